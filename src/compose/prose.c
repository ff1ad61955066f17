/* Words, references and figures to shaped paragraphs. */
#include "compose/cross.h"
#include "compose/notes.h"

#include "base/utf8.h"
#include "layout/mark.h"

#include <string.h>

size_t gb_compose_langs(
	const gb_composer *compose, const gb_block *block, gb_lang langs[GB_LANG_COUNT])
{
	size_t count = 0;
	gb_lang order[GB_LANG_COUNT] = { compose->primary,
		compose->primary == GB_LANG_ZH ? GB_LANG_EN : GB_LANG_ZH };

	for (size_t i = 0; i < GB_LANG_COUNT; i++) {
		if (!gb_edition_has(compose->edition, order[i]))
			continue;
		if (block != NULL && block->has_lang && block->lang != (int)order[i])
			continue;
		langs[count++] = order[i];
	}
	return count;
}

gb_spans gb_spans_new(
	gb_composer *compose, const gb_style *style, gb_lang lang, uint32_t element, gb_place place)
{
	return (gb_spans){
		.compose = compose,
		.style = gb_style_for(style, compose->edition, lang),
		.lang = lang,
		.element = element,
		.place = place,
	};
}

static gb_span *spans_add(gb_spans *spans, gb_str text, const gb_char_style *style)
{
	spans->items = gb_arena_grow(spans->compose->arena, spans->items, spans->count,
		&spans->capacity, spans->count + 1, sizeof *spans->items);
	gb_span *span = &spans->items[spans->count++];
	*span = (gb_span){
		.text = text,
		.style = style != NULL ? style : &spans->style->plain,
		.lang = spans->lang,
		.place = spans->place,
	};
	return span;
}

void gb_spans_text(gb_spans *spans, gb_str text, const gb_char_style *style)
{
	if (text.n > 0)
		spans_add(spans, text, style);
}

/* Digits of the words themselves: dates and declared names in prose, where the ledger lets no
 * others through (D 4.1); parts of the name in a name. They are said to be so, for the list of
 * figures. */
static void span_literal_figures(gb_spans *spans, gb_span *span, gb_figure_kind kind)
{
	const gb_ledger *ledger = spans->compose->ledger;
	gb_figure_span *figures = gb_figures_in_words(
		spans->compose->arena, span->text, kind, span->place, &span->figure_count);

	span->figures = figures;
	for (size_t i = 0; i < span->figure_count; i++) {
		for (size_t n = 0; n < ledger->name_count; n++) {
			gb_str name = ledger->names[n];
			/* A name covers these digits when it occurs around them. */
			size_t back = figures[i].from > name.n ? figures[i].from - name.n : 0;
			gb_str window = gb_str_slice(span->text, back, figures[i].to + name.n);

			if (gb_str_find(window, name) == SIZE_MAX)
				continue;
			gb_figure *figure = GB_NEW(spans->compose->arena, gb_figure);
			figure->kind = GB_FIGURE_NAME;
			figure->place = span->place;
			figures[i].figure = figure;
		}
	}
}

/* Superscripts and subscripts keep the role, smaller and moved. */
static const gb_char_style *style_kept(gb_composer *compose, gb_char_style moved)
{
	gb_char_style *style = GB_NEW(compose->arena, gb_char_style);

	*style = moved;
	return style;
}

static const gb_char_style *style_of(gb_spans *spans, unsigned bits)
{
	const gb_char_style *style = &spans->style->plain;

	if (bits & GB_INLINE_STRONG)
		style = &spans->style->strong;
	else if (bits & GB_INLINE_EMPHASIS)
		style = &spans->style->emphasis;
	if (bits & GB_INLINE_SUPERSCRIPT)
		return style_kept(spans->compose, gb_style_raised(style));
	if (bits & GB_INLINE_SUBSCRIPT)
		return style_kept(spans->compose, gb_style_moved(style, -0.14));
	return style;
}

/* The figure that a resolved value is, over the bytes from…to of a span. */
static void span_figure(
	gb_spans *spans, gb_span *span, const gb_resolved *resolved, size_t from, size_t to)
{
	gb_composer *compose = spans->compose;
	gb_figure *figure = GB_NEW(compose->arena, gb_figure);
	gb_figure_span *spanned = GB_NEW(compose->arena, gb_figure_span);

	*figure = (gb_figure){
		.kind = (gb_figure_kind)resolved->kind,
		.path = resolved->path,
		.value = resolved->value,
		.printed = resolved->printed,
		.places = resolved->places,
		.rounding = compose->ledger->policy != NULL ? (gb_rounding)compose->ledger->policy->rounding
													: GB_ROUND_HALF_EVEN,
		.status = (gb_value_status)resolved->status,
		.place = span->place,
	};
	*spanned = (gb_figure_span){ (uint32_t)from, (uint32_t)to, figure };
	span->figures = spanned;
	span->figure_count = 1;
}

/* The raised letter of an uncertain value behind its last span (D 3.9). */
static void spans_mark(gb_spans *spans, int status)
{
	gb_span *span = &spans->items[spans->count - 1];
	const gb_status_mark *mark = gb_status_mark_of(status);

	if (mark == NULL)
		return;
	span->registers |= mark->bit;
	if (mark->letter[0] != '\0')
		spans_add(spans, gb_str_of(mark->letter),
			style_kept(spans->compose, gb_style_raised(span->style)));
}

void gb_spans_resolved(gb_spans *spans, const gb_resolved *resolved, const gb_char_style *style)
{
	if (resolved->text.n == 0)
		return;
	gb_span *span = spans_add(spans, resolved->text, style);
	span->place = resolved->place.source != NULL ? resolved->place : spans->place;
	if (resolved->kind < 0) {
		span_literal_figures(spans, span, GB_FIGURE_NAME);
		/* A verdict or an assignment that rests on samples stamps the page as its figures do. */
		if (resolved->status == GB_VALUE_SAMPLE)
			span->registers |= GB_REGISTER_SAMPLE;
		return;
	}
	if (resolved->number_to > resolved->number_from)
		span_figure(spans, span, resolved, resolved->number_from, resolved->number_to);
	else
		span_figure(spans, span, resolved, 0, resolved->text.n);
	spans_mark(spans, resolved->status);
}

void gb_spans_figure(gb_spans *spans, const gb_resolved *resolved, const gb_char_style *number,
	const gb_char_style *around)
{
	const gb_place place = resolved->place.source != NULL ? resolved->place : spans->place;

	if (resolved->kind < 0 || resolved->number_to <= resolved->number_from) {
		gb_spans_resolved(spans, resolved, around);
		return;
	}
	gb_spans_text(spans, gb_str_slice(resolved->text, 0, resolved->number_from), around);
	gb_span *span = spans_add(
		spans, gb_str_slice(resolved->text, resolved->number_from, resolved->number_to), number);
	span->place = place;
	span_figure(spans, span, resolved, 0, span->text.n);
	gb_spans_text(
		spans, gb_str_slice(resolved->text, resolved->number_to, resolved->text.n), around);
	spans_mark(spans, resolved->status);
}

void gb_spans_ordinal(gb_spans *spans, gb_str text, gb_figure_kind kind)
{
	if (text.n == 0)
		return;
	gb_span *span = spans_add(spans, text, NULL);
	gb_figure *figure = GB_NEW(spans->compose->arena, gb_figure);
	gb_figure_span *spanned = GB_NEW(spans->compose->arena, gb_figure_span);

	figure->kind = kind;
	figure->place = spans->place;
	*spanned = (gb_figure_span){ 0, (uint32_t)text.n, figure };
	span->figures = spanned;
	span->figure_count = 1;
}

void gb_spans_counted(gb_spans *spans, const char *word, gb_str number, const gb_char_style *style)
{
	const gb_str before = word != NULL ? gb_str_of(word) : (gb_str){ NULL, 0 };

	gb_spans_ordinal(spans, number, GB_FIGURE_ORDINAL);
	gb_span *span = &spans->items[spans->count - 1];
	gb_figure_span *figure = GB_NEW(spans->compose->arena, gb_figure_span);

	*figure = span->figures[0];
	figure->from += (uint32_t)before.n;
	figure->to += (uint32_t)before.n;
	span->figures = figure;
	span->text = gb_str_format(
		spans->compose->arena, "%.*s%.*s", (int)before.n, before.p, (int)number.n, number.p);
	span->style = style != NULL ? style : span->style;
	span->keep = GB_KEEP_ALWAYS;
}

/* English words up to so many bytes stay with the number before them. */
#define KEPT_WORD 14

/* End of the number and of the first word of what it counts, scale words aside: 12 national|lists,
 * 1.2 billion yuan. The whole text where it is no longer than that. */
static size_t kept_end(const gb_resolved *resolved)
{
	static const char *const scales[] = { "thousand", "million", "billion", "trillion" };
	const gb_str text = resolved->text;
	size_t end = resolved->number_to;

	for (bool again = true; again && end < text.n && text.p[end] == ' ';) {
		const size_t from = end + 1;
		size_t to = from;

		while (to < text.n && text.p[to] != ' ')
			to++;
		if (to - from > KEPT_WORD)
			break;
		end = to;
		again = false;
		for (size_t i = 0; i < GB_COUNT(scales); i++)
			again = again || gb_str_is(gb_str_slice(text, from, to), scales[i]);
	}
	return end;
}

/* Words with a number in brackets behind them, 尚未完成（0/3步）: neither part is broken while there is
 * room. False where the value is not of this form. */
static bool spans_bracketed(
	gb_spans *spans, const gb_resolved *resolved, const gb_char_style *style)
{
	const gb_str open = GB_STR("（");
	const size_t at = resolved->number_from - open.n;
	gb_span *span;

	if (spans->lang != GB_LANG_ZH || resolved->kind < 0 || resolved->number_from <= open.n ||
		!gb_str_equal(gb_str_slice(resolved->text, at, resolved->number_from), open))
		return false;
	span = spans_add(spans, gb_str_slice(resolved->text, 0, at), style);
	span->place = resolved->place.source != NULL ? resolved->place : spans->place;
	span->keep = GB_KEEP_IF_ROOM;
	span = spans_add(spans, gb_str_slice(resolved->text, at, resolved->text.n), style);
	span->place = spans->items[spans->count - 2].place;
	span->keep = GB_KEEP_IF_ROOM;
	span_figure(spans, span, resolved, open.n, resolved->number_to - at);
	spans_mark(spans, resolved->status);
	return true;
}

/* A figure in English keeps its noun beside it (D 2.3); Chinese has no blank to break at. */
static void spans_kept(
	gb_spans *spans, const gb_resolved *resolved, const gb_char_style *style, gb_keep keep)
{
	/* A date's own words are in it: 15 March 2024, 2024年3月15日. */
	const bool date = resolved->kind == GB_FIGURE_DATE && keep == GB_KEEP_IF_ROOM;
	const size_t from = resolved->number_from;
	const size_t end = date ? resolved->number_to : kept_end(resolved);
	const gb_place place = resolved->place.source != NULL ? resolved->place : spans->place;
	gb_span *span;

	if (keep == GB_KEEP_IF_ROOM && spans_bracketed(spans, resolved, style))
		return;
	if (resolved->kind < 0 || end <= from ||
		(!date && (spans->lang != GB_LANG_EN || end == resolved->number_to))) {
		gb_spans_resolved(spans, resolved, style);
		return;
	}
	if (from > 0) {
		span = spans_add(spans, gb_str_slice(resolved->text, 0, from), style);
		span->place = place;
	}
	span = spans_add(spans, gb_str_slice(resolved->text, from, end), style);
	span->place = place;
	span->keep = keep;
	span_figure(spans, span, resolved, 0, resolved->number_to - from);
	if (end < resolved->text.n) {
		span = spans_add(spans, gb_str_slice(resolved->text, end, resolved->text.n), style);
		span->place = place;
	}
	/* The mark of its status stands behind all of it. */
	spans_mark(spans, resolved->status);
}

void gb_spans_cell(gb_spans *spans, const gb_resolved *resolved)
{
	spans_kept(spans, resolved, NULL, GB_KEEP_IF_ROOM);
}

/* Words of the prose; in English the first keeps to the number before it: 8|well behind. */
static void add_words(gb_spans *spans, gb_str text, const gb_char_style *style, bool counted)
{
	size_t end = 0;

	if (text.n == 0)
		return;
	if (counted && spans->lang == GB_LANG_EN && text.n > 1 && text.p[0] == ' ') {
		for (end = 1; end < text.n && text.p[end] != ' '; end++)
			;
		end = end - 1 > KEPT_WORD ? 0 : end;
	}
	if (end > 0) {
		gb_span *span = spans_add(spans, gb_str_slice(text, 0, end), style);

		span->keep = GB_KEEP_ALWAYS;
		span_literal_figures(spans, span, GB_FIGURE_DATE);
	}
	if (end < text.n)
		span_literal_figures(
			spans, spans_add(spans, gb_str_slice(text, end, text.n), style), GB_FIGURE_DATE);
}

void gb_spans_prose(gb_spans *spans, const gb_prose *prose, const gb_scope_of *scope)
{
	gb_composer *compose = spans->compose;
	gb_text_link *link = NULL;
	bool counted = false; /* a number without a unit stands before */

	spans->place = prose->place.source != NULL ? prose->place : spans->place;
	for (size_t i = 0; i < prose->count; i++) {
		const gb_inline *item = &prose->items[i];
		const gb_char_style *style = style_of(spans, item->style);
		size_t first = spans->count;

		switch (item->kind) {
		case GB_INLINE_TEXT:
			add_words(spans, item->text, style, counted);
			break;
		case GB_INLINE_BREAK:
			spans_add(spans, GB_STR("\n"), style);
			break;
		case GB_INLINE_NOTE:
			gb_notes_mark(spans, item->text, style);
			break;
		case GB_INLINE_REFERENCE: {
			gb_resolved resolved = { .kind = -1 };
			if (gb_is_cross_reference(item->text))
				gb_spans_cross(spans, item->text, style, item->uri.n == 0);
			else if (gb_reference_resolve(compose->arena, compose->ledger, compose->verdicts, scope,
						 item->text, spans->lang, prose->place, &resolved, compose->diags))
				spans_kept(spans, &resolved, style, GB_KEEP_ALWAYS);
			else
				spans->failed = true;
			counted =
				resolved.kind >= 0 && resolved.text.n > 0 && resolved.number_to == resolved.text.n;
			break;
		}
		}
		counted = counted && item->kind == GB_INLINE_REFERENCE;

		if (item->uri.n == 0) {
			link = NULL;
			continue;
		}
		if (link == NULL || !gb_str_equal(link->uri, item->uri)) {
			link = GB_NEW(compose->arena, gb_text_link);
			link->uri = item->uri;
			link->contents.in[GB_LANG_ZH] = item->uri;
			link->contents.in[GB_LANG_EN] = item->uri;
			link->element = spans->element == GB_NO_ELEMENT
								? GB_NO_ELEMENT
								: gb_compose_element(compose, spans->element, GB_ELEMENT_LINK,
									  spans->lang, prose->place);
		}
		for (size_t s = first; s < spans->count; s++)
			spans->items[s].link = link;
	}
	for (size_t s = 0; prose->sample && s < spans->count; s++)
		spans->items[s].registers |= GB_REGISTER_SAMPLE;
}

gb_paragraph *gb_spans_shape(gb_spans *spans, int align)
{
	gb_composer *compose = spans->compose;
	gb_text_style style = gb_style_text(spans->style, spans->lang);

	if (align >= 0) {
		style.align = (gb_align)align;
		style.hyphenate = false;
	}
	gb_paragraph *paragraph = spans->failed
								  ? NULL
								  : gb_paragraph_shape(compose->text, compose->arena, &style,
										spans->items, spans->count, compose->diags);
	if (paragraph == NULL)
		compose->failed = true;
	return paragraph;
}

gb_str gb_spans_joined(const gb_spans *spans)
{
	gb_buf buf = gb_buf_new(spans->compose->arena);

	for (size_t i = 0; i < spans->count; i++) {
		const gb_str text = spans->items[i].text;

		/* A line that its author ended goes on where the text is one line: with a blank in English, and
		 * between blocks of text. */
		for (size_t k = 0; k < text.n; k++) {
			if (text.p[k] != '\n')
				gb_buf_char(&buf, text.p[k]);
			else if (text.n == 1 || spans->lang == GB_LANG_EN)
				gb_buf_char(&buf, ' ');
		}
	}
	return gb_buf_taken(&buf);
}
