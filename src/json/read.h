#ifndef GB_JSON_READ_H
#define GB_JSON_READ_H

#include "json/field.h"

/* What reading carries along: field.c walks shapes, scalar.c reads single values. */
typedef struct gb_reader {
	gb_arena *arena;
	gb_diags *diags;
	const gb_length_names *lengths; /* NULL: none has a name */
} gb_reader;

/* Reads one value of a kind without members of its own into `into`; false after faults. */
bool gb_field_read_scalar(
	const gb_reader *reader, const gb_field *field, const gb_json *value, void *into);
/* Two languages: {"zh": …, "en": …}, or a text that serves both. */
bool gb_field_read_words(
	const gb_reader *reader, const gb_field *field, const gb_json *value, gb_words *into);

/* "a number, e.g. 6.5": what the field holds, with an example. */
gb_str gb_field_expected(gb_arena *arena, const gb_field *field);
/* The value is of another kind than its field. */
bool gb_field_fault_kind(const gb_reader *reader, const gb_field *field, const gb_json *value);
/* `"a", "b", … (14 in all)` */
gb_str gb_field_list_words(gb_arena *arena, const gb_str *known, size_t count);
/* "a known agency", "an indicator" */
gb_str gb_field_noun(gb_arena *arena, const char *adjective, const char *noun);
/* A key that is none of `keys` of a `what`; with a suggestion, or the list. */
bool gb_field_fault_key(const gb_reader *reader, const gb_json *member, const char *what,
	const gb_str *keys, size_t count);

#endif
