#include "map/room.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#define CELL 2.0
#define AWAY GB_MAP_AWAY
#define CELLS_MOST 400 /* along the longer side */

struct gb_map_room {
	gb_rect frame;
	double cell;
	size_t across, down;
	unsigned char *taken; /* by row */
	uint32_t *sum;        /* of all cells above and to the left, (across + 1) × (down + 1) */
};

static size_t index_of(double at, double from, double cell, size_t count)
{
	const double i = floor((at - from) / cell);

	if (i < 0)
		return 0;
	return i >= (double)count ? count - 1 : (size_t)i;
}

static size_t column_of(const gb_map_room *room, double x)
{
	return index_of(x, room->frame.x, room->cell, room->across);
}

static size_t row_of(const gb_map_room *room, double y)
{
	return index_of(y, room->frame.y, room->cell, room->down);
}

/* Cells that a border passes, by points on it that are half a cell apart. */
static void take_edge(gb_map_room *room, gb_point a, gb_point b)
{
	const double dx = b.x - a.x, dy = b.y - a.y;
	const double length = sqrt(dx * dx + dy * dy);
	const size_t steps = (size_t)(2 * length / room->cell) + 1;

	for (size_t i = 0; i <= steps; i++) {
		const double t = (double)i / (double)steps;

		room->taken[row_of(room, a.y + t * dy) * room->across + column_of(room, a.x + t * dx)] = 1;
	}
}

static void add_sums(gb_map_room *room)
{
	const size_t width = room->across + 1;

	for (size_t row = 0; row < room->down; row++) {
		for (size_t column = 0; column < room->across; column++)
			room->sum[(row + 1) * width + column + 1] =
				room->sum[row * width + column + 1] + room->sum[(row + 1) * width + column] -
				room->sum[row * width + column] + room->taken[row * room->across + column];
	}
}

/* Cells whose neighbours are still to be looked at; each comes here once. */
typedef struct flood {
	const unsigned char *taken;
	unsigned char *reached;
	uint32_t *stack;
	size_t depth;
} flood;

static void reach(flood *f, size_t i)
{
	if (f->reached[i] || f->taken[i])
		return;
	f->reached[i] = 1;
	f->stack[f->depth++] = (uint32_t)i;
}

/* What cannot be reached from the frame's edge without crossing a border is taken: areas are, and
 * so is what they enclose. */
static void take_inside(gb_arena *arena, gb_map_room *room)
{
	const size_t count = room->across * room->down;
	unsigned char *reached = GB_NEW_ARRAY(arena, count, unsigned char);
	flood f = { room->taken, reached, GB_NEW_ARRAY(arena, count, uint32_t), 0 };

	for (size_t column = 0; column < room->across; column++) {
		reach(&f, column);
		reach(&f, count - 1 - column);
	}
	for (size_t row = 0; row < room->down; row++) {
		reach(&f, row * room->across);
		reach(&f, (row + 1) * room->across - 1);
	}
	while (f.depth > 0) {
		const size_t i = f.stack[--f.depth];
		const size_t column = i % room->across;

		if (column > 0)
			reach(&f, i - 1);
		if (column + 1 < room->across)
			reach(&f, i + 1);
		if (i >= room->across)
			reach(&f, i - room->across);
		if (i + room->across < count)
			reach(&f, i + room->across);
	}
	for (size_t i = 0; i < count; i++)
		room->taken[i] = !reached[i];
}

gb_map_room *gb_map_room_new(gb_arena *arena, gb_rect frame, const gb_shapes *shapes)
{
	gb_map_room *room = GB_NEW(arena, gb_map_room);

	room->frame = frame;
	room->cell = fmax(CELL, fmax(frame.width, frame.height) / CELLS_MOST);
	room->across = (size_t)(frame.width / room->cell) + 1;
	room->down = (size_t)(frame.height / room->cell) + 1;
	room->taken = GB_NEW_ARRAY(arena, room->across * room->down, unsigned char);
	room->sum = GB_NEW_ARRAY(arena, (room->across + 1) * (room->down + 1), uint32_t);
	for (size_t i = 0; i < shapes->count; i++) {
		for (size_t k = 0; k < shapes->items[i].count; k++) {
			const gb_outline *outline = &shapes->items[i].outlines[k];

			for (size_t v = 0; v < outline->count; v++)
				take_edge(
					room, outline->points[v], outline->points[v + 1 < outline->count ? v + 1 : 0]);
		}
	}
	take_inside(arena, room);
	add_sums(room);
	return room;
}

bool gb_map_room_is_free(const gb_map_room *room, gb_rect rect)
{
	const size_t width = room->across + 1;
	size_t left, right, top, bottom;

	if (!gb_rect_inside(rect, room->frame, 0))
		return false;
	left = column_of(room, rect.x);
	right = column_of(room, rect.x + rect.width) + 1;
	top = row_of(room, rect.y);
	bottom = row_of(room, rect.y + rect.height) + 1;
	return room->sum[bottom * width + right] + room->sum[top * width + left] ==
		   room->sum[top * width + right] + room->sum[bottom * width + left];
}

void gb_map_room_take(gb_map_room *room, gb_rect rect)
{
	for (size_t row = row_of(room, rect.y); row <= row_of(room, rect.y + rect.height); row++)
		memset(&room->taken[row * room->across + column_of(room, rect.x)], 1,
			column_of(room, rect.x + rect.width) - column_of(room, rect.x) + 1);
	add_sums(room);
}

gb_rect gb_map_room_clear(const gb_map_room *room, gb_rect rect)
{
	const gb_rect frame = room->frame;
	const double left = fmax(rect.x - AWAY, frame.x), top = fmax(rect.y - AWAY, frame.y);

	return (gb_rect){
		left,
		top,
		fmin(rect.x + rect.width + AWAY, frame.x + frame.width) - left,
		fmin(rect.y + rect.height + AWAY, frame.y + frame.height) - top,
	};
}

void gb_map_room_take_clear(gb_map_room *room, gb_rect rect)
{
	gb_map_room_take(room, gb_map_room_clear(room, rect));
}

double gb_map_room_step(const gb_map_room *room)
{
	return room->cell;
}
