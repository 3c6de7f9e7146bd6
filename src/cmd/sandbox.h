#ifndef MEDBRING_CMD_SANDBOX_H
#define MEDBRING_CMD_SANDBOX_H

/*
 * Once the rules are read, the guide needs the terminal and next to nothing
 * else, and so it gives the rest away for good: Landlock takes the file
 * system, a seccomp filter the system calls. What is refused fails with
 * EPERM; nothing is killed. Where the kernel or the build has neither, the
 * guide runs as it would without.
 */

#include <stdbool.h>

/* Before a front end starts: files can be read only where terminals are described, and written only by making a new
 * one in the folder that the program was started in (in kiosk not at all); no program, process, socket. */
void sandbox_enter(bool kiosk);

/* After the first drawing: no file at all but, outside kiosk, the new one; at most 20 system calls are left.
 * True when it is so: a screen cannot be started anew then. */
bool sandbox_seal(bool kiosk);

#endif
