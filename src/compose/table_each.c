/*
 * Columns for each of several targets: {"of": "$each"} stands once for every target that the
 * table's "each" selects, under a spanning head with its name. So a table of areas shows the
 * indicators that a ledger has by area, whatever they are.
 */
#include "compose/table.h"

static bool is_each(const gb_column *column)
{
	return gb_str_is(column->of, "$each");
}

/* End of the run of columns from `at` that are repeated together. */
static size_t run_end(const gb_column *columns, size_t count, size_t at)
{
	while (at < count && is_each(&columns[at]))
		at++;
	return at;
}

const gb_block *gb_table_expand(
	gb_composer *compose, const gb_block *block, const gb_scope_of *scope)
{
	const gb_column *columns = block->columns.items;
	const size_t count = block->columns.count;
	gb_selected targets;
	gb_block *out;
	gb_column *made;
	size_t total = 0;

	if (block->each.from == GB_FROM_NOTHING)
		return block;
	if (!gb_select_rows(compose, &block->each, scope, &targets))
		return NULL;
	for (size_t i = 0; i < count; i++)
		total += is_each(&columns[i]) ? targets.count : 1;
	if (total > GB_TABLE_COLUMNS) {
		compose->failed = true;
		gb_fault(compose->diags, gb_place_member(block->place, "each"), "too-many-columns",
			gb_str_format(compose->arena, "%zu columns", total),
			gb_str_format(compose->arena, "at most %d", GB_TABLE_COLUMNS),
			GB_STR("select fewer targets with \"first\""));
		return NULL;
	}
	made = GB_NEW_ARRAY(compose->arena, total, gb_column);
	total = 0;
	for (size_t i = 0; i < count;) {
		const size_t end = run_end(columns, count, i);

		if (end == i) {
			made[total++] = columns[i++];
			continue;
		}
		for (size_t t = 0; t < targets.count; t++) {
			const gb_indicator *indicator = targets.verdicts[t]->target->indicator;

			for (size_t k = i; k < end; k++) {
				made[total] = columns[k];
				made[total].of = indicator->id;
				made[total++].group = indicator->brief;
			}
		}
		i = end;
	}
	out = GB_NEW(compose->arena, gb_block);
	*out = *block;
	out->columns = (gb_list){ made, total };
	return out;
}
