#ifndef GB_REPORT_PICTURE_H
#define GB_REPORT_PICTURE_H

#include "draw/op.h"

/* The most pixels a picture may have: a full A3 page at 600 dpi is 70 million. */
#define GB_PICTURE_PIXELS (80u << 20)

/* Reads a PNG beside the layout (`file` relative to `directory`), laid on white where it is
 * transparent. NULL after a fault at `place`. */
const gb_picture *gb_picture_read(
	gb_arena *arena, gb_str directory, gb_str file, gb_place place, gb_diags *diags);

#endif
