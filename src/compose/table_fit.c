/*
 * Too wide (D 5.2). In this order a table is set smaller, down to the least size it may have; turns the
 * page, which the flow does for it; is parted into several with the key columns repeated; or else is
 * refused. What its columns need grows with their size, so that all is decided from one measuring.
 */
#include "compose/table.h"

#include <string.h>

/* Into so many steps the room of a part is divided to find parts of about equal width. */
#define BALANCE_STEPS 32

typedef struct fitting {
	const gb_table_item *table;
	const gb_column *columns;
	gb_table_needs needs; /* at the size of the styles */
	double width;
} fitting;

static fitting fitting_of(gb_table_item *table, double width)
{
	fitting fit = { .table = table, .columns = table->block->columns.items, .width = width };

	gb_table_needs_of(table, &fit.needs);
	return fit;
}

/* The least width of a column; a stated one holds at every size. */
static double column_least(const fitting *fit, size_t index, double scale)
{
	return fit->columns[index].width > 0.0 ? fit->columns[index].width
										   : fit->needs.least[index] * scale;
}

static double columns_least(const fitting *fit, size_t from, size_t after, double scale)
{
	double least = 0.0;

	for (size_t i = from; i < after; i++)
		least += column_least(fit, i, scale);
	return least;
}

static bool stated_hold(const fitting *fit, double scale)
{
	for (size_t i = 0; i < fit->table->column_count; i++)
		if (fit->columns[i].width > 0.0 &&
			fit->needs.least[i] * scale > fit->columns[i].width + 0.01)
			return false;
	return true;
}

/* What was shaped anew is rounded anew: of smaller sizes a little room is asked for. */
static double slack(double scale)
{
	return scale < 1.0 ? -0.3 : 0.01;
}

static bool fits(const fitting *fit, double scale)
{
	return stated_hold(fit, scale) &&
		   columns_least(fit, 0, fit->table->column_count, scale) <= fit->width + slack(scale);
}

void gb_table_measure(gb_composer *compose, gb_item *item, double *least, double *natural)
{
	gb_table_item *table = (gb_table_item *)item;
	const fitting fit = fitting_of(table, 0.0);
	const double scale = table->fitted ? 1.0 : gb_table_least_scale(compose, table);

	*least = columns_least(&fit, 0, table->column_count, scale);
	*natural = 0.0;
	for (size_t i = 0; i < table->column_count; i++)
		*natural += fit.needs.natural[i];
}

static bool same_head(const fitting *fit, size_t a, size_t b)
{
	const gb_words one = fit->columns[a].group, other = fit->columns[b].group;

	return one.in[GB_LANG_ZH].n + one.in[GB_LANG_EN].n > 0 &&
		   gb_str_equal(one.in[GB_LANG_ZH], other.in[GB_LANG_ZH]) &&
		   gb_str_equal(one.in[GB_LANG_EN], other.in[GB_LANG_EN]);
}

/* Ends of the parts of columns into which the table goes, each at most `room` wide with its key columns;
 * 0 where one column alone is too wide. Columns under one head stay together where a part has room for
 * them. */
static size_t parts_of(const fitting *fit, double scale, double room, size_t ends[GB_TABLE_COLUMNS])
{
	const size_t keys = (size_t)fit->table->block->keys, columns = fit->table->column_count;
	const double left = room - columns_least(fit, 0, keys, scale) + slack(scale);
	size_t count = 0;

	for (size_t at = keys; at < columns;) {
		size_t end = at;

		while (end < columns && columns_least(fit, at, end + 1, scale) <= left)
			end++;
		if (end == at)
			return 0;
		size_t whole = end;
		while (end < columns && whole > at && same_head(fit, whole - 1, whole))
			whole--;
		ends[count++] = at = whole > at ? whole : end;
	}
	return count;
}

/* Even at its least size the table, or its key columns and another one, are wider than their place. */
static bool too_wide(gb_composer *compose, const gb_table_item *table, const fitting *fit)
{
	const size_t keys = (size_t)table->block->keys, columns = table->column_count;
	const double scale = gb_table_least_scale(compose, table);
	double least = 0.0;

	for (size_t i = keys; i < columns; i++) {
		const double own = column_least(fit, i, scale);
		least = own > least ? own : least;
	}
	least += columns_least(fit, 0, keys < columns ? keys : columns, scale);
	compose->failed = true;
	return gb_fault(compose->diags, table->item.place, "table-too-wide",
		gb_str_format(compose->arena,
			"a table of which %s at least %d mm, as small as it may be set",
			keys < columns ? "the key columns and one other need" : "the columns need",
			(int)(least / GB_MM) + 1),
		gb_str_format(compose->arena, "at most %d mm, its place", (int)(fit->width / GB_MM)),
		GB_STR("take out a column, shorten the words that may not be broken, repeat fewer key "
			   "columns, or name a master with more room in \"turn\""));
}

/* The largest step at which the columns go into `count` parts; 0: none. */
static double largest_step(
	const gb_composer *compose, const fitting *fit, size_t count, size_t ends[GB_TABLE_COLUMNS])
{
	double scale;

	for (size_t step = 0; (scale = gb_table_scale_step(compose, fit->table, step)) > 0.0; step++)
		if (stated_hold(fit, scale) && parts_of(fit, scale, fit->width, ends) == count)
			return scale;
	return 0.0;
}

/* As few parts as it has at the least size; then as large as so many can be, with what is better not
 * broken whole where there is room for that, and about equally wide. */
static bool split(gb_composer *compose, gb_table_item *table, const fitting *fit)
{
	size_t ends[GB_TABLE_COLUMNS], other[GB_TABLE_COLUMNS];
	const size_t count = parts_of(fit, gb_table_least_scale(compose, table), fit->width, ends);
	fitting used = *fit;

	memcpy(used.needs.least, fit->needs.preferred, sizeof used.needs.least);
	double scale = count > 0 ? largest_step(compose, &used, count, ends) : 0.0;
	if (scale <= 0.0) {
		used = *fit;
		scale = count > 0 ? largest_step(compose, &used, count, ends) : 0.0;
	}
	if (scale <= 0.0)
		return too_wide(compose, table, fit);
	for (size_t i = 1; i < BALANCE_STEPS; i++) {
		const double room = fit->width * (double)i / (double)BALANCE_STEPS;

		if (parts_of(&used, scale, room, other) == count) {
			memcpy(ends, other, sizeof ends);
			break;
		}
	}
	if (scale < 1.0 && !gb_table_resize(compose, table, scale))
		return false;
	return gb_table_split(compose, table, ends, count);
}

bool gb_table_fit(gb_composer *compose, gb_table_item *table, double width)
{
	if (table->fitted)
		return true;
	table->fitted = true;

	const fitting fit = fitting_of(table, width);
	double scale;

	for (size_t step = 0; (scale = gb_table_scale_step(compose, table, step)) > 0.0; step++)
		if (fits(&fit, scale))
			return scale == 1.0 || gb_table_resize(compose, table, scale);
	/* A stated width that is too small is said of its column. */
	if (!stated_hold(&fit, gb_table_least_scale(compose, table)))
		return true;
	if ((size_t)table->block->keys >= table->column_count)
		return too_wide(compose, table, &fit);
	return split(compose, table, &fit);
}
