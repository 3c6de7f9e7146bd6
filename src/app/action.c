#include "app/action.h"

const struct action_row action_rows[ACTION_COUNT] = {
#define ACTION(name, word, keys, places, help) [name] = {word, keys, places, help},
#include "app/action_table.h"
#undef ACTION
};
