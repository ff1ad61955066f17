#ifndef GB_TEXT_TITLE_H
#define GB_TEXT_TITLE_H

#include "base/arena.h"
#include "text/paragraph.h"

/*
 * The shape of a title's lines: a trapezoid (each line shorter than the one above, or each longer) or a
 * diamond, never a block of equal lines nor an hourglass (GB/T 9704-2012, 7.3.1).
 */

/* Of the breaks of a shaped paragraph those between words stay; the others are taken only where nothing
 * else is left. */
void gb_title_keep_words(gb_arena *arena, gb_paragraph *paragraph);

/* More opportunities than a title has; with more the shape is left to chance. */
#define GB_TITLE_MOST 96

/* What the chooser has to know of the line between two opportunities. */
typedef struct gb_title_lines {
	const void *context;
	double (*cost)(const void *context, size_t from, size_t to); /* INFINITY: it does not fit */
	double (*width)(const void *context, size_t from, size_t to);
	double em;
} gb_title_lines;

/* from[to]: where the line that ends at opportunity `to` begins, for the lines of the best shape from
 * 0 to count-1. `count` is at least 2 and at most GB_TITLE_MOST; one line that ends at each opportunity
 * and begins at the one before must have a cost below INFINITY. */
void gb_title_choose(gb_arena *arena, const gb_title_lines *lines, size_t count, size_t *from);

#endif
