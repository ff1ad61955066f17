/* diff: two issues held against each other. */
#include "report/run.h"

/* "changes.json" or "changes.txt". */
static bool write_file(gb_run *run, gb_str path, gb_str json, gb_str text)
{
	const bool is_json = gb_str_ends(path, ".json");
	gb_output *output;

	if (!is_json && !gb_str_ends(path, ".txt"))
		return gb_fault_status(run->diags, GB_STATUS_USAGE, gb_place_of_file(run->input, path),
			"unknown-suffix", path, GB_STR("a file that ends in .json or .txt"), (gb_str){ 0 });
	output = gb_outputs_add(run->outputs, path, run->diags);
	if (output == NULL)
		return false;
	const gb_str what = is_json ? json : text;
	fwrite(what.p, 1, what.n, output->file);
	return true;
}

bool gb_run_same_place(gb_run *run, const gb_ledger *before, const gb_ledger *ledger)
{
	if (gb_str_equal(before->id, ledger->id))
		return true;
	return gb_fault(run->diags, gb_place_member(ledger->place, "id"), "other-place",
		gb_str_format(run->input, "the place \"%.*s\"", (int)ledger->id.n, ledger->id.p),
		gb_str_format(run->input, "\"%.*s\", whose issue it is held against", (int)before->id.n,
			before->id.p),
		GB_STR("compare two issues of one place"));
}

bool gb_run_diff(gb_run *run, const gb_str *before, size_t before_count, const gb_str *data,
	size_t data_count, gb_lang lang, bool json, const gb_str *outputs, size_t output_count,
	bool *differs, FILE *out)
{
	const gb_verdicts *verdicts = NULL, *verdicts_before = NULL;
	const gb_ledger *old = gb_run_judged(run, before, before_count, NULL, &verdicts_before);
	const gb_ledger *new = gb_run_judged(run, data, data_count, verdicts_before, &verdicts);
	gb_differences differences;
	gb_str text, as_json;
	bool ok = true;

	if (old == NULL || new == NULL)
		return false;
	if (!gb_run_same_place(run, old, new))
		return false;
	differences = gb_differences_of(run->input, old, verdicts_before, new, verdicts);
	*differs = !gb_differences_none(&differences);
	text = gb_differences_text(run->input, &differences, lang);
	as_json = gb_differences_json(run->input, &differences);
	run->outputs = gb_outputs_open(run->input);
	for (size_t i = 0; i < output_count; i++)
		ok = write_file(run, outputs[i], as_json, text) && ok;
	if (!ok || !gb_outputs_commit(run->outputs, run->diags))
		return false;
	if (output_count == 0) {
		const gb_str what = json ? as_json : text;
		fwrite(what.p, 1, what.n, out);
	}
	return true;
}
