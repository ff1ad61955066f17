/* Digits that stand in words: names, dates. */
#include "draw/figure.h"

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

/* 2024: four digits that begin like a year of ours. */
static bool is_year(gb_str text, size_t from, size_t to)
{
	return to - from == 4 &&
		   ((text.p[from] == '1' && text.p[from + 1] == '9') ||
			   (text.p[from] == '2' && text.p[from + 1] == '0'));
}

gb_figure_span *gb_figures_in_words(
	gb_arena *arena, gb_str text, gb_figure_kind kind, gb_place place, size_t *count)
{
	gb_figure_span *spans = NULL;
	size_t capacity = 0;

	*count = 0;
	for (size_t i = 0; i < text.n;) {
		const size_t from = i;

		while (i < text.n && is_digit(text.p[i]))
			i++;
		if (i == from) {
			i++;
			continue;
		}
		gb_figure *figure = GB_NEW(arena, gb_figure);

		figure->kind = is_year(text, from, i) ? GB_FIGURE_DATE : kind;
		figure->place = place;
		spans = gb_arena_grow(arena, spans, *count, &capacity, *count + 1, sizeof *spans);
		spans[(*count)++] = (gb_figure_span){ (uint32_t)from, (uint32_t)i, figure };
	}
	return spans;
}
