"""What bounds a run from inside: the words for `ulimit`, by which process 1 of the sandbox binds all that it starts."""

from __future__ import annotations

import resource
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from runelint.runner.scenario import Limits

OPEN_FILES = 256
LOCKED_MEMORY = 64
SIGNALS = 128
LOCKS = 128
MOST_INODES = 20_000
"""How many files, folders and links a run may make: they cost kernel memory that no other limit counts."""

MOST_SOCKETS = 64
"""How many sockets a run may have at a time: what waits in them is kernel memory, megabytes for each."""

SHARED_MEMORY = 16 << 20
"""Bytes of /dev/shm."""


class Bound(NamedTuple):
    """One limit: the letter that `ulimit` has for it, its RLIMIT_ number, its value and the bytes of one unit."""

    letter: str
    resource: int
    value: int
    unit: int = 1


# Python has no names for these three: they are the same on x86_64 and aarch64 (asm-generic/resource.h).
_RLIMIT_LOCKS, _RLIMIT_SIGPENDING, _RLIMIT_MSGQUEUE = 10, 11, 12


def bounds(limits: Limits) -> tuple[Bound, ...]:
    """Return the limits of every process of a run."""
    return (
        Bound("c", resource.RLIMIT_CORE, 0),
        Bound("t", resource.RLIMIT_CPU, limits.processor_seconds),
        Bound("v", resource.RLIMIT_AS, limits.memory >> 10, 1 << 10),
        # Counted in each user namespace by itself since Linux 5.14, if it is set inside.
        Bound("u", resource.RLIMIT_NPROC, limits.processes),
        # Not below the size of the file system: an ordinary plugin would die of SIGXFSZ where there is "no space".
        Bound("f", resource.RLIMIT_FSIZE, limits.disk >> 9, 1 << 10),
        Bound("n", resource.RLIMIT_NOFILE, OPEN_FILES),
        Bound("l", resource.RLIMIT_MEMLOCK, LOCKED_MEMORY, 1 << 10),
        Bound("q", _RLIMIT_MSGQUEUE, 0),
        Bound("i", _RLIMIT_SIGPENDING, SIGNALS),
        Bound("x", _RLIMIT_LOCKS, LOCKS),
    )


def ulimit(limits: Limits) -> str:
    """Return the command that sets them; a limit that is lower already stays."""
    words = ["ulimit"]
    for bound in bounds(limits):
        highest = resource.getrlimit(bound.resource)[1]
        value = bound.value if highest == resource.RLIM_INFINITY else min(bound.value, highest // bound.unit)
        words.append(f"-{bound.letter} {value}")
    return " ".join(words)
