#include "app/express.h"

#include <string.h>

enum { PAIRS_MAX = 8 };

const char *express(const struct view *view, const char *msgid, ...)
{
	const char *pairs[2 * PAIRS_MAX + 1] = {NULL};
	const char *template = say(present_tag(view), msgid);
	va_list arguments;
	size_t count = 0;

	va_start(arguments, msgid);
	while (count < 2 * PAIRS_MAX && (pairs[count] = va_arg(arguments, const char *))) {
		pairs[count + 1] = va_arg(arguments, const char *);
		count += 2;
	}
	va_end(arguments);
	pairs[count] = NULL;
	return compose(view->arena, template, pairs);
}

const char *express_count(const struct view *view, const char *one, const char *many, unsigned long count)
{
	const char *pairs[] = {"n", compose_number(view->arena, (long)count), NULL};

	return compose(view->arena, say_count(present_tag(view), one, many, count), pairs);
}

void series_add(struct series *series, const char *separator, const char *word)
{
	if (series->pending) {
		if (series->count > 1)
			buffer_add_string(&series->buffer, separator);
		buffer_add_string(&series->buffer, series->pending);
	}
	series->pending = word;
	series->count++;
}

const char *series_finish(struct arena *arena, struct series *series, const char *last)
{
	if (series->count > 1)
		buffer_add_string(&series->buffer, last);
	if (series->pending)
		buffer_add_string(&series->buffer, series->pending);
	return compose_finish(arena, &series->buffer);
}

struct said *say_line(
	const struct view *view, struct said_list *list, enum role_of_block role, unsigned level, const char *text)
{
	if (list->count == list->room) {
		uint32_t room = list->room ? list->room * 2 : 32;
		struct said *lines = arena_array(view->arena, room, sizeof *lines);

		if (list->count)
			memcpy(lines, list->lines, list->count * sizeof *lines);
		list->lines = lines;
		list->room = room;
	}
	list->lines[list->count] = (struct said){.role = role, .level = (uint8_t)level, .text = text};
	return &list->lines[list->count++];
}

const struct person *view_person(const struct view *view, uint32_t person)
{
	if (person == PERSON_ME)
		return &view->answers->me;
	if (person >= PERSON_NEW || person > view->answers->other_count)
		return NULL;
	return &view->answers->others[person - 1];
}

struct value view_fact(const struct view *view, uint32_t person, uint32_t attribute)
{
	const struct person *found = view_person(view, person);

	return found ? found->facts[attribute] : (struct value){.state = VALUE_UNKNOWN};
}

struct value view_paper_value(const struct view *view, struct paper_ref paper, uint32_t attribute)
{
	const struct person *person = view_person(view, paper.person);
	const struct kind *kind = &view->rules->kinds[paper.kind];

	if (person && paper.index != NO_INDEX && paper.index < person->paper_count)
		return paper_value(view->rules, &person->papers[paper.index], attribute);
	return kind->fixed[attribute];
}
