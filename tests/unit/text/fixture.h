#ifndef GB_TESTS_TEXT_FIXTURE_H
#define GB_TESTS_TEXT_FIXTURE_H

#include "text/paragraph.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>

#include <cmocka.h>

/* An open engine with the faces we ship: role "serif", and "sans" for other styles. */
typedef struct fixture {
	gb_arena *arena;
	gb_diags *diags;
	gb_font_set *fonts;
	gb_text *text;
	gb_char_style serif, sans;
	gb_text_style body; /* justified Chinese */
} fixture;

static inline void fixture_limit(void *context, const char *arena, size_t limit)
{
	(void)context;
	fprintf(stderr, "%s: more than %zu bytes\n", arena, limit);
	abort();
}

static inline fixture fixture_open(void)
{
	static const gb_font_spec_face faces[] = {
		{ .id = { "serif-sc", 8 },
			.file = { "noto-serif-sc-400.ttf", 21 },
			.place.node = GB_NO_NODE },
		{ .id = { "sans-sc", 7 },
			.file = { "noto-sans-sc-400.ttf", 20 },
			.place.node = GB_NO_NODE },
		{ .id = { "serif", 5 },
			.file = { "source-serif-4-400.ttf", 22 },
			.place.node = GB_NO_NODE },
		{ .id = { "sans", 4 }, .file = { "source-sans-3-400.ttf", 21 }, .place.node = GB_NO_NODE },
		{ .id = { "rare", 4 }, .file = { "hanazono-b.ttf", 14 }, .place.node = GB_NO_NODE },
	};
	static const gb_str serif_han[] = { { "serif-sc", 8 }, { "rare", 4 } },
						serif_latin[] = { { "serif", 5 } };
	static const gb_str sans_han[] = { { "sans-sc", 7 } },
						sans_latin[] = { { "sans-sc", 7 }, { "sans", 4 } };
	static const gb_font_spec_role roles[] = {
		{ .name = { "serif", 5 },
			.han = serif_han,
			.han_count = 2,
			.latin = serif_latin,
			.latin_count = 1,
			.place.node = GB_NO_NODE },
		{ .name = { "sans", 4 },
			.han = sans_han,
			.han_count = 1,
			.latin = sans_latin,
			.latin_count = 2,
			.place.node = GB_NO_NODE },
	};
	static const gb_font_patterns patterns[] = {
		{ .lang = GB_LANG_EN,
			.file = { "hyph-en-gb.dic", 14 },
			.sha256 = { "9fdc97f7faabcda30c15a9d53bc7fbf21daec795fb3c9a9588f7bdb30c563f41", 64 },
			.place.node = GB_NO_NODE },
	};
	static const gb_font_spec spec = { faces, GB_COUNT(faces), roles, GB_COUNT(roles), patterns,
		GB_COUNT(patterns) };
	fixture f = { .arena = gb_arena_open("test", (size_t)1 << 30, fixture_limit, NULL) };

	assert_non_null(f.arena);
	f.diags = gb_diags_new(f.arena);
	f.fonts = gb_font_set_open(f.arena, &spec, GB_STR("fonts/cache"), f.diags);
	if (!f.fonts)
		gb_diags_print(f.diags, stderr);
	assert_non_null(f.fonts);
	f.text = gb_text_open(f.arena, f.fonts, f.diags);
	assert_non_null(f.text);
	f.serif = (gb_char_style){ .role = gb_font_role_find(f.fonts, GB_STR("serif")), .size = 10 };
	f.sans = (gb_char_style){ .role = gb_font_role_find(f.fonts, GB_STR("sans")), .size = 10 };
	f.body = (gb_text_style){
		.align = GB_ALIGN_JUSTIFY, .leading = 16, .level = GB_BREAK_GB, .gap_em = 0.25
	};
	return f;
}

static inline void fixture_close(fixture *f)
{
	gb_text_close(f->text);
	gb_font_set_close(f->fonts);
	gb_arena_close(f->arena);
}

static inline gb_span fixture_span(const char *text, const gb_char_style *style, gb_lang lang)
{
	return (
		gb_span){ .text = gb_str_of(text), .style = style, .lang = lang, .place.node = GB_NO_NODE };
}

static inline gb_paragraph *fixture_shape(fixture *f, const char *text)
{
	const gb_span span = fixture_span(text, &f->serif, f->body.lang);
	gb_paragraph *paragraph = gb_paragraph_shape(f->text, f->arena, &f->body, &span, 1, f->diags);

	if (!paragraph)
		gb_diags_print(f->diags, stderr);
	assert_non_null(paragraph);
	return paragraph;
}

#endif
