#ifndef GB_AUDIT_OFFICIAL_H
#define GB_AUDIT_OFFICIAL_H

#include "report/report.h"

/*
 * `gongbao check --official`: a composed document held against GB/T 9704-2012 (D 1.12). Everything is
 * measured on the finished pages, not read from the layout.
 */

/*
 * Composes the layout over the data and writes a row for each rule to `report`: clause, what, measured,
 * required. Each deviation is also a warning of the code "official" at what caused it. False after
 * faults, or when anything deviates. What is optional and absent is said to be so.
 */
bool gb_official_check(gb_run *run, gb_str layout, const gb_str *data, size_t data_count,
	gb_str edition, gb_buf *report);

#endif
