#include "load/sides.h"

void check_validity(struct loader *loader, const struct match *match, int32_t valid_from, int32_t valid_to)
{
	struct path path;
	struct at at;

	if (valid_from > valid_to && match_find(match, "valid-to", &path, &at))
		tell(loader, FAULT_BAD_LIMITS, at, "`valid-to` lies before `valid-from`");
}

void read_accepted(struct loader *loader, struct at at, const struct accepted **accepted, uint32_t *count)
{
	struct accepted *list;

	*count = 0;
	if (!expect(loader, at, NODE_LIST))
		return;
	list = arena_array(loader->arena, node_count(at.node), sizeof *list);
	for (struct walk walk = walk_start(at.node); walk_item(&walk);) {
		struct path path;

		match_read(loader, at_item(at, &walk, &path), IN_ACCEPT, &list[*count]);
		if (list[*count].finding && list[*count].reason)
			++*count;
	}
	*accepted = list;
}

void build_accept(struct loader *loader, const struct match *match, struct at at, void *target)
{
	const struct accepted *list = NULL;
	uint32_t count;

	(void)target;
	read_accepted(loader, at, &list, &count);
	for (uint32_t i = 0; i < count; i++) {
		struct acceptance acceptance = { .finding = list[i].finding, .reason = list[i].reason,
			.place = match->mapping == IN_FILE ? (struct place){ 0, 0 } : node_place(match->at.node) };

		vector_add(&loader->acceptances, &acceptance);
	}
}
