/* Why a verdict is what it is, in words that a clerk can check with a pocket calculator (D 3.6). */
#include "fixture.h"

#define NAMES "{'id':'t','name':{'zh':'指标','en':'Indicator'},'section':'economy','form':'x',"

typedef struct said {
	ledger_text text; /* targets: the members of "t" alone */
	const char *formula[GB_LANG_COUNT], *reason[GB_LANG_COUNT];
} said;

#define H1(value) .readings = "{'of':'t','period':'2024-H1','value':" value "}"
#define END .as_of = "2024-12-31", .period = "2024"

static void check(const said *row)
{
	ledger_text text = row->text;
	char target[1024];
	const gb_verdict *verdict;
	model m;

	snprintf(target, sizeof target, NAMES "%s}", row->text.targets);
	text.targets = target;
	m = model_open(text);
	verdict = verdict_of(&m, "t");
	for (int lang = 0; lang < GB_LANG_COUNT; lang++) {
		assert_text(verdict->formula.in[lang], row->formula[lang]);
		assert_text(verdict->reason.in[lang], row->reason[lang]);
	}
	model_close(&m);
}

static void test_by_the_policy(void **state)
{
	static const said rows[] = {
		{ { .targets = "'kind':'flow','unit':'亿元','value':400", H1("188") },
			{ "188亿元÷400亿元×100%＝47.0%；序时进度6÷12×100%＝50.0%；与序时进度之差为−3.0个百分点",
				"18.8 billion yuan ÷ 40 billion yuan × 100% = 47.0%; scheduled 6 ÷ 12 × 100% = 50.0%; "
				"gap to schedule −3.0 percentage points" },
			{ "按评判规则，与序时进度之差不低于−10、低于0个百分点的，判为“略有滞后”。",
				"By the policy, a gap to schedule of at least −10 but less than 0 percentage points is "
				"“Slightly behind”." } },
		{ { .targets = "'kind':'flow','unit':'亿元','value':400", H1("100") },
			{ "100亿元÷400亿元×100%＝25.0%；序时进度6÷12×100%＝50.0%；与序时进度之差为−25.0个百分点",
				"10 billion yuan ÷ 40 billion yuan × 100% = 25.0%; scheduled 6 ÷ 12 × 100% = 50.0%; "
				"gap to schedule −25.0 percentage points" },
			{ "按评判规则，与序时进度之差低于−10个百分点的，判为“明显滞后”。",
				"By the policy, a gap to schedule of less than −10 percentage points is “Far behind”." } },
		{ { .targets = "'kind':'growth','unit':'%','value':5.5", H1("6.2") },
			{ "6.2%−5.5%＝+0.7个百分点", "6.2% − 5.5% = +0.7 percentage points" },
			{ "按评判规则，与目标之差不低于0.5个百分点的，判为“快于进度”。",
				"By the policy, a gap to the target of at least 0.5 percentage points is “Ahead”." } },
		/* Per cent of the target is no percentage point. */
		{ { .targets = "'kind':'level','unit':'家','value':1400,"
					   "'counted':{'one':'firm','many':'firms'}",
			  END,
			  .readings = "{'of':'t','period':'2024','value':1338}" },
			{ "1338家−1400家；与目标之差占目标的比例为−4.4%",
				"1,338 firms − 1,400 firms; gap in per cent of the target −4.4%" },
			{ "按评判规则，与目标之差占目标的比例不低于−5、低于0%的，判为“略有滞后”。",
				"By the policy, a gap in per cent of the target of at least −5 but less than 0% is "
				"“Slightly behind”." } },
		{ { .targets = "'kind':'ceiling','unit':'微克/立方米','value':45",
			  .readings =
				  "{'of':'t','period':'2024-Q1','value':46},{'of':'t','period':'2024-Q2','value':40}" },
			{ "45微克/立方米−46微克/立方米；与目标之差占目标的比例为−2.2%",
				"45 µg/m³ − 46 µg/m³; gap in per cent of the target −2.2%" },
			{ "按评判规则，与目标之差占目标的比例不低于−5、低于0%的，判为“略有滞后”；"
			  "以2024年一季度最差一期数据为准。",
				"By the policy, a gap in per cent of the target of at least −5 but less than 0% is "
				"“Slightly behind”; the worst reading decides, that of the first quarter of 2024." } },
		/* Half of the way from the base. */
		{ { .targets = "'kind':'level','unit':'公里','value':1400,"
					   "'schedule':{'quarterly':[25,50,75,100]}",
			  .readings =
				  "{'of':'t','period':'2024-H1','value':1190},{'of':'t','period':'2023','value':1000}" },
			{ "1190公里；序时进度50.0%；应达1000公里＋（1400公里−1000公里）×50.0%＝1200公里；与目标之差占目标的比例为−0.7%",
				"1,190 km; scheduled 50.0%; expected by then 1,000 km + (1,400 km − 1,000 km) × 50.0% = 1,200 km; gap in per cent of the target −0.7%" },
			{ "按评判规则，与目标之差占目标的比例不低于−5、低于0%的，判为“略有滞后”。",
				"By the policy, a gap in per cent of the target of at least −5 but less than 0% is "
				"“Slightly behind”." } },
	};

	(void)state;
	for (size_t i = 0; i < GB_COUNT(rows); i++)
		check(&rows[i]);
}

static void test_by_the_targets_own_condition(void **state)
{
	static const said rows[] = {
		{ { .targets = "'kind':'growth','unit':'%','value':5.5,'qualifier':'around'", H1("5.2") },
			{ "5.2%−5.5%＝−0.3个百分点；“左右”幅度0.5个百分点",
				"5.2% − 5.5% = −0.3 percentage points; “around” allows 0.5 percentage points" },
			{ "实际值符合“5.5%左右”（即不低于5.0%）的要求，判为“符合进度”。",
				"The reading satisfies “around 5.5%” (at least 5.0%), so it is “On schedule”." } },
		{ { .targets = "'kind':'growth','unit':'%','value':5,'qualifier':'over'", H1("5.0") },
			{ "5.0%−5%＝0.0个百分点", "5.0% − 5% = 0.0 percentage points" },
			{ "实际值不符合“突破5%”的要求，判为“略有滞后”。",
				"The reading does not satisfy “more than 5%”, so it is “Slightly behind”." } },
		{ { .targets = "'kind':'growth','unit':'%','direction':'down','value':-3,"
					   "'qualifier':'at-least'",
			  H1("-3.2") },
			{ "−3%−（−3.2%）＝+0.2个百分点", "−3% − (−3.2%) = +0.2 percentage points" },
			{ "按评判规则，与目标之差不低于0、低于0.5个百分点的，判为“符合进度”。",
				"By the policy, a gap to the target of at least 0 but less than 0.5 percentage points is "
				"“On schedule”." } },
		/* Why more decimals than usual are printed. */
		{ { .targets = "'kind':'growth','unit':'%','decimals':1,'value':5.5,'qualifier':'at-least'",
			  H1("5.46") },
			{ "5.46%−5.5%＝−0.04个百分点", "5.46% − 5.5% = −0.04 percentage points" },
			{ "按评判规则，与目标之差不低于−1、低于0个百分点的，判为“略有滞后”；为与评判一致，多保留小数。",
				"By the policy, a gap to the target of at least −1 but less than 0 percentage points is "
				"“Slightly behind”; printed with more decimals, so that figure and verdict agree." } },
		{ { .targets = "'kind':'level','unit':'亿元','qualifier':'multiple','multiple':{'times':2}",
			  END,
			  .readings =
				  "{'of':'t','period':'2024','value':30},{'of':'t','period':'2023','value':14}" },
			{ "2×14亿元＝28亿元；30亿元−28亿元；与目标之差占目标的比例为+7.1%",
				"2 × 1.4 billion yuan = 2.8 billion yuan; 3 billion yuan − 2.8 billion yuan; gap in per cent of the target +7.1%" },
			{ "期满达到目标。", "The period is over and the target is met." } },
	};

	(void)state;
	for (size_t i = 0; i < GB_COUNT(rows); i++)
		check(&rows[i]);
}

static void test_without_a_measure(void **state)
{
	static const said rows[] = {
		{ { .targets = "'kind':'flow','unit':'亿元','value':400" }, { "", "" },
			{ "应有数据而未报，不按零计。",
				"A figure is due but was not reported; it is not taken as nought." } },
		{ { .targets = "'kind':'level','unit':'亿元','value':400", H1("380") },
			{ "380亿元−400亿元＝−20亿元", "38 billion yuan − 40 billion yuan = −2 billion yuan" },
			{ "尚未到期。", "Nothing is due yet." } },
		{ { .targets = "'kind':'growth','unit':'%','stretch':true,'value':12", H1("9.4") },
			{ "9.4%−12%＝−2.6个百分点", "9.4% − 12% = −2.6 percentage points" },
			{ "力争目标，目前尚未达到，不作滞后评判。",
				"A stretch goal not reached so far; it is never judged as behind." } },
		{ { .targets = "'kind':'qualitative'" }, { "", "" },
			{ "定性目标，尚未报送认定意见。",
				"A qualitative target on which nobody has reported yet." } },
		{ { .targets = "'kind':'qualitative'",
			  .readings =
				  "{'of':'t','period':'2024-H1',"
				  "'state':'ahead','reporter':'plan','date':'2024-07-08','note':{'zh':'已开工','en':'Work has begun'}}" },
			{ "", "" },
			{ "定性目标，由市发展改革委于2024年7月8日认定：已开工。",
				"A qualitative target, judged by the Development Commission on 8 July 2024: Work "
				"has begun." } },
		{ { .targets =
				  "'kind':'qualitative','judgement':{'state':'ahead','by':'plan','date':'2024-06-30',"
				  "'note':{'zh':'已验收。','en':'Accepted.'}}" },
			{ "", "" },
			{ "定性目标，由市发展改革委于2024年6月30日认定：已验收。",
				"A qualitative target, judged by the Development Commission on 30 June 2024: Accepted." } },
	};

	(void)state;
	for (size_t i = 0; i < GB_COUNT(rows); i++)
		check(&rows[i]);
}

/* What `gongbao explain` prints, whole. */
static void test_the_whole_trace(void **state)
{
	const model m = model_open((ledger_text){
		.targets = NAMES
		"'kind':'flow','unit':'亿元','decimals':1,'value':400,'qualifier':'at-least',"
		"'comparable':'with-care','comparable_note':{'zh':'口径不同','en':'another basis'},"
		"'source':{'locator':'二（一）','quote':'投资400亿元以上'}}",
		.readings =
			"{'of':'t','period':'2024-H1','value':188.25,'status':'provisional'},\n"
			"{'of':'t','period':'2023','value':380,'qualifier':'over','form':'突破380亿元'}" });
	const gb_verdict *verdict = verdict_of(&m, "t");
	static const char *const expected[GB_LANG_COUNT] = {
		"目标：指标\n区域：临江市\n目标值：400亿元以上\n原文：投资400亿元以上\n"
		"目标所在：targets.json:7:1 /targets/0\n基数：2023年，突破380亿元（口径不同）\n"
		"实绩：188.25亿元\n期间：2024年上半年\n数据状态：初步数\n"
		"实绩所在：readings.json:2:1 /readings/0\n进度安排：按月均衡，应达50.0%\n"
		"规则：与序时进度之差：5起为快于进度，0起为符合进度，−10起为略有滞后，其余为明显滞后\n"
		"算式：188.25亿元÷400亿元×100%＝47.1%；序时进度6÷12×100%＝50.0%；与序时进度之差为−2.9个百分点\n"
		"规则所在：policy.json:16:123 /rules/0/limits/2\n评判：略有滞后\n灯：黄灯\n"
		"理由：按评判规则，与序时进度之差不低于−10、低于0个百分点的，判为“略有滞后”。\n",
		"target: Indicator\narea: Linjiang\naim: at least 40 billion yuan\nreport: 投资400亿元以上\n"
		"target at: targets.json:7:1 /targets/0\n"
		"base: 2023, more than 38 billion yuan (another basis)\nactual: 18.825 billion yuan\n"
		"period: the first half of 2024\nstatus: provisional\n"
		"reading at: readings.json:2:1 /readings/0\nschedule: in equal monthly parts, 50.0% by then\n"
		"rule: gap to schedule: from 5 Ahead, from 0 On schedule, from −10 Slightly behind, else Far behind\n"
		"formula: 18.825 billion yuan ÷ 40 billion yuan × 100% = 47.1%; "
		"scheduled 6 ÷ 12 × 100% = 50.0%; gap to schedule −2.9 percentage points\n"
		"policy line: policy.json:16:123 /rules/0/limits/2\nverdict: Slightly behind\nlamp: Yellow\n"
		"because: By the policy, a gap to schedule of at least −10 but less than 0 percentage points is "
		"“Slightly behind”.\n",
	};

	(void)state;
	for (int lang = 0; lang < GB_LANG_COUNT; lang++) {
		const gb_str text = gb_verdict_explain(m.arena, m.ledger, verdict, (gb_lang)lang);

		assert_text(gb_str_of(without_folder(&m, text)), expected[lang]);
	}
	gb_arena_close(m.arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_by_the_policy),
		cmocka_unit_test(test_by_the_targets_own_condition),
		cmocka_unit_test(test_without_a_measure),
		cmocka_unit_test(test_the_whole_trace),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
