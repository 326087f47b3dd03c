"""What a run uses in all, which no limit of a single process bounds: it is looked at from outside, now and then."""

from __future__ import annotations

import contextlib
import os
from pathlib import Path
from typing import TYPE_CHECKING

from runelint.runner.limits import MOST_INODES

if TYPE_CHECKING:
    from runelint.runner.scenario import Limits


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
        return _processes(root, limits)
    return ""


def _processes(root: str, limits: Limits) -> str:
    """Return which limit the processes have passed together. Theirs is the only /proc that lists them alone."""
    pages = processes = 0
    for entry in os.listdir(f"{root}/proc"):
        if entry.isdigit():
            processes += 1
            with contextlib.suppress(OSError):
                pages += int(Path(f"{root}/proc/{entry}/statm").read_bytes().split()[1])
    if pages * os.sysconf("SC_PAGE_SIZE") > limits.memory:
        return f"took more than {limits.memory >> 20} MB of memory in all"
    if processes > limits.processes + 1:
        return f"started more than {limits.processes} processes"
    return ""
