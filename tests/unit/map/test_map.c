#include "layout/fixture.h"

#include "map/classes.h"
#include "map/map.h"

#include <math.h>

/*
 * Maps of areas that do not exist: a grid whose inner corners are moved by chance, with a hole, an
 * island and a tile. That no label overlaps another and none leaves the frame is proved from the
 * recorded boxes; that each border is drawn once, from the painted lines.
 */

#define ACROSS_MOST 12
#define AREAS_MOST (ACROSS_MOST * ACROSS_MOST)
#define CORNERS 4 /* vertices on each side of a cell */
#define RING (4 * CORNERS)
#define SLACK 0.02

typedef struct map_case {
	gb_arena *arena;
	gb_diags *diags;
	gb_text *text;
	size_t across, count; /* cells, areas */
	gb_area areas[AREAS_MOST];
	gb_map_value values[AREAS_MOST];
	gb_territory territories[AREAS_MOST];
	gb_ring rings[2 * AREAS_MOST];
	const gb_area *tiles[1];
	gb_place_map map;
	gb_map_data data;
	gb_chart_context context;
	gb_drawing drawing;
} map_case;

/* The same for both cells that share it: from the number of the line and of the vertex on it. */
static int32_t moved(size_t line, size_t at, int32_t most)
{
	unsigned seed = (unsigned)(line * 7919 + at * 104729 + 12345);

	seed = seed * 1103515245u + 12345u;
	return (int32_t)((seed >> 8) % (unsigned)(2 * most)) - most;
}

static gb_vertex corner(size_t column, size_t row)
{
	const int32_t step = GB_VERTEX_DEGREE / 5;

	return (gb_vertex){
		1160000000 + (int32_t)column * step + moved(column, row, step / 6),
		340000000 + (int32_t)row * step + moved(row + 50, column, step / 6),
	};
}

/* Vertex `part` of the side from one corner to another; the wiggle is along the other axis. */
static gb_vertex between(gb_vertex a, gb_vertex b, size_t line, size_t part)
{
	const int32_t wiggle = part == 0 ? 0 : moved(line, part, GB_VERTEX_DEGREE / 100);
	const bool flat = llabs((int64_t)a.lon - b.lon) > llabs((int64_t)a.lat - b.lat);

	return (gb_vertex){
		a.lon + (int32_t)(((int64_t)b.lon - a.lon) * (int64_t)part / CORNERS) + (flat ? 0 : wiggle),
		a.lat + (int32_t)(((int64_t)b.lat - a.lat) * (int64_t)part / CORNERS) + (flat ? wiggle : 0),
	};
}

static void put_side(gb_vertex *out, gb_vertex from, gb_vertex to, size_t line, bool back)
{
	for (size_t i = 0; i < CORNERS; i++)
		out[i] = back ? between(to, from, line, i == 0 ? CORNERS : CORNERS - i)
					  : between(from, to, line, i);
	out[0] = from;
}

static void fill_cell(map_case *c, size_t column, size_t row, gb_ring *ring)
{
	gb_vertex *v = GB_NEW_ARRAY(c->arena, RING, gb_vertex);
	const gb_vertex sw = corner(column, row), se = corner(column + 1, row);
	const gb_vertex ne = corner(column + 1, row + 1), nw = corner(column, row + 1);

	put_side(v, sw, se, 1000 + row * 40 + column, false);
	put_side(v + CORNERS, se, ne, 3000 + (column + 1) * 40 + row, false);
	put_side(v + 2 * CORNERS, ne, nw, 1000 + (row + 1) * 40 + column, true);
	put_side(v + 3 * CORNERS, nw, sw, 3000 + column * 40 + row, true);
	*ring = (gb_ring){ .vertices = v, .count = RING };
}

/* A triangle about the middle of the first cell: a hole, which the second area has as its part. */
static void fill_hole(map_case *c, gb_ring *ring, bool hole)
{
	static const int32_t about[][2] = { { -1, -1 }, { 1, -1 }, { 0, 1 } };
	gb_vertex *v = GB_NEW_ARRAY(c->arena, 3, gb_vertex);

	for (size_t i = 0; i < 3; i++)
		v[i] = (gb_vertex){ 1161500000 + about[i][0] * 100000, 340400000 + about[i][1] * 100000 };
	*ring = (gb_ring){ .vertices = v, .count = 3, .hole = hole };
}

static void set_value(map_case *c, size_t area, const char *number)
{
	gb_map_value *value = &c->values[area];

	*value = (gb_map_value){ .area = &c->areas[area], .shown = true };
	for (int lang = 0; lang < GB_LANG_COUNT; lang++)
		value->resolved[lang] = (gb_resolved){ .kind = -1, .status = GB_VALUE_UNREPORTED };
	if (number == NULL)
		return;
	value->value = gb_decimal_parse(gb_str_of(number));
	for (int lang = 0; lang < GB_LANG_COUNT; lang++)
		value->resolved[lang] = (gb_resolved){
			.text = gb_str_format(c->arena, "%s%%", number),
			.kind = GB_FIGURE_VALUE,
			.number_to = strlen(number),
			.path = GB_STR("growth/area"),
			.value = value->value,
			.printed = value->value,
			.status = GB_VALUE_SAMPLE,
		};
}

static map_case *open_case(void **state, size_t across)
{
	static const char *const names[][GB_LANG_COUNT] = { { "市中区", "Shizhong" },
		{ "台儿庄区", "Taierzhuang" }, { "东城区", "East District" }, { "滕州市", "Tengzhou" } };
	open_fonts *all = *state;
	map_case *c = calloc(1, sizeof(*c));
	const gb_layout *layout = good_layout(all,
		(layout_text){
			.styles =
				",{\"name\":\"label\",\"role\":\"sans\",\"size\":8.5,\"leading\":11,\"tabular\":true,\"en\":\"label-en\"}"
				",{\"name\":\"label-en\",\"based_on\":\"label\",\"size\":7.5,\"leading\":9.5,\"colour\":\"muted\"}",
		});
	char number[16];

	assert_non_null(c);
	c->arena = test_arena();
	c->diags = gb_diags_new(c->arena);
	c->text = gb_text_open(c->arena, all->fonts, c->diags);
	c->across = across;
	c->count = across * across + 1; /* and a zone */
	for (size_t i = 0; i < c->count; i++) {
		const bool zone = i + 1 == c->count;

		c->areas[i] = (gb_area){ .kind = zone ? GB_AREA_ZONE : GB_AREA_COUNTY, .order = i };
		for (int lang = 0; lang < GB_LANG_COUNT; lang++)
			c->areas[i].name.in[lang] = gb_str_of(names[i % 4][lang]);
		snprintf(number, sizeof number, "%zu.%zu", 3 + i * 7 % 5, i * 3 % 10);
		set_value(c, i, i % 6 == 4 ? NULL : gb_str_zero(c->arena, gb_str_of(number)));
		if (zone)
			break;
		c->territories[i] = (gb_territory){
			.area = &c->areas[i], .rings = &c->rings[2 * i], .ring_count = i < 2 ? 2 : 1
		};
		fill_cell(c, i % across, i / across, &c->rings[2 * i]);
	}
	if (across > 1) {
		fill_hole(c, &c->rings[1], true);
		fill_hole(c, &c->rings[3], false);
	} else {
		c->territories[0].ring_count = 1;
	}
	c->tiles[0] = &c->areas[c->count - 1];
	c->map = (gb_place_map){
		.source = { { GB_STR("测试"), GB_STR("Test") } },
		.date = { 2025, 1, 1 },
		.schematic = true,
		.tiles = c->tiles,
		.tile_count = 1,
		.territories = c->territories,
		.territory_count = c->count - 1,
	};
	c->data = (gb_map_data){
		.map = &c->map,
		.values = c->values,
		.count = c->count,
		.name = { { GB_STR("增速（%）"), GB_STR("Growth (%)") } },
		.period = { { GB_STR("上半年"), GB_STR("First half") } },
		.unit = gb_unit_percent(),
		.field = GB_OF_ACTUAL,
		.classing = GB_CLASSING_JENKS,
		.classes = 5,
		.colour = *gb_colour_find(layout, GB_STR("muted")),
	};
	c->context = (gb_chart_context){
		.text = c->text,
		.arena = c->arena,
		.diags = c->diags,
		.layout = layout,
		.label = gb_style_find(layout, GB_STR("label")),
		.edition = GB_EDITION_BOTH,
		.primary = GB_LANG_ZH,
		.group = 5,
	};
	return c;
}

static void close_case(map_case *c)
{
	gb_text_close(c->text);
	gb_arena_close(c->arena);
	free(c);
}

static bool draw(map_case *c, double width, double height)
{
	return gb_map_draw(&c->context, &c->data, width, height, &c->drawing);
}

static void draw_well(map_case *c, double width, double height)
{
	if (draw(c, width, height))
		return;
	gb_diags_print(c->diags, stderr);
	fail();
}

static size_t assert_apart(const map_case *c)
{
	const gb_drawing *d = &c->drawing;
	const gb_rect frame = { 0, 0, d->width, d->height };
	size_t frames = 0, labels = 0;

	for (size_t i = 0; i < d->box_count; i++) {
		assert_int_equal(d->boxes[i].group, 5);
		frames += d->boxes[i].kind == GB_BOX_FRAME;
		assert_true(gb_rect_inside(d->boxes[i].rect, frame, SLACK));
		if (d->boxes[i].kind != GB_BOX_LABEL)
			continue;
		labels++;
		for (size_t k = 0; k < i; k++) {
			if (d->boxes[k].kind != GB_BOX_LABEL ||
				!gb_rect_overlap(d->boxes[i].rect, d->boxes[k].rect, SLACK))
				continue;
			print_error("labels %zu and %zu overlap\n", k, i);
			fail();
		}
	}
	assert_int_equal(frames, 1);
	return labels;
}

static void test_many(void **state)
{
	static const gb_edition editions[] = { GB_EDITION_ZH, GB_EDITION_EN, GB_EDITION_BOTH };
	static const double widths[] = { 240, 330, 462 };

	for (size_t across = 1; across <= 5; across++) {
		for (size_t k = 0; k < 9; k++) {
			map_case *c = open_case(state, across);

			c->context.edition = editions[k % 3];
			c->context.primary = k % 3 == 1 ? GB_LANG_EN : GB_LANG_ZH;
			/* Small cells have no room for names, nor the edges for so many. */
			c->data.unnamed = across > 3;
			draw_well(c, across > 3 ? 462 : widths[k / 3], 0);
			/* Every area has its value, named or not. */
			assert_true(assert_apart(c) > c->count);
			close_case(c);
		}
	}
}

/* Lines that are stroked: what closes a path draws one, too. */
static size_t count_lines(const map_case *c)
{
	size_t count = 0;

	for (size_t i = 0; i < c->drawing.ops.count; i++) {
		const gb_op *op = &c->drawing.ops.items[i];

		if (op->kind != GB_OP_PATH || op->as.path.fill.kind != GB_PAINT_NONE)
			continue;
		for (size_t k = 0; k < op->as.path.count; k++)
			count += op->as.path.segments[k].kind == GB_SEGMENT_LINE ||
					 op->as.path.segments[k].kind == GB_SEGMENT_CLOSE;
	}
	return count;
}

static void test_borders_once(void **state)
{
	map_case *c = open_case(state, 3);

	draw_well(c, 462, 0);
	/* 12 horizontal and 12 vertical sides of the cells, and the triangle that two areas share. */
	assert_int_equal(count_lines(c), (12 + 12) * CORNERS + 3);
	close_case(c);
}

static const char *painted(map_case *c)
{
	gb_buf buf = gb_buf_new(c->arena);

	for (size_t i = 0; i < c->drawing.ops.count; i++) {
		if (c->drawing.ops.items[i].kind != GB_OP_GLYPHS)
			continue;
		gb_buf_str(&buf, c->drawing.ops.items[i].as.glyphs.text);
		gb_buf_text(&buf, "|");
	}
	return gb_str_zero(c->arena, gb_buf_taken(&buf));
}

/* Where the column would leave too little of the map, the legend is a strip below it: from the least
 * class to the greatest, and last what is missing. */
static void test_strip(void **state)
{
	map_case *c = open_case(state, 2);
	gb_decimal limits[] = { gb_decimal_of(4, 0), gb_decimal_of(6, 0) };
	const char *least, *most, *missing;

	c->data.classing = GB_CLASSING_LIMITS;
	c->data.limits = (gb_list){ limits, GB_COUNT(limits) };
	c->data.most = 500;
	draw_well(c, 400, 0);
	assert_apart(c);
	least = strstr(painted(c), "|<4|");
	most = least != NULL ? strstr(least, "|≥6|") : NULL;
	missing = most != NULL ? strstr(most, "|未报|") : NULL;
	assert_non_null(missing);
	close_case(c);
}

/* The most height that a map may take makes a smaller one of it. */
static void test_most(void **state)
{
	map_case *c = open_case(state, 2);
	double high;

	draw_well(c, 462, 0);
	high = c->drawing.height;
	c->data.most = 0.8 * high;
	draw_well(c, 462, 0);
	assert_apart(c);
	assert_true(c->drawing.height <= 0.8 * high + SLACK);
	close_case(c);
}

static double turn(gb_point a, gb_point b, gb_point c)
{
	return (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x);
}

/* Leaders end in a dot: lines that are painted before the dots of their width. Each passes only one
 * border, that of its own area: no area is between it and its words. */
static void test_leaders(void **state)
{
	map_case *c = open_case(state, 2);
	const gb_op *ops;
	size_t leaders = 0;

	for (size_t i = 0; i < c->count; i++)
		c->areas[i].name = (gb_words){ { GB_STR("高新技术产业开发示范区"),
			GB_STR("Industrial Development Zone") } };
	draw_well(c, 330, 0);
	ops = c->drawing.ops.items;
	for (size_t i = 0; i + 1 < c->drawing.ops.count; i++) {
		const gb_path *line = &ops[i].as.path;
		size_t crossed = 0;

		/* A line of two points, and behind it the dot that it ends in. */
		if (ops[i].kind != GB_OP_PATH || line->count != 2 || ops[i + 1].kind != GB_OP_PATH ||
			ops[i + 1].as.path.fill.kind != GB_PAINT_SOLID)
			continue;
		leaders++;
		for (size_t k = 0; k < i; k++) {
			const gb_path *border = &ops[k].as.path;

			if (ops[k].kind != GB_OP_PATH || border->fill.kind != GB_PAINT_NONE)
				continue;
			for (size_t v = 1; v < border->count; v++) {
				const gb_point a = line->segments[0].to, b = line->segments[1].to;
				const gb_point p = border->segments[v - 1].to, q = border->segments[v].to;

				crossed += border->segments[v].kind == GB_SEGMENT_LINE &&
						   (turn(a, b, p) > 0) != (turn(a, b, q) > 0) &&
						   (turn(p, q, a) > 0) != (turn(p, q, b) > 0);
			}
		}
		assert_in_range(crossed, 0, 1);
	}
	assert_true(leaders > 0);
	close_case(c);
}

static void test_words(void **state)
{
	map_case *c = open_case(state, 3);
	const char *text;
	size_t figures = 0;

	draw_well(c, 462, 0);
	text = painted(c);
	assert_non_null(strstr(text, "未报"));
	assert_non_null(strstr(text, "Not reported"));
	assert_non_null(strstr(text, "无单独区划边界"));
	/* Samples stamp the page. */
	assert_true((c->drawing.registers & GB_REGISTER_SAMPLE) != 0);
	/* Every value is a figure of the ledger. */
	for (size_t i = 0; i < c->drawing.ops.count; i++) {
		const gb_op *op = &c->drawing.ops.items[i];

		for (size_t k = 0; op->kind == GB_OP_GLYPHS && k < op->as.glyphs.figure_count; k++)
			figures += gb_str_is(op->as.glyphs.figures[k].figure->path, "growth/area");
	}
	assert_int_equal(figures, 9);
	assert_text(c->drawing.alt.in[GB_LANG_ZH],
		"分级地图，增速（%），上半年，10个地区。最高为东城区 7.6%，最低为市中区 3.0%。1个地区未报。"
		"示意图，不作为划界依据。");
	assert_text(c->drawing.alt.in[GB_LANG_EN],
		"Shaded map of 10 areas: Growth (%), First half. Highest East District 7.6%, lowest Shizhong "
		"3.0%. 1: Not reported. Schematic map; not a basis for boundaries.");
	assert_text(gb_map_declaration(c->arena, &c->map).in[GB_LANG_ZH],
		"示意图，不作为划界依据。边界来源：测试（数据日期2025年1月1日）。");
	assert_text(gb_map_declaration(c->arena, &c->map).in[GB_LANG_EN],
		"Schematic map; not a basis for boundaries. Boundaries: Test (data of 1 January 2025).");
	c->map.schematic = false;
	c->map.review = GB_STR("鲁SG（2023）001号");
	assert_text(gb_map_declaration(c->arena, &c->map).in[GB_LANG_ZH],
		"审图号：鲁SG（2023）001号。边界来源：测试（数据日期2025年1月1日）。");
	close_case(c);
}

/* Drawn again it is the same, op for op; a given height is kept. */
static void test_again(void **state)
{
	map_case *c = open_case(state, 2);
	gb_drawing first;

	draw_well(c, 462, 400);
	first = c->drawing;
	assert_true(fabs(first.height - 400) < 0.01);
	draw_well(c, 462, 400);
	assert_int_equal(first.box_count, c->drawing.box_count);
	for (size_t i = 0; i < first.box_count; i++)
		assert_memory_equal(
			&first.boxes[i].rect, &c->drawing.boxes[i].rect, sizeof(first.boxes[i].rect));
	close_case(c);
}

static void test_contrast(void **state)
{
	for (size_t classes = 2; classes <= GB_CLASSES_MOST; classes++) {
		static const uint8_t hues[][3] = { { 0x1f, 0x4e, 0x79 }, { 0xcf, 0x2e, 0x2a },
			{ 0x1b, 0x7a, 0x3d }, { 0x94, 0x62, 0x00 }, { 0x55, 0x55, 0x55 } };
		map_case *c = open_case(state, 3);

		c->data.classes = classes;
		for (size_t i = 0; i < GB_COUNT(hues); i++) {
			c->data.colour.red = hues[i][0];
			c->data.colour.green = hues[i][1];
			c->data.colour.blue = hues[i][2];
			draw_well(c, 462, 0);
		}
		close_case(c);
	}
}

static void test_refused(void **state)
{
	map_case *c = open_case(state, 8);

	/* Sixty-four names in both languages do not fit, inside or beside the map. */
	assert_false(draw(c, 300, 300));
	assert_non_null(strstr(gb_str_zero(c->arena, test_printed(c->arena, c->diags)), "map"));
	close_case(c);
	c = open_case(state, 3);
	assert_false(draw(c, 462, 60));
	assert_non_null(
		strstr(gb_str_zero(c->arena, test_printed(c->arena, c->diags)), "found a height of 21 mm"));
	close_case(c);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_many),
		cmocka_unit_test(test_borders_once),
		cmocka_unit_test(test_strip),
		cmocka_unit_test(test_most),
		cmocka_unit_test(test_leaders),
		cmocka_unit_test(test_words),
		cmocka_unit_test(test_again),
		cmocka_unit_test(test_contrast),
		cmocka_unit_test(test_refused),
	};

	return cmocka_run_group_tests(tests, open_all, close_all);
}
