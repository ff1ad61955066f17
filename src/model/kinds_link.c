#include "model/build.h"
#include "model/unit.h"

/* What only some kinds have (places, steps, works), checked where it stands. */

static bool fault_at(gb_diags *diags, gb_place place, const char *member, const char *code,
	gb_str found, const char *expected, const char *remedy)
{
	return gb_fault(
		diags, gb_place_member(place, member), code, found, gb_str_of(expected), gb_str_of(remedy));
}

static bool fault_unused(
	gb_arena *arena, gb_diags *diags, gb_place place, const char *key, const char *expected)
{
	return fault_at(diags, place, key, "unused-key", gb_str_format(arena, "\"%s\"", key), expected,
		"remove it, or change \"kind\"");
}

static bool fault_unused_reading(
	gb_builder *builder, gb_place place, const char *key, const char *expected)
{
	return fault_at(builder->diags, place, key, "unused-key",
		gb_str_format(builder->arena, "\"%s\"", key), expected, "remove it, or correct \"of\"");
}

static bool has_figure(int kind)
{
	return kind != GB_KIND_QUALITATIVE && kind != GB_KIND_MILESTONE;
}

static bool check_unit(gb_arena *arena, gb_diags *diags, const gb_indicator *indicator)
{
	const gb_str unit = indicator->unit_text;

	switch (indicator->kind) {
	case GB_KIND_MILESTONE:
		return unit.n == 0 || fault_unused(arena, diags, indicator->place, "unit",
								  "no unit: a milestone is done by a day");
	case GB_KIND_RANK:
		if (indicator->counted != NULL)
			return fault_unused(arena, diags, indicator->place, "counted",
				"no noun: a place is 第3位 and 3rd in every ranking");
		return unit.n == 0 || gb_str_is(unit, "位") ||
			   fault_at(diags, indicator->place, "unit", "unit-of-kind", unit,
				   "\"位\", a place in a ranking", "change \"unit\", or the kind");
	case GB_KIND_WORKS:
		return indicator->unit == NULL || indicator->unit->type == GB_UNIT_COUNTER ||
			   fault_at(diags, indicator->place, "unit", "unit-of-kind", unit,
				   "what works are counted by, e.g. \"件\" or \"项\"",
				   "change \"unit\", or make the kind \"flow\"");
	default:
		return true;
	}
}

/* Steps or works have ids of their own: each once in its list. */
static bool check_steps(gb_arena *arena, gb_diags *diags, const gb_list *list)
{
	const gb_step *steps = list->items;
	gb_ids ids = { .what = "step" };
	bool ok = true;

	for (size_t i = 0; i < list->count; i++) {
		if (steps[i].id.n > 0)
			ok = gb_ids_put(arena, &ids, steps[i].id, &steps[i], steps[i].place, diags) && ok;
	}
	return ok;
}

bool gb_check_kind_of_indicator(gb_arena *arena, gb_diags *diags, const gb_indicator *indicator)
{
	const int kind = indicator->kind;
	bool ok = check_unit(arena, diags, indicator);

	if (kind != GB_KIND_MILESTONE && gb_place_has(indicator->place, "steps"))
		ok = fault_unused(arena, diags, indicator->place, "steps", "steps only of a milestone");
	if (kind != GB_KIND_WORKS && gb_place_has(indicator->place, "items"))
		ok = fault_unused(arena, diags, indicator->place, "items", "items only of works");
	if (kind == GB_KIND_RANK && indicator->direction == GB_DIRECTION_UP)
		ok = fault_at(diags, indicator->place, "direction", "wrong-direction", GB_STR("\"up\""),
			"\"down\" for a rank: the first place is the best", "remove \"direction\"");
	return check_steps(arena, diags, &indicator->steps) && ok;
}

static bool is_whole(gb_decimal value, int64_t least)
{
	return gb_decimal_trim(value).places == 0 &&
		   gb_decimal_compare(value, gb_decimal_of(least, 0)) >= 0;
}

static bool check_rank(gb_arena *arena, gb_diags *diags, const gb_target *target)
{
	const int qualifier = target->qualifier;
	bool ok = true;

	if (target->value.known && !is_whole(target->value, 1))
		ok = fault_at(diags, target->place, "value", "rank-value",
			gb_decimal_text(arena, target->value, false, false), "a place: 1, 2, 3 …", "");
	if (target->upper.known)
		ok = fault_unused(arena, diags, target->place, "upper",
			"one place: 居前3位 is \"value\": 3 with \"at-most\"");
	if (qualifier != GB_QUALIFIER_BARE && qualifier != GB_QUALIFIER_AT_MOST &&
		qualifier != GB_QUALIFIER_EXACTLY)
		ok = fault_at(diags, target->place, "qualifier", "rank-qualifier",
			gb_str_of(gb_choice_word(gb_qualifier_words, qualifier)),
			"\"at-most\" (前3位), \"exactly\" or none", "a rank is held at every ranking anyway");
	return ok;
}

static bool check_due(gb_arena *arena, gb_diags *diags, const gb_target *target)
{
	const gb_step *steps = target->indicator->steps.items;
	const gb_date last = gb_date_known(target->due) ? target->due : target->period.to;
	bool ok = true;

	for (size_t i = 0; i < target->indicator->steps.count; i++) {
		if (gb_date_known(steps[i].due) &&
			(gb_date_after(steps[i].due, last) || gb_date_after(target->period.from, steps[i].due)))
			ok = fault_at(diags, steps[i].place, "due", "wrong-due",
				gb_date_text(arena, steps[i].due, GB_LANG_EN),
				"a day of the target's period, not after the target's own", "");
	}
	return ok;
}

static bool check_milestone(gb_arena *arena, gb_diags *diags, const gb_target *target)
{
	static const char *const figures[] = { "value", "upper", "qualifier", "band", "schedule",
		"multiple", "compare" };
	bool ok = true;

	for (size_t i = 0; i < GB_COUNT(figures); i++) {
		if (gb_place_has(target->place, figures[i]))
			ok = fault_unused(arena, diags, target->place, figures[i],
				"a milestone with \"due\" and perhaps \"steps\"");
	}
	return ok;
}

/* The value of works is their number. */
static bool check_works(gb_arena *arena, gb_diags *diags, gb_target *target)
{
	const int64_t count = (int64_t)target->indicator->steps.count;
	const gb_decimal number = gb_decimal_of(count, 0);
	bool ok = true;

	if (count > 0 && !target->value.known && !gb_place_has(target->place, "value"))
		target->value = number;
	if (!target->value.known)
		return gb_place_has(target->place, "value") ||
			   gb_fault(diags, target->place, "missing-key",
				   GB_STR("no \"items\" and no \"value\""), GB_STR("the works, or their number"),
				   GB_STR("add \"items\" or \"value\""));
	if (count > 0 && !gb_decimal_equal(target->value, number))
		ok = fault_at(diags, target->place, "value", "works-value",
			gb_decimal_text(arena, target->value, false, false),
			gb_str_zero(
				arena, gb_str_format(arena, "%lld, the number of \"items\"", (long long)count)),
			"remove \"value\", or complete the list");
	else if (!is_whole(target->value, 1))
		ok = fault_at(diags, target->place, "value", "works-value",
			gb_decimal_text(arena, target->value, false, false), "a whole number of works", "");
	if (target->qualifier != GB_QUALIFIER_BARE)
		ok = fault_at(diags, target->place, "qualifier", "works-qualifier",
			gb_str_of(gb_choice_word(gb_qualifier_words, target->qualifier)),
			"none: all of the works are to be done", "remove it, or make the kind \"flow\"");
	return ok;
}

bool gb_check_kind_of_target(gb_arena *arena, gb_diags *diags, gb_target *target)
{
	switch (target->indicator->kind) {
	case GB_KIND_RANK:
		return check_rank(arena, diags, target);
	case GB_KIND_MILESTONE:
		return (int)check_milestone(arena, diags, target) & (int)check_due(arena, diags, target);
	case GB_KIND_WORKS:
		return (int)check_works(arena, diags, target) & (int)check_due(arena, diags, target);
	default:
		return true;
	}
}

/* The ids of what is done are those of the list, each once. */
static bool check_done(gb_builder *builder, const gb_reading *reading, const gb_list *done,
	const char *member, const char *what)
{
	const gb_step *steps = reading->indicator->steps.items;
	const size_t count = reading->indicator->steps.count;
	const gb_place list = gb_place_member(reading->place, member);
	const gb_str *ids = done->items;
	bool ok = true;

	for (size_t i = 0; i < done->count; i++) {
		/* A single id may stand without brackets. */
		const gb_place at = gb_place_item(list, i);
		gb_str *known;

		for (size_t j = 0; j < i; j++) {
			if (gb_str_equal(ids[j], ids[i]))
				ok = gb_fault(builder->diags, at, "step-twice", ids[i], GB_STR("each id once"),
					GB_STR("remove one"));
		}
		if (gb_step_find(reading->indicator, ids[i]) != NULL)
			continue;
		known = GB_NEW_ARRAY(builder->arena, count, gb_str);
		for (size_t j = 0; j < count; j++)
			known[j] = steps[j].id;
		ok = gb_fault_unknown(
			builder->arena, builder->diags, at, "unknown-id", what, ids[i], known, count);
	}
	return ok;
}

static bool check_milestone_reading(gb_builder *builder, const gb_reading *reading)
{
	bool ok = check_done(builder, reading, &reading->steps_done, "steps_done", "step");

	if (reading->value.known)
		ok = fault_unused_reading(
			builder, reading->place, "value", "\"done\" or \"steps_done\" for a milestone");
	if (gb_date_known(reading->done) && gb_period_known(reading->period) &&
		gb_date_after(reading->done, reading->period.to))
		ok = fault_at(builder->diags, reading->place, "done", "future-done",
			gb_date_text(builder->arena, reading->done, GB_LANG_EN),
			"a day not after the reading's period", "correct the day, or the period");
	return ok;
}

/* Ids are counted here, so that list and number cannot disagree. */
static bool check_works_reading(gb_builder *builder, gb_reading *reading)
{
	const gb_decimal number = gb_decimal_of((int64_t)reading->items_done.count, 0);
	const int64_t most = (int64_t)reading->indicator->steps.count;
	bool ok = check_done(builder, reading, &reading->items_done, "done_items", "work");

	if (gb_place_has(reading->place, "done_items")) {
		if (reading->value.known && !gb_decimal_equal(reading->value, number))
			ok = fault_at(builder->diags, reading->place, "value", "works-value",
				gb_decimal_text(builder->arena, reading->value, false, false),
				"the number of \"done_items\"", "remove \"value\"");
		reading->value = number;
		reading->steps_done = reading->items_done;
	}
	if (reading->value.known && !is_whole(reading->value, 0))
		ok = fault_at(builder->diags, reading->place, "value", "works-value",
			gb_decimal_text(builder->arena, reading->value, false, false),
			"a whole number of works", "");
	else if (most > 0 && reading->value.known &&
			 gb_decimal_compare(reading->value, gb_decimal_of(most, 0)) > 0)
		ok = fault_at(builder->diags, reading->place, "value", "works-value",
			gb_decimal_text(builder->arena, reading->value, false, false),
			gb_str_zero(builder->arena,
				gb_str_format(builder->arena, "at most the %lld of the list", (long long)most)),
			"");
	return ok;
}

bool gb_check_kind_of_reading(gb_builder *builder, gb_reading *reading)
{
	const int kind = reading->indicator->kind;
	bool ok = true;

	if (kind != GB_KIND_MILESTONE && gb_place_has(reading->place, "done"))
		ok = fault_unused_reading(builder, reading->place, "done", "a day only of a milestone");
	if (kind != GB_KIND_MILESTONE && gb_place_has(reading->place, "steps_done"))
		ok = fault_unused_reading(
			builder, reading->place, "steps_done", "steps only of a milestone");
	if (kind != GB_KIND_WORKS && gb_place_has(reading->place, "done_items"))
		ok = fault_unused_reading(builder, reading->place, "done_items", "items only of works");
	if (kind == GB_KIND_RANK && reading->value.known && !is_whole(reading->value, 1))
		ok = fault_at(builder->diags, reading->place, "value", "rank-value",
			gb_decimal_text(builder->arena, reading->value, false, false), "a place: 1, 2, 3 …",
			"");
	if (kind == GB_KIND_MILESTONE)
		return check_milestone_reading(builder, reading) && ok;
	if (kind == GB_KIND_WORKS)
		ok = check_works_reading(builder, reading) && ok;
	/* What is not reported is left out, never written as nought. */
	if (has_figure(kind) && !reading->value.known && !gb_place_has(reading->place, "value"))
		ok = gb_fault(builder->diags, reading->place, "missing-key",
			kind == GB_KIND_WORKS ? GB_STR("no \"done_items\" and no \"value\"")
								  : GB_STR("no \"value\""),
			GB_STR("a number, e.g. 6.5"),
			GB_STR("add it, or remove the reading: what is not reported is left out"));
	return ok;
}
