#include "layout/block.h"

/* The items of a list that the layout writes itself. */

/* One item of a list: {"zh": …, "en": …} or a text that serves both. A field table reads only
 * objects, so the item is read as one with the single member that it is. */
static bool read_item(const gb_layout_reader *reader, const gb_json *item, gb_words *words)
{
	typedef struct item_draft {
		gb_place place;
		gb_words words;
	} item_draft;
	enum { needed = GB_REQUIRED | GB_NOT_EMPTY };
	static const gb_field fields[] = {
		{ "zh", GB_FIELD_TEXT, offsetof(item_draft, words.in[GB_LANG_ZH]), needed, NULL,
			"Chinese" },
		{ "en", GB_FIELD_TEXT, offsetof(item_draft, words.in[GB_LANG_EN]), needed, NULL,
			"English" },
	};
	static const gb_shape shape = {
		"list item",
		fields,
		GB_COUNT(fields),
		sizeof(item_draft),
		offsetof(item_draft, place),
		"",
	};
	item_draft draft;

	if (item->kind == GB_JSON_STRING) {
		*words = (gb_words){ { item->text, item->text } };
		return true;
	}
	if (!gb_layout_read_shape(reader, &shape, item, &draft))
		return false;
	*words = draft.words;
	return true;
}

bool gb_block_items(const gb_layout_reader *reader, gb_block_draft *draft)
{
	gb_block *block = &draft->block;
	gb_words *items;
	gb_prose *prose;
	size_t count = 0;
	bool ok = true;

	if (draft->items == NULL)
		return true;
	if (!gb_layout_is_list(reader, draft->items, "a list of words", GB_LAYOUT_NAMES_MOST))
		return false;
	items = GB_NEW_ARRAY(reader->arena, draft->items->count, gb_words);
	prose = GB_NEW_ARRAY(reader->arena, draft->items->count * GB_LANG_COUNT, gb_prose);
	for (const gb_json *item = draft->items->first; item != NULL; item = item->next, count++)
		ok &= read_item(reader, item, &items[count]) &&
			  gb_layout_prose(reader, item->place, items[count], &prose[count * GB_LANG_COUNT]);
	block->items = (gb_list){ items, count };
	block->item_text = prose;
	return ok;
}
