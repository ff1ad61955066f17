#include "open_fonts.h"

/* An office's fonts over the shipped ones, as lists: no file is opened. */

#define IDS(...) ((const gb_str[]){ __VA_ARGS__ })

static gb_font_spec_face face(const char *id)
{
	return (gb_font_spec_face){ .id = gb_str_of(id) };
}

/* The ids with blanks between them. */
static gb_str joined(gb_arena *arena, const gb_str *ids, size_t count)
{
	gb_buf buf = gb_buf_new(arena);

	for (size_t i = 0; i < count; i++)
		gb_buf_format(&buf, "%s%.*s", i > 0 ? " " : "", (int)ids[i].n, ids[i].p);
	return gb_buf_taken(&buf);
}

static void test_the_office_comes_first_and_each_once(void **state)
{
	const gb_font_spec_face base_faces[] = { face("song"), face("hei"), face("rare") };
	const gb_font_spec_role base_roles[] = {
		{ .name = GB_STR("sans"),
			.title = GB_STR("黑体"),
			.stands_for = GB_STR("SimHei"),
			.han = IDS(GB_STR("hei"), GB_STR("rare")),
			.han_count = 2,
			.latin = IDS(GB_STR("hei")),
			.latin_count = 1 },
		{ .name = GB_STR("serif"),
			.title = GB_STR("宋体"),
			.stands_for = GB_STR("SimSun"),
			.han = IDS(GB_STR("song"), GB_STR("hei"), GB_STR("rare")),
			.han_count = 3,
			.latin = IDS(GB_STR("song")),
			.latin_count = 1 },
	};
	const gb_font_spec_face own_faces[] = { face("office") };
	const gb_font_spec_role own_roles[] = {
		{ .name = GB_STR("seal"),
			.title = GB_STR("印章"),
			.han = IDS(GB_STR("office")),
			.han_count = 1,
			.latin = IDS(GB_STR("song")),
			.latin_count = 1 },
		{ .name = GB_STR("serif"), .han = IDS(GB_STR("office"), GB_STR("rare")), .han_count = 2 },
		{ .name = GB_STR("sans"), .latin = IDS(GB_STR("office")), .latin_count = 1 },
	};
	const gb_font_spec base = { base_faces, 3, base_roles, 2, NULL, 0 };
	const gb_font_spec own = { own_faces, 1, own_roles, 3, NULL, 0 };
	open_fonts *all = *state;
	const gb_font_spec both = gb_font_spec_over(all->arena, &base, &own);

	/* Shipped faces keep their places, so that what they set is as it was. */
	assert_int_equal(both.face_count, 4);
	assert_text(both.faces[0].id, "song");
	assert_text(both.faces[3].id, "office");

	assert_int_equal(both.role_count, 3);
	assert_text(both.roles[0].name, "sans");
	assert_text(joined(all->arena, both.roles[0].han, both.roles[0].han_count), "hei rare");
	assert_text(joined(all->arena, both.roles[0].latin, both.roles[0].latin_count), "office hei");
	assert_text(both.roles[0].stands_for, "SimHei");
	assert_text(both.roles[1].name, "serif");
	assert_text(both.roles[1].title, "宋体");
	assert_text(
		joined(all->arena, both.roles[1].han, both.roles[1].han_count), "office rare song hei");
	assert_text(joined(all->arena, both.roles[1].latin, both.roles[1].latin_count), "song");
	/* Its own face stands for nothing. */
	assert_text(both.roles[1].stands_for, "");
	assert_text(both.roles[2].name, "seal");
}

static void test_nothing_over_something_is_the_same(void **state)
{
	open_fonts *all = *state;
	const gb_font_spec nothing = { 0 };
	const gb_font_spec same = gb_font_spec_over(all->arena, &all->spec, &nothing);

	assert_int_equal(same.face_count, all->spec.face_count);
	assert_int_equal(same.role_count, all->spec.role_count);
	for (size_t i = 0; i < same.role_count; i++)
		assert_ptr_equal(same.roles[i].han, all->spec.roles[i].han);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_the_office_comes_first_and_each_once),
		cmocka_unit_test(test_nothing_over_something_is_the_same),
	};

	return cmocka_run_group_tests_name("fonts over fonts", tests, open_all, close_all);
}
