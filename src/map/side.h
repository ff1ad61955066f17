#ifndef GB_MAP_SIDE_H
#define GB_MAP_SIDE_H

#include "map/part.h"

/* The column beside the map: what side.c and strip.c share. */

#define GB_SWATCH_EM 1.7
#define GB_SWATCH_HEIGHT_EM 1.0

/* An entry of the legend. */
typedef struct gb_side_row {
	gb_map_look look;
	double disc; /* radius; 0: a swatch */
	gb_label words, count;
	bool counted;
	double height;
	double x; /* STRIP */
} gb_side_row;

/* An area without borders. */
typedef struct gb_side_tile {
	const gb_map_value *value;
	gb_map_look look;
	gb_label name, number;
	gb_label none; /* that it has no target of its own, and so no lamp (D 7.3); or empty */
	const gb_lamp *lamp;
	double height;
} gb_side_tile;

struct gb_map_side {
	gb_map_side_form form;
	gb_label title, period, count_head, tile_head;
	gb_side_row *rows;
	size_t row_count;
	gb_side_tile *tiles;
	size_t tile_count;
	double swatch; /* width of the swatches, or of the largest circle */
	double counts; /* width of the column of counts */
	double width, tile_width, head, legend, tiling;
	bool across;           /* tiles beside the legend, not below it */
	double words, numbers; /* STRIP: tops of the words and of the counts, from the strip's own */
};

/* side.c: a swatch or a circle with its left edge at x; tiles fitted to their width, and the width in
 * which their words are not broken. */
void gb_map_side_swatch(const gb_map *map, const gb_side_row *of, double x, double middle);
bool gb_map_side_fit_tiles(const gb_map *map, gb_map_side *side);
double gb_map_side_tiles_natural(const gb_map *map, const gb_map_side *side);

/* strip.c: false where the entries do not stand in a row of the frame. */
bool gb_map_strip_fit(const gb_map *map, gb_map_side *side, double frame);
void gb_map_strip_draw(const gb_map *map, const gb_map_side *side, gb_point at);

#endif
