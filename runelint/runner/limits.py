"""What the kernel bounds each process of a run by: set for the first one before it becomes the plugin."""

from __future__ import annotations

import resource
from typing import TYPE_CHECKING, NamedTuple

from runelint.runner.rung import SandboxFailedError

if TYPE_CHECKING:
    from runelint.runner.scenario import Limits

OPEN_FILES = 256
LOCKED_MEMORY = 64 << 10
SIGNALS = 128
LOCKS = 128
MOST_INODES = 20_000
"""How many files, folders and links a run may make: they cost kernel memory that no other limit counts."""

MOST_SOCKETS = 64
"""How many sockets a run may have at a time: what waits in them is kernel memory, megabytes for each."""

MOST_MAPPINGS = 50_000
"""How many mappings of memory the processes of a run may have in all: each is kernel memory, 200 bytes and more."""

MOST_LOCKS = 10_000
"""How many records of files may be locked at a time; RLIMIT_LOCKS has had no effect since Linux 2.4.25."""

MOST_SLAB = 512 << 20
"""How many bytes the kernel's own memory that cannot be had back may grow during a run, on the whole machine."""

SHARED_MEMORY = 16 << 20
"""Bytes of /dev/shm."""


class Bound(NamedTuple):
    """One limit: its RLIMIT_ number and its value, in the kernel's unit."""

    resource: int
    value: int


# Python has no names for these three: they are the same on x86_64 and aarch64 (asm-generic/resource.h).
_RLIMIT_LOCKS, _RLIMIT_SIGPENDING, _RLIMIT_MSGQUEUE = 10, 11, 12


def bounds(limits: Limits) -> tuple[Bound, ...]:
    """Return the limits of every process of a run."""
    return (
        Bound(resource.RLIMIT_CORE, 0),
        Bound(resource.RLIMIT_CPU, limits.processor_seconds),
        Bound(resource.RLIMIT_AS, limits.memory),
        # Counted in each user namespace by itself since Linux 5.14, if it is set inside.
        Bound(resource.RLIMIT_NPROC, limits.processes),
        # Not below the size of the file system: an ordinary plugin would die of SIGXFSZ where there is "no space".
        Bound(resource.RLIMIT_FSIZE, 2 * limits.disk),
        Bound(resource.RLIMIT_NOFILE, OPEN_FILES),
        Bound(resource.RLIMIT_MEMLOCK, LOCKED_MEMORY),
        Bound(_RLIMIT_MSGQUEUE, 0),
        Bound(_RLIMIT_SIGPENDING, SIGNALS),
        Bound(_RLIMIT_LOCKS, LOCKS),
    )


def bind(process: int, limits: Limits) -> None:
    """Set the limits for a process, and for all that it starts; one that is lower already stays.

    Raises SandboxFailedError when one cannot be set.
    """
    try:
        for bound in bounds(limits):
            highest = resource.prlimit(process, bound.resource)[1]
            value = bound.value if highest == resource.RLIM_INFINITY else min(bound.value, highest)
            resource.prlimit(process, bound.resource, (value, value))
    except (OSError, ValueError) as cause:
        raise SandboxFailedError(f"The sandbox could not set its limits: {cause}.") from cause
