#ifndef GB_TEST_TESTING_H
#define GB_TEST_TESTING_H

/* What the unit tests share: an arena that never fills, text comparison, faults as text. */

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/fault.h"

static inline gb_arena *test_arena(void)
{
	gb_arena *arena = gb_arena_open("test", (size_t)256 << 20, NULL, NULL);

	assert_non_null(arena);
	return arena;
}

#define assert_text(actual, expected) test_assert_text((actual), (expected), __FILE__, __LINE__)

static inline void test_assert_text(gb_str actual, const char *expected, const char *file, int line)
{
	if (gb_str_is(actual, expected))
		return;
	print_error("found    \"%.*s\"\nexpected \"%s\"\n", (int)actual.n,
		actual.p == NULL ? "" : actual.p, expected);
	_fail(file, line);
}

/* What the faults so far print. */
static inline gb_str test_printed(gb_arena *arena, gb_diags *diags)
{
	char *text = NULL;
	size_t n = 0;
	FILE *out = open_memstream(&text, &n);
	gb_str printed;

	assert_non_null(out);
	gb_diags_print(diags, out);
	fclose(out);
	printed = gb_str_copy(arena, (gb_str){ text, n });
	free(text);
	return printed;
}

#endif
