#include "map/side.h"

#include <math.h>

/*
 * The legend as a strip below the map: its classes in a row, from the least to the greatest as an
 * axis would have them, each with its range below the swatch and below that how many areas it has.
 */

#define HEAD_GAP_EM 1.2 /* between what the values are and of when */
#define LINE_GAP_EM 0.3

static double em(const gb_map *map, double count)
{
	return count * map->chart.em;
}

/* What the values are and of when: on a line, else below each other. */
static void fit_head(const gb_map *map, gb_map_side *side, double frame)
{
	gb_label_fit(&map->chart, &side->title, frame, true);
	gb_label_fit(&map->chart, &side->period, frame, true);
	side->across = side->title.width + em(map, HEAD_GAP_EM) + side->period.width <= frame;
	side->head = side->across ? fmax(side->title.height, side->period.height)
							  : side->title.height + side->period.height;
}

static bool is_counted(const gb_map_side *side)
{
	for (size_t i = 0; i < side->row_count; i++)
		if (side->rows[i].counted)
			return true;
	return false;
}

/* The entries from left to right: those of a column have the greatest class on top; what is missing
 * stays the last. */
static gb_side_row *entry_of(const gb_map *map, const gb_map_side *side, size_t index)
{
	const bool classes = map->data->field != GB_OF_STATE && map->data->mark == GB_MAP_FILL;
	const bool missing = index + 1 == side->row_count;

	return &side->rows[classes && !missing ? side->row_count - 2 - index : index];
}

/* Entries from the left, `gap` apart, behind the head of their counts. */
static void set_entries(const gb_map *map, gb_map_side *side, double gap)
{
	double x = is_counted(side) ? side->count_head.width + gap : 0;

	for (size_t i = 0; i < side->row_count; i++) {
		gb_side_row *of = entry_of(map, side, i);

		of->x = x;
		x += gap + fmax(of->disc > 0 ? 2 * of->disc : em(map, GB_SWATCH_EM),
					   fmax(of->words.width, of->counted ? of->count.width : 0));
	}
	side->width = x - gap;
}

bool gb_map_strip_fit(const gb_map *map, gb_map_side *side, double frame)
{
	/* The head of the counts on a line, else its languages below each other; far apart, else near. */
	static const struct {
		bool beside;
		double gap;
	} tries[] = { { true, 1.1 }, { true, 0.7 }, { false, 1.1 }, { false, 0.7 } };
	double swatch = em(map, GB_SWATCH_HEIGHT_EM), words = 0;

	if (gb_label_least_width(&side->title) > frame || gb_label_least_width(&side->period) > frame)
		return false;
	fit_head(map, side, frame);
	side->width = frame + 1;
	for (size_t i = 0; i < GB_COUNT(tries) && side->width > frame; i++) {
		gb_label_fit(&map->chart, &side->count_head, frame, tries[i].beside);
		set_entries(map, side, em(map, tries[i].gap));
	}
	side->tile_width = fmin(gb_map_side_tiles_natural(map, side), frame);
	if (side->width > frame || !gb_map_side_fit_tiles(map, side))
		return false;
	for (size_t i = 0; i < side->row_count; i++) {
		swatch = fmax(swatch, 2 * side->rows[i].disc);
		words = fmax(words, side->rows[i].words.height);
	}
	side->swatch = side->head + em(map, LINE_GAP_EM) + swatch / 2; /* their middles */
	side->words = side->swatch + swatch / 2 + em(map, LINE_GAP_EM);
	side->numbers = side->words + words;
	side->legend = side->numbers + (is_counted(side) ? side->count_head.height : 0);
	return true;
}

void gb_map_strip_draw(const gb_map *map, const gb_map_side *side, gb_point at)
{
	gb_label_set(&map->chart, &side->title, at.x, at.y, GB_ALIGN_START);
	gb_label_set(&map->chart, &side->period,
		side->across ? at.x + side->title.width + em(map, HEAD_GAP_EM) : at.x,
		side->across ? at.y : at.y + side->title.height, GB_ALIGN_START);
	if (side->legend > side->numbers)
		gb_label_set(&map->chart, &side->count_head, at.x, at.y + side->numbers, GB_ALIGN_START);
	for (size_t i = 0; i < side->row_count; i++) {
		const gb_side_row *of = entry_of(map, side, i);

		gb_map_side_swatch(map, of, at.x + of->x, at.y + side->swatch);
		gb_label_set(&map->chart, &of->words, at.x + of->x, at.y + side->words, GB_ALIGN_START);
		if (of->counted)
			gb_label_set(
				&map->chart, &of->count, at.x + of->x, at.y + side->numbers, GB_ALIGN_START);
	}
}
