#ifndef GB_MODEL_BUILD_H
#define GB_MODEL_BUILD_H

#include "model/geometry.h"
#include "model/ids.h"
#include "model/policy.h"

/*
 * A ledger in the making. Files are read one by one into piles (files.c and one *_file.c a
 * format); then ids are resolved and everything is checked (link.c). Internal to model/.
 */

/* A growing list of structs. Items move while it grows: no pointers into it before the end. */
typedef struct gb_pile {
	unsigned char *items;
	size_t count, capacity, size;
} gb_pile;

void *gb_pile_add(gb_arena *arena, gb_pile *pile, const void *item);
void *gb_pile_item(const gb_pile *pile, size_t index);

/* "base": the reading to compare with, when it is another indicator's or another period's. */
typedef struct gb_base_entry {
	gb_place place;
	gb_str of;
	gb_period period;
} gb_base_entry;

typedef struct gb_compare_entry {
	gb_place place;
	gb_str with;
	bool equal;
} gb_compare_entry;

typedef struct gb_multiple_entry {
	gb_place place;
	gb_str of;
	gb_decimal times;
} gb_multiple_entry;

/* An indicator or a target as it stands in a file. */
typedef struct gb_target_entry {
	gb_place place;
	gb_indicator indicator; /* its own fields; empty when the target is `of` another */
	gb_target target;
	gb_list lead, responsible, cooperating; /* of gb_str */
	const gb_json *schedule;
	const gb_base_entry *base;
	const gb_compare_entry *compare;
	const gb_multiple_entry *multiple;
	gb_judgement *judgement;
	gb_list items; /* of gb_step: works */
} gb_target_entry;

typedef struct gb_text_entry_read {
	gb_place place;
	gb_str id, section_id, role;
	gb_words title;
	gb_list paragraphs; /* of gb_paragraph_read */
} gb_text_entry_read;

typedef struct gb_paragraph_read {
	gb_place place;
	gb_str in[GB_LANG_COUNT];
	bool sample;
	gb_list notes; /* of gb_note_read */
} gb_paragraph_read;

typedef struct gb_note_read {
	gb_place place;
	gb_str id;
	gb_str in[GB_LANG_COUNT];
} gb_note_read;

/* A policy or an issue, with whether its file was named by itself on the command line. */
typedef struct gb_policy_entry {
	gb_policy *policy;
	bool named;
} gb_policy_entry;

typedef struct gb_issue_entry {
	gb_issue *issue;
	bool named;
} gb_issue_entry;

typedef struct gb_builder {
	gb_arena *arena;
	gb_diags *diags;
	size_t errors_before; /* of the run, before this ledger */
	gb_ledger ledger;
	bool has_place;
	gb_place_map *map; /* not yet read; NULL: none */
	gb_list tiles;     /* of gb_str: its areas without a territory */
	gb_pile areas, agencies, names;
	gb_pile sections;                /* gb_section */
	gb_pile indicators;              /* gb_target_entry: those without a target */
	gb_pile targets;                 /* gb_target_entry */
	gb_target *linked;               /* ledger.targets while they are still being completed */
	gb_indicator *linked_indicators; /* the same of ledger.indicators */
	gb_pile readings;                /* gb_reading */
	gb_pile texts;                   /* gb_text_entry_read */
	gb_pile works;                   /* const gb_source_work * */
	gb_pile policies;                /* gb_policy_entry */
	gb_pile issues;                  /* gb_issue_entry */
} gb_builder;

struct gb_ledger_index {
	gb_ids areas, agencies, sections, indicators, targets, texts;
	const gb_reading **readings; /* by indicator, area, period */
};

gb_builder *gb_builder_new(gb_arena *arena, gb_diags *diags);
/* One parsed file. `named`: given by itself, not found in a directory. */
bool gb_builder_add(gb_builder *builder, const gb_json *root, bool named);
/* Resolves and checks; NULL when there was any fault. */
const gb_ledger *gb_builder_finish(gb_builder *builder);

/* Whether the object at `place` has the member: absent and nought are different things. */
bool gb_place_has(gb_place place, const char *key);
/* The readers, one a format. */
bool gb_place_file_read(gb_builder *builder, const gb_json *root, bool named);
bool gb_targets_file_read(gb_builder *builder, const gb_json *root, bool named);
bool gb_readings_file_read(gb_builder *builder, const gb_json *root, bool named);
bool gb_text_file_read(gb_builder *builder, const gb_json *root, bool named);
bool gb_policy_file_read(gb_builder *builder, const gb_json *root, bool named);
bool gb_issue_file_read(gb_builder *builder, const gb_json *root, bool named);

extern const gb_shape gb_source_work_shape, gb_locator_shape, gb_judgement_shape;
/* Of whole files; format.c lists them. */
extern const gb_shape gb_place_file_shape, gb_targets_file_shape, gb_readings_file_shape,
	gb_text_file_shape, gb_policy_file_shape, gb_issue_file_shape;
/* The schema of "schedule", whose reader is schedule_file.c. */
#define GB_SCHEDULE_SCHEMA                                                                         \
	"{'anyOf':[{'enum':['months','year-end','always']},"                                           \
	"{'type':'object','properties':{'monthly':{'type':'array','minItems':12,'maxItems':12,"        \
	"'items':{'type':'number','minimum':0,'maximum':100}}},'required':['monthly'],"                \
	"'additionalProperties':false},"                                                               \
	"{'type':'object','properties':{'quarterly':{'type':'array','minItems':4,'maxItems':4,"        \
	"'items':{'type':'number','minimum':0,'maximum':100}}},'required':['quarterly'],"              \
	"'additionalProperties':false},"                                                               \
	"{'type':'object','properties':{'by':{'type':'array','minItems':1,'items':{'type':'object',"   \
	"'properties':{'day':{'$ref':'#/$defs/type.date'},'percent':{'type':'number','minimum':0,"     \
	"'maximum':100}},'required':['day','percent'],'additionalProperties':false}}},"                \
	"'required':['by'],'additionalProperties':false}]}"

/* schedule_file.c: "schedule" of a target. */
bool gb_schedule_read(
	gb_arena *arena, gb_diags *diags, const gb_json *value, gb_period period, gb_schedule *into);

/* kinds_link.c: what only targets, indicators and readings of one kind have, and what they need. */
bool gb_check_kind_of_indicator(gb_arena *arena, gb_diags *diags, const gb_indicator *indicator);
bool gb_check_kind_of_target(gb_arena *arena, gb_diags *diags, gb_target *target);
bool gb_check_kind_of_reading(gb_builder *builder, gb_reading *reading);

/* Steps of gb_builder_finish. */
bool gb_link_targets(gb_builder *builder, struct gb_ledger_index *index);  /* targets_link.c */
bool gb_link_readings(gb_builder *builder, struct gb_ledger_index *index); /* readings_link.c */
bool gb_link_texts(gb_builder *builder, struct gb_ledger_index *index);    /* texts.c */
bool gb_link_policy(gb_builder *builder, struct gb_ledger_index *index);   /* policy_link.c */
bool gb_link_states_before(
	gb_builder *builder, struct gb_ledger_index *index); /* states_before.c */
/* notes.c: the foot notes of a paragraph whose prose is read; each has one mark in each language. */
bool gb_link_notes(
	gb_builder *builder, const gb_paragraph_read *read, gb_text_paragraph *paragraph);
/* policy_lint.c: warns of what no target can come to by the policy. */
void gb_policy_lint(
	gb_builder *builder, const struct gb_ledger_index *index, const gb_policy *policy);
/* The map's file, and which area each of its features is: map_link.c */
bool gb_link_map(gb_builder *builder, struct gb_ledger_index *index);
/* Bases, once the readings are sorted; bands, once the policy is known. */
bool gb_link_bases(gb_builder *builder);
/* sums.c: totals against their parts; needs the readings and the policy. */
bool gb_link_sums(gb_builder *builder, struct gb_ledger_index *index);

#endif
