#ifndef GB_BASE_FAULT_H
#define GB_BASE_FAULT_H

#include "base/str.h"

#include <stdio.h>

/*
 * Where things stood in the user's files, and what to say when they are wrong.
 *
 * A source is one file in memory, with a table of its JSON values in the order in which they
 * begin. A place is a value in it. Line, column and JSON path are worked out only when a fault is
 * printed, so carrying a place costs sixteen bytes and nothing else.
 */
typedef struct gb_source_node {
	uint32_t offset;     /* first byte of the value */
	uint32_t length;     /* its bytes */
	uint32_t key_offset; /* of the member's key, with its quotes; 0 without one */
	uint32_t key_length;
	uint32_t parent; /* index of the containing value; the root is its own parent */
	uint32_t index;  /* which member or item of the parent, from 0 */
	uint32_t next;   /* the next sibling's index; 0 without one */
	gb_str key;      /* decoded; {NULL, 0} for items and the root */
} gb_source_node;

typedef struct gb_source {
	gb_str name; /* as the user gave it: a path, or a word such as "command line" */
	gb_str bytes;
	gb_source_node *nodes;
	uint32_t node_count;
} gb_source;

#define GB_NO_NODE UINT32_MAX

typedef struct gb_place {
	const gb_source *source; /* NULL: nowhere in a file */
	uint32_t node;           /* GB_NO_NODE: the file as a whole */
} gb_place;

/* The place of a whole file that is not (or could not be) read as JSON. */
gb_place gb_place_of_file(gb_arena *arena, gb_str name);
/* The member `key` of the object at `place`; `place` itself when it has none. */
gb_place gb_place_member(gb_place place, const char *key);
/* Item `index` of the array (or member of the object) at `place`; `place` itself beyond its end. */
gb_place gb_place_item(gb_place place, size_t index);
/* "/targets/3/value" (RFC 6901), "" for the root. */
gb_str gb_place_path(gb_arena *arena, gb_place place);
/* "file:41:14 /targets/3/value", for messages that name a second place. */
gb_str gb_place_text(gb_arena *arena, gb_place place);

/* The value at a place, or NULL for a whole file and for nowhere. */
const gb_source_node *gb_place_node(gb_place place);

/* Where a byte of a source stands, counted from 1; columns count characters. */
typedef struct gb_position {
	size_t line, column;
	size_t line_start; /* byte offset of the line */
} gb_position;

gb_position gb_position_of(const gb_source *source, size_t offset);

/* What kind of failure ended the run; also the exit status (DESIGN §6). */
typedef enum gb_status {
	GB_STATUS_FINE = 0,
	GB_STATUS_INPUT = 1, /* faults in the input, or a difference found by an audit */
	GB_STATUS_USAGE = 2,
	GB_STATUS_WRITE = 3, /* an output cannot be written */
	GB_STATUS_LIMIT = 4, /* a stated limit was reached */
} gb_status;

/* The faults of one run. At most GB_FAULTS_SHOWN are kept and printed; the rest are counted. */
#define GB_FAULTS_SHOWN 20
typedef struct gb_diags gb_diags;

gb_diags *gb_diags_new(gb_arena *arena);
/* Makes every warning with this code an error ("all" for every code). */
void gb_diags_promote(gb_diags *diags, gb_str code);

/*
 * Each records one fault and returns false, so that a check can say `ok = gb_fault(…)`.
 * `code` is a stable word such as "unknown-key". `found`, `expected` and `remedy` are parts of the
 * sentence "found F; expected E" and of "help: R"; expected and remedy may be empty.
 * All text is copied.
 */
bool gb_fault(gb_diags *diags, gb_place place, const char *code, gb_str found, gb_str expected,
	gb_str remedy);
/* The same for the member's key instead of its value (unknown or duplicate keys). */
bool gb_fault_key(gb_diags *diags, gb_place place, const char *code, gb_str found, gb_str expected,
	gb_str remedy);
/* At bytes of a source that have no node yet (syntax). */
bool gb_fault_bytes(gb_diags *diags, const gb_source *source, size_t offset, size_t length,
	const char *code, gb_str found, gb_str expected, gb_str remedy);
/* With a status other than GB_STATUS_INPUT. */
bool gb_fault_status(gb_diags *diags, gb_status status, gb_place place, const char *code,
	gb_str found, gb_str expected, gb_str remedy);
/* Something suspicious that does not stop the run (unless promoted). Returns true when it stays a
 * warning. The same code at the same place is said once. */
bool gb_warn(gb_diags *diags, gb_place place, const char *code, gb_str found, gb_str expected,
	gb_str remedy);

size_t gb_diags_errors(const gb_diags *diags);
size_t gb_diags_warnings(const gb_diags *diags);
/* FINE when there is no error; else the highest status of any. */
gb_status gb_diags_status(const gb_diags *diags);

/*
 * Prints all that were kept, in this form, then a count of what was not:
 *   FILE:41:14: error: /targets/3/value: found "6,5" (text); expected a number, e.g. 6.5
 *      41 |     "value": "6,5",
 *         |              ^^^^^
 *     help: remove the quotes and write the decimal point as "."
 * Warnings say `warning` and end with their [code]. A long line is shown in part; columns count
 * characters, carets count display cells (a Han character is two wide).
 */
void gb_diags_print(gb_diags *diags, FILE *out);

#endif
