/* Titles: broken between words, into a trapezoid or a diamond (GB/T 9704-2012, 7.3.1). */
#include "fixture.h"

#include "text/cluster.h"
#include "text/title.h"
#include "text/words.h"

#include <math.h>
#include <string.h>

typedef struct title_case {
	const char *text, *lines; /* as they are at 28 characters of 22 pt in 442 pt, parted by | */
} title_case;

static const title_case titles[] = {
	{ "关于2024年上半年《政府工作报告》目标任务进展情况的通报",
		"关于2024年上半年《政府工作报告》|目标任务进展情况的通报" },
	{ "枣庄市人民政府办公室关于印发《枣庄市高质量发展三年行动计划》的通知",
		"枣庄市人民政府办公室关于印发|《枣庄市高质量发展三年行动计划》的通知" },
	{ "上半年目标任务进展平稳，部分指标仍需加力加压",
		"上半年目标任务进展平稳，|部分指标仍需加力加压" },
	{ "关于全市防汛工作的通报", "关于全市防汛工作的通报" },
};

static gb_paragraph *shape(fixture *f, const char *words, gb_lang lang)
{
	gb_char_style style = f->serif;
	gb_text_style title = f->body;
	gb_span span = { .text = gb_str_of(words), .style = &style, .lang = lang };

	style.size = 22;
	title.sense = true;
	title.align = GB_ALIGN_CENTRE;
	title.first_indent = 0;
	title.leading = 29;
	title.lang = lang;
	return gb_paragraph_shape(f->text, f->arena, &title, &span, 1, f->diags);
}

static gb_str lines_of(fixture *f, const gb_paragraph *paragraph, double measure)
{
	size_t count = 0;
	const gb_line *lines = gb_paragraph_break(paragraph, f->arena, measure, &count, f->diags);
	gb_buf out = gb_buf_new(f->arena);

	for (size_t i = 0; i < count; i++) {
		const gb_cluster *first = &paragraph->clusters[lines[i].first];
		const gb_cluster *last = &paragraph->clusters[lines[i].after - 1];

		if (i > 0)
			gb_buf_text(&out, "|");
		gb_buf_str(&out, gb_str_slice(paragraph->text, first->from, last->to));
	}
	return gb_buf_taken(&out);
}

static void test_lines(void **state)
{
	fixture f = fixture_open();

	(void)state;
	for (size_t i = 0; i < GB_COUNT(titles); i++) {
		const gb_str got = lines_of(&f, shape(&f, titles[i].text, GB_LANG_ZH), 442);

		if (!gb_str_is(got, titles[i].lines))
			print_error("%s\n%.*s\n", titles[i].lines, (int)got.n, got.p);
		assert_true(gb_str_is(got, titles[i].lines));
	}
	fixture_close(&f);
}

/* At every measure a line begins where a word does, as long as every word fits. */
static void test_words_stay_whole(void **state)
{
	fixture f = fixture_open();

	(void)state;
	for (size_t i = 0; i < GB_COUNT(titles); i++) {
		const gb_paragraph *paragraph = shape(&f, titles[i].text, GB_LANG_ZH);
		bool *starts = GB_NEW_ARRAY(f.arena, paragraph->text.n, bool);

		gb_words_find(f.arena, paragraph->text, starts);
		for (double measure = 260; measure < 900; measure += 7) {
			size_t count = 0;
			const gb_line *lines = gb_paragraph_break(paragraph, f.arena, measure, &count, f.diags);

			for (size_t k = 1; k < count; k++)
				if (!starts[paragraph->clusters[lines[k].first].from]) {
					const gb_str got = lines_of(&f, paragraph, measure);

					fail_msg("%.0f pt: %.*s", measure, (int)got.n, got.p);
				}
		}
	}
	fixture_close(&f);
}

static void test_particles(void **state)
{
	const gb_str text = GB_STR("完成情况的通报和高质量发展的意见");
	gb_arena *arena = gb_arena_open("test", 1u << 20, fixture_limit, NULL);
	bool starts[128];

	(void)state;
	gb_words_find(arena, text, starts);
	assert_false(starts[gb_str_find(text, GB_STR("的通报"))]);
	assert_true(starts[gb_str_find(text, GB_STR("通报"))]);
	assert_false(starts[gb_str_find(text, GB_STR("情况"))]);
	assert_false(starts[gb_str_find(text, GB_STR("质量"))]);
	assert_false(starts[gb_str_find(text, GB_STR("高质量"))]); /* 和 leads to it */
	assert_true(starts[gb_str_find(text, GB_STR("发展"))]);
	gb_arena_close(arena);
}

/* The chooser alone: widths of words, any of which may end a line of at most `room`. */
typedef struct words {
	const double *at; /* where each word ends */
	double room;
} words;

static double width_of(const void *context, size_t from, size_t to)
{
	const words *w = context;

	return w->at[to] - w->at[from];
}

static double cost_of(const void *context, size_t from, size_t to)
{
	const words *w = context;
	const double width = width_of(context, from, to), slack = (w->room - width) / w->room;

	return width > w->room ? (to == from + 1 ? 1e13 : INFINITY) : 1e4 + 1000 * slack * slack;
}

static void test_shapes(void **state)
{
	gb_arena *arena = gb_arena_open("test", 1u << 20, fixture_limit, NULL);
	unsigned seed = 1;
	size_t shaped = 0;

	(void)state;
	for (int round = 0; round < 500; round++) {
		double at[33] = { 0 };
		size_t count = 1, from[33] = { 0 }, path[33], lines = 0;

		for (; count < 33; count++) {
			seed = seed * 1103515245u + 12345u;
			at[count] = at[count - 1] + 20 * (1 + (seed >> 16) % 4);
			if (at[count] > 900)
				break;
		}
		const words w = { at, 442 };
		const gb_title_lines chooser = { &w, cost_of, width_of, 20 };

		gb_title_choose(arena, &chooser, count, from);
		for (size_t to = count - 1; to > 0; to = from[to])
			path[lines++] = to;
		bool falling = false, hourglass = false;
		for (size_t k = lines; k-- > 0;) {
			const double width = at[path[k]] - at[from[path[k]]];
			const double before = k + 1 < lines ? at[path[k + 1]] - at[from[path[k + 1]]] : width;

			assert_true(width <= w.room);
			hourglass = hourglass || (falling && width > before);
			falling = falling || width < before;
		}
		/* As few lines as there can be at least mostly, and never an hourglass of three. */
		shaped += !hourglass;
	}
	assert_true(shaped >= 495);
	gb_arena_close(arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_lines),
		cmocka_unit_test(test_words_stay_whole),
		cmocka_unit_test(test_particles),
		cmocka_unit_test(test_shapes),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
