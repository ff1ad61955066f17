#ifndef GB_MODEL_CHANGE_H
#define GB_MODEL_CHANGE_H

#include "model/unit.h"

/*
 * A reading against another one, on the same basis (D 3.8). A rate is printed only where it means
 * something: with a positive base and the same sign; of per cents the difference is in percentage
 * points, of places in places. Everything else is words, or nothing.
 */
typedef enum gb_change_kind {
	GB_CHANGE_NONE,        /* nothing to compare with, or only on another basis */
	GB_CHANGE_RATE,        /* per cent */
	GB_CHANGE_POINTS,      /* percentage points */
	GB_CHANGE_PLACES,      /* places won */
	GB_CHANGE_TO_POSITIVE, /* 由负转正 */
	GB_CHANGE_TO_NEGATIVE, /* 由正转负 */
	GB_CHANGE_LESS_NEGATIVE,
	GB_CHANGE_MORE_NEGATIVE,
	GB_CHANGE_FROM_NOUGHT, /* the base is nought */
} gb_change_kind;

typedef struct gb_change {
	int kind;                 /* gb_change_kind */
	gb_decimal value;         /* RATE and POINTS: rounded once, PLACES: exact; else missing */
	const gb_reading *before; /* what it is compared with; NULL: nothing */
	int status;               /* gb_value_status: the less certain of the two */
} gb_change;

/* Of two readings, whatever their periods; NONE when a value is missing or the bases or units differ.
 * `policy` (or NULL) has the decimals and the rounding of rates; points have as many decimals as the
 * indicator's figures. A change that is there never rounds to none. */
gb_change gb_change_between(
	const gb_policy *policy, const gb_reading *now, const gb_reading *before);
/* 同比: against the same period of the year before. */
gb_change gb_change_over_year(const gb_ledger *ledger, const gb_reading *reading);
/* The change of place since the last published ranking; NONE for what is no rank. */
gb_change gb_change_of_place(const gb_ledger *ledger, const gb_reading *reading);
/* 增长12.3% / up 12.3%, 下降0.3个百分点, 上升2位, 持平, 由负转正. A signed figure (+12.3%) when
 * `form.brief`; the figure alone when `form.magnitude`. Empty for NONE. */
gb_value_text gb_change_write(
	gb_arena *arena, const gb_change *change, gb_value_form form, gb_lang lang);

#endif
