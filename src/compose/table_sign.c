/* Signs for figures that are not there, and the key to them below the table (D 5.3). */
#include "compose/table.h"

/* Columns of figures: what is empty in others is left empty. */
static bool is_figure(int field)
{
	return field == GB_OF_RANK || gb_field_is_figure(field);
}

/* Whether a figure that is not nought would be printed as nought. A rate was rounded when it was
 * judged, so that what it is a rate of has to say. */
static bool is_too_small(const gb_table_shown *shown, int field, const gb_resolved *resolved)
{
	if (resolved->kind < 0 || resolved->number_to <= resolved->number_from ||
		!resolved->printed.known || resolved->printed.digits != 0)
		return false;
	if (field == GB_OF_RATE)
		return shown->verdict != NULL && shown->verdict->actual != NULL &&
			   gb_decimal_sign(shown->verdict->actual->value) != 0;
	return resolved->value.known && resolved->value.digits != 0;
}

/* Whether the figure rests on another that should be known by now and is not. */
static bool rests_on_missing(const gb_table_shown *shown, int field)
{
	switch (field) {
	case GB_OF_ACTUAL:
	case GB_OF_RATE:
	case GB_OF_GAP:
	case GB_OF_SCORE:
		/* Of the whole place there may be no figure; nobody owes it. */
		if (shown->area != NULL && shown->area->area == NULL)
			return shown->area->reading == NULL;
		return shown->verdict != NULL && (shown->verdict->state == GB_STATE_NO_DATA ||
											 shown->verdict->state == GB_STATE_NOT_JUDGEABLE);
	case GB_OF_RANK:
		return shown->area != NULL && shown->area->area != NULL && shown->area->reading == NULL;
	case GB_OF_YOY:
	case GB_OF_SEQUENTIAL:
		return true;
	default:
		return false;
	}
}

gb_table_sign gb_table_sign_of(const gb_table_item *table, const gb_selected *rows, size_t row,
	size_t column, const gb_resolved *resolved)
{
	const int field = ((const gb_column *)table->block->columns.items)[column].field;
	const gb_table_shown shown = gb_table_shown_of(table, rows, row, column);

	if (!is_figure(field))
		return GB_TABLE_SIGN_NONE;
	if (resolved->text.n > 0)
		return is_too_small(&shown, field, resolved) ? GB_TABLE_SIGN_TOO_SMALL : GB_TABLE_SIGN_NONE;
	if (resolved->status == GB_VALUE_UNREPORTED)
		return GB_TABLE_SIGN_MISSING;
	if (field != GB_OF_TARGET && field != GB_OF_AIM && field != GB_OF_BASE &&
		shown.verdict != NULL && shown.verdict->state == GB_STATE_NOT_DUE &&
		shown.verdict->actual == NULL)
		return GB_TABLE_SIGN_NOT_DUE;
	return rests_on_missing(&shown, field) ? GB_TABLE_SIGN_LACKING : GB_TABLE_SIGN_NEVER;
}

gb_str gb_table_sign_text(gb_table_sign sign, gb_lang lang)
{
	switch (sign) {
	case GB_TABLE_SIGN_NONE:
		break;
	case GB_TABLE_SIGN_NEVER:
	case GB_TABLE_SIGN_NOT_DUE:
	case GB_TABLE_SIGN_LACKING:
		return GB_STR("—");
	case GB_TABLE_SIGN_MISSING:
		return lang == GB_LANG_ZH ? GB_STR("未报") : GB_STR("not reported");
	case GB_TABLE_SIGN_TOO_SMALL:
		return GB_STR("…");
	}
	return (gb_str){ 0 };
}

/* One of "a", "a or b", "a, b or c". */
static void put_one_of(gb_buf *buf, const char *const *words, size_t count, gb_lang lang)
{
	const bool zh = lang == GB_LANG_ZH;

	for (size_t i = 0; i < count; i++) {
		if (i > 0)
			gb_buf_text(buf, i + 1 < count ? (zh ? "、" : ", ") : (zh ? "或" : " or "));
		gb_buf_text(buf, words[i]);
	}
}

gb_words gb_table_sign_key(gb_arena *arena, const gb_table_item *table)
{
	static const struct {
		gb_table_sign sign;
		const char *words[GB_LANG_COUNT];
	} dashes[] = {
		{ GB_TABLE_SIGN_NEVER, { "不适用", "not applicable" } },
		{ GB_TABLE_SIGN_NOT_DUE, { "未到期", "not due" } },
		{ GB_TABLE_SIGN_LACKING, { "缺数据", "without data" } },
	};
	static const struct {
		gb_table_sign sign;
		const char *words[GB_LANG_COUNT];
	} others[] = {
		{ GB_TABLE_SIGN_MISSING,
			{ "“未报”：应报未报", "not reported: due, but not yet reported" } },
		{ GB_TABLE_SIGN_TOO_SMALL, { "“…”：不足最小单位", "…: too small for the unit" } },
	};
	gb_words key = { 0 };

	for (int lang = 0; table->signs != 0 && lang < GB_LANG_COUNT; lang++) {
		const bool zh = lang == GB_LANG_ZH;
		const char *meanings[GB_COUNT(dashes)];
		gb_buf buf = gb_buf_new(arena);
		size_t count = 0;

		for (size_t i = 0; i < GB_COUNT(dashes); i++)
			if ((table->signs & (1u << dashes[i].sign)) != 0)
				meanings[count++] = dashes[i].words[lang];
		if (count > 0)
			gb_buf_text(&buf, zh ? "“—”：" : "—: ");
		put_one_of(&buf, meanings, count, (gb_lang)lang);
		for (size_t i = 0; i < GB_COUNT(others); i++) {
			if ((table->signs & (1u << others[i].sign)) == 0)
				continue;
			if (buf.n > 0)
				gb_buf_text(&buf, zh ? "；" : "; ");
			gb_buf_text(&buf, others[i].words[lang]);
		}
		gb_buf_text(&buf, zh ? "。" : ".");
		key.in[lang] = gb_buf_taken(&buf);
	}
	return key;
}
