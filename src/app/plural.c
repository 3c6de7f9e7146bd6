#include "app/plural.h"

#include <stdbool.h>
#include <stddef.h>
#include <string.h>

/* A reader of the expression: precedence climbing, every value computed at once. */
struct reader {
	const char *at;
	unsigned long n;
	int depth;
	bool wrong;
};

struct operator
{
	const char *sign;
	int strength;
};

/* Longer signs first, so that "<=" is not read as "<". */
static const struct operator operators[] = {
	{"||", 1},
	{"&&", 2},
	{"==", 3},
	{"!=", 3},
	{"<=", 4},
	{">=", 4},
	{"<", 4},
	{">", 4},
	{"+", 5},
	{"-", 5},
	{"*", 6},
	{"/", 6},
	{"%", 6},
};

enum { DEPTH_MAX = 40 };

static unsigned long read_choice(struct reader *reader);

static void skip_spaces(struct reader *reader)
{
	while (*reader->at == ' ' || *reader->at == '\t')
		reader->at++;
}

static bool take(struct reader *reader, char sign)
{
	skip_spaces(reader);
	if (*reader->at != sign)
		return false;
	reader->at++;
	return true;
}

static unsigned long read_number(struct reader *reader)
{
	unsigned long number = 0;

	if (*reader->at < '0' || *reader->at > '9')
		reader->wrong = true;
	for (; *reader->at >= '0' && *reader->at <= '9'; reader->at++)
		number = (number * 10 + (unsigned long)(*reader->at - '0')) % 1000000007ul;
	return number;
}

static unsigned long read_operand(struct reader *reader)
{
	unsigned long value;

	if (++reader->depth > DEPTH_MAX)
		reader->wrong = true;
	if (reader->wrong)
		return 0;
	if (take(reader, '!')) {
		value = !read_operand(reader);
	} else if (take(reader, '(')) {
		value = read_choice(reader);
		reader->wrong |= !take(reader, ')');
	} else if (take(reader, 'n')) {
		value = reader->n;
	} else {
		value = read_number(reader);
	}
	reader->depth--;
	return value;
}

static const struct operator* next_operator(struct reader *reader, int weakest)
{
	skip_spaces(reader);
	for (size_t index = 0; index < sizeof operators / sizeof *operators; index++) {
		const struct operator* operator= & operators[index];

		if (!strncmp(reader->at, operator->sign, strlen(operator->sign)))
			return operator->strength >= weakest ? operator: NULL;
	}
	return NULL;
}

static unsigned long apply(
	struct reader *reader, const struct operator* operator, unsigned long left, unsigned long right)
{
	if (strchr("/%", operator->sign[0]) && !right) {
		reader->wrong = true;
		return 0;
	}
	switch (operator->sign[0]) {
	case '|': return left || right;
	case '&': return left && right;
	case '=': return left == right;
	case '!': return left != right;
	case '<': return operator->sign[1] ? left <= right : left<right;
	case '>': return operator->sign[1] ? left >= right : left> right;
	case '+': return left + right;
	case '-': return left - right;
	case '*': return left * right;
	case '/': return left / right;
	default: return left % right;
	}
}

static unsigned long read_binary(struct reader *reader, int weakest)
{
	unsigned long left = read_operand(reader);
	const struct operator* operator;

	while (!reader->wrong && (operator= next_operator(reader, weakest))) {
		reader->at += strlen(operator->sign);
		left = apply(reader, operator, left, read_binary(reader, operator->strength + 1));
	}
	return left;
}

static unsigned long read_choice(struct reader *reader)
{
	unsigned long condition, yes, no;

	if (++reader->depth > DEPTH_MAX)
		reader->wrong = true;
	condition = read_binary(reader, 1);
	if (!reader->wrong && take(reader, '?')) {
		yes = read_choice(reader);
		reader->wrong |= !take(reader, ':');
		no = reader->wrong ? 0 : read_choice(reader);
		condition = condition ? yes : no;
	}
	reader->depth--;
	return condition;
}

unsigned long plural_form(const char *header, unsigned long count)
{
	const char *line = header ? strstr(header, "Plural-Forms:") : NULL;
	const char *expression = line ? strstr(line, "plural=") : NULL;
	struct reader reader = {.n = count};
	unsigned long form;

	if (!expression)
		return count != 1;
	reader.at = expression + strlen("plural=");
	form = read_choice(&reader);
	skip_spaces(&reader);
	if (reader.wrong || (*reader.at && !strchr(";\n", *reader.at)) || form > 5)
		return count != 1;
	return form;
}
