#ifndef GB_AUDIT_PART_H
#define GB_AUDIT_PART_H

#include "audit/audit.h"

/* Inside auditing: the characters that pages promise, and those that a finished file shows. White
 * space is in neither: every reader makes its own of it. */

#define GB_NO_FIGURE UINT32_MAX
#define GB_NO_MATCH UINT32_MAX

/* Which way text runs on the page as shown: from the left, down, from the right, up. A slanted
 * line is counted to the nearest. */
typedef enum gb_heading_of_text {
	GB_TEXT_RIGHT,
	GB_TEXT_DOWN,
	GB_TEXT_LEFT,
	GB_TEXT_UP,
	GB_TEXT_WAYS
} gb_heading_of_text;

/* A character that a composed page promises. */
typedef struct gb_promised_char {
	uint32_t scalar;
	uint32_t figure; /* index in the list, or GB_NO_FIGURE */
	uint32_t match;  /* index of the found character, or GB_NO_MATCH */
	gb_point at;     /* where it begins on the baseline, on the page as shown */
	double size;
	gb_heading_of_text way;
} gb_promised_char;

typedef struct gb_promised_page {
	double width, height; /* as shown */
	gb_promised_char *chars;
	size_t count;
	size_t first_figure, figure_count; /* in the list */
} gb_promised_page;

/* A character that a finished file shows: its box, from where it begins to where the next does. */
typedef struct gb_found_char {
	uint32_t scalar;
	uint32_t match; /* index of the promised character, or GB_NO_MATCH */
	gb_rect box;
} gb_found_char;

typedef struct gb_found_page {
	double width, height;
	gb_found_char *chars;
	size_t count;
} gb_found_page;

typedef struct gb_finished {
	gb_found_page *pages;
	size_t count;
} gb_finished;

/* White space and characters without a shape: not compared. */
bool gb_audit_is_space(uint32_t scalar);
/* ASCII and full-width digits: what a figure is made of. */
bool gb_audit_is_digit(uint32_t scalar);

/* promise.c: the characters of every page, and the list of figures they print. */
gb_promised_page *gb_audit_promise(
	gb_arena *arena, const gb_document *document, gb_audit_list *list);
/* forms.c: what the ledger itself writes for each figure, in both languages; false with faults
 * where its value is another. */
bool gb_audit_forms(
	gb_arena *arena, const gb_composed *composed, gb_audit_list *list, gb_diags *diags);
/* poppler.c: NULL with a fault at `place` when the bytes are no PDF that can be read. */
gb_finished *gb_finished_read(gb_arena *arena, gb_str bytes, gb_place place, gb_diags *diags);
/* svg.c: the one page of an SVG, on its sheet; NULL with a fault where it cannot be read. `*page`: its
 * number in the document, 0 when the file does not say. */
gb_finished *gb_svg_read(
	gb_arena *arena, gb_str bytes, gb_place place, size_t *page, gb_diags *diags);
/* Of one that could be read: whether its bytes are those that were written; a fault where not. */
bool gb_svg_is_whole(gb_str bytes, gb_place place, gb_diags *diags);
/* match.c: pairs the characters of two pages by where they stand. */
void gb_audit_match(gb_arena *arena, gb_promised_page *promised, gb_found_page *found);
/* compare.c: every difference is a fault. `pages` is of the whole document. */
bool gb_audit_compare(gb_arena *arena, const gb_audit_file *file, const gb_audit_list *list,
	gb_promised_page *pages, gb_finished *finished, gb_place place, gb_diags *diags);

#endif
