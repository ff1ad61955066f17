#include "layout/reader.h"
#include "model/difference.h"
#include "json/schema.h"

#include <assert.h>

/* Selections of the ledger: where a block takes its rows from, which of them, in what order. */

const gb_choice gb_from_words[] = {
	{ "targets", GB_FROM_TARGETS, "what was promised" },
	{ "results", GB_FROM_RESULTS, "readings of the year before, whole place" },
	{ "sections", GB_FROM_SECTIONS, "of the report" },
	{ "texts", GB_FROM_TEXTS, "prose of the ledger" },
	{ "areas", GB_FROM_AREAS, "counties and zones" },
	{ "agencies", GB_FROM_AGENCIES, "" },
	{ "lamps", GB_FROM_LAMPS, "of the policy, for keys" },
	{ "corrections", GB_FROM_CORRECTIONS,
		"readings that revise an earlier value: old, new, reason" },
	{ "changes", GB_FROM_CHANGES, "since the issue before, where one is given (--previous)" },
	{ NULL, 0, NULL },
};

#define TARGETS GB_BIT(GB_FROM_TARGETS)
#define RESULTS GB_BIT(GB_FROM_RESULTS)
#define SECTIONS GB_BIT(GB_FROM_SECTIONS)
#define TEXTS GB_BIT(GB_FROM_TEXTS)
#define AREAS GB_BIT(GB_FROM_AREAS)
#define AGENCIES GB_BIT(GB_FROM_AGENCIES)
#define LAMPS GB_BIT(GB_FROM_LAMPS)
#define CORRECTIONS GB_BIT(GB_FROM_CORRECTIONS)
#define CHANGES GB_BIT(GB_FROM_CHANGES)

typedef enum value_kind { VALUE_NAME, VALUE_CHOICE, VALUE_FLAG } value_kind;

/* A key of a condition: which sources know it, and what its values may be. */
typedef struct where_row {
	const char *word;
	int key; /* gb_where_key */
	unsigned sources;
	value_kind values;
	const gb_choice *choices; /* CHOICE: only the words count */
	const char *help;
} where_row;

static const gb_choice area_kinds[] = {
	{ "county", GB_AREA_COUNTY, "" },
	{ "zone", GB_AREA_ZONE, "" },
	{ NULL, 0, NULL },
};

static const gb_choice section_roles[] = {
	{ "headline", GB_SECTION_HEADLINE, "" },
	{ "review", GB_SECTION_REVIEW, "" },
	{ "plan", GB_SECTION_PLAN, "" },
	{ NULL, 0, NULL },
};

static const gb_choice figures[] = {
	{ "actual", GB_OF_ACTUAL, "" },
	{ "target", GB_OF_TARGET, "" },
	{ "base", GB_OF_BASE, "" },
	{ "rate", GB_OF_RATE, "" },
	{ "scheduled", GB_OF_SCHEDULED, "" },
	{ "note", GB_OF_NOTE, "" },
	{ "source", GB_OF_SOURCE, "" },
	{ "areas", GB_OF_AREA, "" },
	{ "reason", GB_OF_REASON, "" },
	{ NULL, 0, NULL },
};

/* A key stands twice where its values depend on the source. */
/* clang-format off */
static const where_row where_rows[] = {
	{ "id",      GB_WHERE_ID,      TARGETS | RESULTS | SECTIONS | TEXTS | AREAS | AGENCIES | LAMPS | CORRECTIONS | CHANGES, VALUE_NAME, NULL, "its id" },
	{ "section", GB_WHERE_SECTION, TARGETS | RESULTS | TEXTS | CORRECTIONS | CHANGES, VALUE_NAME,   NULL,          "id of its section, or \"$section\"" },
	{ "kind",    GB_WHERE_KIND,    TARGETS | RESULTS | CHANGES,  VALUE_CHOICE, gb_kind_words, "growth, flow, rank, milestone, …" },
	{ "kind",    GB_WHERE_KIND,    AREAS,                        VALUE_CHOICE, area_kinds,    "county, zone" },
	{ "state",   GB_WHERE_STATE,   TARGETS | CHANGES,            VALUE_CHOICE, gb_state_words, "achieved, far-behind, …" },
	{ "lamp",    GB_WHERE_LAMP,    TARGETS | CHANGES,            VALUE_NAME,   NULL,          "id of a lamp of the policy" },
	{ "role",    GB_WHERE_ROLE,    TARGETS | RESULTS | SECTIONS | CHANGES, VALUE_CHOICE, section_roles, "of the section: headline, review, plan" },
	{ "role",    GB_WHERE_ROLE,    TEXTS,                        VALUE_NAME,   NULL,          "of the text: intro, notes, …" },
	{ "lead",    GB_WHERE_LEAD,    TARGETS | CHANGES,            VALUE_NAME,   NULL,          "id of an agency, or \"$agency\"" },
	{ "area",    GB_WHERE_AREA,    TARGETS | RESULTS | CHANGES,  VALUE_NAME,   NULL,          "id of an area, \"$area\", or \"none\": the whole place" },
	{ "stretch", GB_WHERE_STRETCH, TARGETS,                      VALUE_FLAG,   NULL,          "true, false: 力争" },
	{ "binding", GB_WHERE_BINDING, TARGETS,                      VALUE_FLAG,   NULL,          "true, false: 约束性" },
	{ "unit",    GB_WHERE_UNIT,    TARGETS | RESULTS,            VALUE_NAME,   NULL,          "as the data writes it: 亿元, %" },
	{ "has",     GB_WHERE_HAS,     TARGETS,                      VALUE_CHOICE, figures,       "actual, target, base, rate, scheduled, note, source, areas (readings by area), reason (a verdict changed by hand): it has each of them" },
	{ "difference", GB_WHERE_DIFFERENCE, CHANGES,                VALUE_CHOICE, gb_difference_words, "new, changed, achieved, worse, revised, …" },
};
/* clang-format on */

const char *gb_where_word(int key)
{
	for (size_t i = 0; i < GB_COUNT(where_rows); i++) {
		if (where_rows[i].key == key)
			return where_rows[i].word;
	}
	return "?";
}

/* What "$section" and the like may name: the things a repeat or a table row brings into scope. */
static const char *const scope_names[] = { "$section", "$target", "$area", "$agency" };

static const gb_choice order_fields[] = {
	{ "rate", GB_OF_RATE, "" },
	{ "gap", GB_OF_GAP, "" },
	{ "actual", GB_OF_ACTUAL, "" },
	{ "target", GB_OF_TARGET, "" },
	{ "base", GB_OF_BASE, "" },
	{ "scheduled", GB_OF_SCHEDULED, "" },
	{ "state", GB_OF_STATE, "" },
	{ NULL, 0, NULL },
};

#define NEGATION "not-"
#define WORDS_MOST 16

static const where_row *find_row(gb_str word, int from)
{
	for (size_t i = 0; i < GB_COUNT(where_rows); i++) {
		if (gb_str_is(word, where_rows[i].word) && (where_rows[i].sources & GB_BIT(from)) != 0)
			return &where_rows[i];
	}
	return NULL;
}

static bool fault_key(const gb_layout_reader *reader, const gb_json *member, gb_str word, int from)
{
	gb_str known[GB_COUNT(where_rows)];
	size_t count = 0;
	gb_buf list = gb_buf_new(reader->arena);
	ptrdiff_t nearest;

	for (size_t i = 0; i < GB_COUNT(where_rows); i++) {
		if ((where_rows[i].sources & GB_BIT(from)) == 0)
			continue;
		gb_buf_text(&list, count == 0 ? "" : ", ");
		gb_buf_text(&list, where_rows[i].word);
		known[count++] = gb_str_of(where_rows[i].word);
	}
	nearest = gb_str_nearest(reader->arena, word, known, count);
	return gb_fault_key(reader->diags, member->place, "unknown-key",
		gb_str_format(reader->arena, "condition \"%.*s\"", (int)member->key.n, member->key.p),
		gb_str_format(reader->arena, "for %s one of %.*s, or one of them after \"not-\"",
			gb_choice_word(gb_from_words, from), (int)list.n, list.p),
		nearest < 0 ? GB_STR("")
					: gb_str_format(reader->arena, "did you mean \"%.*s\"?", (int)known[nearest].n,
						  known[nearest].p));
}

/* One of the scope's names; they all begin with "$", which no id does. */
static bool check_scope_name(const gb_layout_reader *reader, const gb_json *value)
{
	gb_str known[GB_COUNT(scope_names)];

	for (size_t i = 0; i < GB_COUNT(scope_names); i++) {
		known[i] = gb_str_of(scope_names[i]);
		if (gb_str_equal(value->text, known[i]))
			return true;
	}
	return gb_fault_unknown(reader->arena, reader->diags, value->place, "unknown-scope",
		"name in scope", value->text, known, GB_COUNT(known));
}

static bool check_choice(const gb_layout_reader *reader, const where_row *row, const gb_json *value)
{
	gb_str known[WORDS_MOST];
	size_t count = 0;

	for (; row->choices[count].word != NULL; count++) {
		assert(count < WORDS_MOST);
		known[count] = gb_str_of(row->choices[count].word);
		if (gb_str_equal(value->text, known[count]))
			return true;
	}
	return gb_fault_unknown(reader->arena, reader->diags, value->place, "unknown-word", row->word,
		value->text, known, count);
}

/* One value of a condition, as the text that composing compares. */
static bool read_value(
	const gb_layout_reader *reader, const where_row *row, const gb_json *value, gb_str *out)
{
	if (row->values == VALUE_FLAG) {
		*out = value->kind == GB_JSON_TRUE ? GB_STR("true") : GB_STR("false");
		if (value->kind == GB_JSON_TRUE || value->kind == GB_JSON_FALSE)
			return true;
		return gb_fault(reader->diags, value->place, "wrong-kind",
			gb_json_found(reader->arena, value), GB_STR("true or false, without quotes"),
			GB_STR(""));
	}
	if (value->kind != GB_JSON_STRING)
		return gb_fault(reader->diags, value->place, "wrong-kind",
			gb_json_found(reader->arena, value), gb_str_of(row->help), GB_STR(""));
	*out = value->text;
	if (gb_str_starts(value->text, "$"))
		return check_scope_name(reader, value);
	if (row->values == VALUE_NAME)
		return true;
	return check_choice(reader, row, value);
}

static bool read_condition(
	const gb_layout_reader *reader, const gb_json *member, int from, gb_where *where)
{
	const bool negate = gb_str_starts(member->key, NEGATION);
	const size_t skip = negate ? sizeof(NEGATION) - 1 : 0;
	const gb_str word = gb_str_slice(member->key, skip, member->key.n);
	const where_row *row = find_row(word, from);
	const bool list = member->kind == GB_JSON_ARRAY;
	gb_str *values;
	size_t count = 0;
	bool ok = true;

	*where = (gb_where){ .place = member->place, .negate = negate };
	if (row == NULL)
		return fault_key(reader, member, word, from);
	where->key = row->key;
	if (list && member->count == 0)
		return gb_fault(reader->diags, member->place, "empty-list", GB_STR("no value"),
			GB_STR("at least one: a condition without a value selects nothing"),
			GB_STR("remove the condition to select everything"));
	values = GB_NEW_ARRAY(reader->arena, list ? member->count : 1, gb_str);
	if (list) {
		for (const gb_json *item = member->first; item != NULL; item = item->next)
			ok &= read_value(reader, row, item, &values[count++]);
	} else {
		ok &= read_value(reader, row, member, &values[count++]);
	}
	where->values = (gb_list){ values, count };
	return ok;
}

static bool read_where(const gb_layout_reader *reader, const gb_json *object, gb_select *select)
{
	gb_where *where;
	size_t count = 0;
	bool ok = true;

	if (object->kind != GB_JSON_OBJECT)
		return gb_fault(reader->diags, object->place, "wrong-kind",
			gb_json_found(reader->arena, object),
			GB_STR("conditions, e.g. {\"section\": \"$section\"}"), GB_STR(""));
	where = GB_NEW_ARRAY(reader->arena, object->count, gb_where);
	for (const gb_json *member = object->first; member != NULL; member = member->next)
		ok &= read_condition(reader, member, select->from, &where[count++]);
	select->where = (gb_list){ where, count };
	return ok;
}

/* Areas are sorted by a figure of an indicator: "gdp-growth.actual". */
static gb_str split_order(gb_str word, gb_str *of)
{
	for (size_t i = word.n; i-- > 0;) {
		if (word.p[i] != '.')
			continue;
		*of = gb_str_slice(word, 0, i);
		return gb_str_slice(word, i + 1, word.n);
	}
	return word;
}

static bool read_order_item(
	const gb_layout_reader *reader, const gb_json *item, int from, gb_order *order)
{
	const bool text = item->kind == GB_JSON_STRING;
	const bool descending = text && gb_str_starts(item->text, "-");
	gb_str known[GB_COUNT(order_fields)];
	gb_str word;
	size_t count = 0;

	*order = (gb_order){ .place = item->place, .descending = descending };
	if (!text)
		return gb_fault(reader->diags, item->place, "wrong-kind",
			gb_json_found(reader->arena, item),
			GB_STR("a field to sort by, e.g. \"rate\" or \"-rate\""), GB_STR(""));
	word = gb_str_slice(item->text, descending ? 1 : 0, item->text.n);
	if (from == GB_FROM_AREAS) {
		word = split_order(word, &order->of);
		if (order->of.n == 0 || (!gb_str_is(word, "actual") && !gb_str_is(word, "rate") &&
									!gb_str_is(word, "gap") && !gb_str_is(word, "state")))
			return gb_fault(reader->diags, item->place, "wrong-order",
				gb_json_found(reader->arena, item),
				GB_STR("a figure of an indicator by area, e.g. \"-gdp-growth.actual\""),
				GB_STR("the figures of areas are actual, rate, gap and state"));
	}
	for (; order_fields[count].word != NULL; count++) {
		known[count] = gb_str_of(order_fields[count].word);
		if (!gb_str_equal(word, known[count]))
			continue;
		order->field = order_fields[count].value;
		return true;
	}
	return gb_fault_unknown(reader->arena, reader->diags, item->place, "unknown-order",
		"field to sort by", word, known, count);
}

bool gb_select_has_order(int from)
{
	return from == GB_FROM_TARGETS || from == GB_FROM_RESULTS || from == GB_FROM_AREAS;
}

static bool read_order(const gb_layout_reader *reader, const gb_json *value, gb_select *select)
{
	const bool list = value->kind == GB_JSON_ARRAY;
	gb_order *order;
	size_t count = 0;
	bool ok = true;

	/* Only targets have the figures that these fields are, and areas through an indicator. */
	if (!gb_select_has_order(select->from))
		return gb_fault(reader->diags, value->place, "wrong-order",
			gb_str_format(
				reader->arena, "an order of %s", gb_choice_word(gb_from_words, select->from)),
			GB_STR("the order of the ledger, which is the official one"),
			GB_STR("remove \"order\""));
	order = GB_NEW_ARRAY(reader->arena, list ? value->count : 1, gb_order);
	if (list) {
		for (const gb_json *item = value->first; item != NULL; item = item->next)
			ok &= read_order_item(reader, item, select->from, &order[count++]);
	} else {
		ok &= read_order_item(reader, value, select->from, &order[count++]);
	}
	select->order = (gb_list){ order, count };
	return ok;
}

bool gb_select_read(
	const gb_layout_reader *reader, const gb_json *where, const gb_json *order, gb_select *select)
{
	bool ok = true;

	if (where != NULL)
		ok &= read_where(reader, where, select);
	if (order != NULL)
		ok &= read_order(reader, order, select);
	return ok;
}

typedef struct whole_draft {
	gb_place place;
	const gb_json *where, *order;
	int64_t first;
} whole_draft;

static const gb_field_range firsts = { 1, 1000000 };
static const gb_field whole_fields[] = {
	{ "where", GB_FIELD_VALUE, offsetof(whole_draft, where), GB_OPTIONAL, NULL, "conditions" },
	{ "order", GB_FIELD_VALUE, offsetof(whole_draft, order), GB_OPTIONAL, NULL,
		"fields to sort by" },
	{ "first", GB_FIELD_INTEGER, offsetof(whole_draft, first), GB_OPTIONAL, &firsts,
		"only so many" },
};
static const gb_shape whole_shape = { "selection", whole_fields, GB_COUNT(whole_fields),
	sizeof(whole_draft), offsetof(whole_draft, place), "a selection that stands by itself" };

bool gb_select_read_whole(
	const gb_layout_reader *reader, const gb_json *object, int from, gb_select *select)
{
	whole_draft draft = { 0 };

	*select = (gb_select){ .place = object->place, .from = from };
	if (!gb_shape_read(reader->arena, &whole_shape, object, &draft, reader->diags))
		return false;
	select->first = draft.first;
	return gb_select_read(reader, draft.where, draft.order, select);
}

void gb_select_reference(gb_buf *out)
{
	gb_buf_text(out, "where: conditions that must all hold; a list of values means any of them;\n"
					 "\"not-KEY\" turns one round\n");
	for (size_t i = 0; i < GB_COUNT(where_rows); i++) {
		bool first = true;

		gb_buf_format(out, "  %-16s %s (", where_rows[i].word, where_rows[i].help);
		for (size_t j = 0; gb_from_words[j].word != NULL; j++) {
			if ((where_rows[i].sources & GB_BIT(gb_from_words[j].value)) == 0)
				continue;
			gb_buf_format(out, "%s%s", first ? "" : ", ", gb_from_words[j].word);
			first = false;
		}
		gb_buf_text(out, ")\n");
	}
	gb_buf_text(out,
		"\norder: fields to sort by, \"-\" before one for falling order; ties keep the\n"
		"order of the ledger; of areas INDICATOR.FIELD, counties before zones\n ");
	for (size_t i = 0; order_fields[i].word != NULL; i++)
		gb_buf_format(out, " %s", order_fields[i].word);
	gb_buf_text(out, "\n");
}

/* A value of a condition: what it may be by itself, and what is in scope. */
static void put_value_schema(gb_buf *buf, const where_row *row)
{
	gb_schema_put_json(buf, "{'anyOf':[{'enum':[");
	for (size_t i = 0; i < GB_COUNT(scope_names); i++) {
		gb_buf_text(buf, i > 0 ? "," : "");
		gb_schema_put_text(buf, gb_str_of(scope_names[i]));
	}
	if (row->values == VALUE_NAME) {
		gb_schema_put_json(buf, "]},{'type':'string','pattern':'^([^$]|$)'}]}");
		return;
	}
	for (size_t i = 0; row->choices[i].word != NULL; i++) {
		gb_buf_text(buf, ",");
		gb_schema_put_text(buf, gb_str_of(row->choices[i].word));
	}
	gb_schema_put_json(buf, "]}]}");
}

static void put_condition_schema(gb_buf *buf, const where_row *row)
{
	gb_buf value = gb_buf_new(buf->arena);
	gb_str one;

	if (row->values == VALUE_FLAG)
		gb_schema_put_json(&value, "{'type':'boolean'}");
	else
		put_value_schema(&value, row);
	one = gb_buf_taken(&value);
	gb_schema_put_json(buf, "{'description':");
	gb_schema_put_text(buf, gb_str_of(row->help));
	gb_schema_put_json(buf, ",'anyOf':[");
	gb_buf_str(buf, one);
	gb_schema_put_json(buf, ",{'type':'array','minItems':1,'items':");
	gb_buf_str(buf, one);
	gb_buf_text(buf, "}]}");
}

void gb_select_put_schema(gb_buf *buf, int from)
{
	bool first = true;

	gb_schema_put_json(buf, "{'type':'object','properties':{");
	for (size_t i = 0; i < GB_COUNT(where_rows); i++) {
		static const char *const negations[] = { "", NEGATION };

		if ((where_rows[i].sources & GB_BIT(from)) == 0)
			continue;
		for (size_t k = 0; k < GB_COUNT(negations); k++) {
			gb_buf_format(buf, "%s\"%s%s\":", first ? "" : ",", negations[k], where_rows[i].word);
			put_condition_schema(buf, &where_rows[i]);
			first = false;
		}
	}
	gb_schema_put_json(buf, "},'additionalProperties':false}");
}

void gb_select_put_order_schema(gb_buf *buf, int from)
{
	if (from == GB_FROM_AREAS) {
		gb_schema_put_json(
			buf, "{'type':'string','pattern':'^-?[a-z0-9.-]+[.](actual|rate|gap|state)$'}");
		return;
	}
	gb_schema_put_json(buf, "{'enum':[");
	for (size_t i = 0; order_fields[i].word != NULL; i++)
		gb_buf_format(
			buf, "%s\"%s\",\"-%s\"", i > 0 ? "," : "", order_fields[i].word, order_fields[i].word);
	gb_buf_text(buf, "]}");
}
