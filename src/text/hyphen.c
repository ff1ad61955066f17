/* The only file that knows libhyphen. */
#include "text/hyphen.h"

#include "base/digest.h"
#include "base/file.h"
#include "text/class.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <hyphen.h>

#define REMEMBERED_START 1024
#define APOSTROPHE 0x2019

typedef struct gb_hyphened {
	gb_str word; /* empty: free */
	uint64_t hash;
	uint64_t points;
} gb_hyphened;

struct gb_hyphens {
	gb_arena *arena;
	HyphenDict *patterns;
	gb_hyphened *words;
	size_t count, capacity; /* a power of two */
};

/* The bytes that were checked are those that are parsed. */
static HyphenDict *parse(gb_str bytes)
{
	char *copy = malloc(bytes.n + 1);
	FILE *file;
	HyphenDict *parsed = NULL;

	if (!copy)
		return NULL;
	memcpy(copy, bytes.p, bytes.n);
	file = fmemopen(copy, bytes.n, "r");
	if (file) {
		parsed = hnj_hyphen_load_file(file);
		fclose(file);
	}
	free(copy);
	return parsed;
}

gb_hyphens *gb_hyphens_open(
	gb_arena *arena, const gb_font_patterns *patterns, gb_place place, gb_diags *diags)
{
	const gb_source *source = gb_file_read(arena, patterns->file, diags);
	char digest[GB_SHA256_N + 1];
	gb_hyphens *hyphens;
	HyphenDict *parsed;

	if (!source)
		return NULL;
	gb_sha256(&source->bytes, 1, digest);
	parsed = gb_str_is(patterns->sha256, digest) ? parse(source->bytes) : NULL;
	if (!parsed) {
		gb_fault(diags, place, "patterns-other",
			gb_str_format(arena, "the file %.*s with SHA-256 %s", (int)patterns->file.n,
				patterns->file.p, digest),
			gb_str_format(arena, "the patterns that families.json pins, SHA-256 %.*s",
				(int)patterns->sha256.n, patterns->sha256.p),
			GB_STR("remove the file, then run: make fonts"));
		return NULL;
	}
	hyphens = GB_NEW(arena, gb_hyphens);
	hyphens->arena = arena;
	hyphens->patterns = parsed;
	hyphens->capacity = REMEMBERED_START;
	hyphens->words = GB_NEW_ARRAY(arena, hyphens->capacity, gb_hyphened);
	return hyphens;
}

void gb_hyphens_close(gb_hyphens *hyphens)
{
	if (hyphens)
		hnj_hyphen_free(hyphens->patterns);
}

static uint64_t ask(gb_hyphens *hyphens, gb_str word)
{
	char marks[GB_HYPHEN_LONGEST + 5]; /* as much as the library asks for */
	char zero_ended[GB_HYPHEN_LONGEST + 1];
	char **replaced = NULL;
	int *positions = NULL, *cuts = NULL;
	uint64_t points = 0;

	memcpy(zero_ended, word.p, word.n);
	zero_ended[word.n] = '\0';
	if (hnj_hyphen_hyphenate3(hyphens->patterns, zero_ended, (int)word.n, marks, NULL, &replaced,
			&positions, &cuts, GB_HYPHEN_LEFT, GB_HYPHEN_RIGHT, GB_HYPHEN_LEFT,
			GB_HYPHEN_RIGHT) == 0)
		for (size_t i = GB_HYPHEN_LEFT; i + GB_HYPHEN_RIGHT <= word.n; i++)
			if (marks[i - 1] & 1)
				points |= UINT64_C(1) << i;
	/* Of languages whose words change where they are parted; English has none. */
	for (size_t i = 0; replaced && i < word.n; i++)
		free(replaced[i]);
	free(replaced);
	free(positions);
	free(cuts);
	return points;
}

static uint64_t hash_of(gb_str word)
{
	uint64_t hash = UINT64_C(14695981039346656037);

	for (size_t i = 0; i < word.n; i++)
		hash = (hash ^ (unsigned char)word.p[i]) * UINT64_C(1099511628211);
	return hash ^ hash >> 29;
}

/* The entry of this word, or the free one where it belongs. */
static gb_hyphened *entry_at(gb_hyphens *hyphens, uint64_t hash, gb_str word)
{
	for (size_t i = (size_t)hash;; i++) {
		gb_hyphened *entry = &hyphens->words[i & (hyphens->capacity - 1)];

		if (entry->word.n == 0 || (entry->hash == hash && gb_str_equal(entry->word, word)))
			return entry;
	}
}

static void remember_more(gb_hyphens *hyphens)
{
	const gb_hyphened *old = hyphens->words;
	const size_t capacity = hyphens->capacity;

	hyphens->capacity = capacity * 2;
	hyphens->words = GB_NEW_ARRAY(hyphens->arena, hyphens->capacity, gb_hyphened);
	for (size_t i = 0; i < capacity; i++)
		if (old[i].word.n > 0)
			*entry_at(hyphens, old[i].hash, old[i].word) = old[i];
}

uint64_t gb_hyphens_of_word(gb_hyphens *hyphens, gb_str word)
{
	uint64_t hash, points;
	gb_hyphened *entry;

	if (word.n < GB_HYPHEN_LEFT + GB_HYPHEN_RIGHT || word.n > GB_HYPHEN_LONGEST)
		return 0;
	hash = hash_of(word);
	entry = entry_at(hyphens, hash, word);
	if (entry->word.n > 0)
		return entry->points;
	points = ask(hyphens, word);
	*entry = (gb_hyphened){ gb_str_copy(hyphens->arena, word), hash, points };
	if (++hyphens->count * 2 > hyphens->capacity)
		remember_more(hyphens);
	return points;
}

static bool is_small(uint32_t character)
{
	return character >= 'a' && character <= 'z';
}

/* Whether a word may begin after this character. */
static bool may_precede(uint32_t character)
{
	switch (gb_char_class_of(character)) {
	case GB_CHAR_SPACE:
	case GB_CHAR_NEWLINE:
	case GB_CHAR_OPENING:
	case GB_CHAR_DASH:
		return true;
	default:
		return character == '"';
	}
}

static bool is_letter_or_digit(const uint32_t *characters, size_t count, size_t at)
{
	const gb_char_class class = at < count ? gb_char_class_of(characters[at]) : GB_CHAR_NEWLINE;

	return class == GB_CHAR_LATIN || class == GB_CHAR_DIGIT;
}

/* Whether a word may end before character `at`: a mark must end it, not part it as in www.gov.cn. */
static bool may_follow(const uint32_t *characters, size_t count, size_t at)
{
	if (at + 1 < count && characters[at] == APOSTROPHE && is_small(characters[at + 1])) {
		/* government’s */
		for (at++; at < count && is_small(characters[at]); at++)
			;
		if (at < count && characters[at] == APOSTROPHE)
			return false;
	}
	if (at == count)
		return true;
	switch (gb_char_class_of(characters[at])) {
	case GB_CHAR_SPACE:
	case GB_CHAR_NEWLINE:
	case GB_CHAR_DASH:
	case GB_CHAR_ELLIPSIS:
		return true;
	case GB_CHAR_CLOSING:
	case GB_CHAR_PAUSE:
	case GB_CHAR_STOP:
		return !is_letter_or_digit(characters, count, at + 1);
	default:
		return characters[at] == '"';
	}
}

void gb_hyphens_mark(gb_hyphens *hyphens, const uint32_t *characters, size_t count,
	const bool *parts, const uint8_t *bonds, gb_break *breaks)
{
	char word[GB_HYPHEN_LONGEST];

	for (size_t from = 0, to; from < count; from = to + 1) {
		bool whole = true; /* of text that may be hyphenated, and of no number */
		uint64_t points;

		for (to = from; to < count && is_small(characters[to]); to++) {
			if (to - from < GB_HYPHEN_LONGEST)
				word[to - from] = (char)characters[to];
			whole = whole && parts[to] && bonds[to] == 0;
		}
		if (!whole || to - from > GB_HYPHEN_LONGEST ||
			(from > 0 && !may_precede(characters[from - 1])) || !may_follow(characters, count, to))
			continue;
		points = gb_hyphens_of_word(hyphens, (gb_str){ word, to - from });
		for (size_t i = from + GB_HYPHEN_LEFT; points != 0 && i < to; i++)
			if (points >> (i - from) & 1)
				breaks[i] = GB_BREAK_HYPHEN;
	}
}
