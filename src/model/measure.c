#include "model/measure.h"

#include "model/unit.h"

/*
 * What a reading comes to, held against its target. The expected part of a target is a fraction, so
 * both sides are multiplied out and nothing is divided before it is displayed (D 3.11).
 */

static gb_decimal of(int64_t number)
{
	return gb_decimal_of(number, 0);
}

static gb_decimal absolute(gb_decimal value)
{
	return value.digits < 0 ? gb_decimal_negate(value) : value;
}

int gb_measure_side(const gb_target *target)
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

gb_decimal gb_measure_goal(gb_judging *judging, const gb_reading *actual)
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

void gb_measure_bound(gb_judging *judging)
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

bool gb_measure_holds(const gb_judging *judging, gb_decimal value)
{
	const int order = gb_decimal_compare(value, judging->bound);

	if (judging->side == 0)
		return order == 0;
	return judging->strict ? order * judging->side > 0 : order * judging->side >= 0;
}

bool gb_measure_at_every(const gb_target *target)
{
	return target->qualifier == GB_QUALIFIER_FLOOR || target->indicator->kind == GB_KIND_CEILING ||
		   target->indicator->kind == GB_KIND_RANK;
}

const gb_reading *gb_measure_worst(const gb_judging *judging, const gb_reading *actual)
{
	const gb_target *target = judging->target;
	const gb_reading *worst = actual;
	size_t count;
	const gb_reading *const *list =
		gb_readings_of(judging->ledger, target->indicator, target->area, &count);

	if (!gb_measure_at_every(target) || judging->side == 0 ||
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

bool gb_measure_on_base_path(const gb_judging *judging)
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

gb_margin gb_measure_of(const gb_judging *judging, gb_decimal value, int measured)
{
	const gb_decimal whole = of(100 * judging->expected.parts);
	const gb_decimal ahead =
		gb_decimal_subtract(gb_decimal_multiply(value, whole), expected_value(judging));
	const int good = judging->side != 0                                           ? judging->side
					 : judging->target->indicator->direction == GB_DIRECTION_DOWN ? -1
																				  : 1;
	gb_margin result = { .value = good < 0 ? gb_decimal_negate(ahead) : ahead };

	result.points = measured == GB_MEASURE_GAP_TO_SCHEDULE || measured == GB_MEASURE_GAP_PERCENT;
	result.divisor = result.points
						 ? gb_decimal_multiply(absolute(judging->goal), of(judging->expected.parts))
						 : whole;
	return result;
}

gb_margin gb_measure_by(const gb_judging *judging, const gb_verdict *verdict)
{
	const int measured = verdict->rule->measure;
	gb_margin gap;

	if (measured != GB_MEASURE_RANK_CHANGE)
		return gb_measure_of(judging, verdict->decisive->value, measured);
	if (verdict->previous == NULL)
		return gb_measure_of(judging, verdict->decisive->value, GB_MEASURE_GAP);
	gap.value = gb_decimal_subtract(verdict->previous->value, verdict->actual->value);
	gap.divisor = of(1);
	gap.points = false;
	return gap;
}

/* The line of a state in the last issue: the first that is no better; no line where there is nothing
 * to keep. A stretch goal not yet reached was behind by one of them. */
static size_t line_before(const gb_rule *rule, int before)
{
	const int state = before == GB_STATE_NOT_YET ? GB_STATE_SLIGHTLY_BEHIND : before;

	if (!rule->hysteresis.known || state < 0 || state > GB_STATE_FAR_BEHIND)
		return SIZE_MAX;
	for (size_t i = 0; i < rule->limit_count; i++) {
		const int given = rule->limits[i].state;

		if ((given == GB_STATE_ACHIEVED ? GB_STATE_AHEAD : given) >= state)
			return i;
	}
	return rule->limit_count - 1;
}

/* The limits above the line of the last issue lie higher by the margin, its own and those below it
 * lower: they keep their order, and the way up is harder than the way down was. */
const gb_limit *gb_measure_limit(const gb_rule *rule, gb_margin gap, int before)
{
	const size_t line = line_before(rule, before);

	for (size_t i = 0; i < rule->limit_count; i++) {
		const gb_limit *limit = &rule->limits[i];
		gb_decimal from = limit->from;

		if (line != SIZE_MAX)
			from = i < line ? gb_decimal_add(from, rule->hysteresis)
							: gb_decimal_subtract(from, rule->hysteresis);
		from = gb_decimal_multiply(from, gap.divisor);
		if (!from.known || gb_decimal_compare(gap.value, from) >= 0)
			return limit;
	}
	return &rule->limits[rule->limit_count - 1];
}

/* What a verdict rests on must be seen: with few decimals a small gap would print as none, and one
 * just below a line of the policy as on it (D 3.11). `rule`: the one that decides, or NULL. */
static bool is_seen(gb_margin gap, gb_decimal rounded, const gb_rule *rule, int before)
{
	const gb_margin shown = { .value = rounded, .divisor = of(1) };

	if (rounded.digits == 0 && gap.value.digits != 0)
		return false;
	return rule == NULL ||
		   (gb_measure_limit(rule, shown, -1) == gb_measure_limit(rule, gap, -1) &&
			   gb_measure_limit(rule, shown, before) == gb_measure_limit(rule, gap, before));
}

static gb_decimal round_seen(
	gb_margin gap, unsigned places, const gb_rule *rule, int before, gb_rounding rounding)
{
	gb_decimal rounded = gb_decimal_divide(gap.value, gap.divisor, places, rounding);

	while (rounded.known && places < 6 && !is_seen(gap, rounded, rule, before))
		rounded = gb_decimal_divide(gap.value, gap.divisor, ++places, rounding);
	return rounded;
}

void gb_measure_set_gap(
	const gb_judging *judging, gb_verdict *verdict, gb_margin gap, const gb_rule *rule)
{
	const gb_policy *policy = judging->policy;
	const gb_unit *unit = judging->target->indicator->unit;
	unsigned places = (unsigned)policy->gap_decimals;

	verdict->gap_points = gap.points;
	verdict->exact_gap = gap.value;
	verdict->gap_divisor = gap.divisor;
	/* Whole enterprises: -50, not -50.0. */
	if (!gap.points && unit->type != GB_UNIT_PERCENT && judging->expected.parts == 1) {
		const gb_decimal exact =
			gb_decimal_trim(gb_decimal_divide(gap.value, gap.divisor, 6, GB_ROUND_HALF_EVEN));

		places = exact.known && exact.places < places ? exact.places : places;
	}
	verdict->gap = round_seen(gap, places, rule, verdict->before, (gb_rounding)policy->rounding);
	/* −10.03 points between 40.0% and 50.0% would not add up: the rate has as many decimals. */
	if (verdict->rate.known && verdict->gap.known && gap.points && !judging->base_path &&
		verdict->gap.places > policy->gap_decimals && verdict->rate.places < verdict->gap.places)
		verdict->rate = gb_decimal_divide(gb_decimal_multiply(verdict->actual->value, of(100)),
			judging->goal, verdict->gap.places, (gb_rounding)policy->rounding);
}

/* 99.96% of a target is not 100.0% of it. */
void gb_measure_set_rate(const gb_judging *judging, gb_verdict *verdict)
{
	const gb_policy *policy = judging->policy;
	const gb_decimal value = gb_decimal_multiply(verdict->actual->value, of(100));
	const int kind = judging->target->indicator->kind;
	unsigned places = (unsigned)policy->rate_decimals;

	/* A level is reached, not completed (D 3.2), nor is what is to be kept at every reading. */
	if (!gb_kind_accumulates(kind) || judging->side < 0 || gb_measure_at_every(judging->target) ||
		gb_decimal_sign(judging->goal) <= 0)
		return;
	verdict->rate = gb_decimal_divide(value, judging->goal, places, (gb_rounding)policy->rounding);
	while (verdict->rate.known && places < 6 && gb_decimal_compare(verdict->rate, of(100)) == 0 &&
		   gb_decimal_compare(verdict->actual->value, judging->goal) < 0)
		verdict->rate =
			gb_decimal_divide(value, judging->goal, ++places, (gb_rounding)policy->rounding);
}

/* 5.496 printed as 5.5 beside "5.5以上: missed" would contradict itself: one more digit (D 3.11). */
void gb_measure_set_places(const gb_judging *judging, gb_verdict *verdict)
{
	const gb_decimal value = verdict->actual->value;
	const int64_t decimals = judging->target->indicator->decimals;

	verdict->places = -1;
	if (decimals < 0 || !value.known)
		return;
	for (unsigned places = (unsigned)decimals; places < value.places; places++) {
		const gb_decimal printed =
			gb_decimal_round(value, places, (gb_rounding)judging->policy->rounding);

		if (gb_measure_holds(judging, printed) == gb_measure_holds(judging, value)) {
			verdict->places = places == (unsigned)decimals ? -1 : (int)places;
			return;
		}
	}
	if (value.places > decimals)
		verdict->places = value.places;
}
