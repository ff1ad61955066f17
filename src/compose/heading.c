/* Heading: counted when bound, so that contents and references know it before anything is placed. */
#include "compose/cross.h"

typedef struct heading_item {
	gb_item item;
	gb_set sets[GB_LANG_COUNT];
	size_t count;
	gb_set above; /* 附件1, at the start of the first line of three (GB/T 9704-2012, 7.3.7) */
} heading_item;

/* The heading of an attachment stands in the third line: the second is blank. */
#define LINES_ABOVE 2.0

static void heading_measure(gb_composer *compose, gb_item *item, double *least, double *natural)
{
	heading_item *heading = (heading_item *)item;

	(void)compose;
	gb_sets_measure(heading->sets, heading->count, least, natural);
}

static double heading_need(
	gb_composer *compose, gb_item *item, double width, const gb_cursor *cursor)
{
	heading_item *heading = (heading_item *)item;
	double height = 0.0;

	(void)cursor;
	if (heading->above.paragraph != NULL)
		height += LINES_ABOVE * heading->above.style->leading;
	for (size_t i = 0; i < heading->count; i++)
		height += gb_set_height(compose, &heading->sets[i], width);
	return height;
}

/* A heading is never broken over pages. */
static gb_fit heading_place(
	gb_composer *compose, gb_item *item, gb_region region, gb_cursor *cursor, gb_box *box)
{
	heading_item *heading = (heading_item *)item;

	if (heading_need(compose, item, region.width, cursor) > region.height + 0.01 && !region.empty)
		return GB_FIT_NONE;
	if (heading->above.paragraph != NULL) {
		if (!gb_set_check(compose, &heading->above, region.width, "the heading"))
			return GB_FIT_FAULT;
		gb_set_place(compose, &heading->above, 0, 1, region.x, region.y, region.width, box);
		box->height = LINES_ABOVE * heading->above.style->leading;
	}
	for (size_t i = 0; i < heading->count; i++) {
		gb_set *set = &heading->sets[i];

		if (!gb_set_check(compose, set, region.width, "the heading"))
			return GB_FIT_FAULT;
		gb_set_place(
			compose, set, 0, set->count, region.x, region.y + box->height, region.width, box);
		box->height += (double)set->count * set->style->leading;
	}
	return GB_FIT_DONE;
}

static const gb_item_class heading_class = {
	"heading",
	heading_measure,
	heading_need,
	heading_place,
};

static gb_heading *heading_register(gb_composer *compose, const gb_block *block)
{
	compose->headings = gb_arena_grow(compose->arena, compose->headings, compose->heading_count,
		&compose->heading_capacity, compose->heading_count + 1, sizeof *compose->headings);
	gb_heading *entry = &compose->headings[compose->heading_count++];
	*entry = (gb_heading){
		.level = (int)block->level,
		.listed = !block->unlisted,
		.place = block->place,
		.destination = compose->destination.n > 0
						   ? compose->destination
						   : gb_str_format(compose->arena, "heading-%zu", compose->heading_count),
	};
	return entry;
}

static gb_str attachment_number(gb_composer *compose, gb_lang lang)
{
	return gb_str_format(
		compose->arena, lang == GB_LANG_ZH ? "附件%zu" : "Attachment %zu", compose->attachments);
}

static gb_str with_number(gb_composer *compose, gb_lang lang, gb_str text)
{
	const gb_str number = attachment_number(compose, lang);

	return gb_str_format(compose->arena, lang == GB_LANG_ZH ? "%.*s　%.*s" : "%.*s: %.*s",
		(int)number.n, number.p, (int)text.n, text.p);
}

/* The line of its own that says which attachment it is, in the leading language. */
static bool bind_above(
	gb_composer *compose, const gb_block *block, uint32_t section, heading_item *heading)
{
	uint32_t element =
		gb_compose_element(compose, section, GB_ELEMENT_PARAGRAPH, compose->primary, block->place);
	gb_spans spans =
		gb_spans_new(compose, block->number_style, compose->primary, element, block->place);

	gb_spans_ordinal(&spans, attachment_number(compose, compose->primary), GB_FIGURE_ORDINAL);
	heading->above = (gb_set){
		.paragraph = gb_spans_shape(&spans, GB_ALIGN_START),
		.style = spans.style,
		.element = element,
		.place = block->place,
	};
	return heading->above.paragraph != NULL;
}

/* What references to it print. Its text is worked out while counting only, when they need it. */
static void give_label(gb_composer *compose, const gb_block *block, const gb_scope_of *scope)
{
	gb_lang langs[GB_LANG_COUNT];
	const size_t count = gb_compose_langs(compose, block, langs);
	gb_label label = { 0 };

	for (int lang = 0; lang < GB_LANG_COUNT; lang++)
		label.number.in[lang] =
			block->numbering == GB_NUMBER_ATTACHMENT
				? attachment_number(compose, (gb_lang)lang)
				: gb_compose_ordinal(compose, block->numbering, &compose->numbers[1],
					  (size_t)block->level, (gb_lang)lang);
	for (size_t i = 0; i < count && block->id.n > 0 && compose->counting; i++) {
		gb_spans spans = gb_spans_new(compose, block->style, langs[i], GB_NO_ELEMENT, block->place);

		gb_spans_prose(&spans, &block->text[langs[i]], scope);
		label.text.in[langs[i]] = gb_spans_joined(&spans);
		label.crossed = label.crossed || spans.crossed;
	}
	gb_label_give(compose, &label);
}

void gb_bind_heading(gb_composer *compose, const gb_block *block, const gb_scope_of *scope)
{
	heading_item *heading = GB_NEW(compose->arena, heading_item);
	gb_lang langs[GB_LANG_COUNT];
	size_t count = gb_compose_langs(compose, block, langs);
	int level = (int)block->level;

	const bool attachment = block->numbering == GB_NUMBER_ATTACHMENT;

	if (attachment) {
		compose->attachments++;
	} else if (block->numbering != GB_NUMBER_NONE) {
		compose->numbers[level]++;
		for (int i = level + 1; i <= 6; i++)
			compose->numbers[i] = 0;
	}
	give_label(compose, block, scope);
	if (compose->counting)
		return;
	uint32_t section = gb_compose_section_open(compose, level, block->place);
	gb_heading *entry = heading_register(compose, block);

	if (attachment && !bind_above(compose, block, section, heading))
		return;
	for (size_t i = 0; i < count; i++) {
		uint32_t element =
			gb_compose_element(compose, section, GB_ELEMENT_HEADING, langs[i], block->place);
		compose->elements[element].level = level;
		gb_spans spans = gb_spans_new(compose, block->style, langs[i], element, block->place);

		gb_spans_ordinal(&spans,
			gb_compose_number(
				compose, block->numbering, &compose->numbers[1], (size_t)level, langs[i]),
			GB_FIGURE_ORDINAL);
		gb_spans_prose(&spans, &block->text[langs[i]], scope);
		gb_set *set = &heading->sets[heading->count];
		set->paragraph = gb_spans_shape(&spans, -1);
		if (set->paragraph == NULL)
			continue;
		set->style = spans.style;
		set->element = element;
		set->place = block->place;
		heading->count++;
		entry->text.in[langs[i]] = gb_spans_joined(&spans);
		if (attachment)
			entry->text.in[langs[i]] = with_number(compose, langs[i], entry->text.in[langs[i]]);
		if (entry->element == 0)
			entry->element = element;
	}
	heading->item.heading = compose->heading_count;
	heading->item.destination = entry->destination;
	heading->item.keep_with_next = true;
	gb_compose_add(compose, &heading->item, &heading_class, block, block->style);
}
