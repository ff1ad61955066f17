#ifndef GB_BASE_FILE_H
#define GB_BASE_FILE_H

#include "base/fault.h"

/* The largest file that is read, in bytes: a ledger is a thousandth of it. */
#define GB_FILE_LIMIT (64u << 20)

/* Reads a whole file as a source without nodes; NULL with a fault when it cannot be read, is a
 * directory, or is over GB_FILE_LIMIT. The source and its bytes live in the arena. */
gb_source *gb_file_read(gb_arena *arena, gb_str path, gb_diags *diags);

/* A few words for an errno, the same in every locale: "no permission". */
const char *gb_file_reason(int error);

/*
 * The outputs of one run: they appear together or not at all.
 *
 * Each is written to a temporary file beside its place, flushed to the disk, and renamed when all
 * are complete. If a rename fails, those already done are put back.
 */
typedef struct gb_outputs gb_outputs;

typedef struct gb_output {
	gb_str path;           /* as the user gave it */
	const char *temporary; /* what to write */
	FILE *file;            /* open for writing; closed by commit or close. Who writes by the name may
	                          close it before and set it to NULL */
} gb_output;

gb_outputs *gb_outputs_open(gb_arena *arena);
/* NULL with a fault (status GB_STATUS_WRITE) when the folder cannot be written, or when the path
 * is already an output of this run. Missing folders are made. */
gb_output *gb_outputs_add(gb_outputs *outputs, gb_str path, gb_diags *diags);
/* Closes and renames all; false with a fault, and everything as it was, when that fails. */
bool gb_outputs_commit(gb_outputs *outputs, gb_diags *diags);
/* Removes the temporary files of what was not committed. Safe in a limit handler. */
void gb_outputs_close(gb_outputs *outputs);

#endif
