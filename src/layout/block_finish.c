#include "layout/block.h"

#include "model/limits.h"

/* What a block's own object leaves open: defaults, the things that its names stand for, and what
 * one key asks of another. */

#define GUTTER (6 * GB_MM)
#define RULE_THICKNESS 0.5
#define STACKED_GUTTER 0.25 /* of the leading */

static bool has(const gb_block *block, const char *key)
{
	return gb_place_member(block->place, key).node != block->place.node;
}

/* Fields in which nothing was said; a zeroed struct cannot tell "none" from "not given". */
static void set_defaults(gb_block *block)
{
	block->has_lang = has(block, "lang");
	if (!has(block, "before"))
		block->before = -1;
	if (!has(block, "after"))
		block->after = -1;
	if (!has(block, "from"))
		block->select.from = GB_FROM_NOTHING;
	if (!has(block, "level"))
		block->level = 1;
	if (!has(block, "levels"))
		block->levels = 2;
	if (!has(block, "gutter"))
		block->gutter = GUTTER;
	if (!has(block, "share"))
		block->share = block->kind == GB_BLOCK_COLUMN ? 1.0 : 0.5;
	if (!has(block, "columns"))
		block->across = 3;
	if (!has(block, "least_size"))
		block->least_size = GB_TABLE_LEAST_SIZE;
	if (!has(block, "keys"))
		block->keys = 1;
	if (block->kind == GB_BLOCK_MAP && !has(block, "field"))
		block->field = GB_OF_ACTUAL;
	if (!has(block, "classes"))
		block->classes = 4;
	if (block->kind == GB_BLOCK_REDHEAD && !has(block, "top"))
		block->top = 35 * GB_MM;
	if (block->kind == GB_BLOCK_REDHEAD && !has(block, "thickness"))
		block->thickness = 0.5 * GB_MM;
	if (block->kind == GB_BLOCK_RULE && block->height == 0)
		block->height = RULE_THICKNESS;
	block->when_any = block->kind == GB_BLOCK_WHEN && has(block, "from");
}

/* A style by the block's own key, or the usual one. */
static bool bind_style(const gb_layout_reader *reader, const gb_block *block, const char *key,
	gb_str *name, const char *usual, const gb_style **style)
{
	if (name->n == 0)
		*name = gb_str_of(usual);
	return gb_layout_style(reader, block->place, key, *name, style);
}

static bool bind_words(const gb_layout_reader *reader, const gb_block *block, const char *key,
	gb_words words, gb_prose out[GB_LANG_COUNT])
{
	if (!has(block, key))
		return true;
	return gb_layout_prose(reader, gb_place_member(block->place, key), words, out);
}

static bool finish_select(const gb_layout_reader *reader, gb_block_draft *draft)
{
	static const char *const needing[] = { "where", "order", "first", "least" };
	gb_block *block = &draft->block;
	gb_select *select = &block->select;
	const unsigned sources = gb_block_kind_rows[block->kind].sources;
	gb_buf list;
	bool ok = true;

	select->place = block->place;
	if (select->from == GB_FROM_NOTHING) {
		for (size_t i = 0; i < GB_COUNT(needing); i++) {
			if (has(block, needing[i]))
				ok = gb_fault_key(reader->diags, gb_place_member(block->place, needing[i]),
					"missing-key",
					gb_str_format(reader->arena, "\"%s\" without \"from\"", needing[i]),
					GB_STR("\"from\": what is selected"), GB_STR("e.g. \"from\": \"targets\""));
		}
		return ok;
	}
	if ((sources & GB_BIT(select->from)) != 0)
		return gb_select_read(reader, draft->where, draft->order, select);
	list = gb_buf_new(reader->arena);
	for (size_t i = 0; gb_from_words[i].word != NULL; i++) {
		if ((sources & GB_BIT(gb_from_words[i].value)) == 0)
			continue;
		gb_buf_text(&list, list.n == 0 ? "" : ", ");
		gb_buf_text(&list, gb_from_words[i].word);
	}
	return gb_fault(reader->diags, gb_place_member(block->place, "from"), "wrong-source",
		gb_str_format(reader->arena, "a %s of %s",
			gb_choice_word(gb_block_table.kinds, block->kind),
			gb_choice_word(gb_from_words, select->from)),
		gb_str_format(reader->arena, "a source that it can show: %.*s", (int)list.n, list.p),
		GB_STR(""));
}

/* Either the one key or the other. */
static bool check_either(
	const gb_layout_reader *reader, const gb_block *block, const char *one, const char *other)
{
	const bool has_one = has(block, one), has_other = has(block, other);

	if (has_one != has_other)
		return true;
	return gb_fault(reader->diags, block->place, has_one ? "both-keys" : "missing-key",
		gb_str_format(reader->arena, "%s \"%s\" %s \"%s\"", has_one ? "both" : "neither", one,
			has_one ? "and" : "nor", other),
		GB_STR("one of them"), GB_STR(""));
}

static bool finish_heading(const gb_layout_reader *reader, gb_block *block)
{
	const gb_str usual = gb_str_format(reader->arena, "heading-%d", (int)block->level);

	if (block->level == 0) /* was out of range, which has been said */
		return true;
	if (block->numbering == GB_NUMBER_ATTACHMENT &&
		!bind_style(reader, block, "number_style", &block->number_style_name, "attachment-mark",
			&block->number_style))
		return false;
	return bind_style(reader, block, "style", &block->style_name, gb_str_zero(reader->arena, usual),
		&block->style);
}

static bool finish_list(const gb_layout_reader *reader, gb_block_draft *draft)
{
	const gb_block *block = &draft->block;
	bool ok = check_either(reader, block, "items", "from");

	if (ok && has(block, "from"))
		ok = check_either(reader, block, "text", "items");
	return gb_block_items(reader, draft) && ok;
}

/* Caption and note of what is drawn; their styles are needed only when there is something to set. */
static bool finish_drawn(const gb_layout_reader *reader, gb_block *block)
{
	bool ok = true;

	if (has(block, "caption") || block->finding)
		ok &= bind_style(reader, block, "caption_style", &block->caption_style_name, "caption",
			&block->caption_style);
	/* A table explains its signs in the style of notes, asked or not. */
	if (has(block, "note") || block->kind != GB_BLOCK_IMAGE)
		ok &= bind_style(
			reader, block, "note_style", &block->note_style_name, "note", &block->note_style);
	ok &= bind_words(reader, block, "caption", block->caption_words, block->caption);
	return bind_words(reader, block, "note", block->note_words, block->note) && ok;
}

static bool finish_table(const gb_layout_reader *reader, gb_block_draft *draft)
{
	gb_block *block = &draft->block;
	gb_column *columns = block->columns.items;
	bool ok = finish_drawn(reader, block);

	for (size_t i = 0; i < block->columns.count; i++)
		ok &= gb_layout_column(reader, block, &columns[i]);
	ok &= gb_layout_turn(reader, block);
	block->each.from = GB_FROM_NOTHING;
	if (draft->each != NULL)
		ok &= gb_select_read_whole(reader, draft->each, GB_FROM_TARGETS, &block->each);
	if (block->group_by == GB_GROUP_KIND && block->select.from != GB_FROM_AREAS)
		ok = gb_fault(reader->diags, gb_place_member(block->place, "group_by"), "wrong-group",
			GB_STR("rows grouped by kind"), GB_STR("areas, which are counties and zones"),
			GB_STR(""));
	if (block->total != GB_TOTAL_NONE && block->select.from != GB_FROM_AREAS)
		ok = gb_fault(reader->diags, gb_place_member(block->place, "total"), "wrong-total",
			GB_STR("a row of the whole place beside rows that are no areas"),
			GB_STR("\"total\" only in tables \"from\": \"areas\""), GB_STR("remove it"));
	if (block->group_by == GB_GROUP_DIFFERENCE && block->select.from != GB_FROM_CHANGES)
		ok = gb_fault(reader->diags, gb_place_member(block->place, "group_by"), "wrong-group",
			GB_STR("rows grouped by difference"), GB_STR("changes since the last issue"),
			GB_STR(""));
	if (block->group_by == GB_GROUP_AREA && block->select.from != GB_FROM_TARGETS)
		ok = gb_fault(reader->diags, gb_place_member(block->place, "group_by"), "wrong-group",
			GB_STR("rows grouped by area"), GB_STR("targets, which have areas"), GB_STR(""));
	ok &= bind_style(
		reader, block, "head_style", &block->head_style_name, "table-head", &block->head_style);
	if (block->group_by != GB_GROUP_NONE)
		ok &= bind_style(reader, block, "group_style", &block->group_style_name, "table-group",
			&block->group_style);
	return ok;
}

/* Colours that a kind is drawn in without naming them. */
static bool check_colours(
	const gb_layout_reader *reader, const gb_block *block, const char *const *tokens, size_t count)
{
	bool ok = true;

	for (size_t i = 0; i < count; i++) {
		if (gb_colour_find(reader->layout, gb_str_of(tokens[i])) == NULL)
			ok = gb_fault(reader->diags, block->place, "unknown-colour",
				gb_str_format(reader->arena, "no colour \"%s\"", tokens[i]),
				gb_str_format(reader->arena, "the colours that %s is drawn in",
					block->kind == GB_BLOCK_CHART ? "axes and labels of a chart"
					: block->kind == GB_BLOCK_MAP ? "borders and labels of a map"
												  : "a card"),
				GB_STR("define it in \"colours\""));
	}
	return ok;
}

/* A key that the mark has no use for would be passed over in silence. */
static bool fault_key_of(
	const gb_layout_reader *reader, const gb_block *block, const char *key, const char *expected)
{
	return gb_fault_key(reader->diags, gb_place_member(block->place, key), "wrong-key",
		gb_str_format(reader->arena, "\"%s\" with this mark", key), gb_str_of(expected),
		GB_STR("remove it, or choose another mark"));
}

/* What the mark, the source and the series ask of each other. */
static bool check_mark(const gb_layout_reader *reader, const gb_block *block)
{
	const gb_series *series = block->series.items;
	const bool by_area = block->select.from == GB_FROM_AREAS || block->mark == GB_CHART_MULTIPLES;
	bool ok = true;

	if ((block->select.from == GB_FROM_AREAS) != has(block, "of"))
		ok = gb_fault(reader->diags, block->place, has(block, "of") ? "wrong-key" : "missing-key",
			has(block, "of") ? GB_STR("\"of\" without areas") : GB_STR("areas without \"of\""),
			GB_STR("with \"from\": \"areas\" the id of the target whose readings they are"),
			GB_STR("e.g. \"from\": \"areas\", \"of\": \"gdp-growth\""));
	if (block->mark == GB_CHART_MULTIPLES && block->select.from != GB_FROM_TARGETS)
		ok = gb_fault(reader->diags, gb_place_member(block->place, "from"), "wrong-source",
			gb_str_format(reader->arena, "small multiples of %s",
				gb_choice_word(gb_from_words, block->select.from)),
			GB_STR("targets: each area has a panel of them"), GB_STR(""));
	if (block->mark != GB_CHART_BULLET && has(block, "bands"))
		ok = fault_key_of(reader, block, "bands", "bullets, which stand on them");
	if (block->mark == GB_CHART_MULTIPLES && has(block, "lamp"))
		ok = fault_key_of(reader, block, "lamp", "marks with one row for each verdict");
	for (size_t i = 0; i < block->series.count; i++) {
		const int field = series[i].field;
		const gb_str word = gb_str_of(gb_choice_word(gb_field_of_words, field));

		if (by_area && field != GB_OF_ACTUAL && field != GB_OF_TARGET && field != GB_OF_BASE)
			ok = gb_fault(reader->diags, gb_place_member(series[i].place, "field"), "wrong-series",
				gb_str_format(reader->arena, "\"%.*s\" of areas", (int)word.n, word.p),
				GB_STR("actual, target or base, which areas have"), GB_STR(""));
		if (i == 0 && block->mark == GB_CHART_GAP_BARS && field != GB_OF_GAP &&
			field != GB_OF_CHANGE)
			ok = gb_fault(reader->diags, gb_place_member(series[i].place, "field"), "wrong-series",
				gb_str_format(reader->arena, "\"%.*s\" as a gap", (int)word.n, word.p),
				GB_STR("gap or change, which have two sides"),
				GB_STR("choose another mark for figures that begin at nought"));
	}
	return ok;
}

static bool finish_chart(const gb_layout_reader *reader, gb_block *block)
{
	static const char *const tokens[] = { "ink", "muted", "rule", "ground" };
	gb_series *series = block->series.items;
	bool ok = finish_drawn(reader, block);

	ok &= bind_style(
		reader, block, "label_style", &block->label_style_name, "label", &block->label_style);
	ok &= check_colours(reader, block, tokens, GB_COUNT(tokens));
	ok &= check_mark(reader, block);
	if (block->bands_token.n > 0)
		ok &= gb_layout_colour(reader, block->place, "bands", block->bands_token, &block->bands);
	for (size_t i = 0; i < block->series.count; i++) {
		if (series[i].colour_token.n > 0)
			ok &= gb_layout_colour(
				reader, series[i].place, "colour", series[i].colour_token, &series[i].colour);
		series[i].below = series[i].colour;
		if (series[i].below_token.n > 0)
			ok &= gb_layout_colour(
				reader, series[i].place, "below", series[i].below_token, &series[i].below);
	}
	return ok;
}

static bool finish_cards(const gb_layout_reader *reader, gb_block *block)
{
	static const char *const tokens[] = { "ink", "muted", "rule", "tint" };
	bool ok = finish_drawn(reader, block);

	ok &= bind_style(
		reader, block, "label_style", &block->label_style_name, "label", &block->label_style);
	ok &= bind_style(reader, block, "number_style", &block->number_style_name, "card-number",
		&block->number_style);
	return check_colours(reader, block, tokens, GB_COUNT(tokens)) && ok;
}

static bool finish_map(const gb_layout_reader *reader, gb_block_draft *draft)
{
	static const char *const tokens[] = { "ink", "muted", "rule", "ground" };
	gb_block *block = &draft->block;
	bool ok = finish_drawn(reader, block);

	ok &= bind_style(
		reader, block, "label_style", &block->label_style_name, "label", &block->label_style);
	ok &= check_colours(reader, block, tokens, GB_COUNT(tokens));
	if (block->colour_token.n == 0)
		block->colour_token = GB_STR("actual");
	ok &= gb_layout_colour(reader, block->place, "colour", block->colour_token, &block->colour);
	if (draft->limits == NULL)
		return ok;
	if (has(block, "classing") || has(block, "classes"))
		ok = gb_fault(reader->diags, draft->limits->place, "both-keys",
			GB_STR("\"limits\" beside \"classing\" or \"classes\""), GB_STR("one of them"),
			GB_STR("limits say both how many classes there are and where they end"));
	block->classing = GB_CLASSING_LIMITS;
	return gb_limits_read(reader->arena, draft->limits, &block->limits, reader->diags) && ok;
}

/* Captions are of one level, and set in one style; headings have one for each of theirs. */
static bool finish_contents(const gb_layout_reader *reader, gb_block *block)
{
	const bool headings = block->contents_of == GB_CONTENTS_HEADINGS;
	const char *key = headings ? "style" : "levels";
	bool ok = true;

	if (has(block, key))
		ok = gb_fault_key(reader->diags, gb_place_member(block->place, key), "wrong-key",
			headings ? GB_STR("\"style\" of contents") : GB_STR("\"levels\" of captions"),
			headings ? GB_STR("\"style\" only in lists of tables or figures")
					 : GB_STR("\"levels\" only in contents of headings"),
			headings ? GB_STR("headings stand in contents-1, contents-2 …") : GB_STR("remove it"));
	if (!headings)
		return bind_style(
				   reader, block, "style", &block->style_name, "contents-2", &block->style) &&
			   ok;
	for (int64_t level = block->levels; level >= 1; level--) {
		block->style_name = gb_str_format(reader->arena, "contents-%d", (int)level);
		ok &= gb_layout_style(reader, block->place, "style", block->style_name, &block->style);
	}
	return ok;
}

/* The styles and the red of the head (GB/T 9704-2012, 6.2). */
static bool finish_redhead(const gb_layout_reader *reader, gb_block *block)
{
	bool ok = bind_style(reader, block, "number_style", &block->number_style_name, "redhead-number",
		&block->number_style);

	ok &= bind_style(reader, block, "label_style", &block->label_style_name, "redhead-label",
		&block->label_style);
	if (block->colour_token.n == 0)
		block->colour_token = GB_STR("red");
	return gb_layout_colour(reader, block->place, "colour", block->colour_token, &block->colour) &&
		   ok;
}

static bool finish_rule(const gb_layout_reader *reader, gb_block *block)
{
	if (block->colour_token.n == 0)
		block->colour_token = GB_STR("rule");
	return gb_layout_colour(reader, block->place, "colour", block->colour_token, &block->colour);
}

static bool finish_fill(const gb_layout_reader *reader, gb_block *block)
{
	return block->fill_token.n == 0 ||
		   gb_layout_colour(reader, block->place, "fill", block->fill_token, &block->fill);
}

static bool finish_lamps(const gb_layout_reader *reader, gb_block *block)
{
	bool ok = finish_fill(reader, block);

	if (has(block, "caption") || block->finding)
		ok &= bind_style(reader, block, "caption_style", &block->caption_style_name, "caption",
			&block->caption_style);
	ok &= bind_words(reader, block, "caption", block->caption_words, block->caption);
	ok &= bind_style(
		reader, block, "label_style", &block->label_style_name, "label", &block->label_style);
	return bind_style(
			   reader, block, "note_style", &block->note_style_name, "note", &block->note_style) &&
		   ok;
}

static bool finish_column(const gb_layout_reader *reader, gb_block *block)
{
	bool ok = true;

	if (has(block, "width") && has(block, "share"))
		ok = gb_fault(reader->diags, block->place, "both-keys",
			GB_STR("both \"width\" and \"share\""), GB_STR("one of them"), GB_STR(""));
	return finish_fill(reader, block) && ok;
}

static bool read_edition(const gb_layout_reader *reader, const gb_json *value, int *edition)
{
	gb_str words[GB_LANG_COUNT + 1];

	if (value->kind != GB_JSON_STRING)
		return gb_fault(reader->diags, value->place, "wrong-kind",
			gb_json_found(reader->arena, value), GB_STR("an edition: \"zh\", \"en\" or \"zh+en\""),
			GB_STR(""));
	for (size_t i = 0; i < GB_COUNT(words); i++) {
		words[i] = gb_str_of(gb_edition_words[i].word);
		*edition = gb_edition_words[i].value;
		if (gb_str_equal(words[i], value->text))
			return true;
	}
	return gb_fault_unknown(reader->arena, reader->diags, value->place, "unknown-word", "edition",
		value->text, words, GB_COUNT(words));
}

static bool finish_when(const gb_layout_reader *reader, gb_block_draft *draft)
{
	gb_block *block = &draft->block;
	const gb_json *value = draft->edition;
	const bool list = value != NULL && value->kind == GB_JSON_ARRAY;
	int *editions;
	size_t count = 0;
	bool ok = true;

	if (value == NULL && block->says.n == 0 && !block->when_sample && !block->when_draft &&
		!block->when_map && !block->when_any)
		return gb_fault(reader->diags, block->place, "missing-key",
			GB_STR("a when that asks for nothing"),
			GB_STR("\"edition\", \"sample\": true, \"draft\": true, \"map\": true, \"says\", or "
				   "\"from\""),
			GB_STR(""));
	if (value == NULL)
		return true;
	editions = GB_NEW_ARRAY(reader->arena, list ? value->count : 1, int);
	if (!list)
		ok = read_edition(reader, value, &editions[count++]);
	for (const gb_json *item = list ? value->first : NULL; item != NULL; item = item->next)
		ok &= read_edition(reader, item, &editions[count++]);
	block->editions = (gb_list){ editions, count };
	return ok;
}

/* Stacked, the languages have one measure. */
static bool finish_pair(const gb_layout_reader *reader, gb_block *block)
{
	bool ok = check_either(reader, block, "text", "from");

	if (block->side == GB_PAIR_STACKED && has(block, "share"))
		ok = gb_fault_key(reader->diags, gb_place_member(block->place, "share"), "wrong-key",
			GB_STR("\"share\" of a stacked pair"),
			GB_STR("a part of the width only where the languages stand beside each other"),
			GB_STR("remove it"));
	/* Closer than two paragraphs. */
	if (block->side == GB_PAIR_STACKED && !has(block, "gutter") && block->style != NULL)
		block->gutter = STACKED_GUTTER * block->style->leading;
	return ok;
}

static bool finish_kind(const gb_layout_reader *reader, gb_block_draft *draft)
{
	gb_block *block = &draft->block;

	switch ((gb_block_kind)block->kind) {
	case GB_BLOCK_HEADING:
		return finish_heading(reader, block);
	case GB_BLOCK_PAIR:
		return finish_pair(reader, block);
	case GB_BLOCK_LIST:
		return finish_list(reader, draft);
	case GB_BLOCK_TABLE:
		return finish_table(reader, draft);
	case GB_BLOCK_CHART:
		return finish_chart(reader, block);
	case GB_BLOCK_CARDS:
		return finish_cards(reader, block);
	case GB_BLOCK_MAP:
		return finish_map(reader, draft);
	case GB_BLOCK_IMAGE:
		return finish_drawn(reader, block);
	case GB_BLOCK_CONTENTS:
		return finish_contents(reader, block);
	case GB_BLOCK_RULE:
		return finish_rule(reader, block);
	case GB_BLOCK_WHEN:
		return finish_when(reader, draft);
	case GB_BLOCK_COLUMN:
		return finish_column(reader, block);
	case GB_BLOCK_LAMPS:
		return finish_lamps(reader, block);
	case GB_BLOCK_REDHEAD:
		return finish_redhead(reader, block);
	case GB_BLOCK_ATTACHMENTS:
		return gb_block_items(reader, draft);
	case GB_BLOCK_SIGNATURE:
	case GB_BLOCK_COLOPHON:
	case GB_BLOCK_PARAGRAPH:
	case GB_BLOCK_REPEAT:
	case GB_BLOCK_SPACE:
	case GB_BLOCK_PAGE_BREAK:
	case GB_BLOCK_COLUMNS:
	case GB_BLOCK_KIND_COUNT:
		break;
	}
	return true;
}

bool gb_block_finish(const gb_layout_reader *reader, gb_block_draft *draft)
{
	gb_block *block = &draft->block;
	const char *style = gb_block_kind_rows[block->kind].style;
	bool ok = true;

	set_defaults(block);
	if (style != NULL)
		ok &= bind_style(reader, block, "style", &block->style_name, style, &block->style);
	if (block->master_name.n > 0)
		ok &= gb_layout_master(reader, block->place, "master", block->master_name, &block->master);
	ok &= bind_words(reader, block, "text", block->text_words, block->text);
	ok &= finish_select(reader, draft);
	ok &= finish_kind(reader, draft);
	if (block->style != NULL && !has(block, "keep_with_next"))
		block->keep_with_next = block->style->keep_with_next;
	return ok;
}
