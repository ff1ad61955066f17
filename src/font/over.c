#include "font/face.h"

#include <string.h>

/* An office's fonts over the shipped ones: lists of ids, no file is opened. */

static bool has_id(const gb_str *ids, size_t count, gb_str id)
{
	for (size_t i = 0; i < count; i++) {
		if (gb_str_equal(ids[i], id))
			return true;
	}
	return false;
}

/* `first`, then what `rest` has beyond it. */
static const gb_str *joined(gb_arena *arena, const gb_str *first, size_t first_count,
	const gb_str *rest, size_t rest_count, size_t *count)
{
	gb_str *ids = GB_NEW_ARRAY(arena, first_count + rest_count, gb_str);
	size_t n = 0;

	for (size_t i = 0; i < first_count; i++)
		ids[n++] = first[i];
	for (size_t i = 0; i < rest_count; i++) {
		if (!has_id(first, first_count, rest[i]))
			ids[n++] = rest[i];
	}
	*count = n;
	return ids;
}

static const gb_font_spec_role *role_of(const gb_font_spec *spec, gb_str name)
{
	for (size_t i = 0; i < spec->role_count; i++) {
		if (gb_str_equal(spec->roles[i].name, name))
			return &spec->roles[i];
	}
	return NULL;
}

static gb_font_spec_role role_over(
	gb_arena *arena, const gb_font_spec_role *base, const gb_font_spec_role *own)
{
	gb_font_spec_role role = *base;

	role.han = joined(arena, own->han, own->han_count, base->han, base->han_count, &role.han_count);
	role.latin = joined(
		arena, own->latin, own->latin_count, base->latin, base->latin_count, &role.latin_count);
	role.place = own->place;
	if (own->title.n > 0)
		role.title = own->title;
	/* What the shipped face is a substitute of, the office's own need not be. */
	if (own->han_count > 0)
		role.stands_for = own->stands_for;
	return role;
}

static void put_faces(gb_font_spec_face *to, const gb_font_spec *from)
{
	if (from->face_count > 0)
		memcpy(to, from->faces, from->face_count * sizeof(*to));
}

gb_font_spec gb_font_spec_over(gb_arena *arena, const gb_font_spec *base, const gb_font_spec *own)
{
	const size_t face_count = base->face_count + own->face_count;
	gb_font_spec_face *faces = GB_NEW_ARRAY(arena, face_count, gb_font_spec_face);
	gb_font_spec_role *roles =
		GB_NEW_ARRAY(arena, base->role_count + own->role_count, gb_font_spec_role);
	size_t role_count = 0;

	put_faces(faces, base);
	put_faces(faces + base->face_count, own);
	for (size_t i = 0; i < base->role_count; i++) {
		const gb_font_spec_role *over = role_of(own, base->roles[i].name);

		roles[role_count++] =
			over == NULL ? base->roles[i] : role_over(arena, &base->roles[i], over);
	}
	for (size_t i = 0; i < own->role_count; i++) {
		if (role_of(base, own->roles[i].name) == NULL)
			roles[role_count++] = own->roles[i];
	}
	/* Hyphenation is nothing that an office's faces change. */
	const gb_font_spec *patterns = base->pattern_count > 0 ? base : own;

	return (gb_font_spec){ faces, face_count, roles, role_count, patterns->patterns,
		patterns->pattern_count };
}
