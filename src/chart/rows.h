#ifndef GB_CHART_ROWS_H
#define GB_CHART_ROWS_H

#include "chart/part.h"

/*
 * The frame that all lying marks share: names at the left, an axis above, a row for each category.
 *
 *   ■ series  □ series
 *   unit            0     2     4     6      ticks
 *        a category ██████████ 4.1%          legend, axis, rows
 *        its English ▭▭▭▭▭▭▭▭▭▭▭▭▭▭ 5.5%
 *
 * A mark says what its rows need and which labels stand outside the ends of its bars; the frame
 * finds the scale on which all of that has room.
 */

/* A label that stands outside of everything that its row draws on its side. */
typedef struct gb_tip {
	gb_label label; /* fitted */
	double at;      /* the position that it stands outside of, in units of the axis */
	bool left;      /* before it, not behind it */
} gb_tip;

typedef struct gb_rows {
	const gb_chart *chart;
	/* given by the mark */
	double width;
	const gb_category *categories; /* whose names stand at the left */
	size_t count;
	double least, most; /* what the scale has to hold, with nought */
	const gb_tip *tips;
	size_t tip_count;
	const double *slots; /* the height that each row's bars need */
	double before;       /* room between names and bars */
	double behind;       /* room at the right edge */
	size_t panels;       /* beside each other, each with the whole scale; 0: one */
	double panel_gap;
	double head; /* least height of the axis */
	bool bare;   /* no ticks, no grid: every value is said */
	gb_legend *legend;
	/* found */
	gb_label *names;
	gb_label unit;
	bool unit_above; /* in a row of its own */
	gb_label ticks[GB_TICKS];
	gb_decimal tick_values[GB_TICKS];
	size_t tick_count;
	gb_scale scale;
	double column; /* of the names */
	bool squeezed; /* names had to be broken into pieces to leave room for bars */
	double row_gap;
	double axis_top, axis_bottom, plot_top, plot_bottom;
	double *tops; /* of the rows, from the frame's top */
} gb_rows;

/* The domain of all series of a chart, or of the chart that it is a part of. */
void gb_rows_domain(gb_rows *rows);
/* Shapes names, unit and ticks and divides the width as well as can be. False after faults. */
bool gb_rows_divide(gb_rows *rows);
/* False with a fault, when bars have no room or ticks do not stand apart: what takes it. */
bool gb_rows_check(const gb_rows *rows);
double gb_rows_plot(const gb_rows *rows); /* the width that bars have */
/* Where a panel's room begins, and how wide it is. */
double gb_rows_panel(const gb_rows *rows, size_t panel);
double gb_rows_panel_width(const gb_rows *rows);
/* Stacks legend, axis and rows; sets the drawing's height. `height` of 0: what it needs. */
bool gb_rows_stack(gb_rows *rows, double height);
double gb_rows_height(const gb_rows *rows, size_t row); /* of its name or its bars */
double gb_rows_middle(const gb_rows *rows, size_t row); /* y */
double gb_rows_at(const gb_rows *rows, double value);   /* x, in the first panel */
/* Drawn in this order: words (legend, unit, ticks; names; tips), then the grid, which makes way for
 * them, bars, and the line of nought. dx and dy: to another panel. */
void gb_rows_words(const gb_rows *rows);
void gb_rows_names(const gb_rows *rows, double dy);
double gb_rows_tip_room(const gb_rows *rows, const gb_tip *tip); /* its width with its gaps */
void gb_rows_tip(const gb_rows *rows, const gb_tip *tip, double dx, double middle);
void gb_rows_grid(const gb_rows *rows);
void gb_rows_zero(const gb_rows *rows, double dx, double top, double bottom);

#endif
