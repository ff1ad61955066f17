#include "write/cairo_draw.h"

#include "base/utf8.h"

/* Drawing with cairo: what its PDF, SVG and PNG have in common. */

#include <cairo-ft.h>
#include <ft2build.h>
#include FT_FREETYPE_H
#include FT_ADVANCES_H
#include <math.h>
#include <stdlib.h>

/* How far a glyph may stand from where it belongs, in points: 0.01 is promised. */
#define DRIFT_MOST 0.006
/* cairo 1.16 does not write pen corrections below this many thousandths of the em. */
#define CORRECTION_LEAST 3
/* So little that no number in the file changes, and enough that cairo writes a new text matrix. */
#define NUDGE (1 + 1e-9)

/* A glyph that has been used. */
typedef struct cairo_used {
	gb_str text;    /* what it stands for */
	double advance; /* in ems */
} cairo_used;

/* They are kept by glyph id, 256 together: of a Chinese face's 65,535 few are ever used. */
#define TOGETHER 256

/* cairo writes one text for a glyph of a font; where a glyph stands for another text too (⽇ beside
 * 日), it writes an /ActualText that MuPDF does not read. So the second text is set in a second
 * font made of the same face. */
struct gb_cairo_font {
	const gb_face *face;
	cairo_font_face_t *font;
	FT_Face ft;                                      /* belongs to `font` */
	cairo_used *glyphs[(UINT16_MAX + 1) / TOGETHER]; /* NULL where none has been used */
};

struct gb_cairo_picture {
	const gb_picture *picture;
	cairo_surface_t *surface;
	size_t page; /* on which it was last drawn */
};

void gb_cairo_open(gb_cairo *c, gb_arena *arena, struct _cairo *context)
{
	*c = (gb_cairo){ .arena = arena, .context = context };
}

void gb_cairo_close(gb_cairo *c)
{
	for (size_t i = 0; i < c->font_count; i++)
		cairo_font_face_destroy(c->fonts[i]->font);
	for (size_t i = 0; i < c->picture_count; i++)
		cairo_surface_destroy(c->pictures[i].surface);
	c->font_count = c->picture_count = 0;
}

const char *gb_cairo_error(const gb_cairo *c)
{
	cairo_status_t status = cairo_status(c->context);

	if (status == CAIRO_STATUS_SUCCESS)
		status = cairo_surface_status(cairo_get_target(c->context));
	return status == CAIRO_STATUS_SUCCESS ? NULL : cairo_status_to_string(status);
}

/* cairo keeps fonts in a cache beyond our sight, so a FreeType face lives as long as cairo's face
 * does, with a library of its own. */
typedef struct ft_owner {
	FT_Library library;
	FT_Face face;
} ft_owner;

static void drop_ft(void *data)
{
	ft_owner *owner = data;

	FT_Done_Face(owner->face);
	FT_Done_FreeType(owner->library);
	free(owner);
}

static cairo_font_face_t *open_font(const gb_face *face, FT_Face *ft)
{
	static const cairo_user_data_key_t key;
	ft_owner *owner = calloc(1, sizeof(*owner));

	if (owner == NULL)
		return NULL;
	if (FT_Init_FreeType(&owner->library) != 0) {
		free(owner);
		return NULL;
	}
	if (FT_New_Memory_Face(owner->library, face->bytes, (FT_Long)face->size, face->collection,
			&owner->face) != 0) {
		FT_Done_FreeType(owner->library);
		free(owner);
		return NULL;
	}
	*ft = owner->face;

	cairo_font_face_t *font =
		cairo_ft_font_face_create_for_ft_face(owner->face, FT_LOAD_NO_HINTING | FT_LOAD_NO_BITMAP);

	if (cairo_font_face_set_user_data(font, &key, owner, drop_ft) != CAIRO_STATUS_SUCCESS) {
		cairo_font_face_destroy(font);
		drop_ft(owner);
		return NULL;
	}
	return font;
}

static bool has_glyph(const gb_cairo_font *font, uint32_t glyph)
{
	return glyph < (uint32_t)font->ft->num_glyphs && glyph <= UINT16_MAX;
}

/* The glyph as it was used first: for `text` when this is the first time. FreeType looks long for
 * an advance, so it is remembered. */
static const cairo_used *used_glyph(gb_cairo *c, gb_cairo_font *font, uint32_t glyph, gb_str text)
{
	cairo_used **page = &font->glyphs[glyph / TOGETHER];
	FT_Fixed units = 0;

	if (*page == NULL)
		*page = GB_NEW_ARRAY(c->arena, TOGETHER, cairo_used);

	cairo_used *used = &(*page)[glyph % TOGETHER];

	if (used->text.p == NULL) {
		FT_Get_Advance(font->ft, glyph, FT_LOAD_NO_SCALE, &units);
		*used = (cairo_used){ text, (double)units / font->ft->units_per_EM };
	}
	return used;
}

/* The font that draws this glyph for this text, made where there is none; NULL when the file is
 * not a font or has no such glyph. */
static const gb_cairo_font *font_for(gb_cairo *c, const gb_face *face, uint32_t glyph, gb_str text)
{
	gb_cairo_font *font = NULL;

	for (size_t i = 0; i < c->font_count; i++) {
		font = c->fonts[i];
		if (font->face == face && has_glyph(font, glyph) &&
			gb_str_equal(used_glyph(c, font, glyph, text)->text, text))
			return font;
	}
	font = GB_NEW(c->arena, gb_cairo_font);
	font->face = face;
	font->font = open_font(face, &font->ft);
	if (font->font == NULL)
		return NULL;
	c->fonts = gb_arena_grow(
		c->arena, c->fonts, c->font_count, &c->font_capacity, c->font_count + 1, sizeof(*c->fonts));
	c->fonts[c->font_count++] = font;
	if (!has_glyph(font, glyph))
		return NULL;
	used_glyph(c, font, glyph, text);
	return font;
}

static void set_colour(cairo_t *cr, gb_colour colour)
{
	cairo_set_source_rgb(cr, colour.red / 255.0, colour.green / 255.0, colour.blue / 255.0);
}

/* The pens of cairo and of a PDF reader, in thousandths of the em from a piece's first glyph: cairo
 * counts exact advances, the reader the widths in the file, whose fractions cairo cuts off. cairo
 * corrects its pen by whole thousandths, and not by less than three; so each glyph is asked for
 * where such a correction brings the reader's pen nearest to where the glyph belongs. */
typedef struct pens {
	double cairo, reader;
} pens;

/* Moves both pens to a glyph that belongs at `want`; returns where the reader draws it, from there. */
static double pens_correct(pens *p, double want)
{
	const double correction = round(want - p->reader);

	if (fabs(correction) >= CORRECTION_LEAST) {
		p->cairo += correction;
		p->reader += correction;
	}
	return p->reader - want;
}

static void pens_advance(pens *p, const gb_cairo_font *font, uint32_t glyph)
{
	const double advance = font->glyphs[glyph / TOGETHER][glyph % TOGETHER].advance;

	p->cairo += advance * 1000;
	p->reader += (double)(long)(advance * 1000);
}

/* What a glyph of a cluster stands for. Where there are characters enough each has one and the
 * last what is left: cairo would tie the whole to an /ActualText, which MuPDF does not read. Else
 * the first has all, and the others none: *shape is set. */
static gb_str text_of(const gb_glyph_run *run, size_t index, bool *shape)
{
	size_t first = index, glyphs;

	while (first > 0 && run->glyphs[first - 1].cluster == run->glyphs[index].cluster)
		first--;

	gb_str text = gb_glyph_cluster(run, first, &glyphs);

	*shape = false;
	if (glyphs == 1)
		return text;
	if (gb_utf8_count(text) < glyphs) {
		*shape = index > first;
		return index > first ? GB_STR("") : text;
	}
	for (size_t i = first; i < index; i++) {
		size_t length;

		gb_utf8_at(text, 0, &length);
		text = gb_str_slice(text, length, text.n);
	}
	if (index + 1 < first + glyphs)
		gb_utf8_at(text, 0, &text.n);
	return text;
}

/* A piece of a run that cairo draws in one go. */
typedef struct run_piece {
	const gb_cairo_font *font; /* NULL: there is none */
	size_t from, to;
	cairo_glyph_t *glyphs;
	cairo_text_cluster_t *clusters;
	int count;
	gb_buf text;
} run_piece;

static bool is_blank(gb_str text)
{
	return gb_str_is(text, " ") || gb_str_is(text, "\xC2\xA0") || gb_str_is(text, "\xE3\x80\x80");
}

/* Gathers glyphs until one would be drawn too far from where it belongs. A blank cannot be, and
 * may not be a piece: cairo leaves out what has no ink. */
static void gather(gb_cairo *c, const gb_glyph_run *run, run_piece *piece)
{
	const double unit = run->size / 1000;
	const gb_glyph *first = &run->glyphs[piece->from];
	double y = first->y;
	pens p = { 0, 0 };

	for (size_t i = piece->from; i < run->count; i++) {
		const gb_glyph *glyph = &run->glyphs[i];
		const double want = (glyph->x - first->x) / unit;
		bool shape;
		const gb_str text = text_of(run, i, &shape);

		piece->to = i;
		if (shape)
			continue;

		const gb_cairo_font *font = font_for(c, run->face, glyph->id, text);

		if (i == piece->from)
			piece->font = font;
		if (font == NULL || font != piece->font)
			return;
		/* Where the height changes cairo begins anew by itself. */
		if (glyph->y != y)
			p = (pens){ want, want };
		if (fabs(pens_correct(&p, want)) * unit > DRIFT_MOST && i > piece->from && !is_blank(text))
			return;
		piece->clusters[piece->count] = (cairo_text_cluster_t){ (int)text.n, 1 };
		piece->glyphs[piece->count++] =
			(cairo_glyph_t){ glyph->id, first->x + p.cairo * unit, glyph->y };
		gb_buf_str(&piece->text, text);
		pens_advance(&p, font, glyph->id);
		y = glyph->y;
	}
	piece->to = run->count;
}

static void show(cairo_t *cr, const gb_glyph_run *run, const run_piece *piece)
{
	cairo_show_text_glyphs(cr, piece->text.n > 0 ? piece->text.p : "", (int)piece->text.n,
		piece->glyphs, piece->count, piece->clusters, piece->count, 0);
	for (size_t i = piece->from; i < piece->to; i++) {
		const cairo_glyph_t glyph = { run->glyphs[i].id, run->glyphs[i].x, run->glyphs[i].y };
		bool shape;

		text_of(run, i, &shape);
		if (!shape)
			continue;
		cairo_new_path(cr);
		cairo_glyph_path(cr, &glyph, 1);
		cairo_fill(cr);
	}
}

static void apply(cairo_t *cr, gb_matrix m)
{
	const cairo_matrix_t matrix = { m.a, m.b, m.c, m.d, m.e, m.f };

	cairo_transform(cr, &matrix);
}

bool gb_cairo_glyphs(gb_cairo *c, const gb_glyph_run *run)
{
	cairo_t *cr = c->context;
	run_piece piece = {
		.glyphs = GB_NEW_ARRAY(c->arena, run->count, cairo_glyph_t),
		.clusters = GB_NEW_ARRAY(c->arena, run->count, cairo_text_cluster_t),
		.text = gb_buf_new(c->arena),
	};
	cairo_font_options_t *options;
	bool nudged = false;

	cairo_save(cr);
	apply(cr, run->matrix);
	set_colour(cr, run->paint.colour);
	options = cairo_font_options_create();
	cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE);
	cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF);
	cairo_font_options_set_antialias(options, CAIRO_ANTIALIAS_GRAY);
	cairo_set_font_options(cr, options);
	cairo_font_options_destroy(options);
	for (; piece.from < run->count; piece.from = piece.to) {
		piece.count = 0;
		piece.text.n = 0;
		gather(c, run, &piece);
		if (piece.font == NULL)
			break;
		/* Each piece must begin anew, not go on from the reader's pen. */
		cairo_set_font_face(cr, piece.font->font);
		cairo_set_font_size(cr, nudged ? run->size * NUDGE : run->size);
		nudged = !nudged;
		show(cr, run, &piece);
	}
	cairo_restore(cr);
	return piece.font != NULL || run->count == 0;
}

static void put_segments(cairo_t *cr, const gb_path *path)
{
	cairo_new_path(cr);
	cairo_set_fill_rule(cr, path->even_odd ? CAIRO_FILL_RULE_EVEN_ODD : CAIRO_FILL_RULE_WINDING);
	for (size_t i = 0; i < path->count; i++) {
		const gb_segment *segment = &path->segments[i];

		switch (segment->kind) {
		case GB_SEGMENT_MOVE:
			cairo_move_to(cr, segment->to.x, segment->to.y);
			break;
		case GB_SEGMENT_LINE:
			cairo_line_to(cr, segment->to.x, segment->to.y);
			break;
		case GB_SEGMENT_CURVE:
			cairo_curve_to(cr, segment->first.x, segment->first.y, segment->second.x,
				segment->second.y, segment->to.x, segment->to.y);
			break;
		case GB_SEGMENT_CLOSE:
			cairo_close_path(cr);
			break;
		}
	}
}

static void set_stroke(cairo_t *cr, const gb_stroke *stroke)
{
	static const cairo_line_cap_t caps[] = { CAIRO_LINE_CAP_BUTT, CAIRO_LINE_CAP_ROUND,
		CAIRO_LINE_CAP_SQUARE };
	static const cairo_line_join_t joins[] = { CAIRO_LINE_JOIN_MITER, CAIRO_LINE_JOIN_ROUND,
		CAIRO_LINE_JOIN_BEVEL };

	set_colour(cr, stroke->paint.colour);
	cairo_set_line_width(cr, stroke->width);
	cairo_set_line_cap(cr, caps[stroke->cap]);
	cairo_set_line_join(cr, joins[stroke->join]);
	cairo_set_dash(cr, stroke->dash, (int)stroke->dash_count, stroke->dash_phase);
}

static void fill_gradient(cairo_t *cr, const gb_paint *paint)
{
	cairo_pattern_t *pattern =
		cairo_pattern_create_linear(paint->from.x, paint->from.y, paint->to.x, paint->to.y);

	cairo_pattern_add_color_stop_rgb(pattern, 0, paint->colour.red / 255.0,
		paint->colour.green / 255.0, paint->colour.blue / 255.0);
	cairo_pattern_add_color_stop_rgb(pattern, 1, paint->second.red / 255.0,
		paint->second.green / 255.0, paint->second.blue / 255.0);
	cairo_pattern_set_extend(pattern, CAIRO_EXTEND_PAD);
	cairo_set_source(cr, pattern);
	cairo_pattern_destroy(pattern);
	cairo_fill(cr);
}

static void fill_hatch(cairo_t *cr, const gb_path *path)
{
	const gb_hatch hatch = gb_paint_hatch(&path->fill, gb_path_bounds(path));
	const gb_stroke stroke = gb_stroke_solid(path->fill.colour, path->fill.width);

	set_colour(cr, path->fill.second);
	cairo_fill_preserve(cr);
	cairo_save(cr);
	cairo_clip(cr);
	set_stroke(cr, &stroke);
	for (size_t i = 0; i < hatch.count; i++) {
		gb_point from, to;

		gb_hatch_line(&hatch, i, &from, &to);
		cairo_move_to(cr, from.x, from.y);
		cairo_line_to(cr, to.x, to.y);
	}
	cairo_stroke(cr);
	cairo_restore(cr);
}

void gb_cairo_path(gb_cairo *c, const gb_path *path)
{
	cairo_t *cr = c->context;

	if (path->count == 0)
		return;
	put_segments(cr, path);
	switch (path->fill.kind) {
	case GB_PAINT_NONE:
		break;
	case GB_PAINT_SOLID:
		set_colour(cr, path->fill.colour);
		cairo_fill(cr);
		break;
	case GB_PAINT_HATCH:
		fill_hatch(cr, path);
		break;
	case GB_PAINT_GRADIENT:
		fill_gradient(cr, &path->fill);
		break;
	}
	if (path->stroke.paint.kind != GB_PAINT_NONE) {
		put_segments(cr, path);
		set_stroke(cr, &path->stroke);
		cairo_stroke(cr);
	}
	cairo_new_path(cr);
}

void gb_cairo_clip_push(gb_cairo *c, const gb_path *path)
{
	cairo_save(c->context);
	put_segments(c->context, path);
	cairo_clip(c->context);
}

void gb_cairo_clip_pop(gb_cairo *c)
{
	cairo_restore(c->context);
}

static cairo_surface_t *picture_surface(const gb_picture *picture)
{
	cairo_surface_t *surface =
		cairo_image_surface_create(CAIRO_FORMAT_RGB24, (int)picture->width, (int)picture->height);
	unsigned char *pixels = cairo_image_surface_get_data(surface);
	const size_t stride = (size_t)cairo_image_surface_get_stride(surface);

	if (cairo_surface_status(surface) != CAIRO_STATUS_SUCCESS)
		return surface; /* its status passes into the context */
	cairo_surface_flush(surface);
	for (size_t y = 0; y < picture->height; y++) {
		uint32_t *row = (uint32_t *)(void *)(pixels + y * stride);
		const uint8_t *rgb = picture->rgb + y * picture->width * 3;

		for (size_t x = 0; x < picture->width; x++, rgb += 3)
			row[x] = (uint32_t)rgb[0] << 16 | (uint32_t)rgb[1] << 8 | rgb[2];
	}
	cairo_surface_mark_dirty(surface);
	return surface;
}

/* One surface a picture, so that it is written once on however many pages it stands; but another
 * where it stands on a page twice, because cairo 1.16 would name it twice among the resources. */
static cairo_surface_t *surface_of(gb_cairo *c, const gb_picture *picture)
{
	size_t i = 0;

	while (i < c->picture_count &&
		   (c->pictures[i].picture != picture || c->pictures[i].page == c->page))
		i++;
	if (i == c->picture_count) {
		c->pictures = gb_arena_grow(c->arena, c->pictures, c->picture_count, &c->picture_capacity,
			c->picture_count + 1, sizeof(*c->pictures));
		c->pictures[i].picture = picture;
		c->pictures[i].surface = picture_surface(picture);
		c->picture_count++;
	}
	c->pictures[i].page = c->page;
	return c->pictures[i].surface;
}

void gb_cairo_image(gb_cairo *c, const gb_image *image)
{
	cairo_t *cr = c->context;
	const gb_picture *picture = image->picture;

	cairo_save(cr);
	apply(cr, image->matrix);
	cairo_scale(cr, 1.0 / picture->width, 1.0 / picture->height);
	cairo_set_source_surface(cr, surface_of(c, picture), 0, 0);
	/* Pixels stay pixels, as in the other writer; readers smooth when they shrink. */
	cairo_pattern_set_filter(
		cairo_get_source(cr), c->smooth ? CAIRO_FILTER_GOOD : CAIRO_FILTER_NEAREST);
	if (c->smooth) /* else the edge is mixed with what is not there */
		cairo_pattern_set_extend(cairo_get_source(cr), CAIRO_EXTEND_PAD);
	cairo_rectangle(cr, 0, 0, picture->width, picture->height);
	cairo_fill(cr);
	cairo_restore(cr);
}
