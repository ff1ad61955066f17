/* The text of a finished SVG: where its glyphs stand, and what its own table says they stand for
 * (write/svg_glyphs.h). All that knows GLib's parser of XML is in here. */
#include "audit/part.h"

#include "base/digest.h"
#include "base/utf8.h"

#include <glib.h>
#include <math.h>
#include <string.h>

#define ZEROS "0000000000000000000000000000000000000000000000000000000000000000"
/* More levels than any page of ours has. */
#define DEEPEST 256
/* How far a glyph goes when nothing is said of its width, in thousandths of the em. */
#define USUAL_WIDTH 500.0

/* What a glyph of the file stands for. */
typedef struct named_glyph {
	gb_str text;
	double width;
	bool known;
} named_glyph;

/* A glyph where it is drawn: `matrix` takes thousandths of the em, y up, to the sheet. */
typedef struct drawn_glyph {
	size_t number;
	gb_matrix matrix;
} drawn_glyph;

typedef struct reading {
	gb_arena *arena;
	gb_diags *diags;
	gb_place place;
	gb_matrix matrices[DEEPEST]; /* of the open elements */
	size_t depth;
	named_glyph *names;
	size_t name_count, name_capacity;
	drawn_glyph *drawn;
	size_t drawn_count, drawn_capacity;
	size_t naming; /* number of the open "glyph"; 0: none */
	double width, height;
	size_t page; /* 0: the file does not say */
} reading;

static bool fault(reading *r, const char *code, gb_str found, const char *expected)
{
	return gb_fault(r->diags, r->place, code, found, gb_str_of(expected),
		GB_STR("make the file again with gongbao"));
}

static const char *attribute(const char **names, const char **values, const char *name)
{
	for (size_t i = 0; names[i] != NULL; i++)
		if (strcmp(names[i], name) == 0)
			return values[i];
	return NULL;
}

/* Never by the locale. */
static double number_of(const char *text)
{
	const double number = text == NULL ? 0 : g_ascii_strtod(text, NULL);

	return isfinite(number) ? number : 0;
}

/* "g12": 12; 0 for any other. */
static size_t glyph_of(const char *name)
{
	if (name == NULL || name[0] != 'g')
		return 0;
	const guint64 number = g_ascii_strtoull(name + 1, NULL, 10);

	return number < 1u << 20 ? (size_t)number : 0;
}

/* The two forms that we write. */
static gb_matrix transform_of(const char *text)
{
	gb_matrix m = gb_matrix_move(0, 0);
	double numbers[6] = { 0 };
	const char *open = text == NULL ? NULL : strchr(text, '(');
	const char *at = open == NULL ? NULL : open + 1;
	size_t count = 0;

	while (at != NULL && count < GB_COUNT(numbers)) {
		char *end;
		const double number = g_ascii_strtod(at, &end);

		if (end == at)
			break;
		numbers[count++] = isfinite(number) ? number : 0;
		at = end;
	}
	if (count == 6)
		m = (gb_matrix){ numbers[0], numbers[1], numbers[2], numbers[3], numbers[4], numbers[5] };
	else if (count > 0)
		m = gb_matrix_move(numbers[0], numbers[1]);
	return m;
}

static void add_drawn(reading *r, size_t number, gb_matrix matrix)
{
	r->drawn = gb_arena_grow(r->arena, r->drawn, r->drawn_count, &r->drawn_capacity,
		r->drawn_count + 1, sizeof *r->drawn);
	r->drawn[r->drawn_count++] = (drawn_glyph){ number, matrix };
}

static void add_name(reading *r, size_t number, double width)
{
	while (r->name_count <= number) {
		r->names = gb_arena_grow(r->arena, r->names, r->name_count, &r->name_capacity,
			r->name_count + 1, sizeof *r->names);
		r->names[r->name_count++] = (named_glyph){ 0 };
	}
	r->names[number] = (named_glyph){ .width = width, .known = true };
	r->naming = number;
}

/* Whatever else shows something or hides it was not written by us. */
static bool is_ours(const char *element)
{
	static const char *const ours[] = { "svg", "title", "desc", "defs", "path", "clipPath",
		"linearGradient", "stop", "image", "rect", "g", "use", "a", "metadata", "glyphs", "glyph" };

	for (size_t i = 0; i < GB_COUNT(ours); i++)
		if (strcmp(element, ours[i]) == 0)
			return true;
	return false;
}

static void begin_element(GMarkupParseContext *context, const char *element, const char **names,
	const char **values, void *data, GError **error)
{
	reading *r = data;
	const gb_matrix above = r->depth == 0 ? gb_matrix_move(0, 0) : r->matrices[r->depth - 1];

	(void)context;
	if (!is_ours(element)) {
		fault(r, "svg-foreign",
			gb_str_format(r->arena, "an element <%s>, which gongbao does not write", element),
			"an SVG as it was made");
		g_set_error_literal(error, G_MARKUP_ERROR, G_MARKUP_ERROR_UNKNOWN_ELEMENT, "");
		return;
	}
	if (r->depth == DEEPEST) {
		g_set_error_literal(error, G_MARKUP_ERROR, G_MARKUP_ERROR_INVALID_CONTENT, "");
		return;
	}
	r->matrices[r->depth++] =
		gb_matrix_multiply(transform_of(attribute(names, values, "transform")), above);
	if (strcmp(element, "svg") == 0) {
		r->width = number_of(attribute(names, values, "width"));
		r->height = number_of(attribute(names, values, "height"));
	} else if (strcmp(element, "glyphs") == 0) {
		r->page = (size_t)fmax(0, number_of(attribute(names, values, "page")));
	} else if (strcmp(element, "glyph") == 0) {
		const size_t number = glyph_of(attribute(names, values, "of"));

		if (number > 0)
			add_name(r, number, number_of(attribute(names, values, "width")));
	} else if (strcmp(element, "use") == 0) {
		const char *of = attribute(names, values, "xlink:href");
		const size_t number = of != NULL && of[0] == '#' ? glyph_of(of + 1) : 0;
		const gb_matrix move = gb_matrix_move(
			number_of(attribute(names, values, "x")), number_of(attribute(names, values, "y")));

		if (number > 0)
			add_drawn(r, number, gb_matrix_multiply(move, r->matrices[r->depth - 1]));
	}
}

static void end_element(
	GMarkupParseContext *context, const char *element, void *data, GError **error)
{
	reading *r = data;

	(void)context;
	(void)element;
	(void)error;
	r->naming = 0;
	if (r->depth > 0)
		r->depth--;
}

static void take_text(
	GMarkupParseContext *context, const char *text, gsize n, void *data, GError **error)
{
	reading *r = data;
	char *kept;

	(void)context;
	(void)error;
	if (r->naming == 0 || n == 0)
		return;
	kept = gb_arena_alloc(r->arena, n);
	memcpy(kept, text, n);
	r->names[r->naming].text = (gb_str){ kept, n };
}

/* Where the digits of the file's own digest begin; SIZE_MAX: it has none. */
static size_t digest_at(gb_str bytes)
{
	const gb_str key = GB_STR(" sha256=\"");
	const size_t table = gb_str_find(bytes, GB_STR("<glyphs xmlns=\"urn:gongbao:glyphs:1\""));
	const size_t in = gb_str_find(gb_str_slice(bytes, table, bytes.n), key);
	const size_t at = table == SIZE_MAX || in == SIZE_MAX ? SIZE_MAX : table + in + key.n;

	return at == SIZE_MAX || bytes.n < at + GB_SHA256_N ? SIZE_MAX : at;
}

bool gb_svg_is_whole(gb_str bytes, gb_place place, gb_diags *diags)
{
	const size_t at = digest_at(bytes);
	/* The digest is of the file with noughts for its own digits. */
	const gb_str parts[] = { gb_str_slice(bytes, 0, at), GB_STR(ZEROS),
		gb_str_slice(bytes, at + GB_SHA256_N, bytes.n) };
	char digits[GB_SHA256_N + 1];

	gb_sha256(parts, GB_COUNT(parts), digits);
	return gb_str_is(gb_str_slice(bytes, at, at + GB_SHA256_N), digits) ||
		   gb_fault(diags, place, "file-altered",
			   GB_STR("an SVG whose bytes are not those that were written"),
			   GB_STR("the file as it was made: its SHA-256 is another"),
			   GB_STR("make the file again with gongbao"));
}

/* The characters of a cluster share its width, as those of a PDF do. */
static bool add_chars(reading *r, const drawn_glyph *drawn, gb_found_page *page, size_t *capacity)
{
	const named_glyph *name =
		drawn->number < r->name_count ? &r->names[drawn->number] : &(named_glyph){ 0 };
	const size_t count = gb_utf8_count(name->text);
	const double step = count > 1 ? name->width / (double)count : USUAL_WIDTH;
	size_t length;

	if (!name->known)
		return fault(r, "not-readable",
			gb_str_format(r->arena, "the glyph g%zu, of which the file does not say what it is",
				drawn->number),
			"every glyph in the file's table");
	for (size_t at = 0, i = 0; at < name->text.n; at += length, i++) {
		const gb_point from = gb_matrix_apply(drawn->matrix, (gb_point){ step * (double)i, 0 });
		const gb_point to = gb_matrix_apply(drawn->matrix, (gb_point){ step * (double)(i + 1), 0 });
		const uint32_t scalar = gb_utf8_at(name->text, at, &length);

		if (gb_audit_is_space(scalar))
			continue;
		page->chars = gb_arena_grow(
			r->arena, page->chars, page->count, capacity, page->count + 1, sizeof *page->chars);
		page->chars[page->count++] = (gb_found_char){
			.scalar = scalar,
			.match = GB_NO_MATCH,
			.box = { fmin(from.x, to.x), fmin(from.y, to.y), fabs(to.x - from.x),
				fabs(to.y - from.y) },
		};
	}
	return true;
}

gb_finished *gb_svg_read(
	gb_arena *arena, gb_str bytes, gb_place place, size_t *page, gb_diags *diags)
{
	static const GMarkupParser parser = { begin_element, end_element, take_text, NULL, NULL };
	reading *r = GB_NEW(arena, reading);
	gb_finished *finished = GB_NEW(arena, gb_finished);
	GError *error = NULL;
	size_t capacity = 0;

	*r = (reading){ .arena = arena, .diags = diags, .place = place };
	if (digest_at(bytes) == SIZE_MAX) {
		fault(r, "not-readable", GB_STR("an SVG that does not say what its outlines stand for"),
			"one that gongbao made, with its table of glyphs");
		return NULL;
	}

	GMarkupParseContext *context = g_markup_parse_context_new(&parser, 0, r, NULL);
	const bool read = g_markup_parse_context_parse(context, bytes.p, (gssize)bytes.n, &error) &&
					  g_markup_parse_context_end_parse(context, &error);
	g_markup_parse_context_free(context);
	if (!read &&
		(error == NULL || !g_error_matches(error, G_MARKUP_ERROR, G_MARKUP_ERROR_UNKNOWN_ELEMENT)))
		fault(r, "not-readable", GB_STR("a damaged SVG"), "an SVG that can be read");
	g_clear_error(&error);
	if (!read)
		return NULL;
	finished->count = 1;
	finished->pages = GB_NEW_ARRAY(arena, 1, gb_found_page);
	finished->pages[0].width = r->width;
	finished->pages[0].height = r->height;
	for (size_t i = 0; i < r->drawn_count; i++)
		if (!add_chars(r, &r->drawn[i], &finished->pages[0], &capacity))
			return NULL;
	*page = r->page;
	return finished;
}
