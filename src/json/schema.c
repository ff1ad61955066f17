#include "json/schema.h"

#include "json/length.h"

#define SHAPES_MOST 128

typedef struct definition {
	const gb_shape *shape; /* NULL: text */
	gb_str name, text;
} definition;

struct gb_schema {
	gb_arena *arena;
	const char *format;
	const gb_shape *root;
	definition definitions[SHAPES_MOST];
	size_t count, written;
	bool named_lengths;
};

/* The definitions that every schema has: what a field of one kind may be, whatever it is for. */
static const struct {
	const char *name, *json;
} basics[] = {
	{ "type.id", "{'type':'string','pattern':'^[a-z0-9][a-z0-9.-]{0,63}$'}" },
	{ "type.id-in-scope", "{'type':'string','pattern':'^[$]?[a-z0-9][a-z0-9.-]{0,63}$'}" },
	{ "type.ids",
		"{'anyOf':[{'$ref':'#/$defs/type.id'},{'type':'array','items':{'$ref':'#/$defs/type.id'}}]}" },
	{ "type.ids-not-empty", "{'anyOf':[{'$ref':'#/$defs/type.id'},"
							"{'type':'array','items':{'$ref':'#/$defs/type.id'},'minItems':1}]}" },
	{ "type.text", "{'type':'string'}" },
	{ "type.text-not-empty", "{'type':'string','pattern':'[^ \\\\t\\\\n\\\\r\\\\f\\\\v]'}" },
	{ "type.words", "{'anyOf':[{'$ref':'#/$defs/type.text'},{'type':'object','properties':{"
					"'zh':{'$ref':'#/$defs/type.text'},'en':{'$ref':'#/$defs/type.text'}},"
					"'required':['zh','en'],'additionalProperties':false}]}" },
	{ "type.words-not-empty",
		"{'anyOf':[{'$ref':'#/$defs/type.text-not-empty'},{'type':'object','properties':{"
		"'zh':{'$ref':'#/$defs/type.text-not-empty'},"
		"'en':{'$ref':'#/$defs/type.text-not-empty'}},"
		"'required':['zh','en'],'additionalProperties':false}]}" },
	{ "type.date",
		"{'type':'string','pattern':"
		"'^[0-9]{4}-((0[13578]|1[02])-(0[1-9]|[12][0-9]|3[01])|(0[469]|11)-(0[1-9]|[12][0-9]|30)"
		"|02-(0[1-9]|[12][0-9]))$'}" },
	{ "type.period",
		"{'type':'string','pattern':"
		"'^[0-9]{4}(-(Q[1-4]|H[12]|(0[1-9]|1[0-2])(/[0-9]{4}-(0[1-9]|1[0-2]))?))?$'}" },
};

gb_schema *gb_schema_new(gb_arena *arena, const char *format, const gb_shape *root)
{
	gb_schema *schema = GB_NEW(arena, gb_schema);

	schema->arena = arena;
	schema->format = format;
	schema->root = root;
	return schema;
}

void gb_schema_name_lengths(gb_schema *schema)
{
	schema->named_lengths = true;
}

void gb_schema_put_json(gb_buf *buf, const char *json)
{
	for (; *json != '\0'; json++)
		gb_buf_char(buf, *json == '\'' ? '"' : *json);
}

void gb_schema_put_text(gb_buf *buf, gb_str text)
{
	gb_buf_char(buf, '"');
	for (size_t i = 0; i < text.n; i++) {
		const unsigned char c = (unsigned char)text.p[i];

		if (c == '"' || c == '\\')
			gb_buf_char(buf, '\\');
		if (c < 0x20)
			gb_buf_format(buf, "\\u%04x", c);
		else
			gb_buf_char(buf, (char)c);
	}
	gb_buf_char(buf, '"');
}

static gb_str name_of(gb_arena *arena, const gb_shape *shape)
{
	gb_buf buf = gb_buf_new(arena);

	for (const char *c = shape->name; *c != '\0'; c++)
		gb_buf_char(&buf, *c == ' ' ? '-' : *c);
	return gb_buf_taken(&buf);
}

static void add(gb_schema *schema, definition one)
{
	if (schema->count < SHAPES_MOST)
		schema->definitions[schema->count++] = one;
}

void gb_schema_define(gb_schema *schema, const gb_shape *shape)
{
	for (size_t i = 0; i < schema->count; i++) {
		if (schema->definitions[i].shape == shape)
			return;
	}
	add(schema, (definition){ .shape = shape, .name = name_of(schema->arena, shape) });
}

void gb_schema_define_text(gb_schema *schema, gb_str name, gb_str json)
{
	add(schema, (definition){ .name = name, .text = json });
}

static void put_ref(gb_schema *schema, gb_buf *buf, const gb_shape *shape)
{
	const gb_str name = name_of(schema->arena, shape);

	gb_schema_define(schema, shape);
	gb_buf_format(buf, "{\"$ref\":\"#/$defs/%.*s\"}", (int)name.n, name.p);
}

static void put_range(gb_buf *buf, const gb_field_range *range)
{
	if (range == NULL)
		return;
	gb_buf_text(buf, ",\"minimum\":");
	gb_buf_number(buf, range->least, 6);
	gb_buf_text(buf, ",\"maximum\":");
	gb_buf_number(buf, range->most, 6);
}

static void put_length(const gb_schema *schema, gb_buf *buf, const gb_field_range *range)
{
	gb_buf_text(buf, "{\"anyOf\":[{\"type\":\"number\"");
	put_range(buf, range);
	gb_schema_put_json(buf, "},{'$ref':'#/$defs/type.length-text'}");
	if (schema->named_lengths)
		gb_schema_put_json(buf, ",{'$ref':'#/$defs/type.id'}");
	gb_buf_text(buf, "]}");
}

static void put_choice(gb_buf *buf, const gb_choice *choices)
{
	gb_buf_text(buf, "{\"enum\":[");
	for (size_t i = 0; choices[i].word != NULL; i++) {
		gb_buf_text(buf, i > 0 ? "," : "");
		gb_schema_put_text(buf, gb_str_of(choices[i].word));
	}
	gb_buf_text(buf, "]}");
}

static void put_named(gb_buf *buf, const char *name, bool not_empty)
{
	gb_buf_format(buf, "{\"$ref\":\"#/$defs/type.%s%s\"}", name, not_empty ? "-not-empty" : "");
}

static void put_kind(gb_schema *schema, gb_buf *buf, const gb_field *field)
{
	const bool not_empty = (field->flags & GB_NOT_EMPTY) != 0;

	switch (field->kind) {
	case GB_FIELD_TEXT:
		put_named(buf, "text", not_empty);
		return;
	case GB_FIELD_ID:
		put_named(buf, (field->flags & GB_SCOPED) != 0 ? "id-in-scope" : "id", false);
		return;
	case GB_FIELD_WORDS:
		put_named(buf, "words", not_empty);
		return;
	case GB_FIELD_DECIMAL:
		gb_schema_put_json(buf, "{'type':'number'}");
		return;
	case GB_FIELD_INTEGER:
		gb_schema_put_json(buf, "{'type':'integer'");
		put_range(buf, field->detail);
		gb_buf_text(buf, "}");
		return;
	case GB_FIELD_NUMBER:
		gb_schema_put_json(buf, "{'type':'number'");
		put_range(buf, field->detail);
		gb_buf_text(buf, "}");
		return;
	case GB_FIELD_LENGTH:
		put_length(schema, buf, field->detail);
		return;
	case GB_FIELD_FLAG:
		gb_schema_put_json(buf, "{'type':'boolean'}");
		return;
	case GB_FIELD_DATE:
		put_named(buf, "date", false);
		return;
	case GB_FIELD_PERIOD:
		put_named(buf, "period", false);
		return;
	case GB_FIELD_CHOICE:
		put_choice(buf, field->detail);
		return;
	case GB_FIELD_OBJECT:
	case GB_FIELD_MAYBE:
		put_ref(schema, buf, field->detail);
		return;
	case GB_FIELD_LIST:
		gb_schema_put_json(buf, "{'type':'array','items':");
		put_ref(schema, buf, field->detail);
		gb_buf_text(buf, not_empty ? ",\"minItems\":1}" : "}");
		return;
	case GB_FIELD_IDS:
		put_named(buf, "ids", not_empty);
		return;
	case GB_FIELD_TEXTS:
		gb_schema_put_json(buf, "{'type':'array','items':");
		put_named(buf, "text", not_empty);
		gb_buf_text(buf, not_empty ? ",\"minItems\":1}" : "}");
		return;
	case GB_FIELD_LENGTHS:
		gb_schema_put_json(buf, "{'type':'array','items':");
		put_length(schema, buf, field->detail);
		gb_buf_text(buf, not_empty ? ",\"minItems\":1}" : "}");
		return;
	case GB_FIELD_VALUE:
		gb_schema_put_json(buf, field->detail == NULL ? "{}" : field->detail);
		return;
	case GB_FIELD_FORMAT:
		gb_schema_put_json(buf, "{'const':");
		gb_schema_put_text(buf, gb_str_of(field->detail));
		gb_buf_text(buf, "}");
		return;
	}
}

/* The field's schema with its help, which editors show. */
static void put_field(gb_schema *schema, gb_buf *buf, const gb_field *field)
{
	gb_buf kind = gb_buf_new(schema->arena);
	gb_str text;

	put_kind(schema, &kind, field);
	text = gb_buf_taken(&kind);
	gb_schema_put_text(buf, gb_str_of(field->key));
	gb_buf_char(buf, ':');
	if (field->help == NULL || field->help[0] == '\0') {
		gb_buf_str(buf, text);
		return;
	}
	gb_buf_text(buf, "{\"description\":");
	gb_schema_put_text(buf, gb_str_of(field->help));
	gb_buf_text(buf, text.n > 2 ? "," : "");
	gb_buf_str(buf, gb_str_slice(text, 1, text.n));
}

void gb_schema_put_shape(gb_schema *schema, gb_buf *buf, const gb_shape *shape)
{
	bool first = true;

	gb_buf_char(buf, '{');
	if (shape->help != NULL && shape->help[0] != '\0') {
		gb_buf_text(buf, "\"description\":");
		gb_schema_put_text(buf, gb_str_of(shape->help));
		gb_buf_char(buf, ',');
	}
	gb_schema_put_json(buf, "'type':'object','properties':{");
	for (size_t i = 0; i < shape->count; i++) {
		gb_buf_text(buf, i > 0 ? "," : "");
		put_field(schema, buf, &shape->fields[i]);
	}
	gb_buf_text(buf, "},\"required\":[");
	for (size_t i = 0; i < shape->count; i++) {
		if ((shape->fields[i].flags & GB_REQUIRED) == 0)
			continue;
		gb_buf_text(buf, first ? "" : ",");
		gb_schema_put_text(buf, gb_str_of(shape->fields[i].key));
		first = false;
	}
	gb_schema_put_json(buf, "],'additionalProperties':false}");
}

/* Definitions may bring further ones while they are written. */
static void put_definitions(gb_schema *schema, gb_buf *buf)
{
	gb_schema_put_json(buf, "'type.length-text':{'type':'string','pattern':'");
	gb_length_put_pattern(buf);
	gb_schema_put_json(buf, "'}");
	for (size_t i = 0; i < GB_COUNT(basics); i++) {
		gb_buf_format(buf, ",\"%s\":", basics[i].name);
		gb_schema_put_json(buf, basics[i].json);
	}
	for (; schema->written < schema->count; schema->written++) {
		const definition one = schema->definitions[schema->written];

		gb_buf_format(buf, ",\"%.*s\":", (int)one.name.n, one.name.p);
		if (one.shape == NULL)
			gb_buf_str(buf, one.text);
		else
			gb_schema_put_shape(schema, buf, one.shape);
	}
}

static void break_line(gb_buf *buf, int depth)
{
	gb_buf_char(buf, '\n');
	for (int i = 0; i < depth; i++)
		gb_buf_text(buf, "  ");
}

/* One member or item a line; what holds no other list or object stays on its line. */
static gb_str indent(gb_arena *arena, gb_str json)
{
	gb_buf buf = gb_buf_new(arena);
	bool text = false;
	int depth = 0;

	for (size_t i = 0; i < json.n; i++) {
		const char c = json.p[i];

		if (text) {
			gb_buf_char(&buf, c);
			if (c == '\\')
				gb_buf_char(&buf, json.p[++i]);
			text = c != '"';
			continue;
		}
		if (c == '{' || c == '[') {
			size_t end = i + 1;

			while (end < json.n && json.p[end] != '{' && json.p[end] != '[' && json.p[end] != '}' &&
				   json.p[end] != ']' && json.p[end] != '"')
				end++;
			gb_buf_char(&buf, c);
			if (end < json.n && (json.p[end] == '}' || json.p[end] == ']')) {
				gb_buf_char(&buf, json.p[end]);
				i = end;
				continue;
			}
			break_line(&buf, ++depth);
		} else if (c == '}' || c == ']') {
			break_line(&buf, --depth);
			gb_buf_char(&buf, c);
		} else if (c == ',') {
			gb_buf_char(&buf, c);
			break_line(&buf, depth);
		} else {
			gb_buf_char(&buf, c);
			if (c == ':')
				gb_buf_char(&buf, ' ');
			text = c == '"';
		}
	}
	gb_buf_char(&buf, '\n');
	return gb_buf_taken(&buf);
}

gb_str gb_schema_text(gb_schema *schema)
{
	gb_buf root = gb_buf_new(schema->arena), definitions = gb_buf_new(schema->arena);
	gb_buf whole = gb_buf_new(schema->arena);
	gb_str text;

	gb_schema_put_shape(schema, &root, schema->root);
	put_definitions(schema, &definitions);
	text = gb_buf_taken(&root);
	gb_schema_put_json(
		&whole, "{'$schema':'https://json-schema.org/draft/2020-12/schema','title':");
	gb_schema_put_text(&whole, gb_str_of(schema->format));
	gb_buf_char(&whole, ',');
	gb_buf_str(&whole, gb_str_slice(text, 1, text.n - 1));
	gb_buf_text(&whole, ",\"$defs\":{");
	gb_buf_str(&whole, gb_buf_taken(&definitions));
	gb_buf_text(&whole, "}}");
	return indent(schema->arena, gb_buf_taken(&whole));
}
