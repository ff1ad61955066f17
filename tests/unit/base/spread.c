#include "testing.h"

#include "base/spread.h"

#include <signal.h>
#include <stdio.h>
#include <unistd.h>

/* Work over processes: what is done, what is done again, and where it ends. */

#define PIECES 23

typedef struct shop {
	char folder[64];
	size_t fails;        /* the piece that fails everywhere; PIECES for none */
	size_t quiet;        /* the piece that fails only apart */
	size_t killed;       /* the piece whose process dies */
	size_t here[PIECES]; /* how often each was done in this process */
} shop;

static bool piece(void *context, size_t index, bool apart)
{
	shop *s = context;
	char path[96];
	FILE *file;

	s->here[index]++;
	if (index == s->fails || (apart && index == s->quiet))
		return false;
	if (apart && index == s->killed)
		raise(SIGKILL);
	snprintf(path, sizeof path, "%s/%zu", s->folder, index);
	file = fopen(path, "w");
	if (file == NULL)
		return false;
	fclose(file);
	return true;
}

static shop open_shop(void)
{
	shop s = { .folder = "/tmp/spread-XXXXXX", .fails = PIECES, .quiet = PIECES, .killed = PIECES };

	assert_non_null(mkdtemp(s.folder));
	return s;
}

/* How many pieces left their file; all are taken away. */
static size_t close_shop(const shop *s)
{
	size_t count = 0;

	for (size_t i = 0; i < PIECES; i++) {
		char path[96];

		snprintf(path, sizeof path, "%s/%zu", s->folder, i);
		count += unlink(path) == 0;
	}
	assert_int_equal(rmdir(s->folder), 0);
	return count;
}

static void test_every_piece_is_done(void **state)
{
	shop s = open_shop();

	(void)state;
	assert_true(gb_spread(PIECES, piece, &s));
	assert_true(gb_spread(0, piece, &s));
	for (size_t i = 0; i < PIECES; i++)
		assert_true(s.here[i] <= 1);
	assert_int_equal(s.here[0], 1); /* the first is ours */
	assert_int_equal(close_shop(&s), PIECES);
}

static void test_what_fails_apart_is_done_here(void **state)
{
	shop s = open_shop();

	(void)state;
	s.quiet = 1;
	s.killed = 3;
	assert_true(gb_spread(PIECES, piece, &s));
	assert_int_equal(s.here[1], 1);
	assert_int_equal(s.here[3], 1);
	assert_int_equal(close_shop(&s), PIECES);
}

static void test_a_failure_is_told(void **state)
{
	shop s = open_shop();

	(void)state;
	s.fails = 5;
	assert_false(gb_spread(PIECES, piece, &s));
	assert_int_equal(s.here[5], 1); /* here, whoever tried it before */
	assert_true(close_shop(&s) < PIECES);
}

static void test_our_own_failure_is_told(void **state)
{
	shop s = open_shop();

	(void)state;
	s.fails = 0;
	assert_false(gb_spread(PIECES, piece, &s));
	assert_int_equal(s.here[0], 1);
	close_shop(&s);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_every_piece_is_done),
		cmocka_unit_test(test_what_fails_apart_is_done_here),
		cmocka_unit_test(test_a_failure_is_told),
		cmocka_unit_test(test_our_own_failure_is_told),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
