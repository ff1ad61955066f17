#ifndef GB_WRITE_HARU_INTERNAL_H
#define GB_WRITE_HARU_INTERNAL_H

#include "base/fault.h"

/*
 * libharu as a maker of PDF objects: dictionaries, arrays, streams, pages, the file. Its own calls
 * for text, colour, outlines and links cannot say what we need (FEASIBILITY 2), so the rest of the
 * writer speaks PDF and this file alone knows libharu, whose internals it uses.
 *
 * Errors are sticky and kept here: after the first, calls do nothing and objects may be NULL, which
 * every call accepts. Ask gb_haru_fine after each stage.
 */
typedef struct gb_haru gb_haru;
typedef struct gb_haru_object gb_haru_object; /* belongs to the document */

/* Never NULL; not fine when libharu cannot start or is another version than we were built for. */
gb_haru *gb_haru_open(gb_arena *arena);
void gb_haru_close(gb_haru *haru);
/* What is being done, for the message of a failure; a literal. */
void gb_haru_step(gb_haru *haru, const char *step);
bool gb_haru_fine(gb_haru *haru);
gb_str gb_haru_error(const gb_haru *haru, gb_arena *arena);

/* A direct dictionary or array is put into exactly one other object. */
gb_haru_object *gb_haru_dict(gb_haru *haru);
gb_haru_object *gb_haru_array(gb_haru *haru);
/* Indirect ones may be put into many. */
gb_haru_object *gb_haru_shared_dict(gb_haru *haru);
gb_haru_object *gb_haru_shared_array(gb_haru *haru);
/* A compressed stream with these bytes, as a dictionary; indirect. */
gb_haru_object *gb_haru_stream(gb_haru *haru, const void *bytes, size_t n);
/* An empty page at the end of the document. */
gb_haru_object *gb_haru_page(gb_haru *haru);
void gb_haru_page_content(gb_haru *haru, gb_haru_object *page, gb_str content);
gb_haru_object *gb_haru_catalog(gb_haru *haru);
gb_haru_object *gb_haru_info(gb_haru *haru);

void gb_haru_put(gb_haru *haru, gb_haru_object *dict, const char *key, gb_haru_object *value);
void gb_haru_put_name(gb_haru *haru, gb_haru_object *dict, const char *key, const char *name);
void gb_haru_put_int(gb_haru *haru, gb_haru_object *dict, const char *key, long value);
void gb_haru_put_real(gb_haru *haru, gb_haru_object *dict, const char *key, double value);
void gb_haru_put_bool(gb_haru *haru, gb_haru_object *dict, const char *key, bool value);
/* Human text: ASCII as it is, other text as UTF-16 (ISO 32000-1, 7.9.2.2). */
void gb_haru_put_text(gb_haru *haru, gb_haru_object *dict, const char *key, gb_str text);

void gb_haru_add(gb_haru *haru, gb_haru_object *array, gb_haru_object *value);
void gb_haru_add_name(gb_haru *haru, gb_haru_object *array, const char *name);
void gb_haru_add_int(gb_haru *haru, gb_haru_object *array, long value);
void gb_haru_add_real(gb_haru *haru, gb_haru_object *array, double value);
void gb_haru_add_bool(gb_haru *haru, gb_haru_object *array, bool value);
void gb_haru_add_text(gb_haru *haru, gb_haru_object *array, gb_str text);
void gb_haru_add_null(gb_haru *haru, gb_haru_object *array);

/* Appends UTF-8 text as UTF-16BE in hexadecimal digits. */
void gb_haru_utf16(gb_buf *buf, gb_str text);
/* The finished file, with an ID that is a hash of everything else in it. False after errors. */
bool gb_haru_finish(gb_haru *haru, gb_str *file);

#endif
