#ifndef GB_CHART_LAMP_H
#define GB_CHART_LAMP_H

#include "draw/op.h"
#include "layout/layout.h"
#include "model/policy.h"

/* Lamps: a colour and a shape, so that neither greyscale nor colour blindness hides a state; their
 * word stands beside them or in a key (D 3.5). */

/* The layout's colour of a lamp; false with a fault at the lamp when there is none. */
bool gb_lamp_colour(
	gb_arena *arena, const gb_layout *layout, const gb_lamp *lamp, gb_colour *out, gb_diags *diags);
/* Its shape in a square of `size` with the left edge at x and its middle at centre_y. */
void gb_lamp_ops(gb_ops *ops, const gb_lamp *lamp, gb_colour colour, double x, double centre_y,
	double size, gb_place place);

#endif
