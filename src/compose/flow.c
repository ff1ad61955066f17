/* Items to pages: one pass, no second layout. */
#include "compose/notes.h"

#include <math.h>
#include <string.h>

/* What a position may miss its line of the grid by, in lines. */
#define GRID_SLACK 0.001

gb_open_page *gb_compose_page(gb_composer *compose)
{
	return &compose->pages[compose->page_count - 1];
}

static bool page_open(gb_composer *compose, const gb_master *master)
{
	if (compose->page_count >= GB_PAGES_MOST) {
		compose->failed = true;
		return gb_fault_status(compose->diags, GB_STATUS_LIMIT, compose->layout->place,
			"too-many-pages", gb_str_format(compose->arena, "more than %d pages", GB_PAGES_MOST),
			GB_STR("a document of at most that many"),
			GB_STR("select less in the layout, or make several documents"));
	}
	size_t number = 0, heading = 0;
	for (size_t i = compose->page_count; i > 0 && number == 0; i--)
		number = compose->pages[i - 1].number;
	if (compose->page_count > 0)
		heading = gb_compose_page(compose)->heading;

	compose->pages = gb_arena_grow(compose->arena, compose->pages, compose->page_count,
		&compose->page_capacity, compose->page_count + 1, sizeof *compose->pages);
	compose->pages[compose->page_count++] = (gb_open_page){
		.master = master,
		.ops = gb_ops_new(compose->arena),
		.number = master->numbered ? number + 1 : 0,
		.heading = heading,
	};
	return true;
}

/* The page's number decides which side is bound; pages without one count by their place. */
bool gb_page_is_even(const gb_composer *compose, size_t index)
{
	size_t number = compose->pages[index].number;

	return number > 0 ? number % 2 == 0 : index % 2 == 1;
}

gb_rect gb_sheet_area(const gb_composer *compose, size_t index)
{
	const gb_master *master = compose->pages[index].master;
	double width = master->width > 0.0 ? master->width : compose->layout->width;
	double height = master->height > 0.0 ? master->height : compose->layout->height;
	bool mirrored = master->double_sided && gb_page_is_even(compose, index);
	double left = mirrored ? master->margin.outer : master->margin.inner;

	return (gb_rect){
		left,
		master->margin.top,
		width - master->margin.inner - master->margin.outer,
		height - master->margin.top - master->margin.bottom,
	};
}

double gb_item_gap(const gb_item *above, const gb_item *below)
{
	return above->after > below->before ? above->after : below->before;
}

double gb_grid_up(const gb_composer *compose, double height)
{
	const double line = compose->layout->grid.line;

	return line > 0.0 ? ceil(height / line - GRID_SLACK) * line : height;
}

double gb_items_need(
	gb_composer *compose, gb_item *const *items, size_t count, size_t at, double width)
{
	gb_cursor fresh = { 0 };
	double need = 0.0;

	for (size_t i = at; i < count && i < at + GB_KEEP_MOST; i++) {
		gb_item *item = items[i];
		if (i > at) {
			if (item->master != NULL)
				break;
			need = gb_grid_up(compose, need + gb_item_gap(items[i - 1], item));
		}
		need += item->class->need(compose, item, width, &fresh);
		/* What cannot leave lines for the next page goes there whole with what must not stand alone. */
		const bool holds = i + 1 < count && items[i + 1]->keep_with_previous && item->rest == NULL;

		if (!item->keep_with_next && !holds)
			break;
	}
	return need;
}

/* So many drawings may wait for the next page at once. */
#define HELD_MOST 8

typedef struct flow {
	const gb_master *master;
	const gb_master *upright; /* to which it returns after what turned the page; NULL: not turned */
	double y;                 /* where the next item begins, without its gap */
	const gb_item *above;     /* on this page */
	size_t held[HELD_MOST];   /* drawings that wait for the top of the next page, in their order */
	size_t held_count;
	bool flushing; /* a turn of the page places none of them */
} flow;

static bool flow_item(gb_composer *compose, flow *state, size_t at);

static size_t take_held(flow *state)
{
	const size_t first = state->held[0];

	state->held_count--;
	memmove(state->held, state->held + 1, state->held_count * sizeof *state->held);
	return first;
}

/* Whether an item that is placed whole stands on what is left of the page. */
static bool fits_here(gb_composer *compose, const flow *state, size_t at)
{
	gb_item *item = compose->items[at];
	const gb_cursor fresh = { 0 };
	const gb_rect area = gb_page_area(compose, compose->page_count - 1);
	const double gap = state->above != NULL ? gb_item_gap(state->above, item) : 0.0;

	return area.y + gb_grid_up(compose, state->y + gap - area.y) +
			   item->class->need(compose, item, area.width, &fresh) <=
		   area.y + area.height - gb_compose_page(compose)->notes + 0.01;
}

/* What was held stands at the top of the new page, as much of it as fits; what follows goes on
 * below it. */
static bool place_held(gb_composer *compose, flow *state)
{
	while (state->held_count > 0 &&
		   (state->above == NULL || fits_here(compose, state, state->held[0])))
		if (compose->failed || !flow_item(compose, state, take_held(state)))
			return false;
	return !compose->failed;
}

static bool flush_held(gb_composer *compose, flow *state)
{
	state->flushing = true;
	while (state->held_count > 0)
		if (!flow_item(compose, state, take_held(state)))
			return false;
	state->flushing = false;
	return true;
}

static bool flow_turn(gb_composer *compose, flow *state)
{
	state->above = NULL;
	if (compose->page_count > 0)
		gb_notes_place(compose);
	if (!page_open(compose, state->master))
		return false;
	state->y = gb_page_area(compose, compose->page_count - 1).y;
	return state->flushing || place_held(compose, state);
}

/* The masters under which an item begins: in `turned` the one for what is too wide, or NULL. True
 * where they are not those in force. */
static bool master_changes(gb_composer *compose, const flow *state, size_t at,
	const gb_master **upright, const gb_master **turned)
{
	const gb_item *item = compose->items[at];

	*upright = item->master != NULL     ? item->master
			   : state->upright != NULL ? state->upright
										: state->master;
	*turned = gb_items_turn(
		compose, compose->items, compose->item_count, at, gb_master_measure(compose, *upright));
	if (*turned == *upright)
		*turned = NULL;
	return item->master != NULL || (*turned != NULL ? *turned : *upright) != state->master;
}

/* The master an item asks for: a page that is still empty changes, a used one ends. */
static bool flow_master(gb_composer *compose, flow *state, size_t at)
{
	const gb_master *upright, *turned;

	if (!master_changes(compose, state, at, &upright, &turned))
		return true;
	state->master = turned != NULL ? turned : upright;
	state->upright = turned != NULL ? upright : NULL;
	if (compose->page_count > 0 && !gb_compose_page(compose)->used)
		compose->page_count--;
	return flow_turn(compose, state);
}

void gb_item_begins(gb_composer *compose, const gb_item *item, double x, double y)
{
	gb_open_page *page = gb_compose_page(compose);

	gb_str destination = item->destination;

	if (item->listed != NULL) {
		item->listed->page = compose->page_count - 1;
		if (compose->lists_wanted)
			destination = item->listed->destination;
	}
	if (destination.n > 0) {
		gb_op *op = gb_ops_add(&page->ops, GB_OP_DEST, item->place);
		op->as.dest.name = destination;
		op->as.dest.at = (gb_point){ gb_snap(x), gb_snap(y) };
	}
	if (item->heading > 0) {
		gb_heading *heading = &compose->headings[item->heading - 1];
		heading->page = compose->page_count - 1;
		heading->y = y;
		if (heading->level == 1)
			page->heading = item->heading;
	}
}

static bool item_nothing_fits(gb_composer *compose, const gb_item *item)
{
	compose->failed = true;
	return gb_fault(compose->diags, item->place, "nothing-fits",
		gb_str_format(compose->arena, "a %s that fits on no page", item->class->name),
		GB_STR("something that an empty page of this master can take"),
		GB_STR("make the master's margins smaller, or the block"));
}

/* A drawing that may float and does not fit on this page lets the text go on, so that no hole is
 * left, and waits for the next one; later ones wait behind it. */
static bool is_to_be_held(gb_composer *compose, const flow *state, size_t at)
{
	gb_item *item = compose->items[at];
	const gb_cursor fresh = { 0 };

	if (!item->floats || item->master != NULL || state->held_count == HELD_MOST ||
		state->above == NULL || state->above->keep_with_next)
		return false;
	return item->class->need(compose, item, gb_page_area(compose, compose->page_count - 1).width,
			   &fresh) <= gb_page_area(compose, compose->page_count - 1).height &&
		   (state->held_count > 0 || !fits_here(compose, state, at));
}

/* A heading begins another matter: what belongs before it is placed first, as it is before pages of
 * another master. */
static bool ends_floating(gb_composer *compose, const flow *state, size_t at)
{
	const gb_item *item = compose->items[at];
	const gb_master *upright, *turned;

	return item->heading > 0 || item->closes ||
		   master_changes(compose, state, at, &upright, &turned) ||
		   (item->floats && state->held_count == HELD_MOST);
}

/* The height an item may take, so that lines of it stay for what has to stand with its end. */
static double leave_lines(gb_composer *compose, size_t at, double width, double height,
	double above, const gb_cursor *cursor)
{
	gb_item *item = compose->items[at];
	gb_item *next = at + 1 < compose->item_count ? compose->items[at + 1] : NULL;

	if (next == NULL || !next->keep_with_previous || item->rest == NULL)
		return height;

	const double rest = item->rest(compose, item, width, cursor);
	const double beside =
		gb_grid_up(compose, above + rest + gb_item_gap(item, next)) - above +
		gb_items_need(compose, compose->items, compose->item_count, at + 1, width);

	return rest <= height + 0.01 && beside > height + 0.01 ? rest - 1.0 : height;
}

static bool flow_item(gb_composer *compose, flow *state, size_t at)
{
	gb_item *item = compose->items[at];
	gb_cursor cursor = { 0 };
	bool begun = false;

	for (;;) {
		gb_open_page *page = gb_compose_page(compose);
		gb_rect area = gb_page_area(compose, compose->page_count - 1);
		double gap = state->above != NULL ? gb_item_gap(state->above, item) : 0.0;
		double y = area.y + gb_grid_up(compose, state->y + gap - area.y);
		double bottom = area.y + area.height - page->notes;
		bool empty = state->above == NULL && !page->used;

		if (!begun && !empty &&
			y + gb_items_need(compose, compose->items, compose->item_count, at, area.width) >
				bottom + 0.01) {
			if (compose->failed || !flow_turn(compose, state))
				return false;
			continue;
		}
		size_t ops_before = page->ops.count, heading_before = page->heading;
		gb_box box = { .ops = &page->ops };
		gb_region region = { area.x, y, area.width,
			leave_lines(compose, at, area.width, bottom - y, y - area.y, &cursor), empty };

		if (!begun)
			gb_item_begins(compose, item, area.x, y);
		gb_fit fit = item->class->place(compose, item, region, &cursor, &box);
		page = gb_compose_page(compose);

		if (compose->failed || fit == GB_FIT_FAULT)
			return false;
		if (fit == GB_FIT_DONE || fit == GB_FIT_MORE) {
			begun = true;
			page->registers |= box.registers;
			if (box.height > 0.0) {
				page->used = true;
				state->above = item;
				state->y = y + box.height;
			}
			if (fit == GB_FIT_DONE)
				return true;
		} else {
			/* Nothing was taken: what was recorded for its beginning goes with it. */
			page->ops.count = ops_before;
			page->heading = heading_before;
			if (empty && fit == GB_FIT_NONE)
				return item_nothing_fits(compose, item);
		}
		/* No drawing stands in the middle of a table. */
		const bool was = state->flushing;

		state->flushing = was || (begun && item->solid);
		if (!flow_turn(compose, state))
			return false;
		state->flushing = was;
	}
}

bool gb_flow(gb_composer *compose)
{
	const gb_master *first = compose->layout->masters.items;
	flow state = { .master = first };

	if (!flow_turn(compose, &state))
		return false;
	for (size_t i = 0; i < compose->item_count; i++) {
		if (ends_floating(compose, &state, i) && !flush_held(compose, &state))
			return false;
		if (i > 0 && compose->items[i - 1]->solid && !place_held(compose, &state))
			return false;
		if (!flow_master(compose, &state, i))
			return false;
		if (is_to_be_held(compose, &state, i))
			state.held[state.held_count++] = i;
		else if (!flow_item(compose, &state, i))
			return false;
		if (compose->failed)
			return false;
	}
	if (!flush_held(compose, &state))
		return false;
	gb_notes_place(compose);
	/* A page break at the very end leaves no empty page. */
	if (compose->page_count > 1 && !gb_compose_page(compose)->used)
		compose->page_count--;
	return true;
}
