#ifndef GB_DRAW_OP_H
#define GB_DRAW_OP_H

#include "base/geometry.h"
#include "draw/element.h"
#include "draw/figure.h"
#include "draw/paint.h"
#include "font/face.h"

/*
 * The display list: what stands on a page, as data. A closed set of operations; one switch without
 * `default` replays them. Points, origin top left, y down, positions snapped to 1/1000 pt.
 */

/* One glyph of a run, placed in run space: x to the right along the baseline, y down. */
typedef struct gb_glyph {
	uint32_t id;      /* in the face */
	uint32_t cluster; /* byte offset in the run's text at which its characters begin; rising */
	double x, y;      /* from the run's origin */
	double advance;   /* the pen's way to the next glyph as set (for selection; not for drawing) */
} gb_glyph;

/* Glyphs of one face, size and paint. The bytes between two clusters are the first of their
 * glyphs' characters; a later glyph of the same cluster has none. */
typedef struct gb_glyph_run {
	const gb_face *face;
	double size;
	gb_matrix matrix; /* run space to page space: carries the origin and any turn */
	const gb_glyph *glyphs;
	size_t count;
	gb_str text;                   /* UTF-8 of exactly these glyphs */
	const gb_figure_span *figures; /* offsets in `text` */
	size_t figure_count;
	gb_paint paint; /* SOLID */
	gb_lang lang;
} gb_glyph_run;

typedef enum gb_segment_kind {
	GB_SEGMENT_MOVE,
	GB_SEGMENT_LINE,
	GB_SEGMENT_CURVE,
	GB_SEGMENT_CLOSE
} gb_segment_kind;

typedef struct gb_segment {
	gb_segment_kind kind;
	gb_point to;            /* MOVE, LINE, CURVE */
	gb_point first, second; /* CURVE: control points */
} gb_segment;

typedef struct gb_path {
	const gb_segment *segments;
	size_t count;
	gb_paint fill;
	bool even_odd;
	gb_stroke stroke;
} gb_path;

/* A picture in memory: 8 bit RGB, rows from the top, no alpha (it was laid on white when read). */
typedef struct gb_picture {
	gb_str name;
	uint32_t width, height; /* px */
	const uint8_t *rgb;
} gb_picture;

typedef struct gb_image {
	const gb_picture *picture;
	gb_matrix matrix; /* maps the unit square (0,0 top left … 1,1) to the page */
} gb_image;

typedef struct gb_link {
	gb_rect rect;
	gb_str uri;         /* one of the two is empty */
	gb_str destination; /* a GB_OP_DEST's name */
	gb_words contents;  /* what it says to those who cannot see it */
	uint32_t element;   /* its LINK element, or GB_NO_ELEMENT */
} gb_link;

typedef struct gb_dest {
	gb_str name;
	gb_point at;
} gb_dest;

typedef enum gb_artifact {
	GB_NOT_ARTIFACT,
	GB_ARTIFACT_PAGINATION,
	GB_ARTIFACT_LAYOUT,
	GB_ARTIFACT_BACKGROUND
} gb_artifact;

/* Everything up to the matching TAG_END belongs to the element, or is an artifact. Tags of
 * elements do not nest in each other (the tree is in the elements). */
typedef struct gb_tag {
	uint32_t element; /* GB_NO_ELEMENT for an artifact */
	gb_artifact artifact;
} gb_tag;

typedef enum gb_op_kind {
	GB_OP_GLYPHS,
	GB_OP_PATH,
	GB_OP_IMAGE,
	GB_OP_LINK,
	GB_OP_DEST,
	GB_OP_CLIP_PUSH, /* `clip`: its fill rule and segments only */
	GB_OP_CLIP_POP,
	GB_OP_TAG_BEGIN,
	GB_OP_TAG_END,
} gb_op_kind;

typedef struct gb_op {
	gb_op_kind kind;
	gb_place place; /* what in the data or the layout caused it */
	union {
		gb_glyph_run glyphs;
		gb_path path;
		gb_image image;
		gb_link link;
		gb_dest dest;
		gb_path clip;
		gb_tag tag;
	} as;
} gb_op;

/* A growing list of operations in an arena. */
typedef struct gb_ops {
	gb_arena *arena;
	gb_op *items;
	size_t count;
	size_t capacity;
} gb_ops;

gb_ops gb_ops_new(gb_arena *arena);
gb_op *gb_ops_add(gb_ops *ops, gb_op_kind kind, gb_place place); /* zeroed but for these two */
/* Appends `from`, moved by dx, dy; nested arrays are shared where a matrix or nothing needs to
 * change, copied otherwise. */
void gb_ops_append_moved(gb_ops *ops, const gb_ops *from, double dx, double dy);
/* Moves the whole list by dx, dy. */
void gb_ops_move(gb_ops *ops, double dx, double dy);
/* turn.c: turns the whole list by a quarter, or several; `turn` maps the page as it was to the page as
 * it becomes. Hatches turn with their shapes; runs and images carry it in their matrix. */
void gb_ops_turn(gb_ops *ops, gb_matrix turn);
gb_rect gb_rect_turned(gb_rect rect, gb_matrix turn); /* where it lies then, snapped */
/* Puts the operations from `first` on before the others: what lies beneath is known last. */
void gb_ops_rotate(gb_ops *ops, size_t first);
void gb_ops_tag(gb_ops *ops, uint32_t element, gb_place place);
void gb_ops_artifact(gb_ops *ops, gb_artifact artifact, gb_place place);
void gb_ops_tag_end(gb_ops *ops);
/* Shapes: recorded with snapped positions. */
void gb_ops_rect(gb_ops *ops, gb_rect rect, gb_paint fill, gb_stroke stroke, gb_place place);
void gb_ops_line(gb_ops *ops, gb_point from, gb_point to, gb_stroke stroke, gb_place place);
void gb_ops_path(gb_ops *ops, const gb_segment *segments, size_t count, gb_paint fill,
	gb_stroke stroke, gb_place place); /* segments are copied */
gb_stroke gb_stroke_solid(gb_colour colour, double width);
/* A rectangle that holds the path (that of its control points; without the stroke's width). */
gb_rect gb_path_bounds(const gb_path *path);
/* The bytes of the run's text that glyph `index` and the others of its cluster stand for, and how
 * many glyphs the cluster has. `index` is its first glyph. */
gb_str gb_glyph_cluster(const gb_glyph_run *run, size_t index, size_t *glyphs);

#endif
