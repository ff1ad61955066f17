#include "fixture.h"

#include "model/locator.h"

/* Where a figure stands in the report, in English by rule. */

static void test_locators(void **state)
{
	static const struct {
		const char *zh, *en;
	} rows[] = {
		{ "二（一）一是", "Part 2 (1), point 1" },
		{ "二（八）", "Part 2 (8)" },
		{ "一、四是", "Part 1, point 4" },
		{ "二", "Part 2" },
		{ "十、", "Part 10" },
		{ "十二（二十）三是", "Part 12 (20), point 3" },
		{ "三（十一）", "Part 3 (11)" },
		{ "（三）", "(3)" },
		{ "第三部分第二节", "Part 3, Section 2" },
		{ "第12页", "Page 12" },
		{ "第二十一条第（三）项", "第二十一条第（三）项" },
		{ "附件2", "Annex 2" },
		/* Words that no section has: as the report has them. */
		{ "二、其他", "二、其他" },
		{ "二一是说", "二一是说" },
		{ "", "" },
	};
	model m = model_open((ledger_text){ 0 });

	(void)state;
	for (size_t i = 0; i < GB_COUNT(rows); i++) {
		test_assert_text(gb_locator_text(m.arena, m.ledger, gb_str_of(rows[i].zh), GB_LANG_EN),
			rows[i].en, rows[i].zh, __LINE__);
		test_assert_text(gb_locator_text(m.arena, m.ledger, gb_str_of(rows[i].zh), GB_LANG_ZH),
			rows[i].zh, rows[i].zh, __LINE__);
	}
	model_close(&m);
}

/* The words behind the number are those of the section that has the locator. */
static void test_words(void **state)
{
	const gb_section section = {
		.title = { { GB_STR_INIT("主要预期目标"), GB_STR_INIT("Main Targets") } },
		.locator = GB_STR_INIT("二、主要预期目标"),
	};
	const gb_ledger ledger = { .sections = &section, .section_count = 1 };
	gb_arena *arena = test_arena();

	(void)state;
	test_assert_text(gb_locator_text(arena, &ledger, section.locator, GB_LANG_EN),
		"Part 2, Main Targets", __FILE__, __LINE__);
	gb_arena_close(arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_locators),
		cmocka_unit_test(test_words),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
