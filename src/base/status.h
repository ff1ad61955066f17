#ifndef GB_BASE_STATUS_H
#define GB_BASE_STATUS_H

/* What a printed figure is (D 4.6). */
typedef enum gb_figure_kind {
	GB_FIGURE_VALUE, /* a reading, or something computed from readings */
	GB_FIGURE_TARGET,
	GB_FIGURE_THRESHOLD, /* a limit inside a name or a rule: 10亿元及以上项目 */
	GB_FIGURE_NAME,      /* digits that are part of a name: “8010”, 5G */
	GB_FIGURE_DATE,
	GB_FIGURE_TICK,    /* of an axis */
	GB_FIGURE_ORDINAL, /* the number of a heading, a table, a rank, a list item */
	GB_FIGURE_PAGE,
} gb_figure_kind;

/* How certain a value is (D 3.9). */
typedef enum gb_value_status {
	GB_VALUE_FINAL,
	GB_VALUE_PROVISIONAL,
	GB_VALUE_REVISED,
	GB_VALUE_ESTIMATED,
	GB_VALUE_SAMPLE,
	GB_VALUE_UNREPORTED,
} gb_value_status;

#endif
