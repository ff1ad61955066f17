#ifndef GB_REPORT_REPORT_H
#define GB_REPORT_REPORT_H

#include "draw/document.h"
#include "model/verdict.h"
#include "write/writer.h"

/*
 * The pipeline in a few functions: read, judge, compose, write.
 *
 * A run owns everything: arenas, fonts, the shaping engine, temporary files. Open one, ask it for
 * one thing, print its faults, close it.
 */
typedef struct gb_run gb_run;

/* The stages of a run, for `--time` and `make bench`. */
typedef enum gb_stage {
	GB_STAGE_FONTS,
	GB_STAGE_READ,
	GB_STAGE_JUDGE,
	GB_STAGE_COMPOSE,
	GB_STAGE_WRITE,
	GB_STAGE_COUNT,
} gb_stage;

typedef struct gb_run_options {
	gb_limit_handler limit; /* NULL: prints one line and ends the process with GB_STATUS_LIMIT */
	void *context;
	size_t memory; /* bytes an arena may take; 0: GB_RUN_MEMORY */
} gb_run_options;

#define GB_RUN_MEMORY ((size_t)1 << 30)

/* One output of a composing: a file, or a file for each page where the path holds "%d", which
 * becomes the page's number in the document, from 1. */
typedef struct gb_run_output {
	gb_str path;
	gb_str writer; /* "" : the suffix's default */
	gb_write_options options;
	gb_str made; /* out: "out/bulletin.pdf: 14 pages, 212 kB" */
} gb_run_output;

/* NULL only when the machine has no memory at all. */
gb_run *gb_run_open(const gb_run_options *options);
void gb_run_close(gb_run *run);
/* The folder of families.json and its fonts (borrowed); "fonts" when this is not called. */
void gb_run_fonts_from(gb_run *run, const char *directory);
/* An office's own folder of fonts, over the shipped ones (borrowed). */
void gb_run_fonts_over(gb_run *run, const char *directory);
/* The issue before, which what is made is held against: its data (borrowed). Without it nothing changed. */
void gb_run_previous(gb_run *run, const gb_str *data, size_t count);
gb_arena *gb_run_arena(gb_run *run);
gb_diags *gb_run_diags(gb_run *run);
/* Ends the threads that libraries keep beside us, before processes part (base/spread.h). */
void gb_run_rest(gb_run *run);
/* Milliseconds spent in a stage so far. */
double gb_run_stage(const gb_run *run, gb_stage stage);
const char *gb_stage_name(gb_stage stage);

/* What a run has composed, for those who look at it and write nothing. */
typedef struct gb_composed {
	const gb_ledger *ledger;
	const gb_verdicts *verdicts;
	const gb_document *document;
} gb_composed;

/* Everything up to the pages: reads, judges and composes; false after faults. */
bool gb_run_compose(gb_run *run, gb_str layout, const gb_str *data, size_t data_count,
	gb_str edition, gb_composed *out);
/* What looks at files before they take their places. */
typedef struct gb_run_proof {
	void *context;
	/* Once, at what was composed; false after faults. */
	bool (*begin)(void *context, const gb_composed *composed, gb_str layout);
	/* At a file that was written as `temporary` (its pages are those of output->options); false
	 * after faults. In another process, perhaps. */
	bool (*look)(void *context, gb_str temporary, const gb_run_output *output);
} gb_run_proof;

/* `proof` (borrowed) looks at all that gb_run_make writes. */
void gb_run_prove(gb_run *run, const gb_run_proof *proof);
/* Composes `layout` over the data once and writes all outputs, together or not at all.
 * `edition` is "", "zh", "en" or "zh+en"; empty: the layout's own. */
bool gb_run_make(gb_run *run, gb_str layout, const gb_str *data, size_t data_count, gb_str edition,
	gb_run_output *outputs, size_t output_count);
/* All faults of the data and, where one is given, of the layout over it. Nothing is written. */
bool gb_run_check(
	gb_run *run, gb_str layout, const gb_str *data, size_t data_count, gb_str edition);
/* Prints why a target is judged as it is, in one language. */
bool gb_run_explain(
	gb_run *run, const gb_str *data, size_t data_count, gb_str target, gb_lang lang, FILE *out);
/*
 * What changed between two issues (`before`, `data`), as text in one language or as JSON: to `out`,
 * or to files, by their suffix .txt or .json. `*differs`: anything did.
 */
bool gb_run_diff(gb_run *run, const gb_str *before, size_t before_count, const gb_str *data,
	size_t data_count, gb_lang lang, bool json, const gb_str *outputs, size_t output_count,
	bool *differs, FILE *out);
/* The reference of block kinds, from the tables that read layouts. */
void gb_run_blocks(gb_run *run, FILE *out);
/* All roles and faces, with those of the office's folder: what stands for what, what each file is,
 * holds and allows. Text in English; false after faults. */
bool gb_run_font_table(gb_run *run, FILE *out);
/* One line for each role that was set with: the face that it has, and what that stands for. Nothing
 * unless an office brought a folder of its own. */
void gb_run_font_notes(gb_run *run, FILE *out);
/* The JSON Schema of a format ("targets", "layout" …), from the tables that read it. */
bool gb_run_schema(gb_run *run, gb_str format, FILE *out);

#endif
