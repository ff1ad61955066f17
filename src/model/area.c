#include "model/area.h"

#include "model/field.h"
#include "model/rank.h"

/* What a table or a map says of areas: readings of one period, and their places (D 3.7). */

/* The year that as_of lies in: figures of areas belong to the year's targets. */
static gb_period year_of(gb_date as_of)
{
	return (gb_period){ { as_of.year, 1, 1 }, { as_of.year, 12, 31 } };
}

/* Later, or as late and longer: January to June counts before April to June. */
static bool is_newer(gb_period a, gb_period b)
{
	const int order = gb_date_compare(a.to, b.to);

	return order > 0 || (order == 0 && gb_date_compare(a.from, b.from) < 0);
}

static gb_period latest_period(
	const gb_ledger *ledger, const gb_indicator *indicator, gb_date as_of)
{
	gb_period latest = { 0 };

	for (size_t i = 0; i < ledger->area_count; i++) {
		const gb_reading *reading =
			gb_reading_current(ledger, indicator, year_of(as_of), &ledger->areas[i], as_of);

		if (reading != NULL && (!gb_period_known(latest) || is_newer(reading->period, latest)))
			latest = reading->period;
	}
	return latest;
}

static gb_decimal value_of(const gb_area_row *row, int field)
{
	const gb_decimal missing = { 0 };

	switch (field) {
	case GB_OF_ACTUAL:
		return row->reading != NULL ? row->reading->value : missing;
	case GB_OF_RATE:
		return row->verdict != NULL ? row->verdict->rate : missing;
	case GB_OF_GAP:
		return row->verdict != NULL ? row->verdict->gap : missing;
	case GB_OF_STATE:
		return row->verdict != NULL ? gb_decimal_of(row->verdict->state, 0) : missing;
	default:
		return missing;
	}
}

/* Gaps are measured in the good direction already; the first state is the best. */
static int direction_of(const gb_area_table *table)
{
	return table->field == GB_OF_STATE || (table->field == GB_OF_ACTUAL &&
											  table->indicator->direction == GB_DIRECTION_DOWN)
			   ? GB_DIRECTION_DOWN
			   : GB_DIRECTION_UP;
}

/* The last period before this one for which any area has a figure. */
static gb_period period_before(
	const gb_ledger *ledger, const gb_indicator *indicator, gb_period period)
{
	gb_period before = { 0 };

	for (size_t i = 0; gb_period_known(period) && i < ledger->area_count; i++) {
		size_t count;
		const gb_reading *const *list =
			gb_readings_of(ledger, indicator, &ledger->areas[i], &count);

		for (size_t k = 0; k < count; k++) {
			if (gb_date_after(period.to, list[k]->period.to) &&
				(!gb_period_known(before) || is_newer(list[k]->period, before)))
				before = list[k]->period;
		}
	}
	return before;
}

static bool is_alone(const gb_ledger *ledger, const gb_area *area)
{
	size_t count = 0;

	for (size_t i = 0; i < ledger->area_count; i++)
		count += ledger->areas[i].kind == area->kind;
	return count == 1;
}

/* Only figures have an earlier ranking; verdicts are those of today. */
static void rank(gb_arena *arena, const gb_ledger *ledger, gb_area_table *table)
{
	const gb_period before = period_before(ledger, table->indicator, table->period);
	gb_rank_entry *entries = GB_NEW_ARRAY(arena, table->count, gb_rank_entry);
	gb_ranking ranking;

	for (size_t i = 0; i < table->count; i++) {
		const gb_area_row *row = &table->rows[i];

		entries[i] = (gb_rank_entry){ .area = row->area, .value = row->value };
		if (table->field == GB_OF_ACTUAL && gb_period_known(before)) {
			const gb_reading *then = gb_reading_find(ledger, table->indicator, before, row->area);

			entries[i].before = then != NULL ? then->value : (gb_decimal){ 0 };
		}
	}
	ranking = gb_rank_entries(arena, entries, table->count, direction_of(table));
	for (size_t i = 0; i < ranking.count; i++) {
		gb_area_row *row = &table->rows[ranking.rows[i].entry - entries];

		/* Nobody is first of one. */
		row->rank = is_alone(ledger, row->area) ? 0 : ranking.rows[i].place;
		row->has_move = ranking.rows[i].has_change;
		row->move = ranking.rows[i].change;
	}
}

gb_area_table gb_area_table_of(gb_arena *arena, const gb_ledger *ledger,
	const gb_verdicts *verdicts, const gb_indicator *indicator, int field)
{
	gb_area_table table = {
		.indicator = indicator,
		.field = field,
		.period = latest_period(ledger, indicator, verdicts->as_of),
		.rows = GB_NEW_ARRAY(arena, ledger->area_count, gb_area_row),
		.count = ledger->area_count,
		.status = GB_VALUE_FINAL,
	};

	for (size_t i = 0; i < table.count; i++) {
		gb_area_row *row = &table.rows[i];

		row->area = &ledger->areas[i];
		if (gb_period_known(table.period))
			row->reading = gb_reading_find(ledger, indicator, table.period, row->area);
		if (row->reading != NULL && row->reading->status == GB_VALUE_SAMPLE)
			table.status = GB_VALUE_SAMPLE;
	}
	if (gb_period_known(table.period))
		table.whole.reading = gb_reading_find(ledger, indicator, table.period, NULL);
	for (size_t i = 0; i < verdicts->count; i++) {
		const gb_verdict *verdict = &verdicts->items[i];
		const gb_area *area = verdict->target->area;

		/* A verdict on another quarter's figure would stand beside this one as if it were its own. */
		if (area == NULL && verdict->target->indicator == indicator &&
			table.whole.verdict == NULL && verdict->actual != NULL &&
			verdict->actual == table.whole.reading)
			table.whole.verdict = verdict;
		if (area != NULL && verdict->target->indicator == indicator &&
			table.rows[area->order].verdict == NULL)
			table.rows[area->order].verdict = verdict;
	}
	for (size_t i = 0; i < table.count; i++)
		table.rows[i].value = value_of(&table.rows[i], field);
	rank(arena, ledger, &table);
	return table;
}

static gb_resolved nothing(int status, gb_place place)
{
	return (gb_resolved){ .kind = -1, .status = status, .place = place };
}

/* Places won since the ranking before, with a sign. */
static void put_move(gb_arena *arena, const gb_area_table *table, const gb_area_row *row, bool unit,
	gb_lang lang, gb_resolved *out)
{
	const gb_value_form form = { .places = -1, .unit = unit, .sign = true };
	const gb_decimal value = gb_decimal_of(row->move, 0);
	const gb_value_text text = gb_value_write(arena, value, gb_unit_places(), NULL, form, lang);

	out->kind = GB_FIGURE_VALUE;
	out->text = text.text;
	out->number_from = text.number_from;
	out->number_to = text.number_to;
	out->path = gb_str_format(arena, "%.*s/%.*s/move", (int)table->indicator->id.n,
		table->indicator->id.p, (int)row->area->id.n, row->area->id.p);
	out->value = out->printed = value;
	out->status = table->status;
}

void gb_area_field(gb_arena *arena, const gb_ledger *ledger, const gb_area_table *table,
	const gb_area_row *row, int field, bool unit, gb_lang lang, gb_resolved *out)
{
	const gb_reading *reading = row->reading;
	const gb_place place = reading != NULL     ? reading->place
						   : row->area != NULL ? row->area->place
											   : table->indicator->place;

	*out = nothing(GB_VALUE_FINAL, place);
	switch (field) {
	case GB_OF_ACTUAL:
		/* Nobody owes a figure of the whole place because areas have theirs. */
		out->status = row->area != NULL ? GB_VALUE_UNREPORTED : GB_VALUE_FINAL;
		if (reading != NULL)
			gb_reading_field(arena, ledger, reading, field, unit, lang, out);
		return;
	case GB_OF_PERIOD:
		if (reading != NULL)
			gb_reading_field(arena, ledger, reading, field, unit, lang, out);
		return;
	case GB_OF_RANK:
		if (row->rank == 0)
			return;
		*out = (gb_resolved){
			.kind = GB_FIGURE_ORDINAL,
			.text = gb_str_format(arena, "%zu", row->rank),
			.status = table->status,
			.place = place,
		};
		out->number_to = out->text.n;
		return;
	case GB_OF_MOVE:
		if (row->has_move)
			put_move(arena, table, row, unit, lang, out);
		return;
	case GB_OF_TARGET:
	case GB_OF_AIM:
	case GB_OF_BASE:
	case GB_OF_RATE:
	case GB_OF_SCHEDULED:
	case GB_OF_GAP:
	case GB_OF_CHANGE:
	case GB_OF_STATE:
	case GB_OF_LAMP:
		if (row->verdict != NULL)
			gb_target_field(arena, ledger, row->verdict, field, unit, lang, out);
		return;
	default:
		return;
	}
}

gb_words gb_place_whole(const gb_ledger *ledger)
{
	static const struct {
		const char *ending;
		gb_words words;
	} wholes[] = {
		{ "市", { { GB_STR_INIT("全市"), GB_STR_INIT("Whole city") } } },
		{ "县", { { GB_STR_INIT("全县"), GB_STR_INIT("Whole county") } } },
		{ "自治区", { { GB_STR_INIT("全区"), GB_STR_INIT("Whole region") } } },
		{ "区", { { GB_STR_INIT("全区"), GB_STR_INIT("Whole district") } } },
		{ "旗", { { GB_STR_INIT("全旗"), GB_STR_INIT("Whole banner") } } },
		{ "州", { { GB_STR_INIT("全州"), GB_STR_INIT("Whole prefecture") } } },
		{ "盟", { { GB_STR_INIT("全盟"), GB_STR_INIT("Whole league") } } },
		{ "省", { { GB_STR_INIT("全省"), GB_STR_INIT("Whole province") } } },
	};

	for (size_t i = 0; i < GB_COUNT(wholes); i++)
		if (gb_str_ends(ledger->name.in[GB_LANG_ZH], wholes[i].ending))
			return wholes[i].words;
	return ledger->name;
}

bool gb_indicator_is_total(const gb_indicator *indicator)
{
	const gb_unit *unit = indicator->unit;

	if (unit == NULL || unit->type == GB_UNIT_PERCENT || unit->type == GB_UNIT_POINTS)
		return false;
	return !gb_str_is(indicator->unit_text, "元") &&
		   gb_str_find(indicator->unit_text, GB_STR("/")) == SIZE_MAX;
}
