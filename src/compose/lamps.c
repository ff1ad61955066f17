/* Lamps counted: each lamp of the policy with its shape, how many of the selected targets show it,
 * its name, and the states that show it. */
#include "compose/finding.h"

#include <math.h>

#define LAMP_EM 0.62     /* the shape, in sizes of the number beside it */
#define LAMP_GAP_EM 0.28 /* between the two */

/* Of the marks for each target, in sizes of the labels. */
#define MARK_EM 1.1
#define MARK_GAP_EM 0.55
#define MARKS_ABOVE_EM 0.9

typedef struct lamp_cell {
	const gb_lamp *lamp;
	gb_set number;
	gb_set words[2 * GB_LANG_COUNT]; /* names, then states */
	gb_set loose[2 * GB_LANG_COUNT]; /* the same, where no word of a state fits on a line */
	size_t word_count;
	size_t shown; /* targets that show it */
} lamp_cell;

typedef struct lamps_item {
	gb_item item;
	const gb_block *block;
	lamp_cell *cells;
	size_t count;
	gb_caption caption, note;
} lamps_item;

static double cell_width(const lamps_item *lamps, double measure)
{
	const double gutters = lamps->block->gutter * (double)(lamps->count - 1);

	return (measure - gutters) / (double)lamps->count;
}

static double lamp_size(const lamp_cell *cell)
{
	return LAMP_EM * cell->number.style->size;
}

static double number_indent(const lamp_cell *cell)
{
	return lamp_size(cell) + LAMP_GAP_EM * cell->number.style->size;
}

static void lamps_measure(gb_composer *compose, gb_item *item, double *least, double *natural)
{
	const lamps_item *lamps = (const lamps_item *)item;
	double widest = 0.0, whole = 0.0;

	(void)compose;
	for (size_t i = 0; i < lamps->count; i++) {
		const lamp_cell *cell = &lamps->cells[i];
		const double number =
			number_indent(cell) + gb_paragraph_natural_width(cell->number.paragraph);
		double minimum, wanted;

		gb_sets_measure(cell->loose, cell->word_count, &minimum, &wanted);
		minimum = number > minimum ? number : minimum;
		wanted = number > wanted ? number : wanted;
		widest = minimum > widest ? minimum : widest;
		whole = wanted > whole ? wanted : whole;
	}
	const double count = (double)lamps->count, padding = 2.0 * lamps->block->padding;
	*least = count * (widest + padding) + (count - 1.0) * lamps->block->gutter;
	*natural = count * (whole + padding) + (count - 1.0) * lamps->block->gutter;
}

/* The word of a state is not parted as long as it fits: On schedule. */
static gb_set *words_in(lamp_cell *cell, size_t index, double width)
{
	const gb_paragraph *kept = cell->words[index].paragraph;

	return gb_paragraph_minimum_width(kept) <= width + 0.01 ? &cell->words[index]
															: &cell->loose[index];
}

static double cell_height(gb_composer *compose, lamp_cell *cell, double width)
{
	double height = gb_set_height(compose, &cell->number, width - number_indent(cell));

	for (size_t i = 0; i < cell->word_count; i++)
		height += gb_set_height(compose, words_in(cell, i, width), width);
	return height;
}

static double mark_em(const lamps_item *lamps)
{
	return lamps->block->label_style->size;
}

/* Marks in a line of the width. */
static size_t marks_across(const lamps_item *lamps, double width)
{
	const double step = (MARK_EM + MARK_GAP_EM) * mark_em(lamps);
	const double count = floor((width + MARK_GAP_EM * mark_em(lamps)) / step);

	return count < 1.0 ? 1 : (size_t)count;
}

static double marks_height(const lamps_item *lamps, double width)
{
	const size_t across = marks_across(lamps, width);
	size_t all = 0;

	for (size_t i = 0; i < lamps->count; i++)
		all += lamps->cells[i].shown;
	if (!lamps->block->marks || all == 0)
		return 0.0;
	const double lines = (double)((all + across - 1) / across);

	return (MARKS_ABOVE_EM + lines * (MARK_EM + MARK_GAP_EM) - MARK_GAP_EM) * mark_em(lamps);
}

/* n of m: a mark for each target, in the order of the lamps (D 6.1). */
static void marks_place(
	gb_composer *compose, const lamps_item *lamps, double x, double y, double width, gb_box *box)
{
	const size_t across = marks_across(lamps, width);
	const double step = (MARK_EM + MARK_GAP_EM) * mark_em(lamps);
	const double size = MARK_EM * mark_em(lamps);
	size_t at = 0;

	for (size_t i = 0; lamps->block->marks && i < lamps->count; i++) {
		for (size_t k = 0; k < lamps->cells[i].shown; k++, at++)
			gb_lamp_draw(compose, lamps->cells[i].lamp, x + (double)(at % across) * step,
				y + MARKS_ABOVE_EM * mark_em(lamps) + (double)(at / across) * step + size / 2.0,
				size, box, lamps->item.place);
	}
}

static double tiles_height(gb_composer *compose, lamps_item *lamps, double width)
{
	const double inner = cell_width(lamps, width) - 2.0 * lamps->block->padding;
	double need = 0.0;

	for (size_t i = 0; i < lamps->count; i++) {
		const double own = cell_height(compose, &lamps->cells[i], inner);
		need = own > need ? own : need;
	}
	return need + 2.0 * lamps->block->padding;
}

static double lamps_need(gb_composer *compose, gb_item *item, double width, const gb_cursor *cursor)
{
	lamps_item *lamps = (lamps_item *)item;

	(void)cursor;
	return tiles_height(compose, lamps, width) + marks_height(lamps, width) +
		   gb_caption_height(compose, &lamps->caption, width) +
		   gb_caption_height(compose, &lamps->note, width);
}

static bool cell_place(gb_composer *compose, lamp_cell *cell, double x, double y, double width,
	gb_place place, gb_box *box)
{
	const double indent = number_indent(cell);
	const gb_style *style = cell->number.style;
	/* Beside figures, which stand on the baseline and are seven tenths of the size high. */
	const double centre = y + gb_compose_baseline(style) - 0.35 * style->size;

	if (!gb_set_check(compose, &cell->number, width - indent, "the count of a lamp"))
		return false;
	gb_lamp_draw(compose, cell->lamp, x, centre, lamp_size(cell), box, place);
	gb_set_place(compose, &cell->number, 0, cell->number.count, x + indent, y, width - indent, box);
	y += gb_set_height(compose, &cell->number, width - indent);
	for (size_t i = 0; i < cell->word_count; i++) {
		gb_set *words = words_in(cell, i, width);

		if (!gb_set_check(compose, words, width, "the words of a lamp"))
			return false;
		const double height = gb_set_height(compose, words, width);
		gb_set_place(compose, words, 0, words->count, x, y, width, box);
		y += height;
	}
	return true;
}

static gb_fit lamps_place(
	gb_composer *compose, gb_item *item, gb_region region, gb_cursor *cursor, gb_box *box)
{
	lamps_item *lamps = (lamps_item *)item;
	const gb_block *block = lamps->block;
	const double width = cell_width(lamps, region.width), padding = block->padding;
	const double height = tiles_height(compose, lamps, region.width);

	if (lamps_need(compose, item, region.width, cursor) > region.height + 0.01)
		return GB_FIT_NONE;
	for (size_t i = 0; i < lamps->count; i++) {
		const double x = region.x + (double)i * (width + block->gutter);

		if (block->fill_token.n > 0) {
			gb_ops_artifact(box->ops, GB_ARTIFACT_BACKGROUND, block->place);
			gb_ops_rect(box->ops, (gb_rect){ x, region.y, width, height },
				gb_paint_solid(block->fill), (gb_stroke){ 0 }, block->place);
			gb_ops_tag_end(box->ops);
		}
		if (!cell_place(compose, &lamps->cells[i], x + padding, region.y + padding,
				width - 2.0 * padding, item->place, box))
			return GB_FIT_FAULT;
	}
	box->height = height;
	marks_place(compose, lamps, region.x, region.y + height, region.width, box);
	box->height += marks_height(lamps, region.width);
	gb_caption_place(compose, &lamps->caption, region.x, region.y + box->height, region.width, box);
	box->height += gb_caption_height(compose, &lamps->caption, region.width);
	gb_caption_place(compose, &lamps->note, region.x, region.y + box->height, region.width, box);
	box->height += gb_caption_height(compose, &lamps->note, region.width);
	return GB_FIT_DONE;
}

static const gb_item_class lamps_class = { "lamps", lamps_measure, lamps_need, lamps_place };

/* A value of a condition, with what "$section" and the like stand for. */
static gb_str value_of(const gb_scope_of *scope, gb_str value)
{
	if (gb_str_is(value, "$section") && scope->section != NULL)
		return scope->section->id;
	if (gb_str_is(value, "$area") && scope->area != NULL)
		return scope->area->id;
	if (gb_str_is(value, "$agency") && scope->agency != NULL)
		return scope->agency->id;
	return value;
}

/* "count:targets/section=headline/lamp=green", as a text would ask for it. */
static gb_str count_path(
	gb_composer *compose, const gb_select *select, const gb_scope_of *scope, const gb_lamp *lamp)
{
	const gb_where *where = select->where.items;
	gb_buf path = gb_buf_new(compose->arena);

	gb_buf_text(&path, "count:targets");
	for (size_t i = 0; i < select->where.count; i++) {
		const gb_str *values = where[i].values.items;

		gb_buf_format(&path, "/%s%s=", where[i].negate ? "not-" : "", gb_where_word(where[i].key));
		for (size_t k = 0; k < where[i].values.count; k++) {
			gb_buf_text(&path, k > 0 ? "," : "");
			gb_buf_str(&path, value_of(scope, values[k]));
		}
	}
	gb_buf_text(&path, "/lamp=");
	gb_buf_str(&path, lamp->id);
	return gb_buf_taken(&path);
}

/* A count rests on all the verdicts among which it counts: one of a sample makes it a sample. */
static gb_resolved count_of(gb_composer *compose, const gb_select *select, const gb_scope_of *scope,
	const gb_selected *rows, const gb_lamp *lamp)
{
	size_t count = 0;
	int status = GB_VALUE_FINAL;

	for (size_t i = 0; i < rows->count; i++) {
		count += rows->verdicts[i]->lamp == lamp;
		if (rows->verdicts[i]->status == GB_VALUE_SAMPLE)
			status = GB_VALUE_SAMPLE;
	}
	const gb_decimal value = gb_decimal_of((int64_t)count, 0);
	gb_resolved out = {
		.text = gb_str_format(compose->arena, "%zu", count),
		.kind = GB_FIGURE_VALUE,
		.path = count_path(compose, select, scope, lamp),
		.value = value,
		.printed = value,
		.status = status,
		.place = lamp->place,
	};
	out.number_to = out.text.n;
	return out;
}

/* The words of the states that show the lamp, in the order of the policy's scale, each kept on one
 * line where asked for. */
static void add_states(gb_composer *compose, const gb_lamp *lamp, bool kept, gb_spans *spans)
{
	static const char *const between[GB_LANG_COUNT] = { "、", ", " };

	for (int state = 0; state < GB_STATE_COUNT; state++) {
		const gb_state_rule *rule = &compose->ledger->policy->states[state];
		const gb_resolved word = { .text = rule->word.in[spans->lang], .kind = -1 };

		if (rule->lamp != lamp || word.text.n == 0)
			continue;
		if (spans->count > 0)
			gb_spans_text(spans, gb_str_of(between[spans->lang]), NULL);
		gb_spans_resolved(spans, &word, NULL);
		spans->items[spans->count - 1].keep = kept ? GB_KEEP_ALWAYS : GB_KEEP_NOT;
	}
}

static gb_set shaped(gb_spans *spans)
{
	return (gb_set){
		.paragraph = gb_spans_shape(spans, spans->style->align),
		.style = spans->style,
		.element = spans->element,
		.place = spans->place,
	};
}

static bool add_words(lamp_cell *cell, gb_spans *kept, gb_spans *loose)
{
	if (kept->count == 0)
		return true;
	cell->words[cell->word_count] = shaped(kept);
	cell->loose[cell->word_count] = shaped(loose);
	return cell->words[cell->word_count].paragraph != NULL &&
		   cell->loose[cell->word_count++].paragraph != NULL;
}

/* The lamp's name, or the words of its states, in each language. */
static bool bind_words(gb_composer *compose, const gb_block *block, const gb_style *style,
	bool states, uint32_t parent, lamp_cell *cell)
{
	gb_lang langs[GB_LANG_COUNT];
	const size_t count = gb_compose_langs(compose, block, langs);

	for (size_t i = 0; i < count; i++) {
		const uint32_t element =
			gb_compose_element(compose, parent, GB_ELEMENT_PARAGRAPH, langs[i], block->place);
		gb_spans kept = gb_spans_new(compose, style, langs[i], element, block->place);
		gb_spans loose = kept;
		const gb_resolved name = { .text = cell->lamp->name.in[langs[i]], .kind = -1 };

		if (states) {
			add_states(compose, cell->lamp, true, &kept);
			add_states(compose, cell->lamp, false, &loose);
		} else {
			gb_spans_resolved(&kept, &name, NULL);
			gb_spans_resolved(&loose, &name, NULL);
		}
		if (!add_words(cell, &kept, &loose))
			return false;
	}
	return true;
}

static bool bind_cell(gb_composer *compose, const gb_block *block, const gb_scope_of *scope,
	const gb_selected *rows, uint32_t parent, lamp_cell *cell)
{
	const uint32_t entry =
		gb_compose_element(compose, parent, GB_ELEMENT_LIST_ITEM, compose->primary, block->place);
	const uint32_t label =
		gb_compose_element(compose, entry, GB_ELEMENT_LIST_LABEL, compose->primary, block->place);
	const uint32_t body =
		gb_compose_element(compose, entry, GB_ELEMENT_LIST_BODY, compose->primary, block->place);
	const gb_resolved count = count_of(compose, &block->select, scope, rows, cell->lamp);
	gb_spans spans = gb_spans_new(compose, block->style, compose->primary, label, block->place);

	for (size_t i = 0; i < rows->count; i++)
		cell->shown += rows->verdicts[i]->lamp == cell->lamp;
	gb_spans_resolved(&spans, &count, NULL);
	cell->number = shaped(&spans);
	return cell->number.paragraph != NULL &&
		   bind_words(compose, block, block->label_style, false, body, cell) &&
		   (block->brief || bind_words(compose, block, block->note_style, true, body, cell));
}

static bool bind_caption(gb_composer *compose, const gb_block *block, const gb_scope_of *scope,
	const gb_selected *rows, size_t number, lamps_item *lamps)
{
	gb_finding_row *out = GB_NEW_ARRAY(compose->arena, rows->count, gb_finding_row);
	const bool told = block->finding || block->sources;
	const gb_finding finding = { .rows = out, .count = rows->count, .judged = true };

	if (number == 0 && !block->finding && !block->sources)
		return true;
	for (size_t i = 0; i < rows->count; i++)
		out[i] = (gb_finding_row){
			.name = rows->verdicts[i]->target->indicator->brief,
			.verdict = rows->verdicts[i],
			.readings = { rows->verdicts[i]->actual },
		};
	const uint32_t caption = gb_compose_element(
		compose, gb_compose_section(compose), GB_ELEMENT_CAPTION, compose->primary, block->place);

	return gb_caption_bind(compose, block, scope, GB_CAPTION_FIGURE, number, false, caption,
			   told ? &finding : NULL, &lamps->caption) &&
		   gb_note_bind(compose, block, scope, gb_compose_section(compose), (gb_words){ 0 },
			   told ? &finding : NULL, &lamps->note);
}

void gb_bind_lamps(gb_composer *compose, const gb_block *block, const gb_scope_of *scope)
{
	const gb_policy *policy = compose->ledger->policy;
	lamps_item *lamps = GB_NEW(compose->arena, lamps_item);
	gb_selected rows;

	/* Without a policy nothing is judged, and there are no lamps to count. */
	if (policy == NULL || !gb_select_rows(compose, &block->select, scope, &rows) || rows.count == 0)
		return;
	const size_t number = gb_caption_number(compose, block, GB_CAPTION_FIGURE);

	if (compose->counting)
		return;
	const uint32_t parent = gb_compose_element(
		compose, gb_compose_section(compose), GB_ELEMENT_LIST, compose->primary, block->place);

	lamps->block = block;
	lamps->count = policy->lamp_count;
	lamps->cells = GB_NEW_ARRAY(compose->arena, lamps->count, lamp_cell);
	for (size_t i = 0; i < lamps->count; i++) {
		lamps->cells[i].lamp = &policy->lamps[i];
		if (!bind_cell(compose, block, scope, &rows, parent, &lamps->cells[i]))
			return;
	}
	if (!bind_caption(compose, block, scope, &rows, number, lamps))
		return;
	gb_compose_add(compose, &lamps->item, &lamps_class, block, block->style);
}
