#include "fixture.h"

/* What a ledger must not say. The whole text of some faults stands in tests/bad; here is which. */

#define NAMES "'name':{'zh':'名','en':'Name'},'section':'economy','form':'x',"
#define RATE "'kind':'growth','unit':'%','value':5"
#define T "{'id':'t'," NAMES RATE "}"
#define MORE(rest) "{'id':'t'," NAMES RATE "," rest "}"

#define REFUSED(member, text, expected, help)                                                      \
	assert_refused(((ledger_text){ .targets = T, member = text }), expected, help)

static void test_duplicate_ids_name_both_places(void **state)
{
	(void)state;
	assert_refused(((ledger_text){ .targets = T ",\n" T }),
		"targets.json:8:7: error: /targets/1/id: found the indicator id \"t\" a second time; expected "
		"every id once",
		"targets.json:7:7 /targets/0/id; remove or rename one of them");
	assert_refused(
		((ledger_text){ .targets = T,
			.indicators = "{'id':'t','name':{'zh':'名','en':'N'},'kind':'growth','unit':'%'}" }),
		"targets.json:7:7: error: /targets/0/id: found the indicator id \"t\" a second time; expected "
		"every id once",
		"targets.json:5:7 /indicators/0/id");
	assert_refused(((ledger_text){ .targets = T ",{'id':'u','of':'t','value':6,'form':'x'},"
												"{'id':'u','of':'t','value':7,'form':'x'}" }),
		"error: /targets/2/id: found the target id \"u\" a second time; expected every id once",
		NULL);
	assert_refused(((ledger_text){ .targets = T,
					   .texts = "{'id':'a','paragraphs':[]},{'id':'a','paragraphs':[]}" }),
		"error: /texts/1/id: found the text id \"a\" a second time; expected every id once", NULL);
}

static void test_unknown_ids_name_the_nearest(void **state)
{
	(void)state;
	REFUSED(.readings, "{'of':'tt','period':'2024-Q1','value':1}",
		"readings.json:2:7: error: /readings/0/of: found \"tt\"; expected a known indicator",
		"did you mean \"t\"?");
	REFUSED(.readings, "{'of':'t','period':'2024-Q1','area':'nort','value':1}",
		"error: /readings/0/area: found \"nort\"; expected a known area",
		"did you mean \"north\"?");
	REFUSED(.readings, "{'of':'t','period':'2024-Q1','reporter':'stats','value':1}",
		"error: /readings/0/reporter: found \"stats\"; expected a known agency: \"plan\", "
		"\"statistics\"",
		NULL);
	assert_refused(((ledger_text){ .targets = MORE("'lead':['plam']") }),
		"error: /targets/0/lead/0: found \"plam\"; expected a known agency",
		"did you mean \"plan\"?");
	assert_refused(((ledger_text){ .targets = MORE("'area':'sud'") }),
		"error: /targets/0/area: found \"sud\"; expected a known area: \"north\", \"south\"", NULL);
	assert_refused(((ledger_text){ .targets = "{'id':'t','name':{'zh':'名','en':'N'},"
											  "'section':'econmy','form':'x'," RATE "}" }),
		"error: /targets/0/section: found \"econmy\"; expected a known section",
		"did you mean \"economy\"?");
	assert_refused(((ledger_text){ .targets = "{'id':'u','of':'gdp','value':6,'form':'x'}" }),
		"error: /targets/0/of: found \"gdp\"; expected a known indicator, but none is defined",
		NULL);
	REFUSED(.more_issue, ",'policy':'q'",
		"error: /policy: found \"q\"; expected a known policy: \"p\"", NULL);
	REFUSED(.texts, "{'id':'a','section':'peple','paragraphs':[]}",
		"error: /texts/0/section: found \"peple\"; expected a known section",
		"did you mean \"people\"?");
}

static void test_conflicting_readings(void **state)
{
	(void)state;
	REFUSED(.readings,
		"{'of':'t','period':'2024-H1','value':5.1},\n"
		"{'of':'t','period':'2024-01/2024-06','value':5.2}",
		"readings.json:3:1: error: /readings/1: found a second reading of \"t\" for the same period and "
		"area; expected one",
		"the other one is at ");
	/* Twice the same value too: one of them will be forgotten at the next correction. */
	REFUSED(.readings,
		"{'of':'t','period':'2024-H1','value':5.1},"
		"{'of':'t','period':'2024-H1','value':5.1}",
		"error: /readings/1: found a second reading of \"t\" for the same period and area; expected one",
		NULL);
	/* Other periods and areas are other readings. */
	model m = model_open((ledger_text){ .targets = T,
		.readings =
			"{'of':'t','period':'2024-H1','value':5.1},{'of':'t','period':'2024-H1','area':'north','value':5},"
			"{'of':'t','period':'2024-Q2','value':5.1},{'of':'t','period':'2024-Q1','value':5.1}" });
	model_close(&m);
}

static void test_readings(void **state)
{
	(void)state;
	REFUSED(.readings, "{'of':'t','period':'2024','value':5}",
		"readings.json:2:20: error: /readings/0/period: found a figure up to 2024-12-31; expected a "
		"period that ended by as_of, 2024-06-30",
		"move as_of forward or remove the figure");
	REFUSED(.readings, "{'of':'t','period':'2024-H1'}",
		"error: /readings/0: found no \"value\"; expected a number, e.g. 6.5",
		"what is not reported is left out");
	REFUSED(.readings, "{'of':'t','value':5}",
		"error: /readings/0: found no \"period\"; expected a period, e.g. \"2024-H1\"", NULL);
	REFUSED(.readings, "{'of':'t','period':'2024-H1','value':5,'state':'ahead'}",
		"error: /readings/0/state: found a state beside a figure; expected a state only for "
		"qualitative indicators",
		NULL);
	REFUSED(.readings, "{'of':'t','period':'2024-H1','value':1234567890123}",
		"error: /readings/0/value: found 1234567890123; expected at most 12 digits and 6 decimals",
		"check the unit");
	assert_refused(((ledger_text){ .targets = "{'id':'t'," NAMES "'kind':'qualitative'}",
					   .readings = "{'of':'t','period':'2024-H1','value':5}" }),
		"error: /readings/0: found a value; expected \"state\" and \"note\" for a qualitative indicator",
		NULL);
}

static void test_targets(void **state)
{
	(void)state;
	assert_refused(((ledger_text){ .targets = "{'id':'t'," NAMES "'kind':'growth','unit':'%'}" }),
		"error: /targets/0: found no \"value\"; expected a number, e.g. 6.5", NULL);
	assert_refused(
		((ledger_text){ .targets = "{'id':'t'," NAMES "'kind':'qualitative','value':5}" }),
		"error: /targets/0/value: found a value of a qualitative target; expected none: a person judges "
		"it",
		NULL);
	assert_refused(((ledger_text){ .targets = MORE("'upper':4") }),
		"error: /targets/0/upper: found 4; expected more than \"value\"", NULL);
	assert_refused(((ledger_text){ .targets = MORE("'band':1") }),
		"error: /targets/0/band: found \"band\"; expected it only beside \"qualifier\": \"around\"",
		NULL);
	assert_refused(((ledger_text){ .targets = MORE("'qualifier':'compare'") }),
		"error: /targets/0: found no \"compare\"; expected the series to stand above, "
		"{\"with\": \"indicator\"}",
		NULL);
	assert_refused(((ledger_text){ .targets = MORE("'due':'2025-01-31'") }),
		"error: /targets/0/due: found 31 January 2025; expected a day of the target's period",
		NULL);
	assert_refused(((ledger_text){ .targets = MORE("'schedule':{'quarterly':[25,50,40,100]}") }),
		"error: /targets/0/schedule/quarterly/2: found 40 (number); expected a per cent not below the "
		"one before",
		NULL);
	assert_refused(((ledger_text){ .targets = MORE("'schedule':{'quarterly':[25,50,75,90]}") }),
		"error: /targets/0/schedule/quarterly: found 90; expected 100 at the end", NULL);
	assert_refused(((ledger_text){ .targets = MORE("'schedule':{'quarterly':[25,50,100]}") }),
		"expected a list of 4 cumulative per cents", NULL);
	assert_refused(
		((ledger_text){ .targets = "{'id':'t'," NAMES "'kind':'flow','unit':'亿元','value':0}" }),
		"error: /targets/0/value: found 0; expected more than nought for a flow: it has a completion "
		"rate",
		NULL);
	assert_refused(
		((ledger_text){ .targets = T ",{'id':'u','of':'t','value':5,'form':'x','unit':'%'}" }),
		"error: /targets/1/unit: found \"unit\" beside \"of\"; expected the indicator defined in one "
		"place",
		NULL);
	assert_refused(((ledger_text){ .targets = "{'id':'place'," NAMES RATE "}" }),
		"error: /targets/0/id: found place; expected another word: references such as {place.name} use "
		"this one",
		NULL);
}

static void test_missing_english(void **state)
{
	(void)state;
	assert_refused(((ledger_text){ .targets = "{'id':'t','name':{'zh':'名'},'section':'economy',"
											  "'form':'x'," RATE "}" }),
		"targets.json:7:18: error: /targets/0/name: found no \"en\"; expected words in both languages, "
		"e.g. {\"zh\": \"工业\", \"en\": \"Industry\"}",
		"add \"en\"");
	REFUSED(.texts, "{'id':'a','paragraphs':[{'zh':'只有中文。'}]}",
		"error: /texts/0/paragraphs/0: found no \"en\"; expected a text, e.g. \"5.5%左右\"",
		"add \"en\" (English of the same paragraph)");
}

/* Of a mistyped area or period there is one fault, not a second one about a conflict. */
static void test_no_shadows(void **state)
{
	(void)state;
	REFUSED(.readings,
		"{'of':'t','period':'2024-H1','value':5},"
		"{'of':'t','period':'2024-H1','area':'noth','value':5}",
		"error: /readings/1/area: found \"noth\"; expected a known area", NULL);
}

/* Samples without the words that say so would look like facts (D 9.5). */
static void test_samples_want_a_notice(void **state)
{
	model m;

	(void)state;
	assert_refused(((ledger_text){ .targets = T,
					   .notice = "",
					   .readings = "{'of':'t','period':'2024-H1','value':5,'status':'sample'}" }),
		"issue.json:1:1: error: found samples in the ledger, but no \"sample_notice\"; expected the words "
		"that pages with samples carry",
		NULL);
	assert_refused(((ledger_text){ .targets = MORE("'lead':['plan']"),
					   .notice = "",
					   .targets_top = ",'sample_assignment':true" }),
		"issue.json:1:1: error: found samples in the ledger, but no \"sample_notice\"; expected the words "
		"that pages with samples carry",
		NULL);
	m = model_open((ledger_text){
		.targets = T, .readings = "{'of':'t','period':'2024-H1','value':5,'status':'sample'}" });
	model_close(&m);
}

#define PROSE(zh, en) "{'id':'a','paragraphs':[{'zh':'" zh "','en':'" en "'}]}"

#define DIGIT(zh, figure)                                                                          \
	REFUSED(.texts, PROSE(zh, "Words."), "expected a reference such as {gdp-growth.actual}",       \
		"found the figure " figure " in ")
#define DIGIT_EN(en, figure)                                                                       \
	REFUSED(.texts, PROSE("文字。", en), "expected a reference such as {gdp-growth.actual}",       \
		"found the figure " figure " in ")

static void test_digits_in_prose(void **state)
{
	(void)state;
	DIGIT("增长5.5%左右。", "5.5");
	DIGIT("企业2000家。", "2000");
	DIGIT("完成1,234万元。", "1,234");
	DIGIT("连续3个月。", "3");
	DIGIT("居全省第2位。", "2");
	DIGIT("**增长7**%。", "7");
	DIGIT("全角５家。", "５");
	DIGIT("15G网络。", "15");
	DIGIT("PM2.51浓度。", "2.51");
	DIGIT("13月。", "13");
	DIGIT("32日。", "32");
	DIGIT_EN("Up by 5.5%.", "5.5");
	DIGIT_EN("There are 12 months.", "12");
	DIGIT_EN("There were 5 Mayors.", "5");
	DIGIT_EN("It rose to −2024.", "2024");
	DIGIT_EN("x<sup>12</sup>", "12");
}

static void test_digits_that_may_stand(void **state)
{
	static const char *const texts[] = {
		PROSE("2024年6月30日。", "30 June 2024."),
		PROSE("1—6月，2024年1—6月。", "January to June 2024."),
		PROSE("2023年至2025年，2021—2025年。", "From 2023 to 2025, in 2021–2025."),
		PROSE("3月5日至8日。", "5 March, March 5."),
		PROSE("5G网络和PM2.5。", "5G and PM2.5."),
		PROSE("“6+3”产业。", "The “6+3” industries."),
		PROSE("CO<sub>2</sub>和km<sup>2</sup>。", "CO<sub>2</sub> and km<sup>2</sup>."),
		PROSE("{t.target}，{t.actual@2023}。", "{t.target} and {t.actual@2023}."),
		PROSE("一季度，十二条。", "The first quarter, a dozen."),
	};

	(void)state;
	for (size_t i = 0; i < GB_COUNT(texts); i++) {
		model m = model_open((ledger_text){
			.targets = T, .texts = texts[i], .readings = "{'of':'t','period':'2023','value':5}" });

		assert_true(gb_texts_check(m.arena, m.ledger, m.verdicts, m.diags));
		assert_int_equal(gb_diags_warnings(m.diags), 0);
		model_close(&m);
	}
}

static void test_ascii_marks_are_warned_of(void **state)
{
	model m = model_open(
		(ledger_text){ .targets = T, .texts = PROSE("稳中向好,持续向好。", "Good, and better.") });

	(void)state;
	assert_int_equal(gb_diags_warnings(m.diags), 1);
	assert_non_null(strstr(faults_of(&m), "[ascii-punctuation]"));
	model_close(&m);
}

static void test_braces(void **state)
{
	(void)state;
	REFUSED(.texts, PROSE("增长{t.target。", "Words."),
		"found a { without its }; expected a reference such as {gdp.actual}", NULL);
	REFUSED(.texts, PROSE("增长t.target}。", "Words."),
		"found a } without its {; expected a reference such as {gdp.actual}", NULL);
	REFUSED(.texts, PROSE("增长{ }。", "Words."),
		"found an empty reference {}; expected a reference such as {gdp.actual}", NULL);
}

static void test_several_faults_in_one_run(void **state)
{
	model m = model_try((ledger_text){
		.targets = MORE("'lead':['nobody']") ","
											 "{'id':'u'," NAMES "'kind':'flow','unit':'亿'}",
		.readings = "{'of':'v','period':'2024-Q1','value':1},{'of':'t','period':'2025','value':1}",
		.texts = PROSE("增长9%。", "Up by {t.target}."),
	});

	(void)state;
	assert_null(m.verdicts);
	assert_int_equal(gb_diags_errors(m.diags), 6);
	model_close(&m);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_duplicate_ids_name_both_places),
		cmocka_unit_test(test_unknown_ids_name_the_nearest),
		cmocka_unit_test(test_conflicting_readings),
		cmocka_unit_test(test_readings),
		cmocka_unit_test(test_targets),
		cmocka_unit_test(test_missing_english),
		cmocka_unit_test(test_no_shadows),
		cmocka_unit_test(test_samples_want_a_notice),
		cmocka_unit_test(test_digits_in_prose),
		cmocka_unit_test(test_digits_that_may_stand),
		cmocka_unit_test(test_ascii_marks_are_warned_of),
		cmocka_unit_test(test_braces),
		cmocka_unit_test(test_several_faults_in_one_run),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
