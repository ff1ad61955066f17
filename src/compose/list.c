/* List: items with a bullet or a number hanging at their left. */
#include "compose/item.h"

typedef struct list_item {
	gb_item item;
	gb_set label[GB_LANG_COUNT];
	gb_set body[GB_LANG_COUNT];
	size_t count;
	double hang; /* from the left edge to the body */
} list_item;

static void list_measure(gb_composer *compose, gb_item *item, double *least, double *natural)
{
	list_item *list = (list_item *)item;

	(void)compose;
	gb_sets_measure(list->body, list->count, least, natural);
	*least += list->hang;
	*natural += list->hang;
}

static double list_need(gb_composer *compose, gb_item *item, double width, const gb_cursor *cursor)
{
	list_item *list = (list_item *)item;
	size_t at = cursor->at < list->count ? cursor->at : 0;

	gb_set_break(compose, &list->body[at], width - list->hang);
	size_t lines = list->body[at].count <= 3 ? list->body[at].count : 2;
	return (double)lines * list->body[at].style->leading;
}

static gb_fit list_place(
	gb_composer *compose, gb_item *item, gb_region region, gb_cursor *cursor, gb_box *box)
{
	list_item *list = (list_item *)item;

	if (cursor->children == NULL) {
		cursor->children = GB_NEW(compose->arena, gb_cursor);
		cursor->child_count = 1;
	}
	while (cursor->at < list->count) {
		gb_set *body = &list->body[cursor->at];
		gb_set *label = &list->label[cursor->at];
		size_t *line = &cursor->children[0].at;
		double width = region.width - list->hang;

		if (!gb_set_check(compose, body, width, "the list item"))
			return GB_FIT_FAULT;
		gb_set_break(compose, body, width);
		size_t fit = gb_set_fit(
			body, *line, region.height - box->height, region.empty && box->height == 0.0);
		if (fit == 0)
			return box->height > 0.0 ? GB_FIT_MORE : GB_FIT_NONE;
		double y = region.y + box->height;
		if (*line == 0 && label->paragraph != NULL)
			gb_set_place(compose, label, 0, 1, region.x, y, list->hang, box);
		gb_set_place(compose, body, *line, *line + fit, region.x + list->hang, y, width, box);
		box->height += (double)fit * body->style->leading;
		*line += fit;
		if (*line < body->count)
			return GB_FIT_MORE;
		*line = 0;
		cursor->at++;
	}
	return GB_FIT_DONE;
}

static const gb_item_class list_class = { "list", list_measure, list_need, list_place };

static bool list_label(gb_composer *compose, const gb_block *block, gb_lang lang, size_t number,
	uint32_t parent, gb_set *out)
{
	uint32_t element =
		gb_compose_element(compose, parent, GB_ELEMENT_LIST_LABEL, lang, block->place);
	gb_spans spans = gb_spans_new(compose, block->style, lang, element, block->place);

	if (block->marker == GB_NUMBER_NONE)
		gb_spans_text(&spans, lang == GB_LANG_ZH ? GB_STR("●") : GB_STR("•"), NULL);
	else
		gb_spans_ordinal(&spans,
			gb_str_trim(gb_compose_number(compose, block->marker, &number, 1, lang)),
			GB_FIGURE_ORDINAL);
	out->paragraph = gb_spans_shape(&spans, GB_ALIGN_START);
	out->style = spans.style;
	out->element = element;
	out->place = block->place;
	return out->paragraph != NULL;
}

static void list_bind_item(gb_composer *compose, const gb_block *block, const gb_scope_of *scope,
	const gb_prose prose[GB_LANG_COUNT], size_t number, uint32_t parent)
{
	list_item *list = GB_NEW(compose->arena, list_item);
	gb_lang langs[GB_LANG_COUNT];
	size_t count = gb_compose_langs(compose, block, langs);

	/* （十二） needs more room than a bullet. */
	list->hang = (block->marker == GB_NUMBER_HAN_PAREN ? 3.0
					 : block->marker == GB_NUMBER_NONE ? 1.5
													   : 2.2) *
				 block->style->size;
	for (size_t i = 0; i < count; i++) {
		uint32_t entry =
			gb_compose_element(compose, parent, GB_ELEMENT_LIST_ITEM, langs[i], block->place);
		/* The second language of an item hangs below the first without a second bullet. */
		if (i == 0 && !list_label(compose, block, langs[i], number, entry, &list->label[0]))
			return;
		uint32_t element =
			gb_compose_element(compose, entry, GB_ELEMENT_LIST_BODY, langs[i], block->place);
		gb_spans spans = gb_spans_new(compose, block->style, langs[i], element, block->place);

		gb_spans_prose(&spans, &prose[langs[i]], scope);
		if (spans.count == 0)
			continue;
		gb_set *body = &list->body[list->count];
		body->paragraph = gb_spans_shape(&spans, -1);
		if (body->paragraph == NULL)
			continue;
		body->style = spans.style;
		body->element = element;
		body->place = block->place;
		list->count++;
	}
	if (list->count > 0)
		gb_compose_add(compose, &list->item, &list_class, block, block->style);
}

void gb_bind_list(gb_composer *compose, const gb_block *block, const gb_scope_of *scope)
{
	uint32_t parent = gb_compose_element(
		compose, gb_compose_section(compose), GB_ELEMENT_LIST, compose->primary, block->place);
	gb_selected rows;

	for (size_t i = 0; i < block->items.count; i++)
		list_bind_item(compose, block, scope, &block->item_text[i * GB_LANG_COUNT], i + 1, parent);
	if (block->select.from == GB_FROM_NOTHING)
		return;
	if (!gb_select_rows(compose, &block->select, scope, &rows))
		return;
	for (size_t i = 0; i < rows.count; i++) {
		const gb_text_entry *entry = rows.texts[i];
		if (entry == NULL) {
			list_bind_item(compose, block, &rows.scopes[i], block->text, i + 1, parent);
			continue;
		}
		for (size_t k = 0; k < entry->paragraph_count; k++)
			list_bind_item(
				compose, block, &rows.scopes[i], entry->paragraphs[k].in, i + k + 1, parent);
	}
}
