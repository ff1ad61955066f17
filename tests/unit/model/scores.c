#include "fixture.h"

#include "model/score.h"

/* Marks for a differentiated assessment: two ways from full marks, weighted, and never for silence. */

#define SCORING                                                                                    \
	",'scoring':{'full':100,'least':60,'most':110,"                                                \
	"'kinds':[{'kind':'flow','bonus':0.5,'malus':2},{'kind':'growth','bonus':10,'malus':20}],"     \
	"'states':[{'state':'on-schedule','points':100},{'state':'slightly-behind','points':85}]}"
#define TARGET(id, rest)                                                                           \
	"{'id':'" id "','name':{'zh':'名','en':'N'},'section':'economy','form':'x'," rest "}"
#define FLOW "'kind':'flow','unit':'亿元','value':100"
#define READ(id, more) "{'of':'" id "','period':'2024-H1'," more "}"

/* A person's verdict says who gave it, when and why. */
#define BY ",'reporter':'plan','date':'2024-07-08','note':{'zh':'已查看','en':'Seen'}"

static void check_score(const char *target, const char *reading, const char *expected)
{
	char targets[512];
	model m;

	snprintf(targets, sizeof targets, TARGET("t", "%s"), target);
	m = model_open(
		(ledger_text){ .targets = targets, .readings = reading, .more_policy = SCORING });
	assert_text(
		gb_decimal_text(m.arena, gb_score_of(m.arena, m.ledger->policy, verdict_of(&m, "t"), NULL),
			false, false),
		expected);
	model_close(&m);
}

static void test_two_ways(void **state)
{
	(void)state;
	check_score(FLOW, READ("t", "'value':50"), "100.00");
	check_score(FLOW, READ("t", "'value':60"), "105.00"); /* ten points ahead */
	check_score(FLOW, READ("t", "'value':45"), "90.00");  /* five behind */
	check_score(FLOW, READ("t", "'value':99"), "110.00"); /* never more */
	check_score(FLOW, READ("t", "'value':10"), "60.00");  /* never fewer */
	check_score("'kind':'growth','unit':'%','value':5", READ("t", "'value':5.25"), "102.50");
	/* A stretch goal loses no marks. */
	check_score(FLOW ",'stretch':true", READ("t", "'value':45"), "100.00");
	check_score(FLOW ",'stretch':true", READ("t", "'value':60"), "105.00");
	check_score("'kind':'qualitative'", READ("t", "'state':'slightly-behind'" BY), "85");
}

static void test_silence_has_no_score(void **state)
{
	(void)state;
	check_score(FLOW, NULL, "");
	check_score("'kind':'level','unit':'亿元','value':100", READ("t", "'value':50"), "");
	check_score(
		"'kind':'qualitative'", READ("t", "'state':'far-behind'" BY), ""); /* no marks given */
}

static void test_totals(void **state)
{
	model m = model_open(
		(ledger_text){ .targets = TARGET("a", FLOW ",'area':'north','weight':3") "," TARGET("b",
						   "'kind':'growth','unit':'%','value':5,'area':'north'") "," TARGET("c",
						   FLOW ",'area':'south'") "," TARGET("d", FLOW ",'area':'south'"),
			.readings = READ("a", "'value':60,'area':'north'") "," READ(
				"b", "'value':4,'area':'north','status':'sample'") "," READ("c",
				"'value':50,'area':'south'"),
			.more_policy = SCORING });
	const gb_area *north = gb_area_find(m.ledger, GB_STR("north"));
	const gb_area *south = gb_area_find(m.ledger, GB_STR("south"));
	gb_score_total total = gb_score_area(m.arena, m.ledger, m.verdicts, north);
	gb_ranking ranking;

	(void)state;
	/* (105 × 3 + 80) ÷ 4 */
	assert_text(gb_decimal_text(m.arena, total.mean, false, false), "98.75");
	assert_int_equal(total.scored, 2);
	assert_int_equal(total.status, GB_VALUE_SAMPLE);
	total = gb_score_area(m.arena, m.ledger, m.verdicts, south);
	assert_text(gb_decimal_text(m.arena, total.mean, false, false), "100.00");
	assert_int_equal(total.unscored, 1);
	total = gb_score_area(m.arena, m.ledger, m.verdicts, NULL);
	assert_false(total.mean.known);
	ranking = gb_score_rank(m.arena, m.ledger, m.verdicts);
	assert_text(ranking.rows[0].entry->area->id, "south");
	assert_int_equal(ranking.rows[1].place, 2);
	assert_resolved(&m, "a.score", "105.00", "105.00");
	assert_non_null(strstr(gb_str_zero(m.arena, gb_verdict_explain(m.arena, m.ledger,
													verdict_of(&m, "a"), GB_LANG_ZH)),
		"得分：100 + 10.0 × 0.5 = 105.00（权重3）\n"));
	model_close(&m);
}

/* A better reading never has fewer marks. */
static void test_better_is_never_less(void **state)
{
	gb_arena *arena = test_arena();
	gb_buf targets = gb_buf_new(arena), readings = gb_buf_new(arena);
	gb_decimal before = gb_decimal_of(0, 0);
	model m;

	(void)state;
	for (int i = 0; i < 100; i++) {
		gb_buf_format(&targets,
			"%s{'id':'t%d','name':{'zh':'名','en':'N'},'section':'economy','form':'x'," FLOW "}",
			i > 0 ? "," : "", i);
		gb_buf_format(&readings, "%s{'of':'t%d','period':'2024-H1','value':%d.%d}",
			i > 0 ? "," : "", i, i * 5 / 4, i % 4);
	}
	gb_buf_char(&targets, 0);
	gb_buf_char(&readings, 0);
	m = model_open(
		(ledger_text){ .targets = targets.p, .readings = readings.p, .more_policy = SCORING });
	for (size_t i = 0; i < m.verdicts->count; i++) {
		const gb_decimal score =
			gb_score_of(m.arena, m.ledger->policy, &m.verdicts->items[i], NULL);

		assert_true(i == 0 ||
					gb_decimal_compare(m.verdicts->items[i].actual->value,
						m.verdicts->items[i - 1].actual->value) < 0 ||
					gb_decimal_compare(score, before) >= 0);
		before = score;
	}
	model_close(&m);
	gb_arena_close(arena);
}

static void test_refused(void **state)
{
	(void)state;
	assert_refused(((ledger_text){ .more_policy = ",'scoring':{'full':100,'least':60,'most':90,"
												  "'kinds':[]}" }),
		"found 100; expected full marks between \"least\" and \"most\"", NULL);
	assert_refused(
		((ledger_text){ .more_policy = ",'scoring':{'full':100,'least':60,'most':110,"
									   "'kinds':[{'kind':'flow','bonus':1,'malus':-1}]}" }),
		"found a negative bonus or malus; expected marks that are added above and taken off below",
		NULL);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_two_ways),
		cmocka_unit_test(test_silence_has_no_score),
		cmocka_unit_test(test_totals),
		cmocka_unit_test(test_better_is_never_less),
		cmocka_unit_test(test_refused),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
