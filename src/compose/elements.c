/* The document's structure tree and the boxes of the page being filled. */
#include "compose/item.h"

uint32_t gb_compose_element(
	gb_composer *compose, uint32_t parent, gb_element_kind kind, gb_lang lang, gb_place place)
{
	compose->elements = gb_arena_grow(compose->arena, compose->elements, compose->element_count,
		&compose->element_capacity, compose->element_count + 1, sizeof *compose->elements);
	gb_element *element = &compose->elements[compose->element_count];
	*element = (gb_element){
		.id = (uint32_t)compose->element_count,
		.parent = parent,
		.kind = kind,
		.lang = lang,
		.place = place,
	};
	compose->element_count++;
	return element->id;
}

uint32_t gb_compose_section(const gb_composer *compose)
{
	return compose->section[compose->depth];
}

uint32_t gb_compose_section_open(gb_composer *compose, int level, gb_place place)
{
	/* A heading that skips a level hangs on the nearest one above it. */
	int depth = compose->depth < level - 1 ? compose->depth : level - 1;

	uint32_t section = gb_compose_element(
		compose, compose->section[depth], GB_ELEMENT_SECTION, compose->primary, place);
	for (int i = depth + 1; i <= level; i++)
		compose->section[i] = section;
	compose->depth = level;
	return section;
}

void gb_compose_box(
	gb_composer *compose, gb_box_kind kind, gb_rect rect, uint32_t group, gb_place place)
{
	gb_open_page *page = gb_compose_page(compose);

	page->boxes = gb_arena_grow(compose->arena, page->boxes, page->box_count, &page->box_capacity,
		page->box_count + 1, sizeof *page->boxes);
	page->boxes[page->box_count++] = (gb_mark_box){
		.kind = kind,
		.rect = { gb_snap(rect.x), gb_snap(rect.y), gb_snap(rect.width), gb_snap(rect.height) },
		.group = group,
		.place = place,
	};
}
