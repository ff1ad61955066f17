#include "model/unit.h"
#include "model/verdict.h"

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
		{ "目标所在", "target at", gb_place_text(arena, target->place) },
		{ "基数", "base", base_words(arena, target, form, lang) },
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
		{ "实绩所在", "reading at", place_words(arena, verdict->actual) },
		{ "进度安排", "schedule", schedule_words(arena, verdict, lang) },
		{ "算式", "formula", verdict->formula.in[lang] },
		{ "规则所在", "policy line",
			verdict->limit != NULL ? gb_place_text(arena, verdict->limit->place)
								   : (gb_str){ NULL, 0 } },
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
