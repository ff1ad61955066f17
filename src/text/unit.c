#include "text/unit.h"

#include "text/break.h"
#include "text/class.h"

#include <uchar.h>

/*
 * number := prefix* digits (separator digits)* postfix* (blank scale)? unit?
 * unit   := multiplier* (余|多)? multiplier* word ("/" word)?
 * span   := 第? number (connector number)*
 * and document numbers: 〔2026〕8号, （2019）1822号.
 */

/* What a number keeps beside it, each followed by a blank. The longest wins. */
static const char32_t unit_words[] =
	/* time */
	U"年 年度 月 月份 个月 日 号 季度 个季度 周 周年 天 时 小时 个小时 点 分 "
	U"分钟 秒 世纪 年代 岁 旬 更 "
	/* money */
	U"元 角 美元 欧元 港元 日元 元人民币 "
	/* measures */
	U"公里 千米 米 分米 厘米 毫米 微米 平方公里 平方千米 平方米 平方 立方米 立方 "
	U"公顷 亩 升 毫升 吨 吨标准煤 公斤 千克 斤 克 毫克 微克 千瓦 千瓦时 兆瓦 瓦 "
	U"度 千伏 伏 分贝 摄氏度 标箱 标准箱 载重吨 千伏安 兆 吉瓦 焦 卡 千卡 牛 帕 "
	/* rates */
	U"百分点 个百分点 个基点 倍 成 折 番 "
	/* counting */
	U"个 名 位 人 人次 户 户次 口 家 家次 项 件 所 处 条 座 辆 辆次 套 间 台 "
	U"台套 次 批 批次 届 期 章 节 页 版 部 册 卷 级 类 种 组 队 支 场 场次 张 份 "
	U"本 架 架次 艘 列 根 棵 株 头 只 羽 匹 楼 层 栋 幢 眼 片 块 段 道 路 线 站 "
	U"村 镇 乡 县 区 市 省 国 强 星 门 篇 首 例 起 宗 笔 盏 对 双 床 席 票 字 款 "
	U"款次 盘 环 宗次 单 班 车次 户数 桩 枚 幅 盒 箱 袋 瓶 桶 车 趟 遍 轮 "
	/* written in Latin letters, after a blank */
	U"km m cm mm km² m² m³ km2 m2 m3 ha mu kg g mg µg μg t L ml W kW MW GW kWh "
	U"MWh GWh V kV Hz h min s pt pp tce TEU dB µg/m³ mg/m³ mg/L yuan day days ";

/* Beside a number these are not parted within, though a line may end between them and it: 力争突|破
 * 300亿元 and 5.5%以|上 are hard to read. */
static const char32_t words_before[] =
	U"突破 超过 达到 增长 力争 下降 降低 减少 不低于 不少于 不超过 控制在 保持在 ";
static const char32_t words_after[] = U"以上 以下 以内 左右 及以上 ";
#define LONGEST_WORD 3

/* English says 1.2 billion yuan: the scale stands between the number and its unit. */
static const char32_t scale_words[] = U"thousand million billion trillion ";

static const char32_t multipliers[] = U"十百千万亿";
static const char32_t about[] = U"余多";
static const char32_t date_units[] = U"年月日号时分秒";

typedef struct gb_unit_text {
	const uint32_t *characters;
	size_t count;
} gb_unit_text;

static bool one_of(uint32_t character, const char32_t *set)
{
	for (; *set; set++)
		if (*set == character)
			return true;
	return false;
}

static uint32_t character_at(const gb_unit_text *text, size_t at)
{
	return at < text->count ? text->characters[at] : 0;
}

static gb_char_class class_at(const gb_unit_text *text, size_t at)
{
	return at < text->count ? gb_char_class_of(text->characters[at]) : GB_CHAR_NEWLINE;
}

static bool is_digit(const gb_unit_text *text, size_t at)
{
	return class_at(text, at) == GB_CHAR_DIGIT;
}

static bool is_letter(uint32_t character)
{
	return (character >= 'a' && character <= 'z') || (character >= 'A' && character <= 'Z');
}

/* End of the longest of `words` that begins at `at`, or `at`. */
static size_t word_of(const gb_unit_text *text, size_t at, const char32_t *words)
{
	size_t longest = at;

	for (const char32_t *word = words; *word; word++) {
		size_t end = at;

		while (*word != ' ' && *word == character_at(text, end)) {
			word++;
			end++;
		}
		/* A Latin unit is a whole word: the m of 5 months is none. */
		if (*word == ' ' && end > longest &&
			!(is_letter(character_at(text, end)) && is_letter(character_at(text, end - 1))))
			longest = end;
		while (*word != ' ')
			word++;
	}
	return longest;
}

static size_t word_end(const gb_unit_text *text, size_t at)
{
	return word_of(text, at, unit_words);
}

static bool is_blank(const gb_unit_text *text, size_t at)
{
	return class_at(text, at) == GB_CHAR_SPACE || class_at(text, at) == GB_CHAR_NOBREAK_SPACE;
}

/* End of a unit at `at` with its multipliers, or `at`. */
static size_t unit_end(const gb_unit_text *text, size_t at)
{
	size_t end = at, word;

	while (one_of(character_at(text, end), multipliers))
		end++;
	if (one_of(character_at(text, end), about)) {
		end++;
		while (one_of(character_at(text, end), multipliers))
			end++;
	}
	word = word_end(text, end);
	while (word > end && class_at(text, word) == GB_CHAR_SOLIDUS) {
		const size_t second = word_end(text, word + 1);

		if (second == word + 1)
			break;
		end = word;
		word = second;
	}
	return word;
}

/* End of the digits and separators at `at`. */
static size_t digits_end(const gb_unit_text *text, size_t at)
{
	for (;;) {
		while (is_digit(text, at))
			at++;
		if (!one_of(character_at(text, at), U".,:/") || !is_digit(text, at + 1))
			return at;
		at++;
	}
}

/* End of a number at `at`, which holds a prefix or a digit; `at` when there is none. */
static size_t number_end(const gb_unit_text *text, size_t at)
{
	size_t end = at, unit;

	while (class_at(text, end) == GB_CHAR_PREFIX || character_at(text, end) == '-')
		end++;
	if (!is_digit(text, end))
		return at;
	end = digits_end(text, end);
	while (class_at(text, end) == GB_CHAR_POSTFIX)
		end++;
	if (!is_blank(text, end))
		return unit_end(text, end);
	unit = word_of(text, end + 1, scale_words);
	if (unit > end + 1) {
		end = unit;
		if (!is_blank(text, end))
			return end;
	}
	unit = class_at(text, end + 1) == GB_CHAR_POSTFIX ? end + 2 : unit_end(text, end + 1);
	return unit > end + 1 ? unit : end;
}

static bool is_connector(const gb_unit_text *text, size_t at)
{
	const uint32_t character = character_at(text, at);

	if (class_at(text, at) == GB_CHAR_DASH)
		return class_at(text, at + 1) != GB_CHAR_DASH && class_at(text, at - 1) != GB_CHAR_DASH;
	return class_at(text, at) == GB_CHAR_CONNECTOR || character == '-' || character == '~' ||
		   character == 0xD7; /* × */
}

/* End of 〔2026〕8号 at an opening bracket, or `at`. */
static size_t document_number_end(const gb_unit_text *text, size_t at)
{
	size_t end = at + 1;

	while (is_digit(text, end))
		end++;
	if (end == at + 1 || class_at(text, end) != GB_CHAR_CLOSING)
		return at;
	end++;
	if (character_at(text, end) == U'第')
		end++;
	if (!is_digit(text, end))
		return at;
	while (is_digit(text, end))
		end++;
	return character_at(text, end) == U'号' ? end + 1 : at;
}

/* Start of the longest of `words` that ends at `at`, not before `floor`; or `at`. */
static size_t word_before(const gb_unit_text *text, size_t floor, size_t at, const char32_t *words)
{
	for (size_t n = LONGEST_WORD; n > 1; n--) {
		if (at >= floor + n && word_of(text, at - n, words) == at)
			return at - n;
	}
	return at;
}

static void bind(uint8_t *bonds, size_t from, size_t to, gb_bond bond)
{
	for (size_t i = from + 1; i < to; i++)
		bonds[i] |= (uint8_t)bond;
}

void gb_units_find(const uint32_t *characters, size_t count, uint8_t *bonds)
{
	const gb_unit_text text = { characters, count };
	size_t date_end = SIZE_MAX; /* where a part of a date has just ended */
	size_t floor = 0;           /* what is before belongs to another unit */

	for (size_t i = 0; i < count;) {
		size_t from = i, end = i;

		if (class_at(&text, i) == GB_CHAR_OPENING)
			end = document_number_end(&text, i);
		if (end == i && is_digit(&text, i)) {
			end = number_end(&text, i);
			while (is_connector(&text, end) && number_end(&text, end + 1) > end + 1)
				end = number_end(&text, end + 1);
			while (from > floor && (class_at(&text, from - 1) == GB_CHAR_PREFIX ||
									   (character_at(&text, from - 1) == '-' &&
										   (from < 2 || (!is_letter(characters[from - 2]) &&
															!is_digit(&text, from - 2))))))
				from--;
			if (from > floor + 1 && class_at(&text, from - 1) == GB_CHAR_SPACE &&
				character_at(&text, from - 2) == U'第')
				from--;
			if (from > floor && character_at(&text, from - 1) == U'第')
				from--;
		}
		if (end == i) {
			i++;
			continue;
		}
		bind(bonds, from, end, GB_BOND_UNIT);
		for (size_t word = from, start;; word = start) {
			start = word_before(&text, floor, word, words_before);
			bind(bonds, start, word, GB_BOND_WORD);
			if (start == word)
				break;
		}
		bind(bonds, end, word_of(&text, end, words_after), GB_BOND_WORD);
		if (one_of(characters[end - 1], date_units)) {
			if (date_end == from && from > 0)
				bonds[from] |= GB_BOND_DATE;
			date_end = end;
		}
		floor = i = end;
	}
}
