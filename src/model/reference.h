#ifndef GB_MODEL_REFERENCE_H
#define GB_MODEL_REFERENCE_H

#include "model/unit.h"
#include "model/verdict.h"

/*
 * References of prose and layouts: {gdp-growth.actual@2023|bare} to text with its figure. The one
 * place where a ledger value becomes words, so that text, tables, charts and both languages cannot
 * disagree (D 4.1).
 */
typedef struct gb_resolved {
	gb_str text;
	int kind;                      /* gb_figure_kind, or -1: no figure, only words */
	size_t number_from, number_to; /* bytes of the number in text; equal: none */
	gb_str path;                   /* in the ledger */
	gb_decimal value;              /* unrounded, ledger's unit */
	gb_decimal printed;
	unsigned places;
	int status;     /* gb_value_status */
	gb_place place; /* of the value in the data */
} gb_resolved;

/* What bare names such as {section.title} or {target.actual} mean where the reference stands. */
typedef struct gb_scope_of {
	const gb_section *section;
	const gb_target *target;
	const gb_area *area;
	const gb_agency *agency;
} gb_scope_of;

/* False with a fault at `place` (unknown id with the nearest, unknown field with the list, no value
 * in that period). `reference` is without braces. */
bool gb_reference_resolve(gb_arena *arena, const gb_ledger *ledger, const gb_verdicts *verdicts,
	const gb_scope_of *scope, gb_str reference, gb_lang lang, gb_place place, gb_resolved *out,
	gb_diags *diags);

/* {ref:ID}, a cross reference, names a block of the layout and is no value: composing prints it. */
bool gb_is_cross_reference(gb_str reference);
gb_str gb_cross_reference_id(gb_str reference);

/* A ledger value as a resolved figure: the same formatting, for tables and charts. */
typedef enum gb_field_of {
	GB_OF_NAME,
	GB_OF_BRIEF,
	GB_OF_UNIT,
	GB_OF_TARGET,
	GB_OF_AIM,
	GB_OF_ACTUAL,
	GB_OF_BASE,
	GB_OF_RATE,
	GB_OF_SCHEDULED,
	GB_OF_GAP,
	GB_OF_STATE,
	GB_OF_LAMP,
	GB_OF_LEAD,
	GB_OF_RESPONSIBLE,
	GB_OF_COOPERATING,
	GB_OF_SECTION,
	GB_OF_AREA,
	GB_OF_SOURCE,
	GB_OF_QUOTE,
	GB_OF_FORM,
	GB_OF_NOTE,
	GB_OF_EVIDENCE,
	GB_OF_PERIOD,
	GB_OF_KIND,
	GB_OF_NUMBER,
	GB_OF_CHANGE,
	GB_OF_DUE,
	GB_OF_YOY,
	GB_OF_SEQUENTIAL,
	GB_OF_MOVE,
	GB_OF_OLD,
	GB_OF_NEW,
	GB_OF_REASON,
	GB_OF_JUDGED_BY,
	GB_OF_JUDGED_ON,
	GB_OF_SCORE,
	GB_OF_RANK,       /* of areas only: place among those of its kind */
	GB_OF_DIFFERENCE, /* of changes since the last issue only: what happened */
	GB_OF_BEFORE,     /* … the state in the last issue */
	GB_OF_COUNT,
} gb_field_of;

extern const gb_choice gb_field_of_words[]; /* "name", "target", …: as layouts write them */

/* Of a target. Never a fault: what is missing gives an empty text with status UNREPORTED. */
void gb_target_field(gb_arena *arena, const gb_ledger *ledger, const gb_verdict *verdict, int field,
	bool unit, gb_lang lang, gb_resolved *out);
/* Of a reading (results of the year before). */
void gb_reading_field(gb_arena *arena, const gb_ledger *ledger, const gb_reading *reading,
	int field, bool unit, gb_lang lang, gb_resolved *out);

/* What a reading is compared with a year before, on the same basis: the same period, else the base
 * of its target (may be NULL) where the figures do not accumulate. NULL when there is neither. */
const gb_reading *gb_reading_year_before(
	const gb_ledger *ledger, const gb_reading *now, const gb_target *target, bool *same_period);
/* The reading before, of the same year; NULL for what accumulates. */
const gb_reading *gb_reading_previous(const gb_ledger *ledger, const gb_reading *now);
/* The change between two readings with its sign: percentage points of rates and shares, per cent of
 * everything else (D 3.8). False where none may be printed: a value is missing, or per cent of a
 * base that is not positive. */
bool gb_reading_change(gb_arena *arena, const gb_ledger *ledger, const gb_reading *now,
	const gb_reading *then, gb_lang lang, gb_resolved *out);
/* The unit of a verdict's gap: percentage points for differences of rates, per cent for parts of the
 * target, else the indicator's. */
const gb_unit *gb_gap_unit(const gb_verdict *verdict);
/* The unit in which a field's figure of a target or a reading is printed; NULL: it has none, or is not
 * the same in all its parts (8件（共10件）). `verdict` NULL: of a reading of the indicator. */
const gb_unit *gb_field_unit(const gb_indicator *indicator, const gb_verdict *verdict, int field);

/* Inline markup of a string (cmark's inline subset: emphasis, strong, links, <sup>, <sub>), with
 * {references} kept as items. Faults name what is not allowed. */
bool gb_prose_read(gb_arena *arena, gb_str text, gb_place place, gb_prose *out, gb_diags *diags);
/* Digits in prose outside references, dates, years and declared names (D 4.1): one fault each. */
bool gb_prose_check_digits(gb_arena *arena, const gb_prose *prose, const gb_str *names,
	size_t name_count, gb_diags *diags);
/* Warns of ASCII quotes and commas between Han characters (D 2.10). */
void gb_prose_check_marks(gb_arena *arena, const gb_prose *prose, gb_diags *diags);
/* Warns ("word-twice") where the prose says a word again that the reference `at` prints with its
 * figure: 力争增长{x.aim}. `before`: the text of the paragraph up to it; `printed`: what it prints. */
void gb_prose_check_doubled(gb_arena *arena, const gb_prose *prose, size_t at, gb_str before,
	gb_str printed, gb_lang lang, gb_diags *diags);

/* Resolves every reference of every text once, in both languages, so that `check` finds them all. */
bool gb_texts_check(
	gb_arena *arena, const gb_ledger *ledger, const gb_verdicts *verdicts, gb_diags *diags);

/* Whether the issue's file says a fact, such as "addressees" of {issue.addressees}; false with a fault
 * when there is no such fact. */
bool gb_issue_says(gb_arena *arena, const gb_ledger *ledger, gb_str name, gb_place place,
	gb_diags *diags, bool *says);

#endif
