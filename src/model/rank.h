#ifndef GB_MODEL_RANK_H
#define GB_MODEL_RANK_H

#include "model/verdict.h"

/*
 * Areas ranked among themselves (D 3.7). A pure function of what is given: ties share their place
 * (1, 2, 2, 4), who has no value is listed without one, groups (counties, functional zones) never
 * mix, and the order is stable and knows no locale: ties keep the official order of the areas.
 */

/* What is ranked: one area with its value now and at the ranking before. */
typedef struct gb_rank_entry {
	const gb_area *area;
	gb_decimal value;  /* missing: unreported or not due, so unranked */
	gb_decimal before; /* at the last issue's ranking; missing: it had none */
	int status;        /* gb_value_status of the value */
} gb_rank_entry;

typedef struct gb_rank_row {
	const gb_rank_entry *entry;
	int group;       /* gb_area_kind */
	size_t place;    /* 1 is the best of its group; 0: unranked */
	size_t before;   /* place of the last ranking; 0: none */
	int change;      /* places won; 0 also when there is nothing to compare with */
	bool has_change; /* there were places both times */
	bool tied;       /* shares its place */
} gb_rank_row;

typedef struct gb_ranking {
	const gb_rank_row *rows; /* by group, in each the ranked by place, then the unranked */
	size_t count;
	size_t ranked; /* with a place */
} gb_ranking;

/* Ranks `entries`, which have to outlive the ranking. `direction`: where good lies. */
gb_ranking gb_rank_entries(
	gb_arena *arena, const gb_rank_entry *entries, size_t count, int direction);
/*
 * Ranks the areas of the ledger by an indicator's readings of `period`; the changes are against
 * those of `before` (a zeroed period: none). An area whose targets of this indicator are not due
 * yet is unranked, whatever it reported.
 */
gb_ranking gb_rank_areas(gb_arena *arena, const gb_ledger *ledger, const gb_verdicts *verdicts,
	const gb_indicator *indicator, gb_period period, gb_period before);
/* How the places came about, to be printed with them: 按数值从高到低排列，相同者名次并列…  */
gb_words gb_rank_rule(int direction);

#endif
