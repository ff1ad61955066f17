/* Cells over several rows: their words stand at the top, and again where a page begins among them. */
#include "compose/table.h"

void gb_span_join(gb_composer *compose, gb_table_item *table, size_t row, size_t column)
{
	const size_t above = row - 1;
	const gb_cell *over = &table->rows[above].cells[column];
	const size_t owner = over->owner > 0 ? over->owner : row;
	gb_cell *head = &table->rows[owner - 1].cells[column];

	head->rows = row + 1 - (owner - 1);
	compose->elements[head->element].rows = (uint32_t)head->rows;
	table->rows[row].cells[column] = (gb_cell){
		.first = column,
		.after = column + 1,
		.align = head->align,
		.element = GB_NO_ELEMENT,
		.place = head->place,
		.owner = owner,
	};
}

/* The cell that spans this one from above, or itself. */
static gb_cell *head_of(const gb_table_item *table, size_t row, size_t cell)
{
	const size_t owner = table->rows[row].cells[cell].owner;

	return &table->rows[owner > 0 ? owner - 1 : row].cells[cell];
}

/* End of the rows that a cell spans. */
static size_t end_of(const gb_table_item *table, size_t row, size_t cell)
{
	const size_t owner = table->rows[row].cells[cell].owner;

	return (owner > 0 ? owner - 1 : row) + head_of(table, row, cell)->rows;
}

static double rows_between(const gb_table_item *table, size_t from, size_t end)
{
	double height = 0.0;

	for (size_t i = from; i < end; i++)
		height += table->rows[i].height;
	return height;
}

/* The last row of a span takes what the words of the span lack. */
static void span_lay_out(gb_composer *compose, gb_table_item *table, size_t row, size_t cell)
{
	const size_t end = end_of(table, row, cell);
	const double lacking =
		gb_cell_height(compose, table, head_of(table, row, cell)) - rows_between(table, row, end);

	if (lacking > 0.0)
		table->rows[end - 1].height += lacking;
}

void gb_spans_lay_out(gb_composer *compose, gb_table_item *table, size_t first)
{
	for (size_t i = first; i < table->row_count && (first == 0 || i == first); i++)
		for (size_t c = 0; c < table->rows[i].cell_count; c++)
			if (table->rows[i].cells[c].rows > 1 ||
				(first > 0 && table->rows[i].cells[c].owner > 0))
				span_lay_out(compose, table, i, c);
}

size_t gb_spans_end(gb_composer *compose, gb_table_item *table, size_t first, size_t end)
{
	bool moved = true;

	/* Each round ends earlier, at the top of a span. */
	while (moved && end > first && end < table->row_count) {
		moved = false;
		for (size_t c = 0; c < table->rows[end].cell_count && !moved; c++) {
			const size_t owner = table->rows[end].cells[c].owner;

			if (owner == 0 || owner - 1 <= first)
				continue;
			if (rows_between(table, owner - 1, end) + 0.01 <
				gb_cell_height(compose, table, head_of(table, end, c))) {
				end = owner - 1;
				moved = true;
			}
		}
	}
	return end;
}

gb_row gb_span_first(gb_composer *compose, const gb_table_item *table, size_t first)
{
	gb_row row = table->rows[first];

	row.cells = GB_NEW_ARRAY(compose->arena, row.cell_count, gb_cell);
	for (size_t c = 0; c < row.cell_count; c++) {
		gb_cell *cell = &row.cells[c];

		*cell = *head_of(table, first, c);
		if (table->rows[first].cells[c].owner == 0)
			continue;
		cell->repeated = true;
		for (size_t i = 0; i < cell->count; i++)
			cell->sets[i].element = GB_NO_ELEMENT;
	}
	return row;
}
