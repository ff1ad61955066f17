#include "base/arena.h"

#include <assert.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#define BLOCK_BYTES ((size_t)64 << 10)
/* Blocks double up to this. They come zeroed, page by page as they are touched, so that nothing is
 * cleared twice and what is never used costs nothing. */
#define BLOCK_MOST ((size_t)2 << 20)

typedef struct arena_block arena_block;
struct arena_block {
	arena_block *below; /* the block opened before this one */
	size_t size;        /* of `bytes` */
	size_t used;
	size_t dirty; /* bytes that were used before: the others are zero */
	_Alignas(max_align_t) unsigned char bytes[];
};

struct gb_arena {
	const char *name;
	size_t limit;
	size_t held; /* bytes taken from the machine: what the limit is about */
	size_t used;
	size_t peak;
	arena_block *top;
	gb_limit_handler handler;
	void *context;
};

static _Noreturn void reach_limit(const gb_arena *arena)
{
	if (arena->handler != NULL)
		arena->handler(arena->context, arena->name, arena->limit);
	abort(); /* a handler that returns leaves nothing sound to go on with */
}

gb_arena *gb_arena_open(const char *name, size_t limit, gb_limit_handler handler, void *context)
{
	gb_arena *arena = calloc(1, sizeof(*arena));

	if (arena == NULL)
		return NULL;
	arena->name = name;
	arena->limit = limit;
	arena->handler = handler;
	arena->context = context;
	return arena;
}

static void drop_top(gb_arena *arena)
{
	arena_block *block = arena->top;

	arena->top = block->below;
	arena->held -= block->size;
	free(block);
}

void gb_arena_close(gb_arena *arena)
{
	if (arena == NULL)
		return;
	while (arena->top != NULL)
		drop_top(arena);
	free(arena);
}

/* A block with room for `size` bytes, as large as usual when the limit still allows it. */
static void push_block(gb_arena *arena, size_t size)
{
	const size_t left = arena->limit - arena->held;
	size_t wanted = arena->top == NULL ? BLOCK_BYTES : arena->top->size * 2;
	arena_block *block;

	wanted = wanted < BLOCK_BYTES ? BLOCK_BYTES : wanted > BLOCK_MOST ? BLOCK_MOST : wanted;
	wanted = size > wanted ? size : wanted;

	if (size > left)
		reach_limit(arena);
	if (wanted > left)
		wanted = left;
	if (wanted > SIZE_MAX - sizeof(*block))
		reach_limit(arena);
	block = calloc(1, sizeof(*block) + wanted);
	if (block == NULL)
		reach_limit(arena);
	block->below = arena->top;
	block->size = wanted;
	arena->top = block;
	arena->held += wanted;
}

void *gb_arena_alloc(gb_arena *arena, size_t size)
{
	const size_t step = _Alignof(max_align_t);
	size_t rounded;
	void *bytes;

	if (size > SIZE_MAX - step)
		reach_limit(arena);
	/* Even nothing gets an address of its own. */
	rounded = size == 0 ? step : (size + step - 1) / step * step;
	if (arena->top == NULL || arena->top->size - arena->top->used < rounded)
		push_block(arena, rounded);
	bytes = arena->top->bytes + arena->top->used;
	if (arena->top->used < arena->top->dirty) {
		const size_t again = arena->top->dirty - arena->top->used;

		memset(bytes, 0, again < rounded ? again : rounded);
	}
	arena->top->used += rounded;
	if (arena->top->used > arena->top->dirty)
		arena->top->dirty = arena->top->used;
	arena->used += rounded;
	if (arena->used > arena->peak)
		arena->peak = arena->used;
	return bytes;
}

void *gb_arena_array(gb_arena *arena, size_t count, size_t size)
{
	if (size != 0 && count > SIZE_MAX / size)
		reach_limit(arena);
	return gb_arena_alloc(arena, count * size);
}

void *gb_arena_grow(
	gb_arena *arena, void *old, size_t count, size_t *capacity, size_t need, size_t size)
{
	size_t wanted = *capacity < 8 ? 8 : *capacity;
	void *items;

	assert(count <= *capacity);
	if (need <= *capacity)
		return old;
	while (wanted < need)
		wanted = wanted > SIZE_MAX / 2 ? need : wanted * 2;
	items = gb_arena_array(arena, wanted, size);
	if (count > 0)
		memcpy(items, old, count * size);
	*capacity = wanted;
	return items;
}

size_t gb_arena_used(const gb_arena *arena)
{
	return arena->used;
}

size_t gb_arena_peak(const gb_arena *arena)
{
	return arena->peak;
}

gb_arena_mark gb_arena_mark_now(gb_arena *arena)
{
	return (gb_arena_mark){
		.block = arena->top,
		.used = arena->top == NULL ? 0 : arena->top->used,
		.total = arena->used,
	};
}

void gb_arena_rewind(gb_arena *arena, gb_arena_mark mark)
{
	while (arena->top != mark.block) {
		assert(arena->top != NULL); /* the mark is of another arena, or already rewound past */
		drop_top(arena);
	}
	if (arena->top != NULL)
		arena->top->used = mark.used;
	arena->used = mark.total;
}
