/* Lines of an official document's form. */
#include "compose/form.h"

#include <math.h>

static bool shape_line(gb_composer *compose, gb_spans *spans, int align, gb_form_line *out)
{
	if (spans->count == 0)
		return false;
	out->set = (gb_set){
		.paragraph = gb_spans_shape(spans, align),
		.style = spans->style,
		.element = spans->element,
		.place = spans->place,
	};
	if (out->set.paragraph == NULL) {
		compose->failed = true;
		return false;
	}
	out->width = gb_paragraph_natural_width(out->set.paragraph);
	return true;
}

static gb_spans line_spans(
	gb_composer *compose, const gb_style *style, gb_lang lang, gb_place place)
{
	uint32_t element =
		gb_compose_element(compose, gb_compose_section(compose), GB_ELEMENT_PARAGRAPH, lang, place);

	return gb_spans_new(compose, style, lang, element, place);
}

bool gb_form_words(gb_composer *compose, const gb_style *style, gb_lang lang, gb_str words,
	int align, gb_place place, gb_form_line *out)
{
	gb_spans spans = line_spans(compose, style, lang, place);
	gb_resolved said = { .kind = -1, .text = words, .place = place };

	gb_spans_resolved(&spans, &said, NULL);
	return shape_line(compose, &spans, align, out);
}

bool gb_form_prose(gb_composer *compose, const gb_style *style, gb_lang lang, const gb_prose *prose,
	const gb_scope_of *scope, gb_form_line *out)
{
	gb_spans spans = line_spans(compose, style, lang, prose->place);

	gb_spans_prose(&spans, prose, scope);
	return shape_line(compose, &spans, -1, out);
}

bool gb_form_number(gb_composer *compose, const gb_style *style, gb_lang lang, gb_str number,
	gb_place place, gb_form_line *out)
{
	gb_spans spans = line_spans(compose, style, lang, place);

	gb_spans_ordinal(&spans, number, GB_FIGURE_ORDINAL);
	return shape_line(compose, &spans, GB_ALIGN_START, out);
}

bool gb_form_pieces(gb_composer *compose, const gb_style *style, gb_lang lang,
	const gb_form_piece *pieces, size_t count, gb_place place, gb_form_line *out)
{
	gb_spans spans = line_spans(compose, style, lang, place);
	const gb_scope_of nothing = { 0 };

	for (size_t i = 0; i < count; i++) {
		gb_resolved said;

		if (pieces[i].words != NULL)
			gb_spans_text(&spans, gb_str_of(pieces[i].words), NULL);
		if (pieces[i].fact == NULL)
			continue;
		if (!gb_reference_resolve(compose->arena, compose->ledger, compose->verdicts, &nothing,
				gb_str_of(pieces[i].fact), lang, place, &said, compose->diags)) {
			compose->failed = true;
			return false;
		}
		gb_spans_resolved(&spans, &said, NULL);
	}
	return shape_line(compose, &spans, GB_ALIGN_START, out);
}

bool gb_form_fact(gb_composer *compose, const gb_style *style, gb_lang lang, const char *fact,
	const char *before, const char *after, gb_place place, gb_form_line *out)
{
	const gb_form_piece pieces[] = { { before, fact }, { after, NULL } };

	return gb_form_pieces(compose, style, lang, pieces, GB_COUNT(pieces), place, out);
}

void gb_form_whole(gb_form_line *label, gb_lang lang)
{
	label->width += gb_form_em(label->set.style) * (lang == GB_LANG_ZH ? 0.5 : 0.25);
}

void gb_form_place(gb_composer *compose, gb_form_line *line, double x, double y, gb_box *box)
{
	/* Its own width is its measure, whatever rounding says. */
	gb_set_place(compose, &line->set, 0, 1, x, y, ceil(line->width + 1.0), box);
}

double gb_form_em(const gb_style *style)
{
	return style->pitch > 0.0 ? style->pitch : style->size;
}

void gb_form_mark(gb_composer *compose, gb_form_part part, gb_rect rect, gb_place place)
{
	gb_compose_box(compose, GB_BOX_FORM, rect, (uint32_t)part, place);
}
