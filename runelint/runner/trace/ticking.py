"""A descriptor that becomes readable again and again, for a loop that waits for descriptors only."""

from __future__ import annotations

import ctypes
import os
import struct
import time

from runelint.failure import RunelintError
from runelint.runner.libc import LIBC


def ticking(seconds: float) -> int:
    """Return a descriptor that is readable every so many seconds, less than one (timerfd_create(2))."""
    descriptor = int(LIBC.timerfd_create(time.CLOCK_MONOTONIC, os.O_CLOEXEC | os.O_NONBLOCK))
    nanoseconds = int(seconds * 1e9)
    every = struct.pack("4l", 0, nanoseconds, 0, nanoseconds)  # struct itimerspec
    if descriptor < 0 or LIBC.timerfd_settime(descriptor, 0, every, None) < 0:
        raise RunelintError(f"there is no timer: {os.strerror(ctypes.get_errno())}")
    return descriptor


def ticked(descriptor: int) -> None:
    """Make the descriptor unreadable until the next time."""
    os.read(descriptor, 8)
