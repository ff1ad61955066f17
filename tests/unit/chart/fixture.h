#ifndef GB_TEST_CHART_FIXTURE_H
#define GB_TEST_CHART_FIXTURE_H

#include "layout/fixture.h"

#include "chart/chart.h"

#include <math.h>

/* Charts of made-up figures: names of all lengths, values as the model gives them. */

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
	int mark;
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
static inline void set_value(
	chart_case *c, size_t category, size_t series, const char *number, int status)
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

static inline chart_case *open_case(void **state, size_t categories, size_t series)
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

static inline void close_case(chart_case *c)
{
	gb_text_close(c->text);
	gb_arena_close(c->arena);
	free(c);
}

static inline bool draw(chart_case *c, double width, double height)
{
	return gb_chart_draw(&c->context, c->mark, &c->data, width, height, &c->drawing);
}

static inline void draw_well(chart_case *c, double width)
{
	if (!draw(c, width, 0)) {
		gb_diags_print(c->diags, stderr);
		fail();
	}
	/* Nothing had to be broken where it must not be. */
	assert_int_equal(gb_diags_warnings(c->diags), 0);
}

static inline void assert_apart(const chart_case *c)
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

static inline size_t count_paths(const chart_case *c, gb_paint_kind fill)
{
	size_t count = 0;

	for (size_t i = 0; i < c->drawing.ops.count; i++)
		count += c->drawing.ops.items[i].kind == GB_OP_PATH &&
				 c->drawing.ops.items[i].as.path.fill.kind == fill;
	return count;
}

#endif
