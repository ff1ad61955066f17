#include "testing.h"

#include "base/arena.h"

typedef struct limit_call {
	jmp_buf back;
	const char *arena;
	size_t limit;
} limit_call;

static void jump_back(void *context, const char *arena, size_t limit)
{
	limit_call *call = context;

	call->arena = arena;
	call->limit = limit;
	longjmp(call->back, 1);
}

static void test_alignment_and_zero(void **state)
{
	gb_arena *arena = test_arena();

	(void)state;
	for (size_t size = 0; size < 100; size++) {
		unsigned char *bytes = gb_arena_alloc(arena, size);

		assert_int_equal((uintptr_t)bytes % _Alignof(max_align_t), 0);
		for (size_t i = 0; i < size; i++)
			assert_int_equal(bytes[i], 0);
		memset(bytes, 0xAA, size);
	}
	gb_arena_close(arena);
}

static void test_rewind_gives_back_and_zeroes_again(void **state)
{
	gb_arena *arena = test_arena();
	char *kept = gb_arena_alloc(arena, 10);
	const size_t used = gb_arena_used(arena);
	gb_arena_mark mark;

	(void)state;
	strcpy(kept, "kept");
	mark = gb_arena_mark_now(arena);
	for (int i = 0; i < 50; i++)
		memset(gb_arena_alloc(arena, 10000), 0xAA, 10000);
	assert_true(gb_arena_used(arena) >= 500000);
	gb_arena_rewind(arena, mark);
	assert_int_equal(gb_arena_used(arena), used);
	assert_true(gb_arena_peak(arena) >= 500000);
	assert_string_equal(kept, "kept");
	for (int i = 0; i < 50; i++) {
		const char *again = gb_arena_alloc(arena, 100);

		assert_int_equal(again[0], 0);
		assert_int_equal(again[99], 0);
	}
	gb_arena_close(arena);
}

static void test_rewind_to_the_empty_arena(void **state)
{
	gb_arena *arena = test_arena();
	const gb_arena_mark mark = gb_arena_mark_now(arena);

	(void)state;
	gb_arena_alloc(arena, 1000);
	gb_arena_rewind(arena, mark);
	assert_int_equal(gb_arena_used(arena), 0);
	gb_arena_alloc(arena, 1000);
	gb_arena_close(arena);
}

static void test_grow_keeps_items(void **state)
{
	gb_arena *arena = test_arena();
	size_t capacity = 0;
	int *numbers = NULL;

	(void)state;
	for (size_t i = 0; i < 1000; i++) {
		numbers = gb_arena_grow(arena, numbers, i, &capacity, i + 1, sizeof(*numbers));
		numbers[i] = (int)i;
	}
	assert_true(capacity >= 1000 && capacity < 4000);
	for (size_t i = 0; i < 1000; i++)
		assert_int_equal(numbers[i], i);
	assert_ptr_equal(
		gb_arena_grow(arena, numbers, 1000, &capacity, 1000, sizeof(*numbers)), numbers);
	gb_arena_close(arena);
}

static void test_the_last_array_grows_where_it_is(void **state)
{
	gb_arena *arena = test_arena();
	size_t capacity = 0;
	int *numbers = gb_arena_grow(arena, NULL, 0, &capacity, 8, sizeof(*numbers));

	(void)state;
	for (int i = 0; i < 8; i++)
		numbers[i] = i + 1;
	assert_ptr_equal(gb_arena_grow(arena, numbers, 8, &capacity, 9, sizeof(*numbers)), numbers);
	assert_int_equal(capacity, 16);
	assert_int_equal(numbers[7], 8);
	for (int i = 8; i < 16; i++)
		assert_int_equal(numbers[i], 0);
	gb_arena_close(arena);
}

static void test_a_moved_array_leaves_its_place(void **state)
{
	gb_arena *arena = test_arena();
	size_t one_capacity = 0, two_capacity = 0;
	double *one = NULL, *two = NULL;
	size_t used;

	(void)state;
	/* Neither is ever the last: each moves when it grows. */
	for (size_t i = 0; i < 1000; i++) {
		one = gb_arena_grow(arena, one, i, &one_capacity, i + 1, sizeof(*one));
		one[i] = (double)i;
		gb_arena_alloc(arena, 1);
	}
	used = gb_arena_used(arena);
	for (size_t i = 0; i < 500; i++) {
		two = gb_arena_grow(arena, two, i, &two_capacity, i + 1, sizeof(*two));
		assert_true(two[two_capacity - 1] == 0);
		two[i] = -1;
	}
	assert_int_equal(gb_arena_used(arena), used);
	for (size_t i = 0; i < 1000; i++)
		assert_true(one[i] == (double)i);
	gb_arena_close(arena);
}

static void test_borrowed_and_given_back(void **state)
{
	gb_arena *arena = test_arena();
	char *first = gb_arena_borrow(arena, 100, 3);
	size_t used;

	(void)state;
	memset(first, 0xAA, 300);
	gb_arena_alloc(arena, 1);
	gb_arena_give_back(arena, first, 100, 3);
	gb_arena_give_back(arena, NULL, 0, 3);
	used = gb_arena_used(arena);
	for (int i = 0; i < 100; i++) {
		char *again = gb_arena_borrow(arena, 90, 3);

		for (size_t k = 0; k < 270; k++)
			assert_int_equal(again[k], 0);
		memset(again, 0xAA, 270);
		gb_arena_give_back(arena, again, 90, 3);
	}
	assert_int_equal(gb_arena_used(arena), used);
	gb_arena_close(arena);
}

static void test_rewind_forgets_places_left(void **state)
{
	gb_arena *arena = test_arena();
	const gb_arena_mark mark = gb_arena_mark_now(arena);
	char *lent = gb_arena_borrow(arena, 1000, 1);
	char *plain;

	(void)state;
	gb_arena_give_back(arena, lent, 1000, 1);
	gb_arena_rewind(arena, mark);
	plain = gb_arena_alloc(arena, 1024);
	memset(plain, 0xAA, 1024);
	lent = gb_arena_borrow(arena, 1000, 1);
	assert_true(lent >= plain + 1024 || lent + 1000 <= plain);
	assert_int_equal(lent[0], 0);
	assert_int_equal((unsigned char)plain[0], 0xAA);
	gb_arena_close(arena);
}

static void test_limit_calls_the_handler(void **state)
{
	limit_call call = { .limit = 0 };
	gb_arena *arena = gb_arena_open("small", 100000, jump_back, &call);
	volatile int taken = 0;

	(void)state;
	if (setjmp(call.back) == 0) {
		for (;;) {
			memset(gb_arena_alloc(arena, 1000), 1, 1000);
			taken++;
		}
	}
	assert_string_equal(call.arena, "small");
	assert_int_equal(call.limit, 100000);
	assert_true(taken >= 90 && taken <= 100);
	assert_true(gb_arena_used(arena) <= 100000);
	gb_arena_close(arena);
}

static void test_limit_of_one_huge_piece(void **state)
{
	limit_call call = { .limit = 0 };
	gb_arena *arena = gb_arena_open("small", 1000, jump_back, &call);

	(void)state;
	if (setjmp(call.back) == 0)
		gb_arena_alloc(arena, SIZE_MAX);
	assert_int_equal(call.limit, 1000);
	call.limit = 0;
	if (setjmp(call.back) == 0)
		gb_arena_alloc(arena, 1001);
	assert_int_equal(call.limit, 1000);
	call.limit = 0;
	/* The product overflows to a small number. */
	if (setjmp(call.back) == 0)
		gb_arena_array(arena, SIZE_MAX / 8 + 2, 8);
	assert_int_equal(call.limit, 1000);
	/* What fits still fits. */
	assert_non_null(gb_arena_alloc(arena, 900));
	gb_arena_close(arena);
}

static void test_close_of_nothing(void **state)
{
	(void)state;
	gb_arena_close(NULL);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_alignment_and_zero),
		cmocka_unit_test(test_rewind_gives_back_and_zeroes_again),
		cmocka_unit_test(test_rewind_to_the_empty_arena),
		cmocka_unit_test(test_grow_keeps_items),
		cmocka_unit_test(test_the_last_array_grows_where_it_is),
		cmocka_unit_test(test_a_moved_array_leaves_its_place),
		cmocka_unit_test(test_borrowed_and_given_back),
		cmocka_unit_test(test_rewind_forgets_places_left),
		cmocka_unit_test(test_limit_calls_the_handler),
		cmocka_unit_test(test_limit_of_one_huge_piece),
		cmocka_unit_test(test_close_of_nothing),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
