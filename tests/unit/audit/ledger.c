/* What the composed pages print is asked of the ledger again, in both languages. */
#include "../base/testing.h"

#include "audit/part.h"

typedef struct fixture {
	gb_run *run;
	gb_composed composed;
	gb_audit_list list;
} fixture;

static fixture open_fixture(void)
{
	const gb_run_options options = { 0 };
	const gb_str data = GB_STR("tests/explain/data");
	fixture f = { .run = gb_run_open(&options) };

	assert_non_null(f.run);
	if (!gb_run_compose(
			f.run, GB_STR("layouts/bulletin.json"), &data, 1, (gb_str){ 0 }, &f.composed)) {
		gb_diags_print(gb_run_diags(f.run), stderr);
		fail();
	}
	gb_audit_promise(gb_run_arena(f.run), f.composed.document, &f.list);
	return f;
}

static bool ask(fixture *f)
{
	return gb_audit_forms(gb_run_arena(f->run), &f->composed, &f->list, gb_run_diags(f->run));
}

static const gb_audit_figure *figure_of(const fixture *f, const char *path)
{
	for (size_t i = 0; i < f->list.count; i++)
		if (gb_str_is(f->list.figures[i].figure->path, path))
			return &f->list.figures[i];
	fail_msg("no figure of %s", path);
	return NULL;
}

static void test_forms(void **state)
{
	static const struct {
		const char *path, *forms[GB_LANG_COUNT];
	} rows[] = {
		{ "road-investment/2024/target", { "45亿元", "4.5 billion yuan" } },
		{ "road-investment/2024-H1/actual", { "20.25亿元", "2.025 billion yuan" } },
		{ "road-investment/rate", { "45.0%", "45.0%" } },
		{ "exports-rank/2024-H1/actual", { "第2位", "2nd" } },
		{ "bridge/2024-H1/actual", { "尚未完成（0/2步）", "not yet done (0 of 2 steps)" } },
		{ "gdp-growth/gap", { "−0.3个百分点", "−0.3 percentage points" } },
	};
	fixture f = open_fixture();

	(void)state;
	assert_true(ask(&f));
	for (size_t i = 0; i < GB_COUNT(rows); i++) {
		const gb_audit_figure *figure = figure_of(&f, rows[i].path);

		for (int lang = 0; lang < GB_LANG_COUNT; lang++)
			assert_text(figure->forms.in[lang], rows[i].forms[lang]);
	}
	gb_run_close(f.run);
}

/* A page that prints another value than the ledger's would be a mistake of ours: it is told. */
static void test_differs(void **state)
{
	fixture f = open_fixture();
	gb_figure *figure = (gb_figure *)figure_of(&f, "road-investment/2024-H1/actual")->figure;

	(void)state;
	figure->value = gb_decimal_of(2026, 2);
	assert_false(ask(&f));
	assert_text(test_printed(gb_run_arena(f.run), gb_run_diags(f.run)),
		"tests/explain/data/readings.json:7:40: error: /readings/1/value: found 20.26 on page 4; "
		"expected 20.25, the value of road-investment/2024-H1/actual\n"
		"    7 |     {\"of\": \"road-investment\", \"value\": 20.25},\n"
		"      |                                        ^^^^^\n"
		"  help: this is a mistake of gongbao itself: please report it\n");
	gb_run_close(f.run);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_forms),
		cmocka_unit_test(test_differs),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
