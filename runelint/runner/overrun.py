"""What a run uses in all, which no limit of a single process bounds: it is looked at from outside, now and then."""

from __future__ import annotations

import contextlib
import os
import re
from typing import TYPE_CHECKING

from runelint.runner.limits import MOST_INODES, MOST_SOCKETS

if TYPE_CHECKING:
    from runelint.runner.scenario import Limits

# In kilobytes (proc_pid_status(5)). The tables of pages count: those of memory that is only read, and so is none, can
# be as large as a process may be.
_USED = re.compile(rb"^Vm(?:RSS|PTE|Swap):\s*(\d+) kB$", re.MULTILINE)
_MOST = 1 << 14
_SOCKETS = re.compile(rb"^sockets: used (\d+)$", re.MULTILINE)


def overrun(first: int, limits: Limits) -> str:
    """Return which limit the sandbox whose process 1 has the number `first` has passed; empty when it has none."""
    root = f"/proc/{first}/root"
    with contextlib.suppress(OSError):  # it is being set up, or has just ended
        # Until the sandbox is set up, this is the machine's own root.
        if os.stat(root).st_dev == os.stat("/").st_dev:
            return ""
        for place in ("/", "/dev/shm"):  # noqa: S108 - a path inside
            used = os.statvfs(f"{root}{place}")
            if used.f_files - used.f_ffree > MOST_INODES:
                return f"made more than {MOST_INODES} files"
        return _sockets(first) or _processes(root, limits)
    return ""


def _sockets(first: int) -> str:
    """Return whether there are too many sockets in the sandbox's network."""
    used = _SOCKETS.search(_read(f"/proc/{first}/net/sockstat"))
    return f"opened more than {MOST_SOCKETS} sockets" if used and int(used[1]) > MOST_SOCKETS else ""


def _processes(root: str, limits: Limits) -> str:
    """Return which limit the processes have passed together. Theirs is the only /proc that lists them alone."""
    entries = [entry for entry in os.listdir(f"{root}/proc") if entry.isdigit()]
    # First, for to look at thousands takes longer than there is until the next look.
    if len(entries) > limits.processes + 1:
        return f"started more than {limits.processes} processes"
    kilobytes = 0
    for entry in entries:
        with contextlib.suppress(OSError):
            kilobytes += sum(map(int, _USED.findall(_read(f"{root}/proc/{entry}/status"))))
    return f"took more than {limits.memory >> 20} MB of memory in all" if kilobytes << 10 > limits.memory else ""


def _read(path: str) -> bytes:
    """Return a file of /proc; raises OSError. Every process of a plugin waits meanwhile."""
    descriptor = os.open(path, os.O_RDONLY | os.O_CLOEXEC)
    try:
        return os.read(descriptor, _MOST)
    finally:
        os.close(descriptor)
