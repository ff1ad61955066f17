/*
 * Sets texts at every measure and looks at the lines: measures PROSE. The strings of D 2.14 stand at
 * every place of Han text, brackets at every column, and PROSE (a paragraph a line) is the real
 * thing; measures go from 10 to 30 characters by halves. What a line may not do is said here anew,
 * by the characters alone: src/text is not asked. Prints what was counted, for docs/typesetting.md,
 * and what the same eyes see in the lines of plain pango: what cannot be found, cannot fail.
 */
#include "eyes.h"
#include "outside.h"
#include "plain.h"

#include "text/cluster.h"

#include <math.h>

#define SIZE 10.0
#define LEFT 50.1234567 /* of the measure: no round number */
#define EXACT 0.01      /* pt */

static const char *const style_names[] = { "quanjiao", "kaiming", "banjiao", "none" };

/* D 2.14. */
static const char *const hard[] = {
	"“——”",
	"——，",
	"——……",
	"）、（",
	"）（",
	"。”“",
	"《“甲”》（二）",
	"Work Report",
	"GDP 增长",
	"123456789012345678901234567890",
	"https://www.example.gov.cn/art/2024/1/10/art_1.html",
	"，。！？；：、",
	"“”‘’（）〔〕【】《》",
	"增长6.4%，完成投资1,234.5亿元（其中技改210.6亿元）",
	"2024年—2026年的63%～68%",
	"鲁GS〔2026〕8号、第3位、￥12、−3.2℃",
};
static const char *const brackets[] = { "“”", "‘’", "（）", "〔〕", "【】", "《》", "〈〉", "「」",
	"『』", "()", "[]" };

typedef struct counts {
	size_t paragraphs, lines, justified, forbidden, split, addresses, emergencies, unwarned,
		overfull, wide, heaped, lonely, moved, cuts, stiff, gaping, spaced;
	double error; /* the largest of a justified line's two edges */
} counts;

/* Counts what is wrong with a line that ends before byte `at` when the other begins at `next`; named
 * a few times. */
static const char *end_fault(gb_str text, size_t at, size_t next, counts *c)
{
	switch (eyes_line_end(text, at, next)) {
	case EYES_FORBIDDEN:
		return ++c->forbidden <= 3 ? "forbidden edge" : NULL;
	case EYES_PARTED:
		return ++c->split <= 3 ? "parted" : NULL;
	case EYES_ADDRESS:
		c->addresses++;
		return NULL;
	case EYES_WELL:
		break;
	}
	return NULL;
}

static bool is_counted(const gb_cluster *cluster)
{
	return cluster->class == GB_CHAR_HAN || cluster->class == GB_CHAR_LATIN ||
		   cluster->class == GB_CHAR_DIGIT;
}

static size_t counted(const gb_paragraph *paragraph, size_t first, size_t after)
{
	size_t n = 0;

	for (size_t k = first; k < after; k++)
		n += is_counted(&paragraph->clusters[k]);
	return n;
}

/* Whether lines without an emergency could have ended with two characters or more (D 2.7): walks
 * every way to break, whatever it looks like. */
static bool could_end_well(outside *o, const gb_paragraph *paragraph, double measure)
{
	const gb_text_style *style = &paragraph->style;
	bool *reached = GB_NEW_ARRAY(o->work, paragraph->count + 1, bool);

	reached[0] = true;
	for (size_t from = 0; from < paragraph->count; from++) {
		const double room = measure - (from == 0 ? style->first_indent : 0);

		if (!reached[from])
			continue;
		for (size_t to = from + 1; to <= paragraph->count; to++) {
			size_t first = from, after = to;
			double width;

			if (to < paragraph->count && paragraph->clusters[to].before < GB_BREAK_ALLOWED)
				continue;
			gb_clusters_trim(paragraph, &first, &after);
			if (first >= after)
				continue;
			width = gb_clusters_width(paragraph, first, after) -
					(paragraph->clusters[after - 1].shrink - paragraph->clusters[first].shrink);
			if (width > room + 0.001)
				break;
			if (to < paragraph->count)
				reached[to] = true;
			else if (from > 0 && counted(paragraph, first, after) >= 2)
				return true;
		}
	}
	return false;
}

/* Left and right edge of a line as its glyphs were set. */
static void edges(const gb_paragraph *paragraph, const gb_line *line, const gb_ops *ops,
	double *left, double *right)
{
	const gb_cluster *first = &paragraph->clusters[line->first],
					 *last = &paragraph->clusters[line->after - 1];
	const gb_glyph_run *start = NULL, *end = NULL;
	double pen = 0;

	for (size_t i = 0; i < ops->count; i++)
		if (ops->items[i].kind == GB_OP_GLYPHS) {
			start = start ? start : &ops->items[i].as.glyphs;
			end = &ops->items[i].as.glyphs;
		}
	*left = start->matrix.e + start->glyphs[0].x - first->shift -
			first->shape.glyphs[0].x * first->size + first->left;
	for (size_t g = 0; g + 1 < last->shape.count; g++)
		pen += last->shape.glyphs[g].advance * last->size;
	*right = end->matrix.e + end->glyphs[end->count - 1].x - last->shift -
			 last->shape.glyphs[last->shape.count - 1].x * last->size - pen + last->width -
			 last->right;
}

static void check_edges(
	outside *o, const gb_paragraph *paragraph, const gb_line *line, double measure, counts *c)
{
	gb_ops ops = gb_ops_new(o->work);
	bool full = false;
	double left, right, error;

	/* A line of one unbroken piece has no place to stretch: it stands at the left. */
	for (size_t k = line->first + 1; k < line->after && !line->last; k++)
		full = full || paragraph->clusters[k].glue.kind != GB_GLUE_FIXED;
	c->stiff += !line->last && !full;

	gb_line_set(paragraph, line, &ops, LEFT, 100, GB_NO_ELEMENT);
	if (ops.count == 0 || paragraph->clusters[line->after - 1].shape.count == 0)
		return;
	edges(paragraph, line, &ops, &left, &right);
	error = fmax(fabs(left - LEFT - line->indent),
		fabs(right - LEFT - (full ? measure : line->indent + line->width)));
	error = fmax(error, fabs(line->natural + line->adjust - line->width));
	c->error = fmax(c->error, error);
	c->wide += error > EXACT;
	c->justified += full;
}

/* All of a line's slack in one place, though there were others (D 2.6). Counts wide blanks too. */
static bool is_heaped(outside *o, const gb_paragraph *paragraph, const gb_line *line, counts *c)
{
	double *extra = GB_NEW_ARRAY(o->work, line->after - line->first, double), most = 0;
	size_t places = 0, gaping = 0;

	if (line->adjust <= 0)
		return false;
	gb_justify(paragraph, line, extra);
	for (size_t k = line->first + 1; k < line->after; k++) {
		const gb_cluster *cluster = &paragraph->clusters[k];
		const double more = extra[k - line->first];

		places += cluster->glue.kind != GB_GLUE_FIXED;
		most = fmax(most, more);
		if (cluster[-1].class == GB_CHAR_SPACE)
			gaping += cluster[-1].width + cluster->glue.natural + more > SIZE;
		if (eyes_is_word(cluster[-1].character) && eyes_is_word(cluster->character) && more > 0)
			c->spaced++;
	}
	c->gaping += gaping > 0;
	/* A blank takes up to half an em alone, in its turn. */
	return places > 1 && most > 0.999 * line->adjust && most > 0.5 * SIZE;
}

static void complain(const gb_paragraph *paragraph, const gb_line *line, const char *what,
	double measure, size_t times)
{
	const gb_cluster *first = &paragraph->clusters[line->first],
					 *last = &paragraph->clusters[line->after - 1];

	if (times <= 3)
		printf("# %s, measure %.1f: %.*s|%.*s\n", what, measure, (int)(last->to - first->from),
			paragraph->text.p + first->from, line->after < paragraph->count ? 12 : 0,
			paragraph->text.p + last->to);
}

static void check_paragraph(outside *o, const gb_paragraph *paragraph, double measure, counts *c)
{
	gb_diags *diags = gb_diags_new(o->work);
	size_t count, emergencies = 0, overfull = 0;
	const gb_line *lines = gb_paragraph_break(paragraph, o->work, measure, &count, diags);

	c->paragraphs++;
	c->lines += count;
	for (size_t i = 0; i < count; i++) {
		const gb_line *line = &lines[i];

		if (line->first >= line->after)
			continue;
		check_edges(o, paragraph, line, measure, c);
		overfull += line->indent + line->width > measure + 0.0005;
		if (is_heaped(o, paragraph, line, c))
			complain(paragraph, line, "slack in one place", measure, ++c->heaped);
		emergencies += line->emergency;
		if (i + 1 < count && !line->emergency) {
			const size_t end = paragraph->clusters[line->after - 1].to,
						 next = paragraph->clusters[lines[i + 1].first].from;
			const char *fault = end_fault(paragraph->text, end, next, c);

			if (fault)
				complain(paragraph, line, fault, measure, 1);
		}
	}
	c->emergencies += emergencies;
	c->overfull += overfull;
	if (gb_diags_warnings(diags) != emergencies + overfull)
		c->unwarned++;
	if (count > 1 && counted(paragraph, lines[count - 1].first, lines[count - 1].after) < 2 &&
		could_end_well(o, paragraph, measure))
		complain(paragraph, &lines[count - 1], "lonely last line", measure, ++c->lonely);
}

static gb_paragraph *shape(outside *o, const gb_text_style *style, const gb_span *spans, size_t n)
{
	gb_paragraph *paragraph = gb_paragraph_shape(o->text, o->work, style, spans, n, o->diags);

	if (!paragraph) {
		gb_diags_print(o->diags, stderr);
		exit(2);
	}
	return paragraph;
}

static gb_span span_of(gb_str text, const gb_char_style *style)
{
	return (
		gb_span){ .text = text, .style = style, .lang = GB_LANG_ZH, .place = { NULL, GB_NO_NODE } };
}

static void check_text(outside *o, const gb_text_style *style, const gb_char_style *body,
	gb_str text, double from, double to, counts *c)
{
	const gb_span span = span_of(text, body);
	const gb_paragraph *paragraph = shape(o, style, &span, 1);

	for (double characters = from; characters <= to; characters += 0.5) {
		const gb_arena_mark mark = gb_arena_mark_now(o->work);

		check_paragraph(o, paragraph, characters * SIZE, c);
		gb_arena_rewind(o->work, mark);
	}
}

/* `what` after `column` characters of Han text, 64 in all. */
static gb_str in_han(gb_arena *arena, const char *what, int column, int total)
{
	static const char han[] = "全市经济社会发展保持稳中向好态势各项工作取得新的成效";
	gb_buf text = gb_buf_new(arena);

	for (int i = 0; i <= total; i++) {
		if (i == column)
			gb_buf_text(&text, what);
		if (i < total)
			gb_buf_str(&text, (gb_str){ han + 3 * (i % 25), 3 });
	}
	return gb_buf_taken(&text);
}

/* A pair around two characters, its opening at one column of a line of 28. */
static gb_str bracketed(gb_arena *arena, const char *pair, int column)
{
	size_t length;
	gb_buf text = gb_buf_new(arena);

	gb_utf8_at(gb_str_of(pair), 0, &length);
	for (int i = 0; i < 70; i++) {
		if (i == column)
			gb_buf_str(&text, (gb_str){ pair, length });
		if (i == column + 2)
			gb_buf_text(&text, pair + length);
		gb_buf_text(&text, "字");
	}
	return gb_buf_taken(&text);
}

/* Where every cluster of every line stands, to compare. */
static gb_str positions(outside *o, const gb_paragraph *paragraph, double measure)
{
	gb_buf out = gb_buf_new(o->work);
	size_t count;
	const gb_line *lines = gb_paragraph_break(paragraph, o->work, measure, &count, NULL);

	for (size_t i = 0; i < count; i++) {
		gb_ops ops = gb_ops_new(o->work);

		gb_line_set(paragraph, &lines[i], &ops, LEFT, 16 * (double)i, GB_NO_ELEMENT);
		for (size_t n = 0; n < ops.count; n++) {
			const gb_glyph_run *run = &ops.items[n].as.glyphs;

			if (ops.items[n].kind != GB_OP_GLYPHS)
				continue;
			for (size_t g = 0; g < run->count; g++)
				gb_buf_format(&out, "%u %.3f %.3f\n", run->glyphs[g].id,
					run->matrix.e + run->glyphs[g].x, run->matrix.f + run->glyphs[g].y);
		}
	}
	return gb_buf_taken(&out);
}

/* D 2.8: a span that begins anywhere, with another colour, an underline and a link, moves nothing. */
static void check_cuts(
	outside *o, const gb_text_style *style, const gb_char_style *body, gb_str text, counts *c)
{
	const gb_text_link link = { .uri = GB_STR("https://example.cn/"), .element = GB_NO_ELEMENT };
	const gb_figure figure = { .kind = GB_FIGURE_VALUE };
	gb_char_style marked = *body;
	const gb_span whole = span_of(text, body);
	const gb_paragraph *one = shape(o, style, &whole, 1);
	size_t length;

	marked.colour.red = 200;
	marked.underline = true;
	for (size_t at = 0; at < text.n; at += length) {
		gb_span spans[2];
		const gb_paragraph *two;
		gb_figure_span part;

		gb_utf8_at(text, at, &length);
		part = (gb_figure_span){ 0, (uint32_t)length, &figure };
		spans[0] = span_of(gb_str_slice(text, 0, at), body);
		spans[1] = span_of(gb_str_slice(text, at, text.n), &marked);
		spans[1].link = &link;
		spans[1].figures = &part;
		spans[1].figure_count = 1;
		two = shape(o, style, spans, 2);
		for (double characters = 10; characters <= 30; characters += 5.5) {
			const gb_arena_mark mark = gb_arena_mark_now(o->work);

			c->cuts++;
			if (!gb_str_equal(
					positions(o, one, characters * SIZE), positions(o, two, characters * SIZE))) {
				if (++c->moved <= 3)
					printf("# moved by a span at %zu, measure %.1f: %.*s\n", at, characters * SIZE,
						(int)text.n, text.p);
			}
			gb_arena_rewind(o->work, mark);
		}
	}
}

/* What justifying did to a line of plain pango: blanks wider than an em, words with their letters
 * drawn apart. */
static void check_plain_line(const PangoLayoutLine *line, const char *text, counts *c)
{
	bool gaping = false, spaced = false;

	for (GSList *r = line->runs; r; r = r->next) {
		const PangoLayoutRun *run = r->data;
		hb_font_t *font = pango_font_get_hb_font(run->item->analysis.font);

		for (int g = 0; g + 1 < run->glyphs->num_glyphs; g++) {
			const PangoGlyphInfo *glyph = &run->glyphs->glyphs[g];
			const char *at = text + run->item->offset + run->glyphs->log_clusters[g];
			const int advance = hb_font_get_glyph_h_advance(font, glyph->glyph);

			gaping = gaping || (*at == ' ' && glyph->geometry.width > SIZE * PANGO_SCALE);
			spaced = spaced ||
					 (eyes_is_word((unsigned char)at[0]) && eyes_is_word((unsigned char)at[1]) &&
						 glyph->geometry.width > advance + PANGO_SCALE / 5);
		}
	}
	c->gaping += gaping;
	c->spaced += spaced;
}

/* The same text by plain pango. */
static void check_plain(plain *p, gb_str text, double indent, double from, double to, counts *c)
{
	pango_layout_set_text(p->layout, text.p, (int)text.n);
	pango_layout_set_indent(p->layout, pango_units_from_double(indent));
	for (double characters = from; characters <= to; characters += 0.5) {
		pango_layout_set_width(p->layout, pango_units_from_double(characters * SIZE));
		c->paragraphs++;
		for (GSList *l = pango_layout_get_lines_readonly(p->layout); l; l = l->next) {
			const PangoLayoutLine *line = l->data;
			const size_t next = (size_t)(line->start_index + line->length);
			size_t end = next;

			c->lines++;
			if (!l->next) {
				size_t signs = 0;

				for (int i = line->start_index; i < line->start_index + line->length; i++)
					signs += eyes_is_word((unsigned char)text.p[i]) ||
							 ((unsigned char)text.p[i] >= 0xE4 && (unsigned char)text.p[i] <= 0xE9);
				c->lonely += signs < 2 && line->start_index > 0;
				continue;
			}
			while (end > 0 && text.p[end - 1] == ' ')
				end--;
			end_fault(text, end, next, c);
			check_plain_line(line, text.p, c);
		}
	}
}

/* Every text, with the indent and the measures it is set with. */
typedef struct sample {
	gb_str text;
	double indent, from, to; /* from and to: in characters */
} sample;

static sample *samples;
static size_t sample_count, sample_capacity;

static void add_sample(gb_arena *arena, gb_str text, double indent, double from, double to)
{
	samples = gb_arena_grow(
		arena, samples, sample_count, &sample_capacity, sample_count + 1, sizeof *samples);
	samples[sample_count++] = (sample){ text, indent, from, to };
}

static void read_samples(gb_arena *arena, const char *prose)
{
	static char line[65536];
	FILE *file = fopen(prose, "r");

	for (size_t i = 0; i < GB_COUNT(hard); i++)
		for (int column = 0; column <= 32; column++)
			add_sample(
				arena, in_han(arena, hard[i], column, 60), column % 2 ? 2 * SIZE : 0, 10, 30);
	for (size_t i = 0; i < GB_COUNT(brackets); i++)
		for (int column = 0; column < 30; column++)
			add_sample(arena, bracketed(arena, brackets[i], column), 2 * SIZE, 28, 28);
	if (!file) {
		perror(prose);
		exit(2);
	}
	while (fgets(line, sizeof line, file)) {
		line[strcspn(line, "\n")] = '\0';
		add_sample(arena, gb_str_copy(arena, gb_str_of(line)), 2 * SIZE, 10, 30);
	}
	fclose(file);
}

static void check_style(outside *o, gb_squeeze squeeze)
{
	const gb_char_style body = { .role = gb_font_role_find(o->fonts, GB_STR("serif")),
		.size = SIZE };
	gb_text_style style = { .align = GB_ALIGN_JUSTIFY,
		.leading = 16,
		.level = GB_BREAK_GB,
		.squeeze = squeeze,
		.gap_em = 0.25 };
	counts c = { .error = 0 };

	for (size_t i = 0; i < sample_count; i++) {
		const gb_arena_mark mark = gb_arena_mark_now(o->work);

		style.first_indent = samples[i].indent;
		check_text(o, &style, &body, samples[i].text, samples[i].from, samples[i].to, &c);
		gb_arena_rewind(o->work, mark);
	}
	for (size_t i = 0; i < GB_COUNT(hard); i++) {
		const gb_arena_mark mark = gb_arena_mark_now(o->work);

		check_cuts(o, &style, &body, in_han(o->work, hard[i], 13, 30), &c);
		gb_arena_rewind(o->work, mark);
	}
	printf(
		"%s %s: %zu lines of %zu paragraphs; %zu forbidden edges, %zu parted, %zu lonely last lines, "
		"%zu words letter-spaced, slack in one place %zu times, %zu of %zu cuts moved a glyph, %zu "
		"paragraphs did not warn; of %zu justified lines the largest error of an edge is %.4f pt\n",
		c.forbidden + c.split + c.unwarned + c.lonely + c.heaped + c.moved + c.wide + c.spaced ==
					0 &&
				c.justified > 10000
			? "ok"
			: "not ok",
		style_names[squeeze], c.lines, c.paragraphs, c.forbidden, c.split, c.lonely, c.spaced,
		c.heaped, c.moved, c.cuts, c.unwarned, c.justified, c.error);
	printf(
		"# %s: %zu emergency breaks, %zu overfull lines, %zu lines that cannot stretch, %zu with a "
		"blank wider than an em, %zu ends after a / of an address\n",
		style_names[squeeze], c.emergencies, c.overfull, c.stiff, c.gaping, c.addresses);
}

/* Plain pango with the same faces. Its faults are no fault of ours; that they are seen is the proof
 * that ours would be. */
static void check_plain_all(void)
{
	static const char *const files[] = { "fonts/cache/source-serif-4-400.ttf",
		"fonts/cache/noto-serif-sc-400.ttf", NULL };
	plain p = plain_open(files, "Noto Serif SC", SIZE);
	counts c = { .error = 0 };

	for (size_t i = 0; i < sample_count; i++)
		check_plain(&p, samples[i].text, samples[i].indent, samples[i].from, samples[i].to, &c);
	plain_close(&p);
	printf(
		"%s plain pango, by the same eyes: %zu lines of %zu paragraphs; %zu forbidden edges, %zu "
		"parted, %zu lonely last lines, %zu lines with a letter-spaced word, %zu with a blank wider "
		"than an em\n",
		c.split > 100 && c.forbidden > 0 && c.lonely > 0 && c.spaced > 0 ? "ok" : "not ok", c.lines,
		c.paragraphs, c.forbidden, c.split, c.lonely, c.spaced, c.gaping);
}

int main(int argc, char **argv)
{
	gb_arena *arena = gb_arena_open("samples", (size_t)1 << 30, outside_limit, NULL);

	if (argc != 2 || !arena) {
		fprintf(stderr, "measures PROSE\n");
		return 2;
	}
	read_samples(arena, argv[1]);
	for (int squeeze = GB_SQUEEZE_QUANJIAO; squeeze <= GB_SQUEEZE_NONE; squeeze++) {
		outside o = outside_open();

		check_style(&o, (gb_squeeze)squeeze);
		outside_close(&o);
	}
	check_plain_all();
	gb_arena_close(arena);
	return 0;
}
