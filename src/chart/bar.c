#include "chart/part.h"

#include <math.h>

/* One bar, and how it looks. What should be is hollow, what was is thin, what is not yet final is
 * hatched: so a bar speaks in grey and to every eye (D 6.5). */

#define OUTLINE 0.9
#define THIN 0.5 /* of a bar's height */
#define HATCH_ANGLE 45
#define HATCH_PITCH 2.6
#define HATCH_WIDTH 0.7

gb_bar_look gb_bar_look_of(const gb_chart_series *series, const gb_datum *datum)
{
	const int status = datum != NULL ? datum->resolved.status : GB_VALUE_FINAL;
	const bool below = datum != NULL && gb_decimal_sign(datum->plotted) < 0;

	return (gb_bar_look){
		.colour = below ? series->below : series->colour,
		.hollow = series->field == GB_OF_TARGET || series->field == GB_OF_SCHEDULED,
		.thin = series->field == GB_OF_BASE,
		.hatched = status == GB_VALUE_PROVISIONAL || status == GB_VALUE_ESTIMATED,
	};
}

static gb_paint fill_of(const gb_chart *chart, gb_bar_look look)
{
	if (look.hatched)
		return (gb_paint){
			.kind = GB_PAINT_HATCH,
			.colour = look.colour,
			.second = chart->ground,
			.angle = HATCH_ANGLE,
			.pitch = HATCH_PITCH,
			.width = HATCH_WIDTH,
		};
	return gb_paint_solid(look.hollow ? chart->ground : look.colour);
}

void gb_bar_draw(const gb_chart *chart, gb_bar_look look, double from, double to, double middle,
	double height, gb_place place)
{
	const double thick = look.thin ? height * THIN : height;
	const gb_rect bar = { fmin(from, to), middle - thick / 2, fabs(to - from), thick };
	const bool outlined = look.hollow || look.hatched;
	/* The outline lies inside, so that the bar is as long as its value; a bar too short for one
	 * is filled. */
	const double inset = outlined ? fmin(OUTLINE, bar.width / 2) / 2 : 0;
	const gb_rect inner = {
		bar.x + inset,
		bar.y + inset,
		bar.width - 2 * inset,
		bar.height - 2 * inset,
	};

	if (bar.width <= 0)
		return;
	gb_ops_rect(&chart->out->ops, inner, fill_of(chart, look),
		outlined ? gb_stroke_solid(look.colour, 2 * inset) : (gb_stroke){ .width = 0 }, place);
	gb_chart_box(chart, GB_BOX_MARK, bar, place);
}

#define TICK_WIDTH 2.2
#define ARROW_WIDTH_EM 0.75
#define ARROW_HEIGHT_EM 0.55

void gb_tick_draw(
	const gb_chart *chart, gb_colour colour, double x, double middle, double height, gb_place place)
{
	const gb_rect tick = { x - TICK_WIDTH / 2, middle - height / 2, TICK_WIDTH, height };

	gb_ops_rect(&chart->out->ops, tick, gb_paint_solid(colour), (gb_stroke){ .width = 0 }, place);
}

void gb_arrow_draw(const gb_chart *chart, gb_colour colour, double x, double middle, gb_place place)
{
	const double half = ARROW_WIDTH_EM * chart->em / 2, height = ARROW_HEIGHT_EM * chart->em;
	const double top = middle - height / 2;
	const gb_segment segments[] = {
		{ .kind = GB_SEGMENT_MOVE, .to = { x - half, top } },
		{ .kind = GB_SEGMENT_LINE, .to = { x + half, top } },
		{ .kind = GB_SEGMENT_LINE, .to = { x, top + height } },
		{ .kind = GB_SEGMENT_CLOSE },
	};

	gb_ops_path(&chart->out->ops, segments, GB_COUNT(segments), gb_paint_solid(colour),
		(gb_stroke){ .width = 0 }, place);
}
