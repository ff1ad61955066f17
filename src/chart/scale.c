#include "chart/scale.h"

#include <assert.h>
#include <math.h>

/* Scales: the only arithmetic of charts that is not exact, and only where it makes lengths. */

/* Steps of ticks in tenths of a power of ten: 1, 2, 2.5 and 5 × 10ⁿ. */
static const int64_t step_tenths[] = { 10, 20, 25, 50 };

/* A step as exact digits: `tenths` × 10^(power - 1). */
typedef struct tick_step {
	int64_t tenths;
	int power;
} tick_step;

/* Decimals end there: no step may need a place beyond the last. */
#define POWER_LEAST (-(GB_DECIMAL_PLACES - 1))
/* A quotient so near to a whole number is one: 0.3 / 0.1 is not quite 3. */
#define NEARLY 1e-9

static double step_length(tick_step step)
{
	return (double)step.tenths * pow(10, step.power - 1);
}

static tick_step step_after(tick_step step)
{
	for (size_t i = 0; i + 1 < GB_COUNT(step_tenths); i++) {
		if (step_tenths[i] == step.tenths)
			return (tick_step){ step_tenths[i + 1], step.power };
	}
	return (tick_step){ step_tenths[0], step.power + 1 };
}

/* The step that a scale was made with, back from its length. */
static tick_step step_of(const gb_scale *scale)
{
	tick_step step = { step_tenths[0], (int)floor(log10(scale->step)) - 1 };

	while (step_length(step) < scale->step * (1 - NEARLY))
		step = step_after(step);
	return step;
}

static int64_t steps_below(double value, double length)
{
	return (int64_t)floor(value / length + NEARLY);
}

static int64_t steps_above(double value, double length)
{
	return (int64_t)ceil(value / length - NEARLY);
}

gb_scale gb_scale_linear(double least, double most, size_t ticks, double from, double to)
{
	tick_step step;
	int64_t first, last;

	least = fmin(least, 0);
	most = fmax(most, 0);
	if (least == most)
		most = 1;
	/* Zero and both ends are the fewest. */
	ticks = ticks > GB_TICKS ? GB_TICKS : ticks;
	ticks = ticks < 2 ? 2 : ticks;
	if (least < 0 && most > 0 && ticks < 3)
		ticks = 3;

	step = (tick_step){ step_tenths[0], (int)floor(log10((most - least) / (double)ticks)) - 1 };
	if (step.power < POWER_LEAST)
		step.power = POWER_LEAST;
	for (;; step = step_after(step)) {
		first = steps_below(least, step_length(step));
		last = steps_above(most, step_length(step));
		if (last - first + 1 <= (int64_t)ticks)
			break;
	}
	return (gb_scale){
		.least = (double)first * step_length(step),
		.most = (double)last * step_length(step),
		.from = from,
		.to = to,
		.step = step_length(step),
	};
}

double gb_scale_at(const gb_scale *scale, double value)
{
	return scale->from +
		   (value - scale->least) / (scale->most - scale->least) * (scale->to - scale->from);
}

size_t gb_scale_ticks(const gb_scale *scale, gb_decimal ticks[GB_TICKS])
{
	const tick_step step = step_of(scale);
	const int64_t first = (int64_t)llround(scale->least / scale->step);
	const int64_t last = (int64_t)llround(scale->most / scale->step);
	/* 2.5 × 10ⁿ needs one place more than the others. */
	const int exponent = step.tenths % 10 == 0 ? step.power : step.power - 1;
	int64_t unit = step.tenths % 10 == 0 ? step.tenths / 10 : step.tenths;
	size_t count = 0;

	for (int i = 0; i < exponent; i++)
		unit *= 10;
	for (int64_t i = first; i <= last; i++) {
		assert(count < GB_TICKS);
		ticks[count++] = gb_decimal_of(i * unit, exponent < 0 ? (unsigned)-exponent : 0);
	}
	return count;
}

gb_band_scale gb_band_scale_new(
	size_t count, double from, double to, double inner_gap, double outer_gap)
{
	/* Gaps are parts of a step; an inner one follows each band but the last. */
	const double step = (to - from) / ((double)count - inner_gap + 2 * outer_gap);

	return (gb_band_scale){
		.from = from + outer_gap * step,
		.step = step,
		.width = step * (1 - inner_gap),
	};
}

double gb_band_scale_at(const gb_band_scale *scale, size_t index)
{
	return scale->from + (double)index * scale->step;
}
