#include "model/measure.h"
#include "model/unit.h"

#include <assert.h>

/* Judging: from what measure.c finds and what is expected by now to a state (D 3.4). */

static gb_decimal of(int64_t number)
{
	return gb_decimal_of(number, 0);
}

static void set_change(const gb_judging *judging, gb_verdict *verdict)
{
	const gb_target *target = judging->target;
	const gb_policy *policy = judging->policy;
	const gb_decimal base = target->base == NULL ? (gb_decimal){ 0 } : target->base->value;
	gb_decimal change;

	/* Without a positive base no rate is printed (D 3.8). */
	if (!base.known || !target->value.known || target->comparable == GB_COMPARABLE_NO ||
		target->indicator->unit == NULL || target->base->indicator->unit != target->indicator->unit)
		return;
	change = gb_decimal_subtract(target->value, base);
	if (target->indicator->kind == GB_KIND_RANK)
		verdict->base_change = gb_decimal_negate(change); /* places won */
	else if (target->indicator->unit->type == GB_UNIT_PERCENT)
		verdict->base_change =
			gb_decimal_round(change, (unsigned)policy->gap_decimals, (gb_rounding)policy->rounding);
	else if (gb_decimal_sign(base) > 0 && gb_decimal_sign(target->value) > 0)
		verdict->base_change = gb_decimal_divide(gb_decimal_multiply(change, of(100)), base,
			(unsigned)policy->rate_decimals, (gb_rounding)policy->rounding);
}

/* Without a reading nothing is red: not due, or no data (D 3.4). */
static void judge_missing(gb_judging *judging, gb_verdict *verdict)
{
	verdict->status = GB_VALUE_UNREPORTED;
	/* A rank is due when a ranking is published; by the end of the period one has to be. */
	if (judging->target->indicator->kind == GB_KIND_RANK &&
		gb_date_after(gb_target_due(judging->target), judging->as_of))
		gb_judging_conclude(judging, verdict, GB_STATE_NOT_DUE, GB_CAUSE_NO_RANKING);
	else if (judging->expected.percent.known ||
			 (judging->target->indicator->kind == GB_KIND_MILESTONE && verdict->steps_due > 0))
		gb_judging_conclude(judging, verdict, GB_STATE_NO_DATA, GB_CAUSE_NO_READING);
	else
		gb_judging_conclude(judging, verdict, GB_STATE_NOT_DUE, GB_CAUSE_NOTHING_DUE);
}

static void judge_qualitative(gb_judging *judging, gb_verdict *verdict)
{
	const gb_judgement *judgement = judging->target->judgement;
	const gb_reading *actual = verdict->actual;
	const bool judged = judgement != NULL && !gb_date_after(judgement->date, judging->as_of);
	/* Both spoke: the later one counts. */
	const bool later =
		judged && actual != NULL && gb_date_after(judgement->date, actual->period.to);

	if (actual != NULL && actual->state >= 0 && !later) {
		verdict->by_person = true;
		verdict->status = actual->status;
		gb_judging_conclude(judging, verdict, actual->state, GB_CAUSE_PERSON);
	} else if (judged) {
		verdict->actual = verdict->decisive = NULL; /* the verdict does not rest on it */
		verdict->by_person = true;
		verdict->status = judgement->status;
		gb_judging_conclude(judging, verdict, judgement->state, GB_CAUSE_PERSON);
	} else {
		judge_missing(judging, verdict);
		return;
	}
	/* A person's verdict on a stretch goal keeps the rule: never red. */
	if (judging->target->stretch &&
		(verdict->state == GB_STATE_SLIGHTLY_BEHIND || verdict->state == GB_STATE_FAR_BEHIND))
		verdict->state = GB_STATE_NOT_YET;
}

/* Before its end a target is achieved when it cannot be lost again: what has accumulated stays, a
 * level may fall. */
static bool is_early(const gb_judging *judging)
{
	return judging->side > 0 && gb_kind_accumulates(judging->target->indicator->kind) &&
		   !gb_measure_at_every(judging->target) &&
		   judging->target->qualifier != GB_QUALIFIER_COMPARE;
}

/* The line of the policy, held against the target's own condition where that is due in full. */
static void judge_by_rule(gb_judging *judging, gb_verdict *verdict)
{
	const gb_rule *rule = verdict->rule;
	const gb_margin gap = gb_measure_by(judging, verdict);
	const bool whole = gb_expected_whole(judging->expected);

	/* The first ranking has none before it: only whether the place is good enough is known. */
	if (rule->measure == GB_MEASURE_RANK_CHANGE && verdict->previous == NULL) {
		gb_measure_set_gap(judging, verdict, gap, NULL);
		gb_judging_conclude(judging, verdict,
			verdict->met ? GB_STATE_ON_SCHEDULE : GB_STATE_SLIGHTLY_BEHIND,
			verdict->met ? GB_CAUSE_MET : GB_CAUSE_MISSED);
		return;
	}
	/* There are no per cents of nought; but whether "no accident" was kept is known all the same. */
	if (whole && gap.value.known && gb_decimal_sign(gap.divisor) == 0) {
		gb_judging_conclude(judging, verdict,
			verdict->met ? GB_STATE_ON_SCHEDULE : GB_STATE_SLIGHTLY_BEHIND,
			verdict->met ? GB_CAUSE_MET : GB_CAUSE_MISSED);
		return;
	}
	if (!gap.value.known || !gap.divisor.known || gap.divisor.digits == 0) {
		gb_judging_conclude(judging, verdict, GB_STATE_NOT_JUDGEABLE, GB_CAUSE_NO_PERCENT);
		return;
	}
	gb_measure_set_gap(judging, verdict, gap, rule);
	verdict->limit = gb_measure_limit(rule, gap, verdict->before);
	verdict->unkept = gb_measure_limit(rule, gap, -1);
	if (verdict->unkept == verdict->limit)
		verdict->unkept = NULL;
	gb_judging_conclude(judging, verdict, verdict->limit->state, GB_CAUSE_LIMIT);
	if (verdict->state == GB_STATE_ACHIEVED)
		verdict->state = GB_STATE_AHEAD;
	/* No hysteresis denies that a target is met, or hides that it is missed. */
	if (whole && verdict->met && verdict->state > GB_STATE_ON_SCHEDULE) {
		verdict->limit = verdict->unkept = NULL;
		gb_judging_conclude(judging, verdict, GB_STATE_ON_SCHEDULE, GB_CAUSE_MET);
	}
	if (whole && !verdict->met && verdict->state <= GB_STATE_ON_SCHEDULE) {
		verdict->limit = verdict->unkept = NULL;
		gb_judging_conclude(judging, verdict, GB_STATE_SLIGHTLY_BEHIND, GB_CAUSE_MISSED);
	}
}

static void judge_figure(gb_judging *judging, gb_verdict *verdict)
{
	const gb_target *target = judging->target;
	const gb_reading *actual = verdict->actual;
	const gb_date due = gb_target_due(target);
	const bool due_by_now = judging->expected.percent.known;
	gb_expected whole;

	judging->goal = gb_measure_goal(judging, actual);
	verdict->status = actual->status;
	if (judging->other != NULL)
		verdict->status = gb_status_worse(verdict->status, judging->other->status);
	if (!judging->goal.known || !actual->value.known) {
		gb_judging_conclude(judging, verdict, GB_STATE_NOT_JUDGEABLE, GB_CAUSE_NO_OPERAND);
		return;
	}
	gb_measure_bound(judging);
	verdict->decisive = gb_measure_worst(judging, actual);
	verdict->status = gb_status_worse(verdict->status, verdict->decisive->status);
	verdict->met = gb_measure_holds(judging, verdict->decisive->value);
	gb_measure_set_rate(judging, verdict);
	gb_measure_set_places(judging, verdict);
	/* A cumulative figure is held against the schedule of its own last day, not of a later as_of. */
	judging->expected = gb_schedule_at(judging->policy, target, actual->period.to);
	judging->base_path = gb_measure_on_base_path(judging);
	whole = judging->expected;
	whole.percent = of(100);
	whole.parts = 1;
	if (target->qualifier == GB_QUALIFIER_COMPARE)
		judging->expected = whole; /* the other series is of the same period */
	if (verdict->met && !gb_date_after(due, actual->period.to)) {
		gb_measure_set_gap(judging, verdict, gb_measure_by(judging, verdict), NULL);
		gb_judging_conclude(judging, verdict, GB_STATE_ACHIEVED, GB_CAUSE_ACHIEVED);
		return;
	}
	if (verdict->met && is_early(judging)) {
		if (!judging->expected.percent.known)
			judging->expected = whole;
		gb_measure_set_gap(judging, verdict, gb_measure_by(judging, verdict), NULL);
		gb_judging_conclude(judging, verdict, GB_STATE_ACHIEVED, GB_CAUSE_ACHIEVED_EARLY);
		return;
	}
	if (judging->expected.percent.known) {
		judge_by_rule(judging, verdict);
		return;
	}
	/* Nothing was due by the reading's day: what already holds is judged in full, the rest waits.
	 * A flow that stays under its limit so far proves nothing; one that is over it has missed. */
	judging->base_path = false;
	judging->expected = whole;
	if (!gb_kind_accumulates(target->indicator->kind) ? verdict->met
													  : judging->side < 0 && !verdict->met) {
		judge_by_rule(judging, verdict);
		return;
	}
	gb_measure_set_gap(
		judging, verdict, gb_measure_of(judging, verdict->decisive->value, GB_MEASURE_GAP), NULL);
	judging->expected.percent = (gb_decimal){ 0 };
	if (due_by_now)
		gb_judging_conclude(judging, verdict, GB_STATE_NO_DATA, GB_CAUSE_STALE);
	else
		gb_judging_conclude(judging, verdict, GB_STATE_NOT_DUE, GB_CAUSE_NOTHING_DUE);
}

/* 力争: a higher aim, reported as reached or not yet and never as behind (D 3.3). While it keeps to
 * its schedule it is judged like any other: a goal that is ahead must not look like a warning. */
static void soften_stretch(gb_judging *judging, gb_verdict *verdict)
{
	if (!judging->target->stretch || verdict->by_person ||
		(verdict->state != GB_STATE_SLIGHTLY_BEHIND && verdict->state != GB_STATE_FAR_BEHIND))
		return;
	verdict->limit = NULL;
	gb_judging_conclude(judging, verdict, GB_STATE_NOT_YET, GB_CAUSE_STRETCH);
}

/* 经核实调整: a person's verdict instead of the policy's, for this reading alone. What the policy said
 * stays known; a stretch goal is never red by hand either. */
static void change_by_hand(gb_judging *judging, gb_verdict *verdict)
{
	const gb_judgement *judgement = verdict->actual == NULL ? NULL : verdict->actual->judgement;
	int state;

	if (judgement == NULL || verdict->by_person)
		return;
	state = judgement->state;
	if (judging->target->stretch &&
		(state == GB_STATE_SLIGHTLY_BEHIND || state == GB_STATE_FAR_BEHIND))
		state = GB_STATE_NOT_YET;
	verdict->computed = verdict->state;
	verdict->changed = judgement;
	verdict->by_person = true;
	verdict->limit = verdict->unkept = NULL;
	verdict->status = gb_status_worse(verdict->status, judgement->status);
	gb_judging_conclude(judging, verdict, state, GB_CAUSE_CHANGED);
}

static void warn_idle(gb_arena *arena, const gb_verdict *verdict, gb_diags *diags)
{
	if (verdict->changed != NULL && verdict->computed == verdict->state)
		gb_warn(diags, gb_place_member(verdict->changed->place, "state"), "idle-judgement",
			gb_str_format(
				arena, "\"%s\", which the policy says too", gb_state_word(verdict->state)),
			GB_STR("a verdict that differs from the policy's"),
			GB_STR("remove the judgement: it changes nothing but that a person answers for it"));
}

/* What the schedule expects on the reading's day, whatever the verdict came to rest on. */
static void set_scheduled(const gb_judging *judging, gb_verdict *verdict)
{
	const gb_policy *policy = judging->policy;
	const int kind = judging->target->indicator->kind;
	const gb_expected expected = gb_schedule_at(policy, judging->target,
		verdict->actual == NULL ? judging->as_of : verdict->actual->period.to);

	verdict->months = expected.months;
	if (kind == GB_KIND_GROWTH || kind == GB_KIND_CEILING || kind == GB_KIND_QUALITATIVE ||
		kind == GB_KIND_MILESTONE || expected.kind == GB_SCHEDULE_ALWAYS ||
		judging->target->qualifier == GB_QUALIFIER_COMPARE)
		return;
	verdict->scheduled =
		gb_expected_rate(expected, (unsigned)policy->rate_decimals, (gb_rounding)policy->rounding);
}

/* How many of the list are done, and were to be by the reading's day. */
static void count_steps(const gb_judging *judging, gb_verdict *verdict)
{
	const gb_target *target = judging->target;
	const gb_step *steps = target->indicator->steps.items;
	const gb_date day = verdict->actual == NULL ? judging->as_of : verdict->actual->period.to;

	verdict->steps = target->indicator->steps.count;
	for (size_t i = 0; i < verdict->steps; i++) {
		verdict->steps_due += !gb_date_after(gb_step_due(target, &steps[i]), day);
		verdict->steps_done +=
			verdict->actual != NULL && gb_step_is_done(verdict->actual, &steps[i]);
	}
}

/* A figure of an earlier quarter is not this issue's: printed as its actual, it would be read as one
 * of the period on the cover. What has not been reported for that is not reported (D 3.4). Places
 * and milestones stand until there is news. */
static bool is_stale(const gb_judging *judging, const gb_reading *actual)
{
	const gb_period period = judging->ledger->issue->period;
	const int kind = judging->target->indicator->kind;

	if (kind == GB_KIND_RANK || kind == GB_KIND_MILESTONE || kind == GB_KIND_WORKS ||
		kind == GB_KIND_QUALITATIVE)
		return false;
	return gb_period_known(period) && !gb_date_after(period.to, judging->as_of) &&
		   gb_date_after(period.to, actual->period.to) &&
		   !gb_date_after(period.to, judging->target->period.to);
}

static void judge(
	gb_arena *arena, gb_judging *judging, const gb_verdicts *before, gb_verdict *verdict)
{
	const gb_target *target = judging->target;
	const gb_policy *policy = judging->policy;
	const int kind = target->indicator->kind;

	judging->side = gb_measure_side(target);
	judging->expected = gb_schedule_at(policy, target, judging->as_of);
	verdict->target = target;
	verdict->schedule = &target->schedule;
	verdict->schedule_kind = judging->expected.kind;
	verdict->band = target->qualifier == GB_QUALIFIER_AROUND ? target->band : (gb_decimal){ 0 };
	verdict->places = -1;
	verdict->before = gb_state_before(judging->ledger, before, target);
	verdict->actual = gb_reading_current(
		judging->ledger, target->indicator, target->period, target->area, judging->as_of);
	if (verdict->actual != NULL && is_stale(judging, verdict->actual))
		verdict->actual = NULL;
	verdict->decisive = verdict->actual;
	if (kind == GB_KIND_RANK && verdict->actual != NULL)
		verdict->previous = gb_ranking_before(judging->ledger, verdict->actual);
	if (kind != GB_KIND_QUALITATIVE)
		verdict->rule = &policy->rules[kind];
	set_change(judging, verdict);
	count_steps(judging, verdict);
	if (gb_date_after(target->period.from, judging->as_of)) {
		verdict->status = GB_VALUE_UNREPORTED;
		gb_judging_conclude(judging, verdict, GB_STATE_NOT_DUE, GB_CAUSE_NOT_BEGUN);
	} else if (kind == GB_KIND_QUALITATIVE) {
		judge_qualitative(judging, verdict);
	} else if (kind == GB_KIND_MILESTONE && verdict->actual != NULL) {
		gb_judge_milestone(judging, verdict);
	} else if (verdict->actual == NULL) {
		judge_missing(judging, verdict);
	} else {
		judge_figure(judging, verdict);
	}
	soften_stretch(judging, verdict);
	change_by_hand(judging, verdict);
	set_scheduled(judging, verdict);
	verdict->lamp = policy->states[verdict->state].lamp;
	verdict->word = policy->states[verdict->state].word;
	gb_trace_write(arena, judging, verdict);
}

const gb_verdicts *gb_verdicts_judge(gb_arena *arena, const gb_ledger *ledger, gb_diags *diags)
{
	return gb_verdicts_judge_after(arena, ledger, NULL, diags);
}

const gb_verdicts *gb_verdicts_judge_after(
	gb_arena *arena, const gb_ledger *ledger, const gb_verdicts *before, gb_diags *diags)
{
	gb_verdicts *verdicts = GB_NEW(arena, gb_verdicts);
	gb_verdict *items = GB_NEW_ARRAY(arena, ledger->target_count, gb_verdict);

	if (ledger->issue == NULL) {
		gb_fault(diags, ledger->place, "no-issue",
			GB_STR("no file of the format \"gongbao.issue/1\" among the data"),
			GB_STR("one, with \"as_of\": the day up to which figures count"),
			GB_STR("give the issue's file with the data"));
		return NULL;
	}
	if (ledger->policy == NULL) {
		gb_fault(diags, ledger->place, "no-policy",
			GB_STR("no file of the format \"gongbao.policy/1\" among the data"),
			GB_STR("one, with lamps and thresholds"), GB_STR("give a policy with the data"));
		return NULL;
	}
	if (!gb_states_before_check(arena, ledger, before, diags))
		return NULL;
	verdicts->items = items;
	verdicts->count = ledger->target_count;
	verdicts->as_of = ledger->issue->as_of;
	for (size_t i = 0; i < ledger->target_count; i++) {
		gb_judging judging = { .ledger = ledger,
			.policy = ledger->policy,
			.as_of = ledger->issue->as_of,
			.target = &ledger->targets[i] };

		judge(arena, &judging, before, &items[i]);
		warn_idle(arena, &items[i], diags);
		verdicts->by_state[items[i].state]++;
	}
	return verdicts;
}

gb_person gb_verdict_person(const gb_verdict *verdict)
{
	const gb_reading *reading = verdict->actual;
	const gb_judgement *judgement =
		verdict->changed != NULL ? verdict->changed : verdict->target->judgement;
	gb_person person = { 0 };

	if (!verdict->by_person)
		return person;
	if (verdict->changed == NULL && reading != NULL) {
		person.reason = reading->note;
		person.date = reading->date;
		if (reading->reporter != NULL)
			person.by = reading->reporter->name;
		else if (reading->work != NULL)
			person.by = reading->work->title;
		return person;
	}
	person.reason = judgement->note;
	person.date = judgement->date;
	if (judgement->by != NULL)
		person.by = judgement->by->name;
	return person;
}

const gb_verdict *gb_verdict_find(const gb_verdicts *verdicts, const gb_target *target)
{
	assert(target->order < verdicts->count);
	return &verdicts->items[target->order];
}
