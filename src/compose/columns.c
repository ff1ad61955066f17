/*
 * Columns: blocks side by side, tops aligned, each column resuming by itself after a page break. A
 * column may have a ground, which is as high as the highest of them.
 */
#include "compose/item.h"

typedef struct column {
	const gb_block *block;
	gb_item **items;
	size_t count;
} column;

typedef struct gb_columns {
	gb_item item;
	const gb_block *block;
	column *columns;
	size_t count, capacity;
} columns_item;

/* Where a column's blocks stand, within its padding. */
typedef struct column_box {
	double x, width; /* of the column, from the start of all */
	double padding;
} column_box;

static column_box box_of(const columns_item *columns, size_t index, double measure)
{
	double left = measure - columns->block->gutter * (double)(columns->count - 1);
	double shares = 0.0;
	column_box box = { 0 };

	for (size_t i = 0; i < columns->count; i++) {
		const gb_block *block = columns->columns[i].block;
		left -= block->width;
		shares += block->width > 0.0 ? 0.0 : block->share;
	}
	for (size_t i = 0; i <= index; i++) {
		const gb_block *block = columns->columns[i].block;
		if (i > 0)
			box.x += box.width + columns->block->gutter;
		box.width = block->width > 0.0 ? block->width : left * block->share / shares;
		box.padding = block->padding;
	}
	return box;
}

static void columns_measure(gb_composer *compose, gb_item *item, double *least, double *natural)
{
	const columns_item *columns = (const columns_item *)item;
	const double gutters = columns->block->gutter * (double)(columns->count - 1);

	*least = *natural = gutters;
	for (size_t i = 0; i < columns->count; i++) {
		const column *one = &columns->columns[i];
		double widest = 0.0, whole = 0.0;

		for (size_t k = 0; k < one->count; k++) {
			double minimum = 0.0, wanted = 0.0;
			one->items[k]->class->measure(compose, one->items[k], &minimum, &wanted);
			widest = minimum > widest ? minimum : widest;
			whole = wanted > whole ? wanted : whole;
		}
		*least += widest + 2.0 * one->block->padding;
		*natural += whole + 2.0 * one->block->padding;
	}
}

static const gb_cursor *child_of(const gb_cursor *cursor, size_t index)
{
	return cursor->children != NULL ? &cursor->children[index] : NULL;
}

/* The item that a column has come to goes on; those after it begin. */
static double column_need(
	gb_composer *compose, const column *one, double width, const gb_cursor *cursor)
{
	const size_t at = cursor != NULL ? cursor->at : 0;

	if (at == one->count)
		return 0.0;
	if (cursor != NULL && cursor->started)
		return one->items[at]->class->need(compose, one->items[at], width, &cursor->children[0]);
	return gb_items_need(compose, one->items, one->count, at, width);
}

static double columns_need(
	gb_composer *compose, gb_item *item, double width, const gb_cursor *cursor)
{
	const columns_item *columns = (const columns_item *)item;
	double need = 0.0;

	for (size_t i = 0; i < columns->count; i++) {
		const column_box box = box_of(columns, i, width);
		const double own =
			2.0 * box.padding + column_need(compose, &columns->columns[i],
									box.width - 2.0 * box.padding, child_of(cursor, i));
		need = own > need ? own : need;
	}
	return need;
}

/* What is to be kept of a column for the items below a flexible one, as long as they have room beside
 * its own need. */
static double height_kept(gb_composer *compose, const column *one, size_t at, gb_region region)
{
	gb_item *const *items = one->items;
	const gb_cursor fresh = { 0 };
	double kept = 0.0, own;

	if (!items[at]->flexible)
		return 0.0;
	own = items[at]->class->need(compose, items[at], region.width, &fresh);
	for (size_t i = at + 1; i < one->count; i++) {
		const double gap = gb_item_gap(items[i - 1], items[i]);

		if (own + kept + gap + gb_items_need(compose, items, one->count, i, region.width) >
			region.height + 0.01)
			break;
		kept += gap + items[i]->class->need(compose, items[i], region.width, &fresh);
	}
	return kept;
}

/* Items of one column from its cursor on, as many as fit; what they take is in `box`. */
static gb_fit column_place(
	gb_composer *compose, const column *one, gb_region region, gb_cursor *cursor, gb_box *box)
{
	const gb_item *above = NULL;

	while (cursor->at < one->count) {
		gb_item *item = one->items[cursor->at];
		gb_open_page *page = gb_compose_page(compose);
		const double gap = above != NULL ? gb_item_gap(above, item) : 0.0;
		const double room = region.height - box->height - gap;
		const bool empty = region.empty && above == NULL;
		const size_t ops_before = page->ops.count, heading_before = page->heading;
		gb_region rest = { region.x, region.y + box->height + gap, region.width, room, empty };
		gb_box taken = { .ops = box->ops };

		if (!empty && !cursor->started &&
			gb_items_need(compose, one->items, one->count, cursor->at, region.width) > room + 0.01)
			return GB_FIT_MORE;
		rest.height -= height_kept(compose, one, cursor->at, rest);
		if (!cursor->started)
			gb_item_begins(compose, item, rest.x, rest.y);
		const gb_fit fit = item->class->place(compose, item, rest, &cursor->children[0], &taken);

		if (compose->failed || fit == GB_FIT_FAULT)
			return GB_FIT_FAULT;
		if (fit != GB_FIT_DONE && fit != GB_FIT_MORE) {
			page = gb_compose_page(compose);
			page->ops.count = ops_before;
			page->heading = heading_before;
			return GB_FIT_MORE;
		}
		box->registers |= taken.registers;
		if (taken.height > 0.0) {
			box->height += gap + taken.height;
			above = item;
		}
		cursor->started = fit == GB_FIT_MORE;
		if (fit == GB_FIT_MORE)
			return GB_FIT_MORE;
		cursor->at++;
		cursor->children[0] = (gb_cursor){ 0 };
	}
	return GB_FIT_DONE;
}

static void start(gb_composer *compose, const columns_item *columns, gb_cursor *cursor)
{
	if (cursor->children != NULL)
		return;
	cursor->children = GB_NEW_ARRAY(compose->arena, columns->count, gb_cursor);
	cursor->child_count = columns->count;
	for (size_t i = 0; i < columns->count; i++) {
		cursor->children[i].children = GB_NEW(compose->arena, gb_cursor);
		cursor->children[i].child_count = 1;
	}
}

static void grounds_place(const columns_item *columns, gb_region region, double height, gb_ops *ops)
{
	for (size_t i = 0; i < columns->count; i++) {
		const gb_block *block = columns->columns[i].block;
		const column_box own = box_of(columns, i, region.width);

		if (block->fill_token.n == 0)
			continue;
		gb_ops_artifact(ops, GB_ARTIFACT_BACKGROUND, block->place);
		gb_ops_rect(ops, (gb_rect){ region.x + own.x, region.y, own.width, height },
			gb_paint_solid(block->fill), (gb_stroke){ 0 }, block->place);
		gb_ops_tag_end(ops);
	}
}

static bool no_room(gb_composer *compose, const column *one, gb_str expected)
{
	compose->failed = true;
	return gb_fault(compose->diags, one->block->place, "no-room",
		GB_STR("a column without room for its blocks"), expected,
		GB_STR("make widths, padding or gutters smaller"));
}

/* Every column has room within its padding: in width always, in height at least on an empty page. */
static bool check_room(gb_composer *compose, const columns_item *columns, gb_region region)
{
	for (size_t i = 0; i < columns->count; i++) {
		const column *one = &columns->columns[i];
		const column_box own = box_of(columns, i, region.width);

		if (own.width - 2.0 * own.padding <= 0.0 || own.x + own.width > region.width + 0.01)
			return no_room(compose, one,
				gb_str_format(compose->arena,
					"columns and gutters within %d mm, the width of their place",
					(int)(region.width / GB_MM)));
		if (region.empty && region.height - 2.0 * own.padding <= 0.0)
			return no_room(compose, one,
				gb_str_format(compose->arena, "padding within %d mm, the height of the page",
					(int)(region.height / GB_MM)));
	}
	return true;
}

static gb_fit columns_place(
	gb_composer *compose, gb_item *item, gb_region region, gb_cursor *cursor, gb_box *box)
{
	const columns_item *columns = (const columns_item *)item;
	gb_ops contents = gb_ops_new(compose->arena);
	double height = 0.0;
	bool more = false, moved = false;

	if (!check_room(compose, columns, region))
		return GB_FIT_FAULT;
	/* None begins at the foot of a page while another waits for the next one. */
	if (!region.empty && columns_need(compose, item, region.width, cursor) > region.height + 0.01)
		return compose->failed ? GB_FIT_FAULT : GB_FIT_NONE;
	start(compose, columns, cursor);
	for (size_t i = 0; i < columns->count; i++) {
		const column_box own = box_of(columns, i, region.width);
		gb_box inner = { .ops = &contents };
		gb_region place = {
			region.x + own.x + own.padding,
			region.y + own.padding,
			own.width - 2.0 * own.padding,
			region.height - 2.0 * own.padding,
			region.empty,
		};
		const size_t before = cursor->children[i].at;
		const gb_fit fit =
			column_place(compose, &columns->columns[i], place, &cursor->children[i], &inner);

		if (fit == GB_FIT_FAULT)
			return fit;
		more = more || fit == GB_FIT_MORE;
		moved = moved || inner.height > 0.0 || cursor->children[i].at > before;
		box->registers |= inner.registers;
		if (inner.height + 2.0 * own.padding > height)
			height = inner.height + 2.0 * own.padding;
	}
	if (more && !moved)
		return GB_FIT_NONE;
	grounds_place(columns, region, height, box->ops);
	gb_ops_append_moved(box->ops, &contents, 0.0, 0.0);
	box->height = height;
	return more ? GB_FIT_MORE : GB_FIT_DONE;
}

static const gb_item_class columns_class = {
	"columns",
	columns_measure,
	columns_need,
	columns_place,
};

void gb_bind_columns(gb_composer *compose, const gb_block *block, const gb_scope_of *scope)
{
	columns_item *columns = GB_NEW(compose->arena, columns_item);
	columns_item *outer = compose->columns;
	const gb_master *master = compose->next_master;

	columns->block = block;
	compose->columns = columns;
	compose->next_master = NULL; /* for the columns, not for the first thing in them */
	gb_bind_blocks(compose, &block->blocks, scope);
	compose->columns = outer;
	compose->next_master = master;
	if (columns->count > 0)
		gb_compose_add(compose, &columns->item, &columns_class, block, NULL);
}

/* The layout's reader sees to it that columns are being bound. What the column's blocks add goes
 * into a row of its own. */
void gb_bind_column(gb_composer *compose, const gb_block *block, const gb_scope_of *scope)
{
	columns_item *columns = compose->columns;
	gb_item **items = compose->items;
	const size_t count = compose->item_count, capacity = compose->item_capacity;

	compose->items = NULL;
	compose->item_count = compose->item_capacity = 0;
	gb_bind_blocks(compose, &block->blocks, scope);

	columns->columns = gb_arena_grow(compose->arena, columns->columns, columns->count,
		&columns->capacity, columns->count + 1, sizeof *columns->columns);
	columns->columns[columns->count++] = (column){ block, compose->items, compose->item_count };
	compose->items = items;
	compose->item_count = count;
	compose->item_capacity = capacity;
}
