#include "base/utf8.h"
#include "json/length.h"
#include "json/read.h"

#include <string.h>

#define ID_LONGEST 64

static bool fault(
	const gb_reader *reader, const gb_json *value, const char *code, gb_str expected, gb_str remedy)
{
	return gb_fault(
		reader->diags, value->place, code, gb_json_found(reader->arena, value), expected, remedy);
}

/* The value is of the right kind, but not one that the field can hold. */
static bool fault_value(
	const gb_reader *reader, const gb_field *field, const gb_json *value, const char *remedy)
{
	return fault(
		reader, value, "wrong-value", gb_field_expected(reader->arena, field), gb_str_of(remedy));
}

static bool is_blank(gb_str text)
{
	return gb_str_trim(text).n == 0;
}

static bool read_text(
	const gb_reader *reader, const gb_field *field, const gb_json *value, gb_str *into)
{
	if (value->kind != GB_JSON_STRING)
		return gb_field_fault_kind(reader, field, value);
	if ((field->flags & GB_NOT_EMPTY) != 0 && is_blank(value->text))
		return gb_fault(reader->diags, value->place, "empty", GB_STR("an empty text"),
			gb_field_expected(reader->arena, field), (gb_str){ 0 });
	*into = value->text;
	return true;
}

static bool is_id(gb_str text)
{
	if (text.n == 0 || text.n > ID_LONGEST || text.p[0] == '-' || text.p[0] == '.')
		return false;
	for (size_t i = 0; i < text.n; i++) {
		const char c = text.p[i];

		if (!((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '.'))
			return false;
	}
	return true;
}

/* The id that was probably meant: small letters, and "-" for blanks and underlines. */
static gb_str repair_id(gb_arena *arena, gb_str text)
{
	gb_buf buf = gb_buf_new(arena);

	for (size_t i = 0; i < text.n; i++) {
		const char c = text.p[i];

		if (c >= 'A' && c <= 'Z')
			gb_buf_char(&buf, (char)(c - 'A' + 'a'));
		else
			gb_buf_char(&buf, c == ' ' || c == '_' ? '-' : c);
	}
	return gb_buf_taken(&buf);
}

static bool read_id(
	const gb_reader *reader, const gb_field *field, const gb_json *value, gb_str *into)
{
	gb_str repaired;

	if (value->kind != GB_JSON_STRING)
		return gb_field_fault_kind(reader, field, value);
	if (is_id(value->text) ||
		((field->flags & GB_SCOPED) != 0 && value->text.n > 1 && value->text.p[0] == '$' &&
			is_id(gb_str_slice(value->text, 1, value->text.n)))) {
		*into = value->text;
		return true;
	}
	if (value->text.n > ID_LONGEST)
		return fault_value(reader, field, value, "an id has at most 64 characters");
	repaired = repair_id(reader->arena, value->text);
	return fault(reader, value, "wrong-value", gb_field_expected(reader->arena, field),
		is_id(repaired)
			? gb_str_format(reader->arena, "write \"%.*s\"", (int)repaired.n, repaired.p)
			: (gb_str){ 0 });
}

/* A decimal as it stands; the exponent of 1e5 would leave open how many digits it states. */
static bool read_decimal(
	const gb_reader *reader, const gb_field *field, const gb_json *value, gb_decimal *into)
{
	gb_decimal number;

	if (value->kind != GB_JSON_NUMBER)
		return gb_field_fault_kind(reader, field, value);
	number = gb_decimal_parse(value->text);
	if (number.overflow)
		return fault(reader, value, "wrong-value",
			GB_STR("a number of at most 18 digits, e.g. 6.5"), (gb_str){ 0 });
	if (!number.known)
		return fault_value(
			reader, field, value, "write all the digits, e.g. 100000 instead of 1e5");
	*into = number;
	return true;
}

static bool is_within(double number, const gb_field_range *range)
{
	return range == NULL || (number >= range->least && number <= range->most);
}

static bool read_integer(
	const gb_reader *reader, const gb_field *field, const gb_json *value, int64_t *into)
{
	gb_decimal number;

	if (value->kind != GB_JSON_NUMBER)
		return gb_field_fault_kind(reader, field, value);
	number = gb_decimal_parse(value->text);
	if (!number.known || number.places > 0 || !is_within(gb_decimal_double(number), field->detail))
		return fault_value(reader, field, value, "");
	*into = number.digits;
	return true;
}

static bool read_number(
	const gb_reader *reader, const gb_field *field, const gb_json *value, double *into)
{
	gb_decimal number;

	if (value->kind != GB_JSON_NUMBER)
		return gb_field_fault_kind(reader, field, value);
	number = gb_decimal_parse(value->text);
	if (!number.known || !is_within(gb_decimal_double(number), field->detail))
		return fault_value(reader, field, value, "");
	*into = gb_decimal_double(number);
	return true;
}

/* A length by its name: -1 when the reader has none of that name. */
static ptrdiff_t named_length(const gb_reader *reader, gb_str name)
{
	for (size_t i = 0; reader->lengths != NULL && i < reader->lengths->count; i++) {
		if (gb_str_equal(name, reader->lengths->names[i]))
			return (ptrdiff_t)i;
	}
	return -1;
}

/* A word that is no length is a mistyped name, where there are names. */
static bool is_like_name(const gb_reader *reader, const gb_json *value)
{
	return reader->lengths != NULL && reader->lengths->count > 0 && value->kind == GB_JSON_STRING &&
		   is_id(value->text) && value->text.p[0] >= 'a';
}

static bool parse_length(const gb_reader *reader, gb_str text, double *points)
{
	return gb_length_parse(text, points) ||
		   (reader->lengths != NULL &&
			   gb_length_on_grid(text, reader->lengths->line, reader->lengths->character, points));
}

static const char *length_remedy(const gb_json *value, bool number)
{
	if (value->kind != GB_JSON_STRING)
		return "";
	if (gb_str_ends(value->text, GB_LENGTH_LINES) || gb_str_ends(value->text, GB_LENGTH_CHARACTERS))
		return "lines and characters are those of a \"grid\" at the top of the layout";
	return number ? "add the unit, or remove the quotes" : "";
}

static bool read_length(
	const gb_reader *reader, const gb_field *field, const gb_json *value, double *into)
{
	const gb_decimal number = gb_decimal_parse(value->text);
	double length;

	if (value->kind != GB_JSON_NUMBER && value->kind != GB_JSON_STRING)
		return gb_field_fault_kind(reader, field, value);

	const ptrdiff_t named = value->kind == GB_JSON_STRING ? named_length(reader, value->text) : -1;

	if (named >= 0)
		length = reader->lengths->points[named];
	else if (is_like_name(reader, value) && !parse_length(reader, value->text, &length))
		return gb_fault_unknown(reader->arena, reader->diags, value->place, "unknown-length",
			"length", value->text, reader->lengths->names, reader->lengths->count);
	else if (value->kind == GB_JSON_NUMBER && number.known)
		length = gb_decimal_double(number);
	else if (value->kind == GB_JSON_NUMBER || !parse_length(reader, value->text, &length))
		return fault_value(reader, field, value, length_remedy(value, number.known));
	if (!is_within(length, field->detail))
		return fault_value(reader, field, value, "");
	*into = length;
	return true;
}

static bool read_flag(
	const gb_reader *reader, const gb_field *field, const gb_json *value, bool *into)
{
	if (value->kind != GB_JSON_TRUE && value->kind != GB_JSON_FALSE)
		return gb_field_fault_kind(reader, field, value);
	*into = value->kind == GB_JSON_TRUE;
	return true;
}

static bool read_date(
	const gb_reader *reader, const gb_field *field, const gb_json *value, gb_date *into)
{
	if (value->kind != GB_JSON_STRING)
		return gb_field_fault_kind(reader, field, value);
	*into = gb_date_parse(value->text);
	if (gb_date_known(*into))
		return true;
	return fault_value(reader, field, value,
		"write year-month-day, with two digits for month and "
		"day, and a day that exists");
}

static bool read_period(
	const gb_reader *reader, const gb_field *field, const gb_json *value, gb_period *into)
{
	if (value->kind != GB_JSON_STRING)
		return gb_field_fault_kind(reader, field, value);
	*into = gb_period_parse(value->text);
	return gb_period_known(*into) || fault_value(reader, field, value, "");
}

static bool read_choice(
	const gb_reader *reader, const gb_field *field, const gb_json *value, int *into)
{
	const gb_choice *choices = field->detail;
	size_t count = 0;
	gb_str *words;

	if (value->kind != GB_JSON_STRING)
		return gb_field_fault_kind(reader, field, value);
	for (; choices[count].word != NULL; count++) {
		if (gb_str_is(value->text, choices[count].word)) {
			*into = choices[count].value;
			return true;
		}
	}
	words = GB_NEW_ARRAY(reader->arena, count, gb_str);
	for (size_t i = 0; i < count; i++)
		words[i] = gb_str_of(choices[i].word);
	return gb_fault_unknown(reader->arena, reader->diags, value->place, "unknown-word", field->key,
		value->text, words, count);
}

/* The same name before the slash: only the version is another. */
static bool is_same_format(gb_str a, gb_str b)
{
	const size_t name_ends = gb_str_find(b, GB_STR("/"));

	return gb_str_equal(
		gb_str_slice(a, 0, gb_str_find(a, GB_STR("/"))), gb_str_slice(b, 0, name_ends));
}

static bool read_format(
	const gb_reader *reader, const gb_field *field, const gb_json *value, gb_str *into)
{
	if (value->kind != GB_JSON_STRING)
		return gb_field_fault_kind(reader, field, value);
	*into = value->text;
	if (gb_str_is(value->text, field->detail))
		return true;
	return fault(reader, value, "wrong-format", gb_field_expected(reader->arena, field),
		is_same_format(value->text, gb_str_of(field->detail))
			? GB_STR("the number after \"/\" is the version: this program reads another one")
			: (gb_str){ 0 });
}

bool gb_field_read_words(
	const gb_reader *reader, const gb_field *field, const gb_json *value, gb_words *into)
{
	static const char *const keys[GB_LANG_COUNT] = { "zh", "en" };
	const gb_str known[GB_LANG_COUNT] = { GB_STR("zh"), GB_STR("en") };
	bool ok = true;

	if (value->kind == GB_JSON_STRING) {
		ok = read_text(reader, field, value, &into->in[GB_LANG_ZH]);
		into->in[GB_LANG_EN] = into->in[GB_LANG_ZH];
		return ok;
	}
	if (value->kind != GB_JSON_OBJECT)
		return gb_field_fault_kind(reader, field, value);
	for (const gb_json *member = value->first; member != NULL; member = member->next) {
		if (!gb_str_is(member->key, "zh") && !gb_str_is(member->key, "en"))
			ok = gb_field_fault_key(reader, member, "text in two languages", known, GB_LANG_COUNT);
	}
	for (int lang = 0; lang < GB_LANG_COUNT; lang++) {
		const gb_field text = {
			.key = keys[lang], .kind = GB_FIELD_TEXT, .flags = field->flags | GB_REQUIRED
		};
		const gb_json *member = gb_json_member(value, keys[lang]);

		if (member != NULL)
			ok = read_text(reader, &text, member, &into->in[lang]) && ok;
		else
			ok = gb_fault(reader->diags, value->place, "missing-key",
				gb_str_format(reader->arena, "no \"%s\"", keys[lang]),
				gb_field_expected(reader->arena, field),
				gb_str_format(reader->arena, "add \"%s\"", keys[lang]));
	}
	return ok;
}

/* The items of a list; a single value counts as a list of one where `single` allows it. */
static bool read_items(const gb_reader *reader, const gb_field *field, const gb_json *value,
	gb_list *into, gb_field_kind kind, size_t size)
{
	const gb_field item_field = { .key = field->key,
		.kind = kind,
		.flags = field->flags | GB_REQUIRED,
		.detail = field->detail };
	const bool single = field->kind == GB_FIELD_IDS && value->kind == GB_JSON_STRING;
	const gb_json *item = single ? value : value->first;
	const size_t count = single ? 1 : value->count;
	unsigned char *items;
	bool ok = true;

	if (!single && value->kind != GB_JSON_ARRAY)
		return gb_field_fault_kind(reader, field, value);
	if (count == 0 && (field->flags & GB_NOT_EMPTY) != 0)
		return fault(
			reader, value, "empty", gb_field_expected(reader->arena, field), (gb_str){ 0 });
	items = gb_arena_array(reader->arena, count, size);
	*into = (gb_list){ items, count };
	for (size_t i = 0; i < count; i++, item = item->next)
		ok = gb_field_read_scalar(reader, &item_field, item, items + i * size) && ok;
	return ok;
}

bool gb_field_read_scalar(
	const gb_reader *reader, const gb_field *field, const gb_json *value, void *into)
{
	switch (field->kind) {
	case GB_FIELD_TEXT:
		return read_text(reader, field, value, into);
	case GB_FIELD_ID:
		return read_id(reader, field, value, into);
	case GB_FIELD_WORDS:
		return gb_field_read_words(reader, field, value, into);
	case GB_FIELD_DECIMAL:
		return read_decimal(reader, field, value, into);
	case GB_FIELD_INTEGER:
		return read_integer(reader, field, value, into);
	case GB_FIELD_NUMBER:
		return read_number(reader, field, value, into);
	case GB_FIELD_LENGTH:
		return read_length(reader, field, value, into);
	case GB_FIELD_FLAG:
		return read_flag(reader, field, value, into);
	case GB_FIELD_DATE:
		return read_date(reader, field, value, into);
	case GB_FIELD_PERIOD:
		return read_period(reader, field, value, into);
	case GB_FIELD_CHOICE:
		return read_choice(reader, field, value, into);
	case GB_FIELD_IDS:
		return read_items(reader, field, value, into, GB_FIELD_ID, sizeof(gb_str));
	case GB_FIELD_TEXTS:
		return read_items(reader, field, value, into, GB_FIELD_TEXT, sizeof(gb_str));
	case GB_FIELD_LENGTHS:
		return read_items(reader, field, value, into, GB_FIELD_LENGTH, sizeof(double));
	case GB_FIELD_VALUE:
		*(const gb_json **)into = value;
		return true;
	case GB_FIELD_FORMAT:
		return read_format(reader, field, value, into);
	case GB_FIELD_OBJECT:
	case GB_FIELD_MAYBE:
	case GB_FIELD_LIST:
		break; /* field.c walks these */
	}
	return false;
}
