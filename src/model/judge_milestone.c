#include "model/measure.h"

/*
 * Milestones: done by a day, perhaps in steps. What is done is achieved, and says how late it was;
 * what is not done is late by the days from its due day to the reading's last, since a later as_of
 * knows no more than its reading does.
 */

gb_date gb_step_due(const gb_target *target, const gb_step *step)
{
	return gb_date_known(step->due) ? step->due : gb_target_due(target);
}

/* Of the steps that are overdue the one that is so for longest. */
static const gb_step *latest_of(const gb_target *target, const gb_reading *reading)
{
	const gb_step *steps = target->indicator->steps.items;
	const gb_step *late = NULL;

	for (size_t i = 0; i < target->indicator->steps.count; i++) {
		const gb_date due = gb_step_due(target, &steps[i]);

		if (gb_date_after(due, reading->period.to) || gb_step_is_done(reading, &steps[i]))
			continue;
		if (late == NULL || gb_date_after(gb_step_due(target, late), due))
			late = &steps[i];
	}
	return late;
}

static void judge_late(gb_judging *judging, gb_verdict *verdict, gb_date due)
{
	const int days = gb_date_days(verdict->actual->period.to, due);
	const gb_margin gap = { .value = gb_decimal_of(days, 0), .divisor = gb_decimal_of(1, 0) };

	verdict->gap = verdict->exact_gap = gap.value;
	verdict->gap_divisor = gap.divisor;
	verdict->limit = gb_measure_limit(verdict->rule, gap, -1);
	gb_judging_conclude(judging, verdict, verdict->limit->state, GB_CAUSE_LIMIT);
	if (verdict->state > GB_STATE_ON_SCHEDULE)
		return;
	/* Whatever the policy forgives: what is due and not done is not on schedule. */
	verdict->limit = NULL;
	gb_judging_conclude(judging, verdict, GB_STATE_SLIGHTLY_BEHIND, GB_CAUSE_NOT_DONE);
}

static void judge_underway(gb_judging *judging, gb_verdict *verdict)
{
	/* A report from before the day says nothing of what happened since. */
	if (!gb_date_after(gb_target_due(judging->target), judging->as_of))
		gb_judging_conclude(judging, verdict, GB_STATE_NO_DATA, GB_CAUSE_STALE);
	else if (verdict->steps_done > verdict->steps_due)
		gb_judging_conclude(judging, verdict, GB_STATE_AHEAD, GB_CAUSE_IN_PROGRESS);
	else if (verdict->steps_due > 0)
		gb_judging_conclude(judging, verdict, GB_STATE_ON_SCHEDULE, GB_CAUSE_IN_PROGRESS);
	else
		gb_judging_conclude(judging, verdict, GB_STATE_NOT_DUE, GB_CAUSE_NOTHING_DUE);
}

void gb_judge_milestone(gb_judging *judging, gb_verdict *verdict)
{
	const gb_target *target = judging->target;
	const gb_reading *reading = verdict->actual;
	const gb_date due = gb_target_due(target);

	verdict->status = reading->status;
	if (gb_date_known(reading->done)) {
		verdict->met = !gb_date_after(reading->done, due);
		verdict->gap = verdict->exact_gap = gb_decimal_of(gb_date_days(reading->done, due), 0);
		verdict->gap_divisor = gb_decimal_of(1, 0);
		gb_judging_conclude(judging, verdict, GB_STATE_ACHIEVED, GB_CAUSE_DONE);
		return;
	}
	if (!gb_date_after(due, reading->period.to)) {
		judge_late(judging, verdict, due);
		return;
	}
	judging->late = latest_of(target, reading);
	if (judging->late != NULL)
		judge_late(judging, verdict, gb_step_due(target, judging->late));
	else
		judge_underway(judging, verdict);
}
