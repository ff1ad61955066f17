/* Lines: width, forbidden edges, forced and emergency breaks, last lines. */
#include "fixture.h"

#include "base/utf8.h"
#include "text/break.h"
#include "text/cluster.h"

#include <math.h>
#include <string.h>

static const char *const chinese[] = {
	/* D 2.14 */
	"“——”",
	"甲乙丙——，丁",
	"甲乙丙——……丁",
	"甲）、（乙",
	"甲）（乙",
	"甲。”“乙",
	"《“甲”》（二）",
	"（一）坚持“稳中求进”工作总基调",
	"各项Work 工作",
	"，。！？；：、",
	"编号123456789012345678901234567890的项目",
	"见https://www.example.gov.cn/art/2024/1/10/art_1.html。",
	/* of a report's kind: numbers, quotes, brackets, English */
	"全市地区生产总值增长6.4%，一般公共预算收入增长7.2%，固定资产投资增长7.2%，规模以上工业增加值增长11.8%；"
	"获评“省级先进”等次。全年共实施省市级重点项目527个，完成投资1,234.5亿元（其中技改投资210.6亿元），"
	"新增“专精特新”企业86家——总数达到413家，《三年行动计划（2024—2026年）》印发实施。",
	"一是推动产业转型。“5G+工业互联网”项目达到12个，R&D投入强度为2.35%，高于全省平均0.12个百分点；PM2.5平均浓度"
	"下降3.2%，优良天数比例为63%～68%，森林覆盖率达到30.1%。二是改善民生：新建、改扩建学校34所，城镇新增就业3.6万人，"
	"“一老一小”服务设施覆盖率达到100%……三是防范风险、守住底线，安全生产事故起数、死亡人数“双下降”。",
};

static bool starts_line_badly(uint32_t character)
{
	return character && strchr("%)]},.:;!?/", (int)character) != NULL && character < 0x80;
}

static bool is_one_of(uint32_t character, const char *set)
{
	size_t length;

	for (gb_str text = gb_str_of(set); text.n > 0; text = gb_str_slice(text, length, text.n))
		if (gb_utf8_at(text, 0, &length) == character)
			return true;
	return false;
}

static uint32_t last_character(const gb_paragraph *paragraph, const gb_line *line)
{
	return paragraph->clusters[line->after - 1].character;
}

static void check_edges(const gb_paragraph *paragraph, const gb_line *lines, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		if (i > 0 && !lines[i - 1].emergency) {
			const uint32_t first = paragraph->clusters[lines[i].first].character;

			assert_false(is_one_of(first, "。，、；：？！％‰℃”’）〕】》〉」』·–～…／"));
			assert_false(starts_line_badly(first));
		}
		if (i + 1 < count && !lines[i].emergency)
			assert_false(is_one_of(last_character(paragraph, &lines[i]), "“‘（〔【《〈「『￥№([{"));
	}
}

static double set_width(fixture *f, const gb_paragraph *paragraph, const gb_line *line)
{
	double *extra = GB_NEW_ARRAY(f->arena, line->after - line->first, double);
	double width = line->natural;

	gb_justify(paragraph, line, extra);
	for (size_t i = 0; i < line->after - line->first; i++)
		width += extra[i];
	return width;
}

static void lines_are_exact_and_end_well_at_every_width(void **state)
{
	static const gb_squeeze squeezes[] = { GB_SQUEEZE_QUANJIAO, GB_SQUEEZE_KAIMING,
		GB_SQUEEZE_BANJIAO, GB_SQUEEZE_NONE };
	fixture f = fixture_open();
	size_t justified = 0;

	(void)state;
	for (size_t s = 0; s < GB_COUNT(squeezes); s++)
		for (size_t t = 0; t < GB_COUNT(chinese); t++) {
			gb_paragraph *paragraph;

			f.body.squeeze = squeezes[s];
			f.body.first_indent = t % 2 ? 20 : 0;
			paragraph = fixture_shape(&f, chinese[t]);
			for (double measure = 100; measure <= 300; measure += 3.7) {
				size_t count;
				const gb_line *lines =
					gb_paragraph_break(paragraph, f.arena, measure, &count, f.diags);

				check_edges(paragraph, lines, count);
				for (size_t i = 0; i < count; i++) {
					const double right = lines[i].indent + set_width(&f, paragraph, &lines[i]);

					assert_true(fabs(lines[i].width - set_width(&f, paragraph, &lines[i])) < 0.001);
					assert_true(right < measure + 0.01 || lines[i].first + 1 == lines[i].after);
					if (!lines[i].last && lines[i].adjust != 0) {
						assert_true(fabs(right - measure) < 0.01);
						justified++;
					}
				}
			}
		}
	assert_true(justified > 1000);
	fixture_close(&f);
}

/* Each pair of brackets at every column of a line of 28 characters (D 2.14). */
static void brackets_at_every_column(void **state)
{
	static const char *const pairs[][2] = {
		{ "“", "”" },
		{ "‘", "’" },
		{ "（", "）" },
		{ "〔", "〕" },
		{ "【", "】" },
		{ "《", "》" },
		{ "〈", "〉" },
		{ "「", "」" },
		{ "『", "』" },
		{ "(", ")" },
		{ "[", "]" },
	};
	fixture f = fixture_open();
	char text[512];

	(void)state;
	for (size_t p = 0; p < GB_COUNT(pairs); p++)
		for (int column = 0; column < 30; column++) {
			gb_paragraph *paragraph;
			size_t count;
			const gb_line *lines;

			*text = '\0';
			for (int i = 0; i < 60; i++)
				strcat(strcat(text, i == column       ? pairs[p][0]
									: i == column + 2 ? pairs[p][1]
													  : ""),
					"字");
			paragraph = fixture_shape(&f, text);
			lines = gb_paragraph_break(paragraph, f.arena, 280, &count, f.diags);
			check_edges(paragraph, lines, count);
			for (size_t i = 0; i + 1 < count; i++)
				assert_true(fabs(lines[i].width - 280) < 0.01);
		}
	assert_int_equal(gb_diags_warnings(f.diags), 0);
	fixture_close(&f);
}

static void squares_fill_a_line_exactly(void **state)
{
	fixture f = fixture_open();
	gb_paragraph *paragraph = fixture_shape(&f, "一二三四五六七八九十一二三四五六七八九十");
	size_t count;
	const gb_line *lines = gb_paragraph_break(paragraph, f.arena, 100, &count, f.diags);

	(void)state;
	assert_int_equal(count, 2);
	assert_int_equal(lines[0].after, 10);
	assert_true(lines[0].adjust == 0);
	assert_true(fabs(gb_paragraph_natural_width(paragraph) - 200) < 0.001);
	assert_true(fabs(gb_paragraph_minimum_width(paragraph) - 10) < 0.001);
	fixture_close(&f);
}

static void a_mark_takes_half_an_em_at_an_edge(void **state)
{
	fixture f = fixture_open();
	gb_paragraph *paragraph = fixture_shape(&f, "（一二三）");
	size_t count;
	const gb_line *lines = gb_paragraph_break(paragraph, f.arena, 100, &count, f.diags);

	(void)state;
	assert_true(fabs(lines[0].natural - 40) < 0.001);
	f.body.squeeze = GB_SQUEEZE_NONE;
	paragraph = fixture_shape(&f, "（一二三）");
	assert_true(fabs(gb_paragraph_natural_width(paragraph) - 50) < 0.001);
	fixture_close(&f);
}

static double natural(fixture *f, gb_squeeze squeeze, const char *text)
{
	f->body.squeeze = squeeze;
	return gb_paragraph_natural_width(fixture_shape(f, text)) / 10;
}

static void two_marks_share_an_em_and_a_half(void **state)
{
	static const struct {
		const char *text;
		double quanjiao, kaiming, banjiao, none;
	} rows[] = {
		{ "甲，“乙", 3.5, 3, 3, 4 },
		{ "甲。”乙", 3.5, 3, 3, 4 },
		{ "甲）（乙", 3.5, 3, 3, 4 },
		{ "甲：“乙", 3.5, 3, 3, 4 },
		{ "甲（“乙", 3.5, 3, 3, 4 },
		{ "甲，乙", 3, 2.5, 2.5, 3 },
		{ "甲。乙", 3, 3, 2.5, 3 },
		{ "甲？！乙", 3, 3, 3, 4 },
		{ "甲——乙", 4, 4, 4, 4 },
		{ "甲……乙", 4, 4, 4, 4 },
		{ "甲——，乙", 5, 4.5, 4.5, 5 },
		{ "甲·乙", 2.5, 2.5, 2.5, 2.5 },
		{ "甲/乙", 2.5, 2.5, 2.5, 2.5 },
		{ "甲／乙", 2.5, 2.5, 2.5, 2.5 },
	};
	fixture f = fixture_open();

	(void)state;
	for (size_t i = 0; i < GB_COUNT(rows); i++) {
		assert_true(
			fabs(natural(&f, GB_SQUEEZE_QUANJIAO, rows[i].text) - rows[i].quanjiao) < 0.0001);
		assert_true(fabs(natural(&f, GB_SQUEEZE_KAIMING, rows[i].text) - rows[i].kaiming) < 0.0001);
		assert_true(fabs(natural(&f, GB_SQUEEZE_BANJIAO, rows[i].text) - rows[i].banjiao) < 0.0001);
		assert_true(fabs(natural(&f, GB_SQUEEZE_NONE, rows[i].text) - rows[i].none) < 0.0001);
	}
	fixture_close(&f);
}

/* What stands between the first two visible characters, in ems. */
static double gap_in(fixture *f, const char *text, size_t before)
{
	const gb_paragraph *paragraph = fixture_shape(f, text);
	const gb_cluster *b = &paragraph->clusters[before], *a = b - 1;
	const double blank = a->class == GB_CHAR_SPACE ? a->width : 0;

	return (b->glue.natural + blank) / 10;
}

static void han_and_latin_stand_a_quarter_apart(void **state)
{
	fixture f = fixture_open();

	(void)state;
	assert_true(fabs(gap_in(&f, "长GDP", 1) - 0.25) < 1e-9);
	assert_true(fabs(gap_in(&f, "G总", 1) - 0.25) < 1e-9);
	assert_true(fabs(gap_in(&f, "长6.4%", 1) - 0.25) < 1e-9);
	assert_true(gap_in(&f, "%左右", 1) == 0); /* as close as 3.2万人以上 */
	assert_true(fabs(gap_in(&f, "长 G", 2) - 0.25) < 1e-9); /* a typed blank is the gap */
	/* A sign that no number follows is of the name. */
	assert_true(gap_in(&f, "网+行", 1) == 0 && gap_in(&f, "网+行", 2) == 0);
	assert_true(fabs(gap_in(&f, "长+5%", 1) - 0.25) < 1e-9);
	assert_true(gap_in(&f, "，G", 1) == 0);
	assert_true(gap_in(&f, "G）", 1) == 0);
	assert_true(gap_in(&f, "5万吨", 1) == 0);
	assert_true(gap_in(&f, "2024年6月", 4) == 0);
	assert_true(gap_in(&f, "2024年6月", 5) == 0);
	assert_true(fabs(gap_in(&f, "5 万吨", 2) - 0.25) < 1e-9);
	f.body.gap_in_units = true;
	assert_true(fabs(gap_in(&f, "5万吨", 1) - 0.25) < 1e-9);
	f.body.gap_em = 0;
	assert_true(gap_in(&f, "长G", 1) == 0);
	fixture_close(&f);
}

static void a_raised_mark_stays_with_its_word_without_a_gap(void **state)
{
	fixture f = fixture_open();
	gb_char_style raised = f.serif;
	gb_span spans[3];
	gb_paragraph *paragraph;

	(void)state;
	raised.rise = 4;
	spans[0] = fixture_span("甲乙", &f.serif, GB_LANG_ZH);
	spans[1] = fixture_span("1", &raised, GB_LANG_ZH);
	spans[2] = fixture_span("丙丁", &f.serif, GB_LANG_ZH);
	paragraph = gb_paragraph_shape(f.text, f.arena, &f.body, spans, 3, f.diags);
	assert_non_null(paragraph);
	assert_true(paragraph->clusters[2].before < GB_BREAK_ALLOWED);
	assert_true(
		paragraph->clusters[2].glue.natural == 0 && paragraph->clusters[3].glue.natural == 0);
	assert_int_equal(paragraph->clusters[2].glue.kind, GB_GLUE_FIXED);
	fixture_close(&f);
}

static void spans_do_not_change_breaks_or_squeeze(void **state)
{
	fixture f = fixture_open();
	gb_char_style red = f.serif;
	gb_span spans[2];
	gb_paragraph *paragraph;

	(void)state;
	red.colour.red = 200;
	spans[0] = fixture_span("（重点）", &red, GB_LANG_ZH);
	spans[1] = fixture_span("。下文", &f.serif, GB_LANG_ZH);
	paragraph = gb_paragraph_shape(f.text, f.arena, &f.body, spans, 2, f.diags);
	assert_true(fabs(gb_paragraph_natural_width(paragraph) -
					 gb_paragraph_natural_width(fixture_shape(&f, "（重点）。下文"))) < 1e-9);
	assert_true(paragraph->clusters[4].before < GB_BREAK_ALLOWED);
	fixture_close(&f);
}

static void units_and_latin_words_are_not_stretched(void **state)
{
	fixture f = fixture_open();
	gb_paragraph *paragraph =
		fixture_shape(&f, "全市完成固定资产投资1,234.5亿元和Government投资5万吨还有其他一些项目");
	gb_line line = { .first = 0, .after = paragraph->count };
	double *extra = GB_NEW_ARRAY(f.arena, paragraph->count, double);

	(void)state;
	line.adjust = 40;
	gb_justify(paragraph, &line, extra);
	for (size_t k = 1; k < paragraph->count; k++) {
		const gb_cluster *a = &paragraph->clusters[k - 1], *b = a + 1;
		const bool letters = (a->class == GB_CHAR_LATIN || a->class == GB_CHAR_DIGIT) &&
							 (b->class == GB_CHAR_LATIN || b->class == GB_CHAR_DIGIT);

		if (letters || (b->bonds & GB_BOND_UNIT))
			assert_true(extra[k] == 0);
		assert_true(extra[k] < 4);
	}
	fixture_close(&f);
}

static void slack_is_not_put_into_one_blank(void **state)
{
	fixture f = fixture_open();
	gb_paragraph *paragraph = fixture_shape(&f, "全市完成Work Report里的各项任务");
	gb_line line = { .first = 0, .after = paragraph->count, .adjust = 30 };
	double *extra = GB_NEW_ARRAY(f.arena, paragraph->count, double), most = 0;

	(void)state;
	gb_justify(paragraph, &line, extra);
	for (size_t k = 1; k < paragraph->count; k++)
		most = fmax(most, extra[k]);
	assert_true(most < 5);
	fixture_close(&f);
}

static void english_stretches_only_between_words(void **state)
{
	fixture f = fixture_open();
	gb_paragraph *paragraph;
	gb_line line = { .first = 0 };
	double *extra;

	(void)state;
	f.body.lang = GB_LANG_EN;
	paragraph = fixture_shape(&f, "The city’s “plan” grew by 6.4 percent");
	line.after = paragraph->count;
	line.adjust = 60;
	extra = GB_NEW_ARRAY(f.arena, paragraph->count, double);
	gb_justify(paragraph, &line, extra);
	for (size_t k = 1; k < paragraph->count; k++)
		assert_true(paragraph->clusters[k - 1].class == GB_CHAR_SPACE ? fabs(extra[k] - 10) < 0.001
																	  : extra[k] == 0);
	fixture_close(&f);
}

static void last_line_has_two_characters(void **state)
{
	fixture f = fixture_open();
	gb_paragraph *paragraph = fixture_shape(&f, "一二三四五六七八九十一二三四五六七八九十完。");

	(void)state;
	for (double measure = 60; measure < 220; measure += 5) {
		size_t count, characters = 0;
		const gb_line *lines = gb_paragraph_break(paragraph, f.arena, measure, &count, f.diags);

		for (size_t k = lines[count - 1].first; k < lines[count - 1].after; k++)
			characters += paragraph->clusters[k].class == GB_CHAR_HAN;
		assert_true(characters >= 2);
	}
	fixture_close(&f);
}

static void newlines_force_lines(void **state)
{
	fixture f = fixture_open();
	gb_paragraph *paragraph = fixture_shape(&f, "甲乙\n丙 \n\n丁");
	size_t count;
	const gb_line *lines = gb_paragraph_break(paragraph, f.arena, 200, &count, f.diags);

	(void)state;
	assert_int_equal(count, 4);
	for (size_t i = 0; i < count; i++)
		assert_true(lines[i].last && lines[i].adjust == 0);
	assert_true(fabs(lines[1].width - 10) < 0.001);
	assert_true(lines[2].width == 0 && lines[2].ascent > 0);
	assert_true(fabs(gb_paragraph_natural_width(paragraph) - 20) < 0.001);
	fixture_close(&f);
}

static void an_empty_paragraph_is_one_empty_line(void **state)
{
	fixture f = fixture_open();
	size_t count;
	const gb_line *lines = gb_paragraph_break(fixture_shape(&f, ""), f.arena, 200, &count, f.diags);

	(void)state;
	assert_int_equal(count, 1);
	assert_true(lines[0].first == lines[0].after && lines[0].ascent > 0 && lines[0].last);
	fixture_close(&f);
}

static void emergencies_come_in_order_and_warn(void **state)
{
	fixture f = fixture_open();
	gb_paragraph *paragraph = fixture_shape(&f, "123456789012345678901234567890");
	size_t count;
	const gb_line *lines = gb_paragraph_break(paragraph, f.arena, 100, &count, f.diags);

	(void)state;
	assert_true(count == 2 && lines[0].emergency && !lines[1].emergency);
	assert_int_equal(lines[0].after % 3, 0); /* between groups */
	assert_int_equal(gb_diags_warnings(f.diags), 1);
	/* A separator is enough: no group is parted. */
	paragraph = fixture_shape(&f, "共1,234,567,890,123亿元");
	lines = gb_paragraph_break(paragraph, f.arena, 60, &count, f.diags);
	for (size_t i = 0; i + 1 < count; i++)
		if (lines[i].emergency)
			assert_int_equal(last_character(paragraph, &lines[i]), ',');
	/* What fits is left alone. */
	paragraph = fixture_shape(&f, "共1,234,567,890,123亿元");
	lines = gb_paragraph_break(paragraph, f.arena, 130, &count, f.diags);
	for (size_t i = 0; i < count; i++)
		assert_false(lines[i].emergency);
	fixture_close(&f);
}

static void what_nothing_can_part_is_overfull(void **state)
{
	fixture f = fixture_open();
	size_t count;
	const gb_line *lines =
		gb_paragraph_break(fixture_shape(&f, "甲——乙"), f.arena, 15, &count, f.diags);

	(void)state;
	assert_int_equal(count, 3);
	assert_true(lines[1].width > 15);
	assert_int_equal(gb_diags_warnings(f.diags), 1);
	assert_int_equal(gb_diags_errors(f.diags), 0);
	fixture_close(&f);
}

static void names_stay_whole(void **state)
{
	fixture f = fixture_open();
	gb_span spans[3];
	gb_paragraph *paragraph;

	(void)state;
	spans[0] = fixture_span("会议由", &f.serif, GB_LANG_ZH);
	spans[1] = fixture_span("枣庄市人民政府", &f.serif, GB_LANG_ZH);
	spans[1].keep = GB_KEEP_ALWAYS;
	spans[2] = fixture_span("主持召开。", &f.serif, GB_LANG_ZH);
	paragraph = gb_paragraph_shape(f.text, f.arena, &f.body, spans, 3, f.diags);
	assert_true(fabs(gb_paragraph_minimum_width(paragraph) - 70) < 0.001);
	for (double measure = 70; measure < 150; measure += 10) {
		size_t count;
		const gb_line *lines = gb_paragraph_break(paragraph, f.arena, measure, &count, f.diags);

		for (size_t i = 0; i < count; i++)
			assert_true(lines[i].first <= 3 || lines[i].first >= 10);
	}
	assert_int_equal(gb_diags_warnings(f.diags), 0);
	fixture_close(&f);
}

/* What is better kept together costs a line more, and nothing else. */
static void kept_together_if_there_is_room(void **state)
{
	fixture f = fixture_open();
	gb_span spans[2];
	gb_paragraph *paragraph;
	gb_text_style style;
	double preferred, least;

	(void)state;
	style = f.body;
	style.align = GB_ALIGN_START;
	style.first_indent = 0;
	spans[0] = fixture_span("at least ", &f.serif, GB_LANG_EN);
	spans[1] = fixture_span("1,400 enterprises", &f.serif, GB_LANG_EN);
	spans[1].keep = GB_KEEP_IF_ROOM;
	paragraph = gb_paragraph_shape(f.text, f.arena, &style, spans, 2, f.diags);
	preferred = gb_paragraph_preferred_width(paragraph);
	least = gb_paragraph_minimum_width(paragraph);
	assert_true(least < preferred);
	for (double measure = least; measure < gb_paragraph_natural_width(paragraph); measure += 1) {
		size_t count;
		const gb_line *lines = gb_paragraph_break(paragraph, f.arena, measure, &count, f.diags);
		bool parted = false;

		for (size_t i = 0; i < count; i++)
			parted = parted || (lines[i].first > 9 && lines[i].first < paragraph->count);
		assert_int_equal(parted, measure < preferred);
	}
	assert_int_equal(gb_diags_warnings(f.diags), 0);
	fixture_close(&f);
}

/* What the two widths promise, which tables rely on. */
static void natural_and_minimum_width_hold(void **state)
{
	fixture f = fixture_open();

	(void)state;
	for (size_t t = 0; t < GB_COUNT(chinese); t++)
		for (int align = GB_ALIGN_START; align <= GB_ALIGN_JUSTIFY; align++) {
			gb_paragraph *paragraph;
			size_t count;
			const gb_line *lines;

			f.body.align = (gb_align)align;
			f.body.start_indent = 7;
			f.body.first_indent = -5;
			paragraph = fixture_shape(&f, chinese[t]);
			gb_paragraph_break(
				paragraph, f.arena, gb_paragraph_natural_width(paragraph), &count, f.diags);
			assert_int_equal(count, 1);
			lines = gb_paragraph_break(
				paragraph, f.arena, gb_paragraph_minimum_width(paragraph), &count, f.diags);
			for (size_t i = 0; i < count; i++)
				assert_false(lines[i].emergency);
		}
	assert_int_equal(gb_diags_warnings(f.diags), 0);
	fixture_close(&f);
}

static void lines_stand_where_the_alignment_says(void **state)
{
	fixture f = fixture_open();
	size_t count;
	const gb_line *lines;

	(void)state;
	f.body.align = GB_ALIGN_END;
	lines = gb_paragraph_break(fixture_shape(&f, "甲乙"), f.arena, 100, &count, f.diags);
	assert_true(fabs(lines[0].indent - 80) < 0.001);
	f.body.align = GB_ALIGN_CENTRE;
	lines = gb_paragraph_break(fixture_shape(&f, "甲乙"), f.arena, 100, &count, f.diags);
	assert_true(fabs(lines[0].indent - 40) < 0.001);
	f.body.align = GB_ALIGN_JUSTIFY;
	f.body.start_indent = 20;
	f.body.first_indent = -20; /* hanging */
	lines = gb_paragraph_break(
		fixture_shape(&f, "一二三四五六七八九十一二三"), f.arena, 100, &count, f.diags);
	assert_int_equal(count, 2);
	assert_true(
		lines[0].indent == 0 && lines[1].indent == 20 && fabs(lines[0].width - 100) < 0.001);
	fixture_close(&f);
}

static void long_texts_break_in_linear_time(void **state)
{
	fixture f = fixture_open();
	gb_buf text = gb_buf_new(f.arena);
	size_t count;

	(void)state;
	for (int i = 0; i < 100000; i++)
		gb_buf_text(&text, i % 50 == 49 ? "。" : i % 7 == 3 ? "12" : "字");
	gb_buf_char(&text, '\0');
	gb_paragraph_break(fixture_shape(&f, text.p), f.arena, 280, &count, f.diags);
	assert_true(count > 3000);
	text.n = 0;
	for (int i = 0; i < 20000; i++)
		gb_buf_char(&text, 'x'); /* one word of 20,000 letters */
	gb_buf_char(&text, '\0');
	gb_paragraph_break(fixture_shape(&f, text.p), f.arena, 280, &count, f.diags);
	assert_true(count > 300);
	fixture_close(&f);
}

/* In a narrow column several loose lines were once traded for one of two characters, stretched
 * over the whole measure. */
static void no_line_is_given_up_for_the_others(void **state)
{
	fixture f = fixture_open();
	const gb_char_style raised = { .role = f.serif.role, .size = 6.2, .rise = 3.6 };
	const gb_span spans[] = {
		fixture_span("面积单位写作km", &f.serif, GB_LANG_ZH),
		fixture_span("2", &raised, GB_LANG_ZH),
		fixture_span("，化学式写作CO", &f.serif, GB_LANG_ZH),
		fixture_span("2", &raised, GB_LANG_ZH),
		fixture_span("，", &f.serif, GB_LANG_ZH),
		fixture_span("重点", &f.sans, GB_LANG_ZH),
		fixture_span(
			"内容用黑体，网址见市政府门户，日期写作2025年4月20日；5G网络、“6+3”产业不是数字……",
			&f.serif, GB_LANG_ZH),
	};
	gb_paragraph *paragraph =
		gb_paragraph_shape(f.text, f.arena, &f.body, spans, GB_COUNT(spans), f.diags);

	(void)state;
	assert_non_null(paragraph);
	for (double measure = 85; measure < 160; measure += 1) {
		size_t count;
		const gb_line *lines = gb_paragraph_break(paragraph, f.arena, measure, &count, f.diags);

		for (size_t i = 0; i + 1 < count; i++)
			assert_true(lines[i].natural > 0.55 * measure);
	}
	fixture_close(&f);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(no_line_is_given_up_for_the_others),
		cmocka_unit_test(lines_are_exact_and_end_well_at_every_width),
		cmocka_unit_test(brackets_at_every_column),
		cmocka_unit_test(squares_fill_a_line_exactly),
		cmocka_unit_test(a_mark_takes_half_an_em_at_an_edge),
		cmocka_unit_test(two_marks_share_an_em_and_a_half),
		cmocka_unit_test(han_and_latin_stand_a_quarter_apart),
		cmocka_unit_test(a_raised_mark_stays_with_its_word_without_a_gap),
		cmocka_unit_test(spans_do_not_change_breaks_or_squeeze),
		cmocka_unit_test(units_and_latin_words_are_not_stretched),
		cmocka_unit_test(slack_is_not_put_into_one_blank),
		cmocka_unit_test(english_stretches_only_between_words),
		cmocka_unit_test(last_line_has_two_characters),
		cmocka_unit_test(newlines_force_lines),
		cmocka_unit_test(an_empty_paragraph_is_one_empty_line),
		cmocka_unit_test(emergencies_come_in_order_and_warn),
		cmocka_unit_test(what_nothing_can_part_is_overfull),
		cmocka_unit_test(names_stay_whole),
		cmocka_unit_test(kept_together_if_there_is_room),
		cmocka_unit_test(natural_and_minimum_width_hold),
		cmocka_unit_test(lines_stand_where_the_alignment_says),
		cmocka_unit_test(long_texts_break_in_linear_time),
	};

	return cmocka_run_group_tests_name("text/lines", tests, NULL, NULL);
}
