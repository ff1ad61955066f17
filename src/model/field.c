/* Ledger values as resolved figures: what tables, charts and references print. */
#include "model/field.h"

#include "model/locator.h"
#include "model/schedule.h"
#include "model/score.h"

const gb_choice gb_field_of_words[] = {
	{ "name", GB_OF_NAME, "the indicator's name" },
	{ "short", GB_OF_BRIEF, "its short name" },
	{ "unit", GB_OF_UNIT, "its unit" },
	{ "target", GB_OF_TARGET, "the target's value" },
	{ "aim", GB_OF_AIM, "the target with its qualifier: 5.5%左右" },
	{ "actual", GB_OF_ACTUAL, "the reading that counts at as_of" },
	{ "base", GB_OF_BASE, "the reading of the base year" },
	{ "rate", GB_OF_RATE, "completion rate" },
	{ "scheduled", GB_OF_SCHEDULED, "scheduled progress, 序时进度" },
	{ "gap", GB_OF_GAP, "what the rule measured" },
	{ "state", GB_OF_STATE, "the verdict's word" },
	{ "lamp", GB_OF_LAMP, "the lamp" },
	{ "lead", GB_OF_LEAD, "agencies in the lead, 牵头" },
	{ "responsible", GB_OF_RESPONSIBLE, "agencies responsible, 责任" },
	{ "cooperating", GB_OF_COOPERATING, "agencies in support, 配合" },
	{ "section", GB_OF_SECTION, "the section's title" },
	{ "area", GB_OF_AREA, "the area" },
	{ "source", GB_OF_SOURCE, "where it stands in the report" },
	{ "quote", GB_OF_QUOTE, "the report's words" },
	{ "form", GB_OF_FORM, "the report's printed form" },
	{ "note", GB_OF_NOTE, "the note" },
	{ "evidence", GB_OF_EVIDENCE, "what the verdict rests on, in words" },
	{ "period", GB_OF_PERIOD, "the period" },
	{ "kind", GB_OF_KIND, "the kind of target" },
	{ "number", GB_OF_NUMBER, "its number in the ledger" },
	{ "change", GB_OF_CHANGE, "the target against its base" },
	{ "due", GB_OF_DUE, "the day it is due" },
	{ "yoy", GB_OF_YOY, "the actual against the year before, 同比" },
	{ "sequential", GB_OF_SEQUENTIAL, "the actual against the quarter or month before, 环比" },
	{ "move", GB_OF_MOVE, "places won since the last ranking" },
	{ "old", GB_OF_OLD, "of a correction or a change: what was before" },
	{ "new", GB_OF_NEW, "of a correction or a change: what is now" },
	{ "reason", GB_OF_REASON, "why, of a correction, a change, or a verdict changed by hand" },
	{ "judged-by", GB_OF_JUDGED_BY, "who gave the verdict, where a person did" },
	{ "judged-on", GB_OF_JUDGED_ON, "the day of a person's verdict" },
	{ "score", GB_OF_SCORE, "marks by the policy's scoring" },
	{ "rank", GB_OF_RANK, "place among areas of the same kind; tables of areas" },
	{ "difference", GB_OF_DIFFERENCE, "of changes: what happened since the last issue" },
	{ "lamp-before", GB_OF_BEFORE, "of changes: the lamp in the last issue" },
	{ NULL, 0, NULL },
};

/* What must be known of the target: first whether last year can be compared with it. */
static gb_str target_note(gb_arena *arena, const gb_target *target, gb_lang lang)
{
	const gb_str first = target->comparable_note.in[lang], second = target->note.in[lang];

	if (first.n == 0 || second.n == 0)
		return first.n > 0 ? first : second;
	return gb_str_format(arena, lang == GB_LANG_ZH ? "%.*s；%.*s" : "%.*s. %.*s", (int)first.n,
		first.p, (int)second.n, second.p);
}

static gb_resolved nothing(int status, gb_place place)
{
	return (gb_resolved){ .kind = -1, .status = status, .place = place };
}

static gb_resolved words(gb_str text, gb_place place)
{
	return (gb_resolved){ .kind = -1, .text = text, .place = place };
}

/* Words that are a number or a date as a whole. */
static gb_resolved number_words(gb_str text, int kind, gb_place place)
{
	return (gb_resolved){ .kind = kind, .text = text, .number_to = text.n, .place = place };
}

static gb_resolved figure(
	gb_value_text written, int kind, gb_decimal value, int status, gb_str path, gb_place place)
{
	return (gb_resolved){
		.text = written.text,
		.kind = written.number_to > written.number_from ? kind : -1, /* 翻一番 holds no number */
		.number_from = written.number_from,
		.number_to = written.number_to,
		.path = path,
		.value = value,
		.printed = written.printed,
		.places = written.places,
		.status = status,
		.place = place,
	};
}

static gb_rounding rounding_of(const gb_ledger *ledger)
{
	return ledger->policy != NULL ? (gb_rounding)ledger->policy->rounding : GB_ROUND_HALF_EVEN;
}

/* gdp-growth/2024-H1/tengzhou/actual */
static gb_str reading_path(gb_arena *arena, const gb_reading *reading)
{
	const gb_str id = reading->indicator->id, period = gb_period_code(arena, reading->period);
	const gb_str area = reading->area != NULL ? reading->area->id : (gb_str){ NULL, 0 };

	return gb_str_format(arena, "%.*s/%.*s%s%.*s/actual", (int)id.n, id.p, (int)period.n, period.p,
		area.n > 0 ? "/" : "", (int)area.n, area.p);
}

gb_resolved gb_reading_value(gb_arena *arena, const gb_ledger *ledger, const gb_reading *reading,
	int places, bool qualified, gb_value_form form, gb_lang lang)
{
	const gb_indicator *indicator = reading->indicator;
	gb_value_text written;

	if (indicator->kind == GB_KIND_MILESTONE)
		return gb_milestone_actual(
			arena, reading, (gb_date){ 0 }, reading_path(arena, reading), lang);
	if (!reading->value.known) {
		const gb_str said = lang == GB_LANG_ZH ? reading->form : reading->form_en;

		/* The source's own word: a title is awarded, not "achieved". */
		if (said.n > 0 && reading->form_en.n > 0) {
			gb_resolved stated = words(said, reading->place);

			stated.status = reading->status;
			return stated;
		}
		if (reading->state < 0 || ledger->policy == NULL)
			return nothing(GB_VALUE_UNREPORTED, reading->place);
		gb_resolved verdict =
			words(ledger->policy->states[reading->state].word.in[lang], reading->place);
		verdict.status = reading->status;
		return verdict;
	}
	form.rounding = rounding_of(ledger);
	form.places = places >= 0 ? places : (int)indicator->decimals;
	written = qualified ? gb_reading_write(arena, reading, form, lang)
						: gb_value_write(arena, reading->value, indicator->unit, indicator->counted,
							  form, lang);
	return figure(written, GB_FIGURE_VALUE, reading->value, reading->status,
		reading_path(arena, reading), gb_place_member(reading->place, "value"));
}

/* A target without a number has only the report's words, which are Chinese. */
static gb_resolved qualitative_aim(gb_arena *arena, const gb_target *target, gb_lang lang)
{
	const gb_str day = gb_date_text(arena, gb_target_due(target), lang);

	if (lang == GB_LANG_ZH)
		return words(target->form, target->place);
	if (target->indicator->kind == GB_KIND_MILESTONE && target->form_en.n == 0) {
		gb_resolved out =
			words(gb_str_format(arena, "by %s", gb_str_zero(arena, day)), target->place);

		out.kind = GB_FIGURE_DATE;
		out.number_from = gb_str_of("by ").n;
		out.number_to = out.text.n;
		return out;
	}
	return words(target->form_en.n > 0 ? target->form_en : GB_STR("qualitative"), target->place);
}

static gb_resolved target_value(gb_arena *arena, const gb_ledger *ledger, const gb_target *target,
	bool aim, gb_value_form form, gb_lang lang)
{
	const gb_indicator *indicator = target->indicator;
	const gb_str period = gb_period_code(arena, target->period);
	gb_value_text written;

	if (indicator->unit == NULL)
		return qualitative_aim(arena, target, lang);
	form.rounding = rounding_of(ledger);
	form.places = -1;
	written = aim ? gb_target_write(arena, target, form, lang)
				  : gb_range_write(arena, target->value, target->upper, indicator->unit,
						indicator->counted, form, lang);
	return figure(written, GB_FIGURE_TARGET, target->value, GB_VALUE_FINAL,
		gb_str_format(
			arena, "%.*s/%.*s/target", (int)target->id.n, target->id.p, (int)period.n, period.p),
		gb_place_member(target->place, "value"));
}

/* Rates and gaps: computed, so their place is that of the reading they rest on. */
static gb_resolved computed(gb_arena *arena, const gb_ledger *ledger, const gb_verdict *verdict,
	gb_decimal value, const gb_unit *unit, const char *what, gb_value_form form, gb_lang lang)
{
	const gb_target *target = verdict->target;
	const gb_place place = verdict->actual != NULL ? verdict->actual->place : target->place;

	if (!value.known)
		return nothing(GB_VALUE_FINAL, place);
	form.rounding = rounding_of(ledger);
	form.places = -1;
	return figure(gb_value_write(arena, value, unit, target->indicator->counted, form, lang),
		GB_FIGURE_VALUE, value, verdict->status,
		gb_str_format(arena, "%.*s/%s", (int)target->id.n, target->id.p, what), place);
}

static gb_resolved agencies(
	gb_arena *arena, const gb_target *target, const gb_agency **list, size_t count, gb_lang lang)
{
	gb_buf buf = gb_buf_new(arena);
	gb_resolved out;

	for (size_t i = 0; i < count; i++) {
		if (i > 0)
			gb_buf_text(&buf, lang == GB_LANG_ZH ? "、" : ", ");
		gb_buf_str(
			&buf, list[i]->brief.in[lang].n > 0 ? list[i]->brief.in[lang] : list[i]->name.in[lang]);
	}
	out = words(gb_buf_taken(&buf), target->place);
	if (target->sample_assignment && count > 0)
		out.status = GB_VALUE_SAMPLE;
	return out;
}

static gb_resolved verdict_word(gb_str text, const gb_verdict *verdict)
{
	gb_resolved out = words(text, verdict->target->place);

	out.status = verdict->status;
	return out;
}

static gb_resolved judged_on(gb_arena *arena, const gb_verdict *verdict, gb_lang lang)
{
	const gb_date date = gb_verdict_person(verdict).date;
	gb_resolved out;

	if (!gb_date_known(date))
		return nothing(GB_VALUE_FINAL, verdict->target->place);
	out = number_words(gb_date_text(arena, date, lang), GB_FIGURE_DATE, verdict->target->place);
	out.status = verdict->status;
	return out;
}

/* What the reading, or the person who judged, says of it. */
static gb_str evidence_of(const gb_verdict *verdict, gb_lang lang)
{
	if (verdict->changed != NULL)
		return verdict->changed->note.in[lang];
	if (verdict->actual != NULL && verdict->actual->note.in[lang].n > 0)
		return verdict->actual->note.in[lang];
	return verdict->by_person && verdict->target->judgement != NULL
			   ? verdict->target->judgement->note.in[lang]
			   : (gb_str){ NULL, 0 };
}

static const gb_words kind_names[GB_KIND_COUNT] = {
	[GB_KIND_GROWTH] = { { GB_STR_INIT("增速"), GB_STR_INIT("growth") } },
	[GB_KIND_FLOW] = { { GB_STR_INIT("累计"), GB_STR_INIT("cumulative") } },
	[GB_KIND_LEVEL] = { { GB_STR_INIT("期末水平"), GB_STR_INIT("level") } },
	[GB_KIND_CEILING] = { { GB_STR_INIT("上限"), GB_STR_INIT("ceiling") } },
	[GB_KIND_SHARE] = { { GB_STR_INIT("占比"), GB_STR_INIT("share") } },
	[GB_KIND_QUALITATIVE] = { { GB_STR_INIT("定性"), GB_STR_INIT("qualitative") } },
	[GB_KIND_RANK] = { { GB_STR_INIT("位次"), GB_STR_INIT("rank") } },
	[GB_KIND_MILESTONE] = { { GB_STR_INIT("节点"), GB_STR_INIT("milestone") } },
	[GB_KIND_WORKS] = { { GB_STR_INIT("清单"), GB_STR_INIT("list of works") } },
};

/* Quotes are verbatim, so they are Chinese in both languages. */
static gb_resolved located(gb_arena *arena, const gb_ledger *ledger, const gb_locator *source,
	bool quote, gb_place place, gb_lang lang)
{
	if (source == NULL)
		return nothing(GB_VALUE_FINAL, place);
	return words(quote ? source->quote : gb_locator_text(arena, ledger, source->locator, lang),
		source->place);
}

static gb_resolved indicator_field(
	gb_arena *arena, const gb_indicator *indicator, int field, gb_lang lang)
{
	switch (field) {
	case GB_OF_NAME:
		return words(indicator->name.in[lang], indicator->place);
	case GB_OF_BRIEF:
		return words(indicator->brief.in[lang], indicator->place);
	case GB_OF_UNIT:
		return words(
			gb_unit_text(arena, indicator->unit, indicator->counted, lang), indicator->place);
	case GB_OF_KIND:
		return words(kind_names[indicator->kind].in[lang], indicator->place);
	default:
		return nothing(GB_VALUE_FINAL, indicator->place);
	}
}

const gb_unit *gb_gap_unit(const gb_verdict *verdict)
{
	const gb_unit *unit = verdict->target->indicator->unit;

	if (verdict->target->indicator->kind == GB_KIND_RANK)
		return gb_unit_places();
	if (verdict->target->indicator->kind == GB_KIND_MILESTONE)
		return gb_unit_days();

	/* A part of the target is per cent of it; a difference of rates is points (D 3.8). */
	if (verdict->gap_points)
		return verdict->rule != NULL && verdict->rule->measure == GB_MEASURE_GAP_PERCENT
				   ? gb_unit_percent()
				   : gb_unit_points();
	return unit != NULL && unit->type == GB_UNIT_PERCENT ? gb_unit_points() : unit;
}

/* n of m. */
static gb_resolved works_actual(gb_arena *arena, const gb_ledger *ledger, const gb_verdict *verdict,
	gb_value_form form, gb_lang lang)
{
	const gb_reading *reading = verdict->actual;
	const gb_indicator *indicator = reading->indicator;
	gb_resolved out = gb_reading_value(arena, ledger, reading, verdict->places, false, form, lang);
	gb_value_text written;

	form.rounding = rounding_of(ledger);
	form.places = -1;
	written = gb_works_write(arena, reading->value, verdict->target->value, indicator->unit,
		indicator->counted, form, lang);
	out.text = written.text;
	out.number_from = written.number_from;
	out.number_to = written.number_to;
	return out;
}

/* Of the target against its base: points of per cents, places of ranks, else per cent. */
static const gb_unit *change_unit(const gb_indicator *indicator)
{
	if (indicator->kind == GB_KIND_RANK)
		return gb_unit_places();
	return indicator->unit != NULL && indicator->unit->type == GB_UNIT_PERCENT ? gb_unit_points()
																			   : gb_unit_percent();
}

const gb_unit *gb_field_unit(const gb_indicator *indicator, const gb_verdict *verdict, int field)
{
	switch (field) {
	case GB_OF_ACTUAL:
		return indicator->kind == GB_KIND_WORKS ? NULL : indicator->unit;
	case GB_OF_TARGET:
	case GB_OF_AIM:
	case GB_OF_BASE:
	case GB_OF_OLD:
	case GB_OF_NEW:
		return indicator->unit;
	case GB_OF_RATE:
	case GB_OF_SCHEDULED:
		return gb_unit_percent();
	case GB_OF_GAP:
		return verdict != NULL ? gb_gap_unit(verdict) : NULL;
	case GB_OF_CHANGE:
		return change_unit(indicator);
	case GB_OF_MOVE:
		return gb_unit_places();
	default:
		return NULL;
	}
}

gb_resolved gb_target_figure(gb_arena *arena, const gb_ledger *ledger, const gb_verdict *verdict,
	int field, gb_value_form form, bool qualified, gb_lang lang)
{
	const gb_target *target = verdict->target;
	const gb_indicator *indicator = target->indicator;

	switch ((gb_field_of)field) {
	case GB_OF_NAME:
	case GB_OF_BRIEF:
	case GB_OF_UNIT:
	case GB_OF_KIND:
	case GB_OF_OLD: /* a target is not corrected, its readings are */
	case GB_OF_NEW:
	case GB_OF_COUNT:
		return indicator_field(arena, indicator, field, lang);
	case GB_OF_REASON:
		return verdict->changed == NULL ? nothing(GB_VALUE_FINAL, target->place)
										: verdict_word(verdict->changed->note.in[lang], verdict);
	case GB_OF_JUDGED_BY:
		return verdict_word(gb_verdict_person(verdict).by.in[lang], verdict);
	case GB_OF_JUDGED_ON:
		return judged_on(arena, verdict, lang);
	case GB_OF_TARGET:
	case GB_OF_AIM:
		return target_value(arena, ledger, target, field == GB_OF_AIM, form, lang);
	case GB_OF_ACTUAL:
		if (indicator->kind == GB_KIND_QUALITATIVE)
			return nothing(
				verdict->by_person ? GB_VALUE_FINAL : GB_VALUE_UNREPORTED, target->place);
		/* What is not due is not missing. */
		if (verdict->actual == NULL)
			return nothing(
				verdict->state == GB_STATE_NOT_DUE ? GB_VALUE_FINAL : GB_VALUE_UNREPORTED,
				target->place);
		if (indicator->kind == GB_KIND_MILESTONE)
			return gb_milestone_actual(arena, verdict->actual, gb_target_due(target),
				reading_path(arena, verdict->actual), lang);
		if (indicator->kind == GB_KIND_WORKS)
			return works_actual(arena, ledger, verdict, form, lang);
		return gb_reading_value(
			arena, ledger, verdict->actual, verdict->places, qualified, form, lang);
	case GB_OF_BASE:
		if (target->base == NULL ||
			(!target->base->value.known && indicator->kind != GB_KIND_MILESTONE))
			return nothing(GB_VALUE_FINAL, target->place);
		return gb_reading_value(
			arena, ledger, target->base, (int)target->base->value.places, qualified, form, lang);
	case GB_OF_RATE:
		return computed(
			arena, ledger, verdict, verdict->rate, gb_unit_percent(), "rate", form, lang);
	case GB_OF_SCHEDULED: {
		/* The calendar's, not the reading's: it is never an estimate or a sample. */
		gb_resolved out = computed(
			arena, ledger, verdict, verdict->scheduled, gb_unit_percent(), "scheduled", form, lang);

		out.status = out.text.n > 0 ? GB_VALUE_FINAL : out.status;
		return out;
	}
	case GB_OF_GAP:
		form.sign = !form.magnitude;
		return computed(
			arena, ledger, verdict, verdict->gap, gb_gap_unit(verdict), "gap", form, lang);
	case GB_OF_CHANGE:
		form.sign = !form.magnitude;
		return computed(arena, ledger, verdict, verdict->base_change, change_unit(indicator),
			"change", form, lang);
	case GB_OF_SCORE:
		return computed(arena, ledger, verdict,
			ledger->policy == NULL ? (gb_decimal){ 0 }
								   : gb_score_of(arena, ledger->policy, verdict, NULL),
			NULL, "score", form, lang);
	case GB_OF_YOY:
	case GB_OF_SEQUENTIAL:
	case GB_OF_MOVE:
		return verdict->actual == NULL
				   ? nothing(GB_VALUE_UNREPORTED, target->place)
				   : gb_reading_against(arena, ledger, verdict->actual, field, form, lang);
	case GB_OF_STATE:
		return verdict_word(verdict->word.in[lang], verdict);
	case GB_OF_LAMP:
		return verdict_word(verdict->lamp->name.in[lang], verdict);
	case GB_OF_LEAD:
		return agencies(arena, target, target->lead, target->lead_count, lang);
	case GB_OF_RESPONSIBLE:
		return agencies(arena, target, target->responsible, target->responsible_count, lang);
	case GB_OF_COOPERATING:
		return agencies(arena, target, target->cooperating, target->cooperating_count, lang);
	case GB_OF_SECTION:
		return target->section == NULL ? nothing(GB_VALUE_FINAL, target->place)
									   : words(target->section->title.in[lang], target->place);
	case GB_OF_AREA:
		return words(target->area != NULL ? target->area->name.in[lang] : ledger->name.in[lang],
			target->place);
	case GB_OF_SOURCE:
		return located(arena, ledger, target->source, false, target->place, lang);
	case GB_OF_QUOTE:
		return located(arena, ledger, target->source, true, target->place, lang);
	case GB_OF_FORM:
		return words(target->form, target->place);
	case GB_OF_NOTE:
		return words(target_note(arena, target, lang), target->place);
	case GB_OF_EVIDENCE:
		if (verdict->state == GB_STATE_NO_DATA && evidence_of(verdict, lang).n == 0)
			return nothing(GB_VALUE_UNREPORTED, target->place);
		return verdict_word(evidence_of(verdict, lang), verdict);
	case GB_OF_PERIOD:
		return number_words(
			gb_period_short(arena, target->period, lang), GB_FIGURE_DATE, target->place);
	case GB_OF_DUE:
		return number_words(
			gb_date_text(arena, gb_target_due(target), lang), GB_FIGURE_DATE, target->place);
	case GB_OF_RANK:
	case GB_OF_DIFFERENCE: /* of two issues, not of one */
	case GB_OF_BEFORE:
		return nothing(GB_VALUE_FINAL, target->place);
	case GB_OF_NUMBER:
		return number_words(
			gb_str_format(arena, "%zu", target->order + 1), GB_FIGURE_ORDINAL, target->place);
	}
	return nothing(GB_VALUE_FINAL, target->place);
}

void gb_target_field(gb_arena *arena, const gb_ledger *ledger, const gb_verdict *verdict, int field,
	bool unit, gb_lang lang, gb_resolved *out)
{
	/* Changes of one column may be per cents and points: each says which it is (D 3.8). */
	const bool change = field == GB_OF_YOY || field == GB_OF_SEQUENTIAL;
	const gb_value_form form = { .unit = unit || change, .brief = true };

	*out = gb_target_figure(arena, ledger, verdict, field, form, unit, lang);
}

/* The value before, printed as the source had it. */
static gb_resolved old_value(
	gb_arena *arena, const gb_ledger *ledger, const gb_reading *reading, bool unit, gb_lang lang)
{
	const gb_indicator *indicator = reading->indicator;
	const gb_str period = gb_period_code(arena, reading->period);
	const gb_value_form form = { .places = -1, .unit = unit, .rounding = rounding_of(ledger) };

	if (reading->revises == NULL)
		return nothing(GB_VALUE_FINAL, reading->place);
	return figure(gb_value_write(arena, reading->revises->value, indicator->unit,
					  indicator->counted, form, lang),
		GB_FIGURE_VALUE, reading->revises->value,
		reading->status == GB_VALUE_SAMPLE ? GB_VALUE_SAMPLE : GB_VALUE_FINAL,
		gb_str_format(arena, "%.*s/%.*s/before", (int)indicator->id.n, indicator->id.p,
			(int)period.n, period.p),
		gb_place_member(reading->revises->place, "value"));
}

void gb_reading_field(gb_arena *arena, const gb_ledger *ledger, const gb_reading *reading,
	int field, bool unit, gb_lang lang, gb_resolved *out)
{
	const gb_indicator *indicator = reading->indicator;

	switch (field) {
	case GB_OF_NAME:
	case GB_OF_BRIEF:
		*out = indicator_field(arena, indicator, field, lang);
		if (reading->area != NULL)
			*out = words(gb_str_format(arena, lang == GB_LANG_ZH ? "%.*s（%.*s）" : "%.*s, %.*s",
							 (int)out->text.n, out->text.p, (int)reading->area->name.in[lang].n,
							 reading->area->name.in[lang].p),
				reading->place);
		break;
	case GB_OF_OLD:
		*out = old_value(arena, ledger, reading, unit, lang);
		break;
	case GB_OF_REASON:
		*out = reading->revises == NULL
				   ? nothing(GB_VALUE_FINAL, reading->place)
				   : words(reading->revises->reason.in[lang], reading->revises->place);
		break;
	case GB_OF_ACTUAL:
	case GB_OF_BASE:
	case GB_OF_NEW:
		*out = gb_reading_value(arena, ledger, reading,
			reading->value.known ? (int)reading->value.places : -1, unit,
			(gb_value_form){ .unit = unit }, lang);
		break;
	case GB_OF_YOY:
	case GB_OF_SEQUENTIAL:
	case GB_OF_MOVE:
		*out = gb_reading_against(
			arena, ledger, reading, field, (gb_value_form){ .unit = true, .brief = true }, lang);
		break;
	case GB_OF_SECTION:
		*out = indicator->section != NULL
				   ? words(indicator->section->title.in[lang], reading->place)
				   : nothing(GB_VALUE_FINAL, reading->place);
		break;
	case GB_OF_AREA:
		*out = words(reading->area != NULL ? reading->area->name.in[lang] : ledger->name.in[lang],
			reading->place);
		break;
	case GB_OF_SOURCE:
	case GB_OF_QUOTE:
		*out = located(arena, ledger, reading->source, field == GB_OF_QUOTE, reading->place, lang);
		break;
	case GB_OF_FORM:
		*out = words(reading->form, reading->place);
		break;
	case GB_OF_NOTE:
		*out = words(reading->note.in[lang], reading->place);
		break;
	case GB_OF_PERIOD:
		*out = number_words(
			gb_period_short(arena, reading->period, lang), GB_FIGURE_DATE, reading->place);
		break;
	default:
		*out = indicator_field(arena, indicator, field, lang);
		break;
	}
}
