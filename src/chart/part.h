#ifndef GB_CHART_PART_H
#define GB_CHART_PART_H

#include "chart/chart.h"
#include "chart/lamp.h"
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

/* Fills languages, colours and sizes of a chart that has its context and `out`. False with a fault
 * when the layout has not all the colours. */
bool gb_chart_begin(gb_chart *chart);

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

/* Of a figure of the series; NULL: as the legend shows it. */
gb_bar_look gb_bar_look_of(const gb_chart_series *series, const gb_datum *datum);
/* A bar between two values' positions in a slot of a row, `height` high if it is not thin. */
void gb_bar_draw(const gb_chart *chart, gb_bar_look look, double from, double to, double middle,
	double height, gb_place place);

/* A mark of a value that is no bar: an upright stroke, `height` high; a small triangle that points
 * down. They lie on bars and bands, so they are not recorded as boxes. */
void gb_tick_draw(const gb_chart *chart, gb_colour colour, double x, double middle, double height,
	gb_place place);
void gb_arrow_draw(
	const gb_chart *chart, gb_colour colour, double x, double middle, gb_place place);

/* What a legend shows before a word. */
typedef enum gb_sample_kind {
	GB_SAMPLE_BAR,
	GB_SAMPLE_TICK,
	GB_SAMPLE_ARROW,
	GB_SAMPLE_BAND,
	GB_SAMPLE_LAMP,
} gb_sample_kind;

typedef struct gb_sample {
	gb_sample_kind kind;
	gb_bar_look look;    /* BAR; the others use its colour */
	const gb_lamp *lamp; /* LAMP */
} gb_sample;

/* The legend: entries are added, then fitted into rows of a width, then drawn from y 0 on. An empty
 * one has no height. Adding and fitting are false after faults. */
typedef struct gb_legend gb_legend;
gb_legend *gb_legend_new(const gb_chart *chart);
bool gb_legend_add(const gb_chart *chart, gb_legend *legend, gb_sample sample, gb_words words);
/* Every series as a bar, and hatching where it occurs. */
bool gb_legend_series(const gb_chart *chart, gb_legend *legend);
/* Hatching, where it occurs. */
bool gb_legend_hatched(const gb_chart *chart, gb_legend *legend);
bool gb_legend_fit(const gb_chart *chart, gb_legend *legend, double width);
double gb_legend_height(const gb_legend *legend);
void gb_legend_draw(const gb_chart *chart, const gb_legend *legend);

/* Shapes and fits the direct label of a figure; 未报 where there is none. False after faults. */
bool gb_value_label(
	const gb_chart *chart, size_t category, size_t series, gb_colour colour, gb_label *out);
/* The fault of a chart whose frame is lower than it needs. */
bool gb_chart_low(const gb_chart *chart, size_t categories, double height, double needed);

const gb_datum *gb_chart_datum(const gb_chart *chart, gb_lang lang, size_t category, size_t series);
/* The name of a series, its field's words where the layout gives none. */
gb_words gb_chart_series_name(const gb_chart *chart, size_t series);
/* 未报 / not reported; 未设 / not set for what should be. */
gb_words gb_chart_missing_words(int field);

/* One bar in each row. */
struct gb_rows;
struct gb_tip;
/* The label of a category, outside of its bar and of the marks on it. False after faults. */
bool gb_single_tip(const gb_chart *chart, size_t category, struct gb_tip *out);
/* Sets it: behind the bar's end where it fits before the next tick, else outside of all. */
void gb_single_label(const struct gb_rows *rows, size_t category, const struct gb_tip *tip,
	double dx, double middle);
/* The height of a row that has one bar. */
double gb_single_slot(const gb_chart *chart);
/* The bar of a category, and ticks of the other series on it. */
void gb_single_bar(const struct gb_rows *rows, size_t category, double dx, double middle);
/* The bar's entry (two where both sides of nought differ), and those of the ticks. */
bool gb_single_legend(const gb_chart *chart, gb_legend *legend);

/* The lamp of a category in the middle of its row, and the entries that explain lamps. */
bool gb_chart_lamp(const gb_chart *chart, size_t category, double x, double middle);
bool gb_legend_lamps(const gb_chart *chart, gb_legend *legend);
double gb_chart_lamp_room(const gb_chart *chart); /* width with its gap; 0 without lamps */

/* The marks: each fills chart->out. False after faults. */
bool gb_bars_draw(gb_chart *chart, double width, double height);
bool gb_bullet_draw(gb_chart *chart, double width, double height);
bool gb_single_draw(gb_chart *chart, double width, double height); /* sorted bars, gaps */
bool gb_multiples_draw(gb_chart *chart, double width, double height);
/* The chart in words, in both languages (D 6.6). */
gb_words gb_chart_alt(const gb_chart *chart, int mark);

#endif
