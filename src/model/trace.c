#include "model/judge.h"
#include "model/unit.h"

/* The verdict in words: formula with its figures, and one sentence why (D 3.6). */

static const char *const reasons[GB_CAUSE_COUNT][GB_LANG_COUNT] = {
	[GB_CAUSE_PERSON] = { "定性目标，由责任部门据实认定",
		"A qualitative target, judged by the responsible agency" },
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
	[GB_CAUSE_LIMIT] = { "按评判规则认定", "By the policy" },
	[GB_CAUSE_MET] = { "目标条件已满足，不低于“符合进度”一档",
		"The target's condition holds, so it is not behind" },
	[GB_CAUSE_MISSED] = { "目标条件未满足，不高于“滞后”一档",
		"The target's condition does not hold, so it is behind" },
	[GB_CAUSE_STRETCH] = { "力争目标，目前尚未达到，不作滞后评判",
		"A stretch goal not reached so far; it is never judged as behind" },
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
	const gb_value_form form = { .places = -1, .unit = true, .rounding = rounding_of(trace) };

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

/* The gap is in points, or in the unit (where per cents differ by points). */
static void put_gap(tracer *trace)
{
	const gb_indicator *indicator = trace->judging->target->indicator;
	const gb_value_form form = {
		.places = -1, .unit = true, .sign = true, .rounding = rounding_of(trace)
	};
	const bool points = trace->verdict->gap_points || indicator->unit->type == GB_UNIT_PERCENT;

	gb_buf_str(&trace->buf, gb_value_write(trace->arena, trace->verdict->gap,
								points ? gb_unit_points() : indicator->unit,
								points ? NULL : indicator->counted, form, trace->lang)
								.text);
}

static void put_rate(tracer *trace)
{
	put_value(trace, trace->verdict->actual->value);
	put(trace, "÷", " ÷ ");
	put_value(trace, trace->judging->goal);
	put(trace, "×100%＝", " × 100% = ");
	put_percent(trace, trace->verdict->rate);
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
}

/* "5.2% − 5.5%"; for limits from above the headroom, "45 − 42". */
static void put_difference(tracer *trace)
{
	const bool down = trace->judging->side < 0;
	const gb_decimal value = trace->verdict->decisive->value;

	put_value(trace, down ? trace->judging->goal : value);
	put(trace, "\u2212", " \u2212 ");
	put_value(trace, down ? value : trace->judging->goal);
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

static void put_formula(tracer *trace)
{
	const gb_verdict *verdict = trace->verdict;
	const gb_target *target = trace->judging->target;

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
	if (verdict->rate.known) {
		put_rate(trace);
		put_schedule(trace);
		if (verdict->gap.known && verdict->gap_points) {
			put(trace, "；差距", "; gap ");
			put_gap(trace);
			return;
		}
		put(trace, "；", "; ");
	}
	put_difference(trace);
	/* Per cent of the target, or a difference: the figure that the policy's lines are held to. */
	if (verdict->gap.known) {
		put(trace, verdict->gap_points ? "；差距" : "＝", verdict->gap_points ? "; gap " : " = ");
		put_gap(trace);
	}
	if (verdict->band.known) {
		put(trace, "；“左右”幅度", "; \u201caround\u201d allows ");
		put_band(trace);
	}
}

static void put_limit(tracer *trace)
{
	const gb_verdict *verdict = trace->verdict;
	const gb_limit *limit = verdict->limit;
	const gb_policy *policy = trace->judging->policy;

	if (limit == NULL)
		return;
	if (limit->from.known) {
		put(trace, "：差距不低于", ": a gap from ");
		gb_buf_str(&trace->buf, gb_decimal_text(trace->arena, limit->from, false, true));
		put(trace, "为", " is ");
	} else {
		put(trace, "：低于以上各档为", ": below all other limits is ");
	}
	put(trace, "“", "\u201c");
	gb_buf_str(&trace->buf, policy->states[limit->state].word.in[trace->lang]);
	put(trace, "”", "\u201d");
}

static void put_reason(tracer *trace)
{
	const gb_verdict *verdict = trace->verdict;
	const gb_target *target = trace->judging->target;
	const bool at_every = verdict->decisive != NULL && verdict->decisive != verdict->actual;

	gb_buf_text(&trace->buf, reasons[trace->judging->cause][trace->lang]);
	put_limit(trace);
	if (at_every) {
		put(trace, "；以", "; the worst reading decides, ");
		gb_buf_str(
			&trace->buf, gb_period_text(trace->arena, verdict->decisive->period, trace->lang));
		put(trace, "最差一期数据为准", "");
	}
	if (verdict->places >= 0)
		put(trace, "；为与评判一致，多保留小数",
			"; printed with more decimals, so that figure and verdict agree");
	if (trace->judging->cause == GB_CAUSE_PERSON && target->judgement != NULL &&
		target->judgement->note.in[trace->lang].n > 0 && verdict->actual == NULL) {
		put(trace, "：", ": ");
		gb_buf_str(&trace->buf, target->judgement->note.in[trace->lang]);
		return; /* the note ends as its writer ended it */
	}
	put(trace, "。", ".");
}

void gb_trace_write(gb_arena *arena, const gb_judging *judging, gb_verdict *verdict)
{
	for (int lang = 0; lang < GB_LANG_COUNT; lang++) {
		tracer trace = { arena, judging, verdict, (gb_lang)lang, gb_buf_new(arena) };

		if (judging->target->indicator->unit != NULL)
			put_formula(&trace);
		verdict->formula.in[lang] = gb_buf_taken(&trace.buf);
		trace.buf = gb_buf_new(arena);
		put_reason(&trace);
		verdict->reason.in[lang] = gb_buf_taken(&trace.buf);
	}
}

typedef struct line {
	const char *zh, *en;
	gb_str text;
} line;

static gb_str place_words(gb_arena *arena, const gb_reading *reading)
{
	return reading == NULL ? (gb_str){ NULL, 0 } : gb_place_text(arena, reading->place);
}

static const char *const schedule_names[][GB_LANG_COUNT] = {
	[GB_SCHEDULE_DEFAULT] = { "", "" },
	[GB_SCHEDULE_MONTHS] = { "按月均衡", "even months" },
	[GB_SCHEDULE_YEAR_END] = { "期末一次", "at the end of the period" },
	[GB_SCHEDULE_ALWAYS] = { "每期按全年目标", "the full target at every reading" },
	[GB_SCHEDULE_MONTHLY] = { "按月计划", "a monthly plan" },
	[GB_SCHEDULE_QUARTERLY] = { "按季计划", "a quarterly plan" },
};

static const char *const status_names[][GB_LANG_COUNT] = {
	[GB_VALUE_FINAL] = { "正式数", "final" },
	[GB_VALUE_PROVISIONAL] = { "初步数", "provisional" },
	[GB_VALUE_REVISED] = { "修订数", "revised" },
	[GB_VALUE_ESTIMATED] = { "预计数", "estimated" },
	[GB_VALUE_SAMPLE] = { "样例", "sample" },
	[GB_VALUE_UNREPORTED] = { "未报", "not reported" },
};

static gb_str schedule_words(gb_arena *arena, const gb_verdict *verdict, gb_lang lang)
{
	const char *word = schedule_names[verdict->schedule_kind][lang];
	const gb_str rate = gb_decimal_text(arena, verdict->scheduled, false, false);

	if (verdict->target->indicator->kind == GB_KIND_QUALITATIVE)
		return (gb_str){ NULL, 0 };
	if (rate.n == 0)
		return gb_str_of(word);
	return gb_str_format(
		arena, lang == GB_LANG_ZH ? "%s，%.*s%%" : "%s, %.*s%%", word, (int)rate.n, rate.p);
}

gb_str gb_verdict_explain(
	gb_arena *arena, const gb_ledger *ledger, const gb_verdict *verdict, gb_lang lang)
{
	const gb_target *target = verdict->target;
	const gb_value_form form = {
		.places = -1, .unit = true, .rounding = (gb_rounding)ledger->policy->rounding
	};
	gb_buf buf = gb_buf_new(arena);
	const line lines[] = {
		{ "目标", "target", target->indicator->name.in[lang] },
		{ "区域", "area",
			target->area == NULL ? ledger->name.in[lang] : target->area->name.in[lang] },
		{ "目标值", "aim",
			target->indicator->unit == NULL ? target->form
											: gb_target_write(arena, target, form, lang).text },
		{ "原文", "report", target->source == NULL ? target->form : target->source->quote },
		{ "目标所在", "written at", gb_place_text(arena, target->place) },
		{ "实绩", "actual",
			verdict->actual == NULL || target->indicator->unit == NULL
				? (gb_str){ NULL, 0 }
				: gb_reading_write(arena, verdict->actual, form, lang).text },
		{ "期间", "period",
			verdict->actual == NULL ? (gb_str){ NULL, 0 }
									: gb_period_text(arena, verdict->actual->period, lang) },
		{ "数据状态", "status",
			verdict->actual == NULL ? (gb_str){ NULL, 0 }
									: gb_str_of(status_names[verdict->status][lang]) },
		{ "实绩所在", "written at", place_words(arena, verdict->actual) },
		{ "进度安排", "schedule", schedule_words(arena, verdict, lang) },
		{ "算式", "formula", verdict->formula.in[lang] },
		{ "规则所在", "policy line",
			verdict->limit != NULL  ? gb_place_text(arena, verdict->limit->place)
			: verdict->rule == NULL ? (gb_str){ NULL, 0 }
									: gb_place_text(arena, verdict->rule->place) },
		{ "评判", "verdict", verdict->word.in[lang] },
		{ "灯", "lamp", verdict->lamp->name.in[lang] },
		{ "理由", "because", verdict->reason.in[lang] },
	};

	for (size_t i = 0; i < GB_COUNT(lines); i++) {
		if (lines[i].text.n == 0)
			continue;
		gb_buf_text(&buf, lang == GB_LANG_ZH ? lines[i].zh : lines[i].en);
		gb_buf_text(&buf, lang == GB_LANG_ZH ? "：" : ": ");
		gb_buf_str(&buf, lines[i].text);
		gb_buf_char(&buf, '\n');
	}
	return gb_buf_taken(&buf);
}
