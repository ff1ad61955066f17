#ifndef GB_MAP_CLASSES_H
#define GB_MAP_CLASSES_H

#include "base/arena.h"
#include "base/decimal.h"
#include "model/limits.h"

/*
 * Classes of values (D 7.4), by exact decimals. A class begins with its limit; the first has none.
 * Equal values are never split. Fewer classes come out where there are fewer different values.
 */
typedef struct gb_classes {
	gb_decimal
		limits[GB_CLASSES_MOST - 1]; /* rising: the least value of all classes but the first */
	size_t count;                    /* of classes, one more than limits */
} gb_classes;

/* Which class a known value is in, from 0. */
size_t gb_class_of(const gb_classes *classes, gb_decimal value);
gb_classes gb_classes_by_limits(const gb_decimal *limits, size_t count);
/* Of known values in any order; `wanted` from 1 to GB_CLASSES_MOST. */
/* Ranges of one width between the least and the greatest value. */
gb_classes gb_classes_equal(const gb_decimal *values, size_t count, size_t wanted);
/* About as many values in each; where equal values stand at a limit, it moves to the nearest place
 * between different ones, the lower one of two. */
gb_classes gb_classes_quantile(
	gb_arena *arena, const gb_decimal *values, size_t count, size_t wanted);
/* Jenks' natural breaks, by Fisher's exact method: the least sum of squared deviations from the
 * classes' means. */
gb_classes gb_classes_jenks(gb_arena *arena, const gb_decimal *values, size_t count, size_t wanted);

#endif
