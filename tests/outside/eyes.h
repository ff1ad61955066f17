#ifndef GB_TESTS_EYES_H
#define GB_TESTS_EYES_H

#include "base/utf8.h"

#include <stdbool.h>

/*
 * What a reader sees of two lines: whether one may end and the other begin so. Said anew from D 2.2
 * and 2.3, by the characters alone; src/text is not asked.
 */
typedef enum eyes_fault {
	EYES_WELL,
	EYES_FORBIDDEN, /* a mark that may not end or begin a line */
	EYES_PARTED,    /* a number from its unit, a word, —— */
	EYES_ADDRESS,   /* after a / of a web address: no mark of punctuation */
} eyes_fault;

/* D 2.2, level gb. */
static const char eyes_never_first[] = "。，、；：？！%％‰℃”’）〕】》〉」』·–～/…?!,.:;)]}";
static const char eyes_never_last[] = "“‘（〔【《〈「『￥№/([{";
/* D 2.3: what a number keeps behind it. */
static const char eyes_units[] = "%‰℃万亿元年月日号个户人项吨倍位";
static const char eyes_signs[] = "+−￥$№第";

static inline bool eyes_one_of(uint32_t character, const char *set)
{
	size_t length;

	for (gb_str text = gb_str_of(set); text.n > 0; text = gb_str_slice(text, length, text.n))
		if (gb_utf8_at(text, 0, &length) == character)
			return true;
	return false;
}

static inline bool eyes_is_digit(uint32_t character)
{
	return character >= '0' && character <= '9';
}

static inline bool eyes_is_word(uint32_t character)
{
	return eyes_is_digit(character) || (character >= 'a' && character <= 'z') ||
		   (character >= 'A' && character <= 'Z');
}

/* Whether D 2.3 keeps the two characters together; `before` and `after` stand around them. */
static inline bool belong(uint32_t before, uint32_t a, uint32_t b, uint32_t after)
{
	if ((a == 0x2014 && b == 0x2014) || (a == 0x2026 && b == 0x2026))
		return true;
	if (eyes_is_word(a) && eyes_is_word(b))
		return true;
	if (eyes_is_digit(a) && eyes_one_of(b, eyes_units))
		return true;
	if (eyes_one_of(a, eyes_signs) && eyes_is_digit(b))
		return true;
	if ((a == '.' || a == ',') && eyes_is_digit(before) && eyes_is_digit(b))
		return true;
	/* A single — or ～ between numbers; —— is another mark. */
	return (a == 0x2014 || a == 0xFF5E) && before != 0x2014 && eyes_is_digit(b) &&
		   (eyes_is_digit(before) || eyes_one_of(before, "年月日%")) && after != 0;
}

/* Whether byte `at` stands inside a web address: its / is no mark of punctuation. */
static inline bool is_in_address(gb_str text, size_t at)
{
	size_t from = at;

	while (
		from > 0 && (unsigned char)text.p[from - 1] > ' ' && (unsigned char)text.p[from - 1] < 127)
		from--;
	return gb_str_starts(gb_str_slice(text, from, text.n), "http");
}

/* Of a line that ends before byte `at` when the next begins at `next`, blanks lying between. */
static inline eyes_fault eyes_line_end(gb_str text, size_t at, size_t next)
{
	uint32_t around[4] = { 0 }; /* two before, two after */
	size_t length, from = at, to = next;

	for (int i = 1; i >= 0 && from > 0; i--) {
		for (from--; from > 0 && ((unsigned char)text.p[from] & 0xC0) == 0x80; from--)
			;
		around[i] = gb_utf8_at(text, from, &length);
	}
	for (int i = 2; i < 4 && to < text.n; i++, to += length)
		around[i] = gb_utf8_at(text, to, &length);
	if (around[1] == '/' && is_in_address(text, at))
		return EYES_ADDRESS;
	if (eyes_one_of(around[1], eyes_never_last) || eyes_one_of(around[2], eyes_never_first))
		return EYES_FORBIDDEN;
	if (at == next && belong(around[0], around[1], around[2], around[3]))
		return EYES_PARTED;
	return EYES_WELL;
}

#endif
