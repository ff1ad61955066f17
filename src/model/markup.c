#include "model/markup.h"

#include <cmark.h>
#include <string.h>

typedef struct markup_reader {
	gb_arena *arena;
	gb_diags *diags;
	gb_place place;
	gb_markup_run *runs;
	size_t count, capacity;
	unsigned style;
	gb_str uri;
	bool item;
} markup_reader;

static void put_run(markup_reader *reader, gb_markup_run run)
{
	reader->runs = gb_arena_grow(reader->arena, reader->runs, reader->count, &reader->capacity,
		reader->count + 1, sizeof(*reader->runs));
	run.style = reader->style;
	run.uri = reader->uri;
	reader->runs[reader->count++] = run;
}

static bool fault(markup_reader *reader, const char *code, const char *found, const char *expected,
	const char *remedy)
{
	return gb_fault(reader->diags, reader->place, code, gb_str_of(found), gb_str_of(expected),
		gb_str_of(remedy));
}

static bool put_text(markup_reader *reader, const char *literal)
{
	const gb_str text = gb_str_copy(reader->arena, gb_str_of(literal));

	/* cmark leaves ** as it is beside some Han punctuation; it must not be printed. */
	if (memchr(text.p, '*', text.n) != NULL)
		return fault(reader, "stray-mark", "a * that opens or closes nothing",
			"*emphasis* and **strong** in pairs",
			"move it to the other side of the punctuation mark beside it, or write \\* for a star");
	put_run(reader, (gb_markup_run){ .kind = GB_INLINE_TEXT, .text = text });
	return true;
}

typedef struct tag {
	const char *text;
	unsigned style;
	bool opens;
} tag;

static bool read_tag(markup_reader *reader, const char *literal)
{
	static const tag tags[] = {
		{ "<sup>", GB_INLINE_SUPERSCRIPT, true },
		{ "</sup>", GB_INLINE_SUPERSCRIPT, false },
		{ "<sub>", GB_INLINE_SUBSCRIPT, true },
		{ "</sub>", GB_INLINE_SUBSCRIPT, false },
	};

	for (size_t i = 0; i < GB_COUNT(tags); i++) {
		if (strcmp(literal, tags[i].text) != 0)
			continue;
		if (tags[i].opens == ((reader->style & tags[i].style) != 0))
			return fault(
				reader, "unpaired-tag", literal, "<sup>…</sup> and <sub>…</sub> in pairs", "");
		reader->style ^= tags[i].style;
		return true;
	}
	return fault(reader, "unknown-tag", literal, "no tag but <sup>, </sup>, <sub>, </sub>",
		"write &lt; for a less-than sign");
}

static bool enter_link(markup_reader *reader, cmark_node *node)
{
	const char *url = cmark_node_get_url(node);
	const char *title = cmark_node_get_title(node);

	reader->uri = gb_str_copy(reader->arena, gb_str_of(url));
	if (title != NULL && title[0] != 0)
		return fault(reader, "link-title", title, "a link without a title", "remove the title");
	if (!gb_str_starts(reader->uri, "https://") && !gb_str_starts(reader->uri, "http://") &&
		!gb_str_starts(reader->uri, "mailto:"))
		return fault(reader, "link-address", url, "an address that begins with https://", "");
	if (strstr(url, GB_MARK_REFERENCE) != NULL)
		return fault(reader, "link-address", "a reference inside an address",
			"an address without { and }", "");
	return true;
}

static bool read_inline(markup_reader *reader, cmark_node *node, bool enter)
{
	switch (cmark_node_get_type(node)) {
	case CMARK_NODE_TEXT:
		return put_text(reader, cmark_node_get_literal(node));
	case CMARK_NODE_SOFTBREAK:
		put_run(reader, (gb_markup_run){ .kind = GB_INLINE_BREAK, .soft = true });
		return true;
	case CMARK_NODE_LINEBREAK:
		put_run(reader, (gb_markup_run){ .kind = GB_INLINE_BREAK });
		return true;
	case CMARK_NODE_HTML_INLINE:
		return read_tag(reader, cmark_node_get_literal(node));
	case CMARK_NODE_EMPH:
		reader->style = enter ? reader->style | GB_INLINE_EMPHASIS
							  : reader->style & ~(unsigned)GB_INLINE_EMPHASIS;
		return true;
	case CMARK_NODE_STRONG:
		reader->style =
			enter ? reader->style | GB_INLINE_STRONG : reader->style & ~(unsigned)GB_INLINE_STRONG;
		return true;
	case CMARK_NODE_LINK:
		if (enter)
			return enter_link(reader, node);
		reader->uri = (gb_str){ NULL, 0 };
		return true;
	case CMARK_NODE_IMAGE:
		return !enter || fault(reader, "markup", "an image", "inline markup only",
							 "images are blocks of the layout");
	case CMARK_NODE_CODE:
		return fault(
			reader, "markup", "a code span", "inline markup only", "write \\` for a grave accent");
	default:
		return fault(reader, "markup", cmark_node_get_type_string(node), "inline markup only", "");
	}
}

static bool read_paragraph(markup_reader *reader, cmark_node *paragraph)
{
	cmark_iter *iter = cmark_iter_new(paragraph);
	cmark_event_type event;
	bool ok = true;

	while ((event = cmark_iter_next(iter)) != CMARK_EVENT_DONE) {
		cmark_node *node = cmark_iter_get_node(iter);

		if (node != paragraph)
			ok = read_inline(reader, node, event == CMARK_EVENT_ENTER) && ok;
	}
	cmark_iter_free(iter);
	if ((reader->style & (GB_INLINE_SUPERSCRIPT | GB_INLINE_SUBSCRIPT)) != 0)
		ok = fault(reader, "unpaired-tag", "a <sup> or <sub> that stays open",
			"<sup>…</sup> and <sub>…</sub> in pairs", "");
	return ok;
}

/* The text of a list of one item; NULL for anything else. Paragraphs come in pairs, so that each
 * item does, and a list is as many paragraphs. */
static cmark_node *bullet_item(cmark_node *block)
{
	cmark_node *item = cmark_node_first_child(block);

	if (cmark_node_get_type(block) != CMARK_NODE_LIST ||
		cmark_node_get_list_type(block) != CMARK_BULLET_LIST || item == NULL ||
		cmark_node_next(item) != NULL)
		return NULL;
	return cmark_node_first_child(item);
}

static bool read_document(markup_reader *reader, cmark_node *document, bool blank)
{
	cmark_node *block = cmark_node_first_child(document);

	if (block == NULL)
		return blank || fault(reader, "markup", "a link definition", "a paragraph of text", "");
	const bool last = cmark_node_next(block) == NULL;
	cmark_node *item = bullet_item(block);
	if (item != NULL) {
		reader->item = true;
		block = item;
	}
	if (cmark_node_get_type(block) != CMARK_NODE_PARAGRAPH)
		return fault(reader, "block-syntax", cmark_node_get_type_string(block),
			"one paragraph, or one item of a list after \"- \"",
			"each item is a paragraph of its own; write a backslash before a mark that is none, "
			"e.g. \\- or 1\\.");
	if (!last || cmark_node_next(block) != NULL)
		return fault(reader, "block-syntax", "a second block", "one paragraph in each text",
			"split it into two paragraphs");
	return read_paragraph(reader, block);
}

bool gb_markup_read(gb_arena *arena, gb_str text, gb_place place, gb_markup_run **runs,
	size_t *count, bool *item, gb_diags *diags)
{
	markup_reader reader = { .arena = arena, .diags = diags, .place = place };
	cmark_node *document;
	bool ok;

	document = cmark_parse_document(text.n == 0 ? "" : text.p, text.n, CMARK_OPT_DEFAULT);
	ok = read_document(&reader, document, gb_str_trim(text).n == 0);
	cmark_node_free(document);
	*runs = reader.runs;
	*count = reader.count;
	*item = reader.item;
	return ok;
}
