/* Tables on pages: the head repeats, rows stay whole, groups say their name again (D 5.1). */
#include "compose/table.h"

#include <math.h>

static double head_height(const gb_table_item *table)
{
	double height = 0.0;

	for (size_t i = 0; i < table->head_count; i++)
		height += table->head[i].height;
	return height;
}

/* So many rows stand on a later page, where there are as many, and at the foot of the first: two rows
 * under a head are enough to see what the table is, and leave fewer holes. */
#define ROWS_TOGETHER 3
#define ROWS_FIRST 2
/* A table lower than this part of the page is not broken at all. */
#define WHOLE_PART 0.3

/* Height of rows at…after-1, with the note where the last row is among them. */
static double rows_height(
	gb_composer *compose, gb_table_item *table, size_t at, size_t after, double width)
{
	double height = 0.0;

	for (size_t i = at; i < after; i++)
		height += table->rows[i].height;
	if (after == table->row_count)
		height += gb_caption_height(compose, &table->note, width);
	return height;
}

/* End of the least rows from `at` that may stand together: a group row brings its first row. */
static size_t least_end(const gb_table_item *table, size_t at)
{
	return at + (table->rows[at].kind == GB_ROW_GROUP && at + 1 < table->row_count ? 2 : 1);
}

/* End of the rows from `at` that ought to stand together; a rest that is as small comes along. */
static size_t good_end(const gb_table_item *table, size_t at, bool started)
{
	const size_t together = started ? ROWS_TOGETHER : ROWS_FIRST;
	size_t end = at;

	for (size_t body = 0; end < table->row_count && body < together; end++)
		body += table->rows[end].kind == GB_ROW_BODY;
	return table->row_count - end < ROWS_TOGETHER ? table->row_count : end;
}

/* Where a part that may reach to row `most` ends best: a group keeps its first row, and no few rows
 * are left for the next page where this one can spare them. */
static size_t best_end(const gb_table_item *table, size_t first, size_t most)
{
	size_t end = most;

	if (end == table->row_count)
		return end;
	if (table->row_count - end < ROWS_TOGETHER && table->row_count >= first + 2 * ROWS_TOGETHER)
		end = table->row_count - ROWS_TOGETHER;
	while (end > first + 1 && table->rows[end - 1].kind == GB_ROW_GROUP)
		end--;
	return end;
}

static gb_paint ground_paint(const gb_composer *compose)
{
	const gb_colour *colour = gb_colour_find(compose->layout, GB_STR("tint"));

	return colour != NULL ? gb_paint_solid(*colour) : (gb_paint){ 0 };
}

/* Rules stand on odd sixteenths of a point. Writers round a position to 1/256 or 1/1000 pt; where
 * that decides on which row of pixels a rule falls, two files of one page would look different. */
static double on_raster(double y)
{
	return (floor(y * 8.0) + 0.5) / 8.0;
}

static void rule_across(gb_composer *compose, const gb_table_item *table, double x, double y,
	double width, double thickness, gb_box *box)
{
	const gb_colour *colour =
		gb_colour_find(compose->layout, thickness < 0.4 ? GB_STR("rule") : GB_STR("ink"));

	gb_ops_artifact(box->ops, GB_ARTIFACT_LAYOUT, table->item.place);
	y = gb_snap(on_raster(y));
	gb_ops_line(box->ops, (gb_point){ gb_snap(x), y }, (gb_point){ gb_snap(x + width), y },
		gb_stroke_solid(colour != NULL ? *colour : table->block->style->colour, thickness),
		table->item.place);
	gb_ops_tag_end(box->ops);
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

	double top = y + (height - text) / 2.0;
	if (cell->lamp != NULL) {
		double size = table->block->style->size * 0.8;
		double centre =
			cell->count > 0 ? top + cell->sets[0].style->leading / 2.0 : y + height / 2.0;
		gb_lamp_draw(compose, cell->lamp, x, centre, size, box, cell->place);
	}
	for (size_t i = 0; i < cell->count; i++) {
		gb_set *set = &cell->sets[i];
		double measure = inner - lamp;
		double left = x + lamp;

		if (cell->align == GB_COLUMN_DECIMAL) {
			double natural = gb_paragraph_natural_width(set->paragraph);
			double before = table->decimal_left[cell->first][i];
			double both = before + table->decimal_right[cell->first][i];
			if (cell->point[i] >= 0.0 && both <= measure + 0.01)
				left += (measure - both) / 2.0 + before - cell->point[i];
			else if (natural < measure)
				left += (measure - natural) / 2.0;
		}
		repeated_begin(cell, box);
		gb_set_place(compose, set, 0, set->count, left, top, measure, box);
		repeated_end(cell, box);
		top += (double)set->count * set->style->leading;
	}
}

static void row_place(gb_composer *compose, gb_table_item *table, gb_row *row, double x, double y,
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
static void row_repeat(gb_composer *compose, gb_table_item *table, const gb_row *row, double x,
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
		row_place(compose, table, &(gb_row){ .kind = GB_ROW_GROUP, .height = row->height }, x, y,
			width, box);
		copy.kind = GB_ROW_BODY;
	}
	gb_ops_artifact(box->ops, GB_ARTIFACT_PAGINATION, table->item.place);
	row_place(compose, table, &copy, x, y, width, box);
	gb_ops_tag_end(box->ops);
}

static double head_place(
	gb_composer *compose, gb_table_item *table, gb_region region, bool again, gb_box *box)
{
	double y = region.y + box->height;

	rule_across(compose, table, region.x, y, region.width, 1.0, box);
	for (size_t i = 0; i < table->head_count; i++) {
		gb_row *row = &table->head[i];
		if (again)
			row_repeat(compose, table, row, region.x, y, region.width, box);
		else
			row_place(compose, table, row, region.x, y, region.width, box);
		y += row->height;
		if (i + 1 < table->head_count) {
			/* A rule under each head that spans, inset so that neighbours stay apart. */
			double x = region.x;
			for (size_t c = 0; c < row->cell_count; c++) {
				double width = gb_cell_width(table, &row->cells[c]);
				if (row->cells[c].count > 0)
					rule_across(compose, table, x + table->pad_x, y, width, 0.3, box);
				x += width + 2.0 * table->pad_x;
			}
		}
	}
	rule_across(compose, table, region.x, y, region.width, 0.5, box);
	box->height = y - region.y;
	return y;
}

/* The second part of a table has its caption again. */
static void first_caption_place(
	gb_composer *compose, gb_table_item *table, gb_region region, gb_box *box)
{
	const bool again = table->caption.count > 0 && table->caption.sets[0].element == GB_NO_ELEMENT;

	if (again)
		gb_ops_artifact(box->ops, GB_ARTIFACT_PAGINATION, table->item.place);
	gb_caption_place(compose, &table->caption, region.x, region.y, region.width, box);
	if (again)
		gb_ops_tag_end(box->ops);
}

static void continued_place(
	gb_composer *compose, gb_table_item *table, gb_region region, gb_box *box)
{
	if (table->continued.count == 0)
		return;
	gb_ops_artifact(box->ops, GB_ARTIFACT_PAGINATION, table->item.place);
	gb_caption_place(compose, &table->continued, region.x, region.y, region.width, box);
	gb_ops_tag_end(box->ops);
	box->height += gb_caption_height(compose, &table->continued, region.width);
}

/* What stands above the first row of a part. */
static double top_height(
	gb_composer *compose, gb_table_item *table, double width, const gb_cursor *cursor)
{
	return gb_caption_height(
			   compose, cursor->started ? &table->continued : &table->caption, width) +
		   head_height(table);
}

static double least_need(
	gb_composer *compose, gb_table_item *table, double width, const gb_cursor *cursor)
{
	return top_height(compose, table, width, cursor) +
		   rows_height(compose, table, cursor->at, least_end(table, cursor->at), width);
}

double gb_table_need(
	gb_composer *compose, gb_table_item *table, double width, const gb_cursor *cursor)
{
	if (!gb_table_lay_out(compose, table, width) || cursor->at >= table->row_count)
		return 0.0;
	const double top = top_height(compose, table, width, cursor);
	const double page = gb_page_area(compose, compose->page_count - 1).height;
	const double whole = top + rows_height(compose, table, cursor->at, table->row_count, width);

	if (!cursor->started && whole <= page * WHOLE_PART)
		return whole;
	const double good = top + rows_height(compose, table, cursor->at,
								  good_end(table, cursor->at, cursor->started), width);
	/* Rows as high as half a page stand where they can. */
	return good <= page ? good : least_need(compose, table, width, cursor);
}

/* End of the rows from `first` that stand in `room`. */
static size_t part_end(
	gb_composer *compose, gb_table_item *table, size_t first, double room, double width)
{
	size_t most = first;

	for (double height = 0.0; most < table->row_count; most++) {
		height += table->rows[most].height;
		if (height > room)
			break;
	}
	/* All rows fit, but not with their note. */
	if (most == table->row_count && rows_height(compose, table, first, most, width) > room &&
		most > first + 1)
		most--;
	return best_end(table, first, most);
}

gb_fit gb_table_place(
	gb_composer *compose, gb_table_item *table, gb_region region, gb_cursor *cursor, gb_box *box)
{
	size_t first = cursor->at;

	if (!gb_table_lay_out(compose, table, region.width))
		return GB_FIT_FAULT;
	double least = least_need(compose, table, region.width, cursor);
	if (gb_table_need(compose, table, region.width, cursor) > region.height + 0.01 && !region.empty)
		return GB_FIT_NONE;
	if (least > region.height + 0.01) {
		compose->failed = true;
		gb_fault(compose->diags, table->item.place, "row-too-high",
			gb_str_format(compose->arena, "a table row that needs %d mm", (int)(least / GB_MM)),
			gb_str_format(compose->arena, "at most %d mm, a page with its head",
				(int)(region.height / GB_MM)),
			GB_STR("shorten the words of the row, or widen the column"));
		return GB_FIT_FAULT;
	}
	if (!cursor->started) {
		first_caption_place(compose, table, region, box);
		box->height += gb_caption_height(compose, &table->caption, region.width);
	} else {
		continued_place(compose, table, region, box);
	}
	double y = head_place(compose, table, region, cursor->started, box);
	double bottom = region.y + region.height + 0.01;

	if (cursor->started && table->rows[first].kind == GB_ROW_BODY && table->rows[first].group > 0) {
		const gb_row *group = &table->rows[table->rows[first].group - 1];
		const double rest =
			rows_height(compose, table, first, least_end(table, first), region.width);
		if (y + group->height + rest <= bottom) {
			row_repeat(compose, table, group, region.x, y, region.width, box);
			y += group->height;
			rule_across(compose, table, region.x, y, region.width, 0.25, box);
		}
	}
	cursor->started = true;
	const size_t end = part_end(compose, table, first, bottom - y, region.width);
	for (; cursor->at < end; cursor->at++) {
		gb_row *row = &table->rows[cursor->at];

		if (cursor->at > first)
			rule_across(compose, table, region.x, y, region.width, 0.25, box);
		row_place(compose, table, row, region.x, y, region.width, box);
		y += row->height;
	}
	rule_across(compose, table, region.x, y, region.width, 1.0, box);
	if (cursor->at == table->row_count) {
		gb_caption_place(compose, &table->note, region.x, y, region.width, box);
		y += gb_caption_height(compose, &table->note, region.width);
	}
	box->height = y - region.y;
	return cursor->at < table->row_count ? GB_FIT_MORE : GB_FIT_DONE;
}
