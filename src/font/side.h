#ifndef GB_FONT_SIDE_H
#define GB_FONT_SIDE_H

#include "base/str.h"

/*
 * Whether a character is drawn by the Han or by the Latin faces of a role.
 *
 * A shared sign stands in both scripts with different shapes and widths: “ is a full em in
 * Chinese and a third of one in English. It follows the language of the text.
 */
typedef enum gb_side {
	GB_SIDE_LATIN,
	GB_SIDE_HAN,
	GB_SIDE_SHARED,
	GB_SIDE_NONE, /* private use and non-characters: no two fonts agree on them */
} gb_side;

gb_side gb_side_of(uint32_t code_point);

#endif
