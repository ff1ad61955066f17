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

/* What files are held against. */
struct gb_audit_proof {
	gb_run_proof steps;
	gb_arena *arena;
	gb_diags *diags;
	const gb_document *document;
	gb_audit_list list;
	gb_promised_page *pages;
};

static bool promise(gb_audit_proof *proof, const gb_composed *composed, gb_str layout)
{
	proof->document = composed->document;
	proof->pages = gb_audit_promise(proof->arena, composed->document, &proof->list);
	proof->list.layout = layout;
	return gb_audit_forms(proof->arena, composed, &proof->list, proof->diags);
}

static bool agrees(gb_audit_proof *proof, const gb_audit_file *file, const audited *a)
{
	const gb_place place = { a->source, GB_NO_NODE };
	const size_t first = file->first_page;
	gb_finished *finished = a->finished;
	bool whole = true;

	if (a->kind == FINISHED_PDF) {
		finished = gb_finished_read(proof->arena, a->source->bytes, place, proof->diags);
	} else {
		place_on_page(&proof->document->pages[first], &finished->pages[0], &proof->pages[first]);
		whole = gb_svg_is_whole(a->source->bytes, place, proof->diags);
	}
	return finished != NULL &&
		   gb_audit_compare(
			   proof->arena, file, &proof->list, proof->pages, finished, place, proof->diags) &&
		   whole;
}

/* --- finished files --- */

typedef struct audit_work {
	gb_audit_proof *proof;
	gb_audit_file *requests;
	audited *files;
	bool *differs; /* by file */
} audit_work;

/* One file. Apart, only whether it agrees: what differs is found, and said, here. After a file that
 * differs the others are looked at all the same. */
static bool audit_one(void *context, size_t index, bool apart)
{
	audit_work *work = context;
	const gb_diags *diags = work->proof->diags;
	const size_t warned = gb_diags_warnings(diags);
	const bool well = agrees(work->proof, &work->requests[index], &work->files[index]);

	if (apart)
		return well && gb_diags_warnings(diags) == warned;
	work->differs[index] = !well;
	return true;
}

bool gb_audit(gb_run *run, const gb_audit_request *request, gb_audit_list *list)
{
	gb_arena *arena = gb_run_arena(run);
	gb_diags *diags = gb_run_diags(run);
	audited *files = GB_NEW_ARRAY(arena, request->file_count, audited);
	bool *differs = GB_NEW_ARRAY(arena, request->file_count, bool);
	gb_audit_proof proof = { .arena = arena, .diags = diags };
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
	if (list != NULL)
		*list = proof.list;
	if (!gb_run_compose(
			run, request->layout, request->data, request->data_count, request->edition, &composed))
		return false;
	ok = promise(&proof, &composed, request->layout) && ok;
	if (list != NULL)
		*list = proof.list;
	for (size_t i = 0; ok && i < request->file_count; i++)
		ok = check_range(arena, &request->files[i], composed.document, diags);
	if (!ok)
		return false;
	gb_run_rest(run);
	gb_spread(
		request->file_count, audit_one, &(audit_work){ &proof, request->files, files, differs });
	for (size_t i = 0; i < request->file_count; i++) {
		ok = ok && !differs[i];
		if (!differs[i])
			request->files[i].said = said(arena, &request->files[i], &proof.list);
	}
	return ok;
}

/* --- files that are being made --- */

static bool proof_begin(void *context, const gb_composed *composed, gb_str layout)
{
	return promise(context, composed, layout);
}

static bool proof_look(void *context, gb_str temporary, const gb_run_output *output)
{
	gb_audit_proof *proof = context;
	gb_audit_file file = { .path = output->path,
		.first_page = output->options.first_page,
		.last_page = output->options.last_page };
	audited a = { 0 };

	if (!gb_audit_reads(output->path))
		return true;
	const gb_source *source = gb_file_read(proof->arena, temporary, proof->diags);
	if (source == NULL)
		return false;
	/* Faults speak of the file that was asked for. */
	gb_source *named = GB_NEW(proof->arena, gb_source);
	*named = *source;
	named->name = output->path;
	a.source = named;
	a.kind = kind_of(named, proof->diags);
	return a.kind != FINISHED_NONE &&
		   (a.kind != FINISHED_SVG || read_svg(proof->arena, &a, &file, proof->diags)) &&
		   agrees(proof, &file, &a);
}

gb_audit_proof *gb_audit_prove(gb_run *run)
{
	gb_audit_proof *proof = GB_NEW(gb_run_arena(run), gb_audit_proof);

	*proof = (gb_audit_proof){
		.steps = { proof, proof_begin, proof_look },
		.arena = gb_run_arena(run),
		.diags = gb_run_diags(run),
	};
	gb_run_prove(run, &proof->steps);
	return proof;
}

bool gb_audit_reads(gb_str path)
{
	return gb_str_ends(path, ".pdf") || gb_str_ends(path, ".svg");
}

gb_str gb_audit_proof_said(const gb_audit_proof *proof, const gb_run_output *output)
{
	const gb_audit_file file = { .path = output->path,
		.first_page = output->options.first_page,
		.last_page = output->options.last_page };

	return gb_audit_reads(output->path) ? said(proof->arena, &file, &proof->list)
										: (gb_str){ NULL, 0 };
}
