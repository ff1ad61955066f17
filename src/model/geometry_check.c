#include "model/geometry.h"

#include <stdlib.h>

/*
 * Whether the rings of a territory cross. Edges that follow each other lie near each other, so a
 * binary tree over the edges in their order, each node with the box around its edges, finds the
 * few pairs that can meet; signs of areas in whole numbers decide them.
 */

#define LEAF 4
/* Pairs of edges compared before the file is refused: borders of real places need a thousandth. */
#define PAIRS_MOST 20000000

typedef struct edge {
	gb_vertex a, b;
	size_t ring, index; /* which edge of which ring */
} edge;

typedef struct box {
	int32_t west, south, east, north;
} box;

typedef struct crossing {
	const gb_territory *territory;
	edge *edges;
	size_t count;
	box *boxes; /* of a complete binary tree: node i has 2i + 1 and 2i + 2 below it */
	size_t leaves, first_leaf;
	size_t pairs;
	const edge *one, *other; /* the first crossing that was found */
} crossing;

int64_t gb_vertex_turn(gb_vertex a, gb_vertex b, gb_vertex c)
{
	return ((int64_t)b.lon - a.lon) * ((int64_t)c.lat - a.lat) -
		   ((int64_t)b.lat - a.lat) * ((int64_t)c.lon - a.lon);
}

static int sign_of(int64_t value)
{
	return (value > 0) - (value < 0);
}

static box joined(box a, box b)
{
	return (box){
		.west = a.west < b.west ? a.west : b.west,
		.south = a.south < b.south ? a.south : b.south,
		.east = a.east > b.east ? a.east : b.east,
		.north = a.north > b.north ? a.north : b.north,
	};
}

static bool apart(box a, box b)
{
	return a.east < b.west || b.east < a.west || a.north < b.south || b.north < a.south;
}

static box box_of(const edge *e)
{
	return joined((box){ e->a.lon, e->a.lat, e->a.lon, e->a.lat },
		(box){ e->b.lon, e->b.lat, e->b.lon, e->b.lat });
}

/* On one line: do they share more than a point? Compared along the longer axis. */
static bool run_along(const edge *e, const edge *f)
{
	const bool wide = llabs((int64_t)e->a.lon - e->b.lon) >= llabs((int64_t)e->a.lat - e->b.lat);
	const int32_t e1 = wide ? e->a.lon : e->a.lat, e2 = wide ? e->b.lon : e->b.lat;
	const int32_t f1 = wide ? f->a.lon : f->a.lat, f2 = wide ? f->b.lon : f->b.lat;
	const int32_t least = e1 < e2 ? e1 : e2, most = e1 < e2 ? e2 : e1;
	const int32_t from = f1 < f2 ? f1 : f2, to = f1 < f2 ? f2 : f1;

	return (least > from ? least : from) < (most < to ? most : to);
}

/* Rings may touch in a point; and two polygons of one territory may share a border. */
static bool crosses(const edge *e, const edge *f)
{
	const int fa = sign_of(gb_vertex_turn(e->a, e->b, f->a));
	const int fb = sign_of(gb_vertex_turn(e->a, e->b, f->b));

	if (fa * fb > 0)
		return false;
	if (fa == 0 && fb == 0)
		return e->ring == f->ring && run_along(e, f);
	return fa * fb < 0 &&
		   sign_of(gb_vertex_turn(f->a, f->b, e->a)) * sign_of(gb_vertex_turn(f->a, f->b, e->b)) <
			   0;
}

static void fill_edges(gb_arena *arena, crossing *in)
{
	const gb_territory *territory = in->territory;

	for (size_t i = 0; i < territory->ring_count; i++)
		in->count += territory->rings[i].count;
	in->edges = GB_NEW_ARRAY(arena, in->count, edge);
	in->count = 0;
	for (size_t i = 0; i < territory->ring_count; i++) {
		const gb_ring *ring = &territory->rings[i];

		for (size_t k = 0; k < ring->count; k++)
			in->edges[in->count++] = (edge){
				.a = ring->vertices[k],
				.b = ring->vertices[(k + 1) % ring->count],
				.ring = i,
				.index = k,
			};
	}
}

static size_t leaf_from(size_t leaf)
{
	return leaf * LEAF;
}

static size_t leaf_to(const crossing *in, size_t leaf)
{
	return leaf_from(leaf + 1) < in->count ? leaf_from(leaf + 1) : in->count;
}

static void fill_boxes(gb_arena *arena, crossing *in)
{
	static const box nothing = { INT32_MAX, INT32_MAX, INT32_MIN, INT32_MIN };

	in->leaves = 1;
	while (in->leaves * LEAF < in->count)
		in->leaves *= 2;
	in->first_leaf = in->leaves - 1;
	in->boxes = GB_NEW_ARRAY(arena, 2 * in->leaves - 1, box);
	for (size_t leaf = 0; leaf < in->leaves; leaf++) {
		box *of = &in->boxes[in->first_leaf + leaf];

		*of = nothing;
		for (size_t i = leaf_from(leaf); i < leaf_to(in, leaf); i++)
			*of = joined(*of, box_of(&in->edges[i]));
	}
	for (size_t node = in->first_leaf; node-- > 0;)
		in->boxes[node] = joined(in->boxes[2 * node + 1], in->boxes[2 * node + 2]);
}

static bool compare_leaves(crossing *in, size_t one, size_t other)
{
	for (size_t i = leaf_from(one); i < leaf_to(in, one); i++) {
		for (size_t k = leaf_from(other); k < leaf_to(in, other); k++) {
			if (k <= i)
				continue;
			in->pairs++;
			if (!crosses(&in->edges[i], &in->edges[k]))
				continue;
			in->one = &in->edges[i];
			in->other = &in->edges[k];
			return false;
		}
	}
	return true;
}

typedef struct node_pair {
	size_t one, other;
} node_pair;

/* Two nodes against each other; a node against itself is its two halves and both together. */
static bool compare_all(crossing *in)
{
	/* Each step takes one pair and leaves at most four, one level deeper. */
	node_pair stack[4 * 64];
	size_t depth = 0;

	stack[depth++] = (node_pair){ 0, 0 };
	while (depth > 0 && in->pairs <= PAIRS_MOST) {
		const node_pair at = stack[--depth];
		const size_t a = 2 * at.one + 1, b = 2 * at.other + 1;

		if (at.one != at.other && apart(in->boxes[at.one], in->boxes[at.other]))
			continue;
		if (at.one >= in->first_leaf) {
			if (!compare_leaves(in, at.one - in->first_leaf, at.other - in->first_leaf))
				return false;
			continue;
		}
		stack[depth++] = (node_pair){ a, b };
		stack[depth++] = (node_pair){ a, b + 1 };
		if (at.one != at.other)
			stack[depth++] = (node_pair){ a + 1, b };
		stack[depth++] = (node_pair){ a + 1, b + 1 };
	}
	return true;
}

bool gb_territory_check(gb_arena *arena, const gb_territory *territory, gb_diags *diags)
{
	crossing in = { .territory = territory };
	const gb_arena_mark mark = gb_arena_mark_now(arena);
	const gb_ring *ring;
	gb_place place;
	bool same;

	fill_edges(arena, &in);
	fill_boxes(arena, &in);
	if (compare_all(&in)) {
		gb_arena_rewind(arena, mark);
		return in.pairs <= PAIRS_MOST ||
			   gb_fault_status(diags, GB_STATUS_LIMIT, territory->place, "too-intricate",
				   GB_STR("borders with too many edges beside each other"),
				   GB_STR("borders of a real place"), GB_STR("simplify the file"));
	}
	ring = &territory->rings[in.other->ring];
	same = in.one->ring == in.other->ring;
	place = gb_place_item(ring->place, in.other->index);
	gb_arena_rewind(arena, mark);
	return gb_fault(diags, place, "bad-ring",
		same ? GB_STR("a ring that crosses itself here")
			 : GB_STR("a ring that crosses another one of its area here"),
		GB_STR("rings that do not cross"), GB_STR("repair the file, e.g. with mapshaper -clean"));
}
