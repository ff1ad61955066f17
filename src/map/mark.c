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

void gb_map_lamp(const gb_map *map, const gb_lamp *lamp, double x, double middle, double size)
{
	const gb_colour colour = *gb_colour_find(map->chart.context->layout, lamp->colour);

	gb_lamp_ops(&map->chart.out->ops, lamp, colour, x, middle, size, lamp->place);
	gb_chart_box(
		&map->chart, GB_BOX_MARK, (gb_rect){ x, middle - size / 2, size, size }, lamp->place);
}

/* The area of the circle is the value. */
double gb_map_radius(const gb_map *map, gb_decimal value)
{
	if (!value.known || map->most <= 0)
		return 0;
	return map->disc * sqrt(fabs(gb_decimal_double(value)) / map->most);
}
