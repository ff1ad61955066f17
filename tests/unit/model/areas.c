#include "fixture.h"

#include "model/area.h"

/* One indicator over all areas: which readings count, and the places they give (D 3.7). */

#define AREAS                                                                                      \
	",{'id':'east','name':{'zh':'东区','en':'East District'},'kind':'county'},\n"                \
	"{'id':'west','name':{'zh':'西区','en':'West District'},'kind':'county'},\n"                 \
	"{'id':'new','name':{'zh':'新区','en':'New Zone'},'kind':'zone'},\n"                         \
	"{'id':'port','name':{'zh':'港区','en':'Port Zone'},'kind':'zone'}"
#define GROWTH                                                                                           \
	"{'id':'gdp','name':{'zh':'增速','en':'Growth'},'section':'economy','kind':'growth','unit':'%'},"  \
	"{'id':'dust','name':{'zh':'浓度','en':'Dust'},'section':'economy','kind':'ceiling',"              \
	"'unit':'微克/立方米','direction':'down'},"                                                     \
	"{'id':'jobs','name':{'zh':'就业','en':'Jobs'},'section':'people','kind':'flow','unit':'万人'}," \
	"{'id':'income','name':{'zh':'收入','en':'Income'},'section':'people','kind':'level','unit':'元'}"

static gb_area_table table_of(const model *m, const char *indicator, int field)
{
	return gb_area_table_of(m->arena, m->ledger, m->verdicts,
		gb_indicator_find(m->ledger, gb_str_of(indicator)), field);
}

/* "1 2 - 2": the ranks in the official order of the areas. */
static void assert_ranks(const model *m, gb_area_table table, const char *expected)
{
	gb_buf buf = gb_buf_new(m->arena);

	for (size_t i = 0; i < table.count; i++) {
		gb_buf_text(&buf, i > 0 ? " " : "");
		if (table.rows[i].rank == 0)
			gb_buf_text(&buf, "-");
		else
			gb_buf_format(&buf, "%zu", table.rows[i].rank);
	}
	assert_text(gb_buf_taken(&buf), expected);
}

static void test_ties(void **state)
{
	model m = model_open((ledger_text){
		.more_areas = AREAS,
		.indicators = GROWTH,
		.readings = "{'of':'gdp','period':'2024-H1','area':'north','value':6.1},"
					"{'of':'gdp','period':'2024-H1','area':'south','value':6.10},"
					"{'of':'gdp','period':'2024-H1','area':'east','value':5.9},"
					"{'of':'gdp','period':'2024-H1','area':'west','value':7},"
					"{'of':'gdp','period':'2024-H1','area':'port','value':3}",
	});
	const gb_area_table table = table_of(&m, "gdp", GB_OF_ACTUAL);
	gb_resolved out;

	(void)state;
	/* 6.1 and 6.10 share the second place; the zones are ranked apart; one has not reported. */
	assert_ranks(&m, table, "2 2 4 1 - 1");
	gb_area_field(m.arena, m.ledger, &table, &table.rows[2], GB_OF_RANK, false, GB_LANG_ZH, &out);
	assert_text(out.text, "4");
	assert_int_equal(out.kind, GB_FIGURE_ORDINAL);
	gb_area_field(m.arena, m.ledger, &table, &table.rows[0], GB_OF_ACTUAL, true, GB_LANG_EN, &out);
	assert_text(out.text, "6.1%");
	/* Missing is no rank and no figure, and says that it should be one. */
	gb_area_field(m.arena, m.ledger, &table, &table.rows[4], GB_OF_RANK, false, GB_LANG_ZH, &out);
	assert_int_equal(out.text.n, 0);
	gb_area_field(m.arena, m.ledger, &table, &table.rows[4], GB_OF_ACTUAL, false, GB_LANG_ZH, &out);
	assert_int_equal(out.text.n, 0);
	assert_int_equal(out.status, GB_VALUE_UNREPORTED);
	model_close(&m);
}

static void test_direction(void **state)
{
	model m = model_open((ledger_text){
		.more_areas = AREAS,
		.indicators = GROWTH,
		.readings = "{'of':'dust','period':'2024-H1','area':'north','value':41},"
					"{'of':'dust','period':'2024-H1','area':'south','value':39},"
					"{'of':'dust','period':'2024-H1','area':'east','value':45}",
	});

	(void)state;
	/* Less dust is better. */
	assert_ranks(&m, table_of(&m, "dust", GB_OF_ACTUAL), "2 1 3 - - -");
	assert_ranks(&m, table_of(&m, "gdp", GB_OF_ACTUAL), "- - - - - -");
	model_close(&m);
}

/* An area that is a quarter late has not reported: quarters are not compared with each other. */
static void test_period(void **state)
{
	model m = model_open((ledger_text){
		.more_areas = AREAS,
		.indicators = GROWTH,
		.readings = "{'of':'gdp','period':'2024-Q1','area':'north','value':9},"
					"{'of':'gdp','period':'2024-Q1','area':'south','value':4},"
					"{'of':'gdp','period':'2024-H1','area':'south','value':5,'status':'sample'},"
					"{'of':'gdp','period':'2024-H1','area':'west','value':6},"
					"{'of':'gdp','period':'2023','area':'east','value':8}",
	});
	const gb_area_table table = table_of(&m, "gdp", GB_OF_ACTUAL);

	(void)state;
	assert_ranks(&m, table, "- 2 - 1 - -");
	assert_text(gb_period_code(m.arena, table.period), "2024-H1");
	/* A rank rests on all readings: one sample makes all of them samples. */
	assert_int_equal(table.status, GB_VALUE_SAMPLE);
	model_close(&m);
}

/* Targets of the areas' own: rates are ranked as rates. */
static void test_rates(void **state)
{
	model m = model_open((ledger_text){
		.more_areas = AREAS,
		.indicators = GROWTH,
		.targets = "{'id':'jobs-north','of':'jobs','area':'north',"
				   "'value':10,'form':'10万人'},"
				   "{'id':'jobs-south','of':'jobs','area':'south',"
				   "'value':2,'form':'2万人'}",
		.readings = "{'of':'jobs','period':'2024-H1','area':'north','value':5},"
					"{'of':'jobs','period':'2024-H1','area':'south','value':1.5},"
					"{'of':'jobs','period':'2024-H1','area':'west','value':9}",
	});
	gb_area_table table = table_of(&m, "jobs", GB_OF_RATE);
	gb_resolved out;

	(void)state;
	assert_ranks(&m, table, "2 1 - - - -");
	assert_ranks(&m, table_of(&m, "jobs", GB_OF_ACTUAL), "2 3 - 1 - -");
	gb_area_field(m.arena, m.ledger, &table, &table.rows[1], GB_OF_RATE, true, GB_LANG_ZH, &out);
	assert_text(out.text, "75.0%");
	gb_area_field(m.arena, m.ledger, &table, &table.rows[3], GB_OF_RATE, true, GB_LANG_ZH, &out);
	assert_int_equal(out.text.n, 0);
	model_close(&m);
}

static void test_totals(void **state)
{
	model m = model_open((ledger_text){ .indicators = GROWTH });

	(void)state;
	assert_false(gb_indicator_is_total(gb_indicator_find(m.ledger, GB_STR("gdp"))));
	assert_false(gb_indicator_is_total(gb_indicator_find(m.ledger, GB_STR("dust"))));
	assert_false(gb_indicator_is_total(gb_indicator_find(m.ledger, GB_STR("income"))));
	assert_true(gb_indicator_is_total(gb_indicator_find(m.ledger, GB_STR("jobs"))));
	model_close(&m);
}

/* The whole place has the figure that it reports itself, of the areas' period, and no rank. */
static void test_whole(void **state)
{
	model m = model_open((ledger_text){
		.indicators = GROWTH,
		.targets = "{'id':'all','of':'jobs','value':10,'form':'10万人'},"
				   "{'id':'gdp-all','of':'gdp','value':5,'form':'5%'}",
		.readings = "{'of':'jobs','period':'2024-H1','value':5.5},"
					"{'of':'jobs','period':'2024-H1','area':'north','value':5},"
					"{'of':'jobs','period':'2024-H1','area':'south','value':1},"
					"{'of':'gdp','period':'2024-H1','value':6},"
					"{'of':'gdp','period':'2024-Q1','area':'north','value':5},"
					"{'of':'dust','period':'2024-H1','area':'north','value':40}",
	});
	const gb_area_table jobs = table_of(&m, "jobs", GB_OF_ACTUAL);
	const gb_area_table gdp = table_of(&m, "gdp", GB_OF_ACTUAL);
	const gb_area_table dust = table_of(&m, "dust", GB_OF_ACTUAL);
	gb_resolved out;

	(void)state;
	/* 5.5 as it was reported, although its areas add up to 6. */
	gb_area_field(m.arena, m.ledger, &jobs, &jobs.whole, GB_OF_ACTUAL, true, GB_LANG_ZH, &out);
	assert_text(out.text, "5.5万人");
	assert_non_null(jobs.whole.verdict);
	gb_area_field(m.arena, m.ledger, &jobs, &jobs.whole, GB_OF_RATE, true, GB_LANG_ZH, &out);
	assert_text(out.text, "55.0%");
	gb_area_field(m.arena, m.ledger, &jobs, &jobs.whole, GB_OF_RANK, true, GB_LANG_ZH, &out);
	assert_text(out.text, "");
	/* The areas are a quarter behind: its later figure does not stand beside theirs, nor its verdict. */
	assert_null(gdp.whole.reading);
	assert_null(gdp.whole.verdict);
	/* It owes no figure because an area has one. */
	gb_area_field(m.arena, m.ledger, &dust, &dust.whole, GB_OF_ACTUAL, true, GB_LANG_ZH, &out);
	assert_text(out.text, "");
	assert_int_equal(out.status, GB_VALUE_FINAL);
	assert_text(gb_place_whole(m.ledger).in[GB_LANG_ZH], "全市");
	assert_text(gb_place_whole(m.ledger).in[GB_LANG_EN], "Whole city");
	model_close(&m);
}

static void assert_whole(const char *name, const char *zh, const char *en)
{
	const gb_ledger ledger = { .name = { { gb_str_of(name), GB_STR("Name") } } };
	const gb_words whole = gb_place_whole(&ledger);

	assert_text(whole.in[GB_LANG_ZH], zh);
	assert_text(whole.in[GB_LANG_EN], en);
}

static void test_whole_words(void **state)
{
	(void)state;
	assert_whole("滕县", "全县", "Whole county");
	assert_whole("薛城区", "全区", "Whole district");
	assert_whole("宁夏回族自治区", "全区", "Whole region");
	assert_whole("恩施土家族苗族自治州", "全州", "Whole prefecture");
	/* The name itself where its end says nothing. */
	assert_whole("开发中心", "开发中心", "Name");
}

/* The unit of a field, which heads of columns say; works are so many of so many. */
static void test_field_units(void **state)
{
	model m = model_open((ledger_text){ .indicators = GROWTH });
	const gb_indicator *gdp = gb_indicator_find(m.ledger, GB_STR("gdp"));
	const gb_indicator *jobs = gb_indicator_find(m.ledger, GB_STR("jobs"));

	(void)state;
	assert_ptr_equal(gb_field_unit(jobs, NULL, GB_OF_AIM), jobs->unit);
	assert_ptr_equal(gb_field_unit(jobs, NULL, GB_OF_RATE), gb_unit_percent());
	assert_ptr_equal(gb_field_unit(jobs, NULL, GB_OF_CHANGE), gb_unit_percent());
	assert_ptr_equal(gb_field_unit(gdp, NULL, GB_OF_CHANGE), gb_unit_points());
	assert_null(gb_field_unit(gdp, NULL, GB_OF_GAP));
	assert_null(gb_field_unit(gdp, NULL, GB_OF_NAME));
	model_close(&m);
}

/* Against the ranking of the period before: west was not in it, north fell behind south. */
static void test_moves(void **state)
{
	model m = model_open((ledger_text){
		.more_areas = AREAS,
		.indicators = GROWTH,
		.readings = "{'of':'gdp','period':'2024-H1','area':'north','value':6},"
					"{'of':'gdp','period':'2024-H1','area':'south','value':7},"
					"{'of':'gdp','period':'2024-H1','area':'west','value':5},"
					"{'of':'gdp','period':'2024-Q1','area':'north','value':6},"
					"{'of':'gdp','period':'2024-Q1','area':'south','value':5},"
					"{'of':'gdp','period':'2023','area':'north','value':1}",
	});
	const gb_area_table table = table_of(&m, "gdp", GB_OF_ACTUAL);
	gb_resolved out;

	(void)state;
	assert_int_equal(table.rows[0].move, -1);
	assert_int_equal(table.rows[1].move, 1);
	assert_false(table.rows[3].has_move);
	gb_area_field(m.arena, m.ledger, &table, &table.rows[0], GB_OF_MOVE, true, GB_LANG_ZH, &out);
	assert_text(out.text, "−1位");
	gb_area_field(m.arena, m.ledger, &table, &table.rows[1], GB_OF_MOVE, true, GB_LANG_EN, &out);
	assert_text(out.text, "+1 place");
	gb_area_field(m.arena, m.ledger, &table, &table.rows[3], GB_OF_MOVE, true, GB_LANG_EN, &out);
	assert_text(out.text, "");
	model_close(&m);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_ties),
		cmocka_unit_test(test_moves),
		cmocka_unit_test(test_direction),
		cmocka_unit_test(test_period),
		cmocka_unit_test(test_rates),
		cmocka_unit_test(test_totals),
		cmocka_unit_test(test_whole),
		cmocka_unit_test(test_whole_words),
		cmocka_unit_test(test_field_units),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
