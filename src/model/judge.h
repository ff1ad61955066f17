#ifndef GB_MODEL_JUDGE_H
#define GB_MODEL_JUDGE_H

#include "model/schedule.h"
#include "model/verdict.h"

/* What judge.c found out, for trace.c to put into words. Internal to model/. */
typedef enum gb_cause {
	GB_CAUSE_PERSON,         /* a person decided */
	GB_CAUSE_CHANGED,        /* a person decided otherwise than the policy */
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
	GB_CAUSE_NO_RANKING,     /* no ranking has been published yet */
	GB_CAUSE_DONE,           /* a milestone is done */
	GB_CAUSE_IN_PROGRESS,    /* not due yet, and what was due of it is done */
	GB_CAUSE_NOT_DONE,       /* not done on the very day it was due */
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
	const gb_step *late; /* milestones: the step overdue for longest; NULL: none is */
} gb_judging;

static inline void gb_judging_conclude(
	gb_judging *judging, gb_verdict *verdict, int state, gb_cause cause)
{
	verdict->state = state;
	judging->cause = cause;
}

/* judge_milestone.c: done in time, in progress, late by days. */
void gb_judge_milestone(gb_judging *judging, gb_verdict *verdict);
/* The day a step is due. */
gb_date gb_step_due(const gb_target *target, const gb_step *step);

/* states_before.c: the state of a target in the last issue, or -1 where it is not known or was of
 * another promise. `before`: the verdicts of that issue, or NULL. */
int gb_state_before(const gb_ledger *ledger, const gb_verdicts *before, const gb_target *target);
/* Declared states against those of the issue given; a warning where hysteresis has neither. */
bool gb_states_before_check(
	gb_arena *arena, const gb_ledger *ledger, const gb_verdicts *before, gb_diags *diags);

/* What a rule measures, in words: "gap to schedule". */
const char *gb_measure_name(int measure, gb_lang lang);
/* Fills formula and reason of the verdict. */
void gb_trace_write(gb_arena *arena, const gb_judging *judging, gb_verdict *verdict);

#endif
