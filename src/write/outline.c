#include "write/outline.h"

/* Outlines by HarfBuzz, which reads them from the mapped file without a copy. */

#include <hb-ot.h>

typedef struct outline_face outline_face;
struct outline_face {
	outline_face *next;
	const gb_face *face;
	hb_font_t *font;
	gb_outline **glyphs; /* by id; NULL where not read yet */
	uint32_t count;
};

struct gb_outlines {
	gb_arena *arena;
	hb_draw_funcs_t *funcs;
	outline_face *faces;
};

/* One glyph being read. */
typedef struct drawing {
	gb_arena *arena;
	double scale; /* of the font's units to thousandths of the em */
	gb_outline_part *parts;
	size_t count, capacity;
} drawing;

static gb_outline_part *add(drawing *d, gb_outline_kind kind)
{
	d->parts =
		gb_arena_grow(d->arena, d->parts, d->count, &d->capacity, d->count + 1, sizeof(*d->parts));
	d->parts[d->count].kind = kind;
	return &d->parts[d->count++];
}

static gb_point scaled(const drawing *d, float x, float y)
{
	return (gb_point){ (double)x * d->scale, (double)y * d->scale };
}

static void move_to(
	hb_draw_funcs_t *funcs, void *data, hb_draw_state_t *state, float x, float y, void *user_data)
{
	(void)funcs;
	(void)state;
	(void)user_data;
	add(data, GB_OUTLINE_MOVE)->to = scaled(data, x, y);
}

static void line_to(
	hb_draw_funcs_t *funcs, void *data, hb_draw_state_t *state, float x, float y, void *user_data)
{
	(void)funcs;
	(void)state;
	(void)user_data;
	add(data, GB_OUTLINE_LINE)->to = scaled(data, x, y);
}

/* Our faces have TrueType outlines, which is checked when they are opened: there are no cubic
 * curves. */
static void curve_to(hb_draw_funcs_t *funcs, void *data, hb_draw_state_t *state, float control_x,
	float control_y, float x, float y, void *user_data)
{
	(void)funcs;
	(void)state;
	(void)user_data;
	gb_outline_part *part = add(data, GB_OUTLINE_CURVE);

	part->control = scaled(data, control_x, control_y);
	part->to = scaled(data, x, y);
}

static void close_path(hb_draw_funcs_t *funcs, void *data, hb_draw_state_t *state, void *user_data)
{
	(void)funcs;
	(void)state;
	(void)user_data;
	add(data, GB_OUTLINE_CLOSE);
}

gb_outlines *gb_outlines_open(gb_arena *arena)
{
	gb_outlines *outlines = GB_NEW(arena, gb_outlines);

	outlines->arena = arena;
	outlines->funcs = hb_draw_funcs_create();
	hb_draw_funcs_set_move_to_func(outlines->funcs, move_to, NULL, NULL);
	hb_draw_funcs_set_line_to_func(outlines->funcs, line_to, NULL, NULL);
	hb_draw_funcs_set_quadratic_to_func(outlines->funcs, curve_to, NULL, NULL);
	hb_draw_funcs_set_close_path_func(outlines->funcs, close_path, NULL, NULL);
	return outlines;
}

void gb_outlines_close(gb_outlines *outlines)
{
	if (outlines == NULL)
		return;
	for (outline_face *face = outlines->faces; face != NULL; face = face->next)
		hb_font_destroy(face->font);
	hb_draw_funcs_destroy(outlines->funcs);
}

static outline_face *open_face(gb_outlines *outlines, const gb_face *face)
{
	outline_face *opened = GB_NEW(outlines->arena, outline_face);
	hb_blob_t *blob = hb_blob_create_or_fail(
		face->bytes, (unsigned)face->size, HB_MEMORY_MODE_READONLY, NULL, NULL);

	opened->face = face;
	opened->next = outlines->faces;
	outlines->faces = opened;
	if (blob != NULL) {
		hb_face_t *hb_face = hb_face_create(blob, (unsigned)face->collection);

		opened->count = hb_face_get_glyph_count(hb_face);
		opened->font = hb_font_create(hb_face);
		hb_face_destroy(hb_face);
		hb_blob_destroy(blob);
	}
	opened->glyphs = GB_NEW_ARRAY(outlines->arena, opened->count, gb_outline *);
	return opened;
}

gb_outline *gb_outline_of(gb_outlines *outlines, const gb_face *face, uint32_t glyph)
{
	outline_face *from = outlines->faces;

	while (from != NULL && from->face != face)
		from = from->next;
	if (from == NULL)
		from = open_face(outlines, face);
	if (glyph >= from->count)
		return NULL;
	if (from->glyphs[glyph] == NULL) {
		drawing d = { .arena = outlines->arena, .scale = 1000.0 / face->units_per_em };
		gb_outline *outline = GB_NEW(outlines->arena, gb_outline);

		hb_font_get_glyph_shape(from->font, glyph, outlines->funcs, &d);
		outline->parts = d.parts;
		outline->count = d.count;
		from->glyphs[glyph] = outline;
	}
	return from->glyphs[glyph];
}
