#include "base/fault.h"
#include "base/utf8.h"

gb_place gb_place_of_file(gb_arena *arena, gb_str name)
{
	gb_source *source = GB_NEW(arena, gb_source);

	source->name = gb_str_copy(arena, name);
	return (gb_place){ source, GB_NO_NODE };
}

const gb_source_node *gb_place_node(gb_place place)
{
	if (place.source == NULL || place.node >= place.source->node_count)
		return NULL;
	return &place.source->nodes[place.node];
}

/* The first child of the value at `node`; 0 without one. Children follow their parent. */
static uint32_t first_child(const gb_source *source, uint32_t node)
{
	const uint32_t child = node + 1;

	return child < source->node_count && source->nodes[child].parent == node ? child : 0;
}

gb_place gb_place_member(gb_place place, const char *key)
{
	const gb_source *source = place.source;

	if (gb_place_node(place) == NULL)
		return place;
	for (uint32_t i = first_child(source, place.node); i != 0; i = source->nodes[i].next) {
		if (source->nodes[i].key_length > 0 && gb_str_is(source->nodes[i].key, key))
			return (gb_place){ source, i };
	}
	return place;
}

gb_place gb_place_item(gb_place place, size_t index)
{
	const gb_source *source = place.source;

	if (gb_place_node(place) == NULL)
		return place;
	for (uint32_t i = first_child(source, place.node); i != 0; i = source->nodes[i].next) {
		if (source->nodes[i].index == index)
			return (gb_place){ source, i };
	}
	return place;
}

static void put_step(gb_buf *path, const gb_source_node *node)
{
	gb_buf_char(path, '/');
	if (node->key_length == 0) {
		gb_buf_format(path, "%u", (unsigned)node->index);
		return;
	}
	for (size_t i = 0; i < node->key.n; i++) {
		if (node->key.p[i] == '~')
			gb_buf_text(path, "~0");
		else if (node->key.p[i] == '/')
			gb_buf_text(path, "~1");
		else
			gb_buf_char(path, node->key.p[i]);
	}
}

gb_str gb_place_path(gb_arena *arena, gb_place place)
{
	gb_buf path = gb_buf_new(arena);
	size_t depth = 0;

	if (gb_place_node(place) == NULL)
		return (gb_str){ NULL, 0 };
	for (uint32_t i = place.node; i != 0; i = place.source->nodes[i].parent)
		depth++;
	/* From the root down: each step is found by climbing from the place (nesting is shallow). */
	for (; depth > 0; depth--) {
		uint32_t i = place.node;

		for (size_t up = depth - 1; up > 0; up--)
			i = place.source->nodes[i].parent;
		put_step(&path, &place.source->nodes[i]);
	}
	return gb_buf_taken(&path);
}

gb_position gb_position_of(const gb_source *source, size_t offset)
{
	gb_position position = { .line = 1, .column = 1, .line_start = 0 };

	if (offset > source->bytes.n)
		offset = source->bytes.n;
	for (size_t i = 0; i < offset; i++) {
		if (source->bytes.p[i] == '\n') {
			position.line++;
			position.line_start = i + 1;
		}
	}
	position.column += gb_utf8_count(gb_str_slice(source->bytes, position.line_start, offset));
	return position;
}

gb_str gb_place_text(gb_arena *arena, gb_place place)
{
	const gb_source_node *node = gb_place_node(place);
	gb_position position;
	gb_buf text = gb_buf_new(arena);
	gb_str path;

	if (place.source == NULL)
		return (gb_str){ NULL, 0 };
	gb_buf_str(&text, place.source->name);
	if (node == NULL)
		return gb_buf_taken(&text);
	position = gb_position_of(place.source, node->offset);
	gb_buf_format(&text, ":%zu:%zu", position.line, position.column);
	path = gb_place_path(arena, place);
	if (path.n > 0) {
		gb_buf_char(&text, ' ');
		gb_buf_str(&text, path);
	}
	return gb_buf_taken(&text);
}
