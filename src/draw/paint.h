#ifndef GB_DRAW_PAINT_H
#define GB_DRAW_PAINT_H

#include "base/colour.h"
#include "base/geometry.h"

#include <stddef.h>

/* What fills a shape: always opaque, so that no format has to blend (D 8.1). */
typedef enum gb_paint_kind {
	GB_PAINT_NONE,
	GB_PAINT_SOLID,
	GB_PAINT_HATCH,
	GB_PAINT_GRADIENT
} gb_paint_kind;

typedef struct gb_paint {
	gb_paint_kind kind;
	gb_colour colour;  /* SOLID; HATCH: of the lines; GRADIENT: at `from` */
	gb_colour second;  /* HATCH: of the ground; GRADIENT: at `to` */
	double angle;      /* HATCH: of the lines, degrees clockwise from the horizontal */
	double pitch;      /* HATCH: distance between lines */
	double width;      /* HATCH: of a line */
	gb_point from, to; /* GRADIENT: linear, padded at both ends */
} gb_paint;

typedef enum gb_cap { GB_CAP_BUTT, GB_CAP_ROUND, GB_CAP_SQUARE } gb_cap;
typedef enum gb_join { GB_JOIN_MITER, GB_JOIN_ROUND, GB_JOIN_BEVEL } gb_join;

#define GB_DASHES 6

typedef struct gb_stroke {
	gb_paint paint; /* NONE: no stroke; SOLID only otherwise */
	double width;
	gb_cap cap;
	gb_join join;
	double dash[GB_DASHES];
	size_t dash_count; /* 0: a full line */
	double dash_phase;
} gb_stroke;

gb_paint gb_paint_solid(gb_colour colour);

/* The lines of a hatch over a rectangle: every writer clips to the shape, fills the ground and
 * strokes these, so that all formats show the same lines. Line `index` of `count`. */
typedef struct gb_hatch {
	gb_point along, across; /* unit vectors: of a line, and from one line to the next */
	double first, pitch;    /* distance of the first line from the page's origin; between lines */
	double start, end;      /* where lines begin and end, along them */
	size_t count;
} gb_hatch;

gb_hatch gb_paint_hatch(const gb_paint *paint, gb_rect bounds);
void gb_hatch_line(const gb_hatch *hatch, size_t index, gb_point *from, gb_point *to);

#endif
