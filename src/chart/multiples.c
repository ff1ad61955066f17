#include "chart/rows.h"

#include <math.h>

/*
 * Small multiples: a panel for each area in the official order, all on one scale, so that lengths
 * compare across panels. Every value is said, so there are no ticks; names stand once a line.
 *
 *              Area A        Area B        Area C
 *    a target |████ 5.1%    |█████ 6.1%   |███ 4.8%
 *   its other |██ 3.0%      |███ 4.2%     |██ 2.9%
 */

#define PANEL_GAP_EM 1.4
#define LINE_GAP_EM 1.8
#define BARS_LEAST_EM 3.6 /* narrower, and fewer panels stand in a line */
#define PANELS_MOST 10

/* A part over a page is laid out as the whole is, of which it draws some panels. */
typedef struct panels {
	gb_chart whole;
	gb_rows rows;        /* of the whole */
	gb_label *titles;    /* likewise */
	size_t first, count; /* panels that are drawn */
	size_t lines;
	double line; /* height of one, with its gap */
} panels;

static bool shape_titles(const gb_chart *chart, gb_label *titles)
{
	const gb_chart_data *data = chart->data;
	bool ok = true;

	for (size_t i = 0; i < data->panel_count; i++)
		ok &= gb_label_shape_words(
			chart, data->panels[i].label, chart->ink, data->panels[i].place, &titles[i]);
	return ok;
}

static double titles_least(const gb_chart *chart, const gb_label *titles)
{
	double least = 0;

	for (size_t i = 0; i < chart->data->panel_count; i++)
		least = fmax(least, gb_label_least_width(&titles[i]));
	return least;
}

/* As many panels in a line as have room for their bars and titles, evenly spread over lines. */
static bool divide(panels *in)
{
	const gb_chart *chart = in->rows.chart;
	const gb_chart_data *whole =
		chart->data->scale_of != NULL ? chart->data->scale_of : chart->data;
	const size_t count = whole->panel_count;
	const double least = titles_least(chart, in->titles);
	size_t across = count < PANELS_MOST ? count : PANELS_MOST;

	for (;; across--) {
		const size_t lines = (count + across - 1) / across;

		in->rows.panels = (count + lines - 1) / lines;
		if (!gb_rows_divide(&in->rows))
			return false;
		if (across == 1 ||
			(!in->rows.squeezed && gb_rows_plot(&in->rows) >= BARS_LEAST_EM * chart->em &&
				gb_rows_panel_width(&in->rows) >= least))
			break;
	}
	in->lines = (in->count + in->rows.panels - 1) / in->rows.panels;
	chart->out->beside = in->rows.panels;
	if (gb_rows_panel_width(&in->rows) < least) {
		for (size_t i = 0; i < count; i++) {
			if (gb_label_least_width(&in->titles[i]) == least)
				return gb_label_fault(chart, &in->titles[i], least, gb_rows_panel_width(&in->rows));
		}
	}
	return gb_rows_check(&in->rows);
}

static bool stack(panels *in, double height)
{
	const gb_chart *chart = &in->whole;
	gb_drawing *out = chart->out;

	for (size_t i = 0; i < chart->data->panel_count; i++) {
		gb_label_fit(chart, &in->titles[i], gb_rows_panel_width(&in->rows), false);
		in->rows.head = fmax(in->rows.head, in->titles[i].height);
	}
	if (!gb_rows_stack(&in->rows, 0))
		return false;
	in->line = in->rows.plot_bottom - in->rows.axis_top + LINE_GAP_EM * chart->em;
	out->height = in->rows.plot_bottom + (double)(in->lines - 1) * in->line;
	if (height > 0 && out->height > height + 0.01)
		return gb_chart_low(chart, in->count * in->rows.count, height, out->height);
	if (height > 0 && in->lines > 1) {
		in->line += (height - out->height) / (double)(in->lines - 1);
		out->height = height;
	}
	return true;
}

/* The panel at a place in the grid of those that are drawn. */
static void draw_panel(const panels *in, size_t place)
{
	const gb_rows *rows = &in->rows;
	const size_t first = (in->first + place) * rows->count;
	const size_t across = place % rows->panels;
	const double dx = gb_rows_panel(rows, across) - gb_rows_panel(rows, 0);
	const double dy = (double)(place / rows->panels) * in->line;
	const gb_label *title = &in->titles[in->first + place];

	if (across == 0)
		gb_rows_names(rows, dy);
	gb_label_set(rows->chart, title, gb_rows_panel(rows, across),
		dy + rows->axis_bottom - title->height, GB_ALIGN_START);
	for (size_t i = 0; i < rows->count; i++) {
		const double middle = dy + gb_rows_middle(rows, i);

		gb_single_bar(rows, first + i, dx, middle);
		gb_single_label(rows, first + i, &rows->tips[first + i], dx, middle);
	}
	gb_rows_zero(rows, dx, dy + rows->plot_top, dy + rows->plot_bottom);
}

bool gb_multiples_draw(gb_chart *chart, double width, double height)
{
	const gb_chart_data *data = chart->data->scale_of != NULL ? chart->data->scale_of : chart->data;
	const size_t count = data->category_count / data->panel_count;
	gb_tip *tips = GB_NEW_ARRAY(chart->context->arena, data->category_count, gb_tip);
	double *slots = GB_NEW_ARRAY(chart->context->arena, count, double);
	panels in = {
		.whole = *chart,
		.titles = GB_NEW_ARRAY(chart->context->arena, data->panel_count, gb_label),
		.first = (size_t)(chart->data->panels - data->panels),
		.count = chart->data->panel_count,
	};
	bool ok;

	in.whole.data = data;
	in.rows = (gb_rows){
		.chart = &in.whole,
		.width = width,
		.categories = data->categories,
		.count = count,
		.tips = tips,
		.tip_count = data->category_count,
		.slots = slots,
		.bare = true,
		.panel_gap = PANEL_GAP_EM * chart->em,
		.legend = gb_legend_new(chart),
	};
	ok = shape_titles(&in.whole, in.titles);
	for (size_t i = 0; i < data->category_count; i++)
		ok &= gb_single_tip(&in.whole, i, &tips[i]);
	for (size_t i = 0; i < count; i++)
		slots[i] = gb_single_slot(chart);
	gb_rows_domain(&in.rows);
	if (!ok || !gb_single_legend(&in.whole, in.rows.legend) ||
		!gb_legend_fit(chart, in.rows.legend, width) || !divide(&in) || !stack(&in, height))
		return false;
	gb_rows_words(&in.rows);
	for (size_t i = 0; i < in.count; i++)
		draw_panel(&in, i);
	return true;
}
