#include "json/read.h"

/* The sentences of faults about fields: what was expected, with an example, and what to do. */

static void put_number(gb_buf *buf, const char *before, double number)
{
	gb_buf_text(buf, before);
	gb_buf_number(buf, number, 6);
}

/* "a whole number from 1 to 12, e.g. 3": the example lies in the range. */
static gb_str expected_number(
	gb_arena *arena, const char *noun, const gb_field_range *range, double example, bool whole)
{
	gb_buf buf = gb_buf_new(arena);

	gb_buf_text(&buf, noun);
	if (range != NULL) {
		put_number(&buf, " from ", range->least);
		put_number(&buf, " to ", range->most);
		if (example < range->least || example > range->most)
			example = whole ? range->least : (range->least + range->most) / 2;
	}
	put_number(&buf, ", e.g. ", example);
	return gb_buf_taken(&buf);
}

static gb_str expected_length(gb_arena *arena, const gb_field_range *range)
{
	gb_buf buf = gb_buf_new(arena);

	gb_buf_text(&buf, "a length");
	if (range != NULL) {
		put_number(&buf, " from ", range->least);
		put_number(&buf, " to ", range->most);
		gb_buf_text(&buf, " pt");
	}
	gb_buf_text(&buf, ", e.g. 12 (pt), \"5mm\", \"2cm\" or \"三号\"");
	return gb_buf_taken(&buf);
}

static gb_str expected_choice(gb_arena *arena, const gb_choice *choices)
{
	size_t count = 0;
	gb_str *words;
	gb_str list;

	while (choices[count].word != NULL)
		count++;
	words = GB_NEW_ARRAY(arena, count, gb_str);
	for (size_t i = 0; i < count; i++)
		words[i] = gb_str_of(choices[i].word);
	list = gb_field_list_words(arena, words, count);
	return gb_str_format(arena, "one of %.*s", (int)list.n, list.p);
}

/* `an object of a source, e.g. { "title": … }` */
static gb_str expected_object(gb_arena *arena, const gb_shape *shape)
{
	const gb_str noun = gb_field_noun(arena, "", shape->name);

	if (shape->count == 0)
		return GB_STR("an object, e.g. { }");
	return gb_str_format(
		arena, "an object for %.*s, e.g. { \"%s\": … }", (int)noun.n, noun.p, shape->fields[0].key);
}

static gb_str expected_list(gb_arena *arena, const gb_shape *shape)
{
	if (shape->count == 0)
		return GB_STR("a list of objects, e.g. [ { } ]");
	return gb_str_format(arena, "a list of objects, e.g. [ { \"%s\": … } ]", shape->fields[0].key);
}

gb_str gb_field_expected(gb_arena *arena, const gb_field *field)
{
	switch (field->kind) {
	case GB_FIELD_TEXT:
		return GB_STR("a text, e.g. \"5.5%左右\"");
	case GB_FIELD_ID:
		return GB_STR("an id of a-z, 0-9, \"-\" and \".\", e.g. \"gdp-growth\"");
	case GB_FIELD_WORDS:
		return GB_STR("words in both languages, e.g. {\"zh\": \"工业\", \"en\": \"Industry\"}");
	case GB_FIELD_DECIMAL:
		return GB_STR("a number, e.g. 6.5");
	case GB_FIELD_INTEGER:
		return expected_number(arena, "a whole number", field->detail, 3, true);
	case GB_FIELD_NUMBER:
		return expected_number(arena, "a number", field->detail, 1.5, false);
	case GB_FIELD_LENGTH:
		return expected_length(arena, field->detail);
	case GB_FIELD_FLAG:
		return GB_STR("true or false");
	case GB_FIELD_DATE:
		return GB_STR("a date, e.g. \"2024-06-30\"");
	case GB_FIELD_PERIOD:
		return GB_STR("a period, e.g. \"2024\", \"2024-Q1\", \"2024-H1\", \"2024-06\" or "
					  "\"2024-01/2024-09\"");
	case GB_FIELD_CHOICE:
		return expected_choice(arena, field->detail);
	case GB_FIELD_OBJECT:
	case GB_FIELD_MAYBE:
		return expected_object(arena, field->detail);
	case GB_FIELD_LIST:
		return expected_list(arena, field->detail);
	case GB_FIELD_IDS:
		return GB_STR("a list of ids, e.g. [\"statistics\", \"industry\"]");
	case GB_FIELD_TEXTS:
		return GB_STR("a list of texts, e.g. [\"8010\", \"6+3\"]");
	case GB_FIELD_LENGTHS:
		return GB_STR("a list of lengths, e.g. [12, \"5mm\"]");
	case GB_FIELD_VALUE:
		return GB_STR("a value, e.g. 6.5, \"text\", [ … ] or { … }");
	case GB_FIELD_FORMAT:
		break;
	}
	return gb_str_format(arena, "\"%s\"", (const char *)field->detail);
}

static bool wants_number(gb_field_kind kind)
{
	return kind == GB_FIELD_DECIMAL || kind == GB_FIELD_INTEGER || kind == GB_FIELD_NUMBER;
}

static bool is_number_character(char c)
{
	return (c >= '0' && c <= '9') || c == '.' || c == ',' || c == '-' || c == '+' || c == ' ';
}

/* A number in quotes, written as people write it. */
static bool is_like_number(gb_str text)
{
	bool digit = false;

	for (size_t i = 0; i < text.n; i++) {
		if (!is_number_character(text.p[i]))
			return false;
		digit = digit || (text.p[i] >= '0' && text.p[i] <= '9');
	}
	return digit;
}

/* The comma of "1,400" parts thousands, that of "6,5" is a decimal comma. */
static bool is_grouped(gb_str text)
{
	const size_t comma = gb_str_find(text, GB_STR(","));

	return comma != SIZE_MAX && text.n >= comma + 4 &&
		   (text.n == comma + 4 || text.p[comma + 4] == ',' || text.p[comma + 4] == '.');
}

static gb_str number_remedy(gb_str text)
{
	if (!is_like_number(text))
		return (gb_str){ 0 };
	if (is_grouped(text))
		return GB_STR("remove the quotes and the commas between the digits");
	if (gb_str_find(text, GB_STR(",")) != SIZE_MAX)
		return GB_STR("remove the quotes and write the decimal point as \".\"");
	return GB_STR("remove the quotes");
}

static gb_str kind_remedy(gb_arena *arena, const gb_field *field, const gb_json *value)
{
	if (value->kind == GB_JSON_NULL && (field->flags & GB_REQUIRED) == 0)
		return gb_str_format(arena, "leave \"%s\" out when there is no value", field->key);
	if (value->kind == GB_JSON_STRING && wants_number(field->kind))
		return number_remedy(value->text);
	if (value->kind == GB_JSON_STRING && field->kind == GB_FIELD_FLAG &&
		(gb_str_is(value->text, "true") || gb_str_is(value->text, "false")))
		return GB_STR("remove the quotes");
	if (value->kind == GB_JSON_NUMBER &&
		(field->kind == GB_FIELD_TEXT || field->kind == GB_FIELD_PERIOD ||
			field->kind == GB_FIELD_ID))
		return gb_str_format(
			arena, "put it in quotes: \"%.*s\"", (int)value->text.n, value->text.p);
	if (field->kind == GB_FIELD_LIST && value->kind == GB_JSON_OBJECT)
		return GB_STR("put [ and ] around it");
	if (field->kind == GB_FIELD_TEXTS && value->kind == GB_JSON_STRING)
		return GB_STR("put [ and ] around it");
	if (field->kind == GB_FIELD_LENGTHS &&
		(value->kind == GB_JSON_NUMBER || value->kind == GB_JSON_STRING))
		return GB_STR("put [ and ] around it");
	return (gb_str){ 0 };
}

bool gb_field_fault_kind(const gb_reader *reader, const gb_field *field, const gb_json *value)
{
	return gb_fault(reader->diags, value->place, "wrong-kind", gb_json_found(reader->arena, value),
		gb_field_expected(reader->arena, field), kind_remedy(reader->arena, field, value));
}
