/* Cards on pages: rows of tiles, as many rows on a page as fit. */
#include "compose/cards.h"

#include "chart/lamp.h"

#include <math.h>

#define STRIP 2.2 /* the line of colour along a tile's top */
#define LAMP_EM 0.85
#define LAMP_GAP_EM 0.45
#define BESIDE_GAP_EM 0.5   /* between languages on a line */
#define SPARK_LEAST_EM 4.0  /* narrower, and it stands below the number */
#define SPARK_HEIGHT_EM 2.0 /* below it */
#define SPARK_GAP_EM 1.2    /* beside it */

static double inner_width(const gb_cards_item *cards, const gb_card *card)
{
	return card->width - 2 * cards->pad;
}

static double em_of(const gb_cards_item *cards)
{
	return cards->block->label_style->size;
}

static double lamp_room(const gb_cards_item *cards, const gb_card *card)
{
	return card->lamp != NULL ? (LAMP_EM + LAMP_GAP_EM) * em_of(cards) : 0;
}

static double part_indent(const gb_cards_item *cards, const gb_card *card, gb_card_part part)
{
	return part == GB_CARD_STATE ? lamp_room(cards, card) : 0;
}

static double natural_width(const gb_card_text *text)
{
	double width = 0;

	for (size_t i = 0; i < text->count; i++)
		width = fmax(width, gb_paragraph_natural_width(text->sets[i].paragraph));
	return width;
}

/* Both languages on one line, where that fits in every card: 符合进度 On schedule. */
static bool is_beside(const gb_cards_item *cards, const gb_card_text *text, gb_card_part part)
{
	return part == GB_CARD_STATE && text->count > 1 && !cards->state_below;
}

static bool state_fits(const gb_cards_item *cards, const gb_card *card)
{
	const gb_card_text *text = &card->parts[GB_CARD_STATE];
	double width = BESIDE_GAP_EM * em_of(cards) + part_indent(cards, card, GB_CARD_STATE);

	for (size_t i = 0; i < text->count; i++)
		width += gb_paragraph_natural_width(text->sets[i].paragraph);
	return width <= inner_width(cards, card);
}

static double part_height(
	gb_composer *compose, gb_cards_item *cards, gb_card *card, gb_card_part part)
{
	gb_card_text *text = &card->parts[part];
	const double room = inner_width(cards, card) - part_indent(cards, card, part);
	double height = 0;

	for (size_t i = 0; i < text->count; i++) {
		if (!is_beside(cards, text, part))
			height += gb_set_height(compose, &text->sets[i], room);
		else
			height = fmax(height, text->sets[i].style->leading);
	}
	return height;
}

static double spark_beside(const gb_cards_item *cards, const gb_card *card)
{
	return inner_width(cards, card) - natural_width(&card->parts[GB_CARD_NUMBER]) -
		   SPARK_GAP_EM * em_of(cards);
}

static double spark_height(const gb_cards_item *cards, const gb_card *card)
{
	return cards->spark_below && gb_spark_shows(&card->spark)
			   ? SPARK_HEIGHT_EM * em_of(cards) + cards->gap
			   : 0;
}

static double card_height(gb_composer *compose, gb_cards_item *cards, gb_card *card)
{
	double height = 2 * cards->pad + STRIP + spark_height(cards, card);
	size_t parts = 0;

	for (gb_card_part part = 0; part < GB_CARD_PART_COUNT; part++) {
		height += part_height(compose, cards, card, part);
		parts += card->parts[part].count > 0;
	}
	return height + (parts > 1 ? (double)(parts - 1) * cards->gap : 0);
}

static size_t across_of(const gb_cards_item *cards)
{
	return (size_t)cards->block->across;
}

/* The width that the widest piece of a card needs inside its tile. */
static double card_least(const gb_cards_item *cards, const gb_card *card)
{
	double least = 0;

	for (gb_card_part part = 0; part < GB_CARD_PART_COUNT; part++) {
		const gb_card_text *text = &card->parts[part];
		double narrow, wide;

		gb_sets_measure(text->sets, text->count, &narrow, &wide);
		least = fmax(least, narrow + part_indent(cards, card, part));
	}
	return least;
}

static size_t row_count(const gb_cards_item *cards)
{
	return (cards->count + across_of(cards) - 1) / across_of(cards);
}

/* Rows are balanced: no fewer than need be, and as even as can be, the fuller ones first (7 cards in
 * columns of 3 stand as 3, 2, 2). The tiles of each fill the measure, so that no row has a hole. */
static size_t row_first(const gb_cards_item *cards, size_t row)
{
	const size_t rows = row_count(cards), more = cards->count % rows;

	return row * (cards->count / rows) + (row < more ? row : more);
}

static size_t row_size(const gb_cards_item *cards, size_t row)
{
	return row_first(cards, row + 1) - row_first(cards, row);
}

/* One fault for all cards, named by that which lacks most. */
static bool check_width(gb_composer *compose, const gb_cards_item *cards)
{
	const gb_card *worst = NULL;
	size_t beside = 0;
	double lack = 0.01;

	for (size_t row = 0; row < row_count(cards); row++) {
		const size_t first = row_first(cards, row), size = row_size(cards, row);

		for (size_t i = first; i < first + size; i++) {
			const gb_card *card = &cards->cards[i];
			const double lacks = card_least(cards, card) - inner_width(cards, card);

			if (lacks <= lack)
				continue;
			worst = card;
			lack = lacks;
			beside = size;
		}
	}
	if (worst == NULL)
		return true;
	compose->failed = true;
	return gb_fault(compose->diags, gb_place_member(cards->item.place, "columns"),
		"cards-too-narrow",
		gb_str_format(compose->arena, "%zu cards in a row, each %d mm wide", beside,
			(int)(worst->width / GB_MM)),
		gb_str_format(compose->arena, "at least %d mm, what that of \"%.*s\" needs",
			(int)ceil((worst->width + lack) / GB_MM), (int)worst->id.n, worst->id.p),
		GB_STR("give fewer \"columns\", a smaller \"gutter\", or smaller styles"));
}

/* Tiles of one width and of one height in a row. False after a fault. */
static bool lay_out(gb_composer *compose, gb_cards_item *cards, double width)
{
	bool ok;

	if (cards->laid_out == width)
		return true;
	for (size_t row = 0; row < row_count(cards); row++) {
		const size_t first = row_first(cards, row), size = row_size(cards, row);

		for (size_t i = first; i < first + size; i++)
			cards->cards[i].width =
				(width - (double)(size - 1) * cards->block->gutter) / (double)size;
	}
	cards->spark_below = cards->state_below = false;
	for (size_t i = 0; i < cards->count; i++)
		cards->state_below = cards->state_below || !state_fits(cards, &cards->cards[i]);
	ok = check_width(compose, cards);
	for (size_t i = 0; i < cards->count; i++)
		cards->spark_below = cards->spark_below || (gb_spark_shows(&cards->cards[i].spark) &&
													   spark_beside(cards, &cards->cards[i]) <
														   SPARK_LEAST_EM * em_of(cards));
	cards->row_heights = GB_NEW_ARRAY(compose->arena, row_count(cards), double);
	for (size_t row = 0; ok && row < row_count(cards); row++) {
		double *height = &cards->row_heights[row];

		for (size_t i = row_first(cards, row); i < row_first(cards, row + 1); i++)
			*height = fmax(*height, card_height(compose, cards, &cards->cards[i]));
	}
	cards->laid_out = width;
	return ok;
}

static void cards_measure(gb_composer *compose, gb_item *item, double *least, double *natural)
{
	const gb_cards_item *cards = (gb_cards_item *)item;
	const double gutters = (double)(across_of(cards) - 1) * cards->block->gutter;

	(void)compose;
	*least = 0;
	for (size_t i = 0; i < cards->count; i++)
		*least = fmax(*least, card_least(cards, &cards->cards[i]));
	*least = (*least + 2 * cards->pad) * (double)across_of(cards) + gutters;
	*natural = *least; /* tiles take whatever width there is */
}

/* So many rows of tiles are not parted by a page break. */
#define ROWS_TOGETHER 3

static double foot_height(gb_composer *compose, gb_cards_item *cards, double width)
{
	return gb_caption_height(compose, &cards->caption, width) +
		   gb_caption_height(compose, &cards->note, width);
}

static double row_need(gb_composer *compose, gb_cards_item *cards, double width, size_t at)
{
	/* The caption stands below the last row and with it. */
	return cards->row_heights[at < row_count(cards) ? at : 0] +
		   (at + 1 >= row_count(cards) ? foot_height(compose, cards, width) : 0.0);
}

static double cards_need(gb_composer *compose, gb_item *item, double width, const gb_cursor *cursor)
{
	gb_cards_item *cards = (gb_cards_item *)item;

	if (!lay_out(compose, cards, width))
		return 0.0;
	/* Few rows stand together with their caption, as a drawing does (D 2.7). */
	if (cursor->at == 0 && row_count(cards) <= ROWS_TOGETHER) {
		const double page = gb_page_area(compose, compose->page_count - 1).height;
		double whole = foot_height(compose, cards, width);

		for (size_t i = 0; i < row_count(cards); i++)
			whole += cards->row_heights[i] + (i > 0 ? cards->block->gutter : 0.0);
		if (whole <= page)
			return whole;
	}
	return row_need(compose, cards, width, cursor->at);
}

/* --- one tile --- */

static void draw_tile(gb_composer *compose, const gb_cards_item *cards, const gb_card *card,
	gb_rect tile, gb_box *box)
{
	gb_colour strip = cards->rule;

	if (card->lamp != NULL &&
		!gb_lamp_colour(compose->arena, compose->layout, card->lamp, &strip, compose->diags))
		compose->failed = true;
	gb_ops_artifact(box->ops, GB_ARTIFACT_BACKGROUND, card->place);
	gb_ops_rect(
		box->ops, tile, gb_paint_solid(cards->tint), (gb_stroke){ .width = 0 }, card->place);
	gb_ops_rect(box->ops, (gb_rect){ tile.x, tile.y, tile.width, STRIP }, gb_paint_solid(strip),
		(gb_stroke){ .width = 0 }, card->place);
	gb_ops_tag_end(box->ops);
	gb_compose_box(compose, GB_BOX_FRAME, tile, card->group, card->place);
}

/* Lines of a set, with the label that they are in the tile. */
static void set_place(gb_composer *compose, const gb_card *card, gb_set *set, double x, double y,
	double measure, gb_box *box)
{
	double left = measure, right = 0;

	gb_set_place(compose, set, 0, set->count, x, y, measure, box);
	for (size_t i = 0; i < set->count; i++) {
		left = fmin(left, set->lines[i].indent);
		right = fmax(right, set->lines[i].indent + set->lines[i].width);
	}
	if (set->count > 0)
		gb_compose_box(compose, GB_BOX_LABEL,
			(gb_rect){ x + left, y + gb_compose_baseline(set->style) - set->lines[0].ascent,
				right - left,
				(double)(set->count - 1) * set->style->leading + set->lines[0].ascent +
					set->lines[0].descent },
			card->group, set->place);
}

static void place_part(gb_composer *compose, gb_cards_item *cards, gb_card *card, gb_card_part part,
	double x, double y, gb_box *box)
{
	gb_card_text *text = &card->parts[part];
	const double indent = part_indent(cards, card, part);
	const double room = inner_width(cards, card) - indent;
	const bool beside = is_beside(cards, text, part);
	/* On one line the second language stands on the baseline of the first. */
	const double baseline = beside ? gb_compose_baseline(text->sets[0].style) : 0;

	if (indent > 0)
		gb_lamp_draw(compose, card->lamp, x, y + text->sets[0].style->leading / 2,
			LAMP_EM * em_of(cards), box, card->place);
	x += indent;
	for (size_t i = 0; i < text->count; i++) {
		gb_set *set = &text->sets[i];

		gb_set_break(compose, set, room);
		set_place(compose, card, set, x,
			beside ? y + baseline - gb_compose_baseline(set->style) : y, room, box);
		if (beside)
			x += gb_paragraph_natural_width(set->paragraph) + BESIDE_GAP_EM * em_of(cards);
		else
			y += (double)set->count * set->style->leading;
	}
}

static void place_card(
	gb_composer *compose, gb_cards_item *cards, gb_card *card, gb_rect tile, gb_box *box)
{
	const double left = tile.x + cards->pad;
	double at = tile.y + STRIP + cards->pad;

	draw_tile(compose, cards, card, tile, box);
	for (gb_card_part part = 0; part < GB_CARD_PART_COUNT; part++) {
		const double height = part_height(compose, cards, card, part);

		if (card->parts[part].count == 0)
			continue;
		/* The lamp stands at the foot of every tile, so that a row of them can be read along. */
		if (part == GB_CARD_STATE)
			at = tile.y + tile.height - cards->pad - height;
		place_part(compose, cards, card, part, left, at, box);
		if (part == GB_CARD_NUMBER && gb_spark_shows(&card->spark)) {
			const double beside = spark_beside(cards, card);
			const double first = card->parts[part].sets[0].style->leading;
			gb_rect rect = { left, at + height + cards->gap, inner_width(cards, card),
				SPARK_HEIGHT_EM * em_of(cards) };

			if (!cards->spark_below)
				rect = (gb_rect){ left + inner_width(cards, card) - beside, at + first * 0.14,
					beside, first * 0.72 };
			gb_spark_place(
				compose, &card->spark, card->spark_element, rect, card->group, card->place, box);
			at += spark_height(cards, card);
		}
		at += height + cards->gap;
	}
}

/* --- rows of tiles --- */

static gb_fit cards_fault(gb_composer *compose, const gb_item *item, double need, double room)
{
	compose->failed = true;
	gb_fault(compose->diags, item->place, "cards-too-high",
		gb_str_format(compose->arena, "cards that need %d mm", (int)ceil(need / GB_MM)),
		gb_str_format(compose->arena, "at most %d mm, a page", (int)(room / GB_MM)),
		GB_STR("make the cards wider with fewer \"columns\", or their styles smaller"));
	return GB_FIT_FAULT;
}

static void foot_place(gb_composer *compose, gb_cards_item *cards, gb_region region, gb_box *box)
{
	gb_caption_place(compose, &cards->caption, region.x, region.y + box->height, region.width, box);
	box->height += gb_caption_height(compose, &cards->caption, region.width);
	gb_caption_place(compose, &cards->note, region.x, region.y + box->height, region.width, box);
	box->height += gb_caption_height(compose, &cards->note, region.width);
}

static void place_row(
	gb_composer *compose, gb_cards_item *cards, size_t row, double x, double y, gb_box *box)
{
	for (size_t i = row_first(cards, row); i < row_first(cards, row + 1); i++) {
		gb_card *card = &cards->cards[i];

		place_card(
			compose, cards, card, (gb_rect){ x, y, card->width, cards->row_heights[row] }, box);
		x += card->width + cards->block->gutter;
	}
}

static gb_fit cards_place(
	gb_composer *compose, gb_item *item, gb_region region, gb_cursor *cursor, gb_box *box)
{
	gb_cards_item *cards = (gb_cards_item *)item;
	const size_t rows = row_count(cards);
	const size_t first = cursor->at;

	if (!lay_out(compose, cards, region.width))
		return GB_FIT_FAULT;
	if (first == 0 && !region.empty &&
		cards_need(compose, item, region.width, cursor) > region.height + 0.01)
		return GB_FIT_NONE;
	for (; cursor->at < rows; cursor->at++) {
		const double gap = cursor->at > first ? cards->block->gutter : 0.0;
		const double need = gap + row_need(compose, cards, region.width, cursor->at);

		if (box->height + need > region.height + 0.01) {
			if (cursor->at > first)
				return GB_FIT_MORE;
			return region.empty ? cards_fault(compose, item, need, region.height) : GB_FIT_NONE;
		}
		box->height += gap;
		place_row(compose, cards, cursor->at, region.x, region.y + box->height, box);
		box->height += cards->row_heights[cursor->at];
	}
	foot_place(compose, cards, region, box);
	return compose->failed ? GB_FIT_FAULT : GB_FIT_DONE;
}

const gb_item_class gb_cards_class = { "cards", cards_measure, cards_need, cards_place };
