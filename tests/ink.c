/*
 * Where the ink of a rendered page is: reads a PGM (P5) from standard input and prints the bounds of all
 * that is darker than half, in millimetres: "left top right bottom", or "none".
 *   pdftoppm -r 600 -gray -x … | ink 600 X Y
 * X and Y, in pixels, are where the picture was cut out of its page.
 */
#include <stdio.h>
#include <stdlib.h>

static int header_number(void)
{
	int number = 0, c = getchar();

	while (c == ' ' || c == '\n' || c == '\t' || c == '#') {
		if (c == '#')
			while (c != '\n' && c != EOF)
				c = getchar();
		c = getchar();
	}
	for (; c >= '0' && c <= '9'; c = getchar())
		number = number * 10 + (c - '0');
	return number;
}

int main(int argc, char **argv)
{
	const double per_mm = argc > 1 ? atof(argv[1]) / 25.4 : 0;
	const int at_x = argc > 2 ? atoi(argv[2]) : 0, at_y = argc > 3 ? atoi(argv[3]) : 0;
	int left = -1, top = -1, right = -1, bottom = -1;

	if (per_mm <= 0 || getchar() != 'P' || getchar() != '5') {
		fputs("usage: pdftoppm -gray … | ink DPI [X Y]\n", stderr);
		return 2;
	}

	const int width = header_number(), height = header_number(), most = header_number();

	for (int y = 0; y < height; y++) {
		for (int x = 0; x < width; x++) {
			const int c = getchar();

			if (c == EOF) {
				fputs("ink: the picture is cut off\n", stderr);
				return 2;
			}
			if (2 * c >= most)
				continue;
			left = left < 0 || x < left ? x : left;
			right = x > right ? x : right;
			top = top < 0 ? y : top;
			bottom = y;
		}
	}
	if (top < 0)
		puts("none");
	else
		printf("%.3f %.3f %.3f %.3f\n", (at_x + left) / per_mm, (at_y + top) / per_mm,
			(at_x + right + 1) / per_mm, (at_y + bottom + 1) / per_mm);
	return 0;
}
