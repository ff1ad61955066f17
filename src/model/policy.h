#ifndef GB_MODEL_POLICY_H
#define GB_MODEL_POLICY_H

#include "model/ledger.h"

/*
 * How an office judges: lamps, thresholds, bands for 左右, schedules, rounding. All of it is data
 * (D 3.5); the file is checked for gaps, overlaps and states without a lamp.
 */
typedef enum gb_lamp_shape {
	GB_LAMP_CIRCLE,
	GB_LAMP_TRIANGLE,
	GB_LAMP_SQUARE,
	GB_LAMP_DIAMOND,
	GB_LAMP_RING,
	GB_LAMP_BAR,
} gb_lamp_shape;

typedef struct gb_lamp {
	gb_place place;
	gb_str id;
	gb_words name;
	gb_str colour; /* a token of the layout's theme */
	int shape;     /* gb_lamp_shape: so that a lamp never speaks by colour alone */
} gb_lamp;

typedef struct gb_state_rule {
	gb_place place;
	int state;
	gb_str lamp_id;
	const gb_lamp *lamp;
	gb_words word;
} gb_state_rule;

typedef enum gb_measure {
	GB_MEASURE_GAP_TO_SCHEDULE, /* completion rate less scheduled rate, percentage points */
	GB_MEASURE_GAP,             /* actual less target, in the good direction, in the unit */
	GB_MEASURE_GAP_PERCENT,     /* the same, as per cent of the target */
	GB_MEASURE_RANK_CHANGE,     /* places won since the last published ranking; ranks only */
	GB_MEASURE_DAYS,            /* days before the due day, negative after it; milestones only */
} gb_measure;

typedef struct gb_limit {
	gb_place place;
	int state;
	gb_decimal from; /* inclusive; missing in the last: everything below */
} gb_limit;

typedef struct gb_rule {
	gb_place place;
	int kind; /* gb_kind */
	int measure;
	const gb_limit *limits; /* falling */
	size_t limit_count;
	gb_decimal hysteresis; /* by how much the measure must pass a limit to change the state of the
	                        * last issue; missing: every limit counts as it stands */
} gb_rule;

typedef struct gb_band {
	gb_place place;
	gb_str indicator_id, unit_text; /* what it is for; both empty: everything */
	gb_decimal width;
} gb_band;

/* Fixed limits between the classes of a map, so that quarters can be compared (D 7.4). */
typedef struct gb_class_limits {
	gb_place place;
	gb_str indicator_id, unit_text; /* what they are for; both empty: everything */
	int field;                      /* gb_field_of: ACTUAL, RATE or GAP */
	const gb_json *list;
	gb_list limits; /* of gb_decimal, rising */
} gb_class_limits;

/* Marks for a differentiated assessment: model/score.h says what follows from them. */
typedef struct gb_score_kind {
	gb_place place;
	int kind;
	gb_decimal bonus, malus; /* for each unit of the rule's measure above or below nought */
} gb_score_kind;

typedef struct gb_score_state {
	gb_place place;
	int state;
	gb_decimal points;
} gb_score_state;

typedef struct gb_scoring {
	gb_place place;
	gb_decimal full, least, most;
	gb_list kinds;  /* of gb_score_kind */
	gb_list states; /* of gb_score_state: for verdicts without a measure */
} gb_scoring;

struct gb_policy {
	gb_place place;
	gb_str id;
	gb_words name;
	int rounding; /* gb_rounding */
	int64_t rate_decimals, gap_decimals;
	const gb_lamp *lamps;
	size_t lamp_count;
	const gb_state_rule *states; /* indexed by gb_state: complete */
	const gb_rule *rules;        /* indexed by gb_kind: complete up to SHARE, and for the kinds of
	                                      * the ledger's targets; none for QUALITATIVE */
	const gb_band *bands;
	size_t band_count;
	const gb_class_limits *classes;
	size_t class_count;
	const int *schedules;      /* gb_schedule_kind by gb_kind */
	const gb_scoring *scoring; /* NULL: the policy gives no scores */
};

/* The limits for a field of an indicator: the first that are for it; NULL: the policy has none. */
const gb_class_limits *gb_policy_classes(
	const gb_policy *policy, const gb_indicator *indicator, int field);

#endif
