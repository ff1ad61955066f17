#include "map/part.h"

/* Words and figures of a map, as labels. */

/* A copy of a style in one colour: on a dark area the second language is as light as the first. */
static gb_style *style_in(gb_arena *arena, const gb_style *style, gb_colour colour, bool strong)
{
	gb_style *copy = GB_NEW(arena, gb_style);
	const bool tabular = style->plain.tabular;

	*copy = *style;
	if (strong)
		copy->plain = style->strong;
	copy->plain.tabular = tabular;
	copy->plain.colour = colour;
	copy->colour = colour;
	return copy;
}

bool gb_map_label(const gb_map *map, const gb_label_words words[GB_LANG_COUNT], gb_colour colour,
	bool strong, gb_place place, gb_label *out)
{
	gb_arena *arena = map->chart.context->arena;
	const gb_style *label = map->chart.context->label;
	gb_chart_context *context = GB_NEW(arena, gb_chart_context);
	gb_style *style = style_in(arena, label, colour, strong);
	gb_chart chart = map->chart;

	for (int lang = 0; lang < GB_LANG_COUNT; lang++)
		style->for_lang[lang] = style_in(arena, label->for_lang[lang], colour, strong);
	style->alone = style_in(arena, label->alone, colour, strong);
	*context = *map->chart.context;
	context->label = style;
	chart.context = context;
	if (!gb_label_shape(&chart, words, colour, place, out))
		return false;
	gb_label_fit(&map->chart, out, gb_label_below_width(out), false);
	return true;
}

bool gb_map_label_words(
	const gb_map *map, gb_words words, gb_colour colour, bool strong, gb_label *out)
{
	gb_label_words both[GB_LANG_COUNT] = { { .text = { NULL, 0 } } };

	for (int lang = 0; lang < GB_LANG_COUNT; lang++)
		both[lang].text = words.in[lang];
	return gb_map_label(map, both, colour, strong, map->data->place, out);
}

static const gb_figure *figure_new(const gb_map *map, gb_figure figure)
{
	gb_figure *copy = GB_NEW(map->chart.context->arena, gb_figure);

	*copy = figure;
	copy->rounding = map->chart.context->rounding;
	return copy;
}

static gb_label_words figure_words(const gb_map *map, const gb_resolved *resolved)
{
	gb_label_words words = { .text = resolved->text, .figure_to = resolved->text.n };

	if (resolved->kind < 0) {
		/* A verdict's word has no figure whose mark could tell the page. */
		if (resolved->status == GB_VALUE_SAMPLE)
			map->chart.out->registers |= GB_REGISTER_SAMPLE;
		return words;
	}
	words.figure = figure_new(map, (gb_figure){
									   .kind = (gb_figure_kind)resolved->kind,
									   .path = resolved->path,
									   .value = resolved->value,
									   .printed = resolved->printed,
									   .places = resolved->places,
									   .status = (gb_value_status)resolved->status,
									   .place = resolved->place,
								   });
	if (resolved->number_to > resolved->number_from) {
		words.figure_from = resolved->number_from;
		words.figure_to = resolved->number_to;
	}
	return words;
}

/* An area without a target of its own cannot be late with it. */
gb_words gb_map_missing(const gb_map *map, const gb_map_value *value)
{
	static const struct {
		const char *zh, *en;
	} reported = { "未报", "Not reported" }, set = { "无目标", "No target" },
	  either = { "未报或无目标", "No figure or target" };
	const bool own = map->data->field != GB_OF_ACTUAL;
	const bool any = value == NULL && map->data->field != GB_OF_STATE;

	if (!own || (value != NULL && value->verdict != NULL))
		return (gb_words){ { gb_str_of(reported.zh), gb_str_of(reported.en) } };
	if (any)
		return (gb_words){ { gb_str_of(either.zh), gb_str_of(either.en) } };
	return (gb_words){ { gb_str_of(set.zh), gb_str_of(set.en) } };
}

bool gb_map_label_value(
	const gb_map *map, const gb_map_value *value, gb_colour colour, gb_label *out)
{
	gb_label_words words[GB_LANG_COUNT] = { { .text = { NULL, 0 } } };
	const gb_words missing = gb_map_missing(map, value);
	const bool known = value->value.known;

	for (size_t i = 0; i < map->chart.lang_count; i++) {
		const gb_lang lang = map->chart.langs[i];

		if (known)
			words[lang] = figure_words(map, &value->resolved[lang]);
		else
			words[lang].text = missing.in[lang];
	}
	return gb_map_label(map, words, colour, known,
		known ? value->resolved[map->chart.langs[0]].place : value->place, out);
}

static unsigned places_of(const gb_map *map)
{
	unsigned places = 0;

	for (size_t i = 0; i + 1 < map->classes.count; i++)
		places = map->classes.limits[i].places > places ? map->classes.limits[i].places : places;
	return places;
}

static gb_str limit_text(const gb_map *map, gb_decimal limit, unsigned places, gb_lang lang)
{
	const gb_decimal shown = limit.places < places
								 ? gb_decimal_round(limit, places, map->chart.context->rounding)
								 : limit;

	return gb_value_write(map->chart.context->arena, shown, map->data->unit, map->data->counted,
		(gb_value_form){ .places = -1, .rounding = map->chart.context->rounding }, lang)
		.text;
}

/* The least and the greatest value of a class; false when it is empty. */
static bool span_of(const gb_map *map, size_t class, gb_decimal *least, gb_decimal *most)
{
	bool found = false;

	for (size_t i = 0; i < map->data->count; i++) {
		const gb_map_value *value = &map->data->values[i];

		if (!value->shown || !value->value.known ||
			gb_class_of(&map->classes, value->value) != class)
			continue;
		if (!found || gb_decimal_compare(value->value, *least) < 0)
			*least = value->value;
		if (!found || gb_decimal_compare(value->value, *most) > 0)
			*most = value->value;
		found = true;
	}
	return found;
}

/* Fixed limits say where a class begins; breaks that the values chose say which values they hold. */
static gb_str class_text(const gb_map *map, size_t class, gb_lang lang)
{
	gb_arena *arena = map->chart.context->arena;
	const bool chosen =
		map->data->classing == GB_CLASSING_QUANTILE || map->data->classing == GB_CLASSING_JENKS;
	const bool first = class == 0, last = class + 1 == map->classes.count;
	const unsigned places = places_of(map);
	gb_str from, to;

	if (chosen || map->classes.count == 1) {
		gb_decimal least = { 0 }, most = { 0 };

		if (!span_of(map, class, &least, &most))
			return GB_STR("—");
		from = limit_text(map, least, places, lang);
		to = limit_text(map, most, places, lang);
		if (gb_decimal_equal(least, most))
			return from;
		return gb_str_format(arena, "%.*s – %.*s", (int)from.n, from.p, (int)to.n, to.p);
	}
	from =
		first ? (gb_str){ NULL, 0 } : limit_text(map, map->classes.limits[class - 1], places, lang);
	to = last ? (gb_str){ NULL, 0 } : limit_text(map, map->classes.limits[class], places, lang);
	if (first)
		return gb_str_format(arena, "<%.*s", (int)to.n, to.p);
	if (last)
		return gb_str_format(arena, "≥%.*s", (int)from.n, from.p);
	return gb_str_format(arena, "%.*s – <%.*s", (int)from.n, from.p, (int)to.n, to.p);
}

bool gb_map_label_class(const gb_map *map, size_t class, gb_label *out)
{
	gb_label_words words[GB_LANG_COUNT] = { { .text = { NULL, 0 } } };
	const gb_decimal limit =
		map->classes.count > 1 ? map->classes.limits[class > 0 ? class - 1 : 0] : (gb_decimal){ 0 };

	for (size_t i = 0; i < map->chart.lang_count; i++) {
		const gb_lang lang = map->chart.langs[i];
		const gb_str text = class_text(map, class, lang);

		words[lang] = (gb_label_words){
			.text = text,
			.figure_to = text.n,
			.figure = figure_new(map, (gb_figure){ .kind = GB_FIGURE_THRESHOLD,
										  .value = limit,
										  .printed = gb_value_convert(limit, map->data->unit, lang,
											  map->chart.context->rounding),
										  .places = places_of(map),
										  .place = map->data->place }),
		};
	}
	return gb_map_label(map, words, map->chart.ink, false, map->data->place, out);
}

bool gb_map_label_count(const gb_map *map, size_t count, gb_label *out)
{
	const gb_lang lang = map->chart.langs[0];
	gb_label_words words[GB_LANG_COUNT] = { { .text = { NULL, 0 } } };
	const gb_decimal number = gb_decimal_of((int64_t)count, 0);

	words[lang].text = gb_str_format(map->chart.context->arena, "%zu", count);
	words[lang].figure_to = words[lang].text.n;
	words[lang].figure = figure_new(map, (gb_figure){
											 .kind = GB_FIGURE_VALUE,
											 .path = GB_STR("count:areas"),
											 .value = number,
											 .printed = number,
											 .place = map->data->place,
										 });
	return gb_map_label(map, words, map->chart.muted, false, map->data->place, out);
}

static void put(gb_buf *buf, const char *before, gb_str text, const char *after)
{
	if (text.n == 0)
		return;
	gb_buf_text(buf, before);
	gb_buf_str(buf, text);
	gb_buf_text(buf, after);
}

gb_words gb_map_declaration(gb_arena *arena, const gb_place_map *of)
{
	gb_buf zh = gb_buf_new(arena), en = gb_buf_new(arena);
	const bool held = of->holder.in[GB_LANG_ZH].n > 0;

	put(&zh, "审图号：", of->review, "。");
	put(&en, "Map review number ", of->review, ". ");
	if (of->schematic) {
		gb_buf_text(&zh, "示意图，不作为划界依据。");
		gb_buf_text(&en, "Schematic map; not a basis for boundaries. ");
	}
	put(&zh, "边界来源：", of->source.in[GB_LANG_ZH], "");
	put(&zh, "（数据日期", gb_date_text(arena, of->date, GB_LANG_ZH), held ? "），" : "）。");
	put(&zh, "权利人：", of->holder.in[GB_LANG_ZH], "。");
	put(&en, "Boundaries: ", of->source.in[GB_LANG_EN], "");
	put(&en, " (data of ", gb_date_text(arena, of->date, GB_LANG_EN), held ? "); " : ").");
	put(&en, "held by ", of->holder.in[GB_LANG_EN], ".");
	return (gb_words){ { gb_buf_taken(&zh), gb_buf_taken(&en) } };
}
