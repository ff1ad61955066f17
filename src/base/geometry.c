#include "base/geometry.h"

#include <math.h>

double gb_snap(double length)
{
	const double snapped = round(length * 1000) / 1000;

	return snapped == 0 ? 0 : snapped; /* -0 compares equal to 0 and would print otherwise */
}

gb_matrix gb_matrix_move(double x, double y)
{
	return (gb_matrix){ 1, 0, 0, 1, x, y };
}

gb_matrix gb_matrix_multiply(gb_matrix first, gb_matrix then)
{
	return (gb_matrix){
		.a = first.a * then.a + first.b * then.c,
		.b = first.a * then.b + first.b * then.d,
		.c = first.c * then.a + first.d * then.c,
		.d = first.c * then.b + first.d * then.d,
		.e = first.e * then.a + first.f * then.c + then.e,
		.f = first.e * then.b + first.f * then.d + then.f,
	};
}

gb_matrix gb_matrix_turn(double degrees, double x, double y)
{
	static const double quarter_cosines[] = { 1, 0, -1, 0 };
	static const double quarter_sines[] = { 0, 1, 0, -1 };
	double turned = fmod(degrees, 360);
	double cosine, sine;
	gb_matrix matrix;

	if (turned < 0)
		turned += 360;
	if (turned >= 360)
		turned = 0; /* a tiny negative angle plus 360 may round to 360 */
	if (fmod(turned, 90) == 0) {
		/* Quarter turns are exact, so that turned tables and axis titles land on the grid. */
		cosine = quarter_cosines[(int)(turned / 90)];
		sine = quarter_sines[(int)(turned / 90)];
	} else {
		const double radians = turned * (3.14159265358979323846 / 180);

		cosine = cos(radians);
		sine = sin(radians);
	}
	/* With y downwards this is clockwise as seen. */
	matrix = (gb_matrix){ cosine, sine, -sine, cosine, 0, 0 };
	matrix.e = x - (matrix.a * x + matrix.c * y);
	matrix.f = y - (matrix.b * x + matrix.d * y);
	return matrix;
}

bool gb_matrix_is_move(gb_matrix m)
{
	return m.a == 1 && m.b == 0 && m.c == 0 && m.d == 1;
}

gb_point gb_matrix_apply(gb_matrix m, gb_point p)
{
	return (gb_point){ m.a * p.x + m.c * p.y + m.e, m.b * p.x + m.d * p.y + m.f };
}

bool gb_rect_inside(gb_rect inner, gb_rect outer, double slack)
{
	return inner.x >= outer.x - slack && inner.y >= outer.y - slack &&
		   inner.x + inner.width <= outer.x + outer.width + slack &&
		   inner.y + inner.height <= outer.y + outer.height + slack;
}

bool gb_rect_overlap(gb_rect a, gb_rect b, double slack)
{
	const double across = fmin(a.x + a.width, b.x + b.width) - fmax(a.x, b.x);
	const double down = fmin(a.y + a.height, b.y + b.height) - fmax(a.y, b.y);

	return across > slack && down > slack;
}
