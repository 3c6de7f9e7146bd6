#ifndef MEDBRING_ENGINE_REPORT_KEEP_H
#define MEDBRING_ENGINE_REPORT_KEEP_H

#include "engine/report.h"

/* A copy of a report that lives in `arena` alone, but for the rules and the answers. */
const struct report *report_keep(struct arena *arena, const struct report *from);

#endif
