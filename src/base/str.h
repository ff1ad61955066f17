#ifndef GB_BASE_STR_H
#define GB_BASE_STR_H

#include "base/arena.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* A piece of UTF-8: `n` bytes at `p`, not necessarily ended by a zero byte. {NULL, 0} is empty. */
typedef struct gb_str {
	const char *p;
	size_t n;
} gb_str;

#define GB_STR(literal) ((gb_str){ (literal), sizeof(literal) - 1 })
/* The same in the initializer of a static table, where a compound literal is no constant. */
#define GB_STR_INIT(literal)                                                                       \
	{                                                                                              \
		(literal), sizeof(literal) - 1                                                             \
	}

gb_str gb_str_of(const char *zero_ended); /* borrowed; NULL gives the empty string */
bool gb_str_equal(gb_str a, gb_str b);
bool gb_str_is(gb_str a, const char *zero_ended);
int gb_str_compare(gb_str a, gb_str b); /* by bytes: the same in every locale */
bool gb_str_starts(gb_str text, const char *prefix);
bool gb_str_ends(gb_str text, const char *suffix);
gb_str gb_str_slice(gb_str text, size_t from, size_t to); /* clamped to the text */
gb_str gb_str_trim(gb_str text);                /* without ASCII white space at either end */
size_t gb_str_find(gb_str text, gb_str needle); /* byte offset, or SIZE_MAX */
gb_str gb_str_copy(gb_arena *arena, gb_str text);
const char *gb_str_zero(gb_arena *arena, gb_str text); /* a zero-ended copy */
/* printf into the arena. No %f %e %g: floating output depends on the locale; see gb_buf_number. */
gb_str gb_str_format(gb_arena *arena, const char *format, ...)
	__attribute__((format(printf, 2, 3)));
/* The candidate nearest to `text` by edit distance (at most a third of its length, at least one),
 * or -1: what a mistyped key or id most likely meant. Ties go to the first. */
ptrdiff_t gb_str_nearest(gb_arena *scratch, gb_str text, const gb_str *candidates, size_t count);

/* Text in both languages, indexed by gb_lang. */
typedef enum gb_lang { GB_LANG_ZH, GB_LANG_EN, GB_LANG_COUNT } gb_lang;

typedef struct gb_words {
	gb_str in[GB_LANG_COUNT];
} gb_words;

const char *gb_lang_tag(gb_lang lang); /* "zh-CN" or "en" (BCP 47) */

/* A growing buffer in an arena. */
typedef struct gb_buf {
	gb_arena *arena;
	char *p;
	size_t n;
	size_t capacity;
} gb_buf;

gb_buf gb_buf_new(gb_arena *arena);
void gb_buf_bytes(gb_buf *buf, const void *bytes, size_t n);
void gb_buf_str(gb_buf *buf, gb_str text);
void gb_buf_text(gb_buf *buf, const char *zero_ended);
void gb_buf_char(gb_buf *buf, char c);
void gb_buf_scalar(gb_buf *buf, uint32_t code_point); /* as UTF-8 */
void gb_buf_format(gb_buf *buf, const char *format, ...) __attribute__((format(printf, 2, 3)));
/* `value` with at most `places` (0 to 6) decimals, no exponent, no trailing zeros, "." always,
 * never "-0": our own routine, so that no locale reaches a file. Not for figures: those are
 * decimals. */
void gb_buf_number(gb_buf *buf, double value, unsigned places);
gb_str gb_buf_taken(const gb_buf *buf); /* what the buffer holds now */

#endif
