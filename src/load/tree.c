#include <string.h>

#include "base/memory.h"
#include "load/load.h"
#include "load/node.h"
#include "load/sealed_header.h"

uint64_t tree_seed(const char *bytes, size_t length)
{
	struct sealed_key key = {0, 0, 0};

	sealed_key_add(&key, bytes, length);
	return key.low;
}

size_t tree_scale(size_t bytes_max)
{
	return bytes_max > LOAD_BYTES_MAX ? bytes_max : LOAD_BYTES_MAX;
}

/* The nodes hold no texts themselves, only where they are; those in the arena are its owner's to wipe. */
void tree_clear(struct tree *tree)
{
	memory_free(tree->nodes);
	*tree = (struct tree){0};
}

struct walk walk_start(const struct node *node)
{
	if (!node_holds(node))
		return (struct walk){.next = node, .end = node};
	return (struct walk){.next = node + 1, .end = node + node->of.span, .index = UINT32_MAX};
}

bool walk_item(struct walk *walk)
{
	if (walk->next >= walk->end)
		return false;
	walk->value = walk->next;
	walk->next = node_after(walk->value);
	walk->index++;
	return true;
}

bool walk_pair(struct walk *walk)
{
	while (walk->next < walk->end) {
		walk->key = walk->next;
		walk->value = node_after(walk->key);
		walk->next = node_after(walk->value);
		walk->index++;
		if (walk->key->kind == NODE_SCALAR)
			return true;
	}
	return false;
}

uint32_t node_count(const struct node *node)
{
	uint32_t count = 0;

	for (struct walk walk = walk_start(node); walk_item(&walk);)
		count++;
	return node->kind == NODE_MAPPING ? count / 2 : count;
}

void tree_drop_folded(struct tree *tree, uint32_t key)
{
	struct node *last = &tree->nodes[tree->count - 1];

	/* "id: one" and below it, further in, "label: A paper" give "one label". Where nothing stands behind the colon of
	 * the key, the value itself is looked at: a blank may be missing behind the colon of its first line. */
	if (last->line == tree->nodes[key].line)
		last->kind = NODE_FAULTY;
}
