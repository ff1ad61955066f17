/* Map: binds an indicator's figures by area, has the map floor draw them, and stands the drawing on
 * the page whole. */
#include "compose/drawing.h"

#include "map/map.h"

typedef struct map_item {
	gb_item item;
	const gb_block *block;
	gb_map_data data;
	gb_caption caption, note;
	uint32_t element;
	uint32_t group;
	gb_drawing drawing;
	double drawn_width;
} map_item;

/* Once for each width. */
static bool map_draw(gb_composer *compose, map_item *map, double width)
{
	gb_chart_context context = gb_drawing_context(compose, map->block, map->group, map->item.place);

	if (map->drawn_width == width)
		return true;
	if (!gb_map_draw(&context, &map->data, width, map->block->height, &map->drawing)) {
		compose->failed = true;
		return false;
	}
	map->drawn_width = width;
	compose->elements[map->element].alt = map->drawing.alt;
	return true;
}

static void map_measure(gb_composer *compose, gb_item *item, double *least, double *natural)
{
	(void)compose;
	*least = *natural = ((map_item *)item)->block->width;
}

static double map_need(gb_composer *compose, gb_item *item, double width, const gb_cursor *cursor)
{
	map_item *map = (map_item *)item;

	(void)cursor;
	if (!map_draw(compose, map, gb_drawing_width(map->block, width)))
		return 0.0;
	return map->drawing.height + gb_caption_height(compose, &map->caption, width) +
		   gb_caption_height(compose, &map->note, width);
}

/* Map, caption and note stand together (D 2.7); there is no half of a map. */
static gb_fit map_place(
	gb_composer *compose, gb_item *item, gb_region region, gb_cursor *cursor, gb_box *box)
{
	map_item *map = (map_item *)item;
	const double need = map_need(compose, item, region.width, cursor);

	if (compose->failed)
		return GB_FIT_FAULT;
	if (need > region.height + 0.01 && !region.empty)
		return GB_FIT_NONE;
	if (need > region.height + 0.01)
		return gb_drawing_too_high(compose, "map", need, region,
			"give the map a smaller width or height, or the page smaller margins", item->place);
	gb_drawing_place(compose, &map->drawing, map->element, item->place, region, box);
	gb_drawing_below(compose, &map->caption, region, box);
	gb_drawing_below(compose, &map->note, region, box);
	return GB_FIT_DONE;
}

static const gb_item_class map_class = { "map", map_measure, map_need, map_place };

static bool fault(gb_composer *compose, gb_place place, const char *code, gb_str found,
	gb_str expected, gb_str help)
{
	compose->failed = true;
	return gb_fault(compose->diags, place, code, found, expected, help);
}

/* A larger area would look worse or better only for being large (D 7.4). */
static bool check_mark(gb_composer *compose, const gb_block *block, const gb_indicator *indicator)
{
	const bool total = block->field == GB_OF_ACTUAL && gb_indicator_is_total(indicator);
	const gb_str id = indicator->id;

	if (indicator->unit == NULL && block->field != GB_OF_STATE)
		return fault(compose, gb_place_member(block->place, "of"), "wrong-field",
			gb_str_format(compose->arena, "figures of \"%.*s\", which has none", (int)id.n, id.p),
			GB_STR("an indicator with a unit, or \"field\": \"state\""), (gb_str){ 0 });
	if (total && block->map_mark == GB_MAP_FILL)
		return fault(compose, gb_place_member(block->place, "of"), "fill-of-totals",
			gb_str_format(compose->arena, "areas filled by \"%.*s\" in %.*s, a total", (int)id.n,
				id.p, (int)indicator->unit_text.n, indicator->unit_text.p),
			GB_STR("rates or states: a total fills a large area more than it says"),
			GB_STR("add \"mark\": \"symbols\", or \"field\": \"rate\""));
	if (!total && block->map_mark == GB_MAP_SYMBOLS)
		return fault(compose, gb_place_member(block->place, "mark"), "symbols-of-rates",
			gb_str_format(
				compose->arena, "circles for \"%.*s\", which is no total", (int)id.n, id.p),
			GB_STR("totals: a circle twice as large says twice as much"),
			GB_STR("remove \"mark\""));
	return true;
}

/* Fixed limits: the block's, or the policy's, so that quarters can be compared. */
static bool find_limits(
	gb_composer *compose, const gb_block *block, const gb_indicator *indicator, gb_map_data *data)
{
	const gb_class_limits *classes;

	data->limits = block->limits;
	if ((block->classing != GB_CLASSING_POLICY && block->classing != GB_CLASSING_POLICY_OR_EQUAL) ||
		block->field == GB_OF_STATE || block->map_mark == GB_MAP_SYMBOLS)
		return true;
	classes = gb_policy_classes(compose->ledger->policy, indicator, block->field);
	if (classes != NULL) {
		data->limits = classes->limits;
		return true;
	}
	if (block->classing == GB_CLASSING_POLICY_OR_EQUAL) {
		data->classing = GB_CLASSING_EQUAL;
		return true;
	}
	return fault(compose, block->place, "no-classes",
		gb_str_format(compose->arena, "no limits for the %s of \"%.*s\" in the policy",
			gb_choice_word(gb_field_of_words, block->field), (int)indicator->id.n, indicator->id.p),
		GB_STR("fixed limits, so that quarters can be compared"),
		GB_STR("add them to \"classes\" of the policy, or \"limits\" or \"classing\" to the map"));
}

/* 地区生产总值增速（%） / GDP growth (%) */
static void find_names(
	gb_composer *compose, const gb_block *block, const gb_area_table *table, gb_map_data *data)
{
	const gb_indicator *indicator = table->indicator;
	gb_arena *arena = compose->arena;

	data->unit = indicator->unit;
	if (block->field == GB_OF_RATE)
		data->unit = gb_unit_percent();
	if (block->field == GB_OF_GAP)
		data->unit = indicator->unit != NULL && indicator->unit->type == GB_UNIT_PERCENT
						 ? gb_unit_points()
						 : indicator->unit;
	data->counted = indicator->counted;
	for (int lang = 0; lang < GB_LANG_COUNT; lang++) {
		const bool zh = lang == GB_LANG_ZH;
		const gb_str name = indicator->brief.in[lang];
		const gb_str field = block->field == GB_OF_ACTUAL ? (gb_str){ NULL, 0 }
														  : gb_field_words(block->field).in[lang];
		const gb_str unit = block->field == GB_OF_STATE
								? (gb_str){ NULL, 0 }
								: gb_unit_text(arena, data->unit, data->counted, (gb_lang)lang);
		gb_buf buf = gb_buf_new(arena);

		gb_buf_str(&buf, name);
		if (field.n > 0)
			gb_buf_text(&buf, zh ? "：" : ": ");
		gb_buf_str(&buf, field);
		if (unit.n > 0) {
			gb_buf_text(&buf, zh ? "（" : " (");
			gb_buf_str(&buf, unit);
			gb_buf_text(&buf, zh ? "）" : ")");
		}
		data->name.in[lang] = gb_buf_taken(&buf);
		if (gb_period_known(table->period))
			data->period.in[lang] = gb_period_short(arena, table->period, (gb_lang)lang);
	}
}

static void fill_values(gb_composer *compose, const gb_block *block, const gb_area_table *table,
	const gb_selected *rows, gb_map_data *data)
{
	gb_map_value *values = GB_NEW_ARRAY(compose->arena, table->count, gb_map_value);

	for (size_t i = 0; i < table->count; i++) {
		const gb_area_row *row = &table->rows[i];

		values[i] = (gb_map_value){
			.area = row->area,
			.value = row->value,
			.verdict = row->verdict,
			.place = row->reading != NULL ? row->reading->place : row->area->place,
		};
		for (int lang = 0; lang < GB_LANG_COUNT; lang++)
			gb_area_field(compose->arena, compose->ledger, table, row, block->field, true,
				(gb_lang)lang, &values[i].resolved[lang]);
	}
	for (size_t i = 0; i < rows->count; i++)
		values[rows->scopes[i].area->order].shown = true;
	data->values = values;
	data->count = table->count;
}

/* What its lamps do not say. */
static gb_words hand_note(const gb_composer *compose, const gb_map_data *data)
{
	const gb_verdict **verdicts = GB_NEW_ARRAY(compose->arena, data->count, const gb_verdict *);

	for (size_t i = 0; data->field == GB_OF_STATE && i < data->count; i++)
		verdicts[i] = data->values[i].verdict;
	return gb_hand_note(compose, verdicts, data->count);
}

void gb_bind_map(gb_composer *compose, const gb_block *block, const gb_scope_of *scope)
{
	map_item *map = GB_NEW(compose->arena, map_item);
	const gb_ledger *ledger = compose->ledger;
	const gb_indicator *indicator =
		gb_compose_indicator(compose, scope, block->of, gb_place_member(block->place, "of"));
	gb_selected rows;

	if (indicator == NULL || !gb_select_rows(compose, &block->select, scope, &rows))
		return;
	/* Nothing to show is no fault: another city may have no such areas. */
	if (rows.count == 0)
		return;
	if (ledger->map == NULL) {
		fault(compose, block->place, "no-map", GB_STR("a map of a place that has none"),
			GB_STR("\"map\" in the place file, with the borders of its areas"),
			GB_STR("add it, or leave the map out"));
		return;
	}
	if (!check_mark(compose, block, indicator))
		return;
	const gb_area_table table =
		gb_area_table_of(compose->arena, ledger, compose->verdicts, indicator, block->field);

	map->block = block;
	map->data = (gb_map_data){
		.map = ledger->map,
		.policy = ledger->policy,
		.field = block->field,
		.mark = block->map_mark,
		.classing = block->classing,
		.classes = (size_t)block->classes,
		.colour = block->colour,
		.unnamed = block->unnamed,
		.place = block->place,
	};
	if (!find_limits(compose, block, indicator, &map->data))
		return;
	find_names(compose, block, &table, &map->data);
	fill_values(compose, block, &table, &rows, &map->data);
	map->group = ++compose->groups;
	map->element = gb_compose_element(
		compose, gb_compose_section(compose), GB_ELEMENT_FIGURE, compose->primary, block->place);

	uint32_t caption = gb_compose_element(
		compose, gb_compose_section(compose), GB_ELEMENT_CAPTION, compose->primary, block->place);
	size_t number = ++compose->figures;

	if (!gb_caption_bind(
			compose, block, scope, GB_CAPTION_FIGURE, number, false, caption, &map->caption) ||
		!gb_note_bind(compose, block, scope, gb_compose_section(compose),
			hand_note(compose, &map->data), &map->note))
		return;
	gb_compose_add(compose, &map->item, &map_class, block, NULL);
}
