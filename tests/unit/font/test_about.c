#include "open_fonts.h"

#include "font/about.h"

#include <iconv.h>
#include <unistd.h>

/* What is said of a face to a person, and what its rights let us do with it. */

static const gb_face *face_of(const open_fonts *all, const char *id)
{
	size_t count;
	const gb_face *const *faces = gb_font_set_faces(all->fonts, &count);

	for (size_t i = 0; i < count; i++) {
		if (gb_str_is(faces[i]->id, id))
			return faces[i];
	}
	fail_msg("no face %s", id);
	return NULL;
}

static void test_names_and_characters_are_the_files_own(void **state)
{
	open_fonts *all = *state;
	gb_face_about about = gb_face_about_of(all->arena, face_of(all, "noto-serif-sc-800"));

	assert_text(about.name, "Noto Serif SC ExtraBold");
	assert_text(about.version, "2.003-H1");
	assert_int_equal(about.common, GB_COMMON);
	assert_true(about.characters > 30000);

	about = gb_face_about_of(all->arena, face_of(all, "source-serif-4-400"));
	assert_text(about.name, "Source Serif 4 Regular");
	assert_int_equal(about.common, 0);
	assert_true(about.characters > 500 && about.characters < 2000);
}

static const char *const common[] = {
#include "font/common.inc"
};

/* Rows 16 to 55 of GB 2312, in their order, and nothing else. */
static void test_common_characters_are_level_1(void **state)
{
	open_fonts *all = *state;
	const iconv_t converter = iconv_open("UTF-8", "GB2312");
	gb_buf written = gb_buf_new(all->arena), known = gb_buf_new(all->arena);
	size_t count = 0;

	assert_true(converter != (iconv_t)-1);
	for (size_t i = 0; i < GB_COUNT(common); i++)
		gb_buf_text(&written, common[i]);
	for (int row = 16; row <= 55; row++) {
		for (int cell = 1; cell <= (row < 55 ? 94 : 89); cell++) {
			char in[2] = { (char)(row + 0xA0), (char)(cell + 0xA0) }, out[4];
			char *from = in, *to = out;
			size_t from_left = sizeof in, to_left = sizeof out;

			assert_true(iconv(converter, &from, &from_left, &to, &to_left) != (size_t)-1);
			gb_buf_bytes(&known, out, sizeof out - to_left);
			count++;
		}
	}
	iconv_close(converter);
	assert_int_equal(count, GB_COMMON);
	assert_true(gb_str_equal(gb_buf_taken(&written), gb_buf_taken(&known)));
}

/* A copy of a small shipped face with these bits as its OS/2 fsType, opened as an office's own. */
static gb_font_set *open_with_rights(open_fonts *all, const char *folder, unsigned bits)
{
	const gb_face *from = face_of(all, "source-serif-4-400");
	unsigned char *bytes = malloc(from->size);
	char *path = (char *)(uintptr_t)gb_str_zero(
		all->arena, gb_str_format(all->arena, "%s/title.ttf", folder));
	gb_font_spec_face *face = GB_NEW(all->arena, gb_font_spec_face);
	gb_font_spec_role *role = GB_NEW(all->arena, gb_font_spec_role);
	gb_font_spec *spec = GB_NEW(all->arena, gb_font_spec);
	size_t row = 12;
	FILE *out;

	memcpy(bytes, from->bytes, from->size);
	while (memcmp(bytes + row, "OS/2", 4) != 0)
		row += 16;
	const size_t os2 = (size_t)bytes[row + 8] << 24 | (size_t)bytes[row + 9] << 16 |
					   (size_t)bytes[row + 10] << 8 | bytes[row + 11];
	bytes[os2 + 8] = (unsigned char)(bits >> 8);
	bytes[os2 + 9] = (unsigned char)bits;
	out = fopen(path, "wb");
	assert_non_null(out);
	assert_int_equal(fwrite(bytes, 1, from->size, out), from->size);
	fclose(out);
	free(bytes);

	*face = (gb_font_spec_face){
		.id = GB_STR("one"), .file = GB_STR("title.ttf"), .own = true, .fetch = GB_FETCH_FOLDER
	};
	*role = (gb_font_spec_role){ .name = GB_STR("title"),
		.han = &face->id,
		.han_count = 1,
		.latin = &face->id,
		.latin_count = 1 };
	*spec = (gb_font_spec){ face, 1, role, 1, NULL, 0 };
	all->diags = gb_diags_new(all->arena);
	gb_font_set *fonts = gb_font_set_open(all->arena, spec, gb_str_of(folder), all->diags);
	unlink(path);
	return fonts;
}

static void test_rights_are_kept(void **state)
{
	static const struct {
		unsigned bits;
		bool usable;
		gb_font_rights rights;
		const char *said;
	} rows[] = {
		{ 0x0000, true, GB_RIGHTS_INSTALLABLE, "" },
		{ 0x0001, true, GB_RIGHTS_INSTALLABLE, "" }, /* a bit that means nothing */
		{ 0x0002, false, GB_RIGHTS_PRINT, "restricted" },
		{ 0x0003, false, GB_RIGHTS_PRINT, "restricted" },
		{ 0x0004, true, GB_RIGHTS_PRINT, "" },
		{ 0x0006, true, GB_RIGHTS_PRINT, "" }, /* before version 3 the least restrictive holds */
		{ 0x0008, true, GB_RIGHTS_EDITABLE, "" },
		{ 0x000C, true, GB_RIGHTS_EDITABLE, "" },
		{ 0x0100, false, GB_RIGHTS_INSTALLABLE, "no subsetting" },
		{ 0x0104, false, GB_RIGHTS_PRINT, "no subsetting" },
		{ 0x0200, false, GB_RIGHTS_INSTALLABLE, "bitmaps only" },
	};
	char folder[] = "/tmp/gongbao-rights-XXXXXX";
	open_fonts *all = *state;

	assert_non_null(mkdtemp(folder));
	for (size_t i = 0; i < GB_COUNT(rows); i++) {
		gb_font_set *fonts = open_with_rights(all, folder, rows[i].bits);
		size_t count;

		if ((fonts != NULL) != rows[i].usable)
			fail_msg("fsType 0x%04X", rows[i].bits);
		if (fonts != NULL) {
			assert_int_equal(gb_font_set_faces(fonts, &count)[0]->rights, rows[i].rights);
		} else {
			const gb_str said = test_printed(all->arena, all->diags);

			if (gb_str_find(said, gb_str_of(rows[i].said)) == SIZE_MAX)
				fail_msg("said: %.*s", (int)said.n, said.p);
			assert_int_equal(gb_diags_status(all->diags), GB_STATUS_INPUT);
		}
		gb_font_set_close(fonts);
	}
	rmdir(folder);
}

static void test_a_face_without_chinese_is_doubted(void **state)
{
	char folder[] = "/tmp/gongbao-rights-XXXXXX";
	open_fonts *all = *state;
	gb_font_set *fonts;

	assert_non_null(mkdtemp(folder));
	fonts = open_with_rights(all, folder, 0);
	rmdir(folder);
	assert_non_null(fonts);
	assert_true(gb_font_set_lint(all->arena, fonts, all->diags));
	assert_int_equal(gb_diags_warnings(all->diags), 1);
	assert_said(all, "only 0 of the 3755 common Chinese characters, first in the role title");
	gb_diags_promote(all->diags, GB_STR("font-few-characters"));
	gb_font_set_close(fonts);
	/* The shipped fonts give no reason. */
	assert_true(gb_font_set_lint(all->arena, all->fonts, all->diags));
	assert_int_equal(gb_diags_warnings(all->diags), 1);
}

static void test_only_an_offices_face_borrows(void **state)
{
	open_fonts *all = *state;
	const gb_face *song = face_of(all, "noto-serif-sc-400"),
				  *latin = face_of(all, "source-serif-4-400");
	gb_face own = *song;
	const gb_face *han[] = { &own, song };
	const gb_font_role role = { .han = han, .han_count = 2, .latin = &latin, .latin_count = 1 };

	own.own = true;
	assert_true(gb_font_role_borrows(&role, 0x67A3, GB_LANG_ZH, song));
	assert_false(gb_font_role_borrows(&role, 0x67A3, GB_LANG_ZH, &own));
	/* Latin is the shipped faces' own matter here; “ is Han in Chinese only. */
	assert_false(gb_font_role_borrows(&role, 'a', GB_LANG_ZH, latin));
	assert_true(gb_font_role_borrows(&role, 0x201C, GB_LANG_ZH, song));
	assert_false(gb_font_role_borrows(&role, 0x201C, GB_LANG_EN, latin));
	han[0] = song;
	assert_false(gb_font_role_borrows(&role, 0x20BB7, GB_LANG_ZH, face_of(all, "hanazono-b")));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_names_and_characters_are_the_files_own),
		cmocka_unit_test(test_common_characters_are_level_1),
		cmocka_unit_test(test_rights_are_kept),
		cmocka_unit_test(test_a_face_without_chinese_is_doubted),
		cmocka_unit_test(test_only_an_offices_face_borrows),
	};

	return cmocka_run_group_tests_name("about fonts", tests, open_all, close_all);
}
