#ifndef GB_LAYOUT_LAYOUT_H
#define GB_LAYOUT_LAYOUT_H

#include "draw/document.h"
#include "model/reference.h"
#include "text/paragraph.h"

/*
 * A layout file, read and checked: page masters, styles, colours and a tree of blocks. It says how
 * a document looks and which data it binds; it holds no figure and no program.
 */

/* A named style of text. `based_on` fills what the style leaves out; `en` names the style of the
 * English beside or below it (itself when empty). */
typedef struct gb_style {
	gb_place place;
	gb_str name, based_on, en, en_alone;
	gb_str role_name;          /* of fonts/families.json */
	gb_str strong_role_name;   /* for **strong**; the role itself when empty */
	gb_str emphasis_role_name; /* for *emphasis*: never slanted Han (D 1.4) */
	double size, leading;
	gb_str colour_token;
	int align; /* gb_align */
	double first_indent_em;
	double start_indent, end_indent;
	double before, after; /* space; between two blocks the larger one counts */
	bool keep_with_next;
	bool tabular;
	double gap_em; /* Han–Latin gap */
	bool gap_in_units;
	int level, squeeze; /* gb_break_level, gb_squeeze */
	bool hyphenate, hanging;
	bool on_grid;  /* its lines are the grid's, and its Han stand a grid's character apart */
	bool sense;    /* broken between words into a trapezoid (D 1.6) */
	bool balanced; /* lines that are not justified are about equally long: titles, captions */
	/* resolved */
	double pitch; /* of its Han on the grid; 0: their own */
	const struct gb_style *for_lang[GB_LANG_COUNT];
	const struct gb_style *alone;          /* in an edition of English alone */
	gb_char_style plain, strong, emphasis; /* superscripts are derived by compose */
	gb_colour colour;
} gb_style;

typedef enum gb_fixed_kind { GB_FIXED_TEXT, GB_FIXED_RULE, GB_FIXED_FILL } gb_fixed_kind;
/* Which edge of its text stands at y: of the page number GB/T 9704-2012, 7.5 tells where the dash is. */
typedef enum gb_fixed_edge { GB_EDGE_BASELINE, GB_EDGE_INK_TOP } gb_fixed_edge;
typedef enum gb_fixed_when {
	GB_WHEN_ALWAYS,
	GB_WHEN_ODD,
	GB_WHEN_EVEN,
	GB_WHEN_SAMPLE,
	GB_WHEN_DRAFT,
	GB_WHEN_WITH_SAMPLES,
	GB_WHEN_WITHOUT_SAMPLES
} gb_fixed_when;

/* Something that stands at the same place on every page of a master: running head, page number,
 * rule, ground, stamp. Its text may hold {page}, {pages}, {heading} and any reference. */
typedef struct gb_fixed {
	gb_place place;
	int kind;    /* gb_fixed_kind */
	int when;    /* gb_fixed_when */
	double x, y; /* of the page; negative: from the right or bottom edge */
	int edge; /* gb_fixed_edge: TEXT: what stands at y; INK_TOP: the top of its first character */
	double width, height; /* 0: to the opposite margin (TEXT, RULE), to the edge (FILL) */
	gb_words text_words;
	gb_prose text[GB_LANG_COUNT]; /* zh+en: both, with the separator between */
	gb_str separator;
	gb_str style_name;
	const gb_style *style;
	int align; /* gb_align */
	gb_str colour_token;
	gb_colour colour;
	double thickness; /* RULE */
	double angle; /* TEXT: degrees clockwise about (x, y), where it begins, is centred or ends */
	bool below;   /* painted under the content */
} gb_fixed;

typedef struct gb_margin {
	gb_place place;
	double top, bottom, inner, outer;
} gb_margin;

typedef struct gb_master {
	gb_place place;
	gb_str name;
	double width, height; /* of the page; 0: the layout's */
	gb_margin margin;
	bool double_sided; /* inner is at the right on even pages */
	bool turned;       /* the content lies on its side, its head at the left edge of the sheet */
	bool numbered;     /* takes part in the page numbers */
	gb_list fixed;     /* of gb_fixed */
} gb_master;

/* A selection of the ledger: {"from":"targets","where":{"section":"$section"},"order":["-rate"],"first":10}. */
typedef enum gb_from {
	GB_FROM_TARGETS,
	GB_FROM_RESULTS, /* readings of the year before the issue's: of the whole place, or of areas
						where an indicator has no other */
	GB_FROM_SECTIONS,
	GB_FROM_TEXTS,
	GB_FROM_AREAS,
	GB_FROM_AGENCIES,
	GB_FROM_LAMPS,       /* of the policy: for keys */
	GB_FROM_CORRECTIONS, /* readings that revise what was published before */
	GB_FROM_CHANGES,     /* since the issue before, where one is given */
	GB_FROM_NOTHING,
} gb_from;

typedef enum gb_where_key {
	GB_WHERE_ID,
	GB_WHERE_SECTION,
	GB_WHERE_KIND,
	GB_WHERE_STATE,
	GB_WHERE_LAMP,
	GB_WHERE_ROLE,
	GB_WHERE_LEAD,
	GB_WHERE_AREA,
	GB_WHERE_STRETCH,
	GB_WHERE_BINDING,
	GB_WHERE_UNIT,
	GB_WHERE_HAS, /* "actual", "target", "base": it has that figure */
	GB_WHERE_DIFFERENCE,
} gb_where_key;

/* One condition: the key's value is one of `values` (words of the file; "$section" and the like
 * mean the id in scope; "" or "none" for area: the whole place). `negate` from "not-KEY". */
typedef struct gb_where {
	gb_place place;
	int key;
	gb_list values; /* of gb_str */
	bool negate;
} gb_where;

typedef struct gb_order {
	gb_place place;
	int field; /* gb_field_of: RATE, GAP, ACTUAL, TARGET, NAME never; or -1: the order of the ledger */
	gb_str of; /* AREAS: the indicator whose field it is; "gdp-growth.actual" */
	bool descending;
} gb_order;

typedef struct gb_select {
	gb_place place;
	int from;
	gb_list where; /* of gb_where */
	gb_list order; /* of gb_order */
	int64_t first; /* 0: all */
} gb_select;

typedef enum gb_block_kind {
	GB_BLOCK_HEADING,
	GB_BLOCK_PARAGRAPH,
	GB_BLOCK_PAIR,
	GB_BLOCK_LIST,
	GB_BLOCK_TABLE,
	GB_BLOCK_CHART,
	GB_BLOCK_MAP,
	GB_BLOCK_CONTENTS,
	GB_BLOCK_REPEAT,
	GB_BLOCK_WHEN,
	GB_BLOCK_IMAGE,
	GB_BLOCK_SPACE,
	GB_BLOCK_RULE,
	GB_BLOCK_PAGE_BREAK,
	GB_BLOCK_CARDS,
	GB_BLOCK_COLUMNS,
	GB_BLOCK_COLUMN,
	GB_BLOCK_LAMPS,
	GB_BLOCK_REDHEAD,
	GB_BLOCK_ATTACHMENTS,
	GB_BLOCK_SIGNATURE,
	GB_BLOCK_COLOPHON,
	GB_BLOCK_KIND_COUNT,
} gb_block_kind;

typedef enum gb_numbering {
	GB_NUMBER_NONE,
	GB_NUMBER_HAN,
	GB_NUMBER_HAN_PAREN,
	GB_NUMBER_ARABIC,
	GB_NUMBER_ARABIC_DOTTED,
	GB_NUMBER_ATTACHMENT /* 附件1, on a line of its own above the heading */
} gb_numbering;

/* What contents list. */
typedef enum gb_contents_of {
	GB_CONTENTS_HEADINGS,
	GB_CONTENTS_TABLES,
	GB_CONTENTS_FIGURES
} gb_contents_of;

/* How the two languages of a pair stand to each other. */
typedef enum gb_pair_side { GB_PAIR_BESIDE, GB_PAIR_STACKED } gb_pair_side;

/* A column of a table. */
typedef struct gb_column {
	gb_place place;
	int field;      /* gb_field_of; LAMP: shape + word */
	gb_str of;      /* tables of areas: the indicator; "": the area's own facts */
	int by;         /* RANK: gb_field_of that is ranked */
	gb_words head;  /* empty: the field's own words */
	gb_words group; /* adjacent columns of one group share a spanning head */
	double width;   /* pt; 0: by content */
	double share;   /* of the width left over; 0: only what it needs */
	int align;      /* gb_column_align */
	bool unit;      /* figures with their unit */
	bool
		head_unit; /* nothing is said of units: in the head where they agree, else as above (D 5.1) */
	bool evidence;  /* ACTUAL: of what has no figure what the verdict rests on, or its word */
	bool span;      /* equal neighbours below each other are one cell */
	bool sparkline; /* a line of the readings by period instead of the field */
} gb_column;

typedef enum gb_column_align {
	GB_COLUMN_START,
	GB_COLUMN_CENTRE,
	GB_COLUMN_END,
	GB_COLUMN_DECIMAL
} gb_column_align;
typedef enum gb_group_by {
	GB_GROUP_NONE,
	GB_GROUP_SECTION,
	GB_GROUP_AREA,
	GB_GROUP_KIND,      /* of areas: counties, zones */
	GB_GROUP_DIFFERENCE /* of changes: what happened */
} gb_group_by;
/* Where a table of areas has a row of the whole place, of the figures that it reports itself. */
typedef enum gb_total { GB_TOTAL_NONE, GB_TOTAL_FIRST, GB_TOTAL_LAST } gb_total;
typedef enum gb_chart_mark {
	GB_CHART_GROUPED_BARS,
	GB_CHART_BULLET,      /* a measure against its target and its schedule */
	GB_CHART_SORTED_BARS, /* one bar a row, the longest first */
	GB_CHART_GAP_BARS,    /* to both sides of nought: ahead and behind */
	GB_CHART_MULTIPLES,   /* a small panel for each area */
	GB_CHART_MARK_COUNT
} gb_chart_mark;

/* What a card compares its figure with. */
typedef enum gb_card_change {
	GB_CARD_CHANGE_NONE,
	GB_CARD_CHANGE_LAST_YEAR,  /* the same period of the year before, or its result */
	GB_CARD_CHANGE_PREVIOUS,   /* the reading before, of the same year */
	GB_CARD_CHANGE_SEQUENTIAL, /* 环比: the quarter or month before */
} gb_card_change;

/* How a map divides its values into classes (D 7.4). */
typedef enum gb_classing {
	GB_CLASSING_POLICY,          /* the policy's fixed limits */
	GB_CLASSING_POLICY_OR_EQUAL, /* EQUAL where the policy has none */
	GB_CLASSING_EQUAL,
	GB_CLASSING_QUANTILE,
	GB_CLASSING_JENKS,
	GB_CLASSING_LIMITS, /* the block's own */
} gb_classing;
typedef enum gb_map_mark { GB_MAP_FILL, GB_MAP_SYMBOLS } gb_map_mark;

/* Which of the two official forms a red head and a colophon have (D 1.11). */
typedef enum gb_form {
	GB_FORM_DOCUMENT, /* 公文: GB/T 9704-2012, 7.2 and 7.4 */
	GB_FORM_BRIEFING, /* 简报: 报头 and 报尾 */
} gb_form;

/* A series of a chart: a figure of each selected target. */
typedef struct gb_series {
	gb_place place;
	int field;     /* gb_field_of: TARGET, ACTUAL, BASE, RATE, SCHEDULED, GAP */
	gb_words name; /* empty: the field's own words */
	gb_str colour_token, below_token;
	gb_colour colour;
	gb_colour below; /* of bars below nought; `colour` when absent */
} gb_series;

/* A block, as the file has it. Fields that a kind does not know are refused when read. */
typedef struct gb_block gb_block;
struct gb_block {
	gb_place place;
	int kind; /* gb_block_kind */
	gb_str style_name;
	const gb_style *style;
	gb_words text_words; /* HEADING, PARAGRAPH, PAIR, LIST items with a selection */
	gb_prose text[GB_LANG_COUNT];
	bool has_lang; /* only in this language */
	int lang;
	double before, after; /* -1: the style's */
	bool keep_with_next;
	gb_str id; /* a destination; "" */
	/* HEADING */
	int64_t level;
	int numbering; /* gb_numbering */
	bool unlisted; /* not in contents and outline */
	/* PAIR, LIST, TABLE, CHART, REPEAT, WHEN */
	gb_select select;
	double gutter, share; /* PAIR: between the languages; the primary's share of the width. COLUMNS,
	                         COLUMN, LAMPS: between them; its part of what is left over */
	/* LIST */
	int marker;                /* gb_numbering; NONE: a bullet */
	gb_list items;             /* of gb_words, with their prose in item_text */
	const gb_prose *item_text; /* count × GB_LANG_COUNT */
	/* TABLE */
	gb_list columns; /* of gb_column */
	gb_select each;  /* the targets that columns "of": "$each" are repeated for */
	int group_by;
	int total;         /* gb_total */
	double least_size; /* a table too wide is set down to this, all its styles in proportion */
	int64_t keys;      /* so many first columns are repeated where it is parted into several */
	gb_str turn_name;  /* the master on whose pages it stands where it is too wide for others; "" */
	const gb_master *turn;
	gb_str head_style_name, group_style_name, note_style_name;
	const gb_style *head_style, *group_style, *note_style;
	/* TABLE, CHART, IMAGE */
	gb_words caption_words, note_words;
	gb_prose caption[GB_LANG_COUNT], note[GB_LANG_COUNT];
	gb_str caption_style_name;
	const gb_style *caption_style;
	bool finding; /* CHART, MAP, CARDS: the caption is what the figure shows */
	bool sources; /* the same: where the figures are from, in the note */
	/* CHART */
	int mark;       /* gb_chart_mark */
	gb_list series; /* of gb_series */
	gb_str of;      /* from areas: the target whose readings they are */
	bool lamp;      /* CHART, CARDS: with the lamp of each verdict */
	gb_str bands_token;
	gb_colour bands; /* the hue of a bullet's ground, in shades; no token: none */
	/* CHART, CARDS */
	gb_str label_style_name;
	const gb_style *label_style;
	bool brief; /* LAMPS: without the states */
	bool marks; /* LAMPS: a mark for each target below the counts */
	/* CHART, MAP, CARDS, IMAGE */
	bool floats; /* to the top of the next page where it does not fit, while the text goes on */
	/* CARDS */
	int64_t across; /* cards in a row */
	bool sparkline;
	int change; /* gb_card_change */
	gb_str number_style_name;
	const gb_style *number_style;
	/* MAP; also of, label_style, colour */
	int field;       /* gb_field_of: ACTUAL, RATE, GAP, STATE */
	int map_mark;    /* gb_map_mark */
	int classing;    /* gb_classing */
	int64_t classes; /* how many */
	gb_list limits;  /* LIMITS: of gb_decimal, rising */
	bool unnamed;    /* values without the names of their areas */
	double most;     /* without `height`: the most height it takes; 0: nine tenths of its width */
	/* CHART, MAP, IMAGE, SPACE, RULE */
	double width, height;
	gb_str file; /* IMAGE */
	gb_words alt;
	gb_str colour_token; /* RULE */
	gb_colour colour;
	/* CONTENTS */
	int64_t levels;
	int contents_of; /* gb_contents_of */
	/* PAIR */
	int side; /* gb_pair_side */
	/* WHEN */
	gb_list editions; /* of int gb_edition; empty: any */
	gb_str says;      /* the issue says this fact: "addressees" */
	bool when_sample, when_draft, when_map, when_any, negate;
	int64_t least; /* with a selection: so many rows at least; 0: one */
	/* PAGE_BREAK, and any block that wants its own master */
	gb_str master_name;
	const gb_master *master;
	bool odd; /* PAGE_BREAK: to the next odd page */
	/* REDHEAD, COLOPHON, SIGNATURE */
	int form;         /* gb_form */
	double top;       /* REDHEAD: from the type area's top to that of the mark */
	double thickness; /* REDHEAD: of its rule */
	bool sealed;      /* SIGNATURE: there is room for a seal */
	/* COLUMN, LAMPS: the ground of each; a column has `width` or `share` of the measure */
	gb_str fill_token; /* "": no ground */
	gb_colour fill;
	double padding;
	/* REPEAT, WHEN, COLUMNS, COLUMN */
	gb_list blocks; /* of gb_block */
};

/* No text of a table is set smaller than this to make it fit (D 6.4). */
#define GB_TABLE_LEAST_SIZE 7.0

/* The grid of an official document (GB/T 9704-2012, 5.2.3): so many lines of so many characters fill
 * the type area. Every block begins on a line of it. */
typedef struct gb_grid {
	gb_place place;
	int64_t lines, characters;
	double width, height;   /* of the type area that they fill */
	double line, character; /* the pitches; 0: there is no grid */
} gb_grid;

typedef struct gb_layout {
	gb_place place;
	gb_str id;
	gb_words name;
	int edition; /* gb_edition: the default */
	int primary; /* gb_lang */
	double width, height, bleed;
	gb_grid grid;
	gb_list colours; /* of gb_colour */
	gb_list styles;  /* of gb_style */
	gb_list masters; /* of gb_master; the first opens the document */
	gb_list blocks;  /* of gb_block */
	const gb_source *source;
	gb_str directory; /* of the file: images are found beside it */
} gb_layout;

/* Reads and checks a layout; roles are resolved in `fonts`. NULL after faults. */
const gb_layout *gb_layout_read(
	gb_arena *arena, gb_str path, const gb_font_set *fonts, gb_diags *diags);
/* The style that sets this language in the edition: English that stands alone is no smaller for
 * being second. */
const gb_style *gb_style_for(const gb_style *style, gb_edition edition, gb_lang lang);
const gb_style *gb_style_find(const gb_layout *layout, gb_str name);
/* How a style sets a paragraph in a language. */
gb_text_style gb_style_text(const gb_style *style, gb_lang lang);
const gb_colour *gb_colour_find(const gb_layout *layout, gb_str token); /* NULL when absent */
const gb_master *gb_master_find(const gb_layout *layout, gb_str name);
/* Whether a field prints a figure that may have decimals, as ranks and ordinals have not. */
bool gb_field_is_figure(int field);
/* Heads of fields and names of series where the layout gives none: 2024年目标 / Target. */
gb_words gb_field_words(int field);
/* The key of a condition, as layouts write it. */
const char *gb_where_word(int key);
/* The reference of all block kinds and their fields (`gongbao blocks`), from the tables. */
void gb_blocks_reference(gb_buf *out);
/* The JSON Schema of layout files, from the same tables. */
gb_str gb_layout_schema(gb_arena *arena);
gb_str gb_theme_schema(gb_arena *arena);

#endif
