#include "layout/reader.h"

/* Masters of a layout: the page, its margins, and what stands on every page. */

#define FIXED(member) offsetof(gb_fixed, member)
#define MARGIN(member) offsetof(gb_margin, member)
#define MASTER(member) offsetof(master_draft, member)

#define TEXT GB_BIT(GB_FIXED_TEXT)
#define RULE GB_BIT(GB_FIXED_RULE)
#define FILL GB_BIT(GB_FIXED_FILL)
#define EACH (TEXT | RULE | FILL)

static const gb_choice fixed_kinds[] = {
	{ "text", GB_FIXED_TEXT, "a line of text" },
	{ "rule", GB_FIXED_RULE, "a horizontal rule" },
	{ "fill", GB_FIXED_FILL, "a ground" },
	{ NULL, 0, NULL },
};

static const gb_choice fixed_whens[] = {
	{ "always", GB_WHEN_ALWAYS, "" },
	{ "odd", GB_WHEN_ODD, "pages" },
	{ "even", GB_WHEN_EVEN, "pages" },
	{ "sample", GB_WHEN_SAMPLE, "pages that show a sample" },
	{ "draft", GB_WHEN_DRAFT, "issues" },
	{ "with-samples", GB_WHEN_WITH_SAMPLES, "ledgers, on every page" },
	{ "without-samples", GB_WHEN_WITHOUT_SAMPLES, "ledgers, on every page" },
	{ NULL, 0, NULL },
};

static const gb_choice fixed_aligns[] = {
	{ "start", GB_ALIGN_START, "" },
	{ "centre", GB_ALIGN_CENTRE, "" },
	{ "end", GB_ALIGN_END, "" },
	{ NULL, 0, NULL },
};

static const gb_choice fixed_edges[] = {
	{ "baseline", GB_EDGE_BASELINE, "" },
	{ "ink-top", GB_EDGE_INK_TOP, "the top of its first character as drawn" },
	{ NULL, 0, NULL },
};

static const gb_field_range degrees = { -180, 180 };
static const gb_field_range lengths = { 0, 10000 };
static const gb_field_range thicknesses = { 0.1, 1000 };

/* clang-format off */
static const gb_kind_row fixed_rows[] = {
	{ { "kind",      GB_FIELD_CHOICE, FIXED(kind),         0, fixed_kinds,  "text, rule, fill" },                                    EACH, EACH },
	{ { "when",      GB_FIELD_CHOICE, FIXED(when),         0, fixed_whens,  "always, odd, even, sample, draft" },                    EACH, 0 },
	{ { "x",         GB_FIELD_LENGTH, FIXED(x),            0, NULL,         "from the left edge of the page; negative: from the right" }, EACH, EACH },
	{ { "y",         GB_FIELD_LENGTH, FIXED(y),            0, NULL,         "from the top; negative: from the bottom; of text: its baseline" }, EACH, EACH },
	{ { "edge",      GB_FIELD_CHOICE, FIXED(edge),         0, fixed_edges,  "baseline, ink-top: what of the text stands at y; baseline when absent" }, TEXT, 0 },
	{ { "width",     GB_FIELD_LENGTH, FIXED(width),        0, &lengths,     "to the opposite margin (fill: edge) when absent" },     EACH, 0 },
	{ { "height",    GB_FIELD_LENGTH, FIXED(height),       0, &lengths,     "to the opposite edge when absent" },                    FILL, 0 },
	{ { "text",      GB_FIELD_WORDS,  FIXED(text_words),   0, NULL,         "with {page}, {pages}, {heading}, {marks} and references" },      TEXT, TEXT },
	{ { "separator", GB_FIELD_TEXT,   FIXED(separator),    0, NULL,         "between the languages in zh+en" },                      TEXT, 0 },
	{ { "style",     GB_FIELD_ID,     FIXED(style_name),   0, NULL,         "of the text" },                                         TEXT, TEXT },
	{ { "align",     GB_FIELD_CHOICE, FIXED(align),        0, fixed_aligns, "start, centre, end: within the width" },                TEXT, 0 },
	{ { "angle",     GB_FIELD_NUMBER, FIXED(angle),        0, &degrees,     "degrees clockwise about the start" },                   TEXT, 0 },
	{ { "colour",    GB_FIELD_ID,     FIXED(colour_token), 0, NULL,         "a token; of text: the style's when absent" },           EACH, RULE | FILL },
	{ { "thickness", GB_FIELD_LENGTH, FIXED(thickness),    0, &thicknesses, "of the rule" },                                         RULE, RULE },
	{ { "below",     GB_FIELD_FLAG,   FIXED(below),        0, NULL,         "painted under the content" },                           EACH, 0 },
};
/* clang-format on */

const gb_kind_table gb_fixed_table = {
	"fixed item",
	fixed_kinds,
	fixed_rows,
	GB_COUNT(fixed_rows),
	sizeof(gb_fixed),
	FIXED(place),
};

/* clang-format off */
static const gb_field margin_fields[] = {
	{ "top",    GB_FIELD_LENGTH, MARGIN(top),    GB_REQUIRED, &lengths, "天头" },
	{ "bottom", GB_FIELD_LENGTH, MARGIN(bottom), GB_REQUIRED, &lengths, "地脚" },
	{ "inner",  GB_FIELD_LENGTH, MARGIN(inner),  GB_REQUIRED, &lengths, "订口: at the bound edge, left on odd pages" },
	{ "outer",  GB_FIELD_LENGTH, MARGIN(outer),  GB_REQUIRED, &lengths, "切口" },
};
/* clang-format on */

const gb_shape gb_margin_shape = {
	"margin",
	margin_fields,
	GB_COUNT(margin_fields),
	sizeof(gb_margin),
	MARGIN(place),
	"around the type area",
};

typedef struct master_draft {
	gb_master master;
	const gb_json *fixed;
} master_draft;

/* clang-format off */
static const gb_field master_fields[] = {
	{ "name",         GB_FIELD_ID,     MASTER(master.name),         GB_REQUIRED, NULL,          "what blocks call it" },
	{ "width",        GB_FIELD_LENGTH, MASTER(master.width),        GB_OPTIONAL, &lengths,      "of the page; the layout's when absent" },
	{ "height",       GB_FIELD_LENGTH, MASTER(master.height),       GB_OPTIONAL, &lengths,      "" },
	{ "margin",       GB_FIELD_OBJECT, MASTER(master.margin),       GB_REQUIRED, &gb_margin_shape, "around the type area" },
	{ "double_sided", GB_FIELD_FLAG,   MASTER(master.double_sided), GB_OPTIONAL, NULL,          "the inner margin is at the right on even pages" },
	{ "turned",       GB_FIELD_FLAG,   MASTER(master.turned),       GB_OPTIONAL, NULL,          "the content lies on its side, its head at the left edge; margins and fixed items stay" },
	{ "numbered",     GB_FIELD_FLAG,   MASTER(master.numbered),     GB_OPTIONAL, NULL,          "takes part in the page numbers; true when absent" },
	{ "fixed",        GB_FIELD_VALUE,  MASTER(fixed),               GB_OPTIONAL, "{'type':'array','items':{'$ref':'#/$defs/fixed-item'}}", "running heads, page numbers, rules, grounds, stamps" },
};
/* clang-format on */

const gb_shape gb_master_shape = {
	"master",
	master_fields,
	GB_COUNT(master_fields),
	sizeof(master_draft),
	MASTER(master.place),
	"a kind of page",
};

static bool read_fixed(const gb_layout_reader *reader, const gb_json *object, gb_fixed *fixed)
{
	gb_shape shape;
	int kind;
	bool ok;

	if (!gb_layout_kind(reader, &gb_fixed_table, object, &kind))
		return false;
	shape = gb_layout_shape(reader->arena, &gb_fixed_table, kind);
	if (!gb_layout_read_shape(reader, &shape, object, fixed))
		return false;
	ok = true;
	if (kind == GB_FIXED_TEXT) {
		ok &= gb_layout_prose(
			reader, gb_place_member(fixed->place, "text"), fixed->text_words, fixed->text);
		ok &= gb_layout_style(reader, fixed->place, "style", fixed->style_name, &fixed->style);
	}
	if (fixed->colour_token.n > 0)
		ok &= gb_layout_colour(reader, fixed->place, "colour", fixed->colour_token, &fixed->colour);
	else if (fixed->style != NULL)
		fixed->colour = fixed->style->colour;
	return ok;
}

static bool check_area(const gb_layout_reader *reader, const gb_master *master)
{
	const gb_margin *margin = &master->margin;
	const double width = master->width > 0 ? master->width : reader->layout->width;
	const double height = master->height > 0 ? master->height : reader->layout->height;

	if (width <= 0 || height <= 0) /* the page itself is faulty, which has been said */
		return true;
	if (margin->inner + margin->outer < width && margin->top + margin->bottom < height)
		return true;
	return gb_fault(reader->diags, margin->place, "no-room",
		GB_STR("margins that leave no room between them"), GB_STR("margins smaller than the page"),
		GB_STR(""));
}

static bool read_master(const gb_layout_reader *reader, const gb_json *object, gb_master *master)
{
	master_draft draft;
	gb_fixed *fixed;
	size_t count = 0;
	bool ok = gb_layout_read_shape(reader, &gb_master_shape, object, &draft);

	*master = draft.master;
	if (object->kind != GB_JSON_OBJECT)
		return false;
	if (gb_json_member(object, "numbered") == NULL)
		master->numbered = true;
	if (ok)
		ok = check_area(reader, master);
	if (draft.fixed == NULL)
		return ok;
	if (!gb_layout_is_list(reader, draft.fixed, "a list of fixed items", GB_LAYOUT_NAMES_MOST))
		return false;
	fixed = GB_NEW_ARRAY(reader->arena, draft.fixed->count, gb_fixed);
	for (const gb_json *item = draft.fixed->first; item != NULL; item = item->next)
		ok &= read_fixed(reader, item, &fixed[count++]);
	master->fixed = (gb_list){ fixed, count };
	return ok;
}

bool gb_layout_read_masters(gb_layout_reader *reader, const gb_json *list)
{
	gb_master *masters;
	size_t count = 0;
	bool ok = true;

	if (!gb_layout_is_list(reader, list, "a list of masters", GB_LAYOUT_NAMES_MOST))
		return false;
	if (list->count == 0)
		return gb_fault(reader->diags, list->place, "empty-list", GB_STR("no master"),
			GB_STR("at least one: the first opens the document"), GB_STR(""));
	masters = GB_NEW_ARRAY(reader->arena, list->count, gb_master);
	for (const gb_json *item = list->first; item != NULL; item = item->next)
		ok &= read_master(reader, item, &masters[count++]);
	reader->layout->masters = (gb_list){ masters, count };
	return gb_layout_unique(reader, list, "name",
			   gb_layout_names(reader->arena, reader->layout->masters, sizeof(gb_master),
				   offsetof(gb_master, name)),
			   count) &&
		   ok;
}

bool gb_layout_turn(const gb_layout_reader *reader, gb_block *block)
{
	if (block->turn_name.n == 0)
		return true;
	if (!gb_layout_master(reader, block->place, "turn", block->turn_name, &block->turn))
		return false;
	const gb_master *master = block->turn;
	const double width = master->width > 0.0 ? master->width : reader->layout->width;
	const double height = master->height > 0.0 ? master->height : reader->layout->height;

	if (master->turned || width > height)
		return true;
	return gb_fault(reader->diags, gb_place_member(block->place, "turn"), "upright-master",
		gb_str_format(reader->arena, "the master \"%.*s\", whose pages stand upright",
			(int)master->name.n, master->name.p),
		GB_STR("a master for what is too wide: \"turned\": true, or a page wider than high"),
		GB_STR("make such a master, or leave \"turn\" out: the table is then parted"));
}
