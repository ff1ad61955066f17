/* A reading against another one, on the same basis: what statistics print as a change (D 3.8). */
#include "model/field.h"
#include "model/judge.h"

/* Periods are whole months, so that February ends when it does. */
static const gb_reading *same_period_before(const gb_ledger *ledger, const gb_reading *now)
{
	const gb_reading *found;
	gb_period period = now->period;

	period.from.year = (int16_t)(period.from.year - 1);
	period.to = gb_date_month_end(period.to.year - 1, period.to.month);
	found = gb_reading_find(ledger, now->indicator, period, now->area);
	return found != NULL && gb_str_equal(found->basis, now->basis) ? found : NULL;
}

const gb_reading *gb_reading_year_before(
	const gb_ledger *ledger, const gb_reading *now, const gb_target *target, bool *same_period)
{
	const gb_reading *found = same_period_before(ledger, now);

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

/* A change that is there must not print as none. */
static gb_decimal round_seen(gb_decimal exact, unsigned places, gb_rounding rounding)
{
	gb_decimal rounded = gb_decimal_round(exact, places, rounding);

	while (rounded.known && rounded.digits == 0 && exact.digits != 0 && places < 6)
		rounded = gb_decimal_round(exact, ++places, rounding);
	return rounded;
}

bool gb_reading_change(gb_arena *arena, const gb_ledger *ledger, const gb_reading *now,
	const gb_reading *then, gb_lang lang, gb_resolved *out)
{
	const gb_indicator *indicator = now->indicator;
	const gb_policy *policy = ledger->policy;
	const gb_rounding rounding =
		policy != NULL ? (gb_rounding)policy->rounding : GB_ROUND_HALF_EVEN;
	const gb_str period = gb_period_code(arena, now->period);
	const gb_decimal difference = gb_decimal_subtract(now->value, then->value);
	const gb_unit *unit = gb_unit_percent();
	gb_value_form form = { .unit = true, .brief = true, .sign = true, .places = -1 };
	gb_decimal change;
	gb_value_text written;

	*out = (gb_resolved){ .kind = -1, .place = now->place };
	if (!difference.known || indicator->unit == NULL || then->indicator->unit != indicator->unit)
		return false;
	if (indicator->kind == GB_KIND_RANK) {
		/* Places won: from the fifth to the third is +2. */
		unit = gb_unit_places();
		change = gb_decimal_negate(difference);
	} else if (indicator->unit->type == GB_UNIT_PERCENT) {
		/* The difference of two rates is points, never per cent. */
		unit = gb_unit_points();
		change = round_seen(difference,
			policy != NULL ? (unsigned)policy->gap_decimals : difference.places, rounding);
	} else if (gb_decimal_sign(then->value) > 0 && gb_decimal_sign(now->value) >= 0) {
		unsigned places = policy != NULL ? (unsigned)policy->rate_decimals : 1;
		const gb_decimal hundred = gb_decimal_of(100, 0);

		change = gb_decimal_divide(
			gb_decimal_multiply(difference, hundred), then->value, places, rounding);
		while (change.known && change.digits == 0 && difference.digits != 0 && places < 6)
			change = gb_decimal_divide(
				gb_decimal_multiply(difference, hundred), then->value, ++places, rounding);
	} else {
		return false;
	}
	if (!change.known)
		return false;
	form.rounding = rounding;
	written = gb_value_write(arena, change, unit, indicator->counted, form, lang);
	*out = (gb_resolved){
		.text = written.text,
		.kind = GB_FIGURE_VALUE,
		.number_from = written.number_from,
		.number_to = written.number_to,
		.path = gb_str_format(arena, "%.*s/%.*s/change", (int)indicator->id.n, indicator->id.p,
			(int)period.n, period.p),
		.value = change,
		.printed = written.printed,
		.places = written.places,
		.status = gb_status_worse(now->status, then->status),
		.place = now->place,
	};
	return true;
}
