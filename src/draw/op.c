#include "draw/op.h"

/* Building the display list. Positions are snapped as they are recorded, so that every writer and
 * every machine sees the same numbers. */

#include <math.h>
#include <string.h>

gb_ops gb_ops_new(gb_arena *arena)
{
	return (gb_ops){ .arena = arena };
}

static void make_room(gb_ops *ops, size_t count)
{
	ops->items = gb_arena_grow(ops->arena, ops->items, ops->count, &ops->capacity,
		ops->count + count, sizeof(*ops->items));
}

gb_op *gb_ops_add(gb_ops *ops, gb_op_kind kind, gb_place place)
{
	make_room(ops, 1);

	gb_op *op = &ops->items[ops->count++];

	*op = (gb_op){ .kind = kind, .place = place };
	return op;
}

static gb_point snapped(gb_point p)
{
	return (gb_point){ gb_snap(p.x), gb_snap(p.y) };
}

static gb_point moved(gb_point p, double dx, double dy)
{
	return (gb_point){ gb_snap(p.x + dx), gb_snap(p.y + dy) };
}

static gb_matrix matrix_moved(gb_matrix m, double dx, double dy)
{
	m.e = gb_snap(m.e + dx);
	m.f = gb_snap(m.f + dy);
	return m;
}

static gb_segment segment_moved(gb_segment segment, double dx, double dy)
{
	switch (segment.kind) {
	case GB_SEGMENT_CURVE:
		segment.first = moved(segment.first, dx, dy);
		segment.second = moved(segment.second, dx, dy);
		segment.to = moved(segment.to, dx, dy);
		break;
	case GB_SEGMENT_MOVE:
	case GB_SEGMENT_LINE:
		segment.to = moved(segment.to, dx, dy);
		break;
	case GB_SEGMENT_CLOSE:
		break;
	}
	return segment;
}

static const gb_segment *segments_moved(
	gb_arena *arena, const gb_segment *segments, size_t count, double dx, double dy)
{
	gb_segment *copy = GB_NEW_ARRAY(arena, count, gb_segment);

	for (size_t i = 0; i < count; i++)
		copy[i] = segment_moved(segments[i], dx, dy);
	return copy;
}

static gb_path path_moved(gb_arena *arena, gb_path path, double dx, double dy)
{
	if (dx == 0 && dy == 0)
		return path;
	path.segments = segments_moved(arena, path.segments, path.count, dx, dy);
	if (path.fill.kind == GB_PAINT_GRADIENT) {
		path.fill.from = moved(path.fill.from, dx, dy);
		path.fill.to = moved(path.fill.to, dx, dy);
	}
	return path;
}

static void op_move(gb_arena *arena, gb_op *op, double dx, double dy)
{
	switch (op->kind) {
	case GB_OP_GLYPHS:
		op->as.glyphs.matrix = matrix_moved(op->as.glyphs.matrix, dx, dy);
		break;
	case GB_OP_PATH:
		op->as.path = path_moved(arena, op->as.path, dx, dy);
		break;
	case GB_OP_CLIP_PUSH:
		op->as.clip = path_moved(arena, op->as.clip, dx, dy);
		break;
	case GB_OP_IMAGE:
		op->as.image.matrix = matrix_moved(op->as.image.matrix, dx, dy);
		break;
	case GB_OP_LINK:
		op->as.link.rect.x = gb_snap(op->as.link.rect.x + dx);
		op->as.link.rect.y = gb_snap(op->as.link.rect.y + dy);
		break;
	case GB_OP_DEST:
		op->as.dest.at = moved(op->as.dest.at, dx, dy);
		break;
	case GB_OP_CLIP_POP:
	case GB_OP_TAG_BEGIN:
	case GB_OP_TAG_END:
		break;
	}
}

void gb_ops_move(gb_ops *ops, double dx, double dy)
{
	for (size_t i = 0; i < ops->count; i++)
		op_move(ops->arena, &ops->items[i], dx, dy);
}

void gb_ops_append_moved(gb_ops *ops, const gb_ops *from, double dx, double dy)
{
	/* Counted first: a list may be appended to itself. */
	const size_t count = from->count;

	make_room(ops, count);
	for (size_t i = 0; i < count; i++) {
		gb_op *op = &ops->items[ops->count++];

		*op = from->items[i];
		op_move(ops->arena, op, dx, dy);
	}
}

void gb_ops_rotate(gb_ops *ops, size_t first)
{
	const size_t count = ops->count - first;

	if (first == 0 || count == 0)
		return;
	/* The room behind the list serves as the place between. */
	make_room(ops, count);
	memmove(ops->items + count, ops->items, ops->count * sizeof(*ops->items));
	memcpy(ops->items, ops->items + ops->count, count * sizeof(*ops->items));
}

void gb_ops_tag(gb_ops *ops, uint32_t element, gb_place place)
{
	gb_ops_add(ops, GB_OP_TAG_BEGIN, place)->as.tag = (gb_tag){ .element = element };
}

void gb_ops_artifact(gb_ops *ops, gb_artifact artifact, gb_place place)
{
	gb_ops_add(ops, GB_OP_TAG_BEGIN, place)->as.tag =
		(gb_tag){ .element = GB_NO_ELEMENT, .artifact = artifact };
}

void gb_ops_tag_end(gb_ops *ops)
{
	gb_ops_add(ops, GB_OP_TAG_END, (gb_place){ NULL, GB_NO_NODE });
}

void gb_ops_rect(gb_ops *ops, gb_rect rect, gb_paint fill, gb_stroke stroke, gb_place place)
{
	const gb_segment segments[] = {
		{ .kind = GB_SEGMENT_MOVE, .to = { rect.x, rect.y } },
		{ .kind = GB_SEGMENT_LINE, .to = { rect.x + rect.width, rect.y } },
		{ .kind = GB_SEGMENT_LINE, .to = { rect.x + rect.width, rect.y + rect.height } },
		{ .kind = GB_SEGMENT_LINE, .to = { rect.x, rect.y + rect.height } },
		{ .kind = GB_SEGMENT_CLOSE },
	};

	gb_ops_path(ops, segments, GB_COUNT(segments), fill, stroke, place);
}

void gb_ops_line(gb_ops *ops, gb_point from, gb_point to, gb_stroke stroke, gb_place place)
{
	const gb_segment segments[] = {
		{ .kind = GB_SEGMENT_MOVE, .to = from },
		{ .kind = GB_SEGMENT_LINE, .to = to },
	};

	gb_ops_path(
		ops, segments, GB_COUNT(segments), (gb_paint){ .kind = GB_PAINT_NONE }, stroke, place);
}

void gb_ops_path(gb_ops *ops, const gb_segment *segments, size_t count, gb_paint fill,
	gb_stroke stroke, gb_place place)
{
	gb_path path = { .segments = segments, .count = count, .fill = fill, .stroke = stroke };

	path.segments = segments_moved(ops->arena, segments, count, 0, 0);
	path.fill.from = snapped(fill.from);
	path.fill.to = snapped(fill.to);
	gb_ops_add(ops, GB_OP_PATH, place)->as.path = path;
}

gb_stroke gb_stroke_solid(gb_colour colour, double width)
{
	return (gb_stroke){ .paint = gb_paint_solid(colour), .width = width };
}

static void bounds_add(gb_point p, gb_point *least, gb_point *most)
{
	least->x = fmin(least->x, p.x);
	least->y = fmin(least->y, p.y);
	most->x = fmax(most->x, p.x);
	most->y = fmax(most->y, p.y);
}

gb_rect gb_path_bounds(const gb_path *path)
{
	gb_point least = { INFINITY, INFINITY }, most = { -INFINITY, -INFINITY };

	for (size_t i = 0; i < path->count; i++) {
		const gb_segment *segment = &path->segments[i];

		if (segment->kind == GB_SEGMENT_CLOSE)
			continue;
		if (segment->kind == GB_SEGMENT_CURVE) {
			bounds_add(segment->first, &least, &most);
			bounds_add(segment->second, &least, &most);
		}
		bounds_add(segment->to, &least, &most);
	}
	if (least.x > most.x)
		return (gb_rect){ 0, 0, 0, 0 };
	return (gb_rect){ least.x, least.y, most.x - least.x, most.y - least.y };
}

gb_str gb_glyph_cluster(const gb_glyph_run *run, size_t index, size_t *glyphs)
{
	const uint32_t from = run->glyphs[index].cluster;
	size_t next = index + 1;

	while (next < run->count && run->glyphs[next].cluster == from)
		next++;
	*glyphs = next - index;
	return gb_str_slice(
		run->text, from, next < run->count ? run->glyphs[next].cluster : run->text.n);
}
