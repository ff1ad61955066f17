/* The text of a finished PDF, as poppler reads it. All that knows poppler is in here. */
#include "audit/part.h"

#include <poppler.h>

static bool no_pdf(gb_diags *diags, gb_place place, const GError *error)
{
	if (error != NULL && error->domain == POPPLER_ERROR && error->code == POPPLER_ERROR_ENCRYPTED)
		return gb_fault(diags, place, "encrypted", GB_STR("a PDF that asks for a password"),
			GB_STR("one that opens without"), GB_STR("audit the file before it is encrypted"));
	return gb_fault(diags, place, "not-pdf", GB_STR("a damaged PDF"),
		GB_STR("a PDF that can be read"), GB_STR("make the file again"));
}

/* The characters of a page; poppler gives a rectangle for each, from the top of the page. */
static bool read_page(gb_arena *arena, PopplerDocument *document, int index, gb_found_page *out)
{
	PopplerPage *page = poppler_document_get_page(document, index);
	PopplerRectangle *boxes = NULL;
	guint box_count = 0;

	if (page == NULL)
		return false;
	poppler_page_get_size(page, &out->width, &out->height);
	char *text = poppler_page_get_text(page);
	if (text != NULL && text[0] != '\0' && poppler_page_get_text_layout(page, &boxes, &box_count)) {
		const char *at = text;

		out->chars = GB_NEW_ARRAY(arena, box_count, gb_found_char);
		for (guint i = 0; i < box_count && *at != '\0'; i++, at = g_utf8_next_char(at)) {
			const uint32_t scalar = g_utf8_get_char(at);

			if (gb_audit_is_space(scalar))
				continue;
			out->chars[out->count++] = (gb_found_char){
				.scalar = scalar,
				.match = GB_NO_MATCH,
				.box = { boxes[i].x1, boxes[i].y1, boxes[i].x2 - boxes[i].x1,
					boxes[i].y2 - boxes[i].y1 },
			};
		}
	}
	g_free(boxes);
	g_free(text);
	g_object_unref(page);
	return true;
}

gb_finished *gb_finished_read(gb_arena *arena, gb_str bytes, gb_place place, gb_diags *diags)
{
	GError *error = NULL;
	GBytes *borrowed = g_bytes_new_static(bytes.p, bytes.n);
	PopplerDocument *document = poppler_document_new_from_bytes(borrowed, NULL, &error);
	gb_finished *finished = GB_NEW(arena, gb_finished);
	bool ok = document != NULL;

	if (!ok) {
		no_pdf(diags, place, error);
		g_clear_error(&error);
	} else {
		const int count = poppler_document_get_n_pages(document);

		finished->count = count > 0 ? (size_t)count : 0;
		finished->pages = GB_NEW_ARRAY(arena, finished->count, gb_found_page);
		for (int i = 0; ok && i < count; i++)
			ok = read_page(arena, document, i, &finished->pages[i]) || no_pdf(diags, place, NULL);
		g_object_unref(document);
	}
	g_bytes_unref(borrowed);
	return ok ? finished : NULL;
}
