#ifndef GB_WRITE_SVG_XML_H
#define GB_WRITE_SVG_XML_H

#include "write/outline.h"

/* What an SVG file is written with: text and numbers as XML wants them. */

/* Text or an attribute's value between quotes; characters that XML 1.0 does not have are left out. */
void gb_svg_text(gb_buf *out, gb_str text);
/* ` KEY="…"` of a number with at most three decimals, or of a text. */
void gb_svg_number(gb_buf *out, const char *key, double value);
void gb_svg_attribute(gb_buf *out, const char *key, gb_str text);
/* ` KEY="#rrggbb"` */
void gb_svg_colour(gb_buf *out, const char *key, gb_colour colour);
/* ` transform="…"`; nothing for one that changes nothing. */
void gb_svg_transform(gb_buf *out, gb_matrix m);
/* ` d="…"` */
void gb_svg_path(gb_buf *out, const gb_segment *segments, size_t count);
/* What stands in a path's `d` for a glyph, with at most two decimals; relative, because glyphs are
 * most of a file and their points are near each other. */
void gb_svg_outline(gb_buf *out, const gb_outline *outline);
/* The same for a line. */
void gb_svg_line(gb_buf *out, gb_point from, gb_point to);
/* RFC 4648, without line breaks. */
void gb_svg_base64(gb_buf *out, gb_str bytes);

#endif
