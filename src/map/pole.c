#include "map/shape.h"

#include <math.h>

/* The pole of inaccessibility, by the quadtree search of Garcia-Castellanos and Lombardo (2007) as
 * Agafonkin simplified it: our own arrangement, with a fixed order of equal cells. */

#define PRECISION 0.25
#define CELLS_MOST 2000
#define ROOT2 1.4142135623730951

typedef struct cell {
	gb_point centre;
	double half, distance;
	double most; /* that a point in it can have */
	size_t order;
} cell;

typedef struct heap {
	cell *items;
	size_t count, made;
} heap;

static bool before(const cell *a, const cell *b)
{
	return a->most != b->most ? a->most > b->most : a->order < b->order;
}

static void push(heap *in, const gb_shape_of *shape, gb_point centre, double half)
{
	cell new = { centre, half, gb_shape_distance(shape, centre), 0, in->made++ };
	size_t at = in->count++;

	new.most = new.distance + half *ROOT2;
	for (; at > 0 && before(&new, &in->items[(at - 1) / 2]); at = (at - 1) / 2)
		in->items[at] = in->items[(at - 1) / 2];
	in->items[at] = new;
}

static cell pop(heap *in)
{
	const cell first = in->items[0], last = in->items[--in->count];
	size_t at = 0;

	for (;;) {
		size_t child = 2 * at + 1;

		if (child >= in->count)
			break;
		if (child + 1 < in->count && before(&in->items[child + 1], &in->items[child]))
			child++;
		if (!before(&in->items[child], &last))
			break;
		in->items[at] = in->items[child];
		at = child;
	}
	in->items[at] = last;
	return first;
}

gb_point gb_shape_pole(gb_arena *arena, const gb_shape_of *shape, double *radius)
{
	const gb_arena_mark mark = gb_arena_mark_now(arena);
	const gb_rect b = shape->bounds;
	const double size = fmax(fmin(b.width, b.height), fmax(b.width, b.height) / 16);
	heap cells = { .items = GB_NEW_ARRAY(arena, CELLS_MOST + 4, cell) };
	cell best = { .distance = -INFINITY };

	for (double y = b.y; y < b.y + b.height && cells.made < CELLS_MOST; y += size) {
		for (double x = b.x; x < b.x + b.width && cells.made < CELLS_MOST; x += size)
			push(&cells, shape, (gb_point){ x + size / 2, y + size / 2 }, size / 2);
	}
	while (cells.count > 0) {
		const cell at = pop(&cells);
		const double half = at.half / 2;

		if (at.distance > best.distance)
			best = at;
		if (at.most - best.distance <= PRECISION)
			break;
		if (cells.made >= CELLS_MOST)
			continue;
		for (int i = 0; i < 4; i++)
			push(&cells, shape,
				(gb_point){
					at.centre.x + (i & 1 ? half : -half), at.centre.y + (i & 2 ? half : -half) },
				half);
	}
	gb_arena_rewind(arena, mark);
	*radius = best.distance;
	return (gb_point){ gb_snap(best.centre.x), gb_snap(best.centre.y) };
}
