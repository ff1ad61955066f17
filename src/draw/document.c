#include "draw/document.h"

#include "base/utf8.h"

/* What every writer may rely on, checked once and before the first byte is written. */

#include <math.h>
#include <stdarg.h>
#include <stdlib.h>

/* PDF readers need not keep more than 28 graphics states (ISO 32000-1, annex C). */
#define CLIPS_DEEP 24
#define GLYPHS_IN_FACE 65536

typedef struct check {
	const gb_document *document;
	gb_diags *diags;
	size_t page, op; /* SIZE_MAX: not on a page, not an op */
	gb_place place;
	bool ok;
} check;

__attribute__((format(printf, 4, 5))) static void wrong(
	check *c, const char *code, const char *expected, const char *format, ...)
{
	char found[400];
	int n = 0;
	va_list arguments;

	if (c->page != SIZE_MAX)
		n = snprintf(found, sizeof(found), "page %zu, ", c->page + 1);
	if (c->op != SIZE_MAX)
		n += snprintf(found + n, sizeof(found) - (size_t)n, "op %zu: ", c->op);
	va_start(arguments, format);
	vsnprintf(found + n, sizeof(found) - (size_t)n, format, arguments);
	va_end(arguments);
	c->ok = gb_fault(c->diags, c->place, code, gb_str_of(found), gb_str_of(expected),
		GB_STR("this is a mistake of gongbao itself; please report it with the data"));
}

static bool point_finite(gb_point p)
{
	return isfinite(p.x) && isfinite(p.y);
}

static bool rect_good(gb_rect r)
{
	return isfinite(r.x) && isfinite(r.y) && isfinite(r.width) && isfinite(r.height) &&
		   r.width >= 0 && r.height >= 0;
}

static bool matrix_good(gb_matrix m)
{
	return isfinite(m.a) && isfinite(m.b) && isfinite(m.c) && isfinite(m.d) && isfinite(m.e) &&
		   isfinite(m.f) && m.a * m.d - m.b * m.c != 0;
}

bool gb_edition_has(gb_edition edition, gb_lang lang)
{
	switch (edition) {
	case GB_EDITION_ZH:
		return lang == GB_LANG_ZH;
	case GB_EDITION_EN:
		return lang == GB_LANG_EN;
	case GB_EDITION_BOTH:
		return lang < GB_LANG_COUNT;
	}
	return false;
}

static int compare_destinations(const void *a, const void *b)
{
	const gb_destination *first = a, *second = b;
	const int order = gb_str_compare(first->name, second->name);

	if (order != 0)
		return order;
	if (first->page != second->page)
		return first->page < second->page ? -1 : 1;
	return first->op < second->op ? -1 : first->op > second->op;
}

void gb_document_index(gb_arena *arena, gb_document *document)
{
	gb_destination *all = NULL;
	size_t count = 0, capacity = 0;

	for (size_t p = 0; p < document->page_count; p++) {
		const gb_page *page = &document->pages[p];

		for (size_t i = 0; i < page->op_count; i++) {
			if (page->ops[i].kind != GB_OP_DEST)
				continue;
			all = gb_arena_grow(arena, all, count, &capacity, count + 1, sizeof *all);
			all[count++] = (gb_destination){ page->ops[i].as.dest.name, &page->ops[i], p };
		}
	}
	if (count > 1)
		qsort(all, count, sizeof *all, compare_destinations);
	document->destinations = all;
	document->destination_count = count;
}

/* The first of that name in the index, or NULL. */
static const gb_destination *indexed(const gb_document *document, gb_str name)
{
	size_t low = 0, high = document->destination_count;

	while (low < high) {
		const size_t middle = low + (high - low) / 2;

		if (gb_str_compare(document->destinations[middle].name, name) < 0)
			low = middle + 1;
		else
			high = middle;
	}
	return low < document->destination_count && gb_str_equal(document->destinations[low].name, name)
			   ? &document->destinations[low]
			   : NULL;
}

const gb_op *gb_document_dest(const gb_document *document, gb_str name, size_t *page)
{
	if (document->destinations != NULL) {
		const gb_destination *found = indexed(document, name);

		if (found == NULL)
			return NULL;
		*page = found->page;
		return found->op;
	}
	for (size_t p = 0; p < document->page_count; p++) {
		const gb_page *here = &document->pages[p];

		for (size_t i = 0; i < here->op_count; i++) {
			if (here->ops[i].kind == GB_OP_DEST && gb_str_equal(here->ops[i].as.dest.name, name)) {
				*page = p;
				return &here->ops[i];
			}
		}
	}
	return NULL;
}

static bool paint_good(const gb_paint *paint)
{
	switch (paint->kind) {
	case GB_PAINT_NONE:
	case GB_PAINT_SOLID:
		return true;
	case GB_PAINT_HATCH:
		return isfinite(paint->angle) && isfinite(paint->pitch) && isfinite(paint->width) &&
			   paint->pitch >= 0.1 && paint->width > 0;
	case GB_PAINT_GRADIENT:
		/* Formats disagree about a gradient without length. */
		return point_finite(paint->from) && point_finite(paint->to) &&
			   (paint->from.x != paint->to.x || paint->from.y != paint->to.y);
	}
	return false;
}

static void check_stroke(check *c, const gb_stroke *stroke)
{
	double sum = 0;

	if (stroke->paint.kind == GB_PAINT_NONE)
		return;
	if (stroke->paint.kind != GB_PAINT_SOLID)
		wrong(c, "bad-stroke", "a solid stroke", "a stroke with a hatch or a gradient");
	/* A width of nought is a hairline in PDF and nothing in cairo. */
	if (!isfinite(stroke->width) || stroke->width <= 0)
		wrong(c, "bad-stroke", "a positive width", "a stroke without width");
	if (stroke->dash_count > GB_DASHES) {
		wrong(c, "bad-stroke", "at most six dashes", "%zu dashes", stroke->dash_count);
		return;
	}
	for (size_t i = 0; i < stroke->dash_count; i++) {
		if (!isfinite(stroke->dash[i]) || stroke->dash[i] < 0)
			sum = NAN;
		sum += stroke->dash[i];
	}
	if (stroke->dash_count > 0 && !(sum > 0))
		wrong(c, "bad-stroke", "dashes that add up to a length", "dashes without length");
	if (!isfinite(stroke->dash_phase))
		wrong(c, "bad-stroke", "a finite phase", "a dash phase that is no number");
}

static void check_path(check *c, const gb_path *path)
{
	if (path->count > 0 && path->segments[0].kind != GB_SEGMENT_MOVE)
		wrong(c, "bad-path", "a move first", "a path that does not begin with a move");
	for (size_t i = 0; i < path->count; i++) {
		const gb_segment *s = &path->segments[i];
		const bool curve = s->kind == GB_SEGMENT_CURVE;

		if (s->kind == GB_SEGMENT_CLOSE)
			continue;
		if (!point_finite(s->to) ||
			(curve && (!point_finite(s->first) || !point_finite(s->second)))) {
			wrong(c, "not-finite", "finite positions", "segment %zu of a path", i);
			return;
		}
	}
	if (!paint_good(&path->fill))
		wrong(c, "bad-paint", "a pitch, a width, a direction", "a hatch or gradient without them");
	check_stroke(c, &path->stroke);
}

/* The one mistake here that the user's text can cause. */
static void missing_glyph(check *c, const gb_glyph_run *run, size_t index)
{
	char found[240];
	size_t glyphs;
	const gb_str text = gb_glyph_cluster(run, index, &glyphs);

	snprintf(found, sizeof(found), "page %zu: “%.*s”, which the face %.*s does not have",
		c->page + 1, (int)(text.n < 60 ? text.n : 60), text.n > 0 ? text.p : "",
		(int)(run->face->id.n < 60 ? run->face->id.n : 60),
		run->face->id.n > 0 ? run->face->id.p : "");
	c->ok = gb_fault(c->diags, c->place, "missing-glyph", gb_str_of(found),
		GB_STR("characters that the fonts have"),
		GB_STR("write it otherwise, or name a face that has it in fonts/families.json"));
}

static void check_clusters(check *c, const gb_glyph_run *run)
{
	uint32_t last = 0;

	if (gb_utf8_fault(run->text) < run->text.n) {
		wrong(c, "bad-text", "UTF-8", "ill-formed text in a run");
		return;
	}
	for (size_t i = 0; i < run->count; i++) {
		const gb_glyph *glyph = &run->glyphs[i];
		const bool inside =
			glyph->cluster < run->text.n || (glyph->cluster == 0 && run->text.n == 0);

		if ((i == 0 && glyph->cluster != 0) || glyph->cluster < last || !inside) {
			wrong(c, "bad-cluster", "clusters that rise from 0 and lie in the text",
				"glyph %zu of “%.*s” stands for byte %u", i,
				(int)(run->text.n < 90 ? run->text.n : 90), run->text.p, glyph->cluster);
			return;
		}
		if (run->text.n > 0 && ((unsigned char)run->text.p[glyph->cluster] & 0xC0) == 0x80) {
			wrong(c, "bad-cluster", "clusters at the first byte of a character",
				"glyph %zu stands for byte %u, inside a character", i, glyph->cluster);
			return;
		}
		if (!isfinite(glyph->x) || !isfinite(glyph->y)) {
			wrong(c, "not-finite", "finite positions", "glyph %zu of a run", i);
			return;
		}
		if (glyph->id == 0) {
			missing_glyph(c, run, i);
			return;
		}
		if (glyph->id >= GLYPHS_IN_FACE) {
			wrong(c, "bad-glyph", "a glyph of the face", "glyph number %u", glyph->id);
			return;
		}
		last = glyph->cluster;
	}
}

static void check_glyphs(check *c, const gb_glyph_run *run)
{
	uint32_t last = 0;

	if (run->face == NULL || run->face->bytes == NULL || run->face->units_per_em <= 0) {
		wrong(c, "no-face", "an open face", "a run without one");
		return;
	}
	if (!isfinite(run->size) || run->size <= 0)
		wrong(c, "bad-size", "a positive size", "a run whose size is not");
	if (!matrix_good(run->matrix))
		wrong(c, "not-finite", "a matrix that can be turned back", "a run whose matrix cannot");
	if (run->paint.kind != GB_PAINT_SOLID)
		wrong(c, "bad-paint", "a solid paint", "a run with another");
	if (run->lang >= GB_LANG_COUNT)
		wrong(c, "bad-language", "a language", "a run without one");
	check_clusters(c, run);
	for (size_t i = 0; i < run->figure_count; i++) {
		const gb_figure_span *span = &run->figures[i];

		if (span->figure == NULL || span->from < last || span->to <= span->from ||
			span->to > run->text.n)
			wrong(c, "bad-figure", "spans that rise and lie in the text", "figure %zu of a run", i);
		last = span->to;
	}
}

static void check_image(check *c, const gb_image *image)
{
	if (image->picture == NULL || image->picture->rgb == NULL || image->picture->width == 0 ||
		image->picture->height == 0)
		wrong(c, "no-picture", "a picture with pixels", "an image without one");
	if (!matrix_good(image->matrix))
		wrong(c, "not-finite", "a matrix that can be turned back", "an image whose matrix cannot");
}

static void check_link(check *c, const gb_link *link)
{
	const gb_document *document = c->document;
	size_t page;

	if (!rect_good(link->rect))
		wrong(c, "not-finite", "a finite rectangle", "a link without one");
	if ((link->uri.n > 0) == (link->destination.n > 0))
		wrong(c, "bad-link", "an address or a destination", "a link with both or neither");
	if (link->destination.n > 0 && gb_document_dest(document, link->destination, &page) == NULL)
		wrong(c, "no-destination", "a destination of the document", "a link to “%.*s”",
			(int)link->destination.n, link->destination.p);
	if (link->element != GB_NO_ELEMENT &&
		(link->element >= document->element_count ||
			document->elements[link->element].kind != GB_ELEMENT_LINK))
		wrong(c, "no-element", "a LINK element of the document", "a link of element %u",
			link->element);
}

static void check_dest(check *c, const gb_op *op)
{
	const gb_dest *dest = &op->as.dest;
	size_t page;

	if (!point_finite(dest->at))
		wrong(c, "not-finite", "a finite position", "a destination without one");
	if (dest->name.n == 0)
		wrong(c, "no-name", "a name", "a destination without one");
	else if (gb_document_dest(c->document, dest->name, &page) != op)
		wrong(c, "duplicate-destination", "names that are used once", "“%.*s”", (int)dest->name.n,
			dest->name.p);
}

static void check_tag(check *c, const gb_tag *tag)
{
	if (tag->element == GB_NO_ELEMENT && tag->artifact == GB_NOT_ARTIFACT)
		wrong(c, "no-element", "an element or an artifact", "a tag with neither");
	if (tag->element != GB_NO_ELEMENT && tag->element >= c->document->element_count)
		wrong(c, "no-element", "an element of the document", "a tag of element %u", tag->element);
}

/* Tags and clips may lie in each other but not overlap. */
typedef struct nesting {
	bool tagged;
	size_t clips, clips_outside; /* open clips; those that were open when the tag began */
} nesting;

static void check_op(check *c, const gb_op *op, nesting *open)
{
	switch (op->kind) {
	case GB_OP_GLYPHS:
		check_glyphs(c, &op->as.glyphs);
		return;
	case GB_OP_PATH:
		check_path(c, &op->as.path);
		return;
	case GB_OP_IMAGE:
		check_image(c, &op->as.image);
		return;
	case GB_OP_LINK:
		check_link(c, &op->as.link);
		return;
	case GB_OP_DEST:
		check_dest(c, op);
		return;
	case GB_OP_CLIP_PUSH:
		check_path(c, &op->as.clip);
		if (++open->clips > CLIPS_DEEP)
			wrong(c, "deep-clips", "at most 24 clips in each other", "%zu clips", open->clips);
		return;
	case GB_OP_CLIP_POP:
		if (open->clips == (open->tagged ? open->clips_outside : 0))
			wrong(c, "bad-nesting", "a clip that began here", "the end of a clip that did not");
		else
			open->clips--;
		return;
	case GB_OP_TAG_BEGIN:
		check_tag(c, &op->as.tag);
		if (open->tagged)
			wrong(c, "bad-nesting", "the end of the tag before", "a tag inside a tag");
		open->tagged = true;
		open->clips_outside = open->clips;
		return;
	case GB_OP_TAG_END:
		if (!open->tagged || open->clips != open->clips_outside)
			wrong(c, "bad-nesting", "the end of what began last", "the end of a tag");
		open->tagged = false;
		return;
	}
	wrong(c, "bad-op", "an operation", "kind %d", (int)op->kind);
}

static void check_page(check *c, const gb_page *page)
{
	nesting open = { false, 0, 0 };

	if (!rect_good(page->media) || page->media.x != 0 || page->media.y != 0 ||
		page->media.width <= 0 || page->media.height <= 0)
		wrong(c, "bad-page", "a size, and the origin at 0,0", "a page without them");
	if (!rect_good(page->trim) || !gb_rect_inside(page->trim, page->media, 0.01) ||
		!rect_good(page->bleed) || !gb_rect_inside(page->bleed, page->media, 0.01) ||
		!gb_rect_inside(page->trim, page->bleed, 0.01))
		wrong(c, "bad-page", "trim inside bleed inside media", "boxes that do not lie so");
	if (page->rotation < 0 || page->rotation > 270 || page->rotation % 90 != 0)
		wrong(c, "bad-page", "0, 90, 180 or 270", "a rotation of %d", page->rotation);
	for (size_t i = 0; i < page->op_count; i++) {
		c->op = i;
		c->place = page->ops[i].place;
		check_op(c, &page->ops[i], &open);
	}
	c->op = SIZE_MAX;
	if (open.tagged || open.clips > 0)
		wrong(c, "bad-nesting", "tags and clips that end on their page", "one that does not");
	for (size_t i = 0; i < page->box_count; i++) {
		if (!rect_good(page->boxes[i].rect) || page->boxes[i].kind >= GB_BOX_KIND_COUNT)
			wrong(c, "not-finite", "a kind and a finite rectangle", "box %zu", i);
	}
}

static void check_elements(check *c)
{
	const gb_document *document = c->document;

	for (size_t i = 0; i < document->element_count; i++) {
		const gb_element *element = &document->elements[i];

		c->place = element->place;
		if (element->id != i || element->kind >= GB_ELEMENT_KIND_COUNT ||
			element->lang >= GB_LANG_COUNT) {
			wrong(c, "bad-element", "its own number, a kind, a language", "element %zu", i);
			continue;
		}
		if ((i == 0) != (element->kind == GB_ELEMENT_DOCUMENT))
			wrong(c, "bad-element", "one document, which comes first", "element %zu", i);
		/* Parents before children: so there is no ring, and writers walk without recursion. */
		if (i == 0 ? element->parent != GB_NO_ELEMENT : element->parent >= i)
			wrong(c, "bad-element", "a parent made before its children", "element %zu", i);
		if (element->kind == GB_ELEMENT_HEADING && (element->level < 1 || element->level > 6))
			wrong(c, "bad-element", "a level from 1 to 6", "heading %zu", i);
		if (element->kind == GB_ELEMENT_FIGURE && element->alt.in[element->lang].n == 0)
			wrong(c, "no-alt", "words for those who cannot see it, in its language",
				"figure %zu (%s)", i, gb_lang_tag(element->lang));
	}
}

static void check_outline(check *c)
{
	const gb_document *document = c->document;
	int level = 0;

	c->place = (gb_place){ NULL, GB_NO_NODE };
	for (size_t i = 0; i < document->outline_count; i++) {
		const gb_outline_item *item = &document->outline[i];

		if (item->level < 1 || item->level > level + 1)
			wrong(c, "bad-outline", "levels from 1 that skip none", "outline %zu, level %d", i,
				item->level);
		if (item->page >= document->page_count || item->title.n == 0 || !isfinite(item->y))
			wrong(c, "bad-outline", "a title and a page of the document", "outline %zu", i);
		level = item->level;
	}
}

bool gb_document_check(const gb_document *document, gb_diags *diags)
{
	check c = {
		.document = document,
		.diags = diags,
		.page = SIZE_MAX,
		.op = SIZE_MAX,
		.place = { NULL, GB_NO_NODE },
		.ok = true,
	};

	if (document->page_count == 0)
		wrong(&c, "no-page", "at least one page", "a document without pages");
	if (!gb_date_known(document->date))
		wrong(&c, "no-date", "the date of the issue", "a document without a date");
	if (document->primary >= GB_LANG_COUNT)
		wrong(&c, "bad-language", "zh or en", "a document without a language");
	check_elements(&c);
	check_outline(&c);
	for (size_t i = 0; i < document->page_count; i++) {
		c.page = i;
		c.place = (gb_place){ NULL, GB_NO_NODE };
		check_page(&c, &document->pages[i]);
	}
	return c.ok;
}

gb_str gb_page_text(gb_arena *arena, const gb_page *page)
{
	gb_buf buf = gb_buf_new(arena);

	for (size_t i = 0; i < page->op_count; i++) {
		if (page->ops[i].kind != GB_OP_GLYPHS)
			continue;
		gb_buf_str(&buf, page->ops[i].as.glyphs.text);
		gb_buf_char(&buf, '\n');
	}
	return gb_buf_taken(&buf);
}
