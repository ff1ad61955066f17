#include "fixture.h"

/* A reading against another: points or per cent, and what is on no common basis (D 3.8). */

#define TARGET(id, rest)                                                                           \
	"{'id':'" id "','name':{'zh':'名','en':'Name'},'section':'economy','form':'x'," rest "}"
#define READ(id, period, value) "{'of':'" id "','period':'" period "','value':" value "}"

static const char *targets = TARGET("rate", "'kind':'growth','unit':'%','value':5.5") ",\n" TARGET(
	"flow", "'kind':'flow','unit':'亿元','value':100") ",\n" TARGET("level",
	"'kind':'level','unit':'亿元','value':100") ",\n" TARGET("seat",
	"'kind':'rank','unit':'位','value':3");

/* The change of the current reading of a target on a year before, or "" where none is printed. */
static const char *change_of(const model *m, const char *id, gb_lang lang, bool *same)
{
	const gb_verdict *verdict = verdict_of(m, id);
	const gb_reading *then;
	gb_resolved change;

	assert_non_null(verdict->actual);
	then = gb_reading_year_before(m->ledger, verdict->actual, verdict->target, same);
	if (then == NULL ||
		!gb_reading_change(m->arena, m->ledger, verdict->actual, then, lang, &change))
		return "";
	assert_int_equal(change.kind, GB_FIGURE_VALUE);
	return gb_str_zero(m->arena, change.text);
}

static void assert_change(
	const char *readings, const char *id, const char *zh, const char *en, bool same_period)
{
	model m = model_open((ledger_text){ .targets = targets, .readings = readings });
	bool same;

	assert_string_equal(change_of(&m, id, GB_LANG_ZH, &same), zh);
	assert_string_equal(change_of(&m, id, GB_LANG_EN, &same), en);
	assert_int_equal(same, same_period);
	model_close(&m);
}

static void test_rates_differ_by_points(void **state)
{
	(void)state;
	assert_change(READ("rate", "2024-H1", "5.8") "," READ("rate", "2023", "6.4"), "rate",
		"−0.6个百分点", "−0.6 pp", false);
	assert_change(READ("rate", "2024-H1", "5.8") "," READ("rate", "2023", "6.4") "," READ(
					  "rate", "2023-H1", "5.5"),
		"rate", "+0.3个百分点", "+0.3 pp", true);
	/* Across nought too. */
	assert_change(READ("rate", "2024-H1", "0.5") "," READ("rate", "2023-H1", "-1"), "rate",
		"+1.5个百分点", "+1.5 pp", true);
	/* What changed does not print as if it had not. */
	assert_change(READ("rate", "2024-H1", "5.81") "," READ("rate", "2023-H1", "5.8"), "rate",
		"+0.01个百分点", "+0.01 pp", true);
}

static void test_places_are_won(void **state)
{
	(void)state;
	assert_change(READ("seat", "2024-H1", "3") "," READ("seat", "2023-H1", "5"), "seat", "+2位",
		"+2 places", true);
}

/* Figures of another basis are never compared. */
static void test_another_basis(void **state)
{
	(void)state;
	assert_change("{'of':'flow','period':'2024-H1','value':60,'basis':'census'}," READ(
					  "flow", "2023-H1", "50"),
		"flow", "", "", false);
}

static void test_amounts_change_by_per_cent(void **state)
{
	(void)state;
	assert_change(READ("level", "2024-H1", "105.2") "," READ("level", "2023", "100"), "level",
		"+5.2%", "+5.2%", false);
	assert_change(READ("flow", "2024-H1", "45") "," READ("flow", "2023-H1", "60"), "flow", "−25.0%",
		"−25.0%", true);
}

static void test_no_rate_of_such_a_base(void **state)
{
	(void)state;
	assert_change(
		READ("level", "2024-H1", "5") "," READ("level", "2023", "0"), "level", "", "", false);
	assert_change(
		READ("level", "2024-H1", "5") "," READ("level", "2023", "-3"), "level", "", "", false);
	assert_change(
		READ("level", "2024-H1", "-5") "," READ("level", "2023", "3"), "level", "", "", false);
}

/* Half a year's flow is not held against the whole of the last. */
static void test_flows_need_the_same_period(void **state)
{
	(void)state;
	assert_change(
		READ("flow", "2024-H1", "45") "," READ("flow", "2023", "90"), "flow", "", "", false);
}

static void test_leap_years(void **state)
{
	model m = model_open((ledger_text){ .as_of = "2024-02-29",
		.period = "2024-01/2024-02",
		.targets = targets,
		.readings =
			READ("flow", "2024-01/2024-02", "9") "," READ("flow", "2023-01/2023-02", "6") });
	bool same;

	(void)state;
	assert_string_equal(change_of(&m, "flow", GB_LANG_ZH, &same), "+50.0%");
	assert_true(same);
	model_close(&m);
}

static void test_previous(void **state)
{
	model m = model_open((ledger_text){ .as_of = "2024-09-30",
		.period = "2024-01/2024-09",
		.targets = targets,
		.readings = READ("rate", "2023", "7") "," READ("rate", "2024-Q1", "5.1") "," READ(
			"rate", "2024-H1", "5.6") "," READ("rate", "2024-01/2024-09", "5.4") "," READ("flow",
			"2024-H1", "50") "," READ("flow", "2024-01/2024-09", "70") });
	const gb_reading *before = gb_reading_previous(m.ledger, verdict_of(&m, "rate")->actual);

	(void)state;
	assert_non_null(before);
	assert_true(gb_decimal_equal(before->value, gb_decimal_of(56, 1)));
	/* None of the year before, and none of what accumulates. */
	before = gb_reading_previous(
		m.ledger, gb_reading_find(m.ledger, verdict_of(&m, "rate")->target->indicator,
					  gb_period_parse(GB_STR("2024-Q1")), NULL));
	assert_null(before);
	assert_null(gb_reading_previous(m.ledger, verdict_of(&m, "flow")->actual));
	model_close(&m);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_rates_differ_by_points),
		cmocka_unit_test(test_places_are_won),
		cmocka_unit_test(test_another_basis),
		cmocka_unit_test(test_amounts_change_by_per_cent),
		cmocka_unit_test(test_no_rate_of_such_a_base),
		cmocka_unit_test(test_flows_need_the_same_period),
		cmocka_unit_test(test_leap_years),
		cmocka_unit_test(test_previous),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
