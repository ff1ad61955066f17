#include "write/svg_xml.h"

#include "base/utf8.h"

#include <math.h>

/* XML 1.0, production [2]: what neither has a meaning nor may stand. */
static bool is_character(uint32_t code_point)
{
	return code_point >= 0x20 || code_point == '\t' || code_point == '\n';
}

void gb_svg_text(gb_buf *out, gb_str text)
{
	for (size_t at = 0; at < text.n;) {
		size_t length;
		const uint32_t code_point = gb_utf8_at(text, at, &length);

		switch (code_point) {
		case '&':
			gb_buf_text(out, "&amp;");
			break;
		case '<':
			gb_buf_text(out, "&lt;");
			break;
		case '>':
			gb_buf_text(out, "&gt;");
			break;
		case '"':
			gb_buf_text(out, "&quot;");
			break;
		case 0xFFFE:
		case 0xFFFF:
			break;
		default:
			if (is_character(code_point))
				gb_buf_bytes(out, text.p + at, length);
		}
		at += length;
	}
}

void gb_svg_number(gb_buf *out, const char *key, double value)
{
	gb_buf_format(out, " %s=\"", key);
	gb_buf_number(out, value, 3);
	gb_buf_char(out, '"');
}

void gb_svg_attribute(gb_buf *out, const char *key, gb_str text)
{
	gb_buf_format(out, " %s=\"", key);
	gb_svg_text(out, text);
	gb_buf_char(out, '"');
}

void gb_svg_colour(gb_buf *out, const char *key, gb_colour colour)
{
	gb_buf_format(out, " %s=\"#%02x%02x%02x\"", key, colour.red, colour.green, colour.blue);
}

/* Six decimals: sizes have three, and outlines are in thousandths of them. */
static void put_factor(gb_buf *out, double value)
{
	gb_buf_number(out, value, 6);
	gb_buf_char(out, ' ');
}

void gb_svg_transform(gb_buf *out, gb_matrix m)
{
	const bool moves = gb_matrix_is_move(m);

	if (moves && m.e == 0 && m.f == 0)
		return;
	gb_buf_text(out, moves ? " transform=\"translate(" : " transform=\"matrix(");
	if (!moves) {
		put_factor(out, m.a);
		put_factor(out, m.b);
		put_factor(out, m.c);
		put_factor(out, m.d);
	}
	gb_buf_number(out, m.e, 3);
	gb_buf_char(out, ' ');
	gb_buf_number(out, m.f, 3);
	gb_buf_text(out, ")\"");
}

static void put_point(gb_buf *out, char letter, gb_point point)
{
	if (letter != ' ' || (out->n > 0 && out->p[out->n - 1] != ' '))
		gb_buf_char(out, letter);
	gb_buf_number(out, point.x, 3);
	gb_buf_char(out, ' ');
	gb_buf_number(out, point.y, 3);
}

void gb_svg_path(gb_buf *out, const gb_segment *segments, size_t count)
{
	gb_buf_text(out, " d=\"");
	for (size_t i = 0; i < count; i++) {
		const gb_segment *segment = &segments[i];

		switch (segment->kind) {
		case GB_SEGMENT_MOVE:
			put_point(out, 'M', segment->to);
			break;
		case GB_SEGMENT_LINE:
			put_point(out, 'L', segment->to);
			break;
		case GB_SEGMENT_CURVE:
			put_point(out, 'C', segment->first);
			put_point(out, ' ', segment->second);
			put_point(out, ' ', segment->to);
			break;
		case GB_SEGMENT_CLOSE:
			gb_buf_char(out, 'Z');
			break;
		}
	}
	gb_buf_char(out, '"');
}

/* To a hundredth of a thousandth of the em: what is written is what the next point counts from. */
static gb_point rounded(gb_point point)
{
	return (gb_point){ round(point.x * 100) / 100, round(point.y * 100) / 100 };
}

/* The way from one point to another; a sign parts numbers as well as a blank does. */
static void put_way(gb_buf *out, gb_point from, gb_point to, bool first)
{
	const double x = to.x - from.x, y = to.y - from.y;

	if (!first && x >= 0)
		gb_buf_char(out, ' ');
	gb_buf_number(out, x, 2);
	if (y >= 0)
		gb_buf_char(out, ' ');
	gb_buf_number(out, y, 2);
}

void gb_svg_outline(gb_buf *out, const gb_outline *outline)
{
	gb_point pen = { 0, 0 }, start = { 0, 0 };

	for (size_t i = 0; i < outline->count; i++) {
		const gb_outline_part *part = &outline->parts[i];
		const gb_point to = rounded(part->to);

		switch (part->kind) {
		case GB_OUTLINE_MOVE:
			gb_buf_char(out, 'm');
			put_way(out, pen, to, true);
			start = to;
			break;
		case GB_OUTLINE_LINE:
			gb_buf_char(out, 'l');
			put_way(out, pen, to, true);
			break;
		case GB_OUTLINE_CURVE:
			gb_buf_char(out, 'q');
			put_way(out, pen, rounded(part->control), true);
			put_way(out, pen, to, false);
			break;
		case GB_OUTLINE_CLOSE:
			gb_buf_char(out, 'z');
			pen = start;
			continue;
		}
		pen = to;
	}
}

void gb_svg_line(gb_buf *out, gb_point from, gb_point to)
{
	gb_buf_char(out, 'M');
	put_way(out, (gb_point){ 0, 0 }, rounded(from), true);
	gb_buf_char(out, 'l');
	put_way(out, rounded(from), rounded(to), true);
}

void gb_svg_base64(gb_buf *out, gb_str bytes)
{
	static const char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

	for (size_t i = 0; i < bytes.n; i += 3) {
		const size_t left = bytes.n - i;
		const unsigned char *p = (const unsigned char *)bytes.p + i;
		const uint32_t word = (uint32_t)p[0] << 16 | (left > 1 ? (uint32_t)p[1] << 8 : 0u) |
							  (left > 2 ? (uint32_t)p[2] : 0u);

		gb_buf_char(out, digits[word >> 18]);
		gb_buf_char(out, digits[word >> 12 & 63]);
		gb_buf_char(out, left > 1 ? digits[word >> 6 & 63] : '=');
		gb_buf_char(out, left > 2 ? digits[word & 63] : '=');
	}
}
