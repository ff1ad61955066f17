#ifndef GB_TEXT_HYPHEN_H
#define GB_TEXT_HYPHEN_H

#include "text/break.h"

/*
 * Where an English word may be parted: by Liang's patterns, from the file that families.json pins
 * (libhyphen reads it). Cautious by choice, because patterns know English words and nothing else.
 */
typedef struct gb_hyphens gb_hyphens;

/* So many letters stay on each side of a hyphen: `in-` and `re-` look torn off. */
#define GB_HYPHEN_LEFT 3
#define GB_HYPHEN_RIGHT 3
/* Longer ones are no words. */
#define GB_HYPHEN_LONGEST 63

/* NULL with a fault when the file is not there or not the one that is pinned (a parser that trusts
 * its input must not see another). Looked-up words are remembered in `arena`, which must not be
 * rewound while the patterns are open. */
gb_hyphens *gb_hyphens_open(
	gb_arena *arena, const gb_font_patterns *patterns, gb_place place, gb_diags *diags);
void gb_hyphens_close(gb_hyphens *hyphens); /* NULL is allowed */

/* Bit i says that the word, of letters a to z, may be parted before letter i. */
uint64_t gb_hyphens_of_word(gb_hyphens *hyphens, gb_str word);

/*
 * Turns breaks inside words into GB_BREAK_HYPHEN. breaks and bonds are gb_breaks_find's; parts[i]
 * says whether character i belongs to text that may be hyphenated. Parted are words in small
 * letters alone, between blanks, brackets, quotes, dashes or marks: no name and nothing else with a
 * capital (Zaozhuang has no English syllables), no abbreviation, no address, nothing with a digit or
 * a hyphen in it, nothing that belongs to a number.
 */
void gb_hyphens_mark(gb_hyphens *hyphens, const uint32_t *characters, size_t count,
	const bool *parts, const uint8_t *bonds, gb_break *breaks);

#endif
