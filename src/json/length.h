#ifndef GB_JSON_LENGTH_H
#define GB_JSON_LENGTH_H

#include "base/str.h"

/* A length in pt: "12pt", "5mm", "2cm", "10px" (7.5), or a type size by its name ("三号" is 16, "小四" 12).
 * False when the text is none of them. */
bool gb_length_parse(gb_str text, double *points);
/* The regular expression of the texts that are lengths, for schemas. */
void gb_length_put_pattern(gb_buf *buf);

#endif
