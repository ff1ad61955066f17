#ifndef GB_MODEL_SCORE_H
#define GB_MODEL_SCORE_H

#include "model/rank.h"

/*
 * Scores for a differentiated assessment, where the policy declares them ("scoring"): each target has
 * full marks when it stands exactly where it should, more for each unit of its rule's measure above
 * that and fewer for each below, between a least and a most. A stretch goal loses none. What a
 * person judged has the marks of its state. What is not due, not reported or not judgeable has no
 * score, which is not nought: it takes no part in the mean.
 */
typedef struct gb_score_total {
	gb_decimal mean; /* weighted by the targets' weights; missing: nothing is scored */
	size_t scored, unscored;
	int status; /* gb_value_status: of the least certain verdict */
} gb_score_total;

/* The score of a verdict to two decimals; missing: it has none. Fills formula with how it came
 * about, e.g. 100 + 2.5 × 1 = 102.5; `formula` may be NULL. */
gb_decimal gb_score_of(
	gb_arena *arena, const gb_policy *policy, const gb_verdict *verdict, gb_str *formula);
/* The weighted mean over the targets of an area (NULL: the whole place), rounded once. */
gb_score_total gb_score_area(
	gb_arena *arena, const gb_ledger *ledger, const gb_verdicts *verdicts, const gb_area *area);
/* The areas ranked by their means. */
gb_ranking gb_score_rank(gb_arena *arena, const gb_ledger *ledger, const gb_verdicts *verdicts);

#endif
