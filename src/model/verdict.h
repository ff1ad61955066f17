#ifndef GB_MODEL_VERDICT_H
#define GB_MODEL_VERDICT_H

#include "model/policy.h"

/*
 * Judging: a pure function from target, readings, policy and date to a verdict with its trace.
 * Exact decimals, unrounded (D 3.11); missing is never nought and never red (D 3.4).
 */
typedef struct gb_verdict {
	const gb_target *target;
	const gb_reading *actual;   /* NULL: none by as_of */
	const gb_reading *previous; /* ranks: the last published ranking before; NULL: none */
	const gb_reading *decisive; /* ceilings and floors: the worst of the period; else actual */
	int state;                  /* gb_state */
	const gb_lamp *lamp;
	gb_words word;        /* of the state, from the policy */
	gb_decimal rate;      /* completion rate, per cent, rounded for display; flows and levels */
	gb_decimal scheduled; /* scheduled rate, per cent (序时进度); missing for growth */
	gb_decimal gap;       /* what the rule measured, rounded for display */
	gb_decimal exact_gap, gap_divisor; /* the same as a fraction, for scores */
	bool gap_points;        /* gap is in percentage points, or per cent of the target where the
	                                  * rule says so, not in the indicator's unit */
	int places;             /* decimals that `actual` needs so that print and verdict agree
	                                  * (D 3.11); -1: as the indicator says */
	gb_decimal base_change; /* target against its base where comparable: points for growth and
	                                  * shares, else per cent */
	gb_decimal band;        /* of an "around" target */
	size_t steps, steps_done, steps_due; /* milestones and works with a list: how many there are,
	                                      * are done, and were to be done by the reading's day */
	bool met;                            /* the target's own condition holds for the reading */
	bool by_person;
	const gb_judgement *changed; /* by hand, instead of the policy's verdict; NULL: it was not */
	int computed;                /* gb_state by the policy; of what was changed by hand */
	int status;                  /* gb_value_status of what it rests on */
	/* The trace (D 3.6): what `gongbao explain` prints. */
	const gb_rule *rule;    /* NULL: none was needed */
	const gb_limit *limit;  /* the line of the policy that decided */
	int before;             /* gb_state in the last issue; -1: not known, or another promise then */
	const gb_limit *unkept; /* hysteresis: the line that would have decided without the last issue's
	                         * state; NULL: the same */
	const gb_schedule *schedule;
	int schedule_kind; /* resolved: never DEFAULT */
	int months;        /* elapsed of the period */
	gb_words formula;  /* in words, with the figures: 1050 ÷ 2100 × 100% = 50.0% */
	gb_words reason;   /* one sentence */
} gb_verdict;

typedef struct gb_verdicts {
	const gb_verdict *items; /* in the order of ledger->targets */
	size_t count;
	size_t by_state[GB_STATE_COUNT];
	gb_date as_of;
} gb_verdicts;

/* Judges every target at the as_of. NULL after faults (an "around" without a band …). */
const gb_verdicts *gb_verdicts_judge(gb_arena *arena, const gb_ledger *ledger, gb_diags *diags);
/*
 * The same after the issue `before` (NULL: none), whose states the policy's hysteresis keeps (D 3.5).
 * Without it they are those that the issue declares ("states_before"); a declared state that is not
 * the one of `before` is a fault. Where a policy with hysteresis judges an issue that has one before
 * it and neither is given, that is a warning ("no-states-before").
 */
const gb_verdicts *gb_verdicts_judge_after(
	gb_arena *arena, const gb_ledger *ledger, const gb_verdicts *before, gb_diags *diags);
const gb_verdict *gb_verdict_find(const gb_verdicts *verdicts, const gb_target *target);
/* What is expected of a target by a date, per cent of its value; missing when nothing is yet due. */
gb_decimal gb_schedule_expected(const gb_policy *policy, const gb_target *target, gb_date as_of);
const char *gb_state_word(int state); /* "slightly-behind" */

/* Who judged by hand, on what day and why; empty where nobody did, or where it is not known who. */
typedef struct gb_person {
	gb_words by, reason;
	gb_date date;
} gb_person;
gb_person gb_verdict_person(const gb_verdict *verdict);
/* The whole trace as lines of text for `gongbao explain`. */
gb_str gb_verdict_explain(
	gb_arena *arena, const gb_ledger *ledger, const gb_verdict *verdict, gb_lang lang);

#endif
