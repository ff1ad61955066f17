#include "write/hash.h"

/* FNV-1a with 128 bits, in two halves: ISO C has no wider integer. */

gb_hash gb_hash_new(void)
{
	return (gb_hash){ 0x6C62272E07BB0142u, 0x62B821756295C58Du };
}

/* Times the FNV prime, 2^88 + 0x13B. */
static void multiply(gb_hash *hash)
{
	const uint64_t factor = 0x13B;
	const uint64_t below = (hash->low & 0xFFFFFFFFu) * factor;
	const uint64_t above = (hash->low >> 32) * factor + (below >> 32);
	const uint64_t low = (above << 32) | (below & 0xFFFFFFFFu);

	/* The lower half moved up by 88 bits lands 24 bits into the upper one. */
	hash->high = hash->high * factor + (above >> 32) + (hash->low << 24);
	hash->low = low;
}

void gb_hash_bytes(gb_hash *hash, const void *bytes, size_t n)
{
	const unsigned char *p = bytes;

	for (size_t i = 0; i < n; i++) {
		hash->low ^= p[i];
		multiply(hash);
	}
}

void gb_hash_digest(gb_hash hash, unsigned char digest[16])
{
	for (unsigned i = 0; i < 8; i++) {
		digest[i] = (unsigned char)(hash.high >> (56 - 8 * i));
		digest[8 + i] = (unsigned char)(hash.low >> (56 - 8 * i));
	}
}

void gb_hash_letters(gb_hash hash, char letters[7])
{
	uint64_t rest = hash.high ^ hash.low;

	for (int i = 0; i < 6; i++) {
		letters[i] = (char)('A' + rest % 26);
		rest /= 26;
	}
	letters[6] = '\0';
}
