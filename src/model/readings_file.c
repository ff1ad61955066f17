#include "model/build.h"

#define AT(member) offsetof(gb_reading, member)

static const gb_field_range ranks = { 1, 10000 };

static const gb_field revision_fields[] = {
	{ "value", GB_FIELD_DECIMAL, offsetof(gb_revision, value), GB_REQUIRED, NULL,
		"what was published before" },
	{ "reason", GB_FIELD_WORDS, offsetof(gb_revision, reason), GB_REQUIRED | GB_NOT_EMPTY, NULL,
		"why it changed" },
};
static const gb_shape revision_shape = { "revision", revision_fields, GB_COUNT(revision_fields),
	sizeof(gb_revision), offsetof(gb_revision, place), "an earlier value, and why it changed" };

static const gb_field reading_fields[] = {
	{ "of", GB_FIELD_ID, AT(of), GB_REQUIRED, NULL, "indicator" },
	{ "period", GB_FIELD_PERIOD, AT(period), GB_OPTIONAL, NULL, "the file's by default" },
	{ "area", GB_FIELD_ID, AT(area_id), GB_OPTIONAL, NULL, "county or zone; else the city" },
	{ "value", GB_FIELD_DECIMAL, AT(value), GB_OPTIONAL, NULL, "what was reached" },
	{ "form", GB_FIELD_TEXT, AT(form), GB_NOT_EMPTY, NULL,
		"as printed in the source, e.g. 2.3万余亩" },
	{ "form_en", GB_FIELD_TEXT, AT(form_en), GB_NOT_EMPTY, NULL,
		"English of the form, for a reading without a number, e.g. shortlisted" },
	{ "qualifier", GB_FIELD_CHOICE, AT(qualifier), GB_OPTIONAL, gb_qualifier_words,
		"over for 突破2800亿元, at-least, around" },
	{ "status", GB_FIELD_CHOICE, AT(status), GB_OPTIONAL, gb_status_words,
		"the file's by default" },
	{ "revises", GB_FIELD_MAYBE, AT(revises), GB_OPTIONAL, &revision_shape,
		"the value before, of a revised reading; listed among the corrections" },
	{ "basis", GB_FIELD_ID, AT(basis), GB_OPTIONAL, NULL,
		"of the statistics, e.g. census-2023; figures of different ones are not compared" },
	{ "state", GB_FIELD_CHOICE, AT(state), GB_OPTIONAL, gb_state_words,
		"a person's verdict, of qualitative indicators; with note, reporter and date" },
	{ "date", GB_FIELD_DATE, AT(date), GB_OPTIONAL, NULL,
		"day of a person's verdict; that of the file's source by default" },
	{ "judgement", GB_FIELD_MAYBE, AT(judgement), GB_OPTIONAL, &gb_judgement_shape,
		"a person's verdict instead of the policy's on this figure" },
	{ "reporter", GB_FIELD_ID, AT(reporter_id), GB_OPTIONAL, NULL,
		"agency; the file's by default" },
	{ "done", GB_FIELD_DATE, AT(done), GB_OPTIONAL, NULL, "milestones: the day of completion" },
	{ "steps_done", GB_FIELD_IDS, AT(steps_done), GB_OPTIONAL, NULL,
		"milestones: ids of the steps that are done" },
	{ "done_items", GB_FIELD_IDS, AT(items_done), GB_OPTIONAL, NULL,
		"works: ids of those that are done; the value is their number" },
	{ "rank", GB_FIELD_INTEGER, AT(rank), GB_OPTIONAL, &ranks, "place in a published ranking" },
	{ "source", GB_FIELD_MAYBE, AT(source), GB_OPTIONAL, &gb_locator_shape, "where in the source" },
	{ "note", GB_FIELD_WORDS, AT(note), GB_NOT_EMPTY, NULL, "remark, evidence" },
};
static const gb_shape reading_shape = { "reading", reading_fields, GB_COUNT(reading_fields),
	sizeof(gb_reading), AT(place), "a value that was reached" };

typedef struct readings_file {
	gb_place place;
	gb_str format, reporter;
	int status;
	gb_period period;
	const gb_source_work *source;
	gb_list readings;
} readings_file;

static const gb_field file_fields[] = {
	{ "format", GB_FIELD_FORMAT, offsetof(readings_file, format), GB_REQUIRED, "gongbao.readings/1",
		"what the file is" },
	{ "reporter", GB_FIELD_ID, offsetof(readings_file, reporter), GB_OPTIONAL, NULL,
		"agency that hands the figures in" },
	{ "status", GB_FIELD_CHOICE, offsetof(readings_file, status), GB_OPTIONAL, gb_status_words,
		"how certain the figures are; final by default" },
	{ "period", GB_FIELD_PERIOD, offsetof(readings_file, period), GB_OPTIONAL, NULL,
		"of readings that name none" },
	{ "source", GB_FIELD_MAYBE, offsetof(readings_file, source), GB_OPTIONAL, &gb_source_work_shape,
		"release or return" },
	{ "readings", GB_FIELD_LIST, offsetof(readings_file, readings), GB_REQUIRED, &reading_shape,
		"the values" },
};
const gb_shape gb_readings_file_shape = { "readings", file_fields, GB_COUNT(file_fields),
	sizeof(readings_file), offsetof(readings_file, place), "values reached in a period" };

static bool complete(gb_builder *builder, gb_reading *reading, const readings_file *file)
{
	if (!gb_place_has(reading->place, "status"))
		reading->status = file->status;
	if (!gb_place_has(reading->place, "state"))
		reading->state = -1;
	if (reading->reporter_id.n == 0)
		reading->reporter_id = file->reporter;
	reading->work = file->source;
	if (reading->state >= 0 && !gb_place_has(reading->place, "date") && file->source != NULL)
		reading->date = file->source->date;
	reading->order = builder->readings.count;
	if (gb_period_known(reading->period) || gb_place_has(reading->place, "period"))
		return true;
	reading->period = file->period;
	return gb_period_known(file->period) ||
		   gb_fault(builder->diags, reading->place, "missing-key", GB_STR("no \"period\""),
			   GB_STR("a period, e.g. \"2024-H1\""),
			   GB_STR("add \"period\" to the reading or to the file"));
}

bool gb_readings_file_read(gb_builder *builder, const gb_json *root, bool named)
{
	readings_file file;
	gb_reading *readings;
	bool ok = gb_shape_read(builder->arena, &gb_readings_file_shape, root, &file, builder->diags);

	(void)named;
	if (file.source != NULL)
		gb_pile_add(builder->arena, &builder->works, &file.source);
	readings = file.readings.items;
	for (size_t i = 0; i < file.readings.count; i++) {
		ok = complete(builder, &readings[i], &file) && ok;
		gb_pile_add(builder->arena, &builder->readings, &readings[i]);
	}
	return ok;
}
