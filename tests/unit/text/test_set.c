/* From lines to operations: text kept, figures, links, underlines, tags, positions. */
#include "fixture.h"

#include "base/utf8.h"
#include "draw/document.h"
#include "text/cluster.h"

#include <math.h>
#include <string.h>

static const char body[] =
	"全市地区生产总值增长6.4%，一般公共预算收入增长7.2%——“稳中有进”……完成投资1,234.5亿元（其中"
	"技改投资210.6亿元），新增office、AVAST与fi等“专精特新”企业 86 家；𠮷先生e\xCC\x81t\xC3\xA9、日月。";

static gb_ops set_lines(fixture *f, const gb_paragraph *paragraph, double measure, uint32_t element)
{
	gb_ops ops = gb_ops_new(f->arena);
	size_t count;
	const gb_line *lines = gb_paragraph_break(paragraph, f->arena, measure, &count, f->diags);

	for (size_t i = 0; i < count; i++)
		gb_line_set(paragraph, &lines[i], &ops, 50.1234567, 100 + 16 * (double)i, element);
	return ops;
}

/* Clusters and bytes of a run agree, glyphs are placed on thousandths. */
static void check_run(const gb_glyph_run *run)
{
	uint32_t previous = 0;

	assert_true(run->count > 0 && run->text.n > 0);
	assert_int_equal(run->glyphs[0].cluster, 0);
	assert_int_equal(gb_utf8_fault(run->text), run->text.n);
	for (size_t i = 0; i < run->count; i++) {
		const double x = (run->matrix.e + run->glyphs[i].x) * 1000;

		assert_true(run->glyphs[i].cluster >= previous && run->glyphs[i].cluster < run->text.n);
		assert_true((run->text.p[run->glyphs[i].cluster] & 0xC0) != 0x80);
		assert_true(run->glyphs[i].id != 0 && run->glyphs[i].id < 65536);
		assert_true(run->glyphs[i].y == 0);
		assert_true(fabs(x - round(x)) < 1e-6);
		previous = run->glyphs[i].cluster;
	}
}

/* The text of all runs without white space. */
static gb_str run_text(fixture *f, const gb_ops *ops)
{
	gb_buf text = gb_buf_new(f->arena);

	for (size_t i = 0; i < ops->count; i++)
		if (ops->items[i].kind == GB_OP_GLYPHS)
			gb_buf_str(&text, ops->items[i].as.glyphs.text);
	return gb_buf_taken(&text);
}

static gb_str without_blanks(fixture *f, gb_str text)
{
	gb_buf kept = gb_buf_new(f->arena);

	for (size_t i = 0; i < text.n; i++)
		if (text.p[i] != ' ' && text.p[i] != '\n')
			gb_buf_char(&kept, text.p[i]);
	return gb_buf_taken(&kept);
}

static void text_goes_through_unchanged(void **state)
{
	fixture f = fixture_open();
	const gb_paragraph *paragraph = fixture_shape(&f, body);

	(void)state;
	for (double measure = 20; measure < 900; measure += 37) {
		const gb_ops ops = set_lines(&f, paragraph, measure, GB_NO_ELEMENT);

		for (size_t i = 0; i < ops.count; i++) {
			assert_int_equal(ops.items[i].kind, GB_OP_GLYPHS);
			check_run(&ops.items[i].as.glyphs);
		}
		assert_true(gb_str_equal(
			without_blanks(&f, run_text(&f, &ops)), without_blanks(&f, gb_str_of(body))));
		if (measure > 800)
			assert_true(gb_str_equal(run_text(&f, &ops), gb_str_of(body)) || ops.count > 1);
	}
	fixture_close(&f);
}

static void blanks_between_words_stay_in_the_text(void **state)
{
	fixture f = fixture_open();
	gb_ops ops;

	(void)state;
	f.body.lang = GB_LANG_EN;
	ops = set_lines(&f, fixture_shape(&f, "the office of the city"), 1000, GB_NO_ELEMENT);
	assert_int_equal(ops.count, 1);
	assert_true(gb_str_is(ops.items[0].as.glyphs.text, "the office of the city"));
	assert_int_equal(ops.items[0].as.glyphs.count, 22); /* no ligature */
	fixture_close(&f);
}

static void the_right_edge_is_straight(void **state)
{
	fixture f = fixture_open();
	const gb_paragraph *paragraph = fixture_shape(&f, body);
	size_t count;
	const gb_line *lines = gb_paragraph_break(paragraph, f.arena, 173.3, &count, f.diags);

	(void)state;
	for (size_t i = 0; i + 1 < count; i++) {
		gb_ops ops = gb_ops_new(f.arena);
		const gb_cluster *last = &paragraph->clusters[lines[i].after - 1];
		const gb_glyph_run *run;
		double right;

		gb_line_set(paragraph, &lines[i], &ops, 50, 100, GB_NO_ELEMENT);
		run = &ops.items[ops.count - 1].as.glyphs;
		right =
			run->matrix.e + run->glyphs[run->count - 1].x - last->shift + last->width - last->right;
		assert_true(fabs(right - 223.3) < 0.002);
	}
	fixture_close(&f);
}

static void dashes_and_dots_are_two_ems(void **state)
{
	static const char *const texts[] = { "——", "……" };
	fixture f = fixture_open();

	(void)state;
	for (size_t i = 0; i < GB_COUNT(texts); i++) {
		const gb_span sans = fixture_span(texts[i], &f.sans, GB_LANG_ZH);

		assert_true(fabs(gb_paragraph_natural_width(fixture_shape(&f, texts[i])) - 20) < 1e-9);
		assert_true(fabs(gb_paragraph_natural_width(
							 gb_paragraph_shape(f.text, f.arena, &f.body, &sans, 1, f.diags)) -
						 20) < 1e-9);
	}
	assert_int_equal(
		set_lines(&f, fixture_shape(&f, "——"), 100, GB_NO_ELEMENT).items[0].as.glyphs.count, 1);
	fixture_close(&f);
}

static void a_figure_survives_line_and_face_changes(void **state)
{
	static const char text[] = "甲乙丙1,234.5亿元丁";
	fixture f = fixture_open();
	const gb_figure figure = { .kind = GB_FIGURE_VALUE };
	const gb_figure_span span_of_figure = { 9, 9 + 7 + 6, &figure };

	(void)state;
	for (double measure = 15; measure < 150; measure += 5) {
		gb_span span = fixture_span(text, &f.serif, GB_LANG_ZH);
		gb_buf found = gb_buf_new(f.arena);
		gb_ops ops;

		span.figures = &span_of_figure;
		span.figure_count = 1;
		ops = set_lines(&f, gb_paragraph_shape(f.text, f.arena, &f.body, &span, 1, f.diags),
			measure, GB_NO_ELEMENT);
		for (size_t i = 0; i < ops.count; i++) {
			const gb_glyph_run *run = &ops.items[i].as.glyphs;

			for (size_t s = 0; s < run->figure_count; s++) {
				assert_ptr_equal(run->figures[s].figure, &figure);
				gb_buf_str(
					&found, gb_str_slice(run->text, run->figures[s].from, run->figures[s].to));
			}
		}
		assert_true(gb_str_is(gb_buf_taken(&found), "1,234.5亿元"));
	}
	fixture_close(&f);
}

static void links_have_a_place_on_every_line_and_their_own_tag(void **state)
{
	fixture f = fixture_open();
	const gb_text_link link = { .uri = GB_STR("https://example.org/"), .element = 7 };
	gb_span spans[3];
	gb_ops ops;
	size_t links = 0, open = 0;

	(void)state;
	spans[0] = fixture_span("请见", &f.serif, GB_LANG_ZH);
	spans[1] = fixture_span("枣庄市人民政府网站的说明", &f.serif, GB_LANG_ZH);
	spans[1].link = &link;
	spans[2] = fixture_span("ABC等处。", &f.serif, GB_LANG_ZH);
	ops = set_lines(&f, gb_paragraph_shape(f.text, f.arena, &f.body, spans, 3, f.diags), 80, 3);
	for (size_t i = 0; i < ops.count; i++) {
		const gb_op *op = &ops.items[i];

		if (op->kind == GB_OP_TAG_BEGIN) {
			assert_int_equal(open++, 0);
			assert_true(op->as.tag.element == 3 || op->as.tag.element == 7);
		} else if (op->kind == GB_OP_TAG_END) {
			open--;
		} else if (op->kind == GB_OP_LINK) {
			links++;
			assert_int_equal(ops.items[i + 1].kind, GB_OP_TAG_END);
			assert_true(
				op->as.link.rect.x >= 50 && op->as.link.rect.x + op->as.link.rect.width < 130.2);
			assert_true(op->as.link.rect.height > 9.99 && op->as.link.rect.height < 16);
		}
	}
	assert_int_equal(open, 0);
	assert_int_equal(links, 2);
	fixture_close(&f);
}

/* The gap beside a link or underline is not part of it (D 2.5). */
static void underlines_leave_the_gap_out(void **state)
{
	fixture f = fixture_open();
	gb_char_style under = f.serif;
	gb_span spans[3];
	gb_ops ops;
	const gb_path *path = NULL;

	(void)state;
	under.underline = true;
	spans[0] = fixture_span("AB", &f.serif, GB_LANG_ZH);
	spans[1] = fixture_span("甲乙", &under, GB_LANG_ZH);
	spans[2] = fixture_span("CD", &f.serif, GB_LANG_ZH);
	ops = set_lines(&f, gb_paragraph_shape(f.text, f.arena, &f.body, spans, 3, f.diags), 200, 3);
	for (size_t i = 0; i < ops.count; i++)
		if (ops.items[i].kind == GB_OP_PATH) {
			path = &ops.items[i].as.path;
			assert_int_equal(ops.items[i - 1].as.tag.artifact, GB_ARTIFACT_LAYOUT);
			assert_int_equal(ops.items[i + 1].kind, GB_OP_TAG_END);
		}
	assert_non_null(path);
	assert_true(fabs(path->segments[1].to.x - path->segments[0].to.x - 20) < 0.0015);
	fixture_close(&f);
}

static void runs_join_spans_that_look_the_same(void **state)
{
	fixture f = fixture_open();
	gb_char_style red = f.serif;
	gb_span spans[3];
	gb_ops ops;

	(void)state;
	red.colour.red = 200;
	spans[0] = fixture_span("甲", &f.serif, GB_LANG_ZH);
	spans[1] = fixture_span("乙", &f.serif, GB_LANG_ZH);
	spans[2] = fixture_span("丙", &red, GB_LANG_ZH);
	ops = set_lines(
		&f, gb_paragraph_shape(f.text, f.arena, &f.body, spans, 3, f.diags), 200, GB_NO_ELEMENT);
	assert_int_equal(ops.count, 2);
	assert_true(gb_str_is(ops.items[0].as.glyphs.text, "甲乙"));
	assert_int_equal(ops.items[1].as.glyphs.paint.colour.red, 200);
	fixture_close(&f);
}

static void a_missing_glyph_is_named(void **state)
{
	fixture f = fixture_open();
	const gb_span span =
		fixture_span("甲\xF3\xB0\x80\x80乙", &f.sans, GB_LANG_ZH); /* private use */
	char *printed = NULL;
	size_t size = 0;
	FILE *out = open_memstream(&printed, &size);

	(void)state;
	assert_null(gb_paragraph_shape(f.text, f.arena, &f.body, &span, 1, f.diags));
	assert_int_equal(gb_diags_errors(f.diags), 1);
	gb_diags_print(f.diags, out);
	fclose(out);
	assert_non_null(strstr(printed, "(U+F0000), which no font has"));
	assert_non_null(strstr(printed, "font role \"sans\""));
	free(printed);
	fixture_close(&f);
}

static void text_from_right_to_left_is_refused(void **state)
{
	fixture f = fixture_open();
	const gb_span span = fixture_span("甲\xD7\x90", &f.serif, GB_LANG_ZH);

	(void)state;
	assert_null(gb_paragraph_shape(f.text, f.arena, &f.body, &span, 1, f.diags));
	assert_int_equal(gb_diags_errors(f.diags), 1);
	fixture_close(&f);
}

static void a_declared_fallback_sets_rare_names(void **state)
{
	fixture f = fixture_open();
	const gb_paragraph *paragraph = fixture_shape(&f, "𠮷田");

	(void)state;
	assert_true(gb_str_is(paragraph->clusters[0].face->id,
		paragraph->clusters[0].face == paragraph->clusters[1].face ? "serif-sc" : "rare"));
	fixture_close(&f);
}

static void joiners_need_no_glyph(void **state)
{
	fixture f = fixture_open();
	const gb_ops ops = set_lines(&f,
		fixture_shape(&f, "\xE2\x80\x8B甲\xE2\x81\xA0乙AB\xC2\xAD"
						  "CD"),
		200, GB_NO_ELEMENT);

	(void)state;
	for (size_t i = 0; i < ops.count; i++)
		assert_true(ops.items[i].as.glyphs.count > 0);
	/* Who searches for the word finds it: a soft hyphen where no line ends is nothing. */
	assert_true(gb_str_find(run_text(&f, &ops), GB_STR("ABCD")) != SIZE_MAX);
	fixture_close(&f);
}

static void offsets_follow_the_text(void **state)
{
	fixture f = fixture_open();
	const gb_paragraph *paragraph = fixture_shape(&f, "甲乙1,234.5");
	const double whole = gb_paragraph_natural_width(paragraph);

	(void)state;
	assert_true(gb_paragraph_offset(paragraph, 0) == 0);
	assert_true(fabs(gb_paragraph_offset(paragraph, 3) - 10) < 1e-9);
	assert_true(fabs(gb_paragraph_offset(paragraph, 6) - 22.5) < 1e-9);
	assert_true(fabs(gb_paragraph_offset(paragraph, 99) - whole) < 1e-9);
	assert_true(gb_paragraph_offset(paragraph, 11) < gb_paragraph_offset(paragraph, 12));
	fixture_close(&f);
}

static void tabular_digits_are_equally_wide(void **state)
{
	fixture f = fixture_open();
	gb_char_style tabular = f.sans;
	double width = 0;

	(void)state;
	tabular.tabular = true;
	for (char digit = '0'; digit <= '9'; digit++) {
		const char text[] = { digit, digit, '\0' };
		const gb_span span = fixture_span(text, &tabular, GB_LANG_ZH);
		const double now = gb_paragraph_natural_width(
			gb_paragraph_shape(f.text, f.arena, &f.body, &span, 1, f.diags));

		assert_true(width == 0 || fabs(now - width) < 1e-9);
		width = now;
	}
	fixture_close(&f);
}

static double sans_width(fixture *f, const char *text, gb_lang lang)
{
	const gb_span span = fixture_span(text, &f->sans, lang);

	return gb_paragraph_natural_width(
		gb_paragraph_shape(f->text, f->arena, &f->body, &span, 1, f->diags));
}

/* Although one face sets both languages. */
static void english_quotes_are_narrow(void **state)
{
	fixture f = fixture_open();

	(void)state;
	assert_true(fabs(sans_width(&f, "甲“乙”", GB_LANG_ZH) - 35) < 1e-9);
	assert_true(sans_width(&f, "a’“b”a", GB_LANG_EN) - sans_width(&f, "aba", GB_LANG_EN) < 13);
	assert_true(sans_width(&f, "city’s甲", GB_LANG_ZH) < 40);
	fixture_close(&f);
}

static void widths_are_the_face_s_own(void **state)
{
	fixture f = fixture_open();

	(void)state;
	/* Size by size exactly linear: nothing is hinted or rounded. */
	for (int i = 0; i < 40; i++) {
		f.serif.size = 6 + i * 0.37;
		assert_true(fabs(gb_paragraph_natural_width(fixture_shape(&f, "0123")) -
						 4 * 0.529 * f.serif.size) < 1e-9);
	}
	fixture_close(&f);
}

static void the_engine_opens_again(void **state)
{
	(void)state;
	for (int i = 0; i < 3; i++) {
		fixture f = fixture_open();

		assert_true(gb_paragraph_natural_width(fixture_shape(&f, "甲A")) > 15);
		fixture_close(&f);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(text_goes_through_unchanged),
		cmocka_unit_test(blanks_between_words_stay_in_the_text),
		cmocka_unit_test(the_right_edge_is_straight),
		cmocka_unit_test(dashes_and_dots_are_two_ems),
		cmocka_unit_test(a_figure_survives_line_and_face_changes),
		cmocka_unit_test(links_have_a_place_on_every_line_and_their_own_tag),
		cmocka_unit_test(underlines_leave_the_gap_out),
		cmocka_unit_test(runs_join_spans_that_look_the_same),
		cmocka_unit_test(a_missing_glyph_is_named),
		cmocka_unit_test(text_from_right_to_left_is_refused),
		cmocka_unit_test(a_declared_fallback_sets_rare_names),
		cmocka_unit_test(joiners_need_no_glyph),
		cmocka_unit_test(offsets_follow_the_text),
		cmocka_unit_test(tabular_digits_are_equally_wide),
		cmocka_unit_test(english_quotes_are_narrow),
		cmocka_unit_test(widths_are_the_face_s_own),
		cmocka_unit_test(the_engine_opens_again),
	};

	return cmocka_run_group_tests_name("text/set", tests, NULL, NULL);
}
