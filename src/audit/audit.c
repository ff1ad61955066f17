/* audit: finished files against the document that the data make. */
#include "audit/part.h"
#include "base/spread.h"

#include <math.h>

static bool starts_with(gb_str bytes, const char *mark, size_t length)
{
	return bytes.n >= length && gb_str_find(gb_str_slice(bytes, 0, length), gb_str_of(mark)) == 0;
}

typedef enum finished_kind { FINISHED_PDF, FINISHED_SVG, FINISHED_NONE } finished_kind;

/* A PDF has its mark in the first 1024 bytes, an SVG its element; whatever else it is, is said by
 * name. */
static finished_kind kind_of(const gb_source *source, gb_diags *diags)
{
	const gb_place place = { source, GB_NO_NODE };
	const gb_str head = gb_str_slice(source->bytes, 0, 1024);
	gb_str found = GB_STR("a file that is neither PDF nor SVG");
	gb_str remedy = GB_STR("gongbao make LAYOUT DATA… -o FILE.pdf makes one");

	if (gb_str_find(head, GB_STR("%PDF-")) != SIZE_MAX)
		return FINISHED_PDF;
	if (gb_str_find(head, GB_STR("<svg")) != SIZE_MAX)
		return FINISHED_SVG;
	if (starts_with(head, "\x89PNG", 4)) {
		found = GB_STR("a PNG, whose text is pixels that cannot be read back");
		remedy = GB_STR("make a .pdf or .svg beside it in the same run, and audit that");
	} else if (gb_str_starts(head, "gongbao trace ")) {
		found = GB_STR("a trace, which is the list of what was composed itself");
	}
	gb_fault(diags, place, "not-pdf", found, GB_STR("a PDF or an SVG"), remedy);
	return FINISHED_NONE;
}

static const char *const plurals[][2] = {
	[GB_FIGURE_VALUE] = { "value", "values" },
	[GB_FIGURE_TARGET] = { "target", "targets" },
	[GB_FIGURE_THRESHOLD] = { "threshold", "thresholds" },
	[GB_FIGURE_NAME] = { "name", "names" },
	[GB_FIGURE_DATE] = { "date", "dates" },
	[GB_FIGURE_TICK] = { "tick", "ticks" },
	[GB_FIGURE_ORDINAL] = { "ordinal", "ordinals" },
	[GB_FIGURE_PAGE] = { "page number", "page numbers" },
};

static gb_str said(gb_arena *arena, const gb_audit_file *file, const gb_audit_list *list)
{
	size_t counts[GB_COUNT(plurals)] = { 0 };
	size_t count = 0, first = file->first_page;
	size_t last = file->last_page == SIZE_MAX ? list->document->page_count - 1 : file->last_page;
	gb_buf buf = gb_buf_new(arena);

	for (size_t i = 0; i < list->count; i++) {
		if (list->figures[i].page < first || list->figures[i].page > last)
			continue;
		counts[list->figures[i].figure->kind]++;
		count++;
	}
	gb_buf_format(&buf, "audited %.*s: %zu figure%s on %zu page%s agree", (int)file->path.n,
		file->path.p, count, count == 1 ? "" : "s", last - first + 1, last == first ? "" : "s");
	for (size_t kind = 0, parts = 0; kind < GB_COUNT(plurals); kind++) {
		if (counts[kind] == 0)
			continue;
		gb_buf_format(&buf, "%s%zu %s", parts++ == 0 ? ": " : ", ", counts[kind],
			plurals[kind][counts[kind] == 1 ? 0 : 1]);
	}
	return gb_buf_taken(&buf);
}

/* The pages that a file is said to hold are pages of the document. */
static bool check_range(
	gb_arena *arena, const gb_audit_file *file, const gb_document *document, gb_diags *diags)
{
	if (file->first_page < document->page_count &&
		(file->last_page == SIZE_MAX || file->last_page < document->page_count))
		return true;
	return gb_fault_status(diags, GB_STATUS_USAGE, gb_place_of_file(arena, file->path), "usage",
		gb_str_format(arena, "pages=%zu-%zu", file->first_page + 1, file->last_page + 1),
		gb_str_format(arena, "pages of a document that has %zu", document->page_count),
		(gb_str){ 0 });
}

/* A file that is audited, and what was found in it. */
typedef struct audited {
	const gb_source *source;
	finished_kind kind;
	gb_finished *finished; /* SVG: read before the data are composed */
} audited;

/* An SVG holds one page, and says which; what `pages=` says goes first. */
static bool read_svg(gb_arena *arena, audited *a, gb_audit_file *file, gb_diags *diags)
{
	const gb_place place = { a->source, GB_NO_NODE };
	size_t page = 0;

	a->finished = gb_svg_read(arena, a->source->bytes, place, &page, diags);
	if (a->finished == NULL)
		return false;
	if (page > 0 && file->first_page == 0 && file->last_page == SIZE_MAX)
		file->first_page = file->last_page = page - 1;
	return true;
}

/* An SVG shows the sheet without its bleed: its characters go to where the page has them. */
static void place_on_page(
	const gb_page *page, gb_found_page *found, const gb_promised_page *promised)
{
	const bool sideways = page->rotation % 180 != 0;
	const double width = sideways ? page->trim.height : page->trim.width;
	const double height = sideways ? page->trim.width : page->trim.height;

	if (fabs(found->width - width) > 0.1 || fabs(found->height - height) > 0.1)
		return; /* another size, which is said where pages are compared */
	for (size_t i = 0; i < found->count; i++) {
		found->chars[i].box.x += (promised->width - width) / 2;
		found->chars[i].box.y += (promised->height - height) / 2;
	}
	found->width = promised->width;
	found->height = promised->height;
}

/* The files, and what each of them is held against. */
typedef struct audit_work {
	gb_arena *arena;
	gb_audit_file *requests;
	audited *files;
	const gb_document *document;
	const gb_audit_list *list;
	gb_promised_page *pages;
	gb_diags *diags;
	bool *differs; /* by file */
} audit_work;

static bool agrees(audit_work *work, size_t index)
{
	const audited *a = &work->files[index];
	const gb_place place = { a->source, GB_NO_NODE };
	const size_t first = work->requests[index].first_page;
	gb_finished *finished = a->finished;
	bool whole = true;

	if (a->kind == FINISHED_PDF) {
		finished = gb_finished_read(work->arena, a->source->bytes, place, work->diags);
	} else {
		place_on_page(&work->document->pages[first], &finished->pages[0], &work->pages[first]);
		whole = gb_svg_is_whole(a->source->bytes, place, work->diags);
	}
	return finished != NULL &&
		   gb_audit_compare(work->arena, &work->requests[index], work->list, work->pages, finished,
			   place, work->diags) &&
		   whole;
}

/* One file. Apart, only whether it agrees: what differs is found, and said, here. After a file that
 * differs the others are looked at all the same. */
static bool audit_one(void *context, size_t index, bool apart)
{
	audit_work *work = context;
	const size_t warned = gb_diags_warnings(work->diags);
	const bool well = agrees(work, index);

	if (apart)
		return well && gb_diags_warnings(work->diags) == warned;
	work->differs[index] = !well;
	return true;
}

bool gb_audit(gb_run *run, const gb_audit_request *request, gb_audit_list *list)
{
	gb_arena *arena = gb_run_arena(run);
	gb_diags *diags = gb_run_diags(run);
	audited *files = GB_NEW_ARRAY(arena, request->file_count, audited);
	gb_audit_list own;
	gb_composed composed;
	bool ok = true;

	for (size_t i = 0; i < request->file_count; i++) {
		audited *a = &files[i];

		a->source = gb_file_read(arena, request->files[i].path, diags);
		a->kind = a->source == NULL ? FINISHED_NONE : kind_of(a->source, diags);
		ok = a->kind != FINISHED_NONE && ok;
		if (a->kind == FINISHED_SVG)
			ok = read_svg(arena, a, &request->files[i], diags) && ok;
	}
	if (list == NULL)
		list = &own;
	*list = (gb_audit_list){ 0 };
	if (!gb_run_compose(
			run, request->layout, request->data, request->data_count, request->edition, &composed))
		return false;
	gb_promised_page *pages = gb_audit_promise(arena, composed.document, list);
	list->layout = request->layout;
	ok = gb_audit_forms(arena, &composed, list, diags) && ok;
	for (size_t i = 0; ok && i < request->file_count; i++)
		ok = check_range(arena, &request->files[i], composed.document, diags);
	if (!ok)
		return false;
	bool *differs = GB_NEW_ARRAY(arena, request->file_count, bool);
	audit_work work = { arena, request->files, files, composed.document, list, pages, diags,
		differs };

	gb_spread(request->file_count, audit_one, &work);
	for (size_t i = 0; i < request->file_count; i++) {
		ok = ok && !differs[i];
		if (!differs[i])
			request->files[i].said = said(arena, &request->files[i], list);
	}
	return ok;
}
