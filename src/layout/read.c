#include "layout/reader.h"

/* A layout file from its first byte to a checked layout: what stands at its top. */

typedef struct page_draft {
	gb_place place;
	int size;
	double width, height, bleed;
} page_draft;

typedef struct layout_draft {
	gb_place place;
	gb_str format, id, theme;
	gb_words name;
	int edition, primary;
	page_draft page;
	gb_grid grid;
	const gb_json *colours, *sizes, *spaces, *styles, *masters, *blocks;
} layout_draft;

/* Trimmed sheets, mm (GB/T 148-1997, ISO 216). */
typedef struct sheet {
	double width_mm, height_mm;
} sheet;

enum { SHEET_NONE, SHEET_A2, SHEET_A3, SHEET_A4, SHEET_A5, SHEET_B5 };

static const sheet sheets[] = {
	[SHEET_A2] = { 420, 594 },
	[SHEET_A3] = { 297, 420 },
	[SHEET_A4] = { 210, 297 },
	[SHEET_A5] = { 148, 210 },
	[SHEET_B5] = { 176, 250 },
};

static const gb_choice sheet_words[] = {
	{ "A2", SHEET_A2, "420 × 594 mm" },
	{ "A3", SHEET_A3, "297 × 420 mm" },
	{ "A4", SHEET_A4, "210 × 297 mm" },
	{ "A5", SHEET_A5, "148 × 210 mm" },
	{ "B5", SHEET_B5, "176 × 250 mm" },
	{ NULL, 0, NULL },
};

const gb_choice gb_edition_words[] = {
	{ "zh", GB_EDITION_ZH, "Chinese" },
	{ "en", GB_EDITION_EN, "English" },
	{ "zh+en", GB_EDITION_BOTH, "both" },
	{ NULL, 0, NULL },
};

static const gb_choice primaries[] = {
	{ "zh", GB_LANG_ZH, "" },
	{ "en", GB_LANG_EN, "" },
	{ NULL, 0, NULL },
};

static const gb_field_range page_sides = { 72,
	14400 }; /* one inch to the most a PDF page may have */
static const gb_field_range bleeds = { 0, 72 };

static const gb_field_range grid_counts = { 1, 200 };

#define GRID(member) offsetof(gb_grid, member)
#define PAGE(member) offsetof(page_draft, member)
#define LAYOUT(member) offsetof(layout_draft, member)
#define LIST_OF(name) "{'type':'array','items':{'$ref':'#/$defs/" name "'}}"

/* clang-format off */
static const gb_field page_fields[] = {
	{ "size",   GB_FIELD_CHOICE, PAGE(size),   GB_OPTIONAL, sheet_words, "A4, A3, …; or width and height" },
	{ "width",  GB_FIELD_LENGTH, PAGE(width),  GB_OPTIONAL, &page_sides, "trimmed" },
	{ "height", GB_FIELD_LENGTH, PAGE(height), GB_OPTIONAL, &page_sides, "" },
	{ "bleed",  GB_FIELD_LENGTH, PAGE(bleed),  GB_OPTIONAL, &bleeds,     "beyond the trim at every edge" },
};
/* clang-format on */

static const gb_shape page_shape = {
	"page",
	page_fields,
	GB_COUNT(page_fields),
	sizeof(page_draft),
	PAGE(place),
	"the sheet",
};

/* clang-format off */
static const gb_field grid_fields[] = {
	{ "lines",      GB_FIELD_INTEGER, GRID(lines),      GB_REQUIRED, &grid_counts, "of the type area: 22" },
	{ "characters", GB_FIELD_INTEGER, GRID(characters), GB_REQUIRED, &grid_counts, "of a line: 28" },
	{ "width",      GB_FIELD_LENGTH,  GRID(width),      GB_REQUIRED, &page_sides,  "of the type area" },
	{ "height",     GB_FIELD_LENGTH,  GRID(height),     GB_REQUIRED, &page_sides,  "" },
};
/* clang-format on */

static const gb_shape grid_shape = {
	"grid",
	grid_fields,
	GB_COUNT(grid_fields),
	sizeof(gb_grid),
	GRID(place),
	"lines and characters that fill the type area",
};

/* clang-format off */
static const gb_field layout_fields[] = {
	{ "format",  GB_FIELD_FORMAT, LAYOUT(format),  GB_REQUIRED, "gongbao.layout/1", "gongbao.layout/1" },
	{ "id",      GB_FIELD_ID,     LAYOUT(id),      GB_REQUIRED, NULL,               "name of the layout" },
	{ "name",    GB_FIELD_WORDS,  LAYOUT(name),    GB_OPTIONAL, NULL,               "for lists of layouts" },
	{ "edition", GB_FIELD_CHOICE, LAYOUT(edition), GB_REQUIRED, gb_edition_words,   "zh, en or zh+en, when the command line asks for none" },
	{ "primary", GB_FIELD_CHOICE, LAYOUT(primary), GB_OPTIONAL, primaries,          "the language that leads in zh+en; zh when absent" },
	{ "page",    GB_FIELD_OBJECT, LAYOUT(page),    GB_REQUIRED, &page_shape,        "the sheet" },
	{ "grid",    GB_FIELD_OBJECT, LAYOUT(grid),    GB_OPTIONAL, &grid_shape,        "of an official document: blocks begin on its lines; lengths may be so many \"行\" and \"字\"" },
	{ "theme",   GB_FIELD_TEXT,   LAYOUT(theme),   GB_NOT_EMPTY, NULL,              "a file of colours, sizes and spaces, as seen from the layout" },
	{ "colours", GB_FIELD_VALUE,  LAYOUT(colours), GB_OPTIONAL, LIST_OF("colour"),   "named colours; those of a theme are replaced" },
	{ "sizes",   GB_FIELD_VALUE,  LAYOUT(sizes),   GB_OPTIONAL, LIST_OF("size"),     "named sizes of type" },
	{ "spaces",  GB_FIELD_VALUE,  LAYOUT(spaces),  GB_OPTIONAL, LIST_OF("space"),    "named lengths" },
	{ "styles",  GB_FIELD_VALUE,  LAYOUT(styles),  GB_REQUIRED, LIST_OF("style"),    "styles of text" },
	{ "masters", GB_FIELD_VALUE,  LAYOUT(masters), GB_REQUIRED, LIST_OF("master"),   "kinds of pages; the first opens the document" },
	{ "blocks",  GB_FIELD_VALUE,  LAYOUT(blocks),  GB_REQUIRED, LIST_OF("block"),    "what the document holds" },
};
/* clang-format on */

const gb_shape gb_layout_file_shape = {
	"layout",
	layout_fields,
	GB_COUNT(layout_fields),
	sizeof(layout_draft),
	LAYOUT(place),
	"a layout file",
};

static bool set_page(const gb_layout_reader *reader, const page_draft *page)
{
	gb_layout *layout = reader->layout;
	const bool sides = page->width > 0 && page->height > 0;

	layout->bleed = page->bleed;
	layout->width = page->width;
	layout->height = page->height;
	if (page->size == SHEET_NONE && sides)
		return true;
	if (page->size == SHEET_NONE || page->width > 0 || page->height > 0)
		return gb_fault(reader->diags, page->place, "bad-page",
			page->size == SHEET_NONE ? GB_STR("a page without a size")
									 : GB_STR("both \"size\" and a side"),
			GB_STR("\"size\", e.g. \"A4\", or both \"width\" and \"height\""), GB_STR(""));
	layout->width = sheets[page->size].width_mm * GB_MM;
	layout->height = sheets[page->size].height_mm * GB_MM;
	return true;
}

/* The pitches of the grid, before the lengths that are counted in them. What is wrong with it is said
 * when the whole file is read. */
static void read_grid(gb_layout_reader *reader, const gb_json *root)
{
	const gb_json *object = root->kind == GB_JSON_OBJECT ? gb_json_member(root, "grid") : NULL;
	gb_diags *unheard = gb_diags_new(reader->arena);
	gb_grid *grid = &reader->layout->grid;

	if (object == NULL ||
		!gb_shape_read_named(reader->arena, &grid_shape, object, grid, &reader->lengths, unheard))
		return;
	grid->line = grid->height / (double)grid->lines;
	grid->character = grid->width / (double)grid->characters;
	reader->lengths.line = grid->line;
	reader->lengths.character = grid->character;
}

/* Images are named as seen from the layout file. */
static gb_str directory_of(gb_str path)
{
	size_t n = path.n;

	while (n > 0 && path.p[n - 1] != '/')
		n--;
	return n > 1 ? gb_str_slice(path, 0, n - 1) : gb_str_slice(path, 0, n);
}

const gb_layout *gb_layout_read(
	gb_arena *arena, gb_str path, const gb_font_set *fonts, gb_diags *diags)
{
	const gb_json *root = gb_json_read(arena, path, diags);
	gb_layout *layout = GB_NEW(arena, gb_layout);
	gb_layout_reader reader = { arena, diags, fonts, layout, { 0 } };
	layout_draft draft;
	bool ok;

	if (root == NULL)
		return NULL;
	layout->source = root->place.source;
	layout->directory = gb_str_copy(arena, directory_of(path));
	/* Any length below may be a token, or so many lines of the grid. */
	ok = gb_layout_read_theme(&reader, root);
	read_grid(&reader, root);
	ok &= gb_layout_read_shape(&reader, &gb_layout_file_shape, root, &draft);
	layout->place = draft.place;
	layout->id = draft.id;
	layout->name = draft.name;
	layout->edition = draft.edition;
	layout->primary = draft.primary;
	/* What follows relies on names from before, so a file without them ends here. */
	if (draft.styles == NULL || draft.masters == NULL || draft.blocks == NULL ||
		(draft.colours == NULL && draft.theme.n == 0))
		return NULL;
	if (ok)
		ok = set_page(&reader, &draft.page);
	/* Each part names things of those before it; their names are known even when they are faulty. */
	ok &= gb_layout_read_styles(&reader, draft.styles);
	ok &= gb_layout_read_masters(&reader, draft.masters);
	ok &= gb_layout_read_blocks(&reader, draft.blocks);
	return ok ? layout : NULL;
}
