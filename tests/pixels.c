/*
 * Compares two pictures of one page, as PPM or PNG:
 *
 *   pixels MOST-PER-CENT NAME ONE OTHER [SHIFT [SHRINK]]
 *
 * Ink is what is darker than a faint tint in either picture. A pixel differs when red, green or blue
 * differ by more than half their range: antialiasing alone never does that to a stem, a stroke that
 * has moved by a pixel does. Prints "ok NAME …" or "not ok NAME …" with the share of ink pixels that
 * differ. SHIFT moves ONE to the right by so many pixels, to show that the comparison can fail.
 * SHRINK makes each SHRINK by SHRINK pixels of ONE, which is that many times larger, into their mean.
 */
#include <png.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define INK 224 /* of 255: stamps and tinted grounds are lighter */
#define HALF 127

typedef struct picture {
	int width, height;
	unsigned char *rgb;
} picture;

static bool read_ppm(FILE *file, picture *p)
{
	int most;

	if (fscanf(file, "P6 %d %d %d", &p->width, &p->height, &most) != 3 || most != 255 ||
		p->width < 1 || p->height < 1 || fgetc(file) == EOF)
		return false;

	const size_t size = (size_t)p->width * (size_t)p->height * 3;

	p->rgb = malloc(size);
	return p->rgb != NULL && fread(p->rgb, 1, size, file) == size;
}

static bool read_png(const char *path, picture *p)
{
	const png_color white = { 255, 255, 255 };
	png_image image;

	memset(&image, 0, sizeof(image));
	image.version = PNG_IMAGE_VERSION;
	if (!png_image_begin_read_from_file(&image, path))
		return false;
	image.format = PNG_FORMAT_RGB;
	p->width = (int)image.width;
	p->height = (int)image.height;
	p->rgb = malloc(PNG_IMAGE_SIZE(image));
	return p->rgb != NULL && png_image_finish_read(&image, &white, p->rgb, 0, NULL);
}

static bool read_picture(const char *path, picture *p)
{
	FILE *file = fopen(path, "rb");
	bool ok;

	if (file == NULL)
		return false;
	ok = fgetc(file) == 'P';
	rewind(file);
	ok = ok ? read_ppm(file, p) : read_png(path, p);
	fclose(file);
	return ok;
}

static const unsigned char *pixel(const picture *p, int x, int y)
{
	static const unsigned char paper[3] = { 255, 255, 255 };

	if (x < 0 || x >= p->width || y >= p->height)
		return paper;
	return p->rgb + ((size_t)y * (size_t)p->width + (size_t)x) * 3;
}

/* Beyond the edges there is paper: a larger picture may end within the last pixel of a smaller. */
static bool shrink(picture *p, int by)
{
	picture small = { (p->width + by - 1) / by, (p->height + by - 1) / by, NULL };
	unsigned char *to = malloc((size_t)small.width * (size_t)small.height * 3);

	small.rgb = to;
	if (to == NULL)
		return false;
	for (int y = 0; y < small.height; y++) {
		for (int x = 0; x < small.width; x++) {
			int sum[3] = { 0 };

			for (int i = 0; i < by * by; i++) {
				const unsigned char *from = pixel(p, x * by + i % by, y * by + i / by);

				for (int k = 0; k < 3; k++)
					sum[k] += from[k];
			}
			for (int k = 0; k < 3; k++)
				*to++ = (unsigned char)(sum[k] / (by * by));
		}
	}
	free(p->rgb);
	*p = small;
	return true;
}

int main(int argc, char **argv)
{
	picture one = { 0 }, other = { 0 };
	const char *name = argc > 4 ? argv[2] : "";
	const int shift = argc > 5 ? atoi(argv[5]) : 0;
	const int times = argc > 6 ? atoi(argv[6]) : 1;
	size_t ink = 0, differ = 0;

	if (argc < 5) {
		fprintf(stderr, "pixels MOST-PER-CENT NAME ONE OTHER [SHIFT [SHRINK]]\n");
		return 2;
	}
	if (!read_picture(argv[3], &one) || !read_picture(argv[4], &other)) {
		printf("not ok %s: cannot read %s and %s\n", name, argv[3], argv[4]);
		return 1;
	}
	if (times > 1 && !shrink(&one, times))
		return 1;
	if (one.width != other.width || one.height != other.height) {
		printf("not ok %s: %d x %d pixels and %d x %d\n", name, one.width, one.height, other.width,
			other.height);
		return 1;
	}
	for (int y = 0; y < one.height; y++) {
		for (int x = 0; x < one.width; x++) {
			const unsigned char *a = pixel(&one, x - shift, y), *b = pixel(&other, x, y);
			bool inked = false, far = false;

			for (int i = 0; i < 3; i++) {
				inked = inked || a[i] < INK || b[i] < INK;
				far = far || abs(a[i] - b[i]) > HALF;
			}
			ink += inked;
			differ += far;
		}
	}

	const double share = ink > 0 ? 100.0 * (double)differ / (double)ink : 0.0;
	const bool ok = ink > 0 && share < atof(argv[1]);

	printf("%sok %s: %.2f %% of %zu ink pixels differ\n", ok ? "" : "not ", name, share, ink);
	free(one.rgb);
	free(other.rgb);
	return ok ? 0 : 1;
}
