#include "map/shape.h"

#include <math.h>

/* Projection and what is asked of projected areas. Only + − × ÷ √, which IEEE 754 fixes. */

#define RADIAN 0.017453292519943295

/* x − x³/3! + x⁵/5! …: to the last bit but one for a quarter turn. */
static double series(double x, double first, int from)
{
	double term = first, sum = first;

	for (int n = from; n < from + 26; n += 2) {
		term *= -x * x / ((double)n * (n + 1));
		sum += term;
	}
	return sum;
}

static double sine(double x)
{
	return series(x, x, 2);
}

static double cosine(double x)
{
	return series(x, 1, 1);
}

gb_point gb_map_project(double lon, double lat, double centre_lon, double centre_lat)
{
	const double phi = lat * RADIAN, phi0 = centre_lat * RADIAN;
	const double delta = (lon - centre_lon) * RADIAN;
	const double along = cosine(phi) * cosine(delta);
	const double k = sqrt(2 / (1 + sine(phi0) * sine(phi) + cosine(phi0) * along));

	return (gb_point){
		k * cosine(phi) * sine(delta),
		k * (cosine(phi0) * sine(phi) - sine(phi0) * along),
	};
}

typedef struct extent {
	double west, south, east, north;
} extent;

static void extend(extent *of, double x, double y)
{
	of->west = x < of->west ? x : of->west;
	of->east = x > of->east ? x : of->east;
	of->south = y < of->south ? y : of->south;
	of->north = y > of->north ? y : of->north;
}

static double degrees(int32_t steps)
{
	return (double)steps / GB_VERTEX_DEGREE;
}

static gb_point middle_of(const gb_territory *territories, size_t count)
{
	extent of = { INFINITY, INFINITY, -INFINITY, -INFINITY };

	for (size_t i = 0; i < count; i++) {
		for (size_t k = 0; k < territories[i].ring_count; k++) {
			const gb_ring *ring = &territories[i].rings[k];

			for (size_t v = 0; v < ring->count; v++)
				extend(&of, degrees(ring->vertices[v].lon), degrees(ring->vertices[v].lat));
		}
	}
	return (gb_point){ (of.west + of.east) / 2, (of.south + of.north) / 2 };
}

struct gb_projected {
	const gb_territory *territories;
	size_t count;
	gb_point *points; /* of all rings of all territories, one after the other */
	size_t total;
	extent all;
};

const gb_projected *gb_shapes_project(
	gb_arena *arena, const gb_territory *territories, size_t count)
{
	const gb_point centre = middle_of(territories, count);
	gb_projected *projected = GB_NEW(arena, gb_projected);
	size_t total = 0, at = 0;

	for (size_t i = 0; i < count; i++)
		for (size_t k = 0; k < territories[i].ring_count; k++)
			total += territories[i].rings[k].count;
	*projected = (gb_projected){
		.territories = territories,
		.count = count,
		.points = GB_NEW_ARRAY(arena, total, gb_point),
		.total = total,
		.all = { INFINITY, INFINITY, -INFINITY, -INFINITY },
	};
	for (size_t i = 0; i < count; i++) {
		for (size_t k = 0; k < territories[i].ring_count; k++) {
			const gb_ring *ring = &territories[i].rings[k];

			for (size_t v = 0; v < ring->count; v++) {
				gb_point *point = &projected->points[at++];

				*point = gb_map_project(degrees(ring->vertices[v].lon),
					degrees(ring->vertices[v].lat), centre.x, centre.y);
				extend(&projected->all, point->x, point->y);
			}
		}
	}
	return projected;
}

double gb_projected_aspect(const gb_projected *projected)
{
	const extent all = projected->all;

	return (all.north - all.south) / (all.east - all.west);
}

/* Room for what gb_shapes_fit fills. */
static gb_shapes make_shapes(gb_arena *arena, const gb_projected *projected)
{
	gb_shapes shapes = {
		.items = GB_NEW_ARRAY(arena, projected->count, gb_shape_of),
		.count = projected->count,
		.points = GB_NEW_ARRAY(arena, projected->total, gb_point),
	};
	const gb_point *next = shapes.points;

	for (size_t i = 0; i < projected->count; i++) {
		const gb_territory *territory = &projected->territories[i];
		gb_shape_of *shape = &shapes.items[i];

		shape->territory = territory;
		shape->count = territory->ring_count;
		shape->outlines = GB_NEW_ARRAY(arena, shape->count, gb_outline);
		for (size_t k = 0; k < shape->count; k++) {
			const gb_ring *ring = &territory->rings[k];

			shape->outlines[k] = (gb_outline){ next, ring->vertices, ring->count };
			next += ring->count;
		}
	}
	return shapes;
}

void gb_shapes_fit(gb_arena *arena, const gb_projected *projected, gb_rect room, gb_shapes *shapes)
{
	const extent all = projected->all;
	const double scale =
		fmin(room.width / (all.east - all.west), room.height / (all.north - all.south));
	const double left = room.x + (room.width - scale * (all.east - all.west)) / 2;
	const double top = room.y + (room.height - scale * (all.north - all.south)) / 2;
	const gb_point *from = projected->points;
	gb_point *to;

	if (shapes->items == NULL)
		*shapes = make_shapes(arena, projected);
	to = shapes->points;
	for (size_t i = 0; i < shapes->count; i++) {
		gb_shape_of *shape = &shapes->items[i];
		extent of = { INFINITY, INFINITY, -INFINITY, -INFINITY };

		for (size_t k = 0; k < shape->count; k++) {
			for (size_t v = 0; v < shape->outlines[k].count; v++, from++, to++) {
				to->x = gb_snap(left + scale * (from->x - all.west));
				to->y = gb_snap(top + scale * (all.north - from->y));
				extend(&of, to->x, to->y);
			}
		}
		shape->bounds = (gb_rect){ of.west, of.south, of.east - of.west, of.north - of.south };
	}
	shapes->bounds =
		(gb_rect){ left, top, scale * (all.east - all.west), scale * (all.north - all.south) };
}

/* A ray to the right crosses the borders an odd number of times. */
bool gb_shape_holds(const gb_shape_of *shape, gb_point p)
{
	bool inside = false;

	for (size_t i = 0; i < shape->count; i++) {
		const gb_outline *outline = &shape->outlines[i];

		for (size_t k = 0; k < outline->count; k++) {
			const gb_point a = outline->points[k];
			const gb_point b = outline->points[k + 1 < outline->count ? k + 1 : 0];

			if ((a.y > p.y) != (b.y > p.y) && p.x < (b.x - a.x) * (p.y - a.y) / (b.y - a.y) + a.x)
				inside = !inside;
		}
	}
	return inside;
}

/* Whether the part of a → b that lies in the rectangle is more than nothing (Liang and Barsky). */
bool gb_rect_crossed(gb_rect rect, gb_point a, gb_point b)
{
	const double dx = b.x - a.x, dy = b.y - a.y;
	const double p[4] = { -dx, dx, -dy, dy };
	const double q[4] = { a.x - rect.x, rect.x + rect.width - a.x, a.y - rect.y,
		rect.y + rect.height - a.y };
	double from = 0, to = 1;

	for (int i = 0; i < 4; i++) {
		if (p[i] == 0) {
			if (q[i] < 0)
				return false;
			continue;
		}
		if (p[i] < 0)
			from = fmax(from, q[i] / p[i]);
		else
			to = fmin(to, q[i] / p[i]);
		if (from > to)
			return false;
	}
	return true;
}

bool gb_shape_holds_rect(const gb_shape_of *shape, gb_rect rect)
{
	if (rect.x < shape->bounds.x || rect.y < shape->bounds.y ||
		rect.x + rect.width > shape->bounds.x + shape->bounds.width ||
		rect.y + rect.height > shape->bounds.y + shape->bounds.height)
		return false;
	for (size_t i = 0; i < shape->count; i++) {
		const gb_outline *outline = &shape->outlines[i];

		for (size_t k = 0; k < outline->count; k++) {
			if (gb_rect_crossed(
					rect, outline->points[k], outline->points[k + 1 < outline->count ? k + 1 : 0]))
				return false;
		}
	}
	return gb_shape_holds(shape, (gb_point){ rect.x + rect.width / 2, rect.y + rect.height / 2 });
}

static double square_to_edge(gb_point p, gb_point a, gb_point b)
{
	const double dx = b.x - a.x, dy = b.y - a.y;
	const double length = dx * dx + dy * dy;
	double t = length > 0 ? ((p.x - a.x) * dx + (p.y - a.y) * dy) / length : 0;

	t = fmin(fmax(t, 0), 1);
	const double x = a.x + t * dx - p.x, y = a.y + t * dy - p.y;

	return x * x + y * y;
}

double gb_shape_distance(const gb_shape_of *shape, gb_point p)
{
	double least = INFINITY;

	for (size_t i = 0; i < shape->count; i++) {
		const gb_outline *outline = &shape->outlines[i];

		for (size_t k = 0; k < outline->count; k++)
			least = fmin(least, square_to_edge(p, outline->points[k],
									outline->points[k + 1 < outline->count ? k + 1 : 0]));
	}
	return gb_shape_holds(shape, p) ? sqrt(least) : -sqrt(least);
}
