/*
 * Pair: a paragraph in both languages side by side, tops aligned, each resuming by itself after a
 * page break; or stacked, the primary language above the other, where no page ends between the two
 * (D 2.12). In an edition of one language it is a plain paragraph.
 */
#include "compose/notes.h"

/* So many lines of a paragraph stand together on either side of a page break (D 2.7). */
#define LINES_TOGETHER 2
#define NOTES_GUTTER (6 * GB_MM)
/* Less room than so many lines need, by so little that only one has to go. */
#define ONE_LESS 0.05

typedef struct pair_item {
	gb_item item;
	gb_set sets[GB_LANG_COUNT];
	gb_set bullets[GB_LANG_COUNT]; /* of an item of a list; no paragraph: none */
	gb_notes notes[GB_LANG_COUNT];
	gb_lang langs[GB_LANG_COUNT];
	size_t count;
	double hang[GB_LANG_COUNT]; /* room of the bullet; 0: none */
	double gutter, share;
	bool stacked;
	bool in_column; /* its notes go across the page */
} pair_item;

static double column_width(const pair_item *pair, size_t child, double width)
{
	if (pair->count == 1 || pair->stacked)
		return width;
	double first = (width - pair->gutter) * pair->share;
	return child == 0 ? first : width - pair->gutter - first;
}

static double column_offset(const pair_item *pair, size_t child, double width)
{
	return child == 0 || pair->stacked ? 0.0 : column_width(pair, 0, width) + pair->gutter;
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
	*least = *natural = pair->count > 1 && !pair->stacked ? pair->gutter : 0.0;
	for (size_t i = 0; i < pair->count; i++) {
		const double minimum = pair->hang[i] + gb_paragraph_minimum_width(pair->sets[i].paragraph);
		const double whole = pair->hang[i] + gb_paragraph_natural_width(pair->sets[i].paragraph);

		*least = !pair->stacked ? *least + minimum : minimum > *least ? minimum : *least;
		*natural = !pair->stacked ? *natural + whole : whole > *natural ? whole : *natural;
	}
}

static size_t child_at(const gb_cursor *cursor, size_t child)
{
	return cursor->children != NULL ? cursor->children[child].at : 0;
}

/* Of the notes of a stacked pair, which stand beside each other all the same, as do those of a pair in a
 * column. */
static pair_item noted_pair(const pair_item *pair)
{
	pair_item beside = *pair;

	beside.stacked = false;
	if (pair->stacked || pair->in_column) {
		beside.gutter = NOTES_GUTTER;
		beside.share = 0.5;
	}
	return beside;
}

/* So many lines of each text from where the cursor stands, with the foot notes that they bring. */
static void noted_lines(gb_composer *compose, const pair_item *pair, double x, double width,
	const gb_cursor *cursor, const size_t fit[GB_LANG_COUNT], gb_noted_lines lines[GB_LANG_COUNT])
{
	const pair_item feet = noted_pair(pair);

	if (pair->in_column) {
		const gb_rect area = gb_page_area(compose, compose->page_count - 1);

		x = area.x;
		width = area.width;
	}
	for (size_t i = 0; i < pair->count; i++) {
		const size_t at = child_at(cursor, i);

		lines[i] = (gb_noted_lines){
			.notes = &pair->notes[i],
			.set = &pair->sets[i],
			.from = at,
			.to = at + fit[i],
			.x = x + column_offset(&feet, i, width),
			.width = column_width(&feet, i, width),
			.lang = pair->langs[i],
		};
	}
}

/* What the notes of those lines add to the foot of the page. */
static double foot_of(gb_composer *compose, const pair_item *pair, double width,
	const gb_cursor *cursor, const size_t fit[GB_LANG_COUNT])
{
	gb_noted_lines lines[GB_LANG_COUNT];

	noted_lines(compose, pair, 0.0, width, cursor, fit, lines);
	return gb_notes_height(compose, lines, pair->count);
}

static double pair_rest(gb_composer *compose, gb_item *item, double width, const gb_cursor *cursor)
{
	pair_item *pair = (pair_item *)item;
	double height = 0.0;

	for (size_t i = 0; i < pair->count; i++) {
		gb_set *set = &pair->sets[i];

		gb_set_break(compose, set, pair_width(pair, i, width));
		const double own = (double)(set->count - child_at(cursor, i)) * set->style->leading;
		height = pair->stacked ? height + own : own > height ? own : height;
	}
	return height;
}

static double lines_height(const pair_item *pair, const size_t fit[GB_LANG_COUNT])
{
	double height = 0.0;

	for (size_t i = 0; i < pair->count; i++) {
		const double own = (double)fit[i] * pair->sets[i].style->leading;

		if (pair->stacked)
			height += own > 0.0 && height > 0.0 ? pair->gutter + own : own;
		else
			height = own > height ? own : height;
	}
	return height;
}

/* The lines that have to stand together. */
static void fewest_lines(gb_composer *compose, pair_item *pair, double width,
	const gb_cursor *cursor, size_t fit[GB_LANG_COUNT])
{
	bool whole = true;

	for (size_t i = 0; i < pair->count; i++) {
		gb_set *set = &pair->sets[i];
		gb_set_break(compose, set, pair_width(pair, i, width));
		size_t left = set->count - child_at(cursor, i);
		/* The other language begins where the end of the first one stands. */
		if (pair->stacked && !whole)
			break;
		fit[i] = left <= 3 ? left : LINES_TOGETHER;
		whole = fit[i] == left;
	}
}

static double pair_need(gb_composer *compose, gb_item *item, double width, const gb_cursor *cursor)
{
	pair_item *pair = (pair_item *)item;
	size_t fit[GB_LANG_COUNT] = { 0 };

	fewest_lines(compose, pair, width, cursor, fit);
	return lines_height(pair, fit) + foot_of(compose, pair, width, cursor, fit);
}

static double pair_foot(gb_composer *compose, gb_item *item, double width, const gb_cursor *cursor)
{
	pair_item *pair = (pair_item *)item;
	size_t fit[GB_LANG_COUNT] = { 0 };

	fewest_lines(compose, pair, width, cursor, fit);
	return foot_of(compose, pair, width, cursor, fit);
}

/* Lines at…at+count-1 of a text in its column, with the bullet before the first; y is their top. */
static void lines_place(gb_composer *compose, pair_item *pair, size_t child, size_t at,
	size_t count, gb_region region, double y, gb_box *box)
{
	const double x = region.x + column_offset(pair, child, region.width);
	gb_set *bullet = &pair->bullets[child];

	if (at == 0 && count > 0 && bullet->paragraph != NULL) {
		gb_set_break(compose, bullet, pair->hang[child]);
		gb_set_place(compose, bullet, 0, bullet->count, x, y, pair->hang[child], box);
	}
	gb_set_place(compose, &pair->sets[child], at, at + count, x + pair->hang[child], y,
		pair_width(pair, child, region.width), box);
}

/* Takes lines back until the notes of those that stay have room below them; false when even the
 * fewest that may stand have not. The more lines the more notes, so it only goes down. */
static bool leave_room(gb_composer *compose, const pair_item *pair, gb_region region,
	const gb_cursor *cursor, size_t fit[GB_LANG_COUNT])
{
	for (;;) {
		const double foot = foot_of(compose, pair, region.width, cursor, fit);
		bool fewer = false;

		if (lines_height(pair, fit) + foot <= region.height + compose->foot_room + 0.01)
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

/* How many lines of a stacked pair stand in `height`. The last lines of the first language stand with
 * the first of the other, as if they were one paragraph. False: none may. */
static bool stacked_fit(const pair_item *pair, const gb_cursor *cursor, double height, bool empty,
	size_t fit[GB_LANG_COUNT])
{
	const gb_set *first = &pair->sets[0], *other = &pair->sets[1];
	const size_t at = child_at(cursor, 0), left = first->count - at;

	fit[0] = fit[1] = 0;
	if (left > 0) {
		fit[0] = gb_set_fit(first, at, height, empty);
		if (fit[0] < left || pair->count == 1)
			return fit[0] > 0;
		height -= (double)left * first->style->leading + pair->gutter;
	}
	fit[1] = gb_set_fit(other, child_at(cursor, 1), height, empty && left == 0);
	if (fit[1] > 0 || left == 0)
		return fit[1] > 0;
	fit[0] = gb_set_fit(first, at, (double)(left - 1) * first->style->leading, empty);
	if (fit[0] == 0 && empty)
		fit[0] = left; /* no page holds both */
	return fit[0] > 0;
}

/* The same with the foot notes that the lines bring. */
static gb_fit stacked_fit_noted(gb_composer *compose, const pair_item *pair, gb_region region,
	const gb_cursor *cursor, size_t fit[GB_LANG_COUNT])
{
	const double room = region.height + compose->foot_room + 0.01;
	double height = region.height, used = 0.0;

	do {
		if (!stacked_fit(pair, cursor, height, region.empty, fit))
			return GB_FIT_NONE;
		/* An empty page takes a line, however low it is. */
		if (lines_height(pair, fit) == used)
			return notes_too_high(compose, pair, region);
		used = lines_height(pair, fit);
		height = used - ONE_LESS;
	} while (used + foot_of(compose, pair, region.width, cursor, fit) > room &&
			 (!region.empty || foot_of(compose, pair, region.width, cursor, fit) > 0.0));
	return GB_FIT_DONE;
}

static gb_fit stacked_place(
	gb_composer *compose, pair_item *pair, gb_region region, gb_cursor *cursor, gb_box *box)
{
	size_t fit[GB_LANG_COUNT] = { 0 };
	gb_noted_lines noted[GB_LANG_COUNT];
	bool more = false;
	const gb_fit fits = stacked_fit_noted(compose, pair, region, cursor, fit);

	if (fits != GB_FIT_DONE)
		return fits;
	noted_lines(compose, pair, region.x, region.width, cursor, fit, noted);
	gb_notes_claim(compose, noted, pair->count);
	for (size_t i = 0; i < pair->count; i++) {
		gb_set *set = &pair->sets[i];
		size_t *at = &cursor->children[i].at;

		if (fit[i] > 0 && box->height > 0.0)
			box->height += pair->gutter;
		lines_place(compose, pair, i, *at, fit[i], region, region.y + box->height, box);
		*at += fit[i];
		box->height += (double)fit[i] * set->style->leading;
		more = more || *at < set->count;
	}
	return more ? GB_FIT_MORE : GB_FIT_DONE;
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
	}
	if (pair->stacked)
		return stacked_place(compose, pair, region, cursor, box);
	for (size_t i = 0; i < pair->count; i++) {
		const gb_set *set = &pair->sets[i];
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
			fit[i] =
				gb_set_whole_words(&pair->sets[i], cursor->children[i].at, left - LINES_TOGETHER);
	}
	gb_noted_lines noted[GB_LANG_COUNT];

	noted_lines(compose, pair, region.x, region.width, cursor, fit, noted);
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

		lines_place(compose, pair, i, at, fit[i], region, region.y + shift, box);
		cursor->children[i].at += fit[i];
		double height = (double)fit[i] * set->style->leading;
		box->height = height > box->height ? height : box->height;
	}
	return more ? GB_FIT_MORE : GB_FIT_DONE;
}

static const gb_item_class pair_class = { "pair", pair_measure, pair_need, pair_place };

/* The bullet of an item of a list, and the style of its text: no indent but the bullet's room. */
static bool bind_bullet(
	gb_composer *compose, pair_item *pair, bool stacked, uint32_t entry, gb_spans *spans)
{
	gb_set *bullet = &pair->bullets[pair->count];
	gb_style *flat = GB_NEW(compose->arena, gb_style);

	*flat = *spans->style;
	flat->first_indent_em = 0.0;
	spans->style = flat;
	pair->hang[pair->count] = 1.5 * flat->size;
	/* Below the first language the other hangs without a second bullet. */
	if (pair->count > 0 && stacked)
		return true;
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
	const bool stacked = block->side == GB_PAIR_STACKED;

	for (size_t i = 0; i < count; i++) {
		const gb_prose *text = &prose[langs[i]];
		if (text->count == 0) {
			compose->failed = true;
			gb_fault(compose->diags, prose[langs[i ? 0 : count - 1]].place, "unpaired-paragraph",
				gb_str_format(compose->arena, "a paragraph without its %s text",
					langs[i] == GB_LANG_ZH ? "Chinese" : "English"),
				count > 1 ? GB_STR("both languages in a bilingual edition")
						  : GB_STR("a text in the language of the edition"),
				count > 1 ? GB_STR("write the missing language, or make an edition of one language")
						  : GB_STR("write it, or make an edition of the other language"));
			return;
		}
		uint32_t parent = *list != GB_NO_ELEMENT ? gb_compose_element(compose, *list,
													   GB_ELEMENT_LIST_ITEM, langs[i], text->place)
												 : gb_compose_section(compose);
		gb_spans spans = gb_spans_new(compose, block->style, langs[i], parent, text->place);

		if (*list != GB_NO_ELEMENT && !bind_bullet(compose, pair, stacked, parent, &spans))
			continue;
		uint32_t element = spans.element = gb_compose_element(compose, parent,
			*list != GB_NO_ELEMENT ? GB_ELEMENT_LIST_BODY : GB_ELEMENT_PARAGRAPH, langs[i],
			text->place);
		gb_notes *notes = &pair->notes[pair->count];

		*notes = gb_notes_number(compose, text, first);
		spans.notes = notes;
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
	pair->item.foot = pair_foot;
	pair->in_column = compose->columns != NULL;
	pair->stacked = stacked && pair->count > 1;
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
