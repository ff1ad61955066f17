#ifndef GB_COMPOSE_ITEM_H
#define GB_COMPOSE_ITEM_H

#include "compose/compose.h"

/*
 * Inside composing: a bound block is an item. Binding expands repeats and conditions, resolves
 * every reference and shapes all text; an item is then only measured and placed.
 */

typedef enum gb_caption_kind {
	GB_CAPTION_TABLE,
	GB_CAPTION_FIGURE,
	GB_CAPTION_KIND_COUNT
} gb_caption_kind;

typedef struct gb_composer gb_composer;
typedef struct gb_matter gb_matter; /* page.c */
typedef struct gb_item gb_item;

/* Where an item may put itself. Page coordinates. */
typedef struct gb_region {
	double x, y, width, height;
	bool empty; /* nothing stands on the page yet: something must be taken */
} gb_region;

/* How far an item has come: a small tree, so that a pair or a table resumes each child by itself. */
typedef struct gb_cursor gb_cursor;
struct gb_cursor {
	size_t at; /* line, row, … */
	bool started;
	gb_cursor *children;
	size_t child_count;
};

/* What an item hands back for one page. */
typedef struct gb_box {
	double height;      /* taken from the region's top */
	gb_ops *ops;        /* appended to, in page coordinates */
	unsigned registers; /* gb_register bits */
	double anchored;    /* height of what wants to stand on the bottom edge (版记) */
} gb_box;

typedef enum gb_fit {
	GB_FIT_DONE,  /* all of it is placed */
	GB_FIT_MORE,  /* a part is placed; the cursor knows which */
	GB_FIT_NONE,  /* nothing fits here; try an empty page */
	GB_FIT_TURN,  /* wants a page of another master */
	GB_FIT_FAULT, /* a fault was said */
} gb_fit;

/* A kind of item is a row. Pure: same item, region and cursor, same box. The cursor grows with
 * every MORE, and an empty page always takes something or says a fault, so composing ends. */
typedef struct gb_item_class {
	const char *name;
	/* Below `least` it cannot stand; at `natural` nothing in it breaks. */
	void (*measure)(gb_composer *compose, gb_item *item, double *least, double *natural);
	/* Height of the least part that may stand alone at the foot of a page, from the cursor on. */
	double (*need)(gb_composer *compose, gb_item *item, double width, const gb_cursor *cursor);
	gb_fit (*place)(
		gb_composer *compose, gb_item *item, gb_region region, gb_cursor *cursor, gb_box *box);
} gb_item_class;

/* Every kind's struct begins with this. */
struct gb_item {
	const gb_item_class *class;
	gb_place place;
	double before, after;
	/* Height of all that is left from the cursor on, of what can leave lines for the page after; NULL:
	 * it cannot. */
	double (*rest)(gb_composer *compose, gb_item *item, double width, const gb_cursor *cursor);
	/* What of `need` is foot notes, of what can have some in a column; NULL: nothing. */
	double (*foot)(gb_composer *compose, gb_item *item, double width, const gb_cursor *cursor);
	bool keep_with_next;
	bool keep_with_previous; /* never alone on a page: 署名 stands with lines of the text */
	bool closes;             /* the last of its document: nothing that floats comes behind it */
	bool solid; /* of one piece for the eye, over pages too: nothing is placed in between */
	/* Takes from what it needs to all of the region; in a column what follows has its place kept. */
	bool flexible;
	bool floats;             /* may wait for the top of the next page while the text goes on */
	const gb_master *master; /* NULL: whatever is in force */
	const gb_master *turn;   /* of pages for what is too wide for others; NULL: none */
	gb_str destination;
	size_t heading;            /* index + 1 in compose->headings; 0: none */
	struct gb_heading *listed; /* what a list of tables or figures says of it; NULL: nothing */
};

/* What a heading is, or a numbered caption, counted before placing. */
typedef struct gb_heading {
	gb_words text; /* with its number; of captions: `printed` */
	const struct gb_spans *printed[GB_LANG_COUNT];
	int level;
	bool listed;
	gb_str destination;
	uint32_t element;
	size_t page; /* index, once placed */
	double y;
	gb_place place;
} gb_heading;

typedef struct gb_heading_list {
	gb_heading **items;
	size_t count, capacity;
} gb_heading_list;

/* A page number that is not yet known: right-aligned at x, on the baseline y. */
typedef struct gb_slot {
	size_t page;               /* where it stands */
	const gb_heading *heading; /* whose page it says */
	double x, y;
	const gb_style *style;
	uint32_t element;
	gb_place place;
} gb_slot;

/* A foot note of the page in its languages; NULL: its mark in that one is on another page. */
typedef struct gb_note_row {
	size_t number;
	struct gb_set *sets[GB_LANG_COUNT];
	double x[GB_LANG_COUNT], width[GB_LANG_COUNT];
	double height;
} gb_note_row;

/* A page being filled, and afterwards. */
typedef struct gb_open_page {
	const gb_master *master;
	gb_ops ops;
	gb_mark_box *boxes;
	size_t box_count, box_capacity;
	unsigned registers;
	size_t heading; /* index + 1 of the heading in force at its end, level 1 */
	bool used;
	bool silent;       /* blank, or with the colophon alone: it shows no page number */
	size_t number;     /* printed page number; 0: none */
	gb_note_row *rows; /* notes.c: its foot notes, in the order of their marks */
	size_t row_count, row_capacity;
	double notes; /* height that they take from the text, with their rule */
} gb_open_page;

struct gb_composer {
	const gb_compose_input *input;
	gb_arena *arena;
	gb_diags *diags;
	const gb_ledger *ledger;
	const gb_verdicts *verdicts;
	const gb_layout *layout;
	gb_edition edition;
	gb_lang primary;
	gb_text *text;

	gb_element *elements;
	size_t element_count, element_capacity;
	uint32_t section[7]; /* the open Sect of each heading level; [0] is the document */
	int depth;

	gb_item **items;
	size_t item_count, item_capacity;
	gb_heading *headings;
	size_t heading_count, heading_capacity;
	size_t numbers[7];                            /* of headings by level */
	size_t captions[GB_CAPTION_KIND_COUNT];       /* counted */
	gb_heading_list lists[GB_CAPTION_KIND_COUNT]; /* what lists of tables and figures hold */
	bool lists_wanted;            /* some contents are a list of tables or figures */
	struct gb_crosses *crosses;   /* cross.c */
	const struct gb_turn *turn;   /* the row of the innermost repeat; NULL: none */
	bool counting;                /* blocks are walked for their numbers alone */
	gb_str destination;           /* of the next item bound */
	gb_heading *listed;           /* the same */
	size_t notes;                 /* counted foot notes */
	size_t attachments;           /* counted attachments: 附件1 */
	const gb_master *next_master; /* of the next item bound */
	struct gb_columns *columns;   /* being bound: where its columns go */
	double foot_room;             /* below the region of an item: room for its foot notes alone */

	gb_open_page *pages;
	size_t page_count, page_capacity;
	gb_slot *slots;
	size_t slot_count, slot_capacity;
	gb_matter *matters; /* one for each text of the masters that has stood on a page */
	size_t matter_count, matter_capacity;
	uint32_t groups;   /* of mark boxes */
	bool with_samples; /* the ledger has some */
	bool failed;
};

/* --- bind.c --- */
bool gb_ledger_has_sample(const gb_ledger *ledger);

/* --- elements.c --- */
uint32_t gb_compose_element(
	gb_composer *compose, uint32_t parent, gb_element_kind kind, gb_lang lang, gb_place place);
/* The element that new blocks belong to. */
uint32_t gb_compose_section(const gb_composer *compose);
/* Closes the sections of `level` and deeper, and opens one. */
uint32_t gb_compose_section_open(gb_composer *compose, int level, gb_place place);
void gb_compose_box(
	gb_composer *compose, gb_box_kind kind, gb_rect rect, uint32_t group, gb_place place);

/* --- prose.c: words to paragraphs --- */

/* Languages of the edition, the primary first; a block may be held to one. */
size_t gb_compose_langs(
	const gb_composer *compose, const gb_block *block, gb_lang langs[GB_LANG_COUNT]);

/* Collects the spans of one paragraph. */
typedef struct gb_spans {
	gb_composer *compose;
	const gb_style *style; /* of its language */
	gb_lang lang;
	gb_span *items;
	size_t count, capacity;
	uint32_t element; /* parent of links */
	gb_place place;
	const struct gb_notes *notes; /* what [^id] may mark; NULL: nothing */
	bool crossed;                 /* a cross reference was left open */
	bool failed;
} gb_spans;

gb_spans gb_spans_new(
	gb_composer *compose, const gb_style *style, gb_lang lang, uint32_t element, gb_place place);
void gb_spans_text(gb_spans *spans, gb_str text, const gb_char_style *style);
void gb_spans_prose(gb_spans *spans, const gb_prose *prose, const gb_scope_of *scope);
void gb_spans_resolved(gb_spans *spans, const gb_resolved *resolved, const gb_char_style *style);
/* The same in a narrow place: a number and its noun, or a date, stand together while there is
 * room. */
void gb_spans_cell(gb_spans *spans, const gb_resolved *resolved);
/* The same, with the words around the number in a style of their own: 5.8 large, % small. */
void gb_spans_figure(gb_spans *spans, const gb_resolved *resolved, const gb_char_style *number,
	const gb_char_style *around);
/* A number the composer itself gives out (of headings, tables, pages). */
void gb_spans_ordinal(gb_spans *spans, gb_str text, gb_figure_kind kind);
/* The same with the word before it, with which it stays together: 表3, Table 3. NULL: none. */
void gb_spans_counted(gb_spans *spans, const char *word, gb_str number, const gb_char_style *style);
/* NULL after faults. `align` of -1 keeps the style's; with one of its own the text is a cell, a card
 * or a label, in which no word is hyphenated (D 2.12). */
gb_paragraph *gb_spans_shape(gb_spans *spans, int align);
/* The text that spans hold, joined: for outlines, alt texts, running heads. */
gb_str gb_spans_joined(const gb_spans *spans);
/* Distance from the top of a line of `leading` to its baseline: the em box is centred. */
double gb_compose_baseline(const gb_style *style);

/* --- set.c: lines of one paragraph, shared by all kinds --- */
typedef struct gb_set {
	const gb_paragraph *paragraph;
	const gb_style *style;
	uint32_t element;
	gb_place place;
	double measure; /* for which `lines` were broken; 0: not yet */
	const gb_line *lines;
	size_t count;
} gb_set;

/* Widths of several below each other: the widest piece, and the widest whole. */
void gb_sets_measure(const gb_set *sets, size_t count, double *least, double *natural);
void gb_set_break(gb_composer *compose, gb_set *set, double measure);
double gb_set_height(gb_composer *compose, gb_set *set, double measure);
/* Lines from…to at x, y (top); the height is theirs times the leading. */
void gb_set_place(gb_composer *compose, gb_set *set, size_t from, size_t to, double x, double y,
	double measure, gb_box *box);
/* How many lines from `from` fit in `height` so that neither side is left with a single line
 * (D 2.7); 0 when none may stand. */
size_t gb_set_fit(const gb_set *set, size_t from, double height, bool empty);
/* Of so many lines from `from` on, before a page break, those before a word that is parted there
 * (D 2.12); the fewest that may stand together stand all the same. */
size_t gb_set_whole_words(const gb_set *set, size_t from, size_t count);
/* False with a fault when a piece that may not be broken is wider than `measure`. */
bool gb_set_check(gb_composer *compose, const gb_set *set, double measure, const char *what);

/* --- select.c --- */
typedef struct gb_selected {
	gb_scope_of *scopes;               /* one a row */
	const gb_verdict **verdicts;       /* TARGETS */
	const gb_reading **readings;       /* RESULTS */
	const gb_text_entry **texts;       /* TEXTS */
	const gb_lamp **lamps;             /* LAMPS */
	const gb_difference **differences; /* CHANGES */
	size_t count;
} gb_selected;

bool gb_select_rows(
	gb_composer *compose, const gb_select *select, const gb_scope_of *scope, gb_selected *out);
/* The indicator that a layout names; NULL with a fault at `place` and the nearest one. */
const gb_indicator *gb_compose_indicator(
	gb_composer *compose, const gb_scope_of *scope, gb_str id, gb_place place);

/* --- one file a block kind: binds, and adds its items --- */
typedef void (*gb_bind)(gb_composer *compose, const gb_block *block, const gb_scope_of *scope);
void gb_bind_heading(gb_composer *compose, const gb_block *block, const gb_scope_of *scope);
void gb_bind_paragraph(gb_composer *compose, const gb_block *block, const gb_scope_of *scope);
void gb_bind_pair(gb_composer *compose, const gb_block *block, const gb_scope_of *scope);
void gb_bind_list(gb_composer *compose, const gb_block *block, const gb_scope_of *scope);
void gb_bind_table(gb_composer *compose, const gb_block *block, const gb_scope_of *scope);
void gb_bind_chart(gb_composer *compose, const gb_block *block, const gb_scope_of *scope);
void gb_bind_map(gb_composer *compose, const gb_block *block, const gb_scope_of *scope);
void gb_bind_contents(gb_composer *compose, const gb_block *block, const gb_scope_of *scope);
void gb_bind_image(gb_composer *compose, const gb_block *block, const gb_scope_of *scope);
void gb_bind_space(gb_composer *compose, const gb_block *block, const gb_scope_of *scope);
void gb_bind_rule(gb_composer *compose, const gb_block *block, const gb_scope_of *scope);
void gb_bind_cards(gb_composer *compose, const gb_block *block, const gb_scope_of *scope);
void gb_bind_page_break(gb_composer *compose, const gb_block *block, const gb_scope_of *scope);
void gb_bind_columns(gb_composer *compose, const gb_block *block, const gb_scope_of *scope);
void gb_bind_column(gb_composer *compose, const gb_block *block, const gb_scope_of *scope);
void gb_bind_redhead(gb_composer *compose, const gb_block *block, const gb_scope_of *scope);
void gb_bind_attachments(gb_composer *compose, const gb_block *block, const gb_scope_of *scope);
void gb_bind_signature(gb_composer *compose, const gb_block *block, const gb_scope_of *scope);
void gb_bind_colophon(gb_composer *compose, const gb_block *block, const gb_scope_of *scope);
void gb_bind_lamps(gb_composer *compose, const gb_block *block, const gb_scope_of *scope);

/* bind.c: the tree of blocks, repeats and conditions expanded. */
void gb_bind_blocks(gb_composer *compose, const gb_list *blocks, const gb_scope_of *scope);
/* Fills what all items share and appends it. */
void gb_compose_add(gb_composer *compose, gb_item *item, const gb_item_class *class,
	const gb_block *block, const gb_style *style);

/* numbering.c: 一、 （一） 1. as in GB/T 9704-2012, 7.3.3, of the last of `depth` numbers; English
 * follows the same count. Empty for GB_NUMBER_NONE. */
gb_str gb_compose_number(
	gb_composer *compose, int numbering, const size_t *numbers, size_t depth, gb_lang lang);

gb_str gb_compose_han_number(gb_arena *arena, size_t number); /* 十二 */
/* The same as it is referred to: 一, （一）, 1. */
gb_str gb_compose_ordinal(
	gb_composer *compose, int numbering, const size_t *numbers, size_t depth, gb_lang lang);

/* digits.c: false with faults when the layout's own words hold figures. */
bool gb_compose_check_digits(gb_composer *compose);

/* caption.c: 表1 … / Table 1 …, above tables and below figures. */
typedef struct gb_caption {
	gb_set sets[GB_LANG_COUNT];
	size_t count;
	double before, after; /* space to what it belongs to */
} gb_caption;

/* `finding` of a block that tells what it shows, NULL for others: the sentence then is the caption,
 * and the block's own begins the note. A block without a caption has its finding unnumbered. */
typedef struct gb_finding gb_finding;
/* Whether the block has one, and so a number. */
bool gb_caption_has(const gb_block *block);
/* The next number of the kind, in the lists of them and for references; 0 where the block has none. */
size_t gb_caption_number(gb_composer *compose, const gb_block *block, gb_caption_kind kind);
bool gb_caption_bind(gb_composer *compose, const gb_block *block, const gb_scope_of *scope,
	gb_caption_kind kind, size_t number, bool continued, uint32_t element,
	const gb_finding *finding, gb_caption *out);
/* The same of one of several parts that a table goes into; `number` from 1, `count` 0: it is whole. */
typedef struct gb_caption_part {
	size_t number, count;
} gb_caption_part;
bool gb_caption_bind_part(gb_composer *compose, const gb_block *block, const gb_scope_of *scope,
	gb_caption_kind kind, size_t number, gb_caption_part part, bool continued, uint32_t element,
	const gb_finding *finding, gb_caption *out);
/* hand.c: says which of some verdicts (NULL among them: none) were changed by hand, by whom and why;
 * empty when none was. For the rule of gb_note_bind. */
gb_words gb_hand_note(const gb_composer *compose, const gb_verdict *const *verdicts, size_t count);
/* Notes below a table or a figure: the block's "note", in every language of the edition, and after
 * it `rule`, what the figures follow (may be empty), and the sources of a finding. */
bool gb_note_bind(gb_composer *compose, const gb_block *block, const gb_scope_of *scope,
	uint32_t parent, gb_words rule, const gb_finding *finding, gb_caption *out);
double gb_caption_height(gb_composer *compose, gb_caption *caption, double width);
void gb_caption_place(
	gb_composer *compose, gb_caption *caption, double x, double y, double width, gb_box *box);

/* lamp.c: colour + shape, beside its word (D 3.5). */
void gb_lamp_draw(gb_composer *compose, const gb_lamp *lamp, double x, double centre_y, double size,
	gb_box *box, gb_place place);

/* How many items may hang on each other by keep-with-next before the chain is cut. */
#define GB_KEEP_MOST 8

/* flow.c: items to pages. page.c: running matter, labels, the finished document. */
bool gb_flow(gb_composer *compose);
const gb_document *gb_pages_finish(gb_composer *compose);
gb_open_page *gb_compose_page(gb_composer *compose); /* the last one */
/* A height from the top of the type area, to the next line of the layout's grid where it has one. */
double gb_grid_up(const gb_composer *compose, double height);
/* Space between two items of which one stands above the other. */
double gb_item_gap(const gb_item *above, const gb_item *below);
/* What item `at` of a row of items and all that it must not part from need to begin with. */
double gb_items_need(
	gb_composer *compose, gb_item *const *items, size_t count, size_t at, double width);
/* Records on the last page that the item begins there: its destination and heading. */
void gb_item_begins(gb_composer *compose, const gb_item *item, double x, double y);
/* Whether page `index` is a left-hand one; pages without a number count by their place. */
bool gb_page_is_even(const gb_composer *compose, size_t index);
/* The type area of page `index` on its sheet: margins applied, sides exchanged where the master is
 * double-sided. */
gb_rect gb_sheet_area(const gb_composer *compose, size_t index);

/* turn.c: pages whose content lies on its side. */

/* The type area as the content sees it, which on a turned page is composed upright. */
gb_rect gb_page_area(const gb_composer *compose, size_t index);
/* How wide it is on pages of a master. */
double gb_master_measure(const gb_composer *compose, const gb_master *master);
/* Turns what the content of a page recorded; nothing on others. */
void gb_page_turn(gb_composer *compose, size_t index);
/* Where on the sheet the height `y` of a page's content is, for the outline. */
double gb_page_outline_y(const gb_composer *compose, size_t index, double y);
/* The master that item `at` wants its page turned to, on pages where the content is `measure` wide: its
 * own, or that of what it must not part from. NULL: none. */
const gb_master *gb_items_turn(
	gb_composer *compose, gb_item *const *items, size_t count, size_t at, double measure);

#endif
