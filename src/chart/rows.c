#include "chart/rows.h"

#include <math.h>

#define COLUMN_GAP_EM 0.8 /* between names and bars */
#define VALUE_GAP_EM 0.4  /* between a bar and its value */
#define TICK_GAP_EM 1.0   /* between two ticks, at least */
#define ROW_GAP_EM 0.8
#define AXIS_GAP 3.0
#define LEGEND_GAP 7.0
#define PLOT_LEAST_EM 6.0 /* bars shorter than that say nothing */
#define PLOT_LEAST_BARE_EM 2.0
#define PLOT_GOOD 0.35 /* of the width: less, and names are broken into more lines */
#define TICKS_MOST 8
#define GRID_WIDTH 0.4
#define ZERO_WIDTH 0.8
#define ROUNDS_MOST 100
#define NOTHING 0.0005 /* half of what a position is snapped to */

/* What part of the width names may take, the first with good bars counting. */
static const double column_parts[] = { 0.42, 0.33, 0.25, 0.0 };

static double em(const gb_rows *rows, double count)
{
	return count * rows->chart->em;
}

/* Values of both languages differ where their units do: 800亿元, 80 billion yuan. */
static bool units_differ(const gb_rows *rows)
{
	const gb_chart_data *data = rows->chart->data;
	const size_t count = data->category_count * data->series_count;

	for (size_t i = 0; rows->chart->lang_count == GB_LANG_COUNT && i < count; i++) {
		const gb_decimal zh = data->data[GB_LANG_ZH][i].plotted;
		const gb_decimal en = data->data[GB_LANG_EN][i].plotted;

		if (zh.known && en.known && !gb_decimal_equal(zh, en))
			return true;
	}
	return false;
}

/* 单位：亿元 / Unit: billion yuan. The axis is that of the first language, which the other says. */
static bool shape_unit(gb_rows *rows)
{
	static const struct {
		const char *unit, *axis, *end;
	} said[GB_LANG_COUNT] = { { "单位：", "（坐标轴：", "）" }, { "Unit: ", " (axis: ", ")" } };
	const gb_chart *chart = rows->chart;
	const bool differ = !rows->bare && units_differ(rows);
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
	return gb_label_shape_words(chart, words, chart->muted, chart->data->place, &rows->unit);
}

static bool shape_names(gb_rows *rows)
{
	bool ok = shape_unit(rows);

	rows->names = GB_NEW_ARRAY(rows->chart->context->arena, rows->count, gb_label);
	for (size_t i = 0; i < rows->count; i++)
		ok &= gb_label_shape_words(rows->chart, rows->categories[i].label, rows->chart->ink,
			rows->categories[i].place, &rows->names[i]);
	return ok;
}

/* Ticks are in the unit of the first language, so they stand once. */
static bool shape_tick(gb_rows *rows, size_t index)
{
	const gb_chart *chart = rows->chart;
	gb_arena *arena = chart->context->arena;
	const gb_lang lang = chart->langs[0];
	const gb_decimal tick = rows->tick_values[index];
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
	if (!gb_label_shape(chart, words, chart->muted, chart->data->place, &rows->ticks[index]))
		return false;
	gb_label_fit(chart, &rows->ticks[index], gb_label_below_width(&rows->ticks[index]), false);
	return true;
}

void gb_rows_domain(gb_rows *rows)
{
	const gb_chart_data *data = rows->chart->data;

	if (data->scale_of != NULL)
		data = data->scale_of;
	for (size_t i = 0; i < data->category_count * data->series_count; i++) {
		const gb_decimal value = data->data[rows->chart->langs[0]][i].plotted;

		if (!value.known)
			continue;
		rows->least = fmin(rows->least, gb_decimal_double(value));
		rows->most = fmax(rows->most, gb_decimal_double(value));
	}
}

static double left_edge(const gb_rows *rows)
{
	return rows->column + em(rows, COLUMN_GAP_EM) + rows->before;
}

double gb_rows_panel_width(const gb_rows *rows)
{
	const double count = rows->panels > 1 ? (double)rows->panels : 1;
	const double whole = rows->width - rows->behind - left_edge(rows);

	return (whole - (count - 1) * rows->panel_gap) / count;
}

double gb_rows_panel(const gb_rows *rows, size_t panel)
{
	return left_edge(rows) + (double)panel * (gb_rows_panel_width(rows) + rows->panel_gap);
}

static double right_edge(const gb_rows *rows)
{
	return left_edge(rows) + gb_rows_panel_width(rows);
}

/* What a tip needs of the range: one at the left pushes the near edge so that it has room before
 * its bar, one at the right pulls the far edge. */
static void make_room(const gb_rows *rows, const gb_tip *tip, double *from, double *to)
{
	const gb_scale *scale = &rows->scale;
	const double need = em(rows, VALUE_GAP_EM) + tip->label.width;
	const double share = (tip->at - scale->least) / (scale->most - scale->least);
	const double left = left_edge(rows) + need;
	const double right = right_edge(rows) - need;

	if (tip->left)
		*from = fmax(*from, (left - share * *to) / (1 - share));
	else if (share > 0)
		*to = fmin(*to, (right - (1 - share) * *from) / share);
	else if (*from > right) /* no bar is short enough */
		*to = *from;
}

/* The widest range in which every value has room outside its bar. Each edge depends on the other:
 * both start too wide and only ever close in, each time by a part of the last. */
static void find_range(gb_rows *rows)
{
	gb_scale *scale = &rows->scale;
	double from = left_edge(rows) + (rows->bare ? 0 : rows->ticks[0].width / 2);
	double to = right_edge(rows) - (rows->bare ? 0 : rows->ticks[rows->tick_count - 1].width / 2);

	for (int round = 0; round < ROUNDS_MOST; round++) {
		const double from_before = from, to_before = to;

		for (size_t i = 0; i < rows->tip_count; i++)
			make_room(rows, &rows->tips[i], &from, &to);
		if (from - from_before < NOTHING && to_before - to < NOTHING)
			break;
	}
	scale->from = from;
	scale->to = to;
}

static bool ticks_apart(const gb_rows *rows)
{
	for (size_t i = 1; i < rows->tick_count; i++) {
		const double apart = gb_scale_at(&rows->scale, gb_decimal_double(rows->tick_values[i])) -
							 gb_scale_at(&rows->scale, gb_decimal_double(rows->tick_values[i - 1]));

		if (apart < (rows->ticks[i - 1].width + rows->ticks[i].width) / 2 + em(rows, TICK_GAP_EM))
			return false;
	}
	return true;
}

/* As many ticks as have room, and the range that goes with them. */
static bool find_scale(gb_rows *rows)
{
	if (rows->bare) {
		/* Nobody reads the ends of an axis without ticks: the longest bar fills the room. */
		rows->scale = (gb_scale){ .least = rows->least, .most = rows->most };
		if (rows->least >= rows->most)
			rows->scale.most = rows->least + 1;
		find_range(rows);
		return true;
	}
	for (size_t ticks = TICKS_MOST; ticks >= 2; ticks--) {
		rows->scale = gb_scale_linear(rows->least, rows->most, ticks, 0, 1);
		rows->tick_count = gb_scale_ticks(&rows->scale, rows->tick_values);
		for (size_t i = 0; i < rows->tick_count; i++) {
			if (!shape_tick(rows, i))
				return false;
		}
		find_range(rows);
		if (ticks_apart(rows))
			break;
	}
	return true;
}

double gb_rows_plot(const gb_rows *rows)
{
	return rows->scale.to - rows->scale.from;
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

static const gb_label *widest_tip(const gb_rows *rows)
{
	const gb_label *found = NULL;

	for (size_t i = 0; i < rows->tip_count; i++) {
		if (found == NULL || rows->tips[i].label.width > found->width)
			found = &rows->tips[i].label;
	}
	return found;
}

/* Bars too short to read: what takes their room is the widest value, or the widest name. */
static bool fault_narrow(const gb_rows *rows)
{
	const gb_label *name = widest(rows->names, rows->count, gb_label_least_width);
	const gb_label *value = widest_tip(rows);
	const double taken = em(rows, PLOT_LEAST_EM + COLUMN_GAP_EM) + rows->before + rows->behind;
	const double free = rows->width - taken;
	const double least = gb_label_least_width(name);

	if (value == NULL || least >= value->width)
		return gb_label_fault(rows->chart, name, least, free - (value != NULL ? value->width : 0));
	return gb_label_fault(rows->chart, value, value->width, free - rows->column);
}

bool gb_rows_divide(gb_rows *rows)
{
	double natural, least;

	if (rows->names == NULL && !shape_names(rows))
		return false;
	natural = gb_label_below_width(widest(rows->names, rows->count, gb_label_below_width));
	least = gb_label_least_width(widest(rows->names, rows->count, gb_label_least_width));
	for (size_t i = 0; i < GB_COUNT(column_parts); i++) {
		rows->column = fmax(fmin(natural, column_parts[i] * rows->width), least);
		rows->squeezed = column_parts[i] == 0.0;
		if (!find_scale(rows))
			return false;
		if (gb_rows_plot(rows) * (rows->panels > 1 ? (double)rows->panels : 1) >=
			PLOT_GOOD * rows->width)
			break;
	}
	for (size_t i = 0; i < rows->count; i++)
		gb_label_fit(rows->chart, &rows->names[i], rows->column, false);
	/* Broken lines rarely fill the column: what they leave is given to the bars. */
	rows->column = fitted_width(widest(rows->names, rows->count, fitted_width));
	return find_scale(rows);
}

bool gb_rows_check(const gb_rows *rows)
{
	if (gb_rows_plot(rows) < em(rows, rows->bare ? PLOT_LEAST_BARE_EM : PLOT_LEAST_EM))
		return fault_narrow(rows);
	if (ticks_apart(rows))
		return true;
	const gb_label *tick = widest(rows->ticks, rows->tick_count, fitted_width);

	return gb_label_fault(
		rows->chart, tick, tick->width, gb_rows_plot(rows) / (double)(rows->tick_count - 1));
}

double gb_rows_height(const gb_rows *rows, size_t row)
{
	return fmax(rows->names[row].height, rows->slots[row]);
}

/* What stands above the rows: legend, unit, ticks. */
static void stack_head(gb_rows *rows)
{
	const gb_chart *chart = rows->chart;
	const double legend = gb_legend_height(rows->legend);
	double axis = rows->head;

	/* Beside the ticks when it fits over the names, which end before the first tick begins. */
	rows->unit_above = !rows->bare && gb_label_beside_width(chart, &rows->unit) > rows->column;
	if (rows->bare)
		rows->unit_above = true;
	gb_label_fit(chart, &rows->unit, rows->unit_above ? rows->width : rows->column, true);
	for (size_t i = 0; i < rows->tick_count; i++)
		axis = fmax(axis, rows->ticks[i].height);
	if (!rows->unit_above)
		axis = fmax(axis, rows->unit.height);
	rows->axis_top = (legend > 0 ? legend + LEGEND_GAP : 0) +
					 (rows->unit_above ? rows->unit.height + AXIS_GAP : 0);
	rows->axis_bottom = rows->axis_top + axis;
	rows->plot_top = rows->axis_bottom + AXIS_GAP;
}

bool gb_rows_stack(gb_rows *rows, double height)
{
	const gb_chart *chart = rows->chart;
	gb_drawing *out = chart->out;

	stack_head(rows);
	rows->row_gap = em(rows, ROW_GAP_EM);
	out->height = rows->plot_top;
	for (size_t i = 0; i < rows->count; i++)
		out->height += rows->row_gap + gb_rows_height(rows, i);
	if (height > 0 && out->height > height + 0.01)
		return gb_chart_low(chart, rows->count, height, out->height);
	if (height > 0) {
		rows->row_gap += (height - out->height) / (double)rows->count;
		out->height = height;
	}
	rows->plot_bottom = out->height;
	rows->tops = GB_NEW_ARRAY(chart->context->arena, rows->count, double);
	for (size_t i = 0; i < rows->count; i++)
		rows->tops[i] = i == 0 ? rows->plot_top + rows->row_gap / 2
							   : rows->tops[i - 1] + gb_rows_height(rows, i - 1) + rows->row_gap;
	return true;
}

double gb_rows_middle(const gb_rows *rows, size_t row)
{
	return rows->tops[row] + gb_rows_height(rows, row) / 2;
}

double gb_rows_at(const gb_rows *rows, double value)
{
	return gb_scale_at(&rows->scale, value);
}

void gb_rows_names(const gb_rows *rows, double dy)
{
	for (size_t i = 0; i < rows->count; i++)
		gb_label_set(rows->chart, &rows->names[i], rows->column,
			dy + gb_rows_middle(rows, i) - rows->names[i].height / 2, GB_ALIGN_END);
}

void gb_rows_words(const gb_rows *rows)
{
	const gb_chart *chart = rows->chart;

	gb_legend_draw(chart, rows->legend);
	gb_label_set(chart, &rows->unit, 0,
		(rows->unit_above ? rows->axis_top - AXIS_GAP : rows->axis_bottom) - rows->unit.height,
		GB_ALIGN_START);
	for (size_t i = 0; i < rows->tick_count; i++)
		gb_label_set(chart, &rows->ticks[i],
			gb_rows_at(rows, gb_decimal_double(rows->tick_values[i])),
			rows->axis_bottom - rows->ticks[i].height, GB_ALIGN_CENTRE);
}

double gb_rows_tip_room(const gb_rows *rows, const gb_tip *tip)
{
	return tip->label.width + 2 * em(rows, VALUE_GAP_EM);
}

void gb_rows_tip(const gb_rows *rows, const gb_tip *tip, double dx, double middle)
{
	const double gap = tip->left ? -em(rows, VALUE_GAP_EM) : em(rows, VALUE_GAP_EM);

	gb_label_set(rows->chart, &tip->label, dx + gb_rows_at(rows, tip->at) + gap,
		middle - tip->label.height / 2, tip->left ? GB_ALIGN_END : GB_ALIGN_START);
}

void gb_rows_grid(const gb_rows *rows)
{
	const gb_chart *chart = rows->chart;

	for (size_t i = 0; i < rows->tick_count; i++) {
		if (gb_decimal_sign(rows->tick_values[i]) != 0)
			gb_grid_line(chart, gb_rows_at(rows, gb_decimal_double(rows->tick_values[i])),
				rows->plot_top, rows->plot_bottom, gb_stroke_solid(chart->rule, GRID_WIDTH),
				chart->data->place);
	}
}

/* Last, so that the bars' outlines do not cover what they stand on. */
void gb_rows_zero(const gb_rows *rows, double dx, double top, double bottom)
{
	const double x = dx + gb_rows_at(rows, 0);

	gb_ops_line(&rows->chart->out->ops, (gb_point){ x, top }, (gb_point){ x, bottom },
		gb_stroke_solid(rows->chart->ink, ZERO_WIDTH), rows->chart->data->place);
}
