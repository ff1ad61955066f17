/* What a table says below itself without being told: by which rule it ranks, whether changes on the
 * period before are seasonally adjusted, which reading decided, and that parts miss their total. */
#include "model/change.h"
#include "model/sums.h"

#include "compose/table.h"

/* Whether a total among the rows is printed with parts that do not add up to it (D 3.10). */
static bool rounds(const gb_ledger *ledger, const gb_table_item *table, const gb_selected *rows)
{
	const gb_block *block = table->block;
	const gb_column *columns = block->columns.items;

	for (size_t c = 0; table->total > 0 && c < block->columns.count; c++)
		if (columns[c].field == GB_OF_ACTUAL && table->areas[c].rows != NULL &&
			gb_sum_rounds_reading(ledger, table->areas[c].whole.reading))
			return true;

	for (size_t i = 0; i < rows->count; i++) {
		const gb_verdict *verdict = rows->verdicts[i];

		if (gb_sum_rounds_reading(ledger, rows->readings[i]))
			return true;
		for (size_t c = 0; verdict != NULL && c < block->columns.count; c++) {
			const int field = columns[c].field;

			if (((field == GB_OF_TARGET || field == GB_OF_AIM) &&
					gb_sum_rounds_target(ledger, verdict->target)) ||
				(field == GB_OF_ACTUAL && gb_sum_rounds_reading(ledger, verdict->actual)) ||
				(field == GB_OF_BASE && gb_sum_rounds_reading(ledger, verdict->target->base)))
				return true;
		}
	}
	return false;
}

/* The kind of a row's area; the whole place has none, and is not ranked. */
static int kind_of(const gb_selected *rows, size_t row)
{
	return rows->scopes[row].area != NULL ? rows->scopes[row].area->kind : -1;
}

/* A rank says by which rule it was given (D 3.7). */
static gb_words rank_rule(const gb_table_item *table, const gb_selected *rows)
{
	static const struct {
		const char *one, *both;
	} words[GB_LANG_COUNT] = {
		{ "位次由优到劣，数值相同的并列，未报的不排。",
			"位次由优到劣，两类地区分别排列；数值相同的并列，未报的不排。" },
		{ "Rank: from best to worst; equal values share a place; areas without a figure have none.",
			"Rank: from best to worst, the two kinds of areas apart; equal values share a place; areas "
			"without a figure have none." },
	};
	const gb_column *columns = table->block->columns.items;
	gb_words rule = { 0 };
	bool ranked = false, both = false;

	for (size_t i = 0; i < table->column_count; i++)
		ranked = ranked || columns[i].field == GB_OF_RANK || columns[i].field == GB_OF_MOVE;
	for (size_t i = 1; ranked && i < rows->count; i++)
		both = both || (kind_of(rows, i) >= 0 && kind_of(rows, i - 1) >= 0 &&
						   kind_of(rows, i) != kind_of(rows, i - 1));
	for (int lang = 0; ranked && lang < GB_LANG_COUNT; lang++)
		rule.in[lang] = gb_str_of(both ? words[lang].both : words[lang].one);
	return rule;
}

/* The change on the period before that a row has; NONE: it has none. */
static gb_change sequential_of(const gb_ledger *ledger, const gb_selected *rows, size_t row)
{
	const gb_reading *reading =
		rows->verdicts[row] != NULL ? rows->verdicts[row]->actual : rows->readings[row];

	return reading != NULL ? gb_change_over_period(ledger, reading)
						   : (gb_change){ .kind = GB_CHANGE_NONE };
}

static void put_name(gb_buf *buf, const gb_selected *rows, size_t row, gb_lang lang)
{
	const gb_indicator *indicator = rows->verdicts[row] != NULL
										? rows->verdicts[row]->target->indicator
										: rows->readings[row]->indicator;

	if (buf->n > 0)
		gb_buf_text(buf, lang == GB_LANG_ZH ? "、" : ", ");
	gb_buf_str(buf, indicator->brief.in[lang]);
}

static gb_str sentence(gb_arena *arena, const char *said, gb_str except, int lang)
{
	const bool zh = lang == GB_LANG_ZH;

	if (except.n == 0)
		return gb_str_format(arena, zh ? "%s。" : "%s.", said);
	return gb_str_format(
		arena, zh ? "%s，%.*s除外。" : "%s, except for %.*s.", said, (int)except.n, except.p);
}

/* Whether the changes on the period before are seasonally adjusted is said of all (D 3.8). */
static gb_words sequential_rule(
	const gb_composer *compose, const gb_table_item *table, const gb_selected *rows)
{
	static const char *const said[2][GB_LANG_COUNT] = {
		{ "环比未经季节调整", "Changes on the period before are not seasonally adjusted" },
		{ "环比经季节调整", "Changes on the period before are seasonally adjusted" },
	};
	const gb_column *columns = table->block->columns.items;
	size_t count[2] = { 0 };
	gb_words rule = { 0 };
	bool shown = false;

	for (size_t i = 0; i < table->column_count; i++)
		shown = shown || columns[i].field == GB_OF_SEQUENTIAL;
	for (size_t i = 0; shown && i < rows->count; i++) {
		const gb_change change = sequential_of(compose->ledger, rows, i);

		count[change.adjusted] += change.kind != GB_CHANGE_NONE;
	}
	for (int lang = 0; count[0] + count[1] > 0 && lang < GB_LANG_COUNT; lang++) {
		/* Adjusted ones are the exception of an office's figures: they are named. */
		const bool adjusted = count[0] == 0;
		gb_buf names = gb_buf_new(compose->arena);

		for (size_t i = 0; !adjusted && i < rows->count; i++) {
			const gb_change change = sequential_of(compose->ledger, rows, i);

			if (change.kind != GB_CHANGE_NONE && change.adjusted)
				put_name(&names, rows, i, (gb_lang)lang);
		}
		rule.in[lang] = sentence(compose->arena, said[adjusted][lang], gb_buf_taken(&names), lang);
	}
	return rule;
}

static gb_words joined(gb_arena *arena, gb_words first, gb_words second)
{
	for (int lang = 0; lang < GB_LANG_COUNT; lang++) {
		const gb_str one = first.in[lang], two = second.in[lang];

		if (one.n == 0)
			first.in[lang] = two;
		else if (two.n > 0)
			first.in[lang] = gb_str_format(arena, lang == GB_LANG_EN ? "%.*s %.*s" : "%.*s%.*s",
				(int)one.n, one.p, (int)two.n, two.p);
	}
	return first;
}

/* Of the rows whose verdicts the table shows, those that a person changed. */
static gb_words hand_rule(
	const gb_composer *compose, const gb_table_item *table, const gb_selected *rows)
{
	const gb_column *columns = table->block->columns.items;
	const size_t most = rows->count * table->column_count;
	const gb_verdict **verdicts = GB_NEW_ARRAY(compose->arena, most, const gb_verdict *);
	size_t count = 0;

	for (size_t i = 0; i < table->column_count; i++) {
		if (columns[i].field != GB_OF_STATE && columns[i].field != GB_OF_LAMP)
			continue;
		for (size_t row = 0; row < rows->count; row++)
			verdicts[count++] = gb_table_shown_of(table, rows, row, i).verdict;
		/* A second column of the rows' own verdicts shows them again. */
		if (table->areas[i].rows == NULL)
			break;
	}
	return gb_hand_note(compose, verdicts, count);
}

/* A limit that must hold at every reading is judged by the worst, which may not be the one shown: 44
 * below 45 and yet behind. */
static gb_words worst_rule(
	const gb_composer *compose, const gb_table_item *table, const gb_selected *rows)
{
	const gb_column *columns = table->block->columns.items;
	bool shown = false, judged = false;
	gb_words rule = { 0 };

	for (size_t i = 0; i < table->column_count; i++) {
		shown = shown || columns[i].field == GB_OF_ACTUAL;
		judged = judged || columns[i].field == GB_OF_LAMP || columns[i].field == GB_OF_STATE;
	}
	for (int lang = 0; shown && judged && lang < GB_LANG_COUNT; lang++) {
		const bool zh = lang == GB_LANG_ZH;
		gb_buf names = gb_buf_new(compose->arena);

		for (size_t i = 0; i < rows->count; i++) {
			const gb_verdict *verdict = rows->verdicts[i];

			if (verdict == NULL || verdict->decisive == NULL ||
				verdict->decisive == verdict->actual)
				continue;
			put_name(&names, rows, i, (gb_lang)lang);
			gb_buf_text(&names, zh ? "（" : " (");
			gb_buf_str(
				&names, gb_period_short(compose->arena, verdict->decisive->period, (gb_lang)lang));
			gb_buf_text(&names, zh ? "）" : ")");
		}
		if (names.n > 0)
			rule.in[lang] = gb_str_format(compose->arena,
				zh ? "每次都须守住的限值，按最差一次读数评判：%.*s。"
				   : "Limits that must hold at every reading are judged by the worst: %.*s.",
				(int)names.n, names.p);
	}
	return rule;
}

gb_words gb_table_rule(
	const gb_composer *compose, const gb_table_item *table, const gb_selected *rows)
{
	gb_words rule =
		joined(compose->arena, rank_rule(table, rows), sequential_rule(compose, table, rows));

	rule = joined(compose->arena, rule, worst_rule(compose, table, rows));
	rule = joined(compose->arena, rule, hand_rule(compose, table, rows));
	rule = joined(compose->arena, rule, gb_table_sign_key(compose->arena, table));
	return rounds(compose->ledger, table, rows) ? joined(compose->arena, rule, gb_rounding_note())
												: rule;
}
