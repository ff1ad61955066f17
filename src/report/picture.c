/* PNG files to pictures, by libpng's simplified reader. */
#include "report/picture.h"

#include <png.h>
#include <string.h>

static gb_str file_path(gb_arena *arena, gb_str directory, gb_str file)
{
	if (directory.n == 0 || (file.n > 0 && file.p[0] == '/'))
		return file;
	return gb_str_format(arena, "%.*s/%.*s", (int)directory.n, directory.p, (int)file.n, file.p);
}

static const gb_picture *picture_fault(
	gb_arena *arena, gb_diags *diags, gb_place place, gb_str path, const char *why)
{
	gb_fault(diags, place, "bad-picture",
		gb_str_format(arena, "\"%.*s\" (%s)", (int)path.n, path.p, why),
		GB_STR("a PNG file that can be read"),
		GB_STR("give the path from the layout's folder, or save the picture as PNG again"));
	return NULL;
}

const gb_picture *gb_picture_read(
	gb_arena *arena, gb_str directory, gb_str file, gb_place place, gb_diags *diags)
{
	gb_str path = file_path(arena, directory, file);
	png_image image;
	png_color white = { 255, 255, 255 };

	memset(&image, 0, sizeof image);
	image.version = PNG_IMAGE_VERSION;
	if (!png_image_begin_read_from_file(&image, gb_str_zero(arena, path)))
		return picture_fault(arena, diags, place, path, image.message);
	if ((uint64_t)image.width * image.height > GB_PICTURE_PIXELS) {
		png_image_free(&image);
		return picture_fault(arena, diags, place, path, "more than 80 million pixels");
	}
	image.format = PNG_FORMAT_RGB;
	gb_picture *picture = GB_NEW(arena, gb_picture);
	uint8_t *pixels = gb_arena_array(arena, PNG_IMAGE_SIZE(image), 1);

	if (!png_image_finish_read(&image, &white, pixels, 0, NULL)) {
		png_image_free(&image);
		return picture_fault(arena, diags, place, path, image.message);
	}
	picture->name = gb_str_copy(arena, file);
	picture->width = image.width;
	picture->height = image.height;
	picture->rgb = pixels;
	return picture;
}
