#include "compose/cross.h"

#include <assert.h>
#include <stdlib.h>

/* A block with an id, and what it is called each time that it stands in the document: in the order of
 * the document, which is that of the rows of its repeats. */
typedef struct labelled {
	gb_str id;
	const gb_block *block;
	gb_label *labels;
	size_t count, capacity;
	size_t begun, given; /* in this pass */
} labelled;

struct gb_crosses {
	labelled *blocks; /* by id */
	size_t count, capacity;
	bool counted, failed;
	labelled *now; /* being bound */
};

/* --- what there is --- */

static bool refers(const gb_prose prose[GB_LANG_COUNT])
{
	for (int lang = 0; lang < GB_LANG_COUNT; lang++) {
		for (size_t i = 0; i < prose[lang].count; i++)
			if (prose[lang].items[i].kind == GB_INLINE_REFERENCE &&
				gb_is_cross_reference(prose[lang].items[i].text))
				return true;
		for (size_t i = 0; i < prose[lang].note_count; i++) {
			const gb_prose notes[GB_LANG_COUNT] = { prose[lang].notes[i].text };

			if (refers(notes))
				return true;
		}
	}
	return false;
}

/* Collects the ids; true when any block refers to another. Nesting is that of the layout's JSON, which
 * its reader limits. */
static bool collect(gb_composer *compose, const gb_list *blocks)
{
	struct gb_crosses *crosses = compose->crosses;
	const gb_block *block = blocks->items;
	bool found = false;

	for (size_t i = 0; i < blocks->count; i++) {
		found = found || refers(block[i].text) || refers(block[i].caption) || refers(block[i].note);
		for (size_t k = 0; k < block[i].items.count && !found; k++)
			found = refers(&block[i].item_text[k * GB_LANG_COUNT]);
		if (block[i].id.n > 0) {
			crosses->blocks = gb_arena_grow(compose->arena, crosses->blocks, crosses->count,
				&crosses->capacity, crosses->count + 1, sizeof *crosses->blocks);
			crosses->blocks[crosses->count++] = (labelled){ .id = block[i].id, .block = &block[i] };
		}
		found = collect(compose, &block[i].blocks) || found;
	}
	return found;
}

static bool texts_refer(const gb_ledger *ledger)
{
	for (size_t i = 0; i < ledger->text_count; i++)
		for (size_t k = 0; k < ledger->texts[i].paragraph_count; k++)
			if (refers(ledger->texts[i].paragraphs[k].in))
				return true;
	return false;
}

static int compare_ids(const void *a, const void *b)
{
	return gb_str_compare(((const labelled *)a)->id, ((const labelled *)b)->id);
}

static labelled *labelled_find(const gb_composer *compose, gb_str id)
{
	const struct gb_crosses *crosses = compose->crosses;
	const labelled key = { .id = id };

	return crosses->count == 0 ? NULL
							   : bsearch(&key, crosses->blocks, crosses->count,
									 sizeof *crosses->blocks, compare_ids);
}

/* Running matter is the same whatever its page shows: it refers to nothing. */
static bool check_masters(gb_composer *compose)
{
	const gb_master *masters = compose->layout->masters.items;
	bool ok = true;

	for (size_t i = 0; i < compose->layout->masters.count; i++) {
		const gb_fixed *fixed = masters[i].fixed.items;

		for (size_t k = 0; k < masters[i].fixed.count; k++) {
			if (refers(fixed[k].text))
				ok = gb_fault(compose->diags, gb_place_member(fixed[k].place, "text"),
					"reference-out-of-place", GB_STR("a cross reference in running matter"),
					GB_STR("one only in the text, captions and notes of blocks"),
					GB_STR("write it into a block"));
		}
	}
	return ok;
}

bool gb_crosses_count(gb_composer *compose)
{
	struct gb_crosses *crosses = compose->crosses = GB_NEW(compose->arena, struct gb_crosses);
	const gb_scope_of nothing = { 0 };
	gb_composer counting = *compose;
	const bool wanted = collect(compose, &compose->layout->blocks);

	if (crosses->count > 1)
		qsort(crosses->blocks, crosses->count, sizeof *crosses->blocks, compare_ids);
	if (!check_masters(compose))
		return false;
	if (!wanted && !texts_refer(compose->ledger))
		return true;
	/* Its faults are those of binding, which says them. */
	counting.diags = gb_diags_new(compose->arena);
	counting.counting = true;
	counting.elements = NULL; /* it would grow the other's */
	counting.element_count = counting.element_capacity = 0;
	gb_bind_blocks(&counting, &compose->layout->blocks, &nothing);
	crosses->counted = true;
	crosses->failed = counting.failed || gb_diags_errors(counting.diags) > 0;
	for (size_t i = 0; i < crosses->count; i++)
		crosses->blocks[i].begun = crosses->blocks[i].given = 0;
	return true;
}

/* --- while blocks are bound --- */

void gb_label_begin(gb_composer *compose, const gb_block *block)
{
	labelled *now = labelled_find(compose, block->id);

	compose->crosses->now = now;
	now->begun++;
	/* No id has a colon. */
	compose->destination = now->begun == 1 ? block->id
										   : gb_str_format(compose->arena, "%.*s:%zu",
												 (int)block->id.n, block->id.p, now->begun);
}

void gb_label_end(gb_composer *compose)
{
	compose->crosses->now = NULL;
	compose->destination = (gb_str){ NULL, 0 };
}

void gb_label_give(gb_composer *compose, const gb_label *label)
{
	struct gb_crosses *crosses = compose->crosses;
	labelled *now = crosses->now;

	if (now == NULL)
		return;
	if (!compose->counting) {
		/* Counted otherwise, some reference would name the wrong block. */
		assert(!crosses->counted || crosses->failed ||
			   (now->given < now->count &&
				   gb_str_equal(now->labels[now->given].number.in[compose->primary],
					   label->number.in[compose->primary])));
		now->given++;
		return;
	}
	now->labels = gb_arena_grow(compose->arena, now->labels, now->count, &now->capacity,
		now->count + 1, sizeof *now->labels);
	now->labels[now->count] = *label;
	now->labels[now->count].turn = compose->turn;
	now->labels[now->count].destination = compose->destination;
	now->count++;
}

/* --- references --- */

static const gb_turn *turn_at(const gb_turn *turn, size_t depth)
{
	while (turn != NULL && turn->depth > depth)
		turn = turn->outer;
	return turn;
}

static size_t depth_of(const gb_turn *turn)
{
	return turn != NULL ? turn->depth : 0;
}

/* How many repeats hold both. */
static size_t common_depth(const gb_turn *one, const gb_turn *other)
{
	size_t depth = 0;

	while (depth < depth_of(one) && depth < depth_of(other) &&
		   turn_at(one, depth + 1)->block == turn_at(other, depth + 1)->block)
		depth++;
	return depth;
}

/* By the rows of so many repeats. */
static int compare_rows(const gb_turn *one, const gb_turn *other, size_t depth)
{
	for (size_t i = 1; i <= depth; i++) {
		const size_t a = turn_at(one, i)->row, b = turn_at(other, i)->row;

		if (a != b)
			return a < b ? -1 : 1;
	}
	return 0;
}

/* The labels of the rows in which the reference stands: *count of them from the one returned on; two
 * stand for any more. */
static const gb_label *labels_here(const labelled *block, const gb_turn *turn, size_t *count)
{
	size_t low = 0, high = block->count;

	*count = 0;
	if (block->count == 0)
		return NULL;
	const size_t depth = common_depth(block->labels[0].turn, turn);

	while (low < high) {
		const size_t middle = low + (high - low) / 2;

		if (compare_rows(block->labels[middle].turn, turn, depth) < 0)
			low = middle + 1;
		else
			high = middle;
	}
	while (*count < 2 && low + *count < block->count &&
		   compare_rows(block->labels[low + *count].turn, turn, depth) == 0)
		++*count;
	return &block->labels[low];
}

static void fault(gb_spans *spans, const char *code, gb_str id, const char *found,
	const char *expected, const char *remedy)
{
	spans->failed = true;
	gb_fault(spans->compose->diags, spans->place, code,
		gb_str_format(spans->compose->arena, "{ref:%.*s}, %s", (int)id.n, id.p, found),
		gb_str_of(expected), gb_str_of(remedy));
}

static void fault_unknown(gb_spans *spans, gb_str id)
{
	const struct gb_crosses *crosses = spans->compose->crosses;
	gb_str *known = GB_NEW_ARRAY(spans->compose->arena, crosses->count, gb_str);

	for (size_t i = 0; i < crosses->count; i++)
		known[i] = crosses->blocks[i].id;
	spans->failed = true;
	gb_fault_unknown(spans->compose->arena, spans->compose->diags, spans->place,
		"unknown-reference", "block of the layout", id, known, crosses->count);
}

/* What the block is called, if it stands. */
static bool has_name(const gb_block *block)
{
	return block->kind == GB_BLOCK_HEADING || gb_caption_has(block);
}

/* The label that is meant, or NULL after a fault. */
static const gb_label *label_of(gb_spans *spans, gb_str id)
{
	const labelled *block = labelled_find(spans->compose, id);
	size_t count;

	if (block == NULL) {
		fault_unknown(spans, id);
		return NULL;
	}
	const gb_label *label = labels_here(block, spans->compose->turn, &count);

	if (!has_name(block->block)) {
		fault(spans, "reference-without-number", id, "a block without a number",
			"a heading, or a table or a figure with a caption",
			"give the block a \"caption\", or refer to the heading above it");
		return NULL;
	}
	if (count == 0) {
		fault(spans, "reference-left-out", id, "a block that is left out here",
			"one that stands in this edition of the document, with something to show",
			"refer to it only in blocks under the same condition");
		return NULL;
	}
	if (count > 1) {
		fault(spans, "reference-ambiguous", id, "a block that stands more than once",
			"a reference within the same row of its repeat, or a block that stands once",
			"refer to a block outside the repeat, e.g. to the heading of the chapter");
		return NULL;
	}
	return label;
}

static gb_str quoted(gb_arena *arena, gb_str text)
{
	return gb_str_format(arena, "“%.*s”", (int)text.n, text.p);
}

/* What the label prints in a language; empty where it has no words in it. */
static gb_str label_words(gb_arena *arena, const gb_label *label, int lang)
{
	const gb_str number = label->number.in[lang], text = label->text.in[lang];

	if (number.n > 0)
		return gb_str_format(arena, "%s%.*s", label->word[lang] != NULL ? label->word[lang] : "",
			(int)number.n, number.p);
	return text.n > 0 ? quoted(arena, text) : text;
}

static void put_link(gb_spans *spans, size_t first, const gb_label *label)
{
	gb_composer *compose = spans->compose;
	gb_text_link *link = GB_NEW(compose->arena, gb_text_link);

	link->destination = label->destination;
	for (int lang = 0; lang < GB_LANG_COUNT; lang++)
		link->contents.in[lang] = label_words(compose->arena, label, lang);
	link->element = spans->element == GB_NO_ELEMENT
						? GB_NO_ELEMENT
						: gb_compose_element(
							  compose, spans->element, GB_ELEMENT_LINK, spans->lang, spans->place);
	for (size_t i = first; i < spans->count; i++)
		spans->items[i].link = link;
}

void gb_spans_cross(gb_spans *spans, gb_str reference, const gb_char_style *style, bool linked)
{
	gb_composer *compose = spans->compose;
	const gb_str id = gb_str_trim(gb_cross_reference_id(reference));
	const size_t first = spans->count;

	if (compose->counting || compose->crosses->failed) {
		spans->crossed = true;
		spans->failed = spans->failed || !compose->counting;
		return;
	}
	const gb_label *label = label_of(spans, id);

	if (label == NULL)
		return;
	const gb_str number = label->number.in[spans->lang];

	if (number.n > 0) {
		gb_spans_counted(spans, label->word[spans->lang], number, style);
	} else if (label->crossed || label->text.in[spans->lang].n == 0) {
		fault(spans, "reference-without-number", id,
			label->crossed ? "a heading that itself refers to a block"
						   : "a heading without words in this language",
			"a heading with a number, or one that its words can name",
			"give the heading a \"numbering\"");
		return;
	} else {
		gb_spans_resolved(spans,
			&(gb_resolved){
				.text = quoted(compose->arena, label->text.in[spans->lang]), .kind = -1 },
			style);
	}
	if (linked)
		put_link(spans, first, label);
}
