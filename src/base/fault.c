#include "base/fault_list.h"

/* Warnings remembered so that none is said twice; beyond it a repetition is only counted. */
#define SEEN_MOST 1024

typedef struct seen_warning {
	gb_place place;
	gb_str code;
} seen_warning;

struct gb_diags {
	gb_arena *arena;
	gb_fault_item kept[GB_FAULTS_SHOWN];
	size_t kept_count;
	size_t errors, warnings;
	gb_status status;
	gb_str *promoted;
	size_t promoted_count, promoted_capacity;
	seen_warning *seen;
	size_t seen_count, seen_capacity;
};

gb_diags *gb_diags_new(gb_arena *arena)
{
	gb_diags *diags = GB_NEW(arena, gb_diags);

	diags->arena = arena;
	return diags;
}

void gb_diags_promote(gb_diags *diags, gb_str code)
{
	diags->promoted = gb_arena_grow(diags->arena, diags->promoted, diags->promoted_count,
		&diags->promoted_capacity, diags->promoted_count + 1, sizeof(*diags->promoted));
	diags->promoted[diags->promoted_count++] = gb_str_copy(diags->arena, code);
}

static bool is_promoted(const gb_diags *diags, gb_str code)
{
	for (size_t i = 0; i < diags->promoted_count; i++) {
		if (gb_str_equal(diags->promoted[i], code) || gb_str_is(diags->promoted[i], "all"))
			return true;
	}
	return false;
}

/* Errors take the place of warnings when all are taken: warnings must not hide what stops the
 * run. */
static bool has_room(const gb_diags *diags, bool warning)
{
	if (diags->kept_count < GB_FAULTS_SHOWN)
		return true;
	for (size_t i = 0; i < diags->kept_count && !warning; i++) {
		if (diags->kept[i].warning)
			return true;
	}
	return false;
}

/* Only after has_room: the last warning leaves when all places are taken. */
static void keep(gb_diags *diags, gb_fault_item item)
{
	size_t leaving = diags->kept_count - 1;

	if (diags->kept_count < GB_FAULTS_SHOWN) {
		diags->kept[diags->kept_count++] = item;
		return;
	}
	while (!diags->kept[leaving].warning)
		leaving--;
	for (size_t i = leaving + 1; i < diags->kept_count; i++)
		diags->kept[i - 1] = diags->kept[i];
	diags->kept[diags->kept_count - 1] = item;
}

/* The same sentence about the same bytes: a text that serves two languages, a block that repeats. */
static bool was_kept(const gb_diags *diags, const gb_fault_item *item)
{
	for (size_t i = 0; i < diags->kept_count; i++) {
		const gb_fault_item *kept = &diags->kept[i];

		if (item->located && kept->located && kept->source == item->source &&
			kept->offset == item->offset && kept->length == item->length &&
			gb_str_equal(kept->code, item->code) && gb_str_equal(kept->found, item->found))
			return true;
	}
	return false;
}

/* Records `item` (texts not yet copied); its place gives the path. */
static void record(gb_diags *diags, gb_fault_item item, gb_place place, gb_status status)
{
	if (was_kept(diags, &item))
		return;
	if (item.warning)
		diags->warnings++;
	else
		diags->errors++;
	if (!item.warning && status > diags->status)
		diags->status = status;
	if (!has_room(diags, item.warning))
		return;
	/* Copied before it is kept: a limit reached here leaves only whole faults to print. */
	item.path = gb_place_path(diags->arena, place);
	item.found = gb_str_copy(diags->arena, item.found);
	item.expected = gb_str_copy(diags->arena, item.expected);
	item.remedy = gb_str_copy(diags->arena, item.remedy);
	item.code = gb_str_copy(diags->arena, item.code);
	keep(diags, item);
}

static gb_fault_item item_of(const char *code, gb_str found, gb_str expected, gb_str remedy)
{
	return (gb_fault_item){
		.code = gb_str_of(code),
		.found = found,
		.expected = expected,
		.remedy = remedy,
	};
}

/* Points `item` at the bytes of the value, or of its key. */
static void point_at(gb_fault_item *item, gb_place place, bool key)
{
	const gb_source_node *node = gb_place_node(place);

	item->source = place.source;
	if (node == NULL)
		return;
	item->located = true;
	item->offset = node->offset;
	item->length = node->length;
	if (key && node->key_length > 0) {
		item->offset = node->key_offset;
		item->length = node->key_length;
	}
}

bool gb_fault_status(gb_diags *diags, gb_status status, gb_place place, const char *code,
	gb_str found, gb_str expected, gb_str remedy)
{
	gb_fault_item item = item_of(code, found, expected, remedy);

	point_at(&item, place, false);
	record(diags, item, place, status);
	return false;
}

bool gb_fault(
	gb_diags *diags, gb_place place, const char *code, gb_str found, gb_str expected, gb_str remedy)
{
	return gb_fault_status(diags, GB_STATUS_INPUT, place, code, found, expected, remedy);
}

bool gb_fault_key(
	gb_diags *diags, gb_place place, const char *code, gb_str found, gb_str expected, gb_str remedy)
{
	gb_fault_item item = item_of(code, found, expected, remedy);

	point_at(&item, place, true);
	record(diags, item, place, GB_STATUS_INPUT);
	return false;
}

bool gb_fault_bytes(gb_diags *diags, const gb_source *source, size_t offset, size_t length,
	const char *code, gb_str found, gb_str expected, gb_str remedy)
{
	gb_fault_item item = item_of(code, found, expected, remedy);

	item.source = source;
	item.located = true;
	item.offset = offset;
	item.length = length;
	record(diags, item, (gb_place){ source, GB_NO_NODE }, GB_STATUS_INPUT);
	return false;
}

/* True when the same was said before; remembers it otherwise. */
static bool was_seen(gb_diags *diags, gb_place place, gb_str code)
{
	for (size_t i = 0; i < diags->seen_count; i++) {
		const seen_warning *seen = &diags->seen[i];

		if (seen->place.source == place.source && seen->place.node == place.node &&
			gb_str_equal(seen->code, code))
			return true;
	}
	if (diags->seen_count == SEEN_MOST)
		return false;
	diags->seen = gb_arena_grow(diags->arena, diags->seen, diags->seen_count, &diags->seen_capacity,
		diags->seen_count + 1, sizeof(*diags->seen));
	diags->seen[diags->seen_count++] = (seen_warning){ place, gb_str_copy(diags->arena, code) };
	return false;
}

bool gb_warn(
	gb_diags *diags, gb_place place, const char *code, gb_str found, gb_str expected, gb_str remedy)
{
	gb_fault_item item = item_of(code, found, expected, remedy);
	const bool promoted = is_promoted(diags, item.code);

	if (was_seen(diags, place, item.code))
		return !promoted;
	item.warning = !promoted;
	item.promoted = promoted;
	point_at(&item, place, false);
	record(diags, item, place, GB_STATUS_INPUT);
	return !promoted;
}

size_t gb_diags_errors(const gb_diags *diags)
{
	return diags->errors;
}

size_t gb_diags_warnings(const gb_diags *diags)
{
	return diags->warnings;
}

gb_status gb_diags_status(const gb_diags *diags)
{
	return diags->status;
}

static const char *plural(size_t count)
{
	return count == 1 ? "" : "s";
}

/* "and 7 more errors", "and 1 more error and 2 more warnings". */
static void print_rest(FILE *out, size_t errors, size_t warnings)
{
	if (errors == 0 && warnings == 0)
		return;
	if (errors > 0)
		fprintf(out, "and %zu more error%s", errors, plural(errors));
	if (warnings > 0)
		fprintf(out, "%sand %zu more warning%s", errors > 0 ? " " : "", warnings, plural(warnings));
	putc('\n', out);
}

void gb_diags_print(gb_diags *diags, FILE *out)
{
	size_t errors = diags->errors;
	size_t warnings = diags->warnings;

	for (size_t i = 0; i < diags->kept_count; i++) {
		gb_fault_item_print(&diags->kept[i], out);
		if (diags->kept[i].warning)
			warnings--;
		else
			errors--;
	}
	print_rest(out, errors, warnings);
}
