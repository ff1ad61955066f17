#include "base/arena.h"

#include <assert.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>

/* The sanitizer cries when someone still reads an array that has moved. */
#if defined(__SANITIZE_ADDRESS__)
#include <sanitizer/asan_interface.h>
#define POISON(bytes, size) ASAN_POISON_MEMORY_REGION(bytes, size)
#define UNPOISON(bytes, size) ASAN_UNPOISON_MEMORY_REGION(bytes, size)
#else
#define POISON(bytes, size) ((void)(bytes), (void)(size))
#define UNPOISON(bytes, size) ((void)(bytes), (void)(size))
#endif

#define BLOCK_BYTES ((size_t)64 << 10)
/* Blocks double up to this. They come zeroed, page by page as they are touched, so that nothing is
 * cleared twice and what is never used costs nothing. */
#define BLOCK_MOST ((size_t)2 << 20)

/* An array that grew leaves its old place to the next array of that size: otherwise half of all that
 * growing lists take would never be used again. Sizes are classed by their highest bit. */
#define CLASSES 32
#define CLASS_LOOKS 4 /* how many places of a class are looked at before a new one is taken */

#define POPULATED_LEAST ((size_t)512 << 10)

typedef struct arena_hole arena_hole;
struct arena_hole {
	arena_hole *next;
	size_t size;
};

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
	arena_hole *holes[CLASSES];
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

/* Has the machine bring in a large block's pages at once: one by one they cost twice the time.
 * Where it cannot, they come as they are touched. */
static void populate(void *bytes, size_t size)
{
	const uintptr_t page = 4096;
	const uintptr_t from = ((uintptr_t)bytes + page - 1) / page * page;
	const uintptr_t to = ((uintptr_t)bytes + size) / page * page;

	if (size >= POPULATED_LEAST)
		(void)madvise((void *)from, to - from, MADV_POPULATE_WRITE);
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
	populate(block->bytes, wanted);
	block->below = arena->top;
	block->size = wanted;
	arena->top = block;
	arena->held += wanted;
}

static size_t rounded_up(size_t size)
{
	const size_t step = _Alignof(max_align_t);

	/* Even nothing gets an address of its own. */
	return size == 0 ? step : (size + step - 1) / step * step;
}

/* The next `rounded` bytes of the top block, which has them. */
static void *take(gb_arena *arena, size_t rounded)
{
	arena_block *block = arena->top;
	void *bytes = block->bytes + block->used;

	if (block->used < block->dirty) {
		const size_t again = block->dirty - block->used;

		memset(bytes, 0, again < rounded ? again : rounded);
	}
	block->used += rounded;
	if (block->used > block->dirty)
		block->dirty = block->used;
	arena->used += rounded;
	if (arena->used > arena->peak)
		arena->peak = arena->used;
	return bytes;
}

void *gb_arena_alloc(gb_arena *arena, size_t size)
{
	size_t rounded;

	if (size > SIZE_MAX - _Alignof(max_align_t))
		reach_limit(arena);
	rounded = rounded_up(size);
	if (arena->top == NULL || arena->top->size - arena->top->used < rounded)
		push_block(arena, rounded);
	return take(arena, rounded);
}

void *gb_arena_array(gb_arena *arena, size_t count, size_t size)
{
	if (size != 0 && count > SIZE_MAX / size)
		reach_limit(arena);
	return gb_arena_alloc(arena, count * size);
}

static unsigned class_of(size_t size)
{
	unsigned class = 0;

	while (size >>= 1)
		class ++;
	return class < CLASSES ? class : CLASSES - 1;
}

static void leave_hole(gb_arena *arena, void *old, size_t size)
{
	arena_hole *hole = old;

	if (size < sizeof(*hole))
		return;
	*hole = (arena_hole){ arena->holes[class_of(size)], size };
	arena->holes[class_of(size)] = hole;
	POISON(old, size);
}

/* A hole of at least `size` bytes, cleared; NULL when none lies near. */
static void *fill_hole(gb_arena *arena, size_t size)
{
	arena_hole **at = &arena->holes[class_of(size)];

	for (int looks = 0; *at != NULL && looks < CLASS_LOOKS; looks++) {
		arena_hole *hole = *at;

		UNPOISON(hole, sizeof(*hole));
		if (hole->size >= size) {
			*at = hole->next;
			UNPOISON(hole, size);
			memset(hole, 0, size);
			return hole;
		}
		at = &hole->next;
	}
	return NULL;
}

/* Whether the array could be made longer where it is: it is the last thing in its block. */
static bool stretch(gb_arena *arena, const void *old, size_t size, size_t wanted)
{
	const arena_block *block = arena->top;

	if (old == NULL || block == NULL ||
		(const unsigned char *)old + size != block->bytes + block->used ||
		block->size - block->used < wanted - size)
		return false;
	take(arena, wanted - size);
	return true;
}

/* Of large items most lists have one or two. */
#define LARGE_ITEM 64

/* Items of an array that is to hold `need`. */
static size_t grown(const gb_arena *arena, size_t capacity, size_t need, size_t size)
{
	const size_t least = size < LARGE_ITEM ? 8 : 2;
	size_t wanted = capacity < least ? least : capacity;

	while (wanted < need)
		wanted = wanted > SIZE_MAX / 2 ? need : wanted * 2;
	if (size != 0 && wanted > (SIZE_MAX - _Alignof(max_align_t)) / size)
		reach_limit(arena);
	return wanted;
}

void *gb_arena_grow(
	gb_arena *arena, void *old, size_t count, size_t *capacity, size_t need, size_t size)
{
	size_t wanted, before, after;
	void *items;

	assert(count <= *capacity);
	if (need <= *capacity)
		return old;
	wanted = grown(arena, *capacity, need, size);
	before = rounded_up(*capacity * size);
	after = rounded_up(wanted * size);
	if (*capacity > 0 && stretch(arena, old, before, after)) {
		*capacity = wanted;
		return old;
	}
	items = fill_hole(arena, after);
	if (items == NULL)
		items = gb_arena_alloc(arena, after);
	if (count > 0)
		memcpy(items, old, count * size);
	if (*capacity > 0)
		leave_hole(arena, old, before);
	*capacity = wanted;
	return items;
}

void *gb_arena_borrow(gb_arena *arena, size_t count, size_t size)
{
	size_t capacity = 0;

	return gb_arena_grow(arena, NULL, 0, &capacity, count > 0 ? count : 1, size);
}

void gb_arena_give_back(gb_arena *arena, void *items, size_t count, size_t size)
{
	if (items == NULL)
		return;
	leave_hole(arena, items, rounded_up(grown(arena, 0, count > 0 ? count : 1, size) * size));
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
	/* Holes may lie in what is given back. */
	memset(arena->holes, 0, sizeof(arena->holes));
	while (arena->top != mark.block) {
		assert(arena->top != NULL); /* the mark is of another arena, or already rewound past */
		drop_top(arena);
	}
	if (arena->top != NULL) {
		UNPOISON(arena->top->bytes, arena->top->size);
		arena->top->used = mark.used;
	}
	arena->used = mark.total;
}
