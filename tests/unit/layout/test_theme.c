#include "layout/fixture.h"

#include "base/colour.h"

#include <math.h>

/* Themes: tokens of a file, replaced one by one by the layout that names it. */

#define assert_near(a, b) assert_true(fabs((a) - (b)) < 1e-9)

/* A layout of its own beside layouts/themes, with these members at its top. */
static const gb_layout *read_themed(open_fonts *all, const char *top, gb_diags **diags)
{
	char path[] = "layouts/.theme-test-XXXXXX";
	FILE *out = fdopen(mkstemp(path), "w");
	const gb_layout *layout;

	assert_non_null(out);
	fprintf(out,
		"{\"format\":\"gongbao.layout/1\",\"id\":\"themed\",\"edition\":\"zh\","
		"\"page\":{\"width\":\"900px\",\"height\":\"1200px\"},\"theme\":\"themes/official.json\"%s,"
		"\"styles\":[{\"name\":\"body\",\"role\":\"serif\",\"size\":\"title\",\"before\":\"gutter\","
		"\"colour\":\"red\"}],"
		"\"masters\":[{\"name\":\"page\",\"margin\":{\"top\":\"top\",\"bottom\":\"bottom\","
		"\"inner\":\"inner\",\"outer\":9}}],"
		"\"blocks\":[{\"kind\":\"space\",\"height\":\"section\"}]}",
		top);
	fclose(out);
	*diags = gb_diags_new(all->arena);
	layout =
		gb_layout_read(all->arena, gb_str_copy(all->arena, gb_str_of(path)), all->fonts, *diags);
	unlink(path);
	return layout;
}

static void test_tokens(void **state)
{
	gb_diags *diags;
	const gb_layout *layout = read_themed(*state, "", &diags);

	gb_diags_print(diags, stderr);
	assert_non_null(layout);

	const gb_style *body = gb_style_find(layout, GB_STR("body"));
	const gb_master *page = gb_master_find(layout, GB_STR("page"));

	assert_near(layout->width, 675);
	assert_near(layout->height, 900);
	assert_near(body->size, 18);
	assert_near(body->before, 7 * GB_MM);
	assert_int_equal(body->colour.red, 0xcf);
	assert_near(page->margin.top, 30 * GB_MM);
	assert_near(page->margin.inner, 25 * GB_MM);
	assert_near(page->margin.outer, 9);
	assert_near(((const gb_block *)layout->blocks.items)->height, 26);
}

static void test_replaced(void **state)
{
	gb_diags *diags;
	const gb_layout *layout = read_themed(*state,
		",\"colours\":[{\"token\":\"red\",\"rgb\":\"#800000\"},{\"token\":\"gold\",\"rgb\":\"#b08d2f\"}],"
		"\"sizes\":[{\"token\":\"title\",\"size\":\"一号\"}],"
		"\"spaces\":[{\"token\":\"inner\",\"length\":40},{\"token\":\"own\",\"length\":1}]",
		&diags);

	gb_diags_print(diags, stderr);
	assert_non_null(layout);
	assert_near(gb_style_find(layout, GB_STR("body"))->size, 26);
	assert_near(gb_master_find(layout, GB_STR("page"))->margin.inner, 40);
	/* Others stay, and none stands twice. */
	assert_near(gb_master_find(layout, GB_STR("page"))->margin.top, 30 * GB_MM);
	assert_int_equal(gb_colour_find(layout, GB_STR("red"))->red, 0x80);
	assert_int_equal(gb_colour_find(layout, GB_STR("ink"))->red, 0x1d);
	assert_non_null(gb_colour_find(layout, GB_STR("gold")));
	for (size_t i = 1; i < layout->colours.count; i++) {
		const gb_colour *colours = layout->colours.items;

		for (size_t k = 0; k < i; k++)
			assert_false(gb_str_equal(colours[i].token, colours[k].token));
	}
}

/* Text of every theme can be read on its ground (D 6.5). */
static void test_contrast(void **state)
{
	static const char *const texts[] = { "ink", "muted", "red", "actual", "lamp-green",
		"lamp-yellow", "lamp-red", "lamp-grey" };
	gb_diags *diags;
	const gb_layout *layout = read_themed(*state, "", &diags);

	assert_non_null(layout);
	for (size_t i = 0; i < GB_COUNT(texts); i++)
		assert_true(gb_colour_contrast(*gb_colour_find(layout, gb_str_of(texts[i])),
						*gb_colour_find(layout, GB_STR("ground"))) >= 4.5);
}

static void test_wrong_kinds(void **state)
{
	static const char *const tops[] = {
		",\"sizes\":{\"body\":9}",
		",\"spaces\":7",
		",\"colours\":\"red\"",
		",\"sizes\":[{\"token\":\"Body\",\"size\":9}]",
		",\"spaces\":[{\"token\":\"a\",\"length\":-1}]",
		",\"spaces\":[{\"token\":\"a\",\"length\":1},{\"token\":\"a\",\"length\":2}]",
	};

	for (size_t i = 0; i < GB_COUNT(tops); i++) {
		gb_diags *diags;

		assert_null(read_themed(*state, tops[i], &diags));
		assert_int_equal(gb_diags_errors(diags), 1);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_tokens),
		cmocka_unit_test(test_replaced),
		cmocka_unit_test(test_contrast),
		cmocka_unit_test(test_wrong_kinds),
	};

	return cmocka_run_group_tests(tests, open_all, close_all);
}
