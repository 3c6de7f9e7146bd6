#include "paper/markdown.h"

#include <string.h>

#include "paper/outline.h"

struct markdown {
	struct buffer *out;
	struct buffer room;
};

/* A mark that counts only where a line begins: a dash, a plus, or a number with a dot. */
static size_t leading_mark(const char *text)
{
	size_t digits = strspn(text, "0123456789");

	if (*text == '-' || *text == '+' || *text == '=')
		return 1;
	return digits && (text[digits] == '.' || text[digits] == ')') ? digits + 1 : 0;
}

static void add_text(struct markdown *markdown, const struct said *said)
{
	const char *text = outline_text(said, &markdown->room);
	size_t mark = leading_mark(text);

	for (size_t i = 0; text[i]; i++) {
		if (strchr("\\`*_[]<>#|~&!", text[i]) || i + 1 == mark)
			buffer_add_byte(markdown->out, '\\');
		buffer_add_byte(markdown->out, text[i]);
	}
}

static void begin_block(struct markdown *markdown)
{
	if (markdown->out->length)
		buffer_add_string(markdown->out, "\n");
}

static void take(void *context, enum outline_step step, const struct said *said, unsigned depth)
{
	struct markdown *markdown = context;

	switch (step) {
	case STEP_LIST:
		if (depth == 1)
			begin_block(markdown);
		return;
	case STEP_ITEM_END:
	case STEP_LIST_END: return;
	case STEP_ITEM:
		buffer_add_repeated(markdown->out, ' ', (depth - 1) * 2);
		buffer_add_string(markdown->out, said->role == ROLE_QUESTION ? "- [ ] " : "- ");
		break;
	case STEP_UNDER: /* two spaces before it break the line */
		markdown->out->length--;
		buffer_add_string(markdown->out, "  \n");
		buffer_add_repeated(markdown->out, ' ', depth * 2);
		break;
	default:
		begin_block(markdown);
		buffer_add_string(markdown->out,
			step == STEP_TITLE             ? "## "
				: step == STEP_HEADING ? "### "
				: step == STEP_NOTICE  ? "**"
						       : "");
	}
	add_text(markdown, said);
	buffer_add_string(markdown->out, step == STEP_NOTICE ? "**\n" : "\n");
}

void markdown_lines(struct buffer *out, const struct said_list *list)
{
	struct markdown markdown = {.out = out};

	buffer_init(&markdown.room);
	outline_walk(list, take, &markdown);
	buffer_clear(&markdown.room);
}
