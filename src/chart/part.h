#ifndef GB_CHART_PART_H
#define GB_CHART_PART_H

#include "chart/chart.h"
#include "chart/scale.h"

/* What the parts of a chart share: its words, its colours, and where it records what it draws. */
typedef struct gb_chart {
	const gb_chart_context *context;
	const gb_chart_data *data;
	gb_drawing *out;
	gb_lang langs[GB_LANG_COUNT]; /* of the edition, the primary first */
	size_t lang_count;
	gb_colour ink, muted, rule, ground;
	double em;      /* size of the labels: gaps are parts of it */
	double leading; /* the larger one of both languages' labels */
} gb_chart;

/* Words of a label in one language. */
typedef struct gb_label_text {
	const gb_paragraph *paragraph;
	const gb_style *style;
	const gb_line *lines; /* once fitted */
	size_t line_count;
	double natural;
} gb_label_text;

/* A text that stands by itself, in each language of the edition: beside each other where that
 * fits, below each other otherwise. */
typedef struct gb_label {
	gb_label_text texts[GB_LANG_COUNT];
	size_t count;
	bool beside;
	double width, height; /* once fitted */
	gb_place place;
} gb_label;

/* The words of one language, with the figure they print or NULL. */
typedef struct gb_label_words {
	gb_str text;
	const gb_figure *figure; /* its status is said by a raised mark */
	size_t figure_from, figure_to;
} gb_label_words;

/* Shapes a label; what both languages write alike stands once. False after faults. */
bool gb_label_shape(const gb_chart *chart, const gb_label_words words[GB_LANG_COUNT],
	gb_colour colour, gb_place place, gb_label *out);
bool gb_label_shape_words(
	const gb_chart *chart, gb_words words, gb_colour colour, gb_place place, gb_label *out);
/* Width beside each other, and below each other, both without line breaks; and the least. */
double gb_label_beside_width(const gb_chart *chart, const gb_label *label);
double gb_label_below_width(const gb_label *label);
double gb_label_least_width(const gb_label *label);
/* Settles lines, width and height in a measure; `beside` only where it fits. */
void gb_label_fit(const gb_chart *chart, gb_label *label, double measure, bool beside);
/* Draws it with its top at y and its left edge, middle or right edge at x; records its box. */
void gb_label_set(const gb_chart *chart, const gb_label *label, double x, double y, gb_align align);
/* A fault that names the label, its width and the room there is. */
bool gb_label_fault(const gb_chart *chart, const gb_label *label, double width, double room);

/* An upright line of the grid that makes way for the labels drawn so far. */
void gb_grid_line(
	const gb_chart *chart, double x, double top, double bottom, gb_stroke stroke, gb_place place);

void gb_chart_box(const gb_chart *chart, gb_box_kind kind, gb_rect rect, gb_place place);

/* How a bar looks: by series and status, never by colour alone. */
typedef struct gb_bar_look {
	gb_colour colour;
	bool hollow;  /* what should be: targets, schedules */
	bool thin;    /* what was: the year before */
	bool hatched; /* not final */
} gb_bar_look;

gb_bar_look gb_bar_look_of(const gb_chart_series *series, int status);
/* A bar between two values' positions in a slot of a row, `height` high if it is not thin. */
void gb_bar_draw(const gb_chart *chart, gb_bar_look look, double from, double to, double middle,
	double height, gb_place place);

/* The series' names with a sample of their bars, in rows. Returns the height; at y when `draw`. */
typedef struct gb_legend gb_legend;
gb_legend *gb_legend_new(const gb_chart *chart, double width); /* NULL after faults */
double gb_legend_height(const gb_legend *legend);
void gb_legend_draw(const gb_chart *chart, const gb_legend *legend);

const gb_datum *gb_chart_datum(const gb_chart *chart, gb_lang lang, size_t category, size_t series);
/* The name of a series, its field's words where the layout gives none. */
gb_words gb_chart_series_name(const gb_chart *chart, size_t series);
/* 未报 / not reported; 未设 / not set for what should be. */
gb_words gb_chart_missing_words(int field);

bool gb_bars_draw(gb_chart *chart, double width, double height);
gb_words gb_chart_alt(const gb_chart *chart);

#endif
