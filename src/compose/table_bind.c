/* Selected rows become cells with shaped text. */
#include "compose/table.h"
#include "model/sums.h"

#include <string.h>

/* What was found where there is no figure: what the verdict rests on, or else its word. Nothing that
 * was not judged has any. */
static void found_in_words(
	gb_composer *compose, const gb_verdict *verdict, gb_lang lang, gb_resolved *out)
{
	static const int fields[] = { GB_OF_EVIDENCE, GB_OF_STATE };

	for (size_t i = 0; i < GB_COUNT(fields) && out->text.n == 0 && verdict->actual != NULL; i++)
		gb_target_field(compose->arena, compose->ledger, verdict, fields[i], false, lang, out);
}

gb_table_shown gb_table_shown_of(
	const gb_table_item *table, const gb_selected *rows, size_t row, size_t column)
{
	const gb_area_table *areas = &table->areas[column];
	gb_table_shown shown = { NULL, rows->verdicts[row], rows->readings[row], NULL };

	if (areas->rows != NULL) {
		const gb_area *area = rows->scopes[row].area;

		shown.area = area != NULL ? &areas->rows[area->order] : &areas->whole;
		shown.verdict = shown.area->verdict;
		shown.reading = shown.area->reading;
		shown.indicator = areas->indicator;
	} else if (shown.verdict != NULL) {
		shown.indicator = shown.verdict->target->indicator;
	} else if (shown.reading != NULL) {
		shown.indicator = shown.reading->indicator;
	}
	return shown;
}

void gb_table_value(gb_composer *compose, const gb_table_item *table, const gb_selected *rows,
	size_t row, size_t index, gb_lang lang, gb_resolved *out)
{
	const gb_column *column = &((const gb_column *)table->block->columns.items)[index];
	const gb_area_table *areas = &table->areas[index];
	const gb_scope_of *scope = &rows->scopes[row];
	int field = column->field == GB_OF_LAMP ? GB_OF_STATE : column->field;

	*out = (gb_resolved){ .kind = -1 };
	if (rows->differences[row] != NULL) {
		gb_difference_field(compose->arena, compose->input->differences, rows->differences[row],
			field, column->unit, lang, out);
	} else if (areas->rows != NULL) {
		gb_area_field(compose->arena, compose->ledger, areas,
			gb_table_shown_of(table, rows, row, index).area, field, column->unit, lang, out);
	} else if (table->total == row + 1) {
		if (field != GB_OF_KIND)
			out->text = gb_place_whole(compose->ledger).in[lang];
	} else if (rows->verdicts[row] != NULL) {
		gb_target_field(
			compose->arena, compose->ledger, rows->verdicts[row], field, column->unit, lang, out);
		if (column->evidence)
			found_in_words(compose, rows->verdicts[row], lang, out);
	} else if (rows->readings[row] != NULL) {
		gb_reading_field(
			compose->arena, compose->ledger, rows->readings[row], field, column->unit, lang, out);
	} else if (rows->lamps[row] != NULL) {
		const gb_lamp *lamp = rows->lamps[row];
		if (column->field != GB_OF_STATE) {
			out->text = lamp->name.in[lang];
			return;
		}
		/* The states that show this lamp, in the order of the policy's scale. */
		gb_buf buf = gb_buf_new(compose->arena);
		for (int state = 0; state < GB_STATE_COUNT; state++) {
			const gb_state_rule *rule = &compose->ledger->policy->states[state];
			if (rule->lamp != lamp)
				continue;
			if (buf.n > 0)
				gb_buf_text(&buf, lang == GB_LANG_ZH ? "、" : ", ");
			gb_buf_str(&buf, rule->word.in[lang]);
		}
		out->text = gb_buf_taken(&buf);
	} else if (scope->agency != NULL) {
		out->text = scope->agency->name.in[lang];
	} else if (scope->area != NULL) {
		out->text = field == GB_OF_KIND ? compose->ledger->kinds[scope->area->kind].in[lang]
										: scope->area->name.in[lang];
	} else if (scope->section != NULL) {
		out->text = scope->section->title.in[lang];
	}
}

/* What stands for a figure that is not there (D 5.3): a word of each language, or one mark. */
static bool bind_sign(gb_composer *compose, gb_table_item *table, const gb_style *style,
	gb_table_sign sign, int status, gb_cell *cell)
{
	gb_lang langs[GB_LANG_COUNT];
	size_t count = gb_compose_langs(compose, table->block, langs);

	if (sign == GB_TABLE_SIGN_NONE)
		return true;
	table->signs |= 1u << sign;
	for (size_t i = 0; i < count; i++) {
		const gb_str text = gb_table_sign_text(sign, langs[i]);

		if (i > 0 && gb_str_equal(text, gb_table_sign_text(sign, langs[0])))
			continue;
		gb_spans spans = gb_spans_new(compose, style, langs[i], cell->element, cell->place);

		/* A sample is one as well where it is too small to be printed. */
		gb_spans_resolved(
			&spans, &(gb_resolved){ .text = text, .kind = -1, .status = status }, NULL);
		spans.items[0].keep = GB_KEEP_IF_ROOM;
		if (!gb_cell_add(compose, cell, &spans, NULL))
			return false;
	}
	return true;
}

static const gb_lamp *lamp_of(
	const gb_table_item *table, const gb_selected *rows, size_t row, size_t column, int field)
{
	const gb_verdict *verdict = gb_table_shown_of(table, rows, row, column).verdict;

	if (rows->differences[row] != NULL)
		return gb_difference_lamp(rows->differences[row], field == GB_OF_BEFORE);
	return verdict != NULL ? verdict->lamp : rows->lamps[row];
}

/* A line of the readings up to the row's own; nothing where there are fewer than two. */
static void bind_spark(gb_composer *compose, const gb_table_item *table, const gb_selected *rows,
	size_t row, size_t column, gb_cell *cell)
{
	const gb_block *block = table->block;
	const gb_table_shown shown = gb_table_shown_of(table, rows, row, column);
	const gb_verdict *verdict = shown.verdict;
	gb_spark *spark = GB_NEW(compose->arena, gb_spark);

	gb_spark_bind(compose,
		(gb_spark_of){ verdict != NULL ? verdict->actual : shown.reading,
			verdict != NULL ? verdict->target : NULL, cell->element, block->style->colour,
			block->place },
		spark, &cell->spark_element);
	if (gb_spark_shows(spark))
		cell->spark = spark;
}

static bool bind_body_cell(gb_composer *compose, gb_table_item *table, const gb_selected *rows,
	size_t row, size_t column_index, uint32_t parent, gb_cell *cell)
{
	const gb_block *block = table->block;
	const gb_column *column = &((const gb_column *)block->columns.items)[column_index];
	gb_lang langs[GB_LANG_COUNT];
	size_t count = gb_compose_langs(compose, block, langs);
	const gb_style *style = table->total == row + 1 ? table->total_style : block->style;
	gb_table_sign sign = GB_TABLE_SIGN_NONE;
	int status = GB_VALUE_FINAL;
	gb_str before = { 0 };

	*cell = (gb_cell){
		.first = column_index,
		.after = column_index + 1,
		.align = column->align,
		.place = block->place,
	};
	cell->element = gb_compose_element(compose, parent,
		column_index == 0 ? GB_ELEMENT_TABLE_HEAD : GB_ELEMENT_TABLE_CELL, compose->primary,
		block->place);
	if (column_index == 0)
		compose->elements[cell->element].scope = GB_SCOPE_ROW;
	if (column->sparkline) {
		bind_spark(compose, table, rows, row, column_index, cell);
		return true;
	}
	if (column->field == GB_OF_LAMP || column->field == GB_OF_BEFORE)
		cell->lamp = lamp_of(table, rows, row, column_index, column->field);
	for (size_t i = 0; i < count; i++) {
		gb_resolved resolved;

		gb_table_value(compose, table, rows, row, column_index, langs[i], &resolved);
		sign = gb_table_sign_of(table, rows, row, column_index, &resolved);
		status = resolved.status;
		if (sign == GB_TABLE_SIGN_TOO_SMALL)
			break;
		/* What both languages write alike (7.2%) stands once. */
		if (resolved.text.n == 0 || (i > 0 && gb_str_equal(resolved.text, before)))
			continue;
		before = resolved.text;
		gb_spans spans = gb_spans_new(compose, style, langs[i], cell->element, block->place);

		gb_spans_cell(&spans, &resolved);
		if (!gb_cell_add(compose, cell, &spans, &resolved))
			return false;
	}
	return cell->count > 0 || bind_sign(compose, table, style, sign, status, cell);
}

/* Longer units of English are broken where the column ends. */
#define UNIT_TOGETHER 16

/* `unit` behind the words of a head, in brackets; NULL: none. */
static bool bind_words_cell(gb_composer *compose, const gb_block *block, const gb_style *style,
	gb_words words, const gb_table_unit *unit, gb_cell *cell)
{
	gb_lang langs[GB_LANG_COUNT];
	size_t count = gb_compose_langs(compose, block, langs);

	for (size_t i = 0; i < count; i++) {
		gb_str text = words.in[langs[i]];
		const gb_str behind =
			unit != NULL ? gb_table_unit_text(compose->arena, unit, langs[i]) : (gb_str){ 0 };
		if (text.n == 0 || (i > 0 && gb_str_equal(text, words.in[langs[0]])))
			continue;
		gb_resolved resolved = { .text = text, .kind = -1 };
		gb_spans spans = gb_spans_new(compose, style, langs[i], cell->element, cell->place);

		gb_spans_resolved(&spans, &resolved, NULL);
		if (behind.n > 0) {
			if (langs[i] == GB_LANG_EN)
				gb_spans_text(&spans, GB_STR(" "), NULL);
			resolved.text = behind;
			gb_spans_resolved(&spans, &resolved, NULL);
			if (langs[i] == GB_LANG_ZH || behind.n <= UNIT_TOGETHER)
				spans.items[spans.count - 1].keep = GB_KEEP_IF_ROOM;
		}
		if (!gb_cell_add(compose, cell, &spans, NULL))
			return false;
	}
	return true;
}

static bool same_group(gb_words a, gb_words b)
{
	return gb_str_equal(a.in[GB_LANG_ZH], b.in[GB_LANG_ZH]) &&
		   gb_str_equal(a.in[GB_LANG_EN], b.in[GB_LANG_EN]);
}

static bool words_empty(gb_words words)
{
	return words.in[GB_LANG_ZH].n == 0 && words.in[GB_LANG_EN].n == 0;
}

static gb_cell *head_cell(gb_composer *compose, const gb_table_item *table, gb_row *row,
	size_t first, size_t after, int align, uint32_t parent)
{
	gb_cell *cell = &row->cells[row->cell_count++];

	*cell = (gb_cell){
		.first = first,
		.after = after,
		.align = align == GB_COLUMN_DECIMAL ? GB_COLUMN_CENTRE : align,
		.place = table->block->place,
		.element = gb_compose_element(
			compose, parent, GB_ELEMENT_TABLE_HEAD, compose->primary, table->block->place),
	};
	compose->elements[cell->element].scope = GB_SCOPE_COLUMN;
	compose->elements[cell->element].columns = (uint32_t)(after - first);
	return cell;
}

static const gb_words spark_head = { { GB_STR_INIT("走势"), GB_STR_INIT("Trend") } };

/* Old and new are of two issues, or what was published and its correction. */
static gb_words head_words(const gb_block *block, const gb_column *column)
{
	static const struct {
		int field;
		gb_words words;
	} changes[] = {
		{ GB_OF_OLD, { { GB_STR_INIT("上期"), GB_STR_INIT("Last issue") } } },
		{ GB_OF_NEW, { { GB_STR_INIT("本期"), GB_STR_INIT("This issue") } } },
		{ GB_OF_LAMP, { { GB_STR_INIT("本期亮灯"), GB_STR_INIT("Status now") } } },
		{ GB_OF_REASON, { { GB_STR_INIT("原因"), GB_STR_INIT("Reason") } } },
	};

	if (!words_empty(column->head))
		return column->head;
	if (column->sparkline)
		return spark_head;
	/* A row's name is that of an area. */
	if (block->select.from == GB_FROM_AREAS && column->of.n == 0 && column->field == GB_OF_NAME)
		return gb_field_words(GB_OF_AREA);
	for (size_t i = 0; block->select.from == GB_FROM_CHANGES && i < GB_COUNT(changes); i++)
		if (changes[i].field == column->field)
			return changes[i].words;
	return gb_field_words(column->field);
}

/* Column heads; above them, where columns name a group, heads that span. */
static bool bind_head(gb_composer *compose, gb_table_item *table)
{
	const gb_block *block = table->block;
	const gb_column *columns = block->columns.items;
	size_t count = table->column_count;
	bool spanning = false;

	for (size_t i = 0; i < count; i++)
		spanning = spanning || !words_empty(columns[i].group);
	if (spanning) {
		gb_row *row = &table->head[table->head_count++];
		uint32_t parent = gb_compose_element(
			compose, table->element, GB_ELEMENT_TABLE_ROW, compose->primary, block->place);

		row->cells = GB_NEW_ARRAY(compose->arena, count, gb_cell);
		for (size_t i = 0; i < count;) {
			size_t after = i + 1;
			while (after < count && same_group(columns[i].group, columns[after].group))
				after++;
			gb_cell *cell = head_cell(compose, table, row, i, after, GB_COLUMN_CENTRE, parent);
			if (!bind_words_cell(compose, block, block->head_style, columns[i].group, NULL, cell))
				return false;
			i = after;
		}
	}
	gb_row *row = &table->head[table->head_count++];
	uint32_t parent = gb_compose_element(
		compose, table->element, GB_ELEMENT_TABLE_ROW, compose->primary, block->place);

	row->cells = GB_NEW_ARRAY(compose->arena, count, gb_cell);
	for (size_t i = 0; i < count; i++) {
		gb_cell *cell = head_cell(compose, table, row, i, i + 1, columns[i].align, parent);
		gb_words words = head_words(block, &columns[i]);
		if (!bind_words_cell(compose, block, block->head_style, words, &table->units[i], cell))
			return false;
	}
	return true;
}

static gb_words group_words(
	const gb_composer *compose, const gb_selected *rows, size_t row, int group_by)
{
	const gb_scope_of *scope = &rows->scopes[row];

	if (group_by == GB_GROUP_KIND && scope->area != NULL)
		return compose->ledger->kinds[scope->area->kind];
	if (group_by == GB_GROUP_DIFFERENCE)
		return *gb_difference_heading(rows->differences[row]->kind);
	if (group_by == GB_GROUP_SECTION && scope->section != NULL)
		return scope->section->title;
	if (group_by == GB_GROUP_AREA && scope->area != NULL)
		return scope->area->name;
	return (gb_words){ 0 };
}

static const void *group_key(
	const gb_composer *compose, const gb_selected *rows, size_t row, int group_by)
{
	if (group_by == GB_GROUP_KIND && rows->scopes[row].area != NULL)
		return &compose->ledger->kinds[rows->scopes[row].area->kind];
	if (group_by == GB_GROUP_DIFFERENCE)
		return gb_difference_heading(rows->differences[row]->kind);
	if (group_by == GB_GROUP_SECTION)
		return rows->scopes[row].section;
	return group_by == GB_GROUP_AREA ? (const void *)rows->scopes[row].area : NULL;
}

static bool bind_group_row(gb_composer *compose, gb_table_item *table, gb_words words)
{
	gb_row *row = &table->rows[table->row_count++];
	uint32_t parent = gb_compose_element(
		compose, table->element, GB_ELEMENT_TABLE_ROW, compose->primary, table->block->place);

	row->kind = GB_ROW_GROUP;
	row->group = table->row_count;
	row->cells = GB_NEW_ARRAY(compose->arena, 1, gb_cell);
	gb_cell *cell = head_cell(compose, table, row, 0, table->column_count, GB_COLUMN_START, parent);
	return bind_words_cell(compose, table->block, table->block->group_style, words, NULL, cell);
}

/* Whether a row says in a column what the row above it says. */
static bool same_values(gb_composer *compose, const gb_table_item *table, const gb_selected *rows,
	size_t row, size_t index)
{
	gb_lang langs[GB_LANG_COUNT];
	const size_t count = gb_compose_langs(compose, table->block, langs);
	bool any = false;

	if (table->total == row || table->total == row + 1)
		return false;

	for (size_t i = 0; i < count; i++) {
		gb_resolved one, other;

		gb_table_value(compose, table, rows, row - 1, index, langs[i], &one);
		gb_table_value(compose, table, rows, row, index, langs[i], &other);
		if (!gb_str_equal(one.text, other.text) || one.status != other.status)
			return false;
		any = any || one.text.n > 0;
	}
	return any;
}

static bool bind_rows(gb_composer *compose, gb_table_item *table, const gb_selected *rows)
{
	const gb_block *block = table->block;
	const gb_column *columns = block->columns.items;
	const void *group = NULL, *above = NULL;
	size_t group_row = 0;
	bool ok = true;

	/* At most one group row before each row. */
	table->rows = GB_NEW_ARRAY(compose->arena, 2 * rows->count, gb_row);
	for (size_t i = 0; i < rows->count; i++) {
		const void *key = group_key(compose, rows, i, block->group_by);
		if (key != NULL && key != group) {
			if (!bind_group_row(compose, table, group_words(compose, rows, i, block->group_by)))
				return false;
			group_row = table->row_count;
		}
		group = key;

		gb_row *row = &table->rows[table->row_count++];
		uint32_t parent = gb_compose_element(
			compose, table->element, GB_ELEMENT_TABLE_ROW, compose->primary, block->place);
		row->total = table->total == i + 1;
		row->group = row->total ? 0 : group_row;
		row->cell_count = table->column_count;
		row->cells = GB_NEW_ARRAY(compose->arena, table->column_count, gb_cell);
		bool within = i > 0 && key == above; /* of what the columns before span */
		for (size_t c = 0; c < table->column_count; c++) {
			const bool span = columns[c].span;

			within = within && (!span || same_values(compose, table, rows, i, c));
			if (span && within)
				gb_span_join(compose, table, table->row_count - 1, c);
			else
				ok = bind_body_cell(compose, table, rows, i, c, parent, &row->cells[c]) && ok;
		}
		above = key;
	}
	return ok;
}

/* The figures of areas, column by column; false after a fault. */
static bool bind_areas(gb_composer *compose, gb_table_item *table, const gb_scope_of *scope)
{
	const gb_column *columns = table->block->columns.items;
	bool ok = true;

	table->areas = GB_NEW_ARRAY(compose->arena, table->column_count, gb_area_table);
	for (size_t i = 0; i < table->column_count; i++) {
		if (columns[i].of.n == 0)
			continue;
		const gb_indicator *indicator = gb_compose_indicator(
			compose, scope, columns[i].of, gb_place_member(columns[i].place, "of"));
		if (indicator == NULL) {
			ok = false;
			continue;
		}
		table->areas[i] = gb_area_table_of(
			compose->arena, compose->ledger, compose->verdicts, indicator, columns[i].by);
	}
	return ok;
}

void gb_bind_table(gb_composer *compose, const gb_block *block, const gb_scope_of *scope)
{
	gb_table_item *table = GB_NEW(compose->arena, gb_table_item);
	gb_selected rows;

	block = gb_table_expand(compose, block, scope);
	if (block == NULL || !gb_select_rows(compose, &block->select, scope, &rows))
		return;
	/* Nothing to show is no fault: another city may have no such rows. */
	if (rows.count == 0)
		return;
	const size_t number = gb_caption_number(compose, block, GB_CAPTION_TABLE);

	if (compose->counting)
		return;
	table->block = block;
	table->scope = *scope;
	table->column_count = block->columns.count;
	table->widths = GB_NEW_ARRAY(compose->arena, table->column_count, double);
	if (!bind_areas(compose, table, scope))
		return;
	gb_table_add_total(compose, table, &rows);
	if (table->total > 0)
		table->total_style = gb_table_total_style(compose, block);
	gb_table_place_units(compose, table, &rows);
	block = table->block;
	table->pad_x = 0.45 * block->style->size;
	table->pad_y = 0.32 * block->style->size;
	table->element = gb_compose_element(
		compose, gb_compose_section(compose), GB_ELEMENT_TABLE, compose->primary, block->place);
	uint32_t caption = gb_compose_element(
		compose, table->element, GB_ELEMENT_CAPTION, compose->primary, block->place);
	table->number = number;
	if (!gb_caption_bind(compose, block, scope, GB_CAPTION_TABLE, table->number, false, caption,
			NULL, &table->caption) ||
		!gb_caption_bind(compose, block, scope, GB_CAPTION_TABLE, table->number, true,
			GB_NO_ELEMENT, NULL, &table->continued) ||
		!bind_head(compose, table) || !bind_rows(compose, table, &rows) ||
		!gb_note_bind(compose, block, scope, gb_compose_section(compose),
			gb_table_rule(compose, table, &rows), NULL, &table->note))
		return;
	table->item.solid = true;
	table->item.turn = block->turn;
	gb_compose_add(compose, &table->item, &gb_table_class, block, block->style);
}
