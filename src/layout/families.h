#ifndef GB_LAYOUT_FAMILIES_H
#define GB_LAYOUT_FAMILIES_H

#include "font/face.h"

/*
 * fonts/families.json ("gongbao.fonts/1"): the packages that fonts come from, the faces taken from
 * them, the roles that the faces play, and the hyphenation patterns. fonts/fetch.mjs reads the same file.
 */

/* Reads and checks the file into `spec`, whose lists live in the arena; false after faults. */
bool gb_families_read(gb_arena *arena, gb_str path, gb_font_spec *spec, gb_diags *diags);

#endif
