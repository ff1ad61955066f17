#include "font/side.h"

typedef struct side_range {
	uint32_t first; /* up to the next row */
	gb_side side;
} side_range;

/*
 * Signs of arithmetic, currency and measure stand with digits, so they are Latin in both
 * languages: a minus from a Han face would not fit the digits of its column. A face that lacks a
 * sign leaves it to the other list (℃ in a Latin text serif).
 */
static const side_range ranges[] = {
	{ 0x0000, GB_SIDE_LATIN },
	{ 0x00B7, GB_SIDE_SHARED }, /* · 间隔号 */
	{ 0x00B8, GB_SIDE_LATIN },
	{ 0x1100, GB_SIDE_HAN }, /* Hangul jamo */
	{ 0x1200, GB_SIDE_LATIN },
	{ 0x2014, GB_SIDE_SHARED }, /* — ― */
	{ 0x2016, GB_SIDE_SHARED }, /* ‖ */
	{ 0x2017, GB_SIDE_LATIN },
	{ 0x2018, GB_SIDE_SHARED }, /* ‘ ’ */
	{ 0x201A, GB_SIDE_LATIN },
	{ 0x201C, GB_SIDE_SHARED }, /* “ ” */
	{ 0x201E, GB_SIDE_LATIN },
	{ 0x2025, GB_SIDE_SHARED }, /* ‥ … */
	{ 0x2027, GB_SIDE_LATIN },
	{ 0x203B, GB_SIDE_HAN }, /* ※ */
	{ 0x203C, GB_SIDE_LATIN },
	{ 0x2103, GB_SIDE_SHARED }, /* ℃ */
	{ 0x2104, GB_SIDE_LATIN },
	{ 0x2105, GB_SIDE_SHARED }, /* ℅ */
	{ 0x2106, GB_SIDE_LATIN },
	{ 0x2109, GB_SIDE_SHARED }, /* ℉ */
	{ 0x210A, GB_SIDE_LATIN },
	{ 0x2160, GB_SIDE_SHARED }, /* Ⅰ Ⅱ */
	{ 0x2189, GB_SIDE_LATIN },
	{ 0x2190, GB_SIDE_SHARED }, /* arrows */
	{ 0x2200, GB_SIDE_LATIN },  /* − × ≤ ≈ */
	{ 0x2300, GB_SIDE_SHARED }, /* ⌒ */
	{ 0x2460, GB_SIDE_HAN },    /* ① ⑴ */
	{ 0x2500, GB_SIDE_SHARED }, /* ─ ■ ▲ ★ ✓ */
	{ 0x2800, GB_SIDE_LATIN },
	{ 0x2E3A, GB_SIDE_SHARED }, /* ⸺ ⸻ */
	{ 0x2E3C, GB_SIDE_LATIN },
	{ 0x2E80, GB_SIDE_HAN }, /* radicals, kana, bopomofo, ㎡, URO, Hangul */
	{ 0xA4D0, GB_SIDE_LATIN },
	{ 0xA960, GB_SIDE_HAN }, /* Hangul */
	{ 0xA980, GB_SIDE_LATIN },
	{ 0xAC00, GB_SIDE_HAN },   /* Hangul */
	{ 0xD800, GB_SIDE_NONE },  /* surrogates, private use */
	{ 0xF900, GB_SIDE_HAN },   /* compatibility ideographs */
	{ 0xFB00, GB_SIDE_LATIN }, /* ﬁ */
	{ 0xFE10, GB_SIDE_HAN },   /* ︐ */
	{ 0xFE20, GB_SIDE_LATIN },
	{ 0xFE30, GB_SIDE_HAN }, /* ︵ ﹏ */
	{ 0xFE70, GB_SIDE_LATIN },
	{ 0xFF00, GB_SIDE_HAN }, /* Ａ ， ￥ */
	{ 0xFFF0, GB_SIDE_LATIN },
	{ 0x1B000, GB_SIDE_HAN }, /* old kana */
	{ 0x1B300, GB_SIDE_LATIN },
	{ 0x1F000, GB_SIDE_SHARED }, /* pictures, enclosed letters */
	{ 0x20000, GB_SIDE_HAN },    /* ideographs of planes 2 and 3 */
	{ 0x40000, GB_SIDE_NONE },
};

gb_side gb_side_of(uint32_t code_point)
{
	size_t low = 0;
	size_t high = GB_COUNT(ranges);

	/* The last row that begins at or before the character. */
	while (high - low > 1) {
		const size_t middle = low + (high - low) / 2;

		if (ranges[middle].first <= code_point)
			low = middle;
		else
			high = middle;
	}
	return ranges[low].side;
}
