/* What the composed pages promise: each character where it stands, and each figure. */
#include "audit/part.h"

#include "base/utf8.h"

#include <math.h>

bool gb_audit_is_space(uint32_t c)
{
	return c <= 0x20 || (c >= 0x7F && c <= 0xA0) || c == 0xAD || c == 0x1680 ||
		   (c >= 0x2000 && c <= 0x200F) || (c >= 0x2028 && c <= 0x202F) ||
		   (c >= 0x205F && c <= 0x2064) || c == 0x3000 || (c >= 0xFE00 && c <= 0xFE0F) ||
		   c == 0xFEFF;
}

bool gb_audit_is_digit(uint32_t c)
{
	return (c >= '0' && c <= '9') || (c >= 0xFF10 && c <= 0xFF19);
}

typedef struct promising {
	gb_arena *arena;
	const gb_document *document;
	gb_audit_list *list;
	gb_audit_figure *figures; /* the list's, growing */
	size_t figure_capacity;
	gb_promised_page *page;
	size_t index, capacity;
	gb_matrix shown;  /* page to page as shown */
	const char *part; /* of the open tag */
} promising;

/* A page turned for showing, as its writers turn it. */
static gb_matrix shown_of(const gb_page *page)
{
	switch (page->rotation) {
	case 90:
		return (gb_matrix){ 0, 1, -1, 0, page->media.height, 0 };
	case 180:
		return (gb_matrix){ -1, 0, 0, -1, page->media.width, page->media.height };
	case 270:
		return (gb_matrix){ 0, -1, 1, 0, 0, page->media.width };
	default:
		return gb_matrix_move(0, 0);
	}
}

/* As poppler counts it: by the longer leg of the slope. */
static gb_heading_of_text way_of(gb_matrix m)
{
	if (fabs(m.a * m.d) > fabs(m.b * m.c))
		return m.a > 0 || m.d > 0 ? GB_TEXT_RIGHT : GB_TEXT_LEFT;
	return m.b > 0 ? GB_TEXT_DOWN : GB_TEXT_UP;
}

static const char *part_of(promising *p, const gb_tag *tag)
{
	if (tag->element == GB_NO_ELEMENT)
		return "-";
	char *name = GB_NEW_ARRAY(p->arena, 8, char);

	return gb_element_name(&p->document->elements[tag->element], name);
}

/* A figure over two lines or two styles is one, as long as nothing stands between. */
static uint32_t figure_at(promising *p, const gb_glyph_run *run, const gb_figure_span *span)
{
	gb_audit_list *list = p->list;
	const gb_str printed = gb_str_slice(run->text, span->from, span->to);

	if (list->count > p->page->first_figure) {
		gb_audit_figure *last = &p->figures[list->count - 1];

		if (last->figure == span->figure && last->first + last->count == p->page->count) {
			last->printed = gb_str_format(p->arena, "%.*s%.*s", (int)last->printed.n,
				last->printed.p, (int)printed.n, printed.p);
			return (uint32_t)(list->count - 1);
		}
	}
	p->figures = gb_arena_grow(p->arena, p->figures, list->count, &p->figure_capacity,
		list->count + 1, sizeof *p->figures);
	p->figures[list->count] = (gb_audit_figure){
		.figure = span->figure,
		.page = p->index,
		.lang = run->lang,
		.part = p->part,
		.printed = printed,
		.first = p->page->count,
	};
	return (uint32_t)list->count++;
}

static void add_char(
	promising *p, const gb_glyph_run *run, gb_matrix matrix, uint32_t scalar, gb_point at)
{
	gb_promised_page *page = p->page;

	page->chars = gb_arena_grow(
		p->arena, page->chars, page->count, &p->capacity, page->count + 1, sizeof *page->chars);
	page->chars[page->count++] = (gb_promised_char){
		.scalar = scalar,
		.figure = GB_NO_FIGURE,
		.match = GB_NO_MATCH,
		.at = gb_matrix_apply(matrix, at),
		.size = run->size,
		.way = way_of(matrix),
	};
}

static void add_run(promising *p, const gb_glyph_run *run)
{
	const gb_matrix matrix = gb_matrix_multiply(run->matrix, p->shown);
	const gb_figure_span *opened = NULL; /* whose figure `figure` is */
	uint32_t figure = GB_NO_FIGURE;
	size_t glyphs, span = 0;

	for (size_t i = 0; i < run->count; i += glyphs) {
		const gb_glyph *glyph = &run->glyphs[i];
		const gb_str cluster = gb_glyph_cluster(run, i, &glyphs);
		const size_t characters = gb_utf8_count(cluster);
		double advance = 0;
		size_t length, number = 0;

		for (size_t k = i; k < i + glyphs; k++)
			advance += run->glyphs[k].advance;
		for (size_t at = 0; at < cluster.n; at += length, number++) {
			const uint32_t scalar = gb_utf8_at(cluster, at, &length);
			const size_t byte = glyph->cluster + at;

			if (gb_audit_is_space(scalar))
				continue;
			while (span < run->figure_count && run->figures[span].to <= byte)
				span++;
			const bool inside = span < run->figure_count && run->figures[span].from <= byte;
			if (inside && opened != &run->figures[span]) {
				opened = &run->figures[span];
				figure = figure_at(p, run, opened);
			}
			/* The characters of one glyph share its width, as readers have it. */
			add_char(p, run, matrix, scalar,
				(gb_point){ glyph->x + advance * (double)number / (double)characters, glyph->y });
			if (!inside)
				continue;
			p->page->chars[p->page->count - 1].figure = figure;
			p->figures[figure].count++;
		}
	}
}

static void add_page(promising *p, const gb_page *page)
{
	const bool sideways = page->rotation % 180 != 0;

	p->capacity = 0;
	p->shown = shown_of(page);
	p->part = "-";
	p->page->width = sideways ? page->media.height : page->media.width;
	p->page->height = sideways ? page->media.width : page->media.height;
	p->page->first_figure = p->list->count;
	for (size_t i = 0; i < page->op_count; i++) {
		const gb_op *op = &page->ops[i];

		if (op->kind == GB_OP_GLYPHS)
			add_run(p, &op->as.glyphs);
		else if (op->kind == GB_OP_TAG_BEGIN)
			p->part = part_of(p, &op->as.tag);
		else if (op->kind == GB_OP_TAG_END)
			p->part = "-";
	}
	p->page->figure_count = p->list->count - p->page->first_figure;
}

gb_promised_page *gb_audit_promise(
	gb_arena *arena, const gb_document *document, gb_audit_list *list)
{
	promising p = { .arena = arena, .document = document, .list = list };
	gb_promised_page *pages = GB_NEW_ARRAY(arena, document->page_count, gb_promised_page);

	*list = (gb_audit_list){ .document = document };
	for (size_t i = 0; i < document->page_count; i++) {
		p.index = i;
		p.page = &pages[i];
		add_page(&p, &document->pages[i]);
	}
	list->figures = p.figures;
	return pages;
}
