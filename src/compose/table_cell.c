/* The words of a cell: shaped, and shaped again where the table is set smaller. */
#include "compose/table.h"

static int paragraph_align(int column_align)
{
	switch ((gb_column_align)column_align) {
	case GB_COLUMN_START:
	case GB_COLUMN_DECIMAL:
		return GB_ALIGN_START;
	case GB_COLUMN_CENTRE:
		return GB_ALIGN_CENTRE;
	case GB_COLUMN_END:
		return GB_ALIGN_END;
	}
	return GB_ALIGN_START;
}

/* The byte at which numbers of a column stand under each other; SIZE_MAX where there is none. */
static size_t decimal_point(const gb_resolved *resolved)
{
	if (resolved == NULL || resolved->number_to <= resolved->number_from)
		return SIZE_MAX;
	for (size_t i = resolved->number_from; i < resolved->number_to; i++)
		if (resolved->text.p[i] == '.')
			return i;
	return resolved->number_to;
}

static bool cell_shape(gb_cell *cell, size_t index, gb_spans *spans)
{
	gb_set *set = &cell->sets[index];

	*set = (gb_set){
		.paragraph = gb_spans_shape(spans, paragraph_align(cell->align)),
		.style = spans->style,
		.element = cell->element,
		.place = spans->place,
	};
	if (set->paragraph == NULL)
		return false;
	cell->point[index] = cell->point_at[index] == SIZE_MAX
							 ? -1.0
							 : gb_paragraph_offset(set->paragraph, cell->point_at[index]);
	return true;
}

bool gb_cell_add(
	gb_composer *compose, gb_cell *cell, const gb_spans *spans, const gb_resolved *resolved)
{
	gb_spans *kept = GB_NEW(compose->arena, gb_spans);

	*kept = *spans;
	cell->spans[cell->count] = kept;
	cell->point_at[cell->count] = decimal_point(resolved);
	return cell_shape(cell, cell->count++, kept);
}

bool gb_cell_resize(gb_composer *compose, gb_cell *cell, gb_table_sizes *sizes)
{
	for (size_t i = 0; i < cell->count; i++) {
		gb_spans spans = *cell->spans[i];
		gb_span *items = GB_NEW_ARRAY(compose->arena, spans.count, gb_span);

		spans.style = gb_style_sized(compose->arena, sizes, spans.style);
		for (size_t k = 0; k < spans.count; k++) {
			gb_char_style *style = GB_NEW(compose->arena, gb_char_style);

			items[k] = spans.items[k];
			*style = gb_char_style_sized(items[k].style, sizes->scale);
			items[k].style = style;
		}
		spans.items = items;
		if (!cell_shape(cell, i, &spans))
			return false;
	}
	return true;
}
