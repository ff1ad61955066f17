#ifndef GB_AUDIT_OFFICIAL_PART_H
#define GB_AUDIT_OFFICIAL_PART_H

#include "audit/official_lines.h"
#include "model/ledger.h"

/* What the rules of GB/T 9704-2012 share; between official*.c only. */

#define MM GB_MM
#define NEAR (0.1 * MM) /* what we promise of every place */

/* 5.2.1, 5.2.3: the sheet, its margins, the type area and its grid. */
#define SHEET_WIDTH (210 * MM)
#define SHEET_HEIGHT (297 * MM)
#define TOP (37 * MM)
#define INNER (28 * MM)
#define AREA_WIDTH (156 * MM)
#define AREA_HEIGHT (225 * MM)
#define LINES 22
#define CHARACTERS 28
#define LINE (AREA_HEIGHT / LINES)
#define CHARACTER (AREA_WIDTH / CHARACTERS)
#define BODY_SIZE 16.0   /* 三号 */
#define TITLE_SIZE 22.0  /* 二号 */
#define FOURTH_SIZE 14.0 /* 四号 */
#define SIZE_SLACK 0.05
/* The Han em box: 0.88 em above the baseline and 0.12 em below it. */
#define EM_ASCENT 0.88
#define EM_MIDDLE 0.38

typedef struct gb_lint {
	gb_arena *arena;
	const gb_document *document;
	const gb_issue *issue;
	const gb_page_line *lines;
	size_t count;
} gb_lint;

/* What a rule found. */
typedef struct gb_measured {
	bool absent; /* nothing to measure: an optional part, or no page that shows it */
	bool deviates;
	gb_str measured, required;
	gb_place place;
} gb_measured;

/* Whether a size of type is another, but for rounding. */
bool gb_lint_is_size(double size, double wanted);
/* Whether the line's first Han character is of the face that a role sets it with. */
bool gb_lint_in_role(const gb_lint *l, const gb_page_line *line, const char *role_name);
/* The left edge of the type area, whose bound side changes from page to page. */
double gb_lint_area_left(size_t page);
/* A line of the text proper: paragraphs and headings in 三号 that are no part of the form. */
bool gb_lint_is_body(const gb_page_line *line);
/* "35.2 mm". */
gb_str gb_lint_mm_text(const gb_lint *l, double points);
/* A length against what it has to be. */
gb_measured gb_lint_length(
	const gb_lint *l, double measured, double wanted, double slack, gb_place place);
/* What was found beside what is wanted, in words. */
gb_measured gb_lint_words(
	const gb_lint *l, bool right, gb_str found, const char *wanted, gb_place place);
/* There is nothing to measure. */
gb_measured gb_lint_none(void);
/* The part of the form, on the first page that has it. */
const gb_mark_box *gb_lint_part_of(const gb_lint *l, gb_form_part part, size_t *page);
/* The line that stands in a part of the form. */
const gb_page_line *gb_lint_line_in(const gb_lint *l, const gb_mark_box *box, size_t page);
/* Line `index` of the document's title; NULL: it has no more. */
const gb_page_line *gb_lint_title_line(const gb_lint *l, size_t index);

/* One rule; a table of them ends with a row of NULL. */
typedef struct gb_official_rule {
	const char *clause, *name;
	gb_measured (*measure)(const gb_lint *l);
} gb_official_rule;

extern const gb_official_rule gb_official_page_rules[]; /* 5: the sheet, its grid, its type */
extern const gb_official_rule gb_official_head_rules[]; /* 7.2, 7.3: 版头, title, text */
extern const gb_official_rule
	gb_official_foot_rules[]; /* 7.3.5, 7.4, 7.5: 署名, 版记, page numbers */

#endif
