#include "base/file.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

const char *gb_file_reason(int error)
{
	switch (error) {
	case EACCES:
	case EPERM:
		return "no permission";
	case ENOENT:
		return "no such file or folder";
	case ENOTDIR:
		return "a file where a folder should be";
	case EISDIR:
		return "a folder";
	case EEXIST:
		return "a file of that name";
	case EROFS:
		return "a disk that cannot be written";
	case ENOSPC:
	case EDQUOT:
		return "a full disk";
	case EFBIG:
		return "a file too large for the disk";
	case ENAMETOOLONG:
		return "a name that is too long";
	case ELOOP:
		return "a link that leads to itself";
	case EMFILE:
	case ENFILE:
		return "too many open files";
	case EBUSY:
	case ETXTBSY:
		return "a file in use";
	case EXDEV:
		return "another disk";
	case EIO:
		return "a failing disk";
	default:
		return "a failure of the system";
	}
}

static bool refuse(gb_arena *arena, gb_diags *diags, gb_str path, gb_str found, gb_str remedy)
{
	return gb_fault(diags, gb_place_of_file(arena, path), "unreadable-file", found,
		GB_STR("a file that can be read"), remedy);
}

static bool refuse_large(gb_arena *arena, gb_diags *diags, gb_str path)
{
	return gb_fault(diags, gb_place_of_file(arena, path), "file-too-large",
		gb_str_format(arena, "more than %u MiB", GB_FILE_LIMIT >> 20), GB_STR("a smaller file"),
		GB_STR("make sure that this is the file you meant"));
}

/* Reads all of `file` after `hint` bytes were announced; false with errno. Stops one byte beyond
 * the limit, which is how the caller knows. */
static bool read_all(gb_arena *arena, int file, size_t hint, gb_str *bytes)
{
	size_t capacity = hint + 1; /* one more, so that the end is seen without growing */
	char *p = gb_arena_alloc(arena, capacity);
	size_t n = 0;

	for (;;) {
		ssize_t got;

		if (n == capacity)
			p = gb_arena_grow(arena, p, n, &capacity, n + 1, 1);
		got = read(file, p + n, capacity - n);
		if (got < 0 && errno == EINTR)
			continue;
		if (got < 0)
			return false;
		n += (size_t)got;
		if (got == 0 || n > GB_FILE_LIMIT)
			break;
	}
	*bytes = (gb_str){ p, n };
	return true;
}

static bool read_open(gb_arena *arena, gb_str path, int file, gb_str *bytes, gb_diags *diags)
{
	struct stat about;
	size_t hint = 4096; /* a pipe does not say how much will come */

	if (fstat(file, &about) != 0)
		return refuse(arena, diags, path, gb_str_of(gb_file_reason(errno)), (gb_str){ 0 });
	if (S_ISDIR(about.st_mode))
		return refuse(arena, diags, path, GB_STR("a folder"), GB_STR("name a file in it"));
	if (S_ISREG(about.st_mode) && about.st_size > GB_FILE_LIMIT)
		return refuse_large(arena, diags, path);
	if (S_ISREG(about.st_mode))
		hint = (size_t)about.st_size;
	if (!read_all(arena, file, hint, bytes))
		return refuse(arena, diags, path, gb_str_of(gb_file_reason(errno)), (gb_str){ 0 });
	return bytes->n <= GB_FILE_LIMIT || refuse_large(arena, diags, path);
}

gb_source *gb_file_read(gb_arena *arena, gb_str path, gb_diags *diags)
{
	gb_source *source = NULL;
	gb_str bytes;
	int file;

	if (path.n == 0 || memchr(path.p, 0, path.n) != NULL) {
		refuse(arena, diags, path, GB_STR("no usable name"), (gb_str){ 0 });
		return NULL;
	}
	file = open(gb_str_zero(arena, path), O_RDONLY | O_CLOEXEC);
	if (file < 0) {
		refuse(arena, diags, path, gb_str_of(gb_file_reason(errno)), (gb_str){ 0 });
		return NULL;
	}
	if (read_open(arena, path, file, &bytes, diags)) {
		source = GB_NEW(arena, gb_source);
		source->name = gb_str_copy(arena, path);
		source->bytes = bytes;
	}
	close(file);
	return source;
}
