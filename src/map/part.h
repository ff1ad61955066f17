#ifndef GB_MAP_PART_H
#define GB_MAP_PART_H

#include "chart/part.h"
#include "map/classes.h"
#include "map/map.h"
#include "map/room.h"
#include "map/shape.h"

/* What the parts of a map share. */

/* How an area looks: its class, its state, or that nothing is known of it. */
typedef struct gb_map_look {
	gb_paint fill;
	gb_colour ink;       /* of text on it, with a contrast of 4.5 or more */
	const gb_lamp *lamp; /* NULL: none */
} gb_map_look;

typedef struct gb_map {
	const gb_map_data *data;
	gb_chart chart; /* languages, colours and recording of the chart floor; it has no data */
	gb_classes classes;
	gb_colour tints[GB_CLASSES_MOST], inks[GB_CLASSES_MOST];
	const gb_projected *projected;
	gb_shapes shapes;
	struct gb_map_note *notes; /* names and values; NULL before the first plan */
	double most;               /* SYMBOLS: the greatest magnitude */
	double disc;               /* SYMBOLS: radius of the greatest one's circle */
} gb_map;

#define GB_MAP_LAMP_EM 0.85

/* tint.c */
/* The ramp of one hue, and its inks; false with a fault when the colour gives no legible one. */
bool gb_map_ramp(gb_map *map);
gb_colour gb_map_mix(gb_colour colour, gb_colour ground, double part);
gb_map_look gb_map_look_of(const gb_map *map, const gb_map_value *value);
gb_map_look gb_map_look_of_class(const gb_map *map, size_t class);
gb_map_look gb_map_look_of_state(const gb_map *map, int state);
gb_map_look gb_map_look_missing(const gb_map *map);
/* Whether all lamps that are shown have a colour of the layout. */
bool gb_map_check_lamps(const gb_map *map);

/* mark.c: circles and lamps; each records its box. */
void gb_map_circle(const gb_map *map, gb_point centre, double radius, gb_paint fill,
	gb_stroke stroke, gb_place place);
void gb_map_lamp(const gb_map *map, const gb_lamp *lamp, double x, double middle, double size);
double gb_map_radius(const gb_map *map, gb_decimal value);

/* words.c */
/* The label's style in a colour, strong or plain, for both languages. */
bool gb_map_label(const gb_map *map, const gb_label_words words[GB_LANG_COUNT], gb_colour colour,
	bool strong, gb_place place, gb_label *out);
bool gb_map_label_words(
	const gb_map *map, gb_words words, gb_colour colour, bool strong, gb_label *out);
/* The value of an area as it is printed on the map, or 未报. */
bool gb_map_label_value(
	const gb_map *map, const gb_map_value *value, gb_colour colour, gb_label *out);
/* What is said where a value is not: of one area, or (NULL) of all such in the legend. */
gb_words gb_map_missing(const gb_map *map, const gb_map_value *value);
/* A class's range: <5.0, 5.0–<5.5, ≥6.5; or the least and the greatest value in it. */
bool gb_map_label_class(const gb_map *map, size_t class, gb_label *out);
bool gb_map_label_count(const gb_map *map, size_t count, gb_label *out);
gb_words gb_map_alt(const gb_map *map);

/* border.c */
void gb_map_borders(const gb_map *map);

/* place.c: names and values, about the map in the rectangle. False with a fault where they do not
 * fit, or leave less than `least` pt of width to the map; `trying`: without that fault. */
typedef struct gb_map_note gb_map_note;
bool gb_map_place_labels(gb_map *map, gb_rect room, double least, bool trying, gb_map_note **notes);
/* The same about areas that have their size and place in `map->shapes`: inside them, or in what they
 * leave free of the frame in `room`, which they take. False where that is not enough. */
bool gb_map_place_about(gb_map *map, gb_rect frame, gb_map_room *room, gb_map_note **notes);
/* Shapes the words of all labels; false after faults. Before gb_map_place_about. */
bool gb_map_shape_labels(gb_map *map);
double gb_map_notes_height(const gb_map_note *notes); /* that map and labels need of the room's */
void gb_map_draw_labels(const gb_map *map, const gb_map_note *notes);

/* side.c, strip.c: head and legend, and tiles; in a column beside the map, in one below it that has
 * all of the width, or with the legend's classes in a row. */
typedef struct gb_map_side gb_map_side;
typedef enum gb_map_side_form {
	GB_MAP_SIDE_COLUMN,
	GB_MAP_SIDE_BELOW,
	GB_MAP_SIDE_STRIP,
} gb_map_side_form;
/* In a frame of this width. NULL after faults. */
gb_map_side *gb_map_side_new(const gb_map *map, double frame, gb_map_side_form form);
/* The form that it has: a column that is too wide to stand beside is one below, and so is a row that
 * is wider than the frame. */
gb_map_side_form gb_map_side_form_of(const gb_map_side *side);
double gb_map_side_width(const gb_map_side *side);
double gb_map_side_tile_width(const gb_map_side *side);
double gb_map_side_height(const gb_map_side *side);
/* Heights of its two parts: head and legend; tiles, 0 where there are none. */
double gb_map_side_legend(const gb_map_side *side);
double gb_map_side_tiles(const gb_map_side *side);
/* Where the tiles stand when the legend stands at x, y in a column of this height: at its bottom, or
 * beside the legend. */
gb_point gb_map_side_tiles_at(
	const gb_map *map, const gb_map_side *side, double x, double y, double height);
/* Each part with its top left there. */
void gb_map_side_draw(const gb_map *map, const gb_map_side *side, gb_point legend, gb_point tiles);

#endif
