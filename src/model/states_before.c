#include "model/build.h"
#include "model/judge.h"

/* The verdicts of the last issue: its own, or as this issue declares them. Both are of the target with
 * the same id; hysteresis keeps a lamp only while the promise is the same. */

static const gb_state_then *declared(const gb_ledger *ledger, const gb_target *target)
{
	const gb_state_then *states = ledger->issue->states_before.items;

	for (size_t i = 0; i < ledger->issue->states_before.count; i++)
		if (gb_str_equal(states[i].of, target->id))
			return &states[i];
	return NULL;
}

static const gb_verdict *of_issue(const gb_verdicts *before, const gb_target *target)
{
	for (size_t i = 0; before != NULL && i < before->count; i++)
		if (gb_str_equal(before->items[i].target->id, target->id))
			return &before->items[i];
	return NULL;
}

static bool same_value(gb_decimal a, gb_decimal b)
{
	return a.known == b.known && (!a.known || gb_decimal_equal(a, b));
}

static bool same_promise(const gb_target *a, const gb_target *b)
{
	return a->indicator->kind == b->indicator->kind && a->indicator->unit == b->indicator->unit &&
		   a->qualifier == b->qualifier && gb_period_equal(a->period, b->period) &&
		   same_value(a->value, b->value) && same_value(a->upper, b->upper);
}

int gb_state_before(const gb_ledger *ledger, const gb_verdicts *before, const gb_target *target)
{
	const gb_verdict *verdict = of_issue(before, target);
	const gb_state_then *then = declared(ledger, target);

	if (verdict != NULL)
		return same_promise(verdict->target, target) ? verdict->state : -1;
	return before == NULL && then != NULL ? then->state : -1;
}

bool gb_link_states_before(gb_builder *builder, struct gb_ledger_index *index)
{
	const gb_issue *issue = builder->ledger.issue;
	const gb_state_then *states = issue == NULL ? NULL : issue->states_before.items;
	gb_ids ids = { .what = "state before" };
	bool ok = true;

	for (size_t i = 0; states != NULL && i < issue->states_before.count; i++) {
		if (states[i].of.n == 0)
			continue; /* was not read whole, which has been said */
		ok = gb_ids_resolve(builder->arena, &index->targets, states[i].of,
				 gb_place_member(states[i].place, "of"), builder->diags) != NULL &&
			 ok;
		ok = gb_ids_put(
				 builder->arena, &ids, states[i].of, &states[i], states[i].place, builder->diags) &&
			 ok;
	}
	return ok;
}

static const gb_rule *first_with_hysteresis(const gb_policy *policy)
{
	for (int kind = 0; kind < GB_KIND_COUNT; kind++)
		if (policy->rules[kind].hysteresis.known)
			return &policy->rules[kind];
	return NULL;
}

bool gb_states_before_check(
	gb_arena *arena, const gb_ledger *ledger, const gb_verdicts *before, gb_diags *diags)
{
	const gb_rule *rule = first_with_hysteresis(ledger->policy);
	const gb_issue *issue = ledger->issue;
	const gb_state_then *states = issue->states_before.items;
	bool ok = true;

	if (rule != NULL && before == NULL && issue->previous.n > 0 && issue->states_before.count == 0)
		gb_warn(diags, gb_place_member(rule->place, "hysteresis"), "no-states-before",
			gb_str_format(arena, "hysteresis, and no verdicts of \"%.*s\", the issue before",
				(int)issue->previous.n, issue->previous.p),
			GB_STR("what lamps that issue showed: a lamp is kept, or changes, by them"),
			GB_STR("give its data with --previous, or \"states_before\" in the issue"));
	for (size_t i = 0; before != NULL && i < issue->states_before.count; i++) {
		const gb_verdict *verdict = of_issue(before, gb_target_find(ledger, states[i].of));

		if (verdict != NULL && verdict->state == states[i].state)
			continue;
		ok = gb_fault(diags, gb_place_member(states[i].place, "state"), "other-state-before",
			gb_str_of(gb_state_word(states[i].state)),
			verdict == NULL ? GB_STR("nothing: the issue before has no such target")
							: gb_str_format(arena, "\"%s\", as the issue before judges it",
								  gb_state_word(verdict->state)),
			GB_STR("correct it, or give the data of that issue as it was published"));
	}
	return ok;
}
