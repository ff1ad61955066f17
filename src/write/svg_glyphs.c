#include "write/svg_glyphs.h"

#include "base/digest.h"
#include "base/utf8.h"
#include "write/svg_xml.h"

typedef struct named_glyph {
	gb_str text;
	double width;
	unsigned next; /* number of the same outline with another text; 0: none */
} named_glyph;

struct gb_svg_glyphs {
	gb_arena *arena;
	named_glyph *items; /* by number, from 1 */
	size_t count, capacity;
};

gb_svg_glyphs *gb_svg_glyphs_new(gb_arena *arena)
{
	gb_svg_glyphs *glyphs = GB_NEW(arena, gb_svg_glyphs);

	glyphs->arena = arena;
	return glyphs;
}

unsigned gb_svg_glyph(
	gb_svg_glyphs *glyphs, gb_outline *outline, gb_str text, double width, gb_buf *defs)
{
	unsigned last = 0;

	/* Nearly always there is one: a glyph is seldom drawn for two different texts. */
	for (unsigned number = outline->number; number > 0; number = glyphs->items[number - 1].next) {
		if (gb_str_equal(glyphs->items[number - 1].text, text))
			return number;
		last = number;
	}
	glyphs->items = gb_arena_grow(glyphs->arena, glyphs->items, glyphs->count, &glyphs->capacity,
		glyphs->count + 1, sizeof(*glyphs->items));
	glyphs->items[glyphs->count++] = (named_glyph){ .text = text, .width = width };
	if (last == 0)
		outline->number = (unsigned)glyphs->count;
	else
		glyphs->items[last - 1].next = (unsigned)glyphs->count;
	gb_buf_format(defs, "<path id=\"g%zu\" d=\"", glyphs->count);
	gb_svg_outline(defs, outline);
	gb_buf_text(defs, "\"/>\n");
	return (unsigned)glyphs->count;
}

void gb_svg_glyphs_put(
	const gb_svg_glyphs *glyphs, size_t page, size_t pages, gb_buf *out, size_t *digest)
{
	gb_buf_format(out,
		"<metadata><glyphs xmlns=\"urn:gongbao:glyphs:1\" page=\"%zu\" pages=\"%zu\" sha256=\"",
		page, pages);
	*digest = out->n;
	for (int i = 0; i < GB_SHA256_N; i++)
		gb_buf_char(out, '0');
	gb_buf_text(out, "\">\n");
	for (size_t i = 0; i < glyphs->count; i++) {
		const named_glyph *glyph = &glyphs->items[i];

		gb_buf_format(out, "<glyph of=\"g%zu\"", i + 1);
		if (gb_utf8_count(glyph->text) > 1) {
			gb_buf_text(out, " width=\"");
			gb_buf_number(out, glyph->width, 1);
			gb_buf_char(out, '"');
		}
		if (glyph->text.n == 0) {
			gb_buf_text(out, "/>\n");
			continue;
		}
		gb_buf_char(out, '>');
		gb_svg_text(out, glyph->text);
		gb_buf_text(out, "</glyph>\n");
	}
	gb_buf_text(out, "</glyphs></metadata>\n");
}
