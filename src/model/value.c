#include "model/unit.h"

#include <string.h>

/*
 * Values as text. A number is carried as digits × 10^exponent, so that the zeros that a conversion
 * adds (2.3万 = 23000) are never mistaken for precision, and those of the source (5.50) are kept.
 */
typedef struct scaled {
	int64_t digits;
	int exponent;
} scaled;

/* What stands around a number. */
typedef struct written {
	gb_decimal printed;
	gb_str number;     /* grouped, without its sign */
	const char *scale; /* "", "million", "billion" */
	const char *sign;
} written;

static scaled strip(scaled number)
{
	while (number.digits != 0 && number.digits % 10 == 0) {
		number.digits /= 10;
		number.exponent++;
	}
	if (number.digits == 0)
		number.exponent = 0;
	return number;
}

static int count_digits(int64_t digits)
{
	return (int)gb_decimal_significant(gb_decimal_of(digits, 0));
}

/* The power of ten that `number` is, or -1. */
static int power_of(int64_t number)
{
	int power = 0;

	for (; number % 10 == 0; number /= 10)
		power++;
	return number == 1 ? power : -1;
}

static int64_t ten_to(int power)
{
	int64_t result = 1;

	while (power-- > 0)
		result *= 10;
	return result;
}

/* value × numerator / denominator with `places` decimals, which may be negative: whole tens. */
static scaled scale_to(gb_decimal value, const gb_unit *unit, int places, gb_rounding rounding)
{
	gb_decimal result;

	if (places >= 0) {
		result =
			gb_decimal_scale(value, unit->numerator, unit->denominator, (unsigned)places, rounding);
		return (scaled){ result.digits, -places };
	}
	result =
		gb_decimal_scale(value, unit->numerator, unit->denominator * ten_to(-places), 0, rounding);
	return (scaled){ result.digits, -places };
}

static bool is_exact(scaled result, gb_decimal value, const gb_unit *unit)
{
	const gb_decimal number = result.exponent > 0
								  ? gb_decimal_of(result.digits * ten_to(result.exponent), 0)
								  : gb_decimal_of(result.digits, (unsigned)-result.exponent);

	return gb_decimal_equal(gb_decimal_multiply(number, gb_decimal_of(unit->denominator, 0)),
		gb_decimal_multiply(value, gb_decimal_of(unit->numerator, 0)));
}

/*
 * A factor that is no power of ten: the result has the source's significant digits, or one more
 * where it then is exact. 4441亩 are 296.1 ha, 600亩 are 40 ha, 2.3万亩 are 1,500 ha.
 */
static scaled convert_by_ratio(
	gb_decimal value, const gb_unit *unit, unsigned significant, gb_rounding rounding)
{
	const int wanted = significant == 0 ? 1 : (int)significant;
	const scaled whole = scale_to(value, unit, 0, rounding);
	int places = whole.digits == 0 ? 1 : wanted - count_digits(whole.digits);
	scaled result, finer;

	while (places < 15 && count_digits(scale_to(value, unit, places, rounding).digits) < wanted)
		places++;
	result = scale_to(value, unit, places, rounding);
	if (count_digits(result.digits) > wanted) /* 9.96 rounded to 10.0 */
		result = scale_to(value, unit, --places, rounding);
	if (places < 15 && value.places == 0 && !is_exact(result, value, unit)) {
		finer = scale_to(value, unit, places + 1, rounding);
		if (is_exact(finer, value, unit))
			return finer;
	}
	return result;
}

/* In the unit of the language; `value` as it stands in the ledger, `shown` rounded for display. */
static scaled convert(
	gb_decimal value, gb_decimal shown, const gb_unit *unit, gb_lang lang, gb_rounding rounding)
{
	scaled result = { shown.digits, -(int)shown.places };
	const bool decimals = shown.places > 0;
	int up, down;

	if (lang == GB_LANG_ZH || unit == NULL || (unit->numerator == 1 && unit->denominator == 1))
		return result;
	up = power_of(unit->numerator);
	down = power_of(unit->denominator);
	if (up >= 0 && down >= 0)
		result.exponent += up - down;
	else if (shown.digits != 0)
		result = convert_by_ratio(value, unit, gb_decimal_significant(shown), rounding);
	/* 300亿元 are 30 billion yuan, not 30.0; but 300.0亿元 are 30.00. */
	return decimals ? result : strip(result);
}

static gb_decimal decimal_of(scaled number)
{
	if (number.exponent <= 0)
		return gb_decimal_of(number.digits, (unsigned)-number.exponent);
	return gb_decimal_multiply(
		gb_decimal_of(number.digits, 0), gb_decimal_of(ten_to(number.exponent), 0));
}

/* From a million on English says "2.6 million", where that needs no more than two decimals. */
static const char *take_scale(scaled *number, const gb_unit *unit)
{
	static const struct {
		int power;
		const char *word;
	} words[] = { { 9, "billion" }, { 6, "million" } };
	const scaled plain = strip(*number);
	const int magnitude = count_digits(plain.digits) + plain.exponent;

	if (unit == NULL || unit->scaled || unit->type == GB_UNIT_PERCENT || plain.digits == 0)
		return "";
	for (size_t i = 0; i < GB_COUNT(words); i++) {
		if (magnitude <= words[i].power || plain.exponent - words[i].power < -2)
			continue;
		if (number->exponent >= 0)
			*number = plain;
		number->exponent -= words[i].power;
		if (number->exponent > 0)
			*number = (scaled){ number->digits * ten_to(number->exponent), 0 };
		return words[i].word;
	}
	return "";
}

static written write_number(
	gb_arena *arena, gb_decimal value, const gb_unit *unit, gb_value_form form, gb_lang lang)
{
	const gb_decimal shown =
		form.places < 0 ? value : gb_decimal_round(value, (unsigned)form.places, form.rounding);
	scaled number = convert(value, shown, unit, lang, form.rounding);
	written out = { .scale = "", .sign = "" };
	gb_decimal magnitude;

	/* "bare" has no room for a scale word: it stands in a column under a head with the unit. */
	if (lang == GB_LANG_EN && form.unit)
		out.scale = take_scale(&number, unit);
	out.printed = decimal_of(number);
	magnitude = out.printed.digits < 0 ? gb_decimal_negate(out.printed) : out.printed;
	out.number = gb_decimal_grouped(arena, magnitude, lang == GB_LANG_EN ? 4 : 0, true);
	if (form.magnitude)
		out.printed = magnitude;
	else if (out.printed.digits < 0)
		out.sign = "\u2212";
	else if (form.sign && out.printed.digits > 0)
		out.sign = "+";
	return out;
}

/* What follows the number: "家", " enterprises", "%". */
static void put_unit(
	gb_buf *buf, const gb_unit *unit, const gb_counted *counted, gb_lang lang, bool one, bool brief)
{
	const char *noun;

	if (unit == NULL)
		return;
	if (lang == GB_LANG_ZH) {
		gb_buf_text(buf, unit->type == GB_UNIT_POINTS ? "个百分点" : unit->zh);
		return;
	}
	if (unit->en_solid != NULL) {
		gb_buf_text(buf, unit->en_solid);
		return;
	}
	if (unit->type == GB_UNIT_COUNTER && counted != NULL) {
		gb_buf_char(buf, ' ');
		gb_buf_str(buf, one ? counted->one : counted->many);
		return;
	}
	noun = one ? unit->en_one : unit->en_many;
	if (brief && unit->type == GB_UNIT_POINTS)
		noun = "pp";
	if (noun == NULL || noun[0] == 0)
		return;
	gb_buf_char(buf, ' ');
	gb_buf_text(buf, noun);
}

static bool is_one(const written *number)
{
	return number->scale[0] == 0 && gb_str_is(number->number, "1");
}

static void put_scale(gb_buf *buf, const written *number)
{
	if (number->scale[0] == 0)
		return;
	gb_buf_char(buf, ' ');
	gb_buf_text(buf, number->scale);
}

/* 1st, 2nd, 3rd, 4th, 11th, 21st. */
static const char *ordinal_suffix(int64_t place)
{
	const int64_t tens = place % 100;

	if (tens >= 11 && tens <= 13)
		return "th";
	return place % 10 == 1 ? "st" : place % 10 == 2 ? "nd" : place % 10 == 3 ? "rd" : "th";
}

/* 第3位 / 3rd. */
static gb_value_text write_ordinal(
	gb_arena *arena, gb_decimal value, const gb_unit *unit, gb_lang lang)
{
	gb_value_text out = { .printed = value };
	gb_buf buf = gb_buf_new(arena);

	gb_buf_text(&buf, lang == GB_LANG_ZH ? "第" : "");
	out.number_from = buf.n;
	gb_buf_str(&buf, gb_decimal_grouped(arena, value, lang == GB_LANG_EN ? 4 : 0, true));
	out.number_to = buf.n;
	gb_buf_text(&buf, lang == GB_LANG_ZH ? unit->zh : ordinal_suffix(value.digits));
	out.text = gb_buf_taken(&buf);
	return out;
}

gb_value_text gb_value_write(gb_arena *arena, gb_decimal value, const gb_unit *unit,
	const gb_counted *counted, gb_value_form form, gb_lang lang)
{
	gb_value_text out = { .text = { NULL, 0 } };
	gb_buf buf = gb_buf_new(arena);
	written number;

	if (!value.known)
		return out;
	if (unit != NULL && unit->type == GB_UNIT_ORDINAL && form.unit)
		return write_ordinal(arena, value, unit, lang);
	number = write_number(arena, value, unit, form, lang);
	if (form.unit && lang == GB_LANG_EN && unit != NULL && unit->en_before[0] != 0) {
		gb_buf_text(&buf, number.sign);
		gb_buf_text(&buf, unit->en_before);
		out.number_from = buf.n;
	} else {
		gb_buf_text(&buf, number.sign);
	}
	gb_buf_str(&buf, number.number);
	out.number_to = buf.n;
	put_scale(&buf, &number);
	if (form.unit)
		put_unit(&buf, unit, counted, lang, is_one(&number), form.brief);
	out.text = gb_buf_taken(&buf);
	out.printed = number.printed;
	out.places = number.printed.places;
	return out;
}

/* The part of a Chinese unit that both ends of a range keep: 万 of 万亩 (D 2.13). */
static gb_str kept_part(const gb_unit *unit)
{
	static const char *const parts[] = { "万亿", "万", "亿" };

	if (unit != NULL && unit->type == GB_UNIT_PERCENT)
		return gb_str_of(unit->zh);
	for (size_t i = 0; unit != NULL && i < GB_COUNT(parts); i++) {
		if (gb_str_starts(gb_str_of(unit->zh), parts[i]))
			return gb_str_of(parts[i]);
	}
	return (gb_str){ NULL, 0 };
}

gb_value_text gb_range_write(gb_arena *arena, gb_decimal value, gb_decimal upper,
	const gb_unit *unit, const gb_counted *counted, gb_value_form form, gb_lang lang)
{
	const bool percent = unit != NULL && unit->type == GB_UNIT_PERCENT;
	gb_value_text out = { .text = { NULL, 0 } };
	gb_buf buf = gb_buf_new(arena);
	written low, high;

	if (!value.known || !upper.known)
		return gb_value_write(arena, value, unit, counted, form, lang);
	low = write_number(arena, value, unit, form, lang);
	high = write_number(arena, upper, unit, form, lang);
	if (form.unit && lang == GB_LANG_EN && unit != NULL)
		gb_buf_text(&buf, unit->en_before);
	out.number_from = buf.n;
	gb_buf_text(&buf, low.sign);
	gb_buf_str(&buf, low.number);
	if (strcmp(low.scale, high.scale) != 0)
		put_scale(&buf, &low);
	if (form.unit && lang == GB_LANG_ZH)
		gb_buf_str(&buf, kept_part(unit));
	if (form.unit && lang == GB_LANG_EN && percent)
		gb_buf_text(&buf, unit->en_solid);
	gb_buf_text(&buf, lang == GB_LANG_ZH ? "\u2014" : "\u2013");
	gb_buf_text(&buf, high.sign);
	gb_buf_str(&buf, high.number);
	out.number_to = buf.n;
	put_scale(&buf, &high);
	if (form.unit)
		put_unit(&buf, unit, counted, lang, false, form.brief);
	out.text = gb_buf_taken(&buf);
	out.printed = low.printed;
	out.places = low.printed.places;
	return out;
}

gb_str gb_unit_text(gb_arena *arena, const gb_unit *unit, const gb_counted *counted, gb_lang lang)
{
	gb_buf buf = gb_buf_new(arena);

	if (unit == NULL)
		return (gb_str){ NULL, 0 };
	if (lang == GB_LANG_ZH)
		return gb_str_of(unit->zh);
	gb_buf_text(&buf, unit->en_before);
	put_unit(&buf, unit, counted, lang, false, false);
	return gb_str_trim(gb_buf_taken(&buf));
}

gb_decimal gb_value_convert(
	gb_decimal value, const gb_unit *unit, gb_lang lang, gb_rounding rounding)
{
	if (!value.known)
		return value;
	return decimal_of(convert(value, value, unit, lang, rounding));
}
