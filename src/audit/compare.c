/* The differences between what was promised and what a file shows, each a fault. */
#include "audit/part.h"

#include <math.h>
#include <stdlib.h>

typedef struct comparing {
	gb_arena *arena;
	const gb_audit_list *list;
	gb_place place; /* the file */
	gb_diags *diags;
	const gb_promised_page *promised; /* the page that is compared */
	const gb_found_page *found;
	size_t number;
	bool ok;
} comparing;

static const char *const kinds[] = {
	[GB_FIGURE_VALUE] = "value",
	[GB_FIGURE_TARGET] = "target",
	[GB_FIGURE_THRESHOLD] = "threshold",
	[GB_FIGURE_NAME] = "part of a name",
	[GB_FIGURE_DATE] = "date",
	[GB_FIGURE_TICK] = "tick of an axis",
	[GB_FIGURE_ORDINAL] = "ordinal",
	[GB_FIGURE_PAGE] = "page number",
};

/* "the value gdp-growth/2024-H1/actual (5.08 exactly, half to even)" */
static gb_str figure_words(const comparing *c, const gb_figure *figure)
{
	const gb_str exact = gb_decimal_text(c->arena, figure->value, false, false);
	gb_buf buf = gb_buf_new(c->arena);

	gb_buf_format(&buf, "the %s", kinds[figure->kind]);
	if (figure->path.n > 0)
		gb_buf_format(&buf, " %.*s", (int)figure->path.n, figure->path.p);
	if (figure->value.known && !gb_decimal_equal(figure->value, figure->printed))
		gb_buf_format(&buf, " (%.*s in the ledger, rounded half %s)", (int)exact.n, exact.p,
			figure->rounding == GB_ROUND_HALF_EVEN ? "to even" : "up");
	return gb_buf_taken(&buf);
}

static gb_str ledger_place(const comparing *c, const gb_figure *figure)
{
	/* Lines are counted from the beginning of a file: not for faults that are only counted. */
	if (figure->place.source == NULL || gb_diags_errors(c->diags) >= GB_FAULTS_SHOWN)
		return (gb_str){ 0 };
	const gb_str place = gb_place_text(c->arena, figure->place);

	return gb_str_format(c->arena, "it comes from %.*s", (int)place.n, place.p);
}

/* What stands where the figure was promised, and whether that is the figure. */
static bool figure_agrees(const comparing *c, const gb_audit_figure *figure, gb_buf *found)
{
	bool agrees = true;

	for (size_t i = 0; i < figure->count; i++) {
		const gb_promised_char *character = &c->promised->chars[figure->first + i];

		if (character->match == GB_NO_MATCH) {
			agrees = false;
			continue;
		}
		const uint32_t scalar = c->found->chars[character->match].scalar;
		agrees = agrees && scalar == character->scalar;
		gb_buf_scalar(found, scalar);
	}
	return agrees;
}

static void check_figures(comparing *c)
{
	for (size_t i = 0; i < c->promised->figure_count; i++) {
		const gb_audit_figure *figure = &c->list->figures[c->promised->first_figure + i];
		const gb_arena_mark mark = gb_arena_mark_now(c->arena);
		gb_buf found = gb_buf_new(c->arena);

		if (figure_agrees(c, figure, &found)) {
			gb_arena_rewind(c->arena, mark);
			continue;
		}
		const gb_str words = figure_words(c, figure->figure);
		const gb_str expected = gb_str_format(c->arena, "\"%.*s\", %.*s", (int)figure->printed.n,
			figure->printed.p, (int)words.n, words.p);
		const bool missing = found.n == 0;

		c->ok = gb_fault(c->diags, c->place, missing ? "figure-missing" : "figure-differs",
			missing
				? gb_str_format(c->arena, "no figure in its place on page %zu", c->number)
				: gb_str_format(c->arena, "\"%.*s\" on page %zu", (int)found.n, found.p, c->number),
			expected, ledger_place(c, figure->figure));
	}
}

/* How many characters before and behind say where something stands. */
#define AROUND 8

static gb_str around(const comparing *c, size_t from, size_t to)
{
	const size_t first = from > AROUND ? from - AROUND : 0;
	const size_t last = to + AROUND < c->found->count ? to + AROUND : c->found->count;
	gb_buf buf = gb_buf_new(c->arena);

	for (size_t i = first; i < last; i++)
		gb_buf_scalar(&buf, c->found->chars[i].scalar);
	return gb_buf_taken(&buf);
}

/* A digit that stands for no promised figure. */
static bool unaccounted(const comparing *c, size_t index)
{
	const gb_found_char *character = &c->found->chars[index];

	return gb_audit_is_digit(character->scalar) &&
		   (character->match == GB_NO_MATCH ||
			   c->promised->chars[character->match].figure == GB_NO_FIGURE);
}

/* A point or comma between two such digits, which was not promised either. */
static bool between_digits(const comparing *c, size_t index)
{
	const gb_found_char *character = &c->found->chars[index];

	return (character->scalar == '.' || character->scalar == ',') &&
		   character->match == GB_NO_MATCH && index > 0 && index + 1 < c->found->count &&
		   unaccounted(c, index - 1) && unaccounted(c, index + 1);
}

static void check_digits(comparing *c)
{
	for (size_t from = 0, to; from < c->found->count; from = to) {
		to = from + 1;
		if (!unaccounted(c, from))
			continue;
		gb_buf digits = gb_buf_new(c->arena);

		for (to = from; to < c->found->count && (unaccounted(c, to) || between_digits(c, to)); to++)
			gb_buf_scalar(&digits, c->found->chars[to].scalar);
		const gb_str near = around(c, from, to);
		c->ok = gb_fault(c->diags, c->place, "figure-unaccounted",
			gb_str_format(c->arena, "\"%.*s\" on page %zu, in \"%.*s\"", (int)digits.n, digits.p,
				c->number, (int)near.n, near.p),
			GB_STR("no digit that is not a figure of the ledger"), (gb_str){ 0 });
	}
}

/* Text that is no figure: one fault a page, with where it begins to differ. */
static void check_words(comparing *c)
{
	gb_buf expected = gb_buf_new(c->arena), found = gb_buf_new(c->arena);
	size_t wrong = 0;

	for (size_t i = 0; i < c->promised->count; i++) {
		const gb_promised_char *character = &c->promised->chars[i];
		const uint32_t scalar =
			character->match == GB_NO_MATCH ? 0 : c->found->chars[character->match].scalar;

		if (character->figure != GB_NO_FIGURE || scalar == character->scalar ||
			gb_audit_is_digit(scalar))
			continue;
		if (++wrong > AROUND)
			continue;
		gb_buf_scalar(&expected, character->scalar);
		if (scalar != 0)
			gb_buf_scalar(&found, scalar);
	}
	for (size_t i = 0; i < c->found->count; i++) {
		const gb_found_char *character = &c->found->chars[i];

		if (character->match != GB_NO_MATCH || gb_audit_is_digit(character->scalar) ||
			between_digits(c, i))
			continue;
		if (++wrong <= AROUND)
			gb_buf_scalar(&found, character->scalar);
	}
	if (wrong == 0)
		return;
	c->ok = gb_fault(c->diags, c->place, "words-differ",
		found.n == 0 ? gb_str_format(c->arena, "no such words on page %zu", c->number)
					 : gb_str_format(c->arena, "the words \"%.*s\" on page %zu", (int)found.n,
						   found.p, c->number),
		expected.n == 0 ? GB_STR("nothing there")
						: gb_str_format(c->arena, "\"%.*s\"", (int)expected.n, expected.p),
		wrong > AROUND ? gb_str_format(c->arena, "%zu characters of the page differ", wrong)
					   : (gb_str){ 0 });
}

static gb_str size_text(gb_arena *arena, double width, double height)
{
	gb_buf buf = gb_buf_new(arena);

	gb_buf_number(&buf, width, 2);
	gb_buf_text(&buf, " x ");
	gb_buf_number(&buf, height, 2);
	gb_buf_text(&buf, " pt");
	return gb_buf_taken(&buf);
}

/* What writers and readers may round away, pt. */
#define SIZE_SLACK 0.1

static void check_page(
	comparing *c, gb_promised_page *promised, gb_found_page *found, size_t number)
{
	c->promised = promised;
	c->found = found;
	c->number = number;
	if (fabs(promised->width - found->width) > SIZE_SLACK ||
		fabs(promised->height - found->height) > SIZE_SLACK) {
		const gb_str is = size_text(c->arena, found->width, found->height);

		c->ok = gb_fault(c->diags, c->place, "page-size",
			gb_str_format(c->arena, "page %zu of %.*s", number, (int)is.n, is.p),
			size_text(c->arena, promised->width, promised->height),
			GB_STR("audit the file as it was made, not a scaled or trimmed copy"));
		return;
	}
	gb_audit_match(c->arena, promised, found);
	check_figures(c);
	check_digits(c);
	check_words(c);
}

/* --- which page is which --- */

static int compare_scalars(const void *a, const void *b)
{
	const uint32_t one = *(const uint32_t *)a, two = *(const uint32_t *)b;

	return one < two ? -1 : one > two;
}

/* A number for all characters of a page, in whatever order they are read. */
static uint64_t sign_of(uint32_t *scalars, size_t count)
{
	uint64_t sign = 14695981039346656037u; /* FNV-1a */

	qsort(scalars, count, sizeof *scalars, compare_scalars);
	for (size_t i = 0; i < count; i++)
		sign = (sign ^ scalars[i]) * 1099511628211u;
	return sign;
}

static uint64_t *signs_promised(gb_arena *arena, const gb_promised_page *pages, size_t count)
{
	uint64_t *signs = GB_NEW_ARRAY(arena, count, uint64_t);

	for (size_t p = 0; p < count; p++) {
		uint32_t *scalars = GB_NEW_ARRAY(arena, pages[p].count, uint32_t);

		for (size_t i = 0; i < pages[p].count; i++)
			scalars[i] = pages[p].chars[i].scalar;
		signs[p] = sign_of(scalars, pages[p].count);
	}
	return signs;
}

static uint64_t *signs_found(gb_arena *arena, const gb_finished *finished)
{
	uint64_t *signs = GB_NEW_ARRAY(arena, finished->count, uint64_t);

	for (size_t p = 0; p < finished->count; p++) {
		const gb_found_page *page = &finished->pages[p];
		uint32_t *scalars = GB_NEW_ARRAY(arena, page->count, uint32_t);

		for (size_t i = 0; i < page->count; i++)
			scalars[i] = page->chars[i].scalar;
		signs[p] = sign_of(scalars, page->count);
	}
	return signs;
}

/* How far on a page may be looked for. */
#define AHEAD 32

/* How many of `signs` come before the one that is looked for; 0 when it is not among the next. */
static size_t ahead(const uint64_t *signs, size_t from, size_t count, uint64_t sign)
{
	for (size_t i = from + 1; i < count && i - from <= AHEAD; i++)
		if (signs[i] == sign)
			return i - from;
	return 0;
}

static void say_pages(comparing *c, size_t found, size_t expected)
{
	if (found == expected)
		return;
	c->ok = gb_fault(c->diags, c->place, "page-count",
		gb_str_format(c->arena, "%zu page%s", found, found == 1 ? "" : "s"),
		gb_str_format(c->arena, "%zu", expected),
		GB_STR("a file of other data, of another --layout or --edition, or of some pages only "
			   "(FILE,pages=1-3)?"));
}

static void missing_page(comparing *c, const gb_promised_page *page, size_t number)
{
	c->ok = gb_fault(c->diags, c->place, "page-missing",
		gb_str_format(c->arena, "no page %zu in its place", number),
		gb_str_format(c->arena, "that page, with its %zu figure%s", page->figure_count,
			page->figure_count == 1 ? "" : "s"),
		(gb_str){ 0 });
}

/* A sheet that is in the way; said by its number when it is a page of the document. */
static void extra_page(comparing *c, size_t sheet, uint64_t sign, const uint64_t *promised,
	size_t count, size_t first, gb_str expected)
{
	gb_str found = gb_str_format(c->arena, "sheet %zu of the file", sheet + 1);

	for (size_t i = 0; i < count; i++) {
		if (promised[i] != sign)
			continue;
		found =
			gb_str_format(c->arena, "page %zu as sheet %zu of the file", first + i + 1, sheet + 1);
		break;
	}
	c->ok = gb_fault(c->diags, c->place, "page-extra", found, expected, (gb_str){ 0 });
}

bool gb_audit_compare(gb_arena *arena, const gb_audit_file *file, const gb_audit_list *list,
	gb_promised_page *pages, gb_finished *finished, gb_place place, gb_diags *diags)
{
	const size_t all = list->document->page_count;
	const size_t first = file->first_page;
	const size_t count = (file->last_page == SIZE_MAX ? all : file->last_page + 1) - first;
	comparing c = { .arena = arena, .list = list, .place = place, .diags = diags, .ok = true };
	const uint64_t *promised = signs_promised(arena, pages + first, count);
	const uint64_t *found = signs_found(arena, finished);
	size_t i = 0, k = 0;

	say_pages(&c, finished->count, count);
	while (i < count && k < finished->count) {
		if (promised[i] != found[k]) {
			size_t skipped = ahead(promised, i, count, found[k]);

			/* A page that comes later by what it says: those before it are not there. */
			for (; skipped > 0; skipped--, i++)
				missing_page(&c, &pages[first + i], first + i + 1);
			skipped = promised[i] == found[k] ? 0 : ahead(found, k, finished->count, promised[i]);
			for (; skipped > 0; skipped--, k++)
				extra_page(&c, k, found[k], promised, count, first,
					gb_str_format(arena, "page %zu there", first + i + 1));
		}
		check_page(&c, &pages[first + i], &finished->pages[k], first + i + 1);
		i++;
		k++;
	}
	for (; i < count; i++)
		missing_page(&c, &pages[first + i], first + i + 1);
	for (; k < finished->count; k++)
		extra_page(&c, k, found[k], promised, count, first, GB_STR("no more pages"));
	return c.ok;
}
