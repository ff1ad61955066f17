#include "base/testing.h"

#include "base/digest.h"

/* The examples of FIPS 180-4, and that parts are one behind the other. */
static void test_sha256(void **state)
{
	const gb_str abc[] = { GB_STR("abc") }, parts[] = { GB_STR("a"), GB_STR(""), GB_STR("bc") };
	const gb_str long_one[] = { GB_STR(
		"abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq") };
	char digits[GB_SHA256_N + 1];

	(void)state;
	gb_sha256(abc, 1, digits);
	assert_string_equal(digits, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
	gb_sha256(parts, GB_COUNT(parts), digits);
	assert_string_equal(digits, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
	gb_sha256(long_one, 1, digits);
	assert_string_equal(digits, "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
	gb_sha256(NULL, 0, digits);
	assert_string_equal(digits, "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
}

int main(void)
{
	const struct CMUnitTest tests[] = { cmocka_unit_test(test_sha256) };

	return cmocka_run_group_tests(tests, NULL, NULL);
}
