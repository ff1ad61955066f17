#include "draw/element.h"

/* Names of the structure types (ISO 32000-1, 14.8.4). */

#include <assert.h>

static const char *const names[GB_ELEMENT_KIND_COUNT] = {
	[GB_ELEMENT_DOCUMENT] = "Document",
	[GB_ELEMENT_PART] = "Part",
	[GB_ELEMENT_SECTION] = "Sect",
	[GB_ELEMENT_DIVISION] = "Div",
	[GB_ELEMENT_HEADING] = "H",
	[GB_ELEMENT_PARAGRAPH] = "P",
	[GB_ELEMENT_LIST] = "L",
	[GB_ELEMENT_LIST_ITEM] = "LI",
	[GB_ELEMENT_LIST_LABEL] = "Lbl",
	[GB_ELEMENT_LIST_BODY] = "LBody",
	[GB_ELEMENT_TABLE] = "Table",
	[GB_ELEMENT_TABLE_ROW] = "TR",
	[GB_ELEMENT_TABLE_HEAD] = "TH",
	[GB_ELEMENT_TABLE_CELL] = "TD",
	[GB_ELEMENT_CAPTION] = "Caption",
	[GB_ELEMENT_FIGURE] = "Figure",
	[GB_ELEMENT_CONTENTS] = "TOC",
	[GB_ELEMENT_CONTENTS_ITEM] = "TOCI",
	[GB_ELEMENT_NOTE] = "Note",
	[GB_ELEMENT_LINK] = "Link",
	[GB_ELEMENT_SPAN] = "Span",
};

const char *gb_element_name(const gb_element *element, char name[8])
{
	assert(element->kind < GB_ELEMENT_KIND_COUNT);
	if (element->kind != GB_ELEMENT_HEADING)
		return names[element->kind];
	assert(element->level >= 1 && element->level <= 6);
	name[0] = 'H';
	name[1] = (char)('0' + element->level);
	name[2] = '\0';
	return name;
}
