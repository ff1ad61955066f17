#include "layout/block.h"

#include <stdlib.h>

/* The tree of blocks: walked with a stack of our own, read by the table, checked for its ids. */

/* What blocks stand in, through any "repeat" and "when": it decides which may stand there. */
typedef enum block_holder { IN_FLOW, IN_COLUMNS, IN_COLUMN } block_holder;

typedef struct block_frame {
	const gb_json *next; /* the object to read */
	gb_block *into;      /* where its block goes */
	block_holder holder;
} block_frame;

typedef struct block_id {
	gb_str id;
	gb_place place;
	size_t order; /* in the file */
} block_id;

typedef struct block_walk {
	gb_layout_reader *reader;
	block_frame stack[GB_JSON_DEPTH]; /* the file's own depth is limited to it */
	size_t depth;
	size_t count;
	block_id *ids;
	size_t id_count, id_capacity;
} block_walk;

static bool enter(block_walk *walk, const gb_json *list, gb_list *into, block_holder holder)
{
	gb_layout_reader *reader = walk->reader;
	gb_block *blocks;

	if (!gb_layout_is_list(reader, list, "a list of blocks", GB_LAYOUT_BLOCKS_MOST - walk->count))
		return false;
	walk->count += list->count;
	blocks = GB_NEW_ARRAY(reader->arena, list->count, gb_block);
	*into = (gb_list){ blocks, list->count };
	walk->stack[walk->depth++] = (block_frame){ list->first, blocks, holder };
	return true;
}

static void note_id(block_walk *walk, const gb_block *block)
{
	walk->ids = gb_arena_grow(walk->reader->arena, walk->ids, walk->id_count, &walk->id_capacity,
		walk->id_count + 1, sizeof(*walk->ids));
	walk->ids[walk->id_count] = (block_id){
		block->id,
		gb_place_member(block->place, "id"),
		walk->id_count,
	};
	walk->id_count++;
}

static bool misplaced(
	const gb_layout_reader *reader, const gb_block *block, const char *where, const char *expected)
{
	return gb_fault(reader->diags, gb_place_member(block->place, "kind"), "misplaced-block",
		gb_str_format(
			reader->arena, "\"%s\" %s", gb_choice_word(gb_block_table.kinds, block->kind), where),
		gb_str_of(expected), GB_STR(""));
}

/* Columns hold columns, and a column what can stand beside other things on any page. */
static bool check_holder(const gb_layout_reader *reader, const gb_block *block, block_holder holder)
{
	const bool opens = block->kind == GB_BLOCK_REPEAT || block->kind == GB_BLOCK_WHEN;

	if (holder == IN_COLUMNS && block->kind != GB_BLOCK_COLUMN && !opens)
		return misplaced(reader, block, "among columns", "\"column\", with the block in it");
	if (holder != IN_COLUMNS && block->kind == GB_BLOCK_COLUMN)
		return misplaced(reader, block, "by itself", "a place among the blocks of \"columns\"");
	if (holder == IN_COLUMN &&
		(block->kind == GB_BLOCK_PAGE_BREAK || block->master != NULL || block->turn != NULL))
		return misplaced(reader, block,
			block->master != NULL || block->turn != NULL ? "with a master in a column"
														 : "in a column",
			"a block that begins no page");
	return true;
}

static block_holder holder_in(const gb_block *block, block_holder holder)
{
	if (block->kind == GB_BLOCK_COLUMNS)
		return IN_COLUMNS;
	return block->kind == GB_BLOCK_COLUMN ? IN_COLUMN : holder;
}

/* Reads one block, and enters the blocks in it. */
static bool read_block(
	block_walk *walk, const gb_json *object, gb_block *block, block_holder holder)
{
	const gb_layout_reader *reader = walk->reader;
	gb_block_draft draft;
	gb_shape shape;
	int kind;
	bool ok;

	if (!gb_layout_kind(reader, &gb_block_table, object, &kind))
		return false;
	shape = gb_layout_shape(reader->arena, &gb_block_table, kind);
	ok = gb_layout_read_shape(reader, &shape, object, &draft);
	/* The rest is checked all the same: one run shows all mistakes. */
	ok &= gb_block_finish(reader, &draft);
	*block = draft.block;
	ok &= check_holder(reader, block, holder);
	if (block->id.n > 0)
		note_id(walk, block);
	if (draft.blocks != NULL)
		ok &= enter(walk, draft.blocks, &block->blocks, holder_in(block, holder));
	return ok;
}

static int compare_ids(const void *a, const void *b)
{
	const block_id *first = a, *second = b;
	const int order = gb_str_compare(first->id, second->id);

	if (order != 0)
		return order;
	return first->order < second->order ? -1 : 1;
}

static bool check_ids(block_walk *walk)
{
	const gb_layout_reader *reader = walk->reader;
	bool ok = true;

	if (walk->id_count > 1)
		qsort(walk->ids, walk->id_count, sizeof(*walk->ids), compare_ids);
	for (size_t i = 1; i < walk->id_count; i++) {
		const block_id *id = &walk->ids[i];

		if (gb_str_equal(id->id, id[-1].id))
			ok = gb_layout_fault_twice(reader, id->place, id->id, id[-1].place);
	}
	return ok;
}

bool gb_layout_read_blocks(gb_layout_reader *reader, const gb_json *list)
{
	block_walk walk = { .reader = reader };
	bool ok = enter(&walk, list, &reader->layout->blocks, IN_FLOW);

	while (walk.depth > 0) {
		block_frame *top = &walk.stack[walk.depth - 1];
		const gb_json *object = top->next;

		if (object == NULL) {
			walk.depth--;
			continue;
		}
		top->next = object->next;
		ok &= read_block(&walk, object, top->into++, top->holder);
	}
	return check_ids(&walk) && ok;
}
