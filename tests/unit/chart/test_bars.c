#include "chart/fixture.h"

/* Grouped bars: what stands where. That no label overlaps another and none leaves the frame is
 * proved from the recorded boxes, for many numbers of categories, widths and editions. */

/* No line of the grid runs through a label, and none of the bars past the last one. */
static void assert_grid(const chart_case *c)
{
	const gb_drawing *d = &c->drawing;
	double last = 0;

	for (size_t i = 0; i < d->ops.count; i++) {
		const gb_path *path = &d->ops.items[i].as.path;
		const gb_segment *line = path->segments;

		if (d->ops.items[i].kind != GB_OP_PATH || path->count != 2 || line[0].to.x != line[1].to.x)
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
