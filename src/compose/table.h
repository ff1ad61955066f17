#ifndef GB_COMPOSE_TABLE_H
#define GB_COMPOSE_TABLE_H

#include "compose/spark.h"
#include "model/area.h"

/* A bound table: cells with their shaped texts, rows, and the widths once they are known. */
typedef struct gb_cell {
	gb_set sets[GB_LANG_COUNT];  /* languages below each other; one where both agree */
	double point[GB_LANG_COUNT]; /* from the start to the decimal point; < 0: no number */
	size_t count;
	const gb_lamp *lamp; /* drawn before the text */
	gb_spark *spark;     /* drawn instead of text; NULL: none */
	uint32_t spark_element;
	size_t first, after; /* columns it spans */
	int align;           /* gb_column_align */
	uint32_t element;
	gb_place place;
} gb_cell;

typedef enum gb_row_kind { GB_ROW_BODY, GB_ROW_GROUP } gb_row_kind;

typedef struct gb_row {
	gb_row_kind kind;
	gb_cell *cells;
	size_t cell_count;
	size_t group; /* index + 1 of the group row above; 0: none */
	double height;
} gb_row;

typedef struct gb_table_item {
	gb_item item;
	const gb_block *block;
	size_t column_count;
	gb_area_table *areas; /* by column: the figures of tables of areas; rows NULL: none */
	double *widths;
	double laid_out; /* the measure for which widths and heights hold; 0: none */
	double decimal_left[16][GB_LANG_COUNT], decimal_right[16][GB_LANG_COUNT];
	gb_row head[2]; /* spanning heads, column heads */
	size_t head_count;
	gb_row *rows;
	size_t row_count;
	gb_caption caption, continued, note;
	uint32_t element;
	double pad_x, pad_y;
} gb_table_item;

#define GB_TABLE_COLUMNS 16

/* table_bind.c has gb_bind_table. */
extern const gb_item_class gb_table_class;

/* table_measure.c: column widths and row heights for a measure. False after a fault. */
bool gb_table_lay_out(gb_composer *compose, gb_table_item *table, double width);
void gb_table_measure(gb_composer *compose, gb_item *item, double *least, double *natural);
double gb_cell_width(const gb_table_item *table, const gb_cell *cell);
/* The room that a sparkline wants. */
double gb_cell_spark_width(const gb_table_item *table);
/* Width that the lamp before a cell's text takes, with its gap. */
double gb_cell_lamp_width(const gb_table_item *table, const gb_cell *cell);

/* table_note.c: what the table says below itself without being told; empty: nothing. */
gb_words gb_table_rule(
	const gb_composer *compose, const gb_table_item *table, const gb_selected *rows);

/* table_each.c: the block with a column for each target where its columns ask for that; NULL after
 * a fault. */
const gb_block *gb_table_expand(
	gb_composer *compose, const gb_block *block, const gb_scope_of *scope);

#endif
