/* Chart: binds selected figures, has the chart floor draw them, and stands it on the page whole. */
#include "compose/item.h"

#include "chart/chart.h"

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
	const gb_policy *policy = compose->ledger->policy;
	gb_chart_context context = {
		.text = compose->text,
		.arena = compose->arena,
		.diags = compose->diags,
		.layout = compose->layout,
		.label = chart->block->label_style,
		.edition = compose->edition,
		.primary = compose->primary,
		.group = chart->group,
		.place = chart->item.place,
		.rounding = policy != NULL ? (gb_rounding)policy->rounding : GB_ROUND_HALF_EVEN,
	};

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

/* Categories from…from+count-1, on the scale of the whole. */
static bool draw_part(gb_composer *compose, const chart_item *chart, size_t from, size_t count,
	double width, gb_drawing *out)
{
	gb_chart_data part = chart->data;

	part.categories += from;
	part.category_count = count;
	for (int lang = 0; lang < GB_LANG_COUNT; lang++)
		part.data[lang] += from * part.series_count;
	part.scale_of = &chart->data;
	return draw(compose, chart, &part, width, out);
}

static void chart_measure(gb_composer *compose, gb_item *item, double *least, double *natural)
{
	(void)compose;
	*least = *natural = ((chart_item *)item)->block->width;
}

static double chart_width(const chart_item *chart, double width)
{
	return chart->block->width > 0.0 && chart->block->width < width ? chart->block->width : width;
}

static double chart_need(gb_composer *compose, gb_item *item, double width, const gb_cursor *cursor)
{
	chart_item *chart = (chart_item *)item;

	(void)cursor;
	if (!chart_draw(compose, chart, chart_width(chart, width)))
		return 0.0;
	return gb_caption_height(compose, &chart->caption, width) + chart->drawing.height +
		   gb_caption_height(compose, &chart->note, width);
}

static void drawing_place(gb_composer *compose, const chart_item *chart, const gb_drawing *drawing,
	gb_region region, gb_box *box)
{
	double x = region.x + (region.width - drawing->width) / 2.0;

	gb_ops_tag(box->ops, chart->element, chart->item.place);
	gb_ops_append_moved(box->ops, &drawing->ops, x, region.y);
	gb_ops_tag_end(box->ops);
	for (size_t i = 0; i < drawing->box_count; i++) {
		gb_mark_box mark = drawing->boxes[i];
		mark.rect.x += x;
		mark.rect.y += region.y;
		gb_compose_box(compose, mark.kind, mark.rect, mark.group, mark.place);
	}
	box->registers |= drawing->registers;
	box->height += drawing->height;
}

/* Caption below; on later pages it is said again, as no content. The note ends the last part. */
static void foot_place(
	gb_composer *compose, chart_item *chart, gb_region region, bool first, bool last, gb_box *box)
{
	gb_caption *caption = first ? &chart->caption : &chart->continued;

	if (!first)
		gb_ops_artifact(box->ops, GB_ARTIFACT_PAGINATION, chart->item.place);
	gb_caption_place(compose, caption, region.x, region.y + box->height, region.width, box);
	if (!first)
		gb_ops_tag_end(box->ops);
	box->height += gb_caption_height(compose, caption, region.width);
	if (!last)
		return;
	gb_caption_place(compose, &chart->note, region.x, region.y + box->height, region.width, box);
	box->height += gb_caption_height(compose, &chart->note, region.width);
}

/* A chart higher than a page goes on over several, as many categories on each as fit. */
static gb_fit part_place(
	gb_composer *compose, chart_item *chart, gb_region region, gb_cursor *cursor, gb_box *box)
{
	double width = chart_width(chart, region.width);
	double foot = gb_caption_height(compose, &chart->caption, region.width) +
				  gb_caption_height(compose, &chart->note, region.width);
	size_t left = chart->data.category_count - cursor->at;
	gb_drawing one, part = { 0 };

	if (!draw_part(compose, chart, cursor->at, 1, width, &one))
		return GB_FIT_FAULT;
	/* Rows are about equally high: guess, then give back what is too much. */
	double row = (chart->drawing.height - one.height) / (double)(chart->data.category_count - 1);
	double room = (region.height - foot - one.height) / (row > 1.0 ? row : 1.0);
	size_t count = room < 0.0 ? 0 : (size_t)room + 1;

	count = count > left ? left : count;
	for (; count > 0; count--) {
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
	drawing_place(compose, chart, &part, region, box);
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
	if (cursor->at > 0 ||
		(need > region.height + 0.01 && region.empty && chart->data.category_count > 1))
		return part_place(compose, chart, region, cursor, box);
	if (need > region.height + 0.01 && !region.empty)
		return GB_FIT_NONE;
	if (need > region.height + 0.01) {
		compose->failed = true;
		gb_fault(compose->diags, item->place, "chart-too-high",
			gb_str_format(compose->arena, "a chart that needs %d mm", (int)(need / GB_MM)),
			gb_str_format(compose->arena, "at most %d mm, a page", (int)(region.height / GB_MM)),
			GB_STR("give the chart a smaller height, or the page smaller margins"));
		return GB_FIT_FAULT;
	}
	drawing_place(compose, chart, &chart->drawing, region, box);
	foot_place(compose, chart, region, true, true, box);
	return GB_FIT_DONE;
}

static const gb_item_class chart_class = { "chart", chart_measure, chart_need, chart_place };

static void chart_datum(gb_composer *compose, const gb_selected *rows, size_t row, int field,
	gb_lang lang, gb_datum *out)
{
	const gb_verdict *verdict = rows->verdicts[row];

	if (verdict != NULL)
		gb_target_field(
			compose->arena, compose->ledger, verdict, field, true, lang, &out->resolved);
	else
		gb_reading_field(compose->arena, compose->ledger, rows->readings[row], field, true, lang,
			&out->resolved);
	out->plotted = out->resolved.printed;
}

static gb_words row_label(gb_composer *compose, const gb_selected *rows, size_t row)
{
	const gb_verdict *verdict = rows->verdicts[row];
	const gb_indicator *indicator =
		verdict != NULL ? verdict->target->indicator : rows->readings[row]->indicator;

	(void)compose;
	return indicator->brief;
}

/* One unit for the whole chart, or a fault (D 6.3): rates have one by themselves. */
static bool chart_unit(
	gb_composer *compose, const gb_block *block, const gb_selected *rows, gb_words *unit)
{
	const gb_unit *first = NULL;
	const gb_series *series = block->series.items;
	bool rates = true;

	for (size_t i = 0; i < block->series.count; i++)
		rates = rates && (series[i].field == GB_OF_RATE || series[i].field == GB_OF_SCHEDULED);
	if (rates) {
		unit->in[GB_LANG_ZH] = unit->in[GB_LANG_EN] = GB_STR("%");
		return true;
	}
	for (size_t i = 0; i < rows->count; i++) {
		const gb_indicator *indicator = rows->verdicts[i] != NULL
											? rows->verdicts[i]->target->indicator
											: rows->readings[i]->indicator;
		if (first == NULL) {
			first = indicator->unit;
			for (int lang = 0; lang < GB_LANG_COUNT; lang++)
				unit->in[lang] = gb_unit_text(
					compose->arena, indicator->unit, indicator->counted, (gb_lang)lang);
		} else if (indicator->unit != first) {
			compose->failed = true;
			return gb_fault(compose->diags, block->place, "mixed-units",
				gb_str_format(compose->arena, "a chart of %.*s and %s (%.*s)",
					(int)unit->in[GB_LANG_ZH].n, unit->in[GB_LANG_ZH].p, indicator->unit->zh,
					(int)indicator->id.n, indicator->id.p),
				GB_STR("one unit in a chart, or rates"),
				GB_STR("narrow \"where\" to one unit, or chart \"rate\" instead"));
		}
	}
	return true;
}

/* Rows without a number in any series have nothing to draw: verdicts of a person. */
static void drop_qualitative(gb_selected *rows)
{
	size_t kept = 0;

	for (size_t i = 0; i < rows->count; i++) {
		const gb_indicator *indicator = rows->verdicts[i] != NULL
											? rows->verdicts[i]->target->indicator
										: rows->readings[i] != NULL ? rows->readings[i]->indicator
																	: NULL;
		if (indicator == NULL || indicator->unit == NULL)
			continue;
		rows->scopes[kept] = rows->scopes[i];
		rows->verdicts[kept] = rows->verdicts[i];
		rows->readings[kept] = rows->readings[i];
		kept++;
	}
	rows->count = kept;
}

void gb_bind_chart(gb_composer *compose, const gb_block *block, const gb_scope_of *scope)
{
	chart_item *chart = GB_NEW(compose->arena, chart_item);
	const gb_series *series = block->series.items;
	gb_selected rows;

	if (!gb_select_rows(compose, &block->select, scope, &rows))
		return;
	drop_qualitative(&rows);
	/* Nothing to show is no fault: another city may have no such targets. */
	if (rows.count == 0)
		return;
	chart->block = block;
	if (!chart_unit(compose, block, &rows, &chart->data.unit))
		return;

	gb_category *categories = GB_NEW_ARRAY(compose->arena, rows.count, gb_category);
	for (size_t i = 0; i < rows.count; i++) {
		categories[i].label = row_label(compose, &rows, i);
		categories[i].place =
			rows.verdicts[i] != NULL ? rows.verdicts[i]->target->place : rows.readings[i]->place;
	}
	gb_chart_series *drawn = GB_NEW_ARRAY(compose->arena, block->series.count, gb_chart_series);
	for (size_t i = 0; i < block->series.count; i++) {
		drawn[i].name = series[i].name;
		drawn[i].colour = series[i].colour;
		drawn[i].field = series[i].field;
	}
	for (int lang = 0; lang < GB_LANG_COUNT; lang++) {
		gb_datum *data = GB_NEW_ARRAY(compose->arena, rows.count * block->series.count, gb_datum);
		for (size_t i = 0; i < rows.count; i++)
			for (size_t k = 0; k < block->series.count; k++)
				chart_datum(compose, &rows, i, series[k].field, (gb_lang)lang,
					&data[i * block->series.count + k]);
		chart->data.data[lang] = data;
	}
	chart->data.categories = categories;
	chart->data.category_count = rows.count;
	chart->data.series = drawn;
	chart->data.series_count = block->series.count;
	chart->data.place = block->place;
	chart->group = ++compose->groups;
	chart->element = gb_compose_element(
		compose, gb_compose_section(compose), GB_ELEMENT_FIGURE, compose->primary, block->place);

	uint32_t caption = gb_compose_element(
		compose, gb_compose_section(compose), GB_ELEMENT_CAPTION, compose->primary, block->place);
	size_t number = ++compose->figures;

	if (!gb_caption_bind(
			compose, block, scope, GB_CAPTION_FIGURE, number, false, caption, &chart->caption) ||
		!gb_caption_bind(compose, block, scope, GB_CAPTION_FIGURE, number, true, GB_NO_ELEMENT,
			&chart->continued) ||
		!gb_note_bind(compose, block, scope, gb_compose_section(compose), false, &chart->note))
		return;
	gb_compose_add(compose, &chart->item, &chart_class, block, NULL);
}
