/*
 * Signature: 署名 and 成文日期 at the right below the text, and 附注 (GB/T 9704-2012, 7.3.5, 7.3.6). It never
 * stands alone on a page: lines of the text come with it.
 */
#include "compose/form.h"

#include <math.h>

/* With a seal the day stands four characters from the right and the name is centred above it
 * (7.3.5.1); without one the name stands two from the right, and the day two right of where the name
 * begins (7.3.5.2). */
#define SEALED_INDENT 4.0
#define INDENT 2.0

typedef struct signature_item {
	gb_item item;
	const gb_block *block;
	gb_form_line names[GB_LANG_COUNT], days[GB_LANG_COUNT], remarks[GB_LANG_COUNT];
	size_t count, remark_count;
} signature_item;

static void signature_measure(gb_composer *compose, gb_item *item, double *least, double *natural)
{
	signature_item *signature = (signature_item *)item;

	(void)compose;
	*least = *natural = 0.0;
	for (size_t i = 0; i < signature->count; i++)
		*least = fmax(*least, fmax(signature->names[i].width, signature->days[i].width));
	*natural = *least;
}

static double signature_need(
	gb_composer *compose, gb_item *item, double width, const gb_cursor *cursor)
{
	signature_item *signature = (signature_item *)item;
	double height = 0.0;

	(void)compose;
	(void)width;
	(void)cursor;
	for (size_t i = 0; i < signature->count; i++)
		height += 2.0 * signature->names[i].set.style->leading;
	for (size_t i = 0; i < signature->remark_count; i++)
		height += signature->remarks[i].set.style->leading;
	return height;
}

/* Where the name and the day begin, from the left of a measure. */
static void stand(
	const signature_item *signature, size_t i, double width, double *name, double *day)
{
	const double em = gb_form_em(signature->names[i].set.style);
	const double name_width = signature->names[i].width, day_width = signature->days[i].width;

	if (signature->block->sealed) {
		*day = width - SEALED_INDENT * em - day_width;
		*name = fmin(*day + (day_width - name_width) / 2.0, width - name_width);
		return;
	}
	*name = width - INDENT * em - name_width;
	*day = *name + INDENT * em;
	if (*day + day_width > width - INDENT * em) {
		/* The day is the longer one: it keeps the distance, and the name gives way to the left. */
		*day = width - INDENT * em - day_width;
		*name = *day - INDENT * em;
	}
}

static gb_fit signature_place(
	gb_composer *compose, gb_item *item, gb_region region, gb_cursor *cursor, gb_box *box)
{
	signature_item *signature = (signature_item *)item;

	if (signature_need(compose, item, region.width, cursor) > region.height + 0.01)
		return GB_FIT_NONE;
	for (size_t i = 0; i < signature->count; i++) {
		gb_form_line *lines[] = { &signature->names[i], &signature->days[i] };
		const gb_form_part parts[] = { GB_FORM_SIGNATURE, GB_FORM_DATE };
		double at[GB_COUNT(lines)];

		stand(signature, i, region.width, &at[0], &at[1]);
		for (size_t k = 0; k < GB_COUNT(lines); k++) {
			const gb_style *style = lines[k]->set.style;
			const double x = region.x + fmax(at[k], 0.0), y = region.y + box->height;

			gb_form_place(compose, lines[k], x, y, box);
			gb_form_mark(compose, parts[k],
				(gb_rect){
					x, y + (style->leading - style->size) / 2.0, lines[k]->width, style->size },
				item->place);
			box->height += style->leading;
		}
	}
	for (size_t i = 0; i < signature->remark_count; i++) {
		gb_form_line *remark = &signature->remarks[i];
		const gb_style *style = remark->set.style;
		const double x = region.x + INDENT * gb_form_em(style), y = region.y + box->height;

		gb_form_place(compose, remark, x, y, box);
		gb_form_mark(compose, GB_FORM_REMARK,
			(gb_rect){ x, y + (style->leading - style->size) / 2.0, remark->width, style->size },
			item->place);
		box->height += style->leading;
	}
	return GB_FIT_DONE;
}

static const gb_item_class signature_class = { "signature", signature_measure, signature_need,
	signature_place };

void gb_bind_signature(gb_composer *compose, const gb_block *block, const gb_scope_of *scope)
{
	static const char *const open[GB_LANG_COUNT] = { "（", "(" };
	static const char *const close[GB_LANG_COUNT] = { "）", ")" };
	signature_item *signature = GB_NEW(compose->arena, signature_item);
	const gb_issue *issue = compose->ledger->issue;
	gb_lang langs[GB_LANG_COUNT];
	size_t count = gb_compose_langs(compose, block, langs);

	(void)scope;
	signature->block = block;
	for (size_t i = 0; i < count; i++) {
		if (!gb_form_fact(compose, block->style, langs[i], "issue.signature", "", "", block->place,
				&signature->names[i]) ||
			!gb_form_fact(compose, block->style, langs[i], "issue.date", "", "", block->place,
				&signature->days[i]))
			return;
		signature->count++;
		if (issue->remark.in[langs[i]].n > 0 &&
			!gb_form_fact(compose, block->style, langs[i], "issue.remark", open[langs[i]],
				close[langs[i]], block->place, &signature->remarks[signature->remark_count++]))
			return;
	}
	signature->item.keep_with_previous = true;
	gb_compose_add(compose, &signature->item, &signature_class, block, block->style);
}
