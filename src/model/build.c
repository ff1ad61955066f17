#include "model/build.h"

#include <string.h>

typedef struct gb_format {
	const char *name;
	bool (*read)(gb_builder *builder, const gb_json *root, bool named);
} gb_format;

/* Formats of other floors: passed over in a directory, refused when named as data. */
static const char *const foreign_formats[] = { "gongbao.layout/1", "gongbao.jobs/1",
	"gongbao.theme/1" };

static const gb_format formats[] = {
	{ "gongbao.place/1", gb_place_file_read },
	{ "gongbao.targets/1", gb_targets_file_read },
	{ "gongbao.readings/1", gb_readings_file_read },
	{ "gongbao.text/1", gb_text_file_read },
	{ "gongbao.policy/1", gb_policy_file_read },
	{ "gongbao.issue/1", gb_issue_file_read },
};

void *gb_pile_item(const gb_pile *pile, size_t index)
{
	return pile->items + index * pile->size;
}

void *gb_pile_add(gb_arena *arena, gb_pile *pile, const void *item)
{
	pile->items = gb_arena_grow(
		arena, pile->items, pile->count, &pile->capacity, pile->count + 1, pile->size);
	return memcpy(gb_pile_item(pile, pile->count++), item, pile->size);
}

bool gb_place_has(gb_place place, const char *key)
{
	return gb_place_member(place, key).node != place.node;
}

gb_builder *gb_builder_new(gb_arena *arena, gb_diags *diags)
{
	gb_builder *builder = GB_NEW(arena, gb_builder);

	*builder = (gb_builder){
		.arena = arena,
		.diags = diags,
		.errors_before = gb_diags_errors(diags),
		.areas = { .size = sizeof(gb_area) },
		.agencies = { .size = sizeof(gb_agency) },
		.names = { .size = sizeof(gb_str) },
		.sections = { .size = sizeof(gb_section) },
		.indicators = { .size = sizeof(gb_target_entry) },
		.targets = { .size = sizeof(gb_target_entry) },
		.readings = { .size = sizeof(gb_reading) },
		.texts = { .size = sizeof(gb_text_entry_read) },
		.works = { .size = sizeof(const gb_source_work *) },
		.policies = { .size = sizeof(gb_policy_entry) },
		.issues = { .size = sizeof(gb_issue_entry) },
	};
	return builder;
}

static bool is_foreign(gb_str format)
{
	for (size_t i = 0; i < GB_COUNT(foreign_formats); i++) {
		if (gb_str_is(format, foreign_formats[i]))
			return true;
	}
	return false;
}

static bool fault_format(gb_builder *builder, const gb_json *format)
{
	gb_str known[GB_COUNT(formats)];

	for (size_t i = 0; i < GB_COUNT(formats); i++)
		known[i] = gb_str_of(formats[i].name);
	return gb_fault_unknown(builder->arena, builder->diags, format->place, "unknown-format",
		"format", format->text, known, GB_COUNT(formats));
}

bool gb_builder_add(gb_builder *builder, const gb_json *root, bool named)
{
	const gb_json *format;

	if (root->kind != GB_JSON_OBJECT)
		return gb_fault(builder->diags, root->place, "wrong-kind",
			gb_json_found(builder->arena, root), GB_STR("an object with \"format\""),
			(gb_str){ 0 });
	format = gb_json_member(root, "format");
	if (format == NULL)
		return gb_fault(builder->diags, root->place, "missing-key", GB_STR("no \"format\""),
			GB_STR("what the file holds, e.g. \"gongbao.targets/1\""),
			GB_STR("add \"format\", or move the file out of the data"));
	if (format->kind != GB_JSON_STRING)
		return gb_fault(builder->diags, format->place, "wrong-kind",
			gb_json_found(builder->arena, format), GB_STR("a text, e.g. \"gongbao.targets/1\""),
			(gb_str){ 0 });
	for (size_t i = 0; i < GB_COUNT(formats); i++) {
		if (gb_str_is(format->text, formats[i].name))
			return formats[i].read(builder, root, named);
	}
	if (!is_foreign(format->text))
		return fault_format(builder, format);
	return !named || gb_fault(builder->diags, format->place, "wrong-format",
						 gb_json_found(builder->arena, format),
						 GB_STR("data: place, targets, readings, text, "
								"policy or issue"),
						 GB_STR("a layout is given before the data, not among it"));
}

static bool fill_index(gb_builder *builder, struct gb_ledger_index *index)
{
	gb_ledger *ledger = &builder->ledger;
	bool ok = true;

	for (size_t i = 0; i < ledger->area_count; i++)
		ok = gb_ids_put(builder->arena, &index->areas, ledger->areas[i].id, &ledger->areas[i],
				 ledger->areas[i].place, builder->diags) &&
			 ok;
	for (size_t i = 0; i < ledger->agency_count; i++)
		ok = gb_ids_put(builder->arena, &index->agencies, ledger->agencies[i].id,
				 &ledger->agencies[i], ledger->agencies[i].place, builder->diags) &&
			 ok;
	for (size_t i = 0; i < ledger->section_count; i++)
		ok = gb_ids_put(builder->arena, &index->sections, ledger->sections[i].id,
				 &ledger->sections[i], ledger->sections[i].place, builder->diags) &&
			 ok;
	return ok;
}

static bool check_zones(gb_builder *builder, struct gb_ledger_index *index)
{
	const gb_ledger *ledger = &builder->ledger;
	bool ok = true;

	for (size_t i = 0; i < ledger->area_count; i++) {
		const gb_area *area = &ledger->areas[i];

		if (area->inside.n > 0)
			ok = gb_ids_resolve(builder->arena, &index->areas, area->inside,
					 gb_place_member(area->place, "inside"), builder->diags) != NULL &&
				 ok;
	}
	return ok;
}

static bool take_place(gb_builder *builder)
{
	gb_ledger *ledger = &builder->ledger;

	ledger->areas = (const gb_area *)(const void *)builder->areas.items;
	ledger->area_count = builder->areas.count;
	ledger->agencies = (const gb_agency *)(const void *)builder->agencies.items;
	ledger->agency_count = builder->agencies.count;
	ledger->names = (const gb_str *)(const void *)builder->names.items;
	ledger->name_count = builder->names.count;
	ledger->sections = (const gb_section *)(const void *)builder->sections.items;
	ledger->section_count = builder->sections.count;
	if (builder->has_place)
		return true;
	/* A file that could not be read may well have been it: one fault is enough. */
	if (gb_diags_errors(builder->diags) > 0)
		return false;
	return gb_fault(builder->diags, (gb_place){ NULL, GB_NO_NODE }, "no-place",
		GB_STR("no file of the format \"gongbao.place/1\" among the data"),
		GB_STR("one, with the names of areas and agencies"),
		GB_STR("give the city's directory, e.g. data/zaozhuang"));
}

/* Of several issues the one that was named by itself; else there may be only one. */
static bool choose_issue(gb_builder *builder)
{
	const gb_issue_entry *chosen = NULL;

	for (size_t i = 0; i < builder->issues.count; i++) {
		const gb_issue_entry *entry = gb_pile_item(&builder->issues, i);

		if (chosen != NULL && chosen->named && !entry->named)
			continue;
		if (chosen != NULL && chosen->named == entry->named)
			return gb_fault_twice(builder->arena, builder->diags, entry->issue->place,
				chosen->issue->place, "several-issues", GB_STR("a second issue"),
				"one issue; name its file by itself to choose it from a directory");
		chosen = entry;
	}
	builder->ledger.issue = chosen == NULL ? NULL : chosen->issue;
	return true;
}

/* What is invented must say so wherever it is shown (D 9.5); the words for it are the issue's. */
static bool check_samples(gb_builder *builder)
{
	const gb_ledger *ledger = &builder->ledger;
	bool samples = false;

	if (ledger->issue == NULL || ledger->issue->sample_notice.in[GB_LANG_ZH].n > 0 ||
		gb_place_has(ledger->issue->place, "sample_notice"))
		return true;
	for (size_t i = 0; i < builder->readings.count && !samples; i++)
		samples =
			((const gb_reading *)gb_pile_item(&builder->readings, i))->status == GB_VALUE_SAMPLE;
	for (size_t i = 0; i < ledger->target_count && !samples; i++) {
		const gb_target *target = &ledger->targets[i];

		samples =
			(target->judgement != NULL && target->judgement->status == GB_VALUE_SAMPLE) ||
			(target->sample_assignment &&
				target->lead_count + target->responsible_count + target->cooperating_count > 0);
	}
	return !samples ||
		   gb_fault(builder->diags, ledger->issue->place, "no-notice",
			   GB_STR("samples in the ledger, but no \"sample_notice\""),
			   GB_STR("the words that pages with samples carry"),
			   GB_STR(
				   "add e.g. \"sample_notice\": {\"zh\": \"样例数据\", \"en\": \"Sample data\"}"));
}

static struct gb_ledger_index *index_new(gb_arena *arena)
{
	struct gb_ledger_index *index = GB_NEW(arena, struct gb_ledger_index);

	index->areas.what = "area";
	index->agencies.what = "agency";
	index->sections.what = "section";
	index->indicators.what = "indicator";
	index->targets.what = "target";
	index->texts.what = "text";
	return index;
}

const gb_ledger *gb_builder_finish(gb_builder *builder)
{
	struct gb_ledger_index *index = index_new(builder->arena);
	bool ok = true;

	builder->ledger.index = index;
	ok = take_place(builder) && ok;
	ok = choose_issue(builder) && ok;
	ok = fill_index(builder, index) && ok;
	ok = check_zones(builder, index) && ok;
	ok = gb_link_map(builder, index) && ok;
	ok = gb_link_targets(builder, index) && ok;
	ok = gb_link_readings(builder, index) && ok;
	ok = gb_link_policy(builder, index) && ok;
	ok = gb_link_states_before(builder, index) && ok;
	ok = gb_link_bases(builder) && ok;
	ok = gb_link_sums(builder, index) && ok;
	ok = gb_link_texts(builder, index) && ok;
	ok = check_samples(builder) && ok;
	if (!ok || gb_diags_errors(builder->diags) > builder->errors_before)
		return NULL;
	return &builder->ledger;
}
