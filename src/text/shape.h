#ifndef GB_TEXT_SHAPE_H
#define GB_TEXT_SHAPE_H

#include "text/paragraph.h"

/*
 * From characters of one face to its glyphs. Everything is in ems: outlines scale linearly (no
 * hinting), so a word is shaped once for all sizes.
 */
typedef struct gb_shaped_glyph {
	uint32_t id;
	uint32_t cluster; /* byte offset in the text, rising */
	double x, y;      /* from the pen, y down */
	double advance;
	bool visible; /* false: a character without a glyph (joiners and the like) */
} gb_shaped_glyph;

typedef struct gb_shape {
	const gb_shaped_glyph *glyphs;
	size_t count;
} gb_shape;

typedef enum gb_shape_feature {
	GB_SHAPE_TABULAR = 1,  /* digits of equal width */
	GB_SHAPE_SQUARE = 2,   /* full-width forms: two — are two ems, joined */
	GB_SHAPE_FEATURES = 4, /* sets of them */
} gb_shape_feature;

typedef struct gb_ink {
	double left, right; /* of a glyph's outline, from its origin, in ems */
	double top, bottom; /* above and below the baseline (negative: the outline ends above it) */
} gb_ink;

/* `face` covers all of `text`. Short texts are remembered. The shape lives as long as `arena` or
 * the engine, whichever ends first. */
gb_shape gb_text_shape(gb_text *text, gb_arena *arena, const gb_face *face, gb_lang lang,
	unsigned features, gb_str characters);
gb_ink gb_text_ink(gb_text *text, const gb_face *face, uint32_t glyph);
/* The patterns that part English words, opened when first wanted; NULL after a fault, which is said
 * once. */
struct gb_hyphens *gb_text_hyphens(gb_text *text, gb_place place, gb_diags *diags);
const gb_font_set *gb_text_fonts(const gb_text *text);

#endif
