#ifndef GB_CHART_SCALE_H
#define GB_CHART_SCALE_H

#include "base/decimal.h"

#include <stddef.h>

/* A linear scale: values to lengths, with ticks at 1, 2, 2.5 or 5 × 10ⁿ (D 6.3). */
typedef struct gb_scale {
	double least, most; /* domain, widened to ticks */
	double from, to;    /* range, pt */
	double step;
} gb_scale;

#define GB_TICKS 12

/* A domain that holds least…most and zero, with at most `ticks` ticks. */
gb_scale gb_scale_linear(double least, double most, size_t ticks, double from, double to);
double gb_scale_at(const gb_scale *scale, double value);
/* Exact tick values (decimals, so that 0.3 is not 0.30000000000000004); returns their count. */
size_t gb_scale_ticks(const gb_scale *scale, gb_decimal ticks[GB_TICKS]);

/* Bands of equal width with gaps, for categories. */
typedef struct gb_band_scale {
	double from, step, width;
} gb_band_scale;

gb_band_scale gb_band_scale_new(
	size_t count, double from, double to, double inner_gap, double outer_gap);
double gb_band_scale_at(const gb_band_scale *scale, size_t index);

#endif
