#ifndef GB_MODEL_IDS_H
#define GB_MODEL_IDS_H

#include "base/fault.h"

/* Things by their ids: a hash table, so that no look-up walks a list. Internal to model/. */
typedef struct gb_ids_row {
	gb_str id;
	const void *item;
	gb_place place;
} gb_ids_row;

typedef struct gb_ids {
	const char *what; /* "indicator": for messages */
	gb_ids_row *rows; /* in the order of entry */
	size_t count, capacity;
	size_t *slots; /* 1 + index into rows; 0 is free */
	size_t slot_count;
	gb_str *known; /* the ids alone, for the nearest; made at the first fault */
	size_t known_count;
} gb_ids;

/* Enters one; a second with the same id is a fault that names both places. */
bool gb_ids_put(
	gb_arena *arena, gb_ids *ids, gb_str id, const void *item, gb_place place, gb_diags *diags);
const gb_ids_row *gb_ids_row_find(const gb_ids *ids, gb_str id);
const void *gb_ids_find(const gb_ids *ids, gb_str id); /* NULL: unknown */
/* The same, with a fault and the nearest id when it is unknown. */
const void *gb_ids_resolve(
	gb_arena *arena, gb_ids *ids, gb_str id, gb_place place, gb_diags *diags);
/* "… is also at FILE:3:5": two places that claim the same thing. Returns false. */
bool gb_fault_twice(gb_arena *arena, gb_diags *diags, gb_place place, gb_place first,
	const char *code, gb_str found, const char *expected);

#endif
