#include "model/ids.h"
#include "json/field.h"

static size_t hash(gb_str id)
{
	uint64_t sum = UINT64_C(14695981039346656037);

	for (size_t i = 0; i < id.n; i++)
		sum = (sum ^ (unsigned char)id.p[i]) * UINT64_C(1099511628211);
	return (size_t)(sum ^ sum >> 29);
}

/* The slot that holds the id, or the free one where it belongs. */
static size_t slot_of(const gb_ids *ids, gb_str id)
{
	size_t slot = hash(id) & (ids->slot_count - 1);

	while (ids->slots[slot] != 0 && !gb_str_equal(ids->rows[ids->slots[slot] - 1].id, id))
		slot = (slot + 1) & (ids->slot_count - 1);
	return slot;
}

static void make_room(gb_arena *arena, gb_ids *ids)
{
	if (ids->slot_count != 0 && ids->count < ids->slot_count / 2)
		return;
	ids->slot_count = ids->slot_count == 0 ? 64 : ids->slot_count * 2;
	ids->slots = GB_NEW_ARRAY(arena, ids->slot_count, size_t);
	for (size_t i = 0; i < ids->count; i++)
		ids->slots[slot_of(ids, ids->rows[i].id)] = i + 1;
}

bool gb_fault_twice(gb_arena *arena, gb_diags *diags, gb_place place, gb_place first,
	const char *code, gb_str found, const char *expected)
{
	gb_str where;

	/* Counting lines is slow in a large file; what is not shown need not be worded. */
	if (gb_diags_errors(diags) >= GB_FAULTS_SHOWN)
		return gb_fault(diags, place, code, found, (gb_str){ 0 }, (gb_str){ 0 });
	where = gb_place_text(arena, first);
	return gb_fault(diags, place, code, found, gb_str_of(expected),
		gb_str_format(arena, "the other one is at %.*s; remove or rename one of them", (int)where.n,
			where.p));
}

bool gb_ids_put(
	gb_arena *arena, gb_ids *ids, gb_str id, const void *item, gb_place place, gb_diags *diags)
{
	size_t slot;

	if (id.n == 0)
		return true; /* a fault was reported when it was read */
	make_room(arena, ids);
	slot = slot_of(ids, id);
	if (ids->slots[slot] != 0)
		return gb_fault_twice(arena, diags, gb_place_member(place, "id"),
			gb_place_member(ids->rows[ids->slots[slot] - 1].place, "id"), "duplicate-id",
			gb_str_format(arena, "the %s id \"%.*s\" a second time", ids->what, (int)id.n, id.p),
			"every id once");
	ids->rows = gb_arena_grow(
		arena, ids->rows, ids->count, &ids->capacity, ids->count + 1, sizeof(*ids->rows));
	ids->rows[ids->count++] = (gb_ids_row){ id, item, place };
	ids->slots[slot] = ids->count;
	return true;
}

const gb_ids_row *gb_ids_row_find(const gb_ids *ids, gb_str id)
{
	size_t slot;

	if (ids->slot_count == 0 || id.n == 0)
		return NULL;
	slot = slot_of(ids, id);
	return ids->slots[slot] == 0 ? NULL : &ids->rows[ids->slots[slot] - 1];
}

const void *gb_ids_find(const gb_ids *ids, gb_str id)
{
	const gb_ids_row *row = gb_ids_row_find(ids, id);

	return row == NULL ? NULL : row->item;
}

const void *gb_ids_resolve(gb_arena *arena, gb_ids *ids, gb_str id, gb_place place, gb_diags *diags)
{
	const void *item = gb_ids_find(ids, id);

	if (item != NULL)
		return item;
	if (gb_diags_errors(diags) >= GB_FAULTS_SHOWN) { /* not shown: no search for the nearest */
		gb_fault(diags, place, "unknown-id", id, (gb_str){ 0 }, (gb_str){ 0 });
		return NULL;
	}
	if (ids->known_count != ids->count) {
		ids->known = GB_NEW_ARRAY(arena, ids->count, gb_str);
		ids->known_count = ids->count;
		for (size_t i = 0; i < ids->count; i++)
			ids->known[i] = ids->rows[i].id;
	}
	gb_fault_unknown(arena, diags, place, "unknown-id", ids->what, id, ids->known, ids->count);
	return NULL;
}
