#include "base/fault_list.h"
#include "base/utf8.h"

/* The widest piece of a line that is shown, in display cells. */
#define SHOWN_CELLS 100
/* How much of a long line is shown before the place of the fault. */
#define LEAD_CELLS 40

/* The replacement character stands for bytes that are no text or would disturb a terminal. */
#define REPLACEMENT 0xFFFDu

/* What is shown for a scalar of a file: files may hold anything, terminals obey some of it. */
static uint32_t shown_scalar(uint32_t scalar)
{
	if (scalar == '\t' || scalar == '\r' || scalar == '\n')
		return ' ';
	if (scalar < 0x20 || (scalar >= 0x7F && scalar <= 0x9F) || scalar == UINT32_MAX)
		return REPLACEMENT;
	/* Marks that turn the direction of writing would show a line that is not in the file. */
	if (scalar == 0x200E || scalar == 0x200F || (scalar >= 0x202A && scalar <= 0x202E) ||
		(scalar >= 0x2066 && scalar <= 0x2069) || scalar == 0xFEFF)
		return REPLACEMENT;
	return scalar;
}

static uint32_t shown_at(gb_str text, size_t at, size_t *length)
{
	return shown_scalar(gb_utf8_at(text, at, length));
}

static unsigned cells_at(gb_str text, size_t at, size_t *length)
{
	return gb_utf8_cells(shown_at(text, at, length));
}

static void put_text(FILE *out, gb_str text)
{
	for (size_t at = 0, length; at < text.n; at += length) {
		const uint32_t scalar = shown_at(text, at, &length);

		if (scalar == REPLACEMENT)
			fputs("\uFFFD", out);
		else if (scalar == ' ')
			putc(' ', out);
		else
			fwrite(text.p + at, 1, length, out);
	}
}

/* A part of a line of the source. */
typedef struct line_part {
	size_t from, to;
	bool cut_before, cut_after;
} line_part;

static size_t line_end(gb_str bytes, size_t from)
{
	while (from < bytes.n && bytes.p[from] != '\n')
		from++;
	return from;
}

/* How far back from `at` about `cells` cells reach, but not before `start`. */
static size_t step_back(gb_str bytes, size_t start, size_t at, size_t cells)
{
	size_t passed = 0;

	while (at > start && passed < cells) {
		size_t before = at - 1;
		size_t length;

		while (before > start && at - before < 4 && ((unsigned char)bytes.p[before] & 0xC0) == 0x80)
			before--;
		passed += cells_at(bytes, before, &length);
		at = before;
	}
	return at;
}

/* How far `cells` cells reach from `at`, but not beyond `end`. */
static size_t step_forward(gb_str bytes, size_t at, size_t end, size_t cells)
{
	size_t passed = 0;
	size_t length;

	while (at < end) {
		passed += cells_at(bytes, at, &length);
		if (passed > cells)
			break;
		at += length;
	}
	return at;
}

/* The whole line when it is short enough, else the part around `at`. */
static line_part choose_part(gb_str bytes, size_t start, size_t at)
{
	const size_t end = line_end(bytes, at);
	line_part part = { .from = start, .to = end };

	if (step_forward(bytes, start, end, SHOWN_CELLS) == end)
		return part;
	part.from = step_back(bytes, start, at, LEAD_CELLS);
	part.to = step_forward(bytes, part.from, end, SHOWN_CELLS);
	part.cut_before = part.from > start;
	part.cut_after = part.to < end;
	return part;
}

static void put_repeated(FILE *out, char c, size_t count)
{
	while (count-- > 0)
		putc(c, out);
}

static size_t part_cells(gb_str bytes, size_t from, size_t to)
{
	size_t cells = 0;

	for (size_t length; from < to; from += length)
		cells += cells_at(bytes, from, &length);
	return cells;
}

/* The line of the file and carets under what is meant. */
static void put_snippet(FILE *out, const gb_fault_item *item, gb_position position)
{
	const gb_str bytes = item->source->bytes;
	const size_t offset = item->offset < bytes.n ? item->offset : bytes.n;
	const line_part part = choose_part(bytes, position.line_start, offset);
	size_t end = offset + (item->length < bytes.n - offset ? item->length : bytes.n - offset);
	size_t carets;
	char number[24];
	const int digits = snprintf(number, sizeof(number), "%zu", position.line);
	const size_t gutter = digits < 5 ? 5 : (size_t)digits;

	/* Of a value over several lines only the beginning is marked. */
	if (end > line_end(bytes, offset))
		end = offset + 1;
	if (end > part.to)
		end = part.to;
	carets = part_cells(bytes, offset, end);

	fprintf(out, "%*s | %s", (int)gutter, number, part.cut_before ? "…" : "");
	put_text(out, gb_str_slice(bytes, part.from, part.to));
	fputs(part.cut_after ? "…\n" : "\n", out);
	put_repeated(out, ' ', gutter);
	fputs(" | ", out);
	put_repeated(out, ' ', part_cells(bytes, part.from, offset) + part.cut_before);
	put_repeated(out, '^', carets == 0 ? 1 : carets);
	putc('\n', out);
}

static void put_sentence(FILE *out, const gb_fault_item *item)
{
	if (item->found.n > 0) {
		fputs("found ", out);
		put_text(out, item->found);
	}
	if (item->expected.n > 0) {
		fputs(item->found.n > 0 ? "; expected " : "expected ", out);
		put_text(out, item->expected);
	}
	if (item->warning || item->promoted) {
		fputs(" [", out);
		put_text(out, item->code);
		putc(']', out);
	}
	putc('\n', out);
}

void gb_fault_item_print(const gb_fault_item *item, FILE *out)
{
	gb_position position = { 0 };

	if (item->source != NULL) {
		put_text(out, item->source->name);
		if (item->located) {
			position = gb_position_of(item->source, item->offset);
			fprintf(out, ":%zu:%zu", position.line, position.column);
		}
		fputs(": ", out);
	}
	fputs(item->warning ? "warning: " : "error: ", out);
	if (item->path.n > 0) {
		put_text(out, item->path);
		fputs(": ", out);
	}
	put_sentence(out, item);
	if (item->source != NULL && item->located)
		put_snippet(out, item, position);
	if (item->remedy.n > 0) {
		fputs("  help: ", out);
		put_text(out, item->remedy);
		putc('\n', out);
	}
}
