#include "fixture.h"

/* 同比 and the change of place: a rate only where it means something, and each type in its unit. */

#define NAMED(id) "{'id':'" id "','name':{'zh':'名','en':'Name'},'section':'economy','form':'x',"
#define READ(id, period, more) "{'of':'" id "','period':'" period "'," more "}"
#define MONEY "'kind':'flow','unit':'亿元'"

static void check_year(const char *now, const char *before, const char *zh, const char *en)
{
	char readings[256];
	model m;

	snprintf(readings, sizeof readings,
		READ("t", "2024-H1", "'value':%s") "," READ("t", "2023-H1", "'value':%s"), now, before);
	m = model_open(
		(ledger_text){ .targets = NAMED("t") MONEY ",'value':100}", .readings = readings });
	assert_resolved(&m, "t.yoy", zh, en);
	assert_resolved(&m, "t.yoy@2024-H1", zh, en);
	model_close(&m);
}

static void test_over_the_year(void **state)
{
	(void)state;
	check_year("112.34", "100", "增长12.3%", "up 12.3%");
	check_year("96.8", "100", "下降3.2%", "down 3.2%");
	check_year("100.0", "100", "持平", "unchanged");
	check_year("100.01", "100", "增长0.01%", "up 0.01%");
	check_year("0", "100", "下降100.0%", "down 100.0%");
	/* No rate without a positive base, or over a change of sign (D 3.8). */
	check_year("5", "-3", "由负转正", "turned positive");
	check_year("-5", "3", "由正转负", "turned negative");
	check_year("-5", "-3", "负值扩大", "more negative");
	check_year("-1", "-3", "负值收窄", "less negative");
	check_year("5", "0", "上年同期为零", "from nought");
}

/* Per cents differ by percentage points, never by per cent. */
static void test_types(void **state)
{
	model m = model_open((ledger_text){
		.targets = NAMED("g") "'kind':'growth','unit':'%','value':5.5}," NAMED(
			"s") "'kind':'share','unit':'%','value':40}," NAMED("r") "'kind':'rank','unit':'位','value':3}",
		.readings = READ("g", "2024-H1", "'value':5.8") "," READ(
			"g", "2023-H1", "'value':6.1") "," READ("s", "2024-H1", "'value':38.25") "," READ("s",
			"2023-H1", "'value':37") "," READ("r", "2024-H1", "'value':2") "," READ("r", "2024-Q1",
			"'value':3") "," READ("r", "2023-H1", "'value':5,'status':'provisional'") });
	gb_resolved out;

	(void)state;
	assert_resolved(&m, "g.yoy", "降低0.3个百分点", "down 0.3 percentage points");
	assert_resolved(&m, "s.yoy", "提高1.25个百分点", "up 1.25 percentage points");
	assert_resolved(&m, "r.yoy", "上升3位", "up 3 places");
	assert_resolved(&m, "r.move", "上升1位", "up 1 place");
	assert_resolved(&m, "g.yoy|abs", "0.3个百分点", "0.3 percentage points");
	gb_target_field(m.arena, m.ledger, verdict_of(&m, "g"), GB_OF_YOY, true, GB_LANG_EN, &out);
	assert_text(out.text, "\u22120.3 pp");
	gb_target_field(m.arena, m.ledger, verdict_of(&m, "r"), GB_OF_MOVE, true, GB_LANG_ZH, &out);
	assert_text(out.text, "+1位");
	/* The less certain of the two figures says how certain the change is. */
	gb_target_field(m.arena, m.ledger, verdict_of(&m, "r"), GB_OF_YOY, true, GB_LANG_ZH, &out);
	assert_int_equal(out.status, GB_VALUE_PROVISIONAL);
	assert_text(out.path, "r/2024-H1/yoy");
	model_close(&m);
}

static void check_refused(const char *readings, const char *reference, const char *expected)
{
	model m = model_open(
		(ledger_text){ .targets = NAMED("t") MONEY ",'value':100}", .readings = readings });
	gb_resolved out;

	assert_false(resolve(&m, reference, GB_LANG_ZH, &out));
	if (strstr(faults_of(&m), expected) == NULL)
		fail_msg("%s\nexpected %s", faults_of(&m), expected);
	model_close(&m);
}

static void test_refused(void **state)
{
	(void)state;
	check_refused(READ("t", "2024-H1", "'value':5") "," READ("t", "2023", "'value':9"), "t.yoy",
		"expected a reading of the same period a year before, on the same basis");
	check_refused(
		READ("t", "2024-H1", "'value':5,'basis':'new'") "," READ("t", "2023-H1", "'value':9"),
		"t.yoy", "expected a reading of the same period a year before, on the same basis");
	check_refused(READ("t", "2024-H1", "'value':5") "," READ("t", "2024-Q1", "'value':9"), "t.move",
		"expected a ranking before this one");
	check_refused(READ("t", "2024-H1", "'value':5"), "t.rate@2024-H1",
		"expected a period only behind \"actual\", \"yoy\", \"sequential\" or \"move\"");
}

static void test_february(void **state)
{
	model m = model_open((ledger_text){ .as_of = "2024-02-29",
		.period = "2024-02",
		.targets = NAMED("t") MONEY ",'value':100}",
		.readings = READ("t", "2024-01/2024-02", "'value':22") "," READ(
			"t", "2023-01/2023-02", "'value':20") });

	(void)state;
	assert_resolved(&m, "t.yoy", "增长10.0%", "up 10.0%");
	model_close(&m);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_over_the_year),
		cmocka_unit_test(test_types),
		cmocka_unit_test(test_refused),
		cmocka_unit_test(test_february),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
