#include "layout/reader.h"

/* Names of a layout: unique where they are given, found where they are used. */

const gb_str *gb_layout_names(gb_arena *arena, gb_list list, size_t size, size_t offset)
{
	gb_str *names = GB_NEW_ARRAY(arena, list.count, gb_str);
	const char *item = list.items;

	for (size_t i = 0; i < list.count; i++, item += size)
		names[i] = *(const gb_str *)(const void *)(item + offset);
	return names;
}

bool gb_layout_fault_twice(
	const gb_layout_reader *reader, gb_place place, gb_str name, gb_place earlier)
{
	const gb_str at = gb_place_text(reader->arena, earlier);

	return gb_fault(reader->diags, place, "duplicate-name",
		gb_str_format(reader->arena, "\"%.*s\" again", (int)name.n, name.p),
		GB_STR("a name of its own"),
		gb_str_format(reader->arena, "it is first given at %.*s", (int)at.n, at.p));
}

bool gb_layout_unique(const gb_layout_reader *reader, const gb_json *list, const char *key,
	const gb_str *names, size_t count)
{
	bool ok = true;

	for (size_t i = 1; i < count; i++) {
		size_t first = 0;

		while (first < i && !gb_str_equal(names[first], names[i]))
			first++;
		if (first == i || names[i].n == 0)
			continue;
		ok = gb_layout_fault_twice(reader, gb_place_member(gb_place_item(list->place, i), key),
			names[i], gb_place_member(gb_place_item(list->place, first), key));
	}
	return ok;
}

const gb_style *gb_style_find(const gb_layout *layout, gb_str name)
{
	const gb_style *styles = layout->styles.items;

	for (size_t i = 0; i < layout->styles.count; i++) {
		if (gb_str_equal(styles[i].name, name))
			return &styles[i];
	}
	return NULL;
}

const gb_colour *gb_colour_find(const gb_layout *layout, gb_str token)
{
	const gb_colour *colours = layout->colours.items;

	for (size_t i = 0; i < layout->colours.count; i++) {
		if (gb_str_equal(colours[i].token, token))
			return &colours[i];
	}
	return NULL;
}

const gb_master *gb_master_find(const gb_layout *layout, gb_str name)
{
	const gb_master *masters = layout->masters.items;

	for (size_t i = 0; i < layout->masters.count; i++) {
		if (gb_str_equal(masters[i].name, name))
			return &masters[i];
	}
	return NULL;
}

/* An unknown name: at the member that gives it, or, for a name by default, at the object. */
static bool fault_name(const gb_layout_reader *reader, gb_place place, const char *key,
	const char *what, gb_str name, const gb_str *known, size_t count)
{
	const gb_place member = gb_place_member(place, key);
	const gb_str code = gb_str_format(reader->arena, "unknown-%s", what);

	if (member.node != place.node)
		return gb_fault_unknown(reader->arena, reader->diags, member,
			gb_str_zero(reader->arena, code), what, name, known, count);
	return gb_fault(reader->diags, place, gb_str_zero(reader->arena, code),
		gb_str_format(reader->arena, "no %s \"%.*s\", which is used where no \"%s\" is given", what,
			(int)name.n, name.p, key),
		gb_str_format(reader->arena, "a %s of that name in the layout", what),
		gb_str_format(reader->arena, "define it, or name another with \"%s\"", key));
}

bool gb_layout_colour(
	const gb_layout_reader *reader, gb_place place, const char *key, gb_str token, gb_colour *out)
{
	const gb_colour *found = gb_colour_find(reader->layout, token);

	if (found == NULL)
		return fault_name(reader, place, key, "colour", token,
			gb_layout_names(reader->arena, reader->layout->colours, sizeof(gb_colour),
				offsetof(gb_colour, token)),
			reader->layout->colours.count);
	*out = *found;
	return true;
}

bool gb_layout_style(const gb_layout_reader *reader, gb_place place, const char *key, gb_str name,
	const gb_style **out)
{
	*out = gb_style_find(reader->layout, name);
	if (*out != NULL)
		return true;
	return fault_name(reader, place, key, "style", name,
		gb_layout_names(
			reader->arena, reader->layout->styles, sizeof(gb_style), offsetof(gb_style, name)),
		reader->layout->styles.count);
}

bool gb_layout_master(const gb_layout_reader *reader, gb_place place, const char *key, gb_str name,
	const gb_master **out)
{
	*out = gb_master_find(reader->layout, name);
	if (*out != NULL)
		return true;
	return fault_name(reader, place, key, "master", name,
		gb_layout_names(
			reader->arena, reader->layout->masters, sizeof(gb_master), offsetof(gb_master, name)),
		reader->layout->masters.count);
}
