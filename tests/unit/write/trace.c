#include "../base/testing.h"

#include "base/file.h"
#include "write/writer.h"

#include <unistd.h>

/* The trace of a document, byte for byte, and the table of formats. */

static const gb_place nowhere = { NULL, GB_NO_NODE };
static const gb_face face = { .id = { "sans", 4 }, .bytes = "", .size = 1, .units_per_em = 1000 };
static const gb_colour ink = { .token = { "ink", 3 }, .red = 26, .green = 26, .blue = 26 };

static gb_str written(gb_arena *arena, const char *path)
{
	gb_diags *diags = gb_diags_new(arena);
	const gb_source *source = gb_file_read(arena, gb_str_of(path), diags);

	assert_non_null(source);
	unlink(path);
	return source->bytes;
}

static void test_trace(void **state)
{
	static const gb_figure growth = { .kind = GB_FIGURE_TARGET,
		.path = { "gdp/target", 10 },
		.value = { 55, 1, true, false },
		.printed = { 55, 1, true, false },
		.places = 1 };
	static const gb_figure_span span = { 3, 6, &growth };
	static const gb_glyph glyphs[] = { { .id = 7 }, { .id = 8, .cluster = 3, .x = 10.5 },
		{ .id = 9, .cluster = 5, .x = 20.25, .y = -1.5 } };
	static const gb_element elements[] = {
		{ .parent = GB_NO_ELEMENT },
		{ .id = 1,
			.parent = 0,
			.kind = GB_ELEMENT_FIGURE,
			.alt = { { { "\"图\"", 5 }, { "", 0 } } } },
	};
	static const gb_mark_box box = { GB_BOX_LABEL, { 1, 2, 3, 4 }, 9, { NULL, GB_NO_NODE } };
	static const gb_outline_item outline = { { "概况", 6 }, 1, 0, 12.5 };
	gb_arena *arena = test_arena();
	gb_diags *diags = gb_diags_new(arena);
	gb_ops ops = gb_ops_new(arena);
	gb_path *clip;

	(void)state;
	gb_ops_tag(&ops, 1, nowhere);
	gb_ops_add(&ops, GB_OP_GLYPHS, nowhere)->as.glyphs = (gb_glyph_run){ .face = &face,
		.size = 10.5,
		.matrix = gb_matrix_turn(-90, 10, 20),
		.glyphs = glyphs,
		.count = 3,
		.text = GB_STR("约5.5"),
		.figures = &span,
		.figure_count = 1,
		.paint = gb_paint_solid(ink) };
	clip = &gb_ops_add(&ops, GB_OP_CLIP_PUSH, nowhere)->as.clip;
	gb_ops_rect(&ops, (gb_rect){ 0, 0, 10, 5 },
		(gb_paint){ .kind = GB_PAINT_HATCH,
			.colour = ink,
			.second = ink,
			.angle = 45,
			.pitch = 3,
			.width = 0.5 },
		(gb_stroke){ .paint = gb_paint_solid(ink),
			.width = 0.25,
			.cap = GB_CAP_ROUND,
			.dash = { 2, 1 },
			.dash_count = 2 },
		nowhere);
	*clip = ops.items[ops.count - 1].as.path;
	gb_ops_add(&ops, GB_OP_CLIP_POP, nowhere);
	gb_ops_tag_end(&ops);
	gb_ops_add(&ops, GB_OP_DEST, nowhere)->as.dest = (gb_dest){ GB_STR("gdp"), { 1, 2 } };
	gb_ops_add(&ops, GB_OP_LINK, nowhere)->as.link = (gb_link){ .rect = { 1, 2, 3, 4 },
		.destination = GB_STR("gdp"),
		.contents = { { GB_STR("见"), GB_STR("see") } },
		.element = GB_NO_ELEMENT };

	const gb_page page = { .media = { 0, 0, 100, 50.5 },
		.trim = { 1, 1, 98, 48.5 },
		.bleed = { 0, 0, 100, 50.5 },
		.rotation = 90,
		.label = GB_STR("i"),
		.ops = ops.items,
		.op_count = ops.count,
		.boxes = &box,
		.box_count = 1,
		.sample = true };
	const gb_document document = { .edition = GB_EDITION_BOTH,
		.title = { { GB_STR("公报"), GB_STR("") } },
		.date = { 2024, 6, 30 },
		.pages = &page,
		.page_count = 1,
		.elements = elements,
		.element_count = 2,
		.outline = &outline,
		.outline_count = 1,
		.sample = true };
	char path[] = "/tmp/gongbao-trace-XXXXXX";

	close(mkstemp(path));
	if (!gb_write(arena, &gb_trace_writer_class, &document, NULL, path, GB_STR("out.trace"), diags))
		gb_diags_print(diags, stderr);
	assert_text(written(arena, path),
		"gongbao trace 1\n"
		"document zh+en zh-CN 2024-06-30 1 pages sample\n"
		"title zh-CN \"公报\"\n"
		"element 0 - Document zh-CN\n"
		"element 1 0 Figure zh-CN alt \"\\\"图\\\"\"\n"
		"outline 1 page 1 y 12.5 \"概况\"\n"
		"page 1 \"i\" zh-CN 100x50.5 trim 1 1 98 48.5 rotate 90 sample\n"
		"  tag 1 Figure\n"
		"    glyphs sans 10.5 at -10,30 matrix 0 -1 1 0 ink:1a1a1a zh-CN \"约5.5\" | 7@0 8@10.5 9:5@20.25,-1.5\n"
		"      figure 3-6 target gdp/target exact 5.5 printed 5.5 places 1 half-even final\n"
		"    clip | M 0,0 L 10,0 L 10,5 L 0,5 Z\n"
		"      path fill hatch ink:1a1a1a on ink:1a1a1a angle 45 pitch 3 width 0.5"
		" stroke ink:1a1a1a 0.25 cap round dash 2 1 phase 0 | M 0,0 L 10,0 L 10,5 L 0,5 Z\n"
		"  dest \"gdp\" 1,2\n"
		"  link 1 2 3 4 dest \"gdp\" zh-CN \"见\" en \"see\"\n"
		"  box label 1 2 3 4 group 9\n");
	gb_arena_close(arena);
}

static void expect_no_writer(const char *file, const char *name, const char *words)
{
	gb_arena *arena = test_arena();
	gb_diags *diags = gb_diags_new(arena);

	assert_null(gb_writer_find(arena, gb_str_of(file), gb_str_of(name), nowhere, diags));
	if (gb_str_find(test_printed(arena, diags), gb_str_of(words)) == SIZE_MAX)
		fail_msg("said: %s", gb_str_zero(arena, test_printed(arena, diags)));
	gb_arena_close(arena);
}

static void test_find(void **state)
{
	gb_arena *arena = test_arena();
	gb_diags *diags = gb_diags_new(arena);

	(void)state;
	assert_ptr_equal(
		gb_writer_find(arena, GB_STR("a.pdf"), GB_STR(""), nowhere, diags), &gb_haru_writer_class);
	assert_ptr_equal(gb_writer_find(arena, GB_STR("a.pdf"), GB_STR("cairo"), nowhere, diags),
		&gb_cairo_writer_class);
	assert_ptr_equal(gb_writer_find(arena, GB_STR("a.trace"), GB_STR(""), nowhere, diags),
		&gb_trace_writer_class);
	gb_arena_close(arena);
	expect_no_writer("a.docx", "", "a.docx; expected .pdf (haru)");
	expect_no_writer("a.pdf", "cario", "did you mean writer=cairo?");
	expect_no_writer("a.txt", "cairo", "a name that ends in .pdf");
}

static void test_rows_have_no_holes(void **state)
{
	(void)state;
	for (size_t i = 0; gb_writer_classes()[i] != NULL; i++) {
		const gb_writer_class *class = gb_writer_classes()[i];

		assert_true(class->size >= sizeof(gb_writer));
		assert_true(class->name && class->suffix && class->summary && class->check &&
					class->begin && class->page_begin && class->glyphs && class->path &&
					class->image && class->link && class->dest && class->clip_push &&
					class->clip_pop && class->tag_begin && class->tag_end && class->page_end &&
					class->end && class->close);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_trace),
		cmocka_unit_test(test_find),
		cmocka_unit_test(test_rows_have_no_holes),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
