#ifndef GB_LAYOUT_READER_H
#define GB_LAYOUT_READER_H

#include "layout/layout.h"
#include "json/value.h"

/* What the files of the layout reader share; of no use to other floors. */
typedef struct gb_layout_reader {
	gb_arena *arena;
	gb_diags *diags;
	const gb_font_set *fonts;
	gb_layout *layout;       /* filled from top to bottom: colours, styles, masters, blocks */
	gb_length_names lengths; /* of the theme and the layout, known before all else */
} gb_layout_reader;

#define GB_BIT(value) (1u << (value))

/* A key that only some kinds of an object know: a bit for each kind. One such table reads the
 * objects of all kinds, refuses what a kind does not know, and makes the reference. */
typedef struct gb_kind_row {
	gb_field field;
	unsigned kinds;    /* that know the key */
	unsigned required; /* that need it */
} gb_kind_row;

typedef struct gb_kind_table {
	const char *name; /* "block": used in messages */
	const gb_choice *kinds;
	const gb_kind_row *rows;
	size_t count;
	size_t size, place; /* as in gb_shape */
} gb_kind_table;

/* gb_shape_read with the names that lengths have here. */
bool gb_layout_read_shape(
	const gb_layout_reader *reader, const gb_shape *shape, const gb_json *value, void *into);
/* The shape of one kind, made of the rows that it knows. */
gb_shape gb_layout_shape(gb_arena *arena, const gb_kind_table *table, int kind);
/* The "kind" of an object, which decides how its other members are read. */
bool gb_layout_kind(
	const gb_layout_reader *reader, const gb_kind_table *table, const gb_json *object, int *kind);
/* "a, b, c": the words of a choice, for messages. */
gb_str gb_layout_words(gb_arena *arena, const gb_choice *choices);
/* A value that has to be a list of at most `most`, or a fault. */
bool gb_layout_is_list(
	const gb_layout_reader *reader, const gb_json *value, const char *expected, size_t most);
/* Colours, styles, masters, fixed items of one master: more is a mistake, and would make look-ups
 * slow. */
#define GB_LAYOUT_NAMES_MOST 1000
#define GB_LAYOUT_BLOCKS_MOST 100000

/* Names at `offset` in each item of a list of structs of `size` bytes. */
const gb_str *gb_layout_names(gb_arena *arena, gb_list list, size_t size, size_t offset);
bool gb_layout_fault_twice(
	const gb_layout_reader *reader, gb_place place, gb_str name, gb_place earlier);
/* Faults for each item of a JSON list whose member `key` repeats an earlier name. */
bool gb_layout_unique(const gb_layout_reader *reader, const gb_json *list, const char *key,
	const gb_str *names, size_t count);

/*
 * What a name of the file stands for. The object at `place` names it by its member `key` or, when
 * it has no such member, by default. False with a fault that suggests the nearest name.
 */
bool gb_layout_colour(
	const gb_layout_reader *reader, gb_place place, const char *key, gb_str token, gb_colour *out);
bool gb_layout_style(const gb_layout_reader *reader, gb_place place, const char *key, gb_str name,
	const gb_style **out);
bool gb_layout_master(const gb_layout_reader *reader, gb_place place, const char *key, gb_str name,
	const gb_master **out);
/* Words at `place` as prose in both languages; references are checked for their form only. */
bool gb_layout_prose(
	const gb_layout_reader *reader, gb_place place, gb_words words, gb_prose out[GB_LANG_COUNT]);

/* The parts of a layout, in the order in which they rely on each other. */

/* The theme that the layout names, and the tokens of both: the layout's replace the theme's. Colours
 * and lengths are known after it. */
bool gb_layout_read_theme(gb_layout_reader *reader, const gb_json *root);
/* The theme's colours (NULL: none), then the layout's own, which replace those of the same token. */
bool gb_layout_read_colours(gb_layout_reader *reader, const gb_json *theme, const gb_json *own);
bool gb_layout_read_styles(gb_layout_reader *reader, const gb_json *list);
bool gb_layout_read_masters(gb_layout_reader *reader, const gb_json *list);
bool gb_layout_read_blocks(gb_layout_reader *reader, const gb_json *list);

/* The tables that read these, for the reference. */
extern const gb_shape gb_theme_shape, gb_colour_shape, gb_size_shape, gb_space_shape;
extern const gb_shape gb_style_shape, gb_master_shape, gb_margin_shape;
extern const gb_shape gb_layout_file_shape;
extern const gb_kind_table gb_fixed_table;

extern const gb_choice gb_from_words[];
extern const gb_choice gb_edition_words[]; /* "zh", "en", "zh+en" */

/* The conditions and the order of a selection whose `from` has been read. */
bool gb_select_read(
	const gb_layout_reader *reader, const gb_json *where, const gb_json *order, gb_select *select);
/* A selection that stands by itself: {"where": …, "order": …, "first": …}. */
bool gb_select_read_whole(
	const gb_layout_reader *reader, const gb_json *object, int from, gb_select *select);
/* The keys of conditions by source, for the reference. */
void gb_select_reference(gb_buf *out);
/* The JSON Schema of the conditions on one source. */
void gb_select_put_schema(gb_buf *buf, int from);
/* That of one field to sort the source by. */
void gb_select_put_order_schema(gb_buf *buf, int from);
/* Whether rows of the source can be sorted. */
bool gb_select_has_order(int from);
/* master.c: the master to whose pages a table turns, which has to be wider than others. */
bool gb_layout_turn(const gb_layout_reader *reader, gb_block *block);
/* column.c: what a column of a table leaves open, and whether the table can have it. */
bool gb_layout_column(const gb_layout_reader *reader, const gb_block *block, gb_column *column);

#endif
