/* References to facts and names: {issue.period}, {area.tengzhou}, {section.title}. */
#include "model/resolver.h"

#include <stddef.h>

/* --- facts of the place and of the issue: one row each --- */

/* How a fact is printed. */
typedef enum fact {
	FACT_PLACE,       /* words of the place */
	FACT_WORDS,       /* words of the issue, at `offset` */
	FACT_TEXT,        /* the same in both languages */
	FACT_LIST,        /* a list of words: 甲，乙 */
	FACT_LINES,       /* the title, in its author's lines where it has them */
	FACT_DAY,
	FACT_PRINT_DAY,
	FACT_PERIOD,
	FACT_PERIOD_SHORT,
	FACT_YEAR,
	FACT_ORDINAL,     /* a number; 0 is not said */
	FACT_SECRECY,
} fact;

#define PLACE(member) offsetof(gb_ledger, member)
#define ISSUE(member) offsetof(gb_issue, member)

static const struct {
	const char *head, *field;
	fact fact;
	size_t offset;
} facts[] = {
	{ "place", "name", FACT_PLACE, PLACE(name) },
	{ "place", "government", FACT_PLACE, PLACE(government) },
	{ "issue", "title", FACT_WORDS, ISSUE(title) },
	{ "issue", "title_lines", FACT_LINES, ISSUE(title_lines) },
	{ "issue", "subtitle", FACT_WORDS, ISSUE(subtitle) },
	{ "issue", "mark", FACT_WORDS, ISSUE(mark) },
	{ "issue", "signature", FACT_WORDS, ISSUE(signature) },
	{ "issue", "editor", FACT_WORDS, ISSUE(editor) },
	{ "issue", "contact", FACT_WORDS, ISSUE(contact) },
	{ "issue", "urgency", FACT_WORDS, ISSUE(urgency) },
	{ "issue", "secrecy", FACT_SECRECY, ISSUE(secrecy_level) },
	{ "issue", "copy_number", FACT_TEXT, ISSUE(copy_number) },
	{ "issue", "addressees", FACT_LIST, ISSUE(addressees) },
	{ "issue", "copies", FACT_LIST, ISSUE(copies) },
	{ "issue", "printer", FACT_WORDS, ISSUE(printer) },
	{ "issue", "print_date", FACT_PRINT_DAY, ISSUE(print_date) },
	{ "issue", "printed", FACT_ORDINAL, ISSUE(printed) },
	{ "issue", "remark", FACT_WORDS, ISSUE(remark) },
	{ "issue", "sample_notice", FACT_WORDS, ISSUE(sample_notice) },
	{ "issue", "as_of", FACT_DAY, ISSUE(as_of) },
	{ "issue", "date", FACT_DAY, ISSUE(date) },
	{ "issue", "period", FACT_PERIOD, 0 },
	{ "issue", "period_short", FACT_PERIOD_SHORT, 0 },
	{ "issue", "year", FACT_YEAR, 0 },
	{ "issue", "number", FACT_ORDINAL, ISSUE(number) },
	{ "issue", "serial", FACT_ORDINAL, ISSUE(serial) },
	{ "issue", "document_number", FACT_TEXT, ISSUE(document_number) },
};

static gb_str joined_list(const gb_resolver *r, const gb_list *list, const char *between)
{
	const gb_words *words = list->items;
	gb_buf joined = gb_buf_new(r->arena);

	for (size_t i = 0; i < list->count; i++) {
		if (i > 0)
			gb_buf_text(&joined, between);
		gb_buf_str(&joined, words[i].in[r->lang]);
	}
	return gb_buf_taken(&joined);
}

/* 密级★保密期限 (GB/T 9704-2012, 7.2.2). */
static gb_str secrecy_text(const gb_resolver *r, const gb_issue *issue)
{
	const gb_str level = issue->secrecy_level.in[r->lang], period = issue->secrecy_period;

	return period.n == 0 ? level
						 : gb_str_format(r->arena, "%.*s★%.*s", (int)level.n, level.p,
							   (int)period.n, period.p);
}

static void say_fact(const gb_resolver *r, const gb_issue *issue, size_t row, gb_resolved *out)
{
	const gb_ledger *ledger = r->ledger;
	const gb_lang lang = r->lang;
	const void *of_place = (const char *)ledger + facts[row].offset;
	const void *of_issue = (const char *)issue + facts[row].offset;
	gb_str text = { NULL, 0 };
	int kind = -1;

	switch (facts[row].fact) {
	case FACT_PLACE:
		gb_resolver_say(out, ((const gb_words *)of_place)->in[lang], -1, ledger->place);
		return;
	case FACT_WORDS:
		text = ((const gb_words *)of_issue)->in[lang];
		break;
	case FACT_TEXT:
		text = *(const gb_str *)of_issue;
		break;
	case FACT_LIST:
		text = joined_list(r, of_issue, lang == GB_LANG_ZH ? "，" : "; ");
		break;
	case FACT_LINES:
		text = issue->title_lines.count > 0 ? joined_list(r, of_issue, "\n") : issue->title.in[lang];
		break;
	case FACT_DAY:
		text = gb_date_text(r->arena, *(const gb_date *)of_issue, lang);
		kind = GB_FIGURE_DATE;
		break;
	case FACT_PRINT_DAY:
		text = gb_date_text(r->arena,
			gb_date_known(issue->print_date) ? issue->print_date : issue->date, lang);
		kind = GB_FIGURE_DATE;
		break;
	case FACT_PERIOD:
		text = gb_period_text(r->arena, issue->period, lang);
		kind = GB_FIGURE_DATE;
		break;
	case FACT_PERIOD_SHORT:
		text = gb_period_short(r->arena, issue->period, lang);
		kind = GB_FIGURE_DATE;
		break;
	case FACT_YEAR:
		text = gb_str_format(r->arena, "%d", issue->period.to.year);
		kind = GB_FIGURE_DATE;
		break;
	case FACT_ORDINAL:
		if (*(const int64_t *)of_issue > 0)
			text = gb_str_format(r->arena, "%lld", (long long)*(const int64_t *)of_issue);
		kind = GB_FIGURE_ORDINAL;
		break;
	case FACT_SECRECY:
		text = secrecy_text(r, issue);
		break;
	}
	gb_resolver_say(out, text, kind, issue->place);
}

/* What the issue does not say is not printed as nothing, and never as number 0. Only the notice
 * may be missing: layouts stamp it on samples, which not every issue has. */
static bool is_said(size_t row, const gb_resolved *said)
{
	return said->text.n > 0 || gb_str_is(GB_STR("sample_notice"), facts[row].field);
}

static bool no_fact(const gb_resolver *r)
{
	return gb_fault(r->diags, r->place, "no-value", gb_resolver_found(r),
		GB_STR("something that the issue's file says"),
		GB_STR("add it to the issue's file, or remove the reference"));
}

bool gb_resolve_fact(const gb_resolver *r, gb_resolved *out)
{
	/* The same is true of the issue before: {previous.period}. */
	const bool before = gb_str_is(r->parts.head, "previous");
	const gb_issue *issue = before ? r->ledger->before : r->ledger->issue;
	const gb_str head = before ? GB_STR("issue") : r->parts.head;
	gb_str known[GB_COUNT(facts)];
	size_t count = 0;

	if (before && issue == NULL)
		return gb_fault(r->diags, r->place, "no-issue", gb_resolver_found(r),
			GB_STR("an issue before this one"),
			GB_STR("give its data with --previous, or put the block into a \"when\" \"from\": "
				   "\"changes\""));
	if (gb_str_is(head, "issue") && issue == NULL)
		return gb_fault(r->diags, r->place, "no-issue", gb_resolver_found(r),
			GB_STR("data with a file of the format \"gongbao.issue/1\""),
			GB_STR("give the issue's file with the data"));
	for (size_t i = 0; i < GB_COUNT(facts); i++) {
		if (!gb_str_is(head, facts[i].head))
			continue;
		if (gb_str_is(r->parts.field, facts[i].field)) {
			say_fact(r, issue, i, out);
			return is_said(i, out) || no_fact(r);
		}
		known[count++] = gb_str_of(facts[i].field);
	}
	return gb_resolver_unknown_field(r, known, count);
}

bool gb_issue_says(gb_arena *arena, const gb_ledger *ledger, gb_str name, gb_place place,
	gb_diags *diags, bool *says)
{
	const gb_resolver r = { .arena = arena, .ledger = ledger, .lang = GB_LANG_ZH, .place = place };
	gb_str known[GB_COUNT(facts)];
	size_t count = 0;

	*says = false;
	for (size_t i = 0; i < GB_COUNT(facts); i++) {
		gb_resolved said = { 0 };

		if (!gb_str_is(GB_STR("issue"), facts[i].head))
			continue;
		known[count++] = gb_str_of(facts[i].field);
		if (!gb_str_is(name, facts[i].field))
			continue;
		if (ledger->issue != NULL)
			say_fact(&r, ledger->issue, i, &said);
		*says = said.text.n > 0;
		return true;
	}
	return gb_fault_unknown(
		arena, diags, place, "unknown-reference", "fact of the issue", name, known, count);
}

/* --- names by id, or of what is in scope --- */

bool gb_resolver_out_of_scope(const gb_resolver *r)
{
	return gb_fault(r->diags, r->place, "no-scope", gb_resolver_found(r),
		GB_STR("a place where that is known, inside a \"repeat\" over it"),
		GB_STR("name it by its id, or move the block into a repeat"));
}

static bool is_name(gb_str field)
{
	return gb_str_is(field, "name") || gb_str_is(field, "title") || gb_str_is(field, "short");
}

static gb_str choose(gb_words name, gb_words brief, gb_str field, gb_lang lang)
{
	return gb_str_is(field, "short") && brief.in[lang].n > 0 ? brief.in[lang] : name.in[lang];
}

bool gb_resolve_section(const gb_resolver *r, gb_resolved *out)
{
	const gb_section *section = gb_section_find(r->ledger, r->parts.field);

	if (section != NULL) {
		gb_resolver_say(out, section->title.in[r->lang], -1, section->place);
		return true;
	}
	if (is_name(r->parts.field)) {
		section = r->scope->section;
		if (section == NULL)
			return gb_resolver_out_of_scope(r);
		gb_resolver_say(out, choose(section->title, section->brief, r->parts.field, r->lang), -1,
			section->place);
		return true;
	}
	gb_str *known = GB_NEW_ARRAY(r->arena, r->ledger->section_count, gb_str);
	for (size_t i = 0; i < r->ledger->section_count; i++)
		known[i] = r->ledger->sections[i].id;
	return gb_resolver_unknown(
		r, "unknown-reference", "section", r->parts.field, known, r->ledger->section_count);
}

bool gb_resolve_area(const gb_resolver *r, gb_resolved *out)
{
	const gb_area *area = gb_area_find(r->ledger, r->parts.field);

	if (area == NULL && is_name(r->parts.field)) {
		area = r->scope->area;
		if (area == NULL)
			return gb_resolver_out_of_scope(r);
	}
	if (area != NULL) {
		gb_resolver_say(out, area->name.in[r->lang], -1, area->place);
		return true;
	}
	gb_str *known = GB_NEW_ARRAY(r->arena, r->ledger->area_count, gb_str);
	for (size_t i = 0; i < r->ledger->area_count; i++)
		known[i] = r->ledger->areas[i].id;
	return gb_resolver_unknown(
		r, "unknown-reference", "area", r->parts.field, known, r->ledger->area_count);
}

bool gb_resolve_agency(const gb_resolver *r, gb_resolved *out)
{
	const gb_agency *agency = gb_agency_find(r->ledger, r->parts.field);

	if (agency == NULL && is_name(r->parts.field)) {
		agency = r->scope->agency;
		if (agency == NULL)
			return gb_resolver_out_of_scope(r);
	}
	if (agency != NULL) {
		gb_resolver_say(
			out, choose(agency->name, agency->brief, r->parts.field, r->lang), -1, agency->place);
		return true;
	}
	gb_str *known = GB_NEW_ARRAY(r->arena, r->ledger->agency_count, gb_str);
	for (size_t i = 0; i < r->ledger->agency_count; i++)
		known[i] = r->ledger->agencies[i].id;
	return gb_resolver_unknown(
		r, "unknown-reference", "agency", r->parts.field, known, r->ledger->agency_count);
}
