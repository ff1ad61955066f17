#include "json/schema.h"
#include "layout/block.h"

/* The JSON Schema of layouts, from the tables that read them. */

static void put_word_list(gb_buf *buf, const gb_choice *words, unsigned bits)
{
	bool first = true;

	for (; words->word != NULL; words++) {
		if ((bits & GB_BIT(words->value)) == 0)
			continue;
		gb_buf_text(buf, first ? "" : ",");
		gb_schema_put_text(buf, gb_str_of(words->word));
		first = false;
	}
}

/* What an object of one kind may hold, beside its own rows. */
static void put_block_rules(gb_buf *buf, int kind)
{
	const unsigned sources = gb_block_kind_rows[kind].sources;

	if (sources != 0) {
		gb_schema_put_json(buf, ",{'properties':{'from':{'enum':[");
		put_word_list(buf, gb_from_words, sources);
		gb_schema_put_json(buf, "]}},'dependentRequired':{'where':['from'],'order':['from'],"
								"'first':['from']}}");
	}
	if (kind == GB_BLOCK_LIST)
		gb_schema_put_json(buf, ",{'oneOf':[{'required':['items']},{'required':['from']}]}");
	if (kind == GB_BLOCK_PAIR)
		gb_schema_put_json(buf, ",{'oneOf':[{'required':['text']},{'required':['from']}]}");
}

/* if kind is so, then these keys and no others. */
static void put_kinds(gb_schema *schema, gb_buf *buf, const gb_kind_table *table)
{
	gb_schema_put_json(buf, "{'type':'object','required':['kind'],"
							"'properties':{'kind':{'enum':[");
	put_word_list(buf, table->kinds, ~0u);
	gb_schema_put_json(buf, "]}},'allOf':[");
	for (size_t i = 0; table->kinds[i].word != NULL; i++) {
		const int kind = table->kinds[i].value;
		gb_shape *shape = GB_NEW(buf->arena, gb_shape);

		*shape = gb_layout_shape(buf->arena, table, kind);
		shape->help = table->kinds[i].help;
		gb_buf_text(buf, i > 0 ? "," : "");
		gb_schema_put_json(buf, "{'if':{'properties':{'kind':{'const':");
		gb_schema_put_text(buf, gb_str_of(table->kinds[i].word));
		gb_schema_put_json(buf, "}},'required':['kind']},'then':{'allOf':[");
		gb_schema_put_shape(schema, buf, shape);
		if (table == &gb_block_table)
			put_block_rules(buf, kind);
		gb_buf_text(buf, "]}}");
	}
}

/* Conditions and orders depend on the source. */
static void put_sources(gb_buf *buf)
{
	for (size_t i = 0; gb_from_words[i].word != NULL; i++) {
		const int from = gb_from_words[i].value;

		if (from == GB_FROM_NOTHING)
			continue;
		gb_schema_put_json(buf, ",{'if':{'properties':{'from':{'const':");
		gb_schema_put_text(buf, gb_str_of(gb_from_words[i].word));
		gb_schema_put_json(buf, "}},'required':['from']},'then':{'properties':{'where':"
								"{'$ref':'#/$defs/where-");
		gb_buf_text(buf, gb_from_words[i].word);
		gb_schema_put_json(buf, "'},'order':");
		if (gb_select_has_order(from)) {
			gb_schema_put_json(buf, "{'$ref':'#/$defs/order-");
			gb_buf_text(buf, gb_from_words[i].word);
			gb_schema_put_json(buf, "'}");
		} else {
			gb_buf_text(buf, "false");
		}
		gb_buf_text(buf, "}}}");
	}
}

/* One field, or a list of them. */
static gb_str order_schema(gb_arena *arena, int from)
{
	gb_buf order = gb_buf_new(arena), buf = gb_buf_new(arena);
	gb_str one;

	gb_select_put_order_schema(&order, from);
	one = gb_buf_taken(&order);
	gb_buf_text(&buf, "{\"anyOf\":[");
	gb_buf_str(&buf, one);
	gb_schema_put_json(&buf, ",{'type':'array','items':");
	gb_buf_str(&buf, one);
	gb_buf_text(&buf, "}]}");
	return gb_buf_taken(&buf);
}

static void define_kinds(
	gb_schema *schema, gb_arena *arena, const char *name, const gb_kind_table *table)
{
	gb_buf buf = gb_buf_new(arena);

	put_kinds(schema, &buf, table);
	if (table == &gb_block_table)
		put_sources(&buf);
	gb_buf_text(&buf, "]}");
	gb_schema_define_text(schema, gb_str_of(name), gb_buf_taken(&buf));
}

/* Sizes and spaces are told in figures: what one is must not hang on another's name. */
static void define_tokens(gb_schema *schema, gb_arena *arena)
{
	static const gb_shape *const shapes[] = { &gb_size_shape, &gb_space_shape };

	gb_schema_define(schema, &gb_colour_shape);
	for (size_t i = 0; i < GB_COUNT(shapes); i++) {
		gb_buf buf = gb_buf_new(arena);

		gb_schema_put_shape(schema, &buf, shapes[i]);
		gb_schema_define_text(schema, gb_str_of(shapes[i]->name), gb_buf_taken(&buf));
	}
}

gb_str gb_theme_schema(gb_arena *arena)
{
	gb_schema *schema = gb_schema_new(arena, "gongbao.theme/1", &gb_theme_shape);

	define_tokens(schema, arena);
	return gb_schema_text(schema);
}

gb_str gb_layout_schema(gb_arena *arena)
{
	gb_schema *schema = gb_schema_new(arena, "gongbao.layout/1", &gb_layout_file_shape);

	define_tokens(schema, arena);
	gb_schema_name_lengths(schema);
	gb_schema_define(schema, &gb_style_shape);
	gb_schema_define(schema, &gb_master_shape);
	define_kinds(schema, arena, "fixed-item", &gb_fixed_table);
	define_kinds(schema, arena, "block", &gb_block_table);
	for (size_t i = 0; gb_from_words[i].word != NULL; i++) {
		gb_buf buf = gb_buf_new(arena);

		gb_select_put_schema(&buf, gb_from_words[i].value);
		gb_schema_define_text(
			schema, gb_str_format(arena, "where-%s", gb_from_words[i].word), gb_buf_taken(&buf));
		if (gb_select_has_order(gb_from_words[i].value))
			gb_schema_define_text(schema, gb_str_format(arena, "order-%s", gb_from_words[i].word),
				order_schema(arena, gb_from_words[i].value));
	}
	return gb_schema_text(schema);
}
