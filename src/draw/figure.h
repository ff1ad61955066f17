#ifndef GB_DRAW_FIGURE_H
#define GB_DRAW_FIGURE_H

#include "base/decimal.h"
#include "base/fault.h"
#include "base/status.h"

/*
 * A printed figure and where it came from. Every digit on a page belongs to one, so that the list
 * of figures and the audit can answer for it (D 4.6).
 */
typedef struct gb_figure {
	gb_figure_kind kind;
	gb_str path;        /* in the ledger: "gdp-growth/2024-H1/actual"; empty for ticks … */
	gb_decimal value;   /* unrounded, in the ledger's unit; missing when not a number */
	gb_decimal printed; /* as printed, in the printed unit */
	unsigned places;    /* decimals printed */
	gb_rounding rounding;
	gb_value_status status;
	gb_place place; /* where the value stands in the data */
} gb_figure;

/* Bytes from…to of a text print `figure` (with its unit, without the words around it). */
typedef struct gb_figure_span {
	uint32_t from, to;
	const gb_figure *figure;
} gb_figure_span;

/* The digits that stand in plain words, each run of them as a figure of `kind` (NAME or DATE); what
 * looks like a year is a date in any case. NULL when there are none. */
gb_figure_span *gb_figures_in_words(
	gb_arena *arena, gb_str text, gb_figure_kind kind, gb_place place, size_t *count);

#endif
