#ifndef GB_COMPOSE_FINDING_H
#define GB_COMPOSE_FINDING_H

#include "compose/item.h"

/*
 * What a figure shows, in a sentence made of the figures that it draws and the words of the policy,
 * in each language (D 6.6): how many rows show which lamp and which is furthest behind; where nothing
 * was judged, the highest and the lowest. And where its figures come from.
 */

/* A row of a figure: a target, a result or an area. */
typedef struct gb_finding_row {
	gb_words name;
	const gb_verdict *verdict;               /* NULL: nothing was judged */
	const gb_area *area;                     /* NULL: the row is no area */
	const gb_reading *readings[2];           /* that it shows; NULL: none */
	gb_decimal value;                        /* in one unit for all rows; missing: not compared */
	const gb_resolved *shown[GB_LANG_COUNT]; /* the same in words, where it is known */
} gb_finding_row;

struct gb_finding {
	const gb_finding_row *rows;
	size_t count;
	/* Small multiples: so many indicators of each area follow each other, named by `subjects`. 0: the
	 * rows are of one. */
	size_t stride;
	const gb_words *subjects;
	bool judged; /* with the lamps of the verdicts */
};

/* Adds the sentence, without a full stop. Nothing where there is nothing to tell. */
void gb_finding_put(gb_spans *spans, const gb_finding *finding);
/* Adds the works or the offices that the figures are from, with a date; nothing where none is
 * known. */
void gb_finding_sources(gb_spans *spans, const gb_finding *finding);

#endif
