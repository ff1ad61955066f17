#ifndef GB_MODEL_MARKUP_H
#define GB_MODEL_MARKUP_H

#include "model/ledger.h"

/*
 * Inline markup of one paragraph, or of one item of a list ("- " before it), read by cmark (the only file that knows it). The text comes with
 * its references taken out: each is GB_MARK_REFERENCE, an escaped star GB_MARK_STAR. Internal to
 * model/.
 */
#define GB_MARK_REFERENCE "\xEE\x80\x80" /* U+E000 */
#define GB_MARK_STAR "\xEE\x80\x81"      /* U+E001 */

typedef struct gb_markup_run {
	gb_inline_kind kind; /* TEXT or BREAK */
	bool soft;           /* BREAK: a line end of the data, not of the text */
	gb_str text;
	unsigned style;
	gb_str uri;
} gb_markup_run;

/* The runs in order, and whether they are an item of a list; false with a fault for anything that is
 * not inline markup. */
bool gb_markup_read(gb_arena *arena, gb_str text, gb_place place, gb_markup_run **runs,
	size_t *count, bool *item, gb_diags *diags);

#endif
