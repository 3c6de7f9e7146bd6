#include "app/session_state.h"

#include <string.h>

#include "app/compose.h"
#include "base/date.h"
#include "base/memory.h"
#include "base/text.h"

/* PLACE_FIELD: one value that is typed or picked. What was typed stays until it is right or left. */

#define NUMBER_MAX 999999999
#define COUNTRIES_OFFERED 9

enum type target_type(const struct session *session, struct target target)
{
	if (target.what == WHAT_VISIT)
		return TYPE_DATE;
	if (target.what == WHAT_EVENTS)
		return TYPE_NUMBER;
	return session->rules->attributes[target.attribute].type;
}

enum type field_type(const struct session *session)
{
	return target_type(session, session->asked);
}

static const struct attribute *field_attribute(const struct session *session)
{
	if (session->asked.what != WHAT_VALUE && session->asked.what != WHAT_FACT)
		return NULL;
	return &session->rules->attributes[session->asked.attribute];
}

static void put_date(struct typing *typing, int32_t day)
{
	struct date_parts parts = date_parts(day);
	struct arena scratch = {0};
	const char *pairs[] = {"day", compose_number(&scratch, parts.day), "month",
		compose_number(&scratch, parts.month), "year", compose_number(&scratch, parts.year), NULL};

	typing_set(typing, compose(&scratch, "{day}.{month}.{year}", pairs));
	arena_clear(&scratch);
}

static void put_number(struct typing *typing, int32_t number)
{
	struct arena scratch = {0};

	typing_set(typing, compose_number(&scratch, number));
	arena_clear(&scratch);
}

/* Begin with what was given before. */
static void put_value(struct session *session)
{
	const struct value *value = session_value(session, session->asked);
	const struct attribute *attribute = field_attribute(session);

	typing_wipe(&session->field);
	if (session->asked.what == WHAT_VISIT)
		put_date(&session->field, session->answers->visit);
	if (!attribute || !value || value->state != VALUE_EXACT || attribute->secret || value->count)
		return;
	if ((attribute->type == TYPE_DATE && value->low != VALUE_NEVER) || (attribute->type == TYPE_AGE && value->born))
		put_date(&session->field, value->low);
	else if (attribute->type == TYPE_NUMBER || attribute->type == TYPE_AGE)
		put_number(&session->field, value->low);
	else if (attribute->type == TYPE_TEXT)
		typing_set(&session->field, value->text);
}

bool field_open(struct session *session, struct target target)
{
	if (!session_takes_value(session, target))
		return false;
	session_go(session, PLACE_FIELD, session_here(session)->checklist, 0);
	session->asked = target;
	session_here(session)->focus =
		field_type(session) == TYPE_CHOICE ? 0 : target_key((struct target){.what = WHAT_INPUT});
	put_value(session);
	return true;
}

static bool refuse(struct session *session, const char *error)
{
	session->error = error;
	return true;
}

static bool finish(struct session *session, struct value value)
{
	session_set_value(session, session->asked, value);
	return session_back(session);
}

static const char *date_error(enum date_fault fault)
{
	switch (fault) {
	case DATE_BAD_YEAR: return N_("The year is wrong.");
	case DATE_BAD_MONTH: return N_("The month is wrong.");
	case DATE_BAD_DAY: return N_("The day is wrong.");
	default: return N_("That is not a date.");
	}
}

static bool commit_date(struct session *session, bool born)
{
	int32_t day = 0;
	enum date_fault fault = date_parse_typed(session->field.bytes, &day);
	struct value value;

	if (fault != DATE_FINE)
		return refuse(session, date_error(fault));
	if (born && day > session->answers->visit)
		return refuse(session, N_("That day is yet to come."));
	value = value_exact(day);
	value.born = born;
	return finish(session, value);
}

/* Whole digits only; -1 where it is no number, -2 where it is too large. */
static int32_t read_number(const char *text)
{
	int32_t number = 0;

	text += strspn(text, " ");
	if (!*text)
		return -1;
	for (; *text >= '0' && *text <= '9'; text++) {
		number = number * 10 + (*text - '0');
		if (number > NUMBER_MAX / 10 && text[1] >= '0' && text[1] <= '9')
			return -2;
	}
	return text[strspn(text, " ")] ? -1 : number;
}

static bool commit_number(struct session *session)
{
	int32_t number = read_number(session->field.bytes);

	if (field_type(session) == TYPE_AGE && (number == -1 || number > 150)) {
		int32_t day;

		if (date_parse_typed(session->field.bytes, &day) != DATE_NOT_A_DATE)
			return commit_date(session, true);
		return refuse(session, number == -1 ? N_("That is not an age.") : N_("That number is too large."));
	}
	if (number < 0)
		return refuse(session, number == -1 ? N_("That is not a number.") : N_("That number is too large."));
	return finish(session, value_exact(number));
}

/* ---- picked from a list ---- */

bool field_candidate_chosen(struct session *session, int32_t candidate)
{
	const struct value *value = session_value(session, session->asked);

	if (!value || value->state != VALUE_EXACT)
		return false;
	for (uint32_t index = 0; index < value->count; index++)
		if (value->more[index].low == candidate)
			return true;
	return !value->count && value->low == candidate;
}

/* One more, or one less, where several may be given. */
static bool pick_several(struct session *session, int32_t candidate)
{
	const struct value *old = session_value(session, session->asked);
	uint32_t count = old && old->state == VALUE_EXACT ? old->count ? old->count : 1 : 0;
	struct value *more = arena_array(&session->now, count + 1, sizeof *more), several = {0};
	uint32_t kept = 0;

	for (uint32_t index = 0; index < count; index++) {
		const struct value *one = old->count ? &old->more[index] : old;

		if (one->low != candidate)
			more[kept++] = value_exact(one->low);
	}
	if (!field_candidate_chosen(session, candidate))
		more[kept++] = value_exact(candidate);
	typing_wipe(&session->field);
	if (!kept)
		several.state = VALUE_UNKNOWN;
	else if (kept == 1)
		several = more[0];
	else
		several = (struct value){.state = VALUE_EXACT,
			.count = (uint16_t)kept,
			.low = more[0].low,
			.high = more[0].low,
			.more = more};
	return session_set_value(session, session->asked, several);
}

static bool means_never(const struct attribute *attribute)
{
	return attribute->absent_given && attribute->absent.state == VALUE_EXACT
		&& attribute->absent.low == VALUE_NEVER;
}

bool field_pick(struct session *session, uint32_t candidate)
{
	const struct attribute *attribute = field_attribute(session);

	if (!attribute)
		return false;
	session->error = NULL;
	if (candidate == TARGET_KIND_MAX)
		return finish(session, means_never(attribute) ? attribute->absent : value_none());
	if (attribute->type == TYPE_CHOICE && candidate >= attribute->choice_count)
		return false;
	if (attribute->several)
		return pick_several(session, (int32_t)candidate);
	return finish(session, value_exact((int32_t)candidate));
}

/* By the names of the person's own language, else of any other of the rules' languages. */
static uint32_t countries_typed(struct session *session, struct arena *arena, int32_t *found, uint32_t room)
{
	uint32_t languages = session->rules->language_count, count = 0;

	for (uint32_t turn = 0; !count && turn < languages; turn++)
		count = country_matches(arena, session->rules->languages[(session->language + turn) % languages].tag,
			session->field.bytes, found, room);
	return count;
}

static bool commit_country(struct session *session)
{
	struct arena scratch = {0};
	const char *tag = session->rules->languages[session->language].tag;
	int32_t code = country_from_typed(&scratch, tag, session->field.bytes), some[2] = {0};
	uint32_t fitting = countries_typed(session, &scratch, some, 2);

	bool letter = text_points(session->field.bytes) == 1; /* "y" is rather a yes that comes too late than Yemen */

	if (!code && fitting == 1 && !letter)
		code = some[0];

	arena_clear(&scratch);
	if (code && !letter)
		return field_pick(session, (uint32_t)code);
	if (fitting == 1)
		return refuse(session, N_("Write more than one letter."));
	return refuse(session, fitting > 1 ? N_("Several countries fit.") : N_("No country fits."));
}

/* ---- texts ---- */

static bool commit_text(struct session *session)
{
	uint32_t index = session->asked.attribute;
	const struct attribute *attribute = &session->rules->attributes[index];

	if (!session->field.length)
		return refuse(session, N_("Nothing was typed."));
	if (attribute->secret && !session->asked.person)
		field_compare_private(session, index);
	if (attribute->secret)
		return finish(session, session_stand_in(session, index, session->field.bytes));
	if (!session->asked.person && session_has_own_line(session, index)) {
		session->texts[index] = session->field;
		session_texts_attach(session);
		session_changed(session);
		return session_back(session);
	}
	return finish(session, value_text(arena_string(&session->now, session->field.bytes)));
}

bool field_commit(struct session *session)
{
	session->error = NULL;
	switch (field_type(session)) {
	case TYPE_DATE: return commit_date(session, false);
	case TYPE_NUMBER:
	case TYPE_AGE: return commit_number(session);
	case TYPE_COUNTRY: return commit_country(session);
	case TYPE_TEXT: return commit_text(session);
	default: return false; /* picked, not typed */
	}
}

/* A day, or the month or the year where the cursor stands in that part of "9.5.2027"; it stays there. */
static void step_date(struct typing *typing, int32_t day, int step)
{
	const bool at_end = typing->cursor == typing->length;
	unsigned part = 0, seen = 0;
	size_t at;

	for (at = 0; at < typing->cursor && !at_end; at++)
		part += typing->bytes[at] == '.';
	if (part == 1)
		day = date_add_months(day, step);
	else
		day = part ? date_add_years(day, step) : date_add_days(day, step);
	put_date(typing, day);
	for (at = 0; !at_end && at < typing->length && seen <= part; at++)
		seen += typing->bytes[at] == '.';
	if (!at_end)
		typing->cursor = seen > part ? at - 1 : typing->length - 1;
}

/* One more or less. */
bool field_step(struct session *session, int step)
{
	int32_t day, number;

	switch (field_type(session)) {
	case TYPE_DATE:
		if (date_parse_typed(session->field.bytes, &day) == DATE_FINE)
			step_date(&session->field, day, step);
		else if (!session->field.length)
			put_date(&session->field, session->answers->visit);
		else
			return false;
		break;
	case TYPE_NUMBER:
	case TYPE_AGE:
		number = session->field.length ? read_number(session->field.bytes) : 0;
		if (number < 0 || number + step < 0 || number + step > NUMBER_MAX)
			return false;
		put_number(&session->field, number + step);
		break;
	default: return false;
	}
	session->error = NULL;
	return true;
}

/* All choices; those countries that are given already, or, once something is typed, some that fit it. */
const int32_t *field_candidates(struct session *session, struct arena *arena, uint32_t *count)
{
	const struct attribute *attribute = field_attribute(session);
	const struct value *value = session_value(session, session->asked);
	int32_t *found;

	*count = 0;
	if (!attribute)
		return NULL;
	if (attribute->type == TYPE_CHOICE) {
		found = arena_array(arena, attribute->choice_count, sizeof *found);
		while (*count < attribute->choice_count) {
			found[*count] = (int32_t)*count;
			++*count;
		}
		return found;
	}
	if (attribute->type != TYPE_COUNTRY)
		return NULL;
	if (value && value->state == VALUE_EXACT && !session->field.length) {
		found = arena_array(arena, value->count + 1u, sizeof *found);
		for (; *count < value->count; ++*count)
			found[*count] = value->more[*count].low;
		if (!value->count)
			found[(*count)++] = value->low;
		return found;
	}
	found = arena_array(arena, COUNTRIES_OFFERED, sizeof *found);
	*count = countries_typed(session, arena, found, COUNTRIES_OFFERED);
	return found;
}
