#include "model/change.h"

#include "model/field.h"
#include "model/judge.h"

/* Which reading a reading is compared with, and what the comparison comes to (D 3.8). */

/* Periods are whole months, so that February ends when it does. */
static const gb_reading *same_period_before(const gb_ledger *ledger, const gb_reading *now)
{
	gb_period period = now->period;

	period.from.year = (int16_t)(period.from.year - 1);
	period.to = gb_date_month_end(period.to.year - 1, period.to.month);
	return gb_reading_find(ledger, now->indicator, period, now->area);
}

const gb_reading *gb_reading_year_before(
	const gb_ledger *ledger, const gb_reading *now, const gb_target *target, bool *same_period)
{
	const gb_reading *found = same_period_before(ledger, now);

	if (found != NULL && !gb_str_equal(found->basis, now->basis))
		found = NULL;
	*same_period = found != NULL;
	/* What has accumulated since January is never held against a whole year. */
	if (found != NULL || target == NULL || target->base == NULL ||
		gb_kind_accumulates(now->indicator->kind) || target->comparable == GB_COMPARABLE_NO ||
		target->base->indicator != now->indicator || target->base->area != now->area ||
		!gb_str_equal(target->base->basis, now->basis))
		return found;
	return target->base;
}

const gb_reading *gb_reading_previous(const gb_ledger *ledger, const gb_reading *now)
{
	const gb_reading *found = NULL;
	size_t count;
	const gb_reading *const *list = gb_readings_of(ledger, now->indicator, now->area, &count);

	if (gb_kind_accumulates(now->indicator->kind))
		return NULL;
	for (size_t i = 0; i < count; i++) {
		if (list[i]->period.to.year == now->period.to.year &&
			gb_date_after(now->period.to, list[i]->period.to) && list[i]->value.known &&
			gb_str_equal(list[i]->basis, now->basis) &&
			(found == NULL || gb_date_after(list[i]->period.to, found->period.to)))
			found = list[i];
	}
	return found;
}

static gb_rounding rounding_of(const gb_policy *policy)
{
	return policy == NULL ? GB_ROUND_HALF_EVEN : (gb_rounding)policy->rounding;
}

/* Rounded once, but a change that is there must not print as none. */
static gb_decimal rate_of(const gb_policy *policy, gb_decimal difference, gb_decimal before)
{
	const gb_decimal value = gb_decimal_multiply(difference, gb_decimal_of(100, 0));
	unsigned places = policy == NULL ? 1 : (unsigned)policy->rate_decimals;
	gb_decimal rate = gb_decimal_divide(value, before, places, rounding_of(policy));

	while (rate.known && rate.digits == 0 && difference.digits != 0 && places < 6)
		rate = gb_decimal_divide(value, before, ++places, rounding_of(policy));
	return rate;
}

static gb_decimal points_of(
	const gb_policy *policy, const gb_indicator *indicator, gb_decimal difference)
{
	unsigned places = indicator->decimals < 0 ? difference.places : (unsigned)indicator->decimals;
	gb_decimal points = gb_decimal_round(difference, places, rounding_of(policy));

	while (points.known && points.digits == 0 && difference.digits != 0 && places < 6)
		points = gb_decimal_round(difference, ++places, rounding_of(policy));
	return points;
}

/* The difference in the kind's own type; per cent only of two figures that are not negative. */
static void set_value(gb_change *change, const gb_policy *policy, const gb_indicator *indicator)
{
	const gb_decimal now = change->now.value, before = change->then.value;
	const gb_decimal difference = gb_decimal_subtract(now, before);
	const int sign = gb_decimal_sign(now), base = gb_decimal_sign(before);

	if (indicator->kind == GB_KIND_RANK) {
		/* Places won: from the fifth to the third is +2. */
		change->kind = GB_CHANGE_PLACES;
		change->value = gb_decimal_negate(difference);
	} else if (indicator->unit->type == GB_UNIT_PERCENT) {
		/* The difference of two rates is points, never per cent. */
		change->kind = GB_CHANGE_POINTS;
		change->value = points_of(policy, indicator, difference);
	} else if (base > 0 && sign >= 0) {
		change->kind = GB_CHANGE_RATE;
		change->value = rate_of(policy, difference, before);
	} else if (base > 0) {
		change->kind = GB_CHANGE_TO_NEGATIVE;
	} else if (base == 0) {
		change->kind = GB_CHANGE_FROM_NOUGHT;
	} else if (sign > 0) {
		change->kind = GB_CHANGE_TO_POSITIVE;
	} else {
		change->kind =
			gb_decimal_sign(difference) < 0 ? GB_CHANGE_MORE_NEGATIVE : GB_CHANGE_LESS_NEGATIVE;
	}
}

gb_change gb_change_between(
	const gb_policy *policy, const gb_reading *now, const gb_reading *before)
{
	gb_change change = { .kind = GB_CHANGE_NONE, .status = now->status };

	if (before == NULL || now->indicator->unit == NULL || !now->value.known ||
		!before->value.known || before->indicator->unit != now->indicator->unit ||
		!gb_str_equal(now->basis, before->basis))
		return change;
	change.now = (gb_change_end){ now->value, now->period };
	change.then = (gb_change_end){ before->value, before->period };
	change.status = gb_status_worse(now->status, before->status);
	set_value(&change, policy, now->indicator);
	return change;
}

gb_change gb_change_over_year(const gb_ledger *ledger, const gb_reading *reading)
{
	return gb_change_between(ledger->policy, reading, same_period_before(ledger, reading));
}

gb_change gb_change_of_place(const gb_ledger *ledger, const gb_reading *reading)
{
	/* Of other kinds what was reported before is no ranking. */
	return gb_change_between(ledger->policy, reading,
		reading->indicator->kind == GB_KIND_RANK ? gb_ranking_before(ledger, reading) : NULL);
}

/* The quarter or the month that a period ends with. */
static gb_period last_part(gb_period period)
{
	const bool month = gb_period_months(period) == 1 || period.to.month % 3 != 0;

	period.from = (gb_date){ period.to.year, (uint8_t)(period.to.month - (month ? 0 : 2)), 1 };
	return period;
}

static gb_period part_before(gb_period part)
{
	const int months = gb_period_months(part);
	const int from = 12 * part.from.year + part.from.month - 1 - months, to = from + months - 1;
	const gb_period before = { { (int16_t)(from / 12), (uint8_t)(from % 12 + 1), 1 },
		gb_date_month_end(to / 12, to % 12 + 1) };

	return before;
}

/* Adds what is known of a part to the change: the least certain of its readings counts. */
static bool take(gb_change *change, const gb_reading *asked, const gb_reading *found)
{
	if (found == NULL || !found->value.known || !gb_str_equal(found->basis, asked->basis))
		return false;
	change->status = gb_status_worse(change->status, found->status);
	return true;
}

/* What was added in a part of the year: its own reading, or two that accumulate since January. */
static bool find_flow(const gb_ledger *ledger, const gb_reading *asked, gb_change *change,
	gb_period part, gb_decimal *value)
{
	const gb_indicator *indicator = asked->indicator;
	const gb_reading *own = gb_reading_find(ledger, indicator, part, asked->area);
	const gb_reading *whole, *earlier;
	gb_period year = { { part.from.year, 1, 1 }, part.to };

	if (take(change, asked, own)) {
		*value = own->value;
		return true;
	}
	if (part.from.month == 1)
		return false;
	whole = gb_reading_find(ledger, indicator, year, asked->area);
	year.to = part_before(part).to;
	earlier = gb_reading_find(ledger, indicator, year, asked->area);
	if (!take(change, asked, whole) || !take(change, asked, earlier))
		return false;
	*value = gb_decimal_subtract(whole->value, earlier->value);
	return true;
}

/* The state at the end of a part, whatever period its reading was made for. */
static bool find_level(const gb_ledger *ledger, const gb_reading *asked, gb_change *change,
	gb_period part, gb_decimal *value)
{
	size_t count;
	const gb_reading *const *list = gb_readings_of(ledger, asked->indicator, asked->area, &count);

	for (size_t i = 0; i < count; i++) {
		if (gb_date_compare(list[i]->period.to, part.to) != 0 || !take(change, asked, list[i]))
			continue;
		*value = list[i]->value;
		return true;
	}
	return false;
}

static bool find_part(const gb_ledger *ledger, const gb_reading *asked, gb_change *change,
	gb_period part, gb_decimal *value)
{
	const gb_reading *own;

	switch (asked->indicator->kind) {
	case GB_KIND_FLOW:
		return find_flow(ledger, asked, change, part, value);
	case GB_KIND_LEVEL:
	case GB_KIND_SHARE:
		return find_level(ledger, asked, change, part, value);
	case GB_KIND_GROWTH:
	case GB_KIND_CEILING:
		/* A mean or a rate since January holds the quarter before: they are not two periods. */
		own = gb_reading_find(ledger, asked->indicator, part, asked->area);
		if (!gb_period_equal(last_part(asked->period), asked->period) || !take(change, asked, own))
			return false;
		*value = own->value;
		return true;
	default:
		return false; /* places, milestones and lists have no amount of a quarter */
	}
}

gb_change gb_change_over_period(const gb_ledger *ledger, const gb_reading *reading)
{
	gb_change change = { .kind = GB_CHANGE_NONE, .status = reading->status };

	if (reading->indicator->unit == NULL || !reading->value.known)
		return change;
	change.sequential = true;
	change.adjusted = reading->indicator->seasonally_adjusted;
	change.now.period = last_part(reading->period);
	change.then.period = part_before(change.now.period);
	if (find_part(ledger, reading, &change, change.now.period, &change.now.value) &&
		find_part(ledger, reading, &change, change.then.period, &change.then.value))
		set_value(&change, ledger->policy, reading->indicator);
	return change;
}
