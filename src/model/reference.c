/* References of prose and layouts, resolved. */
#include "model/reference.h"
#include "model/field.h"

/* A reference in its parts: head.field@period/area|format. */
typedef struct parts {
	gb_str whole, head, field, at, format;
} parts;

typedef struct resolver {
	gb_arena *arena;
	const gb_ledger *ledger;
	const gb_verdicts *verdicts;
	const gb_scope_of *scope;
	gb_lang lang;
	gb_place place;
	gb_diags *diags;
	parts parts;
	gb_value_form form;
} resolver;

static size_t last_dot(gb_str text)
{
	for (size_t i = text.n; i > 0; i--)
		if (text.p[i - 1] == '.')
			return i - 1;
	return SIZE_MAX;
}

/* Ids may hold dots, so the field is what stands behind the last one. */
static parts split(gb_str reference)
{
	parts out = { .whole = reference };
	size_t bar = gb_str_find(reference, GB_STR("|"));
	gb_str body = gb_str_slice(reference, 0, bar);
	size_t at = gb_str_find(body, GB_STR("@"));
	gb_str name = gb_str_slice(body, 0, at);
	size_t dot = last_dot(name);

	if (bar != SIZE_MAX)
		out.format = gb_str_slice(reference, bar + 1, reference.n);
	if (at != SIZE_MAX)
		out.at = gb_str_slice(body, at + 1, body.n);
	out.head = gb_str_slice(name, 0, dot);
	if (dot != SIZE_MAX)
		out.field = gb_str_slice(name, dot + 1, name.n);
	return out;
}

static gb_str found(const resolver *r)
{
	return gb_str_format(r->arena, "{%.*s}", (int)r->parts.whole.n, r->parts.whole.p);
}

static bool unknown(const resolver *r, const char *code, const char *what, gb_str word,
	const gb_str *known, size_t count)
{
	return gb_fault_unknown(r->arena, r->diags, r->place, code, what, word, known, count);
}

static bool unknown_field(const resolver *r, const gb_str *known, size_t count)
{
	return unknown(r, "unknown-reference", "field of a reference", r->parts.field, known, count);
}

static void say(gb_resolved *out, gb_str text, int kind, gb_place place)
{
	*out = (gb_resolved){ .text = text, .kind = kind, .place = place };
	if (kind >= 0)
		out->number_to = text.n;
}

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

static void say_fact(const resolver *r, fact what, gb_resolved *out)
{
	const gb_ledger *ledger = r->ledger;
	const gb_issue *issue = ledger->issue;
	const gb_lang lang = r->lang;

	switch (what) {
	case FACT_NAME:
		say(out, ledger->name.in[lang], -1, ledger->place);
		return;
	case FACT_GOVERNMENT:
		say(out, ledger->government.in[lang], -1, ledger->place);
		return;
	case FACT_TITLE:
		say(out, issue->title.in[lang], -1, issue->place);
		return;
	case FACT_SUBTITLE:
		say(out, issue->subtitle.in[lang], -1, issue->place);
		return;
	case FACT_SIGNATURE:
		say(out, issue->signature.in[lang], -1, issue->place);
		return;
	case FACT_EDITOR:
		say(out, issue->editor.in[lang], -1, issue->place);
		return;
	case FACT_CONTACT:
		say(out, issue->contact.in[lang], -1, issue->place);
		return;
	case FACT_NOTICE:
		say(out, issue->sample_notice.in[lang], -1, issue->place);
		return;
	case FACT_AS_OF:
		say(out, gb_date_text(r->arena, issue->as_of, lang), GB_FIGURE_DATE, issue->place);
		return;
	case FACT_DATE:
		say(out, gb_date_text(r->arena, issue->date, lang), GB_FIGURE_DATE, issue->place);
		return;
	case FACT_PERIOD:
		say(out, gb_period_text(r->arena, issue->period, lang), GB_FIGURE_DATE, issue->place);
		return;
	case FACT_PERIOD_SHORT:
		say(out, gb_period_short(r->arena, issue->period, lang), GB_FIGURE_DATE, issue->place);
		return;
	case FACT_YEAR:
		say(out, gb_str_format(r->arena, "%d", issue->period.to.year), GB_FIGURE_DATE,
			issue->place);
		return;
	case FACT_NUMBER:
		say(out, gb_str_format(r->arena, "%lld", (long long)issue->number), GB_FIGURE_ORDINAL,
			issue->place);
		return;
	case FACT_SERIAL:
		say(out, gb_str_format(r->arena, "%lld", (long long)issue->serial), GB_FIGURE_ORDINAL,
			issue->place);
		return;
	case FACT_DOCUMENT:
		say(out, issue->document_number, -1, issue->place);
		return;
	}
}

/* What the issue does not say is not printed as nothing, and never as number 0. Only the notice
 * may be missing: layouts stamp it on samples, which not every issue has. */
static bool is_said(const resolver *r, fact what, const gb_resolved *said)
{
	if (what == FACT_NOTICE)
		return true;
	return said->text.n > 0 && !(what == FACT_SERIAL && r->ledger->issue->serial == 0);
}

static bool no_fact(const resolver *r)
{
	return gb_fault(r->diags, r->place, "no-value", found(r),
		GB_STR("something that the issue's file says"),
		GB_STR("add it to the issue's file, or remove the reference"));
}

static bool resolve_fact(const resolver *r, gb_resolved *out)
{
	gb_str known[GB_COUNT(facts)];
	size_t count = 0;

	if (gb_str_is(r->parts.head, "issue") && r->ledger->issue == NULL)
		return gb_fault(r->diags, r->place, "no-issue", found(r),
			GB_STR("data with a file of the format \"gongbao.issue/1\""),
			GB_STR("give the issue's file with the data"));
	for (size_t i = 0; i < GB_COUNT(facts); i++) {
		if (!gb_str_is(r->parts.head, facts[i].head))
			continue;
		if (gb_str_is(r->parts.field, facts[i].field)) {
			say_fact(r, facts[i].fact, out);
			return is_said(r, facts[i].fact, out) || no_fact(r);
		}
		known[count++] = gb_str_of(facts[i].field);
	}
	return unknown_field(r, known, count);
}

/* --- names by id, or of what is in scope --- */

static bool out_of_scope(const resolver *r)
{
	return gb_fault(r->diags, r->place, "no-scope", found(r),
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

static bool resolve_section(const resolver *r, gb_resolved *out)
{
	const gb_section *section = gb_section_find(r->ledger, r->parts.field);

	if (section != NULL) {
		say(out, section->title.in[r->lang], -1, section->place);
		return true;
	}
	if (is_name(r->parts.field)) {
		section = r->scope->section;
		if (section == NULL)
			return out_of_scope(r);
		say(out, choose(section->title, section->brief, r->parts.field, r->lang), -1,
			section->place);
		return true;
	}
	gb_str *known = GB_NEW_ARRAY(r->arena, r->ledger->section_count, gb_str);
	for (size_t i = 0; i < r->ledger->section_count; i++)
		known[i] = r->ledger->sections[i].id;
	return unknown(
		r, "unknown-reference", "section", r->parts.field, known, r->ledger->section_count);
}

static bool resolve_area(const resolver *r, gb_resolved *out)
{
	const gb_area *area = gb_area_find(r->ledger, r->parts.field);

	if (area == NULL && is_name(r->parts.field)) {
		area = r->scope->area;
		if (area == NULL)
			return out_of_scope(r);
	}
	if (area != NULL) {
		say(out, area->name.in[r->lang], -1, area->place);
		return true;
	}
	gb_str *known = GB_NEW_ARRAY(r->arena, r->ledger->area_count, gb_str);
	for (size_t i = 0; i < r->ledger->area_count; i++)
		known[i] = r->ledger->areas[i].id;
	return unknown(r, "unknown-reference", "area", r->parts.field, known, r->ledger->area_count);
}

static bool resolve_agency(const resolver *r, gb_resolved *out)
{
	const gb_agency *agency = gb_agency_find(r->ledger, r->parts.field);

	if (agency == NULL && is_name(r->parts.field)) {
		agency = r->scope->agency;
		if (agency == NULL)
			return out_of_scope(r);
	}
	if (agency != NULL) {
		say(out, choose(agency->name, agency->brief, r->parts.field, r->lang), -1, agency->place);
		return true;
	}
	gb_str *known = GB_NEW_ARRAY(r->arena, r->ledger->agency_count, gb_str);
	for (size_t i = 0; i < r->ledger->agency_count; i++)
		known[i] = r->ledger->agencies[i].id;
	return unknown(
		r, "unknown-reference", "agency", r->parts.field, known, r->ledger->agency_count);
}

/* --- counts --- */

/* The keys of conditions. Those from COUNT_LAMP on depend on the verdicts. */
typedef enum count_key {
	COUNT_SECTION,
	COUNT_KIND,
	COUNT_AREA,
	COUNT_STRETCH,
	COUNT_BINDING,
	COUNT_LAMP,
	COUNT_STATE,
	COUNT_KEYS,
} count_key;

static const gb_str count_words[COUNT_KEYS] = {
	[COUNT_SECTION] = GB_STR_INIT("section"),
	[COUNT_KIND] = GB_STR_INIT("kind"),
	[COUNT_AREA] = GB_STR_INIT("area"),
	[COUNT_STRETCH] = GB_STR_INIT("stretch"),
	[COUNT_BINDING] = GB_STR_INIT("binding"),
	[COUNT_LAMP] = GB_STR_INIT("lamp"),
	[COUNT_STATE] = GB_STR_INIT("state"),
};

typedef struct condition {
	int key;
	gb_str value;
} condition;

static bool condition_holds(const gb_verdict *verdict, condition asked)
{
	const gb_target *target = verdict->target;
	const gb_str value = asked.value;

	switch ((count_key)asked.key) {
	case COUNT_SECTION:
		return target->section != NULL && gb_str_equal(target->section->id, value);
	case COUNT_KIND:
		return gb_str_is(value, gb_choice_word(gb_kind_words, target->indicator->kind));
	case COUNT_AREA:
		return target->area == NULL ? gb_str_is(value, "none")
									: gb_str_equal(target->area->id, value);
	case COUNT_STRETCH:
		return gb_str_is(value, target->stretch ? "true" : "false");
	case COUNT_BINDING:
		return gb_str_is(value, target->binding ? "true" : "false");
	case COUNT_LAMP:
		return gb_str_equal(verdict->lamp->id, value);
	case COUNT_STATE:
		return gb_str_is(value, gb_state_word(verdict->state));
	case COUNT_KEYS:
		break;
	}
	return false;
}

static size_t list_choices(const gb_choice *choices, gb_str *known)
{
	size_t count = 0;

	for (; choices->word != NULL; choices++)
		known[count++] = gb_str_of(choices->word);
	return count;
}

/* What a condition's value can be. */
static const gb_str *values_of(const resolver *r, int key, size_t *count)
{
	const gb_ledger *ledger = r->ledger;
	const size_t most = ledger->section_count + ledger->area_count + ledger->policy->lamp_count +
						GB_KIND_COUNT + GB_STATE_COUNT + 2;
	gb_str *known = GB_NEW_ARRAY(r->arena, most, gb_str);

	*count = 0;
	switch ((count_key)key) {
	case COUNT_SECTION:
		for (size_t i = 0; i < ledger->section_count; i++)
			known[(*count)++] = ledger->sections[i].id;
		break;
	case COUNT_AREA:
		known[(*count)++] = GB_STR("none");
		for (size_t i = 0; i < ledger->area_count; i++)
			known[(*count)++] = ledger->areas[i].id;
		break;
	case COUNT_LAMP:
		for (size_t i = 0; i < ledger->policy->lamp_count; i++)
			known[(*count)++] = ledger->policy->lamps[i].id;
		break;
	case COUNT_KIND:
		*count = list_choices(gb_kind_words, known);
		break;
	case COUNT_STATE:
		*count = list_choices(gb_state_words, known);
		break;
	case COUNT_STRETCH:
	case COUNT_BINDING:
		known[(*count)++] = GB_STR("true");
		known[(*count)++] = GB_STR("false");
		break;
	case COUNT_KEYS:
		break;
	}
	return known;
}

/* KEY=VALUE, both of which something could have: a mistyped lamp must not count as nought. */
static bool read_condition(const resolver *r, gb_str text, condition *into)
{
	const size_t equals = gb_str_find(text, GB_STR("="));
	const gb_str *known;
	size_t count;

	if (equals == SIZE_MAX)
		return gb_fault(r->diags, r->place, "unknown-reference", found(r),
			GB_STR("conditions KEY=VALUE"), GB_STR("e.g. {count:targets/lamp=green}"));
	*into = (condition){ COUNT_KEYS, gb_str_slice(text, equals + 1, text.n) };
	for (int key = 0; key < COUNT_KEYS; key++) {
		if (gb_str_equal(gb_str_slice(text, 0, equals), count_words[key]))
			into->key = key;
	}
	if (into->key == COUNT_KEYS)
		return unknown(r, "unknown-reference", "condition of a count",
			gb_str_slice(text, 0, equals), count_words, COUNT_KEYS);
	/* $section in a repeat. */
	if (into->key == COUNT_SECTION && gb_str_is(into->value, "$section")) {
		if (r->scope->section == NULL)
			return out_of_scope(r);
		into->value = r->scope->section->id;
	}
	known = values_of(r, into->key, &count);
	for (size_t i = 0; i < count; i++) {
		if (gb_str_equal(known[i], into->value))
			return true;
	}
	return unknown(r, "unknown-reference", gb_str_zero(r->arena, count_words[into->key]),
		into->value, known, count);
}

#define CONDITIONS_MOST 6

static bool read_conditions(const resolver *r, gb_str rest, condition *into, size_t *count)
{
	size_t slash = gb_str_find(rest, GB_STR("/"));

	*count = 0;
	if (!gb_str_is(gb_str_slice(rest, 0, slash), "targets"))
		return gb_fault(r->diags, r->place, "unknown-reference", found(r),
			GB_STR("count:targets, with conditions behind \"/\""),
			GB_STR("e.g. {count:targets/lamp=green}"));
	while (slash != SIZE_MAX) {
		rest = gb_str_slice(rest, slash + 1, rest.n);
		slash = gb_str_find(rest, GB_STR("/"));
		if (*count == CONDITIONS_MOST)
			return gb_fault(r->diags, r->place, "unknown-reference", found(r),
				GB_STR("at most six conditions"), GB_STR("e.g. {count:targets/lamp=green}"));
		if (!read_condition(r, gb_str_slice(rest, 0, slash), &into[(*count)++]))
			return false;
	}
	return true;
}

/*
 * How many targets. A count by verdict rests on all verdicts among which it counts: one of a sample
 * makes it a sample, wherever it stands among the conditions.
 */
static bool resolve_count(const resolver *r, gb_resolved *out)
{
	const gb_str rest = gb_str_slice(r->parts.whole, gb_str_of("count:").n, r->parts.whole.n);
	condition conditions[CONDITIONS_MOST];
	size_t condition_count, count = 0;
	int status = GB_VALUE_FINAL;

	if (!read_conditions(r, rest, conditions, &condition_count))
		return false;
	for (size_t i = 0; i < r->verdicts->count; i++) {
		const gb_verdict *verdict = &r->verdicts->items[i];
		bool among = true, holds = true, judged = false;

		for (size_t c = 0; c < condition_count; c++) {
			const bool one = condition_holds(verdict, conditions[c]);

			judged = judged || conditions[c].key >= COUNT_LAMP;
			holds = holds && one;
			among = among && (one || conditions[c].key >= COUNT_LAMP);
		}
		if (judged && among && verdict->status == GB_VALUE_SAMPLE)
			status = GB_VALUE_SAMPLE;
		count += holds;
	}
	say(out, gb_str_format(r->arena, "%zu", count), GB_FIGURE_VALUE, r->place);
	out->path = r->parts.whole;
	out->value = out->printed = gb_decimal_of((int64_t)count, 0);
	out->status = status;
	return true;
}

/* --- figures --- */

static bool no_reading(const resolver *r)
{
	return gb_fault(r->diags, r->place, "no-reading", found(r),
		GB_STR("a reading of that period and area in the ledger"),
		GB_STR("add the reading, or refer to a period that has one"));
}

/* "2023", "2024-H1/tengzhou", "2024-01/2024-09", "2024-01/2024-09/tengzhou". */
static bool split_at(const resolver *r, gb_period *period, const gb_area **area)
{
	gb_str at = r->parts.at;

	*area = NULL;
	*period = gb_period_parse(at);
	if (gb_period_known(*period))
		return true;
	for (size_t i = at.n; i > 0; i--) {
		if (at.p[i - 1] != '/')
			continue;
		*period = gb_period_parse(gb_str_slice(at, 0, i - 1));
		*area = gb_area_find(r->ledger, gb_str_slice(at, i, at.n));
		if (gb_period_known(*period) && *area != NULL)
			return true;
		break;
	}
	return gb_fault(r->diags, r->place, "bad-period", found(r),
		GB_STR("@ and a period, then / and an area's id where one is meant"),
		GB_STR("e.g. @2023, @2024-H1 or @2024-H1/AREA"));
}

/* `verdict`: of the target that is asked, or NULL. The reading that it rests on is printed as by
 * {ID.actual}; others as their sources have them. */
static bool resolve_at(
	const resolver *r, const gb_indicator *indicator, const gb_verdict *verdict, gb_resolved *out)
{
	const gb_area *area;
	gb_period period;

	if (!gb_str_is(r->parts.field, "actual"))
		return gb_fault(r->diags, r->place, "unknown-reference", found(r),
			GB_STR("a period only behind \"actual\""), GB_STR("write {ID.actual@PERIOD}"));
	if (!split_at(r, &period, &area))
		return false;
	const gb_reading *reading = gb_reading_find(r->ledger, indicator, period, area);
	if (reading == NULL)
		return no_reading(r);
	*out = gb_reading_value(r->arena, r->ledger, reading,
		verdict != NULL && reading == verdict->actual ? verdict->places
		: reading->value.known                        ? (int)reading->value.places
													  : -1,
		false, r->form, r->lang);
	return true;
}

static bool field_of(const resolver *r, int *field)
{
	gb_str known[GB_OF_COUNT];
	size_t count = 0;

	for (const gb_choice *choice = gb_field_of_words; choice->word != NULL; choice++) {
		if (gb_str_is(r->parts.field, choice->word)) {
			*field = choice->value;
			return true;
		}
		known[count++] = gb_str_of(choice->word);
	}
	return unknown_field(r, known, count);
}

/* The field will have a value once there is a reading: the text need not change with the quarter. */
static bool waits_for_reading(const gb_verdict *verdict, int field)
{
	const int kind = verdict->target->indicator->kind;

	if (verdict->actual != NULL || kind == GB_KIND_QUALITATIVE)
		return false;
	return field == GB_OF_GAP ||
		   (field == GB_OF_RATE && (kind == GB_KIND_FLOW || kind == GB_KIND_LEVEL));
}

static bool resolve_target(const resolver *r, const gb_target *target, gb_resolved *out)
{
	const gb_verdict *verdict = gb_verdict_find(r->verdicts, target);
	int field;

	if (r->parts.at.n > 0)
		return resolve_at(r, target->indicator, verdict, out);
	if (!field_of(r, &field))
		return false;
	*out = gb_target_figure(r->arena, r->ledger, verdict, field, r->form, false, r->lang);
	if (out->text.n == 0 &&
		(out->status == GB_VALUE_UNREPORTED || waits_for_reading(verdict, field)))
		out->text = r->lang == GB_LANG_ZH ? GB_STR("未报") : GB_STR("not reported");
	else if (out->text.n == 0)
		return gb_fault(r->diags, r->place, "no-value", found(r),
			GB_STR("a field that this target has"),
			GB_STR(
				"a growth rate has no completion rate, a target without base no change: use another "
				"field"));
	return true;
}

static bool resolve_indicator(const resolver *r, const gb_indicator *indicator, gb_resolved *out)
{
	static const gb_str known[] = { GB_STR_INIT("name"), GB_STR_INIT("short"), GB_STR_INIT("unit"),
		GB_STR_INIT("actual@PERIOD") };

	if (r->parts.at.n > 0)
		return resolve_at(r, indicator, NULL, out);
	if (gb_str_is(r->parts.field, "name"))
		say(out, indicator->name.in[r->lang], -1, indicator->place);
	else if (gb_str_is(r->parts.field, "short"))
		say(out, indicator->brief.in[r->lang], -1, indicator->place);
	else if (gb_str_is(r->parts.field, "unit"))
		say(out, gb_unit_text(r->arena, indicator->unit, indicator->counted, r->lang), -1,
			indicator->place);
	else
		return unknown_field(r, known, GB_COUNT(known));
	return true;
}

static bool unknown_id(const resolver *r)
{
	const gb_ledger *ledger = r->ledger;
	gb_str *known = GB_NEW_ARRAY(r->arena, ledger->target_count + ledger->indicator_count, gb_str);
	size_t count = 0;

	for (size_t i = 0; i < ledger->target_count; i++)
		known[count++] = ledger->targets[i].id;
	for (size_t i = 0; i < ledger->indicator_count; i++)
		known[count++] = ledger->indicators[i].id;
	return unknown(r, "unknown-reference", "target or indicator", r->parts.head, known, count);
}

/* A period stands behind {ID.actual} only; elsewhere it would be passed over in silence. */
static bool check_at(const resolver *r)
{
	static const char *const heads[] = { "place", "issue", "section", "area", "agency" };

	for (size_t i = 0; r->parts.at.n > 0 && i < GB_COUNT(heads); i++) {
		if (gb_str_is(r->parts.head, heads[i]))
			return gb_fault(r->diags, r->place, "unknown-reference", found(r),
				GB_STR("a period only behind \"actual\""), GB_STR("write {ID.actual@PERIOD}"));
	}
	return true;
}

static bool resolve_format(resolver *r)
{
	static const gb_str known[] = { GB_STR_INIT("bare"), GB_STR_INIT("abs") };

	r->form = (gb_value_form){ .places = -1, .unit = true };
	if (r->parts.format.n == 0)
		return true;
	if (gb_str_is(r->parts.format, "bare"))
		r->form.unit = false;
	else if (gb_str_is(r->parts.format, "abs"))
		r->form.magnitude = true;
	else
		return unknown(
			r, "unknown-format", "format of a reference", r->parts.format, known, GB_COUNT(known));
	return true;
}

bool gb_reference_resolve(gb_arena *arena, const gb_ledger *ledger, const gb_verdicts *verdicts,
	const gb_scope_of *scope, gb_str reference, gb_lang lang, gb_place place, gb_resolved *out,
	gb_diags *diags)
{
	resolver r = { .arena = arena,
		.ledger = ledger,
		.verdicts = verdicts,
		.scope = scope,
		.lang = lang,
		.place = place,
		.diags = diags,
		.parts = split(reference) };
	const gb_target *target;
	const gb_indicator *indicator;

	*out = (gb_resolved){ .kind = -1 };
	if (gb_str_starts(reference, "count:"))
		return resolve_count(&r, out);
	if (!resolve_format(&r) || !check_at(&r))
		return false;
	if (gb_str_is(r.parts.head, "place") || gb_str_is(r.parts.head, "issue"))
		return resolve_fact(&r, out);
	if (gb_str_is(r.parts.head, "section"))
		return resolve_section(&r, out);
	if (gb_str_is(r.parts.head, "area"))
		return resolve_area(&r, out);
	if (gb_str_is(r.parts.head, "agency"))
		return resolve_agency(&r, out);
	if (gb_str_is(r.parts.head, "target"))
		return scope->target == NULL ? out_of_scope(&r) : resolve_target(&r, scope->target, out);
	target = gb_target_find(ledger, r.parts.head);
	if (target != NULL)
		return resolve_target(&r, target, out);
	indicator = gb_indicator_find(ledger, r.parts.head);
	return indicator != NULL ? resolve_indicator(&r, indicator, out) : unknown_id(&r);
}
