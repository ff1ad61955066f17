#ifndef GB_COMPOSE_NOTES_H
#define GB_COMPOSE_NOTES_H

#include "compose/item.h"

/*
 * Foot notes of prose (D 2.3): numbered through the document, each set at the foot of the page that
 * has its mark, below a short rule; the two languages of one note stand beside each other in the
 * columns of their texts, or, of texts in columns, across the page. Room is claimed by the lines that have the marks, before they are placed.
 */

/* A line that holds the mark of a paragraph's note k raises this bit of its registers, which is of
 * the paragraph alone and goes no further. */
#define GB_NOTE_BIT(k) (1u << (8 + (k)))
#define GB_NOTE_BITS (((1u << GB_NOTES_MOST) - 1) << 8)

typedef struct gb_note {
	gb_str id;
	size_t number;
	gb_set set;
} gb_note;

/* Of one paragraph in one language, in the order of their marks. */
typedef struct gb_notes {
	gb_note *items;
	size_t count;
} gb_notes;

/* A part of a paragraph that is to be placed: lines from…to-1, in a column of `width` at x. */
typedef struct gb_noted_lines {
	const gb_notes *notes;
	const gb_set *set;
	size_t from, to;
	double x, width;
	gb_lang lang;
} gb_noted_lines;

/* Gives the notes of the prose their numbers: those of `first`, the notes of the same paragraph in
 * the first language, or the next of the document when that is NULL. */
gb_notes gb_notes_number(gb_composer *compose, const gb_prose *prose, const gb_notes *first);
/* The raised number of a mark; a fault where the text has no foot. */
void gb_notes_mark(gb_spans *spans, gb_str id, const gb_char_style *style);
/* Shapes the notes, in elements of `parent`; false after faults. */
bool gb_notes_shape(gb_composer *compose, gb_notes *notes, const gb_prose *prose, gb_lang lang,
	uint32_t parent, const gb_scope_of *scope);
/* What the lines add to the foot of the last page, pt. */
double gb_notes_height(gb_composer *compose, const gb_noted_lines *lines, size_t count);
/* Claims that on the last page. */
void gb_notes_claim(gb_composer *compose, const gb_noted_lines *lines, size_t count);
/* The notes claimed so far on the last page, to go back to when what claimed more is placed again. */
typedef struct gb_foot {
	gb_note_row *rows;
	size_t row_count;
	double notes;
} gb_foot;

gb_foot gb_foot_save(gb_composer *compose);
void gb_foot_restore(gb_composer *compose, const gb_foot *foot);
/* Sets the claimed notes at the foot of the last page, which ends. */
void gb_notes_place(gb_composer *compose);

#endif
