/* fonts: what each role is set with, what that stands for, and what an office's own faces lack. */
#include "report/run.h"

#include "font/about.h"
#include "text/used.h"

/* How many characters a warning lists of a face. */
#define LISTED 24

static void put_ids(gb_buf *buf, const gb_face *const *faces, size_t count)
{
	for (size_t i = 0; i < count; i++)
		gb_buf_format(buf, "%s%.*s", i > 0 ? ", " : "", (int)faces[i]->id.n, faces[i]->id.p);
	gb_buf_char(buf, '\n');
}

static gb_str name_of(gb_run *run, const gb_face *face)
{
	return face->bytes != NULL ? gb_face_about_of(run->input, face).name : face->id;
}

/* "FandolFang R, shipped; stands for 仿宋_GB2312" */
static void put_first(gb_run *run, gb_buf *buf, const gb_font_role *role)
{
	const gb_face *face = role->han[0];

	gb_buf_str(buf, name_of(run, face));
	gb_buf_text(buf, face->own ? ", the office's own" : ", shipped");
	if (role->stands_for.n > 0)
		gb_buf_format(buf, "; stands for %.*s", (int)role->stands_for.n, role->stands_for.p);
	if (face->own && face->bytes != NULL)
		gb_buf_format(buf, "; %s", gb_font_rights_words(face->rights));
}

static void put_role(gb_run *run, gb_buf *buf, const gb_font_role *role)
{
	gb_buf_format(buf, "\n%.*s %.*s\n  set with  ", (int)role->name.n, role->name.p,
		(int)role->title.n, role->title.p);
	put_first(run, buf, role);
	gb_buf_text(buf, "\n  Han       ");
	put_ids(buf, role->han, role->han_count);
	gb_buf_text(buf, "  Latin     ");
	put_ids(buf, role->latin, role->latin_count);
}

static const char *fetched_by(gb_font_fetch fetch)
{
	static const char *const words[] = {
		[GB_FETCH_ALWAYS] = "not here; make fonts brings it",
		[GB_FETCH_OFFICE] = "not here; make fonts-office brings it",
		[GB_FETCH_LOCAL] = "not here; the office puts it there",
		[GB_FETCH_FOLDER] = "not here; the office puts it there",
	};

	return words[fetch];
}

static void put_face(gb_run *run, gb_buf *buf, const gb_face *face)
{
	gb_face_about about;

	gb_buf_format(buf, "\n%.*s\n  file      %.*s", (int)face->id.n, face->id.p, (int)face->file.n,
		face->file.p);
	if (face->collection > 0)
		gb_buf_format(buf, ", font %d of it", face->collection);
	gb_buf_char(buf, '\n');
	if (face->licence.n > 0)
		gb_buf_format(buf, "  licence   %.*s\n", (int)face->licence.n, face->licence.p);
	if (face->bytes == NULL) {
		gb_buf_format(buf, "  %s\n", fetched_by(face->fetch));
		return;
	}
	about = gb_face_about_of(run->input, face);
	gb_buf_format(buf, "  name      %.*s", (int)about.name.n, about.name.p);
	if (about.version.n > 0)
		gb_buf_format(buf, ", version %.*s", (int)about.version.n, about.version.p);
	gb_buf_format(buf, "\n  has       %zu characters", about.characters);
	/* A Latin face has none, and nobody expects them. */
	if (about.common > 0)
		gb_buf_format(buf, ", %zu of the %d common Chinese ones", about.common, GB_COMMON);
	gb_buf_format(buf, "\n  allows    %s\n", gb_font_rights_words(face->rights));
}

bool gb_run_font_table(gb_run *run, FILE *out)
{
	gb_buf buf = gb_buf_new(run->input);
	const gb_face *const *faces;
	const gb_str *names;
	size_t count;

	if (!gb_run_fonts(run))
		return false;
	gb_buf_text(&buf,
		"ROLES: what a layout's styles ask for. The first face that has a character sets"
		" it.\n");
	names = gb_font_set_roles(run->fonts, &count);
	for (size_t i = 0; i < count; i++)
		put_role(run, &buf, gb_font_role_find(run->fonts, names[i]));
	gb_buf_text(&buf, "\nFACES: the files. No other font is ever seen.\n");
	faces = gb_font_set_faces(run->fonts, &count);
	for (size_t i = 0; i < count; i++)
		put_face(run, &buf, faces[i]);
	fwrite(buf.p, 1, buf.n, out);
	return true;
}

void gb_run_font_notes(gb_run *run, FILE *out)
{
	gb_buf buf = gb_buf_new(run->input);
	const gb_str *names;
	size_t count;

	if (run->text == NULL || !run->fonts_over)
		return;
	names = gb_font_set_roles(run->fonts, &count);
	for (size_t i = 0; i < count; i++) {
		const gb_font_role *role = gb_font_role_find(run->fonts, names[i]);

		if (!gb_used_has_role(gb_text_used(run->text), role))
			continue;
		gb_buf_format(&buf, "font %.*s %.*s: ", (int)role->name.n, role->name.p, (int)role->title.n,
			role->title.p);
		put_first(run, &buf, role);
		gb_buf_char(&buf, '\n');
	}
	if (buf.n > 0)
		fwrite(buf.p, 1, buf.n, out);
}

/* Whether `face` set the character where the role's own faces lack it, in either language. */
static bool took(gb_run *run, const gb_font_role *role, const gb_face *face, uint32_t code_point)
{
	const gb_used *used = gb_text_used(run->text);

	for (gb_lang lang = GB_LANG_ZH; lang < GB_LANG_COUNT; lang++) {
		if (gb_used_has_borrowed(used, role, code_point, lang) &&
			gb_font_role_face(run->fonts, role, code_point, lang) == face)
			return true;
	}
	return false;
}

/* "枣 (U+67A3), 庄 (U+5E84) from noto-serif-sc-800"; how many. */
static size_t put_taken(gb_run *run, gb_buf *buf, const gb_font_role *role, const gb_face *face)
{
	const gb_used *used = gb_text_used(run->text);
	size_t count = 0;

	for (uint32_t at = gb_used_next_borrowed(used, role, 0); at != UINT32_MAX;
		 at = gb_used_next_borrowed(used, role, at + 1)) {
		if (!took(run, role, face, at) || ++count > LISTED)
			continue;
		if (count > 1 || buf->n > 0)
			gb_buf_text(buf, count > 1 ? ", " : "; ");
		gb_buf_scalar(buf, at);
		gb_buf_format(buf, " (U+%04X)", (unsigned)at);
	}
	if (count > LISTED)
		gb_buf_format(buf, " and %zu more", count - LISTED);
	if (count > 0)
		gb_buf_format(buf, " from %.*s", (int)face->id.n, face->id.p);
	return count;
}

static bool warn_borrowed(gb_run *run, const gb_font_role *role)
{
	const gb_face *const *faces;
	gb_buf buf = gb_buf_new(run->input);
	size_t face_count, count = 0;
	gb_str list;

	if (gb_used_next_borrowed(gb_text_used(run->text), role, 0) == UINT32_MAX)
		return true;
	faces = gb_font_set_faces(run->fonts, &face_count);
	for (size_t i = 0; i < face_count; i++)
		count += put_taken(run, &buf, role, faces[i]);
	list = gb_buf_taken(&buf);
	return gb_warn(run->diags, role->place, "fallback-glyph",
		gb_str_format(run->input,
			"%zu character%s of the role %.*s that the office's own font lacks: %.*s", count,
			count == 1 ? "" : "s", (int)role->name.n, role->name.p, (int)list.n, list.p),
		GB_STR("a font that has them"),
		GB_STR("look at them on the page; a file of the font with more characters (GBK, GB 18030)"
			   " may have them"));
}

bool gb_run_borrowed(gb_run *run)
{
	size_t count;
	const gb_str *names = gb_font_set_roles(run->fonts, &count);
	bool ok = true;

	for (size_t i = 0; i < count && run->fonts_over; i++)
		ok = warn_borrowed(run, gb_font_role_find(run->fonts, names[i])) && ok;
	return ok;
}
