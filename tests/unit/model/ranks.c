#include "fixture.h"

#include "model/rank.h"

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

/* "A:5.2/5.0 B:- *C:3": areas in their official order, the zones after "*". Their ranking as text. */
static gb_str ranked(gb_arena *arena, const char *text, int direction)
{
	gb_area areas[8] = { { .order = 0 } };
	gb_rank_entry entries[8] = { { .area = NULL } };
	size_t count = 0;
	gb_buf buf = gb_buf_new(arena);
	gb_ranking ranking;

	for (gb_str rest = gb_str_of(text); rest.n > 0; count++) {
		const size_t blank = gb_str_find(rest, GB_STR(" "));
		gb_str word = gb_str_slice(rest, 0, blank);
		const bool zone = gb_str_starts(word, "*");
		size_t slash;

		rest = blank == SIZE_MAX ? (gb_str){ 0 } : gb_str_slice(rest, blank + 1, rest.n);
		word = gb_str_slice(word, zone ? 1 : 0, word.n);
		slash = gb_str_find(word, GB_STR("/"));
		areas[count] = (gb_area){ .id = gb_str_slice(word, 0, 1),
			.kind = zone ? GB_AREA_ZONE : GB_AREA_COUNTY,
			.order = count };
		entries[count].area = &areas[count];
		entries[count].value = gb_decimal_parse(gb_str_slice(word, 2, slash));
		if (slash != SIZE_MAX)
			entries[count].before = gb_decimal_parse(gb_str_slice(word, slash + 1, word.n));
	}
	ranking = gb_rank_entries(arena, entries, count, direction);
	for (size_t i = 0; i < ranking.count; i++) {
		const gb_rank_row *row = &ranking.rows[i];

		gb_buf_format(&buf, "%s%.*s%zu", i > 0 ? " " : "", (int)row->entry->area->id.n,
			row->entry->area->id.p, row->place);
		if (row->has_change)
			gb_buf_format(&buf, "%+d", row->change);
	}
	return gb_buf_taken(&buf);
}

static void test_areas(void **state)
{
	gb_arena *arena = test_arena();

	(void)state;
	assert_text(ranked(arena, "A:1 B:3 C:2", GB_DIRECTION_UP), "B1 C2 A3");
	assert_text(ranked(arena, "A:1 B:3 C:2", GB_DIRECTION_DOWN), "A1 C2 B3");
	/* Ties share the place, in the official order; 5.50 is 5.5. */
	assert_text(ranked(arena, "A:4 B:5.50 C:5.5 D:9", GB_DIRECTION_UP), "D1 B2 C2 A4");
	assert_text(ranked(arena, "A:7 B:7 C:7", GB_DIRECTION_UP), "A1 B1 C1");
	/* Who has no value is listed and not ranked; nought is a value. */
	assert_text(ranked(arena, "A:- B:0 C:-1", GB_DIRECTION_UP), "B1 C2 A0");
	/* Groups never mix. */
	assert_text(ranked(arena, "A:1 *Z:9 B:3 *Y:- *X:10", GB_DIRECTION_UP), "B1 A2 X1 Z2 Y0");
	/* Against the ranking before, in which D was not. */
	assert_text(ranked(arena, "A:3/1 B:2/3 C:1/2 D:9", GB_DIRECTION_UP), "D1 A2+1 B3-2 C4-2");
	assert_text(ranked(arena, "A:-/9 B:5/8", GB_DIRECTION_UP), "B1+1 A0");
	assert_text(ranked(arena, "", GB_DIRECTION_UP), "");
	gb_arena_close(arena);
}

static void test_areas_of_a_ledger(void **state)
{
	model m = model_open((ledger_text){
		.targets = "{'id':'g','name':{'zh':'增速','en':'Growth'},'section':'economy','form':'x',"
				   "'kind':'growth','unit':'%','value':5}",
		.readings = "{'of':'g','period':'2024-H1','area':'south','value':6,'status':'sample'},"
					"{'of':'g','period':'2024-H1','area':'north','value':5},"
					"{'of':'g','period':'2024-Q1','area':'north','value':7},"
					"{'of':'g','period':'2024-Q1','area':'south','value':4}" });
	const gb_indicator *indicator = gb_indicator_find(m.ledger, GB_STR("g"));
	const gb_ranking ranking = gb_rank_areas(m.arena, m.ledger, m.verdicts, indicator,
		gb_period_parse(GB_STR("2024-H1")), gb_period_parse(GB_STR("2024-Q1")));

	(void)state;
	assert_int_equal(ranking.count, 2);
	assert_int_equal(ranking.ranked, 2);
	assert_text(ranking.rows[0].entry->area->id, "south");
	assert_int_equal(ranking.rows[0].change, 1);
	assert_int_equal(ranking.rows[0].entry->status, GB_VALUE_SAMPLE);
	assert_int_equal(ranking.rows[1].change, -1);
	assert_false(ranking.rows[0].tied);
	assert_true(
		gb_str_starts(gb_rank_rule(GB_DIRECTION_DOWN).in[GB_LANG_EN], "Ranked from the lowest"));
	model_close(&m);
}

/* A better value never worsens an area's place. */
static void test_a_better_value_never_lowers_a_place(void **state)
{
	gb_arena *arena = test_arena();
	uint32_t seed = 7;

	(void)state;
	for (int round = 0; round < 300; round++) {
		gb_area areas[6] = { { .order = 0 } };
		gb_rank_entry entries[6] = { { .area = NULL } };
		size_t before = 0, after = 0;

		for (size_t i = 0; i < GB_COUNT(areas); i++) {
			seed = seed * 1664525 + 1013904223;
			areas[i] = (gb_area){ .order = i, .kind = i < 4 ? GB_AREA_COUNTY : GB_AREA_ZONE };
			entries[i].area = &areas[i];
			entries[i].value = gb_decimal_of((seed >> 12) % 5, 0);
		}
		for (int turn = 0; turn < 2; turn++) {
			const gb_ranking ranking =
				gb_rank_entries(arena, entries, GB_COUNT(entries), GB_DIRECTION_UP);

			for (size_t i = 0; i < ranking.count; i++) {
				if (ranking.rows[i].entry == &entries[2])
					*(turn == 0 ? &before : &after) = ranking.rows[i].place;
				assert_true(ranking.rows[i].place >= 1 && ranking.rows[i].place <= 4);
			}
			entries[2].value = gb_decimal_add(entries[2].value, gb_decimal_of(1, 0));
		}
		assert_true(after <= before);
	}
	gb_arena_close(arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_at_every_ranking),
		cmocka_unit_test(test_by_change),
		cmocka_unit_test(test_words),
		cmocka_unit_test(test_refused),
		cmocka_unit_test(test_areas),
		cmocka_unit_test(test_areas_of_a_ledger),
		cmocka_unit_test(test_a_better_value_never_lowers_a_place),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
