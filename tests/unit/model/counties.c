#include "base/testing.h"
#include "model/geometry.h"

#include <math.h>
#include <stdlib.h>

/* The committed borders of Zaozhuang, as the ledger reads them: valid, each border shared by
 * exactly two counties or by none, the published areas. (Tests run in the root of the repo.) */

#define RADIAN 0.017453292519943295

static const struct {
	const char *adcode;
	double square_km; /* published by the city */
} published[] = {
	{ "370402", 375 },
	{ "370403", 507 },
	{ "370404", 635 },
	{ "370405", 539 },
	{ "370406", 1019 },
	{ "370481", 1495 },
};

typedef struct open_place {
	gb_arena *arena;
	const gb_place_map *map;
} open_place;

static int open_map(void **state)
{
	open_place *place = calloc(1, sizeof(*place));
	const gb_str path = GB_STR("data/zaozhuang");
	const gb_ledger *ledger;
	gb_diags *diags;

	place->arena = test_arena();
	diags = gb_diags_new(place->arena);
	ledger = gb_ledger_read(place->arena, &path, 1, diags);
	gb_diags_print(diags, stderr);
	place->map = ledger != NULL ? ledger->map : NULL;
	*state = place;
	return place->map == NULL;
}

static int close_map(void **state)
{
	open_place *place = *state;

	gb_arena_close(place->arena);
	free(place);
	return 0;
}

/* ∮ λ M(φ) N(φ) cos φ dφ on the ellipsoid of WGS84, by each edge's middle. */
static double square_km(const gb_ring *ring)
{
	const double a = 6378.137, e2 = 0.0066943799901413;
	double sum = 0;

	for (size_t i = 0; i < ring->count; i++) {
		const gb_vertex p = ring->vertices[i], q = ring->vertices[(i + 1) % ring->count];
		const double lon = ((double)p.lon + q.lon) / 2 / GB_VERTEX_DEGREE * RADIAN;
		const double lat = ((double)p.lat + q.lat) / 2 / GB_VERTEX_DEGREE * RADIAN;
		const double step = ((double)q.lat - p.lat) / GB_VERTEX_DEGREE * RADIAN;
		const double w2 = 1 - e2 * sin(lat) * sin(lat);

		sum += lon * cos(lat) * a * a * (1 - e2) / (w2 * w2) * step;
	}
	return sum;
}

static void test_areas(void **state)
{
	const open_place *place = *state;

	assert_int_equal(place->map->territory_count, GB_COUNT(published));
	for (size_t i = 0; i < GB_COUNT(published); i++) {
		const gb_territory *territory = &place->map->territories[i];
		double area;

		assert_text(territory->adcode, published[i].adcode);
		assert_int_equal(territory->ring_count, 1);
		area = square_km(&territory->rings[0]);
		/* RFC 7946, 3.1.6: outer rings run counter-clockwise, so the area is positive. */
		if (fabs(area / published[i].square_km - 1) > 0.03) {
			print_error("%s has %d km², published are %d\n", published[i].adcode, (int)area,
				(int)published[i].square_km);
			fail();
		}
	}
}

typedef struct border {
	gb_vertex from, to; /* in order */
	bool forward;
	size_t territory;
} border;

static int compare_vertices(gb_vertex a, gb_vertex b)
{
	if (a.lon != b.lon)
		return a.lon < b.lon ? -1 : 1;
	return (a.lat > b.lat) - (a.lat < b.lat);
}

static int compare_borders(const void *left, const void *right)
{
	const border *a = left, *b = right;
	const int order = compare_vertices(a->from, b->from);

	return order != 0 ? order : compare_vertices(a->to, b->to);
}

static border *borders_of(const open_place *place, size_t *count)
{
	border *borders;

	*count = 0;
	for (size_t i = 0; i < place->map->territory_count; i++)
		*count += place->map->territories[i].rings[0].count;
	borders = GB_NEW_ARRAY(place->arena, *count, border);
	*count = 0;
	for (size_t i = 0; i < place->map->territory_count; i++) {
		const gb_ring *ring = &place->map->territories[i].rings[0];

		for (size_t k = 0; k < ring->count; k++) {
			const gb_vertex a = ring->vertices[k], b = ring->vertices[(k + 1) % ring->count];
			const bool forward = compare_vertices(a, b) < 0;

			borders[(*count)++] = (border){ forward ? a : b, forward ? b : a, forward, i };
		}
	}
	qsort(borders, *count, sizeof(*borders), compare_borders);
	return borders;
}

static void test_shared(void **state)
{
	size_t count, shared = 0, alone = 0;
	const border *borders = borders_of(*state, &count);

	for (size_t i = 0; i < count; i++) {
		if (i + 1 == count || compare_borders(&borders[i], &borders[i + 1]) != 0) {
			alone++;
			continue;
		}
		/* Twice, by two counties, in opposite directions; not a third time. */
		assert_true(i + 2 == count || compare_borders(&borders[i], &borders[i + 2]) != 0);
		assert_int_not_equal(borders[i].territory, borders[i + 1].territory);
		assert_true(borders[i].forward != borders[i + 1].forward);
		shared++;
		i++;
	}
	assert_true(shared > 300 && alone > 300);
}

static bool crosses(const border *e, const border *f)
{
	const int64_t a = gb_vertex_turn(e->from, e->to, f->from),
				  b = gb_vertex_turn(e->from, e->to, f->to);
	const int64_t c = gb_vertex_turn(f->from, f->to, e->from),
				  d = gb_vertex_turn(f->from, f->to, e->to);

	return (a > 0) != (b > 0) && (c > 0) != (d > 0) && a != 0 && b != 0 && c != 0 && d != 0;
}

static bool has_end(const border *e, gb_vertex v)
{
	return compare_vertices(e->from, v) == 0 || compare_vertices(e->to, v) == 0;
}

/* v lies on e, but is none of its ends: a border that is not shared vertex by vertex. */
static bool touches(const border *e, gb_vertex v)
{
	return !has_end(e, v) && gb_vertex_turn(e->from, e->to, v) == 0 &&
		   compare_vertices(e->from, v) < 0 && compare_vertices(v, e->to) < 0;
}

static void test_no_crossing(void **state)
{
	size_t count;
	const border *borders = borders_of(*state, &count);

	for (size_t i = 0; i < count; i++) {
		for (size_t k = 0; k < i; k++) {
			assert_false(crosses(&borders[i], &borders[k]));
			assert_false(touches(&borders[i], borders[k].from));
			assert_false(touches(&borders[i], borders[k].to));
			assert_false(touches(&borders[k], borders[i].from));
			assert_false(touches(&borders[k], borders[i].to));
		}
	}
}

/* What only one county has is the city's outline, and that is one ring: there are no gaps. */
static void test_outline(void **state)
{
	size_t count, steps = 0, alone = 0;
	const border *borders = borders_of(*state, &count);
	border *outline = GB_NEW_ARRAY(((open_place *)*state)->arena, count, border);
	gb_vertex at;

	for (size_t i = 0; i < count; i++) {
		if (i + 1 < count && compare_borders(&borders[i], &borders[i + 1]) == 0)
			i++;
		else
			outline[alone++] = borders[i];
	}
	at = outline[0].forward ? outline[0].from : outline[0].to;
	do {
		size_t next = 0;

		while (next < alone &&
			   compare_vertices(
				   outline[next].forward ? outline[next].from : outline[next].to, at) != 0)
			next++;
		assert_true(next < alone);
		at = outline[next].forward ? outline[next].to : outline[next].from;
		steps++;
	} while (steps <= alone &&
			 compare_vertices(at, outline[0].forward ? outline[0].from : outline[0].to) != 0);
	assert_int_equal(steps, alone);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_areas),
		cmocka_unit_test(test_shared),
		cmocka_unit_test(test_no_crossing),
		cmocka_unit_test(test_outline),
	};

	return cmocka_run_group_tests(tests, open_map, close_map);
}
