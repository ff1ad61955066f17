#include "model/yoy.h"

#include "model/policy.h"

static gb_period year_before(gb_period period)
{
	period.from.year--;
	period.to.year--;
	if (period.to.month == 2) /* the last day of February changes with the year */
		period.to = gb_date_month_end(period.to.year, 2);
	return period;
}

/* Rounded once, but a change that is there must not print as none. */
static gb_decimal rate_of(const gb_policy *policy, gb_decimal difference, gb_decimal before)
{
	const gb_decimal value = gb_decimal_multiply(difference, gb_decimal_of(100, 0));
	const gb_rounding rounding =
		policy == NULL ? GB_ROUND_HALF_EVEN : (gb_rounding)policy->rounding;
	unsigned places = policy == NULL ? 1 : (unsigned)policy->rate_decimals;
	gb_decimal rate = gb_decimal_divide(value, before, places, rounding);

	while (rate.known && rate.digits == 0 && difference.digits != 0 && places < 6)
		rate = gb_decimal_divide(value, before, ++places, rounding);
	return rate;
}

/* The figures' difference in the kind's own type; per cent only of two positive figures. */
static void set_value(gb_change *change, const gb_policy *policy, const gb_reading *reading)
{
	const gb_decimal now = reading->value, before = change->before->value;
	const gb_decimal difference = gb_decimal_subtract(now, before);
	const int sign = gb_decimal_sign(now), base = gb_decimal_sign(before);

	if (reading->indicator->kind == GB_KIND_RANK) {
		change->kind = GB_CHANGE_PLACES;
		change->value = gb_decimal_negate(difference);
	} else if (reading->indicator->unit->type == GB_UNIT_PERCENT) {
		change->kind = GB_CHANGE_POINTS;
		change->value = difference;
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

gb_change gb_change_over_year(
	const gb_ledger *ledger, const gb_policy *policy, const gb_reading *reading)
{
	gb_change change = { .kind = GB_CHANGE_NONE, .status = reading->status };

	if (reading->indicator->unit == NULL || !reading->value.known)
		return change;
	change.before =
		gb_reading_find(ledger, reading->indicator, year_before(reading->period), reading->area);
	if (change.before == NULL || !change.before->value.known)
		return change;
	change.status = gb_status_worse(reading->status, change.before->status);
	change.kind = GB_CHANGE_OTHER_BASIS;
	if (gb_str_equal(reading->basis, change.before->basis))
		set_value(&change, policy, reading);
	return change;
}

gb_change gb_change_of_place(const gb_ledger *ledger, const gb_reading *reading)
{
	gb_change change = { .kind = GB_CHANGE_NONE, .status = reading->status };

	if (reading->indicator->kind != GB_KIND_RANK || !reading->value.known)
		return change;
	change.before = gb_ranking_before(ledger, reading);
	if (change.before == NULL)
		return change;
	change.status = gb_status_worse(reading->status, change.before->status);
	change.kind = GB_CHANGE_OTHER_BASIS;
	if (gb_str_equal(reading->basis, change.before->basis))
		set_value(&change, NULL, reading);
	return change;
}

static gb_value_text words(const char *zh, const char *en, gb_lang lang)
{
	return (gb_value_text){ .text = gb_str_of(lang == GB_LANG_ZH ? zh : en) };
}

static const gb_unit *unit_of(int kind)
{
	return kind == GB_CHANGE_RATE     ? gb_unit_percent()
		   : kind == GB_CHANGE_POINTS ? gb_unit_points()
									  : gb_unit_places();
}

/* 增长12.3%, 提高0.3个百分点, 上升2位; the words of a fall; "up" and "down". */
static const char *direction_of(const gb_change *change, gb_lang lang)
{
	const bool up = change->value.digits > 0;

	if (lang == GB_LANG_EN)
		return up ? "up " : "down ";
	if (change->kind == GB_CHANGE_RATE)
		return up ? "增长" : "下降";
	if (change->kind == GB_CHANGE_POINTS)
		return up ? "提高" : "降低";
	return up ? "上升" : "下降";
}

static gb_value_text write_figure(
	gb_arena *arena, const gb_change *change, gb_value_form form, gb_lang lang)
{
	const gb_str direction = gb_str_of(direction_of(change, lang));
	gb_value_text out;

	form.places = -1;
	form.sign = form.brief && !form.magnitude;
	if (form.sign || form.magnitude)
		return gb_value_write(arena, change->value, unit_of(change->kind), NULL, form, lang);
	if (change->value.digits == 0)
		return words("持平", "unchanged", lang);
	form.magnitude = true;
	out = gb_value_write(arena, change->value, unit_of(change->kind), NULL, form, lang);
	out.text = gb_str_format(
		arena, "%.*s%.*s", (int)direction.n, direction.p, (int)out.text.n, out.text.p);
	out.number_from += direction.n;
	out.number_to += direction.n;
	return out;
}

gb_value_text gb_change_write(
	gb_arena *arena, const gb_change *change, gb_value_form form, gb_lang lang)
{
	switch ((gb_change_kind)change->kind) {
	case GB_CHANGE_NONE:
	case GB_CHANGE_OTHER_BASIS:
		break;
	case GB_CHANGE_RATE:
	case GB_CHANGE_POINTS:
	case GB_CHANGE_PLACES:
		return write_figure(arena, change, form, lang);
	case GB_CHANGE_TO_POSITIVE:
		return words("由负转正", "turned positive", lang);
	case GB_CHANGE_TO_NEGATIVE:
		return words("由正转负", "turned negative", lang);
	case GB_CHANGE_LESS_NEGATIVE:
		return words("负值收窄", "less negative", lang);
	case GB_CHANGE_MORE_NEGATIVE:
		return words("负值扩大", "more negative", lang);
	case GB_CHANGE_FROM_NOUGHT:
		return words("上年同期为零", "from nought", lang);
	}
	return (gb_value_text){ .text = { NULL, 0 } };
}
