#ifndef GB_COMPOSE_COMPOSE_H
#define GB_COMPOSE_COMPOSE_H

#include "draw/document.h"
#include "layout/layout.h"
#include "model/difference.h"
#include "model/verdict.h"
#include "text/paragraph.h"

/*
 * Composing: a layout and a ledger become pages. Numbers of headings and tables are counted while
 * blocks are bound, before anything is placed; page numbers stand only in running matter and in
 * slots of the contents and are filled in at the end. Nothing is laid out twice.
 */
typedef struct gb_compose_input {
	const gb_ledger *ledger;
	const gb_verdicts *verdicts;
	const gb_differences *differences; /* from the issue before; NULL: none was given */
	const gb_layout *layout;
	gb_edition edition;
	gb_font_set *fonts;
	gb_text *text;
	/* Reads a picture for an image block: {NULL} after a fault. The caller decides where from. */
	const gb_picture *(*picture)(
		gb_arena *arena, gb_str directory, gb_str file, gb_place place, gb_diags *diags);
} gb_compose_input;

/* A document may not have more pages than this: a ledger of 5,000 targets needs a tenth. */
#define GB_PAGES_MOST 5000

/* The finished document, in `arena`; NULL after faults, all of which name a place. */
const gb_document *gb_compose(gb_arena *arena, const gb_compose_input *input, gb_diags *diags);

#endif
