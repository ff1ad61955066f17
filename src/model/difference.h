#ifndef GB_MODEL_DIFFERENCE_H
#define GB_MODEL_DIFFERENCE_H

#include "model/reference.h"

/*
 * Two issues held against each other (D 9.3): what was promised, corrected, reached and won or lost
 * since the last one. A pure function of two ledgers with their verdicts. Targets, indicators and
 * areas of the two are the same where their ids are; what a reader of both issues could not see
 * (places in files, order, prose) does not differ.
 */
typedef enum gb_difference_kind {
	GB_DIFFERENCE_NEW,       /* a target that the last issue did not have */
	GB_DIFFERENCE_DROPPED,   /* a target that this issue does not have */
	GB_DIFFERENCE_CHANGED,   /* a target's value, qualifier, period, day or agencies: `what` */
	GB_DIFFERENCE_ACHIEVED,  /* since the last issue */
	GB_DIFFERENCE_BETTER,    /* the verdict moved up the scale of states */
	GB_DIFFERENCE_WORSE,     /* … down */
	GB_DIFFERENCE_JUDGED,    /* for the first time: it was not due, or had no figure */
	GB_DIFFERENCE_UNJUDGED,  /* no longer: missing is neither better nor worse (D 3.4) */
	GB_DIFFERENCE_REVISED,   /* a reading of the last issue says something else (D 3.9) */
	GB_DIFFERENCE_WITHDRAWN, /* a reading is gone from a period that is still told */
	GB_DIFFERENCE_STATUS,    /* the same figure, more or less certain than it was */
	GB_DIFFERENCE_RANK_UP,   /* of an area among its like (D 3.7) */
	GB_DIFFERENCE_RANK_DOWN,
	GB_DIFFERENCE_KIND_COUNT,
} gb_difference_kind;

typedef struct gb_difference {
	int kind;
	int what;                           /* CHANGED: gb_field_of */
	const gb_indicator *indicator;      /* of this issue; of the last one where only that has it */
	const gb_area *area;                /* the same; NULL: the whole place */
	const gb_verdict *was, *is;         /* of targets; NULL: the issue has no such target */
	const gb_reading *reading, *before; /* of readings: now and in the last issue */
	size_t rank, rank_before;           /* of areas */
	int rank_status;                    /* gb_value_status of the readings ranked */
} gb_difference;

typedef struct gb_differences {
	const gb_ledger *ledger, *before; /* this issue and the last one */
	const gb_difference *items;       /* by kind, then in the order of the ledger */
	size_t count;
	size_t by_kind[GB_DIFFERENCE_KIND_COUNT];
	size_t new_readings; /* that the last issue could not have: counted, not listed */
} gb_differences;

/* Holds `ledger` against the issue before it. Both ledgers have to outlive what is found. */
gb_differences gb_differences_of(gb_arena *arena, const gb_ledger *before,
	const gb_verdicts *verdicts_before, const gb_ledger *ledger, const gb_verdicts *verdicts);
/* Whether a reader of both would find nothing else: no difference, and no new reading either. */
bool gb_differences_none(const gb_differences *differences);
/*
 * Warns where an issue does not own up to what it changed (D 3.9): a figure that was published
 * otherwise without "revises" ("unexplained-revision"), or with another old value than the one that
 * was published ("other-revision"); and faults when "previous" of the issue names another issue than
 * the one it is held against.
 */
bool gb_differences_check(gb_arena *arena, const gb_differences *differences, gb_diags *diags);

/* The words of layouts and of JSON: "new", "worse", "rank-up". */
extern const gb_choice gb_difference_words[];
/* The heading of a kind: 新增目标 / New targets. Borrowed for good: its address tells kinds apart. */
const gb_words *gb_difference_heading(int kind);
/*
 * A field of a difference: NAME, DIFFERENCE (what happened), OLD, NEW, REASON, LAMP and STATE, BEFORE
 * (the state in the last issue), AREA, PERIOD; any other one of the target or the reading as it is
 * now. Never a fault: empty where there is nothing. Figures of the last issue have its id before
 * their path.
 */
void gb_difference_field(gb_arena *arena, const gb_differences *differences,
	const gb_difference *difference, int field, bool unit, gb_lang lang, gb_resolved *out);
/* The lamp of now, or of the last issue; NULL where there is none. */
const gb_lamp *gb_difference_lamp(const gb_difference *difference, bool before);
/* The id of the target, or of the indicator where it is no target's. */
gb_str gb_difference_id(const gb_difference *difference);

/* All differences for a person: under a heading for each kind a line for each. */
gb_str gb_differences_text(gb_arena *arena, const gb_differences *differences, gb_lang lang);
/* The same for programs, in both languages ("gongbao.changes/1"). */
gb_str gb_differences_json(gb_arena *arena, const gb_differences *differences);

#endif
