#ifndef MEDBRING_MODEL_RULES_H
#define MEDBRING_MODEL_RULES_H

/*
 * A loaded rules file: plain arrays that refer to each other by index,
 * written by src/load, const for everyone else. Strings live in the rules'
 * own arena. Index NO_INDEX means "none". medbring-rules(5) says what each
 * part means to an author. Where a copy would bring along bytes that were
 * never set there is a `gap`, so that sealed rules are the same each time.
 */

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "model/value.h"

#define NO_INDEX UINT32_MAX
#define LANGUAGES_MAX 8

/* Where something stands in the file; line 0 means nowhere (made by the program). */
struct place { uint32_t line, column; };

/* One text in each language, by language index; ask text_at() or text_in().
 * {name} in a text stands for data, a contact's field, or what the page gives
 * ({visit}, {limit}, {date}); src/app/words.h fills them in. */
struct text { const struct text_body *body; };       /* NULL where there is none at all: most texts that could be given */
struct text_body { struct place place; uint32_t count; bool once; const char *in[]; };     /* `once`: for all `count` languages */

static inline bool text_given(const struct text *text) { return text->body; }

/* The text in that language, NULL where it is missing. */
const char *text_at(const struct text *text, uint32_t language);

/* A run of items in one of the arrays below. */
struct span { uint32_t first, count; };

struct language { const char *tag; const char *name; };          /* "da", "Dansk" */

/* `data:` strings said once and used by texts and text rules alike. */
struct datum { const char *id; const char *string; struct place place; };

struct country_set { const char *id; struct text label; const int32_t *members; uint32_t count; struct place place; };

struct choice { const char *id; struct text label; };

enum arrange {
	ARRANGE_NO,          /* cannot be changed (an age) */
	ARRANGE_YES,         /* can be seen to before the visit, whatever is the case now */
	ARRANGE_IF_OPEN      /* worth naming while it has no answer; not once it was denied */
};

/* An attribute of papers or a fact about persons. */
struct attribute {
	const char *id;
	enum type type;
	bool of_person;              /* declared under `facts`, not `attributes` */
	bool several;                /* may hold more values than one */
	bool secret;                 /* `private: yes`: masked, never stored, wiped */
	enum arrange arrange;
	bool absent_given;           /* `absent:` says what a missing value means */
	bool plain_of_one;           /* `plain` names no limit, though the file sets several: it fits `not passed` only */
	struct value absent;
	const struct choice *choices;
	uint32_t choice_count;
	struct text label;           /* "Expiry date" */
	struct text ask;             /* asks for the value: "When does it expire?" */
	struct text plain;           /* asks the test: "Is it valid on {visit}?"; {limit} (in words) and {date} may stand in it */
	struct text brief;           /* the same in few words, for a line with its state: "Valid on {visit}" */
	struct text help;
	struct text to_do;           /* how it is put as a thing to see to: "book an appointment" */
	struct text clause;          /* said of a paper that passes the test: "is valid on {visit}"; places as in `plain` */
	uint32_t form_digits;        /* private texts: exactly so many digits; 0 where no form is given */
	struct place place;
};

/* ---- conditions: tests of one value, joined ---- */

enum operation {
	OP_IN,               /* any of `members` (yes/no, choice, country, text, number) */
	OP_NOT_IN,
	OP_BETWEEN,          /* low..high inclusive (number, age, fixed dates) */
	OP_OLD_AT_MOST,      /* issued at most N units before the visit, and not after it */
	OP_OLD_LESS,
	OP_OLD_AT_LEAST,
	OP_OLD_MORE,
	OP_NOT_PASSED,       /* visit <= date + N units (N is 0 or the grace) */
	OP_LEFT_AT_MOST, OP_LEFT_LESS, OP_LEFT_AT_LEAST, OP_LEFT_MORE, /* date against visit + N units; the first two not passed */
	OP_SAME_AS,          /* equal to the operand (any of its values) */
	OP_NOT_SAME_AS,
	OP_BEFORE,           /* date < operand + N units */
	OP_UNTIL,            /* date <= operand + N units ("at most 3 months after my.move") */
	OP_FROM,             /* date >= operand + N units */
	OP_AFTER,            /* date > operand + N units */
	OP_AT_LEAST_FACT,    /* number >= operand + amount: 0, or 1 for "more than" */
	OP_AT_MOST_FACT,     /* number <= operand + amount: 0, or -1 for "less than" */
	OP_GIVEN             /* there is a value at all */
};

enum unit { UNIT_DAYS, UNIT_MONTHS, UNIT_YEARS };
enum subject { SUBJECT_PAPER, SUBJECT_PERSON };

/* One test of one attribute. Each spelling in the file has its own. */
struct test {
	enum subject subject;        /* SUBJECT_PAPER: `attribute` of the paper; SUBJECT_PERSON: a fact of its holder */
	uint32_t attribute;
	enum operation operation;
	enum unit unit;
	int32_t amount;              /* N of the units */
	int32_t low, high, gap;      /* OP_BETWEEN */
	const int32_t *members;      /* OP_IN, OP_NOT_IN: country codes, choice indexes, 0/1, numbers */
	const char *const *words;    /* the same for texts, folded */
	uint32_t member_count;
	uint32_t set;                /* index of the named country set that `members` came from, or NO_INDEX */
	enum subject operand_subject;
	uint32_t operand;            /* attribute index, or NO_INDEX */
	struct place place;
	struct text why, noun;       /* the author's own words for a failure, and for such a paper in a sentence; may be empty */
};

enum condition_kind { CONDITION_TEST, CONDITION_ALL, CONDITION_ANY, CONDITION_WITH };

/* A tree: ALL and ANY hold `parts` (a span of rules->condition_links, each an
 * index into rules->conditions); WITH asks for another paper that the list accepts. */
struct condition {
	enum condition_kind kind;
	uint32_t test;               /* CONDITION_TEST */
	uint32_t list;               /* CONDITION_WITH: index into rules->lists */
	struct span parts;
	int32_t valid_from, valid_to;   /* days; DATE_MIN, DATE_MAX where not given */
};

/* ---- papers ---- */

struct kind {
	const char *id;
	struct text label;           /* at most 6 words */
	struct text brief;           /* shorter, for a narrow line */
	struct text full;            /* full wording */
	struct text hint;            /* how to get it, what does not count */
	struct text noun;            /* named in a sentence: "a permit" */
	struct text own_noun;        /* the reader's own, named in a sentence: "your permit" */
	const struct value *fixed;   /* one per attribute; VALUE_UNKNOWN where the kind fixes nothing */
	const bool *asks;            /* one per attribute: may vary and is asked for */
	uint32_t same_as;            /* the kind that it counts as one with (its own index where none) */
	bool never, rare;            /* `counts: never`: not accepted anywhere, shows nothing; few people have it */
	uint32_t counts;             /* condition that makes it usable (the file's or its own), or NO_INDEX */
	struct place place;
};

/* One line of a list: this kind (or any kind, NO_INDEX) under this condition. */
struct line {
	uint32_t kind;
	uint32_t condition;          /* index into conditions, or NO_INDEX */
	uint32_t most;               /* cap on how many papers of this line count; UINT32_MAX where none */
	uint32_t group;              /* the group it was written in, or NO_INDEX */
	int32_t valid_from, valid_to;
	struct place place;
};

/* Lines with groups already flattened into them (their conditions joined). A
 * paper is accepted by a list when it is usable and any line takes it. */
struct list {
	struct span lines;           /* of rules->lines, ordered by kind; lines for any kind last */
	uint32_t group, gap;         /* where the list is one group by name: that group, else NO_INDEX */
	const uint32_t *kind_start;  /* kind_count + 2 offsets into the span: lines of kind k are kind_start[k]..kind_start[k+1];
	                                for any kind k is kind_count. NULL where the list is short beside the catalogue
	                                (memory stays linear): ask list_lines_of() and list_lines_any(), which know both */
};

struct group { const char *id; struct text label; struct text note; uint32_t list; struct place place; };

/* ---- requirements ---- */

enum requirement_kind {
	REQUIRE_ALL,         /* parts */
	REQUIRE_ANY,         /* parts */
	REQUIRE_TALLY,       /* one, at-least and points: rows are counted and added up to `need` */
	REQUIRE_ME,          /* condition over the facts of the person */
	REQUIRE_PERSON,      /* so many other persons of a role meet that role's requirement */
	REQUIRE_EVENTS,
	REQUIRE_TEXT
};

/* A row of a tally: papers accepted by the list, counted once for each
 * different key, at most `most` of them; worth first + (count - 1) * each.
 * Fewer than `least`: the tally fails. */
struct row {
	uint32_t list, first, each, most, least;
	bool distinct_kind, gap[3];  /* kinds that are same-as count once */
	const uint32_t *distinct;    /* attributes that must differ (as a tuple, with the kind if set) */
	uint32_t distinct_count, gap_2;    /* with neither: each paper counts */
	struct place place;          /* of a row of points */
};

enum text_rule_kind { TEXT_LENGTH, TEXT_ALLOWED, TEXT_EDGES, TEXT_NEVER_DIGITS, TEXT_NOT_SAME };

struct text_rule {
	const char *id;
	enum text_rule_kind kind;
	uint32_t other;              /* TEXT_NOT_SAME: attribute of the person */
	uint32_t low, high;          /* TEXT_LENGTH; TEXT_NEVER_DIGITS: low digits and nothing else */
	const int32_t *characters;   /* TEXT_ALLOWED: sorted code points; TEXT_EDGES: not at the edges */
	uint32_t character_count, gap;
	const char *ignoring;        /* TEXT_NOT_SAME: characters left out of both before comparing */
	struct text label;           /* "5 to 48 characters" */
	struct text plain;           /* TEXT_NOT_SAME: "Is this your own number?" */
	const char *const *source; uint32_t source_count, gap_2;
	struct place place;
};

enum event_limit { EVENTS_AT_MOST, EVENTS_AT_LEAST };

/* `accept:`, a finding of lint that is meant so. It covers the mapping that it stands in, from its first place to the
 * last, and with line 0 (written at the top) the whole file. */
struct acceptance { const char *finding; const char *reason; struct place place, end; };

struct requirement {
	enum requirement_kind kind; uint32_t gap;
	const char *id;              /* NULL where the author gave none */
	struct text label;           /* what is wanted, in words; may be empty */
	struct text why;             /* shown when it is not met; may be empty */
	const char *const *source;   /* fact ids */
	uint32_t source_count, gap_2;
	struct span parts;           /* of rules->requirement_links: indexes into requirements */
	int32_t valid_from, valid_to;

	struct span rows;            /* REQUIRE_TALLY, of rules->rows */
	uint32_t need;               /* TALLY: sum to reach; PERSON: how many; EVENTS: the limit */
	uint32_t need_fact;          /* the fact that gives it instead, or NO_INDEX */
	bool points, gap_3[3];       /* written as `points` */

	uint32_t condition;          /* REQUIRE_ME */
	uint32_t role;               /* REQUIRE_PERSON */
	uint32_t events;             /* REQUIRE_EVENTS: event type */
	enum event_limit limit;
	bool distinct_person, gap_4[3];   /* count persons, not happenings */
	int32_t within_days;         /* 0 <= visit - date <= within; -1: any time up to the visit */
	uint32_t attribute;          /* REQUIRE_TEXT: the fact that holds the text */
	struct span text_rules;      /* of rules->text_rules */

	/* choose: only a selection of the papers may be used below here */
	uint32_t choose_same;        /* attribute that must be the same on all, or NO_INDEX */
	struct span never_together;  /* pairs of kinds, of rules->pairs */
	bool apart, gap_5[3];        /* `all` only: its parts must be met by different papers */

	struct place place;
};

struct pair { uint32_t left, right; };

struct event_type { const char *id; struct text label; struct text ask; struct text plain; struct text brief; struct place place; };

struct role {                        /* `persons:` */
	const char *id;
	struct text label;               /* "Witness" */
	struct text noun;                /* named in a sentence: "the witness" */
	struct text ask;                 /* "Do you bring a witness?" */
	struct text brief;               /* the same in few words */
	struct text to_do;               /* "bring a witness" */
	struct text help;
	uint32_t requirement;
	enum arrange arrange;            /* default ARRANGE_YES */
	struct place place;
};

/* ---- what is shown ---- */

struct notice {
	const char *id;
	struct text text;
	uint32_t when;                   /* requirement, or NO_INDEX: always */
	int32_t valid_from, valid_to;
	bool heads, gap[3];              /* `first: yes`: stands above the verdict, in words, everywhere */
	const char *const *source; uint32_t source_count, gap_2;
	struct place place;
};

enum block_kind { BLOCK_TEXT, BLOCK_HEADING, BLOCK_LIST, BLOCK_GROUP, BLOCK_CONTACT, BLOCK_CHECKLIST };

struct section_block {
	enum block_kind kind;
	uint32_t item_count;             /* LIST */
	struct text text;                /* TEXT, HEADING */
	const struct text *items;        /* LIST */
	uint32_t index;                  /* GROUP, CONTACT, CHECKLIST */
	uint32_t only;                   /* language index that alone shows it, or NO_INDEX */
	struct place place;
};

struct section {
	const char *id;
	struct text title;
	struct span blocks;              /* of rules->section_blocks */
	const char *const *source; uint32_t source_count;
	struct place place;
};

struct contact {
	const char *id;
	struct text label;
	const char *phone, *mail, *site; /* NULL where there is none; the same in every language */
	const char *const *address; uint32_t address_count;
	struct text hours, note;
	const char *const *source; uint32_t source_count;
	struct place place;
};

struct term { const char *id; struct text term; struct text meaning; struct place place; };

struct checklist {
	const char *id;
	struct text title;
	struct text intro;
	uint32_t requirement;
	struct span notices;             /* of rules->notices */
	struct text ready, not_ready;    /* the author's words beside the verdict; may be empty */
	const char *const *source; uint32_t source_count;
	struct place place;
};

struct answers;

/* A case in the file: answers and what must come of them. */
struct rule_case {
	const char *id;
	uint32_t checklist;
	const struct answers *answers;
	int verdict;                     /* enum verdict */
	const char *because;             /* id of the requirement that decides, or NULL */
	struct place place;
};

/* What an id names. One namespace: an id names one thing in a file; but a checklist may have the name of the
 * role whose person it judges. rules_find() then gives the checklist, rules_find_role() the role. */
enum id_kind { ID_NOTHING, ID_DATUM, ID_SET, ID_ATTRIBUTE, ID_EVENT, ID_KIND, ID_GROUP, ID_ROLE,
	ID_CHECKLIST, ID_SECTION, ID_CONTACT, ID_TERM, ID_REQUIREMENT, ID_TEXT_RULE };

/* One id of the file in a hash table of `id_room` (a power of two) places; see rules_find(). */
struct rules_id { const char *id; enum id_kind kind; uint32_t index; };

struct rules {
	struct arena arena;
	const void *image; size_t image_length;   /* all of them lie in a mapped file (load/sealed.h); else NULL */
	const char *file;                /* as it was named, for messages */
	const struct language *languages; uint32_t language_count;
	struct text title;
	struct text intro;
	const char *source;
	int32_t checked;                 /* day, or INT32_MIN where not given */

	const struct datum *data; uint32_t datum_count;
	const struct country_set *sets; uint32_t set_count;
	const struct attribute *attributes; uint32_t attribute_count;   /* of papers and of persons together */
	const struct event_type *events; uint32_t event_count;
	const struct kind *kinds; uint32_t kind_count;
	const struct group *groups; uint32_t group_count;
	const struct role *roles; uint32_t role_count;
	const struct checklist *checklists; uint32_t checklist_count;
	const struct notice *notices; uint32_t notice_count;
	const struct section *sections; uint32_t section_count;
	const struct contact *contacts; uint32_t contact_count;
	const struct term *terms; uint32_t term_count;
	const struct rule_case *cases; uint32_t case_count;

	const struct test *tests; uint32_t test_count;
	const struct condition *conditions; uint32_t condition_count;
	const uint32_t *condition_links; uint32_t condition_link_count;
	const struct line *lines; uint32_t line_count;
	const struct list *lists; uint32_t list_count;
	const struct requirement *requirements; uint32_t requirement_count;
	const uint32_t *requirement_links; uint32_t requirement_link_count;
	const struct row *rows; uint32_t row_count;
	const struct text_rule *text_rules; uint32_t text_rule_count;
	const struct pair *pairs; uint32_t pair_count;
	const struct section_block *section_blocks; uint32_t section_block_count;
	const struct acceptance *acceptances; uint32_t acceptance_count;

	const struct rules_id *ids; uint32_t id_room; uint64_t id_seed;
};

/* Look an id up; `index` is set where something is found. One step, however many ids there are. */
enum id_kind rules_find(const struct rules *rules, const char *id, uint32_t *index);
uint32_t rules_find_kind(const struct rules *rules, const char *id);         /* or NO_INDEX */
uint32_t rules_find_attribute(const struct rules *rules, const char *id);
uint32_t rules_find_checklist(const struct rules *rules, const char *id);
uint32_t rules_find_role(const struct rules *rules, const char *id);
uint32_t rules_find_language(const struct rules *rules, const char *tag);    /* "da", "da_DK.UTF-8", "DA" */

/* The named set of two or more countries that stands whole in the test's list from that member on, or NO_INDEX. */
uint32_t rules_set_at(const struct rules *rules, const struct test *test, uint32_t member);

/* The text in that language, else in the first language that has it, else "". */
const char *text_in(const struct text *text, uint32_t language);

#endif
