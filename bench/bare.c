/* The limit: the least that a checklist in ncurses can be. Lines of a file, ticked with Space, left with Ctrl-Q. */

#include <curses.h>
#include <locale.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>

#define LINES_MOST 20

static char lines[LINES_MOST][100];
static bool ticked[LINES_MOST];

static int read_lines(const char *name)
{
	FILE *file = fopen(name, "r");
	int count = 0;

	while (file && count < LINES_MOST && fgets(lines[count], sizeof lines[count], file))
		lines[count][strcspn(lines[count], "\n")] = '\0', count++;
	if (file)
		fclose(file);
	return count;
}

int main(int count, char **arguments)
{
	int rows = count > 1 ? read_lines(arguments[1]) : 0, row = 0, key;

	if (!rows)
		return 2;
	setlocale(LC_ALL, "");
	initscr();
	raw();
	noecho();
	nonl();
	keypad(stdscr, TRUE);
	mvaddstr(0, 0, "What do you have?");
	for (int index = 0; index < rows; index++)
		mvprintw(index + 2, 0, "[ ] %s", lines[index]);
	do {
		move(row + 2, 1);
		refresh();
		key = getch();
		if (key == KEY_DOWN && row < rows - 1)
			row++;
		else if (key == KEY_UP && row > 0)
			row--;
		else if (key == ' ')
			addch((ticked[row] = !ticked[row]) ? 'x' : ' ');
	} while (key != 'Q' - '@');
	endwin();
	return 0;
}
