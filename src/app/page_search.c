#include "app/page_build.h"

static const uint8_t search_keys[] = {ACTION_ACTIVATE, ACTION_BACK, ACTION_LANGUAGE, ACTION_HELP};

void page_search(struct builder *builder)
{
	struct session *session = builder->session;
	const struct view *view = &builder->view;
	struct hit hits[SEARCH_HITS_MAX];
	uint32_t count = search_hits(session, view->arena, hits, SEARCH_HITS_MAX);

	page_title(builder, say(present_tag(view), N_("Search in everything")));
	page_input(builder, (struct target){.what = WHAT_INPUT}, say(present_tag(view), N_("Search for")),
		&session->search, false)
		->flags |= BLOCK_FREE_TEXT;
	if (session->search.length)
		page_text(builder, ROLE_STATUS, 0,
			count ? express_count(view, "{n} hit", "{n} hits", count)
			      : say(present_tag(view), N_("Nothing was found.")));
	for (uint32_t index = 0; index < count; index++) {
		const char *text = hits[index].where ? express(view, N_("{label}: {value}"), "label", hits[index].where,
					   "value", hits[index].text, NULL)
						     : hits[index].text;
		struct block *block =
			page_choice(builder, ROLE_CHOICE, (struct target){.what = WHAT_HIT, .kind = index}, text);

		if (hits[index].language != session->language)
			block->language = session->rules->languages[hits[index].language].tag;
	}
	page_keys(builder, search_keys, sizeof search_keys);
}
