#ifndef GB_MODEL_JUDGE_H
#define GB_MODEL_JUDGE_H

#include "model/schedule.h"
#include "model/verdict.h"

/* What judge.c found out, for trace.c to put into words. Internal to model/. */
typedef enum gb_cause {
	GB_CAUSE_PERSON,         /* a person decided */
	GB_CAUSE_NOT_BEGUN,      /* the period lies ahead */
	GB_CAUSE_NO_READING,     /* due, and nothing reported */
	GB_CAUSE_NOTHING_DUE,    /* nothing is due yet */
	GB_CAUSE_STALE,          /* the last reading is from before the day it was due */
	GB_CAUSE_NO_OPERAND,     /* the series or base it is measured against is missing */
	GB_CAUSE_NO_PERCENT,     /* the rule wants per cents of a target of nought */
	GB_CAUSE_ACHIEVED,       /* met, and the period is over */
	GB_CAUSE_ACHIEVED_EARLY, /* met before the end, and it cannot be lost any more */
	GB_CAUSE_LIMIT,          /* a line of the policy */
	GB_CAUSE_MET,            /* the condition holds, which no line of the policy may deny */
	GB_CAUSE_MISSED,         /* the condition fails, which no line of the policy may hide */
	GB_CAUSE_STRETCH,        /* a stretch goal that would be behind */
	GB_CAUSE_COUNT,
} gb_cause;

typedef struct gb_judging {
	const gb_ledger *ledger;
	const gb_policy *policy;
	gb_date as_of;
	const gb_target *target;
	const gb_reading *other; /* the series of COMPARE, the base of MULTIPLE */
	gb_decimal goal;         /* what the reading is measured against, in the unit */
	gb_decimal bound;        /* the goal with its band: where the condition begins to hold */
	bool strict;
	int side; /* 1: at least the bound, -1: at most, 0: exactly */
	gb_expected expected;
	bool base_path; /* a level that is expected on the way from its base */
	gb_cause cause;
} gb_judging;

/* The less certain of two gb_value_status: what rests on both is no better. */
int gb_status_worse(int a, int b);
/* Fills formula and reason of the verdict. */
void gb_trace_write(gb_arena *arena, const gb_judging *judging, gb_verdict *verdict);

#endif
