#include "../base/testing.h"

#include "json/value.h"

static const gb_json *parse(gb_arena *arena, gb_str bytes, gb_diags *diags)
{
	gb_source *source = GB_NEW(arena, gb_source);

	*source = (gb_source){ .name = GB_STR("t.json"), .bytes = bytes };
	return gb_json_parse(arena, source, diags);
}

static const gb_json *parse_good(gb_arena *arena, const char *text)
{
	gb_diags *diags = gb_diags_new(arena);
	const gb_json *root = parse(arena, gb_str_of(text), diags);

	if (root == NULL) {
		const gb_str printed = test_printed(arena, diags);

		fail_msg("%.*s", (int)printed.n, printed.p);
	}
	return root;
}

static void test_values(void **state)
{
	gb_arena *arena = test_arena();
	const gb_json *root =
		parse_good(arena, " { \"a\" : [ 1, -2.50, 1e5, true , false, null ], \"b\":{}, "
						  "\"c\": [], \"d\": \"工\\n业\" }\n");
	const gb_json *a = gb_json_member(root, "a");

	(void)state;
	assert_int_equal(root->kind, GB_JSON_OBJECT);
	assert_int_equal(root->count, 4);
	assert_int_equal(a->kind, GB_JSON_ARRAY);
	assert_int_equal(a->count, 6);
	assert_text(a->key, "a");
	assert_int_equal(a->first->kind, GB_JSON_NUMBER);
	assert_text(a->first->text, "1");
	assert_text(a->first->next->text, "-2.50");
	assert_text(a->first->next->next->text, "1e5");
	assert_int_equal(a->first->next->next->next->kind, GB_JSON_TRUE);
	assert_int_equal(a->first->next->next->next->next->kind, GB_JSON_FALSE);
	assert_int_equal(a->first->next->next->next->next->next->kind, GB_JSON_NULL);
	assert_null(a->first->next->next->next->next->next->next);
	assert_int_equal(gb_json_member(root, "b")->count, 0);
	assert_null(gb_json_member(root, "b")->first);
	assert_int_equal(gb_json_member(root, "c")->kind, GB_JSON_ARRAY);
	assert_int_equal(gb_json_member(root, "d")->kind, GB_JSON_STRING);
	assert_text(gb_json_member(root, "d")->text, "工\n业");
	assert_null(gb_json_member(root, "D"));
	assert_null(gb_json_member(a, "a"));
	assert_null(gb_json_member(NULL, "a"));
	gb_arena_close(arena);
}

static void test_any_value_may_be_the_root(void **state)
{
	gb_arena *arena = test_arena();

	(void)state;
	assert_int_equal(parse_good(arena, "null")->kind, GB_JSON_NULL);
	assert_text(parse_good(arena, "0")->text, "0");
	assert_text(parse_good(arena, "\"\"")->text, "");
	assert_int_equal(parse_good(arena, "[[[]]]")->count, 1);
	gb_arena_close(arena);
}

static void test_places(void **state)
{
	gb_arena *arena = test_arena();
	const gb_json *root = parse_good(arena,
		"{\n \"targets\": [\n  { \"id\": \"a\" },\n  { \"id\": \"b\", \"value\": 6.10 }\n ]\n}");
	const gb_json *second = gb_json_member(root, "targets")->first->next;
	const gb_json *value = gb_json_member(second, "value");
	const gb_source_node *node = gb_place_node(second->place);

	(void)state;
	assert_text(gb_place_text(arena, value->place), "t.json:4:25 /targets/1/value");
	assert_text(
		gb_place_text(arena, gb_place_member(second->place, "id")), "t.json:4:11 /targets/1/id");
	assert_text(gb_place_text(arena, gb_place_item(gb_place_member(root->place, "targets"), 0)),
		"t.json:3:3 /targets/0");
	assert_text(
		gb_str_slice(second->place.source->bytes, node->offset, node->offset + node->length),
		"{ \"id\": \"b\", \"value\": 6.10 }");
	gb_arena_close(arena);
}

static void test_escapes(void **state)
{
	gb_arena *arena = test_arena();

	(void)state;
	assert_text(parse_good(arena, "\"\\\"\\\\\\/\\n\\t\\u67a3\\uD840\\uDC00\\u000A\"")->text,
		"\"\\/\n\t枣𠀀\n");
	assert_text(gb_json_member(parse_good(arena, "{\"\\u0061\": 1}"), "a")->text, "1");
	gb_arena_close(arena);
}

static void test_deepest_nesting(void **state)
{
	gb_arena *arena = test_arena();
	gb_buf text = gb_buf_new(arena);
	const gb_json *value;
	int depth = 0;

	(void)state;
	for (int i = 0; i < GB_JSON_DEPTH; i++)
		gb_buf_char(&text, '[');
	for (int i = 0; i < GB_JSON_DEPTH; i++)
		gb_buf_char(&text, ']');
	gb_buf_char(&text, '\0');
	for (value = parse_good(arena, text.p); value != NULL; value = value->first)
		depth++;
	assert_int_equal(depth, GB_JSON_DEPTH);
	gb_arena_close(arena);
}

static void test_many_members(void **state)
{
	gb_arena *arena = test_arena();
	gb_diags *diags = gb_diags_new(arena);
	gb_buf text = gb_buf_new(arena);
	const gb_json *root;
	uint32_t count = 0;

	(void)state;
	gb_buf_char(&text, '{');
	for (int i = 0; i < 100000; i++)
		gb_buf_format(&text, "%s\"k%d\":[%d,{}]", i == 0 ? "" : ",", i, i);
	gb_buf_char(&text, '}');
	root = parse(arena, gb_buf_taken(&text), diags);
	assert_non_null(root);
	for (const gb_json *member = root->first; member != NULL; member = member->next) {
		assert_int_equal(member->count, 2);
		count++;
	}
	assert_int_equal(count, 100000);
	assert_int_equal(root->count, 100000);
	gb_arena_close(arena);
}

static void test_found(void **state)
{
	static const struct {
		const char *json, *found;
	} rows[] = {
		{ "null", "null" },
		{ "true", "true" },
		{ "false", "false" },
		{ "6.10", "6.10 (number)" },
		{ "\"6,5\"", "\"6,5\" (text)" },
		{ "[]", "an empty list" },
		{ "[1,2,3]", "a list of 3" },
		{ "{\"a\":1}", "an object" },
		{ "\"a\\nb\\tc\"", "\"a\\nb\\tc\" (text)" },
		{ "\"0123456789012345678901234567890123456789x\"",
			"\"0123456789012345678901234567890123456789…\" (text)" },
	};
	gb_arena *arena = test_arena();

	(void)state;
	for (size_t i = 0; i < GB_COUNT(rows); i++)
		assert_text(gb_json_found(arena, parse_good(arena, rows[i].json)), rows[i].found);
	gb_arena_close(arena);
}

/* Every text that is refused, with the beginning of what is said: line:column and the fault. */
static const struct refusal {
	gb_str json;
	const char *said;
} refusals[] = {
	/* numbers */
	{ GB_STR_INIT("[01]"), "1:2: error: found 01; expected a number, e.g. 6.5\n" },
	{ GB_STR_INIT("-01"), "1:1: error: found -01; expected a number, e.g. 6.5\n" },
	{ GB_STR_INIT("[1.]"), "1:2: error: found 1.; expected a number, e.g. 6.5\n" },
	{ GB_STR_INIT("[.5]"), "1:2: error: found .5; expected a number, e.g. 0.5\n" },
	{ GB_STR_INIT("[-.5]"), "1:2: error: found -.5; expected a number, e.g. 0.5\n" },
	{ GB_STR_INIT("[+1]"), "1:2: error: found +1; expected a number, e.g. 6.5\n" },
	{ GB_STR_INIT("[-]"), "1:2: error: found -; expected a number, e.g. 6.5\n" },
	{ GB_STR_INIT("[1e]"), "1:2: error: found 1e; expected a number, e.g. 6.5\n" },
	{ GB_STR_INIT("[1e+]"), "1:2: error: found 1e+; expected a number, e.g. 6.5\n" },
	{ GB_STR_INIT("[1.2.3]"), "1:2: error: found 1.2.3; expected a number, e.g. 6.5\n" },
	{ GB_STR_INIT("[5mm]"), "1:2: error: found 5mm; expected a number, e.g. 6.5\n" },
	{ GB_STR_INIT("[0x10]"), "1:2: error: found 0x10; expected a number, e.g. 6.5\n" },
	{ GB_STR_INIT("[2024-06-30]"), "1:2: error: found 2024-06-30; expected a number" },
	{ GB_STR_INIT("[12345678901234567890123456789012345678901]"),
		"1:2: error: found a number of 41 characters; expected at most 40\n" },
	{ GB_STR_INIT("[NaN]"), "1:2: error: found \"NaN\"; expected a value\n" },
	{ GB_STR_INIT("[-Infinity]"), "1:2: error: found -Infinity; expected a number, e.g. 6.5\n" },
	{ GB_STR_INIT("[-NaN]"), "1:2: error: found -NaN; expected a number, e.g. 6.5\n" },
	{ GB_STR_INIT("[5%]"), "1:3: error: found \"%\"; expected \",\" or \"]\"\n" },
	{ GB_STR_INIT("{\"a\":1,400}"), "1:8: error: found \"400\"; expected a key in quotes\n" },
	/* words */
	{ GB_STR_INIT("True"), "1:1: error: found \"True\"; expected a value\n" },
	{ GB_STR_INIT("truely"), "1:1: error: found \"truely\"; expected a value\n" },
	{ GB_STR_INIT("nul"), "1:1: error: found \"nul\"; expected a value\n" },
	{ GB_STR_INIT("[abc]"), "1:2: error: found \"abc\"; expected a value\n" },
	/* encoding */
	{ GB_STR_INIT("\xEF\xBB\xBF{}"), "1:1: error: found a byte order mark; expected UTF-8" },
	{ GB_STR_INIT("\xFF\xFE{\0}\0"), "1:1: error: found a file in UTF-16; expected UTF-8\n" },
	{ GB_STR_INIT("\"\xD4\xE6\""), "1:2: error: found the byte 0xD4; expected UTF-8\n" },
	{ GB_STR_INIT("[1]\n\xFF"), "2:1: error: found the byte 0xFF; expected UTF-8\n" },
	/* texts */
	{ GB_STR_INIT("\"a\tb\""), "1:3: error: found a tab in a text; expected printable" },
	{ GB_STR_INIT("\"a\nb\""), "1:1: error: found a text without an end on its line; expected" },
	{ GB_STR_INIT("\"a"), "1:1: error: found a text without an end on its line; expected" },
	{ GB_STR_INIT("\"a\x01\""), "1:3: error: found the control character U+0001 in a text" },
	{ GB_STR_INIT("\"a\0\""), "1:3: error: found the control character U+0000 in a text" },
	{ GB_STR_INIT("\"a\x7F\""), "1:3: error: found the control character U+007F in a text" },
	{ GB_STR_INIT("\"a\xC2\x85\""), "1:3: error: found the control character U+0085 in a text" },
	{ GB_STR_INIT("\"\\x\""), "1:2: error: found \\x in a text; expected one of" },
	{ GB_STR_INIT("\"\\b\""), "1:2: error: found \\b in a text; expected one of" },
	{ GB_STR_INIT("\"\\f\""), "1:2: error: found \\f in a text; expected one of" },
	{ GB_STR_INIT("\"\\r\""), "1:2: error: found \\r in a text; expected one of" },
	{ GB_STR_INIT("\"\\"), "1:2: error: found \\ in a text; expected one of" },
	{ GB_STR_INIT("\"\\枣\""), "1:2: error: found \\枣 in a text; expected one of" },
	{ GB_STR_INIT("\"\\u0000\""), "1:2: error: found \\u0000 in a text; expected one of" },
	{ GB_STR_INIT("\"\\u001F\""), "1:2: error: found \\u001F in a text; expected one of" },
	{ GB_STR_INIT("\"\\u0085\""), "1:2: error: found \\u0085 in a text; expected one of" },
	{ GB_STR_INIT("\"\\u12\""), "1:2: error: found \\u12 in a text; expected one of" },
	{ GB_STR_INIT("\"\\u12G4\""), "1:2: error: found \\u12G4 in a text; expected one of" },
	{ GB_STR_INIT("\"\\uD840\""), "1:2: error: found \\uD840, half of a character; expected" },
	{ GB_STR_INIT("\"\\uDC00\""), "1:2: error: found \\uDC00, half of a character; expected" },
	{ GB_STR_INIT("\"\\uD840\\u0041\""), "1:2: error: found \\uD840, half of a character" },
	{ GB_STR_INIT("\"\\uD840x\""), "1:2: error: found \\uD840, half of a character" },
	/* structure */
	{ GB_STR_INIT(""), "1:1: error: found an empty file; expected a JSON object\n" },
	{ GB_STR_INIT(" \n "), "1:1: error: found an empty file; expected a JSON object\n" },
	{ GB_STR_INIT("{} {}"), "1:4: error: found \"{\"; expected the end of the file\n" },
	{ GB_STR_INIT("{}x"), "1:3: error: found \"x\"; expected the end of the file\n" },
	{ GB_STR_INIT("{}\0"), "1:3: error: found the invisible character U+0000; expected the end" },
	{ GB_STR_INIT("[1 2]"), "1:4: error: found \"2\"; expected \",\" or \"]\"\n" },
	{ GB_STR_INIT("[1,]"), "1:4: error: found \"]\"; expected a value\n" },
	{ GB_STR_INIT("[,1]"), "1:2: error: found \",\"; expected a value\n" },
	{ GB_STR_INIT("{\"a\":1,}"), "1:8: error: found \"}\"; expected a key in quotes\n" },
	{ GB_STR_INIT("{\"a\":1,,\"b\":2}"), "1:8: error: found \",\"; expected a key in quotes\n" },
	{ GB_STR_INIT("{\"a\" 1}"), "1:6: error: found \"1\"; expected \":\" after the key\n" },
	{ GB_STR_INIT("{\"a\":}"), "1:6: error: found \"}\"; expected a value\n" },
	{ GB_STR_INIT("{a:1}"), "1:2: error: found \"a\"; expected a key in quotes or \"}\"\n" },
	{ GB_STR_INIT("{1:1}"), "1:2: error: found \"1\"; expected a key in quotes or \"}\"\n" },
	{ GB_STR_INIT("{\"a\":1 \"b\":2}"), "1:8: error: found \"b\"; expected \",\" or \"}\"\n" },
	{ GB_STR_INIT("[{\"a\":1]"), "1:8: error: found \"]\"; expected \",\" or \"}\"\n" },
	{ GB_STR_INIT("[1}"), "1:3: error: found \"}\"; expected \",\" or \"]\"\n" },
	{ GB_STR_INIT("]"), "1:1: error: found \"]\"; expected a value\n" },
	{ GB_STR_INIT("{\"a\":\n[1\n\n"), "2:3: error: found the end of the file; expected \",\"" },
	{ GB_STR_INIT("{"), "1:2: error: found the end of the file; expected a key in quotes" },
	{ GB_STR_INIT("{\"a\""), "1:5: error: found the end of the file; expected \":\"" },
	{ GB_STR_INIT("{\"a\":"), "1:6: error: found the end of the file; expected a value\n" },
	{ GB_STR_INIT("['a']"), "1:2: error: found \"'\"; expected a value\n" },
	{ GB_STR_INIT("{“a”:1}"), "1:2: error: found \"“\"; expected a key in quotes or \"}\"\n" },
	{ GB_STR_INIT("{\"a\"：1}"), "1:5: error: found \"：\"; expected \":\" after the key\n" },
	{ GB_STR_INIT("[1，2]"), "1:3: error: found \"，\"; expected \",\" or \"]\"\n" },
	{ GB_STR_INIT("[1, // one\n 2]"), "1:5: error: found \"/\"; expected a value\n" },
	{ GB_STR_INIT("[\f1]"), "1:2: error: found the invisible character U+000C; expected" },
	{ GB_STR_INIT("[1,\xE3\x80\x80"
				  "2]"),
		"1:4: error: found a full-width space; expected" },
};

static void test_refusals(void **state)
{
	gb_arena *arena = test_arena();

	(void)state;
	for (size_t i = 0; i < GB_COUNT(refusals); i++) {
		gb_diags *diags = gb_diags_new(arena);
		const gb_json *root = parse(arena, refusals[i].json, diags);
		const gb_str printed = test_printed(arena, diags);

		if (root != NULL)
			fail_msg("accepted: %.*s", (int)refusals[i].json.n, refusals[i].json.p);
		assert_int_equal(gb_diags_errors(diags), 1);
		assert_true(gb_str_starts(printed, "t.json:"));
		if (!gb_str_starts(gb_str_slice(printed, 7, printed.n), refusals[i].said))
			fail_msg("said   %.*s\nbut not %s", (int)printed.n, printed.p, refusals[i].said);
	}
	gb_arena_close(arena);
}

/* What is cut off anywhere is refused, and ends. */
static void test_cut_off(void **state)
{
	static const char text[] =
		"{\"a\": [1.5, -2e10, \"枣\\n\\u67a3\", true, false, null, {}], \"b\": {\"c\": \"d\"}}";
	gb_arena *arena = test_arena();

	(void)state;
	parse_good(arena, text);
	for (size_t n = 0; n < sizeof(text) - 1; n++) {
		gb_diags *diags = gb_diags_new(arena);

		assert_null(parse(arena, (gb_str){ text, n }, diags));
		assert_int_equal(gb_diags_errors(diags), 1);
		test_printed(arena, diags);
	}
	gb_arena_close(arena);
}

/* One byte changed to any other: read or refused, never both, and no sanitizer speaks. */
static void test_any_byte_anywhere(void **state)
{
	static const char text[] = "{\"a\":[1.5,-2e1,\"\\n\\u67a3\",true],\"b\":{\"c\":null}}";
	gb_arena *arena = test_arena();

	(void)state;
	for (size_t at = 0; at < sizeof(text) - 1; at++) {
		for (int byte = 0; byte < 256; byte++) {
			const gb_arena_mark mark = gb_arena_mark_now(arena);
			gb_diags *diags = gb_diags_new(arena);
			char changed[sizeof(text)];
			const gb_json *root;

			memcpy(changed, text, sizeof(text));
			changed[at] = (char)byte;
			root = parse(arena, (gb_str){ changed, sizeof(text) - 1 }, diags);
			assert_int_equal(root == NULL, gb_diags_errors(diags) > 0);
			test_printed(arena, diags);
			gb_arena_rewind(arena, mark);
		}
	}
	gb_arena_close(arena);
}

static void expect_too_deep(gb_arena *arena, const char *step, int count)
{
	gb_diags *diags = gb_diags_new(arena);
	gb_buf text = gb_buf_new(arena);

	for (int i = 0; i < count; i++)
		gb_buf_text(&text, step);
	assert_null(parse(arena, gb_buf_taken(&text), diags));
	assert_true(gb_str_find(test_printed(arena, diags),
					GB_STR("found lists and objects in each other 65 deep; expected at most 64")) !=
				SIZE_MAX);
}

static void test_too_deep(void **state)
{
	gb_arena *arena = test_arena();

	(void)state;
	expect_too_deep(arena, "[", 65);
	expect_too_deep(arena, "[", 1000000);
	expect_too_deep(arena, "{\"a\":", 1000000);
	gb_arena_close(arena);
}

static void test_duplicate_keys(void **state)
{
	gb_arena *arena = test_arena();
	gb_diags *diags = gb_diags_new(arena);

	(void)state;
	assert_null(parse(arena,
		GB_STR("{\n\"a\": 1,\n\"b\": {\"a\": 1, \"c\": 2},\n\"\\u0061\": 2,\n"
			   "\"A\": 3,\n\"a\": 4\n}"),
		diags));
	assert_text(test_printed(arena, diags),
		"t.json:4:1: error: /a: found \"a\" a second time; expected each key once\n"
		"    4 | \"\\u0061\": 2,\n"
		"      | ^^^^^^^^\n"
		"  help: the first is on line 2: remove one of the two\n"
		"t.json:6:1: error: /a: found \"a\" a second time; expected each key once\n"
		"    6 | \"a\": 4\n"
		"      | ^^^\n"
		"  help: the first is on line 2: remove one of the two\n");
	gb_arena_close(arena);
}

static void test_helps(void **state)
{
	static const struct {
		const char *json, *help;
	} rows[] = {
		{ "[01]", "remove the 0 at the beginning, or put the digits in quotes if they are a code" },
		{ "[+1]", "remove the +" },
		{ "[1.]", "write a digit after the decimal point, or remove the point" },
		{ "[5mm]", "leave only the number, or put all of it in quotes if it is a text" },
		{ "[5%]", "leave only the number, or put all of it in quotes if it is a text" },
		{ "[5家]", "leave only the number, or put all of it in quotes if it is a text" },
		{ "[-Infinity]", "leave the whole line out when there is no figure" },
		{ "{\"a\":1,400}", "write numbers without commas between their digits" },
		{ "[1,]", "remove the comma before it" },
		{ "{\"a\":1,\n}", "remove the comma before it" },
		{ "[1,,2]", "remove one of the two commas" },
		{ "[1 2]", "put a comma after the value before it" },
		{ "{\"a\":1\n\"b\":2}", "put a comma after the value before it" },
		{ "{\"a\":\"b\"\n\"c\":2}", "put a comma after the value before it" },
		{ "{a:1}", "put the key in quotes" },
		{ "[abc]", "put a text in quotes" },
		{ "[True]", "write true" },
		{ "['a']", "write \" instead of '" },
		{ "[“a”]", "write the straight quote \" instead of “" },
		{ "{\"a\"：1}", "write the narrow colon : instead of ：" },
		{ "[1，2]", "write the narrow comma , instead of ，" },
		{ "[1 // one\n]", "remove the comment: JSON has none" },
		{ "{\"a\":1]", "close the object with \"}\" first" },
		{ "[1}", "close the list with \"]\" first" },
		{ "{\n\"a\": [\n1", "the \"[\" of line 2 is not closed" },
		{ "{} {}", "a file holds one value; remove what follows it" },
		{ "\"\\uD840\"", "write the character itself" },
	};
	gb_arena *arena = test_arena();

	(void)state;
	for (size_t i = 0; i < GB_COUNT(rows); i++) {
		gb_diags *diags = gb_diags_new(arena);
		gb_str printed;
		size_t help;

		assert_null(parse(arena, gb_str_of(rows[i].json), diags));
		printed = test_printed(arena, diags);
		help = gb_str_find(printed, GB_STR("  help: "));
		if (help == SIZE_MAX)
			fail_msg("no help for %s", rows[i].json);
		assert_text(gb_str_slice(printed, help + 8, printed.n - 1), rows[i].help);
	}
	gb_arena_close(arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_values),
		cmocka_unit_test(test_any_value_may_be_the_root),
		cmocka_unit_test(test_places),
		cmocka_unit_test(test_escapes),
		cmocka_unit_test(test_deepest_nesting),
		cmocka_unit_test(test_many_members),
		cmocka_unit_test(test_found),
		cmocka_unit_test(test_refusals),
		cmocka_unit_test(test_cut_off),
		cmocka_unit_test(test_any_byte_anywhere),
		cmocka_unit_test(test_too_deep),
		cmocka_unit_test(test_duplicate_keys),
		cmocka_unit_test(test_helps),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
