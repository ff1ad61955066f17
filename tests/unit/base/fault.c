#include "testing.h"

#include "base/fault.h"
#include "base/utf8.h"

/* A source made by hand: { "targets": [ { "value": "6,5" } ] } with its nodes. */
static gb_source *small_source(gb_arena *arena)
{
	static const char text[] = "{\n"
							   "  \"targets\": [\n"
							   "    { \"name\": \"工业\", \"va/l~ue\": \"6,5\" }\n"
							   "  ]\n"
							   "}\n";
	gb_source *source = GB_NEW(arena, gb_source);
	const gb_str bytes = GB_STR(text);
	gb_source_node *nodes = GB_NEW_ARRAY(arena, 5, gb_source_node);

	nodes[0] = (gb_source_node){ .offset = 0, .length = (uint32_t)bytes.n - 1 };
	nodes[1] = (gb_source_node){ .offset = (uint32_t)gb_str_find(bytes, GB_STR("[")),
		.key_offset = 4,
		.key_length = 9,
		.key = GB_STR("targets") };
	nodes[1].length = (uint32_t)gb_str_find(bytes, GB_STR("]")) + 1 - nodes[1].offset;
	nodes[2] =
		(gb_source_node){ .offset = (uint32_t)gb_str_find(bytes, GB_STR("{ \"name")), .parent = 1 };
	nodes[2].length = (uint32_t)gb_str_find(bytes, GB_STR(" }\n  ]")) + 2 - nodes[2].offset;
	nodes[3] = (gb_source_node){ .offset = (uint32_t)gb_str_find(bytes, GB_STR("\"工业\"")),
		.length = 8,
		.parent = 2,
		.key_offset = nodes[2].offset + 2,
		.key_length = 6,
		.key = GB_STR("name"),
		.next = 4 };
	nodes[4] = (gb_source_node){ .offset = (uint32_t)gb_str_find(bytes, GB_STR("\"6,5\"")),
		.length = 5,
		.parent = 2,
		.index = 1,
		.key_offset = (uint32_t)gb_str_find(bytes, GB_STR("\"va/l~ue\"")),
		.key_length = 9,
		.key = GB_STR("va/l~ue") };
	*source = (gb_source){ GB_STR("data/small.json"), bytes, nodes, 5 };
	return source;
}

static void test_places(void **state)
{
	gb_arena *arena = test_arena();
	const gb_place root = { small_source(arena), 0 };
	const gb_place targets = gb_place_member(root, "targets");
	const gb_place first = gb_place_item(targets, 0);
	const gb_place value = gb_place_member(first, "va/l~ue");

	(void)state;
	assert_int_equal(value.node, 4);
	assert_int_equal(gb_place_item(first, 1).node, 4);
	assert_int_equal(gb_place_member(first, "nothing").node, first.node);
	assert_int_equal(gb_place_item(targets, 1).node, targets.node);
	assert_int_equal(gb_place_member(value, "deeper").node, value.node);
	assert_text(gb_place_path(arena, root), "");
	assert_text(gb_place_path(arena, first), "/targets/0");
	assert_text(gb_place_path(arena, value), "/targets/0/va~1l~0ue");
	assert_text(gb_place_text(arena, root), "data/small.json:1:1");
	assert_text(gb_place_text(arena, value), "data/small.json:3:32 /targets/0/va~1l~0ue");
	assert_text(gb_place_text(arena, gb_place_of_file(arena, GB_STR("a.json"))), "a.json");
	assert_text(gb_place_text(arena, (gb_place){ 0 }), "");
	gb_arena_close(arena);
}

static void test_form_of_an_error(void **state)
{
	gb_arena *arena = test_arena();
	gb_diags *diags = gb_diags_new(arena);
	const gb_source *source = small_source(arena);

	(void)state;
	assert_false(gb_fault(diags, (gb_place){ source, 4 }, "wrong-kind", GB_STR("\"6,5\" (text)"),
		GB_STR("a number, e.g. 6.5"),
		GB_STR("remove the quotes and write the decimal point as \".\"")));
	assert_text(test_printed(arena, diags),
		"data/small.json:3:32: error: /targets/0/va~1l~0ue: found \"6,5\" (text); "
		"expected a number, e.g. 6.5\n"
		"    3 |     { \"name\": \"工业\", \"va/l~ue\": \"6,5\" }\n"
		"      |                                  ^^^^^\n"
		"  help: remove the quotes and write the decimal point as \".\"\n");
	gb_arena_close(arena);
}

static void test_wide_values_and_keys(void **state)
{
	gb_arena *arena = test_arena();
	gb_diags *diags = gb_diags_new(arena);
	const gb_source *source = small_source(arena);

	(void)state;
	gb_fault(diags, (gb_place){ source, 3 }, "x", GB_STR("工业"), (gb_str){ 0 }, (gb_str){ 0 });
	gb_fault_key(
		diags, (gb_place){ source, 4 }, "x", GB_STR("a key"), (gb_str){ 0 }, (gb_str){ 0 });
	/* Over several lines only the beginning is marked. */
	gb_fault(diags, (gb_place){ source, 0 }, "x", (gb_str){ 0 }, GB_STR("more"), (gb_str){ 0 });
	assert_text(test_printed(arena, diags),
		"data/small.json:3:15: error: /targets/0/name: found 工业\n"
		"    3 |     { \"name\": \"工业\", \"va/l~ue\": \"6,5\" }\n"
		"      |               ^^^^^^\n"
		"data/small.json:3:21: error: /targets/0/va~1l~0ue: found a key\n"
		"    3 |     { \"name\": \"工业\", \"va/l~ue\": \"6,5\" }\n"
		"      |                       ^^^^^^^^^\n"
		"data/small.json:1:1: error: expected more\n"
		"    1 | {\n"
		"      | ^\n");
	gb_arena_close(arena);
}

static void test_without_a_line(void **state)
{
	gb_arena *arena = test_arena();
	gb_diags *diags = gb_diags_new(arena);

	(void)state;
	gb_fault(diags, gb_place_of_file(arena, GB_STR("gone.json")), "x", GB_STR("nothing"),
		GB_STR("a file"), GB_STR("look for it"));
	gb_fault(diags, (gb_place){ 0 }, "x", GB_STR("no issue"), GB_STR("one"), (gb_str){ 0 });
	assert_text(test_printed(arena, diags), "gone.json: error: found nothing; expected a file\n"
											"  help: look for it\n"
											"error: found no issue; expected one\n");
	gb_arena_close(arena);
}

static void test_bytes_at_the_end(void **state)
{
	gb_arena *arena = test_arena();
	gb_diags *diags = gb_diags_new(arena);
	gb_source source = { .name = GB_STR("s"), .bytes = GB_STR("[1,\n\t2") };
	gb_source empty = { .name = GB_STR("e") };

	(void)state;
	gb_fault_bytes(diags, &source, 6, 0, "x", GB_STR("the end"), (gb_str){ 0 }, (gb_str){ 0 });
	gb_fault_bytes(diags, &source, 99, 99, "x", GB_STR("far"), (gb_str){ 0 }, (gb_str){ 0 });
	gb_fault_bytes(diags, &empty, 0, 0, "x", GB_STR("nothing"), (gb_str){ 0 }, (gb_str){ 0 });
	assert_text(test_printed(arena, diags), "s:2:3: error: found the end\n"
											"    2 |  2\n"
											"      |   ^\n"
											"s:2:3: error: found far\n"
											"    2 |  2\n"
											"      |   ^\n"
											"e:1:1: error: found nothing\n"
											"    1 | \n"
											"      | ^\n");
	gb_arena_close(arena);
}

static void test_nothing_from_a_file_reaches_the_terminal(void **state)
{
	gb_arena *arena = test_arena();
	gb_diags *diags = gb_diags_new(arena);
	gb_source source = { .name = GB_STR("s\x1b"),
		.bytes = GB_STR("\x1b[2J\xFF\u202E\xC2\x85x\r\n") };

	(void)state;
	gb_fault_bytes(diags, &source, 0, 1, "x", GB_STR("a\x1b\nb"), (gb_str){ 0 }, (gb_str){ 0 });
	assert_text(test_printed(arena, diags), "s\uFFFD:1:1: error: found a\uFFFD b\n"
											"    1 | \uFFFD[2J\uFFFD\uFFFD\uFFFDx \n"
											"      | ^\n");
	gb_arena_close(arena);
}

/* A window of a long line, with the caret under the right character, wherever that stands. */
static void test_long_lines(void **state)
{
	gb_arena *arena = test_arena();

	(void)state;
	for (size_t at = 0; at < 1000; at += 37) {
		gb_diags *diags = gb_diags_new(arena);
		gb_buf line = gb_buf_new(arena);
		gb_source source = { .name = GB_STR("s") };
		gb_str printed, shown, carets;
		size_t cell = 0;
		size_t length;

		for (size_t i = 0; i < 1000; i++)
			gb_buf_text(&line, i == at ? "X" : "工");
		source.bytes = gb_buf_taken(&line);
		gb_fault_bytes(diags, &source, at * 3, 1, "x", GB_STR("x"), (gb_str){ 0 }, (gb_str){ 0 });
		printed = test_printed(arena, diags);
		printed = gb_str_slice(printed, gb_str_find(printed, GB_STR("\n")) + 1, printed.n);
		shown = gb_str_slice(printed, 8, gb_str_find(printed, GB_STR("\n")));
		carets = gb_str_slice(printed, 8 + shown.n + 1 + 8, printed.n - 1);
		assert_true(gb_utf8_count(shown) <= 60);
		/* The cells before X are as many as the blanks before the caret. */
		for (size_t i = 0; shown.p[i] != 'X'; i += length)
			cell += gb_utf8_cells(gb_utf8_at(shown, i, &length));
		assert_int_equal(carets.n, cell + 1);
		assert_int_equal(carets.p[cell], '^');
		if (at > 100)
			assert_true(gb_str_starts(shown, "…"));
		assert_true(at > 900 || gb_str_ends(shown, "…"));
	}
	gb_arena_close(arena);
}

static void test_twenty_and_a_count(void **state)
{
	gb_arena *arena = test_arena();
	gb_diags *diags = gb_diags_new(arena);
	const gb_place file = gb_place_of_file(arena, GB_STR("f"));
	gb_str printed;

	(void)state;
	for (int i = 0; i < 27; i++)
		gb_fault(diags, file, "x", gb_str_format(arena, "%d", i), (gb_str){ 0 }, (gb_str){ 0 });
	printed = test_printed(arena, diags);
	assert_int_equal(gb_diags_errors(diags), 27);
	assert_true(gb_str_find(printed, GB_STR("found 19\n")) != SIZE_MAX);
	assert_true(gb_str_find(printed, GB_STR("found 20\n")) == SIZE_MAX);
	assert_true(gb_str_ends(printed, "\nand 7 more errors\n"));
	gb_arena_close(arena);
}

static void test_errors_come_before_warnings(void **state)
{
	gb_arena *arena = test_arena();
	gb_diags *diags = gb_diags_new(arena);
	gb_str printed;

	(void)state;
	for (int i = 0; i < 25; i++)
		gb_warn(diags, gb_place_of_file(arena, GB_STR("f")), "odd", gb_str_format(arena, "w%d", i),
			(gb_str){ 0 }, (gb_str){ 0 });
	assert_int_equal(gb_diags_status(diags), GB_STATUS_FINE);
	for (int i = 0; i < 2; i++)
		gb_fault(diags, (gb_place){ 0 }, "x", gb_str_format(arena, "e%d", i), (gb_str){ 0 },
			(gb_str){ 0 });
	printed = test_printed(arena, diags);
	assert_true(gb_str_find(printed, GB_STR("f: warning: found w17 [odd]\n")) != SIZE_MAX);
	assert_true(gb_str_find(printed, GB_STR("w18")) == SIZE_MAX);
	assert_true(gb_str_ends(printed, "error: found e0\nerror: found e1\nand 7 more warnings\n"));
	assert_int_equal(gb_diags_status(diags), GB_STATUS_INPUT);
	assert_int_equal(gb_diags_errors(diags), 2);
	assert_int_equal(gb_diags_warnings(diags), 25);
	for (int i = 0; i < 19; i++)
		gb_fault(diags, (gb_place){ 0 }, "x", GB_STR("more"), (gb_str){ 0 }, (gb_str){ 0 });
	assert_true(gb_str_ends(test_printed(arena, diags), "and 1 more error and 25 more warnings\n"));
	gb_arena_close(arena);
}

static void test_warnings_are_said_once(void **state)
{
	gb_arena *arena = test_arena();
	gb_diags *diags = gb_diags_new(arena);
	const gb_source *source = small_source(arena);

	(void)state;
	for (int i = 0; i < 3; i++)
		assert_true(gb_warn(
			diags, (gb_place){ source, 3 }, "odd", GB_STR("a"), (gb_str){ 0 }, (gb_str){ 0 }));
	gb_warn(diags, (gb_place){ source, 3 }, "other", GB_STR("a"), (gb_str){ 0 }, (gb_str){ 0 });
	gb_warn(diags, (gb_place){ source, 4 }, "odd", GB_STR("a"), (gb_str){ 0 }, (gb_str){ 0 });
	assert_int_equal(gb_diags_warnings(diags), 3);
	gb_arena_close(arena);
}

static void test_promotion(void **state)
{
	gb_arena *arena = test_arena();
	gb_diags *diags = gb_diags_new(arena);
	gb_diags *all = gb_diags_new(arena);

	(void)state;
	gb_diags_promote(diags, GB_STR("odd"));
	assert_false(gb_warn(diags, (gb_place){ 0 }, "odd", GB_STR("a"), (gb_str){ 0 }, (gb_str){ 0 }));
	assert_true(
		gb_warn(diags, (gb_place){ 0 }, "other", GB_STR("b"), (gb_str){ 0 }, (gb_str){ 0 }));
	assert_text(test_printed(arena, diags), "error: found a [odd]\nwarning: found b [other]\n");
	assert_int_equal(gb_diags_status(diags), GB_STATUS_INPUT);
	gb_diags_promote(all, GB_STR("all"));
	assert_false(gb_warn(all, (gb_place){ 0 }, "any", GB_STR("a"), (gb_str){ 0 }, (gb_str){ 0 }));
	gb_arena_close(arena);
}

static void test_highest_status(void **state)
{
	gb_arena *arena = test_arena();
	gb_diags *diags = gb_diags_new(arena);

	(void)state;
	assert_int_equal(gb_diags_status(diags), GB_STATUS_FINE);
	gb_fault_status(
		diags, GB_STATUS_WRITE, (gb_place){ 0 }, "x", GB_STR("a"), (gb_str){ 0 }, (gb_str){ 0 });
	gb_fault(diags, (gb_place){ 0 }, "x", GB_STR("a"), (gb_str){ 0 }, (gb_str){ 0 });
	assert_int_equal(gb_diags_status(diags), GB_STATUS_WRITE);
	gb_arena_close(arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_places),
		cmocka_unit_test(test_form_of_an_error),
		cmocka_unit_test(test_wide_values_and_keys),
		cmocka_unit_test(test_without_a_line),
		cmocka_unit_test(test_bytes_at_the_end),
		cmocka_unit_test(test_nothing_from_a_file_reaches_the_terminal),
		cmocka_unit_test(test_long_lines),
		cmocka_unit_test(test_twenty_and_a_count),
		cmocka_unit_test(test_errors_come_before_warnings),
		cmocka_unit_test(test_warnings_are_said_once),
		cmocka_unit_test(test_promotion),
		cmocka_unit_test(test_highest_status),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
