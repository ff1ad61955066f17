/* Paragraph: text over the whole measure; in a bilingual edition each language below the other. */
#include "compose/item.h"

typedef struct paragraph_item {
	gb_item item;
	gb_set sets[GB_LANG_COUNT];
	size_t count;
} paragraph_item;

static void paragraph_measure(gb_composer *compose, gb_item *item, double *least, double *natural)
{
	paragraph_item *paragraph = (paragraph_item *)item;

	(void)compose;
	gb_sets_measure(paragraph->sets, paragraph->count, least, natural);
}

static double paragraph_need(
	gb_composer *compose, gb_item *item, double width, const gb_cursor *cursor)
{
	paragraph_item *paragraph = (paragraph_item *)item;
	gb_set *set = &paragraph->sets[cursor->at < paragraph->count ? cursor->at : 0];

	gb_set_break(compose, set, width);
	size_t left = set->count - (cursor->children != NULL ? cursor->children[0].at : 0);
	/* Two lines, or three where the third would be left alone. */
	size_t lines = left <= 3 ? left : 2;
	return (double)lines * set->style->leading;
}

static double paragraph_rest(
	gb_composer *compose, gb_item *item, double width, const gb_cursor *cursor)
{
	paragraph_item *paragraph = (paragraph_item *)item;
	double height = 0.0;

	for (size_t i = cursor->at; i < paragraph->count; i++) {
		gb_set *set = &paragraph->sets[i];
		const bool begun = i == cursor->at && cursor->children != NULL;

		gb_set_break(compose, set, width);
		height += (double)(set->count - (begun ? cursor->children[0].at : 0)) * set->style->leading;
	}
	return height;
}

static gb_fit paragraph_place(
	gb_composer *compose, gb_item *item, gb_region region, gb_cursor *cursor, gb_box *box)
{
	paragraph_item *paragraph = (paragraph_item *)item;

	if (cursor->children == NULL) {
		cursor->children = GB_NEW(compose->arena, gb_cursor);
		cursor->child_count = 1;
	}
	while (cursor->at < paragraph->count) {
		gb_set *set = &paragraph->sets[cursor->at];
		size_t *line = &cursor->children[0].at;

		if (!gb_set_check(compose, set, region.width, "text"))
			return GB_FIT_FAULT;
		gb_set_break(compose, set, region.width);
		size_t fit =
			gb_set_fit(set, *line, region.height - box->height, region.empty && box->height == 0.0);
		if (fit == 0)
			return box->height > 0.0 ? GB_FIT_MORE : GB_FIT_NONE;
		gb_set_place(
			compose, set, *line, *line + fit, region.x, region.y + box->height, region.width, box);
		box->height += (double)fit * set->style->leading;
		*line += fit;
		if (*line < set->count)
			return GB_FIT_MORE;
		*line = 0;
		cursor->at++;
	}
	return GB_FIT_DONE;
}

static const gb_item_class paragraph_class = {
	"paragraph",
	paragraph_measure,
	paragraph_need,
	paragraph_place,
};

void gb_bind_paragraph(gb_composer *compose, const gb_block *block, const gb_scope_of *scope)
{
	paragraph_item *paragraph = GB_NEW(compose->arena, paragraph_item);
	gb_lang langs[GB_LANG_COUNT];
	size_t count = gb_compose_langs(compose, block, langs);

	for (size_t i = 0; i < count; i++) {
		uint32_t element = gb_compose_element(
			compose, gb_compose_section(compose), GB_ELEMENT_PARAGRAPH, langs[i], block->place);
		gb_spans spans = gb_spans_new(compose, block->style, langs[i], element, block->place);

		gb_spans_prose(&spans, &block->text[langs[i]], scope);
		if (spans.count == 0)
			continue;
		/* Two languages with the same words (a number, a name) say them once. */
		if (paragraph->count == 1 &&
			gb_str_equal(block->text_words.in[GB_LANG_ZH], block->text_words.in[GB_LANG_EN]) &&
			block->text[langs[i]].count == 1 &&
			block->text[langs[i]].items[0].kind == GB_INLINE_TEXT)
			continue;
		gb_set *set = &paragraph->sets[paragraph->count];
		set->paragraph = gb_spans_shape(&spans, -1);
		if (set->paragraph == NULL)
			continue;
		set->style = spans.style;
		set->element = element;
		set->place = block->place;
		paragraph->count++;
	}
	paragraph->item.rest = paragraph_rest;
	if (paragraph->count > 0)
		gb_compose_add(compose, &paragraph->item, &paragraph_class, block, block->style);
}
