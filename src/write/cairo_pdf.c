#include "write/cairo_draw.h"
#include "write/writer.h"

/*
 * PDF by cairo: the same pages as the libharu writer, with links, outline, page labels and
 * metadata, but without the document's structure. What it cannot say (trim and bleed boxes,
 * attachments, PDF/A) is refused.
 */

#include <cairo-pdf.h>
#include <cairo.h>

#define PAGE_MOST 14400.0 /* pt; ISO 32000-1, annex C */

typedef struct cairo_writer {
	gb_writer base;
	FILE *file;
	cairo_surface_t *surface;
	cairo_t *context;
	gb_cairo draw;
	const gb_page *page;
	bool begun;  /* a page is not the first */
	bool linked; /* the page has links */
} cairo_writer;

static cairo_writer *cairo_of(gb_writer *writer)
{
	return (cairo_writer *)writer;
}

static bool fine(cairo_writer *w)
{
	const char *error = gb_cairo_error(&w->draw);

	/* What cannot be sent is told with its cause when the file is finished. */
	if (error == NULL || w->base.error != 0)
		return true;
	return gb_writer_fault(&w->base, "cairo",
		gb_str_format(w->base.arena, "cairo's error “%s”", error),
		GB_STR("report this with the data; writer=haru may do meanwhile"));
}

static bool rect_equal(gb_rect a, gb_rect b)
{
	return a.x == b.x && a.y == b.y && a.width == b.width && a.height == b.height;
}

static bool refuse(gb_diags *diags, const char *code, gb_str found)
{
	return gb_fault(diags, (gb_place){ NULL, GB_NO_NODE }, code, found,
		GB_STR("something that cairo's PDF can hold"), GB_STR("use writer=haru"));
}

static bool cairo_check(
	const gb_document *document, const gb_write_options *options, gb_diags *diags)
{
	bool ok = true;

	if (gb_writer_wants_pdfa(options))
		ok = refuse(diags, "no-pdfa", GB_STR("pdfa="));
	if (document->attachment_count > 0)
		ok = refuse(diags, "no-attachments", GB_STR("an attachment"));
	for (size_t i = 0; i < document->page_count; i++) {
		const gb_page *page = &document->pages[i];

		if (!rect_equal(page->trim, page->media) || !rect_equal(page->bleed, page->media))
			ok = refuse(diags, "no-trim", GB_STR("a page with trim or bleed"));
		if (page->media.width > PAGE_MOST || page->media.height > PAGE_MOST)
			ok = refuse(diags, "page-size", GB_STR("a page over 14400 pt (about 5 m)"));
	}
	return ok;
}

static cairo_status_t send_bytes(void *closure, const unsigned char *bytes, unsigned int n)
{
	cairo_writer *w = closure;

	return gb_writer_send(&w->base, w->file, bytes, n) ? CAIRO_STATUS_SUCCESS
													   : CAIRO_STATUS_WRITE_ERROR;
}

static void set_metadata(cairo_writer *w)
{
	const gb_document *document = w->base.document;
	const gb_date date = document->date;
	const gb_lang lang = document->primary;
	const gb_str stamp = gb_str_format(
		w->base.arena, "%04d-%02d-%02dT00:00:00+08:00", date.year, date.month, date.day);
	const struct {
		cairo_pdf_metadata_t key;
		gb_str text;
	} entries[] = {
		{ CAIRO_PDF_METADATA_TITLE, gb_words_in(document->title, lang) },
		{ CAIRO_PDF_METADATA_AUTHOR, gb_words_in(document->author, lang) },
		{ CAIRO_PDF_METADATA_SUBJECT, gb_words_in(document->subject, lang) },
		{ CAIRO_PDF_METADATA_KEYWORDS, gb_words_in(document->keywords, lang) },
		{ CAIRO_PDF_METADATA_CREATOR, GB_STR("Gongbao") },
		{ CAIRO_PDF_METADATA_CREATE_DATE, stamp },
		{ CAIRO_PDF_METADATA_MOD_DATE, stamp },
	};

	for (size_t i = 0; i < GB_COUNT(entries); i++) {
		if (entries[i].text.n > 0)
			cairo_pdf_surface_set_metadata(
				w->surface, entries[i].key, gb_str_zero(w->base.arena, entries[i].text));
	}
}

static bool has_links(const gb_page *page)
{
	for (size_t i = 0; i < page->op_count; i++) {
		if (page->ops[i].kind == GB_OP_LINK)
			return true;
	}
	return false;
}

static bool cairo_begin(gb_writer *writer)
{
	cairo_writer *w = cairo_of(writer);
	const gb_page *first = &writer->document->pages[writer->options->first_page];

	w->file = gb_writer_open(writer);
	if (w->file == NULL)
		return false;
	w->surface =
		cairo_pdf_surface_create_for_stream(send_bytes, w, first->media.width, first->media.height);
	w->context = cairo_create(w->surface);
	gb_cairo_open(&w->draw, writer->arena, w->context);
	set_metadata(w);
	return fine(w);
}

/* cairo has no /Rotate: a turned page is drawn turned. */
static gb_matrix turned(const gb_page *page)
{
	const double width = page->media.width, height = page->media.height;

	switch (page->rotation) {
	case 90:
		return (gb_matrix){ 0, 1, -1, 0, height, 0 };
	case 180:
		return (gb_matrix){ -1, 0, 0, -1, width, height };
	case 270:
		return (gb_matrix){ 0, -1, 1, 0, 0, width };
	default:
		return (gb_matrix){ 1, 0, 0, 1, 0, 0 };
	}
}

static bool cairo_page_begin(gb_writer *writer, const gb_page *page, size_t index)
{
	cairo_writer *w = cairo_of(writer);
	const gb_matrix turn = turned(page);
	const cairo_matrix_t matrix = { turn.a, turn.b, turn.c, turn.d, turn.e, turn.f };
	const bool sideways = page->rotation % 180 != 0;

	w->page = page;
	w->draw.page = index + 1;
	if (w->begun)
		cairo_show_page(w->context);
	w->begun = true;
	cairo_pdf_surface_set_size(w->surface, sideways ? page->media.height : page->media.width,
		sideways ? page->media.width : page->media.height);
	cairo_pdf_surface_set_page_label(w->surface, gb_str_zero(writer->arena, page->label));
	/* cairo 1.16 makes an element of each link and forgets to write it unless it lies in another;
	 * that one may not span a change of the page's size. */
	w->linked = has_links(page);
	if (w->linked)
		cairo_tag_begin(w->context, "Part", NULL);
	cairo_set_matrix(w->context, &matrix);
	return fine(w);
}

static bool cairo_glyphs(gb_writer *writer, const gb_glyph_run *run)
{
	if (run->count == 0 || gb_cairo_glyphs(&cairo_of(writer)->draw, run))
		return true;
	return gb_writer_fault_font(writer, run->face);
}

static bool cairo_path(gb_writer *writer, const gb_path *path)
{
	gb_cairo_path(&cairo_of(writer)->draw, path);
	return true;
}

static bool cairo_image(gb_writer *writer, const gb_image *image)
{
	gb_cairo_image(&cairo_of(writer)->draw, image);
	return true;
}

/* A destination's name in the file: cairo does not escape what it is given. */
static void put_dest(gb_buf *buf, const char *attribute, const gb_document *document, gb_str name)
{
	size_t page;
	const gb_op *op = gb_document_dest(document, name, &page);

	gb_buf_format(buf, "%s='p%zu.%td' ", attribute, page + 1, op - document->pages[page].ops);
}

static void put_number(gb_buf *buf, double value)
{
	gb_buf_number(buf, value, 3);
	gb_buf_char(buf, ' ');
}

static bool cairo_link(gb_writer *writer, const gb_link *link)
{
	cairo_writer *w = cairo_of(writer);
	/* cairo takes this rectangle as it is, whatever the axes are. */
	const gb_matrix turn = turned(w->page);
	const gb_point a = gb_matrix_apply(turn, (gb_point){ link->rect.x, link->rect.y });
	const gb_point b = gb_matrix_apply(
		turn, (gb_point){ link->rect.x + link->rect.width, link->rect.y + link->rect.height });
	gb_buf buf = gb_buf_new(writer->arena);

	gb_buf_text(&buf, "rect=[");
	put_number(&buf, a.x < b.x ? a.x : b.x);
	put_number(&buf, a.y < b.y ? a.y : b.y);
	put_number(&buf, a.x < b.x ? b.x - a.x : a.x - b.x);
	put_number(&buf, a.y < b.y ? b.y - a.y : a.y - b.y);
	gb_buf_text(&buf, "] ");
	if (link->uri.n > 0)
		gb_buf_format(
			&buf, "uri='%s'", gb_str_zero(writer->arena, gb_writer_uri(writer->arena, link->uri)));
	else
		put_dest(&buf, "dest", writer->document, link->destination);
	gb_buf_char(&buf, '\0');
	cairo_tag_begin(w->context, CAIRO_TAG_LINK, buf.p);
	cairo_tag_end(w->context, CAIRO_TAG_LINK);
	return fine(w);
}

static bool cairo_dest(gb_writer *writer, const gb_dest *dest)
{
	cairo_writer *w = cairo_of(writer);
	const gb_point at = gb_matrix_apply(turned(w->page), dest->at);
	gb_buf buf = gb_buf_new(writer->arena);

	put_dest(&buf, "name", writer->document, dest->name);
	gb_buf_text(&buf, "x=");
	put_number(&buf, at.x);
	gb_buf_text(&buf, "y=");
	put_number(&buf, at.y);
	gb_buf_char(&buf, '\0');
	cairo_tag_begin(w->context, CAIRO_TAG_DEST, buf.p);
	cairo_tag_end(w->context, CAIRO_TAG_DEST);
	return fine(w);
}

static bool cairo_clip_push(gb_writer *writer, const gb_path *path)
{
	gb_cairo_clip_push(&cairo_of(writer)->draw, path);
	return true;
}

static bool cairo_clip_pop(gb_writer *writer)
{
	gb_cairo_clip_pop(&cairo_of(writer)->draw);
	return true;
}

static bool cairo_tag_begins(gb_writer *writer, const gb_tag *tag)
{
	(void)
		writer; /* the tree is in the elements, not in the order of painting, which is all cairo has */
	(void)tag;
	return true;
}

static bool cairo_tag_ends(gb_writer *writer)
{
	(void)writer;
	return true;
}

static bool cairo_page_end(gb_writer *writer)
{
	cairo_writer *w = cairo_of(writer);

	if (w->linked)
		cairo_tag_end(w->context, "Part");
	return fine(w);
}

static void add_outline(cairo_writer *w)
{
	const gb_document *document = w->base.document;
	const size_t first = w->base.options->first_page;
	/* parents[level] is the last item of that level that was written. */
	int *parents = GB_NEW_ARRAY(w->base.arena, document->outline_count + 2, int);

	for (size_t i = 0; i < document->outline_count; i++) {
		const gb_outline_item *item = &document->outline[i];
		const size_t level = (size_t)item->level;

		parents[level] = parents[level - 1];
		if (!gb_writer_shows(&w->base, item->page))
			continue;

		const gb_page *page = &document->pages[item->page];
		const gb_point at = gb_matrix_apply(turned(page), (gb_point){ 0, item->y });
		const double x = page->rotation == 0 ? at.x : 0;
		gb_buf buf = gb_buf_new(w->base.arena);

		gb_buf_format(&buf, "page=%zu pos=[", item->page - first + 1);
		put_number(&buf, x);
		put_number(&buf, at.y);
		gb_buf_char(&buf, ']');
		gb_buf_char(&buf, '\0');
		parents[level] = cairo_pdf_surface_add_outline(w->surface, parents[level - 1],
			gb_str_zero(w->base.arena, item->title), buf.p, CAIRO_PDF_OUTLINE_FLAG_OPEN);
	}
}

static bool cairo_end(gb_writer *writer)
{
	cairo_writer *w = cairo_of(writer);
	FILE *file = w->file;

	cairo_show_page(w->context);
	add_outline(w);
	cairo_surface_finish(w->surface);

	const bool ok = fine(w);

	w->file = NULL;
	return gb_writer_finish(writer, file) && ok;
}

static void cairo_close(gb_writer *writer)
{
	cairo_writer *w = cairo_of(writer);

	if (w->context != NULL) {
		gb_cairo_close(&w->draw);
		cairo_destroy(w->context);
		cairo_surface_destroy(w->surface); /* writes what is left of an abandoned file */
	}
	if (w->file != NULL)
		fclose(w->file);
}

const gb_writer_class gb_cairo_writer_class = {
	.name = "cairo",
	.suffix = ".pdf",
	.summary = "PDF by cairo: the same pages, links, outline and page labels; not tagged",
	.size = sizeof(cairo_writer),
	.check = cairo_check,
	.begin = cairo_begin,
	.page_begin = cairo_page_begin,
	.glyphs = cairo_glyphs,
	.path = cairo_path,
	.image = cairo_image,
	.link = cairo_link,
	.dest = cairo_dest,
	.clip_push = cairo_clip_push,
	.clip_pop = cairo_clip_pop,
	.tag_begin = cairo_tag_begins,
	.tag_end = cairo_tag_ends,
	.page_end = cairo_page_end,
	.end = cairo_end,
	.close = cairo_close,
};
