#include "model/build.h"

static const gb_field note_fields[] = {
	{ "id", GB_FIELD_ID, offsetof(gb_note_read, id), GB_REQUIRED, NULL,
		"as its mark in the text has it: [^id]" },
	{ "zh", GB_FIELD_TEXT, offsetof(gb_note_read, in[GB_LANG_ZH]), GB_REQUIRED | GB_NOT_EMPTY, NULL,
		"Chinese, inline markup and {references}" },
	{ "en", GB_FIELD_TEXT, offsetof(gb_note_read, in[GB_LANG_EN]), GB_REQUIRED | GB_NOT_EMPTY, NULL,
		"English of the same note" },
};
static const gb_shape note_shape = { "note", note_fields, GB_COUNT(note_fields),
	sizeof(gb_note_read), offsetof(gb_note_read, place), "a foot note" };

static const gb_field paragraph_fields[] = {
	{ "zh", GB_FIELD_TEXT, offsetof(gb_paragraph_read, in[GB_LANG_ZH]), GB_REQUIRED | GB_NOT_EMPTY,
		NULL, "Chinese, inline markup and {references}" },
	{ "en", GB_FIELD_TEXT, offsetof(gb_paragraph_read, in[GB_LANG_EN]), GB_REQUIRED | GB_NOT_EMPTY,
		NULL, "English of the same paragraph" },
	{ "sample", GB_FIELD_FLAG, offsetof(gb_paragraph_read, sample), GB_OPTIONAL, NULL,
		"it tells of samples in words that no reference betrays" },
	{ "notes", GB_FIELD_LIST, offsetof(gb_paragraph_read, notes), GB_OPTIONAL, &note_shape,
		"foot notes, marked in both texts" },
};
static const gb_shape paragraph_shape = { "paragraph", paragraph_fields, GB_COUNT(paragraph_fields),
	sizeof(gb_paragraph_read), offsetof(gb_paragraph_read, place), "a pair of paragraphs" };

static const gb_field text_fields[] = {
	{ "id", GB_FIELD_ID, offsetof(gb_text_entry_read, id), GB_REQUIRED, NULL, "stable name" },
	{ "section", GB_FIELD_ID, offsetof(gb_text_entry_read, section_id), GB_OPTIONAL, NULL,
		"part of the report it belongs to" },
	{ "role", GB_FIELD_ID, offsetof(gb_text_entry_read, role), GB_OPTIONAL, NULL,
		"intro, body, notes, sources or a name of your own" },
	{ "title", GB_FIELD_WORDS, offsetof(gb_text_entry_read, title), GB_NOT_EMPTY, NULL, "heading" },
	{ "paragraphs", GB_FIELD_LIST, offsetof(gb_text_entry_read, paragraphs), GB_REQUIRED,
		&paragraph_shape, "pairs of paragraphs" },
};
static const gb_shape text_shape = { "text", text_fields, GB_COUNT(text_fields),
	sizeof(gb_text_entry_read), offsetof(gb_text_entry_read, place), "a piece of prose" };

typedef struct text_file {
	gb_place place;
	gb_str format;
	gb_list texts;
} text_file;

static const gb_field file_fields[] = {
	{ "format", GB_FIELD_FORMAT, offsetof(text_file, format), GB_REQUIRED, "gongbao.text/1",
		"what the file is" },
	{ "texts", GB_FIELD_LIST, offsetof(text_file, texts), GB_REQUIRED, &text_shape, "the prose" },
};
const gb_shape gb_text_file_shape = { "texts", file_fields, GB_COUNT(file_fields),
	sizeof(text_file), offsetof(text_file, place), "prose in both languages" };

bool gb_text_file_read(gb_builder *builder, const gb_json *root, bool named)
{
	text_file file;
	gb_text_entry_read *texts;
	const bool ok = gb_shape_read(builder->arena, &gb_text_file_shape, root, &file, builder->diags);

	(void)named;
	texts = file.texts.items;
	for (size_t i = 0; i < file.texts.count; i++)
		gb_pile_add(builder->arena, &builder->texts, &texts[i]);
	return ok;
}
