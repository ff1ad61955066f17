#include "model/score.h"

#define PLACES 2

static gb_rounding rounding_of(const gb_policy *policy)
{
	return (gb_rounding)policy->rounding;
}

static const gb_score_kind *kind_of(const gb_scoring *scoring, int kind)
{
	const gb_score_kind *kinds = scoring->kinds.items;

	for (size_t i = 0; i < scoring->kinds.count; i++) {
		if (kinds[i].kind == kind)
			return &kinds[i];
	}
	return NULL;
}

static gb_decimal state_points(const gb_scoring *scoring, int state)
{
	const gb_score_state *states = scoring->states.items;

	for (size_t i = 0; i < scoring->states.count; i++) {
		if (states[i].state == state)
			return states[i].points;
	}
	return (gb_decimal){ 0 };
}

static bool is_scored(const gb_verdict *verdict)
{
	return verdict->state != GB_STATE_NOT_DUE && verdict->state != GB_STATE_NO_DATA &&
		   verdict->state != GB_STATE_NOT_JUDGEABLE;
}

static gb_decimal clamp(gb_decimal score, gb_decimal least, gb_decimal most)
{
	if (gb_decimal_compare(score, least) < 0)
		return gb_decimal_round(least, PLACES, GB_ROUND_HALF_EVEN);
	if (gb_decimal_compare(score, most) > 0)
		return gb_decimal_round(most, PLACES, GB_ROUND_HALF_EVEN);
	return score;
}

/* The gap's fraction, so that the score is rounded once. */
static gb_decimal score_by_gap(
	gb_arena *arena, const gb_policy *policy, const gb_verdict *verdict, gb_str *formula)
{
	const gb_scoring *scoring = policy->scoring;
	const gb_score_kind *row = kind_of(scoring, verdict->target->indicator->kind);
	const int side = gb_decimal_sign(verdict->exact_gap);
	const gb_decimal nought = gb_decimal_of(0, 0);
	const gb_decimal rate = side >= 0 ? row->bonus : verdict->target->stretch ? nought : row->malus;
	const gb_decimal value = gb_decimal_multiply(verdict->exact_gap, rate);
	const gb_decimal full = gb_decimal_multiply(scoring->full, verdict->gap_divisor);
	const gb_decimal score = gb_decimal_divide(
		gb_decimal_add(full, value), verdict->gap_divisor, PLACES, rounding_of(policy));
	const gb_decimal kept =
		score.known ? clamp(score, scoring->least, scoring->most) : (gb_decimal){ 0 };

	if (formula != NULL && kept.known)
		*formula = gb_str_format(arena, "%s %s %s × %s = %s",
			gb_str_zero(arena, gb_decimal_text(arena, scoring->full, false, true)),
			side < 0 ? "\u2212" : "+",
			gb_str_zero(
				arena, gb_decimal_text(arena,
						   side < 0 ? gb_decimal_negate(verdict->gap) : verdict->gap, false, true)),
			gb_str_zero(arena, gb_decimal_text(arena, rate, false, true)),
			gb_str_zero(arena, gb_decimal_text(arena, kept, false, true)));
	return kept;
}

gb_decimal gb_score_of(
	gb_arena *arena, const gb_policy *policy, const gb_verdict *verdict, gb_str *formula)
{
	const gb_scoring *scoring = policy->scoring;

	if (formula != NULL)
		*formula = (gb_str){ NULL, 0 };
	if (scoring == NULL || !is_scored(verdict))
		return (gb_decimal){ 0 };
	if (verdict->exact_gap.known && gb_decimal_sign(verdict->gap_divisor) > 0 &&
		kind_of(scoring, verdict->target->indicator->kind) != NULL)
		return score_by_gap(arena, policy, verdict, formula);
	return state_points(scoring, verdict->state);
}

gb_score_total gb_score_area(
	gb_arena *arena, const gb_ledger *ledger, const gb_verdicts *verdicts, const gb_area *area)
{
	gb_score_total total = { .status = GB_VALUE_FINAL };
	gb_decimal sum = gb_decimal_of(0, 0), weights = gb_decimal_of(0, 0);

	for (size_t i = 0; i < verdicts->count; i++) {
		const gb_verdict *verdict = &verdicts->items[i];
		const gb_target *target = verdict->target;
		const gb_decimal weight = target->weight.known ? target->weight : gb_decimal_of(1, 0);
		const gb_decimal score = gb_score_of(arena, ledger->policy, verdict, NULL);

		if (target->area != area)
			continue;
		if (!score.known) {
			total.unscored++;
			continue;
		}
		total.scored++;
		total.status = gb_status_worse(total.status, verdict->status);
		sum = gb_decimal_add(sum, gb_decimal_multiply(score, weight));
		weights = gb_decimal_add(weights, weight);
	}
	if (total.scored > 0 && gb_decimal_sign(weights) > 0)
		total.mean = gb_decimal_divide(sum, weights, PLACES, rounding_of(ledger->policy));
	return total;
}

gb_ranking gb_score_rank(gb_arena *arena, const gb_ledger *ledger, const gb_verdicts *verdicts)
{
	gb_rank_entry *entries = GB_NEW_ARRAY(arena, ledger->area_count, gb_rank_entry);

	for (size_t i = 0; i < ledger->area_count; i++) {
		const gb_score_total total = gb_score_area(arena, ledger, verdicts, &ledger->areas[i]);

		entries[i].area = &ledger->areas[i];
		entries[i].value = total.mean;
		entries[i].status = total.scored > 0 ? total.status : GB_VALUE_UNREPORTED;
	}
	return gb_rank_entries(arena, entries, ledger->area_count, GB_DIRECTION_UP);
}
