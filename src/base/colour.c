#include "base/colour.h"

#include <math.h>

/* WCAG 2.1, "relative luminance". */
static double linear(uint8_t channel)
{
	const double c = channel / 255.0;

	return c <= 0.03928 ? c / 12.92 : pow((c + 0.055) / 1.055, 2.4);
}

static double luminance(gb_colour colour)
{
	return 0.2126 * linear(colour.red) + 0.7152 * linear(colour.green) +
		   0.0722 * linear(colour.blue);
}

double gb_colour_contrast(gb_colour a, gb_colour b)
{
	const double first = luminance(a);
	const double second = luminance(b);

	return (fmax(first, second) + 0.05) / (fmin(first, second) + 0.05);
}
