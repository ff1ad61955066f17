#include "model/build.h"

#define AT(member) offsetof(issue_file, member)
#define ISSUE(member) offsetof(issue_file, issue.member)

static const gb_choice profiles[] = {
	{ "public", GB_PROFILE_PUBLIC, "for the press and the public" },
	{ "official", GB_PROFILE_OFFICIAL, "for offices" },
	{ "internal", GB_PROFILE_INTERNAL, "for the government itself" },
	{ NULL, 0, NULL },
};

static const gb_field_range numbers = { 1, 100000 };

typedef struct secrecy {
	gb_place place;
	gb_words level;
	gb_str period;
} secrecy;

static const gb_field secrecy_fields[] = {
	{ "level", GB_FIELD_WORDS, offsetof(secrecy, level), GB_REQUIRED | GB_NOT_EMPTY, NULL, "密级" },
	{ "period", GB_FIELD_TEXT, offsetof(secrecy, period), GB_NOT_EMPTY, NULL,
		"how long, e.g. 1年" },
};
static const gb_shape secrecy_shape = { "secrecy", secrecy_fields, GB_COUNT(secrecy_fields),
	sizeof(secrecy), offsetof(secrecy, place), "secrecy mark" };

static const gb_field sign_off_fields[] = {
	{ "role", GB_FIELD_WORDS, offsetof(gb_sign_off, role), GB_REQUIRED | GB_NOT_EMPTY, NULL,
		"e.g. 审核" },
	{ "name", GB_FIELD_WORDS, offsetof(gb_sign_off, name), GB_REQUIRED | GB_NOT_EMPTY, NULL,
		"who" },
	{ "date", GB_FIELD_DATE, offsetof(gb_sign_off, date), GB_OPTIONAL, NULL, "when" },
};
static const gb_shape sign_off_shape = { "sign-off", sign_off_fields, GB_COUNT(sign_off_fields),
	sizeof(gb_sign_off), offsetof(gb_sign_off, place), "who approved" };

static const gb_field state_then_fields[] = {
	{ "of", GB_FIELD_ID, offsetof(gb_state_then, of), GB_REQUIRED, NULL, "the target" },
	{ "state", GB_FIELD_CHOICE, offsetof(gb_state_then, state), GB_REQUIRED, gb_state_words,
		"as that issue printed it" },
};
static const gb_shape state_then_shape = { "state before", state_then_fields,
	GB_COUNT(state_then_fields), sizeof(gb_state_then), offsetof(gb_state_then, place),
	"a verdict of the issue before" };

typedef struct issue_file {
	gb_place place;
	gb_str format;
	gb_issue issue;
	const secrecy *secrecy;
	const gb_json *addressees, *copies, *title_lines;
} issue_file;

#define WORDS_LIST                                                                                 \
	"{'type':'array','items':{'anyOf':[{'$ref':'#/$defs/type.text'},{'$ref':'#/$defs/type.words-not-empty'}]}}"

static const gb_field issue_fields[] = {
	{ "format", GB_FIELD_FORMAT, AT(format), GB_REQUIRED, "gongbao.issue/1", "what the file is" },
	{ "id", GB_FIELD_ID, ISSUE(id), GB_REQUIRED, NULL, "stable name, e.g. 2024-q2" },
	{ "title", GB_FIELD_WORDS, ISSUE(title), GB_REQUIRED | GB_NOT_EMPTY, NULL, "title" },
	{ "title_lines", GB_FIELD_VALUE, AT(title_lines), GB_OPTIONAL, WORDS_LIST,
		"the title's lines as its author breaks them; by sense when absent" },
	{ "subtitle", GB_FIELD_WORDS, ISSUE(subtitle), GB_NOT_EMPTY, NULL, "second title" },
	{ "as_of", GB_FIELD_DATE, ISSUE(as_of), GB_REQUIRED, NULL, "day up to which figures count" },
	{ "period", GB_FIELD_PERIOD, ISSUE(period), GB_REQUIRED, NULL, "period it reports on" },
	{ "date", GB_FIELD_DATE, ISSUE(date), GB_REQUIRED, NULL, "day of publication" },
	{ "number", GB_FIELD_INTEGER, ISSUE(number), GB_REQUIRED, &numbers, "第N期 of the year" },
	{ "serial", GB_FIELD_INTEGER, ISSUE(serial), GB_OPTIONAL, &numbers, "总第N期" },
	{ "mark", GB_FIELD_WORDS, ISSUE(mark), GB_NOT_EMPTY, NULL,
		"发文机关标志, e.g. 枣庄市人民政府文件; of a briefing: its name" },
	{ "document_number", GB_FIELD_TEXT, ISSUE(document_number), GB_NOT_EMPTY, NULL, "发文字号" },
	{ "copy_number", GB_FIELD_TEXT, ISSUE(copy_number), GB_NOT_EMPTY, NULL,
		"份号: six digits in quotes, e.g. \"000001\"" },
	{ "secrecy", GB_FIELD_MAYBE, AT(secrecy), GB_OPTIONAL, &secrecy_shape, "密级和保密期限" },
	{ "urgency", GB_FIELD_WORDS, ISSUE(urgency), GB_NOT_EMPTY, NULL, "紧急程度" },
	{ "addressees", GB_FIELD_VALUE, AT(addressees), GB_OPTIONAL, WORDS_LIST,
		"主送: a list of words" },
	{ "copies", GB_FIELD_VALUE, AT(copies), GB_OPTIONAL, WORDS_LIST, "抄送: a list of words" },
	{ "printer", GB_FIELD_WORDS, ISSUE(printer), GB_NOT_EMPTY, NULL, "印发机关" },
	{ "print_date", GB_FIELD_DATE, ISSUE(print_date), GB_OPTIONAL, NULL,
		"印发日期; the issue's date when absent" },
	{ "printed", GB_FIELD_INTEGER, ISSUE(printed), GB_OPTIONAL, &numbers, "共印N份" },
	{ "remark", GB_FIELD_WORDS, ISSUE(remark), GB_NOT_EMPTY, NULL,
		"附注, without its brackets, e.g. 此件公开发布" },
	{ "signature", GB_FIELD_WORDS, ISSUE(signature), GB_REQUIRED | GB_NOT_EMPTY, NULL, "署名" },
	{ "editor", GB_FIELD_WORDS, ISSUE(editor), GB_NOT_EMPTY, NULL, "who edits it" },
	{ "contact", GB_FIELD_WORDS, ISSUE(contact), GB_NOT_EMPTY, NULL, "whom to ask" },
	{ "previous", GB_FIELD_ID, ISSUE(previous), GB_OPTIONAL, NULL, "id of the issue before" },
	{ "states_before", GB_FIELD_LIST, ISSUE(states_before), GB_OPTIONAL, &state_then_shape,
		"verdicts of the issue before, which the policy's hysteresis keeps" },
	{ "draft", GB_FIELD_FLAG, ISSUE(draft), GB_OPTIONAL, NULL, "not yet final" },
	{ "profile", GB_FIELD_CHOICE, ISSUE(profile), GB_OPTIONAL, profiles, "for whom it is" },
	{ "sign_offs", GB_FIELD_LIST, ISSUE(sign_offs), GB_OPTIONAL, &sign_off_shape, "approvals" },
	{ "policy", GB_FIELD_ID, ISSUE(policy), GB_OPTIONAL, NULL, "id of the policy that judges" },
	{ "keywords", GB_FIELD_WORDS, ISSUE(keywords), GB_NOT_EMPTY, NULL, "for the file's metadata" },
	{ "sample_notice", GB_FIELD_WORDS, ISSUE(sample_notice), GB_NOT_EMPTY, NULL,
		"stamped on pages that show samples" },
};
const gb_shape gb_issue_file_shape = { "issue", issue_fields, GB_COUNT(issue_fields),
	sizeof(issue_file), AT(place), "what is true of one publication" };

/* One item of a list of words, read as a field so that it has the messages of one. */
typedef struct words_item {
	gb_place place;
	gb_words words;
} words_item;

static const gb_field words_fields[] = {
	{ "zh", GB_FIELD_TEXT, offsetof(words_item, words.in[GB_LANG_ZH]), GB_REQUIRED | GB_NOT_EMPTY,
		NULL, "Chinese" },
	{ "en", GB_FIELD_TEXT, offsetof(words_item, words.in[GB_LANG_EN]), GB_REQUIRED | GB_NOT_EMPTY,
		NULL, "English" },
};
static const gb_shape words_shape = { "words", words_fields, GB_COUNT(words_fields),
	sizeof(words_item), offsetof(words_item, place), "words in both languages" };

static bool read_words_list(gb_builder *builder, const gb_json *list, gb_list *into)
{
	gb_words *words;
	words_item read;
	size_t i = 0;
	bool ok = true;

	if (list == NULL)
		return true;
	if (list->kind != GB_JSON_ARRAY)
		return gb_fault(builder->diags, list->place, "wrong-kind",
			gb_json_found(builder->arena, list), GB_STR("a list of words in both languages"),
			GB_STR("put [ and ] around it"));
	words = GB_NEW_ARRAY(builder->arena, list->count, gb_words);
	*into = (gb_list){ words, list->count };
	for (const gb_json *item = list->first; item != NULL; item = item->next, i++) {
		if (item->kind == GB_JSON_STRING) {
			words[i] = (gb_words){ { item->text, item->text } };
			continue;
		}
		ok = gb_shape_read(builder->arena, &words_shape, item, &read, builder->diags) && ok;
		words[i] = read.words;
	}
	return ok;
}

/* Lines that do not make up the title would print another one. */
static bool check_title_lines(gb_builder *builder, const gb_issue *issue, const gb_json *list)
{
	const gb_words *lines = issue->title_lines.items;

	for (int lang = 0; lang < GB_LANG_COUNT && issue->title_lines.count > 0; lang++) {
		const gb_str title = issue->title.in[lang];
		gb_buf joined = gb_buf_new(builder->arena);

		for (size_t i = 0; i < issue->title_lines.count; i++) {
			if (i > 0 && lang == GB_LANG_EN)
				gb_buf_text(&joined, " ");
			gb_buf_str(&joined, lines[i].in[lang]);
		}
		if (!gb_str_equal(gb_buf_taken(&joined), title))
			return gb_fault(builder->diags, list->place, "wrong-lines",
				gb_buf_taken(&joined),
				gb_str_format(builder->arena, "the lines of the title: %.*s", (int)title.n, title.p),
				GB_STR("write the same words as in \"title\", cut into lines"));
	}
	return true;
}

/* 份号 has six digits (GB/T 9704-2012, 7.2.1). */
static bool check_copy_number(gb_builder *builder, const issue_file *file)
{
	const gb_str number = file->issue.copy_number;
	bool ok = number.n == 0 || number.n == 6;

	for (size_t i = 0; i < number.n; i++)
		ok = ok && number.p[i] >= '0' && number.p[i] <= '9';
	return ok || gb_fault(builder->diags, gb_place_member(file->place, "copy_number"), "wrong-value",
					 gb_str_format(builder->arena, "\"%.*s\"", (int)number.n, number.p),
					 GB_STR("six digits, e.g. \"000001\""), GB_STR(""));
}

bool gb_issue_file_read(gb_builder *builder, const gb_json *root, bool named)
{
	issue_file file;
	gb_issue *issue = GB_NEW(builder->arena, gb_issue);
	bool ok = gb_shape_read(builder->arena, &gb_issue_file_shape, root, &file, builder->diags);

	ok = read_words_list(builder, file.addressees, &file.issue.addressees) && ok;
	ok = read_words_list(builder, file.copies, &file.issue.copies) && ok;
	ok = read_words_list(builder, file.title_lines, &file.issue.title_lines) && ok;
	ok = check_title_lines(builder, &file.issue, file.title_lines) && ok;
	ok = check_copy_number(builder, &file) && ok;
	*issue = file.issue;
	issue->place = file.place;
	if (file.secrecy != NULL) {
		issue->secrecy_level = file.secrecy->level;
		issue->secrecy_period = file.secrecy->period;
	}
	if (gb_period_known(issue->period) && gb_date_known(issue->as_of) &&
		gb_date_after(issue->period.to, issue->as_of))
		ok = gb_fault(builder->diags, gb_place_member(issue->place, "period"), "future-period",
			gb_period_code(builder->arena, issue->period), GB_STR("a period that ended by as_of"),
			GB_STR("move as_of forward or name an earlier period"));
	/* A marked issue is not for the public (D 9.4). */
	if (file.secrecy != NULL && issue->profile == GB_PROFILE_PUBLIC)
		ok = gb_fault(builder->diags, file.secrecy->place, "secret-public",
			GB_STR("a secrecy mark in an issue of the profile \"public\""),
			GB_STR("a mark only in \"official\" and \"internal\" issues"),
			GB_STR("change \"profile\", or remove \"secrecy\" once it is lifted"));
	gb_pile_add(builder->arena, &builder->issues, &(gb_issue_entry){ issue, named });
	return ok;
}
