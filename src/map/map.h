#ifndef GB_MAP_MAP_H
#define GB_MAP_MAP_H

#include "chart/chart.h"
#include "model/area.h"
#include "model/geometry.h"

/*
 * Areas to a drawing: projection, classes, labels, legend, tiles and the declaration at the edge
 * (D 7). It stands on the chart floor, whose drawings, labels and boxes it shares.
 */

/* One area of the ledger: what it shows and what it says. */
typedef struct gb_map_value {
	const gb_area *area;
	bool shown;       /* false: the selection leaves it out; its land is drawn without a value */
	gb_decimal value; /* unrounded, in the ledger's unit; missing: hatched, 未报 */
	gb_resolved resolved[GB_LANG_COUNT];
	const gb_verdict *verdict; /* NULL: the area has no target of its own */
	gb_place place;
} gb_map_value;

typedef struct gb_map_data {
	const gb_place_map *map;
	const gb_map_value *values; /* by gb_area.order */
	size_t count;
	const gb_policy *policy; /* words of states; may be NULL where none are shown */
	gb_words name, period;   /* what the values are, and of when */
	const gb_unit *unit;     /* of the values, in which limits are written */
	const gb_counted *counted;
	int field;        /* gb_field_of: ACTUAL, RATE, GAP, or STATE */
	int mark;         /* gb_map_mark */
	int classing;     /* gb_classing; POLICY and LIMITS: by `limits` */
	size_t classes;   /* how many, of the others */
	gb_list limits;   /* of gb_decimal, rising */
	gb_colour colour; /* the darkest tint of the ramp */
	bool unnamed;
	double most; /* of the height that it chooses itself; 0: nine tenths of the width */
	gb_place place;
} gb_map_data;

/*
 * Draws a map into a frame of `width`; `height` is that of the frame, or 0 for what it needs.
 * Shared borders are drawn once. Names and values stand in their areas, at the pole of
 * inaccessibility or as near to it as they fit, else outside with a leader line; they never
 * overlap and never leave the frame, or a fault says what does not fit. The alt text names the
 * highest, the lowest and what is missing, in both languages. False after faults.
 */
bool gb_map_draw(const gb_chart_context *context, const gb_map_data *data, double width,
	double height, gb_drawing *out);
/* What the map is and where its borders come from, said below it (D 7.1): the review number or that
 * it is schematic, source, date and holder. */
gb_words gb_map_declaration(gb_arena *arena, const gb_place_map *map);

#endif
