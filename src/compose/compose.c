/* Blocks to pages, in three steps: bind, flow, finish. */
#include "compose/compose.h"

#include "compose/cross.h"

const gb_document *gb_compose(gb_arena *arena, const gb_compose_input *input, gb_diags *diags)
{
	gb_composer compose = {
		.input = input,
		.arena = arena,
		.diags = diags,
		.ledger = input->ledger,
		.verdicts = input->verdicts,
		.layout = input->layout,
		.edition = input->edition,
		.text = input->text,
		.with_samples = gb_ledger_has_sample(input->ledger),
	};
	size_t faults = gb_diags_errors(diags);
	gb_scope_of nothing = { 0 };

	compose.primary = input->edition == GB_EDITION_ZH   ? GB_LANG_ZH
					  : input->edition == GB_EDITION_EN ? GB_LANG_EN
														: (gb_lang)input->layout->primary;
	compose.section[0] = gb_compose_element(
		&compose, GB_NO_ELEMENT, GB_ELEMENT_DOCUMENT, compose.primary, input->layout->place);

	gb_compose_check_digits(&compose);
	gb_crosses_count(&compose);
	gb_bind_blocks(&compose, &input->layout->blocks, &nothing);
	/* All faults of the texts are known now; pages of half the blocks would only add noise. */
	if (compose.failed || gb_diags_errors(diags) > faults)
		return NULL;
	if (!gb_flow(&compose))
		return NULL;
	const gb_document *document = gb_pages_finish(&compose);
	return gb_diags_errors(diags) > faults ? NULL : document;
}
