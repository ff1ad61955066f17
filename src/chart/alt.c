#include "chart/part.h"

/* The chart in words, for those who cannot see it (D 6.6): kind, what, range, best and worst, how
 * many are missing, how many are behind. Made of the same texts as the labels, so that it cannot
 * disagree with them. */

typedef struct extremes {
	size_t highest, lowest; /* categories */
	size_t known, missing;
} extremes;

/* Categories first, first + step … below count. */
typedef struct span {
	size_t first, step, count;
} span;

static const char *const kinds[GB_CHART_MARK_COUNT][GB_LANG_COUNT] = {
	[GB_CHART_GROUPED_BARS] = { "分组条形图", "Grouped bar chart" },
	[GB_CHART_BULLET] = { "子弹图", "Bullet chart" },
	[GB_CHART_SORTED_BARS] = { "排序条形图", "Sorted bar chart" },
	[GB_CHART_GAP_BARS] = { "差距条形图", "Diverging bar chart" },
	[GB_CHART_MULTIPLES] = { "分地区小图", "Small multiples" },
};

/* What happened is the news; else the last series. Marks of one bar speak of the first. */
static size_t main_series(const gb_chart *chart, int mark)
{
	const gb_chart_data *data = chart->data;

	if (mark != GB_CHART_GROUPED_BARS && mark != GB_CHART_BULLET)
		return 0;
	for (size_t i = 0; i < data->series_count; i++) {
		if (data->series[i].field == GB_OF_ACTUAL || data->series[i].field == GB_OF_RATE)
			return i;
	}
	return data->series_count - 1;
}

static extremes find_extremes(const gb_chart *chart, gb_lang lang, size_t series, span over)
{
	extremes found = { 0 };

	for (size_t i = over.first; i < over.count; i += over.step) {
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

/* Of the area, in small multiples. */
static gb_str category_name(const gb_chart *chart, gb_lang lang, size_t category)
{
	const gb_chart_data *data = chart->data;

	if (data->panel_count > 0)
		return data->panels[category / (data->category_count / data->panel_count)].label.in[lang];
	return data->categories[category].label.in[lang];
}

static gb_str value_text(const gb_chart *chart, gb_lang lang, size_t category, size_t series)
{
	return gb_chart_datum(chart, lang, category, series)->resolved.text;
}

static size_t count_behind(const gb_chart *chart)
{
	size_t count = 0;

	for (size_t i = 0; chart->data->panel_count == 0 && i < chart->data->category_count; i++) {
		const gb_verdict *verdict = chart->data->categories[i].verdict;

		count += verdict != NULL && (verdict->state == GB_STATE_SLIGHTLY_BEHIND ||
										verdict->state == GB_STATE_FAR_BEHIND);
	}
	return count;
}

/* "实际最高为…": `name` is that of the series, or of the indicator that is compared over areas. */
static void put_range_zh(const gb_chart *chart, gb_str name, size_t series, span over, gb_buf *buf)
{
	const gb_lang lang = GB_LANG_ZH;
	const extremes found = find_extremes(chart, lang, series, over);

	if (found.known > 0) {
		put(buf, "", name);
		put(buf, "最高为", category_name(chart, lang, found.highest));
		put(buf, " ", value_text(chart, lang, found.highest, series));
		put(buf, "，最低为", category_name(chart, lang, found.lowest));
		put(buf, " ", value_text(chart, lang, found.lowest, series));
		gb_buf_text(buf, "。");
	}
	if (found.missing > 0) {
		put(buf, "", name);
		gb_buf_format(buf, "有%zu项", found.missing);
		put(buf, "", gb_chart_missing_words(chart->data->series[series].field).in[lang]);
		gb_buf_text(buf, "。");
	}
}

static void put_range_en(const gb_chart *chart, gb_str name, size_t series, span over, gb_buf *buf)
{
	const gb_lang lang = GB_LANG_EN;
	const extremes found = find_extremes(chart, lang, series, over);

	if (found.known > 0) {
		put(buf, " ", name);
		put(buf, ": highest ", value_text(chart, lang, found.highest, series));
		put(buf, " (", category_name(chart, lang, found.highest));
		put(buf, "), lowest ", value_text(chart, lang, found.lowest, series));
		put(buf, " (", category_name(chart, lang, found.lowest));
		gb_buf_text(buf, ").");
	}
	if (found.missing > 0) {
		put(buf, " ", name);
		gb_buf_format(buf, ": %zu ", found.missing);
		put(buf, "", gb_chart_missing_words(chart->data->series[series].field).in[lang]);
		gb_buf_text(buf, ".");
	}
}

typedef void (*put_range)(
	const gb_chart *chart, gb_str name, size_t series, span over, gb_buf *buf);

static void put_ranges(
	const gb_chart *chart, int mark, gb_lang lang, put_range put_one, gb_buf *buf)
{
	const gb_chart_data *data = chart->data;
	const size_t series = main_series(chart, mark);

	if (data->panel_count == 0) {
		put_one(chart, gb_chart_series_name(chart, series).in[lang], series,
			(span){ 0, 1, data->category_count }, buf);
		return;
	}
	/* One sentence for each indicator, over the areas. */
	const size_t rows = data->category_count / data->panel_count;

	for (size_t i = 0; i < rows; i++)
		put_one(chart, data->categories[i].label.in[lang], series,
			(span){ i, rows, data->category_count }, buf);
}

static gb_str alt_zh(const gb_chart *chart, int mark)
{
	const gb_chart_data *data = chart->data;
	const size_t rows =
		data->panel_count > 0 ? data->category_count / data->panel_count : data->category_count;
	gb_buf buf = gb_buf_new(chart->context->arena);

	gb_buf_format(&buf, "%s，", kinds[mark][GB_LANG_ZH]);
	if (data->panel_count > 0)
		gb_buf_format(&buf, "%zu个地区、", data->panel_count);
	gb_buf_format(&buf, data->by_area ? "%zu个地区：" : "%zu项指标：", rows);
	put_series(chart, GB_LANG_ZH, "、", &buf);
	if (data->unit.in[GB_LANG_ZH].n > 0)
		put(&buf, "，单位", data->unit.in[GB_LANG_ZH]);
	gb_buf_text(&buf, "。");
	put_ranges(chart, mark, GB_LANG_ZH, put_range_zh, &buf);
	if (count_behind(chart) > 0)
		gb_buf_format(&buf, "%zu项滞后。", count_behind(chart));
	return gb_buf_taken(&buf);
}

static gb_str alt_en(const gb_chart *chart, int mark)
{
	const gb_chart_data *data = chart->data;
	const size_t rows =
		data->panel_count > 0 ? data->category_count / data->panel_count : data->category_count;
	gb_buf buf = gb_buf_new(chart->context->arena);

	gb_buf_format(&buf, "%s of %zu %s%s", kinds[mark][GB_LANG_EN], rows,
		data->by_area ? "area" : "indicator", rows == 1 ? "" : "s");
	if (data->panel_count > 0)
		gb_buf_format(&buf, " in %zu area%s", data->panel_count, data->panel_count == 1 ? "" : "s");
	gb_buf_text(&buf, ": ");
	put_series(chart, GB_LANG_EN, ", ", &buf);
	if (data->unit.in[GB_LANG_EN].n > 0)
		put(&buf, "; unit: ", data->unit.in[GB_LANG_EN]);
	gb_buf_text(&buf, ".");
	put_ranges(chart, mark, GB_LANG_EN, put_range_en, &buf);
	if (count_behind(chart) > 0)
		gb_buf_format(&buf, " %zu behind.", count_behind(chart));
	return gb_buf_taken(&buf);
}

gb_words gb_chart_alt(const gb_chart *chart, int mark)
{
	return (gb_words){ { alt_zh(chart, mark), alt_en(chart, mark) } };
}
