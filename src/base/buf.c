#include "base/str.h"

#include <assert.h>
#include <math.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

gb_buf gb_buf_new(gb_arena *arena)
{
	return (gb_buf){ .arena = arena };
}

/* Room for `n` more bytes at the end. */
static char *make_room(gb_buf *buf, size_t n)
{
	assert(n <= SIZE_MAX - buf->n);
	buf->p = gb_arena_grow(buf->arena, buf->p, buf->n, &buf->capacity, buf->n + n, 1);
	return buf->p + buf->n;
}

void gb_buf_bytes(gb_buf *buf, const void *bytes, size_t n)
{
	if (n == 0)
		return;
	memcpy(make_room(buf, n), bytes, n);
	buf->n += n;
}

void gb_buf_str(gb_buf *buf, gb_str text)
{
	gb_buf_bytes(buf, text.p, text.n);
}

void gb_buf_text(gb_buf *buf, const char *zero_ended)
{
	gb_buf_str(buf, gb_str_of(zero_ended));
}

void gb_buf_char(gb_buf *buf, char c)
{
	gb_buf_bytes(buf, &c, 1);
}

void gb_buf_scalar(gb_buf *buf, uint32_t code_point)
{
	unsigned char bytes[4];
	size_t n;

	assert(code_point <= 0x10FFFF && (code_point < 0xD800 || code_point > 0xDFFF));
	if (code_point < 0x80) {
		bytes[0] = (unsigned char)code_point;
		n = 1;
	} else if (code_point < 0x800) {
		bytes[0] = (unsigned char)(0xC0 | code_point >> 6);
		n = 2;
	} else if (code_point < 0x10000) {
		bytes[0] = (unsigned char)(0xE0 | code_point >> 12);
		n = 3;
	} else {
		bytes[0] = (unsigned char)(0xF0 | code_point >> 18);
		n = 4;
	}
	for (size_t i = 1; i < n; i++)
		bytes[i] = (unsigned char)(0x80 | (code_point >> 6 * (n - 1 - i) & 0x3F));
	gb_buf_bytes(buf, bytes, n);
}

void gb_buf_format(gb_buf *buf, const char *format, ...)
{
	va_list arguments, again;
	int n;

	va_start(arguments, format);
	va_copy(again, arguments);
	n = vsnprintf(NULL, 0, format, arguments);
	assert(n >= 0);
	/* One byte more for the zero that vsnprintf adds; it is not part of the buffer. */
	vsnprintf(make_room(buf, (size_t)n + 1), (size_t)n + 1, format, again);
	buf->n += (size_t)n;
	va_end(again);
	va_end(arguments);
}

void gb_buf_number(gb_buf *buf, double value, unsigned places)
{
	static const uint32_t powers[] = { 1, 10, 100, 1000, 10000, 100000, 1000000 };
	const double magnitude = fabs(value);
	uint64_t whole;
	uint32_t fraction;
	char digits[32];
	size_t n = sizeof(digits);

	assert(places < GB_COUNT(powers));
	assert(magnitude < 1e18); /* also false for NaN */
	whole = (uint64_t)magnitude;
	/* The fraction of a double is exact, so only this product is rounded. */
	fraction = (uint32_t)((magnitude - (double)whole) * powers[places] + 0.5);
	if (fraction >= powers[places]) {
		whole++;
		fraction = 0;
	}
	if (fraction > 0) {
		while (fraction % 10 == 0) {
			fraction /= 10;
			places--;
		}
		for (unsigned i = 0; i < places; i++, fraction /= 10)
			digits[--n] = (char)('0' + fraction % 10);
		digits[--n] = '.';
	}
	if (value < 0 && (whole > 0 || n < sizeof(digits)))
		gb_buf_char(buf, '-');
	do
		digits[--n] = (char)('0' + whole % 10);
	while ((whole /= 10) > 0);
	gb_buf_bytes(buf, digits + n, sizeof(digits) - n);
}

gb_str gb_buf_taken(const gb_buf *buf)
{
	return (gb_str){ buf->p, buf->n };
}
