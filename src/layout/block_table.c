#include "layout/block.h"

/* The one table of blocks: which kinds there are, which keys each knows, and what they mean. It
 * reads the file, suggests for mistyped keys, and prints the reference. */

#define AT(member) offsetof(gb_block_draft, block.member)
#define DRAFT(member) offsetof(gb_block_draft, member)
#define COLUMN(member) offsetof(gb_column, member)
#define SERIES(member) offsetof(gb_series, member)

static const gb_choice block_kinds[] = {
	{ "heading", GB_BLOCK_HEADING, "a heading, in contents and outline" },
	{ "paragraph", GB_BLOCK_PARAGRAPH, "a paragraph of the layout's own words" },
	{ "pair", GB_BLOCK_PAIR, "the same text in both languages, side by side in zh+en" },
	{ "list", GB_BLOCK_LIST, "a list of words, or of one line for each selected thing" },
	{ "table", GB_BLOCK_TABLE, "a row for each selected thing" },
	{ "chart", GB_BLOCK_CHART, "a drawing of the selected targets" },
	{ "contents", GB_BLOCK_CONTENTS, "headings with their pages" },
	{ "repeat", GB_BLOCK_REPEAT,
		"its blocks once for each selected thing, which they call $section, {section.title} …" },
	{ "when", GB_BLOCK_WHEN,
		"its blocks only if all that it asks for holds; with \"from\": if that selects anything" },
	{ "image", GB_BLOCK_IMAGE, "a picture beside the layout file" },
	{ "space", GB_BLOCK_SPACE, "room" },
	{ "rule", GB_BLOCK_RULE, "a line across" },
	{ "page-break", GB_BLOCK_PAGE_BREAK, "a new page" },
	{ NULL, 0, NULL },
};

#define FIGURES (GB_BIT(GB_FROM_TARGETS) | GB_BIT(GB_FROM_RESULTS))
#define ANYTHING (GB_BIT(GB_FROM_NOTHING) - 1)

const gb_block_kind_row gb_block_kind_rows[GB_BLOCK_KIND_COUNT] = {
	[GB_BLOCK_HEADING] = { NULL, 0, "heading-LEVEL" },
	[GB_BLOCK_PARAGRAPH] = { "body", 0, "body" },
	[GB_BLOCK_PAIR] = { "body", GB_BIT(GB_FROM_TEXTS), "body" },
	[GB_BLOCK_LIST] = { "body", ANYTHING, "body" },
	[GB_BLOCK_TABLE] = { "table", ANYTHING & ~GB_BIT(GB_FROM_TEXTS), "table" },
	[GB_BLOCK_CHART] = { NULL, FIGURES, "" },
	[GB_BLOCK_CONTENTS] = { NULL, 0, "contents-1, contents-2 …" },
	[GB_BLOCK_REPEAT] = { NULL, ANYTHING & ~GB_BIT(GB_FROM_LAMPS), "" },
	[GB_BLOCK_WHEN] = { NULL, ANYTHING, "" },
	[GB_BLOCK_IMAGE] = { NULL, 0, "" },
	[GB_BLOCK_SPACE] = { NULL, 0, "" },
	[GB_BLOCK_RULE] = { NULL, 0, "" },
	[GB_BLOCK_PAGE_BREAK] = { NULL, 0, "" },
};

static const gb_choice langs[] = {
	{ "zh", GB_LANG_ZH, "" },
	{ "en", GB_LANG_EN, "" },
	{ NULL, 0, NULL },
};

static const gb_choice numberings[] = {
	{ "none", GB_NUMBER_NONE, "" },
	{ "han", GB_NUMBER_HAN, "一、" },
	{ "han-paren", GB_NUMBER_HAN_PAREN, "（一）" },
	{ "arabic", GB_NUMBER_ARABIC, "1" },
	{ "arabic-dotted", GB_NUMBER_ARABIC_DOTTED, "1.1" },
	{ NULL, 0, NULL },
};

static const gb_choice markers[] = {
	{ "bullet", GB_NUMBER_NONE, "" },
	{ "han", GB_NUMBER_HAN, "一、" },
	{ "han-paren", GB_NUMBER_HAN_PAREN, "（一）" },
	{ "arabic", GB_NUMBER_ARABIC, "1." },
	{ NULL, 0, NULL },
};

static const gb_choice group_bys[] = {
	{ "none", GB_GROUP_NONE, "" },
	{ "section", GB_GROUP_SECTION, "" },
	{ "area", GB_GROUP_AREA, "" },
	{ NULL, 0, NULL },
};

static const gb_choice column_aligns[] = {
	{ "start", GB_COLUMN_START, "" },
	{ "centre", GB_COLUMN_CENTRE, "" },
	{ "end", GB_COLUMN_END, "" },
	{ "decimal", GB_COLUMN_DECIMAL, "at the decimal point" },
	{ NULL, 0, NULL },
};

static const gb_choice chart_marks[] = {
	{ "grouped-bars", GB_CHART_GROUPED_BARS, "bars side by side" },
	{ NULL, 0, NULL },
};

/* Figures that a mark can have a length for. */
static const gb_choice series_fields[] = {
	{ "base", GB_OF_BASE, "" },
	{ "target", GB_OF_TARGET, "" },
	{ "actual", GB_OF_ACTUAL, "" },
	{ "rate", GB_OF_RATE, "" },
	{ "scheduled", GB_OF_SCHEDULED, "" },
	{ "gap", GB_OF_GAP, "" },
	{ "change", GB_OF_CHANGE, "" },
	{ NULL, 0, NULL },
};

static const gb_field_range lengths = { 0, 10000 };
static const gb_field_range thicknesses = { 0.1, 100 };
static const gb_field_range shares = { 0, 100 };
static const gb_field_range pair_shares = { 0.2, 0.8 };
static const gb_field_range heading_levels = { 1, 6 };
static const gb_field_range firsts = { 1, 1000000 };

/* clang-format off */
static const gb_field column_fields[] = {
	{ "field", GB_FIELD_CHOICE, COLUMN(field), GB_REQUIRED, gb_field_of_words, "name, target, actual, lamp, …" },
	{ "head",  GB_FIELD_WORDS,  COLUMN(head),  GB_OPTIONAL, NULL,              "the field's own words when absent" },
	{ "group", GB_FIELD_WORDS,  COLUMN(group), GB_OPTIONAL, NULL,              "a head above adjacent columns of the same group" },
	{ "width", GB_FIELD_LENGTH, COLUMN(width), GB_OPTIONAL, &lengths,          "by content when absent" },
	{ "share", GB_FIELD_NUMBER, COLUMN(share), GB_OPTIONAL, &shares,           "of the width left over; 0: only what it needs" },
	{ "align", GB_FIELD_CHOICE, COLUMN(align), GB_OPTIONAL, column_aligns,     "start, centre, end, decimal; by the field when absent" },
	{ "unit",  GB_FIELD_FLAG,   COLUMN(unit),  GB_OPTIONAL, NULL,              "figures with their unit" },
};
/* clang-format on */

static const gb_shape column_shape = {
	"column",
	column_fields,
	GB_COUNT(column_fields),
	sizeof(gb_column),
	COLUMN(place),
	"a column of a table",
};

/* clang-format off */
static const gb_field series_fields_table[] = {
	{ "field",  GB_FIELD_CHOICE, SERIES(field),        GB_REQUIRED, series_fields, "base, target, actual, rate, scheduled, gap" },
	{ "name",   GB_FIELD_WORDS,  SERIES(name),         GB_OPTIONAL, NULL,          "the field's own words when absent" },
	{ "colour", GB_FIELD_ID,     SERIES(colour_token), GB_REQUIRED, NULL,          "a token" },
};
/* clang-format on */

static const gb_shape series_shape = {
	"series",
	series_fields_table,
	GB_COUNT(series_fields_table),
	sizeof(gb_series),
	SERIES(place),
	"a figure of each target of a chart",
};

#define IN(kind) GB_BIT(GB_BLOCK_##kind)
#define EACH (GB_BIT(GB_BLOCK_KIND_COUNT) - 1)
#define WORDED (IN(HEADING) | IN(PARAGRAPH) | IN(PAIR) | IN(LIST))
#define DRAWN (IN(TABLE) | IN(CHART) | IN(IMAGE))
#define SPACED (WORDED | DRAWN | IN(CONTENTS) | IN(RULE))
#define SELECTING (IN(PAIR) | IN(LIST) | IN(TABLE) | IN(CHART) | IN(REPEAT) | IN(WHEN))

/* Of what select.c and block_finish.c read; conditions are spelled out by source (schema.c). */
#define WHERE_SCHEMA "{'type':'object'}"
#define ORDER_SCHEMA                                                                               \
	"{'anyOf':[{'$ref':'#/$defs/order'},{'type':'array','items':{'$ref':'#/$defs/order'}}]}"
#define ITEMS_SCHEMA "{'type':'array','items':{'$ref':'#/$defs/type.words'}}"
#define EDITION_SCHEMA                                                                             \
	"{'anyOf':[{'enum':['zh','en','zh+en']},"                                                      \
	"{'type':'array','items':{'enum':['zh','en','zh+en']}}]}"
#define BLOCKS_SCHEMA "{'type':'array','items':{'$ref':'#/$defs/block'}}"

/* clang-format off */
static const gb_kind_row block_rows[] = {
	{ { "kind",           GB_FIELD_CHOICE,  AT(kind),               0, block_kinds,     "" },                                             EACH, EACH },
	{ { "id",             GB_FIELD_ID,      AT(id),                 0, NULL,            "a destination of links" },                       WORDED | DRAWN | IN(CONTENTS), 0 },
	{ { "text",           GB_FIELD_WORDS,   AT(text_words),         0, NULL,            "with *emphasis*, **strong**, links and {references}" }, WORDED, IN(HEADING) | IN(PARAGRAPH) },
	{ { "lang",           GB_FIELD_CHOICE,  AT(lang),               0, langs,           "only in this language: zh, en" },                IN(HEADING) | IN(PARAGRAPH) | IN(LIST) | IN(IMAGE), 0 },
	{ { "level",          GB_FIELD_INTEGER, AT(level),              0, &heading_levels, "1 to 6; 1 when absent" },                        IN(HEADING), 0 },
	{ { "numbering",      GB_FIELD_CHOICE,  AT(numbering),          0, numberings,      "none, han, han-paren, arabic, arabic-dotted" },  IN(HEADING), 0 },
	{ { "unlisted",       GB_FIELD_FLAG,    AT(unlisted),           0, NULL,            "not in contents and outline" },                  IN(HEADING), 0 },
	{ { "from",           GB_FIELD_CHOICE,  AT(select.from),        0, gb_from_words,   "what to select" },                               SELECTING, IN(TABLE) | IN(CHART) | IN(REPEAT) },
	{ { "where",          GB_FIELD_VALUE,   DRAFT(where),           0, WHERE_SCHEMA,    "conditions; see where" },                        SELECTING, 0 },
	{ { "order",          GB_FIELD_VALUE,   DRAFT(order),           0, ORDER_SCHEMA,    "fields to sort by; see order" },                 SELECTING, 0 },
	{ { "first",          GB_FIELD_INTEGER, AT(select.first),       0, &firsts,         "only so many" },                                 SELECTING, 0 },
	{ { "gutter",         GB_FIELD_LENGTH,  AT(gutter),             0, &lengths,        "between the languages; 6 mm when absent" },      IN(PAIR), 0 },
	{ { "share",          GB_FIELD_NUMBER,  AT(share),              0, &pair_shares,    "the primary language's part of the width; 0.5" }, IN(PAIR), 0 },
	{ { "marker",         GB_FIELD_CHOICE,  AT(marker),             0, markers,         "bullet, han, han-paren, arabic" },               IN(LIST), 0 },
	{ { "items",          GB_FIELD_VALUE,   DRAFT(items),           0, ITEMS_SCHEMA,    "a list of words" },                              IN(LIST), 0 },
	{ { "columns",        GB_FIELD_LIST,    AT(columns),            0, &column_shape,   "see column" },                                   IN(TABLE), IN(TABLE) },
	{ { "group_by",       GB_FIELD_CHOICE,  AT(group_by),           0, group_bys,       "none, section, area: rows under a heading of it" }, IN(TABLE), 0 },
	{ { "mark",           GB_FIELD_CHOICE,  AT(mark),               0, chart_marks,     "grouped-bars" },                                 IN(CHART), IN(CHART) },
	{ { "series",         GB_FIELD_LIST,    AT(series),             0, &series_shape,   "see series" },                                   IN(CHART), IN(CHART) },
	{ { "file",           GB_FIELD_TEXT,    AT(file),               0, NULL,            "beside the layout" },                            IN(IMAGE), IN(IMAGE) },
	{ { "alt",            GB_FIELD_WORDS,   AT(alt),                0, NULL,            "what it shows, for those who cannot see it" },   IN(IMAGE), IN(IMAGE) },
	{ { "width",          GB_FIELD_LENGTH,  AT(width),              0, &lengths,        "the measure when absent" },                      IN(CHART) | IN(IMAGE) | IN(RULE), 0 },
	{ { "height",         GB_FIELD_LENGTH,  AT(height),             0, &lengths,        "what it needs when absent" },                    IN(CHART) | IN(IMAGE) | IN(SPACE), IN(SPACE) },
	{ { "thickness",      GB_FIELD_LENGTH,  AT(height),             0, &thicknesses,    "0.5 pt when absent" },                           IN(RULE), 0 },
	{ { "colour",         GB_FIELD_ID,      AT(colour_token),       0, NULL,            "a token; rule when absent" },                    IN(RULE), 0 },
	{ { "caption",        GB_FIELD_WORDS,   AT(caption_words),      0, NULL,            "numbered" },                                     DRAWN, 0 },
	{ { "note",           GB_FIELD_WORDS,   AT(note_words),         0, NULL,            "below it" },                                     DRAWN, 0 },
	{ { "levels",         GB_FIELD_INTEGER, AT(levels),             0, &heading_levels, "of headings shown; 2 when absent" },             IN(CONTENTS), 0 },
	{ { "edition",        GB_FIELD_VALUE,   DRAFT(edition),         0, EDITION_SCHEMA,  "zh, en, zh+en, or a list of them" },             IN(WHEN), 0 },
	{ { "sample",         GB_FIELD_FLAG,    AT(when_sample),        0, NULL,            "the ledger has samples" },                       IN(WHEN), 0 },
	{ { "draft",          GB_FIELD_FLAG,    AT(when_draft),         0, NULL,            "the issue is a draft" },                         IN(WHEN), 0 },
	{ { "not",            GB_FIELD_FLAG,    AT(negate),             0, NULL,            "only if it does not hold" },                     IN(WHEN), 0 },
	{ { "style",          GB_FIELD_ID,      AT(style_name),         0, NULL,            "of its text" },                                  WORDED | IN(TABLE), 0 },
	{ { "head_style",     GB_FIELD_ID,      AT(head_style_name),    0, NULL,            "table-head when absent" },                       IN(TABLE), 0 },
	{ { "group_style",    GB_FIELD_ID,      AT(group_style_name),   0, NULL,            "table-group when absent" },                      IN(TABLE), 0 },
	{ { "label_style",    GB_FIELD_ID,      AT(label_style_name),   0, NULL,            "label when absent" },                            IN(CHART), 0 },
	{ { "caption_style",  GB_FIELD_ID,      AT(caption_style_name), 0, NULL,            "caption when absent" },                          DRAWN, 0 },
	{ { "note_style",     GB_FIELD_ID,      AT(note_style_name),    0, NULL,            "note when absent" },                             DRAWN, 0 },
	{ { "float",          GB_FIELD_FLAG,    AT(floats),             0, NULL,            "waits for the top of the next page where it does not fit, while the text goes on" }, IN(CHART) | IN(IMAGE), 0 },
	{ { "before",         GB_FIELD_LENGTH,  AT(before),             0, &lengths,        "space; the style's when absent" },               SPACED, 0 },
	{ { "after",          GB_FIELD_LENGTH,  AT(after),              0, &lengths,        "" },                                             SPACED, 0 },
	{ { "keep_with_next", GB_FIELD_FLAG,    AT(keep_with_next),     0, NULL,            "never last on a page; the style's when absent" }, WORDED | DRAWN | IN(RULE), 0 },
	{ { "master",         GB_FIELD_ID,      AT(master_name),        0, NULL,            "begins a page of this master" },                 WORDED | DRAWN | IN(CONTENTS) | IN(PAGE_BREAK), 0 },
	{ { "odd",            GB_FIELD_FLAG,    AT(odd),                0, NULL,            "to the next odd page" },                         IN(PAGE_BREAK), 0 },
	{ { "blocks",         GB_FIELD_VALUE,   DRAFT(blocks),          0, BLOCKS_SCHEMA,   "the blocks in it" },                             IN(REPEAT) | IN(WHEN), IN(REPEAT) | IN(WHEN) },
};
/* clang-format on */

const gb_kind_table gb_block_table = {
	"block",
	block_kinds,
	block_rows,
	GB_COUNT(block_rows),
	sizeof(gb_block_draft),
	AT(place),
};

static const char *const type_words[] = {
	[GB_FIELD_TEXT] = "text",
	[GB_FIELD_ID] = "name",
	[GB_FIELD_WORDS] = "words",
	[GB_FIELD_INTEGER] = "integer",
	[GB_FIELD_NUMBER] = "number",
	[GB_FIELD_LENGTH] = "length",
	[GB_FIELD_FLAG] = "true/false",
	[GB_FIELD_CHOICE] = "word",
	[GB_FIELD_OBJECT] = "object",
	[GB_FIELD_LIST] = "list",
	[GB_FIELD_VALUE] = "",
};

static void write_field(gb_buf *out, const gb_field *field)
{
	gb_buf line = gb_buf_new(out->arena);

	gb_buf_format(&line, "  %-16s %-10s %-9s %s", field->key, type_words[field->kind],
		(field->flags & GB_REQUIRED) != 0 ? "required" : "", field->help);
	/* Columns that stay empty leave no blanks behind. */
	while (line.n > 0 && line.p[line.n - 1] == ' ')
		line.n--;
	gb_buf_str(out, gb_buf_taken(&line));
	gb_buf_text(out, "\n");
}

static void write_shape(gb_buf *out, const gb_shape *shape)
{
	gb_buf_format(out, "%s: %s\n", shape->name, shape->help);
	for (size_t i = 0; i < shape->count; i++)
		write_field(out, &shape->fields[i]);
	gb_buf_text(out, "\n");
}

void gb_blocks_reference(gb_buf *out)
{
	for (size_t i = 0; block_kinds[i].word != NULL; i++) {
		const int kind = block_kinds[i].value;
		const gb_shape shape = gb_layout_shape(out->arena, &gb_block_table, kind);

		gb_buf_format(out, "%s: %s\n", block_kinds[i].word, block_kinds[i].help);
		if (gb_block_kind_rows[kind].help[0] != '\0')
			gb_buf_format(out, "  style when absent: %s\n", gb_block_kind_rows[kind].help);
		/* The first row is "kind", which has just been said. */
		for (size_t j = 1; j < shape.count; j++)
			write_field(out, &shape.fields[j]);
		gb_buf_text(out, "\n");
	}
	write_shape(out, &column_shape);
	write_shape(out, &series_shape);
	gb_select_reference(out);
	gb_buf_text(out, "\n");
	write_shape(out, &gb_style_shape);
	write_shape(out, &gb_master_shape);
	write_shape(out, &gb_margin_shape);
	gb_buf_text(out, "fixed item: stands at the same place on every page of a master\n");
	for (size_t i = 0; i < gb_fixed_table.count; i++)
		write_field(out, &gb_fixed_table.rows[i].field);
}
