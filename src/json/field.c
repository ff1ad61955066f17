#include "json/field.h"
#include "json/read.h"

#include <assert.h>
#include <string.h>

static void set_place(const gb_shape *shape, void *into, gb_place place)
{
	memcpy((unsigned char *)into + shape->place, &place, sizeof(place));
}

static const gb_field *find_field(const gb_shape *shape, gb_str key)
{
	for (size_t i = 0; i < shape->count; i++) {
		if (gb_str_is(key, shape->fields[i].key))
			return &shape->fields[i];
	}
	return NULL;
}

bool gb_field_fault_key(const gb_reader *reader, const gb_json *member, const char *what,
	const gb_str *keys, size_t count)
{
	gb_arena *arena = reader->arena;
	const ptrdiff_t nearest = gb_str_nearest(arena, member->key, keys, count);
	const gb_str noun = gb_field_noun(arena, "", what);
	gb_buf found = gb_buf_new(arena);
	gb_str words;

	gb_buf_text(&found, "the key ");
	gb_json_put_quoted(&found, member->key);
	if (nearest >= 0)
		return gb_fault_key(reader->diags, member->place, "unknown-key", gb_buf_taken(&found),
			gb_str_format(arena, "a key of %.*s", (int)noun.n, noun.p),
			gb_str_format(arena, "did you mean \"%.*s\"?", (int)keys[nearest].n, keys[nearest].p));
	words = gb_field_list_words(arena, keys, count);
	return gb_fault_key(reader->diags, member->place, "unknown-key", gb_buf_taken(&found),
		gb_str_format(arena, "a key of %.*s: %.*s", (int)noun.n, noun.p, (int)words.n, words.p),
		(gb_str){ 0 });
}

static gb_str *list_keys(gb_arena *arena, const gb_shape *shape)
{
	gb_str *keys = GB_NEW_ARRAY(arena, shape->count, gb_str);

	for (size_t i = 0; i < shape->count; i++)
		keys[i] = gb_str_of(shape->fields[i].key);
	return keys;
}

static bool check_keys(const gb_reader *reader, const gb_shape *shape, const gb_json *object)
{
	const gb_str *keys = NULL;
	bool ok = true;

	for (const gb_json *member = object->first; member != NULL; member = member->next) {
		if (find_field(shape, member->key) != NULL)
			continue;
		if (keys == NULL)
			keys = list_keys(reader->arena, shape);
		ok = gb_field_fault_key(reader, member, shape->name, keys, shape->count);
	}
	return ok;
}

/* True when a mistyped key of the object was taken for this one: that fault says it all. */
static bool is_mistyped(
	const gb_reader *reader, const gb_shape *shape, const gb_json *object, size_t missing)
{
	const gb_str *keys = list_keys(reader->arena, shape);

	for (const gb_json *member = object->first; member != NULL; member = member->next) {
		if (find_field(shape, member->key) == NULL &&
			gb_str_nearest(reader->arena, member->key, keys, shape->count) == (ptrdiff_t)missing)
			return true;
	}
	return false;
}

static bool fault_missing(const gb_reader *reader, const gb_field *field, const gb_json *object)
{
	gb_buf remedy = gb_buf_new(reader->arena);

	gb_buf_format(&remedy, "add \"%s\"", field->key);
	if (field->help != NULL && field->help[0] != '\0')
		gb_buf_format(&remedy, " (%s)", field->help);
	return gb_fault(reader->diags, object->place, "missing-key",
		gb_str_format(reader->arena, "no \"%s\"", field->key),
		gb_field_expected(reader->arena, field), gb_buf_taken(&remedy));
}

/* Objects without a value stand where their container stands, so that a fault has a place. */
static void place_absent(const gb_field *field, const gb_json *object, unsigned char *into)
{
	if (field->kind == GB_FIELD_OBJECT)
		set_place(field->detail, into, object->place);
}

static bool read_shape(
	const gb_reader *reader, const gb_shape *shape, const gb_json *value, void *into);

static bool read_list(
	const gb_reader *reader, const gb_field *field, const gb_json *value, gb_list *into)
{
	const gb_shape *shape = field->detail;
	const gb_json *item = value->first;
	unsigned char *items;
	bool ok = true;

	if (value->kind != GB_JSON_ARRAY)
		return gb_field_fault_kind(reader, field, value);
	if (value->count == 0 && (field->flags & GB_NOT_EMPTY) != 0)
		return gb_fault(reader->diags, value->place, "empty", GB_STR("an empty list"),
			gb_field_expected(reader->arena, field), (gb_str){ 0 });
	items = gb_arena_array(reader->arena, value->count, shape->size);
	*into = (gb_list){ items, value->count };
	for (size_t i = 0; i < value->count; i++, item = item->next)
		ok = read_shape(reader, shape, item, items + i * shape->size) && ok;
	return ok;
}

static bool read_field(
	const gb_reader *reader, const gb_field *field, const gb_json *value, void *into)
{
	const gb_shape *shape = field->detail;
	void *made;

	switch (field->kind) {
	case GB_FIELD_OBJECT:
		if (value->kind != GB_JSON_OBJECT) {
			set_place(shape, into, value->place);
			return gb_field_fault_kind(reader, field, value);
		}
		return read_shape(reader, shape, value, into);
	case GB_FIELD_MAYBE:
		if (value->kind != GB_JSON_OBJECT)
			return gb_field_fault_kind(reader, field, value);
		made = gb_arena_alloc(reader->arena, shape->size);
		*(const void **)into = made;
		return read_shape(reader, shape, value, made);
	case GB_FIELD_LIST:
		return read_list(reader, field, value, into);
	case GB_FIELD_TEXT:
	case GB_FIELD_ID:
	case GB_FIELD_WORDS:
	case GB_FIELD_DECIMAL:
	case GB_FIELD_INTEGER:
	case GB_FIELD_NUMBER:
	case GB_FIELD_LENGTH:
	case GB_FIELD_FLAG:
	case GB_FIELD_DATE:
	case GB_FIELD_PERIOD:
	case GB_FIELD_CHOICE:
	case GB_FIELD_IDS:
	case GB_FIELD_TEXTS:
	case GB_FIELD_LENGTHS:
	case GB_FIELD_VALUE:
	case GB_FIELD_FORMAT:
		break;
	}
	return gb_field_read_scalar(reader, field, value, into);
}

static bool read_shape(
	const gb_reader *reader, const gb_shape *shape, const gb_json *value, void *into)
{
	const gb_field self = {
		.key = shape->name, .kind = GB_FIELD_OBJECT, .flags = GB_REQUIRED, .detail = shape
	};
	bool ok;

	memset(into, 0, shape->size);
	set_place(shape, into, value->place);
	if (value->kind != GB_JSON_OBJECT)
		return gb_field_fault_kind(reader, &self, value);
	ok = check_keys(reader, shape, value);
	for (size_t i = 0; i < shape->count; i++) {
		const gb_field *field = &shape->fields[i];
		const gb_json *member = gb_json_member(value, field->key);
		unsigned char *place = (unsigned char *)into + field->offset;

		if (member != NULL) {
			ok = read_field(reader, field, member, place) && ok;
			continue;
		}
		place_absent(field, value, place);
		if ((field->flags & GB_REQUIRED) != 0)
			ok =
				(is_mistyped(reader, shape, value, i) || fault_missing(reader, field, value)) && ok;
	}
	return ok;
}

bool gb_shape_read(
	gb_arena *arena, const gb_shape *shape, const gb_json *value, void *into, gb_diags *diags)
{
	return gb_shape_read_named(arena, shape, value, into, NULL, diags);
}

bool gb_shape_read_named(gb_arena *arena, const gb_shape *shape, const gb_json *value, void *into,
	const gb_length_names *lengths, gb_diags *diags)
{
	const gb_reader reader = { arena, diags, lengths };

	return read_shape(&reader, shape, value, into);
}
