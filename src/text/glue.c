#include "text/cluster.h"

#include <math.h>

/*
 * The blanks of a paragraph: the Han–Latin gap (D 2.5), the empty halves of full-width marks
 * (D 2.4), word spaces. All of it is glue between clusters, so that underlines and links stop at
 * the glyphs.
 */

#define WORD_SPACE_MOST_EM 0.5
#define WORD_SPACE_LEAST_EM 0.25
#define GAP_MOST (4.0 / 3)  /* of the natural gap: 1/3 of 1/4 em */
#define GAP_LEAST 0.5       /* 1/8 em */
#define HAN_COMFORT_EM 0.08 /* stretch between two Han that nobody notices */
#define MARK_SHRINK 0.7     /* of a mark's empty half: it keeps 0.65 em, or it looks cramped */
#define INK_SLACK_EM 0.08   /* ink may lean this much over the middle of a mark's em */

static bool is_bracket(const gb_cluster *cluster)
{
	return cluster->class == GB_CHAR_OPENING || cluster->class == GB_CHAR_CLOSING;
}

/* A mark with an empty half, whatever of it the style leaves. */
static bool is_mark(const gb_cluster *cluster)
{
	return cluster->shape.count > 0 && cluster->shape.glyphs[0].advance > 0.9 &&
		   (is_bracket(cluster) || cluster->class == GB_CHAR_PAUSE ||
			   cluster->class == GB_CHAR_STOP);
}

static bool is_call(const gb_cluster *cluster)
{
	return cluster->character == 0xFF1F || cluster->character == 0xFF01; /* ？ ！ */
}

static bool is_space(const gb_cluster *cluster)
{
	return cluster->class == GB_CHAR_SPACE || cluster->class == GB_CHAR_NOBREAK_SPACE;
}

static bool is_ideographic(const gb_cluster *cluster)
{
	return gb_char_is_ideographic(cluster->character);
}

/* A letter, digit or sign of a Latin word or a number, beside which Han text leaves a gap. None
 * after a sign that closes a number: 5.5%左右 stands as close as 3.2万人以上. */
static bool is_western(const gb_cluster *cluster)
{
	switch (cluster->class) {
	case GB_CHAR_LATIN:
	case GB_CHAR_DIGIT:
		return !gb_char_is_wide(cluster->character);
	case GB_CHAR_PREFIX:
		return !gb_char_is_wide(cluster->character) && cluster->width < 0.95 * cluster->size;
	default:
		return false;
	}
}

/* Takes part in the last stretch: something that fills a square. */
static bool is_square(const gb_cluster *cluster)
{
	return cluster->class == GB_CHAR_HAN || is_mark(cluster) ||
		   ((cluster->class == GB_CHAR_DASH || cluster->class == GB_CHAR_ELLIPSIS) &&
			   cluster->width > 0.9 * cluster->size);
}

static bool is_connector(const gb_cluster *cluster)
{
	return cluster->class == GB_CHAR_CONNECTOR || cluster->class == GB_CHAR_SOLIDUS ||
		   (cluster->class == GB_CHAR_DASH && cluster->to - cluster->from <= 3);
}

static double advance_of(const gb_cluster *cluster)
{
	double advance = 0;

	for (size_t g = 0; g < cluster->shape.count; g++)
		advance += cluster->shape.glyphs[g].advance;
	return advance;
}

static bool stands_by_han(const gb_paragraph *paragraph, const gb_cluster *cluster)
{
	const size_t k = (size_t)(cluster - paragraph->clusters);

	return (k > 0 && is_ideographic(cluster - 1)) ||
		   (k + 1 < paragraph->count && is_ideographic(cluster + 1));
}

/* · and / are half an em in Chinese, whatever the face has (D 2.4). */
static bool is_half_wide(const gb_paragraph *paragraph, const gb_cluster *cluster)
{
	if (cluster->shape.count == 0 || paragraph->spans[cluster->span].lang != GB_LANG_ZH)
		return false;
	return (cluster->class == GB_CHAR_MIDDLE_DOT || cluster->class == GB_CHAR_SOLIDUS) &&
		   (gb_char_is_wide(cluster->character) || stands_by_han(paragraph, cluster));
}

/* The em of a full-width character: on a grid its pitch, in the middle of which it stands (GB/T
 * 9704-2012, 5.2.3: 28 characters of 16 pt in 156 mm). */
static double em_of(const gb_paragraph *paragraph, const gb_cluster *cluster)
{
	return paragraph->style.pitch_em > 0 ? paragraph->style.pitch_em * cluster->size
										 : cluster->size;
}

static bool is_full_width(const gb_cluster *cluster)
{
	return cluster->shape.count > 0 && cluster->shape.glyphs[0].advance > 0.9 &&
		   cluster->class != GB_CHAR_LATIN && cluster->class != GB_CHAR_DIGIT;
}

/* Widths, and what a mark loses at the edge of a line (GB/T 15834-2011, 5.1.10). */
static void set_width(gb_text *text, gb_paragraph *paragraph, gb_cluster *cluster)
{
	const double em = em_of(paragraph, cluster), half = em / 2;
	gb_ink ink;

	cluster->width = advance_of(cluster) * cluster->size;
	if (em != cluster->size && is_full_width(cluster)) {
		const double own = cluster->width;

		cluster->width = own / cluster->size * em;
		cluster->shift = (cluster->width - own) / 2;
	}
	if (is_half_wide(paragraph, cluster)) {
		cluster->shift = (half - advance_of(cluster) * cluster->size) / 2;
		cluster->width = half;
		return;
	}
	if (paragraph->style.squeeze == GB_SQUEEZE_NONE || cluster->shape.count == 0)
		return;
	if (!is_mark(cluster))
		return;
	/* Only a face that leaves the half empty can give it away. */
	ink = gb_text_ink(text, cluster->face, cluster->shape.glyphs[0].id);
	if (cluster->class == GB_CHAR_OPENING)
		cluster->left = ink.left > 0.5 - INK_SLACK_EM ? half : 0;
	else
		cluster->right = ink.right < 0.5 + INK_SLACK_EM ? half : 0;
}

/* Whether the mark is half an em wherever it stands. */
static bool always_half(gb_squeeze squeeze, const gb_cluster *mark)
{
	return squeeze == GB_SQUEEZE_BANJIAO ||
		   (squeeze == GB_SQUEEZE_KAIMING && mark->class != GB_CHAR_STOP);
}

static gb_glue_kind mark_kind(const gb_cluster *a, const gb_cluster *b)
{
	if ((a->right > 0 && a->class == GB_CHAR_CLOSING) || (b->left > 0))
		return GB_GLUE_BRACKET;
	if (a->class == GB_CHAR_STOP)
		return GB_GLUE_STOP;
	return a->character == 0xFF1A ? GB_GLUE_HAN : GB_GLUE_PAUSE; /* ： keeps its em */
}

/* The blank between two neighbours of which one is a full-width mark. */
static gb_glue mark_glue(
	gb_squeeze squeeze, const gb_cluster *before_a, const gb_cluster *a, const gb_cluster *b)
{
	const double blank = a->right + b->left;
	gb_glue glue = { .kind = mark_kind(a, b) };

	if (blank == 0) {
		glue.kind = GB_GLUE_HAN;
	} else if (is_mark(a) && is_mark(b)) {
		/* Two marks share an em and a half; 开明 and 半角 leave no blank between them. */
		glue.natural = squeeze == GB_SQUEEZE_QUANJIAO ? -fmax(a->right, b->left) : -blank;
	} else if ((a->right > 0 && always_half(squeeze, a)) ||
			   (b->left > 0 && always_half(squeeze, b)) ||
			   (before_a && is_call(before_a) && is_call(a))) {
		glue.natural = -blank;
	} else if (glue.kind != GB_GLUE_HAN) {
		glue.shrink = blank * MARK_SHRINK;
	}
	return glue;
}

/* A sign that no number follows belongs to the Han around it: 水网+, 互联网+行动. */
static bool is_loose_sign(const gb_paragraph *paragraph, const gb_cluster *cluster)
{
	const gb_cluster *next = cluster + 1;

	return cluster->class == GB_CHAR_PREFIX &&
		   (next == paragraph->clusters + paragraph->count || next->class != GB_CHAR_DIGIT);
}

/* Whether Han–Latin gap belongs between two visible neighbours, or instead of a blank typed there. */
static bool wants_gap(const gb_paragraph *paragraph, const gb_cluster *a, const gb_cluster *b)
{
	if (gb_cluster_style(paragraph, a)->rise != 0 || gb_cluster_style(paragraph, b)->rise != 0)
		return false;
	if (is_loose_sign(paragraph, a) || is_loose_sign(paragraph, b))
		return false;
	return (is_ideographic(a) && is_western(b)) || (is_western(a) && is_ideographic(b));
}

static gb_glue gap_glue(const gb_paragraph *paragraph, double size, bool fixed)
{
	const double natural = paragraph->style.gap_em * size;

	if (fixed)
		return (gb_glue){ .kind = GB_GLUE_FIXED, .natural = natural };
	return (gb_glue){ GB_GLUE_GAP, natural, natural * (1 - GAP_LEAST), natural * (GAP_MOST - 1) };
}

static gb_glue space_glue(const gb_cluster *space)
{
	return (gb_glue){
		.kind = GB_GLUE_SPACE,
		.shrink = fmax(0, space->width - WORD_SPACE_LEAST_EM * space->size),
		.stretch = fmax(0, WORD_SPACE_MOST_EM * space->size - space->width),
	};
}

static gb_glue glue_before(gb_paragraph *paragraph, size_t k)
{
	const gb_text_style *style = &paragraph->style;
	const gb_cluster *b = &paragraph->clusters[k], *a = k > 0 ? b - 1 : NULL;
	const gb_cluster *before_a = k > 1 ? b - 2 : NULL;

	if (!a || !a->face || !b->face || is_space(b))
		return (gb_glue){ .kind = GB_GLUE_FIXED };
	if (a->class == GB_CHAR_NOBREAK_SPACE || a->character == 0x3000)
		return (gb_glue){ .kind = GB_GLUE_FIXED };
	if (is_space(a)) {
		if (style->gap_em > 0 && before_a && before_a->face && wants_gap(paragraph, before_a, b)) {
			/* A typed blank is the gap, no more. */
			gb_glue glue =
				gap_glue(paragraph, fmax(before_a->size, b->size), b->bonds & GB_BOND_UNIT);

			glue.natural -= a->width;
			return glue;
		}
		/* 5 万吨 stays tight; the blanks of 1.2 billion yuan are word spaces like their neighbours. */
		return (b->bonds & GB_BOND_UNIT) && paragraph->spans[a->span].lang == GB_LANG_ZH
				   ? (gb_glue){ .kind = GB_GLUE_FIXED }
				   : space_glue(a);
	}
	if (wants_gap(paragraph, a, b) && style->gap_em > 0) {
		const bool solid = b->bonds & (GB_BOND_UNIT | GB_BOND_DATE);

		if (!solid || style->gap_in_units)
			return gap_glue(paragraph, is_ideographic(a) ? a->size : b->size, solid);
	}
	if ((b->bonds & GB_BOND_UNIT) || is_connector(a) || is_connector(b))
		return (gb_glue){ .kind = GB_GLUE_FIXED };
	if (gb_cluster_style(paragraph, b)->rise != 0)
		return (gb_glue){ .kind = GB_GLUE_FIXED };
	if (is_mark(a) || is_mark(b))
		return mark_glue(style->squeeze, before_a, a, b);
	return (gb_glue){ .kind = is_square(a) || is_square(b) ? GB_GLUE_HAN : GB_GLUE_FIXED };
}

void gb_glue_set(gb_text *text, gb_paragraph *paragraph)
{
	double at = 0, stretch = 0, shrink = 0;

	for (size_t k = 0; k < paragraph->count; k++)
		set_width(text, paragraph, &paragraph->clusters[k]);
	for (size_t k = 0; k < paragraph->count; k++) {
		gb_cluster *cluster = &paragraph->clusters[k];

		cluster->glue = glue_before(paragraph, k);
		at += cluster->glue.natural;
		stretch += cluster->glue.stretch;
		if (cluster->glue.kind != GB_GLUE_FIXED && cluster->glue.kind != GB_GLUE_SPACE)
			stretch += HAN_COMFORT_EM * cluster->size;
		shrink += cluster->glue.shrink;
		cluster->at = at;
		cluster->stretch = stretch;
		cluster->shrink = shrink;
		at += cluster->width;
	}
}
