#ifndef GB_TEXT_CLASS_H
#define GB_TEXT_CLASS_H

#include <stdbool.h>
#include <stdint.h>

/*
 * What a character is to a compositor (D 2.1): the classes from which breaking, gap, squeeze and
 * justification follow. One data table; tests/breaks has a row for each rule.
 */
typedef enum gb_char_class {
	GB_CHAR_OPENING, /* “‘（〔【《〈「『 */
	GB_CHAR_CLOSING, /* ”’）〕】》〉」』 */
	GB_CHAR_PAUSE,   /* ，、；： */
	GB_CHAR_STOP,    /* 。？！ */
	GB_CHAR_MIDDLE_DOT,
	GB_CHAR_CONNECTOR, /* – ～ between numbers or words */
	GB_CHAR_SOLIDUS,
	GB_CHAR_DASH, /* — in —— */
	GB_CHAR_ELLIPSIS,
	GB_CHAR_HAN,   /* and every other sign that stands by itself in a square */
	GB_CHAR_LATIN, /* letters, and signs that belong to words */
	GB_CHAR_DIGIT,
	GB_CHAR_PREFIX,  /* ￥ № + − before a number */
	GB_CHAR_POSTFIX, /* % ‰ ℃ after a number */
	GB_CHAR_SPACE,
	GB_CHAR_NOBREAK_SPACE,
	GB_CHAR_MARK, /* combining or invisible: belongs to the one before */
	GB_CHAR_NEWLINE,
	GB_CHAR_CLASS_COUNT,
} gb_char_class;

gb_char_class gb_char_class_of(uint32_t code_point);
/* A Han character, kana or Hangul: what the Han–Latin gap stands beside. */
bool gb_char_is_ideographic(uint32_t code_point);
/* A mark that belongs to Chinese text by its code alone (，（ and full-width forms, but not “ —). */
bool gb_char_is_wide(uint32_t code_point);
/* A small kana, ー, 々, ∶ and the like: stays with the sign before it (JIS X 4051, 行頭禁則; UAX #14,
 * classes NS and CJ; ISO/IEC 29500-1, 17.3.1.16). */
bool gb_char_is_follower(uint32_t code_point);
/* Of a script written from right to left, which we do not set. */
bool gb_char_is_right_to_left(uint32_t code_point);

#endif
