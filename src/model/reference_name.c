/* References to facts and names: {issue.period}, {area.tengzhou}, {section.title}. */
#include "model/resolver.h"

/* --- facts of the place and of the issue: one row each --- */

typedef enum fact {
	FACT_NAME,
	FACT_GOVERNMENT,
	FACT_TITLE,
	FACT_SUBTITLE,
	FACT_SIGNATURE,
	FACT_EDITOR,
	FACT_CONTACT,
	FACT_NOTICE,
	FACT_AS_OF,
	FACT_DATE,
	FACT_PERIOD,
	FACT_PERIOD_SHORT,
	FACT_YEAR,
	FACT_NUMBER,
	FACT_SERIAL,
	FACT_DOCUMENT,
} fact;

static const struct {
	const char *head, *field;
	fact fact;
} facts[] = {
	{ "place", "name", FACT_NAME },
	{ "place", "government", FACT_GOVERNMENT },
	{ "issue", "title", FACT_TITLE },
	{ "issue", "subtitle", FACT_SUBTITLE },
	{ "issue", "signature", FACT_SIGNATURE },
	{ "issue", "editor", FACT_EDITOR },
	{ "issue", "contact", FACT_CONTACT },
	{ "issue", "sample_notice", FACT_NOTICE },
	{ "issue", "as_of", FACT_AS_OF },
	{ "issue", "date", FACT_DATE },
	{ "issue", "period", FACT_PERIOD },
	{ "issue", "period_short", FACT_PERIOD_SHORT },
	{ "issue", "year", FACT_YEAR },
	{ "issue", "number", FACT_NUMBER },
	{ "issue", "serial", FACT_SERIAL },
	{ "issue", "document_number", FACT_DOCUMENT },
};

static void say_fact(const gb_resolver *r, const gb_issue *issue, fact what, gb_resolved *out)
{
	const gb_ledger *ledger = r->ledger;
	const gb_lang lang = r->lang;

	switch (what) {
	case FACT_NAME:
		gb_resolver_say(out, ledger->name.in[lang], -1, ledger->place);
		return;
	case FACT_GOVERNMENT:
		gb_resolver_say(out, ledger->government.in[lang], -1, ledger->place);
		return;
	case FACT_TITLE:
		gb_resolver_say(out, issue->title.in[lang], -1, issue->place);
		return;
	case FACT_SUBTITLE:
		gb_resolver_say(out, issue->subtitle.in[lang], -1, issue->place);
		return;
	case FACT_SIGNATURE:
		gb_resolver_say(out, issue->signature.in[lang], -1, issue->place);
		return;
	case FACT_EDITOR:
		gb_resolver_say(out, issue->editor.in[lang], -1, issue->place);
		return;
	case FACT_CONTACT:
		gb_resolver_say(out, issue->contact.in[lang], -1, issue->place);
		return;
	case FACT_NOTICE:
		gb_resolver_say(out, issue->sample_notice.in[lang], -1, issue->place);
		return;
	case FACT_AS_OF:
		gb_resolver_say(
			out, gb_date_text(r->arena, issue->as_of, lang), GB_FIGURE_DATE, issue->place);
		return;
	case FACT_DATE:
		gb_resolver_say(
			out, gb_date_text(r->arena, issue->date, lang), GB_FIGURE_DATE, issue->place);
		return;
	case FACT_PERIOD:
		gb_resolver_say(
			out, gb_period_text(r->arena, issue->period, lang), GB_FIGURE_DATE, issue->place);
		return;
	case FACT_PERIOD_SHORT:
		gb_resolver_say(
			out, gb_period_short(r->arena, issue->period, lang), GB_FIGURE_DATE, issue->place);
		return;
	case FACT_YEAR:
		gb_resolver_say(out, gb_str_format(r->arena, "%d", issue->period.to.year), GB_FIGURE_DATE,
			issue->place);
		return;
	case FACT_NUMBER:
		gb_resolver_say(out, gb_str_format(r->arena, "%lld", (long long)issue->number),
			GB_FIGURE_ORDINAL, issue->place);
		return;
	case FACT_SERIAL:
		gb_resolver_say(out, gb_str_format(r->arena, "%lld", (long long)issue->serial),
			GB_FIGURE_ORDINAL, issue->place);
		return;
	case FACT_DOCUMENT:
		gb_resolver_say(out, issue->document_number, -1, issue->place);
		return;
	}
}

/* What the issue does not say is not printed as nothing, and never as number 0. Only the notice
 * may be missing: layouts stamp it on samples, which not every issue has. */
static bool is_said(const gb_issue *issue, fact what, const gb_resolved *said)
{
	if (what == FACT_NOTICE)
		return true;
	return said->text.n > 0 && !(what == FACT_SERIAL && issue->serial == 0);
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
			say_fact(r, issue, facts[i].fact, out);
			return is_said(issue, facts[i].fact, out) || no_fact(r);
		}
		known[count++] = gb_str_of(facts[i].field);
	}
	return gb_resolver_unknown_field(r, known, count);
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
