#ifndef GB_MODEL_RESOLVER_H
#define GB_MODEL_RESOLVER_H

#include "model/field.h"

/* A reference being resolved, for the files that know one kind of it each. Internal to model/. */

/* head.field@period/area|format */
typedef struct gb_reference_parts {
	gb_str whole, head, field, at, format;
} gb_reference_parts;

typedef struct gb_resolver {
	gb_arena *arena;
	const gb_ledger *ledger;
	const gb_verdicts *verdicts;
	const gb_scope_of *scope;
	gb_lang lang;
	gb_place place;
	gb_diags *diags;
	gb_reference_parts parts;
	gb_value_form form;
} gb_resolver;

/* The reference as it stands, with its braces. */
gb_str gb_resolver_found(const gb_resolver *r);
/* Fault for a word that is none of `known`. */
bool gb_resolver_unknown(const gb_resolver *r, const char *code, const char *what, gb_str word,
	const gb_str *known, size_t count);
bool gb_resolver_unknown_field(const gb_resolver *r, const gb_str *known, size_t count);
/* Plain words, or a figure that is all of `text` when `kind` is one. */
void gb_resolver_say(gb_resolved *out, gb_str text, int kind, gb_place place);

/* reference_name.c: place. and issue.; section., area. and agency., by id or in scope. */
bool gb_resolve_fact(const gb_resolver *r, gb_resolved *out);
bool gb_resolve_section(const gb_resolver *r, gb_resolved *out);
bool gb_resolve_area(const gb_resolver *r, gb_resolved *out);
bool gb_resolve_agency(const gb_resolver *r, gb_resolved *out);
bool gb_resolver_out_of_scope(const gb_resolver *r);
/* reference_policy.c: policy.KIND.STATE, where a state begins, and policy.band.ID, of 左右. */
bool gb_is_policy_reference(gb_str head);
bool gb_resolve_policy(const gb_resolver *r, gb_resolved *out);
/* reference_count.c: count:targets/KEY=VALUE… */
bool gb_resolve_count(const gb_resolver *r, gb_resolved *out);

#endif
