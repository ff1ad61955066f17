#include "testing.h"

#include "base/colour.h"
#include "base/geometry.h"

#include <math.h>

static void test_snap(void **state)
{
	(void)state;
	assert_true(gb_snap(1.00049) == 1.0);
	assert_true(gb_snap(1.0005001) == 1.001);
	assert_false(signbit(gb_snap(-0.0)));
	assert_false(signbit(gb_snap(-0.0004)));
	assert_true(gb_snap(-0.0006) == -0.001);
	assert_true(gb_snap(gb_snap(12.3456)) == gb_snap(12.3456));
}

static void test_moves(void **state)
{
	const gb_matrix move = gb_matrix_multiply(gb_matrix_move(1, 2), gb_matrix_move(10, 20));
	const gb_point point = gb_matrix_apply(move, (gb_point){ 100, 200 });

	(void)state;
	assert_true(gb_matrix_is_move(move));
	assert_true(point.x == 111 && point.y == 222);
}

static void test_quarter_turns(void **state)
{
	const gb_matrix turn = gb_matrix_turn(90, 10, 10);
	/* With y downwards, right of the centre goes below it. */
	const gb_point below = gb_matrix_apply(turn, (gb_point){ 15, 10 });
	const gb_point back = gb_matrix_apply(gb_matrix_turn(-90, 10, 10), below);

	(void)state;
	assert_true(below.x == 10 && below.y == 15);
	assert_true(back.x == 15 && back.y == 10);
	assert_false(gb_matrix_is_move(turn));
	assert_true(gb_matrix_is_move(gb_matrix_turn(360, 5, 5)));
	assert_true(gb_matrix_is_move(gb_matrix_turn(-720, 5, 5)));
	assert_true(gb_matrix_is_move(gb_matrix_turn(-1e-300, 5, 5)));
}

static void test_order_of_multiplication(void **state)
{
	/* First turned about the origin, then moved. */
	const gb_matrix both = gb_matrix_multiply(gb_matrix_turn(90, 0, 0), gb_matrix_move(100, 0));
	const gb_point point = gb_matrix_apply(both, (gb_point){ 1, 0 });

	(void)state;
	assert_true(point.x == 100 && point.y == 1);
}

static void test_slanted_turn_keeps_the_centre(void **state)
{
	const gb_point centre = gb_matrix_apply(gb_matrix_turn(30, 7, 9), (gb_point){ 7, 9 });

	(void)state;
	assert_true(fabs(centre.x - 7) < 1e-12 && fabs(centre.y - 9) < 1e-12);
}

static void test_rectangles(void **state)
{
	const gb_rect page = { 0, 0, 100, 200 };
	const gb_rect box = { 90, 10, 10.0005, 20 };

	(void)state;
	assert_true(gb_rect_inside(box, page, 0.001));
	assert_false(gb_rect_inside(box, page, 0));
	assert_true(gb_rect_inside(page, page, 0));
	assert_true(gb_rect_overlap(page, box, 0.001));
	assert_false(gb_rect_overlap((gb_rect){ 100, 0, 10, 10 }, page, 0));
	assert_false(gb_rect_overlap((gb_rect){ 99.9995, 0, 10, 10 }, page, 0.001));
	assert_false(gb_rect_overlap((gb_rect){ 0, 300, 10, 10 }, page, 0));
}

static void test_contrast(void **state)
{
	const gb_colour black = { .red = 0 };
	const gb_colour white = { .red = 255, .green = 255, .blue = 255 };
	const gb_colour grey = { .red = 0x76, .green = 0x76, .blue = 0x76 };

	(void)state;
	assert_true(fabs(gb_colour_contrast(black, white) - 21) < 1e-9);
	assert_true(fabs(gb_colour_contrast(white, black) - 21) < 1e-9);
	assert_true(gb_colour_contrast(grey, grey) == 1);
	/* #767676 is the lightest grey that passes on white. */
	assert_true(fabs(gb_colour_contrast(grey, white) - 4.54) < 0.01);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_snap),
		cmocka_unit_test(test_moves),
		cmocka_unit_test(test_quarter_turns),
		cmocka_unit_test(test_order_of_multiplication),
		cmocka_unit_test(test_slanted_turn_keeps_the_centre),
		cmocka_unit_test(test_rectangles),
		cmocka_unit_test(test_contrast),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
