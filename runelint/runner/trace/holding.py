"""What the first three descriptors of a process are open on, as /proc shows it."""

from __future__ import annotations

import os
import stat
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from runelint.runner.observation import Held

_OWN = ("stdin", "stdout", "stderr")
# mem(4), null(4), full(4): devices that swallow what is written.
_SWALLOWING = {os.makedev(1, 3), os.makedev(1, 5), os.makedev(1, 7)}


def held_by(thread: int) -> Held:
    """Return what descriptors 0, 1 and 2 of a thread are open on."""
    return _target(thread, 0), _target(thread, 1), _target(thread, 2)


def named(held: Held, first: tuple[str, ...]) -> Held:
    """Return `held`; what the plugin was started with, `first`, has its name."""
    own = dict(zip(first, _OWN, strict=False))
    return own.get(held[0], held[0]), own.get(held[1], held[1]), own.get(held[2], held[2])


def _target(thread: int, descriptor: int) -> str:
    path = f"/proc/{thread}/fd/{descriptor}"
    try:
        found = os.stat(path)
        if stat.S_ISFIFO(found.st_mode):
            return f"pipe:{found.st_ino}"
        if stat.S_ISREG(found.st_mode):
            return f"file:{os.readlink(path)}"
    except OSError:  # not open
        return "closed"
    return "null" if stat.S_ISCHR(found.st_mode) and found.st_rdev in _SWALLOWING else "other"
