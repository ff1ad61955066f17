/* Marks outside the right edge (标点悬挂): which, when, and where exactly. */
#include "fixture.h"

#include "text/cluster.h"

#include <math.h>

/* Ten characters and the mark in 100 pt: the mark does not fit, and nothing gives way. */
typedef struct row {
	const char *text;
	gb_align align;
	bool hanging;
	bool hangs; /* the first line */
} row;

static const row rows[] = {
	{ "一二三四五六七八九十，一二三四", GB_ALIGN_JUSTIFY, true, true },
	{ "一二三四五六七八九十。一二三四", GB_ALIGN_JUSTIFY, true, true },
	{ "一二三四五六七八九十、一二三四", GB_ALIGN_JUSTIFY, true, true },
	{ "一二三四五六七八九十．一二三四", GB_ALIGN_JUSTIFY, true, true },
	{ "一二三四五六七八九十，一二三四", GB_ALIGN_START, true, true },
	/* the whole paragraph in one line */
	{ "一二三四五六七八九十。", GB_ALIGN_JUSTIFY, true, true },
	/* never without being asked for */
	{ "一二三四五六七八九十，一二三四", GB_ALIGN_JUSTIFY, false, false },
	{ "一二三四五六七八九十。", GB_ALIGN_START, false, false },
	/* nor at another edge */
	{ "一二三四五六七八九十，一二三四", GB_ALIGN_CENTRE, true, false },
	{ "一二三四五六七八九十，一二三四", GB_ALIGN_END, true, false },
	/* never these */
	{ "一二三四五六七八九十？一二三四", GB_ALIGN_JUSTIFY, true, false },
	{ "一二三四五六七八九十！一二三四", GB_ALIGN_JUSTIFY, true, false },
	{ "一二三四五六七八九十；一二三四", GB_ALIGN_JUSTIFY, true, false },
	{ "一二三四五六七八九十：一二三四", GB_ALIGN_JUSTIFY, true, false },
	{ "一二三四五六七八九十”一二三四", GB_ALIGN_JUSTIFY, true, false },
	{ "一二三四五六七八九十）一二三四", GB_ALIGN_JUSTIFY, true, false },
	{ "一二三四五六七八九十》一二三四", GB_ALIGN_JUSTIFY, true, false },
	{ "一二三四五六七八九十——一二三四", GB_ALIGN_JUSTIFY, true, false },
	{ "一二三四五六七八九十%一二三四", GB_ALIGN_JUSTIFY, true, false },
	/* not where it fits, or where squeezing a little is enough */
	{ "一二三四五六七八九，一二三四五", GB_ALIGN_JUSTIFY, true, false },
	{ "一二三，四五六，七八九，一二三四五", GB_ALIGN_JUSTIFY, true, false },
};

static void marks_hang_where_it_says(void **state)
{
	fixture f = fixture_open();

	(void)state;
	for (size_t i = 0; i < GB_COUNT(rows); i++) {
		size_t count;

		f.body.align = rows[i].align;
		f.body.hanging = rows[i].hanging;
		const gb_paragraph *paragraph = fixture_shape(&f, rows[i].text);
		const gb_line *lines = gb_paragraph_break(paragraph, f.arena, 100, &count, NULL);

		if (lines[0].hangs != rows[i].hangs)
			fail_msg("row %zu: %s", i, rows[i].text);
		if (!lines[0].hangs)
			continue;
		assert_int_equal(lines[0].after, 11);
		assert_true(fabs(lines[0].width - 100) < 0.01);
		assert_true(fabs(lines[0].natural - 100) < 0.01 && fabs(lines[0].adjust) < 0.01);
	}
	fixture_close(&f);
}

/* Where the line is stretched, its last character still ends at the edge, and the mark begins there. */
static void the_character_before_ends_at_the_edge(void **state)
{
	fixture f = fixture_open();
	gb_ops ops = gb_ops_new(f.arena);
	size_t count;

	(void)state;
	f.body.hanging = true;
	const gb_paragraph *paragraph =
		fixture_shape(&f, "一二三四五六七八九十，一二三四五六七八九十。");
	const gb_line *lines = gb_paragraph_break(paragraph, f.arena, 101.8, &count, f.diags);
	assert_int_equal(count, 2);
	assert_true(lines[0].hangs && fabs(lines[0].adjust - 1.8) < 0.001);
	assert_true(lines[1].hangs);
	for (size_t i = 0; i < count; i++)
		gb_line_set(paragraph, &lines[i], &ops, 20, 20 + 16 * (double)i, GB_NO_ELEMENT);
	assert_int_equal(ops.items[0].kind, GB_OP_GLYPHS);
	const gb_glyph_run *run = &ops.items[0].as.glyphs;
	assert_int_equal(run->count, 11);
	for (size_t i = 0; i < 10; i++)
		assert_true(fabs(run->glyphs[i].x - 10.2 * (double)i) < 0.002);
	assert_true(fabs(run->glyphs[10].x - 101.8) < 0.002);
	/* The last line is not stretched, and its mark stands at its character. */
	run = &ops.items[1].as.glyphs;
	assert_true(fabs(run->glyphs[9].x - 90) < 0.002 && fabs(run->glyphs[10].x - 100) < 0.002);
	fixture_close(&f);
}

/* Behind a bracket the mark begins where the bracket's visible half ends. */
static void a_mark_behind_a_bracket_hangs_by_its_half(void **state)
{
	fixture f = fixture_open();
	gb_ops ops = gb_ops_new(f.arena);
	size_t count;

	(void)state;
	f.body.hanging = true;
	const gb_paragraph *paragraph = fixture_shape(&f, "一二三四五六七八九”，一二三四五六七");
	const gb_line *lines = gb_paragraph_break(paragraph, f.arena, 95, &count, f.diags);
	assert_true(lines[0].hangs && lines[0].after == 11);
	assert_true(fabs(lines[0].natural - 95) < 0.01);
	gb_line_set(paragraph, &lines[0], &ops, 0, 20, GB_NO_ELEMENT);
	assert_true(fabs(ops.items[0].as.glyphs.glyphs[10].x - 95) < 0.002);
	fixture_close(&f);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(marks_hang_where_it_says),
		cmocka_unit_test(the_character_before_ends_at_the_edge),
		cmocka_unit_test(a_mark_behind_a_bracket_hangs_by_its_half),
	};

	return cmocka_run_group_tests_name("text/hanging", tests, NULL, NULL);
}
