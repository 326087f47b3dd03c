"""Work that ends: whatever a stranger's file looks like, it takes a bounded time of the processor, and bounded memory.

A signal looks, some times for each second of processor time: it comes in the middle of anything, also of a regular
expression that explodes. Where work has to end by the clock, too, another one comes, also while it waits for something.
"""

from __future__ import annotations

import contextlib
import math
import os
import signal
import threading
import time
from typing import TYPE_CHECKING, Any, Self

if TYPE_CHECKING:
    from types import FrameType, TracebackType

_LOOK, _LOOK_AT_CLOCK = 0.05, 0.25
_HELD = "/proc/self/statm"


class ExhaustedError(BaseException):
    """A bound was passed: it comes in the middle of anything, and nothing on the way may take it."""

    def __init__(self, bound: Bound, reason: str) -> None:
        """Tell which bound it was, and what was too much."""
        super().__init__(reason)
        self.bound = bound
        self.reason = reason


class Bound:
    """What the work within may take: seconds of processor time, and bytes of memory beyond what is held at its start.

    Used as a context manager it raises ExhaustedError, with itself, when the work takes more. Bounds can stand in each
    other. In another thread than the main one nothing is bounded: signals do not reach it (signal(7)). By the clock the
    work may take `by_clock` seconds, for which an outer bound has to ask where one holds.
    """

    def __init__(self, seconds: float, memory: int, *, by_clock: float = math.inf) -> None:
        """Bound nothing yet."""
        self.seconds = seconds
        self.memory = memory
        self.by_clock = by_clock
        self._began = self._began_by_clock = self._held = 0.0
        self._before: Any = None
        self._before_by_clock: Any = None

    def __enter__(self) -> Self:
        """Begin to count."""
        self._began, self._began_by_clock, self._held = time.process_time(), time.monotonic(), _held()
        if threading.current_thread() is threading.main_thread():
            if not _BOUNDS:
                self._before = signal.signal(signal.SIGVTALRM, _look)
                signal.setitimer(signal.ITIMER_VIRTUAL, min(_LOOK, max(self.seconds, 0.001)), _LOOK)
                if self.by_clock < math.inf:
                    self._before_by_clock = signal.signal(signal.SIGALRM, _look)
                    signal.setitimer(signal.ITIMER_REAL, _LOOK_AT_CLOCK, _LOOK_AT_CLOCK)
            _BOUNDS.append(self)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, value: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Bound nothing any more."""
        if self in _BOUNDS:
            _BOUNDS.remove(self)
            if not _BOUNDS:
                signal.setitimer(signal.ITIMER_VIRTUAL, 0)
                signal.signal(signal.SIGVTALRM, self._before)
                if self.by_clock < math.inf:
                    signal.setitimer(signal.ITIMER_REAL, 0)
                    signal.signal(signal.SIGALRM, self._before_by_clock)

    def passed(self) -> str:
        """Return what was too much, in words; empty when nothing was."""
        if time.process_time() - self._began > self.seconds:
            return f"more than {self.seconds:g} seconds of processor time"
        if time.monotonic() - self._began_by_clock > self.by_clock:
            return f"more than {self.by_clock:g} seconds"
        return f"more than {self.memory >> 20} MB of memory" if _held() - self._held > self.memory else ""


_BOUNDS: list[Bound] = []
"""Those that hold now, the outermost first."""


def _look(_number: int, frame: FrameType | None) -> None:
    # Not in the middle of the code above, which would be left half done: there will be another look.
    if frame is not None and frame.f_code.co_filename == __file__:
        return
    for bound in tuple(_BOUNDS):
        if reason := bound.passed():
            raise ExhaustedError(bound, reason)


def _held() -> int:
    """Return how many bytes of memory this process holds; 0 where that is not told."""
    with contextlib.suppress(OSError, ValueError, IndexError):
        file = os.open(_HELD, os.O_RDONLY | os.O_CLOEXEC)
        try:
            return int(os.read(file, 256).split()[1]) * os.sysconf("SC_PAGESIZE")
        finally:
            os.close(file)
    return 0
