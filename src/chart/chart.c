#include "chart/part.h"

#include <math.h>

/* What all marks share: colours, languages, boxes, words for what is missing. */

static const struct {
	const char *zh, *en;
} not_reported = { "未报", "not reported" }, not_set = { "未设", "not set" };

const gb_datum *gb_chart_datum(const gb_chart *chart, gb_lang lang, size_t category, size_t series)
{
	return &chart->data->data[lang][category * chart->data->series_count + series];
}

gb_words gb_chart_series_name(const gb_chart *chart, size_t series)
{
	const gb_chart_series *item = &chart->data->series[series];

	for (size_t lang = 0; lang < GB_LANG_COUNT; lang++) {
		if (item->name.in[lang].n > 0)
			return item->name;
	}
	return gb_field_words(item->field);
}

/* What an office sets itself is not "reported" by anyone. */
gb_words gb_chart_missing_words(int field)
{
	/* What has no scheduled part yet is planned for later in the year. */
	if (field == GB_OF_SCHEDULED)
		return (gb_words){ { GB_STR("未到期"), GB_STR("not due") } };
	if (field == GB_OF_TARGET || field == GB_OF_AIM)
		return (gb_words){ { gb_str_of(not_set.zh), gb_str_of(not_set.en) } };
	return (gb_words){ { gb_str_of(not_reported.zh), gb_str_of(not_reported.en) } };
}

void gb_chart_box(const gb_chart *chart, gb_box_kind kind, gb_rect rect, gb_place place)
{
	gb_drawing *out = chart->out;

	out->boxes = gb_arena_grow(chart->context->arena, out->boxes, out->box_count,
		&out->box_capacity, out->box_count + 1, sizeof(*out->boxes));
	out->boxes[out->box_count++] = (gb_mark_box){
		.kind = kind,
		.rect = rect,
		.group = chart->context->group,
		.place = place,
	};
}

bool gb_chart_low(const gb_chart *chart, size_t categories, double height, double needed)
{
	return gb_fault(chart->context->diags, gb_place_member(chart->context->place, "height"),
		"chart-too-low",
		gb_str_format(chart->context->arena, "a height of %d mm for %zu categories",
			(int)(height / GB_MM), categories),
		gb_str_format(chart->context->arena, "at least %d mm", (int)ceil(needed / GB_MM)),
		GB_STR("leave \"height\" out, or select fewer rows with \"first\""));
}

static bool find_colour(const gb_chart *chart, const char *token, gb_colour *out)
{
	const gb_colour *found = gb_colour_find(chart->context->layout, gb_str_of(token));

	if (found == NULL)
		return gb_fault(chart->context->diags, chart->context->place, "unknown-colour",
			gb_str_format(chart->context->arena, "no colour \"%s\"", token),
			GB_STR("the colours that axes, borders and labels are drawn in"),
			GB_STR("define it in \"colours\""));
	*out = *found;
	return true;
}

static bool find_colours(gb_chart *chart)
{
	return find_colour(chart, "ink", &chart->ink) && find_colour(chart, "muted", &chart->muted) &&
		   find_colour(chart, "rule", &chart->rule) && find_colour(chart, "ground", &chart->ground);
}

/* The primary first, so that what stands once stands in it. */
static void find_langs(gb_chart *chart)
{
	const gb_chart_context *context = chart->context;
	const gb_lang other = context->primary == GB_LANG_ZH ? GB_LANG_EN : GB_LANG_ZH;

	if (gb_edition_has(context->edition, context->primary))
		chart->langs[chart->lang_count++] = context->primary;
	if (gb_edition_has(context->edition, other))
		chart->langs[chart->lang_count++] = other;
	chart->em = context->label->size;
	for (size_t i = 0; i < chart->lang_count; i++) {
		const gb_style *style = gb_style_for(context->label, context->edition, chart->langs[i]);

		if (style->leading > chart->leading)
			chart->leading = style->leading;
	}
}

bool gb_chart_begin(gb_chart *chart)
{
	find_langs(chart);
	return find_colours(chart);
}

bool gb_chart_draw(const gb_chart_context *context, int mark, const gb_chart_data *data,
	double width, double height, gb_drawing *out)
{
	gb_chart chart = { .context = context, .data = data, .out = out };
	bool drawn = false;

	*out = (gb_drawing){ .width = width, .ops = gb_ops_new(context->arena) };
	if (!gb_chart_begin(&chart))
		return false;
	switch ((gb_chart_mark)mark) {
	case GB_CHART_GROUPED_BARS:
		drawn = gb_bars_draw(&chart, width, height);
		break;
	case GB_CHART_BULLET:
		drawn = gb_bullet_draw(&chart, width, height);
		break;
	case GB_CHART_SORTED_BARS:
	case GB_CHART_GAP_BARS:
		drawn = gb_single_draw(&chart, width, height);
		break;
	case GB_CHART_MULTIPLES:
		drawn = gb_multiples_draw(&chart, width, height);
		break;
	case GB_CHART_MARK_COUNT:
		break;
	}
	if (!drawn)
		return false;
	gb_chart_box(&chart, GB_BOX_FRAME, (gb_rect){ 0, 0, out->width, out->height }, context->place);
	out->alt = gb_chart_alt(&chart, mark);
	return true;
}
