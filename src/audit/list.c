/* The list of figures as text: every figure of every page, with where it comes from (D 4.6). */
#include "audit/part.h"
#include "model/field.h"

typedef enum column {
	COLUMN_PAGE,
	COLUMN_PART,
	COLUMN_LANG,
	COLUMN_KIND,
	COLUMN_PRINTED,
	COLUMN_PATH,
	COLUMN_EXACT,
	COLUMN_ROUNDED,
	COLUMN_ROUNDING,
	COLUMN_STATUS,
	COLUMN_ZH,
	COLUMN_EN,
	COLUMN_PLACE,
	COLUMN_COUNT,
} column;

/* Keys of JSON, and headings in both languages. */
static const struct {
	const char *key;
	const char *in[GB_LANG_COUNT];
} columns[COLUMN_COUNT] = {
	[COLUMN_PAGE] = { "page", { "页", "page" } },
	[COLUMN_PART] = { "part", { "部分", "part" } },
	[COLUMN_LANG] = { "lang", { "语言", "language" } },
	[COLUMN_KIND] = { "kind", { "类别", "kind" } },
	[COLUMN_PRINTED] = { "printed", { "页面数字", "printed" } },
	[COLUMN_PATH] = { "path", { "台账路径", "ledger path" } },
	[COLUMN_EXACT] = { "exact", { "精确值", "exact value" } },
	[COLUMN_ROUNDED] = { "rounded", { "修约值", "rounded" } },
	[COLUMN_ROUNDING] = { "rounding", { "修约规则", "rounding" } },
	[COLUMN_STATUS] = { "status", { "数据状态", "status" } },
	[COLUMN_ZH] = { "zh", { "中文", "Chinese" } },
	[COLUMN_EN] = { "en", { "英文", "English" } },
	[COLUMN_PLACE] = { "place", { "数据位置", "in the data" } },
};

typedef const char *const words_of[GB_LANG_COUNT];

static words_of kind_words[] = {
	[GB_FIGURE_VALUE] = { "实绩", "value" },
	[GB_FIGURE_TARGET] = { "目标", "target" },
	[GB_FIGURE_THRESHOLD] = { "界限", "threshold" },
	[GB_FIGURE_NAME] = { "名称", "name" },
	[GB_FIGURE_DATE] = { "日期", "date" },
	[GB_FIGURE_TICK] = { "刻度", "tick" },
	[GB_FIGURE_ORDINAL] = { "序号", "ordinal" },
	[GB_FIGURE_PAGE] = { "页码", "page number" },
};

static words_of rounding_words[] = {
	[GB_ROUND_HALF_EVEN] = { "四舍六入五成双", "half to even" },
	[GB_ROUND_HALF_UP] = { "四舍五入", "half up" },
};

typedef struct listing {
	gb_arena *arena;
	const gb_audit_list *list;
	gb_lang lang;
	gb_buf out;
} listing;

static gb_str rounding_of(const listing *l, const gb_figure *figure)
{
	const char *word = rounding_words[figure->rounding][l->lang];

	if (!figure->printed.known)
		return (gb_str){ 0 };
	if (gb_decimal_equal(figure->value, figure->printed))
		return l->lang == GB_LANG_ZH ? GB_STR("未修约") : GB_STR("none");
	if (l->lang == GB_LANG_ZH)
		return gb_str_format(l->arena, "%s，保留%u位小数", word, figure->places);
	return gb_str_format(
		l->arena, "%s, %u decimal%s", word, figure->places, figure->places == 1 ? "" : "s");
}

/* A ledger's value has both forms; any other figure only the one that it is printed in. */
static gb_str form_of(const gb_audit_figure *figure, gb_lang lang)
{
	if (figure->forms.in[lang].n == 0 && figure->lang == lang)
		return figure->printed;
	return figure->forms.in[lang];
}

/* Shipped layouts stand beside the program, which is elsewhere on every machine: without the
 * folder. What the user named stays as it was named. */
static gb_str place_of(const listing *l, const gb_figure *figure)
{
	const gb_str layout = l->list->layout;
	const gb_str text = gb_place_text(l->arena, figure->place);
	size_t folder = layout.n;

	while (folder > 0 && layout.p[folder - 1] != '/')
		folder--;
	if (layout.n == 0 || layout.p[0] != '/' || text.n <= folder ||
		!gb_str_equal(gb_str_slice(text, 0, folder), gb_str_slice(layout, 0, folder)))
		return text;
	return gb_str_slice(text, folder, text.n);
}

static gb_str cell(const listing *l, const gb_audit_figure *figure, column which)
{
	const gb_figure *f = figure->figure;
	const bool zh = figure->lang == GB_LANG_ZH;

	switch (which) {
	case COLUMN_PAGE:
		return gb_str_format(l->arena, "%zu", figure->page + 1);
	case COLUMN_PART:
		return gb_str_of(figure->part);
	case COLUMN_LANG:
		return zh ? GB_STR("zh") : GB_STR("en");
	case COLUMN_KIND:
		return gb_str_of(kind_words[f->kind][l->lang]);
	case COLUMN_PRINTED:
		return figure->printed;
	case COLUMN_PATH:
		return f->path;
	case COLUMN_EXACT:
		return gb_decimal_text(l->arena, f->value, false, false);
	case COLUMN_ROUNDED:
		return gb_decimal_text(l->arena, f->printed, false, false);
	case COLUMN_ROUNDING:
		return rounding_of(l, f);
	case COLUMN_STATUS:
		return gb_str_of(gb_status_name((int)f->status, l->lang));
	case COLUMN_ZH:
		return form_of(figure, GB_LANG_ZH);
	case COLUMN_EN:
		return form_of(figure, GB_LANG_EN);
	case COLUMN_PLACE:
		return place_of(l, f);
	case COLUMN_COUNT:
		break;
	}
	return (gb_str){ 0 };
}

static void put_plain(gb_buf *out, gb_str text)
{
	for (size_t i = 0; i < text.n; i++)
		gb_buf_char(out, text.p[i] == '\t' || text.p[i] == '\n' ? ' ' : text.p[i]);
}

/* RFC 4180: quoted where it has to be. */
static void put_field(gb_buf *out, gb_str text)
{
	bool quoted = false;

	for (size_t i = 0; i < text.n; i++)
		quoted = quoted || text.p[i] == '"' || text.p[i] == ',' || text.p[i] == '\n' ||
				 text.p[i] == '\r';
	if (!quoted) {
		gb_buf_str(out, text);
		return;
	}
	gb_buf_char(out, '"');
	for (size_t i = 0; i < text.n; i++) {
		if (text.p[i] == '"')
			gb_buf_char(out, '"');
		gb_buf_char(out, text.p[i]);
	}
	gb_buf_char(out, '"');
}

static void put_json(gb_buf *out, gb_str text)
{
	gb_buf_char(out, '"');
	for (size_t i = 0; i < text.n; i++) {
		const unsigned char c = (unsigned char)text.p[i];

		if (c < 0x20)
			gb_buf_format(out, "\\u%04x", c);
		else if (c == '"' || c == '\\')
			gb_buf_format(out, "\\%c", c);
		else
			gb_buf_char(out, (char)c);
	}
	gb_buf_char(out, '"');
}

/* Rows below a line of headings. */
static void put_rows(
	listing *l, char between, const char *end, void (*put)(gb_buf *out, gb_str text))
{
	for (int c = 0; c < COLUMN_COUNT; c++) {
		if (c > 0)
			gb_buf_char(&l->out, between);
		put(&l->out, gb_str_of(columns[c].in[l->lang]));
	}
	gb_buf_text(&l->out, end);
	for (size_t i = 0; i < l->list->count; i++) {
		for (int c = 0; c < COLUMN_COUNT; c++) {
			if (c > 0)
				gb_buf_char(&l->out, between);
			put(&l->out, cell(l, &l->list->figures[i], (column)c));
		}
		gb_buf_text(&l->out, end);
	}
}

static void put_objects(listing *l)
{
	gb_buf_format(&l->out, "{\"format\": \"gongbao.figures/1\", \"pages\": %zu, \"figures\": [",
		l->list->document->page_count);
	for (size_t i = 0; i < l->list->count; i++) {
		gb_buf_text(&l->out, i > 0 ? ",\n{" : "\n{");
		for (int c = 0; c < COLUMN_COUNT; c++) {
			const gb_str text = cell(l, &l->list->figures[i], (column)c);

			gb_buf_format(&l->out, "%s\"%s\": ", c > 0 ? ", " : "", columns[c].key);
			if (c == COLUMN_PAGE)
				gb_buf_str(&l->out, text);
			else
				put_json(&l->out, text);
		}
		gb_buf_char(&l->out, '}');
	}
	gb_buf_text(&l->out, "\n]}\n");
}

gb_str gb_audit_list_text(
	gb_arena *arena, const gb_audit_list *list, const char *format, gb_lang lang)
{
	const gb_str word = gb_str_of(format);
	listing l = { arena, list, lang, gb_buf_new(arena) };

	if (gb_str_is(word, "txt")) {
		put_rows(&l, '\t', "\n", put_plain);
	} else if (gb_str_is(word, "csv")) {
		gb_buf_scalar(&l.out, 0xFEFF);
		put_rows(&l, ',', "\r\n", put_field);
	} else if (gb_str_is(word, "json")) {
		/* Read by programs: its words are always English. */
		l.lang = GB_LANG_EN;
		put_objects(&l);
	}
	return gb_buf_taken(&l.out);
}

static const char *const formats[] = { "txt", "csv", "json" };

const char *gb_audit_list_format(gb_arena *arena, gb_str path, gb_diags *diags)
{
	for (size_t i = 0; i < GB_COUNT(formats); i++)
		if (gb_str_ends(path, gb_str_zero(arena, gb_str_format(arena, ".%s", formats[i]))))
			return formats[i];
	gb_fault_status(diags, GB_STATUS_USAGE, gb_place_of_file(arena, path), "unknown-format",
		GB_STR("a list of figures with this suffix"), GB_STR(".txt, .csv or .json"), (gb_str){ 0 });
	return NULL;
}

bool gb_audit_list_write(gb_arena *arena, const gb_audit_list *list, const gb_str *paths,
	size_t count, gb_lang lang, gb_diags *diags)
{
	gb_outputs *outputs = gb_outputs_open(arena);
	bool ok = true;

	for (size_t i = 0; ok && i < count; i++) {
		const char *format = gb_audit_list_format(arena, paths[i], diags);
		gb_output *output = format != NULL ? gb_outputs_add(outputs, paths[i], diags) : NULL;

		ok = output != NULL;
		if (!ok)
			break;
		const gb_str text = gb_audit_list_text(arena, list, format, lang);
		if (fwrite(text.p, 1, text.n, output->file) != text.n)
			ok = gb_fault_status(diags, GB_STATUS_WRITE, gb_place_of_file(arena, paths[i]),
				"cannot-write", GB_STR("an error while writing"), GB_STR("room on the disk"),
				(gb_str){ 0 });
	}
	ok = ok && gb_outputs_commit(outputs, diags);
	gb_outputs_close(outputs);
	return ok;
}
