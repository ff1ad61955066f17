#include "fixture.h"

/* Places in a ranking (D 3.2): held at each that is published, printed as ordinals. */

#define RANK "'kind':'rank','unit':'位',"
#define NAMED                                                                                      \
	"{'id':'t','name':{'zh':'名次','en':'Place'},'section':'economy','form':'居全省前3位',"
#define READ(period, value) "{'of':'t','period':'" period "','value':" value "}"
#define AT(day, target, reading, expected)                                                         \
	assert_judged(                                                                                 \
		((ledger_text){                                                                            \
			.as_of = day, .period = "2024-01", .targets = target, .readings = reading }),          \
		expected)

static void test_at_every_ranking(void **state)
{
	(void)state;
	AT("2024-06-30", RANK "'value':3,'qualifier':'at-most'", READ("2024-H1", "3"), "on-schedule");
	AT("2024-06-30", RANK "'value':3", READ("2024-H1", "3"), "on-schedule");
	AT("2024-06-30", RANK "'value':3,'qualifier':'at-most'", READ("2024-H1", "2"), "ahead");
	AT("2024-06-30", RANK "'value':3,'qualifier':'at-most'", READ("2024-H1", "4"),
		"slightly-behind");
	AT("2024-06-30", RANK "'value':3,'qualifier':'at-most'", READ("2024-H1", "6"), "far-behind");
	AT("2024-06-30", RANK "'value':3,'qualifier':'at-most','stretch':true", READ("2024-H1", "6"),
		"not-yet");
	AT("2024-12-31", RANK "'value':3,'qualifier':'at-most'", READ("2024", "3"), "achieved");
	/* The worst ranking of the year counts. */
	AT("2024-12-31", RANK "'value':3,'qualifier':'at-most'",
		READ("2024-Q1", "5") "," READ("2024", "2"), "slightly-behind");
	/* Nothing is due before a ranking is published, and one is due by the end. */
	AT("2024-06-30", RANK "'value':3", NULL, "not-due");
	AT("2024-12-31", RANK "'value':3", NULL, "no-data");
}

#define BLUE                                                                                       \
	",{'kind':'rank','measure':'rank-change','limits':[{'state':'ahead','from':1},"                \
	"{'state':'on-schedule','from':0},{'state':'slightly-behind','from':-2},"                      \
	"{'state':'far-behind'}]}"
#define CHANGED(reading, expected)                                                                 \
	assert_judged(((ledger_text){ .targets = RANK "'value':3,'qualifier':'at-most'",               \
					  .readings = reading,                                                         \
					  .more_rules = BLUE }),                                                       \
		expected)

/* The change since the last ranking decides, but never against the target's own condition. */
static void test_by_change(void **state)
{
	(void)state;
	CHANGED(READ("2024-Q1", "3") "," READ("2024-H1", "2"), "ahead");
	CHANGED(READ("2024-Q1", "2") "," READ("2024-H1", "2"), "on-schedule");
	CHANGED(READ("2024-Q1", "1") "," READ("2024-H1", "3"), "on-schedule");
	CHANGED(READ("2024-Q1", "8") "," READ("2024-H1", "5"), "slightly-behind");
	CHANGED(READ("2024-Q1", "4") "," READ("2024-H1", "8"), "far-behind");
	CHANGED(READ("2023", "7") "," READ("2024-H1", "6"), "slightly-behind");
	/* No ranking before. */
	CHANGED(READ("2024-H1", "3"), "on-schedule");
	CHANGED(READ("2024-H1", "9"), "slightly-behind");
}

static void test_words(void **state)
{
	model m = model_open((ledger_text){
		.targets = NAMED RANK
		"'value':3,'qualifier':'at-most','stretch':true},\n"
		"{'id':'u','name':{'zh':'首位','en':'First'},'section':'economy','form':'第1位'," RANK
		"'value':1,'qualifier':'at-most'},\n"
		"{'id':'v','name':{'zh':'位次','en':'Place'},'section':'economy','form':'前12位'," RANK
		"'value':12,'qualifier':'at-most'},\n"
		"{'id':'w','name':{'zh':'位次','en':'Place'},'section':'economy','form':'第22位'," RANK
		"'value':22}",
		.readings = READ("2024-H1", "2") ",\n" READ("2023",
			"5") ",\n"
				 "{'of':'u','period':'2024-H1','value':3},{'of':'v','period':'2024-H1','value':11},\n"
				 "{'of':'w','period':'2024-H1','value':101}",
		.more_rules = BLUE });

	(void)state;
	assert_resolved(&m, "t.aim", "力争进入前3位", "strive for the top 3");
	assert_resolved(&m, "t.target", "第3位", "3rd");
	assert_resolved(&m, "t.actual", "第2位", "2nd");
	assert_resolved(&m, "t.actual|bare", "2", "2");
	assert_resolved(&m, "t.base", "第5位", "5th");
	assert_resolved(&m, "t.change", "+2位", "+2 places");
	assert_resolved(&m, "t.gap", "+3位", "+3 places");
	assert_resolved(&m, "t.unit", "位", "places");
	assert_resolved(&m, "u.aim", "第1位", "1st");
	assert_resolved(&m, "u.actual", "第3位", "3rd");
	assert_resolved(&m, "v.aim", "前12位", "top 12");
	assert_resolved(&m, "v.actual", "第11位", "11th");
	assert_resolved(&m, "w.aim", "第22位", "22nd");
	assert_resolved(&m, "w.actual", "第101位", "101st");
	assert_text(verdict_of(&m, "t")->formula.in[GB_LANG_ZH], "5−2＝+3位");
	assert_text(verdict_of(&m, "t")->formula.in[GB_LANG_EN], "5 − 2 = +3 places");
	assert_text(verdict_of(&m, "t")->reason.in[GB_LANG_EN],
		"By the policy, a change of place of at least 1 place is “Ahead”.");
	assert_text(verdict_of(&m, "v")->formula.in[GB_LANG_ZH], "12−11＝+1位");
	assert_text(
		verdict_of(&m, "u")->reason.in[GB_LANG_ZH], "实际值不符合“第1位”的要求，判为“略有滞后”。");
	model_close(&m);
}

#define REFUSED(target, reading, expected)                                                         \
	assert_refused(                                                                                \
		((ledger_text){ .targets = NAMED target "}", .readings = reading }), expected, NULL)

static void test_refused(void **state)
{
	(void)state;
	REFUSED(RANK "'value':0", NULL, "found 0; expected a place: 1, 2, 3 …");
	REFUSED(RANK "'value':2.5", NULL, "found 2.5; expected a place: 1, 2, 3 …");
	REFUSED(RANK "'value':3", READ("2024-H1", "0"), "found 0; expected a place: 1, 2, 3 …");
	REFUSED("'kind':'rank','unit':'名','value':3", NULL,
		"found 名; expected \"位\", a place in a ranking");
	REFUSED("'kind':'rank','value':3", NULL, "found no \"unit\"; expected \"位\" for a rank");
	REFUSED(RANK "'direction':'up','value':3", NULL,
		"found \"up\"; expected \"down\" for a rank: the first place is the best");
	REFUSED(RANK "'value':3,'qualifier':'at-least'", NULL,
		"found at-least; expected \"at-most\" (前3位), \"exactly\" or none");
	REFUSED(RANK "'value':3,'upper':5", NULL,
		"found \"upper\"; expected one place: 居前3位 is \"value\": 3 with \"at-most\"");
	assert_refused(
		((ledger_text){
			.more_rules =
				",{'kind':'rank','measure':'gap-percent','limits':[{'state':'ahead'}]}" }),
		"found \"gap-percent\" for the kind \"rank\"; "
		"expected \"gap\" (in places) or \"rank-change\" for a rank",
		NULL);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_at_every_ranking),
		cmocka_unit_test(test_by_change),
		cmocka_unit_test(test_words),
		cmocka_unit_test(test_refused),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
