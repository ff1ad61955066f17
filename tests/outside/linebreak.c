/*
 * Compares our break opportunities with Unicode's own test of UAX #14: linebreak TEST REASONS.
 *
 * TEST is LineBreakTest.txt. REASONS (tests/breaks/unicode.txt tells its form) says why we deviate,
 * and what is outside of our scope. A deviation without a reason fails, as does a reason that
 * nothing needs. With --list every deviation is printed.
 */
#include "outside.h"

#include "base/utf8.h"
#include "text/break.h"
#include "text/class.h"

#define LONGEST 128
#define ROWS 128
#define FIELD 256

typedef struct character {
	uint32_t code_point;
	char class[24]; /* Unicode's, as the test's comment says it: OP, CJ, … */
} character;

typedef struct sample {
	character characters[LONGEST];
	bool may[LONGEST]; /* Unicode: whether a line may end before it */
	char rule[LONGEST][12];
	size_t count;
	char text[1024]; /* to print */
} sample;

/* One line of REASONS: where we say `may` or `never` and Unicode does not, or what is left out. */
typedef struct reason {
	char says[FIELD], before[FIELD], between[FIELD], after[FIELD], why[1024];
	size_t explained;
} reason;

static reason reasons[ROWS];
static size_t reason_count;
static bool listing;
static size_t lines, compared, deviating, unexplained, skipped;

static const char *const class_names[] = {
	[GB_CHAR_OPENING] = "opening",
	[GB_CHAR_CLOSING] = "closing",
	[GB_CHAR_PAUSE] = "pause",
	[GB_CHAR_STOP] = "stop",
	[GB_CHAR_MIDDLE_DOT] = "middle-dot",
	[GB_CHAR_CONNECTOR] = "connector",
	[GB_CHAR_SOLIDUS] = "solidus",
	[GB_CHAR_DASH] = "dash",
	[GB_CHAR_ELLIPSIS] = "ellipsis",
	[GB_CHAR_HAN] = "han",
	[GB_CHAR_LATIN] = "latin",
	[GB_CHAR_DIGIT] = "digit",
	[GB_CHAR_PREFIX] = "prefix",
	[GB_CHAR_POSTFIX] = "postfix",
	[GB_CHAR_SPACE] = "space",
	[GB_CHAR_NOBREAK_SPACE] = "no-break-space",
	[GB_CHAR_MARK] = "mark",
	[GB_CHAR_NEWLINE] = "newline",
};

static void read_reasons(const char *path)
{
	FILE *file = fopen(path, "r");
	char line[2048];

	if (!file) {
		perror(path);
		exit(2);
	}
	while (fgets(line, sizeof line, file)) {
		reason *row = &reasons[reason_count];
		int at = 0;

		line[strcspn(line, "\n")] = '\0';
		if (*line == '\0' || *line == '#')
			continue;
		if (reason_count == ROWS)
			exit(2);
		memset(row, 0, sizeof *row);
		if (strncmp(line, "skip ", 5) == 0) {
			sscanf(line, "%255s %255s %n", row->says, row->before, &at);
		} else if (sscanf(line, "%255s %255s %255s %255s %n", row->says, row->before, row->between,
					   row->after, &at) != 4) {
			fprintf(stderr, "%s: not a row: %s\n", path, line);
			exit(2);
		}
		snprintf(row->why, sizeof row->why, "%s", line + at);
		if (*row->why == '\0') {
			fprintf(stderr, "%s: no reason: %s\n", path, line);
			exit(2);
		}
		reason_count++;
	}
	fclose(file);
}

/* `OP_OP30` is class OP, `CJ_NS` class CJ resolved to NS: what is written first. */
static void read_class(const char *from, const char *to, char *class)
{
	size_t n = 0;

	while (from < to && *from != '_' && n < 23)
		class[n++] = *from++;
	while (n > 0 && class[n - 1] >= '0' && class[n - 1] <= '9' && strncmp(class, "CM", 2) == 0)
		n--;
	class[n] = '\0';
}

/* A line of the test: `× 0023 ÷ 2014 ÷  #  × [0.3] NUMBER SIGN (AL) ÷ [999.0] EM DASH (B2) ÷ [0.3]` */
static bool read_sample(char *line, sample *s)
{
	char *comment = strchr(line, '#'), *at = line, *next;
	size_t rules = 0, classes = 0;

	s->count = 0;
	if (comment == line || !comment)
		return false;
	*comment++ = '\0';
	snprintf(s->text, sizeof s->text, "%.*s", (int)strcspn(line, "\t"), line);
	while (*at) {
		if (strncmp(at, "÷", 2) == 0 || strncmp(at, "×", 2) == 0) {
			if (s->count < LONGEST)
				s->may[s->count] = strncmp(at, "÷", 2) == 0;
			at += 2;
		} else if (*at == ' ' || *at == '\t') {
			at++;
		} else {
			const uint32_t code_point = (uint32_t)strtoul(at, &next, 16);

			if (next == at || s->count + 1 >= LONGEST)
				return false;
			s->characters[s->count++].code_point = code_point;
			at = next;
		}
	}
	for (at = comment; *at; at++) {
		const char *end = at;

		if (strncmp(at, "÷ [", 4) != 0 && strncmp(at, "× [", 4) != 0)
			continue;
		while (end > comment && end[-1] == ' ')
			end--;
		if (end > comment && end[-1] == ')' && classes < s->count) {
			const char *open = end;

			while (open > comment && *open != '(')
				open--;
			read_class(open + 1, end - 1, s->characters[classes++].class);
		}
		if (rules < LONGEST)
			sscanf(at + 4, "%11[^]]", s->rule[rules++]);
	}
	return classes == s->count && rules == s->count + 1;
}

static bool is_mark(const character *c)
{
	return strcmp(c->class, "CM") == 0 || strcmp(c->class, "ZWJ") == 0;
}

static bool is_blank(const character *c)
{
	return strcmp(c->class, "SP") == 0;
}

/* Whether one of the comma-separated words names the character: a class of Unicode (OP), a class of
 * ours (opening), a code point (U+2014), or * for all. */
static bool names(const char *words, const character *c)
{
	char word[64], code[16];

	snprintf(code, sizeof code, "U+%04X", (unsigned)c->code_point);
	for (const char *at = words; *at;) {
		const size_t n = strcspn(at, ",");

		snprintf(word, sizeof word, "%.*s", (int)n, at);
		if (strcmp(word, "*") == 0 || strcmp(word, c->class) == 0 || strcmp(word, code) == 0 ||
			strcmp(word, class_names[gb_char_class_of(c->code_point)]) == 0)
			return true;
		at += n + (at[n] == ',');
	}
	return false;
}

/* A deviation before character `at`: marks are part of their base, blanks are looked through. */
static void judge(const sample *s, size_t at, bool ours)
{
	size_t base = at - 1;
	bool blanks = false;
	reason *row;

	while (base > 0 && is_mark(&s->characters[base]))
		base--;
	while (base > 0 && is_blank(&s->characters[base])) {
		blanks = true;
		base--;
		while (base > 0 && is_mark(&s->characters[base]))
			base--;
	}
	deviating++;
	for (row = reasons; row < reasons + reason_count; row++)
		if (strcmp(row->says, ours ? "may" : "never") == 0 &&
			names(row->before, &s->characters[base]) &&
			(strcmp(row->between, "*") == 0 || (strcmp(row->between, "SP") == 0) == blanks) &&
			names(row->after, &s->characters[at]))
			break;
	if (listing)
		printf("%s %s %s %s [%s] %s| %04X | %s\n", ours ? "may" : "never",
			s->characters[base].class, blanks ? "SP" : "-", s->characters[at].class, s->rule[at],
			row < reasons + reason_count ? "explained " : "",
			(unsigned)s->characters[at].code_point, s->text);
	if (row < reasons + reason_count) {
		row->explained++;
		return;
	}
	if (unexplained++ < 20 && !listing)
		printf("not ok %s: we say %s before %04X, Unicode's rule %s says otherwise (%s %s %s)\n",
			s->text, ours ? "may" : "never", (unsigned)s->characters[at].code_point, s->rule[at],
			s->characters[base].class, blanks ? "SP" : "-", s->characters[at].class);
}

/* Whether some role that we ship sets the character, in either language. */
static bool has_glyph(const outside *o, uint32_t code_point)
{
	size_t count;
	const gb_str *roles = gb_font_set_roles(o->fonts, &count);

	for (size_t i = 0; i < count; i++)
		for (int lang = 0; lang < GB_LANG_COUNT; lang++)
			if (gb_font_role_face(
					o->fonts, gb_font_role_find(o->fonts, roles[i]), code_point, (gb_lang)lang))
				return true;
	return false;
}

/* What a text may not hold at all: why it is a fault, or NULL. */
static const char *refused(const outside *o, uint32_t code_point)
{
	if (code_point == '\n' || code_point == 0x2028 || code_point == 0x2029)
		return NULL;
	if (code_point < 0x20 || (code_point >= 0x7F && code_point < 0xA0))
		return "control";
	if (gb_char_is_right_to_left(code_point))
		return "right-to-left";
	if (gb_char_class_of(code_point) == GB_CHAR_MARK)
		return NULL;
	return has_glyph(o, code_point) ? NULL : "no-glyph";
}

static bool is_left_out(const outside *o, const sample *s)
{
	for (size_t i = 0; i < s->count; i++) {
		const char *why = refused(o, s->characters[i].code_point);

		for (size_t r = 0; why && r < reason_count; r++)
			if (strcmp(reasons[r].says, "skip") == 0 && strcmp(reasons[r].before, why) == 0) {
				reasons[r].explained++;
				return true;
			}
	}
	return false;
}

static void compare(const sample *s, gb_lang lang)
{
	uint32_t characters[LONGEST];
	gb_lang langs[LONGEST];
	gb_break breaks[LONGEST];
	uint8_t bonds[LONGEST];

	for (size_t i = 0; i < s->count; i++) {
		characters[i] = s->characters[i].code_point;
		langs[i] = lang;
	}
	gb_breaks_find(characters, s->count, langs, NULL, GB_BREAK_GB, breaks, bonds);
	for (size_t i = 1; i < s->count; i++) {
		const bool ours = breaks[i] >= GB_BREAK_HYPHEN;

		compared++;
		if (ours != s->may[i])
			judge(s, i, ours);
	}
}

int main(int argc, char **argv)
{
	static sample s;
	outside o = outside_open();
	char line[8192];
	FILE *file;

	if (argc < 3 || !(file = fopen(argv[1], "r"))) {
		fprintf(stderr, "linebreak TEST REASONS [--list]\n");
		return 2;
	}
	listing = argc > 3 && strcmp(argv[3], "--list") == 0;
	read_reasons(argv[2]);
	while (fgets(line, sizeof line, file)) {
		if (*line == '#')
			continue;
		lines++;
		if (!read_sample(line, &s)) {
			printf("not ok line %zu of the samples cannot be read\n", lines);
			continue;
		}
		if (is_left_out(&o, &s)) {
			skipped++;
			continue;
		}
		compare(&s, GB_LANG_ZH);
		compare(&s, GB_LANG_EN);
	}
	fclose(file);
	outside_close(&o);
	if (listing)
		return 0;
	for (const reason *row = reasons; row < reasons + reason_count; row++) {
		if (row->explained == 0)
			printf("not ok the row explains nothing: %s %s %s %s %s\n", row->says, row->before,
				row->between, row->after, row->why);
		else
			printf("ok %6zu %s %s: %s\n", row->explained, row->says, row->before, row->why);
	}
	if (unexplained == 0 && lines > 7000)
		printf(
			"ok %zu lines, %zu of them of characters that we refuse; of %zu places in the others "
			"(in both languages) %zu agree, %zu deviate with a reason\n",
			lines, skipped, compared, compared - deviating, deviating);
	else
		printf("not ok %zu lines, %zu deviations without a reason\n", lines, unexplained);
	return 0;
}
