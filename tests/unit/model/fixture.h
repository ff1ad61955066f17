#ifndef GB_TEST_MODEL_FIXTURE_H
#define GB_TEST_MODEL_FIXTURE_H

/*
 * Small ledgers: what a test says is put into files that are otherwise right, read and judged.
 * In all texts ' stands for ", so that JSON can be read in C.
 */

#include "base/testing.h"
#include "model/reference.h"

#include <sys/stat.h>
#include <unistd.h>

/* Of the kinds that only some reports have. */
#define RANK_RULE                                                                                  \
	",\n{'kind':'rank','measure':'gap','limits':[{'state':'ahead','from':1},"                      \
	"{'state':'on-schedule','from':0},{'state':'slightly-behind','from':-2},"                      \
	"{'state':'far-behind'}]}"
#define MILESTONE_RULE                                                                             \
	",\n{'kind':'milestone','measure':'days','limits':[{'state':'on-schedule','from':0},"          \
	"{'state':'slightly-behind','from':-30},{'state':'far-behind'}]}"
#define WORKS_RULE                                                                                 \
	",\n{'kind':'works','measure':'gap-to-schedule','limits':[{'state':'ahead','from':5},"         \
	"{'state':'on-schedule','from':0},{'state':'slightly-behind','from':-10},"                     \
	"{'state':'far-behind'}]}"
#define LATER_RULES RANK_RULE MILESTONE_RULE WORKS_RULE

/* NULL: what is usual. Lists hold all their items; what is "more" begins with a comma. */
typedef struct ledger_text {
	const char *as_of, *period;          /* "2024-06-30", "2024-H1" */
	const char *indicators, *targets;    /* items */
	const char *readings, *readings_top; /* items; members of the file, each before a comma */
	const char *texts;                   /* items */
	const char *more_areas;              /* items, each after a comma */
	const char *more_place, *more_issue; /* members, each after a comma */
	const char *notice;                  /* of the issue: a member after a comma */
	const char *targets_top;             /* members, each after a comma */
	const char *rounding;                /* "half-even" */
	const char *flow_limits, *ceiling_measure;
	const char *hysteresis; /* of the rules that every office has: ",'hysteresis':0.4" */
	const char *more_bands;
	const char *more_policy; /* members, each after a comma */
	const char *more_rules;  /* each after a comma; LATER_RULES */
	bool reversed;           /* the files in the other order */
} ledger_text;

typedef struct model {
	gb_arena *arena;
	gb_diags *diags;
	const gb_ledger *ledger;
	const gb_verdicts *verdicts;
	size_t folder_n; /* of the folder's name, which the faults are printed without */
} model;

static inline const char *or_else(const char *text, const char *usual)
{
	return text == NULL ? usual : text;
}

static inline void write_file(const char *folder, const char *name, const char *text)
{
	char path[128];
	FILE *out;

	snprintf(path, sizeof path, "%s/%s", folder, name);
	out = fopen(path, "w");
	assert_non_null(out);
	for (; *text != 0; text++)
		fputc(*text == '\'' ? '"' : *text, out);
	fclose(out);
}

static inline void write_place(gb_arena *arena, const char *folder, const ledger_text *text)
{
	write_file(folder, "place.json",
		gb_str_zero(arena,
			gb_str_format(arena,
				"{'format':'gongbao.place/1','id':'linjiang',\n"
				"'name':{'zh':'临江市','en':'Linjiang'},\n"
				"'government':{'zh':'临江市人民政府','en':'Linjiang Municipal People’s Government'},\n"
				"'areas':[{'id':'north','name':{'zh':'北区','en':'North District'},'kind':'county'},\n"
				"{'id':'south','name':{'zh':'南区','en':'South District'},'kind':'county'}%s],\n"
				"'agencies':[{'id':'plan','name':{'zh':'市发展改革委','en':'Development Commission'},"
				"'short':{'zh':'发改委','en':'Commission'}},\n"
				"{'id':'statistics','name':{'zh':'市统计局','en':'Statistics Bureau'}}],\n"
				"'names':['5G','PM2.5','“6+3”']%s}\n",
				or_else(text->more_areas, ""), or_else(text->more_place, ""))));
}

static inline void write_issue(gb_arena *arena, const char *folder, const ledger_text *text)
{
	write_file(folder, "issue.json",
		gb_str_zero(arena,
			gb_str_format(arena,
				"{'format':'gongbao.issue/1','id':'i','title':{'zh':'目标进展公报','en':'Bulletin'},\n"
				"'as_of':'%s','period':'%s','date':'2025-01-20','number':2,\n"
				"'signature':{'zh':'办公室','en':'Office'}%s%s}\n",
				or_else(text->as_of, "2024-06-30"), or_else(text->period, "2024-H1"),
				or_else(text->notice, ",'sample_notice':{'zh':'样例','en':'Sample'}"),
				or_else(text->more_issue, ""))));
}

static inline void write_policy(gb_arena *arena, const char *folder, const ledger_text *text)
{
	write_file(folder, "policy.json",
		gb_str_zero(arena,
			gb_str_format(arena,
				"{'format':'gongbao.policy/1','id':'p','name':{'zh':'红黄绿','en':'Red, yellow, green'},\n"
				"'rounding':'%s','rate_decimals':1,'gap_decimals':1,\n"
				"'lamps':[{'id':'green','name':{'zh':'绿灯','en':'Green'},'colour':'green','shape':'circle'},\n"
				"{'id':'yellow','name':{'zh':'黄灯','en':'Yellow'},'colour':'yellow','shape':'triangle'},\n"
				"{'id':'red','name':{'zh':'红灯','en':'Red'},'colour':'red','shape':'square'},\n"
				"{'id':'grey','name':{'zh':'灰灯','en':'Grey'},'colour':'grey','shape':'ring'}],\n"
				"'states':[{'state':'achieved','lamp':'green','word':{'zh':'已完成','en':'Achieved'}},\n"
				"{'state':'ahead','lamp':'green','word':{'zh':'快于进度','en':'Ahead'}},\n"
				"{'state':'on-schedule','lamp':'green','word':{'zh':'符合进度','en':'On schedule'}},\n"
				"{'state':'slightly-behind','lamp':'yellow','word':{'zh':'略有滞后','en':'Slightly behind'}},\n"
				"{'state':'far-behind','lamp':'red','word':{'zh':'明显滞后','en':'Far behind'}},\n"
				"{'state':'not-yet','lamp':'yellow','word':{'zh':'尚未达到','en':'Not yet reached'}},\n"
				"{'state':'not-due','lamp':'grey','word':{'zh':'未到期','en':'Not due'}},\n"
				"{'state':'no-data','lamp':'grey','word':{'zh':'未报','en':'No data'}},\n"
				"{'state':'not-judgeable','lamp':'grey','word':{'zh':'暂不评判','en':'Not judgeable'}}],\n"
				"'rules':[{'kind':'flow','measure':'gap-to-schedule','limits':[%s]%s},\n"
				"{'kind':'growth','measure':'gap','limits':[{'state':'ahead','from':0.5},"
				"{'state':'on-schedule','from':0},{'state':'slightly-behind','from':-1},{'state':'far-behind'}]%s},\n"
				"{'kind':'level','measure':'gap-percent','limits':[{'state':'ahead','from':2},"
				"{'state':'on-schedule','from':0},{'state':'slightly-behind','from':-5},{'state':'far-behind'}]%s},\n"
				"{'kind':'ceiling','measure':'%s','limits':[{'state':'on-schedule','from':0},"
				"{'state':'slightly-behind','from':-5},{'state':'far-behind'}]%s},\n"
				"{'kind':'share','measure':'gap','limits':[{'state':'ahead','from':1},"
				"{'state':'on-schedule','from':0},{'state':'slightly-behind','from':-2},{'state':'far-behind'}]%s}%s],\n"
				"'bands':[{'unit':'%%','width':0.5}%s]%s}\n",
				or_else(text->rounding, "half-even"),
				or_else(text->flow_limits,
					"{'state':'ahead','from':5},{'state':'on-schedule','from':0},"
					"{'state':'slightly-behind','from':-10},{'state':'far-behind'}"),
				or_else(text->hysteresis, ""), or_else(text->hysteresis, ""),
				or_else(text->hysteresis, ""), or_else(text->ceiling_measure, "gap-percent"),
				or_else(text->hysteresis, ""), or_else(text->hysteresis, ""),
				or_else(text->more_rules, LATER_RULES), or_else(text->more_bands, ""),
				or_else(text->more_policy, ""))));
}

static inline void write_figures(gb_arena *arena, const char *folder, const ledger_text *text)
{
	write_file(folder, "targets.json",
		gb_str_zero(arena,
			gb_str_format(arena,
				"{'format':'gongbao.targets/1','year':2024%s,\n"
				"'sections':[{'id':'economy','title':{'zh':'经济运行','en':'The economy'},'role':'headline',"
				"'short':{'zh':'经济','en':'Economy'}},\n"
				"{'id':'people','title':{'zh':'民生服务','en':'Public services'},'role':'plan'}],\n"
				"'indicators':[\n%s],\n'targets':[\n%s]}\n",
				or_else(text->targets_top, ""), or_else(text->indicators, ""),
				or_else(text->targets, ""))));
	write_file(folder, "readings.json",
		gb_str_zero(
			arena, gb_str_format(arena, "{'format':'gongbao.readings/1',%s'readings':[\n%s]}\n",
					   or_else(text->readings_top, ""), or_else(text->readings, ""))));
	write_file(folder, "text.json",
		gb_str_zero(arena, gb_str_format(arena, "{'format':'gongbao.text/1','texts':[\n%s]}\n",
							   or_else(text->texts, ""))));
}

/* Reads and, when that went well, judges; faults are in `diags`. */
static inline model model_try(ledger_text text)
{
	static const char *const names[] = { "place.json", "issue.json", "policy.json", "targets.json",
		"readings.json", "text.json" };
	char folder[] = "/tmp/gongbao-model-XXXXXX";
	model m = { .arena = test_arena() };
	gb_str paths[GB_COUNT(names)];

	m.diags = gb_diags_new(m.arena);
	m.folder_n = strlen(folder) + 1;
	assert_non_null(mkdtemp(folder));
	write_place(m.arena, folder, &text);
	write_issue(m.arena, folder, &text);
	write_policy(m.arena, folder, &text);
	write_figures(m.arena, folder, &text);
	for (size_t i = 0; i < GB_COUNT(names); i++) {
		const size_t at = text.reversed ? GB_COUNT(names) - 1 - i : i;

		paths[at] = gb_str_format(m.arena, "%s/%s", folder, names[i]);
	}
	m.ledger = gb_ledger_read(m.arena, paths, GB_COUNT(paths), m.diags);
	if (m.ledger != NULL)
		m.verdicts = gb_verdicts_judge(m.arena, m.ledger, m.diags);
	for (size_t i = 0; i < GB_COUNT(paths); i++)
		unlink(gb_str_zero(m.arena, paths[i]));
	rmdir(folder);
	return m;
}

/* With files by their names alone. */
static inline const char *without_folder(const model *m, gb_str printed)
{
	gb_buf buf = gb_buf_new(m->arena);

	for (size_t at = 0; at < printed.n;) {
		if (gb_str_starts(gb_str_slice(printed, at, printed.n), "/tmp/gongbao-model-"))
			at += m->folder_n;
		else
			gb_buf_char(&buf, printed.p[at++]);
	}
	return gb_str_zero(m->arena, gb_buf_taken(&buf));
}

/* The faults so far. */
static inline const char *faults_of(const model *m)
{
	return without_folder(m, test_printed(m->arena, m->diags));
}

static inline void model_close(model *m)
{
	gb_arena_close(m->arena);
}

/* The ledger is right. */
static inline model model_open(ledger_text text)
{
	model m = model_try(text);

	if (m.verdicts == NULL)
		print_error("%s", faults_of(&m));
	assert_non_null(m.ledger);
	assert_non_null(m.verdicts);
	return m;
}

static inline const gb_verdict *verdict_of(const model *m, const char *id)
{
	const gb_target *target = gb_target_find(m->ledger, gb_str_of(id));

	assert_non_null(target);
	return gb_verdict_find(m->verdicts, target);
}

#define assert_state(m, id, expected) test_assert_state((m), (id), (expected), __FILE__, __LINE__)

static inline void test_assert_state(
	const model *m, const char *id, const char *expected, const char *file, int line)
{
	const char *found = gb_state_word(verdict_of(m, id)->state);

	if (strcmp(found, expected) == 0)
		return;
	print_error("%s is %s; expected %s\n", id, found, expected);
	_fail(file, line);
}

/* One target "t" whose members are `target`, with readings: its state. */
#define assert_judged(text, expected) test_assert_judged((text), (expected), __FILE__, __LINE__)

static inline void test_assert_judged(
	ledger_text text, const char *expected, const char *file, int line)
{
	model m;
	char target[2048];

	snprintf(target, sizeof target,
		"{'id':'t','name':{'zh':'指标','en':'Indicator'},'section':'economy','form':'…',%s}",
		text.targets);
	text.targets = target;
	m = model_open(text);
	test_assert_state(&m, "t", expected, file, line);
	model_close(&m);
}

static inline bool resolve(const model *m, const char *reference, gb_lang lang, gb_resolved *out)
{
	const gb_scope_of scope = { 0 };

	return gb_reference_resolve(m->arena, m->ledger, m->verdicts, &scope, gb_str_of(reference),
		lang, m->ledger->place, out, m->diags);
}

#define assert_resolved(m, reference, zh, en)                                                      \
	test_assert_resolved((m), (reference), (zh), (en), __FILE__, __LINE__)

static inline void test_assert_resolved(const model *m, const char *reference, const char *zh,
	const char *en, const char *file, int line)
{
	gb_resolved out;

	for (int lang = 0; lang < GB_LANG_COUNT; lang++) {
		if (!resolve(m, reference, (gb_lang)lang, &out)) {
			print_error("{%s}: %s", reference, faults_of(m));
			_fail(file, line);
		}
		test_assert_text(out.text, lang == GB_LANG_ZH ? zh : en, file, line);
	}
}

/* The ledger has exactly one fault; its line ends with `expected`, and `help` follows (NULL: any). */
#define assert_refused(text, expected, help)                                                       \
	test_assert_refused((text), (expected), (help), __FILE__, __LINE__)

static inline void test_assert_refused(
	ledger_text text, const char *expected, const char *help, const char *file, int line)
{
	model m = model_try(text);
	const char *printed = faults_of(&m);
	char wanted[512];

	snprintf(wanted, sizeof wanted, "%s\n", expected);
	if (m.verdicts != NULL || gb_diags_errors(m.diags) != 1 || strstr(printed, wanted) == NULL ||
		(help != NULL && strstr(printed, help) == NULL)) {
		print_error("expected %s\n%s\nfound    %s\n", expected, help == NULL ? "" : help, printed);
		_fail(file, line);
	}
	model_close(&m);
}

#endif
