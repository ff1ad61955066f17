/*
 * Red head: 版头 of an official document (GB/T 9704-2012, 7.2) and 报头 of a briefing. 份号, 密级 and 紧急程度
 * at the top left, the mark in red with its top at a given place, below it the document's number (of
 * a briefing: of the issue, its editor and its day), and the red rule.
 */
#include "compose/form.h"

#include <math.h>

/* The rule stands 4 mm below the number (7.2.7), which stands two blank lines below the mark (7.2.5). */
#define RULE_BELOW (4.0 * GB_MM)
#define BLANK_LINES 2.0
/* The Han em box ends so far below the baseline. */
#define EM_DESCENT 0.12
#define LABELS 3

typedef struct redhead_item {
	gb_item item;
	const gb_block *block;
	gb_form_line labels[LABELS];
	gb_form_part parts[LABELS];
	size_t label_count;
	gb_form_line marks[GB_LANG_COUNT];
	size_t mark_count;
	gb_form_line numbers[GB_LANG_COUNT];
	size_t number_count;
	gb_form_line editor, day; /* of a briefing; no paragraph: none */
	double height;            /* of all of it; 0: not yet known */
} redhead_item;

static void redhead_measure(gb_composer *compose, gb_item *item, double *least, double *natural)
{
	redhead_item *head = (redhead_item *)item;

	(void)compose;
	*least = 0.0;
	for (size_t i = 0; i < head->mark_count; i++)
		*least = fmax(*least, head->marks[i].width);
	for (size_t i = 0; i < head->number_count; i++)
		*least = fmax(*least, head->numbers[i].width);
	*natural = *least;
}

/* One line of the page; without a grid one of the number's. */
static double line_of(const gb_composer *compose, const redhead_item *head)
{
	return compose->layout->grid.line > 0.0 ? compose->layout->grid.line
											: head->block->number_style->leading;
}

static void place_labels(gb_composer *compose, redhead_item *head, gb_region region, gb_box *box)
{
	double y = region.y;

	for (size_t i = 0; i < head->label_count; i++) {
		gb_form_line *label = &head->labels[i];
		const gb_style *style = label->set.style;

		gb_form_place(compose, label, region.x, y, box);
		gb_form_mark(compose, head->parts[i],
			(gb_rect){
				region.x, y + (style->leading - style->size) / 2.0, label->width, style->size },
			head->item.place);
		y += style->leading;
	}
}

/* Marks in red, the first with the top of its ink at `top`; returns the bottom of the last one's. */
static double place_marks(gb_composer *compose, redhead_item *head, gb_region region, gb_box *box)
{
	double bottom = region.y + head->block->top;

	for (size_t i = 0; i < head->mark_count; i++) {
		gb_form_line *mark = &head->marks[i];
		const double baseline = gb_compose_baseline(mark->set.style);
		const double x = region.x + (region.width - mark->width) / 2.0;
		double above, below;

		gb_set_break(compose, &mark->set, ceil(mark->width + 1.0));
		gb_line_ink(compose->text, mark->set.paragraph, mark->set.lines, SIZE_MAX, &above, &below);
		if (i > 0)
			bottom += 0.3 * mark->set.style->size;
		gb_form_place(compose, mark, x, bottom + above - baseline, box);
		if (i == 0)
			gb_form_mark(compose, GB_FORM_MARK, (gb_rect){ x, bottom, mark->width, above + below },
				head->item.place);
		bottom += above + below;
	}
	return bottom;
}

/* The number, in the middle of the measure; returns the bottom of its em box. */
static double place_numbers(
	gb_composer *compose, redhead_item *head, gb_region region, double y, gb_box *box)
{
	double bottom = y;

	for (size_t i = 0; i < head->number_count; i++) {
		gb_form_line *number = &head->numbers[i];
		const gb_style *style = number->set.style;
		const double x = region.x + (region.width - number->width) / 2.0;

		gb_form_place(compose, number, x, y, box);
		bottom = y + gb_compose_baseline(style) + EM_DESCENT * style->size;
		if (i == 0)
			gb_form_mark(compose, GB_FORM_NUMBER,
				(gb_rect){ x, bottom - style->size, number->width, style->size }, head->item.place);
		y += style->leading;
	}
	return bottom;
}

/* Of a briefing: who edits it at the left, its day at the right. */
static double place_editor(
	gb_composer *compose, redhead_item *head, gb_region region, double y, gb_box *box)
{
	const gb_style *style = head->day.set.style;
	const double em = gb_form_em(style);

	if (head->editor.set.paragraph != NULL)
		gb_form_place(compose, &head->editor, region.x + em, y, box);
	gb_form_place(compose, &head->day, region.x + region.width - em - head->day.width, y, box);
	return y + gb_compose_baseline(style) + EM_DESCENT * style->size;
}

/* Draws it; the height is that to the rule, to the nearest line of the grid. */
static double draw(gb_composer *compose, redhead_item *head, gb_region region, gb_box *box)
{
	const gb_block *block = head->block;
	const double line = line_of(compose, head);
	const bool briefing = block->form == GB_FORM_BRIEFING;
	double bottom;

	place_labels(compose, head, region, box);
	bottom = place_marks(compose, head, region, box) - region.y;
	/* On the grid the number stands in a line of it. */
	bottom = (compose->layout->grid.line > 0.0 ? round(bottom / line) * line : bottom) +
			 (briefing ? 1.0 : BLANK_LINES) * line;
	double y = place_numbers(compose, head, region, region.y + bottom, box);
	if (briefing)
		y = place_editor(
			compose, head, region, region.y + bottom + line * (double)head->number_count, box);
	y += RULE_BELOW;
	gb_ops_artifact(box->ops, GB_ARTIFACT_LAYOUT, head->item.place);
	gb_ops_rect(box->ops, (gb_rect){ region.x, y, region.width, block->thickness },
		gb_paint_solid(block->colour), (gb_stroke){ 0 }, head->item.place);
	gb_ops_tag_end(box->ops);
	gb_form_mark(compose, GB_FORM_RED_RULE,
		(gb_rect){ region.x, y, region.width, block->thickness }, head->item.place);
	y += block->thickness - region.y;
	return compose->layout->grid.line > 0.0 ? round(y / line) * line : y;
}

/* Of 份号, 密级 and 紧急程度, which stand above the mark. */
static double labels_height(const redhead_item *head)
{
	double height = 0.0;

	for (size_t i = 0; i < head->label_count; i++)
		height += head->labels[i].set.style->leading;
	return height;
}

static double redhead_need(
	gb_composer *compose, gb_item *item, double width, const gb_cursor *cursor)
{
	redhead_item *head = (redhead_item *)item;
	const gb_block *block = head->block;

	(void)width;
	(void)cursor;
	return fmax(labels_height(head), block->top + block->style->size +
										 (BLANK_LINES + 1.0) * line_of(compose, head) + RULE_BELOW);
}

static gb_fit redhead_place(
	gb_composer *compose, gb_item *item, gb_region region, gb_cursor *cursor, gb_box *box)
{
	redhead_item *head = (redhead_item *)item;
	double least, natural;

	/* Its places are those of a page. */
	if (!region.empty || redhead_need(compose, item, region.width, cursor) > region.height)
		return GB_FIT_NONE;
	if (labels_height(head) > head->block->top + 0.01) {
		compose->failed = true;
		gb_fault(compose->diags, gb_place_member(item->place, "top"), "text-too-high",
			gb_str_format(compose->arena, "%zu lines above a mark that stands %d mm down",
				head->label_count, (int)(head->block->top / GB_MM)),
			gb_str_format(compose->arena, "at least %d mm, their height",
				(int)ceil(labels_height(head) / GB_MM)),
			GB_STR("make \"top\" larger (35 mm in the standard)"));
		return GB_FIT_FAULT;
	}
	redhead_measure(compose, item, &least, &natural);
	if (least > region.width + 0.01) {
		compose->failed = true;
		gb_fault(compose->diags, item->place, "text-too-wide",
			gb_str_format(compose->arena, "a red head that needs %d mm", (int)(least / GB_MM) + 1),
			gb_str_format(
				compose->arena, "at most %d mm, the type area", (int)(region.width / GB_MM)),
			GB_STR("choose a smaller style for the mark"));
		return GB_FIT_FAULT;
	}
	box->height = draw(compose, head, region, box);
	return GB_FIT_DONE;
}

static const gb_item_class redhead_class = { "redhead", redhead_measure, redhead_need,
	redhead_place };

static bool bind_label(
	gb_composer *compose, redhead_item *head, const char *fact, gb_form_part part, bool said)
{
	if (!said)
		return true;
	head->parts[head->label_count] = part;
	return gb_form_fact(compose, head->block->label_style, compose->primary, fact, "", "",
		head->block->place, &head->labels[head->label_count++]);
}

static bool shape_mark(gb_composer *compose, const gb_block *block, const gb_style *style,
	gb_lang lang, const gb_scope_of *scope, gb_form_line *line)
{
	return block->text[lang].count == 0
			   ? gb_form_fact(compose, style, lang, "issue.mark", "", "", block->place, line)
			   : gb_form_prose(compose, style, lang, &block->text[lang], scope, line);
}

static gb_words mark_of(const gb_composer *compose, const gb_block *block)
{
	return block->text[GB_LANG_ZH].count == 0 && compose->ledger->issue != NULL
			   ? compose->ledger->issue->mark
			   : block->text_words;
}

/* The size of a mark is the agency's own (7.2.4): a long name is set as large as its line allows. */
static bool bind_mark(
	gb_composer *compose, redhead_item *head, gb_lang lang, const gb_scope_of *scope)
{
	const gb_block *block = head->block;
	const double measure = compose->layout->grid.width;
	gb_form_line *line = &head->marks[head->mark_count];

	/* A name that is the same in both languages stands once. */
	if (head->mark_count > 0 && gb_str_equal(mark_of(compose, block).in[GB_LANG_ZH],
									mark_of(compose, block).in[GB_LANG_EN]))
		return true;
	if (!shape_mark(compose, block, block->style, lang, scope, line))
		return false;
	if (measure > 0.0 && line->width > measure) {
		gb_style *smaller = GB_NEW(compose->arena, gb_style);

		*smaller = *line->set.style;
		smaller->size = floor(10.0 * smaller->size * measure / line->width) / 10.0;
		smaller->plain.size = smaller->strong.size = smaller->emphasis.size = smaller->size;
		smaller->for_lang[lang] = smaller->alone = smaller;
		if (!shape_mark(compose, block, smaller, lang, scope, line))
			return false;
	}
	head->mark_count++;
	return true;
}

/* 发文字号; of a briefing 第N期（总第M期）. */
static bool bind_number(gb_composer *compose, redhead_item *head, gb_lang lang)
{
	static const gb_form_piece briefing[GB_LANG_COUNT][3] = {
		[GB_LANG_ZH] = { { "第", "issue.number" }, { "期（总第", "issue.serial" },
			{ "期）", NULL } },
		[GB_LANG_EN] = { { "No. ", "issue.number" }, { " (", "issue.serial" },
			{ " in all)", NULL } },
	};
	static const gb_form_piece unnumbered[GB_LANG_COUNT][2] = {
		[GB_LANG_ZH] = { { "第", "issue.number" }, { "期", NULL } },
		[GB_LANG_EN] = { { "No. ", "issue.number" }, { NULL, NULL } },
	};
	const gb_block *block = head->block;
	const gb_issue *issue = compose->ledger->issue;
	gb_form_line *line = &head->numbers[head->number_count];

	/* A document's number is the same in all languages. */
	if (block->form == GB_FORM_DOCUMENT && head->number_count > 0)
		return true;
	head->number_count++;
	if (block->form == GB_FORM_DOCUMENT)
		return gb_form_fact(compose, block->number_style, lang, "issue.document_number", "", "",
			block->place, line);
	return issue != NULL && issue->serial > 0
			   ? gb_form_pieces(compose, block->number_style, lang, briefing[lang],
					 GB_COUNT(briefing[lang]), block->place, line)
			   : gb_form_pieces(compose, block->number_style, lang, unnumbered[lang],
					 GB_COUNT(unnumbered[lang]), block->place, line);
}

static bool bind_editor(gb_composer *compose, redhead_item *head)
{
	const gb_block *block = head->block;
	const gb_issue *issue = compose->ledger->issue;

	if (block->form != GB_FORM_BRIEFING)
		return true;
	if (issue != NULL && issue->editor.in[compose->primary].n > 0 &&
		!gb_form_fact(compose, block->number_style, compose->primary, "issue.editor", "", "",
			block->place, &head->editor))
		return false;
	return gb_form_fact(compose, block->number_style, compose->primary, "issue.date", "", "",
		block->place, &head->day);
}

void gb_bind_redhead(gb_composer *compose, const gb_block *block, const gb_scope_of *scope)
{
	redhead_item *head = GB_NEW(compose->arena, redhead_item);
	const gb_issue *issue = compose->ledger->issue;
	const gb_lang lang = compose->primary;
	gb_lang langs[GB_LANG_COUNT];
	size_t count = gb_compose_langs(compose, block, langs);
	bool ok = true;

	head->block = block;
	if (issue != NULL) {
		ok &= bind_label(
			compose, head, "issue.copy_number", GB_FORM_COPY_NUMBER, issue->copy_number.n > 0);
		ok &= bind_label(
			compose, head, "issue.secrecy", GB_FORM_SECRECY, issue->secrecy_level.in[lang].n > 0);
		ok &= bind_label(
			compose, head, "issue.urgency", GB_FORM_URGENCY, issue->urgency.in[lang].n > 0);
	}
	for (size_t i = 0; i < count && ok; i++)
		ok = bind_mark(compose, head, langs[i], scope) && bind_number(compose, head, langs[i]);
	if (!ok || !bind_editor(compose, head))
		return;
	gb_compose_add(compose, &head->item, &redhead_class, block, block->style);
}
