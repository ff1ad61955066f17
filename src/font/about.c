#include "font/about.h"

#include "base/utf8.h"
#include "font/map.h"
#include "font/side.h"

#include <assert.h>
#include <string.h>

static const char *const common[] = {
#include "font/common.inc"
};

/* Chinese of the mainland, then any Chinese, then what HarfBuzz takes for the default: English. */
static hb_language_t language_of(hb_face_t *file, hb_ot_name_id_t id)
{
	unsigned count;
	const hb_ot_name_entry_t *entries = hb_ot_name_list_names(file, &count);
	hb_language_t found = HB_LANGUAGE_INVALID;

	for (unsigned i = 0; i < count; i++) {
		const char *tag = hb_language_to_string(entries[i].language);

		if (entries[i].name_id != id || tag == NULL)
			continue;
		if (strcmp(tag, "zh-cn") == 0)
			return entries[i].language;
		if (found == HB_LANGUAGE_INVALID && strncmp(tag, "zh", 2) == 0)
			found = entries[i].language;
	}
	return found;
}

gb_str gb_font_name(gb_arena *arena, hb_face_t *file, hb_ot_name_id_t id)
{
	char bytes[256];
	unsigned size = sizeof bytes;
	gb_buf name = gb_buf_new(arena);
	gb_str raw;

	hb_ot_name_get_utf8(file, id, language_of(file, id), &size, bytes);
	raw = (gb_str){ bytes, size };
	for (size_t at = 0, length; at < raw.n; at += length) {
		const uint32_t scalar = gb_utf8_at(raw, at, &length);

		/* A file must not talk to the terminal. */
		if (scalar < 0x20 || (scalar >= 0x7F && scalar < 0xA0) || scalar == UINT32_MAX)
			gb_buf_char(&name, '?');
		else
			gb_buf_bytes(&name, raw.p + at, length);
	}
	return gb_str_trim(gb_buf_taken(&name));
}

/* "2.003" of "Version 2.003;hotconv 1.1.1" */
static gb_str version_of(gb_arena *arena, hb_face_t *file)
{
	const gb_str text = gb_font_name(arena, file, HB_OT_NAME_ID_VERSION_STRING);
	const gb_str first = gb_str_slice(text, 0, gb_str_find(text, GB_STR(";")));

	if (gb_str_starts(first, "Version "))
		return gb_str_trim(gb_str_slice(first, strlen("Version "), first.n));
	return gb_str_trim(first);
}

static size_t count_common(const gb_face *face)
{
	size_t count = 0;

	for (size_t i = 0; i < GB_COUNT(common); i++) {
		const gb_str line = gb_str_of(common[i]);

		for (size_t at = 0, length; at < line.n; at += length)
			count += gb_face_has(face, gb_utf8_at(line, at, &length));
	}
	return count;
}

static size_t count_all(hb_face_t *file)
{
	hb_set_t *set = hb_set_create();
	hb_codepoint_t code_point = HB_SET_VALUE_INVALID;
	size_t count = 0;

	hb_face_collect_unicodes(file, set);
	while (hb_set_next(set, &code_point))
		count += gb_side_of(code_point) != GB_SIDE_NONE;
	hb_set_destroy(set);
	return count;
}

gb_face_about gb_face_about_of(gb_arena *arena, const gb_face *face)
{
	gb_face_about about = { .name = face->family };
	hb_face_t *file;
	gb_str full;

	assert(face->bytes != NULL);
	file = hb_font_get_face(face->map->font);
	full = gb_font_name(arena, file, HB_OT_NAME_ID_FULL_NAME);
	if (full.n > 0)
		about.name = full;
	about.version = version_of(arena, file);
	about.characters = count_all(file);
	about.common = count_common(face);
	return about;
}

const char *gb_font_rights_words(gb_font_rights rights)
{
	static const char *const words[] = {
		[GB_RIGHTS_INSTALLABLE] = "every document may embed it",
		[GB_RIGHTS_EDITABLE] = "documents may embed it, also to be edited",
		[GB_RIGHTS_PRINT] = "documents may embed it to be read and printed, not to be edited",
	};

	return words[rights];
}

bool gb_font_set_lint(gb_arena *arena, const gb_font_set *fonts, gb_diags *diags)
{
	size_t count;
	const gb_str *names = gb_font_set_roles(fonts, &count);
	bool ok = true;

	for (size_t i = 0; i < count; i++) {
		const gb_font_role *role = gb_font_role_find(fonts, names[i]);
		const gb_face *first = role->han[0];
		size_t has;

		if (!first->own || first->bytes == NULL)
			continue;
		has = count_common(first);
		if (has * 2 >= GB_COMMON)
			continue;
		ok =
			gb_warn(diags, role->place, "font-few-characters",
				gb_str_format(arena,
					"%.*s, which has only %zu of the %d common Chinese characters, first in the role "
					"%.*s",
					(int)first->file.n, first->file.p, has, GB_COMMON, (int)role->name.n,
					role->name.p),
				GB_STR("a Chinese font"),
				GB_STR(
					"look whether it is the right file; the others come from the shipped fonts")) &&
			ok;
	}
	return ok;
}
