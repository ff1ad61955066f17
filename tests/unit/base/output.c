#include "testing.h"

#include "base/file.h"

#include <dirent.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

/* Each test works in a folder of its own, which is the current one while it runs. */
typedef struct desk {
	char folder[64];
	gb_arena *arena;
	gb_diags *diags;
	gb_outputs *outputs;
} desk;

static int set_up(void **state)
{
	desk *d = calloc(1, sizeof(*d));

	assert_non_null(d);
	strcpy(d->folder, "/tmp/gongbao-output-XXXXXX");
	assert_non_null(mkdtemp(d->folder));
	assert_int_equal(chdir(d->folder), 0);
	umask(022);
	d->arena = test_arena();
	d->diags = gb_diags_new(d->arena);
	d->outputs = gb_outputs_open(d->arena);
	*state = d;
	return 0;
}

static void remove_all(const char *path)
{
	DIR *folder = opendir(path);

	assert_non_null(folder);
	for (const struct dirent *entry; (entry = readdir(folder)) != NULL;) {
		char below[1024];

		if (strcmp(entry->d_name, ".") == 0 || strcmp(entry->d_name, "..") == 0)
			continue;
		snprintf(below, sizeof(below), "%s/%s", path, entry->d_name);
		if (unlink(below) != 0)
			remove_all(below);
	}
	closedir(folder);
	rmdir(path);
}

static int tear_down(void **state)
{
	desk *d = *state;

	gb_arena_close(d->arena);
	assert_int_equal(chdir("/"), 0);
	remove_all(d->folder);
	free(d);
	return 0;
}

static void put(const char *path, const char *text)
{
	FILE *file = fopen(path, "wb");

	assert_non_null(file);
	fputs(text, file);
	fclose(file);
}

static void expect_file(const char *path, const char *text)
{
	char held[256] = "";
	FILE *file = fopen(path, "rb");

	if (file == NULL)
		fail_msg("there is no %s", path);
	held[fread(held, 1, sizeof(held) - 1, file)] = '\0';
	fclose(file);
	assert_string_equal(held, text);
}

/* Entries of a folder, hidden ones too; -1 when there is none. */
static int entries(const char *path)
{
	DIR *folder = opendir(path);
	int count = 0;

	if (folder == NULL)
		return -1;
	while (readdir(folder) != NULL)
		count++;
	closedir(folder);
	return count - 2;
}

static gb_output *add(desk *d, const char *path, const char *text)
{
	gb_output *output = gb_outputs_add(d->outputs, gb_str_of(path), d->diags);

	if (output != NULL)
		fputs(text, output->file);
	return output;
}

static void test_all_appear_at_once(void **state)
{
	desk *d = *state;
	struct stat about;

	put("old.txt", "before");
	assert_int_equal(chmod("old.txt", 0600), 0);
	assert_non_null(add(d, "old.txt", "after"));
	assert_non_null(add(d, "out/deep/new.txt", "new"));
	expect_file("old.txt", "before");
	assert_int_equal(access("out/deep/new.txt", F_OK), -1);
	assert_true(gb_outputs_commit(d->outputs, d->diags));
	gb_outputs_close(d->outputs);
	expect_file("old.txt", "after");
	expect_file("out/deep/new.txt", "new");
	/* New files as the umask says, old ones as they were. */
	assert_int_equal(stat("out/deep/new.txt", &about), 0);
	assert_int_equal(about.st_mode & 0777, 0644);
	assert_int_equal(stat("old.txt", &about), 0);
	assert_int_equal(about.st_mode & 0777, 0600);
	assert_int_equal(entries("."), 2);
	assert_int_equal(entries("out/deep"), 1);
	assert_int_equal(gb_diags_errors(d->diags), 0);
}

static void test_close_without_commit_leaves_no_trace(void **state)
{
	desk *d = *state;

	put("old.txt", "before");
	assert_int_equal(mkdir("kept", 0777), 0);
	add(d, "old.txt", "after");
	add(d, "out/deep/new.txt", "new");
	add(d, "kept/new.txt", "new");
	assert_int_equal(entries("out/deep"), 1);
	gb_outputs_close(d->outputs);
	expect_file("old.txt", "before");
	assert_int_equal(entries("."), 2);
	assert_int_equal(entries("kept"), 0);
	assert_int_equal(entries("out"), -1);
	gb_outputs_close(d->outputs);
	gb_outputs_close(NULL);
}

static void test_made_folder_with_other_things_stays(void **state)
{
	desk *d = *state;

	add(d, "out/deep/new.txt", "new");
	put("out/foreign.txt", "foreign");
	gb_outputs_close(d->outputs);
	expect_file("out/foreign.txt", "foreign");
	assert_int_equal(entries("out"), 1);
}

static void test_failed_rename_puts_all_back(void **state)
{
	desk *d = *state;

	put("a.txt", "old a");
	add(d, "a.txt", "new a");
	add(d, "b.txt", "new b");
	add(d, "c.txt", "new c");
	add(d, "d.txt", "new d");
	/* Where c.txt should go, a folder appears in the meantime. */
	assert_int_equal(mkdir("c.txt", 0777), 0);
	assert_false(gb_outputs_commit(d->outputs, d->diags));
	gb_outputs_close(d->outputs);
	expect_file("a.txt", "old a");
	assert_int_equal(access("b.txt", F_OK), -1);
	assert_int_equal(access("d.txt", F_OK), -1);
	assert_int_equal(entries("c.txt"), 0);
	assert_int_equal(entries("."), 2);
	assert_int_equal(gb_diags_status(d->diags), GB_STATUS_WRITE);
	assert_text(test_printed(d->arena, d->diags),
		"c.txt: error: found a folder; expected a file that can be replaced\n");
}

static void test_failed_last_rename(void **state)
{
	desk *d = *state;

	put("a.txt", "old a");
	add(d, "a.txt", "new a");
	add(d, "b.txt", "new b");
	assert_int_equal(mkdir("b.txt", 0777), 0);
	assert_false(gb_outputs_commit(d->outputs, d->diags));
	gb_outputs_close(d->outputs);
	expect_file("a.txt", "old a");
	assert_int_equal(entries("."), 2);
}

static void refuse(desk *d, const char *path, const char *message)
{
	gb_diags *diags = gb_diags_new(d->arena);

	assert_null(gb_outputs_add(d->outputs, gb_str_of(path), diags));
	assert_int_equal(gb_diags_status(diags), GB_STATUS_WRITE);
	assert_text(test_printed(d->arena, diags), message);
}

static void test_refusals(void **state)
{
	desk *d = *state;

	put("file.txt", "file");
	assert_int_equal(mkdir("folder", 0777), 0);
	assert_int_equal(symlink("nowhere", "broken"), 0);
	assert_non_null(add(d, "folder/one.txt", "1"));
	refuse(d, "folder",
		"folder: error: found a folder; expected the name of a file\n"
		"  help: give another name\n");
	refuse(d, "folder/",
		"folder/: error: found a folder; expected the name of a file\n"
		"  help: add a file name\n");
	refuse(d, "",
		": error: found a folder; expected the name of a file\n"
		"  help: add a file name\n");
	refuse(d, "file.txt/x",
		"file.txt/x: error: found a file where a folder should be; "
		"expected a folder that can be written\n");
	refuse(d, "/dev/null",
		"/dev/null: error: found something that is no file; "
		"expected the name of a file\n  help: give another name\n");
	refuse(d, "broken",
		"broken: error: found a link that leads nowhere; "
		"expected a file that can be written\n");
	refuse(d, "./folder//../folder/./one.txt",
		"./folder//../folder/./one.txt: error: "
		"found the same file twice; expected each output in a file of its own\n"
		"  help: give another name\n");
	assert_true(gb_outputs_commit(d->outputs, d->diags));
	expect_file("folder/one.txt", "1");
	assert_int_equal(entries("."), 3);
	assert_int_equal(entries("folder"), 1);
}

static void test_link_is_followed(void **state)
{
	desk *d = *state;
	struct stat about;

	assert_int_equal(mkdir("there", 0777), 0);
	put("there/real.txt", "old");
	assert_int_equal(symlink("there/real.txt", "link.txt"), 0);
	assert_non_null(add(d, "link.txt", "new"));
	refuse(d, "there/real.txt",
		"there/real.txt: error: found the same file twice; "
		"expected each output in a file of its own\n  help: give another name\n");
	assert_true(gb_outputs_commit(d->outputs, d->diags));
	expect_file("there/real.txt", "new");
	assert_int_equal(lstat("link.txt", &about), 0);
	assert_true(S_ISLNK(about.st_mode));
	assert_int_equal(entries("there"), 1);
}

static void test_long_names(void **state)
{
	desk *d = *state;
	char name[256];

	/* 85 characters of three bytes fill a name; a temporary name must not be longer. */
	for (size_t i = 0; i < 85; i++)
		memcpy(name + 3 * i, "枣", 3);
	name[255] = '\0';
	assert_non_null(add(d, name, "long"));
	assert_true(gb_outputs_commit(d->outputs, d->diags));
	expect_file(name, "long");
	assert_int_equal(entries("."), 1);
}

static void test_commit_twice(void **state)
{
	desk *d = *state;

	add(d, "a.txt", "a");
	assert_true(gb_outputs_commit(d->outputs, d->diags));
	add(d, "b.txt", "b");
	assert_true(gb_outputs_commit(d->outputs, d->diags));
	gb_outputs_close(d->outputs);
	expect_file("a.txt", "a");
	expect_file("b.txt", "b");
	assert_int_equal(entries("."), 2);
}

static void test_written_by_name(void **state)
{
	desk *d = *state;
	gb_output *output = add(d, "a.pdf", "");

	/* Libraries that take a file name write to the temporary file themselves. */
	put(output->temporary, "by name");
	assert_true(gb_outputs_commit(d->outputs, d->diags));
	expect_file("a.pdf", "by name");
}

static void expect_unread(desk *d, const char *path, const char *message)
{
	gb_diags *diags = gb_diags_new(d->arena);

	assert_null(gb_file_read(d->arena, gb_str_of(path), diags));
	assert_int_equal(gb_diags_status(diags), GB_STATUS_INPUT);
	assert_text(test_printed(d->arena, diags), message);
}

/* A thousand outputs need not be a thousand open files. */
static void test_closed_before(void **state)
{
	desk *d = *state;
	struct rlimit before, few = { .rlim_cur = 32 };

	assert_int_equal(getrlimit(RLIMIT_NOFILE, &before), 0);
	few.rlim_max = before.rlim_max;
	assert_int_equal(setrlimit(RLIMIT_NOFILE, &few), 0);
	for (int i = 0; i < 64; i++) {
		gb_output *output =
			gb_outputs_add(d->outputs, gb_str_format(d->arena, "page-%d.svg", i), d->diags);

		assert_non_null(output);
		assert_true(fputs("page", output->file) >= 0);
		assert_int_equal(fclose(output->file), 0);
		output->file = NULL;
	}
	assert_int_not_equal(access("page-7.svg", F_OK), 0);
	assert_true(gb_outputs_commit(d->outputs, d->diags));
	assert_int_equal(access("page-0.svg", F_OK), 0);
	assert_int_equal(access("page-63.svg", F_OK), 0);
	assert_int_equal(setrlimit(RLIMIT_NOFILE, &before), 0);
}

static void test_reading(void **state)
{
	desk *d = *state;
	const gb_source *source;

	put("a.json", "{ }\n");
	put("empty.json", "");
	source = gb_file_read(d->arena, GB_STR("a.json"), d->diags);
	assert_non_null(source);
	assert_text(source->name, "a.json");
	assert_text(source->bytes, "{ }\n");
	source = gb_file_read(d->arena, GB_STR("empty.json"), d->diags);
	assert_non_null(source);
	assert_text(source->bytes, "");
	expect_unread(d, "gone.json",
		"gone.json: error: found no such file or folder; "
		"expected a file that can be read\n");
	expect_unread(d, ".",
		".: error: found a folder; expected a file that can be read\n"
		"  help: name a file in it\n");
	expect_unread(d, "", ": error: found no usable name; expected a file that can be read\n");
	put("large.json", "");
	assert_int_equal(truncate("large.json", (off_t)GB_FILE_LIMIT + 1), 0);
	expect_unread(d, "large.json",
		"large.json: error: found more than 64 MiB; "
		"expected a smaller file\n  help: make sure that this is the file you meant\n");
	expect_unread(d, "/dev/zero",
		"/dev/zero: error: found more than 64 MiB; "
		"expected a smaller file\n  help: make sure that this is the file you meant\n");
}

int main(void)
{
#define DESK_TEST(test) cmocka_unit_test_setup_teardown(test, set_up, tear_down)
	const struct CMUnitTest tests[] = {
		DESK_TEST(test_all_appear_at_once),
		DESK_TEST(test_close_without_commit_leaves_no_trace),
		DESK_TEST(test_made_folder_with_other_things_stays),
		DESK_TEST(test_failed_rename_puts_all_back),
		DESK_TEST(test_failed_last_rename),
		DESK_TEST(test_refusals),
		DESK_TEST(test_link_is_followed),
		DESK_TEST(test_long_names),
		DESK_TEST(test_commit_twice),
		DESK_TEST(test_written_by_name),
		DESK_TEST(test_closed_before),
		DESK_TEST(test_reading),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
