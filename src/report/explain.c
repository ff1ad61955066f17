/* explain: why a target is judged as it is. */
#include "report/run.h"

bool gb_run_explain(
	gb_run *run, const gb_str *data, size_t data_count, gb_str id, gb_lang lang, FILE *out)
{
	const gb_verdicts *verdicts = NULL;
	const gb_ledger *ledger = gb_run_ledger(run, data, data_count, &verdicts);

	if (ledger == NULL)
		return false;
	const gb_target *target = gb_target_find(ledger, id);
	if (target == NULL) {
		gb_str *known = GB_NEW_ARRAY(run->input, ledger->target_count, gb_str);
		for (size_t i = 0; i < ledger->target_count; i++)
			known[i] = ledger->targets[i].id;
		return gb_fault_unknown(run->input, run->diags, (gb_place){ 0 }, "unknown-target", "target",
			id, known, ledger->target_count);
	}
	const gb_verdict *verdict = gb_verdict_find(verdicts, target);
	gb_str text = gb_verdict_explain(run->input, ledger, verdict, lang);

	fwrite(text.p, 1, text.n, out);
	return true;
}
