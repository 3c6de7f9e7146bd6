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

struct operation {
	const char *sign;
	int strength;
};

/* Longer signs first, so that "<=" is not read as "<". */
static const struct operation operations[] = {
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

static const struct operation *next_operator(struct reader *reader, int weakest)
{
	skip_spaces(reader);
	for (size_t index = 0; index < sizeof operations / sizeof *operations; index++) {
		const struct operation *operation = &operations[index];

		if (!strncmp(reader->at, operation->sign, strlen(operation->sign)))
			return operation->strength >= weakest ? operation : NULL;
	}
	return NULL;
}

static unsigned long apply(
	struct reader *reader, const struct operation *operation, unsigned long left, unsigned long right)
{
	bool equal = left == right, too = operation->sign[1];

	reader->wrong |= !right && strchr("/%", operation->sign[0]);
	switch (operation->sign[0]) {
	case '|': return left || right;
	case '&': return left && right;
	case '=': return equal;
	case '!': return !equal;
	case '<': return left < right || (too && equal);
	case '>': return right < left || (too && equal);
	case '+': return left + right;
	case '-': return left - right;
	case '*': return left * right;
	case '/': return right ? left / right : 0;
	default: return right ? left % right : 0;
	}
}

static unsigned long read_binary(struct reader *reader, int weakest)
{
	unsigned long left = read_operand(reader);
	const struct operation *operation;

	while (!reader->wrong && (operation = next_operator(reader, weakest))) {
		reader->at += strlen(operation->sign);
		left = apply(reader, operation, left, read_binary(reader, operation->strength + 1));
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
