#include "layout/reader.h"

/* Colours of a layout: tokens with an sRGB and a CMYK value. */

typedef struct colour_draft {
	gb_place place;
	gb_str token, rgb;
	const gb_json *cmyk;
} colour_draft;

#define INKS                                                                                       \
	"{'type':'array','minItems':4,'maxItems':4,"                                                   \
	"'items':{'type':'integer','minimum':0,'maximum':100}}"

/* clang-format off */
static const gb_field colour_fields[] = {
	{ "token", GB_FIELD_ID,    offsetof(colour_draft, token), GB_REQUIRED, NULL, "name, by its part in the design: ink, red, lamp-green" },
	{ "rgb",   GB_FIELD_TEXT,  offsetof(colour_draft, rgb),   GB_REQUIRED, NULL, "sRGB for screens, \"#b5121b\"" },
	{ "cmyk",  GB_FIELD_VALUE, offsetof(colour_draft, cmyk),  GB_OPTIONAL, INKS, "per cent for print, [0, 80, 80, 0]; from rgb when absent" },
};
/* clang-format on */

const gb_shape gb_colour_shape = {
	"colour",
	colour_fields,
	GB_COUNT(colour_fields),
	sizeof(colour_draft),
	offsetof(colour_draft, place),
	"a named colour",
};

static int hex_digit(char c)
{
	if (c >= '0' && c <= '9')
		return c - '0';
	if (c >= 'a' && c <= 'f')
		return c - 'a' + 10;
	if (c >= 'A' && c <= 'F')
		return c - 'A' + 10;
	return -1;
}

static bool read_rgb(const gb_layout_reader *reader, const colour_draft *draft, gb_colour *colour)
{
	const gb_str text = draft->rgb;
	int digits[6] = { 0 };
	bool ok = text.n == 7 && text.p[0] == '#';

	for (size_t i = 0; ok && i < GB_COUNT(digits); i++) {
		digits[i] = hex_digit(text.p[i + 1]);
		ok = digits[i] >= 0;
	}
	if (!ok)
		return gb_fault(reader->diags, gb_place_member(draft->place, "rgb"), "bad-colour",
			gb_str_format(reader->arena, "\"%.*s\"", (int)text.n, text.p),
			GB_STR("# and six hexadecimal digits, e.g. \"#b5121b\""), GB_STR(""));
	colour->red = (uint8_t)(digits[0] * 16 + digits[1]);
	colour->green = (uint8_t)(digits[2] * 16 + digits[3]);
	colour->blue = (uint8_t)(digits[4] * 16 + digits[5]);
	return true;
}

static bool read_cmyk(const gb_layout_reader *reader, const gb_json *list, gb_colour *colour)
{
	uint8_t *const inks[] = { &colour->cyan, &colour->magenta, &colour->yellow, &colour->black };
	size_t count = 0;
	bool ok = list->kind == GB_JSON_ARRAY && list->count == GB_COUNT(inks);

	for (const gb_json *item = ok ? list->first : NULL; ok && item != NULL; item = item->next) {
		const gb_decimal ink =
			item->kind == GB_JSON_NUMBER ? gb_decimal_parse(item->text) : (gb_decimal){ 0 };

		ok = ink.known && ink.places == 0 && ink.digits >= 0 && ink.digits <= 100;
		if (ok)
			*inks[count++] = (uint8_t)ink.digits;
	}
	if (!ok)
		return gb_fault(reader->diags, list->place, "bad-colour",
			gb_json_found(reader->arena, list),
			GB_STR("cyan, magenta, yellow and black in whole per cent, e.g. [0, 80, 80, 0]"),
			GB_STR(""));
	return true;
}

/* One ink in per cent: how far `value` lies below the brightest of the three. */
static uint8_t ink_of(int value, int brightest)
{
	if (brightest == 0)
		return 0;
	return (uint8_t)(((brightest - value) * 100 + brightest / 2) / brightest);
}

/* The plain rule where a layout gives no inks: black is what the brightest of red, green and blue
 * lacks, and the others print what remains. So a grey prints in black alone and stays neutral. */
static void derive_cmyk(gb_colour *colour)
{
	int brightest = colour->red;

	if (colour->green > brightest)
		brightest = colour->green;
	if (colour->blue > brightest)
		brightest = colour->blue;
	colour->black = (uint8_t)(((255 - brightest) * 100 + 127) / 255);
	colour->cyan = ink_of(colour->red, brightest);
	colour->magenta = ink_of(colour->green, brightest);
	colour->yellow = ink_of(colour->blue, brightest);
}

/* The colours of one list, in its order. */
static bool read_list(const gb_layout_reader *reader, const gb_json *list, gb_list *into)
{
	gb_colour *colours;
	size_t count = 0;
	bool ok = true;

	*into = (gb_list){ 0 };
	if (list == NULL)
		return true;
	if (!gb_layout_is_list(reader, list, "a list of colours", GB_LAYOUT_NAMES_MOST))
		return false;
	colours = GB_NEW_ARRAY(reader->arena, list->count, gb_colour);
	for (const gb_json *item = list->first; item != NULL; item = item->next) {
		colour_draft draft;
		gb_colour *colour = &colours[count++];
		bool read = gb_layout_read_shape(reader, &gb_colour_shape, item, &draft);

		colour->token = draft.token;
		read = read && read_rgb(reader, &draft, colour);
		if (draft.cmyk == NULL)
			derive_cmyk(colour);
		else
			read &= read_cmyk(reader, draft.cmyk, colour);
		ok &= read;
	}
	*into = (gb_list){ colours, count };
	return gb_layout_unique(reader, list, "token",
			   gb_layout_names(reader->arena, *into, sizeof(gb_colour), offsetof(gb_colour, token)),
			   count) &&
		   ok;
}

bool gb_layout_read_colours(gb_layout_reader *reader, const gb_json *theme, const gb_json *own)
{
	gb_list given, changed;
	bool ok = read_list(reader, theme, &given);

	ok &= read_list(reader, own, &changed);

	const gb_colour *from = given.items, *over = changed.items;
	gb_colour *colours = GB_NEW_ARRAY(reader->arena, given.count + changed.count, gb_colour);
	size_t count = 0;

	for (size_t i = 0; i < given.count; i++)
		colours[count++] = from[i];
	for (size_t i = 0; i < changed.count; i++) {
		size_t at = 0;

		while (at < given.count && !gb_str_equal(colours[at].token, over[i].token))
			at++;
		colours[at < given.count ? at : count++] = over[i];
	}
	reader->layout->colours = (gb_list){ colours, count };
	return ok;
}
