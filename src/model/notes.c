#include "model/build.h"
#include "model/reference.h"

/* The foot notes of a paragraph: what [^id] in its texts stands for. */

static size_t marks_of(const gb_prose *prose, gb_str id)
{
	size_t count = 0;

	for (size_t i = 0; i < prose->count; i++)
		count += prose->items[i].kind == GB_INLINE_NOTE && gb_str_equal(prose->items[i].text, id);
	return count;
}

/* A note without its mark would never be printed; with two it would be one note at two places. */
static bool check_marks(gb_builder *builder, const gb_prose *prose, const gb_prose_note *note)
{
	const gb_str id = note->id;
	const size_t count = marks_of(prose, id);

	if (count == 1)
		return true;
	return gb_fault(builder->diags, count == 0 ? note->text.place : prose->place,
		count == 0 ? "unused-note" : "note-twice",
		gb_str_format(builder->arena,
			count == 0 ? "a foot note \"%.*s\" without its mark" : "the mark [^%.*s] a second time",
			(int)id.n, id.p),
		count == 0
			? gb_str_format(builder->arena, "[^%.*s] in the text of its language", (int)id.n, id.p)
			: GB_STR("each mark once"),
		count == 0 ? GB_STR("put the mark behind the word that it explains, or remove the note")
				   : GB_STR("write a second note, or leave the second mark out"));
}

static bool check_known(gb_builder *builder, const gb_prose *prose)
{
	gb_str *known = GB_NEW_ARRAY(builder->arena, prose->note_count, gb_str);
	bool ok = true;

	for (size_t i = 0; i < prose->note_count; i++)
		known[i] = prose->notes[i].id;
	for (size_t i = 0; i < prose->count; i++) {
		bool found = prose->items[i].kind != GB_INLINE_NOTE;

		for (size_t k = 0; k < prose->note_count && !found; k++)
			found = gb_str_equal(known[k], prose->items[i].text);
		if (!found)
			ok = gb_fault_unknown(builder->arena, builder->diags, prose->place, "unknown-note",
				"foot note of the paragraph", prose->items[i].text, known, prose->note_count);
	}
	return ok;
}

static bool read_note(
	gb_builder *builder, const gb_note_read *read, gb_lang lang, gb_prose_note *note)
{
	const gb_ledger *ledger = &builder->ledger;
	bool ok;

	note->id = read->id;
	if (!gb_prose_read(builder->arena, read->in[lang],
			gb_place_member(read->place, lang == GB_LANG_ZH ? "zh" : "en"), &note->text,
			builder->diags))
		return false;
	ok = gb_prose_check_digits(
		builder->arena, &note->text, ledger->names, ledger->name_count, builder->diags);
	gb_prose_check_marks(builder->arena, &note->text, builder->diags);
	if (note->text.item)
		ok = gb_fault(builder->diags, note->text.place, "block-syntax", GB_STR("an item of a list"),
			GB_STR("one paragraph"), GB_STR("write a backslash before the hyphen"));
	/* A note on a note has no foot of its own. */
	return check_known(builder, &note->text) && ok;
}

bool gb_link_notes(gb_builder *builder, const gb_paragraph_read *read, gb_text_paragraph *paragraph)
{
	const gb_note_read *notes = read->notes.items;
	const size_t count = read->notes.count;
	gb_ids ids = { .what = "foot note" };
	bool distinct = true, ok;

	if (count > GB_NOTES_MOST)
		return gb_fault(builder->diags, gb_place_member(read->place, "notes"), "too-many-notes",
			gb_str_format(builder->arena, "%zu foot notes", count),
			gb_str_format(builder->arena, "at most %d of one paragraph", GB_NOTES_MOST),
			GB_STR("divide the paragraph"));
	for (size_t i = 0; i < count; i++)
		distinct = gb_ids_put(builder->arena, &ids, notes[i].id, &notes[i], notes[i].place,
					   builder->diags) &&
				   distinct;
	ok = distinct;
	for (int lang = 0; distinct && lang < GB_LANG_COUNT; lang++) {
		gb_prose *prose = &paragraph->in[lang];
		gb_prose_note *made = GB_NEW_ARRAY(builder->arena, count, gb_prose_note);
		bool read_all = true;

		for (size_t i = 0; i < count; i++)
			read_all = read_note(builder, &notes[i], (gb_lang)lang, &made[i]) && read_all;
		prose->notes = made;
		prose->note_count = count;
		ok = check_known(builder, prose) && read_all && ok;
		for (size_t i = 0; i < count; i++) {
			made[i].text.sample = prose->sample;
			ok = check_marks(builder, prose, &made[i]) && ok;
		}
	}
	return ok;
}
