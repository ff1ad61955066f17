/*
 * Fonts for tests, made of one that we ship: with other names and rights, with few or without some
 * characters, or spoilt.
 *
 *   recast IN OUT [only=TEXT] [without=TEXT] [fstype=0x0002] [name=English] [zh=中文]
 *          [drop=glyf] [add=fvar] [twice]
 */
#include <hb-ot.h>
#include <hb-subset.h>
#include <hb.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef struct wishes {
	const char *only, *without, *fstype, *name, *zh, *drop, *add;
	int twice;
} wishes;

typedef struct bytes {
	unsigned char *p;
	size_t n;
} bytes;

static void die(const char *what)
{
	fprintf(stderr, "recast: %s\n", what);
	exit(1);
}

static void put(bytes *to, const void *from, size_t n)
{
	to->p = realloc(to->p, to->n + n + 1);
	if (to->p == NULL)
		die("no memory");
	memcpy(to->p + to->n, from, n);
	to->n += n;
}

static void put16(bytes *to, unsigned value)
{
	const unsigned char two[] = { (unsigned char)(value >> 8), (unsigned char)value };

	put(to, two, 2);
}

static void put32(bytes *to, unsigned long value)
{
	put16(to, (unsigned)(value >> 16) & 0xFFFF);
	put16(to, (unsigned)value & 0xFFFF);
}

static unsigned long read32(const unsigned char *at)
{
	return (unsigned long)at[0] << 24 | (unsigned long)at[1] << 16 | (unsigned long)at[2] << 8 |
		   at[3];
}

/* The characters of UTF-8 without faults, into a set. */
static void take_text(hb_set_t *set, const char *text, int add)
{
	hb_buffer_t *buffer = hb_buffer_create();
	unsigned count;

	hb_buffer_add_utf8(buffer, text, -1, 0, -1);
	const hb_glyph_info_t *infos = hb_buffer_get_glyph_infos(buffer, &count);
	for (unsigned i = 0; i < count; i++) {
		if (add)
			hb_set_add(set, infos[i].codepoint);
		else
			hb_set_del(set, infos[i].codepoint);
	}
	hb_buffer_destroy(buffer);
}

static hb_face_t *subset(hb_face_t *face, const wishes *wish)
{
	hb_subset_input_t *input = hb_subset_input_create_or_fail();
	hb_face_t *cut, *read_again;
	hb_blob_t *blob;

	if (input == NULL)
		die("no subset");
	hb_subset_input_set_flags(input, HB_SUBSET_FLAGS_NAME_LEGACY);
	if (wish->only == NULL)
		hb_face_collect_unicodes(face, hb_subset_input_unicode_set(input));
	else
		take_text(hb_subset_input_unicode_set(input), wish->only, 1);
	if (wish->without != NULL)
		take_text(hb_subset_input_unicode_set(input), wish->without, 0);
	cut = hb_subset_or_fail(face, input);
	hb_subset_input_destroy(input);
	if (cut == NULL)
		die("the font cannot be cut");
	blob = hb_face_reference_blob(cut);
	read_again = hb_face_create(blob, 0);
	hb_blob_destroy(blob);
	hb_face_destroy(cut);
	return read_again;
}

static bytes utf16(const char *text)
{
	hb_buffer_t *buffer = hb_buffer_create();
	bytes out = { NULL, 0 };
	unsigned count;

	hb_buffer_add_utf8(buffer, text, -1, 0, -1);
	const hb_glyph_info_t *infos = hb_buffer_get_glyph_infos(buffer, &count);
	for (unsigned i = 0; i < count; i++)
		put16(&out, infos[i].codepoint & 0xFFFF);
	hb_buffer_destroy(buffer);
	return out;
}

/* Family, full name, version and PostScript name in English, the first two in Chinese too. */
static hb_blob_t *name_table(const wishes *wish)
{
	static const unsigned ids[] = { 1, 4, 5, 6 };
	const unsigned zh_count = wish->zh != NULL ? 2 : 0;
	char postscript[64];
	bytes table = { NULL, 0 }, texts = { NULL, 0 };
	size_t n = 0;

	for (const char *c = wish->name; *c != '\0' && n + 1 < sizeof postscript; c++) {
		if (*c != ' ')
			postscript[n++] = *c;
	}
	postscript[n] = '\0';
	put16(&table, 0);
	put16(&table, 4 + zh_count);
	put16(&table, 6 + 12 * (4 + zh_count));
	for (unsigned i = 0; i < 4 + zh_count; i++) {
		const unsigned id = i < 4 ? ids[i] : ids[i - 4];
		const char *text = i >= 4    ? wish->zh
						   : id == 5 ? "Version 7.5;made for tests"
						   : id == 6 ? postscript
									 : wish->name;
		const bytes as = utf16(text);

		put16(&table, 3);
		put16(&table, 1);
		put16(&table, i < 4 ? 0x0409 : 0x0804);
		put16(&table, id);
		put16(&table, (unsigned)as.n);
		put16(&table, (unsigned)texts.n);
		put(&texts, as.p, as.n);
		free(as.p);
	}
	put(&table, texts.p, texts.n);
	free(texts.p);
	return hb_blob_create(
		(const char *)table.p, (unsigned)table.n, HB_MEMORY_MODE_READONLY, table.p, free);
}

static void put_table(hb_face_t *to, hb_face_t *from, hb_tag_t tag, const wishes *wish)
{
	hb_blob_t *table = hb_face_reference_table(from, tag);
	char letters[5] = { 0 };

	hb_tag_to_string(tag, letters);
	if (wish->drop != NULL && strcmp(letters, wish->drop) == 0) {
		hb_blob_destroy(table);
		return;
	}
	if (tag == HB_TAG('n', 'a', 'm', 'e') && wish->name != NULL) {
		hb_blob_destroy(table);
		table = name_table(wish);
	}
	if (tag == HB_TAG('O', 'S', '/', '2') && wish->fstype != NULL) {
		const unsigned long rights = strtoul(wish->fstype, NULL, 0);
		hb_blob_t *own = hb_blob_copy_writable_or_fail(table);
		unsigned length;
		char *at = own != NULL ? hb_blob_get_data_writable(own, &length) : NULL;

		if (at == NULL || length < 10)
			die("no OS/2 table");
		at[8] = (char)(rights >> 8);
		at[9] = (char)rights;
		hb_blob_destroy(table);
		table = own;
	}
	hb_face_builder_add_table(to, tag, table);
	hb_blob_destroy(table);
}

static hb_face_t *rebuild(hb_face_t *from, const wishes *wish)
{
	hb_face_t *to = hb_face_builder_create();
	hb_tag_t tags[64];
	unsigned count = 64;

	hb_face_get_table_tags(from, 0, &count, tags);
	for (unsigned i = 0; i < count; i++)
		put_table(to, from, tags[i], wish);
	if (wish->add != NULL) {
		hb_blob_t *table = hb_blob_create("for tests", 9, HB_MEMORY_MODE_READONLY, NULL, NULL);

		hb_face_builder_add_table(to, hb_tag_from_string(wish->add, -1), table);
		hb_blob_destroy(table);
	}
	return to;
}

/* The font as both members of a collection. */
static bytes collection(const unsigned char *font, size_t n)
{
	const size_t head = 20;
	const unsigned tables = (unsigned)font[4] << 8 | font[5];
	bytes out = { NULL, 0 };

	put(&out, "ttcf", 4);
	put32(&out, 0x00010000);
	put32(&out, 2);
	put32(&out, head);
	put32(&out, head);
	put(&out, font, 12);
	for (unsigned i = 0; i < tables; i++) {
		const unsigned char *row = font + 12 + 16 * i;

		put(&out, row, 8);
		put32(&out, read32(row + 8) + head);
		put(&out, row + 12, 4);
	}
	put(&out, font + 12 + 16 * tables, n - 12 - 16 * tables);
	return out;
}

static int starts(const char *word, const char *key, const char **value)
{
	const size_t n = strlen(key);

	if (strncmp(word, key, n) != 0 || word[n] != '=')
		return 0;
	*value = word + n + 1;
	return 1;
}

int main(int argc, char **argv)
{
	wishes wish = { NULL, NULL, NULL, NULL, NULL, NULL, NULL, 0 };

	if (argc < 3)
		die("IN OUT and what is to be different");
	for (int i = 3; i < argc; i++) {
		if (strcmp(argv[i], "twice") == 0)
			wish.twice = 1;
		else if (!starts(argv[i], "only", &wish.only) &&
				 !starts(argv[i], "without", &wish.without) &&
				 !starts(argv[i], "fstype", &wish.fstype) && !starts(argv[i], "name", &wish.name) &&
				 !starts(argv[i], "zh", &wish.zh) && !starts(argv[i], "drop", &wish.drop) &&
				 !starts(argv[i], "add", &wish.add))
			die(argv[i]);
	}

	hb_blob_t *blob = hb_blob_create_from_file(argv[1]);
	hb_face_t *face = hb_face_create(blob, 0);
	if (wish.only != NULL || wish.without != NULL) {
		hb_face_t *cut = subset(face, &wish);

		hb_face_destroy(face);
		face = cut;
	}
	hb_face_t *built = rebuild(face, &wish);
	hb_blob_t *made = hb_face_reference_blob(built);
	unsigned n;
	const char *p = hb_blob_get_data(made, &n);
	bytes twice = { NULL, 0 };
	FILE *out = fopen(argv[2], "wb");

	if (out == NULL || n < 100)
		die("nothing to write");
	if (wish.twice)
		twice = collection((const unsigned char *)p, n);
	if (fwrite(wish.twice ? (const char *)twice.p : p, 1, wish.twice ? twice.n : n, out) == 0 ||
		fclose(out) != 0)
		die("cannot write");
	free(twice.p);
	hb_blob_destroy(made);
	hb_face_destroy(built);
	hb_face_destroy(face);
	hb_blob_destroy(blob);
	return 0;
}
