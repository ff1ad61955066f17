/*
 * Reads every tests/breaks/NAME.txt (its form is told at the top of tests/breaks/lines.txt) and
 * compares the break opportunities. With --print it writes the rows anew, to look at.
 */
#include "fixture.h"

#include "base/utf8.h"
#include "text/break.h"
#include "text/class.h"
#include "text/hyphen.h"

#include <dirent.h>
#include <string.h>

#define LONGEST 4096

static bool printing;
static size_t rows, wrong;

static const char signs[] = {
	[GB_BREAK_NEVER] = 'x',
	[GB_BREAK_EMERGENCY_ANY] = '.',
	[GB_BREAK_EMERGENCY_DIGITS] = 'd',
	[GB_BREAK_EMERGENCY_SEPARATOR] = 's',
	[GB_BREAK_HYPHEN] = '=',
	[GB_BREAK_SOFT_HYPHEN] = '-',
	[GB_BREAK_RELUCTANT] = '~',
	[GB_BREAK_ALLOWED] = '^',
	[GB_BREAK_FORCED] = '!',
};

typedef struct setting {
	gb_break_level level;
	gb_lang lang;
	char glue[256];
	bool units;
	gb_hyphens *hyphens; /* NULL: words are not parted */
} setting;

/* The row of signs that belongs below `line`. */
static void actual_row(const setting *set, const char *line, char *row)
{
	static uint32_t characters[LONGEST];
	static gb_lang langs[LONGEST];
	static bool glued[LONGEST];
	static bool parts[LONGEST];
	static gb_break breaks[LONGEST];
	static uint8_t bonds[LONGEST];
	static size_t offsets[LONGEST];
	const gb_str text = gb_str_of(line);
	size_t count = 0, length, column = 0;

	for (size_t at = 0; at < text.n; at += length, count++) {
		characters[count] = gb_utf8_at(text, at, &length);
		if (characters[count] == 0x2424)
			characters[count] = '\n';
		offsets[count] = at;
		langs[count] = set->lang;
		glued[count] = false;
		parts[count] = true;
	}
	for (const char *name = *set->glue ? strstr(line, set->glue) : NULL; name;
		 name = strstr(name + 1, set->glue))
		for (size_t i = 0; i < count; i++)
			if (offsets[i] > (size_t)(name - line) &&
				offsets[i] < (size_t)(name - line) + strlen(set->glue))
				glued[i] = true;
	gb_breaks_find(characters, count, langs, glued, set->level, breaks, bonds);
	if (set->hyphens)
		gb_hyphens_mark(set->hyphens, characters, count, parts, bonds, breaks);
	for (size_t i = 0; i < count; i++) {
		row[column++] = set->units ? "xud*"[bonds[i] & 3] : signs[breaks[i]];
		if (gb_char_is_wide(characters[i]) || characters[i] == '\n')
			row[column++] = ' ';
	}
	while (column > 0 && row[column - 1] == ' ')
		column--;
	row[column] = '\0';
}

static void read_file(fixture *f, const char *path)
{
	char line[LONGEST], expected[LONGEST], actual[LONGEST];
	setting set = { GB_BREAK_GB, GB_LANG_ZH, "", false, NULL };
	gb_hyphens *hyphens = gb_hyphens_open(f->arena, gb_font_patterns_find(f->fonts, GB_LANG_EN),
		(gb_place){ NULL, GB_NO_NODE }, f->diags);
	FILE *file = fopen(path, "r");
	size_t number = 0;

	assert_non_null(file);
	assert_non_null(hyphens);
	while (fgets(line, sizeof line, file)) {
		number++;
		line[strcspn(line, "\n")] = '\0';
		if (*line == '\0' || *line == '#' || *line == '@') {
			if (printing)
				puts(line);
			if (*line == '@') {
				set = (setting){ GB_BREAK_GB, GB_LANG_ZH, "", strstr(line, "units") != NULL,
					strstr(line, " hyphens") ? hyphens : NULL };
				if (strstr(line, "basic"))
					set.level = GB_BREAK_BASIC;
				if (strstr(line, "strict"))
					set.level = GB_BREAK_STRICT;
				if (strstr(line, " en"))
					set.lang = GB_LANG_EN;
				if (strstr(line, "glue="))
					snprintf(set.glue, sizeof set.glue, "%s", strstr(line, "glue=") + 5);
			}
			continue;
		}
		actual_row(&set, line, actual);
		rows++;
		if (printing) {
			printf("%s\n%s\n", line, actual);
			if (!fgets(expected, sizeof expected, file))
				break;
			number++;
			continue;
		}
		if (!fgets(expected, sizeof expected, file))
			*expected = '\0';
		number++;
		expected[strcspn(expected, "\n")] = '\0';
		if (strcmp(expected, actual) != 0) {
			printf("%s:%zu:\n  text     %s\n  expected %s\n  actual   %s\n", path, number, line,
				expected, actual);
			wrong++;
		}
	}
	fclose(file);
	gb_hyphens_close(hyphens);
}

static int is_case(const struct dirent *entry)
{
	const size_t n = strlen(entry->d_name);

	return n > 4 && strcmp(entry->d_name + n - 4, ".txt") == 0;
}

static void every_row_breaks_where_it_says(void **state)
{
	fixture f = fixture_open();
	struct dirent **names;
	const int count = scandir("tests/breaks", &names, is_case, alphasort);
	char path[512];

	(void)state;
	assert_true(count > 0);
	for (int i = 0; i < count; i++) {
		snprintf(path, sizeof path, "tests/breaks/%s", names[i]->d_name);
		read_file(&f, path);
		free(names[i]);
	}
	free(names);
	fixture_close(&f);
	assert_true(rows > 50);
	assert_int_equal(wrong, 0);
}

static void long_hostile_texts_take_linear_time(void **state)
{
	const size_t count = 200000;
	uint32_t *characters = malloc(count * sizeof *characters);
	gb_break *breaks = malloc(count * sizeof *breaks);
	uint8_t *bonds = malloc(count);
	static const char *const patterns[] = { "1", "1-", "-", " ", "a/", "http://a", "+", "1,",
		"(1)" };

	(void)state;
	for (size_t p = 0; p < GB_COUNT(patterns); p++) {
		for (size_t i = 0; i < count; i++)
			characters[i] = (unsigned char)patterns[p][i % strlen(patterns[p])];
		gb_breaks_find(characters, count, NULL, NULL, GB_BREAK_GB, breaks, bonds);
		assert_int_equal(breaks[0], GB_BREAK_NEVER);
	}
	free(characters);
	free(breaks);
	free(bonds);
}

int main(int argc, char **argv)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_row_breaks_where_it_says),
		cmocka_unit_test(long_hostile_texts_take_linear_time),
	};

	if (argc == 3 && strcmp(argv[1], "--print") == 0) {
		fixture f = fixture_open();

		printing = true;
		read_file(&f, argv[2]);
		fixture_close(&f);
		return 0;
	}
	return cmocka_run_group_tests_name("text/breaks", tests, NULL, NULL);
}
