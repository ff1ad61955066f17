#include "map/part.h"
#include "map/room.h"

#include <math.h>

/* A map: areas and labels, and a column with legend and tiles. Where the areas leave corners free the
 * column's parts stand there, and the map has all of the width; else the column stands at the right,
 * or below where the frame is narrow. */

#define MAP_GOOD 0.36       /* of the width, for the areas beside labels and column */
#define MAP_LEAST 60.0      /* pt: a smaller map shows nothing */
#define SIDE_GAP_EM 2.0     /* between map and column */
#define DISC_PART 0.036     /* of the width: radius of the largest circle */
#define CORNERS_GOOD 0.8    /* of the width, for a map with the column in its corners */
#define STRIP_GOOD 1.1      /* of what it has beside the column, for a map above a strip */
#define STRIP_GAP_EM 1.0    /* above a strip */
#define CORNER_STEPS 6      /* sizes of the map that are tried */
#define CORNER_CLEAR_EM 1.2 /* between areas and what stands in a corner */
#define NATURAL_MOST 0.9    /* height over width of a frame that chooses its own */

static void classify(gb_map *map)
{
	const gb_map_data *data = map->data;
	gb_arena *arena = map->chart.context->arena;
	gb_decimal *values = GB_NEW_ARRAY(arena, data->count, gb_decimal);
	size_t count = 0;

	for (size_t i = 0; i < data->count; i++) {
		if (data->values[i].shown && data->values[i].value.known)
			values[count++] = data->values[i].value;
	}
	for (size_t i = 0; i < count; i++)
		map->most = fmax(map->most, fabs(gb_decimal_double(values[i])));
	switch ((gb_classing)data->classing) {
	case GB_CLASSING_POLICY:
	case GB_CLASSING_POLICY_OR_EQUAL:
	case GB_CLASSING_LIMITS:
		map->classes = gb_classes_by_limits(data->limits.items, data->limits.count);
		return;
	case GB_CLASSING_EQUAL:
		map->classes = gb_classes_equal(values, count, data->classes);
		return;
	case GB_CLASSING_QUANTILE:
		map->classes = gb_classes_quantile(arena, values, count, data->classes);
		return;
	case GB_CLASSING_JENKS:
		map->classes = gb_classes_jenks(arena, values, count, data->classes);
		return;
	}
}

static void draw_areas(const gb_map *map)
{
	for (size_t i = 0; i < map->shapes.count; i++) {
		const gb_shape_of *shape = &map->shapes.items[i];
		const gb_map_value *value = &map->data->values[shape->territory->area->order];
		gb_arena *arena = map->chart.context->arena;
		gb_segment *segments;
		gb_op *op;
		size_t count = 0;

		for (size_t k = 0; k < shape->count; k++)
			count += shape->outlines[k].count + 1;
		segments = GB_NEW_ARRAY(arena, count, gb_segment);
		count = 0;
		for (size_t k = 0; k < shape->count; k++) {
			for (size_t v = 0; v < shape->outlines[k].count; v++)
				segments[count++] = (gb_segment){
					.kind = v == 0 ? GB_SEGMENT_MOVE : GB_SEGMENT_LINE,
					.to = shape->outlines[k].points[v],
				};
			segments[count++] = (gb_segment){ .kind = GB_SEGMENT_CLOSE };
		}
		gb_ops_path(&map->chart.out->ops, segments, count, gb_map_look_of(map, value).fill,
			(gb_stroke){ .width = 0 }, value->place);
		/* Holes, and lakes in them. */
		op = &map->chart.out->ops.items[map->chart.out->ops.count - 1];
		op->as.path.even_odd = true;
		gb_chart_box(&map->chart, GB_BOX_MARK, shape->bounds, value->place);
	}
}

static bool fault_low(const gb_map *map, double has, double needs)
{
	gb_arena *arena = map->chart.context->arena;

	return gb_fault(map->chart.context->diags, gb_place_member(map->chart.context->place, "height"),
		"map-too-low", gb_str_format(arena, "a height of %d mm", (int)(has / GB_MM)),
		gb_str_format(arena, "at least %d mm for map and legend", (int)ceil(needs / GB_MM)),
		GB_STR("leave \"height\" out, or give the map more of it"));
}

/* Where everything stands. */
typedef struct plan {
	bool beside; /* the column, else below the map */
	double map_width, map_height;
	double side_x, side_y, side_height;
	gb_point legend, tiles;
	double height; /* of all */
} plan;

/* What follows from the map's height. */
static void finish_plan(const gb_map *map, const gb_map_side *side, double map_height, plan *out)
{
	const double column = gb_map_side_height(side);

	out->map_height = map_height;
	out->side_y = out->beside ? 0 : map_height + SIDE_GAP_EM * map->chart.em;
	out->side_height = out->beside ? map_height : column;
	out->legend = (gb_point){ out->side_x, out->side_y };
	out->tiles = gb_map_side_tiles_at(map, side, out->side_x, out->side_y, out->side_height);
	out->height = out->side_y + out->side_height;
}

/* The most height that a frame takes of its own accord. */
static double most_of(const gb_map *map, double width)
{
	return map->data->most > 0 ? map->data->most : NATURAL_MOST * width;
}

static bool make_plan(
	const gb_map *map, const gb_map_side *side, double width, double height, bool beside, plan *out)
{
	const double gap = SIDE_GAP_EM * map->chart.em;
	const double column = gb_map_side_height(side);
	double natural;

	*out = (plan){ .beside = beside };
	out->map_width = out->beside ? width - gap - gb_map_side_width(side) : width;
	natural = fmin(out->map_width * gb_projected_aspect(map->projected), most_of(map, width));
	if (height > 0) {
		out->map_height = height - (out->beside ? 0 : column + gap);
		if (out->map_height < (out->beside ? column : 0.25 * out->map_width))
			return fault_low(
				map, height, out->beside ? column : column + gap + 0.25 * out->map_width);
	} else {
		out->map_height = out->beside ? fmax(natural, column) : natural;
	}
	out->side_x = out->beside ? width - gb_map_side_width(side) : 0;
	finish_plan(map, side, out->map_height, out);
	return true;
}

/* Labels in a plan; where the frame chooses its own height, a map that made way for labels leaves
 * height over, which is given back. */
static bool place_labels(gb_map *map, const gb_map_side *side, double height, double least,
	bool trying, plan *at, gb_map_note **notes)
{
	gb_rect room = { 0, 0, at->map_width, at->map_height };

	if (!gb_map_place_labels(map, room, least, trying, notes))
		return false;
	room.height = gb_map_notes_height(*notes);
	if (at->beside)
		room.height = fmax(room.height, gb_map_side_height(side));
	if (height > 0 || room.height > at->map_height - 1)
		return true;
	finish_plan(map, side, room.height, at);
	return gb_map_place_labels(map, room, least, trying, notes);
}

/* --- the column's parts in corners that the areas leave free --- */

/* A corner of the frame for a part of the column: the first that is free, and clear of `other`. */
static bool find_corner(const gb_map *map, const gb_map_room *room, gb_rect frame, gb_rect part,
	const gb_rect *other, const int order[4], gb_rect *out)
{
	const double clear = CORNER_CLEAR_EM * map->chart.em;

	for (int i = 0; i < 4; i++) {
		const bool right = order[i] & 1, bottom = order[i] & 2;
		*out = (gb_rect){ right ? frame.width - part.width : 0,
			bottom ? frame.height - part.height : 0, part.width, part.height };
		/* With what has to be free on its inner sides. */
		const double left = right ? out->x - clear : 0, top = bottom ? out->y - clear : 0;
		const gb_rect free = { left, top,
			(right ? frame.width : fmin(part.width + clear, frame.width)) - left,
			(bottom ? frame.height : fmin(part.height + clear, frame.height)) - top };

		if (other != NULL && free.x < other->x + other->width && other->x < free.x + free.width &&
			free.y < other->y + other->height && other->y < free.y + free.height)
			continue;
		if (gb_map_room_is_free(room, free))
			return true;
	}
	return false;
}

/* The parts that stand in corners, about the areas as they are now: the tiles, and the legend unless
 * it is a strip below. */
typedef struct corners {
	gb_rect taken[2]; /* legend, tiles; or the tiles alone */
	size_t count;
	gb_point legend, tiles;
	bool in_strip; /* the tiles stand at the strip's end: no corner is free */
} corners;

/* Whether a strip leaves its line room for the tiles. */
static bool strip_holds_tiles(const gb_map *map, const gb_map_side *side, double width)
{
	return gb_map_side_form_of(side) == GB_MAP_SIDE_STRIP &&
		   gb_map_side_width(side) + SIDE_GAP_EM * map->chart.em + gb_map_side_tile_width(side) <=
			   width;
}

static bool find_corners(const gb_map *map, const gb_map_side *side, gb_rect frame,
	const gb_map_room *room, corners *out)
{
	/* 1: right, 2: bottom. The legend is looked for at the top right, the tiles below it. */
	static const int legend_order[4] = { 1, 3, 2, 0 }, tiles_order[4] = { 3, 1, 2, 0 };
	const gb_rect legend = { 0, 0, gb_map_side_width(side), gb_map_side_legend(side) };
	const gb_rect tiles = { 0, 0, gb_map_side_tile_width(side), gb_map_side_tiles(side) };
	const bool strip = gb_map_side_form_of(side) == GB_MAP_SIDE_STRIP;
	bool found = true;

	*out = (corners){ .count = 0 };
	if (!strip) {
		found = find_corner(map, room, frame, legend, NULL, legend_order, &out->taken[0]);
		out->legend = (gb_point){ out->taken[0].x, out->taken[0].y };
		out->count = 1;
	}
	if (found && tiles.height > 0) {
		gb_rect *at = &out->taken[out->count];

		found =
			find_corner(map, room, frame, tiles, strip ? NULL : &out->taken[0], tiles_order, at);
		out->tiles = (gb_point){ at->x, at->y };
		out->count += found;
		out->in_strip = !found && strip_holds_tiles(map, side, frame.width);
		found = found || out->in_strip;
	}
	return found;
}

/* The plan of what was found; a strip stands below the frame. */
static void place_strip(
	const gb_map *map, const gb_map_side *side, gb_rect frame, const corners *found, plan *out)
{
	const bool strip = gb_map_side_form_of(side) == GB_MAP_SIDE_STRIP;
	const double below = frame.height + STRIP_GAP_EM * map->chart.em;

	*out = (plan){ .legend = found->legend, .tiles = found->tiles, .height = frame.height };
	if (strip)
		out->legend = (gb_point){ 0, below };
	if (strip)
		out->height = below + gb_map_side_legend(side);
	if (!found->in_strip)
		return;
	out->tiles = (gb_point){ frame.width - gb_map_side_tile_width(side), below };
	out->height = fmax(out->height, below + gb_map_side_tiles(side));
}

/* The largest map, from the whole width down to what it has beside the column, that leaves its
 * parts the corners, and whose labels stand inside or beside the areas. A strip stands below it, and
 * a map with one may become as small. False where there is none. */
static bool plan_corners(gb_map *map, const gb_map_side *side, double least, double width,
	double height, plan *at, gb_map_note **notes)
{
	/* Where the map stands in the frame, as parts of the room left over: in one as high as itself, and
	 * in one as high as may be; at the left, where the right has room for the column, in the middle, at the right. */
	static const struct {
		double x, y;
		bool high;
	} stands[] = { { 0, 0.5, false }, { 0.5, 0.5, false }, { 1, 0.5, false }, { 0, 1, true },
		{ 0, 0, true }, { 0.5, 1, true }, { 0.5, 0, true } };
	gb_arena *arena = map->chart.context->arena;
	const double aspect = gb_projected_aspect(map->projected);
	const bool strip = gb_map_side_form_of(side) == GB_MAP_SIDE_STRIP;
	const double in_strip = strip_holds_tiles(map, side, width) ? gb_map_side_tiles(side) : 0;
	const double below =
		strip ? fmax(gb_map_side_legend(side), in_strip) + STRIP_GAP_EM * map->chart.em : 0;
	const double most = (height > 0 ? height : most_of(map, width)) - below;

	double before = 0;

	for (int step = 0; step < CORNER_STEPS && most > 0; step++) {
		const double across = fmin(width - (width - least) * step / CORNER_STEPS, most / aspect);
		const double down = across * aspect;

		if (across <= least)
			return false;
		/* Where the height decides, several sizes are one. */
		if (across == before)
			continue;
		before = across;
		for (size_t i = 0; i < GB_COUNT(stands); i++) {
			const bool low = height <= 0 && !stands[i].high;
			const gb_rect frame = { 0, 0, width, low ? down : most };
			corners found;

			gb_shapes_fit(arena, map->projected,
				(gb_rect){ stands[i].x * (width - across), stands[i].y * (frame.height - down),
					across, down },
				&map->shapes);
			const gb_arena_mark mark = gb_arena_mark_now(arena);
			gb_map_room *room = gb_map_room_new(arena, frame, &map->shapes);
			bool fits = find_corners(map, side, frame, room, &found);

			for (size_t k = 0; fits && k < found.count; k++)
				gb_map_room_take_clear(room, found.taken[k]);
			fits = fits && gb_map_place_about(map, frame, room, notes);
			gb_arena_rewind(arena, mark); /* only where the notes stand is kept */
			if (!fits)
				continue;
			place_strip(map, side, frame, &found, at);
			return true;
		}
	}
	return false;
}

/* In corners; else, where that gives a larger map than the column leaves, above a strip; else beside
 * each other, unless the labels then leave too little of the map; else below. */
static bool plan_all(
	gb_map *map, gb_map_side **column, double width, double height, plan *at, gb_map_note **notes)
{
	gb_map_side *side = gb_map_side_new(map, width, GB_MAP_SIDE_COLUMN), *strip;
	const double gap = SIDE_GAP_EM * map->chart.em;
	bool beside;

	if (side == NULL)
		return false;
	*column = side;
	beside = gb_map_side_form_of(side) == GB_MAP_SIDE_COLUMN;
	/* A column that is higher than the map may be leaves the strip as it can be. */
	const bool high = beside && height <= 0 && gb_map_side_height(side) > most_of(map, width);
	const double least =
		high ? MAP_LEAST
			 : STRIP_GOOD * (beside ? width - gap - gb_map_side_width(side) : MAP_GOOD * width);

	if (beside && plan_corners(map, side, CORNERS_GOOD * width, width, height, at, notes))
		return true;
	strip = gb_map_side_new(map, width, GB_MAP_SIDE_STRIP);
	if (strip == NULL)
		return false;
	if (gb_map_side_form_of(strip) == GB_MAP_SIDE_STRIP &&
		plan_corners(map, strip, least, width, height, at, notes)) {
		*column = strip;
		return true;
	}
	if (beside) {
		if (!make_plan(map, side, width, height, true, at))
			return false;
		if (place_labels(map, side, height, MAP_GOOD * width, true, at, notes))
			return true;
	}
	*column = side = gb_map_side_new(map, width, GB_MAP_SIDE_BELOW);
	return side != NULL && make_plan(map, side, width, height, false, at) &&
		   place_labels(map, side, height, MAP_LEAST, false, at, notes);
}

bool gb_map_draw(const gb_chart_context *context, const gb_map_data *data, double width,
	double height, gb_drawing *out)
{
	gb_map map = { .data = data };
	gb_map_side *side;
	gb_map_note *notes;
	plan at;

	*out = (gb_drawing){ .width = width, .ops = gb_ops_new(context->arena) };
	map.chart = (gb_chart){ .context = context, .out = out };
	if (!gb_chart_begin(&map.chart) || !gb_map_check_lamps(&map))
		return false;
	classify(&map);
	/* Of the frame, not of the map in it, so that the legend's circles are of the same scale. */
	map.disc = DISC_PART * width;
	if (data->field != GB_OF_STATE && data->mark == GB_MAP_FILL && !gb_map_ramp(&map))
		return false;
	map.projected =
		gb_shapes_project(context->arena, data->map->territories, data->map->territory_count);
	if (!gb_map_shape_labels(&map) || !plan_all(&map, &side, width, height, &at, &notes))
		return false;
	draw_areas(&map);
	gb_map_borders(&map);
	gb_map_draw_labels(&map, notes);
	gb_map_side_draw(&map, side, at.legend, at.tiles);
	out->height = at.height;
	gb_chart_box(
		&map.chart, GB_BOX_FRAME, (gb_rect){ 0, 0, out->width, out->height }, context->place);
	out->alt = gb_map_alt(&map);
	return true;
}
