#include "base/date.h"

#include <string.h>

static bool leap(int year)
{
	return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
}

static int days_in_month(int year, int month)
{
	static const unsigned char days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};

	return month == 2 && leap(year) ? 29 : days[month - 1];
}

static enum date_fault fault_of(struct date_parts parts)
{
	if (parts.year < 1 || parts.year > 9999)
		return DATE_BAD_YEAR;
	if (parts.month < 1 || parts.month > 12)
		return DATE_BAD_MONTH;
	if (parts.day < 1 || parts.day > days_in_month(parts.year, parts.month))
		return DATE_BAD_DAY;
	return DATE_FINE;
}

bool date_valid(struct date_parts parts)
{
	return fault_of(parts) == DATE_FINE;
}

/* Days from 1 March of the year 0 to the first of this month, the year beginning in March: then the
 * leap day comes last, and the months' lengths follow one straight line. */
static int32_t days_before(int year, int month)
{
	int y = month > 2 ? year : year - 1;
	int m = month > 2 ? month - 3 : month + 9;

	return y * 365 + y / 4 - y / 100 + y / 400 + (153 * m + 2) / 5;
}

#define EPOCH 719468 /* days_before(1970, 1) */

int32_t date_from_parts(struct date_parts parts)
{
	return days_before(parts.year, parts.month) + parts.day - 1 - EPOCH;
}

struct date_parts date_parts(int32_t day)
{
	int since = (int)day + EPOCH;
	int year = (int)((int64_t)since * 400 / DATE_CYCLE) - 1; /* at most two too few, never too many */
	int month;

	while (days_before(year + 1, 3) <= since)
		year++;
	since -= days_before(year, 3);
	month = (5 * since + 2) / 153;
	since -= (153 * month + 2) / 5;
	month += month < 10 ? 3 : -9;
	return (struct date_parts){.year = month <= 2 ? year + 1 : year, .month = month, .day = since + 1};
}

static int32_t clamped(int64_t day)
{
	if (day < DATE_MIN)
		return DATE_MIN;
	return day > DATE_MAX ? DATE_MAX : (int32_t)day;
}

/* How often the length goes into the number, rounded down, below zero too. */
static int64_t times(int64_t number, int64_t length)
{
	return number / length - (number % length < 0 ? 1 : 0);
}

#define CYCLE_MONTHS (400 * 12)

/* Counted within one cycle, whose years are those that date_parts() and date_from_parts() know; the cycles are counted
 * apart. */
static int64_t months_on(int32_t day, int64_t months)
{
	int64_t cycles = times(day, DATE_CYCLE), count;
	struct date_parts parts = date_parts((int32_t)(day - cycles * DATE_CYCLE));
	int longest;

	count = (int64_t)parts.year * 12 + parts.month - 1 + months;
	months = times(count, CYCLE_MONTHS);
	count -= months * CYCLE_MONTHS;
	parts.year = (int)(count / 12) + 400;
	parts.month = (int)(count % 12) + 1;
	longest = days_in_month(parts.year, parts.month);
	if (parts.day > longest)
		parts.day = longest;
	return date_from_parts(parts) + (cycles + months - 1) * DATE_CYCLE;
}

int32_t date_months_on(int32_t day, int32_t months)
{
	return (int32_t)months_on(day, months);
}

int32_t date_add_months(int32_t day, int months)
{
	return clamped(months_on(day, months));
}

int32_t date_add_years(int32_t day, int years)
{
	return clamped(months_on(day, (int64_t)years * 12));
}

int32_t date_add_days(int32_t day, int32_t days)
{
	return clamped((int64_t)day + days);
}

int date_age_in_years(int32_t born, int32_t day)
{
	struct date_parts from = date_parts(born);
	struct date_parts to = date_parts(day);
	bool reached = to.month > from.month || (to.month == from.month && to.day >= from.day);

	return to.year - from.year - (reached ? 0 : 1);
}

static enum date_fault finish(struct date_parts parts, int32_t *day)
{
	enum date_fault fault = fault_of(parts);

	if (fault == DATE_FINE)
		*day = date_from_parts(parts);
	return fault;
}

/* Reads least..most digits; NULL where there are fewer or more. */
static const char *digits(const char *text, int least, int most, int *number)
{
	int count = 0;

	*number = 0;
	while (text[count] >= '0' && text[count] <= '9') {
		if (count == most)
			return NULL;
		*number = *number * 10 + (text[count] - '0');
		count++;
	}
	return count < least ? NULL : text + count;
}

enum date_fault date_parse_iso(const char *text, int32_t *day)
{
	struct date_parts parts = {0};

	text = digits(text, 4, 4, &parts.year);
	if (!text || *text++ != '-')
		return DATE_NOT_A_DATE;
	text = digits(text, 2, 2, &parts.month);
	if (!text || *text++ != '-')
		return DATE_NOT_A_DATE;
	text = digits(text, 2, 2, &parts.day);
	if (!text || *text)
		return DATE_NOT_A_DATE;
	return finish(parts, day);
}

static const char *spaces(const char *text)
{
	while (*text == ' ' || *text == '\t')
		text++;
	return text;
}

/* A separator, the same throughout, with spaces around it: "9. 5. 2027" is how many write it. */
static const char *separator(const char *text, char *kept)
{
	text = spaces(text);
	if (!*text || !strchr(".-/", *text) || (*kept && *text != *kept))
		return NULL;
	*kept = *text;
	return spaces(text + 1);
}

/* "27", or nothing at all, where four digits are wanted. */
static bool short_year(const char *text)
{
	const size_t count = strspn(text, "0123456789");

	return count < 4 && !*spaces(text + count);
}

/* Day first, or year first: whichever number has four digits is the year. */
enum date_fault date_parse_typed(const char *text, int32_t *day)
{
	struct date_parts parts = {0};
	char kept = 0;
	const char *start = spaces(text);
	bool year_first = strspn(start, "0123456789") == 4;

	text = year_first ? digits(start, 4, 4, &parts.year) : digits(start, 1, 2, &parts.day);
	text = text ? separator(text, &kept) : NULL;
	text = text ? digits(text, 1, 2, &parts.month) : NULL;
	if (text && !year_first && !*spaces(text))
		return DATE_BAD_YEAR;
	text = text ? separator(text, &kept) : NULL;
	if (text && !year_first && short_year(text))
		return DATE_BAD_YEAR;
	if (text)
		text = year_first ? digits(text, 1, 2, &parts.day) : digits(text, 4, 4, &parts.year);
	if (!text || *spaces(text))
		return DATE_NOT_A_DATE;
	return finish(parts, day);
}

static void put_digits(char *out, int number, int count)
{
	while (count-- > 0) {
		out[count] = (char)('0' + number % 10);
		number /= 10;
	}
}

void date_format_iso(int32_t day, char out[11])
{
	struct date_parts parts = date_parts(day);

	put_digits(out, parts.year, 4);
	out[4] = '-';
	put_digits(out + 5, parts.month, 2);
	out[7] = '-';
	put_digits(out + 8, parts.day, 2);
	out[10] = '\0';
}
