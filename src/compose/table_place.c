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

/* A row higher than this part of the page is cut where the page ends (D 5.1). */
#define HIGH_PART 0.5

static bool is_high(const gb_composer *compose, const gb_row *row)
{
	return row->kind == GB_ROW_BODY &&
		   row->height > HIGH_PART * gb_page_area(compose, compose->page_count - 1).height;
}

/* What rows at…after-1 need to begin: of a row that may be cut, a slice. */
static double rows_need(
	gb_composer *compose, gb_table_item *table, size_t at, size_t after, double width)
{
	double need = 0.0;

	for (size_t i = at; i < after; i++) {
		const gb_row *row = &table->rows[i];

		if (is_high(compose, row))
			return need + gb_row_slice_least(table, row);
		need += row->height;
	}
	if (after == table->row_count)
		need += gb_caption_height(compose, &table->note, width);
	return need;
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

/* Between row `index` and the one above it; not through what spans them. A stronger one parts the whole
 * place from its areas. */
static void rule_between(
	gb_composer *compose, const gb_table_item *table, size_t index, double x, double y, gb_box *box)
{
	const gb_row *below = &table->rows[index];
	const bool total = below->total || (index > 0 && table->rows[index - 1].total);

	for (size_t c = 0; c < below->cell_count;) {
		double width = 0.0;

		for (; c < below->cell_count && below->cells[c].owner == 0; c++)
			width += gb_cell_width(table, &below->cells[c]) + 2.0 * table->pad_x;
		if (width > 0.0)
			rule_across(compose, table, x, y, width, total ? 0.5 : 0.25, box);
		x += width;
		for (; c < below->cell_count && below->cells[c].owner > 0; c++)
			x += gb_cell_width(table, &below->cells[c]) + 2.0 * table->pad_x;
	}
}

static double head_place(
	gb_composer *compose, gb_table_item *table, gb_region region, bool again, gb_box *box)
{
	double y = region.y + box->height;

	rule_across(compose, table, region.x, y, region.width, 1.0, box);
	for (size_t i = 0; i < table->head_count; i++) {
		gb_row *row = &table->head[i];
		if (again)
			gb_row_repeat(compose, table, row, region.x, y, region.width, box);
		else
			gb_row_place(compose, table, row, region.x, y, region.width, box);
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
		   rows_need(compose, table, cursor->at, least_end(table, cursor->at), width);
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
	const double good = top + rows_need(compose, table, cursor->at,
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
		(most > first + 1 || is_high(compose, &table->rows[first])))
		most--;
	return gb_spans_end(compose, table, first, best_end(table, first, most));
}

static gb_fit row_too_high(
	gb_composer *compose, const gb_table_item *table, double least, double height)
{
	compose->failed = true;
	gb_fault(compose->diags, table->item.place, "row-too-high",
		gb_str_format(compose->arena, "a table row that needs %d mm", (int)(least / GB_MM)),
		gb_str_format(compose->arena, "at most %d mm, a page with its head", (int)(height / GB_MM)),
		GB_STR("shorten the words of the row, or widen the column"));
	return GB_FIT_FAULT;
}

/* A slice of the row that the cursor has come to; its height. */
static double slice_place(
	gb_composer *compose, gb_table_item *table, gb_region room, gb_cursor *cursor, gb_box *box)
{
	gb_row *row = &table->rows[cursor->at];
	bool done = false;

	if (cursor->children == NULL) {
		cursor->children = GB_NEW_ARRAY(compose->arena, row->cell_count, gb_cursor);
		cursor->child_count = row->cell_count;
	}
	/* The note stands below the last of it; where both have no room, lines wait for the next page with
	 * the note. */
	if (cursor->at + 1 == table->row_count) {
		const double note = gb_caption_height(compose, &table->note, room.width);
		const double rest = gb_row_rest(table, row, cursor->children);

		if (rest + note <= room.height)
			room.height -= note;
		else
			room.height =
				fmin(room.height, rest - gb_row_slice_least(table, row) + 2.0 * table->pad_y);
	}
	const double height = gb_row_slice(compose, table, row, room, cursor->children, &done, box);
	if (done || height == 0.0)
		cursor->children = NULL;
	cursor->at += done;
	return height;
}

/* Rows from the cursor on, as many as stand in the room; what they take. */
static double rows_place(
	gb_composer *compose, gb_table_item *table, gb_region room, gb_cursor *cursor, gb_box *box)
{
	const double bottom = room.y + room.height;
	double y = room.y;

	cursor->started = true;
	if (cursor->children != NULL) {
		const double height = slice_place(compose, table, room, cursor, box);

		y += height;
		if (height == 0.0 || cursor->children != NULL || cursor->at == table->row_count)
			return y - room.y;
	}
	const size_t first = cursor->at;
	if (first > 0)
		gb_spans_lay_out(compose, table, first);
	const size_t end = part_end(compose, table, first, bottom - y, room.width);
	for (; cursor->at < end; cursor->at++) {
		gb_row *row = &table->rows[cursor->at];
		gb_row again;

		if (y > room.y)
			rule_between(compose, table, cursor->at, room.x, y, box);
		if (y == room.y) {
			again = gb_span_first(compose, table, cursor->at);
			row = &again;
		}
		gb_row_place(compose, table, row, room.x, y, room.width, box);
		y += row->height;
	}
	/* What remains of the page is for the beginning of a row that no page has room for. */
	if (end < table->row_count && is_high(compose, &table->rows[end]) &&
		y + rows_height(compose, table, end, end + 1, room.width) > bottom &&
		y + gb_row_slice_least(table, &table->rows[end]) <= bottom) {
		if (y > room.y)
			rule_between(compose, table, end, room.x, y, box);
		y += slice_place(
			compose, table, (gb_region){ room.x, y, room.width, bottom - y, false }, cursor, box);
	}
	return y - room.y;
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
	if (least > region.height + 0.01)
		return row_too_high(compose, table, least, region.height);
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
		const double rest = rows_need(compose, table, first, least_end(table, first), region.width);
		if (y + group->height + rest <= bottom) {
			gb_row_repeat(compose, table, group, region.x, y, region.width, box);
			y += group->height;
			rule_across(compose, table, region.x, y, region.width, 0.25, box);
		}
	}
	y += rows_place(compose, table,
		(gb_region){ region.x, y, region.width, bottom - y, region.empty }, cursor, box);
	if (cursor->at == first && cursor->children == NULL) {
		if (first + 1 == table->row_count)
			least += gb_caption_height(compose, &table->note, region.width);
		return row_too_high(compose, table, least, region.height);
	}
	rule_across(compose, table, region.x, y, region.width, 1.0, box);
	if (cursor->at == table->row_count) {
		gb_caption_place(compose, &table->note, region.x, y, region.width, box);
		y += gb_caption_height(compose, &table->note, region.width);
	}
	box->height = y - region.y;
	return cursor->at < table->row_count ? GB_FIT_MORE : GB_FIT_DONE;
}
