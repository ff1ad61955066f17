#include "layout/fixture.h"

#include <math.h>

/* Blocks of a layout: keys by kind, selections, names, nesting. */

#define MORE_STYLES                                                                                \
	",{\"name\":\"heading-1\",\"based_on\":\"body\",\"keep_with_next\":true}"                      \
	",{\"name\":\"table\",\"based_on\":\"body\"},{\"name\":\"table-head\",\"based_on\":\"body\"}"  \
	",{\"name\":\"note\",\"based_on\":\"body\"},{\"name\":\"label\",\"based_on\":\"body\"}"

static const gb_block *good_block(void **state, const char *blocks)
{
	const gb_layout *layout =
		good_layout(*state, (layout_text){ .styles = MORE_STYLES, .blocks = blocks });

	return layout->blocks.items;
}

static void test_heading(void **state)
{
	const gb_block *block = good_block(state,
		"{\"kind\":\"heading\",\"text\":{\"zh\":\"**{section.title}**\",\"en\":\"*A* {section.title}\"}},"
		"{\"kind\":\"heading\",\"text\":\"x\",\"style\":\"body\",\"level\":3,\"numbering\":\"han-paren\","
		"\"unlisted\":true,\"lang\":\"en\",\"before\":0,\"after\":\"5mm\",\"id\":\"a.b-1\",\"master\":\"page\"}");

	assert_true(gb_str_is(block[0].style_name, "heading-1"));
	assert_true(block[0].keep_with_next);
	assert_int_equal(block[0].level, 1);
	assert_true(block[0].before < 0 && block[0].after < 0);
	assert_false(block[0].has_lang);
	assert_int_equal(block[0].text[GB_LANG_ZH].count, 1);
	assert_int_equal(block[0].text[GB_LANG_ZH].items[0].style, GB_INLINE_STRONG);
	assert_int_equal(block[0].text[GB_LANG_EN].count, 3);
	assert_int_equal(block[1].level, 3);
	assert_int_equal(block[1].numbering, GB_NUMBER_HAN_PAREN);
	assert_true(block[1].has_lang);
	assert_int_equal(block[1].lang, GB_LANG_EN);
	assert_true(block[1].before == 0);
	assert_ptr_not_equal(block[1].master, NULL);
	assert_false(block[1].keep_with_next);
}

static void test_select(void **state)
{
	const gb_block *block = good_block(state,
		"{\"kind\":\"repeat\",\"from\":\"sections\",\"where\":{\"role\":\"plan\"},\"blocks\":["
		"{\"kind\":\"table\",\"from\":\"targets\",\"where\":{\"section\":\"$section\",\"not-kind\":"
		"[\"qualitative\",\"growth\"],\"stretch\":false,\"has\":\"actual\",\"area\":\"none\"},"
		"\"order\":[\"-rate\",\"gap\"],\"first\":10,\"columns\":[{\"field\":\"name\",\"share\":1},"
		"{\"field\":\"actual\",\"unit\":true},{\"field\":\"rate\",\"align\":\"end\"}]}]}");
	const gb_block *table = block->blocks.items;
	const gb_where *where = table->select.where.items;
	const gb_order *order = table->select.order.items;
	const gb_column *columns = table->columns.items;
	const gb_str *kinds = where[1].values.items;

	assert_int_equal(block->select.from, GB_FROM_SECTIONS);
	assert_int_equal(table->select.from, GB_FROM_TARGETS);
	assert_int_equal(table->select.where.count, 5);
	assert_int_equal(where[0].key, GB_WHERE_SECTION);
	assert_int_equal(where[1].key, GB_WHERE_KIND);
	assert_true(where[1].negate);
	assert_int_equal(where[1].values.count, 2);
	assert_true(gb_str_is(kinds[1], "growth"));
	assert_true(gb_str_is(*(const gb_str *)where[2].values.items, "false"));
	assert_int_equal(order[0].field, GB_OF_RATE);
	assert_true(order[0].descending);
	assert_int_equal(order[1].field, GB_OF_GAP);
	assert_false(order[1].descending);
	assert_int_equal(table->select.first, 10);
	assert_int_equal(columns[0].align, GB_COLUMN_START);
	assert_int_equal(columns[1].align, GB_COLUMN_DECIMAL);
	assert_int_equal(columns[2].align, GB_COLUMN_END);
	assert_true(gb_str_is(table->head_style_name, "table-head"));
}

static void test_kinds(void **state)
{
	const gb_block *block = good_block(state,
		"{\"kind\":\"list\",\"marker\":\"arabic\",\"items\":[\"a\",{\"zh\":\"二 {place.name}\",\"en\":\"b\"}]},"
		"{\"kind\":\"list\",\"from\":\"agencies\",\"text\":\"{agency.name}\"},"
		"{\"kind\":\"pair\",\"from\":\"texts\",\"where\":{\"id\":\"opening\"},\"share\":0.4},"
		"{\"kind\":\"chart\",\"mark\":\"grouped-bars\",\"from\":\"targets\",\"series\":["
		"{\"field\":\"target\",\"colour\":\"muted\"},{\"field\":\"actual\",\"colour\":\"ink\",\"name\":\"x\"}]},"
		"{\"kind\":\"rule\"},{\"kind\":\"space\",\"height\":\"1cm\"},"
		"{\"kind\":\"page-break\",\"odd\":true,\"master\":\"page\"},"
		"{\"kind\":\"when\",\"edition\":[\"zh\",\"zh+en\"],\"sample\":true,\"not\":true,\"blocks\":[]},"
		"{\"kind\":\"image\",\"file\":\"a.png\",\"alt\":\"x\",\"width\":\"5cm\"}");
	const gb_series *series = block[3].series.items;
	const int *editions = block[7].editions.items;

	assert_int_equal(block[0].items.count, 2);
	assert_int_equal(block[0].item_text[2].count, 2);
	assert_int_equal(block[0].marker, GB_NUMBER_ARABIC);
	assert_int_equal(block[0].select.from, GB_FROM_NOTHING);
	assert_int_equal(block[1].select.from, GB_FROM_AGENCIES);
	assert_true(fabs(block[2].share - 0.4) < 1e-9 && block[2].gutter > 0);
	assert_int_equal(series[0].field, GB_OF_TARGET);
	assert_int_equal(series[0].colour.red, 0x55);
	assert_true(gb_str_is(block[3].label_style_name, "label"));
	assert_int_equal(block[4].colour.red, 0xcc);
	assert_true(block[4].height > 0);
	assert_true(fabs(block[5].height - 10 * GB_MM) < 1e-9);
	assert_true(block[6].odd && block[6].master != NULL);
	assert_int_equal(block[7].editions.count, 2);
	assert_int_equal(editions[1], GB_EDITION_BOTH);
	assert_true(block[7].when_sample && block[7].negate && !block[7].when_any);
}

#define TABLE "{\"kind\":\"table\",\"from\":\"targets\",\"columns\":[{\"field\":\"name\"}]"

static void test_faults(void **state)
{
	static const struct {
		const char *blocks, *expected, *help;
	} cases[] = {
		{ "{\"kind\":\"headin\"}",
			"/blocks/0/kind: found \"headin\"; expected a known kind of block",
			"did you mean \"heading\"?" },
		{ "{\"text\":\"x\"}",
			"/blocks/0: found a block without \"kind\"; expected one of heading, paragraph, pair, "
			"list, table, chart, cards, map, contents, repeat, when, image, space, rule, page-break, "
			"columns, column, lamps, redhead, attachments, signature, colophon",
			NULL },
		{ "7", "/blocks/0: found 7 (number); expected a block, e.g. {\"kind\": \"heading\"}",
			NULL },
		{ "{\"kind\":\"paragraph\",\"text\":\"x\",\"levle\":1}",
			"/blocks/0/levle: found the key \"levle\"; expected a key of a paragraph block: \"kind\", \"id\", \"text\", "
			"\"lang\", \"style\", \"before\", \"after\", \"keep_with_next\", \"master\"",
			NULL },
		/* What another kind knows is as unknown here. */
		{ "{\"kind\":\"paragraph\",\"text\":\"x\",\"columns\":[]}",
			"/blocks/0/columns: found the key \"columns\"; expected a key of a paragraph block: \"kind\", \"id\", \"text\", "
			"\"lang\", \"style\", \"before\", \"after\", \"keep_with_next\", \"master\"",
			NULL },
		{ "{\"kind\":\"paragraph\",\"text\":\"x\",\"stile\":\"body\"}",
			"/blocks/0/stile: found the key \"stile\"; expected a key of a paragraph block",
			"did you mean \"style\"?" },
		{ "{\"kind\":\"paragraph\",\"text\":\"{a b}\"}",
			"/blocks/0/text: found {a b}; expected a reference such as {section.title} or {gdp-growth.actual@2023|bare}",
			NULL },
		{ "{\"kind\":\"heading\",\"text\":\"x\",\"level\":2}",
			"/blocks/0: found no style \"heading-2\", which is used where no \"style\" is given; expected a style of that name in the layout",
			"define it, or name another with \"style\"" },
		{ "{\"kind\":\"heading\",\"text\":\"x\",\"level\":7}",
			"/blocks/0/level: found 7 (number); expected a whole number from 1 to 6, e.g. 3",
			NULL },
		{ "{\"kind\":\"paragraph\",\"text\":\"x\",\"style\":\"boddy\"}",
			"/blocks/0/style: found \"boddy\"; expected a known style", "did you mean \"body\"?" },
		{ "{\"kind\":\"paragraph\",\"text\":\"x\",\"master\":\"pag\"}",
			"/blocks/0/master: found \"pag\"; expected a known master", "did you mean \"page\"?" },
		{ TABLE ",\"where\":{\"sector\":\"a\"}}",
			"/blocks/0/where/sector: found condition \"sector\"; expected for targets one of id, section, kind, state, lamp, "
			"role, lead, area, stretch, binding, unit, has, or one of them after \"not-\"",
			"did you mean \"section\"?" },
		{ TABLE ",\"where\":{\"kind\":\"flov\"}}",
			"/blocks/0/where/kind: found \"flov\"; expected a known kind",
			"did you mean \"flow\"?" },
		{ TABLE ",\"where\":{\"state\":[\"achieved\",\"far-behin\"]}}",
			"/blocks/0/where/state/1: found \"far-behin\"; expected a known state",
			"did you mean \"far-behind\"?" },
		{ TABLE ",\"where\":{\"section\":\"$sectoin\"}}",
			"/blocks/0/where/section: found \"$sectoin\"; expected a known name in scope",
			"did you mean \"$section\"?" },
		{ TABLE ",\"where\":{\"stretch\":\"true\"}}",
			"/blocks/0/where/stretch: found \"true\" (text); expected true or false, without quotes",
			NULL },
		{ TABLE ",\"where\":{\"section\":[]}}",
			"/blocks/0/where/section: found no value; expected at least one: a condition without a value selects nothing",
			NULL },
		{ TABLE ",\"order\":[\"-rat\"]}",
			"/blocks/0/order/0: found \"rat\"; expected a known field to sort by",
			"did you mean \"rate\"?" },
		{ TABLE ",\"first\":0}",
			"/blocks/0/first: found 0 (number); expected a whole number from 1 to 1000000, e.g. 3",
			NULL },
		{ "{\"kind\":\"chart\",\"mark\":\"grouped-bars\",\"from\":\"sections\",\"series\":[{\"field\":\"rate\",\"colour\":\"ink\"}]}",
			"/blocks/0/from: found a chart of sections; expected a source that it can show: targets, results, areas",
			NULL },
		{ "{\"kind\":\"chart\",\"mark\":\"grouped-bars\",\"from\":\"targets\",\"series\":[{\"field\":\"lead\",\"colour\":\"ink\"}]}",
			"/blocks/0/series/0/field: found \"lead\"; expected a known field: \"base\", \"target\", \"actual\", \"rate\", "
			"\"scheduled\", \"gap\", \"change\"",
			NULL },
		{ "{\"kind\":\"pair\",\"text\":\"x\",\"from\":\"texts\"}",
			"/blocks/0: found both \"text\" and \"from\"; expected one of them", NULL },
		{ "{\"kind\":\"pair\"}",
			"/blocks/0: found neither \"text\" nor \"from\"; expected one of them", NULL },
		{ "{\"kind\":\"pair\",\"text\":\"x\",\"where\":{}}",
			"/blocks/0/where: found \"where\" without \"from\"; expected \"from\": what is selected",
			NULL },
		{ "{\"kind\":\"when\",\"blocks\":[]}",
			"/blocks/0: found a when that asks for nothing; expected \"edition\", \"sample\": true, \"draft\": true, \"map\": true, \"says\", or "
			"\"from\"",
			NULL },
		{ "{\"kind\":\"when\",\"edition\":\"zh-en\",\"blocks\":[]}",
			"/blocks/0/edition: found \"zh-en\"; expected a known edition",
			"did you mean \"zh+en\"?" },
		{ "{\"kind\":\"paragraph\",\"text\":\"x\",\"id\":\"a\"},{\"kind\":\"when\",\"draft\":true,\"blocks\":["
		  "{\"kind\":\"paragraph\",\"text\":\"x\",\"id\":\"a\"}]}",
			"/blocks/1/blocks/0/id: found \"a\" again; expected a name of its own",
			"it is first given at" },
		{ "{\"kind\":\"contents\",\"levels\":1}",
			"/blocks/0: found no style \"contents-1\", which is used where no \"style\" is given; expected a style of that name in the layout",
			NULL },
		{ "{\"kind\":\"list\",\"items\":[{\"zh\":\"x\"}]}",
			"/blocks/0/items/0: found no \"en\"; expected a text, e.g. \"5.5%左右\"", NULL },
		{ "{\"kind\":\"table\",\"from\":\"targets\",\"columns\":[]}",
			"/blocks/0/columns: found an empty list; expected a list of objects, e.g. [ { \"field\": … } ]",
			NULL },
	};

	for (size_t i = 0; i < GB_COUNT(cases); i++)
		assert_fault(*state, (layout_text){ .styles = MORE_STYLES, .blocks = cases[i].blocks },
			cases[i].expected, cases[i].help);
}

/* As deep as a file can be; deeper is refused when the JSON is read. */
static void test_deep(void **state)
{
	open_fonts *all = *state;
	gb_buf blocks = gb_buf_new(all->arena);
	const gb_block *block;
	int depth = 0;

	for (int i = 0; i < 30; i++)
		gb_buf_text(&blocks, "{\"kind\":\"repeat\",\"from\":\"areas\",\"blocks\":[");
	gb_buf_text(&blocks, "{\"kind\":\"rule\"}");
	for (int i = 0; i < 30; i++)
		gb_buf_text(&blocks, "]}");
	block = good_block(state, gb_str_zero(all->arena, gb_buf_taken(&blocks)));
	for (; block->kind == GB_BLOCK_REPEAT; block = block->blocks.items)
		depth++;
	assert_int_equal(depth, 30);
	assert_int_equal(block->kind, GB_BLOCK_RULE);
}

/* Every mistake of a file is found in one run. */
static void test_many(void **state)
{
	gb_diags *diags;

	assert_null(read_layout(*state,
		(layout_text){
			.colours = ",{\"token\":\"red\",\"rgb\":\"no\"}",
			.styles = ",{\"name\":\"a\",\"based_on\":\"b\"}",
			.blocks =
				"{\"kind\":\"x\"},{\"kind\":\"when\",\"draft\":true,\"blocks\":[{\"kind\":\"y\"}]},{\"kind\":\"space\"}",
		},
		&diags));
	assert_int_equal(gb_diags_errors(diags), 5);
}

static void test_reference(void **state)
{
	open_fonts *all = *state;
	gb_buf out = gb_buf_new(all->arena);
	const char *text;

	gb_blocks_reference(&out);
	text = gb_str_zero(all->arena, gb_buf_taken(&out));
	assert_non_null(strstr(text, "\nheading: ") == NULL ? strstr(text, "heading: ") : text);
	assert_non_null(strstr(text, "\npage-break: a new page\n"));
	assert_non_null(strstr(text, "\nwhere: "));
	assert_null(strstr(text, " \n"));
	for (int field = 0; field < GB_OF_COUNT; field++) {
		assert_true(gb_field_words(field).in[GB_LANG_ZH].n > 0);
		assert_true(gb_field_words(field).in[GB_LANG_EN].n > 0);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_heading),
		cmocka_unit_test(test_select),
		cmocka_unit_test(test_kinds),
		cmocka_unit_test(test_faults),
		cmocka_unit_test(test_deep),
		cmocka_unit_test(test_many),
		cmocka_unit_test(test_reference),
	};

	return cmocka_run_group_tests(tests, open_all, close_all);
}
