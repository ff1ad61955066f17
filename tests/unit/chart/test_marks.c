#include "chart/fixture.h"

#include "chart/spark.h"

/* Bullets, sorted bars, gap bars and small multiples: what stands where. That their labels keep
 * apart is proved over many charts by tests/checks/charts.sh. */

/* The filled rectangles of one colour, in the order of painting. */
static size_t rects_of(const chart_case *c, gb_colour colour, gb_rect *out, size_t most)
{
	size_t count = 0;

	for (size_t i = 0; i < c->drawing.ops.count; i++) {
		const gb_path *path = &c->drawing.ops.items[i].as.path;

		if (c->drawing.ops.items[i].kind != GB_OP_PATH || path->fill.kind != GB_PAINT_SOLID ||
			path->fill.colour.red != colour.red || path->fill.colour.green != colour.green ||
			path->fill.colour.blue != colour.blue)
			continue;
		assert_true(count < most);
		out[count++] = gb_path_bounds(path);
	}
	return count;
}

static gb_colour red_of(uint8_t red)
{
	return (gb_colour){ .token = GB_STR("test"), .red = red, .green = 1, .blue = 2, .black = 9 };
}

/* Series of their own colours: red is 10, 20, 30. */
static chart_case *open_mark(void **state, int mark, size_t categories, size_t series)
{
	chart_case *c = open_case(state, categories, series);

	c->mark = mark;
	for (size_t i = 0; i < series; i++)
		c->series[i].colour = c->series[i].below = red_of((uint8_t)(10 * (i + 1)));
	return c;
}

static void test_gap_bars(void **state)
{
	chart_case *c = open_mark(state, GB_CHART_GAP_BARS, 3, 1);
	gb_rect ahead[3], behind[2];

	c->series[0].field = GB_OF_GAP;
	c->series[0].below = red_of(99);
	c->series[0].below.token = GB_STR("other");
	set_value(c, 0, 0, "2", GB_VALUE_FINAL);
	set_value(c, 1, 0, "-4", GB_VALUE_FINAL);
	set_value(c, 2, 0, NULL, 0);
	draw_well(c, 400);
	assert_apart(c);
	/* The sample of the legend, then the bar; both bars end at one line of nought. */
	assert_int_equal(rects_of(c, red_of(10), ahead, 3), 2);
	assert_int_equal(rects_of(c, red_of(99), behind, 2), 2);
	assert_true(fabs(behind[1].x + behind[1].width - ahead[1].x) < SLACK);
	assert_true(fabs(behind[1].width - 2 * ahead[1].width) < SLACK);
	assert_non_null(strstr(painted(c), "领先Ahead落后Behind"));
	assert_non_null(strstr(painted(c), "未报"));
	assert_true(gb_str_starts(c->drawing.alt.in[GB_LANG_ZH], "差距条形图，3项指标：差距"));
	assert_true(
		gb_str_starts(c->drawing.alt.in[GB_LANG_EN], "Diverging bar chart of 3 indicators: Gap"));
	close_case(c);
}

/* A bar of no length, and one of no figure, are no bars ahead. */
static void test_gap_bars_of_one_side(void **state)
{
	static const char *const values[][2] = { { "-4", "落后Behind" }, { "4", "领先Ahead" } };

	for (size_t i = 0; i < GB_COUNT(values); i++) {
		chart_case *c = open_mark(state, GB_CHART_GAP_BARS, 3, 1);

		c->series[0].field = GB_OF_GAP;
		c->series[0].below.token = GB_STR("other");
		set_value(c, 0, 0, values[i][0], GB_VALUE_FINAL);
		set_value(c, 1, 0, "0", GB_VALUE_FINAL);
		set_value(c, 2, 0, NULL, 0);
		draw_well(c, 400);
		assert_non_null(strstr(painted(c), values[i][1]));
		assert_null(strstr(painted(c), values[1 - i][1]));
		close_case(c);
	}
}

/* The value stands behind its bar where it fits before the mark, else behind the mark. */
static void test_sorted_bars(void **state)
{
	chart_case *c = open_mark(state, GB_CHART_SORTED_BARS, 2, 2);
	gb_rect bars[4], ticks[4];
	const gb_rect *labels[2] = { NULL };
	size_t found = 0;

	c->context.edition = GB_EDITION_ZH;
	set_value(c, 0, 0, "1", GB_VALUE_FINAL);
	set_value(c, 0, 1, "10", GB_VALUE_FINAL);
	set_value(c, 1, 0, "9", GB_VALUE_FINAL);
	set_value(c, 1, 1, "9.5", GB_VALUE_FINAL);
	draw_well(c, 400);
	assert_int_equal(rects_of(c, red_of(10), bars, 4), 3);
	assert_int_equal(rects_of(c, red_of(20), ticks, 4), 3);
	assert_true(fabs(bars[2].width - 9 * bars[1].width) < 9 * SLACK);
	/* Ticks are as far from nought as they say. */
	assert_true(
		fabs(ticks[1].x + ticks[1].width / 2 - bars[1].x - 10 * bars[1].width) < 10 * SLACK);
	for (size_t i = 0; i < c->drawing.box_count; i++) {
		const gb_mark_box *box = &c->drawing.boxes[i];

		/* Of the rows, right of nought: the values. */
		if (box->kind == GB_BOX_LABEL && box->rect.x > bars[1].x && box->rect.y > bars[1].y - 5 &&
			found < 2)
			labels[found++] = &box->rect;
	}
	assert_int_equal(found, 2);
	assert_true(
		labels[0]->x > bars[1].x + bars[1].width && labels[0]->x + labels[0]->width < ticks[1].x);
	assert_true(labels[1]->x > ticks[2].x + ticks[2].width);
	close_case(c);
}

/* A verdict whose rule has these limits, as the policy's for what follows a schedule. */
static const gb_limit limits[] = {
	{ .state = GB_STATE_AHEAD, .from = { 5, 0, true, false } },
	{ .state = GB_STATE_ON_SCHEDULE, .from = { 0, 0, true, false } },
	{ .state = GB_STATE_SLIGHTLY_BEHIND, .from = { -10, 0, true, false } },
	{ .state = GB_STATE_FAR_BEHIND },
};

static void test_bullet(void **state)
{
	static const gb_rule rule = {
		.measure = GB_MEASURE_GAP_TO_SCHEDULE, .limits = limits, .limit_count = GB_COUNT(limits)
	};
	static const gb_indicator indicator = { .direction = GB_DIRECTION_UP, .kind = GB_KIND_FLOW };
	static const gb_target target = { .indicator = &indicator };
	const gb_verdict verdict = { .target = &target,
		.rule = &rule,
		.scheduled = gb_decimal_of(50, 0),
		.state = GB_STATE_SLIGHTLY_BEHIND };
	chart_case *c = open_mark(state, GB_CHART_BULLET, 2, 2);
	gb_rect bars[4], ticks[4], bands[4];
	const gb_colour ink = *gb_colour_find(c->context.layout, GB_STR("ink"));
	double unit;

	c->series[0].field = GB_OF_RATE;
	c->series[1].field = GB_OF_SCHEDULED;
	c->data.banded = true;
	c->data.bands = red_of(200);
	c->categories[0].verdict = &verdict;
	set_value(c, 0, 0, "44", GB_VALUE_FINAL);
	set_value(c, 0, 1, "50", GB_VALUE_FINAL);
	set_value(c, 1, 0, NULL, 0);
	set_value(c, 1, 1, "50", GB_VALUE_ESTIMATED);
	draw_well(c, 400);
	assert_int_equal(rects_of(c, red_of(10), bars, 4), 2);
	unit = bars[1].width / 44;
	/* The target of a completion rate is the whole, on every row and in the legend. */
	assert_int_equal(rects_of(c, ink, ticks, 4), 3);
	assert_true(fabs(ticks[1].x + ticks[1].width / 2 - bars[1].x - 100 * unit) < 0.1);
	/* Far behind up to 40, slightly behind up to 50, good from there on; no limits, one ground. */
	assert_int_equal(rects_of(c,
						 gb_colour_mix(c->data.bands,
							 (gb_colour){ .red = 255, .green = 255, .blue = 255 }, 0.27),
						 bands, 4),
		1);
	assert_true(fabs(bands[0].x - bars[1].x - 40 * unit) < 0.1);
	assert_true(fabs(bands[0].width - 10 * unit) < 0.1);
	assert_int_equal(rects_of(c,
						 gb_colour_mix(c->data.bands,
							 (gb_colour){ .red = 255, .green = 255, .blue = 255 }, 0.14),
						 bands, 4),
		2);
	assert_true(bands[1].width > bands[0].width + 49 * unit);
	/* Values stand in columns at the right edge. */
	for (size_t i = 0; i < c->drawing.box_count; i++)
		assert_true(c->drawing.boxes[i].rect.x + c->drawing.boxes[i].rect.width < 400 + SLACK);
	assert_non_null(strstr(painted(c), "未报"));
	assert_int_equal(c->drawing.registers, GB_REGISTER_ESTIMATED);
	assert_non_null(strstr(gb_str_zero(c->arena, c->drawing.alt.in[GB_LANG_ZH]), "1项滞后。"));
	assert_non_null(strstr(gb_str_zero(c->arena, c->drawing.alt.in[GB_LANG_EN]), " 1 behind."));
	close_case(c);
}

/* Three panels of two rows: one unit of length in all of them, names once a line. */
static void test_multiples(void **state)
{
	static const char *const areas[][GB_LANG_COUNT] = { { "东区", "East" }, { "西区", "West" },
		{ "高新区", "High-tech Zone" } };
	chart_case *c = open_mark(state, GB_CHART_MULTIPLES, 6, 1);
	gb_category panels[3] = { 0 };
	gb_rect bars[7];
	const char *text;

	for (size_t i = 0; i < 6; i++) {
		char number[8];

		snprintf(number, sizeof number, "%zu", i + 1);
		for (size_t lang = 0; lang < GB_LANG_COUNT; lang++) {
			c->categories[i].label.in[lang] = gb_str_of(names[i % 2][lang]);
			panels[i / 2].label.in[lang] = gb_str_of(areas[i / 2][lang]);
		}
		set_value(c, i, 0, i == 3 ? NULL : number, GB_VALUE_FINAL);
	}
	c->data.panels = panels;
	c->data.panel_count = 3;
	draw_well(c, 462);
	assert_apart(c);
	assert_int_equal(rects_of(c, red_of(10), bars, 7), 6);
	for (size_t i = 1; i < 6; i++)
		assert_true(fabs(bars[i].width - (double)(i < 4 ? i : i + 1) * bars[1].width) < 0.05);
	assert_true(fabs(bars[3].x - bars[1].x) > 50 && fabs(bars[3].y - bars[1].y) < SLACK);
	text = painted(c);
	assert_non_null(strstr(text, "东区East"));
	assert_non_null(strstr(text, "高新区High-tech Zone"));

	assert_true(c->drawing.beside >= 2);
	assert_non_null(strstr(gb_str_zero(c->arena, c->drawing.alt.in[GB_LANG_ZH]),
		"分地区小图，3个地区、2项指标：实际，单位亿元。地区生产总值增速最高为高新区 5亿元，最低为东区 1亿元。"));
	assert_non_null(strstr(gb_str_zero(c->arena, c->drawing.alt.in[GB_LANG_EN]),
		"Small multiples of 2 indicators in 3 areas: Actual"));
	close_case(c);
}

/* A part over a page keeps the geometry of the whole. */
static void test_multiples_in_parts(void **state)
{
	chart_case *c = open_mark(state, GB_CHART_MULTIPLES, 4, 1);

	gb_category panels[4] = { 0 };
	gb_chart_data all;
	gb_rect bars[5];
	double first;

	for (size_t i = 0; i < 4; i++) {
		panels[i].label = (gb_words){ { GB_STR("区"), GB_STR("Area") } };
		c->categories[i].label = (gb_words){ { GB_STR("名"), GB_STR("Name") } };
		set_value(c, i, 0, i == 3 ? "-20" : "10", GB_VALUE_FINAL);
	}
	c->data.panels = panels;
	c->data.panel_count = 4;
	draw_well(c, 462);
	assert_int_equal(rects_of(c, red_of(10), bars, 5), 5);
	first = bars[1].width;
	all = c->data;
	c->data.scale_of = &all;
	c->data.category_count = c->data.panel_count = 1;
	draw_well(c, 462);
	assert_int_equal(rects_of(c, red_of(10), bars, 5), 2);
	assert_true(fabs(bars[1].width - first) < SLACK);
	close_case(c);
}

static size_t spark_lines(const gb_spark *spark, gb_rect rect)
{
	gb_arena *arena = test_arena();
	gb_ops ops = gb_ops_new(arena);
	size_t lines = 0;

	gb_spark_draw(spark, rect, &ops, (gb_place){ 0 });
	for (size_t i = 0; i < ops.count; i++) {
		const gb_rect bounds = gb_path_bounds(&ops.items[i].as.path);

		assert_true(gb_rect_inside(bounds, rect, SLACK));
		lines += ops.items[i].as.path.count == 2;
	}
	gb_arena_close(arena);
	return lines;
}

static void test_spark(void **state)
{
	static const gb_spark_point points[] = { { 0, 6.4, true }, { 3, 5.6, true }, { 6, 5.8, true },
		{ 12, 7, true } };
	static const gb_spark_point gap[] = { { 0, 6, true }, { 3, 0, false }, { 6, 6, true } };
	const gb_rect rect = { 10, 20, 60, 16 };

	(void)state;
	/* A step that is wider than the narrowest is a gap, as is what was not reported. */
	assert_int_equal(spark_lines(&(gb_spark){ .points = points, .count = 4 }, rect), 2);
	assert_int_equal(
		spark_lines(&(gb_spark){ .points = points, .count = 3, .has_goal = true, .goal = 5 }, rect),
		3);
	assert_int_equal(spark_lines(&(gb_spark){ .points = gap, .count = 3 }, rect), 0);
	assert_true(gb_spark_shows(&(gb_spark){ .points = points, .count = 3 }));
	assert_false(gb_spark_shows(&(gb_spark){ .points = points, .count = 2 }));
	assert_false(gb_spark_shows(&(gb_spark){ .points = gap, .count = 3 }));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_gap_bars),
		cmocka_unit_test(test_gap_bars_of_one_side),
		cmocka_unit_test(test_sorted_bars),
		cmocka_unit_test(test_bullet),
		cmocka_unit_test(test_multiples),
		cmocka_unit_test(test_multiples_in_parts),
		cmocka_unit_test(test_spark),
	};

	return cmocka_run_group_tests(tests, open_all, close_all);
}
