#include "layout/reader.h"

#include "base/file.h"
#include "json/value.h"

#include <errno.h>
#include <unistd.h>

/*
 * Tokens: a theme is a file of colours, sizes of type and spaces that layouts name by their part in
 * the design, so that a look is changed in one place. A layout may replace single ones.
 */

typedef struct theme_draft {
	gb_place place;
	gb_str format, id;
	gb_words name;
	const gb_json *colours, *sizes, *spaces;
} theme_draft;

#define LIST_OF(name) "{'type':'array','items':{'$ref':'#/$defs/" name "'}}"

/* clang-format off */
static const gb_field theme_fields[] = {
	{ "format",  GB_FIELD_FORMAT, offsetof(theme_draft, format),  GB_REQUIRED, "gongbao.theme/1", "gongbao.theme/1" },
	{ "id",      GB_FIELD_ID,     offsetof(theme_draft, id),      GB_REQUIRED, NULL,              "name of the theme" },
	{ "name",    GB_FIELD_WORDS,  offsetof(theme_draft, name),    GB_OPTIONAL, NULL,              "for lists of themes" },
	{ "colours", GB_FIELD_VALUE,  offsetof(theme_draft, colours), GB_REQUIRED, LIST_OF("colour"), "see colour" },
	{ "sizes",   GB_FIELD_VALUE,  offsetof(theme_draft, sizes),   GB_OPTIONAL, LIST_OF("size"),   "see size: the scale of type" },
	{ "spaces",  GB_FIELD_VALUE,  offsetof(theme_draft, spaces),  GB_OPTIONAL, LIST_OF("space"),  "see space" },
};
/* clang-format on */

const gb_shape gb_theme_shape = {
	"theme",
	theme_fields,
	GB_COUNT(theme_fields),
	sizeof(theme_draft),
	offsetof(theme_draft, place),
	"a file of its own that layouts name with \"theme\"",
};

typedef struct token {
	gb_place place;
	gb_str name;
	double points;
	const gb_shape *shape; /* of what it is: a size or a space */
} token;

static const gb_field_range type_sizes = { 4, 400 };
static const gb_field_range lengths = { 0, 10000 };

/* clang-format off */
static const gb_field size_fields[] = {
	{ "token", GB_FIELD_ID,     offsetof(token, name),   GB_REQUIRED, NULL,        "name, by its part in the scale: title, body, small" },
	{ "size",  GB_FIELD_LENGTH, offsetof(token, points), GB_REQUIRED, &type_sizes, "三号, 小四, 10.5, \"14px\"" },
};

static const gb_field space_fields[] = {
	{ "token",  GB_FIELD_ID,     offsetof(token, name),   GB_REQUIRED, NULL,     "name: gutter, margin, close, wide" },
	{ "length", GB_FIELD_LENGTH, offsetof(token, points), GB_REQUIRED, &lengths, "6, \"5mm\", \"24px\"" },
};
/* clang-format on */

const gb_shape gb_size_shape = {
	"size",
	size_fields,
	GB_COUNT(size_fields),
	sizeof(token),
	offsetof(token, place),
	"a named size of type; serves wherever a length is asked for",
};

const gb_shape gb_space_shape = {
	"space",
	space_fields,
	GB_COUNT(space_fields),
	sizeof(token),
	offsetof(token, place),
	"a named length; serves wherever a length is asked for",
};

/* All sizes and spaces, those of the layout in place of the theme's. */
typedef struct tokens {
	token *items;
	size_t count, capacity;
} tokens;

/* `from` is where the tokens of the file being read begin. A name stands for one thing only. */
static bool add(const gb_layout_reader *reader, tokens *all, size_t from, const token *one)
{
	for (size_t i = 0; i < all->count; i++) {
		token *earlier = &all->items[i];

		if (!gb_str_equal(earlier->name, one->name))
			continue;
		if (i >= from || earlier->shape != one->shape)
			return gb_layout_fault_twice(
				reader, gb_place_member(one->place, "token"), one->name, earlier->place);
		*earlier = *one;
		return true;
	}
	all->items = gb_arena_grow(
		reader->arena, all->items, all->count, &all->capacity, all->count + 1, sizeof(*all->items));
	all->items[all->count++] = *one;
	return true;
}

static bool read_tokens(const gb_layout_reader *reader, const gb_json *list, const gb_shape *shape,
	size_t from, tokens *all)
{
	bool ok = true;

	if (list == NULL)
		return true;
	if (!gb_layout_is_list(reader, list, "a list of tokens", GB_LAYOUT_NAMES_MOST))
		return false;
	for (const gb_json *item = list->first; item != NULL; item = item->next) {
		token one;
		/* Not by the names of other tokens: what one is must not hang on their order. */
		const bool read = gb_shape_read(reader->arena, shape, item, &one, reader->diags);

		one.shape = shape;
		ok &= read && add(reader, all, from, &one);
	}
	return ok;
}

static void name_lengths(gb_layout_reader *reader, const tokens *all)
{
	gb_str *names = GB_NEW_ARRAY(reader->arena, all->count, gb_str);
	double *points = GB_NEW_ARRAY(reader->arena, all->count, double);

	for (size_t i = 0; i < all->count; i++) {
		names[i] = all->items[i].name;
		points[i] = all->items[i].points;
	}
	reader->lengths = (gb_length_names){ names, points, all->count, 0, 0 };
}

/* The file that the layout names; what is wrong with its name is said where the name stands. */
static bool read_file(const gb_layout_reader *reader, const gb_json *member, theme_draft *theme)
{
	const gb_str directory = reader->layout->directory, file = member->text;
	const bool beside = directory.n > 0 && file.n > 0 && file.p[0] != '/';
	const gb_str path = beside ? gb_str_format(reader->arena, "%.*s/%.*s", (int)directory.n,
									 directory.p, (int)file.n, file.p)
							   : file;
	const gb_json *root;

	if (access(gb_str_zero(reader->arena, path), R_OK) != 0)
		return gb_fault(reader->diags, member->place, "no-theme",
			gb_str_format(
				reader->arena, "\"%.*s\" (%s)", (int)path.n, path.p, gb_file_reason(errno)),
			GB_STR("the file of a theme"), GB_STR("give its path from the layout's folder"));
	root = gb_json_read(reader->arena, path, reader->diags);
	return root != NULL && gb_layout_read_shape(reader, &gb_theme_shape, root, theme);
}

bool gb_layout_read_theme(gb_layout_reader *reader, const gb_json *root)
{
	const bool object = root->kind == GB_JSON_OBJECT;
	const gb_json *member = object ? gb_json_member(root, "theme") : NULL;
	const gb_json *colours = object ? gb_json_member(root, "colours") : NULL;
	theme_draft theme = { 0 };
	tokens all = { 0 };
	bool ok = true;

	if (!object)
		return false; /* said when the whole is read */
	if (member != NULL && member->kind == GB_JSON_STRING && member->text.n > 0)
		ok = read_file(reader, member, &theme);
	else if (member == NULL && colours == NULL)
		ok = gb_fault(reader->diags, root->place, "missing-key",
			GB_STR("neither \"colours\" nor \"theme\""), GB_STR("named colours"),
			GB_STR("add \"theme\": \"themes/official.json\", or \"colours\""));
	ok &= read_tokens(reader, theme.sizes, &gb_size_shape, 0, &all);
	ok &= read_tokens(reader, theme.spaces, &gb_space_shape, 0, &all);

	const size_t own = all.count;

	ok &= read_tokens(reader, gb_json_member(root, "sizes"), &gb_size_shape, own, &all);
	ok &= read_tokens(reader, gb_json_member(root, "spaces"), &gb_space_shape, own, &all);
	name_lengths(reader, &all);
	return gb_layout_read_colours(reader, theme.colours, colours) && ok;
}
