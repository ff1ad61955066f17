/* A table in parts of its columns, one below the other, each with the key columns and all rows. For
 * those who hear it, it is one table: the rows are whole in the tree of elements, and what stands on the
 * page a second time is no content. */
#include "compose/table.h"

/* The columns of a part, as they stand in the whole. */
typedef struct part_columns {
	size_t at[GB_TABLE_COLUMNS];
	size_t count;
	size_t keys;  /* so many first ones are key columns */
	size_t first; /* of its own in the whole */
} part_columns;

static part_columns columns_of(size_t keys, size_t from, size_t end)
{
	part_columns columns = { .keys = keys, .first = from };

	for (size_t i = 0; i < keys; i++)
		columns.at[columns.count++] = i;
	for (size_t i = from; i < end; i++)
		columns.at[columns.count++] = i;
	return columns;
}

/* No content, where it has been read in the first part or in one before. */
static void cell_repeat(gb_cell *cell)
{
	cell->repeated = true;
	cell->spark_element = GB_NO_ELEMENT;
	for (size_t i = 0; i < cell->count; i++)
		cell->sets[i].element = GB_NO_ELEMENT;
}

static const gb_cell *cell_over(const gb_row *row, size_t column)
{
	for (size_t i = 0; i < row->cell_count; i++)
		if (column >= row->cells[i].first && column < row->cells[i].after)
			return &row->cells[i];
	return NULL;
}

/* The cells that stand over the part's columns; one over several of them stays one. */
static gb_row row_part(gb_arena *arena, const gb_row *row, const part_columns *columns, bool first)
{
	gb_row part = *row;
	const gb_cell *before = NULL;

	part.cells = GB_NEW_ARRAY(arena, columns->count, gb_cell);
	part.cell_count = 0;
	for (size_t i = 0; i < columns->count; i++) {
		const gb_cell *cell = cell_over(row, columns->at[i]);

		if (cell != NULL && cell == before) {
			part.cells[part.cell_count - 1].after = i + 1;
			continue;
		}
		before = cell;
		if (cell == NULL)
			continue;
		gb_cell *copy = &part.cells[part.cell_count++];

		*copy = *cell;
		copy->first = i;
		copy->after = i + 1;
		if (!first && cell->first < columns->first)
			cell_repeat(copy);
	}
	return part;
}

static gb_table_item *part_make(gb_composer *compose, const gb_table_item *table,
	const part_columns *columns, gb_caption_part part)
{
	const gb_column *from = table->block->columns.items;
	gb_table_item *made = GB_NEW(compose->arena, gb_table_item);
	gb_column *own = GB_NEW_ARRAY(compose->arena, columns->count, gb_column);
	gb_block *block = GB_NEW(compose->arena, gb_block);
	const bool first = part.number == 1;
	const uint32_t caption =
		first && table->caption.count > 0 ? table->caption.sets[0].element : GB_NO_ELEMENT;

	*made = *table;
	*block = *table->block;
	for (size_t i = 0; i < columns->count; i++)
		own[i] = from[columns->at[i]];
	block->columns = (gb_list){ own, columns->count };
	made->block = block;
	made->column_count = columns->count;
	made->widths = GB_NEW_ARRAY(compose->arena, columns->count, double);
	made->laid_out = 0.0;
	for (size_t i = 0; i < table->head_count; i++)
		made->head[i] = row_part(compose->arena, &table->head[i], columns, first);
	made->rows = GB_NEW_ARRAY(compose->arena, table->row_count, gb_row);
	for (size_t i = 0; i < table->row_count; i++)
		made->rows[i] = row_part(compose->arena, &table->rows[i], columns, first);
	/* Notes are below the last. */
	if (part.number < part.count)
		made->note = (gb_caption){ .count = 0 };
	if (!gb_caption_bind_part(compose, block, &table->scope, GB_CAPTION_TABLE, table->number, part,
			false, caption, NULL, &made->caption) ||
		!gb_caption_bind_part(compose, block, &table->scope, GB_CAPTION_TABLE, table->number, part,
			true, GB_NO_ELEMENT, NULL, &made->continued))
		return NULL;
	return made;
}

bool gb_table_split(gb_composer *compose, gb_table_item *table, const size_t *ends, size_t count)
{
	const size_t keys = (size_t)table->block->keys;
	size_t from = keys;

	table->parts = GB_NEW_ARRAY(compose->arena, count, gb_table_item *);
	for (size_t i = 0; i < count; i++) {
		const part_columns columns = columns_of(keys, from, ends[i]);

		table->parts[i] = part_make(compose, table, &columns, (gb_caption_part){ i + 1, count });
		if (table->parts[i] == NULL)
			return false;
		from = ends[i];
	}
	table->part_count = count;
	return true;
}

static double item_need(gb_composer *compose, gb_item *item, double width, const gb_cursor *cursor)
{
	gb_table_item *table = (gb_table_item *)item;
	const gb_cursor fresh = { 0 };

	if (!gb_table_lay_out(compose, table, width))
		return 0.0;
	if (table->part_count == 0)
		return gb_table_need(compose, table, width, cursor);
	if (cursor->at == table->part_count)
		return 0.0;
	return gb_table_need(compose, table->parts[cursor->at], width,
		cursor->children != NULL ? &cursor->children[cursor->at] : &fresh);
}

/* Part after part, with a line's room between. */
static gb_fit parts_place(
	gb_composer *compose, gb_table_item *table, gb_region region, gb_cursor *cursor, gb_box *box)
{
	if (cursor->children == NULL) {
		cursor->children = GB_NEW_ARRAY(compose->arena, table->part_count, gb_cursor);
		cursor->child_count = table->part_count;
	}
	for (; cursor->at < table->part_count; cursor->at++) {
		gb_table_item *part = table->parts[cursor->at];
		const double gap = box->height > 0.0 ? part->block->style->leading : 0.0;
		const double top = box->height + gap;
		gb_region rest = { region.x, region.y + top, region.width, region.height - top,
			region.empty && box->height == 0.0 };
		gb_box taken = { .ops = box->ops };
		const gb_fit fit =
			gb_table_place(compose, part, rest, &cursor->children[cursor->at], &taken);

		if (fit == GB_FIT_FAULT)
			return fit;
		if (fit != GB_FIT_DONE && fit != GB_FIT_MORE)
			return box->height > 0.0 ? GB_FIT_MORE : fit;
		box->registers |= taken.registers;
		box->height = top + taken.height;
		if (fit == GB_FIT_MORE)
			return fit;
	}
	return GB_FIT_DONE;
}

static gb_fit item_place(
	gb_composer *compose, gb_item *item, gb_region region, gb_cursor *cursor, gb_box *box)
{
	gb_table_item *table = (gb_table_item *)item;

	if (!gb_table_lay_out(compose, table, region.width))
		return GB_FIT_FAULT;
	return table->part_count > 0 ? parts_place(compose, table, region, cursor, box)
								 : gb_table_place(compose, table, region, cursor, box);
}

const gb_item_class gb_table_class = { "table", gb_table_measure, item_need, item_place };
