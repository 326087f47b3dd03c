"""What a run uses in all, which no limit of a single process bounds: it is looked at from outside, now and then."""

from __future__ import annotations

import contextlib
import mmap
import os
import re
from typing import TYPE_CHECKING

from runelint.runner.limits import MOST_INODES, MOST_LOCKS, MOST_MAPPINGS, MOST_SLAB, MOST_SOCKETS

if TYPE_CHECKING:
    from runelint.runner.scenario import Limits

# In kilobytes (proc_pid_status(5)). The tables of pages count: those of memory that is only read, and so is none, can
# be as large as a process may be.
_USED = re.compile(rb"^Vm(?:RSS|PTE|Swap):\s*(\d+) kB$", re.MULTILINE)
_SIZE = re.compile(rb"^VmSize:\s*(\d+) kB$", re.MULTILINE)
_SLAB = re.compile(rb"^SUnreclaim:\s*(\d+) kB$", re.MULTILINE)
_MOST = 1 << 14
_SOCKETS = re.compile(rb"^sockets: used (\d+)$", re.MULTILINE)


def slab() -> int:
    """Return how many bytes of its own the kernel has that it cannot have back; 0 where it does not tell."""
    return sum(map(int, _SLAB.findall(_read("/proc/meminfo")))) << 10


def overrun(first: int, limits: Limits, *, slab_before: int) -> str:
    """Return which limit the sandbox whose process 1 has the number `first` has passed; empty when it has none.

    `slab_before` is what `slab` was when it began.
    """
    root = f"/proc/{first}/root"
    with contextlib.suppress(OSError):  # it is being set up, or has just ended
        # Until the sandbox is set up, this is the machine's own root.
        if os.stat(root).st_dev == os.stat("/").st_dev:
            return ""
        for place in ("/", "/dev/shm"):  # noqa: S108 - a path inside
            used = os.statvfs(f"{root}{place}")
            if used.f_files - used.f_ffree > MOST_INODES:
                return f"made more than {MOST_INODES} files"
        return _sockets(first) or _locks(root) or _processes(root, limits) or _slab(slab_before)
    return ""


def _sockets(first: int) -> str:
    """Return whether there are too many sockets in the sandbox's network."""
    used = _SOCKETS.search(_read(f"/proc/{first}/net/sockstat"))
    return f"opened more than {MOST_SOCKETS} sockets" if used and int(used[1]) > MOST_SOCKETS else ""


def _locks(root: str) -> str:
    """Return whether there are too many locks."""
    return f"locked more than {MOST_LOCKS} records" if _lines(f"{root}/proc/locks", MOST_LOCKS) > MOST_LOCKS else ""


def _slab(before: int) -> str:
    """Return whether the kernel needs much more memory than before, for whatever: nothing else tells for what run."""
    return f"took more than {MOST_SLAB >> 20} MB of the kernel's memory" if slab() - before > MOST_SLAB else ""


def _processes(root: str, limits: Limits) -> str:
    """Return which limit the processes have passed together. Theirs is the only /proc that lists them alone."""
    entries = [entry for entry in os.listdir(f"{root}/proc") if entry.isdigit()]
    # First, for to look at thousands takes longer than there is until the next look.
    if len(entries) > limits.processes + 1:
        return f"started more than {limits.processes} processes"
    kilobytes, sizes = 0, {}
    for entry in entries:
        with contextlib.suppress(OSError):
            living, status = _living(f"{root}/proc/{entry}")
            kilobytes += sum(map(int, _USED.findall(status)))
            sizes[living] = sum(map(int, _SIZE.findall(status))) << 10
    if kilobytes << 10 > limits.memory:
        return f"took more than {limits.memory >> 20} MB of memory in all"
    return _mappings(sizes)


def _living(process: str) -> tuple[str, bytes]:
    """Return the folder of /proc that tells of a process's memory, and its `status`; raises OSError.

    That of the process tells of its first thread, which has no memory any more once it has ended; the others, which go
    on, have all of it.
    """
    status = _read(f"{process}/status")
    if _SIZE.search(status):
        return process, status
    for thread in os.listdir(f"{process}/task"):
        with contextlib.suppress(OSError):  # it has just ended
            told = _read(f"{process}/task/{thread}/status")
            if _SIZE.search(told):
                return f"{process}/task/{thread}", told
    return process, status


def _mappings(sizes: dict[str, int]) -> str:
    """Return whether processes have too many mappings; `sizes` says how many bytes of addresses each has."""
    left = MOST_MAPPINGS
    # No mapping is smaller than a page. Of ordinary plugins nothing has to be counted.
    if sum(sizes.values()) <= left * mmap.PAGESIZE:
        return ""
    for living in sorted(sizes, key=lambda living: sizes[living], reverse=True):
        with contextlib.suppress(OSError):
            left -= _lines(f"{living}/maps", left)
        if left < 0:
            return f"made more than {MOST_MAPPINGS} mappings of memory"
    return ""


def _lines(path: str, most: int) -> int:
    """Return how many lines a file of /proc has, or, where there are more than `most`, that there are; raises OSError.

    To read on could take longer than there is until the next look.
    """
    count = 0
    with open(path, "rb", buffering=_MOST) as file:
        for _ in file:
            count += 1
            if count > most:
                break
    return count


def _read(path: str) -> bytes:
    """Return a file of /proc; raises OSError. Every process of a plugin waits meanwhile."""
    descriptor = os.open(path, os.O_RDONLY | os.O_CLOEXEC)
    try:
        return os.read(descriptor, _MOST)
    finally:
        os.close(descriptor)
