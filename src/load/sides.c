#include "load/sides.h"

void check_validity(struct loader *loader, const struct match *match, int32_t valid_from, int32_t valid_to)
{
	struct path path;
	struct at at = match->at;

	if (valid_from <= valid_to)
		return;
	match_find(match, "valid-to", &path, &at);
	tell(loader, FAULT_BAD_LIMITS, at, "`valid-to` lies before `valid-from`");
}

void build_accept(struct loader *loader, const struct match *match, struct at at, void *target)
{
	bool whole = match->mapping == IN_FILE;

	(void)target;
	if (!expect(loader, at, NODE_LIST))
		return;
	for (struct walk walk = walk_start(at.node); walk_item(&walk);) {
		struct acceptance acceptance = {
			.place = whole ? (struct place){0, 0} : node_place(match->at.node),
			.end = node_place(node_after(match->at.node) - 1),
		};
		struct path path;

		match_read(loader, at_item(at, &walk, &path), IN_ACCEPT, &acceptance);
		if (acceptance.finding && acceptance.reason)
			vector_add(&loader->acceptances, &acceptance);
	}
}
