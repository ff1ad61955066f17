/*
 * How long setting a text takes: bench_text PROSE (a paragraph a line). Ours (shape, break, set into
 * a display list) and plain pango (one layout a paragraph, justified, every glyph's position read),
 * the same face, size and measure. Each repeat has a fresh engine with its font loaded: "first" is
 * its first pass, "again" its second, where we remember the shapes of short pieces. Medians.
 */
#include "outside/outside.h"
#include "outside/plain.h"

#include "base/utf8.h"

#include <time.h>

#define SIZE 16.0
#define MEASURE 442.2 /* 156 mm */
#define CHARACTERS 13000
#define REPEATS 9
#define MOST 4096
#define FACE "fonts/cache/noto-serif-sc-400.ttf"

typedef struct pass {
	double first, again; /* seconds */
} pass;

static gb_str paragraphs[MOST];
static size_t paragraph_count;
static volatile double sink; /* so that nothing is left out */

static double now(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (double)t.tv_sec + (double)t.tv_nsec * 1e-9;
}

static int compare(const void *a, const void *b)
{
	const double x = *(const double *)a, y = *(const double *)b;

	return (x > y) - (x < y);
}

static double median(double *times, size_t count)
{
	qsort(times, count, sizeof *times, compare);
	return times[count / 2];
}

/* Our engine with one face for everything, as pango has it. */
static outside open_ours(gb_char_style *body)
{
	static const gb_font_spec_face faces[] = {
		{ .id = { "face", 4 }, .file = { "noto-serif-sc-400.ttf", 21 }, .place.node = GB_NO_NODE }
	};
	static const gb_str ids[] = { { "face", 4 } };
	static const gb_font_spec_role roles[] = {
		{ .name = { "body", 4 },
			.han = ids,
			.han_count = 1,
			.latin = ids,
			.latin_count = 1,
			.place.node = GB_NO_NODE },
	};
	static const gb_font_spec spec = {
		.faces = faces, .face_count = 1, .roles = roles, .role_count = 1
	};
	outside o = { .arena = gb_arena_open("engine", (size_t)4 << 30, outside_limit, NULL),
		.work = gb_arena_open("work", (size_t)8 << 30, outside_limit, NULL) };

	o.diags = gb_diags_new(o.arena);
	o.fonts = gb_font_set_open(o.arena, &spec, GB_STR("fonts/cache"), o.diags);
	o.text = o.fonts ? gb_text_open(o.arena, o.fonts, o.diags) : NULL;
	if (!o.text) {
		gb_diags_print(o.diags, stderr);
		exit(2);
	}
	*body = (gb_char_style){ .role = gb_font_role_find(o.fonts, GB_STR("body")), .size = SIZE };
	return o;
}

static void set_ours(outside *o, const gb_char_style *body, gb_str text)
{
	static const gb_text_style style = { .align = GB_ALIGN_JUSTIFY,
		.leading = 28,
		.first_indent = 2 * SIZE,
		.level = GB_BREAK_GB,
		.gap_em = 0.25 };
	const gb_span span = {
		.text = text, .style = body, .lang = GB_LANG_ZH, .place = { NULL, GB_NO_NODE }
	};
	const gb_paragraph *paragraph =
		gb_paragraph_shape(o->text, o->work, &style, &span, 1, o->diags);
	gb_ops ops = gb_ops_new(o->work);
	size_t count;
	const gb_line *lines;

	if (!paragraph) {
		gb_diags_print(o->diags, stderr);
		exit(2);
	}
	lines = gb_paragraph_break(paragraph, o->work, MEASURE, &count, NULL);
	for (size_t i = 0; i < count; i++)
		gb_line_set(paragraph, &lines[i], &ops, 80, 80 + 28 * (double)i, GB_NO_ELEMENT);
	sink += (double)ops.count;
}

static void set_plain(plain *p, gb_str text)
{
	PangoLayoutIter *iter;

	pango_layout_set_text(p->layout, text.p, (int)text.n);
	iter = pango_layout_get_iter(p->layout);
	do {
		const PangoLayoutRun *run = pango_layout_iter_get_run_readonly(iter);
		PangoRectangle box;
		double pen, y;

		if (!run)
			continue;
		pango_layout_iter_get_run_extents(iter, NULL, &box);
		pen = (double)box.x / PANGO_SCALE;
		y = (double)pango_layout_iter_get_run_baseline(iter) / PANGO_SCALE;
		for (int g = 0; g < run->glyphs->num_glyphs; g++) {
			const PangoGlyphGeometry *geometry = &run->glyphs->glyphs[g].geometry;

			sink += pen + (double)geometry->x_offset / PANGO_SCALE + y;
			pen += (double)geometry->width / PANGO_SCALE;
		}
	} while (pango_layout_iter_next_run(iter));
	pango_layout_iter_free(iter);
}

/* Every paragraph `times` over, or all as one paragraph. */
static double time_ours(outside *o, const gb_char_style *body, size_t times, const gb_str *one)
{
	const gb_arena_mark mark = gb_arena_mark_now(o->work);
	const double start = now();
	double end;

	for (size_t t = 0; t < times; t++)
		for (size_t i = 0; i < (one ? 1 : paragraph_count); i++)
			set_ours(o, body, one ? *one : paragraphs[i]);
	end = now();
	gb_arena_rewind(o->work, mark);
	return end - start;
}

static double time_plain(plain *p, size_t times, const gb_str *one)
{
	const double start = now();

	for (size_t t = 0; t < times; t++)
		for (size_t i = 0; i < (one ? 1 : paragraph_count); i++)
			set_plain(p, one ? *one : paragraphs[i]);
	return now() - start;
}

static pass measure_ours(size_t times, const gb_str *one, size_t repeats)
{
	double first[REPEATS], again[REPEATS];

	for (size_t r = 0; r < repeats; r++) {
		gb_char_style body;
		outside o = open_ours(&body);

		set_ours(&o, &body, GB_STR("国家Report 2024"));
		first[r] = time_ours(&o, &body, times, one);
		again[r] = time_ours(&o, &body, times, one);
		outside_close(&o);
	}
	return (pass){ median(first, repeats), median(again, repeats) };
}

static pass measure_plain(size_t times, const gb_str *one, size_t repeats)
{
	static const char *const files[] = { FACE, NULL };
	double first[REPEATS], again[REPEATS];

	for (size_t r = 0; r < repeats; r++) {
		plain p = plain_open(files, "Noto Serif SC", SIZE);

		pango_layout_set_width(p.layout, pango_units_from_double(MEASURE));
		pango_layout_set_indent(p.layout, pango_units_from_double(2 * SIZE));
		set_plain(&p, GB_STR("国家Report 2024"));
		first[r] = time_plain(&p, times, one);
		again[r] = time_plain(&p, times, one);
		plain_close(&p);
	}
	return (pass){ median(first, repeats), median(again, repeats) };
}

static void print_row(const char *label, size_t characters, pass ours, pass theirs)
{
	const double n = (double)characters;

	printf(
		"%-30s %8zu   ours %9.2f ms (%.3f µs a character), again %9.2f ms   pango %9.2f ms, again "
		"%9.2f ms   ratio %.2f, again %.2f\n",
		label, characters, ours.first * 1e3, ours.first / n * 1e6, ours.again * 1e3,
		theirs.first * 1e3, theirs.again * 1e3, ours.first / theirs.first,
		ours.again / theirs.again);
}

/* Reads the paragraphs, over again until there are as many characters as the work report has. */
static size_t read_paragraphs(gb_arena *arena, const char *path)
{
	static char line[65536];
	size_t characters = 0, before;
	FILE *file = fopen(path, "r");

	if (!file) {
		perror(path);
		exit(2);
	}
	do {
		before = characters;
		rewind(file);
		while (
			characters < CHARACTERS && paragraph_count < MOST && fgets(line, sizeof line, file)) {
			line[strcspn(line, "\n")] = '\0';
			if (*line == '\0')
				continue;
			paragraphs[paragraph_count] = gb_str_copy(arena, gb_str_of(line));
			characters += gb_utf8_count(paragraphs[paragraph_count++]);
		}
	} while (characters < CHARACTERS && characters > before);
	fclose(file);
	return characters;
}

int main(int argc, char **argv)
{
	static const size_t times[] = { 1, 10, 100 }, lengths[] = { 50000, 100000, 200000 };
	gb_arena *arena = gb_arena_open("prose", (size_t)1 << 30, outside_limit, NULL);
	size_t characters;
	char label[64];

	if (argc != 2 || !arena) {
		fprintf(stderr, "bench_text PROSE\n");
		return 2;
	}
	characters = read_paragraphs(arena, argv[1]);
	for (size_t i = 0; i < GB_COUNT(times); i++) {
		const size_t repeats = times[i] < 100 ? REPEATS : 3;

		snprintf(label, sizeof label, "%zu paragraphs, %zu times", paragraph_count, times[i]);
		print_row(label, characters * times[i], measure_ours(times[i], NULL, repeats),
			measure_plain(times[i], NULL, repeats));
	}
	for (size_t i = 0; i < GB_COUNT(lengths); i++) {
		gb_buf text = gb_buf_new(arena);
		size_t n = 0;
		gb_str one;

		for (size_t p = 0; n < lengths[i]; p = (p + 1) % paragraph_count) {
			gb_buf_str(&text, paragraphs[p]);
			n += gb_utf8_count(paragraphs[p]);
		}
		one = gb_buf_taken(&text);
		snprintf(label, sizeof label, "one paragraph of %zu", lengths[i]);
		print_row(label, n, measure_ours(1, &one, 3), measure_plain(1, &one, 3));
	}
	gb_arena_close(arena);
	return 0;
}
