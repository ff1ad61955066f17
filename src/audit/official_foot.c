/* 署名, 版记 and page numbers (GB/T 9704-2012, 7.3.5, 7.4, 7.5). */
#include "audit/official_part.h"

#include "base/utf8.h"
#include "text/class.h"

#include <math.h>

static gb_measured date_place(const gb_lint *l)
{
	size_t page;
	const gb_mark_box *box = gb_lint_part_of(l, GB_FORM_DATE, &page);

	if (box == NULL)
		return gb_lint_none();

	const double right = gb_lint_area_left(page) + AREA_WIDTH - box->rect.x - box->rect.width;
	return gb_lint_words(l,
		fabs(right - 4.0 * CHARACTER) < CHARACTER / 4.0 ||
			right > 2.0 * CHARACTER - CHARACTER / 4.0,
		gb_str_format(l->arena, "%.1f characters from the right", right / CHARACTER),
		"four characters from the right with a seal, at least two without", box->place);
}

/* Never alone: text stands above it on its page. */
static gb_measured signature_company(const gb_lint *l)
{
	size_t page;
	const gb_mark_box *box = gb_lint_part_of(l, GB_FORM_SIGNATURE, &page);

	if (box == NULL)
		return gb_lint_none();
	for (size_t i = 0; i < l->count; i++)
		if (l->lines[i].page == page && gb_lint_is_body(&l->lines[i]) &&
			l->lines[i].baseline < box->rect.y)
			return gb_lint_words(
				l, true, GB_STR("with the text"), "on a page with text", box->place);
	return gb_lint_words(l, false, gb_str_format(l->arena, "alone on page %zu", page + 1),
		"on a page with text", box->place);
}

static gb_measured colophon_edge(const gb_lint *l)
{
	const size_t last = l->document->page_count - 1;
	const gb_mark_box *box, *lowest = NULL;
	size_t from = 0;

	while ((box = gb_page_form(&l->document->pages[last], GB_FORM_OUTER_RULE, &from)) != NULL)
		lowest = box;
	return lowest == NULL
			   ? gb_lint_words(l, false, GB_STR("none on the last page"), "版记", l->issue->place)
			   : gb_lint_length(l, lowest->rect.y + lowest->rect.height, TOP + AREA_HEIGHT, NEAR,
					 lowest->place);
}

static gb_measured colophon_rules(const gb_lint *l)
{
	const size_t last = l->document->page_count - 1;
	double worst = 0.0;
	const gb_mark_box *box, *found = NULL;

	for (int part = GB_FORM_OUTER_RULE; part <= GB_FORM_INNER_RULE; part++) {
		const double wanted = part == GB_FORM_OUTER_RULE ? 0.35 * MM : 0.25 * MM;
		size_t from = 0;

		while ((box = gb_page_form(&l->document->pages[last], (gb_form_part)part, &from)) != NULL) {
			worst = fmax(worst, fabs(box->rect.height - wanted));
			worst = fmax(worst, fabs(box->rect.width - AREA_WIDTH));
			found = box;
		}
	}
	return found == NULL ? gb_lint_none()
						 : gb_lint_words(l, worst < 0.02 * MM,
							   gb_str_format(l->arena, "off by at most %.2f mm", worst / MM),
							   "156 mm wide; 0.35 mm, within 0.25 mm", found->place);
}

static gb_measured colophon_type(const gb_lint *l)
{
	static const gb_form_part parts[] = { GB_FORM_COPIES, GB_FORM_PRINTER };
	const size_t last = l->document->page_count - 1;

	for (size_t k = 0; k < GB_COUNT(parts); k++) {
		size_t from = 0;
		const gb_mark_box *box = gb_page_form(&l->document->pages[last], parts[k], &from);
		const gb_page_line *line = box != NULL ? gb_lint_line_in(l, box, last) : NULL;

		if (line == NULL || line->han == NULL)
			continue;
		const double in = (line->left - gb_lint_area_left(last)) / FOURTH_SIZE;
		const bool right = gb_lint_is_size(line->size_of_han, FOURTH_SIZE) &&
						   gb_lint_in_role(l, line, "fangsong") && fabs(in - 1.0) < 0.1;

		if (!right || k + 1 == GB_COUNT(parts))
			return gb_lint_words(l, right,
				gb_str_format(l->arena, "%.1f pt %.*s, %.2f characters in", line->size_of_han,
					(int)line->han->family.n, line->han->family.p, in),
				"四号 (14 pt) 仿宋, one character in", box->place);
	}
	return gb_lint_none();
}

static gb_measured last_side(const gb_lint *l)
{
	return gb_lint_words(l, l->document->page_count % 2 == 0,
		gb_str_format(l->arena, "page %zu", l->document->page_count), "the last side of a leaf",
		l->issue->place);
}

/* The height of the page number's dash above its baseline is the font's; what is told is where the dash
 * stands, from its own outline. */
static gb_measured number_edge(const gb_lint *l)
{
	double worst = 7 * MM;
	gb_place place = { 0 };
	bool any = false;

	for (size_t i = 0; i < l->count; i++) {
		const gb_page_line *line = &l->lines[i];

		if (!line->says_page || line->element != GB_NO_ELEMENT)
			continue;
		const double top = line->ink_top - TOP - AREA_HEIGHT;

		if (!any || fabs(top - 7 * MM) > fabs(worst - 7 * MM)) {
			worst = top;
			place = line->place;
		}
		any = true;
	}
	return any ? gb_lint_length(l, worst, 7 * MM, NEAR, place)
			   : gb_lint_words(
					 l, false, GB_STR("none"), "page numbers", l->document->elements[0].place);
}

static gb_measured number_side(const gb_lint *l)
{
	for (size_t i = 0; i < l->count; i++) {
		const gb_page_line *line = &l->lines[i];

		if (!line->says_page || line->element != GB_NO_ELEMENT)
			continue;
		const double left = gb_lint_area_left(line->page);
		const double in = line->page % 2 == 0 ? left + AREA_WIDTH - line->right : line->left - left;

		if (fabs(in - FOURTH_SIZE) > NEAR || !gb_lint_is_size(line->size, FOURTH_SIZE))
			return gb_lint_words(l, false,
				gb_str_format(l->arena, "%.1f characters in, %.1f pt, page %zu", in / FOURTH_SIZE,
					line->size, line->page + 1),
				"四号, one character in: right on odd pages, left on even ones", line->place);
	}
	return gb_lint_words(l, true, GB_STR("one character in, 四号"),
		"四号, one character in: right on odd pages, left on even ones",
		l->document->elements[0].place);
}

static gb_measured number_pages(const gb_lint *l)
{
	for (size_t p = 0; p < l->document->page_count; p++) {
		bool numbered = false, text = false;

		for (size_t i = 0; i < l->count; i++) {
			const gb_page_line *line = &l->lines[i];

			numbered = numbered || (line->page == p && line->says_page);
			text = text || (line->page == p && line->element != GB_NO_ELEMENT && !line->form);
		}
		if (numbered != (text || p == 0))
			return gb_lint_words(l, false,
				gb_str_format(l->arena, "page %zu %s a number", p + 1, numbered ? "has" : "lacks"),
				"on each page but blank ones and one that carries only 版记", l->issue->place);
	}
	return gb_lint_words(l, true, GB_STR("where they belong"),
		"on each page but blank ones and one that carries only 版记", l->issue->place);
}

const gb_official_rule gb_official_foot_rules[] = {
	{ "7.3.5", "成文日期 place of the date", date_place },
	{ "7.3.5", "署名 company of the signature", signature_company },
	{ "7.4.1", "版记 last rule", colophon_edge },
	{ "7.4.1", "版记 rules", colophon_rules },
	{ "7.4.2", "抄送 type of the colophon", colophon_type },
	{ "7.4.1", "版记 side of the leaf", last_side },
	{ "7.5", "页码 dash below the type area", number_edge },
	{ "7.5", "页码 place of the number", number_side },
	{ "7.5", "页码 pages with a number", number_pages },
	{ NULL, NULL, NULL },
};
