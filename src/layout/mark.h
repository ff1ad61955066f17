#ifndef GB_LAYOUT_MARK_H
#define GB_LAYOUT_MARK_H

#include "layout/layout.h"

/*
 * The raised letter that an uncertain figure carries wherever it is printed, in text, table and
 * chart, with the words that explain it at the foot of the page (D 3.9).
 */
typedef struct gb_status_mark {
	gb_value_status status;
	const char *letter; /* "" where a stamp says it */
	unsigned bit;       /* gb_register */
	const char *words[GB_LANG_COUNT];
} gb_status_mark;

#define GB_STATUS_MARKS 4

/* In the order of the key. */
extern const gb_status_mark gb_status_marks[GB_STATUS_MARKS];
/* The mark of a status; NULL for one that needs none. */
const gb_status_mark *gb_status_mark_of(int status);
/* The style moved up or down by `rise_em` of its size, and smaller: superscripts, subscripts. */
gb_char_style gb_style_moved(const gb_char_style *from, double rise_em);
/* How a mark stands behind text of the style. */
gb_char_style gb_style_raised(const gb_char_style *from);

#endif
