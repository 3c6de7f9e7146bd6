#include "app/page.h"

static const char *const role_names[] = {
	[ROLE_TITLE] = "title",
	[ROLE_NOTICE] = "notice",
	[ROLE_HEADING] = "heading",
	[ROLE_PARAGRAPH] = "text",
	[ROLE_QUESTION] = "question",
	[ROLE_CHOICE] = "choice",
	[ROLE_INPUT] = "input",
	[ROLE_VERDICT] = "verdict",
	[ROLE_REASON] = "reason",
	[ROLE_MISSING] = "missing",
	[ROLE_HINT] = "hint",
	[ROLE_ERROR] = "error",
	[ROLE_STATUS] = "status",
};

static const struct {
	unsigned flag;
	const char *name;
} flag_names[] = {
	{BLOCK_FOCUSED, "focused"},
	{BLOCK_CHOSEN, "chosen"},
	{BLOCK_DENIED, "denied"},
	{BLOCK_UNSURE, "unsure"},
	{BLOCK_DISABLED, "disabled"},
	{BLOCK_CHANGED, "changed"},
	{BLOCK_ASKED, "asked"},
	{BLOCK_SECRET, "secret"},
};

static void dump_block(struct buffer *out, const struct block *block)
{
	buffer_add_format(out, "%-9s", role_names[block->role]);
	if (block->number)
		buffer_add_format(out, "%3u. ", (unsigned)block->number);
	else
		buffer_add_string(out, "     ");
	buffer_add_repeated(out, ' ', 2u * block->level);
	buffer_add_string(out, block->text ? block->text : "(no text)");
	if (block->input)
		buffer_add_format(out, " <%s>", block->input);
	if (block->state)
		buffer_add_format(out, ": %s", block->state);
	for (size_t index = 0; index < sizeof flag_names / sizeof *flag_names; index++)
		if (block->flags & flag_names[index].flag)
			buffer_add_format(out, " [%s]", flag_names[index].name);
	if (block->rank)
		buffer_add_format(out, " [rank %u]", (unsigned)block->rank);
	if (block->language)
		buffer_add_format(out, " [%s]", block->language);
	buffer_add_byte(out, '\n');
}

void page_dump(struct buffer *out, const struct page *page)
{
	if (page->announcement)
		buffer_add_format(out, "announced: %s\n", page->announcement);
	for (uint32_t index = 0; index < page->block_count; index++)
		dump_block(out, &page->blocks[index]);
}
