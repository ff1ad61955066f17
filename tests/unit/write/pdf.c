#include "sample.h"

#include "write/writer.h"

#include <ctype.h>
#include <locale.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

/* Both PDF writers, read back by programs that know nothing of us: qpdf, poppler, MuPDF. */

static const gb_writer_class *const writers[] = { &gb_haru_writer_class, &gb_cairo_writer_class };

typedef struct fixture {
	sample sample;
	char folder[40];
	gb_str paths[GB_COUNT(writers)];
} fixture;

static bool write_to(
	sample *s, const gb_writer_class *class, const gb_write_options *options, const char *path)
{
	return gb_write(s->arena, class, &s->document, options, path, gb_str_of(path), s->diags);
}

static int open_fixture(void **state)
{
	fixture *f = calloc(1, sizeof(*f));

	*state = f;
	sample_open(&f->sample);
	strcpy(f->folder, "/tmp/gongbao-pdf-XXXXXX");
	assert_non_null(mkdtemp(f->folder));
	for (size_t i = 0; i < GB_COUNT(writers); i++) {
		f->paths[i] = gb_str_format(f->sample.arena, "%s/%s.pdf", f->folder, writers[i]->name);
		if (!write_to(&f->sample, writers[i], NULL, gb_str_zero(f->sample.arena, f->paths[i]))) {
			gb_diags_print(f->sample.diags, stderr);
			return 1;
		}
	}
	return 0;
}

static int close_fixture(void **state)
{
	fixture *f = *state;
	char command[80];

	snprintf(command, sizeof(command), "rm -r %s", f->folder);
	if (system(command) != 0)
		return 1;
	sample_close(&f->sample);
	free(f);
	return 0;
}

/* What `command FILE` prints, errors too. */
static gb_str output(fixture *f, const char *before, gb_str path, const char *after)
{
	gb_arena *arena = f->sample.arena;
	FILE *pipe = popen(gb_str_zero(arena, gb_str_format(arena, "{ %s %.*s %s; } 2>&1", before,
											  (int)path.n, path.p, after)),
		"r");
	gb_buf buf = gb_buf_new(arena);
	char bytes[4096];
	size_t n;

	assert_non_null(pipe);
	while ((n = fread(bytes, 1, sizeof(bytes), pipe)) > 0)
		gb_buf_bytes(&buf, bytes, n);
	pclose(pipe);
	return gb_buf_taken(&buf);
}

static bool has(gb_str text, const char *words)
{
	if (gb_str_find(text, gb_str_of(words)) != SIZE_MAX)
		return true;
	print_error("no “%s” in:\n%.*s\n", words, (int)text.n, text.p);
	return false;
}

static gb_str without_space(gb_arena *arena, gb_str text)
{
	gb_buf buf = gb_buf_new(arena);

	for (size_t i = 0; i < text.n; i++) {
		if (!isspace((unsigned char)text.p[i]))
			gb_buf_char(&buf, text.p[i]);
	}
	return gb_buf_taken(&buf);
}

/* With the one place where `from` stands changed. */
static gb_str replaced(gb_arena *arena, gb_str text, gb_str from, gb_str to)
{
	const size_t at = gb_str_find(text, from);
	gb_buf buf = gb_buf_new(arena);

	assert_true(at != SIZE_MAX);
	gb_buf_str(&buf, gb_str_slice(text, 0, at));
	gb_buf_str(&buf, to);
	gb_buf_str(&buf, gb_str_slice(text, at + from.n, text.n));
	return gb_buf_taken(&buf);
}

static gb_str file_bytes(sample *s, gb_str path)
{
	FILE *file = fopen(gb_str_zero(s->arena, path), "rb");
	gb_buf buf = gb_buf_new(s->arena);
	char bytes[4096];
	size_t n;

	assert_non_null(file);
	while ((n = fread(bytes, 1, sizeof(bytes), file)) > 0)
		gb_buf_bytes(&buf, bytes, n);
	fclose(file);
	return gb_buf_taken(&buf);
}

static void test_valid(void **state)
{
	fixture *f = *state;

	for (size_t i = 0; i < GB_COUNT(writers); i++) {
		const gb_str said = output(f, "qpdf --check", f->paths[i], "");

		assert_true(has(said, "No syntax or stream encoding errors found"));
		assert_true(gb_str_find(said, GB_STR("WARNING")) == SIZE_MAX);
	}
}

static void test_text(void **state)
{
	fixture *f = *state;
	gb_arena *arena = f->sample.arena;
	gb_buf all = gb_buf_new(arena);

	for (size_t i = 0; i < f->sample.document.page_count; i++)
		gb_buf_str(&all, gb_page_text(arena, &f->sample.document.pages[i]));

	gb_str expected = without_space(arena, gb_buf_taken(&all));

	for (size_t i = 0; i < GB_COUNT(writers); i++) {
		/* Warnings would come among the text. */
		assert_text(without_space(arena, output(f, "pdftotext -raw", f->paths[i], "-")),
			gb_str_zero(arena, expected));
		/* cairo writes é for the glyph of e and its accent, and leaves the rest to an /ActualText
		 * that MuPDF does not read. */
		if (writers[i] == &gb_cairo_writer_class)
			expected = replaced(arena, expected, GB_STR("e\xCC\x81"), GB_STR("\xC3\xA9"));
		/* Debian's mutool complains that it has no ICC support. */
		assert_text(
			without_space(arena, output(f, "mutool draw -q -F txt", f->paths[i], "2>/dev/null")),
			gb_str_zero(arena, expected));
	}
}

static void test_fonts(void **state)
{
	fixture *f = *state;

	for (size_t i = 0; i < GB_COUNT(writers); i++) {
		const gb_str list = output(f, "pdffonts", f->paths[i], "| tail -n +3");
		const gb_str bad =
			output(f, "pdffonts", f->paths[i], "| tail -n +3 | grep -v 'yes yes yes'");

		assert_true(has(list, "+NotoSansSC-Regular"));
		assert_true(has(list, "+SourceSerif4-Regular"));
		assert_int_equal(bad.n, 0);
	}
}

static void test_document(void **state)
{
	fixture *f = *state;
	static const char *const in_both[] = { "枣庄市公报（“𠮷”）", "统计局", "二季度", "公报, 2024",
		"Gongbao", "2024-06-30T00:00:00+08" };

	for (size_t i = 0; i < GB_COUNT(writers); i++) {
		const gb_str info = output(f, "TZ=Asia/Shanghai pdfinfo -isodates", f->paths[i], "");
		const gb_str outline = output(f, "mutool show", f->paths[i], "outline");

		for (size_t j = 0; j < GB_COUNT(in_both); j++)
			assert_true(has(info, in_both[j]));
		assert_true(has(outline, "日日新 𠮷"));
		assert_true(has(outline, "图：产值"));
	}

	const gb_str json = output(f, "qpdf --json", f->paths[0], "");
	static const char *const in_haru[] = { "\"/Lang\": \"u:zh-CN\"", "\"/DisplayDocTitle\": true",
		"\"/P\": \"u:封面\"", "\"/St\": 1", "\"/Rotate\": 90", "\"/Marked\": true", "\"/F\": 4",
		"转到第二页", "https://example.org/a%28b%29?q=%27%E7%BB%9F%E8%AE%A1%27", "\"/TrimBox\"",
		"\"/Alt\": \"u:示意图\"" };

	for (size_t i = 0; i < GB_COUNT(in_haru); i++)
		assert_true(has(json, in_haru[i]));
}

static void test_structure(void **state)
{
	fixture *f = *state;

	assert_text(output(f, "pdfinfo -struct-text", f->paths[0], "| grep -v Object"),
		"Document\n"
		"  H1 (block)\n"
		"    \"日日新，⽇不同——公报\"\n"
		"  P (block)\n"
		"    \"全市生产总值同比增长5.1%AVATAR To Wave, office: PM2.5 µg/m³\"\n"
		"    Span (inline)\n"
		"      \"𠮷𠮷x\xCC\x82 e\xCC\x81 q\xCC\x83"
		"2)\"\n"
		"    Link (inline)\n"
		"      \"见第二页\"\n"
		"  P (block)\n"
		"    \"The quick brown fox jumps over the lazy dog, 1234567890, and comes to rest in Tengzhou.\"\n"
		"    \"It goes on here.\"\n"
		"    \"A page that lies on its side.\"\n"
		"  Figure\n"
		"    \"纵轴：亿元turned by 30 degrees\"\n"
		"    \"\"\n"
		"  Table (block)\n"
		"    TR\n"
		"      TH:\n"
		"         /Scope /Column\n"
		"         /ColSpan 2\n"
		"        \"指标\"\n"
		"      TD\n");
}

/* How far from where the display list wants it MuPDF draws a glyph, blanks aside. The libharu writer
 * draws the later glyphs of a cluster as shapes, which are not in MuPDF's list. */
static double drift(fixture *f, gb_str path, size_t page)
{
	sample *s = &f->sample;
	const gb_str trace = output(
		f, "mutool trace", path, gb_str_zero(s->arena, gb_str_format(s->arena, "%zu", page + 1)));
	const char *at = gb_str_zero(s->arena, trace);
	const gb_page *drawn = &s->document.pages[page];
	double worst = 0;

	for (size_t i = 0; i < drawn->op_count; i++) {
		const gb_glyph_run *run = &drawn->ops[i].as.glyphs;

		if (drawn->ops[i].kind != GB_OP_GLYPHS)
			continue;
		for (size_t j = 0; j < run->count; j++) {
			const gb_point want =
				gb_matrix_apply(run->matrix, (gb_point){ run->glyphs[j].x, run->glyphs[j].y });
			double x, y;

			if (j > 0 && run->glyphs[j].cluster == run->glyphs[j - 1].cluster &&
				path.p == f->paths[0].p)
				continue;
			/* The second character of a glyph has no glyph number. */
			at = strstr(at, "\" glyph=\"");
			assert_non_null(at);
			assert_int_equal(sscanf(at, "\" glyph=\"%*u\" x=\"%lf\" y=\"%lf\"", &x, &y), 2);
			at++;
			if (run->text.p[run->glyphs[j].cluster] == ' ')
				continue;
			worst = fmax(worst, fmax(fabs(x - want.x), fabs(y - want.y)));
		}
	}
	assert_null(strstr(at, "\" glyph=\""));
	return worst;
}

static void test_positions(void **state)
{
	fixture *f = *state;

	for (size_t page = 0; page < 2; page++) {
		const double haru = drift(f, f->paths[0], page), cairo = drift(f, f->paths[1], page);

		print_message("page %zu: glyphs stand off by at most %.5f pt (haru), %.5f pt (cairo)\n",
			page + 1, haru, cairo);
		assert_true(haru < 0.001);
		assert_true(cairo < 0.01);
	}
}

static void test_same_bytes(void **state)
{
	fixture *f = *state;
	sample *s = &f->sample;
	char *here = getcwd(NULL, 0);

	assert_non_null(here);
	assert_int_equal(chdir(f->folder), 0);
	setenv("TZ", "America/New_York", 1);
	tzset();
	setlocale(LC_ALL, "de_DE.UTF-8");
	for (size_t i = 0; i < GB_COUNT(writers); i++) {
		assert_true(write_to(s, writers[i], NULL, "again.pdf"));
		assert_true(gb_str_equal(file_bytes(s, GB_STR("again.pdf")), file_bytes(s, f->paths[i])));
	}
	setlocale(LC_ALL, "C");
	unsetenv("TZ");
	assert_int_equal(chdir(here), 0);
	free(here);
}

static void test_range(void **state)
{
	fixture *f = *state;
	sample *s = &f->sample;
	const gb_str path = gb_str_format(s->arena, "%s/part.pdf", f->folder);

	for (size_t i = 0; i < GB_COUNT(writers); i++) {
		/* The link on the first page leads to the second. */
		assert_true(write_to(
			s, writers[i], &(gb_write_options){ .last_page = 0 }, gb_str_zero(s->arena, path)));
		assert_true(
			has(output(f, "qpdf --check", path, ""), "No syntax or stream encoding errors found"));
		assert_true(has(output(f, "pdfinfo", path, ""), "Pages:           1"));
		assert_true(write_to(s, writers[i], &(gb_write_options){ .first_page = 1, .last_page = 2 },
			gb_str_zero(s->arena, path)));
		assert_true(
			has(output(f, "qpdf --check", path, ""), "No syntax or stream encoding errors found"));
		assert_true(has(output(f, "mutool show", path, "outline"), "图：产值"));
	}
	assert_false(write_to(
		s, writers[0], &(gb_write_options){ .first_page = 1, .last_page = 7 }, "/dev/null"));
}

static void test_cannot_write(void **state)
{
	sample s;

	(void)state;
	for (size_t i = 0; i < GB_COUNT(writers); i++) {
		static const char *const paths[] = { "/nowhere/a.pdf", "/dev/full" };

		for (size_t j = 0; j < GB_COUNT(paths); j++) {
			sample_open(&s);
			assert_false(write_to(&s, writers[i], NULL, paths[j]));
			assert_int_equal(gb_diags_status(s.diags), GB_STATUS_WRITE);
			assert_true(
				has(test_printed(s.arena, s.diags), j == 0 ? "no such file" : "a full disk"));
			sample_close(&s);
		}
	}
}

static void test_refusals(void **state)
{
	static const gb_face no_font = { .id = { "none", 4 },
		.file = { "none.ttf", 8 },
		.bytes = "no font",
		.size = 7,
		.units_per_em = 1000 };
	sample s;

	(void)state;
	for (size_t i = 0; i < GB_COUNT(writers); i++) {
		sample_open(&s);
		((gb_op *)s.document.pages[0].ops)[1].as.glyphs.face = &no_font;
		assert_false(write_to(&s, writers[i], NULL, "/dev/null"));
		assert_true(has(test_printed(s.arena, s.diags), "none.ttf"));
		sample_close(&s);
		sample_open(&s);
		assert_false(write_to(&s, writers[i],
			&(gb_write_options){ .last_page = SIZE_MAX, .pdfa = GB_STR("1b") }, "/dev/null"));
		sample_close(&s);
	}
	sample_open(&s);
	((gb_page *)s.document.pages)[0].trim = (gb_rect){ 9, 9, 500, 800 };
	assert_false(write_to(&s, writers[1], NULL, "/dev/null"));
	assert_true(has(test_printed(s.arena, s.diags), "use writer=haru"));
	assert_true(write_to(&s, writers[0], NULL, "/dev/null"));
	sample_close(&s);
}

static void test_attachments(void **state)
{
	static const gb_attachment table = { .name = { "数据.csv", 10 },
		.mime = { "text/csv", 8 },
		.relationship = { "Data", 4 },
		.bytes = { "a,b\n1,2\n", 8 },
		.date = { 2024, 6, 30 } };
	fixture *f = *state;
	sample *s = &f->sample;
	gb_document document = s->document;
	const gb_str path = gb_str_format(s->arena, "%s/attached.pdf", f->folder);

	document.attachments = &table;
	document.attachment_count = 1;
	assert_true(gb_write(
		s->arena, writers[0], &document, NULL, gb_str_zero(s->arena, path), path, s->diags));
	assert_true(has(output(f, "pdfdetach -list", path, ""), "数据.csv"));
	assert_true(has(output(f, "qpdf --show-attachment=000000", path, ""), "1,2"));
	assert_false(gb_write(s->arena, writers[1], &document, NULL, "/dev/null", path, s->diags));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_valid),
		cmocka_unit_test(test_text),
		cmocka_unit_test(test_fonts),
		cmocka_unit_test(test_document),
		cmocka_unit_test(test_structure),
		cmocka_unit_test(test_positions),
		cmocka_unit_test(test_same_bytes),
		cmocka_unit_test(test_range),
		cmocka_unit_test(test_cannot_write),
		cmocka_unit_test(test_refusals),
		cmocka_unit_test(test_attachments),
	};

	return cmocka_run_group_tests(tests, open_fixture, close_fixture);
}
