#include "write/png_file.h"

/* By libpng's simplified writer, which cannot jump out of our code. */

#include <png.h>
#include <string.h>

static png_image image_of(uint32_t width, uint32_t height)
{
	png_image image;

	memset(&image, 0, sizeof(image));
	image.version = PNG_IMAGE_VERSION;
	image.width = width;
	image.height = height;
	image.format = PNG_FORMAT_RGB;
	/* Pages are type and flat grounds: without filters they are both smaller and faster. */
	image.flags = PNG_IMAGE_FLAG_FAST;
	return image;
}

gb_str gb_png_encode(gb_arena *arena, const uint8_t *rgb, uint32_t width, uint32_t height)
{
	png_image image = image_of(width, height);
	png_alloc_size_t size = PNG_IMAGE_PNG_SIZE_MAX(image);
	char *bytes = gb_arena_alloc(arena, size);

	if (!png_image_write_to_memory(&image, bytes, &size, 0, rgb, 0, NULL))
		return (gb_str){ 0 };
	return (gb_str){ bytes, size };
}

bool gb_png_write(FILE *file, const uint8_t *rgb, uint32_t width, uint32_t height)
{
	png_image image = image_of(width, height);

	return png_image_write_to_stdio(&image, file, 0, rgb, 0, NULL) != 0;
}
