#include "font/side.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>

#include <cmocka.h>

/* One character of every kind of sign that a bulletin has, and both ends of ranges. */
static const struct {
	uint32_t code_point;
	gb_side side;
} cases[] = {
	{ 'A', GB_SIDE_LATIN },
	{ '0', GB_SIDE_LATIN },
	{ '%', GB_SIDE_LATIN },
	{ ' ', GB_SIDE_LATIN },
	{ 0x00A0, GB_SIDE_LATIN },
	{ 0x00B2, GB_SIDE_LATIN },
	{ 0x00B6, GB_SIDE_LATIN },
	{ 0x00B7, GB_SIDE_SHARED },
	{ 0x00B8, GB_SIDE_LATIN },
	{ 0x00D7, GB_SIDE_LATIN },
	{ 0x03B1, GB_SIDE_LATIN },
	{ 0x2013, GB_SIDE_LATIN },
	{ 0x2014, GB_SIDE_SHARED },
	{ 0x2015, GB_SIDE_SHARED },
	{ 0x2018, GB_SIDE_SHARED },
	{ 0x2019, GB_SIDE_SHARED },
	{ 0x201A, GB_SIDE_LATIN },
	{ 0x201C, GB_SIDE_SHARED },
	{ 0x201D, GB_SIDE_SHARED },
	{ 0x2026, GB_SIDE_SHARED },
	{ 0x2030, GB_SIDE_LATIN },
	{ 0x203B, GB_SIDE_HAN },
	{ 0x2082, GB_SIDE_LATIN },
	{ 0x20AC, GB_SIDE_LATIN },
	{ 0x2103, GB_SIDE_SHARED },
	{ 0x2160, GB_SIDE_SHARED },
	{ 0x2192, GB_SIDE_SHARED },
	{ 0x2212, GB_SIDE_LATIN },
	{ 0x2265, GB_SIDE_LATIN },
	{ 0x2460, GB_SIDE_HAN },
	{ 0x25A0, GB_SIDE_SHARED },
	{ 0x2605, GB_SIDE_SHARED },
	{ 0x3000, GB_SIDE_HAN },
	{ 0x3001, GB_SIDE_HAN },
	{ 0x33A1, GB_SIDE_HAN },
	{ 0x4DAE, GB_SIDE_HAN },
	{ 0x4E00, GB_SIDE_HAN },
	{ 0x9FFF, GB_SIDE_HAN },
	{ 0xE000, GB_SIDE_NONE },
	{ 0xF8FF, GB_SIDE_NONE },
	{ 0xF900, GB_SIDE_HAN },
	{ 0xFB01, GB_SIDE_LATIN },
	{ 0xFF0C, GB_SIDE_HAN },
	{ 0x20BB7, GB_SIDE_HAN },
	{ 0x323AF, GB_SIDE_HAN },
	{ 0xF0000, GB_SIDE_NONE },
	{ 0x10FFFF, GB_SIDE_NONE },
	{ UINT32_MAX, GB_SIDE_NONE },
};

static void test_sides(void **state)
{
	(void)state;
	for (size_t i = 0; i < GB_COUNT(cases); i++) {
		if (gb_side_of(cases[i].code_point) != cases[i].side)
			fail_msg("U+%04X is on side %d", (unsigned)cases[i].code_point,
				(int)gb_side_of(cases[i].code_point));
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_sides),
	};

	return cmocka_run_group_tests_name("font side", tests, NULL, NULL);
}
