#include "model/locator.h"

typedef struct reader {
	gb_str text;
	size_t at;
} reader;

static bool take(reader *r, const char *words)
{
	if (!gb_str_starts(gb_str_slice(r->text, r->at, r->text.n), words))
		return false;
	r->at += gb_str_of(words).n;
	return true;
}

/* 一 to 九, or -1. */
static int take_digit(reader *r)
{
	static const char *const digits[] = { "一", "二", "三", "四", "五", "六", "七", "八", "九" };

	for (size_t i = 0; i < GB_COUNT(digits); i++)
		if (take(r, digits[i]))
			return (int)i + 1;
	return -1;
}

/* 一 to 九十九, or 1 to 999; nought where there is no number. */
static int take_number(reader *r)
{
	int number = 0, tens = 0;

	for (int i = 0;
		 i < 3 && r->at < r->text.n && r->text.p[r->at] >= '0' && r->text.p[r->at] <= '9'; i++)
		number = 10 * number + (r->text.p[r->at++] - '0');
	if (number > 0)
		return number;
	number = take_digit(r);
	if (take(r, "十")) {
		tens = number < 0 ? 1 : number;
		number = take_digit(r);
	}
	return 10 * tens + (number < 0 ? 0 : number);
}

/* 第三章: what is numbered. */
static const char *take_division(reader *r)
{
	static const struct {
		const char *zh, *en;
	} divisions[] = {
		{ "部分", "Part" },
		{ "编", "Book" },
		{ "章", "Chapter" },
		{ "节", "Section" },
		{ "条", "Article" },
		{ "款", "Paragraph" },
		{ "项", "Item" },
		{ "段", "Paragraph" },
		{ "页", "Page" },
	};

	for (size_t i = 0; i < GB_COUNT(divisions); i++)
		if (take(r, divisions[i].zh))
			return divisions[i].en;
	return NULL;
}

static void put_level(gb_buf *buf, const char *name, int number)
{
	gb_buf_format(buf, "%s%s %d", buf->n > 0 ? ", " : "", name, number);
}

/* One level of numbering; false, with nothing taken, where there are other words. */
static bool put_next(reader *r, gb_buf *buf)
{
	const size_t from = r->at;
	int number;

	if (take(r, "（")) {
		number = take_number(r);
		if (number > 0 && take(r, "）")) {
			gb_buf_format(buf, "%s(%d)", buf->n > 0 ? " " : "", number);
			return true;
		}
	} else if (take(r, "第")) {
		number = take_number(r);
		const char *name = take_division(r);
		if (number > 0 && name != NULL) {
			put_level(buf, name, number);
			return true;
		}
	} else if (take(r, "附件")) {
		put_level(buf, "Annex", take_number(r));
		return true;
	} else if ((number = take_number(r)) > 0) {
		if (take(r, "是")) {
			put_level(buf, "point", number);
			return true;
		}
		/* 一、 and 二（一）: the first level. Behind it a number alone says nothing. */
		if (buf->n == 0 && (r->at == r->text.n || take(r, "、") ||
							   gb_str_starts(gb_str_slice(r->text, r->at, r->text.n), "（"))) {
			put_level(buf, "Part", number);
			return true;
		}
	}
	r->at = from;
	return false;
}

/* The English title of the section that stands there. */
static gb_str section_title(const gb_ledger *ledger, gb_str locator)
{
	for (size_t i = 0; i < ledger->section_count; i++)
		if (gb_str_equal(ledger->sections[i].locator, locator))
			return ledger->sections[i].title.in[GB_LANG_EN];
	return (gb_str){ NULL, 0 };
}

gb_str gb_locator_text(gb_arena *arena, const gb_ledger *ledger, gb_str locator, gb_lang lang)
{
	reader r = { .text = locator };
	gb_buf buf = gb_buf_new(arena);
	gb_str title;

	if (lang == GB_LANG_ZH)
		return locator;
	while (r.at < locator.n && put_next(&r, &buf))
		;
	if (r.at == locator.n)
		return gb_buf_taken(&buf);
	title = section_title(ledger, locator);
	if (title.n == 0)
		return locator;
	if (buf.n > 0)
		gb_buf_text(&buf, ", ");
	gb_buf_str(&buf, title);
	return gb_buf_taken(&buf);
}
