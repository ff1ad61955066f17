#ifndef GB_TEXT_UNIT_H
#define GB_TEXT_UNIT_H

#include <stddef.h>
#include <stdint.h>

/* Numbers with all that belongs to them (D 2.3). Sets gb_bond bits in bonds[0…count-1], which
 * must be zeroed. */
void gb_units_find(const uint32_t *characters, size_t count, uint8_t *bonds);

#endif
