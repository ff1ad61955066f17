#include "../base/testing.h"

#include "map/room.h"
#include "map/shape.h"

#include <math.h>

/* Projection, what lies in an area, and its pole. */

#define RADIAN 0.017453292519943295
static gb_vertex at(double lon, double lat)
{
	return (gb_vertex){ (int32_t)lround(lon * GB_VERTEX_DEGREE),
		(int32_t)lround(lat * GB_VERTEX_DEGREE) };
}

static void test_projection(void **state)
{
	(void)state;
	/* The middle is nought; north is up, east is right. */
	const gb_point middle = gb_map_project(117.3, 34.9, 117.3, 34.9);
	assert_true(middle.x == 0 && fabs(middle.y) < 1e-16);
	assert_true(gb_map_project(117.3, 35, 117.3, 34.9).y > 0);
	assert_true(gb_map_project(117.4, 34.9, 117.3, 34.9).x > 0);
	/* Against the formula with the library's sine, over the whole world's latitudes. */
	for (double centre = -80; centre <= 80; centre += 20) {
		for (double lat = -85; lat <= 85; lat += 17) {
			for (double lon = -20; lon <= 20; lon += 5) {
				const double p = lat * RADIAN, p0 = centre * RADIAN, d = lon * RADIAN;
				const double k = sqrt(2 / (1 + sin(p0) * sin(p) + cos(p0) * cos(p) * cos(d)));
				const gb_point found = gb_map_project(100 + lon, lat, 100, centre);

				if (fabs(lat - centre) > 90)
					continue;
				assert_true(fabs(found.x - k * cos(p) * sin(d)) < 1e-13);
				assert_true(
					fabs(found.y - k * (cos(p0) * sin(p) - sin(p0) * cos(p) * cos(d))) < 1e-13);
			}
		}
	}
}

static double area_of(const gb_point *p, size_t count)
{
	double twice = 0;

	for (size_t i = 0; i < count; i++) {
		const gb_point a = p[i], b = p[(i + 1) % count];

		twice += a.x * b.y - b.x * a.y;
	}
	return twice / 2;
}

/* Equal areas: a small field at the edge is as large as it is on the sphere. */
static void test_equal_area(void **state)
{
	(void)state;
	for (double lat = 20; lat < 50; lat += 5) {
		for (double lon = 100; lon < 130; lon += 5) {
			const double side = 0.01;
			const gb_point field[] = {
				gb_map_project(lon, lat, 115, 35),
				gb_map_project(lon + side, lat, 115, 35),
				gb_map_project(lon + side, lat + side, 115, 35),
				gb_map_project(lon, lat + side, 115, 35),
			};
			const double sphere = side * RADIAN * (sin((lat + side) * RADIAN) - sin(lat * RADIAN));

			assert_true(fabs(area_of(field, 4) / sphere - 1) < 1e-6);
		}
	}
}

/* An area of given points, as if already on the page. */
typedef struct fixture {
	gb_arena *arena;
	gb_outline outlines[3];
	gb_shape_of shape;
} fixture;

static fixture shape_new(const gb_point *points, const size_t *counts, size_t count)
{
	fixture f = { .arena = test_arena() };
	gb_rect b = { INFINITY, INFINITY, -INFINITY, -INFINITY };
	size_t from = 0;

	for (size_t i = 0; i < count; from += counts[i++])
		f.outlines[i] = (gb_outline){ &points[from], NULL, counts[i] };
	for (size_t i = 0; i < from; i++) {
		b.x = fmin(b.x, points[i].x);
		b.y = fmin(b.y, points[i].y);
	}
	b.width = b.height = 0;
	for (size_t i = 0; i < from; i++) {
		b.width = fmax(b.width, points[i].x - b.x);
		b.height = fmax(b.height, points[i].y - b.y);
	}
	f.shape = (gb_shape_of){ .outlines = f.outlines, .count = count, .bounds = b };
	return f;
}

static void assert_pole(fixture *f, double x, double y, double radius, double slack)
{
	double found;
	gb_point pole;

	f->shape.outlines = f->outlines;
	pole = gb_shape_pole(f->arena, &f->shape, &found);
	if (fabs(pole.x - x) > slack || fabs(pole.y - y) > slack || fabs(found - radius) > 0.3) {
		print_error("the pole is %d, %d (1/1000 pt)\n", (int)(pole.x * 1000), (int)(pole.y * 1000));
		fail();
	}
	assert_true(gb_shape_holds(&f->shape, pole));
	gb_arena_close(f->arena);
}

static void test_pole(void **state)
{
	static const gb_point square[] = { { 10, 10 }, { 110, 10 }, { 110, 110 }, { 10, 110 } };
	/* The corner of an L is wider than its arms: the largest circle touches both outer sides and
	 * the inner corner. */
	static const gb_point ell[] = { { 0, 0 }, { 40, 0 }, { 40, 60 }, { 100, 60 }, { 100, 100 },
		{ 0, 100 } };
	/* A square with a square hole left of its middle: the pole is in the right part. */
	static const gb_point ring[] = { { 0, 0 }, { 120, 0 }, { 120, 80 }, { 0, 80 }, { 10, 10 },
		{ 60, 10 }, { 60, 70 }, { 10, 70 } };
	/* Two parts: the larger one has it. */
	static const gb_point parts[] = { { 0, 0 }, { 20, 0 }, { 20, 20 }, { 0, 20 }, { 40, 0 },
		{ 100, 0 }, { 100, 60 }, { 40, 60 } };
	fixture f = shape_new(square, (size_t[]){ 4 }, 1);

	(void)state;
	assert_pole(&f, 60, 60, 50, 0.5);
	f = shape_new(ell, (size_t[]){ 6 }, 1);
	assert_pole(&f, 23.43, 76.57, 23.43, 1);
	f = shape_new(ring, (size_t[]){ 4, 4 }, 2);
	assert_pole(&f, 90, 40, 30, 10.5);
	f = shape_new(parts, (size_t[]){ 4, 4 }, 2);
	assert_pole(&f, 70, 30, 30, 0.5);
}

static void test_holds(void **state)
{
	static const gb_point ring[] = { { 0, 0 }, { 100, 0 }, { 100, 100 }, { 0, 100 }, { 40, 40 },
		{ 60, 40 }, { 60, 60 }, { 40, 60 } };
	fixture f = shape_new(ring, (size_t[]){ 4, 4 }, 2);

	(void)state;
	f.shape.outlines = f.outlines;
	assert_true(gb_shape_holds(&f.shape, (gb_point){ 20, 20 }));
	assert_false(gb_shape_holds(&f.shape, (gb_point){ 50, 50 }));
	assert_false(gb_shape_holds(&f.shape, (gb_point){ 150, 50 }));
	assert_true(gb_shape_holds_rect(&f.shape, (gb_rect){ 5, 5, 30, 90 }));
	/* Around the hole, over a border, in the hole. */
	assert_false(gb_shape_holds_rect(&f.shape, (gb_rect){ 30, 30, 40, 40 }));
	assert_false(gb_shape_holds_rect(&f.shape, (gb_rect){ 90, 10, 20, 20 }));
	assert_false(gb_shape_holds_rect(&f.shape, (gb_rect){ 45, 45, 10, 10 }));
	assert_true(fabs(gb_shape_distance(&f.shape, (gb_point){ 20, 50 }) - 20) < 1e-12);
	assert_true(fabs(gb_shape_distance(&f.shape, (gb_point){ 50, 50 }) + 10) < 1e-12);
	gb_arena_close(f.arena);
}

/* What is around the areas is free; what they hold or enclose is not. */
static void test_room(void **state)
{
	static const gb_point ring[] = { { 20, 20 }, { 80, 20 }, { 80, 80 }, { 20, 80 }, { 40, 40 },
		{ 60, 40 }, { 60, 60 }, { 40, 60 } };
	fixture f = shape_new(ring, (size_t[]){ 4, 4 }, 2);
	gb_shapes shapes = { .items = &f.shape, .count = 1 };
	gb_map_room *room;

	(void)state;
	f.shape.outlines = f.outlines;
	room = gb_map_room_new(f.arena, (gb_rect){ 0, 0, 120, 100 }, &shapes);
	assert_true(gb_map_room_is_free(room, (gb_rect){ 84, 2, 34, 96 }));
	assert_true(gb_map_room_is_free(room, (gb_rect){ 0, 0, 17, 100 }));
	assert_false(gb_map_room_is_free(room, (gb_rect){ 24, 24, 10, 10 }));
	assert_false(gb_map_room_is_free(room, (gb_rect){ 45, 45, 10, 10 }));
	assert_false(gb_map_room_is_free(room, (gb_rect){ 70, 30, 30, 10 }));
	/* Over the frame. */
	assert_false(gb_map_room_is_free(room, (gb_rect){ 100, 10, 30, 10 }));
	gb_map_room_take(room, (gb_rect){ 90, 40, 10, 10 });
	assert_false(gb_map_room_is_free(room, (gb_rect){ 84, 2, 34, 96 }));
	assert_true(gb_map_room_is_free(room, (gb_rect){ 104, 2, 14, 96 }));
	gb_arena_close(f.arena);
}

static void test_fit(void **state)
{
	const gb_vertex vertices[] = { at(117, 34), at(118, 34), at(118, 35), at(117, 35) };
	const gb_ring ring = { .vertices = vertices, .count = 4 };
	const gb_territory territory = { .rings = &ring, .ring_count = 1 };
	gb_arena *arena = test_arena();
	gb_shapes shapes = { 0 };
	double aspect = gb_projected_aspect(gb_shapes_project(arena, &territory, 1));

	(void)state;
	/* A degree of longitude is shorter than one of latitude. */
	assert_true(aspect > 1.2 && aspect < 1.22);
	gb_shapes_fit(
		arena, gb_shapes_project(arena, &territory, 1), (gb_rect){ 10, 20, 200, 100 }, &shapes);
	assert_true(fabs(shapes.bounds.height - 100) < 1e-9);
	assert_true(fabs(shapes.bounds.x + shapes.bounds.width / 2 - 110) < 1e-9);
	for (size_t i = 0; i < 4; i++) {
		const gb_point p = shapes.items[0].outlines[0].points[i];

		assert_true(p.x == gb_snap(p.x) && p.y == gb_snap(p.y));
		assert_true(p.y > 19.999 && p.y < 120.001);
	}
	/* The southern edge is below. */
	assert_true(shapes.items[0].outlines[0].points[0].y > shapes.items[0].outlines[0].points[3].y);
	gb_arena_close(arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_projection),
		cmocka_unit_test(test_equal_area),
		cmocka_unit_test(test_pole),
		cmocka_unit_test(test_holds),
		cmocka_unit_test(test_room),
		cmocka_unit_test(test_fit),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
