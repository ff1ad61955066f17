/*
 * Columns: blocks side by side, tops aligned, each column resuming by itself after a page break. A
 * column may have a ground, which is as high as the highest of them. Foot notes of any column stand at
 * the foot of the page, below all of them.
 */
#include "compose/notes.h"

#include <math.h>

/* The first column's text has gone to the bottom before the second one's notes are known: then all are
 * placed again, above that many. Less text has fewer notes, so that the second time is the last; this
 * many stand guard. */
#define TIMES_MOST 4

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

/* What of that is foot notes. */
static double column_foot(
	gb_composer *compose, const column *one, double width, const gb_cursor *cursor)
{
	const bool begun = cursor != NULL && cursor->started;
	const gb_cursor fresh = { 0 };
	double foot = 0.0;

	for (size_t i = cursor != NULL ? cursor->at : 0; i < one->count; i++) {
		gb_item *item = one->items[i];

		if (item->foot != NULL)
			foot += item->foot(compose, item, width, begun ? &cursor->children[0] : &fresh);
		if (begun || !item->keep_with_next)
			break;
	}
	return foot;
}

static double columns_need(
	gb_composer *compose, gb_item *item, double width, const gb_cursor *cursor)
{
	const columns_item *columns = (const columns_item *)item;
	double need = 0.0, feet = 0.0;

	for (size_t i = 0; i < columns->count; i++) {
		const column *one = &columns->columns[i];
		const column_box box = box_of(columns, i, width);
		const double inner = box.width - 2.0 * box.padding;
		const double foot = column_foot(compose, one, inner, child_of(cursor, i));
		const double own =
			2.0 * box.padding + column_need(compose, one, inner, child_of(cursor, i)) - foot;

		need = own > need ? own : need;
		feet += foot;
	}
	return need + feet;
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

/* Items of one column from its cursor on, as many as fit; what they take is in `box`. With the foot
 * notes above `notes`, which the page had before, it is no higher than `whole`. */
static gb_fit column_place(gb_composer *compose, const column *one, gb_region region, double whole,
	double notes, gb_cursor *cursor, gb_box *box)
{
	const gb_item *above = NULL;

	while (cursor->at < one->count) {
		gb_item *item = one->items[cursor->at];
		gb_open_page *page = gb_compose_page(compose);
		const double gap = above != NULL ? gb_item_gap(above, item) : 0.0;
		const double left = whole - (page->notes - notes) - box->height - gap;
		const double room = fmin(region.height - box->height - gap, left);
		const bool empty = region.empty && above == NULL;
		const size_t ops_before = page->ops.count, heading_before = page->heading;
		gb_region rest = { region.x, region.y + box->height + gap, region.width, room, empty };
		gb_box taken = { .ops = box->ops };

		if (!empty && !cursor->started &&
			gb_items_need(compose, one->items, one->count, cursor->at, region.width) > left + 0.01)
			return GB_FIT_MORE;
		compose->foot_room = left - room;
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

/* What the page had before columns were placed on it. */
typedef struct columns_state {
	gb_foot foot;
	size_t ops, boxes, heading, slots;
	gb_cursor cursor;
} columns_state;

/* The nesting is that of the layout's JSON, which its reader limits. */
static gb_cursor cursor_copy(gb_arena *arena, const gb_cursor *cursor)
{
	gb_cursor copy = *cursor;

	if (cursor->child_count == 0)
		return copy;
	copy.children = GB_NEW_ARRAY(arena, cursor->child_count, gb_cursor);
	for (size_t i = 0; i < cursor->child_count; i++)
		copy.children[i] = cursor_copy(arena, &cursor->children[i]);
	return copy;
}

static columns_state state_save(gb_composer *compose, const gb_cursor *cursor)
{
	const gb_open_page *page = gb_compose_page(compose);

	return (columns_state){ gb_foot_save(compose), page->ops.count, page->box_count, page->heading,
		compose->slot_count, cursor_copy(compose->arena, cursor) };
}

static void state_restore(gb_composer *compose, const columns_state *state, gb_cursor *cursor)
{
	gb_open_page *page = gb_compose_page(compose);

	gb_foot_restore(compose, &state->foot);
	page->ops.count = state->ops;
	page->box_count = state->boxes;
	page->heading = state->heading;
	compose->slot_count = state->slots;
	*cursor = cursor_copy(compose->arena, &state->cursor);
}

/* Places all columns, with their text no higher than the region; with their notes they may be as high
 * as `whole`. */
static gb_fit columns_try(gb_composer *compose, const columns_item *columns, gb_region region,
	double whole, gb_cursor *cursor, gb_box *box)
{
	const double notes = gb_compose_page(compose)->notes;
	bool more = false, moved = false;

	for (size_t i = 0; i < columns->count; i++) {
		const column_box own = box_of(columns, i, region.width);
		const bool noted = gb_compose_page(compose)->notes > notes;
		gb_box inner = { .ops = box->ops };
		gb_region place = {
			region.x + own.x + own.padding,
			region.y + own.padding,
			own.width - 2.0 * own.padding,
			region.height - 2.0 * own.padding,
			region.empty && !(noted && moved),
		};
		const size_t before = cursor->children[i].at;
		const gb_fit fit = column_place(compose, &columns->columns[i], place,
			whole - 2.0 * own.padding, notes, &cursor->children[i], &inner);

		if (fit == GB_FIT_FAULT)
			return fit;
		more = more || fit == GB_FIT_MORE;
		moved = moved || inner.height > 0.0 || cursor->children[i].at > before;
		box->registers |= inner.registers;
		box->height = fmax(box->height, inner.height + 2.0 * own.padding);
	}
	if (more && !moved)
		return GB_FIT_NONE;
	return more ? GB_FIT_MORE : GB_FIT_DONE;
}

static gb_fit notes_too_high(gb_composer *compose, const columns_item *columns, gb_region region)
{
	compose->failed = true;
	gb_fault(compose->diags, columns->block->place, "notes-too-high",
		GB_STR("columns whose foot notes leave no room for their lines"),
		gb_str_format(compose->arena, "both within %d mm, a page", (int)(region.height / GB_MM)),
		GB_STR("shorten the notes, or divide the paragraphs"));
	return GB_FIT_FAULT;
}

static gb_fit columns_place(
	gb_composer *compose, gb_item *item, gb_region region, gb_cursor *cursor, gb_box *box)
{
	const columns_item *columns = (const columns_item *)item;
	const double foot_room = compose->foot_room, whole = region.height + foot_room;
	const double notes = gb_compose_page(compose)->notes;
	gb_region text = region;

	if (!check_room(compose, columns, region))
		return GB_FIT_FAULT;
	/* None begins at the foot of a page while another waits for the next one. */
	if (!region.empty && columns_need(compose, item, region.width, cursor) > whole + 0.01)
		return compose->failed ? GB_FIT_FAULT : GB_FIT_NONE;
	start(compose, columns, cursor);
	const columns_state before = state_save(compose, cursor);

	for (size_t time = 0; time < TIMES_MOST; time++) {
		gb_ops contents = gb_ops_new(compose->arena);
		gb_box inner = { .ops = &contents };
		const gb_fit fit = columns_try(compose, columns, text, whole, cursor, &inner);
		const double claimed = gb_compose_page(compose)->notes - notes;

		compose->foot_room = foot_room;
		if (fit == GB_FIT_FAULT || fit == GB_FIT_NONE)
			return fit;
		if (claimed == 0.0 || inner.height + claimed <= whole + 0.01) {
			grounds_place(columns, region, inner.height, box->ops);
			gb_ops_append_moved(box->ops, &contents, 0.0, 0.0);
			box->height = inner.height;
			box->registers |= inner.registers;
			return fit;
		}
		state_restore(compose, &before, cursor);
		text.height = fmin(text.height, whole - claimed);
	}
	return region.empty ? notes_too_high(compose, columns, region) : GB_FIT_NONE;
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
