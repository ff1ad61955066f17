#include "chart/lamp.h"

/* A quarter circle by one cubic curve: the usual 4/3 (√2 − 1). */
#define KAPPA 0.5522847498

static size_t circle(gb_segment out[6], double x, double y, double radius)
{
	double k = radius * KAPPA;

	out[0] = (gb_segment){ .kind = GB_SEGMENT_MOVE, .to = { x + radius, y } };
	out[1] = (gb_segment){ .kind = GB_SEGMENT_CURVE,
		.to = { x, y + radius },
		.first = { x + radius, y + k },
		.second = { x + k, y + radius } };
	out[2] = (gb_segment){ .kind = GB_SEGMENT_CURVE,
		.to = { x - radius, y },
		.first = { x - k, y + radius },
		.second = { x - radius, y + k } };
	out[3] = (gb_segment){ .kind = GB_SEGMENT_CURVE,
		.to = { x, y - radius },
		.first = { x - radius, y - k },
		.second = { x - k, y - radius } };
	out[4] = (gb_segment){ .kind = GB_SEGMENT_CURVE,
		.to = { x + radius, y },
		.first = { x + k, y - radius },
		.second = { x + radius, y - k } };
	out[5] = (gb_segment){ .kind = GB_SEGMENT_CLOSE };
	return 6;
}

static size_t polygon(gb_segment out[6], const gb_point *points, size_t count)
{
	for (size_t i = 0; i < count; i++)
		out[i] = (gb_segment){
			.kind = i == 0 ? GB_SEGMENT_MOVE : GB_SEGMENT_LINE,
			.to = points[i],
		};
	out[count] = (gb_segment){ .kind = GB_SEGMENT_CLOSE };
	return count + 1;
}

bool gb_lamp_colour(
	gb_arena *arena, const gb_layout *layout, const gb_lamp *lamp, gb_colour *out, gb_diags *diags)
{
	const gb_colour *colour = gb_colour_find(layout, lamp->colour);

	if (colour == NULL)
		return gb_fault(diags, gb_place_member(lamp->place, "colour"), "unknown-colour",
			gb_str_format(arena, "\"%.*s\"", (int)lamp->colour.n, lamp->colour.p),
			GB_STR("a colour of the layout"),
			GB_STR("add the colour to the layout's \"colours\", or name one that it has"));
	*out = *colour;
	return true;
}

void gb_lamp_ops(gb_ops *ops, const gb_lamp *lamp, gb_colour colour, double x, double centre_y,
	double size, gb_place place)
{
	gb_segment segments[6];
	size_t count = 0;
	double half = size / 2.0;
	double centre = x + half;
	gb_paint fill = gb_paint_solid(colour);
	gb_stroke none = { 0 };

	switch ((gb_lamp_shape)lamp->shape) {
	case GB_LAMP_CIRCLE:
		count = circle(segments, centre, centre_y, half);
		break;
	case GB_LAMP_RING:
		none = gb_stroke_solid(colour, size * 0.16);
		fill = (gb_paint){ 0 };
		count = circle(segments, centre, centre_y, half * 0.84);
		break;
	case GB_LAMP_TRIANGLE:
		count = polygon(segments,
			(gb_point[]){ { centre, centre_y - half }, { x + size, centre_y + half * 0.8 },
				{ x, centre_y + half * 0.8 } },
			3);
		break;
	case GB_LAMP_SQUARE:
		count = polygon(segments,
			(gb_point[]){ { x + size * 0.06, centre_y - half * 0.88 },
				{ x + size * 0.94, centre_y - half * 0.88 },
				{ x + size * 0.94, centre_y + half * 0.88 },
				{ x + size * 0.06, centre_y + half * 0.88 } },
			4);
		break;
	case GB_LAMP_DIAMOND:
		count = polygon(segments,
			(gb_point[]){ { centre, centre_y - half }, { x + size, centre_y },
				{ centre, centre_y + half }, { x, centre_y } },
			4);
		break;
	case GB_LAMP_BAR:
		count = polygon(segments,
			(gb_point[]){ { x, centre_y - half * 0.35 }, { x + size, centre_y - half * 0.35 },
				{ x + size, centre_y + half * 0.35 }, { x, centre_y + half * 0.35 } },
			4);
		break;
	}
	gb_ops_path(ops, segments, count, fill, none, place);
}
