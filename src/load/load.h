#ifndef MEDBRING_LOAD_LOAD_H
#define MEDBRING_LOAD_LOAD_H

/*
 * From bytes to a model. Both kinds of file go the same way: libyaml's events
 * become a tree of nodes with line and column, under limits on size, depth
 * and text; the grammar table says which keys each mapping may have; what
 * fits is built, what does not is told, and the next thing is read. Nothing
 * is printed and no file is opened here.
 */

#include <stdbool.h>
#include <stddef.h>

#include "model/answers.h"
#include "model/diagnostic.h"
#include "model/rules.h"

#define LOAD_BYTES_MAX (1024u * 1024u)      /* default for rules; answers files are held to it too */
#define LOAD_DEPTH_MAX 32
#define LOAD_TEXT_MAX (16u * 1024u)

/* Fill `rules` from a rules file's bytes. False when there was an error; the
 * diagnostics then say which, and `rules` may be cleared but not used.
 * rules_clear() gives all memory back in either case. */
bool rules_load(struct rules *rules, const char *file, const char *bytes, size_t length,
	size_t bytes_max, struct diagnostics *diagnostics);
void rules_clear(struct rules *rules);

/* The same of a file without a name, all that is made lying in `memory` (zeroed) as far as there is room. */
bool rules_load_over(struct rules *rules, void *memory, size_t room, const char *bytes, size_t length,
	struct diagnostics *diagnostics);

/* An answers file (YAML or JSON). `visit` is what --visit or today gives; a
 * `visit:` in the file is used unless `visit_forced`. `secrets` tells whether
 * private facts may stand in it (standard input only). NULL on an error. */
struct answers *answers_load(struct arena *arena, const struct rules *rules, const char *file,
	const char *bytes, size_t length, int32_t visit, bool visit_forced, bool secrets,
	struct diagnostics *diagnostics);

/* The other way: answers as the YAML text that answers_load() reads back to the same (private facts left out). */
struct buffer;
void answers_write(struct buffer *out, const struct rules *rules, const struct answers *answers);

#endif
