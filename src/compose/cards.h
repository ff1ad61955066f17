#ifndef GB_COMPOSE_CARDS_H
#define GB_COMPOSE_CARDS_H

#include "compose/spark.h"

/* Bound cards: tiles with a name, a large figure, what it is measured against, and a lamp. */

/* What a card says, from its top down; each in every language that writes it otherwise. */
typedef enum gb_card_part {
	GB_CARD_NAME,
	GB_CARD_NUMBER,
	GB_CARD_TARGET,
	GB_CARD_CHANGE,
	GB_CARD_STATE,
	GB_CARD_PART_COUNT,
} gb_card_part;

typedef struct gb_card_text {
	gb_set sets[GB_LANG_COUNT];
	size_t count;
} gb_card_text;

typedef struct gb_card {
	gb_card_text parts[GB_CARD_PART_COUNT];
	const gb_lamp *lamp; /* NULL: none is shown */
	gb_spark spark;
	uint32_t spark_element;
	gb_str id;      /* of its indicator, for messages */
	uint32_t group; /* of its boxes */
	gb_place place;
	double width; /* of its tile, once laid out */
} gb_card;

typedef struct gb_cards_item {
	gb_item item;
	const gb_block *block;
	gb_card *cards;
	size_t count;
	gb_caption caption, continued, note;
	gb_colour tint, rule;
	double pad, gap; /* inside a tile; between its parts */
	/* for one width */
	double laid_out;
	double *row_heights;
	bool state_below; /* its languages below each other: some would not fit on a line */
	bool spark_below; /* in a row of its own: numbers leave no room beside them */
} gb_cards_item;

/* cards.c: measured and placed. card_bind.c has gb_bind_cards. */
extern const gb_item_class gb_cards_class;

#endif
