#include "chart/part.h"

#include <math.h>

/*
 * Grouped bars, lying: a row for each category, a bar for each series. Lying bars leave room for
 * names in two languages and for a value outside the end of every bar.
 *
 *   ■ series  □ series
 *   unit            0     2     4     6      ticks
 *        a category ██████████ 4.1%          legend, axis, rows
 *        its English ▭▭▭▭▭▭▭▭▭▭▭▭▭▭ 5.5%
 */

#define COLUMN_GAP_EM 0.8 /* between names and bars */
#define VALUE_GAP_EM 0.4  /* between a bar and its value */
#define TICK_GAP_EM 1.0   /* between two ticks, at least */
#define ROW_GAP_EM 0.8
#define AXIS_GAP 3.0
#define LEGEND_GAP 7.0
#define BAR_GAP 0.26      /* of a slot, between two bars */
#define PLOT_LEAST_EM 6.0 /* bars shorter than that say nothing */
#define PLOT_GOOD 0.35    /* of the width: less, and names are broken into more lines */
#define TICKS_MOST 8
#define GRID_WIDTH 0.4
#define ZERO_WIDTH 0.8
#define ROUNDS_MOST 100
#define NOTHING 0.0005 /* half of what a position is snapped to */

/* What part of the width names may take, the first with good bars counting. */
static const double column_parts[] = { 0.42, 0.33, 0.25, 0.0 };

typedef struct bars {
	const gb_chart *chart;
	double width;
	gb_legend *legend;
	gb_label *names;  /* of categories */
	gb_label *values; /* category-major, as in gb_chart_data */
	gb_label unit;
	bool unit_above; /* in a row of its own */
	gb_label ticks[GB_TICKS];
	gb_decimal tick_values[GB_TICKS];
	size_t tick_count;
	gb_scale scale;
	double column; /* of the names */
	double row_gap;
	double axis_top, plot_top, plot_bottom;
} bars;

static const gb_datum *datum_of(const bars *in, size_t category, size_t series)
{
	return gb_chart_datum(in->chart, in->chart->langs[0], category, series);
}

static gb_label *value_of(const bars *in, size_t category, size_t series)
{
	return &in->values[category * in->chart->data->series_count + series];
}

static double em(const bars *in, double count)
{
	return count * in->chart->em;
}

static gb_label_words figure_words(const bars *in, const gb_resolved *resolved)
{
	gb_label_words words = { .text = resolved->text, .figure_to = resolved->text.n };
	gb_figure *figure;

	if (resolved->kind < 0)
		return words;
	figure = GB_NEW(in->chart->context->arena, gb_figure);
	*figure = (gb_figure){
		.kind = (gb_figure_kind)resolved->kind,
		.path = resolved->path,
		.value = resolved->value,
		.printed = resolved->printed,
		.places = resolved->places,
		.rounding = in->chart->context->rounding,
		.status = (gb_value_status)resolved->status,
		.place = resolved->place,
	};
	words.figure = figure;
	if (resolved->number_to > resolved->number_from) {
		words.figure_from = resolved->number_from;
		words.figure_to = resolved->number_to;
	}
	return words;
}

static bool shape_value(const bars *in, size_t category, size_t series)
{
	const gb_chart *chart = in->chart;
	const gb_datum *datum = datum_of(in, category, series);
	const gb_words missing = gb_chart_missing_words(chart->data->series[series].field);
	gb_label_words words[GB_LANG_COUNT] = { { .text = { NULL, 0 } } };
	const gb_place place = datum->resolved.place.source != NULL
							   ? datum->resolved.place
							   : chart->data->categories[category].place;
	const bool said = datum->resolved.text.n > 0;

	for (size_t i = 0; i < chart->lang_count; i++) {
		const gb_lang lang = chart->langs[i];

		if (said)
			words[lang] =
				figure_words(in, &gb_chart_datum(chart, lang, category, series)->resolved);
		else
			words[lang].text = missing.in[lang];
	}
	return gb_label_shape(
		chart, words, said ? chart->ink : chart->muted, place, value_of(in, category, series));
}

/* Values of both languages differ where their units do: 800亿元, 80 billion yuan. */
static bool units_differ(const bars *in)
{
	const gb_chart_data *data = in->chart->data;
	const size_t count = data->category_count * data->series_count;

	for (size_t i = 0; in->chart->lang_count == GB_LANG_COUNT && i < count; i++) {
		const gb_decimal zh = data->data[GB_LANG_ZH][i].plotted;
		const gb_decimal en = data->data[GB_LANG_EN][i].plotted;

		if (zh.known && en.known && !gb_decimal_equal(zh, en))
			return true;
	}
	return false;
}

/* 单位：亿元 / Unit: billion yuan. The axis is that of the first language, which the other says. */
static bool shape_unit(bars *in)
{
	static const struct {
		const char *unit, *axis, *end;
	} said[GB_LANG_COUNT] = { { "单位：", "（坐标轴：", "）" }, { "Unit: ", " (axis: ", ")" } };
	const gb_chart *chart = in->chart;
	const bool differ = units_differ(in);
	gb_words words = { { { NULL, 0 } } };

	for (size_t i = 0; i < chart->lang_count; i++) {
		const gb_lang lang = chart->langs[i];
		const gb_str unit = chart->data->unit.in[lang];
		gb_buf buf = gb_buf_new(chart->context->arena);

		if (unit.n == 0)
			continue;
		gb_buf_text(&buf, said[lang].unit);
		gb_buf_str(&buf, unit);
		if (i > 0 && differ) {
			gb_buf_text(&buf, said[lang].axis);
			gb_buf_str(&buf, chart->data->unit.in[chart->langs[0]]);
			gb_buf_text(&buf, said[lang].end);
		}
		words.in[lang] = gb_buf_taken(&buf);
	}
	return gb_label_shape_words(chart, words, chart->muted, chart->data->place, &in->unit);
}

static bool shape_all(bars *in)
{
	const gb_chart *chart = in->chart;
	const gb_chart_data *data = chart->data;
	bool ok = shape_unit(in);

	in->names = GB_NEW_ARRAY(chart->context->arena, data->category_count, gb_label);
	in->values =
		GB_NEW_ARRAY(chart->context->arena, data->category_count * data->series_count, gb_label);
	for (size_t i = 0; i < data->category_count; i++) {
		ok &= gb_label_shape_words(
			chart, data->categories[i].label, chart->ink, data->categories[i].place, &in->names[i]);
		for (size_t j = 0; j < data->series_count; j++)
			ok &= shape_value(in, i, j);
	}
	for (size_t i = 0; ok && i < data->category_count * data->series_count; i++)
		gb_label_fit(chart, &in->values[i], gb_label_beside_width(chart, &in->values[i]), true);
	in->legend = ok ? gb_legend_new(chart, in->width) : NULL;
	return in->legend != NULL;
}

/* Ticks are in the unit of the first language, so they stand once. */
static bool shape_tick(bars *in, size_t index)
{
	const gb_chart *chart = in->chart;
	gb_arena *arena = chart->context->arena;
	const gb_lang lang = chart->langs[0];
	const gb_decimal tick = in->tick_values[index];
	const gb_decimal shown = tick.digits == 0 ? gb_decimal_of(0, 0) : tick;
	const gb_str text = gb_decimal_grouped(arena, shown, lang == GB_LANG_ZH ? 5 : 4, true);
	gb_figure *figure = GB_NEW(arena, gb_figure);
	gb_label_words words[GB_LANG_COUNT] = { { .text = { NULL, 0 } } };

	*figure = (gb_figure){
		.kind = GB_FIGURE_TICK,
		.value = tick,
		.printed = shown,
		.places = shown.places,
		.place = chart->data->place,
	};
	words[lang] = (gb_label_words){ text, figure, 0, text.n };
	if (!gb_label_shape(chart, words, chart->muted, chart->data->place, &in->ticks[index]))
		return false;
	gb_label_fit(chart, &in->ticks[index], gb_label_below_width(&in->ticks[index]), false);
	return true;
}

static void find_domain(const bars *in, double *least, double *most)
{
	const gb_chart_data *data = in->chart->data;

	if (data->scale_of != NULL)
		data = data->scale_of;
	*least = *most = 0;
	for (size_t i = 0; i < data->category_count * data->series_count; i++) {
		const gb_decimal value = data->data[in->chart->langs[0]][i].plotted;

		if (!value.known)
			continue;
		*least = fmin(*least, gb_decimal_double(value));
		*most = fmax(*most, gb_decimal_double(value));
	}
}

/* What a value needs of the range: a bar to the left pushes the near edge so that its value has
 * room before it, one to the right pulls the far edge. */
static void make_room(const bars *in, size_t index, double *from, double *to)
{
	const gb_scale *scale = &in->scale;
	const gb_decimal value = in->chart->data->data[in->chart->langs[0]][index].plotted;
	const double need = em(in, VALUE_GAP_EM) + in->values[index].width;
	const double at = value.known ? gb_decimal_double(value) : 0;
	const double share = (at - scale->least) / (scale->most - scale->least);
	const double left = in->column + em(in, COLUMN_GAP_EM) + need;
	const double right = in->width - need;

	if (at < 0)
		*from = fmax(*from, (left - share * *to) / (1 - share));
	else if (share > 0)
		*to = fmin(*to, (right - (1 - share) * *from) / share);
	else if (*from > right) /* no bar is short enough */
		*to = *from;
}

/* The widest range in which every value has room outside its bar. Each edge depends on the other:
 * both start too wide and only ever close in, each time by a part of the last. */
static void find_range(bars *in)
{
	const size_t count = in->chart->data->category_count * in->chart->data->series_count;
	gb_scale *scale = &in->scale;
	double from = in->column + em(in, COLUMN_GAP_EM) + in->ticks[0].width / 2;
	double to = in->width - in->ticks[in->tick_count - 1].width / 2;

	for (int round = 0; round < ROUNDS_MOST; round++) {
		const double from_before = from, to_before = to;

		for (size_t i = 0; i < count; i++)
			make_room(in, i, &from, &to);
		if (from - from_before < NOTHING && to_before - to < NOTHING)
			break;
	}
	scale->from = from;
	scale->to = to;
}

static bool ticks_apart(const bars *in)
{
	for (size_t i = 1; i < in->tick_count; i++) {
		const double apart = gb_scale_at(&in->scale, gb_decimal_double(in->tick_values[i])) -
							 gb_scale_at(&in->scale, gb_decimal_double(in->tick_values[i - 1]));

		if (apart < (in->ticks[i - 1].width + in->ticks[i].width) / 2 + em(in, TICK_GAP_EM))
			return false;
	}
	return true;
}

/* As many ticks as have room, and the range that goes with them. */
static bool find_scale(bars *in)
{
	double least, most;

	find_domain(in, &least, &most);
	for (size_t ticks = TICKS_MOST; ticks >= 2; ticks--) {
		in->scale = gb_scale_linear(least, most, ticks, 0, 1);
		in->tick_count = gb_scale_ticks(&in->scale, in->tick_values);
		for (size_t i = 0; i < in->tick_count; i++) {
			if (!shape_tick(in, i))
				return false;
		}
		find_range(in);
		if (ticks_apart(in))
			break;
	}
	return true;
}

static double plot_width(const bars *in)
{
	return in->scale.to - in->scale.from;
}

static const gb_label *widest(
	const gb_label *labels, size_t count, double (*width)(const gb_label *))
{
	const gb_label *found = &labels[0];

	for (size_t i = 1; i < count; i++) {
		if (width(&labels[i]) > width(found))
			found = &labels[i];
	}
	return found;
}

static double fitted_width(const gb_label *label)
{
	return label->width;
}

/* Bars too short to read: what takes their room is the widest value, or the widest name. */
static bool fault_narrow(const bars *in)
{
	const gb_chart_data *data = in->chart->data;
	const gb_label *name = widest(in->names, data->category_count, gb_label_least_width);
	const gb_label *value =
		widest(in->values, data->category_count * data->series_count, fitted_width);
	const double free = in->width - em(in, PLOT_LEAST_EM + COLUMN_GAP_EM);
	const double least = gb_label_least_width(name);

	if (least >= value->width)
		return gb_label_fault(in->chart, name, least, free - value->width);
	return gb_label_fault(in->chart, value, value->width, free - in->column);
}

/* Divides the width between names and bars. */
static bool divide(bars *in)
{
	const gb_chart_data *data = in->chart->data;
	const size_t count = data->category_count;
	const double natural = gb_label_below_width(widest(in->names, count, gb_label_below_width));
	const double least = gb_label_least_width(widest(in->names, count, gb_label_least_width));

	for (size_t i = 0; i < GB_COUNT(column_parts); i++) {
		in->column = fmax(fmin(natural, column_parts[i] * in->width), least);
		if (!find_scale(in))
			return false;
		if (plot_width(in) >= PLOT_GOOD * in->width)
			break;
	}
	for (size_t i = 0; i < count; i++)
		gb_label_fit(in->chart, &in->names[i], in->column, false);
	/* Broken lines rarely fill the column: what they leave is given to the bars. */
	in->column = fitted_width(widest(in->names, count, fitted_width));
	if (!find_scale(in))
		return false;
	if (plot_width(in) < em(in, PLOT_LEAST_EM))
		return fault_narrow(in);
	if (ticks_apart(in))
		return true;
	const gb_label *tick = widest(in->ticks, in->tick_count, fitted_width);

	return gb_label_fault(
		in->chart, tick, tick->width, plot_width(in) / (double)(in->tick_count - 1));
}

static double row_height(const bars *in, size_t category)
{
	return fmax(
		in->names[category].height, (double)in->chart->data->series_count * in->chart->leading);
}

static bool stack_rows(bars *in, double height)
{
	const gb_chart *chart = in->chart;
	const size_t count = chart->data->category_count;
	gb_drawing *out = chart->out;
	double axis = 0;

	/* Beside the ticks when it fits over the names, which end before the first tick begins. */
	in->unit_above = gb_label_beside_width(chart, &in->unit) > in->column;
	gb_label_fit(chart, &in->unit, in->unit_above ? in->width : in->column, true);
	for (size_t i = 0; i < in->tick_count; i++)
		axis = fmax(axis, in->ticks[i].height);
	if (!in->unit_above)
		axis = fmax(axis, in->unit.height);
	in->axis_top =
		gb_legend_height(in->legend) + LEGEND_GAP + (in->unit_above ? in->unit.height : 0);
	in->plot_top = in->axis_top + axis + AXIS_GAP;
	in->row_gap = em(in, ROW_GAP_EM);
	out->height = in->plot_top;
	for (size_t i = 0; i < count; i++)
		out->height += in->row_gap + row_height(in, i);
	if (height > 0 && out->height > height + 0.01)
		return gb_fault(chart->context->diags, gb_place_member(chart->context->place, "height"),
			"chart-too-low",
			gb_str_format(chart->context->arena, "a height of %d mm for %zu categories",
				(int)(height / GB_MM), count),
			gb_str_format(chart->context->arena, "at least %d mm", (int)ceil(out->height / GB_MM)),
			GB_STR("leave \"height\" out, or select fewer rows with \"first\""));
	if (height > 0) {
		in->row_gap += (height - out->height) / (double)count;
		out->height = height;
	}
	in->plot_bottom = out->height;
	return true;
}

static void set_ticks(const bars *in)
{
	const gb_chart *chart = in->chart;
	const double tick_bottom = in->plot_top - AXIS_GAP;

	gb_label_set(chart, &in->unit, 0,
		in->unit_above ? in->axis_top - in->unit.height : tick_bottom - in->unit.height,
		GB_ALIGN_START);
	for (size_t i = 0; i < in->tick_count; i++)
		gb_label_set(chart, &in->ticks[i],
			gb_scale_at(&in->scale, gb_decimal_double(in->tick_values[i])),
			tick_bottom - in->ticks[i].height, GB_ALIGN_CENTRE);
}

/* After the labels, for which it makes way, and before the bars, which stand on it. */
static void draw_grid(const bars *in)
{
	const gb_chart *chart = in->chart;

	for (size_t i = 0; i < in->tick_count; i++) {
		if (gb_decimal_sign(in->tick_values[i]) != 0)
			gb_grid_line(chart, gb_scale_at(&in->scale, gb_decimal_double(in->tick_values[i])),
				in->plot_top, in->plot_bottom, gb_stroke_solid(chart->rule, GRID_WIDTH),
				chart->data->place);
	}
}

typedef void (*draw_value)(const bars *in, size_t category, size_t series, double middle);

static double end_of(const bars *in, const gb_datum *datum)
{
	return gb_scale_at(&in->scale, datum->plotted.known ? gb_decimal_double(datum->plotted) : 0);
}

static void set_value(const bars *in, size_t category, size_t series, double middle)
{
	const gb_datum *datum = datum_of(in, category, series);
	const gb_label *label = value_of(in, category, series);
	const bool left = datum->plotted.known && gb_decimal_sign(datum->plotted) < 0;
	const double gap = left ? -em(in, VALUE_GAP_EM) : em(in, VALUE_GAP_EM);

	gb_label_set(in->chart, label, end_of(in, datum) + gap, middle - label->height / 2,
		left ? GB_ALIGN_END : GB_ALIGN_START);
}

static void draw_bar(const bars *in, size_t category, size_t series, double middle)
{
	const gb_chart *chart = in->chart;
	const gb_datum *datum = datum_of(in, category, series);

	if (datum->plotted.known)
		gb_bar_draw(chart, gb_bar_look_of(&chart->data->series[series], datum->resolved.status),
			gb_scale_at(&in->scale, 0), end_of(in, datum), middle, (1 - BAR_GAP) * chart->leading,
			value_of(in, category, series)->place);
}

static double row_top(const bars *in, size_t category)
{
	double top = in->plot_top + in->row_gap / 2;

	for (size_t i = 0; i < category; i++)
		top += row_height(in, i) + in->row_gap;
	return top;
}

static void each_value(const bars *in, draw_value draw)
{
	const size_t series_count = in->chart->data->series_count;
	const double group = (double)series_count * in->chart->leading;

	for (size_t i = 0; i < in->chart->data->category_count; i++) {
		const double first = row_top(in, i) + (row_height(in, i) - group) / 2;
		const gb_band_scale slots =
			gb_band_scale_new(series_count, first, first + group, BAR_GAP, BAR_GAP / 2);

		for (size_t j = 0; j < series_count; j++)
			draw(in, i, j, gb_band_scale_at(&slots, j) + slots.width / 2);
	}
}

static void set_names(const bars *in)
{
	for (size_t i = 0; i < in->chart->data->category_count; i++)
		gb_label_set(in->chart, &in->names[i], in->column,
			row_top(in, i) + (row_height(in, i) - in->names[i].height) / 2, GB_ALIGN_END);
}

bool gb_bars_draw(gb_chart *chart, double width, double height)
{
	bars in = { .chart = chart, .width = width };
	double zero;

	if (!shape_all(&in) || !divide(&in) || !stack_rows(&in, height))
		return false;
	gb_legend_draw(chart, in.legend);
	set_ticks(&in);
	set_names(&in);
	each_value(&in, set_value);
	draw_grid(&in);
	each_value(&in, draw_bar);
	/* Last, so that the bars' outlines do not cover what they stand on. */
	zero = gb_scale_at(&in.scale, 0);
	gb_ops_line(&chart->out->ops, (gb_point){ zero, in.plot_top },
		(gb_point){ zero, in.plot_bottom }, gb_stroke_solid(chart->ink, ZERO_WIDTH),
		chart->data->place);
	return true;
}
