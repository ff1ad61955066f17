#ifndef GB_MODEL_GEOMETRY_H
#define GB_MODEL_GEOMETRY_H

#include "model/ledger.h"

/*
 * Where the areas of a place lie: its map reference (D 7.1) and the shapes of its GeoJSON file
 * (RFC 7946), checked and joined with the ledger's areas. No projection and no page in here.
 */

/* Longitude and latitude on WGS84 (CGCS2000 is the same within a metre), in steps of 1e-7 degree,
 * about a centimetre: whole numbers, so that shared borders are equal and signs of areas exact. */
typedef struct gb_vertex {
	int32_t lon, lat;
} gb_vertex;

#define GB_VERTEX_DEGREE 10000000

/* A closed line, without the repetition of its first vertex at its end. */
typedef struct gb_ring {
	gb_place place;
	const gb_vertex *vertices;
	size_t count;
	bool hole; /* cut out of the ring before it that is none */
} gb_ring;

/* What lies inside an odd number of rings: one Polygon, or all those of a MultiPolygon. */
typedef struct gb_territory {
	gb_place place; /* of the feature */
	gb_str adcode;
	const gb_area *area; /* that it is joined with */
	const gb_ring *rings;
	size_t ring_count;
} gb_territory;

/* "map" of the place file. */
typedef struct gb_place_map {
	gb_place place;
	gb_str file; /* beside the place file */
	gb_words source, holder;
	gb_date date;
	gb_str review;        /* 审图号 of this map; empty: none */
	bool schematic;       /* declared: 示意图，不作为划界依据 */
	gb_decimal bounds[4]; /* west, south, east, north: nothing of the map lies outside */
	bool bounded;
	const gb_area **tiles; /* areas without a territory, shown beside the map (D 7.3) */
	size_t tile_count;
	const gb_territory *territories; /* in the official order of their areas */
	size_t territory_count;
} gb_place_map;

/* The most vertices of one file: a province with its counties has a fifth of it. */
#define GB_VERTICES_MOST 200000

/*
 * Reads the territories of a GeoJSON file: a FeatureCollection of Polygons and MultiPolygons, each
 * with its code in properties.adcode or its id. A fault each, at its place, for a ring that is not
 * closed, has fewer than four positions or crosses itself; for coordinates that are no longitude
 * and latitude, lie outside the map's bounds, or are declared to be of another datum; and for
 * anything else that is not such a file. `area` is left NULL. False after faults.
 */
bool gb_geometry_read(gb_arena *arena, const gb_json *root, gb_place_map *map, gb_diags *diags);
/* False with a fault at the first place where the territory's rings cross each other or run back
 * along themselves. */
bool gb_territory_check(gb_arena *arena, const gb_territory *territory, gb_diags *diags);
/* Twice the area to the left of the way a → b → c, in squared steps: exact for what is read. */
int64_t gb_vertex_turn(gb_vertex a, gb_vertex b, gb_vertex c);

#endif
