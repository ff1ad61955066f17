/* The only file that knows pango, fontconfig and HarfBuzz's shaping. */
#include "text/shape.h"
#include "text/used.h"

#include "text/hyphen.h"

#include <assert.h>
#include <string.h>

#include <fontconfig/fontconfig.h>
#include <hb.h>
#include <pango/pangofc-font.h>
#include <pango/pangofc-fontmap.h>
#include <pango/pangoft2.h>

/* Texts up to this length are remembered: words, figures and their units, names, table heads. */
#define REMEMBERED_BYTES 192
#define REMEMBERED_START 1024

/*
 * Each face has its own configuration, map and context, holding that face and nothing else: pango
 * can fall back to no other. They are made when the face is first used.
 */
typedef struct gb_shaping_face {
	const gb_face *face;
	FcConfig *config;
	PangoFontMap *map;
	PangoContext *context;
	PangoFont *font;
	double units; /* pango units to an em */
} gb_shaping_face;

typedef struct gb_remembered {
	const gb_face *face; /* NULL: free */
	gb_str characters;
	gb_lang lang;
	unsigned features;
	uint64_t hash;
	gb_shape shape;
} gb_remembered;

struct gb_text {
	gb_arena *arena;
	gb_font_set *fonts;
	FcConfig *nothing;
	gb_shaping_face *faces; /* by gb_face.index */
	size_t face_count;
	gb_used *used;
	gb_remembered *remembered;
	size_t remembered_count, remembered_capacity; /* a power of two */
	gb_hyphens *hyphens;                          /* NULL: not wanted yet */
	bool hyphens_faulty;                          /* they could not be opened, which was said */
	PangoGlyphString *glyphs;
	PangoAttrList *attributes[GB_LANG_COUNT * GB_SHAPE_FEATURES]; /* made when first wanted */
};

static bool try_own_faces(gb_text *text, gb_diags *diags);

gb_text *gb_text_open(gb_arena *arena, gb_font_set *fonts, gb_diags *diags)
{
	gb_text *text = GB_NEW(arena, gb_text);

	text->arena = arena;
	text->fonts = fonts;
	gb_font_set_faces(fonts, &text->face_count);
	text->faces = GB_NEW_ARRAY(arena, text->face_count, gb_shaping_face);
	text->remembered_capacity = REMEMBERED_START;
	text->remembered = GB_NEW_ARRAY(arena, text->remembered_capacity, gb_remembered);
	/* Pango's first font map starts FcInit() in a thread, which would read the system's
	 * configuration and fonts. An empty current configuration leaves it nothing to do. */
	text->nothing = FcConfigCreate();
	if (!text->nothing || !FcConfigSetCurrent(text->nothing)) {
		if (text->nothing)
			FcConfigDestroy(text->nothing);
		gb_fault(diags, (gb_place){ NULL, GB_NO_NODE }, "no-font-configuration",
			GB_STR("fontconfig that cannot be set up"), (gb_str){ NULL, 0 }, (gb_str){ NULL, 0 });
		return NULL;
	}
	text->glyphs = pango_glyph_string_new();
	text->used = gb_used_new(arena, fonts);
	if (!try_own_faces(text, diags)) {
		gb_text_close(text);
		return NULL;
	}
	return text;
}

/* What was made of a face. */
static void unmake(gb_shaping_face *face)
{
	if (face->font)
		g_object_unref(face->font);
	g_object_unref(face->context);
	/* pango 1.50 keeps its reference to the configuration unless it is told to let go. */
	pango_fc_font_map_set_config(PANGO_FC_FONT_MAP(face->map), NULL);
	pango_fc_font_map_shutdown(PANGO_FC_FONT_MAP(face->map));
	g_object_unref(face->map);
	FcConfigDestroy(face->config);
	memset(face, 0, sizeof *face);
}

void gb_text_rest(gb_text *text)
{
	for (size_t i = 0; i < text->face_count; i++)
		if (text->faces[i].face)
			unmake(&text->faces[i]);
}

void gb_text_close(gb_text *text)
{
	if (!text)
		return;
	gb_text_rest(text);
	for (size_t i = 0; i < GB_COUNT(text->attributes); i++)
		if (text->attributes[i])
			pango_attr_list_unref(text->attributes[i]);
	gb_hyphens_close(text->hyphens);
	pango_glyph_string_free(text->glyphs);
	FcConfigSetCurrent(NULL);
	FcConfigDestroy(text->nothing);
	text->face_count = 0;
}

gb_used *gb_text_used(const gb_text *text)
{
	return text->used;
}

const gb_font_set *gb_text_fonts(const gb_text *text)
{
	return text->fonts;
}

gb_hyphens *gb_text_hyphens(gb_text *text, gb_place place, gb_diags *diags)
{
	if (text->hyphens || text->hyphens_faulty)
		return text->hyphens;
	if (gb_font_patterns_ready(text->fonts, GB_LANG_EN, place, diags))
		text->hyphens = gb_hyphens_open(
			text->arena, gb_font_patterns_find(text->fonts, GB_LANG_EN), place, diags);
	text->hyphens_faulty = !text->hyphens;
	return text->hyphens;
}

static void substitute_defaults(FcPattern *pattern, gpointer data)
{
	(void)data;
	FcPatternDel(pattern, FC_HINTING);
	FcPatternAddBool(pattern, FC_HINTING, FcFalse);
	FcPatternDel(pattern, FC_HINT_STYLE);
	FcPatternAddInteger(pattern, FC_HINT_STYLE, FC_HINT_NONE);
	FcPatternDel(pattern, FC_AUTOHINT);
	FcPatternAddBool(pattern, FC_AUTOHINT, FcFalse);
}

/* Leaves only the wanted member of a collection in the configuration. */
static void keep_one(FcFontSet *set, int collection)
{
	int kept = 0;

	for (int i = 0; set && i < set->nfont; i++) {
		int index = 0;

		FcPatternGetInteger(set->fonts[i], FC_INDEX, 0, &index);
		if (index == collection && kept == 0)
			set->fonts[kept++] = set->fonts[i];
		else
			FcPatternDestroy(set->fonts[i]);
	}
	if (set)
		set->nfont = kept;
}

/* NULL for a file that FreeType cannot read. */
static gb_shaping_face *make_face(gb_text *text, const gb_face *face)
{
	gb_shaping_face *made = &text->faces[face->index];
	PangoFontDescription *description;
	const char *path;
	FcFontSet *found;

	path = gb_str_zero(text->arena, face->file);
	made->config = FcConfigCreate();
	assert(made->config);
	made->map = pango_ft2_font_map_new();
	FcConfigAppFontAddFile(made->config, (const FcChar8 *)path);
	found = FcConfigGetFonts(made->config, FcSetApplication);
	keep_one(found, face->collection);
	pango_ft2_font_map_set_resolution(PANGO_FT2_FONT_MAP(made->map), 72, 72);
	pango_fc_font_map_set_default_substitute(
		PANGO_FC_FONT_MAP(made->map), substitute_defaults, NULL, NULL);
	pango_fc_font_map_set_config(PANGO_FC_FONT_MAP(made->map), made->config);
	made->context = pango_font_map_create_context(made->map);
	pango_context_set_round_glyph_positions(made->context, FALSE);
	pango_context_set_base_dir(made->context, PANGO_DIRECTION_LTR);
	/* One unit of the face is one point: advances are whole numbers, nothing is rounded. */
	made->units = (double)face->units_per_em * PANGO_SCALE;
	description = pango_font_description_new();
	pango_font_description_set_absolute_size(description, made->units);
	pango_context_set_font_description(made->context, description);
	if (found && found->nfont > 0)
		made->font = pango_context_load_font(made->context, description);
	pango_font_description_free(description);
	if (!made->font) {
		unmake(made);
		return NULL;
	}
	made->face = face;
	return made;
}

static gb_shaping_face *shaping_face(gb_text *text, const gb_face *face)
{
	gb_shaping_face *made = &text->faces[face->index];

	assert(face->index < text->face_count);
	if (!made->face)
		made = make_face(text, face);
	assert(made); /* the font set has opened this very file; an office's own was tried */
	return made;
}

/* An office's file that HarfBuzz reads and FreeType does not is a fault of the file, not ours. */
static bool try_own_faces(gb_text *text, gb_diags *diags)
{
	size_t count;
	const gb_face *const *faces = gb_font_set_faces(text->fonts, &count);
	bool ok = true;

	for (size_t i = 0; i < count; i++)
		if (faces[i]->own && faces[i]->bytes && !make_face(text, faces[i]))
			ok = gb_fault(diags, faces[i]->place, "not-a-font", faces[i]->file,
				GB_STR("a font file that every program reads"),
				GB_STR("it may be damaged: copy it again from where it came"));
	return ok;
}

static PangoAttrList *attributes(gb_text *text, gb_lang lang, unsigned features)
{
	PangoAttrList **kept = &text->attributes[(unsigned)lang * GB_SHAPE_FEATURES + features];
	PangoAttrList *list;
	char chosen[64];

	assert(features < GB_SHAPE_FEATURES);
	if (*kept)
		return *kept;
	list = *kept = pango_attr_list_new();

	/* Ligatures would part text from glyphs when a PDF is searched by simple readers. pwid: Han
	 * faces that also set English have “ ” — … a full em wide otherwise. */
	snprintf(chosen, sizeof chosen, "liga=0,clig=0%s%s%s", lang == GB_LANG_EN ? ",pwid=1" : "",
		features & GB_SHAPE_TABULAR ? ",tnum=1" : "", features & GB_SHAPE_SQUARE ? ",fwid=1" : "");
	pango_attr_list_insert(list,
		pango_attr_language_new(pango_language_from_string(lang == GB_LANG_ZH ? "zh-cn" : "en")));
	pango_attr_list_insert(list, pango_attr_font_features_new(chosen));
	pango_attr_list_insert(list, pango_attr_fallback_new(FALSE));
	return list;
}

static gb_shape shape_now(gb_text *text, gb_arena *arena, const gb_face *face, gb_lang lang,
	unsigned features, gb_str characters)
{
	gb_shaping_face *with = shaping_face(text, face);
	PangoAttrList *list = attributes(text, lang, features);
	GList *items = pango_itemize(with->context, characters.p, 0, (int)characters.n, list, NULL);
	gb_shaped_glyph *glyphs = NULL;
	size_t count = 0, capacity = 0;

	for (GList *at = items; at; at = at->next) {
		PangoItem *item = at->data;

		item->analysis.level = 0; /* text from right to left was refused before */
		pango_shape_full(characters.p + item->offset, item->length, characters.p, (int)characters.n,
			&item->analysis, text->glyphs);
		glyphs = gb_arena_grow(arena, glyphs, count, &capacity,
			count + (size_t)text->glyphs->num_glyphs, sizeof *glyphs);
		for (int i = 0; i < text->glyphs->num_glyphs; i++) {
			const PangoGlyphInfo *info = &text->glyphs->glyphs[i];

			glyphs[count++] = (gb_shaped_glyph){
				.id = info->glyph & PANGO_GLYPH_UNKNOWN_FLAG ? 0 : info->glyph,
				.cluster = (uint32_t)(item->offset + text->glyphs->log_clusters[i]),
				.x = info->geometry.x_offset / with->units,
				.y = info->geometry.y_offset / with->units,
				.advance = info->geometry.width / with->units,
				.visible = info->glyph != PANGO_GLYPH_EMPTY,
			};
		}
	}
	g_list_free_full(items, (GDestroyNotify)pango_item_free);
	return (gb_shape){ glyphs, count };
}

static uint64_t hash_of(const gb_face *face, gb_lang lang, unsigned features, gb_str characters)
{
	uint64_t hash =
		UINT64_C(14695981039346656037) ^ (face->index * 16u + (unsigned)lang * 8u + features);

	for (size_t i = 0; i < characters.n; i++)
		hash = (hash ^ (unsigned char)characters.p[i]) * UINT64_C(1099511628211);
	return hash ^ hash >> 29;
}

/* The entry of this text, or the free one where it belongs. */
static gb_remembered *remembered_at(gb_text *text, uint64_t hash, const gb_face *face, gb_lang lang,
	unsigned features, gb_str characters)
{
	for (size_t i = (size_t)hash;; i++) {
		gb_remembered *entry = &text->remembered[i & (text->remembered_capacity - 1)];

		if (!entry->face ||
			(entry->hash == hash && entry->face == face && entry->lang == lang &&
				entry->features == features && gb_str_equal(entry->characters, characters)))
			return entry;
	}
}

static void remember_more(gb_text *text)
{
	const gb_remembered *old = text->remembered;
	const size_t capacity = text->remembered_capacity;

	text->remembered_capacity = capacity * 2;
	text->remembered = GB_NEW_ARRAY(text->arena, text->remembered_capacity, gb_remembered);
	for (size_t i = 0; i < capacity; i++)
		if (old[i].face)
			*remembered_at(text, old[i].hash, old[i].face, old[i].lang, old[i].features,
				old[i].characters) = old[i];
}

gb_shape gb_text_shape(gb_text *text, gb_arena *arena, const gb_face *face, gb_lang lang,
	unsigned features, gb_str characters)
{
	uint64_t hash;
	gb_remembered *entry;

	if (characters.n > REMEMBERED_BYTES)
		return shape_now(text, arena, face, lang, features, characters);
	hash = hash_of(face, lang, features, characters);
	entry = remembered_at(text, hash, face, lang, features, characters);
	if (entry->face)
		return entry->shape;
	*entry = (gb_remembered){ face, gb_str_copy(text->arena, characters), lang, features, hash,
		shape_now(text, text->arena, face, lang, features, characters) };
	if (++text->remembered_count * 2 > text->remembered_capacity) {
		const gb_shape shape = entry->shape;

		remember_more(text);
		return shape;
	}
	return entry->shape;
}

gb_ink gb_text_ink(gb_text *text, const gb_face *face, uint32_t glyph)
{
	gb_shaping_face *with = shaping_face(text, face);
	hb_glyph_extents_t extents;

	if (!hb_font_get_glyph_extents(pango_font_get_hb_font(with->font), glyph, &extents))
		return (gb_ink){ 0, 0, 0, 0 };
	return (gb_ink){ extents.x_bearing / with->units,
		(extents.x_bearing + extents.width) / with->units, extents.y_bearing / with->units,
		-(extents.y_bearing + extents.height) / with->units };
}
