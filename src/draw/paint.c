#include "draw/paint.h"

/* What fills and outlines shapes. */

#include <math.h>

/* More lines than anyone can tell apart: a pitch that asks for them is a mistake elsewhere, and
 * gb_document_check refuses a pitch that small. */
#define HATCH_LINES 20000

gb_paint gb_paint_solid(gb_colour colour)
{
	return (gb_paint){ .kind = GB_PAINT_SOLID, .colour = colour };
}

gb_hatch gb_paint_hatch(const gb_paint *paint, gb_rect bounds)
{
	const double radians = paint->angle * 3.14159265358979323846 / 180.0;
	const gb_point along = { cos(radians), sin(radians) };
	const gb_point across = { -along.y, along.x };
	const gb_point corners[4] = {
		{ bounds.x, bounds.y },
		{ bounds.x + bounds.width, bounds.y },
		{ bounds.x, bounds.y + bounds.height },
		{ bounds.x + bounds.width, bounds.y + bounds.height },
	};
	double near = INFINITY, far = -INFINITY, start = INFINITY, end = -INFINITY;

	for (int i = 0; i < 4; i++) {
		const double down = corners[i].x * across.x + corners[i].y * across.y;
		const double right = corners[i].x * along.x + corners[i].y * along.y;

		near = fmin(near, down);
		far = fmax(far, down);
		start = fmin(start, right);
		end = fmax(end, right);
	}

	/* Lines lie on multiples of the pitch from the page's origin, so that two neighbours with
	 * the same hatch join without a seam. */
	const double first = ceil((near - paint->width) / paint->pitch);
	const double last = floor((far + paint->width) / paint->pitch);
	gb_hatch hatch = {
		.along = along,
		.across = across,
		.first = first * paint->pitch,
		.pitch = paint->pitch,
		.start = start,
		.end = end,
	};

	if (last >= first)
		hatch.count = last - first < HATCH_LINES ? (size_t)(last - first) + 1 : HATCH_LINES;
	return hatch;
}

void gb_hatch_line(const gb_hatch *hatch, size_t index, gb_point *from, gb_point *to)
{
	const double down = hatch->first + (double)index * hatch->pitch;

	from->x = gb_snap(hatch->along.x * hatch->start + hatch->across.x * down);
	from->y = gb_snap(hatch->along.y * hatch->start + hatch->across.y * down);
	to->x = gb_snap(hatch->along.x * hatch->end + hatch->across.x * down);
	to->y = gb_snap(hatch->along.y * hatch->end + hatch->across.y * down);
}
