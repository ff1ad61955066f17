#include "../base/testing.h"

#include "map/classes.h"

/* Classes of values: by exact decimals, equal values together. */

#define VALUES 12

typedef struct values {
	gb_arena *arena;
	gb_decimal items[VALUES];
	size_t count;
} values;

static values read_values(const char *text)
{
	values v = { .arena = test_arena() };
	gb_str rest = gb_str_of(text);

	while (rest.n > 0) {
		size_t end = gb_str_find(rest, GB_STR(" "));

		end = end == SIZE_MAX ? rest.n : end;
		v.items[v.count++] = gb_decimal_parse(gb_str_slice(rest, 0, end));
		rest = gb_str_slice(rest, end + 1, rest.n);
	}
	return v;
}

static void assert_limits(values *v, gb_classes classes, const char *expected)
{
	gb_buf buf = gb_buf_new(v->arena);

	for (size_t i = 0; i + 1 < classes.count; i++) {
		gb_buf_text(&buf, i > 0 ? " " : "");
		gb_buf_str(&buf, gb_decimal_text(v->arena, classes.limits[i], false, false));
	}
	assert_string_equal(gb_str_zero(v->arena, gb_buf_taken(&buf)), expected);
	gb_arena_close(v->arena);
}

static void test_limits(void **state)
{
	values v = read_values("5 5.5 6");
	const gb_classes classes = gb_classes_by_limits(v.items, v.count);

	(void)state;
	assert_int_equal(classes.count, 4);
	assert_int_equal(gb_class_of(&classes, gb_decimal_parse(GB_STR("4.999"))), 0);
	/* A class begins with its limit, whatever the zeros behind it. */
	assert_int_equal(gb_class_of(&classes, gb_decimal_parse(GB_STR("5.00"))), 1);
	assert_int_equal(gb_class_of(&classes, gb_decimal_parse(GB_STR("5.5"))), 2);
	assert_int_equal(gb_class_of(&classes, gb_decimal_parse(GB_STR("-3"))), 0);
	assert_int_equal(gb_class_of(&classes, gb_decimal_parse(GB_STR("60"))), 3);
	gb_arena_close(v.arena);
}

static void test_equal(void **state)
{
	values v = read_values("2 10 4 7");

	(void)state;
	assert_limits(&v, gb_classes_equal(v.items, v.count, 4), "4 6 8");
	v = read_values("0.1 0.3");
	assert_limits(&v, gb_classes_equal(v.items, v.count, 2), "0.2");
	v = read_values("-1.5 1.5");
	assert_limits(&v, gb_classes_equal(v.items, v.count, 3), "-0.5 0.5");
	/* Nothing to divide. */
	v = read_values("5 5 5.0");
	assert_limits(&v, gb_classes_equal(v.items, v.count, 4), "");
	v = read_values("");
	assert_limits(&v, gb_classes_equal(v.items, v.count, 4), "");
}

static void test_quantile(void **state)
{
	values v = read_values("8 1 2 3 4 5 6 7");

	(void)state;
	assert_limits(&v, gb_classes_quantile(v.arena, v.items, v.count, 4), "3 5 7");
	/* Four equal values at the limit are not split: it moves to the nearest gap. */
	v = read_values("1 2 5 5 5 5 8 9");
	assert_limits(&v, gb_classes_quantile(v.arena, v.items, v.count, 2), "5");
	v = read_values("1 5 5 5 5 7 8 9");
	assert_limits(&v, gb_classes_quantile(v.arena, v.items, v.count, 2), "7");
	/* 5 and 5.0 are equal. */
	v = read_values("5 5.0 5.00 6");
	assert_limits(&v, gb_classes_quantile(v.arena, v.items, v.count, 4), "6");
	v = read_values("3 3 3");
	assert_limits(&v, gb_classes_quantile(v.arena, v.items, v.count, 5), "");
	v = read_values("3 4");
	assert_limits(&v, gb_classes_quantile(v.arena, v.items, v.count, 5), "4");
}

/* Every way to cut a few values in three: none has a smaller sum than Jenks' breaks. */
static double spread(const gb_decimal *sorted, size_t from, size_t to)
{
	double mean = 0, sum = 0;

	for (size_t i = from; i < to; i++)
		mean += gb_decimal_double(sorted[i]) / (double)(to - from);
	for (size_t i = from; i < to; i++)
		sum += (gb_decimal_double(sorted[i]) - mean) * (gb_decimal_double(sorted[i]) - mean);
	return sum;
}

static void test_jenks(void **state)
{
	values v = read_values("1 2 1.5 9 10 9.5 20 21");
	unsigned seed = 3;

	(void)state;
	assert_limits(&v, gb_classes_jenks(v.arena, v.items, v.count, 3), "9 20");
	v = read_values("7 7 7 1 1");
	assert_limits(&v, gb_classes_jenks(v.arena, v.items, v.count, 5), "7");
	v = read_values("7");
	assert_limits(&v, gb_classes_jenks(v.arena, v.items, v.count, 5), "");
	for (int round = 0; round < 40; round++) {
		gb_classes classes;
		double best = -1, found;
		size_t a = 0, b = 0;

		v = read_values("");
		v.count = 9;
		for (size_t i = 0; i < v.count; i++) {
			seed = seed * 1103515245u + 12345u;
			v.items[i] = gb_decimal_of(
				(int64_t)(i > 0 ? v.items[i - 1].digits : 0) + 1 + (int64_t)(seed >> 16) % 50, 1);
		}
		for (size_t x = 1; x < 8; x++) {
			for (size_t y = x + 1; y < 9; y++) {
				const double sum =
					spread(v.items, 0, x) + spread(v.items, x, y) + spread(v.items, y, 9);

				best = best < 0 || sum < best ? sum : best;
			}
		}
		classes = gb_classes_jenks(v.arena, v.items, v.count, 3);
		assert_int_equal(classes.count, 3);
		for (size_t i = 0; i < 9; i++) {
			a += gb_class_of(&classes, v.items[i]) < 1;
			b += gb_class_of(&classes, v.items[i]) < 2;
		}
		found = spread(v.items, 0, a) + spread(v.items, a, b) + spread(v.items, b, 9);
		assert_true(found <= best + 1e-9);
		gb_arena_close(v.arena);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_limits),
		cmocka_unit_test(test_equal),
		cmocka_unit_test(test_quantile),
		cmocka_unit_test(test_jenks),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
