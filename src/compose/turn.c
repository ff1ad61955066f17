/*
 * Turned pages: the sheet stands as the others do, with its margins and its running matter, and the
 * content lies on its side. Where a table is printed so, its head is at the bound side of odd pages and
 * at the cut side of even ones (GB/T 9704-2012, 8): of a leaf printed on both sides that is the left
 * edge of either, and all of an issue is turned the same way to be read.
 *
 * The content is composed upright on a page as wide as the sheet is high; what it recorded is turned
 * when the page is closed.
 */
#include "compose/item.h"

static gb_rect sheet_of(const gb_composer *compose, const gb_master *master)
{
	return (gb_rect){
		.width = master->width > 0.0 ? master->width : compose->layout->width,
		.height = master->height > 0.0 ? master->height : compose->layout->height,
	};
}

/* The left edge of the sheet becomes the head of the content, its lower edge the left one. */
gb_rect gb_page_area(const gb_composer *compose, size_t index)
{
	const gb_master *master = compose->pages[index].master;
	const gb_rect area = gb_sheet_area(compose, index);

	if (!master->turned)
		return area;
	return (gb_rect){
		sheet_of(compose, master).height - area.y - area.height,
		area.x,
		area.height,
		area.width,
	};
}

double gb_master_measure(const gb_composer *compose, const gb_master *master)
{
	const gb_rect sheet = sheet_of(compose, master);

	return master->turned ? sheet.height - master->margin.top - master->margin.bottom
						  : sheet.width - master->margin.inner - master->margin.outer;
}

void gb_page_turn(gb_composer *compose, size_t index)
{
	gb_open_page *page = &compose->pages[index];
	const gb_matrix turn = { 0.0, -1.0, 1.0, 0.0, 0.0, sheet_of(compose, page->master).height };
	const double top = gb_sheet_area(compose, index).y;

	if (!page->master->turned)
		return;
	gb_ops_turn(&page->ops, turn);
	for (size_t i = 0; i < page->box_count; i++)
		page->boxes[i].rect = gb_rect_turned(page->boxes[i].rect, turn);
	/* Where the content begins is at the foot of the sheet; who jumps to it wants to see it whole. */
	for (size_t i = 0; i < page->ops.count; i++)
		if (page->ops.items[i].kind == GB_OP_DEST)
			page->ops.items[i].as.dest.at.y = gb_snap(top);
}

double gb_page_outline_y(const gb_composer *compose, size_t index, double y)
{
	return compose->pages[index].master->turned ? gb_sheet_area(compose, index).y : y;
}

const gb_master *gb_items_turn(
	gb_composer *compose, gb_item *const *items, size_t count, size_t at, double measure)
{
	for (size_t i = at; i < count && i < at + GB_KEEP_MOST; i++) {
		gb_item *item = items[i];
		double least, natural;

		if (i > at && item->master != NULL)
			break;
		if (item->turn != NULL) {
			item->class->measure(compose, item, &least, &natural);
			if (least > measure + 0.01)
				return item->turn;
		}
		if (!item->keep_with_next)
			break;
	}
	return NULL;
}
