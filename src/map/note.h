#ifndef GB_MAP_NOTE_H
#define GB_MAP_NOTE_H

#include "map/part.h"
#include "map/room.h"

/* Names and values being placed: what place.c and beside.c share. */

#define GB_NOTE_CLEAR 1.2 /* pt between words and a border */

/* An area's name and value. */
typedef struct gb_note {
	const gb_map_value *value;
	const gb_shape_of *shape;
	gb_label name, number;
	struct {
		gb_label name, number;
	} forms[2];  /* shaped once: in its area, and outside in the colour of text */
	double lamp; /* width of the lamp before the value, with its gap */
	double width, height;
	gb_point pole;
	gb_point pole_part; /* the same as parts of the map's width and height */
	bool pole_known;
	double inside_width; /* of the map for which the next two were found; 0: none yet */
	bool inside;
	gb_point inside_part; /* middle of the words in the area, as parts of the map */
	double disc;          /* radius */
	bool outside, right;
	double x, y;     /* top left */
	gb_align align;  /* of its lines */
	gb_point leader; /* where its leader begins */
} gb_note;

struct gb_map_note {
	gb_note *items;
	size_t count;
	double height;
};

/* A free place beside the areas, in the room that it then takes, for each that does not fit inside,
 * with the shortest leader that passes over no other area, where one is free: the first in the
 * official order that finds none, or NULL. */
const gb_note *gb_notes_beside(
	const gb_map *map, gb_map_note *notes, gb_rect frame, gb_map_room *room);

#endif
