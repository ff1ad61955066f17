#ifndef GB_BASE_COLOUR_H
#define GB_BASE_COLOUR_H

#include "base/str.h"

/* A named colour with a value for screens (sRGB, 0 to 255) and one for print (CMYK, per cent). */
typedef struct gb_colour {
	gb_str token;
	uint8_t red, green, blue;
	uint8_t cyan, magenta, yellow, black;
} gb_colour;

/* A shade of a hue: `share` of it, the rest of the ground, on screen and in print. It has the hue's
 * token. */
gb_colour gb_colour_mix(gb_colour hue, gb_colour ground, double share);
/* WCAG 2.1 contrast ratio of two colours, 1 to 21. */
double gb_colour_contrast(gb_colour a, gb_colour b);

#endif
