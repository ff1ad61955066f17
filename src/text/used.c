#include "text/used.h"

#include <assert.h>

/* Above the last ideograph (font/side.c): nothing higher has a face. */
#define CODE_POINTS 0x40000u

/* A bit a character; made when a role first borrows, which few do. */
typedef struct used_role {
	bool set;
	uint64_t *borrowed[GB_LANG_COUNT];
} used_role;

struct gb_used {
	gb_arena *arena;
	used_role *roles; /* by gb_font_role.index */
	size_t count;
};

gb_used *gb_used_new(gb_arena *arena, const gb_font_set *fonts)
{
	gb_used *used = GB_NEW(arena, gb_used);

	used->arena = arena;
	gb_font_set_roles(fonts, &used->count);
	used->roles = GB_NEW_ARRAY(arena, used->count, used_role);
	return used;
}

void gb_used_put_role(gb_used *used, const gb_font_role *role)
{
	assert(role->index < used->count);
	used->roles[role->index].set = true;
}

void gb_used_put_borrowed(
	gb_used *used, const gb_font_role *role, uint32_t code_point, gb_lang lang)
{
	uint64_t **bits = &used->roles[role->index].borrowed[lang];

	assert(code_point < CODE_POINTS);
	if (*bits == NULL)
		*bits = GB_NEW_ARRAY(used->arena, CODE_POINTS / 64, uint64_t);
	(*bits)[code_point / 64] |= UINT64_C(1) << code_point % 64;
}

bool gb_used_has_role(const gb_used *used, const gb_font_role *role)
{
	return used->roles[role->index].set;
}

bool gb_used_has_borrowed(
	const gb_used *used, const gb_font_role *role, uint32_t code_point, gb_lang lang)
{
	const uint64_t *bits = used->roles[role->index].borrowed[lang];

	return bits != NULL && (bits[code_point / 64] >> code_point % 64 & 1) != 0;
}

uint32_t gb_used_next_borrowed(const gb_used *used, const gb_font_role *role, uint32_t from)
{
	const used_role *of = &used->roles[role->index];

	for (uint32_t at = from; at < CODE_POINTS; at++) {
		uint64_t bits = 0;

		for (int lang = 0; lang < GB_LANG_COUNT; lang++)
			bits |= of->borrowed[lang] != NULL ? of->borrowed[lang][at / 64] : 0;
		if (bits >> at % 64 == 0)
			at |= 63; /* none in the rest of these 64 */
		else if ((bits >> at % 64 & 1) != 0)
			return at;
	}
	return UINT32_MAX;
}
