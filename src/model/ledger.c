#include "model/build.h"

#include "base/file.h"

#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

/* More files than this are no ledger of a city but a directory given by mistake. */
#define FILES_MOST 10000

/* A file to read. `named`: given by itself; of two issues such a one is chosen. */
typedef struct ledger_path {
	gb_str path;
	bool named;
	dev_t device;
	ino_t inode;
	size_t order;
} ledger_path;

typedef struct path_list {
	gb_arena *arena;
	gb_diags *diags;
	ledger_path *items;
	size_t count, capacity;
} path_list;

static bool fault_path(path_list *list, gb_str path, const char *expected)
{
	return gb_fault(list->diags, gb_place_of_file(list->arena, path), "cannot-read",
		gb_str_of(gb_file_reason(errno)), gb_str_of(expected), GB_STR("check the path"));
}

static bool put_path(path_list *list, gb_str path, const struct stat *status, bool named)
{
	if (list->count == FILES_MOST)
		return gb_fault_status(list->diags, GB_STATUS_LIMIT, gb_place_of_file(list->arena, path),
			"too-many-files", gb_str_format(list->arena, "more than %d files", FILES_MOST),
			GB_STR("the files of one city"), GB_STR("give the city's own directory"));
	list->items = gb_arena_grow(list->arena, list->items, list->count, &list->capacity,
		list->count + 1, sizeof(*list->items));
	list->items[list->count] =
		(ledger_path){ path, named, status->st_dev, status->st_ino, list->count };
	list->count++;
	return true;
}

static int compare_paths(const void *left, const void *right)
{
	const ledger_path *a = left, *b = right;

	return gb_str_compare(a->path, b->path);
}

static bool walk(path_list *list, gb_str directory, unsigned depth)
{
	const char *name = gb_str_zero(list->arena, directory);
	const bool slash = gb_str_ends(directory, "/");
	DIR *stream = opendir(name);
	struct dirent *entry;
	bool ok = true;

	if (stream == NULL)
		return fault_path(list, directory, "a directory that can be read");
	while ((entry = readdir(stream)) != NULL) {
		const gb_str path =
			gb_str_format(list->arena, "%s%s%s", name, slash ? "" : "/", entry->d_name);
		struct stat status;

		if (entry->d_name[0] == '.')
			continue;
		if (stat(path.p, &status) != 0) {
			/* A dangling link is no data file; what is called .json must be readable. */
			if (gb_str_ends(path, ".json"))
				ok = fault_path(list, path, "a file that can be read");
			continue;
		}
		if (S_ISDIR(status.st_mode) && depth > 0)
			ok = walk(list, path, depth - 1) && ok;
		else if (S_ISREG(status.st_mode) && gb_str_ends(path, ".json"))
			ok = put_path(list, path, &status, false) && ok;
	}
	closedir(stream);
	return ok;
}

/* Files of a directory come sorted by the bytes of their path: the same on every machine. */
static bool list_path(path_list *list, gb_str path)
{
	const size_t before = list->count;
	struct stat status;
	bool ok;

	if (stat(gb_str_zero(list->arena, path), &status) != 0)
		return fault_path(list, path, "a file or directory");
	if (!S_ISDIR(status.st_mode))
		return put_path(list, path, &status, true);
	ok = walk(list, path, 1);
	if (ok && list->count == before)
		return gb_fault(list->diags, gb_place_of_file(list->arena, path), "empty-directory",
			GB_STR("no .json file"), GB_STR("the files of a ledger"), GB_STR("check the path"));
	if (list->count > before)
		qsort(list->items + before, list->count - before, sizeof(*list->items), compare_paths);
	return ok;
}

static int compare_files(const void *left, const void *right)
{
	const ledger_path *a = left, *b = right;

	if (a->device != b->device)
		return a->device < b->device ? -1 : 1;
	if (a->inode != b->inode)
		return a->inode < b->inode ? -1 : 1;
	return (a->order > b->order) - (a->order < b->order);
}

static int compare_orders(const void *left, const void *right)
{
	const ledger_path *a = left, *b = right;

	return (a->order > b->order) - (a->order < b->order);
}

/* A file given twice (its directory, and by itself) is read once, and counts as named. */
static void drop_repeated(path_list *list)
{
	size_t kept = 0;

	for (size_t i = 0; i < list->count; i++)
		list->items[i].order = i;
	if (list->count > 1)
		qsort(list->items, list->count, sizeof(*list->items), compare_files);
	for (size_t i = 0; i < list->count; i++) {
		ledger_path *last = kept > 0 ? &list->items[kept - 1] : NULL;

		if (last != NULL && last->device == list->items[i].device &&
			last->inode == list->items[i].inode)
			last->named = last->named || list->items[i].named;
		else
			list->items[kept++] = list->items[i];
	}
	list->count = kept;
	if (kept > 1)
		qsort(list->items, kept, sizeof(*list->items), compare_orders);
}

const gb_ledger *gb_ledger_read(gb_arena *arena, const gb_str *paths, size_t count, gb_diags *diags)
{
	path_list list = { .arena = arena, .diags = diags };
	gb_builder *builder = gb_builder_new(arena, diags);
	bool ok = true;

	for (size_t i = 0; i < count; i++)
		ok = list_path(&list, paths[i]) && ok;
	drop_repeated(&list);
	for (size_t i = 0; i < list.count; i++) {
		const gb_json *root = gb_json_read(arena, list.items[i].path, diags);

		if (root == NULL || !gb_builder_add(builder, root, list.items[i].named))
			ok = false;
	}
	/* What links to a file that could not be read would only be a shadow of that fault. */
	if (!ok && gb_diags_errors(diags) >= GB_FAULTS_SHOWN)
		return NULL;
	return gb_builder_finish(builder) != NULL && ok ? &builder->ledger : NULL;
}

const gb_indicator *gb_indicator_find(const gb_ledger *ledger, gb_str id)
{
	return gb_ids_find(&ledger->index->indicators, id);
}

const gb_target *gb_target_find(const gb_ledger *ledger, gb_str id)
{
	return gb_ids_find(&ledger->index->targets, id);
}

const gb_area *gb_area_find(const gb_ledger *ledger, gb_str id)
{
	return gb_ids_find(&ledger->index->areas, id);
}

const gb_agency *gb_agency_find(const gb_ledger *ledger, gb_str id)
{
	return gb_ids_find(&ledger->index->agencies, id);
}

const gb_section *gb_section_find(const gb_ledger *ledger, gb_str id)
{
	return gb_ids_find(&ledger->index->sections, id);
}

const gb_text_entry *gb_text_find(const gb_ledger *ledger, gb_str id)
{
	return gb_ids_find(&ledger->index->texts, id);
}
