#include "chart/part.h"

#include <math.h>

/* Lines of the grid: they end before a label and go on behind it, so that no line runs through its
 * digits and none has to be painted over. */

#define CLEAR_EM 0.3  /* beside a label */
#define PIECE_LEAST 4 /* shorter pieces are left out: dots between labels say nothing */

/* The first label at or below `y` that stands in the way of a line at `x`; NULL when none does. */
static const gb_rect *next_label(const gb_chart *chart, double x, double y, double bottom)
{
	const gb_drawing *out = chart->out;
	const double clear = CLEAR_EM * chart->em;
	const gb_rect *found = NULL;

	for (size_t i = 0; i < out->box_count; i++) {
		const gb_rect *box = &out->boxes[i].rect;

		if (out->boxes[i].kind != GB_BOX_LABEL || x < box->x - clear ||
			x > box->x + box->width + clear || box->y + box->height <= y || box->y >= bottom)
			continue;
		if (found == NULL || box->y < found->y)
			found = box;
	}
	return found;
}

void gb_grid_line(
	const gb_chart *chart, double x, double top, double bottom, gb_stroke stroke, gb_place place)
{
	double y = top;

	while (y < bottom) {
		const gb_rect *label = next_label(chart, x, y, bottom);
		const double end = label != NULL ? fmin(label->y, bottom) : bottom;

		if (end - y >= PIECE_LEAST)
			gb_ops_line(&chart->out->ops, (gb_point){ x, y }, (gb_point){ x, end }, stroke, place);
		y = label != NULL ? label->y + label->height : bottom;
	}
}
