/* Glyph runs of pages, gathered into the lines that they stand in. */
#include "audit/official_lines.h"

#include "base/utf8.h"
#include "text/class.h"

#include <math.h>

/* Runs whose baselines are this near are of one line; raised marks are not the line's. */
#define SAME_BASELINE 0.05

typedef struct gathering {
	gb_arena *arena;
	const gb_document *document;
	gb_page_line *lines;
	size_t count, capacity;
	gb_buf text; /* of the last line */
} gathering;

const gb_mark_box *gb_page_form(const gb_page *page, gb_form_part part, size_t *from)
{
	while (*from < page->box_count) {
		const gb_mark_box *box = &page->boxes[(*from)++];

		if (box->kind == GB_BOX_FORM && box->group == (uint32_t)part)
			return box;
	}
	return NULL;
}

static bool is_form(const gb_page *page, double x, double baseline)
{
	for (size_t i = 0; i < page->box_count; i++) {
		const gb_mark_box *box = &page->boxes[i];

		if (box->kind == GB_BOX_FORM && baseline >= box->rect.y &&
			baseline <= box->rect.y + box->rect.height && x >= box->rect.x - 1.0 &&
			x <= box->rect.x + box->rect.width + 1.0)
			return true;
	}
	return false;
}

static uint32_t character_of(const gb_glyph_run *run, size_t glyph)
{
	size_t glyphs, length;
	const gb_str cluster = gb_glyph_cluster(run, glyph, &glyphs);

	return cluster.n > 0 ? gb_utf8_at(cluster, 0, &length) : 0;
}

/* What the run adds to what is known of its line. */
static void measure_run(gb_page_line *line, const gb_glyph_run *run)
{
	const gb_glyph *last = &run->glyphs[run->count - 1];
	bool han_before = false;

	line->right = fmax(line->right, run->matrix.e + last->x + last->advance);
	line->left = fmin(line->left, run->matrix.e + run->glyphs[0].x);
	line->size = fmax(line->size, run->size);
	for (size_t i = 0; i < run->figure_count; i++)
		line->says_page = line->says_page || run->figures[i].figure->kind == GB_FIGURE_PAGE;
	for (size_t g = 0; g < run->count; g++) {
		const bool han = gb_char_is_ideographic(character_of(run, g));

		if (han && line->han == NULL) {
			line->han = run->face;
			line->han_character = character_of(run, g);
			line->size_of_han = run->size;
		}
		if (han && han_before) {
			const double pitch = run->glyphs[g].x - run->glyphs[g - 1].x;

			line->pitch = line->pitch == 0.0 ? pitch : fmin(line->pitch, pitch);
		}
		han_before = han;
	}
}

static void add_run(gathering *all, size_t page, const gb_op *op, uint32_t element, bool joins)
{
	const gb_glyph_run *run = &op->as.glyphs;
	const gb_page *on = &all->document->pages[page];
	gb_page_line *line = all->count > 0 ? &all->lines[all->count - 1] : NULL;
	const double baseline = run->matrix.f + (run->count > 0 ? run->glyphs[0].y : 0.0);

	if (run->count == 0)
		return;
	if (!joins || line == NULL || line->page != page || line->element != element ||
		fabs(line->baseline - baseline) > SAME_BASELINE) {
		all->lines = gb_arena_grow(
			all->arena, all->lines, all->count, &all->capacity, all->count + 1, sizeof *all->lines);
		line = &all->lines[all->count++];
		*line = (gb_page_line){
			.page = page,
			.element = element,
			.kind = GB_ELEMENT_DOCUMENT,
			.baseline = baseline,
			.left = run->matrix.e + run->glyphs[0].x,
			.ink_top = baseline - gb_face_ink_top(run->face, run->glyphs[0].id) * run->size,
			.colour = run->paint.colour,
			.turned = fabs(run->matrix.b) > 0.001,
			.form = is_form(on, run->matrix.e, baseline),
			.place = op->place,
		};
		if (element != GB_NO_ELEMENT) {
			line->kind = all->document->elements[element].kind;
			line->level = all->document->elements[element].level;
		}
		all->text = gb_buf_new(all->arena);
	}
	gb_buf_str(&all->text, run->text);
	line->text = gb_buf_taken(&all->text);
	measure_run(line, run);
}

/* Marks at the edges of a line have given their empty halves away (GB/T 15834-2011, 5.1.10): what is seen
 * ends with the other half. */
static void trim(gb_page_line *line)
{
	size_t bytes, last = line->text.n;

	if (line->text.n == 0)
		return;
	do
		last--;
	while (last > 0 && ((unsigned char)line->text.p[last] & 0xC0) == 0x80);

	const uint32_t first_character = gb_utf8_at(line->text, 0, &bytes);
	const uint32_t last_character = gb_utf8_at(line->text, last, &bytes);
	const gb_char_class class = gb_char_class_of(last_character);

	if (gb_char_is_wide(first_character) && gb_char_class_of(first_character) == GB_CHAR_OPENING)
		line->left += line->size / 2.0;
	if (gb_char_is_wide(last_character) &&
		(class == GB_CHAR_CLOSING || class == GB_CHAR_PAUSE || class == GB_CHAR_STOP))
		line->right -= line->size / 2.0;
}

const gb_page_line *gb_page_lines(gb_arena *arena, const gb_document *document, size_t *count)
{
	gathering all = { .arena = arena, .document = document };

	for (size_t p = 0; p < document->page_count; p++) {
		const gb_page *page = &document->pages[p];
		uint32_t element = GB_NO_ELEMENT;
		bool joins = false;

		for (size_t i = 0; i < page->op_count; i++) {
			const gb_op *op = &page->ops[i];

			if (op->kind == GB_OP_TAG_BEGIN) {
				/* A line goes on behind a link's tag, but running matter does not join. */
				joins = op->as.tag.element != GB_NO_ELEMENT && op->as.tag.element == element;
				element = op->as.tag.element;
			} else if (op->kind == GB_OP_GLYPHS) {
				add_run(&all, p, op, element, joins);
				joins = true;
			}
		}
	}
	for (size_t i = 0; i < all.count; i++)
		trim(&all.lines[i]);
	*count = all.count;
	return all.lines;
}
