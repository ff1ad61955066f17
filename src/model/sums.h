#ifndef GB_MODEL_SUMS_H
#define GB_MODEL_SUMS_H

#include "model/ledger.h"

/*
 * Totals against their parts (D 3.10): what is declared to be a part of something ("parts_of"), and
 * the areas of an indicator that says so ("sum_of_areas"). Parts that truly do not sum are a fault
 * of the data; where only rounding parts them, tables say so beside the total.
 */

/* A total whose parts, as they are printed, do not add up to it. */
typedef struct gb_rounded_sum {
	const gb_target *target;   /* of the target's value, or NULL */
	const gb_reading *reading; /* of the reading, or NULL */
} gb_rounded_sum;

bool gb_sum_rounds_target(const gb_ledger *ledger, const gb_target *target);
bool gb_sum_rounds_reading(const gb_ledger *ledger, const gb_reading *reading); /* NULL: no */
/* "Due to rounding, parts may not add up to totals." */
gb_words gb_rounding_note(void);

#endif
