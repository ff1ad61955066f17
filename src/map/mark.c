#include "map/part.h"

#include <math.h>

/* Circles and lamps. */

#define KAPPA 0.5522847498 /* a quarter circle by one cubic curve: 4/3 (√2 − 1) */

void gb_map_circle(const gb_map *map, gb_point centre, double radius, gb_paint fill,
	gb_stroke stroke, gb_place place)
{
	static const gb_point ways[] = { { 1, 0 }, { 0, 1 }, { -1, 0 }, { 0, -1 } };
	gb_segment segments[6];

	segments[0] = (gb_segment){ .kind = GB_SEGMENT_MOVE, .to = { centre.x + radius, centre.y } };
	for (size_t i = 0; i < 4; i++) {
		const gb_point from = ways[i], to = ways[(i + 1) % 4];

		segments[i + 1] = (gb_segment){
			.kind = GB_SEGMENT_CURVE,
			.first = { centre.x + radius * (from.x + KAPPA * to.x),
				centre.y + radius * (from.y + KAPPA * to.y) },
			.second = { centre.x + radius * (to.x + KAPPA * from.x),
				centre.y + radius * (to.y + KAPPA * from.y) },
			.to = { centre.x + radius * to.x, centre.y + radius * to.y },
		};
	}
	segments[5] = (gb_segment){ .kind = GB_SEGMENT_CLOSE };
	gb_ops_path(&map->chart.out->ops, segments, 6, fill, stroke, place);
	gb_chart_box(&map->chart, GB_BOX_MARK,
		(gb_rect){ centre.x - radius, centre.y - radius, 2 * radius, 2 * radius }, place);
}

static void polygon(const gb_map *map, const gb_lamp *lamp, const gb_point *points, size_t count,
	gb_rect box, gb_colour colour)
{
	gb_segment segments[6];

	for (size_t i = 0; i < count; i++)
		segments[i] = (gb_segment){
			.kind = i == 0 ? GB_SEGMENT_MOVE : GB_SEGMENT_LINE,
			.to = points[i],
		};
	segments[count] = (gb_segment){ .kind = GB_SEGMENT_CLOSE };
	gb_ops_path(&map->chart.out->ops, segments, count + 1, gb_paint_solid(colour),
		(gb_stroke){ .width = 0 }, lamp->place);
	gb_chart_box(&map->chart, GB_BOX_MARK, box, lamp->place);
}

void gb_map_lamp(const gb_map *map, const gb_lamp *lamp, double x, double middle, double size)
{
	const gb_colour colour = *gb_colour_find(map->chart.context->layout, lamp->colour);
	const gb_stroke none = { .width = 0 };
	const double half = size / 2, centre = x + half;
	const gb_rect box = { x, middle - half, size, size };

	switch ((gb_lamp_shape)lamp->shape) {
	case GB_LAMP_CIRCLE:
		gb_map_circle(
			map, (gb_point){ centre, middle }, half, gb_paint_solid(colour), none, lamp->place);
		return;
	case GB_LAMP_RING:
		gb_map_circle(map, (gb_point){ centre, middle }, half * 0.84,
			gb_paint_solid(map->chart.ground), gb_stroke_solid(colour, size * 0.16), lamp->place);
		return;
	case GB_LAMP_TRIANGLE:
		polygon(map, lamp,
			(gb_point[]){ { centre, middle - half }, { x + size, middle + half * 0.8 },
				{ x, middle + half * 0.8 } },
			3, box, colour);
		return;
	case GB_LAMP_SQUARE:
		polygon(map, lamp,
			(gb_point[]){ { x + size * 0.06, middle - half * 0.88 },
				{ x + size * 0.94, middle - half * 0.88 },
				{ x + size * 0.94, middle + half * 0.88 },
				{ x + size * 0.06, middle + half * 0.88 } },
			4, box, colour);
		return;
	case GB_LAMP_DIAMOND:
		polygon(map, lamp,
			(gb_point[]){ { centre, middle - half }, { x + size, middle },
				{ centre, middle + half }, { x, middle } },
			4, box, colour);
		return;
	case GB_LAMP_BAR:
		polygon(map, lamp,
			(gb_point[]){ { x, middle - half * 0.35 }, { x + size, middle - half * 0.35 },
				{ x + size, middle + half * 0.35 }, { x, middle + half * 0.35 } },
			4, box, colour);
		return;
	}
}

/* The area of the circle is the value. */
double gb_map_radius(const gb_map *map, gb_decimal value)
{
	if (!value.known || map->most <= 0)
		return 0;
	return map->disc * sqrt(fabs(gb_decimal_double(value)) / map->most);
}
