#include <string.h>

#include "base/text.h"

#define LONGEST 255

/* The code points of a string, a byte that is not UTF-8 as itself; SIZE_MAX where there are too many. */
static size_t points_of(const char *string, int32_t points[LONGEST])
{
	size_t count = 0;
	size_t left = strlen(string);

	while (left) {
		size_t used;

		if (count == LONGEST)
			return SIZE_MAX;
		used = text_decode(string, left, &points[count]);
		if (!used) {
			points[count] = (unsigned char)*string;
			used = 1;
		}
		count++;
		string += used;
		left -= used;
	}
	return count;
}

static int least(int a, int b, int c)
{
	int low = a < b ? a : b;

	return low < c ? low : c;
}

/* One row of the table: the cost of turning the first i + 1 points of `a` into each beginning of `b`.
 * rows[0] is the new row, rows[1] the one before, rows[2] the one before that. */
static void distance_row(int *const rows[3], const int32_t *a, size_t i, const int32_t *b, size_t count)
{
	rows[0][0] = (int)i + 1;
	for (size_t j = 0; j < count; j++) {
		int change = rows[1][j] + (a[i] != b[j]);

		rows[0][j + 1] = least(rows[1][j + 1] + 1, rows[0][j] + 1, change);
		if (i && j && a[i] == b[j - 1] && a[i - 1] == b[j] && rows[2][j - 1] + 1 < rows[0][j + 1])
			rows[0][j + 1] = rows[2][j - 1] + 1;
	}
}

int text_distance(const char *left, const char *right)
{
	int32_t a[LONGEST], b[LONGEST];
	int store[3][LONGEST + 1];
	int *rows[3] = {store[0], store[1], store[2]};
	size_t a_count = points_of(left, a);
	size_t b_count = points_of(right, b);

	if (a_count == SIZE_MAX || b_count == SIZE_MAX)
		return strcmp(left, right) ? LONGEST : 0;
	for (size_t j = 0; j <= b_count; j++)
		rows[0][j] = (int)j;
	for (size_t i = 0; i < a_count; i++) {
		int *oldest = rows[2];

		rows[2] = rows[1];
		rows[1] = rows[0];
		rows[0] = oldest;
		distance_row(rows, a, i, b, b_count);
	}
	return rows[0][b_count];
}

const char *text_nearest(const char *word, const char *const *candidates, size_t count)
{
	size_t length = text_points(word);
	int limit = length < 6 ? 1 : (int)((length < LONGEST ? length : LONGEST) / 3);
	const char *nearest = NULL;

	for (size_t i = 0; i < count; i++) {
		int distance = text_distance(word, candidates[i]);

		if (distance > limit)
			continue;
		nearest = candidates[i];
		limit = distance - 1; /* the first of those equally near stays */
	}
	return nearest;
}
