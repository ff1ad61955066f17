#include "model/field.h"
#include "model/judge.h"

/* The verdict in words: formula with its figures, and one sentence why (D 3.6). */

static const char *const reasons[GB_CAUSE_COUNT][GB_LANG_COUNT] = {
	[GB_CAUSE_PERSON] = { "定性目标，由人工认定", "A qualitative target, judged by a person" },
	[GB_CAUSE_CHANGED] = { "经人工调整：按规则应为",
		"Changed by hand: by the policy it would be " },
	[GB_CAUSE_NOT_BEGUN] = { "目标期尚未开始", "The target's period has not begun" },
	[GB_CAUSE_NO_READING] = { "应有数据而未报，不按零计",
		"A figure is due but was not reported; it is not taken as nought" },
	[GB_CAUSE_NOTHING_DUE] = { "尚未到期", "Nothing is due yet" },
	[GB_CAUSE_STALE] = { "已到期，但最近一期数据早于到期日",
		"It is due, but the last figure is from before that day" },
	[GB_CAUSE_NO_OPERAND] = { "对照数据或基数尚缺",
		"The series or base it is measured against is missing" },
	[GB_CAUSE_NO_PERCENT] = { "目标值为零，无法按百分比评判",
		"A target of nought cannot be judged in per cent" },
	[GB_CAUSE_ACHIEVED] = { "期满达到目标", "The period is over and the target is met" },
	[GB_CAUSE_ACHIEVED_EARLY] = { "提前达到目标", "The target is met ahead of its date" },
	[GB_CAUSE_LIMIT] = { "按评判规则，", "By the policy, " },
	[GB_CAUSE_MET] = { "实际值符合", "The reading satisfies " },
	[GB_CAUSE_MISSED] = { "实际值不符合", "The reading does not satisfy " },
	[GB_CAUSE_STRETCH] = { "力争目标，目前尚未达到，不作滞后评判",
		"A stretch goal not reached so far; it is never judged as behind" },
	[GB_CAUSE_NO_RANKING] = { "尚未公布排名", "No ranking has been published yet" },
	[GB_CAUSE_DONE] = { "已于", "Done on " },
	[GB_CAUSE_IN_PROGRESS] = { "尚未到期，到期步骤均已完成",
		"Not due yet, and every step that was due is done" },
	[GB_CAUSE_NOT_DONE] = { "到期尚未完成", "Not done on the day it was due" },
};

typedef struct tracer {
	gb_arena *arena;
	const gb_judging *judging;
	const gb_verdict *verdict;
	gb_lang lang;
	gb_buf buf;
} tracer;

static gb_rounding rounding_of(const tracer *trace)
{
	return (gb_rounding)trace->judging->policy->rounding;
}

static void put(tracer *trace, const char *zh, const char *en)
{
	gb_buf_text(&trace->buf, trace->lang == GB_LANG_ZH ? zh : en);
}

static void put_value(tracer *trace, gb_decimal value)
{
	const gb_indicator *indicator = trace->judging->target->indicator;
	/* Places are reckoned as numbers: 3−5, not 第3位−第5位. */
	const gb_value_form form = {
		.places = -1, .unit = indicator->kind != GB_KIND_RANK, .rounding = rounding_of(trace)
	};

	gb_buf_str(&trace->buf,
		gb_value_write(trace->arena, value, indicator->unit, indicator->counted, form, trace->lang)
			.text);
}

static void put_percent(tracer *trace, gb_decimal value)
{
	const gb_value_form form = { .places = -1, .unit = true, .rounding = rounding_of(trace) };

	gb_buf_str(&trace->buf,
		gb_value_write(trace->arena, value, gb_unit_percent(), NULL, form, trace->lang).text);
}

const char *gb_measure_name(int measure, gb_lang lang)
{
	static const char *const names[][GB_LANG_COUNT] = {
		[GB_MEASURE_GAP_TO_SCHEDULE] = { "与序时进度之差", "gap to schedule" },
		[GB_MEASURE_GAP] = { "与目标之差", "gap to the target" },
		[GB_MEASURE_GAP_PERCENT] = { "与目标之差占目标的比例", "gap in per cent of the target" },
		[GB_MEASURE_RANK_CHANGE] = { "名次变化", "change of place" },
		[GB_MEASURE_DAYS] = { "距到期日的天数", "number of days to the due day" },
	};

	return names[measure][lang];
}

/* What the gap is, by the measure of the rule; a difference where the rule was not asked. */
static const char *gap_name(const gb_verdict *verdict, gb_lang lang)
{
	const int measured = verdict->rule->measure;
	const bool named =
		verdict->gap_points || measured == GB_MEASURE_RANK_CHANGE || measured == GB_MEASURE_DAYS;

	return gb_measure_name(named ? measured : GB_MEASURE_GAP, lang);
}

static gb_str gap_text(const tracer *trace, gb_decimal value, bool sign, bool unit)
{
	const gb_value_form form = {
		.places = -1, .unit = unit, .sign = sign, .rounding = rounding_of(trace)
	};

	return gb_value_write(trace->arena, value, gb_gap_unit(trace->verdict),
		trace->judging->target->indicator->counted, form, trace->lang)
		.text;
}

static void put_gap(tracer *trace)
{
	gb_buf_str(&trace->buf, gap_text(trace, trace->verdict->gap, true, true));
}

static void put_named_gap(tracer *trace)
{
	put(trace, "；", "; ");
	gb_buf_text(&trace->buf, gap_name(trace->verdict, trace->lang));
	put(trace, "为", " ");
	put_gap(trace);
}

static void put_rate(tracer *trace)
{
	put_value(trace, trace->verdict->actual->value);
	put(trace, "÷", " ÷ ");
	put_value(trace, trace->judging->goal);
	put(trace, "×100%＝", " × 100% = ");
	put_percent(trace, trace->verdict->rate);
}

/* A level on its way from a base: 1000亿元＋（1400亿元−1000亿元）×50.0%＝1200亿元. */
static void put_expected(tracer *trace)
{
	const gb_judging *judging = trace->judging;
	const gb_expected *expected = &judging->expected;
	const gb_decimal base = judging->target->base->value;
	const gb_decimal way = gb_decimal_subtract(judging->goal, base);
	const unsigned places = way.places > base.places ? way.places : base.places;
	const gb_decimal part = gb_decimal_divide(gb_decimal_multiply(way, expected->percent),
		gb_decimal_of(100 * expected->parts, 0), places + 1, rounding_of(trace));

	put(trace, "；应达", "; expected by then ");
	put_value(trace, base);
	put(trace, "＋（", " + (");
	put_value(trace, judging->goal);
	put(trace, "\u2212", " \u2212 ");
	put_value(trace, base);
	put(trace, "）×", ") × ");
	put_percent(trace, trace->verdict->scheduled);
	put(trace, "＝", " = ");
	put_value(trace, gb_decimal_trim(gb_decimal_add(base, part)));
}

static void put_schedule(tracer *trace)
{
	const gb_verdict *verdict = trace->verdict;
	const gb_expected *expected = &trace->judging->expected;

	if (!verdict->scheduled.known)
		return;
	put(trace, "；序时进度", "; scheduled ");
	if (verdict->schedule_kind == GB_SCHEDULE_MONTHS && expected->of_months > 0)
		gb_buf_format(&trace->buf,
			trace->lang == GB_LANG_ZH ? "%d÷%d×100%%＝" : "%d ÷ %d × 100%% = ", verdict->months,
			expected->of_months);
	put_percent(trace, verdict->scheduled);
	if (trace->judging->base_path && expected->percent.known)
		put_expected(trace);
}

/* "5.2% − 5.5%"; for limits from above the headroom, "45 − 42". */
static void put_difference(tracer *trace)
{
	const bool down = trace->judging->side < 0;
	const gb_decimal value = trace->verdict->decisive->value;
	const gb_decimal taken = down ? value : trace->judging->goal;

	put_value(trace, down ? trace->judging->goal : value);
	put(trace, "\u2212", " \u2212 ");
	if (gb_decimal_sign(taken) < 0)
		put(trace, "（", "(");
	put_value(trace, taken);
	if (gb_decimal_sign(taken) < 0)
		put(trace, "）", ")");
}

/* A band around a rate is in percentage points, not in per cent (D 3.8). */
static void put_band(tracer *trace)
{
	const gb_indicator *indicator = trace->judging->target->indicator;
	const gb_value_form form = { .places = -1, .unit = true, .rounding = rounding_of(trace) };

	if (indicator->unit->type != GB_UNIT_PERCENT) {
		put_value(trace, trace->verdict->band);
		return;
	}
	gb_buf_str(&trace->buf, gb_value_write(trace->arena, trace->verdict->band, gb_unit_points(),
								NULL, form, trace->lang)
								.text);
}

/* 30 September 2024 − 31 December 2024 = −92 days. */
static void put_days(tracer *trace)
{
	const gb_target *target = trace->judging->target;
	const gb_reading *actual = trace->verdict->actual;
	const gb_step *late = trace->judging->late;
	const gb_date due = late != NULL ? gb_step_due(target, late) : gb_target_due(target);
	const gb_date day = gb_date_known(actual->done) ? actual->done : actual->period.to;

	gb_buf_str(&trace->buf, gb_date_text(trace->arena, due, trace->lang));
	put(trace, "\u2212", " \u2212 ");
	gb_buf_str(&trace->buf, gb_date_text(trace->arena, day, trace->lang));
	put(trace, "＝", " = ");
	put_gap(trace);
}

/* Places won since the last ranking: 5−3＝+2位. */
static void put_rank_change(tracer *trace)
{
	put_value(trace, trace->verdict->previous->value);
	put(trace, "\u2212", " \u2212 ");
	put_value(trace, trace->verdict->actual->value);
	put(trace, "＝", " = ");
	put_gap(trace);
}

static void put_formula(tracer *trace)
{
	const gb_verdict *verdict = trace->verdict;
	const gb_target *target = trace->judging->target;

	if (target->indicator->kind == GB_KIND_MILESTONE) {
		if (verdict->actual != NULL && verdict->gap.known)
			put_days(trace);
		return;
	}
	if (verdict->actual == NULL || !verdict->actual->value.known || !trace->judging->goal.known)
		return;
	if (target->qualifier == GB_QUALIFIER_MULTIPLE) {
		gb_buf_str(&trace->buf, gb_decimal_text(trace->arena, target->times, false, true));
		put(trace, "×", " × ");
		put_value(trace, trace->judging->other->value);
		put(trace, "＝", " = ");
		put_value(trace, trace->judging->goal);
		put(trace, "；", "; ");
	}
	if (verdict->previous != NULL && verdict->rule->measure == GB_MEASURE_RANK_CHANGE &&
		verdict->gap.known) {
		put_rank_change(trace);
		return;
	}
	if (verdict->rate.known) {
		put_rate(trace);
		put_schedule(trace);
		if (verdict->gap.known && verdict->gap_points) {
			put_named_gap(trace);
			return;
		}
		put(trace, "；", "; ");
	} else if (trace->judging->base_path && verdict->gap.known && verdict->gap_points) {
		put_value(trace, verdict->decisive->value);
		put_schedule(trace);
		put_named_gap(trace);
		return;
	}
	put_difference(trace);
	/* Per cent of the target, or a difference: the figure that the policy's lines are held to. */
	if (verdict->gap.known && verdict->gap_points) {
		put_named_gap(trace);
	} else if (verdict->gap.known) {
		put(trace, "＝", " = ");
		put_gap(trace);
	}
	if (verdict->band.known) {
		put(trace, "；“左右”幅度", "; \u201caround\u201d allows ");
		put_band(trace);
	}
}

static void put_quoted(tracer *trace, gb_str text)
{
	put(trace, "“", "\u201c");
	gb_buf_str(&trace->buf, text);
	put(trace, "”", "\u201d");
}

/* The line of the policy, with both its ends: at least −10 but less than 0 percentage points. */
static void put_limit(tracer *trace)
{
	const gb_verdict *verdict = trace->verdict;
	const gb_limit *limit = verdict->limit;
	const gb_limit *above = limit > verdict->rule->limits ? limit - 1 : NULL;

	put(trace, "", "a ");
	gb_buf_text(&trace->buf, gap_name(verdict, trace->lang));
	put(trace, "", " of ");
	if (limit->from.known) {
		put(trace, "不低于", "at least ");
		gb_buf_str(&trace->buf, gap_text(trace, limit->from, false, above == NULL));
		if (above != NULL)
			put(trace, "、", " but ");
	}
	if (above != NULL) {
		put(trace, "低于", "less than ");
		gb_buf_str(&trace->buf, gap_text(trace, above->from, false, true));
	}
	put(trace, limit->from.known || above != NULL ? "的，判为" : "，判为", " is ");
	put_quoted(trace, verdict->word.in[trace->lang]);
}

/* The figure itself, where hysteresis moved both ends of the line. */
static void put_measured(tracer *trace)
{
	put(trace, "", "a ");
	gb_buf_text(&trace->buf, gap_name(trace->verdict, trace->lang));
	put(trace, "为", " of ");
	put_gap(trace);
	put(trace, "的，判为", " is ");
	put_quoted(trace, trace->verdict->word.in[trace->lang]);
}

/* What the limits alone would have said, and that the last issue's state stays until one of them is
 * passed by the margin (D 3.5). */
static void put_kept(tracer *trace)
{
	const gb_verdict *verdict = trace->verdict;
	const gb_policy *policy = trace->judging->policy;
	const int alone =
		verdict->unkept->state == GB_STATE_ACHIEVED ? GB_STATE_AHEAD : verdict->unkept->state;

	if (verdict->state == verdict->before)
		put(trace, "；按回差保持：仅按界限应为",
			"; kept by hysteresis: the limits alone would say ");
	else
		put(trace, "；按回差处理：仅按界限应为",
			"; held back by hysteresis: the limits alone would say ");
	put_quoted(trace, policy->states[alone].word.in[trace->lang]);
	put(trace, "，但上期为", ", but the last issue said ");
	put_quoted(trace, policy->states[verdict->before].word.in[trace->lang]);
	put(trace, "，越过界限未达", " and that limit is not passed by ");
	gb_buf_str(&trace->buf, gap_text(trace, verdict->rule->hysteresis, false, true));
}

/* 实际值不符合“突破700家”的要求: the target's own condition, and what follows from it. */
static void put_condition(tracer *trace)
{
	const gb_judging *judging = trace->judging;
	const gb_value_form form = { .places = -1, .unit = true, .rounding = rounding_of(trace) };

	put_quoted(trace, gb_target_write(trace->arena, judging->target, form, trace->lang).text);
	if (trace->verdict->band.known) {
		put(trace, judging->side > 0 ? "（即不低于" : "（即不高于",
			judging->side > 0 ? " (at least " : " (no more than ");
		put_value(trace, judging->bound);
		put(trace, "）", ")");
	}
	put(trace, "的要求，判为", ", so it is ");
	put_quoted(trace, trace->verdict->word.in[trace->lang]);
}

/* When a milestone was done, and how late that was. */
static void put_done(tracer *trace)
{
	const int64_t days = trace->verdict->gap.digits;

	gb_buf_str(&trace->buf, gb_date_text(trace->arena, trace->verdict->actual->done, trace->lang));
	put(trace, "完成", "");
	if (days < 0)
		gb_buf_format(&trace->buf,
			trace->lang == GB_LANG_ZH ? "，逾期%lld天"
			: days == -1              ? ", %lld day late"
									  : ", %lld days late",
			(long long)-days);
}

static void put_note(tracer *trace, gb_str note)
{
	if (note.n == 0) {
		put(trace, "。", ".");
		return;
	}
	put(trace, "：", ": ");
	gb_buf_str(&trace->buf, note);
	/* The note ends as its writer ended it. */
	if (!gb_str_ends(note, "。") && !gb_str_ends(note, "."))
		put(trace, "。", ".");
}

static void put_day(tracer *trace, gb_date date)
{
	if (!gb_date_known(date))
		return;
	put(trace, "于", " on ");
	gb_buf_str(&trace->buf, gb_date_text(trace->arena, date, trace->lang));
}

/* Who judged, when, and on what evidence. */
static void put_person(tracer *trace)
{
	const gb_person person = gb_verdict_person(trace->verdict);
	const bool agency = trace->verdict->actual == NULL || trace->verdict->actual->reporter != NULL;

	if (agency && person.by.in[trace->lang].n > 0) {
		put(trace, "定性目标，由", "A qualitative target, judged by the ");
		gb_buf_str(&trace->buf, person.by.in[trace->lang]);
		put_day(trace, person.date);
		put(trace, "认定", "");
	} else if (person.by.in[trace->lang].n > 0) {
		/* The report itself states it. */
		put(trace, "定性目标，据", "A qualitative target, as stated in ");
		gb_buf_str(&trace->buf, person.by.in[trace->lang]);
		put(trace, "认定", "");
	} else {
		put(trace, reasons[GB_CAUSE_PERSON][GB_LANG_ZH], reasons[GB_CAUSE_PERSON][GB_LANG_EN]);
		put_day(trace, person.date);
	}
	put_note(trace, person.reason.in[trace->lang]);
}

/* What the policy said, who changed it, when and why. */
static void put_changed(tracer *trace)
{
	const gb_verdict *verdict = trace->verdict;
	const gb_person person = gb_verdict_person(verdict);
	const bool zh = trace->lang == GB_LANG_ZH;

	put(trace, reasons[GB_CAUSE_CHANGED][GB_LANG_ZH], reasons[GB_CAUSE_CHANGED][GB_LANG_EN]);
	put_quoted(trace, trace->judging->policy->states[verdict->computed].word.in[trace->lang]);
	put(trace, "，由", "; the ");
	gb_buf_str(&trace->buf, person.by.in[trace->lang]);
	if (zh)
		put_day(trace, person.date);
	put(trace, "改为", " changed it to ");
	put_quoted(trace, verdict->word.in[trace->lang]);
	if (!zh)
		put_day(trace, person.date);
	put_note(trace, person.reason.in[trace->lang]);
}

static void put_reason(tracer *trace)
{
	const gb_verdict *verdict = trace->verdict;
	const gb_cause cause = trace->judging->cause;
	const bool qualitative = trace->judging->target->indicator->kind == GB_KIND_QUALITATIVE;
	const bool at_every = verdict->decisive != NULL && verdict->decisive != verdict->actual;

	if (cause == GB_CAUSE_PERSON) {
		put_person(trace);
		return;
	}
	if (cause == GB_CAUSE_CHANGED) {
		put_changed(trace);
		return;
	}
	if (cause == GB_CAUSE_NO_READING && qualitative) {
		put(trace, "定性目标，尚未报送认定意见。",
			"A qualitative target on which nobody has reported yet.");
		return;
	}
	gb_buf_text(&trace->buf, reasons[cause][trace->lang]);
	if (cause == GB_CAUSE_LIMIT && verdict->unkept == NULL)
		put_limit(trace);
	if (cause == GB_CAUSE_LIMIT && verdict->unkept != NULL)
		put_measured(trace);
	if (cause == GB_CAUSE_DONE)
		put_done(trace);
	if (cause == GB_CAUSE_NOT_DONE) {
		put(trace, "，判为", ", so it is ");
		put_quoted(trace, verdict->word.in[trace->lang]);
	}
	if (trace->judging->late != NULL) {
		put(trace, "；逾期步骤为", "; the step overdue is ");
		put_quoted(trace, trace->judging->late->name.in[trace->lang]);
	}
	if (cause == GB_CAUSE_MET || cause == GB_CAUSE_MISSED)
		put_condition(trace);
	if (at_every) {
		put(trace, "；以", "; the worst reading decides, that of ");
		gb_buf_str(
			&trace->buf, gb_period_text(trace->arena, verdict->decisive->period, trace->lang));
		put(trace, "最差一期数据为准", "");
	}
	if (verdict->unkept != NULL)
		put_kept(trace);
	if (verdict->places >= 0)
		put(trace, "；为与评判一致，多保留小数",
			"; printed with more decimals, so that figure and verdict agree");
	put(trace, "。", ".");
}

void gb_trace_write(gb_arena *arena, const gb_judging *judging, gb_verdict *verdict)
{
	for (int lang = 0; lang < GB_LANG_COUNT; lang++) {
		tracer trace = { arena, judging, verdict, (gb_lang)lang, gb_buf_new(arena) };

		if (judging->target->indicator->kind != GB_KIND_QUALITATIVE)
			put_formula(&trace);
		verdict->formula.in[lang] = gb_buf_taken(&trace.buf);
		trace.buf = gb_buf_new(arena);
		put_reason(&trace);
		verdict->reason.in[lang] = gb_buf_taken(&trace.buf);
	}
}
