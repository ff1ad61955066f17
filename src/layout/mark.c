#include "layout/mark.h"

/* GB/T 9704 has no rule for raised letters; 0.6 em is the custom of statistical yearbooks. */
#define SMALLER 0.62
#define RAISED_EM 0.36

const gb_status_mark gb_status_marks[GB_STATUS_MARKS] = {
	{ GB_VALUE_ESTIMATED, "e", GB_REGISTER_ESTIMATED, { "预计数", "estimated" } },
	{ GB_VALUE_PROVISIONAL, "p", GB_REGISTER_PROVISIONAL, { "初步数", "provisional" } },
	{ GB_VALUE_REVISED, "r", GB_REGISTER_REVISED, { "修订数", "revised" } },
	{ GB_VALUE_SAMPLE, "", GB_REGISTER_SAMPLE, { "", "" } },
};

const gb_status_mark *gb_status_mark_of(int status)
{
	for (size_t i = 0; i < GB_COUNT(gb_status_marks); i++) {
		if ((int)gb_status_marks[i].status == status)
			return &gb_status_marks[i];
	}
	return NULL;
}

gb_char_style gb_style_moved(const gb_char_style *from, double rise_em)
{
	gb_char_style style = *from;

	style.size = from->size * SMALLER;
	style.rise = from->size * rise_em;
	return style;
}

gb_char_style gb_style_raised(const gb_char_style *from)
{
	return gb_style_moved(from, RAISED_EM);
}
