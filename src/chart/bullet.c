#include "chart/rows.h"

#include "base/colour.h"

#include <math.h>

/*
 * Bullets: a bar for what was reached, an upright mark for the target, a triangle for where the
 * schedule stands, on bands of one hue for what the policy's limits make of it. The figures stand
 * in columns at the right, under the names of their series.
 */

#define BAND_EM 1.75
#define BAR_EM 0.8
#define TARGET_EM 1.4
#define COLUMN_GAP_EM 1.2
#define HEAD_EM 4.6
#define WHOLE 100 /* per cent: the target of a completion rate */

typedef enum band { BAND_GOOD, BAND_SLIGHT, BAND_FAR, BAND_COUNT } band;

/* How much of the hue is in a band; the darkest is the worst. */
static const double shades[BAND_COUNT] = { 0.14, 0.27, 0.42 };

typedef struct value_column {
	size_t series;
	gb_label head;
	gb_label *values;
	double width, right;
} value_column;

typedef struct bullet {
	gb_rows rows;
	size_t measure; /* the series that is the bar */
	value_column *columns;
} bullet;

static size_t find_measure(const gb_chart *chart)
{
	const gb_chart_data *data = chart->data;

	for (size_t i = 0; i < data->series_count; i++) {
		if (data->series[i].field == GB_OF_ACTUAL || data->series[i].field == GB_OF_RATE)
			return i;
	}
	return 0;
}

static bool is_rate(const bullet *in)
{
	return in->rows.chart->data->series[in->measure].field == GB_OF_RATE;
}

/* --- bands --- */

static band band_of(int state)
{
	if (state == GB_STATE_FAR_BEHIND)
		return BAND_FAR;
	return state == GB_STATE_SLIGHTLY_BEHIND ? BAND_SLIGHT : BAND_GOOD;
}

/* What the limits of the policy are measured from, on the axis; false when the axis has none. */
static bool reference_of(const bullet *in, const gb_verdict *verdict, double *out)
{
	const gb_target *target = verdict->target;
	const bool by_schedule =
		verdict->rule != NULL && verdict->rule->measure == GB_MEASURE_GAP_TO_SCHEDULE;
	gb_decimal from = target->value;

	/* Where less is better the bands would run the other way, and a comparison has no fixed limit. */
	if (verdict->rule == NULL || target->indicator->direction == GB_DIRECTION_DOWN ||
		gb_target_is_fall(target) || target->qualifier == GB_QUALIFIER_COMPARE ||
		target->qualifier == GB_QUALIFIER_MULTIPLE || is_rate(in) != by_schedule)
		return false;
	if (by_schedule)
		from = verdict->scheduled;
	else
		from = gb_value_convert(from, target->indicator->unit, in->rows.chart->langs[0],
			in->rows.chart->context->rounding);
	*out = from.known ? gb_decimal_double(from) : 0;
	return from.known;
}

/* Where each band ends, from the worst on; those of the same kind are one. */
static bool band_ends(const bullet *in, const gb_verdict *verdict, double ends[BAND_COUNT])
{
	double reference;

	if (verdict == NULL || !reference_of(in, verdict, &reference))
		return false;
	for (size_t i = 0; i < BAND_COUNT; i++)
		ends[i] = 0;
	for (size_t i = 0; i < verdict->rule->limit_count; i++) {
		const gb_limit *limit = &verdict->rule->limits[i];
		double from = gb_decimal_double(limit->from);

		if (!limit->from.known)
			continue;
		if (verdict->rule->measure == GB_MEASURE_GAP_PERCENT)
			from *= fabs(reference) / 100;
		/* The worse band ends where this one begins. */
		for (size_t worse = (size_t)band_of(limit->state) + 1; worse < BAND_COUNT; worse++)
			ends[worse] = reference + from;
	}
	/* Within its band an "around" target is met, whatever the policy's lines say. */
	if (verdict->band.known)
		ends[BAND_SLIGHT] = fmin(ends[BAND_SLIGHT], reference - gb_decimal_double(verdict->band));
	ends[BAND_FAR] = fmin(ends[BAND_FAR], ends[BAND_SLIGHT]);
	return true;
}

static gb_colour shade_of(const gb_chart *chart, band which)
{
	return gb_colour_mix(chart->data->bands, chart->ground, shades[which]);
}

static void draw_band(const bullet *in, size_t row, band which, double from, double to)
{
	const gb_chart *chart = in->rows.chart;
	const double left = gb_rows_at(&in->rows, fmin(fmax(from, 0), in->rows.scale.most));
	const double right = gb_rows_at(&in->rows, fmin(fmax(to, 0), in->rows.scale.most));
	const double height = BAND_EM * chart->em;

	if (right > left)
		gb_ops_rect(&chart->out->ops,
			(gb_rect){ left, gb_rows_middle(&in->rows, row) - height / 2, right - left, height },
			gb_paint_solid(shade_of(chart, which)), (gb_stroke){ .width = 0 },
			chart->data->categories[row].place);
}

static void draw_bands(const bullet *in, size_t row)
{
	const gb_chart *chart = in->rows.chart;
	double ends[BAND_COUNT];

	if (!chart->data->banded)
		return;
	if (!band_ends(in, chart->data->categories[row].verdict, ends)) {
		draw_band(in, row, BAND_GOOD, 0, in->rows.scale.most);
		return;
	}
	draw_band(in, row, BAND_FAR, 0, ends[BAND_FAR]);
	draw_band(in, row, BAND_SLIGHT, ends[BAND_FAR], ends[BAND_SLIGHT]);
	draw_band(in, row, BAND_GOOD, ends[BAND_SLIGHT], in->rows.scale.most);
}

/* The bands that occur, in the policy's own words. */
static bool legend_bands(const bullet *in)
{
	static const int states[BAND_COUNT] = {
		GB_STATE_ON_SCHEDULE,
		GB_STATE_SLIGHTLY_BEHIND,
		GB_STATE_FAR_BEHIND,
	};
	const gb_chart *chart = in->rows.chart;
	const gb_policy *policy = chart->context->policy;
	double ends[BAND_COUNT];
	bool shown = false, ok = true;

	for (size_t i = 0; i < chart->data->category_count; i++)
		shown = shown || band_ends(in, chart->data->categories[i].verdict, ends);
	for (size_t i = BAND_COUNT; chart->data->banded && shown && policy != NULL && i > 0; i--)
		ok = ok && gb_legend_add(chart, in->rows.legend,
					   (gb_sample){ .kind = GB_SAMPLE_BAND,
						   .look = { .colour = shade_of(chart, (band)(i - 1)) } },
					   policy->states[states[i - 1]].word);
	return ok;
}

/* --- marks --- */

static bool is_schedule(int field)
{
	return field == GB_OF_SCHEDULED;
}

static bool legend_marks(const bullet *in)
{
	const gb_chart *chart = in->rows.chart;
	const gb_chart_data *data = chart->data;
	bool ok = gb_legend_add(chart, in->rows.legend,
		(gb_sample){ .look = { .colour = data->series[in->measure].colour } },
		gb_chart_series_name(chart, in->measure));

	for (size_t i = 0; ok && i < data->series_count; i++) {
		if (i != in->measure)
			ok = gb_legend_add(chart, in->rows.legend,
				(gb_sample){
					.kind = is_schedule(data->series[i].field) ? GB_SAMPLE_ARROW : GB_SAMPLE_TICK,
					.look = { .colour = data->series[i].colour },
				},
				gb_chart_series_name(chart, i));
	}
	if (ok && is_rate(in))
		ok = gb_legend_add(chart, in->rows.legend,
			(gb_sample){ .kind = GB_SAMPLE_TICK, .look = { .colour = chart->ink } },
			gb_field_words(GB_OF_TARGET));
	return ok && gb_legend_hatched(chart, in->rows.legend);
}

static void draw_bar(const bullet *in, size_t row)
{
	const gb_chart *chart = in->rows.chart;
	const gb_chart_series *series = &chart->data->series[in->measure];
	const gb_datum *datum = gb_chart_datum(chart, chart->langs[0], row, in->measure);
	gb_bar_look look = gb_bar_look_of(series, datum);

	look.thin = look.hollow = false;
	if (datum->plotted.known)
		gb_bar_draw(chart, look, gb_rows_at(&in->rows, 0),
			gb_rows_at(&in->rows, gb_decimal_double(datum->plotted)),
			gb_rows_middle(&in->rows, row), BAR_EM * chart->em, chart->data->categories[row].place);
}

static void draw_marks(const bullet *in, size_t row)
{
	const gb_chart *chart = in->rows.chart;
	const double middle = gb_rows_middle(&in->rows, row);
	const gb_place place = chart->data->categories[row].place;

	if (is_rate(in))
		gb_tick_draw(
			chart, chart->ink, gb_rows_at(&in->rows, WHOLE), middle, TARGET_EM * chart->em, place);
	for (size_t i = 0; i < chart->data->series_count; i++) {
		const gb_chart_series *series = &chart->data->series[i];
		const gb_decimal value = gb_chart_datum(chart, chart->langs[0], row, i)->plotted;

		if (i == in->measure || !value.known)
			continue;
		const double x = gb_rows_at(&in->rows, gb_decimal_double(value));

		if (is_schedule(series->field))
			gb_arrow_draw(chart, series->colour, x, middle - BAND_EM * chart->em / 2, place);
		else
			gb_tick_draw(chart, series->colour, x, middle, TARGET_EM * chart->em, place);
	}
}

/* --- columns of figures --- */

static bool shape_column(const bullet *in, value_column *column, size_t series)
{
	const gb_chart *chart = in->rows.chart;
	const size_t count = chart->data->category_count;
	bool ok = gb_label_shape_words(chart, gb_chart_series_name(chart, series), chart->muted,
		chart->data->place, &column->head);

	column->series = series;
	column->values = GB_NEW_ARRAY(chart->context->arena, count, gb_label);
	for (size_t i = 0; i < count; i++) {
		ok &= gb_value_label(chart, i, series, series == in->measure ? chart->ink : chart->muted,
			&column->values[i]);
		/* Below each other: columns are narrow. */
		gb_label_fit(chart, &column->values[i], gb_label_below_width(&column->values[i]), false);
		column->width = fmax(column->width, column->values[i].width);
	}
	if (!ok)
		return false;
	/* A short name stands on one line; a long one is broken, never into single characters. */
	column->width = fmax(column->width, gb_label_least_width(&column->head));
	column->width =
		fmax(column->width, fmin(gb_label_below_width(&column->head), HEAD_EM * chart->em));
	gb_label_fit(chart, &column->head, column->width, false);
	return true;
}

/* The measure first, then what it is measured against. */
static bool shape_columns(bullet *in)
{
	const gb_chart *chart = in->rows.chart;
	const size_t count = chart->data->series_count;
	double right = in->rows.width;
	bool ok = true;

	in->columns = GB_NEW_ARRAY(chart->context->arena, count, value_column);
	for (size_t i = 0; i < count; i++) {
		const size_t series = i == 0 ? in->measure : i <= in->measure ? i - 1 : i;

		ok = ok && shape_column(in, &in->columns[i], series);
		in->rows.head = fmax(in->rows.head, in->columns[i].head.height);
	}
	for (size_t i = count; ok && i > 0; i--) {
		in->columns[i - 1].right = right;
		right -= in->columns[i - 1].width + COLUMN_GAP_EM * chart->em;
	}
	in->rows.behind = in->rows.width - right;
	return ok;
}

static void set_columns(const bullet *in)
{
	const gb_chart *chart = in->rows.chart;

	for (size_t i = 0; i < chart->data->series_count; i++) {
		const value_column *column = &in->columns[i];

		gb_label_set(chart, &column->head, column->right,
			in->rows.axis_bottom - column->head.height, GB_ALIGN_END);
		for (size_t row = 0; row < in->rows.count; row++)
			gb_label_set(chart, &column->values[row], column->right,
				gb_rows_middle(&in->rows, row) - column->values[row].height / 2, GB_ALIGN_END);
	}
}

static double slot_of(const bullet *in, size_t row)
{
	const gb_chart *chart = in->rows.chart;
	double slot = (BAND_EM + 0.3) * chart->em;

	for (size_t i = 0; i < chart->data->series_count; i++)
		slot = fmax(slot, in->columns[i].values[row].height);
	return slot;
}

bool gb_bullet_draw(gb_chart *chart, double width, double height)
{
	const gb_chart_data *data = chart->data;
	double *slots = GB_NEW_ARRAY(chart->context->arena, data->category_count, double);
	bullet in = {
		.rows = {
			.chart = chart,
			.width = width,
			.categories = data->categories,
			.count = data->category_count,
			.slots = slots,
			.before = gb_chart_lamp_room(chart),
			.legend = gb_legend_new(chart),
		},
		.measure = find_measure(chart),
	};
	bool ok = true;

	if (is_rate(&in))
		in.rows.most = WHOLE;
	gb_rows_domain(&in.rows);
	if (!shape_columns(&in) || !legend_marks(&in) || !legend_bands(&in) ||
		!gb_legend_lamps(chart, in.rows.legend) || !gb_legend_fit(chart, in.rows.legend, width))
		return false;
	for (size_t i = 0; i < data->category_count; i++)
		slots[i] = slot_of(&in, i);
	if (!gb_rows_divide(&in.rows) || !gb_rows_check(&in.rows) || !gb_rows_stack(&in.rows, height))
		return false;
	gb_rows_words(&in.rows);
	gb_rows_names(&in.rows, 0);
	set_columns(&in);
	for (size_t i = 0; i < data->category_count; i++)
		draw_bands(&in, i);
	gb_rows_grid(&in.rows);
	for (size_t i = 0; i < data->category_count; i++) {
		draw_bar(&in, i);
		draw_marks(&in, i);
		ok &= gb_chart_lamp(
			chart, i, gb_rows_panel(&in.rows, 0) - in.rows.before, gb_rows_middle(&in.rows, i));
	}
	gb_rows_zero(&in.rows, 0, in.rows.plot_top, in.rows.plot_bottom);
	return ok;
}
