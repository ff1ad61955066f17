#ifndef GB_TEST_LAYOUT_FIXTURE_H
#define GB_TEST_LAYOUT_FIXTURE_H

/* Layouts in texts: what a test says is put where it belongs in a small layout that is right. */

#include "font/open_fonts.h"
#include "layout/layout.h"

#include <unistd.h>

typedef struct layout_text {
	const char *top;                        /* more members, each after a comma */
	const char *colours, *styles, *masters; /* more items, each after a comma */
	const char *blocks;                     /* all of them */
} layout_text;

static inline const char *or_nothing(const char *text)
{
	return text == NULL ? "" : text;
}

/* Reads the layout; its faults are in `diags`, with the file's name as "layout.json". */
static inline const gb_layout *read_layout(open_fonts *all, layout_text text, gb_diags **diags)
{
	char path[] = "/tmp/gongbao-layout-XXXXXX";
	const int file = mkstemp(path);
	FILE *out = fdopen(file, "w");
	const gb_layout *layout;

	assert_non_null(out);
	fprintf(out,
		"{\"format\":\"gongbao.layout/1\",\"id\":\"small\",\"edition\":\"zh+en\",\"page\":{\"size\":\"A4\"}%s,\n"
		"\"colours\":[{\"token\":\"ink\",\"rgb\":\"#000000\"},{\"token\":\"rule\",\"rgb\":\"#cccccc\"},"
		"{\"token\":\"muted\",\"rgb\":\"#555555\"},{\"token\":\"ground\",\"rgb\":\"#ffffff\"}%s],\n"
		"\"styles\":[{\"name\":\"body\",\"role\":\"serif\",\"size\":\"小四\"}%s],\n"
		"\"masters\":[{\"name\":\"page\",\"margin\":{\"top\":72,\"bottom\":72,\"inner\":72,\"outer\":72}}%s],\n"
		"\"blocks\":[%s]}\n",
		or_nothing(text.top), or_nothing(text.colours), or_nothing(text.styles),
		or_nothing(text.masters), or_nothing(text.blocks));
	fclose(out);
	*diags = gb_diags_new(all->arena);
	layout =
		gb_layout_read(all->arena, gb_str_copy(all->arena, gb_str_of(path)), all->fonts, *diags);
	unlink(path);
	return layout;
}

/* What the faults print, without the folder and the chance name of the file. */
static inline const char *faults_of(open_fonts *all, gb_diags *diags)
{
	char *text = NULL;
	size_t n = 0, at = 0;
	FILE *out = open_memstream(&text, &n);
	gb_buf buf = gb_buf_new(all->arena);
	gb_str printed;

	gb_diags_print(diags, out);
	fclose(out);
	printed = gb_str_copy(all->arena, (gb_str){ text, n });
	free(text);
	while (at < printed.n) {
		const gb_str rest = gb_str_slice(printed, at, printed.n);

		if (gb_str_starts(rest, "/tmp/gongbao-layout-")) {
			gb_buf_text(&buf, "layout.json");
			at += strlen("/tmp/gongbao-layout-XXXXXX");
		} else {
			gb_buf_char(&buf, printed.p[at++]);
		}
	}
	return gb_str_zero(all->arena, gb_buf_taken(&buf));
}

/* The layout has exactly one fault, whose line ends with `expected`, and it may be followed by
 * `help` (NULL: not asked). */
static inline void assert_fault(
	open_fonts *all, layout_text text, const char *expected, const char *help)
{
	gb_diags *diags;
	const gb_layout *layout = read_layout(all, text, &diags);
	const char *printed = faults_of(all, diags);
	const gb_str line = gb_str_format(all->arena, "error: %s\n", expected);

	if (layout != NULL || gb_diags_errors(diags) != 1 ||
		strstr(printed, gb_str_zero(all->arena, line)) == NULL ||
		(help != NULL && strstr(printed, help) == NULL)) {
		print_error("expected %s\nfound    %s\n", expected, printed);
		fail();
	}
}

static inline const gb_layout *good_layout(open_fonts *all, layout_text text)
{
	gb_diags *diags;
	const gb_layout *layout = read_layout(all, text, &diags);

	if (layout == NULL)
		print_error("%s", faults_of(all, diags));
	assert_non_null(layout);
	assert_int_equal(gb_diags_warnings(diags), 0);
	return layout;
}

#endif
