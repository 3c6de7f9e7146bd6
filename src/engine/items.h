#ifndef MEDBRING_ENGINE_ITEMS_H
#define MEDBRING_ENGINE_ITEMS_H

/* The inside of what is said of a found set, for items.c, places.c, showing.c and forms.c only. */

#include "engine/completions.h"

#define LOOSE_MAX 4u

/* An attribute of the paper at hand that may have several values, and these. */
struct loose { uint32_t attribute; const struct value *values; uint32_t count; };

/* A member as little as it may be, the tests that are left to it, and the values that pass them. */
struct least {
	struct element element;
	struct numbers tests;
	struct loose loose[LOOSE_MAX]; uint32_t loose_count;
	uint32_t dropped;
	bool taken;
};

/* Papers that serve in one place: of `list` those with these numbers. None: it is no paper to be brought. */
struct serving { const struct least *list; struct numbers members; };

struct itemising {
	struct arena *arena;
	struct world *base, *stage;                /* as it is; and where things are tried, left as it was */
	uint32_t requirement;
	const struct chosen *chosen;
	uint32_t count;
	struct element made[COMPLETION_SIZE];      /* what stands in each place so far: no key twice where it can be */
	struct item items[COMPLETION_SIZE];
	struct loose loose[LOOSE_MAX]; uint32_t loose_count;
	struct serving serving[COMPLETION_SIZE];   /* what each place may be */
	const struct least *least[COMPLETION_SIZE]; /* what `made` was brought down to, of a paper; else NULL */
	bool as_ideal;                             /* each paper is asked for all that its ideal form passes */
	bool too_loose;                            /* some way did not do with all values that were left to its papers */
	bool as_chosen;                            /* each place is only what was chosen for it, or counts as the same */
	bool refused;                              /* some way did not do in every form */
	uint32_t taken;
	item_taker take;
	void *taker;
};

/* The set as made so far, with `element` in place `at`: is it ready? */
bool ready_with(struct itemising *itemising, uint32_t at, const struct element *element);

/* Is it ready with these in their places? */
bool ready_as(struct itemising *itemising, const struct element *const *elements);

/* Do two papers count as one kind? */
bool same_key(const struct itemising *itemising, const struct element *left, const struct element *right);

/* Of those that serve in place `at`, the one that shows least, of those whose key is not `taken`'s (or NULL) and not that
 * of another place of the class before `end`, `but` left out. NULL: there is none. */
const struct least *barest_free(const struct itemising *itemising, uint32_t at, uint32_t end, uint32_t but,
	const struct element *taken);

/* A place behind that was meant for a paper of the key that is now in place `at` takes the one that this was meant for. */
void make_way(struct itemising *itemising, uint32_t at, const struct element *ideal);

/* Each place was brought down beside one form of the others: does every form of all of them do? True too where there
 * are more than are tried, or fewer than three papers: two are held apart while they are brought down. */
bool forms_do(struct itemising *itemising);

/* Each place was brought down beside one value of the others: does every value that is left to all of them do? True too
 * where there are more than are tried. */
bool values_do(struct itemising *itemising);

/* The element's values, made its own. */
struct value *own_values(struct itemising *itemising, struct element *element);

/* Add the tests of one attribute that the paper in place `at` has to pass, its other attributes being as they are,
 * or as loose as was found before; and in `value` the least of what passes them, so that other places can count on no
 * more. False where not every value that passes them would do. */
bool needed_tests(struct itemising *itemising, uint32_t at, const struct element *element, uint32_t attribute,
	struct numbers *out, struct value *value);

#endif
