#ifndef GB_DRAW_DOCUMENT_H
#define GB_DRAW_DOCUMENT_H

#include "base/date.h"
#include "draw/op.h"

/* A finished document: pages of operations, its structure, and what is true of the whole. */

/* Where something stands, for tests and lint: that no label overlaps another is proved from these. */
typedef enum gb_box_kind {
	GB_BOX_BLOCK,
	GB_BOX_LINE, /* a set line of text: ascent to descent */
	GB_BOX_CELL,
	GB_BOX_FRAME, /* a drawing's frame: its labels stay inside */
	GB_BOX_LABEL, /* text that stands by itself in a drawing */
	GB_BOX_MARK,  /* a bar, a lamp, a symbol */
	GB_BOX_FORM,  /* a part of an official document: gb_form_part */
	GB_BOX_KIND_COUNT,
} gb_box_kind;

/* The parts of an official document that its standard gives a place (GB/T 9704-2012, 7). A text's rect is
 * as wide as its line and as high as its em box, a rule's is its ink; of the mark it is the ink. */
typedef enum gb_form_part {
	GB_FORM_COPY_NUMBER, /* 份号 */
	GB_FORM_SECRECY,     /* 密级和保密期限 */
	GB_FORM_URGENCY,     /* 紧急程度 */
	GB_FORM_MARK,        /* 发文机关标志 */
	GB_FORM_NUMBER,      /* 发文字号; of a briefing 期号 */
	GB_FORM_RED_RULE,
	GB_FORM_ATTACHMENTS, /* 附件说明 */
	GB_FORM_SIGNATURE,   /* 署名 */
	GB_FORM_DATE,        /* 成文日期 */
	GB_FORM_REMARK,      /* 附注 */
	GB_FORM_OUTER_RULE,  /* the first and the last of 版记 */
	GB_FORM_INNER_RULE,
	GB_FORM_COPIES,      /* 抄送 */
	GB_FORM_PRINTER,     /* 印发机关 */
	GB_FORM_PRINT_DATE,  /* 印发日期 */
	GB_FORM_PART_COUNT,
} gb_form_part;

typedef struct gb_mark_box {
	gb_box_kind kind;
	gb_rect rect;
	uint32_t group; /* labels and frames of one drawing share a group; of a form: its gb_form_part */
	gb_place place;
} gb_mark_box;

typedef struct gb_page {
	gb_rect media;       /* origin 0,0 */
	gb_rect trim, bleed; /* equal to media where there is no bleed */
	int rotation;        /* 0, 90, 180, 270 clockwise, when shown */
	gb_str label;        /* "1", "i", "封面" */
	gb_lang lang;
	const gb_op *ops;
	size_t op_count;
	const gb_mark_box *boxes;
	size_t box_count;
	bool sample; /* shows a figure that is a sample: it bears the stamp */
} gb_page;

typedef struct gb_outline_item {
	gb_str title;
	int level;   /* from 1; the first is 1 and none skips a level */
	size_t page; /* index */
	double y;
} gb_outline_item;

/* Where a GB_OP_DEST stands. */
typedef struct gb_destination {
	gb_str name;
	const gb_op *op;
	size_t page; /* index */
} gb_destination;

typedef struct gb_attachment {
	gb_str name, mime, description, relationship; /* AFRelationship: "Source", "Data" */
	gb_str bytes;
	gb_date date;
} gb_attachment;

typedef enum gb_edition { GB_EDITION_ZH, GB_EDITION_EN, GB_EDITION_BOTH } gb_edition;

typedef struct gb_document {
	gb_edition edition;
	gb_lang primary; /* language of title, outline, Lang */
	gb_words title, author, subject, keywords;
	gb_date date; /* creation date of every format: from the data, never the clock */
	const gb_page *pages;
	size_t page_count;
	const gb_element *elements; /* elements[i].id == i; [0] is the DOCUMENT */
	size_t element_count;
	const gb_outline_item *outline;
	size_t outline_count;
	const gb_attachment *attachments;
	size_t attachment_count;
	gb_font_set *fonts;
	const gb_destination *destinations; /* by name; NULL: not collected, then they are looked for */
	size_t destination_count;
	bool draft;
	bool sample; /* any page is */
} gb_document;

bool gb_edition_has(gb_edition edition, gb_lang lang);
/* Checks what every writer relies on: tags and clips nest and end on each page, elements exist,
 * link destinations exist, glyph clusters rise and lie in the text, positions are finite.
 * These are our own mistakes, not the user's: a fault names the page and the op's place. */
bool gb_document_check(const gb_document *document, gb_diags *diags);
/* The GB_OP_DEST of this name and the index of its page; NULL when there is none. */
const gb_op *gb_document_dest(const gb_document *document, gb_str name, size_t *page);
/* Collects the destinations of its pages, so that each is found at once: a long document has
 * thousands, and as many links. Of a name used twice the first on the pages counts. */
void gb_document_index(gb_arena *arena, gb_document *document);
/* All text of a page in painting order, a newline after each run: what an extraction must give
 * back once white space is removed. */
gb_str gb_page_text(gb_arena *arena, const gb_page *page);

#endif
