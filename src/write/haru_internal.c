#include "write/haru_internal.h"

#include "base/utf8.h"
#include "write/hash.h"

/* The only file that includes libharu's header, and the only one that looks into its structures. */

#include <hpdf.h>
#include <libdeflate.h>
#include <string.h>

#if HPDF_MAJOR_VERSION != 2 || HPDF_MINOR_VERSION != 3 || HPDF_BUGFIX_VERSION != 0
#error "write/haru_internal.c uses the structures of libharu 2.3.0: install exactly that version"
#endif

/* libharu takes lengths as unsigned int. */
#define STREAM_LIMIT ((size_t)1 << 30)
/* zlib's own default; libdeflate takes a third of its time for as many bytes. */
#define DEFLATE_LEVEL 6
/* Of a string of a PDF: libharu refuses longer ones. */
#define TEXT_LIMIT 32000

struct gb_haru {
	gb_arena *arena;
	HPDF_Doc doc;
	struct libdeflate_compressor *compressor;
	const char *step;
	const char *failed_step; /* NULL while all is well */
	HPDF_STATUS code, detail;
};

static HPDF_Dict as_dict(gb_haru_object *object)
{
	return (HPDF_Dict)(void *)object;
}

static HPDF_Array as_array(gb_haru_object *object)
{
	return (HPDF_Array)(void *)object;
}

static gb_haru_object *as_object(void *object)
{
	return object;
}

static void fail(gb_haru *haru, HPDF_STATUS code, HPDF_STATUS detail)
{
	if (haru->failed_step != NULL)
		return;
	haru->failed_step = haru->step;
	haru->code = code;
	haru->detail = detail;
}

bool gb_haru_fine(gb_haru *haru)
{
	/* Most of the calls below set the error without calling an error handler. */
	if (haru->doc != NULL && haru->doc->error.error_no != HPDF_OK)
		fail(haru, haru->doc->error.error_no, haru->doc->error.detail_no);
	return haru->failed_step == NULL;
}

gb_str gb_haru_error(const gb_haru *haru, gb_arena *arena)
{
	return gb_str_format(arena, "libharu error 0x%04lX (detail %lu) at: %s", haru->code,
		haru->detail, haru->failed_step != NULL ? haru->failed_step : "nothing");
}

void gb_haru_step(gb_haru *haru, const char *step)
{
	haru->step = step;
}

/* libharu's objects are many and small, and go together: with the arena, whose limit then holds for
 * them, too. (Its own pool gives them addresses that no pointer may have.) Its allocator is told
 * nothing but a size, so the arena of the document at hand has to be known here. */
static gb_arena *home;

static void *allocate(HPDF_UINT size)
{
	return gb_arena_alloc(home, size);
}

static void release(void *object)
{
	(void)object;
}

gb_haru *gb_haru_open(gb_arena *arena)
{
	gb_haru *haru = GB_NEW(arena, gb_haru);

	haru->arena = arena;
	haru->step = "starting libharu";
	if (strcmp(HPDF_GetVersion(), HPDF_VERSION_TEXT) != 0) {
		haru->step = "checking that the installed libharu is version " HPDF_VERSION_TEXT;
		fail(haru, HPDF_INVALID_OBJECT, 0);
		return haru;
	}
	home = arena;
	haru->doc = HPDF_NewEx(NULL, allocate, release, 0, NULL);
	haru->compressor = libdeflate_alloc_compressor(DEFLATE_LEVEL);
	if (haru->doc == NULL || haru->compressor == NULL) {
		fail(haru, HPDF_FAILD_TO_ALLOC_MEM, 0);
		return haru;
	}
	haru->doc->pdf_version = HPDF_VER_17;
	gb_haru_fine(haru);
	return haru;
}

void gb_haru_close(gb_haru *haru)
{
	if (haru == NULL)
		return;
	libdeflate_free_compressor(haru->compressor); /* NULL is allowed */
	haru->doc = NULL;
	haru->compressor = NULL;
}

/* A new object, made indirect when `shared`. */
static gb_haru_object *born(gb_haru *haru, void *object, bool shared)
{
	if (object == NULL) {
		fail(haru, HPDF_FAILD_TO_ALLOC_MEM, 0);
		return NULL;
	}
	if (shared && HPDF_Xref_Add(haru->doc->xref, object) != HPDF_OK) {
		gb_haru_fine(haru);
		return NULL;
	}
	return as_object(object);
}

gb_haru_object *gb_haru_dict(gb_haru *haru)
{
	return gb_haru_fine(haru) ? born(haru, HPDF_Dict_New(haru->doc->mmgr), false) : NULL;
}

gb_haru_object *gb_haru_array(gb_haru *haru)
{
	return gb_haru_fine(haru) ? born(haru, HPDF_Array_New(haru->doc->mmgr), false) : NULL;
}

gb_haru_object *gb_haru_shared_dict(gb_haru *haru)
{
	return gb_haru_fine(haru) ? born(haru, HPDF_Dict_New(haru->doc->mmgr), true) : NULL;
}

gb_haru_object *gb_haru_shared_array(gb_haru *haru)
{
	return gb_haru_fine(haru) ? born(haru, HPDF_Array_New(haru->doc->mmgr), true) : NULL;
}

/* Written inside the dictionary: libharu would take the entry out, or compress by itself. */
static HPDF_STATUS write_filter(HPDF_Dict dict, HPDF_Stream stream)
{
	(void)dict;
	return HPDF_Stream_WriteStr(stream, "/Filter /FlateDecode\012");
}

/* Compresses `bytes` into a stream's dictionary that is still empty. */
static void fill(gb_haru *haru, HPDF_Dict dict, const void *bytes, size_t n)
{
	const size_t room = libdeflate_zlib_compress_bound(haru->compressor, n);
	void *packed = gb_arena_borrow(haru->arena, room, 1);
	const size_t size = libdeflate_zlib_compress(haru->compressor, bytes, n, packed, room);

	dict->filter = HPDF_STREAM_FILTER_NONE;
	dict->write_fn = write_filter;
	if (size == 0)
		fail(haru, HPDF_ZLIB_ERROR, 0);
	else
		HPDF_Stream_Write(dict->stream, packed, (HPDF_UINT)size);
	gb_arena_give_back(haru->arena, packed, room, 1);
}

gb_haru_object *gb_haru_stream(gb_haru *haru, const void *bytes, size_t n)
{
	if (!gb_haru_fine(haru))
		return NULL;
	if (n > STREAM_LIMIT) {
		fail(haru, HPDF_INVALID_PARAMETER, 0);
		return NULL;
	}

	HPDF_Dict dict = HPDF_DictStream_New(haru->doc->mmgr, haru->doc->xref);

	if (dict == NULL) {
		fail(haru, HPDF_FAILD_TO_ALLOC_MEM, 0);
		return NULL;
	}
	fill(haru, dict, bytes, n);
	return gb_haru_fine(haru) ? as_object(dict) : NULL;
}

gb_haru_object *gb_haru_page(gb_haru *haru)
{
	return gb_haru_fine(haru) ? born(haru, HPDF_AddPage(haru->doc), false) : NULL;
}

void gb_haru_page_content(gb_haru *haru, gb_haru_object *page, gb_str content)
{
	if (!gb_haru_fine(haru) || page == NULL || content.n == 0)
		return;
	if (content.n > STREAM_LIMIT) {
		fail(haru, HPDF_INVALID_PARAMETER, 0);
		return;
	}

	HPDF_PageAttr attributes = as_dict(page)->attr;

	fill(haru, attributes->contents, content.p, content.n);
}

gb_haru_object *gb_haru_catalog(gb_haru *haru)
{
	return gb_haru_fine(haru) ? as_object(haru->doc->catalog) : NULL;
}

gb_haru_object *gb_haru_info(gb_haru *haru)
{
	return gb_haru_fine(haru) ? as_object(haru->doc->info) : NULL;
}

/* Puts into a dictionary, or at the end of an array where there is no key. What cannot be put is
 * freed, because nothing would own it. */
static void put(gb_haru *haru, gb_haru_object *into, const char *key, void *value)
{
	if (value == NULL)
		fail(haru, HPDF_FAILD_TO_ALLOC_MEM, 0);
	else if (into == NULL || !gb_haru_fine(haru))
		HPDF_Obj_Free(haru->doc->mmgr, value);
	else if (key != NULL)
		HPDF_Dict_Add(as_dict(into), key, value);
	else
		HPDF_Array_Add(as_array(into), value);
	gb_haru_fine(haru);
}

void gb_haru_put(gb_haru *haru, gb_haru_object *dict, const char *key, gb_haru_object *value)
{
	if (haru->doc != NULL)
		put(haru, dict, key, value);
}

void gb_haru_put_name(gb_haru *haru, gb_haru_object *dict, const char *key, const char *name)
{
	if (gb_haru_fine(haru))
		put(haru, dict, key, HPDF_Name_New(haru->doc->mmgr, name));
}

void gb_haru_put_int(gb_haru *haru, gb_haru_object *dict, const char *key, long value)
{
	if (gb_haru_fine(haru))
		put(haru, dict, key, HPDF_Number_New(haru->doc->mmgr, (HPDF_INT32)value));
}

void gb_haru_put_real(gb_haru *haru, gb_haru_object *dict, const char *key, double value)
{
	if (gb_haru_fine(haru))
		put(haru, dict, key, HPDF_Real_New(haru->doc->mmgr, (HPDF_REAL)value));
}

void gb_haru_put_bool(gb_haru *haru, gb_haru_object *dict, const char *key, bool value)
{
	if (gb_haru_fine(haru))
		put(haru, dict, key, HPDF_Boolean_New(haru->doc->mmgr, value ? HPDF_TRUE : HPDF_FALSE));
}

static bool is_ascii(gb_str text)
{
	for (size_t i = 0; i < text.n; i++) {
		if (text.p[i] < 0x20 || text.p[i] > 0x7E)
			return false;
	}
	return true;
}

static void put_units(unsigned char *bytes, size_t *n, uint32_t unit)
{
	bytes[(*n)++] = (unsigned char)(unit >> 8);
	bytes[(*n)++] = (unsigned char)unit;
}

/* UTF-16BE; returns the count of bytes. Room for twice the bytes of the text is enough. */
static size_t utf16_of(gb_str text, unsigned char *bytes)
{
	size_t n = 0, length;

	for (size_t at = 0; at < text.n; at += length) {
		uint32_t scalar = gb_utf8_at(text, at, &length);

		if (scalar == UINT32_MAX)
			scalar = 0xFFFD;
		if (scalar >= 0x10000) {
			put_units(bytes, &n, 0xD800 + ((scalar - 0x10000) >> 10));
			scalar = 0xDC00 + ((scalar - 0x10000) & 0x3FF);
		}
		put_units(bytes, &n, scalar);
	}
	return n;
}

void gb_haru_utf16(gb_buf *buf, gb_str text)
{
	unsigned char bytes[4];
	size_t length;

	for (size_t at = 0; at < text.n; at += length) {
		gb_utf8_at(text, at, &length);

		const size_t n = utf16_of(gb_str_slice(text, at, at + length), bytes);

		for (size_t i = 0; i < n; i++)
			gb_buf_format(buf, "%02X", bytes[i]);
	}
}

static void *text_object(gb_haru *haru, gb_str text)
{
	if (text.n > TEXT_LIMIT) {
		fail(haru, HPDF_STRING_OUT_OF_RANGE, (HPDF_STATUS)text.n);
		return NULL;
	}
	if (is_ascii(text))
		return HPDF_String_New(haru->doc->mmgr, gb_str_zero(haru->arena, text), NULL);

	/* libharu's own encoder turns what lies beyond the BMP into blanks. */
	unsigned char *bytes = gb_arena_alloc(haru->arena, 2 + 2 * text.n);

	bytes[0] = 0xFE;
	bytes[1] = 0xFF;
	return HPDF_Binary_New(haru->doc->mmgr, bytes, (HPDF_UINT)(2 + utf16_of(text, bytes + 2)));
}

void gb_haru_put_text(gb_haru *haru, gb_haru_object *dict, const char *key, gb_str text)
{
	if (gb_haru_fine(haru))
		put(haru, dict, key, text_object(haru, text));
}

void gb_haru_add(gb_haru *haru, gb_haru_object *array, gb_haru_object *value)
{
	if (haru->doc != NULL)
		put(haru, array, NULL, value);
}

void gb_haru_add_name(gb_haru *haru, gb_haru_object *array, const char *name)
{
	gb_haru_put_name(haru, array, NULL, name);
}

void gb_haru_add_int(gb_haru *haru, gb_haru_object *array, long value)
{
	gb_haru_put_int(haru, array, NULL, value);
}

void gb_haru_add_real(gb_haru *haru, gb_haru_object *array, double value)
{
	gb_haru_put_real(haru, array, NULL, value);
}

void gb_haru_add_bool(gb_haru *haru, gb_haru_object *array, bool value)
{
	gb_haru_put_bool(haru, array, NULL, value);
}

void gb_haru_add_text(gb_haru *haru, gb_haru_object *array, gb_str text)
{
	gb_haru_put_text(haru, array, NULL, text);
}

void gb_haru_add_null(gb_haru *haru, gb_haru_object *array)
{
	if (gb_haru_fine(haru))
		put(haru, array, NULL, HPDF_Null_New(haru->doc->mmgr));
}

static const char no_id[] = "00000000000000000000000000000000";

/* Writes the hash of the file over the two empty IDs in its trailer. */
static bool stamp_id(char *bytes, size_t n)
{
	gb_hash hash = gb_hash_new();
	unsigned char digest[16];
	char text[33];
	int stamped = 0;

	gb_hash_bytes(&hash, bytes, n);
	gb_hash_digest(hash, digest);
	for (size_t i = 0; i < sizeof(digest); i++)
		snprintf(text + 2 * i, 3, "%02X", digest[i]);

	/* The trailer is the end of the file; nothing after its first byte is a string of ours. */
	const size_t tail = n < 1024 ? n : 1024;
	char *at = memmem(bytes + n - tail, tail, "trailer", 7);

	while (at != NULL) {
		at = memmem(at, (size_t)(bytes + n - at), no_id, 32);
		if (at == NULL)
			break;
		memcpy(at, text, 32);
		stamped++;
	}
	return stamped == 2;
}

bool gb_haru_finish(gb_haru *haru, gb_str *file)
{
	unsigned char empty[16] = { 0 };

	if (!gb_haru_fine(haru))
		return false;

	gb_haru_object *ids = gb_haru_array(haru);

	put(haru, ids, NULL, HPDF_Binary_New(haru->doc->mmgr, empty, sizeof(empty)));
	put(haru, ids, NULL, HPDF_Binary_New(haru->doc->mmgr, empty, sizeof(empty)));
	put(haru, as_object(haru->doc->trailer), "ID", ids);
	/* Not HPDF_SaveToFile: it does not notice a disk that fills up at the last buffer. */
	if (!gb_haru_fine(haru) || HPDF_SaveToStream(haru->doc) != HPDF_OK) {
		fail(haru, HPDF_FILE_IO_ERROR, 0);
		return false;
	}

	HPDF_UINT32 size = HPDF_GetStreamSize(haru->doc);
	char *bytes = gb_arena_alloc(haru->arena, size);

	HPDF_ResetStream(haru->doc);
	HPDF_ReadFromStream(haru->doc, (HPDF_BYTE *)bytes, &size);
	if (!gb_haru_fine(haru))
		return false;
	if (!stamp_id(bytes, size)) {
		fail(haru, HPDF_INVALID_DOCUMENT, 0);
		return false;
	}
	*file = (gb_str){ bytes, size };
	return true;
}
