#include "layout/fixture.h"

#include "chart/chart.h"

#include <math.h>

/* Grouped bars: what stands where. That no label overlaps another and none leaves the frame is
 * proved from the recorded boxes, for many numbers of categories, widths and editions. */

#define SERIES 3
#define CATEGORIES_MOST 40
#define SLACK 0.01

typedef struct chart_case {
	gb_arena *arena;
	gb_diags *diags;
	gb_text *text;
	gb_chart_data data;
	gb_category categories[CATEGORIES_MOST];
	gb_chart_series series[SERIES];
	gb_datum items[GB_LANG_COUNT][CATEGORIES_MOST * SERIES];
	gb_chart_context context;
	gb_drawing drawing;
} chart_case;

static const char *const names[][GB_LANG_COUNT] = {
	{ "地区生产总值增速", "GDP growth" },
	{ "就业", "Jobs" },
	{ "居民人均可支配收入与社会消费品零售总额的比较增速（不变价）",
		"Growth of per capita disposable income of residents compared with total retail sales of "
		"consumer goods at constant prices" },
	{ "“四上”企业", "Enterprises above designated size" },
	{ "PM2.5年均浓度", "Annual mean of PM2.5" },
};

/* As the model gives it: the number with its unit, or nothing. */
static void set_value(chart_case *c, size_t category, size_t series, const char *number, int status)
{
	static const char *const units[GB_LANG_COUNT] = { "亿元", " billion yuan" };

	for (size_t lang = 0; lang < GB_LANG_COUNT; lang++) {
		gb_datum *datum = &c->items[lang][category * c->data.series_count + series];
		gb_str text;

		*datum = (gb_datum){ .resolved = { .kind = -1, .status = GB_VALUE_UNREPORTED } };
		if (number == NULL)
			continue;
		datum->plotted = gb_decimal_parse(gb_str_of(number));
		if (lang == GB_LANG_EN)
			datum->plotted = gb_decimal_scale(
				datum->plotted, 1, 10, datum->plotted.places + 1u, GB_ROUND_HALF_EVEN);
		text = gb_decimal_text(c->arena, datum->plotted, false, true);
		datum->resolved = (gb_resolved){
			.text = gb_str_format(c->arena, "%.*s%s", (int)text.n, text.p, units[lang]),
			.kind = GB_FIGURE_VALUE,
			.number_to = text.n,
			.path = GB_STR("a/b"),
			.printed = datum->plotted,
			.places = datum->plotted.places,
			.status = status,
		};
	}
}

static chart_case *open_case(void **state, size_t categories, size_t series)
{
	static const int fields[SERIES] = { GB_OF_BASE, GB_OF_TARGET, GB_OF_ACTUAL };
	open_fonts *all = *state;
	chart_case *c = calloc(1, sizeof(*c));
	const gb_layout *layout = good_layout(all,
		(layout_text){
			.styles =
				",{\"name\":\"label\",\"role\":\"sans\",\"size\":8.5,\"leading\":11,\"tabular\":true,\"en\":\"label-en\"}"
				",{\"name\":\"label-en\",\"based_on\":\"label\",\"size\":7.5,\"leading\":9.5,\"colour\":\"muted\"}",
		});

	assert_non_null(c);
	c->arena = test_arena();
	c->diags = gb_diags_new(c->arena);
	c->text = gb_text_open(c->arena, all->fonts, c->diags);
	assert_non_null(c->text);
	for (size_t i = 0; i < categories; i++) {
		for (size_t lang = 0; lang < GB_LANG_COUNT; lang++)
			c->categories[i].label.in[lang] = gb_str_of(names[i % GB_COUNT(names)][lang]);
	}
	for (size_t i = 0; i < series; i++)
		c->series[i] = (gb_chart_series){
			.field = fields[i + (SERIES - series)],
			.colour = *gb_colour_find(layout, GB_STR("muted")),
		};
	c->data = (gb_chart_data){
		.categories = c->categories,
		.category_count = categories,
		.series = c->series,
		.series_count = series,
		.data = { c->items[0], c->items[1] },
		.unit = { { GB_STR("亿元"), GB_STR("billion yuan") } },
	};
	c->context = (gb_chart_context){
		.text = c->text,
		.arena = c->arena,
		.diags = c->diags,
		.layout = layout,
		.label = gb_style_find(layout, GB_STR("label")),
		.edition = GB_EDITION_BOTH,
		.primary = GB_LANG_ZH,
		.group = 7,
	};
	return c;
}

static void close_case(chart_case *c)
{
	gb_text_close(c->text);
	gb_arena_close(c->arena);
	free(c);
}

static bool draw(chart_case *c, double width, double height)
{
	return gb_chart_draw(&c->context, GB_CHART_GROUPED_BARS, &c->data, width, height, &c->drawing);
}

static void draw_well(chart_case *c, double width)
{
	if (!draw(c, width, 0)) {
		gb_diags_print(c->diags, stderr);
		fail();
	}
	/* Nothing had to be broken where it must not be. */
	assert_int_equal(gb_diags_warnings(c->diags), 0);
}

static void assert_apart(const chart_case *c)
{
	const gb_drawing *d = &c->drawing;
	const gb_rect frame = { 0, 0, d->width, d->height };
	size_t frames = 0;

	for (size_t i = 0; i < d->box_count; i++) {
		const gb_mark_box *box = &d->boxes[i];

		assert_int_equal(box->group, 7);
		assert_true(box->rect.width > 0 && box->rect.height > 0);
		if (box->kind == GB_BOX_FRAME) {
			frames++;
			assert_memory_equal(&box->rect, &frame, sizeof(frame));
			continue;
		}
		assert_true(gb_rect_inside(box->rect, frame, SLACK));
		for (size_t j = 0; j < i; j++) {
			if (d->boxes[j].kind == GB_BOX_FRAME)
				continue;
			if (gb_rect_overlap(box->rect, d->boxes[j].rect, SLACK)) {
				print_error("boxes %zu and %zu overlap: %d at %d, %d; %d at %d, %d\n", j, i,
					d->boxes[j].kind, (int)d->boxes[j].rect.x, (int)d->boxes[j].rect.y, box->kind,
					(int)box->rect.x, (int)box->rect.y);
				fail();
			}
		}
	}
	assert_int_equal(frames, 1);
}

/* No line of the grid runs through a label, and none of the bars past the last one. */
static void assert_grid(const chart_case *c)
{
	const gb_drawing *d = &c->drawing;
	double last = 0;

	for (size_t i = 0; i < d->ops.count; i++) {
		const gb_path *path = &d->ops.items[i].as.path;
		const gb_segment *line = path->segments;

		if (d->ops.items[i].kind != GB_OP_PATH || path->count != 2 ||
			line[0].to.x != line[1].to.x)
			continue;
		last = fmax(last, line[0].to.x);
		for (size_t j = 0; j < d->box_count; j++) {
			const gb_rect *box = &d->boxes[j].rect;

			if (d->boxes[j].kind == GB_BOX_LABEL)
				assert_false(line[0].to.x > box->x && line[0].to.x < box->x + box->width &&
							 line[1].to.y > box->y + SLACK &&
							 line[0].to.y < box->y + box->height - SLACK);
		}
	}
	for (size_t j = 0; j < d->box_count; j++) {
		if (d->boxes[j].kind == GB_BOX_MARK && d->boxes[j].rect.y > 30)
			assert_true(d->boxes[j].rect.x + d->boxes[j].rect.width < last + SLACK);
	}
}

/* The bars, after the samples of the legend: each as long as its value, from one zero. */
static void assert_proportional(const chart_case *c, size_t samples)
{
	const gb_lang lang = c->context.edition == GB_EDITION_EN ? GB_LANG_EN : c->context.primary;
	const size_t count = c->data.category_count * c->data.series_count;
	double unit = 0, zero = 0;
	size_t at = 0, bars = 0;

	for (size_t i = 0; i < count; i++) {
		const gb_decimal value = c->items[lang][i].plotted;
		const double length = gb_decimal_double(value);
		const gb_rect *rect;

		if (!value.known || length == 0)
			continue;
		for (size_t skip = bars++ == 0 ? samples : 0;; at++) {
			assert_true(at < c->drawing.box_count);
			if (c->drawing.boxes[at].kind == GB_BOX_MARK && skip-- == 0)
				break;
		}
		rect = &c->drawing.boxes[at++].rect;
		if (bars == 1) {
			unit = rect->width / fabs(length);
			zero = length > 0 ? rect->x : rect->x + rect->width;
		}
		assert_true(fabs(rect->width - unit * fabs(length)) < SLACK);
		assert_true(fabs((length > 0 ? rect->x : rect->x + rect->width) - zero) < SLACK);
	}
	/* What is missing and what is nought has no bar. */
	for (; at < c->drawing.box_count; at++)
		assert_int_not_equal(bars > 0 && c->drawing.boxes[at].kind == GB_BOX_MARK, 1);
}

static const char *random_number(gb_arena *arena, unsigned *seed, bool negative)
{
	gb_decimal number;

	*seed = *seed * 1103515245u + 12345u;
	if ((*seed >> 16) % 9 == 0)
		return NULL;
	number = gb_decimal_of((int64_t)((*seed >> 16) % 2000), 1);
	if (negative && (*seed >> 28) % 3 == 0)
		number = gb_decimal_negate(number);
	return gb_str_zero(arena, gb_decimal_text(arena, number, false, false));
}

static void test_many(void **state)
{
	static const gb_edition editions[] = { GB_EDITION_ZH, GB_EDITION_EN, GB_EDITION_BOTH };
	static const double widths[] = { 260, 462 };

	for (size_t count = 1; count <= CATEGORIES_MOST; count += count < 6 ? 1 : 7) {
		for (size_t k = 0; k < 2 * GB_COUNT(editions) * GB_COUNT(widths); k++) {
			chart_case *c = open_case(state, count, k % 2 == 0 ? SERIES : 2);
			unsigned seed = (unsigned)(count * 31 + k);

			c->context.edition = editions[k / 2 % GB_COUNT(editions)];
			c->context.primary = k % 4 == 3 ? GB_LANG_EN : GB_LANG_ZH;
			if (!gb_edition_has(c->context.edition, c->context.primary))
				c->context.primary = GB_LANG_EN - c->context.primary;
			for (size_t i = 0; i < count * c->data.series_count; i++)
				set_value(c, i / c->data.series_count, i % c->data.series_count,
					random_number(c->arena, &seed, k % 3 == 0), GB_VALUE_FINAL);
			draw_well(c, widths[k / 6 % GB_COUNT(widths)]);
			assert_apart(c);
			assert_grid(c);
			assert_proportional(c, c->data.series_count);
			close_case(c);
		}
	}
}

/* All runs of text in the order of painting. */
static const char *painted(chart_case *c)
{
	gb_buf buf = gb_buf_new(c->arena);

	for (size_t i = 0; i < c->drawing.ops.count; i++) {
		if (c->drawing.ops.items[i].kind == GB_OP_GLYPHS)
			gb_buf_str(&buf, c->drawing.ops.items[i].as.glyphs.text);
	}
	return gb_str_zero(c->arena, gb_buf_taken(&buf));
}

static size_t count_paths(const chart_case *c, gb_paint_kind fill)
{
	size_t count = 0;

	for (size_t i = 0; i < c->drawing.ops.count; i++)
		count += c->drawing.ops.items[i].kind == GB_OP_PATH &&
				 c->drawing.ops.items[i].as.path.fill.kind == fill;
	return count;
}

static void test_missing(void **state)
{
	chart_case *c = open_case(state, 2, SERIES);

	set_value(c, 0, 0, "0", GB_VALUE_FINAL);
	set_value(c, 0, 1, NULL, 0);
	set_value(c, 0, 2, NULL, 0);
	set_value(c, 1, 0, NULL, 0);
	set_value(c, 1, 1, "3", GB_VALUE_FINAL);
	set_value(c, 1, 2, "2.50", GB_VALUE_FINAL);
	draw_well(c, 400);
	assert_apart(c);
	assert_proportional(c, SERIES);
	/* Missing is not nought: it says so, and draws nothing. */
	assert_non_null(strstr(painted(c), "未设not set"));
	assert_non_null(strstr(painted(c), "未报not reported"));
	assert_non_null(strstr(painted(c), "0亿元0.0 billion yuan"));
	assert_non_null(strstr(painted(c), "2.50亿元0.250 billion yuan"));
	assert_non_null(strstr(painted(c), "单位：亿元Unit: billion yuan (axis: 亿元)"));
	assert_int_equal(c->drawing.registers, 0);
	close_case(c);
}

static void test_status(void **state)
{
	chart_case *c = open_case(state, 1, SERIES);

	set_value(c, 0, 0, "4", GB_VALUE_ESTIMATED);
	set_value(c, 0, 1, "4", GB_VALUE_FINAL);
	set_value(c, 0, 2, "3", GB_VALUE_SAMPLE);
	draw_well(c, 400);
	assert_apart(c);
	assert_proportional(c, SERIES + 1);
	assert_int_equal(c->drawing.registers, GB_REGISTER_ESTIMATED | GB_REGISTER_SAMPLE);
	assert_non_null(strstr(painted(c), "4亿元e0.4 billion yuane"));
	/* The bar, and its sample in the legend. */
	assert_int_equal(count_paths(c, GB_PAINT_HATCH), 2);
	assert_non_null(strstr(painted(c), "初步数、预计数Provisional or estimated"));
	set_value(c, 0, 0, "4", GB_VALUE_PROVISIONAL);
	set_value(c, 0, 2, "3", GB_VALUE_REVISED);
	draw_well(c, 400);
	assert_int_equal(c->drawing.registers, GB_REGISTER_PROVISIONAL | GB_REGISTER_REVISED);
	close_case(c);
}

/* Every printed digit answers for itself: values with their path, ticks as ticks. */
static void test_figures(void **state)
{
	chart_case *c = open_case(state, 3, 2);
	size_t values = 0, ticks = 0;

	for (size_t i = 0; i < 6; i++)
		set_value(c, i / 2, i % 2, "12.5", GB_VALUE_FINAL);
	draw_well(c, 462);
	for (size_t i = 0; i < c->drawing.ops.count; i++) {
		const gb_op *op = &c->drawing.ops.items[i];

		for (size_t j = 0; op->kind == GB_OP_GLYPHS && j < op->as.glyphs.figure_count; j++) {
			const gb_figure_span *span = &op->as.glyphs.figures[j];
			const gb_str shown = gb_str_slice(op->as.glyphs.text, span->from, span->to);

			values += span->figure->kind == GB_FIGURE_VALUE &&
					  gb_str_is(span->figure->path, "a/b") &&
					  (gb_str_is(shown, "12.5") || gb_str_is(shown, "1.25"));
			ticks += span->figure->kind == GB_FIGURE_TICK;
		}
	}
	assert_int_equal(values, 12);
	assert_true(ticks >= 3);
	close_case(c);
}

static void test_alt(void **state)
{
	chart_case *c = open_case(state, 3, SERIES);

	for (size_t i = 0; i < 9; i++)
		set_value(c, i / 3, i % 3, "1", GB_VALUE_FINAL);
	set_value(c, 0, 2, "2", GB_VALUE_FINAL);
	set_value(c, 1, 2, "-3", GB_VALUE_FINAL);
	set_value(c, 2, 2, NULL, 0);
	draw_well(c, 462);
	assert_true(gb_str_is(c->drawing.alt.in[GB_LANG_ZH],
		"分组条形图，3项指标：上年、目标、实际，单位亿元。实际最高为地区生产总值增速 2亿元，最低为就业 −3亿元。实际有1项未报。"));
	assert_true(gb_str_is(c->drawing.alt.in[GB_LANG_EN],
		"Grouped bar chart of 3 indicators: Previous year, Target, Actual; unit: billion yuan. "
		"Actual: highest 0.2 billion yuan (GDP growth), lowest −0.3 billion yuan (Jobs). Actual: 1 not reported."));
	close_case(c);
}

static void test_height(void **state)
{
	chart_case *c = open_case(state, 4, 2);
	double needed;

	for (size_t i = 0; i < 8; i++)
		set_value(c, i / 2, i % 2, "7", GB_VALUE_FINAL);
	draw_well(c, 462);
	needed = c->drawing.height;
	/* More is shared by the rows; less is refused. */
	assert_true(draw(c, 462, needed + 100));
	assert_true(fabs(c->drawing.height - needed - 100) < 1e-9);
	assert_apart(c);
	assert_proportional(c, 2);
	assert_false(draw(c, 462, needed - 1));
	assert_int_equal(gb_diags_errors(c->diags), 1);
	close_case(c);
}

static void test_narrow(void **state)
{
	chart_case *c = open_case(state, 1, 2);
	char *text = NULL;
	size_t n = 0;
	FILE *out = open_memstream(&text, &n);

	set_value(c, 0, 0, "7", GB_VALUE_FINAL);
	set_value(c, 0, 1, "1234567.89", GB_VALUE_FINAL);
	assert_false(draw(c, 150, 0));
	gb_diags_print(c->diags, out);
	fclose(out);
	assert_non_null(strstr(text, "found a label of a chart 5"));
	assert_non_null(strstr(text, " mm wide; expected at most "));
	free(text);
	close_case(c);
}

/* Nothing depends on what was drawn before. */
static void test_same(void **state)
{
	chart_case *c = open_case(state, 5, SERIES);
	gb_drawing first;

	for (size_t i = 0; i < 15; i++)
		set_value(c, i / 3, i % 3, i % 4 == 0 ? "-2.5" : "6", GB_VALUE_FINAL);
	draw_well(c, 300);
	first = c->drawing;
	draw_well(c, 300);
	assert_int_equal(first.box_count, c->drawing.box_count);
	assert_memory_equal(first.boxes, c->drawing.boxes, first.box_count * sizeof(*first.boxes));
	assert_int_equal(first.ops.count, c->drawing.ops.count);
	close_case(c);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_many),
		cmocka_unit_test(test_missing),
		cmocka_unit_test(test_status),
		cmocka_unit_test(test_figures),
		cmocka_unit_test(test_alt),
		cmocka_unit_test(test_height),
		cmocka_unit_test(test_narrow),
		cmocka_unit_test(test_same),
	};

	return cmocka_run_group_tests(tests, open_all, close_all);
}
