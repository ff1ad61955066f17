#ifndef GB_FONT_FACE_H
#define GB_FONT_FACE_H

#include "base/fault.h"

/* Which make target brings a file. */
typedef enum gb_font_fetch {
	GB_FETCH_ALWAYS, /* `make fonts` */
	GB_FETCH_OFFICE, /* `make fonts-office`: large, and only official documents need them */
	GB_FETCH_LOCAL,  /* none: the office puts its own file there */
	GB_FETCH_FOLDER, /* none: it lies in the office's folder, which names it */
} gb_font_fetch;

/* What the licence in the file (OS/2 fsType) lets documents do; files that forbid embedding or
 * subsetting are refused. */
typedef enum gb_font_rights {
	GB_RIGHTS_INSTALLABLE,
	GB_RIGHTS_EDITABLE,
	GB_RIGHTS_PRINT, /* preview and print: documents that are read and printed, as ours are */
} gb_font_rights;

/*
 * The faces we set with: files named in fonts/families.json or found in an office's own folder
 * (--fonts), and nothing else. System fonts are never seen, so the same input gives the same bytes
 * on every machine. All have TrueType outlines and a licence that lets a document embed a part of
 * them; both are checked when they are opened.
 */
typedef struct gb_face {
	uint32_t index; /* in the font set: stable, in the order of families.json */
	gb_str id;      /* "noto-sans-sc-400" */
	gb_str family;  /* the name inside the file, "Noto Sans SC": all weights share it */
	gb_str file;    /* path: the directory as it was given, "/", the file */
	int collection; /* index in a .ttc, 0 otherwise */
	bool alone;     /* nobody said which font of a .ttc: there must be one */
	bool own;       /* of the office's folder (--fonts), not shipped */
	gb_font_fetch fetch;
	gb_font_rights rights;
	gb_str licence;    /* of its package; "" for an office's own */
	gb_place place;    /* who names it */
	const void *bytes; /* the whole file, mapped for the set's life; NULL: not fetched */
	size_t size;
	int units_per_em;
	/* Fractions of the em, positive: what the design takes above and below the baseline (OS/2
	 * typographic; the sum is 1 for Han faces, more for Latin ones). */
	double ascent, descent;
	double cap_height, x_height; /* fractions of the em */
	struct gb_face_map *map;     /* characters to glyphs: for this floor only */
} gb_face;

typedef struct gb_font_set gb_font_set;

/* A role such as "serif": which faces set it, first choice first, declared fallbacks after.
 * Han and full-width signs come from `han`, Latin letters, digits and their signs from `latin`;
 * signs that both scripts share (“ ” — …) follow the language of the text (font/side.h). */
typedef struct gb_font_role {
	uint32_t index; /* in the font set */
	gb_str name;
	gb_str title; /* in Chinese: 小标宋 */
	gb_str
		stands_for; /* the face of official documents that the first Han face is a substitute of */
	gb_place place;
	const gb_face *const *han;
	size_t han_count;
	const gb_face *const *latin;
	size_t latin_count;
	const gb_face *absent; /* the first of these not fetched: see gb_font_role_ready */
} gb_font_role;

/* What fonts/families.json says, as plain values (the layout floor reads the file). */
typedef struct gb_font_spec_face {
	gb_str id, file;  /* file: relative to the folder */
	gb_str directory; /* the folder; "": the directory of the set */
	int collection;
	bool alone, own;
	gb_font_fetch fetch;
	gb_str licence;
	gb_place place;
} gb_font_spec_face;

typedef struct gb_font_spec_role {
	gb_str name, title, stands_for;
	const gb_str *han; /* ids of faces */
	size_t han_count;
	const gb_str *latin;
	size_t latin_count;
	gb_place place;
} gb_font_spec_role;

/* Hyphenation patterns of a language: a file fetched and pinned as the faces are. */
typedef struct gb_font_patterns {
	gb_lang lang;
	gb_str directory; /* of the file; empty: that of the set */
	gb_str file;   /* in the spec relative to the directory of the fonts, in the set a path */
	gb_str sha256; /* of the file, in lower-case digits */
	bool there;    /* in the set: whether the file was when it was opened */
	gb_place place;
} gb_font_patterns;

typedef struct gb_font_spec {
	const gb_font_spec_face *faces;
	size_t face_count;
	const gb_font_spec_role *roles;
	size_t role_count;
	const gb_font_patterns *patterns; /* one a language at most */
	size_t pattern_count;
} gb_font_spec;

/*
 * `own`, which an office brings, over `base`, which is shipped: the faces of both, and for each role
 * the office's faces first and the others behind them, each once. What a face of the office lacks so
 * comes from the shipped ones; a list that is empty in `own` stays as it was. Face ids are unique
 * over both. Roles that only `own` has come last. All texts and lists are shared.
 */
gb_font_spec gb_font_spec_over(gb_arena *arena, const gb_font_spec *base, const gb_font_spec *own);

/*
 * Opens the faces of `spec` (ids unique, those of roles known) below `directory`. Their hashes
 * were checked by `make fonts`. NULL after faults; only a face that is always fetched has to be
 * there. Files are mapped, not read: a large fallback costs nothing until a rare character asks
 * for it. Close the set after every document that uses it.
 */
gb_font_set *gb_font_set_open(
	gb_arena *arena, const gb_font_spec *spec, gb_str directory, gb_diags *diags);
void gb_font_set_close(gb_font_set *fonts); /* NULL is allowed */

/* All faces, also those not fetched, by index. */
const gb_face *const *gb_font_set_faces(const gb_font_set *fonts, size_t *count);
/* The face in this file, however its path is written (fontconfig rewrites paths); NULL when none
 * is. Asks the file system: not for every run. */
const gb_face *gb_font_set_face_of_file(const gb_font_set *fonts, gb_str path, int collection);
/* Names of all roles, for suggestions; by gb_font_role.index. */
const gb_str *gb_font_set_roles(const gb_font_set *fonts, size_t *count);
/* NULL when there is no such role. */
const gb_font_role *gb_font_role_find(const gb_font_set *fonts, gb_str name);
/* Whether all faces of the role are there; else a fault at `place` that names the make target. */
bool gb_font_role_ready(
	const gb_font_set *fonts, const gb_font_role *role, gb_place place, gb_diags *diags);

/* The patterns of a language; NULL when there are none. */
const gb_font_patterns *gb_font_patterns_find(const gb_font_set *fonts, gb_lang lang);
/* Whether words of the language can be hyphenated; else a fault at `place` that names the make
 * target. */
bool gb_font_patterns_ready(
	const gb_font_set *fonts, gb_lang lang, gb_place place, gb_diags *diags);

/* Whether the face maps the character to a glyph. Fast: meant for every character. Private-use
 * characters are never covered: each font has its own idea of them. */
bool gb_face_covers(const gb_font_set *fonts, const gb_face *face, uint32_t code_point);
/* How far a glyph's outline reaches above the baseline, in ems; 0 of a blank. */
double gb_face_ink_top(const gb_face *face, uint32_t glyph);
/*
 * The face that sets the character in a text of this language; NULL when none of the role does.
 * Ask for what has a shape of its own: combining marks, joiners and variation selectors belong to
 * the face of the character before them.
 */
const gb_face *gb_font_role_face(
	const gb_font_set *fonts, const gb_font_role *role, uint32_t code_point, gb_lang lang);
/* Whether `face`, which gb_font_role_face gave for the character, is a shipped one behind an
 * office's own, which lack it. */
bool gb_font_role_borrows(
	const gb_font_role *role, uint32_t code_point, gb_lang lang, const gb_face *face);

#endif
