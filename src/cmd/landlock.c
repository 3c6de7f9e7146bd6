#define _GNU_SOURCE /* O_PATH */

#include "cmd/landlock.h"

#include <fcntl.h>
#include <linux/landlock.h>
#include <stdint.h>
#include <stdlib.h>
#include <sys/syscall.h>
#include <unistd.h>

/* All rights that the first version knows; later ones add to these, and are taken too where the kernel has them. */
#define RIGHTS_FIRST ((LANDLOCK_ACCESS_FS_MAKE_SYM << 1) - 1)
#define RIGHT_REFER (UINT64_C(1) << 13)
#define RIGHT_TRUNCATE (UINT64_C(1) << 14)

static long create_ruleset(const struct landlock_ruleset_attr *attributes, size_t size, uint32_t flags)
{
	return syscall(SYS_landlock_create_ruleset, attributes, size, flags);
}

static void allow(int ruleset, const char *folder, uint64_t rights)
{
	struct landlock_path_beneath_attr beneath = {.allowed_access = rights};

	beneath.parent_fd = open(folder, O_PATH | O_DIRECTORY | O_CLOEXEC);
	if (beneath.parent_fd < 0)
		return;
	syscall(SYS_landlock_add_rule, ruleset, LANDLOCK_RULE_PATH_BENEATH, &beneath, 0);
	close(beneath.parent_fd);
}

void landlock_restrict(bool kiosk)
{
	static const char *const readable[] = {
		"/etc/terminfo", "/lib/terminfo", "/usr/share/terminfo", "/usr/lib/locale"};
	const uint64_t reading = LANDLOCK_ACCESS_FS_READ_FILE | LANDLOCK_ACCESS_FS_READ_DIR;
	const char *own = getenv("TERMINFO");
	long version = create_ruleset(NULL, 0, LANDLOCK_CREATE_RULESET_VERSION);
	struct landlock_ruleset_attr attributes = {.handled_access_fs = RIGHTS_FIRST};
	int ruleset;

	if (version < 1)
		return;
	attributes.handled_access_fs |= version >= 2 ? RIGHT_REFER : 0;
	attributes.handled_access_fs |= version >= 3 ? RIGHT_TRUNCATE : 0;
	ruleset = (int)create_ruleset(&attributes, sizeof(attributes), 0);
	if (ruleset < 0)
		return;
	for (size_t i = 0; i < sizeof(readable) / sizeof(*readable); i++)
		allow(ruleset, readable[i], reading);
	if (own && *own)
		allow(ruleset, own, reading);
	if (!kiosk)
		allow(ruleset, ".", LANDLOCK_ACCESS_FS_MAKE_REG | LANDLOCK_ACCESS_FS_WRITE_FILE);
	syscall(SYS_landlock_restrict_self, ruleset, 0);
	close(ruleset);
}
