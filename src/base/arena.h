#ifndef GB_BASE_ARENA_H
#define GB_BASE_ARENA_H

#include <stdbool.h>
#include <stddef.h>

/*
 * An arena: memory that lives and dies together. Nothing in it is freed alone.
 *
 * Every arena has a limit. When it (or the machine) has no more to give, the limit handler is
 * called; it must not return. So no caller checks an allocation, and hostile input ends in one
 * message instead of a swapping machine.
 */
typedef struct gb_arena gb_arena;

/* Called once, when `arena` cannot grow. Must end the run (exit, longjmp): it never returns. */
typedef void (*gb_limit_handler)(void *context, const char *arena, size_t limit);

/* Opens an arena of at most `limit` bytes. `name` (borrowed) appears in the limit's message.
 * Returns NULL only when the machine has no memory for the arena itself. */
gb_arena *gb_arena_open(const char *name, size_t limit, gb_limit_handler handler, void *context);
void gb_arena_close(gb_arena *arena); /* NULL is allowed */

/* `size` bytes, zeroed, aligned for any type. Never NULL. */
void *gb_arena_alloc(gb_arena *arena, size_t size);
/* `count` times `size` bytes with the product checked. Never NULL. */
void *gb_arena_array(gb_arena *arena, size_t count, size_t size);
/* A larger copy of an array: `old` has `count` items of `size` bytes, the result `*capacity`
 * items, at least `need`. Grows by doubling; returns `old` when it is large enough. The place of
 * `old` goes to another array: nothing may point into it any more. */
void *gb_arena_grow(
	gb_arena *arena, void *old, size_t count, size_t *capacity, size_t need, size_t size);

/* Working memory: `count` times `size` bytes, zeroed, to be given back when it is no longer needed
 * (with the same two numbers, to the same arena). What is not given back lives as long as the
 * arena. */
void *gb_arena_borrow(gb_arena *arena, size_t count, size_t size);
void gb_arena_give_back(gb_arena *arena, void *items, size_t count, size_t size);

/* Bytes handed out so far, and the most there ever were. */
size_t gb_arena_used(const gb_arena *arena);
size_t gb_arena_peak(const gb_arena *arena);

/* A point to rewind to: what was allocated after the mark is given back by the rewind. */
typedef struct gb_arena_mark {
	void *block;
	size_t used;
	size_t total;
} gb_arena_mark;

gb_arena_mark gb_arena_mark_now(gb_arena *arena);
void gb_arena_rewind(gb_arena *arena, gb_arena_mark mark);

#define GB_NEW(arena, type) ((type *)gb_arena_alloc((arena), sizeof(type)))
#define GB_NEW_ARRAY(arena, n, type) ((type *)gb_arena_array((arena), (n), sizeof(type)))
#define GB_COUNT(array) (sizeof(array) / sizeof((array)[0]))

#endif
