#ifndef MEDBRING_CMD_SOURCE_H
#define MEDBRING_CMD_SOURCE_H

/*
 * Files: where the rules are found, and how any file is read. A file is read
 * up to its limit and one byte more (which is how the loader sees that it is
 * too long), and only if it is an ordinary file: nothing can make the program
 * wait or fill its memory.
 */

#include "base/buffer.h"
#include "cmd/command.h"
#include "model/answers.h"
#include "model/rules.h"

/* Read a file, or standard input for "-". NULL when it worked, else why not, as a msgid. */
const char *source_read(const char *file, size_t most, struct buffer *bytes);

/* The rules file to use, copied into `arena`; NULL after a message when there is none. */
const char *source_find_rules(const struct invocation *invocation, struct arena *arena);

/* How large a rules file may be here. 0 after a message when the option makes no sense. */
size_t source_rules_limit(const struct invocation *invocation);

/* Find, read and load the rules; diagnostics are told. EXIT_DONE, or the exit status to end with. */
enum exit_status source_open_rules(const struct invocation *invocation, struct rules *rules);
enum exit_status source_open_rules_file(const struct invocation *invocation, const char *file, struct rules *rules);

/* The sealed image that stands in for the rules file, or NULL where that is read. */
const char *source_image(const struct invocation *invocation, struct arena *arena);

/* Open the rules, let `work` fill `out` with the help of an arena, and give all back. */
enum exit_status source_with_rules(const struct invocation *invocation, enum exit_status (*work)(
	const struct invocation *invocation, const struct rules *rules, struct arena *arena, struct buffer *out),
	struct buffer *out);

/* Read and load answers. EXIT_DONE, or EXIT_USAGE after messages. */
enum exit_status source_open_answers(const struct invocation *invocation, const struct rules *rules, const char *file,
	struct arena *arena, struct answers **answers);

/* The language to speak: --lang, else the environment's, else the file's first. False after a message
 * when --lang names one that the file does not have. */
bool source_language(const struct invocation *invocation, const struct rules *rules, uint32_t *language);

/* The checklist of that id; NO_INDEX after a message with the nearest id. */
uint32_t source_checklist(const struct invocation *invocation, const struct rules *rules, const char *id);

#endif
