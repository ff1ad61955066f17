#ifndef GB_LAYOUT_FAMILIES_H
#define GB_LAYOUT_FAMILIES_H

#include "font/face.h"

/*
 * families.json ("gongbao.fonts/1"): the packages that fonts come from, the faces taken from them,
 * the roles that the faces play, and the hyphenation patterns. fonts/fetch.mjs reads the shipped one too.
 *
 * An office's folder (--fonts) stands over the shipped one. It holds font files named by the role
 * they play, title.ttf or 小标宋.ttf; or a families.json with "extends": "shipped", which says more
 * (a font of a collection, Latin, a role of its own), and files named by role beside it; or a
 * families.json that says everything, and then nothing is shipped.
 */

/* Reads and checks a file that says everything into `spec`, whose lists live in the arena; false
 * after faults. */
bool gb_families_read(gb_arena *arena, gb_str path, gb_font_spec *spec, gb_diags *diags);
/* The same of an office's `folder`: over the families of the folder `shipped` when the file
 * `*extends` them. */
bool gb_families_read_own(gb_arena *arena, gb_str folder, gb_str shipped, gb_font_spec *spec,
	bool *extends, gb_diags *diags);
/* The fonts of the folder `shipped`, and of `own` over them, unless that is empty or the same folder:
 * `*over` says whether. */
bool gb_families_find(
	gb_arena *arena, gb_str shipped, gb_str own, gb_font_spec *spec, bool *over, gb_diags *diags);
/* The JSON Schema of the format. */
gb_str gb_families_schema(gb_arena *arena);

#endif
