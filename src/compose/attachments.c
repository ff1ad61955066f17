/*
 * Attachments: 附件说明 below the text (GB/T 9704-2012, 7.3.4): 附件：1. …, the further ones below the first, and what
 * is longer than a line below its own first character. A single one has no number.
 */
#include "compose/form.h"

#include <math.h>

#define INDENT 2.0 /* characters */

typedef struct attachment {
	gb_form_line number; /* no paragraph: none */
	gb_set text;
} attachment;

typedef struct attachments_item {
	gb_item item;
	gb_form_line labels[GB_LANG_COUNT];
	attachment *rows[GB_LANG_COUNT];
	size_t lang_count, count;
	double number_width[GB_LANG_COUNT];
} attachments_item;

/* Where the texts begin, from the left of the measure. */
static double text_left(const attachments_item *attachments, size_t lang)
{
	const gb_form_line *label = &attachments->labels[lang];

	return INDENT * gb_form_em(label->set.style) + label->width + attachments->number_width[lang];
}

static void attachments_measure(gb_composer *compose, gb_item *item, double *least, double *natural)
{
	attachments_item *attachments = (attachments_item *)item;

	(void)compose;
	*least = *natural = 0.0;
	for (size_t l = 0; l < attachments->lang_count; l++) {
		for (size_t i = 0; i < attachments->count; i++) {
			double own_least, own_natural;

			gb_sets_measure(&attachments->rows[l][i].text, 1, &own_least, &own_natural);
			*least = fmax(*least, text_left(attachments, l) + own_least);
			*natural = fmax(*natural, text_left(attachments, l) + own_natural);
		}
	}
}

static double attachments_need(
	gb_composer *compose, gb_item *item, double width, const gb_cursor *cursor)
{
	attachments_item *attachments = (attachments_item *)item;
	double height = 0.0;

	(void)cursor;
	for (size_t l = 0; l < attachments->lang_count; l++)
		for (size_t i = 0; i < attachments->count; i++)
			height += gb_set_height(compose, &attachments->rows[l][i].text,
				fmax(width - text_left(attachments, l), 1.0));
	return height;
}

static gb_fit attachments_place(
	gb_composer *compose, gb_item *item, gb_region region, gb_cursor *cursor, gb_box *box)
{
	attachments_item *attachments = (attachments_item *)item;

	if (attachments_need(compose, item, region.width, cursor) > region.height + 0.01)
		return GB_FIT_NONE;
	for (size_t l = 0; l < attachments->lang_count; l++) {
		gb_form_line *label = &attachments->labels[l];
		const double x = region.x + INDENT * gb_form_em(label->set.style);
		const double left = text_left(attachments, l), measure = region.width - left;

		const double top = region.y + box->height;

		gb_form_place(compose, label, x, top, box);
		for (size_t i = 0; i < attachments->count; i++) {
			attachment *row = &attachments->rows[l][i];
			const double y = region.y + box->height;

			if (!gb_set_check(compose, &row->text, measure, "the name of an attachment"))
				return GB_FIT_FAULT;
			if (row->number.set.paragraph != NULL)
				gb_form_place(compose, &row->number, x + label->width, y, box);
			gb_set_break(compose, &row->text, measure);
			gb_set_place(compose, &row->text, 0, row->text.count, region.x + left, y, measure, box);
			box->height += (double)row->text.count * row->text.style->leading;
		}
		gb_form_mark(compose, GB_FORM_ATTACHMENTS,
			(gb_rect){ x, top, region.width - (x - region.x), region.y + box->height - top },
			item->place);
	}
	return GB_FIT_DONE;
}

static const gb_item_class attachments_class = { "attachments", attachments_measure,
	attachments_need, attachments_place };

static bool bind_lang(gb_composer *compose, attachments_item *attachments, const gb_block *block,
	const gb_scope_of *scope, gb_lang lang)
{
	static const char *const labels[GB_LANG_COUNT] = { "附件：", "Attachments: " };
	const size_t l = attachments->lang_count;
	attachment *rows = GB_NEW_ARRAY(compose->arena, block->items.count, attachment);
	gb_style *flat = GB_NEW(compose->arena, gb_style);

	/* The texts hang by themselves. */
	*flat = *gb_style_for(block->style, compose->edition, lang);
	flat->first_indent_em = 0.0;
	flat->for_lang[lang] = flat->alone = flat;
	if (!gb_form_words(compose, flat, lang, gb_str_of(labels[lang]), GB_ALIGN_START, block->place,
			&attachments->labels[l]))
		return false;
	gb_form_whole(&attachments->labels[l], lang);
	for (size_t i = 0; i < block->items.count; i++) {
		gb_form_line text;

		if (block->items.count > 1) {
			const gb_str number = gb_str_format(compose->arena, "%zu. ", i + 1);

			if (!gb_form_number(compose, flat, lang, number, block->place, &rows[i].number))
				return false;
			attachments->number_width[l] =
				fmax(attachments->number_width[l], rows[i].number.width + 0.25 * flat->size);
		}
		if (!gb_form_prose(
				compose, flat, lang, &block->item_text[i * GB_LANG_COUNT + lang], scope, &text))
			return false;
		rows[i].text = text.set;
	}
	attachments->rows[l] = rows;
	attachments->count = block->items.count;
	attachments->lang_count++;
	return true;
}

void gb_bind_attachments(gb_composer *compose, const gb_block *block, const gb_scope_of *scope)
{
	attachments_item *attachments = GB_NEW(compose->arena, attachments_item);
	gb_lang langs[GB_LANG_COUNT];
	size_t count = gb_compose_langs(compose, block, langs);

	if (block->items.count == 0)
		return;
	for (size_t i = 0; i < count; i++)
		if (!bind_lang(compose, attachments, block, scope, langs[i]))
			return;
	attachments->item.keep_with_previous = true;
	gb_compose_add(compose, &attachments->item, &attachments_class, block, block->style);
}
