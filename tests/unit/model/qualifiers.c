#include "fixture.h"

/* Each qualifier of D 3.3: where its condition begins to hold, and its words in both languages. */

#define GROWTH "'kind':'growth','unit':'%',"
#define LEVEL "'kind':'level','unit':'亿元',"
#define FLOW "'kind':'flow','unit':'亿元',"
#define CEILING "'kind':'ceiling','unit':'%',"

/* At mid-year and at the end of the year. */
#define AT_HALF(rest, value)                                                                       \
	((ledger_text){                                                                                \
		.targets = rest, .readings = "{'of':'t','period':'2024-H1','value':" value "}" })
#define AT_END(rest, value)                                                                        \
	((ledger_text){ .targets = rest,                                                               \
		.as_of = "2024-12-31",                                                                     \
		.period = "2024",                                                                          \
		.readings = "{'of':'t','period':'2024','value':" value "}" })

/* D 3.12 a: at least, in the good direction, inclusive. */
static void test_bare(void **state)
{
	(void)state;
	assert_judged(AT_END(GROWTH "'value':5.5", "5.5"), "achieved");
	assert_judged(AT_END(GROWTH "'value':5.5", "5.499999"), "slightly-behind");
	assert_judged(AT_END(GROWTH "'value':5.5", "9"), "achieved");
	assert_judged(AT_END(GROWTH "'direction':'down','value':5.5", "5.5"), "achieved");
	assert_judged(AT_END(GROWTH "'direction':'down','value':5.5", "5.6"), "slightly-behind");
	assert_judged(AT_END(CEILING "'value':5.5", "5.5"), "achieved");
	assert_judged(AT_END(CEILING "'value':5.5", "5.51"), "slightly-behind");
}

static void test_inclusive(void **state)
{
	(void)state;
	assert_judged(AT_END(LEVEL "'value':100,'qualifier':'at-least'", "100.00"), "achieved");
	assert_judged(AT_END(LEVEL "'value':100,'qualifier':'at-least'", "99.99"), "slightly-behind");
	assert_judged(AT_END(LEVEL "'value':100,'qualifier':'at-most'", "100.00"), "achieved");
	assert_judged(AT_END(LEVEL "'value':100,'qualifier':'at-most'", "100.01"), "slightly-behind");
	assert_judged(AT_END(LEVEL "'value':100,'qualifier':'at-most'", "12"), "achieved");
}

static void test_strict(void **state)
{
	(void)state;
	assert_judged(AT_END(LEVEL "'value':100,'qualifier':'over'", "100"), "slightly-behind");
	assert_judged(AT_END(LEVEL "'value':100,'qualifier':'over'", "100.01"), "achieved");
	assert_judged(AT_END(LEVEL "'value':100,'qualifier':'under'", "100"), "slightly-behind");
	assert_judged(AT_END(LEVEL "'value':100,'qualifier':'under'", "99.99"), "achieved");
	/* Before the end a strict condition is not met by reaching its limit either. */
	assert_judged(AT_HALF(FLOW "'value':100,'qualifier':'over'", "100"), "ahead");
	assert_judged(AT_HALF(FLOW "'value':100,'qualifier':'over'", "100.01"), "achieved");
	assert_judged(AT_HALF(GROWTH "'value':5,'qualifier':'over'", "5.0"), "slightly-behind");
	assert_judged(AT_HALF(GROWTH "'value':5,'qualifier':'over'", "5.1"), "on-schedule");
}

static void test_exactly(void **state)
{
	(void)state;
	assert_judged(AT_END(LEVEL "'value':9,'qualifier':'exactly'", "9.0"), "achieved");
	assert_judged(AT_END(LEVEL "'value':9,'qualifier':'exactly'", "10"), "slightly-behind");
	assert_judged(AT_END(LEVEL "'value':9,'qualifier':'exactly'", "8"), "far-behind");
}

/* The lower end when more is better, the upper when less is; beyond the other end is no miss. */
static void test_range(void **state)
{
	(void)state;
	assert_judged(AT_END(LEVEL "'value':2,'upper':3", "2"), "achieved");
	assert_judged(AT_END(LEVEL "'value':2,'upper':3", "1"), "far-behind");
	assert_judged(AT_END(LEVEL "'value':2,'upper':3", "4"), "achieved");
	assert_judged(AT_END(CEILING "'value':2,'upper':3", "3"), "achieved");
	assert_judged(AT_END(CEILING "'value':2,'upper':3", "3.1"), "slightly-behind");
}

/* One-sided: growth of 9% does not miss 5.5%左右, prices of 0.5% do not miss 3%左右. */
static void test_around(void **state)
{
	(void)state;
	assert_judged(AT_END(GROWTH "'value':5.5,'qualifier':'around'", "5.0"), "achieved");
	assert_judged(AT_END(GROWTH "'value':5.5,'qualifier':'around'", "4.99"), "slightly-behind");
	assert_judged(AT_END(GROWTH "'value':5.5,'qualifier':'around'", "9"), "achieved");
	assert_judged(AT_END(CEILING "'value':3,'qualifier':'around'", "0.5"), "achieved");
	assert_judged(AT_END(CEILING "'value':3,'qualifier':'around'", "3.5"), "achieved");
	assert_judged(AT_END(CEILING "'value':3,'qualifier':'around'", "3.51"), "far-behind");
	/* The target's own band goes before the policy's. */
	assert_judged(AT_END(GROWTH "'value':5.5,'qualifier':'around','band':1", "4.5"), "achieved");
	assert_judged(AT_HALF(GROWTH "'value':5.5,'qualifier':'around'", "5.2"), "on-schedule");
	assert_judged(AT_HALF(GROWTH "'value':5.5,'qualifier':'around'", "4.9"), "slightly-behind");
	assert_judged(AT_HALF(GROWTH "'value':5.5,'qualifier':'around'", "4.4"), "far-behind");
}

static void test_around_wants_a_band(void **state)
{
	(void)state;
	assert_refused(
		((ledger_text){ .targets = "{'id':'t','name':{'zh':'名','en':'Name'},"
								   "'section':'economy'," LEVEL
								   "'value':100,'qualifier':'around','form':'100亿元左右'}" }),
		"error: /targets/0/qualifier: found \"around\" for \"t\" without a band; expected a width of "
		"左右 in the policy's \"bands\"",
		"add a band for the indicator or its unit");
}

#define QUARTERS(a, b)                                                                             \
	"{'of':'t','period':'2024-Q1','value':" a "},"                                                 \
	"{'of':'t','period':'2024-Q2','value':" b "}"

/* 保持在X以上, 控制在X以内: at every reading; a later good one does not mend a bad one. */
static void test_at_every_reading(void **state)
{
	(void)state;
	assert_judged(((ledger_text){ .targets = LEVEL "'value':100,'qualifier':'floor'",
					  .readings = QUARTERS("101", "100") }),
		"on-schedule");
	assert_judged(((ledger_text){ .targets = LEVEL "'value':100,'qualifier':'floor'",
					  .readings = QUARTERS("99.9", "104") }),
		"slightly-behind");
	assert_judged(((ledger_text){ .targets = LEVEL "'value':100,'qualifier':'floor'",
					  .readings = QUARTERS("104", "90") }),
		"far-behind");
	assert_judged(
		((ledger_text){ .targets = CEILING "'value':5.5", .readings = QUARTERS("5.5", "5.4") }),
		"on-schedule");
	assert_judged(
		((ledger_text){ .targets = CEILING "'value':5.5", .readings = QUARTERS("5.6", "5.4") }),
		"slightly-behind");
	assert_judged(
		((ledger_text){ .targets = CEILING "'value':5.5",
			.as_of = "2024-12-31",
			.period = "2024",
			.readings = QUARTERS("5.6", "5.4") ",{'of':'t','period':'2024','value':5.4}" }),
		"slightly-behind");
	/* The year before is not the target's year. */
	assert_judged(((ledger_text){ .targets = CEILING "'value':5.5",
					  .readings = QUARTERS("5.5", "5.4") ",{'of':'t','period':'2023','value':9}" }),
		"on-schedule");
}

static void test_floor_shows_the_worst(void **state)
{
	model m = model_open((ledger_text){ .targets = "{'id':'t','name':{'zh':'名','en':'Name'},"
												   "'section':'economy','form':'x'," LEVEL
												   "'value':100,'qualifier':'floor'}",
		.readings = QUARTERS("95", "104") });
	const gb_verdict *verdict = verdict_of(&m, "t");

	(void)state;
	assert_text(gb_decimal_text(m.arena, verdict->actual->value, false, false), "104");
	assert_text(gb_decimal_text(m.arena, verdict->decisive->value, false, false), "95");
	/* A level that is to be kept is not completed: 104.0% beside "behind" would be absurd. */
	assert_false(verdict->rate.known);
	model_close(&m);
}

#define STRETCH "'stretch':true,"

/* 力争: what would be behind is "not yet", never red, whatever the reading; what keeps to its
 * schedule is judged like any other. */
static void test_stretch(void **state)
{
	(void)state;
	assert_judged(AT_END(LEVEL STRETCH "'value':700,'qualifier':'over'", "700"), "not-yet");
	assert_judged(AT_END(LEVEL STRETCH "'value':700,'qualifier':'over'", "701"), "achieved");
	assert_judged(AT_END(LEVEL STRETCH "'value':700", "1"), "not-yet");
	assert_judged(AT_END(GROWTH STRETCH "'value':10,'qualifier':'at-least'", "-20"), "not-yet");
	assert_judged(AT_HALF(FLOW STRETCH "'value':100", "0"), "not-yet");
	assert_judged(AT_HALF(FLOW STRETCH "'value':100", "49.9"), "not-yet");
	assert_judged(AT_HALF(FLOW STRETCH "'value':100", "50"), "on-schedule");
	assert_judged(AT_HALF(FLOW STRETCH "'value':100", "70"), "ahead");
	assert_judged(AT_HALF(FLOW STRETCH "'value':100", "100"), "achieved");
	assert_judged(AT_HALF(GROWTH STRETCH "'value':12", "12.1"), "on-schedule");
	assert_judged(((ledger_text){ .targets = FLOW STRETCH "'value':100" }), "no-data");
	assert_judged(((ledger_text){ .targets = LEVEL STRETCH "'value':100" }), "not-due");
	assert_judged(AT_HALF(LEVEL STRETCH "'value':100", "90"), "not-due");
}

#define OTHER                                                                                      \
	"{'id':'province','name':{'zh':'全省平均增速','en':'the provincial average'},"           \
	"'kind':'growth','unit':'%','section':'economy'}"
#define COMPARE GROWTH "'qualifier':'compare','compare':{'with':'province'}"
#define BOTH(a, b)                                                                                 \
	"{'of':'t','period':'2024-H1','value':" a "},"                                                 \
	"{'of':'province','period':'2024-H1','value':" b "}"

static void test_compare(void **state)
{
	(void)state;
	assert_judged(
		((ledger_text){ .indicators = OTHER, .targets = COMPARE, .readings = BOTH("5.3", "5.2") }),
		"on-schedule");
	/* 高于 is more than, not as much as. */
	assert_judged(
		((ledger_text){ .indicators = OTHER, .targets = COMPARE, .readings = BOTH("5.2", "5.2") }),
		"slightly-behind");
	assert_judged(
		((ledger_text){ .indicators = OTHER, .targets = COMPARE, .readings = BOTH("4.0", "5.2") }),
		"far-behind");
	/* The other series is missing for the period, though not for another one. */
	assert_judged(((ledger_text){ .indicators = OTHER,
					  .targets = COMPARE,
					  .readings = "{'of':'t','period':'2024-H1','value':9},"
								  "{'of':'province','period':'2024-Q1','value':1}" }),
		"not-judgeable");
	assert_judged(((ledger_text){ .indicators = OTHER, .targets = COMPARE }), "no-data");
}

/* 与经济增长同步: as much as the other series is enough. */
static void test_compare_in_step(void **state)
{
	const char *target = GROWTH "'qualifier':'compare','compare':{'with':'province','equal':true}";

	(void)state;
	assert_judged(
		((ledger_text){ .indicators = OTHER, .targets = target, .readings = BOTH("5.2", "5.20") }),
		"on-schedule");
	assert_judged(
		((ledger_text){ .indicators = OTHER, .targets = target, .readings = BOTH("5.19", "5.2") }),
		"slightly-behind");
}

#define DOUBLE "'qualifier':'multiple','multiple':{'times':2}"

static void test_multiple(void **state)
{
	(void)state;
	assert_judged(((ledger_text){ .targets = LEVEL DOUBLE,
					  .as_of = "2024-12-31",
					  .period = "2024",
					  .readings = "{'of':'t','period':'2024','value':24.6},"
								  "{'of':'t','period':'2023','value':12.3}" }),
		"achieved");
	assert_judged(((ledger_text){ .targets = LEVEL DOUBLE,
					  .as_of = "2024-12-31",
					  .period = "2024",
					  .readings = "{'of':'t','period':'2024','value':24.5},"
								  "{'of':'t','period':'2023','value':12.3}" }),
		"slightly-behind");
	/* Without the base there is no goal. */
	assert_judged(((ledger_text){ .targets = LEVEL DOUBLE,
					  .as_of = "2024-12-31",
					  .period = "2024",
					  .readings = "{'of':'t','period':'2024','value':24.5}" }),
		"not-judgeable");
}

/* 下降3%以上: the value keeps its sign, so "at least" speaks of the fall (D 3.3). */
static void test_fall(void **state)
{
	const char *least = GROWTH "'direction':'down','value':-3,'qualifier':'at-least'";

	(void)state;
	assert_judged(AT_END(least, "-3.0"), "achieved");
	assert_judged(AT_END(least, "-3.2"), "achieved");
	assert_judged(AT_END(least, "-2.9"), "slightly-behind");
	assert_judged(AT_END(least, "1"), "far-behind");
	assert_judged(AT_END(GROWTH "'direction':'down','value':-3", "-3"), "achieved");
	assert_judged(
		AT_END(GROWTH "'direction':'down','value':-3,'qualifier':'over'", "-3"), "slightly-behind");
	assert_judged(
		AT_END(GROWTH "'direction':'down','value':-3,'qualifier':'over'", "-3.1"), "achieved");
}

#define NAMED(id, rest)                                                                            \
	"{'id':'" id "','name':{'zh':'名','en':'Name'},'section':'economy'," rest "}"
#define FIRMS "'kind':'level','unit':'家','counted':{'one':'enterprise','many':'enterprises'},"

static void test_words(void **state)
{
	model m = model_open((ledger_text){
		.targets = NAMED("bare", FIRMS "'value':1400,'form':'1400家'") "," NAMED("least",
			FIRMS "'value':1400,'form':'1400家以上','qualifier':'at-least'") "," NAMED("not-below",
			GROWTH "'value':5,'form':'不低于5%','qualifier':'at-least'") "," NAMED("most", CEILING
			"'value':5.5,'form':'5.5%以内','qualifier':'at-most'") "," NAMED("not-above", CEILING
			"'value':5.5,'form':'不超过5.5%','qualifier':'at-most'") "," NAMED("below", FIRMS
			"'direction':'down','value':3,'form':'3家以下','qualifier':'at-most'") "," NAMED("over",
			FIRMS "'value':700,'form':'突破700家','qualifier':'over'") "," NAMED("over-2",
			FIRMS "'value':700,'form':'超过700家','qualifier':'over'") "," NAMED("under", FIRMS
			"'direction':'down','value':7,'form':'低于7家','qualifier':'under'") "," NAMED("around",
			GROWTH "'value':5.5,'form':'5.5%左右','qualifier':'around'") "," NAMED("floor",
			"'kind':'share','unit':'%','value':98,'form':'保持在98%以上','qualifier':'floor'") "," NAMED("stable",
			LEVEL "'value':426,'form':'稳定在426亿元以上','qualifier':'floor'") "," NAMED("exactly",
			FIRMS "'value':9,'form':'9家','qualifier':'exactly'") "," NAMED("range",
			FIRMS "'value':2,'upper':3,'form':'2—3家'") });

	(void)state;
	assert_resolved(&m, "bare.aim", "1400家", "1,400 enterprises");
	assert_resolved(&m, "least.aim", "1400家以上", "at least 1,400 enterprises");
	assert_resolved(&m, "not-below.aim", "不低于5%", "at least 5%");
	assert_resolved(&m, "most.aim", "5.5%以内", "no more than 5.5%");
	assert_resolved(&m, "not-above.aim", "不超过5.5%", "no more than 5.5%");
	assert_resolved(&m, "below.aim", "3家以下", "no more than 3 enterprises");
	assert_resolved(&m, "over.aim", "突破700家", "more than 700 enterprises");
	assert_resolved(&m, "over-2.aim", "超过700家", "more than 700 enterprises");
	assert_resolved(&m, "under.aim", "低于7家", "fewer than 7 enterprises");
	assert_resolved(&m, "around.aim", "5.5%左右", "around 5.5%");
	assert_resolved(&m, "floor.aim", "保持在98%以上", "at or above 98%");
	assert_resolved(&m, "stable.aim", "稳定在426亿元以上", "stable at or above 42.6 billion yuan");
	assert_resolved(&m, "exactly.aim", "9家", "exactly 9 enterprises");
	assert_resolved(&m, "range.aim", "2—3家", "2–3 enterprises");
	assert_resolved(&m, "least.target", "1400家", "1,400 enterprises");
	model_close(&m);
}

/* Qualifiers that are more than a word at the value. */
static void test_phrases(void **state)
{
	model m = model_open((ledger_text){ .indicators = OTHER,
		.targets = NAMED("compare", GROWTH
			"'form':'高于全省','qualifier':'compare','compare':{'with':'province'}") "," NAMED("step",
			GROWTH "'form':'与全省同步','qualifier':'compare',"
				   "'compare':{'with':'province','equal':true}") "," NAMED("double",
			LEVEL "'form':'翻一番'," DOUBLE) "," NAMED("triple", LEVEL
			"'form':'增至三倍','qualifier':'multiple','multiple':{'times':3}") "," NAMED("fall",
			GROWTH
			"'direction':'down','value':-3,'form':'下降3%以上','qualifier':'at-least'") "," NAMED("fall-bare",
			GROWTH "'direction':'down','value':-2.5,'form':'下降2.5%'") "," NAMED("s-bare",
			FIRMS STRETCH "'value':700,'form':'700家'") "," NAMED("s-flow",
			FLOW STRETCH "'value':500,'form':'500亿元'") "," NAMED("s-over", FLOW STRETCH
			"'value':300,'form':'突破300亿元','qualifier':'over'") "," NAMED("s-double",
			LEVEL STRETCH "'form':'翻一番'," DOUBLE) });

	(void)state;
	assert_resolved(&m, "compare.aim", "高于全省平均增速", "above the provincial average");
	assert_resolved(&m, "step.aim", "与全省平均增速同步", "in step with the provincial average");
	assert_resolved(&m, "double.aim", "翻一番", "double the base");
	assert_resolved(&m, "triple.aim", "达到基数的3倍", "3 times the base");
	assert_resolved(&m, "fall.aim", "下降3%以上", "a fall of at least 3%");
	assert_resolved(&m, "fall.target", "−3%", "−3%");
	assert_resolved(&m, "fall-bare.aim", "下降2.5%", "a fall of 2.5%");
	assert_resolved(&m, "s-bare.aim", "力争达到700家", "strive for 700 enterprises");
	assert_resolved(&m, "s-flow.aim", "力争500亿元", "strive for 50 billion yuan");
	assert_resolved(&m, "s-over.aim", "力争突破300亿元", "strive for more than 30 billion yuan");
	assert_resolved(&m, "s-double.aim", "力争翻一番", "strive to reach double the base");
	model_close(&m);
}

/* 突破2800亿元, 2.3万余亩, 约3万人: what a source says of its own figure. */
static void test_words_of_readings(void **state)
{
	model m = model_open(
		(ledger_text){ .targets = NAMED("a", LEVEL "'value':1,'form':'x'") "," NAMED(
						   "b", "'kind':'level','unit':'万亩','value':1,'form':'x'") "," NAMED("c",
						   "'kind':'flow','unit':'万人','value':1,'form':'x'") "," NAMED("d",
						   "'kind':'flow','unit':'万人','value':1,'form':'x'"),
			.readings =
				"{'of':'a','period':'2023','value':2800,'qualifier':'over','form':'突破2800亿元'},"
				"{'of':'b','period':'2023','value':2.3,'qualifier':'over','form':'2.3万余亩'},"
				"{'of':'c','period':'2023','value':3,'qualifier':'around','form':'约3万人'},"
				"{'of':'d','period':'2023','value':3,'qualifier':'at-least','form':'3万人以上'}" });
	const char *const expected[][GB_LANG_COUNT] = {
		{ "突破2800亿元", "more than 280 billion yuan" },
		{ "2.3万余亩", "more than 1,500 ha" },
		{ "约3万人", "around 30,000 people" },
		{ "3万人以上", "at least 30,000 people" },
	};
	const gb_value_form form = { .places = -1, .unit = true };

	(void)state;
	for (size_t i = 0; i < GB_COUNT(expected); i++) {
		for (int lang = 0; lang < GB_LANG_COUNT; lang++) {
			const gb_value_text text =
				gb_reading_write(m.arena, &m.ledger->readings[i], form, (gb_lang)lang);

			assert_text(text.text, expected[i][lang]);
		}
	}
	model_close(&m);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_bare),
		cmocka_unit_test(test_inclusive),
		cmocka_unit_test(test_strict),
		cmocka_unit_test(test_exactly),
		cmocka_unit_test(test_range),
		cmocka_unit_test(test_around),
		cmocka_unit_test(test_around_wants_a_band),
		cmocka_unit_test(test_at_every_reading),
		cmocka_unit_test(test_floor_shows_the_worst),
		cmocka_unit_test(test_stretch),
		cmocka_unit_test(test_compare),
		cmocka_unit_test(test_compare_in_step),
		cmocka_unit_test(test_multiple),
		cmocka_unit_test(test_fall),
		cmocka_unit_test(test_words),
		cmocka_unit_test(test_phrases),
		cmocka_unit_test(test_words_of_readings),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
