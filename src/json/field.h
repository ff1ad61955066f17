#ifndef GB_JSON_FIELD_H
#define GB_JSON_FIELD_H

#include "base/date.h"
#include "base/decimal.h"
#include "base/fault.h"
#include "json/value.h"

/*
 * Field tables: one table reads an object into a struct, checks it, suggests the nearest key for
 * a mistyped one, and makes the reference (README, schema, `gongbao blocks`).
 */
typedef enum gb_field_kind {
	GB_FIELD_TEXT,    /* gb_str, any string */
	GB_FIELD_ID,      /* gb_str: [a-z0-9] then [a-z0-9.-], at most 64 bytes */
	GB_FIELD_WORDS,   /* gb_words: {"zh": …, "en": …}; a plain string means both */
	GB_FIELD_DECIMAL, /* gb_decimal from a JSON number's exact text */
	GB_FIELD_INTEGER, /* int64_t between detail's gb_field_range */
	GB_FIELD_NUMBER,  /* double, for layout only: plain JSON number between a gb_field_range */
	GB_FIELD_LENGTH, /* double pt: 12 (pt), "12pt", "5mm", "2cm", "10px", a type size "三号" (D 1.3),
	                    a name of gb_length_names, or so many of its lines and characters: "2行" */
	GB_FIELD_FLAG,   /* bool */
	GB_FIELD_DATE,   /* gb_date */
	GB_FIELD_PERIOD, /* gb_period */
	GB_FIELD_CHOICE, /* int from a gb_choice table */
	GB_FIELD_OBJECT, /* struct in place, read by a gb_shape; absent: zeroed, with the container's place */
	GB_FIELD_MAYBE,   /* const struct pointer, NULL when absent, read by a gb_shape */
	GB_FIELD_LIST,    /* gb_list of structs read by a gb_shape */
	GB_FIELD_IDS,     /* gb_list of gb_str ids; a single string means a list of one */
	GB_FIELD_TEXTS,   /* gb_list of gb_str */
	GB_FIELD_LENGTHS, /* gb_list of double */
	GB_FIELD_VALUE,   /* const gb_json *: read by the caller; detail: its schema, or NULL */
	GB_FIELD_FORMAT,  /* gb_str: the "format" member, must equal detail (a const char *) */
} gb_field_kind;

typedef struct gb_list {
	void *items;
	size_t count;
} gb_list;

typedef struct gb_choice {
	const char *word; /* NULL ends the table */
	int value;
	const char *help;
} gb_choice;

typedef struct gb_field_range {
	double least, most;
} gb_field_range;

enum {
	GB_OPTIONAL = 0,
	GB_REQUIRED = 1,
	GB_NOT_EMPTY = 2,
	GB_SCOPED = 4, /* an id, or "$target" and the like: what a layout has in scope */
};

typedef struct gb_field {
	const char *key;
	gb_field_kind kind;
	size_t offset;
	unsigned flags;
	const void *detail; /* gb_choice[], gb_shape, gb_field_range, format name, schema: by kind */
	const char *help;
} gb_field;

typedef struct gb_shape {
	const char *name; /* "target": used in messages and the reference */
	const gb_field *fields;
	size_t count;
	size_t size;  /* of the struct */
	size_t place; /* offsetof its gb_place */
	const char *help;
} gb_shape;

/* Lengths that have a name of their own: a GB_FIELD_LENGTH may give one instead of a number. */
typedef struct gb_length_names {
	const gb_str *names;
	const double *points;
	size_t count;
	double line, character; /* of a page grid: "2行", "4字"; 0: there is none */
} gb_length_names;

/* Reads `value` into `into` (zeroed first, place set). False when anything was wrong; all faults
 * of the object and below it are reported, and what could be read is read. */
bool gb_shape_read(
	gb_arena *arena, const gb_shape *shape, const gb_json *value, void *into, gb_diags *diags);
/* The same where lengths have names; a name that is none of them suggests the nearest. */
bool gb_shape_read_named(gb_arena *arena, const gb_shape *shape, const gb_json *value, void *into,
	const gb_length_names *lengths, gb_diags *diags);
/* Fault for a word that is none of `known`: suggests the nearest one, else lists some. */
bool gb_fault_unknown(gb_arena *scratch, gb_diags *diags, gb_place place, const char *code,
	const char *what, gb_str found, const gb_str *known, size_t count);
/* The word of a choice, for messages; "?" when the value is in no row. */
const char *gb_choice_word(const gb_choice *choices, int value);

#endif
