#ifndef GB_JSON_LENGTH_H
#define GB_JSON_LENGTH_H

#include "base/str.h"

/* A length in pt: "12pt", "5mm", "2cm", "10px" (7.5), or a type size by its name ("三号" is 16, "小四" 12).
 * False when the text is none of them. */
bool gb_length_parse(gb_str text, double *points);
/* The units of a page grid. */
#define GB_LENGTH_LINES "行"
#define GB_LENGTH_CHARACTERS "字"
/* So many lines or characters of a page grid, "2行", "1.5字", of which one is `line` and `character`
 * pt. False when the text is neither, or there is no grid (0). */
bool gb_length_on_grid(gb_str text, double line, double character, double *points);
/* The regular expression of the texts that are lengths, for schemas. */
void gb_length_put_pattern(gb_buf *buf);

#endif
