#include "base/decimal.h"

#include <assert.h>

/* Products and aligned sums of two 18-digit numbers reach 10^36 and more: they need 128 bits. */
__extension__ typedef __int128 wide;

#define DIGITS_MOST INT64_C(999999999999999999)

static const int64_t powers[GB_DECIMAL_PLACES + 1] = {
	INT64_C(1),
	INT64_C(10),
	INT64_C(100),
	INT64_C(1000),
	INT64_C(10000),
	INT64_C(100000),
	INT64_C(1000000),
	INT64_C(10000000),
	INT64_C(100000000),
	INT64_C(1000000000),
	INT64_C(10000000000),
	INT64_C(100000000000),
	INT64_C(1000000000000),
	INT64_C(10000000000000),
	INT64_C(100000000000000),
	INT64_C(1000000000000000),
	INT64_C(10000000000000000),
	INT64_C(100000000000000000),
	INT64_C(1000000000000000000),
};

/* 10^exponent, up to 36. */
static wide power_of_ten(unsigned exponent)
{
	assert(exponent <= 2 * GB_DECIMAL_PLACES);
	if (exponent <= GB_DECIMAL_PLACES)
		return powers[exponent];
	return (wide)powers[GB_DECIMAL_PLACES] * powers[exponent - GB_DECIMAL_PLACES];
}

static wide magnitude(wide value)
{
	return value < 0 ? -value : value;
}

static gb_decimal overflowed(void)
{
	return (gb_decimal){ .overflow = true };
}

/* What arithmetic with a missing operand gives; an overflow stays visible to the end. */
static gb_decimal missing_of(gb_decimal a, gb_decimal b)
{
	return (gb_decimal){ .overflow = a.overflow || b.overflow };
}

/* The exact value when it fits; zeros at the end of the fraction give way first. */
static gb_decimal fit(wide digits, unsigned places)
{
	while (places > 0 && (places > GB_DECIMAL_PLACES || magnitude(digits) > DIGITS_MOST) &&
		   digits % 10 == 0) {
		digits /= 10;
		places--;
	}
	if (places > GB_DECIMAL_PLACES || magnitude(digits) > DIGITS_MOST)
		return overflowed();
	return (gb_decimal){ .digits = (int64_t)digits, .places = (uint8_t)places, .known = true };
}

gb_decimal gb_decimal_of(int64_t digits, unsigned places)
{
	assert(places <= GB_DECIMAL_PLACES);
	return fit(digits, places);
}

gb_decimal gb_decimal_parse(gb_str text)
{
	int64_t digits = 0;
	unsigned places = 0;
	size_t whole_count = 0;
	size_t at = 0;
	bool negative = false;
	bool fraction = false;

	if (text.n > 0 && text.p[0] == '-') {
		negative = true;
		at++;
	}
	for (; at < text.n; at++) {
		const char c = text.p[at];

		if (c == '.' && !fraction && whole_count > 0) {
			fraction = true;
			continue;
		}
		if (c < '0' || c > '9')
			return (gb_decimal){ 0 };
		if (digits > DIGITS_MOST / 10 || (fraction && places == GB_DECIMAL_PLACES))
			return overflowed();
		digits = digits * 10 + (c - '0');
		places += fraction;
		whole_count += !fraction;
	}
	if (whole_count == 0 || (fraction && places == 0))
		return (gb_decimal){ 0 };
	return gb_decimal_of(negative ? -digits : digits, places);
}

int gb_decimal_compare(gb_decimal a, gb_decimal b)
{
	const unsigned places = a.places > b.places ? a.places : b.places;
	const wide left = (wide)a.digits * powers[places - a.places];
	const wide right = (wide)b.digits * powers[places - b.places];

	assert(a.known && b.known);
	return (left > right) - (left < right);
}

bool gb_decimal_equal(gb_decimal a, gb_decimal b)
{
	if (!a.known || !b.known)
		return a.known == b.known;
	return gb_decimal_compare(a, b) == 0;
}

int gb_decimal_sign(gb_decimal a)
{
	if (!a.known)
		return 0;
	return (a.digits > 0) - (a.digits < 0);
}

gb_decimal gb_decimal_negate(gb_decimal a)
{
	a.digits = -a.digits;
	return a;
}

gb_decimal gb_decimal_add(gb_decimal a, gb_decimal b)
{
	const unsigned places = a.places > b.places ? a.places : b.places;

	if (!a.known || !b.known)
		return missing_of(a, b);
	return fit(
		(wide)a.digits * powers[places - a.places] + (wide)b.digits * powers[places - b.places],
		places);
}

gb_decimal gb_decimal_subtract(gb_decimal a, gb_decimal b)
{
	return gb_decimal_add(a, gb_decimal_negate(b));
}

gb_decimal gb_decimal_multiply(gb_decimal a, gb_decimal b)
{
	if (!a.known || !b.known)
		return missing_of(a, b);
	return fit((wide)a.digits * b.digits, (unsigned)a.places + b.places);
}

/*
 * numerator × 10^exponent / denominator, rounded once; exponent from -18 to 36.
 * |numerator| is below 10^37 and |denominator| below 10^19, so both can still be moved by the
 * exponent: a numerator that passes 10^37 has a quotient of more than eighteen digits anyhow.
 */
static gb_decimal divide_rounded(
	wide numerator, wide denominator, int exponent, unsigned places, gb_rounding rounding)
{
	const bool negative = (numerator < 0) != (denominator < 0);
	wide quotient, twice;

	numerator = magnitude(numerator);
	denominator = magnitude(denominator);
	for (; exponent > 0 && numerator > 0; exponent--) {
		if (numerator > power_of_ten(36) * 10)
			return overflowed();
		numerator *= 10;
	}
	if (exponent < 0)
		denominator *= power_of_ten((unsigned)-exponent);
	quotient = numerator / denominator;
	twice = numerator % denominator * 2;
	/* On the magnitude: -2.5 goes to -3 half up, to -2 half to even (GB/T 8170-2008, 3.2). */
	if (twice > denominator ||
		(twice == denominator && (rounding == GB_ROUND_HALF_UP || quotient % 2 == 1)))
		quotient++;
	if (quotient > DIGITS_MOST)
		return overflowed();
	return gb_decimal_of((int64_t)(negative ? -quotient : quotient), places);
}

gb_decimal gb_decimal_divide(gb_decimal a, gb_decimal b, unsigned places, gb_rounding rounding)
{
	assert(places <= GB_DECIMAL_PLACES);
	if (!a.known || !b.known)
		return missing_of(a, b);
	if (b.digits == 0)
		return (gb_decimal){ 0 };
	return divide_rounded(a.digits, b.digits, (int)places + b.places - a.places, places, rounding);
}

gb_decimal gb_decimal_scale(
	gb_decimal a, int64_t numerator, int64_t denominator, unsigned places, gb_rounding rounding)
{
	assert(places <= GB_DECIMAL_PLACES && denominator != 0);
	if (!a.known)
		return a;
	return divide_rounded(
		(wide)a.digits * numerator, denominator, (int)places - a.places, places, rounding);
}

int gb_decimal_compare_ratios(gb_decimal a, gb_decimal b, gb_decimal c, gb_decimal d)
{
	wide left = (wide)a.digits * d.digits;
	wide right = (wide)c.digits * b.digits;
	int left_places = a.places + d.places;
	int right_places = c.places + b.places;
	bool swapped = false;
	int order;

	assert(a.known && b.known && c.known && d.known && b.digits > 0 && d.digits > 0);
	/* The side with fewer places is moved up to the other. Neither is above 10^36, so once it
	 * is larger than that it is the larger one and need not be moved any further. */
	if (left_places > right_places) {
		const wide kept = left;
		const int kept_places = left_places;

		left = right;
		right = kept;
		left_places = right_places;
		right_places = kept_places;
		swapped = true;
	}
	while (left_places < right_places && left != 0 && magnitude(left) <= power_of_ten(36)) {
		left *= 10;
		left_places++;
	}
	order = (left > right) - (left < right);
	return swapped ? -order : order;
}

gb_decimal gb_decimal_round(gb_decimal a, unsigned places, gb_rounding rounding)
{
	assert(places <= GB_DECIMAL_PLACES);
	if (!a.known)
		return a;
	return divide_rounded(a.digits, 1, (int)places - a.places, places, rounding);
}

gb_decimal gb_decimal_trim(gb_decimal a)
{
	while (a.places > 0 && a.digits % 10 == 0) {
		a.digits /= 10;
		a.places--;
	}
	return a;
}

unsigned gb_decimal_significant(gb_decimal a)
{
	int64_t digits = a.digits < 0 ? -a.digits : a.digits;
	unsigned count = 1;

	if (!a.known)
		return 0;
	while ((digits /= 10) > 0)
		count++;
	return count;
}

gb_str gb_decimal_text(gb_arena *arena, gb_decimal a, bool group, bool typographic)
{
	return gb_decimal_grouped(arena, a, group ? 5 : 0, typographic);
}

gb_str gb_decimal_grouped(gb_arena *arena, gb_decimal a, unsigned from, bool typographic)
{
	gb_buf buf = gb_buf_new(arena);
	char digits[40]; /* least first */
	uint64_t left = (uint64_t)(a.digits < 0 ? -a.digits : a.digits);
	unsigned count = 0;
	unsigned whole;

	if (!a.known)
		return (gb_str){ NULL, 0 };
	while (left > 0 || count <= a.places) {
		digits[count++] = (char)('0' + left % 10);
		left /= 10;
	}
	whole = count - a.places;
	if (a.digits < 0)
		gb_buf_text(&buf, typographic ? "\u2212" : "-");
	while (count > 0) {
		const unsigned above_point = count > a.places ? count - a.places : 0;

		if (above_point == 0 && count == a.places)
			gb_buf_char(&buf, '.');
		else if (from > 0 && whole >= from && above_point % 3 == 0 && above_point > 0 &&
				 above_point != whole)
			gb_buf_char(&buf, ',');
		gb_buf_char(&buf, digits[--count]);
	}
	return gb_buf_taken(&buf);
}

double gb_decimal_double(gb_decimal a)
{
	return a.known ? (double)a.digits / (double)powers[a.places] : 0;
}
