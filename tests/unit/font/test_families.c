#include "open_fonts.h"

#include <unistd.h>

/* A families.json of these parts, in a file that is gone afterwards; NULL parts are as they should
 * be. What it says is left in all->diags. */
static bool read_all(
	open_fonts *all, const char *package, const char *face, const char *role, const char *patterns)
{
	char path[] = "/tmp/gongbao-families-XXXXXX";
	const int file = mkstemp(path);
	FILE *out = fdopen(file, "w");
	gb_font_spec spec;
	bool ok;

	assert_non_null(out);
	fprintf(out,
		"{\"format\": \"gongbao.fonts/1\",\n\"packages\": [%s],\n\"faces\": [%s],\n\"roles\": [%s]%s}\n",
		package != NULL
			? package
			: "{\"id\": \"p\", \"registry\": \"npm\", \"name\": \"n\", \"version\": \"1\","
			  "\"sha256\": \"0\", \"licence\": \"OFL-1.1\", \"fetch\": \"fonts-office\"}",
		face != NULL ? face
					 : "{\"id\": \"f\", \"file\": \"cache/f.ttf\", \"package\": \"p\","
					   "\"inside\": \"f.ttf\", \"sha256\": \"0\"}",
		role != NULL ? role
					 : "{\"id\": \"r\", \"name\": \"R\", \"han\": [\"f\"], \"latin\": [\"f\"]}",
		patterns);
	fclose(out);
	all->diags = gb_diags_new(all->arena);
	ok = gb_families_read(all->arena, gb_str_of(path), &spec, all->diags);
	unlink(path);
	if (ok)
		all->spec = spec;
	assert_int_equal(ok, gb_diags_errors(all->diags) == 0);
	return ok;
}

static bool read_parts(open_fonts *all, const char *package, const char *face, const char *role)
{
	return read_all(all, package, face, role, "");
}

static void test_a_good_file_is_read(void **state)
{
	open_fonts *all = *state;

	assert_true(read_parts(all, NULL, NULL, NULL));
	assert_int_equal(all->spec.face_count, 1);
	assert_int_equal(all->spec.faces[0].fetch, GB_FETCH_OFFICE);
	assert_text(all->spec.faces[0].file, "cache/f.ttf");
	assert_int_equal(all->spec.faces[0].collection, 0);
	assert_int_equal(all->spec.role_count, 1);
	assert_text(all->spec.roles[0].name, "r");
	assert_text(all->spec.roles[0].han[0], "f");
}

static void test_an_offices_own_face_needs_no_package(void **state)
{
	open_fonts *all = *state;

	assert_true(read_parts(
		all, NULL, "{\"id\": \"f\", \"file\": \"local/own.ttc\", \"collection\": 2}", NULL));
	assert_int_equal(all->spec.faces[0].fetch, GB_FETCH_LOCAL);
	assert_int_equal(all->spec.faces[0].collection, 2);
}

static void test_names_that_lead_nowhere_are_faults(void **state)
{
	open_fonts *all = *state;

	assert_false(read_parts(all, NULL, NULL,
		"{\"id\": \"r\", \"name\": \"R\", \"han\": [\"f\", \"g\"], \"latin\": [\"f\"]}"));
	assert_said(all, "/roles/0/han/1");
	assert_false(read_parts(all, NULL,
		"{\"id\": \"f\", \"file\": \"cache/f.ttf\", \"package\": \"q\", \"inside\": \"f\","
		"\"sha256\": \"0\"}",
		NULL));
	assert_said(all, "/faces/0/package");
}

static void test_files_outside_the_fonts_are_faults(void **state)
{
	open_fonts *all = *state;

	assert_false(read_parts(all, NULL, "{\"id\": \"f\", \"file\": \"/etc/f.ttf\"}", NULL));
	assert_said(all, "/faces/0/file");
	assert_false(read_parts(all, NULL, "{\"id\": \"f\", \"file\": \"a/../../f.ttf\"}", NULL));
	assert_said(all, "/faces/0/file");
}

static void test_slips_are_faults(void **state)
{
	open_fonts *all = *state;

	assert_false(
		read_parts(all, NULL, "{\"id\": \"f\", \"file\": \"f.ttf\", \"package\": \"p\"}", NULL));
	assert_said(all, "without \"inside\" or \"sha256\"");
	assert_false(read_parts(all, NULL,
		"{\"id\": \"f\", \"file\": \"f.ttf\"}, {\"id\": \"f\", \"file\": \"g.ttf\"}", NULL));
	assert_said(all, "/faces/1/id");
	assert_false(read_parts(all,
		"{\"id\": \"p\", \"registry\": \"pypi\", \"name\": \"n\","
		"\"version\": \"1\", \"sha256\": \"0\", \"licence\": \"?\", \"fetch\": \"fonts\"}",
		NULL, NULL));
	assert_said(all, "/packages/0/registry");
	assert_false(read_parts(all, NULL, NULL, ""));
	assert_said(all, "/roles");
}

#define PATTERNS(package, file)                                                                    \
	"{\"id\": \"h\", \"language\": \"en\", \"file\": \"" file "\", \"package\": \"" package        \
	"\", \"inside\": \"h.dic\", \"sha256\": \"1a\"}"

static void test_patterns_are_read_and_checked(void **state)
{
	open_fonts *all = *state;

	assert_true(read_all(all, NULL, NULL, NULL, ", \"patterns\": [" PATTERNS("p", "cache/h") "]"));
	assert_int_equal(all->spec.pattern_count, 1);
	assert_int_equal(all->spec.patterns[0].lang, GB_LANG_EN);
	assert_text(all->spec.patterns[0].file, "cache/h");
	assert_text(all->spec.patterns[0].sha256, "1a");
	assert_false(read_all(all, NULL, NULL, NULL, ", \"patterns\": [" PATTERNS("q", "cache/h") "]"));
	assert_said(all, "/patterns/0/package");
	assert_false(read_all(all, NULL, NULL, NULL, ", \"patterns\": [" PATTERNS("p", "../h") "]"));
	assert_said(all, "/patterns/0/file");
	assert_false(read_all(
		all, NULL, NULL, NULL, ", \"patterns\": [" PATTERNS("p", "h") ", " PATTERNS("p", "i") "]"));
	assert_said(all, "/patterns/1/language");
}

static void test_a_set_knows_what_it_can_hyphenate(void **state)
{
	open_fonts *all = *state;
	gb_font_spec spec;
	gb_font_set *fonts;

	all->diags = gb_diags_new(all->arena);
	assert_true(gb_families_read(all->arena, GB_STR("fonts/families.json"), &spec, all->diags));
	assert_true(
		gb_font_patterns_ready(all->fonts, GB_LANG_EN, (gb_place){ NULL, GB_NO_NODE }, all->diags));
	assert_null(gb_font_patterns_find(all->fonts, GB_LANG_ZH));
	spec.pattern_count = 0;
	fonts = gb_font_set_open(all->arena, &spec, GB_STR("fonts"), all->diags);
	assert_false(
		gb_font_patterns_ready(fonts, GB_LANG_EN, (gb_place){ NULL, GB_NO_NODE }, all->diags));
	assert_said(all, "run: make fonts");
	gb_font_set_close(fonts);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_a_good_file_is_read),
		cmocka_unit_test(test_an_offices_own_face_needs_no_package),
		cmocka_unit_test(test_names_that_lead_nowhere_are_faults),
		cmocka_unit_test(test_files_outside_the_fonts_are_faults),
		cmocka_unit_test(test_slips_are_faults),
		cmocka_unit_test(test_patterns_are_read_and_checked),
		cmocka_unit_test(test_a_set_knows_what_it_can_hyphenate),
	};

	return cmocka_run_group_tests_name("font families", tests, open_all, close_all);
}
