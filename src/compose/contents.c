/*
 * Contents: the listed headings, or the captions of tables or figures, with a leader and a page
 * number. They are known when this is placed, their pages are not: each number is a slot of fixed
 * width, filled in at the end.
 */
#include "compose/item.h"

typedef struct contents_item {
	gb_item item;
	const gb_block *block;
	uint32_t element;
	bool bound;
	struct entry {
		const gb_heading *heading;
		gb_set sets[GB_LANG_COUNT];
		size_t count;
		uint32_t element;
		double indent;
		const gb_style *style; /* contents-LEVEL, of a list the block's */
	} * entries;
	size_t count;
} contents_item;

/* Between two entries, as between two paragraphs: the larger space counts. */
static double entry_gap(const contents_item *contents, size_t index)
{
	if (index == 0)
		return 0.0;
	double above = contents->entries[index - 1].style->after;
	double below = contents->entries[index].style->before;
	return above > below ? above : below;
}

/* Room for a page number of four digits. */
static double slot_width(const gb_style *style)
{
	return 2.6 * style->size;
}

/* A character of the caption in the style of the list: its size, its colour, and its faces but where
 * the caption has a mark or another face than its own. */
static const gb_char_style *style_again(
	gb_composer *compose, const gb_spans *list, const gb_spans *caption, const gb_char_style *style)
{
	const gb_char_style *own = &list->style->plain, *plain = &caption->style->plain;
	gb_char_style *again;

	if (style == plain)
		return own;
	again = GB_NEW(compose->arena, gb_char_style);
	*again = *style;
	again->role = style->role == plain->role ? own->role : style->role;
	again->size *= own->size / plain->size;
	again->rise *= own->size / plain->size;
	again->colour = own->colour;
	return again;
}

/* The caption with its figures, on lines of its own. */
static void put_caption(gb_spans *spans, const gb_spans *caption)
{
	spans->items = GB_NEW_ARRAY(spans->compose->arena, caption->count, gb_span);
	for (size_t i = 0; i < caption->count; i++) {
		gb_span *span = &spans->items[spans->count++];

		*span = caption->items[i];
		span->style = style_again(spans->compose, spans, caption, span->style);
		span->link = NULL; /* the whole entry is one */
		if (gb_str_is(span->text, "\n"))
			span->text = GB_STR(" ");
	}
	spans->capacity = spans->count;
}

/* The words of an entry in a language; nothing where it has none in it. */
static bool bind_words(
	gb_composer *compose, const gb_heading *heading, struct entry *entry, gb_lang lang)
{
	gb_spans spans = gb_spans_new(compose, entry->style, lang, entry->element, heading->place);
	const gb_resolved words = { .kind = -1, .text = heading->text.in[lang] };
	gb_set *set = &entry->sets[entry->count];

	if (heading->printed[lang] != NULL)
		put_caption(&spans, heading->printed[lang]);
	else
		gb_spans_resolved(&spans, &words, NULL);
	if (spans.count == 0)
		return true;
	set->paragraph = gb_spans_shape(&spans, GB_ALIGN_START);
	if (set->paragraph == NULL)
		return false;
	set->style = spans.style;
	set->element = entry->element;
	set->place = heading->place;
	entry->count++;
	return true;
}

static bool bind_entry(gb_composer *compose, contents_item *contents, const gb_heading *heading)
{
	const gb_block *block = contents->block;
	struct entry *entry = &contents->entries[contents->count++];
	gb_lang langs[GB_LANG_COUNT];
	const size_t count = gb_compose_langs(compose, block, langs);

	entry->heading = heading;
	entry->element = gb_compose_element(
		compose, contents->element, GB_ELEMENT_CONTENTS_ITEM, compose->primary, heading->place);
	entry->indent = (double)(heading->level - 1) * 1.5 * block->style->size;
	entry->style = block->contents_of != GB_CONTENTS_HEADINGS
					   ? block->style
					   : gb_style_find(compose->layout,
							 gb_str_format(compose->arena, "contents-%d", heading->level));
	if (entry->style == NULL)
		entry->style = block->style;
	for (size_t i = 0; i < count; i++)
		if (!bind_words(compose, heading, entry, langs[i]))
			return false;
	return true;
}

/* Entries are shaped when first needed: every heading and caption has been bound by then. */
static bool contents_bind(gb_composer *compose, contents_item *contents)
{
	const gb_block *block = contents->block;
	const bool headings = block->contents_of == GB_CONTENTS_HEADINGS;
	const gb_heading_list *list =
		headings ? NULL
				 : &compose->lists[block->contents_of == GB_CONTENTS_TABLES ? GB_CAPTION_TABLE
																			: GB_CAPTION_FIGURE];
	const size_t count = headings ? compose->heading_count : list->count;

	if (contents->bound)
		return !compose->failed;
	contents->bound = true;
	contents->entries = GB_NEW_ARRAY(compose->arena, count, struct entry);
	for (size_t i = 0; i < count; i++) {
		const gb_heading *heading = headings ? &compose->headings[i] : list->items[i];

		if (heading->listed && heading->level <= block->levels &&
			!bind_entry(compose, contents, heading))
			return false;
	}
	return true;
}

static double entry_height(
	gb_composer *compose, const contents_item *contents, struct entry *entry, double width)
{
	double measure = width - entry->indent - slot_width(contents->block->style);
	double height = 0.0;

	for (size_t i = 0; i < entry->count; i++)
		height += gb_set_height(compose, &entry->sets[i], measure);
	return height;
}

static void contents_measure(gb_composer *compose, gb_item *item, double *least, double *natural)
{
	contents_item *contents = (contents_item *)item;

	*least = *natural = 0.0;
	if (!contents_bind(compose, contents))
		return;
	for (size_t i = 0; i < contents->count; i++) {
		const struct entry *entry = &contents->entries[i];
		for (size_t k = 0; k < entry->count; k++) {
			double extra = entry->indent + slot_width(contents->block->style);
			double minimum = gb_paragraph_minimum_width(entry->sets[k].paragraph) + extra;
			double whole = gb_paragraph_natural_width(entry->sets[k].paragraph) + extra;
			*least = minimum > *least ? minimum : *least;
			*natural = whole > *natural ? whole : *natural;
		}
	}
}

static double contents_need(
	gb_composer *compose, gb_item *item, double width, const gb_cursor *cursor)
{
	contents_item *contents = (contents_item *)item;

	if (!contents_bind(compose, contents) || cursor->at >= contents->count)
		return 0.0;
	return entry_height(compose, contents, &contents->entries[cursor->at], width);
}

/* Dots from the end of the words to the number: drawn, not text, so that nobody's reader says
 * "dot dot dot". */
static void leader(gb_composer *compose, const gb_style *style, double from, double to,
	double baseline, gb_box *box, gb_place place)
{
	gb_stroke stroke = gb_stroke_solid(style->colour, 0.7);
	double pitch = 0.4 * style->size;

	(void)compose;
	if (to - from < 2.0 * pitch)
		return;
	stroke.cap = GB_CAP_ROUND;
	stroke.dash[0] = 0.0;
	stroke.dash[1] = gb_snap(pitch);
	stroke.dash_count = 2;
	gb_ops_artifact(box->ops, GB_ARTIFACT_LAYOUT, place);
	/* Dots of all entries stand under each other: the leader runs from the right. */
	gb_ops_line(box->ops, (gb_point){ gb_snap(to), gb_snap(baseline) },
		(gb_point){ gb_snap(from), gb_snap(baseline) }, stroke, place);
	gb_ops_tag_end(box->ops);
}

static gb_words entry_contents(const gb_heading *heading)
{
	gb_words words = heading->text;

	for (int lang = 0; lang < GB_LANG_COUNT; lang++)
		if (heading->printed[lang] != NULL)
			words.in[lang] = gb_spans_joined(heading->printed[lang]);
	return words;
}

static void entry_place(gb_composer *compose, contents_item *contents, struct entry *entry,
	gb_region region, double y, gb_box *box)
{
	const gb_style *style = contents->block->style;
	double measure = region.width - entry->indent - slot_width(style);
	double x = region.x + entry->indent;
	double top = y;

	for (size_t i = 0; i < entry->count; i++) {
		gb_set *set = &entry->sets[i];
		gb_set_break(compose, set, measure);
		gb_set_place(compose, set, 0, set->count, x, y, measure, box);
		y += (double)set->count * set->style->leading;
		if (i > 0)
			continue;
		const gb_line *last = &set->lines[set->count - 1];
		double baseline = y - set->style->leading + gb_compose_baseline(set->style);
		double right = region.x + region.width;

		leader(compose, style, x + last->indent + last->width + 0.5 * style->size,
			right - slot_width(style) + 0.6 * style->size, baseline - 0.08 * style->size, box,
			set->place);
		compose->slots = gb_arena_grow(compose->arena, compose->slots, compose->slot_count,
			&compose->slot_capacity, compose->slot_count + 1, sizeof *compose->slots);
		compose->slots[compose->slot_count++] = (gb_slot){
			.page = compose->page_count - 1,
			.heading = entry->heading,
			.x = right,
			.y = baseline,
			.style = set->style,
			.element = entry->element,
			.place = set->place,
		};
	}
	gb_op *op = gb_ops_add(box->ops, GB_OP_LINK, entry->heading->place);
	op->as.link.rect =
		(gb_rect){ gb_snap(region.x), gb_snap(top), gb_snap(region.width), gb_snap(y - top) };
	op->as.link.destination = entry->heading->destination;
	op->as.link.contents = entry_contents(entry->heading);
	op->as.link.element = gb_compose_element(
		compose, entry->element, GB_ELEMENT_LINK, compose->primary, entry->heading->place);
}

static gb_fit contents_place(
	gb_composer *compose, gb_item *item, gb_region region, gb_cursor *cursor, gb_box *box)
{
	contents_item *contents = (contents_item *)item;

	if (!contents_bind(compose, contents))
		return GB_FIT_FAULT;
	while (cursor->at < contents->count) {
		struct entry *entry = &contents->entries[cursor->at];
		double height = entry_height(compose, contents, entry, region.width);
		double gap = box->height > 0.0 ? entry_gap(contents, cursor->at) : 0.0;

		if (box->height + gap + height > region.height + 0.01 &&
			!(region.empty && box->height == 0.0))
			return box->height > 0.0 ? GB_FIT_MORE : GB_FIT_NONE;
		for (size_t i = 0; i < entry->count; i++)
			if (!gb_set_check(compose, &entry->sets[i],
					region.width - entry->indent - slot_width(contents->block->style),
					"the contents"))
				return GB_FIT_FAULT;
		entry_place(compose, contents, entry, region, region.y + box->height + gap, box);
		box->height += gap + height;
		cursor->at++;
	}
	return GB_FIT_DONE;
}

static const gb_item_class contents_class = {
	"contents",
	contents_measure,
	contents_need,
	contents_place,
};

void gb_bind_contents(gb_composer *compose, const gb_block *block, const gb_scope_of *scope)
{
	contents_item *contents = GB_NEW(compose->arena, contents_item);

	(void)scope;
	contents->block = block;
	compose->lists_wanted = compose->lists_wanted || block->contents_of != GB_CONTENTS_HEADINGS;
	contents->element = gb_compose_element(
		compose, gb_compose_section(compose), GB_ELEMENT_CONTENTS, compose->primary, block->place);
	gb_compose_add(compose, &contents->item, &contents_class, block, NULL);
}
