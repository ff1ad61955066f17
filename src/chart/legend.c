#include "chart/part.h"

#include <math.h>

/* The legend: what each mark means, in rows above them. */

#define SAMPLE_WIDTH_EM 1.6
#define SAMPLE_HEIGHT_EM 0.75
#define SAMPLE_GAP_EM 0.5
#define ENTRY_GAP_EM 2.0
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

/* Entries follow each other; one that does not fit begins a row. */
bool gb_legend_fit(const gb_chart *chart, gb_legend *legend, double width)
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
