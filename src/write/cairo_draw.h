#ifndef GB_WRITE_CAIRO_DRAW_H
#define GB_WRITE_CAIRO_DRAW_H

#include "draw/document.h"

/*
 * The display list on a cairo context, for every format that cairo makes. cairo's axes are ours,
 * so positions go through as they are. Errors are sticky in the context: ask gb_cairo_error.
 */
struct _cairo; /* cairo_t */

typedef struct gb_cairo_font gb_cairo_font;
typedef struct gb_cairo_picture gb_cairo_picture;

typedef struct gb_cairo {
	gb_arena *arena;
	struct _cairo *context; /* borrowed */
	size_t page;            /* any number but 0, another on each page: set by the format */
	bool smooth;            /* the format itself makes the pixels: pictures are resampled well */
	gb_cairo_font **fonts;
	size_t font_count, font_capacity;
	gb_cairo_picture *pictures;
	size_t picture_count, picture_capacity;
} gb_cairo;

void gb_cairo_open(gb_cairo *c, gb_arena *arena, struct _cairo *context);
void gb_cairo_close(gb_cairo *c);
/* NULL while all is well; else cairo's words for the error. */
const char *gb_cairo_error(const gb_cairo *c);
/* False when the face's file cannot be read as a font, or has no such glyph. */
bool gb_cairo_glyphs(gb_cairo *c, const gb_glyph_run *run);
void gb_cairo_path(gb_cairo *c, const gb_path *path);
void gb_cairo_image(gb_cairo *c, const gb_image *image);
void gb_cairo_clip_push(gb_cairo *c, const gb_path *path);
void gb_cairo_clip_pop(gb_cairo *c);

#endif
