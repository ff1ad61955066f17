#include "model/ledger.h"
#include "model/verdict.h"

/* The words that data files use for the model's enums. */

const gb_choice gb_kind_words[] = {
	{ "growth", GB_KIND_GROWTH, "a rate of change; never pro-rated" },
	{ "flow", GB_KIND_FLOW, "accumulates from 1 January" },
	{ "level", GB_KIND_LEVEL, "a stock at a date" },
	{ "ceiling", GB_KIND_CEILING, "must not be passed at any reading" },
	{ "share", GB_KIND_SHARE, "a ratio in per cent" },
	{ "qualitative", GB_KIND_QUALITATIVE, "a person's verdict, with evidence" },
	{ "rank", GB_KIND_RANK, "a place in a ranking, at each that is published" },
	{ "milestone", GB_KIND_MILESTONE, "done by a day, perhaps in steps" },
	{ "works", GB_KIND_WORKS, "a list of works, n of m done" },
	{ NULL, 0, NULL },
};

const gb_choice gb_qualifier_words[] = {
	{ "at-least", GB_QUALIFIER_AT_LEAST, "以上, 不低于: inclusive" },
	{ "at-most", GB_QUALIFIER_AT_MOST, "以下, 以内, 不超过: inclusive" },
	{ "over", GB_QUALIFIER_OVER, "超过, 突破: strictly more" },
	{ "under", GB_QUALIFIER_UNDER, "低于: strictly less" },
	{ "around", GB_QUALIFIER_AROUND, "左右: within the policy's band" },
	{ "exactly", GB_QUALIFIER_EXACTLY, "no more and no less" },
	{ "floor", GB_QUALIFIER_FLOOR, "保持在…以上: at every reading" },
	{ "compare", GB_QUALIFIER_COMPARE, "高于全省平均: against another series" },
	{ "multiple", GB_QUALIFIER_MULTIPLE, "翻番: a multiple of a base" },
	{ NULL, 0, NULL },
};

const gb_choice gb_status_words[] = {
	{ "final", GB_VALUE_FINAL, "checked and published" },
	{ "provisional", GB_VALUE_PROVISIONAL, "初步数" },
	{ "revised", GB_VALUE_REVISED, "修订数" },
	{ "estimated", GB_VALUE_ESTIMATED, "预计" },
	{ "sample", GB_VALUE_SAMPLE, "invented, for show: stamped on every page" },
	{ NULL, 0, NULL },
};

const gb_choice gb_state_words[] = {
	{ "achieved", GB_STATE_ACHIEVED, "reached" },
	{ "ahead", GB_STATE_AHEAD, "ahead of schedule" },
	{ "on-schedule", GB_STATE_ON_SCHEDULE, "as scheduled" },
	{ "slightly-behind", GB_STATE_SLIGHTLY_BEHIND, "a little behind" },
	{ "far-behind", GB_STATE_FAR_BEHIND, "far behind" },
	{ "not-yet", GB_STATE_NOT_YET, "a stretch goal that would be behind; never red" },
	{ "not-due", GB_STATE_NOT_DUE, "nothing is expected yet" },
	{ "no-data", GB_STATE_NO_DATA, "nothing was reported; never red" },
	{ "not-judgeable", GB_STATE_NOT_JUDGEABLE, "what it is measured against is missing" },
	{ NULL, 0, NULL },
};

const gb_choice gb_schedule_words[] = {
	{ "months", GB_SCHEDULE_MONTHS, "months elapsed of all months" },
	{ "year-end", GB_SCHEDULE_YEAR_END, "not due before the period ends" },
	{ "always", GB_SCHEDULE_ALWAYS, "the full target at each reading" },
	{ NULL, 0, NULL },
};

bool gb_target_is_fall(const gb_target *target)
{
	const gb_indicator *indicator = target->indicator;

	return indicator->kind == GB_KIND_GROWTH && indicator->direction == GB_DIRECTION_DOWN &&
		   gb_decimal_sign(target->value) < 0 && !target->upper.known &&
		   (target->qualifier == GB_QUALIFIER_BARE || target->qualifier == GB_QUALIFIER_AT_LEAST ||
			   target->qualifier == GB_QUALIFIER_OVER || target->qualifier == GB_QUALIFIER_AROUND);
}

int gb_status_worse(int a, int b)
{
	static const int order[] = {
		[GB_VALUE_FINAL] = 0,
		[GB_VALUE_REVISED] = 1,
		[GB_VALUE_PROVISIONAL] = 2,
		[GB_VALUE_ESTIMATED] = 3,
		[GB_VALUE_SAMPLE] = 4,
		[GB_VALUE_UNREPORTED] = 5,
	};

	return order[a] >= order[b] ? a : b;
}

bool gb_kind_accumulates(int kind)
{
	return kind == GB_KIND_FLOW || kind == GB_KIND_WORKS;
}

const gb_step *gb_step_find(const gb_indicator *indicator, gb_str id)
{
	const gb_step *steps = indicator->steps.items;

	for (size_t i = 0; i < indicator->steps.count; i++) {
		if (gb_str_equal(steps[i].id, id))
			return &steps[i];
	}
	return NULL;
}

bool gb_step_is_done(const gb_reading *reading, const gb_step *step)
{
	const gb_str *ids = reading->steps_done.items;

	for (size_t i = 0; i < reading->steps_done.count; i++) {
		if (gb_str_equal(ids[i], step->id))
			return true;
	}
	return false;
}

const char *gb_state_word(int state)
{
	return gb_choice_word(gb_state_words, state);
}

gb_str gb_period_code(gb_arena *arena, gb_period period)
{
	const int months = gb_period_months(period);
	const gb_date from = period.from, to = period.to;

	if (!gb_period_known(period))
		return (gb_str){ NULL, 0 };
	if (from.year == to.year && months == 12)
		return gb_str_format(arena, "%04d", from.year);
	if (from.year == to.year && months == 6 && (from.month == 1 || from.month == 7))
		return gb_str_format(arena, "%04d-H%d", from.year, from.month / 7 + 1);
	if (from.year == to.year && months == 3 && from.month % 3 == 1)
		return gb_str_format(arena, "%04d-Q%d", from.year, from.month / 3 + 1);
	if (months == 1)
		return gb_str_format(arena, "%04d-%02d", from.year, from.month);
	return gb_str_format(arena, "%04d-%02d/%04d-%02d", from.year, from.month, to.year, to.month);
}
