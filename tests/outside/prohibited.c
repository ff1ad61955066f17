/*
 * Sets every character of published lists between two Han characters and looks whether a line could
 * begin or end with it: prohibited LISTS LINEBREAK. LISTS (tests/outside/prohibited.txt tells its
 * form) names the sources; LINEBREAK is Unicode's LineBreak.txt.
 */
#include "outside.h"

#include "base/utf8.h"
#include "text/break.h"

#define HAN 0x56FD /* 国 */
#define LONGEST 16
#define EXCEPTIONS 512

static const char *const levels[] = { "basic", "gb", "strict" };

/* One `but` for one item. */
typedef struct exception {
	char item[64], side[8], levels[64];
	bool needed;
} exception;

static exception exceptions[EXCEPTIONS];
static size_t exception_count, checked, excepted, wrong;
static gb_str classes; /* LineBreak.txt */

static char *trimmed(char *text)
{
	size_t n;

	while (*text == ' ' || *text == '\t')
		text++;
	for (n = strlen(text); n > 0 && strchr(" \t\n", text[n - 1]); n--)
		;
	text[n] = '\0';
	return text;
}

/* The characters of an item: UTF-8, or U+XXXX. */
static size_t decode(const char *item, uint32_t *characters)
{
	const gb_str text = gb_str_of(item);
	size_t count = 0, length;

	if (strncmp(item, "U+", 2) == 0) {
		characters[0] = (uint32_t)strtoul(item + 2, NULL, 16);
		return 1;
	}
	for (size_t at = 0; at < text.n && count < LONGEST; at += length)
		characters[count++] = gb_utf8_at(text, at, &length);
	return count;
}

static bool parts(const uint32_t *item, size_t count, const char *side, gb_break_level level)
{
	uint32_t characters[LONGEST + 2] = { HAN };
	gb_break breaks[LONGEST + 2];
	uint8_t bonds[LONGEST + 2];

	memcpy(characters + 1, item, count * sizeof *item);
	characters[count + 1] = HAN;
	gb_breaks_find(characters, count + 2, NULL, NULL, level, breaks, bonds);
	if (strcmp(side, "start") == 0)
		return breaks[1] >= GB_BREAK_HYPHEN;
	if (strcmp(side, "end") == 0)
		return breaks[count + 1] >= GB_BREAK_HYPHEN;
	for (size_t i = 2; i <= count; i++)
		if (breaks[i] >= GB_BREAK_HYPHEN)
			return true;
	return false;
}

static bool is_excepted(const uint32_t *item, size_t count, const char *side, const char *level)
{
	uint32_t other[LONGEST];

	for (size_t i = 0; i < exception_count; i++) {
		exception *e = &exceptions[i];

		if (strcmp(e->side, side) == 0 && strstr(e->levels, level) &&
			decode(e->item, other) == count && memcmp(other, item, count * sizeof *item) == 0) {
			e->needed = true;
			return true;
		}
	}
	return false;
}

static void check(const uint32_t *item, size_t count, const char *shown, const char *side,
	const char *at, const char *source)
{
	for (size_t l = 0; l < GB_COUNT(levels); l++) {
		if (!strstr(at, levels[l]))
			continue;
		checked++;
		if (!parts(item, count, side, (gb_break_level)l))
			continue;
		if (is_excepted(item, count, side, levels[l])) {
			excepted++;
			continue;
		}
		wrong++;
		printf("not ok %s (U+%04X) %s at level %s: %s\n", shown, (unsigned)item[0],
			strcmp(side, "start") == 0 ? "may begin a line"
			: strcmp(side, "end") == 0 ? "may end a line"
									   : "may be parted",
			levels[l], source);
	}
}

/* Whether some role sets the character, in either language. */
static bool has_glyph(const outside *o, uint32_t code_point)
{
	size_t count;
	const gb_str *roles = gb_font_set_roles(o->fonts, &count);

	for (size_t i = 0; i < count; i++)
		if (gb_font_role_face(
				o->fonts, gb_font_role_find(o->fonts, roles[i]), code_point, GB_LANG_ZH))
			return true;
	return false;
}

/* All characters of one class, from rows such as `FF09;CL # …` and `3041..3041;CJ`. */
static size_t check_class(
	const outside *o, const char *class, const char *side, const char *at, const char *source)
{
	size_t found = 0;

	for (const char *line = classes.p; *line; line += strcspn(line, "\n"), line += *line == '\n') {
		unsigned first, last;
		char name[8], shown[8] = "";

		if (sscanf(line, "%x..%x;%7[A-Z0-9]", &first, &last, name) != 3) {
			if (sscanf(line, "%x;%7[A-Z0-9]", &first, name) != 2)
				continue;
			last = first;
		}
		if (strcmp(name, class) != 0)
			continue;
		for (uint32_t c = first; c <= last; c++) {
			if (!has_glyph(o, c))
				continue;
			found++;
			check(&c, 1, shown, side, at, source);
		}
	}
	return found;
}

static void add_exceptions(char *side, char *at, char *items)
{
	for (char *item = strtok(items, " "); item; item = strtok(NULL, " ")) {
		exception *e = &exceptions[exception_count++];

		if (exception_count == EXCEPTIONS)
			exit(2);
		snprintf(e->item, sizeof e->item, "%s", item);
		snprintf(e->side, sizeof e->side, "%s", side);
		snprintf(e->levels, sizeof e->levels, "%s", at);
	}
}

/* The rows of one pass: the exceptions first, then the lists. */
static void read_lists(const outside *o, const char *path, bool excepting)
{
	FILE *file = fopen(path, "r");
	char line[4096];

	if (!file) {
		perror(path);
		exit(2);
	}
	while (fgets(line, sizeof line, file)) {
		char *field[4] = { line }, *kind;
		size_t fields = 1, before = checked, wrong_before = wrong, count = 0;
		uint32_t characters[LONGEST];

		if (*line == '#' || *trimmed(line) == '\0')
			continue;
		for (char *bar = strstr(line, " | "); bar && fields < 4; bar = strstr(bar + 3, " | ")) {
			*bar = '\0';
			field[fields++] = bar + 3;
		}
		if (fields < 4) {
			fprintf(stderr, "%s: not a row: %s\n", path, line);
			exit(2);
		}
		for (size_t i = 0; i < 4; i++)
			field[i] = trimmed(field[i]);
		kind = field[0];
		if (strncmp(kind, "but ", 4) == 0) {
			if (excepting)
				add_exceptions(trimmed(kind + 4), field[1], field[3]);
			continue;
		}
		if (excepting)
			continue;
		for (char *item = strtok(field[3], " "); item; item = strtok(NULL, " ")) {
			if (strncmp(kind, "class ", 6) == 0)
				count += check_class(o, item, trimmed(kind + 6), field[1], field[2]);
			else
				check(characters, decode(item, characters), item, kind, field[1], field[2]),
					count++;
		}
		if (wrong == wrong_before && checked > before)
			printf("ok %s: %s, %zu items\n", field[2], kind, count);
		else if (checked == before)
			printf("not ok %s: nothing was checked\n", field[2]);
	}
	fclose(file);
}

int main(int argc, char **argv)
{
	outside o = outside_open();
	gb_buf text;
	FILE *file;
	char chunk[4096];
	size_t n;

	if (argc != 3 || !(file = fopen(argv[2], "r"))) {
		fprintf(stderr, "prohibited LISTS LINEBREAK\n");
		return 2;
	}
	text = gb_buf_new(o.arena);
	while ((n = fread(chunk, 1, sizeof chunk, file)) > 0)
		gb_buf_str(&text, (gb_str){ chunk, n });
	fclose(file);
	gb_buf_char(&text, '\0');
	classes = (gb_str){ text.p, text.n };
	read_lists(&o, argv[1], true);
	read_lists(&o, argv[1], false);
	for (size_t i = 0; i < exception_count; i++)
		if (!exceptions[i].needed)
			printf("not ok the exception is not needed: %s %s\n", exceptions[i].side,
				exceptions[i].item);
	printf("%sok %zu items and levels, %zu of them with a reason to differ\n",
		wrong == 0 && checked > 500 ? "" : "not ", checked, excepted);
	outside_close(&o);
	return 0;
}
