#include "write/haru_font.h"

#include "write/hash.h"

/* Composite fonts by hand (ISO 32000-1, 9.7), their TrueType programs cut down by HarfBuzz. */

#include <hb-ot.h>
#include <hb-subset.h>
#include <math.h>
#include <string.h>

#define CID_LIMIT 65535u

typedef struct cid_entry {
	unsigned glyph;
	gb_str text;
} cid_entry;

struct gb_haru_font {
	const gb_face *face;
	char name[16];
	gb_haru *haru;
	gb_haru_object *object;
	hb_face_t *hb_face;
	hb_font_t *hb_font;
	gb_arena *arena;
	cid_entry *entries; /* entries[i] has CID i + 1 */
	size_t count, capacity;
	uint32_t *slots;   /* open addressing; a slot is a CID or 0 */
	size_t slot_count; /* a power of two */
	size_t page;
};

static uint32_t number_at(const unsigned char *bytes)
{
	return (uint32_t)bytes[0] << 24 | (uint32_t)bytes[1] << 16 | (uint32_t)bytes[2] << 8 | bytes[3];
}

bool gb_haru_font_suits(const gb_face *face)
{
	const unsigned char *bytes = face->bytes;
	size_t at = 0;

	if (bytes == NULL || face->size < 12)
		return false;
	if (memcmp(bytes, "ttcf", 4) == 0) {
		const size_t entry = 12 + 4 * (size_t)face->collection;

		if (face->collection < 0 || face->size < entry + 4)
			return false;
		at = number_at(bytes + entry);
	}
	if (at > face->size - 12)
		return false;

	const size_t tables = (size_t)bytes[at + 4] << 8 | bytes[at + 5];

	for (size_t i = 0; i < tables; i++) {
		const size_t record = at + 12 + 16 * i;

		if (record + 16 > face->size)
			return false;
		if (memcmp(bytes + record, "glyf", 4) == 0)
			return true;
	}
	return false;
}

static gb_haru_font *open_font(gb_haru_fonts *fonts, const gb_face *face)
{
	gb_haru_font *font = GB_NEW(fonts->arena, gb_haru_font);
	hb_blob_t *blob = hb_blob_create_or_fail(
		face->bytes, (unsigned)face->size, HB_MEMORY_MODE_READONLY, NULL, NULL);

	if (blob == NULL)
		return NULL;
	font->hb_face = hb_face_create(blob, (unsigned)face->collection);
	hb_blob_destroy(blob);
	font->hb_font = hb_font_create(font->hb_face);
	font->face = face;
	font->arena = fonts->arena;
	font->haru = fonts->haru;
	font->slot_count = 256;
	font->slots = GB_NEW_ARRAY(font->arena, font->slot_count, uint32_t);
	font->object = gb_haru_shared_dict(fonts->haru);
	snprintf(font->name, sizeof(font->name), "F%zu", fonts->count + 1);

	fonts->items = gb_arena_grow(fonts->arena, fonts->items, fonts->count, &fonts->capacity,
		fonts->count + 1, sizeof(*fonts->items));
	fonts->items[fonts->count++] = font;
	return font;
}

gb_haru_font *gb_haru_font_of(gb_haru_fonts *fonts, const gb_face *face)
{
	for (size_t i = 0; i < fonts->count; i++) {
		if (fonts->items[i]->face == face)
			return fonts->items[i];
	}
	return open_font(fonts, face);
}

const char *gb_haru_font_name(const gb_haru_font *font)
{
	return font->name;
}

gb_haru_object *gb_haru_font_object(const gb_haru_font *font)
{
	return font->object;
}

size_t gb_haru_font_used_on(gb_haru_font *font, size_t page)
{
	const size_t before = font->page;

	font->page = page;
	return before;
}

static uint32_t slot_of(unsigned glyph, gb_str text)
{
	uint32_t hash = 2166136261u ^ glyph;

	for (size_t i = 0; i < text.n; i++)
		hash = (hash ^ (unsigned char)text.p[i]) * 16777619u;
	return hash ^ hash >> 15;
}

static void set_slot(gb_haru_font *font, uint32_t cid)
{
	const cid_entry *entry = &font->entries[cid - 1];
	size_t slot = slot_of(entry->glyph, entry->text) & (font->slot_count - 1);

	while (font->slots[slot] != 0)
		slot = (slot + 1) & (font->slot_count - 1);
	font->slots[slot] = cid;
}

unsigned gb_haru_font_cid(gb_haru_font *font, unsigned glyph, gb_str text)
{
	size_t slot = slot_of(glyph, text) & (font->slot_count - 1);

	for (; font->slots[slot] != 0; slot = (slot + 1) & (font->slot_count - 1)) {
		const cid_entry *entry = &font->entries[font->slots[slot] - 1];

		if (entry->glyph == glyph && gb_str_equal(entry->text, text))
			return font->slots[slot];
	}
	if (font->count == CID_LIMIT || glyph >= hb_face_get_glyph_count(font->hb_face))
		return 0;
	font->entries = gb_arena_grow(font->arena, font->entries, font->count, &font->capacity,
		font->count + 1, sizeof(*font->entries));
	font->entries[font->count++] = (cid_entry){ glyph, text };
	if (2 * font->count > font->slot_count) {
		font->slot_count *= 2;
		font->slots = GB_NEW_ARRAY(font->arena, font->slot_count, uint32_t);
		for (size_t i = 0; i < font->count; i++)
			set_slot(font, (uint32_t)i + 1);
	} else {
		set_slot(font, (uint32_t)font->count);
	}
	return (unsigned)font->count;
}

int gb_haru_font_width(const gb_haru_font *font, unsigned glyph)
{
	const hb_position_t advance = hb_font_get_glyph_h_advance(font->hb_font, glyph);

	return (int)lround(advance * 1000.0 / hb_face_get_upem(font->hb_face));
}

/* Collects a shape in ems. */
typedef struct shape {
	gb_arena *arena;
	gb_segment *segments;
	size_t count, capacity;
	double unit;
} shape;

static gb_segment *add_segment(void *data, gb_segment_kind kind, float x, float y)
{
	shape *s = data;

	s->segments = gb_arena_grow(
		s->arena, s->segments, s->count, &s->capacity, s->count + 1, sizeof(*s->segments));
	s->segments[s->count] = (gb_segment){ .kind = kind, .to = { x * s->unit, y * s->unit } };
	return &s->segments[s->count++];
}

static void shape_move(
	hb_draw_funcs_t *funcs, void *data, hb_draw_state_t *state, float x, float y, void *user)
{
	(void)funcs, (void)state, (void)user;
	add_segment(data, GB_SEGMENT_MOVE, x, y);
}

static void shape_line(
	hb_draw_funcs_t *funcs, void *data, hb_draw_state_t *state, float x, float y, void *user)
{
	(void)funcs, (void)state, (void)user;
	add_segment(data, GB_SEGMENT_LINE, x, y);
}

static void shape_curve(hb_draw_funcs_t *funcs, void *data, hb_draw_state_t *state, float x1,
	float y1, float x2, float y2, float x, float y, void *user)
{
	const double unit = ((shape *)data)->unit;
	gb_segment *segment = add_segment(data, GB_SEGMENT_CURVE, x, y);

	(void)funcs, (void)state, (void)user;
	segment->first = (gb_point){ x1 * unit, y1 * unit };
	segment->second = (gb_point){ x2 * unit, y2 * unit };
}

static void shape_close(hb_draw_funcs_t *funcs, void *data, hb_draw_state_t *state, void *user)
{
	(void)funcs, (void)state, (void)user;
	add_segment(data, GB_SEGMENT_CLOSE, 0, 0);
}

gb_path gb_haru_font_outline(const gb_haru_font *font, unsigned glyph, gb_arena *arena)
{
	shape s = { .arena = arena, .unit = 1.0 / hb_face_get_upem(font->hb_face) };
	hb_draw_funcs_t *funcs = hb_draw_funcs_create();

	/* HarfBuzz turns TrueType's quadratic curves into cubic ones. */
	hb_draw_funcs_set_move_to_func(funcs, shape_move, NULL, NULL);
	hb_draw_funcs_set_line_to_func(funcs, shape_line, NULL, NULL);
	hb_draw_funcs_set_cubic_to_func(funcs, shape_curve, NULL, NULL);
	hb_draw_funcs_set_close_path_func(funcs, shape_close, NULL, NULL);
	hb_font_get_glyph_shape(font->hb_font, glyph, funcs, &s);
	hb_draw_funcs_destroy(funcs);
	return (gb_path){ .segments = s.segments, .count = s.count };
}

/* The face with only the glyphs that are used, and only the tables that a PDF needs: the tables
 * for shaping and naming have done their work. */
static hb_blob_t *subset(
	const gb_haru_font *font, const hb_map_t **new_glyphs, hb_subset_plan_t **plan)
{
	static const hb_tag_t dropped[] = {
		HB_TAG('G', 'S', 'U', 'B'),
		HB_TAG('G', 'P', 'O', 'S'),
		HB_TAG('G', 'D', 'E', 'F'),
		HB_TAG('B', 'A', 'S', 'E'),
		HB_TAG('V', 'O', 'R', 'G'),
		HB_TAG('v', 'h', 'e', 'a'),
		HB_TAG('v', 'm', 't', 'x'),
		HB_TAG('D', 'S', 'I', 'G'),
		HB_TAG('g', 'a', 's', 'p'),
		HB_TAG('n', 'a', 'm', 'e'),
		HB_TAG('O', 'S', '/', '2'),
		HB_TAG('p', 'o', 's', 't'),
		HB_TAG('S', 'T', 'A', 'T'),
		HB_TAG('k', 'e', 'r', 'n'),
		HB_TAG('c', 'm', 'a', 'p'),
	};
	hb_subset_input_t *input = hb_subset_input_create_or_fail();
	hb_blob_t *blob = NULL;

	if (input == NULL)
		return NULL;
	for (size_t i = 0; i < font->count; i++)
		hb_set_add(hb_subset_input_glyph_set(input), font->entries[i].glyph);
	for (size_t i = 0; i < GB_COUNT(dropped); i++)
		hb_set_add(hb_subset_input_set(input, HB_SUBSET_SETS_DROP_TABLE_TAG), dropped[i]);
	hb_subset_input_set_flags(input, HB_SUBSET_FLAGS_NO_HINTING | HB_SUBSET_FLAGS_NOTDEF_OUTLINE);

	*plan = hb_subset_plan_create_or_fail(font->hb_face, input);
	hb_subset_input_destroy(input);
	if (*plan == NULL)
		return NULL;
	*new_glyphs = hb_subset_plan_old_to_new_glyph_mapping(*plan);

	hb_face_t *face = hb_subset_plan_execute_or_fail(*plan);

	if (face != NULL) {
		blob = hb_face_reference_blob(face);
		hb_face_destroy(face);
	}
	return blob;
}

/* ABCDEF+NotoSansSC-Regular. */
static const char *base_name(const gb_haru_font *font, const char *letters)
{
	char name[80];
	unsigned length = sizeof(name);
	gb_buf buf = gb_buf_new(font->arena);
	size_t from;

	hb_ot_name_get_utf8(
		font->hb_face, HB_OT_NAME_ID_POSTSCRIPT_NAME, HB_LANGUAGE_INVALID, &length, name);

	const gb_str given = length > 0 ? gb_str_of(name) : font->face->family;

	gb_buf_format(&buf, "%s+", letters);
	from = buf.n;
	for (size_t i = 0; i < given.n && buf.n < 100; i++) {
		const char c = given.p[i];

		if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-')
			gb_buf_char(&buf, c);
	}
	if (buf.n == from)
		gb_buf_text(&buf, font->name);
	gb_buf_char(&buf, '\0');
	return buf.p;
}

/* CID → Unicode, several characters where a glyph stands for several (9.10.3). */
static gb_str to_unicode(const gb_haru_font *font)
{
	gb_buf buf = gb_buf_new(font->arena);
	size_t mapped = 0, written = 0;

	for (size_t i = 0; i < font->count; i++)
		mapped += font->entries[i].text.n > 0;
	gb_buf_text(&buf, "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
					  "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def\n"
					  "/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n"
					  "1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n");
	for (size_t i = 0; i < font->count; i++) {
		if (font->entries[i].text.n == 0)
			continue;
		if (written % 100 == 0)
			gb_buf_format(
				&buf, "%zu beginbfchar\n", mapped - written < 100 ? mapped - written : 100);
		gb_buf_format(&buf, "<%04zX> <", i + 1);
		gb_haru_utf16(&buf, font->entries[i].text);
		gb_buf_text(&buf, ">\n");
		written++;
		if (written % 100 == 0 || written == mapped)
			gb_buf_text(&buf, "endbfchar\n");
	}
	gb_buf_text(&buf, "endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n");
	return gb_buf_taken(&buf);
}

static gb_haru_object *cid_to_gid(const gb_haru_font *font, const hb_map_t *new_glyphs)
{
	unsigned char *bytes = gb_arena_alloc(font->arena, 2 * (font->count + 1));

	for (size_t i = 0; i < font->count; i++) {
		const hb_codepoint_t glyph = hb_map_get(new_glyphs, font->entries[i].glyph);

		bytes[2 * i + 2] = (unsigned char)(glyph >> 8);
		bytes[2 * i + 3] = (unsigned char)glyph;
	}
	return gb_haru_stream(font->haru, bytes, 2 * (font->count + 1));
}

/* Which CIDs the font has, a bit each, from CID 0 on: PDF/A-1 asks for it. */
static gb_haru_object *cid_set(const gb_haru_font *font)
{
	const size_t n = font->count / 8 + 1;
	unsigned char *bytes = gb_arena_alloc(font->arena, n);

	for (size_t i = 0; i <= font->count; i++)
		bytes[i / 8] |= (unsigned char)(0x80 >> i % 8);
	return gb_haru_stream(font->haru, bytes, n);
}

static gb_haru_object *widths(const gb_haru_font *font)
{
	/* libharu's arrays hold 32 767 items: a row of them for every thousand. */
	gb_haru_object *all = gb_haru_array(font->haru), *row = NULL;

	for (size_t i = 0; i < font->count; i++) {
		if (i % 1000 == 0) {
			row = gb_haru_array(font->haru);
			gb_haru_add_int(font->haru, all, (long)i + 1);
			gb_haru_add(font->haru, all, row);
		}
		gb_haru_add_int(font->haru, row, gb_haru_font_width(font, font->entries[i].glyph));
	}
	return all;
}

static gb_haru_object *bounding_box(const gb_haru_font *font)
{
	gb_haru_object *box = gb_haru_array(font->haru);
	hb_blob_t *head = hb_face_reference_table(font->hb_face, HB_TAG('h', 'e', 'a', 'd'));
	unsigned length;
	const char *bytes = hb_blob_get_data(head, &length);

	for (unsigned at = 36; at < 44; at += 2) {
		const int value =
			length >= 44 ? (int16_t)((unsigned char)bytes[at] << 8 | (unsigned char)bytes[at + 1])
						 : 0;

		gb_haru_add_int(font->haru, box, lround(value * 1000.0 / hb_face_get_upem(font->hb_face)));
	}
	hb_blob_destroy(head);
	return box;
}

static gb_haru_object *descriptor(const gb_haru_font *font, const char *name, hb_blob_t *program)
{
	gb_haru *haru = font->haru;
	gb_haru_object *dict = gb_haru_shared_dict(haru);
	unsigned length;
	const char *bytes = hb_blob_get_data(program, &length);
	gb_haru_object *file = gb_haru_stream(haru, bytes, length);

	gb_haru_put_int(haru, file, "Length1", (long)length);
	gb_haru_put_name(haru, dict, "Type", "FontDescriptor");
	gb_haru_put_name(haru, dict, "FontName", name);
	gb_haru_put_int(haru, dict, "Flags", 4); /* symbolic: has glyphs outside the Latin set */
	gb_haru_put(haru, dict, "FontBBox", bounding_box(font));
	gb_haru_put_int(haru, dict, "ItalicAngle", 0);
	gb_haru_put_int(haru, dict, "Ascent", lround(font->face->ascent * 1000));
	gb_haru_put_int(haru, dict, "Descent", -lround(font->face->descent * 1000));
	gb_haru_put_int(haru, dict, "CapHeight", lround(font->face->cap_height * 1000));
	gb_haru_put_int(haru, dict, "StemV", 80);
	gb_haru_put(haru, dict, "FontFile2", file);
	gb_haru_put(haru, dict, "CIDSet", cid_set(font));
	return dict;
}

static void describe(const gb_haru_font *font, hb_blob_t *program, const hb_map_t *new_glyphs)
{
	gb_haru *haru = font->haru;
	gb_haru_object *descendant = gb_haru_shared_dict(haru);
	gb_haru_object *descendants = gb_haru_array(haru), *system = gb_haru_dict(haru);
	gb_hash hash = gb_hash_new();
	char letters[7];
	unsigned length;
	const char *bytes = hb_blob_get_data(program, &length);

	gb_hash_bytes(&hash, bytes, length);
	gb_hash_letters(hash, letters);

	const char *name = base_name(font, letters);
	const gb_str unicode = to_unicode(font);

	gb_haru_put_text(haru, system, "Registry", GB_STR("Adobe"));
	gb_haru_put_text(haru, system, "Ordering", GB_STR("Identity"));
	gb_haru_put_int(haru, system, "Supplement", 0);

	gb_haru_put_name(haru, descendant, "Type", "Font");
	gb_haru_put_name(haru, descendant, "Subtype", "CIDFontType2");
	gb_haru_put_name(haru, descendant, "BaseFont", name);
	gb_haru_put(haru, descendant, "CIDSystemInfo", system);
	gb_haru_put(haru, descendant, "FontDescriptor", descriptor(font, name, program));
	gb_haru_put_int(haru, descendant, "DW", 1000);
	gb_haru_put(haru, descendant, "W", widths(font));
	gb_haru_put(haru, descendant, "CIDToGIDMap", cid_to_gid(font, new_glyphs));

	gb_haru_add(haru, descendants, descendant);
	gb_haru_put_name(haru, font->object, "Type", "Font");
	gb_haru_put_name(haru, font->object, "Subtype", "Type0");
	gb_haru_put_name(haru, font->object, "BaseFont", name);
	gb_haru_put_name(haru, font->object, "Encoding", "Identity-H");
	gb_haru_put(haru, font->object, "DescendantFonts", descendants);
	gb_haru_put(haru, font->object, "ToUnicode", gb_haru_stream(haru, unicode.p, unicode.n));
}

bool gb_haru_fonts_finish(gb_haru_fonts *fonts, const gb_face **failed)
{
	for (size_t i = 0; i < fonts->count; i++) {
		hb_subset_plan_t *plan = NULL;
		const hb_map_t *new_glyphs = NULL;
		hb_blob_t *program = subset(fonts->items[i], &new_glyphs, &plan);

		if (program != NULL)
			describe(fonts->items[i], program, new_glyphs);
		else
			*failed = fonts->items[i]->face;
		hb_blob_destroy(program);
		hb_subset_plan_destroy(plan);
		if (program == NULL)
			return false;
	}
	return true;
}

void gb_haru_fonts_close(gb_haru_fonts *fonts)
{
	for (size_t i = 0; i < fonts->count; i++) {
		hb_font_destroy(fonts->items[i]->hb_font);
		hb_face_destroy(fonts->items[i]->hb_face);
	}
	fonts->count = 0;
}
