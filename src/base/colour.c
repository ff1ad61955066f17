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

static uint8_t mixed(uint8_t hue, uint8_t ground, double share)
{
	return (uint8_t)lround(ground + (hue - ground) * share);
}

gb_colour gb_colour_mix(gb_colour hue, gb_colour ground, double share)
{
	return (gb_colour){
		.token = hue.token,
		.red = mixed(hue.red, ground.red, share),
		.green = mixed(hue.green, ground.green, share),
		.blue = mixed(hue.blue, ground.blue, share),
		.cyan = mixed(hue.cyan, ground.cyan, share),
		.magenta = mixed(hue.magenta, ground.magenta, share),
		.yellow = mixed(hue.yellow, ground.yellow, share),
		.black = mixed(hue.black, ground.black, share),
	};
}
