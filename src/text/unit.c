#include "text/unit.h"

#include "text/break.h"
#include "text/class.h"

#include <uchar.h>

/*
 * number := prefix* digits (separator digits)* postfix* unit?
 * unit   := multiplier* (余|多)? multiplier* word ("/" word)?
 * span   := 第? number (connector number)*
 * and document numbers: 〔2026〕8号, （2019）1822号.
 */

/* What a number keeps beside it. Order does not matter: the longest wins. */
static const char32_t *const unit_words[] = {
	/* time */
	U"年", U"年度", U"月", U"月份", U"个月", U"日", U"号", U"季度", U"个季度", U"周", U"周年", U"天", U"时", U"小时",
	U"个小时", U"点", U"分", U"分钟", U"秒", U"世纪", U"年代", U"岁", U"旬", U"更",
	/* money */
	U"元", U"角", U"美元", U"欧元", U"港元", U"日元", U"元人民币",
	/* measures */
	U"公里", U"千米", U"米", U"分米", U"厘米", U"毫米", U"微米", U"平方公里", U"平方千米", U"平方米", U"平方", U"立方米",
	U"立方", U"公顷", U"亩", U"升", U"毫升", U"吨", U"吨标准煤", U"公斤", U"千克", U"斤", U"克", U"毫克", U"微克", U"千瓦",
	U"千瓦时", U"兆瓦", U"瓦", U"度", U"千伏", U"伏", U"分贝", U"摄氏度", U"标箱", U"标准箱", U"载重吨", U"千伏安",
	U"兆", U"吉瓦", U"焦", U"卡", U"千卡", U"牛", U"帕",
	/* rates */
	U"百分点", U"个百分点", U"个基点", U"倍", U"成", U"折", U"番",
	/* counting */
	U"个", U"名", U"位", U"人", U"人次", U"户", U"户次", U"口", U"家", U"家次", U"项", U"件", U"所", U"处", U"条", U"座",
	U"辆", U"辆次", U"套", U"间", U"台", U"台套", U"次", U"批", U"批次", U"届", U"期", U"章", U"节", U"页", U"版", U"部",
	U"册", U"卷", U"级", U"类", U"种", U"组", U"队", U"支", U"场", U"场次", U"张", U"份", U"本", U"架", U"架次", U"艘",
	U"列", U"根", U"棵", U"株", U"头", U"只", U"羽", U"匹", U"楼", U"层", U"栋", U"幢", U"眼", U"片", U"块", U"段",
	U"道", U"路", U"线", U"站", U"村", U"镇", U"乡", U"县", U"区", U"市", U"省", U"国", U"强", U"星", U"门", U"篇", U"首",
	U"例", U"起", U"宗", U"笔", U"盏", U"对", U"双", U"床", U"席", U"票", U"字", U"款", U"款次", U"盘", U"环", U"宗次",
	U"单", U"班", U"车次", U"户数", U"桩", U"枚", U"幅", U"盒", U"箱", U"袋", U"瓶", U"桶", U"车", U"趟", U"遍", U"轮",
	/* written in Latin letters, after a blank */
	U"km", U"m", U"cm", U"mm", U"km²", U"m²", U"m³", U"km2", U"m2", U"m3", U"ha", U"mu", U"kg", U"g", U"mg", U"µg", U"μg",
	U"t", U"L", U"ml", U"W", U"kW", U"MW", U"GW", U"kWh", U"MWh", U"GWh", U"V", U"kV", U"Hz", U"h", U"min", U"s", U"pt",
};

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

/* End of the longest unit word that begins at `at`, or `at`. */
static size_t word_end(const gb_unit_text *text, size_t at)
{
	size_t longest = at;

	for (size_t i = 0; i < GB_COUNT(unit_words); i++) {
		const char32_t *word = unit_words[i];
		size_t end = at;

		while (*word && *word == character_at(text, end)) {
			word++;
			end++;
		}
		/* A Latin unit is a whole word: the m of 5 months is none. */
		if (*word || (is_letter(character_at(text, end)) && is_letter(character_at(text, end - 1))))
			continue;
		if (end > longest)
			longest = end;
	}
	return longest;
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
	if (class_at(text, end) == GB_CHAR_SPACE || class_at(text, end) == GB_CHAR_NOBREAK_SPACE) {
		unit = class_at(text, end + 1) == GB_CHAR_POSTFIX ? end + 2 : unit_end(text, end + 1);
		return unit > end + 1 ? unit : end;
	}
	return unit_end(text, end);
}

static bool is_connector(const gb_unit_text *text, size_t at)
{
	const uint32_t character = character_at(text, at);

	if (class_at(text, at) == GB_CHAR_DASH)
		return class_at(text, at + 1) != GB_CHAR_DASH && class_at(text, at - 1) != GB_CHAR_DASH;
	return class_at(text, at) == GB_CHAR_CONNECTOR || character == '-' || character == '~'
		|| character == 0xD7; /* × */
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

static void bind(uint8_t *bonds, size_t from, size_t to)
{
	for (size_t i = from + 1; i < to; i++)
		bonds[i] |= GB_BOND_UNIT;
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
			while (from > floor && (class_at(&text, from - 1) == GB_CHAR_PREFIX
				|| (character_at(&text, from - 1) == '-' && (from < 2
					|| (!is_letter(characters[from - 2]) && !is_digit(&text, from - 2))))))
				from--;
			if (from > floor + 1 && class_at(&text, from - 1) == GB_CHAR_SPACE
				&& character_at(&text, from - 2) == U'第')
				from--;
			if (from > floor && character_at(&text, from - 1) == U'第')
				from--;
		}
		if (end == i) {
			i++;
			continue;
		}
		bind(bonds, from, end);
		if (one_of(characters[end - 1], date_units)) {
			if (date_end == from && from > 0)
				bonds[from] |= GB_BOND_DATE;
			date_end = end;
		}
		floor = i = end;
	}
}
