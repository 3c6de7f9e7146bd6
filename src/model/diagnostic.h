#ifndef MEDBRING_MODEL_DIAGNOSTIC_H
#define MEDBRING_MODEL_DIAGNOSTIC_H

/*
 * Faults of an input file, collected, never printed here: id, severity,
 * line:column, the path of keys that leads there, and a message that says
 * what is wrong and what to do. One row of the table for each id; the man
 * page and the tests are held against the same rows.
 */

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "model/rules.h"

enum severity { SEVERITY_ERROR, SEVERITY_WARNING };

/* The ids are one table, src/model/diagnostic_table.h, included where it is needed:
 * DIAGNOSTIC(enum name, "kebab-id", severity, "what it means, one sentence for the man page"). */
enum diagnostic_id {
#define DIAGNOSTIC(name, id, severity, meaning) name,
#include "model/diagnostic_table.h"
#undef DIAGNOSTIC
	DIAGNOSTIC_COUNT
};

struct diagnostic_row { const char *id; enum severity severity; const char *meaning; };
extern const struct diagnostic_row diagnostic_rows[DIAGNOSTIC_COUNT];

struct diagnostic {
	enum diagnostic_id id;
	enum severity severity;
	struct place place;
	const char *path;            /* "checklists.permit.all[1]"; "" at the top */
	const char *message;
};

#define DIAGNOSTICS_TOLD 100

struct diagnostics {
	struct arena *arena;
	const char *file;
	struct diagnostic *list;     /* at most DIAGNOSTICS_TOLD, in order of place after diagnostics_sort() */
	size_t count;                /* kept in the list */
	size_t untold;               /* further ones, only counted */
	size_t errors;               /* of all */
};

void diagnostics_init(struct diagnostics *diagnostics, struct arena *arena, const char *file);
void diagnostics_add(struct diagnostics *diagnostics, enum diagnostic_id id, struct place place,
	const char *path, const char *format, ...) __attribute__((format(__printf__, 5, 6)));
void diagnostics_sort(struct diagnostics *diagnostics);

/* No more will be told, only counted: looking for a nearest spelling is then in vain. */
bool diagnostics_full(const struct diagnostics *diagnostics);

/* FILE:LINE:COLUMN: error: PATH: MESSAGE [id] and a newline. */
struct buffer;
void diagnostic_format(struct buffer *out, const struct diagnostics *diagnostics, const struct diagnostic *one);

#endif
