#include "model/build.h"

#include <stdlib.h>

/* The map of a place: its declaration, its file, and the area that each of its features is. */

/* A draft may still be waiting for its review; nothing is published without one or the other. */
static bool check_declaration(gb_builder *builder, gb_place_map *map)
{
	const gb_issue *issue = builder->ledger.issue;
	static const char *const remedy =
		"add \"review\" with the 审图号 of this map, or \"schematic\": true";

	if (map->review.n > 0 || map->schematic || gb_place_has(map->place, "review"))
		return true;
	if (issue == NULL || !issue->draft)
		return gb_fault(builder->diags, map->place, "no-declaration",
			GB_STR("a map with neither a review number nor the declaration of a schematic"),
			GB_STR("one of them: it is printed at the map's edge"), gb_str_of(remedy));
	/* What a draft shows of it is no more than a schematic. */
	map->schematic = true;
	gb_warn(builder->diags, map->place, "no-declaration",
		GB_STR("a map with neither a review number nor the declaration of a schematic"),
		GB_STR("one of them, before the issue is published"), gb_str_of(remedy));
	return true;
}

static gb_str path_beside(gb_arena *arena, gb_str file, gb_str name)
{
	size_t folder = file.n;

	while (folder > 0 && file.p[folder - 1] != '/')
		folder--;
	return gb_str_format(arena, "%.*s%.*s", (int)folder, file.p, (int)name.n, name.p);
}

static bool resolve_tiles(gb_builder *builder, struct gb_ledger_index *index, gb_place_map *map)
{
	const gb_str *ids = builder->tiles.items;
	const gb_place place = gb_place_member(map->place, "tiles");
	bool ok = true;

	map->tiles = GB_NEW_ARRAY(builder->arena, builder->tiles.count, const gb_area *);
	for (size_t i = 0; i < builder->tiles.count; i++) {
		const gb_area *area = gb_ids_resolve(
			builder->arena, &index->areas, ids[i], gb_place_item(place, i), builder->diags);

		if (area == NULL)
			ok = false;
		else
			map->tiles[map->tile_count++] = area;
	}
	return ok;
}

/* Neighbours do not belong on the map of a city (D 7.2). */
static bool fault_no_area(gb_builder *builder, const gb_territory *territory)
{
	const gb_place properties = gb_place_member(territory->place, "properties");
	gb_place code = gb_place_member(properties, "adcode");

	if (code.node == properties.node)
		code = gb_place_member(territory->place, "id");
	return gb_fault(builder->diags, code, "no-area",
		gb_str_format(builder->arena, "borders of %.*s, which is no area of the place file",
			(int)territory->adcode.n, territory->adcode.p),
		GB_STR("only borders of its areas"),
		GB_STR("remove the feature, or give the area this \"adcode\""));
}

/* By the adcode: names repeat (市中区 is a district of several cities). */
static bool join_features(gb_builder *builder, gb_ids *codes, gb_territory *territories,
	size_t count, const gb_territory **of_area)
{
	bool ok = true;

	for (size_t i = 0; i < count; i++) {
		gb_territory *territory = &territories[i];
		const gb_territory **of;

		territory->area = gb_ids_find(codes, territory->adcode);
		if (territory->area == NULL) {
			ok = fault_no_area(builder, territory);
			continue;
		}
		of = &of_area[territory->area->order];
		if (*of != NULL)
			ok = gb_fault_twice(builder->arena, builder->diags, territory->place, (*of)->place,
				"second-polygon",
				gb_str_format(builder->arena, "a second feature with the adcode %.*s",
					(int)territory->adcode.n, territory->adcode.p),
				"one feature for an area: a MultiPolygon where it has several parts");
		*of = territory;
	}
	return ok;
}

static bool is_tile(const gb_place_map *map, const gb_area *area)
{
	for (size_t i = 0; i < map->tile_count; i++) {
		if (map->tiles[i] == area)
			return true;
	}
	return false;
}

/* D 7.5: every area stands on the map once, with its borders or as a tile. */
static bool check_areas(
	gb_builder *builder, const gb_place_map *map, const gb_territory *const *of_area)
{
	const gb_ledger *ledger = &builder->ledger;
	bool ok = true;

	for (size_t i = 0; i < ledger->area_count; i++) {
		const gb_area *area = &ledger->areas[i];
		const bool tile = is_tile(map, area);

		if (tile && of_area[i] != NULL)
			ok = gb_fault_twice(builder->arena, builder->diags, area->place, of_area[i]->place,
				"tile-with-polygon",
				gb_str_format(builder->arena, "\"%.*s\" as a tile and with borders",
					(int)area->id.n, area->id.p),
				"one of them: take it out of \"tiles\", or its feature out of the map");
		if (!tile && of_area[i] == NULL)
			ok = gb_fault(builder->diags, area->place, "no-polygon",
				gb_str_format(builder->arena, "no borders for \"%.*s\" in the map", (int)area->id.n,
					area->id.p),
				GB_STR("one feature with its adcode, or a tile beside the map"),
				area->adcode.n > 0
					? GB_STR("add its feature to the map's file, or its id to \"tiles\"")
					: GB_STR("add its id to \"tiles\" of the map, or its \"adcode\""));
	}
	return ok;
}

static int compare_areas(const void *left, const void *right)
{
	const gb_territory *a = left, *b = right;

	return (a->area->order > b->area->order) - (a->area->order < b->area->order);
}

bool gb_link_map(gb_builder *builder, struct gb_ledger_index *index)
{
	const gb_ledger *ledger = &builder->ledger;
	gb_place_map *map = builder->map;
	const gb_territory **of_area;
	gb_territory *territories;
	gb_ids codes = { .what = "adcode" };
	const gb_json *root;
	bool ok = true;

	if (map == NULL || map->file.n == 0)
		return true;
	ok = check_declaration(builder, map);
	ok = resolve_tiles(builder, index, map) && ok;
	for (size_t i = 0; i < ledger->area_count; i++) {
		const gb_area *area = &ledger->areas[i];

		if (area->adcode.n > 0)
			ok = gb_ids_put(builder->arena, &codes, area->adcode, area,
					 gb_place_member(area->place, "adcode"), builder->diags) &&
				 ok;
	}
	root = gb_json_read(builder->arena,
		path_beside(builder->arena, map->place.source->name, map->file), builder->diags);
	if (root == NULL || !gb_geometry_read(builder->arena, root, map, builder->diags))
		return false;
	of_area = GB_NEW_ARRAY(builder->arena, ledger->area_count, const gb_territory *);
	territories = GB_NEW_ARRAY(builder->arena, map->territory_count, gb_territory);
	for (size_t i = 0; i < map->territory_count; i++)
		territories[i] = map->territories[i];
	if (!join_features(builder, &codes, territories, map->territory_count, of_area))
		return false;
	ok = check_areas(builder, map, of_area) && ok;
	if (ok)
		qsort(territories, map->territory_count, sizeof(*territories), compare_areas);
	map->territories = territories;
	builder->ledger.map = map;
	return ok;
}
