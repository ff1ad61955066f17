#ifndef GB_MAP_ROOM_H
#define GB_MAP_ROOM_H

#include "map/shape.h"

/*
 * What is free around the areas, on a grid of small cells: where labels that do not fit inside may
 * stand. Cells that areas enclose (lakes, holes) are not free: words in them would seem to be
 * theirs.
 */
typedef struct gb_map_room gb_map_room;

#define GB_MAP_AWAY 2.5 /* pt around words, and between them and their leader */

gb_map_room *gb_map_room_new(gb_arena *arena, gb_rect frame, const gb_shapes *shapes);
/* The rectangle lies in the frame and nothing stands in it. */
bool gb_map_room_is_free(const gb_map_room *room, gb_rect rect);
void gb_map_room_take(gb_map_room *room, gb_rect rect);
/* The same with what has to stay free around words and their kin, as far as that is in the frame. */
void gb_map_room_take_clear(gb_map_room *room, gb_rect rect);
/* That rectangle. */
gb_rect gb_map_room_clear(const gb_map_room *room, gb_rect rect);
/* Side of a cell, pt: finer positions make no difference. */
double gb_map_room_step(const gb_map_room *room);

#endif
