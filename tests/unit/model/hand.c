#include "fixture.h"

/* Verdicts that a person gave or changed: why, who and when (D 3.4, D 3.6). */

#define NAMED(more)                                                                                \
	"{'id':'t','name':{'zh':'指标','en':'Indicator'},'section':'economy','form':'x'," more "}"
#define FLOW "'kind':'flow','unit':'亿元','value':1000"
#define HAND(state)                                                                                \
	",'judgement':{'state':'" state "','by':'statistics','date':'2024-07-10',"                     \
	"'note':{'zh':'口径核实后一致','en':'The basis was verified'}}"
#define READ(value, more) "{'of':'t','period':'2024-H1','value':" value more "}"

static ledger_text changed(const char *target, const char *readings)
{
	return (ledger_text){ .targets = target, .readings = readings };
}

static void test_a_verdict_is_changed(void **state)
{
	model m = model_open(changed(NAMED(FLOW), READ("497", HAND("on-schedule"))));
	const gb_verdict *verdict = verdict_of(&m, "t");
	gb_str text;

	(void)state;
	assert_state(&m, "t", "on-schedule");
	assert_int_equal(verdict->computed, GB_STATE_SLIGHTLY_BEHIND);
	assert_true(verdict->by_person);
	assert_text(verdict->lamp->id, "green");
	assert_text(verdict->reason.in[GB_LANG_ZH],
		"经人工调整：按规则应为“略有滞后”，由市统计局于2024年7月10日改为“符合进度”：口径核实后一致。");
	assert_text(verdict->reason.in[GB_LANG_EN],
		"Changed by hand: by the policy it would be “Slightly behind”; the Statistics Bureau changed "
		"it to “On schedule” on 10 July 2024: The basis was verified.");
	assert_resolved(&m, "t.reason", "口径核实后一致", "The basis was verified");
	assert_resolved(&m, "t.evidence", "口径核实后一致", "The basis was verified");
	assert_resolved(&m, "t.judged-by", "市统计局", "Statistics Bureau");
	assert_resolved(&m, "t.judged-on", "2024年7月10日", "10 July 2024");
	/* The figures stay what they are. */
	assert_resolved(&m, "t.gap", "−0.3个百分点", "−0.3 percentage points");
	text = gb_verdict_explain(m.arena, m.ledger, verdict, GB_LANG_EN);
	assert_true(gb_str_find(text, GB_STR("\nverdict: On schedule\n")) != SIZE_MAX);
	assert_true(gb_str_find(text, GB_STR("policy line")) == SIZE_MAX);
	model_close(&m);
}

/* The next issue's reading is judged by the policy again. */
static void test_for_its_period_alone(void **state)
{
	model m = model_open((ledger_text){ .as_of = "2024-09-30",
		.period = "2024-01/2024-09",
		.targets = NAMED(FLOW),
		.readings = READ(
			"497", HAND("on-schedule")) ",{'of':'t','period':'2024-01/2024-09','value':740}" });

	(void)state;
	assert_state(&m, "t", "slightly-behind");
	assert_null(verdict_of(&m, "t")->changed);
	model_close(&m);
}

static void test_a_stretch_goal_is_not_red_by_hand(void **state)
{
	model m = model_open(changed(NAMED(FLOW ",'stretch':true"), READ("600", HAND("far-behind"))));

	(void)state;
	assert_state(&m, "t", "not-yet");
	model_close(&m);
}

static void test_of_nobody(void **state)
{
	model m = model_open(changed(NAMED(FLOW), READ("497", "")));
	const gb_person person = gb_verdict_person(verdict_of(&m, "t"));

	(void)state;
	assert_int_equal(person.by.in[GB_LANG_ZH].n, 0);
	assert_false(gb_date_known(person.date));
	model_close(&m);
}

/* What a person found of a qualitative target is told by the same fields. */
static void test_of_a_qualitative_target(void **state)
{
	model m = model_open((ledger_text){ .targets = NAMED("'kind':'qualitative'"),
		.readings_top =
			"'reporter':'plan','source':{'title':{'zh':'报送','en':'Return'},'date':'2024-07-05'},",
		.readings =
			"{'of':'t','period':'2024-H1','state':'ahead','note':{'zh':'已开工','en':'Begun'}}" });

	(void)state;
	assert_resolved(&m, "t.judged-by", "市发展改革委", "Development Commission");
	assert_resolved(&m, "t.judged-on", "2024年7月5日", "5 July 2024");
	model_close(&m);
	/* The report's own word needs no other reason. */
	m = model_open((ledger_text){ .targets = NAMED("'kind':'qualitative'"),
		.readings_top =
			"'source':{'title':{'zh':'工作报告','en':'the work report'},'date':'2024-07-05'},",
		.readings =
			"{'of':'t','period':'2024-H1','state':'achieved','source':{'locator':'一','quote':'获评'}}" });
	assert_text(verdict_of(&m, "t")->reason.in[GB_LANG_EN],
		"A qualitative target, as stated in the work report.");
	assert_text(verdict_of(&m, "t")->reason.in[GB_LANG_ZH], "定性目标，据工作报告认定。");
	model_close(&m);
}

static void check_fault(ledger_text text, const char *expected)
{
	model m = model_try(text);

	if (strstr(faults_of(&m), expected) == NULL)
		fail_msg("%s\nexpected %s", faults_of(&m), expected);
	model_close(&m);
}

static void test_refused(void **state)
{
	const char *note = "'note':{'zh':'据','en':'Why'}";
	char reading[256];

	(void)state;
	snprintf(
		reading, sizeof reading, READ("5", ",'judgement':{'state':'ahead','by':'plan',%s}"), note);
	check_fault(changed(NAMED(FLOW), reading), "/readings/0/judgement: found no \"date\"");
	snprintf(reading, sizeof reading,
		READ("5", ",'judgement':{'state':'ahead','date':'2024-07-10',%s}"), note);
	check_fault(changed(NAMED(FLOW), reading), "/readings/0/judgement: found no \"by\"");
	check_fault(changed(NAMED(FLOW),
					READ("5", ",'judgement':{'state':'ahead','by':'plan','date':'2024-07-10'}")),
		"/readings/0/judgement: found no \"note\"");
	snprintf(reading, sizeof reading,
		READ("5", ",'judgement':{'state':'no-data','by':'plan','date':'2024-06-30',%s}"), note);
	check_fault(changed(NAMED(FLOW), reading),
		"/judgement/state: found no-data; expected a verdict on the figure");
	check_fault(changed(NAMED(FLOW), reading),
		"/judgement/date: found 30 June 2024; expected a day after the reading's period");
	snprintf(reading, sizeof reading,
		READ("5", ",'judgement':{'state':'ahead','by':'plan','date':'2025-02-01',%s}"), note);
	check_fault(changed(NAMED(FLOW), reading),
		"/judgement/date: found 1 February 2025; expected a day not after the issue's");
	snprintf(reading, sizeof reading,
		READ("5", ",'judgement':{'state':'ahead','by':'plam','date':'2024-07-10',%s}"), note);
	check_fault(
		changed(NAMED(FLOW), reading), "/judgement/by: found \"plam\"; expected a known agency");
	check_fault(changed(NAMED(FLOW HAND("ahead")), READ("5", "")),
		"/targets/0/judgement: found a person's verdict on a target that has figures");
	check_fault(
		changed(NAMED("'kind':'qualitative'"),
			"{'of':'t','period':'2024-H1','state':'ahead','reporter':'plan','date':'2024-07-10',"
			"'note':{'zh':'据','en':'Why'}" HAND("ahead") "}"),
		"found \"judgement\" of a qualitative indicator");
	/* A change that changes nothing is warned of. */
	check_fault(changed(NAMED(FLOW), READ("497", HAND("slightly-behind"))),
		"/judgement/state: found \"slightly-behind\", which the policy says too");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_a_verdict_is_changed),
		cmocka_unit_test(test_for_its_period_alone),
		cmocka_unit_test(test_a_stretch_goal_is_not_red_by_hand),
		cmocka_unit_test(test_of_nobody),
		cmocka_unit_test(test_of_a_qualitative_target),
		cmocka_unit_test(test_refused),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
