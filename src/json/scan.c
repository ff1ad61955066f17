#include "json/scan.h"
#include "base/utf8.h"

#include <string.h>

static char byte_at(const gb_json_scanner *scanner, size_t at)
{
	return at < scanner->bytes.n ? scanner->bytes.p[at] : '\0';
}

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static void skip_space(gb_json_scanner *scanner)
{
	while (scanner->at < scanner->bytes.n &&
		   memchr(" \t\r\n", scanner->bytes.p[scanner->at], 4) != NULL)
		scanner->at++;
}

/* A node for the value that begins here, below the innermost open container. */
static uint32_t add_node(gb_json_scanner *scanner, size_t key_at, size_t key_length)
{
	gb_source *source = scanner->source;
	const uint32_t node = source->node_count;
	gb_source_node *added;

	source->nodes = gb_arena_grow(scanner->arena, source->nodes, node, &scanner->node_capacity,
		(size_t)node + 1, sizeof(*source->nodes));
	added = &source->nodes[node];
	*added = (gb_source_node){
		.offset = (uint32_t)scanner->at,
		.key_offset = (uint32_t)key_at,
		.key_length = (uint32_t)key_length,
	};
	source->node_count++;
	if (scanner->depth > 0) {
		uint32_t *latest = &scanner->latest[scanner->depth - 1];

		added->parent = scanner->open[scanner->depth - 1];
		if (*latest != 0) {
			added->index = source->nodes[*latest].index + 1;
			source->nodes[*latest].next = node;
		}
		*latest = node;
	}
	return node;
}

static void end_node(gb_json_scanner *scanner, uint32_t node)
{
	gb_source_node *ended = &scanner->source->nodes[node];

	ended->length = (uint32_t)(scanner->at - ended->offset);
}

/* Four hexadecimal digits; UINT32_MAX when they are not. */
static uint32_t hex_at(const gb_json_scanner *scanner, size_t at)
{
	uint32_t value = 0;

	for (size_t i = at; i < at + 4; i++) {
		const char c = byte_at(scanner, i);

		if (is_digit(c))
			value = value * 16 + (uint32_t)(c - '0');
		else if (c >= 'a' && c <= 'f')
			value = value * 16 + (uint32_t)(c - 'a' + 10);
		else if (c >= 'A' && c <= 'F')
			value = value * 16 + (uint32_t)(c - 'A' + 10);
		else
			return UINT32_MAX;
	}
	return value;
}

/* The length of the escape at `at`, a backslash; 0 when it is not allowed. */
static size_t escape_length(const gb_json_scanner *scanner, size_t at)
{
	const char c = byte_at(scanner, at + 1);
	uint32_t unit, low;

	if (c != '\0' && strchr("\"\\/nt", c) != NULL)
		return 2;
	if (c != 'u')
		return 0;
	unit = hex_at(scanner, at + 2);
	if (unit == UINT32_MAX || (unit >= 0xDC00 && unit <= 0xDFFF))
		return 0;
	if (unit >= 0xD800 && unit <= 0xDBFF) {
		if (byte_at(scanner, at + 6) != '\\' || byte_at(scanner, at + 7) != 'u')
			return 0;
		low = hex_at(scanner, at + 8);
		return low >= 0xDC00 && low <= 0xDFFF ? 12 : 0;
	}
	if (unit == '\n' || unit == '\t')
		return 6;
	return unit < 0x20 || (unit >= 0x7F && unit <= 0x9F) ? 0 : 6;
}

/* Passes the text at `at`, from its opening to its closing quote. */
static bool scan_text(gb_json_scanner *scanner)
{
	const size_t start = scanner->at;
	size_t length;

	for (size_t at = start + 1; at < scanner->bytes.n; at += length) {
		uint32_t scalar;

		if (scanner->bytes.p[at] == '"') {
			scanner->at = at + 1;
			return true;
		}
		if (scanner->bytes.p[at] == '\\') {
			length = escape_length(scanner, at);
			if (length == 0)
				return gb_json_refuse_text(scanner, start, at);
			continue;
		}
		scalar = gb_utf8_at(scanner->bytes, at, &length);
		if (scalar < 0x20 || (scalar >= 0x7F && scalar <= 0x9F))
			return gb_json_refuse_text(scanner, start, at);
	}
	return gb_json_refuse_text(scanner, start, scanner->bytes.n);
}

/* Everything that a number could be meant to be, so that all of it is shown when it is none. */
static size_t number_token(const gb_json_scanner *scanner)
{
	size_t at = scanner->at;

	for (;; at++) {
		const char c = byte_at(scanner, at);
		const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';

		if (!letter && !is_digit(c) && c != '.' && c != '+' && c != '-')
			break;
	}
	return at - scanner->at;
}

static size_t skip_digits(const gb_json_scanner *scanner, size_t at)
{
	while (is_digit(byte_at(scanner, at)))
		at++;
	return at;
}

/* RFC 8259, 6: -?(0|[1-9][0-9]*)(\.[0-9]+)?([eE][+-]?[0-9]+)? */
static bool scan_number(gb_json_scanner *scanner)
{
	const size_t length = number_token(scanner);
	const size_t end = scanner->at + length;
	size_t at = scanner->at + (byte_at(scanner, scanner->at) == '-');
	const size_t whole = at;

	at = skip_digits(scanner, at);
	if (at == whole || (byte_at(scanner, whole) == '0' && at > whole + 1))
		return gb_json_refuse_number(scanner, length);
	if (byte_at(scanner, at) == '.') {
		const size_t fraction = at + 1;

		at = skip_digits(scanner, fraction);
		if (at == fraction)
			return gb_json_refuse_number(scanner, length);
	}
	if (byte_at(scanner, at) == 'e' || byte_at(scanner, at) == 'E') {
		const char sign = byte_at(scanner, at + 1);
		const size_t exponent = at + 1 + (sign == '+' || sign == '-');

		at = skip_digits(scanner, exponent);
		if (at == exponent)
			return gb_json_refuse_number(scanner, length);
	}
	if (at != end || length > GB_JSON_NUMBER_LONGEST)
		return gb_json_refuse_number(scanner, length);
	scanner->at = end;
	return true;
}

static bool scan_word(gb_json_scanner *scanner, const char *word)
{
	const size_t n = strlen(word);

	if (number_token(scanner) != n || memcmp(scanner->bytes.p + scanner->at, word, n) != 0)
		return gb_json_refuse_token(scanner, GB_JSON_WANT_VALUE);
	scanner->at += n;
	return true;
}

static gb_json_want want_next(const gb_json_scanner *scanner)
{
	if (scanner->depth == 0)
		return GB_JSON_WANT_END;
	return scanner->bytes.p[scanner->source->nodes[scanner->open[scanner->depth - 1]].offset] == '{'
			   ? GB_JSON_WANT_NEXT_MEMBER
			   : GB_JSON_WANT_NEXT_ITEM;
}

static bool open_container(gb_json_scanner *scanner, uint32_t node)
{
	if (scanner->depth == GB_JSON_DEPTH)
		return gb_fault_bytes(scanner->diags, scanner->source, scanner->at, 1, "nesting",
			gb_str_format(
				scanner->arena, "lists and objects in each other %d deep", GB_JSON_DEPTH + 1),
			gb_str_format(scanner->arena, "at most %d", GB_JSON_DEPTH), (gb_str){ 0 });
	scanner->open[scanner->depth] = node;
	scanner->latest[scanner->depth] = 0;
	scanner->depth++;
	scanner->at++;
	return true;
}

static void close_container(gb_json_scanner *scanner)
{
	scanner->depth--;
	scanner->at++;
	end_node(scanner, scanner->open[scanner->depth]);
}

/* One value, or the opening of one; sets what has to follow. */
static bool scan_value(
	gb_json_scanner *scanner, size_t key_at, size_t key_length, gb_json_want *want)
{
	const char c = byte_at(scanner, scanner->at);
	const uint32_t node = add_node(scanner, key_at, key_length);
	bool good;

	if (c == '{' || c == '[') {
		*want = c == '{' ? GB_JSON_WANT_FIRST_KEY : GB_JSON_WANT_FIRST_ITEM;
		return open_container(scanner, node);
	}
	if (c == '"')
		good = scan_text(scanner);
	else if (c == '-' || is_digit(c))
		good = scan_number(scanner);
	else if (c == 't')
		good = scan_word(scanner, "true");
	else if (c == 'f')
		good = scan_word(scanner, "false");
	else if (c == 'n')
		good = scan_word(scanner, "null");
	else
		good = gb_json_refuse_token(scanner, GB_JSON_WANT_VALUE);
	if (!good)
		return false;
	end_node(scanner, node);
	*want = want_next(scanner);
	return true;
}

/* A key, its colon and its value. */
static bool scan_member(gb_json_scanner *scanner, gb_json_want *want)
{
	const size_t key_at = scanner->at;
	size_t key_length;

	if (byte_at(scanner, key_at) != '"')
		return gb_json_refuse_token(scanner, *want);
	if (!scan_text(scanner))
		return false;
	key_length = scanner->at - key_at;
	skip_space(scanner);
	if (scanner->at == scanner->bytes.n)
		return gb_json_refuse_end(scanner, GB_JSON_WANT_COLON);
	if (byte_at(scanner, scanner->at) != ':')
		return gb_json_refuse_token(scanner, GB_JSON_WANT_COLON);
	scanner->at++;
	skip_space(scanner);
	if (scanner->at == scanner->bytes.n)
		return gb_json_refuse_end(scanner, GB_JSON_WANT_VALUE);
	return scan_value(scanner, key_at, key_length, want);
}

/* What stands at `at`, given what may stand there. */
static bool scan_step(gb_json_scanner *scanner, gb_json_want *want)
{
	const char c = byte_at(scanner, scanner->at);

	switch (*want) {
	case GB_JSON_WANT_FIRST_ITEM:
		if (c == ']')
			break;
		return scan_value(scanner, 0, 0, want);
	case GB_JSON_WANT_FIRST_KEY:
		if (c == '}')
			break;
		return scan_member(scanner, want);
	case GB_JSON_WANT_VALUE:
		return scan_value(scanner, 0, 0, want);
	case GB_JSON_WANT_KEY:
		return scan_member(scanner, want);
	case GB_JSON_WANT_NEXT_ITEM:
		if (c == ']')
			break;
		if (c != ',')
			return gb_json_refuse_token(scanner, *want);
		scanner->at++;
		*want = GB_JSON_WANT_VALUE;
		return true;
	case GB_JSON_WANT_NEXT_MEMBER:
		if (c == '}')
			break;
		if (c != ',')
			return gb_json_refuse_token(scanner, *want);
		scanner->at++;
		*want = GB_JSON_WANT_KEY;
		return true;
	case GB_JSON_WANT_COLON:
	case GB_JSON_WANT_END:
		return gb_json_refuse_token(scanner, *want);
	}
	close_container(scanner);
	*want = want_next(scanner);
	return true;
}

bool gb_json_scan(gb_arena *arena, gb_source *source, gb_diags *diags)
{
	gb_json_scanner scanner = {
		.arena = arena,
		.source = source,
		.diags = diags,
		.bytes = source->bytes,
	};
	gb_json_want want = GB_JSON_WANT_VALUE;

	source->nodes = NULL;
	source->node_count = 0;
	if (gb_utf8_fault(source->bytes) < source->bytes.n || gb_str_starts(source->bytes, "\uFEFF"))
		return gb_json_refuse_bytes(&scanner);
	for (;;) {
		skip_space(&scanner);
		if (scanner.at == scanner.bytes.n)
			break;
		if (!scan_step(&scanner, &want))
			return false;
	}
	return want == GB_JSON_WANT_END || gb_json_refuse_end(&scanner, want);
}
