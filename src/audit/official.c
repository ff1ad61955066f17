/* The report of what the rules of GB/T 9704-2012 find. */
#include "audit/official.h"

#include "audit/official_part.h"
#include "base/utf8.h"

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

static bool report_rule(
	const gb_lint *l, const gb_official_rule *row, gb_diags *diags, gb_buf *report)
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
	static const gb_official_rule *const tables[] = { gb_official_page_rules,
		gb_official_head_rules, gb_official_foot_rules };
	gb_composed composed;
	size_t deviations = 0, rules = 0;

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
	for (size_t t = 0; t < GB_COUNT(tables); t++)
		for (const gb_official_rule *row = tables[t]; row->clause != NULL; row++, rules++)
			deviations += !report_rule(&l, row, gb_run_diags(run), report);
	gb_buf_format(report, "%zu rules, %zu deviations, %zu pages\n", rules, deviations,
		l.document->page_count);
	return deviations == 0;
}
