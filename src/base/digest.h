#ifndef GB_BASE_DIGEST_H
#define GB_BASE_DIGEST_H

#include "base/str.h"

/* Hexadecimal digits of a SHA-256, without the zero behind them. */
#define GB_SHA256_N 64

/* SHA-256 (FIPS 180-4) of the parts, one behind the other, as lower-case digits and a zero. It tells
 * that bytes were altered; whoever alters them can reckon it anew, so it is no signature. */
void gb_sha256(const gb_str *parts, size_t count, char digits[GB_SHA256_N + 1]);

#endif
