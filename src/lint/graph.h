#ifndef MEDBRING_LINT_GRAPH_H
#define MEDBRING_LINT_GRAPH_H

/*
 * The structure of a checklist for its author: as an outline of indented
 * lines, one thing a line, which a screen reader reads well; or in the
 * language of Graphviz.
 */

#include "base/buffer.h"
#include "model/rules.h"

void graph_outline(struct buffer *out, const struct rules *rules, uint32_t checklist, uint32_t language);
void graph_dot(struct buffer *out, const struct rules *rules, uint32_t checklist, uint32_t language);

#endif
