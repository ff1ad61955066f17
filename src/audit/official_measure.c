/* What rules look at: lines, parts of the form, lengths against what they have to be. */
#include "audit/official_part.h"

#include "base/utf8.h"
#include "text/class.h"

#include <math.h>

bool gb_lint_is_size(double size, double wanted)
{
	return fabs(size - wanted) < SIZE_SLACK;
}

bool gb_lint_in_role(const gb_lint *l, const gb_page_line *line, const char *role_name)
{
	const gb_font_role *role = gb_font_role_find(l->document->fonts, gb_str_of(role_name));

	/* A fallback of the role is the role's, where the character needs it. */
	return role != NULL && line->han != NULL &&
		   gb_font_role_face(l->document->fonts, role, line->han_character, GB_LANG_ZH) ==
			   line->han;
}

/* The left edge of the type area, whose bound side changes from page to page. */
double gb_lint_area_left(size_t page)
{
	return page % 2 == 0 ? INNER : SHEET_WIDTH - INNER - AREA_WIDTH;
}

/* A line of the text proper: paragraphs and headings in 三号 that are no part of the form. */
bool gb_lint_is_body(const gb_page_line *line)
{
	return !line->turned && !line->form && gb_lint_is_size(line->size_of_han, BODY_SIZE) &&
		   (line->kind == GB_ELEMENT_PARAGRAPH ||
			   (line->kind == GB_ELEMENT_HEADING && line->level > 1));
}

gb_str gb_lint_mm_text(const gb_lint *l, double points)
{
	gb_buf text = gb_buf_new(l->arena);

	gb_buf_number(&text, points / MM, 2);
	gb_buf_text(&text, " mm");
	return gb_buf_taken(&text);
}

/* A length against what it has to be. */
gb_measured gb_lint_length(
	const gb_lint *l, double measured, double wanted, double slack, gb_place place)
{
	const gb_str exact = gb_lint_mm_text(l, wanted), within = gb_lint_mm_text(l, slack);

	return (gb_measured){
		.deviates = fabs(measured - wanted) > slack + 1e-6,
		.measured = gb_lint_mm_text(l, measured),
		.required = slack > NEAR + 1e-6 ? gb_str_format(l->arena, "%.*s ± %.*s", (int)exact.n,
											  exact.p, (int)within.n, within.p)
										: exact,
		.place = place,
	};
}

gb_measured gb_lint_words(
	const gb_lint *l, bool right, gb_str found, const char *wanted, gb_place place)
{
	(void)l;
	return (gb_measured){
		.deviates = !right,
		.measured = found,
		.required = gb_str_of(wanted),
		.place = place,
	};
}

gb_measured gb_lint_none(void)
{
	return (gb_measured){ .absent = true };
}

/* The part of the form, on the first page that has it. */
const gb_mark_box *gb_lint_part_of(const gb_lint *l, gb_form_part part, size_t *page)
{
	for (size_t p = 0; p < l->document->page_count; p++) {
		size_t from = 0;
		const gb_mark_box *box = gb_page_form(&l->document->pages[p], part, &from);

		if (box != NULL) {
			*page = p;
			return box;
		}
	}
	return NULL;
}

/* The line that stands in a part of the form. */
const gb_page_line *gb_lint_line_in(const gb_lint *l, const gb_mark_box *box, size_t page)
{
	for (size_t i = 0; i < l->count; i++) {
		const gb_page_line *line = &l->lines[i];

		if (line->page == page && line->form && line->baseline > box->rect.y &&
			line->baseline < box->rect.y + box->rect.height + 1.0 &&
			line->left >= box->rect.x - 2.0 && line->left < box->rect.x + box->rect.width)
			return line;
	}
	return NULL;
}

const gb_page_line *gb_lint_title_line(const gb_lint *l, size_t index)
{
	for (size_t i = 0; i < l->count; i++)
		if (l->lines[i].kind == GB_ELEMENT_HEADING && l->lines[i].level == 1 && index-- == 0)
			return &l->lines[i];
	return NULL;
}
