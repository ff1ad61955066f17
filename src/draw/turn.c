/* What stands on a page, turned with it by a quarter. */
#include "draw/op.h"

#include <math.h>

static gb_point point_turned(gb_point p, gb_matrix turn)
{
	p = gb_matrix_apply(turn, p);
	return (gb_point){ gb_snap(p.x), gb_snap(p.y) };
}

static gb_matrix matrix_turned(gb_matrix matrix, gb_matrix turn)
{
	matrix = gb_matrix_multiply(matrix, turn);
	matrix.e = gb_snap(matrix.e);
	matrix.f = gb_snap(matrix.f);
	return matrix;
}

gb_rect gb_rect_turned(gb_rect rect, gb_matrix turn)
{
	const gb_point a = point_turned((gb_point){ rect.x, rect.y }, turn);
	const gb_point b = point_turned((gb_point){ rect.x + rect.width, rect.y + rect.height }, turn);

	return (gb_rect){ fmin(a.x, b.x), fmin(a.y, b.y), fabs(a.x - b.x), fabs(a.y - b.y) };
}

static gb_path path_turned(gb_arena *arena, gb_path path, gb_matrix turn)
{
	gb_segment *segments = GB_NEW_ARRAY(arena, path.count, gb_segment);

	for (size_t i = 0; i < path.count; i++) {
		segments[i] = path.segments[i];
		segments[i].to = point_turned(segments[i].to, turn);
		segments[i].first = point_turned(segments[i].first, turn);
		segments[i].second = point_turned(segments[i].second, turn);
	}
	path.segments = segments;
	path.fill.from = point_turned(path.fill.from, turn);
	path.fill.to = point_turned(path.fill.to, turn);
	/* Lines of a hatch lie as they lay in the shape. */
	path.fill.angle += turn.b > 0.5 ? 90.0 : turn.b < -0.5 ? -90.0 : turn.a < 0.0 ? 180.0 : 0.0;
	return path;
}

static void op_turn(gb_arena *arena, gb_op *op, gb_matrix turn)
{
	switch (op->kind) {
	case GB_OP_GLYPHS:
		op->as.glyphs.matrix = matrix_turned(op->as.glyphs.matrix, turn);
		break;
	case GB_OP_PATH:
		op->as.path = path_turned(arena, op->as.path, turn);
		break;
	case GB_OP_CLIP_PUSH:
		op->as.clip = path_turned(arena, op->as.clip, turn);
		break;
	case GB_OP_IMAGE:
		op->as.image.matrix = matrix_turned(op->as.image.matrix, turn);
		break;
	case GB_OP_LINK:
		op->as.link.rect = gb_rect_turned(op->as.link.rect, turn);
		break;
	case GB_OP_DEST:
		op->as.dest.at = point_turned(op->as.dest.at, turn);
		break;
	case GB_OP_CLIP_POP:
	case GB_OP_TAG_BEGIN:
	case GB_OP_TAG_END:
		break;
	}
}

void gb_ops_turn(gb_ops *ops, gb_matrix turn)
{
	for (size_t i = 0; i < ops->count; i++)
		op_turn(ops->arena, &ops->items[i], turn);
}
