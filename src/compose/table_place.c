/* Tables on pages: the head repeats, rows stay whole, groups say their name again (D 5.1). */
#include "compose/table.h"

static double head_height(const gb_table_item *table)
{
	double height = 0.0;

	for (size_t i = 0; i < table->head_count; i++)
		height += table->head[i].height;
	return height;
}

/* Rows from `at` that have to stand together: a group row brings its first row, and the last row
 * its notes. */
static double row_needs(gb_composer *compose, gb_table_item *table, size_t at, double width)
{
	double height = table->rows[at].height;

	if (table->rows[at].kind == GB_ROW_GROUP && at + 1 < table->row_count)
		height += table->rows[++at].height;
	if (at + 1 == table->row_count)
		height += gb_caption_height(compose, &table->note, width);
	return height;
}

static gb_paint ground_paint(const gb_composer *compose)
{
	const gb_colour *colour = gb_colour_find(compose->layout, GB_STR("tint"));

	return colour != NULL ? gb_paint_solid(*colour) : (gb_paint){ 0 };
}

static void rule_across(gb_composer *compose, const gb_table_item *table, double x, double y,
	double width, double thickness, gb_box *box)
{
	const gb_colour *colour =
		gb_colour_find(compose->layout, thickness < 0.4 ? GB_STR("rule") : GB_STR("ink"));

	gb_ops_artifact(box->ops, GB_ARTIFACT_LAYOUT, table->item.place);
	gb_ops_line(box->ops, (gb_point){ gb_snap(x), gb_snap(y) },
		(gb_point){ gb_snap(x + width), gb_snap(y) },
		gb_stroke_solid(colour != NULL ? *colour : table->block->style->colour, thickness),
		table->item.place);
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
		gb_spark_place(compose, cell->spark, cell->spark_element, rect, 0, cell->place, box);
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
		gb_set_place(compose, set, 0, set->count, left, top, measure, box);
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
			gb_ops_rect(box->ops, (gb_rect){ x, y, width, row->height }, paint, (gb_stroke){ 0 },
				table->item.place);
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

static double table_need(gb_composer *compose, gb_item *item, double width, const gb_cursor *cursor)
{
	gb_table_item *table = (gb_table_item *)item;

	if (!gb_table_lay_out(compose, table, width) || cursor->at >= table->row_count)
		return 0.0;
	gb_caption *caption = cursor->started ? &table->continued : &table->caption;
	return gb_caption_height(compose, caption, width) + head_height(table) +
		   row_needs(compose, table, cursor->at, width);
}

static gb_fit table_place(
	gb_composer *compose, gb_item *item, gb_region region, gb_cursor *cursor, gb_box *box)
{
	gb_table_item *table = (gb_table_item *)item;
	size_t first = cursor->at;

	if (!gb_table_lay_out(compose, table, region.width))
		return GB_FIT_FAULT;
	double need = table_need(compose, item, region.width, cursor);
	if (need > region.height + 0.01) {
		if (!region.empty)
			return GB_FIT_NONE;
		compose->failed = true;
		gb_fault(compose->diags, item->place, "row-too-high",
			gb_str_format(compose->arena, "a table row that needs %d mm", (int)(need / GB_MM)),
			gb_str_format(compose->arena, "at most %d mm, a page with its head",
				(int)(region.height / GB_MM)),
			GB_STR("shorten the words of the row, or widen the column"));
		return GB_FIT_FAULT;
	}
	if (!cursor->started) {
		gb_caption_place(compose, &table->caption, region.x, region.y, region.width, box);
		box->height += gb_caption_height(compose, &table->caption, region.width);
	} else {
		continued_place(compose, table, region, box);
	}
	double y = head_place(compose, table, region, cursor->started, box);
	double bottom = region.y + region.height + 0.01;

	if (cursor->started && table->rows[first].kind == GB_ROW_BODY && table->rows[first].group > 0) {
		const gb_row *group = &table->rows[table->rows[first].group - 1];
		if (y + group->height + row_needs(compose, table, first, region.width) <= bottom) {
			row_repeat(compose, table, group, region.x, y, region.width, box);
			y += group->height;
		}
	}
	cursor->started = true;
	while (cursor->at < table->row_count &&
		   y + row_needs(compose, table, cursor->at, region.width) <= bottom) {
		gb_row *row = &table->rows[cursor->at];

		if (cursor->at > first)
			rule_across(compose, table, region.x, y, region.width, 0.25, box);
		row_place(compose, table, row, region.x, y, region.width, box);
		y += row->height;
		cursor->at++;
	}
	rule_across(compose, table, region.x, y, region.width, 1.0, box);
	if (cursor->at == table->row_count) {
		gb_caption_place(compose, &table->note, region.x, y, region.width, box);
		y += gb_caption_height(compose, &table->note, region.width);
	}
	box->height = y - region.y;
	return cursor->at < table->row_count ? GB_FIT_MORE : GB_FIT_DONE;
}

const gb_item_class gb_table_class = { "table", gb_table_measure, table_need, table_place };
