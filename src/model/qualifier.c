#include "model/unit.h"

/* Qualifiers in words (D 4.4). Where the report has several words for one, its own is kept: the
 * row whose marker stands in the printed form; the last row of a qualifier has none and fits all. */
typedef struct qualifier_words {
	int qualifier;
	const char *marker;
	const char *zh_before, *zh_after;
	const char *en_before, *en_few; /* en_few: before things that are counted; NULL: the same */
} qualifier_words;

static const qualifier_words rows[] = {
	{ GB_QUALIFIER_BARE, NULL, "", "", "", NULL },
	{ GB_QUALIFIER_AT_LEAST, "不低于", "不低于", "", "at least ", NULL },
	{ GB_QUALIFIER_AT_LEAST, "不少于", "不少于", "", "at least ", NULL },
	{ GB_QUALIFIER_AT_LEAST, "及以上", "", "及以上", "at least ", NULL },
	{ GB_QUALIFIER_AT_LEAST, NULL, "", "以上", "at least ", NULL },
	{ GB_QUALIFIER_AT_MOST, "以内", "", "以内", "no more than ", NULL },
	{ GB_QUALIFIER_AT_MOST, "不超过", "不超过", "", "no more than ", NULL },
	{ GB_QUALIFIER_AT_MOST, "不高于", "不高于", "", "no more than ", NULL },
	{ GB_QUALIFIER_AT_MOST, NULL, "", "以下", "no more than ", NULL },
	{ GB_QUALIFIER_OVER, "超过", "超过", "", "more than ", NULL },
	{ GB_QUALIFIER_OVER, "高于", "高于", "", "more than ", NULL },
	{ GB_QUALIFIER_OVER, "余", "", "余", "more than ", NULL },
	{ GB_QUALIFIER_OVER, NULL, "突破", "", "more than ", NULL },
	{ GB_QUALIFIER_UNDER, NULL, "低于", "", "less than ", "fewer than " },
	{ GB_QUALIFIER_AROUND, "约", "约", "", "around ", NULL },
	{ GB_QUALIFIER_AROUND, NULL, "", "左右", "around ", NULL },
	{ GB_QUALIFIER_EXACTLY, NULL, "", "", "exactly ", NULL },
	{ GB_QUALIFIER_FLOOR, "稳定在", "稳定在", "以上", "stable at or above ", NULL },
	{ GB_QUALIFIER_FLOOR, NULL, "保持在", "以上", "at or above ", NULL },
};

static const qualifier_words *words_of(int qualifier, gb_str form)
{
	for (size_t i = 0; i < GB_COUNT(rows); i++) {
		if (rows[i].qualifier == qualifier &&
			(rows[i].marker == NULL || gb_str_find(form, gb_str_of(rows[i].marker)) != SIZE_MAX))
			return &rows[i];
	}
	return &rows[0];
}

/* `text` between two pieces, its number moved along. */
static gb_value_text wrap(gb_arena *arena, const char *before, gb_value_text value, gb_str after)
{
	gb_buf buf = gb_buf_new(arena);

	if (value.text.n == 0)
		return value;
	gb_buf_text(&buf, before);
	value.number_from += buf.n;
	value.number_to += buf.n;
	gb_buf_str(&buf, value.text);
	gb_buf_str(&buf, after);
	value.text = gb_buf_taken(&buf);
	return value;
}

/* 2.3万余亩: 余 stands between the number's 万 and the unit. */
static gb_value_text put_yu(gb_arena *arena, gb_value_text value)
{
	static const char *const scales[] = { "万亿", "万", "亿" };
	size_t at = value.number_to;
	const gb_str rest = gb_str_slice(value.text, at, value.text.n);
	gb_str head, tail;

	for (size_t i = 0; i < GB_COUNT(scales); i++) {
		if (gb_str_starts(rest, scales[i])) {
			at += gb_str_of(scales[i]).n;
			break;
		}
	}
	head = gb_str_slice(value.text, 0, at);
	tail = gb_str_slice(value.text, at, value.text.n);
	value.text = gb_str_format(
		arena, "%.*s余%.*s", (int)head.n, head.p, (int)tail.n, tail.n == 0 ? "" : tail.p);
	return value;
}

static gb_value_text qualify(gb_arena *arena, gb_value_text value, int qualifier, gb_str form,
	const gb_unit *unit, gb_lang lang)
{
	const qualifier_words *words = words_of(qualifier, form);
	const bool counted = unit != NULL && unit->type == GB_UNIT_COUNTER;

	if (value.text.n == 0)
		return value;
	if (lang == GB_LANG_EN)
		return wrap(arena, counted && words->en_few != NULL ? words->en_few : words->en_before,
			value, (gb_str){ NULL, 0 });
	if (gb_str_is(gb_str_of(words->zh_after), "余"))
		return put_yu(arena, value);
	return wrap(arena, words->zh_before, value, gb_str_of(words->zh_after));
}

static gb_value_text write_compare(gb_arena *arena, const gb_target *target, gb_lang lang)
{
	const bool down = target->indicator->direction == GB_DIRECTION_DOWN;
	const gb_str name = target->compare->name.in[lang];
	gb_value_text out = { .text = name };

	if (target->compare_equal)
		return lang == GB_LANG_ZH ? wrap(arena, "与", out, GB_STR("同步"))
								  : wrap(arena, "in step with ", out, (gb_str){ NULL, 0 });
	if (lang == GB_LANG_ZH)
		return wrap(arena, down ? "低于" : "高于", out, (gb_str){ NULL, 0 });
	return wrap(arena, down ? "below " : "above ", out, (gb_str){ NULL, 0 });
}

static gb_value_text write_multiple(gb_arena *arena, const gb_target *target, gb_lang lang)
{
	const gb_decimal times = target->times;
	const bool twice = gb_decimal_equal(times, gb_decimal_of(2, 0));
	gb_value_text out = { .text =
							  lang == GB_LANG_ZH ? GB_STR("翻一番") : GB_STR("double the base") };

	if (twice)
		return out;
	out.text = gb_decimal_grouped(arena, times, 0, true);
	out.number_to = out.text.n;
	out.printed = times;
	out.places = times.places;
	if (lang == GB_LANG_ZH)
		return wrap(arena, "达到基数的", out, GB_STR("倍"));
	return wrap(arena, "", out, GB_STR(" times the base"));
}

/* 前3位 / top 3; of the first place only 第1位 / 1st. */
static gb_value_text write_places(
	gb_arena *arena, const gb_target *target, gb_value_form form, gb_lang lang)
{
	const gb_unit *unit = target->indicator->unit;
	const bool first = gb_decimal_equal(target->value, gb_decimal_of(1, 0));
	const gb_value_form bare = { .places = -1, .rounding = form.rounding };

	if (target->qualifier != GB_QUALIFIER_AT_MOST || first || !form.unit)
		return gb_value_write(arena, target->value, unit, NULL, form, lang);
	return wrap(arena, lang == GB_LANG_ZH ? "前" : "top ",
		gb_value_write(arena, target->value, unit, NULL, bare, lang),
		gb_str_of(lang == GB_LANG_ZH ? unit->zh : ""));
}

/* 8件（共10件） / 8 of 10 projects: one figure, whose number reaches from the one to the other. */
gb_value_text gb_works_write(gb_arena *arena, gb_decimal done, gb_decimal all, const gb_unit *unit,
	const gb_counted *counted, gb_value_form form, gb_lang lang)
{
	gb_value_text part = gb_value_write(arena, done, unit, counted, form, lang);
	gb_value_text whole, bare;
	const size_t from = part.number_from;
	gb_buf buf = gb_buf_new(arena);

	if (!done.known || !all.known || !form.unit)
		return part;
	whole = gb_value_write(arena, all, unit, counted, form, lang);
	if (lang == GB_LANG_EN) {
		form.unit = false;
		bare = gb_value_write(arena, done, unit, counted, form, lang);
		gb_buf_str(&buf, bare.text);
		gb_buf_text(&buf, " of ");
	} else {
		gb_buf_str(&buf, part.text);
		gb_buf_text(&buf, "（共");
	}
	part.number_from = from;
	part.number_to = buf.n + whole.number_to;
	gb_buf_str(&buf, whole.text);
	gb_buf_text(&buf, lang == GB_LANG_ZH ? "）" : "");
	part.text = gb_buf_taken(&buf);
	return part;
}

static gb_value_text write_plain(
	gb_arena *arena, const gb_target *target, gb_value_form form, gb_lang lang)
{
	const gb_indicator *indicator = target->indicator;
	gb_value_text value;

	if (target->qualifier == GB_QUALIFIER_COMPARE && target->compare != NULL)
		return write_compare(arena, target, lang);
	if (target->qualifier == GB_QUALIFIER_MULTIPLE)
		return write_multiple(arena, target, lang);
	if (indicator->kind == GB_KIND_RANK)
		return write_places(arena, target, form, lang);
	form.magnitude = form.magnitude || gb_target_is_fall(target);
	value = gb_range_write(
		arena, target->value, target->upper, indicator->unit, indicator->counted, form, lang);
	value = qualify(arena, value, target->qualifier, target->form, indicator->unit, lang);
	if (gb_target_is_fall(target))
		value = wrap(arena, lang == GB_LANG_ZH ? "下降" : "a fall of ", value, (gb_str){ NULL, 0 });
	return value;
}

/* 力争 wants a verb behind it where the value alone would be none: 力争达到700家, 力争突破700家. */
static const char *stretch_words(const gb_target *target, gb_lang lang)
{
	const int kind = target->indicator->kind;
	const bool stock = kind == GB_KIND_LEVEL || kind == GB_KIND_SHARE || kind == GB_KIND_RANK;

	if (kind == GB_KIND_RANK && target->qualifier == GB_QUALIFIER_AT_MOST)
		return lang == GB_LANG_EN ? "strive for the " : "力争进入";
	if (lang == GB_LANG_EN)
		return "strive for ";
	return target->qualifier == GB_QUALIFIER_BARE && stock ? "力争达到" : "力争";
}

gb_value_text gb_target_write(
	gb_arena *arena, const gb_target *target, gb_value_form form, gb_lang lang)
{
	gb_value_text plain = write_plain(arena, target, form, lang);

	/* "strive for double the base" reads badly; a multiple is striven to. */
	if (target->stretch)
		plain = wrap(arena,
			target->qualifier == GB_QUALIFIER_MULTIPLE && lang == GB_LANG_EN
				? "strive to reach "
				: stretch_words(target, lang),
			plain, (gb_str){ NULL, 0 });
	return plain;
}

gb_value_text gb_reading_write(
	gb_arena *arena, const gb_reading *reading, gb_value_form form, gb_lang lang)
{
	const gb_indicator *indicator = reading->indicator;

	return qualify(arena,
		gb_value_write(arena, reading->value, indicator->unit, indicator->counted, form, lang),
		reading->qualifier, reading->form, indicator->unit, lang);
}
