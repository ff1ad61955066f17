/* make and check: data and a layout to files, or only to their faults. */
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

/* Everything up to the pages. */
static const gb_document *run_compose(
	gb_run *run, gb_str layout_path, const gb_str *data, size_t data_count, gb_str edition_word)
{
	const gb_verdicts *verdicts = NULL;
	gb_edition edition;

	bool fonts = gb_run_fonts(run);
	const gb_ledger *ledger = gb_run_ledger(run, data, data_count, &verdicts);
	if (!fonts)
		return NULL;

	/* The layout is read even after faults in the data: one run shows all mistakes. */
	gb_run_stage_begin(run, GB_STAGE_READ);
	const gb_layout *layout = gb_layout_read(run->input, layout_path, run->fonts, run->diags);
	gb_run_stage_end(run);
	if (ledger == NULL || layout == NULL || !edition_of(run, layout, edition_word, &edition))
		return NULL;

	gb_compose_input input = {
		.ledger = ledger,
		.verdicts = verdicts,
		.layout = layout,
		.edition = edition,
		.fonts = run->fonts,
		.text = run->text,
		.picture = gb_picture_read,
	};
	gb_run_stage_begin(run, GB_STAGE_COMPOSE);
	const gb_document *document = gb_compose(run->document, &input, run->diags);
	gb_run_stage_end(run);
	return document;
}

static gb_str made_text(gb_run *run, const gb_run_output *output, const gb_document *document)
{
	struct stat status;
	long long bytes =
		stat(gb_str_zero(run->input, output->path), &status) == 0 ? status.st_size : 0;

	return gb_str_format(run->input, "%.*s: %zu pages, %lld kB", (int)output->path.n,
		output->path.p, document->page_count, (bytes + 999) / 1000);
}

static bool run_write(
	gb_run *run, const gb_document *document, gb_run_output *outputs, size_t count)
{
	const gb_writer_class **classes = GB_NEW_ARRAY(run->input, count, const gb_writer_class *);
	gb_output **files = GB_NEW_ARRAY(run->input, count, gb_output *);
	bool ok = true;

	run->outputs = gb_outputs_open(run->input);
	for (size_t i = 0; i < count; i++) {
		classes[i] = gb_writer_find(run->input, outputs[i].path, outputs[i].writer,
			gb_place_of_file(run->input, outputs[i].path), run->diags);
		files[i] =
			classes[i] != NULL ? gb_outputs_add(run->outputs, outputs[i].path, run->diags) : NULL;
		ok = ok && files[i] != NULL;
	}
	for (size_t i = 0; ok && i < count; i++)
		ok = gb_write(run->document, classes[i], document, &outputs[i].options, files[i]->temporary,
			outputs[i].path, run->diags);
	ok = ok && gb_diags_errors(run->diags) == 0 && gb_outputs_commit(run->outputs, run->diags);
	for (size_t i = 0; ok && i < count; i++)
		outputs[i].made = made_text(run, &outputs[i], document);
	return ok;
}

bool gb_run_make(gb_run *run, gb_str layout, const gb_str *data, size_t data_count, gb_str edition,
	gb_run_output *outputs, size_t output_count)
{
	const gb_document *document = run_compose(run, layout, data, data_count, edition);

	if (document == NULL || gb_diags_errors(run->diags) > 0)
		return false;
	gb_run_stage_begin(run, GB_STAGE_WRITE);
	bool ok = run_write(run, document, outputs, output_count);
	gb_run_stage_end(run);
	return ok;
}

bool gb_run_check(gb_run *run, gb_str layout, const gb_str *data, size_t data_count, gb_str edition)
{
	const gb_verdicts *verdicts = NULL;

	if (layout.n > 0)
		return run_compose(run, layout, data, data_count, edition) != NULL &&
			   gb_diags_errors(run->diags) == 0;
	return gb_run_ledger(run, data, data_count, &verdicts) != NULL;
}

void gb_run_blocks(gb_run *run, FILE *out)
{
	gb_buf buf = gb_buf_new(run->input);

	gb_blocks_reference(&buf);
	fwrite(buf.p, 1, buf.n, out);
}
