#ifndef GB_COMPOSE_FORM_H
#define GB_COMPOSE_FORM_H

#include "compose/item.h"

/*
 * The parts of an official document that are neither text nor tables (GB/T 9704-2012): 版头, 附件说明,
 * 署名 and 版记. What they say is the issue's; their places are the standard's.
 */

/* A line of a form in one language. */
typedef struct gb_form_line {
	gb_set set;
	double width; /* of its one line; 0 where it may break */
} gb_form_line;

/* Words as a line, with an element of their own; false after faults. `align` as in gb_spans_shape. */
bool gb_form_words(gb_composer *compose, const gb_style *style, gb_lang lang, gb_str words,
	int align, gb_place place, gb_form_line *out);
/* Prose of the layout, likewise. */
bool gb_form_prose(gb_composer *compose, const gb_style *style, gb_lang lang, const gb_prose *prose,
	const gb_scope_of *scope, gb_form_line *out);
/* A number that the form gives out itself: 1. of an attachment. */
bool gb_form_number(gb_composer *compose, const gb_style *style, gb_lang lang, gb_str number,
	gb_place place, gb_form_line *out);
/* Words, and a fact of the issue behind them; either may be NULL. */
typedef struct gb_form_piece {
	const char *words, *fact;
} gb_form_piece;

/* Several pieces as one line. */
bool gb_form_pieces(gb_composer *compose, const gb_style *style, gb_lang lang,
	const gb_form_piece *pieces, size_t count, gb_place place, gb_form_line *out);
/* What a reference such as "issue.mark" says. It is a fault when the issue does not. */
bool gb_form_fact(gb_composer *compose, const gb_style *style, gb_lang lang, const char *fact,
	const char *before, const char *after, gb_place place, gb_form_line *out);
/* A label that text goes on behind ends in a whole colon, not in the half one of a line's end; in English
 * with a blank. */
void gb_form_whole(gb_form_line *label, gb_lang lang);
/* Sets the first line with its left edge at x and its top at y. */
void gb_form_place(gb_composer *compose, gb_form_line *line, double x, double y, gb_box *box);
/* One Han width of the style: 一字. */
double gb_form_em(const gb_style *style);
/* Records where a part of the form stands, for `gongbao check --official`. */
void gb_form_mark(gb_composer *compose, gb_form_part part, gb_rect rect, gb_place place);

#endif
