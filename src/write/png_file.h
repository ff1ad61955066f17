#ifndef GB_WRITE_PNG_FILE_H
#define GB_WRITE_PNG_FILE_H

#include "base/str.h"

#include <stdio.h>

/*
 * Pixels to PNG: 8 bit RGB, marked as sRGB, with no text and no time, so that equal pixels are
 * equal bytes. Rows from the top, without gaps between them.
 */

/* The bytes of a whole file, in the arena; empty when libpng cannot make it. */
gb_str gb_png_encode(gb_arena *arena, const uint8_t *rgb, uint32_t width, uint32_t height);
/* The same into an open file; false when bytes did not arrive (errno may say why). */
bool gb_png_write(FILE *file, const uint8_t *rgb, uint32_t width, uint32_t height);

#endif
