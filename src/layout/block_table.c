#include "layout/block.h"

#include "model/limits.h"

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
	{ "cards", GB_BLOCK_CARDS, "a tile for each selected thing: its figure, large" },
	{ "map", GB_BLOCK_MAP, "the place's areas, coloured by an indicator" },
	{ "contents", GB_BLOCK_CONTENTS,
		"headings, or captions of tables or figures, with their pages" },
	{ "repeat", GB_BLOCK_REPEAT,
		"its blocks once for each selected thing, which they call $section, {section.title} …" },
	{ "when", GB_BLOCK_WHEN,
		"its blocks only if all that it asks for holds; with \"from\": if that selects anything" },
	{ "image", GB_BLOCK_IMAGE, "a picture beside the layout file" },
	{ "space", GB_BLOCK_SPACE, "room" },
	{ "rule", GB_BLOCK_RULE, "a line across" },
	{ "page-break", GB_BLOCK_PAGE_BREAK, "a new page" },
	{ "columns", GB_BLOCK_COLUMNS, "its columns side by side, each going on by itself" },
	{ "column", GB_BLOCK_COLUMN, "blocks below each other, one of \"columns\"" },
	{ "lamps", GB_BLOCK_LAMPS, "how many of the selected targets show each lamp of the policy" },
	{ "redhead", GB_BLOCK_REDHEAD,
		"the head of an official document: 份号, 密级, 紧急程度, 发文机关标志, 发文字号, red rule" },
	{ "attachments", GB_BLOCK_ATTACHMENTS, "附件说明: what is attached, numbered" },
	{ "signature", GB_BLOCK_SIGNATURE, "署名, 成文日期 and 附注; never alone on a page" },
	{ "colophon", GB_BLOCK_COLOPHON,
		"版记 at the foot of the last page: 抄送, 印发机关, 印发日期" },
	{ NULL, 0, NULL },
};

#define FIGURES (GB_BIT(GB_FROM_TARGETS) | GB_BIT(GB_FROM_RESULTS))
#define ANYTHING (GB_BIT(GB_FROM_NOTHING) - 1)
/* A change is of a target, a reading or a rank: only columns can say each. */
#define NAMED (ANYTHING & ~GB_BIT(GB_FROM_CHANGES))

const gb_block_kind_row gb_block_kind_rows[GB_BLOCK_KIND_COUNT] = {
	[GB_BLOCK_HEADING] = { NULL, 0, "heading-LEVEL" },
	[GB_BLOCK_PARAGRAPH] = { "body", 0, "body" },
	[GB_BLOCK_PAIR] = { "body", GB_BIT(GB_FROM_TEXTS), "body" },
	[GB_BLOCK_LIST] = { "body", NAMED, "body" },
	[GB_BLOCK_TABLE] = { "table", ANYTHING & ~GB_BIT(GB_FROM_TEXTS), "table" },
	[GB_BLOCK_CHART] = { NULL, FIGURES | GB_BIT(GB_FROM_AREAS), "" },
	[GB_BLOCK_MAP] = { NULL, GB_BIT(GB_FROM_AREAS), "" },
	[GB_BLOCK_CONTENTS] = { NULL, 0, "contents-1, contents-2 …" },
	[GB_BLOCK_REPEAT] = { NULL, NAMED & ~GB_BIT(GB_FROM_LAMPS), "" },
	[GB_BLOCK_WHEN] = { NULL, ANYTHING, "" },
	[GB_BLOCK_IMAGE] = { NULL, 0, "" },
	[GB_BLOCK_SPACE] = { NULL, 0, "" },
	[GB_BLOCK_RULE] = { NULL, 0, "" },
	[GB_BLOCK_PAGE_BREAK] = { NULL, 0, "" },
	[GB_BLOCK_CARDS] = { "card", FIGURES, "card" },
	[GB_BLOCK_COLUMNS] = { NULL, 0, "" },
	[GB_BLOCK_COLUMN] = { NULL, 0, "" },
	[GB_BLOCK_REDHEAD] = { "redhead", 0, "redhead" },
	[GB_BLOCK_ATTACHMENTS] = { "body", 0, "body" },
	[GB_BLOCK_SIGNATURE] = { "body", 0, "body" },
	[GB_BLOCK_COLOPHON] = { "colophon", 0, "colophon" },
	[GB_BLOCK_LAMPS] = { "number", GB_BIT(GB_FROM_TARGETS), "number" },
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
	{ "attachment", GB_NUMBER_ATTACHMENT, "附件1, on a line of its own" },
	{ NULL, 0, NULL },
};

static const gb_choice contents_ofs[] = {
	{ "headings", GB_CONTENTS_HEADINGS, "" },
	{ "tables", GB_CONTENTS_TABLES, "" },
	{ "figures", GB_CONTENTS_FIGURES, "charts, maps, cards, pictures" },
	{ NULL, 0, NULL },
};

static const gb_choice pair_sides[] = {
	{ "beside", GB_PAIR_BESIDE, "" },
	{ "stacked", GB_PAIR_STACKED, "the primary language above the other" },
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
	{ "kind", GB_GROUP_KIND, "" },
	{ "difference", GB_GROUP_DIFFERENCE, "" },
	{ NULL, 0, NULL },
};

static const gb_choice totals[] = {
	{ "none", GB_TOTAL_NONE, "" },
	{ "first", GB_TOTAL_FIRST, "" },
	{ "last", GB_TOTAL_LAST, "" },
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
	{ "bullet", GB_CHART_BULLET, "a bar against marks of target and scheduled progress" },
	{ "sorted-bars", GB_CHART_SORTED_BARS, "one bar a row, the longest first" },
	{ "gap-bars", GB_CHART_GAP_BARS, "bars to both sides of nought" },
	{ "multiples", GB_CHART_MULTIPLES, "a small panel for each area, on one scale" },
	{ NULL, 0, NULL },
};

static const gb_choice card_changes[] = {
	{ "none", GB_CARD_CHANGE_NONE, "" },
	{ "last-year", GB_CARD_CHANGE_LAST_YEAR, "the same period of the year before" },
	{ "previous", GB_CARD_CHANGE_PREVIOUS, "the reading before" },
	{ "sequential", GB_CARD_CHANGE_SEQUENTIAL, "the quarter or month before, 环比" },
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

static const gb_choice map_fields[] = {
	{ "actual", GB_OF_ACTUAL, "what was reached" },
	{ "rate", GB_OF_RATE, "completion rate of each area's own target" },
	{ "gap", GB_OF_GAP, "" },
	{ "state", GB_OF_STATE, "the verdict: lamps" },
	{ NULL, 0, NULL },
};

static const gb_choice rank_fields[] = {
	{ "actual", GB_OF_ACTUAL, "" },
	{ "rate", GB_OF_RATE, "" },
	{ "gap", GB_OF_GAP, "" },
	{ NULL, 0, NULL },
};

static const gb_choice map_marks[] = {
	{ "fill", GB_MAP_FILL, "areas coloured by class or state: rates only" },
	{ "symbols", GB_MAP_SYMBOLS, "circles whose area is the value: totals" },
	{ NULL, 0, NULL },
};

static const gb_choice classings[] = {
	{ "policy", GB_CLASSING_POLICY, "the policy's limits" },
	{ "policy-or-equal", GB_CLASSING_POLICY_OR_EQUAL, "equal steps where the policy has none" },
	{ "equal", GB_CLASSING_EQUAL, "ranges of one width" },
	{ "quantile", GB_CLASSING_QUANTILE, "about as many areas in each" },
	{ "jenks", GB_CLASSING_JENKS, "breaks where the values leave gaps" },
	{ NULL, 0, NULL },
};

static const gb_choice forms[] = {
	{ "document", GB_FORM_DOCUMENT, "公文" },
	{ "briefing", GB_FORM_BRIEFING, "简报" },
	{ NULL, 0, NULL },
};

static const gb_field_range class_counts = { 2, GB_CLASSES_MOST };
static const gb_field_range lengths = { 0, 10000 };
static const gb_field_range thicknesses = { 0.1, 100 };
static const gb_field_range shares = { 0, 100 };
static const gb_field_range pair_shares = { 0.2, 0.8 };
static const gb_field_range column_shares = { 0.1, 100 };
static const gb_field_range heading_levels = { 1, 6 };
static const gb_field_range firsts = { 1, 1000000 };
static const gb_field_range least_sizes = { GB_TABLE_LEAST_SIZE, 400 };
static const gb_field_range key_counts = { 1, 8 };
static const gb_field_range acrosses = { 1, 12 };

/* clang-format off */
static const gb_field column_fields[] = {
	{ "field", GB_FIELD_CHOICE, COLUMN(field), GB_REQUIRED, gb_field_of_words, "name, target, actual, lamp, …" },
	{ "of",    GB_FIELD_ID,     COLUMN(of),    GB_SCOPED, NULL, "an indicator, \"$target\" or \"$each\"; tables of areas" },
	{ "by",    GB_FIELD_CHOICE, COLUMN(by),    GB_OPTIONAL, rank_fields,       "what a rank ranks: actual, rate, gap; actual when absent" },
	{ "head",  GB_FIELD_WORDS,  COLUMN(head),  GB_OPTIONAL, NULL,              "the field's own words when absent" },
	{ "group", GB_FIELD_WORDS,  COLUMN(group), GB_OPTIONAL, NULL,              "a head above adjacent columns of the same group" },
	{ "width", GB_FIELD_LENGTH, COLUMN(width), GB_OPTIONAL, &lengths,          "by content when absent" },
	{ "share", GB_FIELD_NUMBER, COLUMN(share), GB_OPTIONAL, &shares,           "of the width left over; 0: only what it needs" },
	{ "align", GB_FIELD_CHOICE, COLUMN(align), GB_OPTIONAL, column_aligns,     "start, centre, end, decimal; by the field when absent" },
	{ "unit",  GB_FIELD_FLAG,   COLUMN(unit),  GB_OPTIONAL, NULL,              "true: figures with their unit, false: without; when absent the head has it, or they have where they differ" },
	{ "span", GB_FIELD_FLAG, COLUMN(span), GB_OPTIONAL, NULL, "equal neighbours below each other, within a group, are one cell" },
	{ "evidence", GB_FIELD_FLAG, COLUMN(evidence), GB_OPTIONAL, NULL, "actual: of what has no figure what the verdict rests on, or its word" },
	{ "sparkline", GB_FIELD_FLAG, COLUMN(sparkline), GB_OPTIONAL, NULL, "a line of the readings by period instead of the field" },
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
	{ "field",  GB_FIELD_CHOICE, SERIES(field),        GB_REQUIRED, series_fields, "base, target, actual, rate, scheduled, gap, change" },
	{ "name",   GB_FIELD_WORDS,  SERIES(name),         GB_OPTIONAL, NULL,          "the field's own words when absent" },
	{ "colour", GB_FIELD_ID,     SERIES(colour_token), GB_REQUIRED, NULL,          "a token" },
	{ "below",  GB_FIELD_ID,     SERIES(below_token),  GB_OPTIONAL, NULL,          "a token for bars below nought; colour when absent" },
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
#define DRAWN (IN(TABLE) | IN(CHART) | IN(MAP) | IN(IMAGE) | IN(CARDS))
#define FORMAL (IN(REDHEAD) | IN(ATTACHMENTS) | IN(SIGNATURE) | IN(COLOPHON))
#define SPACED (WORDED | DRAWN | FORMAL | IN(CONTENTS) | IN(RULE) | IN(COLUMNS) | IN(LAMPS))
#define HOLDING (IN(REPEAT) | IN(WHEN) | IN(COLUMNS) | IN(COLUMN))
#define SELECTING                                                                                  \
	(IN(PAIR) | IN(LIST) | IN(TABLE) | IN(CHART) | IN(MAP) | IN(REPEAT) | IN(WHEN) | IN(CARDS) |   \
		IN(LAMPS))

/* Of what select.c and block_finish.c read; conditions are spelled out by source (schema.c). */
#define WHERE_SCHEMA "{'type':'object'}"
#define ORDER_SCHEMA "{'type':['string','array']}"
#define ITEMS_SCHEMA "{'type':'array','items':{'$ref':'#/$defs/type.words'}}"
#define EACH_SCHEMA                                                                                \
	"{'type':'object','properties':{'where':{'$ref':'#/$defs/where-targets'},"                     \
	"'order':{'$ref':'#/$defs/order-targets'},"                                                    \
	"'first':{'type':'integer','minimum':1,'maximum':1000000}},'additionalProperties':false}"
#define EDITION_SCHEMA                                                                             \
	"{'anyOf':[{'enum':['zh','en','zh+en']},"                                                      \
	"{'type':'array','items':{'enum':['zh','en','zh+en']}}]}"
#define LIMITS_SCHEMA "{'type':'array','items':{'type':'number'},'minItems':1,'maxItems':4}"
#define BLOCKS_SCHEMA "{'type':'array','items':{'$ref':'#/$defs/block'}}"

/* clang-format off */
static const gb_kind_row block_rows[] = {
	{ { "kind",           GB_FIELD_CHOICE,  AT(kind),               0, block_kinds,     "" },                                             EACH, EACH },
	{ { "id",             GB_FIELD_ID,      AT(id),                 0, NULL,            "a destination of links" },                       WORDED | DRAWN | IN(CONTENTS) | IN(LAMPS), 0 },
	{ { "text",           GB_FIELD_WORDS,   AT(text_words),         0, NULL,            "with *emphasis*, **strong**, links and {references}" }, WORDED | IN(REDHEAD), IN(HEADING) | IN(PARAGRAPH) },
	{ { "lang",           GB_FIELD_CHOICE,  AT(lang),               0, langs,           "only in this language: zh, en" },                IN(HEADING) | IN(PARAGRAPH) | IN(LIST) | IN(IMAGE), 0 },
	{ { "level",          GB_FIELD_INTEGER, AT(level),              0, &heading_levels, "1 to 6; 1 when absent" },                        IN(HEADING), 0 },
	{ { "numbering",      GB_FIELD_CHOICE,  AT(numbering),          0, numberings,      "none, han, han-paren, arabic, arabic-dotted, attachment" },  IN(HEADING), 0 },
	{ { "unlisted",       GB_FIELD_FLAG,    AT(unlisted),           0, NULL,            "not in contents and outline" },                  IN(HEADING), 0 },
	{ { "from",           GB_FIELD_CHOICE,  AT(select.from),        0, gb_from_words,   "what to select" },                               SELECTING, IN(TABLE) | IN(CHART) | IN(MAP) | IN(REPEAT) | IN(CARDS) | IN(LAMPS) },
	{ { "where",          GB_FIELD_VALUE,   DRAFT(where),           0, WHERE_SCHEMA,    "conditions; see where" },                        SELECTING, 0 },
	{ { "order",          GB_FIELD_VALUE,   DRAFT(order),           0, ORDER_SCHEMA,    "fields to sort by; see order" },                 SELECTING, 0 },
	{ { "first",          GB_FIELD_INTEGER, AT(select.first),       0, &firsts,         "only so many" },                                 SELECTING, 0 },
	{ { "gutter",         GB_FIELD_LENGTH,  AT(gutter),             0, &lengths,        "between the languages, columns or cards; 6 mm when absent, of a stacked pair a quarter of the leading" }, IN(PAIR) | IN(CARDS) | IN(COLUMNS) | IN(LAMPS), 0 },
	{ { "side",           GB_FIELD_CHOICE,  AT(side),               0, pair_sides,      "beside, stacked: where the other language stands; beside when absent" }, IN(PAIR), 0 },
	{ { "share",          GB_FIELD_NUMBER,  AT(share),              0, &pair_shares,    "the primary language's part of the width; 0.5" }, IN(PAIR), 0 },
	{ { "share",          GB_FIELD_NUMBER,  AT(share),              0, &column_shares,  "its part of the width left over; 1 when absent" }, IN(COLUMN), 0 },
	{ { "fill",           GB_FIELD_ID,      AT(fill_token),         0, NULL,            "a token: the ground of each, as high as the highest" }, IN(COLUMN) | IN(LAMPS), 0 },
	{ { "padding",        GB_FIELD_LENGTH,  AT(padding),            0, &lengths,        "between its edges and what is in it" },          IN(COLUMN) | IN(LAMPS), 0 },
	{ { "marker",         GB_FIELD_CHOICE,  AT(marker),             0, markers,         "bullet, han, han-paren, arabic" },               IN(LIST), 0 },
	{ { "items",          GB_FIELD_VALUE,   DRAFT(items),           0, ITEMS_SCHEMA,    "a list of words" },                              IN(LIST) | IN(ATTACHMENTS), IN(ATTACHMENTS) },
	{ { "columns",        GB_FIELD_LIST,    AT(columns),            0, &column_shape,   "see column" },                                   IN(TABLE), IN(TABLE) },
	{ { "each",           GB_FIELD_VALUE,   DRAFT(each),            0, EACH_SCHEMA,     "targets, as {\"where\": …, \"first\": 3}: columns \"of\": \"$each\" stand once for each" }, IN(TABLE), 0 },
	{ { "group_by",       GB_FIELD_CHOICE,  AT(group_by),           0, group_bys,       "none, section, area, kind: rows under a heading of it" }, IN(TABLE), 0 },
	{ { "total",          GB_FIELD_CHOICE,  AT(total),              0, totals,          "none, first, last: of areas a row of the whole place, of its own figures; none when absent" }, IN(TABLE), 0 },
	{ { "least_size",     GB_FIELD_LENGTH,  AT(least_size),         0, &least_sizes,    "where it is too wide: the size that its text may be set down to; 7 pt when absent" }, IN(TABLE), 0 },
	{ { "turn",           GB_FIELD_ID,      AT(turn_name),          0, NULL,            "a master: where it is too wide at that size, it stands on pages of this one" }, IN(TABLE), 0 },
	{ { "keys",           GB_FIELD_INTEGER, AT(keys),               0, &key_counts,     "so many first columns are repeated where it is parted; 1 when absent" }, IN(TABLE), 0 },
	{ { "mark",           GB_FIELD_CHOICE,  AT(mark),               0, chart_marks,     "grouped-bars, bullet, sorted-bars, gap-bars, multiples" }, IN(CHART), IN(CHART) },
	{ { "series",         GB_FIELD_LIST,    AT(series),             0, &series_shape,   "see series" },                                   IN(CHART), IN(CHART) },
	{ { "of",             GB_FIELD_ID,      AT(of),                 GB_SCOPED, NULL,            "from areas: the indicator or target whose readings they are, or \"$target\"" }, IN(CHART) | IN(MAP), IN(MAP) },
	{ { "lamp",           GB_FIELD_FLAG,    AT(lamp),               0, NULL,            "with the lamp of each verdict" },                IN(CHART) | IN(CARDS), 0 },
	{ { "bands",          GB_FIELD_ID,      AT(bands_token),        0, NULL,            "a token: the policy's limits as shades of it behind bullets" }, IN(CHART), 0 },
	{ { "columns",        GB_FIELD_INTEGER, AT(across),             0, &acrosses,       "cards in a row; 3 when absent" },                IN(CARDS), 0 },
	{ { "change",         GB_FIELD_CHOICE,  AT(change),             0, card_changes,    "none, last-year, previous: what the figure is compared with" }, IN(CARDS), 0 },
	{ { "sparkline",      GB_FIELD_FLAG,    AT(sparkline),          0, NULL,            "with a line of the readings by period" },        IN(CARDS), 0 },
	{ { "field",          GB_FIELD_CHOICE,  AT(field),              0, map_fields,      "actual, rate, gap, state; actual when absent" }, IN(MAP), 0 },
	{ { "mark",           GB_FIELD_CHOICE,  AT(map_mark),           0, map_marks,       "fill, symbols; fill when absent" },              IN(MAP), 0 },
	{ { "classing",       GB_FIELD_CHOICE,  AT(classing),           0, classings,       "policy, policy-or-equal, equal, quantile, jenks; policy when absent" }, IN(MAP), 0 },
	{ { "classes",        GB_FIELD_INTEGER, AT(classes),            0, &class_counts,   "how many; 4 when absent" },                      IN(MAP), 0 },
	{ { "limits",         GB_FIELD_VALUE,   DRAFT(limits),          0, LIMITS_SCHEMA,   "rising, instead of classing: [4.5, 5.5]" },      IN(MAP), 0 },
	{ { "most",           GB_FIELD_LENGTH,  AT(most),               0, &lengths,        "without a height: the most it takes; nine tenths of its width when absent" }, IN(MAP), 0 },
	{ { "unnamed",        GB_FIELD_FLAG,    AT(unnamed),            0, NULL,            "values without the names of their areas" },      IN(MAP), 0 },
	{ { "file",           GB_FIELD_TEXT,    AT(file),               0, NULL,            "beside the layout" },                            IN(IMAGE), IN(IMAGE) },
	{ { "alt",            GB_FIELD_WORDS,   AT(alt),                0, NULL,            "what it shows, for those who cannot see it" },   IN(IMAGE), IN(IMAGE) },
	{ { "width",          GB_FIELD_LENGTH,  AT(width),              0, &lengths,        "the measure when absent; of a column: by its share" },                      IN(CHART) | IN(MAP) | IN(IMAGE) | IN(RULE) | IN(COLUMN), 0 },
	{ { "height",         GB_FIELD_LENGTH,  AT(height),             0, &lengths,        "what it needs when absent" },                    IN(CHART) | IN(MAP) | IN(IMAGE) | IN(SPACE), IN(SPACE) },
	{ { "thickness",      GB_FIELD_LENGTH,  AT(height),             0, &thicknesses,    "0.5 pt when absent" },                           IN(RULE), 0 },
	{ { "colour",         GB_FIELD_ID,      AT(colour_token),       0, NULL,            "a token; rule, of a map actual, of a redhead red when absent" },  IN(MAP) | IN(RULE) | IN(REDHEAD), 0 },
	{ { "caption",        GB_FIELD_WORDS,   AT(caption_words),      0, NULL,            "numbered" },                                     DRAWN | IN(LAMPS), 0 },
	{ { "finding",        GB_FIELD_FLAG,    AT(finding),            0, NULL,            "the caption is what the figure shows, said from its data; its own words go into the note" }, IN(CHART) | IN(MAP) | IN(CARDS) | IN(LAMPS), 0 },
	{ { "sources",        GB_FIELD_FLAG,    AT(sources),            0, NULL,            "the note names the works that the figures are from" }, IN(CHART) | IN(MAP) | IN(CARDS) | IN(LAMPS), 0 },
	{ { "note",           GB_FIELD_WORDS,   AT(note_words),         0, NULL,            "below it" },                                     DRAWN, 0 },
	{ { "of",             GB_FIELD_CHOICE,  AT(contents_of),        0, contents_ofs,    "headings, tables, figures: what is listed; headings when absent" }, IN(CONTENTS), 0 },
	{ { "levels",         GB_FIELD_INTEGER, AT(levels),             0, &heading_levels, "of headings shown; 2 when absent" },             IN(CONTENTS), 0 },
	{ { "edition",        GB_FIELD_VALUE,   DRAFT(edition),         0, EDITION_SCHEMA,  "zh, en, zh+en, or a list of them" },             IN(WHEN), 0 },
	{ { "sample",         GB_FIELD_FLAG,    AT(when_sample),        0, NULL,            "the ledger has samples" },                       IN(WHEN), 0 },
	{ { "draft",          GB_FIELD_FLAG,    AT(when_draft),         0, NULL,            "the issue is a draft" },                         IN(WHEN), 0 },
	{ { "map",            GB_FIELD_FLAG,    AT(when_map),           0, NULL,            "the place has a map" },                          IN(WHEN), 0 },
	{ { "says",           GB_FIELD_TEXT,    AT(says),               GB_NOT_EMPTY, NULL, "the issue says it: addressees, copies, mark …" },       IN(WHEN), 0 },
	{ { "least",          GB_FIELD_INTEGER, AT(least),              0, &firsts,         "only if at least so many are selected" },        IN(WHEN), 0 },
	{ { "not",            GB_FIELD_FLAG,    AT(negate),             0, NULL,            "only if it does not hold" },                     IN(WHEN), 0 },
	{ { "style",          GB_FIELD_ID,      AT(style_name),         0, NULL,            "of its text; of lamps: of the numbers; of a list of tables or figures: of its entries" },                                  WORDED | FORMAL | IN(CONTENTS) | IN(TABLE) | IN(CARDS) | IN(LAMPS), 0 },
	{ { "head_style",     GB_FIELD_ID,      AT(head_style_name),    0, NULL,            "table-head when absent" },                       IN(TABLE), 0 },
	{ { "group_style",    GB_FIELD_ID,      AT(group_style_name),   0, NULL,            "table-group when absent" },                      IN(TABLE), 0 },
	{ { "label_style",    GB_FIELD_ID,      AT(label_style_name),   0, NULL,            "label when absent; of lamps: of their names; of a redhead: 份号, 密级, 紧急程度" },                            IN(CHART) | IN(MAP) | IN(CARDS) | IN(LAMPS) | IN(REDHEAD), 0 },
	{ { "number_style",   GB_FIELD_ID,      AT(number_style_name),  0, NULL,            "card-number when absent; of a redhead: 发文字号; of an attachment's heading: 附件1" },                      IN(CARDS) | IN(REDHEAD) | IN(HEADING), 0 },
	{ { "caption_style",  GB_FIELD_ID,      AT(caption_style_name), 0, NULL,            "caption when absent" },                          DRAWN | IN(LAMPS), 0 },
	{ { "note_style",     GB_FIELD_ID,      AT(note_style_name),    0, NULL,            "note when absent; of lamps: of the states that show them" }, DRAWN | IN(LAMPS), 0 },
	{ { "marks",          GB_FIELD_FLAG,    AT(marks),              0, NULL,            "below the counts a mark for each target, in the order of the lamps" }, IN(LAMPS), 0 },
	{ { "brief",          GB_FIELD_FLAG,    AT(brief),              0, NULL,            "without the states that show each lamp" },       IN(LAMPS), 0 },
	{ { "float",          GB_FIELD_FLAG,    AT(floats),             0, NULL,            "waits for the top of the next page where it does not fit, while the text goes on" }, IN(CHART) | IN(MAP) | IN(IMAGE) | IN(CARDS), 0 },
	{ { "before",         GB_FIELD_LENGTH,  AT(before),             0, &lengths,        "space; the style's when absent" },               SPACED, 0 },
	{ { "after",          GB_FIELD_LENGTH,  AT(after),              0, &lengths,        "" },                                             SPACED, 0 },
	{ { "keep_with_next", GB_FIELD_FLAG,    AT(keep_with_next),     0, NULL,            "never last on a page; the style's when absent" }, WORDED | DRAWN | IN(ATTACHMENTS) | IN(RULE) | IN(COLUMNS) | IN(LAMPS), 0 },
	{ { "master",         GB_FIELD_ID,      AT(master_name),        0, NULL,            "begins a page of this master" },                 WORDED | DRAWN | FORMAL | IN(CONTENTS) | IN(PAGE_BREAK) | IN(COLUMNS) | IN(LAMPS), 0 },
	{ { "odd",            GB_FIELD_FLAG,    AT(odd),                0, NULL,            "to the next odd page" },                         IN(PAGE_BREAK), 0 },
	{ { "form",           GB_FIELD_CHOICE,  AT(form),               0, forms,           "document, briefing; document when absent" },     IN(REDHEAD) | IN(COLOPHON), 0 },
	{ { "top",            GB_FIELD_LENGTH,  AT(top),                0, &lengths,        "from the top of the type area to the mark; 35 mm when absent" }, IN(REDHEAD), 0 },
	{ { "thickness",      GB_FIELD_LENGTH,  AT(thickness),          0, &thicknesses,    "of the red rule; 0.5 mm when absent" },          IN(REDHEAD), 0 },
	{ { "sealed",         GB_FIELD_FLAG,    AT(sealed),             0, NULL,            "with room for a seal on it" },                   IN(SIGNATURE), 0 },
	{ { "blocks",         GB_FIELD_VALUE,   DRAFT(blocks),          0, BLOCKS_SCHEMA,   "the blocks in it" },                             HOLDING, HOLDING },
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
	[GB_FIELD_FORMAT] = "text",
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
	write_shape(out, &gb_theme_shape);
	write_shape(out, &gb_colour_shape);
	write_shape(out, &gb_size_shape);
	write_shape(out, &gb_space_shape);
	write_shape(out, &gb_style_shape);
	write_shape(out, &gb_master_shape);
	write_shape(out, &gb_margin_shape);
	gb_buf_text(out, "fixed item: stands at the same place on every page of a master\n");
	for (size_t i = 0; i < gb_fixed_table.count; i++)
		write_field(out, &gb_fixed_table.rows[i].field);
}
