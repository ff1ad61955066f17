#include "base/digest.h"
#include "write/outline.h"
#include "write/png_file.h"
#include "write/svg_glyphs.h"
#include "write/svg_xml.h"
#include "write/writer.h"

#include <math.h>
#include <string.h>

/*
 * SVG 1.1 of one page, trimmed: text as outlines, each glyph once and used where it stands, so that
 * no font is needed and every program shows the same. Written by hand: cairo 1.16 numbers its groups
 * by all the surfaces of the process, cuts coordinates to 1/256 pt, repeats each glyph for every
 * size, and knows neither title nor desc.
 */

typedef struct svg_picture {
	const gb_picture *picture;
	unsigned number;
} svg_picture;

typedef struct svg_writer {
	gb_writer base;
	gb_outlines *outlines;
	gb_svg_glyphs *glyphs;
	gb_buf defs, body;
	unsigned clips, gradients;
	svg_picture *pictures;
	size_t picture_count, picture_capacity;
	const gb_page *page;
	size_t index; /* of the page */
	bool figure;  /* a group is open for the tag */
} svg_writer;

static svg_writer *svg_of(gb_writer *writer)
{
	return (svg_writer *)writer;
}

static bool svg_check(const gb_document *document, const gb_write_options *options, gb_diags *diags)
{
	(void)document; /* a page has nothing that SVG cannot show */
	(void)options;
	(void)diags;
	return true;
}

static bool svg_begin(gb_writer *writer)
{
	svg_writer *w = svg_of(writer);

	w->outlines = gb_outlines_open(writer->arena);
	w->glyphs = gb_svg_glyphs_new(writer->arena);
	w->defs = gb_buf_new(writer->arena);
	w->body = gb_buf_new(writer->arena);
	return true;
}

static bool svg_page_begin(gb_writer *writer, const gb_page *page, size_t index)
{
	svg_writer *w = svg_of(writer);

	w->page = page;
	w->index = index;
	gb_buf_text(&w->body, "<g");
	gb_svg_transform(&w->body, gb_writer_turn(page));
	gb_buf_text(&w->body, ">\n");
	return true;
}

/* A tenth of a thousandth of the size: 0.005 pt where it is 50 pt. */
static void put_place(gb_buf *out, const char *key, double value)
{
	if (fabs(value) < 0.05)
		return;
	gb_buf_format(out, " %s=\"", key);
	gb_buf_number(out, value, 1);
	gb_buf_char(out, '"');
}

/* A cluster's advance, in thousandths of the size. */
static double cluster_width(const gb_glyph_run *run, size_t first, size_t count)
{
	double width = 0;

	for (size_t i = first; i < first + count; i++)
		width += run->glyphs[i].advance;
	return width * 1000.0 / run->size;
}

/* In thousandths of the size, y up, as the outlines are: one scaling for the whole run. The first
 * drawn glyph of a cluster stands for its text, the others for none. */
static bool svg_glyphs(gb_writer *writer, const gb_glyph_run *run)
{
	svg_writer *w = svg_of(writer);
	const double scale = run->size / 1000.0;
	const gb_matrix em = { scale, 0, 0, -scale, 0, 0 };
	gb_str cluster = { 0 };
	double width = 0;
	size_t end = 0;
	bool begun = false;

	for (size_t i = 0; i < run->count; i++) {
		const gb_glyph *glyph = &run->glyphs[i];
		gb_outline *outline = gb_outline_of(w->outlines, run->face, glyph->id);

		if (outline == NULL)
			return gb_writer_fault_font(writer, run->face);
		if (i == end) {
			size_t count;

			cluster = gb_glyph_cluster(run, i, &count);
			width = cluster_width(run, i, count);
			end = i + count;
		}
		if (outline->count == 0)
			continue;
		if (!begun) {
			gb_buf_text(&w->body, "<g");
			gb_svg_colour(&w->body, "fill", run->paint.colour);
			gb_svg_transform(&w->body, gb_matrix_multiply(em, run->matrix));
			gb_buf_char(&w->body, '>');
		}
		begun = true;
		gb_buf_format(&w->body, "<use xlink:href=\"#g%u\"",
			gb_svg_glyph(w->glyphs, outline, cluster, width, &w->defs));
		put_place(&w->body, "x", glyph->x / scale);
		put_place(&w->body, "y", -glyph->y / scale);
		gb_buf_text(&w->body, "/>");
		cluster = (gb_str){ 0 };
	}
	if (begun)
		gb_buf_text(&w->body, "</g>\n");
	return true;
}

static unsigned clip_number(svg_writer *w, const gb_path *path)
{
	gb_buf_format(&w->defs, "<clipPath id=\"c%u\"><path", ++w->clips);
	gb_svg_path(&w->defs, path->segments, path->count);
	if (path->even_odd)
		gb_buf_text(&w->defs, " clip-rule=\"evenodd\"");
	gb_buf_text(&w->defs, "/></clipPath>\n");
	return w->clips;
}

static unsigned gradient_number(svg_writer *w, const gb_paint *paint)
{
	gb_buf_format(
		&w->defs, "<linearGradient id=\"l%u\" gradientUnits=\"userSpaceOnUse\"", ++w->gradients);
	gb_svg_number(&w->defs, "x1", paint->from.x);
	gb_svg_number(&w->defs, "y1", paint->from.y);
	gb_svg_number(&w->defs, "x2", paint->to.x);
	gb_svg_number(&w->defs, "y2", paint->to.y);
	gb_buf_text(&w->defs, "><stop offset=\"0\"");
	gb_svg_colour(&w->defs, "stop-color", paint->colour);
	gb_buf_text(&w->defs, "/><stop offset=\"1\"");
	gb_svg_colour(&w->defs, "stop-color", paint->second);
	gb_buf_text(&w->defs, "/></linearGradient>\n");
	return w->gradients;
}

static void put_stroke(gb_buf *out, const gb_stroke *stroke)
{
	static const char *const caps[] = { "", "round", "square" };
	static const char *const joins[] = { "", "round", "bevel" };

	if (stroke->paint.kind == GB_PAINT_NONE)
		return;
	gb_svg_colour(out, "stroke", stroke->paint.colour);
	gb_svg_number(out, "stroke-width", stroke->width);
	if (stroke->cap != GB_CAP_BUTT)
		gb_buf_format(out, " stroke-linecap=\"%s\"", caps[stroke->cap]);
	if (stroke->join != GB_JOIN_MITER)
		gb_buf_format(out, " stroke-linejoin=\"%s\"", joins[stroke->join]);
	else
		gb_buf_text(out, " stroke-miterlimit=\"10\""); /* as in cairo and PDF */
	if (stroke->dash_count == 0)
		return;
	gb_buf_text(out, " stroke-dasharray=\"");
	for (size_t i = 0; i < stroke->dash_count; i++) {
		gb_buf_text(out, i > 0 ? " " : "");
		gb_buf_number(out, stroke->dash[i], 3);
	}
	gb_buf_char(out, '"');
	if (stroke->dash_phase != 0)
		gb_svg_number(out, "stroke-dashoffset", stroke->dash_phase);
}

/* The lines that every format draws, within the shape. */
static void put_hatch(svg_writer *w, const gb_path *path)
{
	const gb_hatch hatch = gb_paint_hatch(&path->fill, gb_path_bounds(path));
	const gb_stroke stroke = gb_stroke_solid(path->fill.colour, path->fill.width);

	gb_buf_format(&w->body, "<g clip-path=\"url(#c%u)\"><path", clip_number(w, path));
	gb_svg_colour(&w->body, "fill", path->fill.second);
	gb_svg_path(&w->body, path->segments, path->count);
	gb_buf_text(&w->body, "/><path fill=\"none\"");
	put_stroke(&w->body, &stroke);
	gb_buf_text(&w->body, " d=\"");
	for (size_t i = 0; i < hatch.count; i++) {
		gb_point from, to;

		gb_hatch_line(&hatch, i, &from, &to);
		gb_svg_line(&w->body, from, to);
	}
	gb_buf_text(&w->body, "\"/></g>\n");
}

static bool svg_path(gb_writer *writer, const gb_path *path)
{
	svg_writer *w = svg_of(writer);
	const bool stroked = path->stroke.paint.kind != GB_PAINT_NONE;

	if (path->count == 0)
		return true;
	if (path->fill.kind == GB_PAINT_HATCH)
		put_hatch(w, path);
	if (!stroked && (path->fill.kind == GB_PAINT_NONE || path->fill.kind == GB_PAINT_HATCH))
		return true;

	/* A gradient is numbered in the definitions before the path that uses it is begun. */
	const unsigned gradient =
		path->fill.kind == GB_PAINT_GRADIENT ? gradient_number(w, &path->fill) : 0;

	gb_buf_text(&w->body, "<path");
	switch (path->fill.kind) {
	case GB_PAINT_NONE:
	case GB_PAINT_HATCH:
		gb_buf_text(&w->body, " fill=\"none\"");
		break;
	case GB_PAINT_SOLID:
		gb_svg_colour(&w->body, "fill", path->fill.colour);
		break;
	case GB_PAINT_GRADIENT:
		gb_buf_format(&w->body, " fill=\"url(#l%u)\"", gradient);
		break;
	}
	if (path->even_odd)
		gb_buf_text(&w->body, " fill-rule=\"evenodd\"");
	put_stroke(&w->body, &path->stroke);
	gb_svg_path(&w->body, path->segments, path->count);
	gb_buf_text(&w->body, "/>\n");
	return true;
}

/* A picture stands in the file once, whatever shows it. 0: libpng could not make it. */
static unsigned picture_number(svg_writer *w, const gb_picture *picture)
{
	for (size_t i = 0; i < w->picture_count; i++) {
		if (w->pictures[i].picture == picture)
			return w->pictures[i].number;
	}

	const gb_str png = gb_png_encode(w->base.arena, picture->rgb, picture->width, picture->height);

	if (png.n == 0)
		return 0;
	w->pictures = gb_arena_grow(w->base.arena, w->pictures, w->picture_count, &w->picture_capacity,
		w->picture_count + 1, sizeof(*w->pictures));
	w->pictures[w->picture_count++] = (svg_picture){ picture, (unsigned)w->picture_count + 1 };
	gb_buf_format(&w->defs,
		"<image id=\"i%zu\" width=\"%u\" height=\"%u\" preserveAspectRatio=\"none\" "
		"xlink:href=\"data:image/png;base64,",
		w->picture_count, picture->width, picture->height);
	gb_svg_base64(&w->defs, png);
	gb_buf_text(&w->defs, "\"/>\n");
	return (unsigned)w->picture_count;
}

static bool svg_image(gb_writer *writer, const gb_image *image)
{
	svg_writer *w = svg_of(writer);
	const gb_picture *picture = image->picture;
	const gb_matrix pixel = { 1.0 / picture->width, 0, 0, 1.0 / picture->height, 0, 0 };
	const unsigned number = picture_number(w, picture);

	if (number == 0)
		return gb_writer_fault(writer, "libpng", picture->name, GB_STR("save the picture again"));
	gb_buf_format(&w->body, "<use xlink:href=\"#i%u\"", number);
	gb_svg_transform(&w->body, gb_matrix_multiply(pixel, image->matrix));
	gb_buf_text(&w->body, "/>\n");
	return true;
}

/* A destination's name in the file: that of the data may be no name in XML. */
static void put_dest(gb_buf *out, const svg_writer *w, gb_str name)
{
	size_t page;
	const gb_op *op = gb_document_dest(w->base.document, name, &page);

	gb_buf_format(out, "d%td", op - w->page->ops);
}

/* Links to other pages are left out before: this file has one. */
static bool svg_link(gb_writer *writer, const gb_link *link)
{
	svg_writer *w = svg_of(writer);
	const gb_str contents = gb_words_in(link->contents, w->page->lang);

	gb_buf_text(&w->body, "<a xlink:href=\"");
	if (link->uri.n > 0) {
		gb_svg_text(&w->body, gb_writer_uri(writer->arena, link->uri));
	} else {
		gb_buf_char(&w->body, '#');
		put_dest(&w->body, w, link->destination);
	}
	gb_buf_char(&w->body, '"');
	if (contents.n > 0)
		gb_svg_attribute(&w->body, "aria-label", contents);
	gb_buf_text(&w->body, "><rect fill=\"none\" pointer-events=\"all\"");
	gb_svg_number(&w->body, "x", link->rect.x);
	gb_svg_number(&w->body, "y", link->rect.y);
	gb_svg_number(&w->body, "width", link->rect.width);
	gb_svg_number(&w->body, "height", link->rect.height);
	gb_buf_text(&w->body, "/></a>\n");
	return true;
}

static bool svg_dest(gb_writer *writer, const gb_dest *dest)
{
	svg_writer *w = svg_of(writer);

	gb_buf_text(&w->body, "<g id=\"");
	put_dest(&w->body, w, dest->name);
	gb_buf_char(&w->body, '"');
	gb_svg_transform(&w->body, gb_matrix_move(dest->at.x, dest->at.y));
	gb_buf_text(&w->body, "/>\n");
	return true;
}

static bool svg_clip_push(gb_writer *writer, const gb_path *path)
{
	svg_writer *w = svg_of(writer);

	gb_buf_format(&w->body, "<g clip-path=\"url(#c%u)\">\n", clip_number(w, path));
	return true;
}

static bool svg_clip_pop(gb_writer *writer)
{
	gb_buf_text(&svg_of(writer)->body, "</g>\n");
	return true;
}

static const gb_element *figure_of(const gb_document *document, const gb_tag *tag)
{
	if (tag->element == GB_NO_ELEMENT)
		return NULL;

	const gb_element *element = &document->elements[tag->element];

	return element->kind == GB_ELEMENT_FIGURE ? element : NULL;
}

static bool svg_tag_begin(gb_writer *writer, const gb_tag *tag)
{
	svg_writer *w = svg_of(writer);
	const gb_element *figure = figure_of(writer->document, tag);

	w->figure = figure != NULL;
	if (figure == NULL)
		return true;
	gb_buf_text(&w->body, "<g role=\"img\"");
	gb_svg_attribute(&w->body, "aria-label", gb_words_in(figure->alt, figure->lang));
	gb_buf_text(&w->body, ">\n");
	return true;
}

static bool svg_tag_end(gb_writer *writer)
{
	svg_writer *w = svg_of(writer);

	if (w->figure)
		gb_buf_text(&w->body, "</g>\n");
	w->figure = false;
	return true;
}

static bool svg_page_end(gb_writer *writer)
{
	gb_buf_text(&svg_of(writer)->body, "</g>\n");
	return true;
}

/* Words in the languages of the edition, the leading one first, once where they agree. */
static void put_words(gb_buf *out, const gb_document *document, gb_words words, const char *between)
{
	const gb_lang first = document->primary;
	const gb_lang second = first == GB_LANG_ZH ? GB_LANG_EN : GB_LANG_ZH;
	const gb_str other = words.in[second];

	gb_svg_text(out, gb_words_in(words, first));
	if (document->edition != GB_EDITION_BOTH || other.n == 0 ||
		gb_str_equal(other, gb_words_in(words, first)))
		return;
	gb_buf_text(out, between);
	gb_svg_text(out, other);
}

/* What a description has come to. */
typedef struct description {
	const gb_element *element; /* of the words last put */
	const gb_glyph_run *above; /* the run last put; NULL at the start of an element */
} description;

/* The words of one element follow each other; where a line of English ends there was a blank. */
static void put_run_words(
	gb_buf *out, description *d, const gb_element *element, const gb_glyph_run *run)
{
	if (element != d->element) {
		gb_buf_char(out, '\n');
		d->above = NULL;
	}
	if (d->above != NULL && d->above->matrix.f != run->matrix.f && run->lang == GB_LANG_EN)
		gb_buf_char(out, ' ');
	gb_svg_text(out, run->text);
	d->element = element;
	d->above = run;
}

/* What the page shows, for those who cannot see it: the subject, each figure's alt text, and the
 * words, which are outlines in the picture. Running matter is left out. */
static void put_description(gb_buf *out, const svg_writer *w)
{
	const gb_document *document = w->base.document;
	const gb_element *element = NULL;
	description d = { 0 };

	put_words(out, document, document->subject, "\n");
	for (size_t i = 0; i < w->page->op_count; i++) {
		const gb_op *op = &w->page->ops[i];

		if (op->kind == GB_OP_TAG_BEGIN) {
			const uint32_t id = op->as.tag.element;

			element = id != GB_NO_ELEMENT ? &document->elements[id] : NULL;
			/* The parts of one figure follow each other. */
			if (element == NULL || element->kind != GB_ELEMENT_FIGURE || element == d.element)
				continue;
			d.element = element;
			gb_buf_char(out, '\n');
			put_words(out, document, element->alt, "\n");
		} else if (op->kind == GB_OP_GLYPHS && element != NULL &&
				   element->kind != GB_ELEMENT_FIGURE) {
			put_run_words(out, &d, element, &op->as.glyphs);
		}
	}
}

static void put_head(gb_buf *out, const svg_writer *w, gb_rect sheet)
{
	const gb_document *document = w->base.document;

	gb_buf_text(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
					 "<svg xmlns=\"http://www.w3.org/2000/svg\" "
					 "xmlns:xlink=\"http://www.w3.org/1999/xlink\" version=\"1.1\"");
	gb_buf_format(out, " xml:lang=\"%s\" width=\"", gb_lang_tag(document->primary));
	gb_buf_number(out, sheet.width, 3);
	gb_buf_text(out, "pt\" height=\"");
	gb_buf_number(out, sheet.height, 3);
	gb_buf_text(out, "pt\" viewBox=\"0 0 ");
	gb_buf_number(out, sheet.width, 3);
	gb_buf_char(out, ' ');
	gb_buf_number(out, sheet.height, 3);
	gb_buf_text(out, "\">\n<title>");
	put_words(out, document, document->title, " · ");
	gb_buf_text(out, "</title>\n<desc>");
	put_description(out, w);
	gb_buf_text(out, "</desc>\n");
}

static bool svg_end(gb_writer *writer)
{
	svg_writer *w = svg_of(writer);
	const gb_rect sheet = gb_writer_sheet(w->page);
	gb_buf head = gb_buf_new(writer->arena), paper = gb_buf_new(writer->arena);
	gb_buf foot = gb_buf_new(writer->arena);
	char digits[GB_SHA256_N + 1];
	size_t digest;
	FILE *file = gb_writer_open(writer);

	if (file == NULL)
		return false;
	put_head(&head, w, sheet);
	gb_buf_text(&head, "<defs>\n");
	/* A page is white wherever it is shown. */
	gb_buf_text(&paper, "</defs>\n<rect fill=\"#ffffff\"");
	gb_svg_number(&paper, "width", sheet.width);
	gb_svg_number(&paper, "height", sheet.height);
	gb_buf_text(&paper, "/>\n");
	gb_svg_glyphs_put(w->glyphs, w->index + 1, writer->document->page_count, &foot, &digest);
	gb_buf_text(&foot, "</svg>\n");

	const gb_str parts[] = { { head.p, head.n }, { w->defs.p, w->defs.n }, { paper.p, paper.n },
		{ w->body.p, w->body.n }, { foot.p, foot.n } };

	gb_sha256(parts, GB_COUNT(parts), digits);
	memcpy(foot.p + digest, digits, GB_SHA256_N);
	for (size_t i = 0; i < GB_COUNT(parts); i++) {
		if (parts[i].n > 0)
			gb_writer_send(writer, file, parts[i].p, parts[i].n);
	}
	return gb_writer_finish(writer, file);
}

static void svg_close(gb_writer *writer)
{
	gb_outlines_close(svg_of(writer)->outlines);
}

const gb_writer_class gb_svg_writer_class = {
	.name = "svg",
	.suffix = ".svg",
	.summary = "a page as shapes: text as outlines, title and desc, no fonts needed",
	.size = sizeof(svg_writer),
	.single = true,
	.check = svg_check,
	.begin = svg_begin,
	.page_begin = svg_page_begin,
	.glyphs = svg_glyphs,
	.path = svg_path,
	.image = svg_image,
	.link = svg_link,
	.dest = svg_dest,
	.clip_push = svg_clip_push,
	.clip_pop = svg_clip_pop,
	.tag_begin = svg_tag_begin,
	.tag_end = svg_tag_end,
	.page_end = svg_page_end,
	.end = svg_end,
	.close = svg_close,
};
