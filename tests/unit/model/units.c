#include "fixture.h"

/* Figures in both languages (D 4.2): the same value, each time in the unit of the language. */

static gb_decimal number(const char *text)
{
	const gb_decimal parsed = gb_decimal_parse(gb_str_of(text));

	assert_true(parsed.known);
	return parsed;
}

static const gb_counted enterprise = { .one = { "enterprise", 10 }, .many = { "enterprises", 11 } };
static const gb_counted household = { .one = { "household", 9 }, .many = { "households", 10 } };
static const gb_counted bus = { .one = { "bus", 3 }, .many = { "buses", 5 } };

#define written(value, unit, counted, form, zh, en)                                                \
	check((value), (unit), (counted), (form), (zh), (en), __FILE__, __LINE__)

static void check(const char *value, const char *unit, const gb_counted *counted,
	gb_value_form form, const char *zh, const char *en, const char *file, int line)
{
	const gb_unit *found = gb_unit_find(gb_str_of(unit));
	gb_arena *arena = test_arena();

	if (found == NULL)
		print_error("no unit %s\n", unit);
	assert_non_null(found);
	test_assert_text(gb_value_write(arena, number(value), found, counted, form, GB_LANG_ZH).text,
		zh, file, line);
	test_assert_text(gb_value_write(arena, number(value), found, counted, form, GB_LANG_EN).text,
		en, file, line);
	gb_arena_close(arena);
}

static const gb_value_form plain = { .places = -1, .unit = true };

/* D 4.3: the disasters that happened to others. */
static void test_known_disasters(void **state)
{
	(void)state;
	written("39038.1", "亿元", NULL, plain, "39038.1亿元", "3,903.81 billion yuan");
	written("1.3", "万亿斤", NULL, plain, "1.3万亿斤", "650 million t");
	written("4441", "亩", NULL, plain, "4441亩", "296.1 ha");
	written("2.3", "万亩", NULL, plain, "2.3万亩", "1,500 ha");
	written("53.7", "万户", &household, plain, "53.7万户", "537,000 households");
	written("1", "家", &enterprise, plain, "1家", "1 enterprise");
	written("1400", "家", &enterprise, plain, "1400家", "1,400 enterprises");
	written("300", "亿元", NULL, plain, "300亿元", "30 billion yuan");
	written("-3.2", "%", NULL, plain, "−3.2%", "−3.2%");
	written("-12.5", "亿元", NULL, plain, "−12.5亿元", "−1.25 billion yuan");
}

static void test_money(void **state)
{
	(void)state;
	written("800.4", "亿元", NULL, plain, "800.4亿元", "80.04 billion yuan");
	written("300.0", "亿元", NULL, plain, "300.0亿元", "30.00 billion yuan");
	written("5", "亿元", NULL, plain, "5亿元", "0.5 billion yuan");
	written("1", "万亿元", NULL, plain, "1万亿元", "1 trillion yuan");
	written("500", "万元", NULL, plain, "500万元", "5 million yuan");
	written("42", "万元", NULL, plain, "42万元", "0.42 million yuan");
	written("35820", "元", NULL, plain, "35820元", "35,820 yuan");
	written("2.5", "亿美元", NULL, plain, "2.5亿美元", "US$0.25 billion");
	written("80", "万美元", NULL, plain, "80万美元", "US$0.8 million");
	written("-80", "万美元", NULL, plain, "−80万美元", "−US$0.8 million");
}

static void test_counts(void **state)
{
	(void)state;
	written("3.2", "万人", NULL, plain, "3.2万人", "32,000 people");
	written("1", "人", NULL, plain, "1人", "1 person");
	written("385.6", "万人", NULL, plain, "385.6万人", "3,856,000 people");
	written("385", "万人", NULL, plain, "385万人", "3.85 million people");
	written("1", "辆", &bus, plain, "1辆", "1 bus");
	written("0", "辆", &bus, plain, "0辆", "0 buses");
	written("1", "万户", &household, plain, "1万户", "10,000 households");
	written("0.0001", "万户", &household, plain, "0.0001万户", "1 household");
	written("120", "套（间）", &household, plain, "120套（间）", "120 households");
}

static void test_measures(void **state)
{
	(void)state;
	written("100", "公里", NULL, plain, "100公里", "100 km");
	written("4564", "平方公里", NULL, plain, "4564平方公里", "4,564 km²");
	written("100", "万平方米", NULL, plain, "100万平方米", "1 million m²");
	written("58.2", "万平方米", NULL, plain, "58.2万平方米", "582,000 m²");
	written("1.2", "亿立方米", NULL, plain, "1.2亿立方米", "120 million m³");
	written("426", "万亩", NULL, plain, "426万亩", "284,000 ha");
	written("15", "亩", NULL, plain, "15亩", "1 ha");
	written("183", "万吨", NULL, plain, "183万吨", "1.83 million t");
	written("36.6", "亿斤", NULL, plain, "36.6亿斤", "1.83 million t");
	written("7", "斤", NULL, plain, "7斤", "3.5 kg");
	written("26", "万千瓦", NULL, plain, "26万千瓦", "260 MW");
	written("12.5", "亿千瓦时", NULL, plain, "12.5亿千瓦时", "1.25 billion kWh");
	written("3", "万吨/天", NULL, plain, "3万吨/天", "30,000 t per day");
	written("45", "微克/立方米", NULL, plain, "45微克/立方米", "45 µg/m³");
	written("0.3", "百分点", NULL, plain, "0.3个百分点", "0.3 percentage points");
	written("1", "百分点", NULL, plain, "1个百分点", "1 percentage point");
}

static void test_forms(void **state)
{
	const gb_value_form bare = { .places = -1 };
	const gb_value_form magnitude = { .places = -1, .unit = true, .magnitude = true };
	const gb_value_form sign = { .places = -1, .unit = true, .sign = true };
	const gb_value_form brief = { .places = -1, .unit = true, .sign = true, .brief = true };
	const gb_value_form whole = { .places = 0, .unit = true };
	const gb_value_form two = { .places = 2, .unit = true };

	(void)state;
	written("1400", "家", &enterprise, bare, "1400", "1,400");
	written("100", "万平方米", NULL, bare, "100", "1,000,000");
	written("-3.2", "%", NULL, magnitude, "3.2%", "3.2%");
	written("3.2", "%", NULL, sign, "+3.2%", "+3.2%");
	written("0.0", "%", NULL, sign, "0.0%", "0.0%");
	written("-0.9", "百分点", NULL, brief, "−0.9个百分点", "−0.9 pp");
	written("2.5", "%", NULL, whole, "2%", "2%");
	written("3.5", "%", NULL, whole, "4%", "4%");
	written("7.2", "%", NULL, two, "7.20%", "7.20%");
	written("262.54", "亿元", NULL, ((gb_value_form){ .places = 1, .unit = true }), "262.5亿元",
		"26.25 billion yuan");
	written("2.5", "%", NULL,
		((gb_value_form){ .places = 0, .unit = true, .rounding = GB_ROUND_HALF_UP }), "3%", "3%");
}

/* The bytes of the number alone, for alignment and for figure spans. */
static void test_number_span(void **state)
{
	gb_arena *arena = test_arena();
	const gb_value_text dollars = gb_value_write(
		arena, number("-80"), gb_unit_find(GB_STR("万美元")), NULL, plain, GB_LANG_EN);
	const gb_value_text yuan = gb_value_write(
		arena, number("39038.1"), gb_unit_find(GB_STR("亿元")), NULL, plain, GB_LANG_EN);

	(void)state;
	assert_text(gb_str_slice(dollars.text, dollars.number_from, dollars.number_to), "0.8");
	assert_text(gb_str_slice(yuan.text, yuan.number_from, yuan.number_to), "3,903.81");
	assert_text(gb_decimal_text(arena, yuan.printed, false, false), "3903.81");
	assert_int_equal(yuan.places, 2);
	assert_true(gb_value_write(arena, (gb_decimal){ 0 }, gb_unit_percent(), NULL, plain, GB_LANG_EN)
					.text.n == 0);
	gb_arena_close(arena);
}

static void test_ranges(void **state)
{
	static const gb_counted industry = { .one = { "industry", 8 }, .many = { "industries", 10 } };
	gb_arena *arena = test_arena();
	const struct {
		const char *low, *high, *unit, *zh, *en;
		const gb_counted *counted;
	} rows[] = {
		{ "2", "3", "个", "2—3个", "2–3 industries", &industry },
		{ "63", "68", "%", "63%—68%", "63%–68%", NULL },
		{ "2", "3", "万亩", "2万—3万亩", "1,000–2,000 ha", NULL },
		{ "200", "300", "亿元", "200亿—300亿元", "20–30 billion yuan", NULL },
		{ "2", "3", "亿美元", "2亿—3亿美元", "US$0.2–0.3 billion", NULL },
	};

	(void)state;
	for (size_t i = 0; i < GB_COUNT(rows); i++) {
		const gb_unit *unit = gb_unit_find(gb_str_of(rows[i].unit));

		assert_text(gb_range_write(arena, number(rows[i].low), number(rows[i].high), unit,
						rows[i].counted, plain, GB_LANG_ZH)
						.text,
			rows[i].zh);
		assert_text(gb_range_write(arena, number(rows[i].low), number(rows[i].high), unit,
						rows[i].counted, plain, GB_LANG_EN)
						.text,
			rows[i].en);
	}
	gb_arena_close(arena);
}

static void test_units_alone(void **state)
{
	gb_arena *arena = test_arena();
	size_t count;
	const gb_unit *units = gb_units(&count);

	(void)state;
	assert_text(gb_unit_text(arena, gb_unit_find(GB_STR("亿元")), NULL, GB_LANG_ZH), "亿元");
	assert_text(
		gb_unit_text(arena, gb_unit_find(GB_STR("亿元")), NULL, GB_LANG_EN), "billion yuan");
	assert_text(
		gb_unit_text(arena, gb_unit_find(GB_STR("家")), &enterprise, GB_LANG_EN), "enterprises");
	assert_text(gb_unit_text(arena, gb_unit_find(GB_STR("%")), NULL, GB_LANG_EN), "%");
	assert_null(gb_unit_find(GB_STR("亿圆")));
	/* Every row can be found, and only by its own name. */
	for (size_t i = 0; i < count; i++)
		assert_ptr_equal(gb_unit_find(gb_str_of(units[i].zh)), &units[i]);
	gb_arena_close(arena);
}

static bool is_power_of_ten(int64_t n)
{
	while (n % 10 == 0)
		n /= 10;
	return n == 1;
}

/* What is printed in English is the Chinese value times the unit's factor, for any value. */
static void test_conversion_is_exact(void **state)
{
	gb_arena *arena = test_arena();
	size_t count;
	const gb_unit *units = gb_units(&count);
	uint32_t seed = 2024;

	(void)state;
	for (size_t i = 0; i < count; i++) {
		const gb_unit *unit = &units[i];

		/* 亩 and 斤 keep the significant digits of the source: not exact by intent. */
		if (!is_power_of_ten(unit->numerator) || !is_power_of_ten(unit->denominator))
			continue;
		for (int n = 0; n < 20; n++) {
			gb_decimal value, printed;

			seed = seed * 1664525 + 1013904223;
			value = gb_decimal_of((int64_t)(seed >> 8) % 1000000, seed % 4);
			printed = gb_value_convert(value, unit, GB_LANG_EN, GB_ROUND_HALF_EVEN);
			assert_true(
				gb_decimal_equal(gb_decimal_multiply(printed, gb_decimal_of(unit->denominator, 0)),
					gb_decimal_multiply(value, gb_decimal_of(unit->numerator, 0))));
		}
	}
	gb_arena_close(arena);
}

#define TARGET "{'id':'t','name':{'zh':'名','en':'Name'},'section':'economy','value':5,'form':'5',"

static void test_unit_faults(void **state)
{
	(void)state;
	assert_refused(((ledger_text){ .targets = TARGET "'kind':'flow','unit':'亿圆'}" }),
		"targets.json:7:103: error: /targets/0/unit: found \"亿圆\"; expected a known unit",
		"help: did you mean \"亿元\"?");
	assert_refused(((ledger_text){ .targets = TARGET "'kind':'flow','unit':'家'}" }),
		"error: /targets/0/unit: found the counter \"家\" without \"counted\"; expected the English "
		"noun of what is counted",
		"add \"counted\"");
	assert_refused(((ledger_text){ .targets = TARGET "'kind':'growth','unit':'亿元'}" }),
		"error: /targets/0/unit: found 亿元; expected \"%\" for a growth rate or a share", NULL);
	assert_refused(
		((ledger_text){
			.targets = TARGET "'kind':'flow','unit':'亿元','counted':{'one':'x','many':'xs'}}" }),
		"error: /targets/0/counted: found 亿元; expected \"counted\" only with a counter such as 家",
		NULL);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_known_disasters),
		cmocka_unit_test(test_money),
		cmocka_unit_test(test_counts),
		cmocka_unit_test(test_measures),
		cmocka_unit_test(test_forms),
		cmocka_unit_test(test_number_span),
		cmocka_unit_test(test_ranges),
		cmocka_unit_test(test_units_alone),
		cmocka_unit_test(test_conversion_is_exact),
		cmocka_unit_test(test_unit_faults),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
