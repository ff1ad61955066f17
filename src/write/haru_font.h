#ifndef GB_WRITE_HARU_FONT_H
#define GB_WRITE_HARU_FONT_H

#include "draw/op.h"
#include "write/haru_internal.h"

/*
 * The fonts of one PDF. Every pair of a glyph and the text it stands for gets its own CID, because
 * one glyph may stand for several texts: 日 and ⽇ share a glyph in most faces, and a search must
 * find what was written. A face is subset when all pages are drawn.
 */
typedef struct gb_haru_font gb_haru_font;

typedef struct gb_haru_fonts {
	gb_arena *arena;
	gb_haru *haru;
	gb_haru_font **items;
	size_t count;
	size_t capacity;
} gb_haru_fonts;

/* Whether this format can embed the face: TrueType outlines. */
bool gb_haru_font_suits(const gb_face *face);
/* The font of a face, made at its first use; NULL when the file cannot be read as a font. */
gb_haru_font *gb_haru_font_of(gb_haru_fonts *fonts, const gb_face *face);
/* Its name among the resources ("F1"), and its dictionary, to be put there. */
const char *gb_haru_font_name(const gb_haru_font *font);
gb_haru_object *gb_haru_font_object(const gb_haru_font *font);
/* The page (any number but 0) that last used the font: sets it and returns the one before. */
size_t gb_haru_font_used_on(gb_haru_font *font, size_t page);
/* The CID of a glyph that stands for `text` (borrowed); 0 when the face has no such glyph or has
 * used all 65 535 CIDs. */
unsigned gb_haru_font_cid(gb_haru_font *font, unsigned glyph, gb_str text);
/* The width that the PDF states for a glyph, in thousandths of the em: whole numbers, because
 * MuPDF rounds them, so that every reader moves its pen by the same. */
int gb_haru_font_width(const gb_haru_font *font, unsigned glyph);
/* The shape of a glyph in ems, y upwards, in `arena`. */
gb_path gb_haru_font_outline(const gb_haru_font *font, unsigned glyph, gb_arena *arena);
/* Subsets and describes every font. False when HarfBuzz cannot; `failed` is then the face. */
bool gb_haru_fonts_finish(gb_haru_fonts *fonts, const gb_face **failed);
void gb_haru_fonts_close(gb_haru_fonts *fonts);

#endif
