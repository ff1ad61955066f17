/* audit: finished files against the document that the data make. */
#include "audit/part.h"
#include "base/spread.h"

static bool starts_with(gb_str bytes, const char *mark, size_t length)
{
	return bytes.n >= length && gb_str_find(gb_str_slice(bytes, 0, length), gb_str_of(mark)) == 0;
}

/* A PDF has its mark in the first 1024 bytes; whatever else it is, is said by name. */
static bool is_pdf(const gb_source *source, gb_diags *diags)
{
	const gb_place place = { source, GB_NO_NODE };
	const gb_str head = gb_str_slice(source->bytes, 0, 1024);
	gb_str found = GB_STR("a file that is no PDF");
	gb_str remedy = GB_STR("gongbao make LAYOUT DATA… -o FILE.pdf makes one");

	if (gb_str_find(head, GB_STR("%PDF-")) != SIZE_MAX)
		return true;
	if (gb_str_find(head, GB_STR("<svg")) != SIZE_MAX) {
		found = GB_STR("an SVG, whose text is outlines that cannot be read back");
		remedy = GB_STR("make a .pdf beside it in the same run, and audit that");
	} else if (starts_with(head, "\x89PNG", 4)) {
		found = GB_STR("a PNG, whose text is pixels that cannot be read back");
		remedy = GB_STR("make a .pdf beside it in the same run, and audit that");
	} else if (gb_str_starts(head, "gongbao trace ")) {
		found = GB_STR("a trace, which is the list of what was composed itself");
	}
	return gb_fault(diags, place, "not-pdf", found, GB_STR("a PDF"), remedy);
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

/* The files, and what each of them is held against. */
typedef struct audit_work {
	gb_arena *arena;
	gb_audit_file *files;
	const gb_source *const *sources;
	const gb_audit_list *list;
	gb_promised_page *pages;
	gb_diags *diags;
	bool *differs; /* by file */
} audit_work;

/* One file. Apart, only whether it agrees: what differs is found, and said, here. After a file that
 * differs the others are looked at all the same. */
static bool audit_one(void *context, size_t index, bool apart)
{
	audit_work *work = context;
	const gb_place place = { work->sources[index], GB_NO_NODE };
	const size_t warned = gb_diags_warnings(work->diags);
	gb_finished *finished =
		gb_finished_read(work->arena, work->sources[index]->bytes, place, work->diags);
	const bool agrees =
		finished != NULL && gb_audit_compare(work->arena, &work->files[index], work->list,
								work->pages, finished, place, work->diags);

	if (apart)
		return agrees && gb_diags_warnings(work->diags) == warned;
	work->differs[index] = !agrees;
	return true;
}

bool gb_audit(gb_run *run, const gb_audit_request *request, gb_audit_list *list)
{
	gb_arena *arena = gb_run_arena(run);
	gb_diags *diags = gb_run_diags(run);
	const gb_source **sources = GB_NEW_ARRAY(arena, request->file_count, const gb_source *);
	gb_audit_list own;
	gb_composed composed;
	bool ok = true;

	for (size_t i = 0; i < request->file_count; i++) {
		sources[i] = gb_file_read(arena, request->files[i].path, diags);
		ok = sources[i] != NULL && is_pdf(sources[i], diags) && ok;
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
	audit_work work = { arena, request->files, sources, list, pages, diags, differs };

	gb_spread(request->file_count, audit_one, &work);
	for (size_t i = 0; i < request->file_count; i++) {
		ok = ok && !differs[i];
		if (!differs[i])
			request->files[i].said = said(arena, &request->files[i], list);
	}
	return ok;
}
