/* How far a milestone is, in words. */
#include "model/field.h"
#include "model/verdict.h"

/* What is said of a milestone that is not done. Where no step is, nobody knows whether work has begun:
 * the reading may say it in words of its own. */
static gb_str progress_words(const gb_reading *reading, bool over, gb_lang lang)
{
	const bool zh = lang == GB_LANG_ZH;

	if (over)
		return gb_str_of(zh ? "未完成" : "not done");
	if (reading->form.n > 0 && reading->form_en.n > 0)
		return zh ? reading->form : reading->form_en;
	if (reading->steps_done.count > 0)
		return gb_str_of(zh ? "进行中" : "in progress");
	return gb_str_of(zh ? "尚未完成" : "not yet done");
}

static bool has_digit(gb_str text)
{
	for (size_t i = 0; i < text.n; i++)
		if (text.p[i] >= '0' && text.p[i] <= '9')
			return true;
	return false;
}

gb_resolved gb_milestone_actual(
	gb_arena *arena, const gb_reading *reading, gb_date due, gb_str path, gb_lang lang)
{
	const size_t steps = reading->indicator->steps.count;
	const bool over = gb_date_known(due) && !gb_date_after(due, reading->period.to);
	const bool zh = lang == GB_LANG_ZH;
	gb_buf buf = gb_buf_new(arena);
	gb_resolved out = {
		.kind = -1,
		.path = path,
		.status = reading->status,
		.place = reading->place,
	};

	if (gb_date_known(reading->done)) {
		const gb_str day = gb_date_text(arena, reading->done, lang);

		gb_buf_text(&buf, zh ? "" : "done on ");
		out.number_from = buf.n;
		gb_buf_str(&buf, day);
		out.number_to = buf.n;
		gb_buf_text(&buf, zh ? "完成" : "");
		out.kind = GB_FIGURE_DATE;
		out.text = gb_buf_taken(&buf);
		return out;
	}
	const gb_str said = progress_words(reading, over, lang);

	gb_buf_str(&buf, said);
	/* Words with figures of their own say it all. */
	if (steps > 0 && !has_digit(said)) {
		gb_buf_text(&buf, zh ? "（" : " (");
		out.number_from = buf.n;
		gb_buf_format(&buf, zh ? "%zu/%zu" : "%zu of %zu", reading->steps_done.count, steps);
		out.number_to = buf.n;
		gb_buf_text(&buf, zh ? "步）" : " steps)");
		out.kind = GB_FIGURE_VALUE;
		out.value = out.printed = gb_decimal_of((int64_t)reading->steps_done.count, 0);
	}
	out.text = gb_buf_taken(&buf);
	return out;
}
