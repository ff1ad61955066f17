/*
 * Pair: a paragraph in both languages side by side, tops aligned, each resuming by itself after a
 * page break (D 2.12). In an edition of one language it is a plain paragraph.
 */
#include "compose/notes.h"

/* So many lines of a paragraph stand together on either side of a page break (D 2.7). */
#define LINES_TOGETHER 2

typedef struct pair_item {
	gb_item item;
	gb_set sets[GB_LANG_COUNT];
	gb_set bullets[GB_LANG_COUNT]; /* of an item of a list; no paragraph: none */
	gb_notes notes[GB_LANG_COUNT];
	gb_lang langs[GB_LANG_COUNT];
	size_t count;
	double hang[GB_LANG_COUNT]; /* room of the bullet; 0: none */
	double gutter, share;
} pair_item;

static double column_width(const pair_item *pair, size_t child, double width)
{
	if (pair->count == 1)
		return width;
	double first = (width - pair->gutter) * pair->share;
	return child == 0 ? first : width - pair->gutter - first;
}

static double column_offset(const pair_item *pair, size_t child, double width)
{
	return child == 0 ? 0.0 : column_width(pair, 0, width) + pair->gutter;
}

/* Of the text in its column: what the bullet leaves. */
static double pair_width(const pair_item *pair, size_t child, double width)
{
	return column_width(pair, child, width) - pair->hang[child];
}

static void pair_measure(gb_composer *compose, gb_item *item, double *least, double *natural)
{
	pair_item *pair = (pair_item *)item;

	(void)compose;
	*least = *natural = pair->count > 1 ? pair->gutter : 0.0;
	for (size_t i = 0; i < pair->count; i++) {
		*least += pair->hang[i] + gb_paragraph_minimum_width(pair->sets[i].paragraph);
		*natural += pair->hang[i] + gb_paragraph_natural_width(pair->sets[i].paragraph);
	}
}

static size_t child_at(const gb_cursor *cursor, size_t child)
{
	return cursor->children != NULL ? cursor->children[child].at : 0;
}

/* So many lines of each text from where the cursor stands, with the foot notes that they bring. */
static void noted_lines(const pair_item *pair, double x, double width, const gb_cursor *cursor,
	const size_t fit[GB_LANG_COUNT], gb_noted_lines lines[GB_LANG_COUNT])
{
	for (size_t i = 0; i < pair->count; i++) {
		const size_t at = child_at(cursor, i);

		lines[i] = (gb_noted_lines){
			.notes = &pair->notes[i],
			.set = &pair->sets[i],
			.from = at,
			.to = at + fit[i],
			.x = x + column_offset(pair, i, width),
			.width = column_width(pair, i, width),
			.lang = pair->langs[i],
		};
	}
}

/* What the notes of those lines add to the foot of the page. */
static double foot_of(gb_composer *compose, const pair_item *pair, double width,
	const gb_cursor *cursor, const size_t fit[GB_LANG_COUNT])
{
	gb_noted_lines lines[GB_LANG_COUNT];

	noted_lines(pair, 0.0, width, cursor, fit, lines);
	return gb_notes_height(compose, lines, pair->count);
}

static double pair_need(gb_composer *compose, gb_item *item, double width, const gb_cursor *cursor)
{
	pair_item *pair = (pair_item *)item;
	size_t fit[GB_LANG_COUNT] = { 0 };
	double need = 0.0;

	for (size_t i = 0; i < pair->count; i++) {
		gb_set *set = &pair->sets[i];
		gb_set_break(compose, set, pair_width(pair, i, width));
		size_t left = set->count - child_at(cursor, i);
		fit[i] = left <= 3 ? left : 2;
		double height = (double)fit[i] * set->style->leading;
		need = height > need ? height : need;
	}
	return need + foot_of(compose, pair, width, cursor, fit);
}

static double pair_rest(gb_composer *compose, gb_item *item, double width, const gb_cursor *cursor)
{
	pair_item *pair = (pair_item *)item;
	double height = 0.0;

	for (size_t i = 0; i < pair->count; i++) {
		gb_set *set = &pair->sets[i];

		gb_set_break(compose, set, pair_width(pair, i, width));
		const double own = (double)(set->count - child_at(cursor, i)) * set->style->leading;
		height = own > height ? own : height;
	}
	return height;
}

static double lines_height(const pair_item *pair, const size_t fit[GB_LANG_COUNT])
{
	double height = 0.0;

	for (size_t i = 0; i < pair->count; i++) {
		const double own = (double)fit[i] * pair->sets[i].style->leading;

		height = own > height ? own : height;
	}
	return height;
}

/* Takes lines back until the notes of those that stay have room below them; false when even the
 * fewest that may stand have not. The more lines the more notes, so it only goes down. */
static bool leave_room(gb_composer *compose, const pair_item *pair, gb_region region,
	const gb_cursor *cursor, size_t fit[GB_LANG_COUNT])
{
	for (;;) {
		const double foot = foot_of(compose, pair, region.width, cursor, fit);
		bool fewer = false;

		if (lines_height(pair, fit) + foot <= region.height + 0.01)
			return true;
		for (size_t i = 0; i < pair->count; i++) {
			const size_t room =
				fit[i] == 0
					? 0
					: gb_set_fit(&pair->sets[i], child_at(cursor, i),
						  (double)(fit[i] - 1) * pair->sets[i].style->leading, region.empty);
			/* Only the longer column is what stands in the way. */
			const bool longest =
				(double)fit[i] * pair->sets[i].style->leading >= lines_height(pair, fit) - 0.01;

			if (!longest || fit[i] == 0)
				continue;
			if (room == 0 || room >= fit[i])
				return false;
			fit[i] = room;
			fewer = true;
		}
		if (!fewer)
			return false;
	}
}

static gb_fit notes_too_high(gb_composer *compose, const pair_item *pair, gb_region region)
{
	compose->failed = true;
	gb_fault(compose->diags, pair->sets[0].place, "notes-too-high",
		GB_STR("a paragraph whose foot notes leave no room for its lines"),
		gb_str_format(compose->arena, "both within %d mm, a page", (int)(region.height / GB_MM)),
		GB_STR("shorten the notes, or divide the paragraph"));
	return GB_FIT_FAULT;
}

static gb_fit pair_place(
	gb_composer *compose, gb_item *item, gb_region region, gb_cursor *cursor, gb_box *box)
{
	pair_item *pair = (pair_item *)item;
	size_t fit[GB_LANG_COUNT] = { 0 };
	bool more = false;

	if (cursor->children == NULL) {
		cursor->children = GB_NEW_ARRAY(compose->arena, pair->count, gb_cursor);
		cursor->child_count = pair->count;
	}
	for (size_t i = 0; i < pair->count; i++) {
		gb_set *set = &pair->sets[i];
		double width = pair_width(pair, i, region.width);

		if (!gb_set_check(compose, set, width, "text"))
			return GB_FIT_FAULT;
		gb_set_break(compose, set, width);
		size_t at = cursor->children[i].at;
		if (at == set->count)
			continue;
		fit[i] = gb_set_fit(set, at, region.height, region.empty);
		/* Both need a legal break, or the pair goes on together (D 2.12). */
		if (fit[i] == 0)
			return GB_FIT_NONE;
	}
	if (!leave_room(compose, pair, region, cursor, fit))
		return region.empty ? notes_too_high(compose, pair, region) : GB_FIT_NONE;
	for (size_t i = 0; i < pair->count; i++)
		more = more || cursor->children[i].at + fit[i] < pair->sets[i].count;
	/* What goes on overleaf does so in both languages, where both can spare lines: no reader finds a
	 * few lines of one beside an empty column. */
	for (size_t i = 0; more && i < pair->count; i++) {
		const size_t left = pair->sets[i].count - cursor->children[i].at;

		if (fit[i] == left && left >= 2 * LINES_TOGETHER)
			fit[i] -= LINES_TOGETHER;
	}
	gb_noted_lines noted[GB_LANG_COUNT];

	noted_lines(pair, region.x, region.width, cursor, fit, noted);
	gb_notes_claim(compose, noted, pair->count);
	/* The first baselines of both columns are level, whatever their sizes. */
	double baseline = 0.0;
	for (size_t i = 0; i < pair->count; i++) {
		double own = gb_compose_baseline(pair->sets[i].style);
		baseline = own > baseline ? own : baseline;
	}
	for (size_t i = 0; i < pair->count; i++) {
		gb_set *set = &pair->sets[i];
		size_t at = cursor->children[i].at;
		double shift = baseline - gb_compose_baseline(set->style);

		double x = region.x + column_offset(pair, i, region.width);

		if (at == 0 && pair->bullets[i].paragraph != NULL) {
			gb_set_break(compose, &pair->bullets[i], pair->hang[i]);
			gb_set_place(compose, &pair->bullets[i], 0, 1, x, region.y + shift, pair->hang[i], box);
		}
		gb_set_place(compose, set, at, at + fit[i], x + pair->hang[i], region.y + shift,
			pair_width(pair, i, region.width), box);
		cursor->children[i].at += fit[i];
		double height = (double)fit[i] * set->style->leading;
		box->height = height > box->height ? height : box->height;
	}
	return more ? GB_FIT_MORE : GB_FIT_DONE;
}

static const gb_item_class pair_class = { "pair", pair_measure, pair_need, pair_place };

/* The bullet of an item of a list, and the style of its text: no indent but the bullet's room. */
static bool bind_bullet(gb_composer *compose, pair_item *pair, uint32_t entry, gb_spans *spans)
{
	gb_set *bullet = &pair->bullets[pair->count];
	gb_style *flat = GB_NEW(compose->arena, gb_style);

	*flat = *spans->style;
	flat->first_indent_em = 0.0;
	spans->style = flat;
	pair->hang[pair->count] = 1.5 * flat->size;
	bullet->element =
		gb_compose_element(compose, entry, GB_ELEMENT_LIST_LABEL, spans->lang, spans->place);
	gb_spans label = gb_spans_new(compose, flat, spans->lang, bullet->element, spans->place);

	label.style = flat;
	gb_spans_text(&label, spans->lang == GB_LANG_ZH ? GB_STR("●") : GB_STR("•"), NULL);
	bullet->paragraph = gb_spans_shape(&label, GB_ALIGN_START);
	bullet->style = flat;
	bullet->place = spans->place;
	return bullet->paragraph != NULL;
}

/* `list`: the element of the list that is open, for the items that follow each other. */
static void pair_bind(gb_composer *compose, const gb_block *block, const gb_scope_of *scope,
	const gb_prose prose[GB_LANG_COUNT], uint32_t *list)
{
	pair_item *pair = GB_NEW(compose->arena, pair_item);
	gb_lang langs[GB_LANG_COUNT];
	size_t count = gb_compose_langs(compose, block, langs);

	if (!prose[langs[0]].item)
		*list = GB_NO_ELEMENT;
	else if (*list == GB_NO_ELEMENT)
		*list = gb_compose_element(
			compose, gb_compose_section(compose), GB_ELEMENT_LIST, compose->primary, block->place);
	const gb_notes *first = NULL;

	pair->gutter = block->gutter;
	pair->share = block->share;
	for (size_t i = 0; i < count; i++) {
		const gb_prose *text = &prose[langs[i]];
		if (text->count == 0) {
			compose->failed = true;
			gb_fault(compose->diags, prose[langs[i ? 0 : count - 1]].place, "unpaired-paragraph",
				gb_str_format(compose->arena, "a paragraph without its %s text",
					langs[i] == GB_LANG_ZH ? "Chinese" : "English"),
				GB_STR("both languages in a bilingual edition"),
				GB_STR("write the missing language, or make an edition of one language"));
			return;
		}
		uint32_t parent = *list != GB_NO_ELEMENT ? gb_compose_element(compose, *list,
													   GB_ELEMENT_LIST_ITEM, langs[i], text->place)
												 : gb_compose_section(compose);
		gb_spans spans = gb_spans_new(compose, block->style, langs[i], parent, text->place);

		if (*list != GB_NO_ELEMENT && !bind_bullet(compose, pair, parent, &spans))
			continue;
		uint32_t element = spans.element = gb_compose_element(compose, parent,
			*list != GB_NO_ELEMENT ? GB_ELEMENT_LIST_BODY : GB_ELEMENT_PARAGRAPH, langs[i],
			text->place);
		gb_notes *notes = &pair->notes[pair->count];
		/* In columns the foot is not the page's: their marks are refused. */
		if (compose->columns == NULL) {
			*notes = gb_notes_number(compose, text, first);
			spans.notes = notes;
		}
		gb_spans_prose(&spans, text, scope);
		gb_set *set = &pair->sets[pair->count];
		set->paragraph = gb_spans_shape(&spans, -1);
		if (set->paragraph == NULL ||
			!gb_notes_shape(compose, notes, text, langs[i], gb_compose_section(compose), scope))
			continue;
		first = first == NULL ? notes : first;
		set->style = spans.style;
		set->element = element;
		set->place = text->place;
		pair->langs[pair->count++] = langs[i];
	}
	pair->item.rest = pair_rest;
	if (pair->count > 0)
		gb_compose_add(compose, &pair->item, &pair_class, block, block->style);
}

void gb_bind_pair(gb_composer *compose, const gb_block *block, const gb_scope_of *scope)
{
	gb_selected rows;
	uint32_t list = GB_NO_ELEMENT;

	if (block->select.from == GB_FROM_NOTHING) {
		pair_bind(compose, block, scope, block->text, &list);
		return;
	}
	if (!gb_select_rows(compose, &block->select, scope, &rows))
		return;
	for (size_t i = 0; i < rows.count; i++) {
		const gb_text_entry *entry = rows.texts[i];
		for (size_t k = 0; entry != NULL && k < entry->paragraph_count; k++)
			pair_bind(compose, block, &rows.scopes[i], entry->paragraphs[k].in, &list);
	}
}
