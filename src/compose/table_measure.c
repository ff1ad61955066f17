/* Widths of columns and heights of rows. */
#include "compose/table.h"

/* A column is never so narrow that its words stand one character below the other. */
#define SHORTEST_LINE 3.0

#define SPARK_WIDTH_EM 7.0

double gb_cell_spark_width(const gb_table_item *table)
{
	return SPARK_WIDTH_EM * table->block->style->size;
}

double gb_cell_lamp_width(const gb_table_item *table, const gb_cell *cell)
{
	return cell->lamp != NULL ? table->block->style->size * 1.15 : 0.0;
}

double gb_cell_width(const gb_table_item *table, const gb_cell *cell)
{
	double width = 0.0;

	for (size_t i = cell->first; i < cell->after; i++)
		width += table->widths[i];
	return width - 2.0 * table->pad_x;
}

/* What the cells of one column need; cells that span do not count. */
static void column_needs(
	const gb_table_item *table, const gb_row *row, double *least, double *natural)
{
	for (size_t c = 0; c < row->cell_count; c++) {
		const gb_cell *cell = &row->cells[c];
		double extra = 2.0 * table->pad_x + gb_cell_lamp_width(table, cell);

		if (cell->after - cell->first != 1)
			continue;
		if (cell->spark != NULL)
			extra += gb_cell_spark_width(table);
		if (cell->count == 0) {
			least[cell->first] = extra > least[cell->first] ? extra : least[cell->first];
			natural[cell->first] = extra > natural[cell->first] ? extra : natural[cell->first];
		}
		for (size_t i = 0; i < cell->count; i++) {
			double whole = gb_paragraph_natural_width(cell->sets[i].paragraph) + extra;
			double minimum = gb_paragraph_minimum_width(cell->sets[i].paragraph) + extra;
			double few = SHORTEST_LINE * cell->sets[i].style->size + extra;

			few = whole < few ? whole : few;
			minimum = few > minimum ? few : minimum;
			least[cell->first] = minimum > least[cell->first] ? minimum : least[cell->first];
			natural[cell->first] = whole > natural[cell->first] ? whole : natural[cell->first];
		}
	}
}

/* Numbers of a column stand with their points under each other: the widest left and right parts. */
static void decimal_needs(gb_table_item *table, const gb_row *row, double *natural)
{
	for (size_t c = 0; c < row->cell_count; c++) {
		const gb_cell *cell = &row->cells[c];
		if (cell->align != GB_COLUMN_DECIMAL || cell->after - cell->first != 1)
			continue;
		for (size_t i = 0; i < cell->count; i++) {
			if (cell->point[i] < 0.0)
				continue;
			double *left = &table->decimal_left[cell->first][i];
			double *right = &table->decimal_right[cell->first][i];
			double rest = gb_paragraph_natural_width(cell->sets[i].paragraph) - cell->point[i];
			*left = cell->point[i] > *left ? cell->point[i] : *left;
			*right = rest > *right ? rest : *right;
			double both = *left + *right + 2.0 * table->pad_x;
			natural[cell->first] = both > natural[cell->first] ? both : natural[cell->first];
		}
	}
}

static void table_needs(gb_table_item *table, double *least, double *natural)
{
	for (size_t i = 0; i < table->head_count; i++)
		column_needs(table, &table->head[i], least, natural);
	/* A long head may wrap; a short one keeps its line as the body does. */
	for (size_t i = 0; i < table->column_count; i++) {
		double most = 6.0 * table->block->style->size;
		if (natural[i] > most)
			natural[i] = least[i] > most ? least[i] : most;
	}
	for (size_t i = 0; i < table->row_count; i++) {
		column_needs(table, &table->rows[i], least, natural);
		decimal_needs(table, &table->rows[i], natural);
	}
	const gb_column *columns = table->block->columns.items;
	for (size_t i = 0; i < table->column_count; i++)
		if (columns[i].width > 0.0)
			natural[i] = columns[i].width;
}

void gb_table_measure(gb_composer *compose, gb_item *item, double *least, double *natural)
{
	gb_table_item *table = (gb_table_item *)item;
	double minimum[GB_TABLE_COLUMNS] = { 0 }, whole[GB_TABLE_COLUMNS] = { 0 };

	(void)compose;
	table_needs(table, minimum, whole);
	*least = *natural = 0.0;
	for (size_t i = 0; i < table->column_count; i++) {
		*least += minimum[i];
		*natural += whole[i];
	}
}

static double sum(const double *values, size_t count)
{
	double total = 0.0;

	for (size_t i = 0; i < count; i++)
		total += values[i];
	return total;
}

/* Takes `excess` from the chosen columns, in proportion to what they have above their least. */
static double shrink(
	double *widths, const double *least, const bool *chosen, size_t count, double excess)
{
	double slack = 0.0;

	for (size_t i = 0; i < count; i++)
		if (chosen[i] && widths[i] > least[i])
			slack += widths[i] - least[i];
	if (slack <= 0.0 || excess <= 0.0)
		return excess;
	double part = excess < slack ? excess / slack : 1.0;
	for (size_t i = 0; i < count; i++)
		if (chosen[i] && widths[i] > least[i])
			widths[i] -= (widths[i] - least[i]) * part;
	return excess - slack * part;
}

/* A width that the layout states holds, or is too small. */
static bool column_fits(
	gb_composer *compose, const gb_table_item *table, size_t index, double least)
{
	const gb_column *column = &((const gb_column *)table->block->columns.items)[index];

	if (least <= column->width + 0.01)
		return true;
	compose->failed = true;
	return gb_fault(compose->diags, gb_place_member(column->place, "width"), "text-too-wide",
		gb_str_format(compose->arena, "a column of %d.%d mm", (int)(column->width / GB_MM),
			(int)(column->width / GB_MM * 10.0) % 10),
		gb_str_format(compose->arena, "at least %d.%d mm for what it holds", (int)(least / GB_MM),
			(int)(least / GB_MM * 10.0 + 1.0) % 10),
		GB_STR("widen the column, shorten its words, or leave the width out"));
}

/* A lamp and its word are read at a glance: the last to wrap. */
static bool is_firm(const gb_column *column)
{
	return column->field == GB_OF_LAMP || column->field == GB_OF_STATE;
}

/* Columns without a share take what they need; the others divide the rest. Where it is too tight
 * the first give way before the second, down to what may not be broken (D 5.2); lamps last. */
static bool table_widths(gb_composer *compose, gb_table_item *table, double width)
{
	const gb_column *columns = table->block->columns.items;
	size_t count = table->column_count;
	double least[GB_TABLE_COLUMNS] = { 0 }, natural[GB_TABLE_COLUMNS] = { 0 };
	bool sharing[GB_TABLE_COLUMNS] = { false }, free[GB_TABLE_COLUMNS] = { false };
	bool firm[GB_TABLE_COLUMNS] = { false };
	bool ok = true;
	double shares = 0.0;

	table_needs(table, least, natural);
	for (size_t i = 0; i < count; i++) {
		double comfortable = 14.0 * table->block->style->size;

		sharing[i] = columns[i].share > 0.0;
		firm[i] = !sharing[i] && columns[i].width <= 0.0 && is_firm(&columns[i]);
		free[i] = !sharing[i] && columns[i].width <= 0.0 && !firm[i];
		shares += columns[i].share;
		table->widths[i] = natural[i] > least[i] ? natural[i] : least[i];
		if (columns[i].width > 0.0) {
			table->widths[i] = columns[i].width;
			ok = column_fits(compose, table, i, least[i]) && ok;
		}
		if (sharing[i] && table->widths[i] > comfortable)
			table->widths[i] = least[i] > comfortable ? least[i] : comfortable;
	}
	double excess = sum(table->widths, count) - width;
	if (!ok)
		return false;
	excess = shrink(table->widths, least, free, count, excess);
	excess = shrink(table->widths, least, sharing, count, excess);
	excess = shrink(table->widths, least, firm, count, excess);
	if (excess > 0.01) {
		compose->failed = true;
		return gb_fault(compose->diags, table->item.place, "table-too-wide",
			gb_str_format(compose->arena, "a table that needs at least %d mm",
				(int)(sum(least, count) / GB_MM) + 1),
			gb_str_format(compose->arena, "at most %d mm, its place", (int)(width / GB_MM)),
			GB_STR("take out a column, shorten the words that may not be broken, or choose a "
				   "smaller style"));
	}
	double left = width - sum(table->widths, count);
	for (size_t i = 0; i < count && left > 0.0; i++) {
		double part = shares > 0.0 ? columns[i].share / shares : 1.0 / (double)count;
		table->widths[i] += left * part;
	}
	return true;
}

static double row_height(gb_composer *compose, gb_table_item *table, gb_row *row)
{
	double height = 0.0;

	for (size_t c = 0; c < row->cell_count; c++) {
		gb_cell *cell = &row->cells[c];
		double inner = gb_cell_width(table, cell) - gb_cell_lamp_width(table, cell);
		double own = 0.0;

		for (size_t i = 0; i < cell->count; i++)
			own += gb_set_height(compose, &cell->sets[i], inner);
		height = own > height ? own : height;
	}
	return height + 2.0 * table->pad_y;
}

bool gb_table_lay_out(gb_composer *compose, gb_table_item *table, double width)
{
	if (table->laid_out == width)
		return true;
	if (!table_widths(compose, table, width))
		return false;
	for (size_t i = 0; i < table->head_count; i++)
		table->head[i].height = row_height(compose, table, &table->head[i]);
	for (size_t i = 0; i < table->row_count; i++)
		table->rows[i].height = row_height(compose, table, &table->rows[i]);
	table->laid_out = width;
	return true;
}
