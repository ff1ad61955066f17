#ifndef GB_MODEL_LIMITS_H
#define GB_MODEL_LIMITS_H

#include "json/field.h"

/* More classes than these cannot be told apart by their tints (D 7.4). */
#define GB_CLASSES_MOST 5

/* The limits between classes: one to four rising numbers (gb_decimal) in `out`. False with a fault
 * at the value that is wrong. */
bool gb_limits_read(gb_arena *arena, const gb_json *list, gb_list *out, gb_diags *diags);

#endif
