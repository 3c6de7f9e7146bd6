#include "paper/html.h"

#include <string.h>

#include "paper/outline.h"

/* Colours are the reader's own (light or dark); only paper has a size of its own. */
static const char style[] = ":root{color-scheme:light dark}\n"
			    "body{max-width:44rem;margin:0 auto;padding:1rem;font:1.125rem/1.5 system-ui,sans-serif}\n"
			    "h1,h2,h3{line-height:1.2;margin:1.5em 0 .5em}\n"
			    "h2{border-top:1px solid;padding-top:.7em}\n"
			    "article+article{border-top:.4rem double;margin-top:3rem}\n"
			    "nav ul{padding-left:1.2rem}\n"
			    "header ul{display:flex;flex-wrap:wrap;gap:1.5rem;list-style:none;padding:0}\n"
			    "a{color:LinkText}\n"
			    "a:focus-visible,input:focus-visible{outline:.2rem solid;outline-offset:.15rem}\n"
			    "ul.tick{list-style:none;padding-left:0}\n"
			    "ul.tick ul{padding-left:2rem}\n"
			    "ul.tick label{display:flex;gap:.7rem;align-items:flex-start}\n"
			    "ul.tick input{flex:none;width:1.2rem;height:1.2rem;margin:.25rem 0 0}\n"
			    "ul.tick li>p{margin:.1rem 0 .4rem 1.9rem}\n"
			    "li{margin:.3rem 0}\n"
			    "li p{margin:.2rem 0}\n"
			    ".notice{border:2px solid;padding:.6rem .8rem;font-weight:bold}\n"
			    "@media print{body{max-width:none;padding:0;font-size:12pt}header,nav{display:none}\n"
			    "article+article{break-before:page;border:0;margin:0}h1,h2,h3{break-after:avoid}li,.notice{"
			    "break-inside:avoid}\n"
			    "@page{margin:2cm}}\n";

struct html {
	struct buffer *out;
	const char *tag;
	const struct said_list *said;
	struct buffer room;
	unsigned titles; /* how many there have been in this part */
};

static void add_escaped(struct buffer *out, const char *text)
{
	for (; *text; text++) {
		switch (*text) {
		case '&': buffer_add_string(out, "&amp;"); break;
		case '<': buffer_add_string(out, "&lt;"); break;
		case '>': buffer_add_string(out, "&gt;"); break;
		case '"': buffer_add_string(out, "&quot;"); break;
		default: buffer_add_byte(out, *text);
		}
	}
}

static void add_element(struct html *html, const char *name, const char *attributes, const struct said *said)
{
	buffer_add_format(html->out, "<%s%s", name, attributes);
	if (said->language && strcmp(said->language, html->tag) != 0)
		buffer_add_format(html->out, " lang=\"%s\"", said->language);
	buffer_add_byte(html->out, '>');
	add_escaped(html->out, outline_text(said, &html->room));
	buffer_add_format(html->out, "</%s>\n", name);
}

static void add_title(struct html *html, const struct said *said)
{
	html->titles++;
	buffer_add_string(html->out, "<h2");
	if (said->id)
		buffer_add_format(html->out, " id=\"%s-%s\"", html->tag, said->id);
	buffer_add_byte(html->out, '>');
	add_escaped(html->out, said->text);
	buffer_add_string(html->out, "</h2>\n");
}

/* What is to be ticked can be ticked here, and is forgotten when the page is left. */
static void add_item(struct html *html, const struct said *said)
{
	buffer_add_string(html->out, "<li>");
	if (said->role == ROLE_QUESTION) {
		buffer_add_string(html->out, "<label><input type=\"checkbox\" autocomplete=\"off\"> ");
		add_element(html, "span", "", said);
		buffer_add_string(html->out, "</label>\n");
	} else if (said->language) {
		add_element(html, "span", "", said);
	} else {
		add_escaped(html->out, outline_text(said, &html->room));
		buffer_add_byte(html->out, '\n');
	}
}

static bool has_title(const struct said_list *said, const char *id)
{
	for (uint32_t i = 0; i < said->count; i++)
		if (said->lines[i].role == ROLE_TITLE && said->lines[i].id && strcmp(said->lines[i].id, id) == 0)
			return true;
	return false;
}

static void add_link(struct buffer *out, const char *tag, const struct said *said)
{
	buffer_add_format(out, "<a href=\"#%s-%s\">", tag, said->id);
	add_escaped(out, said->text);
	buffer_add_string(out, "</a>");
}

/* A line that leads to something: a link where that is on the page. */
static void add_choice(struct html *html, const struct said *said)
{
	if (!said->id || !has_title(html->said, said->id)) {
		add_element(html, "p", "", said);
		return;
	}
	buffer_add_string(html->out, "<p>");
	add_link(html->out, html->tag, said);
	buffer_add_string(html->out, "</p>\n");
}

static void take(void *context, enum outline_step step, const struct said *said, unsigned depth)
{
	struct html *html = context;

	(void)depth;
	switch (step) {
	case STEP_TITLE: add_title(html, said); break;
	case STEP_HEADING: add_element(html, html->titles ? "h3" : "h2", "", said); break;
	case STEP_NOTICE: add_element(html, "p", " class=\"notice\"", said); break;
	case STEP_LIST:
		buffer_add_string(html->out, said->role == ROLE_QUESTION ? "<ul class=\"tick\">\n" : "<ul>\n");
		break;
	case STEP_ITEM: add_item(html, said); break;
	case STEP_ITEM_END: buffer_add_string(html->out, "</li>\n"); break;
	case STEP_LIST_END: buffer_add_string(html->out, "</ul>\n"); break;
	case STEP_PARAGRAPH:
		if (said->role == ROLE_CHOICE)
			add_choice(html, said);
		else
			add_element(html, "p", "", said);
		break;
	case STEP_UNDER: add_element(html, "p", "", said); break;
	}
}

/* Links to the titles, where there is more than one. */
static void add_contents(struct buffer *out, const struct html_part *part)
{
	unsigned titles = 0;

	for (uint32_t i = 0; i < part->said.count; i++)
		titles += part->said.lines[i].role == ROLE_TITLE;
	if (titles < 2)
		return;
	buffer_add_format(out, "<nav aria-labelledby=\"%s-contents\">\n<h2 id=\"%s-contents\">", part->tag, part->tag);
	add_escaped(out, part->contents);
	buffer_add_string(out, "</h2>\n<ul>\n");
	for (uint32_t i = 0; i < part->said.count; i++) {
		if (part->said.lines[i].role != ROLE_TITLE || !part->said.lines[i].id)
			continue;
		buffer_add_string(out, "<li>");
		add_link(out, part->tag, &part->said.lines[i]);
		buffer_add_string(out, "</li>\n");
	}
	buffer_add_string(out, "</ul>\n</nav>\n");
}

static void add_part(struct buffer *out, const struct html_part *part)
{
	struct html html = {.out = out, .tag = part->tag, .said = &part->said};

	buffer_init(&html.room);
	buffer_add_format(out, "<article id=\"%s\" lang=\"%s\">\n<h1>", part->tag, part->tag);
	add_escaped(out, part->title);
	buffer_add_string(out, "</h1>\n");
	if (*part->intro) {
		buffer_add_string(out, "<p>");
		add_escaped(out, part->intro);
		buffer_add_string(out, "</p>\n");
	}
	add_contents(out, part);
	outline_walk(&part->said, take, &html);
	buffer_add_string(out, "</article>\n");
	buffer_clear(&html.room);
}

/* Each language is named in itself. */
static void add_languages(struct buffer *out, const struct html_part *parts, size_t count)
{
	if (count < 2)
		return;
	buffer_add_string(out, "<header>\n<ul>\n");
	for (size_t i = 0; i < count; i++) {
		buffer_add_format(out, "<li><a href=\"#%s\" lang=\"%s\" hreflang=\"%s\">", parts[i].tag, parts[i].tag,
			parts[i].tag);
		add_escaped(out, parts[i].name);
		buffer_add_string(out, "</a></li>\n");
	}
	buffer_add_string(out, "</ul>\n</header>\n");
}

void html_page(struct buffer *out, const struct html_part *parts, size_t count)
{
	buffer_add_format(out, "<!DOCTYPE html>\n<html lang=\"%s\">\n<head>\n<meta charset=\"utf-8\">\n", parts->tag);
	buffer_add_string(out, "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>");
	for (size_t i = 0; i < count; i++) {
		buffer_add_string(out, i ? " / " : "");
		add_escaped(out, parts[i].title);
	}
	buffer_add_format(out, "</title>\n<style>%s</style>\n</head>\n<body>\n", style);
	add_languages(out, parts, count);
	buffer_add_string(out, "<main>\n");
	for (size_t i = 0; i < count; i++)
		add_part(out, &parts[i]);
	buffer_add_string(out, "</main>\n</body>\n</html>\n");
}
