/* Sparklines of cards and tables: which readings they show, and what that is in words. */
#include "compose/spark.h"

static bool is_shown(const gb_reading *now, const gb_reading *reading)
{
	if (gb_date_after(reading->period.to, now->period.to))
		return false;
	/* What accumulates begins anew each year. */
	return now->indicator->kind != GB_KIND_FLOW ||
		   reading->period.from.year == now->period.from.year;
}

static double month_of(gb_date date)
{
	return date.year * 12.0 + date.month;
}

/* "走势：2023年 6.4%，2024年一季度 5.6%": what the line shows, for those who cannot see it. */
static gb_str spark_alt(const gb_composer *compose, const gb_reading *now,
	const gb_reading *const *list, size_t count, gb_lang lang)
{
	static const struct {
		const char *trend, *between, *missing;
	} words[GB_LANG_COUNT] = { { "走势：", "，", "未报" }, { "Trend: ", ", ", "not reported" } };
	gb_buf buf = gb_buf_new(compose->arena);
	bool first = true;

	gb_buf_text(&buf, words[lang].trend);
	for (size_t i = 0; i < count; i++) {
		gb_resolved value;

		if (!is_shown(now, list[i]))
			continue;
		gb_reading_field(
			compose->arena, compose->ledger, list[i], GB_OF_ACTUAL, true, lang, &value);
		gb_buf_text(&buf, first ? "" : words[lang].between);
		first = false;
		gb_buf_str(&buf, gb_period_short(compose->arena, list[i]->period, lang));
		gb_buf_char(&buf, ' ');
		gb_buf_str(&buf, value.text.n > 0 ? value.text : gb_str_of(words[lang].missing));
	}
	return gb_buf_taken(&buf);
}

/* The target as a line across, where every reading is held against the whole of it. */
static void set_goal(const gb_target *target, gb_spark *spark)
{
	if (target == NULL || !target->value.known || target->upper.known ||
		(target->indicator->kind != GB_KIND_GROWTH && target->indicator->kind != GB_KIND_CEILING) ||
		target->qualifier == GB_QUALIFIER_COMPARE || target->qualifier == GB_QUALIFIER_MULTIPLE)
		return;
	spark->has_goal = true;
	spark->goal = gb_decimal_double(target->value);
}

void gb_spark_bind(gb_composer *compose, gb_spark_of of, gb_spark *out, uint32_t *element)
{
	const gb_colour *muted = gb_colour_find(compose->layout, GB_STR("muted"));
	const gb_reading *const *list;
	gb_spark_point *points;
	size_t count;

	*out = (gb_spark){ .last = of.last, .line = of.last, .goal_line = of.last };
	if (of.reading == NULL || of.reading->indicator->unit == NULL)
		return;
	if (muted != NULL)
		out->line = out->goal_line = *muted;
	list = gb_readings_of(compose->ledger, of.reading->indicator, of.reading->area, &count);
	points = GB_NEW_ARRAY(compose->arena, count, gb_spark_point);
	for (size_t i = 0; i < count; i++) {
		gb_spark_point point = { month_of(list[i]->period.to), 0, list[i]->value.known };

		if (!is_shown(of.reading, list[i]))
			continue;
		out->sample = out->sample || list[i]->status == GB_VALUE_SAMPLE;
		if (point.known)
			point.value = gb_decimal_double(list[i]->value);
		/* Two readings that end together are of different length; the last of them counts. */
		if (out->count > 0 && points[out->count - 1].at >= point.at)
			out->count--;
		points[out->count++] = point;
	}
	out->points = points;
	set_goal(of.target, out);
	if (!gb_spark_shows(out))
		return;
	*element =
		gb_compose_element(compose, of.parent, GB_ELEMENT_FIGURE, compose->primary, of.place);
	for (gb_lang lang = 0; lang < GB_LANG_COUNT; lang++)
		compose->elements[*element].alt.in[lang] =
			spark_alt(compose, of.reading, list, count, lang);
}

void gb_spark_place(gb_composer *compose, const gb_spark *spark, uint32_t element, gb_rect rect,
	uint32_t group, gb_place place, gb_box *box)
{
	if (element != GB_NO_ELEMENT)
		gb_ops_tag(box->ops, element, place);
	gb_spark_draw(spark, rect, box->ops, place);
	if (element != GB_NO_ELEMENT)
		gb_ops_tag_end(box->ops);
	if (spark->sample)
		box->registers |= GB_REGISTER_SAMPLE;
	gb_compose_box(compose, GB_BOX_MARK, rect, group, place);
}
