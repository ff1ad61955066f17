#include "base/utf8.h"
#include "model/reference.h"

#include <string.h>

/*
 * No digit is typed in prose (D 4.1): figures are references. What may stand are dates, years and
 * names that the place file declares. The check sees the paragraph as one text, however its styles
 * cut it.
 */

/* The paragraph without its references (each one U+FFFC), and which bytes are raised or lowered. */
typedef struct flat_text {
	gb_str text;
	unsigned char *small; /* 1: superscript or subscript, 2: covered by a name */
} flat_text;

#define REFERENCE "\xEF\xBF\xBC"

static flat_text flatten(gb_arena *arena, const gb_prose *prose)
{
	gb_buf buf = gb_buf_new(arena);
	flat_text flat;
	size_t at = 0;

	for (size_t i = 0; i < prose->count; i++) {
		const gb_inline *item = &prose->items[i];

		if (item->kind == GB_INLINE_TEXT)
			gb_buf_str(&buf, item->text);
		else if (item->kind == GB_INLINE_NOTE)
			gb_buf_text(&buf, "\n"); /* its id is not printed */
		else
			gb_buf_text(&buf, item->kind == GB_INLINE_REFERENCE ? REFERENCE : "\n");
	}
	flat.text = gb_buf_taken(&buf);
	flat.small = gb_arena_alloc(arena, flat.text.n + 1);
	for (size_t i = 0; i < prose->count; i++) {
		const gb_inline *item = &prose->items[i];
		const size_t n = item->kind == GB_INLINE_TEXT        ? item->text.n
						 : item->kind == GB_INLINE_REFERENCE ? strlen(REFERENCE)
															 : 1;

		if (item->kind == GB_INLINE_TEXT &&
			(item->style & (GB_INLINE_SUPERSCRIPT | GB_INLINE_SUBSCRIPT)) != 0)
			memset(flat.small + at, 1, n);
		at += n;
	}
	return flat;
}

static bool is_digit(gb_str text, size_t at)
{
	return at < text.n && text.p[at] >= '0' && text.p[at] <= '9';
}

/* A name covers its digits, but never a part of a longer number: "2" is not in "12". */
static void cover_names(flat_text *flat, const gb_str *names, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		const gb_str name = names[i];

		for (size_t at = 0; name.n > 0 && at + name.n <= flat->text.n;) {
			const size_t hit = gb_str_find(gb_str_slice(flat->text, at, flat->text.n), name);
			const size_t from = at + hit, to = from + name.n;

			if (hit == SIZE_MAX)
				break;
			if (!(is_digit(name, 0) && from > 0 && is_digit(flat->text, from - 1)) &&
				!(is_digit(name, name.n - 1) && is_digit(flat->text, to)))
				memset(flat->small + from, 2, name.n);
			at = from + 1;
		}
	}
}

static bool follows(gb_str text, size_t at, const char *word)
{
	return gb_str_starts(gb_str_slice(text, at, text.n), word);
}

static bool precedes(gb_str text, size_t at, const char *word)
{
	return gb_str_ends(gb_str_slice(text, 0, at), word);
}

static const char *const months[] = {
	"January",
	"February",
	"March",
	"April",
	"May",
	"June",
	"July",
	"August",
	"September",
	"October",
	"November",
	"December",
};

static int number_of(gb_str text, size_t from, size_t to)
{
	int number = 0;

	for (size_t i = from; i < to && number < 100000; i++)
		number = number * 10 + (text.p[i] - '0');
	return number;
}

/* What follows the number: "月" of 6月, also behind the end of a range (1—6月). */
static bool has_unit_after(gb_str text, size_t to, const char *unit)
{
	static const char *const dashes[] = { "\u2014", "\u2013", "-", "至", "～" };

	if (follows(text, to, unit))
		return true;
	for (size_t i = 0; i < GB_COUNT(dashes); i++) {
		size_t at = to + strlen(dashes[i]);

		if (!follows(text, to, dashes[i]) || !is_digit(text, at))
			continue;
		while (is_digit(text, at))
			at++;
		if (follows(text, at, unit))
			return true;
	}
	return false;
}

static bool is_letter(gb_str text, size_t at)
{
	return at < text.n &&
		   ((text.p[at] >= 'a' && text.p[at] <= 'z') || (text.p[at] >= 'A' && text.p[at] <= 'Z'));
}

static bool is_month_beside(gb_str text, size_t from, size_t to)
{
	for (size_t i = 0; i < GB_COUNT(months); i++) {
		if (follows(text, to, " ") && follows(text, to + 1, months[i]) &&
			!is_letter(text, to + 1 + strlen(months[i]))) /* 5 Mayors are no 5 May */
			return true;
		if (precedes(text, from, " ") && precedes(text, from - 1, months[i]))
			return true;
	}
	return false;
}

static bool is_han_at(gb_str text, size_t at)
{
	size_t length;

	return at < text.n && gb_utf8_at(text, at, &length) >= 0x2E80 &&
		   gb_utf8_at(text, at, &length) < 0xFF00 && gb_utf8_at(text, at, &length) > 0x303F;
}

/* A year by itself: not before a Han word, which would make it a number of things (2000套). */
static bool is_year(gb_str text, size_t from, size_t to)
{
	const int year = number_of(text, from, to);

	if (to - from != 4 || year < 1900 || year > 2099)
		return false;
	if (from > 0 && strchr(".,+-$", text.p[from - 1]) != NULL)
		return false;
	if (precedes(text, from, "\u2212") || follows(text, to, "%") || follows(text, to, "‰"))
		return false;
	if (to + 1 < text.n && strchr(".,", text.p[to]) != NULL && is_digit(text, to + 1))
		return false;
	return !is_han_at(text, to) || follows(text, to, "年") || has_unit_after(text, to, "年");
}

static bool is_date(gb_str text, size_t from, size_t to)
{
	const int number = number_of(text, from, to);

	if (is_year(text, from, to))
		return true;
	if (to - from > 2 || (from > 0 && strchr(".,", text.p[from - 1]) != NULL && from > 1 &&
							 is_digit(text, from - 2)))
		return false;
	if (number >= 1 && number <= 12 && has_unit_after(text, to, "月"))
		return true;
	return number >= 1 && number <= 31 &&
		   (has_unit_after(text, to, "日") || is_month_beside(text, from, to));
}

/* CO₂, m²: one small digit at a letter. */
static bool is_formula(const flat_text *flat, size_t from, size_t to)
{
	const char before = from > 0 ? flat->text.p[from - 1] : ' ';

	return flat->small[from] == 1 && to - from == 1 &&
		   ((before >= 'A' && before <= 'Z') || (before >= 'a' && before <= 'z'));
}

/* The number with some words around it, so that the clerk finds it. */
static gb_str around(gb_arena *arena, gb_str text, size_t from, size_t to)
{
	gb_buf buf = gb_buf_new(arena);
	size_t left = from > 18 ? from - 18 : 0, right = to + 18 < text.n ? to + 18 : text.n;

	while (left > 0 && ((unsigned char)text.p[left] & 0xC0) == 0x80)
		left--;
	while (right < text.n && ((unsigned char)text.p[right] & 0xC0) == 0x80)
		right++;
	gb_buf_text(&buf, "the figure ");
	gb_buf_str(&buf, gb_str_slice(text, from, to));
	gb_buf_text(&buf, " in \"");
	gb_buf_text(&buf, left > 0 ? "…" : "");
	for (size_t i = left; i < right; i++) {
		if (follows(text, i, REFERENCE)) {
			gb_buf_text(&buf, "{…}");
			i += strlen(REFERENCE) - 1;
		} else {
			gb_buf_char(&buf, text.p[i] == '\n' ? ' ' : text.p[i]);
		}
	}
	gb_buf_text(&buf, right < text.n ? "…\"" : "\"");
	return gb_buf_taken(&buf);
}

/* The end of the number that begins at `from`: digits, with points and commas between them. */
static size_t number_end(gb_str text, size_t from)
{
	size_t to = from;

	while (is_digit(text, to) ||
		   (to > from && to < text.n && strchr(".,", text.p[to]) != NULL && is_digit(text, to + 1)))
		to++;
	return to;
}

static size_t wide_digits(gb_str text, size_t at)
{
	size_t to = at, length;

	while (to < text.n && gb_utf8_at(text, to, &length) >= 0xFF10 &&
		   gb_utf8_at(text, to, &length) <= 0xFF19)
		to += length;
	return to;
}

bool gb_prose_check_digits(
	gb_arena *arena, const gb_prose *prose, const gb_str *names, size_t name_count, gb_diags *diags)
{
	flat_text flat = flatten(arena, prose);
	bool ok = true;

	cover_names(&flat, names, name_count);
	for (size_t from = 0, to; from<flat.text.n; from = to> from ? to : from + 1) {
		to = number_end(flat.text, from);
		if (to > from) {
			if (flat.small[from] == 2 || is_date(flat.text, from, to) ||
				is_formula(&flat, from, to))
				continue;
		} else {
			to = wide_digits(flat.text, from);
			if (to == from || flat.small[from] == 2)
				continue;
		}
		ok = gb_fault(diags, prose->place, "digit-in-prose", around(arena, flat.text, from, to),
			GB_STR("a reference such as {gdp-growth.actual}"),
			GB_STR("figures come from the ledger; a name with digits is declared in the place "
				   "file's \"names\""));
	}
	return ok;
}

/* Between two Han characters: “”, ， and the like, not " and , (D 2.10). */
void gb_prose_check_marks(gb_arena *arena, const gb_prose *prose, gb_diags *diags)
{
	const flat_text flat = flatten(arena, prose);

	for (size_t i = 0; i < flat.text.n; i++) {
		size_t before = i;

		if (strchr("\"',;:?!()", flat.text.p[i]) == NULL || i == 0)
			continue;
		while (--before > 0 && ((unsigned char)flat.text.p[before] & 0xC0) == 0x80)
			;
		if (!is_han_at(flat.text, before) || !is_han_at(flat.text, i + 1))
			continue;
		gb_warn(diags, prose->place, "ascii-punctuation", around(arena, flat.text, i, i + 1),
			GB_STR("Chinese punctuation between Han characters"),
			GB_STR("write ， 。 ； ： ？ ！ （ ） “ ”"));
		return;
	}
}
