#include "map/note.h"

#include <math.h>
#include <stdlib.h>

/*
 * Where names and values stand. In the area, about its pole of inaccessibility or as near to it as
 * they keep clear of every border; else with a leader line beside the areas, where there is room;
 * and where there is none, in a column at the left or right edge. The columns take width from the
 * map, which moves the poles: so it is done again until nothing changes, and a label that once was
 * outside stays there, so it ends.
 */

#define TRIES 24        /* positions tried along each side of an area */
#define LEADER_EM 1.4   /* between a column and the map */
#define ROW_GAP_EM 0.35 /* between two labels of a column */
#define LEADER_WIDTH 0.5
#define DOT_EM 0.14
#define DISC_GAP 1.5

static bool shape_note(const gb_map *map, gb_note *of)
{
	const gb_map_look look = gb_map_look_of(map, of->value);
	const gb_colour ink = of->outside ? map->chart.ink : look.ink;

	if (!map->data->unnamed &&
		!gb_map_label_words(map, of->value->area->name, ink, false, &of->forms[of->outside].name))
		return false;
	of->lamp = look.lamp != NULL ? (GB_MAP_LAMP_EM + 0.35) * map->chart.em : 0;
	return gb_map_label_value(map, of->value, ink, &of->forms[of->outside].number);
}

/* That of where it stands. */
static void choose_form(gb_note *of)
{
	of->name = of->forms[of->outside].name;
	of->number = of->forms[of->outside].number;
	of->width = fmax(of->name.width, of->lamp + of->number.width);
	of->height = of->name.height + of->number.height;
}

/* A circle above the words is one thing with them. */
static double disc_height(const gb_note *of)
{
	return of->disc > 0 ? 2 * of->disc + DISC_GAP : 0;
}

/* Words inside: the rectangle of circle and words about `at`. */
static gb_rect rect_at(const gb_note *of, gb_point at)
{
	const double width = fmax(of->width, 2 * of->disc), height = of->height + disc_height(of);

	return (gb_rect){ at.x - width / 2, at.y - height / 2, width, height };
}

static gb_rect wider(gb_rect rect, double by)
{
	return (gb_rect){ rect.x - by, rect.y - by, rect.width + 2 * by, rect.height + 2 * by };
}

typedef struct spot {
	gb_point at;
	double square; /* of the distance to the pole */
	int order;
} spot;

static int compare_spots(const void *left, const void *right)
{
	const spot *a = left, *b = right;

	if (a->square != b->square)
		return a->square < b->square ? -1 : 1;
	return (a->order > b->order) - (a->order < b->order);
}

/* The middle of the place nearest to the pole that holds the words; false when there is none. */
static bool find_inside(const gb_note *of, gb_point *at)
{
	const gb_rect bounds = of->shape->bounds;
	const gb_rect at_pole = rect_at(of, of->pole);
	spot spots[TRIES * TRIES];
	size_t count = 0;

	*at = of->pole;
	if (at_pole.width + 2 * GB_NOTE_CLEAR > bounds.width ||
		at_pole.height + 2 * GB_NOTE_CLEAR > bounds.height)
		return false;
	if (gb_shape_holds_rect(of->shape, wider(at_pole, GB_NOTE_CLEAR)))
		return true;
	for (int i = 0; i < TRIES * TRIES; i++) {
		const gb_point p = {
			bounds.x + bounds.width * (i % TRIES + 0.5) / TRIES,
			bounds.y + bounds.height * (i / TRIES + 0.5) / TRIES,
		};
		const double dx = p.x - of->pole.x, dy = p.y - of->pole.y;

		spots[count++] = (spot){ p, dx * dx + dy * dy, i };
	}
	qsort(spots, count, sizeof(*spots), compare_spots);
	for (size_t i = 0; i < count; i++) {
		*at = spots[i].at;
		if (gb_shape_holds_rect(of->shape, wider(rect_at(of, *at), GB_NOTE_CLEAR)))
			return true;
	}
	return false;
}

/* On a map of the same size that stands elsewhere it is the same place of the area, or none again. */
static bool place_inside(const gb_map *map, gb_note *of)
{
	const gb_rect all = map->shapes.bounds;
	gb_point at;

	if (of->inside_width != all.width) {
		of->inside_width = all.width;
		of->inside = find_inside(of, &at);
		of->inside_part = (gb_point){ (at.x - all.x) / all.width, (at.y - all.y) / all.height };
	}
	if (!of->inside)
		return false;
	at =
		(gb_point){ all.x + of->inside_part.x * all.width, all.y + of->inside_part.y * all.height };

	const gb_rect rect = rect_at(of, at);

	if (of->disc > 0)
		of->pole = (gb_point){ at.x, rect.y + of->disc };
	of->x = at.x - of->width / 2;
	of->y = rect.y + disc_height(of);
	of->align = GB_ALIGN_CENTRE;
	return true;
}

static double middle_of(const gb_map *map)
{
	return map->shapes.bounds.x + map->shapes.bounds.width / 2;
}

static double gap(const gb_map *map)
{
	return ROW_GAP_EM * map->chart.em;
}

static double column_height(const gb_map *map, const gb_map_note *notes, bool right)
{
	double height = 0;

	for (size_t i = 0; i < notes->count; i++) {
		if (notes->items[i].outside && notes->items[i].right == right)
			height += notes->items[i].height + (height > 0 ? gap(map) : 0);
	}
	return height;
}

/* To the side where the pole is; those in the middle go over where a column is too high. */
static void choose_sides(const gb_map *map, gb_map_note *notes, double height)
{
	const double middle = middle_of(map);

	for (size_t i = 0; i < notes->count; i++)
		notes->items[i].right = notes->items[i].pole.x >= middle;
	for (size_t moved = 0; moved < notes->count; moved++) {
		const double left = column_height(map, notes, false);
		const double right = column_height(map, notes, true);
		gb_note *nearest = NULL;

		if (fmax(left, right) <= height)
			return;
		for (size_t i = 0; i < notes->count; i++) {
			gb_note *of = &notes->items[i];

			if (of->outside && of->right == (right > left) &&
				(nearest == NULL || fabs(of->pole.x - middle) < fabs(nearest->pole.x - middle)))
				nearest = of;
		}
		if (nearest == NULL || fmin(left, right) + nearest->height + gap(map) > height)
			return;
		nearest->right = !nearest->right;
	}
}

static double column_width(const gb_map_note *notes, bool right)
{
	double width = 0;

	for (size_t i = 0; i < notes->count; i++) {
		const gb_note *of = &notes->items[i];

		if (of->outside && of->right == right)
			width = fmax(width, of->width);
	}
	return width;
}

static int compare_poles(const void *left, const void *right)
{
	const gb_note *a = *(gb_note *const *)left, *b = *(gb_note *const *)right;

	if (a->pole.y != b->pole.y)
		return a->pole.y < b->pole.y ? -1 : 1;
	return (a->value->area->order > b->value->area->order) -
		   (a->value->area->order < b->value->area->order);
}

/* Each as near as it can be to the height of its pole: downwards first, and back up from the
 * bottom where that ran over. */
static void stack(const gb_map *map, gb_map_note *notes, bool right, gb_rect room)
{
	gb_note **column = GB_NEW_ARRAY(map->chart.context->arena, notes->count, gb_note *);
	double y = room.y, bottom = room.y + room.height;
	size_t count = 0;

	for (size_t i = 0; i < notes->count; i++) {
		if (notes->items[i].outside && notes->items[i].right == right)
			column[count++] = &notes->items[i];
	}
	if (count > 1)
		qsort(column, count, sizeof(*column), compare_poles);
	for (size_t i = 0; i < count; i++) {
		gb_note *of = column[i];

		of->x = right ? room.x + room.width - column_width(notes, true) : room.x;
		of->y = fmax(y, of->pole.y - of->height / 2);
		if (!right)
			of->x += column_width(notes, false) - of->width;
		y = of->y + of->height + gap(map);
	}
	for (size_t i = count; i-- > 0;) {
		gb_note *of = column[i];

		of->y = fmin(of->y, bottom - of->height);
		of->align = right ? GB_ALIGN_START : GB_ALIGN_END;
		of->leader = (gb_point){ right ? of->x - GB_NOTE_CLEAR : of->x + of->width + GB_NOTE_CLEAR,
			of->y + of->height / 2 };
		bottom = of->y - gap(map);
	}
}

static bool fault_crowded(const gb_map *map, double needs, double has)
{
	gb_arena *arena = map->chart.context->arena;

	return gb_fault(map->chart.context->diags, map->data->place, "map-too-crowded",
		gb_str_format(
			arena, "labels beside the map that need %d mm of height", (int)ceil(needs / GB_MM)),
		gb_str_format(arena, "at most %d mm, the map's", (int)(has / GB_MM)),
		GB_STR("give the map more height or width, or \"unnamed\": true to leave out the names"));
}

static bool fault_narrow(const gb_map *map, double needs, double has)
{
	gb_arena *arena = map->chart.context->arena;

	return gb_fault(map->chart.context->diags, map->data->place, "map-too-narrow",
		gb_str_format(arena, "a map that needs %d mm of width", (int)ceil(needs / GB_MM)),
		gb_str_format(arena, "at most %d mm, what is left of its frame", (int)(has / GB_MM)),
		GB_STR("give the map more width, or its label style a smaller size"));
}

static void fill_notes(gb_map *map, gb_map_note *notes)
{
	const gb_map_data *data = map->data;

	notes->items = GB_NEW_ARRAY(map->chart.context->arena, data->count, gb_note);
	for (size_t i = 0; i < data->map->territory_count; i++) {
		const gb_area *area = data->map->territories[i].area;

		/* On a dense map the hatch alone says what is missing, and the legend what it means. */
		if (data->values[area->order].shown &&
			(data->values[area->order].value.known || !data->unnamed))
			notes->items[notes->count++] = (gb_note){ .value = &data->values[area->order] };
	}
}

bool gb_map_shape_labels(gb_map *map)
{
	map->notes = GB_NEW(map->chart.context->arena, gb_map_note);
	fill_notes(map, map->notes);
	for (size_t i = 0; i < 2 * map->notes->count; i++) {
		map->notes->items[i / 2].outside = i % 2 == 0;
		if (!shape_note(map, &map->notes->items[i / 2]))
			return false;
	}
	return true;
}

/* All inside to begin with. */
static gb_map_note *begin_notes(gb_map *map)
{
	for (size_t i = 0; i < map->notes->count; i++) {
		map->notes->items[i].outside = false;
		choose_form(&map->notes->items[i]);
	}
	return map->notes;
}

/* The pole is looked for once: on a map of another size or place it is the same point of the area. */
static gb_point pole_of(const gb_map *map, const gb_shape_of *shape, gb_note *of)
{
	const gb_rect all = map->shapes.bounds;

	if (!of->pole_known) {
		double radius;
		const gb_point pole = gb_shape_pole(map->chart.context->arena, shape, &radius);

		of->pole_part = (gb_point){ (pole.x - all.x) / all.width, (pole.y - all.y) / all.height };
		of->pole_known = true;
		return pole;
	}
	return (gb_point){ gb_snap(all.x + of->pole_part.x * all.width),
		gb_snap(all.y + of->pole_part.y * all.height) };
}

/* Poles and circles, once the map has its size. */
static void locate(gb_map *map, gb_map_note *notes)
{
	size_t at = 0;

	for (size_t i = 0; i < map->shapes.count; i++) {
		const gb_shape_of *shape = &map->shapes.items[i];
		gb_note *of = &notes->items[at];

		if (at == notes->count || of->value->area != shape->territory->area)
			continue;
		at++;
		of->shape = shape;
		of->pole = pole_of(map, shape, of);
		of->disc = map->data->mark == GB_MAP_SYMBOLS ? gb_map_radius(map, of->value->value) : 0;
	}
}

/* From the highest to the lowest of areas and words. */
static double height_beside(const gb_map *map, const gb_map_note *notes)
{
	double top = map->shapes.bounds.y, bottom = top + map->shapes.bounds.height;

	for (size_t i = 0; i < notes->count; i++) {
		top = fmin(top, notes->items[i].y);
		bottom = fmax(bottom, notes->items[i].y + notes->items[i].height);
	}
	return bottom - top;
}

/* Those that do not fit go outside; whether one just did. */
static bool place_insides(gb_map *map, gb_map_note *notes)
{
	bool again = false;

	for (size_t i = 0; i < notes->count; i++) {
		gb_note *item = &notes->items[i];

		if (item->outside || place_inside(map, item))
			continue;
		item->outside = again = true;
		choose_form(item);
	}
	return again;
}

bool gb_map_place_about(gb_map *map, gb_rect frame, gb_map_room *room, gb_map_note **out)
{
	gb_map_note *notes = begin_notes(map);

	locate(map, notes);
	place_insides(map, notes);
	if (gb_notes_beside(map, notes, frame, room) != NULL)
		return false;
	notes->height = frame.height;
	*out = notes;
	return true;
}

/* The first that finds no place beside the areas. */
static const gb_note *place_homeless(const gb_map *map, gb_map_note *notes, gb_rect frame)
{
	gb_arena *arena = map->chart.context->arena;
	const gb_arena_mark mark = gb_arena_mark_now(arena);
	const gb_note *homeless =
		gb_notes_beside(map, notes, frame, gb_map_room_new(arena, frame, &map->shapes));

	/* Only where the notes stand is kept. */
	gb_arena_rewind(arena, mark);
	return homeless;
}

bool gb_map_place_labels(gb_map *map, gb_rect room, double least, bool trying, gb_map_note **out)
{
	gb_arena *arena = map->chart.context->arena;
	gb_map_note *notes = begin_notes(map);
	double left = 0, right = 0;
	bool again = true, columns = false;

	while (again) {
		const double width = room.width - left - right;

		if (width < least)
			return !trying && fault_narrow(map, left + right + least, room.width);
		gb_shapes_fit(arena, map->projected, (gb_rect){ room.x + left, room.y, width, room.height },
			&map->shapes);
		locate(map, notes);
		again = place_insides(map, notes);
		const gb_note *homeless = columns ? NULL : place_homeless(map, notes, room);
		if (!columns && homeless == NULL) {
			notes->height = height_beside(map, notes);
			*out = notes;
			return true;
		}
		if (homeless != NULL) {
			/* Room at the side where it belongs; when that was not enough, columns. */
			double *margin = homeless->pole.x < middle_of(map) ? &left : &right;

			again = true;
			columns = *margin > 0;
			*margin = fmax(*margin, homeless->width + LEADER_EM * map->chart.em);
			continue;
		}
		choose_sides(map, notes, room.height);
		for (int side = 0; side < 2; side++) {
			double *margin = side == 0 ? &left : &right;
			double needed = column_width(notes, side == 1);

			needed = needed > 0 ? needed + LEADER_EM * map->chart.em : 0;
			if (needed > *margin + 0.01) {
				*margin = needed;
				again = true;
			}
			if (column_height(map, notes, side == 1) > room.height + 0.01)
				return !trying &&
					   fault_crowded(map, column_height(map, notes, side == 1), room.height);
		}
	}
	stack(map, notes, false, room);
	stack(map, notes, true, room);
	notes->height = fmax(map->shapes.bounds.height,
		fmax(column_height(map, notes, false), column_height(map, notes, true)));
	*out = notes;
	return true;
}

double gb_map_notes_height(const gb_map_note *notes)
{
	return notes->height;
}

static void draw_leader(const gb_map *map, const gb_note *of)
{
	const gb_stroke stroke = gb_stroke_solid(map->chart.muted, LEADER_WIDTH);
	const gb_point from = of->leader;
	const double dx = from.x - of->pole.x, dy = from.y - of->pole.y;
	const double length = sqrt(dx * dx + dy * dy);
	/* It ends at the circle's edge. */
	const double part = of->disc > 0 && length > 0 ? of->disc / length : 0;

	gb_ops_line(&map->chart.out->ops, from,
		(gb_point){ of->pole.x + part * dx, of->pole.y + part * dy }, stroke, of->value->place);
	if (of->disc == 0)
		gb_map_circle(map, of->pole, DOT_EM * map->chart.em, gb_paint_solid(map->chart.muted),
			(gb_stroke){ .width = 0 }, of->value->place);
}

static void draw_disc(const gb_map *map, const gb_note *of)
{
	const bool negative = gb_decimal_sign(of->value->value) < 0;

	gb_map_circle(map, of->pole, of->disc,
		gb_paint_solid(negative ? map->chart.ground : map->data->colour),
		gb_stroke_solid(negative ? map->data->colour : map->chart.ground, 0.8), of->value->place);
}

/* In an area about its middle; outside towards its leader. */
static void draw_words(const gb_map *map, const gb_note *of)
{
	const gb_map_look look = gb_map_look_of(map, of->value);
	const gb_align align = of->align;
	const double part = align == GB_ALIGN_CENTRE ? 0.5 : align == GB_ALIGN_END ? 1 : 0;
	const double edge = of->x + part * of->width;
	const double row = of->lamp + of->number.width;
	const double y = of->y + of->name.height;

	gb_label_set(&map->chart, &of->name, edge, of->y, align);
	if (of->lamp > 0)
		gb_map_lamp(map, look.lamp, edge - part * row, y + of->number.height / 2,
			GB_MAP_LAMP_EM * map->chart.em);
	if (of->lamp > 0)
		gb_label_set(&map->chart, &of->number, edge - part * row + of->lamp, y, GB_ALIGN_START);
	else
		gb_label_set(&map->chart, &of->number, edge, y, align);
}

void gb_map_draw_labels(const gb_map *map, const gb_map_note *notes)
{
	for (size_t i = 0; i < notes->count; i++) {
		if (notes->items[i].outside)
			draw_leader(map, &notes->items[i]);
	}
	for (size_t i = 0; i < notes->count; i++) {
		if (notes->items[i].disc > 0)
			draw_disc(map, &notes->items[i]);
	}
	for (size_t i = 0; i < notes->count; i++)
		draw_words(map, &notes->items[i]);
}
