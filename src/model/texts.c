#include "model/build.h"
#include "model/reference.h"

/* Prose of the ledger: read and linted when it is linked, its references tried when judged. */

static bool read_paragraph(
	gb_builder *builder, const gb_paragraph_read *read, gb_text_paragraph *into)
{
	static const char *const keys[GB_LANG_COUNT] = { "zh", "en" };
	const gb_ledger *ledger = &builder->ledger;
	bool ok = true;

	into->place = read->place;
	for (int lang = 0; lang < GB_LANG_COUNT; lang++) {
		gb_prose *prose = &into->in[lang];

		if (!gb_prose_read(builder->arena, read->in[lang], gb_place_member(read->place, keys[lang]),
				prose, builder->diags)) {
			ok = false;
			continue;
		}
		ok = gb_prose_check_digits(
				 builder->arena, prose, ledger->names, ledger->name_count, builder->diags) &&
			 ok;
		gb_prose_check_marks(builder->arena, prose, builder->diags);
		prose->sample = read->sample;
	}
	ok = ok && gb_link_notes(builder, read, into);
	if (ok && into->in[GB_LANG_ZH].item != into->in[GB_LANG_EN].item)
		ok = gb_fault(builder->diags, into->in[GB_LANG_EN].place, "unpaired-item",
			into->in[GB_LANG_ZH].item ? GB_STR("a paragraph beside an item of a list")
									  : GB_STR("an item of a list beside a paragraph"),
			GB_STR("the same in both languages"),
			GB_STR("begin both texts with \"- \", or neither"));
	return ok;
}

static bool read_entry(gb_builder *builder, struct gb_ledger_index *index,
	const gb_text_entry_read *read, gb_text_entry *into)
{
	const gb_paragraph_read *paragraphs = read->paragraphs.items;
	gb_text_paragraph *made;
	bool ok = true;

	*into = (gb_text_entry){ .place = read->place,
		.id = read->id,
		.section_id = read->section_id,
		.role = read->role,
		.title = read->title,
		.paragraph_count = read->paragraphs.count };
	if (read->section_id.n > 0) {
		into->section = gb_ids_resolve(builder->arena, &index->sections, read->section_id,
			gb_place_member(read->place, "section"), builder->diags);
		ok = into->section != NULL;
	}
	made = GB_NEW_ARRAY(builder->arena, read->paragraphs.count, gb_text_paragraph);
	into->paragraphs = made;
	for (size_t i = 0; i < read->paragraphs.count; i++)
		ok = read_paragraph(builder, &paragraphs[i], &made[i]) && ok;
	return gb_ids_put(builder->arena, &index->texts, into->id, into, into->place, builder->diags) &&
		   ok;
}

bool gb_link_texts(gb_builder *builder, struct gb_ledger_index *index)
{
	gb_text_entry *texts = GB_NEW_ARRAY(builder->arena, builder->texts.count, gb_text_entry);
	bool ok = true;

	builder->ledger.texts = texts;
	builder->ledger.text_count = builder->texts.count;
	for (size_t i = 0; i < builder->texts.count; i++)
		ok = read_entry(builder, index, gb_pile_item(&builder->texts, i), &texts[i]) && ok;
	return ok;
}

static bool check_prose(gb_arena *arena, const gb_ledger *ledger, const gb_verdicts *verdicts,
	const gb_scope_of *scope, const gb_prose *prose, gb_lang lang, gb_diags *diags)
{
	gb_buf before = gb_buf_new(arena);
	bool ok = true;

	for (size_t i = 0; i < prose->count; i++) {
		gb_resolved resolved = { .text = prose->items[i].text };

		/* What blocks are called is known only with a layout. */
		if (prose->items[i].kind == GB_INLINE_REFERENCE &&
			gb_is_cross_reference(prose->items[i].text)) {
			resolved.text = (gb_str){ NULL, 0 };
		} else if (prose->items[i].kind == GB_INLINE_REFERENCE) {
			if (!gb_reference_resolve(arena, ledger, verdicts, scope, prose->items[i].text, lang,
					prose->place, &resolved, diags)) {
				ok = false;
				continue;
			}
			gb_prose_check_doubled(
				arena, prose, i, gb_buf_taken(&before), resolved.text, lang, diags);
		}
		if (prose->items[i].kind != GB_INLINE_NOTE)
			gb_buf_str(&before, resolved.text);
	}
	return ok;
}

bool gb_texts_check(
	gb_arena *arena, const gb_ledger *ledger, const gb_verdicts *verdicts, gb_diags *diags)
{
	bool ok = true;

	for (size_t i = 0; i < ledger->text_count; i++) {
		const gb_text_entry *entry = &ledger->texts[i];
		const gb_scope_of scope = { .section = entry->section };

		for (size_t j = 0; j < entry->paragraph_count; j++) {
			for (int lang = 0; lang < GB_LANG_COUNT; lang++) {
				const gb_prose *prose = &entry->paragraphs[j].in[lang];

				ok =
					check_prose(arena, ledger, verdicts, &scope, prose, (gb_lang)lang, diags) && ok;
				for (size_t k = 0; k < prose->note_count; k++)
					ok = check_prose(arena, ledger, verdicts, &scope, &prose->notes[k].text,
							 (gb_lang)lang, diags) &&
						 ok;
			}
		}
	}
	return ok;
}
