/* A run and what it owns. */
#include "report/run.h"
#include "base/spread.h"

#include "font/about.h"
#include "layout/families.h"

#include <stdlib.h>
#include <time.h>
#include <unistd.h>

static const char *const stage_names[GB_STAGE_COUNT] = {
	[GB_STAGE_FONTS] = "fonts",
	[GB_STAGE_READ] = "read",
	[GB_STAGE_JUDGE] = "judge",
	[GB_STAGE_COMPOSE] = "compose",
	[GB_STAGE_WRITE] = "write",
};

const char *gb_stage_name(gb_stage stage)
{
	return stage_names[stage];
}

/* The clock is read for --time only; nothing of it reaches a document. */
static double now(void)
{
	struct timespec time;

	clock_gettime(CLOCK_MONOTONIC, &time);
	return (double)time.tv_sec * 1e3 + (double)time.tv_nsec / 1e6;
}

void gb_run_stage_begin(gb_run *run, gb_stage stage)
{
	run->stage = stage;
	run->since = now();
}

void gb_run_stage_end(gb_run *run)
{
	run->stages[run->stage] += now() - run->since;
}

double gb_run_stage(const gb_run *run, gb_stage stage)
{
	return run->stages[stage];
}

/* Nobody can go on without memory: what was begun is removed, one line is said, and that is all. */
static void limit_reached(void *context, const char *arena, size_t limit)
{
	gb_run *run = context;

	/* Our own process does it again, and says it. */
	if (gb_spread_is_apart())
		_exit(GB_STATUS_LIMIT);
	gb_spread_stop();
	if (run->options.limit != NULL)
		run->options.limit(run->options.context, arena, limit);
	if (run->outputs != NULL)
		gb_outputs_close(run->outputs);
	fprintf(stderr,
		"gongbao: error: the %s of this run needs more than %zu MiB; expected less\n"
		"  help: make several smaller documents, or look for a file that is far too large\n",
		arena, limit >> 20);
	_exit(GB_STATUS_LIMIT);
}

gb_run *gb_run_open(const gb_run_options *options)
{
	gb_run *run = calloc(1, sizeof *run);
	size_t memory = options->memory > 0 ? options->memory : GB_RUN_MEMORY;

	if (run == NULL)
		return NULL;
	run->options = *options;
	run->fonts_directory = "fonts";
	run->input = gb_arena_open("input", memory, limit_reached, run);
	run->document = gb_arena_open("document", memory, limit_reached, run);
	if (run->input == NULL || run->document == NULL) {
		gb_run_close(run);
		return NULL;
	}
	run->diags = gb_diags_new(run->input);
	return run;
}

void gb_run_close(gb_run *run)
{
	if (run == NULL)
		return;
	if (run->outputs != NULL)
		gb_outputs_close(run->outputs);
	if (run->text != NULL)
		gb_text_close(run->text);
	if (run->fonts != NULL)
		gb_font_set_close(run->fonts);
	gb_arena_close(run->document);
	gb_arena_close(run->input);
	free(run);
}

void gb_run_fonts_from(gb_run *run, const char *directory)
{
	run->fonts_directory = directory;
}

void gb_run_fonts_over(gb_run *run, const char *directory)
{
	run->fonts_own = gb_str_of(directory);
}

void gb_run_previous(gb_run *run, const gb_str *data, size_t count)
{
	run->previous = data;
	run->previous_count = count;
}

void gb_run_rest(gb_run *run)
{
	if (run->text != NULL)
		gb_text_rest(run->text);
}

void gb_run_prove(gb_run *run, const gb_run_proof *proof)
{
	run->proof = proof;
}

gb_arena *gb_run_arena(gb_run *run)
{
	return run->input;
}

gb_diags *gb_run_diags(gb_run *run)
{
	return run->diags;
}

bool gb_run_fonts(gb_run *run)
{
	gb_font_spec spec;

	if (run->text != NULL)
		return true;
	gb_run_stage_begin(run, GB_STAGE_FONTS);
	gb_str directory = gb_str_of(run->fonts_directory);
	if (gb_families_find(
			run->input, directory, run->fonts_own, &spec, &run->fonts_over, run->diags))
		run->fonts = gb_font_set_open(run->input, &spec, directory, run->diags);
	if (run->fonts != NULL &&
		(!run->fonts_over || gb_font_set_lint(run->input, run->fonts, run->diags)))
		run->text = gb_text_open(run->input, run->fonts, run->diags);
	gb_run_stage_end(run);
	return run->text != NULL;
}

const gb_ledger *gb_run_judged(gb_run *run, const gb_str *data, size_t count,
	const gb_verdicts *before, const gb_verdicts **verdicts)
{
	gb_run_stage_begin(run, GB_STAGE_READ);
	const gb_ledger *ledger = gb_ledger_read(run->input, data, count, run->diags);
	gb_run_stage_end(run);
	if (ledger == NULL)
		return NULL;

	gb_run_stage_begin(run, GB_STAGE_JUDGE);
	*verdicts = gb_verdicts_judge_after(run->input, ledger, before, run->diags);
	gb_run_stage_end(run);
	return *verdicts != NULL ? ledger : NULL;
}

const gb_ledger *gb_run_ledger(
	gb_run *run, const gb_str *data, size_t count, const gb_verdicts **verdicts)
{
	if (run->previous_count > 0 && run->before == NULL)
		run->before =
			gb_run_judged(run, run->previous, run->previous_count, NULL, &run->verdicts_before);

	const bool wanting = run->previous_count > 0 && run->before == NULL;
	const gb_ledger *ledger = gb_run_judged(run, data, count, run->verdicts_before, verdicts);
	if (ledger == NULL || wanting)
		return NULL;
	if (run->before != NULL && !gb_run_same_place(run, run->before, ledger))
		return NULL;
	gb_run_stage_begin(run, GB_STAGE_JUDGE);
	bool texts = gb_texts_check(run->input, ledger, *verdicts, run->diags);
	gb_run_stage_end(run);
	return texts ? ledger : NULL;
}
