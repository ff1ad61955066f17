/*
 * Colophon: 版记 at the foot of a document's last page (GB/T 9704-2012, 7.4), its last rule on the bottom edge
 * of the type area. In a document printed on both sides that page is an even one; where it carries the
 * colophon alone, neither it nor a blank one before it shows a number (7.5). Of a briefing it is
 * 报尾: to whom it goes, and how many copies are printed.
 */
#include "compose/form.h"

#include <math.h>

/* 7.4.1: the first and the last rule are 0.35 mm, those between 0.25 mm. */
#define OUTER_RULE (0.35 * GB_MM)
#define INNER_RULE (0.25 * GB_MM)
#define INDENT 1.0 /* characters, at both sides */

typedef struct colophon_row {
	gb_form_line label; /* 抄送：; no paragraph: none */
	gb_set text;        /* at the left, or hanging behind the label; no paragraph: none */
	gb_form_line right; /* no paragraph: none */
	gb_form_part part, right_part;
} colophon_row;

typedef struct colophon_item {
	gb_item item;
	const gb_block *block;
	colophon_row *rows;
	size_t count;
} colophon_item;

static double text_width(const colophon_row *row, double width, double em)
{
	return width - 2.0 * INDENT * em - row->label.width -
		   (row->right.set.paragraph != NULL ? row->right.width + em : 0.0);
}

static double row_height(gb_composer *compose, colophon_row *row, double width, double em)
{
	const gb_style *style = row->text.paragraph != NULL ? row->text.style : row->right.set.style;

	return row->text.paragraph != NULL
			   ? gb_set_height(compose, &row->text, fmax(text_width(row, width, em), em))
			   : style->leading;
}

static void colophon_measure(gb_composer *compose, gb_item *item, double *least, double *natural)
{
	colophon_item *colophon = (colophon_item *)item;
	const double em = gb_form_em(colophon->block->style);

	(void)compose;
	*least = 0.0;
	for (size_t i = 0; i < colophon->count; i++) {
		const colophon_row *row = &colophon->rows[i];
		const double text =
			row->text.paragraph != NULL ? gb_paragraph_minimum_width(row->text.paragraph) : 0.0;

		*least = fmax(*least, text + 2.0 * INDENT * em + row->label.width + row->right.width);
	}
	*natural = *least;
}

static double colophon_need(
	gb_composer *compose, gb_item *item, double width, const gb_cursor *cursor)
{
	colophon_item *colophon = (colophon_item *)item;
	double height = 0.0;

	(void)cursor;
	for (size_t i = 0; i < colophon->count; i++)
		height +=
			row_height(compose, &colophon->rows[i], width, gb_form_em(colophon->block->style));
	return height;
}

static void rule(gb_composer *compose, const colophon_item *colophon, gb_region region, double y,
	bool outer, gb_box *box)
{
	const double thickness = outer ? OUTER_RULE : INNER_RULE;
	const gb_rect rect = { region.x, y, region.width, thickness };

	gb_ops_artifact(box->ops, GB_ARTIFACT_LAYOUT, colophon->item.place);
	gb_ops_rect(box->ops, rect, gb_paint_solid(colophon->block->style->plain.colour),
		(gb_stroke){ 0 }, colophon->item.place);
	gb_ops_tag_end(box->ops);
	gb_form_mark(
		compose, outer ? GB_FORM_OUTER_RULE : GB_FORM_INNER_RULE, rect, colophon->item.place);
}

static bool place_row(gb_composer *compose, colophon_item *colophon, colophon_row *row,
	gb_region region, double y, gb_box *box)
{
	const double em = gb_form_em(colophon->block->style), left = region.x + INDENT * em;
	const double measure = text_width(row, region.width, em);

	if (row->label.set.paragraph != NULL)
		gb_form_place(compose, &row->label, left, y, box);
	if (row->text.paragraph != NULL) {
		const gb_style *style = row->text.style;

		if (!gb_set_check(compose, &row->text, measure, "the colophon"))
			return false;
		gb_set_break(compose, &row->text, measure);
		gb_set_place(
			compose, &row->text, 0, row->text.count, left + row->label.width, y, measure, box);
		gb_form_mark(compose, row->part,
			(gb_rect){ left, y + (style->leading - style->size) / 2.0, row->label.width + measure,
				(double)(row->text.count - 1) * style->leading + style->size },
			colophon->item.place);
	}
	if (row->right.set.paragraph != NULL) {
		const gb_style *style = row->right.set.style;
		const double x = region.x + region.width - INDENT * em - row->right.width;

		gb_form_place(compose, &row->right, x, y, box);
		gb_form_mark(compose, row->right_part,
			(gb_rect){ x, y + (style->leading - style->size) / 2.0, row->right.width, style->size },
			colophon->item.place);
	}
	return true;
}

static gb_fit colophon_place(
	gb_composer *compose, gb_item *item, gb_region region, gb_cursor *cursor, gb_box *box)
{
	colophon_item *colophon = (colophon_item *)item;
	const double em = gb_form_em(colophon->block->style);
	const size_t index = compose->page_count - 1;
	gb_open_page *page = gb_compose_page(compose);
	const double height = colophon_need(compose, item, region.width, cursor);

	/* The last side of a leaf: what comes before may stay blank. A briefing ends where it ends. */
	if (colophon->block->form == GB_FORM_DOCUMENT && page->master->double_sided &&
		!gb_page_is_even(compose, index)) {
		page->silent = region.empty;
		return GB_FIT_TURN;
	}
	if (height > region.height + 0.01)
		return region.empty ? GB_FIT_NONE : GB_FIT_TURN;
	page->silent = region.empty;

	double y = region.y + region.height - height;
	for (size_t i = 0; i < colophon->count; i++) {
		const bool outer = i == 0;

		/* The first rule hangs below the edge of its row, as the inner ones do; the last one's lower
		 * edge is the type area's (7.4.1). */
		rule(compose, colophon, region, y, outer, box);
		if (!place_row(compose, colophon, &colophon->rows[i], region, y, box))
			return GB_FIT_FAULT;
		y += row_height(compose, &colophon->rows[i], region.width, em);
	}
	rule(compose, colophon, region, region.y + region.height - OUTER_RULE, true, box);
	box->height = region.height;
	return GB_FIT_DONE;
}

static const gb_item_class colophon_class = { "colophon", colophon_measure, colophon_need,
	colophon_place };

static colophon_row *row_new(colophon_item *colophon)
{
	return &colophon->rows[colophon->count++];
}

/* 抄送：甲，乙。 hanging behind its colon (7.4.2). */
static bool bind_copies(gb_composer *compose, colophon_item *colophon, gb_lang lang)
{
	static const char *const labels[GB_LANG_COUNT] = { "抄送：", "Copies: " };
	static const char *const ends[GB_LANG_COUNT] = { "。", "." };
	const gb_block *block = colophon->block;
	colophon_row *row = row_new(colophon);
	gb_form_line text;

	row->part = GB_FORM_COPIES;
	if (!gb_form_words(compose, block->style, lang, gb_str_of(labels[lang]), GB_ALIGN_START,
			block->place, &row->label) ||
		!gb_form_fact(
			compose, block->style, lang, "issue.copies", "", ends[lang], block->place, &text))
		return false;
	gb_form_whole(&row->label, lang);
	row->text = text.set;
	return true;
}

/* 印发机关 at the left, 印发日期 with 印发 at the right (7.4.3). */
static bool bind_printer(gb_composer *compose, colophon_item *colophon, gb_lang lang)
{
	static const char *const before[GB_LANG_COUNT] = { "", "Issued " };
	static const char *const after[GB_LANG_COUNT] = { "印发", "" };
	const gb_block *block = colophon->block;
	colophon_row *row = row_new(colophon);
	gb_form_line text;

	row->part = GB_FORM_PRINTER;
	row->right_part = GB_FORM_PRINT_DATE;
	if (!gb_form_fact(compose, block->style, lang, "issue.printer", "", "", block->place, &text) ||
		!gb_form_fact(compose, block->style, lang, "issue.print_date", before[lang], after[lang],
			block->place, &row->right))
		return false;
	row->text = text.set;
	return true;
}

/* Of a briefing: a line for each group of recipients, as the issue has them. */
static bool bind_recipients(gb_composer *compose, colophon_item *colophon, gb_lang lang)
{
	const gb_block *block = colophon->block;
	const gb_words *copies = compose->ledger->issue->copies.items;

	for (size_t i = 0; i < compose->ledger->issue->copies.count; i++) {
		colophon_row *row = row_new(colophon);
		gb_form_line text;

		row->part = GB_FORM_COPIES;
		if (!gb_form_words(
				compose, block->style, lang, copies[i].in[lang], -1, block->place, &text))
			return false;
		row->text = text.set;
	}
	return true;
}

static bool bind_printed(gb_composer *compose, colophon_item *colophon, gb_lang lang)
{
	static const char *const before[GB_LANG_COUNT] = { "共印", "" };
	static const char *const after[GB_LANG_COUNT] = { "份", " copies printed" };
	colophon_row *row = row_new(colophon);

	row->right_part = GB_FORM_PRINT_DATE;
	return gb_form_fact(compose, colophon->block->style, lang, "issue.printed", before[lang],
		after[lang], colophon->block->place, &row->right);
}

void gb_bind_colophon(gb_composer *compose, const gb_block *block, const gb_scope_of *scope)
{
	colophon_item *colophon = GB_NEW(compose->arena, colophon_item);
	const gb_issue *issue = compose->ledger->issue;
	gb_lang langs[GB_LANG_COUNT];
	size_t count = gb_compose_langs(compose, block, langs);
	const bool briefing = block->form == GB_FORM_BRIEFING;

	(void)scope;
	colophon->block = block;
	/* At most a row for each recipient and two more, in each language. */
	colophon->rows = GB_NEW_ARRAY(compose->arena,
		GB_LANG_COUNT * ((issue != NULL ? issue->copies.count : 0) + 2), colophon_row);
	for (size_t i = 0; i < count; i++) {
		const gb_lang lang = langs[i];
		bool ok = true;

		if (issue != NULL && briefing)
			ok = bind_recipients(compose, colophon, lang);
		else if (issue != NULL && issue->copies.count > 0)
			ok = bind_copies(compose, colophon, lang);
		if (briefing && issue != NULL && issue->printed > 0)
			ok = ok && bind_printed(compose, colophon, lang);
		if (!briefing)
			ok = ok && bind_printer(compose, colophon, lang);
		if (!ok)
			return;
	}
	if (colophon->count == 0)
		return;
	colophon->item.closes = true;
	gb_compose_add(compose, &colophon->item, &colophon_class, block, block->style);
}
