#include "chart/rows.h"

/* Grouped bars: in each row a bar for each series, its value outside its end. */

#define BAR_GAP 0.26 /* of a slot, between two bars */

static bool shape_tips(const gb_chart *chart, gb_tip *tips)
{
	const gb_chart_data *data = chart->data;
	bool ok = true;

	for (size_t i = 0; i < data->category_count * data->series_count; i++) {
		gb_tip *tip = &tips[i];
		const gb_decimal value = data->data[chart->langs[0]][i].plotted;

		ok &= gb_value_label(
			chart, i / data->series_count, i % data->series_count, chart->ink, &tip->label);
		tip->at = value.known ? gb_decimal_double(value) : 0;
		tip->left = tip->at < 0;
	}
	return ok;
}

/* The middle of a series' slot in the group, from the middle of the row. */
static double slot_middle(const gb_chart *chart, size_t series)
{
	const double group = (double)chart->data->series_count * chart->leading;
	const gb_band_scale slots =
		gb_band_scale_new(chart->data->series_count, -group / 2, group / 2, BAR_GAP, BAR_GAP / 2);

	return gb_band_scale_at(&slots, series) + slots.width / 2;
}

static void draw_bars(const gb_rows *rows)
{
	const gb_chart *chart = rows->chart;
	const gb_chart_data *data = chart->data;

	for (size_t i = 0; i < data->category_count * data->series_count; i++) {
		const size_t series = i % data->series_count;
		const gb_datum *datum = &data->data[chart->langs[0]][i];

		if (datum->plotted.known)
			gb_bar_draw(chart, gb_bar_look_of(&data->series[series], datum), gb_rows_at(rows, 0),
				gb_rows_at(rows, rows->tips[i].at),
				gb_rows_middle(rows, i / data->series_count) + slot_middle(chart, series),
				(1 - BAR_GAP) * chart->leading, rows->tips[i].label.place);
	}
}

bool gb_bars_draw(gb_chart *chart, double width, double height)
{
	const gb_chart_data *data = chart->data;
	const size_t count = data->category_count * data->series_count;
	gb_tip *tips = GB_NEW_ARRAY(chart->context->arena, count, gb_tip);
	double *slots = GB_NEW_ARRAY(chart->context->arena, data->category_count, double);
	gb_rows rows = {
		.chart = chart,
		.width = width,
		.categories = data->categories,
		.count = data->category_count,
		.tips = tips,
		.tip_count = count,
		.slots = slots,
		.before = gb_chart_lamp_room(chart),
		.legend = gb_legend_new(chart),
	};
	bool ok = true;

	for (size_t i = 0; i < data->category_count; i++)
		slots[i] = (double)data->series_count * chart->leading;
	gb_rows_domain(&rows);
	if (!shape_tips(chart, tips) || !gb_legend_series(chart, rows.legend) ||
		!gb_legend_lamps(chart, rows.legend) || !gb_legend_fit(chart, rows.legend, width) ||
		!gb_rows_divide(&rows) || !gb_rows_check(&rows) || !gb_rows_stack(&rows, height))
		return false;
	gb_rows_words(&rows);
	gb_rows_names(&rows, 0);
	for (size_t i = 0; i < count; i++)
		gb_rows_tip(&rows, &tips[i], 0,
			gb_rows_middle(&rows, i / data->series_count) +
				slot_middle(chart, i % data->series_count));
	gb_rows_grid(&rows);
	draw_bars(&rows);
	for (size_t i = 0; i < data->category_count; i++)
		ok &= gb_chart_lamp(
			chart, i, gb_rows_panel(&rows, 0) - rows.before, gb_rows_middle(&rows, i));
	gb_rows_zero(&rows, 0, rows.plot_top, rows.plot_bottom);
	return ok;
}
