/* What a figure shows, said from the same data as it (D 6.6). */
#include "compose/finding.h"

#include <string.h>

/* More works than these are told by the first and how many there are. */
#define WORKS_MOST 2
/* Small multiples tell of so many indicators. */
#define SUBJECTS_MOST 2

static bool is_zh(const gb_spans *spans)
{
	return spans->lang == GB_LANG_ZH;
}

static void put(gb_spans *spans, const char *zh, const char *en)
{
	gb_spans_text(spans, gb_str_of(is_zh(spans) ? zh : en), NULL);
}

/* Words whose digits are their own: names, words of the policy. */
static void put_name(gb_spans *spans, gb_words words)
{
	const gb_resolved resolved = { .text = words.in[spans->lang], .kind = -1 };

	gb_spans_resolved(spans, &resolved, NULL);
}

/* 晨星工厂（−20.0个百分点） / factories (−20.0 pp): a word of the name stays with the bracket in English,
 * and the figure with its unit. */
static void put_bracketed(gb_spans *spans, const gb_resolved *figure)
{
	put(spans, "（", " (");
	spans->items[spans->count - 1].keep = GB_KEEP_ALWAYS;
	gb_spans_cell(spans, figure);
	put(spans, "）", ")");
}

/* --- counts by lamp --- */

/* The word of a state, or of a lamp, within a sentence: English ones begin small. */
static gb_words in_sentence(gb_arena *arena, gb_words words)
{
	gb_str *en = &words.in[GB_LANG_EN];

	if (en->n > 0 && en->p[0] >= 'A' && en->p[0] <= 'Z')
		*en = gb_str_format(arena, "%c%.*s", en->p[0] - 'A' + 'a', (int)en->n - 1, en->p + 1);
	return words;
}

/* "count:targets/id=gdp-growth,retail-growth/lamp=green", as a text would ask for it. */
static gb_str count_path(gb_arena *arena, const gb_finding *finding, const gb_lamp *lamp)
{
	gb_buf path = gb_buf_new(arena);

	for (size_t i = 0; i < finding->count; i++) {
		gb_buf_text(&path, i == 0 ? "count:targets/id=" : ",");
		gb_buf_str(&path, finding->rows[i].verdict->target->id);
	}
	if (lamp != NULL) {
		gb_buf_text(&path, "/lamp=");
		gb_buf_str(&path, lamp->id);
	}
	return gb_buf_taken(&path);
}

static void put_count(gb_spans *spans, const gb_finding *finding, const gb_lamp *lamp, size_t count)
{
	const gb_decimal value = gb_decimal_of((int64_t)count, 0);
	gb_resolved out = {
		.text = gb_str_format(spans->compose->arena, "%zu", count),
		.kind = GB_FIGURE_VALUE,
		.path = count_path(spans->compose->arena, finding, lamp),
		.value = value,
		.printed = value,
		.status = GB_VALUE_FINAL,
	};

	out.number_to = out.text.n;
	/* A count rests on all the verdicts among which it counts. */
	for (size_t i = 0; i < finding->count; i++)
		if (finding->rows[i].verdict->status == GB_VALUE_SAMPLE)
			out.status = GB_VALUE_SAMPLE;
	gb_spans_resolved(spans, &out, NULL);
}

static size_t count_lamp(const gb_finding *finding, const gb_lamp *lamp)
{
	size_t count = 0;

	for (size_t i = 0; i < finding->count; i++)
		count += finding->rows[i].verdict->lamp == lamp;
	return count;
}

/* 亮绿灯, as is said of lamps; of another name 为…. */
static void put_lamp(gb_spans *spans, const gb_lamp *lamp)
{
	const gb_str name = lamp->name.in[GB_LANG_ZH], lit = GB_STR("灯");
	const bool is_lamp =
		name.n >= lit.n && gb_str_equal(gb_str_slice(name, name.n - lit.n, name.n), lit);

	put(spans, is_lamp ? "亮" : "为", " ");
	put_name(spans, in_sentence(spans->compose->arena, lamp->name));
}

/* 9项中7项亮绿灯、2项亮黄灯 / Of 9 targets, 7 show Green, 2 Yellow */
static void put_counts(gb_spans *spans, const gb_finding *finding)
{
	const gb_policy *policy = spans->compose->ledger->policy;
	const bool areas = finding->rows[0].area != NULL;
	const char *counter = areas ? "个" : "项", *noun = areas ? " areas" : " targets";
	const gb_lamp *only = finding->rows[0].verdict->lamp;
	const bool all = count_lamp(finding, only) == finding->count;
	bool first = true;

	put(spans, "", all ? "All " : "Of ");
	put_count(spans, finding, all ? only : NULL, finding->count);
	put(spans, counter, noun);
	if (all) {
		put(spans, "均", " show");
		put_lamp(spans, only);
		return;
	}
	put(spans, "中", ", ");
	for (size_t i = 0; i < policy->lamp_count; i++) {
		const gb_lamp *lamp = &policy->lamps[i];
		const size_t count = count_lamp(finding, lamp);

		if (count == 0)
			continue;
		put(spans, first ? "" : "、", first ? "" : ", ");
		put_count(spans, finding, lamp, count);
		put(spans, counter, !first ? "" : count == 1 ? " shows" : " show");
		put_lamp(spans, lamp);
		first = false;
	}
}

/* --- the one that stands out --- */

typedef enum standing { BEHIND, NOT_YET, AHEAD, NONE } standing;

static standing standing_of(const gb_verdict *verdict)
{
	switch (verdict->state) {
	case GB_STATE_FAR_BEHIND:
	case GB_STATE_SLIGHTLY_BEHIND:
		return BEHIND;
	case GB_STATE_NOT_YET:
		return NOT_YET;
	case GB_STATE_AHEAD:
		return AHEAD;
	default:
		return NONE;
	}
}

/* The row of that standing with the widest gap, or the only one of it; NULL where there is none, or
 * where their gaps are not known or not of one unit. `count` of them. */
static const gb_finding_row *widest_gap(const gb_finding *finding, standing of, size_t *count)
{
	const gb_finding_row *found = NULL;
	bool comparable = true;

	*count = 0;
	for (size_t i = 0; i < finding->count; i++) {
		const gb_finding_row *row = &finding->rows[i];
		const gb_verdict *verdict = row->verdict;

		if (standing_of(verdict) != of)
			continue;
		if (++*count == 1) {
			found = row;
			continue;
		}
		comparable = comparable && verdict->gap.known && found->verdict->gap.known &&
					 gb_gap_unit(verdict) == gb_gap_unit(found->verdict);
		if (!comparable)
			continue;
		/* Of equal ones the first is named. */
		const int order = gb_decimal_compare(verdict->gap, found->verdict->gap);

		if (of == AHEAD ? order > 0 : order < 0)
			found = row;
	}
	return comparable ? found : NULL;
}

static bool has_standing(const gb_finding *finding, standing of)
{
	for (size_t i = 0; i < finding->count; i++)
		if (standing_of(finding->rows[i].verdict) == of)
			return true;
	return false;
}

/* `apart`: others that are striven for have not been reached, and are not what is meant. */
static void put_standing(
	gb_spans *spans, const gb_finding_row *row, standing of, size_t count, bool apart)
{
	gb_composer *compose = spans->compose;
	gb_resolved gap = { .kind = -1 };

	if (of == NOT_YET) {
		put_name(spans, in_sentence(compose->arena, row->verdict->word));
		put(spans, count > 1 ? "且差距最大的是" : "的是",
			count > 1 ? ", furthest from its target: " : ": ");
	} else if (of == BEHIND) {
		put(spans, apart ? "除力争目标外，" : "", "");
		put(spans, count > 1 ? "落后最多的是" : "落后的是",
			count > 1 ? "furthest behind" : "behind");
		put(spans, "", apart ? ", stretch goals apart: " : ": ");
	} else {
		put(spans, count > 1 ? "领先最多的是" : "领先的是",
			count > 1 ? "furthest ahead: " : "ahead: ");
	}
	put_name(spans, row->name);
	gb_target_field(
		compose->arena, compose->ledger, row->verdict, GB_OF_GAP, true, spans->lang, &gap);
	if (gap.text.n == 0)
		return;
	put_bracketed(spans, &gap);
}

/* What is late counts most, then what is striven for and not reached, then what is ahead. */
static void put_judged(gb_spans *spans, const gb_finding *finding)
{
	put_counts(spans, finding);
	for (standing of = BEHIND; of < NONE; of++) {
		size_t count;
		const gb_finding_row *row = widest_gap(finding, of, &count);

		if (count == 0)
			continue;
		if (row != NULL) {
			put(spans, "；", "; ");
			put_standing(spans, row, of, count, of == BEHIND && has_standing(finding, NOT_YET));
		}
		return;
	}
}

/* --- the highest and the lowest --- */

typedef struct extremes {
	const gb_finding_row *highest, *lowest;
} extremes;

static bool has_counties(const gb_finding *finding)
{
	for (size_t i = 0; i < finding->count; i++)
		if (finding->rows[i].area != NULL && finding->rows[i].area->kind == GB_AREA_COUNTY)
			return true;
	return false;
}

/* Over rows from, from + stride …; zones are not compared with counties (D 3.7). */
static extremes find_extremes(const gb_finding *finding, size_t from, size_t stride)
{
	const bool counties = has_counties(finding);
	extremes found = { NULL, NULL };

	for (size_t i = from; i < finding->count; i += stride) {
		const gb_finding_row *row = &finding->rows[i];

		if (!row->value.known || row->shown[GB_LANG_ZH] == NULL ||
			(counties && row->area->kind != GB_AREA_COUNTY))
			continue;
		if (found.highest == NULL || gb_decimal_compare(row->value, found.highest->value) > 0)
			found.highest = row;
		if (found.lowest == NULL || gb_decimal_compare(row->value, found.lowest->value) < 0)
			found.lowest = row;
	}
	return found;
}

static void put_extreme(gb_spans *spans, const gb_finding_row *row, const char *zh, const char *en)
{
	put(spans, "", en);
	put_name(spans, row->name);
	put(spans, zh, "");
	put_bracketed(spans, row->shown[spans->lang]);
}

/* 薛城区最高（6.4%），峄城区最低（5.1%） */
static bool put_extremes(gb_spans *spans, const gb_finding *finding, bool opening)
{
	const extremes found = find_extremes(finding, 0, 1);

	if (found.highest == found.lowest ||
		gb_decimal_equal(found.highest->value, found.lowest->value))
		return false;
	put_extreme(spans, found.highest, "最高", opening ? "Highest " : "highest ");
	put(spans, "，", ", ");
	put_extreme(spans, found.lowest, "最低", "lowest ");
	return true;
}

/* 投资增速最高的是薛城区（8.2%） / Investment growth in Xuecheng (8.2%): several subjects are told shortly.
 * Their English names are those of labels, so they stand in a list, not within a sentence. */
static bool put_highest(gb_spans *spans, const gb_finding *finding, size_t subject)
{
	const extremes found = find_extremes(finding, subject, finding->stride);

	if (found.highest == found.lowest ||
		gb_decimal_equal(found.highest->value, found.lowest->value))
		return false;
	put_name(spans, finding->subjects[subject]);
	put(spans, "最高的是", " in ");
	put_extreme(spans, found.highest, "", "");
	return true;
}

/* 区（市）中， where functional zones stand in the figure, too. */
static void put_kind(gb_spans *spans, const gb_finding *finding)
{
	const bool listed = finding->stride > 0;
	bool zones = false;

	for (size_t i = 0; i < finding->count; i++)
		zones =
			zones || (finding->rows[i].area != NULL && finding->rows[i].area->kind == GB_AREA_ZONE);
	if (!zones || !has_counties(finding)) {
		put(spans, "", listed ? "Highest: " : "");
		return;
	}
	put_name(spans, spans->compose->ledger->kinds[GB_AREA_COUNTY]);
	put(spans, "中，", listed ? ", highest: " : ": ");
}

/* Growth of loans and of income are not higher and lower than each other: only the same thing of
 * several areas, or of several periods, is compared. */
static bool is_comparable(const gb_finding *finding)
{
	const gb_indicator *of = NULL;

	for (size_t i = 0; finding->stride == 0 && i < finding->count; i++) {
		const gb_finding_row *row = &finding->rows[i];
		const gb_indicator *own = row->verdict != NULL       ? row->verdict->target->indicator
								  : row->readings[0] != NULL ? row->readings[0]->indicator
															 : NULL;

		if (row->area != NULL || own == NULL)
			continue;
		if (of != NULL && own != of)
			return false;
		of = own;
	}
	return true;
}

static void put_compared(gb_spans *spans, const gb_finding *finding)
{
	if (!is_comparable(finding))
		return;

	const size_t stride = finding->stride > 0 ? finding->stride : 1;
	const size_t before = spans->count;
	size_t said = 0;

	put_kind(spans, finding);
	const bool opening = spans->count == before;

	for (size_t i = 0; i < stride && i < SUBJECTS_MOST; i++) {
		const size_t at = spans->count;

		put(spans, said > 0 ? "，" : "", said > 0 ? "; " : "");
		if (finding->stride > 0 ? put_highest(spans, finding, i)
								: put_extremes(spans, finding, opening))
			said++;
		else
			spans->count = at;
	}
	if (said == 0)
		spans->count = before;
}

static bool is_judged(const gb_finding *finding)
{
	for (size_t i = 0; i < finding->count; i++)
		if (finding->rows[i].verdict == NULL)
			return false;
	return finding->judged && finding->count > 1;
}

void gb_finding_put(gb_spans *spans, const gb_finding *finding)
{
	if (is_judged(finding) && spans->compose->ledger->policy != NULL)
		put_judged(spans, finding);
	else
		put_compared(spans, finding);
}

/* --- sources --- */

typedef struct origins {
	const gb_source_work *works[WORKS_MOST];
	size_t count; /* all that there are; the first of them are in `works` */
} origins;

static bool same_work(const gb_source_work *a, const gb_source_work *b)
{
	return gb_str_equal(a->title.in[GB_LANG_ZH], b->title.in[GB_LANG_ZH]) &&
		   gb_str_equal(a->title.in[GB_LANG_EN], b->title.in[GB_LANG_EN]) &&
		   gb_date_compare(a->date, b->date) == 0;
}

static void add_work(origins *all, const gb_source_work *work)
{
	for (size_t i = 0; i < all->count && i < WORKS_MOST; i++)
		if (same_work(all->works[i], work))
			return;
	if (all->count < WORKS_MOST)
		all->works[all->count] = work;
	all->count++;
}

void gb_finding_sources(gb_spans *spans, const gb_finding *finding)
{
	gb_arena *arena = spans->compose->arena;
	origins all = { .count = 0 };

	for (size_t i = 0; i < finding->count; i++) {
		for (size_t k = 0; k < GB_COUNT(finding->rows[i].readings); k++) {
			const gb_reading *reading = finding->rows[i].readings[k];

			if (reading != NULL && reading->work != NULL &&
				reading->work->title.in[spans->lang].n > 0)
				add_work(&all, reading->work);
		}
	}
	for (size_t i = 0; i < all.count && i < WORKS_MOST; i++) {
		const gb_str date = gb_date_text(arena, all.works[i]->date, spans->lang);

		put(spans, i == 0 ? "数据来源：" : "；", i == 0 ? "Source: " : "; ");
		put_name(spans, all.works[i]->title);
		if (date.n > 0) {
			put(spans, "，", ", ");
			put_name(spans, (gb_words){ { date, date } });
			spans->items[spans->count - 1].keep = GB_KEEP_ALWAYS;
		}
	}
	if (all.count > WORKS_MOST)
		put(spans, "等", " and others");
	if (all.count > 0)
		put(spans, "。", ".");
}
