#ifndef GB_JSON_SCHEMA_H
#define GB_JSON_SCHEMA_H

#include "json/field.h"

/*
 * JSON Schema (2020-12) of the field tables: what an editor completes and checks is what the reader
 * accepts. The schema knows the shape of a file; that an id exists, a day is one of the calendar or
 * a key stands once, only the reader knows.
 *
 * A field of the kind GB_FIELD_VALUE, which its caller reads, states its schema as its detail: JSON
 * with ' for ", which may refer to a definition by '#/$defs/NAME'. Without one anything goes.
 */
typedef struct gb_schema gb_schema;

/* A schema of the files of `format`, e.g. "gongbao.targets/1", rooted in `root`. */
gb_schema *gb_schema_new(gb_arena *arena, const char *format, const gb_shape *root);
/* Makes the shape a definition, by its name with - for blanks, so that a detail can refer to it. */
void gb_schema_define(gb_schema *schema, const gb_shape *shape);
/* Makes `json` the definition `name`. */
void gb_schema_define_text(gb_schema *schema, gb_str name, gb_str json);
/* From here on a length may be a name, whose meaning the file itself gives. */
void gb_schema_name_lengths(gb_schema *schema);
/* Writes the schema of an object of this shape; the shapes in it become definitions. */
void gb_schema_put_shape(gb_schema *schema, gb_buf *buf, const gb_shape *shape);
/* Writes JSON that has ' for ". */
void gb_schema_put_json(gb_buf *buf, const char *json);
/* Writes a text as a JSON string. */
void gb_schema_put_text(gb_buf *buf, gb_str text);
/* The whole schema, indented, ending with a line feed. */
gb_str gb_schema_text(gb_schema *schema);

#endif
