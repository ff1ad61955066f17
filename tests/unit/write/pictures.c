#include "sample.h"

#include "write/writer.h"

#include <png.h>
#include <unistd.h>

/* SVG and PNG of every operation: the same picture by librsvg as by cairo, exact pixels, refusals. */

typedef struct fixture {
	sample sample;
	char folder[40];
} fixture;

static int open_fixture(void **state)
{
	fixture *f = calloc(1, sizeof(*f));

	*state = f;
	sample_open(&f->sample);
	strcpy(f->folder, "/tmp/gongbao-pictures-XXXXXX");
	return mkdtemp(f->folder) == NULL;
}

static int close_fixture(void **state)
{
	fixture *f = *state;
	char command[80];

	snprintf(command, sizeof(command), "rm -r %s", f->folder);
	if (system(command) != 0)
		return 1;
	sample_close(&f->sample);
	free(f);
	return 0;
}

static const char *path_of(fixture *f, const char *name)
{
	return gb_str_zero(f->sample.arena, gb_str_format(f->sample.arena, "%s/%s", f->folder, name));
}

static bool write_page(
	fixture *f, const gb_writer_class *class, gb_write_options options, const char *name)
{
	sample *s = &f->sample;

	return gb_write(s->arena, class, &s->document, &options, path_of(f, name),
		gb_str_of(path_of(f, name)), s->diags);
}

static gb_write_options page_alone(size_t page)
{
	return (gb_write_options){ .first_page = page, .last_page = page };
}

static gb_str file_bytes(fixture *f, const char *name)
{
	FILE *file = fopen(path_of(f, name), "rb");
	gb_buf buf = gb_buf_new(f->sample.arena);
	char bytes[4096];
	size_t n;

	assert_non_null(file);
	while ((n = fread(bytes, 1, sizeof(bytes), file)) > 0)
		gb_buf_bytes(&buf, bytes, n);
	fclose(file);
	return gb_buf_taken(&buf);
}

static bool runs(fixture *f, gb_str command)
{
	return system(gb_str_zero(f->sample.arena, command)) == 0;
}

/* librsvg is a witness that knows nothing of cairo's way with our display list but its drawing. */
static void test_same_picture(void **state)
{
	fixture *f = *state;
	gb_arena *arena = f->sample.arena;
	const char *build = getenv("BUILD") != NULL ? getenv("BUILD") : "build";

	for (size_t page = 0; page < f->sample.document.page_count; page++) {
		gb_write_options options = page_alone(page);

		assert_true(write_page(f, &gb_svg_writer_class, options, "page.svg"));
		options.resolution = 144;
		assert_true(write_page(f, &gb_png_writer_class, options, "page.png"));
		assert_true(
			runs(f, gb_str_format(arena, "xmllint --noout --nonet %s/page.svg", f->folder)));
		assert_true(runs(f, gb_str_format(arena, "rsvg-convert -z 1.5 %s/page.svg -o %s/rsvg.png",
								f->folder, f->folder)));
		/* The picture of 8 x 6 pixels is enlarged: how its pixels are smoothed is each one's own. */
		assert_true(
			runs(f, gb_str_format(arena, "%s/pixels %s page %s/rsvg.png %s/page.png >/dev/null",
						build, page == 1 ? "1.5" : "0.1", f->folder, f->folder)));
	}
}

static void test_svg_says(void **state)
{
	fixture *f = *state;

	assert_true(write_page(f, &gb_svg_writer_class, page_alone(0), "page.svg"));

	const gb_str text = file_bytes(f, "page.svg");
	static const char *const parts[] = {
		"<title>枣庄市公报（“𠮷”） · Bulletin</title>",
		"<desc>二季度\n日日新",
		"width=\"595.276pt\" height=\"841.89pt\" viewBox=\"0 0 595.276 841.89\"",
		/* the figure's words are its alt text */
		"<g role=\"img\" aria-label=\"示意图\">",
		"\n示意图\na figure",
		"<a xlink:href=\"https://example.org/a%28b%29?q=%27%E7%BB%9F%E8%AE%A1%27\" aria-label=\"网站\">",
	};

	for (size_t i = 0; i < GB_COUNT(parts); i++) {
		if (gb_str_find(text, gb_str_of(parts[i])) == SIZE_MAX)
			fail_msg("no %s", parts[i]);
	}
	/* A link to a page that is not in the file leads nowhere, so it is none. */
	assert_true(gb_str_find(text, GB_STR("href=\"#d")) == SIZE_MAX);
	assert_true(gb_str_find(text, GB_STR("<text")) == SIZE_MAX);
}

static void pixel_of(fixture *f, const char *name, uint32_t x, uint32_t y, uint8_t rgb[3],
	uint32_t *width, uint32_t *height)
{
	png_image image;
	uint8_t *pixels;

	memset(&image, 0, sizeof(image));
	image.version = PNG_IMAGE_VERSION;
	assert_true(png_image_begin_read_from_file(&image, path_of(f, name)) != 0);
	image.format = PNG_FORMAT_RGB;
	pixels = gb_arena_alloc(f->sample.arena, PNG_IMAGE_SIZE(image));
	assert_true(png_image_finish_read(&image, NULL, pixels, 0, NULL) != 0);
	memcpy(rgb, pixels + ((size_t)y * image.width + x) * 3, 3);
	*width = image.width;
	*height = image.height;
}

static void test_pixels(void **state)
{
	fixture *f = *state;
	gb_write_options options = page_alone(1);
	uint32_t width, height;
	uint8_t rgb[3];

	options.pixels = 1080;
	assert_true(write_page(f, &gb_png_writer_class, options, "page.png"));
	/* In the black rectangle that the leaf clips: 330,130 pt. */
	pixel_of(f, "page.png", 330 * 1080 / 595, 130 * 1080 / 595, rgb, &width, &height);
	assert_int_equal(width, 1080);
	assert_int_equal(height, 1527);
	assert_memory_equal(rgb, ((uint8_t[]){ 26, 26, 26 }), 3);
	/* The paper's last pixel is white, the ground within is not. */
	pixel_of(f, "page.png", width - 1, height - 1, rgb, &width, &height);
	assert_memory_equal(rgb, ((uint8_t[]){ 255, 255, 255 }), 3);
	pixel_of(f, "page.png", width - 80, height - 80, rgb, &width, &height);
	assert_memory_equal(rgb, ((uint8_t[]){ 250, 240, 220 }), 3);

	/* A page on its side, and one with bleed, which a picture has not. */
	options = page_alone(2);
	assert_true(write_page(f, &gb_png_writer_class, options, "page.png"));
	pixel_of(f, "page.png", 0, 0, rgb, &width, &height);
	assert_int_equal(width, 1123);
	assert_int_equal(height, 794);

	gb_page *page = (gb_page *)&f->sample.document.pages[1];

	page->trim = (gb_rect){ 36, 36, 523.276, 769.89 };
	options = page_alone(1);
	options.resolution = 72;
	assert_true(write_page(f, &gb_png_writer_class, options, "page.png"));
	assert_true(write_page(f, &gb_svg_writer_class, page_alone(1), "page.svg"));
	page->trim = page->media;
	pixel_of(f, "page.png", 0, 0, rgb, &width, &height);
	assert_int_equal(width, 524);
	assert_memory_equal(rgb, ((uint8_t[]){ 250, 240, 220 }), 3);
	assert_true(
		gb_str_find(file_bytes(f, "page.svg"), GB_STR("viewBox=\"0 0 523.276 769.89\"")) < 1000);
}

static void test_same_bytes(void **state)
{
	fixture *f = *state;

	for (size_t page = 0; page < f->sample.document.page_count; page++) {
		assert_true(write_page(f, &gb_svg_writer_class, page_alone(page), "a.svg"));
		assert_true(write_page(f, &gb_png_writer_class, page_alone(page), "a.png"));
		assert_true(write_page(f, &gb_png_writer_class, page_alone(page), "b.png"));
		assert_true(write_page(f, &gb_svg_writer_class, page_alone(page), "b.svg"));
		assert_true(gb_str_equal(file_bytes(f, "a.svg"), file_bytes(f, "b.svg")));
		assert_true(gb_str_equal(file_bytes(f, "a.png"), file_bytes(f, "b.png")));
	}
}

static void test_refusals(void **state)
{
	fixture *f = *state;
	sample *s = &f->sample;
	gb_write_options options = { .last_page = SIZE_MAX };
	size_t errors = gb_diags_errors(s->diags);

	assert_false(write_page(f, &gb_svg_writer_class, options, "all.svg"));
	assert_false(write_page(f, &gb_png_writer_class, options, "all.png"));
	options = page_alone(0);
	options.pixels = 100;
	assert_false(write_page(f, &gb_svg_writer_class, options, "px.svg"));
	options.pixels = 20000; /* 28 000 high: 560 million */
	assert_false(write_page(f, &gb_png_writer_class, options, "px.png"));
	assert_int_equal(gb_diags_errors(s->diags), errors + 4);
	/* One pixel is a picture. */
	options.pixels = 1;
	assert_true(write_page(f, &gb_png_writer_class, options, "one.png"));
	for (size_t i = 0; i < 4; i++) {
		static const char *const names[] = { "all.svg", "all.png", "px.svg", "px.png" };

		assert_int_not_equal(access(path_of(f, names[i]), F_OK), 0);
	}
}

static void test_cannot_write(void **state)
{
	fixture *f = *state;
	const gb_writer_class *const classes[] = { &gb_svg_writer_class, &gb_png_writer_class };

	for (size_t i = 0; i < GB_COUNT(classes); i++) {
		const gb_write_options options = page_alone(0);
		gb_diags *diags = gb_diags_new(f->sample.arena);

		assert_false(gb_write(f->sample.arena, classes[i], &f->sample.document, &options,
			"/dev/full", GB_STR("full"), diags));
		assert_int_equal(gb_diags_status(diags), GB_STATUS_WRITE);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_same_picture),
		cmocka_unit_test(test_svg_says),
		cmocka_unit_test(test_pixels),
		cmocka_unit_test(test_same_bytes),
		cmocka_unit_test(test_refusals),
		cmocka_unit_test(test_cannot_write),
	};

	return cmocka_run_group_tests(tests, open_fixture, close_fixture);
}
