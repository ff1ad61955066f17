#ifndef GB_TESTS_PLAIN_H
#define GB_TESTS_PLAIN_H

#include <pango/pangocairo.h>
#include <pango/pangofc-fontmap.h>

#include <stdio.h>
#include <stdlib.h>

/*
 * Plain pango, as a careful program would use it: private fonts, no hinting, unrounded positions,
 * the language said, justified. What our setting is compared with.
 */
typedef struct plain {
	FcConfig *config;
	PangoFontMap *map;
	PangoContext *context;
	PangoLayout *layout;
} plain;

static inline void plain_substitute(FcPattern *pattern, gpointer data)
{
	(void)data;
	FcPatternDel(pattern, FC_HINTING);
	FcPatternAddBool(pattern, FC_HINTING, FcFalse);
	FcPatternDel(pattern, FC_AUTOHINT);
	FcPatternAddBool(pattern, FC_AUTOHINT, FcFalse);
}

/* The faces of the files (ending with NULL), sizes in pt at 72 dpi. */
static inline plain plain_open(const char *const *files, const char *family, double size)
{
	plain p = { .config = FcConfigCreate() };
	PangoFontDescription *description = pango_font_description_from_string(family);
	cairo_font_options_t *options = cairo_font_options_create();

	for (; *files; files++)
		if (!FcConfigAppFontAddFile(p.config, (const FcChar8 *)*files)) {
			fprintf(stderr, "%s cannot be opened\n", *files);
			exit(2);
		}
	p.map = pango_cairo_font_map_new_for_font_type(CAIRO_FONT_TYPE_FT);
	pango_fc_font_map_set_config(PANGO_FC_FONT_MAP(p.map), p.config);
	pango_fc_font_map_set_default_substitute(
		PANGO_FC_FONT_MAP(p.map), plain_substitute, NULL, NULL);
	pango_cairo_font_map_set_resolution(PANGO_CAIRO_FONT_MAP(p.map), 72);
	p.context = pango_font_map_create_context(p.map);
	cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE);
	cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF);
	pango_cairo_context_set_font_options(p.context, options);
	cairo_font_options_destroy(options);
	pango_context_set_round_glyph_positions(p.context, FALSE);
	pango_context_set_base_dir(p.context, PANGO_DIRECTION_LTR);
	pango_context_set_language(p.context, pango_language_from_string("zh-cn"));
	pango_font_description_set_absolute_size(description, size * PANGO_SCALE);
	p.layout = pango_layout_new(p.context);
	pango_layout_set_font_description(p.layout, description);
	pango_font_description_free(description);
	pango_layout_set_justify(p.layout, TRUE);
	pango_layout_set_wrap(p.layout, PANGO_WRAP_WORD_CHAR);
	return p;
}

static inline void plain_close(plain *p)
{
	g_object_unref(p->layout);
	g_object_unref(p->context);
	pango_fc_font_map_shutdown(PANGO_FC_FONT_MAP(p->map));
	g_object_unref(p->map);
	FcConfigDestroy(p->config);
}

#endif
