#include "load/lists.h"

/*
 * `with` asks for another paper, which may ask for another in turn. Papers
 * that ask for each other in a ring, or so in a long row, say nothing that
 * could be judged: such a file is refused.
 */

enum { UNSEEN, ENTERED, DONE, WITH_DEEP = 16 };

/* By list and by condition: UNSEEN, ENTERED, or DONE plus how many more papers are asked for one after another. */
struct chains {
	struct loader *loader;
	uint8_t *lists, *conditions;
	uint8_t any_kind;
	bool told;
};

static unsigned chain_of_list(struct chains *chains, uint32_t index, unsigned depth);

static unsigned longer(unsigned left, unsigned right)
{
	return left > right ? left : right;
}

static unsigned chain_of(struct chains *chains, uint32_t index, unsigned depth)
{
	struct loader *loader = chains->loader;
	const struct condition *condition;
	unsigned length = 0;

	if (index == NO_INDEX)
		return 0;
	if (chains->conditions[index])
		return chains->conditions[index] - (unsigned)DONE;
	condition = vector_at(&loader->conditions, index);
	if (condition->kind == CONDITION_WITH)
		length = 1 + chain_of_list(chains, condition->list, depth + 1);
	for (uint32_t i = 0; i < condition->parts.count; i++)
		length = longer(length,
			chain_of(chains, *(uint32_t *)vector_at(&loader->condition_links, condition->parts.first + i),
				depth));
	chains->conditions[index] = (uint8_t)(DONE + length);
	return length;
}

/* What makes a paper of that kind (NO_INDEX: of any) usable may ask for others too. */
static unsigned chain_of_kind(struct chains *chains, uint32_t kind, unsigned depth)
{
	const struct rules *rules = chains->loader->rules;
	unsigned length = 0;

	if (kind != NO_INDEX)
		return chain_of(chains, rules->kinds[kind].counts, depth);
	if (chains->any_kind)
		return chains->any_kind - (unsigned)DONE;
	for (uint32_t i = 0; i < rules->kind_count; i++)
		length = longer(length, chain_of(chains, rules->kinds[i].counts, depth));
	chains->any_kind = (uint8_t)(DONE + length);
	return length;
}

static unsigned chain_of_list(struct chains *chains, uint32_t index, unsigned depth)
{
	struct loader *loader = chains->loader;
	struct span lines = ((struct list *)vector_at(&loader->lists, index))->lines;
	unsigned longest = 0;

	/* Once one is told the file is refused, and no more is looked for. */
	if (chains->told)
		return 0;
	if (chains->lists[index] == ENTERED || depth > WITH_DEEP)
		return WITH_DEEP + 1;
	if (chains->lists[index])
		return chains->lists[index] - (unsigned)DONE;
	chains->lists[index] = ENTERED;
	for (uint32_t i = lines.first; i < lines.first + lines.count; i++) {
		const struct line *line = vector_at(&loader->lines, i);
		unsigned length =
			longer(chain_of(chains, line->condition, depth), chain_of_kind(chains, line->kind, depth));

		if (length > WITH_DEEP) {
			diagnostics_add(loader->diagnostics, FAULT_WITH_CYCLE, line->place, "",
				"the paper of this line asks by `with` for one that in turn asks for it, or so through "
				"more than %d lists; name the kinds that are wanted instead",
				WITH_DEEP);
			chains->told = true;
			return 0;
		}
		longest = longer(longest, length);
	}
	chains->lists[index] = (uint8_t)(DONE + longest);
	return longest;
}

void check_with(struct loader *loader)
{
	struct chains chains = {.loader = loader,
		.lists = arena_array(loader->arena, loader->lists.count, 1),
		.conditions = arena_array(loader->arena, loader->conditions.count, 1)};

	for (uint32_t i = 0; i < loader->lists.count; i++)
		chain_of_list(&chains, i, 0);
}
