#ifndef GB_MAP_PART_H
#define GB_MAP_PART_H

#include "chart/part.h"
#include "map/classes.h"
#include "map/map.h"
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
	gb_shapes shapes;
	double most; /* SYMBOLS: the greatest magnitude */
	double disc; /* SYMBOLS: radius of the greatest one's circle */
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
/* The declaration and the source, printed at the map's edge (D 7.1). */
gb_words gb_map_edge_words(const gb_map *map);
gb_words gb_map_alt(const gb_map *map);

/* border.c */
void gb_map_borders(const gb_map *map);

/* place.c: names and values, about the map in the rectangle. False with a fault where they do not
 * fit, or leave less than `least` pt of width to the map; `trying`: without that fault. */
typedef struct gb_map_note gb_map_note;
bool gb_map_place_labels(gb_map *map, gb_rect room, double least, bool trying, gb_map_note **notes);
double gb_map_notes_height(const gb_map_note *notes); /* that map and labels need of the room's */
void gb_map_draw_labels(const gb_map *map, const gb_map_note *notes);

/* side.c: head, legend and tiles in a column. */
typedef struct gb_map_side gb_map_side;
/* In a frame of this width; `below`: to stand below the map, with all of the width. NULL after
 * faults. */
gb_map_side *gb_map_side_new(const gb_map *map, double frame, bool below);
bool gb_map_side_below(const gb_map_side *side); /* asked for, or too wide to stand beside */
double gb_map_side_width(const gb_map_side *side);
double gb_map_side_height(const gb_map_side *side);
void gb_map_side_draw(
	const gb_map *map, const gb_map_side *side, double x, double y, double height);

#endif
