#ifndef GB_REPORT_RUN_H
#define GB_REPORT_RUN_H

#include "base/file.h"
#include "compose/compose.h"
#include "model/difference.h"
#include "report/report.h"

/* Inside report/: what a run owns. */
struct gb_run {
	gb_run_options options;
	const char *fonts_directory;
	gb_str fonts_own;   /* the office's folder; "" : none */
	bool fonts_over;    /* it was read, and is not the shipped one */
	gb_arena *input;    /* files, model, layout, faults */
	gb_arena *document; /* boxes, pages */
	gb_diags *diags;
	gb_outputs *outputs;
	gb_font_set *fonts;
	gb_text *text;
	const gb_str *previous; /* data of the issue before */
	size_t previous_count;
	const gb_ledger *before; /* read from it, once; NULL: none was given */
	const gb_verdicts *verdicts_before;
	const gb_run_proof *proof; /* NULL: none */
	double stages[GB_STAGE_COUNT];
	gb_stage stage;
	double since; /* of the running stage */
};

void gb_run_stage_begin(gb_run *run, gb_stage stage);
void gb_run_stage_end(gb_run *run);
bool gb_run_fonts(gb_run *run); /* opens fonts and the shaping engine, once */
/* fonts.c: warns of the characters that an office's own faces left to shipped ones; false when that is
 * an error. */
bool gb_run_borrowed(gb_run *run);
/* Read and judged after the verdicts of the issue `before` (NULL: none); the prose is not looked at. */
const gb_ledger *gb_run_judged(gb_run *run, const gb_str *data, size_t count,
	const gb_verdicts *before, const gb_verdicts **verdicts);
/* diff.c: whether two issues are of one place; a fault otherwise. */
bool gb_run_same_place(gb_run *run, const gb_ledger *before, const gb_ledger *ledger);
/* The same after the issue that --previous gives, which has to be of the same place; and every
 * reference of its prose resolved. */
const gb_ledger *gb_run_ledger(
	gb_run *run, const gb_str *data, size_t count, const gb_verdicts **verdicts);

#endif
