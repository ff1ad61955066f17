#ifndef GB_MODEL_LEDGER_H
#define GB_MODEL_LEDGER_H

#include "base/date.h"
#include "base/decimal.h"
#include "base/fault.h"
#include "base/status.h"
#include "json/field.h"

/*
 * The ledger: what was promised, what was reached, by whom it is known. Read once from all data
 * files of a run, merged and checked; immutable from then on. No page and no font in here.
 *
 * All lists keep the order of the files (sorted by path) and of the entries in them: that is the
 * official order, and it is never replaced by an alphabetical one (D 3.7).
 */

typedef enum gb_area_kind { GB_AREA_COUNTY, GB_AREA_ZONE } gb_area_kind;

typedef struct gb_area {
	gb_place place;
	gb_str id;
	gb_words name;
	int kind;      /* gb_area_kind */
	gb_str adcode; /* GB/T 2260, counties */
	gb_str inside; /* zones: the county whose figures already hold the zone's (D 3.13) */
	size_t order;
} gb_area;

typedef struct gb_agency {
	gb_place place;
	gb_str id;
	gb_words name, brief;
	size_t order;
} gb_agency;

typedef enum gb_section_role {
	GB_SECTION_HEADLINE,
	GB_SECTION_REVIEW,
	GB_SECTION_PLAN
} gb_section_role;

typedef struct gb_section {
	gb_place place;
	gb_str id;
	gb_words title, brief;
	int role;       /* gb_section_role */
	gb_str locator; /* where the report treats it: 二（一） */
	size_t order;
} gb_section;

typedef enum gb_kind {
	GB_KIND_GROWTH,      /* a rate of change: never pro-rated (D 3.2) */
	GB_KIND_FLOW,        /* accumulates from 1 January */
	GB_KIND_LEVEL,       /* a stock at a date */
	GB_KIND_CEILING,     /* must not be passed at any reading */
	GB_KIND_SHARE,       /* a ratio, in per cent */
	GB_KIND_QUALITATIVE, /* a person's verdict, with evidence */
	GB_KIND_RANK,        /* a place in a ranking: must hold at each that is published */
	GB_KIND_MILESTONE,   /* done by a day, perhaps in steps */
	GB_KIND_WORKS,       /* a list of works, n of m done */
	GB_KIND_COUNT,
} gb_kind;

typedef enum gb_qualifier {
	GB_QUALIFIER_BARE,     /* no word: at least, in the good direction (D 3.12 a) */
	GB_QUALIFIER_AT_LEAST, /* 以上 不低于 达到: inclusive (Civil Code, art. 1259) */
	GB_QUALIFIER_AT_MOST,  /* 以下 以内 不超过: inclusive */
	GB_QUALIFIER_OVER,     /* 超过 突破: strict */
	GB_QUALIFIER_UNDER,    /* 低于: strict */
	GB_QUALIFIER_AROUND,   /* 左右: a band from the policy */
	GB_QUALIFIER_EXACTLY,
	GB_QUALIFIER_FLOOR,    /* 保持在…以上: at every reading */
	GB_QUALIFIER_COMPARE,  /* 高于全省平均: against another series */
	GB_QUALIFIER_MULTIPLE, /* 翻番: a multiple of a base */
	GB_QUALIFIER_COUNT,
} gb_qualifier;

typedef enum gb_direction { GB_DIRECTION_UP, GB_DIRECTION_DOWN } gb_direction;

/* A unit of the table in model/unit.h. */
typedef struct gb_unit gb_unit;

/* The English noun of what a counter counts. */
typedef struct gb_counted {
	gb_place place;
	gb_str one, many;
} gb_counted;

/* Where a figure stands in the report. */
typedef struct gb_locator {
	gb_place place;
	gb_str locator; /* 二（一）一是 */
	gb_str quote;   /* verbatim, without the layout's blanks */
} gb_locator;

/* A step of a milestone, or one of a list of works. */
typedef struct gb_step {
	gb_place place;
	gb_str id;
	gb_words name;
	gb_date due; /* missing: that of the target */
} gb_step;

/* What is measured. */
typedef struct gb_indicator {
	gb_place place;
	gb_str id;
	gb_words name, brief; /* brief is name where the data gives none */
	int kind;             /* gb_kind */
	gb_str unit_text;
	const gb_unit *unit; /* NULL: qualitative */
	const gb_counted *counted;
	int direction; /* gb_direction: where good lies */
	gb_str section_id;
	const gb_section *section;
	int64_t decimals; /* -1: as the value's own */
	gb_list steps;    /* of gb_step: milestones, works */
	gb_str parts_of;
	const struct gb_indicator *total; /* what it is a part of; NULL: of nothing */
	bool sum_of_areas;                /* the areas' readings sum to the whole place's */
	bool seasonally_adjusted;         /* its readings have the season's part taken out */
	const gb_locator *source;
	gb_words note;
	size_t order;
} gb_indicator;

typedef enum gb_state {
	GB_STATE_ACHIEVED,
	GB_STATE_AHEAD,
	GB_STATE_ON_SCHEDULE,
	GB_STATE_SLIGHTLY_BEHIND,
	GB_STATE_FAR_BEHIND,
	GB_STATE_NOT_YET, /* a stretch goal that would be behind: never red */
	GB_STATE_NOT_DUE,
	GB_STATE_NO_DATA,
	GB_STATE_NOT_JUDGEABLE,
	GB_STATE_COUNT,
} gb_state;

/* The report, release or return that figures are taken from. */
typedef struct gb_source_work {
	gb_place place;
	gb_words title, publisher;
	gb_date date;
} gb_source_work;

/* What a revised reading said in the last issue, and why it changed (D 3.9). */
typedef struct gb_revision {
	gb_place place;
	gb_decimal value;
	gb_words reason;
} gb_revision;

/* A person's verdict: on what no figure can decide, or instead of the policy's (D 3.2, D 3.4). */
typedef struct gb_judgement {
	gb_place place;
	int state;     /* gb_state */
	gb_words note; /* why */
	gb_str by_id;
	const gb_agency *by;
	gb_date date;
	int status; /* gb_value_status */
} gb_judgement;

/* A value that was reached. */
typedef struct gb_reading {
	gb_place place;
	gb_str of;
	const gb_indicator *indicator;
	gb_period period;
	gb_str area_id;
	const gb_area *area;        /* NULL: the whole place */
	gb_decimal value;           /* missing for a qualitative reading and for a milestone */
	gb_str form;                /* the printed form of the source, 2.3万余 */
	gb_str form_en;             /* English of the form, where there is no number */
	int qualifier;              /* gb_qualifier: 突破2800亿元 is OVER */
	int status;                 /* gb_value_status */
	const gb_revision *revises; /* NULL: as it always was */
	int state;                  /* qualitative: gb_state, a person's verdict; -1 otherwise */
	gb_date date;               /* … on which day; missing: that of the file's source */
	gb_judgement *judgement; /* figures: a person's verdict instead of the policy's; NULL: none */
	gb_str basis; /* of the statistics: figures of different ones are never compared (D 3.8) */
	gb_str reporter_id;
	const gb_agency *reporter;
	int64_t rank;       /* place in a published ranking; 0: none */
	gb_date done;       /* milestones: the day it was completed; missing: not yet */
	gb_list steps_done; /* of gb_str: ids of the steps or works done by the period's end */
	gb_list items_done; /* the same of works, as the file has it */
	const gb_locator *source;
	const gb_source_work *work; /* NULL: the file names none */
	gb_words note;
	size_t order;
} gb_reading;

typedef enum gb_schedule_kind {
	GB_SCHEDULE_DEFAULT,   /* the policy's for the kind */
	GB_SCHEDULE_MONTHS,    /* months / 12: 序时进度 */
	GB_SCHEDULE_YEAR_END,  /* not due before the end of the period */
	GB_SCHEDULE_ALWAYS,    /* the full target at each reading */
	GB_SCHEDULE_MONTHLY,   /* twelve cumulative percentages */
	GB_SCHEDULE_QUARTERLY, /* four */
	GB_SCHEDULE_DAYS,      /* cumulative percentages by certain days */
} gb_schedule_kind;

typedef struct gb_schedule {
	int kind;
	const gb_decimal *percent; /* MONTHLY: 12, QUARTERLY: 4, DAYS: count; rising, the last is 100 */
	const gb_date *days;       /* DAYS: by when each */
	size_t count;
} gb_schedule;

typedef enum gb_comparable {
	GB_COMPARABLE_YES,
	GB_COMPARABLE_WITH_CARE,
	GB_COMPARABLE_NO
} gb_comparable;

/* A promise: an indicator, a value to reach and by when. */
typedef struct gb_target {
	gb_place place;
	gb_str id;
	gb_str of;
	const gb_indicator *indicator; /* its own, or that of `of` */
	const gb_section *section;
	gb_str area_id;
	const gb_area *area;     /* NULL: the whole place */
	gb_decimal value, upper; /* upper: of a range 2—3 */
	gb_str form;
	gb_str form_en; /* of a target without a number; empty: "qualitative" */
	int qualifier;
	bool stretch; /* 力争 */
	gb_decimal band;
	gb_str compare_with;
	const gb_indicator *compare; /* COMPARE: the other series; MULTIPLE: the base's */
	bool compare_equal;          /* 同步: as much as the other series is enough */
	gb_decimal times;
	gb_period period;
	gb_str base_of;
	gb_period base_period;
	const gb_reading *base; /* NULL: the ledger has none */
	int comparable;
	gb_words comparable_note;
	gb_schedule schedule;
	gb_date due;
	bool binding; /* 约束性, otherwise 预期性 */
	const gb_agency **lead;
	size_t lead_count;
	const gb_agency **responsible;
	size_t responsible_count;
	const gb_agency **cooperating;
	size_t cooperating_count;
	bool sample_assignment; /* the assignment is invented and must say so */
	gb_decimal weight;
	const gb_judgement *judgement; /* NULL: none */
	const gb_locator *source;
	const gb_source_work *work; /* the report that holds the target; NULL: not named */
	gb_words note;
	size_t order;
} gb_target;

/* 下降3%以上 with the value −3: "at least" speaks of the fall, whose sign the value keeps (D 3.3). */
bool gb_target_is_fall(const gb_target *target);
/* Flows and works grow from the first day of the period and have a completion rate. */
bool gb_kind_accumulates(int kind);
/* The step with this id, or NULL. */
const gb_step *gb_step_find(const gb_indicator *indicator, gb_str id);
/* Whether the reading says that this step is done. */
bool gb_step_is_done(const gb_reading *reading, const gb_step *step);

/* A piece of prose, inline markup read, figures as references. */
typedef enum gb_inline_kind {
	GB_INLINE_TEXT,
	GB_INLINE_REFERENCE,
	GB_INLINE_BREAK,
	GB_INLINE_NOTE, /* [^id]: the mark of a foot note */
} gb_inline_kind;
enum {
	GB_INLINE_EMPHASIS = 1,
	GB_INLINE_STRONG = 2,
	GB_INLINE_SUPERSCRIPT = 4,
	GB_INLINE_SUBSCRIPT = 8
};

typedef struct gb_inline {
	gb_inline_kind kind;
	gb_str
		text; /* TEXT; REFERENCE: without its braces, "gdp-growth.actual@2023|bare"; NOTE: its id */
	unsigned style;
	gb_str uri; /* of the link around it */
} gb_inline;

typedef struct gb_prose {
	gb_place place; /* of the string */
	const gb_inline *items;
	size_t count;
	bool item;   /* of a list: its text began with "- " */
	bool sample; /* rests on samples, whatever it refers to: its page is stamped (D 9.5) */
	const struct gb_prose_note *notes; /* of the paragraph, in this language; each has one mark */
	size_t note_count;
} gb_prose;

/* A foot note of a paragraph. */
typedef struct gb_prose_note {
	gb_str id;
	gb_prose text;
} gb_prose_note;

/* So many foot notes may one paragraph have. */
#define GB_NOTES_MOST 16

typedef struct gb_text_paragraph {
	gb_place place;
	gb_prose in[GB_LANG_COUNT]; /* both present in a bilingual ledger */
} gb_text_paragraph;

typedef struct gb_text_entry {
	gb_place place;
	gb_str id;
	gb_str section_id;
	const gb_section *section; /* NULL */
	gb_str role;               /* "intro", "notes", … */
	gb_words title;
	const gb_text_paragraph *paragraphs;
	size_t paragraph_count;
} gb_text_entry;

/* What is true of this one publication. */
typedef struct gb_sign_off {
	gb_place place;
	gb_words role, name;
	gb_date date;
} gb_sign_off;

/* How the last issue judged a target, for the policy's hysteresis (D 3.5). */
typedef struct gb_state_then {
	gb_place place;
	gb_str of;
	int state; /* gb_state */
} gb_state_then;

typedef enum gb_profile { GB_PROFILE_PUBLIC, GB_PROFILE_OFFICIAL, GB_PROFILE_INTERNAL } gb_profile;

typedef struct gb_issue {
	gb_place place;
	gb_str id;
	gb_words title, subtitle, signature, editor, contact, keywords, urgency, sample_notice;
	gb_words mark;        /* 发文机关标志; of a briefing: its name */
	gb_words printer;     /* 印发机关 */
	gb_words remark;      /* 附注 */
	gb_list title_lines;  /* of gb_words: the title as its author breaks it; empty: by sense */
	gb_str copy_number;   /* 份号 */
	int64_t printed;      /* 共印N份; 0: not said */
	gb_date as_of, date;
	gb_date print_date;   /* 印发日期; unknown: the issue's */
	gb_period period;
	int64_t number, serial;
	gb_str document_number;
	gb_words secrecy_level;
	gb_str secrecy_period;
	gb_list addressees, copies; /* of gb_words */
	gb_list sign_offs;          /* of gb_sign_off */
	gb_list states_before;      /* of gb_state_then: the verdicts of the last issue */
	gb_str previous;
	gb_str policy;
	bool draft;
	int profile;
} gb_issue;

typedef struct gb_policy gb_policy;       /* model/policy.h */
typedef struct gb_place_map gb_place_map; /* model/geometry.h */

typedef struct gb_ledger {
	gb_place place; /* of the place file */
	gb_str id;
	gb_words name, government;
	const gb_area *areas;
	size_t area_count;
	gb_words kinds[2];       /* by gb_area_kind: what the place calls its counties and zones */
	const gb_place_map *map; /* NULL: the place file has none */
	const gb_agency *agencies;
	size_t agency_count;
	const gb_str *names; /* texts with digits that prose may hold */
	size_t name_count;
	const gb_section *sections;
	size_t section_count;
	const gb_indicator *indicators;
	size_t indicator_count;
	const gb_target *targets;
	size_t target_count;
	const gb_reading *readings;
	size_t reading_count;
	const gb_text_entry *texts;
	size_t text_count;
	const gb_source_work *works; /* the reports that targets files name */
	size_t work_count;
	const struct gb_rounded_sum *rounded; /* model/sums.h: totals that printed parts do not reach */
	size_t rounded_count;
	const gb_issue *issue;   /* NULL: none given */
	const gb_issue *before;  /* the one that it is held against; NULL: none, as when it was read */
	const gb_policy *policy; /* the one that the issue names, or the only one */
	const struct gb_ledger_index *index;
} gb_ledger;

/*
 * Reads every file and directory of `paths` into one ledger. Reports all faults of all files
 * (unknown references with the nearest id, duplicate ids with both places, conflicting readings,
 * future readings, digits in prose …); NULL when there was any.
 */
const gb_ledger *gb_ledger_read(
	gb_arena *arena, const gb_str *paths, size_t count, gb_diags *diags);

/* Look-ups by id: hashed, NULL when absent. */
const gb_indicator *gb_indicator_find(const gb_ledger *ledger, gb_str id);
const gb_target *gb_target_find(const gb_ledger *ledger, gb_str id);
const gb_area *gb_area_find(const gb_ledger *ledger, gb_str id);
const gb_agency *gb_agency_find(const gb_ledger *ledger, gb_str id);
const gb_section *gb_section_find(const gb_ledger *ledger, gb_str id);
const gb_text_entry *gb_text_find(const gb_ledger *ledger, gb_str id);
/* The reading of exactly this indicator, period and area (NULL: the whole place). */
const gb_reading *gb_reading_find(
	const gb_ledger *ledger, const gb_indicator *indicator, gb_period period, const gb_area *area);
/* The reading that counts at `as_of` for a target's period: for flows and growth the latest that
 * begins with the period; for levels the latest that ends in it; none that ends after `as_of`. */
const gb_reading *gb_reading_current(const gb_ledger *ledger, const gb_indicator *indicator,
	gb_period period, const gb_area *area, gb_date as_of);
/* The last published ranking before this one (kind RANK), or NULL. */
const gb_reading *gb_ranking_before(const gb_ledger *ledger, const gb_reading *reading);
/* All readings of an indicator and area, by their periods: `*count` borrowed pointers. */
const gb_reading *const *gb_readings_of(
	const gb_ledger *ledger, const gb_indicator *indicator, const gb_area *area, size_t *count);

/* The words of the data files for these enums: "growth", "at-least", "final". */
extern const gb_choice gb_kind_words[];
extern const gb_choice gb_qualifier_words[];
extern const gb_choice gb_status_words[];
extern const gb_choice gb_state_words[];
extern const gb_choice gb_schedule_words[]; /* those without percentages */
/* Of two gb_value_status the less certain one. */
int gb_status_worse(int a, int b);
/* "2024-H1": a period as the data files write it. */
gb_str gb_period_code(gb_arena *arena, gb_period period);

#endif
