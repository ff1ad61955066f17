/* A table set smaller: all its styles in proportion, with their leadings, never below what may be read
 * (D 5.2, 6.4). */
#include "compose/table.h"

#define STEP 0.5 /* pt of the body */

gb_char_style gb_char_style_sized(const gb_char_style *style, double scale)
{
	gb_char_style sized = *style;

	sized.size *= scale;
	sized.rise *= scale;
	return sized;
}

const gb_style *gb_style_sized(gb_arena *arena, gb_table_sizes *sizes, const gb_style *style)
{
	if (style == NULL)
		return NULL;
	for (size_t i = 0; i < sizes->count; i++)
		if (sizes->styles[i].from == style)
			return sizes->styles[i].to;

	gb_style *sized = GB_NEW(arena, gb_style);

	*sized = *style;
	sized->size *= sizes->scale;
	sized->leading *= sizes->scale;
	sized->start_indent *= sizes->scale;
	sized->end_indent *= sizes->scale;
	sized->plain = gb_char_style_sized(&style->plain, sizes->scale);
	sized->strong = gb_char_style_sized(&style->strong, sizes->scale);
	sized->emphasis = gb_char_style_sized(&style->emphasis, sizes->scale);
	/* A table has not more styles than there is room for: three, in two languages. */
	if (sizes->count < GB_COUNT(sizes->styles)) {
		sizes->styles[sizes->count].from = style;
		sizes->styles[sizes->count++].to = sized;
	}
	return sized;
}

double gb_table_least_scale(const gb_composer *compose, const gb_table_item *table)
{
	const gb_block *block = table->block;
	const gb_style *const styles[] = { block->style, block->head_style, block->group_style };
	gb_lang langs[GB_LANG_COUNT];
	const size_t count = gb_compose_langs(compose, block, langs);
	double smallest = block->style->size;

	for (size_t i = 0; i < GB_COUNT(styles); i++) {
		for (size_t k = 0; k < count && styles[i] != NULL; k++) {
			const double size = gb_style_for(styles[i], compose->edition, langs[k])->size;
			smallest = size < smallest ? size : smallest;
		}
	}
	return smallest > block->least_size ? block->least_size / smallest : 1.0;
}

double gb_table_scale_step(const gb_composer *compose, const gb_table_item *table, size_t step)
{
	const double least = gb_table_least_scale(compose, table);
	const double body = table->block->style->size;
	const double scale = (body - STEP * (double)step) / body;

	if (scale > least || step == 0)
		return scale;
	return scale > least - STEP / body && least < 1.0 ? least : 0.0;
}

static bool row_resize(gb_composer *compose, gb_row *row, gb_table_sizes *sizes)
{
	for (size_t i = 0; i < row->cell_count; i++)
		if (!gb_cell_resize(compose, &row->cells[i], sizes))
			return false;
	return true;
}

bool gb_table_resize(gb_composer *compose, gb_table_item *table, double scale)
{
	gb_table_sizes sizes = { .scale = scale };
	gb_block *block = GB_NEW(compose->arena, gb_block);

	*block = *table->block;
	block->style = gb_style_sized(compose->arena, &sizes, block->style);
	block->head_style = gb_style_sized(compose->arena, &sizes, block->head_style);
	block->group_style = gb_style_sized(compose->arena, &sizes, block->group_style);
	table->block = block;
	table->pad_x *= scale;
	table->pad_y *= scale;
	for (size_t i = 0; i < table->head_count; i++)
		if (!row_resize(compose, &table->head[i], &sizes))
			return false;
	for (size_t i = 0; i < table->row_count; i++)
		if (!row_resize(compose, &table->rows[i], &sizes))
			return false;
	return true;
}
