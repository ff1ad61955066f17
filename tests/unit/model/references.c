/* References of prose: what they print in both languages, and what they carry with it. */
#include "fixture.h"

#include <string.h>

#define TARGETS                                                                                                     \
	"{'id':'gdp','name':{'zh':'地区生产总值增速','en':'GDP growth'},'short':{'zh':'增速','en':'Growth'}," \
	"'section':'economy','kind':'growth','unit':'%','value':5.5,'form':'5.5%左右',"                               \
	"'qualifier':'around','lead':['plan']},"                                                                        \
	"{'id':'money','name':{'zh':'投资','en':'Investment'},'section':'economy','kind':'flow',"                     \
	"'unit':'亿元','value':800,'form':'800亿元'},"                                                              \
	"{'id':'jobs.new','name':{'zh':'就业','en':'Jobs'},'section':'people','kind':'flow','unit':'万人',"         \
	"'value':3.2,'form':'3.2万人以上','qualifier':'at-least'}"
#define READINGS                                                                                   \
	"{'of':'gdp','period':'2024-H1','value':5.2,'status':'sample'},"                               \
	"{'of':'gdp','period':'2024-H1','area':'north','value':6.0},"                                  \
	"{'of':'gdp','period':'2023','value':6.4},"                                                    \
	"{'of':'firms','period':'2023','value':4300,'qualifier':'over','form':'4300'},"                \
	"{'of':'money','period':'2024-H1','value':380.5,'status':'estimated'}"
#define INDICATORS                                                                                       \
	"{'id':'firms','name':{'zh':'企业','en':'Firms'},'section':'economy','kind':'level','unit':'家'," \
	"'counted':{'one':'firm','many':'firms'}}"

static model open_model(void)
{
	return model_open(
		(ledger_text){ .targets = TARGETS, .readings = READINGS, .indicators = INDICATORS });
}

static gb_resolved resolved_of(const model *m, const char *reference, gb_lang lang)
{
	const gb_scope_of scope = { .section = gb_section_find(m->ledger, GB_STR("people")),
		.target = gb_target_find(m->ledger, GB_STR("gdp")) };
	gb_resolved out;

	if (!gb_reference_resolve(m->arena, m->ledger, m->verdicts, &scope, gb_str_of(reference), lang,
			m->ledger->place, &out, m->diags))
		gb_diags_print(m->diags, stderr);
	return out;
}

static void test_both_languages(void **state)
{
	static const struct {
		const char *reference, *zh, *en;
	} rows[] = {
		{ "gdp.target", "5.5%", "5.5%" },
		{ "gdp.aim", "5.5%左右", "around 5.5%" },
		{ "gdp.actual", "5.2%", "5.2%" },
		{ "gdp.actual@2023", "6.4%", "6.4%" },
		{ "gdp.actual@2024-H1/north", "6.0%", "6.0%" },
		{ "gdp.actual@2024-01/2024-06", "5.2%", "5.2%" },
		{ "gdp.actual@2024-01/2024-06/north", "6.0%", "6.0%" },
		{ "gdp.base", "6.4%", "6.4%" },
		{ "gdp.gap", "−0.3个百分点", "−0.3 percentage points" },
		{ "gdp.gap|abs", "0.3个百分点", "0.3 percentage points" },
		{ "gdp.actual|bare", "5.2", "5.2" },
		{ "gdp.name", "地区生产总值增速", "GDP growth" },
		{ "gdp.short", "增速", "Growth" },
		{ "gdp.lead", "发改委", "Commission" },
		{ "money.target", "800亿元", "80 billion yuan" },
		{ "money.actual", "380.5亿元", "38.05 billion yuan" },
		{ "money.rate", "47.6%", "47.6%" },
		{ "money.scheduled", "50.0%", "50.0%" },
		{ "money.gap", "−2.4个百分点", "−2.4 percentage points" },
		{ "money.state", "略有滞后", "Slightly behind" },
		{ "money.lamp", "黄灯", "Yellow" },
		{ "jobs.new.aim", "3.2万人以上", "at least 32,000 people" },
		{ "jobs.new.actual", "未报", "not reported" },
		{ "firms.actual@2023", "4300家", "4,300 firms" },
		{ "firms.name", "企业", "Firms" },
		{ "place.name", "临江市", "Linjiang" },
		{ "place.government", "临江市人民政府", "Linjiang Municipal People’s Government" },
		{ "area.south", "南区", "South District" },
		{ "agency.statistics", "市统计局", "Statistics Bureau" },
		{ "section.economy", "经济运行", "The economy" },
		{ "section.title", "民生服务", "Public services" },
		{ "target.aim", "5.5%左右", "around 5.5%" },
		{ "issue.as_of", "2024年6月30日", "30 June 2024" },
		{ "issue.period", "2024年上半年", "the first half of 2024" },
		{ "issue.year", "2024", "2024" },
		{ "issue.number", "2", "2" },
		{ "count:targets", "3", "3" },
		{ "count:targets/section=economy", "2", "2" },
		{ "count:targets/id=gdp,money", "2", "2" },
		{ "count:targets/id=gdp,jobs.new/state=no-data", "1", "1" },
		{ "count:targets/section=$section", "1", "1" },
		{ "count:targets/lamp=yellow/kind=flow", "1", "1" },
		{ "count:targets/state=no-data", "1", "1" },
	};
	model m = open_model();

	(void)state;
	for (size_t i = 0; i < GB_COUNT(rows); i++) {
		for (int lang = 0; lang < GB_LANG_COUNT; lang++) {
			const gb_resolved out = resolved_of(&m, rows[i].reference, (gb_lang)lang);
			const char *expected = lang == GB_LANG_ZH ? rows[i].zh : rows[i].en;

			if (!gb_str_is(out.text, expected))
				print_error("{%s}: \"%.*s\", expected \"%s\"\n", rows[i].reference, (int)out.text.n,
					out.text.p, expected);
			assert_true(gb_str_is(out.text, expected));
		}
	}
	assert_int_equal(gb_diags_errors(m.diags), 0);
	model_close(&m);
}

/* Every printed figure says what it is, where it stands in the ledger, and how certain it is. */
static void test_what_figures_carry(void **state)
{
	model m = open_model();
	gb_resolved out = resolved_of(&m, "gdp.actual", GB_LANG_EN);

	(void)state;
	assert_int_equal(out.kind, GB_FIGURE_VALUE);
	assert_int_equal(out.status, GB_VALUE_SAMPLE);
	assert_true(gb_str_is(out.path, "gdp/2024-H1/actual"));
	assert_int_equal(out.number_from, 0);
	assert_int_equal(out.number_to, 3);
	assert_true(out.place.source != NULL);

	out = resolved_of(&m, "money.actual", GB_LANG_EN);
	assert_int_equal(out.status, GB_VALUE_ESTIMATED);
	assert_true(gb_decimal_equal(out.value, gb_decimal_of(3805, 1)));
	assert_true(gb_decimal_equal(out.printed, gb_decimal_of(3805, 2)));
	assert_int_equal(out.places, 2);

	/* A rate rests on its reading; the schedule on the calendar alone. */
	assert_int_equal(resolved_of(&m, "money.rate", GB_LANG_ZH).status, GB_VALUE_ESTIMATED);
	assert_int_equal(resolved_of(&m, "money.scheduled", GB_LANG_ZH).status, GB_VALUE_FINAL);
	assert_int_equal(resolved_of(&m, "gdp.target", GB_LANG_ZH).kind, GB_FIGURE_TARGET);
	assert_int_equal(resolved_of(&m, "gdp.target", GB_LANG_ZH).status, GB_VALUE_FINAL);
	assert_int_equal(resolved_of(&m, "issue.as_of", GB_LANG_ZH).kind, GB_FIGURE_DATE);
	assert_int_equal(resolved_of(&m, "gdp.name", GB_LANG_ZH).kind, -1);
	assert_int_equal(resolved_of(&m, "jobs.new.actual", GB_LANG_ZH).status, GB_VALUE_UNREPORTED);
	/* How many lamps are yellow rests on samples where a verdict does. */
	assert_int_equal(
		resolved_of(&m, "count:targets/lamp=yellow", GB_LANG_ZH).status, GB_VALUE_SAMPLE);
	assert_int_equal(resolved_of(&m, "count:targets", GB_LANG_ZH).status, GB_VALUE_FINAL);
	model_close(&m);
}

static void test_refusals(void **state)
{
	static const char *const rows[] = { "gdp", "gdp.", "gdp.actul", "gpd.actual", "gdp.actual@1999",
		"gdp.actual@soon", "gdp.actual@2024-H1/nowhere", "gdp.target@2023", "gdp.rate",
		"money.base", "firms.actual", "firms.target", "place.colour", "issue.nothing", "area.west",
		"agency.nobody", "section.none", "area.name", "agency.name", "count:readings",
		"count:targets/lamp=blue", "count:targets/colour=red", "count:targets/section=nowhere",
		"count:targets/kind=growht", "count:targets/area=nowhere", "count:targets/stretch=maybe",
		"count:targets/lamp", "gdp.actual|loud", "", "place.name@2023", "area.north@2023",
		"issue.subtitle", "issue.serial", "issue.document_number", "section.title",
		"count:targets/section=$section", "target.aim", "money.change" };
	model m = open_model();
	const gb_scope_of nothing = { NULL, NULL, NULL, NULL };

	(void)state;
	for (size_t i = 0; i < GB_COUNT(rows); i++) {
		gb_diags *diags = gb_diags_new(m.arena);
		gb_resolved out;
		const bool ok = gb_reference_resolve(m.arena, m.ledger, m.verdicts, &nothing,
			gb_str_of(rows[i]), GB_LANG_ZH, m.ledger->place, &out, diags);

		if (ok)
			print_error("{%s} was taken as \"%.*s\"\n", rows[i], (int)out.text.n, out.text.p);
		assert_false(ok);
		assert_int_equal(gb_diags_errors(diags), 1);
	}
	model_close(&m);
}

/* What needs more of a ledger than open_model has. */
static void test_what_may_be_missing(void **state)
{
	model m = model_open((ledger_text){
		.targets = "{'id':'free','name':{'zh':'名','en':'Name'},'form':'x','kind':'flow',"
				   "'unit':'亿元','value':8},"
				   "{'id':'late','name':{'zh':'名','en':'Name'},'form':'x','kind':'flow',"
				   "'unit':'亿元','value':8,'schedule':'year-end'},"
				   "{'id':'twice','name':{'zh':'名','en':'Name'},'form':'翻一番','kind':'level',"
				   "'unit':'亿元','qualifier':'multiple','multiple':{'times':2}}",
		.more_issue = ",'subtitle':{'zh':'上半年','en':'First half'},'serial':14" });
	gb_resolved out;

	(void)state;
	/* A target need not be in a section; it is in no count of one, and has none to print. */
	assert_resolved(&m, "count:targets/section=economy", "0", "0");
	gb_target_field(
		m.arena, m.ledger, verdict_of(&m, "free"), GB_OF_SECTION, true, GB_LANG_ZH, &out);
	assert_int_equal(out.text.n, 0);
	/* The text stays as it is when the first reading comes. */
	assert_resolved(&m, "free.rate", "未报", "not reported");
	assert_resolved(&m, "late.gap", "未报", "not reported");
	assert_resolved(&m, "issue.serial", "14", "14");
	assert_resolved(&m, "issue.subtitle", "上半年", "First half");
	/* Words without a number are no figure. */
	assert_resolved(&m, "twice.aim", "翻一番", "double the base");
	assert_true(resolve(&m, "twice.aim", GB_LANG_ZH, &out));
	assert_int_equal(out.kind, -1);
	assert_true(resolve(&m, "late.number", GB_LANG_ZH, &out));
	assert_text(out.text, "2");
	assert_int_equal(out.kind, GB_FIGURE_ORDINAL);
	assert_int_equal(out.number_to, 1);
	assert_true(resolve(&m, "late.period", GB_LANG_EN, &out));
	assert_int_equal(out.kind, GB_FIGURE_DATE);
	model_close(&m);
}

/* The order of conditions says nothing about what a count rests on. */
static void test_a_count_rests_on_its_verdicts(void **state)
{
	model m = model_open((ledger_text){
		.targets = "{'id':'a','name':{'zh':'名','en':'Name'},'form':'x','kind':'growth','unit':'%',"
				   "'value':5,'section':'economy'},"
				   "{'id':'b','name':{'zh':'名','en':'Name'},'form':'x','kind':'growth','unit':'%',"
				   "'value':5,'section':'people'}",
		.readings = "{'of':'a','period':'2024-H1','value':5},"
					"{'of':'b','period':'2024-H1','value':5,'status':'sample'}" });
	const struct {
		const char *reference;
		int status;
	} rows[] = {
		{ "count:targets", GB_VALUE_FINAL },
		{ "count:targets/lamp=green", GB_VALUE_SAMPLE },
		{ "count:targets/section=economy/lamp=green", GB_VALUE_FINAL },
		{ "count:targets/lamp=green/section=economy", GB_VALUE_FINAL },
		{ "count:targets/lamp=green/section=people", GB_VALUE_SAMPLE },
		/* That b is not red rests on its sample as well. */
		{ "count:targets/lamp=red/section=people", GB_VALUE_SAMPLE },
		{ "count:targets/section=people", GB_VALUE_FINAL },
	};

	(void)state;
	for (size_t i = 0; i < GB_COUNT(rows); i++) {
		gb_resolved out;

		assert_true(resolve(&m, rows[i].reference, GB_LANG_ZH, &out));
		assert_int_equal(out.status, rows[i].status);
	}
	model_close(&m);
}

/* Tables and charts print the same values; percentage points are "pp" there. */
static void test_fields(void **state)
{
	model m = open_model();
	const gb_verdict *gdp = gb_verdict_find(m.verdicts, gb_target_find(m.ledger, GB_STR("gdp")));
	gb_resolved out;

	(void)state;
	gb_target_field(m.arena, m.ledger, gdp, GB_OF_GAP, true, GB_LANG_EN, &out);
	assert_true(gb_str_is(out.text, "−0.3 pp"));
	gb_target_field(m.arena, m.ledger, gdp, GB_OF_RATE, true, GB_LANG_EN, &out);
	assert_int_equal(out.text.n, 0);
	gb_reading_field(m.arena, m.ledger,
		gb_reading_find(m.ledger, gb_indicator_find(m.ledger, GB_STR("firms")),
			gb_period_parse(GB_STR("2023")), NULL),
		GB_OF_ACTUAL, true, GB_LANG_EN, &out);
	assert_true(gb_str_is(out.text, "more than 4,300 firms"));
	model_close(&m);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_both_languages),
		cmocka_unit_test(test_what_figures_carry),
		cmocka_unit_test(test_refusals),
		cmocka_unit_test(test_what_may_be_missing),
		cmocka_unit_test(test_a_count_rests_on_its_verdicts),
		cmocka_unit_test(test_fields),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
