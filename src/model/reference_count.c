/* {count:targets/lamp=green}: how many targets are like that. */
#include "model/resolver.h"

/* The keys of conditions. Those from COUNT_LAMP on depend on the verdicts. */
typedef enum count_key {
	COUNT_ID,
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
	[COUNT_ID] = GB_STR_INIT("id"),
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

/* The next of values with a comma between; empty behind the last. */
static gb_str next_value(gb_str *rest)
{
	const size_t comma = gb_str_find(*rest, GB_STR(","));
	const gb_str value = gb_str_slice(*rest, 0, comma);

	*rest = comma == SIZE_MAX ? (gb_str){ NULL, 0 } : gb_str_slice(*rest, comma + 1, rest->n);
	return value;
}

static bool is_listed(gb_str values, gb_str id)
{
	while (values.n > 0)
		if (gb_str_equal(next_value(&values), id))
			return true;
	return false;
}

static bool condition_holds(const gb_verdict *verdict, condition asked)
{
	const gb_target *target = verdict->target;
	const gb_str value = asked.value;

	switch ((count_key)asked.key) {
	case COUNT_ID:
		return is_listed(value, target->id);
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
static const gb_str *values_of(const gb_resolver *r, int key, size_t *count)
{
	const gb_ledger *ledger = r->ledger;
	const size_t most = ledger->target_count + ledger->section_count + ledger->area_count +
						ledger->policy->lamp_count + GB_KIND_COUNT + GB_STATE_COUNT + 2;
	gb_str *known = GB_NEW_ARRAY(r->arena, most, gb_str);

	*count = 0;
	switch ((count_key)key) {
	case COUNT_ID:
		for (size_t i = 0; i < ledger->target_count; i++)
			known[(*count)++] = ledger->targets[i].id;
		break;
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
static bool read_condition(const gb_resolver *r, gb_str text, condition *into)
{
	const size_t equals = gb_str_find(text, GB_STR("="));
	const gb_str *known;
	size_t count;

	if (equals == SIZE_MAX)
		return gb_fault(r->diags, r->place, "unknown-reference", gb_resolver_found(r),
			GB_STR("conditions KEY=VALUE"), GB_STR("e.g. {count:targets/lamp=green}"));
	*into = (condition){ COUNT_KEYS, gb_str_slice(text, equals + 1, text.n) };
	for (int key = 0; key < COUNT_KEYS; key++) {
		if (gb_str_equal(gb_str_slice(text, 0, equals), count_words[key]))
			into->key = key;
	}
	if (into->key == COUNT_KEYS)
		return gb_resolver_unknown(r, "unknown-reference", "condition of a count",
			gb_str_slice(text, 0, equals), count_words, COUNT_KEYS);
	/* $section in a repeat. */
	if (into->key == COUNT_SECTION && gb_str_is(into->value, "$section")) {
		if (r->scope->section == NULL)
			return gb_resolver_out_of_scope(r);
		into->value = r->scope->section->id;
	}
	known = values_of(r, into->key, &count);
	/* Only of ids several may be asked for. */
	for (gb_str rest = into->value; rest.n > 0 || rest.p == into->value.p;) {
		const gb_str value = into->key == COUNT_ID ? next_value(&rest) : into->value;
		bool found = false;

		for (size_t i = 0; i < count && !found; i++)
			found = gb_str_equal(known[i], value);
		if (!found)
			return gb_resolver_unknown(r, "unknown-reference",
				gb_str_zero(r->arena, count_words[into->key]), value, known, count);
		if (into->key != COUNT_ID)
			break;
	}
	return true;
}

#define CONDITIONS_MOST 6

static bool read_conditions(const gb_resolver *r, gb_str rest, condition *into, size_t *count)
{
	size_t slash = gb_str_find(rest, GB_STR("/"));

	*count = 0;
	if (!gb_str_is(gb_str_slice(rest, 0, slash), "targets"))
		return gb_fault(r->diags, r->place, "unknown-reference", gb_resolver_found(r),
			GB_STR("count:targets, with conditions behind \"/\""),
			GB_STR("e.g. {count:targets/lamp=green}"));
	while (slash != SIZE_MAX) {
		rest = gb_str_slice(rest, slash + 1, rest.n);
		slash = gb_str_find(rest, GB_STR("/"));
		if (*count == CONDITIONS_MOST)
			return gb_fault(r->diags, r->place, "unknown-reference", gb_resolver_found(r),
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
bool gb_resolve_count(const gb_resolver *r, gb_resolved *out)
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
	gb_resolver_say(out, gb_str_format(r->arena, "%zu", count), GB_FIGURE_VALUE, r->place);
	out->path = r->parts.whole;
	out->value = out->printed = gb_decimal_of((int64_t)count, 0);
	out->status = status;
	return true;
}
