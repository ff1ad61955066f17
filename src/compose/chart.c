/* Chart: binds selected figures, has the chart floor draw them, and stands it on the page whole. */
#include "compose/chart_data.h"
#include "compose/drawing.h"
#include "compose/finding.h"

typedef struct chart_item {
	gb_item item;
	const gb_block *block;
	gb_chart_data data;
	gb_caption caption, continued;
	gb_caption note;
	uint32_t element;
	uint32_t group;
	gb_drawing drawing;
	double drawn_width;
} chart_item;

static bool draw(gb_composer *compose, const chart_item *chart, const gb_chart_data *data,
	double width, gb_drawing *out)
{
	gb_chart_context context =
		gb_drawing_context(compose, chart->block, chart->group, chart->item.place);

	if (gb_chart_draw(&context, chart->block->mark, data, width, chart->block->height, out))
		return true;
	compose->failed = true;
	return false;
}

/* The whole chart, once for each width. */
static bool chart_draw(gb_composer *compose, chart_item *chart, double width)
{
	if (chart->drawn_width == width)
		return true;
	if (!draw(compose, chart, &chart->data, width, &chart->drawing))
		return false;
	chart->drawn_width = width;
	compose->elements[chart->element].alt = chart->drawing.alt;
	return true;
}

/* A chart is divided between its categories, small multiples between panels: how many categories
 * stay together, and how many such pieces there are. */
static size_t rows_of(const chart_item *chart)
{
	return chart->data.panel_count > 0 ? chart->data.category_count / chart->data.panel_count : 1;
}

static size_t piece_count(const chart_item *chart)
{
	return chart->data.category_count / rows_of(chart);
}

/* Pieces from…from+count-1, on the scale of the whole. */
static bool draw_part(gb_composer *compose, const chart_item *chart, size_t from, size_t count,
	double width, gb_drawing *out)
{
	gb_chart_data part = chart->data;
	const size_t rows = rows_of(chart);

	part.categories += from * rows;
	part.category_count = count * rows;
	if (part.panel_count > 0) {
		part.panels += from;
		part.panel_count = count;
	}
	for (int lang = 0; lang < GB_LANG_COUNT; lang++)
		part.data[lang] += from * rows * part.series_count;
	part.scale_of = &chart->data;
	return draw(compose, chart, &part, width, out);
}

static void chart_measure(gb_composer *compose, gb_item *item, double *least, double *natural)
{
	(void)compose;
	*least = *natural = ((chart_item *)item)->block->width;
}

static double chart_need(gb_composer *compose, gb_item *item, double width, const gb_cursor *cursor)
{
	chart_item *chart = (chart_item *)item;

	(void)cursor;
	if (!chart_draw(compose, chart, gb_drawing_width(chart->block, width)))
		return 0.0;
	return gb_caption_height(compose, &chart->caption, width) + chart->drawing.height +
		   gb_caption_height(compose, &chart->note, width);
}

/* Caption below; on later pages it is said again, as no content. The note ends the last part. */
static void foot_place(
	gb_composer *compose, chart_item *chart, gb_region region, bool first, bool last, gb_box *box)
{
	gb_caption *caption = first ? &chart->caption : &chart->continued;

	if (!first)
		gb_ops_artifact(box->ops, GB_ARTIFACT_PAGINATION, chart->item.place);
	gb_drawing_below(compose, caption, region, box);
	if (!first)
		gb_ops_tag_end(box->ops);
	if (last)
		gb_drawing_below(compose, &chart->note, region, box);
}

/* A chart higher than a page goes on over several, as many pieces on each as fit. */
static gb_fit part_place(
	gb_composer *compose, chart_item *chart, gb_region region, gb_cursor *cursor, gb_box *box)
{
	double width = gb_drawing_width(chart->block, region.width);
	double foot = gb_caption_height(compose, &chart->caption, region.width) +
				  gb_caption_height(compose, &chart->note, region.width);
	size_t left = piece_count(chart) - cursor->at;
	gb_drawing one, part = { 0 };

	if (!draw_part(compose, chart, cursor->at, 1, width, &one))
		return GB_FIT_FAULT;
	/* Lines are about equally high: guess, then give back what is too much, whole lines of panels. */
	size_t beside = chart->drawing.beside > 1 ? chart->drawing.beside : 1;
	size_t lines = (piece_count(chart) + beside - 1) / beside;
	double line = lines > 1 ? (chart->drawing.height - one.height) / (double)(lines - 1) : 1.0;
	double room = (region.height - foot - one.height) / (line > 1.0 ? line : 1.0);
	size_t count = room < 0.0 ? 0 : ((size_t)room + 1) * beside;

	count = count > left ? left : count;
	for (; count > 0; count = (count - 1) / beside * beside) {
		if (!draw_part(compose, chart, cursor->at, count, width, &part))
			return GB_FIT_FAULT;
		if (part.height + foot <= region.height + 0.01)
			break;
	}
	if (count == 0) {
		compose->failed = true;
		gb_fault(compose->diags, chart->item.place, "chart-too-high",
			gb_str_format(compose->arena, "a chart that needs %d mm for one row",
				(int)((one.height + foot) / GB_MM)),
			gb_str_format(compose->arena, "at most %d mm, a page", (int)(region.height / GB_MM)),
			GB_STR("shorten its note, or give the page smaller margins"));
		return GB_FIT_FAULT;
	}
	gb_drawing_place(compose, &part, chart->element, chart->item.place, region, box);
	foot_place(compose, chart, region, cursor->at == 0, count == left, box);
	cursor->at += count;
	return count == left ? GB_FIT_DONE : GB_FIT_MORE;
}

/* Figure, caption and source stand together (D 2.7). */
static gb_fit chart_place(
	gb_composer *compose, gb_item *item, gb_region region, gb_cursor *cursor, gb_box *box)
{
	chart_item *chart = (chart_item *)item;
	double need = chart_need(compose, item, region.width, cursor);

	if (compose->failed)
		return GB_FIT_FAULT;
	if (cursor->at > 0 || (need > region.height + 0.01 && region.empty && piece_count(chart) > 1))
		return part_place(compose, chart, region, cursor, box);
	if (need > region.height + 0.01 && !region.empty)
		return GB_FIT_NONE;
	if (need > region.height + 0.01)
		return gb_drawing_too_high(compose, "chart", need, region,
			"give the chart a smaller height, or the page smaller margins", item->place);
	gb_drawing_place(compose, &chart->drawing, chart->element, chart->item.place, region, box);
	foot_place(compose, chart, region, true, true, box);
	return GB_FIT_DONE;
}

static const gb_item_class chart_class = { "chart", chart_measure, chart_need, chart_place };

/* What the finding speaks of: what happened, else the first series. */
static size_t main_series(const gb_chart_data *data)
{
	for (size_t i = 0; i < data->series_count; i++)
		if (data->series[i].field == GB_OF_ACTUAL || data->series[i].field == GB_OF_RATE)
			return i;
	return 0;
}

static const gb_finding *finding_of(gb_composer *compose, const chart_item *chart)
{
	const gb_chart_data *data = &chart->data;
	const size_t series = main_series(data), stride = rows_of(chart);
	gb_finding *finding = GB_NEW(compose->arena, gb_finding);
	gb_finding_row *rows = GB_NEW_ARRAY(compose->arena, data->category_count, gb_finding_row);
	gb_words *subjects = GB_NEW_ARRAY(compose->arena, stride, gb_words);

	for (size_t i = 0; i < data->category_count; i++) {
		const gb_category *category = &data->categories[i];
		const size_t at = i * data->series_count + series;

		rows[i] = (gb_finding_row){
			.name = data->panel_count > 0 ? data->panels[i / stride].label : category->label,
			.verdict = category->verdict,
			.area = category->area,
			.readings = { category->readings[0], category->readings[1] },
			.value = data->data[compose->primary][at].plotted,
		};
		for (int lang = 0; lang < GB_LANG_COUNT; lang++)
			rows[i].shown[lang] = &data->data[lang][at].resolved;
	}
	for (size_t i = 0; i < stride && data->panel_count > 0; i++)
		subjects[i] = data->categories[i].label;
	*finding = (gb_finding){
		.rows = rows,
		.count = data->category_count,
		.stride = data->panel_count > 0 ? stride : 0,
		.subjects = subjects,
		.judged = data->panel_count == 0,
	};
	return finding;
}

/* What its lamps do not say. */
static gb_words hand_note(const gb_composer *compose, const gb_chart_data *data)
{
	const gb_verdict **verdicts =
		GB_NEW_ARRAY(compose->arena, data->category_count, const gb_verdict *);

	for (size_t i = 0; data->lamp && i < data->category_count; i++)
		verdicts[i] = data->categories[i].verdict;
	return gb_hand_note(compose, verdicts, data->category_count);
}

void gb_bind_chart(gb_composer *compose, const gb_block *block, const gb_scope_of *scope)
{
	chart_item *chart = GB_NEW(compose->arena, chart_item);

	if (!gb_chart_data_bind(compose, block, scope, &chart->data))
		return;
	const size_t number = gb_caption_number(compose, block, GB_CAPTION_FIGURE);

	if (compose->counting)
		return;
	chart->block = block;
	chart->group = ++compose->groups;
	chart->element = gb_compose_element(
		compose, gb_compose_section(compose), GB_ELEMENT_FIGURE, compose->primary, block->place);

	uint32_t caption = gb_compose_element(
		compose, gb_compose_section(compose), GB_ELEMENT_CAPTION, compose->primary, block->place);
	const gb_finding *finding =
		block->finding || block->sources ? finding_of(compose, chart) : NULL;

	if (!gb_caption_bind(compose, block, scope, GB_CAPTION_FIGURE, number, false, caption, finding,
			&chart->caption) ||
		!gb_caption_bind(compose, block, scope, GB_CAPTION_FIGURE, number, true, GB_NO_ELEMENT,
			finding, &chart->continued) ||
		!gb_note_bind(compose, block, scope, gb_compose_section(compose),
			hand_note(compose, &chart->data), finding, &chart->note))
		return;
	gb_compose_add(compose, &chart->item, &chart_class, block, NULL);
}
