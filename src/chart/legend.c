#include "chart/part.h"

#include <math.h>

/* The legend: what each look of a bar means, in rows above the bars. */

#define SAMPLE_WIDTH_EM 1.6
#define SAMPLE_HEIGHT_EM 0.75
#define SAMPLE_GAP_EM 0.5
#define ENTRY_GAP_EM 2.0
#define ROW_GAP 3.0

typedef struct legend_entry {
	gb_bar_look look;
	gb_label label;
	double x, y;
	double row; /* height of its row */
} legend_entry;

struct gb_legend {
	legend_entry *entries;
	size_t count;
	double height;
};

static bool is_hatched(const gb_chart *chart)
{
	const gb_chart_data *data = chart->data;

	for (size_t i = 0; i < data->category_count; i++) {
		for (size_t j = 0; j < data->series_count; j++) {
			const gb_datum *datum = gb_chart_datum(chart, chart->langs[0], i, j);

			if (datum->plotted.known &&
				gb_bar_look_of(&data->series[j], datum->resolved.status).hatched)
				return true;
		}
	}
	return false;
}

static bool shape_entries(const gb_chart *chart, gb_legend *legend)
{
	static const char *const hatched[GB_LANG_COUNT] = { "初步数、预计数",
		"Provisional or estimated" };
	const gb_chart_data *data = chart->data;
	bool ok = true;

	for (size_t i = 0; i < data->series_count; i++) {
		legend_entry *entry = &legend->entries[legend->count++];

		entry->look = gb_bar_look_of(&data->series[i], GB_VALUE_FINAL);
		ok = ok && gb_label_shape_words(chart, gb_chart_series_name(chart, i), chart->ink,
					   data->place, &entry->label);
	}
	if (ok && is_hatched(chart)) {
		legend_entry *entry = &legend->entries[legend->count++];
		const gb_words words = { { gb_str_of(hatched[0]), gb_str_of(hatched[1]) } };

		entry->look = (gb_bar_look){ .colour = chart->muted, .hatched = true };
		ok = gb_label_shape_words(chart, words, chart->ink, data->place, &entry->label);
	}
	return ok;
}

/* Entries follow each other; one that does not fit begins a row. */
static bool place_entries(const gb_chart *chart, gb_legend *legend, double width)
{
	const double sample = (SAMPLE_WIDTH_EM + SAMPLE_GAP_EM) * chart->em;
	double x = 0, y = 0, row = 0;
	size_t first = 0; /* of the row */

	for (size_t i = 0; i < legend->count; i++) {
		legend_entry *entry = &legend->entries[i];
		const double least = gb_label_least_width(&entry->label);

		if (least > width - sample)
			return gb_label_fault(chart, &entry->label, least, width - sample);
		gb_label_fit(chart, &entry->label, width - sample, true);
		if (x > 0 && x + sample + entry->label.width > width) {
			y += row + ROW_GAP;
			x = row = 0;
			first = i;
		}
		entry->x = x;
		entry->y = y;
		row = fmax(row, entry->label.height);
		for (size_t j = first; j <= i; j++)
			legend->entries[j].row = row;
		x += sample + entry->label.width + ENTRY_GAP_EM * chart->em;
	}
	legend->height = y + row;
	return true;
}

gb_legend *gb_legend_new(const gb_chart *chart, double width)
{
	gb_legend *legend = GB_NEW(chart->context->arena, gb_legend);

	legend->entries =
		GB_NEW_ARRAY(chart->context->arena, chart->data->series_count + 1, legend_entry);
	return shape_entries(chart, legend) && place_entries(chart, legend, width) ? legend : NULL;
}

double gb_legend_height(const gb_legend *legend)
{
	return legend->height;
}

void gb_legend_draw(const gb_chart *chart, const gb_legend *legend)
{
	for (size_t i = 0; i < legend->count; i++) {
		const legend_entry *entry = &legend->entries[i];
		const double sample = SAMPLE_WIDTH_EM * chart->em;

		gb_bar_draw(chart, entry->look, entry->x, entry->x + sample, entry->y + entry->row / 2,
			SAMPLE_HEIGHT_EM * chart->em, chart->data->place);
		gb_label_set(chart, &entry->label, entry->x + sample + SAMPLE_GAP_EM * chart->em,
			entry->y + (entry->row - entry->label.height) / 2, GB_ALIGN_START);
	}
}
