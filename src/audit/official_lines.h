#ifndef GB_AUDIT_OFFICIAL_LINES_H
#define GB_AUDIT_OFFICIAL_LINES_H

#include "draw/document.h"

/* The lines of text on finished pages, as a rule of a standard sees them; between official*.c only. */
typedef struct gb_page_line {
	size_t page;
	uint32_t element; /* GB_NO_ELEMENT: running matter */
	gb_element_kind kind;
	int level; /* of a heading */
	double baseline, left, right;
	double size;        /* of its largest run */
	const gb_face *han; /* of its first Han character; NULL: it has none */
	uint32_t han_character;
	double size_of_han;
	double pitch;     /* the least distance of two Han characters beside each other; 0: none */
	gb_colour colour; /* of its first run */
	gb_str text;      /* of all its runs */
	bool form;        /* stands in a part of 版头, 署名 or 版记 */
	bool turned;
	double ink_top; /* of its first character, on the page */
	bool says_page; /* holds the page's number */
	gb_place place;
} gb_page_line;

/* In the order of the pages, and of painting on each; in `arena`. */
const gb_page_line *gb_page_lines(gb_arena *arena, const gb_document *document, size_t *count);
/* The part of the form on the page, from `*from` on, which is moved behind it; NULL: none is left. */
const gb_mark_box *gb_page_form(const gb_page *page, gb_form_part part, size_t *from);

#endif
