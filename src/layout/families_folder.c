#include "layout/families.h"

#include "base/file.h"
#include "base/utf8.h"

#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <sys/stat.h>

/* An office's folder: font files named by the role they play. */

/* Names of a folder, of which a careless one is refused. */
#define FILES_MOST 1000

typedef struct font_files {
	gb_arena *arena;
	gb_str folder;
	gb_str *names;
	size_t count, capacity;
} font_files;

static const gb_str families_name = GB_STR_INIT("families.json");

/* What a person takes for a font file; those that we cannot set with get a fault that says why. */
static const char *const suffixes[] = { ".ttf", ".ttc", ".otf", ".otc", ".woff", ".woff2" };

static char lower(char c)
{
	return c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
}

/* Whether two names are the same to a file system that does not tell TITLE.TTF from title.ttf. */
static bool same_name(gb_str a, gb_str b)
{
	if (a.n != b.n)
		return false;
	for (size_t i = 0; i < a.n; i++) {
		if (lower(a.p[i]) != lower(b.p[i]))
			return false;
	}
	return true;
}

/* Bytes of the name before its suffix; SIZE_MAX: it is no font file. */
static size_t stem_of(gb_str name)
{
	for (size_t i = 0; i < GB_COUNT(suffixes); i++) {
		const gb_str suffix = gb_str_of(suffixes[i]);

		if (name.n > suffix.n && same_name(gb_str_slice(name, name.n - suffix.n, name.n), suffix))
			return name.n - suffix.n;
	}
	return SIZE_MAX;
}

static gb_str path_of(const font_files *files, gb_str name)
{
	return gb_str_format(
		files->arena, "%.*s/%.*s", (int)files->folder.n, files->folder.p, (int)name.n, name.p);
}

static int compare_names(const void *left, const void *right)
{
	const gb_str *a = left, *b = right;

	return gb_str_compare(*a, *b);
}

static bool fault_folder(const font_files *files, const char *code, gb_str found, gb_diags *diags)
{
	return gb_fault(diags, gb_place_of_file(files->arena, files->folder), code, found,
		GB_STR("a folder with font files named by their role, e.g. title.ttf, or a families.json"),
		GB_STR("see fonts/README.md for how to add an office's own faces"));
}

/* A name made by a system that did not write Chinese as UTF-8. */
static bool fault_bytes(const font_files *files, gb_str name, gb_diags *diags)
{
	gb_buf shown = gb_buf_new(files->arena);

	for (size_t i = 0; i < name.n; i++) {
		if (name.p[i] >= ' ' && name.p[i] < 0x7F)
			gb_buf_char(&shown, name.p[i]);
		else
			gb_buf_format(&shown, "\\x%02X", (unsigned)(unsigned char)name.p[i]);
	}
	gb_buf_text(&shown, ", a name that is not UTF-8");
	return gb_fault(diags, gb_place_of_file(files->arena, files->folder), "font-name",
		gb_buf_taken(&shown), GB_STR("a font file named by its role"),
		GB_STR("rename it, e.g. to title.ttf or fangsong.ttf"));
}

/* Font files of the folder, sorted by the bytes of their names; hidden ones are none. */
static bool list_files(font_files *files, gb_diags *diags)
{
	DIR *stream = opendir(gb_str_zero(files->arena, files->folder));
	struct dirent *entry;
	bool ok = true;

	if (stream == NULL)
		return fault_folder(files, "font-folder",
			gb_str_format(files->arena, "the folder %.*s, which cannot be opened (%s)",
				(int)files->folder.n, files->folder.p, gb_file_reason(errno)),
			diags);
	while (ok && (entry = readdir(stream)) != NULL) {
		const gb_str name = gb_str_copy(files->arena, gb_str_of(entry->d_name));
		struct stat about;

		if (same_name(name, families_name) && !gb_str_equal(name, families_name))
			ok = fault_folder(files, "font-folder",
				gb_str_format(files->arena, "the file %.*s, which is not called families.json",
					(int)name.n, name.p),
				diags);
		if (name.p[0] == '.' || stem_of(name) == SIZE_MAX)
			continue;
		if (stat(gb_str_zero(files->arena, path_of(files, name)), &about) == 0 &&
			S_ISDIR(about.st_mode))
			continue;
		if (files->count == FILES_MOST)
			ok = fault_folder(files, "font-folder", GB_STR("more than 1000 font files"), diags);
		else if (gb_utf8_fault(name) < name.n)
			ok = fault_bytes(files, name, diags);
		files->names = gb_arena_grow(files->arena, files->names, files->count, &files->capacity,
			files->count + 1, sizeof *files->names);
		files->names[files->count++] = name;
	}
	closedir(stream);
	if (files->count > 0)
		qsort(files->names, files->count, sizeof *files->names, compare_names);
	return ok;
}

/* The index of the role that a file of this name plays; `role_count` for none. */
static size_t role_of(const gb_font_spec *spec, gb_str stem)
{
	size_t at = 0;

	while (at < spec->role_count && !same_name(spec->roles[at].name, stem) &&
		   !gb_str_equal(spec->roles[at].title, stem))
		at++;
	return at;
}

static bool fault_role(
	const font_files *files, const gb_font_spec *spec, gb_str name, gb_str stem, gb_diags *diags)
{
	gb_str *known = GB_NEW_ARRAY(files->arena, 2 * spec->role_count, gb_str);
	gb_buf expected = gb_buf_new(files->arena);
	gb_str remedy = GB_STR("rename it to the role that it plays, or say it in a families.json");
	const gb_str suffix = gb_str_slice(name, stem.n, name.n);
	ptrdiff_t nearest;

	gb_buf_text(&expected, "a font file named by its role:");
	for (size_t i = 0; i < spec->role_count; i++) {
		const gb_font_spec_role *role = &spec->roles[i];

		known[i] = role->name;
		known[spec->role_count + i] = role->title;
		gb_buf_format(&expected, "%s %.*s (%.*s)", i > 0 ? "," : "", (int)role->name.n,
			role->name.p, (int)role->title.n, role->title.p);
	}
	nearest = gb_str_nearest(files->arena, stem, known, 2 * spec->role_count);
	if (nearest >= 0)
		remedy = gb_str_format(files->arena, "did you mean \"%.*s%.*s\"?", (int)known[nearest].n,
			known[nearest].p, (int)suffix.n, suffix.p);
	return gb_fault(diags, gb_place_of_file(files->arena, path_of(files, name)), "unknown-role",
		gb_str_format(files->arena, "\"%.*s\"", (int)name.n, name.p), gb_buf_taken(&expected),
		remedy);
}

/* Whether a families.json, already in `spec`, names the file or speaks for the role. */
static bool is_named(const gb_font_spec *spec, gb_str name)
{
	for (size_t i = 0; i < spec->face_count; i++) {
		if (spec->faces[i].own && gb_str_equal(spec->faces[i].file, name))
			return true;
	}
	return false;
}

static bool leads_role(const gb_font_spec *spec, const gb_font_spec_role *role)
{
	for (size_t i = 0; i < spec->face_count; i++) {
		if (spec->faces[i].own && gb_str_equal(spec->faces[i].id, role->han[0]))
			return true;
	}
	return false;
}

/* What plays a role already; `by` is NULL for none. */
static bool fault_twice(
	const font_files *files, gb_str name, const gb_font_spec_role *role, gb_str by, gb_diags *diags)
{
	return gb_fault(diags, gb_place_of_file(files->arena, path_of(files, name)), "role-twice",
		gb_str_format(files->arena, "\"%.*s\" for the role %.*s, which %.*s plays already",
			(int)name.n, name.p, (int)role->name.n, role->name.p, (int)by.n, by.p),
		GB_STR("one font file for a role"), GB_STR("take one of them out of the folder"));
}

/* The files named by role as faces and roles of their own; one fault for each that is not. */
static bool spec_files(
	const font_files *files, const gb_font_spec *spec, gb_font_spec *own, gb_diags *diags)
{
	gb_str *by_role = GB_NEW_ARRAY(files->arena, spec->role_count, gb_str);
	gb_font_spec_face *faces = GB_NEW_ARRAY(files->arena, spec->role_count, gb_font_spec_face);
	gb_font_spec_role *roles = GB_NEW_ARRAY(files->arena, spec->role_count, gb_font_spec_role);
	size_t count = 0;
	bool ok = true;

	for (size_t i = 0; i < files->count; i++) {
		const gb_str name = files->names[i];
		const gb_str stem = gb_str_slice(name, 0, stem_of(name));
		const size_t at = role_of(spec, stem);

		if (is_named(spec, name))
			continue;
		if (at == spec->role_count)
			ok = fault_role(files, spec, name, stem, diags);
		else if (by_role[at].n > 0)
			ok = fault_twice(files, name, &spec->roles[at], by_role[at], diags);
		else if (leads_role(spec, &spec->roles[at]))
			ok = fault_twice(files, name, &spec->roles[at], GB_STR("families.json"), diags);
		else
			by_role[at] = name;
	}
	/* In the order of the roles: whatever language the files are named in, the same bytes. */
	for (size_t at = 0; at < spec->role_count; at++) {
		const gb_str role = spec->roles[at].name;

		if (by_role[at].n == 0)
			continue;
		faces[count] = (gb_font_spec_face){
			.id = gb_str_format(files->arena, "office-%.*s", (int)role.n, role.p),
			.file = by_role[at],
			.directory = files->folder,
			.alone = true,
			.own = true,
			.fetch = GB_FETCH_FOLDER,
			.place = gb_place_of_file(files->arena, path_of(files, by_role[at])),
		};
		roles[count] = (gb_font_spec_role){
			.name = role, .han = &faces[count].id, .han_count = 1, .place = faces[count].place
		};
		for (size_t i = 0; i < spec->face_count; i++) {
			if (gb_str_equal(spec->faces[i].id, faces[count].id))
				ok = gb_fault(diags, gb_place_member(spec->faces[i].place, "id"), "duplicate-name",
					faces[count].id,
					gb_str_format(files->arena, "an id other than that of the file %.*s",
						(int)by_role[at].n, by_role[at].p),
					GB_STR("give the face another id"));
		}
		count++;
	}
	*own = (gb_font_spec){ faces, count, roles, count, NULL, 0 };
	return ok;
}

static bool is_there(gb_arena *arena, gb_str path, struct stat *about)
{
	return stat(gb_str_zero(arena, path), about) == 0;
}

static bool same_folder(gb_arena *arena, gb_str a, gb_str b)
{
	struct stat first, second;

	return is_there(arena, a, &first) && is_there(arena, b, &second) &&
		   first.st_dev == second.st_dev && first.st_ino == second.st_ino;
}

static bool read_shipped(gb_arena *arena, gb_str folder, gb_font_spec *spec, gb_diags *diags)
{
	return gb_families_read(
		arena, gb_str_format(arena, "%.*s/families.json", (int)folder.n, folder.p), spec, diags);
}

bool gb_families_find(
	gb_arena *arena, gb_str shipped, gb_str own, gb_font_spec *spec, bool *over, gb_diags *diags)
{
	font_files files = { .arena = arena, .folder = own };
	gb_font_spec named = { 0 };
	struct stat about;
	bool extends = true;

	*over = own.n > 0 && !same_folder(arena, shipped, own);
	if (!*over)
		return read_shipped(arena, shipped, spec, diags);
	while (files.folder.n > 1 && files.folder.p[files.folder.n - 1] == '/')
		files.folder.n--;

	/* A link that leads nowhere is there too: then the reader says what is wrong. */
	const bool said = lstat(gb_str_zero(arena, path_of(&files, families_name)), &about) == 0;

	if (said && !gb_families_read_own(arena, files.folder, shipped, spec, &extends, diags))
		return false;
	if (!extends)
		return true;
	if (!said && !read_shipped(arena, shipped, spec, diags))
		return false;
	if (!list_files(&files, diags) || !spec_files(&files, spec, &named, diags))
		return false;
	if (!said && files.count == 0)
		return fault_folder(&files, "font-folder",
			gb_str_format(
				arena, "the folder %.*s without a font file", (int)files.folder.n, files.folder.p),
			diags);
	*spec = gb_font_spec_over(arena, spec, &named);
	return true;
}
