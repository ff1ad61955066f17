#include "text/words.h"

#include "base/utf8.h"
#include "text/class.h"

#include <unicode/ubrk.h>
#include <unicode/utext.h>

/* Words of two characters that lean on what stands before them: no line begins with one. */
static const char *const leaning_back[] = { "以来", "以上", "以下", "以内", "以后", "之间", "左右",
	"情况", "有关", "等等" };
/* Words that lead to what comes after them: no line ends with one. */
static const char *const leaning_on[] = { "关于", "对于", "按照", "根据", "以及", "全市", "全省",
	"全国", "进一步" };
/* The one word of a single character behind which a line may end; the others are parts of longer words
 * that the dictionary does not have (枣庄|市, 高|质量, 印|发), or lead on (和, 在, 对). */
#define OF "的"

static bool is_one_of(gb_str word, const char *const *words, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (gb_str_is(word, words[i]))
			return true;
	return false;
}

/* One Han character. */
static bool is_single(gb_str word)
{
	size_t length = 0;

	return word.n > 0 && gb_char_is_ideographic(gb_utf8_at(word, 0, &length)) && length == word.n;
}

static bool is_opening(gb_str word)
{
	size_t length;

	return gb_char_class_of(gb_utf8_at(word, 0, &length)) == GB_CHAR_OPENING;
}

/* 《政府工作报告》 is one name; a longer one may be broken after all. */
#define NAME_BYTES (12 * 3)

static void keep_names(gb_str text, bool *starts)
{
	static const char *const marks[][2] = { { "《", "》" }, { "“", "”" }, { "（", "）" } };

	for (size_t m = 0; m < GB_COUNT(marks); m++) {
		const gb_str open = gb_str_of(marks[m][0]), close = gb_str_of(marks[m][1]);

		for (size_t at = 0, found;
			 (found = gb_str_find(gb_str_slice(text, at, text.n), open)) != SIZE_MAX;) {
			const size_t from = at + found + open.n;
			const size_t length = gb_str_find(gb_str_slice(text, from, text.n), close);

			for (size_t i = from; length <= NAME_BYTES && i <= from + length; i++)
				starts[i] = false;
			at = from;
		}
	}
}

void gb_words_find(gb_arena *arena, gb_str text, bool *starts)
{
	UErrorCode status = U_ZERO_ERROR;
	UBreakIterator *words = ubrk_open(UBRK_WORD, "zh", NULL, 0, &status);
	UText *utext = utext_openUTF8(NULL, text.p, (int64_t)text.n, &status);
	size_t *bounds = gb_arena_borrow(arena, text.n + 1, sizeof *bounds), count = 0;

	for (size_t i = 0; i < text.n; i++)
		starts[i] = false;
	if (U_SUCCESS(status))
		ubrk_setUText(words, utext, &status);
	/* Without its dictionary ICU ends words between any two characters: no more than we do. */
	for (int32_t at = U_SUCCESS(status) ? ubrk_first(words) : UBRK_DONE;
		 at != UBRK_DONE && count <= text.n; at = ubrk_next(words))
		bounds[count++] = (size_t)at;
	for (size_t i = 1; i + 1 < count; i++) {
		const gb_str before = gb_str_slice(text, bounds[i - 1], bounds[i]);
		const gb_str after = gb_str_slice(text, bounds[i], bounds[i + 1]);

		/* A bracket opens something of its own. */
		const bool opens = is_opening(after);

		starts[bounds[i]] =
			opens || ((!is_single(before) || gb_str_is(before, OF)) && !is_single(after) &&
						 !is_one_of(before, leaning_on, GB_COUNT(leaning_on)) &&
						 !is_one_of(after, leaning_back, GB_COUNT(leaning_back)));
	}
	keep_names(text, starts);
	gb_arena_give_back(arena, bounds, text.n + 1, sizeof *bounds);
	utext_close(utext);
	ubrk_close(words);
}
