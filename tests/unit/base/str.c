#include "testing.h"

#include "base/utf8.h"

static void test_pieces(void **state)
{
	const gb_str text = GB_STR("\t 枣庄 Zaozhuang \r\n");

	(void)state;
	assert_text(gb_str_trim(text), "枣庄 Zaozhuang");
	assert_text(gb_str_trim(GB_STR(" \n")), "");
	assert_text(gb_str_slice(GB_STR("abcdef"), 2, 4), "cd");
	assert_text(gb_str_slice(GB_STR("abcdef"), 4, 99), "ef");
	assert_text(gb_str_slice(GB_STR("abcdef"), 7, 9), "");
	assert_text(gb_str_slice(GB_STR("abcdef"), 4, 2), "");
	assert_true(gb_str_starts(GB_STR("gdp-growth"), "gdp"));
	assert_false(gb_str_starts(GB_STR("gd"), "gdp"));
	assert_true(gb_str_ends(GB_STR("a.json"), ".json"));
	assert_true(gb_str_ends(GB_STR("a"), ""));
	assert_false(gb_str_ends(GB_STR("json"), ".json"));
	assert_int_equal(gb_str_find(GB_STR("abcabc"), GB_STR("ca")), 2);
	assert_int_equal(gb_str_find(GB_STR("abc"), GB_STR("")), 0);
	assert_true(gb_str_find(GB_STR("abc"), GB_STR("abcd")) == SIZE_MAX);
}

static void test_empty_is_one_thing(void **state)
{
	const gb_str none = { NULL, 0 };

	(void)state;
	assert_true(gb_str_equal(none, GB_STR("")));
	assert_true(gb_str_is(none, ""));
	assert_true(gb_str_equal(gb_str_of(NULL), none));
	assert_int_equal(gb_str_compare(none, GB_STR("")), 0);
	assert_text(gb_str_trim(none), "");
	assert_true(gb_str_ends(none, ""));
	assert_true(gb_str_find(none, GB_STR("a")) == SIZE_MAX);
}

static void test_order_is_by_bytes(void **state)
{
	(void)state;
	assert_int_equal(gb_str_compare(GB_STR("a"), GB_STR("b")), -1);
	assert_int_equal(gb_str_compare(GB_STR("a"), GB_STR("ab")), -1);
	assert_int_equal(gb_str_compare(GB_STR("b"), GB_STR("ab")), 1);
	assert_int_equal(gb_str_compare(GB_STR("Z"), GB_STR("a")), -1);
	assert_int_equal(gb_str_compare(GB_STR("z"), GB_STR("枣")), -1);
	assert_int_equal(gb_str_compare(GB_STR("枣"), GB_STR("枣")), 0);
}

static void test_copies(void **state)
{
	gb_arena *arena = test_arena();
	char given[] = "given";
	const gb_str copy = gb_str_copy(arena, gb_str_of(given));
	const char *zero = gb_str_zero(arena, (gb_str){ given, 2 });

	(void)state;
	given[0] = 'X';
	assert_text(copy, "given");
	assert_string_equal(zero, "gi");
	assert_text(gb_str_format(arena, "%d月%s", 6, "30"), "6月30");
	gb_arena_close(arena);
}

static void test_nearest(void **state)
{
	static const gb_str keys[] = {
		GB_STR_INIT("id"),
		GB_STR_INIT("value"),
		GB_STR_INIT("kind"),
		GB_STR_INIT("responsible"),
		GB_STR_INIT("工业增加值"),
	};
	gb_arena *arena = test_arena();
	const size_t used = gb_arena_used(arena);

	(void)state;
	/* A swap of neighbours is one slip. */
	assert_int_equal(gb_str_nearest(arena, GB_STR("valeu"), keys, 5), 1);
	assert_int_equal(gb_str_nearest(arena, GB_STR("values"), keys, 5), 1);
	assert_int_equal(gb_str_nearest(arena, GB_STR("vlue"), keys, 5), 1);
	assert_int_equal(gb_str_nearest(arena, GB_STR("responsable"), keys, 5), 3);
	assert_int_equal(gb_str_nearest(arena, GB_STR("reponsabel"), keys, 5), 3);
	/* Characters count, not bytes. */
	assert_int_equal(gb_str_nearest(arena, GB_STR("工业增加额"), keys, 5), 4);
	assert_int_equal(gb_str_nearest(arena, GB_STR("农业增加额"), keys, 5), -1);
	assert_int_equal(gb_str_nearest(arena, GB_STR("zzz"), keys, 5), -1);
	assert_int_equal(gb_str_nearest(arena, GB_STR(""), keys, 5), -1);
	assert_int_equal(gb_str_nearest(arena, GB_STR("x"), keys, 5), -1);
	assert_int_equal(gb_str_nearest(arena, GB_STR("value"), keys, 0), -1);
	/* Scratch is given back. */
	assert_int_equal(gb_arena_used(arena), used);
	gb_arena_close(arena);
}

static void test_nearest_ties_and_limits(void **state)
{
	static const gb_str ties[] = {
		GB_STR_INIT("area"),
		GB_STR_INIT("arek"),
		GB_STR_INIT("arem"),
	};
	gb_arena *arena = test_arena();
	char *huge = gb_arena_alloc(arena, 1 << 20);
	const gb_str long_key = { huge, 1 << 20 };

	(void)state;
	memset(huge, 'a', 1 << 20);
	assert_int_equal(gb_str_nearest(arena, GB_STR("aret"), ties, 3), 0);
	/* A text of a megabyte is no mistyped key, and costs no time. */
	assert_int_equal(gb_str_nearest(arena, long_key, ties, 3), -1);
	assert_int_equal(gb_str_nearest(arena, GB_STR("area"), &long_key, 1), -1);
	gb_arena_close(arena);
}

static void expect_number(gb_arena *arena, double value, unsigned places, const char *text)
{
	gb_buf buf = gb_buf_new(arena);

	gb_buf_number(&buf, value, places);
	assert_text(gb_buf_taken(&buf), text);
}

static void test_numbers(void **state)
{
	gb_arena *arena = test_arena();

	(void)state;
	expect_number(arena, 0, 3, "0");
	expect_number(arena, -0.0, 3, "0");
	expect_number(arena, -0.0004, 3, "0");
	expect_number(arena, -0.0005, 3, "-0.001");
	expect_number(arena, 0.05, 2, "0.05");
	expect_number(arena, 12.500, 3, "12.5");
	expect_number(arena, 12, 6, "12");
	expect_number(arena, 100, 0, "100");
	expect_number(arena, 1.0 / 3, 6, "0.333333");
	expect_number(arena, 2.0 / 3, 6, "0.666667");
	expect_number(arena, 0.9999999, 6, "1");
	expect_number(arena, -9.9996, 3, "-10");
	expect_number(arena, 595.276, 3, "595.276");
	expect_number(arena, 0.5, 0, "1");
	expect_number(arena, -1234567.891, 2, "-1234567.89");
	expect_number(arena, 123456789012345678.0, 2, "123456789012345680");
	gb_arena_close(arena);
}

/* What is printed reads back as the value, for every thousandth. */
static void test_numbers_read_back(void **state)
{
	gb_arena *arena = test_arena();

	(void)state;
	for (int i = -5000; i <= 5000; i++) {
		const gb_arena_mark mark = gb_arena_mark_now(arena);
		gb_buf buf = gb_buf_new(arena);

		gb_buf_number(&buf, i / 1000.0, 3);
		gb_buf_char(&buf, '\0');
		assert_true(strtod(buf.p, NULL) == i / 1000.0);
		gb_arena_rewind(arena, mark);
	}
	gb_arena_close(arena);
}

static void test_buffer(void **state)
{
	gb_arena *arena = test_arena();
	gb_buf buf = gb_buf_new(arena);

	(void)state;
	assert_text(gb_buf_taken(&buf), "");
	gb_buf_text(&buf, "a");
	gb_buf_char(&buf, '-');
	gb_buf_str(&buf, GB_STR("b"));
	gb_buf_bytes(&buf, NULL, 0);
	gb_buf_format(&buf, "%05d", 42);
	gb_buf_scalar(&buf, 0x41);
	gb_buf_scalar(&buf, 0xE9);
	gb_buf_scalar(&buf, 0x67A3);
	gb_buf_scalar(&buf, 0x20000);
	assert_text(gb_buf_taken(&buf), "a-b00042Aé枣𠀀");
	gb_arena_close(arena);
}

static void test_languages(void **state)
{
	(void)state;
	assert_string_equal(gb_lang_tag(GB_LANG_ZH), "zh-CN");
	assert_string_equal(gb_lang_tag(GB_LANG_EN), "en");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_pieces),
		cmocka_unit_test(test_empty_is_one_thing),
		cmocka_unit_test(test_order_is_by_bytes),
		cmocka_unit_test(test_copies),
		cmocka_unit_test(test_nearest),
		cmocka_unit_test(test_nearest_ties_and_limits),
		cmocka_unit_test(test_numbers),
		cmocka_unit_test(test_numbers_read_back),
		cmocka_unit_test(test_buffer),
		cmocka_unit_test(test_languages),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
