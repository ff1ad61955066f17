/* Image: a picture from a file, with its caption below it and its alt text. */
#include "compose/item.h"

typedef struct image_item {
	gb_item item;
	const gb_block *block;
	const gb_picture *picture;
	gb_caption caption;
	uint32_t element;
} image_item;

/* What the layout leaves out of width and height follows from the picture's proportions. */
static void image_size(const image_item *image, double most, double *width, double *height)
{
	double ratio = (double)image->picture->height / (double)image->picture->width;

	*width = image->block->width;
	*height = image->block->height;
	if (*width <= 0.0)
		*width = *height > 0.0 ? *height / ratio : most;
	if (*height <= 0.0)
		*height = *width * ratio;
}

static void image_measure(gb_composer *compose, gb_item *item, double *least, double *natural)
{
	double height;

	(void)compose;
	image_size((image_item *)item, 0.0, least, &height);
	*natural = *least;
}

static double image_need(gb_composer *compose, gb_item *item, double width, const gb_cursor *cursor)
{
	image_item *image = (image_item *)item;
	double own, height;

	(void)cursor;
	image_size(image, width, &own, &height);
	return height + gb_caption_height(compose, &image->caption, width);
}

static gb_fit image_place(
	gb_composer *compose, gb_item *item, gb_region region, gb_cursor *cursor, gb_box *box)
{
	image_item *image = (image_item *)item;
	double need = image_need(compose, item, region.width, cursor);
	double width, height;

	image_size(image, region.width, &width, &height);
	if (need > region.height + 0.01) {
		if (!region.empty)
			return GB_FIT_NONE;
		gb_fault(compose->diags, item->place, "image-too-high",
			gb_str_format(compose->arena, "a picture that needs %d mm", (int)(need / GB_MM)),
			gb_str_format(compose->arena, "at most %d mm, a page", (int)(region.height / GB_MM)),
			GB_STR("give the image block a smaller height"));
		return GB_FIT_FAULT;
	}
	if (width > region.width + 0.01) {
		gb_fault(compose->diags, item->place, "image-too-wide",
			gb_str_format(compose->arena, "a picture of %d mm", (int)(width / GB_MM)),
			gb_str_format(
				compose->arena, "at most %d mm, the measure", (int)(region.width / GB_MM)),
			GB_STR("give the image block a smaller width"));
		return GB_FIT_FAULT;
	}
	double x = region.x + (region.width - width) / 2.0;

	gb_ops_tag(box->ops, image->element, item->place);
	gb_op *op = gb_ops_add(box->ops, GB_OP_IMAGE, item->place);
	op->as.image.picture = image->picture;
	op->as.image.matrix =
		(gb_matrix){ gb_snap(width), 0.0, 0.0, gb_snap(height), gb_snap(x), gb_snap(region.y) };
	gb_ops_tag_end(box->ops);
	gb_compose_box(compose, GB_BOX_MARK, (gb_rect){ x, region.y, width, height }, 0, item->place);
	gb_caption_place(compose, &image->caption, region.x, region.y + height, region.width, box);
	box->height = need;
	return GB_FIT_DONE;
}

static const gb_item_class image_class = { "image", image_measure, image_need, image_place };

void gb_bind_image(gb_composer *compose, const gb_block *block, const gb_scope_of *scope)
{
	image_item *image = GB_NEW(compose->arena, image_item);

	const size_t number = gb_caption_number(compose, block, GB_CAPTION_FIGURE);

	if (compose->counting)
		return;
	image->block = block;
	image->picture = compose->input->picture(compose->arena, compose->layout->directory,
		block->file, gb_place_member(block->place, "file"), compose->diags);
	if (image->picture == NULL) {
		compose->failed = true;
		return;
	}
	image->element = gb_compose_element(
		compose, gb_compose_section(compose), GB_ELEMENT_FIGURE, compose->primary, block->place);
	compose->elements[image->element].alt = block->alt;
	if (number > 0) {
		uint32_t caption = gb_compose_element(compose, gb_compose_section(compose),
			GB_ELEMENT_CAPTION, compose->primary, block->place);
		if (!gb_caption_bind(compose, block, scope, GB_CAPTION_FIGURE, number, false, caption, NULL,
				&image->caption))
			return;
	}
	gb_compose_add(compose, &image->item, &image_class, block, NULL);
}
