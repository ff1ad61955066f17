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

typedef struct map_entry {
	gb_place place;
	gb_str file, review;
	gb_words source, holder;
	gb_date date;
	bool schematic;
	gb_list tiles;
	const gb_json *bounds;
} map_entry;

static const gb_field map_fields[] = {
	{ "file", GB_FIELD_TEXT, offsetof(map_entry, file), WORDS, NULL,
		"GeoJSON beside this file, WGS84, adcode in the properties" },
	{ "source", GB_FIELD_WORDS, offsetof(map_entry, source), WORDS, NULL,
		"where the borders come from" },
	{ "holder", GB_FIELD_WORDS, offsetof(map_entry, holder), GB_NOT_EMPTY, NULL,
		"who holds the rights in them" },
	{ "date", GB_FIELD_DATE, offsetof(map_entry, date), GB_REQUIRED, NULL, "of the borders" },
	{ "review", GB_FIELD_TEXT, offsetof(map_entry, review), GB_NOT_EMPTY, NULL,
		"审图号 of this map, e.g. 鲁SG（2023）001号" },
	{ "schematic", GB_FIELD_FLAG, offsetof(map_entry, schematic), GB_OPTIONAL, NULL,
		"true: the map says 示意图，不作为划界依据" },
	{ "bounds", GB_FIELD_VALUE, offsetof(map_entry, bounds), GB_OPTIONAL, NULL,
		"[west, south, east, north] in degrees: nothing lies outside" },
	{ "tiles", GB_FIELD_IDS, offsetof(map_entry, tiles), GB_OPTIONAL, NULL,
		"areas without borders, shown beside the map" },
};
static const gb_shape map_shape = { "map", map_fields, GB_COUNT(map_fields), sizeof(map_entry),
	offsetof(map_entry, place), "the borders of the areas" };

typedef struct kinds_entry {
	gb_place place;
	gb_words county, zone;
} kinds_entry;

static const gb_field kinds_fields[] = {
	{ "county", GB_FIELD_WORDS, offsetof(kinds_entry, county), WORDS, NULL, "e.g. 区（市）" },
	{ "zone", GB_FIELD_WORDS, offsetof(kinds_entry, zone), WORDS, NULL, "e.g. 功能区" },
};
static const gb_shape kinds_shape = { "kinds", kinds_fields, GB_COUNT(kinds_fields),
	sizeof(kinds_entry), offsetof(kinds_entry, place), "what kinds of areas are called" };

typedef struct place_file {
	gb_place place;
	gb_str format, id;
	gb_words name, government;
	gb_list areas, agencies, names;
	const map_entry *map;
	const kinds_entry *kinds;
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
	{ "map", GB_FIELD_MAYBE, offsetof(place_file, map), GB_OPTIONAL, &map_shape,
		"the borders of the areas" },
	{ "kinds", GB_FIELD_MAYBE, offsetof(place_file, kinds), GB_OPTIONAL, &kinds_shape,
		"what counties and zones are called as groups" },
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

static bool read_bounds(gb_builder *builder, const gb_json *list, gb_decimal bounds[4])
{
	size_t count = 0;
	bool ok = list->kind == GB_JSON_ARRAY && list->count == 4;

	for (const gb_json *item = ok ? list->first : NULL; item != NULL; item = item->next, count++) {
		bounds[count] =
			item->kind == GB_JSON_NUMBER ? gb_decimal_parse(item->text) : (gb_decimal){ 0 };
		ok = ok && bounds[count].known && bounds[count].places <= 7;
	}
	ok = ok && gb_decimal_compare(bounds[0], bounds[2]) < 0 &&
		 gb_decimal_compare(bounds[1], bounds[3]) < 0;
	return ok ||
		   gb_fault(builder->diags, list->place, "wrong-bounds",
			   gb_json_found(builder->arena, list),
			   GB_STR("west, south, east and north in degrees, e.g. [116.7, 34.4, 118, 35.4]"),
			   (gb_str){ 0 });
}

static bool take_map(gb_builder *builder, const map_entry *entry)
{
	gb_place_map *map = GB_NEW(builder->arena, gb_place_map);

	*map = (gb_place_map){
		.place = entry->place,
		.file = entry->file,
		.source = entry->source,
		.holder = entry->holder,
		.date = entry->date,
		.review = entry->review,
		.schematic = entry->schematic,
	};
	builder->map = map;
	builder->tiles = entry->tiles;
	if (entry->bounds == NULL)
		return true;
	map->bounded = read_bounds(builder, entry->bounds, map->bounds);
	return map->bounded;
}

bool gb_place_file_read(gb_builder *builder, const gb_json *root, bool named)
{
	static const gb_words kinds[] = {
		[GB_AREA_COUNTY] = { { GB_STR_INIT("县（市、区）"),
			GB_STR_INIT("Counties and districts") } },
		[GB_AREA_ZONE] = { { GB_STR_INIT("功能区"), GB_STR_INIT("Functional zones") } },
	};
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
	builder->ledger.kinds[GB_AREA_COUNTY] =
		file.kinds != NULL ? file.kinds->county : kinds[GB_AREA_COUNTY];
	builder->ledger.kinds[GB_AREA_ZONE] =
		file.kinds != NULL ? file.kinds->zone : kinds[GB_AREA_ZONE];
	if (file.map != NULL)
		ok = take_map(builder, file.map) && ok;
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
