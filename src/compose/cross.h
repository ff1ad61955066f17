#ifndef GB_COMPOSE_CROSS_H
#define GB_COMPOSE_CROSS_H

#include "compose/item.h"

/*
 * Cross references: {ref:areas-map} in prose prints what the block of that id is called, 图2 or
 * Figure 2, and leads to it. A reference may point forward, while text is bound in one pass; so where
 * there is one, the blocks are walked once before, with their conditions and selections, and their
 * numbers are counted. Binding counts again, and has to come to the same.
 *
 * A block in a repeat stands once for each row. A reference means the one of its own row, or the only
 * one there is; more are a fault.
 */

/* Where binding is in the repeats: this row of that one. */
typedef struct gb_turn {
	const struct gb_turn *outer;
	const gb_block *block; /* the repeat */
	size_t row;
	size_t depth; /* from 1 */
} gb_turn;

/* What a block with an id is called by. */
typedef struct gb_label {
	const char *word[GB_LANG_COUNT]; /* 表, "Table "; NULL: a heading */
	gb_words number;                 /* empty: a heading without one */
	gb_words text;                   /* of a heading without a number */
	bool crossed;                    /* the text refers to other blocks: it is not known yet */
	/* filled in here */
	const gb_turn *turn; /* NULL: in no repeat */
	gb_str destination;
} gb_label;

/* Prepares labels, and counts them where the layout or the ledger's texts refer to any. False with a
 * fault for each reference that stands in running matter. */
bool gb_crosses_count(gb_composer *compose);
/* Binding has come to this block, which has an id: the next item that is added is its destination. */
void gb_label_begin(gb_composer *compose, const gb_block *block);
/* What the block is called; nothing for one without an id. */
void gb_label_give(gb_composer *compose, const gb_label *label);
void gb_label_end(gb_composer *compose);
/* Adds what a cross reference (without its braces) prints; `linked`: as a link. A fault where its
 * block is unknown, left out, ambiguous or without a number. */
void gb_spans_cross(gb_spans *spans, gb_str reference, const gb_char_style *style, bool linked);

#endif
