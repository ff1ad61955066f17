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

/* A value and when: what a change is the change of. */
typedef struct gb_change_end {
	gb_decimal value;
	gb_period period;
} gb_change_end;

typedef struct gb_change {
	int kind;                /* gb_change_kind */
	gb_decimal value;        /* RATE and POINTS: rounded once, PLACES: exact; else missing */
	gb_change_end now, then; /* missing for NONE */
	int status;              /* gb_value_status: the least certain of what it rests on */
	bool sequential;         /* 环比: it says whether the season's part is taken out */
	bool adjusted;           /* 环比: seasonally adjusted */
} gb_change;

/* Of two readings, whatever their periods; NONE when a value is missing or the bases or units differ.
 * `policy` (or NULL) has the decimals and the rounding of rates; points have as many decimals as the
 * indicator's figures. A change that is there never rounds to none. */
gb_change gb_change_between(
	const gb_policy *policy, const gb_reading *now, const gb_reading *before);
/* 同比: against the same period of the year before. */
gb_change gb_change_over_year(const gb_ledger *ledger, const gb_reading *reading);
/*
 * 环比: against the period before, which is as long. That is the quarter where the reading's period
 * ends with one, else the month. Of a flow it is the discrete quarter's amount (its own reading, or
 * the difference of two readings since January); of a level or a share the value at its end; of a
 * growth rate or a ceiling only readings of the very quarters. All of one basis; NONE otherwise.
 */
gb_change gb_change_over_period(const gb_ledger *ledger, const gb_reading *reading);
/* The change of place since the last published ranking; NONE for what is no rank. */
gb_change gb_change_of_place(const gb_ledger *ledger, const gb_reading *reading);
/* 增长12.3% / up 12.3%, 下降0.3个百分点, 上升2位, 持平, 由负转正. A signed figure (+12.3%) when
 * `form.brief`; the figure alone when `form.magnitude`. Empty for NONE. 环比 adds, but for `form.brief`, whether it
 * is seasonally adjusted: 增长3.2%（未经季节调整）. */
gb_value_text gb_change_write(
	gb_arena *arena, const gb_change *change, gb_value_form form, gb_lang lang);
/* 未经季节调整 / not seasonally adjusted. */
const char *gb_adjustment_words(bool adjusted, gb_lang lang);
/* 环比 / Quarter on quarter, Month on month: by the period of a sequential change. */
const char *gb_sequential_words(const gb_change *change, gb_lang lang);

#endif
