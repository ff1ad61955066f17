#include "base/date.h"

#include <assert.h>

static const char *const month_names[] = {
	"January",
	"February",
	"March",
	"April",
	"May",
	"June",
	"July",
	"August",
	"September",
	"October",
	"November",
	"December",
};

/* For heads of columns, where a name has to be narrow. */
static const char *const month_shorts[] = {
	"Jan",
	"Feb",
	"Mar",
	"Apr",
	"May",
	"Jun",
	"Jul",
	"Aug",
	"Sep",
	"Oct",
	"Nov",
	"Dec",
};

static bool is_leap(int year)
{
	return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
}

static int month_days(int year, int month)
{
	static const uint8_t days[] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };

	return days[month - 1] + (month == 2 && is_leap(year));
}

/* The number written in `count` digits at `at`; -1 when they are not all digits. */
static int digits_at(gb_str text, size_t at, size_t count)
{
	int number = 0;

	if (at + count > text.n)
		return -1;
	for (size_t i = at; i < at + count; i++) {
		if (text.p[i] < '0' || text.p[i] > '9')
			return -1;
		number = number * 10 + (text.p[i] - '0');
	}
	return number;
}

bool gb_date_known(gb_date date)
{
	return date.month != 0;
}

/* The date when there is such a day in the years 1 to 9999, else missing. */
static gb_date date_of(int year, int month, int day)
{
	if (year < 1 || year > 9999 || month < 1 || month > 12 || day < 1 ||
		day > month_days(year, month))
		return (gb_date){ 0 };
	return (gb_date){ (int16_t)year, (uint8_t)month, (uint8_t)day };
}

gb_date gb_date_parse(gb_str text)
{
	if (text.n != 10 || text.p[4] != '-' || text.p[7] != '-')
		return (gb_date){ 0 };
	return date_of(digits_at(text, 0, 4), digits_at(text, 5, 2), digits_at(text, 8, 2));
}

int gb_date_compare(gb_date a, gb_date b)
{
	const int first = a.year * 10000 + a.month * 100 + a.day;
	const int second = b.year * 10000 + b.month * 100 + b.day;

	return (first > second) - (first < second);
}

bool gb_date_after(gb_date a, gb_date b)
{
	return gb_date_compare(a, b) > 0;
}

gb_date gb_date_month_end(int year, int month)
{
	assert(month >= 1 && month <= 12);
	return date_of(year, month, month_days(year, month));
}

/* Days since 1 March of the year 0; the year begins in March so that the leap day is its last. */
static int day_number(gb_date date)
{
	const int year = date.month > 2 ? date.year : date.year - 1;
	const int month = (date.month + 9) % 12;

	return year * 365 + year / 4 - year / 100 + year / 400 + (month * 153 + 2) / 5 + date.day - 1;
}

int gb_date_days(gb_date from, gb_date to)
{
	return day_number(to) - day_number(from);
}

gb_str gb_date_text(gb_arena *arena, gb_date date, gb_lang lang)
{
	if (!gb_date_known(date))
		return (gb_str){ NULL, 0 };
	if (lang == GB_LANG_EN)
		return gb_str_format(arena, "%d %s %d", date.day, month_names[date.month - 1], date.year);
	return gb_str_format(arena, "%d年%d月%d日", date.year, date.month, date.day);
}

bool gb_period_known(gb_period period)
{
	return gb_date_known(period.from) && gb_date_known(period.to);
}

bool gb_period_equal(gb_period a, gb_period b)
{
	return gb_date_compare(a.from, b.from) == 0 && gb_date_compare(a.to, b.to) == 0;
}

static gb_period months_of(int year, int first, int last_year, int last)
{
	gb_period period;

	if (last < 1 || last > 12 || last_year < 1)
		return (gb_period){ 0 };
	period = (gb_period){ date_of(year, first, 1), gb_date_month_end(last_year, last) };
	if (!gb_period_known(period) || gb_date_after(period.from, period.to))
		return (gb_period){ 0 };
	return period;
}

gb_period gb_period_parse(gb_str text)
{
	const int year = digits_at(text, 0, 4);

	if (text.n == 4)
		return months_of(year, 1, year, 12);
	if (text.n < 7 || text.p[4] != '-')
		return (gb_period){ 0 };
	if (text.n == 7 && text.p[5] == 'Q' && text.p[6] >= '1' && text.p[6] <= '4') {
		const int quarter = text.p[6] - '0';

		return months_of(year, quarter * 3 - 2, year, quarter * 3);
	}
	if (text.n == 7 && text.p[5] == 'H' && text.p[6] >= '1' && text.p[6] <= '2') {
		const int half = text.p[6] - '0';

		return months_of(year, half * 6 - 5, year, half * 6);
	}
	if (text.n == 7)
		return months_of(year, digits_at(text, 5, 2), year, digits_at(text, 5, 2));
	if (text.n != 15 || text.p[7] != '/' || text.p[12] != '-')
		return (gb_period){ 0 };
	return months_of(year, digits_at(text, 5, 2), digits_at(text, 8, 4), digits_at(text, 13, 2));
}

static bool is_month_end(gb_date date)
{
	return date.day == month_days(date.year, date.month);
}

int gb_period_months(gb_period period)
{
	int months;

	if (!gb_period_known(period))
		return 0;
	months = (period.to.year - period.from.year) * 12 + period.to.month - period.from.month + 1;
	months -= period.from.day != 1;
	months -= !is_month_end(period.to);
	return months < 0 ? 0 : months;
}

/* What a period is called: by its length, and where in the year it begins. */
typedef enum period_form {
	PERIOD_YEAR,
	PERIOD_HALF,
	PERIOD_QUARTER,
	PERIOD_MONTH,
	PERIOD_MONTHS,      /* several, in one year */
	PERIOD_MONTHS_LONG, /* over a change of year */
	PERIOD_DAYS,        /* not whole months */
	PERIOD_DAY,
} period_form;

static period_form form_of(gb_period period)
{
	const int months = gb_period_months(period);

	if (gb_date_compare(period.from, period.to) == 0)
		return PERIOD_DAY;
	if (period.from.day != 1 || !is_month_end(period.to))
		return PERIOD_DAYS;
	if (months == 1)
		return PERIOD_MONTH;
	if (period.from.year != period.to.year)
		return PERIOD_MONTHS_LONG;
	if (months == 12)
		return PERIOD_YEAR;
	if (months == 6 && period.from.month % 6 == 1)
		return PERIOD_HALF;
	if (months == 3 && period.from.month % 3 == 1)
		return PERIOD_QUARTER;
	return PERIOD_MONTHS;
}

static gb_str chinese_text(gb_arena *arena, gb_period period)
{
	static const char *const quarters[] = { "一", "二", "三", "四" };
	const gb_date from = period.from;
	const gb_date to = period.to;

	switch (form_of(period)) {
	case PERIOD_YEAR:
		return gb_str_format(arena, "%d年", from.year);
	case PERIOD_HALF:
		return gb_str_format(arena, "%d年%s半年", from.year, from.month == 1 ? "上" : "下");
	case PERIOD_QUARTER:
		return gb_str_format(arena, "%d年%s季度", from.year, quarters[from.month / 3]);
	case PERIOD_MONTH:
		return gb_str_format(arena, "%d年%d月", from.year, from.month);
	case PERIOD_MONTHS:
		return gb_str_format(arena, "%d年%d—%d月", from.year, from.month, to.month);
	case PERIOD_MONTHS_LONG:
		return gb_str_format(arena, "%d年%d月—%d年%d月", from.year, from.month, to.year, to.month);
	case PERIOD_DAYS:
		return gb_str_format(arena, "%d年%d月%d日—%d年%d月%d日", from.year, from.month, from.day,
			to.year, to.month, to.day);
	case PERIOD_DAY:
		break;
	}
	return gb_date_text(arena, from, GB_LANG_ZH);
}

static gb_str english_text(gb_arena *arena, gb_period period)
{
	static const char *const quarters[] = { "first", "second", "third", "fourth" };
	const gb_date from = period.from;
	const gb_date to = period.to;
	const char *first = month_names[from.month - 1];
	const char *last = month_names[to.month - 1];

	switch (form_of(period)) {
	case PERIOD_YEAR:
		return gb_str_format(arena, "%d", from.year);
	case PERIOD_HALF:
		return gb_str_format(arena, "the %s half of %d", quarters[from.month / 6], from.year);
	case PERIOD_QUARTER:
		return gb_str_format(arena, "the %s quarter of %d", quarters[from.month / 3], from.year);
	case PERIOD_MONTH:
		return gb_str_format(arena, "%s %d", first, from.year);
	case PERIOD_MONTHS:
		return gb_str_format(arena, "%s to %s %d", first, last, from.year);
	case PERIOD_MONTHS_LONG:
		return gb_str_format(arena, "%s %d to %s %d", first, from.year, last, to.year);
	case PERIOD_DAYS:
		return gb_str_format(
			arena, "%d %s %d to %d %s %d", from.day, first, from.year, to.day, last, to.year);
	case PERIOD_DAY:
		break;
	}
	return gb_date_text(arena, from, GB_LANG_EN);
}

static gb_str english_short(gb_arena *arena, gb_period period)
{
	const gb_date from = period.from;
	const gb_date to = period.to;
	const char *first = month_shorts[from.month - 1];
	const char *last = month_shorts[to.month - 1];

	switch (form_of(period)) {
	case PERIOD_YEAR:
		return gb_str_format(arena, "%d", from.year);
	case PERIOD_HALF:
		return gb_str_format(arena, "H%d %d", from.month / 6 + 1, from.year);
	case PERIOD_QUARTER:
		return gb_str_format(arena, "Q%d %d", from.month / 3 + 1, from.year);
	case PERIOD_MONTH:
		return gb_str_format(arena, "%s %d", first, from.year);
	case PERIOD_MONTHS:
		return gb_str_format(arena, "%s–%s %d", first, last, from.year);
	case PERIOD_MONTHS_LONG:
		return gb_str_format(arena, "%s %d–%s %d", first, from.year, last, to.year);
	case PERIOD_DAYS:
		return gb_str_format(
			arena, "%d %s %d–%d %s %d", from.day, first, from.year, to.day, last, to.year);
	case PERIOD_DAY:
		break;
	}
	return gb_str_format(arena, "%d %s %d", from.day, first, from.year);
}

gb_str gb_period_text(gb_arena *arena, gb_period period, gb_lang lang)
{
	if (!gb_period_known(period))
		return (gb_str){ NULL, 0 };
	return lang == GB_LANG_EN ? english_text(arena, period) : chinese_text(arena, period);
}

gb_str gb_period_short(gb_arena *arena, gb_period period, gb_lang lang)
{
	if (!gb_period_known(period))
		return (gb_str){ NULL, 0 };
	return lang == GB_LANG_EN ? english_short(arena, period) : chinese_text(arena, period);
}
