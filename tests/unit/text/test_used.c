#include "fixture.h"

#include "text/used.h"

/* Which roles have set something, and what was borrowed, in order and each once. */

static void characters_come_in_order(void **state)
{
	fixture f = fixture_open();
	gb_used *used = gb_used_new(f.arena, f.fonts);

	(void)state;
	assert_int_equal(gb_used_next_borrowed(used, f.serif.role, 0), UINT32_MAX);
	gb_used_put_borrowed(used, f.serif.role, 0x20BB7, GB_LANG_EN);
	gb_used_put_borrowed(used, f.serif.role, 0x67A3, GB_LANG_ZH);
	gb_used_put_borrowed(used, f.serif.role, 0x67A3, GB_LANG_ZH);
	gb_used_put_borrowed(used, f.serif.role, 0x67BF, GB_LANG_EN);
	gb_used_put_borrowed(used, f.serif.role, 0x3FFFF, GB_LANG_ZH);
	assert_int_equal(gb_used_next_borrowed(used, f.serif.role, 0), 0x67A3);
	assert_int_equal(gb_used_next_borrowed(used, f.serif.role, 0x67A4), 0x67BF);
	assert_int_equal(gb_used_next_borrowed(used, f.serif.role, 0x67C0), 0x20BB7);
	assert_int_equal(gb_used_next_borrowed(used, f.serif.role, 0x20BB8), 0x3FFFF);
	assert_int_equal(gb_used_next_borrowed(used, f.serif.role, 0x40000), UINT32_MAX);
	assert_int_equal(gb_used_next_borrowed(used, f.sans.role, 0), UINT32_MAX);
	assert_true(gb_used_has_borrowed(used, f.serif.role, 0x67A3, GB_LANG_ZH));
	assert_false(gb_used_has_borrowed(used, f.serif.role, 0x67A3, GB_LANG_EN));
	fixture_close(&f);
}

static void a_paragraph_uses_its_roles_and_borrows_nothing(void **state)
{
	fixture f = fixture_open();
	const gb_span span = { .text = GB_STR("枣庄市𠮷某"),
		.style = &f.serif,
		.lang = GB_LANG_ZH,
		.place.node = GB_NO_NODE };

	(void)state;
	assert_non_null(gb_paragraph_shape(f.text, f.arena, &f.body, &span, 1, f.diags));
	assert_true(gb_used_has_role(gb_text_used(f.text), f.serif.role));
	assert_false(gb_used_has_role(gb_text_used(f.text), f.sans.role));
	/* A fallback inside the shipped lists is declared there. */
	assert_int_equal(gb_used_next_borrowed(gb_text_used(f.text), f.serif.role, 0), UINT32_MAX);
	fixture_close(&f);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(characters_come_in_order),
		cmocka_unit_test(a_paragraph_uses_its_roles_and_borrows_nothing),
	};

	return cmocka_run_group_tests_name("used", tests, NULL, NULL);
}
