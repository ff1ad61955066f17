#ifndef GB_CHART_SPARK_H
#define GB_CHART_SPARK_H

#include "draw/op.h"

/* A sparkline: how a figure came to where it is, as a line without words. What it shows is said
 * beside it, and in its alt text. */
typedef struct gb_spark_point {
	double at; /* on the line of time; rising */
	double value;
	bool known; /* missing: a gap */
} gb_spark_point;

typedef struct gb_spark {
	const gb_spark_point *points;
	size_t count;
	bool has_goal;
	double goal; /* a dashed line across */
	gb_colour line, last, goal_line;
	bool sample; /* any of its points is one: stamps the page */
} gb_spark;

/* True when there is something to see: three known points at least. Two are a rise or a fall, which
 * the figures beside it say better. */
bool gb_spark_shows(const gb_spark *spark);
/* Draws it into the rectangle, its last point marked. A step wider than the narrowest one is a gap
 * too: a reading between them is missing. */
void gb_spark_draw(const gb_spark *spark, gb_rect rect, gb_ops *ops, gb_place place);

#endif
