/* The text of a finished PDF, as poppler reads it. All that knows poppler is in here. */
#include "audit/part.h"

#include <dlfcn.h>
#include <poppler.h>
#include <string.h>

/* poppler brings fifty libraries, and they half of the time that a short run takes: it is loaded
 * when a finished file is read, and not before. */
#define POPPLER_LIBRARY "libpoppler-glib.so.8"
#define POPPLER_CALLS(X)                                                                           \
	X(error_quark)                                                                                 \
	X(document_new_from_bytes)                                                                     \
	X(document_get_n_pages)                                                                        \
	X(document_get_page)                                                                           \
	X(page_get_size)                                                                               \
	X(page_get_text)                                                                               \
	X(page_get_text_layout)
#define POPPLER_FIELD(name) __typeof__(&poppler_##name) name;
#define POPPLER_FIND(name) ok = find(library, "poppler_" #name, &calls->name) && ok;

typedef struct poppler_calls {
	POPPLER_CALLS(POPPLER_FIELD)
} poppler_calls;

/* ISO C has no way from an object's address to a function's but its bytes. */
static bool find(void *library, const char *name, void *call)
{
	void *found = dlsym(library, name);

	memcpy(call, &found, sizeof(found));
	return found != NULL;
}

static bool load(poppler_calls *calls, gb_place place, gb_diags *diags)
{
	void *library = dlopen(POPPLER_LIBRARY, RTLD_NOW);
	bool ok = library != NULL;

	if (ok) {
		POPPLER_CALLS(POPPLER_FIND)
	}
	return ok || gb_fault(diags, place, "no-poppler", GB_STR("no " POPPLER_LIBRARY),
					 GB_STR("poppler, which reads the finished file"),
					 GB_STR("install the package libpoppler-glib8"));
}

static bool no_pdf(
	const poppler_calls *poppler, gb_diags *diags, gb_place place, const GError *error)
{
	if (error != NULL && error->domain == poppler->error_quark() &&
		error->code == POPPLER_ERROR_ENCRYPTED)
		return gb_fault(diags, place, "encrypted", GB_STR("a PDF that asks for a password"),
			GB_STR("one that opens without"), GB_STR("audit the file before it is encrypted"));
	return gb_fault(diags, place, "not-pdf", GB_STR("a damaged PDF"),
		GB_STR("a PDF that can be read"), GB_STR("make the file again"));
}

/* The characters of a page; poppler gives a rectangle for each, from the top of the page. */
static bool read_page(const poppler_calls *poppler, gb_arena *arena, PopplerDocument *document,
	int index, gb_found_page *out)
{
	PopplerPage *page = poppler->document_get_page(document, index);
	PopplerRectangle *boxes = NULL;
	guint box_count = 0;

	if (page == NULL)
		return false;
	poppler->page_get_size(page, &out->width, &out->height);
	char *text = poppler->page_get_text(page);
	if (text != NULL && text[0] != '\0' &&
		poppler->page_get_text_layout(page, &boxes, &box_count)) {
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
	poppler_calls poppler;
	GError *error = NULL;

	memset(&poppler, 0, sizeof(poppler));
	if (!load(&poppler, place, diags))
		return NULL;

	GBytes *borrowed = g_bytes_new_static(bytes.p, bytes.n);
	PopplerDocument *document = poppler.document_new_from_bytes(borrowed, NULL, &error);
	gb_finished *finished = GB_NEW(arena, gb_finished);
	bool ok = document != NULL;

	if (!ok) {
		no_pdf(&poppler, diags, place, error);
		g_clear_error(&error);
	} else {
		const int count = poppler.document_get_n_pages(document);

		finished->count = count > 0 ? (size_t)count : 0;
		finished->pages = GB_NEW_ARRAY(arena, finished->count, gb_found_page);
		for (int i = 0; ok && i < count; i++)
			ok = read_page(&poppler, arena, document, i, &finished->pages[i]) ||
				 no_pdf(&poppler, diags, place, NULL);
		g_object_unref(document);
	}
	g_bytes_unref(borrowed);
	return ok ? finished : NULL;
}
