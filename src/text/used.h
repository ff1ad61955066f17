#ifndef GB_TEXT_USED_H
#define GB_TEXT_USED_H

#include "text/paragraph.h"

/*
 * What has been set so far: which roles, and which characters an office's own faces left to the
 * shipped ones behind them. So that a run can say at its end what stands for what; a text that was
 * measured and not printed counts as well.
 */
typedef struct gb_used gb_used;

gb_used *gb_used_new(gb_arena *arena, const gb_font_set *fonts);
void gb_used_put_role(gb_used *used, const gb_font_role *role);
/* A character for which gb_font_role_borrows is true. */
void gb_used_put_borrowed(
	gb_used *used, const gb_font_role *role, uint32_t code_point, gb_lang lang);

bool gb_used_has_role(const gb_used *used, const gb_font_role *role);
/* Whether the character was borrowed in a text of this language. */
bool gb_used_has_borrowed(
	const gb_used *used, const gb_font_role *role, uint32_t code_point, gb_lang lang);
/* The first borrowed character from `from` on, in either language; UINT32_MAX for none. */
uint32_t gb_used_next_borrowed(const gb_used *used, const gb_font_role *role, uint32_t from);

/* Of this engine, for as long as it is open. */
gb_used *gb_text_used(const gb_text *text);

#endif
