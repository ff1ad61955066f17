/* Widths of columns and heights of rows. */
#include "compose/table.h"

#include <math.h>
#include <string.h>

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

static void raise_to(double *width, double need)
{
	*width = need > *width ? need : *width;
}

/* What the cells of one column need; cells that span do not count. */
static void column_needs(const gb_table_item *table, const gb_row *row, gb_table_needs *widths)
{
	for (size_t c = 0; c < row->cell_count; c++) {
		const gb_cell *cell = &row->cells[c];
		double extra = 2.0 * table->pad_x + gb_cell_lamp_width(table, cell);

		if (cell->after - cell->first != 1)
			continue;
		if (cell->spark != NULL)
			extra += gb_cell_spark_width(table);
		if (cell->count == 0) {
			raise_to(&widths->least[cell->first], extra);
			raise_to(&widths->preferred[cell->first], extra);
			raise_to(&widths->natural[cell->first], extra);
		}
		for (size_t i = 0; i < cell->count; i++) {
			const gb_paragraph *paragraph = cell->sets[i].paragraph;
			const double whole = gb_paragraph_natural_width(paragraph);
			const double few = fmin(whole, SHORTEST_LINE * cell->sets[i].style->size);

			raise_to(&widths->least[cell->first],
				fmax(gb_paragraph_minimum_width(paragraph), few) + extra);
			raise_to(&widths->preferred[cell->first],
				fmax(gb_paragraph_preferred_width(paragraph), few) + extra);
			raise_to(&widths->natural[cell->first], whole + extra);
		}
	}
}

/* Numbers of a column stand with their points under each other: the widest left and right parts. */
static void decimal_needs(gb_table_item *table, const gb_row *row, gb_table_needs *widths)
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
			raise_to(left, cell->point[i]);
			raise_to(right, rest);
			raise_to(&widths->natural[cell->first], *left + *right + 2.0 * table->pad_x);
		}
	}
}

void gb_table_needs_of(gb_table_item *table, gb_table_needs *widths)
{
	double head[GB_TABLE_COLUMNS] = { 0 };

	memset(table->decimal_left, 0, sizeof table->decimal_left);
	memset(table->decimal_right, 0, sizeof table->decimal_right);
	memset(widths, 0, sizeof *widths);
	for (size_t i = 0; i < table->head_count; i++)
		column_needs(table, &table->head[i], widths);
	/* A long head may wrap; a short one keeps its line as the body does. */
	for (size_t i = 0; i < table->column_count; i++) {
		const double most = fmax(6.0 * table->block->style->size, widths->least[i]);

		widths->natural[i] = fmin(widths->natural[i], most);
		widths->preferred[i] = fmin(widths->preferred[i], most);
		head[i] = widths->natural[i];
		widths->natural[i] = 0.0;
	}
	for (size_t i = 0; i < table->row_count; i++) {
		column_needs(table, &table->rows[i], widths);
		decimal_needs(table, &table->rows[i], widths);
	}
	const gb_column *columns = table->block->columns.items;
	for (size_t i = 0; i < table->column_count; i++) {
		widths->rows[i] = widths->natural[i];
		raise_to(&widths->natural[i], head[i]);
		if (columns[i].width > 0.0)
			widths->natural[i] = columns[i].width;
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

/* A column that takes what is left has room for some words before others part their figures. */
#define WORDY_LINE 8.0
#define WORDY_LINE_EN 11.0 /* of English alone, whose words are longer */
/* A head longer than this is broken first: what stands below it needs no more. */
#define HEAD_LINE 4.5

/* Lines of English words are not full: an estimate of what they waste. */
#define RAGGED 1.06

static double cell_estimate(const gb_table_item *table, const gb_cell *cell, const double *widths)
{
	const double inner = widths[cell->first] - 2.0 * table->pad_x - gb_cell_lamp_width(table, cell);
	double height = 0.0;

	for (size_t i = 0; i < cell->count; i++) {
		const double whole = gb_paragraph_natural_width(cell->sets[i].paragraph);
		const double wasted = cell->spans[i]->lang == GB_LANG_EN ? RAGGED : 1.0;

		height += cell->sets[i].style->leading *
				  (whole <= inner + 0.01 ? 1.0 : ceil(whole * wasted / inner - 0.01));
	}
	return height;
}

/* What a line that is broken off costs beside the height of its row: of two ways that take as much room
 * the one with fewer is read more easily. */
#define BROKEN 0.5

/* How bad these widths are: about how high the rows become, without breaking a line, and what is broken. */
static double badness(const gb_table_item *table, const double *widths)
{
	double sum = 0.0;

	for (size_t r = 0; r < table->row_count; r++) {
		double row = 0.0;

		for (size_t c = 0; c < table->rows[r].cell_count; c++) {
			const gb_cell *cell = &table->rows[r].cells[c];
			double height = 0.0, whole = 0.0;

			if (cell->after - cell->first != 1 || cell->rows > 1)
				continue;
			for (size_t i = 0; i < cell->count; i++)
				whole += cell->sets[i].style->leading;
			height = cell_estimate(table, cell, widths);
			row = fmax(row, height);
			sum += BROKEN * (height - whole);
		}
		sum += row;
	}
	return sum;
}

/* So many ways to divide what is too much between two sets of columns are tried. */
#define DIVISIONS 8

/* Columns that give way while nothing is broken that is better whole. */
typedef struct yielding {
	const bool *free;    /* without a share: */
	const double *brief; /* sentences in them down to this first, */
	const double *whole; /* then all of them to what is better not broken */
	const bool *sharing;
	const double *wordy; /* down to this */
} yielding;

/* Takes `excess` from both sets so that rows are low and little is broken; where that makes no
 * difference, from the columns without a share. What is left of it. */
static double shrink_best(
	const gb_table_item *table, double *widths, const yielding *columns, double excess)
{
	const size_t count = table->column_count;
	double best[GB_TABLE_COLUMNS], least = INFINITY, rest = excess;

	if (excess <= 0.0)
		return excess;
	memcpy(best, widths, count * sizeof *widths);
	for (size_t i = 0; i <= DIVISIONS; i++) {
		const double part = excess * (double)i / (double)DIVISIONS;
		double tried[GB_TABLE_COLUMNS];

		memcpy(tried, widths, count * sizeof *widths);
		double left = shrink(tried, columns->wordy, columns->sharing, count, part);
		left = shrink(tried, columns->brief, columns->free, count, left + excess - part);
		left = shrink(tried, columns->whole, columns->free, count, left);
		left = shrink(tried, columns->wordy, columns->sharing, count, left);
		const double bad = badness(table, tried);

		if (bad < least - 0.01) {
			least = bad;
			rest = left;
			memcpy(best, tried, count * sizeof *widths);
		}
	}
	memcpy(widths, best, count * sizeof *widths);
	return rest;
}

/* Columns without a share take what they need; the others divide the rest. Where it is too tight,
 * long heads give way first, then sentences, so that 5.5%左右 keeps its line while words beside it have
 * room; then columns without a share, down to what may not be broken, before the others (D 5.2); lamps
 * last. */
static bool table_widths(gb_composer *compose, gb_table_item *table, double width)
{
	const gb_column *columns = table->block->columns.items;
	size_t count = table->column_count;
	gb_table_needs needs;
	double wordy[GB_TABLE_COLUMNS] = { 0 }, brief[GB_TABLE_COLUMNS] = { 0 },
		   headed[GB_TABLE_COLUMNS] = { 0 };
	bool sharing[GB_TABLE_COLUMNS] = { false }, free[GB_TABLE_COLUMNS] = { false };
	bool firm[GB_TABLE_COLUMNS] = { false };
	bool ok = true;
	double shares = 0.0;
	const double wordy_line = compose->edition == GB_EDITION_EN ? WORDY_LINE_EN : WORDY_LINE;

	gb_table_needs_of(table, &needs);
	for (size_t i = 0; i < count; i++) {
		double comfortable = 14.0 * table->block->style->size;

		sharing[i] = columns[i].share > 0.0;
		firm[i] = !sharing[i] && columns[i].width <= 0.0 && is_firm(&columns[i]);
		free[i] = !sharing[i] && columns[i].width <= 0.0 && !firm[i];
		shares += columns[i].share;
		table->widths[i] = fmax(needs.natural[i], needs.least[i]);
		wordy[i] = fmax(needs.least[i], wordy_line * table->block->style->size);
		brief[i] = fmax(needs.preferred[i], wordy[i]);
		headed[i] =
			fmax(fmax(needs.rows[i], needs.preferred[i]), HEAD_LINE * table->block->style->size);
		if (columns[i].width > 0.0) {
			table->widths[i] = columns[i].width;
			ok = column_fits(compose, table, i, needs.least[i]) && ok;
		}
		if (sharing[i] && table->widths[i] > comfortable)
			table->widths[i] = fmax(needs.least[i], comfortable);
	}
	double excess = sum(table->widths, count) - width;
	if (!ok)
		return false;
	excess = shrink(table->widths, headed, free, count, excess);
	excess = shrink_best(
		table, table->widths, &(yielding){ free, brief, needs.preferred, sharing, wordy }, excess);
	excess = shrink(table->widths, needs.least, free, count, excess);
	excess = shrink(table->widths, needs.least, sharing, count, excess);
	excess = shrink(table->widths, needs.least, firm, count, excess);
	if (excess > 0.01) {
		compose->failed = true;
		return gb_fault(compose->diags, table->item.place, "table-too-wide",
			gb_str_format(compose->arena, "a table that needs at least %d mm",
				(int)(sum(needs.least, count) / GB_MM) + 1),
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

double gb_cell_height(gb_composer *compose, const gb_table_item *table, gb_cell *cell)
{
	const double inner = gb_cell_width(table, cell) - gb_cell_lamp_width(table, cell);
	double height = 0.0;

	for (size_t i = 0; i < cell->count; i++)
		height += gb_set_height(compose, &cell->sets[i], inner);
	return height + 2.0 * table->pad_y;
}

/* What spans several rows has their room together. */
static double row_height(gb_composer *compose, gb_table_item *table, gb_row *row)
{
	double height = 0.0;

	for (size_t c = 0; c < row->cell_count; c++) {
		const double own = row->cells[c].rows > 1 ? 2.0 * table->pad_y
												  : gb_cell_height(compose, table, &row->cells[c]);
		height = own > height ? own : height;
	}
	return height;
}

bool gb_table_lay_out(gb_composer *compose, gb_table_item *table, double width)
{
	if (table->laid_out == width)
		return true;
	if (!gb_table_fit(compose, table, width))
		return false;
	for (size_t i = 0; i < table->part_count; i++)
		if (!gb_table_lay_out(compose, table->parts[i], width))
			return false;
	if (table->part_count > 0) {
		table->laid_out = width;
		return true;
	}
	if (!table_widths(compose, table, width))
		return false;
	for (size_t i = 0; i < table->head_count; i++)
		table->head[i].height = row_height(compose, table, &table->head[i]);
	for (size_t i = 0; i < table->row_count; i++)
		table->rows[i].height = row_height(compose, table, &table->rows[i]);
	gb_spans_lay_out(compose, table, 0);
	table->laid_out = width;
	return true;
}
