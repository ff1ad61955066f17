#include "font/map.h"

#include <errno.h>
#include <fcntl.h>
#include <hb-ot.h>
#include <hb.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

/* How a font file is read: HarfBuzz on a mapping of it. */

#define TABLE_OS2 HB_TAG('O', 'S', '/', '2')
#define TABLE_GLYF HB_TAG('g', 'l', 'y', 'f')
#define TABLE_HHEA HB_TAG('h', 'h', 'e', 'a')
#define TABLE_VARIATIONS HB_TAG('f', 'v', 'a', 'r')

/* A big-endian 16-bit value of a table; 0 beyond its end. */
static int table_value(hb_blob_t *table, unsigned offset)
{
	unsigned length;
	const unsigned char *bytes = (const unsigned char *)hb_blob_get_data(table, &length);

	if (offset + 2 > length)
		return 0;
	return bytes[offset] << 8 | bytes[offset + 1];
}

static int table_signed(hb_blob_t *table, unsigned offset)
{
	const int value = table_value(table, offset);

	return value < 0x8000 ? value : value - 0x10000;
}

static unsigned table_length(hb_face_t *file, hb_tag_t tag)
{
	hb_blob_t *table = hb_face_reference_table(file, tag);
	const unsigned length = hb_blob_get_length(table);

	hb_blob_destroy(table);
	return length;
}

/* Height of a letter above the baseline in font units, for faces that do not state it. */
static int letter_height(hb_font_t *font, hb_codepoint_t letter)
{
	hb_codepoint_t glyph;
	hb_glyph_extents_t box;

	if (!hb_font_get_nominal_glyph(font, letter, &glyph))
		return 0;
	return hb_font_get_glyph_extents(font, glyph, &box) ? box.y_bearing : 0;
}

static void read_metrics(gb_face *face, hb_font_t *font)
{
	hb_blob_t *os2 = hb_face_reference_table(hb_font_get_face(font), TABLE_OS2);
	const bool states_heights = table_value(os2, 0) >= 2;
	const double em = (double)face->units_per_em;
	const int cap = states_heights ? table_signed(os2, 88) : 0;
	const int small = states_heights ? table_signed(os2, 86) : 0;

	face->ascent = table_signed(os2, 68) / em;
	face->descent = -table_signed(os2, 70) / em;
	/* Files of the nineties leave these out; what a line takes is in another table then. */
	if (face->ascent <= 0) {
		hb_blob_t *hhea = hb_face_reference_table(hb_font_get_face(font), TABLE_HHEA);

		face->ascent = table_signed(hhea, 4) / em;
		face->descent = -table_signed(hhea, 6) / em;
		hb_blob_destroy(hhea);
	}
	face->cap_height = (cap > 0 ? cap : letter_height(font, 'H')) / em;
	face->x_height = (small > 0 ? small : letter_height(font, 'x')) / em;
	hb_blob_destroy(os2);
}

static gb_str read_family(gb_arena *arena, hb_face_t *file)
{
	char name[128];
	unsigned size = sizeof(name);

	if (hb_ot_name_get_utf8(
			file, HB_OT_NAME_ID_TYPOGRAPHIC_FAMILY, HB_LANGUAGE_INVALID, &size, name) == 0) {
		size = sizeof(name);
		hb_ot_name_get_utf8(file, HB_OT_NAME_ID_FONT_FAMILY, HB_LANGUAGE_INVALID, &size, name);
	}
	return gb_str_copy(arena, (gb_str){ name, size });
}

static uint32_t word32(const unsigned char *at)
{
	return (uint32_t)at[0] << 24 | (uint32_t)at[1] << 16 | (uint32_t)at[2] << 8 | at[3];
}

/* Whether the file ends before a table that its directory names: a copy that was cut off. HarfBuzz
 * takes such a table for one that was never there. */
static bool is_cut_off(const gb_face *face)
{
	const unsigned char *bytes = face->bytes;
	size_t at = 0, tables;

	if (face->size >= 16 && word32(bytes) == HB_TAG('t', 't', 'c', 'f')) {
		const size_t offsets = 12 + 4 * (size_t)face->collection;

		if (offsets + 4 > face->size)
			return false; /* there is no such font in it, which is said elsewhere */
		at = word32(bytes + offsets);
	}
	if (at + 12 > face->size)
		return true;
	tables = (size_t)bytes[at + 4] << 8 | bytes[at + 5];
	if (at + 12 + 16 * tables > face->size)
		return true;
	for (const unsigned char *row = bytes + at + 12; tables > 0; row += 16, tables--) {
		if ((size_t)word32(row + 8) + word32(row + 12) > face->size)
			return true;
	}
	return false;
}

/* Embedding permissions (OS/2 fsType). Of the usage bits the least restrictive holds. */
#define USAGE 0x000Eu
#define RESTRICTED 0x0002u
#define PRINT 0x0004u
#define EDITABLE 0x0008u

static const struct {
	unsigned mask, value;
	const char *means;
} refused[] = {
	{ USAGE, RESTRICTED, "restricted: no document may embed it" },
	{ 0x0100u, 0x0100u, "no subsetting: a document would have to hold the whole file" },
	{ 0x0200u, 0x0200u, "bitmaps only: no document may embed its outlines" },
};

static gb_font_rights rights_of(unsigned bits)
{
	if ((bits & USAGE) == 0)
		return GB_RIGHTS_INSTALLABLE;
	return (bits & EDITABLE) != 0 ? GB_RIGHTS_EDITABLE : GB_RIGHTS_PRINT;
}

static bool check_rights(
	gb_arena *arena, unsigned bits, const gb_face *face, gb_place place, gb_diags *diags)
{
	for (size_t i = 0; i < GB_COUNT(refused); i++) {
		if ((bits & refused[i].mask) == refused[i].value)
			return gb_fault(diags, place, "font-rights",
				gb_str_format(arena, "%.*s, whose embedding permission (OS/2 fsType 0x%04X) is %s",
					(int)face->file.n, face->file.p, bits, refused[i].means),
				GB_STR("a font that lets a document embed a part of it"),
				GB_STR("ask its maker for a licence and a file for embedding, or choose another"));
	}
	return true;
}

/* "0 SimSun, 1 NSimSun" */
static gb_str names_in(gb_arena *arena, hb_blob_t *blob)
{
	gb_buf names = gb_buf_new(arena);

	for (unsigned i = 0; i < hb_face_count(blob) && i < 16; i++) {
		hb_face_t *file = hb_face_create(blob, i);

		gb_buf_format(&names, "%s%u ", i > 0 ? ", " : "", i);
		gb_buf_str(&names, gb_font_name(arena, file, HB_OT_NAME_ID_FONT_FAMILY));
		hb_face_destroy(file);
	}
	return gb_buf_taken(&names);
}

/* Why we cannot set with the face; false after a fault. */
static bool check_usable(gb_arena *arena, hb_blob_t *blob, hb_face_t *file, const gb_face *face,
	unsigned rights, gb_place place, gb_diags *diags)
{
	const unsigned count = hb_face_count(blob);

	if (face->alone && count > 1)
		return gb_fault(diags, place, "font-collection",
			gb_str_format(
				arena, "%.*s, which holds %u fonts", (int)face->file.n, face->file.p, count),
			GB_STR("a file of one font where a file is named by its role"),
			gb_str_format(arena,
				"say which one in a families.json beside it, with \"collection\": %.*s",
				(int)names_in(arena, blob).n, names_in(arena, blob).p));
	if (count > 0 && is_cut_off(face))
		return gb_fault(diags, place, "font-damaged", face->file,
			GB_STR("a whole font file (this one ends too early)"),
			GB_STR("copy it again from where it came"));
	if ((unsigned)face->collection >= count || table_length(file, TABLE_OS2) < 72 ||
		hb_face_get_glyph_count(file) == 0)
		return gb_fault(diags, place, "not-a-font", face->file,
			GB_STR("a TrueType font, or the index of one in a collection"),
			GB_STR("see fonts/README.md for how to add a face"));
	if (table_length(file, TABLE_GLYF) == 0)
		return gb_fault(diags, place, "font-outlines", face->file,
			GB_STR("TrueType outlines, which all our formats can embed"),
			GB_STR("convert it: python3 fonts/truetype.py IN.otf OUT.ttf"));
	/* Every program would set with another of its weights. */
	if (table_length(file, TABLE_VARIATIONS) > 0)
		return gb_fault(diags, place, "font-variable", face->file, GB_STR("a font of one weight"),
			GB_STR("take the file of one weight (a \"static\" font) from its maker"));
	return check_rights(arena, rights, face, place, diags);
}

/* Of a font file, in bytes: the largest that we know of has a tenth of it. */
#define SIZE_MOST (1 << 30)

/* The whole file, or NULL with errno. */
static const void *map_file(const char *path, struct stat *about)
{
	const int file = open(path, O_RDONLY | O_CLOEXEC);
	void *bytes = MAP_FAILED;

	if (file < 0)
		return NULL;
	if (fstat(file, about) == 0 && S_ISREG(about->st_mode) && about->st_size > 0 &&
		about->st_size <= SIZE_MOST)
		bytes = mmap(NULL, (size_t)about->st_size, PROT_READ, MAP_PRIVATE, file, 0);
	close(file);
	if (bytes != MAP_FAILED)
		return bytes;
	errno = EINVAL; /* there, but of no use: not ENOENT */
	return NULL;
}

/* The mapped file as HarfBuzz sees it: `face->map`. False after a fault. */
static bool read_file(gb_arena *arena, gb_face *face, gb_place place, gb_diags *diags)
{
	hb_blob_t *blob =
		hb_blob_create(face->bytes, (unsigned)face->size, HB_MEMORY_MODE_READONLY, NULL, NULL);
	hb_face_t *file = hb_face_create(blob, (unsigned)face->collection);
	hb_blob_t *os2 = hb_face_reference_table(file, TABLE_OS2);
	const unsigned rights = (unsigned)table_value(os2, 8);
	const bool ok = check_usable(arena, blob, file, face, rights, place, diags);

	hb_blob_destroy(os2);
	if (ok) {
		face->rights = rights_of(rights);
		face->map->font = hb_font_create(file);
		face->units_per_em = (int)hb_face_get_upem(file);
		face->family = read_family(arena, file);
		read_metrics(face, face->map->font);
	}
	hb_face_destroy(file); /* the font holds what it needs */
	hb_blob_destroy(blob);
	return ok;
}

gb_face_state gb_face_open(gb_arena *arena, gb_face *face, gb_place place, gb_diags *diags)
{
	struct stat about;
	const void *bytes = map_file(gb_str_zero(arena, face->file), &about);

	if (bytes == NULL && errno == ENOENT)
		return GB_FACE_ABSENT;
	if (bytes == NULL) {
		gb_fault(diags, place, "font-unreadable", face->file,
			GB_STR("a font file that can be read"), GB_STR("check the file and its permissions"));
		return GB_FACE_FAULTY;
	}
	face->bytes = bytes;
	face->size = (size_t)about.st_size;
	face->map = GB_NEW(arena, gb_face_map);
	face->map->device = about.st_dev;
	face->map->number = about.st_ino;
	return read_file(arena, face, place, diags) ? GB_FACE_OPEN : GB_FACE_FAULTY;
}

void gb_face_close(gb_face *face)
{
	if (face->map != NULL)
		hb_font_destroy(face->map->font); /* NULL is allowed */
	if (face->bytes != NULL)
		munmap((void *)(uintptr_t)face->bytes, face->size);
	face->map = NULL;
	face->bytes = NULL;
}

bool gb_face_is_in(const gb_face *face, const char *path)
{
	struct stat about;

	return face->map != NULL && stat(path, &about) == 0 && about.st_dev == face->map->device &&
		   about.st_ino == face->map->number;
}

bool gb_face_has(const gb_face *face, uint32_t code_point)
{
	hb_codepoint_t glyph;

	return hb_font_get_nominal_glyph(face->map->font, code_point, &glyph) && glyph != 0;
}

double gb_face_ink_top(const gb_face *face, uint32_t glyph)
{
	hb_glyph_extents_t box;

	return hb_font_get_glyph_extents(face->map->font, glyph, &box)
			   ? (double)box.y_bearing / face->units_per_em
			   : 0;
}
