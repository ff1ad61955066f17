/* Parted words: points, lines and their widths, what the page says. */
#include "fixture.h"

#include "text/cluster.h"
#include "text/hyphen.h"

#include <math.h>
#include <string.h>

/* Long words, so that few lines come out even. */
static const char english[] =
	"The municipal government strengthened environmental responsibilities, agricultural "
	"modernisation and the internationalisation of manufacturing enterprises in Zaozhuang and "
	"Tengzhou; extraordinarily comprehensive administrative arrangements followed immediately, "
	"while infrastructure programmes accelerated considerably throughout neighbouring counties.";

static void words_are_parted_where_the_patterns_say(void **state)
{
	static const char *const words[] = {
		"gov-ern-ment",
		"per-cent-age",
		"infra-struc-ture",
		"agri-cul-tural",
		"envir-on-mental",
		"enter-prises",
		"strength",
		"oxen",
	};
	fixture f = fixture_open();
	gb_hyphens *hyphens = gb_hyphens_open(f.arena, gb_font_patterns_find(f.fonts, GB_LANG_EN),
		(gb_place){ NULL, GB_NO_NODE }, f.diags);

	(void)state;
	assert_non_null(hyphens);
	/* Twice: what is remembered is what was found. Many words in between make the table grow. */
	for (int turn = 0; turn < 2; turn++) {
		for (size_t i = 0; i < GB_COUNT(words); i++) {
			char word[GB_HYPHEN_LONGEST];
			size_t n = 0;
			uint64_t expected = 0;

			for (const char *at = words[i]; *at; at++) {
				if (*at == '-')
					expected |= UINT64_C(1) << n;
				else
					word[n++] = *at;
			}
			if (gb_hyphens_of_word(hyphens, (gb_str){ word, n }) != expected)
				fail_msg("%s", words[i]);
		}
		for (int i = 0; i < 3000; i++) {
			char word[16];

			snprintf(word, sizeof word, "word%c%c%c", 'a' + i % 26, 'a' + i / 26 % 26,
				'a' + i / 676 % 26);
			gb_hyphens_of_word(hyphens, gb_str_of(word));
		}
	}
	gb_hyphens_close(hyphens);
	fixture_close(&f);
}

static void longest_words_end(void **state)
{
	fixture f = fixture_open();
	gb_hyphens *hyphens = gb_hyphens_open(f.arena, gb_font_patterns_find(f.fonts, GB_LANG_EN),
		(gb_place){ NULL, GB_NO_NODE }, f.diags);
	char word[GB_HYPHEN_LONGEST + 1];

	(void)state;
	for (size_t i = 0; i < sizeof word; i++)
		word[i] = "development"[i % 11];
	assert_true(gb_hyphens_of_word(hyphens, (gb_str){ word, GB_HYPHEN_LONGEST }) != 0);
	assert_true(gb_hyphens_of_word(hyphens, (gb_str){ word, GB_HYPHEN_LONGEST + 1 }) == 0);
	assert_true(gb_hyphens_of_word(hyphens, GB_STR("")) == 0);
	gb_hyphens_close(hyphens);
	fixture_close(&f);
}

static void english_style(fixture *f, gb_align align)
{
	f->body.align = align;
	f->body.lang = GB_LANG_EN;
	f->body.hyphenate = true;
}

static void lines_with_hyphens_are_exact(void **state)
{
	fixture f = fixture_open();
	size_t hyphens = 0, pairs = 0;

	(void)state;
	english_style(&f, GB_ALIGN_JUSTIFY);
	const gb_paragraph *paragraph = fixture_shape(&f, english);
	for (double measure = 128; measure < 400; measure += 1.7) {
		size_t count;
		const gb_line *lines = gb_paragraph_break(paragraph, f.arena, measure, &count, f.diags);

		for (size_t i = 0; i < count; i++) {
			const gb_line *line = &lines[i];
			const double letters = gb_clusters_width(paragraph, line->first, line->after);

			/* The - of Source Serif 4 is 0.32 em wide. */
			assert_true(fabs(line->natural - letters - (line->hyphen ? 3.2 : 0)) < 0.01);
			assert_true(line->last || line->adjust == 0 || fabs(line->width - measure) < 0.01);
			assert_false(line->emergency);
			if (!line->hyphen)
				continue;
			hyphens++;
			assert_false(line->last);
			assert_true(paragraph->clusters[line->after].before == GB_BREAK_HYPHEN);
			pairs += i > 0 && lines[i - 1].hyphen;
			assert_false(i > 1 && lines[i - 1].hyphen && lines[i - 2].hyphen);
			/* No stump of a word as the last line. */
			assert_false(lines[i + 1].last && lines[i + 1].natural < 0.25 * measure);
		}
	}
	assert_true(hyphens > 50);
	assert_true(pairs < hyphens / 3);
	assert_int_equal(gb_diags_warnings(f.diags), 0);
	fixture_close(&f);
}

static size_t hyphens_in(fixture *f, const gb_paragraph *paragraph, double measure, bool emergency)
{
	size_t count, hyphens = 0;
	const gb_line *lines = gb_paragraph_break(paragraph, f->arena, measure, &count, f->diags);

	for (size_t i = 0; i < count; i++) {
		hyphens += lines[i].hyphen;
		assert_true(!lines[i].hyphen || lines[i].emergency == emergency);
	}
	return hyphens;
}

static void ragged_text_has_few(void **state)
{
	fixture f = fixture_open();
	size_t justified = 0, ragged = 0;

	(void)state;
	english_style(&f, GB_ALIGN_JUSTIFY);
	const gb_paragraph *first = fixture_shape(&f, english);
	english_style(&f, GB_ALIGN_START);
	const gb_paragraph *second = fixture_shape(&f, english);
	for (double measure = 128; measure < 300; measure += 3) {
		justified += hyphens_in(&f, first, measure, false);
		ragged += hyphens_in(&f, second, measure, false);
	}
	assert_true(ragged > 0 && 2 * ragged < justified);
	/* Where all lines are long enough there is none. */
	assert_int_equal(hyphens_in(&f, second, 450, false), 0);
	fixture_close(&f);
}

/* D 2.12, and who does not ask for it. */
static void narrow_places_and_other_styles_have_none(void **state)
{
	fixture f = fixture_open();

	(void)state;
	english_style(&f, GB_ALIGN_JUSTIFY);
	const gb_paragraph *paragraph = fixture_shape(&f, english);
	for (double measure = 105; measure < 127.5; measure += 0.7)
		assert_int_equal(hyphens_in(&f, paragraph, measure, false), 0);
	f.body.hyphenate = false;
	paragraph = fixture_shape(&f, english);
	for (double measure = 128; measure < 300; measure += 3)
		assert_int_equal(hyphens_in(&f, paragraph, measure, false), 0);
	/* English words in Chinese text. */
	f.body.hyphenate = true;
	f.body.lang = GB_LANG_ZH;
	paragraph = fixture_shape(&f, english);
	assert_false(paragraph->hyphens);
	fixture_close(&f);
}

static void a_word_wider_than_its_place_is_parted_there_first(void **state)
{
	fixture f = fixture_open();

	(void)state;
	english_style(&f, GB_ALIGN_START);
	assert_int_equal(hyphens_in(&f, fixture_shape(&f, "infrastructure"), 50, true), 1);
	assert_int_equal(gb_diags_warnings(f.diags), 1);
	fixture_close(&f);
}

static void figures_and_names_are_not_parted(void **state)
{
	fixture f = fixture_open();
	const gb_figure figure = { .kind = GB_FIGURE_VALUE };
	const gb_figure_span of = { 4, 25, &figure };
	gb_span spans[] = {
		fixture_span("The ", &f.serif, GB_LANG_EN),
		fixture_span("    5.5 percentage points", &f.serif, GB_LANG_EN),
		fixture_span(" of development ", &f.serif, GB_LANG_EN),
		fixture_span("international settlement", &f.serif, GB_LANG_EN),
		fixture_span(" management", &f.serif, GB_LANG_EN),
	};
	size_t points = 0;

	(void)state;
	english_style(&f, GB_ALIGN_START);
	spans[1].figures = &of;
	spans[1].figure_count = 1;
	spans[3].keep = GB_KEEP_ALWAYS;
	const gb_paragraph *paragraph =
		gb_paragraph_shape(f.text, f.arena, &f.body, spans, GB_COUNT(spans), f.diags);
	for (size_t k = 0; k < paragraph->count; k++) {
		if (paragraph->clusters[k].before != GB_BREAK_HYPHEN)
			continue;
		points++;
		assert_true(paragraph->clusters[k].span == 2 || paragraph->clusters[k].span == 4);
	}
	assert_true(points >= 3);
	fixture_close(&f);
}

static const gb_glyph_run *run_at(const gb_ops *ops, size_t at)
{
	assert_true(at < ops->count);
	assert_int_equal(ops->items[at].kind, GB_OP_GLYPHS);
	return &ops->items[at].as.glyphs;
}

static void the_page_shows_the_hyphen_behind_the_word(void **state)
{
	fixture f = fixture_open();
	gb_ops ops = gb_ops_new(f.arena);
	gb_span span = fixture_span("infra\xC2\xADstruc\xC2\xADture", &f.serif, GB_LANG_EN);
	gb_text_link link = { .uri = GB_STR_INIT("https://example.cn"), .element = GB_NO_ELEMENT };
	size_t count;

	(void)state;
	/* Typed: in every style, in a place of any width, and no emergency. */
	f.body.align = GB_ALIGN_START;
	span.link = &link;
	const gb_paragraph *paragraph = gb_paragraph_shape(f.text, f.arena, &f.body, &span, 1, f.diags);
	const gb_line *lines = gb_paragraph_break(paragraph, f.arena, 55, &count, f.diags);
	assert_int_equal(count, 2);
	assert_true(lines[0].hyphen && !lines[0].emergency && !lines[1].hyphen);
	assert_int_equal(gb_diags_warnings(f.diags), 0);
	for (size_t i = 0; i < count; i++)
		gb_line_set(paragraph, &lines[i], &ops, 10, 20 + 16 * (double)i, GB_NO_ELEMENT);
	/* The unused hyphen is nothing, on the page and in its text. */
	assert_true(gb_str_is(run_at(&ops, 0)->text, "infrastruc"));
	assert_int_equal(run_at(&ops, 0)->count, 10);
	assert_int_equal(run_at(&ops, 0)->glyphs[5].cluster, 5);
	assert_true(gb_str_is(run_at(&ops, 1)->text, "-"));
	assert_int_equal(run_at(&ops, 1)->count, 1);
	assert_true(fabs(run_at(&ops, 1)->matrix.e - (10 + lines[0].width - 3.2)) < 0.01);
	assert_true(run_at(&ops, 1)->matrix.f == 20);
	/* What leads somewhere leads there from the hyphen too. */
	assert_int_equal(ops.items[2].kind, GB_OP_LINK);
	assert_true(fabs(ops.items[2].as.link.rect.width - lines[0].width) < 0.01);
	assert_true(gb_str_is(run_at(&ops, 3)->text, "ture"));
	/* The least width holds the widest part with its hyphen. */
	const double least = gb_paragraph_minimum_width(paragraph);
	gb_paragraph_break(paragraph, f.arena, least, &count, f.diags);
	assert_int_equal(count, 3);
	assert_int_equal(gb_diags_warnings(f.diags), 0);
	gb_paragraph_break(paragraph, f.arena, least - 0.1, &count, f.diags);
	assert_true(gb_diags_warnings(f.diags) > 0);
	fixture_close(&f);
}

static void figures_stay_behind_typed_hyphens(void **state)
{
	fixture f = fixture_open();
	gb_ops ops = gb_ops_new(f.arena);
	const gb_figure figure = { .kind = GB_FIGURE_VALUE };
	const gb_figure_span of = { 8, 10, &figure };
	gb_span span = fixture_span("de\xC2\xADvel 12 op", &f.serif, GB_LANG_EN);
	size_t count;

	(void)state;
	span.figures = &of;
	span.figure_count = 1;
	const gb_paragraph *paragraph = gb_paragraph_shape(f.text, f.arena, &f.body, &span, 1, f.diags);
	const gb_line *lines = gb_paragraph_break(paragraph, f.arena, 300, &count, f.diags);
	gb_line_set(paragraph, &lines[0], &ops, 0, 0, GB_NO_ELEMENT);
	assert_int_equal(run_at(&ops, 0)->figure_count, 1);
	assert_true(gb_str_is(gb_str_slice(run_at(&ops, 0)->text, run_at(&ops, 0)->figures[0].from,
							  run_at(&ops, 0)->figures[0].to),
		"12"));
	fixture_close(&f);
}

/* A text that is one word with a hyphen everywhere, and one of long words. */
static void long_texts_are_parted_in_linear_time(void **state)
{
	static const char *const pieces[] = { "a\xC2\xAD", "environmental ", "government’s", "ﬁ’a" };
	fixture f = fixture_open();

	(void)state;
	english_style(&f, GB_ALIGN_JUSTIFY);
	for (size_t p = 0; p < GB_COUNT(pieces); p++) {
		const size_t n = strlen(pieces[p]), times = 60000 / n;
		char *text = calloc(times + 1, n);
		size_t count;

		for (size_t i = 0; i < times; i++)
			memcpy(text + i * n, pieces[p], n);
		gb_paragraph_break(fixture_shape(&f, text), f.arena, 200, &count, NULL);
		assert_true(count > 100);
		free(text);
	}
	fixture_close(&f);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(words_are_parted_where_the_patterns_say),
		cmocka_unit_test(longest_words_end),
		cmocka_unit_test(lines_with_hyphens_are_exact),
		cmocka_unit_test(ragged_text_has_few),
		cmocka_unit_test(narrow_places_and_other_styles_have_none),
		cmocka_unit_test(a_word_wider_than_its_place_is_parted_there_first),
		cmocka_unit_test(figures_and_names_are_not_parted),
		cmocka_unit_test(the_page_shows_the_hyphen_behind_the_word),
		cmocka_unit_test(figures_stay_behind_typed_hyphens),
		cmocka_unit_test(long_texts_are_parted_in_linear_time),
	};

	return cmocka_run_group_tests_name("text/hyphen", tests, NULL, NULL);
}
