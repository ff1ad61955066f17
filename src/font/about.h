#ifndef GB_FONT_ABOUT_H
#define GB_FONT_ABOUT_H

#include "font/face.h"

/* What can be said of a face to a person; nothing here is needed to set with it. */
typedef struct gb_face_about {
	gb_str name; /* "方正小标宋_GBK": the full name in the file, in Chinese where it has one */
	gb_str version;    /* "2.003", "" when the file says none */
	size_t characters; /* that it has a glyph for, without private use */
	size_t common;     /* of the GB_COMMON characters */
} gb_face_about;

/* The everyday characters of Chinese: GB 2312-1980, level 1. */
#define GB_COMMON 3755

/* Of a face that is there. Reads the whole character table: not for every run. */
gb_face_about gb_face_about_of(gb_arena *arena, const gb_face *face);
/* "documents that are read and printed may embed it" */
const char *gb_font_rights_words(gb_font_rights rights);
/*
 * Warns of each face of the office that is first in a role's Han list and lacks most of the common
 * characters ("font-few-characters"): it is not the font that it was taken for. False when such a
 * warning is an error.
 */
bool gb_font_set_lint(gb_arena *arena, const gb_font_set *fonts, gb_diags *diags);

#endif
