#ifndef GB_TEST_SAMPLE_H
#define GB_TEST_SAMPLE_H

#include "../base/testing.h"

#include "draw/document.h"

#include <hb-ot.h>
#include <math.h>

/* A document made by hand with every operation, on the faces we ship. */

enum { SAMPLE_SANS, SAMPLE_LATIN, SAMPLE_RARE, SAMPLE_FACES };

typedef struct sample {
	gb_arena *arena;
	gb_diags *diags;
	gb_font_set *fonts;
	const gb_face *faces[SAMPLE_FACES];
	gb_document document;
} sample;

static const gb_place nowhere = { NULL, GB_NO_NODE };
static const gb_colour ink = { .token = { "ink", 3 }, .red = 26, .green = 26, .blue = 26 };
static const gb_colour red = { .token = { "red", 3 }, .red = 200, .green = 22, .blue = 29 };
static const gb_colour pale = { .token = { "pale", 4 }, .red = 250, .green = 240, .blue = 220 };
static const gb_paint unfilled = { .kind = GB_PAINT_NONE };
static const gb_stroke unstroked = { .paint = { .kind = GB_PAINT_NONE } };

static inline void sample_fonts(sample *s)
{
	static const gb_font_spec_face faces[SAMPLE_FACES] = {
		{ .id = { "noto-sans-sc-400", 16 },
			.file = { "noto-sans-sc-400.ttf", 20 },
			.place = { NULL, GB_NO_NODE } },
		{ .id = { "source-serif-4-400", 18 },
			.file = { "source-serif-4-400.ttf", 22 },
			.place = { NULL, GB_NO_NODE } },
		{ .id = { "hanazono-b", 10 },
			.file = { "hanazono-b.ttf", 14 },
			.place = { NULL, GB_NO_NODE } },
	};
	static const gb_font_spec spec = { .faces = faces, .face_count = SAMPLE_FACES };
	size_t count;

	s->arena = test_arena();
	s->diags = gb_diags_new(s->arena);
	s->fonts = gb_font_set_open(s->arena, &spec, GB_STR("fonts/cache"), s->diags);
	gb_diags_print(s->diags, stderr);
	assert_non_null(s->fonts);
	for (size_t i = 0; i < SAMPLE_FACES; i++) {
		s->faces[i] = gb_font_set_faces(s->fonts, &count)[i];
		gb_face_covers(s->fonts, s->faces[i], 'a'); /* maps the file */
	}
}

static inline void sample_close(sample *s)
{
	gb_font_set_close(s->fonts);
	gb_arena_close(s->arena);
}

/* A run as HarfBuzz shapes it, snapped, with `spread` added after each glyph. */
static inline gb_glyph_run *sample_run(sample *s, gb_ops *ops, const gb_face *face, double size,
	double x, double y, const char *text, double spread)
{
	hb_blob_t *blob =
		hb_blob_create(face->bytes, (unsigned)face->size, HB_MEMORY_MODE_READONLY, NULL, NULL);
	hb_face_t *hb_face = hb_face_create(blob, (unsigned)face->collection);
	hb_font_t *font = hb_font_create(hb_face);
	hb_buffer_t *buffer = hb_buffer_create();
	unsigned count;
	double pen = 0, unit = size / hb_face_get_upem(hb_face);

	hb_buffer_add_utf8(buffer, text, -1, 0, -1);
	hb_buffer_guess_segment_properties(buffer);
	hb_buffer_set_language(buffer, hb_language_from_string("zh-cn", -1));
	hb_shape(font, buffer, NULL, 0);

	const hb_glyph_info_t *infos = hb_buffer_get_glyph_infos(buffer, &count);
	const hb_glyph_position_t *positions = hb_buffer_get_glyph_positions(buffer, &count);
	gb_glyph *glyphs = GB_NEW_ARRAY(s->arena, count, gb_glyph);

	for (unsigned i = 0; i < count; i++) {
		glyphs[i].id = infos[i].codepoint;
		glyphs[i].cluster = infos[i].cluster;
		glyphs[i].x = gb_snap(pen + positions[i].x_offset * unit);
		glyphs[i].y = gb_snap(-positions[i].y_offset * unit);
		glyphs[i].advance = positions[i].x_advance * unit + spread;
		pen += glyphs[i].advance;
	}
	hb_buffer_destroy(buffer);
	hb_font_destroy(font);
	hb_face_destroy(hb_face);
	hb_blob_destroy(blob);

	gb_glyph_run *run = &gb_ops_add(ops, GB_OP_GLYPHS, nowhere)->as.glyphs;

	*run = (gb_glyph_run){
		.face = face,
		.size = size,
		.matrix = gb_matrix_move(x, y),
		.glyphs = glyphs,
		.count = count,
		.text = gb_str_of(text),
		.paint = gb_paint_solid(ink),
	};
	return run;
}

static inline gb_page *sample_page(sample *s, const gb_ops *ops, gb_page *page, const char *label)
{
	*page = (gb_page){
		.media = { 0, 0, 595.276, 841.89 },
		.trim = { 0, 0, 595.276, 841.89 },
		.bleed = { 0, 0, 595.276, 841.89 },
		.label = gb_str_of(label),
		.ops = ops->items,
		.op_count = ops->count,
	};
	(void)s;
	return page;
}

static inline gb_ops sample_text_page(sample *s)
{
	const gb_face *sans = s->faces[SAMPLE_SANS], *latin = s->faces[SAMPLE_LATIN];
	static const gb_figure growth = { .kind = GB_FIGURE_VALUE,
		.path = { "gdp-growth/2024-H1/actual", 25 },
		.value = { 512, 2, true, false },
		.printed = { 51, 1, true, false },
		.places = 1,
		.status = GB_VALUE_PROVISIONAL };
	static const gb_figure_span spans[] = { { 0, 4, &growth } };
	gb_ops ops = gb_ops_new(s->arena);
	gb_glyph_run *run;

	gb_ops_artifact(&ops, GB_ARTIFACT_PAGINATION, nowhere);
	sample_run(s, &ops, sans, 9, 72, 40, "枣庄市", 0);
	gb_ops_tag_end(&ops);
	gb_ops_add(&ops, GB_OP_DEST, nowhere)->as.dest = (gb_dest){ GB_STR("top"), { 72, 60 } };
	gb_ops_tag(&ops, 1, nowhere);
	sample_run(s, &ops, sans, 22, 72, 90, "日日新，⽇不同——公报", 0.37);
	gb_ops_tag_end(&ops);
	gb_ops_tag(&ops, 2, nowhere);
	sample_run(s, &ops, sans, 10.5, 72, 120, "全市生产总值同比增长", 0.213);
	run = sample_run(s, &ops, latin, 10.5, 190, 120, "5.1%", 0);
	run->figures = spans;
	run->figure_count = 1;
	sample_run(
		s, &ops, latin, 10.5, 230, 120, "AVATAR To Wave, office: PM2.5 \xC2\xB5g/m\xC2\xB3", 0.021);
	gb_ops_tag_end(&ops);
	gb_ops_tag(&ops, 4, nowhere);
	sample_run(s, &ops, s->faces[SAMPLE_RARE], 12, 72, 140, "𠮷𠮷", 0);
	sample_run(s, &ops, latin, 12, 110, 140, "x\xCC\x82 e\xCC\x81 q\xCC\x83", 0);
	sample_run(s, &ops, latin, 6, 170, 135, "2)", 0)->paint = gb_paint_solid(red);
	gb_ops_tag_end(&ops);
	gb_ops_tag(&ops, 3, nowhere);
	sample_run(s, &ops, latin, 10, 72, 170,
		"The quick brown fox jumps over the lazy dog, 1234567890, and comes to rest in Tengzhou.",
		0.0713);
	gb_ops_tag_end(&ops);
	gb_ops_tag(&ops, 5, nowhere);
	run = sample_run(s, &ops, sans, 10, 0, 0, "纵轴：亿元", 0);
	run->matrix = gb_matrix_multiply(gb_matrix_move(60, 400), gb_matrix_turn(-90, 60, 400));
	run = sample_run(s, &ops, latin, 12, 0, 0, "turned by 30 degrees", 0.1);
	run->matrix = gb_matrix_multiply(gb_matrix_move(300, 250), gb_matrix_turn(30, 300, 250));
	gb_ops_tag_end(&ops);
	gb_ops_tag(&ops, 6, nowhere);
	sample_run(s, &ops, sans, 10, 72, 200, "见第二页", 0)->paint = gb_paint_solid(red);
	gb_ops_add(&ops, GB_OP_LINK, nowhere)->as.link = (gb_link){ .rect = { 72, 190, 40, 14 },
		.destination = GB_STR("chart 'a\\b'"),
		.contents = { { GB_STR("转到第二页"), GB_STR("to page 2") } },
		.element = 6 };
	gb_ops_tag_end(&ops);
	gb_ops_add(&ops, GB_OP_LINK, nowhere)->as.link = (gb_link){ .rect = { 200, 190, 40, 14 },
		.uri = GB_STR("https://example.org/a(b)?q='统计'"),
		.contents = { { GB_STR("网站"), GB_STR("") } },
		.element = GB_NO_ELEMENT };
	return ops;
}

static inline gb_ops sample_shape_page(sample *s)
{
	static const gb_segment leaf[] = {
		{ .kind = GB_SEGMENT_MOVE, .to = { 300, 100 } },
		{ .kind = GB_SEGMENT_CURVE,
			.first = { 340, 60 },
			.second = { 420, 60 },
			.to = { 440, 140 } },
		{ .kind = GB_SEGMENT_CURVE,
			.first = { 400, 180 },
			.second = { 320, 180 },
			.to = { 300, 100 } },
		{ .kind = GB_SEGMENT_CLOSE },
	};
	static const gb_segment star[] = {
		{ .kind = GB_SEGMENT_MOVE, .to = { 100, 200 } },
		{ .kind = GB_SEGMENT_LINE, .to = { 130, 290 } },
		{ .kind = GB_SEGMENT_LINE, .to = { 55, 235 } },
		{ .kind = GB_SEGMENT_LINE, .to = { 145, 235 } },
		{ .kind = GB_SEGMENT_LINE, .to = { 70, 290 } },
		{ .kind = GB_SEGMENT_CLOSE },
	};
	const gb_paint hatch = {
		.kind = GB_PAINT_HATCH, .colour = red, .second = pale, .angle = 45, .pitch = 4, .width = 0.8
	};
	const gb_paint gradient = { .kind = GB_PAINT_GRADIENT,
		.colour = red,
		.second = pale,
		.from = { 300, 0 },
		.to = { 440, 40 } };
	gb_stroke dashed = { .paint = gb_paint_solid(ink),
		.width = 2,
		.cap = GB_CAP_ROUND,
		.join = GB_JOIN_ROUND,
		.dash = { 6, 4, 1, 4 },
		.dash_count = 4,
		.dash_phase = 2 };
	gb_picture *picture = GB_NEW(s->arena, gb_picture);
	uint8_t *rgb = gb_arena_alloc(s->arena, 8 * 6 * 3);
	gb_ops ops = gb_ops_new(s->arena);
	gb_op *op;

	for (size_t i = 0; i < 8 * 6 * 3; i++)
		rgb[i] = (uint8_t)(i * 37 % 256);
	*picture = (gb_picture){ GB_STR("map.png"), 8, 6, rgb };

	gb_ops_artifact(&ops, GB_ARTIFACT_BACKGROUND, nowhere);
	gb_ops_rect(
		&ops, (gb_rect){ 36, 36, 523.276, 769.89 }, gb_paint_solid(pale), unstroked, nowhere);
	gb_ops_tag_end(&ops);
	gb_ops_add(&ops, GB_OP_DEST, nowhere)->as.dest =
		(gb_dest){ GB_STR("chart 'a\\b'"), { 72, 60 } };
	gb_ops_tag(&ops, 5, nowhere);
	gb_ops_rect(&ops, (gb_rect){ 72, 72, 120, 80 }, hatch, gb_stroke_solid(ink, 0.5), nowhere);
	gb_ops_path(&ops, leaf, GB_COUNT(leaf), gradient, gb_stroke_solid(red, 3), nowhere);
	gb_ops_path(&ops, star, GB_COUNT(star), gb_paint_solid(red), unstroked, nowhere);
	ops.items[ops.count - 1].as.path.even_odd = true;
	gb_ops_line(&ops, (gb_point){ 72, 320 }, (gb_point){ 500, 330 }, dashed, nowhere);
	op = gb_ops_add(&ops, GB_OP_CLIP_PUSH, nowhere);
	op->as.clip = (gb_path){ .segments = leaf, .count = GB_COUNT(leaf) };
	gb_ops_rect(&ops, (gb_rect){ 320, 110, 200, 40 }, gb_paint_solid(ink), unstroked, nowhere);
	gb_ops_add(&ops, GB_OP_CLIP_POP, nowhere);
	gb_ops_add(&ops, GB_OP_IMAGE, nowhere)->as.image =
		(gb_image){ picture, { 160, 0, 0, 120, 72, 380 } };
	gb_ops_add(&ops, GB_OP_IMAGE, nowhere)->as.image = (gb_image){ picture,
		gb_matrix_multiply((gb_matrix){ 80, 0, 0, 60, 300, 400 }, gb_matrix_turn(20, 300, 400)) };
	gb_ops_tag_end(&ops);
	gb_ops_tag(&ops, 9, nowhere);
	sample_run(s, &ops, s->faces[SAMPLE_SANS], 10, 72, 560, "指标", 0);
	gb_ops_tag_end(&ops);
	gb_ops_tag(&ops, 3, nowhere);
	sample_run(s, &ops, s->faces[SAMPLE_LATIN], 10, 72, 600, "It goes on here.", 0);
	gb_ops_tag_end(&ops);
	return ops;
}

static inline void sample_open(sample *s)
{
	static const gb_element elements[] = {
		{ .id = 0, .parent = GB_NO_ELEMENT, .kind = GB_ELEMENT_DOCUMENT },
		{ .id = 1, .parent = 0, .kind = GB_ELEMENT_HEADING, .level = 1 },
		{ .id = 2, .parent = 0, .kind = GB_ELEMENT_PARAGRAPH },
		{ .id = 3, .parent = 0, .kind = GB_ELEMENT_PARAGRAPH, .lang = GB_LANG_EN },
		{ .id = 4, .parent = 2, .kind = GB_ELEMENT_SPAN },
		{ .id = 5,
			.parent = 0,
			.kind = GB_ELEMENT_FIGURE,
			.alt = { { { "示意图", 9 }, { "a figure", 8 } } } },
		{ .id = 6, .parent = 2, .kind = GB_ELEMENT_LINK },
		{ .id = 7, .parent = 0, .kind = GB_ELEMENT_TABLE },
		{ .id = 8, .parent = 7, .kind = GB_ELEMENT_TABLE_ROW },
		{ .id = 9,
			.parent = 8,
			.kind = GB_ELEMENT_TABLE_HEAD,
			.scope = GB_SCOPE_COLUMN,
			.columns = 2 },
		{ .id = 10, .parent = 8, .kind = GB_ELEMENT_TABLE_CELL },
	};
	static const gb_outline_item outline[] = {
		{ { "日日新 𠮷", 14 }, 1, 0, 60 },
		{ { "图：产值", 12 }, 2, 1, 60 },
		{ { "Later", 5 }, 1, 2, 0 },
	};
	gb_page *pages;
	gb_ops ops;

	sample_fonts(s);
	pages = GB_NEW_ARRAY(s->arena, 3, gb_page);
	ops = sample_text_page(s);
	sample_page(s, &ops, &pages[0], "封面");
	ops = sample_shape_page(s);
	sample_page(s, &ops, &pages[1], "1");
	ops = gb_ops_new(s->arena);
	gb_ops_tag(&ops, 3, nowhere);
	sample_run(s, &ops, s->faces[SAMPLE_LATIN], 10, 72, 72, "A page that lies on its side.", 0);
	gb_ops_tag_end(&ops);
	sample_page(s, &ops, &pages[2], "2")->rotation = 90;

	s->document = (gb_document){
		.edition = GB_EDITION_BOTH,
		.title = { { GB_STR("枣庄市公报（“𠮷”）"), GB_STR("Bulletin") } },
		.author = { { GB_STR("统计局"), GB_STR("") } },
		.subject = { { GB_STR("二季度"), GB_STR("") } },
		.keywords = { { GB_STR("公报, 2024"), GB_STR("") } },
		.date = { 2024, 6, 30 },
		.pages = pages,
		.page_count = 3,
		.elements = elements,
		.element_count = GB_COUNT(elements),
		.outline = outline,
		.outline_count = GB_COUNT(outline),
		.fonts = s->fonts,
	};
}

#endif
