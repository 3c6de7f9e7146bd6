/* What a log may be of which nothing is known. */

#include "engine/logs.h"

/* In each window, from the narrow ones on: how many persons there may be, and at least so many events. */
struct wanted {
	int64_t persons_low, persons_high, events_low;
};

struct filling {
	struct log_classes *classes;
	struct wanted wanted[CLASSES_MAX];
	uint32_t numbers[CLASSES_MAX];
};

/* How many events there must be up to that window beside the first of each of so many persons; more persons need no more
 * of them. */
static int64_t repeats(const struct filling *filling, uint32_t window, int64_t persons)
{
	int64_t most = 0;

	for (uint32_t at = window + 1; at-- > 0;) {
		const struct wanted *wanted = &filling->wanted[at];
		if (at < window && persons > wanted->persons_high)
			persons = wanted->persons_high;
		if (wanted->events_low - persons > most)
			most = wanted->events_low - persons;
	}
	return most;
}

/* Can there be so many in that window, beside what is wanted in the narrower ones? What is left of the number of persons
 * is noted. */
static bool can_be(struct filling *filling, uint32_t window, int64_t events_high)
{
	struct wanted *wanted = &filling->wanted[window];
	int64_t low, high;

	work_spend(filling->classes->world->scopes->work, 1 + window);
	if (window > 0 && wanted->persons_low < wanted[-1].persons_low)
		wanted->persons_low = wanted[-1].persons_low;
	if (wanted->persons_low == 0 && repeats(filling, window, 0) > 0)
		wanted->persons_low = 1;
	low = wanted->persons_low;
	high = wanted->persons_high;
	if (low > high || (events_high != NUMBER_ANY && low + repeats(filling, window, low) > events_high))
		return false;
	if (events_high == NUMBER_ANY)
		return true;
	high = high < events_high ? high : events_high;
	while (low < high) {
		int64_t middle = high - (high - low) / 2;
		if (middle + repeats(filling, window, middle) <= events_high)
			low = middle;
		else
			high = middle - 1;
	}
	wanted->persons_high = low;
	return true;
}

static void fill_window(struct filling *filling, uint32_t window);

static void fill_persons(
	struct filling *filling, uint32_t window, uint32_t class, int64_t events_low, int64_t events_high)
{
	struct log_classes *classes = filling->classes;
	bool counted = class < classes->count && classes->at[class].distinct_person
		&& class_days(&classes->at[class]) == classes->windows[window];
	int64_t next = NUMBER_ANY;

	for (int64_t low = 0; low != NUMBER_ANY && !classes->full; low = next) {
		if (counted) {
			filling->numbers[class] = (uint32_t)low;
			next = log_next_change(&classes->at[class], low);
		}
		filling->wanted[window] = (struct wanted){low, next == NUMBER_ANY ? NUMBER_ANY : next - 1, events_low};
		if (can_be(filling, window, events_high))
			fill_window(filling, window + 1);
	}
}

/* Each run of numbers in which nothing changes, of events and of persons in that window; then the wider ones. */
static void fill_window(struct filling *filling, uint32_t window)
{
	struct log_classes *classes = filling->classes;
	uint32_t class = 0;

	classes->full |= work_spent(classes->world->scopes->work);
	if (window == classes->window_count) {
		log_keep(classes, filling->numbers);
		return;
	}
	while (class_days(&classes->at[class]) != classes->windows[window])
		class ++;
	if (classes->at[class].distinct_person) {
		fill_persons(filling, window, class, 0, NUMBER_ANY);
		return;
	}
	for (int64_t low = 0; low != NUMBER_ANY && !classes->full;) {
		int64_t next = log_next_change(&classes->at[class], low);
		filling->numbers[class] = (uint32_t)low;
		fill_persons(filling, window, class + 1, low, next == NUMBER_ANY ? NUMBER_ANY : next - 1);
		low = next;
	}
}

void log_open_candidates(struct log_classes *classes)
{
	struct filling filling = {.classes = classes};

	fill_window(&filling, 0);
}
