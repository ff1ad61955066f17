#include "text/cluster.h"

#include <math.h>

/*
 * Fits a line to its measure in the order of D 2.6. To squeeze: word spaces, brackets, ，、；, the
 * Han–Latin gap, 。？！. To stretch: word spaces up to half an em, the gap to a third, then all
 * between Han equally; when even that grows wide, word spaces share it.
 */

/* Beyond this between two Han, word spaces take their part of what remains. */
#define HAN_STRETCH_EM 0.25

static const gb_glue_kind squeeze_order[] = {
	GB_GLUE_SPACE,
	GB_GLUE_BRACKET,
	GB_GLUE_PAUSE,
	GB_GLUE_GAP,
	GB_GLUE_STOP,
};
static const gb_glue_kind stretch_order[] = { GB_GLUE_SPACE, GB_GLUE_GAP };

static bool is_han(gb_glue_kind kind)
{
	return kind != GB_GLUE_FIXED && kind != GB_GLUE_SPACE;
}

static size_t count_glue(const gb_paragraph *paragraph, size_t first, size_t after, bool han)
{
	size_t count = 0;

	for (size_t k = first + 1; k < after; k++) {
		const gb_glue_kind kind = paragraph->clusters[k].glue.kind;

		count += han ? is_han(kind) : kind == GB_GLUE_SPACE;
	}
	return count;
}

double gb_justify_possible(const gb_paragraph *paragraph, size_t first, size_t after, double wanted)
{
	double shrink = 0;

	if (wanted >= 0)
		return count_glue(paragraph, first, after, true) +
						   count_glue(paragraph, first, after, false) >
					   0
				   ? wanted
				   : 0;
	for (size_t k = first + 1; k < after; k++)
		shrink += paragraph->clusters[k].glue.shrink;
	return fmax(wanted, -shrink);
}

/* Gives glue of one kind its part of `amount`, up to what each may; returns what is left. */
static double give(const gb_paragraph *paragraph, const gb_line *line, gb_glue_kind kind,
	double amount, double *extra)
{
	const bool stretch = amount > 0;
	double room = 0, part;

	for (size_t k = line->first + 1; k < line->after; k++) {
		const gb_glue *glue = &paragraph->clusters[k].glue;

		if (glue->kind == kind)
			room += stretch ? glue->stretch : glue->shrink;
	}
	if (room <= 0)
		return amount;
	part = fmin(fabs(amount) / room, 1);
	for (size_t k = line->first + 1; k < line->after; k++) {
		const gb_glue *glue = &paragraph->clusters[k].glue;

		if (glue->kind == kind)
			extra[k - line->first] += stretch ? part * glue->stretch : -part * glue->shrink;
	}
	return stretch ? fmax(0, amount - room) : fmin(0, amount + room);
}

static void give_equally(const gb_paragraph *paragraph, const gb_line *line, bool han, bool spaces,
	double each, double *extra)
{
	for (size_t k = line->first + 1; k < line->after; k++) {
		const gb_glue_kind kind = paragraph->clusters[k].glue.kind;

		if ((han && is_han(kind)) || (spaces && kind == GB_GLUE_SPACE))
			extra[k - line->first] += each;
	}
}

void gb_justify(const gb_paragraph *paragraph, const gb_line *whole, double *extra)
{
	gb_line inside = *whole;
	const gb_line *line = &inside;
	double left = line->adjust;
	size_t han, spaces;

	for (size_t i = 0; i < line->after - line->first; i++)
		extra[i] = 0;
	/* A mark outside the edge stays at its character, which ends the line. */
	inside.after -= inside.hangs;
	if (left < 0) {
		for (size_t i = 0; i < GB_COUNT(squeeze_order) && left < 0; i++)
			left = give(paragraph, line, squeeze_order[i], left, extra);
		return;
	}
	for (size_t i = 0; i < GB_COUNT(stretch_order) && left > 0; i++)
		left = give(paragraph, line, stretch_order[i], left, extra);
	if (left <= 0)
		return;
	han = count_glue(paragraph, line->first, line->after, true);
	spaces = count_glue(paragraph, line->first, line->after, false);
	if (han == 0 && spaces == 0)
		return;
	if (han > 0 && left / (double)han <= HAN_STRETCH_EM * paragraph->clusters[line->first].size)
		spaces = 0;
	give_equally(paragraph, line, han > 0, spaces > 0, left / (double)(han + spaces), extra);
}
