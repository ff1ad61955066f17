/* Differences as words and figures: what text, JSON and layouts print of them. */
#include "model/difference.h"

#include "model/field.h"

const gb_choice gb_difference_words[] = {
	{ "new", GB_DIFFERENCE_NEW, "a target that was not there" },
	{ "dropped", GB_DIFFERENCE_DROPPED, "a target that is no longer there" },
	{ "changed", GB_DIFFERENCE_CHANGED, "a target with another value, day or agency" },
	{ "achieved", GB_DIFFERENCE_ACHIEVED, "a target reached since" },
	{ "better", GB_DIFFERENCE_BETTER, "a better state" },
	{ "worse", GB_DIFFERENCE_WORSE, "a worse state" },
	{ "judged", GB_DIFFERENCE_JUDGED, "judged for the first time" },
	{ "unjudged", GB_DIFFERENCE_UNJUDGED, "no longer judged" },
	{ "revised", GB_DIFFERENCE_REVISED, "a reading with another value" },
	{ "withdrawn", GB_DIFFERENCE_WITHDRAWN, "a reading that is no longer there" },
	{ "status", GB_DIFFERENCE_STATUS, "a reading more or less certain" },
	{ "rank-up", GB_DIFFERENCE_RANK_UP, "an area that won places" },
	{ "rank-down", GB_DIFFERENCE_RANK_DOWN, "an area that lost places" },
	{ NULL, 0, NULL },
};

static const gb_words headings[GB_DIFFERENCE_KIND_COUNT] = {
	[GB_DIFFERENCE_NEW] = { { GB_STR_INIT("新增目标"), GB_STR_INIT("New targets") } },
	[GB_DIFFERENCE_DROPPED] = { { GB_STR_INIT("取消目标"), GB_STR_INIT("Dropped targets") } },
	[GB_DIFFERENCE_CHANGED] = { { GB_STR_INIT("目标调整"), GB_STR_INIT("Changed targets") } },
	[GB_DIFFERENCE_ACHIEVED] = { { GB_STR_INIT("新近完成"),
		GB_STR_INIT("Achieved since the last issue") } },
	[GB_DIFFERENCE_BETTER] = { { GB_STR_INIT("进展转好"), GB_STR_INIT("Better state") } },
	[GB_DIFFERENCE_WORSE] = { { GB_STR_INIT("进展转差"), GB_STR_INIT("Worse state") } },
	[GB_DIFFERENCE_JUDGED] = { { GB_STR_INIT("首次评判"),
		GB_STR_INIT("Judged for the first time") } },
	[GB_DIFFERENCE_UNJUDGED] = { { GB_STR_INIT("不再评判"), GB_STR_INIT("No longer judged") } },
	[GB_DIFFERENCE_REVISED] = { { GB_STR_INIT("数据修订"), GB_STR_INIT("Revised figures") } },
	[GB_DIFFERENCE_WITHDRAWN] = { { GB_STR_INIT("数据撤回"), GB_STR_INIT("Withdrawn figures") } },
	[GB_DIFFERENCE_STATUS] = { { GB_STR_INIT("数据状态变化"),
		GB_STR_INIT("Figures of another status") } },
	[GB_DIFFERENCE_RANK_UP] = { { GB_STR_INIT("位次上升"), GB_STR_INIT("Areas that rose") } },
	[GB_DIFFERENCE_RANK_DOWN] = { { GB_STR_INIT("位次下降"), GB_STR_INIT("Areas that fell") } },
};

const gb_words *gb_difference_heading(int kind)
{
	return &headings[kind];
}

gb_str gb_difference_id(const gb_difference *difference)
{
	const gb_verdict *verdict = difference->is != NULL ? difference->is : difference->was;

	return verdict != NULL ? verdict->target->id : difference->indicator->id;
}

const gb_lamp *gb_difference_lamp(const gb_difference *difference, bool before)
{
	const gb_verdict *verdict = before ? difference->was : difference->is;

	return verdict != NULL ? verdict->lamp : NULL;
}

static gb_resolved said(gb_str text, gb_place place)
{
	return (gb_resolved){ .kind = -1, .text = text, .place = place };
}

static gb_place place_of(const gb_difference *difference)
{
	if (difference->is != NULL)
		return difference->is->target->place;
	if (difference->was != NULL)
		return difference->was->target->place;
	if (difference->reading != NULL)
		return difference->reading->place;
	return difference->before != NULL ? difference->before->place : difference->indicator->place;
}

/* What happened to a target in one word or two: which part of it was changed. */
static gb_str happened(const gb_difference *difference, gb_lang lang)
{
	static const struct {
		int what;
		const char *in[GB_LANG_COUNT];
	} parts[] = {
		{ GB_OF_AIM, { "目标值调整", "target value changed" } },
		{ GB_OF_PERIOD, { "目标期调整", "period changed" } },
		{ GB_OF_DUE, { "时限调整", "due day changed" } },
		{ GB_OF_LEAD, { "牵头单位调整", "lead agency changed" } },
		{ GB_OF_RESPONSIBLE, { "责任单位调整", "responsible agency changed" } },
		{ GB_OF_COOPERATING, { "配合单位调整", "agency in support changed" } },
	};
	static const char *const kinds[GB_DIFFERENCE_KIND_COUNT][GB_LANG_COUNT] = {
		[GB_DIFFERENCE_NEW] = { "新增", "new" },
		[GB_DIFFERENCE_DROPPED] = { "取消", "dropped" },
		[GB_DIFFERENCE_CHANGED] = { "调整", "changed" },
		[GB_DIFFERENCE_ACHIEVED] = { "完成", "achieved" },
		[GB_DIFFERENCE_BETTER] = { "转好", "better" },
		[GB_DIFFERENCE_WORSE] = { "转差", "worse" },
		[GB_DIFFERENCE_JUDGED] = { "首次评判", "first judged" },
		[GB_DIFFERENCE_UNJUDGED] = { "不再评判", "no longer judged" },
		[GB_DIFFERENCE_REVISED] = { "修订", "revised" },
		[GB_DIFFERENCE_WITHDRAWN] = { "撤回", "withdrawn" },
		[GB_DIFFERENCE_STATUS] = { "状态变化", "status" },
		[GB_DIFFERENCE_RANK_UP] = { "位次上升", "up" },
		[GB_DIFFERENCE_RANK_DOWN] = { "位次下降", "down" },
	};

	for (size_t i = 0; difference->kind == GB_DIFFERENCE_CHANGED && i < GB_COUNT(parts); i++)
		if (parts[i].what == difference->what)
			return gb_str_of(parts[i].in[lang]);
	return gb_str_of(kinds[difference->kind][lang]);
}

static gb_str named(gb_arena *arena, gb_words name, const gb_area *area, gb_lang lang)
{
	const gb_str text = name.in[lang];

	if (area == NULL)
		return text;
	return gb_str_format(arena, lang == GB_LANG_ZH ? "%.*s（%.*s）" : "%.*s, %.*s", (int)text.n,
		text.p, (int)area->name.in[lang].n, area->name.in[lang].p);
}

static gb_resolved place_in_ranking(
	gb_arena *arena, const gb_difference *difference, bool before, gb_lang lang)
{
	const size_t rank = before ? difference->rank_before : difference->rank;
	const gb_decimal value = gb_decimal_of((int64_t)rank, 0);
	const gb_value_text text = gb_value_write(
		arena, value, gb_unit_ordinal(), NULL, (gb_value_form){ .places = -1, .unit = true }, lang);
	const gb_indicator *indicator = difference->indicator;

	return (gb_resolved){
		.text = text.text,
		.kind = GB_FIGURE_ORDINAL,
		.number_from = text.number_from,
		.number_to = text.number_to,
		.path = gb_str_format(arena, "%.*s/%.*s/rank", (int)indicator->id.n, indicator->id.p,
			(int)difference->area->id.n, difference->area->id.p),
		.value = value,
		.printed = value,
		.status = difference->rank_status,
		.place = difference->area->place,
	};
}

/* The old or the new side. */
static void side(gb_arena *arena, const gb_differences *set, const gb_difference *difference,
	bool before, bool unit, gb_lang lang, gb_resolved *out)
{
	const gb_ledger *ledger = before ? set->before : set->ledger;
	const gb_verdict *verdict = before ? difference->was : difference->is;
	const gb_reading *reading = before ? difference->before : difference->reading;

	switch ((gb_difference_kind)difference->kind) {
	case GB_DIFFERENCE_NEW:
	case GB_DIFFERENCE_DROPPED:
		if (verdict != NULL)
			gb_target_field(arena, ledger, verdict, GB_OF_AIM, unit, lang, out);
		return;
	case GB_DIFFERENCE_CHANGED:
		gb_target_field(arena, ledger, verdict, difference->what, unit, lang, out);
		return;
	case GB_DIFFERENCE_ACHIEVED:
	case GB_DIFFERENCE_BETTER:
	case GB_DIFFERENCE_WORSE:
	case GB_DIFFERENCE_JUDGED:
	case GB_DIFFERENCE_UNJUDGED:
		gb_target_field(arena, ledger, verdict, GB_OF_ACTUAL, unit, lang, out);
		return;
	case GB_DIFFERENCE_REVISED:
	case GB_DIFFERENCE_WITHDRAWN:
		if (reading != NULL)
			gb_reading_field(arena, ledger, reading, GB_OF_NEW, unit, lang, out);
		return;
	case GB_DIFFERENCE_STATUS:
		*out = said(gb_str_of(gb_status_name(reading->status, lang)), reading->place);
		return;
	case GB_DIFFERENCE_RANK_UP:
	case GB_DIFFERENCE_RANK_DOWN:
		*out = place_in_ranking(arena, difference, before, lang);
		return;
	case GB_DIFFERENCE_KIND_COUNT:
		return;
	}
}

/* A figure of the last issue is none of this one's: its path begins with that issue's id. */
static void mark_before(gb_arena *arena, const gb_differences *set, gb_resolved *out)
{
	const gb_issue *issue = set->before->issue;
	const gb_str id = issue != NULL ? issue->id : GB_STR("previous");

	if (out->path.n > 0)
		out->path =
			gb_str_format(arena, "%.*s:%.*s", (int)id.n, id.p, (int)out->path.n, out->path.p);
}

void gb_difference_field(gb_arena *arena, const gb_differences *differences,
	const gb_difference *difference, int field, bool unit, gb_lang lang, gb_resolved *out)
{
	const gb_reading *reading =
		difference->reading != NULL ? difference->reading : difference->before;
	const gb_indicator *indicator = difference->indicator;
	const gb_place place = place_of(difference);

	*out = said((gb_str){ 0 }, place);
	switch (field) {
	case GB_OF_NAME:
		out->text = named(arena, indicator->name, difference->area, lang);
		return;
	case GB_OF_BRIEF:
		out->text = named(arena, indicator->brief, difference->area, lang);
		return;
	case GB_OF_DIFFERENCE:
		out->text = happened(difference, lang);
		return;
	case GB_OF_OLD:
		side(arena, differences, difference, true, unit, lang, out);
		mark_before(arena, differences, out);
		return;
	case GB_OF_NEW:
		side(arena, differences, difference, false, unit, lang, out);
		return;
	case GB_OF_BEFORE:
		if (difference->was != NULL)
			gb_target_field(
				arena, differences->before, difference->was, GB_OF_STATE, unit, lang, out);
		return;
	case GB_OF_AREA:
		out->text = difference->area != NULL ? difference->area->name.in[lang]
											 : differences->ledger->name.in[lang];
		return;
	case GB_OF_REASON:
		if (difference->reading != NULL && difference->kind == GB_DIFFERENCE_REVISED)
			gb_reading_field(arena, differences->ledger, reading, field, unit, lang, out);
		else if (difference->is != NULL)
			gb_target_field(arena, differences->ledger, difference->is, field, unit, lang, out);
		return;
	default:
		if (difference->is != NULL)
			gb_target_field(arena, differences->ledger, difference->is, field, unit, lang, out);
		else if (difference->was != NULL && field != GB_OF_STATE && field != GB_OF_LAMP)
			gb_target_field(arena, differences->before, difference->was, field, unit, lang, out);
		else if (reading != NULL)
			gb_reading_field(arena,
				difference->reading != NULL ? differences->ledger : differences->before, reading,
				field, unit, lang, out);
		return;
	}
}
