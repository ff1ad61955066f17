#include "base/testing.h"

#include "chart/scale.h"

#include <math.h>

/* Scales: which ticks there are, that they are exact, and where values stand. */

static gb_str ticks_text(gb_arena *arena, double least, double most, size_t ticks)
{
	const gb_scale scale = gb_scale_linear(least, most, ticks, 0, 100);
	gb_decimal values[GB_TICKS];
	const size_t count = gb_scale_ticks(&scale, values);
	gb_buf buf = gb_buf_new(arena);

	assert_true(count <= GB_TICKS);
	for (size_t i = 0; i < count; i++) {
		gb_buf_text(&buf, i == 0 ? "" : " ");
		gb_buf_str(&buf, gb_decimal_text(arena, values[i], false, false));
	}
	return gb_buf_taken(&buf);
}

static void test_ticks(void **state)
{
	gb_arena *arena = test_arena();
	static const struct {
		double least, most;
		size_t ticks;
		const char *expected;
	} cases[] = {
		{ 5, 9, 6, "0 2 4 6 8 10" }, /* zero is always there */
		{ 0, 10, 6, "0 2 4 6 8 10" },
		{ 0, 10, 5, "0.0 2.5 5.0 7.5 10.0" },
		{ 0, 10, 3, "0 5 10" },
		{ 0, 10, 2, "0 10" },
		{ 0, 10.01, 6, "0.0 2.5 5.0 7.5 10.0 12.5" },
		{ 0, 0.3, 4, "0.0 0.1 0.2 0.3" }, /* not 0.30000000000000004 */
		{ 0, 0.7, 8, "0.0 0.1 0.2 0.3 0.4 0.5 0.6 0.7" },
		{ 0, 0.025, 8, "0.000 0.005 0.010 0.015 0.020 0.025" },
		{ 0, 61.4, 8, "0 10 20 30 40 50 60 70" },
		{ -7.3, 12.4, 8, "-10 -5 0 5 10 15" },
		{ -7.3, 12.4, 2, "-20 0 20" }, /* three at least, with zero between */
		{ -3, -1, 5, "-3 -2 -1 0" },
		{ 0, 39038.1, 6, "0 10000 20000 30000 40000" },
		{ 0, 2500000, 6, "0 500000 1000000 1500000 2000000 2500000" },
		{ 0, 0, 6, "0.0 0.2 0.4 0.6 0.8 1.0" }, /* nothing but nought */
		{ 0, 1e15, 3, "0 500000000000000 1000000000000000" },
	};

	(void)state;
	for (size_t i = 0; i < GB_COUNT(cases); i++)
		assert_text(
			ticks_text(arena, cases[i].least, cases[i].most, cases[i].ticks), cases[i].expected);
	gb_arena_close(arena);
}

/* Whatever the values: few enough ticks, all values inside, a step of 1, 2, 2.5 or 5 × 10ⁿ. */
static void test_all(void **state)
{
	(void)state;
	for (int power = -12; power <= 12; power++) {
		for (int digits = 1; digits < 1000; digits += 7) {
			for (size_t ticks = 0; ticks <= 20; ticks += 3) {
				const double most = digits * pow(10, power);
				const double least = digits % 2 == 0 ? 0 : -most * (digits % 11);
				const gb_scale scale = gb_scale_linear(least, most, ticks, 0, 1);
				const double mantissa = scale.step / pow(10, floor(log10(scale.step) + 1e-9));
				gb_decimal values[GB_TICKS];
				const size_t count = gb_scale_ticks(&scale, values);

				assert_true(count >= 2 && count <= GB_TICKS);
				assert_true(ticks < 3 || count <= ticks);
				assert_true(scale.least <= least + 1e-9 * scale.step);
				assert_true(scale.most >= most - 1e-9 * scale.step);
				assert_true(fabs(mantissa - 1) < 1e-6 || fabs(mantissa - 2) < 1e-6 ||
							fabs(mantissa - 2.5) < 1e-6 || fabs(mantissa - 5) < 1e-6);
				for (size_t i = 1; i < count; i++)
					assert_true(gb_decimal_equal(gb_decimal_subtract(values[i], values[i - 1]),
						gb_decimal_subtract(values[1], values[0])));
				assert_true(fabs(gb_decimal_double(values[0]) - scale.least) < 1e-9 * scale.step);
			}
		}
	}
}

static void test_at(void **state)
{
	const gb_scale scale = gb_scale_linear(-5, 10, 4, 100, 400);

	(void)state;
	assert_true(fabs(gb_scale_at(&scale, -5) - 100) < 1e-9);
	assert_true(fabs(gb_scale_at(&scale, 0) - 200) < 1e-9);
	assert_true(fabs(gb_scale_at(&scale, 10) - 400) < 1e-9);
}

static void test_bands(void **state)
{
	const gb_band_scale one = gb_band_scale_new(1, 10, 20, 0.2, 0.1);
	const gb_band_scale three = gb_band_scale_new(3, 0, 30, 0.2, 0.1);

	(void)state;
	assert_true(fabs(gb_band_scale_at(&one, 0) - 11) < 1e-9);
	assert_true(fabs(one.width - 8) < 1e-9);
	assert_true(fabs(gb_band_scale_at(&three, 2) - 21) < 1e-9);
	assert_true(fabs(gb_band_scale_at(&three, 2) + three.width - 29) < 1e-9);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_ticks),
		cmocka_unit_test(test_all),
		cmocka_unit_test(test_at),
		cmocka_unit_test(test_bands),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
