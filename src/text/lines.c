#include "text/cluster.h"
#include "text/title.h"

#include "base/utf8.h"

#include <math.h>

/*
 * Breaks a paragraph into lines with the least badness of the whole (D 2.6), by dynamic
 * programming over the opportunities between two forced breaks. Emergency opportunities are used
 * only inside a piece that is wider than the measure, and only as bad ones as it needs (D 2.3).
 * Words are parted only in a second attempt, when the first leaves a line that is loose or short: so
 * hyphens are rare, and most paragraphs pay nothing for them.
 */

#define TOLERANCE 0.0005     /* pt: half of what the display list can tell */
#define WORST_BADNESS 1e4    /* up to here it grows with the cube of the stretch */
#define WORST_RATIO 4.6416   /* the stretch at which it gets there */
#define HOPELESS_BADNESS 9e4 /* squared still below an emergency break */
#define SQUEEZE_COMFORT 0.6  /* the part of all that marks can lose which still looks even */
#define RAGGED_LINE 1e4      /* ragged text takes as few lines as it can */
#define RELUCTANT 1.5e4      /* rather one line more than to part what is better kept together */
#define TITLE_PAUSE 1500     /* what a title's line gains by ending behind a pause */
#define LONELY 1e9           /* a last line of fewer than two characters (D 2.7) */
#define EMERGENCY 1e10
#define OVERFULL 1e13
#define LAST_LINE_LEAST 2
#define QUOTED_CHARACTERS 24

#define HANGING 400 /* of a mark outside the edge of a justified line: not for a hair's breadth */

/* Hyphens. */
#define HYPHEN 1.2e4    /* worse than a loose line or one line more, better than a very loose one */
#define HYPHENS_TWO 3e4 /* more, when the line before ends with one too */
#define HYPHENS_THREE 9e9 /* and before that: worse than any line, below an emergency break */
#define HYPHEN_STUMP 1e9  /* the rest of a word, and little else, as the last line: as LONELY */
#define STUMP 0.25        /* of the measure */
#define LOOSE 100         /* badness: no hyphen where no line has more */
#define SHORT 0.2         /* of the measure: none where no ragged line lacks more */
#define SHORT_EASY 0.15   /* from here on a short line costs in the second attempt */
#define SHORT_LINE 2e6    /* at a lack of 0.23 as much as a hyphen */

typedef struct gb_opportunity {
	size_t at;    /* a line may end before this cluster */
	size_t first; /* where the next line begins, without its blanks */
	size_t after; /* where this line ends, without its blanks */
	gb_break kind;
	double hyphen; /* width of the one that ends the line here; 0: none */
	double cost;   /* of the best lines up to here */
	size_t from;   /* the opportunity at which the last of them begins */
} gb_opportunity;

typedef struct gb_breaking {
	const gb_paragraph *paragraph;
	gb_arena *arena;
	double measure;
	bool patterns;                 /* the measure lets patterns part words */
	bool second;                   /* the attempt with hyphens */
	gb_opportunity *opportunities; /* of the forced line at hand */
	size_t count, capacity;
	gb_line *lines;
	size_t line_count, line_capacity;
	gb_diags *diags;
} gb_breaking;

/* The measure of a line that begins at cluster `at`. */
static double available(const gb_breaking *breaking, size_t at)
{
	const gb_text_style *style = &breaking->paragraph->style;

	return breaking->measure - style->start_indent - style->end_indent -
		   (at == 0 ? style->first_indent : 0);
}

static bool is_too_wide(const gb_breaking *breaking, size_t from, size_t to)
{
	size_t first = from, after = to;

	gb_clusters_trim(breaking->paragraph, &first, &after);
	return gb_clusters_width(breaking->paragraph, first, after) +
			   gb_cluster_hyphen_width(breaking->paragraph, to) >
		   available(breaking, from) + TOLERANCE;
}

static void add_opportunity(
	gb_breaking *breaking, size_t at, size_t start, size_t end, gb_break kind)
{
	gb_opportunity *opportunity;
	size_t first = at, after = at;

	gb_clusters_trim(breaking->paragraph, &first, &end);
	gb_clusters_trim(breaking->paragraph, &start, &after);
	breaking->opportunities = gb_arena_grow(breaking->arena, breaking->opportunities,
		breaking->count, &breaking->capacity, breaking->count + 1, sizeof *breaking->opportunities);
	opportunity = &breaking->opportunities[breaking->count++];
	*opportunity = (gb_opportunity){ at, first, after, kind,
		gb_cluster_hyphen_width(breaking->paragraph, at), INFINITY, 0 };
}

/* Opportunities inside a piece that fits no line: of `kind`, and worse ones where that is not
 * enough. */
static void add_emergencies(gb_breaking *breaking, size_t from, size_t to, gb_break kind)
{
	size_t start = from;

	for (size_t k = from + 1; k <= to; k++) {
		if (k < to && breaking->paragraph->clusters[k].before != kind)
			continue;
		if (kind > GB_BREAK_EMERGENCY_ANY && is_too_wide(breaking, start, k))
			add_emergencies(breaking, start, k, kind - 1); /* at most four deep */
		if (k < to)
			add_opportunity(breaking, k, from, to, kind);
		start = k;
	}
}

/* Whether a line may end so without need. */
static bool is_offered(const gb_breaking *breaking, gb_break kind)
{
	switch (kind) {
	case GB_BREAK_RELUCTANT:
	case GB_BREAK_ALLOWED:
	case GB_BREAK_FORCED:
		return true;
	case GB_BREAK_HYPHEN:
		return breaking->second && breaking->patterns;
	case GB_BREAK_SOFT_HYPHEN:
		return breaking->second;
	case GB_BREAK_NEVER:
	case GB_BREAK_EMERGENCY_ANY:
	case GB_BREAK_EMERGENCY_DIGITS:
	case GB_BREAK_EMERGENCY_SEPARATOR:
		break;
	}
	return false;
}

static void find_opportunities(gb_breaking *breaking, size_t from, size_t to)
{
	/* In a narrow place a word that fits no line is parted by patterns first. */
	const gb_break first_resort =
		breaking->patterns ? GB_BREAK_EMERGENCY_SEPARATOR : GB_BREAK_HYPHEN;
	size_t start = from;

	breaking->count = 0;
	add_opportunity(breaking, from, from, to, GB_BREAK_FORCED);
	for (size_t k = from + 1; k <= to; k++) {
		const gb_break before = k < to ? breaking->paragraph->clusters[k].before : GB_BREAK_FORCED;

		if (!is_offered(breaking, before))
			continue;
		if (is_too_wide(breaking, start, k))
			add_emergencies(breaking, start, k, first_resort);
		add_opportunity(breaking, k, from, to, before);
		start = k;
	}
}

/* Of stretching by `adjust` (or squeezing, when negative): 0 for none, 100 at what is comfortable. */
static double badness(const gb_paragraph *paragraph, size_t first, size_t after, double adjust)
{
	const gb_cluster *start = &paragraph->clusters[first], *end = &paragraph->clusters[after - 1];
	double ratio;

	if (fabs(adjust) < TOLERANCE)
		return 0;
	ratio = adjust > 0 ? adjust / fmax(end->stretch - start->stretch, 0.001)
					   : -adjust / fmax(SQUEEZE_COMFORT * (end->shrink - start->shrink), 0.001);
	if (ratio < WORST_RATIO)
		return 100 * ratio * ratio * ratio;
	/* It goes on growing: else one hopeless line would be as cheap as a merely loose one, and the
	 * paragraph would buy even lines everywhere else with it. */
	return fmin(WORST_BADNESS * ratio / WORST_RATIO, HOPELESS_BADNESS);
}

static bool is_counted(const gb_cluster *cluster)
{
	return cluster->class == GB_CHAR_HAN || cluster->class == GB_CHAR_LATIN ||
		   cluster->class == GB_CHAR_DIGIT;
}

/* Whether the line has fewer characters than a last line needs. */
static bool is_lonely(const gb_paragraph *paragraph, size_t first, size_t after)
{
	size_t counted = 0;

	for (size_t k = first; k < after && counted < LAST_LINE_LEAST; k++)
		counted += is_counted(&paragraph->clusters[k]);
	return counted < LAST_LINE_LEAST;
}

static double emergency_cost(const gb_breaking *breaking, gb_break kind)
{
	switch (kind) {
	case GB_BREAK_HYPHEN:
		return breaking->patterns ? 0 : EMERGENCY / 2;
	case GB_BREAK_EMERGENCY_SEPARATOR:
		return EMERGENCY;
	case GB_BREAK_EMERGENCY_DIGITS:
		return 2 * EMERGENCY;
	case GB_BREAK_EMERGENCY_ANY:
		return 4 * EMERGENCY;
	case GB_BREAK_NEVER:
	case GB_BREAK_SOFT_HYPHEN:
	case GB_BREAK_RELUCTANT:
	case GB_BREAK_ALLOWED:
	case GB_BREAK_FORCED:
		break;
	}
	return 0;
}

/* What a break costs wherever its line begins, and what it costs after the one that began the line. */
static double end_cost(
	const gb_breaking *breaking, const gb_opportunity *start, const gb_opportunity *end)
{
	double cost = emergency_cost(breaking, end->kind);

	if (end->kind == GB_BREAK_RELUCTANT)
		cost += RELUCTANT;
	if (end->hyphen == 0)
		return cost;
	cost += HYPHEN;
	if (start->hyphen > 0) {
		/* Of the best lines up to `start`: others are not known any more. */
		const gb_opportunity *before = &breaking->opportunities[start->from];

		cost += before->hyphen > 0 ? HYPHENS_THREE : HYPHENS_TWO;
	}
	return cost;
}

/* What the looks of a line cost that has `adjust` to add to clusters first…after-1; INFINITY when
 * it does not fit. */
static double looks_cost(
	const gb_breaking *breaking, size_t first, size_t after, double adjust, double room, bool last)
{
	const gb_paragraph *paragraph = breaking->paragraph;
	const bool justified = paragraph->style.align == GB_ALIGN_JUSTIFY;
	const double lack = adjust / room;
	double cost = RAGGED_LINE;

	if (adjust < -TOLERANCE) {
		const double shrink =
			paragraph->clusters[after - 1].shrink - paragraph->clusters[first].shrink;

		if (!justified || -adjust > shrink + TOLERANCE)
			return INFINITY;
	}
	if (justified) {
		const double bad = last && adjust > 0 ? 0 : badness(paragraph, first, after, adjust);

		return (1 + bad) * (1 + bad);
	}
	if (!last || paragraph->style.align == GB_ALIGN_CENTRE) {
		cost += 1000 * lack * lack;
		if (breaking->second && lack > SHORT_EASY)
			cost += SHORT_LINE * (lack - SHORT_EASY) * (lack - SHORT_EASY);
	}
	return cost;
}

/* Whether the line's last cluster may stand outside the right edge: a pause or stop that fills the
 * left half of its square, never ？！ or a bracket (clreq, 标点悬挂). */
static bool may_hang(const gb_paragraph *paragraph, size_t first, size_t after)
{
	const gb_cluster *mark = &paragraph->clusters[after - 1];

	if (!paragraph->style.hanging || after - first < 2 || mark->right == 0 ||
		(paragraph->style.align != GB_ALIGN_JUSTIFY && paragraph->style.align != GB_ALIGN_START))
		return false;
	switch (mark->character) {
	case 0x3001: /* 、 */
	case 0x3002: /* 。 */
	case 0xFF0C: /* ， */
	case 0xFF0E: /* ． */
		return true;
	default:
		return false;
	}
}

/* Cost of the line between two opportunities, INFINITY when it does not fit. `hangs` says whether
 * it costs least with its last mark outside the edge. */
static double line_cost(const gb_breaking *breaking, size_t from, size_t to, bool *hangs)
{
	const gb_paragraph *paragraph = breaking->paragraph;
	const gb_opportunity *start = &breaking->opportunities[from],
						 *end = &breaking->opportunities[to];
	const bool last = to + 1 == breaking->count;
	const double room = available(breaking, start->at);
	double cost = end_cost(breaking, start, end), looks, natural;

	*hangs = false;
	if (start->first >= end->after)
		return cost;
	natural = gb_clusters_width(paragraph, start->first, end->after) + end->hyphen;
	looks = looks_cost(breaking, start->first, end->after, room - natural, room, last);
	if (may_hang(paragraph, start->first, end->after)) {
		const double adjust = room - gb_clusters_width(paragraph, start->first, end->after - 1);
		const double hung =
			(paragraph->style.align == GB_ALIGN_JUSTIFY ? HANGING : 0) +
			looks_cost(breaking, start->first, end->after - 1, adjust, room, last && adjust > 0);

		*hangs = hung < looks;
		looks = fmin(hung, looks);
	}
	if (looks == INFINITY)
		return to == from + 1 ? cost + OVERFULL + natural - room : INFINITY;
	if (last && from > 0 && is_lonely(paragraph, start->first, end->after))
		cost += LONELY;
	if (last && start->hyphen > 0 && natural < STUMP * room)
		cost += HYPHEN_STUMP;
	return cost + looks;
}

static void choose_lines(gb_breaking *breaking)
{
	gb_opportunity *all = breaking->opportunities;
	size_t longest = 0; /* the first opportunity from which a line can reach the one at hand */

	all[0].cost = 0;
	for (size_t to = 1; to < breaking->count; to++) {
		bool fits = false;

		for (size_t from = longest; from < to; from++) {
			bool hangs;
			const double cost = line_cost(breaking, from, to, &hangs);
			const double total = all[from].cost + cost;

			if (cost == INFINITY) {
				/* A line from here to anywhere later is longer still, but for the edges of marks. */
				if (!fits && gb_clusters_width(breaking->paragraph, all[from].first,
								 all[to].after) > 1.5 * available(breaking, all[from].at) + 20)
					longest = from + 1;
				continue;
			}
			fits = true;
			/* Of equal ones the longer line. */
			if (total < all[to].cost) {
				all[to].cost = total;
				all[to].from = from;
			} else if (all[to].cost < OVERFULL &&
					   gb_clusters_width(breaking->paragraph, all[from].first, all[to].after) <
						   0.4 * available(breaking, all[from].at)) {
				break; /* shorter lines only look worse */
			}
		}
	}
}

static double title_cost(const void *context, size_t from, size_t to)
{
	const gb_breaking *breaking = context;
	const gb_opportunity *end = &breaking->opportunities[to];
	bool hangs;

	/* Sense ends first of all where the author made a pause. */
	return line_cost(breaking, from, to, &hangs) -
		   (to + 1 < breaking->count && end->after > 0 &&
					   breaking->paragraph->clusters[end->after - 1].class == GB_CHAR_PAUSE
				   ? TITLE_PAUSE
				   : 0);
}

static double title_width(const void *context, size_t from, size_t to)
{
	const gb_breaking *breaking = context;

	return gb_clusters_width(breaking->paragraph, breaking->opportunities[from].first,
		breaking->opportunities[to].after);
}

/* A title's lines have a shape together. */
static void choose_title(gb_breaking *breaking)
{
	const gb_title_lines lines = { breaking, title_cost, title_width,
		gb_cluster_style(breaking->paragraph, breaking->paragraph->clusters)->size };
	size_t from[GB_TITLE_MOST] = { 0 };

	gb_title_choose(breaking->arena, &lines, breaking->count, from);
	for (size_t to = 1; to < breaking->count; to++)
		breaking->opportunities[to].from = from[to];
}

static void warn(const gb_breaking *breaking, size_t at, const char *code, gb_str what)
{
	const gb_paragraph *paragraph = breaking->paragraph;
	size_t from = at, to = at;
	gb_buf found = gb_buf_new(breaking->arena), room = gb_buf_new(breaking->arena);

	if (!breaking->diags)
		return;
	while (from > 0 && at - from < QUOTED_CHARACTERS &&
		   paragraph->clusters[from].before < GB_BREAK_ALLOWED)
		from--;
	while (to < paragraph->count && to - at < QUOTED_CHARACTERS &&
		   (to == at || paragraph->clusters[to].before < GB_BREAK_ALLOWED))
		to++;
	gb_buf_str(&found, GB_STR("\""));
	gb_buf_str(&found, gb_str_slice(paragraph->text, paragraph->clusters[from].from,
						   paragraph->clusters[to - 1].to));
	gb_buf_str(&found, GB_STR("\""));
	gb_buf_str(&found, what);
	gb_buf_str(&room, GB_STR("text that fits its "));
	gb_buf_number(&room, available(breaking, 1), 1);
	gb_buf_str(&room, GB_STR(" pt"));
	gb_warn(breaking->diags, paragraph->spans[paragraph->clusters[at].span].place, code,
		gb_buf_taken(&found), gb_buf_taken(&room),
		GB_STR("shorten the text, or give it more width"));
}

/* Ascent, descent and registers of the clusters from…to-1. */
static void measure_line(const gb_paragraph *paragraph, size_t from, size_t to, gb_line *line)
{
	for (size_t k = from; k < to; k++) {
		const gb_cluster *cluster = &paragraph->clusters[k];
		const double rise = gb_cluster_style(paragraph, cluster)->rise;

		line->registers |= paragraph->spans[cluster->span].registers;
		if (!cluster->face)
			continue;
		line->ascent = fmax(line->ascent, cluster->face->ascent * cluster->size + rise);
		line->descent = fmax(line->descent, cluster->face->descent * cluster->size - rise);
	}
	if (line->ascent == 0) {
		line->ascent = paragraph->ascent;
		line->descent = paragraph->descent;
	}
}

static void add_line(gb_breaking *breaking, const gb_opportunity *start, const gb_opportunity *end,
	bool last, bool hangs)
{
	const gb_paragraph *paragraph = breaking->paragraph;
	const gb_text_style *style = &paragraph->style;
	const double room = available(breaking, start->at);
	gb_line *line;
	double slack;

	breaking->lines = gb_arena_grow(breaking->arena, breaking->lines, breaking->line_count,
		&breaking->line_capacity, breaking->line_count + 1, sizeof *breaking->lines);
	line = &breaking->lines[breaking->line_count++];
	*line = (gb_line){ .first = start->first, .after = end->after, .last = last };
	if (line->after < line->first)
		line->after = line->first;
	line->hangs = hangs;
	line->hyphen = end->hyphen > 0;
	line->natural =
		gb_clusters_width(paragraph, line->first, line->after - line->hangs) + end->hyphen;
	slack = room - line->natural;
	if (style->align == GB_ALIGN_JUSTIFY && fabs(slack) > TOLERANCE && (slack < 0 || !last))
		line->adjust =
			gb_justify_possible(paragraph, line->first, line->after - line->hangs, slack);
	line->width = line->natural + line->adjust;
	slack = room - line->width;
	line->indent = style->start_indent + (start->at == 0 ? style->first_indent : 0);
	if (style->align == GB_ALIGN_CENTRE)
		line->indent += slack / 2;
	else if (style->align == GB_ALIGN_END)
		line->indent += slack;
	measure_line(paragraph, start->at, end->at, line);
	line->emergency = emergency_cost(breaking, end->kind) > 0;
	if (line->emergency)
		warn(
			breaking, end->at, "emergency-break", GB_STR(", parted where it should stay together"));
	if (slack < -TOLERANCE)
		warn(breaking, line->first, "overfull-line", GB_STR(", wider than its line"));
}

static void add_lines(gb_breaking *breaking)
{
	size_t *path = gb_arena_borrow(breaking->arena, breaking->count, sizeof *path);
	size_t lines = 0;

	for (size_t to = breaking->count - 1; to > 0; to = breaking->opportunities[to].from)
		path[lines++] = to;
	while (lines-- > 0) {
		const size_t to = path[lines], from = breaking->opportunities[to].from;
		bool hangs;

		line_cost(breaking, from, to, &hangs);
		add_line(breaking, &breaking->opportunities[from], &breaking->opportunities[to], lines == 0,
			hangs);
	}
	gb_arena_give_back(breaking->arena, path, breaking->count, sizeof *path);
}

/* Whether the lines just chosen are worth parting words for better ones: one is loose, short, or
 * broken where it must not be. */
static bool wants_hyphens(const gb_breaking *breaking)
{
	const gb_paragraph *paragraph = breaking->paragraph;
	const gb_opportunity *all = breaking->opportunities;
	const bool justified = paragraph->style.align == GB_ALIGN_JUSTIFY;
	const size_t last = breaking->count - 1;

	if (!paragraph->soft_hyphens && !(paragraph->hyphens && breaking->patterns))
		return false;
	if (all[last].cost >= LONELY)
		return true;
	for (size_t to = all[last].from; to > 0; to = all[to].from) {
		const gb_opportunity *start = &all[all[to].from], *end = &all[to];
		const double room = available(breaking, start->at);
		const double adjust = room - gb_clusters_width(paragraph, start->first, end->after);

		if (start->first >= end->after)
			continue;
		if (justified ? badness(paragraph, start->first, end->after, adjust) > LOOSE
					  : adjust > SHORT * room)
			return true;
	}
	return false;
}

const gb_line *gb_paragraph_break(
	const gb_paragraph *paragraph, gb_arena *arena, double measure, size_t *count, gb_diags *diags)
{
	gb_breaking breaking = {
		.paragraph = paragraph, .arena = arena, .measure = measure, .diags = diags
	};

	breaking.patterns = available(&breaking, 1) >= GB_HYPHEN_MEASURE;

	for (size_t from = 0, to; from < paragraph->count; from = to) {
		to = from + 1;
		while (to < paragraph->count && paragraph->clusters[to].before != GB_BREAK_FORCED)
			to++;
		breaking.second = false;
		find_opportunities(&breaking, from, to);
		if (paragraph->style.sense && breaking.count <= GB_TITLE_MOST) {
			choose_title(&breaking);
			add_lines(&breaking);
			continue;
		}
		choose_lines(&breaking);
		if (wants_hyphens(&breaking)) {
			breaking.second = true;
			find_opportunities(&breaking, from, to);
			choose_lines(&breaking);
		}
		add_lines(&breaking);
	}
	if (paragraph->count == 0) {
		const gb_opportunity nothing = { 0, 0, 0, GB_BREAK_FORCED, 0, 0, 0 };

		add_line(&breaking, &nothing, &nothing, true, false);
	}
	gb_arena_give_back(
		arena, breaking.opportunities, breaking.capacity, sizeof *breaking.opportunities);
	*count = breaking.line_count;
	return breaking.lines;
}
