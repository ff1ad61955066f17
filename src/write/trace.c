#include "write/writer.h"

#include "write/hash.h"

/*
 * Pages as text, for tests and diffs: a change of layout shows as the lines that moved.
 *
 *   gongbao trace 1
 *   document zh+en zh 2024-06-30 2 pages [draft] [sample]
 *   title zh "…"                     likewise author, subject, keywords; what is empty is left out
 *   element 4 2 TH zh [scope column] [spans 2x1] [alt "…"]           number, parent, type
 *   outline 1 page 2 y 72 "…"                                        level
 *   attachment "…" text/csv Data 2024-06-30 120 bytes "description"
 *   page 2 "i" zh 595.276x841.89 [trim X Y W H] [bleed X Y W H] [rotate 90] [sample]
 *     tag 4 TH | tag artifact pagination                             what lies in it is indented
 *     glyphs FACE SIZE at X,Y [matrix a b c d] COLOUR zh "text" | 71@0 72@10.5 …
 *       figure 0-3 value PATH exact 5.12 printed 5.1 places 1 half-even final
 *     path [fill PAINT [even-odd]] [stroke COLOUR WIDTH [cap …] [join …] [dash … phase …]] | M … Z
 *     image "name" 640x480 HASH matrix a b c d e f
 *     link X Y W H uri "…" | dest "…" [zh "…"] [en "…"] [element 4]
 *     dest "name" X,Y
 *     clip [even-odd] | M …
 *     box line X Y W H group 3
 *
 * A glyph is its number in the face and @x (or @x,y) in run space. Where it is not the glyph of the
 * next character of the text, :byte comes between: "12:3@9". Colours are token:rrggbb. Lengths are
 * points with at most three decimals. Text is quoted, with \" \\ and \u{…} for controls.
 */

#include "base/utf8.h"

typedef struct trace_writer {
	gb_writer base;
	gb_buf out;
	int depth;
	size_t page;
} trace_writer;

static gb_buf *out_of(gb_writer *writer)
{
	return &((trace_writer *)writer)->out;
}

static void put_number(gb_buf *out, double value)
{
	gb_buf_char(out, ' ');
	gb_buf_number(out, value, 3);
}

static void put_point(gb_buf *out, gb_point p)
{
	put_number(out, p.x);
	gb_buf_char(out, ',');
	gb_buf_number(out, p.y, 3);
}

static void put_rect(gb_buf *out, gb_rect r)
{
	put_number(out, r.x);
	put_number(out, r.y);
	put_number(out, r.width);
	put_number(out, r.height);
}

static void put_quoted(gb_buf *out, gb_str text)
{
	gb_buf_text(out, " \"");
	for (size_t i = 0; i < text.n; i++) {
		const unsigned char c = (unsigned char)text.p[i];

		if (c < 0x20 || c == 0x7F)
			gb_buf_format(out, "\\u{%x}", c);
		else if (c == '"' || c == '\\')
			gb_buf_format(out, "\\%c", c);
		else
			gb_buf_char(out, (char)c);
	}
	gb_buf_char(out, '"');
}

static void put_words(gb_buf *out, const char *name, gb_words words)
{
	for (int lang = 0; lang < GB_LANG_COUNT; lang++) {
		if (words.in[lang].n == 0)
			continue;
		gb_buf_format(out, "%s %s", name, gb_lang_tag((gb_lang)lang));
		put_quoted(out, words.in[lang]);
		gb_buf_char(out, '\n');
	}
}

static void put_date(gb_buf *out, gb_date date)
{
	gb_buf_format(out, " %04d-%02d-%02d", date.year, date.month, date.day);
}

static void put_colour(gb_buf *out, gb_colour colour)
{
	gb_buf_char(out, ' ');
	gb_buf_str(out, colour.token);
	gb_buf_format(out, ":%02x%02x%02x", colour.red, colour.green, colour.blue);
}

static void put_paint(gb_buf *out, const gb_paint *paint)
{
	switch (paint->kind) {
	case GB_PAINT_NONE:
		gb_buf_text(out, " none");
		return;
	case GB_PAINT_SOLID:
		put_colour(out, paint->colour);
		return;
	case GB_PAINT_HATCH:
		gb_buf_text(out, " hatch");
		put_colour(out, paint->colour);
		gb_buf_text(out, " on");
		put_colour(out, paint->second);
		gb_buf_text(out, " angle");
		put_number(out, paint->angle);
		gb_buf_text(out, " pitch");
		put_number(out, paint->pitch);
		gb_buf_text(out, " width");
		put_number(out, paint->width);
		return;
	case GB_PAINT_GRADIENT:
		gb_buf_text(out, " gradient");
		put_colour(out, paint->colour);
		put_point(out, paint->from);
		gb_buf_text(out, " to");
		put_colour(out, paint->second);
		put_point(out, paint->to);
		return;
	}
}

static void put_stroke(gb_buf *out, const gb_stroke *stroke)
{
	static const char *const caps[] = { "", " cap round", " cap square" };
	static const char *const joins[] = { "", " join round", " join bevel" };

	gb_buf_text(out, " stroke");
	put_paint(out, &stroke->paint);
	put_number(out, stroke->width);
	gb_buf_text(out, caps[stroke->cap]);
	gb_buf_text(out, joins[stroke->join]);
	if (stroke->dash_count == 0)
		return;
	gb_buf_text(out, " dash");
	for (size_t i = 0; i < stroke->dash_count; i++)
		put_number(out, stroke->dash[i]);
	gb_buf_text(out, " phase");
	put_number(out, stroke->dash_phase);
}

static void put_segments(gb_buf *out, const gb_path *path)
{
	gb_buf_text(out, " |");
	for (size_t i = 0; i < path->count; i++) {
		const gb_segment *segment = &path->segments[i];

		switch (segment->kind) {
		case GB_SEGMENT_MOVE:
			gb_buf_text(out, " M");
			put_point(out, segment->to);
			break;
		case GB_SEGMENT_LINE:
			gb_buf_text(out, " L");
			put_point(out, segment->to);
			break;
		case GB_SEGMENT_CURVE:
			gb_buf_text(out, " C");
			put_point(out, segment->first);
			put_point(out, segment->second);
			put_point(out, segment->to);
			break;
		case GB_SEGMENT_CLOSE:
			gb_buf_text(out, " Z");
			break;
		}
	}
}

/* Begins a line of the page, indented by what it lies in. */
static gb_buf *line(gb_writer *writer, const char *word)
{
	const trace_writer *trace = (const trace_writer *)writer;

	for (int i = 0; i <= trace->depth; i++)
		gb_buf_text(out_of(writer), "  ");
	gb_buf_text(out_of(writer), word);
	return out_of(writer);
}

static void put_element(gb_buf *out, const gb_element *element)
{
	static const char *const scopes[] = { "", " scope row", " scope column", " scope both" };
	char name[8];

	gb_buf_format(out, "element %u ", element->id);
	if (element->parent == GB_NO_ELEMENT)
		gb_buf_char(out, '-');
	else
		gb_buf_format(out, "%u", element->parent);
	gb_buf_format(out, " %s %s%s", gb_element_name(element, name), gb_lang_tag(element->lang),
		scopes[element->scope]);
	if (element->columns > 1 || element->rows > 1)
		gb_buf_format(out, " spans %ux%u", element->columns > 1 ? element->columns : 1,
			element->rows > 1 ? element->rows : 1);
	if (element->alt.in[element->lang].n > 0) {
		gb_buf_text(out, " alt");
		put_quoted(out, element->alt.in[element->lang]);
	}
	gb_buf_char(out, '\n');
}

static bool trace_check(
	const gb_document *document, const gb_write_options *options, gb_diags *diags)
{
	(void)document;
	if (!gb_writer_wants_pdfa(options))
		return true;
	return gb_fault(diags, (gb_place){ NULL, GB_NO_NODE }, "not-pdf", GB_STR("pdfa= for a trace"),
		GB_STR("a .pdf output"), GB_STR("leave it out"));
}

static bool trace_begin(gb_writer *writer)
{
	static const char *const editions[] = { "zh", "en", "zh+en" };
	const gb_document *document = writer->document;

	*out_of(writer) = gb_buf_new(writer->arena);

	gb_buf *out = out_of(writer);

	gb_buf_format(out, "gongbao trace 1\ndocument %s %s", editions[document->edition],
		gb_lang_tag(document->primary));
	put_date(out, document->date);
	gb_buf_format(out, " %zu pages%s%s\n", document->page_count, document->draft ? " draft" : "",
		document->sample ? " sample" : "");
	put_words(out, "title", document->title);
	put_words(out, "author", document->author);
	put_words(out, "subject", document->subject);
	put_words(out, "keywords", document->keywords);
	for (size_t i = 0; i < document->element_count; i++)
		put_element(out, &document->elements[i]);
	for (size_t i = 0; i < document->outline_count; i++) {
		const gb_outline_item *item = &document->outline[i];

		if (!gb_writer_shows(writer, item->page))
			continue;
		gb_buf_format(out, "outline %d page %zu y", item->level, item->page + 1);
		put_number(out, item->y);
		put_quoted(out, item->title);
		gb_buf_char(out, '\n');
	}
	for (size_t i = 0; i < document->attachment_count; i++) {
		const gb_attachment *attachment = &document->attachments[i];

		gb_buf_text(out, "attachment");
		put_quoted(out, attachment->name);
		gb_buf_char(out, ' ');
		gb_buf_str(out, attachment->mime);
		gb_buf_char(out, ' ');
		gb_buf_str(out, attachment->relationship);
		put_date(out, attachment->date);
		gb_buf_format(out, " %zu bytes", attachment->bytes.n);
		put_quoted(out, attachment->description);
		gb_buf_char(out, '\n');
	}
	return true;
}

static bool rect_equal(gb_rect a, gb_rect b)
{
	return a.x == b.x && a.y == b.y && a.width == b.width && a.height == b.height;
}

static bool trace_page_begin(gb_writer *writer, const gb_page *page, size_t index)
{
	trace_writer *trace = (trace_writer *)writer;
	gb_buf *out = out_of(writer);

	trace->page = index;
	trace->depth = 0;
	gb_buf_format(out, "page %zu", index + 1);
	put_quoted(out, page->label);
	gb_buf_format(out, " %s", gb_lang_tag(page->lang));
	put_number(out, page->media.width);
	gb_buf_char(out, 'x');
	gb_buf_number(out, page->media.height, 3);
	if (!rect_equal(page->trim, page->media)) {
		gb_buf_text(out, " trim");
		put_rect(out, page->trim);
	}
	if (!rect_equal(page->bleed, page->media)) {
		gb_buf_text(out, " bleed");
		put_rect(out, page->bleed);
	}
	if (page->rotation != 0)
		gb_buf_format(out, " rotate %d", page->rotation);
	gb_buf_text(out, page->sample ? " sample\n" : "\n");
	return true;
}

static void put_decimal(gb_writer *writer, const char *word, gb_decimal value)
{
	if (!value.known)
		return;
	gb_buf_format(out_of(writer), " %s ", word);
	gb_buf_str(out_of(writer), gb_decimal_text(writer->arena, value, false, false));
}

static void put_figure(gb_writer *writer, const gb_figure_span *span)
{
	static const char *const kinds[] = { "value", "target", "threshold", "name", "date", "tick",
		"ordinal", "page" };
	static const char *const statuses[] = { "final", "provisional", "revised", "estimated",
		"sample", "unreported" };
	const gb_figure *figure = span->figure;
	gb_buf *out = line(writer, "  figure");

	gb_buf_format(out, " %u-%u %s", span->from, span->to, kinds[figure->kind]);
	if (figure->path.n > 0) {
		gb_buf_char(out, ' ');
		gb_buf_str(out, figure->path);
	}
	put_decimal(writer, "exact", figure->value);
	put_decimal(writer, "printed", figure->printed);
	if (figure->printed.known)
		gb_buf_format(out, " places %u %s", figure->places,
			figure->rounding == GB_ROUND_HALF_EVEN ? "half-even" : "half-up");
	gb_buf_format(out, " %s\n", statuses[figure->status]);
}

static bool trace_glyphs(gb_writer *writer, const gb_glyph_run *run)
{
	gb_buf *out = line(writer, "glyphs ");
	const gb_matrix *m = &run->matrix;
	size_t expected = 0;

	gb_buf_str(out, run->face->id);
	put_number(out, run->size);
	gb_buf_text(out, " at");
	put_point(out, (gb_point){ m->e, m->f });
	if (!gb_matrix_is_move(*m)) {
		gb_buf_text(out, " matrix");
		put_number(out, m->a);
		put_number(out, m->b);
		put_number(out, m->c);
		put_number(out, m->d);
	}
	put_paint(out, &run->paint);
	gb_buf_format(out, " %s", gb_lang_tag(run->lang));
	put_quoted(out, run->text);
	gb_buf_text(out, " |");
	for (size_t i = 0; i < run->count; i++) {
		const gb_glyph *glyph = &run->glyphs[i];

		gb_buf_format(out, " %u", glyph->id);
		if (glyph->cluster != expected)
			gb_buf_format(out, ":%u", glyph->cluster);
		gb_buf_char(out, '@');
		gb_buf_number(out, glyph->x, 3);
		if (glyph->y != 0) {
			gb_buf_char(out, ',');
			gb_buf_number(out, glyph->y, 3);
		}

		size_t length = 0;

		if (glyph->cluster < run->text.n)
			gb_utf8_at(run->text, glyph->cluster, &length);
		expected = glyph->cluster + length;
	}
	gb_buf_char(out, '\n');
	for (size_t i = 0; i < run->figure_count; i++)
		put_figure(writer, &run->figures[i]);
	return true;
}

static bool trace_path(gb_writer *writer, const gb_path *path)
{
	gb_buf *out = line(writer, "path");

	if (path->fill.kind != GB_PAINT_NONE) {
		gb_buf_text(out, " fill");
		put_paint(out, &path->fill);
		gb_buf_text(out, path->even_odd ? " even-odd" : "");
	}
	if (path->stroke.paint.kind != GB_PAINT_NONE)
		put_stroke(out, &path->stroke);
	put_segments(out, path);
	gb_buf_char(out, '\n');
	return true;
}

static bool trace_image(gb_writer *writer, const gb_image *image)
{
	gb_buf *out = line(writer, "image");
	const gb_picture *picture = image->picture;
	const double values[] = { image->matrix.a, image->matrix.b, image->matrix.c, image->matrix.d,
		image->matrix.e, image->matrix.f };
	gb_hash hash = gb_hash_new();
	char letters[7];

	gb_hash_bytes(&hash, picture->rgb, (size_t)picture->width * picture->height * 3);
	gb_hash_letters(hash, letters);
	put_quoted(out, picture->name);
	gb_buf_format(out, " %ux%u %s matrix", picture->width, picture->height, letters);
	for (size_t i = 0; i < GB_COUNT(values); i++)
		put_number(out, values[i]);
	gb_buf_char(out, '\n');
	return true;
}

static bool trace_link(gb_writer *writer, const gb_link *link)
{
	gb_buf *out = line(writer, "link");

	put_rect(out, link->rect);
	gb_buf_text(out, link->uri.n > 0 ? " uri" : " dest");
	put_quoted(out, link->uri.n > 0 ? link->uri : link->destination);
	for (int lang = 0; lang < GB_LANG_COUNT; lang++) {
		if (link->contents.in[lang].n > 0) {
			gb_buf_format(out, " %s", gb_lang_tag((gb_lang)lang));
			put_quoted(out, link->contents.in[lang]);
		}
	}
	if (link->element != GB_NO_ELEMENT)
		gb_buf_format(out, " element %u", link->element);
	gb_buf_char(out, '\n');
	return true;
}

static bool trace_dest(gb_writer *writer, const gb_dest *dest)
{
	gb_buf *out = line(writer, "dest");

	put_quoted(out, dest->name);
	put_point(out, dest->at);
	gb_buf_char(out, '\n');
	return true;
}

static bool trace_clip_push(gb_writer *writer, const gb_path *path)
{
	gb_buf *out = line(writer, path->even_odd ? "clip even-odd" : "clip");

	put_segments(out, path);
	gb_buf_char(out, '\n');
	((trace_writer *)writer)->depth++;
	return true;
}

static bool trace_leave(gb_writer *writer)
{
	((trace_writer *)writer)->depth--;
	return true;
}

static bool trace_tag_begin(gb_writer *writer, const gb_tag *tag)
{
	static const char *const artifacts[] = { "", "pagination", "layout", "background" };
	gb_buf *out = line(writer, "tag");
	char name[8];

	if (tag->element == GB_NO_ELEMENT)
		gb_buf_format(out, " artifact %s\n", artifacts[tag->artifact]);
	else
		gb_buf_format(out, " %u %s\n", tag->element,
			gb_element_name(&writer->document->elements[tag->element], name));
	((trace_writer *)writer)->depth++;
	return true;
}

static bool trace_page_end(gb_writer *writer)
{
	static const char *const kinds[GB_BOX_KIND_COUNT] = { "block", "line", "cell", "frame", "label",
		"mark", "form" };
	const gb_page *page = &writer->document->pages[((trace_writer *)writer)->page];

	for (size_t i = 0; i < page->box_count; i++) {
		gb_buf *out = line(writer, "box ");

		gb_buf_text(out, kinds[page->boxes[i].kind]);
		put_rect(out, page->boxes[i].rect);
		gb_buf_format(out, " group %u\n", page->boxes[i].group);
	}
	return true;
}

static bool trace_end(gb_writer *writer)
{
	const gb_buf *out = out_of(writer);
	FILE *file = gb_writer_open(writer);

	if (file == NULL)
		return false;
	gb_writer_send(writer, file, out->p, out->n);
	return gb_writer_finish(writer, file);
}

static void trace_close(gb_writer *writer)
{
	(void)writer; /* holds nothing but what is in the arena */
}

const gb_writer_class gb_trace_writer_class = {
	.name = "trace",
	.suffix = ".trace",
	.summary = "pages as text, one line an operation, for tests and diffs",
	.size = sizeof(trace_writer),
	.check = trace_check,
	.begin = trace_begin,
	.page_begin = trace_page_begin,
	.glyphs = trace_glyphs,
	.path = trace_path,
	.image = trace_image,
	.link = trace_link,
	.dest = trace_dest,
	.clip_push = trace_clip_push,
	.clip_pop = trace_leave,
	.tag_begin = trace_tag_begin,
	.tag_end = trace_leave,
	.page_end = trace_page_end,
	.end = trace_end,
	.close = trace_close,
};
