#ifndef GB_TESTS_OUTSIDE_H
#define GB_TESTS_OUTSIDE_H

#include "layout/families.h"
#include "text/paragraph.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* What the programs of this folder and the benchmarks need: the engine with the shipped fonts, as
 * the command line opens it. Any failure ends the program: it is a test that could not be made. */
typedef struct outside {
	gb_arena *arena; /* the engine's: never rewound */
	gb_arena *work;
	gb_diags *diags;
	gb_font_set *fonts;
	gb_text *text;
} outside;

static inline void outside_limit(void *context, const char *arena, size_t limit)
{
	(void)context;
	fprintf(stderr, "%s: more than %zu bytes\n", arena, limit);
	exit(2);
}

static inline outside outside_open(void)
{
	outside o = { .arena = gb_arena_open("outside", (size_t)4 << 30, outside_limit, NULL) };
	gb_font_spec spec;

	o.work = gb_arena_open("work", (size_t)4 << 30, outside_limit, NULL);
	if (o.arena && o.work) {
		o.diags = gb_diags_new(o.arena);
		if (gb_families_read(o.arena, GB_STR("fonts/families.json"), &spec, o.diags))
			o.fonts = gb_font_set_open(o.arena, &spec, GB_STR("fonts"), o.diags);
		if (o.fonts)
			o.text = gb_text_open(o.arena, o.fonts, o.diags);
		if (o.text)
			return o;
		gb_diags_print(o.diags, stderr);
	}
	exit(2);
}

static inline void outside_close(outside *o)
{
	gb_text_close(o->text);
	gb_font_set_close(o->fonts);
	gb_arena_close(o->work);
	gb_arena_close(o->arena);
}

#endif
