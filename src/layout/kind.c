#include "layout/reader.h"

#include <assert.h>

/* Objects whose keys depend on their kind: blocks, and fixed items of a master. */

#define KINDS_MOST 32

bool gb_layout_read_shape(
	const gb_layout_reader *reader, const gb_shape *shape, const gb_json *value, void *into)
{
	return gb_shape_read_named(reader->arena, shape, value, into, &reader->lengths, reader->diags);
}

gb_shape gb_layout_shape(gb_arena *arena, const gb_kind_table *table, int kind)
{
	gb_field *fields = GB_NEW_ARRAY(arena, table->count, gb_field);
	size_t known = 0;

	for (size_t i = 0; i < table->count; i++) {
		if ((table->rows[i].kinds & GB_BIT(kind)) == 0)
			continue;
		fields[known] = table->rows[i].field;
		if ((table->rows[i].required & GB_BIT(kind)) != 0)
			fields[known].flags |= GB_REQUIRED | GB_NOT_EMPTY;
		known++;
	}
	return (gb_shape){
		.name = gb_str_zero(
			arena, gb_str_format(arena, "%s %s", gb_choice_word(table->kinds, kind), table->name)),
		.fields = fields,
		.count = known,
		.size = table->size,
		.place = table->place,
		.help = "",
	};
}

gb_str gb_layout_words(gb_arena *arena, const gb_choice *choices)
{
	gb_buf list = gb_buf_new(arena);

	for (size_t i = 0; choices[i].word != NULL; i++) {
		gb_buf_text(&list, i == 0 ? "" : ", ");
		gb_buf_text(&list, choices[i].word);
	}
	return gb_buf_taken(&list);
}

bool gb_layout_is_list(
	const gb_layout_reader *reader, const gb_json *value, const char *expected, size_t most)
{
	if (value->kind != GB_JSON_ARRAY)
		return gb_fault(reader->diags, value->place, "wrong-kind",
			gb_json_found(reader->arena, value), gb_str_of(expected), GB_STR(""));
	if (value->count <= most)
		return true;
	return gb_fault_status(reader->diags, GB_STATUS_LIMIT, value->place, "too-many",
		gb_json_found(reader->arena, value),
		gb_str_format(reader->arena, "%s of at most %zu", expected, most), GB_STR(""));
}

bool gb_layout_kind(
	const gb_layout_reader *reader, const gb_kind_table *table, const gb_json *object, int *kind)
{
	gb_arena *arena = reader->arena;
	const gb_json *member;
	gb_str words[KINDS_MOST];
	size_t count = 0;

	if (object->kind != GB_JSON_OBJECT)
		return gb_fault(reader->diags, object->place, "wrong-kind", gb_json_found(arena, object),
			gb_str_format(
				arena, "a %s, e.g. {\"kind\": \"%s\"}", table->name, table->kinds[0].word),
			GB_STR(""));
	member = gb_json_member(object, "kind");
	if (member == NULL) {
		gb_str known = gb_layout_words(arena, table->kinds);

		return gb_fault(reader->diags, object->place, "missing-key",
			gb_str_format(arena, "a %s without \"kind\"", table->name),
			gb_str_format(arena, "one of %.*s", (int)known.n, known.p), GB_STR(""));
	}
	if (member->kind != GB_JSON_STRING)
		return gb_fault(reader->diags, member->place, "wrong-kind", gb_json_found(arena, member),
			GB_STR("the name of a kind, in quotes"), GB_STR(""));
	for (size_t i = 0; table->kinds[i].word != NULL; i++) {
		if (gb_str_is(member->text, table->kinds[i].word)) {
			*kind = table->kinds[i].value;
			return true;
		}
		assert(count < KINDS_MOST);
		words[count++] = gb_str_of(table->kinds[i].word);
	}
	return gb_fault_unknown(arena, reader->diags, member->place, "unknown-kind",
		gb_str_zero(arena, gb_str_format(arena, "kind of %s", table->name)), member->text, words,
		count);
}
