#include "model/build.h"
#include "model/unit.h"

/* Ids of targets and indicators become pointers; then each is checked by itself. */

typedef struct linker {
	gb_arena *arena;
	gb_diags *diags;
	struct gb_ledger_index *index;
} linker;

static bool fault_at(const linker *link, gb_place place, const char *member, const char *code,
	gb_str found, const char *expected, const char *remedy)
{
	return gb_fault(link->diags, gb_place_member(place, member), code, found, gb_str_of(expected),
		gb_str_of(remedy));
}

static bool fault_missing(const linker *link, gb_place place, const char *key, const char *expected)
{
	return gb_fault(link->diags, place, "missing-key", gb_str_format(link->arena, "no \"%s\"", key),
		gb_str_of(expected), gb_str_format(link->arena, "add \"%s\"", key));
}

static bool is_reserved(gb_str id)
{
	static const char *const words[] = {
		"place",
		"area",
		"agency",
		"section",
		"issue",
		"target",
		"count",
	};

	for (size_t i = 0; i < GB_COUNT(words); i++) {
		if (gb_str_is(id, words[i]))
			return true;
	}
	return false;
}

static const gb_section *link_section(const linker *link, gb_str id, gb_place place, bool *ok)
{
	const gb_section *section;

	if (id.n == 0)
		return NULL;
	section = gb_ids_resolve(
		link->arena, &link->index->sections, id, gb_place_member(place, "section"), link->diags);
	*ok = section != NULL && *ok;
	return section;
}

static bool link_unit(const linker *link, gb_indicator *indicator)
{
	const gb_unit *units;
	gb_str *known;
	size_t count;

	if (indicator->kind == GB_KIND_QUALITATIVE)
		return indicator->unit_text.n == 0 ||
			   fault_at(link, indicator->place, "unit", "qualitative-unit", indicator->unit_text,
				   "no unit for a qualitative indicator", "remove \"unit\"");
	if (indicator->kind == GB_KIND_MILESTONE)
		return true;
	if (indicator->kind == GB_KIND_RANK) {
		indicator->unit = gb_unit_ordinal();
		return indicator->unit_text.n > 0 || gb_place_has(indicator->place, "unit") ||
			   fault_missing(link, indicator->place, "unit", "\"位\" for a rank");
	}
	if (indicator->unit_text.n == 0)
		return gb_place_has(indicator->place, "unit") ||
			   fault_missing(link, indicator->place, "unit", "a unit of the table, e.g. \"亿元\"");
	indicator->unit = gb_unit_find(indicator->unit_text);
	if (indicator->unit == NULL) {
		units = gb_units(&count);
		known = GB_NEW_ARRAY(link->arena, count, gb_str);
		for (size_t i = 0; i < count; i++)
			known[i] = gb_str_of(units[i].zh);
		return gb_fault_unknown(link->arena, link->diags, gb_place_member(indicator->place, "unit"),
			"unknown-unit", "unit", indicator->unit_text, known, count);
	}
	if (indicator->unit->type == GB_UNIT_COUNTER && indicator->unit->en_many == NULL &&
		indicator->counted == NULL)
		return gb_place_has(indicator->place, "counted") ||
			   gb_fault(link->diags, gb_place_member(indicator->place, "unit"), "missing-noun",
				   gb_str_format(link->arena, "the counter \"%.*s\" without \"counted\"",
					   (int)indicator->unit_text.n, indicator->unit_text.p),
				   GB_STR("the English noun of what is counted"),
				   GB_STR("add \"counted\": {\"one\": \"enterprise\", \"many\": \"enterprises\"}"));
	if (indicator->unit->type != GB_UNIT_COUNTER && indicator->counted != NULL)
		return fault_at(link, indicator->place, "counted", "noun-without-counter",
			indicator->unit_text, "\"counted\" only with a counter such as 家",
			"remove \"counted\"");
	/* A per cent and a difference of per cents are different types (D 3.8). */
	if ((indicator->kind == GB_KIND_GROWTH || indicator->kind == GB_KIND_SHARE) &&
		indicator->unit->type != GB_UNIT_PERCENT)
		return fault_at(link, indicator->place, "unit", "unit-of-kind", indicator->unit_text,
			"\"%\" for a growth rate or a share",
			"change \"unit\", or make the kind \"flow\" or \"level\"");
	return true;
}

static bool link_indicator(const linker *link, gb_indicator *indicator)
{
	bool ok = true;

	if (is_reserved(indicator->id))
		ok = fault_at(link, indicator->place, "id", "reserved-id", indicator->id,
			"another word: references such as {place.name} use this one", "rename it");
	if (!gb_place_has(indicator->place, "name"))
		ok = fault_missing(link, indicator->place, "name", "its name in both languages");
	if (!gb_place_has(indicator->place, "kind"))
		ok = fault_missing(
			link, indicator->place, "kind", "growth, flow, level, ceiling, share or qualitative");
	else
		ok = link_unit(link, indicator) && ok;
	ok = gb_check_kind_of_indicator(link->arena, link->diags, indicator) && ok;
	indicator->section = link_section(link, indicator->section_id, indicator->place, &ok);
	return ok;
}

/* Fields of an indicator beside "of" would make two of one. */
static bool check_of(const linker *link, const gb_target_entry *entry)
{
	static const char *const own[] = { "name", "short", "kind", "unit", "counted", "direction",
		"decimals", "steps", "items", "parts_of", "sum_of_areas", "seasonally_adjusted" };
	bool ok = true;

	for (size_t i = 0; i < GB_COUNT(own); i++) {
		if (gb_place_has(entry->place, own[i]))
			ok = fault_at(link, entry->place, own[i], "twice-defined",
				gb_str_format(link->arena, "\"%s\" beside \"of\"", own[i]),
				"the indicator defined in one place", "remove it, or remove \"of\"");
	}
	return ok;
}

static bool link_agencies(const linker *link, const gb_list *ids, gb_place place,
	const char *member, const gb_agency ***into, size_t *count)
{
	const gb_place list = gb_place_member(place, member);
	const gb_str *id = ids->items;
	bool ok = true;

	*into = GB_NEW_ARRAY(link->arena, ids->count, const gb_agency *);
	*count = ids->count;
	for (size_t i = 0; i < ids->count; i++) {
		const gb_agency *agency = gb_ids_find(&link->index->agencies, id[i]);

		(*into)[i] = agency != NULL ? agency
									: gb_ids_resolve(link->arena, &link->index->agencies, id[i],
										  gb_place_item(list, i), link->diags);
		ok = (*into)[i] != NULL && ok;
		for (size_t j = 0; j < i && agency != NULL; j++) {
			if ((*into)[j] == agency)
				ok = gb_fault(link->diags, gb_place_item(list, i), "agency-twice", id[i],
					GB_STR("each agency once"), GB_STR("remove one"));
		}
	}
	return ok;
}

/* Beyond this an English figure might not fit; no city has such a number. */
static bool fits(gb_decimal value, const gb_unit *unit)
{
	const gb_decimal most = gb_decimal_of(INT64_C(1000000000000000), 0);
	gb_decimal scaled = gb_decimal_multiply(value, gb_decimal_of(unit->numerator, 0));

	if (!value.known)
		return true;
	if (scaled.known && scaled.digits < 0)
		scaled = gb_decimal_negate(scaled);
	return value.places <= 6 && gb_decimal_significant(value) <= 12 && scaled.known &&
		   gb_decimal_compare(scaled, most) < 0;
}

static bool check_value(const linker *link, const gb_target *target)
{
	const bool needs_value =
		target->qualifier != GB_QUALIFIER_COMPARE && target->qualifier != GB_QUALIFIER_MULTIPLE;
	const gb_indicator *indicator = target->indicator;

	if (indicator->kind == GB_KIND_QUALITATIVE) {
		if (target->value.known || target->upper.known)
			return fault_at(link, target->place, "value", "qualitative-value",
				GB_STR("a value of a qualitative target"), "none: a person judges it",
				"remove it, or give the indicator another kind and a unit");
		return true;
	}
	if (indicator->kind == GB_KIND_MILESTONE)
		return true;
	if (!target->value.known) /* works without a list have been told so */
		return !needs_value || gb_place_has(target->place, "value") ||
			   indicator->kind == GB_KIND_WORKS ||
			   fault_missing(link, target->place, "value", "a number, e.g. 6.5");
	if (indicator->unit != NULL &&
		(!fits(target->value, indicator->unit) || !fits(target->upper, indicator->unit)))
		return fault_at(link, target->place, "value", "too-long",
			gb_decimal_text(link->arena, target->value, false, false),
			"at most 12 digits, 6 decimals and a plausible size", "check the unit");
	if (target->upper.known && gb_decimal_compare(target->upper, target->value) <= 0)
		return fault_at(link, target->place, "upper", "wrong-range",
			gb_decimal_text(link->arena, target->upper, false, false), "more than \"value\"",
			"\"value\" is the lower end of the range");
	if (gb_kind_accumulates(indicator->kind) && gb_decimal_sign(target->value) <= 0)
		return fault_at(link, target->place, "value", "flow-value",
			gb_decimal_text(link->arena, target->value, false, false),
			"more than nought for a flow: it has a completion rate",
			"a limit such as \"no accident\" is of the kind \"ceiling\"");
	return true;
}

static bool check_qualifier(
	const linker *link, const gb_target *target, const gb_target_entry *entry)
{
	bool ok = true;

	if (target->qualifier == GB_QUALIFIER_COMPARE && entry->compare == NULL)
		ok = fault_missing(link, target->place, "compare",
			"the series to stand above, "
			"{\"with\": \"indicator\"}");
	if (target->qualifier == GB_QUALIFIER_MULTIPLE && entry->multiple == NULL)
		ok = fault_missing(link, target->place, "multiple",
			"what is multiplied, "
			"{\"of\": \"indicator\", \"times\": 2}");
	if (target->qualifier != GB_QUALIFIER_COMPARE && entry->compare != NULL)
		ok = fault_at(link, target->place, "compare", "unused-key", GB_STR("\"compare\""),
			"it only beside \"qualifier\": \"compare\"", "remove it or add the qualifier");
	if (target->qualifier != GB_QUALIFIER_MULTIPLE && entry->multiple != NULL)
		ok = fault_at(link, target->place, "multiple", "unused-key", GB_STR("\"multiple\""),
			"it only beside \"qualifier\": \"multiple\"", "remove it or add the qualifier");
	if (target->qualifier != GB_QUALIFIER_AROUND && target->band.known)
		ok = fault_at(link, target->place, "band", "unused-key", GB_STR("\"band\""),
			"it only beside \"qualifier\": \"around\"", "remove it or add the qualifier");
	if (target->band.known && gb_decimal_sign(target->band) <= 0)
		ok = fault_at(link, target->place, "band", "wrong-band",
			gb_decimal_text(link->arena, target->band, false, false), "more than nought", "");
	if (entry->multiple != NULL && entry->multiple->times.known &&
		gb_decimal_sign(entry->multiple->times) <= 0)
		ok = fault_at(link, entry->multiple->place, "times", "wrong-multiple",
			gb_decimal_text(link->arena, entry->multiple->times, false, false),
			"more than nought, e.g. 2", "");
	if (target->weight.known && gb_decimal_sign(target->weight) <= 0)
		ok = fault_at(link, target->place, "weight", "wrong-weight",
			gb_decimal_text(link->arena, target->weight, false, false), "more than nought",
			"without a weight a target counts once; scores leave out what has none");
	if (gb_date_known(target->due) && gb_period_known(target->period) &&
		(gb_date_after(target->period.from, target->due) ||
			gb_date_after(target->due, target->period.to)))
		ok = fault_at(link, target->place, "due", "wrong-due",
			gb_date_text(link->arena, target->due, GB_LANG_EN), "a day of the target's period", "");
	return ok;
}

/* The indicators of "compare", "multiple" and "base". */
static bool link_others(const linker *link, gb_target *target, const gb_target_entry *entry)
{
	const gb_indicator *base = target->indicator;
	bool ok = true;

	target->base_period = (gb_period){ target->period.from, target->period.to };
	target->base_period.from.year--;
	target->base_period.to.year--;
	if (target->base_period.to.month == 2) /* the last day of February changes with the year */
		target->base_period.to = gb_date_month_end(target->base_period.to.year, 2);
	if (entry->compare != NULL && entry->compare->with.n > 0) {
		target->compare_with = entry->compare->with;
		target->compare_equal = entry->compare->equal;
		target->compare = gb_ids_resolve(link->arena, &link->index->indicators,
			entry->compare->with, gb_place_member(entry->compare->place, "with"), link->diags);
		ok = target->compare != NULL && ok;
	}
	if (entry->multiple != NULL) {
		target->times = entry->multiple->times;
		if (entry->multiple->of.n > 0)
			base = gb_ids_resolve(link->arena, &link->index->indicators, entry->multiple->of,
				gb_place_member(entry->multiple->place, "of"), link->diags);
		target->compare = base;
	}
	if (entry->base != NULL && gb_period_known(entry->base->period))
		target->base_period = entry->base->period;
	if (entry->base != NULL && entry->base->of.n > 0)
		base = gb_ids_resolve(link->arena, &link->index->indicators, entry->base->of,
			gb_place_member(entry->base->place, "of"), link->diags);
	target->base_of = base == NULL ? (gb_str){ NULL, 0 } : base->id;
	return base != NULL && ok;
}

static bool link_target(const linker *link, gb_target *target, const gb_target_entry *entry)
{
	bool ok = true;

	if (is_reserved(target->id) && target->of.n > 0)
		ok = fault_at(link, target->place, "id", "reserved-id", target->id,
			"another word: references such as {place.name} use this one", "rename it");
	if (target->of.n > 0) {
		ok = check_of(link, entry) && ok;
		target->indicator = gb_ids_resolve(link->arena, &link->index->indicators, target->of,
			gb_place_member(entry->place, "of"), link->diags);
		target->section = link_section(link, entry->indicator.section_id, entry->place, &ok);
	}
	if (target->indicator == NULL)
		return false;
	if (target->section == NULL)
		target->section = target->indicator->section;
	if (target->area_id.n > 0) {
		target->area = gb_ids_resolve(link->arena, &link->index->areas, target->area_id,
			gb_place_member(entry->place, "area"), link->diags);
		ok = target->area != NULL && ok;
	}
	ok = link_agencies(
			 link, &entry->lead, entry->place, "lead", &target->lead, &target->lead_count) &&
		 ok;
	ok = link_agencies(link, &entry->responsible, entry->place, "responsible", &target->responsible,
			 &target->responsible_count) &&
		 ok;
	ok = link_agencies(link, &entry->cooperating, entry->place, "cooperating", &target->cooperating,
			 &target->cooperating_count) &&
		 ok;
	if (entry->judgement != NULL && entry->judgement->by_id.n > 0) {
		entry->judgement->by = gb_ids_resolve(link->arena, &link->index->agencies,
			entry->judgement->by_id, gb_place_member(entry->judgement->place, "by"), link->diags);
		ok = entry->judgement->by != NULL && ok;
	}
	if (entry->judgement != NULL && target->indicator->kind != GB_KIND_QUALITATIVE)
		ok = fault_at(link, entry->place, "judgement", "judgement-of-figure",
			GB_STR("a person's verdict on a target that has figures"),
			"one only on a qualitative target: figures are judged by the policy",
			"put it into the reading whose verdict it changes, as its \"judgement\"");
	ok = gb_schedule_read(
			 link->arena, link->diags, entry->schedule, target->period, &target->schedule) &&
		 ok;
	ok = link_others(link, target, entry) && ok;
	ok = gb_check_kind_of_target(link->arena, link->diags, target) && ok;
	ok = check_value(link, target) && ok;
	return check_qualifier(link, target, entry) && ok;
}

/* A target's own indicator has its id; with "of" the id must not be that of another indicator. */
static bool enter_targets(const linker *link, gb_target *targets, size_t count)
{
	bool ok = true;

	for (size_t i = 0; i < count; i++) {
		const gb_ids_row *row = gb_ids_row_find(&link->index->indicators, targets[i].id);

		if (targets[i].of.n > 0 && row != NULL) {
			ok = gb_fault_twice(link->arena, link->diags, gb_place_member(targets[i].place, "id"),
				gb_place_member(row->place, "id"), "duplicate-id",
				gb_str_format(link->arena, "the id \"%.*s\" of an indicator", (int)targets[i].id.n,
					targets[i].id.p),
				"every id once");
			continue;
		}
		/* Its own indicator has the same place: a second one was named there. */
		if (gb_ids_row_find(&link->index->targets, targets[i].id) != NULL && targets[i].of.n == 0)
			continue;
		ok = gb_ids_put(link->arena, &link->index->targets, targets[i].id, &targets[i],
				 targets[i].place, link->diags) &&
			 ok;
	}
	return ok;
}

bool gb_link_targets(gb_builder *builder, struct gb_ledger_index *index)
{
	const linker link = { builder->arena, builder->diags, index };
	const size_t most = builder->indicators.count + builder->targets.count;
	gb_indicator *indicators = GB_NEW_ARRAY(builder->arena, most, gb_indicator);
	gb_target *targets = GB_NEW_ARRAY(builder->arena, builder->targets.count, gb_target);
	size_t count = 0;
	bool ok = true;

	for (size_t i = 0; i < builder->indicators.count; i++)
		indicators[count++] = ((gb_target_entry *)gb_pile_item(&builder->indicators, i))->indicator;
	for (size_t i = 0; i < builder->targets.count; i++) {
		const gb_target_entry *entry = gb_pile_item(&builder->targets, i);

		targets[i] = entry->target;
		targets[i].order = i;
		if (targets[i].of.n > 0)
			continue;
		targets[i].indicator = &indicators[count];
		indicators[count++] = entry->indicator;
	}
	for (size_t i = 0; i < count; i++) {
		indicators[i].order = i;
		ok = gb_ids_put(builder->arena, &index->indicators, indicators[i].id, &indicators[i],
				 indicators[i].place, builder->diags) &&
			 ok;
	}
	for (size_t i = 0; i < count; i++)
		ok = link_indicator(&link, &indicators[i]) && ok;
	ok = enter_targets(&link, targets, builder->targets.count) && ok;
	for (size_t i = 0; i < builder->targets.count; i++)
		ok = link_target(&link, &targets[i], gb_pile_item(&builder->targets, i)) && ok;
	builder->linked_indicators = indicators;
	builder->ledger.indicators = indicators;
	builder->ledger.indicator_count = count;
	builder->linked = targets;
	builder->ledger.targets = targets;
	builder->ledger.target_count = builder->targets.count;
	return ok;
}
