#include "model/build.h"

/*
 * "schedule" of a target: a word, twelve or four cumulative per cents, or per cents by certain days.
 * A curve never falls and ends at 100; nought per cent is nothing due yet, which is how a seasonal
 * item waits for its month (D 3.4).
 */
typedef struct schedule_reader {
	gb_arena *arena;
	gb_diags *diags;
	gb_period period;
} schedule_reader;

#define EXPECTED                                                                                   \
	"\"months\", \"year-end\", \"always\", {\"monthly\": […]}, {\"quarterly\": […]} or "       \
	"{\"by\": […]}"

static bool fault(const schedule_reader *reader, gb_place place, gb_str found, const char *expected,
	const char *remedy)
{
	return gb_fault(
		reader->diags, place, "wrong-schedule", found, gb_str_of(expected), gb_str_of(remedy));
}

static bool read_percent(
	const schedule_reader *reader, const gb_json *value, gb_decimal before, gb_decimal *into)
{
	*into = value->kind == GB_JSON_NUMBER ? gb_decimal_parse(value->text) : (gb_decimal){ 0 };
	return (into->known && into->places <= 6 && gb_decimal_compare(*into, before) >= 0) ||
		   fault(reader, value->place, gb_json_found(reader->arena, value),
			   "a per cent not below the one before",
			   "the per cents are cumulative: they never fall");
}

static bool check_end(const schedule_reader *reader, gb_place place, gb_decimal last)
{
	return gb_decimal_compare(last, gb_decimal_of(100, 0)) == 0 ||
		   fault(reader, place, gb_decimal_text(reader->arena, last, false, false),
			   "100 at the end", "the per cents are cumulative: the last is the whole target");
}

static bool read_curve(
	const schedule_reader *reader, const gb_json *list, uint32_t count, gb_schedule *into)
{
	gb_decimal *percent;
	gb_decimal before = gb_decimal_of(0, 0);
	size_t i = 0;

	if (list->kind != GB_JSON_ARRAY || list->count != count)
		return gb_fault(reader->diags, list->place, "wrong-schedule",
			gb_json_found(reader->arena, list),
			gb_str_format(reader->arena, "a list of %u cumulative per cents", (unsigned)count),
			(gb_str){ 0 });
	percent = GB_NEW_ARRAY(reader->arena, count, gb_decimal);
	for (const gb_json *item = list->first; item != NULL; item = item->next, i++) {
		if (!read_percent(reader, item, before, &percent[i]))
			return false;
		before = percent[i];
	}
	into->percent = percent;
	into->count = count;
	return check_end(reader, list->place, before);
}

/* {"day": "2024-06-30", "percent": 40}: a step of a schedule of milestones. */
typedef struct schedule_day {
	gb_place place;
	gb_date day;
	gb_decimal percent;
} schedule_day;

static const gb_field day_fields[] = {
	{ "day", GB_FIELD_DATE, offsetof(schedule_day, day), GB_REQUIRED, NULL, "by when" },
	{ "percent", GB_FIELD_DECIMAL, offsetof(schedule_day, percent), GB_REQUIRED, NULL,
		"of the whole target" },
};
static const gb_shape day_shape = { "step of a schedule", day_fields, GB_COUNT(day_fields),
	sizeof(schedule_day), offsetof(schedule_day, place), "how much by when" };

static bool read_days(const schedule_reader *reader, const gb_json *list, gb_schedule *into)
{
	gb_decimal *percent;
	gb_date *days;
	gb_decimal before = gb_decimal_of(0, 0);
	size_t i = 0;

	if (list->kind != GB_JSON_ARRAY || list->count == 0)
		return fault(reader, list->place, gb_json_found(reader->arena, list),
			"a list of days, e.g. [{\"day\": \"2024-06-30\", \"percent\": 40}]", "");
	percent = GB_NEW_ARRAY(reader->arena, list->count, gb_decimal);
	days = GB_NEW_ARRAY(reader->arena, list->count, gb_date);
	for (const gb_json *item = list->first; item != NULL; item = item->next, i++) {
		schedule_day day;

		if (!gb_shape_read(reader->arena, &day_shape, item, &day, reader->diags) ||
			!read_percent(reader, gb_json_member(item, "percent"), before, &percent[i]))
			return false;
		days[i] = day.day;
		if (gb_date_after(reader->period.from, day.day) ||
			gb_date_after(day.day, reader->period.to) ||
			(i > 0 && !gb_date_after(day.day, days[i - 1])))
			return fault(reader, gb_place_member(item->place, "day"),
				gb_date_text(reader->arena, day.day, GB_LANG_EN),
				"a day of the target's period, after the one before", "");
		before = percent[i];
	}
	into->percent = percent;
	into->days = days;
	into->count = list->count;
	return check_end(reader, list->place, before);
}

static bool read_word(const schedule_reader *reader, const gb_json *value, gb_schedule *into)
{
	gb_str words[8];
	size_t count = 0;

	for (const gb_choice *choice = gb_schedule_words; choice->word != NULL; choice++) {
		if (gb_str_is(value->text, choice->word)) {
			into->kind = choice->value;
			return true;
		}
		words[count++] = gb_str_of(choice->word);
	}
	return gb_fault_unknown(reader->arena, reader->diags, value->place, "unknown-word", "schedule",
		value->text, words, count);
}

bool gb_schedule_read(
	gb_arena *arena, gb_diags *diags, const gb_json *value, gb_period period, gb_schedule *into)
{
	const schedule_reader reader = { arena, diags, period };

	if (value == NULL)
		return true;
	if (value->kind == GB_JSON_STRING)
		return read_word(&reader, value, into);
	if (value->kind == GB_JSON_OBJECT && value->count == 1) {
		into->kind = gb_str_is(value->first->key, "monthly")     ? GB_SCHEDULE_MONTHLY
					 : gb_str_is(value->first->key, "quarterly") ? GB_SCHEDULE_QUARTERLY
					 : gb_str_is(value->first->key, "by")        ? GB_SCHEDULE_DAYS
																 : GB_SCHEDULE_DEFAULT;
		if (into->kind == GB_SCHEDULE_DAYS)
			return read_days(&reader, value->first, into);
		if (into->kind != GB_SCHEDULE_DEFAULT)
			return read_curve(
				&reader, value->first, into->kind == GB_SCHEDULE_MONTHLY ? 12 : 4, into);
	}
	return fault(&reader, value->place, gb_json_found(arena, value), EXPECTED, "");
}
