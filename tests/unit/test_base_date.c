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
