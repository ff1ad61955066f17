#include "json/field.h"
#include "json/read.h"

/* How many known words a message lists. */
#define LISTED 12

static gb_str article(const char *noun)
{
	const bool vowel =
		noun[0] != '\0' && gb_str_find(GB_STR("aeiou"), (gb_str){ noun, 1 }) != SIZE_MAX;

	return vowel ? GB_STR("an") : GB_STR("a");
}

gb_str gb_field_list_words(gb_arena *arena, const gb_str *known, size_t count)
{
	gb_buf buf = gb_buf_new(arena);

	for (size_t i = 0; i < count && i < LISTED; i++) {
		gb_buf_text(&buf, i == 0 ? "\"" : ", \"");
		gb_buf_str(&buf, known[i]);
		gb_buf_char(&buf, '"');
	}
	if (count > LISTED)
		gb_buf_format(&buf, ", … (%zu in all)", count);
	return gb_buf_taken(&buf);
}

gb_str gb_field_noun(gb_arena *arena, const char *adjective, const char *noun)
{
	const gb_str first = article(adjective[0] != '\0' ? adjective : noun);

	return gb_str_format(arena, "%.*s %s%s%s", (int)first.n, first.p, adjective,
		adjective[0] != '\0' ? " " : "", noun);
}

bool gb_fault_unknown(gb_arena *scratch, gb_diags *diags, gb_place place, const char *code,
	const char *what, gb_str found, const gb_str *known, size_t count)
{
	const ptrdiff_t nearest = gb_str_nearest(scratch, found, known, count);
	const gb_str noun = gb_field_noun(scratch, "known", what);
	gb_buf shown = gb_buf_new(scratch);
	gb_str expected = noun;
	gb_str remedy = { 0 };

	gb_json_put_quoted(&shown, found);
	if (nearest >= 0) {
		remedy = gb_str_format(
			scratch, "did you mean \"%.*s\"?", (int)known[nearest].n, known[nearest].p);
	} else if (count == 0) {
		expected = gb_str_format(scratch, "%.*s, but none is defined", (int)noun.n, noun.p);
	} else {
		const gb_str words = gb_field_list_words(scratch, known, count);

		expected = gb_str_format(scratch, "%.*s: %.*s", (int)noun.n, noun.p, (int)words.n, words.p);
	}
	return gb_fault(diags, place, code, gb_buf_taken(&shown), expected, remedy);
}

const char *gb_choice_word(const gb_choice *choices, int value)
{
	for (; choices->word != NULL; choices++) {
		if (choices->value == value)
			return choices->word;
	}
	return "?";
}
