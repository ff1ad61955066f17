#include "base/file.h"
#include "json/scan.h"
#include "json/value.h"

#include <assert.h>
#include <cjson/cJSON.h>
#include <stdlib.h>

static gb_json_kind kind_of(const cJSON *item)
{
	if (cJSON_IsObject(item))
		return GB_JSON_OBJECT;
	if (cJSON_IsArray(item))
		return GB_JSON_ARRAY;
	if (cJSON_IsString(item))
		return GB_JSON_STRING;
	if (cJSON_IsNumber(item))
		return GB_JSON_NUMBER;
	if (cJSON_IsTrue(item))
		return GB_JSON_TRUE;
	return cJSON_IsFalse(item) ? GB_JSON_FALSE : GB_JSON_NULL;
}

/* Copies what cJSON made of one node. Texts end at their zero byte: \u0000 was refused. */
static void fill_value(
	gb_arena *arena, gb_source *source, uint32_t i, const cJSON *item, gb_json *values)
{
	gb_source_node *node = &source->nodes[i];
	gb_json *value = &values[i];

	value->kind = kind_of(item);
	value->place = (gb_place){ source, i };
	if (node->key_length > 0)
		node->key = gb_str_copy(arena, gb_str_of(item->string));
	value->key = node->key;
	if (value->kind == GB_JSON_STRING)
		value->text = gb_str_copy(arena, gb_str_of(item->valuestring));
	else if (value->kind == GB_JSON_NUMBER)
		value->text = gb_str_slice(source->bytes, node->offset, node->offset + node->length);
	if (node->next != 0)
		value->next = &values[node->next];
	if (i == 0)
		return;
	if (node->index == 0)
		values[node->parent].first = value;
	values[node->parent].count++;
}

/* Walks cJSON's tree in the order of the nodes: both begin with the parent. */
static const gb_json *fill_values(gb_arena *arena, gb_source *source, const cJSON *root)
{
	gb_json *values = GB_NEW_ARRAY(arena, source->node_count, gb_json);
	const cJSON *above[GB_JSON_DEPTH + 1];
	const cJSON *item = root;
	size_t depth = 0;

	for (uint32_t i = 0; i < source->node_count; i++) {
		assert(item != NULL);
		fill_value(arena, source, i, item, values);
		if (item->child != NULL) {
			above[depth++] = item;
			item = item->child;
			continue;
		}
		while (item->next == NULL && depth > 0)
			item = above[--depth];
		item = item->next;
	}
	assert(item == NULL && depth == 0);
	return values;
}

/* A member, to be put in order by its object and key. */
typedef struct member_key {
	uint32_t parent, node;
	gb_str key;
} member_key;

static int compare_members(const void *a, const void *b)
{
	const member_key *first = a;
	const member_key *second = b;
	int order;

	if (first->parent != second->parent)
		return first->parent < second->parent ? -1 : 1;
	order = gb_str_compare(first->key, second->key);
	if (order != 0)
		return order;
	return first->node < second->node ? -1 : 1;
}

static bool fault_duplicate(
	gb_arena *arena, const gb_source *source, uint32_t first, uint32_t second, gb_diags *diags)
{
	const gb_source_node *node = &source->nodes[second];
	const gb_position position = gb_position_of(source, source->nodes[first].key_offset);

	return gb_fault_key(diags, (gb_place){ source, second }, "duplicate-key",
		gb_str_format(arena, "\"%.*s\" a second time", (int)node->key.n, node->key.p),
		GB_STR("each key once"),
		gb_str_format(arena, "the first is on line %zu: remove one of the two", position.line));
}

/* By sorting, since an object may hold any number of members. */
static bool check_duplicates(gb_arena *arena, const gb_source *source, gb_diags *diags)
{
	member_key *members = GB_NEW_ARRAY(arena, source->node_count, member_key);
	size_t count = 0;
	size_t first = 0;
	bool ok = true;

	for (uint32_t i = 0; i < source->node_count; i++) {
		if (source->nodes[i].key_length > 0)
			members[count++] = (member_key){ source->nodes[i].parent, i, source->nodes[i].key };
	}
	qsort(members, count, sizeof(*members), compare_members);
	for (size_t i = 1; i < count; i++) {
		if (members[i].parent == members[first].parent &&
			gb_str_equal(members[i].key, members[first].key))
			ok = fault_duplicate(arena, source, members[first].node, members[i].node, diags);
		else
			first = i;
	}
	return ok;
}

const gb_json *gb_json_parse(gb_arena *arena, gb_source *source, gb_diags *diags)
{
	const gb_json *root;
	cJSON *tree;

	assert(source->bytes.n < UINT32_MAX);
	if (!gb_json_scan(arena, source, diags))
		return NULL;
	tree = cJSON_ParseWithLength(source->bytes.p, source->bytes.n);
	if (tree == NULL) {
		/* Our scan is the stricter one, so this is want of memory, or a mistake of ours. */
		gb_fault_status(diags, GB_STATUS_LIMIT, (gb_place){ source, GB_NO_NODE }, "json",
			GB_STR("a text that cannot be held in memory"), (gb_str){ 0 }, (gb_str){ 0 });
		return NULL;
	}
	root = fill_values(arena, source, tree);
	cJSON_Delete(tree);
	return check_duplicates(arena, source, diags) ? root : NULL;
}

const gb_json *gb_json_read(gb_arena *arena, gb_str path, gb_diags *diags)
{
	gb_source *source = gb_file_read(arena, path, diags);

	return source == NULL ? NULL : gb_json_parse(arena, source, diags);
}
