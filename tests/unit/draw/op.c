#include "../base/testing.h"

#include "draw/document.h"

#include <math.h>

/* Building and moving the display list; hatches; names. */

static const gb_place nowhere = { NULL, GB_NO_NODE };

static void test_recorded_snapped(void **state)
{
	gb_arena *arena = test_arena();
	gb_ops ops = gb_ops_new(arena);

	(void)state;
	gb_ops_line(&ops, (gb_point){ 1.00049, -0.0001 }, (gb_point){ 2.00051, 3 },
		gb_stroke_solid((gb_colour){ .red = 1 }, 0.5), nowhere);
	assert_true(ops.items[0].as.path.segments[0].to.x == 1.0);
	assert_false(signbit(ops.items[0].as.path.segments[0].to.y));
	assert_true(ops.items[0].as.path.segments[1].to.x == 2.001);
	assert_int_equal(ops.items[0].as.path.fill.kind, GB_PAINT_NONE);
	gb_arena_close(arena);
}

static void test_moved(void **state)
{
	static const gb_glyph glyph = { .id = 1 };
	gb_arena *arena = test_arena();
	gb_ops from = gb_ops_new(arena), to = gb_ops_new(arena);
	gb_glyph_run *run = &gb_ops_add(&from, GB_OP_GLYPHS, nowhere)->as.glyphs;

	(void)state;
	run->matrix = gb_matrix_move(1, 2);
	run->glyphs = &glyph;
	gb_ops_rect(&from, (gb_rect){ 0, 0, 10, 5 },
		(gb_paint){ .kind = GB_PAINT_GRADIENT, .from = { 0, 0 }, .to = { 10, 0 } },
		(gb_stroke){ .paint = { .kind = GB_PAINT_NONE } }, nowhere);
	gb_ops_add(&from, GB_OP_LINK, nowhere)->as.link.rect = (gb_rect){ 1, 1, 2, 2 };
	gb_ops_add(&from, GB_OP_DEST, nowhere)->as.dest.at = (gb_point){ 3, 3 };
	gb_ops_append_moved(&to, &from, 100, 0.0004);

	assert_int_equal(to.count, 4);
	assert_true(to.items[0].as.glyphs.matrix.e == 101 && to.items[0].as.glyphs.matrix.f == 2);
	assert_ptr_equal(to.items[0].as.glyphs.glyphs, &glyph);
	assert_true(
		to.items[1].as.path.segments[2].to.x == 110 && to.items[1].as.path.segments[2].to.y == 5);
	assert_true(to.items[1].as.path.fill.from.x == 100 && to.items[1].as.path.fill.to.x == 110);
	assert_true(from.items[1].as.path.segments[2].to.x == 10);
	assert_true(to.items[2].as.link.rect.x == 101);
	assert_true(to.items[3].as.dest.at.x == 103);

	gb_ops_append_moved(&to, &to, 1, 0);
	assert_int_equal(to.count, 8);
	assert_true(to.items[4].as.glyphs.matrix.e == 102);
	gb_ops_append_moved(&to, &from, 0, 0);
	assert_ptr_equal(to.items[9].as.path.segments, from.items[1].as.path.segments);
	gb_arena_close(arena);
}

static void test_rotated(void **state)
{
	gb_arena *arena = test_arena();
	gb_ops ops = gb_ops_new(arena);

	(void)state;
	gb_ops_rotate(&ops, 0); /* nothing at all */
	for (uint32_t i = 0; i < 20; i++)
		gb_ops_tag(&ops, i, nowhere);
	gb_ops_rotate(&ops, 17);
	assert_int_equal(ops.count, 20);
	for (uint32_t i = 0; i < 20; i++)
		assert_int_equal(ops.items[i].as.tag.element, (i + 17) % 20);
	gb_ops_rotate(&ops, 20);
	assert_int_equal(ops.items[0].as.tag.element, 17);
	gb_arena_close(arena);
}

/* A page as wide as the sheet is high, laid on its left side: its head is the sheet's left edge. */
static void test_turned(void **state)
{
	static const gb_glyph glyph = { .id = 1 };
	const gb_matrix turn = { 0, -1, 1, 0, 0, 300 };
	gb_arena *arena = test_arena();
	gb_ops ops = gb_ops_new(arena);
	const gb_rect rect = { 10, 20, 30, 5 };
	gb_glyph_run *run = &gb_ops_add(&ops, GB_OP_GLYPHS, nowhere)->as.glyphs;

	(void)state;
	run->matrix = gb_matrix_move(10, 20);
	run->glyphs = &glyph;
	gb_ops_rect(&ops, rect,
		(gb_paint){
			.kind = GB_PAINT_HATCH, .angle = 45, .pitch = 2, .from = { 0, 0 }, .to = { 10, 0 } },
		(gb_stroke){ .width = 0.5 }, nowhere);
	gb_ops_add(&ops, GB_OP_LINK, nowhere)->as.link.rect = rect;
	gb_ops_add(&ops, GB_OP_DEST, nowhere)->as.dest.at = (gb_point){ 10, 20 };
	gb_ops_add(&ops, GB_OP_IMAGE, nowhere)->as.image.matrix = (gb_matrix){ 8, 0, 0, 4, 10, 20 };
	gb_ops_turn(&ops, turn);

	/* Text runs up the sheet. */
	const gb_matrix m = ops.items[0].as.glyphs.matrix;
	assert_true(m.a == 0 && m.b == -1 && m.c == 1 && m.d == 0 && m.e == 20 && m.f == 290);
	const gb_path *path = &ops.items[1].as.path;
	const gb_rect bounds = gb_path_bounds(path);
	assert_true(bounds.x == 20 && bounds.y == 260 && bounds.width == 5 && bounds.height == 30);
	assert_true(path->segments[0].to.x == 20 && path->segments[0].to.y == 290);
	assert_true(path->fill.angle == -45 && path->stroke.width == 0.5);
	assert_true(path->fill.to.x == 0 && path->fill.to.y == 290);
	const gb_rect link = ops.items[2].as.link.rect;
	assert_true(link.x == 20 && link.y == 260 && link.width == 5 && link.height == 30);
	assert_true(ops.items[3].as.dest.at.x == 20 && ops.items[3].as.dest.at.y == 290);
	/* The picture's lower right corner. */
	const gb_point corner = gb_matrix_apply(ops.items[4].as.image.matrix, (gb_point){ 1, 1 });
	assert_true(corner.x == 24 && corner.y == 282);
	gb_arena_close(arena);
}

static void test_bounds(void **state)
{
	static const gb_segment curve[] = {
		{ .kind = GB_SEGMENT_MOVE, .to = { 5, 5 } },
		{ .kind = GB_SEGMENT_CURVE, .first = { -1, 9 }, .second = { 12, 0 }, .to = { 8, 5 } },
		{ .kind = GB_SEGMENT_CLOSE },
	};
	const gb_path path = { .segments = curve, .count = GB_COUNT(curve) }, empty = { .count = 0 };
	const gb_rect bounds = gb_path_bounds(&path);

	(void)state;
	assert_true(bounds.x == -1 && bounds.y == 0 && bounds.width == 13 && bounds.height == 9);
	assert_true(gb_path_bounds(&empty).width == 0);
}

static void test_hatch(void **state)
{
	const gb_paint level = { .kind = GB_PAINT_HATCH, .angle = 0, .pitch = 4, .width = 1 };
	const gb_paint slanted = { .kind = GB_PAINT_HATCH, .angle = 45, .pitch = 4, .width = 1 };
	gb_hatch hatch = gb_paint_hatch(&level, (gb_rect){ 10, 9, 20, 11 });
	gb_point from, to;

	(void)state;
	/* Lines at 8 (half of it shows), 12, 16, 20: on multiples of the pitch from the page's origin. */
	assert_int_equal(hatch.count, 4);
	gb_hatch_line(&hatch, 0, &from, &to);
	assert_true(from.x == 10 && from.y == 8 && to.x == 30 && to.y == 8);
	gb_hatch_line(&hatch, 3, &from, &to);
	assert_true(from.y == 20);

	/* 45° clockwise as seen: down to the right. */
	hatch = gb_paint_hatch(&slanted, (gb_rect){ 0, 0, 10, 10 });
	assert_int_equal(hatch.count, 5);
	gb_hatch_line(&hatch, 2, &from, &to);
	assert_true(fabs(from.x) < 0.01 && fabs(to.x - 10) < 0.01 && fabs(to.y - 10) < 0.01);
}

static void test_cluster(void **state)
{
	static const gb_glyph glyphs[] = { { .cluster = 0 }, { .cluster = 0 }, { .cluster = 4 } };
	const gb_glyph_run run = { .glyphs = glyphs, .count = 3, .text = GB_STR("e\xCC\x81-日") };
	size_t count;

	(void)state;
	assert_text(gb_glyph_cluster(&run, 0, &count), "e\xCC\x81-");
	assert_int_equal(count, 2);
	assert_text(gb_glyph_cluster(&run, 2, &count), "日");
	assert_int_equal(count, 1);
}

static void test_names(void **state)
{
	const gb_element heading = { .kind = GB_ELEMENT_HEADING, .level = 2 };
	char name[8];

	(void)state;
	assert_string_equal(gb_element_name(&heading, name), "H2");
	for (int kind = 0; kind < GB_ELEMENT_KIND_COUNT; kind++) {
		const gb_element element = { .kind = (gb_element_kind)kind, .level = 1 };

		assert_non_null(gb_element_name(&element, name));
	}
}

static void test_editions(void **state)
{
	(void)state;
	assert_true(gb_edition_has(GB_EDITION_ZH, GB_LANG_ZH));
	assert_false(gb_edition_has(GB_EDITION_ZH, GB_LANG_EN));
	assert_true(
		gb_edition_has(GB_EDITION_BOTH, GB_LANG_ZH) && gb_edition_has(GB_EDITION_BOTH, GB_LANG_EN));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_recorded_snapped),
		cmocka_unit_test(test_moved),
		cmocka_unit_test(test_rotated),
		cmocka_unit_test(test_turned),
		cmocka_unit_test(test_bounds),
		cmocka_unit_test(test_hatch),
		cmocka_unit_test(test_cluster),
		cmocka_unit_test(test_names),
		cmocka_unit_test(test_editions),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
