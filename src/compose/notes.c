#include "compose/notes.h"

#include "layout/mark.h"

#include <string.h>

/* Between the text and its notes: a space with a short rule in it, a quarter of the text's width. */
#define HEAD_EM 1.5
#define RULE_EM 0.9
#define RULE_SHARE 0.25
#define RULE_WIDTH 0.5

gb_notes gb_notes_number(gb_composer *compose, const gb_prose *prose, const gb_notes *first)
{
	gb_notes notes = { .items = GB_NEW_ARRAY(compose->arena, prose->note_count, gb_note) };

	for (size_t i = 0; i < prose->count && notes.count < prose->note_count; i++) {
		gb_note *note = &notes.items[notes.count];

		if (prose->items[i].kind != GB_INLINE_NOTE)
			continue;
		note->id = prose->items[i].text;
		for (size_t k = 0; first != NULL && k < first->count; k++)
			if (gb_str_equal(first->items[k].id, note->id))
				note->number = first->items[k].number;
		if (note->number == 0)
			note->number = ++compose->notes;
		notes.count++;
	}
	return notes;
}

/* ① to ⑳, ㉑ to ㉟ and ㊱ to ㊿ in Chinese, which are one character each; figures beyond, and in
 * English. */
static gb_str number_text(gb_arena *arena, size_t number, gb_lang lang)
{
	gb_buf buf = gb_buf_new(arena);

	if (lang == GB_LANG_EN || number > 50) {
		gb_buf_format(&buf, "%zu", number);
		return gb_buf_taken(&buf);
	}
	gb_buf_scalar(&buf, number <= 20   ? 0x2460 + (uint32_t)number - 1
						: number <= 35 ? 0x3251 + (uint32_t)number - 21
									   : 0x32B1 + (uint32_t)number - 36);
	return gb_buf_taken(&buf);
}

void gb_notes_mark(gb_spans *spans, gb_str id, const gb_char_style *style)
{
	gb_composer *compose = spans->compose;
	const gb_notes *notes = spans->notes;
	size_t at = 0;

	while (notes != NULL && at < notes->count && !gb_str_equal(notes->items[at].id, id))
		at++;
	if (notes == NULL || at == notes->count) {
		spans->failed = true;
		gb_fault(compose->diags, spans->place, "note-out-of-place",
			gb_str_format(compose->arena, "the mark of a foot note, [^%.*s]", (int)id.n, id.p),
			GB_STR("one only in the paragraphs of the ledger's texts"),
			GB_STR("write the note into the text, or below the block as its \"note\""));
		return;
	}
	gb_char_style *raised = GB_NEW(compose->arena, gb_char_style);

	*raised = gb_style_raised(style);
	gb_spans_ordinal(spans, number_text(compose->arena, notes->items[at].number, spans->lang),
		GB_FIGURE_ORDINAL);
	spans->items[spans->count - 1].style = raised;
	spans->items[spans->count - 1].registers |= GB_NOTE_BIT(at);
	spans->items[spans->count - 1].keep = GB_KEEP_ALWAYS;
}

bool gb_notes_shape(gb_composer *compose, gb_notes *notes, const gb_prose *prose, gb_lang lang,
	uint32_t parent, const gb_scope_of *scope)
{
	const gb_style *style = gb_style_find(compose->layout, GB_STR("note"));

	if (notes->count > 0 && style == NULL) {
		compose->failed = true;
		return gb_fault(compose->diags, prose->place, "no-style",
			GB_STR("a foot note in a layout without the style \"note\""),
			GB_STR("a style of that name, in which notes are set"),
			GB_STR("define it in the layout's \"styles\""));
	}
	for (size_t i = 0; i < notes->count; i++) {
		gb_note *note = &notes->items[i];
		const gb_prose *text = NULL;

		for (size_t k = 0; k < prose->note_count; k++)
			if (gb_str_equal(prose->notes[k].id, note->id))
				text = &prose->notes[k].text;
		const uint32_t element =
			gb_compose_element(compose, parent, GB_ELEMENT_NOTE, lang, text->place);
		gb_spans spans = gb_spans_new(compose, style, lang, element, text->place);

		gb_spans_ordinal(
			&spans, number_text(compose->arena, note->number, lang), GB_FIGURE_ORDINAL);
		gb_spans_text(&spans, lang == GB_LANG_ZH ? GB_STR("　") : GB_STR("  "), NULL);
		gb_spans_prose(&spans, text, scope);
		note->set.paragraph = gb_spans_shape(&spans, -1);
		if (note->set.paragraph == NULL)
			return false;
		note->set.style = spans.style;
		note->set.element = element;
		note->set.place = text->place;
	}
	return true;
}

static const gb_style *foot_style(const gb_composer *compose)
{
	return gb_style_find(compose->layout, GB_STR("note"));
}

/* Whether the mark of note `k` stands on one of the lines. */
static bool is_marked(const gb_noted_lines *lines, size_t k)
{
	for (size_t i = lines->from; i < lines->to && i < lines->set->count; i++)
		if (lines->set->lines[i].registers & GB_NOTE_BIT(k))
			return true;
	return false;
}

static gb_note_row *row_of(gb_note_row *rows, size_t count, size_t number)
{
	for (size_t i = 0; i < count; i++)
		if (rows[i].number == number)
			return &rows[i];
	return NULL;
}

/* Both languages of a note in one row, as high as the higher. `place`: enter it on the page. */
static double add_rows(gb_composer *compose, const gb_noted_lines *lines, size_t count, bool place)
{
	gb_open_page *page = gb_compose_page(compose);
	/* Of what is only measured: a row for each note that the page does not have yet. */
	gb_note_row rows[GB_NOTES_MOST * GB_LANG_COUNT];
	size_t row_count = 0;
	double added = 0.0;

	for (size_t i = 0; i < count; i++) {
		for (size_t k = 0; lines[i].notes != NULL && k < lines[i].notes->count; k++) {
			gb_note *note = &lines[i].notes->items[k];
			gb_note_row *row;

			if (!is_marked(&lines[i], k))
				continue;
			row = row_of(page->rows, page->row_count, note->number);
			if (row == NULL)
				row = row_of(rows, row_count, note->number);
			if (row == NULL && !place) {
				row = &rows[row_count++];
				*row = (gb_note_row){ .number = note->number };
			} else if (row == NULL) {
				page->rows = gb_arena_grow(compose->arena, page->rows, page->row_count,
					&page->row_capacity, page->row_count + 1, sizeof *page->rows);
				row = &page->rows[page->row_count++];
				*row = (gb_note_row){ .number = note->number };
			}
			const double height = gb_set_height(compose, &note->set, lines[i].width);
			const double more = height > row->height ? height - row->height : 0.0;

			added += more;
			if (place || row_of(page->rows, page->row_count, note->number) == NULL)
				row->height += more;
			if (place) {
				row->sets[lines[i].lang] = &note->set;
				row->x[lines[i].lang] = lines[i].x;
				row->width[lines[i].lang] = lines[i].width;
			}
		}
	}
	if (added > 0.0 && page->notes == 0.0)
		added += HEAD_EM * foot_style(compose)->size;
	return added;
}

double gb_notes_height(gb_composer *compose, const gb_noted_lines *lines, size_t count)
{
	return add_rows(compose, lines, count, false);
}

void gb_notes_claim(gb_composer *compose, const gb_noted_lines *lines, size_t count)
{
	const double added = add_rows(compose, lines, count, true);

	gb_compose_page(compose)->notes += added;
}

gb_foot gb_foot_save(gb_composer *compose)
{
	const gb_open_page *page = gb_compose_page(compose);
	const gb_foot foot = {
		.rows = GB_NEW_ARRAY(compose->arena, page->row_count, gb_note_row),
		.row_count = page->row_count,
		.notes = page->notes,
	};

	if (page->row_count > 0)
		memcpy(foot.rows, page->rows, page->row_count * sizeof *page->rows);
	return foot;
}

void gb_foot_restore(gb_composer *compose, const gb_foot *foot)
{
	gb_open_page *page = gb_compose_page(compose);

	if (foot->row_count > 0)
		memcpy(page->rows, foot->rows, foot->row_count * sizeof *page->rows);
	page->row_count = foot->row_count;
	page->notes = foot->notes;
}

void gb_notes_place(gb_composer *compose)
{
	gb_open_page *page = gb_compose_page(compose);
	const gb_rect area = gb_page_area(compose, compose->page_count - 1);
	gb_box box = { .ops = &page->ops };
	double y = area.y + area.height - page->notes;

	if (page->row_count == 0)
		return;
	const gb_style *style = foot_style(compose);
	const double rule = gb_snap(y + RULE_EM * style->size);

	gb_ops_artifact(&page->ops, GB_ARTIFACT_LAYOUT, style->place);
	gb_ops_line(&page->ops, (gb_point){ gb_snap(area.x), rule },
		(gb_point){ gb_snap(area.x + RULE_SHARE * area.width), rule },
		gb_stroke_solid(style->colour, RULE_WIDTH), style->place);
	gb_ops_tag_end(&page->ops);
	y += HEAD_EM * style->size;
	for (size_t i = 0; i < page->row_count; i++) {
		const gb_note_row *row = &page->rows[i];

		for (int lang = 0; lang < GB_LANG_COUNT; lang++) {
			gb_set *set = row->sets[lang];

			if (set == NULL || !gb_set_check(compose, set, row->width[lang], "note"))
				continue;
			gb_set_break(compose, set, row->width[lang]);
			gb_set_place(compose, set, 0, set->count, row->x[lang], y, row->width[lang], &box);
		}
		y += row->height;
	}
	page->registers |= box.registers;
}
