#ifndef GB_MODEL_SCHEDULE_H
#define GB_MODEL_SCHEDULE_H

#include "model/policy.h"

/*
 * What is expected of a target by a day: per cent / parts of its value, kept as a fraction, since
 * 7/12 has no end as a decimal and verdicts are exact. Internal to model/.
 */
typedef struct gb_expected {
	gb_decimal percent; /* missing: nothing is due yet */
	int64_t parts;      /* percent ÷ parts is the rate in per cent */
	int kind;           /* gb_schedule_kind, resolved */
	int months, of_months;
} gb_expected;

gb_expected gb_schedule_at(const gb_policy *policy, const gb_target *target, gb_date day);
/* The day the whole target is due: its own, or the last of the period. */
gb_date gb_target_due(const gb_target *target);
bool gb_expected_whole(gb_expected expected);
/* The rate in per cent, rounded once. */
gb_decimal gb_expected_rate(gb_expected expected, unsigned places, gb_rounding rounding);

#endif
