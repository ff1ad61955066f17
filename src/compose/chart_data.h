#ifndef GB_COMPOSE_CHART_DATA_H
#define GB_COMPOSE_CHART_DATA_H

#include "chart/chart.h"
#include "compose/item.h"

/* The figures of a chart block: selected, resolved, in one unit and with equal decimals. False
 * after faults, and where there is nothing to draw, which is none. */
bool gb_chart_data_bind(
	gb_composer *compose, const gb_block *block, const gb_scope_of *scope, gb_chart_data *out);
/* Gives figures of one unit the decimals of the most exact of them, adding zeros. */
void gb_chart_decimals(gb_arena *arena, gb_datum *data, size_t count);

#endif
