#ifndef GB_DRAW_ELEMENT_H
#define GB_DRAW_ELEMENT_H

#include "base/fault.h"

#include <stdbool.h>

/*
 * The structure of the document, as a tree: what a reader with a screen reader walks through.
 *
 * It is not the order of painting. An element's contents may be painted on several pages; a pair
 * broken over two pages still reads all its Chinese, then all its English. Kinds are the standard
 * structure types of ISO 32000-1, 14.8.4.
 */
typedef enum gb_element_kind {
	GB_ELEMENT_DOCUMENT,
	GB_ELEMENT_PART,
	GB_ELEMENT_SECTION,  /* Sect */
	GB_ELEMENT_DIVISION, /* Div */
	GB_ELEMENT_HEADING,  /* H1 … H6 by level */
	GB_ELEMENT_PARAGRAPH,
	GB_ELEMENT_LIST,
	GB_ELEMENT_LIST_ITEM,
	GB_ELEMENT_LIST_LABEL,
	GB_ELEMENT_LIST_BODY,
	GB_ELEMENT_TABLE,
	GB_ELEMENT_TABLE_ROW,
	GB_ELEMENT_TABLE_HEAD, /* TH, with scope */
	GB_ELEMENT_TABLE_CELL,
	GB_ELEMENT_CAPTION,
	GB_ELEMENT_FIGURE,   /* with alt */
	GB_ELEMENT_CONTENTS, /* TOC */
	GB_ELEMENT_CONTENTS_ITEM,
	GB_ELEMENT_NOTE,
	GB_ELEMENT_LINK,
	GB_ELEMENT_SPAN,
	GB_ELEMENT_KIND_COUNT,
} gb_element_kind;

typedef enum gb_scope { GB_SCOPE_NONE, GB_SCOPE_ROW, GB_SCOPE_COLUMN, GB_SCOPE_BOTH } gb_scope;

typedef struct gb_element {
	uint32_t id;     /* its index in the document's elements */
	uint32_t parent; /* GB_NO_ELEMENT for the root */
	gb_element_kind kind;
	gb_lang lang;
	int level;              /* HEADING: 1 to 6 */
	gb_scope scope;         /* TABLE_HEAD */
	uint32_t columns, rows; /* spans of a table cell; 0 counts as 1 */
	gb_words alt;           /* FIGURE: by language; writers use the element's lang */
	gb_place place;
} gb_element;

#define GB_NO_ELEMENT UINT32_MAX

const char *gb_element_name(const gb_element *element, char name[8]); /* "H1", "TD", … */

#endif
