/* Rows on pages: their cells, whole or a slice of their lines. */
#include "compose/table.h"

#include <math.h>

static gb_paint ground_paint(const gb_composer *compose)
{
	const gb_colour *colour = gb_colour_find(compose->layout, GB_STR("tint"));

	return colour != NULL ? gb_paint_solid(*colour) : (gb_paint){ 0 };
}

/* Of a cell that was read in another part of the table. */
static void repeated_begin(const gb_cell *cell, gb_box *box)
{
	if (cell->repeated)
		gb_ops_artifact(box->ops, GB_ARTIFACT_PAGINATION, cell->place);
}

static void repeated_end(const gb_cell *cell, gb_box *box)
{
	if (cell->repeated)
		gb_ops_tag_end(box->ops);
}

/* Lines from…to of a cell, counted over its languages; the first of them begins at `top`. */
static void cell_lines(gb_composer *compose, gb_table_item *table, gb_cell *cell, gb_rect place,
	size_t from, size_t to, gb_box *box)
{
	size_t before = 0;

	for (size_t i = 0; i < cell->count; i++) {
		gb_set *set = &cell->sets[i];
		const size_t first = from > before ? from - before : 0;
		const size_t after = to > before ? to - before : 0;
		double left = place.x;

		before += set->count;
		if (first >= set->count || after <= first)
			continue;
		if (cell->align == GB_COLUMN_DECIMAL) {
			double natural = gb_paragraph_natural_width(set->paragraph);
			double whole = table->decimal_left[cell->first][i];
			double both = whole + table->decimal_right[cell->first][i];
			if (cell->point[i] >= 0.0 && both <= place.width + 0.01)
				left += (place.width - both) / 2.0 + whole - cell->point[i];
			else if (natural < place.width)
				left += (place.width - natural) / 2.0;
		}
		repeated_begin(cell, box);
		gb_set_place(compose, set, first, after, left, place.y, place.width, box);
		repeated_end(cell, box);
		place.y +=
			(double)((after < set->count ? after : set->count) - first) * set->style->leading;
	}
}

static size_t line_count(const gb_cell *cell)
{
	size_t count = 0;

	for (size_t i = 0; i < cell->count; i++)
		count += cell->sets[i].count;
	return count;
}

/* The words stand in the middle of the row; what spans rows, at its top where it is higher. */
static void cell_place(gb_composer *compose, gb_table_item *table, gb_cell *cell, double x,
	double y, double height, gb_box *box)
{
	double inner = gb_cell_width(table, cell);
	double lamp = gb_cell_lamp_width(table, cell);
	double text = 0.0;

	for (size_t i = 0; i < cell->first; i++)
		x += table->widths[i];
	gb_compose_box(compose, GB_BOX_CELL, (gb_rect){ x, y, inner + 2.0 * table->pad_x, height }, 0,
		cell->place);
	x += table->pad_x;
	for (size_t i = 0; i < cell->count; i++)
		text += gb_set_height(compose, &cell->sets[i], inner - lamp);
	if (cell->spark != NULL) {
		double size = table->block->style->size * 1.3;
		gb_rect rect = { x, y + (height - size) / 2.0, gb_cell_spark_width(table), size };
		repeated_begin(cell, box);
		gb_spark_place(compose, cell->spark, cell->spark_element, rect, 0, cell->place, box);
		repeated_end(cell, box);
	}

	double top = y + fmax((height - text) / 2.0, table->pad_y);
	if (cell->lamp != NULL) {
		double size = table->block->style->size * 0.8;
		double centre =
			cell->count > 0 ? top + cell->sets[0].style->leading / 2.0 : y + height / 2.0;
		gb_lamp_draw(compose, cell->lamp, x, centre, size, box, cell->place);
	}
	cell_lines(compose, table, cell, (gb_rect){ x + lamp, top, inner - lamp, text }, 0,
		line_count(cell), box);
}

void gb_row_place(gb_composer *compose, gb_table_item *table, gb_row *row, double x, double y,
	double width, gb_box *box)
{
	if (row->kind == GB_ROW_GROUP) {
		gb_paint paint = ground_paint(compose);
		if (paint.kind != GB_PAINT_NONE) {
			gb_ops_artifact(box->ops, GB_ARTIFACT_BACKGROUND, table->item.place);
			/* It leaves the rules above and below it whole. */
			gb_ops_rect(box->ops, (gb_rect){ x, y + 0.5, width, row->height - 1.0 }, paint,
				(gb_stroke){ 0 }, table->item.place);
			gb_ops_tag_end(box->ops);
		}
	}
	for (size_t c = 0; c < row->cell_count; c++)
		cell_place(compose, table, &row->cells[c], x, y, row->height, box);
}

/* What is printed again on a later page is no content: the reader has heard it. */
void gb_row_repeat(gb_composer *compose, gb_table_item *table, const gb_row *row, double x,
	double y, double width, gb_box *box)
{
	gb_row copy = *row;

	copy.cells = GB_NEW_ARRAY(compose->arena, row->cell_count, gb_cell);
	for (size_t c = 0; c < row->cell_count; c++) {
		copy.cells[c] = row->cells[c];
		for (size_t i = 0; i < copy.cells[c].count; i++)
			copy.cells[c].sets[i].element = GB_NO_ELEMENT;
		copy.cells[c].spark_element = GB_NO_ELEMENT;
		copy.cells[c].repeated = false;
	}
	if (copy.kind == GB_ROW_GROUP) {
		/* The ground has its own artifact; tags do not nest. */
		gb_row_place(compose, table, &(gb_row){ .kind = GB_ROW_GROUP, .height = row->height }, x, y,
			width, box);
		copy.kind = GB_ROW_BODY;
	}
	gb_ops_artifact(box->ops, GB_ARTIFACT_PAGINATION, table->item.place);
	gb_row_place(compose, table, &copy, x, y, width, box);
	gb_ops_tag_end(box->ops);
}

/* So many lines of a cell stand together at least where a row is cut. */
#define LINES_TOGETHER 2

double gb_row_slice_least(const gb_table_item *table, const gb_row *row)
{
	double leading = table->block->style->leading;

	for (size_t c = 0; c < row->cell_count; c++)
		for (size_t i = 0; i < row->cells[c].count; i++)
			leading = fmax(leading, row->cells[c].sets[i].style->leading);
	return LINES_TOGETHER * leading + 2.0 * table->pad_y;
}

/* End of the lines from `from` that stand in `room`, and their height. */
static size_t lines_fit(const gb_cell *cell, size_t from, double room, double *height)
{
	size_t before = 0, end = from;

	*height = 0.0;
	for (size_t i = 0; i < cell->count; i++) {
		const gb_set *set = &cell->sets[i];

		for (size_t k = end > before ? end - before : 0; k < set->count; k++) {
			if (*height + set->style->leading > room + 0.01)
				return end;
			*height += set->style->leading;
			end = before + k + 1;
		}
		before += set->count;
	}
	return end;
}

double gb_row_rest(const gb_table_item *table, const gb_row *row, const gb_cursor *cells)
{
	double rest = 0.0;

	for (size_t c = 0; c < row->cell_count; c++) {
		double height;

		lines_fit(&row->cells[c], cells[c].at, INFINITY, &height);
		rest = fmax(rest, height);
	}
	return rest + 2.0 * table->pad_y;
}

/* A cell of a slice, its words at the top; its height. A key cell that is through stands again. */
static double cell_slice(gb_composer *compose, gb_table_item *table, gb_cell *cell, gb_rect place,
	gb_cursor *cursor, gb_box *box)
{
	const double lamp = gb_cell_lamp_width(table, cell);
	const size_t lines = line_count(cell);
	gb_cell again = *cell;
	double height;
	size_t from = cursor->at;
	const bool repeat =
		cursor->started && from == lines && from > 0 && cell->first < (size_t)table->block->keys;

	if (repeat) {
		again.repeated = true;
		for (size_t i = 0; i < again.count; i++)
			again.sets[i].element = GB_NO_ELEMENT;
		from = 0;
	}
	size_t to = lines_fit(cell, from, place.height, &height);
	if (repeat && to < lines)
		return 0.0;
	/* Not one line alone for the next page. */
	if (lines - to == 1 && to - from > LINES_TOGETHER) {
		to--;
		lines_fit(cell, from, height - 1.0, &height);
	}
	place.width = gb_cell_width(table, cell) - lamp;
	if (cell->lamp != NULL && (!cursor->started || repeat))
		gb_lamp_draw(compose, cell->lamp, place.x, place.y + table->block->style->leading / 2.0,
			table->block->style->size * 0.8, box, cell->place);
	if (cell->spark != NULL && !cursor->started)
		gb_spark_place(compose, cell->spark, cell->spark_element,
			(gb_rect){
				place.x, place.y, gb_cell_spark_width(table), table->block->style->size * 1.3 },
			0, cell->place, box);
	place.x += lamp;
	cell_lines(compose, table, repeat ? &again : cell, place, from, to, box);
	cursor->started = true;
	cursor->at = to;
	return height;
}

double gb_row_slice(gb_composer *compose, gb_table_item *table, gb_row *row, gb_region room,
	gb_cursor *cells, bool *done, gb_box *box)
{
	double height = 0.0, x = room.x;
	size_t column = 0;

	*done = true;
	for (size_t c = 0; c < row->cell_count; c++) {
		gb_cell *cell = &row->cells[c];

		for (; column < cell->first; column++)
			x += table->widths[column];
		const gb_rect place = { x + table->pad_x, room.y + table->pad_y, 0.0,
			room.height - 2.0 * table->pad_y };
		height = fmax(height, cell_slice(compose, table, cell, place, &cells[c], box));
		*done = *done && cells[c].at == line_count(cell);
	}
	return height > 0.0 ? height + 2.0 * table->pad_y : 0.0;
}
