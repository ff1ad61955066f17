#include "base/utf8.h"
#include "json/scan.h"

#include <string.h>

/* How much of a wrong text is repeated in a message, in characters. */
#define SHOWN_CHARACTERS 30

static bool fault(gb_json_scanner *scanner, size_t offset, size_t length, const char *code,
	gb_str found, const char *expected, const char *remedy)
{
	return gb_fault_bytes(scanner->diags, scanner->source, offset, length, code, found,
		gb_str_of(expected), gb_str_of(remedy));
}

static bool is_word_byte(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
		   c == '.' || c == '+' || c == '-';
}

/* The bytes at `at` that belong together: a quoted text, a word or number, or one character. */
static gb_str token_at(const gb_json_scanner *scanner, size_t at)
{
	const gb_str bytes = scanner->bytes;
	size_t end = at;
	size_t length;

	if (bytes.p[at] == '"') {
		for (end = at + 1; end < bytes.n && bytes.p[end] != '\n'; end++) {
			if (bytes.p[end] == '"')
				return gb_str_slice(bytes, at, end + 1);
		}
		return gb_str_slice(bytes, at, end);
	}
	while (end < bytes.n && is_word_byte(bytes.p[end]))
		end++;
	if (end > at)
		return gb_str_slice(bytes, at, end);
	gb_utf8_at(bytes, at, &length);
	return gb_str_slice(bytes, at, at + length);
}

/* `text` cut to what a message can hold. */
static gb_str shorten(gb_arena *arena, gb_str text)
{
	size_t at = 0;
	size_t length;

	for (size_t i = 0; at < text.n && i < SHOWN_CHARACTERS; i++, at += length)
		gb_utf8_at(text, at, &length);
	if (at == text.n)
		return text;
	return gb_str_format(arena, "%.*s…", (int)at, text.p);
}

static gb_str quoted(gb_arena *arena, gb_str token)
{
	const gb_str shown = shorten(arena, token);

	if (token.n > 0 && token.p[0] == '"')
		return shown;
	return gb_str_format(arena, "\"%.*s\"", (int)shown.n, shown.p);
}

static gb_str describe(const gb_json_scanner *scanner, gb_str token)
{
	size_t length;
	const uint32_t scalar = gb_utf8_at(token, 0, &length);

	if (token.n == 1 && token.p[0] == '"')
		return GB_STR("a quote");
	if (scalar == 0x3000)
		return GB_STR("a full-width space");
	if (scalar < 0x20 || (scalar >= 0x7F && scalar <= 0xA0) || scalar == 0xFEFF ||
		(scalar >= 0x2000 && scalar <= 0x200F))
		return gb_str_format(scanner->arena, "the invisible character U+%04X", (unsigned)scalar);
	return quoted(scanner->arena, token);
}

/* What to do about a token that is a common slip wherever it stands; "" when it is none. */
static const char *slip_remedy(gb_str token)
{
	static const struct {
		const char *token, *remedy;
	} slips[] = {
		{ "'", "write \" instead of '" },
		{ "“", "write the straight quote \" instead of “" },
		{ "”", "write the straight quote \" instead of ”" },
		{ "‘", "write the straight quote \" instead of ‘" },
		{ "’", "write the straight quote \" instead of ’" },
		{ "＂", "write the straight quote \" instead of ＂" },
		{ "，", "write the narrow comma , instead of ，" },
		{ "、", "write the narrow comma , instead of 、" },
		{ "：", "write the narrow colon : instead of ：" },
		{ "［", "write [ instead of ［" },
		{ "］", "write ] instead of ］" },
		{ "｛", "write { instead of ｛" },
		{ "｝", "write } instead of ｝" },
		{ ";", "write , instead of ;" },
		{ "=", "write : instead of =" },
		{ "/", "remove the comment: JSON has none" },
		{ "#", "remove the comment: JSON has none" },
		{ "\u3000", "use ordinary spaces between values" },
		{ "\u00A0", "use ordinary spaces between values" },
		{ "True", "write true" },
		{ "TRUE", "write true" },
		{ "False", "write false" },
		{ "FALSE", "write false" },
		{ "None", "leave the whole line out when there is no value" },
		{ "NULL", "leave the whole line out when there is no value" },
		{ "undefined", "leave the whole line out when there is no value" },
		{ "NaN", "leave the whole line out when there is no figure" },
		{ "nan", "leave the whole line out when there is no figure" },
		{ "Infinity", "leave the whole line out when there is no figure" },
		{ "inf", "leave the whole line out when there is no figure" },
	};

	for (size_t i = 0; i < GB_COUNT(slips); i++) {
		if (gb_str_is(token, slips[i].token))
			return slips[i].remedy;
	}
	return "";
}

static const char *wanted(gb_json_want want)
{
	switch (want) {
	case GB_JSON_WANT_VALUE:
		return "a value";
	case GB_JSON_WANT_FIRST_ITEM:
		return "a value or \"]\"";
	case GB_JSON_WANT_KEY:
		return "a key in quotes";
	case GB_JSON_WANT_FIRST_KEY:
		return "a key in quotes or \"}\"";
	case GB_JSON_WANT_COLON:
		return "\":\" after the key";
	case GB_JSON_WANT_NEXT_ITEM:
		return "\",\" or \"]\"";
	case GB_JSON_WANT_NEXT_MEMBER:
		return "\",\" or \"}\"";
	case GB_JSON_WANT_END:
		break;
	}
	return "the end of the file";
}

/* The byte before `at`, blanks passed over; '\0' at the beginning. */
static char byte_before(const gb_json_scanner *scanner, size_t at)
{
	while (at > 0 && memchr(" \t\r\n", scanner->bytes.p[at - 1], 4) != NULL)
		at--;
	return at > 0 ? scanner->bytes.p[at - 1] : '\0';
}

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static bool is_closing(char c)
{
	return c == ']' || c == '}';
}

/* The remedy that the surroundings suggest. */
static const char *context_remedy(const gb_json_scanner *scanner, gb_json_want want, gb_str token)
{
	const size_t at = scanner->at;
	const char first = token.p[0];
	const bool touching = at > 0 && scanner->bytes.p[at - 1] == byte_before(scanner, at);

	if ((want == GB_JSON_WANT_KEY || want == GB_JSON_WANT_VALUE) && is_closing(first) &&
		byte_before(scanner, at) == ',')
		return "remove the comma before it";
	if (first == ',' && byte_before(scanner, at) == ',')
		return "remove one of the two commas";
	/* 1,400: the comma ended the number. */
	if (want == GB_JSON_WANT_KEY && is_digit(first) && touching && at > 1 &&
		is_digit(scanner->bytes.p[at - 2]))
		return "write numbers without commas between their digits";
	if ((want == GB_JSON_WANT_NEXT_ITEM || want == GB_JSON_WANT_NEXT_MEMBER) && touching &&
		at > 0 && is_digit(scanner->bytes.p[at - 1]) && !is_closing(first))
		return "leave only the number, or put all of it in quotes if it is a text";
	if (want == GB_JSON_WANT_NEXT_MEMBER && first == '"' && !touching)
		return "put a comma after the value before it";
	if (want == GB_JSON_WANT_NEXT_ITEM && !is_closing(first) && !touching)
		return "put a comma after the value before it";
	if (want == GB_JSON_WANT_NEXT_ITEM && first == '}')
		return "close the list with \"]\" first";
	if (want == GB_JSON_WANT_NEXT_MEMBER && first == ']')
		return "close the object with \"}\" first";
	if ((want == GB_JSON_WANT_KEY || want == GB_JSON_WANT_FIRST_KEY) && is_word_byte(first))
		return "put the key in quotes";
	if (want == GB_JSON_WANT_END)
		return "a file holds one value; remove what follows it";
	if (want == GB_JSON_WANT_VALUE && is_word_byte(first) && first != '+' && first != '.')
		return "put a text in quotes";
	return "";
}

bool gb_json_refuse_token(gb_json_scanner *scanner, gb_json_want want)
{
	const gb_str token = token_at(scanner, scanner->at);
	const char *remedy = slip_remedy(token);

	if (want == GB_JSON_WANT_VALUE && (token.p[0] == '+' || token.p[0] == '.') && token.n > 1)
		return gb_json_refuse_number(scanner, token.n);
	if (remedy[0] == '\0')
		remedy = context_remedy(scanner, want, token);
	return fault(
		scanner, scanner->at, token.n, "syntax", describe(scanner, token), wanted(want), remedy);
}

bool gb_json_refuse_end(gb_json_scanner *scanner, gb_json_want want)
{
	size_t at = scanner->bytes.n;
	gb_str remedy = { 0 };
	size_t opened;

	if (byte_before(scanner, at) == '\0')
		return fault(scanner, 0, 0, "syntax", GB_STR("an empty file"), "a JSON object",
			"start from a copy of a file that works");
	/* After the last thing written, not on the empty line below it. */
	while (memchr(" \t\r\n", scanner->bytes.p[at - 1], 4) != NULL)
		at--;
	if (scanner->depth > 0) {
		opened = scanner->source->nodes[scanner->open[scanner->depth - 1]].offset;
		remedy = gb_str_format(scanner->arena, "the \"%c\" of line %zu is not closed",
			scanner->bytes.p[opened], gb_position_of(scanner->source, opened).line);
	}
	return gb_fault_bytes(scanner->diags, scanner->source, at, 0, "syntax",
		GB_STR("the end of the file"), gb_str_of(wanted(want)), remedy);
}

bool gb_json_refuse_bytes(gb_json_scanner *scanner)
{
	const size_t at = gb_utf8_fault(scanner->bytes);

	if (gb_str_starts(scanner->bytes, "\xFF\xFE") || gb_str_starts(scanner->bytes, "\xFE\xFF"))
		return fault(scanner, 0, 2, "encoding", GB_STR("a file in UTF-16"), "UTF-8",
			"save the file again with the encoding UTF-8");
	if (at == scanner->bytes.n)
		return fault(scanner, 0, 3, "encoding", GB_STR("a byte order mark"), "UTF-8 without it",
			"save the file again with the encoding \"UTF-8\", not \"UTF-8 with BOM\"");
	return fault(scanner, at, 1, "encoding",
		gb_str_format(scanner->arena, "the byte 0x%02X", (unsigned char)scanner->bytes.p[at]),
		"UTF-8", "save the file again with the encoding UTF-8 (it may be GBK now)");
}

bool gb_json_refuse_number(gb_json_scanner *scanner, size_t length)
{
	const gb_str token = gb_str_slice(scanner->bytes, scanner->at, scanner->at + length);
	const gb_str shown = shorten(scanner->arena, token);
	const bool negative = token.p[0] == '-';
	const char first = token.n > negative ? token.p[negative] : '\0';
	const char second = token.n > 1u + negative ? token.p[1 + negative] : '\0';
	const gb_str slip = gb_str_slice(token, negative, token.n);

	if (length > GB_JSON_NUMBER_LONGEST)
		return gb_fault_bytes(scanner->diags, scanner->source, scanner->at, length, "number",
			gb_str_format(scanner->arena, "a number of %zu characters", length),
			gb_str_format(scanner->arena, "at most %d", GB_JSON_NUMBER_LONGEST), (gb_str){ 0 });
	if (token.p[0] == '+')
		return fault(
			scanner, scanner->at, length, "number", shown, "a number, e.g. 6.5", "remove the +");
	if (first == '.')
		return fault(scanner, scanner->at, length, "number", shown, "a number, e.g. 0.5",
			"write the digit before the decimal point, 0 when there is none");
	if (first == '0' && is_digit(second))
		return fault(scanner, scanner->at, length, "number", shown, "a number, e.g. 6.5",
			"remove the 0 at the beginning, or put the digits in quotes if they are a code");
	if (token.p[token.n - 1] == '.')
		return fault(scanner, scanner->at, length, "number", shown, "a number, e.g. 6.5",
			"write a digit after the decimal point, or remove the point");
	return fault(scanner, scanner->at, length, "number", shown, "a number, e.g. 6.5",
		slip_remedy(slip)[0] != '\0'
			? slip_remedy(slip)
			: "leave only the number, or put all of it in quotes if it is a text");
}

static bool refuse_escape(gb_json_scanner *scanner, size_t at)
{
	const gb_str bytes = scanner->bytes;
	size_t length = 2;
	gb_str shown;

	if (at + 1 < bytes.n)
		gb_utf8_at(bytes, at + 1, &length), length++;
	if (at + 1 < bytes.n && bytes.p[at + 1] == 'u') {
		while (length < 6 && at + length < bytes.n && is_word_byte(bytes.p[at + length]))
			length++;
	}
	shown = gb_str_slice(bytes, at, at + length);
	if (gb_str_starts(shown, "\\u") && length == 6 && strchr("dD", shown.p[2]) != NULL &&
		strchr("89abcdefABCDEF", shown.p[3]) != NULL)
		return fault(scanner, at, length, "escape",
			gb_str_format(scanner->arena, "%.*s, half of a character", (int)shown.n, shown.p),
			"both halves, e.g. \\ud840\\udc00", "write the character itself");
	return fault(scanner, at, length, "escape",
		gb_str_format(scanner->arena, "%.*s in a text", (int)shown.n, shown.p),
		"one of \\\" \\\\ \\/ \\n \\t or \\u with four digits of a printable character",
		"write the character itself, or \\\\ for a backslash");
}

bool gb_json_refuse_text(gb_json_scanner *scanner, size_t start, size_t at)
{
	const gb_str bytes = scanner->bytes;
	size_t end = start;
	size_t length;

	if (at < bytes.n && bytes.p[at] == '\\')
		return refuse_escape(scanner, at);
	if (at < bytes.n && bytes.p[at] == '\t')
		return fault(scanner, at, 1, "control-character", GB_STR("a tab in a text"),
			"printable characters", "write a space, or \\t for a tab");
	if (at < bytes.n && bytes.p[at] != '\n' && bytes.p[at] != '\r') {
		const uint32_t scalar = gb_utf8_at(bytes, at, &length);

		return fault(scanner, at, length, "control-character",
			gb_str_format(
				scanner->arena, "the control character U+%04X in a text", (unsigned)scalar),
			"printable characters", "remove it");
	}
	while (end < bytes.n && bytes.p[end] != '\n' && bytes.p[end] != '\r')
		end++;
	return fault(scanner, start, end - start, "unclosed-text",
		GB_STR("a text without an end on its line"), "a closing quote",
		"close it with \"; a line break in a text is written \\n");
}
