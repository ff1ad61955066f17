#ifndef GB_WRITE_HARU_H
#define GB_WRITE_HARU_H

#include "write/haru_font.h"
#include "write/haru_structure.h"
#include "write/writer.h"

/* The state of the libharu writer, shared by its files. */

/* What the content stream last said about colour and lines, so that it is not said again. */
typedef struct gb_haru_state {
	bool filled, stroked; /* the next two are known */
	gb_colour fill;
	gb_stroke stroke;
	const gb_haru_font *font; /* NULL: not known */
	double size;
} gb_haru_state;

#define GB_HARU_STATES 32 /* gb_document_check allows fewer clips in each other */

/* A link waits for the end: its destination may be on a later page. */
typedef struct gb_haru_link {
	const gb_link *link;
	gb_haru_object *annotation;
	size_t page;
} gb_haru_link;

typedef struct gb_haru_writer {
	gb_writer base;
	gb_haru *haru;
	gb_haru_fonts fonts;
	gb_haru_structure structure;

	/* Of the page being drawn. */
	const gb_page *page;
	size_t index;
	gb_haru_object *object;
	gb_buf content;
	gb_haru_object *font_names, *image_names, *shading_names; /* resources; NULL until needed */
	gb_haru_object *annotations;
	size_t shadings;
	gb_haru_state states[GB_HARU_STATES];
	size_t depth;

	/* Of the document. */
	gb_haru_object **pages; /* by index; NULL for those not written */
	struct {
		const gb_picture *picture;
		gb_haru_object *object;
		size_t page; /* that last used it, plus one */
	} * images;
	size_t image_count, image_capacity;
	gb_haru_link *links;
	size_t link_count, link_capacity;
} gb_haru_writer;

/* haru_paint.c: shapes, clips and pictures in the content stream. */
void gb_haru_number(gb_buf *out, double value);
void gb_haru_segments(gb_buf *out, const gb_path *path);
void gb_haru_fill_colour(gb_haru_writer *w, gb_colour colour);
void gb_haru_save_state(gb_haru_writer *w);
void gb_haru_restore_state(gb_haru_writer *w);
bool gb_haru_path(gb_writer *writer, const gb_path *path);
bool gb_haru_image(gb_writer *writer, const gb_image *image);
bool gb_haru_clip_push(gb_writer *writer, const gb_path *path);
bool gb_haru_clip_pop(gb_writer *writer);

/* haru_catalog.c: what is true of the whole file. */
void gb_haru_write_links(gb_haru_writer *w);
void gb_haru_write_catalog(gb_haru_writer *w);

#endif
