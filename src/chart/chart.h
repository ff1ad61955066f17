#ifndef GB_CHART_CHART_H
#define GB_CHART_CHART_H

#include "layout/layout.h"
#include "model/verdict.h"

/*
 * Figures to drawings: scales, ticks, axes and marks. A chart knows no page: it fills a frame and
 * says where everything stands.
 */

/* One bar: what it shows and what it says. */
typedef struct gb_datum {
	gb_resolved resolved; /* text (the direct label), value, status, place */
	gb_decimal plotted;   /* in the printed unit of the language; missing: a gap and 未报 */
} gb_datum;

typedef struct gb_chart_series {
	gb_words name;
	gb_colour colour, below; /* of values from nought on, and below it */
	int field;               /* gb_field_of */
} gb_chart_series;

/* What a row of a chart stands for: a target or a result, or an area. */
typedef struct gb_category {
	gb_words label;
	gb_place place;
	const gb_verdict *verdict;     /* NULL: nothing was judged */
	const gb_area *area;           /* NULL: the row is no area, nor of one */
	const gb_reading *readings[2]; /* that its figures are from; NULL: none */
} gb_category;

typedef struct gb_chart_data {
	const gb_category *categories;
	size_t category_count;
	const gb_chart_series *series;
	size_t series_count;
	const gb_datum *data[GB_LANG_COUNT]; /* category-major: [category × series_count + series] */
	gb_words unit;                       /* one for the whole chart (D 6.3) */
	/* Small multiples: the categories of each panel follow those of the panel before. 0: none. */
	const gb_category *panels;
	size_t panel_count;
	bool by_area; /* the categories are areas */
	bool lamp;    /* with the lamp of each verdict */
	bool banded;  /* bullets: on the policy's limits, in shades of `bands` */
	gb_colour bands;
	gb_place place;
	/* The chart that this is a part of, over several pages: they share its scale. NULL: itself. */
	const struct gb_chart_data *scale_of;
} gb_chart_data;

typedef struct gb_chart_context {
	gb_text *text;
	gb_arena *arena; /* for what is drawn */
	gb_diags *diags;
	const gb_layout *layout; /* colours: "ink", "muted", "rule", "ground" */
	const gb_policy *policy; /* words of states; NULL: none */
	const gb_style *label;   /* style of labels and ticks */
	gb_edition edition;
	gb_lang primary;
	gb_rounding rounding; /* by which the figures were rounded */
	uint32_t group;       /* of the boxes */
	gb_place place;
} gb_chart_context;

typedef struct gb_drawing {
	double width, height;
	gb_ops ops; /* origin at the top left of the frame; no tags */
	gb_mark_box *boxes;
	size_t box_count, box_capacity;
	unsigned registers; /* gb_register bits */
	size_t beside;      /* panels in a line: a chart is divided between lines; 0 counts as 1 */
	gb_words alt;       /* kind, what, range, best and worst, how many are missing */
} gb_drawing;

/*
 * Draws a chart into a frame of `width`; `height` is that of the frame, or 0 for what it needs.
 * In a zh+en edition names stand in both languages, with the same geometry. Bars start at zero
 * (D 6.2); labels never overlap, never leave the frame and are never smaller than the style
 * (D 6.4): where they do not fit the chart grows, and where it may not a fault says what does not
 * fit. False after faults.
 */
bool gb_chart_draw(const gb_chart_context *context, int mark, const gb_chart_data *data,
	double width, double height, gb_drawing *out);

#endif
