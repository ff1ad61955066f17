#include "fixture.h"

#include "model/difference.h"

/* Two issues held against each other (D 9.3). */

#define TARGET(id, rest)                                                                           \
	"{'id':'" id "','name':{'zh':'名','en':'Name'},'section':'economy','form':'x'," rest "}"
#define RATE(id, value) TARGET(id, "'kind':'growth','unit':'%','value':" value)
#define READ(id, period, rest) "{'of':'" id "','period':'" period "'," rest "}"
#define Q1 .as_of = "2024-03-31", .period = "2024-Q1"

typedef struct issues {
	model before, now;
	gb_differences found;
} issues;

static issues compare(ledger_text before, ledger_text now)
{
	issues out = { .before = model_open(before), .now = model_open(now) };

	out.found = gb_differences_of(
		out.now.arena, out.before.ledger, out.before.verdicts, out.now.ledger, out.now.verdicts);
	return out;
}

static void close_issues(issues *both)
{
	model_close(&both->now);
	model_close(&both->before);
}

/* "kind id: old -> new" of each, in English, one after the other. */
static const char *said(const issues *both)
{
	gb_arena *arena = both->now.arena;
	gb_buf buf = gb_buf_new(arena);

	for (size_t i = 0; i < both->found.count; i++) {
		const gb_difference *difference = &both->found.items[i];
		gb_resolved old, new;

		gb_difference_field(arena, &both->found, difference, GB_OF_OLD, true, GB_LANG_EN, &old);
		gb_difference_field(arena, &both->found, difference, GB_OF_NEW, true, GB_LANG_EN, &new);
		gb_buf_text(&buf, i > 0 ? "; " : "");
		gb_buf_text(&buf, gb_choice_word(gb_difference_words, difference->kind));
		gb_buf_char(&buf, ' ');
		gb_buf_str(&buf, gb_difference_id(difference));
		gb_buf_text(&buf, ": ");
		gb_buf_str(&buf, old.text);
		gb_buf_text(&buf, " -> ");
		gb_buf_str(&buf, new.text);
	}
	return gb_str_zero(arena, gb_buf_taken(&buf));
}

#define assert_said(before, now, expected)                                                         \
	do {                                                                                           \
		issues both_ = compare((before), (now));                                                   \
		assert_string_equal(said(&both_), expected);                                               \
		close_issues(&both_);                                                                      \
	} while (0)

static void test_the_same(void **state)
{
	const ledger_text text = { .targets = RATE("a", "5"),
		.readings = READ("a", "2024-H1", "'value':5.2") };
	issues both = compare(text, text);

	(void)state;
	assert_string_equal(said(&both), "");
	assert_true(gb_differences_none(&both.found));
	close_issues(&both);
}

static void test_targets(void **state)
{
	(void)state;
	assert_said(((ledger_text){ .targets = RATE("a", "5") "," RATE("b", "6") }),
		((ledger_text){ .targets = RATE("b", "6.50") "," RATE("c", "7") }),
		"new c:  -> 7%; dropped a: 5% -> ; changed b: 6% -> 6.50%");
	assert_said(((ledger_text){ .targets = RATE("a", "5,'qualifier':'around'") }),
		((ledger_text){ .targets = RATE("a", "5") }), "changed a: around 5% -> 5%");
	assert_said(((ledger_text){ .targets = RATE("a", "5,'lead':['plan']") }),
		((ledger_text){ .targets = RATE("a", "5,'lead':['statistics']") }),
		"changed a: Commission -> Statistics Bureau");
	assert_said(((ledger_text){ .targets = RATE("a", "5") }),
		((ledger_text){ .targets = RATE("a", "5,'due':'2024-09-30'") }),
		"changed a: 31 December 2024 -> 30 September 2024");
}

static void test_progress(void **state)
{
	const char *targets = RATE("up", "5") "," RATE("down", "5") "," RATE("first", "5");

	(void)state;
	assert_said(((ledger_text){ Q1, .targets = targets,
					.readings = READ("up", "2024-Q1", "'value':3") "," READ(
						"down", "2024-Q1", "'value':5.5") }),
		((ledger_text){ .targets = targets,
			.readings = READ("up", "2024-Q1", "'value':3") "," READ("down", "2024-Q1",
				"'value':5.5") "," READ("up", "2024-H1", "'value':5") "," READ("down", "2024-H1",
				"'value':3") "," READ("first", "2024-H1", "'value':5") }),
		"better up: 3% -> 5%; worse down: 5.5% -> 3%; judged first:  -> 5%");
}

static void test_readings(void **state)
{
	const char *targets = RATE("a", "5");
	issues both = compare((ledger_text){ Q1, .targets = targets,
							  .readings = READ("a", "2024-Q1", "'value':5.1") "," READ(
								  "a", "2023", "'value':6") "," READ("a", "2023-H1", "'value':7") },
		(ledger_text){ .targets = targets,
			.readings = READ("a", "2024-Q1",
				"'value':5.3,'status':'revised','revises':{'value':5.1,"
				"'reason':{'zh':'更正','en':'Late returns'}}") "," READ("a", "2023",
				"'value':6.0,'status':'provisional'") "," READ("a", "2024-H1", "'value':5") });
	gb_resolved out;

	(void)state;
	/* The first half of 2023 is not told at all any more: that takes nothing back. */
	assert_string_equal(said(&both), "revised a: 5.1% -> 5.3%; status a: final -> provisional");
	assert_int_equal(both.found.new_readings, 1);
	gb_difference_field(
		both.now.arena, &both.found, &both.found.items[0], GB_OF_REASON, true, GB_LANG_EN, &out);
	test_assert_text(out.text, "Late returns", __FILE__, __LINE__);
	/* The old figure is the last issue's, not this one's. */
	gb_difference_field(
		both.now.arena, &both.found, &both.found.items[0], GB_OF_OLD, true, GB_LANG_EN, &out);
	test_assert_text(out.path, "i:a/2024-Q1/actual", __FILE__, __LINE__);
	assert_true(gb_differences_check(both.now.arena, &both.found, both.now.diags));
	assert_int_equal(gb_diags_warnings(both.now.diags), 0);
	close_issues(&both);
}

static void test_a_revision_is_owned_up_to(void **state)
{
	const char *targets = RATE("a", "5");
	const ledger_text before = { .targets = targets,
		.readings = READ("a", "2024-H1", "'value':5.1") };
	issues both = compare(before,
		(ledger_text){ .targets = targets, .readings = READ("a", "2024-H1", "'value':5.3") });

	(void)state;
	assert_true(gb_differences_check(both.now.arena, &both.found, both.now.diags));
	assert_int_equal(gb_diags_warnings(both.now.diags), 1);
	assert_non_null(strstr(faults_of(&both.now), "another value than the last issue's 5.1"));
	close_issues(&both);

	both = compare(before, (ledger_text){ .targets = targets,
							   .readings = READ("a", "2024-H1",
								   "'value':5.3,'status':'revised','revises':{'value':5.2,"
								   "'reason':{'zh':'更正','en':'Late returns'}}") });
	assert_true(gb_differences_check(both.now.arena, &both.found, both.now.diags));
	assert_non_null(strstr(faults_of(&both.now), "expected 5.1, which the last issue published"));
	close_issues(&both);

	both = compare(before, (ledger_text){ .targets = targets, .more_issue = ",'previous':'june'" });
	assert_false(gb_differences_check(both.now.arena, &both.found, both.now.diags));
	assert_non_null(strstr(faults_of(&both.now), "found \"june\", but \"i\" is given"));
	close_issues(&both);
}

static void test_ranks(void **state)
{
	const char *targets = RATE("a", "5");
	const char *east = ",{'id':'east','name':{'zh':'东区','en':'East District'},'kind':'county'}";

	(void)state;
	/* Equal values share a place; who has none is not compared. */
	assert_said(((ledger_text){ Q1, .targets = targets, .more_areas = east,
					.readings = READ("a", "2024-Q1", "'area':'north','value':5") "," READ(
						"a", "2024-Q1", "'area':'south','value':4") }),
		((ledger_text){ .targets = targets,
			.more_areas = east,
			.readings = READ("a", "2024-Q1", "'area':'north','value':5") "," READ(
				"a", "2024-Q1", "'area':'south','value':4") "," READ("a", "2024-H1",
				"'area':'north','value':4") "," READ("a", "2024-H1",
				"'area':'south','value':4.0") "," READ("a", "2024-H1",
				"'area':'east','value':3") }),
		"rank-up a: 2nd -> 1st");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_the_same),
		cmocka_unit_test(test_targets),
		cmocka_unit_test(test_progress),
		cmocka_unit_test(test_readings),
		cmocka_unit_test(test_a_revision_is_owned_up_to),
		cmocka_unit_test(test_ranks),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
