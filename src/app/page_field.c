#include "app/page_build.h"

/* One value that is typed or picked. */

static const uint8_t field_keys[] = {ACTION_ACTIVATE, ACTION_BACK, ACTION_LANGUAGE, ACTION_HELP};

static const char *field_title(struct builder *builder)
{
	struct session *session = builder->session;
	struct target asked = session->asked;
	uint32_t number = session_person_number(session, asked.person);
	const struct paper *paper;

	switch (asked.what) {
	case WHAT_VISIT: return say(present_tag(&builder->view), N_("Day of your visit"));
	case WHAT_EVENTS:
		return present_text(
			&builder->view, &session->rules->events[session->rules->requirements[asked.kind].events].label);
	case WHAT_VALUE:
		paper = session_paper(session, asked);
		return express(&builder->view, N_("{name}: {label}"), "name",
			present_paper(&builder->view,
				(struct paper_ref){number,
					paper ? (uint32_t)(paper - session_person(session, asked.person)->papers)
					      : NO_INDEX,
					asked.kind}),
			"label", present_text(&builder->view, &session->rules->attributes[asked.attribute].label),
			NULL);
	default: return present_text(&builder->view, &session->rules->attributes[asked.attribute].label);
	}
}

static const char *field_prompt(struct builder *builder)
{
	const struct session *session = builder->session;
	const struct text *ask;

	if (session->asked.what == WHAT_VISIT)
		return say(present_tag(&builder->view), N_("Which day do you come?"));
	if (session->asked.what == WHAT_EVENTS)
		return say(present_tag(&builder->view), N_("How many?"));
	ask = &session->rules->attributes[session->asked.attribute].ask;
	return text_given(ask)
		? present_text(&builder->view, ask)
		: present_text(&builder->view, &session->rules->attributes[session->asked.attribute].label);
}

static const char *field_hint(enum type type)
{
	switch (type) {
	case TYPE_DATE: return N_("Write it like 9.5.2027.");
	case TYPE_AGE: return N_("Write the age in years, or the date of birth like 9.5.1987.");
	case TYPE_COUNTRY: return N_("Write the first letters of the country, or its two-letter code.");
	case TYPE_NUMBER: return N_("Write it in digits.");
	default: return NULL;
	}
}

static void add_candidates(struct builder *builder)
{
	struct session *session = builder->session;
	uint32_t count;
	const int32_t *found = field_candidates(session, builder->view.arena, &count);

	for (uint32_t index = 0; index < count; index++) {
		struct value value = value_exact(found[index]);
		struct block *block = page_choice(builder, ROLE_CHOICE,
			(struct target){.what = WHAT_CANDIDATE, .kind = (uint32_t)found[index] & TARGET_KIND_MAX},
			present_value(&builder->view, session->asked.attribute, &value));
		bool chosen = field_candidate_chosen(session, found[index]);

		block->flags |= chosen ? (unsigned)BLOCK_CHOSEN : 0;
		if (chosen)
			block->state = say(present_tag(&builder->view), N_("chosen"));
	}
}

void page_field(struct builder *builder)
{
	struct session *session = builder->session;
	const struct view *view = &builder->view;
	enum type type = field_type(session);
	bool of_attribute = session->asked.what == WHAT_VALUE || session->asked.what == WHAT_FACT;
	const struct attribute *attribute = of_attribute ? &session->rules->attributes[session->asked.attribute] : NULL;
	const char *hint = field_hint(type);

	page_title(builder, field_title(builder));
	if (attribute && text_given(&attribute->help))
		page_text(builder, ROLE_PARAGRAPH, 0, present_text(view, &attribute->help));
	if (type == TYPE_CHOICE) {
		page_text(builder, ROLE_HEADING, 0, field_prompt(builder));
	} else {
		struct block *block = page_input(builder, (struct target){.what = WHAT_INPUT}, field_prompt(builder),
			&session->field, attribute && attribute->secret);

		block->flags |= type == TYPE_TEXT ? (unsigned)BLOCK_FREE_TEXT : 0;
	}
	if (session->error)
		page_text(builder, ROLE_ERROR, 0, say(present_tag(view), session->error));
	if (hint)
		page_text(builder, ROLE_HINT, 0, say(present_tag(view), hint));
	if (attribute)
		add_candidates(builder);
	if (attribute && type == TYPE_DATE)
		page_choice(builder, ROLE_CHOICE, (struct target){.what = WHAT_CANDIDATE, .kind = TARGET_KIND_MAX},
			say(present_tag(view), N_("There is no date")));
	if (attribute && attribute->several)
		page_choice(
			builder, ROLE_CHOICE, (struct target){.what = WHAT_DONE}, say(present_tag(view), N_("Done")));
	page_keys(builder, field_keys, sizeof field_keys);
}
