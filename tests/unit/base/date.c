#include "testing.h"

#include "base/date.h"

static gb_date date(const char *text)
{
	return gb_date_parse(gb_str_of(text));
}

static gb_period period(const char *text)
{
	return gb_period_parse(gb_str_of(text));
}

static void test_dates_read(void **state)
{
	const gb_date day = date("2024-06-30");

	(void)state;
	assert_int_equal(day.year, 2024);
	assert_int_equal(day.month, 6);
	assert_int_equal(day.day, 30);
	assert_true(gb_date_known(date("2024-02-29")));
	assert_true(gb_date_known(date("2000-02-29")));
	assert_true(gb_date_known(date("9999-12-31")));
}

static void test_dates_refused(void **state)
{
	static const char *const texts[] = {
		"",
		"2024",
		"2024-6-30",
		"2024/06/30",
		"2023-02-29",
		"1900-02-29",
		"2024-13-01",
		"2024-00-10",
		"2024-04-31",
		"2024-01-00",
		"0000-01-01",
		"2024-06-30 ",
		"+024-06-30",
		"2024-06-3a",
		"２０２４-06-30",
	};

	(void)state;
	for (size_t i = 0; i < GB_COUNT(texts); i++) {
		if (gb_date_known(date(texts[i])))
			fail_msg("\"%s\" is read", texts[i]);
	}
}

static void test_days_between(void **state)
{
	(void)state;
	assert_int_equal(gb_date_days(date("2024-01-01"), date("2024-12-31")), 365);
	assert_int_equal(gb_date_days(date("2023-01-01"), date("2023-12-31")), 364);
	assert_int_equal(gb_date_days(date("2024-02-28"), date("2024-03-01")), 2);
	assert_int_equal(gb_date_days(date("2023-02-28"), date("2023-03-01")), 1);
	assert_int_equal(gb_date_days(date("2024-06-30"), date("2024-06-29")), -1);
	assert_int_equal(gb_date_days(date("0001-01-01"), date("9999-12-31")), 3652058);
}

/* Every day follows the one before it, over four centuries. */
static void test_days_run_on(void **state)
{
	gb_date before = date("1800-12-31");
	int count = 0;

	(void)state;
	for (int year = 1801; year <= 2200; year++) {
		for (int month = 1; month <= 12; month++) {
			for (uint8_t day = 1; day <= gb_date_month_end(year, month).day; day++) {
				const gb_date now = { (int16_t)year, (uint8_t)month, day };

				assert_int_equal(gb_date_days(before, now), 1);
				assert_true(gb_date_after(now, before));
				before = now;
				count++;
			}
		}
	}
	assert_int_equal(count, 146097);
}

static void test_order(void **state)
{
	(void)state;
	assert_int_equal(gb_date_compare(date("2024-06-30"), date("2024-06-30")), 0);
	assert_int_equal(gb_date_compare(date("2023-12-31"), date("2024-01-01")), -1);
	assert_int_equal(gb_date_compare(date("2024-10-01"), date("2024-09-30")), 1);
	assert_false(gb_date_after(date("2024-06-30"), date("2024-06-30")));
}

static void test_date_text(void **state)
{
	gb_arena *arena = test_arena();

	(void)state;
	assert_text(gb_date_text(arena, date("2024-06-30"), GB_LANG_ZH), "2024年6月30日");
	assert_text(gb_date_text(arena, date("2024-06-30"), GB_LANG_EN), "30 June 2024");
	assert_text(gb_date_text(arena, date("2024-01-05"), GB_LANG_ZH), "2024年1月5日");
	assert_text(gb_date_text(arena, date("2024-01-05"), GB_LANG_EN), "5 January 2024");
	assert_text(gb_date_text(arena, (gb_date){ 0 }, GB_LANG_EN), "");
	gb_arena_close(arena);
}

static void test_period_texts(void **state)
{
	static const struct {
		const char *period, *chinese, *english, *narrow;
		int months;
	} rows[] = {
		{ "2023", "2023年", "2023", "2023", 12 },
		{ "2024-Q1", "2024年一季度", "the first quarter of 2024", "Q1 2024", 3 },
		{ "2024-Q2", "2024年二季度", "the second quarter of 2024", "Q2 2024", 3 },
		{ "2024-Q3", "2024年三季度", "the third quarter of 2024", "Q3 2024", 3 },
		{ "2024-Q4", "2024年四季度", "the fourth quarter of 2024", "Q4 2024", 3 },
		{ "2024-H1", "2024年上半年", "the first half of 2024", "H1 2024", 6 },
		{ "2024-H2", "2024年下半年", "the second half of 2024", "H2 2024", 6 },
		{ "2024-06", "2024年6月", "June 2024", "Jun 2024", 1 },
		{ "2024-01/2024-09", "2024年1—9月", "January to September 2024", "Jan–Sep 2024", 9 },
		{ "2024-02/2024-04", "2024年2—4月", "February to April 2024", "Feb–Apr 2024", 3 },
		{ "2023-10/2024-03", "2023年10月—2024年3月", "October 2023 to March 2024",
			"Oct 2023–Mar 2024", 6 },
		{ "2023-07/2024-06", "2023年7月—2024年6月", "July 2023 to June 2024", "Jul 2023–Jun 2024",
			12 },
	};
	gb_arena *arena = test_arena();

	(void)state;
	for (size_t i = 0; i < GB_COUNT(rows); i++) {
		const gb_period one = period(rows[i].period);

		assert_true(gb_period_known(one));
		assert_int_equal(gb_period_months(one), rows[i].months);
		assert_text(gb_period_text(arena, one, GB_LANG_ZH), rows[i].chinese);
		assert_text(gb_period_text(arena, one, GB_LANG_EN), rows[i].english);
		assert_text(gb_period_short(arena, one, GB_LANG_ZH), rows[i].chinese);
		assert_text(gb_period_short(arena, one, GB_LANG_EN), rows[i].narrow);
	}
	gb_arena_close(arena);
}

static void test_period_of_days(void **state)
{
	gb_arena *arena = test_arena();
	const gb_period days = { date("2024-06-16"), date("2024-08-15") };
	const gb_period day = { date("2024-06-30"), date("2024-06-30") };

	(void)state;
	assert_int_equal(gb_period_months(days), 1);
	assert_text(gb_period_text(arena, days, GB_LANG_ZH), "2024年6月16日—2024年8月15日");
	assert_text(gb_period_text(arena, days, GB_LANG_EN), "16 June 2024 to 15 August 2024");
	assert_int_equal(gb_period_months(day), 0);
	assert_text(gb_period_text(arena, day, GB_LANG_ZH), "2024年6月30日");
	assert_text(gb_period_text(arena, (gb_period){ 0 }, GB_LANG_ZH), "");
	gb_arena_close(arena);
}

static void test_periods_refused(void **state)
{
	static const char *const texts[] = {
		"",
		"24",
		"2024-",
		"2024-Q0",
		"2024-Q5",
		"2024-H3",
		"2024-q1",
		"2024-13",
		"2024-00",
		"2024-6",
		"2024-09/2024-01",
		"2024-01/2024-13",
		"2024-01/2024-9",
		"2024-01-2024-09",
		"2024-01/2024-09 ",
		"2024年",
		"0000",
		"2024-01/0000-09",
		"2024-06-30",
	};

	(void)state;
	for (size_t i = 0; i < GB_COUNT(texts); i++) {
		if (gb_period_known(period(texts[i])))
			fail_msg("\"%s\" is read", texts[i]);
	}
}

static void test_period_equality(void **state)
{
	(void)state;
	assert_true(gb_period_equal(period("2024-H1"), period("2024-01/2024-06")));
	assert_true(gb_period_equal(period("2024"), period("2024-01/2024-12")));
	assert_false(gb_period_equal(period("2024-Q1"), period("2024-H1")));
	assert_int_equal(period("2024-02").to.day, 29);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_dates_read),
		cmocka_unit_test(test_dates_refused),
		cmocka_unit_test(test_days_between),
		cmocka_unit_test(test_days_run_on),
		cmocka_unit_test(test_order),
		cmocka_unit_test(test_date_text),
		cmocka_unit_test(test_period_texts),
		cmocka_unit_test(test_period_of_days),
		cmocka_unit_test(test_periods_refused),
		cmocka_unit_test(test_period_equality),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
