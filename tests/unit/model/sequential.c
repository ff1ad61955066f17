#include "fixture.h"

#include "model/change.h"

/* 环比: the quarter or month against the one before, and whether it is seasonally adjusted (D 3.8). */

#define NAMED(more)                                                                                \
	"{'id':'t','name':{'zh':'名','en':'Name'},'section':'economy','form':'x'," more "}"
#define MONEY "'kind':'flow','unit':'亿元','value':100"
#define READ(period, value) "{'of':'t','period':'" period "','value':" value "}"

static model open_with(const char *target, const char *readings)
{
	return model_open((ledger_text){ .targets = target, .readings = readings });
}

static void check(const char *target, const char *readings, const char *zh, const char *en)
{
	model m = open_with(target, readings);

	assert_resolved(&m, "t.sequential", zh, en);
	assert_resolved(&m, "t.sequential@2024-H1", zh, en);
	model_close(&m);
}

/* Two quarters from what has accumulated since January: 30 in the first, 33 in the second. */
static void test_discrete_quarters(void **state)
{
	(void)state;
	check(NAMED(MONEY), READ("2024-Q1", "30") "," READ("2024-H1", "63"),
		"增长10.0%（未经季节调整）", "up 10.0% (not seasonally adjusted)");
	check(NAMED(MONEY), READ("2024-Q1", "30") "," READ("2024-H1", "57"),
		"下降10.0%（未经季节调整）", "down 10.0% (not seasonally adjusted)");
	check(NAMED(MONEY), READ("2024-Q1", "30") "," READ("2024-H1", "60"), "持平（未经季节调整）",
		"unchanged (not seasonally adjusted)");
	check(NAMED(MONEY), READ("2024-Q1", "30") "," READ("2024-H1", "60.01"),
		"增长0.03%（未经季节调整）", "up 0.03% (not seasonally adjusted)");
	/* A reading of the quarter itself goes first: revised figures need not add up. */
	check(NAMED(MONEY), READ("2024-Q1", "30") "," READ("2024-H1", "63") "," READ("2024-Q2", "36"),
		"增长20.0%（未经季节调整）", "up 20.0% (not seasonally adjusted)");
	check(NAMED(MONEY ",'seasonally_adjusted':true"),
		READ("2024-Q1", "30") "," READ("2024-H1", "63"), "增长10.0%（经季节调整）",
		"up 10.0% (seasonally adjusted)");
}

/* The first quarter is held against the last of the year before. */
static void test_over_new_year(void **state)
{
	model m = model_open((ledger_text){ .as_of = "2024-03-31",
		.period = "2024-Q1",
		.targets = NAMED(MONEY),
		.readings =
			READ("2023-01/2023-09", "90") "," READ("2023", "130") "," READ("2024-Q1", "30") });

	(void)state;
	assert_resolved(
		&m, "t.sequential", "下降25.0%（未经季节调整）", "down 25.0% (not seasonally adjusted)");
	model_close(&m);
}

static void test_months(void **state)
{
	model m = model_open((ledger_text){ .as_of = "2024-05-31",
		.period = "2024-05",
		.targets = NAMED(MONEY),
		.readings = READ("2024-Q1", "30") "," READ("2024-01/2024-04", "40") "," READ(
			"2024-01/2024-05", "52") });
	gb_change change;

	(void)state;
	assert_resolved(
		&m, "t.sequential", "增长20.0%（未经季节调整）", "up 20.0% (not seasonally adjusted)");
	change = gb_change_over_period(m.ledger, verdict_of(&m, "t")->actual);
	assert_string_equal(gb_sequential_words(&change, GB_LANG_EN), "Month on month");
	assert_int_equal(gb_period_months(change.then.period), 1);
	model_close(&m);
}

/* No rate without a positive base, or over a change of sign. */
static void test_words(void **state)
{
	(void)state;
	check(NAMED(MONEY), READ("2024-Q1", "-3") "," READ("2024-H1", "2"), "由负转正（未经季节调整）",
		"turned positive (not seasonally adjusted)");
	check(NAMED(MONEY), READ("2024-Q1", "3") "," READ("2024-H1", "-2"), "由正转负（未经季节调整）",
		"turned negative (not seasonally adjusted)");
	check(NAMED(MONEY), READ("2024-Q1", "-3") "," READ("2024-H1", "-4"), "负值收窄（未经季节调整）",
		"less negative (not seasonally adjusted)");
	check(NAMED(MONEY), READ("2024-Q1", "0") "," READ("2024-H1", "4"), "上期为零（未经季节调整）",
		"from nought (not seasonally adjusted)");
}

/* Levels are held against the end of the quarter before; per cents differ by points. */
static void test_levels(void **state)
{
	(void)state;
	check(NAMED("'kind':'level','unit':'亿元','value':100"),
		READ("2023", "80") "," READ("2024-Q1", "100") "," READ("2024-H1", "105"),
		"增长5.0%（未经季节调整）", "up 5.0% (not seasonally adjusted)");
	check(NAMED("'kind':'share','unit':'%','value':40"),
		READ("2024-Q1", "37") "," READ("2024-H1", "38.25"), "提高1.25个百分点（未经季节调整）",
		"up 1.25 percentage points (not seasonally adjusted)");
	check(NAMED("'kind':'share','unit':'%','value':40,'decimals':1"),
		READ("2024-Q1", "37") "," READ("2024-H1", "38.25"), "提高1.2个百分点（未经季节调整）",
		"up 1.2 percentage points (not seasonally adjusted)");
}

static void check_refused(const char *target, const char *readings)
{
	model m = open_with(target, readings);
	gb_resolved out;

	assert_false(resolve(&m, "t.sequential", GB_LANG_ZH, &out));
	if (strstr(faults_of(&m), "expected readings of this quarter (or month) and the one before, on "
							  "the same basis") == NULL)
		fail_msg("%s", faults_of(&m));
	model_close(&m);
}

static void test_refused(void **state)
{
	(void)state;
	check_refused(NAMED(MONEY), READ("2024-H1", "63"));
	/* Periods of unequal length: half a year is not held against a quarter. */
	check_refused(NAMED(MONEY), READ("2023", "100") "," READ("2024-H1", "63"));
	check_refused(NAMED(MONEY),
		READ("2024-Q1", "30") ","
							  "{'of':'t','period':'2024-H1','value':63,'basis':'new'}");
	/* A rate or mean since January holds the quarter before. */
	check_refused(NAMED("'kind':'growth','unit':'%','value':5"),
		READ("2024-Q1", "5.2") "," READ("2024-H1", "5.5"));
	check_refused(NAMED("'kind':'ceiling','unit':'微克/立方米','value':45,'direction':'down'"),
		READ("2024-Q1", "47") "," READ("2024-H1", "42"));
	check_refused(NAMED("'kind':'level','unit':'亿元','value':100"),
		READ("2023", "80") "," READ("2024-H1", "105"));
}

/* In tables the figure alone; and the least certain reading says how certain it is. */
static void test_in_tables(void **state)
{
	model m = open_with(NAMED(MONEY),
		"{'of':'t','period':'2024-Q1','value':30,'status':'provisional'}," READ("2024-H1", "63"));
	gb_resolved out;

	(void)state;
	gb_target_field(
		m.arena, m.ledger, verdict_of(&m, "t"), GB_OF_SEQUENTIAL, true, GB_LANG_ZH, &out);
	assert_text(out.text, "+10.0%");
	assert_text(out.path, "t/2024-H1/sequential");
	assert_int_equal(out.status, GB_VALUE_PROVISIONAL);
	assert_true(gb_decimal_equal(out.value, gb_decimal_of(100, 1)));
	model_close(&m);
}

/* Of an area the path names it: another figure than the city's. */
static void test_of_an_area(void **state)
{
	model m = open_with(NAMED(MONEY),
		READ("2024-Q1", "30") "," READ(
			"2024-H1", "63") ","
							 "{'of':'t','area':'north','period':'2024-Q1','value':10},"
							 "{'of':'t','area':'north','period':'2024-H1','value':19}");
	gb_resolved out;

	(void)state;
	assert_true(resolve(&m, "t.sequential@2024-H1/north", GB_LANG_EN, &out));
	assert_text(out.text, "down 10.0% (not seasonally adjusted)");
	assert_text(out.path, "t/2024-H1/north/sequential");
	model_close(&m);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_discrete_quarters),
		cmocka_unit_test(test_over_new_year),
		cmocka_unit_test(test_months),
		cmocka_unit_test(test_words),
		cmocka_unit_test(test_levels),
		cmocka_unit_test(test_refused),
		cmocka_unit_test(test_in_tables),
		cmocka_unit_test(test_of_an_area),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
