/*
 * Draws docs/comparison.png: the same prose set by plain pango and by us, side by side, with the
 * same face, size, measure and leading: compare_pango FILE.png. A red triangle stands where a line
 * breaks a rule of D 2; both columns are searched by the same eyes.
 */
#include "outside/eyes.h"
#include "outside/outside.h"
#include "outside/plain.h"

#include "text/cluster.h"
#include "write/cairo_draw.h"

#include <math.h>

#define SIZE 18.0
#define MEASURE (19 * SIZE)
#define LEADING 31.0
#define MARGIN 36.0
#define GUTTER 64.0
#define TOP 66.0
#define SCALE 2.0
#define FACE "fonts/cache/noto-serif-sc-400.ttf"
#define MOST 4096

/* What is looked for, in the order of the key. */
typedef enum fault {
	FAULT_END, /* D 2.2, 2.3 */
	FAULT_SPACED,
	FAULT_BLANK,
	FAULT_MARKS,
	FAULT_LONELY,
	FAULT_COUNT,
} fault;

static const char *const fault_words[] = {
	[FAULT_END] = "①　数与其单位分处两行　a number parted from its unit",
	[FAULT_SPACED] = "②　字母、数字被拉开　letters and digits drawn apart",
	[FAULT_BLANK] = "③　一行的空隙堆在一个空格里　the slack of a line in one blank",
	[FAULT_MARKS] = "④　两个标点之间空一字　two marks with a hole between them",
	[FAULT_LONELY] = "⑤　末行只有一字　a last line of one character",
};
static const char *const fault_signs[] = { "①", "②", "③", "④", "⑤" };

/* Real sentences of the bulletin's data, as an official would type them. */
static const char *const prose[] = {
	"2023年，全市地区生产总值增长6.4%，一般公共预算收入增长7.2%，规模以上工业增加值增长11.8%；"
	"获评“省级先进”（优秀等次）。全年实施省市级重点项目527个，完成投资1,234.5亿元（其中技改投资"
	"210.6亿元），新增“专精特新”企业86家，《三年行动计划（2024—2026年）》“开局之年”任务全部完成。",
	"“5G+工业互联网”项目达到12个，R&D 投入强度为2.35%；据 Government Work Report"
	"（《政府工作报告》），PM2.5平均浓度下降3.2%，优良天数比例为63%～68%。新建、改扩建学校34所，"
	"城镇新增就业3.6万人——“一老一小”服务设施覆盖率达到100%……",
};

/* One character as it was set. */
typedef struct placed {
	uint32_t character;
	size_t at;      /* byte of its paragraph */
	double x, y;    /* of its pen */
	double advance; /* of the glyph itself */
	size_t line;
} placed;

typedef struct column {
	placed items[MOST];
	size_t count;
	size_t lines;
	gb_str text; /* the paragraph at hand */
	size_t faults[FAULT_COUNT];
	cairo_t *cairo;
	double x;
} column;

typedef struct captions {
	outside *o;
	gb_cairo *draw;
	gb_char_style style;
} captions;

static void add_placed(column *c, size_t at, double x, double y, double advance)
{
	size_t length;

	if (c->count == MOST)
		exit(2);
	c->items[c->count++] =
		(placed){ gb_utf8_at(c->text, at, &length), at, x, y, advance, c->lines };
}

/* Our engine with one face for the body, as pango has it, and one for captions. */
static outside open_ours(gb_char_style *body, gb_char_style *caption)
{
	static const gb_font_spec_face faces[] = {
		{ .id = { "serif", 5 }, .file = { "noto-serif-sc-400.ttf", 21 }, .place.node = GB_NO_NODE },
		{ .id = { "sans", 4 }, .file = { "noto-sans-sc-400.ttf", 20 }, .place.node = GB_NO_NODE },
	};
	static const gb_str serif[] = { { "serif", 5 } }, sans[] = { { "sans", 4 } };
	static const gb_font_spec_role roles[] = {
		{ .name = { "body", 4 },
			.han = serif,
			.han_count = 1,
			.latin = serif,
			.latin_count = 1,
			.place.node = GB_NO_NODE },
		{ .name = { "captions", 8 },
			.han = sans,
			.han_count = 1,
			.latin = sans,
			.latin_count = 1,
			.place.node = GB_NO_NODE },
	};
	static const gb_font_spec spec = {
		.faces = faces, .face_count = GB_COUNT(faces), .roles = roles, .role_count = GB_COUNT(roles)
	};
	outside o = { .arena = gb_arena_open("engine", (size_t)1 << 30, outside_limit, NULL),
		.work = gb_arena_open("work", (size_t)1 << 30, outside_limit, NULL) };

	o.diags = gb_diags_new(o.arena);
	o.fonts = gb_font_set_open(o.arena, &spec, GB_STR("fonts/cache"), o.diags);
	o.text = o.fonts ? gb_text_open(o.arena, o.fonts, o.diags) : NULL;
	if (!o.text) {
		gb_diags_print(o.diags, stderr);
		exit(2);
	}
	*body = (gb_char_style){ .role = gb_font_role_find(o.fonts, GB_STR("body")),
		.size = SIZE,
		.colour = { .red = 26, .green = 26, .blue = 26 } };
	*caption = (gb_char_style){ .role = gb_font_role_find(o.fonts, GB_STR("captions")) };
	return o;
}

/* A line of text from x. */
static void write_words(captions *w, const char *words, double x, double y)
{
	const gb_text_style style = { .align = GB_ALIGN_START, .level = GB_BREAK_GB, .gap_em = 0.25 };
	const gb_span span = { .text = gb_str_of(words),
		.style = &w->style,
		.lang = GB_LANG_ZH,
		.place = { NULL, GB_NO_NODE } };
	const gb_paragraph *paragraph =
		gb_paragraph_shape(w->o->text, w->o->work, &style, &span, 1, w->o->diags);
	gb_ops ops = gb_ops_new(w->o->work);
	size_t count;
	const gb_line *lines;

	if (!paragraph) {
		gb_diags_print(w->o->diags, stderr);
		exit(2);
	}
	lines = gb_paragraph_break(paragraph, w->o->work, 4000, &count, NULL);
	gb_line_set(paragraph, &lines[0], &ops, x, y, GB_NO_ELEMENT);
	for (size_t i = 0; i < ops.count; i++)
		if (ops.items[i].kind == GB_OP_GLYPHS)
			gb_cairo_glyphs(w->draw, &ops.items[i].as.glyphs);
}

/* A triangle below the baseline that points at x, with its number. */
static void mark(column *c, captions *w, fault kind, double x, double y)
{
	c->faults[kind]++;
	cairo_set_source_rgb(c->cairo, 0.78, 0.06, 0.18);
	cairo_move_to(c->cairo, x, y + 3.2);
	cairo_line_to(c->cairo, x - 3.4, y + 9.2);
	cairo_line_to(c->cairo, x + 3.4, y + 9.2);
	cairo_close_path(c->cairo);
	cairo_fill(c->cairo);
	w->style.size = 8;
	w->style.colour = (gb_colour){ .red = 200, .green = 16, .blue = 46 };
	write_words(w, fault_signs[kind], x + 4.5, y + 10);
}

static bool is_full_mark(uint32_t character)
{
	return eyes_one_of(character, "，。、；：？！“”‘’（）《》〈〉〔〕");
}

/* What is wrong between two neighbours of one line. */
static void look_inside(column *c, captions *w, const placed *a, const placed *b)
{
	const double middle = (a->x + a->advance + b->x) / 2;

	if (eyes_is_word(a->character) && eyes_is_word(b->character) &&
		b->x - a->x > a->advance + 0.06 * SIZE) {
		/* Once a word. */
		if (a == c->items || a[-1].line != a->line || !eyes_is_word(a[-1].character))
			mark(c, w, FAULT_SPACED, middle, a->y);
	}
	if (a->character == ' ' && b->x - a->x > 0.75 * SIZE)
		mark(c, w, FAULT_BLANK, (a->x + b->x) / 2, a->y);
	if (is_full_mark(a->character) && is_full_mark(b->character) && b->x - a->x > 0.9 * SIZE)
		mark(c, w, FAULT_MARKS, b->x, a->y);
}

static void look(column *c, captions *w, size_t from)
{
	size_t signs = 0, last = c->count;

	for (size_t i = from; i + 1 < c->count; i++) {
		const placed *a = &c->items[i], *b = a + 1;
		size_t length, end;

		if (a->line == b->line) {
			look_inside(c, w, a, b);
			continue;
		}
		gb_utf8_at(c->text, a->at, &length);
		end = a->at + length;
		while (end > 0 && c->text.p[end - 1] == ' ')
			end--;
		switch (eyes_line_end(c->text, end, b->at)) {
		case EYES_PARTED:
		case EYES_FORBIDDEN:
			mark(c, w, FAULT_END, a->x + a->advance / 2, a->y);
			break;
		case EYES_WELL:
		case EYES_ADDRESS:
			break;
		}
	}
	for (; last > from && c->items[last - 1].line + 1 == c->lines; last--)
		signs += c->items[last - 1].character != ' ' && !is_full_mark(c->items[last - 1].character);
	if (signs < 2 && last > from)
		mark(c, w, FAULT_LONELY, c->items[last].x + c->items[last].advance / 2, c->items[last].y);
}

static void set_plain(column *c, captions *w, plain *p)
{
	PangoLayoutIter *iter;
	const size_t from = c->count;

	pango_layout_set_text(p->layout, c->text.p, (int)c->text.n);
	iter = pango_layout_get_iter(p->layout);
	do {
		const PangoLayoutLine *line = pango_layout_iter_get_line_readonly(iter);
		const double y = TOP + LEADING * (double)c->lines;
		PangoRectangle box;
		double pen;

		pango_layout_iter_get_line_extents(iter, NULL, &box);
		pen = c->x + (double)box.x / PANGO_SCALE;
		cairo_set_source_rgb(c->cairo, 0.1, 0.1, 0.1);
		cairo_move_to(c->cairo, pen, y);
		pango_cairo_show_layout_line(c->cairo, (PangoLayoutLine *)(uintptr_t)line);
		for (GSList *r = line->runs; r; r = r->next) {
			const PangoLayoutRun *run = r->data;
			hb_font_t *font = pango_font_get_hb_font(run->item->analysis.font);

			for (int g = 0; g < run->glyphs->num_glyphs; g++) {
				const PangoGlyphInfo *glyph = &run->glyphs->glyphs[g];

				add_placed(c, (size_t)(run->item->offset + run->glyphs->log_clusters[g]), pen, y,
					(double)hb_font_get_glyph_h_advance(font, glyph->glyph) / PANGO_SCALE);
				pen += (double)glyph->geometry.width / PANGO_SCALE;
			}
		}
		c->lines++;
	} while (pango_layout_iter_next_line(iter));
	pango_layout_iter_free(iter);
	look(c, w, from);
}

static void set_ours(column *c, captions *w, const gb_char_style *body)
{
	static const gb_text_style style = { .align = GB_ALIGN_JUSTIFY,
		.leading = LEADING,
		.first_indent = 2 * SIZE,
		.level = GB_BREAK_GB,
		.gap_em = 0.25 };
	const gb_span span = {
		.text = c->text, .style = body, .lang = GB_LANG_ZH, .place = { NULL, GB_NO_NODE }
	};
	const gb_paragraph *paragraph =
		gb_paragraph_shape(w->o->text, w->o->work, &style, &span, 1, w->o->diags);
	const size_t from = c->count;
	size_t count;
	const gb_line *lines;

	if (!paragraph) {
		gb_diags_print(w->o->diags, stderr);
		exit(2);
	}
	lines = gb_paragraph_break(paragraph, w->o->work, MEASURE, &count, w->o->diags);
	for (size_t i = 0; i < count; i++, c->lines++) {
		const double y = TOP + LEADING * (double)c->lines;
		gb_ops ops = gb_ops_new(w->o->work);
		size_t k = lines[i].first;

		gb_line_set(paragraph, &lines[i], &ops, c->x, y, GB_NO_ELEMENT);
		for (size_t n = 0; n < ops.count; n++) {
			const gb_glyph_run *run = &ops.items[n].as.glyphs;

			if (ops.items[n].kind != GB_OP_GLYPHS)
				continue;
			gb_cairo_glyphs(w->draw, run);
			for (size_t g = 0; g < run->count; g++) {
				const size_t at =
					(size_t)(run->text.p - paragraph->text.p) + run->glyphs[g].cluster;

				while (k + 1 < paragraph->count && paragraph->clusters[k].to <= at)
					k++;
				add_placed(
					c, at, run->matrix.e + run->glyphs[g].x, y, paragraph->clusters[k].width);
			}
		}
	}
	look(c, w, from);
}

static void frame(cairo_t *cairo, double x, double height)
{
	cairo_set_source_rgb(cairo, 0.78, 0.8, 0.84);
	cairo_set_line_width(cairo, 0.6);
	cairo_rectangle(cairo, x, TOP - 22, MEASURE, height);
	cairo_stroke(cairo);
}

int main(int argc, char **argv)
{
	static const char *const files[] = { FACE, NULL };
	static column theirs, ours;
	const double width = 2 * MARGIN + 2 * MEASURE + GUTTER;
	const double height = TOP + 17 * LEADING + 40;
	gb_char_style body, caption;
	outside o = open_ours(&body, &caption);
	cairo_surface_t *surface =
		cairo_image_surface_create(CAIRO_FORMAT_RGB24, (int)(width * SCALE), (int)(height * SCALE));
	cairo_t *cairo = cairo_create(surface);
	plain p = plain_open(files, "Noto Serif SC", SIZE);
	gb_cairo draw;
	captions w = { .o = &o, .draw = &draw, .style = caption };
	size_t most;

	if (argc != 2) {
		fprintf(stderr, "compare_pango FILE.png\n");
		return 2;
	}
	cairo_scale(cairo, SCALE, SCALE);
	cairo_set_source_rgb(cairo, 1, 1, 1);
	cairo_paint(cairo);
	gb_cairo_open(&draw, o.work, cairo);
	draw.page = 1;
	draw.smooth = true;
	theirs.cairo = ours.cairo = cairo;
	theirs.x = MARGIN;
	ours.x = MARGIN + MEASURE + GUTTER;
	pango_layout_set_width(p.layout, pango_units_from_double(MEASURE));
	pango_layout_set_indent(p.layout, pango_units_from_double(2 * SIZE));
	for (size_t i = 0; i < GB_COUNT(prose); i++) {
		theirs.text = ours.text = gb_str_of(prose[i]);
		set_plain(&theirs, &w, &p);
		set_ours(&ours, &w, &body);
	}
	most = theirs.lines > ours.lines ? theirs.lines : ours.lines;
	frame(cairo, theirs.x, LEADING * (double)most);
	frame(cairo, ours.x, LEADING * (double)most);
	w.style.size = 13;
	w.style.colour = (gb_colour){ .red = 60, .green = 60, .blue = 60 };
	write_words(&w, "只用 Pango　plain pango, justified", theirs.x, TOP - 34);
	write_words(&w, "公报　Gongbao", ours.x, TOP - 34);
	w.style.size = 11;
	for (size_t i = 0, row = 0; i < FAULT_COUNT; i++) {
		char words[256];
		const double y = TOP + LEADING * (double)most + 4 + 19 * (double)row;

		if (theirs.faults[i] + ours.faults[i] == 0)
			continue;
		row++;

		w.style.colour = (gb_colour){ .red = 200, .green = 16, .blue = 46 };
		snprintf(words, sizeof words, "%s", fault_words[i]);
		write_words(&w, words, theirs.x, y);
		w.style.colour = (gb_colour){ .red = 60, .green = 60, .blue = 60 };
		snprintf(words, sizeof words, "Pango %zu　公报 %zu", theirs.faults[i], ours.faults[i]);
		write_words(&w, words, ours.x, y);
		printf("%s: pango %zu, ours %zu\n", fault_words[i], theirs.faults[i], ours.faults[i]);
	}
	if (gb_cairo_error(&draw) || cairo_status(cairo) != CAIRO_STATUS_SUCCESS ||
		cairo_surface_write_to_png(surface, argv[1]) != CAIRO_STATUS_SUCCESS) {
		fprintf(stderr, "%s cannot be written\n", argv[1]);
		return 3;
	}
	gb_cairo_close(&draw);
	plain_close(&p);
	cairo_destroy(cairo);
	cairo_surface_destroy(surface);
	outside_close(&o);
	return 0;
}
