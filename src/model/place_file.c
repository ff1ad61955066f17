#include "model/build.h"

static const gb_choice area_kinds[] = {
	{ "county", GB_AREA_COUNTY, "a county, district or county-level city" },
	{ "zone", GB_AREA_ZONE, "a development zone without a territory of its own" },
	{ NULL, 0, NULL },
};

#define WORDS (GB_REQUIRED | GB_NOT_EMPTY)

static const gb_field area_fields[] = {
	{ "id", GB_FIELD_ID, offsetof(gb_area, id), GB_REQUIRED, NULL, "stable name, e.g. tengzhou" },
	{ "name", GB_FIELD_WORDS, offsetof(gb_area, name), WORDS, NULL, "name in both languages" },
	{ "kind", GB_FIELD_CHOICE, offsetof(gb_area, kind), GB_REQUIRED, area_kinds, "county or zone" },
	{ "adcode", GB_FIELD_TEXT, offsetof(gb_area, adcode), GB_NOT_EMPTY, NULL,
		"code of GB/T 2260, e.g. 370481" },
	{ "inside", GB_FIELD_ID, offsetof(gb_area, inside), GB_OPTIONAL, NULL,
		"of a zone: the county whose figures hold the zone's" },
};
static const gb_shape area_shape = { "area", area_fields, GB_COUNT(area_fields), sizeof(gb_area),
	offsetof(gb_area, place), "a county or zone" };

static const gb_field agency_fields[] = {
	{ "id", GB_FIELD_ID, offsetof(gb_agency, id), GB_REQUIRED, NULL,
		"stable name, e.g. statistics" },
	{ "name", GB_FIELD_WORDS, offsetof(gb_agency, name), WORDS, NULL, "full name" },
	{ "short", GB_FIELD_WORDS, offsetof(gb_agency, brief), GB_NOT_EMPTY, NULL, "name in tables" },
};
static const gb_shape agency_shape = { "agency", agency_fields, GB_COUNT(agency_fields),
	sizeof(gb_agency), offsetof(gb_agency, place), "an agency that leads, answers or reports" };

typedef struct place_file {
	gb_place place;
	gb_str format, id;
	gb_words name, government;
	gb_list areas, agencies, names;
} place_file;

static const gb_field place_fields[] = {
	{ "format", GB_FIELD_FORMAT, offsetof(place_file, format), GB_REQUIRED, "gongbao.place/1",
		"what the file is" },
	{ "id", GB_FIELD_ID, offsetof(place_file, id), GB_REQUIRED, NULL,
		"stable name, e.g. zaozhuang" },
	{ "name", GB_FIELD_WORDS, offsetof(place_file, name), WORDS, NULL, "name of the city" },
	{ "government", GB_FIELD_WORDS, offsetof(place_file, government), WORDS, NULL,
		"name of its government" },
	{ "areas", GB_FIELD_LIST, offsetof(place_file, areas), GB_REQUIRED, &area_shape,
		"counties and zones in their official order" },
	{ "agencies", GB_FIELD_LIST, offsetof(place_file, agencies), GB_REQUIRED, &agency_shape,
		"agencies in their official order" },
	{ "names", GB_FIELD_TEXTS, offsetof(place_file, names), GB_NOT_EMPTY, NULL,
		"names with digits that prose may hold, e.g. \"6+3\"" },
};
const gb_shape gb_place_file_shape = { "place", place_fields, GB_COUNT(place_fields),
	sizeof(place_file), offsetof(place_file, place), "a city" };

static bool check_area(gb_builder *builder, const gb_area *area)
{
	bool digits = area->adcode.n == 6;

	if (area->kind == GB_AREA_ZONE && area->adcode.n > 0)
		return gb_fault(builder->diags, gb_place_member(area->place, "adcode"), "zone-adcode",
			GB_STR("a code for a zone"),
			GB_STR("a code only for counties: a zone has no territory"),
			GB_STR("remove \"adcode\""));
	if (area->kind == GB_AREA_COUNTY && area->inside.n > 0)
		return gb_fault(builder->diags, gb_place_member(area->place, "inside"), "county-inside",
			GB_STR("\"inside\" for a county"), GB_STR("it only for zones"),
			GB_STR("remove \"inside\""));
	if (area->adcode.n == 0)
		return true;
	for (size_t i = 0; i < area->adcode.n; i++)
		digits = digits && area->adcode.p[i] >= '0' && area->adcode.p[i] <= '9';
	return digits ||
		   gb_fault(builder->diags, gb_place_member(area->place, "adcode"), "wrong-adcode",
			   area->adcode, GB_STR("six digits, e.g. \"370481\""), (gb_str){ 0 });
}

bool gb_place_file_read(gb_builder *builder, const gb_json *root, bool named)
{
	place_file file;
	gb_area *areas;
	gb_agency *agencies;
	gb_str *names;
	bool ok = true;

	(void)named;
	if (builder->has_place)
		return gb_fault_twice(builder->arena, builder->diags, root->place, builder->ledger.place,
			"several-places", GB_STR("a second place file"), "one place file in a ledger");
	builder->has_place = true;
	builder->ledger.place = root->place;
	ok = gb_shape_read(builder->arena, &gb_place_file_shape, root, &file, builder->diags);
	builder->ledger.id = file.id;
	builder->ledger.name = file.name;
	builder->ledger.government = file.government;
	areas = file.areas.items;
	for (size_t i = 0; i < file.areas.count; i++) {
		areas[i].order = i;
		ok = check_area(builder, &areas[i]) && ok;
		gb_pile_add(builder->arena, &builder->areas, &areas[i]);
	}
	agencies = file.agencies.items;
	for (size_t i = 0; i < file.agencies.count; i++) {
		agencies[i].order = i;
		if (agencies[i].brief.in[GB_LANG_ZH].n == 0)
			agencies[i].brief = agencies[i].name;
		gb_pile_add(builder->arena, &builder->agencies, &agencies[i]);
	}
	names = file.names.items;
	for (size_t i = 0; i < file.names.count; i++)
		gb_pile_add(builder->arena, &builder->names, &names[i]);
	return ok;
}
