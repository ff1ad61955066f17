#ifndef GB_BASE_FAULT_LIST_H
#define GB_BASE_FAULT_LIST_H

#include "base/fault.h"

/* One fault as it is kept until it is printed: fault.c collects, fault_print.c prints. */
typedef struct gb_fault_item {
	bool warning;
	bool promoted; /* a warning that --strict made an error */
	bool located;  /* `offset` and `length` say where in the source */
	const gb_source *source;
	size_t offset, length;
	gb_str path, code, found, expected, remedy;
} gb_fault_item;

/* Allocates nothing: it must work after an arena has reached its limit. */
void gb_fault_item_print(const gb_fault_item *item, FILE *out);

#endif
