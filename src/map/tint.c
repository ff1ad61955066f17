#include "map/part.h"

/* Colours of areas: tints of one hue for classes, pale ones of the lamps for states. */

#define CONTRAST_LEAST 4.5 /* D 6.5 */
#define STATE_PART 0.26
#define HATCH_ANGLE 45
#define HATCH_PITCH 3.6
#define HATCH_WIDTH 0.6

/* How much of the colour each class has. Tints between the light and the dark ones would let
 * neither ink nor ground be read on them, so the ramp leaps over them. */
static const double ramps[GB_CLASSES_MOST][GB_CLASSES_MOST] = {
	{ 0.34 },
	{ 0.20, 0.88 },
	{ 0.16, 0.46, 0.92 },
	{ 0.12, 0.34, 0.58, 0.94 },
	{ 0.10, 0.28, 0.50, 0.82, 1.0 },
};

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

bool gb_map_ramp(gb_map *map)
{
	const gb_chart_context *context = map->chart.context;
	const size_t count = map->classes.count;

	for (size_t i = 0; i < count; i++) {
		map->tints[i] = gb_map_mix(map->data->colour, map->chart.ground, ramps[count - 1][i]);
		map->inks[i] = ink_on(map, map->tints[i]);
		if (gb_colour_contrast(map->inks[i], map->tints[i]) < CONTRAST_LEAST)
			return gb_fault(context->diags, context->place, "no-contrast",
				gb_str_format(context->arena, "no legible text on class %zu of the colour \"%.*s\"",
					i + 1, (int)map->data->colour.token.n, map->data->colour.token.p),
				GB_STR("a contrast of 4.5 or more with \"ink\" or \"ground\""),
				GB_STR("name a darker colour"));
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

	for (size_t i = 0; i < data->count; i++) {
		const gb_verdict *verdict = data->values[i].verdict;

		if (verdict == NULL || !data->values[i].shown ||
			gb_colour_find(map->chart.context->layout, verdict->lamp->colour) != NULL)
			continue;
		return gb_fault(map->chart.context->diags, gb_place_member(verdict->lamp->place, "colour"),
			"unknown-colour",
			gb_str_format(map->chart.context->arena, "\"%.*s\"", (int)verdict->lamp->colour.n,
				verdict->lamp->colour.p),
			GB_STR("a colour of the layout"),
			GB_STR("add the colour to the layout's \"colours\", or name one that it has"));
	}
	return true;
}
