#ifndef GB_BASE_DATE_H
#define GB_BASE_DATE_H

#include "base/str.h"

/* A day of the Gregorian calendar. A zeroed date is missing. */
typedef struct gb_date {
	int16_t year;
	uint8_t month, day;
} gb_date;

/* From the first to the last day, both included. */
typedef struct gb_period {
	gb_date from, to;
} gb_period;

bool gb_date_known(gb_date date);
gb_date gb_date_parse(gb_str text); /* "2024-06-30"; missing when it is anything else */
int gb_date_compare(gb_date a, gb_date b);
bool gb_date_after(gb_date a, gb_date b);
gb_date gb_date_month_end(int year, int month);
int gb_date_days(gb_date from, gb_date to); /* how many days later `to` is */
/* 2024年6月30日 / 30 June 2024: no leading zeros (GB/T 15835-2011). */
gb_str gb_date_text(gb_arena *arena, gb_date date, gb_lang lang);

/* "2023", "2024-Q1", "2024-H1", "2024-06", "2024-01/2024-09" (months); missing otherwise. */
gb_period gb_period_parse(gb_str text);
bool gb_period_known(gb_period period);
bool gb_period_equal(gb_period a, gb_period b);
int gb_period_months(gb_period period); /* whole months it spans */
/* 2023年, 2024年一季度, 2024年上半年, 2024年1—9月 / 2023, the first quarter of 2024, the first half
 * of 2024, January to September 2024. */
gb_str gb_period_text(gb_arena *arena, gb_period period, gb_lang lang);
/* For heads of columns: 2024年上半年 / H1 2024. */
gb_str gb_period_short(gb_arena *arena, gb_period period, gb_lang lang);

#endif
