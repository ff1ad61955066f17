/* References of prose and layouts, resolved. */
#include "model/resolver.h"

#define CROSS "ref:"

static size_t last_dot(gb_str text)
{
	for (size_t i = text.n; i > 0; i--)
		if (text.p[i - 1] == '.')
			return i - 1;
	return SIZE_MAX;
}

/* Ids may hold dots, so the field is what stands behind the last one. */
static gb_reference_parts split(gb_str reference)
{
	gb_reference_parts out = { .whole = reference };
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

gb_str gb_resolver_found(const gb_resolver *r)
{
	return gb_str_format(r->arena, "{%.*s}", (int)r->parts.whole.n, r->parts.whole.p);
}

bool gb_resolver_unknown(const gb_resolver *r, const char *code, const char *what, gb_str word,
	const gb_str *known, size_t count)
{
	return gb_fault_unknown(r->arena, r->diags, r->place, code, what, word, known, count);
}

bool gb_resolver_unknown_field(const gb_resolver *r, const gb_str *known, size_t count)
{
	return gb_resolver_unknown(
		r, "unknown-reference", "field of a reference", r->parts.field, known, count);
}

void gb_resolver_say(gb_resolved *out, gb_str text, int kind, gb_place place)
{
	*out = (gb_resolved){ .text = text, .kind = kind, .place = place };
	if (kind >= 0)
		out->number_to = text.n;
}

static bool no_reading(const gb_resolver *r)
{
	return gb_fault(r->diags, r->place, "no-reading", gb_resolver_found(r),
		GB_STR("a reading of that period and area in the ledger"),
		GB_STR("add the reading, or refer to a period that has one"));
}

static bool is_against(int field)
{
	return field == GB_OF_YOY || field == GB_OF_SEQUENTIAL || field == GB_OF_MOVE;
}

static bool no_change(const gb_resolver *r, int field)
{
	if (field == GB_OF_SEQUENTIAL)
		return gb_fault(r->diags, r->place, "no-value", gb_resolver_found(r),
			GB_STR("readings of this quarter (or month) and the one before, on the same basis"),
			GB_STR("add what is missing (of a flow, the readings since January), or do not tell a "
				   "环比"));
	return gb_fault(r->diags, r->place, "no-value", gb_resolver_found(r),
		field == GB_OF_YOY ? GB_STR("a reading of the same period a year before, on the same basis")
						   : GB_STR("a ranking before this one, on the same basis"),
		field == GB_OF_YOY ? GB_STR("add the reading of the year before, or do not tell a 同比")
						   : GB_STR("add the earlier ranking, or do not tell a change"));
}

/* "2023", "2024-H1/tengzhou", "2024-01/2024-09", "2024-01/2024-09/tengzhou". */
static bool split_at(const gb_resolver *r, gb_period *period, const gb_area **area)
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
	return gb_fault(r->diags, r->place, "bad-period", gb_resolver_found(r),
		GB_STR("@ and a period, then / and an area's id where one is meant"),
		GB_STR("e.g. @2023, @2024-H1 or @2024-H1/AREA"));
}

/* `verdict`: of the target that is asked, or NULL. The reading that it rests on is printed as by
 * {ID.actual}; others as their sources have them. */
static bool resolve_at(const gb_resolver *r, const gb_indicator *indicator,
	const gb_verdict *verdict, gb_resolved *out)
{
	const gb_area *area;
	gb_period period;

	const int field = gb_str_is(r->parts.field, "yoy")          ? GB_OF_YOY
					  : gb_str_is(r->parts.field, "sequential") ? GB_OF_SEQUENTIAL
					  : gb_str_is(r->parts.field, "move")       ? GB_OF_MOVE
																: GB_OF_ACTUAL;

	if (field == GB_OF_ACTUAL && !gb_str_is(r->parts.field, "actual"))
		return gb_fault(r->diags, r->place, "unknown-reference", gb_resolver_found(r),
			GB_STR("a period only behind \"actual\", \"yoy\", \"sequential\" or \"move\""),
			GB_STR("write {ID.actual@PERIOD}"));
	if (!split_at(r, &period, &area))
		return false;
	const gb_reading *reading = gb_reading_find(r->ledger, indicator, period, area);
	if (reading == NULL)
		return no_reading(r);
	if (is_against(field)) {
		*out = gb_reading_against(r->arena, r->ledger, reading, field, r->form, r->lang);
		return out->text.n > 0 || no_change(r, field);
	}
	*out = gb_reading_value(r->arena, r->ledger, reading,
		verdict != NULL && reading == verdict->actual ? verdict->places
		: reading->value.known                        ? (int)reading->value.places
													  : -1,
		false, r->form, r->lang);
	return true;
}

static bool field_of(const gb_resolver *r, int *field)
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
	return gb_resolver_unknown_field(r, known, count);
}

/* The field will have a value once there is a reading: the text need not change with the quarter. */
static bool waits_for_reading(const gb_verdict *verdict, int field)
{
	const int kind = verdict->target->indicator->kind;

	if (verdict->actual != NULL || kind == GB_KIND_QUALITATIVE)
		return false;
	return field == GB_OF_GAP ||
		   (field == GB_OF_RATE && (gb_kind_accumulates(kind) || kind == GB_KIND_LEVEL));
}

static bool resolve_target(const gb_resolver *r, const gb_target *target, gb_resolved *out)
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
	else if (out->text.n == 0 && is_against(field))
		return no_change(r, field);
	else if (out->text.n == 0)
		return gb_fault(r->diags, r->place, "no-value", gb_resolver_found(r),
			GB_STR("a field that this target has"),
			GB_STR(
				"a growth rate has no completion rate, a target without base no change: use another "
				"field"));
	return true;
}

static bool resolve_indicator(const gb_resolver *r, const gb_indicator *indicator, gb_resolved *out)
{
	static const gb_str known[] = { GB_STR_INIT("name"), GB_STR_INIT("short"), GB_STR_INIT("unit"),
		GB_STR_INIT("actual@PERIOD") };

	if (r->parts.at.n > 0)
		return resolve_at(r, indicator, NULL, out);
	if (gb_str_is(r->parts.field, "name"))
		gb_resolver_say(out, indicator->name.in[r->lang], -1, indicator->place);
	else if (gb_str_is(r->parts.field, "short"))
		gb_resolver_say(out, indicator->brief.in[r->lang], -1, indicator->place);
	else if (gb_str_is(r->parts.field, "unit"))
		gb_resolver_say(out, gb_unit_text(r->arena, indicator->unit, indicator->counted, r->lang),
			-1, indicator->place);
	else
		return gb_resolver_unknown_field(r, known, GB_COUNT(known));
	return true;
}

static bool unknown_id(const gb_resolver *r)
{
	const gb_ledger *ledger = r->ledger;
	gb_str *known = GB_NEW_ARRAY(r->arena, ledger->target_count + ledger->indicator_count, gb_str);
	size_t count = 0;

	for (size_t i = 0; i < ledger->target_count; i++)
		known[count++] = ledger->targets[i].id;
	for (size_t i = 0; i < ledger->indicator_count; i++)
		known[count++] = ledger->indicators[i].id;
	return gb_resolver_unknown(
		r, "unknown-reference", "target or indicator", r->parts.head, known, count);
}

/* A period stands behind {ID.actual} only; elsewhere it would be passed over in silence. */
static bool check_at(const gb_resolver *r)
{
	static const char *const heads[] = { "place", "issue", "previous", "section", "area",
		"agency" };

	for (size_t i = 0; r->parts.at.n > 0 && i < GB_COUNT(heads); i++) {
		if (gb_str_is(r->parts.head, heads[i]))
			return gb_fault(r->diags, r->place, "unknown-reference", gb_resolver_found(r),
				GB_STR("a period only behind \"actual\""), GB_STR("write {ID.actual@PERIOD}"));
	}
	return true;
}

static bool resolve_format(gb_resolver *r)
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
		return gb_resolver_unknown(
			r, "unknown-format", "format of a reference", r->parts.format, known, GB_COUNT(known));
	return true;
}

bool gb_is_cross_reference(gb_str reference)
{
	return gb_str_starts(reference, CROSS);
}

gb_str gb_cross_reference_id(gb_str reference)
{
	return gb_str_slice(reference, gb_str_of(CROSS).n, reference.n);
}

bool gb_reference_resolve(gb_arena *arena, const gb_ledger *ledger, const gb_verdicts *verdicts,
	const gb_scope_of *scope, gb_str reference, gb_lang lang, gb_place place, gb_resolved *out,
	gb_diags *diags)
{
	gb_resolver r = { .arena = arena,
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
		return gb_resolve_count(&r, out);
	if (!resolve_format(&r) || !check_at(&r))
		return false;
	if (gb_str_is(r.parts.head, "place") || gb_str_is(r.parts.head, "issue") ||
		gb_str_is(r.parts.head, "previous"))
		return gb_resolve_fact(&r, out);
	if (gb_is_policy_reference(r.parts.head))
		return gb_resolve_policy(&r, out);
	if (gb_str_is(r.parts.head, "section"))
		return gb_resolve_section(&r, out);
	if (gb_str_is(r.parts.head, "area"))
		return gb_resolve_area(&r, out);
	if (gb_str_is(r.parts.head, "agency"))
		return gb_resolve_agency(&r, out);
	if (gb_str_is(r.parts.head, "target"))
		return scope->target == NULL ? gb_resolver_out_of_scope(&r)
									 : resolve_target(&r, scope->target, out);
	target = gb_target_find(ledger, r.parts.head);
	if (target != NULL)
		return resolve_target(&r, target, out);
	indicator = gb_indicator_find(ledger, r.parts.head);
	return indicator != NULL ? resolve_indicator(&r, indicator, out) : unknown_id(&r);
}
