/* Columns of tables: what they leave open, and what they ask of their table. */
#include "layout/block.h"

static bool has(gb_place place, const char *key)
{
	return gb_place_member(place, key).node != place.node;
}

bool gb_field_is_figure(int field)
{
	switch (field) {
	case GB_OF_TARGET:
	case GB_OF_AIM:
	case GB_OF_ACTUAL:
	case GB_OF_BASE:
	case GB_OF_RATE:
	case GB_OF_SCHEDULED:
	case GB_OF_GAP:
	case GB_OF_CHANGE:
	case GB_OF_YOY:
	case GB_OF_SEQUENTIAL:
	case GB_OF_MOVE:
	case GB_OF_SCORE:
	case GB_OF_OLD:
	case GB_OF_NEW:
		return true;
	default:
		return false;
	}
}

/* Figures stand at the decimal point, names at the start, what is short in the middle. */
static int usual_align(int field)
{
	if (gb_field_is_figure(field))
		return GB_COLUMN_DECIMAL;
	switch (field) {
	case GB_OF_UNIT:
	case GB_OF_NUMBER:
	case GB_OF_RANK:
		return GB_COLUMN_CENTRE;
	default:
		return GB_COLUMN_START;
	}
}

/* Areas have figures only through an indicator; nothing else has a rank. */
static bool check_column(
	const gb_layout_reader *reader, const gb_block *block, const gb_column *column)
{
	const bool areas = block->select.from == GB_FROM_AREAS;

	if (column->of.n > 0 && !areas)
		return gb_fault(reader->diags, gb_place_member(column->place, "of"), "wrong-column",
			GB_STR("an indicator in a column of rows that have their own"),
			GB_STR("\"of\" only in tables \"from\": \"areas\""), GB_STR("remove it"));
	if (areas && column->of.n == 0 && column->field == GB_OF_MOVE)
		return gb_fault(reader->diags, gb_place_member(column->place, "field"), "wrong-column",
			GB_STR("a change of rank without an indicator"),
			GB_STR("\"of\": the indicator by which areas are ranked"),
			GB_STR("e.g. \"of\": \"gdp-growth\""));
	if (gb_str_is(column->of, "$each") && !has(block->place, "each"))
		return gb_fault(reader->diags, gb_place_member(column->place, "of"), "wrong-column",
			GB_STR("a column of each target in a table without \"each\""),
			GB_STR("\"each\": the targets that the column is for"),
			GB_STR("e.g. \"each\": {\"where\": {\"has\": \"areas\"}, \"first\": 3}"));
	if (block->select.from != GB_FROM_CHANGES &&
		(column->field == GB_OF_DIFFERENCE || column->field == GB_OF_BEFORE))
		return gb_fault(reader->diags, gb_place_member(column->place, "field"), "wrong-column",
			GB_STR("what changed, of rows that are no changes"),
			GB_STR("the columns \"difference\" and \"lamp-before\" only in tables \"from\": "
				   "\"changes\""),
			GB_STR("remove it"));
	if (column->span &&
		(column->sparkline || column->field == GB_OF_LAMP || column->field == GB_OF_BEFORE))
		return gb_fault(reader->diags, gb_place_member(column->place, "span"), "wrong-column",
			GB_STR("one cell for drawings of several rows"),
			GB_STR("\"span\" of a column of words"),
			GB_STR("remove it; each row has its own lamp or line"));
	if (column->field == GB_OF_RANK && column->of.n == 0)
		return gb_fault(reader->diags, gb_place_member(column->place, "field"), "wrong-column",
			GB_STR("a rank without an indicator"),
			GB_STR("\"of\": the indicator by which areas are ranked"),
			areas ? GB_STR("e.g. \"of\": \"gdp-growth\"")
				  : GB_STR("ranks are of areas: \"from\": \"areas\""));
	return true;
}

bool gb_layout_column(const gb_layout_reader *reader, const gb_block *block, gb_column *column)
{
	if (!has(column->place, "align"))
		column->align = usual_align(column->field);
	if (!has(column->place, "by"))
		column->by = GB_OF_ACTUAL;
	column->head_unit = !has(column->place, "unit") && block->select.from != GB_FROM_CHANGES;
	return check_column(reader, block, column);
}
