/* What differs between two issues. */
#include "model/difference.h"

#include "model/area.h"

typedef struct finder {
	gb_arena *arena;
	const gb_ledger *before, *now;
	const gb_verdicts *verdicts_before, *verdicts;
	gb_difference *items;
	size_t count, capacity;
	size_t new_readings;
} finder;

static void found(finder *f, gb_difference difference)
{
	f->items =
		gb_arena_grow(f->arena, f->items, f->count, &f->capacity, f->count + 1, sizeof *f->items);
	f->items[f->count++] = difference;
}

/* --- targets --- */

static gb_str field_text(
	gb_arena *arena, const gb_ledger *ledger, const gb_verdict *verdict, int field, gb_lang lang)
{
	gb_resolved out;

	gb_target_field(arena, ledger, verdict, field, true, lang, &out);
	return out.text;
}

/* What of a target may be changed, compared as it is printed: 5.5%左右 became 6%以上. */
static const int changeable[] = {
	GB_OF_AIM,
	GB_OF_PERIOD,
	GB_OF_DUE,
	GB_OF_LEAD,
	GB_OF_RESPONSIBLE,
	GB_OF_COOPERATING,
};

static void compare_promise(finder *f, const gb_difference *pair)
{
	for (size_t i = 0; i < GB_COUNT(changeable); i++) {
		bool same = true;

		for (int lang = 0; lang < GB_LANG_COUNT; lang++)
			same = same &&
				   gb_str_equal(
					   field_text(f->arena, f->before, pair->was, changeable[i], (gb_lang)lang),
					   field_text(f->arena, f->now, pair->is, changeable[i], (gb_lang)lang));
		if (same)
			continue;
		gb_difference difference = *pair;
		difference.kind = GB_DIFFERENCE_CHANGED;
		difference.what = changeable[i];
		found(f, difference);
		/* The end of the period is also the day it is due, unless another was set. */
		if (changeable[i] == GB_OF_PERIOD)
			i++;
	}
}

/* The scale of states, from the best; -1: not on it. A stretch goal not yet reached is no failure,
 * so it stands above those that are behind. */
static int scale_of(int state)
{
	switch ((gb_state)state) {
	case GB_STATE_ACHIEVED:
		return 0;
	case GB_STATE_AHEAD:
		return 1;
	case GB_STATE_ON_SCHEDULE:
		return 2;
	case GB_STATE_NOT_YET:
		return 3;
	case GB_STATE_SLIGHTLY_BEHIND:
		return 4;
	case GB_STATE_FAR_BEHIND:
		return 5;
	case GB_STATE_NOT_DUE:
	case GB_STATE_NO_DATA:
	case GB_STATE_NOT_JUDGEABLE:
	case GB_STATE_COUNT:
		return -1;
	}
	return -1;
}

static void compare_verdicts(finder *f, const gb_difference *pair)
{
	const int was = scale_of(pair->was->state), is = scale_of(pair->is->state);
	gb_difference difference = *pair;

	if (was == is)
		return;
	if (is == 0)
		difference.kind = GB_DIFFERENCE_ACHIEVED;
	else if (was < 0)
		difference.kind = GB_DIFFERENCE_JUDGED;
	else if (is < 0)
		difference.kind = GB_DIFFERENCE_UNJUDGED;
	else
		difference.kind = is < was ? GB_DIFFERENCE_BETTER : GB_DIFFERENCE_WORSE;
	found(f, difference);
}

static void compare_targets(finder *f)
{
	for (size_t i = 0; i < f->verdicts->count; i++) {
		const gb_verdict *is = &f->verdicts->items[i];
		const gb_target *before = gb_target_find(f->before, is->target->id);
		gb_difference pair = {
			.kind = GB_DIFFERENCE_NEW,
			.indicator = is->target->indicator,
			.area = is->target->area,
			.is = is,
		};

		if (before == NULL) {
			found(f, pair);
			continue;
		}
		pair.was = gb_verdict_find(f->verdicts_before, before);
		compare_promise(f, &pair);
		compare_verdicts(f, &pair);
	}
	for (size_t i = 0; i < f->verdicts_before->count; i++) {
		const gb_verdict *was = &f->verdicts_before->items[i];

		if (gb_target_find(f->now, was->target->id) == NULL)
			found(f, (gb_difference){
						 .kind = GB_DIFFERENCE_DROPPED,
						 .indicator = was->target->indicator,
						 .area = was->target->area,
						 .was = was,
					 });
	}
}

/* --- readings --- */

/* The reading of the other ledger that this one is; NULL where it has none. */
static const gb_reading *counterpart(const gb_ledger *other, const gb_reading *reading)
{
	const gb_indicator *indicator = gb_indicator_find(other, reading->indicator->id);
	const gb_area *area = reading->area != NULL ? gb_area_find(other, reading->area->id) : NULL;

	if (indicator == NULL || (reading->area != NULL && area == NULL))
		return NULL;
	return gb_reading_find(other, indicator, reading->period, area);
}

static bool same_steps(const gb_reading *a, const gb_reading *b)
{
	const gb_str *left = a->steps_done.items, *right = b->steps_done.items;

	if (a->steps_done.count != b->steps_done.count)
		return false;
	for (size_t i = 0; i < a->steps_done.count; i++)
		if (!gb_str_equal(left[i], right[i]))
			return false;
	return true;
}

static bool same_figure(const gb_reading *a, const gb_reading *b)
{
	return a->value.known == b->value.known &&
		   (!a->value.known || gb_decimal_equal(a->value, b->value)) &&
		   a->qualifier == b->qualifier && a->state == b->state && a->rank == b->rank &&
		   gb_date_compare(a->done, b->done) == 0 && same_steps(a, b);
}

/* Whether the issue tells anything of the period. One that keeps only its own quarter does not take
 * back the figures of the last one by leaving them out. */
static bool has_period(const gb_ledger *ledger, gb_period period)
{
	for (size_t i = 0; i < ledger->reading_count; i++)
		if (gb_period_equal(ledger->readings[i].period, period))
			return true;
	return false;
}

static void compare_readings(finder *f)
{
	for (size_t i = 0; i < f->now->reading_count; i++) {
		const gb_reading *reading = &f->now->readings[i];
		gb_difference difference = {
			.kind = GB_DIFFERENCE_REVISED,
			.indicator = reading->indicator,
			.area = reading->area,
			.reading = reading,
			.before = counterpart(f->before, reading),
		};

		if (difference.before == NULL) {
			f->new_readings++;
			continue;
		}
		if (same_figure(reading, difference.before)) {
			if (reading->status == difference.before->status)
				continue;
			difference.kind = GB_DIFFERENCE_STATUS;
		}
		found(f, difference);
	}
	for (size_t i = 0; i < f->before->reading_count; i++) {
		const gb_reading *before = &f->before->readings[i];

		if (counterpart(f->now, before) == NULL && has_period(f->now, before->period))
			found(f, (gb_difference){
						 .kind = GB_DIFFERENCE_WITHDRAWN,
						 .indicator = before->indicator,
						 .area = before->area,
						 .before = before,
					 });
	}
}

/* --- ranks of areas --- */

static bool is_ranked(const gb_area_table *table)
{
	for (size_t i = 0; i < table->count; i++)
		if (table->rows[i].rank > 0)
			return true;
	return false;
}

static void compare_ranks(finder *f)
{
	for (size_t i = 0; i < f->now->indicator_count; i++) {
		const gb_indicator *indicator = &f->now->indicators[i];
		const gb_indicator *before = gb_indicator_find(f->before, indicator->id);
		const gb_area_table is =
			gb_area_table_of(f->arena, f->now, f->verdicts, indicator, GB_OF_ACTUAL);

		if (before == NULL || !is_ranked(&is))
			continue;
		const gb_area_table was =
			gb_area_table_of(f->arena, f->before, f->verdicts_before, before, GB_OF_ACTUAL);
		for (size_t k = 0; k < is.count; k++) {
			const gb_area *area = gb_area_find(f->before, is.rows[k].area->id);
			const size_t rank = is.rows[k].rank;
			const size_t rank_before = area != NULL ? was.rows[area->order].rank : 0;

			if (rank == 0 || rank_before == 0 || rank == rank_before)
				continue;
			found(
				f, (gb_difference){
					   .kind = rank < rank_before ? GB_DIFFERENCE_RANK_UP : GB_DIFFERENCE_RANK_DOWN,
					   .indicator = indicator,
					   .area = is.rows[k].area,
					   .rank = rank,
					   .rank_before = rank_before,
					   .rank_status = gb_status_worse(is.status, was.status),
				   });
		}
	}
}

gb_differences gb_differences_of(gb_arena *arena, const gb_ledger *before,
	const gb_verdicts *verdicts_before, const gb_ledger *ledger, const gb_verdicts *verdicts)
{
	finder f = {
		.arena = arena,
		.before = before,
		.now = ledger,
		.verdicts_before = verdicts_before,
		.verdicts = verdicts,
	};
	gb_differences out = { .ledger = ledger, .before = before };
	gb_difference *sorted;

	compare_targets(&f);
	compare_readings(&f);
	compare_ranks(&f);
	sorted = GB_NEW_ARRAY(arena, f.count, gb_difference);
	for (int kind = 0; kind < GB_DIFFERENCE_KIND_COUNT; kind++) {
		for (size_t i = 0; i < f.count; i++) {
			if (f.items[i].kind != kind)
				continue;
			sorted[out.count++] = f.items[i];
			out.by_kind[kind]++;
		}
	}
	out.items = sorted;
	out.new_readings = f.new_readings;
	return out;
}

bool gb_differences_none(const gb_differences *differences)
{
	return differences->count == 0 && differences->new_readings == 0;
}

/* A figure that was published otherwise says so, and says what was published. */
static bool check_revised(gb_arena *arena, const gb_difference *difference, gb_diags *diags)
{
	const gb_reading *reading = difference->reading, *before = difference->before;
	const gb_revision *revision = reading->revises;
	const gb_str published = gb_decimal_text(arena, before->value, false, false);

	if (!reading->value.known || !before->value.known)
		return true;
	if (revision == NULL)
		return gb_warn(diags, reading->place, "unexplained-revision",
			gb_str_format(
				arena, "another value than the last issue's %.*s", (int)published.n, published.p),
			GB_STR("\"revises\": what was published, and why it changed"),
			gb_str_format(arena, "the last issue has it at %s",
				gb_str_zero(arena, gb_place_text(arena, before->place))));
	if (gb_decimal_equal(revision->value, before->value))
		return true;
	return gb_warn(diags, gb_place_member(revision->place, "value"), "other-revision",
		gb_decimal_text(arena, revision->value, false, false),
		gb_str_format(arena, "%.*s, which the last issue published", (int)published.n, published.p),
		gb_str_format(arena, "the last issue has it at %s",
			gb_str_zero(arena, gb_place_text(arena, before->place))));
}

bool gb_differences_check(gb_arena *arena, const gb_differences *differences, gb_diags *diags)
{
	const gb_issue *issue = differences->ledger->issue, *before = differences->before->issue;
	bool ok = true;

	if (issue != NULL && before != NULL && issue->previous.n > 0 &&
		!gb_str_equal(issue->previous, before->id))
		ok = gb_fault(diags, gb_place_member(issue->place, "previous"), "other-issue",
			gb_str_format(arena, "\"%.*s\", but \"%.*s\" is given as the last issue",
				(int)issue->previous.n, issue->previous.p, (int)before->id.n, before->id.p),
			GB_STR("the issue that this one is held against"),
			GB_STR("give the data of the issue before, or correct \"previous\""));
	for (size_t i = 0; i < differences->count; i++)
		if (differences->items[i].kind == GB_DIFFERENCE_REVISED)
			ok = check_revised(arena, &differences->items[i], diags) && ok;
	return ok;
}
