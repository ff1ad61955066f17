#include "layout/reader.h"

/* Words of a layout as prose. What a reference means is known only with a ledger and a scope, so
 * that is composing's to check; here only its form is. */

/* Letters, digits and the signs of {count:targets/lamp=green} and {a.actual@2024-01/2024-09|bare}. */
static bool reference_character(char c)
{
	static const char signs[] = "._-@/|:=";

	if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9'))
		return true;
	for (size_t i = 0; signs[i] != '\0'; i++) {
		if (c == signs[i])
			return true;
	}
	return false;
}

/* Headings, captions and cells are no lists; the layout has a block for those. */
static bool check_item(const gb_layout_reader *reader, const gb_prose *prose)
{
	return !prose->item ||
		   gb_fault(reader->diags, prose->place, "block-syntax", GB_STR("an item of a list"),
			   GB_STR("one paragraph"), GB_STR("lists are blocks: \"kind\": \"list\""));
}

static bool check_references(const gb_layout_reader *reader, const gb_prose *prose)
{
	bool ok = true;

	for (size_t i = 0; i < prose->count; i++) {
		const gb_str text = prose->items[i].text;
		size_t n = 0;

		if (prose->items[i].kind != GB_INLINE_REFERENCE)
			continue;
		while (n < text.n && reference_character(text.p[n]))
			n++;
		if (n == text.n && n > 0)
			continue;
		ok = gb_fault(reader->diags, prose->place, "bad-reference",
			gb_str_format(reader->arena, "{%.*s}", (int)text.n, text.p),
			GB_STR("a reference such as {section.title} or {gdp-growth.actual@2023|bare}"),
			GB_STR("write \\{ for a brace that is no reference"));
	}
	return ok;
}

bool gb_layout_prose(
	const gb_layout_reader *reader, gb_place place, gb_words words, gb_prose out[GB_LANG_COUNT])
{
	static const char *const keys[GB_LANG_COUNT] = { "zh", "en" };
	bool ok = true;

	for (size_t lang = 0; lang < GB_LANG_COUNT; lang++) {
		const gb_place at = gb_place_member(place, keys[lang]);

		out[lang] = (gb_prose){ .place = at };
		/* A plain string means both languages: its faults are said once. */
		if (words.in[lang].n == 0 || (lang > 0 && !ok && at.node == place.node))
			continue;
		ok &= gb_prose_read(reader->arena, words.in[lang], at, &out[lang], reader->diags) &&
			  check_item(reader, &out[lang]) && check_references(reader, &out[lang]);
	}
	return ok;
}
