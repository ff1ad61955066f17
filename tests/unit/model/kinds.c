#include "fixture.h"

/* What each kind of target is expected to have reached, and the limits of the policy (D 3.2, 3.4). */

#define GROWTH "'kind':'growth','unit':'%',"
#define FLOW "'kind':'flow','unit':'亿元',"
#define LEVEL "'kind':'level','unit':'亿元',"
#define SHARE "'kind':'share','unit':'%',"
#define CEILING "'kind':'ceiling','unit':'起','counted':{'one':'accident','many':'accidents'},"
#define QUALITATIVE "'kind':'qualitative'"

#define TARGET(rest)                                                                               \
	"{'id':'t','name':{'zh':'名','en':'Name'},'section':'economy','form':'x'," rest "}"
#define READ(period, value) "{'of':'t','period':'" period "','value':" value "}"

#define JUDGED(day, reported, target, read, value, expected)                                       \
	assert_judged(                                                                                 \
		((ledger_text){                                                                            \
			.as_of = day, .period = reported, .targets = target, .readings = READ(read, value) }), \
		expected)

static void test_growth_is_never_pro_rated(void **state)
{
	static const char *const quarters[] = { "2024-Q1", "2024-H1", "2024-01/2024-09", "2024" };
	static const char *const days[] = { "2024-03-31", "2024-06-30", "2024-09-30", "2024-12-31" };
	char reading[128];

	(void)state;
	for (size_t i = 0; i < GB_COUNT(days); i++) {
		snprintf(reading, sizeof reading, READ("%s", "2.75"), quarters[i]);
		assert_judged(((ledger_text){ .as_of = days[i],
						  .period = quarters[i],
						  .targets = GROWTH "'value':5.5",
						  .readings = reading }),
			"far-behind");
	}
}

/* Half of the year's target by the end of June is on schedule, whatever the month is called. */
static void test_flow_follows_the_months(void **state)
{
	(void)state;
	JUDGED("2024-06-30", "2024-H1", FLOW "'value':100", "2024-H1", "50", "on-schedule");
	JUDGED("2024-06-30", "2024-H1", FLOW "'value':100", "2024-H1", "49.999999", "slightly-behind");
	JUDGED("2024-06-30", "2024-H1", FLOW "'value':100", "2024-H1", "55", "ahead");
	JUDGED("2024-06-30", "2024-H1", FLOW "'value':100", "2024-H1", "54.999999", "on-schedule");
	JUDGED("2024-06-30", "2024-H1", FLOW "'value':100", "2024-H1", "40", "slightly-behind");
	JUDGED("2024-06-30", "2024-H1", FLOW "'value':100", "2024-H1", "39.999999", "far-behind");
	JUDGED("2024-06-30", "2024-H1", FLOW "'value':100", "2024-H1", "100", "achieved");
	JUDGED("2024-12-31", "2024", FLOW "'value':100", "2024", "99.9", "slightly-behind");
	JUDGED("2024-12-31", "2024", FLOW "'value':100", "2024", "89", "far-behind");
	/* A part of the period that is not from its beginning is no cumulative figure. */
	JUDGED("2024-06-30", "2024-H1", FLOW "'value':100", "2024-Q2", "50", "no-data");
}

/* 7/12 has no end as a decimal: 7 of 12 is on schedule, a millionth less is not. */
static void test_sevenths_are_exact(void **state)
{
	(void)state;
	JUDGED(
		"2024-07-31", "2024-01/2024-07", FLOW "'value':12", "2024-01/2024-07", "7", "on-schedule");
	JUDGED("2024-07-31", "2024-01/2024-07", FLOW "'value':12", "2024-01/2024-07", "6.999999",
		"slightly-behind");
	JUDGED("2024-07-31", "2024-01/2024-07", FLOW "'value':1200", "2024-01/2024-07", "580",
		"slightly-behind"); /* 580 ÷ 1200 − 7/12 is −10 points exactly */
	JUDGED("2024-07-31", "2024-01/2024-07", FLOW "'value':1200", "2024-01/2024-07", "579.999999",
		"far-behind");
	JUDGED("2024-07-31", "2024-01/2024-07", FLOW "'value':1200", "2024-01/2024-07", "760", "ahead");
	JUDGED("2024-07-31", "2024-01/2024-07", FLOW "'value':1200", "2024-01/2024-07", "759.999999",
		"on-schedule");
	JUDGED("2024-04-30", "2024-01/2024-04", FLOW "'value':0.3", "2024-01/2024-04", "0.1",
		"on-schedule");
}

/* A figure up to May is not the first half's; in an issue on January to May it is held against May,
 * whatever the day. */
static void test_a_reading_has_the_schedule_of_its_day(void **state)
{
	(void)state;
	JUDGED("2024-06-30", "2024-H1", FLOW "'value':12", "2024-01/2024-05", "5", "no-data");
	JUDGED("2024-06-30", "2024-H1", GROWTH "'value':5", "2024-Q1", "6", "no-data");
	JUDGED(
		"2024-06-30", "2024-01/2024-05", FLOW "'value':12", "2024-01/2024-05", "5", "on-schedule");
	JUDGED("2024-06-29", "2024-01/2024-05", FLOW "'value':12", "2024-01/2024-05", "4.99",
		"slightly-behind");
}

static void test_quarterly_and_monthly(void **state)
{
	const char *late = FLOW "'value':200,'schedule':{'quarterly':[0,25,75,100]}";
	const char *months =
		FLOW "'value':200,'schedule':{'monthly':[0,0,5,10,20,30,45,60,75,90,95,100]}";

	(void)state;
	JUDGED("2024-03-31", "2024-Q1", late, "2024-Q1", "0", "not-due");
	JUDGED("2024-06-30", "2024-H1", late, "2024-H1", "50", "on-schedule");
	JUDGED("2024-06-30", "2024-H1", late, "2024-H1", "49.9", "slightly-behind");
	/* August has no step of its own: June's still holds. */
	JUDGED("2024-08-31", "2024-01/2024-08", late, "2024-01/2024-08", "50", "on-schedule");
	JUDGED("2024-09-30", "2024-01/2024-09", late, "2024-01/2024-09", "150", "on-schedule");
	JUDGED("2024-02-29", "2024-01/2024-02", months, "2024-01/2024-02", "0", "not-due");
	JUDGED("2024-03-31", "2024-Q1", months, "2024-Q1", "10", "on-schedule");
	JUDGED("2024-04-30", "2024-01/2024-04", months, "2024-01/2024-04", "10", "slightly-behind");
	JUDGED("2024-11-30", "2024-01/2024-11", months, "2024-01/2024-11", "190", "on-schedule");
}

/* Grain is harvested in June and October: before June nothing is due, whatever is reported. */
static void test_by_certain_days(void **state)
{
	const char *grain = FLOW "'value':200,'schedule':{'by':[{'day':'2024-06-30','percent':40},"
							 "{'day':'2024-10-31','percent':100}]}";

	(void)state;
	JUDGED("2024-05-31", "2024-01/2024-05", grain, "2024-01/2024-05", "0", "not-due");
	JUDGED("2024-06-30", "2024-H1", grain, "2024-H1", "80", "on-schedule");
	JUDGED("2024-06-30", "2024-H1", grain, "2024-H1", "70", "slightly-behind");
	JUDGED("2024-09-30", "2024-01/2024-09", grain, "2024-01/2024-09", "80", "on-schedule");
	JUDGED("2024-10-31", "2024-01/2024-10", grain, "2024-01/2024-10", "190", "slightly-behind");
	JUDGED("2024-10-31", "2024-01/2024-10", grain, "2024-01/2024-10", "200", "achieved");
}

static void test_schedule_shown(void **state)
{
	model m = model_open((ledger_text){ .as_of = "2024-07-31",
		.period = "2024-01/2024-07",
		.targets = TARGET(FLOW "'value':1200"),
		.readings = READ("2024-01/2024-07", "601.2") });
	const gb_verdict *verdict = verdict_of(&m, "t");

	(void)state;
	assert_text(gb_decimal_text(m.arena, verdict->scheduled, false, false), "58.3");
	assert_text(gb_decimal_text(m.arena, verdict->rate, false, false), "50.1");
	/* 50.1 − 58.333… rounded once, not 50.1 − 58.3. */
	assert_text(gb_decimal_text(m.arena, verdict->gap, false, false), "-8.2");
	assert_int_equal(verdict->months, 7);
	model_close(&m);
}

/* Whole months: on 29 June five have gone by, whether or not anything was reported. */
static void test_months_are_whole(void **state)
{
	model m = model_open((ledger_text){ .as_of = "2024-06-29",
		.period = "2024-01/2024-05",
		.targets = TARGET(FLOW "'value':1200") });

	(void)state;
	assert_text(gb_decimal_text(m.arena, verdict_of(&m, "t")->scheduled, false, false), "41.7");
	model_close(&m);
}

static void test_due_before_the_end(void **state)
{
	const char *ninety = FLOW "'value':90,'due':'2024-09-30'";
	const char *middle = FLOW "'value':90,'due':'2024-09-15'";

	(void)state;
	JUDGED("2024-06-30", "2024-H1", ninety, "2024-H1", "60", "on-schedule"); /* 6 of 9 months */
	JUDGED("2024-06-30", "2024-H1", ninety, "2024-H1", "59", "slightly-behind");
	JUDGED("2024-09-30", "2024-01/2024-09", ninety, "2024-01/2024-09", "90", "achieved");
	JUDGED("2024-12-31", "2024", ninety, "2024", "89", "slightly-behind");
	/* On 31 August two weeks are left: the whole is not yet due. */
	JUDGED("2024-08-31", "2024-01/2024-08", middle, "2024-01/2024-08", "80", "on-schedule");
	JUDGED("2024-08-31", "2024-01/2024-08", LEVEL "'value':90,'due':'2024-09-15'",
		"2024-01/2024-08", "80", "not-due");
	JUDGED("2024-09-30", "2024-01/2024-09", LEVEL "'value':90,'due':'2024-09-15'",
		"2024-01/2024-09", "80", "far-behind");
}

/* A level is due at the end; before it, what is not yet reached waits. */
static void test_levels_wait(void **state)
{
	(void)state;
	JUDGED("2024-06-30", "2024-H1", LEVEL "'value':100", "2024-H1", "1", "not-due");
	JUDGED("2024-12-31", "2024", LEVEL "'value':100", "2024", "95", "slightly-behind");
	JUDGED("2024-12-31", "2024", LEVEL "'value':100", "2024", "94.9", "far-behind");
	JUDGED("2024-12-31", "2024", LEVEL "'value':100", "2024", "100", "achieved");
	/* Due, but the last reading is from before: no data, not a miss. */
	JUDGED("2024-12-31", "2024", LEVEL "'value':100", "2024-H1", "1", "no-data");
}

/* What is above its level in June can fall below it by December: not achieved, but no worse. */
static void test_levels_can_be_lost(void **state)
{
	(void)state;
	JUDGED("2024-06-30", "2024-H1", LEVEL "'value':100", "2024-H1", "101", "on-schedule");
	JUDGED("2024-06-30", "2024-H1", LEVEL "'value':100", "2024-H1", "102", "ahead");
	JUDGED("2024-06-30", "2024-H1", SHARE "'value':40", "2024-H1", "40", "on-schedule");
	JUDGED("2024-06-30", "2024-H1", SHARE "'value':40", "2024-H1", "39.9", "not-due");
	JUDGED("2024-12-31", "2024", SHARE "'value':40", "2024", "38", "slightly-behind");
	JUDGED("2024-12-31", "2024", SHARE "'value':40", "2024", "37.9", "far-behind");
}

/* In June nothing of a year-end target is scheduled, also when it is already there. */
static void test_no_schedule_before_the_end(void **state)
{
	model m = model_open((ledger_text){
		.targets = TARGET(LEVEL
			"'value':100") ","
						   "{'id':'u','name':{'zh':'名','en':'Name'},'section':'economy','form':'x'," FLOW
						   "'value':100,'schedule':'year-end'}",
		.readings = READ("2024-H1", "103") ",{'of':'u','period':'2024-H1','value':120}" });

	(void)state;
	assert_false(verdict_of(&m, "t")->scheduled.known);
	assert_false(verdict_of(&m, "u")->scheduled.known);
	assert_state(&m, "u", "achieved");
	model_close(&m);
}

/* A level with a path starts from its base: half of the way from 1000 to 1400 is 1200. */
static void test_levels_on_a_path(void **state)
{
	const char *path = LEVEL "'value':1400,'schedule':{'quarterly':[25,50,75,100]}";
	const char *base = ",{'of':'t','period':'2023','value':1000}";
	char readings[256];

	(void)state;
	snprintf(readings, sizeof readings, "%s%s", READ("2024-H1", "1200"), base);
	assert_judged(((ledger_text){ .targets = path, .readings = readings }), "on-schedule");
	snprintf(readings, sizeof readings, "%s%s", READ("2024-H1", "1199"), base);
	assert_judged(((ledger_text){ .targets = path, .readings = readings }), "slightly-behind");
	/* Without a base the path starts at nought. */
	assert_judged(
		((ledger_text){ .targets = path, .readings = READ("2024-H1", "700") }), "on-schedule");
}

static void test_ceilings(void **state)
{
	(void)state;
	JUDGED("2024-06-30", "2024-H1", CEILING "'value':20", "2024-H1", "20", "on-schedule");
	JUDGED("2024-06-30", "2024-H1", CEILING "'value':20", "2024-H1", "21", "slightly-behind");
	JUDGED("2024-06-30", "2024-H1", CEILING "'value':20", "2024-H1", "22", "far-behind");
	JUDGED("2024-12-31", "2024", CEILING "'value':20", "2024", "20", "achieved");
}

/* No accident is a ceiling of nought: per cents of it do not exist, but keeping it and missing it do. */
static void test_a_ceiling_of_nought(void **state)
{
	(void)state;
	JUDGED("2024-06-30", "2024-H1", CEILING "'value':0", "2024-H1", "0", "on-schedule");
	JUDGED("2024-06-30", "2024-H1", CEILING "'value':0", "2024-H1", "1", "slightly-behind");
	JUDGED("2024-12-31", "2024", CEILING "'value':0", "2024", "0", "achieved");
	JUDGED("2024-12-31", "2024", CEILING "'value':0", "2024", "1", "slightly-behind");
}

/* A flow that must stay small: over its limit it has missed, however early; under it, it waits. */
static void test_a_flow_with_a_limit(void **state)
{
	const char *target = FLOW "'value':10,'qualifier':'at-most','direction':'down',"
							  "'schedule':'year-end'";
	const char *months = FLOW "'value':12,'qualifier':'at-most','direction':'down'";

	(void)state;
	JUDGED("2024-06-30", "2024-H1", target, "2024-H1", "9", "not-due");
	JUDGED("2024-06-30", "2024-H1", target, "2024-H1", "12", "far-behind");
	JUDGED("2024-12-31", "2024", target, "2024", "10", "achieved");
	JUDGED("2024-06-30", "2024-H1", months, "2024-H1", "6", "on-schedule");
	JUDGED("2024-06-30", "2024-H1", months, "2024-H1", "6.1", "slightly-behind");
	JUDGED("2024-06-30", "2024-H1", months, "2024-H1", "3", "ahead");
}

/* Missing is never nought and never red: not due, or no data (D 3.4). */
static void test_missing(void **state)
{
	(void)state;
	assert_judged(((ledger_text){ .targets = FLOW "'value':100" }), "no-data");
	assert_judged(((ledger_text){ .targets = GROWTH "'value':5" }), "no-data");
	assert_judged(((ledger_text){ .targets = LEVEL "'value':100" }), "not-due");
	assert_judged(
		((ledger_text){ .targets = LEVEL "'value':100", .as_of = "2024-12-31", .period = "2024" }),
		"no-data");
	assert_judged(
		((ledger_text){ .targets = FLOW "'value':100", .as_of = "2024-01-20", .period = "2023" }),
		"not-due");
	assert_judged(((ledger_text){ .targets = FLOW "'value':100,'period':'2025'" }), "not-due");
	/* A nought that was reported is a reading. */
	JUDGED("2024-06-30", "2024-H1", FLOW "'value':100", "2024-H1", "0", "far-behind");
}

static void test_missing_has_no_figures(void **state)
{
	model m = model_open((ledger_text){ .targets = TARGET(FLOW "'value':100") });
	const gb_verdict *verdict = verdict_of(&m, "t");

	(void)state;
	assert_null(verdict->actual);
	assert_false(verdict->rate.known);
	assert_false(verdict->gap.known);
	assert_false(verdict->met);
	assert_int_equal(verdict->status, GB_VALUE_UNREPORTED);
	assert_text(verdict->lamp->id, "grey");
	model_close(&m);
}

#define PERSON(state)                                                                              \
	"{'of':'t','period':'2024-H1','state':'" state                                                 \
	"','reporter':'plan','date':'2024-07-08','note':{'zh':'据实地查看','en':'Seen'}}"
#define JUDGEMENT(state, date)                                                                     \
	QUALITATIVE ",'judgement':{'state':'" state "','by':'plan',"                                   \
				"'date':'" date "','note':{'zh':'已验收','en':'Accepted'}}"

static void test_a_person_judges(void **state)
{
	(void)state;
	assert_judged(((ledger_text){ .targets = QUALITATIVE, .readings = PERSON("on-schedule") }),
		"on-schedule");
	assert_judged(
		((ledger_text){ .targets = QUALITATIVE, .readings = PERSON("far-behind") }), "far-behind");
	assert_judged(((ledger_text){ .targets = QUALITATIVE }), "no-data");
	assert_judged(((ledger_text){ .targets = JUDGEMENT("ahead", "2024-06-28") }), "ahead");
	/* What a person will say after as_of is not known yet. */
	assert_judged(((ledger_text){ .targets = JUDGEMENT("ahead", "2024-07-01") }), "no-data");
	/* The later word counts. */
	assert_judged(((ledger_text){ .targets = JUDGEMENT("achieved", "2024-05-08"),
					  .readings = PERSON("on-schedule") }),
		"on-schedule");
	assert_judged(((ledger_text){ .targets = JUDGEMENT("achieved", "2024-07-08"),
					  .as_of = "2024-07-31",
					  .readings = PERSON("on-schedule") }),
		"achieved");
}

/* Of a person's verdict on a stretch goal only "behind" is softened. */
static void test_a_person_judges_a_stretch_goal(void **state)
{
	(void)state;
	assert_judged(((ledger_text){
					  .targets = QUALITATIVE ",'stretch':true", .readings = PERSON("far-behind") }),
		"not-yet");
	assert_judged(((ledger_text){ .targets = QUALITATIVE ",'stretch':true",
					  .readings = PERSON("on-schedule") }),
		"on-schedule");
	assert_judged(
		((ledger_text){ .targets = QUALITATIVE ",'stretch':true", .readings = PERSON("not-due") }),
		"not-due");
}

static void test_status_of_a_verdict(void **state)
{
	model m = model_open((ledger_text){ .indicators =
											"{'id':'other','name':{'zh':'名','en':'Name'},"
											"'section':'economy','kind':'growth','unit':'%'}",
		.targets = TARGET(FLOW
			"'value':100") ","
						   "{'id':'u','name':{'zh':'名','en':'Name'},'section':'economy','form':'x'," GROWTH
						   "'qualifier':'compare','compare':{'with':'other'}}",
		.readings = "{'of':'t','period':'2024-H1','value':50,'status':'estimated'},"
					"{'of':'u','period':'2024-H1','value':5,'status':'provisional'},"
					"{'of':'other','period':'2024-H1','value':4,'status':'sample'}" });

	(void)state;
	assert_int_equal(verdict_of(&m, "t")->status, GB_VALUE_ESTIMATED);
	assert_int_equal(verdict_of(&m, "u")->status, GB_VALUE_SAMPLE);
	model_close(&m);
}

#define PRINTED(places, value, expected)                                                           \
	check_printed(TARGET(GROWTH "'value':5.5,'qualifier':'at-least'," places),                     \
		READ("2024-H1", value), expected, __FILE__, __LINE__)

static void check_printed(
	const char *target, const char *reading, const char *expected, const char *file, int line)
{
	model m = model_open((ledger_text){ .targets = target, .readings = reading });

	test_assert_resolved(&m, "t.actual", expected, expected, file, line);
	test_assert_resolved(&m, "t.actual@2024-H1", expected, expected, file, line);
	model_close(&m);
}

/* 5.496 printed as 5.5 beside "5.5以上: behind" would contradict itself (D 3.11). */
static void test_printed_figures_agree(void **state)
{
	(void)state;
	PRINTED("'decimals':1", "5.496", "5.496%");
	PRINTED("'decimals':1", "5.46", "5.46%");
	PRINTED("'decimals':1", "5.44", "5.4%");
	PRINTED("'decimals':1", "5.504", "5.5%");
	PRINTED("'decimals':0", "5.6", "6%");
	PRINTED("'decimals':0", "5.45", "5%");
	PRINTED("'decimals':2", "5.6", "5.60%");
}

#define FIGURES(target, reading, rate_, gap_)                                                      \
	check_figures(TARGET(target), READ("2024-H1", reading), rate_, gap_, __FILE__, __LINE__)

static void check_figures(const char *target, const char *reading, const char *rate,
	const char *gap, const char *file, int line)
{
	model m = model_open((ledger_text){ .targets = target, .readings = reading });
	const gb_verdict *verdict = verdict_of(&m, "t");

	test_assert_text(gb_decimal_text(m.arena, verdict->rate, false, false), rate, file, line);
	test_assert_text(gb_decimal_text(m.arena, verdict->gap, false, false), gap, file, line);
	model_close(&m);
}

/* Rates and gaps never print as the limit that they missed. */
static void test_printed_rates_agree(void **state)
{
	(void)state;
	FIGURES(FLOW "'value':100", "50", "50.0", "0.0");
	FIGURES(FLOW "'value':100", "49.98", "49.98", "-0.02");
	FIGURES(FLOW "'value':100", "39.97", "39.97", "-10.03");
	FIGURES(FLOW "'value':100", "40", "40.0", "-10.0");
	FIGURES(FLOW "'value':100", "54.96", "54.96", "4.96");
	FIGURES(FLOW "'value':10000", "9996", "99.96", "50.0");
	FIGURES(GROWTH "'value':5.5", "4.49", "", "-1.01");
	FIGURES(GROWTH "'value':5.5", "4.5", "", "-1.0");
}

/* The change against the base: points for rates of every kind, per cent for the rest (D 3.8). */
static void test_change(void **state)
{
	model m = model_open((ledger_text){
		.targets = TARGET(FLOW
			"'value':110") ","
						   "{'id':'g','name':{'zh':'名','en':'Name'},'section':'economy','form':'x'," GROWTH
						   "'value':5.5},"
						   "{'id':'c','name':{'zh':'名','en':'Name'},'section':'economy','form':'x',"
						   "'kind':'ceiling','unit':'%','value':5.5},"
						   "{'id':'n','name':{'zh':'名','en':'Name'},'section':'economy','form':'x'," LEVEL
						   "'value':5,"
						   "'comparable':'no'}",
		.readings = READ("2023",
			"100") ",{'of':'g','period':'2023','value':6.4},"
				   "{'of':'c','period':'2023','value':6},{'of':'n','period':'2023','value':4}" });
	gb_resolved out;

	(void)state;
	assert_resolved(&m, "t.change", "+10.0%", "+10.0%");
	assert_resolved(&m, "g.change", "−0.9个百分点", "−0.9 percentage points");
	assert_resolved(&m, "c.change", "−0.5个百分点", "−0.5 percentage points");
	assert_false(resolve(&m, "n.change", GB_LANG_ZH, &out));
	model_close(&m);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_growth_is_never_pro_rated),
		cmocka_unit_test(test_flow_follows_the_months),
		cmocka_unit_test(test_sevenths_are_exact),
		cmocka_unit_test(test_a_reading_has_the_schedule_of_its_day),
		cmocka_unit_test(test_quarterly_and_monthly),
		cmocka_unit_test(test_by_certain_days),
		cmocka_unit_test(test_schedule_shown),
		cmocka_unit_test(test_months_are_whole),
		cmocka_unit_test(test_due_before_the_end),
		cmocka_unit_test(test_levels_wait),
		cmocka_unit_test(test_levels_can_be_lost),
		cmocka_unit_test(test_no_schedule_before_the_end),
		cmocka_unit_test(test_levels_on_a_path),
		cmocka_unit_test(test_ceilings),
		cmocka_unit_test(test_a_ceiling_of_nought),
		cmocka_unit_test(test_a_flow_with_a_limit),
		cmocka_unit_test(test_missing),
		cmocka_unit_test(test_missing_has_no_figures),
		cmocka_unit_test(test_a_person_judges),
		cmocka_unit_test(test_a_person_judges_a_stretch_goal),
		cmocka_unit_test(test_status_of_a_verdict),
		cmocka_unit_test(test_printed_figures_agree),
		cmocka_unit_test(test_printed_rates_agree),
		cmocka_unit_test(test_change),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
