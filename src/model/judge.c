#include "model/judge.h"

#include "model/unit.h"

#include <assert.h>

/*
 * Judging. Everything is compared exactly: the expected part of a target is a fraction, so both
 * sides are multiplied out and nothing is divided before it is displayed (D 3.11).
 */

typedef struct margin {
	gb_decimal value; /* gap × divisor, in the good direction */
	gb_decimal divisor;
	bool points;
} margin;

static gb_decimal of(int64_t number)
{
	return gb_decimal_of(number, 0);
}

static gb_decimal absolute(gb_decimal value)
{
	return value.digits < 0 ? gb_decimal_negate(value) : value;
}

/* Which side of the bound is good. */
static int side_of(const gb_target *target)
{
	switch ((gb_qualifier)target->qualifier) {
	case GB_QUALIFIER_AT_LEAST:
	case GB_QUALIFIER_OVER:
		return gb_target_is_fall(target) ? -1 : 1;
	case GB_QUALIFIER_FLOOR:
		return 1;
	case GB_QUALIFIER_AT_MOST:
	case GB_QUALIFIER_UNDER:
		return -1;
	case GB_QUALIFIER_EXACTLY:
		return 0;
	case GB_QUALIFIER_BARE:
	case GB_QUALIFIER_AROUND: /* one-sided: an overshoot in the good direction does not miss */
	case GB_QUALIFIER_COMPARE:
	case GB_QUALIFIER_MULTIPLE:
	case GB_QUALIFIER_COUNT:
		break;
	}
	return target->indicator->direction == GB_DIRECTION_DOWN ? -1 : 1;
}

/* What the reading is measured against; missing when the other series or the base is. */
static gb_decimal goal_of(gb_judging *judging, const gb_reading *actual)
{
	const gb_target *target = judging->target;

	if (target->qualifier == GB_QUALIFIER_COMPARE) {
		judging->other = gb_reading_find(judging->ledger, target->compare, actual->period, NULL);
		return judging->other == NULL ? (gb_decimal){ 0 } : judging->other->value;
	}
	if (target->qualifier == GB_QUALIFIER_MULTIPLE) {
		judging->other = target->base;
		return judging->other == NULL ? (gb_decimal){ 0 }
									  : gb_decimal_multiply(target->times, judging->other->value);
	}
	/* A range is reached at the end that comes first: the lower one when more is better. */
	return judging->side < 0 && target->upper.known ? target->upper : target->value;
}

static void set_bound(gb_judging *judging)
{
	const gb_target *target = judging->target;

	judging->bound = judging->goal;
	if (target->qualifier == GB_QUALIFIER_AROUND)
		judging->bound = judging->side > 0 ? gb_decimal_subtract(judging->goal, target->band)
										   : gb_decimal_add(judging->goal, target->band);
	/* 高于全省平均 is more than the average; 同步 is as much as it. */
	judging->strict = target->qualifier == GB_QUALIFIER_OVER ||
					  target->qualifier == GB_QUALIFIER_UNDER ||
					  (target->qualifier == GB_QUALIFIER_COMPARE && !target->compare_equal);
}

static bool holds(const gb_judging *judging, gb_decimal value)
{
	const int order = gb_decimal_compare(value, judging->bound);

	if (judging->side == 0)
		return order == 0;
	return judging->strict ? order * judging->side > 0 : order * judging->side >= 0;
}

static bool is_at_every_reading(const gb_target *target)
{
	return target->qualifier == GB_QUALIFIER_FLOOR || target->indicator->kind == GB_KIND_CEILING;
}

/* Ceilings and floors: the worst reading of the period decides. */
static const gb_reading *worst_of(const gb_judging *judging, const gb_reading *actual)
{
	const gb_target *target = judging->target;
	const gb_reading *worst = actual;
	size_t count;
	const gb_reading *const *list =
		gb_readings_of(judging->ledger, target->indicator, target->area, &count);

	if (!is_at_every_reading(target) || judging->side == 0 ||
		target->qualifier == GB_QUALIFIER_COMPARE)
		return actual;
	for (size_t i = 0; i < count; i++) {
		if (gb_date_after(target->period.from, list[i]->period.from) ||
			gb_date_after(list[i]->period.to, target->period.to) ||
			gb_date_after(list[i]->period.to, judging->as_of) || !list[i]->value.known)
			continue;
		if (gb_decimal_compare(list[i]->value, worst->value) * judging->side < 0)
			worst = list[i];
	}
	return worst;
}

/* A level on a path starts at its base, not at nought, when the base is known. */
static bool is_on_base_path(const gb_judging *judging)
{
	const gb_target *target = judging->target;
	const int kind = target->indicator->kind;

	return (kind == GB_KIND_LEVEL || kind == GB_KIND_SHARE) && target->base != NULL &&
		   target->base->value.known && target->comparable != GB_COMPARABLE_NO &&
		   target->base->indicator == target->indicator && !gb_expected_whole(judging->expected);
}

/* 100 × parts × the value expected by now. */
static gb_decimal expected_value(const gb_judging *judging)
{
	const gb_decimal percent = judging->expected.percent;
	const gb_decimal whole = of(100 * judging->expected.parts);
	const gb_decimal base = judging->base_path ? judging->target->base->value : of(0);
	const gb_decimal way = gb_decimal_subtract(judging->goal, base);

	return gb_decimal_add(gb_decimal_multiply(base, whole), gb_decimal_multiply(way, percent));
}

static margin measure(const gb_judging *judging, gb_decimal value, int measured)
{
	const gb_decimal whole = of(100 * judging->expected.parts);
	const gb_decimal ahead =
		gb_decimal_subtract(gb_decimal_multiply(value, whole), expected_value(judging));
	const int good = judging->side != 0                                           ? judging->side
					 : judging->target->indicator->direction == GB_DIRECTION_DOWN ? -1
																				  : 1;
	margin result = { .value = good < 0 ? gb_decimal_negate(ahead) : ahead };

	result.points = measured != GB_MEASURE_GAP;
	result.divisor = result.points
						 ? gb_decimal_multiply(absolute(judging->goal), of(judging->expected.parts))
						 : whole;
	return result;
}

/* The first line of the rule that the margin reaches. */
static const gb_limit *limit_of(const gb_rule *rule, margin gap)
{
	for (size_t i = 0; i < rule->limit_count; i++) {
		const gb_limit *limit = &rule->limits[i];
		const gb_decimal from = gb_decimal_multiply(limit->from, gap.divisor);

		if (!from.known || gb_decimal_compare(gap.value, from) >= 0)
			return limit;
	}
	return &rule->limits[rule->limit_count - 1];
}

/* What a verdict rests on must be seen: with few decimals a small gap would print as none, and one
 * just below a line of the policy as on it (D 3.11). `rule`: the one that decides, or NULL. */
static bool is_seen(margin gap, gb_decimal rounded, const gb_rule *rule)
{
	if (rounded.digits == 0 && gap.value.digits != 0)
		return false;
	return rule == NULL ||
		   limit_of(rule, (margin){ .value = rounded, .divisor = of(1) }) == limit_of(rule, gap);
}

static gb_decimal round_seen(margin gap, unsigned places, const gb_rule *rule, gb_rounding rounding)
{
	gb_decimal rounded = gb_decimal_divide(gap.value, gap.divisor, places, rounding);

	while (rounded.known && places < 6 && !is_seen(gap, rounded, rule))
		rounded = gb_decimal_divide(gap.value, gap.divisor, ++places, rounding);
	return rounded;
}

static void set_gap(const gb_judging *judging, gb_verdict *verdict, margin gap, const gb_rule *rule)
{
	const gb_policy *policy = judging->policy;
	const gb_unit *unit = judging->target->indicator->unit;
	unsigned places = (unsigned)policy->gap_decimals;

	verdict->gap_points = gap.points;
	/* Whole enterprises: -50, not -50.0. */
	if (!gap.points && unit->type != GB_UNIT_PERCENT && judging->expected.parts == 1) {
		const gb_decimal exact =
			gb_decimal_trim(gb_decimal_divide(gap.value, gap.divisor, 6, GB_ROUND_HALF_EVEN));

		places = exact.known && exact.places < places ? exact.places : places;
	}
	verdict->gap = round_seen(gap, places, rule, (gb_rounding)policy->rounding);
	/* −10.03 points between 40.0% and 50.0% would not add up: the rate has as many decimals. */
	if (verdict->rate.known && verdict->gap.known && gap.points && !judging->base_path &&
		verdict->gap.places > policy->gap_decimals && verdict->rate.places < verdict->gap.places)
		verdict->rate = gb_decimal_divide(gb_decimal_multiply(verdict->actual->value, of(100)),
			judging->goal, verdict->gap.places, (gb_rounding)policy->rounding);
}

/* 99.96% of a target is not 100.0% of it. */
static void set_rate(const gb_judging *judging, gb_verdict *verdict)
{
	const gb_policy *policy = judging->policy;
	const gb_decimal value = gb_decimal_multiply(verdict->actual->value, of(100));
	const int kind = judging->target->indicator->kind;
	unsigned places = (unsigned)policy->rate_decimals;

	/* What is to be kept at every reading is not completed. */
	if ((kind != GB_KIND_FLOW && kind != GB_KIND_LEVEL) || judging->side < 0 ||
		is_at_every_reading(judging->target) || gb_decimal_sign(judging->goal) <= 0)
		return;
	verdict->rate = gb_decimal_divide(value, judging->goal, places, (gb_rounding)policy->rounding);
	while (verdict->rate.known && places < 6 && gb_decimal_compare(verdict->rate, of(100)) == 0 &&
		   gb_decimal_compare(verdict->actual->value, judging->goal) < 0)
		verdict->rate =
			gb_decimal_divide(value, judging->goal, ++places, (gb_rounding)policy->rounding);
}

/* 5.496 printed as 5.5 beside "5.5以上: missed" would contradict itself: one more digit (D 3.11). */
static void set_places(const gb_judging *judging, gb_verdict *verdict)
{
	const gb_decimal value = verdict->actual->value;
	const int64_t decimals = judging->target->indicator->decimals;

	verdict->places = -1;
	if (decimals < 0 || !value.known)
		return;
	for (unsigned places = (unsigned)decimals; places < value.places; places++) {
		const gb_decimal printed =
			gb_decimal_round(value, places, (gb_rounding)judging->policy->rounding);

		if (holds(judging, printed) == holds(judging, value)) {
			verdict->places = places == (unsigned)decimals ? -1 : (int)places;
			return;
		}
	}
	if (value.places > decimals)
		verdict->places = value.places;
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
	if (target->indicator->unit->type == GB_UNIT_PERCENT)
		verdict->base_change =
			gb_decimal_round(change, (unsigned)policy->gap_decimals, (gb_rounding)policy->rounding);
	else if (gb_decimal_sign(base) > 0 && gb_decimal_sign(target->value) > 0)
		verdict->base_change = gb_decimal_divide(gb_decimal_multiply(change, of(100)), base,
			(unsigned)policy->rate_decimals, (gb_rounding)policy->rounding);
}

int gb_status_worse(int a, int b)
{
	static const int rank[] = {
		[GB_VALUE_FINAL] = 0,
		[GB_VALUE_REVISED] = 1,
		[GB_VALUE_PROVISIONAL] = 2,
		[GB_VALUE_ESTIMATED] = 3,
		[GB_VALUE_SAMPLE] = 4,
		[GB_VALUE_UNREPORTED] = 5,
	};

	return rank[a] >= rank[b] ? a : b;
}

static void conclude(gb_judging *judging, gb_verdict *verdict, int state, gb_cause cause)
{
	verdict->state = state;
	judging->cause = cause;
}

/* Without a reading nothing is red: not due, or no data (D 3.4). */
static void judge_missing(gb_judging *judging, gb_verdict *verdict)
{
	verdict->status = GB_VALUE_UNREPORTED;
	if (judging->expected.percent.known)
		conclude(judging, verdict, GB_STATE_NO_DATA, GB_CAUSE_NO_READING);
	else
		conclude(judging, verdict, GB_STATE_NOT_DUE, GB_CAUSE_NOTHING_DUE);
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
		conclude(judging, verdict, actual->state, GB_CAUSE_PERSON);
	} else if (judged) {
		verdict->actual = verdict->decisive = NULL; /* the verdict does not rest on it */
		verdict->by_person = true;
		verdict->status = judgement->status;
		conclude(judging, verdict, judgement->state, GB_CAUSE_PERSON);
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
	return judging->side > 0 && judging->target->indicator->kind == GB_KIND_FLOW &&
		   !is_at_every_reading(judging->target) &&
		   judging->target->qualifier != GB_QUALIFIER_COMPARE;
}

/* The line of the policy, held against the target's own condition where that is due in full. */
static void judge_by_rule(gb_judging *judging, gb_verdict *verdict)
{
	const gb_rule *rule = verdict->rule;
	const margin gap = measure(judging, verdict->decisive->value, rule->measure);
	const bool whole = gb_expected_whole(judging->expected);

	/* There are no per cents of nought; but whether "no accident" was kept is known all the same. */
	if (whole && gap.value.known && gb_decimal_sign(gap.divisor) == 0) {
		conclude(judging, verdict, verdict->met ? GB_STATE_ON_SCHEDULE : GB_STATE_SLIGHTLY_BEHIND,
			verdict->met ? GB_CAUSE_MET : GB_CAUSE_MISSED);
		return;
	}
	if (!gap.value.known || !gap.divisor.known || gap.divisor.digits == 0) {
		conclude(judging, verdict, GB_STATE_NOT_JUDGEABLE, GB_CAUSE_NO_PERCENT);
		return;
	}
	set_gap(judging, verdict, gap, rule);
	verdict->limit = limit_of(rule, gap);
	conclude(judging, verdict, verdict->limit->state, GB_CAUSE_LIMIT);
	if (verdict->state == GB_STATE_ACHIEVED)
		verdict->state = GB_STATE_AHEAD;
	if (whole && verdict->met && verdict->state > GB_STATE_ON_SCHEDULE) {
		verdict->limit = NULL;
		conclude(judging, verdict, GB_STATE_ON_SCHEDULE, GB_CAUSE_MET);
	}
	if (whole && !verdict->met && verdict->state <= GB_STATE_ON_SCHEDULE) {
		verdict->limit = NULL;
		conclude(judging, verdict, GB_STATE_SLIGHTLY_BEHIND, GB_CAUSE_MISSED);
	}
}

static void judge_figure(gb_judging *judging, gb_verdict *verdict)
{
	const gb_target *target = judging->target;
	const gb_reading *actual = verdict->actual;
	const gb_date due = gb_target_due(target);
	const bool due_by_now = judging->expected.percent.known;
	gb_expected whole;

	judging->goal = goal_of(judging, actual);
	verdict->status = actual->status;
	if (judging->other != NULL)
		verdict->status = gb_status_worse(verdict->status, judging->other->status);
	if (!judging->goal.known || !actual->value.known) {
		conclude(judging, verdict, GB_STATE_NOT_JUDGEABLE, GB_CAUSE_NO_OPERAND);
		return;
	}
	set_bound(judging);
	verdict->decisive = worst_of(judging, actual);
	verdict->status = gb_status_worse(verdict->status, verdict->decisive->status);
	verdict->met = holds(judging, verdict->decisive->value);
	set_rate(judging, verdict);
	set_places(judging, verdict);
	/* A cumulative figure is held against the schedule of its own last day, not of a later as_of. */
	judging->expected = gb_schedule_at(judging->policy, target, actual->period.to);
	judging->base_path = is_on_base_path(judging);
	whole = judging->expected;
	whole.percent = of(100);
	whole.parts = 1;
	if (target->qualifier == GB_QUALIFIER_COMPARE)
		judging->expected = whole; /* the other series is of the same period */
	if (verdict->met && !gb_date_after(due, actual->period.to)) {
		set_gap(judging, verdict,
			measure(judging, verdict->decisive->value, verdict->rule->measure), NULL);
		conclude(judging, verdict, GB_STATE_ACHIEVED, GB_CAUSE_ACHIEVED);
		return;
	}
	if (verdict->met && is_early(judging)) {
		if (!judging->expected.percent.known)
			judging->expected = whole;
		set_gap(judging, verdict,
			measure(judging, verdict->decisive->value, verdict->rule->measure), NULL);
		conclude(judging, verdict, GB_STATE_ACHIEVED, GB_CAUSE_ACHIEVED_EARLY);
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
	if (target->indicator->kind != GB_KIND_FLOW ? verdict->met
												: judging->side < 0 && !verdict->met) {
		judge_by_rule(judging, verdict);
		return;
	}
	set_gap(judging, verdict, measure(judging, verdict->decisive->value, GB_MEASURE_GAP), NULL);
	judging->expected.percent = (gb_decimal){ 0 };
	if (due_by_now)
		conclude(judging, verdict, GB_STATE_NO_DATA, GB_CAUSE_STALE);
	else
		conclude(judging, verdict, GB_STATE_NOT_DUE, GB_CAUSE_NOTHING_DUE);
}

/* 力争: a higher aim, reported as reached or not yet and never as behind (D 3.3). While it keeps to
 * its schedule it is judged like any other: a goal that is ahead must not look like a warning. */
static void soften_stretch(gb_judging *judging, gb_verdict *verdict)
{
	if (!judging->target->stretch || verdict->by_person ||
		(verdict->state != GB_STATE_SLIGHTLY_BEHIND && verdict->state != GB_STATE_FAR_BEHIND))
		return;
	verdict->limit = NULL;
	conclude(judging, verdict, GB_STATE_NOT_YET, GB_CAUSE_STRETCH);
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
		expected.kind == GB_SCHEDULE_ALWAYS || judging->target->qualifier == GB_QUALIFIER_COMPARE)
		return;
	verdict->scheduled =
		gb_expected_rate(expected, (unsigned)policy->rate_decimals, (gb_rounding)policy->rounding);
}

static void judge(gb_arena *arena, gb_judging *judging, gb_verdict *verdict)
{
	const gb_target *target = judging->target;
	const gb_policy *policy = judging->policy;
	const int kind = target->indicator->kind;

	judging->side = side_of(target);
	judging->expected = gb_schedule_at(policy, target, judging->as_of);
	verdict->target = target;
	verdict->schedule = &target->schedule;
	verdict->schedule_kind = judging->expected.kind;
	verdict->band = target->qualifier == GB_QUALIFIER_AROUND ? target->band : (gb_decimal){ 0 };
	verdict->places = -1;
	verdict->actual = gb_reading_current(
		judging->ledger, target->indicator, target->period, target->area, judging->as_of);
	verdict->decisive = verdict->actual;
	if (kind != GB_KIND_QUALITATIVE)
		verdict->rule = &policy->rules[kind];
	set_change(judging, verdict);
	if (gb_date_after(target->period.from, judging->as_of)) {
		verdict->status = GB_VALUE_UNREPORTED;
		conclude(judging, verdict, GB_STATE_NOT_DUE, GB_CAUSE_NOT_BEGUN);
	} else if (kind == GB_KIND_QUALITATIVE) {
		judge_qualitative(judging, verdict);
	} else if (verdict->actual == NULL) {
		judge_missing(judging, verdict);
	} else {
		judge_figure(judging, verdict);
	}
	soften_stretch(judging, verdict);
	set_scheduled(judging, verdict);
	verdict->lamp = policy->states[verdict->state].lamp;
	verdict->word = policy->states[verdict->state].word;
	gb_trace_write(arena, judging, verdict);
}

const gb_verdicts *gb_verdicts_judge(gb_arena *arena, const gb_ledger *ledger, gb_diags *diags)
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
	verdicts->items = items;
	verdicts->count = ledger->target_count;
	verdicts->as_of = ledger->issue->as_of;
	for (size_t i = 0; i < ledger->target_count; i++) {
		gb_judging judging = { .ledger = ledger,
			.policy = ledger->policy,
			.as_of = ledger->issue->as_of,
			.target = &ledger->targets[i] };

		judge(arena, &judging, &items[i]);
		verdicts->by_state[items[i].state]++;
	}
	return verdicts;
}

const gb_verdict *gb_verdict_find(const gb_verdicts *verdicts, const gb_target *target)
{
	assert(target->order < verdicts->count);
	return &verdicts->items[target->order];
}
