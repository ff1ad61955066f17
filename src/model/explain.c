#include "model/change.h"
#include "model/field.h"
#include "model/judge.h"
#include "model/score.h"

/* The whole trace of a verdict as lines of text, for `gongbao explain` (D 3.6). */

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
	[GB_SCHEDULE_MONTHS] = { "按月均衡", "in equal monthly parts" },
	[GB_SCHEDULE_YEAR_END] = { "期末一次", "at the end of the period" },
	[GB_SCHEDULE_ALWAYS] = { "每期按全年目标", "the full target at every reading" },
	[GB_SCHEDULE_MONTHLY] = { "按月计划", "a monthly plan" },
	[GB_SCHEDULE_QUARTERLY] = { "按季计划", "a quarterly plan" },
	[GB_SCHEDULE_DAYS] = { "按节点计划", "a plan by days" },
};

static const char *const status_names[][GB_LANG_COUNT] = {
	[GB_VALUE_FINAL] = { "正式数", "final" },
	[GB_VALUE_PROVISIONAL] = { "初步数", "provisional" },
	[GB_VALUE_REVISED] = { "修订数", "revised" },
	[GB_VALUE_ESTIMATED] = { "预计数", "estimated" },
	[GB_VALUE_SAMPLE] = { "样例", "sample" },
	[GB_VALUE_UNREPORTED] = { "未报", "not reported" },
};

const char *gb_status_name(int status, gb_lang lang)
{
	return status_names[status][lang];
}

static gb_str schedule_words(gb_arena *arena, const gb_verdict *verdict, gb_lang lang)
{
	const char *word = schedule_names[verdict->schedule_kind][lang];
	const gb_str rate = gb_decimal_text(arena, verdict->scheduled, false, false);

	if (verdict->target->indicator->kind == GB_KIND_QUALITATIVE ||
		verdict->target->indicator->kind == GB_KIND_MILESTONE)
		return (gb_str){ NULL, 0 };
	if (rate.n == 0)
		return gb_str_of(word);
	return gb_str_format(arena, lang == GB_LANG_ZH ? "%s，应达%.*s%%" : "%s, %.*s%% by then", word,
		(int)rate.n, rate.p);
}

/* "2023年，6.4%" and why it may not be comparable. */
static gb_str base_words(gb_arena *arena, const gb_target *target, gb_value_form form, gb_lang lang)
{
	const gb_reading *base = target->base;
	const gb_str note = target->comparable_note.in[lang];
	const char *comma = lang == GB_LANG_ZH ? "，" : ", ";
	gb_buf buf = gb_buf_new(arena);

	if (base == NULL || !base->value.known)
		return (gb_str){ NULL, 0 };
	if (base->indicator != target->indicator) {
		gb_buf_str(&buf, base->indicator->name.in[lang]);
		gb_buf_text(&buf, comma);
	}
	gb_buf_str(&buf, gb_period_short(arena, base->period, lang));
	gb_buf_text(&buf, comma);
	gb_buf_str(&buf, gb_reading_write(arena, base, form, lang).text);
	if (base->status != GB_VALUE_FINAL) {
		gb_buf_text(&buf, comma);
		gb_buf_text(&buf, status_names[base->status][lang]);
	}
	if (note.n > 0) {
		gb_buf_text(&buf, lang == GB_LANG_ZH ? "（" : " (");
		gb_buf_str(&buf, note);
		gb_buf_text(&buf, lang == GB_LANG_ZH ? "）" : ")");
	}
	return gb_buf_taken(&buf);
}

/* The rule of the policy with its thresholds: gap to schedule: from 5 Ahead, …, else Far behind. */
static gb_str rule_words(
	gb_arena *arena, const gb_policy *policy, const gb_verdict *verdict, gb_lang lang)
{
	const bool zh = lang == GB_LANG_ZH;
	gb_buf buf = gb_buf_new(arena);

	if (verdict->rule == NULL || verdict->rule->limit_count == 0)
		return (gb_str){ NULL, 0 };
	gb_buf_text(&buf, gb_measure_name(verdict->rule->measure, lang));
	for (size_t i = 0; i < verdict->rule->limit_count; i++) {
		const gb_limit *limit = &verdict->rule->limits[i];
		const int state = limit->state == GB_STATE_ACHIEVED ? GB_STATE_AHEAD : limit->state;

		gb_buf_text(&buf, i == 0 ? zh ? "：" : ": " : zh ? "，" : ", ");
		if (limit->from.known) {
			gb_buf_text(&buf, zh ? "" : "from ");
			gb_buf_str(&buf, gb_decimal_text(arena, limit->from, false, true));
			gb_buf_text(&buf, zh ? "起为" : " ");
		} else {
			gb_buf_text(&buf, zh ? "其余为" : "else ");
		}
		gb_buf_str(&buf, policy->states[state].word.in[lang]);
	}
	if (verdict->rule->hysteresis.known) {
		gb_buf_text(&buf, zh ? "；回差" : "; hysteresis ");
		gb_buf_str(&buf, gb_decimal_text(arena, verdict->rule->hysteresis, false, true));
	}
	return gb_buf_taken(&buf);
}

/* The score, how it came about, and its weight. */
static gb_str score_words(
	gb_arena *arena, const gb_ledger *ledger, const gb_verdict *verdict, gb_lang lang)
{
	gb_str formula, text;
	const gb_decimal score = gb_score_of(arena, ledger->policy, verdict, &formula);
	const gb_decimal weight = verdict->target->weight;
	gb_str weighed;

	if (!score.known)
		return (gb_str){ NULL, 0 };
	text = formula.n > 0 ? formula : gb_decimal_text(arena, score, false, true);
	if (!weight.known)
		return text;
	weighed = gb_decimal_text(arena, weight, false, true);
	return gb_str_format(arena, lang == GB_LANG_ZH ? "%.*s（权重%.*s）" : "%.*s (weight %.*s)",
		(int)text.n, text.p, (int)weighed.n, weighed.p);
}

static gb_str field_words(
	gb_arena *arena, const gb_ledger *ledger, const gb_verdict *verdict, int field, gb_lang lang)
{
	gb_resolved out;

	gb_target_field(arena, ledger, verdict, field, true, lang, &out);
	return out.text;
}

static gb_str actual_words(gb_arena *arena, const gb_ledger *ledger, const gb_verdict *verdict,
	gb_value_form form, gb_lang lang)
{
	const int kind = verdict->target->indicator->kind;

	if (verdict->actual == NULL || kind == GB_KIND_QUALITATIVE)
		return (gb_str){ NULL, 0 };
	if (kind == GB_KIND_MILESTONE || kind == GB_KIND_WORKS)
		return field_words(arena, ledger, verdict, GB_OF_ACTUAL, lang);
	/* With all its digits, whatever tables print of it. */
	return gb_reading_write(arena, verdict->actual, form, lang).text;
}

static gb_str due_words(gb_arena *arena, const gb_target *target, gb_lang lang)
{
	if (target->indicator->kind != GB_KIND_MILESTONE && !gb_date_known(target->due))
		return (gb_str){ NULL, 0 };
	return gb_date_text(arena, gb_target_due(target), lang);
}

/* The ranking before this one, and its period. */
static gb_str previous_words(
	gb_arena *arena, const gb_verdict *verdict, gb_value_form form, gb_lang lang)
{
	gb_str place, period;

	if (verdict->previous == NULL)
		return (gb_str){ NULL, 0 };
	place = gb_reading_write(arena, verdict->previous, form, lang).text;
	period = gb_period_short(arena, verdict->previous->period, lang);
	return gb_str_format(arena, lang == GB_LANG_ZH ? "%.*s（%.*s）" : "%.*s (%.*s)", (int)place.n,
		place.p, (int)period.n, period.p);
}

/* up 6.6% (not seasonally adjusted); 10.45 in the second quarter, 9.8 in the first. */
static gb_str sequential_words(gb_arena *arena, const gb_ledger *ledger, const gb_verdict *verdict,
	gb_value_form form, gb_lang lang)
{
	const gb_indicator *indicator = verdict->target->indicator;
	const bool zh = lang == GB_LANG_ZH;
	gb_buf buf = gb_buf_new(arena);
	gb_change change;

	if (verdict->actual == NULL)
		return (gb_str){ NULL, 0 };
	change = gb_change_over_period(ledger, verdict->actual);
	if (change.kind == GB_CHANGE_NONE)
		return (gb_str){ NULL, 0 };
	gb_buf_str(&buf, gb_change_write(arena, &change, form, lang).text);
	for (int i = 0; i < 2; i++) {
		const gb_change_end end = i == 0 ? change.now : change.then;

		gb_buf_text(&buf, i == 0 ? zh ? "；" : "; " : zh ? "，" : ", ");
		gb_buf_str(&buf, gb_period_short(arena, end.period, lang));
		gb_buf_text(&buf, zh ? "" : " ");
		gb_buf_str(&buf,
			gb_value_write(arena, end.value, indicator->unit, indicator->counted, form, lang).text);
	}
	return gb_buf_taken(&buf);
}

/* Each step or work, and how it stands on the reading's day. */
static gb_str step_words(gb_arena *arena, const gb_verdict *verdict, gb_lang lang)
{
	const gb_indicator *indicator = verdict->target->indicator;
	const gb_reading *actual = verdict->actual;
	const gb_step *steps = indicator->steps.items;
	gb_buf buf = gb_buf_new(arena);

	for (size_t i = 0; actual != NULL && i < indicator->steps.count; i++) {
		const bool done = gb_step_is_done(actual, &steps[i]) || gb_date_known(actual->done);
		const bool due = !gb_date_after(gb_step_due(verdict->target, &steps[i]), actual->period.to);
		const char *zh = done ? "已完成" : due ? "逾期" : "未到期";
		const char *en = done ? "done" : due ? "overdue" : "not due";

		gb_buf_text(&buf, i == 0 ? "" : lang == GB_LANG_ZH ? "；" : "; ");
		gb_buf_str(&buf, steps[i].name.in[lang]);
		gb_buf_text(&buf, lang == GB_LANG_ZH ? "（" : " (");
		gb_buf_text(&buf, lang == GB_LANG_ZH ? zh : en);
		gb_buf_text(&buf, lang == GB_LANG_ZH ? "）" : ")");
	}
	return gb_buf_taken(&buf);
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
		{ "目标值", "aim", field_words(arena, ledger, verdict, GB_OF_AIM, lang) },
		{ "时限", "due", due_words(arena, target, lang) },
		{ "原文", "report", target->source == NULL ? target->form : target->source->quote },
		{ "目标所在", "target at", gb_place_text(arena, target->place) },
		{ "基数", "base", base_words(arena, target, form, lang) },
		{ "实绩", "actual", actual_words(arena, ledger, verdict, form, lang) },
		{ "清单", "list", step_words(arena, verdict, lang) },
		{ "上次名次", "ranked before", previous_words(arena, verdict, form, lang) },
		{ "环比", "on the period before", sequential_words(arena, ledger, verdict, form, lang) },
		{ "期间", "period",
			verdict->actual == NULL ? (gb_str){ NULL, 0 }
									: gb_period_text(arena, verdict->actual->period, lang) },
		{ "数据状态", "status",
			verdict->actual == NULL ? (gb_str){ NULL, 0 }
									: gb_str_of(status_names[verdict->status][lang]) },
		{ "实绩所在", "reading at", place_words(arena, verdict->actual) },
		{ "进度安排", "schedule", schedule_words(arena, verdict, lang) },
		{ "规则", "rule", rule_words(arena, ledger->policy, verdict, lang) },
		{ "算式", "formula", verdict->formula.in[lang] },
		{ "规则所在", "policy line",
			verdict->limit != NULL ? gb_place_text(arena, verdict->limit->place)
								   : (gb_str){ NULL, 0 } },
		{ "上期评判", "last issue",
			verdict->before >= 0 ? ledger->policy->states[verdict->before].word.in[lang]
								 : (gb_str){ NULL, 0 } },
		{ "评判", "verdict", verdict->word.in[lang] },
		{ "灯", "lamp", verdict->lamp->name.in[lang] },
		{ "得分", "score", score_words(arena, ledger, verdict, lang) },
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
