/* What a chart draws: selected rows become categories with their figures in every language. */
#include "compose/chart_data.h"

/* A row of a chart before it is drawn: where its figures come from. */
typedef struct chart_row {
	const gb_indicator *indicator;
	const gb_verdict *verdict; /* of the row's own target; NULL: none */
	const gb_verdict *whole;   /* by area: that of the whole place */
	const gb_reading *reading; /* without a verdict; NULL: not reported */
	const gb_area *area;       /* by area */
	gb_place place;
} chart_row;

typedef struct chart_rows {
	chart_row *items;
	size_t count;
} chart_rows;

/* --- rows of a selection --- */

static chart_rows rows_selected(gb_composer *compose, const gb_selected *selected)
{
	chart_rows rows = { GB_NEW_ARRAY(compose->arena, selected->count, chart_row), 0 };

	for (size_t i = 0; i < selected->count; i++) {
		chart_row row = { .verdict = selected->verdicts[i], .reading = selected->readings[i] };

		if (row.verdict != NULL) {
			row.indicator = row.verdict->target->indicator;
			row.place = row.verdict->target->place;
		} else if (row.reading != NULL) {
			row.indicator = row.reading->indicator;
			row.place = row.reading->place;
		}
		/* Verdicts of a person have nothing to draw. */
		if (row.indicator != NULL && row.indicator->unit != NULL)
			rows.items[rows.count++] = row;
	}
	return rows;
}

/* --- rows by area --- */

static const gb_verdict *verdict_of_area(
	const gb_composer *compose, const gb_verdict *whole, const gb_area *area)
{
	for (size_t i = 0; i < compose->verdicts->count; i++) {
		const gb_target *target = compose->verdicts->items[i].target;

		if (target->area == area && target->indicator == whole->target->indicator &&
			gb_period_equal(target->period, whole->target->period))
			return &compose->verdicts->items[i];
	}
	return NULL;
}

static chart_row row_of_area(
	const gb_composer *compose, const gb_verdict *whole, const gb_area *area)
{
	const gb_target *target = whole->target;
	chart_row row = {
		.indicator = target->indicator,
		.verdict = verdict_of_area(compose, whole, area),
		.whole = whole,
		.area = area,
		.place = target->place,
	};

	row.reading = gb_reading_current(
		compose->ledger, target->indicator, target->period, area, compose->verdicts->as_of);
	if (row.reading != NULL)
		row.place = row.reading->place;
	return row;
}

static bool has_reading_by_area(const gb_composer *compose, const gb_verdict *whole)
{
	for (size_t i = 0; i < compose->ledger->area_count; i++) {
		if (row_of_area(compose, whole, &compose->ledger->areas[i]).reading != NULL)
			return true;
	}
	return false;
}

static bool find_target(gb_composer *compose, const gb_block *block, const gb_verdict **out)
{
	const gb_ledger *ledger = compose->ledger;
	const gb_target *target = gb_target_find(ledger, block->of);
	gb_str *known;

	if (target != NULL && target->indicator->unit != NULL) {
		*out = gb_verdict_find(compose->verdicts, target);
		return true;
	}
	compose->failed = true;
	if (target != NULL)
		return gb_fault(compose->diags, gb_place_member(block->place, "of"), "no-figure",
			gb_str_format(
				compose->arena, "the qualitative target \"%.*s\"", (int)block->of.n, block->of.p),
			GB_STR("a target with a unit"), GB_STR(""));
	known = GB_NEW_ARRAY(compose->arena, ledger->target_count, gb_str);
	for (size_t i = 0; i < ledger->target_count; i++)
		known[i] = ledger->targets[i].id;
	return gb_fault_unknown(compose->arena, compose->diags, gb_place_member(block->place, "of"),
		"unknown-target", "target", block->of, known, ledger->target_count);
}

/* The selected areas with their readings of one target. */
static bool rows_of_areas(
	gb_composer *compose, const gb_block *block, const gb_selected *selected, chart_rows *out)
{
	const gb_verdict *whole = NULL;

	if (!find_target(compose, block, &whole))
		return false;
	*out = (chart_rows){ GB_NEW_ARRAY(compose->arena, selected->count, chart_row), 0 };
	for (size_t i = 0; i < selected->count; i++)
		out->items[out->count++] = row_of_area(compose, whole, selected->scopes[i].area);
	return true;
}

/* For each area in the official order all selected targets that any area reports. */
static chart_rows rows_of_panels(gb_composer *compose, const chart_rows *targets)
{
	const gb_ledger *ledger = compose->ledger;
	chart_rows rows = {
		GB_NEW_ARRAY(compose->arena, targets->count * ledger->area_count, chart_row), 0
	};

	for (size_t i = 0; i < ledger->area_count; i++) {
		for (size_t k = 0; k < targets->count; k++) {
			const gb_verdict *whole = targets->items[k].verdict;

			if (whole->target->area == NULL && has_reading_by_area(compose, whole))
				rows.items[rows.count++] = row_of_area(compose, whole, &ledger->areas[i]);
		}
	}
	return rows;
}

/* --- figures --- */

static const gb_unit *unit_of(const chart_row *row, int field)
{
	switch (field) {
	case GB_OF_RATE:
	case GB_OF_SCHEDULED:
		return gb_unit_percent();
	case GB_OF_GAP:
		return row->verdict != NULL ? gb_gap_unit(row->verdict) : row->indicator->unit;
	case GB_OF_CHANGE:
		return row->indicator->unit->type == GB_UNIT_PERCENT ? gb_unit_points() : gb_unit_percent();
	default:
		return row->indicator->unit;
	}
}

static gb_resolved resolve(
	gb_composer *compose, const chart_row *row, int field, bool unit, gb_lang lang)
{
	const gb_verdict *verdict = row->verdict;
	gb_resolved out = { .kind = -1, .status = GB_VALUE_UNREPORTED, .place = row->place };
	const gb_reading *reading = row->reading;

	/* What is expected of an area without a target of its own is what is expected of all. */
	if (verdict == NULL && row->whole != NULL && field == GB_OF_TARGET)
		verdict = row->whole;
	if (verdict == NULL && row->whole != NULL && field == GB_OF_BASE)
		reading = row->whole->target->base != NULL
					  ? gb_reading_find(compose->ledger, row->indicator,
							row->whole->target->base->period, row->area)
					  : NULL;
	if (verdict != NULL)
		gb_target_field(compose->arena, compose->ledger, verdict, field, unit, lang, &out);
	else if (reading != NULL)
		gb_reading_field(compose->arena, compose->ledger, reading, field, unit, lang, &out);
	return out;
}

static void bind_datum(gb_composer *compose, const gb_block *block, const chart_row *row,
	const gb_series *series, gb_lang lang, gb_datum *out)
{
	const gb_policy *policy = compose->ledger->policy;
	/* The axis of gaps says the unit; labels to both sides of nought are short. */
	const bool unit = block->mark != GB_CHART_GAP_BARS;

	out->resolved = resolve(compose, row, series->field, unit, lang);
	/* Not what is printed: "2.6 million" beside "800,000". */
	if (out->resolved.text.n > 0 && out->resolved.kind >= 0)
		out->plotted = gb_value_convert(out->resolved.value, unit_of(row, series->field), lang,
			policy != NULL ? (gb_rounding)policy->rounding : GB_ROUND_HALF_EVEN);
}

/* One unit for the whole chart, or a fault (D 6.3). */
static bool chart_unit(
	gb_composer *compose, const gb_block *block, const chart_rows *rows, gb_words *unit)
{
	const gb_series *series = block->series.items;
	const gb_unit *first = NULL;

	for (size_t i = 0; i < rows->count * block->series.count; i++) {
		const chart_row *row = &rows->items[i / block->series.count];
		const gb_unit *found = unit_of(row, series[i % block->series.count].field);

		if (first == NULL) {
			first = found;
			for (int lang = 0; lang < GB_LANG_COUNT; lang++)
				unit->in[lang] =
					gb_unit_text(compose->arena, found, row->indicator->counted, (gb_lang)lang);
		} else if (!gb_str_is(gb_str_of(found->zh), first->zh)) {
			compose->failed = true;
			return gb_fault(compose->diags, block->place, "mixed-units",
				gb_str_format(compose->arena, "a chart of %.*s and %s (%.*s)",
					(int)unit->in[GB_LANG_ZH].n, unit->in[GB_LANG_ZH].p, found->zh,
					(int)row->indicator->id.n, row->indicator->id.p),
				GB_STR("one unit in a chart, or rates"),
				GB_STR("narrow \"where\" to one unit, or chart \"rate\" instead"));
		}
	}
	return true;
}

/* --- order --- */

static bool is_zone(const chart_row *row)
{
	return row->area != NULL && row->area->kind == GB_AREA_ZONE;
}

static gb_decimal sort_key(gb_composer *compose, const gb_block *block, const chart_row *row)
{
	const gb_series *series = block->series.items;

	return resolve(compose, row, series[0].field, true, GB_LANG_ZH).value;
}

/* The longest first, what is missing last; of equals the official order. Counties and zones are
 * never mixed (D 3.7). An insertion keeps equals in order; charts are short. */
static void sort_rows(gb_composer *compose, const gb_block *block, chart_rows *rows)
{
	gb_decimal *keys = GB_NEW_ARRAY(compose->arena, rows->count, gb_decimal);

	for (size_t i = 0; i < rows->count; i++) {
		const chart_row row = rows->items[i];
		const gb_decimal key = sort_key(compose, block, &row);
		size_t at = i;

		for (; at > 0; at--) {
			const chart_row *above = &rows->items[at - 1];
			const gb_decimal other = keys[at - 1];
			const bool below = is_zone(above) != is_zone(&row) ? is_zone(above)
							   : !key.known || !other.known    ? key.known && !other.known
															   : gb_decimal_compare(key, other) > 0;

			if (!below)
				break;
			rows->items[at] = *above;
			keys[at] = other;
		}
		rows->items[at] = row;
		keys[at] = key;
	}
}

/* --- all of it --- */

/* The name of a row. That a target is striven for is said with it: what is far from it shows "not yet
 * reached" beside others that are as far and late (D 3.3). */
static gb_words name_of(gb_composer *compose, const chart_row *row, bool by_area)
{
	static const char *const mark[GB_LANG_COUNT] = { "（力争）", " (stretch)" };
	gb_words name = by_area ? row->area->name : row->indicator->brief;

	for (int lang = 0; lang < GB_LANG_COUNT && row->verdict != NULL; lang++)
		if (row->verdict->target->stretch && name.in[lang].n > 0)
			name.in[lang] = gb_str_format(
				compose->arena, "%.*s%s", (int)name.in[lang].n, name.in[lang].p, mark[lang]);
	return name;
}

static const gb_reading *base_of(const chart_row *row)
{
	return row->verdict != NULL ? row->verdict->target->base : NULL;
}

static void bind_categories(
	gb_composer *compose, const gb_block *block, const chart_rows *rows, gb_chart_data *out)
{
	gb_category *categories = GB_NEW_ARRAY(compose->arena, rows->count, gb_category);
	gb_category *panels = GB_NEW_ARRAY(compose->arena, compose->ledger->area_count, gb_category);
	const bool multiples = block->mark == GB_CHART_MULTIPLES;
	bool shows_base = false;

	for (size_t i = 0; i < block->series.count; i++)
		shows_base = shows_base || ((gb_series *)block->series.items)[i].field == GB_OF_BASE;
	for (size_t i = 0; i < rows->count; i++) {
		const chart_row *row = &rows->items[i];

		categories[i] = (gb_category){
			.label = name_of(compose, row, row->area != NULL && !multiples),
			.place = row->place,
			.verdict = row->verdict,
			.area = row->area,
			.readings = { row->verdict != NULL ? row->verdict->actual : row->reading,
				shows_base ? base_of(row) : NULL },
		};
	}
	out->categories = categories;
	out->category_count = rows->count;
	out->by_area = block->select.from == GB_FROM_AREAS;
	for (size_t i = 0; multiples && i < compose->ledger->area_count; i++)
		panels[out->panel_count++] = (gb_category){
			.label = compose->ledger->areas[i].name,
			.place = compose->ledger->areas[i].place,
		};
	out->panels = panels;
}

static void bind_series(
	gb_composer *compose, const gb_block *block, const chart_rows *rows, gb_chart_data *out)
{
	const gb_series *series = block->series.items;
	const size_t count = block->series.count;
	gb_chart_series *drawn = GB_NEW_ARRAY(compose->arena, count, gb_chart_series);

	for (size_t i = 0; i < count; i++)
		drawn[i] = (gb_chart_series){
			.name = series[i].name,
			.colour = series[i].colour,
			.below = series[i].below,
			.field = series[i].field,
		};
	out->series = drawn;
	out->series_count = count;
	for (int lang = 0; lang < GB_LANG_COUNT; lang++) {
		gb_datum *data = GB_NEW_ARRAY(compose->arena, rows->count * count, gb_datum);

		for (size_t i = 0; i < rows->count * count; i++)
			bind_datum(compose, block, &rows->items[i / count], &series[i % count], (gb_lang)lang,
				&data[i]);
		out->data[lang] = data;
	}
}

bool gb_chart_data_bind(
	gb_composer *compose, const gb_block *block, const gb_scope_of *scope, gb_chart_data *out)
{
	/* What the mark sorts is cut to the first of them after sorting. */
	const bool sorted = block->mark == GB_CHART_SORTED_BARS && block->select.order.count == 0;
	gb_select select = block->select;
	gb_selected selected;
	chart_rows rows;

	if (sorted)
		select.first = 0;
	*out = (gb_chart_data){
		.lamp = block->lamp,
		.banded = block->bands_token.n > 0,
		.bands = block->bands,
		.place = block->place,
	};
	if (!gb_select_rows(compose, &select, scope, &selected))
		return false;
	rows = rows_selected(compose, &selected);
	if (block->mark == GB_CHART_MULTIPLES)
		rows = rows_of_panels(compose, &rows);
	else if (block->select.from == GB_FROM_AREAS &&
			 !rows_of_areas(compose, block, &selected, &rows))
		return false;
	/* Nothing to show is no fault: another city may have no such targets. */
	if (rows.count == 0 || !chart_unit(compose, block, &rows, &out->unit))
		return false;
	if (sorted)
		sort_rows(compose, block, &rows);
	if (sorted && block->select.first > 0 && rows.count > (size_t)block->select.first)
		rows.count = (size_t)block->select.first;
	bind_categories(compose, block, &rows, out);
	bind_series(compose, block, &rows, out);
	return true;
}
