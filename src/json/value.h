#ifndef GB_JSON_VALUE_H
#define GB_JSON_VALUE_H

#include "base/fault.h"

/*
 * A JSON text, read and checked: every value knows its place, every number its exact text.
 *
 * cJSON builds the values; our scan of the same bytes gives their places and refuses what cJSON
 * lets through (RFC 8259): 01, 1., .5, +1, raw control characters, ill-formed UTF-8, lone
 * surrogates, \u0000, duplicate keys, anything after the value, NaN; and, beyond the RFC, a byte
 * order mark, nesting over GB_JSON_DEPTH and control characters written as escapes other than \n
 * and \t. Comments do not exist.
 */
typedef enum gb_json_kind {
	GB_JSON_NULL,
	GB_JSON_FALSE,
	GB_JSON_TRUE,
	GB_JSON_NUMBER,
	GB_JSON_STRING,
	GB_JSON_ARRAY,
	GB_JSON_OBJECT,
} gb_json_kind;

typedef struct gb_json gb_json;
struct gb_json {
	gb_json_kind kind;
	gb_place place;
	gb_str key;           /* when a member of an object */
	gb_str text;          /* STRING: decoded; NUMBER: the digits as they stand in the file */
	const gb_json *first; /* ARRAY, OBJECT: the children, in the order of the file */
	const gb_json *next;
	uint32_t count;
};

#define GB_JSON_DEPTH 64

/* Parses `source->bytes`, fills source->nodes, and returns the root; NULL after faults. */
const gb_json *gb_json_parse(gb_arena *arena, gb_source *source, gb_diags *diags);
/* Reads the file and parses it. */
const gb_json *gb_json_read(gb_arena *arena, gb_str path, gb_diags *diags);
const gb_json *gb_json_member(const gb_json *object, const char *key); /* NULL when absent */
/* "found" texts of messages: `"6,5" (text)`, `7 (number)`, `a list of 3`, `an object`, `null`. */
gb_str gb_json_found(gb_arena *arena, const gb_json *value);
/* The text in quotes for a message: on one line, cut when it is long. */
void gb_json_put_quoted(gb_buf *buf, gb_str text);

#endif
