#ifndef GB_BASE_UTF8_H
#define GB_BASE_UTF8_H

#include "base/str.h"

/* The scalar at byte `at` (< text.n); sets `*length` to its bytes (1 to 4). Ill-formed bytes
 * (overlong, surrogate, above U+10FFFF, cut off) give UINT32_MAX with length 1. */
uint32_t gb_utf8_at(gb_str text, size_t at, size_t *length);
/* Byte offset of the first ill-formed sequence, or text.n. */
size_t gb_utf8_fault(gb_str text);
size_t gb_utf8_count(gb_str text); /* scalars */
/* Cells of a terminal that a scalar takes: 0 (marks), 1, or 2 (Han and other wide characters). */
unsigned gb_utf8_cells(uint32_t scalar);

#endif
