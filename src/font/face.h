#ifndef GB_FONT_FACE_H
#define GB_FONT_FACE_H

#include "base/fault.h"

/*
 * The faces we set with: files named in fonts/families.json, and nothing else. System fonts are
 * never seen, so the same input gives the same bytes on every machine.
 */
typedef struct gb_face {
	uint32_t    index;       /* in the font set: stable, in the order of families.json */
	gb_str      id;          /* "noto-sans-sc-400" */
	gb_str      family;      /* the name inside the file, "Noto Sans SC" */
	gb_str      file;        /* path */
	int         collection;  /* index in a .ttc, 0 otherwise */
	const void *bytes;       /* the whole file, mapped for the set's life */
	size_t      size;
	int         units_per_em;
	double      ascent, descent; /* of the em, both positive (OS/2 typographic) */
	double      cap_height, x_height;
	bool        cut;         /* holds only the needed repertoire; a full fallback is declared */
} gb_face;

typedef struct gb_font_set gb_font_set;

typedef struct gb_font_set gb_font_set;

/* A role such as "serif": which faces set it, first choice first, declared fallbacks after.
 * Han and full-width signs come from `han`, Latin letters, digits and their signs from `latin`;
 * signs that both scripts share (“ ” — …) follow the language of the text. */
typedef struct gb_font_role {
	gb_str                name;
	const gb_face *const *han;
	size_t                han_count;
	const gb_face *const *latin;
	size_t                latin_count;
} gb_font_role;

/* What fonts/families.json says, as plain values (the layout floor reads the file). */
typedef struct gb_font_spec_face {
	gb_str   id, file; /* file: relative to the directory of the fonts */
	int      collection;
	bool     cut;
	gb_place place;
} gb_font_spec_face;

typedef struct gb_font_spec_role {
	gb_str        name;
	const gb_str *han;   /* ids of faces */
	size_t        han_count;
	const gb_str *latin;
	size_t        latin_count;
	gb_place      place;
} gb_font_spec_role;

typedef struct gb_font_spec {
	const gb_font_spec_face *faces;
	size_t                   face_count;
	const gb_font_spec_role *roles;
	size_t                   role_count;
} gb_font_spec;

/*
 * Opens the faces of `spec` below `directory`. Their hashes were checked by `make fonts`. NULL
 * after faults; a missing file's remedy is `make fonts`. Faces are mapped when they are first
 * needed, so a large fallback costs nothing until a rare character asks for it. Close the set
 * after every document that uses it.
 */
gb_font_set *gb_font_set_open(gb_arena *arena, const gb_font_spec *spec, gb_str directory,
	gb_diags *diags);
void gb_font_set_close(gb_font_set *fonts);

const gb_face *const *gb_font_set_faces(const gb_font_set *fonts, size_t *count);
/* Names of all roles, for suggestions. */
const gb_str *gb_font_set_roles(const gb_font_set *fonts, size_t *count);
/* NULL when there is no such role. */
const gb_font_role *gb_font_role_find(const gb_font_set *fonts, gb_str name);
/* Whether the face maps the character to a glyph. */
bool gb_face_covers(const gb_font_set *fonts, const gb_face *face, uint32_t code_point);
/* The face that sets the character in a text of this language; NULL when none of the role does. */
const gb_face *gb_font_role_face(const gb_font_set *fonts, const gb_font_role *role,
	uint32_t code_point, gb_lang lang);

#endif
