#include "base/utf8.h"

uint32_t gb_utf8_at(gb_str text, size_t at, size_t *length)
{
	const unsigned char *bytes = (const unsigned char *)text.p + at;
	const size_t left = text.n - at;
	const unsigned char lead = bytes[0];
	uint32_t scalar, least;
	size_t n;

	*length = 1;
	if (lead < 0x80)
		return lead;
	if (lead >= 0xC2 && lead <= 0xDF) {
		n = 2;
		scalar = lead & 0x1Fu;
		least = 0x80;
	} else if (lead >= 0xE0 && lead <= 0xEF) {
		n = 3;
		scalar = lead & 0x0Fu;
		least = 0x800;
	} else if (lead >= 0xF0 && lead <= 0xF4) {
		n = 4;
		scalar = lead & 0x07u;
		least = 0x10000;
	} else {
		return UINT32_MAX;
	}
	if (left < n)
		return UINT32_MAX;
	for (size_t i = 1; i < n; i++) {
		if ((bytes[i] & 0xC0) != 0x80)
			return UINT32_MAX;
		scalar = scalar << 6 | (bytes[i] & 0x3Fu);
	}
	if (scalar < least || scalar > 0x10FFFF || (scalar >= 0xD800 && scalar <= 0xDFFF))
		return UINT32_MAX;
	*length = n;
	return scalar;
}

size_t gb_utf8_fault(gb_str text)
{
	for (size_t at = 0, length; at < text.n; at += length) {
		if (gb_utf8_at(text, at, &length) == UINT32_MAX)
			return at;
	}
	return text.n;
}

size_t gb_utf8_count(gb_str text)
{
	size_t count = 0;

	for (size_t at = 0, length; at < text.n; at += length) {
		gb_utf8_at(text, at, &length);
		count++;
	}
	return count;
}

typedef struct cell_range {
	uint32_t first, last;
} cell_range;

static bool is_within(const cell_range *ranges, size_t count, uint32_t scalar)
{
	for (size_t i = 0; i < count; i++) {
		if (scalar >= ranges[i].first && scalar <= ranges[i].last)
			return true;
	}
	return false;
}

unsigned gb_utf8_cells(uint32_t scalar)
{
	/* Marks and invisible characters that terminals draw over the one before, by block. */
	static const cell_range none[] = {
		{ 0x0300, 0x036F },
		{ 0x200B, 0x200F },
		{ 0x2060, 0x2064 },
		{ 0x20D0, 0x20FF },
		{ 0xFE00, 0xFE0F },
		{ 0xFEFF, 0xFEFF },
		{ 0xE0100, 0xE01EF },
	};
	/* East Asian Wide and Fullwidth (UAX #11), by block. */
	static const cell_range wide[] = {
		{ 0x1100, 0x115F },
		{ 0x2E80, 0x303E },
		{ 0x3041, 0x4DBF },
		{ 0x4E00, 0xA4CF },
		{ 0xA960, 0xA97F },
		{ 0xAC00, 0xD7A3 },
		{ 0xF900, 0xFAFF },
		{ 0xFE10, 0xFE19 },
		{ 0xFE30, 0xFE6F },
		{ 0xFF01, 0xFF60 },
		{ 0xFFE0, 0xFFE6 },
		{ 0x1F300, 0x1F64F },
		{ 0x1F680, 0x1F6FF },
		{ 0x1F900, 0x1F9FF },
		{ 0x20000, 0x3FFFD },
	};

	if (scalar < 0x0300)
		return 1;
	if (is_within(none, GB_COUNT(none), scalar))
		return 0;
	return is_within(wide, GB_COUNT(wide), scalar) ? 2 : 1;
}
