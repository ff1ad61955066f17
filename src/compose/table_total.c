/* The row of the whole place in a table of areas (D 5.1). Its figures are those that the place reports
 * itself for the same period: a sum would be a figure that nobody published. */
#include "compose/table.h"

static bool has_whole(const gb_table_item *table)
{
	for (size_t i = 0; i < table->column_count; i++) {
		const gb_area_row *whole = &table->areas[i].whole;

		if (table->areas[i].rows != NULL && (whole->reading != NULL || whole->verdict != NULL))
			return true;
	}
	return false;
}

void gb_table_add_total(gb_composer *compose, gb_table_item *table, gb_selected *rows)
{
	const int where = table->block->total;
	const size_t at = where == GB_TOTAL_FIRST ? 0 : rows->count;
	const size_t count = rows->count + 1;
	gb_scope_of *scopes;

	if (where == GB_TOTAL_NONE || !has_whole(table))
		return;
	/* Rows of areas have nothing but their scope. */
	scopes = GB_NEW_ARRAY(compose->arena, count, gb_scope_of);
	for (size_t i = 0; i < rows->count; i++)
		scopes[i < at ? i : i + 1] = rows->scopes[i];
	scopes[at] = table->scope;
	scopes[at].area = NULL;
	*rows = (gb_selected){
		.scopes = scopes,
		.verdicts = GB_NEW_ARRAY(compose->arena, count, const gb_verdict *),
		.readings = GB_NEW_ARRAY(compose->arena, count, const gb_reading *),
		.texts = GB_NEW_ARRAY(compose->arena, count, const gb_text_entry *),
		.lamps = GB_NEW_ARRAY(compose->arena, count, const gb_lamp *),
		.differences = GB_NEW_ARRAY(compose->arena, count, const gb_difference *),
		.count = count,
	};
	table->total = at + 1;
}

/* In the face of the heads, and otherwise as the rows: its figures stand under theirs. */
static const gb_style *in_face_of(gb_arena *arena, const gb_style *style, const gb_style *head)
{
	gb_style *strong = GB_NEW(arena, gb_style);

	*strong = *style;
	strong->plain.role = head->plain.role;
	strong->strong.role = head->plain.role;
	return strong;
}

const gb_style *gb_table_total_style(gb_composer *compose, const gb_block *block)
{
	const gb_style *style = block->style, *head = block->head_style;
	gb_style *total = GB_NEW(compose->arena, gb_style);

	*total = *in_face_of(compose->arena, style, head);
	for (int lang = 0; lang < GB_LANG_COUNT; lang++)
		total->for_lang[lang] =
			in_face_of(compose->arena, style->for_lang[lang], head->for_lang[lang]);
	total->alone = in_face_of(compose->arena, style->alone, head->alone);
	return total;
}
