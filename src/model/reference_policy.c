/* References to how is judged: {policy.growth.ahead}, {policy.band.gdp-growth}. */
#include "model/resolver.h"

#include "model/policy.h"
#include "model/unit.h"

#define HEAD "policy."

bool gb_is_policy_reference(gb_str head)
{
	return gb_str_starts(head, HEAD);
}

static bool unknown_word(
	const gb_resolver *r, const char *what, gb_str word, const gb_choice *choices, int most)
{
	gb_str known[GB_STATE_COUNT];
	size_t count = 0;

	for (const gb_choice *choice = choices; choice->word != NULL; choice++)
		if (choice->value < most && count < GB_COUNT(known))
			known[count++] = gb_str_of(choice->word);
	return gb_resolver_unknown(r, "unknown-reference", what, word, known, count);
}

static int value_of(const gb_choice *choices, gb_str word)
{
	for (const gb_choice *choice = choices; choice->word != NULL; choice++)
		if (gb_str_is(word, choice->word))
			return choice->value;
	return -1;
}

/* A threshold has the policy's own digits, and no sign: the words around it say on which side. */
static void say_width(
	const gb_resolver *r, gb_decimal width, const gb_unit *unit, gb_place place, gb_resolved *out)
{
	gb_value_form form = { .places = -1, .unit = r->form.unit, .magnitude = true };
	const gb_value_text text = gb_value_write(r->arena, width, unit, NULL, form, r->lang);

	*out = (gb_resolved){ .text = text.text,
		.number_from = text.number_from,
		.number_to = text.number_to,
		.kind = GB_FIGURE_THRESHOLD,
		.path = gb_str_format(r->arena, "%.*s.%.*s", (int)r->parts.head.n, r->parts.head.p,
			(int)r->parts.field.n, r->parts.field.p),
		.value = width,
		.printed = text.printed,
		.places = text.places,
		.place = place };
}

static bool no_threshold(const gb_resolver *r)
{
	return gb_fault(r->diags, r->place, "no-value", gb_resolver_found(r),
		GB_STR("a state that begins at a threshold of the policy"),
		GB_STR("the lowest state of a rule has none: it holds everything below"));
}

static const gb_unit *unit_of(const gb_rule *rule)
{
	if (rule->kind == GB_KIND_RANK)
		return gb_unit_places();
	if (rule->kind == GB_KIND_MILESTONE)
		return gb_unit_days();
	return rule->measure == GB_MEASURE_GAP_PERCENT ? gb_unit_percent() : gb_unit_points();
}

static bool resolve_limit(const gb_resolver *r, gb_str kind_word, gb_resolved *out)
{
	const gb_policy *policy = r->ledger->policy;
	const int kind = value_of(gb_kind_words, kind_word);
	const int state = value_of(gb_state_words, r->parts.field);

	if (kind < 0 || kind == GB_KIND_QUALITATIVE) /* whom no threshold judges */
		return unknown_word(r, "kind", kind_word, gb_kind_words, GB_KIND_COUNT);
	if (state < 0)
		return unknown_word(r, "state", r->parts.field, gb_state_words, GB_STATE_COUNT);
	const gb_rule *rule = &policy->rules[kind];

	for (size_t i = 0; i < rule->limit_count; i++) {
		if (rule->limits[i].state != state || !rule->limits[i].from.known)
			continue;
		say_width(r, rule->limits[i].from, unit_of(rule), rule->limits[i].place, out);
		return true;
	}
	return no_threshold(r);
}

static bool resolve_band(const gb_resolver *r, gb_resolved *out)
{
	const gb_target *target = gb_target_find(r->ledger, r->parts.field);

	if (target == NULL || target->qualifier != GB_QUALIFIER_AROUND || !target->band.known)
		return gb_fault(r->diags, r->place, "no-value", gb_resolver_found(r),
			GB_STR("a target with 左右, whose band the policy gives"),
			GB_STR("write {policy.band.ID} with the id of such a target"));
	say_width(r, target->band,
		target->indicator->unit->type == GB_UNIT_PERCENT ? gb_unit_points()
														 : target->indicator->unit,
		target->place, out);
	return true;
}

bool gb_resolve_policy(const gb_resolver *r, gb_resolved *out)
{
	const gb_str what = gb_str_slice(r->parts.head, sizeof HEAD - 1, r->parts.head.n);

	if (r->ledger->policy == NULL)
		return gb_fault(r->diags, r->place, "no-policy", gb_resolver_found(r),
			GB_STR("data with a file of the format \"gongbao.policy/1\""),
			GB_STR("give a policy with the data"));
	return gb_str_is(what, "band") ? resolve_band(r, out) : resolve_limit(r, what, out);
}
