#ifndef GB_BASE_DECIMAL_H
#define GB_BASE_DECIMAL_H

#include "base/str.h"

/*
 * An exact decimal: digits × 10^-places. 6.10 is 610 with two places and prints as 6.10.
 *
 * A zeroed decimal is *missing*, which is not nought: arithmetic with a missing value gives a
 * missing value, so no rule can turn an unreported figure into a bad one (D 3.4). A result
 * beyond eighteen digits is missing too and sets `overflow`; callers that can meet it on user
 * input report it. Figures are never doubles (DESIGN §7). Fixed size and no allocation are why
 * this is not libmpdec.
 */
typedef struct gb_decimal {
	int64_t digits;
	uint8_t places; /* 0 to 18 */
	bool known;
	bool overflow;
} gb_decimal;

#define GB_DECIMAL_PLACES 18

/* How a digit beyond the last place is dropped (GB/T 8170-2008: half to even; or half up). */
typedef enum gb_rounding { GB_ROUND_HALF_EVEN, GB_ROUND_HALF_UP } gb_rounding;

gb_decimal gb_decimal_of(int64_t digits, unsigned places);
/* Reads -?digits(.digits)?, nothing else: no exponent, no grouping, no leading "+". Missing when
 * the text is anything else or too long. */
gb_decimal gb_decimal_parse(gb_str text);
int gb_decimal_compare(gb_decimal a, gb_decimal b); /* both known */
bool gb_decimal_equal(gb_decimal a, gb_decimal b);  /* 5.50 equals 5.5; missing equals missing */
int gb_decimal_sign(gb_decimal a);                  /* -1, 0, 1; missing 0 */
gb_decimal gb_decimal_negate(gb_decimal a);
gb_decimal gb_decimal_add(gb_decimal a, gb_decimal b);
gb_decimal gb_decimal_subtract(gb_decimal a, gb_decimal b);
gb_decimal gb_decimal_multiply(gb_decimal a, gb_decimal b);
/* a / b rounded once to `places`; missing when b is nought. */
gb_decimal gb_decimal_divide(gb_decimal a, gb_decimal b, unsigned places, gb_rounding rounding);
/* a × numerator / denominator rounded once (unit conversion: 1 mu is 1/15 ha). */
gb_decimal gb_decimal_scale(
	gb_decimal a, int64_t numerator, int64_t denominator, unsigned places, gb_rounding rounding);
/* Compares a/b with c/d exactly, without dividing; b and d are positive. */
int gb_decimal_compare_ratios(gb_decimal a, gb_decimal b, gb_decimal c, gb_decimal d);
/* To exactly `places`: fewer are rounded once, more are filled with zeros. */
gb_decimal gb_decimal_round(gb_decimal a, unsigned places, gb_rounding rounding);
/* Without zeros at the end of the fraction. */
gb_decimal gb_decimal_trim(gb_decimal a);
unsigned gb_decimal_significant(gb_decimal a); /* significant digits as written: 0.050 has 2 */
/* "-1234.50"; with `group` a comma every three digits from five integer digits on
 * (GB/T 15835-2011, 5.1.3); minus is U+2212 when `typographic`. Missing gives "". */
gb_str gb_decimal_text(gb_arena *arena, gb_decimal a, bool group, bool typographic);
/* The same with commas from `from` integer digits on; 0 for none. English text writes 1,400 where
 * Chinese writes 1400, so `from` is 4 there and 5 here. */
gb_str gb_decimal_grouped(gb_arena *arena, gb_decimal a, unsigned from, bool typographic);
/* For drawing only (bar lengths), never for a printed figure. */
double gb_decimal_double(gb_decimal a);

#endif
