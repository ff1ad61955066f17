#include "write/writer.h"

#include "base/file.h"

/* The table of formats, and the replay that all of them share. */

#include <errno.h>
#include <string.h>

static const gb_writer_class *const classes[] = {
	&gb_haru_writer_class,
	&gb_cairo_writer_class,
	&gb_svg_writer_class,
	&gb_png_writer_class,
	&gb_trace_writer_class,
	NULL,
};

const gb_writer_class *const *gb_writer_classes(void)
{
	return classes;
}

static gb_str list_of_formats(gb_arena *arena)
{
	gb_buf buf = gb_buf_new(arena);

	for (size_t i = 0; classes[i] != NULL; i++)
		gb_buf_format(&buf, "%s%s (%s)", i > 0 ? ", " : "", classes[i]->suffix, classes[i]->name);
	return gb_buf_taken(&buf);
}

static gb_str nearest_name(gb_arena *arena, gb_str name)
{
	gb_str names[GB_COUNT(classes) - 1];

	for (size_t i = 0; i < GB_COUNT(names); i++)
		names[i] = gb_str_of(classes[i]->name);

	const ptrdiff_t nearest = gb_str_nearest(arena, name, names, GB_COUNT(names));

	if (nearest < 0)
		return GB_STR("");
	return gb_str_format(arena, "did you mean writer=%s?", classes[nearest]->name);
}

const gb_writer_class *gb_writer_find(
	gb_arena *arena, gb_str file, gb_str name, gb_place place, gb_diags *diags)
{
	const gb_writer_class *named = NULL;

	for (size_t i = 0; classes[i] != NULL; i++) {
		if (!gb_str_is(name, classes[i]->name) && name.n > 0)
			continue;
		named = classes[i];
		if (gb_str_ends(file, classes[i]->suffix))
			return classes[i];
	}
	if (name.n > 0 && named != NULL) {
		gb_fault_status(diags, GB_STATUS_USAGE, place, "wrong-suffix", file,
			gb_str_format(arena, "a name that ends in %s", named->suffix),
			gb_str_format(arena, "rename the output, or leave out writer=%s", named->name));
	} else if (name.n > 0) {
		gb_fault_status(diags, GB_STATUS_USAGE, place, "unknown-writer",
			gb_str_format(arena, "writer=%.*s", (int)name.n, name.p), list_of_formats(arena),
			nearest_name(arena, name));
	} else {
		gb_fault_status(diags, GB_STATUS_USAGE, place, "unknown-format", file,
			list_of_formats(arena), GB_STR(""));
	}
	return NULL;
}

bool gb_writer_shows(const gb_writer *writer, size_t page)
{
	return page >= writer->options->first_page && page <= writer->options->last_page;
}

bool gb_writer_wants_pdfa(const gb_write_options *options)
{
	return options->pdfa.n > 0 && !gb_str_is(options->pdfa, "none");
}

gb_matrix gb_writer_turn(const gb_page *page)
{
	const gb_matrix trim = gb_matrix_move(-page->trim.x, -page->trim.y);
	const double width = page->trim.width, height = page->trim.height;

	switch (page->rotation) {
	case 90:
		return gb_matrix_multiply(trim, (gb_matrix){ 0, 1, -1, 0, height, 0 });
	case 180:
		return gb_matrix_multiply(trim, (gb_matrix){ -1, 0, 0, -1, width, height });
	case 270:
		return gb_matrix_multiply(trim, (gb_matrix){ 0, -1, 1, 0, 0, width });
	default:
		return trim;
	}
}

gb_rect gb_writer_sheet(const gb_page *page)
{
	if (page->rotation % 180 != 0)
		return (gb_rect){ 0, 0, page->trim.height, page->trim.width };
	return (gb_rect){ 0, 0, page->trim.width, page->trim.height };
}

gb_str gb_words_in(gb_words words, gb_lang lang)
{
	if (words.in[lang].n > 0)
		return words.in[lang];
	return words.in[lang == GB_LANG_ZH ? GB_LANG_EN : GB_LANG_ZH];
}

gb_str gb_writer_uri(gb_arena *arena, gb_str uri)
{
	gb_buf buf = gb_buf_new(arena);

	for (size_t i = 0; i < uri.n; i++) {
		const unsigned char c = (unsigned char)uri.p[i];

		if (c <= 0x20 || c >= 0x7F || c == '(' || c == ')' || c == '\\' || c == '\'')
			gb_buf_format(&buf, "%%%02X", c);
		else
			gb_buf_char(&buf, (char)c);
	}
	return gb_buf_taken(&buf);
}

bool gb_writer_fault(gb_writer *writer, const char *code, gb_str found, gb_str remedy)
{
	return gb_fault_status(writer->diags, GB_STATUS_WRITE,
		gb_place_of_file(writer->arena, writer->name), code, found, GB_STR(""), remedy);
}

bool gb_writer_fault_font(gb_writer *writer, const gb_face *face)
{
	return gb_writer_fault(writer, "bad-font",
		gb_str_format(
			writer->arena, "%.*s, whose outlines cannot be read", (int)face->file.n, face->file.p),
		face->own ? GB_STR("it may be damaged: copy it again from where it came, or ask its maker")
				  : GB_STR("run: make fonts"));
}

static bool unwritable(gb_writer *writer, int error)
{
	return gb_writer_fault(writer, "cannot-write",
		gb_str_format(writer->arena, "an output that cannot be written: %s", gb_file_reason(error)),
		GB_STR("check the folder's rights and the space left on the disk"));
}

FILE *gb_writer_open(gb_writer *writer)
{
	FILE *file = fopen(writer->path, "wb");

	if (file == NULL)
		unwritable(writer, errno);
	return file;
}

static void note_error(gb_writer *writer)
{
	if (writer->error == 0)
		writer->error = errno != 0 ? errno : EIO;
}

bool gb_writer_send(gb_writer *writer, FILE *file, const void *bytes, size_t n)
{
	errno = 0;
	if (fwrite(bytes, 1, n, file) != n)
		note_error(writer);
	return writer->error == 0;
}

bool gb_writer_finish(gb_writer *writer, FILE *file)
{
	errno = 0;
	if (fflush(file) != 0)
		note_error(writer);
	if (fclose(file) != 0)
		note_error(writer);
	return writer->error == 0 || unwritable(writer, writer->error);
}

/* A link whose destination is on a page that is not written would lead nowhere. */
static bool link_leads_out(gb_writer *writer, const gb_link *link)
{
	size_t page;

	if (link->destination.n == 0)
		return false;
	gb_document_dest(writer->document, link->destination, &page);
	return !gb_writer_shows(writer, page);
}

static bool replay_op(gb_writer *writer, const gb_op *op)
{
	const gb_writer_class *class = writer->class;

	switch (op->kind) {
	case GB_OP_GLYPHS:
		return class->glyphs(writer, &op->as.glyphs);
	case GB_OP_PATH:
		return class->path(writer, &op->as.path);
	case GB_OP_IMAGE:
		return class->image(writer, &op->as.image);
	case GB_OP_LINK:
		return link_leads_out(writer, &op->as.link) || class->link(writer, &op->as.link);
	case GB_OP_DEST:
		return class->dest(writer, &op->as.dest);
	case GB_OP_CLIP_PUSH:
		return class->clip_push(writer, &op->as.clip);
	case GB_OP_CLIP_POP:
		return class->clip_pop(writer);
	case GB_OP_TAG_BEGIN:
		return class->tag_begin(writer, &op->as.tag);
	case GB_OP_TAG_END:
		return class->tag_end(writer);
	}
	return false;
}

static bool replay(gb_writer *writer)
{
	const gb_document *document = writer->document;
	const gb_writer_class *class = writer->class;

	if (!class->begin(writer))
		return false;
	for (size_t p = 0; p < document->page_count; p++) {
		const gb_page *page = &document->pages[p];

		if (!gb_writer_shows(writer, p))
			continue;
		if (!class->page_begin(writer, page, p))
			return false;
		for (size_t i = 0; i < page->op_count; i++) {
			if (!replay_op(writer, &page->ops[i]))
				return false;
		}
		if (!class->page_end(writer))
			return false;
	}
	return class->end(writer);
}

static bool check_range(gb_writer *writer)
{
	const gb_write_options *options = writer->options;
	const size_t count = writer->document->page_count;

	if (options->first_page <= options->last_page && options->first_page < count &&
		(options->last_page < count || options->last_page == SIZE_MAX))
		return true;
	return gb_fault(writer->diags, gb_place_of_file(writer->arena, writer->name), "no-such-page",
		gb_str_format(writer->arena, "pages=%zu-%zu", options->first_page + 1,
			options->last_page == SIZE_MAX ? count : options->last_page + 1),
		gb_str_format(writer->arena, "pages from 1 to %zu, the first before the last", count),
		GB_STR(""));
}

static bool check_single(gb_writer *writer)
{
	const gb_write_options *options = writer->options;
	const size_t count = writer->document->page_count;
	const size_t last = options->last_page < count ? options->last_page : count - 1;
	const size_t pages = last - options->first_page + 1;
	const char *suffix = writer->class->suffix;
	const size_t stem = writer->name.n - (gb_str_ends(writer->name, suffix) ? strlen(suffix) : 0);

	if (!writer->class->single || pages == 1)
		return true;
	return gb_fault_status(writer->diags, GB_STATUS_USAGE,
		gb_place_of_file(writer->arena, writer->name), "many-pages",
		gb_str_format(writer->arena, "%zu pages for one file", pages),
		gb_str_format(writer->arena, "one page: a %s file holds no more", suffix),
		gb_str_format(writer->arena, "write -o %.*s-%%d%s for a file a page, or add pages=%zu",
			(int)stem, writer->name.p, suffix, options->first_page + 1));
}

/* What only pixels have is not asked of other formats. */
static bool check_raster(gb_writer *writer)
{
	const gb_write_options *options = writer->options;

	if (writer->class->raster || (options->pixels == 0 && options->resolution == 0))
		return true;
	return gb_fault_status(writer->diags, GB_STATUS_USAGE,
		gb_place_of_file(writer->arena, writer->name), "no-pixels",
		gb_str_format(writer->arena, "%s for a %s file",
			options->pixels > 0 ? "px=" : "dpi=", writer->class->suffix),
		GB_STR("a format made of pixels: .png"),
		GB_STR("leave it out: the page has the size that the layout gives it"));
}

bool gb_write(gb_arena *arena, const gb_writer_class *class, const gb_document *document,
	const gb_write_options *options, const char *path, gb_str name, gb_diags *diags)
{
	static const gb_write_options all = { .last_page = SIZE_MAX };
	const gb_arena_mark mark = gb_arena_mark_now(arena);
	gb_writer *writer = gb_arena_alloc(arena, class->size);

	*writer = (gb_writer){
		.class = class,
		.arena = arena,
		.document = document,
		.options = options != NULL ? options : &all,
		.path = path,
		.diags = diags,
		.name = name,
	};

	bool ok = gb_document_check(document, diags) && check_range(writer) && check_raster(writer) &&
			  check_single(writer) && class->check(document, writer->options, diags);

	if (ok) {
		ok = replay(writer);
		class->close(writer);
	}
	/* Faults may point to what lies in the arena. */
	if (ok)
		gb_arena_rewind(arena, mark);
	return ok;
}
