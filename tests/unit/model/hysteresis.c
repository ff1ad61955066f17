#include "fixture.h"

/* Hysteresis of a policy (D 3.5): a lamp changes only when a limit is passed by the margin. */

#define NAMED(more)                                                                                \
	"{'id':'t','name':{'zh':'指标','en':'Indicator'},'section':'economy','form':'x'," more "}"
#define FLOW "'kind':'flow','unit':'亿元','value':1000"
#define MARGIN ",'hysteresis':0.4"

typedef struct judged {
	const char *target, *value, *before, *hysteresis;
} judged;

/* At the half of the year; 500 of a flow of 1000 are scheduled then, and 1 point of the gap is 10. */
static model open_judged(judged of)
{
	char issue[128] = "", readings[128];

	if (of.before != NULL)
		snprintf(issue, sizeof issue, ",'states_before':[{'of':'t','state':'%s'}]", of.before);
	snprintf(readings, sizeof readings, "{'of':'t','period':'2024-H1','value':%s}", of.value);
	return model_open((ledger_text){ .targets = of.target,
		.readings = readings,
		.more_issue = issue,
		.hysteresis = of.hysteresis });
}

static void check(const char *target, const char *value, const char *before, const char *expected)
{
	model m = open_judged((judged){ target, value, before, MARGIN });

	assert_state(&m, "t", expected);
	model_close(&m);
}

/* Limits at 5, 0 and −10 points; the margin is 0.4 points, 4 of the unit. */
static void test_a_limit_is_passed_by_the_margin(void **state)
{
	static const struct {
		const char *value, *before, *expected;
	} rows[] = {
		{ "503", NULL, "on-schedule" },
		{ "503", "slightly-behind", "slightly-behind" },
		{ "503.9", "slightly-behind", "slightly-behind" },
		{ "504", "slightly-behind", "on-schedule" },
		{ "503", "on-schedule", "on-schedule" },
		{ "497", NULL, "slightly-behind" },
		{ "497", "on-schedule", "on-schedule" },
		{ "496", "on-schedule", "on-schedule" }, /* the limit is inclusive */
		{ "495.9", "on-schedule", "slightly-behind" },
		{ "497", "slightly-behind", "slightly-behind" },
		{ "397", "slightly-behind", "slightly-behind" },
		{ "403", "far-behind", "far-behind" },
		{ "553", "on-schedule", "on-schedule" },
		{ "554", "on-schedule", "ahead" },
		{ "547", "ahead", "ahead" },
		{ "547", "achieved", "ahead" },
		{ "545.9", "ahead", "on-schedule" },
		/* Over several limits each counts by itself. */
		{ "502", "far-behind", "slightly-behind" },
		{ "300", "ahead", "far-behind" },
		{ "700", "far-behind", "ahead" },
		/* What was not judged keeps nothing. */
		{ "503", "no-data", "on-schedule" },
		{ "503", "not-due", "on-schedule" },
	};

	(void)state;
	for (size_t i = 0; i < GB_COUNT(rows); i++)
		check(NAMED(FLOW), rows[i].value, rows[i].before, rows[i].expected);
}

/* The target's own condition goes first: met is never behind, missed never on schedule. */
static void test_the_condition_goes_first(void **state)
{
	(void)state;
	check(NAMED("'kind':'growth','unit':'%','value':5.5"), "5.6", "slightly-behind", "on-schedule");
	check(NAMED("'kind':'growth','unit':'%','value':5.5"), "5.4", "on-schedule", "slightly-behind");
	/* The other limits are kept: at 0.5 and at −1. */
	check(NAMED("'kind':'growth','unit':'%','value':5.5"), "6.2", "on-schedule", "on-schedule");
	check(NAMED("'kind':'growth','unit':'%','value':5.5"), "4.3", "slightly-behind",
		"slightly-behind");
	check(NAMED(FLOW), "1000", "far-behind", "achieved");
}

static void test_stretch(void **state)
{
	(void)state;
	check(NAMED(FLOW ",'stretch':true"), "503", "not-yet", "not-yet");
	check(NAMED(FLOW ",'stretch':true"), "504", "not-yet", "on-schedule");
	check(NAMED(FLOW ",'stretch':true"), "497", "on-schedule", "on-schedule");
}

static void test_without_a_margin_nothing_is_kept(void **state)
{
	model m = open_judged((judged){ NAMED(FLOW), "503", "slightly-behind", NULL });

	(void)state;
	assert_state(&m, "t", "on-schedule");
	assert_null(verdict_of(&m, "t")->unkept);
	model_close(&m);
}

static void test_words(void **state)
{
	model m = open_judged((judged){ NAMED(FLOW), "503", "slightly-behind", MARGIN });
	gb_str text;

	(void)state;
	assert_text(verdict_of(&m, "t")->reason.in[GB_LANG_ZH],
		"按评判规则，与序时进度之差为+0.3个百分点的，判为“略有滞后”；按回差保持：仅按界限应为“符合进度”，"
		"但上期为“略有滞后”，越过界限未达0.4个百分点。");
	assert_text(verdict_of(&m, "t")->reason.in[GB_LANG_EN],
		"By the policy, a gap to schedule of +0.3 percentage points is “Slightly behind”; kept by "
		"hysteresis: the limits alone would say “On schedule”, but the last issue said “Slightly "
		"behind” and that limit is not passed by 0.4 percentage points.");
	text = gb_verdict_explain(m.arena, m.ledger, verdict_of(&m, "t"), GB_LANG_EN);
	assert_true(gb_str_find(text, GB_STR("else Far behind; hysteresis 0.4\n")) != SIZE_MAX);
	assert_true(gb_str_find(text, GB_STR("\nlast issue: Slightly behind\n")) != SIZE_MAX);
	text = gb_verdict_explain(m.arena, m.ledger, verdict_of(&m, "t"), GB_LANG_ZH);
	assert_true(gb_str_find(text, GB_STR("；回差0.4\n")) != SIZE_MAX);
	assert_true(gb_str_find(text, GB_STR("\n上期评判：略有滞后\n")) != SIZE_MAX);
	model_close(&m);

	m = open_judged((judged){ NAMED(FLOW), "502", "far-behind", MARGIN });
	if (gb_str_find(verdict_of(&m, "t")->reason.in[GB_LANG_EN],
			GB_STR("is “Slightly behind”; held back by hysteresis: the limits alone would say “On "
				   "schedule”, but the last issue said “Far behind”")) == SIZE_MAX)
		fail_msg("%s", gb_str_zero(m.arena, verdict_of(&m, "t")->reason.in[GB_LANG_EN]));
	model_close(&m);
}

/* A gap that rounds to the moved limit prints with more decimals. */
static void test_the_gap_is_seen(void **state)
{
	model m = open_judged((judged){ NAMED(FLOW), "503.9", "slightly-behind", MARGIN });

	(void)state;
	assert_true(gb_decimal_equal(verdict_of(&m, "t")->gap, gb_decimal_of(39, 2)));
	model_close(&m);
}

/* The issue before itself: its verdict counts while the promise is the same. */
static void test_after_the_issue_before(void **state)
{
	model before = model_open((ledger_text){ .as_of = "2024-03-31",
		.period = "2024-Q1",
		.targets = NAMED(FLOW),
		.readings = "{'of':'t','period':'2024-Q1','value':240}" });
	model m = open_judged((judged){ NAMED(FLOW), "503", NULL, MARGIN });
	model other = open_judged(
		(judged){ NAMED("'kind':'flow','unit':'亿元','value':1002"), "503", NULL, MARGIN });

	(void)state;
	assert_state(&before, "t", "slightly-behind");
	m.verdicts = gb_verdicts_judge_after(m.arena, m.ledger, before.verdicts, m.diags);
	assert_non_null(m.verdicts);
	assert_state(&m, "t", "slightly-behind");
	other.verdicts =
		gb_verdicts_judge_after(other.arena, other.ledger, before.verdicts, other.diags);
	assert_non_null(other.verdicts);
	assert_state(&other, "t", "on-schedule");
	assert_int_equal(verdict_of(&other, "t")->before, -1);
	model_close(&other);
	model_close(&m);

	m = open_judged((judged){ NAMED(FLOW), "503", "far-behind", MARGIN });
	assert_null(gb_verdicts_judge_after(m.arena, m.ledger, before.verdicts, m.diags));
	if (strstr(faults_of(&m), "error: /states_before/0/state: found far-behind; expected "
							  "\"slightly-behind\", as the issue before judges it") == NULL)
		fail_msg("%s", faults_of(&m));
	model_close(&m);
	model_close(&before);
}

static void test_unknown_state_before(void **state)
{
	model m = model_open((ledger_text){ .targets = NAMED(FLOW),
		.readings = "{'of':'t','period':'2024-H1','value':503}",
		.more_issue = ",'previous':'q1'",
		.hysteresis = MARGIN });

	(void)state;
	if (strstr(faults_of(&m),
			"hysteresis: found hysteresis, and no verdicts of \"q1\", the issue before") == NULL)
		fail_msg("%s", faults_of(&m));
	model_close(&m);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_a_limit_is_passed_by_the_margin),
		cmocka_unit_test(test_the_condition_goes_first),
		cmocka_unit_test(test_stretch),
		cmocka_unit_test(test_without_a_margin_nothing_is_kept),
		cmocka_unit_test(test_words),
		cmocka_unit_test(test_the_gap_is_seen),
		cmocka_unit_test(test_after_the_issue_before),
		cmocka_unit_test(test_unknown_state_before),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
