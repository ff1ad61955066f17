/* Why a verdict is what it is, in words (D 3.6). */
#include "model/field.h"
#include "model/judge.h"

typedef struct writer {
	gb_arena         *arena;
	const gb_judging *judging;
	const gb_verdict *verdict;
	gb_lang           lang;
} writer;

static gb_str plain(const writer *w, gb_decimal value)
{
	return gb_decimal_text(w->arena, value, true, true);
}

static void put(gb_buf *buf, const writer *w, const char *zh, const char *en)
{
	gb_buf_text(buf, w->lang == GB_LANG_ZH ? zh : en);
}

static const char *measure_text(int measure, gb_lang lang)
{
	static const char *const words[][GB_LANG_COUNT] = {
		[GB_MEASURE_GAP_TO_SCHEDULE] = { "与序时进度之差", "gap to the scheduled progress" },
		[GB_MEASURE_GAP] = { "与目标之差", "gap to the target" },
		[GB_MEASURE_GAP_PERCENT] = { "与目标之差占目标的比重", "gap as per cent of the target" },
	};

	return words[measure][lang];
}

/* 1050 ÷ 2100 × 100% = 50.0% */
static void put_rate(gb_buf *buf, const writer *w)
{
	const gb_verdict *verdict = w->verdict;

	gb_buf_str(buf, plain(w, verdict->actual->value));
	gb_buf_text(buf, " ÷ ");
	gb_buf_str(buf, plain(w, w->judging->goal));
	gb_buf_text(buf, " × 100% = ");
	gb_buf_str(buf, plain(w, verdict->rate));
	gb_buf_char(buf, '%');
}

static void put_scheduled(gb_buf *buf, const writer *w)
{
	const gb_expected *expected = &w->judging->expected;

	put(buf, w, "；序时进度 ", "; scheduled progress ");
	if (expected->kind == GB_SCHEDULE_MONTHS)
		gb_buf_format(buf, "%d ÷ %d × 100%% = ", expected->months, expected->of_months);
	gb_buf_str(buf, plain(w, gb_expected_rate(*expected,
		(unsigned)w->judging->policy->rate_decimals, (gb_rounding)w->judging->policy->rounding)));
	gb_buf_char(buf, '%');
}

static void put_gap(gb_buf *buf, const writer *w)
{
	const gb_verdict *verdict = w->verdict;
	const gb_value_form form = { .places = -1, .unit = true, .sign = true };

	if (!verdict->gap.known)
		return;
	put(buf, w, "；", "; ");
	gb_buf_text(buf, verdict->rule != NULL ? measure_text(verdict->rule->measure, w->lang) :
		measure_text(GB_MEASURE_GAP, w->lang));
	gb_buf_char(buf, ' ');
	gb_buf_str(buf, gb_value_write(w->arena, verdict->gap, gb_gap_unit(verdict),
		verdict->target->indicator->counted, form, w->lang).text);
}

static gb_str formula(const writer *w)
{
	const gb_verdict *verdict = w->verdict;
	gb_buf buf = gb_buf_new(w->arena);

	if (verdict->actual == NULL || !verdict->actual->value.known || !w->judging->goal.known)
		return (gb_str){ NULL, 0 };
	if (verdict->rate.known) {
		put_rate(&buf, w);
	} else {
		gb_buf_str(&buf, plain(w, verdict->decisive->value));
		put(&buf, w, "，目标 ", " against ");
		gb_buf_str(&buf, plain(w, w->judging->goal));
		if (verdict->band.known) {
			gb_buf_text(&buf, " ± ");
			gb_buf_str(&buf, plain(w, verdict->band));
		}
	}
	if (w->judging->expected.percent.known && !gb_expected_whole(w->judging->expected))
		put_scheduled(&buf, w);
	put_gap(&buf, w);
	return gb_buf_taken(&buf);
}

/* The line of the policy that decided: "at least −10". */
static void put_limit(gb_buf *buf, const writer *w)
{
	const gb_limit *limit = w->verdict->limit;

	put(buf, w, "按政策，", "The policy's line: ");
	gb_buf_text(buf, measure_text(w->verdict->rule->measure, w->lang));
	if (limit->from.known) {
		put(buf, w, "不低于 ", " of at least ");
		gb_buf_str(buf, plain(w, limit->from));
	} else {
		put(buf, w, "低于以上各档", " below all the lines above");
	}
	put(buf, w, "，判为“", " is “");
	gb_buf_str(buf, w->verdict->word.in[w->lang]);
	put(buf, w, "”。", "”.");
}

static const char *const causes[GB_CAUSE_COUNT][GB_LANG_COUNT] = {
	[GB_CAUSE_PERSON] = { "由人工评判。", "A person decided." },
	[GB_CAUSE_NOT_BEGUN] = { "目标所属时期尚未开始。", "The target's period has not begun." },
	[GB_CAUSE_NO_READING] = { "已到期，但没有数据；缺数不判为落后。",
		"Something is due, but nothing was reported; what is missing is not judged as behind." },
	[GB_CAUSE_NOTHING_DUE] = { "尚未到期。", "Nothing is due yet." },
	[GB_CAUSE_STALE] = { "已到期，但最近的数据早于到期日。",
		"Something is due, but the latest reading is from before that day." },
	[GB_CAUSE_NO_OPERAND] = { "用来比较的数据缺失，暂不评判。",
		"What it is measured against is missing, so it cannot be judged yet." },
	[GB_CAUSE_NO_PERCENT] = { "目标为零，按百分比的规则无法评判。",
		"The target is nought, so a rule in per cent cannot judge it." },
	[GB_CAUSE_ACHIEVED] = { "时期已满，目标已达到。", "The period is over and the target is met." },
	[GB_CAUSE_ACHIEVED_EARLY] = { "提前达到全年目标。", "The whole target was reached early." },
	[GB_CAUSE_LIMIT] = { "", "" },
	[GB_CAUSE_MET] = { "目标本身的条件已满足。", "The target's own condition holds." },
	[GB_CAUSE_MISSED] = { "目标本身的条件未满足。", "The target's own condition does not hold." },
	[GB_CAUSE_STRETCH] = { "力争目标尚未实现；力争目标不判为落后。",
		"A stretch goal not reached so far; a stretch goal is never judged as behind." },
};

static gb_str reason(const writer *w)
{
	gb_buf buf = gb_buf_new(w->arena);

	if (w->judging->cause == GB_CAUSE_LIMIT && w->verdict->limit != NULL && w->verdict->rule != NULL)
		put_limit(&buf, w);
	else
		gb_buf_text(&buf, causes[w->judging->cause][w->lang]);
	return gb_buf_taken(&buf);
}

void gb_trace_write(gb_arena *arena, const gb_judging *judging, gb_verdict *verdict)
{
	for (int lang = 0; lang < GB_LANG_COUNT; lang++) {
		const writer w = { arena, judging, verdict, (gb_lang)lang };

		verdict->formula.in[lang] = formula(&w);
		verdict->reason.in[lang] = reason(&w);
	}
}

/* --- the whole trace --- */

static void put_line(gb_buf *buf, const char *zh, const char *en, gb_lang lang, gb_str text)
{
	if (text.n == 0)
		return;
	gb_buf_text(buf, "  ");
	gb_buf_text(buf, lang == GB_LANG_ZH ? zh : en);
	gb_buf_text(buf, lang == GB_LANG_ZH ? "：" : ": ");
	gb_buf_str(buf, text);
	gb_buf_char(buf, '\n');
}

static void put_field(gb_buf *buf, const gb_ledger *ledger, const gb_verdict *verdict, int field,
	const char *zh, const char *en, gb_lang lang)
{
	const gb_value_form form = { .places = -1, .unit = true };

	put_line(buf, zh, en, lang,
		gb_target_figure(buf->arena, ledger, verdict, field, form, true, lang).text);
}

gb_str gb_verdict_explain(gb_arena *arena, const gb_ledger *ledger, const gb_verdict *verdict,
	gb_lang lang)
{
	const gb_target *target = verdict->target;
	gb_buf buf = gb_buf_new(arena);

	gb_buf_str(&buf, target->id);
	gb_buf_text(&buf, lang == GB_LANG_ZH ? "：" : ": ");
	gb_buf_str(&buf, target->indicator->name.in[lang]);
	gb_buf_char(&buf, '\n');
	put_field(&buf, ledger, verdict, GB_OF_AIM, "目标", "target", lang);
	put_field(&buf, ledger, verdict, GB_OF_SOURCE, "出处", "source", lang);
	put_field(&buf, ledger, verdict, GB_OF_QUOTE, "原文", "quote", lang);
	put_field(&buf, ledger, verdict, GB_OF_BASE, "上年", "base", lang);
	put_field(&buf, ledger, verdict, GB_OF_ACTUAL, "实际", "actual", lang);
	if (verdict->actual != NULL)
		put_line(&buf, "数据位置", "read at", lang, gb_place_text(arena, verdict->actual->place));
	put_field(&buf, ledger, verdict, GB_OF_RATE, "完成率", "completion rate", lang);
	put_field(&buf, ledger, verdict, GB_OF_SCHEDULED, "序时进度", "scheduled progress", lang);
	put_line(&buf, "算式", "formula", lang, verdict->formula.in[lang]);
	put_line(&buf, "理由", "reason", lang, verdict->reason.in[lang]);
	if (verdict->limit != NULL)
		put_line(&buf, "政策条文", "policy line", lang, gb_place_text(arena, verdict->limit->place));
	put_line(&buf, "评判", "verdict", lang, verdict->word.in[lang]);
	put_line(&buf, "灯号", "lamp", lang, verdict->lamp->name.in[lang]);
	return gb_buf_taken(&buf);
}
