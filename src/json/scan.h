#ifndef GB_JSON_SCAN_H
#define GB_JSON_SCAN_H

#include "json/value.h"

/* The longest number, in bytes: a decimal holds eighteen digits. */
#define GB_JSON_NUMBER_LONGEST 40

/*
 * Goes over `source->bytes` once and fills source->nodes, all but the decoded keys. Refuses what
 * value.h lists, except duplicate keys. False after a fault: syntax has no second one, since
 * nothing after the first is sure to be what it looks like.
 */
bool gb_json_scan(gb_arena *arena, gb_source *source, gb_diags *diags);

/* Says what is wrong where a value, a key or a sign was expected (refuse.c). */
typedef enum gb_json_want {
	GB_JSON_WANT_VALUE,      /* after a colon, a comma of a list, or at the start */
	GB_JSON_WANT_FIRST_ITEM, /* after "[" */
	GB_JSON_WANT_KEY,        /* after a comma of an object */
	GB_JSON_WANT_FIRST_KEY,  /* after "{" */
	GB_JSON_WANT_COLON,
	GB_JSON_WANT_NEXT_ITEM,   /* "," or "]" */
	GB_JSON_WANT_NEXT_MEMBER, /* "," or "}" */
	GB_JSON_WANT_END,         /* of the file */
} gb_json_want;

typedef struct gb_json_scanner {
	gb_arena *arena;
	gb_source *source;
	gb_diags *diags;
	gb_str bytes;
	size_t at;
	size_t node_capacity;
	uint32_t open[GB_JSON_DEPTH];   /* the containers around `at`, outermost first */
	uint32_t latest[GB_JSON_DEPTH]; /* their latest children, 0 before the first */
	size_t depth;
} gb_json_scanner;

/* Each records a fault and returns false. */
bool gb_json_refuse_token(gb_json_scanner *scanner, gb_json_want want);
bool gb_json_refuse_end(gb_json_scanner *scanner, gb_json_want want);
bool gb_json_refuse_bytes(gb_json_scanner *scanner);                         /* not UTF-8 */
bool gb_json_refuse_number(gb_json_scanner *scanner, size_t length);         /* the token at `at` */
bool gb_json_refuse_text(gb_json_scanner *scanner, size_t start, size_t at); /* inside quotes */

#endif
