#ifndef GB_MODEL_FIELD_H
#define GB_MODEL_FIELD_H

#include "model/reference.h"

/* A reading's figure. `places` of -1: as the indicator says; `qualified`: with its 突破 or 余.
 * Internal to model/. */
gb_resolved gb_reading_value(gb_arena *arena, const gb_ledger *ledger, const gb_reading *reading,
	int places, bool qualified, gb_value_form form, gb_lang lang);
/* milestone.c: done on its day, under way, or not done on the day it was `due` (missing: not known).
 * `path` is the figure's. */
gb_resolved gb_milestone_actual(
	gb_arena *arena, const gb_reading *reading, gb_date due, gb_str path, gb_lang lang);
/* A reading against the year before (GB_OF_YOY), the period before (GB_OF_SEQUENTIAL) or the ranking
 * before (GB_OF_MOVE); empty when there is nothing to compare with. */
gb_resolved gb_reading_against(gb_arena *arena, const gb_ledger *ledger, const gb_reading *reading,
	int field, gb_value_form form, gb_lang lang);
/* Any field of a target, in a form. */
gb_resolved gb_target_figure(gb_arena *arena, const gb_ledger *ledger, const gb_verdict *verdict,
	int field, gb_value_form form, bool qualified, gb_lang lang);
/* A gb_value_status in words: 初步数 / provisional. */
const char *gb_status_name(int status, gb_lang lang);

#endif
