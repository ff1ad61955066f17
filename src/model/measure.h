#ifndef GB_MODEL_MEASURE_H
#define GB_MODEL_MEASURE_H

#include "model/judge.h"

/*
 * What a reading comes to, held against its target: side, goal, bound, gap and rate, exactly. What
 * follows from it is judge.c's. Internal to model/.
 */

/* A gap kept as a fraction: value ÷ divisor, in the good direction. */
typedef struct gb_margin {
	gb_decimal value, divisor;
	bool points; /* per cent or points, not the indicator's unit */
} gb_margin;

/* Which side of the bound is good: 1 above, -1 below, 0 neither. */
int gb_measure_side(const gb_target *target);
/* What the reading is measured against; missing when the other series or the base is. */
gb_decimal gb_measure_goal(gb_judging *judging, const gb_reading *actual);
/* Where the target's own condition begins to hold, with the band of 左右 (D 3.3). */
void gb_measure_bound(gb_judging *judging);
bool gb_measure_holds(const gb_judging *judging, gb_decimal value);
/* The target has to hold at every reading: floors, ceilings. */
bool gb_measure_at_every(const gb_target *target);
/* Of those the worst reading of the period decides; else `actual`. */
const gb_reading *gb_measure_worst(const gb_judging *judging, const gb_reading *actual);
/* A level on a path starts at its base, not at nought, when the base is known. */
bool gb_measure_on_base_path(const gb_judging *judging);
/* How far `value` is from what is expected, as the rule measures it (gb_measure). */
gb_margin gb_measure_of(const gb_judging *judging, gb_decimal value, int measured);
/* The same for the verdict's reading, as its rule measures it; for a change of rank the places won
 * since the last ranking. */
gb_margin gb_measure_by(const gb_judging *judging, const gb_verdict *verdict);
/* The first line of the rule that the margin reaches. `before`: the state in the last issue
 * (gb_state), which the rule's hysteresis keeps until a limit is passed by its margin; -1: as the
 * limits stand. A better margin never has a worse line. */
const gb_limit *gb_measure_limit(const gb_rule *rule, gb_margin gap, int before);
/* The verdict's gap, rounded so that it shows what decided. `rule`: the one that does, or NULL. */
void gb_measure_set_gap(
	const gb_judging *judging, gb_verdict *verdict, gb_margin gap, const gb_rule *rule);
/* The verdict's completion rate, where its kind has one. */
void gb_measure_set_rate(const gb_judging *judging, gb_verdict *verdict);
/* How many decimals the reading needs so that its print agrees with the verdict (D 3.11). */
void gb_measure_set_places(const gb_judging *judging, gb_verdict *verdict);

#endif
