/* Numbers that the composer gives out: of headings and of list items. */
#include "compose/item.h"

static const char *const han_digits[] = { "零", "一", "二", "三", "四", "五", "六", "七", "八",
	"九" };

static void han_number(gb_buf *out, size_t number)
{
	if (number >= 100) {
		/* No official document goes there; Arabic digits are still right. */
		gb_buf_format(out, "%zu", number);
		return;
	}
	if (number >= 10) {
		if (number >= 20)
			gb_buf_text(out, han_digits[number / 10]);
		gb_buf_text(out, "十");
	}
	if (number % 10 != 0 || number == 0)
		gb_buf_text(out, han_digits[number % 10]);
}

gb_str gb_compose_han_number(gb_arena *arena, size_t number)
{
	gb_buf buf = gb_buf_new(arena);

	han_number(&buf, number);
	return gb_buf_taken(&buf);
}

gb_str gb_compose_number(
	gb_composer *compose, int numbering, const size_t *numbers, size_t depth, gb_lang lang)
{
	gb_buf buf = gb_buf_new(compose->arena);
	size_t number = numbers[depth - 1];

	switch ((gb_numbering)numbering) {
	case GB_NUMBER_NONE:
	case GB_NUMBER_ATTACHMENT: /* heading.c gives it a line of its own */
		break;
	case GB_NUMBER_HAN:
		if (lang == GB_LANG_ZH) {
			han_number(&buf, number);
			gb_buf_text(&buf, "、");
		} else {
			gb_buf_format(&buf, "%zu. ", number);
		}
		break;
	case GB_NUMBER_HAN_PAREN:
		if (lang == GB_LANG_ZH) {
			gb_buf_text(&buf, "（");
			han_number(&buf, number);
			gb_buf_text(&buf, "）");
		} else {
			gb_buf_format(&buf, "(%zu) ", number);
		}
		break;
	case GB_NUMBER_ARABIC:
		gb_buf_format(&buf, lang == GB_LANG_ZH ? "%zu．" : "%zu. ", number);
		break;
	case GB_NUMBER_ARABIC_DOTTED:
		for (size_t i = 0; i < depth; i++)
			gb_buf_format(&buf, i + 1 < depth ? "%zu." : "%zu ", numbers[i]);
		break;
	}
	return gb_buf_taken(&buf);
}

gb_str gb_compose_ordinal(
	gb_composer *compose, int numbering, const size_t *numbers, size_t depth, gb_lang lang)
{
	static const char *const ends[] = { " ", ".", "、", "．" };
	gb_str text = gb_compose_number(compose, numbering, numbers, depth, lang);

	for (size_t i = 0; i < GB_COUNT(ends); i++)
		if (gb_str_ends(text, ends[i]))
			text = gb_str_slice(text, 0, text.n - gb_str_of(ends[i]).n);
	return text;
}
