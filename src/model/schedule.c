#include "model/schedule.h"
#include "model/verdict.h"

gb_date gb_target_due(const gb_target *target)
{
	return gb_date_known(target->due) ? target->due : target->period.to;
}

static gb_date day_after(gb_date day)
{
	if (gb_date_compare(day, gb_date_month_end(day.year, day.month)) < 0)
		return (gb_date){ day.year, day.month, (uint8_t)(day.day + 1) };
	if (day.month < 12)
		return (gb_date){ day.year, (uint8_t)(day.month + 1), 1 };
	return (gb_date){ (int16_t)(day.year + 1), 1, 1 };
}

/* Whole months that have gone by: 30 June is six of a year, 29 June five. */
static int months_until(gb_date from, gb_date day)
{
	const gb_date next = day_after(day);
	const int months =
		(next.year - from.year) * 12 + next.month - from.month - (next.day < from.day);

	return months < 0 ? 0 : months;
}

static int resolve_kind(const gb_policy *policy, const gb_target *target)
{
	if (target->schedule.kind != GB_SCHEDULE_DEFAULT)
		return target->schedule.kind;
	/* A floor holds at every reading, whatever its kind. */
	if (target->qualifier == GB_QUALIFIER_FLOOR)
		return GB_SCHEDULE_ALWAYS;
	/* With a day of its own a level or a share is due on that day; flows lead up to it. */
	return policy->schedules[target->indicator->kind];
}

/* The last step of a curve that is over by now. A curve over another period than a year is spread
 * evenly over it. */
static gb_decimal step_of(const gb_decimal *percent, int steps, int months, int of_months)
{
	const int step = of_months > 0 ? months * steps / of_months : 0;

	if (step <= 0)
		return (gb_decimal){ 0 };
	return percent[(step > steps ? steps : step) - 1];
}

gb_expected gb_schedule_at(const gb_policy *policy, const gb_target *target, gb_date day)
{
	const gb_date due = gb_target_due(target);
	gb_expected expected = { .parts = 1, .kind = resolve_kind(policy, target) };
	const bool over = !gb_date_after(due, day);

	/* Due on 15 September: with August gone by, eight of nine months, not the whole. */
	expected.of_months = months_until(target->period.from, gb_date_month_end(due.year, due.month));
	expected.months = months_until(target->period.from, over ? due : day);
	if (gb_date_after(target->period.from, day))
		return expected;
	if (over || expected.kind == GB_SCHEDULE_ALWAYS) {
		expected.percent = gb_decimal_of(100, 0);
		return expected;
	}
	switch (expected.kind) {
	case GB_SCHEDULE_MONTHS:
		if (expected.of_months > 0 && expected.months > 0) {
			expected.percent = gb_decimal_of(100 * (int64_t)expected.months, 0);
			expected.parts = expected.of_months;
		}
		break;
	case GB_SCHEDULE_MONTHLY:
		expected.percent =
			step_of(target->schedule.percent, 12, expected.months, expected.of_months);
		break;
	case GB_SCHEDULE_DAYS:
		for (size_t i = 0; i < target->schedule.count; i++) {
			if (!gb_date_after(target->schedule.days[i], day))
				expected.percent = target->schedule.percent[i];
		}
		break;
	case GB_SCHEDULE_QUARTERLY:
		expected.percent =
			step_of(target->schedule.percent, 4, expected.months, expected.of_months);
		break;
	default: /* the end of the year: nothing before it */
		break;
	}
	/* Nought per cent is nothing due: a seasonal item is not behind before its month (D 3.4). */
	if (gb_decimal_sign(expected.percent) == 0)
		expected.percent = (gb_decimal){ 0 };
	return expected;
}

bool gb_expected_whole(gb_expected expected)
{
	return expected.percent.known &&
		   gb_decimal_compare(expected.percent, gb_decimal_of(100 * expected.parts, 0)) == 0;
}

gb_decimal gb_expected_rate(gb_expected expected, unsigned places, gb_rounding rounding)
{
	return gb_decimal_divide(expected.percent, gb_decimal_of(expected.parts, 0), places, rounding);
}

gb_decimal gb_schedule_expected(const gb_policy *policy, const gb_target *target, gb_date as_of)
{
	return gb_expected_rate(gb_schedule_at(policy, target, as_of), (unsigned)policy->rate_decimals,
		(gb_rounding)policy->rounding);
}
