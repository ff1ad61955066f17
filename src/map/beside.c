#include "map/note.h"
#include "map/room.h"

#include <math.h>

/* Labels with a leader line where there is room beside the areas. */

#define LEADER_MOST 0.36 /* of the frame's shorter side */
#define AWAY GB_MAP_AWAY

/* Middles of the sides, from which a leader may begin, and how lines then are aligned. */
static const struct {
	double x, y; /* of width and height */
	gb_align align;
} sides[] = {
	{ 0, 0.5, GB_ALIGN_START },
	{ 1, 0.5, GB_ALIGN_END },
	{ 0.5, 0, GB_ALIGN_CENTRE },
	{ 0.5, 1, GB_ALIGN_CENTRE },
};

/* Square of the leader's length from the nearest side to the pole. */
static double reach(const gb_note *of, gb_point at, gb_point *leader, gb_align *align)
{
	double least = INFINITY;

	for (size_t i = 0; i < GB_COUNT(sides); i++) {
		const gb_point from = { at.x + sides[i].x * of->width + (2 * sides[i].x - 1) * AWAY,
			at.y + sides[i].y * of->height + (2 * sides[i].y - 1) * AWAY };
		const double dx = from.x - of->pole.x, dy = from.y - of->pole.y;

		if (dx * dx + dy * dy >= least)
			continue;
		least = dx * dx + dy * dy;
		*leader = from;
		*align = sides[i].align;
	}
	return least;
}

static double turn(gb_point a, gb_point b, gb_point c)
{
	return (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x);
}

static bool lines_cross(gb_point a, gb_point b, gb_point c, gb_point d)
{
	return (turn(a, b, c) > 0) != (turn(a, b, d) > 0) && (turn(c, d, a) > 0) != (turn(c, d, b) > 0);
}

/* A leader may pass over land, but not over words, and not over another leader. */
static bool is_covered(const gb_map_note *notes, const gb_note *of, gb_point from, size_t placed)
{
	for (size_t i = 0; i < notes->count; i++) {
		const gb_note *other = &notes->items[i];

		if (other == of || (other->outside && i >= placed))
			continue;
		if (gb_rect_crossed(
				(gb_rect){ other->x, other->y, other->width, other->height }, from, of->pole))
			return true;
		if (other->outside && lines_cross(from, of->pole, other->leader, other->pole))
			return true;
	}
	return false;
}

/* The words of an earlier leader must not be covered either. */
static bool covers_leader(const gb_map_note *notes, gb_rect rect, size_t placed)
{
	for (size_t i = 0; i < placed; i++) {
		const gb_note *other = &notes->items[i];

		if (other->outside && gb_rect_crossed(rect, other->leader, other->pole))
			return true;
	}
	return false;
}

/* Whether the leader passes over another area than its own: it would seem to belong to both. */
static bool crosses_area(const gb_map *map, const gb_note *of, gb_point from)
{
	for (size_t i = 0; i < map->shapes.count; i++) {
		const gb_shape_of *shape = &map->shapes.items[i];

		if (shape == of->shape || !gb_rect_crossed(shape->bounds, from, of->pole))
			continue;
		for (size_t k = 0; k < shape->count; k++) {
			const gb_outline *outline = &shape->outlines[k];

			for (size_t v = 0; v < outline->count; v++)
				if (lines_cross(from, of->pole, outline->points[v],
						outline->points[v + 1 < outline->count ? v + 1 : 0]))
					return true;
		}
	}
	return false;
}

typedef struct spot {
	double square; /* of the leader's length; the longest allowed until one is found */
	gb_point at, leader;
	gb_align align;
	bool found;
} spot;

/* From `at` to the nearest of from…to. */
static double away(double at, double from, double to)
{
	return at < from ? from - at : at > to ? at - to : 0;
}

/* The first place of the grid from `from` on that is not below `least`. */
static double first_step(double from, double least, double step)
{
	return least <= from ? from : from + ceil((least - from) / step) * step;
}

/* The free place with the shortest leader, searched row by row: the first of equal ones. One whose
 * leader passes over other areas only where no other is free. */
static bool place_beside(
	const gb_map *map, gb_map_note *notes, size_t index, gb_map_room *room, gb_rect frame)
{
	gb_note *of = &notes->items[index];
	const double step = gb_map_room_step(room);
	const double longest = LEADER_MOST * fmin(frame.width, frame.height);
	spot clear = { .square = longest * longest }, any = clear;

	/* Farther from the pole every leader is too long. */
	const gb_rect near = { of->pole.x - longest - of->width - AWAY,
		of->pole.y - longest - of->height - AWAY, 2 * longest + of->width + 2 * AWAY,
		2 * longest + of->height + 2 * AWAY };

	for (double y = first_step(frame.y, near.y, step);
		 y + of->height <= frame.y + frame.height && y <= near.y + near.height; y += step) {
		/* No leader from this row, from this place is shorter than the way to the words themselves. */
		const double rise = away(of->pole.y, y - AWAY, y + of->height + AWAY);

		if (rise * rise >= clear.square)
			continue;
		for (double x = first_step(frame.x, near.x, step);
			 x + of->width <= frame.x + frame.width && x <= near.x + near.width; x += step) {
			const gb_rect rect = { x, y, of->width, of->height };
			const double run = away(of->pole.x, x - AWAY, x + of->width + AWAY);
			spot here = { .at = { x, y }, .found = true };

			if (run * run + rise * rise >= clear.square)
				continue;
			here.square = reach(of, here.at, &here.leader, &here.align);
			if (here.square >= clear.square ||
				!gb_map_room_is_free(room, gb_map_room_clear(room, rect)) ||
				is_covered(notes, of, here.leader, index) || covers_leader(notes, rect, index))
				continue;
			if (!crosses_area(map, of, here.leader))
				clear = here;
			else if (here.square < any.square)
				any = here;
		}
	}
	if (!clear.found && !any.found)
		return false;
	const spot best = clear.found ? clear : any;

	of->x = best.at.x;
	of->y = best.at.y;
	of->leader = best.leader;
	of->align = best.align;
	gb_map_room_take_clear(room, (gb_rect){ of->x, of->y, of->width, of->height });
	return true;
}

const gb_note *gb_notes_beside(
	const gb_map *map, gb_map_note *notes, gb_rect frame, gb_map_room *room)
{
	for (size_t i = 0; i < notes->count; i++)
		if (notes->items[i].outside && !place_beside(map, notes, i, room, frame))
			return &notes->items[i];
	return NULL;
}
