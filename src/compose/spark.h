#ifndef GB_COMPOSE_SPARK_H
#define GB_COMPOSE_SPARK_H

#include "chart/spark.h"
#include "compose/item.h"

/* Whose readings a sparkline shows: those of the reading's indicator and area up to its own. */
typedef struct gb_spark_of {
	const gb_reading *reading; /* NULL: none, and no line */
	const gb_target *target;   /* a line across, where each reading is held against it; NULL */
	uint32_t parent;           /* of its element */
	gb_colour last;
	gb_place place;
} gb_spark_of;

/* Binds a sparkline and makes its element, a figure whose alt text says the readings. Nothing is
 * shown, and no element made, of fewer than three. Draws in "muted". */
void gb_spark_bind(gb_composer *compose, gb_spark_of of, gb_spark *out, uint32_t *element);
/* Draws it into a rectangle, tagged. */
void gb_spark_place(gb_composer *compose, const gb_spark *spark, uint32_t element, gb_rect rect,
	uint32_t group, gb_place place, gb_box *box);

#endif
