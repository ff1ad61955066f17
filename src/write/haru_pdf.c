#include "write/haru.h"

/*
 * PDF by libharu, glyph by glyph: the default. Exact positions, small, tagged. The display list's
 * glyph ids go into the page as they are (haru_font.c gives them their texts), so nothing is
 * shaped, measured or looked up again.
 */

#include <math.h>

/* A glyph may stand this far from where it belongs before the pen is corrected: half of what
 * positions are snapped to. */
#define PEN_SLACK 0.0005
#define PAGE_LEAST 3.0 /* pt; the limits of ISO 32000-1, annex C */
#define PAGE_MOST 14400.0

static gb_haru_writer *haru_of(gb_writer *writer)
{
	return (gb_haru_writer *)writer;
}

/* After each stage: an error of libharu becomes a fault. */
static bool fine(gb_haru_writer *w)
{
	if (gb_haru_fine(w->haru))
		return true;
	return gb_writer_fault(&w->base, "libharu", gb_haru_error(w->haru, w->base.arena),
		GB_STR("report this with the data; writer=cairo may do meanwhile"));
}

static bool check_faces(const gb_page *page, gb_diags *diags)
{
	const gb_face *good = NULL;
	bool ok = true;

	for (size_t i = 0; i < page->op_count; i++) {
		const gb_op *op = &page->ops[i];

		if (op->kind != GB_OP_GLYPHS || op->as.glyphs.face == good)
			continue;
		if (gb_haru_font_suits(op->as.glyphs.face))
			good = op->as.glyphs.face;
		else
			ok = gb_fault(diags, op->place, "no-outlines", op->as.glyphs.face->file,
				GB_STR("a font with TrueType outlines (a glyf table)"),
				GB_STR("convert the font, or use writer=cairo"));
	}
	return ok;
}

static bool haru_check(
	const gb_document *document, const gb_write_options *options, gb_diags *diags)
{
	const gb_place nowhere = { NULL, GB_NO_NODE };
	bool ok = true;

	if (gb_writer_wants_pdfa(options))
		ok = gb_fault(diags, nowhere, "no-pdfa", options->pdfa, GB_STR("pdfa=none"),
			GB_STR("this version declares no PDF/A"));
	for (size_t i = 0; i < document->page_count; i++) {
		const gb_page *page = &document->pages[i];

		if (page->media.width < PAGE_LEAST || page->media.height < PAGE_LEAST ||
			page->media.width > PAGE_MOST || page->media.height > PAGE_MOST)
			ok = gb_fault(diags, nowhere, "page-size", GB_STR("a page that PDF cannot have"),
				GB_STR("sides from 3 to 14400 pt (about 1 mm to 5 m)"), GB_STR(""));
		if (!check_faces(page, diags))
			ok = false;
	}
	return ok;
}

static bool haru_begin(gb_writer *writer)
{
	gb_haru_writer *w = haru_of(writer);

	w->haru = gb_haru_open(writer->arena);
	w->fonts = (gb_haru_fonts){ .arena = writer->arena, .haru = w->haru };
	w->content = gb_buf_new(writer->arena);
	w->pages = GB_NEW_ARRAY(writer->arena, writer->document->page_count, gb_haru_object *);
	gb_haru_structure_begin(&w->structure, writer->document, writer->arena, w->haru);
	return fine(w);
}

static gb_haru_object *box(gb_haru_writer *w, gb_rect rect)
{
	gb_haru_object *array = gb_haru_array(w->haru);

	/* PDF's y rises from the bottom of the page. */
	gb_haru_add_real(w->haru, array, rect.x);
	gb_haru_add_real(w->haru, array, w->page->media.height - rect.y - rect.height);
	gb_haru_add_real(w->haru, array, rect.x + rect.width);
	gb_haru_add_real(w->haru, array, w->page->media.height - rect.y);
	return array;
}

static bool haru_page_begin(gb_writer *writer, const gb_page *page, size_t index)
{
	gb_haru_writer *w = haru_of(writer);

	gb_haru_step(w->haru, "beginning a page");
	w->page = page;
	w->index = index;
	w->object = gb_haru_page(w->haru);
	w->pages[index] = w->object;
	w->font_names = w->image_names = w->shading_names = w->annotations = NULL;
	w->depth = 0;
	w->states[0] = (gb_haru_state){ .filled = false };
	gb_haru_structure_page(&w->structure);

	gb_haru_put(w->haru, w->object, "MediaBox", box(w, page->media));
	gb_haru_put(w->haru, w->object, "BleedBox", box(w, page->bleed));
	gb_haru_put(w->haru, w->object, "TrimBox", box(w, page->trim));
	if (page->rotation != 0)
		gb_haru_put_int(w->haru, w->object, "Rotate", page->rotation);

	w->content.n = 0;
	gb_buf_text(&w->content, "1 0 0 -1 0 ");
	gb_haru_number(&w->content, page->media.height);
	gb_buf_text(&w->content, "cm\n");
	return fine(w);
}

static void use_font(gb_haru_writer *w, gb_haru_font *font, double size)
{
	gb_haru_state *state = &w->states[w->depth];

	if (gb_haru_font_used_on(font, w->index + 1) != w->index + 1) {
		if (w->font_names == NULL)
			w->font_names = gb_haru_dict(w->haru);
		gb_haru_put(w->haru, w->font_names, gb_haru_font_name(font), gb_haru_font_object(font));
	}
	if (state->font == font && state->size == size)
		return;
	gb_buf_format(&w->content, "/%s ", gb_haru_font_name(font));
	gb_haru_number(&w->content, size);
	gb_buf_text(&w->content, "Tf\n");
	state->font = font;
	state->size = size;
}

/* Moves the text's origin to a glyph; text space has y upwards, our axes are turned. */
static void put_text_matrix(gb_buf *out, const gb_matrix *m, gb_point at)
{
	const gb_point origin = gb_matrix_apply(*m, at);
	const double turn[] = { m->a, m->b, -m->c, -m->d };

	for (size_t i = 0; i < GB_COUNT(turn); i++) {
		gb_buf_number(out, turn[i], 6);
		gb_buf_char(out, ' ');
	}
	gb_haru_number(out, origin.x);
	gb_haru_number(out, origin.y);
	gb_buf_text(out, "Tm\n");
}

/* The text of a TJ array being written. */
typedef struct text_line {
	bool open;        /* inside […] */
	bool hex;         /* inside <…> */
	double origin, y; /* in run space */
	double pen;       /* from the origin, as a reader moves it */
} text_line;

static void end_line(gb_buf *out, text_line *line)
{
	if (line->hex)
		gb_buf_char(out, '>');
	if (line->open)
		gb_buf_text(out, "]TJ\n");
	line->open = line->hex = false;
}

/* The four hexadecimal digits of a glyph's code. */
static void put_hex(gb_buf *out, unsigned cid)
{
	static const char digits[] = "0123456789ABCDEF";
	const char hex[] = { digits[cid >> 12 & 0xF], digits[cid >> 8 & 0xF], digits[cid >> 4 & 0xF],
		digits[cid & 0xF] };

	gb_buf_bytes(out, hex, sizeof(hex));
}

static void put_glyph(gb_haru_writer *w, const gb_glyph_run *run, const gb_glyph *glyph,
	unsigned cid, int width, text_line *line)
{
	gb_buf *out = &w->content;

	if (!line->open || glyph->y != line->y) {
		end_line(out, line);
		put_text_matrix(out, &run->matrix, (gb_point){ glyph->x, glyph->y });
		gb_buf_char(out, '[');
		*line = (text_line){ .open = true, .origin = glyph->x, .y = glyph->y };
	}

	const double off = line->pen - (glyph->x - line->origin);

	if (fabs(off) > PEN_SLACK) {
		/* Rounded as it is printed, so that we know where the reader's pen is. */
		const double back = round(off * 1e6 / run->size) / 1000;

		if (line->hex)
			gb_buf_char(out, '>');
		line->hex = false;
		gb_buf_number(out, back, 3);
		line->pen -= back * run->size / 1000;
	}
	if (!line->hex)
		gb_buf_char(out, '<');
	line->hex = true;
	put_hex(out, cid);
	line->pen += width * run->size / 1000;
}

/* The later glyphs of a cluster stand for no text. There is no way to say so that every reader
 * understands, so they are drawn as shapes. */
static void put_later_glyphs(gb_haru_writer *w, const gb_haru_font *font, const gb_glyph_run *run)
{
	for (size_t i = 1; i < run->count; i++) {
		const gb_glyph *glyph = &run->glyphs[i];

		if (glyph->cluster != run->glyphs[i - 1].cluster)
			continue;

		gb_path outline = gb_haru_font_outline(font, glyph->id, w->base.arena);
		const gb_matrix em = { run->size, 0, 0, -run->size, glyph->x, glyph->y };
		const gb_matrix matrix = gb_matrix_multiply(em, run->matrix);
		gb_segment *segments = GB_NEW_ARRAY(w->base.arena, outline.count, gb_segment);

		for (size_t j = 0; j < outline.count; j++) {
			segments[j] = outline.segments[j];
			segments[j].to = gb_matrix_apply(matrix, segments[j].to);
			segments[j].first = gb_matrix_apply(matrix, segments[j].first);
			segments[j].second = gb_matrix_apply(matrix, segments[j].second);
		}
		outline.segments = segments;
		if (outline.count > 0) {
			gb_haru_segments(&w->content, &outline);
			gb_buf_text(&w->content, "f\n");
		}
	}
}

static bool haru_glyphs(gb_writer *writer, const gb_glyph_run *run)
{
	gb_haru_writer *w = haru_of(writer);
	gb_haru_font *font = gb_haru_font_of(&w->fonts, run->face);
	text_line line = { .open = false };

	if (run->count == 0)
		return true;
	if (font == NULL)
		return gb_writer_fault_font(writer, run->face);
	gb_haru_structure_paint(&w->structure, &w->content);
	gb_haru_fill_colour(w, run->paint.colour);
	gb_buf_text(&w->content, "BT\n");
	use_font(w, font, run->size);
	for (size_t i = 0, glyphs; i < run->count; i += glyphs) {
		const gb_str text = gb_glyph_cluster(run, i, &glyphs);
		const gb_glyph *glyph = &run->glyphs[i];
		const unsigned cid = gb_haru_font_cid(font, glyph->id, text);

		if (cid == 0)
			return gb_writer_fault(writer, "bad-glyph",
				gb_str_format(writer->arena,
					"glyph %u of %.*s, which has no such glyph or too many", glyph->id,
					(int)run->face->file.n, run->face->file.p),
				GB_STR(""));
		put_glyph(w, run, glyph, cid, gb_haru_font_width(font, glyph->id), &line);
	}
	end_line(&w->content, &line);
	gb_buf_text(&w->content, "ET\n");
	put_later_glyphs(w, font, run);
	return true;
}

static bool haru_link(gb_writer *writer, const gb_link *link)
{
	gb_haru_writer *w = haru_of(writer);
	gb_haru_object *annotation = gb_haru_shared_dict(w->haru), *border = gb_haru_array(w->haru);
	const gb_str contents = gb_words_in(link->contents, w->page->lang);

	for (int i = 0; i < 3; i++)
		gb_haru_add_int(w->haru, border, 0);
	gb_haru_put_name(w->haru, annotation, "Type", "Annot");
	gb_haru_put_name(w->haru, annotation, "Subtype", "Link");
	gb_haru_put(w->haru, annotation, "Rect", box(w, link->rect));
	gb_haru_put(w->haru, annotation, "Border", border);
	gb_haru_put_int(w->haru, annotation, "F", 4); /* printed: PDF/A asks for it */
	if (contents.n > 0)
		gb_haru_put_text(w->haru, annotation, "Contents", contents);
	if (w->annotations == NULL)
		w->annotations = gb_haru_array(w->haru);
	gb_haru_add(w->haru, w->annotations, annotation);
	if (link->element != GB_NO_ELEMENT)
		gb_haru_structure_link(&w->structure, link->element, annotation, w->index);

	w->links = gb_arena_grow(writer->arena, w->links, w->link_count, &w->link_capacity,
		w->link_count + 1, sizeof(*w->links));
	w->links[w->link_count++] = (gb_haru_link){ link, annotation, w->index };
	return true;
}

static bool haru_dest(gb_writer *writer, const gb_dest *dest)
{
	/* Links look their destinations up in the display list when all pages are there. */
	(void)writer;
	(void)dest;
	return true;
}

static bool haru_tag_begin(gb_writer *writer, const gb_tag *tag)
{
	gb_haru_writer *w = haru_of(writer);

	gb_haru_structure_tag(&w->structure, &w->content, tag, w->index);
	return true;
}

static bool haru_tag_end(gb_writer *writer)
{
	gb_haru_structure_tag_end(&haru_of(writer)->structure, &haru_of(writer)->content);
	return true;
}

static bool haru_page_end(gb_writer *writer)
{
	gb_haru_writer *w = haru_of(writer);
	gb_haru_object *resources = gb_haru_dict(w->haru);

	gb_haru_step(w->haru, "ending a page");
	gb_haru_structure_pause(&w->structure, &w->content);
	if (w->font_names != NULL)
		gb_haru_put(w->haru, resources, "Font", w->font_names);
	if (w->image_names != NULL)
		gb_haru_put(w->haru, resources, "XObject", w->image_names);
	if (w->shading_names != NULL)
		gb_haru_put(w->haru, resources, "Shading", w->shading_names);
	gb_haru_put(w->haru, w->object, "Resources", resources);
	if (w->annotations != NULL)
		gb_haru_put(w->haru, w->object, "Annots", w->annotations);
	if (w->structure.mcids > 0) {
		gb_haru_put_int(w->haru, w->object, "StructParents", (long)w->index);
		gb_haru_put_name(w->haru, w->object, "Tabs", "S"); /* links in the order of the structure */
	}
	gb_haru_page_content(w->haru, w->object, gb_buf_taken(&w->content));
	return fine(w);
}

static bool haru_end(gb_writer *writer)
{
	gb_haru_writer *w = haru_of(writer);
	const gb_face *failed = NULL;

	gb_haru_step(w->haru, "embedding fonts");
	if (!gb_haru_fonts_finish(&w->fonts, &failed))
		return gb_writer_fault_font(writer, failed);
	gb_haru_step(w->haru, "linking");
	gb_haru_write_links(w);
	gb_haru_step(w->haru, "describing the document");
	gb_haru_write_catalog(w);
	gb_haru_step(w->haru, "writing the structure");
	gb_haru_structure_finish(&w->structure, w->pages);
	gb_haru_step(w->haru, "writing the file");

	gb_str bytes;

	if (!gb_haru_finish(w->haru, &bytes))
		return fine(w);

	FILE *file = gb_writer_open(writer);

	if (file == NULL)
		return false;
	gb_writer_send(writer, file, bytes.p, bytes.n);
	return gb_writer_finish(writer, file);
}

static void haru_close(gb_writer *writer)
{
	gb_haru_fonts_close(&haru_of(writer)->fonts);
	gb_haru_close(haru_of(writer)->haru);
}

const gb_writer_class gb_haru_writer_class = {
	.name = "haru",
	.suffix = ".pdf",
	.summary = "PDF: exact positions, small, tagged, links, outline, page labels",
	.size = sizeof(gb_haru_writer),
	.check = haru_check,
	.begin = haru_begin,
	.page_begin = haru_page_begin,
	.glyphs = haru_glyphs,
	.path = gb_haru_path,
	.image = gb_haru_image,
	.link = haru_link,
	.dest = haru_dest,
	.clip_push = gb_haru_clip_push,
	.clip_pop = gb_haru_clip_pop,
	.tag_begin = haru_tag_begin,
	.tag_end = haru_tag_end,
	.page_end = haru_page_end,
	.end = haru_end,
	.close = haru_close,
};
