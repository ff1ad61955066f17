#include "layout/reader.h"

#include <assert.h>
#include <string.h>

/* Styles of a layout: read, filled from what they are based on, resolved to faces and colours. */

#define AT(member) offsetof(gb_style, member)

static const gb_choice aligns[] = {
	{ "start", GB_ALIGN_START, "ragged right" },
	{ "centre", GB_ALIGN_CENTRE, "" },
	{ "end", GB_ALIGN_END, "" },
	{ "justify", GB_ALIGN_JUSTIFY, "both edges, the last line at the start" },
	{ NULL, 0, NULL },
};

static const gb_choice levels[] = {
	{ "basic", GB_BREAK_BASIC, "only what GB/T 15834 forbids to split" },
	{ "gb", GB_BREAK_GB, "the usual rules for the edges of lines" },
	{ "strict", GB_BREAK_STRICT, "no — or … at the start of a line either" },
	{ NULL, 0, NULL },
};

static const gb_choice squeezes[] = {
	{ "quanjiao", GB_SQUEEZE_QUANJIAO, "full-width marks" },
	{ "kaiming", GB_SQUEEZE_KAIMING, "half-width inside a sentence, full-width at its end" },
	{ "banjiao", GB_SQUEEZE_BANJIAO, "half-width marks" },
	{ "none", GB_SQUEEZE_NONE, "marks as the font has them" },
	{ NULL, 0, NULL },
};

static const gb_field_range sizes = { 4, 400 };
static const gb_field_range spaces = { 0, 1000 };
static const gb_field_range indents = { -20, 20 };
static const gb_field_range gaps = { 0, 1 };

/* clang-format off */
static const gb_field style_fields[] = {
	{ "name",            GB_FIELD_ID,     AT(name),               GB_REQUIRED, NULL,     "what blocks call it" },
	{ "based_on",        GB_FIELD_ID,     AT(based_on),           GB_OPTIONAL, NULL,     "the style that gives what this one leaves out" },
	{ "en",              GB_FIELD_ID,     AT(en),                 GB_OPTIONAL, NULL,     "the style of the English beside or below it; not taken from based_on" },
	{ "en_alone",        GB_FIELD_ID,     AT(en_alone),           GB_OPTIONAL, NULL,     "the style of an edition in English alone; itself when absent" },
	{ "role",            GB_FIELD_TEXT,   AT(role_name),          GB_OPTIONAL, NULL,     "of fonts/families.json: serif, sans, title, …" },
	{ "strong_role",     GB_FIELD_TEXT,   AT(strong_role_name),   GB_OPTIONAL, NULL,     "of **strong** text; the role when absent" },
	{ "emphasis_role",   GB_FIELD_TEXT,   AT(emphasis_role_name), GB_OPTIONAL, NULL,     "of *emphasis*; the role when absent" },
	{ "size",            GB_FIELD_LENGTH, AT(size),               GB_OPTIONAL, &sizes,   "三号, 小四, 10.5, \"10.5pt\"" },
	{ "leading",         GB_FIELD_LENGTH, AT(leading),            GB_OPTIONAL, &spaces,  "baseline to baseline; 1.5 × size when no style gives it" },
	{ "colour",          GB_FIELD_ID,     AT(colour_token),       GB_OPTIONAL, NULL,     "a token; ink when no style gives one" },
	{ "align",           GB_FIELD_CHOICE, AT(align),              GB_OPTIONAL, aligns,   "start, centre, end, justify" },
	{ "first_indent_em", GB_FIELD_NUMBER, AT(first_indent_em),    GB_OPTIONAL, &indents, "of the first line; negative hangs the others" },
	{ "start_indent",    GB_FIELD_LENGTH, AT(start_indent),       GB_OPTIONAL, &spaces,  "" },
	{ "end_indent",      GB_FIELD_LENGTH, AT(end_indent),         GB_OPTIONAL, &spaces,  "" },
	{ "before",          GB_FIELD_LENGTH, AT(before),             GB_OPTIONAL, &spaces,  "space; between two blocks the larger counts" },
	{ "after",           GB_FIELD_LENGTH, AT(after),              GB_OPTIONAL, &spaces,  "" },
	{ "keep_with_next",  GB_FIELD_FLAG,   AT(keep_with_next),     GB_OPTIONAL, NULL,     "never last on a page" },
	{ "tabular",         GB_FIELD_FLAG,   AT(tabular),            GB_OPTIONAL, NULL,     "digits of equal width" },
	{ "gap_em",          GB_FIELD_NUMBER, AT(gap_em),             GB_OPTIONAL, &gaps,    "between Han and Latin; 0.25" },
	{ "gap_in_units",    GB_FIELD_FLAG,   AT(gap_in_units),       GB_OPTIONAL, NULL,     "also in 12.5 亿元" },
	{ "level",           GB_FIELD_CHOICE, AT(level),              GB_OPTIONAL, levels,   "rules for the edges of lines: basic, gb, strict" },
	{ "squeeze",         GB_FIELD_CHOICE, AT(squeeze),            GB_OPTIONAL, squeezes, "width of punctuation: quanjiao, kaiming, banjiao, none" },
	{ "hyphenate",       GB_FIELD_FLAG,   AT(hyphenate),          GB_OPTIONAL, NULL,     "English words of running text, where a line has 45 mm or more" },
	{ "hanging",         GB_FIELD_FLAG,   AT(hanging),            GB_OPTIONAL, NULL,     "。，、 may stand outside the right edge" },
	{ "on_grid",         GB_FIELD_FLAG,   AT(on_grid),            GB_OPTIONAL, NULL,     "the layout's \"grid\" gives the leading and the pitch of its Han" },
	{ "sense",           GB_FIELD_FLAG,   AT(sense),              GB_OPTIONAL, NULL,     "lines broken between words, in the shape of a trapezoid: titles of official documents" },
	{ "balanced",        GB_FIELD_FLAG,   AT(balanced),           GB_OPTIONAL, NULL,     "lines about equally long, unless justified: titles, captions" },
};
/* clang-format on */

const gb_shape gb_style_shape = {
	"style",
	style_fields,
	GB_COUNT(style_fields),
	sizeof(gb_style),
	AT(place),
	"a style of text",
};

/* What a style is that is based on none. Leading 0 stands for 1.5 × size: it is worked out last,
 * so that a smaller style based on a larger one without leading gets its own. */
static const gb_style defaults = {
	.colour_token = { "ink", 3 },
	.align = GB_ALIGN_START,
	.gap_em = 0.25,
	.level = GB_BREAK_GB,
	.squeeze = GB_SQUEEZE_QUANJIAO,
};

#define LEADING_OF_SIZE 1.5

static size_t size_of_field(gb_field_kind kind)
{
	switch (kind) {
	case GB_FIELD_ID:
	case GB_FIELD_TEXT:
		return sizeof(gb_str);
	case GB_FIELD_LENGTH:
	case GB_FIELD_NUMBER:
		return sizeof(double);
	case GB_FIELD_CHOICE:
		return sizeof(int);
	case GB_FIELD_FLAG:
		return sizeof(bool);
	default:
		assert(false); /* a kind that no style has */
		return 0;
	}
}

gb_text_style gb_style_text(const gb_style *style, gb_lang lang)
{
	const double pitch_em = style->pitch / style->size;

	return (gb_text_style){
		.align = (gb_align)style->align,
		.leading = style->leading,
		.first_indent = style->first_indent_em * style->size * (pitch_em > 0.0 ? pitch_em : 1.0),
		.start_indent = style->start_indent,
		.end_indent = style->end_indent,
		.level = (gb_break_level)style->level,
		.squeeze = (gb_squeeze)style->squeeze,
		.pitch_em = pitch_em,
		.gap_em = style->gap_em,
		.gap_in_units = style->gap_in_units,
		.sense = style->sense,
		.hyphenate = style->hyphenate,
		.hanging = style->hanging,
		.lang = lang,
	};
}

/* Copies from `base` every field that the style's own object leaves out. */
static void inherit(gb_style *style, const gb_style *base, const gb_json *own)
{
	for (size_t i = 0; i < GB_COUNT(style_fields); i++) {
		const gb_field *field = &style_fields[i];

		/* Its names are its own. The English of a base has the base's size, so that is too. */
		if (field->offset == AT(name) || field->offset == AT(based_on) || field->offset == AT(en) ||
			field->offset == AT(en_alone))
			continue;
		if (gb_json_member(own, field->key) == NULL)
			memcpy((char *)style + field->offset, (const char *)base + field->offset,
				size_of_field(field->kind));
	}
}

/* The styles that one is based on, in turn, as "a → b → a", for the message about a circle. */
static gb_str chain_text(const gb_layout_reader *reader, const gb_style *styles,
	const size_t *chain, size_t from, size_t count)
{
	gb_buf text = gb_buf_new(reader->arena);

	for (size_t i = from; i < count; i++) {
		gb_buf_str(&text, styles[chain[i]].name);
		gb_buf_text(&text, " → ");
	}
	gb_buf_str(&text, styles[chain[from]].name);
	return gb_buf_taken(&text);
}

typedef struct inheritance {
	const gb_layout_reader *reader;
	gb_style *styles;
	const gb_json **objects; /* of the styles */
	size_t count;
	size_t *chain; /* the styles now being followed */
	bool *done, *followed;
} inheritance;

/* Fills one style after all those it is based on. */
static bool inherit_chain(inheritance *in, size_t at)
{
	const gb_layout_reader *reader = in->reader;
	size_t length = 0;
	bool ok = true;

	while (!in->done[at]) {
		const gb_style *style = &in->styles[at];
		const gb_style *base;

		if (in->followed[at]) {
			size_t from = 0;

			while (in->chain[from] != at)
				from++;
			ok = gb_fault(reader->diags,
				gb_place_member(in->styles[in->chain[length - 1]].place, "based_on"), "circle",
				chain_text(reader, in->styles, in->chain, from, length),
				GB_STR("a style that does not lead back to this one"),
				GB_STR("remove one \"based_on\" of the circle"));
			break;
		}
		in->followed[at] = true;
		in->chain[length++] = at;
		if (style->based_on.n == 0)
			break;
		ok &= gb_layout_style(reader, style->place, "based_on", style->based_on, &base);
		if (base == NULL)
			break;
		at = (size_t)(base - in->styles);
	}
	while (length-- > 0) {
		gb_style *style = &in->styles[in->chain[length]];
		const gb_style *base = gb_style_find(reader->layout, style->based_on);
		const bool filled = base != NULL && in->done[base - in->styles];

		inherit(style, filled ? base : &defaults, in->objects[in->chain[length]]);
		in->done[in->chain[length]] = true;
	}
	return ok;
}

static bool find_role(const gb_layout_reader *reader, const gb_style *style, const char *key,
	gb_str name, gb_char_style *out)
{
	const gb_str *known;
	size_t count;

	*out = (gb_char_style){
		.size = style->size,
		.colour = style->colour,
		.tabular = style->tabular,
		.role = gb_font_role_find(reader->fonts, name),
	};
	if (out->role != NULL)
		return gb_font_role_ready(
			reader->fonts, out->role, gb_place_member(style->place, key), reader->diags);
	known = gb_font_set_roles(reader->fonts, &count);
	/* Said where the name stands; the style that gives an inherited one says it. */
	if (gb_place_member(style->place, key).node == style->place.node)
		return false;
	return gb_fault_unknown(reader->arena, reader->diags, gb_place_member(style->place, key),
		"unknown-role", "font role", name, known, count);
}

static bool resolve_roles(const gb_layout_reader *reader, gb_style *style)
{
	const gb_str strong =
		style->strong_role_name.n > 0 ? style->strong_role_name : style->role_name;
	const gb_str emphasis =
		style->emphasis_role_name.n > 0 ? style->emphasis_role_name : style->role_name;
	bool ok = true;

	if (style->role_name.n == 0)
		return gb_fault(reader->diags, style->place, "missing-key",
			gb_str_format(reader->arena, "style \"%.*s\" without \"role\"", (int)style->name.n,
				style->name.p),
			GB_STR("a role of fonts/families.json, here or in the style it is based on"),
			GB_STR(""));
	ok &= find_role(reader, style, "role", style->role_name, &style->plain);
	ok &= find_role(reader, style, "strong_role", strong, &style->strong);
	ok &= find_role(reader, style, "emphasis_role", emphasis, &style->emphasis);
	return ok;
}

static bool resolve_size(const gb_layout_reader *reader, gb_style *style)
{
	gb_buf found;

	if (style->size == 0)
		return gb_fault(reader->diags, style->place, "missing-key",
			gb_str_format(reader->arena, "style \"%.*s\" without \"size\"", (int)style->name.n,
				style->name.p),
			GB_STR("a size, here or in the style it is based on"),
			GB_STR("e.g. \"size\": \"小四\" or \"size\": 12"));
	if (style->on_grid) {
		const gb_grid *grid = &reader->layout->grid;

		if (grid->line == 0)
			return gb_fault(reader->diags, gb_place_member(style->place, "on_grid"), "no-grid",
				GB_STR("a style on the grid of a layout without one"),
				GB_STR("\"grid\" at the top of the layout, or no \"on_grid\""),
				GB_STR("e.g. \"grid\": {\"lines\": 22, \"characters\": 28, \"width\": \"156mm\", "
					   "\"height\": \"225mm\"}"));
		style->leading = grid->line;
		style->pitch = grid->character;
	}
	if (style->leading == 0)
		style->leading = LEADING_OF_SIZE * style->size;
	if (style->leading >= style->size)
		return true;
	/* Less and the lines run into each other. */
	found = gb_buf_new(reader->arena);
	gb_buf_text(&found, "leading ");
	gb_buf_number(&found, style->leading, 2);
	gb_buf_text(&found, " pt for a size of ");
	gb_buf_number(&found, style->size, 2);
	gb_buf_text(&found, " pt");
	return gb_fault(reader->diags, gb_place_member(style->place, "leading"), "wrong-value",
		gb_buf_taken(&found), GB_STR("a leading that is not less than the size"),
		GB_STR("give the style a \"leading\" of its own"));
}

/* A name that came from another style is that one's to report, once. */
static bool is_own(const gb_style *style, const char *key)
{
	return style->based_on.n == 0 || gb_place_member(style->place, key).node != style->place.node;
}

static bool resolve_colour(const gb_layout_reader *reader, gb_style *style)
{
	const gb_colour *found = gb_colour_find(reader->layout, style->colour_token);

	if (found == NULL && !is_own(style, "colour"))
		return false;
	return gb_layout_colour(reader, style->place, "colour", style->colour_token, &style->colour);
}

/* The patterns are asked for where a style says so itself, not again by those based on it. */
static bool resolve_hyphens(const gb_layout_reader *reader, const gb_style *style)
{
	return !style->hyphenate || !is_own(style, "hyphenate") ||
		   gb_font_patterns_ready(reader->fonts, GB_LANG_EN,
			   gb_place_member(style->place, "hyphenate"), reader->diags);
}

static bool resolve(const gb_layout_reader *reader, gb_style *style)
{
	const gb_style *english = style, *alone = style;
	bool ok = resolve_size(reader, style);

	ok &= resolve_colour(reader, style);
	ok &= resolve_roles(reader, style);
	ok &= resolve_hyphens(reader, style);
	if (style->en.n > 0)
		ok &= gb_layout_style(reader, style->place, "en", style->en, &english);
	if (style->en_alone.n > 0)
		ok &= gb_layout_style(reader, style->place, "en_alone", style->en_alone, &alone);
	style->alone = alone;
	style->for_lang[GB_LANG_ZH] = style;
	style->for_lang[GB_LANG_EN] = english;
	return ok;
}

const gb_style *gb_style_for(const gb_style *style, gb_edition edition, gb_lang lang)
{
	return edition == GB_EDITION_EN ? style->alone : style->for_lang[lang];
}

bool gb_layout_read_styles(gb_layout_reader *reader, const gb_json *list)
{
	gb_arena *arena = reader->arena;
	inheritance in = { .reader = reader };
	bool ok = true;

	if (!gb_layout_is_list(reader, list, "a list of styles", GB_LAYOUT_NAMES_MOST))
		return false;
	in.styles = GB_NEW_ARRAY(arena, list->count, gb_style);
	in.objects = GB_NEW_ARRAY(arena, list->count, const gb_json *);
	in.chain = GB_NEW_ARRAY(arena, list->count, size_t);
	in.done = GB_NEW_ARRAY(arena, list->count, bool);
	in.followed = GB_NEW_ARRAY(arena, list->count, bool);
	for (const gb_json *item = list->first; item != NULL; item = item->next, in.count++) {
		in.objects[in.count] = item;
		ok &= gb_layout_read_shape(reader, &gb_style_shape, item, &in.styles[in.count]);
	}
	reader->layout->styles = (gb_list){ in.styles, in.count };
	ok &= gb_layout_unique(reader, list, "name",
		gb_layout_names(arena, reader->layout->styles, sizeof(gb_style), AT(name)), in.count);
	/* What could not be read has no size or role for a reason already said. */
	if (!ok)
		return false;
	for (size_t i = 0; i < in.count; i++)
		ok &= inherit_chain(&in, i);
	if (!ok)
		return false;
	for (size_t i = 0; i < in.count; i++)
		ok &= resolve(reader, &in.styles[i]);
	return ok;
}
