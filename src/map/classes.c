#include "map/classes.h"

#include <stdlib.h>

size_t gb_class_of(const gb_classes *classes, gb_decimal value)
{
	size_t class = 0;

	while (class + 1 < classes->count && gb_decimal_compare(classes->limits[class], value) <= 0)
		class ++;
	return class;
}

gb_classes gb_classes_by_limits(const gb_decimal *limits, size_t count)
{
	gb_classes classes = { .count = count + 1 };

	for (size_t i = 0; i < count; i++)
		classes.limits[i] = limits[i];
	return classes;
}

static int compare_decimals(const void *a, const void *b)
{
	return gb_decimal_compare(*(const gb_decimal *)a, *(const gb_decimal *)b);
}

static gb_decimal *sorted(gb_arena *arena, const gb_decimal *values, size_t count)
{
	gb_decimal *copy = GB_NEW_ARRAY(arena, count, gb_decimal);

	for (size_t i = 0; i < count; i++)
		copy[i] = values[i];
	if (count > 1)
		qsort(copy, count, sizeof(*copy), compare_decimals);
	return copy;
}

gb_classes gb_classes_equal(const gb_decimal *values, size_t count, size_t wanted)
{
	gb_classes classes = { .count = 1 };
	gb_decimal least, most, range;

	if (count == 0)
		return classes;
	least = most = values[0];
	for (size_t i = 1; i < count; i++) {
		least = gb_decimal_compare(values[i], least) < 0 ? values[i] : least;
		most = gb_decimal_compare(values[i], most) > 0 ? values[i] : most;
	}
	range = gb_decimal_subtract(most, least);
	if (!range.known || gb_decimal_sign(range) == 0)
		return classes;
	/* One more place than the values have: limits that are read, and hardly ever a tie. */
	for (size_t i = 1; i < wanted; i++) {
		const gb_decimal part = gb_decimal_scale(
			range, (int64_t)i, (int64_t)wanted, range.places + 1u, GB_ROUND_HALF_EVEN);

		classes.limits[classes.count - 1] = gb_decimal_trim(gb_decimal_add(least, part));
		classes.count++;
	}
	return classes;
}

/* Between index - 1 and index stand different values. */
static bool is_gap(const gb_decimal *values, size_t count, size_t index)
{
	return index > 0 && index < count && !gb_decimal_equal(values[index - 1], values[index]);
}

gb_classes gb_classes_quantile(
	gb_arena *arena, const gb_decimal *values, size_t count, size_t wanted)
{
	const gb_decimal *in = sorted(arena, values, count);
	gb_classes classes = { .count = 1 };
	size_t last = 0;

	for (size_t i = 1; i < wanted; i++) {
		const size_t ideal = (2 * i * count + wanted) / (2 * wanted);
		size_t found = 0;

		for (size_t away = 0; away < count && found == 0; away++) {
			if (ideal >= away && ideal - away > last && is_gap(in, count, ideal - away))
				found = ideal - away;
			else if (ideal + away > last && is_gap(in, count, ideal + away))
				found = ideal + away;
		}
		if (found == 0)
			break;
		classes.limits[classes.count++ - 1] = in[found];
		last = found;
	}
	return classes;
}

/* Sums over the different values, so that a class is worth what its spread is. */
typedef struct jenks {
	gb_decimal *values;            /* different, rising */
	double *sum, *square, *weight; /* of all before an index */
	size_t count;
} jenks;

static jenks jenks_of(gb_arena *arena, const gb_decimal *values, size_t count)
{
	gb_decimal *in = sorted(arena, values, count);
	jenks out = {
		.values = in,
		.sum = GB_NEW_ARRAY(arena, count + 1, double),
		.square = GB_NEW_ARRAY(arena, count + 1, double),
		.weight = GB_NEW_ARRAY(arena, count + 1, double),
	};

	for (size_t i = 0; i < count; i++) {
		/* From the first value: near sums of squares are not lost in large ones. */
		const double value = gb_decimal_double(gb_decimal_subtract(in[i], in[0]));

		if (i == 0 || !gb_decimal_equal(in[i], out.values[out.count - 1])) {
			const size_t k = out.count++;

			out.values[k] = in[i];
			out.sum[k + 1] = out.sum[k];
			out.square[k + 1] = out.square[k];
			out.weight[k + 1] = out.weight[k];
		}
		out.sum[out.count] += value;
		out.square[out.count] += value * value;
		out.weight[out.count] += 1;
	}
	return out;
}

static double deviation(const jenks *in, size_t from, size_t to)
{
	const double sum = in->sum[to] - in->sum[from];

	return in->square[to] - in->square[from] - sum * sum / (in->weight[to] - in->weight[from]);
}

gb_classes gb_classes_jenks(gb_arena *arena, const gb_decimal *values, size_t count, size_t wanted)
{
	gb_classes classes = { .count = 1 };
	double *best; /* of `class` classes over the first `to` values */
	size_t *from; /* where the last of them begins */
	jenks in;

	if (count == 0)
		return classes;
	in = jenks_of(arena, values, count);
	classes.count = wanted < in.count ? wanted : in.count;
	best = GB_NEW_ARRAY(arena, (classes.count + 1) * (in.count + 1), double);
	from = GB_NEW_ARRAY(arena, (classes.count + 1) * (in.count + 1), size_t);
	for (size_t to = 1; to <= in.count; to++)
		best[(in.count + 1) + to] = deviation(&in, 0, to);
	for (size_t class = 2; class <= classes.count; class ++) {
		for (size_t to = class; to <= in.count; to++) {
			const size_t at = class * (in.count + 1) + to;

			for (size_t begin = class - 1; begin < to; begin++) {
				const double sum =
					best[(class - 1) * (in.count + 1) + begin] + deviation(&in, begin, to);

				if (begin == class - 1 || sum < best[at]) {
					best[at] = sum;
					from[at] = begin;
				}
			}
		}
	}
	for (size_t class = classes.count, to = in.count; class > 1; class --) {
		to = from[class * (in.count + 1) + to];
		classes.limits[class - 2] = in.values[to];
	}
	return classes;
}
