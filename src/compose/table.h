#ifndef GB_COMPOSE_TABLE_H
#define GB_COMPOSE_TABLE_H

#include "compose/spark.h"
#include "model/area.h"

#define GB_TABLE_COLUMNS 16

/* A bound table: cells with their shaped texts, rows, and the widths once they are known. */
typedef struct gb_cell {
	gb_set sets[GB_LANG_COUNT];           /* languages below each other; one where both agree */
	const gb_spans *spans[GB_LANG_COUNT]; /* of which they were shaped */
	size_t point_at
		[GB_LANG_COUNT]; /* byte of the decimal point or behind the number; SIZE_MAX: none */
	double point[GB_LANG_COUNT]; /* from the start to there; < 0: no number */
	size_t count;
	const gb_lamp *lamp; /* drawn before the text */
	gb_spark *spark;     /* drawn instead of text; NULL: none */
	uint32_t spark_element;
	size_t first, after; /* columns it spans */
	int align;           /* gb_column_align */
	bool repeated;       /* was read in another part of the table: no content */
	size_t rows;         /* so many rows it spans downwards; 0 counts as 1 */
	size_t owner; /* index + 1 of the row whose cell spans this one; 0: it stands for itself */
	uint32_t element;
	gb_place place;
} gb_cell;

typedef enum gb_row_kind { GB_ROW_BODY, GB_ROW_GROUP } gb_row_kind;

typedef struct gb_row {
	gb_row_kind kind;
	bool total; /* of the whole place: between stronger rules */
	gb_cell *cells;
	size_t cell_count;
	size_t group; /* index + 1 of the group row above; 0: none */
	double height;
} gb_row;

/* The unit that the head of a column says for all its figures. */
typedef struct gb_table_unit {
	const gb_unit *unit; /* NULL: none */
	const gb_counted *counted;
} gb_table_unit;

/* Why something else stands in the place of a figure (D 5.3). */
typedef enum gb_table_sign {
	GB_TABLE_SIGN_NONE,     /* it may be empty */
	GB_TABLE_SIGN_NEVER,    /* — there is no such figure */
	GB_TABLE_SIGN_NOT_DUE,  /* — not yet */
	GB_TABLE_SIGN_LACKING,  /* — what it rests on is missing */
	GB_TABLE_SIGN_MISSING,  /* 未报 */
	GB_TABLE_SIGN_TOO_SMALL /* … it would be printed as 0 */
} gb_table_sign;

typedef struct gb_table_item gb_table_item;
struct gb_table_item {
	gb_item item;
	const gb_block *block; /* its columns expanded, its styles as small as they are set */
	gb_scope_of scope;
	size_t number; /* of its caption; 0: none */
	size_t column_count;
	gb_area_table *areas; /* by column: the figures of tables of areas; rows NULL: none */
	size_t total;         /* index + 1 of the selected row that is the whole place; 0: none */
	const gb_style *total_style;
	gb_table_unit *units; /* by column: what its head says */
	unsigned signs;       /* bits of gb_table_sign: what stands in it instead of figures */
	double *widths;
	double laid_out; /* the measure for which widths and heights hold; 0: none */
	double decimal_left[GB_TABLE_COLUMNS][GB_LANG_COUNT],
		decimal_right[GB_TABLE_COLUMNS][GB_LANG_COUNT];
	gb_row head[2]; /* spanning heads, column heads */
	size_t head_count;
	gb_row *rows;
	size_t row_count;
	gb_caption caption, continued, note;
	uint32_t element;
	double pad_x, pad_y;
	bool fitted; /* size and parts are chosen */
	/* Where it is too wide for one: its columns in several, each with the key columns. A part is a table
	 * with all the rows. */
	gb_table_item **parts;
	size_t part_count; /* 0: it is whole */
};

/* table_bind.c has gb_bind_table. */

/* What a row shows in a column: of tables of areas the area's, else the row's own. */
typedef struct gb_table_shown {
	const gb_indicator *indicator; /* NULL: no figure of one */
	const gb_verdict *verdict;     /* NULL: none */
	const gb_reading *reading;     /* NULL: none */
	const gb_area_row *area;       /* NULL: not of areas */
} gb_table_shown;
gb_table_shown gb_table_shown_of(
	const gb_table_item *table, const gb_selected *rows, size_t row, size_t column);
/* A cell's words in one language, from the ledger. */
void gb_table_value(gb_composer *compose, const gb_table_item *table, const gb_selected *rows,
	size_t row, size_t column, gb_lang lang, gb_resolved *out);

/* table_total.c: adds the row of the whole place where the block wants one and the ledger has a figure
 * of it in any column; the table's areas are bound. */
void gb_table_add_total(gb_composer *compose, gb_table_item *table, gb_selected *rows);
/* The table's style in a stronger face, for that row. */
const gb_style *gb_table_total_style(gb_composer *compose, const gb_block *block);

/* table_unit.c: where the layout says nothing of units, the head of a column has them or, where they
 * differ, its cells (D 5.1). Changes the table's block. */
void gb_table_place_units(gb_composer *compose, gb_table_item *table, const gb_selected *rows);
/* The head's unit in its brackets, （亿元）; empty: it says none. */
gb_str gb_table_unit_text(gb_arena *arena, const gb_table_unit *unit, gb_lang lang);

/* table_sign.c: what stands in a cell that has no figure, or whose figure is too small to be printed:
 * nothing where it has one. */
gb_table_sign gb_table_sign_of(const gb_table_item *table, const gb_selected *rows, size_t row,
	size_t column, const gb_resolved *resolved);
gb_str gb_table_sign_text(gb_table_sign sign, gb_lang lang);
/* The key to the signs that the table has. */
gb_words gb_table_sign_key(gb_arena *arena, const gb_table_item *table);

/* table_cell.c: adds one language's paragraph to a cell; `resolved` of a figure, or NULL. False after
 * faults. */
bool gb_cell_add(
	gb_composer *compose, gb_cell *cell, const gb_spans *spans, const gb_resolved *resolved);
/* Shapes the cell's words again as they were bound, in other sizes. */
typedef struct gb_table_sizes gb_table_sizes;
bool gb_cell_resize(gb_composer *compose, gb_cell *cell, gb_table_sizes *sizes);

/* table_size.c: the styles of a table, `scale` times as large; each is made once. */
struct gb_table_sizes {
	double scale;
	struct {
		const gb_style *from, *to;
	} styles[8];
	size_t count;
};
const gb_style *gb_style_sized(gb_arena *arena, gb_table_sizes *sizes, const gb_style *style);
gb_char_style gb_char_style_sized(const gb_char_style *style, double scale);
/* How small the table may be set: 1 where it may not. */
double gb_table_least_scale(const gb_composer *compose, const gb_table_item *table);
/* The steps from 1 down to the least scale: half points of the body, then the least itself. Step 0 is 1;
 * 0 behind the last. */
double gb_table_scale_step(const gb_composer *compose, const gb_table_item *table, size_t step);
bool gb_table_resize(gb_composer *compose, gb_table_item *table, double scale);

/* What the columns of a table need. */
typedef struct gb_table_needs {
	double least[GB_TABLE_COLUMNS];     /* for what may not be broken */
	double preferred[GB_TABLE_COLUMNS]; /* for what is better not broken */
	double natural[GB_TABLE_COLUMNS];   /* for every cell on one line */
	double rows[GB_TABLE_COLUMNS];      /* the same of cells below the head alone */
} gb_table_needs;

/* table_fit.c: decides once what a table does where it is too wide for `width` (D 5.2): it is set
 * smaller, or parted. False after a fault; a stated width that is too small is left for the widths to refuse. */
bool gb_table_fit(gb_composer *compose, gb_table_item *table, double width);
void gb_table_measure(gb_composer *compose, gb_item *item, double *least, double *natural);
/* table_part.c: parts of columns up to ends[0], ends[1] …, each with the key columns before. */
bool gb_table_split(gb_composer *compose, gb_table_item *table, const size_t *ends, size_t count);
extern const gb_item_class gb_table_class;

/* table_row.c: a row, whole; again on a later page, as no content; and a slice of a row that is higher than
 * half a page. */
void gb_row_place(gb_composer *compose, gb_table_item *table, gb_row *row, double x, double y,
	double width, gb_box *box);
void gb_row_repeat(gb_composer *compose, gb_table_item *table, const gb_row *row, double x,
	double y, double width, gb_box *box);
/* Places as many lines of each cell as `room` takes and moves the cells' cursors, one a cell. Its height,
 * 0 where nothing was placed; `done`: no line is left. */
double gb_row_slice(gb_composer *compose, gb_table_item *table, gb_row *row, gb_region room,
	gb_cursor *cells, bool *done, gb_box *box);
/* The height of the lines that no page has yet, with their padding. */
double gb_row_rest(const gb_table_item *table, const gb_row *row, const gb_cursor *cells);
/* What the least slice of a row takes. */
double gb_row_slice_least(const gb_table_item *table, const gb_row *row);
/* The height that a cell's words take, with its padding. */
double gb_cell_height(gb_composer *compose, const gb_table_item *table, gb_cell *cell);

/* table_span.c: cells over several rows (D 5.1). */

/* Makes the cell of row `row` part of the one above it, which it says again. */
void gb_span_join(gb_composer *compose, gb_table_item *table, size_t row, size_t column);
/* Rows become as high together as the words of what spans them; `first` begins a page. */
void gb_spans_lay_out(gb_composer *compose, gb_table_item *table, size_t first);
/* Where rows first…end-1 may end so that what spans rows there has room. */
size_t gb_spans_end(gb_composer *compose, gb_table_item *table, size_t first, size_t end);
/* Row `first`, with the words of what spans it from the page before once more. */
gb_row gb_span_first(gb_composer *compose, const gb_table_item *table, size_t first);

/* table_place.c: of a table that is whole, or of one part. */
double gb_table_need(
	gb_composer *compose, gb_table_item *table, double width, const gb_cursor *cursor);
gb_fit gb_table_place(
	gb_composer *compose, gb_table_item *table, gb_region region, gb_cursor *cursor, gb_box *box);

/* table_measure.c: column widths and row heights for a measure. False after a fault. */
bool gb_table_lay_out(gb_composer *compose, gb_table_item *table, double width);
/* What its columns need as they are shaped now. */
void gb_table_needs_of(gb_table_item *table, gb_table_needs *needs);
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
