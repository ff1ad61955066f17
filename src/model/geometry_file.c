#include "model/geometry.h"

/* GeoJSON to rings. It is the one file of foreign make, so unknown members are passed over. */

/* No city and no province is that wide; within it areas of triangles stay exact. */
#define EXTENT_MOST ((int64_t)40 * GB_VERTEX_DEGREE)
#define POSITIONS_LEAST 4
/* Digits of a coordinate's fraction that are read: the rest is less than a centimetre. */
#define FRACTION 9

typedef struct geometry {
	gb_arena *arena;
	gb_diags *diags;
	gb_place_map *map;
	gb_territory *territories;
	size_t count;
	gb_ring *rings; /* of the territory being read */
	size_t ring_count, ring_capacity;
	size_t vertices;
} geometry;

static bool fault(const geometry *in, const gb_json *value, const char *code, const char *expected,
	const char *remedy)
{
	return gb_fault(in->diags, value->place, code, gb_json_found(in->arena, value),
		gb_str_of(expected), gb_str_of(remedy));
}

static bool is_text(const gb_json *value, const char *text)
{
	return value != NULL && value->kind == GB_JSON_STRING && gb_str_is(value->text, text);
}

/* --- what the file says of its datum --- */

static bool text_holds(gb_str text, const char *const *words, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		if (gb_str_find(text, gb_str_of(words[i])) != SIZE_MAX)
			return true;
	}
	return false;
}

static bool check_datum(const geometry *in, const gb_json *value, gb_str said)
{
	static const char *const known[] = { "WGS84", "WGS 84", "WGS_84", "CRS84", "4326", "4979",
		"CGCS2000", "CGCS 2000", "4490" };
	static const char *const shifted[] = { "GCJ", "gcj", "BD-09", "BD09", "bd09", "bd-09", "火星",
		"百度" };

	if (text_holds(said, shifted, GB_COUNT(shifted)))
		return fault(in, value, "wrong-datum", "WGS84 or CGCS2000",
			"turn the coordinates to WGS84 first: GCJ-02 and BD-09 lie half a kilometre and more "
			"beside it");
	return text_holds(said, known, GB_COUNT(known)) ||
		   fault(in, value, "wrong-datum", "WGS84 or CGCS2000",
			   "transform the coordinates to longitude and latitude on WGS84");
}

/* "datum" is ours; "crs" is that of GeoJSON 2008, which some tools still write. */
static bool check_reference(const geometry *in, const gb_json *root)
{
	const gb_json *datum = gb_json_member(root, "datum");
	const gb_json *crs = gb_json_member(root, "crs");
	const gb_json *properties, *name;
	bool ok = true;

	if (datum != NULL && datum->kind != GB_JSON_STRING)
		ok = fault(in, datum, "wrong-kind", "the name of a datum, e.g. \"WGS84\"", "");
	else if (datum != NULL)
		ok = check_datum(in, datum, datum->text);
	if (crs == NULL || crs->kind == GB_JSON_NULL)
		return ok;
	properties = crs->kind == GB_JSON_OBJECT ? gb_json_member(crs, "properties") : NULL;
	name = properties != NULL && properties->kind == GB_JSON_OBJECT
			   ? gb_json_member(properties, "name")
			   : NULL;
	if (name == NULL || name->kind != GB_JSON_STRING)
		return fault(in, crs, "wrong-datum", "no \"crs\", or the name of WGS84 or CGCS2000 in it",
			"remove \"crs\": RFC 7946 knows only WGS84");
	return check_datum(in, name, name->text) && ok;
}

/* --- positions and rings --- */

/* In steps, rounded half away from nought; false when the number is none of degrees. */
static bool read_degrees(const gb_json *value, int64_t most, int32_t *out)
{
	gb_str text = value->text;
	gb_decimal number;
	int64_t steps;

	if (value->kind != GB_JSON_NUMBER)
		return false;
	for (size_t i = 0; i < text.n; i++) {
		if (text.p[i] == '.' && text.n - i - 1 > FRACTION) {
			bool exponent = false;

			for (size_t k = i + 1; k < text.n; k++)
				exponent = exponent || text.p[k] == 'e' || text.p[k] == 'E';
			if (!exponent)
				text.n = i + 1 + FRACTION;
			break;
		}
	}
	number = gb_decimal_round(gb_decimal_parse(text), 7, GB_ROUND_HALF_UP);
	if (!number.known)
		return false;
	steps = number.digits;
	if (steps > most * GB_VERTEX_DEGREE || steps < -most * GB_VERTEX_DEGREE)
		return false;
	*out = (int32_t)steps;
	return true;
}

static bool is_outside(const gb_place_map *map, gb_vertex vertex)
{
	const gb_decimal lon = gb_decimal_of(vertex.lon, 7), lat = gb_decimal_of(vertex.lat, 7);

	return map->bounded && (gb_decimal_compare(lon, map->bounds[0]) < 0 ||
							   gb_decimal_compare(lat, map->bounds[1]) < 0 ||
							   gb_decimal_compare(lon, map->bounds[2]) > 0 ||
							   gb_decimal_compare(lat, map->bounds[3]) > 0);
}

static bool read_position(const geometry *in, const gb_json *position, gb_vertex *out)
{
	if (position->kind != GB_JSON_ARRAY || position->count < 2 || position->count > 4)
		return fault(in, position, "wrong-position", "a position [longitude, latitude]", "");
	if (!read_degrees(position->first, 180, &out->lon))
		return fault(in, position->first, "wrong-position", "a longitude from -180 to 180",
			"coordinates are degrees on WGS84, longitude first, without an exponent");
	if (!read_degrees(position->first->next, 90, &out->lat))
		return fault(in, position->first->next, "wrong-position", "a latitude from -90 to 90",
			"coordinates are degrees on WGS84, longitude first, without an exponent");
	if (!is_outside(in->map, *out))
		return true;
	return gb_fault(in->diags, position->place, "outside-bounds",
		gb_str_format(in->arena, "%.*s, %.*s", (int)position->first->text.n,
			position->first->text.p, (int)position->first->next->text.n,
			position->first->next->text.p),
		GB_STR("a position within the bounds of the map"),
		GB_STR("check datum and order of the coordinates, or \"bounds\" in the place file"));
}

static bool fault_ring(const geometry *in, const gb_json *ring, gb_str found, const char *remedy)
{
	return gb_fault(in->diags, ring->place, "bad-ring", found,
		GB_STR("a ring: four positions or more, the last one equal to the first"),
		gb_str_of(remedy));
}

/* All on one line. Spurs and crossings are found later, when the extent is known to be small. */
static bool is_flat(const gb_vertex *vertices, size_t count)
{
	for (size_t i = 2; i < count; i++) {
		const double turn = ((double)vertices[1].lon - vertices[0].lon) *
								((double)vertices[i].lat - vertices[0].lat) -
							((double)vertices[1].lat - vertices[0].lat) *
								((double)vertices[i].lon - vertices[0].lon);

		/* Products under 2^53 are exact, and what is larger is no line. */
		if (turn != 0)
			return false;
	}
	return true;
}

static bool read_ring(geometry *in, const gb_json *ring, bool hole)
{
	gb_vertex *vertices;
	gb_vertex last = { 0, 0 };
	size_t count = 0;

	if (ring->kind != GB_JSON_ARRAY)
		return fault(in, ring, "wrong-kind", "a ring: a list of positions", "");
	if (ring->count < POSITIONS_LEAST)
		return fault_ring(in, ring,
			gb_str_format(in->arena, "a ring of %u positions", (unsigned)ring->count), "");
	in->vertices += ring->count;
	if (in->vertices > GB_VERTICES_MOST)
		return gb_fault_status(in->diags, GB_STATUS_LIMIT, ring->place, "too-many-vertices",
			gb_str_format(in->arena, "more than %d positions", GB_VERTICES_MOST),
			GB_STR("the simplified borders of one city or province"),
			GB_STR("simplify the file, e.g. with mapshaper -simplify"));
	vertices = GB_NEW_ARRAY(in->arena, ring->count, gb_vertex);
	for (const gb_json *position = ring->first; position != NULL; position = position->next) {
		if (!read_position(in, position, &last))
			return false;
		/* What falls on the same centimetre is one vertex. */
		if (count == 0 || vertices[count - 1].lon != last.lon ||
			vertices[count - 1].lat != last.lat)
			vertices[count++] = last;
	}
	if (last.lon != vertices[0].lon || last.lat != vertices[0].lat)
		return fault_ring(
			in, ring, GB_STR("a ring that is not closed"), "repeat the first position at the end");
	while (count > 1 && vertices[count - 1].lon == vertices[0].lon &&
		   vertices[count - 1].lat == vertices[0].lat)
		count--;
	if (count < POSITIONS_LEAST - 1 || is_flat(vertices, count))
		return fault_ring(in, ring, GB_STR("a ring without an area"), "remove it");
	in->rings = gb_arena_grow(in->arena, in->rings, in->ring_count, &in->ring_capacity,
		in->ring_count + 1, sizeof(*in->rings));
	in->rings[in->ring_count++] = (gb_ring){
		.place = ring->place,
		.vertices = vertices,
		.count = count,
		.hole = hole,
	};
	return true;
}

static bool read_polygon(geometry *in, const gb_json *polygon)
{
	bool ok = true;

	if (polygon->kind != GB_JSON_ARRAY || polygon->count == 0)
		return fault(in, polygon, "wrong-kind", "a polygon: a list of rings", "");
	for (const gb_json *ring = polygon->first; ring != NULL; ring = ring->next)
		ok = read_ring(in, ring, ring != polygon->first) && ok;
	return ok;
}

static bool read_shape(geometry *in, const gb_json *object)
{
	const gb_json *type = gb_json_member(object, "type");
	const gb_json *coordinates = gb_json_member(object, "coordinates");
	bool ok = true;

	if (!is_text(type, "Polygon") && !is_text(type, "MultiPolygon"))
		return fault(in, type != NULL ? type : object, "wrong-geometry",
			"a Polygon or MultiPolygon", "leave points and lines out of the file");
	if (coordinates == NULL || coordinates->kind != GB_JSON_ARRAY || coordinates->count == 0)
		return fault(in, coordinates != NULL ? coordinates : object, "wrong-geometry",
			"\"coordinates\": a list of rings, or of polygons", "");
	if (is_text(type, "Polygon"))
		return read_polygon(in, coordinates);
	for (const gb_json *polygon = coordinates->first; polygon != NULL; polygon = polygon->next)
		ok = read_polygon(in, polygon) && ok;
	return ok;
}

/* --- features --- */

/* "370481", or the number of these digits. */
static gb_str code_of(const gb_json *feature)
{
	const gb_json *properties = gb_json_member(feature, "properties");
	const gb_json *code = properties != NULL && properties->kind == GB_JSON_OBJECT
							  ? gb_json_member(properties, "adcode")
							  : NULL;

	if (code == NULL)
		code = gb_json_member(feature, "id");
	if (code == NULL || (code->kind != GB_JSON_STRING && code->kind != GB_JSON_NUMBER))
		return (gb_str){ NULL, 0 };
	return code->text;
}

static bool read_feature(geometry *in, const gb_json *feature)
{
	gb_territory *territory = &in->territories[in->count];
	const gb_json *shape;

	if (feature->kind != GB_JSON_OBJECT || !is_text(gb_json_member(feature, "type"), "Feature"))
		return fault(in, feature, "wrong-feature", "a Feature with a geometry", "");
	*territory = (gb_territory){ .place = feature->place, .adcode = code_of(feature) };
	if (territory->adcode.n == 0)
		return fault(in, feature, "no-adcode", "a Feature with \"adcode\" in its properties",
			"add the code of GB/T 2260, e.g. \"adcode\": \"370481\"");
	shape = gb_json_member(feature, "geometry");
	if (shape == NULL || shape->kind != GB_JSON_OBJECT)
		return fault(in, shape != NULL ? shape : feature, "wrong-geometry",
			"a geometry: a Polygon or MultiPolygon",
			"an area without borders is a tile of the map");
	in->rings = NULL;
	in->ring_count = in->ring_capacity = 0;
	if (!read_shape(in, shape))
		return false;
	territory->rings = in->rings;
	territory->ring_count = in->ring_count;
	in->count++;
	return true;
}

static bool check_extent(const geometry *in, const gb_json *root)
{
	int32_t west = INT32_MAX, east = INT32_MIN, south = INT32_MAX, north = INT32_MIN;

	for (size_t i = 0; i < in->count; i++) {
		for (size_t k = 0; k < in->territories[i].ring_count; k++) {
			const gb_ring *ring = &in->territories[i].rings[k];

			for (size_t v = 0; v < ring->count; v++) {
				const gb_vertex at = ring->vertices[v];

				west = at.lon < west ? at.lon : west;
				east = at.lon > east ? at.lon : east;
				south = at.lat < south ? at.lat : south;
				north = at.lat > north ? at.lat : north;
			}
		}
	}
	if ((int64_t)east - west <= EXTENT_MOST && (int64_t)north - south <= EXTENT_MOST)
		return true;
	return gb_fault(in->diags, root->place, "too-wide", GB_STR("a map of more than forty degrees"),
		GB_STR("a city or a province"),
		GB_STR("check that every position is [longitude, latitude]"));
}

bool gb_geometry_read(gb_arena *arena, const gb_json *root, gb_place_map *map, gb_diags *diags)
{
	geometry in = { .arena = arena, .diags = diags, .map = map };
	const gb_json *features;
	bool ok;

	if (root->kind != GB_JSON_OBJECT || !is_text(gb_json_member(root, "type"), "FeatureCollection"))
		return fault(
			&in, root, "wrong-kind", "GeoJSON: an object of the type \"FeatureCollection\"", "");
	ok = check_reference(&in, root);
	features = gb_json_member(root, "features");
	if (features == NULL || features->kind != GB_JSON_ARRAY || features->count == 0)
		return fault(&in, features != NULL ? features : root, "wrong-kind",
			"\"features\": a list of the areas' borders", "");
	/* In another datum everything that follows would be wrong as well. */
	if (!ok)
		return false;
	in.territories = GB_NEW_ARRAY(arena, features->count, gb_territory);
	for (const gb_json *feature = features->first; feature != NULL; feature = feature->next)
		ok = read_feature(&in, feature) && ok;
	ok = check_extent(&in, root) && ok;
	for (size_t i = 0; ok && i < in.count; i++)
		ok = gb_territory_check(arena, &in.territories[i], diags);
	map->territories = in.territories;
	map->territory_count = in.count;
	return ok;
}
