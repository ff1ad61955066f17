/* Units of columns: said once, in the head, where all figures of a column have the same (D 5.1); else
 * each figure has its own. A layout that says "unit" has decided that. */
#include "compose/table.h"

static bool same_counted(const gb_counted *a, const gb_counted *b)
{
	return a == b || (a != NULL && b != NULL && gb_str_equal(a->one, b->one) &&
						 gb_str_equal(a->many, b->many));
}

/* 突破2800亿元: a reading's qualifier is printed with its unit only. */
static bool is_qualified(const gb_table_shown *shown, int field)
{
	const gb_reading *reading = shown->reading;

	if (shown->verdict != NULL)
		reading = field == GB_OF_BASE ? shown->verdict->target->base : shown->verdict->actual;
	return (field == GB_OF_ACTUAL || field == GB_OF_BASE || field == GB_OF_NEW) &&
		   reading != NULL && reading->qualifier != GB_QUALIFIER_BARE;
}

/* Whether all figures of a column have one unit that a head can say: 第3位 is no figure of a unit. `said`
 * is empty where the column has no figures. */
static bool units_agree(gb_composer *compose, const gb_table_item *table, const gb_selected *rows,
	size_t column, gb_table_unit *said)
{
	const int field = ((const gb_column *)table->block->columns.items)[column].field;

	*said = (gb_table_unit){ 0 };
	for (size_t i = 0; i < rows->count; i++) {
		const gb_table_shown shown = gb_table_shown_of(table, rows, i, column);
		gb_resolved resolved;

		if (shown.indicator == NULL)
			continue;
		gb_table_value(compose, table, rows, i, column, compose->primary, &resolved);
		if (resolved.kind < 0 || resolved.number_to <= resolved.number_from)
			continue;
		const gb_unit *unit = gb_field_unit(shown.indicator, shown.verdict, field);
		/* The noun of what is counted belongs to the indicator's own figures, not to gaps in days. */
		const gb_counted *counted =
			unit != NULL && unit->type == GB_UNIT_COUNTER ? shown.indicator->counted : NULL;

		if (unit == NULL || unit->type == GB_UNIT_ORDINAL || is_qualified(&shown, field) ||
			(said->unit != NULL && said->unit != unit) ||
			(said->unit != NULL && !same_counted(said->counted, counted)))
			return false;
		*said = (gb_table_unit){ unit, counted };
	}
	return true;
}

void gb_table_place_units(gb_composer *compose, gb_table_item *table, const gb_selected *rows)
{
	gb_block *block = GB_NEW(compose->arena, gb_block);
	gb_column *columns = GB_NEW_ARRAY(compose->arena, table->column_count, gb_column);

	*block = *table->block;
	table->units = GB_NEW_ARRAY(compose->arena, table->column_count, gb_table_unit);
	for (size_t i = 0; i < table->column_count; i++) {
		columns[i] = ((const gb_column *)block->columns.items)[i];
		if (!columns[i].head_unit || columns[i].sparkline)
			continue;
		if (!units_agree(compose, table, rows, i, &table->units[i])) {
			table->units[i] = (gb_table_unit){ 0 };
			columns[i].unit = true;
		}
	}
	block->columns = (gb_list){ columns, table->column_count };
	table->block = block;
}

gb_str gb_table_unit_text(gb_arena *arena, const gb_table_unit *unit, gb_lang lang)
{
	const gb_str text = gb_unit_text(arena, unit->unit, unit->counted, lang);

	if (text.n == 0)
		return text;
	return gb_str_format(arena, lang == GB_LANG_ZH ? "（%.*s）" : "(%.*s)", (int)text.n, text.p);
}
