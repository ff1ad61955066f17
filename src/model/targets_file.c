#include "model/build.h"

#define WORDS GB_NOT_EMPTY
#define AT(member) offsetof(gb_target_entry, member)

static const gb_choice directions[] = {
	{ "up", GB_DIRECTION_UP, "more is better" },
	{ "down", GB_DIRECTION_DOWN, "less is better" },
	{ NULL, 0, NULL },
};

static const gb_choice section_roles[] = {
	{ "headline", GB_SECTION_HEADLINE, "the main targets" },
	{ "review", GB_SECTION_REVIEW, "results of the year before" },
	{ "plan", GB_SECTION_PLAN, "work of the year" },
	{ NULL, 0, NULL },
};

static const gb_choice comparable_words[] = {
	{ "yes", GB_COMPARABLE_YES, "on the same basis as the base" },
	{ "with-care", GB_COMPARABLE_WITH_CARE, "with a note" },
	{ "no", GB_COMPARABLE_NO, "on another basis: no change is printed" },
	{ NULL, 0, NULL },
};

static const gb_field_range years = { 1949, 2200 };
static const gb_field_range decimals = { 0, 6 };

static const gb_field source_fields[] = {
	{ "title", GB_FIELD_WORDS, offsetof(gb_source_work, title), GB_REQUIRED | GB_NOT_EMPTY, NULL,
		"title of the report" },
	{ "date", GB_FIELD_DATE, offsetof(gb_source_work, date), GB_OPTIONAL, NULL, "its date" },
	{ "publisher", GB_FIELD_WORDS, offsetof(gb_source_work, publisher), GB_NOT_EMPTY, NULL,
		"who issued it" },
};
const gb_shape gb_source_work_shape = { "source", source_fields, GB_COUNT(source_fields),
	sizeof(gb_source_work), offsetof(gb_source_work, place), "the report that holds the figures" };

static const gb_field locator_fields[] = {
	{ "locator", GB_FIELD_TEXT, offsetof(gb_locator, locator), GB_NOT_EMPTY, NULL,
		"where in the report, e.g. 二（一）一是" },
	{ "quote", GB_FIELD_TEXT, offsetof(gb_locator, quote), GB_NOT_EMPTY, NULL,
		"its words, verbatim, without line breaks" },
};
const gb_shape gb_locator_shape = { "locator", locator_fields, GB_COUNT(locator_fields),
	sizeof(gb_locator), offsetof(gb_locator, place), "where a figure stands in the report" };

static const gb_field section_fields[] = {
	{ "id", GB_FIELD_ID, offsetof(gb_section, id), GB_REQUIRED, NULL,
		"stable name, e.g. industry" },
	{ "title", GB_FIELD_WORDS, offsetof(gb_section, title), GB_REQUIRED | GB_NOT_EMPTY, NULL,
		"heading" },
	{ "short", GB_FIELD_WORDS, offsetof(gb_section, brief), GB_NOT_EMPTY, NULL,
		"heading in tables" },
	{ "role", GB_FIELD_CHOICE, offsetof(gb_section, role), GB_REQUIRED, section_roles,
		"headline, review or plan" },
	{ "locator", GB_FIELD_TEXT, offsetof(gb_section, locator), GB_NOT_EMPTY, NULL,
		"where in the report, e.g. 二（一）" },
};
static const gb_shape section_shape = { "section", section_fields, GB_COUNT(section_fields),
	sizeof(gb_section), offsetof(gb_section, place), "a part of the report" };

static const gb_field counted_fields[] = {
	{ "one", GB_FIELD_TEXT, offsetof(gb_counted, one), GB_REQUIRED | GB_NOT_EMPTY, NULL,
		"English noun for one, e.g. enterprise" },
	{ "many", GB_FIELD_TEXT, offsetof(gb_counted, many), GB_REQUIRED | GB_NOT_EMPTY, NULL,
		"English noun for several, e.g. enterprises" },
};
static const gb_shape counted_shape = { "counted", counted_fields, GB_COUNT(counted_fields),
	sizeof(gb_counted), offsetof(gb_counted, place), "what a counter such as 家 counts" };

static const gb_field base_fields[] = {
	{ "of", GB_FIELD_ID, offsetof(gb_base_entry, of), GB_OPTIONAL, NULL, "indicator of the base" },
	{ "period", GB_FIELD_PERIOD, offsetof(gb_base_entry, period), GB_OPTIONAL, NULL,
		"its period; the year before by default" },
};
static const gb_shape base_shape = { "base", base_fields, GB_COUNT(base_fields),
	sizeof(gb_base_entry), offsetof(gb_base_entry, place), "the reading to compare with" };

static const gb_field compare_fields[] = {
	{ "with", GB_FIELD_ID, offsetof(gb_compare_entry, with), GB_REQUIRED, NULL, "indicator" },
	{ "equal", GB_FIELD_FLAG, offsetof(gb_compare_entry, equal), GB_OPTIONAL, NULL,
		"与…同步: as much as the other series is enough" },
};
static const gb_shape compare_shape = { "compare", compare_fields, GB_COUNT(compare_fields),
	sizeof(gb_compare_entry), offsetof(gb_compare_entry, place), "the series to stand above" };

static const gb_field multiple_fields[] = {
	{ "of", GB_FIELD_ID, offsetof(gb_multiple_entry, of), GB_OPTIONAL, NULL,
		"indicator of the base; the target's own by default" },
	{ "times", GB_FIELD_DECIMAL, offsetof(gb_multiple_entry, times), GB_REQUIRED, NULL,
		"how many times the base, e.g. 2 for 翻一番" },
};
static const gb_shape multiple_shape = { "multiple", multiple_fields, GB_COUNT(multiple_fields),
	sizeof(gb_multiple_entry), offsetof(gb_multiple_entry, place), "a multiple of a base" };

static const gb_field judgement_fields[] = {
	{ "state", GB_FIELD_CHOICE, offsetof(gb_judgement, state), GB_REQUIRED, gb_state_words,
		"the verdict" },
	{ "note", GB_FIELD_WORDS, offsetof(gb_judgement, note), GB_REQUIRED | GB_NOT_EMPTY, NULL,
		"why: the evidence" },
	{ "by", GB_FIELD_ID, offsetof(gb_judgement, by_id), GB_REQUIRED, NULL, "agency that judged" },
	{ "date", GB_FIELD_DATE, offsetof(gb_judgement, date), GB_REQUIRED, NULL, "when" },
	{ "status", GB_FIELD_CHOICE, offsetof(gb_judgement, status), GB_OPTIONAL, gb_status_words,
		"how certain" },
};
const gb_shape gb_judgement_shape = { "judgement", judgement_fields, GB_COUNT(judgement_fields),
	sizeof(gb_judgement), offsetof(gb_judgement, place), "a person's verdict" };

static const gb_field step_fields[] = {
	{ "id", GB_FIELD_ID, offsetof(gb_step, id), GB_REQUIRED, NULL, "stable name, e.g. design" },
	{ "name", GB_FIELD_WORDS, offsetof(gb_step, name), GB_REQUIRED | GB_NOT_EMPTY, NULL,
		"what is to be done" },
	{ "due", GB_FIELD_DATE, offsetof(gb_step, due), GB_OPTIONAL, NULL,
		"its day; that of the target by default" },
};
static const gb_shape step_shape = { "step", step_fields, GB_COUNT(step_fields), sizeof(gb_step),
	offsetof(gb_step, place), "a step of a milestone, or one of a list of works" };

#define INDICATOR_FIELDS                                                                           \
	{ "name", GB_FIELD_WORDS, AT(indicator.name), WORDS, NULL,                                     \
		"what is measured, without value" },                                                       \
		{ "short", GB_FIELD_WORDS, AT(indicator.brief), WORDS, NULL,                               \
			"name in charts and tables" },                                                         \
		{ "kind", GB_FIELD_CHOICE, AT(indicator.kind), GB_OPTIONAL, gb_kind_words,                 \
			"growth, flow, level, ceiling, share, rank, milestone, works or qualitative" },        \
		{ "unit", GB_FIELD_TEXT, AT(indicator.unit_text), GB_NOT_EMPTY, NULL,                      \
			"Chinese unit of the unit table, e.g. 亿元" },                                         \
		{ "counted", GB_FIELD_MAYBE, AT(indicator.counted), GB_OPTIONAL, &counted_shape,           \
			"English noun of a counter" },                                                         \
		{ "direction", GB_FIELD_CHOICE, AT(indicator.direction), GB_OPTIONAL, directions,          \
			"where good lies: up (default) or down" },                                             \
		{ "section", GB_FIELD_ID, AT(indicator.section_id), GB_OPTIONAL, NULL,                     \
			"part of the report" },                                                                \
		{ "decimals", GB_FIELD_INTEGER, AT(indicator.decimals), GB_OPTIONAL, &decimals,            \
			"decimals of readings; as they are by default" },                                      \
		{ "source", GB_FIELD_MAYBE, AT(indicator.source), GB_OPTIONAL, &gb_locator_shape,          \
			"where in the report" },                                                               \
		{ "note", GB_FIELD_WORDS, AT(indicator.note), WORDS, NULL, "remark" },                     \
		{ "steps", GB_FIELD_LIST, AT(indicator.steps), GB_OPTIONAL, &step_shape,                   \
			"milestones: what leads up to it" },                                                   \
		{ "items", GB_FIELD_LIST, AT(items), GB_OPTIONAL, &step_shape, "works: each of them" },    \
		{ "parts_of", GB_FIELD_ID, AT(indicator.parts_of), GB_OPTIONAL, NULL,                      \
			"the indicator that this and its other parts sum to" },                                \
		{ "seasonally_adjusted", GB_FIELD_FLAG, AT(indicator.seasonally_adjusted), GB_OPTIONAL,    \
			NULL, "its readings are; 环比 says which" },                                           \
	{                                                                                              \
		"sum_of_areas", GB_FIELD_FLAG, AT(indicator.sum_of_areas), GB_OPTIONAL, NULL,              \
			"the areas' readings sum to the whole place's"                                         \
	}

static const gb_field indicator_fields[] = {
	{ "id", GB_FIELD_ID, AT(indicator.id), GB_REQUIRED, NULL, "stable name, e.g. gdp-growth" },
	INDICATOR_FIELDS,
};
static const gb_shape indicator_shape = { "indicator", indicator_fields, GB_COUNT(indicator_fields),
	sizeof(gb_target_entry), AT(place), "something measured without a target" };

static const gb_field target_fields[] = {
	{ "id", GB_FIELD_ID, AT(target.id), GB_REQUIRED, NULL, "stable name, e.g. gdp-growth" },
	{ "of", GB_FIELD_ID, AT(target.of), GB_OPTIONAL, NULL, "indicator defined elsewhere" },
	INDICATOR_FIELDS,
	{ "area", GB_FIELD_ID, AT(target.area_id), GB_OPTIONAL, NULL, "county or zone; else the city" },
	{ "value", GB_FIELD_DECIMAL, AT(target.value), GB_OPTIONAL, NULL, "the year's target" },
	{ "upper", GB_FIELD_DECIMAL, AT(target.upper), GB_OPTIONAL, NULL, "upper end of a range" },
	{ "form_en", GB_FIELD_TEXT, AT(target.form_en), GB_OPTIONAL | GB_NOT_EMPTY, NULL,
		"English of the form, for a target without a number, e.g. keep stable" },
	{ "form", GB_FIELD_TEXT, AT(target.form), GB_REQUIRED | GB_NOT_EMPTY, NULL,
		"as printed in the report, e.g. 5.5%左右" },
	{ "qualifier", GB_FIELD_CHOICE, AT(target.qualifier), GB_OPTIONAL, gb_qualifier_words,
		"at least in the good direction by default" },
	{ "stretch", GB_FIELD_FLAG, AT(target.stretch), GB_OPTIONAL, NULL, "力争: never red" },
	{ "band", GB_FIELD_DECIMAL, AT(target.band), GB_OPTIONAL, NULL, "width of 左右" },
	{ "compare", GB_FIELD_MAYBE, AT(compare), GB_OPTIONAL, &compare_shape, "the other series" },
	{ "multiple", GB_FIELD_MAYBE, AT(multiple), GB_OPTIONAL, &multiple_shape, "翻番" },
	{ "period", GB_FIELD_PERIOD, AT(target.period), GB_OPTIONAL, NULL,
		"the file's year by default" },
	{ "base", GB_FIELD_MAYBE, AT(base), GB_OPTIONAL, &base_shape, "reading to compare with" },
	{ "comparable", GB_FIELD_CHOICE, AT(target.comparable), GB_OPTIONAL, comparable_words,
		"whether the base is on the same basis" },
	{ "comparable_note", GB_FIELD_WORDS, AT(target.comparable_note), WORDS, NULL, "why not" },
	{ "schedule", GB_FIELD_VALUE, AT(schedule), GB_OPTIONAL, GB_SCHEDULE_SCHEMA,
		"months, year-end, always, {\"monthly\": […]}, {\"quarterly\": […]}, {\"by\": […]}" },
	{ "due", GB_FIELD_DATE, AT(target.due), GB_OPTIONAL, NULL, "when it must be reached" },
	{ "binding", GB_FIELD_FLAG, AT(target.binding), GB_OPTIONAL, NULL, "约束性; else 预期性" },
	{ "lead", GB_FIELD_IDS, AT(lead), GB_OPTIONAL, NULL, "牵头 agencies" },
	{ "responsible", GB_FIELD_IDS, AT(responsible), GB_OPTIONAL, NULL, "责任 agencies" },
	{ "cooperating", GB_FIELD_IDS, AT(cooperating), GB_OPTIONAL, NULL, "配合 agencies" },
	{ "weight", GB_FIELD_DECIMAL, AT(target.weight), GB_OPTIONAL, NULL, "for scores" },
	{ "judgement", GB_FIELD_MAYBE, AT(judgement), GB_OPTIONAL, &gb_judgement_shape,
		"a person's verdict" },
};
static const gb_shape target_shape = { "target", target_fields, GB_COUNT(target_fields),
	sizeof(gb_target_entry), AT(place), "a promise: a value to reach and by when" };

typedef struct targets_file {
	gb_place place;
	gb_str format;
	int64_t year;
	const gb_source_work *source;
	bool sample_assignment;
	gb_list sections, indicators, targets;
} targets_file;

static const gb_field file_fields[] = {
	{ "format", GB_FIELD_FORMAT, offsetof(targets_file, format), GB_REQUIRED, "gongbao.targets/1",
		"what the file is" },
	{ "year", GB_FIELD_INTEGER, offsetof(targets_file, year), GB_REQUIRED, &years,
		"of the targets" },
	{ "source", GB_FIELD_MAYBE, offsetof(targets_file, source), GB_OPTIONAL, &gb_source_work_shape,
		"the report" },
	{ "sample_assignment", GB_FIELD_FLAG, offsetof(targets_file, sample_assignment), GB_OPTIONAL,
		NULL, "the agencies are invented, for show" },
	{ "sections", GB_FIELD_LIST, offsetof(targets_file, sections), GB_OPTIONAL, &section_shape,
		"parts of the report, in its order" },
	{ "indicators", GB_FIELD_LIST, offsetof(targets_file, indicators), GB_OPTIONAL,
		&indicator_shape, "things measured without a target" },
	{ "targets", GB_FIELD_LIST, offsetof(targets_file, targets), GB_OPTIONAL, &target_shape,
		"the promises" },
};
const gb_shape gb_targets_file_shape = { "targets", file_fields, GB_COUNT(file_fields),
	sizeof(targets_file), offsetof(targets_file, place), "targets of a year" };

static void complete(gb_target_entry *entry, const targets_file *file)
{
	gb_indicator *indicator = &entry->indicator;
	gb_target *target = &entry->target;

	indicator->place = entry->place;
	target->place = entry->place;
	if (!gb_place_has(entry->place, "decimals"))
		indicator->decimals = -1;
	/* A ceiling is a limit from above, and the first place the best, unless the data says otherwise. */
	if ((indicator->kind == GB_KIND_CEILING || indicator->kind == GB_KIND_RANK) &&
		!gb_place_has(entry->place, "direction"))
		indicator->direction = GB_DIRECTION_DOWN;
	if (indicator->kind == GB_KIND_WORKS && entry->items.count > 0)
		indicator->steps = entry->items;
	if (indicator->brief.in[GB_LANG_ZH].n == 0)
		indicator->brief = indicator->name;
	/* Of an entry that is both, the locator and the note are the target's. */
	target->source = indicator->source;
	target->note = indicator->note;
	target->work = file->source;
	target->judgement = entry->judgement;
	target->sample_assignment = file->sample_assignment;
	if (!gb_period_known(target->period))
		target->period =
			(gb_period){ { (int16_t)file->year, 1, 1 }, { (int16_t)file->year, 12, 31 } };
	if (target->of.n == 0)
		indicator->id = target->id;
}

bool gb_targets_file_read(gb_builder *builder, const gb_json *root, bool named)
{
	targets_file file;
	gb_target_entry *entries;
	gb_section *sections;
	const bool ok =
		gb_shape_read(builder->arena, &gb_targets_file_shape, root, &file, builder->diags);

	(void)named;
	if (file.source != NULL)
		gb_pile_add(builder->arena, &builder->works, &file.source);
	sections = file.sections.items;
	for (size_t i = 0; i < file.sections.count; i++) {
		sections[i].order = builder->sections.count;
		if (sections[i].brief.in[GB_LANG_ZH].n == 0)
			sections[i].brief = sections[i].title;
		gb_pile_add(builder->arena, &builder->sections, &sections[i]);
	}
	entries = file.indicators.items;
	for (size_t i = 0; i < file.indicators.count; i++) {
		const gb_str id = entries[i].indicator.id;

		complete(&entries[i], &file);
		entries[i].indicator.id = id;
		gb_pile_add(builder->arena, &builder->indicators, &entries[i]);
	}
	entries = file.targets.items;
	for (size_t i = 0; i < file.targets.count; i++) {
		complete(&entries[i], &file);
		gb_pile_add(builder->arena, &builder->targets, &entries[i]);
	}
	return ok;
}
