#include "chart/spark.h"

#include <math.h>

#define LINE_WIDTH 1.2
#define GOAL_WIDTH 0.4
#define POINT_RADIUS 1.1
#define LAST_RADIUS 2.2
#define POINTS_LEAST 3
#define WIDER 1.5 /* times the narrowest step: a reading is missing */

typedef struct plot {
	const gb_spark *spark;
	gb_rect rect; /* inset, so that the last point's disc stays inside */
	double least, most, first, last, step;
} plot;

bool gb_spark_shows(const gb_spark *spark)
{
	size_t known = 0;

	for (size_t i = 0; i < spark->count; i++)
		known += spark->points[i].known;
	return known >= POINTS_LEAST;
}

static plot measure(const gb_spark *spark, gb_rect rect)
{
	plot in = { .spark = spark, .least = INFINITY, .most = -INFINITY, .step = INFINITY };

	in.rect = (gb_rect){ rect.x + LAST_RADIUS, rect.y + LAST_RADIUS, rect.width - 2 * LAST_RADIUS,
		rect.height - 2 * LAST_RADIUS };
	in.first = spark->points[0].at;
	in.last = spark->points[spark->count - 1].at;
	for (size_t i = 0; i < spark->count; i++) {
		if (i > 0)
			in.step = fmin(in.step, spark->points[i].at - spark->points[i - 1].at);
		if (!spark->points[i].known)
			continue;
		in.least = fmin(in.least, spark->points[i].value);
		in.most = fmax(in.most, spark->points[i].value);
	}
	if (spark->has_goal) {
		in.least = fmin(in.least, spark->goal);
		in.most = fmax(in.most, spark->goal);
	}
	return in;
}

static double y_of(const plot *in, double value)
{
	/* A line that never moved runs through the middle. */
	const double share = in->most > in->least ? (value - in->least) / (in->most - in->least) : 0.5;

	return in->rect.y + (1 - share) * in->rect.height;
}

static gb_point point_of(const plot *in, size_t index)
{
	const gb_spark_point *point = &in->spark->points[index];

	return (gb_point){
		in->rect.x + (point->at - in->first) / (in->last - in->first) * in->rect.width,
		y_of(in, point->value),
	};
}

/* A disc of four cubic curves. */
static void disc(gb_ops *ops, gb_point centre, double radius, gb_colour colour, gb_place place)
{
	const double k = radius * 0.5522847498, x = centre.x, y = centre.y;
	const gb_segment segments[] = {
		{ .kind = GB_SEGMENT_MOVE, .to = { x + radius, y } },
		{ .kind = GB_SEGMENT_CURVE,
			.to = { x, y + radius },
			.first = { x + radius, y + k },
			.second = { x + k, y + radius } },
		{ .kind = GB_SEGMENT_CURVE,
			.to = { x - radius, y },
			.first = { x - k, y + radius },
			.second = { x - radius, y + k } },
		{ .kind = GB_SEGMENT_CURVE,
			.to = { x, y - radius },
			.first = { x - radius, y - k },
			.second = { x - k, y - radius } },
		{ .kind = GB_SEGMENT_CURVE,
			.to = { x + radius, y },
			.first = { x + k, y - radius },
			.second = { x + radius, y - k } },
		{ .kind = GB_SEGMENT_CLOSE },
	};

	gb_ops_path(ops, segments, GB_COUNT(segments), gb_paint_solid(colour),
		(gb_stroke){ .width = 0 }, place);
}

void gb_spark_draw(const gb_spark *spark, gb_rect rect, gb_ops *ops, gb_place place)
{
	const plot in = measure(spark, rect);
	size_t last = 0;

	if (spark->has_goal) {
		gb_stroke stroke = gb_stroke_solid(spark->goal_line, GOAL_WIDTH);

		stroke.dash[0] = 2;
		stroke.dash[1] = 1.6;
		stroke.dash_count = 2;
		gb_ops_line(ops, (gb_point){ rect.x, y_of(&in, spark->goal) },
			(gb_point){ rect.x + rect.width, y_of(&in, spark->goal) }, stroke, place);
	}
	for (size_t i = 1; i < spark->count; i++) {
		const gb_spark_point *from = &spark->points[i - 1], *to = &spark->points[i];

		if (from->known && to->known && to->at - from->at <= in.step * WIDER)
			gb_ops_line(ops, point_of(&in, i - 1), point_of(&in, i),
				gb_stroke_solid(spark->line, LINE_WIDTH), place);
	}
	for (size_t i = 0; i < spark->count; i++) {
		if (!spark->points[i].known)
			continue;
		disc(ops, point_of(&in, i), POINT_RADIUS, spark->line, place);
		last = i;
	}
	disc(ops, point_of(&in, last), LAST_RADIUS, spark->last, place);
}
