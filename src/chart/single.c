#include "chart/rows.h"

#include <math.h>

/* One bar a row: sorted bars, and gaps to both sides of nought. Other series are ticks on it. */

#define BAR_EM 1.05
#define TICK_EM 1.55
#define TICK_HALF 1.1
#define LAMP_EM 0.85
#define LAMP_GAP_EM 0.7

static double value_at(const gb_chart *chart, size_t category, size_t series)
{
	const gb_decimal value = gb_chart_datum(chart, chart->langs[0], category, series)->plotted;

	return value.known ? gb_decimal_double(value) : 0;
}

bool gb_single_tip(const gb_chart *chart, size_t category, gb_tip *out)
{
	out->at = value_at(chart, category, 0);
	out->left = out->at < 0;
	/* Ticks beyond the bar's end keep their place; the label stands outside of them. */
	for (size_t i = 1; i < chart->data->series_count; i++) {
		const double other = value_at(chart, category, i);

		out->at = out->left ? fmin(out->at, other) : fmax(out->at, other);
	}
	return gb_value_label(chart, category, 0, chart->ink, &out->label);
}

void gb_single_label(
	const gb_rows *rows, size_t category, const gb_tip *tip, double dx, double middle)
{
	const gb_chart *chart = rows->chart;
	gb_tip near = *tip;
	bool fits = true;

	near.at = value_at(chart, category, 0);
	for (size_t i = 1; i < chart->data->series_count; i++) {
		const double other = value_at(chart, category, i);
		const double apart = gb_rows_at(rows, other) - gb_rows_at(rows, near.at);
		const double ahead = near.left ? -apart : apart;

		/* A tick behind the bar's end, and nearer than the label is wide, is in its way. */
		if (ahead > -TICK_HALF && ahead < gb_rows_tip_room(rows, tip) + TICK_HALF)
			fits = false;
	}
	gb_rows_tip(rows, fits ? &near : tip, dx, middle);
}

double gb_single_slot(const gb_chart *chart)
{
	return fmax(chart->leading, TICK_EM * chart->em);
}

/* A gap that is no delay: of a stretch goal, which is never judged as behind, or of what is not due
 * (D 3.3). It has no warning colour. */
static bool is_soft(const gb_chart *chart, size_t category)
{
	const gb_datum *datum = gb_chart_datum(chart, chart->langs[0], category, 0);
	const gb_verdict *verdict = chart->data->categories[category].verdict;

	return chart->data->series[0].field == GB_OF_GAP && datum->plotted.known &&
		   gb_decimal_sign(datum->plotted) < 0 && verdict != NULL &&
		   verdict->state != GB_STATE_SLIGHTLY_BEHIND && verdict->state != GB_STATE_FAR_BEHIND;
}

static gb_bar_look look_of(const gb_chart *chart, size_t category)
{
	const gb_chart_series *series = &chart->data->series[0];
	const gb_datum *datum = gb_chart_datum(chart, chart->langs[0], category, 0);
	gb_bar_look look = gb_bar_look_of(series, datum);

	/* There is no other bar in the row that it would have to be told from. */
	look.thin = look.hollow = false;
	if (is_soft(chart, category))
		look.colour = chart->muted;
	return look;
}

void gb_single_bar(const gb_rows *rows, size_t category, double dx, double middle)
{
	const gb_chart *chart = rows->chart;
	const gb_chart_data *data = chart->data;

	if (gb_chart_datum(chart, chart->langs[0], category, 0)->plotted.known)
		gb_bar_draw(chart, look_of(chart, category), dx + gb_rows_at(rows, 0),
			dx + gb_rows_at(rows, value_at(chart, category, 0)), middle, BAR_EM * chart->em,
			data->categories[category].place);
	for (size_t i = 1; i < data->series_count; i++) {
		if (gb_chart_datum(chart, chart->langs[0], category, i)->plotted.known)
			gb_tick_draw(chart, data->series[i].colour,
				dx + gb_rows_at(rows, value_at(chart, category, i)), middle, TICK_EM * chart->em,
				data->categories[category].place);
	}
}

static bool same_colour(gb_colour a, gb_colour b)
{
	return gb_str_equal(a.token, b.token);
}

bool gb_single_legend(const gb_chart *chart, gb_legend *legend)
{
	static const gb_words ahead = { { GB_STR_INIT("领先"), GB_STR_INIT("Ahead") } };
	static const gb_words behind = { { GB_STR_INIT("落后"), GB_STR_INIT("Behind") } };
	static const gb_words soft = { { GB_STR_INIT("未到期或力争目标"),
		GB_STR_INIT("Not due, or a stretch goal") } };
	static const gb_words up = { { GB_STR_INIT("上升"), GB_STR_INIT("Up") } };
	static const gb_words down = { { GB_STR_INIT("下降"), GB_STR_INIT("Down") } };
	const gb_chart_series *series = chart->data->series;
	const bool gap = series[0].field == GB_OF_GAP;
	const bool two =
		(gap || series[0].field == GB_OF_CHANGE) && !same_colour(series[0].colour, series[0].below);
	gb_sample sample = { .kind = GB_SAMPLE_BAR, .look = { .colour = series[0].colour } };
	bool ok;

	if (two) {
		bool over = false, below = false, softened = false;

		/* Only what occurs is explained. */
		for (size_t i = 0; i < chart->data->category_count; i++) {
			const double value = value_at(chart, i, 0);

			softened = softened || is_soft(chart, i);
			below = below || (value < 0 && !is_soft(chart, i));
			over = over || value > 0;
		}
		ok = !over || gb_legend_add(chart, legend, sample, gap ? ahead : up);
		sample.look.colour = series[0].below;
		ok = ok && (!below || gb_legend_add(chart, legend, sample, gap ? behind : down));
		sample.look.colour = chart->muted;
		ok = ok && (!softened || gb_legend_add(chart, legend, sample, soft));
	} else {
		ok = gb_legend_add(chart, legend, sample, gb_chart_series_name(chart, 0));
	}
	sample.kind = GB_SAMPLE_TICK;
	for (size_t i = 1; ok && i < chart->data->series_count; i++) {
		sample.look.colour = series[i].colour;
		ok = gb_legend_add(chart, legend, sample, gb_chart_series_name(chart, i));
	}
	return ok && gb_legend_hatched(chart, legend);
}

double gb_chart_lamp_room(const gb_chart *chart)
{
	return chart->data->lamp ? (LAMP_EM + LAMP_GAP_EM) * chart->em : 0;
}

bool gb_chart_lamp(const gb_chart *chart, size_t category, double x, double middle)
{
	const gb_category *item = &chart->data->categories[category];
	const double size = LAMP_EM * chart->em;
	gb_colour colour;

	if (!chart->data->lamp || item->verdict == NULL)
		return true;
	if (!gb_lamp_colour(chart->context->arena, chart->context->layout, item->verdict->lamp, &colour,
			chart->context->diags))
		return false;
	gb_lamp_ops(&chart->out->ops, item->verdict->lamp, colour, x, middle, size, item->place);
	gb_chart_box(chart, GB_BOX_MARK, (gb_rect){ x, middle - size / 2, size, size }, item->place);
	/* A lamp that rests on samples stamps the page as its figures do. */
	if (item->verdict->status == GB_VALUE_SAMPLE)
		chart->out->registers |= GB_REGISTER_SAMPLE;
	return true;
}

/* The lamps that are shown, in the order of the policy. */
bool gb_legend_lamps(const gb_chart *chart, gb_legend *legend)
{
	const gb_policy *policy = chart->context->policy;
	const gb_chart_data *data = chart->data;
	bool ok = true;

	for (size_t i = 0; data->lamp && policy != NULL && i < policy->lamp_count; i++) {
		gb_sample sample = { .kind = GB_SAMPLE_LAMP, .lamp = &policy->lamps[i] };
		bool shown = false;

		for (size_t k = 0; k < data->category_count; k++)
			shown = shown || (data->categories[k].verdict != NULL &&
								 data->categories[k].verdict->lamp == sample.lamp);
		if (!shown)
			continue;
		ok = ok &&
			 gb_lamp_colour(chart->context->arena, chart->context->layout, sample.lamp,
				 &sample.look.colour, chart->context->diags) &&
			 gb_legend_add(chart, legend, sample, sample.lamp->name);
	}
	return ok;
}

bool gb_single_draw(gb_chart *chart, double width, double height)
{
	const gb_chart_data *data = chart->data;
	gb_tip *tips = GB_NEW_ARRAY(chart->context->arena, data->category_count, gb_tip);
	double *slots = GB_NEW_ARRAY(chart->context->arena, data->category_count, double);
	gb_rows rows = {
		.chart = chart,
		.width = width,
		.categories = data->categories,
		.count = data->category_count,
		.tips = tips,
		.tip_count = data->category_count,
		.slots = slots,
		.before = gb_chart_lamp_room(chart),
		.legend = gb_legend_new(chart),
	};
	bool ok = true;

	for (size_t i = 0; i < data->category_count; i++) {
		slots[i] = gb_single_slot(chart);
		ok &= gb_single_tip(chart, i, &tips[i]);
	}
	gb_rows_domain(&rows);
	if (!ok || !gb_single_legend(chart, rows.legend) || !gb_legend_lamps(chart, rows.legend) ||
		!gb_legend_fit(chart, rows.legend, width) || !gb_rows_divide(&rows) ||
		!gb_rows_check(&rows) || !gb_rows_stack(&rows, height))
		return false;
	gb_rows_words(&rows);
	gb_rows_names(&rows, 0);
	for (size_t i = 0; i < data->category_count; i++)
		gb_single_label(&rows, i, &tips[i], 0, gb_rows_middle(&rows, i));
	gb_rows_grid(&rows);
	for (size_t i = 0; i < data->category_count; i++) {
		gb_single_bar(&rows, i, 0, gb_rows_middle(&rows, i));
		ok &= gb_chart_lamp(
			chart, i, gb_rows_panel(&rows, 0) - rows.before, gb_rows_middle(&rows, i));
	}
	gb_rows_zero(&rows, 0, rows.plot_top, rows.plot_bottom);
	return ok;
}
