#include "base/str.h"
#include "base/utf8.h"

#include <assert.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

/* A word longer than this is no mistyped key or id; it also bounds the work of a comparison. */
#define NEAREST_LONGEST 128

gb_str gb_str_of(const char *zero_ended)
{
	if (zero_ended == NULL)
		return (gb_str){ NULL, 0 };
	return (gb_str){ zero_ended, strlen(zero_ended) };
}

bool gb_str_equal(gb_str a, gb_str b)
{
	return a.n == b.n && (a.n == 0 || memcmp(a.p, b.p, a.n) == 0);
}

bool gb_str_is(gb_str a, const char *zero_ended)
{
	return gb_str_equal(a, gb_str_of(zero_ended));
}

int gb_str_compare(gb_str a, gb_str b)
{
	const size_t shorter = a.n < b.n ? a.n : b.n;
	const int order = shorter == 0 ? 0 : memcmp(a.p, b.p, shorter);

	if (order != 0)
		return order < 0 ? -1 : 1;
	return (a.n > b.n) - (a.n < b.n);
}

bool gb_str_starts(gb_str text, const char *prefix)
{
	const gb_str head = gb_str_of(prefix);

	return text.n >= head.n && gb_str_equal((gb_str){ text.p, head.n }, head);
}

bool gb_str_ends(gb_str text, const char *suffix)
{
	const gb_str tail = gb_str_of(suffix);

	if (tail.n == 0)
		return true;
	return text.n >= tail.n && gb_str_equal((gb_str){ text.p + text.n - tail.n, tail.n }, tail);
}

gb_str gb_str_slice(gb_str text, size_t from, size_t to)
{
	if (to > text.n)
		to = text.n;
	if (from >= to)
		return (gb_str){ NULL, 0 };
	return (gb_str){ text.p + from, to - from };
}

static bool is_blank(char c)
{
	return c == ' ' || (c >= '\t' && c <= '\r');
}

gb_str gb_str_trim(gb_str text)
{
	while (text.n > 0 && is_blank(text.p[0]))
		text = (gb_str){ text.p + 1, text.n - 1 };
	while (text.n > 0 && is_blank(text.p[text.n - 1]))
		text.n--;
	return text;
}

size_t gb_str_find(gb_str text, gb_str needle)
{
	const char *hit;

	if (needle.n == 0)
		return 0;
	if (text.n < needle.n)
		return SIZE_MAX;
	hit = memmem(text.p, text.n, needle.p, needle.n);
	return hit == NULL ? SIZE_MAX : (size_t)(hit - text.p);
}

gb_str gb_str_copy(gb_arena *arena, gb_str text)
{
	return (gb_str){ gb_str_zero(arena, text), text.n };
}

const char *gb_str_zero(gb_arena *arena, gb_str text)
{
	char *copy;

	assert(text.n < SIZE_MAX);
	copy = gb_arena_alloc(arena, text.n + 1);
	if (text.n > 0)
		memcpy(copy, text.p, text.n);
	return copy;
}

gb_str gb_str_format(gb_arena *arena, const char *format, ...)
{
	va_list arguments, again;
	char *text;
	int n;

	va_start(arguments, format);
	va_copy(again, arguments);
	n = vsnprintf(NULL, 0, format, arguments);
	assert(n >= 0);
	text = gb_arena_alloc(arena, (size_t)n + 1);
	vsnprintf(text, (size_t)n + 1, format, again);
	va_end(again);
	va_end(arguments);
	return (gb_str){ text, (size_t)n };
}

/* The scalars of `text`; 0 with `*long_text` when there are more than NEAREST_LONGEST. */
static size_t take_scalars(gb_str text, uint32_t scalars[NEAREST_LONGEST], bool *long_text)
{
	size_t count = 0;

	*long_text = false;
	for (size_t at = 0, length; at < text.n; at += length) {
		if (count == NEAREST_LONGEST) {
			*long_text = true;
			return 0;
		}
		scalars[count++] = gb_utf8_at(text, at, &length);
	}
	return count;
}

static size_t least_of(size_t a, size_t b)
{
	return a < b ? a : b;
}

/* Insertions, deletions, replacements and swaps of neighbours ("valeu") each cost one. */
static size_t edit_distance(
	const uint32_t *a, size_t a_count, const uint32_t *b, size_t b_count, size_t *rows)
{
	size_t *before = rows;
	size_t *above = rows + NEAREST_LONGEST + 1;
	size_t *row = above + NEAREST_LONGEST + 1;

	for (size_t j = 0; j <= b_count; j++)
		above[j] = j;
	for (size_t i = 1; i <= a_count; i++) {
		size_t *oldest = before;

		row[0] = i;
		for (size_t j = 1; j <= b_count; j++) {
			const size_t replaced = above[j - 1] + (a[i - 1] != b[j - 1]);
			size_t least = least_of(replaced, least_of(above[j], row[j - 1]) + 1);

			if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
				least = least_of(least, before[j - 2] + 1);
			row[j] = least;
		}
		before = above;
		above = row;
		row = oldest;
	}
	return above[b_count];
}

ptrdiff_t gb_str_nearest(gb_arena *scratch, gb_str text, const gb_str *candidates, size_t count)
{
	const gb_arena_mark mark = gb_arena_mark_now(scratch);
	uint32_t *word = GB_NEW_ARRAY(scratch, NEAREST_LONGEST, uint32_t);
	uint32_t *other = GB_NEW_ARRAY(scratch, NEAREST_LONGEST, uint32_t);
	size_t *rows = GB_NEW_ARRAY(scratch, (size_t)3 * (NEAREST_LONGEST + 1), size_t);
	bool long_text;
	const size_t n = take_scalars(text, word, &long_text);
	size_t least = (n / 3 > 1 ? n / 3 : 1) + 1; /* the distance to beat */
	ptrdiff_t nearest = -1;

	for (size_t i = 0; i < count && !long_text; i++) {
		bool long_other;
		const size_t m = take_scalars(candidates[i], other, &long_other);
		size_t distance;

		/* Lengths alone say how far apart they are at least; a word never means nothing. */
		if (long_other || m == 0 || (m > n ? m - n : n - m) >= least)
			continue;
		distance = edit_distance(word, n, other, m, rows);
		if (distance >= least || distance >= (m > n ? m : n))
			continue; /* nothing in common is not near */
		least = distance;
		nearest = (ptrdiff_t)i;
	}
	gb_arena_rewind(scratch, mark);
	return nearest;
}

const char *gb_lang_tag(gb_lang lang)
{
	return lang == GB_LANG_EN ? "en" : "zh-CN";
}
