/* The rules of GB/T 9704-2012, one row each, and the report of what they find. */
#include "audit/official.h"

#include "audit/official_part.h"
#include "base/utf8.h"

typedef struct rule {
	const char *clause, *name;
	gb_measured (*measure)(const gb_lint *l);
} rule;

static const rule rules[] = {
	{ "5.1", "纸张 sheet", gb_official_sheet },
	{ "5.2.1", "天头 top margin", gb_official_top_margin },
	{ "5.2.1", "订口 bound margin", gb_official_bound_margin },
	{ "5.2.1", "版心 width of the type area", gb_official_area_width },
	{ "5.2.2", "正文字体 type of the text", gb_official_body_type },
	{ "5.2.3", "行距 line pitch, farthest off", gb_official_line_pitch },
	{ "5.2.3", "每面行数 lines of a page", gb_official_lines_of_page },
	{ "5.2.3", "字距 character pitch, least", gb_official_character_pitch },
	{ "5.2.4", "颜色 colour of the text", gb_official_colours },
	{ "7.2.1", "份号 copy number", gb_official_copy_number },
	{ "7.2.2", "密级 secrecy", gb_official_secrecy },
	{ "7.2.3", "紧急程度 urgency", gb_official_urgency },
	{ "7.2.4", "标志上边缘 top of the mark", gb_official_mark_place },
	{ "7.2.4", "标志 the mark", gb_official_mark_type },
	{ "7.2.5", "发文字号 form of the number", gb_official_number_form },
	{ "7.2.5", "发文字号 place of the number", gb_official_number_place },
	{ "7.2.7", "红线 red rule below the number", gb_official_red_rule },
	{ "7.2.7", "红线 width of the red rule", gb_official_red_rule_width },
	{ "7.3.1", "标题 type of the title", gb_official_title_type },
	{ "7.3.1", "标题 place of the title", gb_official_title_place },
	{ "7.3.1", "标题 shape of the title", gb_official_title_shape },
	{ "7.3.2", "主送机关 addressees", gb_official_addressees_place },
	{ "7.3.3", "首页 first page", gb_official_first_page },
	{ "7.3.3", "段首 indent of paragraphs", gb_official_indent },
	{ "7.3.3", "层次 type of the levels", gb_official_headings },
	{ "7.3.5", "成文日期 place of the date", gb_official_date_place },
	{ "7.3.5", "署名 company of the signature", gb_official_signature_company },
	{ "7.4.1", "版记 last rule", gb_official_colophon_edge },
	{ "7.4.1", "版记 rules", gb_official_colophon_rules },
	{ "7.4.2", "抄送 type of the colophon", gb_official_colophon_type },
	{ "7.4.1", "版记 side of the leaf", gb_official_last_side },
	{ "7.5", "页码 dash below the type area", gb_official_number_edge },
	{ "7.5", "页码 place of the number", gb_official_number_side },
	{ "7.5", "页码 pages with a number", gb_official_number_pages },
};

static void put_cell(gb_buf *out, gb_str text, size_t width)
{
	size_t cells = 0;

	for (size_t at = 0; at < text.n;) {
		size_t bytes;

		cells += gb_utf8_cells(gb_utf8_at(text, at, &bytes));
		at += bytes;
	}
	gb_buf_str(out, text);
	do
		gb_buf_char(out, ' ');
	while (++cells < width);
}

static bool report_rule(const gb_lint *l, const rule *row, gb_diags *diags, gb_buf *report)
{
	const gb_measured found = row->measure(l);

	put_cell(report, gb_str_of(row->clause), 7);
	put_cell(report, gb_str_of(row->name), 34);
	if (found.absent) {
		gb_buf_text(report, "none\n");
		return true;
	}
	put_cell(report, found.deviates ? GB_STR("✗") : GB_STR("✓"), 1);
	put_cell(report, found.measured, 42);
	gb_buf_str(report, found.required);
	gb_buf_text(report, "\n");
	if (found.deviates)
		gb_warn(diags, found.place, "official",
			gb_str_format(l->arena, "%s: %.*s", row->name, (int)found.measured.n, found.measured.p),
			gb_str_format(l->arena, "%.*s (GB/T 9704-2012, %s)", (int)found.required.n,
				found.required.p, row->clause),
			GB_STR(""));
	return !found.deviates;
}

bool gb_official_check(gb_run *run, gb_str layout, const gb_str *data, size_t data_count,
	gb_str edition, gb_buf *report)
{
	gb_composed composed;
	size_t deviations = 0;

	if (!gb_run_compose(run, layout, data, data_count, edition, &composed))
		return false;
	if (composed.ledger->issue == NULL)
		return gb_fault(gb_run_diags(run), composed.ledger->place, "no-issue",
			GB_STR("data without an issue"), GB_STR("a file of the format \"gongbao.issue/1\""),
			GB_STR("an official document has a number, an author and a day"));

	gb_lint l = {
		.arena = gb_run_arena(run), .document = composed.document, .issue = composed.ledger->issue
	};

	l.lines = gb_page_lines(l.arena, l.document, &l.count);
	for (size_t i = 0; i < GB_COUNT(rules); i++)
		deviations += !report_rule(&l, &rules[i], gb_run_diags(run), report);
	gb_buf_format(report, "%zu rules, %zu deviations, %zu pages\n", GB_COUNT(rules), deviations,
		l.document->page_count);
	return deviations == 0;
}
