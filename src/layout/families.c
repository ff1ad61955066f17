#include "layout/families.h"
#include "json/field.h"
#include "json/schema.h"

/* A package of a registry. Most of its members are for fetch.mjs; they are checked here all the
 * same, so that a slip is found by whoever reads the file first. */
typedef struct package_entry {
	gb_place place;
	gb_str id, name, version, sha256, licence;
	int registry, fetch;
} package_entry;

typedef struct face_entry {
	gb_place place;
	gb_str id, file, package, inside, sha256;
	int convert;
	int64_t collection;
} face_entry;

typedef struct role_entry {
	gb_place place;
	gb_str id, name, stands_for;
	gb_list han, latin; /* of gb_str */
} role_entry;

typedef struct patterns_entry {
	gb_place place;
	gb_str id, file, package, inside, sha256;
	int language; /* gb_lang */
} patterns_entry;

typedef struct families {
	gb_place place;
	gb_str format;
	int extends;
	gb_list packages, faces, roles, patterns;
	const gb_str *package_ids, *face_ids;
	/* An office's folder, and what is shipped, which it extends; empty for the shipped file. */
	gb_str directory;
	bool own;
	gb_font_spec shipped;
} families;

#define EXTENDS_SHIPPED 1

static const gb_choice bases[] = {
	{ "shipped", EXTENDS_SHIPPED, "over the fonts that come with Gongbao" },
	{ NULL, 0, NULL },
};

static const gb_choice registries[] = {
	{ "npm", 0, "npm pack NAME@VERSION" },
	{ "debian", 1, "apt-get download NAME=VERSION" },
	{ NULL, 0, NULL },
};

static const gb_choice fetches[] = {
	{ "fonts", GB_FETCH_ALWAYS, "by make fonts: every report needs them" },
	{ "fonts-office", GB_FETCH_OFFICE, "by make fonts-office: only official documents need them" },
	{ NULL, 0, NULL },
};

static const gb_choice conversions[] = {
	{ "truetype", 1, "from CFF to TrueType outlines (fonts/truetype.py)" },
	{ NULL, 0, NULL },
};

static const gb_choice languages[] = {
	{ "en", GB_LANG_EN, "English" },
	{ NULL, 0, NULL },
};

static const gb_field_range collections = { 0, 63 };

#define AT(member) offsetof(package_entry, member)
static const gb_field package_fields[] = {
	{ "id", GB_FIELD_ID, AT(id), GB_REQUIRED, NULL, "what faces call it" },
	{ "registry", GB_FIELD_CHOICE, AT(registry), GB_REQUIRED, registries, "npm, debian" },
	{ "name", GB_FIELD_TEXT, AT(name), GB_REQUIRED, NULL, "in the registry" },
	{ "version", GB_FIELD_TEXT, AT(version), GB_REQUIRED, NULL, "the only one taken" },
	{ "sha256", GB_FIELD_TEXT, AT(sha256), GB_REQUIRED, NULL, "of the package's file" },
	{ "licence", GB_FIELD_TEXT, AT(licence), GB_REQUIRED, NULL, "of the fonts in it" },
	{ "fetch", GB_FIELD_CHOICE, AT(fetch), GB_REQUIRED, fetches, "the make target that brings it" },
};
#undef AT

#define AT(member) offsetof(face_entry, member)
static const gb_field face_fields[] = {
	{ "id", GB_FIELD_ID, AT(id), GB_REQUIRED, NULL, "what roles call it" },
	{ "file", GB_FIELD_TEXT, AT(file), GB_REQUIRED, NULL,
		"below fonts/: cache/… when fetched, local/… when the office's own" },
	{ "package", GB_FIELD_ID, AT(package), GB_OPTIONAL, NULL,
		"where it comes from; none for an office's own file" },
	{ "inside", GB_FIELD_TEXT, AT(inside), GB_OPTIONAL, NULL, "its path inside the package" },
	{ "convert", GB_FIELD_CHOICE, AT(convert), GB_OPTIONAL, conversions, "truetype" },
	{ "sha256", GB_FIELD_TEXT, AT(sha256), GB_OPTIONAL, NULL, "of the file as we use it" },
	{ "collection", GB_FIELD_INTEGER, AT(collection), GB_OPTIONAL, &collections,
		"index in a .ttc; 0" },
};
#undef AT

#define AT(member) offsetof(role_entry, member)
static const gb_field role_fields[] = {
	{ "id", GB_FIELD_ID, AT(id), GB_REQUIRED, NULL, "what styles call it" },
	{ "name", GB_FIELD_TEXT, AT(name), GB_OPTIONAL, NULL,
		"in Chinese; a file of this name plays the role; the shipped one when absent" },
	{ "for", GB_FIELD_TEXT, AT(stands_for), GB_OPTIONAL, NULL,
		"the face of official documents that the first Han face is a substitute of" },
	{ "han", GB_FIELD_IDS, AT(han), GB_NOT_EMPTY, NULL,
		"faces for Han, first choice first; the shipped ones stand behind them" },
	{ "latin", GB_FIELD_IDS, AT(latin), GB_NOT_EMPTY, NULL,
		"faces for Latin and digits, likewise" },
};
#undef AT

#define AT(member) offsetof(patterns_entry, member)
static const gb_field patterns_fields[] = {
	{ "id", GB_FIELD_ID, AT(id), GB_REQUIRED, NULL, "what messages call it" },
	{ "language", GB_FIELD_CHOICE, AT(language), GB_REQUIRED, languages, "whose words they part" },
	{ "file", GB_FIELD_TEXT, AT(file), GB_REQUIRED, NULL, "below fonts/" },
	{ "package", GB_FIELD_ID, AT(package), GB_REQUIRED, NULL, "where it comes from" },
	{ "inside", GB_FIELD_TEXT, AT(inside), GB_REQUIRED, NULL, "its path inside the package" },
	{ "sha256", GB_FIELD_TEXT, AT(sha256), GB_REQUIRED, NULL, "of the file: no other is used" },
};
#undef AT

static const gb_shape package_shape = { "package", package_fields, GB_COUNT(package_fields),
	sizeof(package_entry), offsetof(package_entry, place), "a package with fonts in it" };
static const gb_shape face_shape = { "face", face_fields, GB_COUNT(face_fields), sizeof(face_entry),
	offsetof(face_entry, place), "a font file" };
static const gb_shape role_shape = { "role", role_fields, GB_COUNT(role_fields), sizeof(role_entry),
	offsetof(role_entry, place), "what faces are used for" };
static const gb_shape patterns_shape = { "patterns", patterns_fields, GB_COUNT(patterns_fields),
	sizeof(patterns_entry), offsetof(patterns_entry, place), "hyphenation patterns" };

#define AT(member) offsetof(families, member)
static const gb_field families_fields[] = {
	{ "format", GB_FIELD_FORMAT, AT(format), GB_REQUIRED, "gongbao.fonts/1", "" },
	{ "extends", GB_FIELD_CHOICE, AT(extends), GB_OPTIONAL, bases,
		"shipped: only what an office adds; absent: the file says everything" },
	{ "packages", GB_FIELD_LIST, AT(packages), GB_OPTIONAL, &package_shape, "" },
	{ "faces", GB_FIELD_LIST, AT(faces), GB_REQUIRED, &face_shape, "" },
	{ "roles", GB_FIELD_LIST, AT(roles), GB_REQUIRED | GB_NOT_EMPTY, &role_shape, "" },
	{ "patterns", GB_FIELD_LIST, AT(patterns), GB_OPTIONAL, &patterns_shape, "" },
};
#undef AT

static const gb_shape families_shape = { "fonts", families_fields, GB_COUNT(families_fields),
	sizeof(families), offsetof(families, place), "fonts/families.json" };

static const gb_str *ids_of(gb_arena *arena, gb_list list, const gb_shape *shape, size_t offset)
{
	gb_str *ids = GB_NEW_ARRAY(arena, list.count, gb_str);
	const char *item = list.items;

	for (size_t i = 0; i < list.count; i++, item += shape->size)
		ids[i] = *(const gb_str *)(const void *)(item + offset);
	return ids;
}

/* Index of the id, or `count`. */
static size_t find_id(const gb_str *ids, size_t count, gb_str id)
{
	size_t at = 0;

	while (at < count && !gb_str_equal(ids[at], id))
		at++;
	return at;
}

static bool check_unique(const gb_str *ids, size_t count, gb_place list, gb_diags *diags)
{
	bool ok = true;

	for (size_t i = 0; i < count; i++) {
		if (find_id(ids, i, ids[i]) < i)
			ok = gb_fault(diags, gb_place_member(gb_place_item(list, i), "id"), "duplicate-name",
				ids[i], GB_STR("an id that no other has"), GB_STR(""));
	}
	return ok;
}

/* The file stays below the directory of the fonts, whatever a line of families.json says. */
static bool is_below(gb_str file)
{
	return file.n > 0 && file.p[0] != '/' && gb_str_find(file, GB_STR("..")) == SIZE_MAX;
}

static bool check_path(gb_str file, gb_place place, gb_diags *diags)
{
	return is_below(file) || gb_fault(diags, gb_place_member(place, "file"), "font-path", file,
								 GB_STR("a path below fonts/, without \"..\""), GB_STR(""));
}

/* Index of the package, or their count after a fault. */
static size_t package_of(
	gb_arena *arena, const families *in, gb_str id, gb_place place, gb_diags *diags)
{
	const size_t at = find_id(in->package_ids, in->packages.count, id);

	if (at == in->packages.count)
		gb_fault_unknown(arena, diags, gb_place_member(place, "package"), "unknown-package",
			"package", id, in->package_ids, in->packages.count);
	return at;
}

static bool check_face(gb_arena *arena, const families *in, const face_entry *face,
	gb_font_spec_face *out, gb_diags *diags)
{
	const package_entry *packages = in->packages.items;
	size_t at;

	out->fetch = in->extends == EXTENDS_SHIPPED ? GB_FETCH_FOLDER : GB_FETCH_LOCAL;
	if (!check_path(face->file, face->place, diags))
		return false;
	if (face->package.n == 0)
		return true;
	if (face->inside.n == 0 || face->sha256.n == 0)
		return gb_fault(diags, face->place, "missing-key",
			GB_STR("a face of a package without \"inside\" or \"sha256\""),
			GB_STR("its path in the package and its hash"), GB_STR(""));
	at = package_of(arena, in, face->package, face->place, diags);
	if (at == in->packages.count)
		return false;
	if (in->extends != EXTENDS_SHIPPED)
		out->fetch = (gb_font_fetch)packages[at].fetch;
	out->licence = packages[at].licence;
	return true;
}

static bool is_shipped(const families *in, gb_str id)
{
	for (size_t i = 0; i < in->shipped.face_count; i++) {
		if (gb_str_equal(in->shipped.faces[i].id, id))
			return true;
	}
	return false;
}

static bool check_ids(
	gb_arena *arena, const families *in, gb_place place, gb_list list, gb_diags *diags)
{
	const gb_str *ids = list.items;
	bool ok = true;

	for (size_t i = 0; i < list.count; i++) {
		if (find_id(in->face_ids, in->faces.count, ids[i]) == in->faces.count &&
			!is_shipped(in, ids[i]))
			ok = gb_fault_unknown(arena, diags, gb_place_item(place, i), "unknown-face", "face",
				ids[i], in->face_ids, in->faces.count);
	}
	return ok;
}

static bool spec_faces(gb_arena *arena, const families *in, gb_font_spec *spec, gb_diags *diags)
{
	const face_entry *faces = in->faces.items;
	gb_font_spec_face *out = GB_NEW_ARRAY(arena, in->faces.count, gb_font_spec_face);
	bool ok = true;

	for (size_t i = 0; i < in->faces.count; i++) {
		ok &= check_face(arena, in, &faces[i], &out[i], diags);
		if (is_shipped(in, faces[i].id))
			ok = gb_fault(diags, gb_place_member(faces[i].place, "id"), "duplicate-name",
				faces[i].id, GB_STR("an id that no shipped face has"),
				GB_STR("call it office-title or the like"));
		out[i].id = faces[i].id;
		out[i].file = faces[i].file;
		out[i].directory = in->directory;
		out[i].own = in->own;
		out[i].collection = (int)faces[i].collection;
		out[i].place = faces[i].place;
	}
	spec->faces = out;
	spec->face_count = in->faces.count;
	return ok;
}

/* A role that nothing is shipped for says everything itself. */
static bool check_whole(
	gb_arena *arena, const families *in, const role_entry *role, gb_diags *diags)
{
	gb_str *known = GB_NEW_ARRAY(arena, in->shipped.role_count, gb_str);

	for (size_t i = 0; i < in->shipped.role_count; i++) {
		known[i] = in->shipped.roles[i].name;
		if (gb_str_equal(known[i], role->id))
			return true;
	}
	if (role->name.n > 0 && role->han.count > 0 && role->latin.count > 0)
		return true;
	if (gb_str_nearest(arena, role->id, known, in->shipped.role_count) >= 0)
		return gb_fault_unknown(arena, diags, gb_place_member(role->place, "id"), "unknown-role",
			"font role", role->id, known, in->shipped.role_count);
	return gb_fault(diags, role->place, "missing-key",
		gb_str_format(arena, "the role \"%.*s\" without \"name\", \"han\" or \"latin\"",
			(int)role->id.n, role->id.p),
		GB_STR("all three, since nothing is shipped for it"), GB_STR(""));
}

static bool spec_roles(gb_arena *arena, const families *in, gb_font_spec *spec, gb_diags *diags)
{
	const role_entry *roles = in->roles.items;
	gb_font_spec_role *out = GB_NEW_ARRAY(arena, in->roles.count, gb_font_spec_role);
	bool ok = true;

	for (size_t i = 0; i < in->roles.count; i++) {
		const role_entry *role = &roles[i];

		ok &= check_ids(arena, in, gb_place_member(role->place, "han"), role->han, diags);
		ok &= check_ids(arena, in, gb_place_member(role->place, "latin"), role->latin, diags);
		ok &= check_whole(arena, in, role, diags);
		out[i] = (gb_font_spec_role){ .name = role->id,
			.title = role->name,
			.stands_for = role->stands_for,
			.han = role->han.items,
			.han_count = role->han.count,
			.latin = role->latin.items,
			.latin_count = role->latin.count,
			.place = role->place };
	}
	spec->roles = out;
	spec->role_count = in->roles.count;
	return ok;
}

static bool spec_patterns(gb_arena *arena, const families *in, gb_font_spec *spec, gb_diags *diags)
{
	const patterns_entry *patterns = in->patterns.items;
	gb_font_patterns *out = GB_NEW_ARRAY(arena, in->patterns.count, gb_font_patterns);
	bool ok = true;

	for (size_t i = 0; i < in->patterns.count; i++) {
		out[i] = (gb_font_patterns){ .lang = (gb_lang)patterns[i].language,
			.directory = in->directory,
			.file = patterns[i].file,
			.sha256 = patterns[i].sha256,
			.place = patterns[i].place };
		ok &= check_path(patterns[i].file, patterns[i].place, diags);
		ok &= package_of(arena, in, patterns[i].package, patterns[i].place, diags) <
			  in->packages.count;
		for (size_t j = 0; j < i; j++) {
			if (out[j].lang == out[i].lang)
				ok = gb_fault(diags, gb_place_member(patterns[i].place, "language"),
					"duplicate-name", GB_STR("patterns of a language that has some already"),
					GB_STR("one file of patterns for a language"), GB_STR(""));
		}
	}
	spec->patterns = out;
	spec->pattern_count = in->patterns.count;
	return ok;
}

/* What the file says, whose shape was read into `in`; false after faults. */
static bool spec_of(
	gb_arena *arena, families *in, gb_place root, gb_font_spec *spec, gb_diags *diags)
{
	const gb_str *role_ids;
	bool ok = true;

	in->package_ids = ids_of(arena, in->packages, &package_shape, offsetof(package_entry, id));
	in->face_ids = ids_of(arena, in->faces, &face_shape, offsetof(face_entry, id));
	role_ids = ids_of(arena, in->roles, &role_shape, offsetof(role_entry, id));
	ok &=
		check_unique(in->package_ids, in->packages.count, gb_place_member(root, "packages"), diags);
	ok &= check_unique(in->face_ids, in->faces.count, gb_place_member(root, "faces"), diags);
	ok &= check_unique(role_ids, in->roles.count, gb_place_member(root, "roles"), diags);
	ok &= spec_faces(arena, in, spec, diags);
	ok &= spec_roles(arena, in, spec, diags);
	ok &= spec_patterns(arena, in, spec, diags);
	return ok;
}

static gb_str path_in(gb_arena *arena, gb_str folder)
{
	return gb_str_format(arena, "%.*s/families.json", (int)folder.n, folder.p);
}

bool gb_families_read(gb_arena *arena, gb_str path, gb_font_spec *spec, gb_diags *diags)
{
	const gb_json *root = gb_json_read(arena, path, diags);
	families in;

	*spec = (gb_font_spec){ 0 };
	if (root == NULL || !gb_shape_read(arena, &families_shape, root, &in, diags))
		return false;
	if (in.extends != 0)
		return gb_fault(diags, gb_place_member(root->place, "extends"), "font-extends",
			GB_STR("\"extends\" in the file of the shipped fonts"),
			GB_STR("a file that says everything"),
			GB_STR("give the folder of an office with --fonts"));
	return spec_of(arena, &in, root->place, spec, diags);
}

bool gb_families_read_own(gb_arena *arena, gb_str folder, gb_str shipped, gb_font_spec *spec,
	bool *extends, gb_diags *diags)
{
	const gb_json *root = gb_json_read(arena, path_in(arena, folder), diags);
	gb_font_spec own = { 0 };
	families in;

	*spec = (gb_font_spec){ 0 };
	*extends = false;
	if (root == NULL || !gb_shape_read(arena, &families_shape, root, &in, diags))
		return false;
	*extends = in.extends == EXTENDS_SHIPPED;
	in.directory = folder;
	in.own = true;
	if (*extends && !gb_families_read(arena, path_in(arena, shipped), &in.shipped, diags))
		return false;
	if (!spec_of(arena, &in, root->place, &own, diags))
		return false;
	if (*extends && own.pattern_count > 0)
		return gb_fault(diags, gb_place_member(root->place, "patterns"), "font-extends",
			GB_STR("hyphenation patterns in a file that extends the shipped fonts"),
			GB_STR("the shipped patterns, which stay"), GB_STR("remove \"patterns\""));
	*spec = gb_font_spec_over(arena, &in.shipped, &own);
	return true;
}

gb_str gb_families_schema(gb_arena *arena)
{
	return gb_schema_text(gb_schema_new(arena, "gongbao.fonts/1", &families_shape));
}
