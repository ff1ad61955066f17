#ifndef GB_WRITE_OUTLINE_H
#define GB_WRITE_OUTLINE_H

#include "draw/op.h"

/*
 * Glyphs as outlines, for the formats that draw them as shapes (SVG, PNG). Each glyph is read from
 * its face once. Coordinates are thousandths of the em from the glyph's origin, x to the right and
 * y up, as TrueType has them: quadratic curves stay quadratic.
 */
typedef enum gb_outline_kind {
	GB_OUTLINE_MOVE,
	GB_OUTLINE_LINE,
	GB_OUTLINE_CURVE,
	GB_OUTLINE_CLOSE,
} gb_outline_kind;

typedef struct gb_outline_part {
	gb_outline_kind kind;
	gb_point control; /* CURVE */
	gb_point to;      /* MOVE, LINE, CURVE */
} gb_outline_part;

typedef struct gb_outline {
	const gb_outline_part *parts;
	size_t count;    /* 0: a blank */
	unsigned number; /* for the format that names its glyphs; 0 at first */
} gb_outline;

typedef struct gb_outlines gb_outlines;

/* What is read is kept in `arena`; close before the faces are. */
gb_outlines *gb_outlines_open(gb_arena *arena);
void gb_outlines_close(gb_outlines *outlines); /* NULL is allowed */
/* NULL when the face's file cannot be read as a font, or has no such glyph. */
gb_outline *gb_outline_of(gb_outlines *outlines, const gb_face *face, uint32_t glyph);

#endif
