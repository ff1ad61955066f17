#include "model/change.h"

#include "model/field.h"

/* A change in words and as a resolved figure. */

static gb_value_text words(const char *zh, const char *en, gb_lang lang)
{
	return (gb_value_text){ .text = gb_str_of(lang == GB_LANG_ZH ? zh : en) };
}

static const gb_unit *unit_of(int kind)
{
	return kind == GB_CHANGE_RATE     ? gb_unit_percent()
		   : kind == GB_CHANGE_POINTS ? gb_unit_points()
									  : gb_unit_places();
}

static bool is_figure(int kind)
{
	return kind == GB_CHANGE_RATE || kind == GB_CHANGE_POINTS || kind == GB_CHANGE_PLACES;
}

/* 增长12.3%, 提高0.3个百分点, 上升2位; the words of a fall; "up" and "down". */
static const char *direction_of(const gb_change *change, gb_lang lang)
{
	const bool up = change->value.digits > 0;

	if (lang == GB_LANG_EN)
		return up ? "up " : "down ";
	if (change->kind == GB_CHANGE_RATE)
		return up ? "增长" : "下降";
	if (change->kind == GB_CHANGE_POINTS)
		return up ? "提高" : "降低";
	return up ? "上升" : "下降";
}

static gb_value_text write_figure(
	gb_arena *arena, const gb_change *change, gb_value_form form, gb_lang lang)
{
	const gb_str direction = gb_str_of(direction_of(change, lang));
	gb_value_text out;

	form.places = -1;
	form.sign = form.brief && !form.magnitude;
	if (form.sign || form.magnitude)
		return gb_value_write(arena, change->value, unit_of(change->kind), NULL, form, lang);
	if (change->value.digits == 0)
		return words("持平", "unchanged", lang);
	form.magnitude = true;
	out = gb_value_write(arena, change->value, unit_of(change->kind), NULL, form, lang);
	out.text = gb_str_format(
		arena, "%.*s%.*s", (int)direction.n, direction.p, (int)out.text.n, out.text.p);
	out.number_from += direction.n;
	out.number_to += direction.n;
	return out;
}

const char *gb_adjustment_words(bool adjusted, gb_lang lang)
{
	if (lang == GB_LANG_ZH)
		return adjusted ? "经季节调整" : "未经季节调整";
	return adjusted ? "seasonally adjusted" : "not seasonally adjusted";
}

const char *gb_sequential_words(const gb_change *change, gb_lang lang)
{
	if (lang == GB_LANG_ZH)
		return "环比";
	return gb_period_months(change->now.period) == 1 ? "Month on month" : "Quarter on quarter";
}

static gb_value_text write_plain(
	gb_arena *arena, const gb_change *change, gb_value_form form, gb_lang lang)
{
	switch ((gb_change_kind)change->kind) {
	case GB_CHANGE_NONE:
		break;
	case GB_CHANGE_RATE:
	case GB_CHANGE_POINTS:
	case GB_CHANGE_PLACES:
		return write_figure(arena, change, form, lang);
	case GB_CHANGE_TO_POSITIVE:
		return words("由负转正", "turned positive", lang);
	case GB_CHANGE_TO_NEGATIVE:
		return words("由正转负", "turned negative", lang);
	case GB_CHANGE_LESS_NEGATIVE:
		return words("负值收窄", "less negative", lang);
	case GB_CHANGE_MORE_NEGATIVE:
		return words("负值扩大", "more negative", lang);
	case GB_CHANGE_FROM_NOUGHT:
		return change->sequential ? words("上期为零", "from nought", lang)
								  : words("上年同期为零", "from nought", lang);
	}
	return (gb_value_text){ .text = { NULL, 0 } };
}

gb_value_text gb_change_write(
	gb_arena *arena, const gb_change *change, gb_value_form form, gb_lang lang)
{
	gb_value_text out = write_plain(arena, change, form, lang);

	/* Tables and cards say it in their note and label (D 3.8). */
	if (change->sequential && !form.brief && out.text.n > 0)
		out.text = gb_str_format(arena, lang == GB_LANG_ZH ? "%.*s（%s）" : "%.*s (%s)",
			(int)out.text.n, out.text.p, gb_adjustment_words(change->adjusted, lang));
	return out;
}

static gb_resolved resolved(gb_arena *arena, const gb_ledger *ledger, const gb_change *change,
	const gb_reading *reading, const char *path, gb_value_form form, gb_lang lang)
{
	const gb_str id = reading->indicator->id, period = gb_period_code(arena, reading->period);
	const gb_str area = reading->area != NULL ? reading->area->id : (gb_str){ NULL, 0 };
	gb_value_text written;

	form.rounding =
		ledger->policy != NULL ? (gb_rounding)ledger->policy->rounding : GB_ROUND_HALF_EVEN;
	written = gb_change_write(arena, change, form, lang);
	return (gb_resolved){
		.text = written.text,
		/* 由负转正 holds no number */
		.kind = written.number_to > written.number_from ? GB_FIGURE_VALUE : -1,
		.number_from = written.number_from,
		.number_to = written.number_to,
		.path = gb_str_format(arena, "%.*s/%.*s%s%.*s/%s", (int)id.n, id.p, (int)period.n, period.p,
			area.n > 0 ? "/" : "", (int)area.n, area.p, path),
		.value = change->value,
		.printed = written.printed,
		.places = written.places,
		.status = change->status,
		.place = reading->place,
	};
}

gb_resolved gb_reading_against(gb_arena *arena, const gb_ledger *ledger, const gb_reading *reading,
	int field, gb_value_form form, gb_lang lang)
{
	const gb_change change = field == GB_OF_MOVE         ? gb_change_of_place(ledger, reading)
							 : field == GB_OF_SEQUENTIAL ? gb_change_over_period(ledger, reading)
														 : gb_change_over_year(ledger, reading);

	return resolved(
		arena, ledger, &change, reading, gb_choice_word(gb_field_of_words, field), form, lang);
}

bool gb_reading_change(gb_arena *arena, const gb_ledger *ledger, const gb_reading *now,
	const gb_reading *then, gb_lang lang, gb_resolved *out)
{
	const gb_change change = gb_change_between(ledger->policy, now, then);
	const gb_value_form form = { .unit = true, .brief = true };

	*out = (gb_resolved){ .kind = -1, .place = now->place };
	if (!is_figure(change.kind) || !change.value.known)
		return false;
	*out = resolved(arena, ledger, &change, now, "change", form, lang);
	return true;
}
