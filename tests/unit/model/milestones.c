#include "fixture.h"

/* What is done by a day, in steps, or n of m (D 3.2): states, words and what is refused. */

#define MILESTONE "'kind':'milestone'"
#define STEPS                                                                                      \
	"'steps':[{'id':'design','name':{'zh':'设计','en':'Design'},'due':'2024-03-31'},"            \
	"{'id':'tender','name':{'zh':'招标','en':'Tender'},'due':'2024-05-31'},"                     \
	"{'id':'build','name':{'zh':'建设','en':'Construction'}}]"
#define WORKS "'kind':'works','unit':'件','counted':{'one':'project','many':'projects'}"
#define ITEMS                                                                                      \
	"'items':[{'id':'a','name':{'zh':'甲','en':'A'}},{'id':'b','name':{'zh':'乙','en':'B'}},"    \
	"{'id':'c','name':{'zh':'丙','en':'C'}},{'id':'d','name':{'zh':'丁','en':'D'}}]"

#define AT(day, target, reading, expected)                                                         \
	assert_judged(                                                                                 \
		((ledger_text){                                                                            \
			.as_of = day, .period = "2024-01", .targets = target, .readings = reading }),          \
		expected)
#define READ(period, more) "{'of':'t','period':'" period "'," more "}"
#define NAMED                                                                                      \
	"{'id':'t','name':{'zh':'项目','en':'Project'},'section':'economy','form':'9月底前竣工',"

static void test_done_by_its_day(void **state)
{
	(void)state;
	AT("2024-06-30", MILESTONE ",'due':'2024-09-30'", READ("2024-H1", "'done':'2024-05-20'"),
		"achieved");
	/* What is done late is done. */
	AT("2024-12-31", MILESTONE ",'due':'2024-09-30'", READ("2024", "'done':'2024-10-20'"),
		"achieved");
	AT("2024-06-30", MILESTONE ",'due':'2024-09-30'", READ("2024-H1", "'steps_done':[]"),
		"not-due");
	AT("2024-06-30", MILESTONE ",'due':'2024-09-30'", NULL, "not-due");
	/* On its own day, not done: no policy may call that on schedule. */
	AT("2024-09-30", MILESTONE ",'due':'2024-09-30'", READ("2024-01/2024-09", "'steps_done':[]"),
		"slightly-behind");
	AT("2024-10-31", MILESTONE ",'due':'2024-10-01'", READ("2024-01/2024-10", "'steps_done':[]"),
		"slightly-behind");
	AT("2024-10-31", MILESTONE ",'due':'2024-09-30'", READ("2024-01/2024-10", "'steps_done':[]"),
		"far-behind");
	/* Without a due day it has the whole period. */
	AT("2024-12-30", MILESTONE, NULL, "not-due");
	AT("2024-12-31", MILESTONE, NULL, "no-data");
	AT("2024-12-31", MILESTONE, READ("2024", "'steps_done':[]"), "slightly-behind");
	/* Due, and the last report is from before: nothing is known. */
	AT("2024-12-31", MILESTONE ",'due':'2024-09-30'", READ("2024-H1", "'steps_done':[]"),
		"no-data");
	AT("2024-10-31", MILESTONE ",'stretch':true,'due':'2024-09-30'",
		READ("2024-01/2024-10", "'steps_done':[]"), "not-yet");
}

static void test_steps(void **state)
{
	(void)state;
	AT("2024-06-30", MILESTONE "," STEPS, READ("2024-H1", "'steps_done':['design','tender']"),
		"on-schedule");
	AT("2024-06-30", MILESTONE "," STEPS,
		READ("2024-H1", "'steps_done':['design','tender','build']"), "ahead");
	/* A month late is within the policy's 30 days, a quarter is not. */
	AT("2024-06-30", MILESTONE "," STEPS, READ("2024-H1", "'steps_done':['design']"),
		"slightly-behind");
	AT("2024-06-30", MILESTONE "," STEPS, READ("2024-H1", "'steps_done':['tender']"), "far-behind");
	AT("2024-03-30", MILESTONE "," STEPS, NULL, "not-due");
	AT("2024-03-31", MILESTONE "," STEPS, NULL, "no-data");
	AT("2024-02-29", MILESTONE "," STEPS, READ("2024-02", "'steps_done':'design'"), "ahead");
}

static void test_works(void **state)
{
	(void)state;
	/* Two of four by the middle of the year. */
	AT("2024-06-30", WORKS "," ITEMS, READ("2024-H1", "'done_items':['a','b']"), "on-schedule");
	AT("2024-06-30", WORKS "," ITEMS, READ("2024-H1", "'done_items':['a']"), "far-behind");
	AT("2024-06-30", WORKS "," ITEMS, READ("2024-H1", "'done_items':['a','b','c']"), "ahead");
	AT("2024-06-30", WORKS "," ITEMS, READ("2024-H1", "'done_items':['a','b','c','d']"),
		"achieved");
	AT("2024-06-30", WORKS ",'value':10", READ("2024-H1", "'value':5"), "on-schedule");
	AT("2024-06-30", WORKS ",'value':10", READ("2024-H1", "'value':4"), "slightly-behind");
	AT("2024-06-30", WORKS ",'value':10", NULL, "no-data");
	AT("2024-06-30", WORKS ",'value':10,'schedule':'year-end'", NULL, "not-due");
}

static void test_words(void **state)
{
	model m = model_open((ledger_text){
		.targets = NAMED MILESTONE
		",'due':'2024-09-30'," STEPS "},\n"
		"{'id':'u','name':{'zh':'大桥','en':'Bridge'},'section':'economy','form':'5月底前通车',"
		"'form_en':'open by the end of May'," MILESTONE ",'due':'2024-05-31'},\n"
		"{'id':'v','name':{'zh':'大坝','en':'Dam'},'section':'economy','form':'5月底前竣工'," MILESTONE
		",'due':'2024-05-31'},\n"
		"{'id':'x','name':{'zh':'大会','en':'Games'},'section':'people','form':'办好',"
		"'form_en':'hold'," MILESTONE ",'due':'2024-12-31'},\n"
		"{'id':'y','name':{'zh':'电站','en':'Plant'},'section':'people','form':'开工',"
		"'form_en':'begin'," MILESTONE ",'due':'2024-12-31'," STEPS "},\n"
		"{'id':'w','name':{'zh':'实事','en':'Works'},'section':'people','form':'4件实事'," WORKS
		"," ITEMS "}",
		.readings = READ("2024-H1",
			"'steps_done':['design','tender']") ",\n"
												"{'of':'u','period':'2024-H1','done':'2024-06-20'},\n"
												"{'of':'v','period':'2024-H1','steps_done':[]},\n"
												"{'of':'x','period':'2024-H1','steps_done':[]},\n"
												"{'of':'y','period':'2024-H1','steps_done':[],"
												"'form':'手续在办','form_en':'permits applied for'},\n"
												"{'of':'w','period':'2024-H1','done_items':['a','c']}" });

	(void)state;
	assert_resolved(&m, "t.aim", "9月底前竣工", "by 30 September 2024");
	assert_resolved(&m, "t.due", "2024年9月30日", "30 September 2024");
	assert_resolved(&m, "t.actual", "进行中（2/3步）", "in progress (2 of 3 steps)");
	assert_resolved(&m, "u.aim", "5月底前通车", "open by the end of May");
	assert_resolved(&m, "u.actual", "2024年6月20日完成", "done on 20 June 2024");
	assert_resolved(&m, "u.actual@2024-H1", "2024年6月20日完成", "done on 20 June 2024");
	assert_resolved(&m, "u.gap", "−20天", "−20 days");
	assert_resolved(&m, "v.actual", "未完成", "not done");
	/* Nobody knows whether work has begun, unless the reading says so. */
	assert_resolved(&m, "x.actual", "尚未完成", "not yet done");
	assert_resolved(&m, "y.actual", "手续在办（0/3步）", "permits applied for (0 of 3 steps)");
	assert_resolved(&m, "v.gap|abs", "30天", "30 days");
	assert_resolved(&m, "w.aim", "4件", "4 projects");
	assert_resolved(&m, "w.actual", "2件（共4件）", "2 of 4 projects");
	assert_resolved(&m, "w.actual|bare", "2", "2");
	assert_resolved(&m, "w.rate", "50.0%", "50.0%");
	model_close(&m);
}

static void check_explained(const model *m, const char *id, gb_lang lang, const char *expected)
{
	const gb_str text = gb_verdict_explain(m->arena, m->ledger, verdict_of(m, id), lang);

	assert_text(gb_str_of(without_folder(m, text)), expected);
}

static void test_explained(void **state)
{
	model m = model_open((ledger_text){
		.targets = NAMED MILESTONE
		",'due':'2024-09-30'," STEPS "},\n"
		"{'id':'w','name':{'zh':'实事','en':'Works'},'section':'people','form':'4件实事'," WORKS
		"," ITEMS "}",
		.readings = READ("2024-H1",
			"'steps_done':['design']") ",\n"
									   "{'of':'w','period':'2024-H1','done_items':['a','c']}" });

	(void)state;
	check_explained(&m, "t", GB_LANG_ZH,
		"目标：项目\n区域：临江市\n目标值：9月底前竣工\n时限：2024年9月30日\n原文：9月底前竣工\n"
		"目标所在：targets.json:7:1 /targets/0\n实绩：进行中（1/3步）\n"
		"清单：设计（已完成）；招标（逾期）；建设（未到期）\n期间：2024年上半年\n数据状态：正式数\n"
		"实绩所在：readings.json:2:1 /readings/0\n规则：距到期日的天数：0起为符合进度，−30起为略有滞后，其余为明显滞后\n算式：2024年5月31日−2024年6月30日＝−30天\n"
		"规则所在：policy.json:22:81 /rules/6/limits/1\n评判：略有滞后\n灯：黄灯\n"
		"理由：按评判规则，距到期日的天数不低于−30、低于0天的，判为“略有滞后”；逾期步骤为“招标”。\n");
	check_explained(&m, "t", GB_LANG_EN,
		"target: Project\narea: Linjiang\naim: by 30 September 2024\ndue: 30 September 2024\n"
		"report: 9月底前竣工\ntarget at: targets.json:7:1 /targets/0\n"
		"actual: in progress (1 of 3 steps)\n"
		"list: Design (done); Tender (overdue); Construction (not due)\n"
		"period: the first half of 2024\nstatus: final\n"
		"reading at: readings.json:2:1 /readings/0\nrule: number of days to the due day: from 0 On schedule, from −30 Slightly behind, else Far behind\nformula: 31 May 2024 − 30 June 2024 = −30 days\n"
		"policy line: policy.json:22:81 /rules/6/limits/1\nverdict: Slightly behind\nlamp: Yellow\n"
		"because: By the policy, a number of days to the due day of at least −30 but less than 0 days is "
		"“Slightly behind”; the step overdue is “Tender”.\n");
	check_explained(&m, "w", GB_LANG_EN,
		"target: Works\narea: Linjiang\naim: 4 projects\nreport: 4件实事\n"
		"target at: targets.json:8:1 /targets/1\nactual: 2 of 4 projects\n"
		"list: A (done); B (not due); C (done); D (not due)\n"
		"period: the first half of 2024\nstatus: final\nreading at: readings.json:3:1 /readings/1\n"
		"schedule: in equal monthly parts, 50.0% by then\n"
		"rule: gap to schedule: from 5 Ahead, from 0 On schedule, from −10 Slightly behind, else Far behind\n"
		"formula: 2 projects ÷ 4 projects × 100% = 50.0%; scheduled 6 ÷ 12 × 100% = 50.0%; "
		"gap to schedule 0.0 percentage points\n"
		"policy line: policy.json:23:82 /rules/7/limits/1\nverdict: On schedule\nlamp: Green\n"
		"because: By the policy, a gap to schedule of at least 0 but less than 5 percentage points is "
		"“On schedule”.\n");
	model_close(&m);
}

#define REFUSED(target, reading, expected)                                                         \
	assert_refused(                                                                                \
		((ledger_text){ .targets = NAMED target "}", .readings = reading }), expected, NULL)

static void test_refused(void **state)
{
	(void)state;
	REFUSED(MILESTONE ",'value':3", NULL,
		"found \"value\"; expected a milestone with \"due\" and perhaps \"steps\"");
	REFUSED(MILESTONE ",'unit':'项'", NULL,
		"found \"unit\"; expected no unit: a milestone is done by a day");
	REFUSED(MILESTONE ",'due':'2024-04-30'," STEPS, NULL,
		"found 31 May 2024; expected a day of the target's period, not after the target's own");
	REFUSED(MILESTONE "," STEPS, READ("2024-H1", "'steps_done':['desing']"),
		"found \"desing\"; expected a known step");
	REFUSED(MILESTONE "," STEPS, READ("2024-H1", "'steps_done':['design','design']"),
		"found design; expected each id once");
	REFUSED(MILESTONE, READ("2024-Q1", "'done':'2024-04-05'"),
		"found 5 April 2024; expected a day not after the reading's period");
	REFUSED("'kind':'flow','unit':'亿元','value':4," STEPS, NULL,
		"found \"steps\"; expected steps only of a milestone");
	REFUSED("'kind':'flow','unit':'亿元','value':4",
		READ("2024-H1", "'value':3,'done':'2024-05-05'"),
		"found \"done\"; expected a day only of a milestone");
	REFUSED(WORKS "," ITEMS ",'value':5", NULL, "found 5; expected 4, the number of \"items\"");
	REFUSED(
		WORKS, NULL, "found no \"items\" and no \"value\"; expected the works, or their number");
	REFUSED(WORKS "," ITEMS, READ("2024-H1", "'value':5"),
		"found 5; expected at most the 4 of the list");
	REFUSED(WORKS "," ITEMS, READ("2024-H1", "'value':3,'done_items':['a']"),
		"found 3; expected the number of \"done_items\"");
	REFUSED(WORKS "," ITEMS ",'qualifier':'around'", NULL,
		"found around; expected none: all of the works are to be done");
	REFUSED(WORKS "," ITEMS, READ("2024-H1", "'note':{'zh':'无','en':'none'}"),
		"found no \"done_items\" and no \"value\"; expected a number, e.g. 6.5");
	assert_refused(((ledger_text){ .targets = NAMED MILESTONE "}", .more_rules = RANK_RULE }),
		"found no rule for \"milestone\", the kind of \"t\"; "
		"expected a rule for every kind of target in the ledger",
		NULL);
	assert_refused(
		((ledger_text){
			.more_rules = ",{'kind':'works','measure':'days','limits':[{'state':'ahead'}]}" }),
		"found \"days\" for the kind \"works\"; expected \"days\" only for the kind \"milestone\"",
		NULL);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_done_by_its_day),
		cmocka_unit_test(test_steps),
		cmocka_unit_test(test_works),
		cmocka_unit_test(test_words),
		cmocka_unit_test(test_explained),
		cmocka_unit_test(test_refused),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
