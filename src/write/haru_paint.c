#include "write/haru.h"

/* Shapes and pictures as content of a page (ISO 32000-1, 8). The page's first operator turns the
 * axes, so these are the numbers of the display list. */

#include <string.h>

void gb_haru_number(gb_buf *out, double value)
{
	gb_buf_number(out, value, 4);
	gb_buf_char(out, ' ');
}

static void put_point(gb_buf *out, gb_point p)
{
	gb_haru_number(out, p.x);
	gb_haru_number(out, p.y);
}

static void put_colour(gb_buf *out, gb_colour colour, const char *operator)
{
	gb_haru_number(out, colour.red / 255.0);
	gb_haru_number(out, colour.green / 255.0);
	gb_haru_number(out, colour.blue / 255.0);
	gb_buf_text(out, operator);
}

static bool same_colour(gb_colour a, gb_colour b)
{
	return a.red == b.red && a.green == b.green && a.blue == b.blue;
}

void gb_haru_fill_colour(gb_haru_writer *w, gb_colour colour)
{
	gb_haru_state *state = &w->states[w->depth];

	if (state->filled && same_colour(state->fill, colour))
		return;
	put_colour(&w->content, colour, "rg\n");
	state->filled = true;
	state->fill = colour;
}

void gb_haru_save_state(gb_haru_writer *w)
{
	gb_buf_text(&w->content, "q\n");
	w->states[w->depth + 1] = w->states[w->depth];
	w->depth++;
}

void gb_haru_restore_state(gb_haru_writer *w)
{
	gb_buf_text(&w->content, "Q\n");
	w->depth--;
}

static bool same_dash(const gb_stroke *a, const gb_stroke *b)
{
	if (a->dash_count != b->dash_count)
		return false;
	for (size_t i = 0; i < a->dash_count; i++) {
		if (a->dash[i] != b->dash[i])
			return false;
	}
	return a->dash_count == 0 || a->dash_phase == b->dash_phase;
}

static void put_stroke(gb_haru_writer *w, const gb_stroke *stroke)
{
	gb_haru_state *state = &w->states[w->depth];
	const bool known = state->stroked;
	gb_buf *out = &w->content;

	if (!known || !same_colour(state->stroke.paint.colour, stroke->paint.colour))
		put_colour(out, stroke->paint.colour, "RG\n");
	if (!known || state->stroke.width != stroke->width) {
		gb_haru_number(out, stroke->width);
		gb_buf_text(out, "w\n");
	}
	/* Our caps and joins are numbered as PDF numbers them. */
	if (!known || state->stroke.cap != stroke->cap)
		gb_buf_format(out, "%d J\n", (int)stroke->cap);
	if (!known || state->stroke.join != stroke->join)
		gb_buf_format(out, "%d j\n", (int)stroke->join);
	if (!known || !same_dash(&state->stroke, stroke)) {
		gb_buf_char(out, '[');
		for (size_t i = 0; i < stroke->dash_count; i++)
			gb_haru_number(out, stroke->dash[i]);
		gb_buf_text(out, "] ");
		gb_haru_number(out, stroke->dash_count > 0 ? stroke->dash_phase : 0);
		gb_buf_text(out, "d\n");
	}
	state->stroked = true;
	state->stroke = *stroke;
}

void gb_haru_segments(gb_buf *out, const gb_path *path)
{
	for (size_t i = 0; i < path->count; i++) {
		const gb_segment *segment = &path->segments[i];

		switch (segment->kind) {
		case GB_SEGMENT_MOVE:
			put_point(out, segment->to);
			gb_buf_text(out, "m\n");
			break;
		case GB_SEGMENT_LINE:
			put_point(out, segment->to);
			gb_buf_text(out, "l\n");
			break;
		case GB_SEGMENT_CURVE:
			put_point(out, segment->first);
			put_point(out, segment->second);
			put_point(out, segment->to);
			gb_buf_text(out, "c\n");
			break;
		case GB_SEGMENT_CLOSE:
			gb_buf_text(out, "h\n");
			break;
		}
	}
}

static void put_clip(gb_buf *out, const gb_path *path)
{
	gb_haru_segments(out, path);
	/* A clip without segments lets nothing through; W needs a path to say so. */
	if (path->count == 0)
		gb_buf_text(out, "0 0 0 0 re\n");
	gb_buf_text(out, path->even_odd ? "W* n\n" : "W n\n");
}

static gb_haru_object *colour_array(gb_haru *haru, gb_colour colour)
{
	gb_haru_object *array = gb_haru_array(haru);

	gb_haru_add_real(haru, array, colour.red / 255.0);
	gb_haru_add_real(haru, array, colour.green / 255.0);
	gb_haru_add_real(haru, array, colour.blue / 255.0);
	return array;
}

/* An axial shading (8.7.4.5.3) with one exponential function. */
static gb_haru_object *shading(gb_haru *haru, const gb_paint *paint)
{
	gb_haru_object *dict = gb_haru_shared_dict(haru), *function = gb_haru_dict(haru);
	gb_haru_object *domain = gb_haru_array(haru), *ends = gb_haru_array(haru);
	gb_haru_object *extend = gb_haru_array(haru);
	const double coordinates[] = { paint->from.x, paint->from.y, paint->to.x, paint->to.y };
	gb_haru_object *coords = gb_haru_array(haru);

	gb_haru_add_int(haru, domain, 0);
	gb_haru_add_int(haru, domain, 1);
	gb_haru_put_int(haru, function, "FunctionType", 2);
	gb_haru_put(haru, function, "Domain", domain);
	gb_haru_put(haru, function, "C0", colour_array(haru, paint->colour));
	gb_haru_put(haru, function, "C1", colour_array(haru, paint->second));
	gb_haru_put_int(haru, function, "N", 1);

	for (size_t i = 0; i < GB_COUNT(coordinates); i++)
		gb_haru_add_real(haru, coords, coordinates[i]);
	gb_haru_add_int(haru, ends, 0);
	gb_haru_add_int(haru, ends, 1);
	gb_haru_add_bool(haru, extend, true);
	gb_haru_add_bool(haru, extend, true);
	gb_haru_put_int(haru, dict, "ShadingType", 2);
	gb_haru_put_name(haru, dict, "ColorSpace", "DeviceRGB");
	gb_haru_put(haru, dict, "Coords", coords);
	gb_haru_put(haru, dict, "Domain", ends);
	gb_haru_put(haru, dict, "Function", function);
	gb_haru_put(haru, dict, "Extend", extend);
	return dict;
}

static void fill_gradient(gb_haru_writer *w, const gb_path *path)
{
	char name[24];

	if (w->shading_names == NULL)
		w->shading_names = gb_haru_dict(w->haru);
	snprintf(name, sizeof(name), "S%zu", ++w->shadings);
	gb_haru_put(w->haru, w->shading_names, name, shading(w->haru, &path->fill));
	gb_haru_save_state(w);
	put_clip(&w->content, path);
	gb_buf_format(&w->content, "/%s sh\n", name);
	gb_haru_restore_state(w);
}

/* The ground, then lines clipped to the shape: the same lines in every format. */
static void fill_hatch(gb_haru_writer *w, const gb_path *path)
{
	const gb_hatch hatch = gb_paint_hatch(&path->fill, gb_path_bounds(path));
	const gb_stroke stroke = gb_stroke_solid(path->fill.colour, path->fill.width);
	gb_buf *out = &w->content;

	gb_haru_fill_colour(w, path->fill.second);
	gb_haru_segments(out, path);
	gb_buf_text(out, path->even_odd ? "f*\n" : "f\n");
	gb_haru_save_state(w);
	put_clip(out, path);
	put_stroke(w, &stroke);
	for (size_t i = 0; i < hatch.count; i++) {
		gb_point from, to;

		gb_hatch_line(&hatch, i, &from, &to);
		put_point(out, from);
		gb_buf_text(out, "m ");
		put_point(out, to);
		gb_buf_text(out, "l\n");
	}
	gb_buf_text(out, "S\n");
	gb_haru_restore_state(w);
}

bool gb_haru_path(gb_writer *writer, const gb_path *path)
{
	gb_haru_writer *w = (gb_haru_writer *)writer;
	gb_buf *out = &w->content;

	if (path->count == 0)
		return true;
	gb_haru_structure_paint(&w->structure, out);
	switch (path->fill.kind) {
	case GB_PAINT_NONE:
		break;
	case GB_PAINT_SOLID:
		gb_haru_fill_colour(w, path->fill.colour);
		gb_haru_segments(out, path);
		gb_buf_text(out, path->even_odd ? "f*\n" : "f\n");
		break;
	case GB_PAINT_HATCH:
		fill_hatch(w, path);
		break;
	case GB_PAINT_GRADIENT:
		fill_gradient(w, path);
		break;
	}
	if (path->stroke.paint.kind != GB_PAINT_NONE) {
		put_stroke(w, &path->stroke);
		gb_haru_segments(out, path);
		gb_buf_text(out, "S\n");
	}
	return true;
}

bool gb_haru_clip_push(gb_writer *writer, const gb_path *path)
{
	gb_haru_writer *w = (gb_haru_writer *)writer;

	gb_haru_structure_pause(&w->structure, &w->content);
	gb_haru_save_state(w);
	put_clip(&w->content, path);
	return true;
}

bool gb_haru_clip_pop(gb_writer *writer)
{
	gb_haru_writer *w = (gb_haru_writer *)writer;

	gb_haru_structure_pause(&w->structure, &w->content);
	gb_haru_restore_state(w);
	return true;
}

static gb_haru_object *image_object(gb_haru *haru, const gb_picture *picture)
{
	gb_haru_object *image =
		gb_haru_stream(haru, picture->rgb, (size_t)picture->width * picture->height * 3);

	gb_haru_put_name(haru, image, "Type", "XObject");
	gb_haru_put_name(haru, image, "Subtype", "Image");
	gb_haru_put_int(haru, image, "Width", (long)picture->width);
	gb_haru_put_int(haru, image, "Height", (long)picture->height);
	gb_haru_put_name(haru, image, "ColorSpace", "DeviceRGB");
	gb_haru_put_int(haru, image, "BitsPerComponent", 8);
	return image;
}

/* The picture's number; written once however often it is shown. */
static size_t image_of(gb_haru_writer *w, const gb_picture *picture)
{
	size_t i = 0;

	while (i < w->image_count && w->images[i].picture != picture)
		i++;
	if (i == w->image_count) {
		w->images = gb_arena_grow(w->base.arena, w->images, w->image_count, &w->image_capacity,
			w->image_count + 1, sizeof(*w->images));
		w->images[i].picture = picture;
		w->images[i].object = image_object(w->haru, picture);
		w->image_count++;
	}
	return i;
}

bool gb_haru_image(gb_writer *writer, const gb_image *image)
{
	gb_haru_writer *w = (gb_haru_writer *)writer;
	const size_t number = image_of(w, image->picture);
	/* A PDF's image has its first row at the top of a unit square whose y rises. */
	const gb_matrix turned = gb_matrix_multiply((gb_matrix){ 1, 0, 0, -1, 0, 1 }, image->matrix);
	const double values[] = { turned.a, turned.b, turned.c, turned.d, turned.e, turned.f };
	char name[24];

	snprintf(name, sizeof(name), "I%zu", number + 1);
	if (w->images[number].page != w->index + 1) {
		if (w->image_names == NULL)
			w->image_names = gb_haru_dict(w->haru);
		gb_haru_put(w->haru, w->image_names, name, w->images[number].object);
		w->images[number].page = w->index + 1;
	}
	gb_haru_structure_paint(&w->structure, &w->content);
	gb_haru_save_state(w);
	for (size_t i = 0; i < GB_COUNT(values); i++)
		gb_haru_number(&w->content, values[i]);
	gb_buf_format(&w->content, "cm\n/%s Do\n", name);
	gb_haru_restore_state(w);
	return true;
}
