#include "testing.h"

#include "base/decimal.h"

#define MOST INT64_C(999999999999999999)

static gb_decimal number(const char *text)
{
	const gb_decimal parsed = gb_decimal_parse(gb_str_of(text));

	if (!parsed.known)
		fail_msg("%s is not read", text);
	return parsed;
}

static void expect(gb_decimal actual, const char *text)
{
	gb_arena *arena = test_arena();

	assert_text(gb_decimal_text(arena, actual, false, false), text);
	gb_arena_close(arena);
}

static void test_reads_and_prints_as_written(void **state)
{
	static const char *const texts[] = {
		"0",
		"0.0",
		"5",
		"-5",
		"6.10",
		"0.050",
		"-0.5",
		"1234.50",
		"999999999999999999",
		"-999999999999999999",
		"0.000000000000000001",
		"0.999999999999999999",
		"123456789.123456789",
	};

	(void)state;
	for (size_t i = 0; i < GB_COUNT(texts); i++)
		expect(number(texts[i]), texts[i]);
	expect(number("-0"), "0");
	expect(number("007"), "7");
}

static void test_refuses(void **state)
{
	static const char *const texts[] = {
		"",
		"-",
		".",
		"-.",
		".5",
		"5.",
		"-5.",
		"+5",
		"1e5",
		"1,000",
		" 1",
		"1 ",
		"1.2.3",
		"--1",
		"0x10",
		"NaN",
		"１",
		"1-",
		"−1",
	};

	(void)state;
	for (size_t i = 0; i < GB_COUNT(texts); i++) {
		const gb_decimal parsed = gb_decimal_parse(gb_str_of(texts[i]));

		if (parsed.known)
			fail_msg("\"%s\" is read", texts[i]);
		assert_false(parsed.overflow);
	}
	assert_true(gb_decimal_parse(GB_STR("1000000000000000000")).overflow);
	assert_true(gb_decimal_parse(GB_STR("0.0000000000000000001")).overflow);
	assert_false(gb_decimal_parse(GB_STR("1000000000000000000")).known);
}

static void test_missing_stays_missing(void **state)
{
	const gb_decimal missing = { 0 };
	const gb_decimal one = number("1");

	(void)state;
	assert_false(gb_decimal_add(one, missing).known);
	assert_false(gb_decimal_subtract(missing, one).known);
	assert_false(gb_decimal_multiply(one, missing).known);
	assert_false(gb_decimal_divide(missing, one, 2, GB_ROUND_HALF_EVEN).known);
	assert_false(gb_decimal_divide(one, number("0.00"), 2, GB_ROUND_HALF_EVEN).known);
	assert_false(gb_decimal_scale(missing, 1, 2, 2, GB_ROUND_HALF_EVEN).known);
	assert_false(gb_decimal_round(missing, 2, GB_ROUND_HALF_UP).known);
	assert_false(gb_decimal_negate(missing).known);
	assert_false(gb_decimal_trim(missing).known);
	assert_int_equal(gb_decimal_sign(missing), 0);
	assert_int_equal(gb_decimal_significant(missing), 0);
	expect(missing, "");
	assert_true(gb_decimal_equal(missing, missing));
	assert_false(gb_decimal_equal(missing, number("0")));
}

static void test_overflow_stays_visible(void **state)
{
	const gb_decimal most = gb_decimal_of(MOST, 0);
	const gb_decimal over = gb_decimal_add(most, number("1"));

	(void)state;
	assert_false(over.known);
	assert_true(over.overflow);
	assert_true(gb_decimal_add(over, number("1")).overflow);
	assert_true(gb_decimal_multiply(number("2"), over).overflow);
	assert_true(gb_decimal_round(over, 2, GB_ROUND_HALF_UP).overflow);
	assert_true(gb_decimal_multiply(most, most).overflow);
	assert_true(gb_decimal_divide(most, gb_decimal_of(1, 18), 18, GB_ROUND_HALF_UP).overflow);
	assert_true(gb_decimal_divide(most, number("0.1"), 0, GB_ROUND_HALF_UP).overflow);
	assert_true(gb_decimal_scale(most, INT64_MAX, 1, 18, GB_ROUND_HALF_UP).overflow);
	assert_true(gb_decimal_round(most, 1, GB_ROUND_HALF_UP).overflow);
	assert_true(gb_decimal_of(MOST + 1, 0).overflow);
	assert_false(gb_decimal_divide(most, gb_decimal_of(MOST, 18), 0, GB_ROUND_HALF_UP).known);
	/* Zeros at the end of a fraction give way before a result is too long. */
	expect(gb_decimal_of(INT64_C(1000000000000000000), 1), "100000000000000000");
	expect(
		gb_decimal_multiply(number("1.500000000"), number("1.500000000")), "2.25000000000000000");
}

static void test_sums_keep_places(void **state)
{
	(void)state;
	expect(gb_decimal_add(number("5.5"), number("0.50")), "6.00");
	expect(gb_decimal_subtract(number("5.5"), number("5.50")), "0.00");
	expect(gb_decimal_subtract(number("1"), number("1.25")), "-0.25");
	expect(gb_decimal_multiply(number("-1.5"), number("0.5")), "-0.75");
	expect(gb_decimal_negate(number("0.0")), "0.0");
	expect(gb_decimal_trim(number("5.500")), "5.5");
	expect(gb_decimal_trim(number("500")), "500");
	expect(gb_decimal_trim(number("0.00")), "0");
}

static void test_half_even_and_half_up(void **state)
{
	static const struct {
		const char *value;
		unsigned places;
		const char *even, *up;
	} rows[] = {
		{ "0.5", 0, "0", "1" },
		{ "1.5", 0, "2", "2" },
		{ "2.5", 0, "2", "3" },
		{ "-0.5", 0, "0", "-1" },
		{ "-2.5", 0, "-2", "-3" },
		{ "2.51", 0, "3", "3" },
		{ "2.49", 0, "2", "2" },
		{ "5.25", 1, "5.2", "5.3" },
		{ "5.35", 1, "5.4", "5.4" },
		{ "5.250001", 1, "5.3", "5.3" },
		{ "9.95", 1, "10.0", "10.0" },
		{ "99.5", 0, "100", "100" },
		{ "5", 2, "5.00", "5.00" },
		{ "0.45", 0, "0", "0" },
		{ "-0.05", 1, "0.0", "-0.1" },
		{ "0.999999999999999999", 0, "1", "1" },
	};

	(void)state;
	for (size_t i = 0; i < GB_COUNT(rows); i++) {
		const gb_decimal value = number(rows[i].value);

		expect(gb_decimal_round(value, rows[i].places, GB_ROUND_HALF_EVEN), rows[i].even);
		expect(gb_decimal_round(value, rows[i].places, GB_ROUND_HALF_UP), rows[i].up);
	}
}

/* Rounding is never more than half a last place off, is the same for the negative, and leaves
 * what it has rounded alone. */
static void test_rounding_properties(void **state)
{
	const gb_decimal half = gb_decimal_of(5, 2);

	(void)state;
	for (int64_t digits = -3000; digits <= 3000; digits++) {
		for (int mode = GB_ROUND_HALF_EVEN; mode <= GB_ROUND_HALF_UP; mode++) {
			const gb_rounding rounding = (gb_rounding)mode;
			const gb_decimal value = gb_decimal_of(digits, 3);
			const gb_decimal rounded = gb_decimal_round(value, 1, rounding);
			gb_decimal off = gb_decimal_subtract(rounded, value);

			if (gb_decimal_sign(off) < 0)
				off = gb_decimal_negate(off);
			assert_true(gb_decimal_compare(off, half) <= 0);
			assert_true(gb_decimal_equal(gb_decimal_round(gb_decimal_negate(value), 1, rounding),
				gb_decimal_negate(rounded)));
			assert_true(gb_decimal_equal(gb_decimal_round(rounded, 1, rounding), rounded));
		}
	}
}

static void test_division(void **state)
{
	(void)state;
	expect(gb_decimal_divide(number("1"), number("3"), 4, GB_ROUND_HALF_EVEN), "0.3333");
	expect(gb_decimal_divide(number("2"), number("3"), 4, GB_ROUND_HALF_EVEN), "0.6667");
	expect(gb_decimal_divide(number("-2"), number("3"), 1, GB_ROUND_HALF_EVEN), "-0.7");
	expect(gb_decimal_divide(number("2"), number("-3"), 1, GB_ROUND_HALF_EVEN), "-0.7");
	expect(gb_decimal_divide(number("1"), number("8"), 2, GB_ROUND_HALF_EVEN), "0.12");
	expect(gb_decimal_divide(number("1"), number("8"), 2, GB_ROUND_HALF_UP), "0.13");
	expect(
		gb_decimal_divide(number("0"), number("8"), 18, GB_ROUND_HALF_UP), "0.000000000000000000");
	expect(gb_decimal_divide(
			   number("0.000000000000000001"), number("999999999999999999"), 0, GB_ROUND_HALF_UP),
		"0");
	expect(gb_decimal_divide(
			   number("999999999999999999"), number("999999999999999999"), 17, GB_ROUND_HALF_UP),
		"1.00000000000000000");
	expect(gb_decimal_divide(number("1"), number("0.000000000000000001"), 0, GB_ROUND_HALF_UP), "");
	/* 15 mu are a hectare. */
	expect(gb_decimal_scale(number("100"), 1, 15, 2, GB_ROUND_HALF_EVEN), "6.67");
	expect(gb_decimal_scale(number("12.5"), 10000, 1, 0, GB_ROUND_HALF_EVEN), "125000");
	expect(gb_decimal_scale(number("-1"), INT64_MIN, 1, 0, GB_ROUND_HALF_EVEN), "");
	expect(gb_decimal_scale(number("5"), -1, -2, 1, GB_ROUND_HALF_EVEN), "2.5");
}

static void test_comparison(void **state)
{
	(void)state;
	assert_true(gb_decimal_equal(number("5.50"), number("5.5")));
	assert_int_equal(gb_decimal_compare(number("5.49"), number("5.5")), -1);
	assert_int_equal(gb_decimal_compare(number("-5.5"), number("5.5")), -1);
	assert_int_equal(gb_decimal_compare(gb_decimal_of(MOST, 0), gb_decimal_of(MOST, 18)), 1);
	assert_int_equal(gb_decimal_compare(gb_decimal_of(-MOST, 0), gb_decimal_of(1, 18)), -1);
}

static int ratios(const char *a, const char *b, const char *c, const char *d)
{
	return gb_decimal_compare_ratios(number(a), number(b), number(c), number(d));
}

static void test_ratios(void **state)
{
	(void)state;
	assert_int_equal(ratios("1", "3", "2", "6"), 0);
	assert_int_equal(ratios("1", "3", "0.333333333333333333", "1"), 1);
	assert_int_equal(ratios("0.333333333333333333", "1", "1", "3"), -1);
	assert_int_equal(ratios("-1", "3", "1", "3"), -1);
	assert_int_equal(ratios("-1", "3", "-2", "3"), 1);
	assert_int_equal(ratios("0", "3", "0.00", "7"), 0);
	assert_int_equal(ratios("0", "3", "-0.01", "7"), 1);
	assert_int_equal(ratios("999999999999999999", "0.000000000000000001", "1", "1"), 1);
	assert_int_equal(ratios("0.000000000000000001", "999999999999999999", "1", "1"), -1);
	assert_int_equal(ratios("999999999999999999", "0.000000000000000001", "999999999999999998",
						 "0.000000000000000001"),
		1);
	assert_int_equal(ratios("-999999999999999999", "0.000000000000000001", "0.000000000000000001",
						 "999999999999999999"),
		-1);
	assert_int_equal(ratios("0.999999999999999999", "1", "0.999999999999999999", "1.0"), 0);
}

static void test_significant(void **state)
{
	(void)state;
	assert_int_equal(gb_decimal_significant(number("0.050")), 2);
	assert_int_equal(gb_decimal_significant(number("5.50")), 3);
	assert_int_equal(gb_decimal_significant(number("1400")), 4);
	assert_int_equal(gb_decimal_significant(number("-7")), 1);
	assert_int_equal(gb_decimal_significant(number("0")), 1);
}

static void test_text(void **state)
{
	gb_arena *arena = test_arena();

	(void)state;
	assert_text(gb_decimal_text(arena, number("1234"), true, false), "1234");
	assert_text(gb_decimal_text(arena, number("12345"), true, false), "12,345");
	assert_text(gb_decimal_text(arena, number("123456.789"), true, false), "123,456.789");
	assert_text(gb_decimal_text(arena, number("-1234567"), true, true), "−1,234,567");
	assert_text(gb_decimal_text(arena, number("-1234567"), false, false), "-1234567");
	assert_text(gb_decimal_text(arena, number("-0.5"), false, true), "−0.5");
	assert_text(gb_decimal_text(arena, number("0.12345678"), true, true), "0.12345678");
	assert_text(gb_decimal_grouped(arena, number("1400"), 4, false), "1,400");
	assert_text(gb_decimal_grouped(arena, number("140"), 4, false), "140");
	assert_text(gb_decimal_grouped(arena, number("999999999999999999"), 4, false),
		"999,999,999,999,999,999");
	gb_arena_close(arena);
}

static void test_double(void **state)
{
	(void)state;
	assert_true(gb_decimal_double(number("6.5")) == 6.5);
	assert_true(gb_decimal_double(number("-0.1")) == -0.1);
	assert_true(gb_decimal_double((gb_decimal){ 0 }) == 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_reads_and_prints_as_written),
		cmocka_unit_test(test_refuses),
		cmocka_unit_test(test_missing_stays_missing),
		cmocka_unit_test(test_overflow_stays_visible),
		cmocka_unit_test(test_sums_keep_places),
		cmocka_unit_test(test_half_even_and_half_up),
		cmocka_unit_test(test_rounding_properties),
		cmocka_unit_test(test_division),
		cmocka_unit_test(test_comparison),
		cmocka_unit_test(test_ratios),
		cmocka_unit_test(test_significant),
		cmocka_unit_test(test_text),
		cmocka_unit_test(test_double),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
