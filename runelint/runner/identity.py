"""Who the supervisor is: never root, for bwrap started by real root is not a sandbox.

Measured: with bwrap as real root a plugin can open /proc/sys/kernel/core_pattern for writing, whose files are checked
against the global uid and not against capabilities.
"""

from __future__ import annotations

import os
import pwd

from runelint.runner.libc import LIBC
from runelint.runner.rung import SandboxMissingError

UNUSED = range(61184, 65520)
"""uids that no distribution gives away (systemd's `UIDS-GIDS` keeps them for dynamic users)."""

_PR_SET_DUMPABLE, _PR_SET_CHILD_SUBREAPER = 4, 36


def drop_root() -> None:
    """Become an unused uid, if this process is root and there is another uid. Anybody else is left as they are.

    In a user namespace in which there is none, root is an ordinary user outside; or else it is the machine's root that
    made the namespace, and then it is /proc being read-only and the watch on the number of processes that hold.
    Raises SandboxMissingError where root cannot be left.
    """
    uid = unused_uid()
    if os.geteuid() != 0 or uid is None:
        return
    try:
        os.setgroups([])
        os.setresgid(uid, uid, uid)
        os.setresuid(uid, uid, uid)
    except OSError as cause:
        raise SandboxMissingError(
            f"As root, plugins are run by an unused user, and that is not possible here ({cause.strerror}).",
            "Run runelint as an ordinary user.",
        ) from cause
    # Whoever can read this process's memory could read the caller's environment in it.
    LIBC.prctl(_PR_SET_DUMPABLE, 0, 0, 0, 0)


def adopt_orphans() -> None:
    """Have the children of our children become ours when their parent ends, so that none is left for others to bury."""
    LIBC.prctl(_PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0)


def unused_uid() -> int | None:
    """Return a uid that nobody has, another one for each process as far as possible; None where there is none."""
    maps = [_map("/proc/self/uid_map"), _map("/proc/self/gid_map")]
    for number in range(len(UNUSED)):
        uid = UNUSED[(os.getpid() + number) % len(UNUSED)]
        if not all(any(uid in part for part in parts) for parts in maps):
            continue
        try:
            pwd.getpwuid(uid)
        except KeyError:
            return uid
    return None


def _map(path: str) -> list[range]:
    """Return the numbers that exist in this user namespace (user_namespaces(7))."""
    with open(path, encoding="ascii") as file:
        lines = [line.split() for line in file]
    return [range(int(first), int(first) + int(length)) for first, _, length in lines]
