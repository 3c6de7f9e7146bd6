#include <criterion/criterion.h>

#include "base/date.h"

static int32_t of(int year, int month, int day)
{
	return date_from_parts((struct date_parts){.year = year, .month = month, .day = day});
}

Test(date, epoch_and_ends)
{
	cr_assert_eq(of(1970, 1, 1), 0);
	cr_assert_eq(of(1, 1, 1), DATE_MIN);
	cr_assert_eq(of(9999, 12, 31), DATE_MAX);
}

/* Day after day through all years: the parts and the number agree, and each day is the one before plus one. */
Test(date, every_day_there_and_back)
{
	struct date_parts last = date_parts(DATE_MIN);

	cr_assert(last.year == 1 && last.month == 1 && last.day == 1);
	for (int32_t day = DATE_MIN + 1; day <= DATE_MAX; day++) {
		struct date_parts parts = date_parts(day);

		if (!date_valid(parts) || date_from_parts(parts) != day)
			cr_assert_fail("day %d", day);
		if (parts.day != last.day + 1 && !(parts.day == 1 && last.day >= 28))
			cr_assert_fail("day %d does not follow", day);
		last = parts;
	}
	cr_assert(last.year == 9999 && last.month == 12 && last.day == 31);
}

Test(date, what_is_a_date)
{
	static const struct {
		struct date_parts parts;
		bool valid;
	} cases[] = {
		{{2024, 2, 29}, true},
		{{2023, 2, 29}, false},
		{{2000, 2, 29}, true},
		{{1900, 2, 29}, false},
		{{2024, 2, 30}, false},
		{{2024, 4, 30}, true},
		{{2024, 4, 31}, false},
		{{2024, 12, 31}, true},
		{{2024, 12, 32}, false},
		{{2024, 1, 0}, false},
		{{2024, 0, 1}, false},
		{{2024, 13, 1}, false},
		{{0, 1, 1}, false},
		{{1, 1, 1}, true},
		{{9999, 12, 31}, true},
		{{10000, 1, 1}, false},
		{{2024, -1, 1}, false},
	};

	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++)
		cr_expect_eq(date_valid(cases[i].parts), cases[i].valid, "case %zu", i);
}

Test(date, months_clamp_to_the_end)
{
	cr_expect_eq(date_add_months(of(2025, 11, 30), 3), of(2026, 2, 28));
	cr_expect_eq(date_add_months(of(2023, 11, 30), 3), of(2024, 2, 29));
	cr_expect_eq(date_add_months(of(2024, 1, 31), 1), of(2024, 2, 29));
	cr_expect_eq(date_add_months(of(2024, 3, 31), -1), of(2024, 2, 29));
	cr_expect_eq(date_add_months(of(2024, 1, 31), -2), of(2023, 11, 30));
	cr_expect_eq(date_add_months(of(2024, 12, 15), 1), of(2025, 1, 15));
	cr_expect_eq(date_add_months(of(2024, 1, 15), -1), of(2023, 12, 15));
	cr_expect_eq(date_add_months(of(2024, 5, 9), 0), of(2024, 5, 9));
	cr_expect_eq(date_add_months(of(2024, 2, 29), 12), of(2025, 2, 28));
	cr_expect_eq(date_add_years(of(2024, 2, 29), 1), of(2025, 2, 28));
	cr_expect_eq(date_add_years(of(2024, 2, 29), 4), of(2028, 2, 29));
	cr_expect_eq(date_add_years(of(2024, 2, 29), -4), of(2020, 2, 29));
}

Test(date, adding_stays_within_the_calendar)
{
	cr_expect_eq(date_add_months(DATE_MAX, 1), DATE_MAX);
	cr_expect_eq(date_add_months(DATE_MIN, -1), DATE_MIN);
	cr_expect_eq(date_add_months(of(1, 12, 31), -11), of(1, 1, 31));
	cr_expect_eq(date_add_months(of(9999, 1, 31), 11), DATE_MAX);
	cr_expect_eq(date_add_months(0, INT32_MAX), DATE_MAX);
	cr_expect_eq(date_add_months(0, INT32_MIN), DATE_MIN);
	cr_expect_eq(date_add_years(0, INT32_MAX), DATE_MAX);
	cr_expect_eq(date_add_years(0, INT32_MIN), DATE_MIN);
	cr_expect_eq(date_add_days(DATE_MAX, 1), DATE_MAX);
	cr_expect_eq(date_add_days(DATE_MIN, -1), DATE_MIN);
	cr_expect_eq(date_add_days(DATE_MAX, INT32_MAX), DATE_MAX);
	cr_expect_eq(date_add_days(DATE_MIN, INT32_MIN), DATE_MIN);
	cr_expect_eq(date_add_days(of(2024, 2, 28), 2), of(2024, 3, 1));
	cr_expect_eq(date_add_days(of(2023, 2, 28), 1), of(2023, 3, 1));
}

Test(date, counting_on_beyond_the_calendar)
{
	cr_expect_eq(date_months_on(of(9999, 12, 31), 1), DATE_MAX + 31);
	cr_expect_eq(date_months_on(of(9999, 12, 31), 2), DATE_MAX + 31 + 29, "the year 10000 is a leap year");
	cr_expect_eq(date_months_on(of(1, 1, 1), -1), DATE_MIN - 31);
	cr_expect_eq(date_months_on(of(1, 1, 31), -10), DATE_MIN - 276, "31 March of the year before the first");
	cr_expect_eq(date_months_on(date_months_on(of(9999, 5, 17), 120000), -120000), of(9999, 5, 17));
	cr_expect_eq(date_months_on(date_months_on(of(1, 5, 17), -120000), 120000), of(1, 5, 17));
	for (int32_t day = DATE_MAX - 800; day <= DATE_MAX; day++)
		for (int32_t months = -30; months <= 30; months++)
			if (date_months_on(day, months) - day
					!= date_months_on(day - DATE_CYCLE, months) - (day - DATE_CYCLE)
				|| date_months_on(DATE_MIN + DATE_MAX - day, months)
					!= date_months_on(DATE_MIN + DATE_MAX - day + DATE_CYCLE, months) - DATE_CYCLE)
				cr_assert_fail("%d and %d months", day, months);
}

Test(date, age)
{
	cr_expect_eq(date_age_in_years(of(2008, 12, 1), of(2026, 11, 30)), 17);
	cr_expect_eq(date_age_in_years(of(2008, 12, 1), of(2026, 12, 1)), 18);
	cr_expect_eq(date_age_in_years(of(2008, 12, 1), of(2026, 12, 2)), 18);
	cr_expect_eq(date_age_in_years(of(2008, 12, 1), of(2008, 12, 1)), 0);
	cr_expect_eq(date_age_in_years(of(2008, 2, 29), of(2026, 2, 28)), 17, "29 February counts from 1 March");
	cr_expect_eq(date_age_in_years(of(2008, 2, 29), of(2026, 3, 1)), 18);
	cr_expect_eq(date_age_in_years(of(2008, 2, 29), of(2028, 2, 28)), 19);
	cr_expect_eq(date_age_in_years(of(2008, 2, 29), of(2028, 2, 29)), 20);
	cr_expect_eq(date_age_in_years(of(2008, 12, 1), of(2008, 11, 30)), -1, "not born yet");
}

struct parsed {
	const char *text;
	enum date_fault fault;
	int year, month, day;
};

static void parse_all(enum date_fault (*parse)(const char *, int32_t *), const struct parsed *cases, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		int32_t day = -1;
		enum date_fault fault = parse(cases[i].text, &day);

		cr_expect_eq(fault, cases[i].fault, "`%s`: fault %d", cases[i].text, (int)fault);
		cr_expect_eq(day, fault ? -1 : of(cases[i].year, cases[i].month, cases[i].day), "`%s`: day %d",
			cases[i].text, day);
	}
}

Test(date, parse_iso)
{
	static const struct parsed cases[] = {
		{"2027-05-09", DATE_FINE, 2027, 5, 9},
		{"0001-01-01", DATE_FINE, 1, 1, 1},
		{"9999-12-31", DATE_FINE, 9999, 12, 31},
		{"2024-02-29", DATE_FINE, 2024, 2, 29},
		{.text = "2023-02-29", .fault = DATE_BAD_DAY},
		{.text = "2023-04-31", .fault = DATE_BAD_DAY},
		{.text = "2023-04-00", .fault = DATE_BAD_DAY},
		{.text = "2023-13-01", .fault = DATE_BAD_MONTH},
		{.text = "2023-00-01", .fault = DATE_BAD_MONTH},
		{.text = "0000-01-01", .fault = DATE_BAD_YEAR},
		{.text = "2027-5-9", .fault = DATE_NOT_A_DATE},
		{.text = "2027-05-9", .fault = DATE_NOT_A_DATE},
		{.text = "2027-05-091", .fault = DATE_NOT_A_DATE},
		{.text = "12027-05-09", .fault = DATE_NOT_A_DATE},
		{.text = "2027/05/09", .fault = DATE_NOT_A_DATE},
		{.text = "2027-05-09 ", .fault = DATE_NOT_A_DATE},
		{.text = " 2027-05-09", .fault = DATE_NOT_A_DATE},
		{.text = "2027-05", .fault = DATE_NOT_A_DATE},
		{.text = "2027-05-09T00:00", .fault = DATE_NOT_A_DATE},
		{.text = "+2027-05-09", .fault = DATE_NOT_A_DATE},
		{.text = "", .fault = DATE_NOT_A_DATE},
	};

	parse_all(date_parse_iso, cases, sizeof(cases) / sizeof(*cases));
}

Test(date, parse_typed)
{
	static const struct parsed cases[] = {
		{"9.5.2027", DATE_FINE, 2027, 5, 9},
		{"09-05-2027", DATE_FINE, 2027, 5, 9},
		{"9/5/2027", DATE_FINE, 2027, 5, 9},
		{"2027-05-09", DATE_FINE, 2027, 5, 9},
		{"2027-5-9", DATE_FINE, 2027, 5, 9},
		{"2027.05.09", DATE_FINE, 2027, 5, 9},
		{"  9. 5. 2027\t", DATE_FINE, 2027, 5, 9},
		{"9 - 5 - 2027", DATE_FINE, 2027, 5, 9},
		{"31.12.9999", DATE_FINE, 9999, 12, 31},
		{.text = "30.2.2027", .fault = DATE_BAD_DAY},
		{.text = "0.2.2027", .fault = DATE_BAD_DAY},
		{.text = "1.13.2027", .fault = DATE_BAD_MONTH},
		{.text = "12/31/2027", .fault = DATE_BAD_MONTH},
		{.text = "1.1.0000", .fault = DATE_BAD_YEAR},
		{.text = "9.5-2027", .fault = DATE_NOT_A_DATE},
		{.text = "9.5.27", .fault = DATE_BAD_YEAR},
		{.text = "9.5.2027.1", .fault = DATE_NOT_A_DATE},
		{.text = "9.5.27 x", .fault = DATE_NOT_A_DATE},
		{.text = "9.5.20270", .fault = DATE_NOT_A_DATE},
		{.text = "009.5.2027", .fault = DATE_NOT_A_DATE},
		{.text = "9.5.2027 x", .fault = DATE_NOT_A_DATE},
		{.text = "9 5 2027", .fault = DATE_NOT_A_DATE},
		{.text = "9.5", .fault = DATE_BAD_YEAR},
		{.text = "9.5.", .fault = DATE_BAD_YEAR},
		{.text = ".5.2027", .fault = DATE_NOT_A_DATE},
		{.text = "-9.5.2027", .fault = DATE_NOT_A_DATE},
		{.text = "2027", .fault = DATE_NOT_A_DATE},
		{.text = "20270509", .fault = DATE_NOT_A_DATE},
		{.text = "i morgen", .fault = DATE_NOT_A_DATE},
		{.text = "", .fault = DATE_NOT_A_DATE},
		{.text = "   ", .fault = DATE_NOT_A_DATE},
	};

	parse_all(date_parse_typed, cases, sizeof(cases) / sizeof(*cases));
}

Test(date, format_iso)
{
	char out[11];

	date_format_iso(of(2027, 5, 9), out);
	cr_expect_str_eq(out, "2027-05-09");
	date_format_iso(DATE_MIN, out);
	cr_expect_str_eq(out, "0001-01-01");
	date_format_iso(DATE_MAX, out);
	cr_expect_str_eq(out, "9999-12-31");
}
