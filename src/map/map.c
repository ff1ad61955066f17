#include "map/part.h"

#include <math.h>

/* A map: areas and labels at the left, the column with legend and tiles at the right, or below where
 * the frame is narrow, and at the foot what the map is and where its borders come from. */

#define MAP_GOOD 0.36    /* of the width, for the areas beside labels and column */
#define MAP_LEAST 60.0   /* pt: a smaller map shows nothing */
#define SIDE_GAP_EM 2.0  /* between map and column */
#define EDGE_GAP_EM 0.7  /* above the line at the edge */
#define DISC_PART 0.036  /* of the width: radius of the largest circle */
#define NATURAL_MOST 0.9 /* height over width of a frame that chooses its own */

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
		gb_str_format(arena, "at least %d mm for map, legend and source", (int)ceil(needs / GB_MM)),
		GB_STR("leave \"height\" out, or give the map more of it"));
}

/* Where everything stands. */
typedef struct plan {
	bool beside; /* the column, else below the map */
	double map_width, map_height;
	double side_x, side_y, side_height;
	double edge_y;
} plan;

/* What follows from the map's height. */
static void finish_plan(const gb_map *map, const gb_map_side *side, double map_height, plan *out)
{
	const double column = gb_map_side_height(side);

	out->map_height = map_height;
	out->side_y = out->beside ? 0 : map_height + SIDE_GAP_EM * map->chart.em;
	out->side_height = out->beside ? map_height : column;
	out->edge_y = out->side_y + out->side_height + EDGE_GAP_EM * map->chart.em;
}

static bool make_plan(const gb_map *map, const gb_map_side *side, const gb_label *edge,
	double width, double height, bool beside, plan *out)
{
	const gb_place_map *of = map->data->map;
	const double gap = SIDE_GAP_EM * map->chart.em;
	const double foot = EDGE_GAP_EM * map->chart.em + edge->height;
	const double column = gb_map_side_height(side);
	double natural;

	*out = (plan){ .beside = beside };
	out->map_width = out->beside ? width - gap - gb_map_side_width(side) : width;
	natural = fmin(out->map_width * gb_shapes_aspect(map->chart.context->arena, of->territories,
										of->territory_count),
		NATURAL_MOST * width);
	if (height > 0) {
		out->map_height = height - foot - (out->beside ? 0 : column + gap);
		if (out->map_height < (out->beside ? column : 0.25 * out->map_width))
			return fault_low(
				map, height, foot + (out->beside ? column : column + gap + 0.25 * out->map_width));
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

/* Beside each other, unless the labels then leave too little of the map. */
static bool plan_all(gb_map *map, gb_map_side **column, const gb_label *edge, double width,
	double height, plan *at, gb_map_note **notes)
{
	gb_map_side *side = gb_map_side_new(map, width, false);

	if (side == NULL)
		return false;
	*column = side;
	if (!gb_map_side_below(side)) {
		if (!make_plan(map, side, edge, width, height, true, at))
			return false;
		if (place_labels(map, side, height, MAP_GOOD * width, true, at, notes))
			return true;
	}
	*column = side = gb_map_side_new(map, width, true);
	return side != NULL && make_plan(map, side, edge, width, height, false, at) &&
		   place_labels(map, side, height, MAP_LEAST, false, at, notes);
}

bool gb_map_draw(const gb_chart_context *context, const gb_map_data *data, double width,
	double height, gb_drawing *out)
{
	gb_map map = { .data = data };
	gb_map_side *side;
	gb_map_note *notes;
	gb_label edge;
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
	if (!gb_map_label_words(&map, gb_map_edge_words(&map), map.chart.muted, false, &edge))
		return false;
	gb_label_fit(&map.chart, &edge, width, false);
	if (!plan_all(&map, &side, &edge, width, height, &at, &notes))
		return false;
	draw_areas(&map);
	gb_map_borders(&map);
	gb_map_draw_labels(&map, notes);
	gb_map_side_draw(&map, side, at.side_x, at.side_y, at.side_height);
	gb_label_set(&map.chart, &edge, 0, at.edge_y, GB_ALIGN_START);
	out->height = at.edge_y + edge.height;
	gb_chart_box(
		&map.chart, GB_BOX_FRAME, (gb_rect){ 0, 0, out->width, out->height }, context->place);
	out->alt = gb_map_alt(&map);
	return true;
}
