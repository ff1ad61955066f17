#include "model/limits.h"

/* Limits of classes, as policies and layouts write them. */

bool gb_limits_read(gb_arena *arena, const gb_json *list, gb_list *out, gb_diags *diags)
{
	gb_decimal *limits;
	size_t count = 0;

	if (list->kind != GB_JSON_ARRAY || list->count == 0 || list->count > GB_CLASSES_MOST - 1)
		return gb_fault(diags, list->place, "wrong-limits", gb_json_found(arena, list),
			gb_str_format(arena, "a list of one to %d rising numbers, e.g. [4.5, 5.5, 6]",
				GB_CLASSES_MOST - 1),
			GB_STR("more than five classes cannot be told apart"));
	limits = GB_NEW_ARRAY(arena, list->count, gb_decimal);
	*out = (gb_list){ limits, list->count };
	for (const gb_json *item = list->first; item != NULL; item = item->next, count++) {
		if (item->kind == GB_JSON_NUMBER)
			limits[count] = gb_decimal_parse(item->text);
		if (!limits[count].known)
			return gb_fault(diags, item->place, "wrong-limits", gb_json_found(arena, item),
				GB_STR("a number, e.g. 5.5"), (gb_str){ 0 });
		if (count > 0 && gb_decimal_compare(limits[count - 1], limits[count]) >= 0)
			return gb_fault(diags, item->place, "wrong-limits", gb_json_found(arena, item),
				GB_STR("more than the limit before it"), GB_STR("sort the limits, each once"));
	}
	return true;
}
