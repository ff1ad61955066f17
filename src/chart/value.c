#include "chart/part.h"

/* The direct label of a figure: what the ledger prints for it, or that there is none. */

static gb_label_words figure_words(const gb_chart *chart, const gb_resolved *resolved)
{
	gb_label_words words = { .text = resolved->text, .figure_to = resolved->text.n };
	gb_figure *figure;

	if (resolved->kind < 0)
		return words;
	figure = GB_NEW(chart->context->arena, gb_figure);
	*figure = (gb_figure){
		.kind = (gb_figure_kind)resolved->kind,
		.path = resolved->path,
		.value = resolved->value,
		.printed = resolved->printed,
		.places = resolved->places,
		.rounding = chart->context->rounding,
		.status = (gb_value_status)resolved->status,
		.place = resolved->place,
	};
	words.figure = figure;
	if (resolved->number_to > resolved->number_from) {
		words.figure_from = resolved->number_from;
		words.figure_to = resolved->number_to;
	}
	return words;
}

bool gb_value_label(
	const gb_chart *chart, size_t category, size_t series, gb_colour colour, gb_label *out)
{
	const gb_datum *datum = gb_chart_datum(chart, chart->langs[0], category, series);
	const gb_words missing = gb_chart_missing_words(chart->data->series[series].field);
	gb_label_words words[GB_LANG_COUNT] = { { .text = { NULL, 0 } } };
	const gb_place place = datum->resolved.place.source != NULL
							   ? datum->resolved.place
							   : chart->data->categories[category].place;
	const bool said = datum->resolved.text.n > 0;

	for (size_t i = 0; i < chart->lang_count; i++) {
		const gb_lang lang = chart->langs[i];

		if (said)
			words[lang] =
				figure_words(chart, &gb_chart_datum(chart, lang, category, series)->resolved);
		else
			words[lang].text = missing.in[lang];
	}
	if (!gb_label_shape(chart, words, said ? colour : chart->muted, place, out))
		return false;
	gb_label_fit(chart, out, gb_label_beside_width(chart, out), true);
	return true;
}
