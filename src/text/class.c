#include "text/class.h"

#include "base/arena.h"

#include <stddef.h>

typedef struct gb_class_range {
	uint32_t first, last;
	gb_char_class class;
} gb_class_range;

#define OPENING GB_CHAR_OPENING
#define CLOSING GB_CHAR_CLOSING
#define PAUSE GB_CHAR_PAUSE
#define STOP GB_CHAR_STOP
#define MIDDLE_DOT GB_CHAR_MIDDLE_DOT
#define CONNECTOR GB_CHAR_CONNECTOR
#define SOLIDUS GB_CHAR_SOLIDUS
#define DASH GB_CHAR_DASH
#define ELLIPSIS GB_CHAR_ELLIPSIS
#define HAN GB_CHAR_HAN
#define LATIN GB_CHAR_LATIN
#define DIGIT GB_CHAR_DIGIT
#define PREFIX GB_CHAR_PREFIX
#define POSTFIX GB_CHAR_POSTFIX
#define SPACE GB_CHAR_SPACE
#define NOBREAK GB_CHAR_NOBREAK_SPACE
#define MARK GB_CHAR_MARK
#define NEWLINE GB_CHAR_NEWLINE
#define PAIRS GB_CHAR_CLASS_COUNT /* opening, closing, opening, … */

/* Sorted, from U+0080 on; what no range holds is LATIN. Quotes, dashes and ellipsis have one class in both
 * languages; break.c knows what English does differently. */
static const gb_class_range ranges[] = {
	{ 0x00A0, 0x00A0, NOBREAK },
	{ 0x00A1, 0x00A1, OPENING }, /* ¡ */
	{ 0x00A2, 0x00A2, POSTFIX }, /* ¢ */
	{ 0x00A3, 0x00A3, PREFIX },  /* £ */
	{ 0x00A5, 0x00A5, PREFIX },  /* ¥ */
	{ 0x00A7, 0x00A7, PREFIX },  /* § */
	{ 0x00AB, 0x00AB, OPENING }, /* « */
	{ 0x00AD, 0x00AD, MARK },    /* soft hyphen */
	{ 0x00B0, 0x00B0, POSTFIX }, /* ° */
	{ 0x00B1, 0x00B1, PREFIX },  /* ± */
	{ 0x00B7, 0x00B7, MIDDLE_DOT },
	{ 0x00BB, 0x00BB, CLOSING }, /* » */
	{ 0x00BF, 0x00BF, OPENING }, /* ¿ */
	{ 0x0300, 0x036F, MARK },
	{ 0x037E, 0x037E, PAUSE }, /* Greek ; */
	{ 0x0483, 0x0489, MARK },
	{ 0x0591, 0x05BD, MARK },
	{ 0x0610, 0x061A, MARK },
	{ 0x064B, 0x065F, MARK },
	{ 0x1100, 0x11FF, HAN }, /* Hangul */
	{ 0x1AB0, 0x1AFF, MARK },
	{ 0x1DC0, 0x1DFF, MARK },
	{ 0x2000, 0x2006, SPACE },
	{ 0x2007, 0x2007, NOBREAK }, /* figure space */
	{ 0x2008, 0x200A, SPACE },
	{ 0x200B, 0x200F, MARK },
	{ 0x2013, 0x2013, CONNECTOR }, /* – */
	{ 0x2014, 0x2015, DASH },      /* — ― */
	{ 0x2018, 0x2018, OPENING },
	{ 0x2019, 0x2019, CLOSING },
	{ 0x201A, 0x201A, OPENING },
	{ 0x201B, 0x201C, OPENING },
	{ 0x201D, 0x201D, CLOSING },
	{ 0x201E, 0x201F, OPENING },
	{ 0x2022, 0x2022, HAN }, /* • */
	{ 0x2024, 0x2026, ELLIPSIS },
	{ 0x2027, 0x2027, MIDDLE_DOT },
	{ 0x2028, 0x2029, NEWLINE },
	{ 0x202A, 0x202E, MARK },
	{ 0x202F, 0x202F, NOBREAK },
	{ 0x2030, 0x2034, POSTFIX }, /* ‰ ‱ ′ ″ ‴ */
	{ 0x2039, 0x2039, OPENING },
	{ 0x203A, 0x203A, CLOSING },
	{ 0x203B, 0x203B, HAN }, /* ※ */
	{ 0x203C, 0x203C, STOP },
	{ 0x203D, 0x203D, STOP },
	{ 0x2044, 0x2044, SOLIDUS },
	{ 0x2047, 0x2049, STOP },
	{ 0x205F, 0x205F, SPACE },
	{ 0x2060, 0x2064, MARK },
	{ 0x207D, 0x207E, PAIRS }, /* ⁽⁾ */
	{ 0x208D, 0x208E, PAIRS },
	{ 0x20A0, 0x20C0, PREFIX }, /* currencies */
	{ 0x20D0, 0x20F0, MARK },
	{ 0x2103, 0x2103, POSTFIX }, /* ℃ */
	{ 0x2109, 0x2109, POSTFIX },
	{ 0x2116, 0x2116, PREFIX }, /* № */
	{ 0x2160, 0x217F, HAN },    /* Ⅰ ⅰ */
	{ 0x2190, 0x21FF, HAN },    /* arrows */
	{ 0x2212, 0x2213, PREFIX }, /* − ∓ */
	{ 0x2248, 0x2248, PREFIX }, /* ≈ */
	{ 0x2264, 0x2267, PREFIX }, /* ≤ ≥ */
	{ 0x22EF, 0x22EF, ELLIPSIS },
	{ 0x2300, 0x2328, HAN },
	{ 0x2329, 0x232A, PAIRS },
	{ 0x232B, 0x23FF, HAN },
	{ 0x2460, 0x27BF, HAN },   /* ① box drawing, shapes, dingbats */
	{ 0x27E6, 0x27EF, PAIRS }, /* ⟦⟧ ⟨⟩ … */
	{ 0x2983, 0x2998, PAIRS }, /* ⦃⦄ ⦅⦆ … */
	{ 0x2B00, 0x2BFF, HAN },
	{ 0x2E18, 0x2E18, OPENING }, /* ⸘ */
	{ 0x2E22, 0x2E29, PAIRS },
	{ 0x2E3A, 0x2E3B, DASH }, /* two- and three-em dash */
	{ 0x2E80, 0x2FFF, HAN },
	{ 0x3000, 0x3000, SPACE },
	{ 0x3001, 0x3001, PAUSE }, /* 、 */
	{ 0x3002, 0x3002, STOP },  /* 。 */
	{ 0x3003, 0x3007, HAN },
	{ 0x3008, 0x3011, PAIRS }, /* 〈〉 《》 「」 『』 【】 */
	{ 0x3012, 0x3013, HAN },
	{ 0x3014, 0x301B, PAIRS }, /* 〔〕 〖〗 〘〙 〚〛 */
	{ 0x301C, 0x301C, CONNECTOR },
	{ 0x301D, 0x301D, OPENING },
	{ 0x301E, 0x301F, CLOSING },
	{ 0x3020, 0x3029, HAN },
	{ 0x302A, 0x302F, MARK },
	{ 0x3030, 0x3098, HAN },
	{ 0x3099, 0x309A, MARK },
	{ 0x309B, 0x30FA, HAN },
	{ 0x30FB, 0x30FB, MIDDLE_DOT },
	{ 0x30FC, 0x3370, HAN },
	{ 0x3371, 0x33DF, POSTFIX }, /* ㎡ ㎞ ㎏ */
	{ 0x33E0, 0xA4CF, HAN },
	{ 0xA960, 0xA97F, HAN },
	{ 0xAC00, 0xD7FF, HAN },
	{ 0xF900, 0xFAFF, HAN },
	{ 0xFB1E, 0xFB1E, MARK },
	{ 0xFE00, 0xFE0F, MARK }, /* variation selectors */
	{ 0xFE10, 0xFE11, PAUSE },
	{ 0xFE12, 0xFE12, STOP },
	{ 0xFE13, 0xFE14, PAUSE },
	{ 0xFE15, 0xFE16, STOP },
	{ 0xFE17, 0xFE18, PAIRS },
	{ 0xFE19, 0xFE19, ELLIPSIS },
	{ 0xFE20, 0xFE2F, MARK },
	{ 0xFE30, 0xFE34, HAN },
	{ 0xFE35, 0xFE44, PAIRS }, /* for vertical setting */
	{ 0xFE45, 0xFE46, HAN },
	{ 0xFE47, 0xFE48, PAIRS },
	{ 0xFE49, 0xFE4F, HAN },
	{ 0xFE50, 0xFE51, PAUSE },
	{ 0xFE52, 0xFE52, STOP },
	{ 0xFE54, 0xFE55, PAUSE },
	{ 0xFE56, 0xFE57, STOP },
	{ 0xFE58, 0xFE58, DASH },
	{ 0xFE59, 0xFE5E, PAIRS },
	{ 0xFE5F, 0xFE69, HAN },
	{ 0xFE6A, 0xFE6A, POSTFIX },
	{ 0xFEFF, 0xFEFF, MARK },
	{ 0xFF01, 0xFF01, STOP }, /* ！ */
	{ 0xFF02, 0xFF02, HAN },
	{ 0xFF03, 0xFF04, PREFIX },  /* ＃ ＄ */
	{ 0xFF05, 0xFF05, POSTFIX }, /* ％ */
	{ 0xFF06, 0xFF07, HAN },
	{ 0xFF08, 0xFF08, OPENING },
	{ 0xFF09, 0xFF09, CLOSING },
	{ 0xFF0A, 0xFF0A, HAN },
	{ 0xFF0B, 0xFF0B, PREFIX }, /* ＋ */
	{ 0xFF0C, 0xFF0C, PAUSE },  /* ， */
	{ 0xFF0D, 0xFF0D, CONNECTOR },
	{ 0xFF0E, 0xFF0E, STOP }, /* ． */
	{ 0xFF0F, 0xFF0F, SOLIDUS },
	{ 0xFF10, 0xFF19, DIGIT },
	{ 0xFF1A, 0xFF1B, PAUSE }, /* ： ； */
	{ 0xFF1C, 0xFF1C, PREFIX },
	{ 0xFF1D, 0xFF1D, HAN },
	{ 0xFF1E, 0xFF1E, PREFIX },
	{ 0xFF1F, 0xFF1F, STOP }, /* ？ */
	{ 0xFF20, 0xFF20, HAN },
	{ 0xFF3B, 0xFF3B, OPENING },
	{ 0xFF3C, 0xFF3C, HAN },
	{ 0xFF3D, 0xFF3D, CLOSING },
	{ 0xFF3E, 0xFF40, HAN },
	{ 0xFF5B, 0xFF5B, OPENING },
	{ 0xFF5C, 0xFF5C, HAN },
	{ 0xFF5D, 0xFF5D, CLOSING },
	{ 0xFF5E, 0xFF5E, CONNECTOR }, /* ～ */
	{ 0xFF5F, 0xFF5F, OPENING },
	{ 0xFF60, 0xFF60, CLOSING },
	{ 0xFF61, 0xFF61, STOP },
	{ 0xFF62, 0xFF62, OPENING },
	{ 0xFF63, 0xFF63, CLOSING },
	{ 0xFF64, 0xFF64, PAUSE },
	{ 0xFF65, 0xFF65, MIDDLE_DOT },
	{ 0xFF66, 0xFFDC, HAN },
	{ 0xFFE0, 0xFFE0, POSTFIX },
	{ 0xFFE1, 0xFFE1, PREFIX },
	{ 0xFFE2, 0xFFE4, HAN },
	{ 0xFFE5, 0xFFE6, PREFIX }, /* ￥ ￦ */
	{ 0xFFE8, 0xFFEE, HAN },
	{ 0x16FE0, 0x18DFF, HAN }, /* Tangut, Nüshu and Khitan signs */
	{ 0x1AFF0, 0x1B2FF, HAN }, /* kana supplements, Nüshu */
	{ 0x1F000, 0x1F3FA, HAN }, /* pictures */
	{ 0x1F3FB, 0x1F3FF, MARK },
	{ 0x1F400, 0x1FAFF, HAN },
	{ 0x20000, 0x3FFFD, HAN }, /* planes 2 and 3 */
	{ 0xE0001, 0xE01EF, MARK },
};

/* The class of a plain ASCII character, plus one; 0 is LATIN. */
static const uint8_t ascii[128] = {
	['\t'] = SPACE + 1,
	['\n'] = NEWLINE + 1,
	[' '] = SPACE + 1,
	['!'] = STOP + 1,
	['#'] = PREFIX + 1,
	['$'] = PREFIX + 1,
	['%'] = POSTFIX + 1,
	['('] = OPENING + 1,
	[')'] = CLOSING + 1,
	['+'] = PREFIX + 1,
	[','] = PAUSE + 1,
	['.'] = STOP + 1,
	['/'] = SOLIDUS + 1,
	['0'] = DIGIT + 1,
	['1'] = DIGIT + 1,
	['2'] = DIGIT + 1,
	['3'] = DIGIT + 1,
	['4'] = DIGIT + 1,
	['5'] = DIGIT + 1,
	['6'] = DIGIT + 1,
	['7'] = DIGIT + 1,
	['8'] = DIGIT + 1,
	['9'] = DIGIT + 1,
	[':'] = PAUSE + 1,
	[';'] = PAUSE + 1,
	['<'] = PREFIX + 1,
	['>'] = PREFIX + 1,
	['?'] = STOP + 1,
	['['] = OPENING + 1,
	[']'] = CLOSING + 1,
	['{'] = OPENING + 1,
	['}'] = CLOSING + 1,
};

gb_char_class gb_char_class_of(uint32_t code_point)
{
	size_t low = 0, high = GB_COUNT(ranges);

	/* The common cases: most of a Chinese text, most of an English one. */
	if (code_point >= 0x4E00 && code_point <= 0x9FFF)
		return HAN;
	if (code_point < GB_COUNT(ascii))
		return ascii[code_point] != 0 ? (gb_char_class)(ascii[code_point] - 1) : LATIN;
	while (low < high) {
		const size_t middle = low + (high - low) / 2;

		if (code_point > ranges[middle].last)
			low = middle + 1;
		else if (code_point < ranges[middle].first)
			high = middle;
		else if (ranges[middle].class == PAIRS)
			return (code_point - ranges[middle].first) % 2 == 0 ? OPENING : CLOSING;
		else
			return ranges[middle].class;
	}
	return LATIN;
}

bool gb_char_is_ideographic(uint32_t code_point)
{
	return gb_char_class_of(code_point) == HAN &&
		   ((code_point >= 0x2E80 && code_point < 0xFE00) ||
			   (code_point >= 0xFF66 && code_point <= 0xFFDC) || (code_point >= 0x20000) ||
			   (code_point >= 0x1100 && code_point <= 0x11FF) ||
			   (code_point >= 0x16FE0 && code_point < 0x1F000));
}

bool gb_char_is_wide(uint32_t code_point)
{
	return (code_point >= 0x2E80 && code_point <= 0xA4CF) ||
		   (code_point >= 0xAC00 && code_point <= 0xD7FF) ||
		   (code_point >= 0xF900 && code_point <= 0xFAFF) ||
		   (code_point >= 0xFE10 && code_point <= 0xFE6F) ||
		   (code_point >= 0xFF01 && code_point <= 0xFF60) ||
		   (code_point >= 0xFFE0 && code_point <= 0xFFE6) || code_point == 0x2103 ||
		   code_point == 0x2109 || code_point == 0x2116 || code_point >= 0x16FE0;
}

/* Sorted, first and last of each range. */
static const uint32_t followers[][2] = {
	{ 0x2236, 0x2236 }, /* ∶ of a ratio */
	{ 0x3003, 0x3003 }, /* 〃 */
	{ 0x3005, 0x3005 }, /* 々 */
	{ 0x303B, 0x303C }, /* 〻 〼 */
	{ 0x3041, 0x3041 }, /* ぁ … : the small kana */
	{ 0x3043, 0x3043 },
	{ 0x3045, 0x3045 },
	{ 0x3047, 0x3047 },
	{ 0x3049, 0x3049 },
	{ 0x3063, 0x3063 },
	{ 0x3083, 0x3083 },
	{ 0x3085, 0x3085 },
	{ 0x3087, 0x3087 },
	{ 0x308E, 0x308E },
	{ 0x3095, 0x3096 },
	{ 0x309B, 0x309E }, /* ゛ ゜ ゝ ゞ */
	{ 0x30A0, 0x30A1 }, /* ゠ ァ … */
	{ 0x30A3, 0x30A3 },
	{ 0x30A5, 0x30A5 },
	{ 0x30A7, 0x30A7 },
	{ 0x30A9, 0x30A9 },
	{ 0x30C3, 0x30C3 },
	{ 0x30E3, 0x30E3 },
	{ 0x30E5, 0x30E5 },
	{ 0x30E7, 0x30E7 },
	{ 0x30EE, 0x30EE },
	{ 0x30F5, 0x30F6 },
	{ 0x30FC, 0x30FE }, /* ー ヽ ヾ */
	{ 0x31F0, 0x31FF },
	{ 0xA015, 0xA015 }, /* of Yi */
	{ 0xFF67, 0xFF70 }, /* half-width: ｧ … ｯ ｰ */
	{ 0xFF9E, 0xFF9F },
};

bool gb_char_is_follower(uint32_t code_point)
{
	if (code_point < 0x2236 || (code_point >= 0x4E00 && code_point <= 0x9FFF))
		return false;
	for (size_t i = 0; i < GB_COUNT(followers) && code_point >= followers[i][0]; i++)
		if (code_point <= followers[i][1])
			return true;
	return false;
}

bool gb_char_is_right_to_left(uint32_t code_point)
{
	return (code_point >= 0x0590 && code_point <= 0x08FF) ||
		   (code_point >= 0xFB1D && code_point <= 0xFDFF) ||
		   (code_point >= 0xFE70 && code_point <= 0xFEFC) ||
		   (code_point >= 0x10800 && code_point <= 0x10FFF) ||
		   (code_point >= 0x1E800 && code_point <= 0x1EFFF) ||
		   (code_point >= 0x202A && code_point <= 0x202E) || code_point == 0x200F;
}
