#ifndef GB_LAYOUT_BLOCK_H
#define GB_LAYOUT_BLOCK_H

#include "layout/reader.h"

/* Reading of blocks: the table of their keys, and what is known between reading and checking. */

/* A block with those members that need more than a field table. */
typedef struct gb_block_draft {
	gb_block block;
	const gb_json *where, *order, *items, *edition, *blocks, *limits, *each;
} gb_block_draft;

/* What there is to know about a kind besides its keys. */
typedef struct gb_block_kind_row {
	const char *style; /* by default; NULL: none, or worked out */
	unsigned sources;  /* gb_from bits that it selects from */
	const char *help;
} gb_block_kind_row;

extern const gb_kind_table gb_block_table;
extern const gb_block_kind_row gb_block_kind_rows[GB_BLOCK_KIND_COUNT];

/* The members of "items", as prose in both languages. */
bool gb_block_items(const gb_layout_reader *reader, gb_block_draft *draft);
/* Defaults, names and selection of a block whose members have been read. */
bool gb_block_finish(const gb_layout_reader *reader, gb_block_draft *draft);

#endif
