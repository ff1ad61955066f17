#ifndef GB_MODEL_UNIT_H
#define GB_MODEL_UNIT_H

#include "model/ledger.h"

/*
 * Units in Chinese and their exact counterparts in English (D 4.2). One table; an unknown unit is
 * an error, never a guess.
 */
typedef enum gb_unit_type {
	GB_UNIT_PERCENT,
	GB_UNIT_POINTS,  /* percentage points: never mixed with per cent (D 3.8) */
	GB_UNIT_MEASURE, /* money, length, area, weight, power, concentration, … */
	GB_UNIT_COUNTER, /* 家 个 项: the English noun is the indicator's */
	GB_UNIT_ORDINAL, /* a place in a ranking: 第3位, 3rd; differences of places are counted */
} gb_unit_type;

struct gb_unit {
	const char *zh; /* "亿元" */
	gb_unit_type type;
	const char *en_before;          /* "US$" or "" */
	const char *en_one, *en_many;   /* after the number: "billion yuan"; NULL for a counter */
	const char *en_solid;           /* "%": written without a blank; NULL otherwise */
	bool scaled;                    /* en_many already says million or billion */
	int64_t numerator, denominator; /* zh value × this = en value */
	const char *help;
};

const gb_unit *gb_unit_find(gb_str zh); /* NULL: unknown */
const gb_unit *gb_units(size_t *count);
/* The units of what is computed: rates and gaps. */
const gb_unit *gb_unit_percent(void);
const gb_unit *gb_unit_points(void);
const gb_unit *gb_unit_ordinal(void); /* of the kind "rank" */
const gb_unit *gb_unit_places(void);  /* of a difference of places */
const gb_unit *gb_unit_days(void);

/* How a value is to be written. */
typedef struct gb_value_form {
	int places;     /* decimals in the ledger's unit; -1: as the value has them */
	bool unit;      /* with its unit or noun */
	bool magnitude; /* without its sign */
	bool brief;     /* "pp" for "percentage points": columns and charts, which explain it */
	bool sign;      /* "+" before a positive value, U+2212 before a negative one */
	gb_rounding rounding;
} gb_value_form;

/* A value as text, with what was printed. `number_from`, `number_to` are the bytes of the number
 * in `text` (for alignment at the decimal point and for figure spans). */
typedef struct gb_value_text {
	gb_str text;
	size_t number_from, number_to;
	gb_decimal printed; /* in the printed unit */
	unsigned places;
} gb_value_text;

/* Chinese: the ledger's own number and unit, solid (800.4亿元, 7.2%). English: converted exactly
 * (D 4.2; digits follow the source's significant digits), grouped, with the noun in its number. */
gb_value_text gb_value_write(gb_arena *arena, gb_decimal value, const gb_unit *unit,
	const gb_counted *counted, gb_value_form form, gb_lang lang);
/* The unit alone, for heads and axes: 亿元 / billion yuan; 家 / enterprises; % / %. */
gb_str gb_unit_text(gb_arena *arena, const gb_unit *unit, const gb_counted *counted, gb_lang lang);
/* The value in the unit that is printed in this language (for axes). */
gb_decimal gb_value_convert(
	gb_decimal value, const gb_unit *unit, gb_lang lang, gb_rounding rounding);
/* A range, 2—3个 / 2–3 industries; both ends keep % and 万 (GB/T 15835-2011, D 2.13). */
gb_value_text gb_range_write(gb_arena *arena, gb_decimal value, gb_decimal upper,
	const gb_unit *unit, const gb_counted *counted, gb_value_form form, gb_lang lang);
/* A target with its qualifier: 5.5%左右, 1400家以上, 力争突破300亿元 / around 5.5%, at least 1,400
 * enterprises. The qualifier words come from a table (model/qualifier.c). */
gb_value_text gb_target_write(
	gb_arena *arena, const gb_target *target, gb_value_form form, gb_lang lang);
/* So many of so many works: 8件（共10件） / 8 of 10 projects; without the unit only the first. */
gb_value_text gb_works_write(gb_arena *arena, gb_decimal done, gb_decimal all, const gb_unit *unit,
	const gb_counted *counted, gb_value_form form, gb_lang lang);
/* A reading with its qualifier: 突破2800亿元 / more than 280 billion yuan. */
gb_value_text gb_reading_write(
	gb_arena *arena, const gb_reading *reading, gb_value_form form, gb_lang lang);

#endif
