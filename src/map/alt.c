#include "map/part.h"

/* The map in words, for those who cannot see it (D 6.6), made of the same texts as its labels. */

typedef struct extremes {
	const gb_map_value *highest, *lowest;
	size_t counties, zones, known, missing;
} extremes;

static extremes find(const gb_map *map)
{
	extremes found = { 0 };

	for (size_t i = 0; i < map->data->count; i++) {
		const gb_map_value *value = &map->data->values[i];

		if (!value->shown)
			continue;
		if (value->area->kind == GB_AREA_COUNTY)
			found.counties++;
		else
			found.zones++;
		if (!value->value.known) {
			found.missing++;
			continue;
		}
		found.known++;
		/* Of equal ones the first in the official order is named. */
		if (found.highest == NULL || gb_decimal_compare(value->value, found.highest->value) > 0)
			found.highest = value;
		if (found.lowest == NULL || gb_decimal_compare(value->value, found.lowest->value) < 0)
			found.lowest = value;
	}
	return found;
}

static void put(gb_buf *buf, const char *before, gb_str text)
{
	gb_buf_text(buf, before);
	gb_buf_str(buf, text);
}

static void put_value(gb_buf *buf, const char *before, const gb_map_value *value, gb_lang lang)
{
	put(buf, before, value->area->name.in[lang]);
	put(buf, " ", value->resolved[lang].text);
}

/* Every state with the areas that are in it. */
static void put_states(const gb_map *map, gb_buf *buf, gb_lang lang)
{
	for (int state = 0; state < GB_STATE_COUNT; state++) {
		bool any = false;

		for (size_t i = 0; i < map->data->count; i++) {
			const gb_map_value *value = &map->data->values[i];

			if (!value->shown || value->verdict == NULL || value->verdict->state != state)
				continue;
			if (!any)
				put(buf, lang == GB_LANG_ZH ? "" : " ",
					map->data->policy->states[state].word.in[lang]);
			put(buf, any ? (lang == GB_LANG_ZH ? "、" : ", ") : (lang == GB_LANG_ZH ? "：" : ": "),
				value->area->name.in[lang]);
			any = true;
		}
		if (any)
			gb_buf_text(buf, lang == GB_LANG_ZH ? "。" : ".");
	}
}

static gb_str alt_zh(const gb_map *map, extremes found)
{
	const gb_lang lang = GB_LANG_ZH;
	gb_buf buf = gb_buf_new(map->chart.context->arena);

	gb_buf_text(&buf, map->data->mark == GB_MAP_SYMBOLS ? "圆圈地图，" : "分级地图，");
	put(&buf, "", map->data->name.in[lang]);
	put(&buf, "，", map->data->period.in[lang]);
	gb_buf_format(&buf, "，%zu个地区。", found.counties + found.zones);
	if (map->data->field == GB_OF_STATE)
		put_states(map, &buf, lang);
	else if (found.known > 0) {
		put_value(&buf, "最高为", found.highest, lang);
		put_value(&buf, "，最低为", found.lowest, lang);
		gb_buf_text(&buf, "。");
	}
	if (found.missing > 0) {
		gb_buf_format(&buf, "%zu个地区", found.missing);
		put(&buf, "", gb_map_missing(map, NULL).in[lang]);
		gb_buf_text(&buf, "。");
	}
	if (map->data->map->schematic)
		gb_buf_text(&buf, "示意图，不作为划界依据。");
	return gb_buf_taken(&buf);
}

static gb_str alt_en(const gb_map *map, extremes found)
{
	const gb_lang lang = GB_LANG_EN;
	const size_t count = found.counties + found.zones;
	gb_buf buf = gb_buf_new(map->chart.context->arena);

	gb_buf_format(&buf,
		"%s of %zu area%s: ", map->data->mark == GB_MAP_SYMBOLS ? "Map with circles" : "Shaded map",
		count, count == 1 ? "" : "s");
	put(&buf, "", map->data->name.in[lang]);
	put(&buf, ", ", map->data->period.in[lang]);
	gb_buf_text(&buf, ".");
	if (map->data->field == GB_OF_STATE)
		put_states(map, &buf, lang);
	else if (found.known > 0) {
		put_value(&buf, " Highest ", found.highest, lang);
		put_value(&buf, ", lowest ", found.lowest, lang);
		gb_buf_text(&buf, ".");
	}
	if (found.missing > 0) {
		gb_buf_format(&buf, " %zu: ", found.missing);
		put(&buf, "", gb_map_missing(map, NULL).in[lang]);
		gb_buf_text(&buf, ".");
	}
	if (map->data->map->schematic)
		gb_buf_text(&buf, " Schematic map; not a basis for boundaries.");
	return gb_buf_taken(&buf);
}

gb_words gb_map_alt(const gb_map *map)
{
	const extremes found = find(map);

	return (gb_words){ { alt_zh(map, found), alt_en(map, found) } };
}
