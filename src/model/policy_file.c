#include "model/build.h"
#include "model/limits.h"
#include "model/reference.h"

static const gb_choice shapes[] = {
	{ "circle", GB_LAMP_CIRCLE, "●" },
	{ "triangle", GB_LAMP_TRIANGLE, "▲" },
	{ "square", GB_LAMP_SQUARE, "■" },
	{ "diamond", GB_LAMP_DIAMOND, "◆" },
	{ "ring", GB_LAMP_RING, "○" },
	{ "bar", GB_LAMP_BAR, "—" },
	{ NULL, 0, NULL },
};

static const gb_choice roundings[] = {
	{ "half-even", GB_ROUND_HALF_EVEN, "GB/T 8170-2008: half to the even digit" },
	{ "half-up", GB_ROUND_HALF_UP, "half away from nought" },
	{ NULL, 0, NULL },
};

static const gb_choice measures[] = {
	{ "gap-to-schedule", GB_MEASURE_GAP_TO_SCHEDULE, "completion less scheduled rate, in points" },
	{ "gap", GB_MEASURE_GAP, "actual less target in the good direction, in the unit" },
	{ "gap-percent", GB_MEASURE_GAP_PERCENT, "the gap as per cent of the target" },
	{ "rank-change", GB_MEASURE_RANK_CHANGE, "places won since the last ranking; of ranks" },
	{ "days", GB_MEASURE_DAYS, "days before the due day, negative after it; of milestones" },
	{ NULL, 0, NULL },
};

static const gb_field_range decimals = { 0, 6 };

static const gb_field lamp_fields[] = {
	{ "id", GB_FIELD_ID, offsetof(gb_lamp, id), GB_REQUIRED, NULL, "stable name, e.g. green" },
	{ "name", GB_FIELD_WORDS, offsetof(gb_lamp, name), GB_REQUIRED | GB_NOT_EMPTY, NULL,
		"e.g. 绿灯" },
	{ "colour", GB_FIELD_ID, offsetof(gb_lamp, colour), GB_REQUIRED, NULL, "token of the theme" },
	{ "shape", GB_FIELD_CHOICE, offsetof(gb_lamp, shape), GB_REQUIRED, shapes,
		"so that it never speaks by colour alone" },
};
static const gb_shape lamp_shape = { "lamp", lamp_fields, GB_COUNT(lamp_fields), sizeof(gb_lamp),
	offsetof(gb_lamp, place), "a lamp" };

static const gb_field state_fields[] = {
	{ "state", GB_FIELD_CHOICE, offsetof(gb_state_rule, state), GB_REQUIRED, gb_state_words,
		"the state" },
	{ "lamp", GB_FIELD_ID, offsetof(gb_state_rule, lamp_id), GB_REQUIRED, NULL, "its lamp" },
	{ "word", GB_FIELD_WORDS, offsetof(gb_state_rule, word), GB_REQUIRED | GB_NOT_EMPTY, NULL,
		"what it is called" },
};
static const gb_shape state_shape = { "state", state_fields, GB_COUNT(state_fields),
	sizeof(gb_state_rule), offsetof(gb_state_rule, place), "lamp and word of a state" };

static const gb_field limit_fields[] = {
	{ "state", GB_FIELD_CHOICE, offsetof(gb_limit, state), GB_REQUIRED, gb_state_words,
		"the state" },
	{ "from", GB_FIELD_DECIMAL, offsetof(gb_limit, from), GB_OPTIONAL, NULL,
		"least measure that still gives it; absent in the last" },
};
static const gb_shape limit_shape = { "limit", limit_fields, GB_COUNT(limit_fields),
	sizeof(gb_limit), offsetof(gb_limit, place), "a line of a rule" };

typedef struct rule_entry {
	gb_place place;
	gb_rule rule;
	gb_list limits;
} rule_entry;

static const gb_field rule_fields[] = {
	{ "kind", GB_FIELD_CHOICE, offsetof(rule_entry, rule.kind), GB_REQUIRED, gb_kind_words,
		"kind of target" },
	{ "measure", GB_FIELD_CHOICE, offsetof(rule_entry, rule.measure), GB_REQUIRED, measures,
		"what is held against the limits" },
	{ "limits", GB_FIELD_LIST, offsetof(rule_entry, limits), GB_REQUIRED | GB_NOT_EMPTY,
		&limit_shape, "falling; the last without \"from\"" },
	{ "hysteresis", GB_FIELD_DECIMAL, offsetof(rule_entry, rule.hysteresis), GB_OPTIONAL, NULL,
		"by how much a limit must be passed to change the last issue's state" },
};
static const gb_shape rule_shape = { "rule", rule_fields, GB_COUNT(rule_fields), sizeof(rule_entry),
	offsetof(rule_entry, place), "how a kind is judged" };

static const gb_field band_fields[] = {
	{ "indicator", GB_FIELD_ID, offsetof(gb_band, indicator_id), GB_OPTIONAL, NULL,
		"for this one" },
	{ "unit", GB_FIELD_TEXT, offsetof(gb_band, unit_text), GB_NOT_EMPTY, NULL, "for this unit" },
	{ "width", GB_FIELD_DECIMAL, offsetof(gb_band, width), GB_REQUIRED, NULL, "width of 左右" },
};
static const gb_shape band_shape = { "band", band_fields, GB_COUNT(band_fields), sizeof(gb_band),
	offsetof(gb_band, place), "width of an \"around\" target" };

static const gb_choice class_fields_of[] = {
	{ "actual", GB_OF_ACTUAL, "what was reached" },
	{ "rate", GB_OF_RATE, "completion rate" },
	{ "gap", GB_OF_GAP, "what the rule measured" },
	{ NULL, 0, NULL },
};

static const gb_field class_fields[] = {
	{ "indicator", GB_FIELD_ID, offsetof(gb_class_limits, indicator_id), GB_OPTIONAL, NULL,
		"for this one" },
	{ "unit", GB_FIELD_TEXT, offsetof(gb_class_limits, unit_text), GB_NOT_EMPTY, NULL,
		"for this unit" },
	{ "field", GB_FIELD_CHOICE, offsetof(gb_class_limits, field), GB_REQUIRED, class_fields_of,
		"actual, rate or gap" },
	{ "limits", GB_FIELD_VALUE, offsetof(gb_class_limits, list), GB_REQUIRED,
		"{'type':'array','items':{'type':'number'},'minItems':1,'maxItems':4}",
		"rising; a class begins with its limit" },
};
static const gb_shape class_shape = { "class", class_fields, GB_COUNT(class_fields),
	sizeof(gb_class_limits), offsetof(gb_class_limits, place), "limits between classes of a map" };

typedef struct schedules {
	gb_place place;
	int by_kind[GB_KIND_COUNT];
} schedules;

#define SCHEDULE(word, kind)                                                                       \
	{                                                                                              \
		word, GB_FIELD_CHOICE, offsetof(schedules, by_kind[kind]), GB_OPTIONAL, gb_schedule_words, \
			"default schedule"                                                                     \
	}

static const gb_field schedule_fields[] = {
	SCHEDULE("flow", GB_KIND_FLOW),
	SCHEDULE("growth", GB_KIND_GROWTH),
	SCHEDULE("ceiling", GB_KIND_CEILING),
	SCHEDULE("level", GB_KIND_LEVEL),
	SCHEDULE("share", GB_KIND_SHARE),
	SCHEDULE("works", GB_KIND_WORKS),
};
static const gb_shape schedules_shape = { "schedules", schedule_fields, GB_COUNT(schedule_fields),
	sizeof(schedules), offsetof(schedules, place), "default schedules by kind" };

static const gb_field score_kind_fields[] = {
	{ "kind", GB_FIELD_CHOICE, offsetof(gb_score_kind, kind), GB_REQUIRED, gb_kind_words,
		"kind of target" },
	{ "bonus", GB_FIELD_DECIMAL, offsetof(gb_score_kind, bonus), GB_REQUIRED, NULL,
		"marks for each unit of the rule's measure above nought" },
	{ "malus", GB_FIELD_DECIMAL, offsetof(gb_score_kind, malus), GB_REQUIRED, NULL,
		"marks lost for each unit below nought" },
};
static const gb_shape score_kind_shape = { "score of a kind", score_kind_fields,
	GB_COUNT(score_kind_fields), sizeof(gb_score_kind), offsetof(gb_score_kind, place),
	"what a unit of the measure is worth" };

static const gb_field score_state_fields[] = {
	{ "state", GB_FIELD_CHOICE, offsetof(gb_score_state, state), GB_REQUIRED, gb_state_words,
		"the state" },
	{ "points", GB_FIELD_DECIMAL, offsetof(gb_score_state, points), GB_REQUIRED, NULL,
		"marks where nothing is measured" },
};
static const gb_shape score_state_shape = { "score of a state", score_state_fields,
	GB_COUNT(score_state_fields), sizeof(gb_score_state), offsetof(gb_score_state, place),
	"marks of what a person judged" };

static const gb_field scoring_fields[] = {
	{ "full", GB_FIELD_DECIMAL, offsetof(gb_scoring, full), GB_REQUIRED, NULL,
		"marks of what stands exactly where it should" },
	{ "least", GB_FIELD_DECIMAL, offsetof(gb_scoring, least), GB_REQUIRED, NULL, "never fewer" },
	{ "most", GB_FIELD_DECIMAL, offsetof(gb_scoring, most), GB_REQUIRED, NULL, "never more" },
	{ "kinds", GB_FIELD_LIST, offsetof(gb_scoring, kinds), GB_REQUIRED, &score_kind_shape,
		"bonus and malus by kind" },
	{ "states", GB_FIELD_LIST, offsetof(gb_scoring, states), GB_OPTIONAL, &score_state_shape,
		"marks of verdicts without a measure" },
};
static const gb_shape scoring_shape = { "scoring", scoring_fields, GB_COUNT(scoring_fields),
	sizeof(gb_scoring), offsetof(gb_scoring, place), "marks for a differentiated assessment" };

typedef struct policy_file {
	gb_place place;
	gb_str format, id;
	gb_words name;
	int rounding;
	int64_t rate_decimals, gap_decimals;
	gb_list lamps, states, rules, bands, classes;
	const schedules *schedules;
	const gb_scoring *scoring;
} policy_file;

#define AT(member) offsetof(policy_file, member)

static const gb_field policy_fields[] = {
	{ "format", GB_FIELD_FORMAT, AT(format), GB_REQUIRED, "gongbao.policy/1", "what the file is" },
	{ "id", GB_FIELD_ID, AT(id), GB_REQUIRED, NULL, "stable name" },
	{ "name", GB_FIELD_WORDS, AT(name), GB_REQUIRED | GB_NOT_EMPTY, NULL, "what it is called" },
	{ "rounding", GB_FIELD_CHOICE, AT(rounding), GB_OPTIONAL, roundings, "half-even by default" },
	{ "rate_decimals", GB_FIELD_INTEGER, AT(rate_decimals), GB_OPTIONAL, &decimals,
		"decimals of rates; 1 by default" },
	{ "gap_decimals", GB_FIELD_INTEGER, AT(gap_decimals), GB_OPTIONAL, &decimals,
		"decimals of gaps; 1 by default" },
	{ "lamps", GB_FIELD_LIST, AT(lamps), GB_REQUIRED | GB_NOT_EMPTY, &lamp_shape, "the lamps" },
	{ "states", GB_FIELD_LIST, AT(states), GB_REQUIRED, &state_shape, "every state once" },
	{ "rules", GB_FIELD_LIST, AT(rules), GB_REQUIRED, &rule_shape, "one a kind" },
	{ "bands", GB_FIELD_LIST, AT(bands), GB_OPTIONAL, &band_shape,
		"widths of 左右; first match wins" },
	{ "classes", GB_FIELD_LIST, AT(classes), GB_OPTIONAL, &class_shape,
		"limits between classes of maps; first match wins" },
	{ "schedules", GB_FIELD_MAYBE, AT(schedules), GB_OPTIONAL, &schedules_shape,
		"defaults by kind" },
	{ "scoring", GB_FIELD_MAYBE, AT(scoring), GB_OPTIONAL, &scoring_shape,
		"marks, weighted by the targets' weights" },
};
const gb_shape gb_policy_file_shape = { "policy", policy_fields, GB_COUNT(policy_fields),
	sizeof(policy_file), AT(place), "how an office judges" };

static const int default_schedules[GB_KIND_COUNT] = {
	[GB_KIND_GROWTH] = GB_SCHEDULE_ALWAYS,
	[GB_KIND_FLOW] = GB_SCHEDULE_MONTHS,
	[GB_KIND_LEVEL] = GB_SCHEDULE_YEAR_END,
	[GB_KIND_CEILING] = GB_SCHEDULE_ALWAYS,
	[GB_KIND_SHARE] = GB_SCHEDULE_YEAR_END,
	[GB_KIND_QUALITATIVE] = GB_SCHEDULE_ALWAYS,
	[GB_KIND_RANK] = GB_SCHEDULE_ALWAYS,
	[GB_KIND_MILESTONE] = GB_SCHEDULE_YEAR_END,
	[GB_KIND_WORKS] = GB_SCHEDULE_MONTHS,
};

static const int *take_schedules(gb_builder *builder, const schedules *given)
{
	int *by_kind = GB_NEW_ARRAY(builder->arena, GB_KIND_COUNT, int);

	for (size_t i = 0; i < GB_KIND_COUNT; i++) {
		by_kind[i] = default_schedules[i];
		if (given != NULL && given->by_kind[i] != GB_SCHEDULE_DEFAULT)
			by_kind[i] = given->by_kind[i];
	}
	return by_kind;
}

/* What is missing of a table that must be complete. */
static bool fault_gap(gb_builder *builder, gb_place place, const char *what, const char *word)
{
	return gb_fault(builder->diags, place, "policy-gap",
		gb_str_format(builder->arena, "no %s for \"%s\"", what, word),
		GB_STR("every state and every kind covered, none twice"),
		gb_str_format(builder->arena, "add a %s for \"%s\"", what, word));
}

static bool take_states(gb_builder *builder, gb_policy *policy, const policy_file *file)
{
	gb_state_rule *states = GB_NEW_ARRAY(builder->arena, GB_STATE_COUNT, gb_state_rule);
	const gb_state_rule *read = file->states.items;
	bool ok = true;

	policy->states = states;
	for (size_t i = 0; i < file->states.count; i++) {
		gb_state_rule *state = &states[read[i].state];

		if (state->place.source != NULL) {
			ok = gb_fault_twice(builder->arena, builder->diags, read[i].place, state->place,
				"policy-overlap", GB_STR("a state a second time"), "every state once");
			continue;
		}
		*state = read[i];
		for (size_t j = 0; j < policy->lamp_count && state->lamp == NULL; j++) {
			if (gb_str_equal(policy->lamps[j].id, state->lamp_id))
				state->lamp = &policy->lamps[j];
		}
		if (state->lamp == NULL && state->lamp_id.n > 0) {
			gb_str *known = GB_NEW_ARRAY(builder->arena, policy->lamp_count, gb_str);

			for (size_t j = 0; j < policy->lamp_count; j++)
				known[j] = policy->lamps[j].id;
			ok = gb_fault_unknown(builder->arena, builder->diags,
				gb_place_member(state->place, "lamp"), "unknown-id", "lamp", state->lamp_id, known,
				policy->lamp_count);
		}
	}
	for (int i = 0; i < GB_STATE_COUNT; i++) {
		if (states[i].place.source == NULL)
			ok = fault_gap(
				builder, gb_place_member(policy->place, "states"), "state", gb_state_word(i));
	}
	return ok;
}

/* Days are of milestones and places of ranks; neither has per cents. */
static bool check_measure(gb_builder *builder, const gb_rule *rule)
{
	const int kind = rule->kind, measured = rule->measure;
	const char *expected;

	if (kind == GB_KIND_MILESTONE && measured != GB_MEASURE_DAYS)
		expected = "\"days\" for a milestone";
	else if (kind == GB_KIND_RANK && measured != GB_MEASURE_GAP &&
			 measured != GB_MEASURE_RANK_CHANGE)
		expected = "\"gap\" (in places) or \"rank-change\" for a rank";
	else if (kind != GB_KIND_RANK && measured == GB_MEASURE_RANK_CHANGE)
		expected = "\"rank-change\" only for the kind \"rank\"";
	else if (kind != GB_KIND_MILESTONE && measured == GB_MEASURE_DAYS)
		expected = "\"days\" only for the kind \"milestone\"";
	else if (kind == GB_KIND_QUALITATIVE)
		expected = "no rule for qualitative targets: a person judges them";
	else
		return true;
	return gb_fault(builder->diags, gb_place_member(rule->place, "measure"), "policy-measure",
		gb_str_format(builder->arena, "\"%s\" for the kind \"%s\"",
			gb_choice_word(measures, measured), gb_choice_word(gb_kind_words, kind)),
		gb_str_of(expected), (gb_str){ 0 });
}

/* Falling limits whose last has no "from" leave neither a gap nor an overlap. */
static bool check_limits(gb_builder *builder, const gb_rule *rule)
{
	bool ok = true;

	for (size_t i = 0; i < rule->limit_count; i++) {
		const gb_limit *limit = &rule->limits[i];
		const bool last = i + 1 == rule->limit_count;

		if (limit->state > GB_STATE_FAR_BEHIND)
			ok = gb_fault(builder->diags, gb_place_member(limit->place, "state"), "policy-state",
				gb_str_of(gb_state_word(limit->state)),
				GB_STR("achieved, ahead, on-schedule, slightly-behind or far-behind"),
				GB_STR("the other states do not follow from a measure"));
		if (i > 0 && limit->state <= rule->limits[i - 1].state)
			ok = gb_fault(builder->diags, gb_place_member(limit->place, "state"), "policy-overlap",
				gb_str_of(gb_state_word(limit->state)), GB_STR("a worse state than the line above"),
				GB_STR("sort the limits from the best to the worst"));
		if (last && limit->from.known)
			ok = gb_fault(builder->diags, gb_place_member(limit->place, "from"), "policy-gap",
				GB_STR("\"from\" in the last limit"), GB_STR("a last limit for everything below"),
				GB_STR("remove \"from\" or add a limit without it"));
		if (!last && !limit->from.known)
			ok = gb_fault(builder->diags, limit->place, "policy-overlap", GB_STR("no \"from\""),
				GB_STR("\"from\" in every limit but the last"), GB_STR("add \"from\""));
		if (i > 0 && limit->from.known && rule->limits[i - 1].from.known &&
			gb_decimal_compare(limit->from, rule->limits[i - 1].from) >= 0)
			ok = gb_fault(builder->diags, gb_place_member(limit->place, "from"), "policy-overlap",
				gb_decimal_text(builder->arena, limit->from, false, false),
				GB_STR("less than \"from\" of the line above"),
				GB_STR("sort the limits from the highest to the lowest"));
	}
	return ok;
}

/* A margin that is no narrower than a state's range would keep readings from the middle of the range
 * out of it; a change of place is against the last ranking as it is, and a day passes once. */
static bool check_hysteresis(gb_builder *builder, const gb_rule *rule)
{
	const gb_place place = gb_place_member(rule->place, "hysteresis");
	const gb_decimal margin = rule->hysteresis;

	if (!margin.known)
		return true;
	if (rule->measure == GB_MEASURE_RANK_CHANGE || rule->measure == GB_MEASURE_DAYS)
		return gb_fault(builder->diags, place, "policy-hysteresis",
			gb_str_format(builder->arena, "hysteresis for the measure \"%s\"",
				gb_choice_word(measures, rule->measure)),
			GB_STR("hysteresis of \"gap-to-schedule\", \"gap\" or \"gap-percent\""),
			GB_STR("remove it"));
	if (gb_decimal_sign(margin) <= 0)
		return gb_fault(builder->diags, place, "policy-hysteresis",
			gb_decimal_text(builder->arena, margin, false, false), GB_STR("more than nought"),
			GB_STR("write the margin without a sign, or leave it out"));
	for (size_t i = 1; i < rule->limit_count; i++) {
		const gb_limit *limit = &rule->limits[i];
		const gb_decimal above = rule->limits[i - 1].from;
		gb_decimal range;

		if (!limit->from.known || !above.known)
			continue;
		range = gb_decimal_subtract(above, limit->from);
		if (gb_decimal_compare(margin, range) < 0)
			continue;
		const gb_str most = gb_decimal_text(builder->arena, range, false, false);
		return gb_fault(builder->diags, place, "policy-hysteresis",
			gb_decimal_text(builder->arena, margin, false, false),
			gb_str_format(builder->arena, "less than %.*s, the range of \"%s\"", (int)most.n,
				most.p, gb_state_word(limit->state)),
			GB_STR("take a smaller margin: nothing could come into the middle of that range"));
	}
	return true;
}

static bool take_rules(gb_builder *builder, gb_policy *policy, const policy_file *file)
{
	gb_rule *rules = GB_NEW_ARRAY(builder->arena, GB_KIND_COUNT, gb_rule);
	rule_entry *read = file->rules.items;
	bool ok = true;

	policy->rules = rules;
	for (size_t i = 0; i < file->rules.count; i++) {
		gb_rule *rule = &rules[read[i].rule.kind];

		if (rule->place.source != NULL) {
			ok = gb_fault_twice(builder->arena, builder->diags, read[i].place, rule->place,
				"policy-overlap", GB_STR("a kind a second time"), "one rule a kind");
			continue;
		}
		*rule = read[i].rule;
		rule->place = read[i].place;
		rule->limits = read[i].limits.items;
		rule->limit_count = read[i].limits.count;
		ok = (int)check_measure(builder, rule) & (int)check_limits(builder, rule) &
			 (int)check_hysteresis(builder, rule) & (int)ok;
	}
	for (int i = 0; i < GB_KIND_QUALITATIVE; i++) {
		if (rules[i].place.source == NULL)
			ok = fault_gap(builder, gb_place_member(policy->place, "rules"), "rule",
				gb_choice_word(gb_kind_words, i));
	}
	return ok;
}

static bool take_classes(gb_builder *builder, gb_policy *policy, const policy_file *file)
{
	gb_class_limits *classes = file->classes.items;
	bool ok = true;

	for (size_t i = 0; i < file->classes.count; i++)
		ok = gb_limits_read(builder->arena, classes[i].list, &classes[i].limits, builder->diags) &&
			 ok;
	policy->classes = classes;
	policy->class_count = file->classes.count;
	return ok;
}

const gb_class_limits *gb_policy_classes(
	const gb_policy *policy, const gb_indicator *indicator, int field)
{
	for (size_t i = 0; policy != NULL && i < policy->class_count; i++) {
		const gb_class_limits *classes = &policy->classes[i];

		if (classes->field == field &&
			(classes->indicator_id.n == 0 || gb_str_equal(classes->indicator_id, indicator->id)) &&
			(classes->unit_text.n == 0 || gb_str_equal(classes->unit_text, indicator->unit_text)))
			return classes;
	}
	return NULL;
}

/* A better reading never has fewer marks: bonus and malus are not negative, full lies between. */
static bool check_scoring(gb_builder *builder, const gb_scoring *scoring)
{
	const gb_score_kind *kinds = scoring == NULL ? NULL : scoring->kinds.items;
	bool ok = true;

	if (scoring == NULL)
		return true;
	if (gb_decimal_compare(scoring->least, scoring->full) > 0 ||
		gb_decimal_compare(scoring->full, scoring->most) > 0)
		ok = gb_fault(builder->diags, gb_place_member(scoring->place, "full"), "wrong-scoring",
			gb_decimal_text(builder->arena, scoring->full, false, false),
			GB_STR("full marks between \"least\" and \"most\""), (gb_str){ 0 });
	for (size_t i = 0; i < scoring->kinds.count; i++) {
		if (gb_decimal_sign(kinds[i].bonus) < 0 || gb_decimal_sign(kinds[i].malus) < 0)
			ok = gb_fault(builder->diags, kinds[i].place, "wrong-scoring",
				GB_STR("a negative bonus or malus"),
				GB_STR("marks that are added above and taken off below"),
				GB_STR("write the malus without its sign"));
		for (size_t k = 0; k < i; k++) {
			if (kinds[k].kind == kinds[i].kind)
				ok = gb_fault_twice(builder->arena, builder->diags, kinds[i].place, kinds[k].place,
					"policy-overlap", GB_STR("a kind a second time"), "each kind once");
		}
	}
	return ok;
}

static bool check_lamps(gb_builder *builder, const gb_policy *policy)
{
	gb_ids ids = { .what = "lamp" };
	bool ok = true;

	for (size_t i = 0; i < policy->lamp_count; i++)
		ok = gb_ids_put(builder->arena, &ids, policy->lamps[i].id, &policy->lamps[i],
				 policy->lamps[i].place, builder->diags) &&
			 ok;
	return ok;
}

bool gb_policy_file_read(gb_builder *builder, const gb_json *root, bool named)
{
	policy_file file;
	gb_policy *policy = GB_NEW(builder->arena, gb_policy);

	gb_pile_add(builder->arena, &builder->policies, &(gb_policy_entry){ policy, named });
	policy->place = root->place;
	/* A policy that was not read whole has gaps that are only the shadow of its other faults. */
	if (!gb_shape_read(builder->arena, &gb_policy_file_shape, root, &file, builder->diags)) {
		policy->id = file.id;
		return false;
	}
	policy->id = file.id;
	policy->name = file.name;
	policy->rounding = file.rounding;
	policy->rate_decimals = gb_place_has(root->place, "rate_decimals") ? file.rate_decimals : 1;
	policy->gap_decimals = gb_place_has(root->place, "gap_decimals") ? file.gap_decimals : 1;
	policy->lamps = file.lamps.items;
	policy->lamp_count = file.lamps.count;
	policy->bands = file.bands.items;
	policy->band_count = file.bands.count;
	policy->schedules = take_schedules(builder, file.schedules);
	policy->scoring = file.scoring;
	return (int)check_scoring(builder, file.scoring) & (int)take_classes(builder, policy, &file) &
		   (int)check_lamps(builder, policy) & (int)take_states(builder, policy, &file) &
		   (int)take_rules(builder, policy, &file);
}
