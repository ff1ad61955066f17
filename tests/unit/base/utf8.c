#include "testing.h"

#include "base/utf8.h"

static void test_every_scalar_comes_back(void **state)
{
	gb_arena *arena = test_arena();

	(void)state;
	for (uint32_t scalar = 0; scalar <= 0x10FFFF; scalar++) {
		const gb_arena_mark mark = gb_arena_mark_now(arena);
		gb_buf buf = gb_buf_new(arena);
		size_t length;

		if (scalar >= 0xD800 && scalar <= 0xDFFF)
			continue;
		gb_buf_scalar(&buf, scalar);
		if (gb_utf8_at(gb_buf_taken(&buf), 0, &length) != scalar || length != buf.n)
			fail_msg("U+%04X does not come back", (unsigned)scalar);
		gb_arena_rewind(arena, mark);
	}
	gb_arena_close(arena);
}

static void expect_ill_formed(gb_str text)
{
	size_t length;

	assert_true(gb_utf8_at(text, 0, &length) == UINT32_MAX);
	assert_int_equal(length, 1);
	assert_int_equal(gb_utf8_fault(text), 0);
}

static void test_ill_formed(void **state)
{
	(void)state;
	expect_ill_formed(GB_STR("\x80"));
	expect_ill_formed(GB_STR("\xBF"));
	expect_ill_formed(GB_STR("\xC0\x80"));         /* overlong NUL */
	expect_ill_formed(GB_STR("\xC1\xBF"));         /* overlong */
	expect_ill_formed(GB_STR("\xE0\x9F\xBF"));     /* overlong */
	expect_ill_formed(GB_STR("\xF0\x8F\xBF\xBF")); /* overlong */
	expect_ill_formed(GB_STR("\xED\xA0\x80"));     /* surrogate */
	expect_ill_formed(GB_STR("\xED\xBF\xBF"));     /* surrogate */
	expect_ill_formed(GB_STR("\xF4\x90\x80\x80")); /* above U+10FFFF */
	expect_ill_formed(GB_STR("\xF5\x80\x80\x80"));
	expect_ill_formed(GB_STR("\xFF"));
	expect_ill_formed(GB_STR("\xE6\x9E")); /* cut off */
	expect_ill_formed(GB_STR("\xE6\x9E\x41"));
	expect_ill_formed(GB_STR("\xC3"));
	expect_ill_formed(GB_STR("\xD4\xE6")); /* GBK */
}

static void test_fault_and_count(void **state)
{
	(void)state;
	assert_int_equal(gb_utf8_fault(GB_STR("枣庄 ok")), 9);
	assert_int_equal(gb_utf8_fault(GB_STR("枣\xFFok")), 3);
	assert_int_equal(gb_utf8_fault(GB_STR("")), 0);
	assert_int_equal(gb_utf8_count(GB_STR("枣庄 ok")), 5);
	assert_int_equal(gb_utf8_count(GB_STR("\xFF\xFE")), 2);
	assert_int_equal(gb_utf8_count(GB_STR("")), 0);
}

static void test_cells(void **state)
{
	(void)state;
	assert_int_equal(gb_utf8_cells('a'), 1);
	assert_int_equal(gb_utf8_cells(0xE9), 1);
	assert_int_equal(gb_utf8_cells(0x67A3), 2);
	assert_int_equal(gb_utf8_cells(0xFF0C), 2);
	assert_int_equal(gb_utf8_cells(0x3000), 2);
	assert_int_equal(gb_utf8_cells(0x20000), 2);
	assert_int_equal(gb_utf8_cells(0x0301), 0);
	assert_int_equal(gb_utf8_cells(0x200B), 0);
	assert_int_equal(gb_utf8_cells(0x201C), 1);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_every_scalar_comes_back),
		cmocka_unit_test(test_ill_formed),
		cmocka_unit_test(test_fault_and_count),
		cmocka_unit_test(test_cells),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
