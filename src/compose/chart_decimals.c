/* Figures of one chart in one unit have as many decimals as the most exact of them: 5.5% and 6.0%,
 * not 5.5% and 6%. Zeros are only ever added, and only where nothing but the unit stands around
 * the number: 2.3万余 keeps the words and the digits of its source. */
#include "compose/chart_data.h"

static gb_str before_number(const gb_resolved *resolved)
{
	gb_str head = gb_str_slice(resolved->text, 0, resolved->number_from);

	/* +0.5 and −0.5 are of a kind. */
	if (gb_str_starts(head, "+"))
		return gb_str_slice(head, 1, head.n);
	return gb_str_starts(head, "\u2212") ? gb_str_slice(head, sizeof("\u2212") - 1, head.n) : head;
}

static gb_str behind_number(const gb_resolved *resolved)
{
	return gb_str_slice(resolved->text, resolved->number_to, resolved->text.n);
}

static bool is_number(const gb_resolved *resolved)
{
	if (resolved->kind < 0 || resolved->number_to <= resolved->number_from)
		return false;
	/* A range, 2—3, is not one number. */
	for (size_t i = resolved->number_from; i < resolved->number_to; i++) {
		const char c = resolved->text.p[i];

		if ((c < '0' || c > '9') && c != '.' && c != ',')
			return false;
	}
	return true;
}

static bool alike(const gb_resolved *a, const gb_resolved *b)
{
	return gb_str_equal(before_number(a), before_number(b)) &&
		   gb_str_equal(behind_number(a), behind_number(b));
}

static void pad(gb_arena *arena, gb_resolved *resolved, unsigned places)
{
	const gb_str head = gb_str_slice(resolved->text, 0, resolved->number_to);
	const gb_str tail = behind_number(resolved);
	gb_buf buf = gb_buf_new(arena);

	gb_buf_str(&buf, head);
	if (resolved->places == 0)
		gb_buf_char(&buf, '.');
	for (unsigned i = resolved->places; i < places; i++)
		gb_buf_char(&buf, '0');
	resolved->number_to = buf.n;
	gb_buf_str(&buf, tail);
	resolved->text = gb_buf_taken(&buf);
	resolved->printed = gb_decimal_round(resolved->printed, places, GB_ROUND_HALF_EVEN);
	resolved->places = places;
}

void gb_chart_decimals(gb_arena *arena, gb_datum *data, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		gb_resolved *resolved = &data[i].resolved;
		unsigned places = resolved->places;

		if (!is_number(resolved))
			continue;
		for (size_t j = 0; j < count; j++) {
			const gb_resolved *other = &data[j].resolved;

			if (is_number(other) && other->places > places && alike(resolved, other))
				places = other->places;
		}
		if (places > resolved->places)
			pad(arena, resolved, places);
	}
}
