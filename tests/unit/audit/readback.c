/* A document made by hand, written by both PDF writers and read back: every character is found where
 * it was promised, also turned ones; what is changed afterwards is told. */
#include "../write/sample.h"

#include "audit/part.h"
#include "base/file.h"
#include "write/writer.h"

#include <unistd.h>

typedef struct fixture {
	sample sample;
	gb_audit_list list;
	gb_promised_page *pages;
	gb_finished *finished;
	gb_place place;
} fixture;

static const gb_writer_class *const writers[] = { &gb_haru_writer_class, &gb_cairo_writer_class };

/* Writes the sample and reads it back. */
static void read_back(fixture *f, const gb_writer_class *class, const gb_write_options *options)
{
	sample *s = &f->sample;
	char path[] = "/tmp/gongbao-audit-XXXXXX";
	const int file = mkstemp(path);

	assert_true(file >= 0);
	close(file);
	const bool written =
		gb_write(s->arena, class, &s->document, options, path, GB_STR("a.pdf"), s->diags);
	const gb_source *source = gb_file_read(s->arena, gb_str_of(path), s->diags);
	unlink(path);
	assert_true(written);
	assert_non_null(source);
	f->place = gb_place_of_file(s->arena, GB_STR("a.pdf"));
	f->finished = gb_finished_read(s->arena, source->bytes, f->place, s->diags);
	assert_non_null(f->finished);
}

static fixture open_fixture(const gb_writer_class *class)
{
	fixture f = { 0 };

	sample_open(&f.sample);
	read_back(&f, class, NULL);
	return f;
}

/* The audit says exactly this. */
static void expect(fixture *f, size_t first, size_t last, const char *words)
{
	gb_arena *arena = f->sample.arena;
	const gb_audit_file file = { .first_page = first, .last_page = last };
	gb_diags *diags = gb_diags_new(arena);

	f->pages = gb_audit_promise(arena, &f->sample.document, &f->list);
	const bool ok =
		gb_audit_compare(arena, &file, &f->list, f->pages, f->finished, f->place, diags);
	assert_text(test_printed(arena, diags), words);
	assert_int_equal(ok, words[0] == '\0');
}

/* The run of the first page that says this. */
static gb_glyph_run *run_of(fixture *f, const char *text)
{
	gb_op *ops = (gb_op *)f->sample.document.pages[0].ops;

	for (size_t i = 0; i < f->sample.document.pages[0].op_count; i++)
		if (ops[i].kind == GB_OP_GLYPHS && gb_str_is(ops[i].as.glyphs.text, text))
			return &ops[i].as.glyphs;
	fail_msg("no run says %s", text);
	return NULL;
}

/* All digits of the sample that are no figures would be told; these make them ordinals. */
static void name_digits(fixture *f)
{
	for (size_t p = 0; p < f->sample.document.page_count; p++) {
		gb_op *ops = (gb_op *)f->sample.document.pages[p].ops;

		for (size_t i = 0; i < f->sample.document.pages[p].op_count; i++) {
			gb_glyph_run *run = &ops[i].as.glyphs;

			if (ops[i].kind == GB_OP_GLYPHS && run->figure_count == 0)
				run->figures = gb_figures_in_words(
					f->sample.arena, run->text, GB_FIGURE_ORDINAL, nowhere, &run->figure_count);
		}
	}
}

static void test_agrees(void **state)
{
	(void)state;
	for (size_t i = 0; i < GB_COUNT(writers); i++) {
		fixture f = open_fixture(writers[i]);

		name_digits(&f);
		expect(&f, 0, SIZE_MAX, "");
		assert_int_equal(f.list.count, 6);
		assert_text(f.list.figures[0].printed, "5.1%");
		assert_string_equal(f.list.figures[0].part, "P");
		sample_close(&f.sample);
	}
}

static void test_pages_of_it(void **state)
{
	(void)state;
	for (size_t i = 0; i < GB_COUNT(writers); i++) {
		const gb_write_options options = { .first_page = 1, .last_page = 2 };
		fixture f = { 0 };

		sample_open(&f.sample);
		read_back(&f, writers[i], &options);
		name_digits(&f);
		expect(&f, 1, 2, "");
		expect(&f, 0, SIZE_MAX,
			"a.pdf: error: found 2 pages; expected 3\n"
			"  help: a file of other data, of another --layout or --edition, or of some pages only "
			"(FILE,pages=1-3)?\n"
			"a.pdf: error: found no page 1 in its place; expected that page, with its 6 figures\n");
		sample_close(&f.sample);
	}
}

static void test_changed_digit(void **state)
{
	(void)state;
	for (size_t i = 0; i < GB_COUNT(writers); i++) {
		fixture f = open_fixture(writers[i]);

		name_digits(&f);
		run_of(&f, "5.1%")->text = GB_STR("5.2%");
		expect(&f, 0, SIZE_MAX,
			"a.pdf: error: found \"5.1%\" on page 1; expected \"5.2%\", the value "
			"gdp-growth/2024-H1/actual (5.12 in the ledger, rounded half to even)\n");
		sample_close(&f.sample);
	}
}

/* The same characters on the page, two of them exchanged: 1234567890 and 2134567890. */
static void test_exchanged(void **state)
{
	fixture f = open_fixture(&gb_haru_writer_class);
	gb_glyph_run *run;

	(void)state;
	name_digits(&f);
	run = run_of(&f,
		"The quick brown fox jumps over the lazy dog, 1234567890, and comes to rest in Tengzhou.");
	run->text = GB_STR(
		"The quick brown fox jumps over the lazy dog, 2134567890, and comes to rest in Tengzhou.");
	expect(&f, 0, SIZE_MAX,
		"a.pdf: error: found \"1234567890\" on page 1; expected \"2134567890\", the ordinal\n");
	sample_close(&f.sample);
}

static void test_elsewhere(void **state)
{
	fixture f = open_fixture(&gb_haru_writer_class);

	(void)state;
	name_digits(&f);
	run_of(&f, "5.1%")->matrix.f += 30;
	expect(&f, 0, SIZE_MAX,
		"a.pdf: error: found no figure in its place on page 1; expected \"5.1%\", the value "
		"gdp-growth/2024-H1/actual (5.12 in the ledger, rounded half to even)\n"
		"a.pdf: error: found \"5.1\" on page 1, in \"𠮷𠮷x\xCC\x82"
		"e\xCC\x81q\xCC\x83"
		"5.1%AVATART\"; expected no digit that is "
		"not a figure of the ledger\n"
		"a.pdf: error: found the words \"%\" on page 1; expected nothing there\n");
	sample_close(&f.sample);
}

static void test_unaccounted(void **state)
{
	fixture f = open_fixture(&gb_haru_writer_class);

	(void)state;
	name_digits(&f);
	run_of(&f, "2)")->figure_count = 0;
	expect(&f, 0, SIZE_MAX,
		"a.pdf: error: found \"2\" on page 1, in \"2.5µg/m³2)Thequic\"; expected no digit that is not a "
		"figure of the ledger\n");
	sample_close(&f.sample);
}

static void test_words(void **state)
{
	fixture f = open_fixture(&gb_haru_writer_class);

	(void)state;
	name_digits(&f);
	run_of(&f, "枣庄市")->text = GB_STR("临沂市");
	expect(
		&f, 0, SIZE_MAX, "a.pdf: error: found the words \"枣庄\" on page 1; expected \"临沂\"\n");
	sample_close(&f.sample);
}

static void test_size(void **state)
{
	fixture f = open_fixture(&gb_haru_writer_class);

	(void)state;
	name_digits(&f);
	f.finished->pages[2].width = 700;
	expect(&f, 0, SIZE_MAX,
		"a.pdf: error: found page 3 of 700 x 595.28 pt; expected 841.89 x 595.28 pt\n"
		"  help: audit the file as it was made, not a scaled or trimmed copy\n");
	sample_close(&f.sample);
}

static void test_bytes(void **state)
{
	gb_arena *arena = test_arena();
	gb_diags *diags = gb_diags_new(arena);
	const gb_place place = gb_place_of_file(arena, GB_STR("a.pdf"));

	(void)state;
	assert_null(gb_finished_read(arena, GB_STR("%PDF-1.4\nnothing else"), place, diags));
	assert_text(test_printed(arena, diags),
		"a.pdf: error: found a damaged PDF; expected a PDF that can be read\n"
		"  help: make the file again\n");
	gb_arena_close(arena);
}

static void test_list(void **state)
{
	fixture f = open_fixture(&gb_haru_writer_class);

	(void)state;
	f.pages = gb_audit_promise(f.sample.arena, &f.sample.document, &f.list);
	assert_int_equal(f.list.count, 1);
	assert_text(gb_audit_list_text(f.sample.arena, &f.list, "txt", GB_LANG_EN),
		"page\tpart\tlanguage\tkind\tprinted\tledger path\texact value\trounded\trounding\tstatus\t"
		"Chinese\tEnglish\tin the data\n"
		"1\tP\tzh\tvalue\t5.1%\tgdp-growth/2024-H1/actual\t5.12\t5.1\thalf to even, 1 decimal\t"
		"provisional\t5.1%\t\t\n");
	assert_text(gb_audit_list_text(f.sample.arena, &f.list, "csv", GB_LANG_ZH),
		"\xEF\xBB\xBF页,部分,语言,类别,页面数字,台账路径,精确值,修约值,修约规则,数据状态,中文,英文,"
		"数据位置\r\n"
		"1,P,zh,实绩,5.1%,gdp-growth/2024-H1/actual,5.12,5.1,四舍六入五成双，保留1位小数,初步数,"
		"5.1%,,\r\n");
	assert_text(gb_audit_list_text(f.sample.arena, &f.list, "json", GB_LANG_ZH),
		"{\"format\": \"gongbao.figures/1\", \"pages\": 3, \"figures\": [\n"
		"{\"page\": 1, \"part\": \"P\", \"lang\": \"zh\", \"kind\": \"value\", \"printed\": \"5.1%\", "
		"\"path\": \"gdp-growth/2024-H1/actual\", \"exact\": \"5.12\", \"rounded\": \"5.1\", "
		"\"rounding\": \"half to even, 1 decimal\", \"status\": \"provisional\", \"zh\": \"5.1%\", "
		"\"en\": \"\", \"place\": \"\"}\n]}\n");
	assert_null(gb_audit_list_text(f.sample.arena, &f.list, "xml", GB_LANG_EN).p);
	sample_close(&f.sample);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_agrees),
		cmocka_unit_test(test_pages_of_it),
		cmocka_unit_test(test_changed_digit),
		cmocka_unit_test(test_exchanged),
		cmocka_unit_test(test_elsewhere),
		cmocka_unit_test(test_unaccounted),
		cmocka_unit_test(test_words),
		cmocka_unit_test(test_size),
		cmocka_unit_test(test_bytes),
		cmocka_unit_test(test_list),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
