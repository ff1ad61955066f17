/* The sheet, its grid and its type (GB/T 9704-2012, 5). */
#include "audit/official_part.h"

#include "base/utf8.h"
#include "text/class.h"

#include <math.h>

static gb_measured sheet(const gb_lint *l)
{
	for (size_t p = 0; p < l->document->page_count; p++) {
		const gb_rect trim = l->document->pages[p].trim;

		if (fabs(trim.width - SHEET_WIDTH) > NEAR || fabs(trim.height - SHEET_HEIGHT) > NEAR)
			return gb_lint_words(l, false,
				gb_str_format(l->arena, "%.0f × %.0f mm on page %zu", trim.width / MM,
					trim.height / MM, p + 1),
				"210 × 297 mm", l->document->elements[0].place);
	}
	return gb_lint_words(
		l, true, GB_STR("210 × 297 mm"), "210 × 297 mm", l->document->elements[0].place);
}

/* The top of the first line's cell in the grid, on whichever page it is farthest from its place. */
static gb_measured top_margin(const gb_lint *l)
{
	double worst = TOP;
	gb_place place = { 0 };
	bool any = false;

	for (size_t i = 0; i < l->count; i++) {
		const gb_page_line *line = &l->lines[i];
		const bool first = i == 0 || l->lines[i - 1].page != line->page ||
						   l->lines[i - 1].element == GB_NO_ELEMENT;

		if (!first || !gb_lint_is_body(line))
			continue;
		const double top = line->baseline - EM_MIDDLE * line->size_of_han - LINE / 2.0;

		if (!any || fabs(top - TOP) > fabs(worst - TOP)) {
			worst = top;
			place = line->place;
		}
		any = true;
	}
	return any ? gb_lint_length(l, worst, TOP, MM, place) : gb_lint_none();
}

static gb_measured bound_margin(const gb_lint *l)
{
	double worst = INNER;
	gb_place place = { 0 };
	bool any = false;

	for (size_t p = 0; p < l->document->page_count; p++) {
		double left = SHEET_WIDTH;
		const gb_page_line *leftmost = NULL;

		for (size_t i = 0; i < l->count; i++)
			if (l->lines[i].page == p && gb_lint_is_body(&l->lines[i]) && l->lines[i].left < left &&
				l->lines[i].han != NULL) {
				leftmost = &l->lines[i];
				left = leftmost->left;
			}
		/* Only a page with a full line tells where its text begins. */
		if (leftmost == NULL || leftmost->right - leftmost->left < AREA_WIDTH - 2.0 * CHARACTER)
			continue;
		const double margin = left - gb_lint_area_left(p) + INNER;

		if (!any || fabs(margin - INNER) > fabs(worst - INNER)) {
			worst = margin;
			place = leftmost->place;
		}
		any = true;
	}
	return any ? gb_lint_length(l, worst, INNER, MM, place) : gb_lint_none();
}

static gb_measured area_width(const gb_lint *l)
{
	double widest = 0.0;
	gb_place place = { 0 };

	for (size_t i = 0; i < l->count; i++) {
		const gb_page_line *line = &l->lines[i];
		size_t length_of = 0;

		if (!gb_lint_is_body(line) || line->text.n < 3)
			continue;
		/* Only lines that end in a Han character fill their last square. */
		if (!gb_char_is_ideographic(gb_utf8_at(line->text, line->text.n - 3, &length_of)) ||
			length_of != 3)
			continue;
		if (line->right - gb_lint_area_left(line->page) > widest) {
			widest = line->right - gb_lint_area_left(line->page);
			place = line->place;
		}
	}
	return widest > 0.0 ? gb_lint_length(l, widest, AREA_WIDTH, NEAR, place) : gb_lint_none();
}

/* Lines of the text stand on the grid: the one that misses it most. */
static gb_measured line_pitch(const gb_lint *l)
{
	double worst = 0.0;
	gb_place place = { 0 };
	bool any = false;

	for (size_t i = 0; i < l->count; i++) {
		const gb_page_line *line = &l->lines[i];

		if (!gb_lint_is_body(line))
			continue;
		const double at = (line->baseline - EM_MIDDLE * line->size_of_han - TOP) / LINE - 0.5;
		const double off = (at - round(at)) * LINE;

		if (!any || fabs(off) > fabs(worst)) {
			worst = off;
			place = line->place;
		}
		any = true;
	}
	if (!any)
		return gb_lint_none();

	gb_measured found = gb_lint_length(l, LINE + worst, LINE, NEAR, place);
	found.required = gb_str_format(l->arena, "%.2f mm (225/22)", LINE / MM);
	return found;
}

static gb_measured lines_of_page(const gb_lint *l)
{
	double most = 0.0;
	gb_place place = { 0 };

	for (size_t i = 0; i < l->count; i++) {
		const gb_page_line *line = &l->lines[i];

		if (!gb_lint_is_body(line))
			continue;
		const double at = (line->baseline - EM_MIDDLE * line->size_of_han - TOP) / LINE + 0.5;

		if (at > most) {
			most = at;
			place = line->place;
		}
	}
	return most == 0.0
			   ? gb_lint_none()
			   : gb_lint_words(l, most < LINES + 0.1, gb_str_format(l->arena, "at most %.0f", most),
					 "at most 22 on a page", place);
}

static gb_measured character_pitch(const gb_lint *l)
{
	double least = 0.0;
	gb_place place = { 0 };

	for (size_t i = 0; i < l->count; i++) {
		const gb_page_line *line = &l->lines[i];

		if (!gb_lint_is_body(line) || line->pitch == 0.0 || (least > 0.0 && line->pitch >= least))
			continue;
		least = line->pitch;
		place = line->place;
	}
	if (least == 0.0)
		return gb_lint_none();

	gb_measured found = gb_lint_length(l, least, CHARACTER, NEAR, place);
	found.required = gb_str_format(l->arena, "%.2f mm (156/28)", CHARACTER / MM);
	return found;
}

/* Text of another size or role than 三号仿宋 in a paragraph; emphasis by another role is none. */
static gb_measured body_type(const gb_lint *l)
{
	for (size_t i = 0; i < l->count; i++) {
		const gb_page_line *line = &l->lines[i];

		if (line->kind != GB_ELEMENT_PARAGRAPH || line->form || line->turned || line->han == NULL)
			continue;
		if (!gb_lint_is_size(line->size_of_han, BODY_SIZE))
			return gb_lint_words(l, false,
				gb_str_format(l->arena, "%.1f pt on page %zu", line->size_of_han, line->page + 1),
				"三号 (16 pt) 仿宋", line->place);
		if (!gb_lint_in_role(l, line, "fangsong") && !gb_lint_in_role(l, line, "sans") &&
			!gb_lint_in_role(l, line, "kai"))
			return gb_lint_words(l, false,
				gb_str_format(l->arena, "%.*s on page %zu", (int)line->han->family.n,
					line->han->family.p, line->page + 1),
				"三号 (16 pt) 仿宋", line->place);
	}
	return gb_lint_words(
		l, true, GB_STR("三号 (16 pt) 仿宋"), "三号 (16 pt) 仿宋", l->document->elements[0].place);
}

static gb_measured colours(const gb_lint *l)
{
	for (size_t i = 0; i < l->count; i++) {
		const gb_page_line *line = &l->lines[i];

		if (line->element == GB_NO_ELEMENT || line->form)
			continue;
		if (line->kind != GB_ELEMENT_PARAGRAPH && line->kind != GB_ELEMENT_HEADING)
			continue;
		if (line->colour.red + line->colour.green + line->colour.blue > 3 * 0x20)
			return gb_lint_words(l, false,
				gb_str_format(l->arena, "#%02x%02x%02x on page %zu", line->colour.red,
					line->colour.green, line->colour.blue, line->page + 1),
				"black text", line->place);
	}
	return gb_lint_words(
		l, true, GB_STR("black text"), "black text", l->document->elements[0].place);
}

const gb_official_rule gb_official_page_rules[] = {
	{ "5.1", "纸张 sheet", sheet },
	{ "5.2.1", "天头 top margin", top_margin },
	{ "5.2.1", "订口 bound margin", bound_margin },
	{ "5.2.1", "版心 width of the type area", area_width },
	{ "5.2.2", "正文字体 type of the text", body_type },
	{ "5.2.3", "行距 line pitch, farthest off", line_pitch },
	{ "5.2.3", "每面行数 lines of a page", lines_of_page },
	{ "5.2.3", "字距 character pitch, least", character_pitch },
	{ "5.2.4", "颜色 colour of the text", colours },
	{ NULL, NULL, NULL },
};
