#ifndef GB_BASE_SPREAD_H
#define GB_BASE_SPREAD_H

#include <stdbool.h>
#include <stddef.h>

/*
 * Independent pieces of work over the machine's processors, each share in a process of its own that
 * sees all memory as it was and changes none of ours: only what it writes to files is left of it.
 */

/* Does piece `index`; true when all is well. `apart`: in a process of its own, whose faults and
 * warnings nobody would hear of: then false, too, when there is something to say, and the piece is
 * done again. So it has to be repeatable. */
typedef bool (*gb_spread_work)(void *context, size_t index, bool apart);

/* Does pieces 0 … count-1 and returns whether all are well. The pieces that failed (or whose process
 * could not be had, or died) are done again here, in their order, up to the first that fails.
 * Where threads run beside the caller, all is done in this process. */
bool gb_spread(size_t count, gb_spread_work work, void *context);

/* For those who end the process in the middle of its work. Whether this is a process apart: it ends
 * without a word, and takes nothing away. */
bool gb_spread_is_apart(void);
/* Ends the processes that are still at work, before what they write is taken away. */
void gb_spread_stop(void);

#endif
