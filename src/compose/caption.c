/* Captions: 表1 … over a table, 图1 … under a figure; counted while binding. */
#include "compose/cross.h"
#include "compose/finding.h"

/* Between a table or a figure and its note, where the style gives no space. */
#define NOTE_GAP_EM 0.45

static const struct {
	const char *word[GB_LANG_COUNT];
	const char *continued[GB_LANG_COUNT]; /* said behind it where it goes on (D 5.1) */
} caption_words[] = {
	[GB_CAPTION_TABLE] = { { "表", "Table " }, { "（续表）", " (continued)" } },
	[GB_CAPTION_FIGURE] = { { "图", "Figure " }, { "（续图）", " (continued)" } },
};

bool gb_caption_has(const gb_block *block)
{
	return block->caption[GB_LANG_ZH].count + block->caption[GB_LANG_EN].count > 0;
}

/* What lists of tables or figures say of the next item. */
static void list(gb_composer *compose, const gb_block *block, gb_caption_kind kind, gb_str number)
{
	static const char *const names[] = { "table", "figure" };
	gb_heading_list *all = &compose->lists[kind];
	gb_heading *entry = GB_NEW(compose->arena, gb_heading);

	/* A destination of its own where the block has no id; none of those has a colon. */
	*entry = (gb_heading){
		.level = 1,
		.listed = true,
		.place = block->place,
		.destination = compose->destination.n > 0 ? compose->destination
												  : gb_str_format(compose->arena, "%s:%.*s",
														names[kind], (int)number.n, number.p),
	};
	all->items = gb_arena_grow(
		compose->arena, all->items, all->count, &all->capacity, all->count + 1, sizeof *all->items);
	all->items[all->count++] = entry;
	compose->listed = entry;
}

size_t gb_caption_number(gb_composer *compose, const gb_block *block, gb_caption_kind kind)
{
	if (!gb_caption_has(block))
		return 0;
	const size_t number = ++compose->captions[kind];
	const gb_str text = gb_str_format(compose->arena, "%zu", number);
	const gb_label label = {
		.word = { caption_words[kind].word[GB_LANG_ZH], caption_words[kind].word[GB_LANG_EN] },
		.number = { { text, text } },
	};

	gb_label_give(compose, &label);
	if (!compose->counting)
		list(compose, block, kind, text);
	return number;
}

/* The number and what follows it; nothing where there is neither a caption nor a finding. */
static void put_caption(gb_spans *spans, const gb_block *block, const gb_scope_of *scope,
	gb_caption_kind kind, size_t number, const gb_finding *finding)
{
	const gb_lang lang = spans->lang;
	const gb_prose *prose = &block->caption[lang];

	if (prose->count > 0) {
		gb_spans_text(spans, gb_str_of(caption_words[kind].word[lang]), NULL);
		gb_spans_ordinal(
			spans, gb_str_format(spans->compose->arena, "%zu", number), GB_FIGURE_ORDINAL);
		gb_spans_text(spans, lang == GB_LANG_ZH ? GB_STR("　") : GB_STR("  "), NULL);
	}
	const size_t before = spans->count;

	if (finding != NULL && block->finding)
		gb_finding_put(spans, finding);
	if (spans->count == before)
		gb_spans_prose(spans, prose, scope);
}

/* The words of lists: the caption as it is printed; of a figure with a finding what it is about, by
 * which it is looked for. */
static void list_words(const gb_spans *caption, const gb_block *block, const gb_scope_of *scope,
	gb_caption_kind kind, size_t number, const gb_finding *finding)
{
	gb_composer *compose = caption->compose;
	gb_spans *words = GB_NEW(compose->arena, gb_spans);

	*words = *caption;
	if (finding != NULL && block->finding && !caption->failed) {
		words->items = NULL;
		words->count = words->capacity = 0;
		put_caption(words, block, scope, kind, number, NULL);
	}
	compose->listed->printed[caption->lang] = words;
}

/* （之二，续表） / (part 2 of 3, continued): which of several parts of a table stands below. */
static void put_part(gb_spans *spans, gb_caption_part part, bool continued)
{
	gb_arena *arena = spans->compose->arena;
	const bool zh = spans->lang == GB_LANG_ZH;

	if (zh) {
		gb_spans_text(spans, GB_STR("（之"), NULL);
		gb_spans_text(spans, gb_compose_han_number(arena, part.number), NULL);
	} else {
		gb_spans_text(spans, GB_STR(" (part "), NULL);
		gb_spans_ordinal(spans, gb_str_format(arena, "%zu", part.number), GB_FIGURE_ORDINAL);
		gb_spans_text(spans, GB_STR(" of "), NULL);
		gb_spans_ordinal(spans, gb_str_format(arena, "%zu", part.count), GB_FIGURE_ORDINAL);
	}
	if (continued)
		gb_spans_text(spans, zh ? GB_STR("，续表") : GB_STR(", continued"), NULL);
	gb_spans_text(spans, zh ? GB_STR("）") : GB_STR(")"), NULL);
}

bool gb_caption_bind_part(gb_composer *compose, const gb_block *block, const gb_scope_of *scope,
	gb_caption_kind kind, size_t number, gb_caption_part part, bool continued, uint32_t element,
	const gb_finding *finding, gb_caption *out)
{
	gb_lang langs[GB_LANG_COUNT];
	size_t count = gb_compose_langs(compose, block, langs);

	*out = (gb_caption){ 0 };
	for (size_t i = 0; i < count && block->caption_style != NULL; i++) {
		gb_spans spans =
			gb_spans_new(compose, block->caption_style, langs[i], element, block->place);

		put_caption(&spans, block, scope, kind, number, finding);
		if (spans.count == 0)
			continue;
		if (!continued && compose->listed != NULL)
			list_words(&spans, block, scope, kind, number, finding);
		if (part.count > 0)
			put_part(&spans, part, continued);
		else if (continued)
			gb_spans_text(&spans, gb_str_of(caption_words[kind].continued[langs[i]]), NULL);
		gb_set *set = &out->sets[out->count];
		set->paragraph = gb_spans_shape(&spans, -1);
		if (set->paragraph == NULL)
			return false;
		set->style = spans.style;
		set->element = element;
		set->place = block->place;
		out->count++;
	}
	if (out->count == 0)
		return true;
	if (kind == GB_CAPTION_TABLE)
		out->after = block->caption_style->after;
	else
		out->before = block->caption_style->after;
	return true;
}

bool gb_caption_bind(gb_composer *compose, const gb_block *block, const gb_scope_of *scope,
	gb_caption_kind kind, size_t number, bool continued, uint32_t element,
	const gb_finding *finding, gb_caption *out)
{
	return gb_caption_bind_part(compose, block, scope, kind, number, (gb_caption_part){ 0, 0 },
		continued, element, finding, out);
}

/* English sentences are a blank apart. */
static void part(gb_spans *spans)
{
	if (spans->count > 0 && spans->lang == GB_LANG_EN)
		gb_spans_text(spans, GB_STR(" "), NULL);
}

/* What the figure shows, where its finding has taken the caption's place. */
static void put_subject(
	gb_spans *spans, const gb_block *block, const gb_scope_of *scope, const gb_finding *finding)
{
	gb_spans probe = *spans;

	if (finding == NULL || !block->finding || block->caption[spans->lang].count == 0)
		return;
	probe.items = NULL;
	probe.count = probe.capacity = 0;
	gb_finding_put(&probe, finding);
	if (probe.count == 0)
		return;
	gb_spans_prose(spans, &block->caption[spans->lang], scope);
	gb_spans_text(spans, spans->lang == GB_LANG_ZH ? GB_STR("。") : GB_STR("."), NULL);
}

bool gb_note_bind(gb_composer *compose, const gb_block *block, const gb_scope_of *scope,
	uint32_t parent, gb_words rule, const gb_finding *finding, gb_caption *out)
{
	gb_lang langs[GB_LANG_COUNT];
	size_t count = gb_compose_langs(compose, block, langs);

	*out = (gb_caption){ 0 };
	for (size_t i = 0; i < count && block->note_style != NULL; i++) {
		const gb_prose *prose = &block->note[langs[i]];
		const uint32_t element =
			gb_compose_element(compose, parent, GB_ELEMENT_NOTE, langs[i], block->place);
		gb_spans spans = gb_spans_new(compose, block->note_style, langs[i], element, block->place);

		put_subject(&spans, block, scope, finding);
		if (prose->count > 0) {
			part(&spans);
			gb_spans_prose(&spans, prose, scope);
		}
		if (rule.in[langs[i]].n > 0) {
			part(&spans);
			/* Its digits are parts of names and dates. */
			gb_spans_resolved(
				&spans, &(gb_resolved){ .text = rule.in[langs[i]], .kind = -1 }, NULL);
		}
		if (finding != NULL && block->sources) {
			part(&spans);
			gb_finding_sources(&spans, finding);
		}
		if (spans.count == 0) {
			compose->element_count--;
			continue;
		}
		gb_set *set = &out->sets[out->count];
		set->paragraph = gb_spans_shape(&spans, -1);
		if (set->paragraph == NULL)
			return false;
		set->style = spans.style;
		set->element = element;
		set->place = block->place;
		out->count++;
	}
	if (out->count > 0)
		out->before = out->sets[0].style->before > 0.0 ? out->sets[0].style->before
													   : NOTE_GAP_EM * out->sets[0].style->size;
	return true;
}

double gb_caption_height(gb_composer *compose, gb_caption *caption, double width)
{
	double height = caption->count > 0 ? caption->before + caption->after : 0.0;

	for (size_t i = 0; i < caption->count; i++)
		height += gb_set_height(compose, &caption->sets[i], width);
	return height;
}

void gb_caption_place(
	gb_composer *compose, gb_caption *caption, double x, double y, double width, gb_box *box)
{
	y += caption->before;
	for (size_t i = 0; i < caption->count; i++) {
		gb_set *set = &caption->sets[i];
		gb_set_break(compose, set, width);
		gb_set_place(compose, set, 0, set->count, x, y, width, box);
		y += (double)set->count * set->style->leading;
	}
}
