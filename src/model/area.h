#ifndef GB_MODEL_AREA_H
#define GB_MODEL_AREA_H

#include "model/reference.h"

/*
 * One indicator over all areas of a place, for county tables and maps: who reached what, and in
 * which place among its like (D 3.7). Exact values; display rounds later.
 */
typedef struct gb_area_row {
	const gb_area *area;       /* NULL: the whole place */
	const gb_reading *reading; /* NULL: not reported for the period */
	const gb_verdict *verdict; /* of the area's own target; NULL: it has none */
	gb_decimal value;          /* of the asked field; missing: not reported, or not set */
	size_t rank;               /* from 1 among the areas of its kind; 0: unranked */
	bool has_move;             /* it was ranked by the period before as well, ACTUAL only */
	int move;                  /* places won since */
} gb_area_row;

typedef struct gb_area_table {
	const gb_indicator *indicator;
	int field;         /* gb_field_of: ACTUAL, RATE, GAP or STATE */
	gb_period period;  /* of all readings: the latest that any area has; unknown: none has any */
	gb_area_row *rows; /* indexed by gb_area.order */
	size_t count;
	/* The place's own figure of the same period, which is reported and never a sum of these; its verdict
	 * where that rests on this figure. It has no rank. */
	gb_area_row whole;
	int status; /* SAMPLE when any reading is one, else FINAL: a rank rests on all of them */
} gb_area_table;

/*
 * The readings of an indicator by area, all of the same period: an area that has reported only an
 * earlier one has not reported, so that nothing is compared across quarters. `field` chooses what
 * is ranked: ACTUAL in the indicator's good direction, RATE and GAP from the highest. Equal values
 * share a place (1, 2, 2, 4); counties and zones are ranked apart; missing values are not ranked.
 */
gb_area_table gb_area_table_of(gb_arena *arena, const gb_ledger *ledger,
	const gb_verdicts *verdicts, const gb_indicator *indicator, int field);
/* A field of one area: ACTUAL, PERIOD, RANK, MOVE, and of its own target TARGET, AIM, BASE, RATE,
 * SCHEDULED, GAP, CHANGE, STATE and LAMP. Never a fault: an empty text with the status UNREPORTED
 * where a figure should be and is not. */
void gb_area_field(gb_arena *arena, const gb_ledger *ledger, const gb_area_table *table,
	const gb_area_row *row, int field, bool unit, gb_lang lang, gb_resolved *out);
/* What a place as a whole is called beside its areas: 全市 / Whole city, by the last character of its
 * Chinese name; the name itself where that says nothing. */
gb_words gb_place_whole(const gb_ledger *ledger);
/*
 * Whether values of different areas may not be compared as they stand, because a larger area has
 * more: cumulative amounts and stocks (D 7.4). Rates, shares, and what is stated for each unit or
 * person (in 元, or with a "/" in its unit) may.
 */
bool gb_indicator_is_total(const gb_indicator *indicator);

#endif
