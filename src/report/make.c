/* make and check: data and a layout to files, or only to their faults. */
#include "base/spread.h"
#include "report/picture.h"
#include "report/run.h"

#include <sys/stat.h>

static const gb_choice editions[] = {
	{ "zh", GB_EDITION_ZH, "Chinese" },
	{ "en", GB_EDITION_EN, "English" },
	{ "zh+en", GB_EDITION_BOTH, "both, in one document" },
	{ NULL, 0, NULL },
};

static bool edition_of(gb_run *run, const gb_layout *layout, gb_str word, gb_edition *edition)
{
	*edition = (gb_edition)layout->edition;
	if (word.n == 0)
		return true;
	for (const gb_choice *choice = editions; choice->word != NULL; choice++) {
		if (gb_str_is(word, choice->word)) {
			*edition = (gb_edition)choice->value;
			return true;
		}
	}
	return gb_fault_status(run->diags, GB_STATUS_USAGE, (gb_place){ 0 }, "unknown-edition",
		gb_str_format(run->input, "--edition %.*s", (int)word.n, word.p), GB_STR("zh, en or zh+en"),
		(gb_str){ 0 });
}

/* What changed since the issue before, where one is given; its own prose is not looked at. The ledger
 * that was `compared` then knows of it. */
static bool run_differences(gb_run *run, const gb_ledger **compared, const gb_verdicts *verdicts,
	const gb_differences **differences)
{
	const gb_ledger *ledger = *compared;
	gb_differences *found = GB_NEW(run->input, gb_differences);
	gb_ledger *with = GB_NEW(run->input, gb_ledger);

	if (run->before == NULL)
		return true;
	*with = *ledger;
	with->before = run->before->issue;
	*found = gb_differences_of(run->input, run->before, run->verdicts_before, with, verdicts);
	*differences = found;
	*compared = with;
	return gb_differences_check(run->input, found, run->diags);
}

bool gb_run_compose(gb_run *run, gb_str layout_path, const gb_str *data, size_t data_count,
	gb_str edition_word, gb_composed *out)
{
	const gb_verdicts *verdicts = NULL;
	const gb_differences *differences = NULL;
	gb_edition edition;

	bool fonts = gb_run_fonts(run);
	const gb_ledger *ledger = gb_run_ledger(run, data, data_count, &verdicts);
	if (!fonts)
		return false;

	bool compared = ledger == NULL || run_differences(run, &ledger, verdicts, &differences);

	/* The layout is read even after faults in the data: one run shows all mistakes. */
	gb_run_stage_begin(run, GB_STAGE_READ);
	const gb_layout *layout = gb_layout_read(run->input, layout_path, run->fonts, run->diags);
	gb_run_stage_end(run);
	if (ledger == NULL || !compared || layout == NULL ||
		!edition_of(run, layout, edition_word, &edition))
		return false;

	gb_compose_input input = {
		.ledger = ledger,
		.verdicts = verdicts,
		.differences = differences,
		.layout = layout,
		.edition = edition,
		.fonts = run->fonts,
		.text = run->text,
		.picture = gb_picture_read,
	};
	gb_run_stage_begin(run, GB_STAGE_COMPOSE);
	const gb_document *document = gb_compose(run->document, &input, run->diags);
	gb_run_stage_end(run);
	*out = (gb_composed){ ledger, verdicts, document };
	return gb_run_borrowed(run) && document != NULL && gb_diags_errors(run->diags) == 0;
}

/* One file to write: an output, or a page of one that has %d in its name. */
typedef struct run_file {
	const gb_writer_class *class;
	gb_str path;
	gb_write_options options;
	gb_output *file;
} run_file;

static const gb_str page_mark = GB_STR_INIT("%d");

/* The last page that is asked for, by index. A range that the document does not have stays as it
 * is: the writer says what is wrong with it. */
static size_t last_page(const gb_document *document, const gb_write_options *options)
{
	return options->last_page == SIZE_MAX ? document->page_count - 1 : options->last_page;
}

static size_t files_of(const gb_document *document, const gb_run_output *output)
{
	const size_t first = output->options.first_page;
	const size_t last = last_page(document, &output->options);

	if (gb_str_find(output->path, page_mark) == SIZE_MAX)
		return 1;
	return first <= last && last < document->page_count ? last - first + 1 : 1;
}

/* The output's files, each with the number of its page in its name. */
static void split(gb_run *run, const gb_document *document, const gb_run_output *output,
	run_file *files, size_t count)
{
	const gb_str path = output->path;
	const size_t at = gb_str_find(path, page_mark);

	for (size_t i = 0; i < count; i++) {
		files[i].path = path;
		files[i].options = output->options;
		if (at == SIZE_MAX)
			continue;
		const size_t page = output->options.first_page + i;
		const gb_str rest = gb_str_slice(path, at + page_mark.n, path.n);
		files[i].path = gb_str_format(
			run->input, "%.*s%zu%.*s", (int)at, path.p, page + 1, (int)rest.n, rest.p);
		if (last_page(document, &output->options) < document->page_count)
			files[i].options.first_page = files[i].options.last_page = page;
	}
}

static bool file_open(gb_run *run, const gb_run_output *output, run_file *file)
{
	file->class = gb_writer_find(run->input, file->path, output->writer,
		gb_place_of_file(run->input, file->path), run->diags);
	if (file->class == NULL)
		return false;
	file->file = gb_outputs_add(run->outputs, file->path, run->diags);
	if (file->file == NULL)
		return false;
	/* A writer opens it by its name; a thousand pages must not be a thousand open files. */
	fclose(file->file->file);
	file->file->file = NULL;
	return true;
}

/* "out/bulletin.pdf: 14 pages, 212 kB" */
static gb_str made_text(gb_run *run, const gb_document *document, const gb_run_output *output,
	const run_file *files, size_t count)
{
	const size_t pages = last_page(document, &output->options) - output->options.first_page + 1;
	long long bytes = 0;

	for (size_t i = 0; i < count; i++) {
		struct stat status;
		if (stat(gb_str_zero(run->input, files[i].path), &status) == 0)
			bytes += status.st_size;
	}
	return gb_str_format(run->input, "%.*s: %zu page%s, %lld kB", (int)output->path.n,
		output->path.p, pages, pages == 1 ? "" : "s", (bytes + 999) / 1000);
}

typedef struct run_writing {
	gb_run *run;
	const gb_document *document;
	const run_file *files;
} run_writing;

static bool file_look(gb_run *run, const run_file *file)
{
	const gb_run_output output = { .path = file->path, .options = file->options };

	return run->proof == NULL ||
		   run->proof->look(run->proof->context, gb_str_of(file->file->temporary), &output);
}

static bool file_write(void *context, size_t index, bool apart)
{
	const run_writing *writing = context;
	const run_file *file = &writing->files[index];
	gb_diags *diags = writing->run->diags;
	const size_t said = gb_diags_warnings(diags);

	return gb_write(writing->run->document, file->class, writing->document, &file->options,
			   file->file->temporary, file->path, diags) &&
		   file_look(writing->run, file) && (!apart || gb_diags_warnings(diags) == said);
}

static bool run_write(
	gb_run *run, const gb_document *document, gb_run_output *outputs, size_t output_count)
{
	size_t *counts = GB_NEW_ARRAY(run->input, output_count, size_t);
	size_t count = 0, at = 0;
	bool ok = true;

	for (size_t i = 0; i < output_count; i++)
		count += counts[i] = files_of(document, &outputs[i]);
	run_file *files = GB_NEW_ARRAY(run->input, count, run_file);
	run->outputs = gb_outputs_open(run->input);
	for (size_t i = 0; i < output_count; at += counts[i++]) {
		split(run, document, &outputs[i], &files[at], counts[i]);
		/* What is wrong with the first is wrong with all. */
		for (size_t k = at; k < at + counts[i]; k++) {
			if (!file_open(run, &outputs[i], &files[k])) {
				ok = false;
				break;
			}
		}
	}
	if (count > 1)
		gb_run_rest(run);
	ok = ok && gb_spread(count, file_write, &(run_writing){ run, document, files });
	ok = ok && gb_diags_errors(run->diags) == 0 && gb_outputs_commit(run->outputs, run->diags);
	at = 0;
	for (size_t i = 0; ok && i < output_count; at += counts[i++])
		outputs[i].made = made_text(run, document, &outputs[i], &files[at], counts[i]);
	return ok;
}

bool gb_run_make(gb_run *run, gb_str layout, const gb_str *data, size_t data_count, gb_str edition,
	gb_run_output *outputs, size_t output_count)
{
	gb_composed composed;

	if (!gb_run_compose(run, layout, data, data_count, edition, &composed))
		return false;
	gb_run_stage_begin(run, GB_STAGE_WRITE);
	bool ok = (run->proof == NULL || run->proof->begin(run->proof->context, &composed, layout)) &&
			  run_write(run, composed.document, outputs, output_count);
	gb_run_stage_end(run);
	return ok;
}

bool gb_run_check(gb_run *run, gb_str layout, const gb_str *data, size_t data_count, gb_str edition)
{
	const gb_verdicts *verdicts = NULL;
	gb_composed composed;

	if (layout.n > 0)
		return gb_run_compose(run, layout, data, data_count, edition, &composed) &&
			   gb_diags_errors(run->diags) == 0;
	const gb_differences *differences = NULL;
	/* An office's folder is looked at, though nothing is set with it. */
	const bool fonts = run->fonts_own.n == 0 || gb_run_fonts(run);
	const gb_ledger *ledger = gb_run_ledger(run, data, data_count, &verdicts);
	return fonts && ledger != NULL && run_differences(run, &ledger, verdicts, &differences);
}

void gb_run_blocks(gb_run *run, FILE *out)
{
	gb_buf buf = gb_buf_new(run->input);

	gb_blocks_reference(&buf);
	fwrite(buf.p, 1, buf.n, out);
}
