#include "fixture.h"

/*
 * What holds for every reading: a better one never worsens the state, none is never red, a stretch
 * goal is never red, and the order of the files is nothing. The generator is our own: same numbers
 * on every machine.
 */

typedef struct generator {
	uint32_t seed;
} generator;

static int pick(generator *random, int count)
{
	random->seed = random->seed * 1664525 + 1013904223;
	return (int)((random->seed >> 10) % (uint32_t)count);
}

/* A way to state a target: all that a row leaves open is drawn. */
typedef struct row {
	const char *members;
	int good; /* 1: more is better */
} row;

static const row rows[] = {
	{ "'kind':'growth','unit':'%','value':5.5", 1 },
	{ "'kind':'growth','unit':'%','value':5.5,'qualifier':'around'", 1 },
	{ "'kind':'growth','unit':'%','value':5.5,'qualifier':'over'", 1 },
	{ "'kind':'growth','unit':'%','value':5.5,'qualifier':'floor'", 1 },
	{ "'kind':'growth','unit':'%','value':-3,'direction':'down','qualifier':'at-least'", -1 },
	{ "'kind':'growth','unit':'%','value':5.5,'stretch':true", 1 },
	{ "'kind':'flow','unit':'亿元','value':6.3", 1 },
	{ "'kind':'flow','unit':'亿元','value':6.3,'qualifier':'over'", 1 },
	{ "'kind':'flow','unit':'亿元','value':6.3,'stretch':true", 1 },
	{ "'kind':'flow','unit':'亿元','value':6.3,'schedule':'year-end'", 1 },
	{ "'kind':'flow','unit':'亿元','value':6.3,'schedule':{'quarterly':[0,30,60,100]}", 1 },
	{ "'kind':'flow','unit':'亿元','value':6.3,'due':'2024-10-31'", 1 },
	{ "'kind':'flow','unit':'亿元','value':6.3,'qualifier':'at-most','direction':'down'", -1 },
	{ "'kind':'flow','unit':'亿元','value':6.3,'qualifier':'under','direction':'down',"
	  "'schedule':'year-end'",
		-1 },
	{ "'kind':'level','unit':'亿元','value':6.3", 1 },
	{ "'kind':'level','unit':'亿元','value':6.3,'qualifier':'over','stretch':true", 1 },
	{ "'kind':'level','unit':'亿元','value':6.3,'qualifier':'floor'", 1 },
	{ "'kind':'level','unit':'亿元','value':5,'upper':6.3", 1 },
	{ "'kind':'level','unit':'亿元','value':6.3,'schedule':'months'", 1 },
	{ "'kind':'level','unit':'亿元','value':6.3,'due':'2024-05-31'", 1 },
	{ "'kind':'level','unit':'亿元','value':6.3,'qualifier':'at-most','direction':'down'", -1 },
	{ "'kind':'share','unit':'%','value':6.3", 1 },
	{ "'kind':'share','unit':'%','value':6.3,'qualifier':'under','direction':'down'", -1 },
	{ "'kind':'ceiling','unit':'%','value':5.5", -1 },
	{ "'kind':'ceiling','unit':'%','value':5.5,'qualifier':'around'", -1 },
	{ "'kind':'ceiling','unit':'%','value':0", -1 },
	{ "'kind':'ceiling','unit':'%','value':5.5,'qualifier':'under'", -1 },
};

static const struct {
	const char *as_of, *period;
} days[] = {
	{ "2024-03-31", "2024-Q1" },
	{ "2024-06-30", "2024-H1" },
	{ "2024-07-31", "2024-01/2024-07" },
	{ "2024-10-31", "2024-01/2024-10" },
	{ "2024-12-31", "2024" },
};

/* The higher the better; what waits stands between what is behind and what is not. */
static int worth_of(int state)
{
	static const int worth[GB_STATE_COUNT] = {
		[GB_STATE_FAR_BEHIND] = 0,
		[GB_STATE_SLIGHTLY_BEHIND] = 1,
		[GB_STATE_NOT_YET] = 2,
		[GB_STATE_NOT_DUE] = 2,
		[GB_STATE_NO_DATA] = 2,
		[GB_STATE_NOT_JUDGEABLE] = 2,
		[GB_STATE_ON_SCHEDULE] = 3,
		[GB_STATE_AHEAD] = 4,
		[GB_STATE_ACHIEVED] = 5,
	};

	return worth[state];
}

#define COPIES 60

typedef struct lists {
	gb_buf targets, readings, issue;
} lists;

/* One target COPIES times, the readings falling or rising with the copy: from worst to best. `before`:
 * how the last issue judged all of them, under a policy with hysteresis; NULL: there was none. */
static void check_row(
	const row *one, size_t day, generator *random, const char *before, lists *into)
{
	gb_buf *targets = &into->targets, *readings = &into->readings, *issue = &into->issue;
	int hundredths = one->good > 0 ? -200 : 900;
	model m;

	targets->n = readings->n = issue->n = 0;
	if (before != NULL)
		gb_buf_text(issue, ",'states_before':[");
	for (int i = 0; i < COPIES; i++) {
		hundredths += one->good * (1 + pick(random, 30));
		gb_buf_format(targets,
			"%s{'id':'t%d','name':{'zh':'名','en':'N'},'section':'economy',"
			"'form':'x',%s}",
			i > 0 ? ",\n" : "", i, one->members);
		gb_buf_format(readings, "%s{'of':'t%d','period':'%s','value':%s%d.%02d}",
			i > 0 ? ",\n" : "", i, days[day].period, hundredths < 0 ? "-" : "",
			abs(hundredths) / 100, abs(hundredths) % 100);
		if (before != NULL)
			gb_buf_format(issue, "%s{'of':'t%d','state':'%s'}", i > 0 ? "," : "", i, before);
	}
	gb_buf_text(issue, before != NULL ? "]" : "");
	gb_buf_char(targets, 0);
	gb_buf_char(readings, 0);
	gb_buf_char(issue, 0);
	m = model_open((ledger_text){ .as_of = days[day].as_of,
		.period = days[day].period,
		.more_issue = issue->p,
		.hysteresis = before != NULL ? ",'hysteresis':0.4" : NULL,
		.targets = targets->p,
		.readings = readings->p });
	for (size_t i = 0; i < m.verdicts->count; i++) {
		const gb_verdict *verdict = &m.verdicts->items[i];
		const bool stretch = verdict->target->stretch;

		if (i > 0 && worth_of(verdict->state) < worth_of(m.verdicts->items[i - 1].state)) {
			print_error("%s at %s: %s, though the worse reading before is %s\n", one->members,
				days[day].as_of, gb_state_word(verdict->state),
				gb_state_word(m.verdicts->items[i - 1].state));
			fail();
		}
		if (stretch &&
			(verdict->state == GB_STATE_SLIGHTLY_BEHIND || verdict->state == GB_STATE_FAR_BEHIND))
			fail_msg("a stretch goal is behind");
	}
	model_close(&m);
}

static void test_a_better_reading_is_never_worse(void **state)
{
	gb_arena *arena = test_arena();
	lists into = { gb_buf_new(arena), gb_buf_new(arena), gb_buf_new(arena) };
	generator random = { 20240630 };

	(void)state;
	for (size_t i = 0; i < GB_COUNT(rows); i++) {
		for (size_t day = 0; day < GB_COUNT(days); day++)
			check_row(&rows[i], day, &random, NULL, &into);
	}
	gb_arena_close(arena);
}

/* Nor does it by what the last issue said: hysteresis moves the limits and keeps their order. */
static void test_hysteresis_keeps_the_order(void **state)
{
	static const char *const before[] = { "achieved", "ahead", "on-schedule", "slightly-behind",
		"far-behind", "not-yet", "no-data" };
	gb_arena *arena = test_arena();
	lists into = { gb_buf_new(arena), gb_buf_new(arena), gb_buf_new(arena) };
	generator random = { 20240930 };

	(void)state;
	for (size_t i = 0; i < GB_COUNT(rows); i++) {
		for (size_t k = 0; k < GB_COUNT(before); k++)
			check_row(&rows[i], k % GB_COUNT(days), &random, before[k], &into);
	}
	gb_arena_close(arena);
}

/* Ways to state what is counted in whole places or works, or is done by a day. */
static const struct {
	const char *members;
	int good;
} later_rows[] = {
	{ "'kind':'rank','unit':'位','value':3,'qualifier':'at-most'", -1 },
	{ "'kind':'rank','unit':'位','value':1", -1 },
	{ "'kind':'rank','unit':'位','value':5,'stretch':true", -1 },
	{ "'kind':'works','unit':'项','counted':{'one':'work','many':'works'},'value':14", 1 },
	{ "'kind':'works','unit':'项','counted':{'one':'work','many':'works'},'value':14,"
	  "'schedule':'year-end'",
		1 },
};

static const char *const later_rules[] = { LATER_RULES,
	",{'kind':'rank','measure':'rank-change','limits':[{'state':'ahead','from':1},"
	"{'state':'on-schedule','from':0},{'state':'slightly-behind','from':-2},"
	"{'state':'far-behind'}]}" WORKS_RULE };

static void check_later(size_t one, size_t day, const char *rules)
{
	gb_arena *arena = test_arena();
	gb_buf targets = gb_buf_new(arena), readings = gb_buf_new(arena);
	const int good = later_rows[one].good;
	model m;

	for (int i = 0; i < 14; i++) {
		gb_buf_format(&targets,
			"%s{'id':'t%d','name':{'zh':'名','en':'N'},'section':'economy','form':'x',%s}",
			i > 0 ? ",\n" : "", i, later_rows[one].members);
		/* The ranking before was the same for all. */
		gb_buf_format(&readings,
			"%s{'of':'t%d','period':'%s','value':%d},\n{'of':'t%d','period':'2023','value':6}",
			i > 0 ? ",\n" : "", i, days[day].period, good > 0 ? i + 1 : 14 - i, i);
	}
	gb_buf_char(&targets, 0);
	gb_buf_char(&readings, 0);
	m = model_open((ledger_text){ .as_of = days[day].as_of,
		.period = days[day].period,
		.targets = targets.p,
		.readings = readings.p,
		.more_rules = rules });
	for (size_t i = 1; i < m.verdicts->count; i++) {
		const gb_verdict *verdict = &m.verdicts->items[i];

		if (worth_of(verdict->state) < worth_of(m.verdicts->items[i - 1].state))
			fail_msg("%s at %s: %s, though the worse one before is %s", later_rows[one].members,
				days[day].as_of, gb_state_word(verdict->state),
				gb_state_word(m.verdicts->items[i - 1].state));
		/* What is met is never behind, what is not met in full is never ahead. */
		if (verdict->met)
			assert_true(verdict->state != GB_STATE_FAR_BEHIND);
	}
	model_close(&m);
	gb_arena_close(arena);
}

static void test_a_better_place_is_never_worse(void **state)
{
	(void)state;
	for (size_t i = 0; i < GB_COUNT(later_rows); i++) {
		for (size_t day = 0; day < GB_COUNT(days); day++) {
			for (size_t k = 0; k < GB_COUNT(later_rules); k++)
				check_later(i, day, later_rules[k]);
		}
	}
}

/* The earlier a milestone is done, and the more of its steps are, the better; never red unsaid. */
static void test_a_milestone_done_sooner_is_never_worse(void **state)
{
	static const char *const reports[] = { "'steps_done':[]", "'steps_done':['a']",
		"'steps_done':['a','b']", "'done':'2024-01-31'" };
	generator random = { 930 };

	(void)state;
	for (int round = 0; round < 40; round++) {
		const int a = 1 + pick(&random, 9), b = a + pick(&random, 10 - a);
		const int due = b + pick(&random, 13 - b);

		for (size_t day = 0; day < GB_COUNT(days); day++) {
			gb_arena *arena = test_arena();
			gb_buf targets = gb_buf_new(arena), readings = gb_buf_new(arena);
			model m;

			for (size_t i = 0; i <= GB_COUNT(reports); i++) {
				gb_buf_format(&targets,
					"%s{'id':'t%zu','name':{'zh':'名','en':'N'},'section':'economy','form':'x',"
					"'kind':'milestone','due':'2024-%02d-15','steps':["
					"{'id':'a','name':{'zh':'甲','en':'A'},'due':'2024-%02d-10'},"
					"{'id':'b','name':{'zh':'乙','en':'B'},'due':'2024-%02d-12'}]}",
					i > 0 ? ",\n" : "", i, due, a, b);
				if (i == GB_COUNT(reports)) /* the last one has no reading */
					break;
				gb_buf_format(&readings, "%s{'of':'t%zu','period':'%s',%s}", i > 0 ? ",\n" : "", i,
					days[day].period, reports[i]);
			}
			gb_buf_char(&targets, 0);
			gb_buf_char(&readings, 0);
			m = model_open((ledger_text){ .as_of = days[day].as_of,
				.period = days[day].period,
				.targets = targets.p,
				.readings = readings.p });
			for (size_t i = 1; i < GB_COUNT(reports); i++)
				assert_true(worth_of(m.verdicts->items[i].state) >=
							worth_of(m.verdicts->items[i - 1].state));
			assert_int_equal(m.verdicts->items[GB_COUNT(reports) - 1].state, GB_STATE_ACHIEVED);
			assert_true(m.verdicts->items[GB_COUNT(reports)].state == GB_STATE_NOT_DUE ||
						m.verdicts->items[GB_COUNT(reports)].state == GB_STATE_NO_DATA);
			model_close(&m);
			gb_arena_close(arena);
		}
	}
}

static void test_no_reading_is_never_red(void **state)
{
	gb_arena *arena = test_arena();
	gb_buf targets = gb_buf_new(arena);

	(void)state;
	for (size_t i = 0; i < GB_COUNT(rows); i++)
		gb_buf_format(&targets,
			"%s{'id':'t%zu','name':{'zh':'名','en':'N'},'section':'economy',"
			"'form':'x',%s}",
			i > 0 ? ",\n" : "", i, rows[i].members);
	gb_buf_char(&targets, 0);
	for (size_t day = 0; day < GB_COUNT(days); day++) {
		model m = model_open((ledger_text){
			.as_of = days[day].as_of, .period = days[day].period, .targets = targets.p });

		for (size_t i = 0; i < m.verdicts->count; i++) {
			const gb_verdict *verdict = &m.verdicts->items[i];

			assert_true(verdict->state == GB_STATE_NOT_DUE || verdict->state == GB_STATE_NO_DATA);
			assert_int_equal(verdict->status, GB_VALUE_UNREPORTED);
			assert_false(verdict->rate.known || verdict->gap.known);
			/* At the end of the year everything is due. */
			if (day + 1 == GB_COUNT(days))
				assert_int_equal(verdict->state, GB_STATE_NO_DATA);
		}
		model_close(&m);
	}
	gb_arena_close(arena);
}

/* A printed figure never contradicts its verdict, however it is rounded (D 3.11). */
static void test_prints_agree_with_verdicts(void **state)
{
	gb_arena *arena = test_arena();
	gb_buf targets = gb_buf_new(arena), readings = gb_buf_new(arena);
	generator random = { 31 };
	model m;

	(void)state;
	for (int i = 0; i < 400; i++) {
		const int thousandths = 3900 + pick(&random, 300) * 10 + pick(&random, 10);

		gb_buf_format(&targets,
			"%s{'id':'t%d','name':{'zh':'名','en':'N'},'section':'economy',"
			"'form':'x','kind':'growth','unit':'%%','decimals':1,'value':5.5,'qualifier':'%s'}",
			i > 0 ? ",\n" : "", i, i % 2 == 0 ? "at-least" : "over");
		gb_buf_format(&readings, "%s{'of':'t%d','period':'2024-H1','value':%d.%03d}",
			i > 0 ? ",\n" : "", i, thousandths / 1000, thousandths % 1000);
	}
	gb_buf_char(&targets, 0);
	gb_buf_char(&readings, 0);
	m = model_open((ledger_text){ .targets = targets.p, .readings = readings.p });
	for (size_t i = 0; i < m.verdicts->count; i++) {
		const gb_verdict *verdict = &m.verdicts->items[i];
		const int order = gb_decimal_compare(verdict->gap, gb_decimal_of(0, 0));
		gb_resolved printed;
		int printed_order;

		gb_target_field(m.arena, m.ledger, verdict, GB_OF_ACTUAL, true, GB_LANG_ZH, &printed);
		printed_order = gb_decimal_compare(printed.printed, verdict->target->value);
		assert_int_equal(i % 2 == 0 ? printed_order >= 0 : printed_order > 0, verdict->met);
		/* The gap shows on which line of the policy it stands. */
		assert_int_equal(
			order < 0, gb_decimal_compare(verdict->actual->value, verdict->target->value) < 0);
		if (verdict->state == GB_STATE_FAR_BEHIND)
			assert_true(gb_decimal_compare(verdict->gap, gb_decimal_of(-1, 0)) < 0);
		if (verdict->state == GB_STATE_AHEAD)
			assert_true(gb_decimal_compare(verdict->gap, gb_decimal_of(5, 1)) >= 0);
	}
	model_close(&m);
	gb_arena_close(arena);
}

static void test_the_order_of_files_is_nothing(void **state)
{
	const ledger_text text = {
		.targets =
			"{'id':'a','name':{'zh':'甲','en':'A'},'section':'economy','form':'x',"
			"'kind':'flow','unit':'亿元','value':100},"
			"{'id':'b','name':{'zh':'乙','en':'B'},'section':'people','form':'x',"
			"'kind':'growth','unit':'%','qualifier':'compare','compare':{'with':'a-growth'}},"
			"{'id':'c','name':{'zh':'丙','en':'C'},'section':'people','form':'x',"
			"'kind':'level','unit':'万吨','qualifier':'multiple','multiple':{'times':2}}",
		.indicators = "{'id':'a-growth','name':{'zh':'丁','en':'D'},'section':'economy',"
					  "'kind':'growth','unit':'%'}",
		.readings =
			"{'of':'a','period':'2024-H1','value':47},{'of':'a','period':'2024-Q1','value':30},"
			"{'of':'b','period':'2024-H1','value':4},{'of':'a-growth','period':'2024-H1','value':4.5},"
			"{'of':'c','period':'2024-H1','value':30},{'of':'c','period':'2023','value':14}",
	};
	ledger_text other = text;
	model forth = model_open(text), back;

	(void)state;
	other.reversed = true;
	back = model_open(other);
	assert_int_equal(forth.verdicts->count, back.verdicts->count);
	for (size_t i = 0; i < forth.verdicts->count; i++) {
		const gb_verdict *a = &forth.verdicts->items[i];
		const gb_verdict *b = verdict_of(&back, gb_str_zero(forth.arena, a->target->id));

		assert_int_equal(a->state, b->state);
		for (int lang = 0; lang < GB_LANG_COUNT; lang++) {
			assert_text(a->formula.in[lang], gb_str_zero(forth.arena, b->formula.in[lang]));
			assert_text(a->reason.in[lang], gb_str_zero(forth.arena, b->reason.in[lang]));
		}
	}
	model_close(&forth);
	model_close(&back);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_a_better_reading_is_never_worse),
		cmocka_unit_test(test_hysteresis_keeps_the_order),
		cmocka_unit_test(test_a_better_place_is_never_worse),
		cmocka_unit_test(test_a_milestone_done_sooner_is_never_worse),
		cmocka_unit_test(test_no_reading_is_never_red),
		cmocka_unit_test(test_prints_agree_with_verdicts),
		cmocka_unit_test(test_the_order_of_files_is_nothing),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
