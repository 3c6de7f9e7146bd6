#ifndef MEDBRING_APP_TARGET_H
#define MEDBRING_APP_TARGET_H

/*
 * What a block of a page is about, packed into its key and out of it again.
 * The parts are places in the rules and counts among equals, never positions
 * on the page, so that the same thing has the same key after any change.
 */

#include <stdint.h>

enum what {
	WHAT_NOTHING,
	WHAT_VISIT,          /* the day of the visit */
	WHAT_PAPER,          /* person, kind, ordinal */
	WHAT_VALUE,          /* person, kind, ordinal, attribute */
	WHAT_FACT,           /* person, attribute */
	WHAT_EVENTS,         /* person, kind: the requirement */
	WHAT_PERSON,         /* person */
	WHAT_COMPLETE,       /* person: that is all they have */
	WHAT_TEXT,           /* attribute: the line with a text that has rules */
	WHAT_RULE,           /* kind: the text rule */
	WHAT_SAME,           /* attribute: is the text the same as that fact? */
	WHAT_PROPOSAL,       /* ordinal */
	WHAT_VERDICT,
	WHAT_REASON,         /* ordinal */
	WHAT_MISSING,
	WHAT_CHECKLIST,      /* kind: opens it */
	WHAT_PLACE,          /* kind: opens it */
	WHAT_LANGUAGE,       /* kind: speaks it */
	WHAT_LEAVE,
	WHAT_RESTART,
	WHAT_SECTION,        /* kind: folds it; the words explained come after the last */
	WHAT_LINE,           /* kind, ordinal: a line of a longer text */
	WHAT_HIT,            /* kind: a number in the list of hits */
	WHAT_CANDIDATE,      /* kind: a country, a choice; picks it */
	WHAT_INPUT,          /* the line being typed in a field, a search, a file name */
	WHAT_DONE            /* leaves a field */
};

struct target {
	enum what what;
	uint32_t person;             /* 0: the visitor; else 1 + role * PERSONS_OF_A_ROLE + which of them */
	uint32_t kind;               /* a kind or what `what` says */
	uint32_t ordinal;            /* which of several of the same kind */
	uint32_t attribute;
};

enum { PERSONS_OF_A_ROLE = 32, ORDINAL_MAX = 63, TARGET_KIND_MAX = (1 << 20) - 1 };

static inline uint64_t target_key(struct target target)
{
	return (uint64_t)target.what << 54 | (uint64_t)(target.person & 0x3fff) << 40 |
		(uint64_t)(target.kind & 0xfffff) << 20 | (uint64_t)(target.ordinal & 0x3f) << 14 | (target.attribute & 0x3fff);
}

static inline struct target target_of(uint64_t key)
{
	return (struct target){(enum what)(key >> 54 & 0x3f), (uint32_t)(key >> 40 & 0x3fff),
		(uint32_t)(key >> 20 & 0xfffff), (uint32_t)(key >> 14 & 0x3f), (uint32_t)(key & 0x3fff)};
}

#endif
