#include "write/cairo_draw.h"
#include "write/outline.h"
#include "write/png_file.h"
#include "write/writer.h"

/*
 * PNG by cairo: one page, trimmed, at exactly the pixels asked for. Glyphs are filled as outlines,
 * because cairo 1.16 sets glyphs of fonts on whole pixels. What pixels cannot hold (structure,
 * links, destinations) is in the other formats; a picture shows the page.
 */

#include <cairo.h>
#include <errno.h>
#include <math.h>

/* Of cairo's image surfaces; and what a machine can hold without swapping. */
#define SIDE_MOST 32767.0
#define PIXELS_MOST 100e6
#define RESOLUTION 96.0

typedef struct png_writer {
	gb_writer base;
	cairo_surface_t *surface;
	cairo_t *context;
	gb_cairo draw;
	gb_outlines *outlines;
} png_writer;

static png_writer *png_of(gb_writer *writer)
{
	return (png_writer *)writer;
}

/* How a page becomes pixels. */
typedef struct raster {
	double width, height;    /* px, whole */
	double scale_x, scale_y; /* px a pt */
} raster;

static raster raster_of(const gb_page *page, const gb_write_options *options)
{
	const gb_rect sheet = gb_writer_sheet(page);
	const double resolution = options->resolution > 0 ? options->resolution : RESOLUTION;
	raster r = { .scale_x = resolution / 72.0, .scale_y = resolution / 72.0 };

	if (options->pixels > 0) {
		/* The height is the next whole one, and what reaches the edge still does. */
		r.scale_x = options->pixels / sheet.width;
		r.scale_y = fmax(1, round(sheet.height * r.scale_x)) / sheet.height;
	}
	/* A pixel that is begun is there; a thousandth of one is only rounding. */
	r.width = fmax(1, ceil(sheet.width * r.scale_x - 0.001));
	r.height = fmax(1, ceil(sheet.height * r.scale_y - 0.001));
	return r;
}

static bool png_check(const gb_document *document, const gb_write_options *options, gb_diags *diags)
{
	(void)document; /* there is nothing on a page that pixels cannot show */
	(void)options;
	(void)diags;
	return true;
}

static bool check_size(gb_writer *writer, const gb_page *page)
{
	const raster r = raster_of(page, writer->options);

	if (r.width <= SIDE_MOST && r.height <= SIDE_MOST && r.width * r.height <= PIXELS_MOST)
		return true;
	return gb_fault_status(writer->diags, GB_STATUS_USAGE,
		gb_place_of_file(writer->arena, writer->name), "too-many-pixels",
		gb_str_format(writer->arena, "%ld × %ld pixels", (long)r.width, (long)r.height),
		GB_STR("at most 32767 on a side and 100 million in all"),
		GB_STR("give a smaller px= or dpi="));
}

static bool fine(png_writer *w)
{
	const char *error = gb_cairo_error(&w->draw);

	if (error == NULL)
		return true;
	return gb_writer_fault(&w->base, "cairo",
		gb_str_format(w->base.arena, "cairo's error “%s”", error), GB_STR("give a smaller px="));
}

static bool png_begin(gb_writer *writer)
{
	png_of(writer)->outlines = gb_outlines_open(writer->arena);
	return check_size(writer, &writer->document->pages[writer->options->first_page]);
}

static bool png_page_begin(gb_writer *writer, const gb_page *page, size_t index)
{
	png_writer *w = png_of(writer);
	const raster r = raster_of(page, writer->options);
	const gb_matrix turn = gb_writer_turn(page);
	const cairo_matrix_t matrix = { turn.a, turn.b, turn.c, turn.d, turn.e, turn.f };

	w->surface = cairo_image_surface_create(CAIRO_FORMAT_RGB24, (int)r.width, (int)r.height);
	w->context = cairo_create(w->surface);
	gb_cairo_open(&w->draw, writer->arena, w->context);
	w->draw.page = index + 1;
	w->draw.smooth = true;
	cairo_set_source_rgb(w->context, 1, 1, 1);
	cairo_paint(w->context);
	cairo_scale(w->context, r.scale_x, r.scale_y);
	cairo_transform(w->context, &matrix);
	return fine(w);
}

/* Outlines are quadratic, cairo's curves are cubic: the same curve of one degree more. */
static void add_outline(cairo_t *cr, const gb_outline *outline, gb_point at, double scale)
{
	gb_point pen = at;

	for (size_t i = 0; i < outline->count; i++) {
		const gb_outline_part *part = &outline->parts[i];
		const gb_point to = { at.x + part->to.x * scale, at.y - part->to.y * scale };
		const gb_point control = { at.x + part->control.x * scale, at.y - part->control.y * scale };

		switch (part->kind) {
		case GB_OUTLINE_MOVE:
			cairo_move_to(cr, to.x, to.y);
			break;
		case GB_OUTLINE_LINE:
			cairo_line_to(cr, to.x, to.y);
			break;
		case GB_OUTLINE_CURVE:
			cairo_curve_to(cr, pen.x + (control.x - pen.x) * 2 / 3,
				pen.y + (control.y - pen.y) * 2 / 3, to.x + (control.x - to.x) * 2 / 3,
				to.y + (control.y - to.y) * 2 / 3, to.x, to.y);
			break;
		case GB_OUTLINE_CLOSE:
			cairo_close_path(cr);
			continue;
		}
		pen = to;
	}
}

static bool png_glyphs(gb_writer *writer, const gb_glyph_run *run)
{
	png_writer *w = png_of(writer);
	cairo_t *cr = w->context;
	const gb_matrix m = run->matrix;
	const cairo_matrix_t matrix = { m.a, m.b, m.c, m.d, m.e, m.f };
	const gb_colour colour = run->paint.colour;

	cairo_save(cr);
	cairo_transform(cr, &matrix);
	cairo_set_source_rgb(cr, colour.red / 255.0, colour.green / 255.0, colour.blue / 255.0);
	cairo_set_fill_rule(cr, CAIRO_FILL_RULE_WINDING);
	cairo_new_path(cr);
	for (size_t i = 0; i < run->count; i++) {
		const gb_glyph *glyph = &run->glyphs[i];
		const gb_outline *outline = gb_outline_of(w->outlines, run->face, glyph->id);

		if (outline == NULL) {
			cairo_restore(cr);
			return gb_writer_fault_font(writer, run->face);
		}
		add_outline(cr, outline, (gb_point){ glyph->x, glyph->y }, run->size / 1000.0);
	}
	cairo_fill(cr);
	cairo_restore(cr);
	return true;
}

static bool png_path(gb_writer *writer, const gb_path *path)
{
	gb_cairo_path(&png_of(writer)->draw, path);
	return true;
}

static bool png_image_drawn(gb_writer *writer, const gb_image *image)
{
	gb_cairo_image(&png_of(writer)->draw, image);
	return true;
}

static bool png_link(gb_writer *writer, const gb_link *link)
{
	(void)writer;
	(void)link;
	return true;
}

static bool png_dest(gb_writer *writer, const gb_dest *dest)
{
	(void)writer;
	(void)dest;
	return true;
}

static bool png_clip_push(gb_writer *writer, const gb_path *path)
{
	gb_cairo_clip_push(&png_of(writer)->draw, path);
	return true;
}

static bool png_clip_pop(gb_writer *writer)
{
	gb_cairo_clip_pop(&png_of(writer)->draw);
	return true;
}

static bool png_tag_begin(gb_writer *writer, const gb_tag *tag)
{
	(void)writer;
	(void)tag;
	return true;
}

static bool png_tag_end(gb_writer *writer)
{
	(void)writer;
	return true;
}

static bool png_page_end(gb_writer *writer)
{
	return fine(png_of(writer));
}

/* cairo's pixels are native words of 0xRRGGBB in rows of `stride` bytes; what libpng takes is
 * shorter, so it is packed in place, from the first pixel on. */
static uint8_t *pack(cairo_surface_t *surface, size_t width, size_t height)
{
	uint8_t *bytes = cairo_image_surface_get_data(surface);
	const size_t stride = (size_t)cairo_image_surface_get_stride(surface);
	uint8_t *to = bytes;

	for (size_t y = 0; y < height; y++) {
		const uint32_t *row = (const uint32_t *)(const void *)(bytes + y * stride);

		for (size_t x = 0; x < width; x++) {
			const uint32_t pixel = row[x];

			*to++ = (uint8_t)(pixel >> 16);
			*to++ = (uint8_t)(pixel >> 8);
			*to++ = (uint8_t)pixel;
		}
	}
	return bytes;
}

static bool png_end(gb_writer *writer)
{
	png_writer *w = png_of(writer);
	FILE *file = gb_writer_open(writer);

	if (file == NULL)
		return false;
	cairo_surface_flush(w->surface);

	const uint32_t width = (uint32_t)cairo_image_surface_get_width(w->surface);
	const uint32_t height = (uint32_t)cairo_image_surface_get_height(w->surface);

	errno = 0;
	if (!gb_png_write(file, pack(w->surface, width, height), width, height))
		writer->error = errno != 0 ? errno : EIO;
	return gb_writer_finish(writer, file);
}

static void png_close(gb_writer *writer)
{
	png_writer *w = png_of(writer);

	gb_outlines_close(w->outlines);
	if (w->context == NULL)
		return;
	gb_cairo_close(&w->draw);
	cairo_destroy(w->context);
	cairo_surface_destroy(w->surface);
}

const gb_writer_class gb_png_writer_class = {
	.name = "png",
	.suffix = ".png",
	.summary = "a page as pixels, by cairo: px=WIDTH or dpi=N; 96 dpi when neither is given",
	.size = sizeof(png_writer),
	.single = true,
	.raster = true,
	.check = png_check,
	.begin = png_begin,
	.page_begin = png_page_begin,
	.glyphs = png_glyphs,
	.path = png_path,
	.image = png_image_drawn,
	.link = png_link,
	.dest = png_dest,
	.clip_push = png_clip_push,
	.clip_pop = png_clip_pop,
	.tag_begin = png_tag_begin,
	.tag_end = png_tag_end,
	.page_end = png_page_end,
	.end = png_end,
	.close = png_close,
};
