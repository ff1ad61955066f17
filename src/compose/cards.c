#include "compose/item.h"
void gb_bind_cards(gb_composer *compose, const gb_block *block, const gb_scope_of *scope)
{
	(void)compose;
	(void)block;
	(void)scope;
}
