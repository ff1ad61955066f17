/* What the ledger writes for a figure, by its path: in both languages, whatever page shows it. */
#include "audit/part.h"

#include "model/reference.h"

#include <stdlib.h>

/* Figures by path, so that each path is asked once. */
typedef struct by_path {
	gb_str path;
	uint32_t index;
} by_path;

static int compare_paths(const void *a, const void *b)
{
	const by_path *one = a, *two = b;
	const int order = gb_str_compare(one->path, two->path);

	if (order != 0)
		return order;
	return one->index < two->index ? -1 : one->index > two->index;
}

typedef struct asking {
	gb_arena *arena;
	const gb_composed *composed;
	gb_diags *unheard; /* a path that is no reference has no form; that is no fault */
} asking;

static size_t slash_after(gb_str path, bool last)
{
	size_t found = SIZE_MAX;

	for (size_t i = 0; i < path.n && (last || found == SIZE_MAX); i++)
		if (path.p[i] == '/')
			found = i;
	return found;
}

/* Whether the period is that of the reading which counts: the verdict knows its decimals and, of a
 * milestone, whether it is overdue. */
static bool counts(const asking *ask, gb_str id, gb_str at)
{
	const gb_target *target = gb_target_find(ask->composed->ledger, id);
	const gb_verdict *verdict =
		target != NULL ? gb_verdict_find(ask->composed->verdicts, target) : NULL;

	return verdict != NULL && verdict->actual != NULL &&
		   gb_str_equal(gb_period_code(ask->arena, verdict->actual->period), at);
}

/* gdp-growth/2024-H1/tengzhou/actual as a reference: gdp-growth.actual@2024-H1/tengzhou. Counts and
 * thresholds have theirs for a path. */
static gb_str reference_of(const asking *ask, gb_str path)
{
	const size_t first = slash_after(path, false), last = slash_after(path, true);

	if (gb_str_starts(path, "count:") || first == SIZE_MAX)
		return path;
	const gb_str id = gb_str_slice(path, 0, first);
	const gb_str field = gb_str_slice(path, last + 1, path.n);
	const gb_str at = first < last ? gb_str_slice(path, first + 1, last) : (gb_str){ 0 };
	/* Of a target there is one, and its period stands in the path for those who read it. */
	const bool plain = at.n == 0 || gb_str_is(field, "target") ||
					   (gb_str_is(field, "actual") && counts(ask, id, at));

	return gb_str_format(ask->arena, "%.*s.%.*s%s%.*s", (int)id.n, id.p, (int)field.n, field.p,
		plain ? "" : "@", plain ? 0 : (int)at.n, at.p);
}

static const gb_reading *reading_of(const asking *ask, gb_str path)
{
	const gb_ledger *ledger = ask->composed->ledger;
	const size_t first = slash_after(path, false), last = slash_after(path, true);
	const gb_target *target = gb_target_find(ledger, gb_str_slice(path, 0, first));
	const gb_indicator *indicator = target != NULL
										? target->indicator
										: gb_indicator_find(ledger, gb_str_slice(path, 0, first));
	const gb_str at = gb_str_slice(path, first + 1, last);
	const gb_area *area = NULL;
	gb_period period = gb_period_parse(at);

	if (!gb_period_known(period) && slash_after(at, true) != SIZE_MAX) {
		const size_t slash = slash_after(at, true);

		area = gb_area_find(ledger, gb_str_slice(at, slash + 1, at.n));
		period = gb_period_parse(gb_str_slice(at, 0, slash));
		if (area == NULL)
			return NULL;
	}
	if (indicator == NULL || !gb_period_known(period))
		return NULL;
	return gb_reading_find(ledger, indicator, period, area);
}

/* A change on the year or on the period before, and the value before a correction, are no
 * references: tables and cards ask the ledger for them. */
static bool resolve_beside(
	const asking *ask, gb_str path, gb_decimal value, gb_lang lang, gb_resolved *out)
{
	const gb_ledger *ledger = ask->composed->ledger;
	const gb_reading *now;
	bool same;

	if (!gb_str_ends(path, "/change") && !gb_str_ends(path, "/before"))
		return false;
	now = reading_of(ask, path);
	if (now == NULL)
		return false;
	if (gb_str_ends(path, "/before")) {
		gb_reading_field(ask->arena, ledger, now, GB_OF_OLD, true, lang, out);
		return true;
	}
	const gb_target *target =
		gb_target_find(ledger, gb_str_slice(path, 0, slash_after(path, false)));
	const gb_reading *then[] = { gb_reading_year_before(ledger, now, target, &same),
		gb_reading_previous(ledger, now) };
	for (size_t i = 0; i < GB_COUNT(then); i++)
		if (then[i] != NULL && gb_reading_change(ask->arena, ledger, now, then[i], lang, out) &&
			gb_decimal_equal(out->value, value))
			return true;
	return false;
}

static bool resolve(
	const asking *ask, gb_str path, gb_decimal value, gb_lang lang, gb_resolved *out)
{
	const gb_scope_of nowhere = { 0 };

	if (resolve_beside(ask, path, value, lang, out))
		return out->text.n > 0;
	return gb_reference_resolve(ask->arena, ask->composed->ledger, ask->composed->verdicts,
			   &nowhere, reference_of(ask, path), lang, (gb_place){ 0 }, out, ask->unheard) &&
		   out->kind >= 0;
}

static bool differs(
	const asking *ask, const gb_audit_figure *figure, gb_decimal ledger, gb_diags *diags)
{
	const gb_str has = gb_decimal_text(ask->arena, ledger, false, false);
	const gb_str printed = gb_decimal_text(ask->arena, figure->figure->value, false, false);
	const gb_str path = figure->figure->path;

	return gb_fault(diags, figure->figure->place, "ledger-differs",
		gb_str_format(ask->arena, "%.*s on page %zu", (int)printed.n, printed.p, figure->page + 1),
		gb_str_format(
			ask->arena, "%.*s, the value of %.*s", (int)has.n, has.p, (int)path.n, path.p),
		GB_STR("this is a mistake of gongbao itself: please report it"));
}

bool gb_audit_forms(
	gb_arena *arena, const gb_composed *composed, gb_audit_list *list, gb_diags *diags)
{
	const asking ask = { arena, composed, gb_diags_new(arena) };
	gb_audit_figure *figures = GB_NEW_ARRAY(arena, list->count, gb_audit_figure);
	by_path *order = GB_NEW_ARRAY(arena, list->count, by_path);
	bool ok = true;
	size_t count = 0;

	for (size_t i = 0; i < list->count; i++) {
		figures[i] = list->figures[i];
		if (figures[i].figure->path.n > 0)
			order[count++] = (by_path){ figures[i].figure->path, (uint32_t)i };
	}
	qsort(order, count, sizeof *order, compare_paths);
	for (size_t from = 0, to; from < count; from = to) {
		const gb_decimal value = figures[order[from].index].figure->value;
		gb_resolved resolved[GB_LANG_COUNT] = { 0 };
		bool known[GB_LANG_COUNT];

		for (int lang = 0; lang < GB_LANG_COUNT; lang++)
			known[lang] = resolve(&ask, order[from].path, value, (gb_lang)lang, &resolved[lang]);
		for (to = from; to < count && gb_str_equal(order[to].path, order[from].path); to++) {
			gb_audit_figure *figure = &figures[order[to].index];

			for (int lang = 0; lang < GB_LANG_COUNT; lang++)
				if (known[lang])
					figure->forms.in[lang] = resolved[lang].text;
			if (known[GB_LANG_ZH] &&
				!gb_decimal_equal(resolved[GB_LANG_ZH].value, figure->figure->value))
				ok = differs(&ask, figure, resolved[GB_LANG_ZH].value, diags);
		}
	}
	list->figures = figures;
	return ok;
}
