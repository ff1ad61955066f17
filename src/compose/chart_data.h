#ifndef GB_COMPOSE_CHART_DATA_H
#define GB_COMPOSE_CHART_DATA_H

#include "chart/chart.h"
#include "compose/item.h"

/* The figures of a chart block: selected, resolved and in one unit; printed as tables print them, with
 * the digits of the ledger, so that one value looks the same in every place. False after faults, and
 * where there is nothing to draw, which is none. */
bool gb_chart_data_bind(
	gb_composer *compose, const gb_block *block, const gb_scope_of *scope, gb_chart_data *out);

#endif
