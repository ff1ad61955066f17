#include "model/build.h"
#include "model/unit.h"
#include "model/verdict.h"

/*
 * What no target can ever come to by a policy that is whole all the same: states that no line gives,
 * lamps that no state shows, lines and bands that another one hides. Warnings: an office may mean it.
 */

static void warn(
	gb_builder *builder, gb_place place, gb_str found, const char *expected, const char *remedy)
{
	gb_warn(
		builder->diags, place, "policy-unreachable", found, gb_str_of(expected), gb_str_of(remedy));
}

/* A line that says "achieved" before the end of the period is judged as ahead. */
static bool gives(const gb_rule *rule, int state)
{
	for (size_t i = 0; i < rule->limit_count; i++) {
		if (rule->limits[i].state == state ||
			(state == GB_STATE_AHEAD && rule->limits[i].state == GB_STATE_ACHIEVED))
			return true;
	}
	return false;
}

/* The other states come from the target's own condition, the calendar or a person. */
static void lint_states(gb_builder *builder, const gb_policy *policy)
{
	static const int by_lines[] = { GB_STATE_AHEAD, GB_STATE_FAR_BEHIND };

	for (size_t i = 0; i < GB_COUNT(by_lines); i++) {
		const int state = by_lines[i];
		bool given = false;

		for (int kind = 0; kind < GB_KIND_COUNT; kind++)
			given = given || gives(&policy->rules[kind], state);
		if (!given && policy->states[state].place.source != NULL)
			warn(builder, policy->states[state].place,
				gb_str_format(builder->arena, "\"%s\", which no rule gives", gb_state_word(state)),
				"a line of some rule with this state",
				"add a line, or expect it only where a person judges");
	}
}

static void lint_lamps(gb_builder *builder, const gb_policy *policy)
{
	for (size_t i = 0; i < policy->lamp_count; i++) {
		bool shown = false;

		for (int state = 0; state < GB_STATE_COUNT; state++)
			shown = shown || policy->states[state].lamp == &policy->lamps[i];
		if (!shown)
			warn(builder, policy->lamps[i].place,
				gb_str_format(builder->arena, "the lamp \"%.*s\", which no state shows",
					(int)policy->lamps[i].id.n, policy->lamps[i].id.p),
				"a state with this lamp", "give a state this lamp, or remove the lamp");
	}
}

/* Where the full target is due at every reading, what meets it is never behind: a line for "behind"
 * that begins at nought or above gives nothing. */
static void lint_limits(gb_builder *builder, const gb_policy *policy, const gb_rule *rule)
{
	const bool gap = rule->measure == GB_MEASURE_GAP || rule->measure == GB_MEASURE_GAP_PERCENT;

	if (!gap || policy->schedules[rule->kind] != GB_SCHEDULE_ALWAYS)
		return;
	for (size_t i = 0; i < rule->limit_count; i++) {
		const gb_limit *limit = &rule->limits[i];

		if (limit->state > GB_STATE_ON_SCHEDULE && limit->from.known &&
			gb_decimal_sign(limit->from) >= 0)
			warn(builder, gb_place_member(limit->place, "from"),
				gb_str_format(builder->arena, "\"%s\" from %s on", gb_state_word(limit->state),
					gb_str_zero(
						builder->arena, gb_decimal_text(builder->arena, limit->from, false, true))),
				"less than 0: what meets its target is never behind",
				"lower \"from\", or call the line on-schedule");
	}
}

static bool hides(const gb_band *earlier, const gb_band *later, gb_str later_unit)
{
	return (earlier->indicator_id.n == 0 ||
			   gb_str_equal(earlier->indicator_id, later->indicator_id)) &&
		   (earlier->unit_text.n == 0 || gb_str_equal(earlier->unit_text, later_unit));
}

/* Of the bands the first that fits counts. */
static void lint_bands(
	gb_builder *builder, const struct gb_ledger_index *index, const gb_policy *policy)
{
	for (size_t i = 0; i < policy->band_count; i++) {
		const gb_band *later = &policy->bands[i];
		const gb_indicator *indicator = gb_ids_find(&index->indicators, later->indicator_id);
		const gb_str unit =
			later->unit_text.n == 0 && indicator != NULL ? indicator->unit_text : later->unit_text;

		for (size_t k = 0; k < i; k++) {
			if (!hides(&policy->bands[k], later, unit))
				continue;
			warn(builder, later->place,
				gb_str_format(builder->arena, "a band behind one for the same targets (%s)",
					gb_str_zero(
						builder->arena, gb_place_text(builder->arena, policy->bands[k].place))),
				"what is special before what is general: the first that fits counts",
				"move it up, or remove it");
			break;
		}
	}
}

void gb_policy_lint(
	gb_builder *builder, const struct gb_ledger_index *index, const gb_policy *policy)
{
	if (policy->states == NULL || policy->rules == NULL)
		return; /* was not read whole, which has been said */
	lint_states(builder, policy);
	lint_lamps(builder, policy);
	for (int kind = 0; kind < GB_KIND_COUNT; kind++)
		lint_limits(builder, policy, &policy->rules[kind]);
	lint_bands(builder, index, policy);
}
