/* Map: binds an indicator's figures by area, has the map floor draw them, and stands the drawing on
 * the page whole. */
#include "compose/drawing.h"
#include "compose/finding.h"

#include "map/map.h"

/* Of one width and most height; looking for the best costs more than keeping them. */
typedef struct map_draft {
	double width, most;
	gb_drawing drawing;
} map_draft;

#define DRAFTS 8

typedef struct map_item {
	gb_item item;
	const gb_block *block;
	gb_map_data data;
	gb_caption caption, note;
	uint32_t element;
	uint32_t group;
	const map_draft *drawn; /* the draft that stands on the page */
	map_draft drafts[DRAFTS];
	size_t draft_count;
	double least_width, least_most; /* for which width it is lowest with which most height */
} map_item;

/* A map with a most of height may be so much lower where the page has no more room. */
static const double least_parts[] = { 0.45, 0.6, 0.8, 1.0 };

/* Once for each width and most height. */
static bool map_draw(gb_composer *compose, map_item *map, double width, double most)
{
	gb_chart_context context = gb_drawing_context(compose, map->block, map->group, map->item.place);
	map_draft *draft;

	for (size_t i = 0; i < map->draft_count; i++) {
		map->drawn = &map->drafts[i];
		if (map->drawn->width == width && map->drawn->most == most)
			return true;
	}
	/* In a place of many widths the last makes room. */
	map->draft_count -= map->draft_count == DRAFTS;
	draft = &map->drafts[map->draft_count];
	map->data.most = most;
	if (!gb_map_draw(&context, &map->data, width, map->block->height, &draft->drawing)) {
		compose->failed = true;
		return false;
	}
	draft->width = width;
	draft->most = most;
	map->draft_count++;
	map->drawn = draft;
	return true;
}

static void map_measure(gb_composer *compose, gb_item *item, double *least, double *natural)
{
	(void)compose;
	*least = *natural = ((map_item *)item)->block->width;
}

static double foot_height(gb_composer *compose, map_item *map, double width)
{
	return gb_caption_height(compose, &map->caption, width) +
		   gb_caption_height(compose, &map->note, width);
}

/* The most height with which it is lowest: with too little room for its labels a map takes another
 * form, which may be higher. */
static bool find_least(gb_composer *compose, map_item *map, double width)
{
	double lowest = 0.0;

	if (map->least_width == width)
		return true;
	for (size_t i = 0; i < GB_COUNT(least_parts) && (i == 0 || map->item.flexible); i++) {
		const double most = least_parts[i] * map->block->most;

		if (!map_draw(compose, map, width, most))
			return false;
		if (i > 0 && map->drawn->drawing.height >= lowest)
			continue;
		lowest = map->drawn->drawing.height;
		map->least_most = most;
		/* With more it would only be higher. */
		if (lowest <= most)
			break;
	}
	map->least_width = width;
	return true;
}

static double map_need(gb_composer *compose, gb_item *item, double width, const gb_cursor *cursor)
{
	map_item *map = (map_item *)item;
	const double wide = gb_drawing_width(map->block, width);

	(void)cursor;
	if (!find_least(compose, map, wide) || !map_draw(compose, map, wide, map->least_most))
		return 0.0;
	return map->drawn->drawing.height + foot_height(compose, map, width);
}

/* As high as its most and the region allow; `need` is what it takes at least. */
static double map_grow(gb_composer *compose, map_item *map, gb_region region, double need)
{
	const double foot = foot_height(compose, map, region.width);
	const double room = region.height - foot;
	const double most = room < map->block->most ? room : map->block->most;

	if (!map->item.flexible || most <= map->least_most)
		return need;
	if (!map_draw(compose, map, gb_drawing_width(map->block, region.width), most))
		return need;
	/* What chose to be higher than it may is drawn as low as it was. */
	if (map->drawn->drawing.height > room + 0.01)
		return map_need(compose, &map->item, region.width, NULL);
	return map->drawn->drawing.height + foot;
}

/* Map, caption and note stand together (D 2.7); there is no half of a map. */
static gb_fit map_place(
	gb_composer *compose, gb_item *item, gb_region region, gb_cursor *cursor, gb_box *box)
{
	map_item *map = (map_item *)item;
	const double least = map_need(compose, item, region.width, cursor);
	const double need = map_grow(compose, map, region, least);

	if (compose->failed)
		return GB_FIT_FAULT;
	if (need > region.height + 0.01 && !region.empty)
		return GB_FIT_NONE;
	if (need > region.height + 0.01)
		return gb_drawing_too_high(compose, "map", need, region,
			"give the map a smaller width or height, or the page smaller margins", item->place);
	compose->elements[map->element].alt = map->drawn->drawing.alt;
	gb_drawing_place(compose, &map->drawn->drawing, map->element, item->place, region, box);
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

/* Of areas that are shown; in their own order. */
static const gb_finding *finding_of(
	gb_composer *compose, const gb_map_data *data, const gb_area_table *table)
{
	gb_finding *finding = GB_NEW(compose->arena, gb_finding);
	gb_finding_row *rows = GB_NEW_ARRAY(compose->arena, data->count, gb_finding_row);

	*finding = (gb_finding){
		.rows = rows,
		.judged = data->field == GB_OF_STATE,
	};
	for (size_t i = 0; i < data->count; i++) {
		const gb_map_value *value = &data->values[i];
		gb_finding_row *row = &rows[finding->count];

		if (!value->shown)
			continue;
		*row = (gb_finding_row){
			.name = value->area->name,
			.verdict = value->verdict,
			.area = value->area,
			.readings = { table->rows[value->area->order].reading },
			.value = value->value,
		};
		for (int lang = 0; lang < GB_LANG_COUNT; lang++)
			row->shown[lang] = &value->resolved[lang];
		finding->count++;
	}
	return finding;
}

/* What its lamps do not say. */
static gb_words hand_note(const gb_composer *compose, const gb_map_data *data)
{
	const gb_verdict **verdicts = GB_NEW_ARRAY(compose->arena, data->count, const gb_verdict *);

	for (size_t i = 0; data->field == GB_OF_STATE && i < data->count; i++)
		verdicts[i] = data->values[i].verdict;
	return gb_hand_note(compose, verdicts, data->count);
}

/* What the map says of itself, and what its lamps do not say. */
static gb_words map_rule(
	const gb_composer *compose, const gb_ledger *ledger, const gb_map_data *data)
{
	gb_words rule = gb_map_declaration(compose->arena, ledger->map);
	const gb_words hand = hand_note(compose, data);

	for (int lang = 0; lang < GB_LANG_COUNT; lang++) {
		const gb_str one = rule.in[lang], other = hand.in[lang];
		const char *between = lang == GB_LANG_EN && one.n > 0 && other.n > 0 ? " " : "";

		if (other.n > 0)
			rule.in[lang] = gb_str_format(
				compose->arena, "%.*s%s%.*s", (int)one.n, one.p, between, (int)other.n, other.p);
	}
	return rule;
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
	const size_t number = gb_caption_number(compose, block, GB_CAPTION_FIGURE);

	if (compose->counting)
		return;
	const gb_area_table table =
		gb_area_table_of(compose->arena, ledger, compose->verdicts, indicator, block->field);

	map->block = block;
	map->item.flexible = block->most > 0.0 && block->height == 0.0;
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
	const gb_finding *finding =
		block->finding || block->sources ? finding_of(compose, &map->data, &table) : NULL;

	if (!gb_caption_bind(compose, block, scope, GB_CAPTION_FIGURE, number, false, caption, finding,
			&map->caption) ||
		!gb_note_bind(compose, block, scope, gb_compose_section(compose),
			map_rule(compose, ledger, &map->data), finding, &map->note))
		return;
	gb_compose_add(compose, &map->item, &map_class, block, NULL);
}
