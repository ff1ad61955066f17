#include "model/unit.h"

/* Rows read: Chinese, English noun or abbreviation for one and for many, numerator, denominator. */
#define MEASURE(zh, one, many, numerator, denominator, help)                                       \
	{                                                                                              \
		zh, GB_UNIT_MEASURE, "", one, many, NULL, false, numerator, denominator, help              \
	}
#define MONEY(zh, before, after, numerator, denominator, help)                                     \
	{                                                                                              \
		zh, GB_UNIT_MEASURE, before, after, after, NULL, true, numerator, denominator, help        \
	}
#define COUNTER(zh, numerator)                                                                     \
	{                                                                                              \
		zh, GB_UNIT_COUNTER, "", NULL, NULL, NULL, false, numerator, 1,                            \
			"counter; noun from \"counted\""                                                       \
	}
#define PEOPLE(zh, numerator)                                                                      \
	{                                                                                              \
		zh, GB_UNIT_COUNTER, "", "person", "people", NULL, false, numerator, 1,                    \
			"counter; people unless \"counted\" says otherwise"                                    \
	}

/* D 4.2. The Chinese value times numerator / denominator is the English value, exactly. */
static const gb_unit units[] = {
	{ "%", GB_UNIT_PERCENT, "", NULL, NULL, "%", false, 1, 1, "per cent" },
	{ "百分点", GB_UNIT_POINTS, "", "percentage point", "percentage points", NULL, false, 1, 1,
		"percentage points: a difference of per cents" },
	{ "个百分点", GB_UNIT_POINTS, "", "percentage point", "percentage points", NULL, false, 1, 1,
		"percentage points: a difference of per cents" },
	{ "‰", GB_UNIT_MEASURE, "", NULL, NULL, "‰", false, 1, 1, "per mille" },
	{ "℃", GB_UNIT_MEASURE, "", "°C", "°C", NULL, false, 1, 1, "degrees Celsius" },

	MEASURE("元", "yuan", "yuan", 1, 1, "money"),
	MONEY("万元", "", "million yuan", 1, 100, "money: 100 万元 are 1 million yuan"),
	MONEY("亿元", "", "billion yuan", 1, 10, "money: 10 亿元 are 1 billion yuan"),
	MONEY("万亿元", "", "trillion yuan", 1, 1, "money: 1 万亿元 is 1 trillion yuan"),
	MONEY("美元", "US$", "", 1, 1, "money"),
	MONEY("万美元", "US$", "million", 1, 100, "money"),
	MONEY("亿美元", "US$", "billion", 1, 10, "money"),
	MEASURE("元/人", "yuan per person", "yuan per person", 1, 1, "money"),
	MEASURE("元/平方米", "yuan/m²", "yuan/m²", 1, 1, "money"),
	MEASURE("万元/亩", "million yuan/ha", "million yuan/ha", 3, 20, "1 亩 is 1/15 ha"),

	MEASURE("米", "m", "m", 1, 1, "length"),
	MEASURE("公里", "km", "km", 1, 1, "length"),
	MEASURE("千米", "km", "km", 1, 1, "length"),
	MEASURE("万公里", "km", "km", 10000, 1, "length"),

	MEASURE("亩", "ha", "ha", 1, 15, "area: 15 亩 are 1 ha"),
	MEASURE("万亩", "ha", "ha", 2000, 3, "area: 1 万亩 is 666.67 ha"),
	MEASURE("公顷", "ha", "ha", 1, 1, "area"),
	MEASURE("万公顷", "ha", "ha", 10000, 1, "area"),
	MEASURE("平方公里", "km²", "km²", 1, 1, "area"),
	MEASURE("平方米", "m²", "m²", 1, 1, "area"),
	MEASURE("万平方米", "m²", "m²", 10000, 1, "area"),
	MEASURE("亿平方米", "m²", "m²", 100000000, 1, "area"),

	MEASURE("立方米", "m³", "m³", 1, 1, "volume"),
	MEASURE("万立方米", "m³", "m³", 10000, 1, "volume"),
	MEASURE("亿立方米", "m³", "m³", 100000000, 1, "volume"),

	MEASURE("克", "g", "g", 1, 1, "weight"),
	MEASURE("斤", "kg", "kg", 1, 2, "weight: 1 斤 is 0.5 kg"),
	MEASURE("万斤", "t", "t", 5, 1, "weight: 1 万斤 is 5 t"),
	MEASURE("亿斤", "t", "t", 50000, 1, "weight: 1 亿斤 is 50,000 t"),
	MEASURE("万亿斤", "t", "t", 500000000, 1, "weight: 1 万亿斤 is 500 million t"),
	MEASURE("公斤", "kg", "kg", 1, 1, "weight"),
	MEASURE("千克", "kg", "kg", 1, 1, "weight"),
	MEASURE("吨", "t", "t", 1, 1, "weight"),
	MEASURE("万吨", "t", "t", 10000, 1, "weight"),
	MEASURE("亿吨", "t", "t", 100000000, 1, "weight"),
	MEASURE("公斤/亩", "kg/ha", "kg/ha", 15, 1, "yield: 1 亩 is 1/15 ha"),
	MEASURE("吨标准煤", "tce", "tce", 1, 1, "energy: tonnes of coal equivalent"),
	MEASURE("万吨标准煤", "tce", "tce", 10000, 1, "energy: tonnes of coal equivalent"),
	MEASURE(
		"吨标准煤/万元", "tce per 10,000 yuan", "tce per 10,000 yuan", 1, 1, "energy intensity"),

	MEASURE("千瓦", "kW", "kW", 1, 1, "power"),
	MEASURE("万千瓦", "MW", "MW", 10, 1, "power: 1 万千瓦 is 10 MW"),
	MEASURE("兆瓦", "MW", "MW", 1, 1, "power"),
	MEASURE("千瓦时", "kWh", "kWh", 1, 1, "energy"),
	MEASURE("万千瓦时", "kWh", "kWh", 10000, 1, "energy"),
	MEASURE("亿千瓦时", "kWh", "kWh", 100000000, 1, "energy"),

	MEASURE("微克/立方米", "µg/m³", "µg/m³", 1, 1, "concentration"),
	MEASURE("毫克/立方米", "mg/m³", "mg/m³", 1, 1, "concentration"),
	MEASURE("毫克/升", "mg/L", "mg/L", 1, 1, "concentration"),
	MEASURE("分贝", "dB", "dB", 1, 1, "noise"),
	MEASURE("吨/天", "t per day", "t per day", 1, 1, "capacity"),
	MEASURE("万吨/天", "t per day", "t per day", 10000, 1, "capacity"),
	MEASURE("吨/日", "t per day", "t per day", 1, 1, "capacity"),
	MEASURE("万吨/日", "t per day", "t per day", 10000, 1, "capacity"),
	MEASURE("万立方米/天", "m³ per day", "m³ per day", 10000, 1, "capacity"),
	MEASURE("标准箱", "TEU", "TEU", 1, 1, "containers"),
	MEASURE("万标准箱", "TEU", "TEU", 10000, 1, "containers"),

	MEASURE("年", "year", "years", 1, 1, "time"),
	MEASURE("个月", "month", "months", 1, 1, "time"),
	MEASURE("天", "day", "days", 1, 1, "time"),
	MEASURE("个工作日", "working day", "working days", 1, 1, "time"),
	MEASURE("小时", "hour", "hours", 1, 1, "time"),
	MEASURE("分钟", "minute", "minutes", 1, 1, "time"),
	MEASURE("岁", "year", "years", 1, 1, "life expectancy, age"),
	MEASURE("分", "point", "points", 1, 1, "a score"),
	MEASURE("倍", "times", "times", 1, 1, "a multiple"),

	PEOPLE("人", 1),
	PEOPLE("万人", 10000),
	PEOPLE("亿人", 100000000),
	PEOPLE("名", 1),
	PEOPLE("万名", 10000),
	COUNTER("人次", 1),
	COUNTER("万人次", 10000),
	COUNTER("亿人次", 100000000),
	COUNTER("户", 1),
	COUNTER("万户", 10000),
	COUNTER("户次", 1),
	COUNTER("万户次", 10000),
	COUNTER("个", 1),
	COUNTER("万个", 10000),
	COUNTER("家", 1),
	COUNTER("万家", 10000),
	COUNTER("家次", 1),
	COUNTER("项", 1),
	COUNTER("万项", 10000),
	COUNTER("件", 1),
	COUNTER("万件", 10000),
	COUNTER("亿件", 100000000),
	COUNTER("所", 1),
	COUNTER("处", 1),
	COUNTER("万处", 10000),
	COUNTER("条", 1),
	COUNTER("万条", 10000),
	COUNTER("座", 1),
	COUNTER("辆", 1),
	COUNTER("万辆", 10000),
	COUNTER("套", 1),
	COUNTER("套（间）", 1),
	COUNTER("万套", 10000),
	COUNTER("万套（间）", 10000),
	COUNTER("支", 1),
	COUNTER("场", 1),
	COUNTER("场次", 1),
	COUNTER("万场", 10000),
	COUNTER("张", 1),
	COUNTER("万张", 10000),
	COUNTER("次", 1),
	COUNTER("万次", 10000),
	COUNTER("部", 1),
	COUNTER("只", 1),
	COUNTER("万只", 10000),
	COUNTER("批", 1),
	COUNTER("台", 1),
	COUNTER("万台", 10000),
	COUNTER("台套", 1),
	COUNTER("艘", 1),
	COUNTER("架", 1),
	COUNTER("间", 1),
	COUNTER("栋", 1),
	COUNTER("棵", 1),
	COUNTER("株", 1),
	COUNTER("万株", 10000),
	COUNTER("块", 1),
	COUNTER("份", 1),
	COUNTER("万份", 10000),
	COUNTER("例", 1),
	COUNTER("起", 1),
	COUNTER("宗", 1),
	COUNTER("笔", 1),
	COUNTER("期", 1),
	COUNTER("届", 1),
	COUNTER("位", 1),
	COUNTER("类", 1),
	COUNTER("种", 1),
	COUNTER("册", 1),
	COUNTER("万册", 10000),
	COUNTER("门", 1),
	COUNTER("盏", 1),
	COUNTER("口", 1),
	COUNTER("片", 1),
	COUNTER("段", 1),
	COUNTER("组", 1),
	COUNTER("枚", 1),
	COUNTER("对", 1),
	COUNTER("头", 1),
	COUNTER("万头", 10000),
	COUNTER("单", 1),
	COUNTER("万单", 10000),
	COUNTER("村", 1),
	COUNTER("班", 1),
	COUNTER("列", 1),
	COUNTER("眼", 1),
	COUNTER("吨次", 1),
};

/* What no data file names: it follows from the kind of a target. */
static const gb_unit ordinal = { "位", GB_UNIT_ORDINAL, "", "place", "places", NULL, false, 1, 1,
	"a place in a ranking" };
static const gb_unit places = { "位", GB_UNIT_MEASURE, "", "place", "places", NULL, false, 1, 1,
	"a difference of places" };
static const gb_unit days = { "天", GB_UNIT_MEASURE, "", "day", "days", NULL, false, 1, 1, "time" };

const gb_unit *gb_unit_find(gb_str zh)
{
	for (size_t i = 0; i < GB_COUNT(units); i++) {
		if (gb_str_is(zh, units[i].zh))
			return &units[i];
	}
	return NULL;
}

const gb_unit *gb_units(size_t *count)
{
	*count = GB_COUNT(units);
	return units;
}

const gb_unit *gb_unit_percent(void)
{
	return &units[0];
}

const gb_unit *gb_unit_points(void)
{
	return &units[1];
}

const gb_unit *gb_unit_ordinal(void)
{
	return &ordinal;
}

const gb_unit *gb_unit_places(void)
{
	return &places;
}

const gb_unit *gb_unit_days(void)
{
	return &days;
}
