#include "text/cluster.h"

#include <math.h>
#include <string.h>

/* From a line to operations of the display list. */

#define UNDERLINE_DROP_EM 0.16 /* below the descent of most Han, clear of commas */
#define UNDERLINE_WIDTH_EM 0.05

typedef struct gb_setting {
	const gb_paragraph *paragraph;
	const gb_line *line;
	gb_ops *ops;
	double y;
	uint32_t element;
	double *left, *right; /* edges of each cluster on the page */
	double hyphen;        /* width of the one that ends the line */
} gb_setting;

static const gb_cluster *cluster_at(const gb_setting *setting, size_t k)
{
	return &setting->paragraph->clusters[k];
}

static const gb_span *span_at(const gb_setting *setting, size_t k)
{
	return &setting->paragraph->spans[cluster_at(setting, k)->span];
}

static double left_of(const gb_setting *setting, size_t k)
{
	return setting->left[k - setting->line->first];
}

static double right_of(const gb_setting *setting, size_t k)
{
	return setting->right[k - setting->line->first];
}

/* Right edge of what cluster `k` shows, with the hyphen behind it. */
static double edge_of(const gb_setting *setting, size_t k)
{
	return right_of(setting, k) + (k + 1 == setting->line->after ? setting->hyphen : 0);
}

/* Where every cluster stands, once for runs, underlines and links. */
static void place_clusters(gb_setting *setting, double x)
{
	const gb_line *line = setting->line;
	const size_t count = line->after - line->first;
	double *extra = gb_arena_borrow(setting->ops->arena, count, sizeof *extra);
	double pen = x + line->indent;

	gb_justify(setting->paragraph, line, extra);
	setting->left = gb_arena_borrow(setting->ops->arena, count, sizeof *setting->left);
	setting->right = gb_arena_borrow(setting->ops->arena, count, sizeof *setting->right);
	for (size_t i = 0; i < count; i++) {
		const gb_cluster *cluster = cluster_at(setting, line->first + i);

		pen += i == 0 ? -cluster->left : cluster->glue.natural + extra[i];
		setting->left[i] = pen;
		pen += cluster->width;
		setting->right[i] = pen;
	}
	gb_arena_give_back(setting->ops->arena, extra, count, sizeof *extra);
}

static bool same_run(const gb_setting *setting, size_t a, size_t b)
{
	const gb_span *first = span_at(setting, a), *second = span_at(setting, b);
	const gb_char_style *one = first->style, *two = second->style;

	if (cluster_at(setting, a)->face != cluster_at(setting, b)->face ||
		first->lang != second->lang || first->link != second->link)
		return false;
	return one == two ||
		   (one->size == two->size && one->rise == two->rise &&
			   gb_str_equal(one->colour.token, two->colour.token) &&
			   one->colour.red == two->colour.red && one->colour.green == two->colour.green &&
			   one->colour.blue == two->colour.blue);
}

#define SOFT_HYPHEN "\xC2\xAD"
#define SOFT_HYPHEN_N 2

static bool is_soft_hyphen(gb_str text, size_t at)
{
	return at + SOFT_HYPHEN_N <= text.n && memcmp(text.p + at, SOFT_HYPHEN, SOFT_HYPHEN_N) == 0;
}

/* How many bytes of text[from…to-1] are soft hyphens. */
static uint32_t soft_bytes(gb_str text, size_t from, size_t to)
{
	uint32_t n = 0;

	for (size_t i = from; i < to; i++)
		if (is_soft_hyphen(text, i))
			n += SOFT_HYPHEN_N;
	return n;
}

/* A typed soft hyphen where no line ends is nothing, on the page and to who searches it. */
static gb_str without_soft(gb_arena *arena, gb_str text)
{
	gb_buf left;

	if (gb_str_find(text, GB_STR(SOFT_HYPHEN)) == SIZE_MAX)
		return text;
	left = gb_buf_new(arena);
	for (size_t i = 0; i < text.n; i++) {
		if (is_soft_hyphen(text, i))
			i += SOFT_HYPHEN_N - 1;
		else
			gb_buf_char(&left, text.p[i]);
	}
	return gb_buf_taken(&left);
}

/* The figures that bytes from…to-1 of the paragraph print a part of. */
static void add_figures(const gb_setting *setting, gb_glyph_run *run, uint32_t from, uint32_t to)
{
	const gb_paragraph *paragraph = setting->paragraph;
	gb_figure_span *spans = NULL;
	size_t capacity = 0;

	for (size_t i = 0; i < paragraph->figure_count; i++) {
		const gb_text_figure *figure = &paragraph->figures[i];
		const uint32_t begin = figure->from > from ? figure->from : from;
		const uint32_t end = figure->to < to ? figure->to : to;

		if (begin >= end)
			continue;
		spans = gb_arena_grow(setting->ops->arena, spans, run->figure_count, &capacity,
			run->figure_count + 1, sizeof *spans);
		spans[run->figure_count++] =
			(gb_figure_span){ begin - from - soft_bytes(paragraph->text, from, begin),
				end - from - soft_bytes(paragraph->text, from, end), figure->figure };
	}
	run->figures = spans;
}

static void set_run(const gb_setting *setting, size_t first, size_t after)
{
	const gb_paragraph *paragraph = setting->paragraph;
	const gb_cluster *start = cluster_at(setting, first), *end = cluster_at(setting, after - 1);
	const gb_span *span = span_at(setting, first);
	const double x = gb_snap(left_of(setting, first)), y = gb_snap(setting->y - span->style->rise);
	gb_arena *arena = setting->ops->arena;
	gb_glyph_run *run;
	gb_glyph *glyphs;
	size_t count = 0;
	uint32_t soft = 0; /* bytes left out so far */

	for (size_t k = first; k < after; k++)
		count += cluster_at(setting, k)->shape.count;
	if (count == 0)
		return; /* joiners alone */
	run = &gb_ops_add(setting->ops, GB_OP_GLYPHS, span->place)->as.glyphs;
	glyphs = GB_NEW_ARRAY(arena, count, gb_glyph);
	run->face = start->face;
	run->size = start->size;
	run->matrix = gb_matrix_move(x, y);
	run->text = without_soft(arena, gb_str_slice(paragraph->text, start->from, end->to));
	run->paint = gb_paint_solid(span->style->colour);
	run->lang = span->lang;
	run->glyphs = glyphs;
	run->count = count;
	count = 0;
	for (size_t k = first; k < after; k++) {
		const gb_cluster *cluster = cluster_at(setting, k);
		double pen = left_of(setting, k);
		const double next = k + 1 < after ? left_of(setting, k + 1) : right_of(setting, k);

		for (size_t g = 0; g < cluster->shape.count; g++) {
			const gb_shaped_glyph *shaped = &cluster->shape.glyphs[g];
			const bool last = g + 1 == cluster->shape.count;
			const double advance = shaped->advance * cluster->size;

			glyphs[count++] = (gb_glyph){
				.id = shaped->id,
				.cluster = cluster->from - start->from - soft,
				.x = gb_snap(gb_snap(pen + cluster->shift + shaped->x * cluster->size) - x),
				.y = gb_snap(shaped->y * cluster->size),
				.advance = gb_snap(last ? next - pen : advance),
			};
			pen += advance;
		}
		soft += soft_bytes(paragraph->text, cluster->from, cluster->to);
	}
	add_figures(setting, run, start->from, end->to);
}

/*
 * The hyphen that parts a word at the end of a line: a run of its own, because it is no character of
 * the paragraph. It says U+002D. ISO 32000-1, 14.8.2.2.3 would have U+00AD, but poppler (22.12) joins
 * the halves of a word, for who copies or searches, only over U+002D; MuPDF does over all three
 * hyphens.
 */
static void set_hyphen(const gb_setting *setting)
{
	const gb_line *line = setting->line;
	const gb_cluster *last = cluster_at(setting, line->after - 1);
	const gb_shaped_glyph *shaped = cluster_at(setting, line->after)->hyphen;
	const gb_span *span = span_at(setting, line->after - 1);
	gb_glyph *glyph = GB_NEW(setting->ops->arena, gb_glyph);
	gb_glyph_run *run = &gb_ops_add(setting->ops, GB_OP_GLYPHS, span->place)->as.glyphs;

	*glyph = (gb_glyph){
		.id = shaped->id,
		.x = gb_snap(shaped->x * last->size),
		.y = gb_snap(shaped->y * last->size),
		.advance = gb_snap(shaped->advance * last->size),
	};
	run->face = last->face;
	run->size = last->size;
	run->matrix = gb_matrix_move(
		gb_snap(right_of(setting, line->after - 1)), gb_snap(setting->y - span->style->rise));
	run->text = GB_STR("-");
	run->paint = gb_paint_solid(span->style->colour);
	run->lang = span->lang;
	run->glyphs = glyph;
	run->count = 1;
}

static void set_runs(const gb_setting *setting, size_t first, size_t after)
{
	for (size_t from = first, to; from < after; from = to) {
		for (to = from + 1; to < after && same_run(setting, from, to); to++)
			;
		set_run(setting, from, to);
	}
	if (setting->hyphen > 0 && after == setting->line->after)
		set_hyphen(setting);
}

static void set_underlines(const gb_setting *setting)
{
	const gb_line *line = setting->line;

	for (size_t from = line->first, to; from < line->after; from = to) {
		const gb_span *span = span_at(setting, from);
		const double size = cluster_at(setting, from)->size;
		const double y = setting->y + UNDERLINE_DROP_EM * size;

		for (to = from + 1;
			 to < line->after && span_at(setting, to)->style->underline == span->style->underline &&
			 gb_str_equal(span_at(setting, to)->style->colour.token, span->style->colour.token) &&
			 cluster_at(setting, to)->size == size;
			 to++)
			;
		if (!span->style->underline)
			continue;
		if (setting->element != GB_NO_ELEMENT)
			gb_ops_artifact(setting->ops, GB_ARTIFACT_LAYOUT, span->place);
		gb_ops_line(setting->ops, (gb_point){ left_of(setting, from), y },
			(gb_point){ edge_of(setting, to - 1), y },
			gb_stroke_solid(span->style->colour, fmax(0.4, UNDERLINE_WIDTH_EM * size)),
			span->place);
		if (setting->element != GB_NO_ELEMENT)
			gb_ops_tag_end(setting->ops);
	}
}

static void set_link(const gb_setting *setting, size_t first, size_t after)
{
	const gb_span *span = span_at(setting, first);
	double ascent = 0, descent = 0;
	gb_link *link;

	for (size_t k = first; k < after; k++) {
		const gb_cluster *cluster = cluster_at(setting, k);
		const double rise = span_at(setting, k)->style->rise;

		ascent = fmax(ascent, cluster->face->ascent * cluster->size + rise);
		descent = fmax(descent, cluster->face->descent * cluster->size - rise);
	}
	link = &gb_ops_add(setting->ops, GB_OP_LINK, span->place)->as.link;
	*link = (gb_link){
		.rect = { gb_snap(left_of(setting, first)), gb_snap(setting->y - ascent),
			gb_snap(edge_of(setting, after - 1) - left_of(setting, first)),
			gb_snap(ascent + descent) },
		.uri = span->link->uri,
		.destination = span->link->destination,
		.contents = span->link->contents,
		.element = span->link->element,
	};
}

void gb_line_ink(gb_text *text, const gb_paragraph *paragraph, const gb_line *line, size_t count,
	double *above, double *below)
{
	bool any = false;

	*above = *below = 0;
	for (size_t k = line->first; k < line->after && k - line->first < count; k++) {
		const gb_cluster *cluster = &paragraph->clusters[k];
		const double rise = gb_cluster_style(paragraph, cluster)->rise;

		for (size_t g = 0; g < cluster->shape.count; g++) {
			const gb_shaped_glyph *glyph = &cluster->shape.glyphs[g];
			const gb_ink ink = gb_text_ink(text, cluster->face, glyph->id);
			const double top = (ink.top - glyph->y) * cluster->size + rise;
			const double bottom = (ink.bottom + glyph->y) * cluster->size - rise;

			if (ink.left == ink.right)
				continue;
			*above = any ? fmax(*above, top) : top;
			*below = any ? fmax(*below, bottom) : bottom;
			any = true;
		}
	}
}

void gb_line_set(const gb_paragraph *paragraph, const gb_line *line, gb_ops *ops, double x,
	double y, uint32_t element)
{
	gb_setting setting = {
		.paragraph = paragraph, .line = line, .ops = ops, .y = y, .element = element
	};

	if (line->first >= line->after)
		return;
	if (line->hyphen)
		setting.hyphen = gb_cluster_hyphen_width(paragraph, line->after);
	place_clusters(&setting, x);
	/* Tags do not nest: a link's own element comes between two parts of the line's. */
	for (size_t from = line->first, to; from < line->after; from = to) {
		const gb_text_link *link = span_at(&setting, from)->link;
		const bool own = link && link->element != GB_NO_ELEMENT;

		for (to = from + 1; to < line->after && span_at(&setting, to)->link == link; to++)
			;
		if (element != GB_NO_ELEMENT)
			gb_ops_tag(ops, own ? link->element : element, span_at(&setting, from)->place);
		set_runs(&setting, from, to);
		if (link)
			set_link(&setting, from, to);
		if (element != GB_NO_ELEMENT)
			gb_ops_tag_end(ops);
	}
	set_underlines(&setting);
	gb_arena_give_back(ops->arena, setting.left, line->after - line->first, sizeof *setting.left);
	gb_arena_give_back(ops->arena, setting.right, line->after - line->first, sizeof *setting.right);
}
