#include "model/rank.h"

/* The better of two values first; who has none last; among equals the official order. */
static int compare(const gb_rank_entry *a, const gb_rank_entry *b, bool before, int direction)
{
	const gb_decimal x = before ? a->before : a->value, y = before ? b->before : b->value;
	int order;

	if (a->area->kind != b->area->kind)
		return a->area->kind < b->area->kind ? -1 : 1;
	if (x.known != y.known)
		return x.known ? -1 : 1;
	order = x.known ? gb_decimal_compare(x, y) : 0;
	if (order != 0)
		return direction == GB_DIRECTION_DOWN ? order : -order;
	return (a->area->order > b->area->order) - (a->area->order < b->area->order);
}

/* By insertion: there are as many areas as a city has, and the order is the same everywhere. */
static void sort(const gb_rank_entry **list, size_t count, bool before, int direction)
{
	for (size_t i = 1; i < count; i++) {
		const gb_rank_entry *entry = list[i];
		size_t at = i;

		for (; at > 0 && compare(entry, list[at - 1], before, direction) < 0; at--)
			list[at] = list[at - 1];
		list[at] = entry;
	}
}

static gb_decimal value_of(const gb_rank_entry *entry, bool before)
{
	return before ? entry->before : entry->value;
}

/* Places along a sorted list: 1, 2, 2, 4; nought for those without a value. */
static void number(const gb_rank_entry *const *list, size_t count, bool before, size_t *places)
{
	size_t first = 0;

	for (size_t i = 0; i < count; i++) {
		const bool same_group = i > 0 && list[i]->area->kind == list[i - 1]->area->kind;

		if (!same_group)
			first = i;
		if (!value_of(list[i], before).known)
			places[i] = 0;
		else if (same_group &&
				 gb_decimal_equal(value_of(list[i], before), value_of(list[i - 1], before)))
			places[i] = places[i - 1];
		else
			places[i] = i - first + 1;
	}
}

gb_ranking gb_rank_entries(
	gb_arena *arena, const gb_rank_entry *entries, size_t count, int direction)
{
	const gb_rank_entry **now = GB_NEW_ARRAY(arena, count, const gb_rank_entry *);
	const gb_rank_entry **then = GB_NEW_ARRAY(arena, count, const gb_rank_entry *);
	size_t *places = GB_NEW_ARRAY(arena, count, size_t);
	size_t *earlier = GB_NEW_ARRAY(arena, count, size_t);
	gb_rank_row *rows = GB_NEW_ARRAY(arena, count, gb_rank_row);
	gb_ranking ranking = { rows, count, 0 };

	for (size_t i = 0; i < count; i++)
		now[i] = then[i] = &entries[i];
	sort(now, count, false, direction);
	sort(then, count, true, direction);
	number(now, count, false, places);
	number(then, count, true, earlier);
	for (size_t i = 0; i < count; i++) {
		gb_rank_row *row = &rows[i];

		row->entry = now[i];
		row->group = now[i]->area->kind;
		row->place = places[i];
		for (size_t k = 0; k < count; k++) {
			if (then[k] == now[i])
				row->before = earlier[k];
		}
		row->has_change = row->place > 0 && row->before > 0;
		row->change = row->has_change ? (int)row->before - (int)row->place : 0;
		row->tied = row->place > 0 && ((i > 0 && places[i - 1] == places[i] &&
										   now[i - 1]->area->kind == now[i]->area->kind) ||
										  (i + 1 < count && places[i + 1] == places[i] &&
											  now[i + 1]->area->kind == now[i]->area->kind));
		ranking.ranked += row->place > 0;
	}
	return ranking;
}

static bool is_due(const gb_verdicts *verdicts, const gb_indicator *indicator, const gb_area *area)
{
	for (size_t i = 0; verdicts != NULL && i < verdicts->count; i++) {
		const gb_verdict *verdict = &verdicts->items[i];

		if (verdict->target->indicator == indicator && verdict->target->area == area &&
			verdict->state == GB_STATE_NOT_DUE)
			return false;
	}
	return true;
}

static const gb_reading *reading_of(
	const gb_ledger *ledger, const gb_indicator *indicator, gb_period period, const gb_area *area)
{
	const gb_reading *reading =
		gb_period_known(period) ? gb_reading_find(ledger, indicator, period, area) : NULL;

	return reading != NULL && reading->value.known ? reading : NULL;
}

gb_ranking gb_rank_areas(gb_arena *arena, const gb_ledger *ledger, const gb_verdicts *verdicts,
	const gb_indicator *indicator, gb_period period, gb_period before)
{
	gb_rank_entry *entries = GB_NEW_ARRAY(arena, ledger->area_count, gb_rank_entry);

	for (size_t i = 0; i < ledger->area_count; i++) {
		const gb_area *area = &ledger->areas[i];
		const gb_reading *now =
			is_due(verdicts, indicator, area) ? reading_of(ledger, indicator, period, area) : NULL;
		const gb_reading *then = reading_of(ledger, indicator, before, area);

		entries[i].area = area;
		entries[i].value = now == NULL ? (gb_decimal){ 0 } : now->value;
		entries[i].before = then == NULL ? (gb_decimal){ 0 } : then->value;
		entries[i].status = now == NULL ? GB_VALUE_UNREPORTED : now->status;
	}
	return gb_rank_entries(arena, entries, ledger->area_count, indicator->direction);
}

gb_words gb_rank_rule(int direction)
{
	static const gb_words rules[] = {
		[GB_DIRECTION_UP] = { { GB_STR_INIT(
									"按数值从高到低排名，数值相同名次并列；未报、未到期的不排名"),
			GB_STR_INIT(
				"Ranked from the highest value; equal values share a place; areas without a "
				"figure that is due are not ranked") } },
		[GB_DIRECTION_DOWN] = { { GB_STR_INIT(
									  "按数值从低到高排名，数值相同名次并列；未报、未到期的不排名"),
			GB_STR_INIT("Ranked from the lowest value; equal values share a place; areas without a "
						"figure that is due are not ranked") } },
	};

	return rules[direction];
}
