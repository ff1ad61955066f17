/* Files are read back before they take their places: what does not agree never does. */
#include "../base/testing.h"

#include "audit/audit.h"
#include "report/run.h"

#include <stdio.h>
#include <unistd.h>

/* A proof around that of the audit, which spoils the file before it is looked at. */
typedef struct spoiler {
	const gb_run_proof *inner;
	const char *suffix; /* of the outputs that are spoilt */
	bool apart;         /* only in another process than ours */
	pid_t ours;
	char folder[64];
} spoiler;

static bool spoil_begin(void *context, const gb_composed *composed, gb_str layout)
{
	const spoiler *s = context;

	return s->inner->begin(s->inner->context, composed, layout);
}

static bool spoil_look(void *context, gb_str temporary, const gb_run_output *output)
{
	const spoiler *s = context;
	char path[256];

	if (gb_str_ends(output->path, s->suffix) && (!s->apart || getpid() != s->ours)) {
		snprintf(path, sizeof path, "%.*s", (int)temporary.n, temporary.p);
		assert_int_equal(truncate(path, 2000), 0);
	}
	return s->inner->look(s->inner->context, temporary, output);
}

static gb_str in_folder(gb_arena *arena, const spoiler *s, const char *name)
{
	return gb_str_format(arena, "%s/%s", s->folder, name);
}

static long size_of(const spoiler *s, const char *name)
{
	char path[128];
	FILE *file;
	long size = -1;

	snprintf(path, sizeof path, "%s/%s", s->folder, name);
	file = fopen(path, "r");
	if (file == NULL)
		return -1;
	if (fseek(file, 0, SEEK_END) == 0)
		size = ftell(file);
	fclose(file);
	return size;
}

/* Makes a PDF over an old one, and an SVG; what the run said. */
static bool make(spoiler *s, char *said, size_t size)
{
	gb_run *run = gb_run_open(&(gb_run_options){ 0 });
	gb_arena *arena = gb_run_arena(run);
	gb_run_output outputs[2] = { { .path = in_folder(arena, s, "a.pdf") },
		{ .path = in_folder(arena, s, "b.svg") } };
	const gb_str data = GB_STR("tests/pages/data");
	gb_audit_proof *proof = gb_audit_prove(run);
	const gb_run_proof spoiled = { s, spoil_begin, spoil_look };
	bool ok;

	outputs[0].options.last_page = SIZE_MAX;
	s->inner = run->proof;
	s->ours = getpid();
	if (s->suffix != NULL)
		gb_run_prove(run, &spoiled);
	ok = gb_run_make(
		run, GB_STR("tests/pages/table.layout.json"), &data, 1, (gb_str){ 0 }, outputs, 2);
	const gb_str words =
		ok ? gb_audit_proof_said(proof, &outputs[0]) : test_printed(arena, gb_run_diags(run));
	snprintf(said, size, "%.*s", (int)words.n, words.p);
	gb_run_close(run);
	return ok;
}

static spoiler open_folder(void)
{
	spoiler s = { .folder = "/tmp/gongbao-proof-XXXXXX" };
	char path[128];
	FILE *old;

	assert_non_null(mkdtemp(s.folder));
	snprintf(path, sizeof path, "%s/a.pdf", s.folder);
	old = fopen(path, "w");
	assert_non_null(old);
	fputs("old", old);
	fclose(old);
	return s;
}

/* Nothing else is left in it. */
static void close_folder(const spoiler *s)
{
	static const char *const names[] = { "a.pdf", "b.svg" };

	for (size_t i = 0; i < GB_COUNT(names); i++) {
		char path[128];

		snprintf(path, sizeof path, "%s/%s", s->folder, names[i]);
		unlink(path);
	}
	assert_int_equal(rmdir(s->folder), 0);
}

static void test_what_agrees_takes_its_place(void **state)
{
	spoiler s = open_folder();
	char said[2000];

	(void)state;
	assert_true(make(&s, said, sizeof said));
	assert_non_null(strstr(said, "a.pdf: "));
	assert_non_null(strstr(said, " agree: "));
	assert_true(size_of(&s, "a.pdf") > 2000);
	assert_true(size_of(&s, "b.svg") > 2000);
	close_folder(&s);
}

static void test_what_differs_does_not(void **state)
{
	static const char *const suffixes[] = { ".pdf", ".svg" };

	(void)state;
	for (size_t i = 0; i < GB_COUNT(suffixes); i++) {
		spoiler s = open_folder();
		char said[2000];

		s.suffix = suffixes[i];
		assert_false(make(&s, said, sizeof said));
		/* The file is called what it was to be called. */
		assert_non_null(strstr(said, i == 0 ? "/a.pdf: error: " : "/b.svg: error: "));
		assert_null(strstr(said, ".tmp"));
		assert_int_equal(size_of(&s, "a.pdf"), 3);
		assert_int_equal(size_of(&s, "b.svg"), -1);
		close_folder(&s);
	}
}

/* What a process of its own has spoilt is made, and looked at, again. */
static void test_another_process(void **state)
{
	spoiler s = open_folder();
	char said[2000];

	(void)state;
	s.suffix = ".svg";
	s.apart = true;
	assert_true(make(&s, said, sizeof said));
	assert_true(size_of(&s, "b.svg") > 2000);
	close_folder(&s);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_what_agrees_takes_its_place),
		cmocka_unit_test(test_what_differs_does_not),
		cmocka_unit_test(test_another_process),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
