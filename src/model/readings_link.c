#include "model/build.h"
#include "model/verdict.h"

#include <stdlib.h>

/*
 * Readings get their indicator, area and reporter; then they are sorted by indicator, area and
 * period, which serves every look-up and shows conflicts as neighbours.
 */

static int compare_periods(gb_period a, gb_period b)
{
	const int order = gb_date_compare(a.from, b.from);

	return order != 0 ? order : gb_date_compare(a.to, b.to);
}

static size_t area_order(const gb_area *area)
{
	return area == NULL ? 0 : area->order + 1;
}

static int compare_keys(const gb_reading *a, const gb_indicator *indicator, const gb_area *area)
{
	const size_t a_order = a->indicator->order, b_order = indicator->order;

	if (a_order != b_order)
		return a_order < b_order ? -1 : 1;
	return (area_order(a->area) > area_order(area)) - (area_order(a->area) < area_order(area));
}

static int compare_readings(const void *left, const void *right)
{
	const gb_reading *a = *(const gb_reading *const *)left;
	const gb_reading *b = *(const gb_reading *const *)right;
	int order = compare_keys(a, b->indicator, b->area);

	if (order == 0)
		order = compare_periods(a->period, b->period);
	return order != 0 ? order : (a->order > b->order) - (a->order < b->order);
}

/* A correction says what was published before; a figure that did not change is none. */
static bool check_revision(gb_builder *builder, const gb_reading *reading)
{
	const gb_revision *revision = reading->revises;
	bool ok = true;

	if (revision == NULL)
		return true;
	if (reading->status != GB_VALUE_REVISED && reading->status != GB_VALUE_SAMPLE)
		ok = gb_fault(builder->diags, gb_place_member(reading->place, "revises"), "not-revised",
			gb_str_format(builder->arena, "\"revises\" of a reading that is %s",
				gb_choice_word(gb_status_words, reading->status)),
			GB_STR("the status \"revised\" (or \"sample\")"),
			GB_STR("add \"status\": \"revised\" to the reading"));
	if (!revision->value.known)
		return ok;
	if (reading->value.known && gb_decimal_equal(reading->value, revision->value))
		ok = gb_fault(builder->diags, gb_place_member(revision->place, "value"), "not-revised",
			gb_decimal_text(builder->arena, revision->value, false, false),
			GB_STR("another value than the new one"),
			GB_STR("remove \"revises\": nothing was corrected"));
	if (gb_decimal_significant(revision->value) > 12 || revision->value.places > 6)
		ok = gb_fault(builder->diags, gb_place_member(revision->place, "value"), "too-long",
			gb_decimal_text(builder->arena, revision->value, false, false),
			GB_STR("at most 12 digits and 6 decimals"), GB_STR("check the unit"));
	return ok;
}

/* A verdict by hand says why, who gave it and when: a reader must be able to ask (D 3.6). What the
 * report itself states is quoted from it, and is of its day. */
static bool check_person(gb_builder *builder, const gb_reading *reading)
{
	const bool quoted =
		reading->work != NULL && reading->source != NULL && reading->source->quote.n > 0;
	bool ok = true;

	if (reading->note.in[GB_LANG_ZH].n == 0 && !quoted && !gb_place_has(reading->place, "note"))
		ok = gb_fault(builder->diags, gb_place_member(reading->place, "state"),
			"verdict-unexplained", GB_STR("a person's verdict without a reason"),
			GB_STR("\"note\": what it rests on, or \"source\" with the report's \"quote\""),
			GB_STR("add \"note\" in both languages"));
	if (reading->reporter_id.n == 0 && !quoted)
		ok = gb_fault(builder->diags, gb_place_member(reading->place, "state"),
			"verdict-unexplained", GB_STR("a person's verdict, and not whose"),
			GB_STR("\"reporter\": the agency that judged, here or for the whole file"),
			GB_STR("add \"reporter\""));
	if (!gb_date_known(reading->date) && !gb_place_has(reading->place, "date"))
		ok = gb_fault(builder->diags, gb_place_member(reading->place, "state"),
			"verdict-unexplained", GB_STR("a person's verdict without its day"),
			GB_STR("\"date\", or the date of the file's \"source\""), GB_STR("add \"date\""));
	return ok;
}

/* A change by hand is of what was reported, decided with it before the eyes. */
static bool check_judgement(gb_builder *builder, const gb_reading *reading)
{
	const gb_judgement *judgement = reading->judgement;
	const gb_issue *issue = builder->ledger.issue;
	bool ok = true;

	if (judgement == NULL)
		return true;
	if (reading->indicator->kind == GB_KIND_QUALITATIVE)
		return gb_fault(builder->diags, gb_place_member(reading->place, "judgement"), "unused-key",
			GB_STR("\"judgement\" of a qualitative indicator"),
			GB_STR("\"state\", \"note\", \"reporter\" and \"date\", which are one"),
			GB_STR("move its members into the reading"));
	if (judgement->state == GB_STATE_NOT_DUE || judgement->state == GB_STATE_NO_DATA)
		ok = gb_fault(builder->diags, gb_place_member(judgement->place, "state"), "wrong-judgement",
			gb_str_of(gb_state_word(judgement->state)),
			GB_STR("a verdict on the figure: it is there, so it is neither missing nor not due"),
			GB_STR("remove the reading if it does not count"));
	if (gb_date_known(judgement->date) && gb_period_known(reading->period) &&
		!gb_date_after(judgement->date, reading->period.to))
		ok = gb_fault(builder->diags, gb_place_member(judgement->place, "date"), "wrong-judgement",
			gb_date_text(builder->arena, judgement->date, GB_LANG_EN),
			GB_STR("a day after the reading's period"), (gb_str){ 0 });
	if (issue != NULL && gb_date_known(judgement->date) && gb_date_known(issue->date) &&
		gb_date_after(judgement->date, issue->date))
		ok = gb_fault(builder->diags, gb_place_member(judgement->place, "date"), "wrong-judgement",
			gb_date_text(builder->arena, judgement->date, GB_LANG_EN),
			GB_STR("a day not after the issue's"), (gb_str){ 0 });
	return ok;
}

static bool check_reading(gb_builder *builder, gb_reading *reading)
{
	const gb_issue *issue = builder->ledger.issue;
	const bool qualitative = reading->indicator->kind == GB_KIND_QUALITATIVE;
	bool ok =
		(int)gb_check_kind_of_reading(builder, reading) & (int)check_revision(builder, reading);

	if (!qualitative && reading->state >= 0)
		ok = gb_fault(builder->diags, gb_place_member(reading->place, "state"), "state-of-figure",
			GB_STR("a state beside a figure"), GB_STR("a state only for qualitative indicators"),
			GB_STR("remove \"state\": figures are judged by the policy"));
	if (qualitative && (reading->state < 0 || reading->value.known) &&
		!(reading->state < 0 && gb_place_has(reading->place, "state")))
		ok = gb_fault(builder->diags, reading->place, "qualitative-value",
			reading->value.known ? GB_STR("a value") : GB_STR("no \"state\""),
			GB_STR("\"state\" and \"note\" for a qualitative indicator"), (gb_str){ 0 });
	if (qualitative && reading->state >= 0)
		ok = check_person(builder, reading) && ok;
	ok = check_judgement(builder, reading) && ok;
	if (reading->value.known &&
		(gb_decimal_significant(reading->value) > 12 || reading->value.places > 6))
		ok = gb_fault(builder->diags, gb_place_member(reading->place, "value"), "too-long",
			gb_decimal_text(builder->arena, reading->value, false, false),
			GB_STR("at most 12 digits and 6 decimals"), GB_STR("check the unit"));
	/* A quarter that has not ended cannot have a figure: a guess would be stated as a fact. */
	if (issue != NULL && gb_period_known(reading->period) && gb_date_known(issue->as_of) &&
		gb_date_after(reading->period.to, issue->as_of))
		ok = gb_fault(builder->diags, gb_place_member(reading->place, "period"), "future-reading",
			gb_str_format(builder->arena, "a figure up to %04d-%02d-%02d", reading->period.to.year,
				reading->period.to.month, reading->period.to.day),
			gb_str_format(builder->arena, "a period that ended by as_of, %04d-%02d-%02d",
				issue->as_of.year, issue->as_of.month, issue->as_of.day),
			GB_STR("move as_of forward or remove the figure"));
	return ok;
}

static bool link_reading(gb_builder *builder, struct gb_ledger_index *index, gb_reading *reading)
{
	bool ok = true;

	if (reading->of.n == 0)
		return false;
	reading->indicator = gb_ids_resolve(builder->arena, &index->indicators, reading->of,
		gb_place_member(reading->place, "of"), builder->diags);
	if (reading->area_id.n > 0) {
		reading->area = gb_ids_resolve(builder->arena, &index->areas, reading->area_id,
			gb_place_member(reading->place, "area"), builder->diags);
		ok = reading->area != NULL;
	}
	if (reading->reporter_id.n > 0) {
		reading->reporter = gb_ids_resolve(builder->arena, &index->agencies, reading->reporter_id,
			gb_place_member(reading->place, "reporter"), builder->diags);
		ok = reading->reporter != NULL && ok;
	}
	if (reading->judgement != NULL && reading->judgement->by_id.n > 0) {
		reading->judgement->by =
			gb_ids_resolve(builder->arena, &index->agencies, reading->judgement->by_id,
				gb_place_member(reading->judgement->place, "by"), builder->diags);
		ok = reading->judgement->by != NULL && ok;
	}
	return reading->indicator != NULL && check_reading(builder, reading) && ok;
}

/* Twice the same value is a copy that will be forgotten at the next correction: also a fault. */
static bool check_conflicts(gb_builder *builder, const gb_reading *const *sorted, size_t count)
{
	bool ok = true;

	for (size_t i = 1; i < count; i++) {
		const gb_reading *a = sorted[i - 1], *b = sorted[i];

		if (compare_keys(a, b->indicator, b->area) != 0 ||
			compare_periods(a->period, b->period) != 0)
			continue;
		ok = gb_fault_twice(builder->arena, builder->diags, b->place, a->place, "conflict",
			gb_str_format(builder->arena,
				"a second reading of \"%.*s\" for the same period and area", (int)b->of.n, b->of.p),
			"one");
	}
	return ok;
}

bool gb_link_readings(gb_builder *builder, struct gb_ledger_index *index)
{
	gb_reading *readings = (gb_reading *)(void *)builder->readings.items;
	const size_t count = builder->readings.count;
	size_t linked = 0;
	bool ok = true;

	index->readings = GB_NEW_ARRAY(builder->arena, count, const gb_reading *);
	for (size_t i = 0; i < count; i++) {
		const bool good = link_reading(builder, index, &readings[i]);

		ok = good && ok;
		/* With a mistyped area or period it would seem to conflict with another one. */
		if (readings[i].indicator != NULL && gb_period_known(readings[i].period) &&
			(readings[i].area_id.n == 0 || readings[i].area != NULL))
			index->readings[linked++] = &readings[i];
	}
	if (linked > 0)
		qsort(index->readings, linked, sizeof(*index->readings), compare_readings);
	builder->ledger.readings = readings;
	builder->ledger.reading_count = linked;
	return check_conflicts(builder, index->readings, linked) && ok;
}

const gb_reading *const *gb_readings_of(
	const gb_ledger *ledger, const gb_indicator *indicator, const gb_area *area, size_t *count)
{
	const gb_reading *const *sorted = ledger->index->readings;
	size_t low = 0, high = ledger->reading_count, end;

	while (low < high) {
		const size_t middle = low + (high - low) / 2;

		if (compare_keys(sorted[middle], indicator, area) < 0)
			low = middle + 1;
		else
			high = middle;
	}
	for (end = low; end < ledger->reading_count; end++) {
		if (compare_keys(sorted[end], indicator, area) != 0)
			break;
	}
	*count = end - low;
	return *count == 0 ? NULL : sorted + low;
}

const gb_reading *gb_reading_find(
	const gb_ledger *ledger, const gb_indicator *indicator, gb_period period, const gb_area *area)
{
	size_t count;
	const gb_reading *const *list = gb_readings_of(ledger, indicator, area, &count);

	for (size_t i = 0; i < count; i++) {
		if (gb_period_equal(list[i]->period, period))
			return list[i];
	}
	return NULL;
}

const gb_reading *gb_reading_current(const gb_ledger *ledger, const gb_indicator *indicator,
	gb_period period, const gb_area *area, gb_date as_of)
{
	const bool cumulative =
		gb_kind_accumulates(indicator->kind) || indicator->kind == GB_KIND_GROWTH;
	const gb_reading *current = NULL;
	size_t count;
	const gb_reading *const *list = gb_readings_of(ledger, indicator, area, &count);

	for (size_t i = 0; i < count; i++) {
		const gb_reading *reading = list[i];

		if (gb_date_after(reading->period.to, as_of) ||
			gb_date_after(reading->period.to, period.to) ||
			gb_date_after(period.from, reading->period.to))
			continue;
		/* Cumulative figures count from the first day of the period (1月至本月). */
		if (cumulative && gb_date_compare(reading->period.from, period.from) != 0)
			continue;
		/* Sorted by their first day: of those with the same last day the longer comes first. */
		if (current == NULL || gb_date_after(reading->period.to, current->period.to))
			current = reading;
	}
	return current;
}

const gb_reading *gb_ranking_before(const gb_ledger *ledger, const gb_reading *reading)
{
	const gb_reading *previous = NULL;
	size_t count;
	const gb_reading *const *list =
		gb_readings_of(ledger, reading->indicator, reading->area, &count);

	for (size_t i = 0; i < count; i++) {
		if (!list[i]->value.known || !gb_date_after(reading->period.to, list[i]->period.to))
			continue;
		if (previous == NULL || gb_date_after(list[i]->period.to, previous->period.to))
			previous = list[i];
	}
	return previous;
}
