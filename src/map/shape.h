#ifndef GB_MAP_SHAPE_H
#define GB_MAP_SHAPE_H

#include "base/geometry.h"
#include "model/geometry.h"

/*
 * Territories on the page: projected, scaled to a frame, snapped. What follows asks only these
 * points, so no sine of another machine can move anything.
 */
typedef struct gb_outline {
	const gb_point *points; /* without the first one's repetition */
	const gb_vertex *vertices;
	size_t count;
} gb_outline;

typedef struct gb_shape_of {
	const gb_territory *territory;
	gb_outline *outlines; /* what lies in an odd number of them is inside */
	size_t count;
	gb_rect bounds;
} gb_shape_of;

typedef struct gb_shapes {
	gb_shape_of *items;
	size_t count;
	gb_rect bounds;
	gb_point *points; /* of all outlines, which show parts of them */
} gb_shapes;

/*
 * Lambert's azimuthal equal-area projection about the middle of the territories, on a sphere
 * (Snyder, Map Projections, 24-2 to 24-4): with Δ = λ − λ0,
 *   k = √(2 / (1 + sin φ0 sin φ + cos φ0 cos φ cos Δ)),
 *   x = k cos φ sin Δ,  y = k (cos φ0 sin φ − sin φ0 cos φ cos Δ).
 * Areas keep their proportions, which a map of filled areas owes its reader; over one province
 * shapes are true to less than a per cent. Returns points of a frame of the radius of the sphere,
 * y upwards. Sine and cosine are our own series: the same bits on every machine.
 */
gb_point gb_map_project(double lon, double lat, double centre_lon, double centre_lat);

/* All territories, projected once for maps of every size. */
typedef struct gb_projected gb_projected;
const gb_projected *gb_shapes_project(
	gb_arena *arena, const gb_territory *territories, size_t count);
/* Height over width of what gb_shapes_fit draws. */
double gb_projected_aspect(const gb_projected *projected);
/* As large as `room` allows and in its middle. `*shapes` is made when it is zeroed, and filled again
 * when it was made for the same territories. */
void gb_shapes_fit(gb_arena *arena, const gb_projected *projected, gb_rect room, gb_shapes *shapes);
bool gb_shape_holds(const gb_shape_of *shape, gb_point p);
/* The rectangle lies inside, no border touching it. */
bool gb_shape_holds_rect(const gb_shape_of *shape, gb_rect rect);
/* Whether the line from a to b passes the rectangle. */
bool gb_rect_crossed(gb_rect rect, gb_point a, gb_point b);
/* To the nearest border; negative outside. */
double gb_shape_distance(const gb_shape_of *shape, gb_point p);

/*
 * The pole of inaccessibility: the inner point farthest from every border, to within a quarter of a
 * point. Cells of a grid are halved as long as one of them could hold a better point, the most
 * promising first; of equal ones the earliest. `*radius` is its distance.
 */
gb_point gb_shape_pole(gb_arena *arena, const gb_shape_of *shape, double *radius);

#endif
