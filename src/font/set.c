#include "font/map.h"
#include "font/side.h"

#include <assert.h>
#include <string.h>
#include <unistd.h>

struct gb_font_set {
	gb_arena *arena;
	gb_face *faces;
	const gb_face **face_list;
	size_t face_count;
	gb_font_role *roles;
	gb_str *role_names;
	size_t role_count;
	gb_font_patterns *patterns;
	size_t pattern_count;
};

static const gb_face *face_of_id(const gb_font_set *fonts, gb_str id)
{
	for (size_t i = 0; i < fonts->face_count; i++) {
		if (gb_str_equal(fonts->faces[i].id, id))
			return &fonts->faces[i];
	}
	assert(false && "the spec was checked: a role names faces of it");
	return NULL;
}

static const gb_face *const *faces_of_ids(const gb_font_set *fonts, const gb_str *ids, size_t count)
{
	const gb_face **faces = GB_NEW_ARRAY(fonts->arena, count, const gb_face *);

	for (size_t i = 0; i < count; i++)
		faces[i] = face_of_id(fonts, ids[i]);
	return faces;
}

static const gb_face *first_absent(const gb_face *const *faces, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		if (faces[i]->bytes == NULL)
			return faces[i];
	}
	return NULL;
}

static void open_roles(gb_font_set *fonts, const gb_font_spec *spec)
{
	fonts->roles = GB_NEW_ARRAY(fonts->arena, spec->role_count, gb_font_role);
	fonts->role_names = GB_NEW_ARRAY(fonts->arena, spec->role_count, gb_str);
	fonts->role_count = spec->role_count;
	for (size_t i = 0; i < spec->role_count; i++) {
		const gb_font_spec_role *from = &spec->roles[i];
		gb_font_role *role = &fonts->roles[i];

		role->index = (uint32_t)i;
		fonts->role_names[i] = role->name = from->name;
		role->title = from->title;
		role->stands_for = from->stands_for;
		role->place = from->place;
		role->han = faces_of_ids(fonts, from->han, from->han_count);
		role->han_count = from->han_count;
		role->latin = faces_of_ids(fonts, from->latin, from->latin_count);
		role->latin_count = from->latin_count;
		role->absent = first_absent(role->han, role->han_count);
		if (role->absent == NULL)
			role->absent = first_absent(role->latin, role->latin_count);
	}
}

static void fill_face(gb_face *face, const gb_font_spec_face *from)
{
	face->id = from->id;
	face->collection = from->collection;
	face->alone = from->alone;
	face->own = from->own;
	face->fetch = from->fetch;
	face->licence = from->licence;
	face->place = from->place;
}

/* Only asks whether the files are there: most runs hyphenate in no language or in one, and who does
 * reads and checks them. */
static void find_patterns(gb_font_set *fonts, const gb_font_spec *spec, gb_str directory)
{
	fonts->patterns = GB_NEW_ARRAY(fonts->arena, spec->pattern_count, gb_font_patterns);
	fonts->pattern_count = spec->pattern_count;
	for (size_t i = 0; i < spec->pattern_count; i++) {
		gb_font_patterns *patterns = &fonts->patterns[i];

		*patterns = spec->patterns[i];

		const gb_str folder = patterns->directory.n > 0 ? patterns->directory : directory;

		patterns->file = gb_str_format(fonts->arena, "%.*s/%.*s", (int)folder.n, folder.p,
			(int)spec->patterns[i].file.n, spec->patterns[i].file.p);
		patterns->there = access(gb_str_zero(fonts->arena, patterns->file), F_OK) == 0;
	}
}

/* Opens all faces; those that need not be there may stay closed. */
static bool open_faces(
	gb_font_set *fonts, const gb_font_spec *spec, gb_str directory, gb_diags *diags)
{
	const gb_font_spec_face *missing = NULL;
	size_t missing_count = 0;
	bool ok = true;

	fonts->faces = GB_NEW_ARRAY(fonts->arena, spec->face_count, gb_face);
	fonts->face_list = GB_NEW_ARRAY(fonts->arena, spec->face_count, const gb_face *);
	fonts->face_count = spec->face_count;
	for (size_t i = 0; i < spec->face_count; i++) {
		const gb_font_spec_face *from = &spec->faces[i];
		const gb_str folder = from->directory.n > 0 ? from->directory : directory;
		gb_face *face = &fonts->faces[i];
		gb_face_state state;

		fonts->face_list[i] = face;
		face->index = (uint32_t)i;
		fill_face(face, from);
		face->file = gb_str_format(
			fonts->arena, "%.*s/%.*s", (int)folder.n, folder.p, (int)from->file.n, from->file.p);
		state = gb_face_open(fonts->arena, face, from->place, diags);
		ok &= state != GB_FACE_FAULTY;
		if (state == GB_FACE_ABSENT && from->fetch == GB_FETCH_FOLDER)
			ok = gb_fault(diags, from->place, "font-missing",
				gb_str_format(fonts->arena, "no file %.*s", (int)face->file.n, face->file.p),
				GB_STR("the office's own font file"),
				GB_STR("put it there, or take the face out of the folder's families.json"));
		if (state != GB_FACE_ABSENT || from->fetch != GB_FETCH_ALWAYS)
			continue;
		missing_count++;
		if (missing == NULL)
			missing = from;
	}
	if (missing == NULL)
		return ok;

	const gb_str folder = missing->directory.n > 0 ? missing->directory : directory;

	return gb_fault(diags, missing->place, "font-missing",
		gb_str_format(fonts->arena, "no file %.*s/%.*s (%zu of %zu faces are not there)",
			(int)folder.n, folder.p, (int)missing->file.n, missing->file.p, missing_count,
			spec->face_count),
		GB_STR("the fonts that every report needs"), GB_STR("run: make fonts"));
}

gb_font_set *gb_font_set_open(
	gb_arena *arena, const gb_font_spec *spec, gb_str directory, gb_diags *diags)
{
	gb_font_set *fonts = GB_NEW(arena, gb_font_set);

	fonts->arena = arena;
	if (!open_faces(fonts, spec, directory, diags)) {
		gb_font_set_close(fonts);
		return NULL;
	}
	open_roles(fonts, spec);
	find_patterns(fonts, spec, directory);
	return fonts;
}

void gb_font_set_close(gb_font_set *fonts)
{
	if (fonts == NULL)
		return;
	for (size_t i = 0; i < fonts->face_count; i++)
		gb_face_close(&fonts->faces[i]);
}

const gb_face *const *gb_font_set_faces(const gb_font_set *fonts, size_t *count)
{
	*count = fonts->face_count;
	return fonts->face_list;
}

const gb_face *gb_font_set_face_of_file(const gb_font_set *fonts, gb_str path, int collection)
{
	char zero_ended[4096];

	if (path.n >= sizeof(zero_ended))
		return NULL;
	memcpy(zero_ended, path.p, path.n);
	zero_ended[path.n] = '\0';
	for (size_t i = 0; i < fonts->face_count; i++) {
		const gb_face *face = &fonts->faces[i];

		if (face->collection == collection && gb_face_is_in(face, zero_ended))
			return face;
	}
	return NULL;
}

const gb_str *gb_font_set_roles(const gb_font_set *fonts, size_t *count)
{
	*count = fonts->role_count;
	return fonts->role_names;
}

const gb_font_role *gb_font_role_find(const gb_font_set *fonts, gb_str name)
{
	for (size_t i = 0; i < fonts->role_count; i++) {
		if (gb_str_equal(fonts->roles[i].name, name))
			return &fonts->roles[i];
	}
	return NULL;
}

bool gb_font_role_ready(
	const gb_font_set *fonts, const gb_font_role *role, gb_place place, gb_diags *diags)
{
	static const char *const remedies[] = {
		[GB_FETCH_ALWAYS] = "run: make fonts",
		[GB_FETCH_OFFICE] = "run: make fonts-office",
		[GB_FETCH_LOCAL] = "put the office's own font file there; see fonts/README.md",
		[GB_FETCH_FOLDER] = "put the office's own font file there; see fonts/README.md",
	};
	const gb_face *absent = role->absent;

	if (absent == NULL)
		return true;
	return gb_fault(diags, place, "font-missing",
		gb_str_format(fonts->arena, "role %.*s without its font %.*s", (int)role->name.n,
			role->name.p, (int)absent->file.n, absent->file.p),
		GB_STR("a role whose fonts are all there"), gb_str_of(remedies[absent->fetch]));
}

const gb_font_patterns *gb_font_patterns_find(const gb_font_set *fonts, gb_lang lang)
{
	for (size_t i = 0; i < fonts->pattern_count; i++) {
		if (fonts->patterns[i].lang == lang)
			return &fonts->patterns[i];
	}
	return NULL;
}

bool gb_font_patterns_ready(const gb_font_set *fonts, gb_lang lang, gb_place place, gb_diags *diags)
{
	const gb_font_patterns *patterns = gb_font_patterns_find(fonts, lang);

	if (patterns != NULL && patterns->there)
		return true;
	return gb_fault(diags, place, "patterns-missing",
		patterns == NULL ? GB_STR("hyphenation without patterns of the language")
						 : gb_str_format(fonts->arena, "hyphenation without its patterns %.*s",
							   (int)patterns->file.n, patterns->file.p),
		GB_STR("the patterns that families.json names, below the folder of the fonts"),
		GB_STR("run: make fonts"));
}

bool gb_face_covers(const gb_font_set *fonts, const gb_face *face, uint32_t code_point)
{
	(void)fonts;
	return face->bytes != NULL && gb_side_of(code_point) != GB_SIDE_NONE &&
		   gb_face_has(face, code_point);
}

static const gb_face *first_with(const gb_face *const *faces, size_t count, uint32_t code_point)
{
	for (size_t i = 0; i < count; i++) {
		if (faces[i]->bytes != NULL && gb_face_has(faces[i], code_point))
			return faces[i];
	}
	return NULL;
}

/* Whether the Han faces are asked first for the character. */
static bool is_han(uint32_t code_point, gb_lang lang)
{
	const gb_side side = gb_side_of(code_point);

	return side == GB_SIDE_HAN || (side == GB_SIDE_SHARED && lang == GB_LANG_ZH);
}

const gb_face *gb_font_role_face(
	const gb_font_set *fonts, const gb_font_role *role, uint32_t code_point, gb_lang lang)
{
	const gb_face *face;

	(void)fonts;
	if (gb_side_of(code_point) == GB_SIDE_NONE)
		return NULL;
	if (is_han(code_point, lang)) {
		face = first_with(role->han, role->han_count, code_point);
		return face != NULL ? face : first_with(role->latin, role->latin_count, code_point);
	}
	face = first_with(role->latin, role->latin_count, code_point);
	return face != NULL ? face : first_with(role->han, role->han_count, code_point);
}

bool gb_font_role_borrows(
	const gb_font_role *role, uint32_t code_point, gb_lang lang, const gb_face *face)
{
	/* Shipped alone, as in most runs: nothing to ask for every character. */
	if (face->own || (!role->han[0]->own && !role->latin[0]->own))
		return false;
	return is_han(code_point, lang) ? role->han[0]->own : role->latin[0]->own;
}
