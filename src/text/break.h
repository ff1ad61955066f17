#ifndef GB_TEXT_BREAK_H
#define GB_TEXT_BREAK_H

#include "text/paragraph.h"

/*
 * Break opportunities of a text, by our own rules (D 2.2, 2.3), from its logical characters alone:
 * no font, no width. tests/breaks prints them.
 */
typedef enum gb_break {
	GB_BREAK_NEVER,
	GB_BREAK_EMERGENCY_ANY,       /* last resort: between any two characters */
	GB_BREAK_EMERGENCY_DIGITS,    /* then: between groups of digits */
	GB_BREAK_EMERGENCY_SEPARATOR, /* first resort: after a separator inside a unit */
	GB_BREAK_HYPHEN,              /* inside a word, with a hyphen: where patterns say so */
	GB_BREAK_SOFT_HYPHEN,         /* the same, where the text has U+00AD: in every style */
	GB_BREAK_RELUCTANT,           /* inside what stays together while there is room */
	GB_BREAK_ALLOWED,
	GB_BREAK_FORCED,
} gb_break;

/* How a character belongs to the one before it: bits. */
typedef enum gb_bond {
	GB_BOND_UNIT = 1, /* of one unit of D 2.3: never stretched, no Han–Latin gap */
	GB_BOND_DATE = 2, /* next part of one date, 2026年|11月: may break, no Han–Latin gap */
	GB_BOND_WORD = 4, /* of a word that goes with a number, 以|上: may not break, but may stretch */
} gb_bond;

/* breaks[i] says whether a line may end before character i; `count` characters, breaks[0] is NEVER.
 * bonds[i] gets gb_bond bits. langs[i] and glued[i] (inside a no-break span, after its first
 * character) may be NULL; the language is Chinese then. */
void gb_breaks_find(const uint32_t *characters, size_t count, const gb_lang *langs,
	const bool *glued, gb_break_level level, gb_break *breaks, uint8_t *bonds);

#endif
