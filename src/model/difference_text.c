/* All differences as lines for a person, and as JSON for programs. */
#include "model/difference.h"

#include "json/schema.h"

static gb_str field(gb_arena *arena, const gb_differences *set, const gb_difference *difference,
	int of, gb_lang lang)
{
	gb_resolved out;

	gb_difference_field(arena, set, difference, of, true, lang, &out);
	return out.text;
}

/* "A → B", with a dash for what is not there; nothing when neither is. */
static void put_change(gb_buf *buf, const char *before, gb_str old, gb_str new)
{
	if (old.n == 0 && new.n == 0)
		return;
	gb_buf_text(buf, before);
	gb_buf_str(buf, old.n > 0 ? old : GB_STR("—"));
	gb_buf_text(buf, " → ");
	gb_buf_str(buf, new.n > 0 ? new : GB_STR("—"));
}

static bool is_verdict(const gb_difference *difference)
{
	return difference->was != NULL && difference->is != NULL &&
		   difference->kind != GB_DIFFERENCE_CHANGED;
}

static void put_line(
	gb_buf *buf, const gb_differences *set, const gb_difference *difference, gb_lang lang)
{
	gb_arena *arena = buf->arena;
	const bool zh = lang == GB_LANG_ZH;
	const gb_reading *reading =
		difference->reading != NULL ? difference->reading : difference->before;
	const gb_str old = field(arena, set, difference, GB_OF_OLD, lang);
	const gb_str new = field(arena, set, difference, GB_OF_NEW, lang);
	const gb_str reason = field(arena, set, difference, GB_OF_REASON, lang);

	gb_buf_text(buf, "  ");
	gb_buf_str(buf, gb_difference_id(difference));
	gb_buf_text(buf, "  ");
	gb_buf_str(buf, field(arena, set, difference, GB_OF_NAME, lang));
	if (reading != NULL) {
		gb_buf_text(buf, zh ? "，" : ", ");
		gb_buf_str(buf, gb_period_short(arena, reading->period, lang));
	}
	if (difference->kind == GB_DIFFERENCE_CHANGED) {
		gb_buf_text(buf, zh ? "，" : ", ");
		gb_buf_str(buf, field(arena, set, difference, GB_OF_DIFFERENCE, lang));
	}
	if (is_verdict(difference)) {
		put_change(buf, zh ? "：" : ": ", field(arena, set, difference, GB_OF_BEFORE, lang),
			field(arena, set, difference, GB_OF_STATE, lang));
		put_change(buf, zh ? "；" : "; ", old, new);
	} else if (difference->kind == GB_DIFFERENCE_NEW || difference->kind == GB_DIFFERENCE_DROPPED) {
		gb_buf_text(buf, zh ? "：" : ": ");
		gb_buf_str(buf, new.n > 0 ? new : old);
	} else {
		put_change(buf, zh ? "：" : ": ", old, new);
	}
	if (reason.n > 0) {
		gb_buf_text(buf, zh ? "（" : " (");
		gb_buf_str(buf, reason);
		gb_buf_text(buf, zh ? "）" : ")");
	}
	gb_buf_char(buf, '\n');
}

static void put_issue(gb_buf *buf, const gb_ledger *ledger, gb_lang lang)
{
	if (ledger->issue == NULL) {
		gb_buf_text(buf, lang == GB_LANG_ZH ? "（无期号）" : "(no issue)");
		return;
	}
	gb_buf_str(buf, ledger->issue->id);
	gb_buf_text(buf, lang == GB_LANG_ZH ? "（" : " (");
	gb_buf_str(buf, gb_period_text(buf->arena, ledger->issue->period, lang));
	gb_buf_text(buf, lang == GB_LANG_ZH ? "）" : ")");
}

gb_str gb_differences_text(gb_arena *arena, const gb_differences *differences, gb_lang lang)
{
	const bool zh = lang == GB_LANG_ZH;
	gb_buf buf = gb_buf_new(arena);
	int kind = -1;

	put_issue(&buf, differences->before, lang);
	gb_buf_text(&buf, " → ");
	put_issue(&buf, differences->ledger, lang);
	gb_buf_char(&buf, '\n');
	for (size_t i = 0; i < differences->count; i++) {
		const gb_difference *difference = &differences->items[i];

		if (difference->kind != kind) {
			kind = difference->kind;
			gb_buf_char(&buf, '\n');
			gb_buf_str(&buf, gb_difference_heading(kind)->in[lang]);
			gb_buf_format(&buf, zh ? "（%zu）\n" : " (%zu)\n", differences->by_kind[kind]);
		}
		put_line(&buf, differences, difference, lang);
	}
	gb_buf_char(&buf, '\n');
	if (gb_differences_none(differences))
		gb_buf_text(&buf, zh ? "无变化" : "no differences");
	else
		gb_buf_format(&buf, zh ? "变化%zu项，新增数据%zu条" : "differences: %zu, new readings: %zu",
			differences->count, differences->new_readings);
	gb_buf_char(&buf, '\n');
	return gb_buf_taken(&buf);
}

/* --- JSON --- */

static void put_key(gb_buf *buf, const char *before, const char *key)
{
	gb_buf_text(buf, before);
	gb_schema_put_text(buf, gb_str_of(key));
	gb_buf_text(buf, ": ");
}

static void put_member(gb_buf *buf, const char *before, const char *key, gb_str text)
{
	put_key(buf, before, key);
	gb_schema_put_text(buf, text);
}

/* {"zh": …, "en": …}; no member at all where there is no text. */
static void put_words(gb_buf *buf, const gb_differences *set, const gb_difference *difference,
	const char *key, int of)
{
	const gb_str zh = field(buf->arena, set, difference, of, GB_LANG_ZH);
	const gb_str en = field(buf->arena, set, difference, of, GB_LANG_EN);

	if (zh.n == 0 && en.n == 0)
		return;
	put_key(buf, ", ", key);
	put_member(buf, "{", "zh", zh);
	put_member(buf, ", ", "en", en);
	gb_buf_char(buf, '}');
}

/* The exact value behind "old" or "new", where it is a number. */
static void put_value(gb_buf *buf, const gb_differences *set, const gb_difference *difference,
	const char *key, int of)
{
	gb_resolved out;

	gb_difference_field(buf->arena, set, difference, of, true, GB_LANG_ZH, &out);
	if (out.kind < 0 || !out.value.known)
		return;
	put_key(buf, ", ", key);
	gb_buf_str(buf, gb_decimal_text(buf->arena, out.value, false, false));
}

static void put_sides(gb_buf *buf, const char *key, gb_str old, gb_str new)
{
	const char *before = "{";

	if (old.n == 0 && new.n == 0)
		return;
	put_key(buf, ", ", key);
	if (old.n > 0) {
		put_member(buf, before, "old", old);
		before = ", ";
	}
	if (new.n > 0)
		put_member(buf, before, "new", new);
	gb_buf_char(buf, '}');
}

static void put_verdicts(gb_buf *buf, const gb_difference *difference)
{
	const gb_verdict *was = difference->was, *is = difference->is;
	const gb_str none = { 0 };

	put_sides(buf, "state", was != NULL ? gb_str_of(gb_state_word(was->state)) : none,
		is != NULL ? gb_str_of(gb_state_word(is->state)) : none);
	put_sides(buf, "lamp", was != NULL ? was->lamp->id : none, is != NULL ? is->lamp->id : none);
}

static void put_difference(gb_buf *buf, const gb_differences *set, const gb_difference *difference)
{
	const gb_reading *reading =
		difference->reading != NULL ? difference->reading : difference->before;

	gb_buf_text(buf, "    ");
	put_member(
		buf, "{", "change", gb_str_of(gb_choice_word(gb_difference_words, difference->kind)));
	if (difference->kind == GB_DIFFERENCE_CHANGED)
		put_member(
			buf, ", ", "what", gb_str_of(gb_choice_word(gb_field_of_words, difference->what)));
	put_member(buf, ", ",
		difference->is != NULL || difference->was != NULL ? "target" : "indicator",
		gb_difference_id(difference));
	if (difference->area != NULL)
		put_member(buf, ", ", "area", difference->area->id);
	if (reading != NULL)
		put_member(buf, ", ", "period", gb_period_code(buf->arena, reading->period));
	put_words(buf, set, difference, "name", GB_OF_NAME);
	put_verdicts(buf, difference);
	put_words(buf, set, difference, "old", GB_OF_OLD);
	put_value(buf, set, difference, "old_value", GB_OF_OLD);
	put_words(buf, set, difference, "new", GB_OF_NEW);
	put_value(buf, set, difference, "new_value", GB_OF_NEW);
	put_words(buf, set, difference, "reason", GB_OF_REASON);
	gb_buf_char(buf, '}');
}

static gb_str day_code(gb_arena *arena, gb_date date)
{
	return gb_str_format(arena, "%04d-%02d-%02d", date.year, date.month, date.day);
}

static void put_issue_json(gb_buf *buf, const char *key, const gb_ledger *ledger)
{
	put_key(buf, "  ", key);
	put_member(buf, "{", "place", ledger->id);
	if (ledger->issue != NULL) {
		put_member(buf, ", ", "issue", ledger->issue->id);
		put_member(buf, ", ", "period", gb_period_code(buf->arena, ledger->issue->period));
		put_member(buf, ", ", "as_of", day_code(buf->arena, ledger->issue->as_of));
	}
	gb_buf_text(buf, "},\n");
}

gb_str gb_differences_json(gb_arena *arena, const gb_differences *differences)
{
	gb_buf buf = gb_buf_new(arena);

	gb_buf_text(&buf, "{\n");
	put_member(&buf, "  ", "format", GB_STR("gongbao.changes/1"));
	gb_buf_text(&buf, ",\n");
	put_issue_json(&buf, "old", differences->before);
	put_issue_json(&buf, "new", differences->ledger);
	put_key(&buf, "  ", "counts");
	for (int kind = 0; kind < GB_DIFFERENCE_KIND_COUNT; kind++) {
		put_key(&buf, kind == 0 ? "{" : ", ", gb_choice_word(gb_difference_words, kind));
		gb_buf_format(&buf, "%zu", differences->by_kind[kind]);
	}
	gb_buf_text(&buf, "},\n");
	put_key(&buf, "  ", "new_readings");
	gb_buf_format(&buf, "%zu,\n", differences->new_readings);
	put_key(&buf, "  ", "changes");
	gb_buf_char(&buf, '[');
	for (size_t i = 0; i < differences->count; i++) {
		gb_buf_text(&buf, i == 0 ? "\n" : ",\n");
		put_difference(&buf, differences, &differences->items[i]);
	}
	gb_buf_text(&buf, differences->count > 0 ? "\n  ]\n}\n" : "]\n}\n");
	return gb_buf_taken(&buf);
}
