#ifndef GB_BASE_GEOMETRY_H
#define GB_BASE_GEOMETRY_H

#include <stdbool.h>

/* Points (1/72 inch), origin at the top left of the page, y downwards. */
typedef struct gb_point {
	double x, y;
} gb_point;

typedef struct gb_rect {
	double x, y, width, height;
} gb_rect;

/* x' = a·x + c·y + e, y' = b·x + d·y + f (PDF and cairo order). */
typedef struct gb_matrix {
	double a, b, c, d, e, f;
} gb_matrix;

#define GB_MM (72.0 / 25.4)

double gb_snap(double length); /* to 1/1000 pt, never -0: what the display list records */
gb_matrix gb_matrix_move(double x, double y);
gb_matrix gb_matrix_multiply(gb_matrix first, gb_matrix then);
gb_matrix gb_matrix_turn(double degrees, double x, double y); /* clockwise as seen, about x, y */
bool gb_matrix_is_move(gb_matrix m);                          /* only moves: a b c d are 1 0 0 1 */
gb_point gb_matrix_apply(gb_matrix m, gb_point p);
bool gb_rect_inside(gb_rect inner, gb_rect outer, double slack);
bool gb_rect_overlap(gb_rect a, gb_rect b, double slack); /* by more than `slack` in both axes */

#endif
