#include "compose/drawing.h"

gb_chart_context gb_drawing_context(
	gb_composer *compose, const gb_block *block, uint32_t group, gb_place place)
{
	const gb_policy *policy = compose->ledger->policy;

	return (gb_chart_context){
		.text = compose->text,
		.arena = compose->arena,
		.diags = compose->diags,
		.layout = compose->layout,
		.policy = policy,
		.label = block->label_style,
		.edition = compose->edition,
		.primary = compose->primary,
		.group = group,
		.place = place,
		.rounding = policy != NULL ? (gb_rounding)policy->rounding : GB_ROUND_HALF_EVEN,
	};
}

double gb_drawing_width(const gb_block *block, double width)
{
	return block->width > 0.0 && block->width < width ? block->width : width;
}

void gb_drawing_place(gb_composer *compose, const gb_drawing *drawing, uint32_t element,
	gb_place place, gb_region region, gb_box *box)
{
	const double x = region.x + (region.width - drawing->width) / 2.0;
	const double y = region.y + box->height;

	gb_ops_tag(box->ops, element, place);
	gb_ops_append_moved(box->ops, &drawing->ops, x, y);
	gb_ops_tag_end(box->ops);
	for (size_t i = 0; i < drawing->box_count; i++) {
		gb_mark_box mark = drawing->boxes[i];

		mark.rect.x += x;
		mark.rect.y += y;
		gb_compose_box(compose, mark.kind, mark.rect, mark.group, mark.place);
	}
	box->registers |= drawing->registers;
	box->height += drawing->height;
}

void gb_drawing_below(gb_composer *compose, gb_caption *caption, gb_region region, gb_box *box)
{
	gb_caption_place(compose, caption, region.x, region.y + box->height, region.width, box);
	box->height += gb_caption_height(compose, caption, region.width);
}

gb_fit gb_drawing_too_high(gb_composer *compose, const char *what, double need, gb_region region,
	const char *remedy, gb_place place)
{
	compose->failed = true;
	gb_fault(compose->diags, place,
		gb_str_zero(compose->arena, gb_str_format(compose->arena, "%s-too-high", what)),
		gb_str_format(compose->arena, "a %s that needs %d mm", what, (int)(need / GB_MM)),
		gb_str_format(compose->arena, "at most %d mm, a page", (int)(region.height / GB_MM)),
		gb_str_of(remedy));
	return GB_FIT_FAULT;
}
