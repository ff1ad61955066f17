#ifndef GB_WRITE_SVG_GLYPHS_H
#define GB_WRITE_SVG_GLYPHS_H

#include "write/outline.h"

/*
 * The glyphs of an SVG: each outline once for each text that it stands for, and at the end of the
 * file which glyph stands for what, as a PDF has its ToUnicode. So an SVG of outlines can be read
 * back from where its glyphs stand (gongbao audit), and text copied from it by who wants to.
 *
 *   <metadata><glyphs xmlns="urn:gongbao:glyphs:1" page="1" pages="3" sha256="…">
 *   <glyph of="g1">枣</glyph><glyph of="g7" width="843">ffi</glyph><glyph of="g8"/>
 *   </glyphs></metadata>
 *
 * ("of", as an id stands once in a file.) A glyph without text is a further part of the one before it; "width", in thousandths of the em,
 * is said of several characters, which share it. The SHA-256 is of the whole file with noughts for
 * its own digits.
 */
typedef struct gb_svg_glyphs gb_svg_glyphs;

gb_svg_glyphs *gb_svg_glyphs_new(gb_arena *arena);
/* The number of the outline where it stands for `text` (borrowed) of `width`; defined in `defs` when
 * it is first asked for. */
unsigned gb_svg_glyph(
	gb_svg_glyphs *glyphs, gb_outline *outline, gb_str text, double width, gb_buf *defs);
/* The metadata, with noughts for the digest; `*digest` is where its digits begin in `out`. */
void gb_svg_glyphs_put(
	const gb_svg_glyphs *glyphs, size_t page, size_t pages, gb_buf *out, size_t *digest);

#endif
