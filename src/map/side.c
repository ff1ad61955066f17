#include "map/side.h"

#include <math.h>

/* The column beside the map: what the values are, the legend, and tiles of areas that have no
 * borders. */

#define GAP_EM 0.6       /* between a swatch and its words */
#define COUNT_GAP_EM 1.2 /* between the words and how many areas they are */
#define ROW_GAP_EM 0.45
#define TILE_PAD_EM 0.6
#define ACROSS_GAP_EM 3.0 /* between legend and tiles that stand beside each other */
#define SIDE_MOST 0.36    /* of the frame's width */
#define OUTLINE 0.5
#define DISCS 3

static double em(const gb_map *map, double count)
{
	return count * map->chart.em;
}

static size_t count_of(const gb_map *map, int class, int state)
{
	size_t count = 0;

	for (size_t i = 0; i < map->data->count; i++) {
		const gb_map_value *value = &map->data->values[i];

		if (!value->shown)
			continue;
		if (!value->value.known)
			count += class < 0 && state < 0;
		else if (state >= 0)
			count += value->verdict->state == state;
		else if (class >= 0)
			count += gb_class_of(&map->classes, value->value) == (size_t) class;
	}
	return count;
}

static bool count_row(const gb_map *map, gb_side_row *of, size_t count)
{
	of->counted = true;
	return gb_map_label_count(map, count, &of->count);
}

/* The highest class on top, as in the values' order. */
static bool class_rows(const gb_map *map, gb_map_side *side)
{
	bool ok = true;

	for (size_t i = map->classes.count; ok && i-- > 0;) {
		gb_side_row *of = &side->rows[side->row_count++];

		of->look = gb_map_look_of_class(map, i);
		ok =
			gb_map_label_class(map, i, &of->words) && count_row(map, of, count_of(map, (int)i, -1));
	}
	return ok;
}

static bool state_rows(const gb_map *map, gb_map_side *side)
{
	bool ok = true;

	for (int state = 0; ok && state < GB_STATE_COUNT; state++) {
		const size_t count = count_of(map, -1, state);

		if (count == 0)
			continue;
		gb_side_row *of = &side->rows[side->row_count++];

		of->look = gb_map_look_of_state(map, state);
		ok = gb_map_label_words(
				 map, map->data->policy->states[state].word, map->chart.ink, false, &of->words) &&
			 count_row(map, of, count);
	}
	return ok;
}

/* The largest 1, 2 or 5 × 10ⁿ that is no more than `most`, and the ones below it. */
static size_t round_values(gb_decimal most, gb_decimal out[DISCS])
{
	static const int64_t digits[] = { 5, 2, 1 };
	size_t count = 0;

	for (int power = 17; power >= -6 && count < DISCS; power--) {
		for (size_t i = 0; i < 3 && count < DISCS; i++) {
			gb_decimal value = gb_decimal_of(digits[i], power < 0 ? (unsigned)-power : 0);

			for (int k = 0; k < power; k++)
				value = gb_decimal_multiply(value, gb_decimal_of(10, 0));
			if (value.known && gb_decimal_compare(value, most) <= 0)
				out[count++] = value;
		}
	}
	return count;
}

static bool disc_rows(const gb_map *map, gb_map_side *side)
{
	gb_decimal most = gb_decimal_of(0, 0), values[DISCS];
	size_t count;
	bool ok = true;

	for (size_t i = 0; i < map->data->count; i++) {
		gb_decimal value = map->data->values[i].value;

		if (!value.known || !map->data->values[i].shown)
			continue;
		value = gb_decimal_sign(value) < 0 ? gb_decimal_negate(value) : value;
		most = gb_decimal_compare(value, most) > 0 ? value : most;
	}
	count = round_values(most, values);
	for (size_t i = 0; ok && i < count; i++) {
		gb_side_row *of = &side->rows[side->row_count++];
		gb_label_words words[GB_LANG_COUNT] = { { .text = { NULL, 0 } } };

		of->disc = gb_map_radius(map, values[i]);
		for (size_t k = 0; k < map->chart.lang_count; k++) {
			const gb_lang lang = map->chart.langs[k];
			const gb_value_text written = gb_value_write(map->chart.context->arena, values[i],
				map->data->unit, map->data->counted,
				(gb_value_form){ .places = -1, .unit = true, .brief = true }, lang);
			gb_figure *figure = GB_NEW(map->chart.context->arena, gb_figure);

			*figure = (gb_figure){ .kind = GB_FIGURE_TICK,
				.value = values[i],
				.printed = written.printed,
				.places = written.places,
				.place = map->data->place };
			words[lang] =
				(gb_label_words){ written.text, figure, written.number_from, written.number_to };
		}
		ok = gb_map_label(map, words, map->chart.ink, false, map->data->place, &of->words);
	}
	return ok;
}

static bool legend_rows(const gb_map *map, gb_map_side *side)
{
	gb_side_row *missing;
	bool ok;

	side->rows =
		GB_NEW_ARRAY(map->chart.context->arena, GB_STATE_COUNT + GB_CLASSES_MOST, gb_side_row);
	if (map->data->field == GB_OF_STATE)
		ok = state_rows(map, side);
	else if (map->data->mark == GB_MAP_SYMBOLS)
		ok = disc_rows(map, side);
	else
		ok = class_rows(map, side);
	missing = &side->rows[side->row_count++];
	missing->look = gb_map_look_missing(map);
	return ok &&
		   gb_map_label_words(
			   map, gb_map_missing(map, NULL), map->chart.ink, false, &missing->words) &&
		   count_row(map, missing, count_of(map, -1, -1));
}

static bool tiles_new(const gb_map *map, gb_map_side *side)
{
	static const char *const head[GB_LANG_COUNT] = { "无单独区划边界", "No boundary of its own" };
	static const gb_words none = { { GB_STR_INIT("无单独目标"), GB_STR_INIT("No own target") } };
	const gb_place_map *of = map->data->map;
	const gb_words words = { { gb_str_of(head[0]), gb_str_of(head[1]) } };
	bool ok = true;

	side->tiles = GB_NEW_ARRAY(map->chart.context->arena, of->tile_count, gb_side_tile);
	for (size_t i = 0; ok && i < of->tile_count; i++) {
		const gb_map_value *value = &map->data->values[of->tiles[i]->order];
		gb_side_tile *item = &side->tiles[side->tile_count];

		if (!value->shown)
			continue;
		side->tile_count++;
		item->value = value;
		item->look = gb_map_look_of(map, value);
		item->lamp = value->verdict != NULL && value->value.known ? value->verdict->lamp : NULL;
		ok = gb_map_label_words(map, value->area->name, item->look.ink, false, &item->name) &&
			 gb_map_label_value(map, value, item->look.ink, &item->number);
		if (map->data->field == GB_OF_ACTUAL && value->verdict == NULL)
			ok = ok && gb_map_label_words(map, none, item->look.ink, false, &item->none);
	}
	return ok && (side->tile_count == 0 ||
					 gb_map_label_words(map, words, map->chart.muted, false, &side->tile_head));
}

static bool heads_new(const gb_map *map, gb_map_side *side)
{
	static const char *const count[GB_LANG_COUNT] = { "个数", "Areas" };
	const gb_words words = { { gb_str_of(count[0]), gb_str_of(count[1]) } };

	return gb_map_label_words(map, map->data->name, map->chart.ink, true, &side->title) &&
		   gb_map_label_words(map, map->data->period, map->chart.muted, false, &side->period) &&
		   gb_map_label_words(map, words, map->chart.muted, false, &side->count_head);
}

static bool fit(const gb_map *map, gb_label *label, double width)
{
	const double least = gb_label_least_width(label);

	if (least > width + 0.01)
		return gb_label_fault(&map->chart, label, least, width);
	gb_label_fit(&map->chart, label, width, false);
	return true;
}

static double words_from(const gb_map *map, const gb_map_side *side)
{
	return side->swatch + em(map, GAP_EM);
}

static double lamp_width(const gb_map *map, const gb_side_tile *of)
{
	return of->lamp != NULL ? em(map, GB_MAP_LAMP_EM + 0.35) : 0;
}

/* What a row needs besides its words. */
static double row_extra(const gb_map *map, const gb_map_side *side, const gb_side_row *of)
{
	return words_from(map, side) + (of->counted ? em(map, COUNT_GAP_EM) + side->counts : 0);
}

/* Below it some words would have to be broken where they must not be. */
static double least_width(const gb_map *map, const gb_map_side *side)
{
	double least = fmax(gb_label_least_width(&side->title), gb_label_least_width(&side->period));

	for (size_t i = 0; i < side->row_count; i++)
		least = fmax(least,
			row_extra(map, side, &side->rows[i]) + gb_label_least_width(&side->rows[i].words));
	for (size_t i = 0; i < side->tile_count; i++)
		least =
			fmax(least, em(map, 2 * TILE_PAD_EM) +
							fmax(gb_label_least_width(&side->tiles[i].name),
								side->tiles[i].number.width + lamp_width(map, &side->tiles[i])));
	return side->tile_count > 0 ? fmax(least, gb_label_least_width(&side->tile_head)) : least;
}

double gb_map_side_tiles_natural(const gb_map *map, const gb_map_side *side)
{
	double width = side->tile_count > 0 ? side->tile_head.width : 0;

	for (size_t i = 0; i < side->tile_count; i++)
		width = fmax(width, em(map, 2 * TILE_PAD_EM) + fmax(side->tiles[i].name.width,
														   side->tiles[i].number.width +
															   lamp_width(map, &side->tiles[i])));
	return width;
}

static double natural_width(const gb_map *map, const gb_map_side *side)
{
	double width = fmax(side->title.width, side->period.width);

	for (size_t i = 0; i < side->row_count; i++)
		width = fmax(width, row_extra(map, side, &side->rows[i]) + side->rows[i].words.width);
	return fmax(width, gb_map_side_tiles_natural(map, side));
}

/* As wide as its longest words, a third of the frame at most; where that is too little for it, the
 * column goes below the map and has all of the width. */
static void find_width(const gb_map *map, gb_map_side *side, double frame)
{
	double most = SIDE_MOST * frame;

	side->swatch = em(map, GB_SWATCH_EM);
	side->counts = side->count_head.width;
	for (size_t i = 0; i < side->row_count; i++) {
		side->swatch = fmax(side->swatch, 2 * side->rows[i].disc);
		side->counts = fmax(side->counts, side->rows[i].count.width);
	}
	if (least_width(map, side) > most)
		side->form = GB_MAP_SIDE_BELOW;
	if (side->form == GB_MAP_SIDE_BELOW)
		most = frame;
	side->width = side->tile_width = fmin(natural_width(map, side), most);
	side->across =
		side->form == GB_MAP_SIDE_BELOW && 2 * side->width + em(map, ACROSS_GAP_EM) <= frame;
}

bool gb_map_side_fit_tiles(const gb_map *map, gb_map_side *side)
{
	const double room = side->tile_width - em(map, 2 * TILE_PAD_EM);
	bool ok = side->tile_count == 0 || fit(map, &side->tile_head, side->tile_width);

	side->tiling = side->tile_count > 0 ? side->tile_head.height : 0;
	for (size_t i = 0; ok && i < side->tile_count; i++) {
		gb_side_tile *of = &side->tiles[i];

		ok = fit(map, &of->name, room) && fit(map, &of->number, room - lamp_width(map, of)) &&
			 fit(map, &of->none, room);
		gb_label_fit(&map->chart, &of->none, room, true);
		of->height =
			of->name.height + of->number.height + of->none.height + em(map, 2 * TILE_PAD_EM * 0.6);
		side->tiling += of->height + em(map, ROW_GAP_EM);
	}
	return ok;
}

static bool fit_all(const gb_map *map, gb_map_side *side)
{
	bool ok = fit(map, &side->title, side->width) && fit(map, &side->period, side->width);

	side->head = side->title.height + side->period.height;
	side->legend = side->count_head.height;
	for (size_t i = 0; ok && i < side->row_count; i++) {
		gb_side_row *of = &side->rows[i];

		ok = fit(map, &of->words, side->width - row_extra(map, side, of));
		of->height = fmax(of->words.height, fmax(2 * of->disc, em(map, GB_SWATCH_HEIGHT_EM)));
		side->legend += of->height + em(map, ROW_GAP_EM);
	}
	return ok && gb_map_side_fit_tiles(map, side);
}

gb_map_side *gb_map_side_new(const gb_map *map, double frame, gb_map_side_form form)
{
	gb_map_side *side = GB_NEW(map->chart.context->arena, gb_map_side);

	if (!heads_new(map, side) || !legend_rows(map, side) || !tiles_new(map, side))
		return NULL;
	side->form = form;
	if (form == GB_MAP_SIDE_STRIP && gb_map_strip_fit(map, side, frame))
		return side;
	if (form == GB_MAP_SIDE_STRIP)
		side->form = GB_MAP_SIDE_BELOW;
	find_width(map, side, frame);
	return fit_all(map, side) ? side : NULL;
}

gb_map_side_form gb_map_side_form_of(const gb_map_side *side)
{
	return side->form;
}

double gb_map_side_width(const gb_map_side *side)
{
	return side->width;
}

double gb_map_side_tile_width(const gb_map_side *side)
{
	return side->tile_width;
}

double gb_map_side_legend(const gb_map_side *side)
{
	if (side->form == GB_MAP_SIDE_STRIP)
		return side->legend;
	/* The gaps between the parts are of the labels' size; a little more does no harm. */
	return side->head + side->legend + side->count_head.height;
}

double gb_map_side_tiles(const gb_map_side *side)
{
	return side->tiling;
}

double gb_map_side_height(const gb_map_side *side)
{
	const double legend = gb_map_side_legend(side);

	return side->across ? fmax(legend, side->tiling)
						: legend + side->tiling + side->count_head.height;
}

gb_point gb_map_side_tiles_at(
	const gb_map *map, const gb_map_side *side, double x, double y, double height)
{
	if (side->across)
		return (gb_point){ x + side->width + em(map, ACROSS_GAP_EM), y };
	return (gb_point){ x, fmax(y + gb_map_side_legend(side), y + height - side->tiling) };
}

void gb_map_side_swatch(const gb_map *map, const gb_side_row *of, double x, double middle)
{
	const double height = em(map, GB_SWATCH_HEIGHT_EM), width = em(map, GB_SWATCH_EM);
	const gb_rect swatch = { x, middle - height / 2, width, height };

	if (of->disc > 0) {
		gb_map_circle(map, (gb_point){ x + of->disc, middle }, of->disc,
			gb_paint_solid(map->data->colour), (gb_stroke){ .width = 0 }, map->data->place);
	} else {
		gb_ops_rect(&map->chart.out->ops, swatch, of->look.fill,
			gb_stroke_solid(map->chart.rule, OUTLINE), map->data->place);
		gb_chart_box(&map->chart, GB_BOX_MARK, swatch, map->data->place);
	}
	if (of->look.lamp != NULL)
		gb_map_lamp(map, of->look.lamp, x + (width - em(map, GB_MAP_LAMP_EM)) / 2, middle,
			em(map, GB_MAP_LAMP_EM));
}

static void draw_row(
	const gb_map *map, const gb_map_side *side, const gb_side_row *of, double x, double y)
{
	const double middle = y + of->height / 2;

	/* Circles stand about one middle, swatches at the left. */
	gb_map_side_swatch(map, of, of->disc > 0 ? x + side->swatch / 2 - of->disc : x, middle);
	gb_label_set(&map->chart, &of->words, x + words_from(map, side), middle - of->words.height / 2,
		GB_ALIGN_START);
	if (of->counted)
		gb_label_set(
			&map->chart, &of->count, x + side->width, middle - of->count.height / 2, GB_ALIGN_END);
}

static void draw_tile(
	const gb_map *map, const gb_map_side *side, const gb_side_tile *of, double x, double y)
{
	const gb_rect rect = { x, y, side->tile_width, of->height };
	const double left = x + em(map, TILE_PAD_EM);
	const double top = y + em(map, TILE_PAD_EM * 0.6);

	gb_ops_rect(&map->chart.out->ops, rect, of->look.fill,
		gb_stroke_solid(gb_map_mix(map->chart.muted, map->chart.ground, 0.7), OUTLINE),
		of->value->place);
	gb_chart_box(&map->chart, GB_BOX_MARK, rect, of->value->place);
	gb_label_set(&map->chart, &of->name, left, top, GB_ALIGN_START);
	if (of->lamp != NULL)
		gb_map_lamp(map, of->lamp, left, top + of->name.height + of->number.height / 2,
			em(map, GB_MAP_LAMP_EM));
	gb_label_set(&map->chart, &of->number, left + lamp_width(map, of), top + of->name.height,
		GB_ALIGN_START);
	gb_label_set(
		&map->chart, &of->none, left, top + of->name.height + of->number.height, GB_ALIGN_START);
}

static void draw_legend(const gb_map *map, const gb_map_side *side, gb_point at)
{
	gb_label_set(&map->chart, &side->title, at.x, at.y, GB_ALIGN_START);
	at.y += side->title.height;
	gb_label_set(&map->chart, &side->period, at.x, at.y, GB_ALIGN_START);
	at.y += side->period.height + side->count_head.height / 2;
	gb_label_set(&map->chart, &side->count_head, at.x + side->width, at.y, GB_ALIGN_END);
	at.y += side->count_head.height + em(map, ROW_GAP_EM);
	for (size_t i = 0; i < side->row_count; i++) {
		draw_row(map, side, &side->rows[i], at.x, at.y);
		at.y += side->rows[i].height + em(map, ROW_GAP_EM);
	}
}

static void draw_tiles(const gb_map *map, const gb_map_side *side, gb_point at)
{
	if (side->tile_count > 0)
		gb_label_set(&map->chart, &side->tile_head, at.x, at.y, GB_ALIGN_START);
	at.y += side->tile_head.height + em(map, ROW_GAP_EM);
	for (size_t i = 0; i < side->tile_count; i++) {
		draw_tile(map, side, &side->tiles[i], at.x, at.y);
		at.y += side->tiles[i].height + em(map, ROW_GAP_EM);
	}
}

void gb_map_side_draw(const gb_map *map, const gb_map_side *side, gb_point legend, gb_point tiles)
{
	if (side->form == GB_MAP_SIDE_STRIP)
		gb_map_strip_draw(map, side, legend);
	else
		draw_legend(map, side, legend);
	draw_tiles(map, side, tiles);
}
