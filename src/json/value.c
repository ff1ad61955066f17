#include "json/value.h"
#include "base/utf8.h"

/* How much of a text is repeated in a message, in characters. */
#define SHOWN_CHARACTERS 40

const gb_json *gb_json_member(const gb_json *object, const char *key)
{
	if (object == NULL || object->kind != GB_JSON_OBJECT)
		return NULL;
	for (const gb_json *member = object->first; member != NULL; member = member->next) {
		if (gb_str_is(member->key, key))
			return member;
	}
	return NULL;
}

void gb_json_put_quoted(gb_buf *buf, gb_str text)
{
	size_t at = 0;
	size_t length;

	gb_buf_char(buf, '"');
	for (size_t i = 0; at < text.n && i < SHOWN_CHARACTERS; i++, at += length) {
		gb_utf8_at(text, at, &length);
		if (text.p[at] == '\n')
			gb_buf_text(buf, "\\n");
		else if (text.p[at] == '\t')
			gb_buf_text(buf, "\\t");
		else
			gb_buf_bytes(buf, text.p + at, length);
	}
	gb_buf_text(buf, at < text.n ? "…\"" : "\"");
}

gb_str gb_json_found(gb_arena *arena, const gb_json *value)
{
	gb_buf buf = gb_buf_new(arena);

	switch (value->kind) {
	case GB_JSON_NULL:
		return GB_STR("null");
	case GB_JSON_FALSE:
		return GB_STR("false");
	case GB_JSON_TRUE:
		return GB_STR("true");
	case GB_JSON_NUMBER:
		return gb_str_format(arena, "%.*s (number)", (int)value->text.n, value->text.p);
	case GB_JSON_STRING:
		gb_json_put_quoted(&buf, value->text);
		gb_buf_text(&buf, " (text)");
		return gb_buf_taken(&buf);
	case GB_JSON_ARRAY:
		if (value->count == 0)
			return GB_STR("an empty list");
		return gb_str_format(arena, "a list of %u", (unsigned)value->count);
	case GB_JSON_OBJECT:
		break;
	}
	return GB_STR("an object");
}
