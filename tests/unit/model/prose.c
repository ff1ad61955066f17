#include "fixture.h"

/* Prose of data files: line ends, and items of lists. */

typedef struct case_read {
	gb_arena *arena;
	gb_diags *diags;
	gb_prose prose;
	bool ok;
} case_read;

static case_read read_prose(const char *text)
{
	case_read r = { .arena = test_arena() };

	r.diags = gb_diags_new(r.arena);
	r.ok = gb_prose_read(r.arena, gb_str_of(text), (gb_place){ 0 }, &r.prose, r.diags);
	return r;
}

/* The text with references in braces, and breaks as "/". */
static void assert_prose(const char *text, const char *expected, bool item)
{
	case_read r = read_prose(text);
	gb_buf buf = gb_buf_new(r.arena);

	assert_true(r.ok);
	for (size_t i = 0; i < r.prose.count; i++) {
		const gb_inline *one = &r.prose.items[i];

		gb_buf_text(&buf, one->kind == GB_INLINE_REFERENCE ? "{" : "");
		gb_buf_str(&buf, one->kind == GB_INLINE_BREAK ? GB_STR("/") : one->text);
		gb_buf_text(&buf, one->kind == GB_INLINE_REFERENCE ? "}" : "");
	}
	test_assert_text(gb_buf_taken(&buf), expected, text, __LINE__);
	assert_int_equal(r.prose.item, item);
	gb_arena_close(r.arena);
}

/* A line end is nothing between Han, a blank between Latin words (D 2.9). */
static void test_line_ends(void **state)
{
	static const char *const rows[][2] = {
		{ "全市\n生产总值", "全市生产总值" },
		{ "增长，\n投资", "增长，投资" },
		{ "增长\n“两优”", "增长“两优”" },
		{ "of the\ncity", "of the city" },
		{ "全市\nGDP", "全市 GDP" },
		{ "GDP\n增长", "GDP 增长" },
		{ "增长\n{a.actual}", "增长{a.actual}" },
		{ "{a.actual}\n增长", "{a.actual}增长" },
		{ "grew by\n{a.actual}\nin", "grew by {a.actual} in" },
		{ "**重点**\n项目", "重点项目" },
		{ "一行  \n另一行", "一行/另一行" },
	};

	(void)state;
	for (size_t i = 0; i < GB_COUNT(rows); i++)
		assert_prose(rows[i][0], rows[i][1], false);
}

static void test_items(void **state)
{
	(void)state;
	assert_prose("- 加快投资", "加快投资", true);
	assert_prose("* 加快\n投资", "加快投资", true);
	assert_prose("\\- 加快投资", "- 加快投资", false);
	assert_prose("-加快投资", "-加快投资", false);
}

static void assert_fault(const char *text, const char *found)
{
	case_read r = read_prose(text);

	assert_false(r.ok);
	assert_non_null(strstr(gb_str_zero(r.arena, test_printed(r.arena, r.diags)), found));
	gb_arena_close(r.arena);
}

static void test_what_is_no_item(void **state)
{
	(void)state;
	assert_fault("- 一项\n- 又一项", "found list");
	assert_fault("- 一项\n\n一段", "found a second block");
	assert_fault("- 一项\n\n  又一段", "found a second block");
	assert_fault("1. 一项", "found list");
	assert_fault("- - 一项", "found list");
	assert_fault("- # 一项", "found heading");
	assert_fault("# 标题", "found heading");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_line_ends),
		cmocka_unit_test(test_items),
		cmocka_unit_test(test_what_is_no_item),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
