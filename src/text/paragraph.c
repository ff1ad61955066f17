#include "text/paragraph.h"

#include "base/utf8.h"
#include "text/cluster.h"
#include "text/hyphen.h"
#include "text/title.h"
#include "text/used.h"

#include <math.h>
#include <string.h>

/* From spans to clusters: joins the texts, chooses a face for each character, shapes. */

typedef struct gb_character {
	uint32_t code_point;
	uint32_t offset; /* in the joined text */
	uint32_t span;
	gb_lang lang;
	gb_char_class class;
	unsigned features;
	const gb_face *face; /* NULL: a newline */
} gb_character;

typedef struct gb_characters {
	gb_character *items;
	size_t count;
} gb_characters;

static gb_str joined_text(gb_arena *arena, const gb_span *spans, size_t count)
{
	size_t n = 0, at = 0;
	char *bytes;

	for (size_t i = 0; i < count; i++)
		n += spans[i].text.n;
	bytes = gb_arena_array(arena, n + 1, 1);
	for (size_t i = 0; i < count; i++) {
		if (spans[i].text.n > 0)
			memcpy(bytes + at, spans[i].text.p, spans[i].text.n);
		at += spans[i].text.n;
	}
	for (size_t i = 0; i < n; i++)
		if (bytes[i] == '\t')
			bytes[i] = ' ';
	return (gb_str){ bytes, n };
}

static gb_characters decode(gb_arena *arena, gb_str text, const gb_span *spans, size_t span_count)
{
	const size_t room = gb_utf8_count(text);
	gb_characters characters = { gb_arena_borrow(arena, room, sizeof(gb_character)), 0 };
	size_t at = 0;

	for (size_t s = 0; s < span_count; s++) {
		const size_t end = at + spans[s].text.n;

		while (at < end) {
			gb_character *character = &characters.items[characters.count++];
			size_t length;

			character->code_point = gb_utf8_at(text, at, &length);
			character->offset = (uint32_t)at;
			character->span = (uint32_t)s;
			character->lang = spans[s].lang;
			character->class = gb_char_class_of(character->code_point);
			at += length;
		}
	}
	return characters;
}

static bool missing_glyph(gb_arena *arena, const gb_character *character, gb_str bytes,
	const gb_span *span, gb_diags *diags)
{
	gb_buf role = gb_buf_new(arena);

	gb_buf_format(&role, "a character that the font role \"%.*s\" or a declared fallback has",
		(int)span->style->role->name.n, span->style->role->name.p);
	return gb_fault(diags, span->place, "missing-glyph",
		gb_str_format(arena, "%.*s (U+%04X), which no font has", (int)bytes.n, bytes.p,
			character->code_point),
		gb_buf_taken(&role),
		GB_STR("write the character differently, or declare a face that has it in"
			   " fonts/families.json"));
}

static gb_str bytes_of(gb_str text, const gb_characters *characters, size_t i)
{
	const size_t end = i + 1 < characters->count ? characters->items[i + 1].offset : text.n;

	return gb_str_slice(text, characters->items[i].offset, end);
}

static bool is_letter(const gb_character *character)
{
	return character->class == GB_CHAR_LATIN && !gb_char_is_wide(character->code_point);
}

/* Chooses every face; all characters without one are named, each once. */
static bool choose_faces(const gb_text *text, gb_arena *arena, gb_str bytes, const gb_span *spans,
	gb_characters *characters, gb_diags *diags)
{
	const gb_font_set *fonts = gb_text_fonts(text);
	gb_used *used = gb_text_used(text);
	const gb_face *previous = NULL;
	bool ok = true;

	for (size_t i = 0; i < characters->count; i++) {
		gb_character *character = &characters->items[i];
		const gb_span *span = &spans[character->span];

		if (character->class == GB_CHAR_NEWLINE) {
			previous = NULL;
			continue;
		}
		if (gb_char_is_right_to_left(character->code_point)) {
			const gb_str found = bytes_of(bytes, characters, i);

			ok = gb_fault(diags, span->place, "right-to-left",
				gb_str_format(arena, "%.*s (U+%04X), of a script written from right to left",
					(int)found.n, found.p, character->code_point),
				GB_STR("Chinese, or a script written from left to right"), GB_STR("transcribe it"));
			continue;
		}
		/* An apostrophe in an English name keeps its English shape in Chinese text. */
		if (character->code_point == 0x2019 && i > 0 && i + 1 < characters->count &&
			is_letter(&characters->items[i - 1]) && is_letter(&characters->items[i + 1]))
			character->lang = GB_LANG_EN;
		/* A combining mark or joiner is drawn with its base. */
		if (character->class == GB_CHAR_MARK && previous) {
			character->face = previous;
			if (gb_face_covers(fonts, previous, character->code_point) ||
				character->code_point >= 0x2000 || character->code_point == 0xAD)
				continue;
		}
		character->face =
			gb_font_role_face(fonts, span->style->role, character->code_point, character->lang);
		if (!character->face)
			ok = missing_glyph(arena, character, bytes_of(bytes, characters, i), span, diags);
		else if (gb_font_role_borrows(
					 span->style->role, character->code_point, character->lang, character->face))
			gb_used_put_borrowed(used, span->style->role, character->code_point, character->lang);
		gb_used_put_role(used, span->style->role);
		previous = character->face;
		if (span->style->tabular)
			character->features |= GB_SHAPE_TABULAR;
		/* Otherwise Noto joins —— to a dash of 1.69 em. */
		if (character->class == GB_CHAR_DASH && character->lang == GB_LANG_ZH)
			character->features |= GB_SHAPE_SQUARE;
	}
	return ok;
}

/* Whether two neighbours are shaped together: style counts only as far as it changes glyphs. */
static bool same_piece(const gb_span *spans, const gb_character *a, const gb_character *b)
{
	const gb_char_style *first = spans[a->span].style, *second = spans[b->span].style;

	return a->face == b->face && a->lang == b->lang && a->features == b->features && a->face &&
		   (first == second || (first->size == second->size && first->rise == second->rise));
}

/* Clusters of the characters from…to-1, shaped together. */
static void add_clusters(gb_text *text, gb_arena *arena, gb_paragraph *paragraph,
	const gb_characters *characters, size_t from, size_t to)
{
	const gb_character *first = &characters->items[from];
	const size_t start = first->offset;
	const size_t end = to < characters->count ? characters->items[to].offset : paragraph->text.n;
	const gb_shape shape = gb_text_shape(text, arena, first->face, first->lang, first->features,
		gb_str_slice(paragraph->text, start, end));
	size_t character = from;

	for (size_t g = 0, next; g < shape.count; g = next) {
		uint32_t cluster_start = (uint32_t)(start + shape.glyphs[g].cluster);
		size_t cluster_end;
		bool visible = false;
		gb_cluster *cluster;

		for (next = g; next < shape.count && shape.glyphs[next].cluster == shape.glyphs[g].cluster;
			 next++)
			visible = visible || shape.glyphs[next].visible;
		cluster_end = next < shape.count ? start + shape.glyphs[next].cluster : end;
		while (characters->items[character].offset < start + shape.glyphs[g].cluster)
			character++;
		if (!visible && paragraph->count > 0 && paragraph->clusters[paragraph->count - 1].face) {
			paragraph->clusters[paragraph->count - 1].to = (uint32_t)cluster_end;
			continue;
		}
		/* A joiner that begins a line goes with what follows it. */
		if (paragraph->count > 0 && paragraph->clusters[paragraph->count - 1].face &&
			paragraph->clusters[paragraph->count - 1].shape.count == 0)
			cluster_start = paragraph->clusters[--paragraph->count].from;
		cluster = &paragraph->clusters[paragraph->count++];
		*cluster = (gb_cluster){
			.from = cluster_start,
			.to = (uint32_t)cluster_end,
			.character = characters->items[character].code_point,
			.class = characters->items[character].class,
			.span = characters->items[character].span,
			.face = first->face,
			.shape = { visible ? shape.glyphs + g : NULL, visible ? next - g : 0 },
			.size = paragraph->spans[characters->items[character].span].style->size,
		};
	}
}

static void add_newline(gb_paragraph *paragraph, const gb_characters *characters, size_t at)
{
	const gb_character *character = &characters->items[at];

	paragraph->clusters[paragraph->count++] = (gb_cluster){
		.from = character->offset,
		.to = (uint32_t)(at + 1 < characters->count ? characters->items[at + 1].offset
													: paragraph->text.n),
		.character = character->code_point,
		.class = GB_CHAR_NEWLINE,
		.span = character->span,
		.size = paragraph->spans[character->span].style->size,
	};
}

static void shape_pieces(
	gb_text *text, gb_arena *arena, gb_paragraph *paragraph, const gb_characters *characters)
{
	paragraph->clusters = GB_NEW_ARRAY(arena, characters->count, gb_cluster);
	for (size_t from = 0, to; from < characters->count; from = to) {
		to = from + 1;
		if (!characters->items[from].face) {
			add_newline(paragraph, characters, from);
			continue;
		}
		while (to < characters->count &&
			   same_piece(paragraph->spans, &characters->items[from], &characters->items[to]))
			to++;
		add_clusters(text, arena, paragraph, characters, from, to);
	}
}

/* Whether the character stays with the one before while there is room. */
static bool is_kept(const gb_paragraph *paragraph, const gb_characters *characters, size_t at)
{
	const uint32_t span = characters->items[at].span;

	return at > 0 && characters->items[at - 1].span == span &&
		   paragraph->spans[span].keep == GB_KEEP_IF_ROOM;
}

/* What breaks are found from, one item a character. */
typedef struct gb_break_rows {
	uint32_t *code_points;
	gb_lang *langs;
	bool *glued;
	gb_break *breaks;
	uint8_t *bonds;
} gb_break_rows;

/* Whether the words of each character may be hyphenated: of English text, but not of a figure, which
 * is looked for on the finished page, nor of a name or a raised mark. */
static bool find_parts(
	const gb_paragraph *paragraph, const gb_characters *characters, bool *parts, gb_place *place)
{
	size_t figure = 0;
	bool any = false;

	for (size_t i = 0; i < characters->count; i++) {
		const gb_character *character = &characters->items[i];
		const gb_span *span = &paragraph->spans[character->span];

		while (
			figure < paragraph->figure_count && paragraph->figures[figure].to <= character->offset)
			figure++;
		parts[i] = character->lang == GB_LANG_EN && span->keep == GB_KEEP_NOT &&
				   span->style->rise == 0 &&
				   (figure == paragraph->figure_count ||
					   paragraph->figures[figure].from > character->offset);
		if (parts[i] && !any)
			*place = span->place;
		any = any || parts[i];
	}
	return any;
}

static bool find_hyphens(gb_text *text, gb_arena *arena, const gb_paragraph *paragraph,
	const gb_characters *characters, const gb_break_rows *rows, gb_diags *diags)
{
	bool *parts = gb_arena_borrow(arena, characters->count, sizeof *parts);
	gb_place place;
	bool ok = true;

	if (paragraph->style.hyphenate && find_parts(paragraph, characters, parts, &place)) {
		gb_hyphens *hyphens = gb_text_hyphens(text, place, diags);

		ok = hyphens != NULL;
		if (ok)
			gb_hyphens_mark(
				hyphens, rows->code_points, characters->count, parts, rows->bonds, rows->breaks);
	}
	gb_arena_give_back(arena, parts, characters->count, sizeof *parts);
	return ok;
}

/* The hyphen that ends a line before cluster `k`; NULL when the face has none. */
static const gb_shaped_glyph *hyphen_before(
	gb_text *text, gb_arena *arena, const gb_paragraph *paragraph, size_t k)
{
	const gb_cluster *before = k > 0 ? &paragraph->clusters[k - 1] : NULL;
	gb_shape shape;

	if (!before || !before->face || !gb_face_covers(gb_text_fonts(text), before->face, '-'))
		return NULL;
	shape = gb_text_shape(
		text, arena, before->face, paragraph->spans[before->span].lang, 0, GB_STR("-"));
	return shape.count == 1 ? shape.glyphs : NULL;
}

static void give_break(gb_text *text, gb_arena *arena, gb_paragraph *paragraph, size_t k,
	gb_break before, uint8_t bonds)
{
	gb_cluster *cluster = &paragraph->clusters[k];

	if (before == GB_BREAK_HYPHEN || before == GB_BREAK_SOFT_HYPHEN) {
		cluster->hyphen = hyphen_before(text, arena, paragraph, k);
		if (!cluster->hyphen)
			before = GB_BREAK_EMERGENCY_ANY;
		paragraph->hyphens = paragraph->hyphens || before == GB_BREAK_HYPHEN;
		paragraph->soft_hyphens = paragraph->soft_hyphens || before == GB_BREAK_SOFT_HYPHEN;
	}
	cluster->before = before;
	cluster->bonds = bonds;
}

static bool find_breaks(gb_text *text, gb_arena *arena, gb_paragraph *paragraph,
	const gb_characters *characters, gb_diags *diags)
{
	const size_t count = characters->count;
	const gb_break_rows rows = {
		.code_points = gb_arena_borrow(arena, count, sizeof *rows.code_points),
		.langs = gb_arena_borrow(arena, count, sizeof *rows.langs),
		.glued = gb_arena_borrow(arena, count, sizeof *rows.glued),
		.breaks = gb_arena_borrow(arena, count, sizeof *rows.breaks),
		.bonds = gb_arena_borrow(arena, count, sizeof *rows.bonds),
	};
	size_t at = 0;
	bool ok;

	for (size_t i = 0; i < count; i++) {
		const gb_character *character = &characters->items[i];
		const gb_span *span = &paragraph->spans[character->span];
		const bool begins = i == 0 || characters->items[i - 1].span != character->span;

		rows.code_points[i] = character->code_point;
		rows.langs[i] = character->lang;
		/* A raised mark stays with its word. */
		rows.glued[i] = begins ? i > 0 && span->style->rise > 0 : span->keep == GB_KEEP_ALWAYS;
	}
	gb_breaks_find(rows.code_points, count, rows.langs, rows.glued, paragraph->style.level,
		rows.breaks, rows.bonds);
	ok = find_hyphens(text, arena, paragraph, characters, &rows, diags);
	for (size_t k = 0; k < paragraph->count; k++) {
		while (characters->items[at].offset < paragraph->clusters[k].from)
			at++;
		if (rows.breaks[at] == GB_BREAK_ALLOWED && is_kept(paragraph, characters, at))
			rows.breaks[at] = GB_BREAK_RELUCTANT;
		give_break(text, arena, paragraph, k, rows.breaks[at], rows.bonds[at]);
	}
	gb_arena_give_back(arena, rows.code_points, count, sizeof *rows.code_points);
	gb_arena_give_back(arena, rows.langs, count, sizeof *rows.langs);
	gb_arena_give_back(arena, rows.glued, count, sizeof *rows.glued);
	gb_arena_give_back(arena, rows.breaks, count, sizeof *rows.breaks);
	gb_arena_give_back(arena, rows.bonds, count, sizeof *rows.bonds);
	return ok;
}

static void copy_spans(gb_arena *arena, gb_paragraph *paragraph, const gb_span *spans, size_t count)
{
	gb_span *copies = GB_NEW_ARRAY(arena, count, gb_span);
	size_t figures = 0, at = 0;
	gb_text_figure *figure;

	for (size_t i = 0; i < count; i++)
		figures += spans[i].figure_count;
	figure = GB_NEW_ARRAY(arena, figures, gb_text_figure);
	paragraph->figures = figure;
	paragraph->figure_count = figures;
	for (size_t i = 0; i < count; i++) {
		gb_char_style *style;

		copies[i] = spans[i];
		copies[i].text = gb_str_slice(paragraph->text, at, at + spans[i].text.n);
		if (i > 0 && spans[i].style == spans[i - 1].style) {
			copies[i].style = copies[i - 1].style;
		} else {
			style = GB_NEW(arena, gb_char_style);
			*style = *spans[i].style;
			copies[i].style = style;
		}
		if (spans[i].link) {
			gb_text_link *link = GB_NEW(arena, gb_text_link);

			*link = *spans[i].link;
			copies[i].link =
				i > 0 && spans[i].link == spans[i - 1].link ? copies[i - 1].link : link;
		}
		for (size_t f = 0; f < spans[i].figure_count; f++)
			*figure++ = (gb_text_figure){ (uint32_t)at + spans[i].figures[f].from,
				(uint32_t)at + spans[i].figures[f].to, spans[i].figures[f].figure };
		at += spans[i].text.n;
	}
	paragraph->spans = copies;
	paragraph->span_count = count;
}

/* Of the tallest face; an empty paragraph is as tall as its role's first face. */
static void measure_height(gb_paragraph *paragraph)
{
	for (size_t k = 0; k < paragraph->count; k++) {
		const gb_cluster *cluster = &paragraph->clusters[k];
		const double rise = gb_cluster_style(paragraph, cluster)->rise;

		if (!cluster->face)
			continue;
		paragraph->ascent = fmax(paragraph->ascent, cluster->face->ascent * cluster->size + rise);
		paragraph->descent =
			fmax(paragraph->descent, cluster->face->descent * cluster->size - rise);
	}
	if (paragraph->ascent == 0 && paragraph->span_count > 0) {
		const gb_char_style *style = paragraph->spans[0].style;
		const gb_face *face = style->role->han_count > 0     ? style->role->han[0]
							  : style->role->latin_count > 0 ? style->role->latin[0]
															 : NULL;

		paragraph->ascent = face ? face->ascent * style->size : 0;
		paragraph->descent = face ? face->descent * style->size : 0;
	}
}

gb_paragraph *gb_paragraph_shape(gb_text *text, gb_arena *arena, const gb_text_style *style,
	const gb_span *spans, size_t count, gb_diags *diags)
{
	gb_paragraph *paragraph = GB_NEW(arena, gb_paragraph);
	gb_characters characters;
	bool broken;

	paragraph->style = *style;
	paragraph->text = joined_text(arena, spans, count);
	copy_spans(arena, paragraph, spans, count);
	characters = decode(arena, paragraph->text, paragraph->spans, count);
	if (!choose_faces(text, arena, paragraph->text, paragraph->spans, &characters, diags))
		return NULL;
	shape_pieces(text, arena, paragraph, &characters);
	broken = find_breaks(text, arena, paragraph, &characters, diags);
	if (paragraph->style.sense)
		gb_title_keep_words(arena, paragraph);
	gb_arena_give_back(arena, characters.items, characters.count, sizeof *characters.items);
	if (!broken)
		return NULL;
	gb_glue_set(text, paragraph);
	measure_height(paragraph);
	return paragraph;
}

void gb_clusters_trim(const gb_paragraph *paragraph, size_t *first, size_t *after)
{
	const gb_cluster *clusters = paragraph->clusters;

	while (*after > *first && (clusters[*after - 1].class == GB_CHAR_SPACE ||
								  clusters[*after - 1].class == GB_CHAR_NEWLINE))
		--*after;
	while (*first < *after && clusters[*first].class == GB_CHAR_SPACE)
		++*first;
}

double gb_clusters_width(const gb_paragraph *paragraph, size_t first, size_t after)
{
	const gb_cluster *start = &paragraph->clusters[first], *end = start + (after - first) - 1;

	if (first >= after)
		return 0;
	return end->at + end->width - end->right - start->at - start->left;
}

double gb_cluster_hyphen_width(const gb_paragraph *paragraph, size_t at)
{
	if (at >= paragraph->count || !paragraph->clusters[at].hyphen)
		return 0;
	return paragraph->clusters[at].hyphen->advance * paragraph->clusters[at - 1].size;
}

/* Widest of the pieces that end where a line may end by `least` or better. */
static double widest_piece(const gb_paragraph *paragraph, gb_break least)
{
	const gb_text_style *style = &paragraph->style;
	double widest = 0;

	for (size_t from = 0, to; from < paragraph->count; from = to) {
		size_t first = from, after;

		for (to = from + 1; to < paragraph->count && paragraph->clusters[to].before < least; to++)
			;
		after = to;
		gb_clusters_trim(paragraph, &first, &after);
		widest = fmax(widest, gb_clusters_width(paragraph, first, after) +
								  gb_cluster_hyphen_width(paragraph, to) + style->start_indent +
								  style->end_indent + (from == 0 ? style->first_indent : 0));
	}
	return widest;
}

double gb_paragraph_natural_width(const gb_paragraph *paragraph)
{
	return widest_piece(paragraph, GB_BREAK_FORCED);
}

double gb_paragraph_minimum_width(const gb_paragraph *paragraph)
{
	const gb_text_style *style = &paragraph->style;
	const double least = GB_HYPHEN_MEASURE + style->start_indent + style->end_indent;
	const double widest = widest_piece(paragraph, GB_BREAK_SOFT_HYPHEN);

	/* Patterns part words only where there is room for many. */
	return widest <= least || !paragraph->hyphens
			   ? widest
			   : fmax(least, widest_piece(paragraph, GB_BREAK_HYPHEN));
}

double gb_paragraph_preferred_width(const gb_paragraph *paragraph)
{
	return widest_piece(paragraph, GB_BREAK_ALLOWED);
}

double gb_paragraph_offset(const gb_paragraph *paragraph, size_t at)
{
	double start;

	if (paragraph->count == 0)
		return 0;
	start = paragraph->clusters[0].at + paragraph->clusters[0].left;
	for (size_t k = 0; k < paragraph->count; k++)
		if (paragraph->clusters[k].to > at)
			return fmax(0, paragraph->clusters[k].at - start);
	return paragraph->clusters[paragraph->count - 1].at +
		   paragraph->clusters[paragraph->count - 1].width - start;
}

const gb_text_style *gb_paragraph_style(const gb_paragraph *paragraph)
{
	return &paragraph->style;
}

double gb_paragraph_ascent(const gb_paragraph *paragraph)
{
	return paragraph->ascent;
}

double gb_paragraph_descent(const gb_paragraph *paragraph)
{
	return paragraph->descent;
}
