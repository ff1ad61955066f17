#ifndef GB_TEST_OPEN_FONTS_H
#define GB_TEST_OPEN_FONTS_H

#include "../base/testing.h"

#include "font/face.h"
#include "layout/families.h"

/* The fonts we ship, opened once for all tests of a file (tests run in the root of the repo). */
typedef struct open_fonts {
	gb_arena *arena;
	gb_diags *diags;
	gb_font_spec spec;
	gb_font_set *fonts;
} open_fonts;

static inline int open_all(void **state)
{
	open_fonts *all = calloc(1, sizeof(*all));

	all->arena = test_arena();
	all->diags = gb_diags_new(all->arena);
	*state = all;
	if (gb_families_read(all->arena, GB_STR("fonts/families.json"), &all->spec, all->diags))
		all->fonts = gb_font_set_open(all->arena, &all->spec, GB_STR("fonts"), all->diags);
	gb_diags_print(all->diags, stderr);
	return all->fonts == NULL;
}

static inline int close_all(void **state)
{
	open_fonts *all = *state;

	gb_font_set_close(all->fonts);
	gb_arena_close(all->arena);
	free(all);
	return 0;
}

/* Whether the faults so far, as printed, say `words`. */
#define assert_said(all, words)                                                                    \
	do {                                                                                           \
		const gb_str said = test_printed((all)->arena, (all)->diags);                              \
                                                                                                   \
		if (gb_str_find(said, GB_STR(words)) == SIZE_MAX)                                          \
			fail_msg("said: %.*s", (int)said.n, said.p);                                           \
	} while (0)

#endif
