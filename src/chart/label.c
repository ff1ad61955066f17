#include "chart/part.h"

#include "layout/mark.h"

#include <math.h>

/* Texts of a chart: shaped once, fitted to the room there is, set with their boxes. */

#define BESIDE_GAP_EM 0.5 /* between the languages on one line */
#define FIT_SLACK 0.01    /* a measure made of a text's own width has to hold it */

static gb_paragraph *shape(const gb_chart *chart, const gb_style *style, gb_lang lang,
	const gb_label_words *words, gb_colour colour, gb_place place)
{
	const gb_chart_context *context = chart->context;
	gb_text_style text_style = gb_style_text(style, lang);
	gb_char_style *plain = GB_NEW(context->arena, gb_char_style);
	gb_figure_span *figure = GB_NEW(context->arena, gb_figure_span);
	gb_span spans[2] = { { .text = words->text, .style = plain, .lang = lang, .place = place } };
	gb_span *span = &spans[0];
	const gb_status_mark *mark = NULL;
	size_t count = 1;

	text_style.hyphenate = false; /* labels are not parted (D 2.12) */
	*plain = style->plain;
	/* The second language keeps its style's colour, so that it stays the quieter one. */
	if (lang == chart->langs[0])
		plain->colour = colour;
	if (words->figure != NULL) {
		*figure = (gb_figure_span){
			(uint32_t)words->figure_from,
			(uint32_t)words->figure_to,
			words->figure,
		};
		span->figures = figure;
		span->figure_count = 1;
		mark = gb_status_mark_of((int)words->figure->status);
	} else {
		/* 10亿元及以上项目: the digits are the name's own. */
		span->figures = gb_figures_in_words(
			context->arena, words->text, GB_FIGURE_NAME, place, &span->figure_count);
	}
	if (mark != NULL)
		span->registers = mark->bit;
	if (mark != NULL && mark->letter[0] != '\0') {
		gb_char_style *raised = GB_NEW(context->arena, gb_char_style);

		*raised = gb_style_raised(plain);
		spans[count++] = (gb_span){
			.text = gb_str_of(mark->letter),
			.style = raised,
			.lang = lang,
			.place = place,
		};
	}
	return gb_paragraph_shape(
		context->text, context->arena, &text_style, spans, count, context->diags);
}

bool gb_label_shape(const gb_chart *chart, const gb_label_words words[GB_LANG_COUNT],
	gb_colour colour, gb_place place, gb_label *out)
{
	*out = (gb_label){ .place = place };
	for (size_t i = 0; i < chart->lang_count; i++) {
		const gb_lang lang = chart->langs[i];
		const gb_style *style = gb_style_for(chart->context->label, chart->context->edition, lang);
		gb_label_text *text = &out->texts[out->count];

		if (words[lang].text.n == 0)
			continue;
		if (out->count > 0 && gb_str_equal(words[lang].text, words[chart->langs[0]].text))
			continue;
		text->paragraph = shape(chart, style, lang, &words[lang], colour, place);
		if (text->paragraph == NULL)
			return false;
		text->style = style;
		text->natural = gb_paragraph_natural_width(text->paragraph);
		out->count++;
	}
	return true;
}

bool gb_label_shape_words(
	const gb_chart *chart, gb_words words, gb_colour colour, gb_place place, gb_label *out)
{
	gb_label_words both[GB_LANG_COUNT] = { { .text = { NULL, 0 } } };

	for (size_t lang = 0; lang < GB_LANG_COUNT; lang++)
		both[lang].text = words.in[lang];
	return gb_label_shape(chart, both, colour, place, out);
}

double gb_label_beside_width(const gb_chart *chart, const gb_label *label)
{
	double width = 0;

	for (size_t i = 0; i < label->count; i++)
		width += label->texts[i].natural + (i > 0 ? BESIDE_GAP_EM * chart->em : 0);
	return width;
}

double gb_label_below_width(const gb_label *label)
{
	double width = 0;

	for (size_t i = 0; i < label->count; i++)
		width = fmax(width, label->texts[i].natural);
	return width;
}

double gb_label_least_width(const gb_label *label)
{
	double width = 0;

	for (size_t i = 0; i < label->count; i++)
		width = fmax(width, gb_paragraph_minimum_width(label->texts[i].paragraph));
	return width;
}

static double widest_line(const gb_label_text *text)
{
	double width = 0;

	for (size_t i = 0; i < text->line_count; i++)
		width = fmax(width, text->lines[i].width);
	return width;
}

static void break_text(const gb_chart *chart, gb_label_text *text, double measure)
{
	text->lines = gb_paragraph_break(text->paragraph, chart->context->arena, measure + FIT_SLACK,
		&text->line_count, chart->context->diags);
}

void gb_label_fit(const gb_chart *chart, gb_label *label, double measure, bool beside)
{
	label->beside = beside && gb_label_beside_width(chart, label) <= measure + FIT_SLACK;
	label->width = label->beside ? gb_label_beside_width(chart, label) : 0;
	label->height = 0;
	for (size_t i = 0; i < label->count; i++) {
		gb_label_text *text = &label->texts[i];

		break_text(chart, text, label->beside ? text->natural : measure);
		if (label->beside) {
			label->height = fmax(label->height, text->style->leading);
			continue;
		}
		label->width = fmax(label->width, widest_line(text));
		label->height += (double)text->line_count * text->style->leading;
	}
}

/* Baseline of a line in its leading: ascent and descent are centred in it. */
static double baseline_of(const gb_label_text *text)
{
	const double ascent = gb_paragraph_ascent(text->paragraph);
	const double descent = gb_paragraph_descent(text->paragraph);

	return (text->style->leading - ascent - descent) / 2 + ascent;
}

static double aligned(gb_align align, double x, double room)
{
	if (align == GB_ALIGN_CENTRE)
		return x + room / 2;
	return align == GB_ALIGN_END ? x + room : x;
}

static gb_rect joined(gb_rect a, gb_rect b)
{
	const double left = fmin(a.x, b.x), top = fmin(a.y, b.y);

	if (a.width == 0)
		return b;
	return (gb_rect){
		left,
		top,
		fmax(a.x + a.width, b.x + b.width) - left,
		fmax(a.y + a.height, b.y + b.height) - top,
	};
}

void gb_label_set(const gb_chart *chart, const gb_label *label, double x, double y, gb_align align)
{
	const double left = aligned(align, x, -label->width);
	/* On one line all languages share the baseline of the first. */
	const double shared = label->count > 0
							  ? y + (label->height - label->texts[0].style->leading) / 2 +
									baseline_of(&label->texts[0])
							  : y;
	gb_rect box = { 0 };
	double pen = left;

	for (size_t i = 0; i < label->count; i++) {
		const gb_label_text *text = &label->texts[i];
		const double ascent = gb_paragraph_ascent(text->paragraph);

		for (size_t j = 0; j < text->line_count; j++) {
			const gb_line *line = &text->lines[j];
			const double start =
				label->beside ? pen : left + aligned(align, 0, label->width - line->width);
			const double baseline = label->beside ? shared : y + baseline_of(text);

			gb_line_set(text->paragraph, line, &chart->out->ops, start - line->indent, baseline,
				GB_NO_ELEMENT);
			chart->out->registers |= line->registers;
			box = joined(box, (gb_rect){ start, baseline - ascent, line->width,
								  ascent + gb_paragraph_descent(text->paragraph) });
			y += text->style->leading;
		}
		pen += text->natural + BESIDE_GAP_EM * chart->em;
	}
	if (label->count > 0)
		gb_chart_box(chart, GB_BOX_LABEL, box, label->place);
}

static gb_str in_mm(gb_arena *arena, double points)
{
	gb_buf buf = gb_buf_new(arena);

	gb_buf_number(&buf, points / GB_MM, 1);
	gb_buf_text(&buf, " mm");
	return gb_buf_taken(&buf);
}

bool gb_label_fault(const gb_chart *chart, const gb_label *label, double width, double room)
{
	gb_arena *arena = chart->context->arena;
	const gb_str wide = in_mm(arena, width), free = in_mm(arena, fmax(room, 0));

	return gb_fault(chart->context->diags, label->place, "label-too-wide",
		gb_str_format(arena, "a label of a chart %.*s wide", (int)wide.n, wide.p),
		gb_str_format(arena, "at most %.*s, the room for it", (int)free.n, free.p),
		GB_STR("give the indicator a shorter name in \"short\", or the chart more width"));
}
