#include "model/build.h"

/* Which policy judges, and that its bands are for indicators that exist. */

static bool choose_by_id(gb_builder *builder, gb_str id, gb_place place)
{
	gb_str *known = GB_NEW_ARRAY(builder->arena, builder->policies.count, gb_str);

	for (size_t i = 0; i < builder->policies.count; i++) {
		const gb_policy_entry *entry = gb_pile_item(&builder->policies, i);

		known[i] = entry->policy->id;
		if (gb_str_equal(entry->policy->id, id)) {
			builder->ledger.policy = entry->policy;
			return true;
		}
	}
	return gb_fault_unknown(builder->arena, builder->diags, place, "unknown-id", "policy", id,
		known, builder->policies.count);
}

static bool choose(gb_builder *builder)
{
	const gb_issue *issue = builder->ledger.issue;
	const gb_policy_entry *first, *second;

	if (issue != NULL && issue->policy.n > 0)
		return choose_by_id(builder, issue->policy, gb_place_member(issue->place, "policy"));
	if (builder->policies.count == 0)
		return true;
	first = gb_pile_item(&builder->policies, 0);
	builder->ledger.policy = first->policy;
	if (builder->policies.count == 1)
		return true;
	second = gb_pile_item(&builder->policies, 1);
	return gb_fault_twice(builder->arena, builder->diags, second->policy->place,
		first->policy->place, "several-policies", GB_STR("a second policy"),
		"\"policy\" in the issue, to choose one");
}

static bool check_ids(gb_builder *builder)
{
	gb_ids ids = { .what = "policy" };
	bool ok = true;

	for (size_t i = 0; i < builder->policies.count; i++) {
		const gb_policy_entry *entry = gb_pile_item(&builder->policies, i);

		ok = gb_ids_put(builder->arena, &ids, entry->policy->id, entry->policy,
				 entry->policy->place, builder->diags) &&
			 ok;
	}
	return ok;
}

static bool check_bands(gb_builder *builder, struct gb_ledger_index *index, const gb_policy *policy)
{
	bool ok = true;

	for (size_t i = 0; i < policy->band_count; i++) {
		const gb_band *band = &policy->bands[i];

		if (band->indicator_id.n > 0)
			ok = gb_ids_resolve(builder->arena, &index->indicators, band->indicator_id,
					 gb_place_member(band->place, "indicator"), builder->diags) != NULL &&
				 ok;
		if (band->width.known && gb_decimal_sign(band->width) <= 0)
			ok = gb_fault(builder->diags, gb_place_member(band->place, "width"), "wrong-band",
				gb_decimal_text(builder->arena, band->width, false, false),
				GB_STR("more than nought"), (gb_str){ 0 });
	}
	return ok;
}

static bool check_classes(
	gb_builder *builder, struct gb_ledger_index *index, const gb_policy *policy)
{
	bool ok = true;

	for (size_t i = 0; i < policy->class_count; i++) {
		const gb_class_limits *classes = &policy->classes[i];

		if (classes->indicator_id.n > 0)
			ok = gb_ids_resolve(builder->arena, &index->indicators, classes->indicator_id,
					 gb_place_member(classes->place, "indicator"), builder->diags) != NULL &&
				 ok;
	}
	return ok;
}

static gb_decimal band_of(const gb_policy *policy, const gb_indicator *indicator)
{
	for (size_t i = 0; policy != NULL && i < policy->band_count; i++) {
		const gb_band *band = &policy->bands[i];

		if ((band->indicator_id.n == 0 || gb_str_equal(band->indicator_id, indicator->id)) &&
			(band->unit_text.n == 0 || gb_str_equal(band->unit_text, indicator->unit_text)))
			return band->width;
	}
	return (gb_decimal){ 0 };
}

/* The kinds that every office has are checked with the file; those that only some reports have (a
 * rank, a milestone, works) need a rule once there is a target of them. */
static bool check_rules(gb_builder *builder, const gb_policy *policy)
{
	bool said[GB_KIND_COUNT] = { false };
	bool ok = true;

	for (size_t i = 0; policy->rules != NULL && i < builder->ledger.target_count; i++) {
		const gb_target *target = &builder->ledger.targets[i];
		const int kind = target->indicator == NULL ? GB_KIND_QUALITATIVE : target->indicator->kind;

		if (kind <= GB_KIND_QUALITATIVE || said[kind] || policy->rules[kind].place.source != NULL)
			continue;
		said[kind] = true;
		ok = gb_fault(builder->diags, gb_place_member(policy->place, "rules"), "policy-gap",
			gb_str_format(builder->arena, "no rule for \"%s\", the kind of \"%.*s\"",
				gb_choice_word(gb_kind_words, kind), (int)target->id.n, target->id.p),
			GB_STR("a rule for every kind of target in the ledger"),
			gb_str_format(
				builder->arena, "add a rule for \"%s\"", gb_choice_word(gb_kind_words, kind)));
	}
	return ok;
}

bool gb_link_policy(gb_builder *builder, struct gb_ledger_index *index)
{
	const bool ids = check_ids(builder);
	const bool chosen = choose(builder);

	for (size_t i = 0; i < builder->policies.count; i++)
		gb_policy_lint(
			builder, index, ((const gb_policy_entry *)gb_pile_item(&builder->policies, i))->policy);
	if (builder->ledger.policy == NULL)
		return ids && chosen;
	return (int)check_bands(builder, index, builder->ledger.policy) &
		   (int)check_classes(builder, index, builder->ledger.policy) &
		   (int)check_rules(builder, builder->ledger.policy) & (int)ids & (int)chosen;
}

/* Bases are readings, so they come last; "around" needs the policy's band. */
bool gb_link_bases(gb_builder *builder)
{
	gb_target *targets = builder->linked;
	bool ok = true;

	for (size_t i = 0; i < builder->ledger.target_count; i++) {
		gb_target *target = &targets[i];
		const gb_indicator *base;

		if (target->indicator == NULL)
			continue;
		base = gb_ids_find(&builder->ledger.index->indicators, target->base_of);
		if (base != NULL)
			target->base =
				gb_reading_find(&builder->ledger, base, target->base_period, target->area);
		if (target->qualifier != GB_QUALIFIER_AROUND || target->band.known ||
			target->indicator->kind >= GB_KIND_QUALITATIVE || builder->ledger.policy == NULL)
			continue;
		target->band = band_of(builder->ledger.policy, target->indicator);
		if (!target->band.known)
			ok = gb_fault(builder->diags, gb_place_member(target->place, "qualifier"), "no-band",
				gb_str_format(builder->arena, "\"around\" for \"%.*s\" without a band",
					(int)target->indicator->id.n, target->indicator->id.p),
				GB_STR("a width of 左右 in the policy's \"bands\""),
				GB_STR("add a band for the indicator or its unit, or \"band\" to the target"));
	}
	return ok;
}
