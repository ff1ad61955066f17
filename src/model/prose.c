#include "base/utf8.h"
#include "model/markup.h"
#include "model/reference.h"

#include <string.h>

/*
 * Prose: markup without its references, then the references put back. They are taken out first so
 * that no character in them is markup, and so that cmark sees a letter where they stand.
 */

typedef struct reference_queue {
	gb_str *items;
	size_t count, capacity, taken;
} reference_queue;

static bool is_ascii_mark(char c)
{
	return (c >= '!' && c <= '/') || (c >= ':' && c <= '@') || (c >= '[' && c <= '`') ||
		   (c >= '{' && c <= '~');
}

static bool fault_brace(gb_diags *diags, gb_place place, const char *found)
{
	return gb_fault(diags, place, "brace", gb_str_of(found),
		GB_STR("a reference such as {gdp.actual}"),
		GB_STR("write \\{ and \\} for braces in the text"));
}

/* Takes the reference that begins at `*at`; leaves `*at` behind its brace. */
static bool take_reference(gb_arena *arena, gb_str text, size_t *at, reference_queue *queue,
	gb_place place, gb_diags *diags)
{
	const size_t from = *at + 1;
	size_t to = from;

	while (to < text.n && text.p[to] != '}' && text.p[to] != '{' && text.p[to] != '\n')
		to++;
	if (to == text.n || text.p[to] != '}') {
		*at = from;
		return fault_brace(diags, place, "a { without its }");
	}
	*at = to + 1;
	if (gb_str_trim(gb_str_slice(text, from, to)).n == 0)
		return fault_brace(diags, place, "an empty reference {}");
	queue->items = gb_arena_grow(arena, queue->items, queue->count, &queue->capacity,
		queue->count + 1, sizeof(*queue->items));
	queue->items[queue->count++] = gb_str_trim(gb_str_slice(text, from, to));
	return true;
}

/* Takes the mark of a foot note, [^id], as a reference that keeps its ^. */
static bool take_note(gb_arena *arena, gb_str text, size_t *at, reference_queue *queue,
	gb_place place, gb_diags *diags)
{
	const size_t from = *at + 1;
	size_t to = from + 1;

	while (to < text.n &&
		   (text.p[to] == '-' || text.p[to] == '.' || (text.p[to] >= 'a' && text.p[to] <= 'z') ||
			   (text.p[to] >= '0' && text.p[to] <= '9')))
		to++;
	*at = to;
	if (to == text.n || text.p[to] != ']' || to == from + 1)
		return gb_fault(diags, place, "note-mark", GB_STR("a [^ that is no mark of a foot note"),
			GB_STR("[^ and the note's id and ], e.g. [^basis]"),
			GB_STR("write \\[ for a bracket in the text"));
	*at = to + 1;
	queue->items = gb_arena_grow(arena, queue->items, queue->count, &queue->capacity,
		queue->count + 1, sizeof(*queue->items));
	queue->items[queue->count++] = gb_str_slice(text, from, to);
	return true;
}

static bool protect(gb_arena *arena, gb_str text, gb_buf *out, reference_queue *queue,
	gb_place place, gb_diags *diags)
{
	bool ok = true;

	if (gb_str_find(text, GB_STR(GB_MARK_REFERENCE)) != SIZE_MAX ||
		gb_str_find(text, GB_STR(GB_MARK_STAR)) != SIZE_MAX)
		return gb_fault(diags, place, "private-character", GB_STR("U+E000 or U+E001"),
			GB_STR("characters of Unicode's public part"), (gb_str){ 0 });
	for (size_t i = 0; i < text.n;) {
		const char c = text.p[i];

		if (c == '\\' && i + 1 < text.n && text.p[i + 1] == '*') {
			gb_buf_text(out, GB_MARK_STAR);
			i += 2;
		} else if (c == '\\' && i + 1 < text.n && is_ascii_mark(text.p[i + 1])) {
			gb_buf_bytes(out, text.p + i, 2);
			i += 2;
		} else if (c == '{') {
			if (take_reference(arena, text, &i, queue, place, diags))
				gb_buf_text(out, GB_MARK_REFERENCE);
			else
				ok = false;
		} else if (c == '[' && i + 1 < text.n && text.p[i + 1] == '^') {
			if (take_note(arena, text, &i, queue, place, diags))
				gb_buf_text(out, GB_MARK_REFERENCE);
			else
				ok = false;
		} else if (c == '}') {
			ok = fault_brace(diags, place, "a } without its {");
			i++;
		} else {
			gb_buf_char(out, c);
			i++;
		}
	}
	return ok;
}

/* Han characters and the marks that are set with them. */
static bool is_han(uint32_t scalar)
{
	return scalar >= 0x2E80 && gb_utf8_cells(scalar) == 2;
}

static bool is_han_mark(uint32_t scalar)
{
	/* — … · and the quotation marks have no width of their own in Unicode. */
	return is_han(scalar) || scalar == 0x2014 || scalar == 0x2026 || scalar == 0x00B7 ||
		   (scalar >= 0x2018 && scalar <= 0x201D);
}

static uint32_t first_scalar(gb_str text)
{
	size_t length;

	return text.n == 0 ? 0 : gb_utf8_at(text, 0, &length);
}

static uint32_t last_scalar(gb_str text)
{
	size_t at = text.n, length;

	while (at > 0 && ((unsigned char)text.p[at - 1] & 0xC0) == 0x80)
		at--;
	return at == 0 ? 0 : gb_utf8_at(text, at - 1, &length);
}

static uint32_t edge_before(const gb_markup_run *runs, size_t at)
{
	while (at-- > 0) {
		if (runs[at].kind == GB_INLINE_TEXT && runs[at].text.n > 0)
			return last_scalar(runs[at].text);
	}
	return 0;
}

static uint32_t edge_after(const gb_markup_run *runs, size_t count, size_t at)
{
	while (++at < count) {
		if (runs[at].kind == GB_INLINE_TEXT && runs[at].text.n > 0)
			return first_scalar(runs[at].text);
	}
	return 0;
}

/* A line end in the data: nothing beside Han, a blank between Latin words (D 2.9). */
static bool is_blank_break(const gb_markup_run *runs, size_t count, size_t at)
{
	const uint32_t before = edge_before(runs, at), after = edge_after(runs, count, at);
	const bool reference_before = before == 0xE000, reference_after = after == 0xE000;

	if (is_han_mark(before) && (is_han_mark(after) || reference_after))
		return false;
	return !(reference_before && is_han_mark(after));
}

/* The items in the making; `text` gathers what has one style, however cmark parted it. */
typedef struct assembler {
	gb_arena *arena;
	reference_queue *queue;
	gb_inline *items;
	size_t count, capacity;
	gb_buf text;
	unsigned style;
	gb_str uri;
} assembler;

static void put_item(assembler *out, gb_inline item)
{
	out->items = gb_arena_grow(
		out->arena, out->items, out->count, &out->capacity, out->count + 1, sizeof(*out->items));
	out->items[out->count++] = item;
}

static void flush(assembler *out)
{
	if (out->text.n > 0)
		put_item(
			out, (gb_inline){ GB_INLINE_TEXT, gb_buf_taken(&out->text), out->style, out->uri });
	out->text = gb_buf_new(out->arena);
}

/* A reference, or with its ^ the mark of a note, which is in no link. */
static void put_taken(assembler *out, gb_str taken)
{
	if (gb_str_starts(taken, "^"))
		put_item(
			out, (gb_inline){ GB_INLINE_NOTE, gb_str_slice(taken, 1, taken.n), 0, { NULL, 0 } });
	else
		put_item(out, (gb_inline){ GB_INLINE_REFERENCE, taken, out->style, out->uri });
}

/* One run of text: references put back, stars restored. */
static void put_run(assembler *out, gb_str text, unsigned style, gb_str uri)
{
	if (style != out->style || !gb_str_equal(uri, out->uri))
		flush(out);
	out->style = style;
	out->uri = uri;
	for (size_t i = 0; i < text.n;) {
		const gb_str rest = gb_str_slice(text, i, text.n);

		if (gb_str_starts(rest, GB_MARK_STAR)) {
			gb_buf_char(&out->text, '*');
			i += strlen(GB_MARK_STAR);
			continue;
		}
		if (!gb_str_starts(rest, GB_MARK_REFERENCE)) {
			gb_buf_char(&out->text, rest.p[0]);
			i++;
			continue;
		}
		flush(out);
		if (out->queue->taken < out->queue->count)
			put_taken(out, out->queue->items[out->queue->taken++]);
		i += strlen(GB_MARK_REFERENCE);
	}
}

bool gb_prose_read(gb_arena *arena, gb_str text, gb_place place, gb_prose *out, gb_diags *diags)
{
	reference_queue queue = { 0 };
	assembler made = { .arena = arena, .queue = &queue, .text = gb_buf_new(arena) };
	gb_buf protected_text = gb_buf_new(arena);
	gb_markup_run *runs;
	size_t count;

	*out = (gb_prose){ .place = place };
	if (!protect(arena, text, &protected_text, &queue, place, diags))
		return false;
	if (!gb_markup_read(
			arena, gb_buf_taken(&protected_text), place, &runs, &count, &out->item, diags))
		return false;
	for (size_t i = 0; i < count; i++) {
		if (runs[i].kind == GB_INLINE_TEXT) {
			put_run(&made, runs[i].text, runs[i].style, runs[i].uri);
		} else if (!runs[i].soft) {
			flush(&made);
			put_item(&made, (gb_inline){ .kind = GB_INLINE_BREAK });
		} else if (is_blank_break(runs, count, i)) {
			put_run(&made, GB_STR(" "), runs[i].style, runs[i].uri);
		}
	}
	flush(&made);
	out->items = made.items;
	out->count = made.count;
	/* One that cmark swallowed, in an address or a tag, would be a figure lost. */
	return queue.taken == queue.count ||
		   gb_fault(diags, place, "lost-reference", queue.items[queue.taken],
			   GB_STR("references only in the text itself"), (gb_str){ 0 });
}
