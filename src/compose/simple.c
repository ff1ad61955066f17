/* Space, rule and page break: blocks without text. */
#include "compose/item.h"

typedef struct simple_item {
	gb_item item;
	const gb_block *block;
} simple_item;

static void simple_measure(gb_composer *compose, gb_item *item, double *least, double *natural)
{
	(void)compose;
	(void)item;
	*least = *natural = 0.0;
}

static double simple_need(
	gb_composer *compose, gb_item *item, double width, const gb_cursor *cursor)
{
	(void)compose;
	(void)width;
	(void)cursor;
	return ((simple_item *)item)->block->height;
}

/* Space at the head of a page is dropped, as between two paragraphs, unless the page is a
 * master's own (a cover places its title with it). */
static gb_fit space_place(
	gb_composer *compose, gb_item *item, gb_region region, gb_cursor *cursor, gb_box *box)
{
	(void)compose;
	(void)cursor;
	double height = ((simple_item *)item)->block->height;
	box->height = height < region.height ? height : region.height;
	return GB_FIT_DONE;
}

static gb_fit rule_place(
	gb_composer *compose, gb_item *item, gb_region region, gb_cursor *cursor, gb_box *box)
{
	const gb_block *block = ((simple_item *)item)->block;
	double width = block->width > 0.0 && block->width < region.width ? block->width : region.width;

	(void)compose;
	(void)cursor;
	if (block->height > region.height && !region.empty)
		return GB_FIT_NONE;
	gb_ops_artifact(box->ops, GB_ARTIFACT_LAYOUT, item->place);
	gb_ops_rect(box->ops, (gb_rect){ region.x, region.y, width, block->height },
		gb_paint_solid(block->colour), (gb_stroke){ 0 }, item->place);
	gb_ops_tag_end(box->ops);
	box->height = block->height;
	return GB_FIT_DONE;
}

static gb_fit break_place(
	gb_composer *compose, gb_item *item, gb_region region, gb_cursor *cursor, gb_box *box)
{
	const gb_block *block = ((simple_item *)item)->block;

	(void)box;
	if (!region.empty) {
		/* The rest is decided on the page that follows. */
		cursor->started = true;
		return GB_FIT_TURN;
	}
	if (block->odd && compose->page_count % 2 == 0 && !cursor->children) {
		cursor->children = GB_NEW(compose->arena, gb_cursor);
		return GB_FIT_TURN;
	}
	return GB_FIT_DONE;
}

static const gb_item_class space_class = { "space", simple_measure, simple_need, space_place };
static const gb_item_class rule_class = { "rule", simple_measure, simple_need, rule_place };
static const gb_item_class break_class = { "page-break", simple_measure, simple_need, break_place };

static void simple_bind(gb_composer *compose, const gb_block *block, const gb_item_class *class)
{
	simple_item *item = GB_NEW(compose->arena, simple_item);

	item->block = block;
	gb_compose_add(compose, &item->item, class, block, NULL);
}

void gb_bind_space(gb_composer *compose, const gb_block *block, const gb_scope_of *scope)
{
	(void)scope;
	simple_bind(compose, block, &space_class);
}

void gb_bind_rule(gb_composer *compose, const gb_block *block, const gb_scope_of *scope)
{
	(void)scope;
	simple_bind(compose, block, &rule_class);
}

void gb_bind_page_break(gb_composer *compose, const gb_block *block, const gb_scope_of *scope)
{
	(void)scope;
	simple_bind(compose, block, &break_class);
}
