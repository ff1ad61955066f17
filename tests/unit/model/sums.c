#include "fixture.h"

#include "model/sums.h"

/* Totals against their parts (D 3.10): true sums, sums that rounding parts, and sums that are wrong. */

#define ONE(id, rest) "{'id':'" id "','name':{'zh':'名','en':'Name'},'section':'economy'," rest "}"
#define MONEY "'kind':'flow','unit':'亿元'"
#define FIRMS "'kind':'flow','unit':'家','counted':{'one':'firm','many':'firms'}"
#define READ(id, value) "{'of':'" id "','period':'2024-H1','value':" value "}"
#define PARTS(unit, decimals)                                                                      \
	ONE("t", unit decimals)                                                                        \
	",\n" ONE("a", unit decimals ",'parts_of':'t'") ",\n" ONE("b", unit decimals ",'parts_of':'t'")

/* Whether tables tell of rounding beside the total. */
static void check_sum(const char *indicators, const char *readings, bool rounds)
{
	model m = model_open((ledger_text){ .indicators = indicators, .readings = readings });
	const gb_indicator *total = gb_indicator_find(m.ledger, GB_STR("t"));
	const gb_reading *reading =
		gb_reading_find(m.ledger, total, gb_period_parse(GB_STR("2024-H1")), NULL);

	assert_non_null(reading);
	assert_int_equal(gb_sum_rounds_reading(m.ledger, reading), rounds);
	assert_false(gb_sum_rounds_reading(m.ledger, NULL));
	assert_false(gb_sum_rounds_target(m.ledger, NULL));
	model_close(&m);
}

#define TRIPLE(t, a, b) READ("t", t) "," READ("a", a) "," READ("b", b)

static void test_sums(void **state)
{
	(void)state;
	check_sum(PARTS(MONEY, ""), TRIPLE("10.5", "6.25", "4.25"), false);
	/* The source rounded its figures: half a unit of each, and no more. */
	check_sum(PARTS(MONEY, ""), TRIPLE("10.4", "6.2", "4.3"), true);
	/* Exact sums whose print does not add up: 0.4 + 0.4 is 0.8, and 0 + 0 is not 1. */
	check_sum(PARTS(MONEY, ",'decimals':0"), TRIPLE("0.8", "0.4", "0.4"), true);
	check_sum(PARTS(MONEY, ",'decimals':1"), TRIPLE("0.8", "0.4", "0.4"), false);
	check_sum(PARTS(FIRMS, ""), TRIPLE("99", "59", "40"), false);
	/* What is not reported whole cannot be added. */
	check_sum(PARTS(FIRMS, ""), READ("t", "99") "," READ("a", "59"), false);
}

#define WRONG(indicators_text, readings_text, expected)                                            \
	assert_refused(((ledger_text){ .indicators = indicators_text, .readings = readings_text }),    \
		expected, NULL)

static void test_wrong_sums(void **state)
{
	(void)state;
	WRONG(PARTS(MONEY, ""), TRIPLE("10.5", "6.1", "4.2"),
		"found a total of 10.5 whose 2 parts sum to 10.3; "
		"expected parts that sum to their total, but for rounding");
	/* Whole things are counted, not rounded. */
	WRONG(PARTS(FIRMS, ""), TRIPLE("100", "59", "40"),
		"found a total of 100 whose 2 parts sum to 99; "
		"expected parts that sum to their total, but for rounding");
	assert_refused(((ledger_text){ .targets = ONE("t", FIRMS ",'value':100,'form':'x'") ",\n" ONE(
									   "a", FIRMS ",'value':60,'form':'x','parts_of':'t'") }),
		"found a total of 100 whose 1 part is 60; "
		"expected parts that sum to their total, but for rounding",
		NULL);
}

#define AREA(area, value) "{'of':'t','period':'2024-H1','area':'" area "','value':" value "}"

static void test_areas(void **state)
{
	(void)state;
	check_sum(ONE("t", FIRMS ",'sum_of_areas':true"),
		READ("t", "10") "," AREA("north", "4") "," AREA("south", "6"), false);
	check_sum(ONE("t", MONEY ",'sum_of_areas':true"),
		READ("t", "10.0") "," AREA("north", "4.0") "," AREA("south", "5.9"), true);
	WRONG(ONE("t", FIRMS ",'sum_of_areas':true"),
		READ("t", "10") "," AREA("north", "4") "," AREA("south", "5"),
		"found a total of 10 whose 2 parts sum to 9; "
		"expected parts that sum to their total, but for rounding");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_sums),
		cmocka_unit_test(test_wrong_sums),
		cmocka_unit_test(test_areas),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
