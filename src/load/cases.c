#include <string.h>

#include "load/answers.h"
#include "load/build.h"

void build_case_id(struct loader *loader, const struct match *match, struct at at, void *target)
{
	const char *id = read_word(loader, at);

	(void)match;
	((struct answering *)target)->made->id = id;
	if (id && !id_shape(id))
		tell(loader, FAULT_BAD_ID, at, "`%s` cannot be an id; use small letters a-z, digits and hyphens", id);
}

void build_case_check(struct loader *loader, const struct match *match, struct at at, void *target)
{
	(void)match;
	((struct answering *)target)->made->checklist = read_reference(loader, at, ID_CHECKLIST);
}

/* In the order of enum verdict. */
void build_case_verdict(struct loader *loader, const struct match *match, struct at at, void *target)
{
	static const char *const words[] = {"not-ready", "ready", "unknown"};
	uint32_t index;

	(void)match;
	if (read_choice(loader, at, words, 3, &index))
		((struct answering *)target)->made->verdict = (int)index;
}

void build_case_because(struct loader *loader, const struct match *match, struct at at, void *target)
{
	const char *id = read_word(loader, at);
	uint32_t index;

	(void)match;
	if (id && id_find(loader, at, id, 1u << ID_REQUIREMENT | 1u << ID_TEXT_RULE, &index) != ID_NOTHING)
		((struct answering *)target)->made->because = id;
}

static void read_case(struct loader *loader, struct at at, struct rule_case *made)
{
	struct answering answering = {.made = made};

	made->place = node_place(at.node);
	if (at.node->kind == NODE_FAULTY || loader->stopped)
		return;
	/* A case without `visit` is judged on the day when the file was checked. */
	answering.answers = answers_new(
		loader->arena, loader->rules, loader->rules->checked == INT32_MIN ? 0 : loader->rules->checked);
	answering.person = &answering.answers->me;
	made->answers = answering.answers;
	match_read(loader, at, IN_CASE, &answering);
}

void build_cases(struct loader *loader, const struct match *match, struct at at, void *target)
{
	struct rule_case *cases;

	(void)match;
	(void)target;
	if (!expect(loader, at, NODE_LIST))
		return;
	cases = arena_array(loader->arena, node_count(at.node), sizeof *cases);
	loader->rules->cases = cases;
	loader->rules->case_count = node_count(at.node);
	loader->secrets = true;
	for (struct walk walk = walk_start(at.node); walk_item(&walk);) {
		struct path path;

		read_case(loader, at_item(at, &walk, &path), &cases[walk.index]);
	}
}
