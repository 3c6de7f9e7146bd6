#ifndef MEDBRING_CMD_LANDLOCK_H
#define MEDBRING_CMD_LANDLOCK_H

#include <stdbool.h>

/* Give up the file system, but for reading descriptions of terminals and, outside kiosk, making new files in the
 * current folder. Nothing happens where the kernel does not know Landlock. */
void landlock_restrict(bool kiosk);

#endif
