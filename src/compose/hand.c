/* Verdicts that a person changed: wherever their lamp stands, a note says so (D 3.6). */
#include "compose/item.h"

/* A sentence within brackets goes without its full stop. */
static gb_str without_stop(gb_str text)
{
	if (gb_str_ends(text, "。"))
		return gb_str_slice(text, 0, text.n - gb_str_of("。").n);
	return gb_str_ends(text, ".") ? gb_str_slice(text, 0, text.n - 1) : text;
}

gb_words gb_hand_note(const gb_composer *compose, const gb_verdict *const *verdicts, size_t count)
{
	gb_words note = { 0 };

	for (int lang = 0; lang < GB_LANG_COUNT; lang++) {
		const bool zh = lang == GB_LANG_ZH;
		gb_buf buf = gb_buf_new(compose->arena);

		for (size_t i = 0; i < count; i++) {
			if (verdicts[i] == NULL || verdicts[i]->changed == NULL)
				continue;
			const gb_person person = gb_verdict_person(verdicts[i]);

			if (buf.n == 0)
				gb_buf_text(&buf, zh ? "评判经人工调整：" : "Verdicts changed by hand: ");
			else
				gb_buf_text(&buf, zh ? "；" : "; ");
			gb_buf_str(&buf, verdicts[i]->target->indicator->brief.in[lang]);
			gb_buf_text(&buf, zh ? "（" : " (");
			gb_buf_str(&buf, person.by.in[lang]);
			gb_buf_text(&buf, zh ? "：" : ": ");
			gb_buf_str(&buf, without_stop(person.reason.in[lang]));
			gb_buf_text(&buf, zh ? "）" : ")");
		}
		if (buf.n > 0)
			gb_buf_text(&buf, zh ? "。" : ".");
		note.in[lang] = gb_buf_taken(&buf);
	}
	return note;
}
