#include "chart/part.h"

/* The chart in words, for those who cannot see it (D 6.6): kind, what, range, best and worst, how
 * many are missing. Made of the same texts as the labels, so that it cannot disagree with them. */

typedef struct extremes {
	size_t highest, lowest; /* categories */
	size_t known, missing;
} extremes;

/* What happened is the news; else the last series. */
static size_t main_series(const gb_chart *chart)
{
	const gb_chart_data *data = chart->data;

	for (size_t i = 0; i < data->series_count; i++) {
		if (data->series[i].field == GB_OF_ACTUAL || data->series[i].field == GB_OF_RATE)
			return i;
	}
	return data->series_count - 1;
}

static extremes find_extremes(const gb_chart *chart, gb_lang lang, size_t series)
{
	extremes found = { 0 };

	for (size_t i = 0; i < chart->data->category_count; i++) {
		const gb_decimal value = gb_chart_datum(chart, lang, i, series)->plotted;

		if (!value.known) {
			found.missing++;
			continue;
		}
		if (found.known == 0)
			found.highest = found.lowest = i;
		found.known++;
		/* Of equal ones the first in the official order is named. */
		if (gb_decimal_compare(value, gb_chart_datum(chart, lang, found.highest, series)->plotted) >
			0)
			found.highest = i;
		if (gb_decimal_compare(value, gb_chart_datum(chart, lang, found.lowest, series)->plotted) <
			0)
			found.lowest = i;
	}
	return found;
}

static void put(gb_buf *buf, const char *before, gb_str text)
{
	gb_buf_text(buf, before);
	gb_buf_str(buf, text);
}

static void put_series(const gb_chart *chart, gb_lang lang, const char *between, gb_buf *buf)
{
	for (size_t i = 0; i < chart->data->series_count; i++)
		put(buf, i == 0 ? "" : between, gb_chart_series_name(chart, i).in[lang]);
}

static gb_str category_name(const gb_chart *chart, gb_lang lang, size_t category)
{
	return chart->data->categories[category].label.in[lang];
}

static gb_str value_text(const gb_chart *chart, gb_lang lang, size_t category, size_t series)
{
	return gb_chart_datum(chart, lang, category, series)->resolved.text;
}

static gb_str alt_zh(const gb_chart *chart)
{
	const gb_lang lang = GB_LANG_ZH;
	const size_t series = main_series(chart);
	const extremes found = find_extremes(chart, lang, series);
	const gb_str name = gb_chart_series_name(chart, series).in[lang];
	gb_buf buf = gb_buf_new(chart->context->arena);

	gb_buf_format(&buf, "分组条形图，%zu项指标：", chart->data->category_count);
	put_series(chart, lang, "、", &buf);
	if (chart->data->unit.in[lang].n > 0)
		put(&buf, "，单位", chart->data->unit.in[lang]);
	gb_buf_text(&buf, "。");
	if (found.known > 0) {
		put(&buf, "", name);
		put(&buf, "最高为", category_name(chart, lang, found.highest));
		put(&buf, " ", value_text(chart, lang, found.highest, series));
		put(&buf, "，最低为", category_name(chart, lang, found.lowest));
		put(&buf, " ", value_text(chart, lang, found.lowest, series));
		gb_buf_text(&buf, "。");
	}
	if (found.missing > 0) {
		put(&buf, "", name);
		gb_buf_format(&buf, "有%zu项", found.missing);
		put(&buf, "", gb_chart_missing_words(chart->data->series[series].field).in[lang]);
		gb_buf_text(&buf, "。");
	}
	return gb_buf_taken(&buf);
}

static gb_str alt_en(const gb_chart *chart)
{
	const gb_lang lang = GB_LANG_EN;
	const size_t series = main_series(chart);
	const extremes found = find_extremes(chart, lang, series);
	const gb_str name = gb_chart_series_name(chart, series).in[lang];
	gb_buf buf = gb_buf_new(chart->context->arena);

	gb_buf_format(&buf, "Grouped bar chart of %zu indicator%s: ", chart->data->category_count,
		chart->data->category_count == 1 ? "" : "s");
	put_series(chart, lang, ", ", &buf);
	if (chart->data->unit.in[lang].n > 0)
		put(&buf, "; unit: ", chart->data->unit.in[lang]);
	gb_buf_text(&buf, ".");
	if (found.known > 0) {
		put(&buf, " ", name);
		put(&buf, ": highest ", value_text(chart, lang, found.highest, series));
		put(&buf, " (", category_name(chart, lang, found.highest));
		put(&buf, "), lowest ", value_text(chart, lang, found.lowest, series));
		put(&buf, " (", category_name(chart, lang, found.lowest));
		gb_buf_text(&buf, ").");
	}
	if (found.missing > 0) {
		put(&buf, " ", name);
		gb_buf_format(&buf, ": %zu ", found.missing);
		put(&buf, "", gb_chart_missing_words(chart->data->series[series].field).in[lang]);
		gb_buf_text(&buf, ".");
	}
	return gb_buf_taken(&buf);
}

gb_words gb_chart_alt(const gb_chart *chart)
{
	return (gb_words){ { alt_zh(chart), alt_en(chart) } };
}
