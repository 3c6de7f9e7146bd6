/* Lines on paper: what stands apart, how deep, how wide, in each form. */
#include <criterion/criterion.h>
#include <string.h>

#include "paper/brf.h"
#include "paper/html.h"
#include "paper/markdown.h"
#include "paper/plain.h"

#define LIST(lines) \
	{ \
		lines, sizeof lines / sizeof *lines, 0 \
	}

static struct said some[] = {
	{ROLE_TITLE, 0, "Title & <more>", NULL, NULL, "here"},
	{ROLE_NOTICE, 0, "Notice.", NULL, NULL, NULL},
	{ROLE_PARAGRAPH, 0, "One & two.", NULL, "da", NULL},
	{ROLE_PARAGRAPH, 0, "", NULL, NULL, NULL},
	{ROLE_PARAGRAPH, 0, NULL, NULL, NULL, NULL},
	{ROLE_HEADING, 0, "Things", NULL, NULL, NULL},
	{ROLE_PARAGRAPH, 1, "1. first_of *all*", NULL, NULL, NULL},
	{ROLE_PARAGRAPH, 1, "2) second", NULL, "da", NULL},
	{ROLE_PARAGRAPH, 1, "- dash", NULL, NULL, NULL},
	{ROLE_QUESTION, 0, "A card", NULL, NULL, NULL},
	{ROLE_PARAGRAPH, 1, "which is red", NULL, NULL, NULL},
	{ROLE_REASON, 0, "Paper", "met", NULL, NULL},
	{ROLE_REASON, 1, "By", "", NULL, NULL},
	{ROLE_CHOICE, 0, "To here", NULL, NULL, "here"},
	{ROLE_CHOICE, 0, "To nowhere", NULL, NULL, "there"},
	{ROLE_CHOICE, 0, "No way", NULL, NULL, NULL},
	{ROLE_TITLE, 0, "Without a name", NULL, NULL, NULL},
	{ROLE_VERDICT, 0, "Ready.", NULL, NULL, NULL},
};

static const char plain[] = "Title & <more>\n==============\n\nNotice.\n\nOne & two.\n\nThings\n------\n  - 1. "
			    "first_of *all*\n  - 2) second\n  - - dash\n"
			    "[ ] A card\n  which is red\n- Paper: met\n  - By\n- To here\n- To nowhere\n- No "
			    "way\n\nWithout a name\n==============\n\nReady.\n";

Test(paper, plain)
{
	struct said_list list = LIST(some);
	struct buffer out;

	buffer_init(&out);
	plain_lines(&out, &list, 0);
	cr_expect_str_eq(buffer_string(&out), plain, "%s", buffer_string(&out));
	buffer_clear(&out);
}

Test(paper, markdown)
{
	static const char wanted[] = "## Title \\& \\<more\\>\n\n**Notice.**\n\nOne \\& two.\n\n### Things\n\n- 1\\. "
				     "first\\_of \\*all\\*\n- 2\\) second\n"
				     "- \\- dash\n\n- [ ] A card  \n  which is red\n- Paper: met\n  - By\n\nTo "
				     "here\n\nTo nowhere\n\nNo way\n\n## Without a name\n\nReady.\n";
	struct said_list list = LIST(some);
	struct buffer out;

	buffer_init(&out);
	markdown_lines(&out, &list);
	cr_expect_str_eq(buffer_string(&out), wanted, "%s", buffer_string(&out));
	buffer_clear(&out);
}

Test(paper, a_web_page)
{
	static const char *const wanted[] = {"<h2 id=\"en-here\">Title &amp; &lt;more&gt;</h2>",
		"<p class=\"notice\">Notice.</p>", "<p lang=\"da\">One &amp; two.</p>", "<h3>Things</h3>",
		"<li><span lang=\"da\">2) second</span>",
		"<input type=\"checkbox\" autocomplete=\"off\"> <span>A card</span>", "<p>which is red</p>",
		"<li>Paper: met", "<p><a href=\"#en-here\">To here</a></p>", "<p>To nowhere</p>", "<p>No way</p>",
		"<h2>Without a name</h2>", "<p>A &quot;few&quot; words</p>", "<nav aria-labelledby=\"en-contents\">"};
	struct html_part parts[2] = {{.tag = "en",
					     .name = "English",
					     .title = "T",
					     .intro = "A \"few\" words",
					     .contents = "C",
					     .said = LIST(some)},
		{.tag = "da", .name = "Dansk", .title = "T", .intro = "", .contents = "C"}};
	struct buffer out;

	buffer_init(&out);
	html_page(&out, parts, 1);
	for (size_t row = 0; row < sizeof wanted / sizeof *wanted; row++)
		cr_expect(strstr(buffer_string(&out), wanted[row]), "%s", wanted[row]);
	cr_expect_not(strstr(buffer_string(&out), "hreflang"), "one language needs no way to another");
	buffer_reset(&out);
	html_page(&out, parts, 2);
	cr_expect(strstr(buffer_string(&out), "hreflang=\"da\">Dansk"));
	cr_expect_not(strstr(buffer_string(&out), "da-contents"), "nothing has no contents");
	buffer_clear(&out);
}

/* Sixteen and more levels, each line longer than what is left of the width. */
static struct said_list deep(struct said *lines, uint32_t count)
{
	for (uint32_t line = 0; line < count; line++)
		lines[line] = (struct said){
			ROLE_REASON, (uint8_t)line, "word word word word word word word word word", NULL, NULL, NULL};
	return (struct said_list){lines, count, 0};
}

static size_t widest(const char *text)
{
	size_t most = 0, length;

	for (; *text; text += length + (text[length] != '\0')) {
		length = strcspn(text, "\n\f");
		most = length > most ? length : most;
	}
	return most;
}

Test(paper, deep_and_narrow)
{
	struct said lines[40];
	struct said_list list = deep(lines, 40);
	struct buffer out;

	buffer_init(&out);
	plain_lines(&out, &list, 20);
	cr_expect(strstr(buffer_string(&out), "- word"));
	buffer_reset(&out);
	markdown_lines(&out, &list);
	cr_expect(strstr(buffer_string(&out), "    - word word"));
	buffer_clear(&out);
}

Test(paper, braille_deep_and_narrow, .timeout = 20)
{
	struct said lines[40];
	struct said_list list = deep(lines, 40);
	struct buffer out;
	const char *fault;

	buffer_init(&out);
	fault = brf_lines(&out, &list, "en-ueb-g1.ctb", 20);
	if (!fault) {
		cr_expect(
			widest(buffer_string(&out)) <= 20, "%zu\n%s", widest(buffer_string(&out)), buffer_string(&out));
		cr_expect(strchr(buffer_string(&out), '\f'), "pages");
		buffer_reset(&out);
		list = (struct said_list)LIST(some);
		cr_expect_null(brf_lines(&out, &list, "en-ueb-g1.ctb", 0));
		cr_expect(widest(buffer_string(&out)) <= BRF_WIDTH);
		cr_expect_str_eq(brf_lines(&out, &list, "no-such-table.ctb", 0),
			"the braille table is not there; install liblouis-data");
	}
	buffer_clear(&out);
}

/* Without a title, a piece of a list before anything else, and signs with which Markdown would begin something. */
static struct said odd[] = {
	{ROLE_PARAGRAPH, 1, "first of all", NULL, NULL, NULL},
	{ROLE_HEADING, 0, "Things", NULL, NULL, NULL},
	{ROLE_MISSING, 0, "+ a card\n\nwith a stamp", NULL, NULL, NULL},
	{ROLE_PARAGRAPH, 0, "= no line", NULL, "en", NULL},
	{ROLE_TITLE, 0, "Title", NULL, NULL, NULL},
	{ROLE_PARAGRAPH, 1, "below it", NULL, NULL, NULL},
};

Test(paper, odd_beginnings)
{
	static const char *const pieces[] = {"  first of all\n", "\n- + a card\n", "\n  with a stamp\n",
		"\n= no line\n", "\n  - below it\n", "### Things\n", "\n- \\+ a card\n", "\n\\= no line\n",
		"## Title\n", "\n- below it\n"};
	struct html_part part = {
		.tag = "en", .name = "English", .title = "T", .intro = "", .contents = "C", .said = LIST(odd)};
	struct said_list list = LIST(odd);
	struct buffer out;

	buffer_init(&out);
	plain_lines(&out, &list, 60);
	for (size_t row = 0; row < 5; row++)
		cr_expect(strstr(buffer_string(&out), pieces[row]), "%s in:\n%s", pieces[row], buffer_string(&out));
	buffer_reset(&out);
	markdown_lines(&out, &list);
	for (size_t row = 5; row < sizeof pieces / sizeof *pieces; row++)
		cr_expect(strstr(buffer_string(&out), pieces[row]), "%s in:\n%s", pieces[row], buffer_string(&out));
	buffer_reset(&out);
	html_page(&out, &part, 1);
	cr_expect(strstr(buffer_string(&out), "<h2>Things</h2>"), "%s", buffer_string(&out));
	cr_expect(strstr(buffer_string(&out), "<p>= no line</p>"));
	buffer_clear(&out);
}
