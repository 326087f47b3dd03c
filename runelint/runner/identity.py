"""Who the supervisor is: never root, for bwrap started by real root is not a sandbox.

Measured: with bwrap as real root a plugin can open /proc/sys/kernel/core_pattern for writing, whose files are checked
against the global uid and not against capabilities.
"""

from __future__ import annotations

import os
import pwd
from typing import TYPE_CHECKING

from runelint.runner.libc import LIBC
from runelint.runner.rung import SandboxMissingError

if TYPE_CHECKING:
    from collections.abc import Iterator

UNUSED = range(61184, 65520)
"""uids that no distribution gives away (systemd's `UIDS-GIDS` keeps them for dynamic users)."""

_MOST_TRIED = 1000

# A file of the kernel's that containers put no other in place of.
_OF_ROOT = "/proc/version"
_PR_SET_DUMPABLE, _PR_SET_CHILD_SUBREAPER = 4, 36


ROOT_OUTSIDE = (
    "Root of this user namespace is root of the machine and nobody else, and so would the plugin be, outside."
)
ROOT_OUTSIDE_REMEDY = "Run runelint without `unshare --map-root-user`, or as an ordinary user."


def drop_root() -> None:
    """Become an unused uid, if this process is root and there is another uid. Anybody else is left as they are.

    In a user namespace in which there is none, root is an ordinary user outside. Raises SandboxMissingError where root
    of the machine cannot be left.
    """
    uid = unused_uid()
    if os.geteuid() == 0 and uid is not None:
        _become(uid)
    if is_root_outside():
        raise SandboxMissingError(ROOT_OUTSIDE, ROOT_OUTSIDE_REMEDY)


def _become(uid: int) -> None:
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


def is_root_outside() -> bool:
    """Return whether this process is root of the machine, whatever number it has in this user namespace.

    The kernel's own files belong to nobody else. What a namespace is made of tells less: its map has the numbers of the
    one that it was made in, which may be one as well (user_namespaces(7)).
    """
    return os.stat(_OF_ROOT).st_uid == os.geteuid()


def stays_root() -> bool:
    """Return whether the supervisor would be root of the machine."""
    return is_root_outside() and (os.geteuid() != 0 or unused_uid() is None)


def adopt_orphans() -> None:
    """Have the children of our children become ours when their parent ends, so that none is left for others to bury."""
    LIBC.prctl(_PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0)


def unused_uid() -> int | None:
    """Return a uid that nobody has, another one for each process as far as possible; None where there is none."""
    users, groups = _map("/proc/self/uid_map"), _map("/proc/self/gid_map")
    for uid in _candidates(users):
        if not all(any(uid in part for part in parts) for parts in (users, groups)):
            continue
        try:
            pwd.getpwuid(uid)
        except KeyError:
            return uid
    return None


def _candidates(users: list[range]) -> Iterator[int]:
    """Return the uids that may be unused, the best first: a small namespace may have none of those for this purpose."""
    for number in range(len(UNUSED)):
        yield UNUSED[(os.getpid() + number) % len(UNUSED)]
    for part in users:
        last = min(part.stop, UNUSED.start)
        yield from range(last - 1, max(part.start, last - _MOST_TRIED, 1) - 1, -1)


def _map(path: str) -> list[range]:
    """Return the numbers that exist in this user namespace (user_namespaces(7))."""
    with open(path, encoding="ascii") as file:
        lines = [line.split() for line in file]
    return [range(int(first), int(first) + int(length)) for first, _, length in lines]
