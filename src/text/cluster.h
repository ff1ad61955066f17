#ifndef GB_TEXT_CLUSTER_H
#define GB_TEXT_CLUSTER_H

#include "text/break.h"
#include "text/class.h"
#include "text/shape.h"

/* A paragraph as the files of this floor see it: clusters with the blanks between them. */

/* pt: 45 mm, the least measure at which patterns part words (D 2.12). */
#define GB_HYPHEN_MEASURE 127.56

/* What the blank before a cluster is; it says in which turn it gives way (D 2.6). */
typedef enum gb_glue_kind {
	GB_GLUE_FIXED,
	GB_GLUE_HAN,     /* between two squares: stretches last */
	GB_GLUE_SPACE,   /* a word space, which is the cluster before */
	GB_GLUE_BRACKET, /* the empty half of a bracket or quote */
	GB_GLUE_PAUSE,   /* of ，、； */
	GB_GLUE_GAP,     /* Han–Latin */
	GB_GLUE_STOP,    /* of 。？！ */
	GB_GLUE_KIND_COUNT,
} gb_glue_kind;

typedef struct gb_glue {
	gb_glue_kind kind;
	double natural; /* beside the widths of its neighbours; negative where two marks share an em */
	double shrink;  /* it may lose this */
	double stretch; /* it may gain this in its own turn: SPACE and GAP only */
} gb_glue;

/* The smallest piece that is never parted: a base with its marks, a joined ——. */
typedef struct gb_cluster {
	uint32_t from, to;  /* bytes of the paragraph's text */
	uint32_t character; /* its first */
	gb_char_class class;
	gb_break before; /* whether a line may end before it */
	const gb_shaped_glyph
		*hyphen;   /* that ends such a line, in the face of the cluster before; NULL:
	                                  none */
	uint8_t bonds; /* gb_bond bits */
	uint32_t span;
	const gb_face *face; /* NULL: a newline */
	gb_shape shape;      /* its glyphs */
	double size;
	double width;           /* as set inside a line */
	double shift;           /* of its glyphs, where a mark was cut to half an em on both sides */
	double left, right;     /* what it loses at the start, the end of a line */
	gb_glue glue;           /* between the cluster before and this one */
	double at;              /* its left edge, from the paragraph's start, unbroken */
	double stretch, shrink; /* of all glue up to and with its own: comfortable, and possible */
} gb_cluster;

typedef struct gb_text_figure {
	uint32_t from, to; /* bytes of the paragraph's text */
	const gb_figure *figure;
} gb_text_figure;

struct gb_paragraph {
	gb_text_style style;
	gb_str text; /* the spans, joined */
	const gb_span *spans;
	size_t span_count;
	gb_cluster *clusters;
	size_t count;
	const gb_text_figure *figures; /* rising */
	size_t figure_count;
	bool hyphens, soft_hyphens; /* it has such breaks */
	double ascent, descent;
};

static inline const gb_char_style *gb_cluster_style(
	const gb_paragraph *paragraph, const gb_cluster *cluster)
{
	return paragraph->spans[cluster->span].style;
}

/* Fills widths, glue and positions of shaped clusters (D 2.4, 2.5). */
void gb_glue_set(gb_text *text, gb_paragraph *paragraph);

/* Width of clusters first…after-1 as a line of their own, neither stretched nor squeezed. */
double gb_clusters_width(const gb_paragraph *paragraph, size_t first, size_t after);
/* Width of the hyphen that ends a line before cluster `at`; 0 without one. */
double gb_cluster_hyphen_width(const gb_paragraph *paragraph, size_t at);
/* Without blanks and newlines at the edges. */
void gb_clusters_trim(const gb_paragraph *paragraph, size_t *first, size_t *after);

/* How much justification can add to (positive) or take from (negative) a line at all, at most
 * `wanted`. */
double gb_justify_possible(
	const gb_paragraph *paragraph, size_t first, size_t after, double wanted);
/* extra[i] is what comes before cluster line->first + i beyond its glue; [0] is 0. */
void gb_justify(const gb_paragraph *paragraph, const gb_line *line, double *extra);

#endif
