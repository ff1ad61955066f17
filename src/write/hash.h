#ifndef GB_WRITE_HASH_H
#define GB_WRITE_HASH_H

#include <stddef.h>
#include <stdint.h>

/*
 * A 128 bit fingerprint of what is written (FNV-1a): names subsets of fonts and files by their
 * contents, so that the same contents have the same name and nothing is drawn by lot. It guards
 * against nothing; it only tells apart.
 */
typedef struct gb_hash {
	uint64_t high, low;
} gb_hash;

gb_hash gb_hash_new(void);
void gb_hash_bytes(gb_hash *hash, const void *bytes, size_t n);
void gb_hash_digest(gb_hash hash, unsigned char digest[16]);
/* Six capital letters (the tag of a font subset, ISO 32000-1, 9.6.4) and a zero. */
void gb_hash_letters(gb_hash hash, char letters[7]);

#endif
