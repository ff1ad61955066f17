/* Lamps on pages: drawn by the chart floor, as ornaments: their words stand beside them. */
#include "compose/item.h"

#include "chart/lamp.h"

void gb_lamp_draw(gb_composer *compose, const gb_lamp *lamp, double x, double centre_y, double size,
	gb_box *box, gb_place place)
{
	gb_colour colour;

	if (!gb_lamp_colour(compose->arena, compose->layout, lamp, &colour, compose->diags)) {
		compose->failed = true;
		return;
	}
	gb_ops_artifact(box->ops, GB_ARTIFACT_LAYOUT, place);
	gb_lamp_ops(box->ops, lamp, colour, x, centre_y, size, place);
	gb_ops_tag_end(box->ops);
	gb_compose_box(
		compose, GB_BOX_MARK, (gb_rect){ x, centre_y - size / 2.0, size, size }, 0, place);
}
