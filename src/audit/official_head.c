/* 版头, title, addressees and text (GB/T 9704-2012, 7.2 and 7.3). */
#include "audit/official_part.h"

#include "base/utf8.h"
#include "text/class.h"

#include <math.h>

static bool is_red(gb_colour colour)
{
	return colour.red > 2 * colour.green && colour.red > 2 * colour.blue && colour.red > 0x80;
}

static gb_measured copy_number(const gb_lint *l)
{
	size_t page;
	const gb_mark_box *box = gb_lint_part_of(l, GB_FORM_COPY_NUMBER, &page);
	const gb_page_line *line = box != NULL ? gb_lint_line_in(l, box, page) : NULL;

	if (line == NULL)
		return gb_lint_none();

	const double top = line->baseline - EM_MIDDLE * line->size - LINE / 2.0;
	return gb_lint_words(l,
		line->text.n == 6 && gb_lint_is_size(line->size, BODY_SIZE) && fabs(top - TOP) < NEAR &&
			fabs(line->left - gb_lint_area_left(page)) < CHARACTER / 4.0,
		gb_str_format(l->arena, "\"%.*s\", %.1f pt, line %.0f, %.1f mm in", (int)line->text.n,
			line->text.p, line->size, (top - TOP) / LINE + 1.0,
			fabs(line->left - gb_lint_area_left(page)) / MM),
		"six digits in 三号 at the top left of the type area", box->place);
}

static gb_measured label(const gb_lint *l, gb_form_part part)
{
	size_t page;
	const gb_mark_box *box = gb_lint_part_of(l, part, &page);
	const gb_page_line *line = box != NULL ? gb_lint_line_in(l, box, page) : NULL;

	if (line == NULL)
		return gb_lint_none();
	return gb_lint_words(l,
		gb_lint_is_size(line->size_of_han, BODY_SIZE) && line->han != NULL &&
			gb_lint_in_role(l, line, "sans") &&
			fabs(line->left - gb_lint_area_left(page)) < CHARACTER / 4.0,
		gb_str_format(l->arena, "%.1f pt %.*s, %.1f mm in", line->size_of_han,
			line->han != NULL ? (int)line->han->family.n : 0,
			line->han != NULL ? line->han->family.p : "",
			fabs(line->left - gb_lint_area_left(page)) / MM),
		"三号黑体 at the left edge", box->place);
}

static gb_measured secrecy(const gb_lint *l)
{
	return label(l, GB_FORM_SECRECY);
}

static gb_measured urgency(const gb_lint *l)
{
	return label(l, GB_FORM_URGENCY);
}

static gb_measured mark_place(const gb_lint *l)
{
	size_t page;
	const gb_mark_box *box = gb_lint_part_of(l, GB_FORM_MARK, &page);

	return box == NULL ? gb_lint_words(l, false, GB_STR("none"), "发文机关标志", l->issue->place)
					   : gb_lint_length(l, box->rect.y - TOP, 35 * MM, NEAR, box->place);
}

static gb_measured mark_type(const gb_lint *l)
{
	size_t page;
	const gb_mark_box *box = gb_lint_part_of(l, GB_FORM_MARK, &page);
	const gb_page_line *line = box != NULL ? gb_lint_line_in(l, box, page) : NULL;

	if (line == NULL)
		return gb_lint_none();

	const double middle =
		(line->left + line->right) / 2.0 - gb_lint_area_left(page) - AREA_WIDTH / 2.0;
	return gb_lint_words(l,
		is_red(line->colour) && gb_lint_in_role(l, line, "title") && fabs(middle) < 1.0 * MM,
		gb_str_format(l->arena, "%s, %.*s, %.1f mm off the middle",
			is_red(line->colour) ? "red" : "not red", (int)line->han->family.n, line->han->family.p,
			fabs(middle) / MM),
		"red 小标宋, centred", box->place);
}

static gb_measured number_place(const gb_lint *l)
{
	size_t page, other;
	const gb_mark_box *mark = gb_lint_part_of(l, GB_FORM_MARK, &page);
	const gb_mark_box *number = gb_lint_part_of(l, GB_FORM_NUMBER, &other);

	if (mark == NULL || number == NULL)
		return gb_lint_words(l, false, GB_STR("none"), "发文字号", l->issue->place);

	const double blank =
		(number->rect.y - (LINE - number->rect.height) / 2.0 - mark->rect.y - mark->rect.height) /
		LINE;
	return gb_lint_words(l, fabs(blank - 2.0) <= 0.5, gb_str_format(l->arena, "%.1f lines", blank),
		"two blank lines below the mark", number->place);
}

/* 机关代字〔2026〕8号: six-corner brackets, the year in full, no leading zero, no 第. */
static gb_measured number_form(const gb_lint *l)
{
	const gb_str number = l->issue->document_number;
	const size_t open = gb_str_find(number, GB_STR("〔"));
	const gb_str shown = gb_str_format(l->arena, "\"%.*s\"", (int)number.n, number.p);
	bool right = open != SIZE_MAX && open > 0 && gb_str_ends(number, "号");
	size_t at = open + 3;

	for (size_t i = 0; right && i < 4; i++, at++)
		right = at < number.n && number.p[at] >= '0' && number.p[at] <= '9';
	right = right && gb_str_equal(gb_str_slice(number, at, at + 3), GB_STR("〕"));
	at += 3;
	right = right && at < number.n && number.p[at] >= '1' && number.p[at] <= '9';
	while (right && at < number.n && number.p[at] >= '0' && number.p[at] <= '9')
		at++;
	right = right && at + 3 == number.n;
	return gb_lint_words(l, right, shown, "机关代字〔2026〕8号",
		gb_place_member(l->issue->place, "document_number"));
}

static gb_measured red_rule(const gb_lint *l)
{
	size_t page, other;
	const gb_mark_box *number = gb_lint_part_of(l, GB_FORM_NUMBER, &page);
	const gb_mark_box *rule = gb_lint_part_of(l, GB_FORM_RED_RULE, &other);

	if (number == NULL || rule == NULL)
		return gb_lint_words(l, false, GB_STR("none"), "a red rule", l->issue->place);
	return gb_lint_length(
		l, rule->rect.y - number->rect.y - number->rect.height, 4 * MM, NEAR, rule->place);
}

static gb_measured red_rule_width(const gb_lint *l)
{
	size_t page;
	const gb_mark_box *rule = gb_lint_part_of(l, GB_FORM_RED_RULE, &page);

	return rule == NULL ? gb_lint_none()
						: gb_lint_length(l, rule->rect.width, AREA_WIDTH, NEAR, rule->place);
}

static gb_measured title_type(const gb_lint *l)
{
	const gb_page_line *line = gb_lint_title_line(l, 0);

	if (line == NULL || line->han == NULL)
		return gb_lint_words(l, false, GB_STR("none"), "a title", l->issue->place);

	const double middle =
		(line->left + line->right) / 2.0 - gb_lint_area_left(line->page) - AREA_WIDTH / 2;
	return gb_lint_words(l,
		gb_lint_is_size(line->size_of_han, TITLE_SIZE) && gb_lint_in_role(l, line, "title") &&
			fabs(middle) < 1.0 * MM,
		gb_str_format(l->arena, "%.1f pt %.*s, %.1f mm off the middle", line->size_of_han,
			(int)line->han->family.n, line->han->family.p, fabs(middle) / MM),
		"二号 (22 pt) 小标宋, centred", line->place);
}

static gb_measured title_place(const gb_lint *l)
{
	size_t page;
	const gb_mark_box *rule = gb_lint_part_of(l, GB_FORM_RED_RULE, &page);
	const gb_page_line *line = gb_lint_title_line(l, 0);

	if (rule == NULL || line == NULL)
		return gb_lint_none();

	const double blank = (line->baseline - EM_ASCENT * line->size - rule->rect.y) / LINE;
	return gb_lint_words(l, line->page == page && fabs(blank - 2.0) <= 0.5,
		gb_str_format(l->arena, "%.1f lines", blank), "two blank lines below the red rule",
		line->place);
}

/* A trapezoid or a diamond; no line of one or two characters. */
static gb_measured title_shape(const gb_lint *l)
{
	const gb_page_line *line;
	double before = 0.0, shortest = AREA_WIDTH;
	bool falling = false, right = true;
	size_t count = 0;

	while ((line = gb_lint_title_line(l, count)) != NULL) {
		const double width = line->right - line->left;

		shortest = fmin(shortest, width);
		if (count > 0 && width > before + 1.0 && falling)
			right = false;
		falling = falling || (count > 0 && width < before - 1.0);
		before = width;
		count++;
	}
	if (count < 2)
		return gb_lint_none();
	line = gb_lint_title_line(l, 0);
	return gb_lint_words(l, right && shortest > 2.5 * TITLE_SIZE,
		gb_str_format(
			l->arena, "%zu lines, the shortest of %.0f characters", count, shortest / TITLE_SIZE),
		"a trapezoid or a diamond, no line of one or two characters", line->place);
}

/* The paragraph behind the title that ends with a colon. */
static const gb_page_line *addressees(const gb_lint *l)
{
	const gb_page_line *found = NULL;
	bool behind = false;

	for (size_t i = 0; i < l->count; i++) {
		const gb_page_line *line = &l->lines[i];

		behind = behind || (line->kind == GB_ELEMENT_HEADING && line->level == 1);
		if (!behind || line->kind != GB_ELEMENT_PARAGRAPH || line->form)
			continue;
		if (found == NULL)
			found = line;
		if (line->element != found->element)
			return NULL;
		if (gb_str_ends(line->text, "："))
			return found;
	}
	return NULL;
}

static gb_measured addressees_place(const gb_lint *l)
{
	const gb_page_line *line = addressees(l), *title = NULL, *next;

	if (line == NULL)
		return l->issue->addressees.count == 0
				   ? gb_lint_none()
				   : gb_lint_words(l, false, GB_STR("no line that ends with ："),
						 "主送机关 at the left edge, with a full-width colon", l->issue->place);
	for (size_t i = 0; (next = gb_lint_title_line(l, i)) != NULL; i++)
		title = next;

	const double blank =
		(line->baseline - EM_ASCENT * line->size_of_han - title->baseline - 0.12 * title->size) /
		LINE;
	return gb_lint_words(l,
		fabs(line->left - gb_lint_area_left(line->page)) < CHARACTER / 4.0 && blank > 0.8 &&
			blank < 2.2,
		gb_str_format(l->arena, "%.1f mm in, %.1f lines below the title",
			fabs(line->left - gb_lint_area_left(line->page)) / MM, blank),
		"at the left edge, one blank line below the title", line->place);
}

static gb_measured first_page(const gb_lint *l)
{
	const gb_page_line *to = addressees(l);

	for (size_t i = 0; i < l->count && l->lines[i].page == 0; i++)
		if (l->lines[i].kind == GB_ELEMENT_PARAGRAPH && gb_lint_is_body(&l->lines[i]) &&
			(to == NULL || l->lines[i].element != to->element))
			return gb_lint_words(
				l, true, GB_STR("text on page 1"), "text on page 1", l->lines[i].place);
	return gb_lint_words(l, false, GB_STR("no text on page 1"), "text on page 1", l->issue->place);
}

/* First lines of paragraphs stand two characters in. */
static gb_measured indent(const gb_lint *l)
{
	const gb_page_line *to = addressees(l);
	double worst = 2.0 * CHARACTER;
	gb_place place = { 0 };
	bool any = false;

	for (size_t i = 0; i < l->count; i++) {
		const gb_page_line *line = &l->lines[i];
		const bool first = i == 0 || l->lines[i - 1].element != line->element;
		size_t bytes;

		if (!first || !gb_lint_is_body(line) || (to != NULL && line->element == to->element) ||
			line->kind != GB_ELEMENT_PARAGRAPH || gb_str_starts(line->text, "附件"))
			continue;
		/* A paragraph that goes on from the page before has begun there; a mark has lost its half. */
		if (!gb_char_is_ideographic(gb_utf8_at(line->text, 0, &bytes)))
			continue;
		bool goes_on = false;
		for (size_t k = 0; k < i && !goes_on; k++)
			goes_on = l->lines[k].element == line->element;
		const double in = line->left - gb_lint_area_left(line->page);

		if (goes_on)
			continue;
		if (!any || fabs(in - 2.0 * CHARACTER) > fabs(worst - 2.0 * CHARACTER)) {
			worst = in;
			place = line->place;
		}
		any = true;
	}
	return any ? gb_lint_length(l, worst, 2.0 * CHARACTER, CHARACTER / 4.0, place) : gb_lint_none();
}

/* 一、 in 黑体, （一） in 楷体, 1. and （1） in 仿宋. */
static gb_measured headings(const gb_lint *l)
{
	static const char *const roles[] = { "sans", "kai", "fangsong", "fangsong" };
	static const char *const names[] = { "黑体", "楷体", "仿宋", "仿宋" };

	for (size_t i = 0; i < l->count; i++) {
		const gb_page_line *line = &l->lines[i];
		const int depth = line->level - 2;

		if (line->kind != GB_ELEMENT_HEADING || line->level < 2 || depth > 3 || line->han == NULL)
			continue;
		/* The title of an attachment is set like that of the document. */
		if (gb_lint_is_size(line->size_of_han, TITLE_SIZE))
			continue;
		if (!gb_lint_is_size(line->size_of_han, BODY_SIZE) ||
			!gb_lint_in_role(l, line, roles[depth]))
			return gb_lint_words(l, false,
				gb_str_format(l->arena, "%.*s of %.1f pt, level %d, page %zu",
					(int)line->han->family.n, line->han->family.p, line->size_of_han, depth + 1,
					line->page + 1),
				gb_str_zero(l->arena, gb_str_format(l->arena, "三号 (16 pt) %s", names[depth])),
				line->place);
	}
	return gb_lint_words(l, true, GB_STR("黑体, 楷体, 仿宋 by level"), "黑体, 楷体, 仿宋 by level",
		l->document->elements[0].place);
}

const gb_official_rule gb_official_head_rules[] = {
	{ "7.2.1", "份号 copy number", copy_number },
	{ "7.2.2", "密级 secrecy", secrecy },
	{ "7.2.3", "紧急程度 urgency", urgency },
	{ "7.2.4", "标志上边缘 top of the mark", mark_place },
	{ "7.2.4", "标志 the mark", mark_type },
	{ "7.2.5", "发文字号 form of the number", number_form },
	{ "7.2.5", "发文字号 place of the number", number_place },
	{ "7.2.7", "红线 red rule below the number", red_rule },
	{ "7.2.7", "红线 width of the red rule", red_rule_width },
	{ "7.3.1", "标题 type of the title", title_type },
	{ "7.3.1", "标题 place of the title", title_place },
	{ "7.3.1", "标题 shape of the title", title_shape },
	{ "7.3.2", "主送机关 addressees", addressees_place },
	{ "7.3.3", "首页 first page", first_page },
	{ "7.3.3", "段首 indent of paragraphs", indent },
	{ "7.3.3", "层次 type of the levels", headings },
	{ NULL, NULL, NULL },
};
