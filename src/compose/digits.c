/* A layout holds no figure (DESIGN §5): digits in its words are dates or declared names. */
#include "compose/item.h"

static bool check(gb_composer *compose, const gb_prose prose[GB_LANG_COUNT])
{
	const gb_ledger *ledger = compose->ledger;
	bool ok = true;

	for (int lang = 0; lang < GB_LANG_COUNT; lang++)
		ok = gb_prose_check_digits(
				 compose->arena, &prose[lang], ledger->names, ledger->name_count, compose->diags) &&
			 ok;
	return ok;
}

/* Nesting is that of the layout's JSON, which its reader limits. */
static bool check_blocks(gb_composer *compose, const gb_list *blocks)
{
	const gb_block *block = blocks->items;
	bool ok = true;

	for (size_t i = 0; i < blocks->count; i++) {
		ok = check(compose, block[i].text) && ok;
		ok = check(compose, block[i].caption) && ok;
		ok = check(compose, block[i].note) && ok;
		for (size_t k = 0; k < block[i].items.count; k++)
			ok = check(compose, &block[i].item_text[k * GB_LANG_COUNT]) && ok;
		ok = check_blocks(compose, &block[i].blocks) && ok;
	}
	return ok;
}

bool gb_compose_check_digits(gb_composer *compose)
{
	const gb_master *masters = compose->layout->masters.items;
	bool ok = check_blocks(compose, &compose->layout->blocks);

	for (size_t i = 0; i < compose->layout->masters.count; i++) {
		const gb_fixed *fixed = masters[i].fixed.items;
		for (size_t k = 0; k < masters[i].fixed.count; k++)
			ok = check(compose, fixed[k].text) && ok;
	}
	return ok;
}
