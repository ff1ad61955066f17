#include "model/reference.h"

#include <string.h>

/*
 * Words that a figure brings with it and that the prose around it says again: 力争增长{x.aim} reads
 * 力争增长力争12%. The words come from the ledger, so no reader of the data sees the slip.
 */

/* Words of one meaning, separated by a bar. */
typedef struct words_of {
	const char *words;
	bool anywhere; /* in the clause before the figure, not only right before it */
} words_of;

static const words_of leading[GB_LANG_COUNT][8] = {
	[GB_LANG_ZH] = { { "力争", true }, { "超过|突破", false }, { "不超过|控制在", false },
		{ "不低于|不少于|至少", false }, { "约", false }, { "下降|降低|减少", false },
		{ NULL, false } },
	[GB_LANG_EN] = { { "strive|strives|striving", true }, { "more than|over|exceed", false },
		{ "no more than|at most", false }, { "at least|no less than", false },
		{ "around|about|approximately", false }, { "a fall of|fall by", false }, { NULL, false } },
};
static const words_of trailing[GB_LANG_COUNT][6] = {
	[GB_LANG_ZH] = { { "以上", false }, { "左右", false }, { "以内|以下", false },
		{ "个百分点|百分点", false }, { NULL, false } },
	[GB_LANG_EN] = { { "percentage points", false }, { "yuan", false }, { NULL, false } },
};

/* Whether one of the words stands at the start, at the end or anywhere in the text. */
typedef enum where { AT_START, AT_END, WITHIN } where;

static gb_str find_word(gb_str text, const char *words, where place)
{
	while (*words != '\0') {
		const size_t n = strcspn(words, "|");
		const gb_str word = { words, n };
		const bool found = place == AT_START ? text.n >= n && memcmp(text.p, words, n) == 0
						   : place == AT_END
							   ? text.n >= n && memcmp(text.p + text.n - n, words, n) == 0
							   : gb_str_find(text, word) != SIZE_MAX;

		if (found)
			return word;
		words += words[n] == '|' ? n + 1 : n;
	}
	return (gb_str){ NULL, 0 };
}

/* What stands after the last mark that ends a clause. */
static gb_str last_clause(gb_str text)
{
	static const char *const marks[] = { "，", "；", "。", "：", "！", "？", ", ", "; ", ". ",
		": " };
	size_t from = 0;

	for (size_t i = 0; i < GB_COUNT(marks); i++) {
		const gb_str mark = gb_str_of(marks[i]);

		for (size_t at = text.n; at >= mark.n && at > from; at--) {
			if (memcmp(text.p + at - mark.n, mark.p, mark.n) == 0) {
				from = at;
				break;
			}
		}
	}
	return gb_str_trim(gb_str_slice(text, from, text.n));
}

static void warn(gb_arena *arena, const gb_prose *prose, gb_str reference, gb_str printed,
	gb_str word, gb_diags *diags)
{
	gb_warn(diags, prose->place, "word-twice",
		gb_str_format(arena, "\"%.*s\" beside {%.*s}, which prints \"%.*s\"", (int)word.n, word.p,
			(int)reference.n, reference.p, (int)printed.n, printed.p),
		GB_STR("such a word once"),
		GB_STR("leave it out of the prose, or refer to \"target\" instead of \"aim\""));
}

void gb_prose_check_doubled(gb_arena *arena, const gb_prose *prose, size_t at, gb_str before,
	gb_str printed, gb_lang lang, gb_diags *diags)
{
	const gb_str reference = prose->items[at].text;
	const gb_str clause = last_clause(before);
	gb_str after = { NULL, 0 }, word;

	if (at + 1 < prose->count && prose->items[at + 1].kind == GB_INLINE_TEXT)
		after = gb_str_trim(prose->items[at + 1].text);
	for (const words_of *row = leading[lang]; row->words != NULL; row++) {
		if (find_word(printed, row->words, AT_START).n == 0)
			continue;
		word = find_word(clause, row->words, row->anywhere ? WITHIN : AT_END);
		if (word.n > 0)
			warn(arena, prose, reference, printed, word, diags);
	}
	for (const words_of *row = trailing[lang]; row->words != NULL; row++) {
		if (find_word(printed, row->words, AT_END).n == 0)
			continue;
		word = find_word(after, row->words, AT_START);
		if (word.n > 0)
			warn(arena, prose, reference, printed, word, diags);
	}
}
