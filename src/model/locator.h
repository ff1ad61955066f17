#ifndef GB_MODEL_LOCATOR_H
#define GB_MODEL_LOCATOR_H

#include "model/ledger.h"

/*
 * Where a figure stands in its report, in either language. Chinese reports number their parts alike
 * (GB/T 9704-2012, 7.3.3: 一、 （一） 1. （1）, then 一是), so the numbers are translated by rule:
 * 二（一）一是 is "Part 2 (1), point 1", 第三章第二节 is "Chapter 3, Section 2". Words behind the
 * numbers are those of the section that stands there: 二、主要预期目标 is "Part 2, Main Targets". A
 * locator with other words stays as the report has it, in both languages.
 */
gb_str gb_locator_text(gb_arena *arena, const gb_ledger *ledger, gb_str locator, gb_lang lang);

#endif
