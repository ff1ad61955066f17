/* Pages are closed: running matter, stamps, page numbers in their slots; then the document. */
#include "compose/item.h"

#include "layout/mark.h"

#include <math.h>

/* The key to the marks that a page shows (D 3.9): ᵉ 预计数. The letter stands raised, as it does
 * behind the figures. */
static void page_marks(gb_composer *compose, gb_spans *spans, unsigned registers)
{
	gb_char_style *raised = GB_NEW(compose->arena, gb_char_style);
	bool first = true;

	*raised = gb_style_raised(&spans->style->plain);
	for (size_t i = 0; i < GB_COUNT(gb_status_marks); i++) {
		const gb_status_mark *mark = &gb_status_marks[i];

		if (!(registers & mark->bit) || mark->letter[0] == '\0')
			continue;
		if (!first)
			gb_spans_text(spans, spans->lang == GB_LANG_ZH ? GB_STR("；") : GB_STR("; "), NULL);
		first = false;
		gb_spans_text(spans, gb_str_of(mark->letter), raised);
		gb_spans_text(spans, gb_str_format(compose->arena, " %s", mark->words[spans->lang]), NULL);
	}
}

static gb_str page_label(gb_composer *compose, size_t index)
{
	static const struct {
		int value;
		const char *letters;
	} roman[] = { { 100, "c" }, { 90, "xc" }, { 50, "l" }, { 40, "xl" }, { 10, "x" }, { 9, "ix" },
		{ 5, "v" }, { 4, "iv" }, { 1, "i" } };
	const gb_open_page *page = &compose->pages[index];
	gb_buf buf = gb_buf_new(compose->arena);
	int count = 0;

	if (page->number > 0)
		return gb_str_format(compose->arena, "%zu", page->number);
	for (size_t i = 0; i <= index; i++)
		count += compose->pages[i].number == 0;
	for (size_t i = 0; i < GB_COUNT(roman);) {
		if (count < roman[i].value) {
			i++;
			continue;
		}
		gb_buf_text(&buf, roman[i].letters);
		count -= roman[i].value;
	}
	return gb_buf_taken(&buf);
}

/* The running matter's own references; everything else is the ledger's. */
static bool fixed_own(gb_composer *compose, gb_spans *spans, size_t index, gb_str name)
{
	const gb_open_page *page = &compose->pages[index];

	if (gb_str_is(name, "page")) {
		gb_spans_ordinal(spans, page_label(compose, index), GB_FIGURE_PAGE);
	} else if (gb_str_is(name, "pages")) {
		size_t last = 0;
		for (size_t i = 0; i < compose->page_count; i++)
			last = compose->pages[i].number > last ? compose->pages[i].number : last;
		gb_spans_ordinal(spans, gb_str_format(compose->arena, "%zu", last), GB_FIGURE_PAGE);
	} else if (gb_str_is(name, "heading")) {
		if (page->heading > 0) {
			gb_resolved words = { .kind = -1,
				.text = compose->headings[page->heading - 1].text.in[spans->lang] };
			gb_spans_resolved(spans, &words, NULL);
		}
	} else if (gb_str_is(name, "marks")) {
		page_marks(compose, spans, page->registers);
	} else {
		return false;
	}
	return true;
}

static gb_spans fixed_spans(gb_composer *compose, const gb_fixed *fixed, size_t index, gb_lang lang)
{
	gb_spans spans = gb_spans_new(compose, fixed->style, lang, GB_NO_ELEMENT, fixed->place);
	const gb_prose *prose = &fixed->text[lang];
	gb_scope_of nothing = { 0 };

	for (size_t i = 0; i < prose->count; i++) {
		const gb_inline *item = &prose->items[i];
		gb_prose one = { .place = prose->place, .items = item, .count = 1 };

		if (item->kind == GB_INLINE_REFERENCE && fixed_own(compose, &spans, index, item->text))
			continue;
		gb_spans_prose(&spans, &one, &nothing);
	}
	return spans;
}

/* Both languages on one line with the separator between; once where they agree. */
static gb_spans fixed_line(gb_composer *compose, const gb_fixed *fixed, size_t index)
{
	gb_lang langs[GB_LANG_COUNT];
	size_t count = gb_compose_langs(compose, NULL, langs);
	gb_spans line = fixed_spans(compose, fixed, index, langs[0]);

	if (count < 2)
		return line;
	gb_spans other = fixed_spans(compose, fixed, index, langs[1]);
	gb_str first = gb_spans_joined(&line), second = gb_spans_joined(&other);

	if (second.n == 0 || gb_str_equal(first, second))
		return line;
	if (first.n == 0)
		return other;
	gb_spans_text(&line, fixed->separator, NULL);
	for (size_t i = 0; i < other.count; i++) {
		gb_spans_text(&line, other.items[i].text, other.items[i].style);
		gb_span *copied = &line.items[line.count - 1];
		if (other.items[i].text.n > 0)
			*copied = other.items[i];
	}
	line.failed = line.failed || other.failed;
	return line;
}

static void ops_turn(gb_ops *ops, gb_matrix turn)
{
	for (size_t i = 0; i < ops->count; i++) {
		if (ops->items[i].kind != GB_OP_GLYPHS)
			continue;
		gb_matrix m = gb_matrix_multiply(ops->items[i].as.glyphs.matrix, turn);
		m.e = gb_snap(m.e);
		m.f = gb_snap(m.f);
		ops->items[i].as.glyphs.matrix = m;
	}
}

typedef struct page_size {
	double width, height;
	gb_rect area;
} page_size;

/* Running matter as it was set last: from page to page it seldom changes. */
struct gb_matter {
	const gb_fixed *fixed;
	gb_str text;
	gb_point at;
	double measure;
	gb_ops ops;
};

static gb_matter *matter_of(gb_composer *compose, const gb_fixed *fixed)
{
	for (size_t i = 0; i < compose->matter_count; i++)
		if (compose->matters[i].fixed == fixed)
			return &compose->matters[i];
	compose->matters = gb_arena_grow(compose->arena, compose->matters, compose->matter_count,
		&compose->matter_capacity, compose->matter_count + 1, sizeof *compose->matters);
	compose->matters[compose->matter_count] = (gb_matter){ .fixed = fixed };
	return &compose->matters[compose->matter_count++];
}

/* The text of a master; `at` is where it begins, has its middle or ends. False after faults. */
static bool set_matter(gb_composer *compose, gb_matter *matter, gb_spans *spans, double page_height)
{
	const gb_fixed *fixed = matter->fixed;
	const double measure = matter->measure, x = matter->at.x, y = matter->at.y;
	gb_paragraph *paragraph = gb_spans_shape(spans, fixed->align);
	size_t count = 0;

	matter->ops = gb_ops_new(compose->arena);
	if (paragraph == NULL)
		return false;
	double least = gb_paragraph_minimum_width(paragraph);
	if (fixed->angle == 0.0 && least > measure + 0.01) {
		compose->failed = true;
		return gb_fault(compose->diags, fixed->place, "text-too-wide",
			gb_str_format(
				compose->arena, "running text that needs %d mm", (int)(least / GB_MM) + 1),
			gb_str_format(compose->arena, "at most %d mm, its place", (int)(measure / GB_MM)),
			GB_STR("shorten the text, widen its place, or choose a smaller style"));
	}
	/* Turned text begins, has its middle or ends at the point about which it is turned. */
	const double left = fixed->angle == 0.0 || fixed->align == GB_ALIGN_START ? x
						: fixed->align == GB_ALIGN_CENTRE                     ? x - measure / 2.0
																			  : x - measure;
	const gb_line *lines =
		gb_paragraph_break(paragraph, compose->arena, measure, &count, compose->diags);
	double rise = 0.0, fall;

	if (fixed->edge == GB_EDGE_INK_TOP)
		gb_line_ink(compose->text, paragraph, lines, 1, &rise, &fall);
	/* Further lines grow away from the page's edge: downwards at the head, upwards at the foot. */
	double first = y > page_height / 2.0 ? y - (double)(count - 1) * fixed->style->leading : y;
	for (size_t i = 0; i < count; i++)
		gb_line_set(paragraph, &lines[i], &matter->ops, left,
			first + rise + (double)i * fixed->style->leading, GB_NO_ELEMENT);
	if (fixed->angle != 0.0)
		ops_turn(&matter->ops, gb_matrix_turn(fixed->angle, x, y));
	return true;
}

static void fixed_text(gb_composer *compose, const gb_fixed *fixed, size_t index, page_size size,
	double x, double y, gb_ops *ops)
{
	gb_spans spans = fixed_line(compose, fixed, index);
	double right = size.area.x + size.area.width;
	double measure = fixed->width > 0.0 ? fixed->width : right > x ? right - x : size.width - x;

	if (spans.count == 0)
		return;
	gb_matter *matter = matter_of(compose, fixed);
	gb_str text = gb_spans_joined(&spans);
	if (spans.failed || matter->at.x != x || matter->at.y != y || matter->measure != measure ||
		!gb_str_equal(matter->text, text)) {
		*matter = (gb_matter){ .fixed = fixed, .text = text, .at = { x, y }, .measure = measure };
		if (!set_matter(compose, matter, &spans, size.height)) {
			/* It is wrong on every page. */
			matter->text = (gb_str){ NULL, 0 };
			return;
		}
	}
	gb_ops_append_moved(ops, &matter->ops, 0.0, 0.0);
}

static bool says_page(const gb_fixed *fixed)
{
	for (int lang = 0; lang < GB_LANG_COUNT; lang++) {
		const gb_prose *prose = &fixed->text[lang];

		for (size_t i = 0; i < prose->count; i++)
			if (prose->items[i].kind == GB_INLINE_REFERENCE &&
				gb_str_is(prose->items[i].text, "page"))
				return true;
	}
	return false;
}

static bool fixed_shown(const gb_composer *compose, const gb_fixed *fixed, size_t index)
{
	const gb_open_page *page = &compose->pages[index];
	size_t number = page->number > 0 ? page->number : index + 1;

	/* Neither a blank page nor one that carries only the colophon has a number (GB/T 9704-2012, 7.5). */
	if (page->silent && fixed->kind == GB_FIXED_TEXT && says_page(fixed))
		return false;
	switch ((gb_fixed_when)fixed->when) {
	case GB_WHEN_ALWAYS:
		return true;
	case GB_WHEN_ODD:
		return number % 2 == 1;
	case GB_WHEN_EVEN:
		return number % 2 == 0;
	case GB_WHEN_SAMPLE:
		return (page->registers & GB_REGISTER_SAMPLE) != 0;
	case GB_WHEN_DRAFT:
		return compose->ledger->issue != NULL && compose->ledger->issue->draft;
	case GB_WHEN_WITH_SAMPLES:
		return compose->with_samples;
	case GB_WHEN_WITHOUT_SAMPLES:
		return !compose->with_samples;
	}
	return false;
}

static void page_fixed(gb_composer *compose, size_t index, page_size size, bool below, gb_ops *ops)
{
	const gb_master *master = compose->pages[index].master;
	const gb_fixed *fixed = master->fixed.items;

	for (size_t i = 0; i < master->fixed.count; i++) {
		const gb_fixed *item = &fixed[i];
		double x = item->x < 0.0 ? size.width + item->x : item->x;
		double y = item->y < 0.0 ? size.height + item->y : item->y;
		double right = size.area.x + size.area.width;

		if (item->below != below || !fixed_shown(compose, item, index))
			continue;
		gb_ops_artifact(ops, below ? GB_ARTIFACT_BACKGROUND : GB_ARTIFACT_PAGINATION, item->place);
		switch ((gb_fixed_kind)item->kind) {
		case GB_FIXED_TEXT:
			fixed_text(compose, item, index, size, x, y, ops);
			break;
		case GB_FIXED_RULE:
			gb_ops_line(ops, (gb_point){ gb_snap(x), gb_snap(y) },
				(gb_point){
					gb_snap(x + (item->width > 0.0 ? item->width : right - x)), gb_snap(y) },
				gb_stroke_solid(item->colour, item->thickness), item->place);
			break;
		case GB_FIXED_FILL:
			gb_ops_rect(ops,
				(gb_rect){ x, y, item->width > 0.0 ? item->width : size.width - x,
					item->height > 0.0 ? item->height : size.height - y },
				gb_paint_solid(item->colour), (gb_stroke){ 0 }, item->place);
			break;
		}
		gb_ops_tag_end(ops);
	}
}

/* Page numbers of the contents, now that they are known. */
static void fill_slots(gb_composer *compose)
{
	for (size_t i = 0; i < compose->slot_count; i++) {
		const gb_slot *slot = &compose->slots[i];
		const gb_heading *heading = slot->heading;
		gb_spans spans =
			gb_spans_new(compose, slot->style, compose->primary, slot->element, slot->place);
		double measure = 3.0 * slot->style->size;
		size_t count = 0;

		gb_spans_ordinal(&spans, page_label(compose, heading->page), GB_FIGURE_PAGE);
		gb_paragraph *paragraph = gb_spans_shape(&spans, GB_ALIGN_END);
		if (paragraph == NULL)
			return;
		const gb_line *lines =
			gb_paragraph_break(paragraph, compose->arena, measure, &count, compose->diags);
		for (size_t k = 0; k < count; k++)
			gb_line_set(paragraph, &lines[k], &compose->pages[slot->page].ops, slot->x - measure,
				slot->y, slot->element);
	}
}

static void outline_make(gb_composer *compose, gb_document *document)
{
	gb_outline_item *outline =
		GB_NEW_ARRAY(compose->arena, compose->heading_count, gb_outline_item);
	int level = 0;
	size_t count = 0;

	for (size_t i = 0; i < compose->heading_count; i++) {
		const gb_heading *heading = &compose->headings[i];
		if (!heading->listed)
			continue;
		level = heading->level <= level ? heading->level : level + 1;
		outline[count++] = (gb_outline_item){
			.title = heading->text.in[compose->primary],
			.level = level,
			.page = heading->page,
			.y = gb_page_outline_y(compose, heading->page, heading->y),
		};
	}
	document->outline = outline;
	document->outline_count = count;
}

static void page_make(gb_composer *compose, size_t index, gb_page *out)
{
	gb_open_page *open = &compose->pages[index];
	page_size size = {
		.width = open->master->width > 0.0 ? open->master->width : compose->layout->width,
		.height = open->master->height > 0.0 ? open->master->height : compose->layout->height,
		.area = gb_sheet_area(compose, index),
	};
	gb_ops *ops = &open->ops;
	const double bleed = compose->layout->bleed;
	const size_t matter = ops->count;

	gb_page_turn(compose, index);
	page_fixed(compose, index, size, true, ops);
	gb_ops_rotate(ops, matter);
	page_fixed(compose, index, size, false, ops);
	if (bleed > 0.0) {
		gb_ops_move(ops, bleed, bleed);
		for (size_t i = 0; i < open->box_count; i++) {
			open->boxes[i].rect.x += bleed;
			open->boxes[i].rect.y += bleed;
		}
	}
	*out = (gb_page){
		.media = { 0.0, 0.0, size.width + 2.0 * bleed, size.height + 2.0 * bleed },
		.trim = { bleed, bleed, size.width, size.height },
		.bleed = { 0.0, 0.0, size.width + 2.0 * bleed, size.height + 2.0 * bleed },
		.label = page_label(compose, index),
		.lang = compose->primary,
		.ops = ops->items,
		.op_count = ops->count,
		.boxes = open->boxes,
		.box_count = open->box_count,
		.sample = (open->registers & GB_REGISTER_SAMPLE) != 0,
	};
}

/* A file that shows samples says so where a viewer shows its title, too (D 9.5). */
static gb_words document_title(const gb_composer *compose)
{
	const gb_issue *issue = compose->ledger->issue;
	gb_words title = issue != NULL ? issue->title : compose->layout->name;

	for (int lang = 0; lang < GB_LANG_COUNT && issue != NULL && compose->with_samples; lang++) {
		const gb_str notice = issue->sample_notice.in[lang];

		if (notice.n > 0)
			title.in[lang] =
				gb_str_format(compose->arena, lang == GB_LANG_ZH ? "%.*s（%.*s）" : "%.*s (%.*s)",
					(int)title.in[lang].n, title.in[lang].p, (int)notice.n, notice.p);
	}
	return title;
}

const gb_document *gb_pages_finish(gb_composer *compose)
{
	gb_document *document = GB_NEW(compose->arena, gb_document);
	gb_page *pages = GB_NEW_ARRAY(compose->arena, compose->page_count, gb_page);
	const gb_issue *issue = compose->ledger->issue;

	fill_slots(compose);
	*document = (gb_document){
		.edition = compose->edition,
		.primary = compose->primary,
		.title = document_title(compose),
		/* Samples are nobody's statistics, least of all a government's. */
		.author =
			issue != NULL && compose->with_samples ? issue->signature : compose->ledger->government,
		.pages = pages,
		.page_count = compose->page_count,
		.fonts = compose->input->fonts,
	};
	if (issue != NULL) {
		document->subject = issue->subtitle;
		document->keywords = issue->keywords;
		document->date = gb_date_known(issue->date) ? issue->date : issue->as_of;
		document->draft = issue->draft;
	} else if (compose->ledger->work_count > 0) {
		document->date = compose->ledger->works[0].date;
	}
	for (size_t i = 0; i < compose->page_count; i++) {
		page_make(compose, i, &pages[i]);
		document->sample = document->sample || pages[i].sample;
	}
	gb_document_index(compose->arena, document);
	outline_make(compose, document);
	document->elements = compose->elements;
	document->element_count = compose->element_count;
	return compose->failed ? NULL : document;
}
