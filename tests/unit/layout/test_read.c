#include "layout/fixture.h"

#include <math.h>

/* The parts of a layout before its blocks: page, colours, styles, masters. */

#define assert_near(a, b) assert_true(fabs((a) - (b)) < 1e-9)

static void test_bulletin(void **state)
{
	open_fonts *all = *state;
	gb_diags *diags = gb_diags_new(all->arena);
	const gb_layout *layout =
		gb_layout_read(all->arena, GB_STR("layouts/bulletin.json"), all->fonts, diags);

	gb_diags_print(diags, stderr);
	assert_non_null(layout);
	assert_true(gb_str_is(layout->directory, "layouts"));
	assert_int_equal(layout->edition, GB_EDITION_BOTH);
	/* Text on white has a contrast that everyone can read (D 6.5). */
	const gb_colour ground = *gb_colour_find(layout, GB_STR("ground"));
	static const char *const texts[] = { "ink", "muted", "red", "lamp-green", "lamp-yellow",
		"lamp-red", "lamp-grey" };
	for (size_t i = 0; i < GB_COUNT(texts); i++)
		assert_true(
			gb_colour_contrast(*gb_colour_find(layout, gb_str_of(texts[i])), ground) >= 4.5);
}

static void test_small(void **state)
{
	const gb_layout *layout = good_layout(*state, (layout_text){ 0 });
	const gb_style *body = gb_style_find(layout, GB_STR("body"));

	assert_near(layout->width, 210 * GB_MM);
	assert_near(layout->height, 297 * GB_MM);
	assert_int_equal(layout->primary, GB_LANG_ZH);
	assert_near(body->size, 12);
	assert_near(body->leading, 18);
	assert_near(body->gap_em, 0.25);
	assert_int_equal(body->level, GB_BREAK_GB);
	assert_int_equal(body->squeeze, GB_SQUEEZE_QUANJIAO);
	assert_ptr_equal(body->for_lang[GB_LANG_EN], body);
	assert_ptr_equal(body->plain.role, body->strong.role);
	assert_true(gb_master_find(layout, GB_STR("page"))->numbered);
	assert_null(gb_style_find(layout, GB_STR("other")));
}

static void test_inheritance(void **state)
{
	const gb_layout *layout = good_layout(*state,
		(layout_text){
			.styles =
				/* A base may stand after what is based on it. */
			",{\"name\":\"small\",\"based_on\":\"large\",\"size\":9,\"keep_with_next\":false,"
			"\"first_indent_em\":0}"
			",{\"name\":\"large\",\"based_on\":\"body\",\"size\":\"一号\",\"strong_role\":\"sans-bold\","
			"\"colour\":\"muted\",\"align\":\"justify\",\"keep_with_next\":true,\"tabular\":true,"
			"\"first_indent_em\":2,\"squeeze\":\"kaiming\",\"en\":\"large-en\",\"before\":\"5mm\"}"
			",{\"name\":\"large-en\",\"based_on\":\"large\",\"leading\":40}"
			",{\"name\":\"last\",\"based_on\":\"large-en\"}",
		});
	const gb_style *large = gb_style_find(layout, GB_STR("large"));
	const gb_style *small = gb_style_find(layout, GB_STR("small"));
	const gb_style *english = gb_style_find(layout, GB_STR("large-en"));

	assert_near(large->size, 26);
	assert_near(large->leading, 39);
	assert_near(large->before, 5 * GB_MM);
	assert_ptr_equal(large->for_lang[GB_LANG_EN], english);
	/* What is given, if only to say no, is not taken from the base. */
	assert_near(small->size, 9);
	assert_near(small->leading, 13.5);
	assert_false(small->keep_with_next);
	assert_near(small->first_indent_em, 0);
	assert_true(small->tabular);
	assert_int_equal(small->align, GB_ALIGN_JUSTIFY);
	assert_int_equal(small->squeeze, GB_SQUEEZE_KAIMING);
	assert_int_equal(small->colour.red, 0x55);
	assert_int_equal(small->strong.colour.red, 0x55);
	assert_true(small->plain.tabular);
	assert_ptr_not_equal(small->strong.role, small->plain.role);
	/* The English of a base has the base's size: it is not inherited. */
	assert_ptr_equal(small->for_lang[GB_LANG_EN], small);
	assert_near(english->size, 26);
	assert_near(gb_style_find(layout, GB_STR("last"))->leading, 40);
}

static void test_colours(void **state)
{
	const gb_layout *layout = good_layout(*state,
		(layout_text){
			.colours =
				",{\"token\":\"red\",\"rgb\":\"#CF2e2a\",\"cmyk\":[0,80,80,0]}"
				",{\"token\":\"blue\",\"rgb\":\"#1f4e79\"},{\"token\":\"grey\",\"rgb\":\"#808080\"}",
		});
	const gb_colour *red = gb_colour_find(layout, GB_STR("red"));
	const gb_colour *blue = gb_colour_find(layout, GB_STR("blue"));
	const gb_colour *grey = gb_colour_find(layout, GB_STR("grey"));

	assert_int_equal(red->red, 0xcf);
	assert_int_equal(red->blue, 0x2a);
	assert_int_equal(red->magenta, 80);
	assert_int_equal(red->black, 0);
	assert_int_equal(blue->cyan, 74);
	assert_int_equal(blue->yellow, 0);
	assert_int_equal(blue->black, 53);
	/* A grey prints in black alone. */
	assert_int_equal(grey->cyan + grey->magenta + grey->yellow, 0);
	assert_int_equal(grey->black, 50);
}

static void test_masters(void **state)
{
	const gb_layout *layout = good_layout(*state,
		(layout_text){
			.masters =
				",{\"name\":\"wide\",\"width\":842,\"height\":595,\"numbered\":false,\"double_sided\":true,"
				"\"margin\":{\"top\":\"10mm\",\"bottom\":0,\"inner\":20,\"outer\":30},\"fixed\":["
				"{\"kind\":\"text\",\"x\":\"-20mm\",\"y\":-14,\"text\":{\"zh\":\"第{page}页\",\"en\":\"{page}\"},"
				"\"style\":\"body\",\"when\":\"even\",\"align\":\"end\",\"angle\":-45,\"below\":true},"
				"{\"kind\":\"rule\",\"x\":0,\"y\":20,\"thickness\":0.35,\"colour\":\"rule\"},"
				"{\"kind\":\"fill\",\"x\":0,\"y\":0,\"height\":\"3cm\",\"colour\":\"muted\",\"when\":\"sample\"}]}",
		});
	const gb_master *wide = gb_master_find(layout, GB_STR("wide"));
	const gb_fixed *fixed = wide->fixed.items;

	assert_int_equal(wide->fixed.count, 3);
	assert_false(wide->numbered);
	assert_near(wide->margin.top, 10 * GB_MM);
	assert_near(fixed[0].x, -20 * GB_MM);
	assert_near(fixed[0].y, -14);
	assert_int_equal(fixed[0].when, GB_WHEN_EVEN);
	assert_int_equal(fixed[0].text[GB_LANG_ZH].count, 3);
	assert_int_equal(fixed[0].text[GB_LANG_EN].count, 1);
	assert_int_equal(fixed[0].colour.red, 0);
	assert_near(fixed[0].angle, -45);
	assert_int_equal(fixed[1].colour.red, 0xcc);
	assert_int_equal(fixed[2].kind, GB_FIXED_FILL);
	assert_near(fixed[2].height, 30 * GB_MM);
}

static void test_whole_messages(void **state)
{
	open_fonts *all = *state;
	gb_diags *diags;

	assert_null(read_layout(all,
		(layout_text){
			.styles = ",\n{\"name\":\"a\",\"based_on\":\"b\",\"size\":10},\n"
					  "{\"name\":\"b\",\"based_on\":\"a\",\"role\":\"serif\"}",
		},
		&diags));
	assert_string_equal(faults_of(all, diags),
		"layout.json:5:24: error: /styles/2/based_on: found a → b → a; "
		"expected a style that does not lead back to this one\n"
		"    5 | {\"name\":\"b\",\"based_on\":\"a\",\"role\":\"serif\"}],\n"
		"      |                        ^^^\n"
		"  help: remove one \"based_on\" of the circle\n");
	assert_null(read_layout(all,
		(layout_text){
			.styles = ",\n{\"name\":\"a\",\"role\":\"sanss\",\"size\":10,\"colour\":\"inks\"}",
		},
		&diags));
	assert_string_equal(faults_of(all, diags),
		"layout.json:4:47: error: /styles/1/colour: found \"inks\"; expected a known colour\n"
		"    4 | {\"name\":\"a\",\"role\":\"sanss\",\"size\":10,\"colour\":\"inks\"}],\n"
		"      |                                               ^^^^^^\n"
		"  help: did you mean \"ink\"?\n"
		"layout.json:4:20: error: /styles/1/role: found \"sanss\"; expected a known font role\n"
		"    4 | {\"name\":\"a\",\"role\":\"sanss\",\"size\":10,\"colour\":\"inks\"}],\n"
		"      |                    ^^^^^^^\n"
		"  help: did you mean \"sans\"?\n");
}

static void test_faults(void **state)
{
	static const struct {
		layout_text text;
		const char *expected, *help;
	} cases[] = {
		{ { .top = ",\"blocs\":[]" }, "/blocs: found the key \"blocs\"; expected a key of a layout",
			"\"blocks\"" },
		{ { .top = ",\"primary\":\"fr\"" },
			"/primary: found \"fr\"; expected a known primary: \"zh\", \"en\"", NULL },
		{ { .colours = ",{\"token\":\"red\",\"rgb\":\"red\"}" },
			"/colours/4/rgb: found \"red\"; expected # and six hexadecimal digits, e.g. \"#b5121b\"",
			NULL },
		{ { .colours = ",{\"token\":\"red\",\"rgb\":\"#b5121b\",\"cmyk\":[0,80,80]}" },
			"/colours/4/cmyk: found a list of 3; expected cyan, magenta, yellow and black in whole per cent, e.g. [0, 80, 80, 0]",
			NULL },
		{ { .colours = ",{\"token\":\"red\",\"rgb\":\"#b5121b\",\"cmyk\":[0,80,180,0]}" },
			"/colours/4/cmyk: found a list of 4; expected cyan, magenta, yellow and black in whole per cent, e.g. [0, 80, 80, 0]",
			NULL },
		{ { .colours = ",{\"token\":\"ink\",\"rgb\":\"#b5121b\"}" },
			"/colours/4/token: found \"ink\" again; expected a name of its own",
			"it is first given at" },
		{ { .styles = ",{\"name\":\"a\",\"role\":\"serif\"}" },
			"/styles/1: found style \"a\" without \"size\"; expected a size, here or in the style it is based on",
			"小四" },
		{ { .styles = ",{\"name\":\"a\",\"size\":9}" },
			"/styles/1: found style \"a\" without \"role\"; expected a role of fonts/families.json, here or in the style it is based on",
			NULL },
		{ { .styles = ",{\"name\":\"a\",\"size\":12,\"role\":\"serif\",\"leading\":11.5}" },
			"/styles/1/leading: found leading 11.5 pt for a size of 12 pt; expected a leading that is not less than the size",
			NULL },
		{ { .styles = ",{\"name\":\"a\",\"based_on\":\"a\"}" },
			"/styles/1/based_on: found a → a; expected a style that does not lead back to this one",
			NULL },
		{ { .styles = ",{\"name\":\"a\",\"based_on\":\"bodi\"}" },
			"/styles/1/based_on: found \"bodi\"; expected a known style",
			"did you mean \"body\"?" },
		{ { .styles = ",{\"name\":\"a\",\"based_on\":\"body\",\"en\":\"bod\"}" },
			"/styles/1/en: found \"bod\"; expected a known style", "did you mean \"body\"?" },
		{ { .styles = ",{\"name\":\"a\",\"based_on\":\"body\",\"aligne\":\"start\"}" },
			"/styles/1/aligne: found the key \"aligne\"; expected a key of a style",
			"did you mean \"align\"?" },
		{ { .styles = ",{\"name\":\"a\",\"based_on\":\"body\",\"size\":2}" },
			"/styles/1/size: found 2 (number); expected a length from 4 to 400 pt, e.g. 12 (pt), \"5mm\", \"2cm\" or \"三号\"",
			NULL },
		/* Each says it once, where it stands: not again in what is based on it. */
		{ { .styles =
				  ",{\"name\":\"a\",\"based_on\":\"body\",\"role\":\"serf\"},{\"name\":\"b\",\"based_on\":\"a\"}" },
			"/styles/1/role: found \"serf\"; expected a known font role",
			"did you mean \"serif\"?" },
		{ { .masters =
				  ",{\"name\":\"b\",\"margin\":{\"top\":1,\"bottom\":1,\"inner\":300,\"outer\":300}}" },
			"/masters/1/margin: found margins that leave no room between them; expected margins smaller than the page",
			NULL },
		{ { .masters =
				  ",{\"name\":\"b\",\"margin\":{\"top\":1,\"bottom\":1,\"inner\":-3,\"outer\":30}}" },
			"/masters/1/margin/inner: found -3 (number); expected a length from 0 to 10000 pt, e.g. 12 (pt), \"5mm\", \"2cm\" or \"三号\"",
			NULL },
		{ { .masters =
				  ",{\"name\":\"b\",\"margin\":{\"top\":1,\"bottom\":1,\"inner\":3,\"outer\":30},"
				  "\"fixed\":[{\"kind\":\"fill\",\"x\":0,\"y\":0,\"colour\":\"ink\",\"text\":\"x\"}]}" },
			"/masters/1/fixed/0/text: found the key \"text\"; expected a key of a fill fixed item: \"kind\", "
			"\"when\", \"x\", \"y\", \"width\", \"height\", \"colour\", \"below\"",
			NULL },
		{ { .masters =
				  ",{\"name\":\"b\",\"margin\":{\"top\":1,\"bottom\":1,\"inner\":3,\"outer\":30},"
				  "\"fixed\":[{\"kind\":\"fil\",\"x\":0,\"y\":0}]}" },
			"/masters/1/fixed/0/kind: found \"fil\"; expected a known kind of fixed item",
			"did you mean \"fill\"?" },
	};

	for (size_t i = 0; i < GB_COUNT(cases); i++)
		assert_fault(*state, cases[i].text, cases[i].expected, cases[i].help);
}

static void test_pages(void **state)
{
	open_fonts *all = *state;
	static const struct {
		const char *page;
		double width; /* 0: a fault */
	} cases[] = {
		{ "{\"size\":\"A3\",\"bleed\":\"3mm\"}", 297 * GB_MM },
		{ "{\"width\":\"100mm\",\"height\":\"20cm\"}", 100 * GB_MM },
		{ "{\"width\":\"100mm\"}", 0 },
		{ "{}", 0 },
		{ "{\"size\":\"A4\",\"width\":300}", 0 },
		{ "{\"size\":\"A9\"}", 0 },
		{ "\"A4\"", 0 },
	};

	for (size_t i = 0; i < GB_COUNT(cases); i++) {
		char path[] = "/tmp/gongbao-layout-XXXXXX";
		FILE *out = fdopen(mkstemp(path), "w");
		gb_diags *diags = gb_diags_new(all->arena);
		const gb_layout *layout;

		fprintf(out,
			"{\"format\":\"gongbao.layout/1\",\"id\":\"p\",\"edition\":\"zh\",\"page\":%s,"
			"\"colours\":[],\"styles\":[],\"masters\":[{\"name\":\"m\",\"margin\":"
			"{\"top\":9,\"bottom\":9,\"inner\":9,\"outer\":9}}],\"blocks\":[]}",
			cases[i].page);
		fclose(out);
		layout = gb_layout_read(all->arena, gb_str_of(path), all->fonts, diags);
		unlink(path);
		assert_int_equal(layout != NULL, cases[i].width > 0);
		if (layout == NULL)
			assert_int_equal(gb_diags_errors(diags), 1);
		else
			assert_near(layout->width, cases[i].width);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_bulletin),
		cmocka_unit_test(test_small),
		cmocka_unit_test(test_inheritance),
		cmocka_unit_test(test_colours),
		cmocka_unit_test(test_masters),
		cmocka_unit_test(test_whole_messages),
		cmocka_unit_test(test_faults),
		cmocka_unit_test(test_pages),
	};

	return cmocka_run_group_tests(tests, open_all, close_all);
}
