#include "base/file.h"

#include <assert.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* Names are at most 255 bytes; this leaves room for what a temporary name adds. */
#define NAME_KEPT 200

typedef struct output_item output_item;
struct output_item {
	gb_output output; /* first: callers hold its address */
	output_item *next;
	const char *folder; /* resolved, without links */
	const char *target; /* folder and name: what the temporary file becomes */
	char *temporary;    /* the template of mkostemps, then the name */
	char *backup;       /* where the old file waits until all renames are done */
	bool made;          /* the temporary file exists */
	bool backed_up;
	bool renamed;
};

/* A folder made by this run; it goes again when the run fails and it is still empty. */
typedef struct made_folder made_folder;
struct made_folder {
	made_folder *below;
	const char *path;
};

struct gb_outputs {
	gb_arena *arena;
	output_item *first;
	output_item *last;
	made_folder *folders; /* the last one made first */
	mode_t mode;          /* of a new file */
};

gb_outputs *gb_outputs_open(gb_arena *arena)
{
	gb_outputs *outputs = GB_NEW(arena, gb_outputs);
	const mode_t mask = umask(0); /* reading it takes setting it */

	umask(mask);
	outputs->arena = arena;
	outputs->mode = 0666 & ~mask;
	return outputs;
}

static bool refuse(gb_outputs *outputs, gb_diags *diags, gb_str path, const char *found,
	const char *expected, const char *remedy)
{
	return gb_fault_status(diags, GB_STATUS_WRITE, gb_place_of_file(outputs->arena, path),
		"unwritable-file", gb_str_of(found), gb_str_of(expected), gb_str_of(remedy));
}

/* Makes the folder `path` and those above it that are missing; false with errno. */
static bool make_folders(gb_outputs *outputs, const char *path)
{
	char *part = strcpy(gb_arena_alloc(outputs->arena, strlen(path) + 1), path);
	size_t n = 0;

	do {
		made_folder *folder;
		char kept;

		n += strspn(part + n, "/");
		n += strcspn(part + n, "/");
		kept = part[n];
		part[n] = '\0';
		/* Allocated before it exists, so that no limit can leave it behind unknown. */
		folder = GB_NEW(outputs->arena, made_folder);
		folder->path = gb_str_zero(outputs->arena, gb_str_of(part));
		if (mkdir(part, 0777) == 0) {
			folder->below = outputs->folders;
			outputs->folders = folder;
		} else if (errno != EEXIST) {
			/* An existing folder on a read-only disk says EROFS, "/" may say EISDIR. */
			const int error = errno;
			struct stat about;

			if (stat(part, &about) != 0 || !S_ISDIR(about.st_mode)) {
				errno = error;
				return false;
			}
		}
		part[n] = kept;
	} while (part[n] != '\0');
	return true;
}

/* The folder of `path`, made when missing, without links and ".."; NULL with errno. */
static const char *open_folder(gb_outputs *outputs, gb_str path, size_t name_at)
{
	const char *given =
		name_at == 0 ? "." : gb_str_zero(outputs->arena, gb_str_slice(path, 0, name_at));
	char *resolved;
	const char *folder;

	if (!make_folders(outputs, given))
		return NULL;
	resolved = realpath(given, NULL);
	if (resolved == NULL)
		return NULL;
	folder = gb_str_zero(outputs->arena, gb_str_of(resolved));
	free(resolved);
	return folder;
}

static const char *join(gb_outputs *outputs, const char *folder, gb_str name)
{
	return gb_str_format(
		outputs->arena, "%s/%.*s", strcmp(folder, "/") == 0 ? "" : folder, (int)name.n, name.p)
		.p;
}

static char *hidden_name(
	gb_outputs *outputs, const output_item *item, gb_str name, const char *suffix)
{
	const char *folder = strcmp(item->folder, "/") == 0 ? "" : item->folder;
	gb_buf path = gb_buf_new(outputs->arena);

	/* Not in the middle of a character. */
	if (name.n > NAME_KEPT) {
		name.n = NAME_KEPT;
		while (name.n > 0 && ((unsigned char)name.p[name.n] & 0xC0) == 0x80)
			name.n--;
	}
	gb_buf_format(&path, "%s/.%.*s.XXXXXX%s", folder, (int)name.n, name.p, suffix);
	gb_buf_char(&path, '\0');
	return path.p;
}

static bool open_temporary(output_item *item, mode_t mode)
{
	const int file = mkostemps(item->temporary, 4, O_CLOEXEC);
	const size_t n = strlen(item->temporary);

	if (file < 0)
		return false;
	item->made = true;
	/* The unique part of the name serves the backup as well. */
	memcpy(item->backup + n - 10, item->temporary + n - 10, 6);
	if (fchmod(file, mode) != 0 && errno != EPERM) {
		close(file);
		return false;
	}
	item->output.file = fdopen(file, "wb");
	if (item->output.file == NULL) {
		close(file);
		return false;
	}
	return true;
}

static void discard(output_item *item)
{
	if (item->output.file != NULL)
		fclose(item->output.file);
	item->output.file = NULL;
	if (item->made)
		unlink(item->temporary);
	item->made = false;
}

/* Where the name begins in `path`: after its last slash. */
static size_t name_start(gb_str path)
{
	size_t at = path.n;

	while (at > 0 && path.p[at - 1] != '/')
		at--;
	return at;
}

static const output_item *find_target(const gb_outputs *outputs, const char *target)
{
	for (const output_item *item = outputs->first; item != NULL; item = item->next) {
		if (strcmp(item->target, target) == 0)
			return item;
	}
	return NULL;
}

/* A link as target is followed, so that the file it leads to is replaced and the link stays. */
static bool resolve_link(gb_outputs *outputs, output_item *item)
{
	char *resolved = realpath(item->target, NULL);
	gb_str target;
	size_t name_at;

	if (resolved == NULL)
		return false;
	target = gb_str_copy(outputs->arena, gb_str_of(resolved));
	free(resolved);
	name_at = name_start(target);
	item->target = target.p;
	item->folder =
		name_at <= 1 ? "/" : gb_str_zero(outputs->arena, gb_str_slice(target, 0, name_at - 1));
	return true;
}

gb_output *gb_outputs_add(gb_outputs *outputs, gb_str path, gb_diags *diags)
{
	output_item *item = GB_NEW(outputs->arena, output_item);
	const size_t name_at = name_start(path);
	gb_str name = gb_str_slice(path, name_at, path.n);
	mode_t mode = outputs->mode;
	struct stat about;

	if (name.n == 0 || gb_str_is(name, ".") || gb_str_is(name, "..") ||
		memchr(path.p, 0, path.n) != NULL) {
		refuse(outputs, diags, path, "a folder", "the name of a file", "add a file name");
		return NULL;
	}
	item->output.path = gb_str_copy(outputs->arena, path);
	item->folder = open_folder(outputs, path, name_at);
	if (item->folder == NULL) {
		refuse(outputs, diags, path, gb_file_reason(errno), "a folder that can be written", "");
		return NULL;
	}
	item->target = join(outputs, item->folder, name);
	if (lstat(item->target, &about) == 0 && S_ISLNK(about.st_mode) &&
		!resolve_link(outputs, item)) {
		refuse(outputs, diags, path, "a link that leads nowhere", "a file that can be written", "");
		return NULL;
	}
	if (stat(item->target, &about) == 0) {
		/* A device must never be renamed over. */
		if (!S_ISREG(about.st_mode)) {
			refuse(outputs, diags, path,
				S_ISDIR(about.st_mode) ? "a folder" : "something that is no file",
				"the name of a file", "give another name");
			return NULL;
		}
		mode = about.st_mode & 0777;
	}
	if (find_target(outputs, item->target) != NULL) {
		refuse(outputs, diags, path, "the same file twice", "each output in a file of its own",
			"give another name");
		return NULL;
	}
	name = gb_str_of(item->target);
	name = gb_str_slice(name, name_start(name), name.n);
	item->temporary = hidden_name(outputs, item, name, ".tmp");
	item->backup = hidden_name(outputs, item, name, ".old");
	item->output.temporary = item->temporary;
	if (!open_temporary(item, mode)) {
		const int error = errno;

		discard(item);
		refuse(outputs, diags, path, gb_file_reason(error), "a folder that can be written", "");
		return NULL;
	}
	if (outputs->last == NULL)
		outputs->first = item;
	else
		outputs->last->next = item;
	outputs->last = item;
	return &item->output;
}

/* What was written by its name, after the caller closed it, goes to the disk as well. */
static bool flush_closed(const output_item *item)
{
	const int file = open(item->temporary, O_WRONLY | O_CLOEXEC);
	bool good;
	int error;

	if (file < 0)
		return false;
	good = fsync(file) == 0;
	error = errno;
	close(file);
	errno = error;
	return good;
}

/* Everything written and on the disk; false with errno. */
static bool finish(output_item *item)
{
	FILE *file = item->output.file;
	bool good;
	int error;

	if (file == NULL)
		return !item->made || flush_closed(item);
	errno = EIO; /* what an earlier failed write left behind in the stream */
	good = !ferror(file) && fflush(file) == 0 && fsync(fileno(file)) == 0;
	error = errno;
	item->output.file = NULL;
	if (fclose(file) != 0 && good)
		return false;
	errno = error;
	return good;
}

/* Keeps the old file under another name. A second name costs no moment without the file; where
 * the disk has no such names, it is moved. */
static bool back_up(output_item *item)
{
	struct stat about;

	if (lstat(item->target, &about) != 0)
		return true;
	if (!S_ISREG(about.st_mode)) {
		errno = S_ISDIR(about.st_mode) ? EISDIR : EEXIST; /* it came after the output was added */
		return false;
	}
	item->backed_up =
		link(item->target, item->backup) == 0 || rename(item->target, item->backup) == 0;
	return item->backed_up;
}

static bool put_in_place(output_item *item, bool last)
{
	/* After the last one nothing can fail any more, so its old file need not be kept. */
	if (!last && !back_up(item))
		return false;
	if (rename(item->temporary, item->target) != 0)
		return false;
	item->made = false;
	item->renamed = true;
	return true;
}

/* Puts back what stood there before. */
static void roll_back(gb_outputs *outputs)
{
	for (output_item *item = outputs->first; item != NULL; item = item->next) {
		if (item->backed_up)
			rename(item->backup, item->target);
		else if (item->renamed)
			unlink(item->target);
		/* When both names were the same file, rename did nothing at all. */
		if (item->backed_up)
			unlink(item->backup);
		item->backed_up = false;
		item->renamed = false;
	}
}

static void flush_folder(const char *path)
{
	const int folder = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);

	/* Best effort: not every file system can, and the files themselves are on the disk. */
	if (folder < 0)
		return;
	fsync(folder);
	close(folder);
}

bool gb_outputs_commit(gb_outputs *outputs, gb_diags *diags)
{
	bool ok = true;

	for (output_item *item = outputs->first; item != NULL; item = item->next) {
		if (!finish(item))
			ok = refuse(outputs, diags, item->output.path, gb_file_reason(errno),
				"room for the whole file", "");
	}
	if (!ok)
		return false;
	for (output_item *item = outputs->first; item != NULL; item = item->next) {
		if (item->made && !put_in_place(item, item == outputs->last)) {
			const int error = errno;

			roll_back(outputs);
			return refuse(outputs, diags, item->output.path, gb_file_reason(error),
				"a file that can be replaced", "");
		}
	}
	for (output_item *item = outputs->first; item != NULL; item = item->next) {
		if (item->backed_up)
			unlink(item->backup);
		item->backed_up = false;
		item->renamed = false;
		flush_folder(item->folder);
	}
	outputs->folders = NULL; /* they hold the outputs now */
	return true;
}

void gb_outputs_close(gb_outputs *outputs)
{
	if (outputs == NULL)
		return;
	for (output_item *item = outputs->first; item != NULL; item = item->next)
		discard(item);
	/* rmdir leaves what is not empty alone. */
	for (made_folder *folder = outputs->folders; folder != NULL; folder = folder->below)
		rmdir(folder->path);
	outputs->folders = NULL;
}
