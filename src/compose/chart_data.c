/* What a chart draws: selected rows become categories with their figures in every language. */
#include "compose/chart_data.h"

static void chart_datum(gb_composer *compose, const gb_selected *rows, size_t row, int field,
	gb_lang lang, gb_datum *out)
{
	const gb_verdict *verdict = rows->verdicts[row];

	if (verdict != NULL)
		gb_target_field(
			compose->arena, compose->ledger, verdict, field, true, lang, &out->resolved);
	else
		gb_reading_field(compose->arena, compose->ledger, rows->readings[row], field, true, lang,
			&out->resolved);
	out->plotted = out->resolved.printed;
}

static gb_words row_label(gb_composer *compose, const gb_selected *rows, size_t row)
{
	const gb_verdict *verdict = rows->verdicts[row];
	const gb_indicator *indicator =
		verdict != NULL ? verdict->target->indicator : rows->readings[row]->indicator;

	(void)compose;
	return indicator->brief;
}

/* One unit for the whole chart, or a fault (D 6.3): rates have one by themselves. */
static bool chart_unit(
	gb_composer *compose, const gb_block *block, const gb_selected *rows, gb_words *unit)
{
	const gb_unit *first = NULL;
	const gb_series *series = block->series.items;
	bool rates = true;

	for (size_t i = 0; i < block->series.count; i++)
		rates = rates && (series[i].field == GB_OF_RATE || series[i].field == GB_OF_SCHEDULED);
	if (rates) {
		unit->in[GB_LANG_ZH] = unit->in[GB_LANG_EN] = GB_STR("%");
		return true;
	}
	for (size_t i = 0; i < rows->count; i++) {
		const gb_indicator *indicator = rows->verdicts[i] != NULL
											? rows->verdicts[i]->target->indicator
											: rows->readings[i]->indicator;
		if (first == NULL) {
			first = indicator->unit;
			for (int lang = 0; lang < GB_LANG_COUNT; lang++)
				unit->in[lang] = gb_unit_text(
					compose->arena, indicator->unit, indicator->counted, (gb_lang)lang);
		} else if (indicator->unit != first) {
			compose->failed = true;
			return gb_fault(compose->diags, block->place, "mixed-units",
				gb_str_format(compose->arena, "a chart of %.*s and %s (%.*s)",
					(int)unit->in[GB_LANG_ZH].n, unit->in[GB_LANG_ZH].p, indicator->unit->zh,
					(int)indicator->id.n, indicator->id.p),
				GB_STR("one unit in a chart, or rates"),
				GB_STR("narrow \"where\" to one unit, or chart \"rate\" instead"));
		}
	}
	return true;
}

/* Rows without a number in any series have nothing to draw: verdicts of a person. */
static void drop_qualitative(gb_selected *rows)
{
	size_t kept = 0;

	for (size_t i = 0; i < rows->count; i++) {
		const gb_indicator *indicator = rows->verdicts[i] != NULL
											? rows->verdicts[i]->target->indicator
										: rows->readings[i] != NULL ? rows->readings[i]->indicator
																	: NULL;
		if (indicator == NULL || indicator->unit == NULL)
			continue;
		rows->scopes[kept] = rows->scopes[i];
		rows->verdicts[kept] = rows->verdicts[i];
		rows->readings[kept] = rows->readings[i];
		kept++;
	}
	rows->count = kept;
}

bool gb_chart_data_bind(
	gb_composer *compose, const gb_block *block, const gb_scope_of *scope, gb_chart_data *out)
{
	const gb_series *series = block->series.items;
	gb_selected rows;

	*out = (gb_chart_data){ 0 };
	if (!gb_select_rows(compose, &block->select, scope, &rows))
		return false;
	drop_qualitative(&rows);
	/* Nothing to show is no fault: another city may have no such targets. */
	if (rows.count == 0 || !chart_unit(compose, block, &rows, &out->unit))
		return false;

	gb_category *categories = GB_NEW_ARRAY(compose->arena, rows.count, gb_category);
	for (size_t i = 0; i < rows.count; i++) {
		categories[i].label = row_label(compose, &rows, i);
		categories[i].place =
			rows.verdicts[i] != NULL ? rows.verdicts[i]->target->place : rows.readings[i]->place;
	}
	gb_chart_series *drawn = GB_NEW_ARRAY(compose->arena, block->series.count, gb_chart_series);
	for (size_t i = 0; i < block->series.count; i++) {
		drawn[i].name = series[i].name;
		drawn[i].colour = series[i].colour;
		drawn[i].field = series[i].field;
	}
	for (int lang = 0; lang < GB_LANG_COUNT; lang++) {
		gb_datum *data = GB_NEW_ARRAY(compose->arena, rows.count * block->series.count, gb_datum);
		for (size_t i = 0; i < rows.count; i++)
			for (size_t k = 0; k < block->series.count; k++)
				chart_datum(compose, &rows, i, series[k].field, (gb_lang)lang,
					&data[i * block->series.count + k]);
		gb_chart_decimals(compose->arena, data, rows.count * block->series.count);
		out->data[lang] = data;
	}
	out->categories = categories;
	out->category_count = rows.count;
	out->series = drawn;
	out->series_count = block->series.count;
	out->place = block->place;
	return true;
}
