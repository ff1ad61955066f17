#include "json/length.h"
#include "base/decimal.h"
#include "base/geometry.h"

/* The sizes of Chinese type by name, in pt (DOMAIN 1.3). */
static const struct {
	const char *name;
	double points;
} type_sizes[] = {
	{ "初号", 42 },
	{ "小初", 36 },
	{ "一号", 26 },
	{ "小一", 24 },
	{ "二号", 22 },
	{ "小二", 18 },
	{ "三号", 16 },
	{ "小三", 15 },
	{ "四号", 14 },
	{ "小四", 12 },
	{ "五号", 10.5 },
	{ "小五", 9 },
	{ "六号", 7.5 },
	{ "小六", 6.5 },
};

static const struct {
	const char *suffix;
	double points;
} units[] = {
	{ "pt", 1 }, { "mm", GB_MM }, { "cm", 10 * GB_MM },
	{ "px", 0.75 }, /* of the web: 96 to the inch */
};

bool gb_length_parse(gb_str text, double *points)
{
	for (size_t i = 0; i < GB_COUNT(type_sizes); i++) {
		if (gb_str_is(text, type_sizes[i].name)) {
			*points = type_sizes[i].points;
			return true;
		}
	}
	for (size_t i = 0; i < GB_COUNT(units); i++) {
		gb_decimal number;

		if (!gb_str_ends(text, units[i].suffix))
			continue;
		number = gb_decimal_parse(gb_str_slice(text, 0, text.n - 2));
		*points = gb_decimal_double(number) * units[i].points;
		return number.known;
	}
	return false;
}

bool gb_length_on_grid(gb_str text, double line, double character, double *points)
{
	const bool lines = gb_str_ends(text, GB_LENGTH_LINES);
	gb_decimal number;

	if (!lines && !gb_str_ends(text, GB_LENGTH_CHARACTERS))
		return false;
	number = gb_decimal_parse(gb_str_slice(text, 0, text.n - sizeof GB_LENGTH_LINES + 1));
	*points = gb_decimal_double(number) * (lines ? line : character);
	return number.known && (lines ? line : character) > 0.0;
}

void gb_length_put_pattern(gb_buf *buf)
{
	gb_buf_text(buf, "^(-?[0-9]+([.][0-9]+)?(");
	for (size_t i = 0; i < GB_COUNT(units); i++)
		gb_buf_format(buf, "%s%s", i > 0 ? "|" : "", units[i].suffix);
	gb_buf_text(buf, "|" GB_LENGTH_LINES "|" GB_LENGTH_CHARACTERS ")");
	for (size_t i = 0; i < GB_COUNT(type_sizes); i++)
		gb_buf_format(buf, "|%s", type_sizes[i].name);
	gb_buf_text(buf, ")$");
}
