#ifndef MEDBRING_BASE_DATE_H
#define MEDBRING_BASE_DATE_H

/*
 * Days of the proleptic Gregorian calendar as day numbers (0 is 1970-01-01),
 * years 1 to 9999. Adding months clamps to the month's end: 30 November and
 * three months is 28 or 29 February. No clock is read here.
 */

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define DATE_MIN (-719162)      /* 0001-01-01 */
#define DATE_MAX 2932896        /* 9999-12-31 */
#define DATE_CYCLE 146097       /* days in 400 years, after which the calendar is the same again */

struct date_parts { int year, month, day; };

enum date_fault { DATE_FINE, DATE_NOT_A_DATE, DATE_BAD_YEAR, DATE_BAD_MONTH, DATE_BAD_DAY };

bool date_valid(struct date_parts parts);
int32_t date_from_parts(struct date_parts parts);       /* parts must be valid */
struct date_parts date_parts(int32_t day);

/* Clamped to the month's end and to DATE_MIN..DATE_MAX. */
int32_t date_add_months(int32_t day, int months);
int32_t date_add_years(int32_t day, int years);         /* 29 February becomes 28 February */
int32_t date_add_days(int32_t day, int32_t days);

/* As date_add_months(), but the calendar goes on beyond its ends: what is counted from a day may reach there. Up to some
 * million years. */
int32_t date_months_on(int32_t day, int32_t months);

/* Whole years from `born` to `day`; a birthday on 29 February counts from 1 March in other years. */
int date_age_in_years(int32_t born, int32_t day);

/* The ISO form YYYY-MM-DD only (rules and answers files). */
enum date_fault date_parse_iso(const char *text, int32_t *day);

/* What a person types: 9.5.2027, 09-05-2027, 9/5/2027, 2027-05-09; spaces around are ignored. */
enum date_fault date_parse_typed(const char *text, int32_t *day);

void date_format_iso(int32_t day, char out[11]);

#endif
