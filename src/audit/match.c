/* Pairs what a page promises with what a file shows, by place: the order in which a reader gives
 * text is its own, and two figures exchanged are in the same order as before. */
#include "audit/part.h"

#include <math.h>

/* The side of a square of the page, pt: a few characters of running text. */
#define SQUARE 8.0
/* How far from its place a character may stand along the line: less than a digit is wide, in ems.
 * Writers keep to 0.01 pt; what moves more is the rest of a line behind a changed figure. */
#define ALONG_EM 0.35
#define ALONG 0.5
/* How far outside the box of the found character its baseline may lie, pt. */
#define ACROSS 1.0

/* The promised characters by the square that they begin in. */
typedef struct squares {
	size_t columns, rows;
	size_t *first; /* of each square, in `items`; one more at the end */
	uint32_t *items;
} squares;

static size_t clamped(double at, size_t count)
{
	const double index = floor(at / SQUARE);

	if (!(index > 0))
		return 0;
	return index >= (double)count ? count - 1 : (size_t)index;
}

static size_t square_of(const squares *s, gb_point at)
{
	return clamped(at.y, s->rows) * s->columns + clamped(at.x, s->columns);
}

static squares squares_of(gb_arena *arena, const gb_promised_page *page)
{
	squares s = { .columns = (size_t)(page->width / SQUARE) + 1,
		.rows = (size_t)(page->height / SQUARE) + 1 };
	const size_t count = s.columns * s.rows;
	size_t *next = GB_NEW_ARRAY(arena, count, size_t);

	s.first = GB_NEW_ARRAY(arena, count + 1, size_t);
	s.items = GB_NEW_ARRAY(arena, page->count, uint32_t);
	for (size_t i = 0; i < page->count; i++)
		s.first[square_of(&s, page->chars[i].at) + 1]++;
	for (size_t i = 0; i < count; i++) {
		s.first[i + 1] += s.first[i];
		next[i] = s.first[i];
	}
	for (size_t i = 0; i < page->count; i++)
		s.items[next[square_of(&s, page->chars[i].at)]++] = (uint32_t)i;
	return s;
}

/* How far the found character begins from where the promised one does; infinite when it is not the
 * same place. */
static double distance(const gb_promised_char *promised, gb_rect box)
{
	const gb_point at = promised->at;
	const bool level = promised->way == GB_TEXT_RIGHT || promised->way == GB_TEXT_LEFT;
	const double low = level ? box.y : box.x;
	const double high = level ? box.y + box.height : box.x + box.width;
	const double across = level ? at.y : at.x;
	double along = 0;

	switch (promised->way) {
	case GB_TEXT_LEFT:
		along = at.x - (box.x + box.width);
		break;
	case GB_TEXT_DOWN:
		along = at.y - box.y;
		break;
	case GB_TEXT_UP:
		along = at.y - (box.y + box.height);
		break;
	case GB_TEXT_RIGHT:
	case GB_TEXT_WAYS:
		along = at.x - box.x;
		break;
	}
	if (across < low - ACROSS || across > high + ACROSS ||
		fabs(along) > promised->size * ALONG_EM + ALONG)
		return INFINITY;
	return fabs(along);
}

/* The nearest promised character that has no match yet; of the same sign only, when `same`. */
static uint32_t nearest(
	const squares *s, const gb_promised_page *page, const gb_found_char *found, bool same)
{
	const gb_rect box = found->box;
	/* Text may begin at any edge of the box; an em is less than the longer side. */
	const double reach = fmax(box.width, box.height) * ALONG_EM + ALONG + ACROSS;
	const size_t left = clamped(box.x - reach, s->columns);
	const size_t right = clamped(box.x + box.width + reach, s->columns);
	const size_t top = clamped(box.y - reach, s->rows);
	const size_t bottom = clamped(box.y + box.height + reach, s->rows);
	uint32_t best = GB_NO_MATCH;
	double least = INFINITY;

	for (size_t row = top; row <= bottom; row++) {
		for (size_t i = s->first[row * s->columns + left];
			 i < s->first[row * s->columns + right + 1]; i++) {
			const gb_promised_char *candidate = &page->chars[s->items[i]];

			if (candidate->match != GB_NO_MATCH || (same && candidate->scalar != found->scalar))
				continue;
			const double away = distance(candidate, box);
			if (away < least) {
				least = away;
				best = s->items[i];
			}
		}
	}
	return best;
}

void gb_audit_match(gb_arena *arena, gb_promised_page *promised, gb_found_page *found)
{
	const gb_arena_mark mark = gb_arena_mark_now(arena);
	const squares s = squares_of(arena, promised);

	for (size_t i = 0; i < promised->count; i++)
		promised->chars[i].match = GB_NO_MATCH;
	for (size_t i = 0; i < found->count; i++)
		found->chars[i].match = GB_NO_MATCH;
	/* First those that agree, so that one character too many does not push all that follow. */
	for (int pass = 0; pass < 2; pass++) {
		for (size_t i = 0; i < found->count; i++) {
			gb_found_char *character = &found->chars[i];

			if (character->match != GB_NO_MATCH)
				continue;
			character->match = nearest(&s, promised, character, pass == 0);
			if (character->match != GB_NO_MATCH)
				promised->chars[character->match].match = (uint32_t)i;
		}
	}
	gb_arena_rewind(arena, mark);
}
