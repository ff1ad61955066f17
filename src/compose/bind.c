/* The layout's tree of blocks becomes a row of items: repeats and conditions are expanded. */
#include "compose/cross.h"

void gb_compose_add(gb_composer *compose, gb_item *item, const gb_item_class *class,
	const gb_block *block, const gb_style *style)
{
	item->class = class;
	item->place = block->place;
	item->before = block->before >= 0.0 ? block->before : style != NULL ? style->before : 0.0;
	item->after = block->after >= 0.0 ? block->after : style != NULL ? style->after : 0.0;
	item->keep_with_next =
		item->keep_with_next || block->keep_with_next || (style != NULL && style->keep_with_next);
	item->floats = block->floats;
	item->master = compose->next_master;
	compose->next_master = NULL;
	/* Of several items of one block the first is its destination. */
	if (item->destination.n == 0)
		item->destination = compose->destination;
	compose->destination = (gb_str){ NULL, 0 };
	item->listed = compose->listed;
	compose->listed = NULL;

	compose->items = gb_arena_grow(compose->arena, compose->items, compose->item_count,
		&compose->item_capacity, compose->item_count + 1, sizeof *compose->items);
	compose->items[compose->item_count++] = item;
}

static void bind_repeat(gb_composer *compose, const gb_block *block, const gb_scope_of *scope)
{
	gb_selected rows;

	if (!gb_select_rows(compose, &block->select, scope, &rows))
		return;
	const gb_turn *outer = compose->turn;

	for (size_t i = 0; i < rows.count; i++) {
		gb_turn *turn = GB_NEW(compose->arena, gb_turn);

		*turn = (gb_turn){ outer, block, i, outer != NULL ? outer->depth + 1 : 1 };
		compose->turn = turn;
		gb_bind_blocks(compose, &block->blocks, &rows.scopes[i]);
	}
	compose->turn = outer;
}

static void count_within(gb_composer *compose, const gb_block *block, const gb_scope_of *scope)
{
	gb_bind_blocks(compose, &block->blocks, scope);
}

static bool edition_listed(const gb_composer *compose, const gb_block *block)
{
	const int *editions = block->editions.items;

	if (block->editions.count == 0)
		return true;
	for (size_t i = 0; i < block->editions.count; i++)
		if (editions[i] == (int)compose->edition)
			return true;
	return false;
}

bool gb_ledger_has_sample(const gb_ledger *ledger)
{
	for (size_t i = 0; i < ledger->reading_count; i++)
		if (ledger->readings[i].status == GB_VALUE_SAMPLE)
			return true;
	for (size_t i = 0; i < ledger->target_count; i++)
		if (ledger->targets[i].sample_assignment)
			return true;
	return false;
}

static void bind_when(gb_composer *compose, const gb_block *block, const gb_scope_of *scope)
{
	bool holds = edition_listed(compose, block);

	if (block->when_sample)
		holds = holds && compose->with_samples;
	if (block->when_map)
		holds = holds && compose->ledger->map != NULL;
	if (block->when_draft)
		holds = holds && compose->ledger->issue != NULL && compose->ledger->issue->draft;
	if (block->says.n > 0) {
		bool says;

		if (!gb_issue_says(compose->arena, compose->ledger, block->says,
				gb_place_member(block->place, "says"), compose->diags, &says)) {
			compose->failed = true;
			return;
		}
		holds = holds && says;
	}
	if (block->when_any) {
		gb_selected rows;
		if (!gb_select_rows(compose, &block->select, scope, &rows))
			return;
		holds = holds && rows.count >= (size_t)(block->least > 0 ? block->least : 1);
	}
	if (holds != block->negate)
		gb_bind_blocks(compose, &block->blocks, scope);
}

static const gb_bind binds[GB_BLOCK_KIND_COUNT] = {
	[GB_BLOCK_HEADING] = gb_bind_heading,
	[GB_BLOCK_PARAGRAPH] = gb_bind_paragraph,
	[GB_BLOCK_PAIR] = gb_bind_pair,
	[GB_BLOCK_LIST] = gb_bind_list,
	[GB_BLOCK_TABLE] = gb_bind_table,
	[GB_BLOCK_CHART] = gb_bind_chart,
	[GB_BLOCK_MAP] = gb_bind_map,
	[GB_BLOCK_CONTENTS] = gb_bind_contents,
	[GB_BLOCK_REPEAT] = bind_repeat,
	[GB_BLOCK_WHEN] = bind_when,
	[GB_BLOCK_IMAGE] = gb_bind_image,
	[GB_BLOCK_SPACE] = gb_bind_space,
	[GB_BLOCK_RULE] = gb_bind_rule,
	[GB_BLOCK_PAGE_BREAK] = gb_bind_page_break,
	[GB_BLOCK_CARDS] = gb_bind_cards,
	[GB_BLOCK_COLUMNS] = gb_bind_columns,
	[GB_BLOCK_COLUMN] = gb_bind_column,
	[GB_BLOCK_LAMPS] = gb_bind_lamps,
	[GB_BLOCK_REDHEAD] = gb_bind_redhead,
	[GB_BLOCK_ATTACHMENTS] = gb_bind_attachments,
	[GB_BLOCK_SIGNATURE] = gb_bind_signature,
	[GB_BLOCK_COLOPHON] = gb_bind_colophon,
};

/* What is walked while blocks are only counted: these stop when they have their number. */
static const gb_bind counts[GB_BLOCK_KIND_COUNT] = {
	[GB_BLOCK_HEADING] = gb_bind_heading,
	[GB_BLOCK_TABLE] = gb_bind_table,
	[GB_BLOCK_CHART] = gb_bind_chart,
	[GB_BLOCK_MAP] = gb_bind_map,
	[GB_BLOCK_REPEAT] = bind_repeat,
	[GB_BLOCK_WHEN] = bind_when,
	[GB_BLOCK_IMAGE] = gb_bind_image,
	[GB_BLOCK_CARDS] = gb_bind_cards,
	[GB_BLOCK_COLUMNS] = count_within,
	[GB_BLOCK_COLUMN] = count_within,
	[GB_BLOCK_LAMPS] = gb_bind_lamps,
};

/* Nesting is that of the layout's JSON, which its reader limits. */
void gb_bind_blocks(gb_composer *compose, const gb_list *blocks, const gb_scope_of *scope)
{
	const gb_block *block = blocks->items;

	for (size_t i = 0; i < blocks->count; i++) {
		const gb_bind bind = (compose->counting ? counts : binds)[block[i].kind];

		if (bind == NULL)
			continue;
		if (block[i].master != NULL)
			compose->next_master = block[i].master;
		if (block[i].id.n > 0)
			gb_label_begin(compose, &block[i]);
		bind(compose, &block[i], scope);
		if (block[i].id.n > 0)
			gb_label_end(compose);
	}
}
