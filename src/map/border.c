#include "map/part.h"

#include <stdlib.h>

/*
 * Borders, each once. An edge that two areas share is an inner border, one that a single area has
 * is the outline. Edges are sorted by their vertices, which are whole numbers, so that both sides
 * find each other.
 */

#define INNER_WIDTH 0.9
#define OUTER_WIDTH 0.8

typedef struct side_of {
	gb_vertex low, high; /* the edge's ends, in order */
	size_t shape, outline, index;
} side_of;

typedef enum border { BORDER_DRAWN, BORDER_INNER, BORDER_OUTER } border;

static int compare_vertices(gb_vertex a, gb_vertex b)
{
	if (a.lon != b.lon)
		return a.lon < b.lon ? -1 : 1;
	return (a.lat > b.lat) - (a.lat < b.lat);
}

static int compare_sides(const void *left, const void *right)
{
	const side_of *a = left, *b = right;
	int order = compare_vertices(a->low, b->low);

	if (order == 0)
		order = compare_vertices(a->high, b->high);
	if (order != 0)
		return order;
	if (a->shape != b->shape)
		return a->shape < b->shape ? -1 : 1;
	if (a->outline != b->outline)
		return a->outline < b->outline ? -1 : 1;
	return (a->index > b->index) - (a->index < b->index);
}

static size_t count_edges(const gb_map *map)
{
	size_t count = 0;

	for (size_t i = 0; i < map->shapes.count; i++) {
		for (size_t k = 0; k < map->shapes.items[i].count; k++)
			count += map->shapes.items[i].outlines[k].count;
	}
	return count;
}

static size_t fill_sides(const gb_map *map, side_of *sides)
{
	size_t count = 0;

	for (size_t i = 0; i < map->shapes.count; i++) {
		for (size_t k = 0; k < map->shapes.items[i].count; k++) {
			const gb_outline *outline = &map->shapes.items[i].outlines[k];

			for (size_t v = 0; v < outline->count; v++) {
				const gb_vertex a = outline->vertices[v];
				const gb_vertex b = outline->vertices[v + 1 < outline->count ? v + 1 : 0];
				const bool rising = compare_vertices(a, b) < 0;

				sides[count++] = (side_of){ rising ? a : b, rising ? b : a, i, k, v };
			}
		}
	}
	return count;
}

/* What each edge is, one behind the other as the areas have them. Of a shared edge the first area
 * draws it; two parts of one area have no border between them. */
static border *classify(const gb_map *map, size_t count)
{
	gb_arena *arena = map->chart.context->arena;
	side_of *sides = GB_NEW_ARRAY(arena, count, side_of);
	border *borders = GB_NEW_ARRAY(arena, count, border);
	size_t **first = GB_NEW_ARRAY(arena, map->shapes.count, size_t *);
	size_t total = 0;

	for (size_t i = 0; i < map->shapes.count; i++) {
		const gb_shape_of *shape = &map->shapes.items[i];

		first[i] = GB_NEW_ARRAY(arena, shape->count, size_t);
		for (size_t k = 0; k < shape->count; k++) {
			first[i][k] = total;
			total += shape->outlines[k].count;
		}
	}
	fill_sides(map, sides);
	qsort(sides, count, sizeof(*sides), compare_sides);
	for (size_t i = 0; i < count;) {
		const side_of *side = &sides[i];
		size_t end = i + 1;

		while (end < count && compare_vertices(sides[end].low, side->low) == 0 &&
			   compare_vertices(sides[end].high, side->high) == 0)
			end++;
		if (end == i + 1)
			borders[first[side->shape][side->outline] + side->index] = BORDER_OUTER;
		else if (sides[end - 1].shape != side->shape)
			borders[first[side->shape][side->outline] + side->index] = BORDER_INNER;
		i = end;
	}
	return borders;
}

/* Runs of edges of one kind become one line each. */
static void draw_kind(const gb_map *map, const border *borders, border kind, gb_stroke stroke)
{
	gb_arena *arena = map->chart.context->arena;
	size_t at = 0;

	for (size_t i = 0; i < map->shapes.count; i++) {
		for (size_t k = 0; k < map->shapes.items[i].count; k++) {
			const gb_outline *outline = &map->shapes.items[i].outlines[k];
			gb_segment *segments = GB_NEW_ARRAY(arena, 2 * outline->count + 1, gb_segment);
			size_t count = 0;
			bool whole = true;

			for (size_t v = 0; v < outline->count; v++) {
				const gb_point to = outline->points[v + 1 < outline->count ? v + 1 : 0];

				if (borders[at + v] != kind) {
					whole = false;
					continue;
				}
				if (v == 0 || borders[at + v - 1] != kind)
					segments[count++] =
						(gb_segment){ .kind = GB_SEGMENT_MOVE, .to = outline->points[v] };
				segments[count++] = (gb_segment){ .kind = GB_SEGMENT_LINE, .to = to };
			}
			if (whole)
				segments[count - 1] = (gb_segment){ .kind = GB_SEGMENT_CLOSE };
			if (count > 0)
				gb_ops_path(&map->chart.out->ops, segments, count,
					(gb_paint){ .kind = GB_PAINT_NONE }, stroke,
					map->shapes.items[i].territory->place);
			at += outline->count;
		}
	}
}

void gb_map_borders(const gb_map *map)
{
	const size_t count = count_edges(map);
	const border *borders = classify(map, count);
	gb_stroke inner = gb_stroke_solid(map->chart.ground, INNER_WIDTH);
	gb_stroke outer =
		gb_stroke_solid(gb_map_mix(map->chart.muted, map->chart.ground, 0.7), OUTER_WIDTH);

	inner.cap = outer.cap = GB_CAP_ROUND;
	inner.join = outer.join = GB_JOIN_ROUND;
	draw_kind(map, borders, BORDER_INNER, inner);
	draw_kind(map, borders, BORDER_OUTER, outer);
}
