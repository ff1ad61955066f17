#ifndef GB_TEXT_PARAGRAPH_H
#define GB_TEXT_PARAGRAPH_H

#include "draw/op.h"
#include "font/face.h"

/*
 * From styled UTF-8 to lines of glyph runs.
 *
 *   spans ──shape──▶ paragraph (clusters with boxes, glue, penalties) ──break──▶ lines ──set──▶ ops
 *
 * Pango itemizes and shapes; break opportunities, Han–Latin gap, squeeze and justification are
 * ours (D 2), decided on the logical characters of the whole paragraph whatever spans, styles or
 * links cut it (D 2.8).
 */

/* How a piece of text looks. */
typedef struct gb_char_style {
	const gb_font_role *role;
	double size;
	gb_colour colour;
	double rise; /* baseline shift upwards, e.g. of a superscript */
	bool underline;
	bool tabular; /* digits of equal width, for columns of numbers */
} gb_char_style;

/* Where a span leads to. */
typedef struct gb_text_link {
	gb_str uri; /* one of the two is empty */
	gb_str destination;
	gb_words contents;
	uint32_t element; /* its LINK element, or GB_NO_ELEMENT */
} gb_text_link;

/* Whether a span stays on one line. */
typedef enum gb_keep {
	GB_KEEP_NOT,
	GB_KEEP_IF_ROOM, /* better on one line: 1,400 enterprises in a narrow cell */
	GB_KEEP_ALWAYS,  /* a name that must stay on one line */
} gb_keep;

typedef struct gb_span {
	gb_str text; /* "\n" is a forced line break */
	const gb_char_style *style;
	gb_lang lang;
	const gb_figure_span *figures; /* offsets in `text` */
	size_t figure_count;
	const gb_text_link *link; /* NULL */
	gb_keep keep;
	unsigned registers; /* gb_register bits raised by the line that holds it */
	gb_place place;
} gb_span;

/* What a piece of content tells the page that takes it. */
typedef enum gb_register {
	GB_REGISTER_SAMPLE = 1,      /* stamp the page */
	GB_REGISTER_PROVISIONAL = 2, /* explain the mark on the page */
	GB_REGISTER_REVISED = 4,
	GB_REGISTER_ESTIMATED = 8,
} gb_register;

typedef enum gb_align { GB_ALIGN_START, GB_ALIGN_CENTRE, GB_ALIGN_END, GB_ALIGN_JUSTIFY } gb_align;
typedef enum gb_break_level {
	GB_BREAK_BASIC,
	GB_BREAK_GB,
	GB_BREAK_STRICT
} gb_break_level; /* D 2.2 */
typedef enum gb_squeeze {
	GB_SQUEEZE_QUANJIAO,
	GB_SQUEEZE_KAIMING,
	GB_SQUEEZE_BANJIAO,
	GB_SQUEEZE_NONE
} gb_squeeze; /* D 2.4 */

typedef struct gb_text_style {
	gb_align align;
	double leading;      /* baseline to baseline */
	double first_indent; /* of the first line; negative hangs the others */
	double start_indent, end_indent;
	gb_break_level level;
	gb_squeeze squeeze;
	double pitch_em; /* of a full-width character on a grid; 0: its own em */
	double gap_em;     /* Han–Latin gap, natural (D 2.5): 0.25; 0 for none */
	bool gap_in_units; /* also between a number and its unit: 12.5 亿元 */
	bool sense;        /* a title: broken between words, into a trapezoid */
	bool hyphenate;    /* English words, where a line has 45 mm or more (D 2.12) */
	bool hanging;      /* 。，、 may stand outside the right edge (clreq, 标点悬挂) */
	gb_lang lang;      /* of the paragraph */
} gb_text_style;

typedef struct gb_text gb_text; /* the engine: a private font map and context for each face */
typedef struct gb_paragraph gb_paragraph; /* shaped, not yet broken; immutable */

typedef struct gb_line {
	size_t first, after;    /* clusters */
	double indent;          /* from the left edge of the measure, alignment included */
	double width;           /* as set, with its hyphen, without white space at the edges and
	                           without the mark that hangs over the right one */
	double natural;         /* before stretch and squeeze */
	double adjust;          /* what justification has to add (negative: take away) */
	double ascent, descent; /* of the tallest face in it */
	bool last;              /* ends the paragraph or a forced line */
	bool hyphen;            /* ends inside a word, with a hyphen */
	bool hangs;             /* its last cluster stands outside the right edge */
	bool emergency;         /* was broken where D 2.3 forbids, because nothing fits */
	unsigned registers;
} gb_line;

/* NULL after faults. The fonts must outlive the engine. Shapes of short texts are remembered in
 * `arena`, which must not be rewound while the engine is open. One engine at a time: it sets
 * fontconfig's current configuration, to keep the system's fonts out. */
gb_text *gb_text_open(gb_arena *arena, gb_font_set *fonts, gb_diags *diags);
/* Ends what the engine has running beside us: pango keeps a thread for each face. They come again when
 * they are wanted. */
void gb_text_rest(gb_text *text);
void gb_text_close(gb_text *text);

/*
 * Shapes a paragraph. Spans and style are copied where needed; the result lives in `arena`.
 * A character that no face of its role has is a fault naming character, code point, place and
 * role, as is one written from right to left; NULL then, after all of them are named. So are
 * patterns of hyphenation that the style wants and that are not those families.json pins.
 */
gb_paragraph *gb_paragraph_shape(gb_text *text, gb_arena *arena, const gb_text_style *style,
	const gb_span *spans, size_t count, gb_diags *diags);

/* The measure at which the text takes one line (the longest forced line one), indents included. */
double gb_paragraph_natural_width(const gb_paragraph *paragraph);
/* Of the widest piece that D 2.3 keeps together, indents included: the least measure without
 * emergency breaks. */
double gb_paragraph_minimum_width(const gb_paragraph *paragraph);
/* The least measure at which what is better kept together is. */
double gb_paragraph_preferred_width(const gb_paragraph *paragraph);
/* From the start to the byte offset `at` of the joined spans, unbroken and unjustified: for
 * aligning at a decimal point. */
double gb_paragraph_offset(const gb_paragraph *paragraph, size_t at);
const gb_text_style *gb_paragraph_style(const gb_paragraph *paragraph);
/* Ascent and descent of the paragraph's tallest style: what its first baseline needs above it. */
double gb_paragraph_ascent(const gb_paragraph *paragraph);
double gb_paragraph_descent(const gb_paragraph *paragraph);

/* Breaks into lines of `measure` (indents inside it), with the least badness of the whole. Lines
 * live in `arena`. Emergency breaks ("emergency-break") and lines that stay too wide
 * ("overfull-line") warn at the place of the span; `diags` may be NULL while only measuring. An
 * empty paragraph is one empty line; a newline at the end adds none. */
const gb_line *gb_paragraph_break(
	const gb_paragraph *paragraph, gb_arena *arena, double measure, size_t *count, gb_diags *diags);

/*
 * Records one line with its left edge of the measure at x and its baseline at y: TAG_BEGIN of
 * `element` (GB_NO_ELEMENT: no tags, the caller's are in force), glyph runs, links with their own
 * elements between, TAG_END; then underlines, as artifacts. Blanks inside a line are glyphs, so
 * that words stay apart when the text is extracted; those at its edges are left out. A run's text
 * is the paragraph's, which lives as long as the list.
 */
void gb_line_set(const gb_paragraph *paragraph, const gb_line *line, gb_ops *ops, double x,
	double y, uint32_t element);

/* How far what is drawn of a line's first `count` characters reaches above its baseline and below it,
 * for what a standard measures from the ink; 0 of blanks. */
void gb_line_ink(gb_text *text, const gb_paragraph *paragraph, const gb_line *line, size_t count,
	double *above, double *below);

#endif
