#ifndef GB_COMPOSE_DRAWING_H
#define GB_COMPOSE_DRAWING_H

#include "chart/chart.h"
#include "compose/item.h"

/* A drawing of the chart or the map floor on a page: what both kinds of blocks do alike. */

/* What a drawing may ask for. `group`: of its mark boxes; `place`: of the block. */
gb_chart_context gb_drawing_context(
	gb_composer *compose, const gb_block *block, uint32_t group, gb_place place);
/* The width (pt) it is drawn at in a column of `width`: the block's own where that is narrower. */
double gb_drawing_width(const gb_block *block, double width);
/* Stands it in the middle at the box's foot, tagged as `element`, and makes the box higher by it. */
void gb_drawing_place(gb_composer *compose, const gb_drawing *drawing, uint32_t element,
	gb_place place, gb_region region, gb_box *box);
/* Stands a caption or a note at the box's foot, and makes the box higher by it. */
void gb_drawing_below(gb_composer *compose, gb_caption *caption, gb_region region, gb_box *box);
/* The fault of what no page has room for: a `what` ("chart") that needs `need` pt. */
gb_fit gb_drawing_too_high(gb_composer *compose, const char *what, double need, gb_region region,
	const char *remedy, gb_place place);

#endif
