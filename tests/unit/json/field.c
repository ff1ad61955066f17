#include "../base/testing.h"

#include "json/field.h"
#include "json/length.h"

#include <math.h>

typedef struct part {
	gb_place place;
	gb_str id;
	double width;
} part;

static const gb_field part_fields[] = {
	{ "id", GB_FIELD_ID, offsetof(part, id), GB_REQUIRED, NULL, "stable name" },
	{ "width", GB_FIELD_LENGTH, offsetof(part, width), GB_OPTIONAL, NULL, "how wide" },
};

static const gb_shape part_shape = {
	"part",
	part_fields,
	GB_COUNT(part_fields),
	sizeof(part),
	offsetof(part, place),
	"a part",
};

typedef enum hue { HUE_NONE, HUE_GREEN, HUE_YELLOW, HUE_RED } hue;

static const gb_choice hues[] = {
	{ "green", HUE_GREEN, "" },
	{ "yellow", HUE_YELLOW, "" },
	{ "red", HUE_RED, "" },
	{ NULL, 0, NULL },
};

static const gb_field_range month_range = { 1, 12 };
static const gb_field_range share_range = { 0, 1 };
static const gb_field_range width_range = { 4, 72 };

typedef struct whole {
	gb_place place;
	gb_str format, id, text, note;
	gb_words title;
	gb_decimal value;
	int64_t month, any;
	double share, size;
	bool flag;
	gb_date date;
	gb_period period;
	hue colour;
	part main;
	const part *maybe;
	gb_list parts, ids, texts, lengths;
	const gb_json *raw;
} whole;

#define FIELD(member, kind, flags, detail)                                                         \
	{                                                                                              \
#member, kind, offsetof(whole, member), flags, detail, "help of " #member                  \
	}

static const gb_field whole_fields[] = {
	FIELD(format, GB_FIELD_FORMAT, GB_REQUIRED, "test.whole/1"),
	FIELD(id, GB_FIELD_ID, GB_REQUIRED, NULL),
	FIELD(text, GB_FIELD_TEXT, GB_OPTIONAL, NULL),
	FIELD(note, GB_FIELD_TEXT, GB_NOT_EMPTY, NULL),
	FIELD(title, GB_FIELD_WORDS, GB_NOT_EMPTY, NULL),
	FIELD(value, GB_FIELD_DECIMAL, GB_REQUIRED, NULL),
	FIELD(month, GB_FIELD_INTEGER, GB_OPTIONAL, &month_range),
	FIELD(any, GB_FIELD_INTEGER, GB_OPTIONAL, NULL),
	FIELD(share, GB_FIELD_NUMBER, GB_OPTIONAL, &share_range),
	FIELD(size, GB_FIELD_LENGTH, GB_OPTIONAL, &width_range),
	FIELD(flag, GB_FIELD_FLAG, GB_OPTIONAL, NULL),
	FIELD(date, GB_FIELD_DATE, GB_OPTIONAL, NULL),
	FIELD(period, GB_FIELD_PERIOD, GB_OPTIONAL, NULL),
	FIELD(colour, GB_FIELD_CHOICE, GB_OPTIONAL, hues),
	FIELD(main, GB_FIELD_OBJECT, GB_OPTIONAL, &part_shape),
	FIELD(maybe, GB_FIELD_MAYBE, GB_OPTIONAL, &part_shape),
	FIELD(parts, GB_FIELD_LIST, GB_NOT_EMPTY, &part_shape),
	FIELD(ids, GB_FIELD_IDS, GB_OPTIONAL, NULL),
	FIELD(texts, GB_FIELD_TEXTS, GB_NOT_EMPTY, NULL),
	FIELD(lengths, GB_FIELD_LENGTHS, GB_OPTIONAL, NULL),
	FIELD(raw, GB_FIELD_VALUE, GB_OPTIONAL, NULL),
};

static const gb_shape whole_shape = {
	"whole",
	whole_fields,
	GB_COUNT(whole_fields),
	sizeof(whole),
	offsetof(whole, place),
	"all",
};

static bool read(gb_arena *arena, const char *text, whole *into, gb_diags *diags)
{
	gb_source *source = GB_NEW(arena, gb_source);
	const gb_json *root;

	*source = (gb_source){ .name = GB_STR("t.json"), .bytes = gb_str_of(text) };
	root = gb_json_parse(arena, source, diags);
	assert_non_null(root);
	return gb_shape_read(arena, &whole_shape, root, into, diags);
}

#define REQUIRED "\"format\":\"test.whole/1\",\"id\":\"a\",\"value\":6.10"

static void test_all_kinds(void **state)
{
	gb_arena *arena = test_arena();
	gb_diags *diags = gb_diags_new(arena);
	whole all;
	const part *parts;

	(void)state;
	assert_true(read(arena,
		"{" REQUIRED ",\"text\":\"\",\"note\":\"n\","
		"\"title\":{\"zh\":\"工业\",\"en\":\"Industry\"},\"month\":12,\"any\":-5,\"share\":0.25,"
		"\"size\":\"三号\",\"flag\":true,\"date\":\"2024-06-30\",\"period\":\"2024-H1\","
		"\"colour\":\"red\",\"main\":{\"id\":\"m\",\"width\":12},\"maybe\":{\"id\":\"n\"},"
		"\"parts\":[{\"id\":\"p\"},{\"id\":\"q\",\"width\":\"2cm\"}],\"ids\":[\"x\",\"y.1-2\"],"
		"\"texts\":[\"8010\",\"6+3\"],\"lengths\":[12,\"5mm\",\"小六\"],\"raw\":[null]}",
		&all, diags));
	assert_int_equal(gb_diags_errors(diags), 0);
	assert_text(all.format, "test.whole/1");
	assert_text(all.id, "a");
	assert_text(all.note, "n");
	assert_text(all.title.in[GB_LANG_ZH], "工业");
	assert_text(all.title.in[GB_LANG_EN], "Industry");
	assert_text(gb_decimal_text(arena, all.value, false, false), "6.10");
	assert_int_equal(all.month, 12);
	assert_int_equal(all.any, -5);
	assert_true(all.share == 0.25);
	assert_true(all.size == 16);
	assert_true(all.flag);
	assert_text(gb_date_text(arena, all.date, GB_LANG_EN), "30 June 2024");
	assert_text(gb_period_short(arena, all.period, GB_LANG_EN), "H1 2024");
	assert_int_equal(all.colour, HUE_RED);
	assert_text(all.main.id, "m");
	assert_text(gb_place_path(arena, all.main.place), "/main");
	assert_text(all.maybe->id, "n");
	assert_int_equal(all.parts.count, 2);
	parts = all.parts.items;
	assert_text(parts[1].id, "q");
	assert_true(fabs(parts[1].width - 56.6929) < 0.001);
	assert_text(gb_place_path(arena, parts[1].place), "/parts/1");
	assert_int_equal(all.ids.count, 2);
	assert_text(((const gb_str *)all.ids.items)[1], "y.1-2");
	assert_text(((const gb_str *)all.texts.items)[1], "6+3");
	assert_int_equal(all.lengths.count, 3);
	assert_true(((const double *)all.lengths.items)[2] == 6.5);
	assert_int_equal(all.raw->kind, GB_JSON_ARRAY);
	gb_arena_close(arena);
}

static void test_absent_is_zero(void **state)
{
	gb_arena *arena = test_arena();
	gb_diags *diags = gb_diags_new(arena);
	whole all;

	(void)state;
	memset(&all, 0xAA, sizeof(all));
	assert_true(read(arena, "{" REQUIRED "}", &all, diags));
	assert_null(all.maybe);
	assert_null(all.raw);
	assert_int_equal(all.parts.count, 0);
	assert_int_equal(all.colour, HUE_NONE);
	assert_false(gb_date_known(all.date));
	assert_text(all.note, "");
	/* An absent object stands where its container stands. */
	assert_int_equal(all.main.place.node, all.place.node);
	assert_ptr_equal(all.main.place.source, all.place.source);
	gb_arena_close(arena);
}

static void test_short_forms(void **state)
{
	gb_arena *arena = test_arena();
	gb_diags *diags = gb_diags_new(arena);
	whole all;

	(void)state;
	assert_true(read(arena, "{" REQUIRED ",\"title\":\"8010\",\"ids\":\"one\"}", &all, diags));
	assert_text(all.title.in[GB_LANG_ZH], "8010");
	assert_text(all.title.in[GB_LANG_EN], "8010");
	assert_int_equal(all.ids.count, 1);
	assert_text(((const gb_str *)all.ids.items)[0], "one");
	gb_arena_close(arena);
}

/* One wrong member and what is said: after the path, up to the snippet; and the help. */
static const struct {
	const char *member, *said, *help;
} wrongs[] = {
	{ "\"text\":5.50", "/text: found 5.50 (number); expected a text, e.g. \"5.5%左右\"",
		"put it in quotes: \"5.50\"" },
	{ "\"text\":null", "/text: found null; expected a text, e.g. \"5.5%左右\"",
		"leave \"text\" out when there is no value" },
	{ "\"note\":\" \"", "/note: found an empty text; expected a text, e.g. \"5.5%左右\"", NULL },
	{ "\"title\":{\"zh\":\"工\"}",
		"/title: found no \"en\"; expected words in both languages, "
		"e.g. {\"zh\": \"工业\", \"en\": \"Industry\"}",
		"add \"en\"" },
	{ "\"title\":{\"zh\":\"工\",\"en\":\"\"}",
		"/title/en: found an empty text; expected a text, e.g. \"5.5%左右\"", NULL },
	{ "\"title\":{\"zh\":\"工\",\"en\":\"w\",\"fr\":\"t\"}",
		"/title/fr: found the key \"fr\"; expected a key of a text in two languages: "
		"\"zh\", \"en\"",
		NULL },
	{ "\"title\":5",
		"/title: found 5 (number); expected words in both languages, "
		"e.g. {\"zh\": \"工业\", \"en\": \"Industry\"}",
		NULL },
	{ "\"month\":13", "/month: found 13 (number); expected a whole number from 1 to 12, e.g. 3",
		NULL },
	{ "\"month\":0", "/month: found 0 (number); expected a whole number from 1 to 12, e.g. 3",
		NULL },
	{ "\"any\":1.5", "/any: found 1.5 (number); expected a whole number, e.g. 3", NULL },
	{ "\"any\":1e3", "/any: found 1e3 (number); expected a whole number, e.g. 3", NULL },
	{ "\"any\":\"7\"", "/any: found \"7\" (text); expected a whole number, e.g. 3",
		"remove the quotes" },
	{ "\"share\":1.01", "/share: found 1.01 (number); expected a number from 0 to 1, e.g. 0.5",
		NULL },
	{ "\"size\":73",
		"/size: found 73 (number); expected a length from 4 to 72 pt, "
		"e.g. 12 (pt), \"5mm\", \"2cm\" or \"三号\"",
		NULL },
	{ "\"size\":\"12\"",
		"/size: found \"12\" (text); expected a length from 4 to 72 pt, "
		"e.g. 12 (pt), \"5mm\", \"2cm\" or \"三号\"",
		"add the unit, or remove the quotes" },
	{ "\"size\":\"3号\"",
		"/size: found \"3号\" (text); expected a length from 4 to 72 pt, "
		"e.g. 12 (pt), \"5mm\", \"2cm\" or \"三号\"",
		NULL },
	{ "\"size\":true",
		"/size: found true; expected a length from 4 to 72 pt, "
		"e.g. 12 (pt), \"5mm\", \"2cm\" or \"三号\"",
		NULL },
	{ "\"flag\":\"true\"", "/flag: found \"true\" (text); expected true or false",
		"remove the quotes" },
	{ "\"flag\":1", "/flag: found 1 (number); expected true or false", NULL },
	{ "\"date\":\"2024/6/30\"",
		"/date: found \"2024/6/30\" (text); expected a date, e.g. \"2024-06-30\"",
		"write year-month-day, with two digits for month and day, and a day that exists" },
	{ "\"period\":2024",
		"/period: found 2024 (number); expected a period, e.g. \"2024\", "
		"\"2024-Q1\", \"2024-H1\", \"2024-06\" or \"2024-01/2024-09\"",
		"put it in quotes: \"2024\"" },
	{ "\"period\":\"2024-Q5\"",
		"/period: found \"2024-Q5\" (text); expected a period, "
		"e.g. \"2024\", \"2024-Q1\", \"2024-H1\", \"2024-06\" or \"2024-01/2024-09\"",
		NULL },
	{ "\"colour\":\"yelow\"", "/colour: found \"yelow\"; expected a known colour",
		"did you mean \"yellow\"?" },
	{ "\"colour\":\"purple\"",
		"/colour: found \"purple\"; expected a known colour: "
		"\"green\", \"yellow\", \"red\"",
		NULL },
	{ "\"colour\":3", "/colour: found 3 (number); expected one of \"green\", \"yellow\", \"red\"",
		NULL },
	{ "\"main\":\"m\"",
		"/main: found \"m\" (text); expected an object for a part, e.g. { \"id\": … }", NULL },
	{ "\"main\":{}",
		"/main: found no \"id\"; expected an id of a-z, 0-9, \"-\" and \".\", "
		"e.g. \"gdp-growth\"",
		"add \"id\" (stable name)" },
	{ "\"maybe\":[]",
		"/maybe: found an empty list; expected an object for a part, e.g. { \"id\": … }", NULL },
	{ "\"parts\":[]",
		"/parts: found an empty list; expected a list of objects, e.g. [ { \"id\": … } ]", NULL },
	{ "\"parts\":{\"id\":\"p\"}",
		"/parts: found an object; expected a list of objects, e.g. [ { \"id\": … } ]",
		"put [ and ] around it" },
	{ "\"parts\":[{\"id\":\"p\"},5]",
		"/parts/1: found 5 (number); expected an object for a part, e.g. { \"id\": … }", NULL },
	{ "\"ids\":[\"a\",\"B c\"]",
		"/ids/1: found \"B c\" (text); expected an id of a-z, 0-9, "
		"\"-\" and \".\", e.g. \"gdp-growth\"",
		"write \"b-c\"" },
	{ "\"ids\":[7]",
		"/ids/0: found 7 (number); expected an id of a-z, 0-9, \"-\" and \".\", "
		"e.g. \"gdp-growth\"",
		"put it in quotes: \"7\"" },
	{ "\"ids\":7",
		"/ids: found 7 (number); expected a list of ids, e.g. [\"statistics\", \"industry\"]",
		NULL },
	{ "\"texts\":\"8010\"",
		"/texts: found \"8010\" (text); expected a list of texts, e.g. [\"8010\", \"6+3\"]",
		"put [ and ] around it" },
	{ "\"texts\":[]",
		"/texts: found an empty list; expected a list of texts, e.g. [\"8010\", \"6+3\"]", NULL },
	{ "\"lengths\":[\"5 mm\"]",
		"/lengths/0: found \"5 mm\" (text); expected a length, "
		"e.g. 12 (pt), \"5mm\", \"2cm\" or \"三号\"",
		NULL },
	{ "\"lengths\":5", "/lengths: found 5 (number); expected a list of lengths, e.g. [12, \"5mm\"]",
		"put [ and ] around it" },
	{ "\"flga\":true", "/flga: found the key \"flga\"; expected a key of a whole",
		"did you mean \"flag\"?" },
	{ "\"zzz\":true",
		"/zzz: found the key \"zzz\"; expected a key of a whole: \"format\", \"id\", "
		"\"text\", \"note\", \"title\", \"value\", \"month\", \"any\", \"share\", \"size\", "
		"\"flag\", \"date\", … (21 in all)",
		NULL },
};

static void expect_fault(gb_arena *arena, const char *json, const char *said, const char *help)
{
	gb_diags *diags = gb_diags_new(arena);
	whole all;
	gb_str printed, line;
	size_t at;

	if (read(arena, json, &all, diags))
		fail_msg("accepted: %s", json);
	printed = test_printed(arena, diags);
	if (gb_diags_errors(diags) != 1)
		fail_msg("not one fault: %.*s", (int)printed.n, printed.p);
	line = gb_str_slice(printed, 0, gb_str_find(printed, GB_STR("\n")));
	at = gb_str_find(line, GB_STR("error: "));
	assert_text(gb_str_slice(line, at + 7, line.n), said);
	at = gb_str_find(printed, GB_STR("  help: "));
	if (help == NULL)
		assert_true(at == SIZE_MAX);
	else
		assert_text(gb_str_slice(printed, at + 8, printed.n - 1), help);
}

static void test_wrong_members(void **state)
{
	gb_arena *arena = test_arena();

	(void)state;
	for (size_t i = 0; i < GB_COUNT(wrongs); i++) {
		const gb_str json = gb_str_format(arena, "{" REQUIRED ",%s}", wrongs[i].member);

		expect_fault(arena, json.p, wrongs[i].said, wrongs[i].help);
	}
	gb_arena_close(arena);
}

static void expect_value_fault(
	gb_arena *arena, const char *value, const char *said, const char *help)
{
	const gb_str json =
		gb_str_format(arena, "{\"format\":\"test.whole/1\",\"id\":\"a\",\"value\":%s}", value);

	expect_fault(arena, json.p, gb_str_format(arena, "/value: found %s", said).p, help);
}

static void test_wrong_decimals(void **state)
{
	gb_arena *arena = test_arena();

	(void)state;
	expect_value_fault(arena, "\"6,5\"", "\"6,5\" (text); expected a number, e.g. 6.5",
		"remove the quotes and write the decimal point as \".\"");
	expect_value_fault(arena, "\"1,400\"", "\"1,400\" (text); expected a number, e.g. 6.5",
		"remove the quotes and the commas between the digits");
	expect_value_fault(
		arena, "\"6.5\"", "\"6.5\" (text); expected a number, e.g. 6.5", "remove the quotes");
	expect_value_fault(arena, "\"5.5%\"", "\"5.5%\" (text); expected a number, e.g. 6.5", NULL);
	expect_value_fault(arena, "1e5", "1e5 (number); expected a number, e.g. 6.5",
		"write all the digits, e.g. 100000 instead of 1e5");
	expect_value_fault(arena, "1234567890123456789",
		"1234567890123456789 (number); expected a number of at most 18 digits, e.g. 6.5", NULL);
	expect_value_fault(arena, "true", "true; expected a number, e.g. 6.5", NULL);
	expect_value_fault(arena, "null", "null; expected a number, e.g. 6.5", NULL);
	gb_arena_close(arena);
}

static void test_ids(void **state)
{
	static const char *const bad[] = {
		"",
		"A",
		"a b",
		"a_b",
		"-a",
		".a",
		"枣庄",
		"a/b",
		"a2345678901234567890123456789012345678901234567890123456789012345",
	};
	gb_arena *arena = test_arena();

	(void)state;
	for (size_t i = 0; i < GB_COUNT(bad); i++) {
		gb_diags *diags = gb_diags_new(arena);
		whole all;

		assert_false(read(arena,
			gb_str_format(arena, "{\"format\":\"test.whole/1\",\"id\":\"%s\",\"value\":1}", bad[i])
				.p,
			&all, diags));
		assert_int_equal(gb_diags_errors(diags), 1);
	}
	gb_arena_close(arena);
}

static void test_all_faults_are_reported_and_the_rest_is_read(void **state)
{
	gb_arena *arena = test_arena();
	gb_diags *diags = gb_diags_new(arena);
	whole all;

	(void)state;
	assert_false(read(arena,
		"{\"format\":\"test.whole/2\",\"nonsense\":1,\"month\":0,"
		"\"parts\":[{},{\"id\":\"q\",\"width\":false}],\"note\":\"kept\"}",
		&all, diags));
	/* format, nonsense, no id, no value, month, parts/0 without id, parts/1/width */
	assert_int_equal(gb_diags_errors(diags), 7);
	assert_text(all.note, "kept");
	assert_int_equal(all.parts.count, 2);
	assert_text(((const part *)all.parts.items)[1].id, "q");
	gb_arena_close(arena);
}

static void test_a_mistyped_key_is_said_once(void **state)
{
	gb_arena *arena = test_arena();

	(void)state;
	expect_fault(arena, "{\"format\":\"test.whole/1\",\"id\":\"a\",\"valeu\":6.10}",
		"/valeu: found the key \"valeu\"; expected a key of a whole", "did you mean \"value\"?");
	gb_arena_close(arena);
}

static void test_missing(void **state)
{
	gb_arena *arena = test_arena();

	(void)state;
	expect_fault(arena, "{\"format\":\"test.whole/1\",\"id\":\"a\"}",
		"found no \"value\"; expected a number, e.g. 6.5", "add \"value\" (help of value)");
	expect_fault(arena, "[]",
		"found an empty list; expected an object for a whole, "
		"e.g. { \"format\": … }",
		NULL);
	expect_fault(arena, "{\"format\":\"test.whole/9\",\"id\":\"a\",\"value\":1}",
		"/format: found \"test.whole/9\" (text); expected \"test.whole/1\"",
		"the number after \"/\" is the version: this program reads another one");
	gb_arena_close(arena);
}

static void test_lengths(void **state)
{
	static const struct {
		const char *text;
		double points;
	} rows[] = {
		{ "12pt", 12 },
		{ "10.5pt", 10.5 },
		{ "-3pt", -3 },
		{ "25.4mm", 72 },
		{ "2.54cm", 72 },
		{ "96px", 72 },
		{ "初号", 42 },
		{ "小初", 36 },
		{ "一号", 26 },
		{ "小一", 24 },
		{ "二号", 22 },
		{ "小二", 18 },
		{ "三号", 16 },
		{ "小三", 15 },
		{ "四号", 14 },
		{ "小四", 12 },
		{ "五号", 10.5 },
		{ "小五", 9 },
		{ "六号", 7.5 },
		{ "小六", 6.5 },
	};
	static const char *const bad[] = { "", "12", "pt", "12 pt", "12PT", "12em", "七号", "1e1pt" };
	double points;

	(void)state;
	for (size_t i = 0; i < GB_COUNT(rows); i++) {
		assert_true(gb_length_parse(gb_str_of(rows[i].text), &points));
		assert_true(fabs(points - rows[i].points) < 1e-9);
	}
	for (size_t i = 0; i < GB_COUNT(bad); i++)
		assert_false(gb_length_parse(gb_str_of(bad[i]), &points));
}

static void test_choice_words(void **state)
{
	(void)state;
	assert_string_equal(gb_choice_word(hues, HUE_RED), "red");
	assert_string_equal(gb_choice_word(hues, HUE_NONE), "?");
}

static void test_unknown_words(void **state)
{
	static const gb_str known[] = { GB_STR_INIT("statistics"), GB_STR_INIT("industry") };
	gb_arena *arena = test_arena();
	gb_diags *diags = gb_diags_new(arena);

	(void)state;
	assert_false(gb_fault_unknown(
		arena, diags, (gb_place){ 0 }, "unknown-agency", "agency", GB_STR("statistic"), known, 2));
	gb_fault_unknown(
		arena, diags, (gb_place){ 0 }, "unknown-agency", "agency", GB_STR("x"), known, 2);
	gb_fault_unknown(
		arena, diags, (gb_place){ 0 }, "unknown-agency", "agency", GB_STR("x"), NULL, 0);
	assert_text(test_printed(arena, diags),
		"error: found \"statistic\"; expected a known agency\n"
		"  help: did you mean \"statistics\"?\n"
		"error: found \"x\"; expected a known agency: \"statistics\", \"industry\"\n"
		"error: found \"x\"; expected a known agency, but none is defined\n");
	gb_arena_close(arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_all_kinds),
		cmocka_unit_test(test_absent_is_zero),
		cmocka_unit_test(test_short_forms),
		cmocka_unit_test(test_wrong_members),
		cmocka_unit_test(test_wrong_decimals),
		cmocka_unit_test(test_ids),
		cmocka_unit_test(test_all_faults_are_reported_and_the_rest_is_read),
		cmocka_unit_test(test_a_mistyped_key_is_said_once),
		cmocka_unit_test(test_missing),
		cmocka_unit_test(test_lengths),
		cmocka_unit_test(test_choice_words),
		cmocka_unit_test(test_unknown_words),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
