#include "base/testing.h"
#include "compose/chart_data.h"

/* Figures of one unit have equal decimals; zeros are only added, and never to what is no plain
 * number. */

static gb_datum datum(const char *before, const char *number, const char *behind, gb_arena *arena)
{
	const gb_decimal value = gb_decimal_parse(gb_str_of(number));
	gb_resolved resolved = {
		.text = gb_str_format(arena, "%s%s%s", before, number, behind),
		.kind = GB_FIGURE_VALUE,
		.number_from = strlen(before),
		.number_to = strlen(before) + strlen(number),
		.value = value,
		.printed = value,
		.places = value.places,
	};

	return (gb_datum){ .resolved = resolved, .plotted = value };
}

static void test_zeros_are_added(void **state)
{
	gb_arena *arena = test_arena();
	gb_datum data[] = {
		datum("", "5", "%", arena),
		datum("\u2212", "0.5", "%", arena),
		datum("+", "11.25", "%", arena),
		datum("", "1,200", "%", arena),
	};

	(void)state;
	data[3].resolved.printed = gb_decimal_of(1200, 0);
	data[3].resolved.places = 0;
	gb_chart_decimals(arena, data, GB_COUNT(data));
	assert_text(data[0].resolved.text, "5.00%");
	assert_text(data[1].resolved.text, "\u22120.50%");
	assert_text(data[2].resolved.text, "+11.25%");
	assert_text(data[3].resolved.text, "1,200.00%");
	/* What was printed says so; what it is worth is as it was. */
	assert_int_equal(data[0].resolved.places, 2);
	assert_int_equal(data[0].resolved.number_to, 4);
	assert_int_equal(data[0].resolved.printed.digits, 500);
	assert_int_equal(data[0].resolved.value.digits, 5);
	gb_arena_close(arena);
}

static void test_words_keep_their_digits(void **state)
{
	gb_arena *arena = test_arena();
	gb_datum data[] = {
		datum("", "2.35", "万亩", arena),
		datum("", "2.3", "余万亩", arena),
		datum("突破", "2", "万亩", arena),
		datum("", "2—3", "万亩", arena),
		datum("", "1.5", " million people", arena),
		datum("", "800,000", " people", arena),
		{ .resolved = { .kind = -1 } },
	};

	(void)state;
	gb_chart_decimals(arena, data, GB_COUNT(data));
	assert_text(data[1].resolved.text, "2.3余万亩");
	assert_text(data[2].resolved.text, "突破2万亩");
	assert_text(data[3].resolved.text, "2—3万亩");
	assert_text(data[5].resolved.text, "800,000 people");
	assert_int_equal(data[6].resolved.text.n, 0);
	gb_arena_close(arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_zeros_are_added),
		cmocka_unit_test(test_words_keep_their_digits),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
