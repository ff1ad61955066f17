/* gongbao: words of the command line to the pipeline, and its end to an exit status. */
#include "audit/audit.h"
#include "audit/official.h"
#include "report/report.h"

#include <argp.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#define DATA_MOST 256
#define OUTPUTS_MOST 32
#define PIXELS_MOST 32767 /* of a picture's width */
#define DOTS_MOST 2400    /* an inch */

typedef struct options {
	const char *command;
	const char *words[DATA_MOST]; /* after the command */
	size_t word_count;
	const char *outputs[OUTPUTS_MOST];
	size_t output_count;
	const char *promoted[OUTPUTS_MOST];
	size_t promoted_count;
	const char *previous[DATA_MOST];
	size_t previous_count;
	size_t apart; /* words before "--"; SIZE_MAX: there was none */
	const char *edition, *fonts, *layout, *lang;
	bool time, list, json, audit, official;
	unsigned long memory; /* MiB */
} options;

const char *argp_program_version = "gongbao 0.1";

static const char doc[] =
	"Make bilingual reports on the targets of a government work report.\n"
	"\v"
	"Commands:\n"
	"  make LAYOUT DATA… -o FILE…  compose once, write every FILE\n"
	"  check DATA… [--layout L]    say every fault; write nothing\n"
	"  check DATA… --layout L --official\n"
	"                              measure the document against GB/T 9704-2012\n"
	"  explain DATA… TARGET        say why a target is judged as it is\n"
	"  audit FILE DATA…            read a finished PDF or SVG back; compare its figures\n"
	"                              with those that DATA and the layout promise\n"
	"  diff OLD NEW                say what changed between two issues\n"
	"  diff OLD… -- NEW…           the same of several files each\n"
	"  blocks                      what a layout may hold\n"
	"  formats                     what can be written\n"
	"  fonts                       what each role is set with, and what that stands for\n"
	"  schema FORMAT               JSON Schema of place, targets, readings, text,\n"
	"                              policy, issue, layout, theme or fonts files\n"
	"\n"
	"DATA is a JSON file or a folder of them. LAYOUT is a JSON file, or the name\n"
	"of one that is shipped, such as bulletin. The suffix of FILE chooses the\n"
	"format; options follow it: out.pdf,writer=cairo or out.pdf,pages=1-3 or\n"
	"out.png,px=1080. With %d in its name there is a file for each page.\n"
	"\n"
	"audit composes DATA again, with the layout bulletin or another --layout and\n"
	"the same --edition, and compares the text of FILE with it: several .pdf and .svg\n"
	"may be given, and FILE,pages=1-3 for one of some pages. A digit that no figure\n"
	"accounts for, a figure that is missing, changed or elsewhere, and other\n"
	"words fail. With --list, or -o to a .txt, .csv or .json, it also writes the\n"
	"list of all figures.\n"
	"\n"
	"Examples:\n"
	"  gongbao make bulletin data/zaozhuang -o bulletin.pdf\n"
	"  gongbao make bulletin data/zaozhuang --edition en \\\n"
	"      -o en.pdf -o en-press.pdf,writer=cairo\n"
	"  gongbao make bulletin data/zaozhuang -o page-%d.png,pages=1-3,dpi=150\n"
	"  gongbao make summary data/zaozhuang -o summary.png,px=1200 -o summary.svg\n"
	"  gongbao check data/zaozhuang\n"
	"  gongbao explain data/zaozhuang gdp-growth --lang zh\n"
	"  gongbao make bulletin data/zaozhuang -o bulletin.pdf --audit\n"
	"  gongbao audit bulletin.pdf data/zaozhuang -o figures.csv\n"
	"  gongbao diff issues/2024-q1 issues/2024-q2 -o changes.json\n"
	"  gongbao make bulletin issues/2024-q2 --previous issues/2024-q1 -o q2.pdf\n"
	"  gongbao make bulletin data/zaozhuang --fonts office-fonts -o bulletin.pdf\n"
	"\n"
	"Exit status: 0 fine, 1 faults in the input or a difference found by audit,\n"
	"2 wrong use, 3 an output cannot be written, 4 a limit was reached. As diff(1)\n"
	"does, diff ends with 0 when nothing changed, 1 when something did, and 2 for\n"
	"faults too.";

enum {
	KEY_LAYOUT = 256,
	KEY_TIME,
	KEY_MEMORY,
	KEY_LANG,
	KEY_LIST,
	KEY_PREVIOUS,
	KEY_JSON,
	KEY_AUDIT,
	KEY_OFFICIAL
};

static const struct argp_option argp_options[] = {
	{ "output", 'o', "FILE", 0, "write FILE (several may be given)", 0 },
	{ "edition", 'e', "E", 0, "zh, en or zh+en instead of the layout's own", 0 },
	{ "layout", KEY_LAYOUT, "L", 0, "check: compose this layout too; audit: of FILE (bulletin)",
		0 },
	{ "audit", KEY_AUDIT, NULL, 0, "make: read every PDF and SVG back before it takes its place",
		0 },
	{ "official", KEY_OFFICIAL, NULL, 0, "check: the layout over DATA against GB/T 9704-2012", 0 },
	{ "lang", KEY_LANG, "zh|en", 0, "explain, audit, diff: in this language (en)", 0 },
	{ "list", KEY_LIST, NULL, 0, "audit: print the list of all figures", 0 },
	{ "previous", KEY_PREVIOUS, "DATA", 0,
		"the issue before; diff has it in OLD (several may be given)", 0 },
	{ "json", KEY_JSON, NULL, 0, "diff: as JSON", 0 },
	{ "fonts", 'f', "DIR", 0, "the office's own fonts, named by role (title.ttf), over ours", 0 },
	{ "werror", 'W', "CODE", 0, "make warnings of this code errors; \"all\" for every one", 0 },
	{ "time", KEY_TIME, NULL, 0, "say how long each stage took", 0 },
	{ "memory", KEY_MEMORY, "MIB", 0, "most memory for input and for the document (1024)", 0 },
	{ NULL, 0, NULL, 0, NULL, 0 },
};

static error_t parse_option(int key, char *arg, struct argp_state *state)
{
	options *into = state->input;

	switch (key) {
	case 'o':
		if (into->output_count == OUTPUTS_MOST)
			argp_error(state, "more than %d outputs", OUTPUTS_MOST);
		into->outputs[into->output_count++] = arg;
		break;
	case 'e':
		into->edition = arg;
		break;
	case 'f':
		/* A variable of the shell that was never set would choose our fonts in silence. */
		if (arg[0] == '\0')
			argp_error(state, "--fonts without a folder");
		into->fonts = arg;
		break;
	case 'W':
		if (into->promoted_count < OUTPUTS_MOST)
			into->promoted[into->promoted_count++] = arg;
		break;
	case KEY_LAYOUT:
		into->layout = arg;
		break;
	case KEY_LANG:
		into->lang = arg;
		break;
	case KEY_AUDIT:
		into->audit = true;
		break;
	case KEY_OFFICIAL:
		into->official = true;
		break;
	case KEY_LIST:
		into->list = true;
		break;
	case KEY_PREVIOUS:
		if (into->previous_count == DATA_MOST)
			argp_error(state, "more than %d files; give folders instead", DATA_MOST);
		into->previous[into->previous_count++] = arg;
		break;
	case KEY_JSON:
		into->json = true;
		break;
	case KEY_TIME:
		into->time = true;
		break;
	case KEY_MEMORY: {
		char *end = NULL;
		into->memory = strtoul(arg, &end, 10);
		if (end == arg || *end != '\0' || into->memory == 0 || into->memory > 1ul << 20)
			argp_error(state, "--memory %s: expected a number of MiB", arg);
		break;
	}
	case ARGP_KEY_ARG:
		/* argp swallows "--" itself and only says where the words behind it begin. */
		if (into->apart == SIZE_MAX && state->quoted > 0 && state->next > state->quoted)
			into->apart = into->word_count;
		if (into->command == NULL) {
			into->command = arg;
		} else if (into->word_count < DATA_MOST) {
			into->words[into->word_count++] = arg;
		} else {
			argp_error(state, "more than %d files; give folders instead", DATA_MOST);
		}
		break;
	case ARGP_KEY_END:
		if (into->command == NULL)
			argp_error(state, "a command is missing, such as: make, check, explain, audit");
		break;
	default:
		return ARGP_ERR_UNKNOWN;
	}
	return 0;
}

/* Folders that are shipped beside the program: build/gongbao finds fonts/ and layouts/ of its
 * checkout, wherever it is called from. */
static const char *shipped(gb_arena *arena, const char *folder)
{
	char path[4096];
	ssize_t length = readlink("/proc/self/exe", path, sizeof path - 1);
	struct stat status;

	if (length <= 0)
		return folder;
	gb_str program = { path, (size_t)length };
	for (int up = 0; up < 3; up++) {
		while (program.n > 0 && program.p[program.n - 1] != '/')
			program.n--;
		if (program.n == 0)
			break;
		const char *candidate =
			gb_str_zero(arena, gb_str_format(arena, "%.*s%s", (int)program.n, program.p, folder));
		if (stat(candidate, &status) == 0 && S_ISDIR(status.st_mode))
			return candidate;
		program.n--;
	}
	return folder;
}

/* "bulletin" is a shipped layout unless there is such a file. */
static gb_str layout_path(gb_arena *arena, const char *word)
{
	struct stat status;

	if (stat(word, &status) == 0 || strchr(word, '/') != NULL || strchr(word, '.') != NULL)
		return gb_str_of(word);
	return gb_str_format(arena, "%s/%s.json", shipped(arena, "layouts"), word);
}

static bool usage(gb_run *run, gb_str found, const char *expected)
{
	return gb_fault_status(gb_run_diags(run), GB_STATUS_USAGE, (gb_place){ 0 }, "usage", found,
		gb_str_of(expected), GB_STR("gongbao --help shows examples"));
}

static bool number_of(gb_str text, size_t *out)
{
	gb_decimal value = gb_decimal_parse(text);

	if (!value.known || value.places > 0 || value.digits < 1 || value.digits > 1000000)
		return false;
	*out = (size_t)value.digits;
	return true;
}

/* px=1080 or dpi=150. */
static bool pixels_option(gb_run *run, gb_str name, gb_str value, size_t most, unsigned *out)
{
	size_t number;

	if (!number_of(value, &number) || number > most)
		return usage(run,
			gb_str_format(
				gb_run_arena(run), "%.*s=%.*s", (int)name.n, name.p, (int)value.n, value.p),
			gb_str_zero(gb_run_arena(run),
				gb_str_format(gb_run_arena(run), "%.*s= and a whole number from 1 to %zu",
					(int)name.n, name.p, most)));
	*out = (unsigned)number;
	return true;
}

/* One ",name=value" of an output. */
static bool output_option(gb_run *run, gb_str name, gb_str value, gb_run_output *out)
{
	if (gb_str_is(name, "writer") && value.n > 0) {
		out->writer = value;
		return true;
	}
	if (gb_str_is(name, "pages")) {
		size_t dash = gb_str_find(value, GB_STR("-"));
		gb_str first = gb_str_slice(value, 0, dash);
		gb_str last = dash == SIZE_MAX ? first : gb_str_slice(value, dash + 1, value.n);
		size_t from, to;
		if (!number_of(first, &from) || !number_of(last, &to) || from > to)
			return usage(run, gb_str_format(gb_run_arena(run), "pages=%.*s", (int)value.n, value.p),
				"pages=3 or pages=1-3");
		out->options.first_page = from - 1;
		out->options.last_page = to - 1;
		return true;
	}
	if (gb_str_is(name, "px"))
		return pixels_option(run, name, value, PIXELS_MOST, &out->options.pixels);
	if (gb_str_is(name, "dpi")) {
		unsigned dots = 0;
		bool ok = pixels_option(run, name, value, DOTS_MOST, &dots);
		out->options.resolution = dots;
		return ok;
	}
	return usage(run,
		gb_str_format(gb_run_arena(run), "the output option \"%.*s\"", (int)name.n, name.p),
		"writer=NAME, pages=FROM-TO, px=WIDTH or dpi=N");
}

static bool output_of(gb_run *run, const char *word, gb_run_output *out)
{
	gb_str rest = gb_str_of(word);
	size_t comma = gb_str_find(rest, GB_STR(","));
	bool ok = true;

	*out = (gb_run_output){ .path = gb_str_slice(rest, 0, comma) };
	out->options.last_page = SIZE_MAX;
	if (out->path.n == 0)
		return usage(run, GB_STR("an output without a file name"), "-o FILE");
	while (comma != SIZE_MAX) {
		rest = gb_str_slice(rest, comma + 1, rest.n);
		comma = gb_str_find(rest, GB_STR(","));
		gb_str option = gb_str_slice(rest, 0, comma);
		size_t equals = gb_str_find(option, GB_STR("="));
		gb_str value =
			equals == SIZE_MAX ? (gb_str){ 0 } : gb_str_slice(option, equals + 1, option.n);
		gb_str name = gb_str_slice(option, 0, equals);
		/* The last one would win in silence. */
		gb_str again = gb_str_format(gb_run_arena(run), ",%.*s=", (int)name.n, name.p);
		if (comma != SIZE_MAX && gb_str_find(gb_str_slice(rest, comma, rest.n), again) != SIZE_MAX)
			ok = usage(run, gb_str_format(gb_run_arena(run), "%.*s= twice", (int)name.n, name.p),
				"one of them");
		ok = output_option(run, name, value, out) && ok;
	}
	if (out->options.pixels > 0 && out->options.resolution > 0)
		return usage(run, GB_STR("both px= and dpi="), "one of them");
	return ok;
}

static gb_str *words_of(gb_run *run, const options *given, size_t from, size_t to)
{
	gb_str *words = GB_NEW_ARRAY(gb_run_arena(run), to - from, gb_str);

	for (size_t i = from; i < to; i++)
		words[i - from] = gb_str_of(given->words[i]);
	return words;
}

static bool command_make(gb_run *run, const options *given)
{
	gb_run_output *outputs = GB_NEW_ARRAY(gb_run_arena(run), OUTPUTS_MOST, gb_run_output);
	const gb_audit_proof *proof = given->audit ? gb_audit_prove(run) : NULL;
	bool ok = true;

	if (given->word_count < 2)
		return usage(
			run, GB_STR("make without a layout or without data"), "make LAYOUT DATA… -o FILE");
	if (given->output_count == 0)
		return usage(run, GB_STR("make without an output"), "-o FILE, e.g. -o bulletin.pdf");
	for (size_t i = 0; i < given->output_count; i++)
		ok = output_of(run, given->outputs[i], &outputs[i]) && ok;
	ok = ok && gb_run_make(run, layout_path(gb_run_arena(run), given->words[0]),
				   words_of(run, given, 1, given->word_count), given->word_count - 1,
				   gb_str_of(given->edition), outputs, given->output_count);
	for (size_t i = 0; ok && i < given->output_count; i++)
		printf("made %.*s\n", (int)outputs[i].made.n, outputs[i].made.p);
	for (size_t i = 0; ok && proof != NULL && i < given->output_count; i++) {
		const gb_str said = gb_audit_proof_said(proof, &outputs[i]);

		if (said.n > 0)
			printf("%.*s\n", (int)said.n, said.p);
	}
	return ok;
}

static bool command_check(gb_run *run, const options *given)
{
	gb_str layout = { 0 };

	if (given->word_count == 0)
		return usage(run, GB_STR("check without data"), "check DATA…");
	if (given->layout != NULL)
		layout = layout_path(gb_run_arena(run), given->layout);
	if (given->official) {
		gb_buf report = gb_buf_new(gb_run_arena(run));
		bool ok;

		if (given->layout == NULL)
			return usage(run, GB_STR("--official without a layout"),
				"check DATA… --layout tongbao --official");
		ok = gb_official_check(run, layout, words_of(run, given, 0, given->word_count),
			given->word_count, gb_str_of(given->edition), &report);
		fwrite(report.p, 1, report.n, stdout);
		return ok;
	}
	return gb_run_check(run, layout, words_of(run, given, 0, given->word_count), given->word_count,
		gb_str_of(given->edition));
}

static bool lang_of(gb_run *run, const options *given, gb_lang *lang)
{
	if (given->lang != NULL && strcmp(given->lang, "zh") != 0 && strcmp(given->lang, "en") != 0)
		return usage(run, gb_str_format(gb_run_arena(run), "--lang %s", given->lang), "zh or en");
	*lang = given->lang != NULL && strcmp(given->lang, "zh") == 0 ? GB_LANG_ZH : GB_LANG_EN;
	return true;
}

static bool command_explain(gb_run *run, const options *given)
{
	size_t last = given->word_count - 1;
	gb_lang lang;

	if (given->word_count < 2)
		return usage(
			run, GB_STR("explain without data or without a target"), "explain DATA… TARGET");
	return lang_of(run, given, &lang) && gb_run_explain(run, words_of(run, given, 0, last), last,
											 gb_str_of(given->words[last]), lang, stdout);
}

/* A word that names a finished file, and not data: the first, and every other PDF. */
static bool is_finished(const char *word, size_t index)
{
	const gb_str path = gb_str_slice(gb_str_of(word), 0, gb_str_find(gb_str_of(word), GB_STR(",")));

	return index == 0 || gb_str_ends(path, ".pdf") || gb_str_ends(path, ".svg");
}

static bool audit_file(gb_run *run, const char *word, gb_audit_file *file)
{
	gb_run_output as_output;

	if (!output_of(run, word, &as_output))
		return false;
	if (as_output.writer.n > 0 || as_output.options.pixels > 0 || as_output.options.resolution > 0)
		return usage(run, gb_str_of(word), "a file to audit with no option but pages=FROM-TO");
	*file = (gb_audit_file){ .path = as_output.path,
		.first_page = as_output.options.first_page,
		.last_page = as_output.options.last_page };
	return true;
}

static bool command_audit(gb_run *run, const options *given)
{
	gb_arena *arena = gb_run_arena(run);
	gb_audit_file *files = GB_NEW_ARRAY(arena, DATA_MOST, gb_audit_file);
	gb_str *data = GB_NEW_ARRAY(arena, DATA_MOST, gb_str);
	gb_str lists[OUTPUTS_MOST];
	gb_audit_request request = { .data = data, .files = files };
	gb_audit_list list;
	bool ok = lang_of(run, given, &request.lang);

	for (size_t i = 0; i < given->word_count; i++) {
		if (is_finished(given->words[i], i))
			ok = audit_file(run, given->words[i], &files[request.file_count++]) && ok;
		else
			data[request.data_count++] = gb_str_of(given->words[i]);
	}
	if (request.data_count == 0)
		return usage(run, GB_STR("audit without a file or without data"), "audit FILE DATA…");
	for (size_t i = 0; i < given->output_count; i++) {
		lists[i] = gb_str_of(given->outputs[i]);
		ok = gb_audit_list_format(arena, lists[i], gb_run_diags(run)) != NULL && ok;
	}
	request.layout = layout_path(arena, given->layout != NULL ? given->layout : "bulletin");
	request.edition = gb_str_of(given->edition);
	ok = ok && gb_audit(run, &request, &list);
	for (size_t i = 0; i < request.file_count; i++)
		if (files[i].said.n > 0)
			fprintf(given->list ? stderr : stdout, "%.*s\n", (int)files[i].said.n, files[i].said.p);
	if (ok && given->list) {
		const gb_str text = gb_audit_list_text(arena, &list, "txt", request.lang);
		fwrite(text.p, 1, text.n, stdout);
	}
	if (ok && given->output_count > 0)
		ok = gb_audit_list_write(
			arena, &list, lists, given->output_count, request.lang, gb_run_diags(run));
	return ok;
}

/* Two words are two issues; of more, "--" parts the old ones from the new. */
static bool command_diff(gb_run *run, const options *given)
{
	const bool parted = given->apart != SIZE_MAX && given->apart > 0;
	size_t apart = !parted && given->word_count == 2 ? 1 : given->apart;
	gb_str *outputs = GB_NEW_ARRAY(gb_run_arena(run), OUTPUTS_MOST, gb_str);
	bool differs = false;
	gb_lang lang;

	if (apart == SIZE_MAX || apart == 0 || apart == given->word_count)
		return usage(run, GB_STR("diff without two issues"), "diff OLD NEW, or diff OLD… -- NEW…");
	if (!lang_of(run, given, &lang))
		return false;
	for (size_t i = 0; i < given->output_count; i++)
		outputs[i] = gb_str_of(given->outputs[i]);
	return gb_run_diff(run, words_of(run, given, 0, apart), apart,
			   words_of(run, given, apart, given->word_count), given->word_count - apart, lang,
			   given->json, outputs, given->output_count, &differs, stdout) &&
		   !differs;
}

static bool command_blocks(gb_run *run, const options *given)
{
	(void)given;
	gb_run_blocks(run, stdout);
	return true;
}

static bool command_formats(gb_run *run, const options *given)
{
	(void)run;
	(void)given;
	for (const gb_writer_class *const *class = gb_writer_classes(); *class != NULL; class ++)
		printf("%-8s writer=%-8s %s\n", (*class)->suffix, (*class)->name, (*class)->summary);
	return true;
}

static bool command_fonts(gb_run *run, const options *given)
{
	if (given->word_count > 0)
		return usage(run, gb_str_of(given->words[0]), "fonts, with --fonts DIR or nothing more");
	return gb_run_font_table(run, stdout);
}

static bool command_schema(gb_run *run, const options *given)
{
	if (given->word_count != 1)
		return usage(
			run, GB_STR("schema without one format"), "schema FORMAT, e.g. schema targets");
	return gb_run_schema(run, gb_str_of(given->words[0]), stdout);
}

static const struct {
	const char *word;
	bool (*run)(gb_run *run, const options *given);
} commands[] = {
	{ "make", command_make },
	{ "check", command_check },
	{ "explain", command_explain },
	{ "audit", command_audit },
	{ "diff", command_diff },
	{ "blocks", command_blocks },
	{ "formats", command_formats },
	{ "fonts", command_fonts },
	{ "schema", command_schema },
};

static void print_times(const gb_run *run)
{
	double total = 0.0;

	for (int i = 0; i < GB_STAGE_COUNT; i++) {
		fprintf(
			stderr, "%-8s %8.2f ms\n", gb_stage_name((gb_stage)i), gb_run_stage(run, (gb_stage)i));
		total += gb_run_stage(run, (gb_stage)i);
	}
	fprintf(stderr, "%-8s %8.2f ms\n", "total", total);
	struct rusage usage_now;
	if (getrusage(RUSAGE_SELF, &usage_now) == 0)
		fprintf(stderr, "%-8s %8ld MiB\n", "peak", usage_now.ru_maxrss / 1024);
}

int main(int argc, char **argv)
{
	const struct argp parser = { argp_options, parse_option, "COMMAND ARGUMENT…", doc, NULL, NULL,
		NULL };
	options given = { .apart = SIZE_MAX };

	argp_err_exit_status = GB_STATUS_USAGE;
	/* In order, so that "--" is seen between the words that it parts. */
	argp_parse(&parser, argc, argv, ARGP_IN_ORDER, NULL, &given);

	gb_run_options run_options = { .memory = given.memory << 20 };
	gb_run *run = gb_run_open(&run_options);
	if (run == NULL) {
		fputs("gongbao: error: no memory\n", stderr);
		return GB_STATUS_LIMIT;
	}
	gb_run_fonts_from(run, shipped(gb_run_arena(run), "fonts"));
	gb_run_fonts_over(run, given.fonts);
	gb_str *previous = GB_NEW_ARRAY(gb_run_arena(run), given.previous_count, gb_str);
	for (size_t i = 0; i < given.previous_count; i++)
		previous[i] = gb_str_of(given.previous[i]);
	gb_run_previous(run, previous, given.previous_count);
	for (size_t i = 0; i < given.promoted_count; i++)
		gb_diags_promote(gb_run_diags(run), gb_str_of(given.promoted[i]));

	bool known = false, ok = false;
	for (size_t i = 0; i < GB_COUNT(commands); i++) {
		if (strcmp(given.command, commands[i].word) != 0)
			continue;
		known = true;
		ok = commands[i].run(run, &given);
	}
	if (!known)
		usage(run, gb_str_format(gb_run_arena(run), "the command \"%s\"", given.command),
			"make, check, explain, audit, diff, blocks, formats, fonts or schema");

	if (given.fonts != NULL && strcmp(given.command, "fonts") != 0)
		gb_run_font_notes(run, stderr);
	gb_diags_print(gb_run_diags(run), stderr);
	if (given.time)
		print_times(run);
	gb_status status = gb_diags_status(gb_run_diags(run));
	/* 1 is the difference itself, so that faults are trouble, as with diff(1). */
	if (status == GB_STATUS_INPUT && strcmp(given.command, "diff") == 0)
		status = GB_STATUS_USAGE;
	if (!ok && status == GB_STATUS_FINE)
		status = GB_STATUS_INPUT;
	gb_run_close(run);
	return (int)status;
}
