#include "map/part.h"

/* Colours of areas: tints of one hue for classes, pale ones of the lamps for states. */

#define CONTRAST_LEAST 4.5 /* D 6.5 */
#define STATE_PART 0.26
#define HATCH_ANGLE 45
#define HATCH_PITCH 3.6
#define HATCH_WIDTH 0.6

/* How much of the colour each class has, where that is legible. */
static const double ramps[GB_CLASSES_MOST][GB_CLASSES_MOST] = {
	{ 0.28 },
	{ 0.16, 0.56 },
	{ 0.12, 0.36, 0.86 },
	{ 0.10, 0.28, 0.54, 0.88 },
	{ 0.08, 0.22, 0.40, 0.60, 0.90 },
};
#define PART_STEP 0.02
#define PART_APART 0.08 /* between two classes, at least */

static uint8_t mix(uint8_t colour, uint8_t ground, double part)
{
	return (uint8_t)((double)ground + ((double)colour - (double)ground) * part + 0.5);
}

gb_colour gb_map_mix(gb_colour colour, gb_colour ground, double part)
{
	return (gb_colour){
		.token = colour.token,
		.red = mix(colour.red, ground.red, part),
		.green = mix(colour.green, ground.green, part),
		.blue = mix(colour.blue, ground.blue, part),
		.cyan = mix(colour.cyan, ground.cyan, part),
		.magenta = mix(colour.magenta, ground.magenta, part),
		.yellow = mix(colour.yellow, ground.yellow, part),
		.black = mix(colour.black, ground.black, part),
	};
}

static gb_colour ink_on(const gb_map *map, gb_colour tint)
{
	const gb_chart *chart = &map->chart;

	return gb_colour_contrast(chart->ink, tint) >= gb_colour_contrast(chart->ground, tint)
			   ? chart->ink
			   : chart->ground;
}

static bool is_legible(gb_map *map, size_t class, double part)
{
	if (part > 1.0)
		return false;
	map->tints[class] = gb_map_mix(map->data->colour, map->chart.ground, part);
	map->inks[class] = ink_on(map, map->tints[class]);
	return gb_colour_contrast(map->inks[class], map->tints[class]) >= CONTRAST_LEAST;
}

/* Between the light tints and the dark ones neither ink nor ground can be read: the ramp leaps over
 * what lies there, down where there is room above the class before, else up. */
static double legible_part(gb_map *map, size_t class, double part, double least)
{
	for (int away = 0; away <= 50; away++) {
		const double down = part - PART_STEP * away, up = part + PART_STEP * away;

		if (down >= least && is_legible(map, class, down))
			return down;
		if (up >= least && is_legible(map, class, up))
			return up;
	}
	return -1;
}

bool gb_map_ramp(gb_map *map)
{
	const gb_chart_context *context = map->chart.context;
	const size_t count = map->classes.count;
	double least = 0;

	for (size_t i = 0; i < count; i++) {
		const double part = legible_part(map, i, ramps[count - 1][i], least);

		if (part < 0)
			return gb_fault(context->diags, context->place, "no-contrast",
				gb_str_format(context->arena, "no legible text on class %zu of the colour \"%.*s\"",
					i + 1, (int)map->data->colour.token.n, map->data->colour.token.p),
				GB_STR("a contrast of 4.5 or more with \"ink\" or \"ground\""),
				GB_STR("name a darker colour, or use fewer classes"));
		least = part + PART_APART;
	}
	return true;
}

gb_map_look gb_map_look_of_class(const gb_map *map, size_t class)
{
	return (gb_map_look){ .fill = gb_paint_solid(map->tints[class]), .ink = map->inks[class] };
}

gb_map_look gb_map_look_missing(const gb_map *map)
{
	return (gb_map_look){
		.fill = {
			.kind = GB_PAINT_HATCH,
			.colour = map->chart.rule,
			.second = map->chart.ground,
			.angle = HATCH_ANGLE,
			.pitch = HATCH_PITCH,
			.width = HATCH_WIDTH,
		},
		.ink = map->chart.ink,
	};
}

gb_map_look gb_map_look_of_state(const gb_map *map, int state)
{
	const gb_lamp *lamp = map->data->policy->states[state].lamp;
	const gb_colour *colour = gb_colour_find(map->chart.context->layout, lamp->colour);

	return (gb_map_look){
		.fill = gb_paint_solid(gb_map_mix(*colour, map->chart.ground, STATE_PART)),
		.ink = map->chart.ink,
		.lamp = lamp,
	};
}

gb_map_look gb_map_look_of(const gb_map *map, const gb_map_value *value)
{
	const gb_colour land = gb_map_mix(map->chart.rule, map->chart.ground, 0.45);

	if (!value->shown)
		return (gb_map_look){ .fill = gb_paint_solid(land), .ink = map->chart.ink };
	if (!value->value.known)
		return gb_map_look_missing(map);
	if (map->data->field == GB_OF_STATE)
		return gb_map_look_of_state(map, value->verdict->state);
	if (map->data->mark == GB_MAP_SYMBOLS)
		return (gb_map_look){ .fill = gb_paint_solid(land), .ink = map->chart.ink };
	return gb_map_look_of_class(map, gb_class_of(&map->classes, value->value));
}

bool gb_map_check_lamps(const gb_map *map)
{
	const gb_map_data *data = map->data;
	const gb_chart_context *context = map->chart.context;
	gb_colour colour;

	for (size_t i = 0; i < data->count; i++) {
		const gb_verdict *verdict = data->values[i].verdict;

		if (verdict != NULL && data->values[i].shown &&
			!gb_lamp_colour(
				context->arena, context->layout, verdict->lamp, &colour, context->diags))
			return false;
	}
	return true;
}
