#ifndef GB_FONT_MAP_H
#define GB_FONT_MAP_H

#include "font/face.h"

#include <hb-ot.h>
#include <hb.h>
#include <sys/types.h>

/* One font file as HarfBuzz sees it; for this floor only. */
typedef struct gb_face_map {
	hb_font_t *font;
	dev_t device; /* with `number`: which file it is, whatever its path */
	ino_t number;
} gb_face_map;

typedef enum gb_face_state {
	GB_FACE_OPEN,
	GB_FACE_ABSENT, /* no such file */
	GB_FACE_FAULTY, /* a fault was recorded at `place` */
} gb_face_state;

/* Fills what the file says into `face`, whose id, file and collection are set. */
gb_face_state gb_face_open(gb_arena *arena, gb_face *face, gb_place place, gb_diags *diags);
void gb_face_close(gb_face *face); /* also one that was never opened */
/* Whether the face is in the file that `path` names, however the path is written. */
bool gb_face_is_in(const gb_face *face, const char *path);
/* Whether the open face has a glyph for the character. */
bool gb_face_has(const gb_face *face, uint32_t code_point);
/* about.c: a name of the file, in Chinese where it has one, fit to be printed; "" when absent. */
gb_str gb_font_name(gb_arena *arena, hb_face_t *file, hb_ot_name_id_t id);

#endif
