#include "../base/testing.h"

#include "write/svg_xml.h"

#include <string.h>

/* What an SVG file is written with. */

static const char *zero(gb_buf *buf)
{
	return gb_str_zero(buf->arena, gb_buf_taken(buf));
}

static void test_text(void **state)
{
	gb_arena *arena = test_arena();
	gb_buf buf = gb_buf_new(arena);

	(void)state;
	gb_svg_text(&buf, GB_STR("a<b> & \"c\" 'd' 枣庄 𠮷\n\x01\x1F\xEF\xBF\xBE"));
	assert_string_equal(zero(&buf), "a&lt;b&gt; &amp; &quot;c&quot; 'd' 枣庄 𠮷\n");
	buf.n = 0;
	gb_svg_attribute(&buf, "aria-label", GB_STR("<\">"));
	assert_string_equal(zero(&buf), " aria-label=\"&lt;&quot;&gt;\"");
	gb_arena_close(arena);
}

static void test_base64(void **state)
{
	static const struct {
		const char *bytes, *expected;
	} cases[] = {
		{ "", "" },
		{ "f", "Zg==" },
		{ "fo", "Zm8=" },
		{ "foo", "Zm9v" },
		{ "foob", "Zm9vYg==" },
		{ "fooba", "Zm9vYmE=" },
		{ "foobar", "Zm9vYmFy" },
		{ "\xFF\xFE\xFD", "//79" },
	};
	gb_arena *arena = test_arena();

	(void)state;
	for (size_t i = 0; i < GB_COUNT(cases); i++) {
		gb_buf buf = gb_buf_new(arena);

		gb_svg_base64(&buf, gb_str_of(cases[i].bytes));
		assert_string_equal(zero(&buf), cases[i].expected);
	}
	gb_arena_close(arena);
}

static void test_transform(void **state)
{
	gb_arena *arena = test_arena();
	gb_buf buf = gb_buf_new(arena);

	(void)state;
	gb_svg_transform(&buf, gb_matrix_move(0, 0));
	assert_int_equal(buf.n, 0);
	gb_svg_transform(&buf, gb_matrix_move(1.5, -2));
	assert_string_equal(zero(&buf), " transform=\"translate(1.5 -2)\"");
	buf.n = 0;
	gb_svg_transform(&buf, (gb_matrix){ 0.0105, 0, 0, -0.0105, 72, 90.1234 });
	assert_string_equal(zero(&buf), " transform=\"matrix(0.0105 0 0 -0.0105 72 90.123)\"");
	gb_arena_close(arena);
}

/* Steps are between what was written, so that rounding does not add up. */
static void test_outline(void **state)
{
	static const gb_outline_part parts[] = {
		{ GB_OUTLINE_MOVE, { 0, 0 }, { 10.004, 20.006 } },
		{ GB_OUTLINE_LINE, { 0, 0 }, { 30.008, 20.006 } },
		{ GB_OUTLINE_CURVE, { 40, 25 }, { 20, 30 } },
		{ GB_OUTLINE_CLOSE, { 0, 0 }, { 0, 0 } },
		{ GB_OUTLINE_MOVE, { 0, 0 }, { 0, 0 } },
		{ GB_OUTLINE_CLOSE, { 0, 0 }, { 0, 0 } },
	};
	const gb_outline outline = { parts, GB_COUNT(parts), 0 };
	gb_arena *arena = test_arena();
	gb_buf buf = gb_buf_new(arena);

	(void)state;
	gb_svg_outline(&buf, &outline);
	/* After closing, the pen is where the contour began. */
	assert_string_equal(zero(&buf), "m10 20.01l20.01 0q9.99 4.99-10.01 9.99zm-10-20.01z");
	gb_arena_close(arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_text),
		cmocka_unit_test(test_base64),
		cmocka_unit_test(test_transform),
		cmocka_unit_test(test_outline),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
