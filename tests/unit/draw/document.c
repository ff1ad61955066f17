#include "../base/testing.h"

#include "draw/document.h"

/* Every mistake that a display list can hold is told, with its page and its op. */

static const gb_place nowhere = { NULL, GB_NO_NODE };
static const gb_face face = { .id = { "sans", 4 }, .bytes = "", .size = 1, .units_per_em = 1000 };
static const gb_paint ink = { .kind = GB_PAINT_SOLID };
static const gb_glyph two_glyphs[] = { { .id = 5, .cluster = 0 },
	{ .id = 6, .cluster = 3, .x = 10 } };

typedef struct fixture {
	gb_arena *arena;
	gb_diags *diags;
	gb_ops ops;
	gb_page page;
	gb_document document;
} fixture;

static fixture *open_fixture(void)
{
	gb_arena *arena = test_arena();
	fixture *f = GB_NEW(arena, fixture);

	f->arena = arena;
	f->diags = gb_diags_new(arena);
	f->ops = gb_ops_new(arena);
	f->page = (gb_page){
		.media = { 0, 0, 100, 100 }, .trim = { 0, 0, 100, 100 }, .bleed = { 0, 0, 100, 100 }
	};
	f->document = (gb_document){ .date = { 2024, 6, 30 }, .pages = &f->page, .page_count = 1 };
	return f;
}

static gb_glyph_run *add_run(fixture *f)
{
	gb_glyph_run *run = &gb_ops_add(&f->ops, GB_OP_GLYPHS, nowhere)->as.glyphs;

	*run = (gb_glyph_run){ .face = &face,
		.size = 10,
		.matrix = gb_matrix_move(10, 20),
		.glyphs = two_glyphs,
		.count = 2,
		.text = GB_STR("公报"),
		.paint = ink };
	return run;
}

/* Checks the document; it has to complain in these words, or be silent where they are NULL. */
static void expect(fixture *f, const char *words)
{
	f->page.ops = f->ops.items;
	f->page.op_count = f->ops.count;

	const bool ok = gb_document_check(&f->document, f->diags);
	const gb_str said = test_printed(f->arena, f->diags);

	if (words == NULL && !ok)
		fail_msg("said: %.*s", (int)said.n, said.p);
	if (words != NULL) {
		assert_false(ok);
		if (gb_str_find(said, gb_str_of(words)) == SIZE_MAX)
			fail_msg("said: %.*s, not: %s", (int)said.n, said.p, words);
	}
	gb_arena_close(f->arena);
}

static void test_good(void **state)
{
	fixture *f = open_fixture();

	(void)state;
	add_run(f);
	expect(f, NULL);
}

static void test_document(void **state)
{
	fixture *f = open_fixture();

	(void)state;
	f->document.page_count = 0;
	expect(f, "a document without pages");
	f = open_fixture();
	f->document.date = (gb_date){ 0, 0, 0 };
	expect(f, "a document without a date");
	f = open_fixture();
	f->page.rotation = 45;
	expect(f, "page 1, a rotation of 45");
	f = open_fixture();
	f->page.trim = (gb_rect){ -5, 0, 100, 100 };
	expect(f, "trim inside bleed inside media");
	f = open_fixture();
	f->page.media.width = 0;
	expect(f, "a size, and the origin at 0,0");
}

static void test_missing_glyph(void **state)
{
	static const gb_glyph holes[] = { { .id = 5 }, { .id = 0, .cluster = 3 } };
	fixture *f = open_fixture();

	(void)state;
	add_run(f)->glyphs = holes;
	expect(f, "page 1: “报”, which the face sans does not have");
}

static void test_clusters(void **state)
{
	static const gb_glyph falling[] = { { .id = 5, .cluster = 3 }, { .id = 6, .cluster = 0 } };
	static const gb_glyph beyond[] = { { .id = 5 }, { .id = 6, .cluster = 6 } };
	static const gb_glyph inside[] = { { .id = 5 }, { .id = 6, .cluster = 4 } };
	static const gb_glyph *const wrong[] = { falling, beyond, inside };
	static const char *const words[] = { "page 1, op 0: glyph 0", "stands for byte 6",
		"inside a character" };

	(void)state;
	for (size_t i = 0; i < GB_COUNT(wrong); i++) {
		fixture *f = open_fixture();

		add_run(f)->glyphs = wrong[i];
		expect(f, words[i]);
	}
}

static void test_runs(void **state)
{
	static const gb_figure_span span = { 0, 9, NULL };
	fixture *f = open_fixture();

	(void)state;
	add_run(f)->face = NULL;
	expect(f, "an open face");
	f = open_fixture();
	add_run(f)->size = 0;
	expect(f, "a positive size");
	f = open_fixture();
	add_run(f)->matrix = (gb_matrix){ 1, 1, 1, 1, 0, 0 };
	expect(f, "a matrix that can be turned back");
	f = open_fixture();
	add_run(f)->text = GB_STR("\xE5\x85");
	expect(f, "ill-formed text");
	f = open_fixture();
	add_run(f)->paint.kind = GB_PAINT_HATCH;
	expect(f, "a solid paint");
	f = open_fixture();
	gb_glyph_run *run = add_run(f);
	run->figures = &span;
	run->figure_count = 1;
	expect(f, "figure 0 of a run");
}

static void test_shapes(void **state)
{
	static const gb_segment line = { .kind = GB_SEGMENT_LINE, .to = { 1, 1 } };
	const gb_stroke none = { .paint = { .kind = GB_PAINT_NONE } };
	const gb_rect rect = { 10, 10, 20, 20 };
	fixture *f = open_fixture();

	(void)state;
	gb_ops_path(&f->ops, &line, 1, ink, none, nowhere);
	expect(f, "a path that does not begin with a move");
	f = open_fixture();
	gb_ops_rect(&f->ops, (gb_rect){ 0, 0, 1e308 * 10, 1 }, ink, none, nowhere);
	expect(f, "segment 1 of a path");
	f = open_fixture();
	gb_ops_rect(&f->ops, rect, (gb_paint){ .kind = GB_PAINT_GRADIENT }, none, nowhere);
	expect(f, "a hatch or gradient without them");
	f = open_fixture();
	gb_ops_rect(&f->ops, rect, (gb_paint){ .kind = GB_PAINT_HATCH, .width = 1 }, none, nowhere);
	expect(f, "a hatch or gradient without them");
	f = open_fixture();
	gb_ops_rect(&f->ops, rect, ink, (gb_stroke){ .paint = ink }, nowhere);
	expect(f, "a stroke without width");
	f = open_fixture();
	gb_ops_rect(
		&f->ops, rect, ink, (gb_stroke){ .paint = ink, .width = 1, .dash_count = 2 }, nowhere);
	expect(f, "dashes without length");
	f = open_fixture();
	gb_ops_add(&f->ops, GB_OP_IMAGE, nowhere)->as.image.matrix = gb_matrix_move(0, 0);
	expect(f, "an image without one");
}

static void test_nesting(void **state)
{
	fixture *f = open_fixture();

	(void)state;
	gb_ops_artifact(&f->ops, GB_ARTIFACT_LAYOUT, nowhere);
	expect(f, "tags and clips that end on their page");
	f = open_fixture();
	gb_ops_artifact(&f->ops, GB_ARTIFACT_LAYOUT, nowhere);
	gb_ops_artifact(&f->ops, GB_ARTIFACT_LAYOUT, nowhere);
	expect(f, "op 1: a tag inside a tag");
	f = open_fixture();
	gb_ops_tag_end(&f->ops);
	expect(f, "op 0: the end of a tag");
	f = open_fixture();
	gb_ops_add(&f->ops, GB_OP_CLIP_POP, nowhere);
	expect(f, "op 0: the end of a clip");
	f = open_fixture();
	gb_ops_add(&f->ops, GB_OP_CLIP_PUSH, nowhere);
	gb_ops_artifact(&f->ops, GB_ARTIFACT_LAYOUT, nowhere);
	gb_ops_add(&f->ops, GB_OP_CLIP_POP, nowhere);
	expect(f, "op 2: the end of a clip");
	f = open_fixture();
	for (int i = 0; i < 25; i++)
		gb_ops_add(&f->ops, GB_OP_CLIP_PUSH, nowhere);
	expect(f, "at most 24 clips in each other");
	f = open_fixture();
	gb_ops_tag(&f->ops, 3, nowhere);
	gb_ops_tag_end(&f->ops);
	expect(f, "a tag of element 3");
}

static void test_links(void **state)
{
	fixture *f = open_fixture();
	gb_link *link = &gb_ops_add(&f->ops, GB_OP_LINK, nowhere)->as.link;

	(void)state;
	*link = (gb_link){ .destination = GB_STR("map"), .element = GB_NO_ELEMENT };
	expect(f, "a link to “map”");
	f = open_fixture();
	gb_ops_add(&f->ops, GB_OP_LINK, nowhere)->as.link = (gb_link){ .element = GB_NO_ELEMENT };
	expect(f, "a link with both or neither");
	f = open_fixture();
	for (int i = 0; i < 2; i++)
		gb_ops_add(&f->ops, GB_OP_DEST, nowhere)->as.dest.name = GB_STR("map");
	expect(f, "op 1: “map”");
}

static void test_elements(void **state)
{
	static const struct {
		gb_element elements[2];
		const char *words;
	} cases[] = {
		{ { { .kind = GB_ELEMENT_PARAGRAPH, .parent = GB_NO_ELEMENT } },
			"one document, which comes first" },
		{ { { .parent = GB_NO_ELEMENT }, { .id = 1, .parent = 1, .kind = GB_ELEMENT_SPAN } },
			"a parent made before its children" },
		{ { { .parent = GB_NO_ELEMENT }, { .id = 7, .kind = GB_ELEMENT_SPAN } }, "its own number" },
		{ { { .parent = GB_NO_ELEMENT }, { .id = 1, .kind = GB_ELEMENT_HEADING, .level = 7 } },
			"heading 1" },
		{ { { .parent = GB_NO_ELEMENT }, { .id = 1, .kind = GB_ELEMENT_FIGURE } },
			"figure 1 (zh-CN)" },
	};

	(void)state;
	for (size_t i = 0; i < GB_COUNT(cases); i++) {
		fixture *f = open_fixture();

		f->document.elements = cases[i].elements;
		f->document.element_count = 2 - (i == 0);
		expect(f, cases[i].words);
	}
}

static void test_outline(void **state)
{
	static const gb_outline_item skips[] = { { { "a", 1 }, 1, 0, 0 }, { { "b", 1 }, 3, 0, 0 } };
	static const gb_outline_item beyond[] = { { { "a", 1 }, 1, 1, 0 } };
	fixture *f = open_fixture();

	(void)state;
	f->document.outline = skips;
	f->document.outline_count = 2;
	expect(f, "outline 1, level 3");
	f = open_fixture();
	f->document.outline = beyond;
	f->document.outline_count = 1;
	expect(f, "a title and a page of the document");
}

static void test_page_text(void **state)
{
	fixture *f = open_fixture();

	(void)state;
	add_run(f);
	add_run(f)->text = GB_STR("2024");
	f->page.ops = f->ops.items;
	f->page.op_count = f->ops.count;
	assert_text(gb_page_text(f->arena, &f->page), "公报\n2024\n");
	gb_arena_close(f->arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_good),
		cmocka_unit_test(test_document),
		cmocka_unit_test(test_missing_glyph),
		cmocka_unit_test(test_clusters),
		cmocka_unit_test(test_runs),
		cmocka_unit_test(test_shapes),
		cmocka_unit_test(test_nesting),
		cmocka_unit_test(test_links),
		cmocka_unit_test(test_elements),
		cmocka_unit_test(test_outline),
		cmocka_unit_test(test_page_text),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
