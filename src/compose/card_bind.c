/* Selected rows become cards: their words and figures in every language of the edition. */
#include "compose/cards.h"
#include "compose/finding.h"

#include "model/change.h"

#define PAD_EM 0.95
#define GAP_EM 0.42

/* What is being bound. */
typedef struct binding {
	gb_composer *compose;
	const gb_block *block;
	gb_cards_item *cards;
	gb_card *card;
	const gb_verdict *verdict; /* NULL: a result */
	const gb_reading *reading; /* what is shown; NULL: not reported */
	const gb_indicator *indicator;
	uint32_t body; /* element */
	gb_lang langs[GB_LANG_COUNT];
	size_t lang_count;
} binding;

static const struct {
	const char *target, *not_reported, *year, *last_year, *previous;
} words[GB_LANG_COUNT] = {
	{ "目标 ", "未报", "较上年同期 ", "较上年 ", "较上期 " },
	{ "Target: ", "not reported",
		"Year on year: ", "Against last year: ", "Against the reading before: " },
};

/* Begins a paragraph of a part, in its own element so that the tile reads in order. */
static gb_spans begin(const binding *in, const gb_style *style, gb_lang lang)
{
	return gb_spans_new(in->compose, style, lang,
		gb_compose_element(in->compose, in->body, GB_ELEMENT_PARAGRAPH, lang, in->card->place),
		in->card->place);
}

static bool finish(binding *in, gb_card_part part, gb_spans *spans)
{
	gb_card_text *text = &in->card->parts[part];
	gb_set *set = &text->sets[text->count];

	if (spans->count == 0)
		return true;
	set->paragraph = gb_spans_shape(spans, GB_ALIGN_START);
	if (set->paragraph == NULL)
		return false;
	set->style = spans->style;
	set->element = spans->element;
	set->place = in->card->place;
	text->count++;
	return true;
}

static gb_resolved field(const binding *in, int field_of, gb_lang lang)
{
	gb_composer *compose = in->compose;
	gb_resolved out = { .kind = -1, .status = GB_VALUE_UNREPORTED };

	if (in->verdict != NULL)
		gb_target_field(compose->arena, compose->ledger, in->verdict, field_of, true, lang, &out);
	else if (in->reading != NULL)
		gb_reading_field(compose->arena, compose->ledger, in->reading, field_of, true, lang, &out);
	return out;
}

/* True for the second language of words that both write alike. */
static bool is_again(const binding *in, size_t at, gb_str text, gb_str *first)
{
	(void)in;
	if (at == 0)
		*first = text;
	return at > 0 && gb_str_equal(text, *first);
}

static bool bind_name(binding *in)
{
	gb_str first = { 0 };

	for (size_t i = 0; i < in->lang_count; i++) {
		const gb_resolved name = field(in, GB_OF_BRIEF, in->langs[i]);

		if (is_again(in, i, name.text, &first))
			continue;
		gb_spans spans = begin(in, in->block->style, in->langs[i]);
		gb_spans_resolved(&spans, &name, NULL);
		if (!finish(in, GB_CARD_NAME, &spans))
			return false;
	}
	return true;
}

/* The first language large; the other only where it writes the figure otherwise, and small. */
static bool bind_number(binding *in)
{
	gb_str first = { 0 };

	for (size_t i = 0; i < in->lang_count; i++) {
		const gb_lang lang = in->langs[i];
		gb_resolved number = field(in, GB_OF_ACTUAL, lang);

		if (number.text.n == 0)
			number.text = gb_str_of(words[lang].not_reported);
		if (is_again(in, i, number.text, &first))
			continue;
		gb_spans spans = begin(in, i == 0 ? in->block->number_style : in->block->style, lang);
		gb_char_style *around = GB_NEW(in->compose->arena, gb_char_style);

		*around = gb_style_for(in->block->style, in->compose->edition, lang)->plain;
		if (i == 0)
			around->colour = number.kind >= 0 ? spans.style->plain.colour : around->colour;
		gb_spans_figure(&spans, &number, &spans.style->plain, i == 0 ? around : NULL);
		if (!finish(in, GB_CARD_NUMBER, &spans))
			return false;
	}
	return true;
}

static bool bind_target(binding *in)
{
	for (size_t i = 0; in->verdict != NULL && i < in->lang_count; i++) {
		const gb_resolved aim = field(in, GB_OF_AIM, in->langs[i]);

		if (aim.text.n == 0)
			continue;
		gb_spans spans = begin(in, in->block->label_style, in->langs[i]);
		gb_spans_text(&spans, gb_str_of(words[in->langs[i]].target), NULL);
		gb_spans_resolved(&spans, &aim, NULL);
		if (!finish(in, GB_CARD_TARGET, &spans))
			return false;
	}
	return true;
}

/* Quarter on quarter, not seasonally adjusted: +3.2%. */
static bool bind_sequential(binding *in)
{
	gb_composer *compose = in->compose;
	const gb_change change = gb_change_over_period(compose->ledger, in->reading);

	for (size_t i = 0; change.kind != GB_CHANGE_NONE && i < in->lang_count; i++) {
		const gb_lang lang = in->langs[i];
		const gb_resolved figure = field(in, GB_OF_SEQUENTIAL, lang);
		gb_spans spans = begin(in, in->block->label_style, lang);

		gb_spans_text(&spans,
			gb_str_format(compose->arena, lang == GB_LANG_ZH ? "%s（%s） " : "%s, %s: ",
				gb_sequential_words(&change, lang), gb_adjustment_words(change.adjusted, lang)),
			NULL);
		gb_spans_resolved(&spans, &figure, NULL);
		if (!finish(in, GB_CARD_CHANGE, &spans))
			return false;
	}
	return true;
}

static bool bind_change(binding *in)
{
	gb_composer *compose = in->compose;
	const bool last_year = in->block->change == GB_CARD_CHANGE_LAST_YEAR;
	const gb_reading *then = NULL;
	bool same_period = false;

	if (in->block->change == GB_CARD_CHANGE_NONE || in->reading == NULL)
		return true;
	if (in->block->change == GB_CARD_CHANGE_SEQUENTIAL)
		return bind_sequential(in);
	then = last_year ? gb_reading_year_before(compose->ledger, in->reading,
						   in->verdict != NULL ? in->verdict->target : NULL, &same_period)
					 : gb_reading_previous(compose->ledger, in->reading);
	for (size_t i = 0; then != NULL && i < in->lang_count; i++) {
		const gb_lang lang = in->langs[i];
		gb_resolved change;

		if (!gb_reading_change(compose->arena, compose->ledger, in->reading, then, lang, &change))
			return true;
		gb_spans spans = begin(in, in->block->label_style, lang);
		gb_spans_text(&spans,
			gb_str_of(!last_year    ? words[lang].previous
					  : same_period ? words[lang].year
									: words[lang].last_year),
			NULL);
		gb_spans_resolved(&spans, &change, NULL);
		if (!finish(in, GB_CARD_CHANGE, &spans))
			return false;
	}
	return true;
}

static bool bind_state(binding *in)
{
	if (!in->block->lamp || in->verdict == NULL)
		return true;
	in->card->lamp = in->verdict->lamp;
	for (size_t i = 0; i < in->lang_count; i++) {
		const gb_resolved state = field(in, GB_OF_STATE, in->langs[i]);
		gb_spans spans = begin(in, in->block->label_style, in->langs[i]);

		gb_spans_resolved(&spans, &state, NULL);
		if (!finish(in, GB_CARD_STATE, &spans))
			return false;
	}
	return true;
}

static bool bind_card(binding *in, uint32_t parent)
{
	gb_composer *compose = in->compose;
	const uint32_t entry = gb_compose_element(
		compose, parent, GB_ELEMENT_LIST_ITEM, compose->primary, in->card->place);

	in->body =
		gb_compose_element(compose, entry, GB_ELEMENT_LIST_BODY, compose->primary, in->card->place);
	in->card->id = in->indicator->id;
	in->card->group = ++compose->groups;
	if (!bind_name(in) || !bind_number(in))
		return false;
	if (in->block->sparkline)
		gb_spark_bind(compose,
			(gb_spark_of){ in->reading, in->verdict != NULL ? in->verdict->target : NULL, in->body,
				in->block->number_style->colour, in->card->place },
			&in->card->spark, &in->card->spark_element);
	return bind_target(in) && bind_change(in) && bind_state(in);
}

static bool bind_all(gb_composer *compose, const gb_block *block, const gb_selected *rows,
	uint32_t parent, gb_cards_item *cards)
{
	for (size_t i = 0; i < rows->count; i++) {
		const gb_verdict *verdict = rows->verdicts[i];
		binding in = {
			.compose = compose,
			.block = block,
			.cards = cards,
			.card = &cards->cards[cards->count],
			.verdict = verdict,
			.reading = verdict != NULL ? verdict->actual : rows->readings[i],
			.indicator =
				verdict != NULL ? verdict->target->indicator : rows->readings[i]->indicator,
		};

		/* A verdict of a person has no figure to show large. */
		if (in.indicator->unit == NULL)
			continue;
		in.card->place = verdict != NULL ? verdict->target->place : rows->readings[i]->place;
		in.lang_count = gb_compose_langs(compose, block, in.langs);
		if (!bind_card(&in, parent))
			return false;
		cards->count++;
	}
	return true;
}

/* Results are of different units: only what was judged can be told together. */
static const gb_finding *finding_of(gb_composer *compose, const gb_selected *rows)
{
	gb_finding *finding = GB_NEW(compose->arena, gb_finding);
	gb_finding_row *out = GB_NEW_ARRAY(compose->arena, rows->count, gb_finding_row);

	*finding = (gb_finding){ .rows = out, .judged = true };
	for (size_t i = 0; i < rows->count; i++) {
		const gb_verdict *verdict = rows->verdicts[i];
		const gb_reading *reading = verdict != NULL ? verdict->actual : rows->readings[i];
		const gb_indicator *indicator =
			verdict != NULL ? verdict->target->indicator : reading->indicator;

		if (indicator->unit != NULL)
			out[finding->count++] = (gb_finding_row){
				.name = indicator->brief, .verdict = verdict, .readings = { reading }
			};
	}
	return finding;
}

static bool bind_caption(gb_composer *compose, const gb_block *block, const gb_scope_of *scope,
	const gb_selected *rows, size_t number, gb_cards_item *cards)
{
	const uint32_t section = gb_compose_section(compose);
	const gb_finding *finding = block->finding || block->sources ? finding_of(compose, rows) : NULL;

	if (number > 0 || block->finding) {
		const uint32_t caption = gb_compose_element(
			compose, section, GB_ELEMENT_CAPTION, compose->primary, block->place);

		if (!gb_caption_bind(compose, block, scope, GB_CAPTION_FIGURE, number, false, caption,
				finding, &cards->caption))
			return false;
	}
	return gb_note_bind(compose, block, scope, section,
		block->lamp ? gb_hand_note(compose, rows->verdicts, rows->count) : (gb_words){ 0 }, finding,
		&cards->note);
}

void gb_bind_cards(gb_composer *compose, const gb_block *block, const gb_scope_of *scope)
{
	gb_cards_item *cards = GB_NEW(compose->arena, gb_cards_item);
	gb_selected rows;
	size_t figures = 0;

	if (!gb_select_rows(compose, &block->select, scope, &rows))
		return;
	for (size_t i = 0; i < rows.count; i++)
		figures += (rows.verdicts[i] != NULL ? rows.verdicts[i]->target->indicator
											 : rows.readings[i]->indicator)
					   ->unit != NULL;
	/* Nothing to show is no fault: another city may have no such targets. */
	if (figures == 0)
		return;
	const size_t number = gb_caption_number(compose, block, GB_CAPTION_FIGURE);

	if (compose->counting)
		return;
	cards->block = block;
	cards->cards = GB_NEW_ARRAY(compose->arena, rows.count, gb_card);
	cards->pad = PAD_EM * block->style->size;
	cards->gap = GAP_EM * block->style->size;
	cards->tint = *gb_colour_find(compose->layout, GB_STR("tint"));
	cards->rule = *gb_colour_find(compose->layout, GB_STR("rule"));
	const uint32_t list = gb_compose_element(
		compose, gb_compose_section(compose), GB_ELEMENT_LIST, compose->primary, block->place);

	if (!bind_all(compose, block, &rows, list, cards) ||
		!bind_caption(compose, block, scope, &rows, number, cards))
		return;
	gb_compose_add(compose, &cards->item, &gb_cards_class, block, block->style);
}
