/* explain: why a target is judged as it is. */
#include "report/run.h"

static void line(FILE *out, const char *name, gb_str text)
{
	if (text.n > 0)
		fprintf(out, "  %-12s %.*s\n", name, (int)text.n, text.p);
}

static void explain_field(gb_run *run, const gb_ledger *ledger, const gb_verdict *verdict,
	const char *name, int field, gb_lang lang, FILE *out)
{
	gb_resolved resolved = { 0 };

	gb_target_field(run->input, ledger, verdict, field, true, lang, &resolved);
	line(out, name, resolved.text);
}

bool gb_run_explain(gb_run *run, const gb_str *data, size_t data_count, gb_str id, gb_lang lang,
	FILE *out)
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
		return gb_fault_unknown(run->input, run->diags, (gb_place){ 0 }, "unknown-target",
			"target", id, known, ledger->target_count);
	}
	const gb_verdict *verdict = gb_verdict_find(verdicts, target);
	gb_str name = target->indicator->name.in[lang];

	fprintf(out, "%.*s: %.*s\n", (int)id.n, id.p, (int)name.n, name.p);
	explain_field(run, ledger, verdict, "target", GB_OF_AIM, lang, out);
	explain_field(run, ledger, verdict, "source", GB_OF_SOURCE, lang, out);
	line(out, "quote", target->source != NULL ? target->source->quote : (gb_str){ 0 });
	explain_field(run, ledger, verdict, "base", GB_OF_BASE, lang, out);
	explain_field(run, ledger, verdict, "actual", GB_OF_ACTUAL, lang, out);
	if (verdict->actual != NULL)
		line(out, "reading at", gb_place_text(run->input, verdict->actual->place));
	explain_field(run, ledger, verdict, "scheduled", GB_OF_SCHEDULED, lang, out);
	explain_field(run, ledger, verdict, "rate", GB_OF_RATE, lang, out);
	line(out, "formula", verdict->formula.in[lang]);
	line(out, "reason", verdict->reason.in[lang]);
	if (verdict->limit != NULL)
		line(out, "policy line", gb_place_text(run->input, verdict->limit->place));
	line(out, "verdict", verdict->word.in[lang]);
	return true;
}
