#include "chart/part.h"

#include <math.h>

/* The legend: what each mark means, in rows above them. */

#define SAMPLE_WIDTH_EM 1.6
#define SAMPLE_HEIGHT_EM 0.75
#define SAMPLE_GAP_EM 0.5
#define ENTRY_GAP_EM 2.0
#define ENTRY_CLOSE_EM 1.1 /* where that lets them stand in one row */
#define ROW_GAP 3.0
#define ENTRIES_MOST 24

typedef struct legend_entry {
	gb_sample sample;
	gb_label label;
	double x, y;
	double row; /* height of its row */
} legend_entry;

struct gb_legend {
	legend_entry entries[ENTRIES_MOST];
	size_t count;
	double height;
};

gb_legend *gb_legend_new(const gb_chart *chart)
{
	return GB_NEW(chart->context->arena, gb_legend);
}

bool gb_legend_add(const gb_chart *chart, gb_legend *legend, gb_sample sample, gb_words words)
{
	legend_entry *entry = &legend->entries[legend->count];

	/* More would be no legend; a chart of so many series has none that could be told apart. */
	if (legend->count == ENTRIES_MOST)
		return gb_fault(chart->context->diags, chart->context->place, "too-many",
			GB_STR("more series than a legend can explain"),
			gb_str_format(chart->context->arena, "at most %d entries", ENTRIES_MOST),
			GB_STR("chart fewer series"));
	entry->sample = sample;
	legend->count++;
	return gb_label_shape_words(chart, words, chart->ink, chart->data->place, &entry->label);
}

static bool is_hatched(const gb_chart *chart)
{
	const gb_chart_data *data = chart->data;

	for (size_t i = 0; i < data->category_count; i++) {
		for (size_t j = 0; j < data->series_count; j++) {
			const gb_datum *datum = gb_chart_datum(chart, chart->langs[0], i, j);

			if (datum->plotted.known && gb_bar_look_of(&data->series[j], datum).hatched)
				return true;
		}
	}
	return false;
}

bool gb_legend_hatched(const gb_chart *chart, gb_legend *legend)
{
	static const gb_words words = { { GB_STR_INIT("初步数、预计数"),
		GB_STR_INIT("Provisional or estimated") } };
	const gb_sample sample = { .kind = GB_SAMPLE_BAR,
		.look = { .colour = chart->muted, .hatched = true } };

	return !is_hatched(chart) || gb_legend_add(chart, legend, sample, words);
}

bool gb_legend_series(const gb_chart *chart, gb_legend *legend)
{
	const gb_chart_data *data = chart->data;
	bool ok = true;

	for (size_t i = 0; i < data->series_count; i++)
		ok = ok && gb_legend_add(chart, legend,
					   (gb_sample){
						   .kind = GB_SAMPLE_BAR, .look = gb_bar_look_of(&data->series[i], NULL) },
					   gb_chart_series_name(chart, i));
	return ok && gb_legend_hatched(chart, legend);
}

/* --- rows --- */

static double sample_room(const gb_chart *chart)
{
	return (SAMPLE_WIDTH_EM + SAMPLE_GAP_EM) * chart->em;
}

/* Widths of the entries with their samples, their languages beside each other or below. */
static bool fit_entries(const gb_chart *chart, gb_legend *legend, double width, bool beside)
{
	const double sample = sample_room(chart);

	for (size_t i = 0; i < legend->count; i++) {
		gb_label *label = &legend->entries[i].label;
		const double least = gb_label_least_width(label);

		if (least > width - sample)
			return gb_label_fault(chart, label, least, width - sample);
		gb_label_fit(chart, label, width - sample, beside);
	}
	return true;
}

/* Entries first…last-1 in a row at y, `gap` apart, or in columns where these are given. */
static void set_row(const gb_chart *chart, gb_legend *legend, size_t first, size_t last, double gap,
	const double *columns)
{
	double x = 0, height = 0;

	for (size_t i = first; i < last; i++) {
		legend_entry *entry = &legend->entries[i];

		entry->x = columns != NULL ? columns[i - first] : x;
		entry->y = legend->height + (legend->height > 0 ? ROW_GAP : 0);
		x += sample_room(chart) + entry->label.width + gap;
		height = fmax(height, entry->label.height);
	}
	for (size_t i = first; i < last; i++)
		legend->entries[i].row = height;
	legend->height += height + (legend->height > 0 ? ROW_GAP : 0);
}

static double row_width(
	const gb_chart *chart, const gb_legend *legend, size_t first, size_t last, double gap)
{
	double width = 0;

	for (size_t i = first; i < last; i++)
		width += sample_room(chart) + legend->entries[i].label.width + (i + 1 < last ? gap : 0);
	return width;
}

/* All in one row, if need be closer together. */
static bool set_one_row(const gb_chart *chart, gb_legend *legend, double width)
{
	static const double gaps[] = { ENTRY_GAP_EM, ENTRY_CLOSE_EM };

	for (size_t i = 0; i < GB_COUNT(gaps); i++) {
		if (row_width(chart, legend, 0, legend->count, gaps[i] * chart->em) > width + 0.01)
			continue;
		set_row(chart, legend, 0, legend->count, gaps[i] * chart->em, NULL);
		return true;
	}
	return false;
}

/* As few rows of equal number as fit, the fuller ones first, so that no entry stands alone: 2 and
 * 2, not 3 and 1. Their entries stand in columns where these fit. */
static bool set_even_rows(const gb_chart *chart, gb_legend *legend, double width)
{
	const double gap = ENTRY_GAP_EM * chart->em;

	for (size_t rows = 2; 2 * rows <= legend->count; rows++) {
		const size_t across = (legend->count + rows - 1) / rows;
		double columns[ENTRIES_MOST + 1] = { 0 };
		bool fits = true;

		/* Row r begins at entry r·n/rows, rounded up. */
		for (size_t r = 0; r < rows && fits; r++) {
			const size_t first = (r * legend->count + rows - 1) / rows;
			const size_t last = ((r + 1) * legend->count + rows - 1) / rows;

			fits = row_width(chart, legend, first, last, gap) <= width + 0.01;
			for (size_t i = first; i < last; i++)
				columns[i - first + 1] = fmax(columns[i - first + 1],
					sample_room(chart) + legend->entries[i].label.width + gap);
		}
		if (!fits)
			continue;
		for (size_t k = 1; k <= across; k++)
			columns[k] += columns[k - 1];
		for (size_t r = 0; r < rows; r++)
			set_row(chart, legend, (r * legend->count + rows - 1) / rows,
				((r + 1) * legend->count + rows - 1) / rows, gap,
				columns[across] - gap <= width + 0.01 ? columns : NULL);
		return true;
	}
	return false;
}

/* Entries follow each other; one that does not fit begins a row. */
static void set_filled_rows(const gb_chart *chart, gb_legend *legend, double width)
{
	const double gap = ENTRY_GAP_EM * chart->em;
	size_t first = 0;

	for (size_t i = 1; i <= legend->count; i++) {
		if (i < legend->count && row_width(chart, legend, first, i + 1, gap) <= width + 0.01)
			continue;
		set_row(chart, legend, first, i, gap, NULL);
		first = i;
	}
}

/* One row is read at a glance, even with the languages below each other; else rows are balanced. */
bool gb_legend_fit(const gb_chart *chart, gb_legend *legend, double width)
{
	legend->height = 0;
	if (legend->count == 0)
		return true;
	if (!fit_entries(chart, legend, width, true))
		return false;
	if (set_one_row(chart, legend, width))
		return true;
	if (!fit_entries(chart, legend, width, false))
		return false;
	if (set_one_row(chart, legend, width))
		return true;
	if (!fit_entries(chart, legend, width, true))
		return false;
	if (!set_even_rows(chart, legend, width))
		set_filled_rows(chart, legend, width);
	return true;
}

double gb_legend_height(const gb_legend *legend)
{
	return legend->height;
}

static void draw_sample(const gb_chart *chart, const legend_entry *entry)
{
	const gb_sample *sample = &entry->sample;
	const double width = SAMPLE_WIDTH_EM * chart->em, height = SAMPLE_HEIGHT_EM * chart->em;
	const double middle = entry->y + entry->row / 2, centre = entry->x + width / 2;
	const gb_place place = chart->data->place;

	switch (sample->kind) {
	case GB_SAMPLE_BAR:
		gb_bar_draw(chart, sample->look, entry->x, entry->x + width, middle, height, place);
		break;
	case GB_SAMPLE_TICK:
		gb_tick_draw(chart, sample->look.colour, centre, middle, chart->em, place);
		break;
	case GB_SAMPLE_ARROW:
		gb_arrow_draw(chart, sample->look.colour, centre, middle, place);
		break;
	case GB_SAMPLE_BAND:
		gb_ops_rect(&chart->out->ops,
			(gb_rect){ entry->x, middle - chart->em / 2, width, chart->em },
			gb_paint_solid(sample->look.colour), (gb_stroke){ .width = 0 }, place);
		break;
	case GB_SAMPLE_LAMP:
		gb_lamp_ops(&chart->out->ops, sample->lamp, sample->look.colour, centre - height / 2,
			middle, height, place);
		break;
	}
}

void gb_legend_draw(const gb_chart *chart, const gb_legend *legend)
{
	for (size_t i = 0; i < legend->count; i++) {
		const legend_entry *entry = &legend->entries[i];

		draw_sample(chart, entry);
		gb_label_set(chart, &entry->label, entry->x + (SAMPLE_WIDTH_EM + SAMPLE_GAP_EM) * chart->em,
			entry->y + (entry->row - entry->label.height) / 2, GB_ALIGN_START);
	}
}
