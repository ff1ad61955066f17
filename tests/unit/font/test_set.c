#include "open_fonts.h"

#include <hb.h>
#include <iconv.h>
#include <unistd.h>

static const gb_font_role *role_of(const open_fonts *all, const char *name)
{
	const gb_font_role *role = gb_font_role_find(all->fonts, gb_str_of(name));

	if (role == NULL)
		fail_msg("no role %s", name);
	return role;
}

/* The id of the face that sets the character, "" when none does. */
static const char *set_by(
	const open_fonts *all, const char *role, uint32_t code_point, gb_lang lang)
{
	const gb_face *face = gb_font_role_face(all->fonts, role_of(all, role), code_point, lang);

	return face == NULL ? "" : gb_str_zero(all->arena, face->id);
}

static void test_roles_of_bulletins_are_ready(void **state)
{
	static const char *const names[] = { "sans", "sans-medium", "sans-bold", "sans-black", "serif",
		"serif-italic", "serif-bold", "title" };
	open_fonts *all = *state;

	for (size_t i = 0; i < GB_COUNT(names); i++)
		assert_true(
			gb_font_role_ready(all->fonts, role_of(all, names[i]), (gb_place){ 0 }, all->diags));
	assert_non_null(role_of(all, "kai"));
	assert_non_null(role_of(all, "fangsong"));
	assert_null(gb_font_role_find(all->fonts, GB_STR("Serif")));
	assert_null(gb_font_role_find(all->fonts, GB_STR("")));
}

/* Two bytes of GB 2312 as a scalar; 0 when they are no character. */
static uint32_t of_gb2312(iconv_t converter, unsigned row, unsigned cell)
{
	char in[2] = { (char)row, (char)cell };
	uint32_t out = 0;
	char *from = in;
	char *to = (char *)&out;
	size_t from_left = sizeof(in);
	size_t to_left = sizeof(out);

	iconv(converter, NULL, NULL, NULL, NULL);
	if (iconv(converter, &from, &from_left, &to, &to_left) == (size_t)-1)
		return 0;
	return out;
}

static void test_all_of_gb2312_is_covered(void **state)
{
	const open_fonts *all = *state;
	const iconv_t converter = iconv_open("UCS-4LE", "GB2312");
	size_t count;
	size_t characters = 0;
	const gb_str *roles = gb_font_set_roles(all->fonts, &count);

	assert_true(converter != (iconv_t)-1);
	for (size_t i = 0; i < count; i++) {
		const gb_font_role *role = gb_font_role_find(all->fonts, roles[i]);

		if (role->absent != NULL)
			continue;
		for (unsigned row = 0xA1; row <= 0xF7; row++) {
			for (unsigned cell = 0xA1; cell <= 0xFE; cell++) {
				const uint32_t scalar = of_gb2312(converter, row, cell);

				if (scalar == 0)
					continue;
				characters++;
				if (gb_font_role_face(all->fonts, role, scalar, GB_LANG_ZH) == NULL)
					fail_msg("%.*s lacks U+%04X", (int)roles[i].n, roles[i].p, scalar);
			}
		}
	}
	assert_true(characters >= 8 * 7445); /* GB 2312-1980 has 7445 */
	iconv_close(converter);
}

static void test_rare_characters_of_names_fall_back(void **state)
{
	const open_fonts *all = *state;

	assert_string_equal(set_by(all, "serif", 0x4DAE, GB_LANG_ZH), "noto-serif-sc-400");  /* 䶮 */
	assert_string_equal(set_by(all, "serif", 0x2CB4E, GB_LANG_ZH), "noto-serif-sc-400"); /* 𬭎 */
	assert_string_equal(set_by(all, "serif", 0x36C3, GB_LANG_ZH), "noto-serif-sc-400");  /* 㛃 */
	assert_string_equal(set_by(all, "serif", 0x20BB7, GB_LANG_ZH), "hanazono-b");        /* 𠮷 */
	assert_string_equal(set_by(all, "title", 0x20BB7, GB_LANG_EN), "hanazono-b");
	assert_string_equal(set_by(all, "sans", 0x9FFF, GB_LANG_ZH), "noto-serif-sc-400");
}

/* GB 18030-2022, level 3: extensions A to F as in Unicode 11. */
static void test_extensions_are_covered(void **state)
{
	static const uint32_t ranges[][2] = { { 0x3400, 0x4DB5 }, { 0x4E00, 0x9FEF },
		{ 0x20000, 0x2A6D6 }, { 0x2A700, 0x2B734 }, { 0x2B740, 0x2B81D }, { 0x2B820, 0x2CEA1 },
		{ 0x2CEB0, 0x2EBE0 } };
	const open_fonts *all = *state;
	size_t lacking = 0;

	for (size_t i = 0; i < GB_COUNT(ranges); i++) {
		for (uint32_t c = ranges[i][0]; c <= ranges[i][1]; c++)
			lacking += set_by(all, "serif", c, GB_LANG_ZH)[0] == '\0';
	}
	assert_int_equal(lacking, 0);
}

static void test_missing_characters_have_no_face(void **state)
{
	const open_fonts *all = *state;

	assert_string_equal(set_by(all, "serif", 0x0E01, GB_LANG_ZH), "");  /* ก */
	assert_string_equal(set_by(all, "serif", 0x1F600, GB_LANG_ZH), ""); /* a smiling face */
	assert_string_equal(set_by(all, "serif", 0xE816, GB_LANG_ZH), "");  /* private use */
	assert_string_equal(set_by(all, "serif", 0x0007, GB_LANG_ZH), "");
	assert_string_equal(set_by(all, "serif", 0x110000, GB_LANG_ZH), "");
}

static void test_signs_follow_script_and_language(void **state)
{
	const open_fonts *all = *state;

	assert_string_equal(set_by(all, "serif", '8', GB_LANG_ZH), "source-serif-4-400");
	assert_string_equal(set_by(all, "serif", 0x2212, GB_LANG_ZH), "source-serif-4-400"); /* − */
	assert_string_equal(set_by(all, "serif", 0x201C, GB_LANG_ZH), "noto-serif-sc-400");  /* “ */
	assert_string_equal(set_by(all, "serif", 0x201C, GB_LANG_EN), "source-serif-4-400");
	assert_string_equal(set_by(all, "serif", 0x2014, GB_LANG_ZH), "noto-serif-sc-400"); /* — */
	assert_string_equal(set_by(all, "serif", 0x2014, GB_LANG_EN), "source-serif-4-400");
	assert_string_equal(set_by(all, "serif", 0xFF0C, GB_LANG_EN), "noto-serif-sc-400"); /* ， */
	assert_string_equal(set_by(all, "serif", 0x2103, GB_LANG_EN), "noto-serif-sc-400"); /* ℃ */
	assert_string_equal(set_by(all, "serif-italic", 'a', GB_LANG_EN), "source-serif-4-400-italic");
	assert_string_equal(set_by(all, "sans", '8', GB_LANG_ZH), "noto-sans-sc-400");
	assert_string_equal(set_by(all, "sans", 0x2082, GB_LANG_ZH), "source-sans-3-400");  /* ₂ */
	assert_string_equal(set_by(all, "title", 0x67A3, GB_LANG_ZH), "noto-serif-sc-800"); /* 枣 */
}

/* What both languages of a bulletin print with figures. */
static void test_english_has_its_signs(void **state)
{
	static const uint32_t signs[] = { 0xA0, 0xA3, 0xA5, 0xB0, 0xB1, 0xB2, 0xB3, 0xB5, 0xD7, 0xE9,
		0x2013, 0x2014, 0x2019, 0x201C, 0x201D, 0x2022, 0x2026, 0x2030, 0x2082, 0x20AC, 0x2212,
		0x2248, 0x2264, 0x2265 };
	static const char *const roles[] = { "serif", "serif-bold", "title", "sans", "sans-bold" };
	const open_fonts *all = *state;

	for (size_t i = 0; i < GB_COUNT(roles); i++) {
		for (size_t k = 0; k < GB_COUNT(signs); k++) {
			const gb_font_role *role = role_of(all, roles[i]);
			const gb_face *face = gb_font_role_face(all->fonts, role, signs[k], GB_LANG_EN);
			bool latin = false;

			for (size_t j = 0; j < role->latin_count; j++)
				latin |= role->latin[j] == face;
			if (!latin)
				fail_msg("%s: U+%04X is not Latin", roles[i], (unsigned)signs[k]);
		}
	}
}

static void test_metrics_are_sane(void **state)
{
	const open_fonts *all = *state;
	size_t count;
	const gb_face *const *faces = gb_font_set_faces(all->fonts, &count);

	assert_true(count >= 16);
	for (size_t i = 0; i < count; i++) {
		const gb_face *face = faces[i];

		assert_int_equal(face->index, i);
		if (face->bytes == NULL)
			continue;
		assert_true(face->size > 100000);
		assert_true(face->family.n > 0);
		assert_true(face->units_per_em == 1000 || face->units_per_em == 1024);
		assert_true(face->ascent > 0.5 && face->ascent < 1.2);
		assert_true(face->descent > 0.1 && face->descent < 0.5);
		assert_true(face->cap_height > 0.6 && face->cap_height < 0.8);
		assert_true(face->x_height > 0.4 && face->x_height < 0.6);
	}
	assert_int_equal(all->spec.face_count, count);
	assert_string_equal(gb_str_zero(all->arena, faces[0]->family), "Noto Sans SC");
	assert_true(faces[0]->ascent == 0.88 && faces[0]->descent == 0.12);
}

static int advance(hb_font_t *font, uint32_t code_point)
{
	hb_codepoint_t glyph;

	assert_true(hb_font_get_nominal_glyph(font, code_point, &glyph));
	return hb_font_get_glyph_h_advance(font, glyph);
}

static void test_digits_have_one_width(void **state)
{
	const open_fonts *all = *state;
	size_t count;
	const gb_str *roles = gb_font_set_roles(all->fonts, &count);

	for (size_t i = 0; i < count; i++) {
		const gb_font_role *role = gb_font_role_find(all->fonts, roles[i]);
		const gb_face *face = gb_font_role_face(all->fonts, role, '0', GB_LANG_ZH);
		hb_blob_t *blob;
		hb_face_t *file;
		hb_font_t *font;

		if (role->absent != NULL)
			continue;
		blob =
			hb_blob_create(face->bytes, (unsigned)face->size, HB_MEMORY_MODE_READONLY, NULL, NULL);
		file = hb_face_create(blob, (unsigned)face->collection);
		font = hb_font_create(file);
		for (uint32_t digit = '1'; digit <= '9'; digit++)
			assert_int_equal(advance(font, digit), advance(font, '0'));
		hb_font_destroy(font);
		hb_face_destroy(file);
		hb_blob_destroy(blob);
	}
}

static void test_faces_are_found_by_file(void **state)
{
	const open_fonts *all = *state;
	size_t count;
	const gb_face *const *faces = gb_font_set_faces(all->fonts, &count);
	char *here = getcwd(NULL, 0);
	const gb_str absolute = gb_str_format(
		all->arena, "%s/fonts/../%.*s", here, (int)faces[3]->file.n, faces[3]->file.p);

	assert_ptr_equal(gb_font_set_face_of_file(all->fonts, faces[3]->file, 0), faces[3]);
	assert_ptr_equal(gb_font_set_face_of_file(all->fonts, absolute, 0), faces[3]);
	assert_null(gb_font_set_face_of_file(all->fonts, faces[3]->file, 1));
	assert_null(gb_font_set_face_of_file(all->fonts, GB_STR("fonts/families.json"), 0));
	assert_null(gb_font_set_face_of_file(all->fonts, GB_STR("/nowhere"), 0));
	free(here);
}

/* A set of one role with one face. */
static gb_font_set *open_one(open_fonts *all, const char *file, gb_font_fetch fetch, int collection)
{
	gb_font_spec_face *face = GB_NEW(all->arena, gb_font_spec_face);
	gb_font_spec_role *role = GB_NEW(all->arena, gb_font_spec_role);
	gb_font_spec *spec = GB_NEW(all->arena, gb_font_spec);

	*face = (gb_font_spec_face){
		.id = GB_STR("one"), .file = gb_str_of(file), .collection = collection, .fetch = fetch
	};
	*role = (gb_font_spec_role){ .name = GB_STR("only"),
		.han = &face->id,
		.han_count = 1,
		.latin = &face->id,
		.latin_count = 1 };
	*spec = (gb_font_spec){ .faces = face, .face_count = 1, .roles = role, .role_count = 1 };
	all->diags = gb_diags_new(all->arena);
	return gb_font_set_open(all->arena, spec, GB_STR("fonts"), all->diags);
}

static void test_a_missing_file_names_its_target(void **state)
{
	open_fonts *all = *state;
	gb_font_set *fonts;
	const gb_font_role *role;

	assert_null(open_one(all, "cache/none.ttf", GB_FETCH_ALWAYS, 0));
	assert_said(all, "help: run: make fonts\n");

	fonts = open_one(all, "cache/none.ttf", GB_FETCH_OFFICE, 0);
	assert_non_null(fonts);
	role = gb_font_role_find(fonts, GB_STR("only"));
	assert_int_equal(gb_diags_errors(all->diags), 0);
	assert_null(gb_font_role_face(fonts, role, 'a', GB_LANG_EN));
	assert_false(gb_face_covers(fonts, role->latin[0], 'a'));
	assert_false(gb_font_role_ready(fonts, role, (gb_place){ 0 }, all->diags));
	assert_said(all, "found role only without its font fonts/cache/none.ttf");
	assert_said(all, "make fonts-office");
	gb_font_set_close(fonts);
}

static void test_a_file_that_is_no_font_is_a_fault(void **state)
{
	open_fonts *all = *state;

	assert_null(open_one(all, "families.json", GB_FETCH_ALWAYS, 0));
	assert_said(all, "a TrueType font");
	assert_null(open_one(all, "cache", GB_FETCH_LOCAL, 0));
	assert_said(all, "that can be read");
	assert_null(open_one(all, "cache/noto-sans-sc-400.ttf", GB_FETCH_ALWAYS, 7));
	assert_said(all, "the index of one in a collection");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_roles_of_bulletins_are_ready),
		cmocka_unit_test(test_all_of_gb2312_is_covered),
		cmocka_unit_test(test_rare_characters_of_names_fall_back),
		cmocka_unit_test(test_extensions_are_covered),
		cmocka_unit_test(test_missing_characters_have_no_face),
		cmocka_unit_test(test_signs_follow_script_and_language),
		cmocka_unit_test(test_english_has_its_signs),
		cmocka_unit_test(test_metrics_are_sane),
		cmocka_unit_test(test_digits_have_one_width),
		cmocka_unit_test(test_faces_are_found_by_file),
		cmocka_unit_test(test_a_missing_file_names_its_target),
		cmocka_unit_test(test_a_file_that_is_no_font_is_a_fault),
	};

	return cmocka_run_group_tests_name("font set", tests, open_all, close_all);
}
