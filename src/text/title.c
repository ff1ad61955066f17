#include "text/title.h"

#include "text/cluster.h"
#include "text/words.h"

#include <math.h>
#include <stdint.h>

/* Costs beside those of the lines themselves, of which one line more costs 1e4. */
#define EQUAL 400.0   /* two lines of one length: a block */
#define TURNED 4000.0 /* longer again after having become shorter: an hourglass */
#define FAR 50.0      /* for each em, squared, that a step is too wide */
#define STUB 5000.0   /* a last line of a word or two */
#define EQUAL_EM 0.5
#define FAR_EM 6.0
#define STUB_EM 3.5

enum { RISING, FALLING, WAYS };

/* Lines up to an opportunity, by where the last of them begins and which way the shape goes. */
typedef struct shape {
	double cost;
	uint8_t before, way; /* the line above: where it begins, and its way */
} shape;

void gb_title_keep_words(gb_arena *arena, gb_paragraph *paragraph)
{
	bool *starts = gb_arena_borrow(arena, paragraph->text.n, sizeof *starts);

	gb_words_find(arena, paragraph->text, starts);
	for (size_t k = 1; k < paragraph->count; k++) {
		gb_cluster *cluster = &paragraph->clusters[k];

		if (cluster->before == GB_BREAK_ALLOWED && cluster[-1].class != GB_CHAR_SPACE &&
			!starts[cluster->from])
			cluster->before = GB_BREAK_RELUCTANT;
	}
	gb_arena_give_back(arena, starts, paragraph->text.n, sizeof *starts);
}

static double step_cost(double above, double below, double em, int way, int *to)
{
	const double step = (below - above) / em;
	const double far = fabs(step) > FAR_EM ? FAR * pow(fabs(step) - FAR_EM, 2) : 0;

	*to = step < 0 ? FALLING : way;
	if (fabs(step) < EQUAL_EM) {
		*to = way;
		return EQUAL;
	}
	return far + (step > 0 && way == FALLING ? TURNED : 0);
}

void gb_title_choose(gb_arena *arena, const gb_title_lines *lines, size_t count, size_t *from)
{
	shape(*best)[GB_TITLE_MOST][WAYS] =
		gb_arena_borrow(arena, count, sizeof *best); /* [to][from] */
	size_t at = count - 1, last = 0;
	int way = RISING;

	for (size_t to = 1; to < count; to++) {
		for (size_t k = 0; k < to; k++) {
			const double cost = lines->cost(lines->context, k, to);
			const double width = lines->width(lines->context, k, to);
			const double stub = to + 1 == count && k > 0 && width < STUB_EM * lines->em ? STUB : 0;

			best[to][k][RISING] = best[to][k][FALLING] = (shape){ INFINITY, 0, 0 };
			if (k == 0)
				best[to][k][RISING].cost = cost;
			for (size_t j = 0; j < k && cost < INFINITY; j++) {
				const double above = lines->width(lines->context, j, k);

				for (int w = 0; w < WAYS; w++) {
					int turned;
					const double total = best[k][j][w].cost + cost + stub +
										 step_cost(above, width, lines->em, w, &turned);

					if (total < best[to][k][turned].cost)
						best[to][k][turned] = (shape){ total, (uint8_t)j, (uint8_t)w };
				}
			}
		}
	}
	for (size_t k = 0; k < at; k++) {
		for (int w = 0; w < WAYS; w++) {
			if (best[at][k][w].cost < best[at][last][way].cost) {
				last = k;
				way = w;
			}
		}
	}
	while (at > 0) {
		const shape *line = &best[at][last][way];

		from[at] = last;
		at = last;
		last = line->before;
		way = line->way;
	}
	gb_arena_give_back(arena, best, count, sizeof *best);
}
