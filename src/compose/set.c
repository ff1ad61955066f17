/* One paragraph as lines on pages: what every kind of block that holds text is made of. */
#include "compose/notes.h"

#include <math.h>

#define BALANCED_TO 1.0 /* pt of the measure */

double gb_compose_baseline(const gb_style *style)
{
	/* The Han em box runs from 0.88 em above the baseline to 0.12 em below it. Centring that box
	 * in the leading keeps Chinese and English of the same leading on one baseline. */
	return style->leading / 2.0 + 0.38 * style->size;
}

void gb_sets_measure(const gb_set *sets, size_t count, double *least, double *natural)
{
	*least = *natural = 0.0;
	for (size_t i = 0; i < count; i++) {
		double minimum = gb_paragraph_minimum_width(sets[i].paragraph);
		double whole = gb_paragraph_natural_width(sets[i].paragraph);

		*least = minimum > *least ? minimum : *least;
		*natural = whole > *natural ? whole : *natural;
	}
}

static void shift(gb_composer *compose, gb_set *set, double by)
{
	gb_line *lines = GB_NEW_ARRAY(compose->arena, set->count, gb_line);

	for (size_t i = 0; i < set->count; i++) {
		lines[i] = set->lines[i];
		lines[i].indent += by;
	}
	set->lines = lines;
}

/* The narrowest measure in which the lines are as few: they are then about equally long, and no title
 * ends in a word or two (D 1.6). */
static void balance(gb_composer *compose, gb_set *set)
{
	const gb_align align = gb_paragraph_style(set->paragraph)->align;
	double narrow = gb_paragraph_minimum_width(set->paragraph), wide = set->measure;

	while (wide - narrow > BALANCED_TO) {
		const double middle = (narrow + wide) / 2.0;
		size_t count = 0;
		const gb_line *lines =
			gb_paragraph_break(set->paragraph, compose->arena, middle, &count, compose->diags);

		if (count > set->count) {
			narrow = middle;
			continue;
		}
		wide = middle;
		set->lines = lines;
	}
	/* They stand in the whole measure all the same. */
	if (align == GB_ALIGN_CENTRE || align == GB_ALIGN_END)
		shift(compose, set, (set->measure - wide) * (align == GB_ALIGN_CENTRE ? 0.5 : 1.0));
}

void gb_set_break(gb_composer *compose, gb_set *set, double measure)
{
	if (set->lines != NULL && set->measure == measure)
		return;
	set->measure = measure;
	set->lines =
		gb_paragraph_break(set->paragraph, compose->arena, measure, &set->count, compose->diags);
	/* Justified lines would end in the narrower measure. */
	if (set->style->balanced && set->count > 1 &&
		gb_paragraph_style(set->paragraph)->align != GB_ALIGN_JUSTIFY)
		balance(compose, set);
}

double gb_set_height(gb_composer *compose, gb_set *set, double measure)
{
	gb_set_break(compose, set, measure);
	return (double)set->count * set->style->leading;
}

size_t gb_set_fit(const gb_set *set, size_t from, double height, bool empty)
{
	size_t left = set->count - from;
	size_t room = height <= 0.0 ? 0 : (size_t)floor((height + 0.01) / set->style->leading);

	if (room >= left)
		return left;
	/* Never one line alone at the head of the next page. */
	if (left - room < 2 && room > 0)
		room = left - 2 < room ? left - 2 : room;
	/* Never one line alone at the foot of this one, but an empty page always takes something. */
	if (from == 0 && room < 2 && !empty)
		return 0;
	if (room == 0 && empty)
		return left < 1 ? left : 1;
	return gb_set_whole_words(set, from, room);
}

size_t gb_set_whole_words(const gb_set *set, size_t from, size_t count)
{
	while (from + count < set->count && count > 2 && set->lines[from + count - 1].hyphen)
		count--;
	return count;
}

bool gb_set_check(gb_composer *compose, const gb_set *set, double measure, const char *what)
{
	double least = gb_paragraph_minimum_width(set->paragraph);

	if (least <= measure + 0.01)
		return true;
	compose->failed = true;
	return gb_fault(compose->diags, set->place, "text-too-wide",
		gb_str_format(compose->arena, "a piece of %s that needs %d.%d mm", what,
			(int)(least / GB_MM), (int)(least / GB_MM * 10.0) % 10),
		gb_str_format(compose->arena, "at most %d.%d mm, the width of its place",
			(int)(measure / GB_MM), (int)(measure / GB_MM * 10.0) % 10),
		GB_STR("shorten the text, widen its place in the layout, or choose a smaller style"));
}

void gb_set_place(gb_composer *compose, gb_set *set, size_t from, size_t to, double x, double y,
	double measure, gb_box *box)
{
	double leading = set->style->leading;
	double baseline = gb_compose_baseline(set->style);

	gb_set_break(compose, set, measure);
	for (size_t i = from; i < to && i < set->count; i++) {
		const gb_line *line = &set->lines[i];
		double top = y + (double)(i - from) * leading;

		gb_line_set(set->paragraph, line, box->ops, x, top + baseline, set->element);
		gb_compose_box(compose, GB_BOX_LINE,
			(gb_rect){ x + line->indent, top + baseline - line->ascent, line->width,
				line->ascent + line->descent },
			0, set->place);
		box->registers |= line->registers & ~GB_NOTE_BITS;
	}
}
