#ifndef GB_WRITE_HARU_STRUCTURE_H
#define GB_WRITE_HARU_STRUCTURE_H

#include "draw/document.h"
#include "write/haru_internal.h"

/*
 * The structure of a tagged PDF (ISO 32000-1, 14.7 and 14.8). While pages are drawn it notes which
 * element owns which marked content; at the end it writes the tree.
 */

/* A piece of marked content, or a link's annotation, and whose it is. */
typedef struct gb_haru_content {
	uint32_t element;
	size_t page; /* index in the document */
	long mcid;   /* on its page; -1 for an annotation */
	gb_haru_object *annotation;
	size_t next; /* the element's next content, plus one; 0 ends */
} gb_haru_content;

typedef struct gb_haru_structure {
	const gb_document *document;
	gb_arena *arena;
	gb_haru *haru;
	gb_haru_content *contents; /* in painting order */
	size_t count, capacity;
	long mcids; /* of the page */
	enum {
		GB_HARU_UNTAGGED,
		GB_HARU_TAGGED,
		GB_HARU_ASIDE
	} open;               /* ASIDE: an artifact of our own */
	size_t *first, *last; /* of an element, plus one */
} gb_haru_structure;

void gb_haru_structure_begin(
	gb_haru_structure *s, const gb_document *document, gb_arena *arena, gb_haru *haru);
void gb_haru_structure_page(gb_haru_structure *s);
void gb_haru_structure_tag(gb_haru_structure *s, gb_buf *out, const gb_tag *tag, size_t page);
void gb_haru_structure_tag_end(gb_haru_structure *s, gb_buf *out);
/* Before anything is painted: what no tag claims is marked as an artifact, as a tagged PDF must
 * be one or the other. */
void gb_haru_structure_paint(gb_haru_structure *s, gb_buf *out);
/* Before the graphics state or the page ends: closes such an artifact. */
void gb_haru_structure_pause(gb_haru_structure *s, gb_buf *out);
/* A link's annotation belongs to its element. */
void gb_haru_structure_link(
	gb_haru_structure *s, uint32_t element, gb_haru_object *annotation, size_t page);
/* Writes the tree into the catalog; `pages` by index, NULL for those not written. */
void gb_haru_structure_finish(gb_haru_structure *s, gb_haru_object *const *pages);

#endif
