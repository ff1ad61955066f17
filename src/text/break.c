#include "text/break.h"

#include "text/class.h"
#include "text/unit.h"

/*
 * Which pairs of neighbours a line may part, by the class of the first (row) and of the second
 * (column, in the same order):
 *   .  may          x  never
 *   n  unless both are narrow: `,a` and `)(` need a blank, ，a and ）（ do not
 *   o  unless the second is narrow: `f(x)`
 *   s  in `basic` only: else / does not end a line (D 2.2); it starts none at any level
 *   e  in `basic` only: …… does not start a line
 *   d  not in `strict`, and only before ——: a single — is a connector
 */
/* clang-format off */
static const char pairs[GB_CHAR_CLASS_COUNT][GB_CHAR_CLASS_COUNT + 1] = {
	[GB_CHAR_OPENING]       = "xxxxxxxxxxxxxxxxxx",
	[GB_CHAR_CLOSING]       = "nxxxxxxde.nnnxxxxx",
	[GB_CHAR_PAUSE]         = "nxxxxxxde.nnnxxxxx",
	[GB_CHAR_STOP]          = "nxxxxxxde.nnnxxxxx",
	[GB_CHAR_MIDDLE_DOT]    = ".xxxxxxde....xxxxx",
	[GB_CHAR_CONNECTOR]     = ".xxxxxxde....xxxxx",
	[GB_CHAR_SOLIDUS]       = "sxxxxxxssssssxxxxx",
	[GB_CHAR_DASH]          = ".xxxxxxxe....xxxxx",
	[GB_CHAR_ELLIPSIS]      = ".xxxxxxdx....xxxxx",
	[GB_CHAR_HAN]           = ".xxxxxxde....xxxxx",
	[GB_CHAR_LATIN]         = "oxxxxxxde.xxxxxxxx",
	[GB_CHAR_DIGIT]         = "oxxxxxxde.xxxxxxxx",
	[GB_CHAR_PREFIX]        = "xxxxxxxxxxxxxxxxxx",
	[GB_CHAR_POSTFIX]       = "oxxxxxxde.xxxxxxxx",
	[GB_CHAR_SPACE]         = ".xxxxxxde....xxxxx",
	[GB_CHAR_NOBREAK_SPACE] = "xxxxxxxxxxxxxxxxxx",
	[GB_CHAR_MARK]          = "oxxxxxxde.xxxxxxxx", /* without a base: a letter */
	[GB_CHAR_NEWLINE]       = "..................",
};
/* clang-format on */

#define SOFT_HYPHEN 0x00AD
#define ZERO_WIDTH_SPACE 0x200B
#define ZERO_WIDTH_JOINER 0x200D
#define NO_BREAK_HYPHEN 0x2011
#define WORD_JOINER 0x2060
#define NO_BREAK_MARK 0xFEFF
#define APOSTROPHE 0x2019

typedef struct gb_break_text {
	const uint32_t *characters;
	size_t count;
	const gb_lang *langs;
	gb_break_level level;
	size_t digits_from, digits_to; /* the run of digits looked at last */
} gb_break_text;

static gb_char_class plain_class(const gb_break_text *text, size_t at)
{
	return at < text->count ? gb_char_class_of(text->characters[at]) : GB_CHAR_NEWLINE;
}

static bool is_alphanumeric(gb_char_class class)
{
	return class == GB_CHAR_LATIN || class == GB_CHAR_DIGIT;
}

static bool is_letter(const gb_break_text *text, size_t at)
{
	const uint32_t character = at < text->count ? text->characters[at] : 0;

	return (character >= 'a' && character <= 'z') || (character >= 'A' && character <= 'Z') ||
		   (character >= 0xC0 && plain_class(text, at) == GB_CHAR_LATIN);
}

static bool is_wide(const gb_break_text *text, size_t at)
{
	const uint32_t character = text->characters[at];

	/* “ — … are square in Chinese and narrow in English. */
	if (character >= 0x2010 && character <= 0x2027)
		return !text->langs || text->langs[at] == GB_LANG_ZH;
	return gb_char_is_wide(character);
}

/* The class a character has where it stands. */
static gb_char_class class_at(const gb_break_text *text, size_t at)
{
	const uint32_t character = text->characters[at];
	const gb_char_class class = gb_char_class_of(character);
	gb_char_class before, after;

	if (class == GB_CHAR_HAN || class == GB_CHAR_DIGIT)
		return class;
	before = at > 0 ? plain_class(text, at - 1) : GB_CHAR_NEWLINE;
	after = plain_class(text, at + 1);
	switch (character) {
	case '.':
	case ',':
	case ':':
		if (before == GB_CHAR_DIGIT && after == GB_CHAR_DIGIT)
			return GB_CHAR_DIGIT;
		if (character == '.' && is_alphanumeric(before) && is_alphanumeric(after))
			return GB_CHAR_LATIN;
		return class;
	case APOSTROPHE:
		return at > 0 && is_letter(text, at - 1) && is_letter(text, at + 1) ? GB_CHAR_LATIN : class;
	case '-':
	case 0x2010:
		if (after == GB_CHAR_DIGIT && !is_alphanumeric(before) && before != GB_CHAR_CLOSING)
			return character == '-' ? GB_CHAR_PREFIX : GB_CHAR_LATIN;
		/* 甲-乙: beside Han it joins, and starts no line (GB/T 15834-2011, 5.1.6). */
		return before == GB_CHAR_HAN || before == GB_CHAR_DASH ? GB_CHAR_CONNECTOR : GB_CHAR_LATIN;
	case '#':
	case '+':
	case '<':
	case '>':
	case 0xB1:
	case 0x2212:
	case 0x2213:
	case 0x2248:
	case 0x2264:
	case 0x2265:
	case 0x2266:
	case 0x2267:
		/* A sign only before its number: the C++ of C++语言 is a word. */
		return after == GB_CHAR_DIGIT || after == GB_CHAR_PREFIX ? GB_CHAR_PREFIX : GB_CHAR_LATIN;
	default:
		return class;
	}
}

static bool pair_may_part(const gb_break_text *text, gb_char_class before, gb_char_class after,
	bool wide_before, size_t at)
{
	switch (pairs[before][after]) {
	case '.':
		return true;
	case 'n':
		return wide_before || is_wide(text, at);
	case 'o':
		return is_wide(text, at);
	case 's':
	case 'e':
		return text->level == GB_BREAK_BASIC;
	case 'd':
		return text->level != GB_BREAK_STRICT &&
			   (plain_class(text, at + 1) == GB_CHAR_DASH || text->characters[at] >= 0x2E3A);
	default:
		return false;
	}
}

/* Whether the character joins its neighbours, marks on it included. */
static bool is_joined(const gb_break_text *text, size_t at)
{
	size_t base = at - 1;

	if (text->characters[base] == ZERO_WIDTH_JOINER || text->characters[at] == NO_BREAK_HYPHEN)
		return true;
	for (;; base--) {
		const uint32_t character = text->characters[base];

		if (character == WORD_JOINER || character == NO_BREAK_MARK || character == NO_BREAK_HYPHEN)
			return true;
		if (base == 0 || plain_class(text, base) != GB_CHAR_MARK)
			return false;
	}
}

/* `f-|g`: after a hyphen between two words of two letters or more. */
static bool is_after_hyphen(const gb_break_text *text, size_t at)
{
	const uint32_t hyphen = text->characters[at - 1];

	return (hyphen == '-' || hyphen == 0x2010) && at >= 3 && is_letter(text, at - 2) &&
		   is_letter(text, at - 3) && is_letter(text, at) && is_letter(text, at + 1);
}

static bool is_web_character(uint32_t character)
{
	return character > 0x20 && character < 0x7F && character != '"' && character != '<' &&
		   character != '>';
}

/* End of the web or mail address that begins at `at`, or `at`. */
static size_t address_end(const gb_break_text *text, size_t at)
{
	size_t end = at;
	bool address = false;

	if (at > 0 && is_web_character(text->characters[at - 1]) && text->characters[at - 1] != '(')
		return at;
	for (; end < text->count && is_web_character(text->characters[end]); end++) {
		const uint32_t *here = text->characters + end;
		const size_t left = text->count - end;

		address = address ||
				  (left > 3 && here[0] == ':' && here[1] == '/' && here[2] == '/' && end > at) ||
				  (left > 4 && end == at && here[0] == 'w' && here[1] == 'w' && here[2] == 'w' &&
					  here[3] == '.') ||
				  (left > 1 && here[0] == '@' && end > at && is_web_character(here[1]));
	}
	return address ? end : at;
}

static bool is_address_mark(uint32_t character)
{
	switch (character) {
	case '/':
	case '.':
	case '-':
	case '?':
	case '&':
	case '=':
	case '_':
	case '#':
	case '~':
	case '+':
	case '@':
	case ':':
	case '%':
	case ',':
	case ';':
		return true;
	default:
		return false;
	}
}

/* At 12|345|678 or 0.123|456: between groups of three digits, where nothing marks them. */
static bool is_between_digit_groups(const gb_break_text *text, size_t at)
{
	if (at <= text->digits_from || at >= text->digits_to)
		return false;
	if (text->digits_from > 0 && text->characters[text->digits_from - 1] == '.')
		return (at - text->digits_from) % 3 == 0;
	return (text->digits_to - at) % 3 == 0;
}

static gb_break emergency(const gb_break_text *text, size_t at)
{
	const gb_char_class before = class_at(text, at - 1), after = class_at(text, at);
	const uint32_t previous = text->characters[at - 1];

	if (after == GB_CHAR_MARK || after == GB_CHAR_SPACE || after == GB_CHAR_NEWLINE ||
		previous == ZERO_WIDTH_JOINER || previous == WORD_JOINER || previous == NO_BREAK_MARK ||
		(before == after && (after == GB_CHAR_DASH || after == GB_CHAR_ELLIPSIS)))
		return GB_BREAK_NEVER;
	if (!pair_may_part(text, GB_CHAR_HAN, after, true, at))
		return GB_BREAK_EMERGENCY_ANY;
	if (before == GB_CHAR_SPACE || before == GB_CHAR_MIDDLE_DOT || before == GB_CHAR_CONNECTOR ||
		before == GB_CHAR_DASH || before == GB_CHAR_SOLIDUS)
		return GB_BREAK_EMERGENCY_SEPARATOR;
	if (previous == '.' && plain_class(text, at) == GB_CHAR_DIGIT && before == GB_CHAR_DIGIT)
		return GB_BREAK_EMERGENCY_DIGITS; /* a decimal point is a poor place to part a number */
	if (is_address_mark(previous) && is_alphanumeric(after) && before != GB_CHAR_PREFIX)
		return GB_BREAK_EMERGENCY_SEPARATOR;
	return is_between_digit_groups(text, at) ? GB_BREAK_EMERGENCY_DIGITS : GB_BREAK_EMERGENCY_ANY;
}

/* Whether a line may end before `at`, leaving units and names aside. */
static bool may_part(const gb_break_text *text, size_t at)
{
	const uint32_t previous = text->characters[at - 1];
	const gb_char_class after = class_at(text, at);
	size_t base = at - 1;
	gb_char_class before;

	if (after == GB_CHAR_MARK || after == GB_CHAR_SPACE || after == GB_CHAR_NEWLINE ||
		is_joined(text, at))
		return false;
	while (base > 0 && plain_class(text, base) == GB_CHAR_MARK)
		base--;
	before = class_at(text, base);
	if (before == GB_CHAR_NEWLINE)
		before = GB_CHAR_MARK;
	if (before == GB_CHAR_SPACE) {
		/* Blanks hang at the end of a line; what stands around them decides. */
		while (base > 0 &&
			   (class_at(text, base) == GB_CHAR_SPACE || class_at(text, base) == GB_CHAR_MARK))
			base--;
		before = class_at(text, base);
		if (before == GB_CHAR_SPACE || before == GB_CHAR_NEWLINE || before == GB_CHAR_OPENING ||
			before == GB_CHAR_PREFIX ||
			(before == GB_CHAR_SOLIDUS && text->level != GB_BREAK_BASIC))
			return false;
		return pair_may_part(text, GB_CHAR_SPACE, after, true, at);
	}
	if (previous == ZERO_WIDTH_SPACE)
		return pair_may_part(text, GB_CHAR_SPACE, after, true, at);
	/* A straight quote may open or close: it stays with both neighbours. */
	if (text->characters[base] == '"' || text->characters[base] == '\'' ||
		text->characters[at] == '"' || text->characters[at] == '\'')
		return false;
	if (gb_char_is_follower(text->characters[at]))
		return false;
	return pair_may_part(text, before, after, is_wide(text, base), at) || is_after_hyphen(text, at);
}

void gb_breaks_find(const uint32_t *characters, size_t count, const gb_lang *langs,
	const bool *glued, gb_break_level level, gb_break *breaks, uint8_t *bonds)
{
	gb_break_text text = { characters, count, langs, level, 0, 0 };
	size_t address = 0; /* its end */

	for (size_t i = 0; i < count; i++)
		bonds[i] = 0;
	gb_units_find(characters, count, bonds);
	for (size_t i = 0; i < count; i++) {
		const uint32_t previous = i > 0 ? characters[i - 1] : 0;

		if (i >= text.digits_to && plain_class(&text, i) == GB_CHAR_DIGIT) {
			text.digits_from = text.digits_to = i;
			while (plain_class(&text, text.digits_to) == GB_CHAR_DIGIT)
				text.digits_to++;
		}
		if (i >= address && is_web_character(characters[i]))
			address = address_end(&text, i);
		if (i == 0)
			breaks[i] = GB_BREAK_NEVER;
		else if (gb_char_class_of(previous) == GB_CHAR_NEWLINE)
			breaks[i] = GB_BREAK_FORCED;
		else if (glued && glued[i])
			breaks[i] = emergency(&text, i);
		else if (i < address && is_web_character(previous))
			breaks[i] = is_address_mark(previous) && !is_address_mark(characters[i]) &&
								pair_may_part(&text, GB_CHAR_HAN, class_at(&text, i), true, i)
							? GB_BREAK_ALLOWED
							: emergency(&text, i);
		else if (previous == SOFT_HYPHEN && is_alphanumeric(class_at(&text, i)))
			breaks[i] = GB_BREAK_SOFT_HYPHEN;
		else if ((bonds[i] & (GB_BOND_UNIT | GB_BOND_WORD)) || !may_part(&text, i))
			breaks[i] = emergency(&text, i);
		else
			breaks[i] = GB_BREAK_ALLOWED;
	}
}
