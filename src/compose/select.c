/* Selections of the ledger: which rows a block binds, and in which order. */
#include "compose/item.h"

#include "model/area.h"

#include <stdlib.h>

/* A candidate row, with the value it is sorted by. */
typedef struct row {
	gb_scope_of scope;
	const gb_verdict *verdict;
	const gb_reading *reading;
	const gb_text_entry *text;
	const gb_lamp *lamp;
	const gb_difference *difference; /* verdict and reading: what conditions look at */
	gb_decimal keys[4];
	int group; /* areas in an order of figures: kinds are never mixed (D 3.7) */
	size_t index;
} row;

static gb_str where_word(gb_str word, const gb_scope_of *scope)
{
	if (gb_str_is(word, "$section"))
		return scope->section != NULL ? scope->section->id : (gb_str){ 0 };
	if (gb_str_is(word, "$area"))
		return scope->area != NULL ? scope->area->id : (gb_str){ 0 };
	if (gb_str_is(word, "$agency"))
		return scope->agency != NULL ? scope->agency->id : (gb_str){ 0 };
	if (gb_str_is(word, "$target"))
		return scope->target != NULL ? scope->target->id : (gb_str){ 0 };
	return word;
}

static bool word_listed(const gb_where *where, const gb_scope_of *scope, gb_str found)
{
	const gb_str *values = where->values.items;

	for (size_t i = 0; i < where->values.count; i++) {
		gb_str wanted = where_word(values[i], scope);
		if (gb_str_is(wanted, "none") ? found.n == 0 : gb_str_equal(wanted, found))
			return true;
	}
	return false;
}

static const gb_indicator *row_indicator(const row *candidate)
{
	if (candidate->verdict != NULL)
		return candidate->verdict->target->indicator;
	if (candidate->difference != NULL)
		return candidate->difference->indicator;
	return candidate->reading != NULL ? candidate->reading->indicator : NULL;
}

/* Whether any area has reported the indicator. */
static bool has_areas(const gb_ledger *ledger, const gb_indicator *indicator)
{
	for (size_t i = 0; i < ledger->area_count; i++) {
		size_t count;

		gb_readings_of(ledger, indicator, &ledger->areas[i], &count);
		if (count > 0)
			return true;
	}
	return false;
}

static bool row_has(const gb_ledger *ledger, const row *candidate, gb_str what)
{
	const gb_verdict *verdict = candidate->verdict;

	if (verdict == NULL)
		return false;
	if (gb_str_is(what, "actual"))
		return verdict->actual != NULL && verdict->actual->value.known;
	if (gb_str_is(what, "target"))
		return verdict->target->value.known;
	if (gb_str_is(what, "base"))
		return verdict->target->base != NULL && verdict->target->base->value.known;
	if (gb_str_is(what, "rate"))
		return verdict->rate.known;
	if (gb_str_is(what, "scheduled"))
		return verdict->scheduled.known;
	if (gb_str_is(what, "areas"))
		return has_areas(ledger, verdict->target->indicator);
	if (gb_str_is(what, "source"))
		return verdict->target->source != NULL;
	if (gb_str_is(what, "reason"))
		return verdict->changed != NULL;
	if (gb_str_is(what, "note"))
		return verdict->target->note.in[GB_LANG_ZH].n > 0 ||
			   verdict->target->comparable_note.in[GB_LANG_ZH].n > 0;
	return false;
}

static const char *const role_words[] = {
	[GB_SECTION_HEADLINE] = "headline",
	[GB_SECTION_REVIEW] = "review",
	[GB_SECTION_PLAN] = "plan",
};

static const char *const area_words[] = {
	[GB_AREA_COUNTY] = "county",
	[GB_AREA_ZONE] = "zone",
};

static gb_str flag_word(bool flag)
{
	return flag ? GB_STR("true") : GB_STR("false");
}

static bool row_where(
	const gb_ledger *ledger, const row *candidate, const gb_where *where, const gb_scope_of *scope)
{
	const gb_indicator *indicator = row_indicator(candidate);
	const gb_target *target = candidate->verdict != NULL ? candidate->verdict->target : NULL;
	const gb_section *section = candidate->scope.section;

	switch ((gb_where_key)where->key) {
	case GB_WHERE_ID:
		if (candidate->text != NULL)
			return word_listed(where, scope, candidate->text->id);
		if (candidate->lamp != NULL)
			return word_listed(where, scope, candidate->lamp->id);
		if (target != NULL)
			return word_listed(where, scope, target->id);
		if (indicator != NULL)
			return word_listed(where, scope, indicator->id);
		if (candidate->scope.agency != NULL)
			return word_listed(where, scope, candidate->scope.agency->id);
		if (candidate->scope.area != NULL)
			return word_listed(where, scope, candidate->scope.area->id);
		return section != NULL && word_listed(where, scope, section->id);
	case GB_WHERE_SECTION:
		return word_listed(where, scope, section != NULL ? section->id : (gb_str){ 0 });
	case GB_WHERE_KIND:
		if (indicator == NULL && candidate->scope.area != NULL)
			return word_listed(where, scope, gb_str_of(area_words[candidate->scope.area->kind]));
		return indicator != NULL &&
			   word_listed(where, scope, gb_str_of(gb_choice_word(gb_kind_words, indicator->kind)));
	case GB_WHERE_STATE:
		return candidate->verdict != NULL &&
			   word_listed(where, scope, gb_str_of(gb_state_word(candidate->verdict->state)));
	case GB_WHERE_LAMP:
		return candidate->verdict != NULL && candidate->verdict->lamp != NULL &&
			   word_listed(where, scope, candidate->verdict->lamp->id);
	case GB_WHERE_ROLE:
		if (candidate->text != NULL)
			return word_listed(where, scope, candidate->text->role);
		return section != NULL && word_listed(where, scope, gb_str_of(role_words[section->role]));
	case GB_WHERE_LEAD:
		for (size_t i = 0; target != NULL && i < target->lead_count; i++)
			if (word_listed(where, scope, target->lead[i]->id))
				return true;
		return false;
	case GB_WHERE_AREA:
		return word_listed(where, scope,
			candidate->scope.area != NULL ? candidate->scope.area->id : (gb_str){ 0 });
	case GB_WHERE_STRETCH:
		return target != NULL && word_listed(where, scope, flag_word(target->stretch));
	case GB_WHERE_BINDING:
		return target != NULL && word_listed(where, scope, flag_word(target->binding));
	case GB_WHERE_UNIT:
		return indicator != NULL && word_listed(where, scope, indicator->unit_text);
	case GB_WHERE_DIFFERENCE:
		return candidate->difference != NULL &&
			   word_listed(where, scope,
				   gb_str_of(gb_choice_word(gb_difference_words, candidate->difference->kind)));
	case GB_WHERE_HAS: {
		const gb_str *values = where->values.items;
		for (size_t i = 0; i < where->values.count; i++)
			if (!row_has(ledger, candidate, values[i]))
				return false;
		return true;
	}
	}
	return false;
}

static bool row_passes(const gb_ledger *ledger, const row *candidate, const gb_select *select,
	const gb_scope_of *scope)
{
	const gb_where *where = select->where.items;

	for (size_t i = 0; i < select->where.count; i++)
		if (row_where(ledger, candidate, &where[i], scope) == where[i].negate)
			return false;
	return true;
}

static gb_decimal row_key(const row *candidate, int field)
{
	const gb_verdict *verdict = candidate->verdict;
	gb_decimal missing = { 0 };

	if (verdict == NULL)
		return candidate->reading != NULL ? candidate->reading->value : missing;
	switch (field) {
	case GB_OF_RATE:
		return verdict->rate;
	case GB_OF_SCHEDULED:
		return verdict->scheduled;
	case GB_OF_GAP:
		return verdict->gap;
	case GB_OF_TARGET:
		return verdict->target->value;
	case GB_OF_ACTUAL:
		return verdict->actual != NULL ? verdict->actual->value : missing;
	case GB_OF_BASE:
		return verdict->target->base != NULL ? verdict->target->base->value : missing;
	case GB_OF_STATE:
		return gb_decimal_of(verdict->state, 0);
	default:
		return missing;
	}
}

/* Missing values stand last in either direction (D 3.7); ties keep the official order. */
static int row_compare(const row *a, const row *b, const gb_select *select)
{
	const gb_order *order = select->order.items;

	if (a->group != b->group)
		return a->group < b->group ? -1 : 1;
	for (size_t i = 0; i < select->order.count && i < GB_COUNT(a->keys); i++) {
		gb_decimal x = a->keys[i], y = b->keys[i];
		if (x.known != y.known)
			return x.known ? -1 : 1;
		int difference = x.known ? gb_decimal_compare(x, y) : 0;
		if (difference != 0)
			return order[i].descending ? -difference : difference;
	}
	return a->index < b->index ? -1 : a->index > b->index;
}

/* Merge sort: stable, in n log n, and the same with every C library. */
static void rows_sort(row *rows, row *spare, size_t count, const gb_select *select)
{
	for (size_t width = 1; width < count; width *= 2) {
		for (size_t from = 0; from < count; from += 2 * width) {
			size_t middle = from + width < count ? from + width : count;
			size_t to = from + 2 * width < count ? from + 2 * width : count;
			size_t left = from, right = middle;

			for (size_t k = from; k < to; k++) {
				bool take = left < middle &&
							(right >= to || row_compare(&rows[left], &rows[right], select) <= 0);
				spare[k] = take ? rows[left++] : rows[right++];
			}
		}
		for (size_t k = 0; k < count; k++)
			rows[k] = spare[k];
	}
}

static gb_period results_period(const gb_ledger *ledger)
{
	int year = 0;

	if (ledger->issue != NULL && gb_period_known(ledger->issue->period))
		year = ledger->issue->period.from.year - 1;
	else if (ledger->target_count > 0)
		year = ledger->targets[0].period.from.year - 1;
	return (gb_period){ { (int16_t)year, 1, 1 }, { (int16_t)year, 12, 31 } };
}

static size_t rows_most(const gb_composer *compose, int from)
{
	const gb_ledger *ledger = compose->ledger;

	switch ((gb_from)from) {
	case GB_FROM_TARGETS:
		return ledger->target_count;
	case GB_FROM_RESULTS:
	case GB_FROM_CORRECTIONS:
		return ledger->reading_count;
	case GB_FROM_SECTIONS:
		return ledger->section_count;
	case GB_FROM_TEXTS:
		return ledger->text_count;
	case GB_FROM_AREAS:
		return ledger->area_count;
	case GB_FROM_AGENCIES:
		return ledger->agency_count;
	case GB_FROM_LAMPS:
		return ledger->policy != NULL ? ledger->policy->lamp_count : 0;
	case GB_FROM_CHANGES:
		return compose->input->differences != NULL ? compose->input->differences->count : 0;
	case GB_FROM_NOTHING:
		return 0;
	}
	return 0;
}

/* The part of the report that treats a result: GDP growth has a target elsewhere, but last year's
 * figure stands in the review. Where no section has the result's locator, its indicator's own. */
static const gb_section *result_section(const gb_ledger *ledger, const gb_reading *reading)
{
	for (size_t i = 0; reading->source != NULL && i < ledger->section_count; i++) {
		const gb_section *section = &ledger->sections[i];

		if (section->locator.n > 0 && gb_str_equal(section->locator, reading->source->locator))
			return section;
	}
	return reading->indicator->section;
}

/* A change may be of something that only the issue before has: what is in scope is of this one. */
static void take_change(const gb_ledger *ledger, const gb_difference *difference, row *out)
{
	const gb_verdict *verdict = difference->is != NULL ? difference->is : difference->was;
	const gb_section *section =
		verdict != NULL ? verdict->target->section : difference->indicator->section;

	out->difference = difference;
	out->verdict = verdict;
	out->reading = difference->reading != NULL ? difference->reading : difference->before;
	out->scope.target = NULL;
	out->scope.area = difference->area != NULL ? gb_area_find(ledger, difference->area->id) : NULL;
	out->scope.section = section != NULL ? gb_section_find(ledger, section->id) : NULL;
}

static bool row_take(
	const gb_composer *compose, int from, size_t index, const gb_scope_of *scope, row *out)
{
	const gb_ledger *ledger = compose->ledger;

	*out = (row){ .scope = *scope, .index = index };
	switch ((gb_from)from) {
	case GB_FROM_TARGETS:
		out->verdict = &compose->verdicts->items[index];
		out->scope.target = out->verdict->target;
		out->scope.section = out->verdict->target->section;
		out->scope.area = out->verdict->target->area;
		return true;
	case GB_FROM_RESULTS: {
		/* In the order of the data, which is the report's. */
		const gb_reading *reading = &ledger->readings[index];

		if (!gb_period_equal(reading->period, results_period(ledger)))
			return false;
		/* What is told of the whole place stands for its areas; what only areas have stands by
		 * itself. */
		if (reading->area != NULL &&
			gb_reading_find(ledger, reading->indicator, reading->period, NULL) != NULL)
			return false;
		out->reading = reading;
		out->scope.target = NULL;
		out->scope.area = reading->area;
		out->scope.section = result_section(ledger, reading);
		return true;
	}
	case GB_FROM_CORRECTIONS:
		out->reading = &ledger->readings[index];
		out->scope.target = NULL;
		out->scope.area = out->reading->area;
		out->scope.section = out->reading->indicator->section;
		return out->reading->revises != NULL;
	case GB_FROM_SECTIONS:
		out->scope.section = &ledger->sections[index];
		return true;
	case GB_FROM_TEXTS:
		out->text = &ledger->texts[index];
		out->scope.section = out->text->section;
		return true;
	case GB_FROM_AREAS:
		out->scope.area = &ledger->areas[index];
		return true;
	case GB_FROM_AGENCIES:
		out->scope.agency = &ledger->agencies[index];
		return true;
	case GB_FROM_LAMPS:
		out->lamp = &ledger->policy->lamps[index];
		return true;
	case GB_FROM_CHANGES:
		take_change(ledger, &compose->input->differences->items[index], out);
		return true;
	case GB_FROM_NOTHING:
		return false;
	}
	return false;
}

const gb_indicator *gb_compose_indicator(
	gb_composer *compose, const gb_scope_of *scope, gb_str id, gb_place place)
{
	const gb_ledger *ledger = compose->ledger;

	if (gb_str_is(id, "$target") && scope->target != NULL)
		return scope->target->indicator;
	const gb_indicator *found = gb_indicator_find(ledger, id);
	gb_str *known;

	if (found != NULL)
		return found;
	known = GB_NEW_ARRAY(compose->arena, ledger->indicator_count, gb_str);
	for (size_t i = 0; i < ledger->indicator_count; i++)
		known[i] = ledger->indicators[i].id;
	compose->failed = true;
	gb_fault_unknown(compose->arena, compose->diags, place, "unknown-id", "indicator", id, known,
		ledger->indicator_count);
	return NULL;
}

/* Figures of areas by which rows are sorted, each worked out once for all rows. */
static bool area_keys(gb_composer *compose, const gb_select *select, const gb_scope_of *scope,
	row *rows, size_t count)
{
	const gb_order *order = select->order.items;

	for (size_t k = 0; k < select->order.count && k < GB_COUNT(rows->keys); k++) {
		const gb_indicator *indicator =
			gb_compose_indicator(compose, scope, order[k].of, order[k].place);
		if (indicator == NULL)
			return false;
		gb_area_table table = gb_area_table_of(
			compose->arena, compose->ledger, compose->verdicts, indicator, order[k].field);
		for (size_t i = 0; i < count; i++) {
			rows[i].keys[k] = table.rows[rows[i].scope.area->order].value;
			rows[i].group = rows[i].scope.area->kind;
		}
	}
	return true;
}

bool gb_select_rows(
	gb_composer *compose, const gb_select *select, const gb_scope_of *scope, gb_selected *out)
{
	size_t most = rows_most(compose, select->from);
	row *rows = GB_NEW_ARRAY(compose->arena, most, row);
	const gb_order *order = select->order.items;
	size_t count = 0;

	*out = (gb_selected){ 0 };
	for (size_t i = 0; i < most; i++) {
		row *candidate = &rows[count];
		if (!row_take(compose, select->from, i, scope, candidate) ||
			!row_passes(compose->ledger, candidate, select, scope))
			continue;
		for (size_t k = 0; k < select->order.count && k < GB_COUNT(candidate->keys); k++)
			candidate->keys[k] = row_key(candidate, order[k].field);
		count++;
	}
	if (select->from == GB_FROM_AREAS && !area_keys(compose, select, scope, rows, count))
		return false;
	if (select->order.count > 0 && count > 1)
		rows_sort(rows, GB_NEW_ARRAY(compose->arena, count, row), count, select);
	if (select->first > 0 && count > (size_t)select->first)
		count = (size_t)select->first;

	out->count = count;
	out->scopes = GB_NEW_ARRAY(compose->arena, count, gb_scope_of);
	out->verdicts = GB_NEW_ARRAY(compose->arena, count, const gb_verdict *);
	out->readings = GB_NEW_ARRAY(compose->arena, count, const gb_reading *);
	out->texts = GB_NEW_ARRAY(compose->arena, count, const gb_text_entry *);
	out->lamps = GB_NEW_ARRAY(compose->arena, count, const gb_lamp *);
	out->differences = GB_NEW_ARRAY(compose->arena, count, const gb_difference *);
	for (size_t i = 0; i < count; i++) {
		out->scopes[i] = rows[i].scope;
		out->differences[i] = rows[i].difference;
		/* Those of a change may be the last issue's: nothing is to be looked up by them. */
		out->verdicts[i] = rows[i].difference == NULL ? rows[i].verdict : NULL;
		out->readings[i] = rows[i].difference == NULL ? rows[i].reading : NULL;
		out->texts[i] = rows[i].text;
		out->lamps[i] = rows[i].lamp;
	}
	return true;
}
