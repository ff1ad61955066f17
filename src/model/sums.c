#include "model/sums.h"

#include "model/build.h"
#include "model/unit.h"

/* A total being held against its parts. */
typedef struct sum {
	gb_builder *builder;
	gb_pile *rounded;    /* gb_rounded_sum */
	gb_place place;      /* of the total's value */
	gb_place first_part; /* of a part's value, for the message */
	gb_decimal total, parts;
	gb_decimal shown_total, shown_parts;
	gb_decimal slack; /* what rounding at the source can have parted them by, doubled */
	bool exact;       /* whole things are counted: no rounding excuses a difference */
	size_t count;
} sum;

static gb_decimal shown(const sum *one, gb_decimal value, const gb_indicator *indicator)
{
	const gb_policy *policy = one->builder->ledger.policy;
	const gb_rounding rounding =
		policy == NULL ? GB_ROUND_HALF_EVEN : (gb_rounding)policy->rounding;

	return indicator->decimals < 0
			   ? value
			   : gb_decimal_round(value, (unsigned)indicator->decimals, rounding);
}

/* Each figure was rounded by its source at its own last place: half a unit either way. */
static void add_slack(sum *one, gb_decimal value)
{
	one->slack = gb_decimal_add(one->slack, gb_decimal_of(1, value.places));
}

static sum begin(gb_builder *builder, gb_pile *rounded, gb_decimal total,
	const gb_indicator *indicator, gb_place place)
{
	sum one = { .builder = builder, .rounded = rounded, .place = place, .total = total };

	one.shown_total = shown(&one, total, indicator);
	one.parts = one.shown_parts = one.slack = gb_decimal_of(0, 0);
	one.exact = indicator->unit->type == GB_UNIT_COUNTER && total.places == 0;
	add_slack(&one, total);
	return one;
}

static void add(sum *one, gb_decimal value, const gb_indicator *indicator, gb_place place)
{
	if (one->count++ == 0)
		one->first_part = place;
	one->parts = gb_decimal_add(one->parts, value);
	one->shown_parts = gb_decimal_add(one->shown_parts, shown(one, value, indicator));
	one->exact = one->exact && value.places == 0;
	add_slack(one, value);
}

static bool within_slack(const sum *one)
{
	gb_decimal apart = gb_decimal_subtract(one->total, one->parts);

	if (apart.digits < 0)
		apart = gb_decimal_negate(apart);
	return gb_decimal_compare(gb_decimal_add(apart, apart), one->slack) <= 0;
}

static bool end(const sum *one, gb_rounded_sum what)
{
	gb_arena *arena = one->builder->arena;

	if (!one->parts.known)
		return true; /* beyond eighteen digits, which no figure of a ledger is */
	if (!gb_decimal_equal(one->total, one->parts) && (one->exact || !within_slack(one)))
		return gb_fault(one->builder->diags, one->place, "parts-sum",
			gb_str_format(arena,
				one->count == 1 ? "a total of %s whose %zu part is %s"
								: "a total of %s whose %zu parts sum to %s",
				gb_str_zero(arena, gb_decimal_text(arena, one->total, false, false)), one->count,
				gb_str_zero(arena, gb_decimal_text(arena, one->parts, false, false))),
			GB_STR("parts that sum to their total, but for rounding"),
			gb_str_format(arena, "correct one of them; the first part is at %s",
				gb_str_zero(arena, gb_place_text(arena, one->first_part))));
	if (!gb_decimal_equal(one->shown_total, one->shown_parts))
		gb_pile_add(arena, one->rounded, &what);
	return true;
}

static bool is_part(const gb_indicator *indicator, const gb_indicator *total)
{
	return indicator->total == total;
}

/* --- what is declared --- */

static bool fault(gb_builder *builder, const gb_indicator *indicator, const char *key,
	const char *code, gb_str found, const char *expected)
{
	return gb_fault(builder->diags, gb_place_member(indicator->place, key), code, found,
		gb_str_of(expected), (gb_str){ 0 });
}

/* Rates, places and days do not add (D 3.8). */
static bool adds(const gb_indicator *indicator)
{
	return indicator->unit != NULL && indicator->unit->type != GB_UNIT_PERCENT &&
		   indicator->unit->type != GB_UNIT_ORDINAL &&
		   (indicator->kind == GB_KIND_FLOW || indicator->kind == GB_KIND_LEVEL ||
			   indicator->kind == GB_KIND_WORKS || indicator->kind == GB_KIND_CEILING);
}

static bool check_unit(gb_builder *builder, const gb_indicator *indicator)
{
	if (!adds(indicator))
		return fault(builder, indicator, "parts_of", "parts-kind",
			gb_str_of(gb_choice_word(gb_kind_words, indicator->kind)),
			"what adds up: a flow, a level, works or a ceiling, in no per cent");
	if (indicator->unit != indicator->total->unit)
		return fault(builder, indicator, "parts_of", "parts-unit", indicator->unit_text,
			gb_str_zero(builder->arena,
				gb_str_format(builder->arena, "the unit of the total, \"%.*s\"",
					(int)indicator->total->unit_text.n, indicator->total->unit_text.p)));
	return true;
}

/* A total is no part of its own parts; chains are as long as there are indicators at most. */
static bool check_circle(gb_builder *builder, const gb_indicator *indicator)
{
	const gb_indicator *up = indicator->total;

	for (size_t i = 0; up != NULL && i <= builder->ledger.indicator_count; i++, up = up->total) {
		if (up == indicator)
			return fault(builder, indicator, "parts_of", "parts-circle", indicator->parts_of,
				"a total that is not itself among these parts");
	}
	return true;
}

static bool link_parts(
	gb_builder *builder, struct gb_ledger_index *index, gb_indicator *indicators, size_t count)
{
	bool ok = true;

	for (size_t i = 0; i < count; i++) {
		gb_indicator *indicator = &indicators[i];

		if (indicator->sum_of_areas && indicator->unit != NULL && !adds(indicator))
			ok = fault(builder, indicator, "sum_of_areas", "parts-kind",
				gb_str_of(gb_choice_word(gb_kind_words, indicator->kind)),
				"what adds up: a flow, a level, works or a ceiling, in no per cent");
		if (indicator->parts_of.n == 0)
			continue;
		indicator->total = gb_ids_resolve(builder->arena, &index->indicators, indicator->parts_of,
			gb_place_member(indicator->place, "parts_of"), builder->diags);
		ok = indicator->total != NULL && check_unit(builder, indicator) && ok;
	}
	for (size_t i = 0; i < count; i++)
		ok = check_circle(builder, &indicators[i]) && ok;
	return ok;
}

/* --- targets and readings --- */

static const gb_target *target_of(
	const gb_ledger *ledger, const gb_indicator *indicator, const gb_target *total)
{
	for (size_t i = 0; i < ledger->target_count; i++) {
		const gb_target *target = &ledger->targets[i];

		if (target->indicator == indicator && target->area == total->area &&
			gb_period_equal(target->period, total->period) && target->value.known &&
			!target->upper.known)
			return target;
	}
	return NULL;
}

static bool check_target(gb_builder *builder, gb_pile *rounded, const gb_target *total)
{
	const gb_ledger *ledger = &builder->ledger;
	const gb_indicator *indicator = total->indicator;
	sum one;

	if (indicator == NULL || !adds(indicator) || !total->value.known || total->upper.known)
		return true;
	one = begin(builder, rounded, total->value, indicator, gb_place_member(total->place, "value"));
	for (size_t i = 0; i < ledger->indicator_count; i++) {
		const gb_target *part;

		if (!is_part(&ledger->indicators[i], indicator))
			continue;
		part = target_of(ledger, &ledger->indicators[i], total);
		if (part == NULL)
			return true; /* not every part has a target */
		add(&one, part->value, part->indicator, gb_place_member(part->place, "value"));
	}
	return one.count == 0 || end(&one, (gb_rounded_sum){ .target = total });
}

static bool check_parts(gb_builder *builder, gb_pile *rounded, const gb_reading *total)
{
	const gb_ledger *ledger = &builder->ledger;
	sum one = begin(
		builder, rounded, total->value, total->indicator, gb_place_member(total->place, "value"));

	for (size_t i = 0; i < ledger->indicator_count; i++) {
		const gb_reading *part;

		if (!is_part(&ledger->indicators[i], total->indicator))
			continue;
		part = gb_reading_find(ledger, &ledger->indicators[i], total->period, total->area);
		if (part == NULL || !part->value.known)
			return true; /* a part is not reported: nothing can be said of the sum */
		add(&one, part->value, part->indicator, gb_place_member(part->place, "value"));
	}
	return one.count == 0 || end(&one, (gb_rounded_sum){ .reading = total });
}

/* A zone that lies inside a county is in its figure already (D 3.13). */
static bool check_areas(gb_builder *builder, gb_pile *rounded, const gb_reading *total)
{
	const gb_ledger *ledger = &builder->ledger;
	sum one;

	if (!total->indicator->sum_of_areas || total->area != NULL)
		return true;
	one = begin(
		builder, rounded, total->value, total->indicator, gb_place_member(total->place, "value"));
	for (size_t i = 0; i < ledger->area_count; i++) {
		const gb_reading *part;

		if (ledger->areas[i].inside.n > 0)
			continue;
		part = gb_reading_find(ledger, total->indicator, total->period, &ledger->areas[i]);
		if (part == NULL || !part->value.known)
			return true;
		add(&one, part->value, part->indicator, gb_place_member(part->place, "value"));
	}
	return one.count == 0 || end(&one, (gb_rounded_sum){ .reading = total });
}

bool gb_link_sums(gb_builder *builder, struct gb_ledger_index *index)
{
	gb_pile rounded = { .size = sizeof(gb_rounded_sum) };
	const size_t before = gb_diags_errors(builder->diags);
	bool ok =
		link_parts(builder, index, builder->linked_indicators, builder->ledger.indicator_count);

	if (gb_diags_errors(builder->diags) > before)
		return false;
	for (size_t i = 0; i < builder->ledger.target_count; i++)
		ok = check_target(builder, &rounded, &builder->ledger.targets[i]) && ok;
	for (size_t i = 0; i < builder->ledger.reading_count; i++) {
		const gb_reading *reading = index->readings[i];

		if (!reading->value.known || !adds(reading->indicator))
			continue;
		ok = check_parts(builder, &rounded, reading) && ok;
		ok = check_areas(builder, &rounded, reading) && ok;
	}
	builder->ledger.rounded = (const gb_rounded_sum *)(const void *)rounded.items;
	builder->ledger.rounded_count = rounded.count;
	return ok;
}

bool gb_sum_rounds_target(const gb_ledger *ledger, const gb_target *target)
{
	for (size_t i = 0; i < ledger->rounded_count; i++) {
		if (ledger->rounded[i].target == target && target != NULL)
			return true;
	}
	return false;
}

bool gb_sum_rounds_reading(const gb_ledger *ledger, const gb_reading *reading)
{
	for (size_t i = 0; i < ledger->rounded_count; i++) {
		if (ledger->rounded[i].reading == reading && reading != NULL)
			return true;
	}
	return false;
}

gb_words gb_rounding_note(void)
{
	static const gb_words note = { { GB_STR_INIT("因四舍五入，分项之和与合计可能略有出入。"),
		GB_STR_INIT("Due to rounding, parts may not add up to totals.") } };

	return note;
}
